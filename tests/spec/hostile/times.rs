//! Moments at the ends of time: the year 0, the year 200,000, the first and the last that there are, and seconds that leap.

use super::looks::LOOKS;
use crate::support::ways::{self, applied};
use crate::support::{day, publication, reference, role, role_profile, staff, text};
use crate::wire::walks::journal;
use candidacy::terms::calendar::Span;
use candidacy::value::{FollowUp, Hold, meeting};
use candidacy::{
    Actor, Calendar, Candidacy, Capacity, Consent, Entry, Fact, Meeting, Place, Process, Role, Terms, Time, Why,
};
use chrono::{FixedOffset, NaiveDate, TimeDelta, Timelike, Weekday};
use proptest::prelude::*;
use serde_json::Value;

/// Moments that somebody could ask for.
fn moments() -> Vec<Time> {
    let written = [
        "-200000-02-29T12:00:00Z",
        "-0001-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "2016-12-31T23:59:60.999999999Z",
        "2026-03-02T09:00:00Z",
        "9999-12-31T23:59:60Z",
        "+10000-01-01T00:00:00Z",
        "+200000-02-29T12:00:00Z",
    ];
    let (first, last, step) = (Time::MIN_UTC, Time::MAX_UTC, TimeDelta::nanoseconds(1));
    let written = written.map(|at| at.parse().unwrap_or_else(|error| panic!("{at}: {error}")));
    [first, first + step].into_iter().chain(written).chain([last - step, last]).collect()
}

fn terms() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a short name")
}

/// Asks for everything at a moment.
fn asked(candidacy: &Candidacy, at: Time) {
    for (name, look) in LOOKS {
        assert!(std::panic::catch_unwind(|| look(candidacy, at)).is_ok(), "{name} at {at:?} of {candidacy:?}");
    }
}

/// Reads the journal again from what was written.
fn read_again(candidacy: &Candidacy, shelf: &[Terms]) {
    let written = serde_json::to_string(candidacy).expect("a journal");
    let entries: Vec<Entry> = serde_json::from_str(&written).expect("what was written");
    assert_eq!(&Candidacy::replay(shelf, entries).expect("it was accepted"), candidacy);
}

/// Where a journal is told.
#[derive(Debug, Clone, Copy)]
enum Where {
    /// Its first entry is at this moment.
    From(Time),
    /// Nothing in it is later than so many seconds before the last moment.
    UntilTheEnd(i64),
}

fn somewhere() -> impl Strategy<Value = Where> {
    let from = prop::sample::select(moments()).prop_map(Where::From);
    prop_oneof![from, (0_i64..86_400 * 3).prop_map(Where::UntilTheEnd)]
}

/// Changes every moment of what was written.
fn change(value: &mut Value, other: &impl Fn(Time) -> Time) {
    match value {
        Value::String(text) => {
            if let Ok(at) = text.parse::<Time>() {
                *text = format!("{:?}", other(at));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| change(item, other)),
        Value::Object(fields) => fields.values_mut().for_each(|field| change(field, other)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

proptest! {
    /// Whatever happened at whatever moments: everything can be asked for at any moment, and what was written is read as the same.
    #[test]
    fn everything_can_be_asked_at_any_moment(
        (told, shelf) in journal(16),
        place in somewhere(),
        at in prop::sample::select(moments()),
    ) {
        let (first, last) = (told.journal()[0].at, told.journal()[told.journal().len() - 1].at);
        let other = |then: Time| match place {
            Where::From(from) => from.checked_add_signed(then - first).unwrap_or(Time::MAX_UTC),
            Where::UntilTheEnd(seconds) => {
                let end = Time::MAX_UTC - TimeDelta::seconds(seconds);
                end.checked_add_signed(then - last).unwrap_or(Time::MAX_UTC)
            }
        };
        let mut written = serde_json::to_value(&told).expect("a journal");
        change(&mut written, &other);
        let Value::Array(entries) = written else { panic!("a journal is a list") };
        // A meeting that would end after the last moment is none.
        let mut entries = entries.into_iter().filter_map(|entry| serde_json::from_value::<Entry>(entry).ok());
        let opened = entries.next().expect("an opening");
        let opened = if opened.fact.opening().is_some() { Candidacy::replay(&shelf, [opened]).ok() } else { None };
        prop_assume!(opened.is_some());
        let mut elsewhere = opened.expect("it was looked at");
        for entry in entries {
            // What comes to lie at one moment or beyond the last is refused, and what follows may still be lawful.
            let _ = elsewhere.record(entry);
        }
        read_again(&elsewhere, &shelf);
        let last = elsewhere.last_line().entry.at;
        for at in [at, last] {
            asked(&elsewhere, at);
        }
    }
}

/// Opened at each of these moments, and asked at each of them.
#[test]
fn opened_at_any_moment_and_asked_at_any() {
    let terms = terms();
    for from in moments() {
        let mut candidacy = applied(&terms, from);
        let message = Fact::CandidateFeedbackGiven { message: reference("letters/1") };
        let _ = candidacy.record(Entry::new(Actor::Candidate, message, from)).expect("at once");
        read_again(&candidacy, std::slice::from_ref(&terms));
        for at in moments() {
            asked(&candidacy, at);
        }
    }
}

/// Opened in the last moment that there is, everything is due then and never overdue; in the first, and in a second that leaps, as ever.
#[test]
fn what_is_owed_at_the_ends_of_time() {
    let (first, last) = (Time::MIN_UTC, Time::MAX_UTC);
    let leaps: Time = "2016-12-31T23:59:60.5Z".parse().expect("a second that leaps");
    let span = |candidacy: &Candidacy, at: Time| {
        let promises: Vec<_> = candidacy.promises().collect();
        assert!(promises.len() >= 2 && promises.iter().all(|promise| promise.made_at == at));
        assert!(promises.iter().all(|promise| (at..=promise.due).contains(&promise.remind_at())));
        promises
    };
    for promise in span(&applied(&terms(), last), last) {
        assert_eq!((promise.due, promise.remind_at(), promise.is_overdue(last)), (last, last, false), "{promise}");
    }
    let opened = [first, leaps].map(|at| (applied(&terms(), at), at));
    for (candidacy, at) in &opened {
        for promise in span(candidacy, *at) {
            assert!(promise.due > *at && !promise.is_overdue(promise.due) && promise.is_overdue(last), "{promise}");
        }
    }
}

/// Holds, consents and promised messages may last until the last moment, and meetings end there at the latest.
#[test]
fn everything_may_last_until_the_last_moment() {
    let (last, terms) = (Time::MAX_UTC, terms());
    let shelf = std::slice::from_ref(&terms);
    let recruiter = staff(Capacity::RECRUITER);
    let hold = Hold { until: last, reason: text("because") };
    let consent = Consent { until: last, evidence: reference("letters/1") };
    let follow_up = FollowUp { due: last, about: text("a call") };
    for at in [day(0), last - TimeDelta::nanoseconds(1)] {
        let entries = [
            Entry::new(recruiter, hold.clone(), at),
            Entry::new(Actor::Candidate, consent.clone(), at),
            Entry::new(recruiter, follow_up.clone(), at),
        ];
        for entry in entries {
            let mut candidacy = applied(&terms, at);
            let _ = candidacy.record(entry).expect("it ends later");
            read_again(&candidacy, shelf);
            for at in moments() {
                asked(&candidacy, at);
            }
            assert!(candidacy.promises().all(|promise| promise.due <= last && promise.made_at <= promise.due));
        }
        // At the last moment nothing later is left.
        let mut candidacy = applied(&terms, last);
        let refused = candidacy.record(Entry::new(recruiter, hold.clone(), last)).expect_err("it ends at once");
        assert_eq!(refused.refusal.why, Why::InThePast);
    }
    let place = || Place::online("https://meet.example/spec").expect("a link");
    let people = || ways::interview(&terms, day(3)).people().to_vec();
    let too_late = Meeting::new(last - TimeDelta::minutes(59), 60, place(), people());
    assert!(matches!(too_late, Err(meeting::Error::NeverEnds)), "{too_late:?}");
    let latest =
        Meeting::new(last - TimeDelta::minutes(60), 60, place(), people()).expect("it ends at the last moment");
    assert_eq!(latest.ends(), last);
}

/// The longest span from any moment is over no earlier than it begins, and later the longer it is; what would be beyond the
/// last moment is the last.
#[test]
fn the_longest_spans_from_any_moment() {
    let zones = [0, 86_399, -86_399, 3_600].map(|seconds| FixedOffset::east_opt(seconds).expect("less than a day"));
    let weekends: [&[Weekday]; 3] = [
        &[],
        &[Weekday::Sat, Weekday::Sun],
        &[Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat],
    ];
    let holidays =
        [(0, 1, 1), (2026, 3, 2), (9_999, 12, 31)].map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).expect("a day"));
    for (zone, weekend) in zones.iter().flat_map(|zone| weekends.map(|weekend| (zone, weekend))) {
        let calendar = Calendar::new(*zone).with_weekend(weekend.iter().copied()).expect("one day is worked");
        let calendar = calendar.with_holidays(holidays).expect("three days");
        for from in moments() {
            for spans in [Span::Hours as fn(u16) -> Span, Span::Days, Span::WorkingDays] {
                let over = [0, 1, u16::MAX - 1, u16::MAX].map(|long| calendar.after(from, spans(long)));
                assert!(from <= over[0] && over.is_sorted(), "{from:?} in {zone}: {over:?}");
                assert!(from > Time::MAX_UTC - TimeDelta::days(7) || over[0] < over[3], "{from:?}: {over:?}");
            }
            let date = calendar.date_of(from);
            assert!(calendar.end_of(date) >= from);
            for other in [NaiveDate::MIN, date, NaiveDate::MAX] {
                let both = [calendar.working_days_between(date, other), calendar.working_days_between(other, date)];
                assert!(both.contains(&0), "{date} and {other}: {both:?}");
                assert!(calendar.working_days_after(other, u16::MAX) >= other);
            }
        }
        assert!(calendar.working_days_between(NaiveDate::MIN, NaiveDate::MAX) > 365 * 524_000 / 7);
    }
}

/// A role that is defined, advertised and closed at any of these moments; what it says of any other.
#[test]
fn a_role_at_any_moment() {
    for at in moments() {
        let role =
            Role::define(role(1), role_profile(), staff(Capacity::RECRUITER), at).expect("a moment of the clock");
        let up = role.advertise(staff(Capacity::RECRUITER), publication(), at).expect("an advert without end");
        let role = up.close(staff(Capacity::RECRUITER), text("no longer needed"), at).expect("it closes");
        let written = serde_json::to_string(role.journal()).expect("a journal");
        assert_eq!(
            Role::replay(serde_json::from_str::<Vec<_>>(&written).expect("what was written")),
            Ok(role.clone().untyped())
        );
        for then in moments() {
            assert_eq!(role.was_advertised(then), then == at);
        }
        assert!(role.posting().is_some_and(|posting| serde_json::to_string(&posting).is_ok()));
    }
}

/// Nothing occurred at a moment that no clock shows, however lawful those around it are.
#[test]
fn nothing_occurred_at_no_moment() {
    let candidacy = applied(&terms(), day(0));
    let said = |occurred: Time| {
        let fact = Fact::CandidateFeedbackGiven { message: reference("mail/1") };
        let entry = Entry::new(Actor::Candidate, fact, day(2)).recorded_by(staff(Capacity::RECRUITER));
        candidacy.check(&entry.occurred(occurred)).err().map(|refusal| refusal.why)
    };
    let leap = day(1).with_nanosecond(1_500_000_000).expect("chrono knows it");
    assert_eq!((said(day(1)), said(leap)), (None, Some(Why::NoSuchMoment)));
}
