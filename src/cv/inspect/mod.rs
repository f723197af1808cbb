//! The inspection layer: whether readers open a PDF without a password, how many pages they show, and what else it does.
//!
//! It goes the way that readers go: from the file's own list of objects to the catalogue, to the pages and to all that can
//! act. If that does not lead to the pages, one pass over the file finds its objects. Every byte that is looked at, copied
//! or made is paid for from one [budget](fuel::Fuel), nothing recurses, and all arithmetic on what the file says is checked.

mod crypt;
mod doc;
mod filter;
mod fuel;
mod lex;
mod link;
#[expect(clippy::wildcard_enum_match_arm, reason = "a word may be any: what is not looked for is passed over")]
mod marks;
mod packed;
mod pages;
#[expect(clippy::wildcard_enum_match_arm, reason = "a word may be any: what is not looked for is passed over")]
mod reach;
mod scan;
mod stream;
mod table;
mod value;
mod xfa;

use super::{Cost, Damage, Error, Risk, Risks, Warning, Warnings};
use crypt::Key;
use doc::{Doc, Source};
use fuel::Fuel;
use marks::Marks;
use value::{Dict, Value};

/// The contents of a PDF.
pub(super) struct Seen {
    pub(super) pages: u32,
    pub(super) risks: Risks,
    pub(super) warnings: Warnings,
}

/// Looks inside a file whose header begins here, and counts what that cost.
pub(super) fn inspect(file: &[u8], header_at: usize) -> (Result<Seen, Error>, Cost) {
    let fuel = Fuel::new(file.len());
    let seen = look(Source { whole: file, pdf: file.get(header_at..).unwrap_or_default() }, &fuel);
    // Where the budget was spent, what was found last is not what is there.
    let result = fuel.limit().map_or(seen, |limit| Err(Error::TooComplex { limit }));
    (result, fuel.cost())
}

/// As the file says where things are; and as it looks, where that is wrong or does not lead to the pages.
fn look<'a>(source: Source<'a>, fuel: &'a Fuel) -> Result<Seen, Error> {
    let Some(listed) = Doc::listed(source, fuel) else { return searched(source, None, fuel) };
    let (result, doc) = open(listed);
    match result {
        Err(refused) if doc.is_astray() => {
            let trailer = doc.trailer();
            drop(doc);
            searched(source, trailer, fuel).map_err(|error| worse(refused, error))
        }
        result => result,
    }
}

/// The same without the file's own list of its objects.
fn searched<'a>(source: Source<'a>, trailer: Option<Dict<'a>>, fuel: &'a Fuel) -> Result<Seen, Error> {
    let doc = Doc::searched(source, trailer, fuel);
    let none = if doc.len() == 0 { Damage::NoObjects } else { Damage::NoTrailer };
    let (result, _) = open(doc);
    match result {
        Ok(seen) => Ok(Seen { warnings: seen.warnings.union(Warning::Repaired.into()), ..seen }),
        Err(Error::Damaged { damage: Damage::NoTrailer }) => Err(damaged(none)),
        Err(refused) => Err(refused),
    }
}

/// Of two reasons to refuse a file the one that says more.
fn worse(first: Error, second: Error) -> Error {
    if matches!(second, Error::Damaged { damage: Damage::NoTrailer }) { first } else { second }
}

/// Opens it, and gives it back with what was found.
fn open(mut doc: Doc<'_>) -> (Result<Seen, Error>, Doc<'_>) {
    let result = key(&doc).and_then(|key| {
        let restricted = key.as_ref().is_some_and(|key| key.restricted);
        doc.unpack(key);
        let seen = read(&doc)?;
        let warning = restricted.then_some(Warning::Restricted);
        Ok(Seen { warnings: seen.warnings.union(warning.into_iter().collect()), ..seen })
    });
    (result, doc)
}

/// Goes the way that readers go, from the trailer to the catalogue to the pages.
fn read(doc: &Doc<'_>) -> Result<Seen, Error> {
    let root = root(doc).ok_or_else(|| damaged(Damage::NoTrailer))?;
    let catalogue = doc.resolve(Value::Ref(root)).dict().ok_or_else(|| damaged(Damage::NoCatalog))?;
    let [pages, collection, form, rendering] = catalogue.get([b"Pages", b"Collection", b"AcroForm", b"NeedsRendering"]);
    let pages = pages::count(doc, pages).ok_or_else(|| damaged(Damage::NoPageTree))?;
    if pages.there == 0 {
        return Err(Error::NoPages);
    }
    let mut marks = Marks::default();
    xfa::note(doc, form, rendering, &mut marks);
    marks.join(self::marks(doc, root));
    if pages.said > pages.there {
        marks.warn(Warning::PagesMissing);
    }
    if doc.resolve(collection).dict().is_some() {
        marks.risk(Risk::Portfolio);
    }
    let pages = u32::try_from(pages.there).unwrap_or(u32::MAX);
    Ok(Seen { pages, risks: marks.risks, warnings: marks.warnings })
}

/// The marks of all that can act. Every object counts, whether something leads to it or not, if the file is looked through, if
/// some readers would do so, or if an object cannot be read as readers read it. The same holds where bytes stand in front of the
/// header, because some readers count from the first byte of all.
fn marks(doc: &Doc<'_>, root: u32) -> Marks {
    let walk = reach::walk(doc, root);
    let mut marks = walk.marks;
    if walk.odd || doc.is_searched() {
        marks.join(reach::everything(doc));
    }
    let source = doc.source();
    let has_front = source.whole.len() > source.pdf.len();
    if has_front || (!doc.is_searched() && (walk.odd || doc.is_doubtful())) {
        let mut other = Doc::searched(Source { pdf: source.whole, ..source }, doc.trailer(), doc.fuel);
        other.unpack(doc.key().cloned());
        marks.join(reach::everything(&other));
        if other.is_unreadable() {
            marks.risk(Risk::Unreadable);
        }
    }
    if doc.is_unreadable() {
        marks.risk(Risk::Unreadable);
    }
    marks
}

/// The number of the catalogue.
fn root(doc: &Doc<'_>) -> Option<u32> {
    doc.trailers().find_map(|trailer| {
        let [root] = trailer.get([b"Root"]);
        if let Value::Ref(root) = root { Some(root) } else { None }
    })
}

/// The key that deciphers the file, if it is enciphered. Which trailer says so does not matter, nor which has the id that belongs to
/// the key: a file that is written for the web has two of them.
fn key(doc: &Doc<'_>) -> Result<Option<Key>, Error> {
    let (mut encrypt, mut id) = (Value::Null, None);
    for trailer in doc.trailers() {
        let [said, ids] = trailer.get([b"Encrypt", b"ID"]);
        if encrypt.is_null() {
            encrypt = said;
        }
        if let (None, Some(mut ids)) = (&id, doc.resolve_plain(ids).array()) {
            id = ids.next().map(|id| crypt::text(id, doc.fuel));
        }
    }
    match doc.resolve_plain(encrypt).dict() {
        Some(encrypt) => Key::of(doc, encrypt, &id.unwrap_or_default()).map(Some),
        None => Ok(None),
    }
}

fn damaged(damage: Damage) -> Error {
    Error::Damaged { damage }
}
