//! How it ends after the offer, by either side, and how an end is taken back.

use super::{RECRUITER, Story, informed, papers};
use crate::support::ways::DAY;
use crate::support::{day, feedback, staff, text};
use candidacy::law::Pending;
use candidacy::value::{Category, ConditionOutcome, Label, Reversal};
use candidacy::{Actor, Entry, Fact, Phase, PromiseKind, Reasons, Status, Why};

fn why(category: Category, words: &str) -> Reasons {
    Reasons::from_reason(category, words).expect("a reason")
}

/// The company withdraws an offer before and after the acceptance: that is a no, with reasons that the candidate reads at once; feedback is
/// owed within a working day, and nothing but feedback closes it. What was still to be settled is settled no more, and nobody is owed a first day (R4).
#[test]
fn an_offer_is_withdrawn_before_and_after_the_acceptance() {
    for mut story in [Story::offered(), Story::accepted()] {
        let was = story.candidacy.phase();
        let reasons = why(Category::VacancyWithdrawn, "The site closes.");
        let withdrawn = story.on(3).boss(Fact::OfferWithdrawn { reasons: reasons.clone() });
        assert_eq!(story.candidacy.phase(), Phase::FeedbackDue, "{was}");
        assert_eq!(story.candidacy.reasons(), Some(&reasons));
        let owed = story.owed(PromiseKind::Feedback).expect("it is owed");
        assert!(owed.due <= story.at + DAY * 2, "{owed}");
        assert!(story.owed(PromiseKind::Condition).is_none() && story.owed(PromiseKind::Start).is_none());
        // Told at once: the page says that it is over, and feedback that is on its way.
        assert!(story.candidacy.told().contains(&withdrawn));
        assert_eq!(story.page().phase(), Phase::FeedbackDue);
        assert!(story.page().owed_to_you().iter().any(|owed| owed.kind == PromiseKind::Feedback));
        story.boss(feedback(1));
        assert_eq!((story.candidacy.phase(), story.candidacy.is_settled()), (Phase::Rejected, true));
    }
}

/// A condition that is not met ends nothing by itself: the company withdraws with its reasons, or hires and says why (R6).
#[test]
fn a_condition_that_is_not_met_decides_nothing() {
    let mut story = Story::accepted();
    story.on(20).boss(papers(ConditionOutcome::NotMet));
    assert_eq!(story.candidacy.phase(), Phase::Accepted);
    assert_eq!(story.on(60).refuses_boss(Fact::Hired), Why::ConditionsOpen);
    let hires = Entry::new(staff(RECRUITER), Fact::Hired, story.at).deviating(text("the embassy is late"));
    assert!(story.candidacy.check(&hires).is_ok());
    story.boss(Fact::OfferWithdrawn { reasons: why(Category::Availability, "There is no work permit.") });
    assert!(story.owed(PromiseKind::Feedback).is_some());
}

/// The candidate steps back after the yes, on the portal or by telephone: no reason is needed, nothing more is owed for the first day, and
/// what was written down for them they are told of, and can object to (R7).
#[test]
fn the_candidate_steps_back_after_the_yes() {
    let mut story = Story::accepted();
    story.on(9).own(Fact::Withdrew);
    assert_eq!((story.candidacy.phase(), story.candidacy.is_settled()), (Phase::Withdrawn, true));
    assert_eq!(story.candidacy.promises().count(), 0);

    let mut story = Story::accepted();
    let left = story.on(9).noted(Fact::Withdrew);
    assert!(story.owed(PromiseKind::Confirmation).is_some() && !story.candidacy.is_settled());
    story.boss(informed(left));
    assert!(story.candidacy.is_settled());
    story.own(Fact::EntryContested { to: left, why: text("I asked about another job") });
    assert_eq!((story.candidacy.phase(), story.candidacy.first_day()), (Phase::Accepted, Some(day(60))));
    assert!(story.owed(PromiseKind::Start).is_some() && story.owed(PromiseKind::Condition).is_some());
}

/// The first day comes, and somebody does not: the day is overdue for both sides and decides nothing. If it was the candidate, the company
/// takes the offer back and says so, with feedback; if it was the company, the candidate leaves, or the company withdraws. Neither is
/// hired, and none of it needs an entry that is not true (R8).
#[test]
fn somebody_does_not_come_on_the_first_day() {
    let waiting = || {
        let mut story = Story::accepted();
        story.on(30).boss(papers(ConditionOutcome::Met));
        story.on(70);
        let start = story.owed(PromiseKind::Start).expect("it is owed");
        assert!(start.by.is_company() && start.by.is_candidate(), "both sides");
        assert_eq!((start.status(story.at), story.candidacy.phase()), (Status::Overdue, Phase::Accepted));
        story
    };
    let mut absent = waiting();
    absent.boss(Fact::OfferWithdrawn { reasons: why(Category::Availability, "You did not come on the first day.") });
    absent.boss(feedback(1));
    assert_eq!(absent.candidacy.phase(), Phase::Rejected);

    let mut closed = waiting();
    closed.own(Fact::Withdrew);
    assert_eq!(closed.candidacy.phase(), Phase::Withdrawn);

    // Hired too soon, by a list that ran ahead: taken back, and then as above.
    let mut early = waiting();
    early.boss(Fact::Hired);
    early.boss(Reversal::new(text("nobody was there")));
    assert_eq!((early.candidacy.phase(), early.candidacy.first_day()), (Phase::Accepted, Some(day(60))));
    early.boss(Fact::OfferWithdrawn { reasons: why(Category::Availability, "You did not come on the first day.") });

    // And late is not absent: who comes a week later is hired a week later.
    let mut late = waiting();
    late.boss(Fact::Hired);
    assert_eq!(late.candidacy.phase(), Phase::Hired);
}

/// That an offer was withdrawn settles none of its conditions: taken back, also after the candidate was told, all of them are open again,
/// by their dates, and nobody is hired without them. The feedback that they were told of stays owed (R4, R9).
#[test]
fn a_withdrawal_that_is_taken_back_settles_no_condition() {
    for told in [false, true] {
        let mut story = Story::accepted();
        let before = story.owed(PromiseKind::Condition);
        let withdrawn = story.boss(Fact::OfferWithdrawn { reasons: why(Category::Experience, "The wrong row.") });
        if told {
            story.boss(informed(withdrawn));
        }
        story.boss(Reversal::new(text("the wrong row was open")));
        assert_eq!((story.candidacy.phase(), story.owed(PromiseKind::Condition)), (Phase::Accepted, before));
        assert!(story.owed(PromiseKind::Feedback).is_some(), "they were told of it, and it is not taken away");
        assert_eq!(story.on(60).refuses_boss(Fact::Hired), Why::ConditionsOpen);
    }
}

/// An acceptance that was written down by mistake is taken back by who wrote it down before the candidate was told of it, and by the
/// candidate afterwards; the offer waits again, until its date (R9).
#[test]
fn an_acceptance_by_mistake_is_taken_back() {
    let reversed = |who: Actor, at| Entry::new(who, Reversal::new(text("they meant the interview")), at);
    for told in [false, true] {
        let mut story = Story::offered();
        let before = story.owed(PromiseKind::OfferAnswer);
        let accepted = story.on(1).noted(Fact::OfferAccepted);
        if told {
            story.boss(informed(accepted));
            assert!(matches!(story.refuses(&reversed(staff(RECRUITER).into(), story.at)), Why::NotTheirs { .. }));
        }
        let who = if told { Actor::Candidate } else { staff(RECRUITER).into() };
        story.record(reversed(who, story.at));
        assert_eq!((story.candidacy.phase(), story.owed(PromiseKind::OfferAnswer)), (Phase::Offered, before));
        assert!(story.owed(PromiseKind::Condition).is_none());
        story.own(Fact::OfferAccepted);
        assert!(story.owed(PromiseKind::Condition).is_some());
    }
}

/// A review from outside, or an appeal that was upheld, leads back from an offer that was withdrawn to where it was, however long ago that
/// is, once for each body; the candidate is told, and the acceptance stands again with its first day (R45).
#[test]
fn an_appeal_leads_back_to_the_offer() {
    let mut story = Story::accepted();
    story.boss(Fact::OfferWithdrawn { reasons: why(Category::Honesty, "The degree is not yours.") });
    story.boss(feedback(1));
    let tribunal = || Label::new("labour court").expect("a label");
    let upheld = || Reversal::new(text("the registry had mixed up two people")).after_review(tribunal());
    let back = story.on(300).boss(upheld());
    assert_eq!(story.candidacy.phase(), Phase::FeedbackDue);
    assert_eq!(story.refuses_boss(upheld()), Why::ReviewTaken);
    let further = story.boss(Reversal::new(text("as the court says")));
    assert_eq!((story.candidacy.phase(), story.candidacy.first_day()), (Phase::Accepted, Some(day(60))));
    assert!([back, further].iter().all(|seq| story.candidacy.told().contains(seq)), "they are told");
    assert!(story.owed(PromiseKind::Start).is_some() && story.candidacy.pending().contains(Pending::Condition));
}
