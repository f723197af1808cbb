//! Looking for ASCII in bytes.

/// Whether the bytes begin so, without regard to case.
pub(super) fn starts(bytes: &[u8], expected: &[u8]) -> bool {
    bytes.get(..expected.len()).is_some_and(|start| start.eq_ignore_ascii_case(expected))
}

/// Whether the bytes hold that.
pub(super) fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    find(bytes, wanted).is_some()
}

/// Whether the bytes hold that, without regard to case.
pub(super) fn has_any_case(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window.eq_ignore_ascii_case(wanted))
}

/// The first offset at which the bytes hold that.
pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// The last offset at which the bytes hold that.
pub(super) fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

/// The bytes before and behind the first place that holds that.
pub(super) fn split<'a>(bytes: &'a [u8], wanted: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let (before, rest) = bytes.split_at_checked(find(bytes, wanted)?)?;
    Some((before, rest.get(wanted.len()..)?))
}

/// Whether a file name ends as that of a PDF, behind at least one letter.
pub(super) fn ends_as_pdf(name: &[u8]) -> bool {
    name.len() > 4 && has_any_case(name.get(name.len().saturating_sub(4)..).unwrap_or_default(), b".pdf")
}
