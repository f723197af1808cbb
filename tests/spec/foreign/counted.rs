//! What follows what in the order of the log, counted once more; and that parts add up.

use super::{back_end, judged};
use crate::support::day;
use candidacy::foreign::{Counts, Judge, Judgement, Sighting, What};
use candidacy::view::words::Words;
use candidacy::{Calendar, Policy, Terms};
use chrono::{FixedOffset, TimeDelta, Utc};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeMap, BTreeSet};

const NAMES: [&str; 4] = ["ada", "ben", "cem", "dua"];
const STEPS: [&str; 3] = ["intro_chat", "team_interview", "nowhere"];

/// Sightings of a few cases in any order, within weeks. Moments go back and forth, many are of one day.
pub(crate) fn logs(most: usize) -> impl Strategy<Value = Vec<Sighting>> {
    let sighting =
        (select(&NAMES[..]), select(What::ALL), 0..2_000_i64, prop::option::weighted(0.2, select(&STEPS[..])));
    let sighting = sighting.prop_map(|(case, what, hours, step)| {
        let one = Sighting::new(case, what, day(0) + TimeDelta::hours(hours / 4));
        Sighting { step: step.map(str::to_owned), ..one }
    });
    prop::collection::vec(sighting, 0..most)
}

/// The counts once more, from what they say and not from how they are counted.
fn counted(log: &[Sighting], terms: &Terms, clean: u64, begun_in_the_middle: u64) -> [u64; 9] {
    let mut cases: BTreeMap<&str, Vec<&Sighting>> = BTreeMap::new();
    for sighting in log {
        cases.entry(&sighting.case).or_default().push(sighting);
    }
    let mut counts = [cases.len() as u64, log.len() as u64, 0, 0, 0, 0, 0, clean, begun_in_the_middle];
    for case in cases.values() {
        let all = |what: What| (0..case.len()).filter(|index| case[*index].what == what).collect::<Vec<_>>();
        let (rejections, offers) = (all(What::Rejected), all(What::Offered));
        let day_of = |index: usize| terms.policy().calendar().date_of(case[index].at);
        if let Some(first) = rejections.first() {
            let mut after: Vec<usize> = (first + 1..case.len()).collect();
            let is_a_message = |index: &usize| matches!(case[*index].what, What::Told | What::MessageOut);
            if let Some(word) = after.iter().copied().find(is_a_message) {
                after.retain(|index| *index != word || day_of(word) != day_of(*first));
            }
            counts[2] += u64::from(!after.is_empty());
        }
        counts[3] += u64::from(rejections.len() > 1);
        counts[4] += u64::from(offers.len() > 1);
        if let (Some(rejected), Some(offered)) = (rejections.first(), offers.first()) {
            counts[if rejected < offered { 5 } else { 6 }] += 1;
        }
    }
    counts
}

fn said(counts: &Counts) -> [u64; 9] {
    let Counts { cases, sightings, activity_after_rejection, rejected_twice, several_offers, .. } = *counts;
    let Counts { offer_after_rejection, rejection_after_offer, clean, begun_in_the_middle, .. } = *counts;
    let orders = [offer_after_rejection, rejection_after_offer, clean, begun_in_the_middle];
    let firsts = [cases, sightings, activity_after_rejection, rejected_twice, several_offers];
    [&firsts[..], &orders[..]].concat().try_into().expect("nine")
}

proptest! {
    /// Each count is what its sentence says, for any log in any order, on the days of the calendar. A case is clean if it has no finding.
    #[test]
    fn what_follows_what(log in logs(40), hour in 0..=1_i32) {
        let winter = Calendar::new(FixedOffset::east_opt(hour * 3_600).expect("a small offset"));
        let policy = Policy::builder().calendar(winter).build().expect("the standard, elsewhere");
        let terms = back_end().with_policy(policy);
        let mut judge = Judge::new(&terms, day(400));
        log.iter().for_each(|sighting| judge.see(sighting));
        let names: BTreeSet<&str> = log.iter().map(|sighting| &*sighting.case).collect();
        let first = |name: &&&str| {
            let opens = log.iter().find(|one| one.case == **name && !SAYS_NO_PLACE.contains(&one.what) && !is_lost(one));
            opens.is_some_and(|one| !matches!(one.what, What::Applied | What::Approached))
        };
        let middle = names.iter().filter(first).count() as u64;
        let clean = names.iter().filter(|name| judge.close(name).is_empty()).count() as u64;
        let judgement = judge.judgement();
        prop_assert_eq!(said(judgement.counts()), counted(&log, &terms, clean, middle));
        for what in What::ALL {
            let seen = judgement.counts().seen.get(what).copied().unwrap_or_default();
            prop_assert_eq!(seen, log.iter().filter(|one| one.what == *what).count() as u64);
        }
    }

    /// The judgement of a log is that of its cases, in whichever order they are closed, and of its parts, however they are put together.
    #[test]
    fn parts_add_up(log in logs(60), order in Just(NAMES).prop_shuffle(), parted in any::<u8>()) {
        let (terms, at) = (back_end(), day(40));
        let whole = judged(&terms, &log, at);
        let mut judge = Judge::new(&terms, at);
        log.iter().for_each(|sighting| judge.see(sighting));
        let mut findings = 0;
        for case in order {
            let found = judge.close(case);
            prop_assert!(judge.close(case).is_empty());
            prop_assert!(found.windows(2).all(|two| two[0].sighting <= two[1].sighting));
            findings += found.len() as u64;
        }
        prop_assert_eq!(&judge.judgement(), &whole);
        let all = candidacy::foreign::FindingKind::ALL.iter();
        prop_assert_eq!(all.map(|kind| whole.found(*kind).count).sum::<u64>(), findings);
        let is_in_one = |one: &&Sighting| parted >> (one.case.as_bytes()[0] - b'a') & 1 == 1;
        let (one, other): (Vec<&Sighting>, Vec<&Sighting>) = log.iter().partition(is_in_one);
        let of = |part: Vec<&Sighting>| judged(&terms, &part.into_iter().cloned().collect::<Vec<_>>(), at);
        let mut sum = Judgement::default();
        sum.merge(&of(other));
        sum.merge(&of(one));
        prop_assert_eq!(&sum, &whole);
    }

    /// A judgement is said in every language: nothing is left out, and no name that only programs know is in it.
    #[test]
    fn a_judgement_is_said_in_every_language(log in logs(40)) {
        let judgement = judged(&back_end(), &log, day(400));
        #[cfg(feature = "fluent")]
        let languages = [Words::english(), Words::dutch(), Words::spanish()];
        #[cfg(not(feature = "fluent"))]
        let languages = [Words::english()];
        let pages: Vec<String> = languages.iter().map(|words| judgement.in_words(words, Utc).to_string()).collect();
        prop_assert_eq!(&pages[0], &judgement.to_string());
        for page in &pages {
            prop_assert!(!page.contains("[en]") && !page.contains(['{', '}', '_']), "{}", page);
            prop_assert!(!page.contains("judgement.") && !page.contains("report.") && !page.contains("name."), "{}", page);
        }
        prop_assert!(pages.windows(2).all(|pages| pages[0] != pages[1]));
        let written = serde_json::to_value(&judgement).expect("numbers and names");
        prop_assert_eq!(&written["counts"]["sightings"], &serde_json::json!(log.len()));
        let read: Vec<Sighting> = serde_json::from_str(&serde_json::to_string(&log).unwrap()).unwrap();
        prop_assert_eq!(read, log);
    }
}

/// The first word to the candidate on the day of the rejection is no activity after it; anything else is, and so is a second word, or
/// one of another day.
#[test]
fn the_word_of_the_day_is_no_activity() {
    let active = |after: &[(What, i64)]| {
        let mut log = vec![Sighting::new("mira", What::Applied, day(0)), Sighting::new("mira", What::Rejected, day(1))];
        log.extend(after.iter().map(|(what, hours)| Sighting::new("mira", *what, day(1) + TimeDelta::hours(*hours))));
        judged(&back_end(), &log, day(9)).counts().activity_after_rejection == 1
    };
    assert!(!active(&[]));
    for word in [What::Told, What::MessageOut] {
        assert!(!active(&[(word, 1)]), "{word}");
        assert!(active(&[(word, 24)]), "{word}");
        assert!(active(&[(word, 1), (word, 2)]), "{word}");
        assert!(active(&[(What::MessageIn, 1), (word, 2)]), "{word}");
    }
    assert!(active(&[(What::Other, 1)]));
}

/// What says no place, so that it opens nothing.
const SAYS_NO_PLACE: [What; 7] =
    [What::MessageIn, What::MessageOut, What::Told, What::Feedback, What::Assessed, What::OnHold, What::Other];

/// A move to a step that the process does not have leads nowhere.
fn is_lost(one: &Sighting) -> bool {
    let known = |name: &str| back_end().process().step_number(name).is_some();
    one.what == What::Moved && one.step.as_deref().is_some_and(|name| !known(name))
}
