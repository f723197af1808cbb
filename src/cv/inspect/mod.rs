//! The inspection layer: whether readers open a PDF without a password, how many pages they show, and what else it does.
//!
//! One pass finds the objects, whatever the file says about where they are; then the way that readers go is gone, from the
//! trailer to the catalogue to the pages. Its work is bounded by [`Fuel`](fuel::Fuel), it never recurses, and all arithmetic
//! on what the file says is checked.

mod crypt;
mod doc;
mod filter;
mod fuel;
mod lex;
mod marks;
mod pages;
mod scan;
mod table;
mod value;

use super::{CvDamage, CvError, CvRisk, CvRisks, CvWarning, CvWarnings};
use crypt::Key;
use doc::Doc;
use marks::Marks;
use value::{Dict, Value};

/// What is inside a PDF.
pub(super) struct Seen {
    pub(super) pages: u32,
    pub(super) risks: CvRisks,
    pub(super) warnings: CvWarnings,
}

/// Looks inside a file, from its header on.
pub(super) fn inspect(pdf: &[u8]) -> Result<Seen, CvError> {
    let (mut doc, packed) = Doc::find(pdf)?;
    let key = key(&doc)?;
    doc.unpack(&packed, key.as_ref())?;
    let restricted = key.is_some_and(|key| key.restricted);
    let mut seen = match doc.table_trailer() {
        // As the file says where things are; only where that is wrong, as it looks.
        Some(trailer) => match open(&doc, trailer) {
            Err(refused) if doc.repair() => searched(&doc).map_err(|error| worse(refused, error))?,
            seen => seen?,
        },
        None => searched(&doc)?,
    };
    if restricted {
        seen.warnings = seen.warnings.and(&[CvWarning::Restricted]);
    }
    Ok(seen)
}

/// The same without the file's own list of its objects. Most readers then begin at the last `trailer`.
fn searched(doc: &Doc<'_>) -> Result<Seen, CvError> {
    for trailer in doc.trailers() {
        let trailer = trailer?;
        let [root] = trailer.get([b"Root"], &doc.fuel)?;
        if let Value::Ref(_) = root {
            let seen = open(doc, trailer)?;
            return Ok(Seen { warnings: seen.warnings.and(&[CvWarning::Repaired]), ..seen });
        }
    }
    Err(damaged(if doc.is_empty() { CvDamage::NoObjects } else { CvDamage::NoTrailer }))
}

/// Of two reasons to refuse a file the one that says more.
fn worse(first: CvError, second: CvError) -> CvError {
    if matches!(second, CvError::Damaged { damage: CvDamage::NoTrailer }) { first } else { second }
}

/// Goes the way that readers go, from the trailer to the catalogue to the pages.
fn open(doc: &Doc<'_>, trailer: Dict<'_>) -> Result<Seen, CvError> {
    let [root] = trailer.get([b"Root"], &doc.fuel)?;
    let Value::Ref(_) = root else { return Err(damaged(CvDamage::NoTrailer)) };
    let Value::Dict(catalogue) = doc.resolve(root)? else { return Err(damaged(CvDamage::NoCatalog)) };
    let [pages, collection, form, rendering] =
        catalogue.get([b"Pages", b"Collection", b"AcroForm", b"NeedsRendering"], &doc.fuel)?;
    let pages = pages::count(doc, pages)?.ok_or_else(|| damaged(CvDamage::NoPageTree))?;
    if pages.there == 0 {
        return Err(CvError::NoPages);
    }
    let Marks { mut risks, mut warnings } = doc.marks;
    if pages.said > pages.there {
        warnings = warnings.and(&[CvWarning::PagesMissing]);
    }
    if let Value::Dict(form) = doc.resolve(form)? {
        let [xfa] = form.get([b"XFA"], &doc.fuel)?;
        let has_xfa = matches!(doc.resolve(xfa)?, Value::Array(_) | Value::Dict(_));
        match (has_xfa, doc.resolve(rendering)?) {
            (true, Value::True) => risks = risks.and(&[CvRisk::DynamicXfa]),
            (true, _) => warnings = warnings.and(&[CvWarning::StaticXfa]),
            (false, _) => {}
        }
    }
    if matches!(doc.resolve(collection)?, Value::Dict(_)) {
        risks = risks.and(&[CvRisk::Portfolio]);
    }
    Ok(Seen { pages: pages.there, risks, warnings })
}

/// What deciphers the file, if it is enciphered. Which trailer says so does not matter, nor which has the id that belongs to
/// the key: a file that is written for the web has two of them.
fn key(doc: &Doc<'_>) -> Result<Option<Key>, CvError> {
    let (mut encrypt, mut id) = (Value::Null, None);
    for trailer in doc.table_trailer().map(Ok).into_iter().chain(doc.trailers()) {
        let [said, ids] = trailer?.get([b"Encrypt", b"ID"], &doc.fuel)?;
        if matches!(encrypt, Value::Null) {
            encrypt = said;
        }
        if let (None, Value::Array(mut ids)) = (&id, doc.resolve(ids)?) {
            id = ids.next(&doc.fuel)?.map(crypt::text);
        }
    }
    match doc.resolve(encrypt)? {
        Value::Dict(encrypt) => Key::of(doc, encrypt, &id.unwrap_or_default()).map(Some),
        _ => Ok(None),
    }
}

fn damaged(damage: CvDamage) -> CvError {
    CvError::Damaged { damage }
}
