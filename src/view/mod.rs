//! Views: what people and other programs see. Each is made of a journal and of a moment; none decides anything.

pub mod candidate;
pub mod words;
