//! The specification: each law is a sentence, then a property or a whole enumeration. It uses the crate as any user does.
//!
//! `README.md` beside this file lists every law, and for every fact of the source what stands for it; `facts` keeps it so.
//!
//! | area | what it holds |
//! |---|---|
//! | `calendar` | when a day is over and a promise due, against counting day by day |
//! | `process`, `policy`, `values`, `cv` | what cannot be built, and what says why |
//! | `inspect` | what a look inside a CV finds: verdicts, warnings, pages, dangers; that it ends, and agrees with another reader |
//! | `whole`, `tables` | every fact in every state of small processes: `legal`, `check`, `record` and replay agree; what the tables say of one another |
//! | `model`, `histories` | the law once more, from the domain alone; random histories, in which it and the library agree |
//! | `hostile` | a company that records whatever is lawful to end, delay or hide gets nowhere |
//! | `promises` | what is owed by when, row by row; what stops a clock and what does not; nobody is left in the dark |
//! | `recorded`, `requests`, `moments`, `shown` | what follows from an entry; a request twice; clocks that are wrong; what a candidacy shows |
//! | `refusals` | every reason to refuse, and what it says |
//! | `redaction` | nobody's words are left and nothing else is lost |
//! | `wire` | the format: frozen files, round trips, faults, two writers |
//! | `profiles` | what a person tells: friendly advice, evidence side by side that orders nobody, JSON Resume in and out |
//! | `roles` | what the company needs: no advert without a profile, no application without an advert |
//! | `surface`, `layers`, `readme`, `plain` | what the crate promises about itself, and in which words |
//! | `facts` | every fact of the source is held by a law or carried by a tip; the index of all laws |
//! | `support` | moments, people, words and ways that the laws share |
//!
//! # What is left out for now
//!
//! The second edition of the law is built from below. These areas are about what is not built on it yet: their files stay in the
//! tree, nothing includes them, and each returns with what it is about. `facts` holds this list to what is there.
//!
//! | area | returns with |
//! |---|---|
//! | `process::types`, `typed`, `mistakes`, `diagram`, `drift` | the compile-time face, and its picture |
//! | `explored`, `stories`, `policy::promised`, `readme::law`, `surface::candidacies` | what they look at beside the law: the views |
//! | `support::entries`, `support::memory`, `support::mistake`, `hostile::huge`, `hostile::long`, `hostile::times` | the same |
//! | `retention`, `access`, `candidate`, `pool`, `roles::news` | one person and many candidacies |
//! | `candidate_view`, `timeline`, `export`, `desk`, `guidance`, `watchlist`, `report`, `audit`, `layers::views` | the views |
//! | `strategies` | what is made for the properties of others |

#![allow(
    clippy::needless_for_each,
    clippy::similar_names,
    clippy::too_many_lines,
    clippy::wildcard_enum_match_arm,
    reason = "a law is read as a list of cases; a new fact comes to it by the ways that `support` has for each"
)]

mod calendar;
mod cv;
mod facts;
mod histories;
mod hostile;
#[cfg(feature = "inspect")]
mod inspect;
mod layers;
mod model;
mod moments;
mod plain;
mod policy;
mod process;
mod profiles;
mod promises;
mod readme;
mod recorded;
mod redaction;
mod refusals;
mod requests;
mod roles;
mod shown;
mod support;
mod surface;
mod tables;
mod values;
mod whole;
mod wire;
