//! The one function that moves a candidacy. Live recording, the dry run and replay all call it.

use super::guard::{PAST_DECIDES, covers, guard, standing};
use super::now::Now;
use super::past::Past;
use super::{legal, row_of};
use crate::law::fact::{FactKind, Facts};
use crate::law::journal::Entry;
use crate::law::refusal::{Refusal, Why};
use crate::terms::Terms;
use crate::value::id::Seq;
use crate::value::time::is_on_the_clock;

/// What follows when `entry` is recorded `now` (`None`: it opens the candidacy), or why it is refused. Pure: it looks, and
/// changes nothing.
#[inline]
pub(crate) fn next(past: Past<'_>, now: Option<Now>, entry: &Entry) -> Result<Now, Refusal> {
    let fact = entry.fact.kind();
    let refuse = |why| refusal(past, now, fact, why);
    let Some(row) = row_of(now.map(|now| now.phase), fact) else {
        return Err(refuse(Why::NotHere));
    };
    let now = now.unwrap_or(Now::BLANK);
    if PAST_DECIDES.contains(fact)
        && let Some(why) = standing(past, now, fact)
    {
        return Err(refuse(why));
    }
    let process = past.terms.process();
    if !covers(row.by, entry.by, || process.deciders(now.step)) {
        return Err(refuse(Why::NotTheirs { by: row.by, deciders: process.deciders(now.step) }));
    }
    if let Some(last) = past.entries.last()
        && entry.at < last.at
    {
        return Err(refuse(Why::Backwards { last: last.at }));
    }
    if !is_on_the_clock(entry.at) {
        return Err(refuse(Why::NoSuchMoment));
    }
    guard(past, now, entry).map_err(refuse)?;
    Ok(now.after(row, process, Seq::from_index(past.entries.len()), &entry.fact))
}

/// Where an entry that the law has accepted led: its guards are not asked again.
pub(crate) fn follow(terms: &Terms, now: Option<Now>, seq: Seq, entry: &Entry) -> Now {
    let led = row_of(now.map(|now| now.phase), entry.fact.kind());
    let now = now.unwrap_or(Now::BLANK);
    led.map_or(now, |row| now.after(row, terms.process(), seq, &entry.fact))
}

/// Names what is legal instead. Out of the way of the path that is taken.
#[cold]
fn refusal(past: Past<'_>, now: Option<Now>, fact: FactKind, why: Why) -> Refusal {
    let legal = match now {
        None => legal(None),
        Some(now) => legal_now(past, now),
    };
    Refusal { phase: now.map(|now| now.phase), fact, why, legal }
}

/// Every fact that somebody could record now.
pub(crate) fn legal_now(past: Past<'_>, now: Now) -> Facts {
    let ruled_out = PAST_DECIDES.iter().filter(|fact| standing(past, now, *fact).is_some());
    legal(Some(now.phase)).difference(ruled_out.collect())
}
