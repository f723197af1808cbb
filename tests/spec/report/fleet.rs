//! Many candidacies at once: random stories, each with an id of its own and under a policy of a company's own.

use crate::stories::{Move, Story, What, Whom, stories};
use crate::support::candidacy_id;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground, PromiseKinds};
use candidacy::value::Category;
use candidacy::{Calendar, Candidacy, Entry, Fact, FactKind, Policy, PromiseKind, Reasons, Time};
use chrono::{FixedOffset, TimeDelta};
use proptest::prelude::*;
use proptest::sample::select;
use std::fmt;

/// A story, and what the company promises in it.
#[derive(Clone)]
pub(crate) struct Member {
    story: Story,
    policy: Policy,
    /// Whoever is decided against is told that the two sides hope for different things.
    misaligned: bool,
}

/// The story, and what the policy says of each kind.
impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let misaligned = if self.misaligned { "; decisions against are for what is hoped for" } else { "" };
        writeln!(f, "{:?}  in {:?}{misaligned}", self.story, self.policy.calendar().zone())?;
        for kind in PromiseKind::ALL {
            let deadline = self.policy.deadline(*kind);
            let spans = (deadline.within(), deadline.ceiling().map(candidacy::terms::policy::Ceiling::span));
            writeln!(f, "  {kind}: within {:?}, at most {:?}", spans.0, spans.1)?;
        }
        Ok(())
    }
}

impl Member {
    /// The candidacy with this number, from 1, after each of its entries.
    pub(crate) fn versions(&self, number: u128) -> Vec<Candidacy> {
        let terms = self.story.terms().with_policy(self.policy.clone());
        let told = self.story.accepted(|_, _, _| {});
        let mut entries = told.journal().iter().map(|entry| self.own(entry, number));
        let mut candidacy = Candidacy::open(&terms, entries.next().expect("an opening")).expect("the same story");
        let mut versions = vec![candidacy.clone()];
        for entry in entries {
            candidacy.record(entry).expect("the same story");
            versions.push(candidacy.clone());
        }
        versions
    }

    /// The candidacy with this number, at the end of its story.
    pub(crate) fn told(&self, number: u128) -> Candidacy {
        self.versions(number).pop().expect("an opening")
    }

    fn own(&self, entry: &Entry, number: u128) -> Entry {
        let mut entry = with_number(entry, number);
        if let Fact::DecidedAgainst { reasons } = &mut entry.fact
            && self.misaligned
        {
            *reasons =
                Reasons::from_reason(Category::Expectations, "Four days a week were hoped for.").expect("a reason");
        }
        entry
    }
}

/// The same entry, of the candidacy with this number, from 1.
#[expect(clippy::wildcard_enum_match_arm, reason = "three facts open a candidacy")]
fn with_number(entry: &Entry, number: u128) -> Entry {
    let mut entry = entry.clone();
    match &mut entry.fact {
        Fact::Applied(application) => application.opening.candidacy = candidacy_id(number),
        Fact::AppliedOpenly(application) => application.opening.candidacy = candidacy_id(number),
        Fact::Approached(approach) => approach.opening.candidacy = candidacy_id(number),
        _ => {}
    }
    entry
}

/// The same story, of the candidacy with this number, from 1.
pub(crate) fn numbered(candidacy: &Candidacy, number: u128) -> Candidacy {
    let entries = candidacy.journal().iter().map(|entry| with_number(entry, number));
    Candidacy::replay(candidacy.terms(), entries).expect("the same story")
}

/// Random members. In their stories some things happen more often than elsewhere: what gives a promise another date, what breaks
/// one, and what asks for a word.
pub(crate) fn members() -> impl Strategy<Value = Member> {
    let often = vec![
        FactKind::Rescheduled,
        FactKind::NotHeld,
        FactKind::Extended,
        FactKind::PutOnHold,
        FactKind::Pooled,
        FactKind::DecidedAgainst,
        FactKind::MessageReceived,
        FactKind::ConcernRaised,
    ];
    let more = (0..100_i64, select(often)).prop_map(|(hours, kind)| Move {
        hours,
        by: Whom::Entitled,
        what: What::Fact(kind),
        mistake: None,
    });
    let more = prop::collection::vec((any::<prop::sample::Index>(), more), 0..20);
    (stories(), more, policies(), any::<bool>()).prop_map(|(mut story, more, policy, misaligned)| {
        for (place, one) in more {
            story.moves.insert(place.index(story.moves.len() + 1), one);
        }
        Member { story, policy, misaligned }
    })
}

/// As many as that, in one company or in several.
pub(crate) fn fleets(most: usize) -> impl Strategy<Value = Vec<Member>> {
    prop::collection::vec(members(), 0..=most)
}

/// The standard, or short spans of which many are equal, so that much is overdue and much falls due at once.
pub(crate) fn policies() -> impl Strategy<Value = Policy> {
    let span = prop_oneof![
        (1..=2_u16).prop_map(Span::WorkingDays),
        (1..=3_u16).prop_map(Span::Days),
        (1..=40_u16).prop_map(Span::Hours),
    ];
    let deadline = (span, prop::option::of(4..9_u16));
    let own = (prop::collection::vec(deadline, PromiseKind::ALL.len()), select(vec![0, 3_600, -18_000]));
    prop_oneof![1 => Just(Policy::standard()), 4 => own.prop_map(|(deadlines, offset)| own_policy(&deadlines, offset))]
}

/// A span for each kind, in order, and the most days that it may take.
fn own_policy(deadlines: &[(Span, Option<u16>)], offset: i32) -> Policy {
    let ground = |words: &str| Ground::new(Basis::Practice, words).expect("a short text");
    let offset = FixedOffset::east_opt(offset).expect("a few hours");
    let mut policy = Policy::builder().calendar(Calendar::new(offset));
    for (kind, (span, most)) in PromiseKind::ALL.iter().copied().zip(deadlines) {
        if !PromiseKinds::NAMED_BY_A_FACT.contains(kind) {
            policy = policy.within(kind, *span, ground("our handbook"));
        }
        policy = match most {
            // The time for an assignment is the candidate's, and nothing limits it.
            Some(_) if kind == PromiseKind::Submission => policy,
            Some(days) => policy.at_most(kind, Span::Days(*days), ground("our works council")),
            None => policy.without_ceiling(kind),
        };
    }
    policy.build().expect("short spans below their ceilings")
}

/// What was recorded until a moment, as a candidacy of its own; none if it was not open then.
pub(crate) fn until(candidacy: &Candidacy, at: Time) -> Option<Candidacy> {
    let entries = candidacy.journal().iter().filter(|entry| entry.at <= at).cloned();
    Candidacy::replay(candidacy.terms(), entries).ok()
}

/// Moments worth asking about: when something was recorded, falls due, or reaches its ceiling.
pub(crate) fn moments(candidacies: &[Candidacy]) -> Vec<Time> {
    let mut moments = vec![crate::support::day(0)];
    for candidacy in candidacies {
        moments.extend(candidacy.journal().iter().map(|entry| entry.at));
        let policy = candidacy.terms().policy();
        for promise in candidacy.all_promises() {
            moments.push(promise.due);
            moments.extend(policy.deadline(promise.kind).latest(policy.calendar(), promise.made_at));
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
        *self.0.get(moments) + self.1
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
