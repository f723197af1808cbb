//! The specification: each law is a sentence, then a property or a whole enumeration. It uses the crate as any user does.
//!
//! `README.md` beside this file lists every law, and for every fact of the source what stands for it; `facts` keeps it so.
//!
//! | area | what it holds |
//! |---|---|
//! | `whole` | every fact in every state of every small process: `legal`, `check`, `record` and replay agree |
//! | `histories` | random journals over random processes, against the model and for the theorems of the domain |
//! | `explored` | what people and programs do around a candidacy, searched whole: two writers, a coarse clock, pauses and reopenings |
//! | `stories` | what the histories tell: attempts, some of them mistakes |
//! | `model` | the law once more, written from the domain's facts and not from the table |
//! | `typed` | the compile-time face does what the run-time face does |
//! | `mistakes` | what must not compile does not, with its code, its words and a twin that does |
//! | `diagram` | the picture shows every way and no other |
//! | `drift` | a typed method and the law that differ do not compile |
//! | `refusals` | every reason to refuse, what causes it and what it says |
//! | `calendar` | when a day is over and a promise due, against counting day by day |
//! | `process`, `values`, `cv` | what cannot be built, and what says why |
//! | `inspect` | what a look inside a CV finds: verdicts, warnings, pages, dangers; that it ends, and agrees with another reader |
//! | `wire` | the format: frozen files, round trips, faults, two writers |
//! | `promises` | what is owed, against a ledger of its own; nobody is ever left in the dark |
//! | `profiles` | what a person tells: friendly advice, evidence side by side that orders nobody, JSON Resume in and out |
//! | `roles` | what the company needs: no advert without a profile, no application without an advert, a word for who waits |
//! | `candidate`, `pool`, `access` | one person and many candidacies; who may be kept and reached out to; everything held about somebody |
//! | `redaction`, `retention` | nobody's words are left and nothing else is lost; when data must go, and when that contradicts a duty |
//! | `shown` | what a candidacy shows of itself is what its journal says |
//! | `candidate_view` | what is told shows at once, and what is kept changes no byte; acts are what the law allows |
//! | `timeline` | every stay, fact and promise in its place; a picture is one file of XML that needs nothing else |
//! | `export` | logs, tables and calendars are the journal, as their readers find it; calendars can be followed |
//! | `desk` | every promise of the company's, in order, with its story; what the candidate still believes |
//! | `guidance` | every tip helps somewhere, and can be said otherwise |
//! | `watchlist` | its answers are a look through everything, in whatever order things come and go |
//! | `report` | every number is a recount from the journals, parts add up, and length costs no more than length |
//! | `audit` | exactly what was not kept in time, with the rule; and the example that audits files |
//! | `hostile` | huge texts, long journals, the ends of time: nothing panics, nothing costs more than its length, errors stay short |
//! | `strategies` | what is made for the properties of others is lawful, is any of what there is, and shrinks |
//! | `surface`, `layers`, `readme`, `plain` | what the crate promises about itself, and in which words |
//! | `facts` | every fact of the source is held by a law or carried by a tip; the index of all laws |
//! | `support` | moments, people, words and entries that the laws share |

mod access;
mod audit;
mod calendar;
mod candidate;
mod candidate_view;
mod cv;
mod desk;
mod diagram;
mod drift;
mod explored;
mod export;
mod facts;
mod guidance;
mod histories;
mod hostile;
#[cfg(feature = "inspect")]
mod inspect;
mod layers;
mod mistakes;
mod model;
mod plain;
mod policy;
mod pool;
mod process;
mod profiles;
mod promises;
mod readme;
mod redaction;
mod refusals;
mod report;
mod retention;
mod roles;
mod shown;
mod stories;
#[cfg(feature = "proptest")]
mod strategies;
mod support;
mod surface;
mod timeline;
mod typed;
mod values;
mod watchlist;
mod whole;
mod wire;
