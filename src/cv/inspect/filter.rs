//! What is compressed in a PDF, unpacked as far as there is room for it.

use super::doc::Doc;
use super::fuel::Fuel;
use super::value::{Dict, Value, hex};
use crate::cv::{CvError, CvLimit};
use miniz_oxide::inflate::{DecompressError, TINFLStatus, decompress_to_vec_with_limit};
use std::borrow::Cow;

/// So many filters stand behind each other at most.
const MAX_FILTERS: usize = 4;

/// What comes out of a stream, or `None` where it is packed in a way that streams of objects are not.
pub(super) fn unpack<'a>(doc: &Doc<'a>, dict: Dict<'a>, data: Cow<'a, [u8]>) -> Result<Option<Cow<'a, [u8]>>, CvError> {
    let [filter, f, params, dp] = dict.get([b"Filter", b"F", b"DecodeParms", b"DP"], &doc.fuel)?;
    let filter = doc.resolve_plain(if filter.is_null() { f } else { filter })?;
    let params = doc.resolve_plain(if params.is_null() { dp } else { params })?;
    if filter.is_null() {
        return Ok(Some(data));
    }
    let Some(mut filters) = filter.array() else { return step(doc, filter, params, data) };
    let mut each = params.array();
    let mut data = data;
    for _ in 0..MAX_FILTERS {
        let Some(filter) = filters.next(&doc.fuel)? else { break };
        let params = match &mut each {
            Some(params) => params.next(&doc.fuel)?.unwrap_or(Value::Null),
            None => params,
        };
        match step(doc, doc.resolve_plain(filter)?, doc.resolve_plain(params)?, data)? {
            Some(unpacked) => data = unpacked,
            None => return Ok(None),
        }
    }
    Ok(Some(data))
}

/// One filter.
fn step<'a>(
    doc: &Doc<'_>,
    filter: Value<'_>,
    params: Value<'_>,
    data: Cow<'a, [u8]>,
) -> Result<Option<Cow<'a, [u8]>>, CvError> {
    let named = |names: [&[u8]; 2]| names.into_iter().any(|name| filter.is_named(name));
    Ok(if named([b"FlateDecode", b"Fl"]) {
        let unpacked = inflate(&data, &doc.fuel)?;
        Some(Cow::Owned(predict(doc, params, unpacked)?))
    } else if named([b"ASCIIHexDecode", b"AHx"]) {
        Some(Cow::Owned(from_hex(&data)))
    } else if named([b"ASCII85Decode", b"A85"]) {
        Some(Cow::Owned(from_base_85(&data)))
    } else if filter.is_named(b"Crypt") {
        Some(data)
    } else {
        None
    })
}

/// What comes out of deflated bytes, up to where they are damaged.
pub(super) fn inflate(data: &[u8], fuel: &Fuel) -> Result<Vec<u8>, CvError> {
    let room = fuel.room()?;
    let so_far = |error: DecompressError| {
        if error.status == TINFLStatus::HasMoreOutput {
            return Err(CvError::TooComplex { limit: CvLimit::Inflated });
        }
        Ok(error.output)
    };
    // Two bytes in front say how it is packed, and readers insist on them; four behind are a sum that they do not ask for.
    if !has_zlib_head(data) {
        return Ok(Vec::new());
    }
    let packed = data.get(2..).unwrap_or_default();
    let unpacked = decompress_to_vec_with_limit(packed, room).or_else(so_far)?;
    fuel.inflated(unpacked.len())?;
    Ok(unpacked)
}

fn has_zlib_head(data: &[u8]) -> bool {
    matches!(data, [method, flags, ..] if method & 0x0f == 8 && u16::from_be_bytes([*method, *flags]) % 31 == 0)
}

/// Undoes what makes rows of numbers easier to pack: each row was written as what differs from its neighbours (PNG). It is
/// done in place, because a row is a byte longer before than after.
fn predict(doc: &Doc<'_>, params: Value<'_>, mut data: Vec<u8>) -> Result<Vec<u8>, CvError> {
    let Some(params) = params.dict() else { return Ok(data) };
    let [predictor, colours, bits, columns] =
        params.get([b"Predictor", b"Colors", b"BitsPerComponent", b"Columns"], &doc.fuel)?;
    if predictor.size().unwrap_or(1) < 10 {
        return Ok(data);
    }
    let pixel = colours.size().unwrap_or(1).saturating_mul(bits.size().unwrap_or(8));
    let row = pixel.saturating_mul(columns.size().unwrap_or(1)).div_ceil(8);
    let pixel = pixel.div_ceil(8).max(1);
    let mut written = 0;
    for line in (0..data.len()).step_by(row + 1) {
        let kind = data.get(line).copied();
        let start = written;
        for from in (line + 1..data.len()).take(row) {
            let column = written - start;
            let before = |at: Option<usize>| at.and_then(|at| data.get(at).copied()).unwrap_or_default();
            let left_at = if column < pixel { None } else { written.checked_sub(pixel) };
            let (left, up) = (before(left_at), before(written.checked_sub(row)));
            let corner = before(left_at.and_then(|left| left.checked_sub(row)));
            let byte = before(Some(from)).wrapping_add(match kind {
                Some(1) => left,
                Some(2) => up,
                Some(3) => left.midpoint(up),
                Some(4) => paeth(left, up, corner),
                _ => 0,
            });
            if let Some(place) = data.get_mut(written) {
                *place = byte;
            }
            written += 1;
        }
    }
    data.truncate(written);
    Ok(data)
}

/// The neighbour that is closest to where the three of them point (PNG, 9.4).
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let [l, u, c] = [left, up, corner].map(i16::from);
    let [to_left, to_up, to_corner] = [u - c, l - c, l + u - 2 * c].map(i16::abs);
    if to_left <= to_up && to_left <= to_corner {
        left
    } else if to_up <= to_corner {
        up
    } else {
        corner
    }
}

/// Bytes that were written as hexadecimal digits, up to `>`.
pub(super) fn from_hex(digits: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = digits.iter().take_while(|byte| **byte != b'>').filter_map(|byte| hex(*byte)).collect();
    digits.chunks(2).map(|pair| pair.first().unwrap_or(&0) << 4 | pair.get(1).unwrap_or(&0)).collect()
}

/// Bytes that were written five digits for four, up to `~`.
fn from_base_85(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let (mut word, mut count) = (0_u32, 0_usize);
    for byte in text.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' => plain.extend([0; 4]),
            b'!'..=b'u' => {
                word = word.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    plain.extend(word.to_be_bytes());
                    (word, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    let padded = (count..5).fold(word, |word, _| word.wrapping_mul(85).wrapping_add(84));
    plain.extend(padded.to_be_bytes().into_iter().take(count.saturating_sub(1)));
    plain
}
