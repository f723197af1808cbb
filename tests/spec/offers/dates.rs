//! An offer is never worse by a date (R2).

use super::{RECRUITER, Story, informed, offer, papers};
use crate::support::ways::{DAY, HOUR};
use crate::support::{day, reasons, staff, text};
use candidacy::value::{ConditionOutcome, Reversal};
use candidacy::{Actor, Entry, Fact, Phase, Time, Why};
use chrono::TimeDelta;

/// The answer date of the first offer.
const BY: i64 = 14;

/// A way to the next offer, with what it is.
type ToTheNext = (&'static str, fn(&mut Story));

/// The ways to the next offer, after one that was told.
fn ways() -> [ToTheNext; 7] {
    fn reversed(story: &mut Story) {
        story.boss(Reversal::new(text("another salary was meant")));
    }
    [
        ("while it waits for an answer", |_| ()),
        ("after it was taken back", reversed),
        ("after it was withdrawn, and that taken back", |story| {
            story.boss(Fact::OfferWithdrawn { reasons: reasons() });
            reversed(story);
        }),
        ("after it was withdrawn with feedback, and all of that taken back", |story| {
            let withdrawn = story.boss(Fact::OfferWithdrawn { reasons: reasons() });
            story.boss(informed(withdrawn));
            story.boss(crate::support::feedback(1));
            (0..3).for_each(|_| reversed(story));
        }),
        ("after it was accepted", |story| {
            let _ = story.own(Fact::OfferAccepted);
        }),
        ("after another hour with somebody", |story| {
            reversed(story);
            story.boss(Fact::StepRepeated { step: 1, reason: text("one more question") });
            story.boss(Fact::PartWaived { part: None, reason: text("it was answered by mail") });
            story.boss(candidacy::value::Decision::from(crate::support::evidence()));
        }),
        ("after a later one was taken back", |story| {
            story.boss(offer(day(BY) + HOUR));
            reversed(story);
        }),
    ]
}

/// An offer that the candidate was told of is the floor of each next one's answer date, reversed, withdrawn, accepted or not, and no
/// deviation lowers it: to the second.
#[test]
fn no_offer_is_answered_by_an_earlier_date() {
    let second = TimeDelta::seconds(1);
    for (how, way) in ways() {
        let mut story = Story::offered();
        way(story.on(1));
        let floor = if how.contains("a later one") { day(BY) + HOUR } else { day(BY) };
        let made = |answer_by: Time| Entry::new(staff(RECRUITER), offer(answer_by), story.at);
        for early in [floor - second, story.at + HOUR] {
            let why = Why::NotLater { due: floor };
            assert_eq!(story.refuses(&made(early)), why, "{how}");
            assert_eq!(story.refuses(&made(early).deviating(text("it is urgent"))), why, "{how}");
        }
        for fair in [floor, floor + second, floor + DAY * 30] {
            assert!(story.candidacy.check(&made(fair)).is_ok(), "{how}");
        }
    }
}

/// A date that has passed binds nobody: a new offer then is answered by any date that is ahead.
#[test]
fn a_date_that_has_passed_binds_nobody() {
    let mut story = Story::offered();
    story.on(BY + 6).boss(offer(day(BY + 7)));
    assert_eq!(story.refuses_boss(offer(day(BY + 6))), Why::InThePast);
}

/// A slip of the pen beyond the horizon is no floor, so that it bricks nothing.
#[test]
fn a_date_beyond_the_horizon_is_no_floor() {
    let mut story = Story::offer_due();
    story.boss(offer(day(9_000)));
    story.boss(offer(day(BY)));
    assert_eq!(story.candidacy.offer().map(candidacy::value::Offer::answer_by), Some(day(BY)));
}

/// The first day is moved forward by either side, and put off by the candidate's own entry alone: not by the company, and not by what
/// it writes down for them. An offer in a new version changes nothing before it is accepted.
#[test]
fn only_the_candidate_puts_the_first_day_off() {
    let mut story = Story::accepted();
    let later = Fact::StartAgreed { on: day(67) };
    assert_eq!(story.refuses_boss(later.clone()), Why::OnlyTheirOwn);
    let noted = Entry::new(Actor::Candidate, later.clone(), story.at).recorded_by(staff(RECRUITER));
    assert_eq!(story.refuses(&noted), Why::OnlyTheirOwn);
    story.boss(offer(day(30)).starting(day(67)));
    assert_eq!((story.candidacy.phase(), story.candidacy.first_day()), (Phase::Accepted, Some(day(60))));
    story.boss(Fact::StartAgreed { on: day(58) });
    story.own(later);
    assert_eq!(story.candidacy.first_day(), Some(day(67)));
    story.own(Fact::OfferAccepted);
    assert_eq!(story.candidacy.first_day(), Some(day(67)));
}

/// In `Accepted` the accepted offer stands, whatever the company makes or takes back, until the candidate accepts another: its conditions
/// are those that are owed.
#[test]
fn an_accepted_offer_stands_until_another_is_accepted() {
    let mut story = Story::accepted();
    let without = candidacy::value::Offer::new(crate::support::reference("offer 2"), day(30)).starting(day(60));
    story.boss(without);
    story.boss(papers(ConditionOutcome::Met));
    story.boss(Reversal::new(text("it was for somebody else")));
    assert_eq!((story.candidacy.phase(), story.candidacy.first_day()), (Phase::Accepted, Some(day(60))));
    story.on(60).boss(Fact::Hired);
}
