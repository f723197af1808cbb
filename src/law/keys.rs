//! The entries that have the key of a request: found again by their hashes, so that a long journal of them costs what it is long.

use crate::law::entry::Entry;
use crate::value::id::Seq;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The hash of each key with its actor, and the number of the entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keys(BTreeSet<(u64, u32)>);

impl Keys {
    pub(in crate::law) const NONE: Keys = Keys(BTreeSet::new());

    pub(in crate::law) fn insert(&mut self, entry: &Entry, seq: u32) {
        if entry.request_id().is_some() {
            self.0.insert((hash(entry), seq));
        }
    }

    /// The earlier entry with the same key by the same actor.
    pub(in crate::law) fn find<'a>(&self, entry: &Entry, entries: &'a [Entry]) -> Option<(Seq, &'a Entry)> {
        entry.request_id()?;
        let hash = hash(entry);
        let alike = self.0.range((hash, 0)..=(hash, u32::MAX)).map(|(_, seq)| Seq(*seq));
        let mut earlier = alike.filter_map(|seq| Some((seq, seq.entry(entries)?)));
        earlier.find(|(_, earlier)| key(earlier) == key(entry))
    }
}

/// Another actor's key is another key.
fn key(entry: &Entry) -> impl Hash + PartialEq {
    (entry.by, entry.writer(), entry.request_id())
}

fn hash(entry: &Entry) -> u64 {
    let mut hasher = DefaultHasher::new();
    key(entry).hash(&mut hasher);
    hasher.finish()
}
