//! A candidacy after some facts, in plain words, one a day.

use super::ways;
use candidacy::{Candidacy, Entry, FactKind};

/// The candidacy after facts of these kinds, one a day: each as somebody would record it for whom nothing is unusual.
pub(crate) fn after(mut candidacy: Candidacy, kinds: &[FactKind]) -> Candidacy {
    for kind in kinds {
        let entry = plain(&candidacy, *kind).unwrap_or_else(|| panic!("{kind} is not lawful after {candidacy:?}"));
        let _ = candidacy.record(entry).unwrap_or_else(|refused| panic!("{refused}"));
    }
    candidacy
}

/// The plainest lawful entry of a kind, a day after the latest.
pub(crate) fn plain(candidacy: &Candidacy, kind: FactKind) -> Option<Entry> {
    let at = candidacy.last_line().entry.at + ways::DAY;
    let mut ways = ways::entries(candidacy.terms(), Some(candidacy), kind, at);
    ways.sort_by_key(|entry| (entry.deviation().is_some(), entry.writer().is_some()));
    ways.into_iter().find(|entry| candidacy.check(entry).is_ok())
}
