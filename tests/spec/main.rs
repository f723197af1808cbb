//! The specification: each law is a sentence, then a property or a whole enumeration. It uses the crate as any user does.
//!
//! `README.md` beside this file lists every law, and for every fact of the source what stands for it; `facts` keeps it so.
//!
//! | area | what it holds |
//! |---|---|
//! | `calendar` | when a day is over and a promise due, against counting day by day |
//! | `process`, `policy`, `values`, `cv` | what cannot be built, and what says why |
//! | `inspect` | what a look inside a CV finds: verdicts, warnings, pages, dangers; that it ends, and agrees with another reader |
//! | `published` | processes as employers publish them, as data: each is walked to its ends, and its promises are held against the limits |
//! | `whole`, `tables` | every fact in every state of small processes: `legal`, `check`, `record` and replay agree; what the tables say of one another |
//! | `model`, `histories` | the law once more, written from the domain; random histories in which both agree on everything |
//! | `machines` | the state machines of four other systems, transition by transition: said by facts, or refused on purpose |
//! | `offers` | from the offer to the first day: more time, terms, versions, ends of either side; no offer is worse by a date |
//! | `hostile` | a company that records whatever is lawful to end, delay or hide gets nowhere; and however long a journal is, it costs its length |
//! | `explored` | a scheduler, two writers and people who take back what they did, each told only what recording returns |
//! | `promises` | what is owed by when, row by row; what stops a clock and what does not; nobody is left in the dark |
//! | `recorded`, `requests`, `moments`, `shown` | what follows from an entry; a request twice; clocks that are wrong; what a candidacy shows |
//! | `refusals`, `codes` | every reason to refuse, and what it says; the code of every error, and the problem that it becomes |
//! | `typed` | the compile-time face does what the run-time face does, and a declaration that lies gains nothing |
//! | `mistakes`, `drift` | what must not compile, does not, for the reason that is meant; methods and tables cannot drift apart |
//! | `told` | what is not told changes no byte of what a candidate sees, from any state of small processes and in any story |
//! | `input`, `portal` | what a request may say, and how an act of the candidate is answered: no forged entry, and nothing that is not told |
//! | `candidate_view` | the candidate's page: everything that was told, in which words, and on whose clock |
//! | `candidate`, `pool`, `retention`, `access` | one person and many candidacies; who is kept until when; everything that is held |
//! | `redaction` | nobody's words are left and nothing else is lost |
//! | `wire` | the format: frozen files, round trips, faults, two writers |
//! | `profiles` | what a person tells: friendly advice, evidence side by side that orders nobody, JSON Resume in and out |
//! | `roles` | what the company needs: no advert without a profile, no application without an advert |
//! | `schemas` | the JSON Schemas: committed, read by a validator of others, and whatever is written fits |
//! | `strategies` | what is drawn for the properties of others is lawful, is any of what there is, and shrinks to something plain |
//! | `watchlist`, `desk` | what is owed in many candidacies, and by whom: every answer is a look through everything, page by page |
//! | `audit`, `report` | what was not kept and what was not as planned; the sum of many candidacies, counted once more |
//! | `timeline`, `diagram` | a journal and the law as pictures that show no more and no less |
//! | `foreign` | the judge of other systems' logs: it finds nothing in what the crate wrote, follows what it notes, and invents nothing |
//! | `export` | a log, a table and calendars for other tools: whole, in their formats, and without anybody's words |
//! | `words` | every key has a text in every language; what is said in one is said in all |
//! | `guidance` | tips: each helps somewhere, calmly |
//! | `stories` | what the views say together: no two of them disagree, and what a candidate reads is on the company's lists |
//! | `surface`, `layers`, `readme`, `plain` | what the crate promises about itself, and in which words |
//! | `facts` | every fact of the source is held by a law or carried by a tip; the index of all laws |
//! | `support` | moments, people, words and ways that the laws share |

#![allow(
    clippy::match_same_arms,
    clippy::needless_for_each,
    clippy::similar_names,
    clippy::too_many_lines,
    clippy::wildcard_enum_match_arm,
    reason = "a law is read as a list of cases; a new fact comes to it by the ways that `support` has for each"
)]

mod access;
mod audit;
mod calendar;
mod candidate;
mod candidate_view;
mod codes;
mod cv;
mod desk;
mod diagram;
mod drift;
mod explored;
mod export;
mod facts;
mod foreign;
mod guidance;
mod histories;
mod hostile;
mod input;
#[cfg(feature = "inspect")]
mod inspect;
mod layers;
mod machines;
mod mistakes;
mod model;
mod moments;
mod offers;
mod plain;
mod policy;
mod pool;
mod portal;
mod process;
mod profiles;
mod promises;
mod published;
mod readme;
mod recorded;
mod redaction;
mod refusals;
mod report;
mod requests;
mod retention;
mod roles;
#[cfg(feature = "schemars")]
mod schemas;
mod shown;
mod stories;
#[cfg(feature = "proptest")]
mod strategies;
mod support;
mod surface;
mod tables;
mod timeline;
mod told;
mod typed;
mod values;
mod watchlist;
mod whole;
mod wire;
mod words;
