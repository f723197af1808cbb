//! Europass puts the same CV, as data, into its PDFs: a file whose name says so is no reason to refuse them.
//!
//! The editor of Cedefop (to 2020) attaches `Europass-XML-Attachment.xml`, or the same with `CV` or `LP` in it, described as
//! "Europass XML Attachment"; that of europa.eu attaches `attachment.xml`. Neither says a relation; PDF/A-3 wants one.

use super::packed::Pack;
use super::writer::Pdf;
use candidacy::cv;

const NAMES: [&str; 4] = [
    "Europass-XML-Attachment.xml",
    "Europass-CV-XML-Attachment.xml",
    "Europass-LP-XML-Attachment.xml",
    "attachment.xml",
];

const XML: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Candidate xmlns=\"http://www.europass.eu/1.0\"/>";

/// A file with these entries in its catalogue, and these as its objects 5 and 6. Object 7 is data.
fn file(entries: &str, objects: [&str; 2]) -> Vec<u8> {
    Pdf::with(&format!("<< /Type /Catalog /Pages 2 0 R {entries} >>"))
        .object(5, objects[0])
        .object(6, objects[1])
        .stream(7, "/Type /EmbeddedFile /Subtype /application#2Fxml", &Pack::Deflate, XML)
        .rooted()
}

/// The same for a file that has this attached.
fn attached(specification: &str) -> Vec<u8> {
    file("/Names << /EmbeddedFiles << /Names [(Europass XML Attachment) 5 0 R] >> >>", [specification, "null"])
}

#[track_caller]
fn taken(file: &[u8]) {
    for policy in [cv::Policy::standard(), cv::Policy::strict()] {
        let said = policy.check(file, "cv.pdf", "application/pdf").map(|cv| cv.warnings().iter().collect::<Vec<_>>());
        assert_eq!(said, Ok(vec![cv::Warning::EuropassXml]), "{}", String::from_utf8_lossy(file));
    }
}

#[track_caller]
fn refused(file: &[u8], what: &str) {
    let strict = cv::Policy::strict().check(file, "cv.pdf", "application/pdf");
    assert_eq!(strict, Err(cv::Error::Risk { risk: cv::Risk::Attachment }), "{what}");
    let standard = cv::Policy::standard().check(file, "cv.pdf", "application/pdf").unwrap();
    assert!(standard.warnings().contains(cv::Warning::Attachment), "{what}");
}

fn wide(text: &str) -> String {
    let digits: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{digits}>")
}

/// As the editors write it.
#[test]
fn as_europass_writes_it() {
    for name in NAMES {
        let (text, wide) = (format!("({name})"), wide(name));
        for names in [
            format!("/F {text}"),
            format!("/F {text} /UF {text}"),
            format!("/F {text} /UF {wide}"),
            format!("/UF {wide}"),
        ] {
            taken(&attached(&format!(
                "<< /Type /Filespec {names} /Desc (Europass XML Attachment) /EF << /F 7 0 R >> >>"
            )));
            taken(&attached(&format!("<< {names} /EF << /F 7 0 R /UF 7 0 R >> >>")));
        }
        let separate = file(
            "/Names << /EmbeddedFiles << /Names [(Europass XML Attachment) 5 0 R] >> >>",
            [&format!("<< /Type /Filespec /F {text} /EF 6 0 R >>"), "<< /F 7 0 R >>"],
        );
        taken(&separate);
    }
}

/// With each relation that a file can have to what it is attached to, and named by the catalogue as PDF/A-3 wants.
#[test]
fn with_a_relation() {
    for name in NAMES {
        for relation in ["Data", "Alternative", "Source", "Supplement", "Unspecified"] {
            let specification = format!(
                "<< /Type /Filespec /F ({name}) /UF ({name}) /AFRelationship /{relation} /EF << /F 7 0 R /UF 7 0 R >> >>"
            );
            taken(&attached(&specification));
            taken(&file("/AF [5 0 R]", [&specification, "null"]));
            taken(&file(
                "/AF [5 0 R] /Names << /EmbeddedFiles << /Names [(Europass XML Attachment) 5 0 R] >> >>",
                [&specification, "null"],
            ));
        }
    }
}

/// What is called otherwise is an attachment like any other, however it is described and whatever its relation is.
#[test]
fn what_is_called_otherwise() {
    for name in [
        "a.exe",
        "Europass-XML-Attachment.exe",
        "Europass-XML-Attachment.xml.exe",
        "Europass-XML-Attachment.xml .exe",
        "attachment.xml.js",
        "attachment.xml.lnk",
        "attachment",
        "Europass",
        "Europass.pdf",
        "letter.docx",
        "invoice.xml",
    ] {
        for relation in ["", "/AFRelationship /Data", "/AFRelationship /Alternative /Desc (Europass XML Attachment)"] {
            let specification = format!("<< /Type /Filespec /F ({name}) /UF ({name}) {relation} /EF << /F 7 0 R >> >>");
            refused(&attached(&specification), &specification);
        }
    }
    refused(
        &attached("<< /Type /Filespec /Desc (Europass XML Attachment) /AFRelationship /Data /EF << /F 7 0 R >> >>"),
        "unnamed",
    );
}

/// Of two names that differ, either may be the one under which it is saved.
#[test]
fn two_names_that_differ() {
    let xml = "attachment.xml";
    for names in [
        "/F (attachment.xml) /UF (a.exe)".to_owned(),
        "/F (a.exe) /UF (attachment.xml)".to_owned(),
        format!("/F (a.exe) /UF {}", wide(xml)),
        "/F (attachment.xml) /F (a.exe)".to_owned(),
        "/F (a.exe) /F (attachment.xml)".to_owned(),
        "/F (attachment.xml) /DOS (a.exe)".to_owned(),
        "/F (attachment.xml) /Unix (a.sh)".to_owned(),
        "/UF (attachment.xml) /Mac (a.app)".to_owned(),
    ] {
        let specification = format!("<< /Type /Filespec {names} /AFRelationship /Data /EF << /F 7 0 R >> >>");
        refused(&attached(&specification), &specification);
    }
}

/// Another attachment beside it is refused, wherever that is; and so is anything else that a strict policy refuses.
#[test]
fn with_another_beside_it() {
    let xml = "<< /Type /Filespec /F (attachment.xml) /AFRelationship /Data /EF << /F 7 0 R >> >>";
    let other = "<< /Type /Filespec /F (letter.docx) /EF << /F 7 0 R >> >>";
    for entries in [
        "/Names << /EmbeddedFiles << /Names [(a) 5 0 R (b) 6 0 R] >> >>",
        "/Names << /EmbeddedFiles << /Names [(b) 6 0 R (a) 5 0 R] >> >>",
        "/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >> /AF [6 0 R]",
        "/AF [5 0 R 6 0 R]",
    ] {
        refused(&file(entries, [xml, other]), entries);
    }
    let script = "/OpenAction << /S /JavaScript /JS (app.beep) >> /AF [5 0 R]";
    let said = cv::Policy::strict().check(&file(script, [xml, "null"]), "cv.pdf", "application/pdf");
    assert_eq!(said, Err(cv::Error::Risk { risk: cv::Risk::JavaScript }));
}
