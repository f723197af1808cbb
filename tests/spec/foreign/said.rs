//! Journals of the crate as another system's log would have them: a sighting for each entry that a log has a word for.

use crate::promises::ledger::walks::shelf;
use crate::support::ways;
use candidacy::foreign::{Side, Sighting, What};
use candidacy::law::{Held, PartState, Pending};
use candidacy::value::meeting::Party;
use candidacy::value::{Answer, Ask};
use candidacy::{Actor, Candidacy, Entry, Fact, FactKind, Meeting, Phase, PromiseKind, Terms, Time};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;

/// A journal whose every entry a log can say, with its log.
#[derive(Clone)]
pub(crate) struct Logged {
    pub(crate) terms: Terms,
    pub(crate) journal: Candidacy,
    pub(crate) log: Vec<Sighting>,
}

impl std::fmt::Debug for Logged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let step = |one: &Sighting| format!("{} {} {:?} {:?}", one.at, one.what, one.step, one.part);
        let line = |entry: &Entry| format!("{} {:?}: {:?}", entry.at, entry.by, entry.fact);
        let lines = self.journal.journal().iter().map(line);
        f.debug_list().entries(self.log.iter().map(step)).entries(lines).finish()
    }
}

/// A choice at random: of a fact, of its words, and after how many hours.
type Choice = (usize, usize, i64);

/// Random journals that a log can say, of any length up to this one.
pub(crate) fn logged(length: usize) -> impl Strategy<Value = Logged> {
    let hours = prop_oneof![4 => 0..30_i64, 2 => 30..200_i64, 1 => 200..900_i64];
    (0..6_usize, vec((any::<usize>(), any::<usize>(), hours), 0..=length))
        .prop_map(|(first, choices)| walk(first, &choices))
}

fn walk(first: usize, choices: &[Choice]) -> Logged {
    let terms = shelf(first % 3).swap_remove(0);
    let opens = [FactKind::Applied, FactKind::Approached][first / 3];
    let mut at = crate::support::day(0);
    let mut openings = ways::entries(&terms, None, opens, at).into_iter().filter(|entry| entry.circumstances.is_none());
    let opening = openings.find(|entry| Candidacy::open(&terms, entry.clone()).is_ok());
    let mut journal = Candidacy::open(&terms, opening.expect("a lawful opening")).expect("it was tried");
    let what = if opens == FactKind::Applied { What::Applied } else { What::Approached };
    let mut log = vec![Sighting::new("mira", what, at)];
    for (kind, way, hours) in choices {
        at += TimeDelta::hours(*hours);
        if let Some((next, said)) = next(&terms, &journal, at, *kind, *way) {
            (journal, log) = (next, log.into_iter().chain(said).collect());
        }
    }
    Logged { terms, journal, log }
}

/// A lawful entry that a log can say, with what it says.
fn next(
    terms: &Terms,
    journal: &Candidacy,
    at: Time,
    kind: usize,
    way: usize,
) -> Option<(Candidacy, Option<Sighting>)> {
    let legal: Vec<FactKind> =
        journal.legal().iter().filter(|kind| !SELDOM.contains(kind) || way.is_multiple_of(5)).collect();
    let onward: Vec<FactKind> = legal.iter().copied().filter(|kind| ONWARD.contains(kind)).collect();
    let legal = if way.is_multiple_of(3) && !onward.is_empty() { onward } else { legal };
    let kind = *legal.get(kind % legal.len().max(1))?;
    let ways = ways::entries(terms, Some(journal), kind, at);
    let told = ways.into_iter().filter_map(|entry| {
        let mut next = journal.clone();
        let _ = next.record(entry.clone()).ok()?;
        let said = said(journal, &next, &entry)?;
        Some((next, said))
    });
    let told: Vec<_> = told.collect();
    told.get(way % told.len().max(1)).cloned()
}

/// Facts that lead to the first day: by chance alone few walks would come so far.
const ONWARD: [FactKind; 9] = [
    FactKind::InterestShown,
    FactKind::CandidateAdvanced,
    FactKind::StepAgreed,
    FactKind::InterviewHeld,
    FactKind::AssignmentSubmitted,
    FactKind::CheckAnswered,
    FactKind::OfferMade,
    FactKind::OfferAccepted,
    FactKind::Hired,
];

/// Facts that end a journal, or say nothing: a walk would be short with as many of them as of others.
const SELDOM: [FactKind; 8] = [
    FactKind::Withdrew,
    FactKind::RejectionDecided,
    FactKind::OfferWithdrawn,
    FactKind::ApproachLapsed,
    FactKind::NoteAdded,
    FactKind::ResponsibleNamed,
    FactKind::CvReplaced,
    FactKind::ProfileReplaced,
];

/// What a log says of the latest entry: a sighting, or nothing of what moves nothing and is owed to nobody. None if no log has a word
/// for it, or the word would leave out what matters.
#[expect(clippy::option_option, reason = "a log may have no word for an entry, or may leave it out")]
pub(crate) fn said(before: &Candidacy, after: &Candidacy, entry: &Entry) -> Option<Option<Sighting>> {
    if entry.circumstances.as_ref().is_some_and(|it| it.recorded_by.is_some() || it.occurred.is_some()) {
        return None;
    }
    if !matches!(entry.fact, Fact::InterviewHeld(_)) && lost(before, after).any(|starts| starts <= entry.at) {
        return None; // nobody met although it was time, and no log says when it was
    }
    let needs_assent = after.pending().contains(Pending::Assent);
    let sighting = |what| Some(Some(Sighting::new("mira", what, entry.at)));
    let of_part = |what| {
        part(before, after, entry).map(|(step, part)| {
            let side = if entry.by == Actor::Candidate { Side::Candidate } else { Side::Company };
            Some(Sighting::new("mira", what, entry.at).step(step).part(part).by(side))
        })
    };
    match &entry.fact {
        Fact::InterestShown => sighting(What::Applied),
        Fact::CandidateAdvanced(_) if !needs_assent => {
            let moved = Sighting::new("mira", What::Moved, entry.at);
            let step = after.terms().process().step(after.now().step).map(|step| step.name().as_str().to_owned());
            Some(Some(Sighting { step, ..moved }))
        }
        Fact::StepRepeated { step, .. } if *step < before.now().step && !is_set_up(before) => {
            let name = before.terms().process().step(*step)?.name().as_str().to_owned();
            Some(Some(Sighting::new("mira", What::Moved, entry.at).step(name)))
        }
        Fact::StepAgreed => sighting(What::Accepted),
        Fact::RejectionDecided(_) if !needs_assent => sighting(What::Rejected),
        Fact::OfferWithdrawn { .. } | Fact::ApproachLapsed => sighting(What::Rejected),
        Fact::InterviewScheduled { .. } if !is_far(after, entry.at) => of_part(What::SetUp),
        Fact::InterviewRescheduled { .. } if !is_far(after, entry.at) && !has_begun(before, entry.at) => {
            of_part(What::SetUp)
        }
        Fact::AssignmentSent { .. } | Fact::AssignmentExtended { .. } | Fact::CheckRequested { .. } => {
            of_part(What::SetUp)
        }
        Fact::InterviewHeld(held) if held.extra.is_none() && !is_late(held) => of_part(What::TookPlace),
        Fact::AssignmentSubmitted { .. } | Fact::CheckAnswered { .. } => of_part(What::TookPlace),
        Fact::PartAssessed { part: Some(_), .. } if owes_less(before, after) => of_part(What::Assessed),
        Fact::OfferMade(_) => sighting(What::Offered),
        Fact::OfferAccepted => sighting(What::Accepted),
        Fact::OfferDeclined => sighting(What::Declined),
        Fact::Withdrew => sighting(What::Withdrew),
        Fact::Hired => sighting(What::Hired),
        Fact::FeedbackDelivered(_) => sighting(What::Feedback),
        Fact::PutOnHold(_) => sighting(What::OnHold),
        Fact::RequestMade(request) if request.ask == Ask::Message => sighting(What::MessageIn),
        Fact::CandidateInformed { to, answer: Answer::Final, .. } => {
            let of_a_message = |promise: &candidacy::Promise| {
                matches!(promise.kind, PromiseKind::Acknowledgement | PromiseKind::Notice)
                    || promise.kind == PromiseKind::Reply
            };
            let oldest = before.promises().filter(of_a_message).map(|promise| promise.entry).min();
            let decision = before.entry(*to).map(|line| line.fact.kind()) == Some(FactKind::RejectionDecided);
            let is_it = |entry: &Entry| matches!(&entry.fact, Fact::CandidateInformed { to: other, .. } if other == to);
            let again = before.journal().iter().any(is_it); // no log says of which of two things somebody was told once more
            let is_told = |promise: &candidacy::Promise| promise.kind == PromiseKind::Feedback && promise.entry == *to;
            if oldest == Some(*to) {
                sighting(What::MessageOut)
            } else if decision
                && !again
                && before.phase() == Phase::FeedbackDue
                && before.promises().any(|it| is_told(&it))
            {
                sighting(What::Told)
            } else {
                None
            }
        }
        Fact::NoteAdded { .. }
        | Fact::ResponsibleNamed { .. }
        | Fact::CvReplaced(_)
        | Fact::ProfileReplaced { .. }
        | Fact::CandidateFeedbackGiven { .. } => Some(None),
        _ => None,
    }
}

/// A candidate who was late is told that it was written down, which no log says.
fn is_late(held: &Held) -> bool {
    held.attendance.lateness().is_some_and(|late| late.who == Party::Candidate)
}

/// Somebody who was there has said what they saw.
fn owes_less(before: &Candidacy, after: &Candidacy) -> bool {
    let owed = |of: &Candidacy| of.promises().filter(|promise| promise.kind == PromiseKind::Assessment).count();
    owed(after) < owed(before)
}

/// The names of the step and of the part that an entry is about: the one that it changed, or the only one that is set up.
fn part(before: &Candidacy, after: &Candidacy, entry: &Entry) -> Option<(String, String)> {
    let (was, is) = (before.now(), after.now());
    let named = match &entry.fact {
        Fact::PartAssessed { part, .. } => part.map(|part| usize::from(part) - 1),
        _ => None,
    };
    let changed = (0..8).find(|index| was.parts.get(*index) != is.parts.get(*index));
    let mut set_up = (0..8).filter(|index| was.parts.get(*index) == PartState::SetUp);
    let only = set_up.next().filter(|_| set_up.next().is_none());
    let step = before.terms().process().step(was.step)?;
    let part = step.parts().get(named.or(changed).or(only)?)?;
    Some((step.name().as_str().to_owned(), part.name().as_str().to_owned()))
}

/// When the meetings were to begin that are set up no more, or at another time.
fn lost(before: &Candidacy, after: &Candidacy) -> impl Iterator<Item = Time> {
    let starts = |of: &Candidacy, part: u8| of.meeting(part).map(Meeting::starts);
    (1..=8).filter_map(move |part| starts(before, part).filter(|was| starts(after, part) != Some(*was)))
}

fn is_set_up(candidacy: &Candidacy) -> bool {
    (0..8).any(|index| candidacy.now().parts.get(index) == PartState::SetUp)
}

/// An invitation in time to a meeting that is not: no log says how far ahead it lies.
fn is_far(after: &Candidacy, at: Time) -> bool {
    let late = |promise: candidacy::Promise| {
        let number = usize::from(promise.number.max(1)) - 1;
        promise.kind == PromiseKind::SetUp
            && after.now().parts.get(number) == PartState::SetUp
            && promise.ceiling.is_some_and(|latest| at <= latest)
    };
    after.promises().any(late)
}

/// A meeting that is put off after its start: no log says when it was.
fn has_begun(before: &Candidacy, at: Time) -> bool {
    (1..=8).any(|part| before.meeting(part).is_some_and(|meeting| meeting.starts() <= at))
}
