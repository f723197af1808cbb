//! What the fuzz targets share: the laws that they hold the library to, and makers of odd PDFs and of edited journals.

pub mod cv;
pub mod edits;
pub mod files;
pub mod journal;
pub mod kept;
pub mod overlaps;
pub mod pdf;
pub mod stored;
