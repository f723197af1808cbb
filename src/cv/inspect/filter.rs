//! The packed parts of a PDF, unpacked as far as there is room for it. Each filter pays for what it reads, and the list that it
//! writes into for what it makes.

use super::doc::Doc;
use super::fuel::{Data, Fuel, Held};
use super::value::{Dict, Value, hex};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use weezl::{BitOrder, LzwStatus, decode::Decoder};

/// The number of bytes that are made at once.
const PIECE: usize = 1 << 10;
/// The number of steps that going on with LZW takes, also where nothing comes of it.
const CALL: usize = 32;
/// The number of steps that beginning with a filter takes, however little goes through it.
const SETUP: usize = 1 << 10;
/// The number of steps that beginning with LZW takes beside, for its tables.
const TABLES: usize = 16 << 10;
/// The most codes of LZW that are read ahead: 64 bits, of nine each.
const AHEAD: u32 = 8;

/// The bytes that come out of a stream, or `None` where it is packed in a way that streams of objects are not.
pub(super) fn unpack<'a>(doc: &Doc<'a>, dict: Dict<'a>, data: Data<'a>) -> Option<Data<'a>> {
    let mut data = data;
    for (filter, params) in filters(doc, dict) {
        data = step(doc, filter, params, data)?;
    }
    Some(data)
}

/// Whether a stream of an enciphered file says that it is not.
pub(super) fn is_left_plain<'a>(doc: &Doc<'a>, dict: Dict<'a>) -> bool {
    let Some((first, params)) = filters(doc, dict).next() else { return false };
    first.is_named(b"Crypt") && {
        let [name] = params.dict().map_or([Value::Null], |params| params.get([b"Name"]));
        name.is_null() || name.is_named(b"Identity")
    }
}

/// The filters of a stream, each with what it is told.
fn filters<'d, 'a>(doc: &'d Doc<'a>, dict: Dict<'a>) -> impl Iterator<Item = (Value<'a>, Value<'a>)> + use<'d, 'a> {
    let [filter, params] = dict.get([b"Filter", b"DecodeParms"]).map(|value| doc.resolve_plain(value));
    let mut many = filter.array();
    let mut one = if many.is_some() || filter.is_null() { None } else { Some(filter) };
    let mut each = params.array();
    std::iter::from_fn(move || {
        let filter = match &mut many {
            Some(filters) => doc.resolve_plain(filters.next()?),
            None => one.take()?,
        };
        let params = match &mut each {
            Some(params) => params.next().unwrap_or(Value::Null),
            None => params,
        };
        Some((filter, doc.resolve_plain(params)))
    })
}

/// One filter.
fn step<'a>(doc: &Doc<'a>, filter: Value<'_>, params: Value<'a>, data: Data<'a>) -> Option<Data<'a>> {
    let named = |names: [&[u8]; 2]| names.into_iter().any(|name| filter.is_named(name));
    let fuel = doc.fuel;
    // What is read is paid for here, what is made by the list that it goes into.
    let tables = if named([b"LZWDecode", b"LZW"]) { TABLES } else { 0 };
    if !fuel.pay(data.len().saturating_add(SETUP + tables)) {
        return None;
    }
    let mut made = if named([b"FlateDecode", b"Fl"]) {
        predict(doc, params, inflate(&data, fuel))
    } else if named([b"LZWDecode", b"LZW"]) {
        let [early] = params.dict().map_or([Value::Null], |params| params.get([b"EarlyChange"]));
        predict(doc, params, from_lzw(&data, early.int() != Some(0), fuel))
    } else if named([b"RunLengthDecode", b"RL"]) {
        from_runs(&data, fuel)
    } else if named([b"ASCIIHexDecode", b"AHx"]) {
        from_hex(&data, fuel)
    } else if named([b"ASCII85Decode", b"A85"]) {
        from_base_85(&data, fuel)
    } else if filter.is_named(b"Crypt") {
        return Some(data);
    } else {
        return None;
    };
    // Bodies are kept until the file was looked through.
    made.shrink();
    Some(Data::Made(made))
}

/// The bytes that come out of deflated ones, up to where they are damaged.
fn inflate<'a>(data: &[u8], fuel: &'a Fuel) -> Held<'a, u8> {
    let mut made = Held::new(fuel);
    // Two bytes in front say how it is packed, and readers insist on them; four behind are a sum that they do not ask for.
    if !has_zlib_head(data) {
        return made;
    }
    let mut rest = data.get(2..).unwrap_or_default();
    let mut inflater = Box::new(DecompressorOxide::new());
    let mut len = 0;
    loop {
        let room = rest.len().saturating_mul(2).clamp(PIECE, 256 * PIECE).max(len);
        if !made.resize(len + room, 0) {
            made.truncate(0);
            return made;
        }
        let (status, read, written) =
            decompress(&mut inflater, rest, &mut made, len, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
        len += written;
        rest = rest.get(read..).unwrap_or_default();
        if status != TINFLStatus::HasMoreOutput {
            made.truncate(len);
            return made;
        }
    }
}

fn has_zlib_head(data: &[u8]) -> bool {
    matches!(data, [method, flags, ..] if method & 0x0f == 8 && u16::from_be_bytes([*method, *flags]) % 31 == 0)
}

/// The bytes that come out of others that were packed with LZW, up to where they are damaged. Most writers make a code longer one
/// code early.
fn from_lzw<'a>(data: &[u8], early: bool, fuel: &'a Fuel) -> Held<'a, u8> {
    let mut decoder =
        if early { Decoder::with_tiff_size_switch(BitOrder::Msb, 8) } else { Decoder::new(BitOrder::Msb, 8) };
    let mut made = Held::new(fuel);
    let (mut rest, mut piece) = (data, [0; PIECE]);
    let mut idle = 0;
    loop {
        let result = decoder.decode_bytes(rest, &mut piece);
        rest = rest.get(result.consumed_in..).unwrap_or_default();
        // A code may be nothing but the beginning of a new table, and some codes are read ahead.
        idle = if result.consumed_in + result.consumed_out > 0 { 0 } else { idle + 1 };
        let more = made.extend(piece.get(..result.consumed_out).unwrap_or_default()) && fuel.pay(CALL);
        if !more || idle > AHEAD || !matches!(result.status, Ok(LzwStatus::Ok)) {
            return made;
        }
    }
}

/// The bytes that come out of runs: a number of bytes as they are, or one byte a number of times (ISO 32000-1, 7.4.5).
fn from_runs<'a>(data: &[u8], fuel: &'a Fuel) -> Held<'a, u8> {
    let mut made = Held::new(fuel);
    let mut rest = data;
    while let [length, more @ ..] = rest {
        let count = usize::from(*length);
        let (run, same);
        (run, rest) = match (count, more) {
            (0..=127, _) => more.split_at_checked(count + 1).unwrap_or((more, &[])),
            (129.., [byte, behind @ ..]) => {
                same = [*byte; 128];
                (same.get(..257 - count).unwrap_or_default(), behind)
            }
            _ => return made,
        };
        if !made.extend(run) {
            return made;
        }
    }
    made
}

/// Undoes what makes rows of numbers easier to pack: each was written as what differs from its neighbours (PNG, TIFF).
fn predict<'a>(doc: &Doc<'a>, params: Value<'a>, data: Held<'a, u8>) -> Held<'a, u8> {
    let Some(params) = params.dict() else { return data };
    let [predictor, colours, bits, columns] =
        params.get([b"Predictor", b"Colors", b"BitsPerComponent", b"Columns"]).map(|value| doc.resolve_plain(value));
    let colours = colours.size().unwrap_or(1);
    let bits = bits.size().unwrap_or(8);
    let pixel = colours.saturating_mul(bits);
    let row = pixel.saturating_mul(columns.size().unwrap_or(1)).div_ceil(8);
    if !doc.fuel.pay(data.len()) {
        return data;
    }
    match predictor.size().unwrap_or(1) {
        0 | 1 => data,
        2 => sum_rows(data, row, colours, bits),
        _ => undo_rows(data, row, pixel.div_ceil(8).max(1)),
    }
}

/// Each number of a row was written as what it is more than that of the same colour before it (TIFF 6.0, section 14).
/// Numbers of fewer bits than eight are in no list of objects.
fn sum_rows(mut data: Held<'_, u8>, row: usize, colours: usize, bits: usize) -> Held<'_, u8> {
    for line in data.chunks_mut(row.max(1)) {
        match bits {
            8 => {
                for at in colours..line.len() {
                    let before = line.get(at - colours).copied().unwrap_or_default();
                    if let Some(byte) = line.get_mut(at) {
                        *byte = byte.wrapping_add(before);
                    }
                }
            }
            16 => {
                let (numbers, _) = line.as_chunks_mut::<2>();
                for at in colours..numbers.len() {
                    let before = numbers.get(at - colours).copied().map_or(0, u16::from_be_bytes);
                    if let Some(number) = numbers.get_mut(at) {
                        *number = u16::from_be_bytes(*number).wrapping_add(before).to_be_bytes();
                    }
                }
            }
            _ => {}
        }
    }
    data
}

/// In front of each row stands how it was written (PNG). It is done in place, because a row is a byte longer before than
/// after.
fn undo_rows(mut data: Held<'_, u8>, row: usize, pixel: usize) -> Held<'_, u8> {
    let mut written = 0;
    for line in (0..data.len()).step_by(row.saturating_add(1)) {
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
    data
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
pub(super) fn from_hex<'a>(digits: &[u8], fuel: &'a Fuel) -> Held<'a, u8> {
    let mut made = Held::new(fuel);
    let mut high = None;
    for digit in digits.iter().take_while(|byte| **byte != b'>').filter_map(|byte| hex(*byte)) {
        match high.take() {
            None => high = Some(digit << 4),
            Some(high) if !made.push(high | digit) => return made,
            Some(_) => {}
        }
    }
    if let Some(high) = high {
        made.push(high);
    }
    made
}

/// Bytes that were written five digits for four, up to `~`.
fn from_base_85<'a>(text: &[u8], fuel: &'a Fuel) -> Held<'a, u8> {
    let mut plain = Held::new(fuel);
    let (mut word, mut count) = (0_u32, 0_usize);
    for byte in text.iter().take_while(|byte| **byte != b'~') {
        let there_is_room = match byte {
            b'z' => plain.extend(&[0; 4]),
            b'!'..=b'u' => {
                word = word.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                count < 5 || {
                    let bytes = word.to_be_bytes();
                    (word, count) = (0, 0);
                    plain.extend(&bytes)
                }
            }
            _ => true,
        };
        if !there_is_room {
            return plain;
        }
    }
    let padded = (count..5).fold(word, |word, _| word.wrapping_mul(85).wrapping_add(84));
    plain.extend(padded.to_be_bytes().get(..count.saturating_sub(1)).unwrap_or_default());
    plain
}
