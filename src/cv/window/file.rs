//! A file of which the beginning and the end are at hand.

use crate::cv::code::codes;

/// The beginning and the end of a file, and how long it is.
///
/// ```
/// use candidacy::cv;
///
/// let upload = vec![b'.'; 1 << 20];
/// let (head, tail) = (&upload[..cv::Window::HEAD], &upload[upload.len() - cv::Window::TAIL..]);
/// assert!(cv::Window::new(head, tail, 1 << 20).is_ok());
/// assert!(cv::Window::new(&head[1..], tail, 1 << 20).is_err());
/// ```
#[derive(Clone, Copy)]
pub struct Window<'a> {
    head: &'a [u8],
    tail: &'a [u8],
    len: u64,
}

/// Why something is not the window of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WindowError {
    /// The beginning is shorter than the file and than what has to be seen.
    #[error("{have} bytes of the beginning are not enough, {need} have to be seen")]
    Head {
        /// How many there are.
        have: usize,
        /// How many there have to be.
        need: u64,
    },
    /// The end is shorter than the file and than what has to be seen.
    #[error("{have} bytes of the end are not enough, {need} have to be seen")]
    Tail {
        /// How many there are.
        have: usize,
        /// How many there have to be.
        need: u64,
    },
    /// A part is longer than the whole.
    #[error("a part of {have} bytes is longer than the file, which has {len}")]
    LongerThanFile {
        /// How many bytes the part has.
        have: usize,
        /// How many bytes the file has.
        len: u64,
    },
}

codes! { WindowError, "cv_window" {
    Self::Head { .. } => "head",
    Self::Tail { .. } => "tail",
    Self::LongerThanFile { .. } => "longer_than_file",
} }

impl<'a> Window<'a> {
    /// The number of bytes of the beginning that are enough.
    pub const HEAD: usize = 8 * 1024;
    /// The number of bytes of the end that are enough.
    pub const TAIL: usize = 128 * 1024;

    /// Takes the beginning of a file, its end, and how many bytes it has. Of a short file, each is the whole.
    ///
    /// # Errors
    ///
    /// - [`WindowError::Head`] — fewer bytes than [`HEAD`](Self::HEAD) and than the file has.
    /// - [`WindowError::Tail`] — fewer bytes than [`TAIL`](Self::TAIL) and than the file has.
    /// - [`WindowError::LongerThanFile`] — more bytes in a part than in the file.
    pub fn new(head: &'a [u8], tail: &'a [u8], len: u64) -> Result<Self, WindowError> {
        let need = |enough: usize| len.min(enough as u64);
        let (head_len, tail_len) = (head.len() as u64, tail.len() as u64);
        if head_len < need(Self::HEAD) {
            return Err(WindowError::Head { have: head.len(), need: need(Self::HEAD) });
        }
        if tail_len < need(Self::TAIL) {
            return Err(WindowError::Tail { have: tail.len(), need: need(Self::TAIL) });
        }
        match [head.len(), tail.len()].into_iter().find(|part| *part as u64 > len) {
            Some(have) => Err(WindowError::LongerThanFile { have, len }),
            None => Ok(Window { head, tail, len }),
        }
    }

    /// Returns the window of a file that is there as a whole.
    #[must_use]
    pub fn whole(file: &'a [u8]) -> Self {
        Window { head: file, tail: file, len: file.len() as u64 }
    }

    /// Returns how many bytes the file has.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Returns true if the file has no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(super) fn head(&self) -> &'a [u8] {
        self.head
    }

    pub(super) fn tail(&self) -> &'a [u8] {
        self.tail
    }

    /// The bytes at hand from an offset on, in one piece. Nothing where the offset lies between the parts or behind them.
    pub(super) fn from(&self, at: u64) -> &'a [u8] {
        let tail_at = self.len.saturating_sub(self.tail.len() as u64);
        let (part, within) = match at.checked_sub(tail_at) {
            Some(within) => (self.tail, within),
            None => (self.head, at),
        };
        usize::try_from(within).ok().and_then(|within| part.get(within..)).unwrap_or_default()
    }

    /// The file without its first bytes, such as those of a wrapper.
    pub(super) fn behind(&self, first: usize) -> Window<'a> {
        let len = self.len.saturating_sub(first as u64);
        let from = self.tail.len().saturating_sub(usize::try_from(len).unwrap_or(usize::MAX));
        Window {
            head: self.head.get(first..).unwrap_or_default(),
            tail: self.tail.get(from..).unwrap_or_default(),
            len,
        }
    }
}

/// Shows how much of the file is at hand and how long it is, and none of its words.
impl std::fmt::Debug for Window<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Of a short file, both ends have the same bytes.
        let at_hand = self.len.min((self.head.len() + self.tail.len()) as u64);
        write!(f, "Window({at_hand} of {} bytes)", self.len)
    }
}
