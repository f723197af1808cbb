//! Values: what a fact is made of. Each is parsed once and then trusted. None of them knows of a process or of its law.

pub(crate) mod actor;
pub(crate) mod any;
pub(crate) mod correspondence;
pub(crate) mod evidence;
pub(crate) mod feedback;
pub(crate) mod few;
pub(crate) mod id;
pub(crate) mod meeting;
pub(crate) mod set;
pub(crate) mod text;
pub(crate) mod time;
