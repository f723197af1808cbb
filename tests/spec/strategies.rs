//! What is made for the properties of others is lawful, is any of what there is, and shrinks to something plain.

use crate::wire::{collect, words_of_the_format};
use candidacy::law::{Facts, Mark, Marks, Phases, legal};
use candidacy::promise::{End, How};
use candidacy::strategies::{
    candidacy, candidacy_in, candidacy_under, cv, journal, moment, name, next_entry, policy, process, reference, terms,
    text,
};
use candidacy::terms::StepKind;
use candidacy::terms::calendar::Zone;
use candidacy::terms::policy::Panel;
use candidacy::value::meeting::{Party, Screen};
use candidacy::{
    Actor, Candidacy, Capacity, Entry, Fact, FactKind, Feedback, Line, Meeting, Phase, Policy, Process, Promise,
    PromiseKind, Step, Terms,
};
use chrono::Datelike;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestError, TestRng, TestRunner};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// So many values of a strategy, the same each time.
fn some<S: Strategy>(of: &S, count: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| of.new_tree(&mut runner).expect("nothing is filtered").current()).collect()
}

/// The plainest of this strategy for which this holds, as proptest finds it with its usual effort, once for each of some seeds.
fn plainest<S: Strategy>(of: &S, holds: impl Fn(&S::Value) -> bool) -> Vec<S::Value> {
    let run = |seed: u8| {
        let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
        let tried = TestRunner::new_with_rng(config, rng).run(of, |value| {
            prop_assert!(!holds(&value));
            Ok(())
        });
        match tried {
            Err(TestError::Fail(_, value)) => value,
            Err(TestError::Abort(why)) => panic!("{why}"),
            Ok(()) => panic!("it never holds"),
        }
    };
    (0..8).map(run).collect()
}

/// Replayed, a candidacy is what it was; its journal has the opening and what was asked for.
fn is_lawful(candidacy: &Candidacy) {
    let again =
        Candidacy::replay_lines(candidacy.terms(), candidacy.lines().map(Line::to_owned)).expect("lawful lines");
    assert_eq!(&again, candidacy);
    let written = serde_json::to_string(&candidacy).expect("a journal can be written");
    let read: Vec<Entry> = serde_json::from_str(&written).expect("it was written");
    assert_eq!(read, candidacy.journal());
}

/// Processes with one step of any kind, with and without the candidate's own yes; panels of any size.
fn odd_terms() -> impl Strategy<Value = Terms> {
    let panel = (1..=20_u8, 1..=20_u8).prop_map(|(one, other)| Panel::new(one.min(other), one.max(other)).unwrap());
    let step = prop_oneof![
        Just(Step::meeting("one", Capacity::ALL.iter().copied().collect::<candidacy::value::Capacities>()).unwrap()),
        Just(Step::meeting("one", Capacity::Colleague).unwrap().sharing_the_screen().after_a_yes()),
        Just(Step::assignment("one", Process::MAX_DAYS, Capacity::ManagingDirector).unwrap()),
    ];
    (panel, step).prop_map(|(panel, step)| {
        let process = Process::new(Capacity::EngineeringManager, [step]).unwrap();
        let policy = Policy::builder().panel(panel).build().unwrap();
        Terms::new("odd", 1, process).unwrap().with_policy(policy)
    })
}

proptest! {
    /// Every candidacy is what its journal says, written and read again, and has as many entries as were asked for.
    #[test]
    fn every_candidacy_replays(mira in candidacy(terms(), 0..40), odd in candidacy(odd_terms(), 10..=10)) {
        is_lawful(&mira);
        is_lawful(&odd);
        prop_assert!((1..=40).contains(&mira.journal().len()));
        prop_assert_eq!(odd.journal().len(), 11);
    }

    /// A journal is the rows of one candidacy, numbered from 0, which the same terms replay.
    #[test]
    fn every_journal_replays(rows in journal(Just(Terms::new("ours", 3, Process::back_end()).unwrap()), 0..40)) {
        let ours = Terms::new("ours", 3, Process::back_end()).unwrap();
        let again = Candidacy::replay_lines(&ours, rows.clone()).expect("lawful lines");
        prop_assert_eq!(again.lines().map(Line::to_owned).collect::<Vec<_>>(), rows);
    }

    /// What can be recorded next is taken, in any phase and under any terms.
    #[test]
    fn what_is_next_is_taken(
        (mira, next) in select(Phase::ALL)
            .prop_flat_map(candidacy_in)
            .prop_flat_map(|mira| { let next = next_entry(&mira); (Just(mira), next) }),
    ) {
        let mut mira = mira;
        prop_assert!(mira.record(next).is_ok());
    }

    /// Terms, processes and policies can be written and read again.
    #[test]
    fn terms_can_be_kept(terms in terms(), process in process(), policy in policy()) {
        let written = serde_json::to_string(&(&terms, &process, &policy)).unwrap();
        prop_assert_eq!(serde_json::from_str::<(Terms, Process, Policy)>(&written).unwrap(), (terms, process, policy));
    }

    /// So can words, moments and what is known of a CV.
    #[test]
    fn values_can_be_kept(text in text(), reference in reference(), name in name(), cv in cv(), at in moment()) {
        let entry = Entry::new(Actor::Candidate, Fact::CvReplaced(Box::new(cv)), at);
        let kept = (text, reference, name, entry);
        let written = serde_json::to_string(&kept).unwrap();
        prop_assert_eq!(serde_json::from_str::<(candidacy::Text, candidacy::value::DocumentRef, candidacy::value::Name, Entry)>(&written).unwrap(), kept);
    }
}

/// Some hundreds of candidacies, the same for each law that asks.
static SOME: LazyLock<Vec<Candidacy>> = LazyLock::new(|| some(&candidacy(terms(), 0..60), 800));

fn feedback(fact: &Fact) -> Option<&Feedback> {
    if let Fact::FeedbackDelivered(feedback) = fact { Some(feedback) } else { None }
}

fn entries() -> impl Iterator<Item = &'static Entry> {
    SOME.iter().flat_map(Candidacy::journal)
}

/// Among some hundreds of candidacies every kind of fact occurs, by each side that may record it, and so do all openings,
/// phases and marks.
#[test]
fn everything_that_can_happen_happens() {
    let all = &*SOME;
    let facts: Facts = entries().map(|entry| entry.fact.kind()).collect();
    assert_eq!(Facts::ALL.difference(facts), Facts::EMPTY, "these never happen");
    let openings: Facts = all.iter().map(|mira| mira.journal()[0].fact.kind()).collect();
    assert_eq!(openings, legal(None));
    let phases: Phases = all.iter().map(Candidacy::phase).collect();
    assert_eq!(Phases::ALL.difference(phases), Phases::EMPTY, "no way ends there");
    let marks = all.iter().fold(Marks::EMPTY, |marks, mira| marks.union(mira.marks()));
    assert_eq!(Marks::ALL.difference(marks), Marks::EMPTY, "these never lie over a phase");
    for kind in [FactKind::Rescheduled, FactKind::ConcernSettled] {
        let by = |candidate| entries().any(|it| it.fact.kind() == kind && (it.by == Actor::Candidate) == candidate);
        assert!(by(true) && by(false), "{kind} is either side's");
    }
    let deciders: BTreeSet<Actor> =
        entries().filter(|entry| entry.fact.kind() == FactKind::Passed).map(|entry| entry.by).collect();
    assert_eq!(deciders.len(), Capacity::ALL.len(), "{deciders:?}");
}

/// Whatever can be said is said: every word of the format occurs, much or little of what there can be several of, and texts that
/// are told apart.
#[test]
fn everything_that_can_be_said_is_said() {
    let mut words = BTreeSet::new();
    for mira in &*SOME {
        collect(&serde_json::to_value(mira).expect("a journal can be written"), &mut words);
        collect(&serde_json::to_value(mira.terms()).expect("terms can be written"), &mut words);
    }
    let missing: Vec<String> = words_of_the_format().difference(&words).cloned().collect();
    assert!(missing.is_empty(), "never said: {missing:?}");

    let counts =
        |of: fn(&Fact) -> Option<usize>| entries().filter_map(|entry| of(&entry.fact)).collect::<BTreeSet<_>>();
    let findings =
        counts(|fact| if let Fact::Passed { evidence } = fact { Some(evidence.findings().len()) } else { None });
    let reasons =
        counts(|fact| if let Fact::DecidedAgainst { reasons } = fact { Some(reasons.all().len()) } else { None });
    assert_eq!((findings, reasons), ((1..=3).collect(), (1..=3).collect()));
    let points = counts(|fact| feedback(fact).map(|it| it.points_to_work_on().len()));
    let strengths = counts(|fact| feedback(fact).map(|it| it.strengths().len()));
    assert_eq!((points, strengths), ((0..=3).collect(), (0..=2).collect()));
    assert!(counts(|fact| if let Fact::Noted { note } = fact { Some(note.as_str().len()) } else { None }).len() > 20);
}

/// Meetings begin at once and weeks after they are announced, and never before; people of all numbers come to them, and either side is
/// late or none. The screen is shared also where the step does not ask for it.
#[test]
fn meetings_are_of_every_kind() {
    let meetings: Vec<(&Entry, &Meeting)> = entries().filter_map(|it| Some((it, it.fact.meeting()?))).collect();
    let hours: BTreeSet<i64> = meetings.iter().map(|(it, meeting)| (meeting.starts() - it.at).num_hours()).collect();
    assert!(hours.first() == Some(&0) && hours.last() > Some(&(7 * 24)), "{hours:?}");
    let sizes: BTreeSet<usize> = meetings.iter().map(|(_, meeting)| meeting.people().len()).collect();
    assert_eq!(sizes, (1..=Meeting::MAX_PEOPLE).collect());
    let asks = |mira: &Candidacy| {
        matches!(mira.step().map(Step::kind), Some(StepKind::Meeting { screen: Screen::Shared, .. }))
    };
    let shared: BTreeSet<bool> = SOME
        .iter()
        .filter(|mira| !asks(mira))
        .filter_map(|mira| Some(mira.meeting()?.screen() == Screen::Shared))
        .collect();
    assert_eq!(shared.len(), 2);
    let late: BTreeSet<Option<&str>> = entries()
        .filter_map(|it| if let Fact::Held(attendance) = &it.fact { Some(attendance.lateness()) } else { None })
        .map(|late| late.map(|late| if late.who == Party::Candidate { "candidate" } else { "company" }))
        .collect();
    assert_eq!(late.len(), 3, "{late:?}");
}

/// A candidate moves a meeting in nothing but its time, the company also to other people and places.
#[test]
fn meetings_are_moved_by_either_side() {
    let meetings: Vec<(&Entry, &Meeting)> = entries().filter_map(|it| Some((it, it.fact.meeting()?))).collect();
    let rest = |it: &Meeting| (it.people().to_vec(), it.place().clone(), it.minutes());
    let moves = meetings.array_windows().filter(|[_, (moved, _)]| moved.fact.kind() == FactKind::Rescheduled);
    let other = moves.filter(|[(_, before), (_, after)]| rest(before) != rest(after));
    let by: Vec<Actor> = other.map(|[_, (moved, _)]| moved.by).collect();
    assert!(!by.is_empty() && !by.contains(&Actor::Candidate));
}

/// Whoever speaks for a capacity is not somebody who speaks for another one: one person has one.
#[test]
fn a_person_has_one_capacity() {
    let mut known = BTreeMap::new();
    for entry in entries() {
        let invited = entry.fact.meeting().map(Meeting::people).unwrap_or_default();
        let recorder = if let Actor::Staff(staff) = entry.by { Some(staff) } else { None };
        for staff in invited.iter().copied().chain(recorder) {
            assert_eq!(*known.entry(staff.person).or_insert(staff.capacity), staff.capacity);
        }
    }
}

/// Work comes in time and late; a pause is of a day and of more than a year.
#[test]
fn what_is_due_is_kept_and_missed() {
    let work = |it: &Promise| it.kind == PromiseKind::Submission;
    let ends = SOME.iter().flat_map(Candidacy::all_promises).filter(work);
    let kept: Vec<(Promise, End)> =
        ends.filter_map(|it| Some((it, it.end.filter(|end| end.how == How::Kept)?))).collect();
    assert!(kept.iter().any(|(it, end)| end.at < it.due) && kept.iter().any(|(it, end)| end.at > it.due));
    let pause =
        |it: &Entry| if let Fact::PutOnHold(hold) = &it.fact { Some((hold.until - it.at).num_days()) } else { None };
    let days: BTreeSet<i64> = entries().filter_map(pause).collect();
    assert!(days.first() == Some(&1) && days.last() > Some(&366), "{days:?}");
}

/// Moments are of every decade that is said, and some are between two seconds.
#[test]
fn moments_are_of_every_decade() {
    let all = some(&moment(), 500);
    let decades: BTreeSet<i32> = all.iter().map(|at| at.year() / 10).collect();
    assert_eq!(decades, (197..=209).collect());
    let between = all.iter().filter(|at| at.timestamp_subsec_nanos() > 0).count();
    assert!((1..all.len()).contains(&between));
}

/// A way mostly leads on: more than half of what is recorded leads to another phase, although most of what is legal does not.
#[test]
fn a_way_leads_on() {
    let phases = || SOME.iter().map(|mira| mira.history().map(|it| it.phase).collect::<Vec<_>>());
    let (led, all) = phases().fold((0, 0), |(led, all), way| {
        (led + way.array_windows().filter(|[from, to]| from != to).count(), all + way.len())
    });
    assert!(led * 2 > all, "{led} of {all}");
}

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

/// A phase is reached on many ways, with every mark that can lie over it: after a reopening, in a pause, with a closed vacancy.
#[test]
fn a_phase_is_reached_on_many_ways() {
    let held = some(&candidacy_in(Phase::Held), 300);
    for mark in [Mark::OnHold, Mark::Role, Mark::VacancyClosed, Mark::WorkSubmitted, Mark::NoticeOwed] {
        assert!(held.iter().any(|mira| mira.marks().contains(mark)), "{mark}");
        assert!(held.iter().any(|mira| !mira.marks().contains(mark)), "{mark}");
    }
    let after = |kind| held.iter().any(|mira| mira.journal().iter().any(|entry| entry.fact.kind() == kind));
    assert!([FactKind::Reopened, FactKind::Pooled, FactKind::Repeated, FactKind::NotHeld].into_iter().all(after));
    let steps: BTreeSet<u8> = held.iter().map(Candidacy::step_number).collect();
    assert!(steps.len() > 3, "{steps:?}");
}

/// Under terms of one's own, a phase is reached if a candidacy can be in it at all.
#[test]
fn under_these_terms_a_phase_is_reached_or_there_is_none() {
    let phases = |steps: &[Step]| {
        let terms = Terms::new("ours", 1, Process::new(Capacity::Recruiter, steps.to_vec()).unwrap()).unwrap();
        let reached = |phase: &Phase| candidacy_under(&terms, *phase).map(|those| (*phase, some(&those, 20)));
        let reached: Vec<(Phase, Vec<Candidacy>)> = Phase::ALL.iter().filter_map(reached).collect();
        for (phase, those) in &reached {
            assert!(those.iter().all(|mira| mira.phase() == *phase && mira.terms() == &terms), "{phase}");
        }
        reached.into_iter().map(|(phase, _)| phase).collect::<Phases>()
    };
    let talk = Step::meeting("talk", Capacity::Colleague).unwrap();
    let work = Step::assignment("work", 3, Capacity::Colleague).unwrap();
    let meeting = [Phase::Arranging, Phase::Scheduled, Phase::Held];
    let assignment = [Phase::Preparing, Phase::Assigned, Phase::Submitted];
    let neither = Phases::ALL
        .difference(Phases::from_slice(&meeting))
        .difference(Phases::from_slice(&assignment))
        .difference(Phase::Proposed.into());
    assert_eq!(phases(std::slice::from_ref(&talk)), neither.union(Phases::from_slice(&meeting)));
    assert_eq!(phases(std::slice::from_ref(&work)), neither.union(Phases::from_slice(&assignment)));
    assert_eq!(phases(&[talk, work.after_a_yes()]), Phases::ALL);
}

/// Processes are of every length, of either kind of step, with every capacity; policies have their own spans, ceilings, calendars,
/// panels and duties. CVs are of many versions.
#[test]
fn terms_are_of_every_kind() {
    let all = some(&process(), 200);
    let lengths: BTreeSet<usize> = all.iter().map(|process| process.steps().len()).collect();
    assert_eq!(lengths, (1..=6).collect());
    let steps = || all.iter().flat_map(Process::steps);
    assert!(steps().any(|step| matches!(step.kind(), StepKind::Meeting { with, .. } if with.len() == 6)));
    assert!(steps().any(|step| matches!(step.kind(), StepKind::Assignment { .. }) && step.needs_yes()));

    let policies = some(&policy(), 200);
    let differs = |of: fn(&Policy) -> String| policies.iter().map(of).collect::<BTreeSet<_>>().len();
    assert!(policies.contains(&Policy::standard()));
    let hours: BTreeSet<i32> = policies
        .iter()
        .filter_map(|it| {
            if let Zone::Fixed(offset) = it.calendar().zone() { Some(offset.local_minus_utc() / 3600) } else { None }
        })
        .collect();
    assert!((-12..=12).all(|hour| hours.contains(&hour)), "{hours:?}");
    assert!(differs(|it| format!("{:?}", it.calendar().weekend().collect::<Vec<_>>())) > 20);
    assert!(differs(|it| format!("{:?}", it.panel())) > 20);
    assert!(
        differs(|it| format!("{:?}", it.retention().minimum().map(candidacy::terms::policy::RetentionRule::days))) > 20
    );
    let reply = |it: &Policy| it.deadline(PromiseKind::Reply).within();
    assert!(policies.iter().map(reply).collect::<std::collections::HashSet<_>>().len() > 5);

    let versions: BTreeSet<String> =
        some(&cv(), 200).iter().filter_map(|cv| cv.version().map(|version| version.to_string())).collect();
    assert_eq!(versions.len(), 9);
}

/// What fails shrinks to few facts: of a way of up to forty that led to a decision against somebody, most often little more than
/// the opening and the decision are left.
#[test]
fn what_fails_shrinks_to_few_facts() {
    let decided = |mira: &Candidacy| mira.journal().iter().any(|it| it.fact.kind() == FactKind::DecidedAgainst);
    let all = plainest(&candidacy(terms(), 0..=40), decided);
    let mut lengths: Vec<usize> = all.iter().map(|mira| mira.journal().len()).collect();
    lengths.sort_unstable();
    assert!(lengths[lengths.len() / 2] <= 8 && lengths.iter().all(|length| *length <= 20), "{lengths:?}");
}

/// So do words and moments: of a note, the shortest words at the first of all moments.
#[test]
fn what_fails_shrinks_to_plain_words() {
    for mira in plainest(&candidacy_in(Phase::Screening), |_| true) {
        let opening = &mira.journal()[0];
        assert_eq!((opening.fact.kind(), opening.at), (FactKind::Applied, candidacy::Time::UNIX_EPOCH));
        assert_eq!(opening.fact.cv().map(candidacy::Cv::name), Some("a.pdf"));
        assert_eq!((mira.id().uuid().as_u128(), mira.terms().process().steps().len()), (1, 1));
        assert_eq!(mira.terms().policy(), &Policy::standard());
    }
}

/// A candidacy in a phase shrinks to the straight way there.
#[test]
fn what_fails_in_a_phase_shrinks_to_the_straight_way() {
    for mira in plainest(&candidacy_in(Phase::Submitted), |_| true) {
        let kinds: Vec<FactKind> = mira.journal().iter().map(|entry| entry.fact.kind()).collect();
        assert_eq!(kinds, [FactKind::Applied, FactKind::Passed, FactKind::Assigned, FactKind::Submitted]);
    }
}
