//! The promises to the candidate and by the candidate, by all that was told.

use crate::law::Entry;
use crate::promise::{Promise, Status};
use crate::terms::Terms;
use crate::terms::calendar::{Calendar, LastDay};
use crate::terms::policy::PromiseKind;
use crate::told::{News, Told};
use crate::value::id::Seq;
use crate::value::meeting::Meeting;
use crate::value::text::Name;
use crate::value::time::Time;
use crate::view::cited::Cited;
use serde::Serialize;

/// A promise that is open, as the candidate sees it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Owed {
    /// The kind: what is owed.
    pub kind: PromiseKind,
    /// The number, in the view, of what it is about.
    pub about: Seq,
    /// The part of the step or the condition of the offer that it is about, where there are several.
    pub of: Option<Name>,
    /// When it was promised.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub made_at: Time,
    /// The last moment that is in time. To come to an interview, it is when the interview starts.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub due: Time,
    /// The last day that is in time, on the calendar of the terms.
    pub last_day: LastDay,
    /// The last moment that the company's own ceiling allows, if there is one. A pause or another date of the company moves `due`, and
    /// no further than this.
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    pub ceiling: Option<Time>,
    /// The rule of a place about it, with its source, if the terms have one. Nothing stops it.
    pub rule: Option<Cited>,
    /// How it stands at the moment of the view. Somebody who did not ask to be contacted is never late with an answer.
    pub status: Status,
}

/// The promises of the company and those of the candidate, each with the next first. To meet is owed by both.
pub(super) fn both(told: &Told<'_>, at: Time) -> (Vec<Owed>, Vec<Owed>) {
    let (promises, under) = (in_order(told), told.told_under());
    let side = |theirs: fn(&Promise) -> bool| {
        promises.iter().filter(|promise| theirs(promise)).map(|promise| owed(told, &under, promise, at)).collect()
    };
    (side(|promise| promise.by.is_company()), side(|promise| promise.by.is_candidate()))
}

/// The promises of the candidate whose reminder fell due later than one moment and not later than the other.
pub(in crate::view) fn reminders(told: &Told<'_>, since: Time, at: Time) -> Vec<Owed> {
    let (promises, under) = (in_order(told), told.told_under());
    let falls_due = |promise: &&Promise| {
        let remind_at = promise.remind_at();
        promise.by.is_candidate() && since < remind_at && remind_at <= at
    };
    promises.iter().filter(falls_due).map(|promise| owed(told, &under, promise, at)).collect()
}

fn in_order(told: &Told<'_>) -> Vec<Promise> {
    let mut promises: Vec<Promise> = told.promises().collect();
    promises.sort_by_key(|promise| (promise.due, promise.entry, promise.kind, promise.number));
    promises
}

fn owed(told: &Told<'_>, under: &[(&News, &Entry, &Terms)], promise: &Promise, at: Time) -> Owed {
    let meets = promise.kind == PromiseKind::Attendance;
    let starts = told.known.meeting(promise.number).filter(|_| meets).map(Meeting::starts);
    let overdue = promise.kind == PromiseKind::Interest && promise.status(at) == Status::Overdue;
    let status = if overdue { Status::ReminderDue } else { promise.status(at) };
    let Promise { kind, entry, made_at, due, ceiling, .. } = *promise;
    let terms = ruled(told, under, promise);
    let rule = terms.and_then(|terms| Cited::of_a_place(terms, kind));
    let due = starts.unwrap_or(due);
    let last_day = terms.map_or(&Calendar::utc(), |terms| terms.policy().calendar()).last_day(due);
    Owed { kind, about: entry, of: of(told, promise), made_at, due, last_day, ceiling, rule, status }
}

/// The terms that rule a promise: those after the entry that made it. A further word is promised under the terms of what it is about.
fn ruled<'a>(told: &Told<'_>, under: &[(&News, &Entry, &'a Terms)], promise: &Promise) -> Option<&'a Terms> {
    let (_, entry, terms) = under.get(promise.entry.index())?;
    let further = matches!(promise.kind, PromiseKind::Update | PromiseKind::DecisionWord);
    let first = entry.fact.about().filter(|_| further).and_then(|to| under.get(told.number(to)?.index()));
    Some(first.map_or(*terms, |(_, _, terms)| *terms))
}

/// The name of what the number of a promise is about.
fn of(told: &Told<'_>, promise: &Promise) -> Option<Name> {
    let index = usize::from(promise.number).checked_sub(1)?;
    if promise.kind == PromiseKind::Condition {
        let [_, accepted] = told.known.offers();
        return Some(told.known.entry(accepted?)?.fact.offer()?.conditions().get(index)?.name.clone());
    }
    let parts = told.known.step()?.parts();
    Some(parts.get(index).filter(|_| parts.len() > 1)?.name().clone())
}
