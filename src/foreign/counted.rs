//! Counts of a case that need no law: what follows what in the order of the log.

use crate::foreign::judgement::Counts;
use crate::foreign::seen::Seen;
use crate::foreign::sighting::What;
use crate::terms::calendar::Calendar;

/// Counts a case.
pub(super) fn count(counts: &mut Counts, sightings: &[Seen], calendar: &Calendar) {
    counts.cases += 1;
    counts.sightings += sightings.len() as u64;
    for seen in sightings {
        *counts.seen.entry(seen.what).or_default() += 1;
    }
    let first = |what: What| sightings.iter().position(|seen| seen.what == what);
    let twice = |what: What| sightings.iter().filter(|seen| seen.what == what).nth(1).is_some();
    counts.rejected_twice += u64::from(twice(What::Rejected));
    counts.several_offers += u64::from(twice(What::Offered));
    let (rejected, offered) = (first(What::Rejected), first(What::Offered));
    if let (Some(rejected), Some(offered)) = (rejected, offered) {
        counts.offer_after_rejection += u64::from(rejected < offered);
        counts.rejection_after_offer += u64::from(offered < rejected);
    }
    let is_active = rejected.is_some_and(|place| is_active_after(sightings, place, calendar));
    counts.activity_after_rejection += u64::from(is_active);
}

/// Returns true if something follows a rejection, beside the first message to the candidate if it is of the same day.
fn is_active_after(sightings: &[Seen], place: usize, calendar: &Calendar) -> bool {
    let Some((rejected, after)) = sightings.get(place..).and_then(<[Seen]>::split_first) else { return false };
    let day = calendar.date_of(rejected.at());
    let word = after.iter().position(|seen| matches!(seen.what, What::Told | What::MessageOut));
    let expected = word.filter(|place| after.get(*place).is_some_and(|word| calendar.date_of(word.at()) == day));
    after.len() > usize::from(expected.is_some())
}
