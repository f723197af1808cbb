//! Other programs that read PDFs count the same pages, and what they find ours names.

mod other;

use super::check;
use super::packed::Pack;
use super::pages::Tree;
use super::writer::{Pdf, ROOT};
use candidacy::cv;
use hayro_syntax::Pdf as Other;
use proptest::prelude::*;
use std::sync::Arc;

fn other(file: &[u8]) -> Option<u32> {
    let pdf = Other::new(Arc::new(file.to_vec())).ok()?;
    u32::try_from(pdf.pages().len()).ok()
}

/// What other readers find that ours, where it takes the file, does not name.
fn unnamed(file: &[u8]) -> Vec<(&'static str, cv::Risk)> {
    let policy = cv::Risk::ALL.iter().fold(cv::Policy::standard(), |policy, risk| policy.accepting(*risk));
    let Ok(cv) = policy.check(file, "cv.pdf", "application/pdf") else { return Vec::new() };
    let named = |risk: cv::Risk| {
        let has = |warning| cv.warnings().contains(warning);
        has(risk.warning())
            || risk == cv::Risk::Launch && has(cv::Warning::LinkToFile)
            || risk == cv::Risk::Attachment && has(cv::Warning::EuropassXml)
    };
    let readers = [("lopdf", other::lopdf(file)), ("hayro-syntax", other::hayro(file))];
    let found =
        readers.into_iter().flat_map(|(reader, found)| found.into_iter().flatten().map(move |risk| (reader, risk)));
    found.filter(|(_, risk)| !named(*risk)).collect()
}

/// An object of a drawn file: where it stands, it is one value, or almost.
fn values(odd: bool) -> impl Strategy<Value = String> {
    let keys = "A AA Next Kids X D Parent P Prev First Names K F UF S Type Subtype Annots AF R C EF Contents Resources Win JS Dest";
    let keys: Vec<&str> = keys.split(' ').collect();
    let names =
        "/D /Parent /P /Contents /Resources /S /F /A /Launch /JavaScript /GoTo /URI /Link /Annot /Action /JS /X#20Y /";
    let words = "true null 7 -1.5 (text) <41> (\\)) (>>) [] <<>> 99 4 3.14";
    let dangers = [
        "<< /S /Launch /F (calc.exe) >>",
        "<< /F << /UF (calc.exe) >> /S /Launch >>",
        "<< /S /JavaScript /JS (app.beep) >>",
        "<</JS(app.beep)/S/Java#53cript>>",
        "<< /S /GoToR /F (a.pdf) >>",
        "<< /S /SubmitForm /F (https://example.org) >>",
        "<< /Subtype /RichMedia >>",
        "<< /Subtype /FileAttachment >>",
        "<< /Type /Filespec /F (a.exe) /EF << /F 19 0 R >> >>",
    ];
    let oddities = if odd { "obj stream endobj ] ) > } foo R xref trailer n 1 0 5 0 obj" } else { "null" };
    let pick = |words: &'static str| prop::sample::select(words.split(' ').collect::<Vec<_>>()).prop_map(str::to_owned);
    let leaf = prop_oneof![
        4 => pick(names),
        4 => pick(words),
        4 => (5..12_u32).prop_map(|number| format!("{number} 0 R")),
        1 => prop::sample::select(dangers.to_vec()).prop_map(str::to_owned),
        1 => prop::sample::select(oddities.split(' ').collect::<Vec<_>>()).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 30, 5, move |value| {
        let entry =
            (prop::sample::select(keys.clone()), value.clone()).prop_map(|(key, value)| format!("/{key} {value}"));
        prop_oneof![
            3 => prop::collection::vec(entry, 0..5).prop_map(|entries| format!("<< {} >>", entries.join(" "))),
            1 => prop::collection::vec(value, 0..5).prop_map(|values| format!("[{}]", values.join(" "))),
        ]
    })
}

/// A file with these as its objects 5 and more, of which the catalogue and the page lead to the first three.
fn drawn(objects: &[String], layout: u8) -> Vec<u8> {
    let catalogue = "<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R /AcroForm << /Fields 6 0 R >> >>";
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots 7 0 R >>";
    let mut all = vec![(1, catalogue), (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"), (3, page)];
    all.extend((5..).zip(objects.iter().map(String::as_str)));
    let plain =
        |pdf: Pdf, objects: &[(u32, &str)]| objects.iter().fold(pdf, |pdf, (number, body)| pdf.object(*number, body));
    let new = || Pdf::new().stream(19, "/Type /EmbeddedFile", &Pack::Plain, b"MZ");
    match layout {
        0 => plain(new(), &all).rooted(),
        1 => plain(new(), &all).table_stream(20, ROOT, &Pack::Deflate),
        2 => plain(plain(new(), &all[..4]).table_only(ROOT), &all[4..]).rooted(),
        3 => new().object_stream(20, &all, &Pack::Plain).table_stream(21, ROOT, &Pack::Deflate),
        4 => new().object_stream(20, &all, &Pack::Lzw { early: true }).table_stream(21, ROOT, &Pack::Deflate),
        5 => {
            let pack = Pack::Rows { kind: None, columns: 5, colours: 1 };
            let pdf = plain(new(), &all[..3]).object_stream(20, &all[3..], &pack);
            pdf.table_stream(21, ROOT, &Pack::Deflate)
        }
        _ => plain(new(), &all).trailer_only(ROOT),
    }
}

/// What the writer of these laws packs in ways that few writers use, another reader unpacks: the laws about it are about PDF.
#[test]
fn another_reader_unpacks() {
    let filler: String = (0..9_000_u32).map(|number| format!("{:x} ", number.wrapping_mul(2_654_435_761))).collect();
    for pack in Pack::all(4).into_iter().chain(Pack::rare()) {
        let objects = [
            (6, format!("[({filler})]")),
            (1, "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.beep) >> >>".to_owned()),
            (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned()),
            (3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>".to_owned()),
        ];
        let objects = objects.each_ref().map(|(number, text)| (*number, text.as_str()));
        let file = Pdf::new().object_stream(8, &objects, &pack).table_stream(9, ROOT, &Pack::Deflate);
        let found = [other::lopdf(&file), other::hayro(&file)];
        let script = [cv::Risk::JavaScript].into();
        assert!(found.iter().flatten().any(|found| *found == script), "{pack:?}: {found:?}");
    }
}

proptest! {
    /// The same number for every tree and every layout.
    #[test]
    fn another_reader_agrees(tree in Tree::any(false), layout in 0..5_u8) {
        let file = tree.file(layout);
        prop_assert_eq!(check(&file).ok().and_then(|cv| cv.pages()), other(&file).filter(|pages| *pages > 0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// What another reader finds behind the catalogue is named, whatever leads to it and however the file is laid out; and a
    /// file in which nothing is odd is read.
    #[test]
    fn what_another_reader_finds(objects in prop::collection::vec(values(false), 7), layout in 0..7_u8) {
        let file = drawn(&objects, layout);
        prop_assert_eq!(unnamed(&file), vec![], "{}", String::from_utf8_lossy(&file));
        let refused = check(&file).err().map(|refused| refused.code());
        prop_assert!(
            refused.is_none_or(|code| cv::Risk::ALL.iter().any(|risk| code.strip_prefix("cv.risk.") == Some(risk.name()))),
            "{:?} {}", refused, String::from_utf8_lossy(&file)
        );
    }

    /// The same where words stand in objects that belong in none, wherever ours still takes the file.
    #[test]
    fn what_another_reader_finds_among_odd_words(objects in prop::collection::vec(values(true), 7), layout in 0..7_u8) {
        let file = drawn(&objects, layout);
        prop_assert_eq!(unnamed(&file), vec![], "{}", String::from_utf8_lossy(&file));
    }

    /// The same where a few bytes of a file are others than they were, for what both readers find: one of them unpacks what no
    /// program does that shows pages.
    #[test]
    fn what_another_reader_finds_in_a_changed_file(
        objects in prop::collection::vec(values(false), 7),
        layout in 0..7_u8,
        edits in prop::collection::vec((any::<prop::sample::Index>(), edit()), 1..6),
    ) {
        let mut file = drawn(&objects, layout);
        for (at, byte) in edits {
            *at.get_mut(&mut file) = byte;
        }
        let unnamed = unnamed(&file);
        let by_both = unnamed.iter().filter(|(_, risk)| unnamed.iter().filter(|(_, other)| other == risk).count() > 1);
        prop_assert_eq!(by_both.count(), 0, "{:?} {}", unnamed, String::from_utf8_lossy(&file));
    }
}

/// A byte that means something to a reader, or any.
fn edit() -> impl Strategy<Value = u8> {
    prop_oneof![3 => prop::sample::select(b"<>[](){}/%# \n\0R0159obj".to_vec()), 1 => any::<u8>()]
}
