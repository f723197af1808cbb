//! The window layer: what the beginning and the end of a file of any size tell. It touches a bounded number of
//! bytes, allocates nothing for what is a PDF, and never panics. It needs no dependency; with the feature `inspect` it
//! unpacks a few kilobytes of what it names.

mod ascii;
mod beside;
mod encoded;
mod file;
mod header;
mod inflate;
mod le;
mod magic;
mod mail;
mod ole;
mod package;
mod tail;
mod text;
mod xml;
mod zip;

pub use file::{Window, WindowError};
pub(super) use header::{header, rather};
pub(super) use tail::Tail;
