//! OLE compound files, by the streams that lie directly in their root. The chain of the directory is followed from
//! sector to sector; the body is never searched, because documents are embedded in documents.

use super::Window;
use super::ascii::has;
use super::le::{u16_at, u32_at};
use crate::cv::FileKind;

/// How many sectors of the directory, and of the mini stream, are followed.
const MAX_SECTORS: usize = 1024;
/// A shorter stream lies in the mini stream, in pieces of 64 bytes.
const MINI_STREAM: u32 = 4096;
const MINI_SECTOR: usize = 64;
const NODE: usize = 128;

type Node = [u8; NODE];

/// Whether a file begins as an OLE file does.
pub(super) fn is(head: &[u8]) -> bool {
    head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

/// The kind of the compound file.
pub(super) fn name(window: &Window<'_>) -> FileKind {
    let compound = Compound::open(window);
    let nodes = compound.directory();
    let root = in_root(&nodes);
    let stream = |name| root.iter().find(|node| is_named(node, name)).copied();
    let begins =
        |name, expected: [u8; 4]| stream(name).and_then(|stream| compound.beginning(&nodes, stream)) == Some(expected);
    if let Some((_, kind)) = BEFORE_WORD.iter().find(|(name, _)| stream(name).is_some()) {
        *kind
    } else if let Some(word) = stream("WordDocument") {
        version(compound.beginning(&nodes, word))
    } else if let Some((_, kind)) = MAIN_STREAMS.iter().find(|(name, _)| stream(name).is_some()) {
        *kind
    } else if begins("CONTENTS", *b"CHNK") || begins("FileHeader", *b"HWP ") {
        FileKind::OtherDocument
    } else if root.iter().any(|node| is_part_of_a_message(node)) {
        FileKind::Email
    } else if nodes.is_empty() {
        compound.without_directory()
    } else {
        FileKind::Office
    }
}

/// Streams that count although there is a document of Word as well.
const BEFORE_WORD: [(&str, FileKind); 2] =
    [("EncryptedPackage", FileKind::EncryptedOffice), ("__properties_version1.0", FileKind::Email)];

/// The main streams and storages of other documents.
const MAIN_STREAMS: [(&str, FileKind); 9] = [
    ("Workbook", FileKind::Excel),
    ("Book", FileKind::Excel),
    ("PowerPoint Document", FileKind::PowerPoint),
    ("PP40", FileKind::PowerPoint),
    ("VisioDocument", FileKind::Office),
    ("Quill", FileKind::Office),
    ("MatOST", FileKind::OtherDocument),
    ("StarWriterDocument", FileKind::OtherDocument),
    ("PerfectOffice_MAIN", FileKind::OtherDocument),
];

/// Which Word wrote a stream, by the version in its first bytes. Word 97 if they cannot be read.
fn version(beginning: Option<[u8; 4]>) -> FileKind {
    match beginning {
        Some([0xdc, 0xa5, ..]) => FileKind::OldWord,
        Some([0xec, 0xa5, low, high]) if u16::from_le_bytes([low, high]) < 0xc0 => FileKind::OldWord,
        _ => FileKind::Word97,
    }
}

struct Compound<'w, 'a> {
    window: &'w Window<'a>,
    sector: usize,
}

impl<'w, 'a> Compound<'w, 'a> {
    fn open(window: &'w Window<'a>) -> Self {
        Compound { window, sector: if u16_at(window.head(), 30) == Some(12) { 4096 } else { 512 } }
    }

    /// The bytes of a sector, as far as they are at hand. The header takes the place of one. The numbers that are marks, such
    /// as the end of a chain, would be beyond the end of any file.
    fn bytes(&self, number: u32) -> Option<&'a [u8]> {
        let at = u64::from(number).checked_add(1)?.checked_mul(self.sector as u64)?;
        let rest = Some(self.window.from(at)).filter(|rest| !rest.is_empty())?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    /// The entry of the allocation table for a sector: which one is next, or a mark. `None` where it is not at hand.
    fn next(&self, number: u32) -> Option<u32> {
        let (per, index) = (self.sector.checked_div(4)?, usize::try_from(number).ok()?);
        let table = self.bytes(self.table(index.checked_div(per)?)?)?;
        u32_at(table, index.checked_rem(per)?.checked_mul(4)?)
    }

    /// Which sector holds a piece of the allocation table. The header lists the first 109, a further sector the others;
    /// with it they reach behind the first 15 megabytes, so a second one is not followed.
    fn table(&self, piece: usize) -> Option<u32> {
        let Some(piece) = piece.checked_sub(109) else {
            return u32_at(self.window.head(), piece.checked_mul(4)?.checked_add(76)?);
        };
        // The last number of the list is not a piece: it says where the next list is.
        let list = self.bytes(u32_at(self.window.head(), 68)?)?;
        u32_at(list.get(..self.sector.checked_sub(4)?)?, piece.checked_mul(4)?)
    }

    /// The entries of the directory, in order. If the file is cut before its allocation table, the next sector is
    /// taken to be the next one.
    fn directory(&self) -> Vec<&'a Node> {
        let mut nodes = Vec::new();
        let mut next = u32_at(self.window.head(), 48);
        for _ in 0..MAX_SECTORS {
            let Some((number, bytes)) = next.and_then(|number| Some((number, self.bytes(number)?))) else { break };
            let (whole, _) = bytes.as_chunks::<NODE>();
            nodes.extend(whole);
            next = self.next(number).or_else(|| number.checked_add(1));
        }
        nodes
    }

    /// The kind where the directory is lost or lies between the parts that are at hand: Word and Excel put their main
    /// stream behind the header, and Word says its name.
    fn without_directory(&self) -> FileKind {
        let first = self.bytes(0).and_then(|sector| sector.first_chunk::<4>().copied());
        let head = self.window.head();
        match first {
            Some([0xec | 0xdc, 0xa5, ..]) => version(first),
            Some([9, 8, ..]) => FileKind::Excel,
            _ if says_word(head.get(..Window::HEAD).unwrap_or(head)) => FileKind::Word97,
            _ => FileKind::Office,
        }
    }

    fn beginning(&self, nodes: &[&Node], stream: &Node) -> Option<[u8; 4]> {
        let start = u32_at(stream, 116)?;
        if u32_at(stream, 120)? >= MINI_STREAM {
            return self.bytes(start)?.first_chunk().copied();
        }
        let offset = usize::try_from(start).ok()?.checked_mul(MINI_SECTOR)?;
        let mut number = u32_at(*nodes.first()?, 116)?;
        let sectors = offset.checked_div(self.sector)?;
        for _ in 0..sectors.min(MAX_SECTORS) {
            number = self.next(number)?;
        }
        let piece = self.bytes(number).filter(|_| sectors <= MAX_SECTORS)?;
        piece.get(offset.checked_rem(self.sector)?..)?.first_chunk().copied()
    }
}

/// The entries directly in the root: its child and the siblings of that, as a tree whose links may lie. If the root
/// has none, the tree is broken and every entry counts.
fn in_root<'a>(nodes: &[&'a Node]) -> Vec<&'a Node> {
    let link = |node: &Node, at| usize::try_from(u32_at(node, at)?).ok();
    let mut unseen: Vec<Option<&'a Node>> = nodes.iter().copied().map(Some).collect();
    let mut found = Vec::new();
    let mut open: Vec<usize> = nodes.first().and_then(|root| link(root, 76)).into_iter().collect();
    while let Some(index) = open.pop() {
        if let Some(node) = unseen.get_mut(index).and_then(Option::take) {
            found.push(node);
            open.extend(link(node, 68).into_iter().chain(link(node, 72)));
        }
    }
    if found.is_empty() { nodes.to_vec() } else { found }
}

/// Whether the name of Word's stream, or that of the program, can be read.
fn says_word(bytes: &[u8]) -> bool {
    has(bytes, b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0") || has(bytes, b"Word.Document.")
}

/// Compares a name in UTF-16 with one in ASCII, without case.
fn is_named(node: &Node, name: &str) -> bool {
    letters(node).eq(name.bytes().map(|byte| (byte.to_ascii_lowercase(), 0)))
}

/// A property of a message has its number in its name.
fn is_part_of_a_message(node: &Node) -> bool {
    let beginning = b"__substg1.0_";
    letters(node).take(beginning.len()).eq(beginning.iter().map(|byte| (*byte, 0)))
}

/// The name of an entry in UTF-16, with its ASCII in lower case.
fn letters(node: &Node) -> impl Iterator<Item = (u8, u8)> {
    let (units, _) = node.as_chunks::<2>();
    let units = units.iter().take(32).take_while(|unit| **unit != [0, 0]);
    units.map(|[low, high]| (low.to_ascii_lowercase(), *high))
}
