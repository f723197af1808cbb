//! What makes the parts of a drawn PDF overlap, repeat and become more than they are: filters that are right, streams that reach to
//! one end, and lines of a list that lead into one run.

use arbitrary::Arbitrary;
use miniz_oxide::deflate::compress_to_vec_zlib;

/// Nobody writes longer chains, or longer runs.
const MOST_FILTERS: usize = 5;
const LONGEST: usize = 4_096;
/// The numbers of the objects that the lines are of.
const FIRST: u32 = 150;

/// A filter, and bytes that it makes of others.
#[derive(Debug, Clone, Copy, Arbitrary)]
pub enum Filter {
    Flate,
    Stored,
    Hex,
    Base85,
    RunLength,
    Lzw,
}

/// Bytes that went through filters, the last one first; or that were never packed and are said to be.
#[derive(Debug, Arbitrary)]
pub struct Packed {
    filters: Vec<Filter>,
    data: Vec<u8>,
    /// So many times these bytes.
    times: u8,
    packed: bool,
}

impl Packed {
    pub fn write(&self) -> (String, Vec<u8>) {
        let filters = &self.filters[..self.filters.len().min(MOST_FILTERS)];
        let names: String = filters.iter().map(|filter| filter.name()).collect();
        let data: Vec<u8> = self.data.repeat(self.times.into()).into_iter().take(LONGEST).collect();
        let data = if self.packed { filters.iter().rev().fold(data, |data, filter| filter.pack(&data)) } else { data };
        (format!("/Filter[{names}]"), data)
    }
}

impl Filter {
    fn name(self) -> &'static str {
        match self {
            Filter::Flate | Filter::Stored => "/FlateDecode",
            Filter::Hex => "/ASCIIHexDecode",
            Filter::Base85 => "/ASCII85Decode",
            Filter::RunLength => "/RunLengthDecode",
            Filter::Lzw => "/LZWDecode",
        }
    }

    fn pack(self, data: &[u8]) -> Vec<u8> {
        match self {
            Filter::Flate => compress_to_vec_zlib(data, 1),
            Filter::Stored => {
                let blocks = data.chunks(255).flat_map(|block| {
                    let len = block.len() as u8;
                    [&[0, len, 0, !len, 0xff], block].concat()
                });
                [0x78, 0x01].into_iter().chain(blocks).chain([1, 0, 0, 0xff, 0xff]).collect()
            }
            Filter::Hex => data.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).chain(*b">").collect(),
            Filter::Base85 => {
                let words = data.chunks(4).flat_map(|four| {
                    let mut word = [0; 4];
                    word[..four.len()].copy_from_slice(four);
                    let word = u32::from_be_bytes(word);
                    if word == 0 && four.len() == 4 {
                        return b"z".to_vec();
                    }
                    let digits = [52_200_625, 614_125, 7_225, 85, 1].map(|power| b'!' + (word / power % 85) as u8);
                    digits[..=four.len()].to_vec()
                });
                words.chain(*b"~>").collect()
            }
            Filter::RunLength => {
                let parts = data.chunks(128).flat_map(|part| match part {
                    [first, rest @ ..] if !rest.is_empty() && rest.iter().all(|byte| byte == first) => {
                        vec![(257 - part.len()) as u8, *first]
                    }
                    _ => [&[part.len() as u8 - 1], part].concat(),
                });
                parts.chain([128]).collect()
            }
            // Each byte by its own code, and so often forgotten that all codes have nine bits.
            Filter::Lzw => {
                let codes =
                    data.chunks(200).flat_map(|part| [256].into_iter().chain(part.iter().copied().map(u16::from)));
                let bits: Vec<u8> =
                    codes.chain([257]).flat_map(|code| (0..9).rev().map(move |bit| (code >> bit & 1) as u8)).collect();
                bits.chunks(8)
                    .map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | bit) << (8 - bits.len()))
                    .collect()
            }
        }
    }
}

/// What stands where the length is of a stream that reaches to the last end of a stream in the file.
pub const TO_THE_END: &str = "/Length @@@@@@@@@@";

/// Writes the lengths of the streams that reach to one end, in as many letters as stood there.
pub fn reach(pdf: &mut [u8]) {
    let find = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).position(|window| window == word);
    let Some(end) = pdf.windows(10).rposition(|window| window == b"\nendstream") else { return };
    let mut from = 0;
    while let Some(found) = find(&pdf[from..], TO_THE_END.as_bytes()) {
        let at = from + found;
        from = at + TO_THE_END.len();
        let start = find(&pdf[from..], b"stream\n").map_or(end, |found| from + found + 7);
        let length = format!("{:>10}", end.saturating_sub(start));
        pdf[from - length.len()..from].copy_from_slice(length.as_bytes());
    }
}

/// A run of one word, into which lines of the list lead.
#[derive(Debug, Arbitrary)]
pub struct Run {
    word: Word,
    times: u16,
    lines: u8,
    /// So many bytes are between where two of them lead.
    step: u8,
}

#[derive(Debug, Clone, Copy, Arbitrary)]
enum Word {
    Blank,
    Comment,
    Text,
    Hex,
    Digits,
    Dictionary,
    Array,
    Head,
}

impl Run {
    /// The group of pages that asks for each of the objects, and its number.
    pub fn group(&self) -> (u32, Vec<u8>) {
        let kids: String = (0..u32::from(self.lines)).map(|line| format!("{} 0 R ", FIRST + line)).collect();
        (FIRST - 1, format!("<</Type/Pages/Count 1/Kids[{kids}]>>").into_bytes())
    }

    /// Writes the run, and gives where its lines lead.
    pub fn write(&self, pdf: &mut Vec<u8>, start: usize) -> Vec<(u32, usize)> {
        let word: &[u8] = match self.word {
            Word::Blank => b" ",
            Word::Comment => b"%",
            Word::Text => b"(",
            Word::Hex => b"<",
            Word::Digits => b"1",
            Word::Dictionary => b"<</A",
            Word::Array => b"[",
            Word::Head => b"150 0 obj ",
        };
        let at = start + pdf.len();
        pdf.extend(word.repeat(usize::from(self.times) % LONGEST));
        pdf.extend(b"\n150 0 obj\n<</Type/Page>>\nendobj\n");
        (0..u32::from(self.lines)).map(|line| (FIRST + line, at + line as usize * usize::from(self.step))).collect()
    }
}
