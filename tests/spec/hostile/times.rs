//! Moments at the ends of time: the year 0, the year 200,000, the first and the last that there are, and seconds that leap.

use super::{LOOKS, replayed};
use crate::promises::laws::at_other_moments;
use crate::promises::tales::{any_policy, tales};
use crate::support::{applied, day, meeting, publication, role, role_profile, sample, staff, terms, text};
use candidacy::law::{FollowUp, Hold};
use candidacy::terms::calendar::Span;
use candidacy::value::{Capacities, meeting};
use candidacy::{
    Actor, Calendar, Candidacy, Capacity, Consent, Entry, Fact, FactKind, Meeting, Place, Process, Role, Time, Why,
};
use chrono::{FixedOffset, NaiveDate, TimeDelta, Weekday};
use proptest::prelude::*;

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

/// Asks for everything at a moment, and reads the journal again from what was written.
fn asked(candidacy: &Candidacy, at: Time) {
    for (name, look) in LOOKS {
        assert!(std::panic::catch_unwind(|| look(candidacy, at)).is_ok(), "{name} at {at:?} of {candidacy:?}");
    }
}

fn read_again(candidacy: &Candidacy) {
    let written = serde_json::to_string(candidacy).expect("a journal");
    let entries: Vec<Entry> = serde_json::from_str(&written).expect("what was written");
    assert_eq!(&Candidacy::replay(candidacy.terms(), entries).expect("it was accepted"), candidacy);
    assert_eq!(&replayed(candidacy), candidacy);
}

/// Where a tale is told.
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

proptest! {
    /// Whatever happened at whatever moments, and under any policy: everything can be asked for at any moment, and what was
    /// written is read as the same.
    #[test]
    fn everything_can_be_asked_at_any_moment(
        tale in tales(),
        policy in any_policy(),
        place in somewhere(),
        at in prop::sample::select(moments()),
    ) {
        let terms = tale.terms().with_policy(policy.0);
        let told = tale.tell(&terms, |_, _, _| {});
        let (first, last) = (told.journal()[0].at, told.journal()[told.journal().len() - 1].at);
        let other = |then: Time| match place {
            Where::From(from) => from.checked_add_signed(then - first).unwrap_or(Time::MAX_UTC - TimeDelta::days(1)),
            Where::UntilTheEnd(seconds) => {
                // A meeting ends a day after it begins at the latest, or it would be none.
                let end = Time::MAX_UTC - TimeDelta::days(1) - TimeDelta::seconds(seconds);
                end.checked_add_signed(then - last).unwrap_or(end).min(end)
            }
        };
        let mut entries = told.journal().iter().cloned().map(|entry| at_other_moments(entry, other));
        let opened = Candidacy::open(&terms, entries.next().expect("an opening"));
        let mut elsewhere = opened.expect("an opening is lawful at any moment that there is");
        for entry in entries {
            // What comes to lie at one moment or beyond the last is refused, and what follows may still be lawful.
            let _ = elsewhere.record(entry);
        }
        read_again(&elsewhere);
        let last = elsewhere.last_line().entry.at;
        for at in [at, last] {
            asked(&elsewhere, at);
        }
    }
}

/// Opened at each of these moments, and asked at each of them.
#[test]
fn opened_at_any_moment_and_asked_at_any() {
    let terms = terms(Process::back_end());
    for from in moments() {
        let entry = Entry { at: from, ..sample(FactKind::Applied, &terms, None, day(0)) };
        let mut candidacy = Candidacy::open(&terms, entry).expect("an opening is lawful at any moment that there is");
        let message = crate::support::reference("letters/1");
        candidacy.record(Entry::new(Actor::Candidate, Fact::MessageReceived { message }, from)).expect("at once");
        read_again(&candidacy);
        for at in moments() {
            asked(&candidacy, at);
        }
    }
}

/// Holds, consents, extensions and words by hand may last until the last moment, and meetings end there at the latest.
#[test]
fn everything_may_last_until_the_last_moment() {
    let (last, terms) = (Time::MAX_UTC, terms(Process::back_end()));
    let recruiter = staff(Capacity::Recruiter);
    let hold = Hold { until: last, reason: text("because") };
    let consent = Consent { until: last, evidence: crate::support::reference("letters/1") };
    let follow_up = FollowUp { due: last, about: text("a call") };
    for at in [day(0), last - TimeDelta::nanoseconds(1)] {
        for fact in [Fact::from(hold.clone()), consent.clone().into(), follow_up.clone().into()] {
            let entry = Entry { at, ..sample(FactKind::Applied, &terms, None, day(0)) };
            let mut candidacy = Candidacy::open(&terms, entry).expect("an opening");
            candidacy.record(Entry::new(recruiter, fact, at)).expect("it ends later");
            read_again(&candidacy);
            for at in moments() {
                asked(&candidacy, at);
            }
            assert!(candidacy.promises().all(|promise| promise.due <= last && promise.made_at <= promise.due));
        }
        // At the last moment nothing later is left.
        let entry = Entry { at: last, ..sample(FactKind::Applied, &terms, None, day(0)) };
        let mut candidacy = Candidacy::open(&terms, entry).expect("an opening");
        let refused = candidacy.record(Entry::new(recruiter, hold.clone(), last)).expect_err("it ends at once");
        assert_eq!(refused.refusal.why, Why::InThePast);
    }
    let place = || Place::online("https://meet.example/spec").expect("a link");
    let too_late = Meeting::new(last - TimeDelta::minutes(59), 60, place(), [recruiter]);
    assert!(matches!(too_late, Err(meeting::Error::NeverEnds)), "{too_late:?}");
    let mut candidacy = crate::support::after(applied(&terms), &[FactKind::Passed]);
    let latest = meeting(last - TimeDelta::minutes(60), Capacities::ALL);
    assert_eq!(latest.ends(), last);
    candidacy.record(Entry::new(recruiter, Fact::scheduled(latest), day(2))).expect("in time");
    read_again(&candidacy);
    for at in moments() {
        asked(&candidacy, at);
    }
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
            Role::define(role(1), role_profile(), staff(Capacity::Recruiter), at).expect("a moment of the clock");
        let up = role.advertise(staff(Capacity::Recruiter), publication(), at).expect("an advert without end");
        let role = up.close(staff(Capacity::Recruiter), text("no longer needed"), at).expect("it closes");
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

/// Exports have the years that their standards can write: four digits in calendars, no sign and no second that leaps in logs.
#[test]
fn exports_write_what_their_readers_can_read() {
    let terms = terms(Process::back_end());
    for from in moments() {
        let entry = Entry { at: from, ..sample(FactKind::Applied, &terms, None, day(0)) };
        let candidacy = Candidacy::open(&terms, entry).expect("an opening is lawful at any moment that there is");
        let log = candidacy::view::export::xes([&candidacy]).to_string();
        let stamp =
            log.split("time:timestamp\" value=\"").nth(2).and_then(|rest| rest.split('"').next()).expect("a moment");
        let (date, time) = stamp.split_once('T').expect("a date and a time");
        assert!(!date.starts_with('+') && &time[6..8] < "60", "{stamp}");
        #[cfg(feature = "icalendar")]
        {
            let calendar = candidacy::view::export::icalendar(&candidacy, Time::MAX_UTC).to_string();
            let value = |line: &str, name: &str| line.strip_prefix(name).map(str::to_owned);
            let of = |name: &str| calendar.lines().filter_map(|line| value(line, name)).collect::<Vec<_>>();
            let (starts, dues) = (of("DTSTART:"), of("DUE:"));
            assert_eq!((starts.len(), dues.len()), (2, 2));
            assert!(starts.iter().chain(&dues).chain(&of("DTSTAMP:")).all(|stamp| stamp.len() == 16), "{calendar}");
            assert!(starts.iter().zip(&dues).all(|(start, due)| start < due), "{calendar}");
        }
    }
}
