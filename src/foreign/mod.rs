//! The judge of other systems' logs: the promises that were kept or not, the rule of each, and each step that the law would have refused.
//!
//! A program that knows a log turns its lines into [sightings](Sighting). A [`Judge`] follows each case under [terms](crate::Terms), and
//! returns a [`Judgement`]. This module reads no file and knows no format.
//!
//! ```
//! use candidacy::foreign::{FindingKind, Judge, Sighting, What};
//! use candidacy::{Process, PromiseKind, Terms};
//!
//! // Two cases of a system that writes down when somebody applied, when a decision was made, and when the candidate was told.
//! let log = [
//!     ("2026-03-02T09:00:00Z", "mira", What::Applied),
//!     ("2026-03-02T11:00:00Z", "jon", What::Applied),
//!     ("2026-03-05T16:00:00Z", "jon", What::Rejected),
//!     ("2026-03-05T16:30:00Z", "jon", What::Told),
//!     ("2026-04-20T10:00:00Z", "mira", What::Rejected),
//!     ("2026-04-21T10:00:00Z", "mira", What::Rejected), // again
//! ];
//! let terms = Terms::new("back-end", 1, Process::back_end())?;
//! let mut judge = Judge::new(&terms, "2026-05-01T00:00:00Z".parse()?);
//! for (at, case, what) in log {
//!     judge.see(&Sighting::new(case, what, at.parse()?));
//! }
//! let judgement = judge.judgement();
//!
//! // One of two first answers came in time. Mira still waits.
//! let answers = judgement.tally(PromiseKind::FirstAnswer);
//! assert_eq!((answers.kept, answers.overdue), (1, 1));
//! // The law would not have let Mira be rejected for the second time.
//! let found = judgement.found(FindingKind::Illegal);
//! assert_eq!((found.count, &*found.examples[0].case), (1, "mira"));
//! assert_eq!((judgement.counts().rejected_twice, judgement.counts().clean), (1, 1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Noting and following
//!
//! - Only the rows of the law judge a sighting. It has no words and no payload, so that no guard is asked.
//! - A sighting that the rows do not let in is a [`Finding`]. The history then goes on from the place that the log says. The promises of
//!   the place that it left are *unknown*.
//! - A log that [cannot say](Judge::records) a fact is not blamed for it: the fact is taken as given where a later sighting needs it.
//!   The same is taken of facts that no log has a word for: an assent, a yes to a step, the decision that leads to an offer, a part
//!   that takes place once more.
//! - A case whose first sighting does not open it begins in the middle.
//!
//! # Promises
//!
//! The law's own history of promises counts, and the [tallies](crate::view::report::Tally) are those of a report. A promise is *unknown*,
//! and neither kept nor broken, unless three things hold:
//!
//! - a sighting says what made it,
//! - a sighting says what ended it, if it is over,
//! - the log says the facts that keep a promise of this kind.
//!
//! | promise | the log has to say |
//! |---|---|
//! | `acknowledgement`, `reply` | `message_out` |
//! | `first_answer`, `outcome`, `decision_word` | `told`, and by what a case goes on: `moved`, `set_up`, `took_place` or `offered` |
//! | `set_up` | `set_up` |
//! | `assessment` | `assessed` |
//! | `offer` | `offered` |
//! | `feedback` | `feedback` |
//! | `written_no` | `told` |
//!
//! All other promises are unknown: their dates stand in invitations, offers and other words that a sighting does not have. An invitation
//! counts as one to a day in time if it was sent in time.

mod act;
mod bridge;
mod case;
mod counted;
mod facts;
mod finding;
mod follow;
mod history;
mod judge;
mod judgement;
mod known;
mod legal;
mod seen;
mod sighting;
mod text;

pub use finding::{Finding, FindingKind};
pub use judge::Judge;
pub use judgement::{Counts, Found, Judgement};
pub use sighting::{Side, Sighting, What, Whats};
