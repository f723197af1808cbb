//! What a PDF does beyond showing pages: found wherever it can act, and nowhere else.

use super::packed::Pack;
use super::warnings;
use super::writer::{Pdf, ROOT};
use candidacy::cv::Warning::{
    self, AdditionalActions, Attachment, JavaScript, Launch, Media, Remote, Repaired, RichMedia,
};

/// What can be dangerous, as it is written.
const DANGERS: [(&str, Warning); 20] = [
    ("<< /Type /Action /S /JavaScript /JS (app.beep) >>", JavaScript),
    ("<< /S /JavaScript >>", JavaScript),
    ("<< /JS 9 0 R >>", JavaScript),
    ("<< /S /Sound /Sound 9 0 R >>", Media),
    ("<< /S /Thread /F (other.pdf) /D 0 >>", Remote),
    ("<< /Type /Annot /Subtype /RichMedia >>", RichMedia),
    ("<</Subtype/RichMedia>>", RichMedia),
    ("<< /Type /EmbeddedFile >>", Attachment),
    ("<< /Type /Annot /Subtype /FileAttachment >>", Attachment),
    ("<< /Type /Filespec /EF << /F 9 0 R >> >>", Attachment),
    ("<< /AA << /O 9 0 R >> >>", AdditionalActions),
    ("<< /S /SubmitForm /F (https://example.org) >>", Remote),
    ("<< /S /Launch /F (a.exe) >>", Launch),
    ("<< /UF (a.exe) /S /Launch >>", Launch),
    ("<< /S /Launch /Win << /P (-v) >> >>", Launch),
    ("<< /S /Launch /Mac 9 0 R >>", Launch),
    ("<< /S /Launch /Unix 9 0 R >>", Launch),
    ("[<< /A << /S /Launch /F 9 0 R >> >>]", Launch),
    ("<< /S % a comment\n /Launch /F (a.exe) >>", Launch),
    ("[0.70710678 -1.5 true nothing << /S /JavaScript >>]", JavaScript),
];

/// What is none, although it looks like one.
const HARMLESS: [&str; 21] = [
    "<< /S /Launch >>",
    "<< /S /Launch /NewWindow true >>",
    "<< /T /Launch /F (a.exe) >>",
    "<< /S /GoTo /D [3 0 R /Fit] >>",
    "<< /S /Thread /D 0 >>",
    "<< /S /URI /URI (javascript:JS) >>",
    "(/S /JavaScript /JS /AA /EF)",
    "<< /Title (<< /S /Launch /F \\(a.exe\\) >>) >>",
    "<< /Title (a \\) and ( nested \\( ) /JavaScript) >>",
    "<2F4A532F4141>",
    "<< /Title % /JS /AA /EF\n (a) >>",
    "<< /JSX 1 /AAA 2 /EFF 3 /JavaScripts 4 /xJS 5 >>",
    "<< /Type /RichMedia >>",
    "<< /Subtype /EmbeddedFile >>",
    "<< /Type /FileAttachment >>",
    "<< /S (Launch) /F (a.exe) >>",
    "<< /T /SubmitForm >>",
    "<< /S (GoTo) /Launch 1 /F (a.exe) >>",
    "<< /S 9 0 R /SubmitForm 1 >>",
    "<< /Subtype [1] /RichMedia << >> >>",
    "<< /JS#20 1 /#4a 2 /S#4 3 /A#zzA 4 /# 5 >>",
];

/// A file with these entries in its catalogue and this as object 5.
fn file(entries: &str, object: &str) -> Pdf {
    Pdf::with(&format!("<< /Type /Catalog /Pages 2 0 R {entries} >>")).object(5, object)
}

/// The same with the object in a stream.
fn packed(entries: &str, object: &str) -> Pdf {
    Pdf::with(&format!("<< /Type /Catalog /Pages 2 0 R {entries} >>")).object_stream(6, &[(5, object)], &Pack::Deflate)
}

/// The same with every so many letters of its names written as digits.
fn escaped(object: &str, every: usize, from: usize) -> String {
    let mut written = String::new();
    let mut in_name = false;
    for (place, letter) in object.chars().enumerate() {
        let letters = letter.is_ascii_alphabetic();
        if in_name && letters && place % every == from {
            let digits = format!("#{:02x}", u32::from(letter));
            written += if place % 4 < 2 { digits } else { digits.to_uppercase() }.as_str();
        } else {
            written.push(letter);
        }
        in_name = letter == '/' || in_name && letters;
    }
    written
}

/// Found where it is reached from the catalogue, in an object and in a stream, and where the file is searched.
#[test]
fn found_wherever_it_acts() {
    for (object, danger) in DANGERS {
        for (place, found) in [
            ("an object", warnings(&file("/OpenAction 5 0 R", object).rooted())),
            (
                "an object in a stream",
                warnings(&packed("/OpenAction 5 0 R", object).table_stream(7, ROOT, &Pack::Deflate)),
            ),
            ("the catalogue", warnings(&file(&format!("/OpenAction {object}"), "null").rooted())),
        ] {
            assert_eq!(found, [danger], "{object} as {place}");
        }
        for (place, found) in [
            ("an object", warnings(&file("", object).trailer_only(ROOT))),
            ("an object in a stream", warnings(&packed("", object).trailer_only(ROOT))),
        ] {
            assert_eq!(found, [Repaired, danger], "{object} searched for as {place}");
        }
    }
}

/// Found behind escapes of any letter of any name, keys as well.
#[test]
fn found_behind_escapes() {
    for (object, danger) in DANGERS {
        for (every, from) in [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)] {
            let object = escaped(object, every, from);
            assert_eq!(warnings(&file("/OpenAction 5 0 R", &object).rooted()), [danger], "{object}");
            assert_eq!(warnings(&file("", &object).trailer_only(ROOT)), [Repaired, danger], "{object} searched for");
        }
    }
}

/// Found where its kind is an object of its own, to which the key refers.
#[test]
fn found_behind_a_reference() {
    for (action, kind, danger) in [
        ("<< /S 5 0 R /F (a.exe) >>", "/Launch", Launch),
        ("<< /S 5 0 R >>", "/JavaScript", JavaScript),
        ("<< /S 5 0 R >>", "/SubmitForm", Remote),
        ("<< /Subtype 5 0 R >>", "/RichMedia", RichMedia),
        ("<< /Subtype 5 0 R >>", "/File#41ttachment", Attachment),
        ("<< /Type 5 0 R >>", "/EmbeddedFile", Attachment),
    ] {
        let entries = format!("/OpenAction {action}");
        assert_eq!(warnings(&file(&entries, kind).rooted()), [danger], "{kind}");
        assert_eq!(warnings(&packed(&entries, kind).table_stream(7, ROOT, &Pack::Plain)), [danger], "{kind}");
        assert_eq!(warnings(&file(&entries, kind).trailer_only(ROOT)), [Repaired, danger], "{kind}");
        assert_eq!(warnings(&packed(&entries, kind).trailer_only(ROOT)), [Repaired, danger], "{kind}");
    }
    for harmless in ["/S", "/Page", "/URI", "(/Launch)", "[/Launch]", "<< /Launch 1 >>"] {
        assert_eq!(warnings(&file("/OpenAction << /S 5 0 R /F (a.exe) >>", harmless).rooted()), [], "{harmless}");
    }
}

/// Found in a stream of objects that is called one behind escapes, where the file is searched.
#[test]
fn found_in_a_stream_behind_escapes() {
    let stream = Pdf::cv().stream(5, "/Type /Obj#53tm /N 1 /First 4", &Pack::Deflate, b"7 0 << /S /JavaScript >>");
    assert_eq!(warnings(&stream.trailer_only(ROOT)), [Repaired, JavaScript]);
}

/// Texts, comments, other words and a launch of nothing are none.
#[test]
fn what_looks_like_one() {
    for object in HARMLESS {
        assert_eq!(warnings(&file("/OpenAction 5 0 R", object).rooted()), [], "{object}");
        assert_eq!(warnings(&packed("/OpenAction 5 0 R", object).table_stream(7, ROOT, &Pack::Plain)), [], "{object}");
        assert_eq!(warnings(&file("", object).trailer_only(ROOT)), [Repaired], "{object} searched for");
        assert_eq!(warnings(&packed("", object).trailer_only(ROOT)), [Repaired], "{object} searched for in a stream");
    }
}

/// Nor is what stands in the bytes of a stream, however it is read.
#[test]
fn the_bytes_of_a_stream() {
    for (object, _) in DANGERS {
        let hidden = Pdf::cv().stream(5, "", &Pack::Plain, format!("4 0 obj {object} ").as_bytes());
        let named = Pdf::with("<< /Pages 2 0 R /OpenAction 5 0 R >>").stream(5, "", &Pack::Plain, object.as_bytes());
        assert_eq!(warnings(&named.rooted()), [], "{object}");
        assert_eq!(warnings(&hidden.trailer_only(ROOT)), [Repaired], "{object}");
    }
}

/// A key that means one thing in one dictionary means another in the next: behind `/D`, which is a place in a `GoTo`, stands
/// what a button does when the mouse goes down, and behind `/Parent` a field with actions of its own. Only behind what draws a
/// page, or describes its text, need nothing be looked for: `/Contents`, `/Resources`, `/StructTreeRoot`, `/Metadata`.
#[test]
fn behind_keys_that_mean_two_things() {
    let (object, danger) = DANGERS[0];
    for key in ["D", "Parent", "P", "Prev", "Popup", "IRT", "N", "R", "T", "X", "C", "V"] {
        for value in ["5 0 R", "[5 0 R]", "<< /A 5 0 R >>", "[[<< /N [5 0 R] >>] << /B 5 0 R >>]"] {
            for entries in [format!("/X << /{key} {value} >>"), format!("/AA << /{key} {value} >>")] {
                let found = warnings(&file(&entries, object).rooted());
                assert!(found.contains(&danger), "{entries}: {found:?}");
            }
        }
    }
    // What is not looked behind ends with its value: what stands next to it is looked at again.
    for key in ["Contents", "Resources", "StructTreeRoot", "Metadata"] {
        for value in
            ["8 0 R", "[8 0 R]", "<< /X << /Y 1 >> >>", "[[<< /N [8 0 R] >>] << /B 8 0 R >>]", "null", "/A", "(a)"]
        {
            let behind = format!("/{key} {value} /OpenAction 5 0 R");
            assert_eq!(warnings(&file(&behind, object).rooted()), [danger], "{behind}");
            let inside = format!("/A << /{key} {value} >> /B << /S /JavaScript /JS (beep) >>");
            assert_eq!(warnings(&file(&inside, object).rooted()), [danger], "{inside}");
        }
    }
}

/// Names of destinations, roles of marked text, titles, and what an address says are words, whatever they are.
#[test]
fn words_are_no_dangers() {
    for entries in [
        "/Dests << /JavaScript [3 0 R /Fit] /JS [3 0 R /Fit] /Launch << /D [3 0 R /Fit] >> >>",
        "/Names << /Dests << /Names [(JavaScript) [3 0 R /Fit] (/S /Launch) << /D [3 0 R /Fit] >>] >> >>",
        "/OpenAction << /S /GoTo /D /JavaScript >>",
        "/Names << /JavaScript << /Names [] >> >>",
        "/OpenAction << /S /GoTo /D (JavaScript) >>",
        "/Outlines << /First << /Title (Launch /S /JavaScript /JS) /Dest /JavaScript >> >>",
        "/Outlines << /First << /Title (a) /A << /S /URI /URI (https://example.org/?/S/JavaScript) >> >> >>",
        "/StructTreeRoot << /RoleMap << /JavaScript /P /Launch /Span >> /K << /S /JavaScript /K [<< /S /Launch /F 1 >>] >> >>",
        "/PageLabels << /Nums [0 << /S /D /P (JavaScript) >>] >>",
        "/OpenAction << /S /Launch >>",
        "/OpenAction << /S /Launch /F null >>",
        "/OpenAction << /S /URI /URI (https://example.org/a.exe) >>",
        "/OpenAction << /S /URI /URI (file.exe) /IsMap false >>",
        "/Lang (JavaScript) /PageMode /UseAttachments",
        "/ViewerPreferences << /JavaScript true >> /X /JavaScript /Y [/JavaScript /JS /EF /RichMedia]",
    ] {
        assert_eq!(warnings(&file(entries, "null").rooted()), [], "{entries}");
    }
    for annotation in [
        "<< /Subtype /Link /Dest /JavaScript >>",
        "<< /Subtype /Link /A << /S /GoTo /D /JS >> /Contents (/S /Launch /F \\(a.exe\\)) >>",
        "<< /Subtype /FreeText /Contents (<< /S /JavaScript >>) /T /RichMedia /NM (FileAttachment) >>",
        "<< /Subtype /Text /Name /JavaScript >>",
        "<< /Subtype /Stamp /Name /FileAttachment /X /RichMedia >>",
        "<< /Subtype /Widget /FT /Btn /T (JavaScript) /AS /JavaScript /AP << /N << /JavaScript 8 0 R >> >> >>",
    ] {
        let page = "<< /Type /Page /Parent 2 0 R /Annots [5 0 R] >>";
        assert_eq!(warnings(&file("", annotation).object(3, page).rooted()), [], "{annotation}");
    }
}

/// Behind every other key something may act, however far from the catalogue.
#[test]
fn behind_everything_else() {
    let keys = "OpenAction Names AcroForm Outlines Pages Kids Next First Last Annots A PA Fields URI Threads B Extensions \
                Collection Perms Legal Requirements SpiderInfo Popup IRT Parents Fonts Ps Dss";
    for key in keys.split(' ') {
        let entries = format!("/X << /{key} 5 0 R >>");
        assert_eq!(warnings(&file(&entries, DANGERS[0].0).rooted()), [JavaScript], "/{key}");
    }
    let (length, first) = (50, "/OpenAction 10 0 R");
    let pdf = (10..10 + length).fold(file(first, DANGERS[0].0), |pdf, number| {
        let next = if number + 1 == 10 + length { 5 } else { number + 1 };
        pdf.object(number, &format!("[[<< /Next [null {next} 0 R] >>]]"))
    });
    assert_eq!(warnings(&pdf.rooted()), [JavaScript]);
    // Annotations and actions of a page, of which most have some.
    let page = "<< /Type /Page /Parent 2 0 R /Annots [<< /Parent 2 0 R /A << /Next 5 0 R >> >>] >>";
    assert_eq!(warnings(&file("", DANGERS[0].0).object(3, page).rooted()), [JavaScript]);
}

/// What nothing leads to does nothing, where the file's own list is right.
#[test]
fn not_where_nothing_leads() {
    assert_eq!(warnings(&file("", DANGERS[0].0).rooted()), []);
    assert_eq!(warnings(&packed("", DANGERS[0].0).table_stream(7, ROOT, &Pack::Plain)), []);
}
