//! A candidate's way through a hiring process, as a law that cannot be broken by accident.
//!
//! A *candidacy* is one person's way through one process. It is a journal of *facts*, each recorded once by a named person or by
//! the candidate, and judged by one law. An illegal step does not compile. At run time it is refused, and the error says what is
//! legal instead. Every message, decision and meeting opens a dated *promise* with an owner: as long as a candidacy is open, one
//! side owes something by a moment. Nobody can be rejected without feedback, only the candidate acts for the candidate, no timer
//! decides, and a CV is a PDF.
//!
//! "The source" in these pages is one company's public description of how it hires back-end engineers. Its facts are numbered
//! F1 to F78 by this project, and a rule that stands for one of them says so: "(F52)". In the repository, `tests/spec/README.md`
//! says what each of them is, and which laws hold it.
//!
//! ```
//! use candidacy::uuid::Uuid;
//! use candidacy::{
//!     Actor, Candidacy, CandidacyId, CandidateId, Cv, Entry, Fact, OpenApplication, Phase, Process, Terms,
//! };
//!
//! // The process is data; the source's back-end process is the default one.
//! let terms = Terms::new("back-end", 1, Process::back_end())?;
//! let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
//! let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
//! let application = OpenApplication { opening, cv }; // for a role, `Application` names the vacancy of an advertised `Role`
//!
//! // The caller brings the time.
//! let monday = "2026-03-02T09:00:00Z".parse()?;
//! let mut mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, monday))?;
//! assert_eq!(mira.phase(), Phase::Screening);
//!
//! // A step that should not follow is refused, given back, and nothing has changed.
//! let refused = mira.record(Entry::new(Actor::Candidate, Fact::OfferAccepted, monday)).unwrap_err();
//! assert!(refused.refusal.to_string().contains("it does not belong here but in offered; legal here: pooled, passed"));
//!
//! // What is owed, by whom and by when, follows from what happened: she is to hear by Tuesday that it arrived.
//! let owed: Vec<String> = mira.promises().map(|promise| format!("{} by {}", promise.kind, promise.due)).collect();
//! assert_eq!(owed, ["screening by 2026-03-10 00:00:00 UTC", "acknowledgement by 2026-03-04 00:00:00 UTC"]);
//!
//! // What is stored is the journal, and reading it goes through the same law.
//! assert_eq!(Candidacy::replay(&terms, mira.journal().to_vec())?, mira);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! In the examples of these pages, a candidacy that is not opened before your eyes is opened as `mira` is here.
//!
//! # What it never does
//!
//! It reads no clock, makes no ids, does no I/O, logs nothing, has no globals and no `unsafe`. Time, ids and bytes come
//! from the caller, as `DateTime<Utc>`, `Uuid` and `&[u8]`. There is no `Default` candidacy and no setter, and none can be
//! deserialised without being replayed. There is no system actor, and nothing happens by itself when a moment passes. It
//! certifies nobody's compliance: it states rules and where they come from.
//!
//! # One law, two faces
//!
//! - At **run time**, a [`Candidacy`] takes any [`Entry`] and answers with a [`Refusal`] where the law says no:
//!   [`open`](Candidacy::open), [`record`](Candidacy::record), [`check`](Candidacy::check), [`legal`](Candidacy::legal),
//!   [`replay`](Candidacy::replay).
//! - At **compile time**, a `Candidacy<Held<TeamInterview>>` has the methods that are legal there and no others: see
//!   [`phase`], and [`step`] for a company's own steps. [`narrow`](Candidacy::narrow) and [`untyped`](Candidacy::untyped) go
//!   from one to the other.
//!
//! Both end in one transition function over one table, [`law::LAW`]; the compiler proves that the typed methods are its rows.
//!
//! # What is owed
//!
//! A [`Promise`] has a [`PromiseKind`], a [`promise::Owner`], the moment it was made and the moment it is due. Its [`Status`] is
//! asked for with a moment. It is derived from the journal and never stored. The [`Policy`] of the terms says how long each kind
//! may take, with the source of each number. Spans are working days, days or hours of the company's [`Calendar`].
//!
//! - In every open phase one side owes the other something, which the compiler proves. A message, a concern, a request, a pause, a
//!   closed vacancy and a follow-up that a person promised make promises too, in closed phases as well.
//! - A later fact of the company keeps a promise, or owes something else instead; only the candidate's own wish ends one
//!   without that. A meeting at another time and a longer assignment keep the moment when it was first promised.
//! - A decision that the candidate has not been told of, a pause without a message and a reversed decision take nothing from the
//!   candidate and gain the company no day.
//! - A moment that passes changes nothing (F12). The breach shows: in [`Candidacy::promises`], in a [`Watchlist`] over many
//!   candidacies, in a [`Report`], and with its source in an [`Audit`].
//!
//! # What comes back when something is refused
//!
//! | you called | you get back | it tells why as |
//! |---|---|---|
//! | [`Candidacy::open`], [`Candidacy::record`], a typed method that stays in its phase | [`law::Refused`] with your entry | [`Refusal`], [`Why`] |
//! | a typed method that moves | [`candidacy::typed::HandedBack`] with the candidacy and your entry | [`Refusal`], [`Why`] |
//! | [`Candidacy::check`] | nothing was taken | [`Refusal`], [`Why`] |
//! | [`Candidacy::narrow`] | [`candidacy::typed::Elsewhere`] with the candidacy | [`candidacy::typed::Mismatch`] |
//! | [`Candidacy::append`] | [`candidacy::NotAppended`] with your line | [`candidacy::Unlawful`], [`candidacy::Broken`] |
//! | [`Candidacy::replay`], [`Candidacy::replay_lines`] | the number of the first bad entry | [`candidacy::Unlawful`], [`candidacy::Broken`] |
//! | [`Role::record`], [`Role::replay`], [`Role::replay_lines`], a typed method of a role | [`role::Refused`] with your entry, [`role::Unlawful`], [`role::HandedBack`] with the role and your entry | [`role::Refusal`], [`role::Why`] |
//! | [`Role::append`] | [`role::NotAppended`] with your line | [`role::Unlawful`], [`role::Broken`] |
//! | [`Role::vacancy`] | nothing to apply with | [`role::NotAdvertised`] |
//! | [`terms::policy::Builder::build`], or a policy from a file | nothing was built | [`terms::policy::Error`] |
//!
//! # Where to find what
//!
//! | you have | you want | look at |
//! |---|---|---|
//! | a process on paper | a process as data | [`Process`], [`Step`], [`Terms`] |
//! | deadlines of your own | them as data, with their sources | [`Policy`], [`terms::policy::Deadline`], [`terms::policy::Ground`] |
//! | a weekend, holidays, a time zone | when a number of working days is over | [`Calendar`], [`terms::calendar::Span`], [`terms::calendar::Zone`] |
//! | an upload | a CV, or what the file really is | [`Cv::check`], [`cv::Policy`], [`cv::Error`], [`cv::FileKind`] |
//! | the two ends of a large upload | the same, as far as they tell | [`cv::Window`], [`cv::Policy::check_window`] |
//! | a vacancy | it written down, advertised, and at last filled | [`Role`], [`role::Profile`], [`role::Publication`], [`role::JobPosting`] |
//! | a role that is over | the candidates who are owed a message | [`Role::news_for`] |
//! | a profile, or a JSON Resume | advice, and what it says about what a role needs | [`Profile`], [`profile::JsonResume`], [`profile::ResumeReading`], [`Profile::evidence_for`] |
//! | something that happened | it recorded | [`Fact`], [`Entry`], [`Candidacy::record`] |
//! | a refusal | why, and what is legal instead | [`Refusal`], [`Why`], [`Candidacy::legal_for`] |
//! | a store | rows with a key that turns a second writer away | [`Line`], [`Candidacy::append`], [`Candidacy::replay_lines`]; all of it in `examples/mini_ats.rs` |
//! | a page | where it is, at which step, due when, with whom | [`Candidacy::phase`], [`Candidacy::step`], [`Candidacy::due`], [`Candidacy::meeting`] |
//! | a candidacy | what is owed now, and what ever was | [`Candidacy::promises`], [`Candidacy::all_promises`] |
//! | many of them | what is overdue, and what falls due next | [`Watchlist`], [`view::WatchlistFilter`], [`Candidacy::next_due`] |
//! | their journals | how long things take, how far people get, what frustrates them | [`Report`], [`Candidacy::history`] |
//! | several candidacies of one person | what they told once, and all that is owed | [`Candidate`], [`Candidate::possible_duplicates`], [`person::Reapplication`] |
//! | people who agreed to be kept | those whom the company can reach out to | [`person::TalentPool`] |
//! | data that is not needed any more | until when it is kept, and a journal without it | [`Candidacy::retention_period`], [`Candidacy::redacted`] |
//! | a person who asks what you hold | everything | [`person::AccessExport`] |
//! | a complaint | each promise that was not kept, with its source | [`Audit`] |
//! | a question about the law | it enumerated, in const | [`law::LAW`], [`law::rule`], [`law::legal`], [`law::phases_of`], [`Phase::ALL`], [`FactKind::ALL`] |
//! | a candidate who asks | what they may see, and what helps | [`CandidateView`], [`view::guidance::Guidance`] |
//! | a morning at work | what is on whose desk, and what is still to be told | [`Desk`] |
//! | a journal | a picture of it in time | [`Timeline`] |
//! | a wall | a picture of the law, a process, a funnel | [`view::diagram::Diagram`], [`view::report::Funnel::svg`] |
//! | another tool | a log, a table, a calendar | [`view::export`] |
//! | laws of your own, in `proptest` | journals, and candidacies in a phase, that nobody thought of | `strategies` (feature `proptest`) |
//!
//! # The code, from below
//!
//! For contributors. The folders of `src` are the layers. Each file imports only from its own layer and from those above it in this
//! list, and a test holds that.
//!
//! | layer | is |
//! |---|---|
//! | `value` | what a fact is made of: texts, ids, moments, people, meetings, evidence, feedback |
//! | `journal` | one machinery for every journal: entries, numbers, what is missing or taken, what is refused, reading back |
//! | `terms` | the process, the policy, the calendar |
//! | `cv` | the check of a CV; it imports nothing of the domain |
//! | `role` | a need, its advert and its end, under a small law of its own |
//! | `profile` | what a person tells of their work |
//! | `law` | phases, facts, the table, the guards, the one transition, the refusal |
//! | `promise` | what is owed: beside the law, which does not know it |
//! | `candidacy` | the run-time face, replay, redaction; in `typed` the compile-time face |
//!
//! # Personal data
//!
//! What is said about a person sits in [`Text`], [`value::Label`], [`value::DocumentRef`], [`value::meeting::Link`] and [`Cv`]. Their `Debug` shows a length and
//! no words, and no error repeats them, so that a log line leaks nothing. [`Candidacy::redacted`] takes them away, and
//! everything that happened stays.

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
pub mod journal;
pub mod law;
pub mod profile;
pub mod promise;
pub mod role;
pub mod terms;
pub mod value;

// The main job.
pub use crate::candidacy::Candidacy;
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

// Their types are in the signatures above.
#[cfg(feature = "chrono-tz")]
pub use chrono_tz;
pub use {chrono, uuid};

/// The README's example runs too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
