//! What stops a clock, for how long, and what does not.

use super::tale::{Tale, begin, days, moment, policy, times};
use crate::support::text;
use PromiseKind as P;
use candidacy::terms::{Power, Powers};
use candidacy::value::{Ask, Offer};
use candidacy::{Calendar, Capacity, Fact, Part, Phase, Process, PromiseKind, Step, Time};
use chrono::TimeDelta;

fn utc() -> Calendar {
    Calendar::utc()
}

fn interviewed() -> Tale {
    Tale::up_to(&utc(), 1).schedule().hold()
}

/// When it is due, and its ceiling.
fn dates(tale: &Tale, kind: PromiseKind) -> [Time; 2] {
    let promise = tale.owes(kind);
    [promise.due, promise.ceiling.expect("it has a ceiling")]
}

fn later(dates: [Time; 2], by: TimeDelta) -> [Time; 2] {
    dates.map(|date| date + by)
}

/// A hold stops every clock that it may for as long as it lasts, once the candidate was told of it, and not before.
#[test]
fn a_told_hold_stops_and_an_untold_one_does_not() {
    let tales: [(P, Tale); 4] = [
        (P::FirstAnswer, Tale::applied(&utc())),
        (P::SetUp, Tale::up_to(&utc(), 1)),
        (P::Outcome, interviewed()),
        (P::Offer, Tale::up_to(&utc(), 6)),
    ];
    for (kind, tale) in tales {
        let before = dates(&tale, kind);
        let untold = tale.clone().on(1).pause(30);
        let hold = untold.seq();
        assert_eq!(dates(&untold, kind), before, "{kind}: untold");
        assert_eq!(dates(&untold.clone().on(11).company(Fact::HoldEnded), kind), before, "{kind}: never told");
        let told = untold.clone().on(4).news(hold).on(11).company(Fact::HoldEnded);
        assert_eq!(dates(&told, kind), later(before, days(7)), "{kind}: told later");
        let at_once = tale.on(1).told_pause(30).on(11).company(Fact::HoldEnded);
        assert_eq!(dates(&at_once, kind), later(before, days(10)), "{kind}: told at once");
    }
}

/// No hold lengthens what has no ceiling: a reply, help, feedback, a follow-up, word of what was written down.
#[test]
fn a_hold_stops_no_answer() {
    let tale = interviewed().ask(Ask::Message).ask(Ask::Help).follow_up(6).ask(Ask::Adjustment);
    let kinds = [P::Reply, P::Help, P::FollowUp, P::Adjustment, P::Acknowledgement, P::Assessment];
    let due = |tale: &Tale| kinds.map(|kind| tale.owes(kind).due);
    let before = due(&tale);
    assert_eq!(due(&tale.on(1).told_pause(30).on(20).company(Fact::HoldEnded)), before);
}

/// The holds of a step stop for at most 90 days in all: one long hold, or many short ones.
#[test]
fn holds_add_up_to_90_days() {
    let most = days(91);
    let before = dates(&interviewed(), P::Outcome);
    let long = interviewed().on(1).told_pause(300);
    let lasting = dates(&long, P::Outcome);
    assert!(lasting[0] - before[0] >= days(90) && lasting[0] - before[0] <= most);
    assert_eq!(dates(&long.on(250).company(Fact::HoldEnded), P::Outcome), lasting);
    for (length, count) in [(20, 10), (45, 3), (89, 2), (100, 2)] {
        let once =
            |tale: Tale, n| tale.on(1 + n * length).told_pause(length).on((n + 1) * length).company(Fact::HoldEnded);
        let tale = (0..count).fold(interviewed(), once);
        let stopped = dates(&tale, P::Outcome)[0] - before[0];
        assert!(stopped >= days(89) && stopped <= most, "{count} holds of {length} days: {stopped}");
    }
}

/// A hold that was taken up again after a way back adds to those before it.
#[test]
fn no_way_back_renews_the_90_days() {
    let before = dates(&interviewed(), P::Outcome);
    let held = interviewed().on(1).told_pause(60).on(61).company(Fact::HoldEnded);
    let back = held.on(62).advance().reverse().by_the_company().told_pause(60).on(122).company(Fact::HoldEnded);
    assert_eq!(back.candidacy.phase(), Phase::Deciding);
    let stopped = dates(&back, P::Outcome)[1] - before[1];
    assert!(stopped <= days(91), "{stopped}");
}

/// A step of an assignment and an interview.
fn both(calendar: &Calendar) -> Tale {
    let recruiter = Capacity::RECRUITER;
    let parts = [Part::interview("talk", recruiter).expect("a name"), Part::assignment("case", 7).expect("a name")];
    let cast = [(recruiter, Powers::from([Power::Selects, Power::Hears]))];
    let step = Step::of("both", parts, recruiter).expect("a name");
    let process = Process::new(cast, [step]).expect("a process");
    Tale::under(process, policy(calendar)).advance().send()
}

fn more_time(day: i64) -> Ask {
    Ask::MoreTime { until: begin() + days(day) }
}

/// The candidate's own wish for more time stops the clocks until the date that they named.
#[test]
fn a_wish_for_more_time_stops_until_its_date() {
    let before = dates(&both(&utc()), P::SetUp);
    let wished = both(&utc()).on(1).ask(more_time(10));
    assert_eq!(dates(&wished, P::SetUp), later(before, days(9)));
    let answered = wished.tell(3);
    assert_eq!(dates(&answered, P::SetUp), later(before, days(9)));
}

/// A wish that somebody wrote down for the candidate stops nothing.
#[test]
fn a_written_wish_stops_nothing() {
    let before = dates(&both(&utc()), P::SetUp);
    let written = both(&utc()).on(1).written(super::tale::request(more_time(10)));
    assert_eq!(dates(&written, P::SetUp), before);
}

/// A day that two reasons stop is stopped once: two wishes for the same time, a wish during a hold.
#[test]
fn no_day_is_stopped_twice() {
    let before = dates(&both(&utc()), P::SetUp);
    let twice = both(&utc()).on(1).ask(more_time(10)).ask(more_time(10));
    assert_eq!(dates(&twice, P::SetUp), later(before, days(9)), "two wishes");
    let nested = both(&utc()).on(1).ask(more_time(10)).on(4).ask(more_time(6));
    assert_eq!(dates(&nested, P::SetUp), later(before, days(9)), "a wish within a wish");
    let held = both(&utc()).on(1).told_pause(30).on(3).ask(more_time(8)).on(11).company(Fact::HoldEnded);
    assert_eq!(dates(&held, P::SetUp), later(before, days(10)), "a wish during a hold");
    let over = both(&utc()).on(1).ask(more_time(6)).on(4).told_pause(30).on(11).company(Fact::HoldEnded);
    assert_eq!(dates(&over, P::SetUp), later(before, days(10)), "a hold after a wish");
}

/// A ceiling counts the stops since its own beginning, and a later date of the promise changes nothing about that.
#[test]
fn a_ceiling_counts_the_stops_since_it_began() {
    let ceiling = dates(&Tale::up_to(&utc(), 1), P::SetUp)[1];
    let held = Tale::up_to(&utc(), 1).on(1).told_pause(30).on(11).company(Fact::HoldEnded);
    let cancelled = held.on(12).schedule_for(1, begin() + days(13));
    let cancelled = cancelled.company(Fact::InterviewCancelled { part: None, reason: text("ill") });
    assert_eq!(dates(&cancelled, P::SetUp)[1], ceiling + days(10));
}

fn propose(tale: Tale, on: &[i64]) -> Tale {
    let times = times(on.iter().map(|day| begin() + days(*day)));
    tale.company(Fact::TimesProposed { part: None, times })
}

/// While two times that the company proposed wait for the candidate, they owe the answer; setting up waits until the last of them.
#[test]
fn two_proposed_times_wait_for_the_candidate() {
    let before = dates(&Tale::up_to(&utc(), 1), P::SetUp);
    let proposed = propose(Tale::up_to(&utc(), 1).on(1), &[3, 4]);
    assert_eq!(dates(&proposed, P::SetUp), later(before, days(3)));
    let answer = proposed.owes(P::TimesAnswer);
    assert_eq!((answer.entry.0, answer.number, answer.by.is_candidate()), (2, 1, true));
    for (day, stopped, ceiling) in [(2, 1, "2025-12-17T00:00:00Z"), (5, 3, "2025-12-20T00:00:00Z")] {
        let times = times([begin() + days(6)]);
        let own = proposed.clone().on(day).candidate(Fact::TimesProposed { part: None, times });
        assert_eq!(own.owed(P::TimesAnswer), []);
        let since_the_wish = moment(ceiling);
        assert_eq!(dates(&own, P::SetUp), [before[0] + days(stopped), since_the_wish], "answered on day {day}");
    }
}

/// Other times of the company for those that wait are one question, and no day is stopped twice by them.
#[test]
fn new_times_for_old_ones_are_one_question() {
    let proposed = propose(propose(Tale::up_to(&utc(), 1).on(1), &[3, 4]).on(2), &[5, 6]);
    assert_eq!(proposed.owes(P::TimesAnswer).entry.0, 3);
    let before = dates(&Tale::up_to(&utc(), 1), P::SetUp);
    assert_eq!(dates(&proposed, P::SetUp), later(before, days(5)));
    let cancelled = proposed
        .on(4)
        .schedule_for(1, begin() + days(5))
        .company(Fact::InterviewCancelled { part: None, reason: text("ill") });
    assert_eq!(dates(&cancelled, P::SetUp)[1], before[1] + days(3));
}

/// One time is no choice, and times beyond the ceiling are no offer: setting up stays owed, by its date.
#[test]
fn one_time_or_a_late_one_stops_nothing() {
    let before = dates(&Tale::up_to(&utc(), 1), P::SetUp);
    for on in [&[3][..], &[200, 300], &[3, 300]] {
        let proposed = propose(Tale::up_to(&utc(), 1).on(1), on);
        assert_eq!(proposed.owed(P::SetUp).len(), 1, "{on:?}");
        assert_eq!(dates(&proposed, P::SetUp), before, "{on:?}");
    }
}

fn away(tale: Tale, end: Fact) -> Tale {
    tale.on(2).candidate(end).on(12).reverse().by_the_candidate()
}

/// The time between the candidate's own end and its reversal counts for no clock of what the end released.
#[test]
fn time_away_counts_for_no_clock() {
    let (utc, offer) = (utc(), Offer::new(crate::support::reference("offer"), begin() + days(9)));
    let tales: [(P, Tale); 9] = [
        (P::FirstAnswer, Tale::applied(&utc)),
        (P::SetUp, Tale::up_to(&utc, 1)),
        (P::Outcome, interviewed()),
        (P::Offer, Tale::up_to(&utc, 6)),
        (P::Submission, Tale::up_to(&utc, 3).send()),
        (P::Agreement, Tale::up_to(&utc, 5)),
        (P::Interest, Tale::approached(&utc)),
        (P::OfferAnswer, Tale::up_to(&utc, 6).offer(offer.clone())),
        (P::Start, Tale::up_to(&utc, 6).offer(offer).candidate(Fact::OfferAccepted)),
    ];
    for (kind, tale) in tales {
        let (before, back) = (tale.owes(kind), away(tale, Fact::Withdrew).owes(kind));
        assert_eq!((back.entry, back.made_at), (before.entry, before.made_at), "{kind}: the promise that it was");
        assert_eq!((back.due, back.ceiling), (before.due + days(10), before.ceiling.map(|it| it + days(10))), "{kind}");
    }
}

/// What stays owed to somebody who left goes on meanwhile: feedback after a no, a reply.
#[test]
fn what_stays_owed_goes_on_meanwhile() {
    let tale = Tale::applied(&utc()).ask(Ask::Message).reject();
    let due = |tale: &Tale| [P::Reply, P::Feedback].map(|kind| tale.owes(kind).due);
    let before = due(&tale);
    let gone = tale.on(2).candidate(Fact::Withdrew);
    assert_eq!(due(&gone), before);
    assert_eq!(due(&gone.on(12).reverse().by_the_candidate()), before);
}

/// An end that was written down for the candidate and contested stops nothing: the old clocks stand.
#[test]
fn a_contested_end_stops_nothing() {
    let before = dates(&interviewed(), P::Outcome);
    let gone = interviewed().on(2).written(Fact::Withdrew);
    let to = candidacy::Seq(gone.seq());
    let back = gone.on(12).candidate(Fact::EntryContested { to, why: text("not so") });
    assert_eq!(back.candidacy.phase(), Phase::Deciding);
    assert_eq!(dates(&back, P::Outcome), before);
}

/// Times that stopped nothing when they were proposed stop nothing later: the candidate's wish excuses no delay before it.
#[test]
fn a_wish_excuses_no_delay_before_it() {
    let late = propose(Tale::up_to(&utc(), 1).on(1), &[20, 21]).on(10);
    let due = late.owes(P::SetUp).due;
    let wished = late.candidate(Fact::TimesProposed { part: None, times: times([begin() + days(20)]) });
    assert_eq!(wished.owes(P::SetUp).due, due);
    assert!(wished.owes(P::SetUp).is_overdue(wished.at));
}
