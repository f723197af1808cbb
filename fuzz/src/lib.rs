//! What the fuzz targets share: the laws that they hold the library to, and makers of odd PDFs.
//!
//! `edits`, `kept` and `stored` are about journals that were edited where they are stored, and return with their target.

pub mod cv;
pub mod files;
pub mod journal;
pub mod overlaps;
pub mod pdf;
