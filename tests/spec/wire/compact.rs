//! Formats that are not for people: a moment is two integers, a day is one, and an id is bytes, in everything that is stored.

use super::format::Format;
use super::frozen;
use super::written::entries;
use crate::support::{day, reference};
use candidacy::law::Facts;
use candidacy::{Calendar, CandidacyId, Circumstances, Consent, Entry, Line, Seq, Time, role};
use chrono::{FixedOffset, NaiveDate, TimeDelta};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

fn amsterdam() -> FixedOffset {
    FixedOffset::east_opt(3_600).expect("an hour")
}

/// A date as people write it: `2026-03-02`, also as the beginning of a moment.
fn is_date(text: &[u8]) -> bool {
    text.iter().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() })
}

/// An id as people write it: 32 hexadecimal digits and four hyphens.
fn is_id(text: &[u8]) -> bool {
    let hyphen = |at| matches!(at, 8 | 13 | 18 | 23);
    text.iter().enumerate().all(|(at, byte)| if hyphen(at) { *byte == b'-' } else { byte.is_ascii_hexdigit() })
}

/// How many dates, moments and ids stand in these bytes as text.
fn as_text(bytes: &[u8]) -> usize {
    bytes.windows(10).filter(|text| is_date(text)).count() + bytes.windows(36).filter(|text| is_id(text)).count()
}

/// In JSON it has moments and ids as text, this many; in the others none.
fn is_compact(value: &(impl Serialize + DeserializeOwned + PartialEq + std::fmt::Debug)) -> usize {
    for format in [Format::Cbor, Format::Postcard] {
        let bytes = format.write(value);
        assert_eq!(as_text(&bytes), 0, "{format:?} {value:?}");
        assert_eq!(format.read(&bytes).as_ref(), Ok(value));
    }
    as_text(&Format::Json.write(value))
}

/// In CBOR and in postcard no moment, no day and no id is text: of every fact of a candidacy in every word of the format, in a line
/// of a journal, of a role, and of a calendar with its holidays.
#[test]
fn no_moment_and_no_id_is_text() {
    let entries = entries();
    let kinds: Facts = entries.iter().map(|entry| entry.fact.kind()).collect();
    assert_eq!(kinds, Facts::ALL);
    let in_entries: usize = entries.iter().map(is_compact).sum();
    assert!(in_entries > 200, "{in_entries}");
    let stored = |entry: &Entry| Line {
        candidacy: CandidacyId::new(Uuid::from_u128(7)).expect("an id"),
        seq: Seq(1),
        entry: entry.clone(),
    };
    assert_eq!(entries.iter().map(|entry| is_compact(&stored(entry))).sum::<usize>(), in_entries + entries.len());
    let role: Vec<role::Entry> = serde_json::from_str(&frozen("role.json")).expect("a journal of a role");
    assert!(role.iter().map(is_compact).sum::<usize>() > 20);
    let holidays = [NaiveDate::from_ymd_opt(2026, 4, 27), NaiveDate::from_ymd_opt(1969, 12, 31)];
    let calendar = Calendar::new(amsterdam()).with_holidays(holidays.into_iter().flatten()).expect("two days");
    assert_eq!(is_compact(&calendar), 2);
}

/// What a moment is in a format that is not for people: the seconds since 1970, and the nanoseconds after them.
#[test]
fn a_moment_is_two_integers() {
    let consent = |until: Time| Consent { until, evidence: reference("letters/1") };
    let late = day(0) + TimeDelta::nanoseconds(5);
    for at in [day(0), late, Time::UNIX_EPOCH - TimeDelta::nanoseconds(1), Time::MIN_UTC, Time::MAX_UTC] {
        let like = ((at.timestamp(), at.timestamp_subsec_nanos()), "letters/1");
        assert_eq!(Format::Postcard.write(&consent(at)), Format::Postcard.write(&like), "{at}");
    }
    assert_eq!(Format::Postcard.write(&(day(0).timestamp(), 0_u32)).len(), 6);
}

/// Integers that are no moment are refused: beyond the calendar, with more nanoseconds than a second has, and a leap second within a
/// minute. So is a day beyond the calendar.
#[test]
fn integers_that_are_no_moment_are_refused() {
    let read = |seconds: i64, nanos: u32| {
        Format::Postcard.read::<Consent>(&Format::Postcard.write(&((seconds, nanos), "letters/1")))
    };
    assert!(read(0, 999_999_999).is_ok());
    assert!(read(59, 1_999_999_999).is_ok(), "the last second of a minute can leap");
    for (seconds, nanos) in [(58, 1_000_000_000), (59, 2_000_000_000), (0, u32::MAX), (i64::MAX, 0), (i64::MIN, 0)] {
        assert!(read(seconds, nanos).is_err(), "{seconds} {nanos}");
    }
    let with = |days: i32| {
        let zone = Format::Postcard.write(&Calendar::new(amsterdam()));
        let (zone, lists) = zone.split_at(zone.len() - 1); // the last is the length of the list of holidays
        assert_eq!(lists, [0]);
        Format::Postcard.read::<Calendar>(&[zone, &[1], &Format::Postcard.write(&days)].concat())
    };
    assert!(with(0).is_ok());
    assert!(with(i32::MAX).is_err() && with(i32::MIN).is_err());
}

/// What is unusual about an entry is written once: an entry without it takes one byte for that.
#[test]
fn what_is_not_there_takes_one_byte() {
    let plain = Entry::new(candidacy::Actor::Candidate, candidacy::Fact::Withdrew, day(0));
    let bytes = |entry: &Entry| Format::Postcard.write(entry).len();
    let nothing = Entry { circumstances: Some(Box::new(Circumstances::default())), ..plain.clone() };
    assert_eq!(bytes(&plain), 6 + 1 + 1 + 1, "the moment, the candidate, the fact, and nothing else");
    assert_eq!(Format::Postcard.read::<Entry>(&Format::Postcard.write(&nothing)), Ok(plain));
}
