//! Books of what is owed, kept entry by entry from what recording an entry gives back, and from nothing else.

use super::walks::Walk;
use candidacy::promise::How;
use candidacy::{Promise, PromiseKind, Seq};
use std::collections::BTreeMap;

/// What tells a promise from any other.
pub(super) type Identity = (PromiseKind, Seq, u8);

pub(super) fn identity(promise: &Promise) -> Identity {
    (promise.kind, promise.entry, promise.number)
}

/// Promises by what tells them apart, each once.
pub(super) fn by_identity(promises: impl IntoIterator<Item = Promise>) -> BTreeMap<Identity, Promise> {
    let mut all = BTreeMap::new();
    for promise in promises {
        let twin = all.insert(identity(&promise), promise);
        assert_eq!(twin, None, "two promises are the same");
    }
    all
}

/// Every promise, as it was when somebody last said something about it.
#[derive(Debug, Default)]
pub(super) struct Books(BTreeMap<Identity, Promise>);

impl Books {
    /// Takes in what the latest entry opened, ended and dated anew. Returns how many it brought back that had ended before.
    pub(super) fn follow(&mut self, walk: &Walk) -> usize {
        if walk.candidacy.journal().len() == 1 {
            self.0 = by_identity(walk.candidacy.promises());
            return 0;
        }
        let seq = walk.candidacy.last_line().seq;
        for promise in &walk.ended {
            let end = promise.end.expect("what ended has an end");
            assert_eq!(end.entry, seq);
            let was = self.0.insert(identity(promise), *promise);
            assert!(was.is_some_and(|was| was.end.is_none()), "{promise} ended and was not open: {}", walk.story());
        }
        for promise in &walk.redated {
            let was = self.0.insert(identity(promise), *promise);
            assert!(
                was.is_some_and(|was| was.end.is_none()),
                "{promise} has other dates and was not open: {}",
                walk.story()
            );
        }
        let mut back = 0;
        for promise in &walk.opened {
            let was = self.0.insert(identity(promise), *promise);
            assert!(was.is_none_or(|was| was.end.is_some()), "{promise} was open already: {}", walk.story());
            back += usize::from(was.is_some());
        }
        back
    }

    /// What is open.
    pub(super) fn open(&self) -> Vec<Promise> {
        self.0.values().filter(|promise| promise.end.is_none()).copied().collect()
    }

    /// How each stands: open, or ended by an entry.
    pub(super) fn ends(&self) -> BTreeMap<Identity, Option<(How, Seq)>> {
        ends(&self.0)
    }
}

/// How each of these promises stands.
pub(super) fn ends(promises: &BTreeMap<Identity, Promise>) -> BTreeMap<Identity, Option<(How, Seq)>> {
    promises.iter().map(|(identity, promise)| (*identity, promise.end.map(|end| (end.how, end.entry)))).collect()
}
