//! A candidate's way through a hiring process, as a law that cannot be broken by accident.
//!
//! A *candidacy* is one person's way through one process. It is a journal of *facts*, each recorded once by a named person
//! or by the candidate, and judged by one law: an illegal step does not compile; at run time it is refused, and the error
//! says what is legal instead. Nobody can be rejected without feedback, only the candidate acts for the candidate, no timer
//! decides about anybody, and a CV is a PDF.
//!
//! "The source" in these pages is one company's public description of how it hires back-end engineers. Its facts are numbered
//! F1 to F78 by this project, and a rule that stands for one of them says so: "(F52)".
//!
//! ```
//! use candidacy::uuid::Uuid;
//! use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Fact, Phase, Process, RoleId, Terms};
//!
//! // The process is data; the source's back-end process is the default one.
//! let terms = Terms::new("back-end", 1, Process::back_end())?;
//! let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
//! let cv = Cv::check(b"%PDF-1.7 ...", "cv.pdf", "application/pdf")?;
//! let application = Application { opening, role: RoleId::new(Uuid::from_u128(3))?, cv };
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
//! // What is stored is the journal, and reading it goes through the same law.
//! assert_eq!(Candidacy::replay(&terms, mira.journal().to_vec())?, mira);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
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
//! Both end in one transition function over one table, [`LAW`]; the compiler proves that the typed methods are its rows.
//!
//! # What comes back when something is refused
//!
//! | you called | you get back | it tells why as |
//! |---|---|---|
//! | [`Candidacy::open`], [`Candidacy::record`], a typed method that stays in its phase | [`Refused`] with your entry | [`Refusal`], [`Why`] |
//! | a typed method that moves | [`HandedBack`] with the candidacy and your entry | [`Refusal`], [`Why`] |
//! | [`Candidacy::check`] | nothing was taken | [`Refusal`], [`Why`] |
//! | [`Candidacy::narrow`] | [`Elsewhere`] with the candidacy | [`Mismatch`] |
//! | [`Candidacy::append`] | [`NotAppended`] with your line | [`Unlawful`], [`Broken`] |
//! | [`Candidacy::replay`], [`Candidacy::replay_lines`] | the number of the first bad entry | [`Unlawful`], [`Broken`] |
//!
//! # Where to find what
//!
//! | you have | you want | look at |
//! |---|---|---|
//! | a process on paper | a process as data | [`Process`], [`Step`], [`Terms`] |
//! | an upload | a CV, or what the file really is | [`Cv::check`], [`CvError`] |
//! | something that happened | it recorded | [`Fact`], [`Entry`], [`Candidacy::record`] |
//! | a refusal | why, and what is legal instead | [`Refusal`], [`Why`], [`Candidacy::legal_for`] |
//! | a store | rows with a key that turns a second writer away | [`Line`], [`Candidacy::append`], [`Candidacy::replay_lines`] |
//! | a page or a report | where it is, at which step, due when, with whom | [`Candidacy::phase`], [`Candidacy::step`], [`Candidacy::due`], [`Candidacy::meeting`] |
//! | a question about the law | it enumerated, in const | [`LAW`], [`rule`], [`legal`], [`phases_of`], [`Phase::ALL`], [`FactKind::ALL`] |
//! | a wall | a picture | [`Diagram`] |
//!
//! # The code, from below
//!
//! For whoever changes it. Each layer imports only from those above it in this list; a test holds that.
//!
//! | layer | modules |
//! |---|---|
//! | value types | `text`, `id`, `set`, `time`, `actor`, `process`, `terms`, `evidence`, `feedback`, `meeting`, `correspondence`, `cv` |
//! | law | `phases`, `fact`, `journal`, `refusal`, `law` (`table`, `guard`, `now`, `next`) |
//! | candidacy | `candidacy` (run-time face), `typed` (compile-time face: `phase`, `step`, `shared`, `proof`) |
//! | views | `diagram` |
//!
//! # Personal data
//!
//! What is said about a person sits in [`Text`], [`Reference`], [`Link`] and [`Cv`]. Their `Debug` shows a length and no words,
//! and no error repeats them, so that a log line leaks nothing.

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

mod actor;
mod candidacy;
mod correspondence;
mod cv;
mod diagram;
mod evidence;
mod fact;
mod feedback;
mod id;
mod journal;
mod law;
mod meeting;
mod phases;
mod process;
mod refusal;
mod set;
mod terms;
mod text;
mod time;
mod typed;

// Values
pub use crate::actor::{Actor, Capacities, Capacity, Staff};
pub use crate::correspondence::{Concern, ConcernKind, Consent, ExtensionAnswer};
pub use crate::cv::{Cv, CvError, FileKind, PdfVersion, PdfVersionError};
pub use crate::evidence::{Aspect, Evidence, EvidenceError, Finding};
pub use crate::feedback::{Category, Feedback, FeedbackError, Manner, Reason, Reasons};
pub use crate::id::{CandidacyId, CandidateId, IdError, PersonId, RoleId, Seq};
pub use crate::meeting::{Attendance, Late, Link, LinkError, Meeting, MeetingError, NoMeeting, Party, Place};
pub use crate::process::{Process, ProcessError, Screen, Step, StepKind};
pub use crate::terms::{Opening, Terms, TermsId};
pub use crate::text::{Name, Reference, Text, TextError};
pub use crate::time::Time;

// The law
pub use crate::fact::{Application, Approach, Fact, FactKind, Facts, Hold, OpenApplication};
pub use crate::journal::{Entry, Line};
pub use crate::law::{By, LAW, Row, To, legal, phases_of, rule};
pub use crate::phases::{Mark, Marks, Phase, Phases};
pub use crate::refusal::{Refusal, RefusalKind, Refused, Why};

// The candidacy, at run time and at compile time
pub use crate::candidacy::{Any, Broken, Candidacy, NotAppended, Unlawful};
pub use crate::typed::{
    Decidable, Elsewhere, HandedBack, Mismatch, Moved, Open, Pausable, Poolable, State, Vacant, phase, step,
};

// Views
pub use crate::diagram::Diagram;

// Their types are in the signatures above.
pub use {chrono, uuid};

/// The README's example runs too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
