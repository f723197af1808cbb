//! What is owed, held against a ledger that is written from the words of the domain alone, and the theorem that nobody is ever
//! left in the dark.
//!
//! | area | what it holds |
//! |---|---|
//! | `dark` | nobody is left in the dark: in no state of any small process, at no point of any tale |
//! | `laws` | crate and ledger agree; nothing is lost, nothing weakened; time alone changes nothing |
//! | `examples` | each kind of promise: made, kept, released, breached, with its dates |
//! | `cases` | the corners: pauses, words, meetings that move, consents, ceilings |
//! | `edges` | the ends of time |
//! | `ledger`, `days` | what is owed, and by when, once more: entry by entry and day by day |
//! | `tales` | random stories with moments of their own, under any policy |

mod cases;
mod dark;
mod days;
mod edges;
mod examples;
pub(crate) mod laws;
pub(crate) mod ledger;
pub(crate) mod tales;
