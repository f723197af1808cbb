//! A small writer of OLE files.

use super::files::u32_of;

/// How the stream of a Word 97 document begins.
pub(super) const WORD_97: [u8; 4] = [0xec, 0xa5, 0xc1, 0];

/// A stream of an OLE file, or a storage that holds one.
pub(super) struct Stream {
    name: String,
    bytes: Vec<u8>,
    holds: Option<&'static str>,
}

impl Stream {
    /// A short stream, which lies in the mini stream.
    pub(super) fn short(name: &str, bytes: &[u8]) -> Stream {
        Stream { name: name.to_owned(), bytes: bytes.to_vec(), holds: None }
    }

    /// A stream of 4,096 bytes, which lies in sectors of its own.
    pub(super) fn long(name: &str, begins: &[u8]) -> Stream {
        let mut bytes = begins.to_vec();
        bytes.resize(4096, 0);
        Stream { name: name.to_owned(), bytes, holds: None }
    }

    pub(super) fn storage(name: &str, holds: &'static str) -> Stream {
        Stream { name: name.to_owned(), bytes: Vec::new(), holds: Some(holds) }
    }
}

const NONE: u32 = 0xffff_ffff;
const END: u32 = 0xffff_fffe;

/// An OLE file with sectors of 512 bytes.
pub(super) fn ole(streams: &[Stream]) -> Vec<u8> {
    padded_ole(0, streams)
}

/// The same with free sectors: allocation table, further list of its sectors, free sectors, directory (its sectors in
/// reverse order), mini stream, long streams. The entries of the root are a chain of siblings.
pub(super) fn padded_ole(free: usize, streams: &[Stream]) -> Vec<u8> {
    let held: Vec<&'static str> = streams.iter().filter_map(|stream| stream.holds).collect();
    let directory = (1 + streams.len() + held.len()).div_ceil(4);
    let is_short = |stream: &&Stream| stream.bytes.len() < 4096;
    let short = streams.iter().filter(is_short).count().div_ceil(8);
    let long = (streams.len() - streams.iter().filter(is_short).count()) * 8;
    let tables = (free + directory + short + long).div_ceil(126).max(1);
    let lists = tables.saturating_sub(109).div_ceil(127);
    let first_node = tables + lists + free;
    let (first_short, first_long) = (first_node + directory, first_node + directory + short);

    let (mut short_bytes, mut long_bytes) = (Vec::new(), Vec::new());
    let mut nodes = node("Root Entry", 5, [NONE, NONE, 1], u32_of(first_short), u32_of(short * 512));
    let mut next_held = u32_of(1 + streams.len());
    for (index, Stream { name, bytes, holds }) in streams.iter().enumerate() {
        let next = if index + 1 < streams.len() { u32_of(index + 2) } else { NONE };
        let (left, right) = if index % 2 == 0 { (NONE, next) } else { (next, NONE) };
        let len = u32_of(bytes.len());
        if holds.is_some() {
            nodes.extend(node(name, 1, [left, right, next_held], 0, 0));
            next_held += 1;
        } else if bytes.len() < 4096 {
            nodes.extend(node(name, 2, [left, right, NONE], u32_of(short_bytes.len() / 64), len));
            short_bytes.extend(bytes);
            short_bytes.resize(short_bytes.len().next_multiple_of(64), 0);
        } else {
            nodes.extend(node(name, 2, [left, right, NONE], u32_of(first_long + long_bytes.len() / 512), len));
            long_bytes.extend(bytes);
        }
    }
    for name in held {
        nodes.extend(node(name, 2, [NONE; 3], 0, 5));
    }
    nodes.resize(directory * 512, 0);
    short_bytes.resize(short * 512, 0);

    let mut table = vec![0xffff_fffd; tables];
    table.resize(tables + lists, 0xffff_fffc);
    table.resize(first_node, NONE);
    table.extend((0..directory).map(|n| if n == 0 { END } else { u32_of(first_node + n - 1) }));
    table.extend((1..=short).map(|n| if n == short { END } else { u32_of(first_short + n) }));
    table.extend((1..=long).map(|n| if n % 8 == 0 { END } else { u32_of(first_long + n) }));
    assert!(table.len() <= tables * 128);
    table.resize(tables * 128, NONE);

    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(24, 0);
    file.extend([0x3e, 3, 0xfffe, 9, 6, 0, 0, 0].map(u16::to_le_bytes).concat());
    let list = if lists == 0 { END } else { u32_of(tables) };
    let start = u32_of(first_node + directory - 1);
    file.extend([0, u32_of(tables), start, 0, 4096, END, 0, list, u32_of(lists)].map(u32::to_le_bytes).concat());
    file.extend((0..tables.min(109)).flat_map(|n| u32_of(n).to_le_bytes()));
    file.resize(512, 0xff);
    file.extend(table.into_iter().flat_map(u32::to_le_bytes));
    for n in 0..lists {
        let listed = |n: usize| if n < tables { u32_of(n) } else { NONE };
        file.extend((0..127).flat_map(|m| listed(109 + 127 * n + m).to_le_bytes()));
        file.extend(if n + 1 < lists { u32_of(tables + n + 1) } else { END }.to_le_bytes());
    }
    file.resize(file.len() + free * 512, 0);
    file.extend(nodes.chunks(512).rev().flatten());
    [file, short_bytes, long_bytes].concat()
}

/// An OLE file with sectors of 4,096 bytes, and one stream without content: header, allocation table, directory.
pub(super) fn ole_4096(name: &str) -> Vec<u8> {
    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(24, 0);
    file.extend([0x3e, 4, 0xfffe, 12, 6, 0, 0, 0].map(u16::to_le_bytes).concat());
    file.extend([1, 1, 1, 0, 4096, END, 0, END, 0, 0].map(u32::to_le_bytes).concat());
    file.resize(512, 0xff);
    file.resize(4096, 0);
    file.extend([0xffff_fffd, END].map(u32::to_le_bytes).concat());
    file.resize(2 * 4096, 0xff);
    file.extend(node("Root Entry", 5, [NONE, NONE, 1], END, 0));
    file.extend(node(name, 2, [NONE; 3], END, 0));
    file.resize(3 * 4096, 0);
    file
}

/// An entry of an OLE directory: links are left, right, child.
fn node(name: &str, kind: u8, links: [u32; 3], start: u32, len: u32) -> Vec<u8> {
    let mut node: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let name_len = u16::try_from(node.len() + 2).unwrap();
    node.resize(64, 0);
    node.extend(name_len.to_le_bytes());
    node.extend([kind, 1]);
    node.extend(links.map(u32::to_le_bytes).concat());
    node.resize(116, 0);
    node.extend([start, len, 0].map(u32::to_le_bytes).concat());
    node
}
