//! What the candidate may do: everything that the law lets them record is offered, and nothing else, but where the offer would
//! be the news.

use crate::stories::stories;
use crate::support::{applied, applied_openly, approached, sample, shapes, terms};
use candidacy::law::{Facts, Mark};
use candidacy::{Actor, Candidacy, CandidateView, FactKind, Phase};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashSet, VecDeque};

/// What may be offered and refused, by the phase before the decision that is not told.
fn overtaken_in(phase: Phase) -> Facts {
    match phase {
        Phase::Proposed => Facts::from_slice(&[FactKind::Agreed]),
        Phase::Scheduled => Facts::from_slice(&[FactKind::Rescheduled]),
        Phase::Assigned => Facts::from_slice(&[FactKind::Submitted, FactKind::ExtensionAsked]),
        Phase::Offered => Facts::from_slice(&[FactKind::OfferAccepted, FactKind::OfferDeclined]),
        Phase::Approached
        | Phase::Screening
        | Phase::Pooled
        | Phase::Arranging
        | Phase::Held
        | Phase::Preparing
        | Phase::Submitted
        | Phase::Declining
        | Phase::Hired
        | Phase::Declined
        | Phase::Withdrawn => Facts::EMPTY,
    }
}

/// Holds the acts of the view against what the candidate can really record.
fn holds(candidacy: &Candidacy) {
    let now = candidacy.journal().last().expect("an opening").at;
    let view = CandidateView::of(candidacy, now);
    let can = |kind: &FactKind| {
        let mut entry = sample(*kind, candidacy.terms(), Some(candidacy), now);
        entry.by = Actor::Candidate;
        candidacy.check(&entry).is_ok()
    };
    let legal: Facts = FactKind::ALL.iter().copied().filter(can).collect();
    let page = view.to_string();
    let said = page.split_once("What you can do\n").and_then(|(_, rest)| rest.split("\n\n").next()).unwrap_or_default();
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let said: HashSet<&str> = said.split("; ").collect();
    assert_eq!(said.len(), view.acts().len(), "each is on the page, in words of its own: {said:?}");
    let overtaken = CandidateView::overtaken(candidacy);
    if candidacy.phase() == Phase::Declining {
        assert_eq!(overtaken, overtaken_in(view.phase()), "{}", view.phase());
        assert_eq!(view.acts(), legal.iter().chain(overtaken).collect());
        assert!(legal.contains(FactKind::MessageReceived), "what is overtaken can be taken down as a message");
    } else {
        // Withdrawn, the candidate may say that feedback is not wanted; that there is any was never said.
        let hidden = candidacy.phase() == Phase::Withdrawn && candidacy.marks().contains(Mark::FeedbackOwed);
        let hidden = if hidden { Facts::from_slice(&[FactKind::FeedbackUnwanted]) } else { Facts::EMPTY };
        assert_eq!(legal.iter().filter(|fact| hidden.contains(*fact)).collect::<Facts>(), hidden);
        assert_eq!(view.acts(), legal.difference(hidden), "{}", candidacy.phase());
        assert!(overtaken.is_empty());
    }
}

proptest! {
    /// Every legal next act of the candidate is in the view and nothing illegal is, but for an untold decision: what it overtook
    /// is still offered, and that the feedback it owes may be declined is not.
    #[test]
    fn acts_are_what_the_law_allows(story in stories()) {
        story.accepted(|_, _, after| holds(after));
    }
}

/// The same in every state of every process of one step, and of one of two: by phase, step, marks, what waits, and what the
/// candidate knows of it (F4).
#[test]
fn acts_are_what_the_law_allows_in_every_small_process() {
    let mut seen = BTreeMap::new();
    let two = shapes(2).into_iter().last();
    for process in shapes(1).into_iter().chain(two) {
        let terms = terms(process);
        let mut met = HashSet::new();
        let mut queue = VecDeque::from([applied(&terms), applied_openly(&terms), approached(&terms)]);
        while let Some(candidacy) = queue.pop_front() {
            let told = CandidateView::of(&candidacy, candidacy.journal().last().expect("an opening").at);
            let waits: Vec<FactKind> = candidacy.unanswered().map(|(_, kind)| kind).collect();
            let place = (candidacy.phase(), candidacy.step_number(), candidacy.marks());
            let knows = (told.phase(), told.acts());
            if waits.len() > 1 || !met.insert((place, waits, knows)) {
                continue;
            }
            holds(&candidacy);
            *seen.entry((candidacy.phase() == Phase::Declining).then(|| told.phase())).or_insert(0_u32) += 1;
            for kind in candidacy.legal().iter() {
                let mut next = candidacy.clone();
                next.record(sample(kind, &terms, Some(&candidacy), candidacy.journal()[0].at)).expect("it is legal");
                queue.push_back(next);
            }
        }
    }
    // Decided against from every phase in which that can be, and not told.
    let untold: Vec<Phase> = seen.keys().copied().flatten().collect();
    let decided = candidacy::law::phases_of(FactKind::DecidedAgainst);
    assert!(decided.iter().eq(untold.iter().copied()), "{untold:?}");
    assert!(seen.values().sum::<u32>() > 5_000, "{seen:?}");
}
