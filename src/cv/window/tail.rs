//! What the end of a PDF shows: whether it is there, and what stands behind it.

use super::CvWindow;
use crate::cv::{CvError, CvWarning, CvWarnings};

/// Readers look for the mark at the end in so many bytes.
const END: usize = 1024;

/// What the end of a PDF shows.
pub(in crate::cv) struct Tail {
    /// What is odd about it.
    pub(in crate::cv) warnings: CvWarnings,
    /// It ends in the middle of something.
    pub(in crate::cv) cut: bool,
    /// A trailer in it says that it is encrypted.
    pub(in crate::cv) encrypted: bool,
}

impl Tail {
    /// Of a file that begins as a PDF does.
    pub(in crate::cv) fn of(window: &CvWindow<'_>) -> Tail {
        let tail = window.tail();
        let end = tail.get(tail.len().saturating_sub(END)..).unwrap_or(tail);
        let mark = end.windows(5).rposition(|part| part == b"%%EOF");
        let mut warnings = CvWarnings::NONE;
        match mark {
            None => warnings = warnings.and(&[CvWarning::NoEndMark]),
            Some(at) => {
                let behind = end.get(at.saturating_add(5)..).unwrap_or_default();
                if !behind.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
                    warnings = warnings.and(&[CvWarning::BytesAfterEnd]);
                }
            }
        }
        Tail { warnings, cut: mark.is_none(), encrypted: false }
    }

    /// What the end alone says, where nobody looks inside.
    pub(in crate::cv) fn verdict(&self) -> Result<(), CvError> {
        if self.cut { Err(CvError::Truncated) } else { Ok(()) }
    }
}
