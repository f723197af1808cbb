//! What tells one state of a candidacy from another, and how much is aside in it.

use super::entries;
use super::search::{Scope, last, starts};
use candidacy::law::{Facts, Now, Pending, Pendings};
use candidacy::terms::Id;
use candidacy::{Actor, Candidacy, FactKind, Phase};

/// What tells one state from another: where it is, what waits, what is legal, and where a reversal leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    now: Now,
    terms: Id,
    pending: Pendings,
    legal: Facts,
    own: Facts,
    back: Option<Now>,
    conditions: usize,
    are_times_proposed: bool,
    /// Whether each interview that is set up has started.
    started: Vec<bool>,
}

impl Key {
    pub(super) fn of(candidacy: &Candidacy, scope: Scope) -> Key {
        let at = last(candidacy);
        Key {
            now: candidacy.now(),
            terms: candidacy.terms().id().clone(),
            pending: candidacy.pending(),
            legal: candidacy.legal(),
            own: candidacy.legal_for(Actor::Candidate),
            back: if scope.back { entries::back(candidacy, at).map(|(_, now)| now) } else { None },
            conditions: candidacy.waiting().filter(|(_, what)| *what == Pending::Condition).count(),
            are_times_proposed: are_times_proposed(candidacy),
            started: starts(candidacy).map(|starts| starts <= at).collect(),
        }
    }
}

/// What may happen to an interview.
const ABOUT_AN_INTERVIEW: Facts = Facts::from_slice(&[
    FactKind::TimesProposed,
    FactKind::InterviewScheduled,
    FactKind::InterviewRescheduled,
    FactKind::InterviewCancelled,
    FactKind::InterviewMissed,
    FactKind::InterviewHeld,
    FactKind::PartWaived,
    FactKind::Reversed,
]);

/// Is the latest fact about an interview that the company proposes times?
fn are_times_proposed(candidacy: &Candidacy) -> bool {
    let latest = candidacy.journal().iter().rfind(|entry| ABOUT_AN_INTERVIEW.contains(entry.fact.kind()));
    latest.is_some_and(|entry| entry.fact.kind() == FactKind::TimesProposed && entry.by != Actor::Candidate)
}

/// What waits and leads nowhere by itself.
const WORDS: Pendings =
    Pendings::REQUESTS.union(Pendings::from_slice(&[Pending::FollowUp, Pending::Hold, Pending::Vacancy]));

/// The requests, promises in person, holds and closed vacancies that wait.
pub(super) fn words(candidacy: &Candidacy) -> Pendings {
    WORDS.difference(WORDS.difference(candidacy.pending()))
}

/// How many things are so that lead nowhere by themselves: a notice that was given, a consent before the pool, something that was
/// written down; and twice each word.
pub(super) fn aside(candidacy: &Candidacy) -> usize {
    let pending = candidacy.pending();
    let consented = candidacy.consent().is_some() && candidacy.phase() != Phase::Pooled;
    let light = [!pending.contains(Pending::Notice), consented, pending.contains(Pending::Confirmation)];
    words(candidacy).len() * 2 + light.into_iter().filter(|is| *is).count()
}
