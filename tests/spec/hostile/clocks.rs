//! Ceilings, holds and rules of a place against a company that plays for time.

use super::company::{boss, plain, terms, under_rules};
use super::story::{
    Story, advanced, asks, fed_back, held, hold, rejected, rescheduled, reversed, says_not_yet, scheduled, sent, tells,
};
use crate::support::{day, reference, text, ways};
use candidacy::law::{Held, Transfer};
use candidacy::terms::calendar::Span;
use candidacy::value::{Ask, Correction, Label, Reversal, Times};
use candidacy::{Candidacy, Capacity, Entry, Fact, FactKind, Part, PromiseKind, Seq, Status, Step, Terms, Why};

/// A conversation beyond the process.
fn a_coffee(terms: &Terms) -> Held {
    Held { part: None, extra: Some(Label::new("a coffee").expect("a label")), attendance: ways::attendance(terms) }
}

/// It is taken back after a review from outside, of this name.
fn reviewed(name: &str) -> Fact {
    Reversal::new(text("an appeal")).after_review(Label::new(name).expect("a label")).into()
}

/// The clock of an entry was wrong, which was recorded on this day.
pub(super) fn corrected(entry: Seq, to: i64) -> Fact {
    Correction { entry, moment: day(to), reason: text("a wrong clock") }.into()
}

/// A step is left out.
pub(super) fn waived() -> Fact {
    Fact::PartWaived { part: None, reason: text("not needed") }
}

/// Somebody was taken over at the step with this number; 0 is the screening.
pub(super) fn taken_over(terms: &Terms, step: usize) -> Story {
    let opening = ways::facts(terms, None, FactKind::TakenOver, day(0)).swap_remove(step);
    let candidacy = Candidacy::open(terms, Entry::new(boss(), opening, day(0))).expect("a takeover opens");
    Story { candidacy, at: day(0) }
}

/// A conversation beyond the process makes no first answer later, of no opening.
#[test]
fn an_extra_interview_lengthens_no_first_answer() {
    let terms = terms(plain(), 1);
    let mut applied = Story::applied(&terms);
    let mut taken_over = taken_over(&terms, 0);
    for story in [&mut applied, &mut taken_over] {
        let ceiling = story.ceiling(PromiseKind::FirstAnswer);
        story.on(10).oddly(a_coffee(&terms));
        assert_eq!(story.ceiling(PromiseKind::FirstAnswer), ceiling);
    }
}

/// Under a newer version of the terms, the step keeps the ceiling that it had.
#[test]
fn a_newer_version_restarts_no_ceiling() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let (due, ceiling) = (story.due(PromiseKind::SetUp), story.ceiling(PromiseKind::SetUp));
    for version in 2..6 {
        let newer = terms(plain(), version);
        story.candidacy.know(&newer);
        let transfer = Transfer { terms: newer.id().clone(), step: 1, role: None, reason: text("better so") };
        story.on(i64::from(version) * 2).boss(transfer);
        assert_eq!(story.ceiling(PromiseKind::SetUp), ceiling);
        assert!(story.due(PromiseKind::SetUp) <= ceiling.max(due));
    }
}

/// The company proposes two times, in so many hours from now.
fn proposes(story: &mut Story, hours: [i32; 2]) -> Seq {
    let times = Times::new(hours.map(|hours| story.at + ways::HOUR * hours)).expect("two times");
    story.boss(Fact::TimesProposed { part: None, times })
}

/// Proposed times that lie beyond the ceiling stop nothing: to set the interview up stays owed, and due.
#[test]
fn times_beyond_the_ceiling_stop_nothing() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let (due, ceiling) = (story.due(PromiseKind::SetUp), story.ceiling(PromiseKind::SetUp));
    proposes(&mut story, [24 * 400, 24 * 500]);
    assert_eq!((story.due(PromiseKind::SetUp), story.ceiling(PromiseKind::SetUp)), (due, ceiling));
}

/// Proposed times that are past stop nothing any more, and however often the company proposes, it gains no more than the ceiling once.
#[test]
fn times_that_are_past_stop_nothing() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let ceiling = story.ceiling(PromiseKind::SetUp);
    proposes(&mut story, [1, 2]);
    assert!(story.ceiling(PromiseKind::SetUp) <= ceiling + ways::HOUR * 2);
    for on in 1..60 {
        story.on(on);
        proposes(&mut story, [1, 23]);
    }
    assert!(story.ceiling(PromiseKind::SetUp) <= ceiling + ways::DAY * 15);
    let owed = story.owes(PromiseKind::SetUp).expect("it is owed");
    assert_eq!(owed.status(story.at), Status::Overdue);
}

/// A review from outside leads back from an end: an appointment, a waiver or an advancement is not reviewed.
#[test]
fn a_review_is_of_an_end() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    assert_eq!(story.refuses(reviewed("review 1")), Why::NothingToReview);
    let meeting = story.meeting(1);
    story.boss(scheduled(meeting));
    assert_eq!(story.refuses(reviewed("review 1")), Why::NothingToReview);
}

/// A no that nobody was told of is taken back as an error, not after a review: it restarts nothing.
#[test]
fn a_review_is_of_an_end_that_was_told() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    let no = story.on(3).oddly(rejected());
    assert_eq!(story.refuses(reviewed("review 1")), Why::NothingToReview);
    story.tell(no);
    story.boss(reviewed("review 1"));
    story.on(4).oddly(rejected());
    assert_eq!(story.refuses(reviewed("review 1")), Why::ReviewTaken);
}

/// The candidate withdrew and came back; a correction of when they withdrew gives the company no day.
#[test]
fn no_correction_lengthens_an_absence() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    let left = story.on(6).own(Fact::Withdrew);
    story.on(8).own(reversed());
    let due = story.due(PromiseKind::Outcome);
    story.boss(corrected(left, 3));
    assert!(story.due(PromiseKind::Outcome) <= due);
}

/// Ontario's 45 days count from the last interview: work that is sent and waived, a hold and a wish move them by nothing.
#[test]
fn waived_work_moves_no_rule_of_a_place() {
    let work = Step::of(
        "day",
        [
            Part::interview("pairing", Capacity::HIRING_MANAGER).expect("a name"),
            Part::assignment("case", 7).expect("a name"),
        ],
        Capacity::HIRING_MANAGER,
    );
    let terms = under_rules(terms(super::company::process([work.expect("a name")]), 1));
    let mut story = Story::at_the_chat(&terms);
    story.on(2).oddly(Held { part: Some(1), ..held_at(&terms) });
    let due = story.due(PromiseKind::DecisionWord);
    let held = story.on(3).boss(hold(day(90)));
    story.tell(held);
    story.boss(sent());
    story.own(asks(Ask::MoreTime { until: day(200) }));
    assert_eq!(story.due(PromiseKind::DecisionWord), due);
    story.on(40).boss(waived());
    assert_eq!(story.due(PromiseKind::DecisionWord), due);
    assert_eq!(story.due(PromiseKind::DecisionWord), terms.policy().calendar().after(day(2), Span::Days(45)));
}

fn held_at(terms: &Terms) -> Held {
    Held::from(ways::attendance(terms))
}

/// A no that was told and is taken back after a review restarts the company's own ceiling, and no rule of a place.
#[test]
fn a_review_restarts_no_rule_of_a_place() {
    let mut story = Story::interviewed(&under_rules(terms(plain(), 1)));
    let due = story.due(PromiseKind::DecisionWord);
    let no = story.on(20).oddly(rejected());
    story.tell(no);
    story.on(30).boss(reviewed("the ombudsman"));
    assert!(story.due(PromiseKind::DecisionWord) <= due);
}

/// "Not yet" counts once as word whether it is decided: the next word is due when it says, and a second "not yet" moves nothing.
#[test]
fn not_yet_counts_once() {
    let mut story = Story::interviewed(&under_rules(terms(plain(), 1)));
    let first = story.owes(PromiseKind::DecisionWord).expect("a rule");
    story.on(40).boss(says_not_yet(first.entry));
    let next = story.owes(PromiseKind::DecisionWord).expect("it is owed on");
    for on in [60, 80, 84] {
        story.on(on).boss(says_not_yet(first.entry));
        assert!(story.due(PromiseKind::DecisionWord) <= next.due, "{}", story.due(PromiseKind::DecisionWord));
    }
}

/// Neither advancing and reversing every few days, nor repeating the step, moves the ceiling of the outcome.
#[test]
fn advanced_and_reversed_every_few_days() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    let ceiling = story.ceiling(PromiseKind::Outcome);
    for on in (3..100).step_by(3) {
        story.on(on).oddly(advanced());
        story.boss(reversed());
        assert_eq!(story.ceiling(PromiseKind::Outcome), ceiling);
    }
    story.boss(Fact::StepRepeated { step: 1, reason: text("again") });
    story.oddly(held(&terms(plain(), 1)));
    assert_eq!(story.ceiling(PromiseKind::Outcome), ceiling);
    assert_eq!(story.owes(PromiseKind::Outcome).expect("it is owed").status(story.at), Status::Overdue);
}

/// 80 new dates by the company show as put off, 80 times, and to set the interview up is overdue since its ceiling.
#[test]
fn eighty_new_dates_are_put_off_and_overdue() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let ceiling = story.ceiling(PromiseKind::SetUp);
    let meeting = story.meeting(12);
    story.boss(scheduled(meeting));
    for on in 1..=80 {
        let meeting = story.on(on * 10).meeting(20);
        story.boss(rescheduled(meeting));
    }
    let owed = story.owes(PromiseKind::SetUp).expect("it is owed until the candidate confirms a date");
    assert_eq!((owed.ceiling, owed.status(story.at)), (Some(ceiling), Status::Overdue));
    let all = story.candidacy.all_promises();
    let put_off = all.iter().filter(|promise| promise.kind == PromiseKind::Attendance);
    let put_off = put_off.filter(|promise| promise.status(story.at) == Status::PutOff).count();
    assert_eq!(put_off, 80);
}

/// What was said after the end, and a message, are nothing that a rule of the Netherlands counts as the no in writing: the word of the no is.
#[test]
fn a_written_no_is_kept_by_word_of_the_no() {
    let mut story = Story::interviewed(&under_rules(terms(plain(), 1)));
    let no = story.on(3).oddly(rejected());
    let due = story.due(PromiseKind::WrittenNo);
    let message = story.own(asks(Ask::Message));
    story.on(4).boss(tells(message));
    let held = story.on(5).own(asks(Ask::Help));
    story.boss(tells(held));
    assert_eq!(story.due(PromiseKind::WrittenNo), due);
    story.boss(tells(no));
    assert_eq!(story.owes(PromiseKind::WrittenNo), None);
    story.boss(fed_back());
    assert_eq!(story.owes(PromiseKind::Feedback), None);
}

/// Ontario's 45 days count from the last interview, and a hand-in after it moves them by nothing.
#[test]
fn a_hand_in_moves_no_rule_of_a_place() {
    let parts = [
        Part::interview("pairing", Capacity::HIRING_MANAGER).expect("a name"),
        Part::assignment("case", 7).expect("a name"),
    ];
    let step = Step::of("day", parts, Capacity::HIRING_MANAGER).expect("a name");
    let mut story = Story::at_the_chat(&under_rules(terms(super::company::process([step]), 1)));
    let terms = story.candidacy.terms().clone();
    story.on(2).oddly(Held { part: Some(1), ..held_at(&terms) });
    let due = story.due(PromiseKind::DecisionWord);
    story.on(3).boss(sent());
    story.on(9).own(Fact::AssignmentSubmitted { part: None, work: reference("work") });
    assert_eq!(story.due(PromiseKind::DecisionWord), due);
}

/// The candidacy is moved to another role, and the yes is written down by the company: no ceiling restarts by it.
#[test]
fn a_yes_by_telephone_to_another_role_restarts_no_ceiling() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let ceiling = story.ceiling(PromiseKind::SetUp);
    let other = terms(plain(), 2);
    story.candidacy.know(&other);
    let transfer =
        Transfer { terms: other.id().clone(), step: 1, role: Some(ways::some_role()), reason: text("better so") };
    story.on(10).boss(transfer);
    let yes = story.by_telephone(Fact::StepAgreed);
    assert_eq!(story.ceiling(PromiseKind::SetUp), ceiling);
    story.tell(yes);
    assert_eq!(story.ceiling(PromiseKind::SetUp), ceiling);
}

/// Interest that is written down by the company lengthens no first answer that is owed already.
#[test]
fn interest_by_telephone_lengthens_no_first_answer() {
    let terms = terms(plain(), 1);
    let mut story = Story::approached(&terms);
    story.on(1).oddly(a_coffee(&terms));
    let (due, ceiling) = (story.due(PromiseKind::FirstAnswer), story.ceiling(PromiseKind::FirstAnswer));
    story.on(9).by_telephone(Fact::InterestShown);
    assert!(story.due(PromiseKind::FirstAnswer) <= due && story.ceiling(PromiseKind::FirstAnswer) <= ceiling);
}

/// Somebody was taken over at a step, transferred to other terms at their screening, left by telephone, had feedback, and is back:
/// they are owed a first answer.
fn back_at_the_screening(others: &Terms) -> Story {
    let mut story = taken_over(&terms(plain(), 1), 1);
    story.candidacy.know(others);
    story.on(1).boss(Fact::VacancyClosed);
    story.on(2).boss(Transfer { terms: others.id().clone(), step: 0, role: None, reason: text("better so") });
    let left = story.on(4).by_telephone(Fact::Withdrew);
    story.on(5).boss(fed_back());
    story.tell(left);
    story.on(6).boss(reversed());
    assert!(story.ceiling(PromiseKind::FirstAnswer) <= day(17), "14 days from the transfer, with the rest of its day");
    story
}

/// A first answer is owed since the candidate came to the screening: nobody who leaves and comes back waits longer for it, and no
/// conversation beyond the process lengthens it, not even where a no was told in between.
#[test]
fn a_conversation_lengthens_no_first_answer() {
    let others = terms(plain(), 2);
    let mut story = back_at_the_screening(&others);
    let (due, ceiling) = (story.due(PromiseKind::FirstAnswer), story.ceiling(PromiseKind::FirstAnswer));
    story.on(9).oddly(a_coffee(&others));
    assert_eq!((story.due(PromiseKind::FirstAnswer), story.ceiling(PromiseKind::FirstAnswer)), (due, ceiling));

    let mut story = back_at_the_screening(&others);
    let no = story.on(8).boss(rejected());
    story.tell(no);
    assert_eq!(story.owes(PromiseKind::FirstAnswer), None);
    story.on(30).oddly(a_coffee(&others));
    assert_eq!(story.ceiling(PromiseKind::FirstAnswer), ceiling);
}

/// A word that is said to have been said later, because a clock was wrong, makes the next one due no later.
#[test]
fn no_correction_of_a_word_lengthens_what_follows() {
    let mut story = Story::interviewed(&under_rules(terms(plain(), 1)));
    let held = story.candidacy.history().last().expect("an interview").seq;
    let on_hold = story.on(3).boss(hold(day(60)));
    for (to, kind) in [(held, PromiseKind::DecisionWord), (on_hold, PromiseKind::Update)] {
        let first = story.at;
        let word = story.boss(says_not_yet(to));
        let due = story.due(kind);
        story.at += ways::DAY * 4;
        story.boss(Fact::NoteAdded { note: text("a note") });
        let moment = first + ways::DAY * 3;
        story.boss(Correction { entry: word, moment, reason: text("a wrong clock") });
        assert_eq!(story.due(kind), due, "{kind}");
    }
}

/// An interview that is cancelled after its start is none: no word about the decision counts from it, and none that is owed moves.
#[test]
fn an_interview_that_was_lost_moves_no_word() {
    let rules = under_rules(terms(plain(), 1));
    let lost = |story: &mut Story| {
        let meeting = story.meeting(1);
        story.boss(scheduled(meeting));
        story.on(20).boss(Fact::InterviewCancelled { part: None, reason: text("nobody came") });
    };
    let mut story = Story::at_the_chat(&rules);
    lost(&mut story);
    assert_eq!(story.owes(PromiseKind::DecisionWord), None);
    story.boss(waived());
    assert_eq!(story.owes(PromiseKind::DecisionWord), None);

    let mut story = Story::interviewed(&rules);
    let due = story.due(PromiseKind::DecisionWord);
    story.on(3).boss(Fact::StepRepeated { step: 1, reason: text("once more") });
    lost(&mut story);
    assert_eq!(story.due(PromiseKind::DecisionWord), due);
}

/// Feedback has the ceiling of the outcome that it answers, and whoever records a fact that moves it is told: the end of a pause, and a
/// clock that is put right.
#[test]
fn what_moves_the_ceiling_of_feedback_is_told() {
    let terms = terms(plain(), 1);
    let redated = |story: &mut Story, fact: Fact| {
        let recorded = story.candidacy.record(Entry::new(boss(), fact, story.at)).expect("it is lawful");
        recorded.redated.iter().filter(|promise| promise.kind == PromiseKind::Feedback).count()
    };
    let as_it_was_made = |story: &Story| {
        let mut all = story.candidacy.all_promises().into_iter();
        all.find(|promise| promise.kind == PromiseKind::Feedback)
    };
    let mut paused = Story::interviewed(&terms);
    let pause = paused.on(40).boss(hold(day(80)));
    paused.tell(pause);
    paused.on(43).boss(rejected());
    let before = paused.ceiling(PromiseKind::Feedback);
    assert_eq!(redated(paused.on(44), Fact::HoldEnded), 1);
    assert!(paused.ceiling(PromiseKind::Feedback) < before);
    assert_eq!(paused.owes(PromiseKind::Feedback), as_it_was_made(&paused));

    let mut story = Story::interviewed(&terms);
    let met = story.candidacy.last_line().seq;
    story.on(43).boss(rejected());
    let before = story.ceiling(PromiseKind::Feedback);
    assert_eq!(redated(&mut story, corrected(met, 1)), 1);
    assert!(story.ceiling(PromiseKind::Feedback) < before);
    assert_eq!(story.owes(PromiseKind::Feedback), as_it_was_made(&story));
}
