//! The window layer: what the beginning and the end of a file tell, whatever its size. It needs no dependency, touches a
//! bounded number of bytes, allocates nothing for what is a PDF, and never panics.

mod file;
mod le;
mod ole;
mod signature;
mod tail;
mod text;
mod xml;
mod zip;

pub use file::{CvWindow, CvWindowError};
pub(super) use signature::header;
pub(super) use tail::Tail;
