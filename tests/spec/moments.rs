//! Moments: clocks that differ by minutes, clocks that are wrong by years, and how a wrong one is put right.
//!
//! The order of a journal is that of its numbers. No clock bricks a candidacy, and none takes an act from the candidate.

use crate::support::ways::{self, DAY, HOUR};
use crate::support::{day, reference, staff, text};
use crate::wire::dress::dress;
use crate::wire::walks::{any_step, journal, next_entry, selects};
use candidacy::value::{Answer, Ask, Consent, Correction, Request, Times};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, FactKind, Process, Seq, Terms, Time, Why};
use chrono::{TimeDelta, Timelike};
use proptest::prelude::*;

const MINUTE: TimeDelta = TimeDelta::minutes(1);
/// Five years, in days.
const FIVE_YEARS: TimeDelta = TimeDelta::days(1_826);

fn applied() -> Candidacy {
    ways::applied(&Terms::new("back-end", 1, Process::back_end()).expect("a short name"), day(0))
}

fn noted(at: Time) -> Entry {
    Entry::new(staff(Capacity::RECRUITER), Fact::NoteAdded { note: text("likes tea") }, at)
}

fn corrected(entry: u32, moment: Time, at: Time) -> Entry {
    let correction = Correction { entry: Seq(entry), moment, reason: text("a wrong clock") };
    Entry::new(staff(Capacity::RECRUITER), correction, at)
}

/// The same by somebody who takes part in the process of the candidacy.
fn theirs(candidacy: &Candidacy, entry: Entry) -> Entry {
    Entry { by: selects(candidacy.terms()), ..entry }
}

fn asks(ask: Ask, at: Time) -> Entry {
    Entry::new(Actor::Candidate, Request { ask, message: reference("letters/1") }, at)
}

fn record(candidacy: &mut Candidacy, entry: Entry) {
    let _ = candidacy.record(entry).unwrap_or_else(|refused| panic!("{refused}"));
}

fn why(candidacy: &Candidacy, entry: &Entry) -> Option<Why> {
    candidacy.check(entry).err().map(|refusal| refusal.why)
}

proptest! {
    /// Of the company's entries, one of up to five minutes before the last is taken, and one further back is refused.
    #[test]
    fn clocks_differ_by_minutes((candidacy, _) in journal(12), nanos in 0..600_000_000_000_i64) {
        let Some(last) = moments(&candidacy).pop() else { return Ok(()) };
        let earlier = TimeDelta::nanoseconds(nanos);
        let expected = (earlier > MINUTE * 5).then_some(Why::Backwards { last });
        prop_assert_eq!(why(&candidacy, &theirs(&candidacy, noted(last - earlier))), expected);
    }

    /// The candidate's own entry is never refused for its moment: whatever they may record is taken at any moment of any clock.
    #[test]
    fn no_moment_refuses_the_candidate(
        (candidacy, _) in journal(12),
        seconds in -300_000_000_000_i64..300_000_000_000,
    ) {
        let last = candidacy.journal().last().expect("an opening").at;
        let at = last + TimeDelta::seconds(seconds);
        for kind in candidacy.legal_for(Actor::Candidate) {
            let own = |at: Time| {
                let ways = ways::facts(candidacy.terms(), Some(&candidacy), kind, last.max(at));
                ways.into_iter().map(move |fact| Entry::new(Actor::Candidate, fact, at))
            };
            let now: Vec<Entry> = own(last).filter(|entry| candidacy.check(entry).is_ok()).collect();
            // Later, a consent or the time to object may have ended; earlier, what is accepted now is accepted too.
            if at <= last {
                let then = own(at).filter(|entry| candidacy.check(entry).is_ok()).count();
                prop_assert!(then >= now.len(), "{} {}: {} of {}", kind, seconds, then, now.len());
            }
            for entry in own(at) {
                let why = why(&candidacy, &entry);
                prop_assert!(!matches!(why, Some(Why::Backwards { .. } | Why::FarAhead { .. })), "{} {:?}", kind, why);
            }
        }
    }

    /// An entry that is dated before the last takes the last's moment in the order; what it opens is due no later than if it had been
    /// recorded then.
    #[test]
    fn an_earlier_entry_counts_as_the_last(minutes in 0..=5_i64, own in any::<bool>()) {
        let mut candidacy = applied();
        record(&mut candidacy, noted(day(3)));
        let minutes = if own { minutes * 1_000 } else { minutes };
        let held = |candidacy: &Candidacy, at: Time| -> Entry {
            if own {
                return asks(Ask::Message, at);
            }
            let hold = ways::facts(candidacy.terms(), Some(candidacy), FactKind::PutOnHold, day(3)).remove(0);
            Entry::new(staff(Capacity::RECRUITER), hold, at)
        };
        let (mut early, mut late) = (candidacy.clone(), candidacy);
        let entry = held(&early, day(3) - MINUTE * i32::try_from(minutes).unwrap());
        record(&mut early, entry);
        let entry = held(&late, day(3));
        record(&mut late, entry);
        let due = |candidacy: &Candidacy| candidacy.promises().map(|promise| (promise.kind, promise.due)).collect::<Vec<_>>();
        prop_assert!(due(&early).len() > 2 && due(&early).len() == due(&late).len());
        prop_assert!(due(&early).iter().zip(due(&late)).all(|(early, late)| early.0 == late.0 && early.1 <= late.1));
        // The next entry is held against the moment of the last, not of the earlier one.
        let fine = why(&early, &noted(day(3) - MINUTE * 5));
        prop_assert_eq!((fine, why(&early, &noted(day(3) - MINUTE * 6))), (None, Some(Why::Backwards { last: day(3) })));
    }

    /// More than five years after the last entry, an entry of the company needs a deviation.
    #[test]
    fn years_ahead_need_a_reason(seconds in -100_000_i64..100_000, nanos in 0..2_i64) {
        let candidacy = applied();
        let entry = noted(day(0) + FIVE_YEARS + TimeDelta::seconds(seconds) + TimeDelta::nanoseconds(nanos));
        let expected = (entry.at > day(0) + FIVE_YEARS).then_some(Why::FarAhead { last: day(0) });
        prop_assert_eq!(why(&candidacy, &entry), expected);
        prop_assert_eq!(why(&candidacy, &entry.deviating(text("the case was in court"))), None);
    }

    /// A correction lies between the neighbours of its entry, whatever was corrected before; the moments of a journal never run backwards.
    #[test]
    fn a_correction_lies_between_the_neighbours(
        (mut candidacy, _) in journal(8),
        tries in prop::collection::vec((0..20_u32, -40..40_i32, any::<bool>()), 1..12),
    ) {
        for (seq, hours, far) in tries {
            let before = moments(&candidacy);
            let seq = seq % u32::try_from(before.len() + 1).unwrap();
            let at = *before.last().unwrap();
            let base = before.get(seq as usize).copied().unwrap_or(at);
            let moment = base + if far { DAY * hours * 400 } else { HOUR * hours };
            let entry = theirs(&candidacy, corrected(seq, moment, at + HOUR));
            let place = seq as usize;
            match why(&candidacy, &entry) {
                None => {}
                Some(Why::NotBetween { from, until }) => {
                    prop_assert!(moment < from || moment > until);
                    prop_assert_eq!(from, if place == 0 { Time::MIN_UTC } else { before[place - 1] });
                    // The entry after it may have been recorded earlier than it counts.
                    prop_assert!(until <= before.get(place + 1).copied().unwrap_or(at + HOUR));
                    continue;
                }
                Some(why) => {
                    prop_assert_eq!(why, Why::NoSuchEntry(Seq(seq)));
                    prop_assert_eq!(place, before.len());
                    continue;
                }
            }
            record(&mut candidacy, entry);
            let after = moments(&candidacy);
            prop_assert_eq!(after[place], moment);
            prop_assert!(after.is_sorted(), "{:?}", after);
        }
    }

    /// However wrong the clocks were, somebody can put them right: after a correction of each entry that is too late, the company
    /// records at its own moment again.
    #[test]
    fn no_clock_bricks_a_candidacy(
        wrong in prop::collection::vec((any::<bool>(), prop_oneof![Just(0), -900..900_i64, 30_000..40_000_i64]), 1..6),
    ) {
        let mut candidacy = applied();
        for (n, (own, days)) in (1..).zip(&wrong) {
            let at = day(n) + TimeDelta::days(*days);
            let entry = if *own { asks(Ask::Message, at) } else { noted(at).deviating(text("so says the clock")) };
            if candidacy.check(&entry).is_ok() {
                record(&mut candidacy, entry);
            }
        }
        let today = day(20);
        // From the earliest on, each that lies in the future is put back.
        for seq in 0..=wrong.len() {
            let own = moments(&candidacy);
            if own.get(seq).is_some_and(|moment| *moment > today) {
                let next = candidacy.journal().get(seq + 1).map_or(today, |next| next.at.min(today));
                let number = u32::try_from(seq).unwrap();
                record(&mut candidacy, corrected(number, own[seq - 1].max(next.min(day(number.into()))), today));
            }
        }
        prop_assert_eq!(why(&candidacy, &noted(today)), None, "{:?}", wrong);
    }
}

/// The moments of the entries: as recorded or as put right, and never before that of the entry before.
fn moments(candidacy: &Candidacy) -> Vec<Time> {
    let mut own: Vec<Time> = candidacy.journal().iter().map(|entry| entry.at).collect();
    for entry in candidacy.journal() {
        if let Fact::MomentCorrected(it) = &entry.fact {
            own[it.entry.0 as usize] = it.moment;
        }
    }
    let mut last = own[0];
    own.into_iter().map(|own| (last = last.max(own), last).1).collect()
}

/// A moment that no clock shows is in no entry of anybody: a leap second within a minute.
#[test]
fn no_clock_shows_it() {
    let odd = day(1).with_second(30).and_then(|at| at.with_nanosecond(1_500_000_000)).unwrap();
    let candidacy = applied();
    assert_eq!(why(&candidacy, &noted(odd)), Some(Why::NoSuchMoment));
    assert_eq!(why(&candidacy, &asks(Ask::Message, odd)), Some(Why::NoSuchMoment));
    assert_eq!(why(&candidacy, &noted(odd.with_second(59).unwrap().with_nanosecond(1_500_000_000).unwrap())), None);
}

/// A clock that is a century ahead is put right even when the candidate wrote meanwhile, and the company goes on at its own moment.
#[test]
fn a_century_ahead_is_put_right() {
    let mut candidacy = applied();
    record(&mut candidacy, noted(day(36_500)).deviating(text("so says the clock")));
    record(&mut candidacy, asks(Ask::Message, day(2)));
    assert_eq!(why(&candidacy, &noted(day(3))), Some(Why::Backwards { last: day(36_500) }));
    record(&mut candidacy, corrected(1, day(1), day(3)));
    record(&mut candidacy, noted(day(3)));
    let reply =
        Fact::CandidateInformed { to: Seq(2), answer: Answer::Final, message: reference("letters/2"), stated: None };
    record(&mut candidacy, Entry::new(staff(Capacity::RECRUITER), reply, day(3)));
}

/// After a wrong clock of the company, the candidate consents, asks for time and proposes times by their own clock all the same.
#[test]
fn a_wrong_clock_takes_nothing_from_the_candidate() {
    let mut candidacy = applied();
    record(&mut candidacy, noted(day(1_000)));
    let consent = Consent { until: day(300), evidence: reference("consents/1") };
    let entry = Entry::new(Actor::Candidate, consent, day(2));
    assert_eq!(why(&candidacy, &entry), None);
}

/// Nor does it shorten the time in which the candidate can object or come back.
#[test]
fn a_wrong_clock_shortens_no_time_of_the_candidate() {
    let mut candidacy = applied();
    let withdrew = Entry::new(Actor::Candidate, Fact::Withdrew, day(1)).recorded_by(staff(Capacity::RECRUITER));
    record(&mut candidacy, withdrew);
    let word =
        Fact::CandidateInformed { to: Seq(1), answer: Answer::Final, message: reference("letters/1"), stated: None };
    record(&mut candidacy, Entry::new(staff(Capacity::RECRUITER), word, day(1)));
    record(&mut candidacy, noted(day(90)));
    let contest = Fact::EntryContested { to: Seq(1), why: text("I never called") };
    assert_eq!(why(&candidacy, &Entry::new(Actor::Candidate, contest, day(2))), None);
}

/// A correction of an entry that was corrected before, of the opening, and of the correction itself are judged like any other.
#[test]
fn anything_can_be_corrected() {
    let mut candidacy = applied();
    record(&mut candidacy, noted(day(5)));
    record(&mut candidacy, corrected(1, day(4), day(5)));
    record(&mut candidacy, corrected(1, day(3), day(5)));
    record(&mut candidacy, corrected(0, day(-30), day(5)));
    record(&mut candidacy, corrected(2, day(4), day(5)));
    assert_eq!(moments(&candidacy)[..3], [day(-30), day(3), day(4)]);
    assert_eq!(
        why(&candidacy, &corrected(1, day(-31), day(5))),
        Some(Why::NotBetween { from: day(-30), until: day(4) })
    );
    assert_eq!(why(&candidacy, &corrected(99, day(5), day(5))), Some(Why::NoSuchEntry(Seq(99))));
    assert_eq!(Candidacy::replay(candidacy.terms(), candidacy.journal().to_vec()), Ok(candidacy));
}

/// No correction mends a breach, and none makes a promise due later than it was.
#[test]
fn a_correction_mends_nothing() {
    let mut candidacy = applied();
    let due = candidacy.promises().map(|promise| (promise.kind, promise.due)).collect::<Vec<_>>();
    record(&mut candidacy, noted(day(4)));
    record(&mut candidacy, corrected(0, day(3), day(4)));
    let later = candidacy.promises().map(|promise| (promise.kind, promise.due)).collect::<Vec<_>>();
    assert_eq!(later, due, "what the opening made counts from the earlier of both moments");

    let notice =
        Fact::CandidateInformed { to: Seq(0), answer: Answer::Final, message: reference("letters/1"), stated: None };
    let mut late = applied();
    record(&mut late, Entry::new(staff(Capacity::RECRUITER), notice, day(20)));
    let ended = |candidacy: &Candidacy| {
        let all = candidacy.all_promises().into_iter();
        all.filter_map(|promise| promise.kept_at().map(|at| (promise.kind, at, promise.due))).collect::<Vec<_>>()
    };
    let before = ended(&late);
    assert!(before.iter().any(|(_, kept, due)| kept > due), "{before:?}");
    record(&mut late, corrected(1, day(1), day(20)));
    assert_eq!(ended(&late), before);
}

/// Times that a candidate proposes are ahead of their own entry.
#[test]
fn times_lie_ahead() {
    let candidacy = applied();
    let times = Times::new([day(1), day(2)]).unwrap();
    let entry = asks(Ask::OtherTime { part: None, times }, day(3));
    assert!(why(&candidacy, &entry).is_some());
    assert_eq!(why(&candidacy, &asks(Ask::Adjustment, day(3))), None);
}

proptest! {
    /// A step of any kind is taken at the moment of the last entry again: time may stand still.
    #[test]
    fn time_may_stand_still((candidacy, _) in journal(8), (onward, mut next) in any_step(dress().boxed())) {
        next.later = TimeDelta::zero();
        let entry = next_entry(&candidacy, onward, &next);
        prop_assert!(candidacy.check(&entry).is_ok());
    }
}
