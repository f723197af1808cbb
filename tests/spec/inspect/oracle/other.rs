//! What other programs find in a PDF: all that can be reached from its catalogue, but for what draws pages.

use candidacy::cv;
use hayro_syntax::object::{MaybeRef, Object as HayroObject, ObjectIdentifier};
use lopdf::Object as LopdfObject;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A value, as any reader sees it.
#[derive(Clone, Debug)]
enum Value {
    Dict(Vec<(Vec<u8>, Value)>),
    Array(Vec<Value>),
    Name(Vec<u8>),
    Reference(u32),
    Stream(Vec<(Vec<u8>, Value)>),
    /// A text that says something.
    Text,
    Null,
    Other,
}

/// Behind these nothing needs to be looked for: they draw pages, or describe what is on them.
const DRAWN: [&[u8]; 4] = [b"Contents", b"Resources", b"StructTreeRoot", b"Metadata"];

/// What the first of them finds, if it opens the file.
pub(super) fn lopdf(file: &[u8]) -> Option<BTreeSet<cv::Risk>> {
    let document = lopdf::Document::load_mem(file).ok()?;
    let root = document.trailer.get(b"Root").ok()?.as_reference().ok()?;
    let get = |number| {
        let object = document.objects.iter().find(|((other, _), _)| *other == number)?;
        Some(from_lopdf(object.1))
    };
    Some(walk(root.0, get))
}

fn from_lopdf(object: &LopdfObject) -> Value {
    let entries = |dict: &lopdf::Dictionary| dict.iter().map(|(key, value)| (key.clone(), from_lopdf(value))).collect();
    match object {
        LopdfObject::Null => Value::Null,
        LopdfObject::Name(name) => Value::Name(name.clone()),
        LopdfObject::Array(values) => Value::Array(values.iter().map(from_lopdf).collect()),
        LopdfObject::Dictionary(dict) => Value::Dict(entries(dict)),
        LopdfObject::Stream(stream) => Value::Stream(entries(&stream.dict)),
        LopdfObject::Reference((number, _)) => Value::Reference(*number),
        LopdfObject::String(text, _) if !text.is_empty() => Value::Text,
        LopdfObject::Boolean(_) | LopdfObject::Integer(_) | LopdfObject::Real(_) | LopdfObject::String(..) => {
            Value::Other
        }
    }
}

/// What the second finds, if it opens the file and shows a page.
pub(super) fn hayro(file: &[u8]) -> Option<BTreeSet<cv::Risk>> {
    let pdf = hayro_syntax::Pdf::new(Arc::new(file.to_vec())).ok()?;
    if pdf.pages().is_empty() {
        return None;
    }
    let root = pdf.xref().root_id().obj_number;
    let get = |number: u32| pdf.xref().get::<HayroObject<'_>>(ObjectIdentifier::new(number, 0)).map(from_hayro);
    Some(walk(root, get))
}

fn from_hayro(object: HayroObject<'_>) -> Value {
    let entries = |dict: &hayro_syntax::object::Dict<'_>| {
        dict.entries().map(|(key, value)| (key.as_ref().to_vec(), either(value))).collect()
    };
    match object {
        HayroObject::Null(_) => Value::Null,
        HayroObject::Name(name) => Value::Name(name.as_ref().to_vec()),
        HayroObject::Array(values) => Value::Array(values.raw_iter().map(either).collect()),
        HayroObject::Dict(dict) => Value::Dict(entries(&dict)),
        HayroObject::Stream(stream) => Value::Stream(entries(stream.dict())),
        HayroObject::String(text) if !text.is_empty() => Value::Text,
        HayroObject::Boolean(_) | HayroObject::Number(_) | HayroObject::String(_) => Value::Other,
    }
}

fn either(value: MaybeRef<HayroObject<'_>>) -> Value {
    match value {
        MaybeRef::Ref(reference) => Value::Reference(reference.obj_number),
        MaybeRef::NotRef(object) => from_hayro(object),
    }
}

/// Follows all references from an object on, each object once.
fn walk(root: u32, get: impl Fn(u32) -> Option<Value>) -> BTreeSet<cv::Risk> {
    let resolved = |value: &Value| {
        let mut value = value.clone();
        for _ in 0..8 {
            let Value::Reference(number) = value else { break };
            value = get(number).unwrap_or(Value::Null);
        }
        value
    };
    // What a program can be told to open: a text, or a dictionary with one.
    let is_target = |value: &Value| match resolved(value) {
        Value::Text => true,
        Value::Dict(entries) => {
            let names: [&[u8]; 6] = [b"F", b"UF", b"DOS", b"Mac", b"Unix", b"P"];
            entries.iter().any(|(key, value)| names.contains(&key.as_slice()) && matches!(resolved(value), Value::Text))
        }
        _ => false,
    };
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![Value::Reference(root)];
    while let Some(value) = open.pop() {
        match value {
            Value::Reference(number) if seen.insert(number) => open.extend(get(number)),
            Value::Array(values) => open.extend(values),
            Value::Dict(entries) | Value::Stream(entries) => {
                let of = |key: &str| {
                    entries.iter().find(|(name, _)| name == key.as_bytes()).map(|(_, value)| resolved(value))
                };
                let named = |key: &str| if let Some(Value::Name(name)) = of(key) { name } else { Vec::new() };
                let there = |key: &str| of(key).is_some_and(|value| is_target(&value));
                match named("S").as_slice() {
                    b"Launch" if ["F", "Win", "Unix", "Mac"].into_iter().any(there) => {
                        found.insert(cv::Risk::Launch);
                    }
                    b"JavaScript" => {
                        found.insert(cv::Risk::JavaScript);
                    }
                    b"GoToR" | b"GoToE" | b"SubmitForm" | b"ImportData" => {
                        found.insert(cv::Risk::Remote);
                    }
                    b"Thread" if there("F") => {
                        found.insert(cv::Risk::Remote);
                    }
                    b"Rendition" | b"Movie" | b"Sound" => {
                        found.insert(cv::Risk::Media);
                    }
                    _ => {}
                }
                match named("Subtype").as_slice() {
                    b"Movie" | b"Sound" | b"3D" => {
                        found.insert(cv::Risk::Media);
                    }
                    b"RichMedia" => {
                        found.insert(cv::Risk::RichMedia);
                    }
                    b"FileAttachment" => {
                        found.insert(cv::Risk::Attachment);
                    }
                    _ => {}
                }
                if let Some(Value::Dict(files)) = of("EF")
                    && files.iter().any(|(_, file)| matches!(resolved(file), Value::Stream(_)))
                {
                    found.insert(cv::Risk::Attachment);
                }
                let behind = entries.into_iter().filter(|(key, _)| !DRAWN.contains(&key.as_slice()));
                open.extend(behind.map(|(_, value)| value));
            }
            Value::Reference(_) | Value::Name(_) | Value::Text | Value::Null | Value::Other => {}
        }
    }
    found
}
