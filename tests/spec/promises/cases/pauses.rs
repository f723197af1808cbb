//! Pauses: news instead of the next move, and never later than it.

use super::{back_end, by, end, hold, informed, is_due, moment, one_case, open, told};
use crate::support::{after, applied, reasons, reference, terms, text};
use candidacy::promise::How;
use candidacy::{Actor, Candidacy, Fact, FactKind, PromiseKind, Status};

const UPDATE: PromiseKind = PromiseKind::Update;

/// Somebody who waits for a screening since Monday, 2 March, until the end of the 9th, and is paused on the 4th.
fn paused(until: &str) -> Candidacy {
    told(applied(&back_end()), hold(until), "2026-03-04T09:00:00Z")
}

/// While the company pauses, news is owed instead of its next move: the first word by when that was due, and each one after it
/// within a fortnight of the one before.
#[test]
fn news_is_owed_while_the_company_pauses() {
    let paused = paused("2026-12-01T09:00:00Z");
    assert_eq!(end(&paused, PromiseKind::Screening, 0), Some((How::Released, moment("2026-03-04T09:00:00Z"))));
    assert!(paused.promises().all(|promise| promise.kind != PromiseKind::Screening));
    is_due(&paused, UPDATE, 1, "2026-03-04T09:00:00Z", "2026-03-10T00:00:00Z");
    let once = told(paused, informed(1), "2026-03-06T09:00:00Z");
    assert_eq!(end(&once, UPDATE, 1), Some((How::Kept, moment("2026-03-06T09:00:00Z"))));
    is_due(&once, UPDATE, 2, "2026-03-06T09:00:00Z", "2026-03-21T00:00:00Z");
    // A word about the pause, or about the word before it.
    for about in [1, 2] {
        let twice = told(once.clone(), informed(about), "2026-03-30T09:00:00Z");
        assert_eq!(end(&twice, UPDATE, 2), Some((How::Kept, moment("2026-03-30T09:00:00Z"))));
        is_due(&twice, UPDATE, 3, "2026-03-30T09:00:00Z", "2026-04-14T00:00:00Z");
    }
}

/// News is due when the pause is to be over, where that is sooner.
#[test]
fn news_is_due_when_the_pause_is_to_be_over() {
    is_due(&paused("2026-03-05T12:00:00Z"), UPDATE, 1, "2026-03-04T09:00:00Z", "2026-03-05T12:00:00Z");
    let told_once = told(paused("2026-03-12T12:00:00Z"), informed(1), "2026-03-06T09:00:00Z");
    is_due(&told_once, UPDATE, 2, "2026-03-06T09:00:00Z", "2026-03-12T12:00:00Z");
    // Once it should be over, a word has a fortnight again.
    let told_late = told(paused("2026-03-05T12:00:00Z"), informed(1), "2026-03-06T09:00:00Z");
    is_due(&told_late, UPDATE, 2, "2026-03-06T09:00:00Z", "2026-03-21T00:00:00Z");
    let on_the_dot = told(paused("2026-03-05T12:00:00Z"), informed(1), "2026-03-05T12:00:00Z");
    is_due(&on_the_dot, UPDATE, 2, "2026-03-05T12:00:00Z", "2026-03-20T00:00:00Z");
}

/// A pause that is recorded again makes news due sooner, if it is to be over sooner, and never later; the next word starts
/// from what was recorded last.
#[test]
fn a_pause_that_is_renewed_gives_no_more_time() {
    let first = paused("2026-03-06T12:00:00Z");
    let longer = told(first.clone(), hold("2026-12-01T09:00:00Z"), "2026-03-05T09:00:00Z");
    is_due(&longer, UPDATE, 1, "2026-03-04T09:00:00Z", "2026-03-06T12:00:00Z");
    let shorter = told(longer.clone(), hold("2026-03-05T15:00:00Z"), "2026-03-05T10:00:00Z");
    is_due(&shorter, UPDATE, 1, "2026-03-04T09:00:00Z", "2026-03-05T15:00:00Z");
    let word = told(longer, informed(2), "2026-03-05T12:00:00Z");
    is_due(&word, UPDATE, 3, "2026-03-05T12:00:00Z", "2026-03-20T00:00:00Z");
    let sooner = told(word.clone(), hold("2026-03-10T09:00:00Z"), "2026-03-06T09:00:00Z");
    is_due(&sooner, UPDATE, 3, "2026-03-05T12:00:00Z", "2026-03-10T09:00:00Z");
    let and_later = told(sooner, hold("2026-12-02T09:00:00Z"), "2026-03-07T09:00:00Z");
    is_due(&and_later, UPDATE, 3, "2026-03-05T12:00:00Z", "2026-03-10T09:00:00Z");
    let next = told(and_later, informed(1), "2026-03-08T09:00:00Z");
    is_due(&next, UPDATE, 6, "2026-03-08T09:00:00Z", "2026-03-23T00:00:00Z");
}

/// A pause that should have been over does not hide the end of the one that is recorded after it.
#[test]
fn a_pause_that_should_be_over_hides_no_other() {
    let told_late = told(paused("2026-03-05T12:00:00Z"), informed(1), "2026-03-06T09:00:00Z");
    let again = told(told_late, hold("2026-03-09T09:00:00Z"), "2026-03-07T09:00:00Z");
    is_due(&again, UPDATE, 2, "2026-03-06T09:00:00Z", "2026-03-09T09:00:00Z");
    let on_the_dot = told(paused("2026-03-05T12:00:00Z"), informed(1), "2026-03-05T12:00:00Z");
    let again = told(on_the_dot, hold("2026-03-09T09:00:00Z"), "2026-03-07T09:00:00Z");
    is_due(&again, UPDATE, 2, "2026-03-05T12:00:00Z", "2026-03-09T09:00:00Z");
}

/// A pause of something that is late already owes a word at once, and what was late stays to be seen.
#[test]
fn a_pause_of_what_is_late_owes_a_word_at_once() {
    let late = told(applied(&back_end()), hold("2026-12-01T09:00:00Z"), "2026-04-01T09:00:00Z");
    is_due(&late, UPDATE, 1, "2026-04-01T09:00:00Z", "2026-04-01T09:00:00Z");
    let screening = late.all_promises().into_iter().find(|it| it.kind == PromiseKind::Screening).expect("it was owed");
    assert_eq!(screening.status(moment("2026-04-01T09:00:00Z")), Status::Breached);
}

/// When a pause that the candidate has heard of is over, what it replaced is promised anew from then on.
#[test]
fn what_was_paused_is_promised_anew() {
    let heard = told(paused("2026-12-01T09:00:00Z"), informed(1), "2026-03-05T09:00:00Z");
    let resumed = told(heard, Fact::Resumed, "2026-03-06T09:00:00Z");
    assert_eq!(end(&resumed, UPDATE, 2), Some((How::Kept, moment("2026-03-06T09:00:00Z"))));
    is_due(&resumed, PromiseKind::Screening, 3, "2026-03-06T09:00:00Z", "2026-03-14T00:00:00Z");
    let again = told(resumed, hold("2026-12-01T09:00:00Z"), "2026-03-09T09:00:00Z");
    is_due(&again, UPDATE, 4, "2026-03-09T09:00:00Z", "2026-03-14T00:00:00Z");
    let on = after(again, &[FactKind::Passed]);
    assert_eq!(end(&on, UPDATE, 4).map(|(how, _)| how), Some(How::Kept));
    assert_eq!(end(&on, PromiseKind::Screening, 3).map(|(how, _)| how), Some(How::Released));
}

/// A pause of which nobody has told the candidate gains the company no day: once it is over, the days count as if it had never been,
/// however often that is done; and a pause that ends without a word has not kept its own promise of one.
#[test]
fn a_pause_that_nobody_heard_of_gains_no_day() {
    let mut candidacy = paused("2026-12-01T09:00:00Z"); // in the week in which the application is read
    for (seq, at) in [(2, "2026-03-06T09:00:00Z"), (4, "2026-03-07T09:00:00Z"), (6, "2026-03-09T09:00:00Z")] {
        let resumed = told(candidacy, Fact::Resumed, at);
        assert_eq!(end(&resumed, UPDATE, seq - 1), Some((How::Released, moment(at))));
        is_due(&resumed, PromiseKind::Screening, seq, at, "2026-03-10T00:00:00Z");
        candidacy = told(resumed, hold("2026-12-01T09:00:00Z"), at);
        is_due(&candidacy, UPDATE, seq + 1, at, "2026-03-10T00:00:00Z");
    }
    let late = told(candidacy, Fact::Resumed, "2026-03-20T09:00:00Z");
    is_due(&late, PromiseKind::Screening, 8, "2026-03-20T09:00:00Z", "2026-03-20T09:00:00Z");
}

/// A decision that is undone before anybody tells of it gains the company no day either.
#[test]
fn a_decision_that_nobody_heard_of_gains_no_day() {
    let decided = after(applied(&back_end()), &[FactKind::DecidedAgainst]);
    let undone = told(decided, Fact::Reopened { reason: text("another person was meant") }, "2026-03-06T09:00:00Z");
    is_due(&undone, PromiseKind::Screening, 2, "2026-03-06T09:00:00Z", "2026-03-10T00:00:00Z");
    // So is a pause: it goes on as it was, with its news by the same day.
    let paused = told(paused("2026-12-01T09:00:00Z"), informed(1), "2026-03-05T09:00:00Z");
    let news = open(&paused, UPDATE);
    let decided = told(paused, Fact::DecidedAgainst { reasons: reasons() }, "2026-03-06T09:00:00Z");
    assert_eq!(open(&decided, UPDATE), news);
    let undone = told(decided, Fact::Reopened { reason: text("another person was meant") }, "2026-03-07T09:00:00Z");
    assert_eq!(open(&undone, UPDATE), news);
    assert!(undone.promises().all(|promise| promise.kind == UPDATE));
    assert!(undone.legal().contains(FactKind::Resumed));
}

/// What the candidate owes, and a consent, go on while the company pauses; there is news beside them.
#[test]
fn a_pause_takes_nothing_from_the_candidate() {
    let assigned = after(applied(&terms(one_case())), &[FactKind::Passed, FactKind::Assigned]);
    let before = open(&assigned, PromiseKind::Submission);
    let paused = told(assigned, hold("2026-12-01T09:00:00Z"), "2026-03-05T09:00:00Z");
    assert_eq!(open(&paused, PromiseKind::Submission), before);
    is_due(&paused, UPDATE, 3, "2026-03-05T09:00:00Z", "2026-03-20T00:00:00Z");
    let resumed = told(paused.clone(), Fact::Resumed, "2026-03-06T09:00:00Z");
    assert_eq!(open(&resumed, PromiseKind::Submission), before);
    let work = reference("cases/1");
    let submitted = by(paused, Actor::Candidate, Fact::Submitted { work }, "2026-03-06T09:00:00Z");
    assert_eq!(end(&submitted, UPDATE, 3), Some((How::Released, moment("2026-03-06T09:00:00Z"))));
    is_due(&submitted, PromiseKind::Verdict, 4, "2026-03-06T09:00:00Z", "2026-03-14T00:00:00Z");
}
