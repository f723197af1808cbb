//! A phase that is asked for is reached, at the step that is asked for, by many ways.

use super::{is_lawful, ours, some};
use candidacy::law::Phases;
use candidacy::strategies::{candidacy_at, candidacy_in, candidacy_under, process};
use candidacy::terms::Powers;
use candidacy::{Candidacy, Capacity, FactKind, Part, Phase, Process, Step, Terms};
use std::collections::BTreeSet;

/// A candidacy that is asked for in a phase is there, and lawful.
#[test]
fn a_phase_that_is_asked_for_is_reached() {
    for phase in Phase::ALL {
        for mira in some(&candidacy_in(*phase), 30) {
            is_lawful(&mira);
            assert_eq!(mira.phase(), *phase);
        }
    }
}

/// A phase is reached by many ways, with much that can lie over it: a hold, a closed vacancy, something written down, and after a
/// repetition, a reversal, a missed interview and the pool.
#[test]
fn a_phase_is_reached_by_many_ways() {
    let all = some(&candidacy_in(Phase::Deciding), 300);
    let kinds = |mira: &Candidacy| mira.journal().iter().map(|entry| entry.fact.kind()).collect::<BTreeSet<_>>();
    let seen: Vec<BTreeSet<FactKind>> = all.iter().map(kinds).collect();
    for kind in [
        FactKind::Reversed,
        FactKind::Pooled,
        FactKind::StepRepeated,
        FactKind::PartRepeated,
        FactKind::PartWaived,
        FactKind::InterviewMissed,
        FactKind::PutOnHold,
        FactKind::VacancyClosed,
        FactKind::EntryConfirmed,
        FactKind::RequestMade,
        FactKind::TakenOver,
    ] {
        assert!(seen.iter().any(|kinds| kinds.contains(&kind)), "{kind}");
    }
    let steps: BTreeSet<u8> = all.iter().map(|mira| mira.now().step).collect();
    assert!(steps.len() > 2, "{steps:?}");
    let parts: BTreeSet<usize> = all.iter().filter_map(|mira| Some(mira.step()?.parts().len())).collect();
    assert!(parts.len() > 4, "{parts:?}");
}

/// The phases and steps in which a candidacy under these terms can be, as the strategies say: each is reached.
fn places(terms: &Terms) -> BTreeSet<(Phase, u8)> {
    let last = u8::try_from(terms.process().steps().len()).expect("few") + 1;
    let mut places = BTreeSet::new();
    for phase in Phase::ALL {
        for step in 0..=last {
            let Some(there) = candidacy_at(terms, *phase, step) else { continue };
            for mira in some(&there, 2) {
                assert_eq!((mira.phase(), mira.now().step), (*phase, step));
                assert_eq!(mira.terms(), terms);
            }
            places.insert((*phase, step));
        }
        let is_there = places.iter().any(|(there, _)| there == phase);
        assert_eq!(candidacy_under(terms, *phase).is_some(), is_there, "{phase}");
    }
    places
}

/// Under these terms a phase is reached at each step where a candidacy can be in it, and at no other.
#[test]
fn under_these_terms_a_phase_is_reached_or_there_is_none() {
    let yes = |step: Step| step.after_a_yes();
    let chat = || Step::interview("chat", Capacity::RECRUITER).expect("a name");
    let day = || {
        let parts = [
            Part::interview("talk", Capacity::RECRUITER).expect("a name"),
            Part::assignment("work", 3).expect("a name"),
            Part::check("papers", "the register").expect("a name"),
            Part::interview("tour", Capacity::RECRUITER).expect("a name").only_informing(),
        ];
        Step::of("day", parts, Capacity::RECRUITER).expect("a name").with_assent()
    };
    for steps in [vec![chat()], vec![day()], vec![chat(), yes(day())], vec![yes(chat()), day()]] {
        let process = Process::new([(Capacity::RECRUITER, Powers::ALL)], steps.clone()).expect("a process");
        let places = places(&Terms::new("ours", 1, process).expect("a name"));
        let last = u8::try_from(steps.len()).expect("few");
        let at = |phase| places.iter().filter(|(is, _)| *is == phase).map(|(_, step)| *step).collect::<Vec<u8>>();
        for phase in [Phase::Approached, Phase::Screening, Phase::Pooled, Phase::Lapsed] {
            assert_eq!(at(phase), [0], "{phase}");
        }
        for phase in [Phase::Preparing, Phase::Underway, Phase::Deciding] {
            assert_eq!(at(phase), (1..=last).collect::<Vec<_>>(), "{phase}");
        }
        for phase in [Phase::OfferDue, Phase::Offered, Phase::Accepted, Phase::Hired] {
            assert_eq!(at(phase), [last + 1], "{phase}");
        }
        for phase in [Phase::FeedbackDue, Phase::Rejected, Phase::Withdrawn] {
            assert_eq!(at(phase), (0..=last + 1).collect::<Vec<_>>(), "{phase}");
        }
        let asked = (1..).zip(&steps).filter(|(_, step)| step.needs_yes()).map(|(number, _)| number);
        assert_eq!(at(Phase::Proposed), asked.collect::<Vec<u8>>());
    }
}

/// Under any process each phase is reached but that of a yes that nobody asks for.
#[test]
fn under_any_process_each_phase_is_reached() {
    for process in some(&process(), 20) {
        let asks = process.steps().iter().any(Step::needs_yes);
        let terms = Terms::new("any", 1, process).expect("a name");
        let reached = Phase::ALL.iter().copied().filter(|phase| candidacy_under(&terms, *phase).is_some());
        let none = if asks { Phases::EMPTY } else { Phase::Proposed.into() };
        assert_eq!(Phases::ALL.difference(reached.collect()), none);
    }
    assert!(candidacy_at(&ours(), Phase::Proposed, 5).is_some() && candidacy_at(&ours(), Phase::Proposed, 4).is_none());
}
