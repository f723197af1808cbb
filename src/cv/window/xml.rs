//! XML and web pages, by their root element. The prolog is skipped, nothing is resolved.

use crate::cv::FileKind;

/// What the root element says. `None` where the text does not begin as markup does.
pub(super) fn name(text: &str) -> Option<FileKind> {
    let Prolog { word, office, html, rest } = Prolog::of(text);
    if html {
        return Some(FileKind::Html);
    }
    let is_xml = text.starts_with("<?xml");
    let Some(root) = rest.strip_prefix('<') else {
        return is_xml.then_some(FileKind::Xml);
    };
    let (tag, body) = root.split_once('>').unwrap_or((root, ""));
    let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or(tag);
    let local = name.rsplit(':').next().unwrap_or(name);
    if local == "wordDocument" && (word || tag.contains("schemas.microsoft.com/office/word/2003/wordml")) {
        Some(FileKind::Word2003Xml)
    } else if local == "package" && tag.contains("schemas.microsoft.com/office/2006/xmlPackage") {
        Some(match (word || body.contains("\"/word/"), office) {
            (true, _) => FileKind::FlatOpc,
            (false, true) => FileKind::Office,
            (false, false) => FileKind::Xml,
        })
    } else if local == "svg" {
        Some(FileKind::Image)
    } else if ["html", "head", "body", "title", "meta", "script"].iter().any(|html| name.eq_ignore_ascii_case(html)) {
        Some(FileKind::Html)
    } else {
        (is_xml || tag.contains("xmlns")).then_some(FileKind::Xml)
    }
}

/// What stands in front of the root element.
struct Prolog<'a> {
    /// A processing instruction hands the file to Word.
    word: bool,
    /// A processing instruction hands the file to another Office program.
    office: bool,
    /// The document type is that of a web page.
    html: bool,
    /// The root element and what follows.
    rest: &'a str,
}

impl<'a> Prolog<'a> {
    fn of(text: &'a str) -> Prolog<'a> {
        let mut prolog = Prolog { word: false, office: false, html: false, rest: text };
        loop {
            prolog.rest = prolog.rest.trim_start();
            if let Some(instruction) = prolog.rest.strip_prefix("<?") {
                let (instruction, rest) = instruction.split_once("?>").unwrap_or((instruction, ""));
                if instruction.starts_with("mso-application") {
                    prolog.word = instruction.contains("Word.Document");
                    prolog.office = !prolog.word;
                }
                prolog.rest = rest;
            } else if let Some(comment) = prolog.rest.strip_prefix("<!--") {
                prolog.rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            } else if let Some(declaration) = prolog.rest.strip_prefix("<!") {
                prolog.html |= is_html_doctype(declaration);
                prolog.rest = after_declaration(declaration);
            } else {
                return prolog;
            }
        }
    }
}

fn is_html_doctype(declaration: &str) -> bool {
    let mut words = declaration.split(|c: char| c.is_whitespace() || c == '>');
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("doctype"))
        && words.find(|word| !word.is_empty()).is_some_and(|word| word.eq_ignore_ascii_case("html"))
}

/// A document type may carry declarations of its own between brackets.
fn after_declaration(declaration: &str) -> &str {
    let rest = match declaration.find(['[', '>']).and_then(|at| declaration.split_at_checked(at)) {
        Some((_, rest)) if rest.starts_with('[') => rest.split_once(']').map_or("", |(_, rest)| rest),
        Some((_, rest)) => rest,
        None => "",
    };
    rest.split_once('>').map_or("", |(_, rest)| rest)
}
