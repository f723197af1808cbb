//! The cost of one check, counted.

/// The cost of a look inside one file, counted and not timed: the same file costs the same on every machine.
///
/// [`Policy::check_with_cost`](crate::cv::Policy::check_with_cost) returns it, for a program that meters what it is sent.
/// Both figures are zero where nothing was looked at inside: a file that is refused by its beginning or its size, or a build
/// without the feature `inspect`.
///
/// ```
/// use candidacy::cv;
///
/// let upload = std::fs::read("examples/cv.pdf")?;
/// let (cv, cost) = cv::Policy::standard().check_with_cost(&upload, "Mira.pdf", "application/pdf");
/// assert!(cv.is_ok());
/// assert!(cost.work() <= 16 * upload.len() as u64 + (16 << 20));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Cost {
    pub(super) work: u64,
    pub(super) memory: u64,
}

impl Cost {
    /// Returns the work in steps. A step is a byte that was looked at, copied or made.
    #[must_use]
    pub const fn work(self) -> u64 {
        self.work
    }

    /// Returns the most bytes that were held at once, the file itself not counted.
    #[must_use]
    pub const fn memory(self) -> u64 {
        self.memory
    }
}
