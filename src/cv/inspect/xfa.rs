//! The form of a PDF that is written as XML: whether it does anything beyond being filled in (XFA 3.3, chapters 10, 15 and 17).

use super::doc::Doc;
use super::fuel::Fuel;
use super::marks::Marks;
use super::packed;
use super::stream::Stream;
use super::value::Value;
use crate::cv::{Risk, Warning};
use memchr::memmem::Finder;

/// The elements that run a script, and those that send what is filled in or call another machine.
const ELEMENTS: [(&[u8], Risk); 3] =
    [(b"script", Risk::JavaScript), (b"submit", Risk::Remote), (b"execute", Risk::Remote)];

/// Takes note of such a form: of what it is, and of what its parts do.
pub(super) fn note<'d>(doc: &'d Doc<'_>, form: Value<'d>, rendering: Value<'d>, marks: &mut Marks) {
    let Some(form) = doc.resolve(form).dict() else { return };
    let [written] = form.get([b"XFA"]);
    let value = doc.resolve(written);
    if value.array().is_none() && value.dict().is_none() {
        return;
    }
    if matches!(doc.resolve(rendering), Value::True) {
        marks.risk(Risk::DynamicXfa);
    } else {
        marks.warn(Warning::StaticXfa);
    }
    let Some(mut parts) = value.array() else { return note_part(doc, written, marks) };
    while let Some(part) = parts.next() {
        note_part(doc, part, marks);
    }
}

/// Takes note of what a part of it does. Between the parts stand their names.
fn note_part(doc: &Doc<'_>, part: Value<'_>, marks: &mut Marks) {
    let Value::Ref(number) = part else { return };
    if doc.resolve(part).dict().is_none() {
        return;
    }
    let stream = doc.head(number).and_then(|head| Stream::at(doc, head));
    let Some(body) = stream.and_then(|(stream, dict)| packed::body(doc, &stream, dict)) else {
        return doc.cannot_read();
    };
    for (element, risk) in ELEMENTS {
        let wide: Vec<u8> = element.iter().flat_map(|letter| [*letter, 0]).collect();
        let wide = wide.strip_suffix(&[0]).unwrap_or_default();
        if begins(&body, element, 1, doc.fuel) || begins(&body, wide, 2, doc.fuel) {
            marks.risk(risk);
        }
    }
}

/// Whether an element of this name begins somewhere, behind a bracket or a prefix, in letters of one byte or of more.
fn begins(xml: &[u8], name: &[u8], width: usize, fuel: &Fuel) -> bool {
    let finder = Finder::new(name);
    let mut from = 0;
    while let Some(found) = xml.get(from..).and_then(|rest| fuel.find(&finder, rest)) {
        let at = from + found;
        if at.checked_sub(width).and_then(|before| xml.get(before)).is_some_and(|byte| matches!(byte, b'<' | b':')) {
            return true;
        }
        from = at + name.len();
    }
    false
}
