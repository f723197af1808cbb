//! What the fuzz targets share: the laws that they hold the library to, and a maker of odd PDFs.

pub mod cv;
pub mod files;
pub mod journal;
pub mod pdf;
