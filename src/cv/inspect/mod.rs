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
mod reach;
mod scan;
mod stream;
mod table;
mod value;

use super::{CvCost, CvDamage, CvError, CvRisk, CvRisks, CvWarning, CvWarnings};
use crypt::Key;
use doc::Doc;
use marks::Marks;
use value::Value;

/// What is inside a PDF.
pub(super) struct Seen {
    pub(super) pages: u32,
    pub(super) risks: CvRisks,
    pub(super) warnings: CvWarnings,
}

/// Looks inside a file, from its header on: as the file says where things are, and only where that is wrong, as it looks.
pub(super) fn inspect(pdf: &[u8]) -> (Result<Seen, CvError>, CvCost) {
    (look(pdf), CvCost::default())
}

fn look(pdf: &[u8]) -> Result<Seen, CvError> {
    let Some(listed) = Doc::listed(pdf)? else { return searched(pdf) };
    let (result, astray) = open(listed);
    match result {
        Err(refused) if astray => searched(pdf).map_err(|error| worse(refused, error)),
        result => result,
    }
}

/// The same without the file's own list of its objects.
fn searched(pdf: &[u8]) -> Result<Seen, CvError> {
    let doc = Doc::searched(pdf)?;
    let none = if doc.len() == 0 { CvDamage::NoObjects } else { CvDamage::NoTrailer };
    let (result, _) = open(doc);
    match result {
        Ok(seen) => Ok(Seen { warnings: seen.warnings.and(&[CvWarning::Repaired]), ..seen }),
        Err(CvError::Damaged { damage: CvDamage::NoTrailer }) => Err(damaged(none)),
        Err(refused) => Err(refused),
    }
}

/// Of two reasons to refuse a file the one that says more.
fn worse(first: CvError, second: CvError) -> CvError {
    if matches!(second, CvError::Damaged { damage: CvDamage::NoTrailer }) { first } else { second }
}

/// Opens it, and tells whether something was not where the file says.
fn open(mut doc: Doc<'_>) -> (Result<Seen, CvError>, bool) {
    let result = key(&doc).and_then(|key| {
        let restricted = key.as_ref().is_some_and(|key| key.restricted);
        doc.unpack(key)?;
        let seen = read(&doc)?;
        let warning = restricted.then_some(CvWarning::Restricted);
        Ok(Seen { warnings: seen.warnings.with(warning.into_iter().collect()), ..seen })
    });
    (result, doc.is_astray())
}

/// Goes the way that readers go, from the trailer to the catalogue to the pages.
fn read(doc: &Doc<'_>) -> Result<Seen, CvError> {
    let Some(root) = root(doc)? else { return Err(damaged(CvDamage::NoTrailer)) };
    let catalogue = doc.resolve(Value::Ref(root))?.dict().ok_or_else(|| damaged(CvDamage::NoCatalog))?;
    let [pages, collection, form, rendering] =
        catalogue.get([b"Pages", b"Collection", b"AcroForm", b"NeedsRendering"], &doc.fuel)?;
    let pages = pages::count(doc, pages)?.ok_or_else(|| damaged(CvDamage::NoPageTree))?;
    if pages.there == 0 {
        return Err(CvError::NoPages);
    }
    let Marks { mut risks, mut warnings } = match doc.marks() {
        Some(marks) => marks,
        None => reach::marks(doc, root)?,
    };
    if pages.said > pages.there {
        warnings = warnings.and(&[CvWarning::PagesMissing]);
    }
    if has_xfa(doc, form)? {
        if matches!(doc.resolve(rendering)?, Value::True) {
            risks = risks.and(&[CvRisk::DynamicXfa]);
        } else {
            warnings = warnings.and(&[CvWarning::StaticXfa]);
        }
    }
    if doc.resolve(collection)?.dict().is_some() {
        risks = risks.and(&[CvRisk::Portfolio]);
    }
    let pages = u32::try_from(pages.there).unwrap_or(u32::MAX);
    Ok(Seen { pages, risks, warnings })
}

/// Whether its form is of the kind that few readers know.
fn has_xfa(doc: &Doc<'_>, form: Value<'_>) -> Result<bool, CvError> {
    let Some(form) = doc.resolve(form)?.dict() else { return Ok(false) };
    let [xfa] = form.get([b"XFA"], &doc.fuel)?;
    let xfa = doc.resolve(xfa)?;
    Ok(xfa.array().is_some() || xfa.dict().is_some())
}

/// The number of the catalogue.
fn root(doc: &Doc<'_>) -> Result<Option<u32>, CvError> {
    for trailer in doc.trailers()? {
        if let [Value::Ref(root)] = trailer.get([b"Root"], &doc.fuel)? {
            return Ok(Some(root));
        }
    }
    Ok(None)
}

/// What deciphers the file, if it is enciphered. Which trailer says so does not matter, nor which has the id that belongs to
/// the key: a file that is written for the web has two of them.
fn key(doc: &Doc<'_>) -> Result<Option<Key>, CvError> {
    let (mut encrypt, mut id) = (Value::Null, None);
    for trailer in doc.trailers()? {
        let [said, ids] = trailer.get([b"Encrypt", b"ID"], &doc.fuel)?;
        if encrypt.is_null() {
            encrypt = said;
        }
        if let (None, Some(mut ids)) = (&id, doc.resolve_plain(ids)?.array()) {
            id = ids.next(&doc.fuel)?.map(crypt::text);
        }
    }
    match doc.resolve_plain(encrypt)?.dict() {
        Some(encrypt) => Key::of(doc, encrypt, &id.unwrap_or_default()).map(Some),
        None => Ok(None),
    }
}

fn damaged(damage: CvDamage) -> CvError {
    CvError::Damaged { damage }
}
