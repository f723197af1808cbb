//! Whatever a log says: no panic, little memory, and work that grows with its length.

use super::counted::logs;
use super::{back_end, daily, judged};
use crate::promises::ledger::walks::shelf;
use crate::support::day;
use crate::support::memory::{bytes_asked_for, grows_with_length};
use candidacy::Time;
use candidacy::foreign::{Judge, Side, Sighting, What};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const NAMES: [&str; 7] = ["intro_chat", "a chat", "onsite", "pairing", "case", "references", "nothing"];

/// Any sightings of one case: unknown steps and parts, and moments of the years that exports put where they know none.
fn any_sightings(most: usize) -> impl Strategy<Value = Vec<Sighting>> {
    let odd = ["1000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1970-01-01T00:00:00Z"];
    let odd = odd.map(|moment| moment.parse::<Time>().expect("a moment"));
    let moment = prop_oneof![
        12 => (0..4_000_i64).prop_map(|hours| day(0) + TimeDelta::hours(hours)),
        1 => select(odd.to_vec()),
        1 => select(vec![Time::MIN_UTC, Time::MAX_UTC]),
    ];
    let name = || prop::option::weighted(0.3, select(&NAMES[..]).prop_map(str::to_owned));
    let side = prop::option::of(select(Side::ALL));
    let sighting = (select(What::ALL), moment, name(), name(), side);
    let one = |(what, at, step, part, side)| Sighting { step, part, side, ..Sighting::new("mira", what, at) };
    vec(sighting.prop_map(one), 0..most)
}

proptest! {
    /// Nothing that a log says brings the judge to a halt, whatever it can say: each sighting counts, and each case once.
    #[test]
    fn any_log_is_judged(log in any_sightings(60), of in 0..3_usize, records in vec(select(What::ALL), 0..18), soon in any::<bool>()) {
        let terms = shelf(of).swap_remove(0);
        let at = if soon { day(30) } else { Time::MAX_UTC };
        let mut judge = Judge::new(&terms, at).records(records);
        log.iter().for_each(|sighting| judge.see(sighting));
        let judgement = judge.judgement();
        let left_out = log.iter().filter(|sighting| sighting.at > at).count() as u64;
        prop_assert_eq!(judgement.counts().left_out, left_out);
        prop_assert_eq!(judgement.counts().sightings + left_out, log.len() as u64);
        prop_assert_eq!(judgement.counts().cases, u64::from(judgement.counts().sightings > 0));
        prop_assert!(judgement.funnel().all() <= 1);
    }

    /// What comes after the moment of judgement is as if it were not there.
    #[test]
    fn what_is_later_is_left_out(log in logs(40), days in 0..30_i64) {
        let (terms, at) = (back_end(), day(days));
        let until: Vec<Sighting> = log.iter().filter(|sighting| sighting.at <= at).cloned().collect();
        let (all, some) = (judged(&terms, &log, at), judged(&terms, &until, at));
        prop_assert_eq!((all.funnel(), all.times()), (some.funnel(), some.times()));
        prop_assert_eq!(all.counts().clean, some.counts().clean);
    }
}

/// A case that is longer than a history may be goes on in a new one, from where it is: ten thousand messages are each answered, and who
/// was rejected before them is still rejected after.
#[test]
fn a_case_of_ten_thousand_sightings() {
    let mut whats = vec![What::Applied, What::MessageOut, What::Rejected];
    whats.extend([What::MessageIn, What::MessageOut].into_iter().cycle().take(10_000));
    whats.push(What::Rejected);
    let minutes = |index: usize| day(0) + TimeDelta::minutes(i64::try_from(index).expect("few"));
    let all = whats.iter().enumerate();
    let log: Vec<Sighting> = all.map(|(index, what)| Sighting::new("mira", *what, minutes(index))).collect();
    let mut judge = Judge::new(&back_end(), day(400));
    log.iter().for_each(|sighting| judge.see(sighting));
    let found: Vec<u64> = judge.close("mira").iter().map(|finding| finding.sighting).collect();
    assert_eq!(found, [10_003]);
    let judgement = judge.judgement();
    let replies = judgement.tally(candidacy::PromiseKind::Reply);
    assert!(replies.kept + replies.unknown >= 4_990 && replies.overdue + replies.late == 0, "{replies:?}");
    assert_eq!((judgement.counts().cases, judgement.counts().begun_in_the_middle), (1, 0));
}

/// Ten cases a day, each with twenty sightings.
fn long(cases: usize) -> Vec<Sighting> {
    let of = |case: usize| {
        let whats = [What::Applied, What::Moved, What::SetUp, What::TookPlace, What::MessageIn, What::MessageOut];
        let whats: Vec<What> = whats.into_iter().chain(std::iter::repeat_n(What::Other, 14)).collect();
        daily(&format!("case {case}"), &whats)
    };
    (0..cases).flat_map(of).collect()
}

/// A sighting is kept in sixteen bytes, with room for as many more while a case grows; a case takes its name and its place.
#[test]
fn a_sighting_that_is_kept_is_small() {
    let log = long(2_000);
    let terms = back_end();
    let kept = allocation_counter::measure(|| {
        let mut judge = Judge::new(&terms, day(400));
        log.iter().for_each(|sighting| judge.see(sighting));
        std::mem::forget(judge);
    });
    let each = kept.bytes_current / i64::try_from(log.len()).expect("few");
    assert!((16..=48).contains(&each), "{each} bytes a sighting");
}

/// A log whose lines are grouped by case is judged in memory that does not grow with it: each case is closed, and nothing is left.
#[test]
fn memory_is_flat_where_cases_are_closed() {
    let terms = back_end();
    let most = |cases: usize| {
        let log = long(cases);
        let judge = || {
            let mut judge = Judge::new(&terms, day(400));
            for case in log.chunk_by(|one, next| one.case == next.case) {
                case.iter().for_each(|sighting| judge.see(sighting));
                judge.close(&case[0].case);
            }
            judge.judgement()
        };
        allocation_counter::measure(|| drop(std::hint::black_box(judge()))).bytes_max
    };
    let (few, many) = (most(50), most(1_000));
    assert!(many <= few + few / 4, "{few} bytes for fifty cases, {many} for a thousand");
}

/// The work grows with the length of a log, and with that of a case.
#[test]
fn work_grows_with_the_length() {
    let terms = back_end();
    let messages = |count: usize| {
        let whats: Vec<What> = [What::Applied].into_iter().chain(std::iter::repeat_n(What::MessageIn, count)).collect();
        let log = daily("mira", &whats);
        bytes_asked_for(|| judged(&terms, &log, day(40_000)))
    };
    let [few, many] = [250, 2_000].map(messages);
    grows_with_length("a case", 8, few, many);
    let cases = |count: usize| {
        let log = long(count);
        bytes_asked_for(|| judged(&terms, &log, day(400)))
    };
    let [few, many] = [20, 160].map(cases);
    grows_with_length("a log", 8, few, many);
}
