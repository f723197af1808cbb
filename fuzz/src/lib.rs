//! What the fuzz targets share: the laws that they hold the library to, and makers of odd PDFs.
//!
//! `edits`, `journal`, `kept` and `stored` are about journals of candidacies, and return with them.

pub mod cv;
pub mod files;
pub mod overlaps;
pub mod pdf;
