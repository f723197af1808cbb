//! How a stream is packed when it is to cost much: every filter, and for each what makes the most of the least.

use super::super::packed::Pack;

/// A filter, and how it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Filter {
    Flate,
    /// The same, with nothing compressed.
    Stored,
    Hex,
    Base85,
    RunLength,
    Lzw,
}

impl Filter {
    pub(in super::super) const ALL: [Filter; 6] =
        [Filter::Flate, Filter::Stored, Filter::Hex, Filter::Base85, Filter::RunLength, Filter::Lzw];

    pub(in super::super) fn name(self) -> &'static str {
        match self {
            Filter::Flate | Filter::Stored => "/FlateDecode",
            Filter::Hex => "/ASCIIHexDecode",
            Filter::Base85 => "/ASCII85Decode",
            Filter::RunLength => "/RunLengthDecode",
            Filter::Lzw => "/LZWDecode",
        }
    }

    pub(in super::super) fn pack(self, data: &[u8]) -> Vec<u8> {
        match self {
            Filter::Flate => Pack::Deflate.pack(data),
            Filter::Stored => stored(data),
            Filter::Hex => Pack::Hex.pack(data),
            Filter::Base85 => Pack::Base85.pack(data),
            Filter::RunLength => runs(data),
            Filter::Lzw => lzw(data),
        }
    }

    /// About so many bytes that become as many more as they can.
    pub(in super::super) fn bomb(self, len: usize) -> Vec<u8> {
        match self {
            Filter::Flate => inflating(len),
            Filter::Stored => [[0x78, 0x01].as_slice(), &[0, 0, 0, 0xff, 0xff].repeat(len / 5)].concat(),
            Filter::Hex => b"20".repeat(len / 2),
            Filter::Base85 => b"z".repeat(len),
            Filter::RunLength => [129, b' '].repeat(len / 2),
            Filter::Lzw => lzw_run(b' ', len),
        }
    }
}

/// What the dictionary says of a chain of filters, and the bytes: those of the last filter are packed by the one before it.
pub(in super::super) fn chain(filters: &[Filter], data: &[u8]) -> (String, Vec<u8>) {
    let names: String = filters.iter().map(|filter| filter.name()).collect();
    let packed = filters.iter().rev().fold(data.to_vec(), |data, filter| filter.pack(&data));
    (format!("/Filter [{names}]"), packed)
}

/// Blocks that hold their bytes as they are.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut packed = vec![0x78, 0x01];
    for block in data.chunks(usize::from(u16::MAX)) {
        packed.extend(stored_block(block.len()));
        packed.extend(block);
    }
    packed.extend([1, 0, 0, 0xff, 0xff]);
    packed
}

/// What stands in front of a block that holds so many bytes as they are.
pub(super) fn stored_block(len: usize) -> [u8; 5] {
    let [low, high] = u16::try_from(len).unwrap().to_le_bytes();
    [0, low, high, !low, !high]
}

/// One block of the usual codes that does not end: a blank, and over and over 258 times what came before, in 13 bits.
fn inflating(len: usize) -> Vec<u8> {
    let bits = "010".to_owned() + "01010000" + &"1100010100000".repeat(24);
    let bits: Vec<u8> = bits.bytes().map(|bit| bit - b'0').collect();
    let bytes: Vec<u8> =
        bits.chunks_exact(8).map(|bits| bits.iter().rev().fold(0, |byte, bit| byte << 1 | bit)).collect();
    // Eight of them are 13 whole bytes.
    [[0x78, 0x01].as_slice(), &bytes[..2], &bytes[2..15].repeat(len / 13)].concat()
}

/// Runs of one byte, and what is between them.
fn runs(data: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    for part in data.chunks(128) {
        let len = u8::try_from(part.len()).unwrap();
        match part {
            [first, rest @ ..] if !rest.is_empty() && rest.iter().all(|byte| byte == first) => {
                packed.extend([(257 - part.len()).try_into().unwrap(), *first]);
            }
            _ => {
                packed.push(len - 1);
                packed.extend(part);
            }
        }
    }
    packed.push(128);
    packed
}

/// Writes the codes of LZW, in as many bits as the reader expects.
#[derive(Default)]
struct Codes {
    bytes: Vec<u8>,
    kept: u32,
    bits: u32,
    /// How many codes came since the reader forgot what it knew.
    since: u32,
}

impl Codes {
    const FORGET: u32 = 256;
    const END: u32 = 257;
    /// After so many codes the reader knows all that it can.
    const FULL: u32 = 3_836;

    fn put(&mut self, code: u32) {
        // It knows one code more with each but the first, and counts one ahead.
        let width = match 258 + self.since.saturating_sub(1) + 1 {
            0..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
        self.kept = self.kept << width | code;
        self.bits += width;
        while self.bits >= 8 {
            self.bits -= 8;
            self.bytes.push(u8::try_from(self.kept >> self.bits & 0xff).unwrap());
        }
        self.kept &= (1 << self.bits) - 1;
        self.since = if code == Codes::FORGET { 0 } else { self.since + 1 };
    }

    fn end(mut self) -> Vec<u8> {
        self.put(Codes::END);
        if self.bits > 0 {
            self.bytes.push(u8::try_from(self.kept << (8 - self.bits) & 0xff).unwrap());
        }
        self.bytes
    }
}

/// Each byte by its own code: as right as any other way, and longer than what is packed.
fn lzw(data: &[u8]) -> Vec<u8> {
    let mut codes = Codes::default();
    for part in data.chunks(3_000) {
        codes.put(Codes::FORGET);
        for byte in part {
            codes.put(u32::from(*byte));
        }
    }
    codes.end()
}

/// One byte over and over: each code stands for one byte more than the one before.
fn lzw_run(byte: u8, len: usize) -> Vec<u8> {
    let mut codes = Codes::default();
    while codes.bytes.len() < len {
        codes.put(Codes::FORGET);
        codes.put(u32::from(byte));
        (0..Codes::FULL).for_each(|more| codes.put(258 + more));
    }
    codes.bytes
}
