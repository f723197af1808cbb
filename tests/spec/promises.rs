//! What is owed: to whom, by when, and how it ends. The numbers are those of the domain's table, written here once more by hand.
//!
//! | area | what it holds |
//! |---|---|
//! | `table`, `requests` | each row of the table of deadlines, on a calendar in UTC and on one in Amsterdam |
//! | `places` | the rules of a place: their event, their clock, and what keeps them |
//! | `moments` | dates that depend on another date: of an interview, of news, of a word, of the first interview |
//! | `stops` | what stops a clock, for how long, and what does not |
//! | `set_up` | an appointment that lies beyond its ceiling |
//! | `ends` | how promises end, by which act, and at which moment |
//! | `tasks` | whose task a promise of the company is |
//! | `ledger` | random walks: nobody is in the dark, nothing is lost, and every face says the same |
//! | `lapses` | no moment that passes decides about anybody, and a promise goes one way |

mod ends;
mod lapses;
pub(crate) mod ledger;
mod moments;
mod places;
mod requests;
mod set_up;
mod stops;
mod table;
mod tale;
mod tasks;
