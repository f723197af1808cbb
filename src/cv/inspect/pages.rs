//! The pages, counted by walking through their tree.

use super::doc::Doc;
use super::value::{Array, Value};
use crate::cv::{CvError, CvLimit};

/// More pages and groups of pages than this are in no CV.
const MAX_NODES: usize = 20_000;

/// How many pages there are, and how many there are said to be.
pub(super) struct Pages {
    pub(super) there: usize,
    pub(super) said: usize,
}

/// Walks through the tree of pages. `None` where there is none: most readers want a root that says how many pages there are,
/// and believe no number that is larger than that of the objects.
pub(super) fn count(doc: &Doc<'_>, root: Value<'_>) -> Result<Option<Pages>, CvError> {
    let Some(dict) = doc.resolve(root)?.dict() else { return Ok(None) };
    let [kids, said] = dict.get([b"Kids", b"Count"], &doc.fuel)?;
    let said = doc.resolve(said)?.size().filter(|said| *said <= doc.len());
    let (Some(_), Some(said)) = (doc.resolve(kids)?.array(), said) else { return Ok(None) };
    let mut walk = Walk { doc, seen: vec![false; doc.len()], nodes: 0, open: Vec::new(), there: 0 };
    walk.visit(root)?;
    while let Some(kids) = walk.open.last_mut() {
        match kids.next(&doc.fuel)? {
            Some(kid) => walk.visit(kid)?,
            None => {
                walk.open.pop();
            }
        }
    }
    Ok(Some(Pages { there: walk.there, said }))
}

struct Walk<'a, 'd> {
    doc: &'a Doc<'d>,
    /// The objects that the walk has been at: a tree that leads back into itself is not walked forever.
    seen: Vec<bool>,
    nodes: usize,
    /// The groups that the walk is in.
    open: Vec<Array<'a>>,
    there: usize,
}

impl<'a> Walk<'a, '_> {
    /// A page, a group of pages, or neither.
    fn visit(&mut self, node: Value<'a>) -> Result<(), CvError> {
        if let Value::Ref(number) = node {
            match self.doc.index(number).and_then(|index| self.seen.get_mut(index)) {
                Some(seen) if !*seen => *seen = true,
                _ => return Ok(()),
            }
        }
        let Some(dict) = self.doc.resolve(node)?.dict() else { return Ok(()) };
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(CvError::TooComplex { limit: CvLimit::Pages });
        }
        let [kind, kids] = dict.get([b"Type", b"Kids"], &self.doc.fuel)?;
        match self.doc.resolve(kids)?.array() {
            Some(kids) => self.open.push(kids),
            None if self.doc.resolve(kind)?.is_named(b"Pages") => {}
            None => self.there += 1,
        }
        Ok(())
    }
}
