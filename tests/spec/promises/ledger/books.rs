//! Books of what is open, kept entry by entry from what recording an entry gives back, and from nothing else.

use super::walks::Walk;
use candidacy::promise::How;
use candidacy::{Promise, PromiseKind, Seq};
use std::collections::{BTreeMap, BTreeSet};

/// What tells a promise from any other.
pub(super) type Identity = (PromiseKind, Seq, u8);

pub(super) fn identity(promise: &Promise) -> Identity {
    (promise.kind, promise.entry, promise.number)
}

pub(super) fn identities(promises: &[Promise]) -> BTreeSet<Identity> {
    let all: BTreeSet<Identity> = promises.iter().map(identity).collect();
    assert_eq!(all.len(), promises.len(), "two open promises are the same");
    all
}

/// How each promise stands: open, or ended somehow by an entry.
#[derive(Debug, Default)]
pub(super) struct Books(BTreeMap<Identity, Option<(How, Seq)>>);

impl Books {
    /// What is open.
    pub(super) fn open(&self) -> BTreeSet<Identity> {
        self.0.iter().filter(|(_, end)| end.is_none()).map(|(promise, _)| *promise).collect()
    }

    /// Takes in what the latest entry opened and ended. Returns how many it brought back that had ended before.
    pub(super) fn follow(&mut self, walk: &Walk) -> usize {
        if walk.candidacy.journal().len() == 1 {
            self.0 = walk.candidacy.promises().map(|promise| (identity(&promise), None)).collect();
            return 0;
        }
        let seq = walk.candidacy.last_line().seq;
        for promise in &walk.ended {
            let end = promise.end.expect("what ended has an end");
            assert_eq!(end.entry, seq);
            let was = self.0.insert(identity(promise), Some((end.how, seq)));
            assert_eq!(was, Some(None), "{promise} ended and was not open");
        }
        let mut back = 0;
        for promise in &walk.opened {
            assert_eq!(promise.end, None);
            let was = self.0.insert(identity(promise), None);
            assert_ne!(was, Some(None), "{promise} was open already");
            back += usize::from(was.is_some());
        }
        self.agree(walk);
        back
    }

    /// The history and the list of all promises say the same.
    fn agree(&self, walk: &Walk) {
        let last = walk.candidacy.history().last().expect("an entry");
        assert_eq!((&last.opened, &last.ended), (&walk.opened, &walk.ended), "history");
        let all = walk.candidacy.all_promises();
        let ends: BTreeMap<_, _> = all.iter().map(|it| (identity(it), it.end.map(|end| (end.how, end.entry)))).collect();
        assert_eq!(ends, self.0, "all promises");
    }
}
