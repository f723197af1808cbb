//! Laws of every history: random stories over random processes, with mistakes in them, told to the crate and to the model.
//!
//! `PROPTEST_CASES` says how many stories each law is held against; 256 without it.

mod words;

use crate::model::Model;
use crate::stories::stories;
use crate::support::{Mistake, after, applied, day, sample, staff, terms};
use candidacy::law::{Facts, Mark, Phases, RefusalKind};
use candidacy::terms::StepKind;
use candidacy::{
    Actor, Candidacy, Capacity, Entry, Fact, FactKind, Line, Meeting, Phase, Process, Step, Terms, Time, Why,
};
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Everybody who could bring a fact.
fn everybody() -> impl Iterator<Item = Actor> {
    std::iter::once(Actor::Candidate).chain(Capacity::ALL.iter().map(|capacity| staff(*capacity).into()))
}

/// What a candidate does for herself and nobody else does (F3, F60, F69).
const THE_CANDIDATES_OWN: [FactKind; 16] = [
    FactKind::Applied,
    FactKind::AppliedOpenly,
    FactKind::Interested,
    FactKind::Agreed,
    FactKind::Submitted,
    FactKind::OfferAccepted,
    FactKind::OfferDeclined,
    FactKind::FeedbackUnwanted,
    FactKind::Withdrew,
    FactKind::MessageReceived,
    FactKind::HelpAsked,
    FactKind::ExtensionAsked,
    FactKind::ConcernRaised,
    FactKind::CandidateFeedbackGiven,
    FactKind::CvReplaced,
    FactKind::ProfileReplaced,
];

/// What either side records.
const EITHER_SIDES: [FactKind; 2] = [FactKind::Rescheduled, FactKind::ConcernSettled];

/// The model over a journal: where it ends, or the number of the first entry that it refuses.
pub(crate) fn judged(terms: &Terms, entries: &[Entry]) -> Result<Model, usize> {
    let (first, rest) = entries.split_first().ok_or(0_usize)?;
    let model = Model::open(terms, first).map_err(|_| 0_usize)?;
    rest.iter().zip(1..).try_fold(model, |model, (entry, number)| model.next(entry).map_err(|_| number))
}

/// The lines of a journal, to keep.
fn lines(candidacy: &Candidacy) -> Vec<Line> {
    candidacy.lines().map(Line::to_owned).collect()
}

/// How many stories the one law is held against that is worth most.
fn many() -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.saturating_mul(8), ..config }
}

proptest! {
    #![proptest_config(many())]

    /// Whatever is attempted, by whom and with which words: crate and model accept it alike or refuse it for the same
    /// class of reason, and then show the same candidacy. A refusal gives the entry back and changes nothing.
    #[test]
    fn the_crate_and_the_model_agree(story in stories()) {
        let (mut candidacy, mut model) = story.open();
        model.agrees_with(&candidacy);
        for one in &story.moves {
            let entry = one.entry(&candidacy);
            let checked = candidacy.check(&entry);
            let before = candidacy.clone();
            match (candidacy.record(entry.clone()).map(Line::to_owned), model.next(&entry)) {
                (Ok(line), Ok(next)) => {
                    prop_assert_eq!(checked, Ok(next.phase()));
                    prop_assert_eq!(line, before.draft(entry));
                    model = next;
                }
                (Err(refused), Err(class)) => {
                    prop_assert_eq!(refused.refusal.kind(), class, "{}", refused);
                    prop_assert_eq!(refused.refusal.legal, before.legal());
                    prop_assert_eq!(&refused.entry, &entry);
                    prop_assert_eq!(checked, Err(refused.refusal));
                    prop_assert_eq!(&candidacy, &before);
                }
                (Ok(_), Err(class)) => prop_assert!(false, "the model refuses {entry:?}: {class:?}"),
                (Err(refused), Ok(_)) => prop_assert!(false, "the model accepts {entry:?}: {refused}"),
            }
            model.agrees_with(&candidacy);
        }
    }
}

proptest! {
    /// An opening that is right in everything opens a candidacy; one by another actor or under other terms does not
    /// (F3, F9, F21, F74).
    #[test]
    fn crate_and_model_agree_on_openings(
        story in stories(),
        kind in select(FactKind::ALL),
        by in prop_oneof![Just(None), select(everybody().collect::<Vec<_>>()).prop_map(Some)],
        others in any::<bool>(),
    ) {
        let terms = story.terms();
        let mut entry = sample(kind, &terms, None, day(0));
        entry.by = by.unwrap_or(entry.by);
        if others {
            Mistake::OtherTerms.spoil(&mut entry, None);
        }
        match (Candidacy::open(&terms, entry.clone()), Model::open(&terms, &entry)) {
            (Ok(candidacy), Ok(model)) => model.agrees_with(&candidacy),
            (Err(refused), Err(class)) => {
                prop_assert_eq!(refused.refusal.kind(), class);
                prop_assert_eq!(refused.entry, entry);
            }
            (candidacy, model) => prop_assert!(false, "{candidacy:?}, but {model:?}"),
        }
    }

    /// Time never runs backwards in a journal.
    #[test]
    fn time_never_runs_backwards(story in stories()) {
        let candidacy = story.accepted(|_, _, _| {});
        prop_assert!(candidacy.journal().is_sorted_by_key(|entry| entry.at));
    }

    /// Nobody is declined without feedback: in `Declined`, it was delivered after the latest decision (F51–F53).
    #[test]
    fn declined_means_that_feedback_was_delivered(story in stories()) {
        story.accepted(|_, _, after| {
            if after.phase() == Phase::Declined {
                let latest = |kind| after.journal().iter().rposition(|entry| entry.fact.kind() == kind);
                let (decided, told) = (latest(FactKind::DecidedAgainst), latest(FactKind::FeedbackDelivered));
                assert!(decided.is_some() && told > decided, "decided at {decided:?}, told at {told:?}");
            }
        });
    }

    /// Feedback on work that came back has at least one point to work on (F52), however long ago it came back; only
    /// being approached anew, out of the pool, begins a new page.
    #[test]
    fn feedback_on_work_has_a_point_to_work_on(story in stories()) {
        story.accepted(|before, entry, _| {
            if let Fact::FeedbackDelivered(told) = &entry.fact {
                let page = before.journal().iter().rev();
                let mut page = page.take_while(|entry| entry.fact.kind() != FactKind::Approached);
                let worked = page.any(|entry| entry.fact.kind() == FactKind::Submitted);
                assert!(!worked || !told.points_to_work_on().is_empty());
            }
        });
    }

    /// Whoever is hired accepted an offer, and before it came to that, step after step was held or submitted and passed,
    /// or waived, in the order of the process; where the process asks, the candidate said yes first (F69).
    #[test]
    fn hired_means_every_step_in_order_and_two_yeses(story in stories()) {
        story.accepted(|_, _, after| {
            if after.phase() == Phase::Hired {
                whole_way(&story.process, after.journal());
            }
        });
    }

    /// Only the candidate's own word makes a candidacy `Withdrawn`.
    #[test]
    fn only_the_candidate_withdraws(story in stories()) {
        story.accepted(|before, entry, after| {
            if after.phase() == Phase::Withdrawn && before.phase() != Phase::Withdrawn {
                assert!(matches!(entry.fact, Fact::Withdrew | Fact::OfferDeclined), "{entry:?}");
                assert_eq!(entry.by, Actor::Candidate);
            }
        });
    }

    /// The candidate acts for herself, the company through a named person, and who decides may decide at that step:
    /// nothing is decided by nobody (F3, F11, F12, F55).
    #[test]
    fn everything_is_done_by_who_may(story in stories()) {
        story.accepted(|before, entry, _| {
            let kind = entry.fact.kind();
            match entry.by {
                Actor::Candidate => {
                    assert!(THE_CANDIDATES_OWN.contains(&kind) || EITHER_SIDES.contains(&kind), "{kind}");
                }
                Actor::Staff(staff) => {
                    assert!(!THE_CANDIDATES_OWN.contains(&kind), "{kind}");
                    if matches!(kind, FactKind::Passed | FactKind::Waived | FactKind::DecidedAgainst) {
                        let steps = story.process.steps();
                        let deciders = match usize::from(before.step_number()) {
                            0 => story.process.screened_by(),
                            number => steps[number.min(steps.len()) - 1].deciders(),
                        };
                        assert!(deciders.contains(staff.capacity), "{kind} by {}", staff.capacity);
                    }
                    if matches!(kind, FactKind::Approached | FactKind::Pooled) {
                        assert_eq!(staff.capacity, Capacity::Recruiter);
                    }
                }
            }
        });
    }

    /// Nobody is invited before a person has read what they sent and named the requirements that it meets: the first step comes
    /// after a decision with findings, by somebody who reads applications (F10, F11, F23).
    #[test]
    fn the_first_step_follows_a_reading(story in stories()) {
        story.accepted(|before, entry, after| {
            if before.step_number() == 0 && after.step_number() > 0 {
                let (Fact::Passed { evidence }, Actor::Staff(staff)) = (&entry.fact, entry.by) else {
                    panic!("`{}` leads to a step", entry.fact.kind());
                };
                assert_eq!(before.phase(), Phase::Screening);
                assert!(!evidence.findings().is_empty());
                assert!(story.process.screened_by().contains(staff.capacity));
            }
        });
    }

    /// Reopening puts a candidacy back where it stood before it was decided against or closed, with its step, its due
    /// moment and its role (F59). No feedback is owed any more, and nothing is paused, but for what was when a decision was undone
    /// that nobody had told.
    #[test]
    fn reopening_undoes_the_closing(story in stories()) {
        let closing = |phase| matches!(phase, Phase::Declining | Phase::Declined | Phase::Withdrawn | Phase::Hired);
        let stands = |it: &Candidacy| (it.phase(), it.step_number(), it.due(), it.role());
        let mut stood = None;
        story.accepted(|before, entry, after| {
            if closing(after.phase()) && !closing(before.phase()) {
                stood = Some(stands(before));
            }
            if entry.fact.kind() == FactKind::Reopened {
                let owed = before.phase() == Phase::Withdrawn && before.marks().contains(Mark::FeedbackOwed);
                assert_eq!(after.marks().contains(Mark::FeedbackOwed), owed);
                if owed {
                    assert_eq!(after.phase(), Phase::Declining);
                } else {
                    assert_eq!(Some(stands(after)), stood);
                }
                let paused = before.hold().filter(|_| before.phase() == Phase::Declining);
                assert_eq!(after.hold(), paused);
            }
        });
    }

    /// When the candidate reschedules, only the start of the meeting is another one (F26, F32).
    #[test]
    fn the_candidate_moves_a_meeting_and_nothing_else(story in stories()) {
        let mut announced: Option<Meeting> = None;
        story.accepted(|_, entry, _| {
            if let Fact::Scheduled(meeting) | Fact::Rescheduled(meeting) = &entry.fact {
                if entry.by == Actor::Candidate {
                    let before = announced.as_ref().expect("it was scheduled first");
                    assert_eq!(meeting.people(), before.people());
                    assert_eq!(meeting.place(), before.place());
                    assert_eq!((meeting.minutes(), meeting.screen()), (before.minutes(), before.screen()));
                }
                announced = Some((**meeting).clone());
            }
        });
    }

    /// A hold never survives a move that the candidate hears of, and nothing but being made, renewed, ended or left behind changes
    /// it.
    #[test]
    fn a_hold_is_over_when_it_goes_on(story in stories()) {
        story.accepted(|before, entry, after| {
            let decided = after.phase() == Phase::Declining;
            let undone = before.phase() == Phase::Declining && entry.fact.kind() == FactKind::Reopened;
            let stayed = (before.phase(), before.step_number()) == (after.phase(), after.step_number());
            let stayed = stayed || decided || undone;
            if let Fact::PutOnHold(hold) = &entry.fact {
                assert_eq!(after.hold().map(|hold| hold.until), Some(hold.until));
            } else {
                let goes_on = stayed && entry.fact.kind() != FactKind::Resumed;
                assert_eq!(after.hold().map(|hold| hold.until), before.hold().map(|hold| hold.until).filter(|_| goes_on));
            }
        });
    }

    /// `legal_for` is exactly what this actor can record, with the right words at the right moment.
    #[test]
    fn legal_for_is_what_an_actor_can_record(story in stories()) {
        let candidacy = story.accepted(|_, _, _| {});
        for actor in everybody() {
            let can = |kind: &FactKind| {
                let entry = Entry { by: actor, ..sample(*kind, candidacy.terms(), Some(&candidacy), day(0)) };
                candidacy.clone().record(entry).is_ok()
            };
            let can: Facts = FactKind::ALL.iter().copied().filter(can).collect();
            prop_assert_eq!(candidacy.legal_for(actor), can, "{:?} in {}", actor, candidacy.phase());
            let model = judged(candidacy.terms(), candidacy.journal()).expect("it was accepted");
            prop_assert!(model.legal_for(actor).eq(can.iter()));
        }
        let together: Facts = everybody().flat_map(|actor| candidacy.legal_for(actor).iter()).collect();
        prop_assert_eq!(together, candidacy.legal(), "what is legal, somebody may record");
    }

    /// Replaying the beginning of a journal leads to where the candidacy was then, in everything that can be asked;
    /// with its numbers and without them.
    #[test]
    fn replay_of_a_beginning_is_what_was_live_then(story in stories()) {
        let (first, mut model) = story.open();
        let mut live = vec![(first, model.clone())];
        story.accepted(|_, entry, after| {
            model = model.next(entry).expect("the crate accepts it");
            live.push((after.clone(), model.clone()));
        });
        let (last, _) = live.last().expect("an opening");
        let (terms, lines) = (last.terms(), lines(last));
        for (then, model) in &live {
            let beginning = &lines[..then.journal().len()];
            let resumed = Candidacy::replay_lines(terms, beginning.to_vec()).expect("it was accepted live");
            let replayed = Candidacy::replay(terms, beginning.iter().map(|line| line.entry.clone()));
            for again in [resumed, replayed.expect("it was accepted live")] {
                prop_assert_eq!(&again, then);
                model.agrees_with(&again);
            }
        }
    }
}

/// The journal of somebody who was hired has the whole way in it, after the last time that it began.
#[expect(clippy::wildcard_enum_match_arm, reason = "the rest of what happens does not matter to the way")]
fn whole_way(process: &Process, journal: &[Entry]) {
    let begins = |entry: &Entry| {
        matches!(entry.fact, Fact::Applied(_) | Fact::AppliedOpenly(_) | Fact::Approached(_) | Fact::Interested)
    };
    let begun = journal.iter().rposition(begins).expect("a candidacy begins");
    assert_ne!(journal[begun].fact.kind(), FactKind::Approached, "the candidate was interested");
    let (mut step, mut yes, mut done, mut accepted) = (0_usize, false, false, false);
    for entry in &journal[begun + 1..] {
        let current = step.checked_sub(1).and_then(|index| process.steps().get(index));
        match entry.fact {
            Fact::Agreed => {
                assert_eq!(entry.by, Actor::Candidate);
                assert!(current.is_some_and(Step::needs_yes) && !yes, "a yes that was asked for");
                yes = true;
            }
            Fact::Held(_) => {
                assert!(current.is_some_and(|step| matches!(step.kind(), StepKind::Meeting { .. })));
                done = true;
            }
            Fact::Submitted { .. } => {
                assert!(current.is_some_and(|step| matches!(step.kind(), StepKind::Assignment { .. })));
                done = true;
            }
            Fact::Repeated { .. } => done = false,
            Fact::Passed { .. } | Fact::Waived { .. } => {
                assert!(matches!(entry.by, Actor::Staff(_)));
                let waived = matches!(entry.fact, Fact::Waived { .. });
                assert!(step > 0 || !waived, "an application is read and not waived");
                assert_eq!(yes, current.is_some_and(Step::needs_yes), "both say yes to step {step}");
                assert_eq!(done, step > 0 && !waived, "step {step}");
                step += 1;
                (yes, done) = (false, false);
            }
            Fact::OfferAccepted => {
                assert_eq!((step, entry.by), (process.steps().len() + 1, Actor::Candidate));
                accepted = true;
            }
            _ => {}
        }
    }
    assert!(accepted, "an offer was accepted");
}

/// The stories are worth telling: some of them reach every phase, with every fact accepted and every class of refusal met.
#[test]
fn the_stories_come_far() {
    let (mut phases, mut facts, mut hired, mut again) = (Phases::EMPTY, Facts::EMPTY, 0, 0);
    let mut refused = [0; 3];
    let mut runner = TestRunner::deterministic();
    for _ in 0..2_000 {
        let story = stories().new_tree(&mut runner).expect("a story").current();
        let last = story.tell(|told| {
            if let Some(after) = told.after {
                phases = phases.union(after.phase().into());
                facts = facts.union(told.entry.fact.kind().into());
                again += usize::from(told.entry.fact.kind() == FactKind::Reopened);
            } else {
                let kind = told.before.check(told.entry).expect_err("it was refused").kind();
                let classes = [RefusalKind::Phase, RefusalKind::Actor, RefusalKind::Guard];
                refused[classes.iter().position(|class| *class == kind).expect("one of three")] += 1;
            }
        });
        hired += usize::from(last.phase() == Phase::Hired);
    }
    assert_eq!(phases, Phases::ALL);
    assert_eq!(
        facts,
        Facts::ALL.difference([FactKind::Applied, FactKind::AppliedOpenly].into()),
        "all but what only opens"
    );
    assert!(hired > 100 && again > 100 && refused.iter().all(|often| *often > 1_000), "{hired} {again} {refused:?}");
}

/// An assignment that nobody could ever hand in, because the calendar ends before, is refused (F49).
#[test]
fn an_assignment_is_due_within_the_calendar() {
    let assignment = Step::assignment("test_case", 7, Capacity::Colleague).expect("a short name");
    let terms = terms(Process::new(Capacity::Recruiter, [assignment]).expect("a process"));
    let mut candidacy = after(applied(&terms), &[FactKind::Passed]);
    let week = TimeDelta::days(7);
    for (at, accepted) in [(Time::MAX_UTC - week + TimeDelta::nanoseconds(1), false), (Time::MAX_UTC - week, true)] {
        let mut entry = sample(FactKind::Assigned, &terms, Some(&candidacy), day(2));
        entry.at = at;
        let refused = candidacy.record(entry).map(|_| ()).map_err(|refused| refused.refusal.why);
        assert_eq!(refused, if accepted { Ok(()) } else { Err(Why::NeverDue) });
    }
    assert_eq!(candidacy.due(), Some(Time::MAX_UTC));
}
