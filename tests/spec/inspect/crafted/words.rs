//! A word over and over, wherever words are read: most of them begin something that they do not end.

use super::super::packed::Pack;
use super::super::writer::{Pdf, ROOT};
use super::{Kind, kind, much};

#[rustfmt::skip]
const WORDS: [&str; 48] = [
    "(", "(\\", "((((((((", "()", ")", "<", "<4", "<>", "<< ", "<<", ">>", "> ", "<</A", "<</A[", "<</A<41", "<</A(",
    "[", "]", "[<<", "{", "}", "%", "%\n", "%%EOF\n", "/", "/A", "/#41", "/A#", "\\", "\0", "1 ", "1 0 ", "1 0 R ", "1 0 (",
    "-", "9", ".", "obj ", "7 0 obj ", "7 0 obj <<", "7 0 obj (\n", "endobj7 0 obj ", "stream\n", "7 0 obj <<>> stream\n",
    "7 0 obj <</Length 99999999>> stream\n", "trailer ", "xref ", "startxref ",
];

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds = Vec::new();
    for word in WORDS {
        for place in [Place::Searched, Place::Asked, Place::InFront, Place::Packed, Place::AtTheEnd] {
            kinds.push(kind(format!("{word:?} {place:?}"), move |size| place.write(&much(word, size))));
        }
    }
    kinds
}

/// Where they stand.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// In a file that has to be searched.
    Searched,
    /// In an object that is asked for.
    Asked,
    /// In front of what is asked for.
    InFront,
    /// In a stream of objects.
    Packed,
    /// Behind the word that says where the list of objects begins.
    AtTheEnd,
}

impl Place {
    fn write(self, words: &str) -> Vec<u8> {
        match self {
            Place::Searched => Pdf::cv().raw(words).trailer_only(ROOT),
            Place::Asked => {
                Pdf::new().raw_object(1, format!("<< /Pages 2 0 R /X {words}")).raw("\n>>\nendobj\n").page().rooted()
            }
            Place::InFront => {
                let pdf = Pdf::new().page();
                let at = pdf.at();
                let pdf = pdf.raw(words).raw("\n").object(1, "<< /Pages 2 0 R >>");
                pdf.lists(1, super::super::writer::Place::At(at)).rooted()
            }
            Place::Packed => {
                let catalogue = format!("<< /Pages 2 0 R /X {words}");
                Pdf::new().page().object_stream(5, &[(1, &catalogue)], &Pack::Deflate).table_stream(
                    6,
                    ROOT,
                    &Pack::Deflate,
                )
            }
            Place::AtTheEnd => {
                let pdf = Pdf::cv();
                let at = pdf.at();
                pdf.table_only(ROOT).raw(format!("startxref\n{at}\n%%EOF\n")).raw(words).bytes()
            }
        }
    }
}
