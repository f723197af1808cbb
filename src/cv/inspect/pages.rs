//! The pages, counted by walking through their tree.

use super::doc::Doc;
use super::fuel::Held;
use super::value::{Array, Value};
use crate::cv::Limit;

/// More pages and groups of pages than this are in no CV.
const MAX_NODES: usize = 20_000;

/// How many pages there are, and how many there are said to be.
pub(super) struct Pages {
    pub(super) there: usize,
    pub(super) said: usize,
}

/// Walks through the tree of pages. `None` where there is none: most readers want a root that says how many pages there are,
/// and believe no number that is larger than that of the objects.
pub(super) fn count(doc: &Doc<'_>, root: Value<'_>) -> Option<Pages> {
    let dict = doc.resolve(root).dict()?;
    let [kids, said] = dict.get([b"Kids", b"Count"]);
    let said = doc.resolve(said).size().filter(|said| *said <= doc.len())?;
    doc.resolve(kids).array()?;
    let within = Held::of_same(false, doc.len(), doc.fuel);
    let mut walk = Walk { doc, within, nodes: 0, open: Vec::new(), there: 0 };
    walk.visit(root);
    while let Some((kids, _)) = walk.open.last_mut() {
        match kids.next() {
            Some(kid) => walk.visit(kid),
            None => walk.leave(),
        }
    }
    Some(Pages { there: walk.there, said })
}

struct Walk<'a, 'd> {
    doc: &'a Doc<'d>,
    /// The groups that the walk is in, by their place among the objects: one that leads back into itself is not walked
    /// forever. A page that is listed twice counts twice.
    within: Held<'d, bool>,
    nodes: usize,
    /// The same groups, with what is left to be seen of them.
    open: Vec<(Array<'a>, Option<usize>)>,
    there: usize,
}

impl<'a> Walk<'a, '_> {
    /// A page, a group of pages, or neither.
    fn visit(&mut self, node: Value<'a>) {
        let index = if let Value::Ref(number) = node { self.doc.index(number) } else { None };
        if index.and_then(|index| self.within.get(index)) == Some(&true) {
            return;
        }
        let Some(dict) = self.doc.resolve(node).dict() else { return };
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            self.doc.fuel.stop(Limit::Pages);
            return;
        }
        let [kind, kids] = dict.get([b"Type", b"Kids"]);
        match self.doc.resolve(kids).array() {
            Some(kids) => {
                self.open.push((kids, index));
                self.mark(index, true);
            }
            None if self.doc.resolve(kind).is_named(b"Pages") => {}
            None => self.there += 1,
        }
    }

    /// The end of a group.
    fn leave(&mut self) {
        if let Some((_, index)) = self.open.pop() {
            self.mark(index, false);
        }
    }

    fn mark(&mut self, index: Option<usize>, within: bool) {
        if let Some(place) = index.and_then(|index| self.within.get_mut(index)) {
            *place = within;
        }
    }
}
