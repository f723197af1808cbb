//! OLE compound files, by the streams that lie directly in their root. The chain of the directory is followed from
//! sector to sector; the body is never searched, because documents are embedded in documents.

use super::le::{len_at, u16_at, u32_at};
use crate::cv::FileKind;

/// How many directory entries are looked at.
const MAX_NODES: usize = 4096;
/// How many sectors of the mini stream are followed.
const MAX_SECTORS: usize = 4096;
/// Sector numbers from here on are marks: end of a chain, free and the like.
const FIRST_MARK: u32 = 0xffff_fffa;
/// A shorter stream lies in the mini stream, in pieces of 64 bytes.
const MINI_STREAM: u32 = 4096;
const MINI_SECTOR: usize = 64;
const NODE: usize = 128;

type Node = [u8; NODE];

/// What the compound file is.
pub(super) fn name(file: &[u8]) -> FileKind {
    let compound = Compound::open(file);
    let nodes = compound.directory();
    let root = in_root(&nodes);
    let stream = |name| root.iter().find(|node| is_named(node, name));
    if stream("EncryptedPackage").is_some() {
        FileKind::EncryptedOffice
    } else if let Some(word) = stream("WordDocument") {
        compound.word(&nodes, word)
    } else if OTHER_OFFICE.into_iter().any(|name| stream(name).is_some()) {
        FileKind::Office
    } else {
        FileKind::Ole
    }
}

/// The main streams of spreadsheets, slides and drawings.
const OTHER_OFFICE: [&str; 4] = ["Workbook", "Book", "PowerPoint Document", "VisioDocument"];

struct Compound<'a> {
    file: &'a [u8],
    sector: usize,
}

impl<'a> Compound<'a> {
    fn open(file: &'a [u8]) -> Self {
        Compound { file, sector: if u16_at(file, 30) == Some(12) { 4096 } else { 512 } }
    }

    /// Where a sector begins. The header takes the place of one.
    fn at(&self, number: u32) -> Option<usize> {
        usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)
    }

    /// The bytes of a sector, as far as the file has them.
    fn bytes(&self, number: u32) -> Option<&'a [u8]> {
        let rest = self.file.get(self.at(number)?..).filter(|rest| !rest.is_empty())?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    /// The entry of the allocation table for a sector: which one is next, or a mark. `None` where the file is cut.
    fn next(&self, number: u32) -> Option<u32> {
        let (per, index) = (self.sector.checked_div(4)?, usize::try_from(number).ok()?);
        let table = self.bytes(self.table(index.checked_div(per)?)?)?;
        u32_at(table, index.checked_rem(per)?.checked_mul(4)?)
    }

    /// Which sector holds a piece of the allocation table. The header lists the first 109, a further sector the others;
    /// with it they reach behind the first 15 megabytes, so a second one is not followed.
    fn table(&self, piece: usize) -> Option<u32> {
        let Some(piece) = piece.checked_sub(109) else {
            return u32_at(self.file, piece.checked_mul(4)?.checked_add(76)?);
        };
        // The last number of the list is not a piece: it says where the next list is.
        let list = self.bytes(u32_at(self.file, 68)?)?;
        u32_at(list.get(..self.sector.checked_sub(4)?)?, piece.checked_mul(4)?)
    }

    /// The entries of the directory, in order. Where the file is cut before its allocation table, the next sector is
    /// taken to be the next one.
    fn directory(&self) -> Vec<&'a Node> {
        let mut nodes = Vec::new();
        let mut number = u32_at(self.file, 48).unwrap_or(FIRST_MARK);
        while number < FIRST_MARK && nodes.len() < MAX_NODES {
            let Some(bytes) = self.bytes(number) else { break };
            let (whole, _) = bytes.as_chunks::<NODE>();
            if whole.is_empty() {
                break;
            }
            nodes.extend(whole);
            number = self.next(number).unwrap_or(number.saturating_add(1));
        }
        nodes
    }

    /// Which Word wrote the stream, by the version in its first bytes. Word 97 if they cannot be read.
    fn word(&self, nodes: &[&Node], stream: &Node) -> FileKind {
        match self.beginning(nodes, stream) {
            Some([0xdc, 0xa5, ..]) => FileKind::Word6,
            Some([0xec, 0xa5, low, high]) if u16::from_le_bytes([low, high]) < 0xc0 => FileKind::Word6,
            _ => FileKind::Word97,
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

/// The entries directly in the root: its child and the siblings of that, as a tree whose links may lie. Where the root
/// has none, the tree is broken and every entry counts.
fn in_root<'a>(nodes: &[&'a Node]) -> Vec<&'a Node> {
    let mut unseen: Vec<Option<&'a Node>> = nodes.iter().copied().map(Some).collect();
    let mut found = Vec::new();
    let mut open: Vec<usize> = nodes.first().and_then(|root| len_at(*root, 76)).into_iter().collect();
    while let Some(index) = open.pop() {
        if let Some(node) = unseen.get_mut(index).and_then(Option::take) {
            found.push(node);
            open.extend(len_at(node, 68).into_iter().chain(len_at(node, 72)));
        }
    }
    if found.is_empty() { nodes.to_vec() } else { found }
}

/// Compares a name in UTF-16 with one in ASCII, without case.
fn is_named(node: &Node, name: &str) -> bool {
    let (units, _) = node.as_chunks::<2>();
    let units = units.iter().take(32).take_while(|unit| **unit != [0, 0]);
    units
        .map(|[low, high]| (low.to_ascii_lowercase(), *high))
        .eq(name.bytes().map(|byte| (byte.to_ascii_lowercase(), 0)))
}
