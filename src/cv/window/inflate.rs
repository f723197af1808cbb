//! Compressed bytes, as far as its beginning is needed to name a file.

/// The first bytes that come out, at most this number. Fewer, or none, where they are damaged.
#[cfg(feature = "inspect")]
pub(super) fn beginning(packed: &[u8], at_most: usize) -> Vec<u8> {
    use miniz_oxide::inflate::decompress_to_vec_with_limit;
    if packed.is_empty() {
        return Vec::new();
    }
    let mut unpacked = match decompress_to_vec_with_limit(packed, at_most) {
        Ok(unpacked) => unpacked,
        Err(stopped) => stopped.output,
    };
    unpacked.truncate(at_most);
    unpacked
}

/// Nothing, because without the feature nothing is unpacked.
#[cfg(not(feature = "inspect"))]
pub(super) fn beginning(_packed: &[u8], _at_most: usize) -> Vec<u8> {
    Vec::new()
}
