//! Small writers of the files that a CV is not: each says in code what is odd about it.

use super::{FLAT_OPC, OPEN_DOCUMENT, SLIDES, WORD_2003};
use candidacy::FileKind;

/// A file of each format of the Word family.
pub(super) fn word_family() -> Vec<(Vec<u8>, FileKind)> {
    let stored = |part: &str| docx(0, part, &[]);
    vec![
        (ole(&[Stream::long("WordDocument", &WORD_97), Stream::short("1Table", b"")]), FileKind::Word97),
        (ole(&[Stream::short("WordDocument", b"small")]), FileKind::Word97),
        (ole(&[Stream::long("WordDocument", &[0xdc, 0xa5, 0x65, 0])]), FileKind::Word6),
        (ole(&[Stream::short("a", b"small"), Stream::short("WordDocument", b"\xdc\xa5\x68\0")]), FileKind::Word6),
        (b"\xdb\xa5\x2d\0\x31\x40\x09\x04".to_vec(), FileKind::Word2),
        (b"\xfe\x37\0\x23\0\0\0\0".to_vec(), FileKind::WordMac),
        (b"\x31\xbe\0\0\0\xab\0\0".to_vec(), FileKind::WordDos),
        (stored("wordprocessingml.document.main+xml"), FileKind::Docx),
        (stored("wordprocessingml.template.main+xml"), FileKind::Dotx),
        (stored("ms-word.document.macroEnabled.main+xml"), FileKind::Docm),
        (stored("ms-word.template.macroEnabledTemplate.main+xml"), FileKind::Dotm),
        (docx(8, "", &[]), FileKind::Docx),
        (docx(8, "", &["word/vbaProject.bin"]), FileKind::Docm),
        (WORD_2003.as_bytes().to_vec(), FileKind::Word2003Xml),
        (FLAT_OPC.as_bytes().to_vec(), FileKind::FlatOpc),
        (
            ole(&[Stream::short("EncryptionInfo", b""), Stream::short("EncryptedPackage", b"")]),
            FileKind::EncryptedOffice,
        ),
        (br"{\rtf1\ansi CV}".to_vec(), FileKind::Rtf),
        (zip(&[("mimetype", 0, OPEN_DOCUMENT), ("content.xml", 8, b"?")], true), FileKind::Odt),
    ]
}

/// Files that are neither PDF nor Word.
pub(super) fn others() -> Vec<(Vec<u8>, FileKind)> {
    let spreadsheet = b"application/vnd.oasis.opendocument.spreadsheet";
    vec![
        (ole(&[Stream::short("Workbook", b"")]), FileKind::Office),
        (zip(&[("[Content_Types].xml", 8, b"?"), ("xl/workbook.xml", 8, b"?")], true), FileKind::Office),
        (zip(&[("mimetype", 0, spreadsheet)], true), FileKind::Office),
        (FLAT_OPC.replace("/word/", "/ppt/").into_bytes(), FileKind::Xml),
        (ole(&[Stream::short("__properties_version1.0", b"")]), FileKind::Ole),
        (zip(&[("cv.txt", 0, b"my CV")], true), FileKind::Zip),
        (zip(&[], true), FileKind::Zip),
        (b"\x89PNG\r\n\x1a\n".to_vec(), FileKind::Image),
        (b"\xff\xd8\xff\xe0".to_vec(), FileKind::Image),
        (b"\0\0\0\x18ftypheic".to_vec(), FileKind::Image),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), FileKind::Image),
        (b"<!DOCTYPE html><p>my CV".to_vec(), FileKind::Html),
        (b"<HTML><body>".to_vec(), FileKind::Html),
        (b"<?xml version='1.0'?><cv/>".to_vec(), FileKind::Xml),
        (b"<?xml version='1.0'?><wordDocument/>".to_vec(), FileKind::Xml),
        ([SLIDES, FLAT_OPC.replace("/word/", "/ppt/").as_str()].concat().into_bytes(), FileKind::Office),
        ("Zoë's CV\n".as_bytes().to_vec(), FileKind::Text),
        (b"Zo\xeb's CV\n".to_vec(), FileKind::Text),
        ("履歴書".repeat(3000).into_bytes(), FileKind::Text),
        (b"see %PD and %PF".to_vec(), FileKind::Text),
        (vec![0; 2000], FileKind::Unknown),
        (vec![0xc3; 2000], FileKind::Unknown),
    ]
}

/// A file of Word 2007, whose content types are stored as they are (method 0) or seem to be compressed (method 8).
pub(super) fn docx(method: u16, main_part: &str, more: &[&str]) -> Vec<u8> {
    let vendor = if main_part.starts_with("ms-") { "vnd" } else { "vnd.openxmlformats-officedocument" };
    let types = format!(r#"<Types><Override ContentType="application/{vendor}.{main_part}"/></Types>"#);
    let mut entries: Vec<(&str, u16, &[u8])> = vec![
        ("[Content_Types].xml", method, types.as_bytes()),
        ("_rels/.rels", 8, b"?"),
        ("word/document.xml", 8, b"?"),
    ];
    entries.extend(more.iter().map(|name| (*name, 8, b"?".as_slice())));
    zip(&entries, true)
}

/// An archive of (name, method, body), with or without its central directory.
pub(super) fn zip(entries: &[(&str, u16, &[u8])], directory: bool) -> Vec<u8> {
    let (mut file, mut central) = (Vec::new(), Vec::new());
    for (name, method, body) in entries {
        let (at, len) = (u32_of(file.len()), u32_of(body.len()));
        let name_len = u16::try_from(name.len()).unwrap();
        let mut fields = [20, 0, *method, 0, 0, 0, 0].map(u16::to_le_bytes).concat();
        fields.extend([len, len].map(u32::to_le_bytes).concat());
        fields.extend([name_len, 0].map(u16::to_le_bytes).concat());
        file.extend([b"PK\x03\x04".as_slice(), &fields, name.as_bytes(), body].concat());
        central
            .extend([b"PK\x01\x02\x14\0".as_slice(), &fields, &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    if directory {
        let end = [u32_of(central.len()), u32_of(file.len())].map(u32::to_le_bytes).concat();
        let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
        file.extend([central.as_slice(), b"PK\x05\x06\0\0\0\0", &count, &count, &end, b"\0\0"].concat());
    }
    file
}

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

fn u32_of(len: usize) -> u32 {
    u32::try_from(len).unwrap()
}
