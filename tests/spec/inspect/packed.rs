//! The ways in which a stream is packed, as a writer does it.

use miniz_oxide::deflate::compress_to_vec_zlib;

/// How a stream is packed.
#[derive(Clone, Debug)]
pub(super) enum Pack {
    Plain,
    Deflate,
    /// Deflated, and each row written as what differs from its neighbours: by this kind, of 0 to 4, or by each in turn.
    Rows {
        kind: Option<u8>,
        columns: usize,
        colours: usize,
    },
    Hex,
    Base85,
    /// Deflated, and that in text.
    Both,
    /// Not packed, with these entries that say otherwise.
    Said(String),
}

impl Pack {
    /// All that are right, for rows of this length.
    pub(super) fn all(columns: usize) -> Vec<Pack> {
        let rows = |kind| Pack::Rows { kind, columns, colours: 1 };
        let mut all = vec![Pack::Plain, Pack::Deflate, Pack::Hex, Pack::Base85, Pack::Both, rows(None)];
        all.extend((0..=4).map(|kind| rows(Some(kind))));
        all.extend([3, 4].map(|colours| Pack::Rows { kind: None, columns, colours }));
        all
    }

    /// What the dictionary says.
    pub(super) fn entries(&self) -> String {
        match self {
            Pack::Plain => String::new(),
            Pack::Deflate => "/Filter /FlateDecode".into(),
            Pack::Rows { columns, colours, .. } => format!(
                "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns {columns} /Colors {colours} >>"
            ),
            Pack::Hex => "/Filter /ASCIIHexDecode".into(),
            Pack::Base85 => "/Filter [/ASCII85Decode]".into(),
            Pack::Both => {
                "/Filter [/ASCIIHexDecode /ASCII85Decode /FlateDecode] /DecodeParms [null null << /Predictor 12 /Columns 7 >>]".into()
            }
            Pack::Said(entries) => entries.clone(),
        }
    }

    pub(super) fn pack(&self, data: &[u8]) -> Vec<u8> {
        match self {
            Pack::Plain | Pack::Said(_) => data.to_vec(),
            Pack::Deflate => compress_to_vec_zlib(data, 6),
            Pack::Rows { kind, columns, colours } => {
                compress_to_vec_zlib(&differences(data, *kind, *columns, *colours), 6)
            }
            Pack::Hex => hex(data),
            Pack::Base85 => base_85(data),
            Pack::Both => hex(&base_85(&compress_to_vec_zlib(&differences(data, Some(2), 7, 1), 6))),
        }
    }
}

pub(super) fn hex(data: &[u8]) -> Vec<u8> {
    let digit = |half: u8| b"0123456789ABCDEF"[usize::from(half)];
    data.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).chain([b'>']).collect()
}

fn base_85(data: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    for four in data.chunks(4) {
        let mut word = [0; 4];
        word[..four.len()].copy_from_slice(four);
        let mut word = u32::from_be_bytes(word);
        if word == 0 && four.len() == 4 {
            text.push(b'z');
            continue;
        }
        let mut digits = [0; 5];
        for digit in digits.iter_mut().rev() {
            *digit = b'!' + u8::try_from(word % 85).unwrap();
            word /= 85;
        }
        text.extend(&digits[..=four.len()]);
    }
    text.extend(b"~>");
    text
}

/// Each byte less what its neighbours let expect (PNG, 9.2), with the kind in front of each row. What is no whole row is
/// filled up with blanks.
fn differences(data: &[u8], kind: Option<u8>, columns: usize, colours: usize) -> Vec<u8> {
    let row = columns * colours;
    let mut plain = data.to_vec();
    plain.resize(data.len().div_ceil(row) * row, b' ');
    let mut written = Vec::new();
    for (y, line) in plain.chunks(row).enumerate() {
        let kind = kind.unwrap_or(u8::try_from(y % 5).unwrap());
        written.push(kind);
        for (x, byte) in line.iter().enumerate() {
            let left = if x < colours { 0 } else { line[x - colours] };
            let up = if y == 0 { 0 } else { plain[(y - 1) * row + x] };
            let corner = if y == 0 || x < colours { 0 } else { plain[(y - 1) * row + x - colours] };
            let expected = match kind {
                0 => 0,
                1 => left,
                2 => up,
                3 => u8::try_from(u16::midpoint(left.into(), up.into())).unwrap(),
                _ => nearest(left, up, corner),
            };
            written.push(byte.wrapping_sub(expected));
        }
    }
    written
}

/// The neighbour nearest to left + up - corner; of two the first.
fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let target = i32::from(left) + i32::from(up) - i32::from(corner);
    [left, up, corner].into_iter().min_by_key(|byte| (target - i32::from(*byte)).abs()).unwrap()
}
