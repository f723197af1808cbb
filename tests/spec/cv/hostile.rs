//! Bytes that nobody made in good faith: the check ends and never panics.

use super::files::{docx, others, word_family};
use super::ole::{Stream, WORD_97, ole};
use super::zip::zip;
use super::{OPEN_DOCUMENT, check, halves};
use proptest::prelude::*;
use proptest::sample::Index;

proptest! {
    /// Arbitrary bytes never panic, also behind the beginning of a format that is looked into.
    #[test]
    fn arbitrary_bytes(beginning in beginning(), bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        let file = [beginning, &bytes].concat();
        let _ = (check(&file), halves(&file));
    }

    /// A file that was damaged in several places never panics.
    #[test]
    fn damaged_files(
        at in any::<Index>(),
        damage in prop::collection::vec((any::<Index>(), any::<u8>()), 1..20),
        cut in any::<Index>(),
    ) {
        let files: Vec<_> = word_family().into_iter().chain(others()).collect();
        let mut file = at.get(&files).0.clone();
        for (at, byte) in damage {
            let at = at.index(file.len());
            file[at] = byte;
        }
        file.truncate(cut.index(file.len() * 4));
        let _ = (check(&file), halves(&file));
    }
}

/// No length, offset or count in a file makes the check panic, wherever it stands, and no cut does.
#[test]
fn hostile_numbers() {
    let files = [
        docx(0, "wordprocessingml.document.main+xml", &["word/vbaProject.bin"]),
        zip(&[("mimetype", 0, OPEN_DOCUMENT), ("content.xml", 8, b"?")], false),
        ole(&[Stream::long("WordDocument", &WORD_97)]),
        ole(&[Stream::short("a", b"small"), Stream::short("WordDocument", b"\xdc\xa5\x65\0")]),
    ];
    for file in files {
        for at in 0..file.len().min(2600) {
            let _ = check(&file[..at]);
            for number in [0_u32, 1, 2, 109, 0x1000, 0x7fff_ffff, 0xffff_fff9, 0xffff_fffe, 0xffff_ffff] {
                let mut hostile = file.clone();
                hostile.iter_mut().skip(at).zip(number.to_le_bytes()).for_each(|(byte, new)| *byte = new);
                let _ = check(&hostile);
            }
        }
    }
}

fn beginning() -> impl Strategy<Value = &'static [u8]> {
    prop::sample::select(vec![
        b"".as_slice(),
        b"%PDF-1.",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xff\xfe<\0",
        b"\xfe\xff\0<",
        b"<?xml ",
        b"<!DOCTYPE ",
        b"<!--",
        b"<",
        b"{\\rtf",
    ])
}
