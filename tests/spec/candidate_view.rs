//! What the candidate sees: everything that was told, at once and in its place. That nothing else shows, `told` holds.

mod acts;
mod beforehand;
mod ends;
mod offer;
mod page;
mod past;
mod said;

use crate::support::after::after;
use crate::support::ways::{self, DAY, HOUR};
use crate::support::{day, reference, staff, text};
use crate::told::moments;
use crate::wire::walks::journal;
use candidacy::law::{Facts, Held, PartState};
use candidacy::promise::Side;
use candidacy::terms::calendar::Span;
use candidacy::value::meeting::Party;
use candidacy::value::{Answer, Assignment, Decision, Label, Name};
use candidacy::view::candidate::Detail;
use candidacy::{
    Actor, Attendance, Candidacy, CandidateView, Capacity, Entry, Fact, FactKind, Part, Phase, Process, PromiseKind,
    Seq, Status, Step, Terms, Time,
};
use proptest::prelude::*;

/// Facts that the law never tells.
const INTERNAL: Facts = Facts::from_slice(&[
    FactKind::NoteAdded,
    FactKind::PartAssessed,
    FactKind::ResponsibleNamed,
    FactKind::RoleMatched,
    FactKind::AssentGiven,
]);

/// Promises that a candidate cannot read: what interviewers owe, what the company owes itself, and a role that was matched.
const UNSEEN: [PromiseKind; 3] = [PromiseKind::Assessment, PromiseKind::Assent, PromiseKind::ReachOut];

fn view(candidacy: &Candidacy) -> CandidateView {
    CandidateView::of(candidacy, candidacy.last_line().entry.at)
}

proptest! {
    /// While nothing is kept from them, the candidate sees where the candidacy is, the offer, the role, each part, and every promise with
    /// its date (F53).
    #[test]
    fn the_view_is_the_candidacy_while_nothing_is_kept((candidacy, _) in journal(30)) {
        let told = candidacy.told();
        let kept = candidacy.lines().filter(|line| !told.contains(&line.seq));
        prop_assume!(kept.into_iter().all(|line| INTERNAL.contains(line.entry.fact.kind())));
        let view = view(&candidacy);
        prop_assert_eq!((view.phase(), view.role(), view.first_day()), (candidacy.phase(), candidacy.role(), candidacy.first_day()));
        prop_assert_eq!(view.pause().map(|pause| pause.until), candidacy.hold().map(|hold| hold.until));
        prop_assert_eq!(view.consent_until(), candidacy.consent().map(|consent| consent.until));
        if let Some(step) = view.step() {
            prop_assert_eq!(Some(&step.name), candidacy.step().map(Step::name));
            for part in &step.parts {
                let real = candidacy.now().parts.get(usize::from(part.number) - 1);
                prop_assert!(part.state == real || !candidacy.phase().is_in_a_step());
                prop_assert_eq!((part.meeting.as_ref(), part.due), (candidacy.meeting(part.number), candidacy.due(part.number)));
            }
        }
        let real = |seq: Seq| view.in_journal(&candidacy, seq).expect("it is in the journal");
        for (company, list) in [(true, view.owed_to_you()), (false, view.owed_by_you())] {
            let theirs = |by: Side| if company { by.is_company() } else { by.is_candidate() };
            let seen: Vec<_> = list.iter().map(|one| (one.kind, real(one.about), one.made_at)).collect();
            let mut expected: Vec<_> = candidacy
                .promises()
                .filter(|promise| theirs(promise.by) && !UNSEEN.contains(&promise.kind))
                .map(|promise| (promise.kind, promise.entry, promise.made_at))
                .collect();
            let mut seen_sorted = seen;
            seen_sorted.sort();
            expected.sort();
            // What an assent made is about the decision that it was given to.
            prop_assert_eq!(seen_sorted.len(), expected.len());
            let same = seen_sorted.iter().zip(&expected).all(|(seen, real)| {
                seen.0 == real.0 && (seen.1 == real.1 || candidacy.entry(real.1).is_some_and(|it| it.fact.kind() == FactKind::AssentGiven))
            });
            prop_assert!(same, "{:?} is seen, and {:?} is owed", seen_sorted, expected);
        }
        let dues = |list: &[candidacy::view::candidate::Owed]| list.iter().filter(|one| one.kind != PromiseKind::Attendance).map(|one| one.due).collect::<Vec<_>>();
        let mut seen = dues(view.owed_to_you());
        let mut owed: Vec<Time> = candidacy
            .promises()
            .filter(|it| it.by.is_company() && it.kind != PromiseKind::Attendance && !UNSEEN.contains(&it.kind))
            .map(|it| it.due)
            .collect();
        seen.sort();
        owed.sort();
        prop_assert_eq!(seen, owed);
    }

    /// As long as it is open by what they know, somebody owes something; and nothing that is over is shown as owed (F53).
    #[test]
    fn nobody_is_left_in_the_dark((candidacy, _) in journal(30)) {
        for at in moments(&candidacy) {
            let view = CandidateView::of(&candidacy, at);
            let owed: Vec<_> = view.owed_to_you().iter().chain(view.owed_by_you()).collect();
            prop_assert!(!owed.is_empty() || view.phase().is_closed(), "in {}", view.phase());
            let stands = [Status::Pending, Status::ReminderDue, Status::Overdue];
            prop_assert!(owed.iter().all(|one| stands.contains(&one.status)));
        }
    }

    /// What the candidate sees that the company owes them, it really owes, and no later; while a decision is not told, feedback stands in
    /// the place of what it overtook (C25).
    #[test]
    fn what_the_candidate_waits_for_is_owed((candidacy, _) in journal(30)) {
        let view = view(&candidacy);
        let open: Vec<_> = candidacy.promises().filter(|promise| promise.by.is_company()).collect();
        let decides = |seq: &Seq| candidacy.entry(*seq).is_some_and(|entry| entry.fact.kind() != FactKind::PutOnHold);
        let decided = candidacy.untold().iter().any(decides);
        for seen in view.owed_to_you() {
            let same = open.iter().filter(|promise| promise.kind == seen.kind).map(|promise| promise.due).min();
            let meets = seen.kind == PromiseKind::Attendance;
            let is_owed = same.is_some_and(|due| meets || due <= seen.due) || decided && !open.is_empty();
            prop_assert!(is_owed, "{} is seen as owed by {}, and owed is {:?}", seen.kind, seen.due, open);
        }
    }

    /// The steps that come next are what is left of the process, in its order, with what the terms give each. None comes once it is over, in
    /// the pool, and after word that the vacancy closed (F4, F75).
    #[test]
    fn what_comes_next_is_the_rest_of_the_process((candidacy, _) in journal(25)) {
        let view = view(&candidacy);
        let titles = view.to_string().lines().filter(|line| line.starts_with("What comes next")).count();
        prop_assert_eq!(titles, usize::from(!view.ahead().is_empty()));
        let nothing = [Phase::Pooled, Phase::OfferDue, Phase::Offered, Phase::Accepted, Phase::FeedbackDue];
        prop_assert!(view.ahead().is_empty() || !view.phase().is_closed() && !nothing.contains(&view.phase()));
        let done = view.step().map_or(0, |step| step.number);
        for (one, number) in view.ahead().iter().zip(done + 1..) {
            let terms = candidacy.terms();
            let step = terms.process().step(number).expect("a step");
            prop_assert_eq!((one.number, &one.name, one.needs_yes), (number, step.name(), step.needs_yes()));
            prop_assert_eq!(one.parts.len(), step.parts().len());
            let own = step.decision_deadline().map(candidacy::terms::DecidedWithin::span);
            let outcome = own.or_else(|| terms.policy().deadline(PromiseKind::Outcome).within());
            let usually: Vec<Span> = one.usually.iter().map(|usual| usual.within).collect();
            let set_up = terms.policy().deadline(PromiseKind::SetUp).within();
            prop_assert_eq!(usually, set_up.into_iter().chain(outcome).collect::<Vec<_>>());
        }
    }
}

/// A step of three parts: an interview with a shared screen, an assignment, a check.
fn onsite() -> Terms {
    let parts = [
        Part::interview("pairing", [Capacity::COLLEAGUE]).expect("a name").sharing_the_screen(),
        Part::assignment("case", 5).expect("a name"),
        Part::check("papers", "the register").expect("a name"),
    ];
    let step = Step::of("onsite", parts, Capacity::COLLEAGUE).expect("a name");
    let cast = Process::back_end().cast().collect::<Vec<_>>();
    let process = Process::new(cast, [step]).expect("one step").with_tools([label("a transcript")]);
    Terms::new("onsite", 1, process).expect("a name")
}

fn label(words: &str) -> Label {
    Label::new(words).expect("a label")
}

fn by(capacity: Capacity, fact: impl Into<Fact>, at: Time) -> Entry {
    Entry::new(staff(capacity), fact, at)
}

fn record(candidacy: &mut Candidacy, entry: Entry) -> Seq {
    candidacy.record(entry).unwrap_or_else(|refused| panic!("{refused}")).line.seq
}

/// At the step of three parts, since day 1.
fn at_the_step() -> Candidacy {
    after(ways::applied(&onsite(), day(0)), &[FactKind::CandidateAdvanced])
}

/// The parts of a step are there in any order, each with how far it is, its invitation or its assignment, and its moment.
#[test]
fn parts_in_any_order() {
    let mut mira = at_the_step();
    let case = Assignment::new(reference("case/1"), 6).expect("few hours").paid(label("EUR 200"));
    record(
        &mut mira,
        by(Capacity::RECRUITER, Fact::AssignmentSent { part: None, assignment: Box::new(case.clone()) }, day(2)),
    );
    let invited = ways::interview(mira.terms(), day(5));
    record(
        &mut mira,
        by(Capacity::RECRUITER, Fact::InterviewScheduled { part: None, meeting: Box::new(invited.clone()) }, day(2)),
    );
    record(&mut mira, by(Capacity::COLLEAGUE, Fact::PartWaived { part: Some(3), reason: text("known") }, day(2)));
    let view = view(&mira);
    let parts = &view.step().expect("a step").parts;
    let states: Vec<_> = parts.iter().map(|part| (part.name.as_str(), part.state)).collect();
    assert_eq!(states, [("pairing", PartState::SetUp), ("case", PartState::SetUp), ("papers", PartState::Waived)]);
    assert_eq!((parts[0].meeting.as_ref(), parts[0].due), (Some(&invited), Some(day(5))));
    assert_eq!((parts[1].assignment.as_ref(), parts[1].due), (Some(&case), Some(day(7))));
    let page = view.to_string();
    for line in [
        "  pairing: planned for Saturday 7 March 2026, 09:00 UTC",
        "  case: with you, to hand in by Monday 9 March 2026, 09:00 UTC",
        "  papers: left out",
        "it takes about 6 hours",
        "it is paid: EUR 200",
        "what you make stays yours",
    ] {
        assert!(page.contains(line), "{line} is not in\n{page}");
    }
    assert!(!page.contains("known"), "why a part is left out is the company's");
}

/// Times that the company proposes wait on the page, of the part that they are for.
#[test]
fn proposed_times_are_shown() {
    let mut mira = at_the_step();
    let times = candidacy::value::Times::new([day(4), day(5)]).expect("two times");
    record(&mut mira, by(Capacity::RECRUITER, Fact::TimesProposed { part: Some(1), times: times.clone() }, day(2)));
    let view = view(&mira);
    assert_eq!(view.step().expect("a step").parts[0].proposed.as_ref(), Some(&times));
    assert!(
        view.owed_by_you()
            .iter()
            .any(|one| one.kind == PromiseKind::TimesAnswer
                && one.of.as_ref().is_some_and(|of| of.as_str() == "pairing"))
    );
}

/// An act that somebody wrote down is on the page at once, with who wrote it; told of it, the candidate can say that it is right, and for
/// some days that it is not (R20).
#[test]
fn what_was_written_down_and_how_to_object() {
    let mut mira = ways::applied(&onsite(), day(0));
    let profile = Fact::ProfileReplaced { profile: reference("profiles/1") };
    let ana = staff(Capacity::RECRUITER);
    let seq = record(&mut mira, Entry::new(Actor::Candidate, profile, day(1)).recorded_by(ana));
    let written = |candidacy: &Candidacy, at: Time| CandidateView::of(candidacy, at).written_down().to_vec();
    let [one] = &written(&mira, day(1))[..] else { panic!("one act was written down") };
    assert_eq!((one.number, one.fact, one.by), (Seq(1), FactKind::ProfileReplaced, Some(ana)));
    assert_eq!((one.can_confirm, one.can_object, one.until), (false, true, None));
    assert_eq!(view(&mira).happened()[1].written_by, Some(ana));
    record(
        &mut mira,
        by(
            Capacity::RECRUITER,
            Fact::CandidateInformed { to: seq, answer: Answer::Final, message: reference("letters/1"), stated: None },
            day(2),
        ),
    );
    let [one] = &written(&mira, day(2))[..] else { panic!("one act was written down") };
    let until = day(2) + DAY * 28;
    assert_eq!((one.can_confirm, one.can_object, one.until), (true, true, Some(until)));
    let late = written(&mira, until + HOUR);
    assert_eq!((late[0].can_confirm, late[0].can_object), (true, false));
    let offers = |at: Time| CandidateView::of(&mira, at).acts().contains(FactKind::EntryContested);
    assert!(offers(until) && !offers(until + HOUR));
    let page = view(&mira).to_string();
    assert!(page.contains("written down for you by a recruiter"), "{page}");
    assert!(page.contains("1. you renewed your profile. You can say that it is right, or until"), "{page}");
    assert!(view(&mira).acts().contains(FactKind::EntryContested));
    record(&mut mira, Entry::new(Actor::Candidate, Fact::EntryConfirmed { to: seq }, day(3)));
    assert!(view(&mira).written_down().is_empty());
    assert_eq!(view(&mira).happened().last().expect("it").detail, Some(Detail::Confirmed { to: Seq(1) }));
}

/// What is recorded about their lateness is visible and can be contested (C8).
#[test]
fn lateness_is_visible_and_can_be_contested() {
    let mut mira = at_the_step();
    let people: Vec<_> = [Capacity::COLLEAGUE].map(staff).into();
    let attendance = Attendance::new(people).expect("one").late(Party::Candidate, 20);
    let held = Held { part: Some(1), extra: None, attendance };
    let seq = record(&mut mira, by(Capacity::COLLEAGUE, held, day(3)).deviating(text("nobody had planned it")));
    let seen = view(&mira);
    let [one] = seen.written_down() else { panic!("one thing is said about them") };
    assert_eq!(
        (seen.in_journal(&mira, one.number), one.can_object, one.until),
        (Some(seq), true, Some(day(3) + DAY * 28))
    );
    let page = seen.to_string();
    assert!(page.contains("you were 20 minutes late") && !page.contains("nobody had planned it"), "{page}");
}

/// An interview that is called off says why (C21).
#[test]
fn why_it_was_called_off() {
    let mut mira = after(at_the_step(), &[FactKind::InterviewScheduled]);
    record(
        &mut mira,
        by(Capacity::RECRUITER, Fact::InterviewCancelled { part: None, reason: text("Tea is ill.") }, day(2)),
    );
    let view = view(&mira);
    let last = view.happened().last().expect("it").clone();
    assert_eq!(
        (last.detail, last.part.as_ref().map(Name::as_str)),
        (Some(Detail::Reason(text("Tea is ill."))), Some("pairing"))
    );
    assert!(view.to_string().contains("pairing: we called the interview off and plan it again"), "{view}");
    assert!(view.to_string().contains("why: Tea is ill."), "{view}");
}

/// A deviation shows where it touches the candidate: a tool that was not named, a screen that was not announced, a date that is far
/// ahead. What else deviates is the company's.
#[test]
fn deviations_that_touch_the_candidate() {
    let shown = |entry: Entry| {
        let mut mira = at_the_step();
        record(&mut mira, entry.deviating(text("so it was")));
        let view = view(&mira);
        assert_eq!(
            view.to_string().contains("other than announced: so it was"),
            view.happened().last().expect("it").deviation.is_some()
        );
        view.happened().last().expect("it").deviation.is_some()
    };
    let terms = onsite();
    let invited = |starts| ways::interview(&terms, starts);
    let schedules = |meeting| {
        by(Capacity::RECRUITER, Fact::InterviewScheduled { part: Some(1), meeting: Box::new(meeting) }, day(2))
    };
    assert!(!shown(schedules(invited(day(5)))));
    assert!(shown(schedules(invited(day(200)))));
    let plain = candidacy::Meeting::new(
        day(5),
        60,
        candidacy::Place::online("https://meet.example/a").expect("a link"),
        [staff(Capacity::COLLEAGUE)],
    );
    assert!(shown(schedules(plain.expect("a meeting"))));
    let held = Held { part: Some(1), extra: None, attendance: ways::attendance(&terms) };
    assert!(!shown(by(Capacity::COLLEAGUE, held, day(2))));

    let decided = |tool: &str| {
        let mut mira = ways::applied(&onsite(), day(0));
        let decision = Decision::new(crate::support::evidence()).with_tools([label(tool)]).expect("one tool");
        record(&mut mira, by(Capacity::RECRUITER, decision, day(1)).deviating(text("so it was")));
        view(&mira).happened().last().expect("it").clone()
    };
    let (named, unnamed) = (decided("a transcript"), decided("an oracle"));
    assert_eq!((named.deviation, unnamed.deviation), (None, Some(text("so it was"))));
    assert_eq!(unnamed.detail, Some(Detail::Tools(vec![label("an oracle")])));
}
