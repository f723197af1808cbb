//! Programs around a candidacy, each told only what recording returned: a scheduler, two writers, and people who take back what they
//! did. Small worlds are searched whole; larger ones are drawn.
//!
//! | area | what it holds |
//! |---|---|
//! | `scheduler` | what recording returns is enough to know at each moment what is due, and a scheduler that looks now and then misses nothing |
//! | `writers` | two writers on one journal, in any order: nothing that was accepted is lost, nothing refused is there |
//! | `undone` | a hold, a withdrawal, a no and a repeated step, each taken back from every state: nobody is in the dark, nothing is forgotten |
//!
//! Each search goes through everything that there is, and says how much that was; an empty search would prove nothing.

mod scheduler;
mod undone;
mod writers;
