//! Small worlds, searched whole: not one candidacy on its own, but what people and programs do around it.
//!
//! | area | what it holds |
//! |---|---|
//! | `writers` | two writers on one journal, whatever the order: nothing that was accepted is lost, nothing refused is there |
//! | `scheduler` | whoever looks only now and then misses no breach that stands, and each is seen at the next look |
//! | `undone` | a pause across a breach, and a reopening after every end: nobody is in the dark, and nothing is forgotten |
//!
//! Each search goes through everything that there is, and says how much that was: the numbers change only with the rules, and an
//! empty search is no proof.

mod scheduler;
mod undone;
mod writers;
