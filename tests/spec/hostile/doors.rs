//! The doors for what happened, each tried as a way round a promise: `recorded_by`, `occurred`, reversals.

use super::company::{boss, partner, plain, terms};
use super::story::{
    Story, advanced, asks, consent, fed_back, held, rejected, reversed, says_not_yet, scheduled, sent, tells,
};
use crate::support::{day, reasons, reference, text, ways};
use candidacy::law::{Condition, Held, Transfer};
use candidacy::promise::How;
use candidacy::value::{Ask, ConcernKind, Correction, Label, Manner};
use candidacy::{Actor, Candidacy, Entry, Fact, FactKind, Feedback, Phase, PromiseKind, Status, Why};

/// The ends of all promises of a kind, in order.
fn ends(candidacy: &Candidacy, kind: PromiseKind) -> Vec<Option<How>> {
    let of = candidacy.all_promises().into_iter().filter(|promise| promise.kind == kind);
    of.map(|promise| promise.end.map(|end| end.how)).collect()
}

/// An opening is no move: nobody takes an approach or a takeover back, and so no approached person becomes an applicant.
#[test]
fn an_opening_is_not_reversed() {
    let story = Story::approached(&terms(plain(), 1));
    assert_eq!(story.refuses(reversed()), Why::NotNow(Condition::Moved));
}

/// An interview is called off by telephone, as the company says: that releases nothing of what was promised.
#[test]
fn an_act_by_telephone_releases_nothing() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let meeting = story.meeting(40);
    story.boss(scheduled(meeting));
    let owed = story.owes(PromiseKind::SetUp).expect("the date lies beyond the ceiling");
    story.by_telephone(Fact::InterviewCancelled { part: None, reason: text("ill") });
    assert!(!ends(&story.candidacy, PromiseKind::SetUp).contains(&Some(How::Released)));
    assert_eq!(story.ceiling(PromiseKind::SetUp), owed.ceiling.expect("a ceiling"));
}

/// Interviewed, then "withdrew by telephone": the outcome stays owed, due as before, and nothing is settled until the candidate confirms.
#[test]
fn withdrew_by_telephone_after_an_interview() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    let due = story.due(PromiseKind::Outcome);
    let left = story.on(3).by_telephone(Fact::Withdrew);
    assert_eq!((story.candidacy.phase(), story.due(PromiseKind::Outcome)), (Phase::Withdrawn, due));
    story.tell(left);
    assert!(!story.candidacy.is_settled());
    assert_eq!(story.due(PromiseKind::Outcome), due);
    let mut contested = Story { candidacy: story.candidacy.clone(), at: story.at };
    story.own(Fact::EntryConfirmed { to: left });
    assert!(story.candidacy.is_settled());
    contested.own(Fact::EntryContested { to: left, why: text("I never called") });
    assert_eq!((contested.candidacy.phase(), contested.due(PromiseKind::Outcome)), (Phase::Deciding, due));
}

/// The candidate objects to what was written down within 28 days of the word of it, to the second; before that word at any time.
#[test]
fn an_act_is_contested_within_the_horizon_of_its_word() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    let left = story.on(3).by_telephone(Fact::Withdrew);
    let contested =
        |at| Entry::new(Actor::Candidate, Fact::EntryContested { to: left, why: text("I never called") }, at);
    let (late, second) = (ways::DAY * 28, chrono::TimeDelta::seconds(1));
    assert!(story.candidacy.check(&contested(story.at + late * 10)).is_ok(), "nobody has told them");
    let word = story.tell(left);
    let told = story.candidacy.entry(word).expect("the word").at;
    assert!(story.candidacy.check(&contested(told + late)).is_ok());
    let refused = story.candidacy.check(&contested(told + late + second)).expect_err("it is too late");
    assert_eq!(refused.why, Why::NotNow(Condition::Contestable));
}

/// The candidate takes an own withdrawal back within 28 days, to the second, and the company never.
#[test]
fn an_own_withdrawal_is_taken_back_within_the_horizon() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    let left = story.on(3).own(Fact::Withdrew);
    let at = story.candidacy.entry(left).expect("the withdrawal").at;
    let back = |at| Entry::new(Actor::Candidate, reversed(), at);
    let (late, second) = (ways::DAY * 28, chrono::TimeDelta::seconds(1));
    assert!(story.candidacy.check(&back(at + late)).is_ok());
    let refused = story.candidacy.check(&back(at + late + second)).expect_err("it is too late");
    assert_eq!(refused.why, Why::NotNow(Condition::Moved));
    assert!(matches!(story.refuses(reversed()), Why::NotTheirs { .. }));
}

/// Nothing is decided over an act that was written down for the candidate while they have not been told of it.
#[test]
fn nothing_is_decided_while_something_written_down_is_untold() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    story.by_telephone(consent(day(300)));
    for fact in [advanced(), rejected(), Fact::Pooled] {
        assert_eq!(story.refuses(fact), Why::NotNow(Condition::NothingUntold));
    }
    let mut story = Story::offered(&terms(plain(), 1));
    story.by_telephone(Fact::OfferAccepted);
    assert_eq!(story.refuses(Fact::Hired), Why::NotNow(Condition::NothingUntold));
}

/// Feedback never occurred earlier than it was recorded, and nothing occurred before the opening.
#[test]
fn feedback_dated_before_the_application() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    story.on(3).oddly(rejected());
    for earlier in [-30, 1] {
        let entry = Entry::new(boss(), fed_back(), story.at).occurred(day(earlier));
        assert_eq!(story.refuses_entry(&entry), Why::NotOccurredThen);
    }
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    story.on(1);
    let early = Entry::new(boss(), held(&terms(plain(), 1)), story.at).occurred(day(-1));
    assert_eq!(story.refuses_entry(&early), Why::NotOccurredThen);
}

/// An interview that is recorded a week after it took place keeps the promise when it is recorded.
#[test]
fn an_interview_recorded_late_was_kept_late() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let meeting = story.meeting(1);
    story.boss(scheduled(meeting));
    let took_place = day(1) + ways::HOUR * 2;
    story.on(9).record(Entry::new(boss(), held(&terms(plain(), 1)), day(9)).occurred(took_place));
    let all = story.candidacy.all_promises();
    let attended = all.iter().find(|promise| promise.kind == PromiseKind::Attendance).expect("it was scheduled");
    assert_eq!((attended.status(day(9)), attended.kept_at()), (Status::KeptLate, Some(day(9))));
}

/// The candidate's own acceptance is not the company's to take back; nor is one by telephone that the candidate was told of.
#[test]
fn an_acceptance_is_not_reversed_by_staff() {
    let mut own = Story::offered(&terms(plain(), 1));
    own.own(Fact::OfferAccepted);
    assert!(own.candidacy.check(&Entry::new(boss(), reversed(), own.at)).is_err());
    let mut told = Story::offered(&terms(plain(), 1));
    let accepted = told.by_telephone(Fact::OfferAccepted);
    told.tell(accepted);
    assert!(matches!(told.refuses(reversed()), Why::NotTheirs { .. }));
    told.own(reversed());
    assert_eq!(told.candidacy.phase(), Phase::Offered);
}

/// An acceptance that was written down by mistake and told to nobody is taken back, and the offer stands as before.
#[test]
fn an_acceptance_by_telephone_written_down_and_taken_back() {
    let mut story = Story::offered(&terms(plain(), 1));
    let (before, owed) = (story.candidacy.now(), story.candidacy.promises().collect::<Vec<_>>());
    story.by_telephone(Fact::OfferAccepted);
    story.boss(reversed());
    assert_eq!((story.candidacy.now(), story.candidacy.promises().collect::<Vec<_>>()), (before, owed));
}

/// An interview is reversed, waived, and the candidate pooled: outcome and feedback stay owed.
#[test]
fn an_interview_reversed_waived_and_pooled() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    let due = story.due(PromiseKind::Outcome);
    story.own(consent(day(300)));
    story.boss(reversed());
    assert!(story.due(PromiseKind::Outcome) <= due);
    story.boss(Fact::PartWaived { part: None, reason: text("not needed") });
    story.boss(Fact::Pooled);
    assert!(story.due(PromiseKind::Outcome) <= due);
    assert!(story.owes(PromiseKind::Feedback).is_some());
}

/// An assignment was sent and worked on; it is reversed, and the candidate rejected: outcome and feedback are owed, until told.
#[test]
fn an_assignment_sent_reversed_and_rejected() {
    let mut story = Story::at_work(&terms(plain(), 1));
    story.on(5).boss(reversed());
    assert!(story.owes(PromiseKind::Outcome).is_some(), "who worked waits for the outcome");
    let no = story.oddly(rejected());
    let owes = |story: &Story, kind| story.owes(kind).is_some();
    assert!(owes(&story, PromiseKind::Outcome) && owes(&story, PromiseKind::Feedback));
    story.tell(no);
    assert!(!owes(&story, PromiseKind::Outcome) && owes(&story, PromiseKind::Feedback));
    story.boss(fed_back());
    assert!(story.candidacy.is_settled());
}

/// No decision is made against somebody who works: the assignment is waived first, and then the outcome is owed.
#[test]
fn nobody_works_for_a_decision_that_is_made() {
    let mut story = Story::at_work(&terms(plain(), 1));
    story.own(consent(day(300)));
    for fact in [rejected(), Fact::Pooled] {
        assert_eq!(story.refuses(fact), Why::NotNow(Condition::NoWorkOut));
    }
    story.boss(Fact::PartWaived { part: None, reason: text("the seat is taken") });
    assert!(story.owes(PromiseKind::Outcome).is_some());
}

/// A nice talk before the end is no feedback: it is refused, and so is feedback that was only spoken.
#[test]
fn a_nice_talk_is_no_feedback() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    assert_eq!(story.refuses(fed_back()), Why::NotNow(Condition::FeedbackOwed));
    story.on(3).oddly(rejected());
    let author = boss().person;
    let spoken = Feedback::new(reasons(), text("Good luck."), author, Manner::Spoken);
    assert_eq!(story.refuses(spoken), Why::NotWritten);
}

/// Feedback of day 90 that is re-dated to day 3 stays kept late, and a correction to after the next entry is refused.
#[test]
fn feedback_of_day_ninety_is_not_redated() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    story.on(3).oddly(rejected());
    let given = story.on(90).boss(fed_back());
    let corrected = |to| Fact::from(Correction { entry: given, moment: day(to), reason: text("a wrong clock") });
    assert!(matches!(story.refuses(corrected(2)), Why::NotBetween { .. }));
    story.boss(corrected(3));
    let all = story.candidacy.all_promises();
    let feedback = all.iter().find(|promise| promise.kind == PromiseKind::Feedback).expect("it was owed");
    assert_eq!((feedback.status(day(91)), feedback.kept_at()), (Status::KeptLate, Some(day(90))));
}

/// A consent that the candidate withdrew is not revived: not by a reversal, not by an approach, and not in writing of the company's.
#[test]
fn a_withdrawn_consent_is_never_revived() {
    let mut story = Story::applied(&terms(plain(), 1));
    story.own(consent(day(300)));
    story.boss(Fact::Pooled);
    story.on(2).own(Fact::Withdrew);
    assert!(story.candidacy.consent().is_none());
    assert!(story.candidacy.check(&Entry::new(boss(), reversed(), story.at)).is_err());
    let written = Entry::new(Actor::Candidate, consent(day(300)), story.at).recorded_by(boss());
    assert_eq!(story.refuses_entry(&written), Why::NotWrittenDown);
    for kind in [FactKind::Pooled, FactKind::Approached, FactKind::RoleMatched, FactKind::Reversed] {
        assert!(!story.candidacy.legal_for(boss()).contains(kind), "{kind}");
    }
    // The candidate's own reversal does not bring it back either; a consent of their own does.
    if story.candidacy.legal_for(Actor::Candidate).contains(FactKind::Reversed) {
        story.own(reversed());
    }
    assert!(story.candidacy.consent().is_none() || story.candidacy.phase() != Phase::Pooled);
}

/// A transfer to another role that was taken back says no role any more: the candidacy is about the one that it was about.
#[test]
fn a_reversed_transfer_names_no_role() {
    let (own, others) = (terms(plain(), 1), terms(plain(), 2));
    let mut story = Story::applied(&own);
    let role = story.candidacy.role();
    story.candidacy.know(&others);
    let other = Some(ways::some_role());
    story.on(1).boss(Transfer { terms: others.id().clone(), step: 1, role: other, reason: text("better so") });
    assert_eq!(story.candidacy.role(), other);
    story.on(2).boss(reversed());
    assert_eq!(story.candidacy.role(), role);
}

/// A consent that the candidate contested never stands again, and the company writes down no other; the candidate gives one.
#[test]
fn a_contested_consent_never_stands_again() {
    let mut story = Story::applied(&terms(plain(), 1));
    let first = story.by_telephone(consent(day(300)));
    story.on(2).own(Fact::EntryContested { to: first, why: text("I never said so") });
    assert!(story.candidacy.consent().is_none());
    let written = Entry::new(Actor::Candidate, consent(day(300)), story.at).recorded_by(boss());
    assert_eq!(story.refuses_entry(&written), Why::NotWrittenDown);
    story.own(consent(day(300)));
    assert!(story.candidacy.consent().is_some());
}

/// The person whom a concern is about neither answers nor settles it; another one who hears concerns does both.
#[test]
fn the_person_a_concern_is_about_does_not_answer_it() {
    let mut story = Story::applied(&terms(plain(), 1));
    let concern = story.own(asks(Ask::Concern { about: Some(boss().person), kind: ConcernKind::Conduct }));
    for word in [tells(concern), says_not_yet(concern)] {
        assert_eq!(story.refuses(word), Why::AboutThem);
    }
    let partner = |fact| Entry::new(partner(), fact, day(1));
    story.on(1).record(partner(says_not_yet(concern)));
    assert_eq!((story.owes(PromiseKind::Concern), story.owes(PromiseKind::Settlement).is_some()), (None, true));
    story.record(partner(tells(concern)));
    assert_eq!(story.owes(PromiseKind::Settlement), None);
}

/// A hand-in that somebody wrote down is not taken back once the candidate was told of it, and the outcome is owed for it.
#[test]
fn a_hand_in_by_telephone() {
    let mut story = Story::at_work(&terms(plain(), 1));
    let work = story.on(6).by_telephone(Fact::AssignmentSubmitted { part: None, work: reference("work") });
    assert!(story.owes(PromiseKind::Outcome).is_some());
    story.tell(work);
    assert!(matches!(story.refuses(reversed()), Why::NotTheirs { .. }));
}

/// Work that is sent once more after a reversal is the same work: what is owed for it goes on from before.
#[test]
fn sent_reversed_and_sent_again() {
    let mut story = Story::at_work(&terms(plain(), 1));
    story.on(5).boss(reversed());
    let ceiling = story.ceiling(PromiseKind::Outcome);
    for on in 6..40 {
        story.on(on).boss(sent());
        story.boss(reversed());
        assert!(story.ceiling(PromiseKind::Outcome) <= ceiling);
    }
}

/// Rejected with feedback, kept in the pool, interviewed there, and the pooling reversed: for that interview feedback is owed.
#[test]
fn an_interview_in_the_pool_owes_feedback_at_the_end() {
    let terms = terms(plain(), 1);
    let mut story = Story::interviewed(&terms);
    story.own(consent(day(300)));
    story.on(3).oddly(rejected());
    story.boss(fed_back());
    story.on(4).boss(Fact::Pooled);
    let attendance = ways::attendance(&terms);
    let met = story.on(9).oddly(Held { part: None, extra: Some(Label::new("a coffee").expect("a label")), attendance });
    story.tell(met);
    story.on(10).boss(reversed());
    assert!(!story.candidacy.is_settled());
    story.boss(fed_back());
    assert!(story.candidacy.is_settled());
}
