//! XML and web pages, by their root element. The prolog is skipped, nothing is resolved.

use super::ascii::{has, split, starts};
use super::beside;
use crate::cv::FileKind;

/// The elements that begin a web page, or a piece of one.
const OF_A_PAGE: [&[u8]; 4] = [b"html", b"head", b"body", b"frameset"];
const IN_A_PAGE: [&[u8]; 28] = [
    b"title",
    b"meta",
    b"script",
    b"style",
    b"link",
    b"base",
    b"iframe",
    b"div",
    b"span",
    b"table",
    b"font",
    b"center",
    b"br",
    b"p",
    b"b",
    b"a",
    b"i",
    b"u",
    b"h1",
    b"h2",
    b"h3",
    b"ul",
    b"ol",
    b"form",
    b"img",
    b"pre",
    b"hr",
    b"noscript",
];

/// The kind that the root element tells. `None` where the text does not begin as markup does.
pub(super) fn name(text: &[u8]) -> Option<FileKind> {
    let Prolog { word, office, html, rest } = Prolog::of(text);
    if html {
        return Some(FileKind::Html);
    }
    let is_xml = starts(text, b"<?xml");
    let Some(root) = rest.strip_prefix(b"<") else {
        return is_xml.then_some(FileKind::Data);
    };
    let (tag, body) = split(root, b">").unwrap_or((root, b""));
    let name = element(tag);
    let local = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
    let is_one_of = |known: &[&[u8]]| known.iter().any(|known| name.eq_ignore_ascii_case(known));
    if local == b"wordDocument" && (word || has(tag, b"schemas.microsoft.com/office/word/2003/wordml")) {
        Some(FileKind::WordXml)
    } else if local == b"package" && has(tag, b"schemas.microsoft.com/office/2006/xmlPackage") {
        Some(match (word || has(body, b"\"/word/"), office) {
            (true, _) => FileKind::WordXml,
            (false, Some(office)) => office,
            (false, None) => FileKind::Data,
        })
    } else if local.starts_with(b"document") && has(tag, b"urn:oasis:names:tc:opendocument:xmlns:office") {
        let is_text = has(tag, b"opendocument.text") || !has(tag, b"application/vnd.oasis.opendocument.");
        Some(if is_text { FileKind::Odt } else { FileKind::Office })
    } else if local == b"Workbook" && has(tag, b"schemas-microsoft-com:office:spreadsheet") {
        Some(FileKind::Excel)
    } else if local == b"VisioDocument" {
        Some(FileKind::Office)
    } else if local == b"xfdf" {
        Some(FileKind::Fdf)
    } else if local == b"plist" {
        Some(beside::property_list(body).unwrap_or(FileKind::Data))
    } else if local == b"svg" {
        Some(FileKind::Image)
    } else if is_one_of(&OF_A_PAGE) || (!is_xml && is_one_of(&IN_A_PAGE)) {
        Some(FileKind::Html)
    } else {
        (is_xml || has(tag, b"xmlns")).then_some(FileKind::Data)
    }
}

/// Whether a whole web page begins here, not a piece of one.
pub(super) fn is_page(text: &[u8]) -> bool {
    let Prolog { html, rest, .. } = Prolog::of(text);
    html || rest
        .strip_prefix(b"<")
        .is_some_and(|tag| OF_A_PAGE.iter().any(|page| element(tag).eq_ignore_ascii_case(page)))
}

/// The name of an element whose tag this is.
fn element(tag: &[u8]) -> &[u8] {
    tag.split(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'<')).next().unwrap_or(tag)
}

/// The parts in front of the root element.
struct Prolog<'a> {
    /// A processing instruction hands the file to Word.
    word: bool,
    /// A processing instruction hands the file to another Office program.
    office: Option<FileKind>,
    /// The document type is that of a web page.
    html: bool,
    /// The root element and what follows.
    rest: &'a [u8],
}

impl<'a> Prolog<'a> {
    fn of(text: &'a [u8]) -> Prolog<'a> {
        let mut prolog = Prolog { word: false, office: None, html: false, rest: text };
        loop {
            prolog.rest = prolog.rest.trim_ascii_start();
            if let Some(instruction) = prolog.rest.strip_prefix(b"<?") {
                let (instruction, rest) = split(instruction, b"?>").unwrap_or((instruction, b""));
                if instruction.starts_with(b"mso-application") {
                    prolog.word = has(instruction, b"Word.Document");
                    prolog.office = program(instruction);
                }
                prolog.rest = rest;
            } else if let Some(comment) = prolog.rest.strip_prefix(b"<!--") {
                prolog.rest = split(comment, b"-->").map_or(b"", |(_, rest)| rest);
            } else if let Some(declaration) = prolog.rest.strip_prefix(b"<!") {
                prolog.html |= is_html_doctype(declaration);
                prolog.rest = after_declaration(declaration);
            } else {
                return prolog;
            }
        }
    }
}

/// The Office program other than Word that an instruction names.
fn program(instruction: &[u8]) -> Option<FileKind> {
    if has(instruction, b"Word.Document") {
        None
    } else if has(instruction, b"PowerPoint") {
        Some(FileKind::PowerPoint)
    } else if has(instruction, b"Excel") {
        Some(FileKind::Excel)
    } else {
        Some(FileKind::Office)
    }
}

fn is_html_doctype(declaration: &[u8]) -> bool {
    let mut words = declaration.split(|byte| byte.is_ascii_whitespace() || *byte == b'>');
    words.next().is_some_and(|word| word.eq_ignore_ascii_case(b"doctype"))
        && words.find(|word| !word.is_empty()).is_some_and(|word| word.eq_ignore_ascii_case(b"html"))
}

/// A document type may carry declarations of its own between brackets.
fn after_declaration(declaration: &[u8]) -> &[u8] {
    let at = declaration.iter().position(|byte| matches!(byte, b'[' | b'>'));
    let rest = match at.and_then(|at| declaration.split_at_checked(at)) {
        Some((_, rest)) if rest.starts_with(b"[") => split(rest, b"]").map_or(b"".as_slice(), |(_, rest)| rest),
        Some((_, rest)) => rest,
        None => b"",
    };
    split(rest, b">").map_or(b"", |(_, rest)| rest)
}
