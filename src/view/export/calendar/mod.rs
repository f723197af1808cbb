//! The content of a calendar: the course of a journal, the words for it, and its components as the standard writes them.

mod component;
mod course;
mod voice;

pub(super) use component::{drawn, drawn_for};
pub(super) use course::{Course, Planned};
pub(super) use voice::Voice;
