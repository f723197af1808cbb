//! The offer as the candidate knows it: each of its versions, its conditions, the first day, and what was promised before it.

use crate::law::{Entry, Fact, FactKind, Phase};
use crate::told::Told;
use crate::value::id::Seq;
use crate::value::offer::{Condition, ConditionOutcome, Offer};
use crate::value::set::names;
use crate::value::text::{Name, Text};
use crate::value::time::Time;
use serde::Serialize;

/// The latest offer, and the versions before it.
///
/// No date of it decides anything: an answer after the answer date is taken as well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CurrentOffer {
    /// The number, in the view, of the fact that made it.
    pub number: Seq,
    /// When it was made.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub made_at: Time,
    /// The offer: its document, until when an answer is hoped for, the first day and the pay.
    #[serde(serialize_with = "super::outward::offer")]
    #[cfg_attr(feature = "schemars", schemars(with = "super::outward::Offered<'static>"))]
    pub offer: Offer,
    /// Whether the candidate has accepted it.
    pub accepted: bool,
    /// The first day, once it is accepted.
    pub first_day: Option<FirstDay>,
    /// Its conditions.
    pub conditions: Vec<CurrentCondition>,
    /// The versions before it, the first one first.
    pub earlier: Vec<OfferVersion>,
}

/// An earlier version of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OfferVersion {
    /// The number, in the view, of the fact that made it.
    pub number: Seq,
    /// When it was made.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub made_at: Time,
    /// The offer.
    #[serde(serialize_with = "super::outward::offer")]
    #[cfg_attr(feature = "schemars", schemars(with = "super::outward::Offered<'static>"))]
    pub offer: Offer,
    /// How it stands.
    pub standing: OfferStanding,
    /// The first day, if it is the accepted one.
    pub first_day: Option<FirstDay>,
    /// Its conditions.
    pub conditions: Vec<CurrentCondition>,
}

names! {
    /// How a version of an offer stands beside a later one.
    #[expect(clippy::exhaustive_enums, reason = "an earlier version is accepted, replaced or taken back")]
    OfferStanding {
        /// The candidate accepted it. It stands until they accept another.
        Accepted = "accepted",
        /// A later version took its place.
        Replaced = "replaced",
        /// It was made by mistake and taken back.
        TakenBack = "taken_back",
    }
}

/// A condition of the offer, and how it was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CurrentCondition {
    /// The condition.
    pub condition: Condition,
    /// How it was settled; none while it is open.
    pub outcome: Option<ConditionOutcome>,
}

/// The first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FirstDay {
    /// When it begins.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub on: Time,
    /// The number, in the view, of the fact by which it was agreed; none where only the offer says it.
    pub agreed: Option<Seq>,
    /// The day that it was before, if it was moved.
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    pub before: Option<Time>,
}

/// Something that the company promised in person before it made the offer, such as a term that was talked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Beforehand {
    /// The number of it in the view.
    pub number: Seq,
    /// When it was promised.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub at: Time,
    /// The words of the promise.
    pub about: Text,
}

/// The offer that stands: while it waits for an answer, and once it is accepted.
pub(super) fn current(told: &Told<'_>) -> Option<CurrentOffer> {
    let known = &told.known;
    if !matches!(known.phase(), Phase::Offered | Phase::Accepted | Phase::Hired) {
        return None;
    }
    let [latest, accepted] = known.offers();
    let made = (0..).map(Seq).zip(known.journal()).filter(|(_, entry)| entry.fact.offer().is_some());
    let mut versions: Vec<OfferVersion> = made
        .filter(|(seq, _)| Some(*seq) <= latest)
        .filter_map(|(seq, entry)| {
            let standing = if Some(seq) == accepted {
                OfferStanding::Accepted
            } else if known.stands(seq) {
                OfferStanding::Replaced
            } else {
                OfferStanding::TakenBack
            };
            version(told, seq, entry, standing)
        })
        .collect();
    let OfferVersion { number, made_at, offer, first_day, conditions, standing } = versions.pop()?;
    let accepted = standing == OfferStanding::Accepted;
    Some(CurrentOffer { number, made_at, offer, accepted, first_day, conditions, earlier: versions })
}

fn version(told: &Told<'_>, seq: Seq, entry: &Entry, standing: OfferStanding) -> Option<OfferVersion> {
    let offer = entry.fact.offer()?.clone();
    let since = Some(standing).filter(|stands| *stands == OfferStanding::Accepted).and_then(|_| accepted_since(told));
    let open: Vec<usize> = told.known.open_conditions().collect();
    let conditions = offer.conditions().iter().enumerate().map(|(index, condition)| {
        let outcome = since.filter(|_| !open.contains(&index)).and_then(|since| settled(since, &condition.name));
        CurrentCondition { condition: condition.clone(), outcome }
    });
    Some(OfferVersion {
        number: told.number(seq)?,
        made_at: entry.at,
        standing,
        first_day: since.and_then(|since| first_day(told, &offer, since)),
        conditions: conditions.collect(),
        offer,
    })
}

/// The entries since the acceptance that stands.
fn accepted_since<'a>(told: &'a Told<'_>) -> Option<&'a [Entry]> {
    let journal = told.known.journal();
    let accepts = |(index, entry): (usize, &Entry)| {
        entry.fact.kind() == FactKind::OfferAccepted && told.known.stands(Seq::from_index(index))
    };
    let accepted =
        (0..journal.len()).rev().find(|index| journal.get(*index).is_some_and(|it| accepts((*index, it))))?;
    journal.get(accepted..)
}

/// How a condition was settled by the latest fact about it.
#[expect(clippy::wildcard_enum_match_arm, reason = "one fact settles a condition")]
fn settled(since: &[Entry], name: &Name) -> Option<ConditionOutcome> {
    since.iter().rev().find_map(|entry| match &entry.fact {
        Fact::ConditionSettled { condition, outcome } if condition == name => Some(*outcome),
        _ => None,
    })
}

fn first_day(told: &Told<'_>, offer: &Offer, since: &[Entry]) -> Option<FirstDay> {
    let on = told.known.first_day()?;
    let begins = told.known.journal().len() - since.len();
    let mut days = vec![(offer.starts(), None)];
    for (index, entry) in since.iter().enumerate() {
        if let Fact::StartAgreed { on } = entry.fact {
            days.push((Some(on), told.number(Seq::from_index(begins + index))));
        }
    }
    let agreed = days.iter().rev().find(|(day, _)| *day == Some(on)).and_then(|(_, number)| *number);
    let before = days.iter().rev().filter_map(|(day, _)| *day).find(|day| *day != on);
    Some(FirstDay { on, agreed, before })
}

/// Everything that the company promised in person before the first offer, while that offer is on its way or stands.
pub(super) fn beforehand(told: &Told<'_>) -> Vec<Beforehand> {
    let known = &told.known;
    if !matches!(known.phase(), Phase::OfferDue | Phase::Offered | Phase::Accepted) {
        return Vec::new();
    }
    let before = known.journal().iter().take_while(|entry| entry.fact.kind() != FactKind::OfferMade);
    let promised = (0..).map(Seq).zip(before).filter_map(|(seq, entry)| {
        let Fact::FollowUpPromised(promised) = &entry.fact else { return None };
        Some(Beforehand { number: told.number(seq)?, at: entry.at, about: promised.about.clone() })
    });
    promised.collect()
}
