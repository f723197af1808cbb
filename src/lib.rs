//! A candidate's way through a hiring process, as a law that cannot be broken by accident.
//!
//! A *candidacy* is one person's way through one process. It is a journal of *facts*. The candidate or a named person of the company
//! records each of them, and one law judges it. The library refuses an illegal fact, and the error says which facts are possible
//! instead. Facts open and keep *promises*: something that one side owes the other by a moment. As long as a candidacy is open,
//! somebody owes something. A rejection needs feedback, no moment that passes decides anything, and a CV is a PDF.
//!
//! ```
//! use candidacy::uuid::Uuid;
//! use candidacy::value::{Answer, DocumentRef};
//! use candidacy::{
//!     Actor, Application, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Fact, PersonId, Phase, Process,
//!     PromiseKind, Seq, Staff, Terms,
//! };
//!
//! // The process is data. The library has one ready-made process, for back-end engineers.
//! let terms = Terms::new("back-end", 1, Process::back_end())?;
//! let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
//! let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
//! let application = Application::open(opening, cv); // `Application::new` is for an advertised role
//!
//! // The caller brings the time.
//! let monday = "2026-03-02T09:00:00Z".parse()?;
//! let mut mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, monday))?;
//! assert_eq!(mira.phase(), Phase::Screening);
//!
//! // A fact that is not legal is refused and given back, and nothing has changed.
//! let refused = mira.record(Entry::new(Actor::Candidate, Fact::OfferAccepted, monday)).unwrap_err();
//! assert!(refused.to_string().contains("not possible in the phase `screening`: it cannot happen here"));
//!
//! // The company owes three messages: what the work is paid, that the application arrived, and a first answer.
//! let owed: Vec<String> = mira.promises().map(|promise| format!("{} by {}", promise.kind, promise.due)).collect();
//! assert_eq!(owed[0], "pay by 2026-03-10 00:00:00 UTC"); // unless the advert named it
//! assert_eq!(owed[1..], ["acknowledgement by 2026-03-04 00:00:00 UTC", "first_answer by 2026-03-10 00:00:00 UTC"]);
//!
//! // Recording returns what follows: the line to store, the promises that changed, and the entries to tell the candidate of.
//! let ana = Staff::new(PersonId::new(Uuid::from_u128(3))?, Capacity::RECRUITER);
//! let message = DocumentRef::new("mail/4700")?; // the words are kept elsewhere
//! let arrived = Fact::CandidateInformed { to: Seq(0), answer: Answer::Final, message, stated: None };
//! let recorded = mira.record(Entry::new(ana, arrived, monday))?;
//! assert_eq!((recorded.line.seq, recorded.told.as_slice()), (Seq(1), [Seq(1)].as_slice()));
//! assert_eq!(recorded.ended[0].kind, PromiseKind::Acknowledgement);
//!
//! // A store keeps the journal. Reading it back goes through the same law.
//! assert_eq!(Candidacy::replay(&terms, mira.journal().to_vec())?, mira);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it never does
//!
//! - It reads no clock, makes no ids, does no I/O, logs nothing, has no globals and no `unsafe`. Time, ids and bytes come from the
//!   caller, as `DateTime<Utc>`, `Uuid` and `&[u8]`.
//! - It has no `Default` candidacy and no setter. No candidacy is deserialised without being replayed.
//! - It has no system actor, and a moment that passes changes nothing.
//! - It scores nobody and ranks nobody.
//! - It certifies nobody's compliance. It states rules and their sources.
//!
//! # The law
//!
//! The rules are constant tables. Everything that knows what is legal is derived from them.
//!
//! | table | a row says |
//! |---|---|
//! | [`law::LAW`] | in which phases a fact is legal, under which conditions, whose act it is, where it leads, which items it opens and closes, and when the candidate is told |
//! | [`law::PARTS`] | the same for a fact about a part of a step: an interview, an assignment or a check |
//! | [`law::REQUESTS`] | what the candidate may ask for, and who answers |
//! | [`promise::PROMISES`] | what is owed while something is the case, by which side, and which facts keep it |
//!
//! A step of a process has one to eight [parts](terms::Part). Each part is to be set up, set up, done or waived. The phase of the step
//! follows from its parts: [`Preparing`](Phase::Preparing), [`Underway`](Phase::Underway) or [`Deciding`](Phase::Deciding).
//!
//! One function judges every entry: when it is [recorded](Candidacy::record), [checked](Candidacy::check) or
//! [replayed](Candidacy::replay). [`Candidacy::legal`] returns every fact that somebody could record, and
//! [`Candidacy::legal_for`] those of one actor.
//!
//! The law is strict about what may be decided and owed, and takes what happened:
//!
//! - An interview that was not scheduled, or a stand-in, is recorded with a [deviation](Entry::deviating), which says why.
//! - An act of the candidate by telephone is [written down](Entry::recorded_by) by a person of the company. The candidate is then owed
//!   word of it, and can confirm it or object. Until the candidate confirms it, it keeps nothing that the company owes.
//! - Something that is recorded late says when it [occurred](Entry::occurred).
//! - A move that was a mistake is [reversed](Fact::Reversed). A ceiling never restarts by that.
//! - A wrong moment is [corrected](Fact::MomentCorrected), with a reason.
//!
//! # Illegal steps do not compile
//!
//! A plain [`Candidacy`] takes any fact, and the law answers. The compile-time face is the same candidacy with its phase and its step
//! in the type. A `Candidacy<Deciding<TeamInterview>>` has the methods that are legal there, and no others.
//!
//! ```
//! use candidacy::candidacy::Recorded;
//! use candidacy::phase::{Deciding, FeedbackDue, Rejected};
//! use candidacy::step::back_end::TeamInterview;
//! use candidacy::{Candidacy, Feedback, Reasons, Staff, Time};
//! # type Done<T> = Result<T, Box<dyn std::error::Error>>;
//!
//! fn reject(candidacy: Candidacy<Deciding<TeamInterview>>, ana: Staff, reasons: Reasons, now: Time) -> Done<Candidacy<FeedbackDue>> {
//!     candidacy.reject(ana, reasons, now)?.store(keep) // the line is stored, and then the candidacy goes on
//! }
//!
//! // Nothing but feedback leads to `Rejected`: there is no other method that returns one.
//! fn deliver(candidacy: Candidacy<FeedbackDue>, ana: Staff, feedback: Feedback, now: Time) -> Done<Candidacy<Rejected>> {
//!     candidacy.deliver_feedback(ana, feedback, now)?.store(keep)
//! }
//!
//! fn keep(recorded: Recorded<'_>) -> Done<()> {
//!     println!("{}", serde_json::to_string(&recorded.line)?); // a row of a store
//!     Ok(())
//! }
//! ```
//!
//! - [`phase`] has the phases as types, each with its methods. A method of the candidate takes no actor, and a method of the company
//!   takes a [`Staff`].
//! - [`step`] has the steps as types. [`steps!`] declares those of a company, and a step of several parts is asked for one of them:
//!   `candidacy.part(Pairing).schedule(…)`.
//! - [`Candidacy::narrow`] leads from the run-time face into the compile-time face, and [`Candidacy::untyped`] leads back.
//!
//! Every method is a row of the tables, and every row that moves has its method: the compiler proves both. A declaration that the
//! process does not bear out is refused before anything is recorded.
//!
//! # What is owed
//!
//! A [`Promise`] has a [`PromiseKind`], a side that owes it, the moment when it was made, and the moment when it is due. Its [`Status`]
//! is asked for with a moment. Promises are derived from the journal and never stored.
//!
//! - The [`Policy`] of the terms says how long each kind may take, with the source of each number. Spans are working days, days or
//!   hours on the company's [`Calendar`].
//! - A *ceiling* of the policy is the longest that a promise can take. No new date, reversal, repetition or transfer restarts it. It
//!   stops during a [hold](Fact::PutOnHold) that the candidate was told of, and while the candidate has more time by their own wish.
//! - A *rule of a place*, such as [`Rules::ontario`](terms::policy::Rules::ontario), counts from the event that its source names. No
//!   hold stops it. A policy chooses the places, and none is chosen silently.
//! - A decision keeps a promise only when the candidate is told of it.
//! - A breach stays visible, in [`Candidacy::promises`] and in [`Candidacy::all_promises`], and decides nothing.
//!
//! # What comes back when something is refused
//!
//! | call | comes back | reason |
//! |---|---|---|
//! | [`Candidacy::open`], [`Candidacy::record`] | [`law::Refused`] with the entry | [`Refusal`], [`Why`] |
//! | [`Candidacy::check`] | nothing was taken | [`Refusal`], [`Why`] |
//! | a method by type that moves | [`typed::HandedBack`] with the candidacy and the entry | [`Refusal`], [`Why`] |
//! | [`Candidacy::narrow`] | [`typed::Elsewhere`] with the candidacy | [`typed::Mismatch`] |
//! | [`Candidacy::append`] | [`candidacy::NotAppended`] with the line | [`candidacy::Broken`] |
//! | [`Candidacy::replay`], [`Candidacy::replay_lines`] | [`candidacy::Unlawful`] with the number of the first bad entry | [`candidacy::Broken`] |
//! | [`Role::record`], [`Role::replay`], [`Role::replay_lines`] | [`role::Refused`] with the entry, [`role::Unlawful`] | [`role::Refusal`], [`role::Why`], [`role::Broken`] |
//! | a method of a role that moves | [`role::HandedBack`] with the role and the entry | [`role::Refusal`], [`role::Why`] |
//! | [`Role::append`] | [`role::NotAppended`] with the line | [`role::Broken`] |
//! | [`Role::vacancy`] | nothing to apply with | [`role::NotAdvertised`] |
//! | [`Process::new`], or a process from a file | nothing was built | [`terms::ProcessError`] |
//! | [`terms::policy::Builder::build`], or a policy from a file | nothing was built | [`terms::policy::Error`] |
//! | [`Cv::check`] | no CV, and advice for the applicant | [`cv::Error`] |
//!
//! # Where to find what
//!
//! | from | to | look at |
//! |---|---|---|
//! | a process on paper | a process as data | [`Process`], [`Step`], [`Part`], [`Terms`] |
//! | the steps of a process | types, and what is legal at each | [`steps!`], [`step`], [`phase`] |
//! | the company's people | a cast, with powers | [`Capacity`], [`terms::Power`], [`Process::cast`] |
//! | the company's deadlines | deadlines as data, with their sources | [`Policy`], [`terms::policy::Deadline`], [`terms::policy::Ground`] |
//! | the law of a country | a rule with a clock of its own | [`terms::policy::Rules`] |
//! | a weekend, holidays, a time zone | the moment when a span is over | [`Calendar`], [`terms::calendar::Span`], [`terms::calendar::Zone`] |
//! | an upload | a CV, or the name of what the file is | [`Cv::check`], [`cv::Policy`], [`cv::FileKind`] |
//! | the two ends of a large upload | the same, as far as they tell | [`cv::Window`], [`cv::Policy::check_window`] |
//! | a vacancy | a role that is written down, advertised and filled | [`Role`], [`role::Profile`], [`role::Publication`], [`role::JobPosting`] |
//! | a profile, or a JSON Resume | advice, and what it says about the needs of a role | [`Profile`], [`profile::JsonResume`], [`profile::ResumeReading`], [`Profile::evidence_for`] |
//! | something that happened | an entry, and what follows from it | [`Fact`], [`Entry`], [`Candidacy::record`], [`candidacy::Recorded`] |
//! | a candidacy from a store | its phase as a type | [`Candidacy::narrow`] |
//! | a refusal | the reason, and the facts that are legal instead | [`Refusal`], [`Why`], [`Candidacy::legal_for`] |
//! | an error | its code, and the answer of a web program (RFC 9457) | [`view::Problem`], [`CandidateView::problem`] |
//! | a store | rows with a key that turns a second writer away | [`Line`], [`Candidacy::append`], [`Candidacy::replay_lines`] |
//! | a request that was sent twice | the first answer again | [`Entry::requested_as`], [`candidacy::Recorded`] |
//! | a page | the phase, the step, its parts, dates and people | [`Candidacy::now`], [`Candidacy::step`], [`Candidacy::due`], [`Candidacy::meeting`] |
//! | a candidacy | what is owed now, and everything that ever was | [`Candidacy::promises`], [`Candidacy::all_promises`] |
//! | an overdue promise | the people whose task it is | [`Candidacy::task`] |
//! | a journal | where each entry led, and what it changed | [`Candidacy::history`] |
//! | a nightly job | the candidacies with something overdue | [`Candidacy::next_due`] |
//! | other terms, or a newer version | the same journal, which goes on under them | [`Candidacy::know`], [`law::Transfer`] |
//! | an edit under the same version | the notice of it | [`terms::Digest`], [`Candidacy::deadlines_have_changed`] |
//! | a request for erasure | a journal without the words | [`Candidacy::redacted`] |
//! | laws of your own, in `proptest` | journals and candidacies in a phase that nobody thought of | `strategies` (feature `proptest`) |
//! | a vacancy that is filled | a rejection with its feedback, in one call | [`Candidacy::reject_with_feedback`] |
//! | many candidacies | what is overdue, what falls due next, and whose task it is | [`view::Watchlist`], [`view::WatchlistFilter`] |
//! | a person of the company | what they owe, page by page, each promise with its story | [`view::Desk`], [`view::Page`] |
//! | one candidacy | what was not kept, with its source, and what was not as planned | [`view::Audit`] |
//! | a quarter | how many promises were kept, how long things took, how far people got | [`view::report::Report`] |
//! | a journal | a picture in time | [`view::timeline::Timeline`] |
//! | the law, or a process | a picture of every way through it | [`view::diagram::Diagram`] |
//! | another system's log | who waited for what, by which rule, and what the law would not have allowed | [`foreign::Judge`], [`foreign::Judgement`] |
//! | many candidacies | an event log for process mining | [`view::export::xes`] |
//! | many candidacies | a table of what happened; calendars for the company and for one person of it | `view::export::csv`, `view::export::icalendar`, `view::export::icalendar_of_a_person` (features `csv`, `icalendar`) |
//! | what the candidate was told | a calendar for the candidate | `view::export::icalendar_as_told` (feature `icalendar`) |
//! | a place in a process | tips for a candidate; tips for those who write | [`view::guidance::Guidance`] |
//! | a page for the candidate | everything that they were told, and what they may do | [`CandidateView`], [`view::words::Words`] |
//! | a request | an entry by the actor that the program names | [`input::CandidateAct`], [`input::StaffAct`], [`input::Trusted`] |
//! | a candidate's session | their page, reminders and answers to acts | [`view::Portal`] |
//! | a refusal of a candidate's act | the same in words that tell nothing new | [`CandidateView::refusal`], [`CandidateView::overtaken`] |
//! | a journal | what the candidate was told, and is still to be told | [`Candidacy::told`], [`Candidacy::untold`] |
//! | several candidacies of one person | what counts for all, and what cannot both go on | [`person::Candidate`], [`person::Conflict`] |
//! | the talent pool | those whose consent lasts | [`person::TalentPool`] |
//! | a nightly sweep | what must go, and what contradicts that | [`Candidacy::retention_period`], [`person::DataStatus`] |
//! | a person who asks what is held | all of it, and what they were not told yet | [`person::AccessExport`] |
//! | a yes, a first day, or an end | the opening that is taken, filled or free again | [`Role::opening_fact`] |
//! | a role and its candidacies | more accepted than there are openings | [`Role::overbooked`] |
//! | a role whose openings are taken, or that is closed | the candidacies whose candidates are owed the news | [`Role::news`] |
//! | an error in a live advert | the words put right, and what they were | [`role::Correction`], [`Role::corrections`] |
//! | a question about the law | the answer, enumerated | [`law::row`], [`law::part_row`], [`law::phases_of`], [`Phase::ALL`], [`FactKind::ALL`] |
//!
//! # Imports
//!
//! The root has a module with the name of the crate. A glob of the root takes that module in, and a path that begins with `candidacy`
//! could then mean either (error E0659). Beside such a glob, paths begin with `::candidacy`:
//!
//! ```
//! use ::candidacy::value::*;
//! use ::candidacy::*;
//!
//! let name = Name::new("intro_chat")?;
//! assert_eq!(Process::back_end().step_number(name.as_str()), Some(1));
//! # Ok::<(), TextError>(())
//! ```
//!
//! # The code, from below
//!
//! For contributors. The folders of `src` are the layers. Each file imports only from its own layer and from those above it in this
//! list, and a test holds that.
//!
//! | layer | is |
//! |---|---|
//! | `value` | the values that facts are made of: texts, ids, moments, people, meetings, evidence, feedback, offers, requests |
//! | `journal` | one machinery for every journal: numbers, missing and taken entries, refusals, reading back |
//! | `terms` | the process, the policy, the calendar |
//! | `cv` | the check of a CV; it imports nothing of the domain |
//! | `role` | a need, its advert and its end, under a small law of its own |
//! | `profile` | what a person tells of their work |
//! | `law` | phases, facts, the tables, the guards, the one transition, the refusal |
//! | `promise` | what is owed: beside the law, which does not know it |
//! | `candidacy` | the run-time face, replay, redaction, and the compile-time face |
//! | `told` | the journal as the candidate knows it: what every surface for candidates is made of |
//! | `input` | what a request may say, and the entry that it becomes |
//! | `person` | one person and several candidacies: the talent pool, retention, access |
//! | `view` | what people and other programs see: page, desk, watch list, audit, report, timeline, diagram, guidance, exports |
//! | `foreign` | the judge of the logs that other systems write |
//! | `schema` | JSON Schemas of what is stored, sent and shown |
//! | `strategies` | lawful values for property tests, drawn through the law |
//!
//! # Personal data
//!
//! The words about a person stand in [`Text`], [`value::Label`], [`value::DocumentRef`], [`value::meeting::Link`] and [`Cv`]. Their
//! `Debug` shows a length and no words, and no error repeats them. [`Candidacy::redacted`] takes the words away, and everything that
//! happened stays.

// docs.rs shows the feature that an item needs.
#![cfg_attr(docsrs, feature(doc_cfg))]
// For the library only: tests, examples and benches may stop where something is wrong.
#![warn(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::dbg_macro,
    clippy::todo,
    clippy::unreachable
)]

pub mod candidacy;
pub mod cv;
pub mod foreign;
pub mod input;
pub mod journal;
pub mod law;
pub mod person;
pub mod profile;
pub mod promise;
pub mod role;
#[cfg(feature = "schemars")]
pub mod schema;
#[cfg(feature = "proptest")]
pub mod strategies;
pub mod terms;
mod told;
pub mod value;
pub mod view;

// The main job.
pub use crate::candidacy::Candidacy;
pub use crate::candidacy::typed;
pub use crate::candidacy::typed::{phase, step};
pub use crate::cv::Cv;
pub use crate::law::{Application, Circumstances, Entry, Fact, FactKind, Line, Phase, Refusal, Why};
pub use crate::profile::Profile;
pub use crate::promise::{Promise, Status};
pub use crate::role::{Role, Vacancy};
pub use crate::terms::calendar::Calendar;
pub use crate::terms::policy::{Policy, PromiseKind};
pub use crate::terms::{Opening, Part, Process, Step, Terms};
pub use crate::value::meeting::{Attendance, Meeting, Place};
pub use crate::value::{
    Actor, Aspect, CandidacyId, CandidateId, Capacity, Consent, Evidence, Feedback, PersonId, Reasons, RoleId, Seq,
    Staff, Text, Time,
};
pub use crate::view::candidate::View as CandidateView;

// Their types are in the signatures above.
#[cfg(feature = "chrono-tz")]
pub use chrono_tz;
#[cfg(feature = "proptest")]
pub use proptest;
#[cfg(feature = "schemars")]
pub use schemars;
pub use {chrono, uuid};

/// The README's example runs too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
