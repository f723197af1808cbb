//! Many candidacies at once: random walks, each with an id of its own, and the moments worth asking about.

use super::{candidacy_id, day};
use crate::promises::ledger::walks::{Steps, Walk, walks};
use candidacy::{Candidacy, Entry, Fact, Terms, Time};
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::sample::select;
use std::fmt;

/// A walk through the law, which becomes a candidacy.
#[derive(Clone)]
pub(crate) struct Member(Steps);

/// What happened on the walk.
impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut story = String::new();
        Walk::take(&self.0, |walk| story = walk.story());
        f.write_str(&story)
    }
}

impl Member {
    /// The candidacy with this number, from 1, after each of its entries.
    pub(crate) fn versions(&self, number: u128) -> Vec<Candidacy> {
        let mut last = None;
        Walk::take(&self.0, |walk| last = Some((walk.shelf.clone(), walk.candidacy.clone())));
        let (shelf, candidacy) = last.expect("an opening");
        versions(&shelf, candidacy.journal().iter().map(|entry| with_number(entry, number)))
    }

    /// The candidacy with this number, at the end of its walk.
    pub(crate) fn last(&self, number: u128) -> Candidacy {
        self.versions(number).pop().expect("an opening")
    }
}

/// A candidacy after each of its entries.
pub(crate) fn versions(shelf: &[Terms], entries: impl IntoIterator<Item = Entry>) -> Vec<Candidacy> {
    let mut entries = entries.into_iter();
    let opening = entries.next().expect("an opening");
    let mut candidacy = Candidacy::replay(shelf, [opening]).expect("a lawful opening");
    let mut versions = vec![candidacy.clone()];
    for entry in entries {
        let _ = candidacy.record(entry).expect("a lawful entry");
        versions.push(candidacy.clone());
    }
    versions
}

/// The same entry, of the candidacy with this number, from 1.
#[expect(clippy::wildcard_enum_match_arm, reason = "three facts open a candidacy")]
fn with_number(entry: &Entry, number: u128) -> Entry {
    let mut entry = entry.clone();
    match &mut entry.fact {
        Fact::Applied(application) => application.opening.candidacy = candidacy_id(number),
        Fact::Approached(approach) => approach.opening.candidacy = candidacy_id(number),
        Fact::TakenOver(takeover) => takeover.opening.candidacy = candidacy_id(number),
        _ => {}
    }
    entry
}

/// The same story under the terms that the candidacy has, of the candidacy with this number, from 1.
pub(crate) fn numbered(candidacy: &Candidacy, number: u128) -> Candidacy {
    let entries = candidacy.journal().iter().map(|entry| with_number(entry, number));
    Candidacy::replay(candidacy.terms(), entries).expect("the same story")
}

/// Random members.
pub(crate) fn members() -> impl Strategy<Value = Member> {
    walks(30).prop_map(Member)
}

/// As many as that, in one company or in several.
pub(crate) fn fleets(most: usize) -> impl Strategy<Value = Vec<Member>> {
    prop::collection::vec(members(), 0..=most)
}

/// Fewer cases than elsewhere: each is several long walks.
pub(crate) fn few() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases.div_ceil(10), ..usual }
}

/// What was recorded until a moment, as a candidacy of its own; none if it was not open then. The clocks of these walks are right.
pub(crate) fn until(candidacy: &Candidacy, shelf: &[Terms], at: Time) -> Option<Candidacy> {
    let entries = candidacy.journal().iter().filter(|entry| entry.at <= at).cloned();
    Candidacy::replay(shelf, entries).ok()
}

/// The terms that walks go on under.
pub(crate) fn shelf() -> Vec<Terms> {
    crate::promises::ledger::walks::shelf(0)
}

/// Moments worth asking about: when something was recorded, falls due, or reaches its ceiling.
pub(crate) fn moments(candidacies: &[Candidacy]) -> Vec<Time> {
    let mut moments = vec![day(0)];
    for candidacy in candidacies {
        moments.extend(candidacy.journal().iter().map(|entry| entry.at));
        for promise in candidacy.all_promises() {
            moments.push(promise.due);
            moments.extend(promise.ceiling);
        }
    }
    moments.sort_unstable();
    moments.dedup();
    moments
}

/// One of the [`moments`], as it is, or a little before or after it.
#[derive(Debug, Clone)]
pub(crate) struct Around(prop::sample::Index, TimeDelta);

impl Around {
    pub(crate) fn at(&self, moments: &[Time]) -> Time {
        let moment = *self.0.get(moments);
        moment.checked_add_signed(self.1).unwrap_or(moment)
    }
}

pub(crate) fn around() -> impl Strategy<Value = Around> {
    let offset = prop_oneof![
        3 => Just(TimeDelta::zero()),
        2 => select(vec![TimeDelta::nanoseconds(-1), TimeDelta::nanoseconds(1)]),
        1 => (-200..200_i64).prop_map(TimeDelta::hours),
    ];
    (any::<prop::sample::Index>(), offset).prop_map(|(which, offset)| Around(which, offset))
}
