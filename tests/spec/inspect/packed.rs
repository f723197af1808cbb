//! The ways in which a stream is packed, as a writer does it.

use miniz_oxide::deflate::compress_to_vec_zlib;
use std::collections::HashMap;

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
    /// By Lempel, Ziv and Welch; whether codes get longer one code early, which is what is meant where nothing is said.
    Lzw {
        early: bool,
    },
    Runs,
    /// Deflated, and each sample written as what it is more than the one on its left (TIFF 6.0, 14).
    Tiff {
        columns: usize,
        colours: usize,
    },
    /// One behind the other, the last one first as a reader undoes them.
    Chain(Vec<Pack>),
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

    /// Those that few writers use.
    pub(super) fn rare() -> Vec<Pack> {
        let tiff = |columns, colours| Pack::Tiff { columns, colours };
        let (early, late) = (Pack::Lzw { early: true }, Pack::Lzw { early: false });
        vec![
            early.clone(),
            late.clone(),
            Pack::Runs,
            tiff(1, 1),
            tiff(4, 1),
            tiff(5, 3),
            Pack::Chain(vec![Pack::Base85, Pack::Deflate]),
            Pack::Chain(vec![Pack::Hex, early.clone(), Pack::Deflate]),
            Pack::Chain(vec![Pack::Hex, late.clone()]),
            Pack::Chain(vec![Pack::Deflate, Pack::Runs]),
            Pack::Chain(vec![Pack::Runs, Pack::Base85, early]),
            Pack::Chain(vec![Pack::Deflate, tiff(4, 1)]),
            Pack::Chain(vec![late, Pack::Rows { kind: None, columns: 4, colours: 1 }]),
            Pack::Chain(vec![Pack::Deflate, Pack::Deflate, Pack::Deflate]),
            Pack::Chain(vec![Pack::Deflate]),
        ]
    }

    /// The name of its filter and what the filter has to know.
    fn filter(&self) -> (&'static str, String) {
        match self {
            Pack::Deflate => ("/FlateDecode", "null".into()),
            Pack::Rows { columns, colours, .. } => {
                ("/FlateDecode", format!("<< /Predictor 15 /Columns {columns} /Colors {colours} >>"))
            }
            Pack::Tiff { columns, colours } => {
                ("/FlateDecode", format!("<< /Predictor 2 /Columns {columns} /Colors {colours} >>"))
            }
            Pack::Hex => ("/ASCIIHexDecode", "null".into()),
            Pack::Base85 => ("/ASCII85Decode", "null".into()),
            Pack::Lzw { early: true } => ("/LZWDecode", "null".into()),
            Pack::Lzw { early: false } => ("/LZWDecode", "<< /EarlyChange 0 >>".into()),
            Pack::Runs => ("/RunLengthDecode", "null".into()),
            Pack::Plain | Pack::Both | Pack::Chain(_) | Pack::Said(_) => panic!("{self:?} is no single filter"),
        }
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
            Pack::Lzw { .. } | Pack::Runs | Pack::Tiff { .. } => {
                let (name, params) = self.filter();
                format!("/Filter {name} /DecodeParms {params}")
            }
            Pack::Chain(packs) => {
                let (names, params): (Vec<_>, Vec<_>) = packs.iter().map(Pack::filter).unzip();
                format!("/Filter [{}] /DecodeParms [{}]", names.join(" "), params.join(" "))
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
            Pack::Lzw { early } => lzw(data, *early),
            Pack::Runs => runs(data),
            Pack::Tiff { columns, colours } => compress_to_vec_zlib(&steps(data, *columns, *colours), 6),
            Pack::Chain(packs) => packs.iter().rev().fold(data.to_vec(), |data, pack| pack.pack(&data)),
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

/// Codes of nine bits and more for runs of bytes that were there before (ISO 32000-2, 7.4.4).
pub(super) fn lzw(data: &[u8], early: bool) -> Vec<u8> {
    const CLEAR: u32 = 256;
    let (mut written, mut held, mut bits) = (Vec::new(), 0_u32, 0_u32);
    let mut write = |code: u32, width: u32| {
        held = held << width | code;
        bits += width;
        while bits >= 8 {
            bits -= 8;
            written.push(u8::try_from(held >> bits & 0xff).unwrap());
        }
        held &= (1 << bits) - 1;
    };
    let mut known: HashMap<Vec<u8>, u32> = HashMap::new();
    let code = |run: &[u8], known: &HashMap<Vec<u8>, u32>| match run {
        [byte] => u32::from(*byte),
        run => known[run],
    };
    // A reader adds a code one step later than a writer, and a length changes one code early or at the last moment.
    let width = |next: u32| (9..12).find(|width| next + u32::from(early) <= 1 << width).unwrap_or(12);
    let mut next = 258;
    write(CLEAR, 9);
    let mut run: Vec<u8> = Vec::new();
    for byte in data {
        run.push(*byte);
        if run.len() == 1 || known.contains_key(&run) {
            continue;
        }
        write(code(&run[..run.len() - 1], &known), width(next));
        known.insert(run, next);
        next += 1;
        run = vec![*byte];
        if next == 4_000 {
            write(CLEAR, width(next));
            (next, known) = (258, HashMap::new());
        }
    }
    if !run.is_empty() {
        write(code(&run, &known), width(next));
        next += 1;
    }
    write(257, width(next));
    write(0, 7);
    written
}

/// How often a byte follows, or how many bytes follow as they are (ISO 32000-2, 7.4.5).
fn runs(data: &[u8]) -> Vec<u8> {
    let mut written = Vec::new();
    let mut rest = data;
    while let Some(byte) = rest.first() {
        let same = rest.iter().take(128).take_while(|other| *other == byte).count();
        let (taken, more) = if same > 1 {
            written.extend([u8::try_from(257 - same).unwrap(), *byte]);
            rest.split_at(same)
        } else {
            let (taken, more) = rest.split_at(rest.len().min(100));
            written.push(u8::try_from(taken.len() - 1).unwrap());
            written.extend(taken);
            (taken, more)
        };
        assert!(!taken.is_empty());
        rest = more;
    }
    written.push(128);
    written
}

/// Each byte less the same sample of the pixel on its left. What is no whole row is filled up with blanks.
fn steps(data: &[u8], columns: usize, colours: usize) -> Vec<u8> {
    let row = columns * colours;
    let mut plain = data.to_vec();
    plain.resize(data.len().div_ceil(row) * row, b' ');
    let stepped = plain.chunks(row).flat_map(|line| {
        let left = |x: usize| if x < colours { 0 } else { line[x - colours] };
        line.iter().enumerate().map(move |(x, byte)| byte.wrapping_sub(left(x))).collect::<Vec<u8>>()
    });
    stepped.collect()
}
