//! What the candidate sees: everything that was told, at once and in its place. That nothing else shows, `told` holds.

mod acts;
mod page;

use crate::support::after::after;
use crate::support::ways::{self, DAY, HOUR};
use crate::support::{day, reasons, reference, staff, text};
use crate::told::moments;
use crate::wire::walks::journal;
use candidacy::law::{Facts, Held, PartState};
use candidacy::promise::Side;
use candidacy::terms::calendar::Span;
use candidacy::value::meeting::Party;
use candidacy::value::{
    Answer, Assignment, Condition, ConditionOutcome, Correction, Deciders, Decision, Hold, Label, Name, Offer,
    Rejection,
};
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
    let case = Assignment::new(reference("case/1")).taking(6).expect("few hours").paid(label("EUR 200"));
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
            Fact::CandidateInformed { to: seq, answer: Answer::Final, message: reference("letters/1") },
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

/// The grounds of a decision, the people who took part and stood back, and the company's reasons are in no view, told or not.
#[test]
fn what_a_decision_says_to_the_company() {
    let mut mira = ways::applied(&onsite(), day(0));
    let people = Deciders::new([staff(Capacity::COLLEAGUE)], [staff(Capacity::MANAGING_DIRECTOR)], []).expect("two");
    let rejection =
        Rejection { deciders: people, ..Rejection::new(reasons()).with_evidence(crate::support::evidence()) };
    record(&mut mira, by(Capacity::RECRUITER, rejection, day(1)));
    record(
        &mut mira,
        by(
            Capacity::RECRUITER,
            Fact::CandidateInformed { to: Seq(1), answer: Answer::Interim, message: reference("letters/1") },
            day(2),
        ),
    );
    let json = serde_json::to_string(&view(&mira)).expect("JSON");
    for secret in ["Queries inside", "two years of Rust", &staff(Capacity::COLLEAGUE).person.to_string(), "managing"] {
        assert!(!json.contains(secret), "{secret} is in {json}");
    }
    assert_eq!(view(&mira).phase(), Phase::FeedbackDue);
    let told = after(mira, &[FactKind::FeedbackDelivered]);
    assert!(view(&told).to_string().contains("why: Queries inside a loop made the case slow."));
}

/// An offer is there with its answer date, first day, pay and conditions, and each condition with how it was settled.
#[test]
fn an_offer_and_its_conditions() {
    let mut mira = ways::applied(&onsite(), day(0));
    mira = after(mira, &[FactKind::CandidateInformed, FactKind::CandidateAdvanced]);
    for part in 1..=3 {
        record(
            &mut mira,
            by(Capacity::COLLEAGUE, Fact::PartWaived { part: Some(part), reason: text("known") }, day(2)),
        );
    }
    let mira = after(mira, &[FactKind::CandidateAdvanced]);
    let condition = |name: &str| Condition { name: Name::new(name).expect("a name"), asked_of: None, due: day(30) };
    let offer = Offer::new(reference("offers/1"), day(20)).starting(day(60)).paying(label("EUR 70,000"));
    let offer = offer.under(condition("papers")).and_then(|offer| offer.under(condition("health"))).expect("two");
    let mut mira = mira;
    record(&mut mira, by(Capacity::RECRUITER, offer, day(4)));
    let seen = view(&mira);
    let current = seen.offer().expect("an offer");
    assert_eq!((current.accepted, current.conditions.len(), current.offer.answer_by()), (false, 2, day(20)));
    assert!(seen.to_string().contains("your answer by Sunday 22 March 2026, 09:00 UTC"), "{seen}");
    record(&mut mira, Entry::new(Actor::Candidate, Fact::OfferAccepted, day(5)));
    let met =
        Fact::ConditionSettled { condition: Name::new("papers").expect("a name"), outcome: ConditionOutcome::Met };
    record(&mut mira, by(Capacity::RECRUITER, met, day(6)));
    let seen = view(&mira);
    let current = seen.offer().expect("an offer");
    let outcomes: Vec<_> = current.conditions.iter().map(|one| one.outcome).collect();
    assert_eq!(
        (current.accepted, outcomes, seen.first_day()),
        (true, vec![Some(ConditionOutcome::Met), None], Some(day(60)))
    );
    let owed: Vec<_> = seen.owed_to_you().iter().filter(|one| one.kind == PromiseKind::Condition).collect();
    assert_eq!((owed.len(), owed[0].of.as_ref().map(Name::as_str)), (1, Some("health")));
    assert!(seen.to_string().contains("a condition that is met: papers"), "{seen}");
}

/// A hold is told by the first message about it, with its end and its reason; until then what it delays is still promised.
#[test]
fn a_hold_is_told_by_the_message_about_it() {
    let mut mira = ways::applied(&onsite(), day(0));
    let hold = Hold { until: day(20), reason: text("a freeze") };
    let before = view(&mira);
    let seq = record(&mut mira, by(Capacity::RECRUITER, hold, day(1)));
    assert_eq!(CandidateView::of(&mira, day(0)), before);
    assert_eq!((view(&mira).pause(), view(&mira).happened().len()), (None, 1));
    record(
        &mut mira,
        by(
            Capacity::RECRUITER,
            Fact::CandidateInformed { to: seq, answer: Answer::Interim, message: reference("letters/1") },
            day(2),
        ),
    );
    let seen = view(&mira);
    assert_eq!(seen.pause().map(|pause| (pause.until, pause.reason.as_str())), Some((day(20), "a freeze")));
    assert!(seen.owed_to_you().iter().any(|one| one.kind == PromiseKind::Update));
    let page = seen.to_string();
    assert!(
        page.contains("We have paused, until Sunday 22 March 2026, 09:00 UTC at the latest.\n  a freeze\n"),
        "{page}"
    );
    assert!(page.contains("What comes next, once the pause is over"), "{page}");
}

/// A closed vacancy shows with the message about it, as of then, and no step is promised any more.
#[test]
fn a_closed_vacancy_shows_with_its_message() {
    let mut mira = after(ways::applied(&onsite(), day(0)), &[FactKind::VacancyClosed]);
    assert!(!view(&mira).ahead().is_empty());
    record(
        &mut mira,
        by(
            Capacity::RECRUITER,
            Fact::CandidateInformed { to: Seq(1), answer: Answer::Final, message: reference("letters/1") },
            day(3),
        ),
    );
    let seen = view(&mira);
    let last: Vec<_> = seen.happened().iter().rev().take(2).map(|one| (one.fact, one.at)).collect();
    assert_eq!(last, [(FactKind::CandidateInformed, day(3)), (FactKind::VacancyClosed, day(3))]);
    assert!(seen.ahead().is_empty());
}

/// A corrected moment is told where its entry was, with the reason; a message about something that was never told names nothing.
#[test]
fn corrections_and_messages_name_what_is_known() {
    let mut mira = after(ways::applied(&onsite(), day(0)), &[FactKind::NoteAdded]);
    let correction = Correction { entry: Seq(0), moment: day(0) - HOUR, reason: text("the clock was wrong") };
    record(&mut mira, by(Capacity::RECRUITER, correction, day(2)));
    let seen = view(&mira);
    let detail = Detail::Corrected { of: Seq(0), moment: day(0) - HOUR, reason: text("the clock was wrong") };
    assert_eq!(seen.happened().last().expect("it").detail, Some(detail));
    assert!(seen.to_string().contains("number 0 was on Monday 2 March 2026, 08:00 UTC"), "{seen}");

    let mut pooled =
        after(ways::applied(&onsite(), day(0)), &[FactKind::ConsentGiven, FactKind::Pooled, FactKind::RoleMatched]);
    let matched = pooled.last_line().seq;
    record(
        &mut pooled,
        by(
            Capacity::RECRUITER,
            Fact::CandidateInformed { to: matched, answer: Answer::Final, message: reference("letters/2") },
            day(4),
        ),
    );
    let last = view(&pooled).happened().last().expect("it").detail.clone();
    assert!(matches!(last, Some(Detail::Message { to: None, .. })), "{last:?}");
}

/// Somebody who did not ask to be contacted is never late with an answer.
#[test]
fn nobody_is_late_who_did_not_ask() {
    let terms = onsite();
    let fact = ways::facts(&terms, None, FactKind::Approached, day(0)).remove(0);
    let mira = Candidacy::open(&terms, by(Capacity::RECRUITER, fact, day(0))).expect("an opening");
    let view = CandidateView::of(&mira, day(99));
    let owed: Vec<_> = view.owed_by_you().iter().map(|one| (one.kind, one.status)).collect();
    assert_eq!(owed, [(PromiseKind::Interest, Status::ReminderDue)]);
    let page = view.to_string();
    let theirs = page.split("What you owe us").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap_or_default();
    assert!(!theirs.contains("late"), "{page}");
}
