//! The one function that moves a candidacy. Live recording, the dry run and replay all call it.

use super::guard::{PAST_DECIDES, covers, guard, standing};
use super::now::Now;
use super::{legal, rule};
use crate::fact::{FactKind, Facts};
use crate::journal::{Entry, Journal};
use crate::refusal::{Refusal, Why};
use crate::terms::Terms;
use crate::time::is_on_the_clock;

/// What follows when `entry` is recorded `now` (`None`: it opens the candidacy), or why it is refused. Pure: it looks, and
/// changes nothing.
#[inline]
pub(crate) fn next(terms: &Terms, past: &Journal, now: Option<&Now>, entry: &Entry) -> Result<Now, Refusal> {
    let fact = entry.fact.kind();
    let refuse = |why| refusal(past, now, fact, why);
    let Some((to, by)) = rule(now.map(|now| now.phase), fact) else {
        return Err(refuse(Why::NotHere));
    };
    if PAST_DECIDES.has(fact)
        && let Some(why) = now.and_then(|now| standing(past, now, fact))
    {
        return Err(refuse(why));
    }
    let process = terms.process();
    if !covers(by, entry.by, || process.deciders(now.map_or(0, |now| now.step))) {
        return Err(refuse(Why::NotTheirs { by, deciders: process.deciders(now.map_or(0, |now| now.step)) }));
    }
    if let Some(last) = past.entries().last().filter(|last| entry.at < last.at) {
        return Err(refuse(Why::Backwards { last: last.at }));
    }
    if !is_on_the_clock(entry.at) {
        return Err(refuse(Why::NoSuchMoment));
    }
    let now = now.copied().unwrap_or(Now::BLANK);
    let until = guard(terms, past, &now, entry).map_err(refuse)?.or(now.until);
    Ok(Now { until, ..now.moved(to, process).marked(&entry.fact, &now) })
}

/// Names what is legal instead. Out of the way of the path that is taken.
#[cold]
fn refusal(past: &Journal, now: Option<&Now>, fact: FactKind, why: Why) -> Refusal {
    let legal = match now {
        None => legal(None),
        Some(now) => legal_now(past, now),
    };
    Refusal { phase: now.map(|now| now.phase), fact, why, legal }
}

/// Every fact that somebody could record now.
pub(crate) fn legal_now(past: &Journal, now: &Now) -> Facts {
    let ruled_out = PAST_DECIDES.iter().filter(|fact| standing(past, now, *fact).is_some());
    legal(Some(now.phase)).without(ruled_out.collect())
}
