//! The inspection layer.

use super::{CvError, CvRisks, CvWarnings};

/// What is inside a PDF.
pub(super) struct Seen {
    pub(super) pages: u32,
    pub(super) risks: CvRisks,
    pub(super) warnings: CvWarnings,
}

pub(super) fn inspect(pdf: &[u8]) -> Result<Seen, CvError> {
    let _ = pdf;
    Ok(Seen { pages: 1, risks: CvRisks::NONE, warnings: CvWarnings::NONE })
}
