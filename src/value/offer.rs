//! An offer as a document with an answer date, a first day and conditions. The contract itself is kept by the caller.

use crate::value::code::codes;
use crate::value::redacted::{by_field, unchanged};
use crate::value::set::names;
use crate::value::short_list::ShortList;
use crate::value::text::{DocumentRef, Label, Name};
use crate::value::time::Time;
use serde::{Deserialize, Serialize};

/// An offer to a candidate.
///
/// ```
/// use candidacy::value::{Condition, DocumentRef, Label, Name, Offer};
///
/// let answer_by = "2026-04-10T00:00:00Z".parse()?;
/// let licence = Condition { name: Name::new("driving licence")?, asked_of: None, due: "2026-05-01T00:00:00Z".parse()? };
/// let offer = Offer::new(DocumentRef::new("offers/118")?, answer_by)
///     .paying(Label::new("EUR 5,200 a month")?)
///     .under(licence)?;
/// assert_eq!(offer.answer_by(), answer_by);
/// assert_eq!(offer.conditions().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
pub struct Offer {
    document: DocumentRef,
    answer_by: Time,
    starts: Option<Time>,
    pay: Option<Label>,
    conditions: Box<[Condition]>,
}

/// A condition of an offer, which is settled after the candidate has accepted it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Condition {
    /// The name, by which the condition is settled later: `references`, `work permit`.
    pub name: Name,
    /// The third party that settles it: an authority, a former employer. None if it is the candidate.
    #[serde(default)]
    pub asked_of: Option<Label>,
    /// The moment by which it is settled.
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    pub due: Time,
}

/// Why a condition cannot be added to an offer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OfferError {
    /// More conditions than an offer has.
    #[error("an offer has at most {max} conditions, not {0}", max = Offer::MAX_CONDITIONS)]
    Conditions(usize),
    /// Two conditions have the same name.
    #[error("the condition `{0}` is named twice")]
    Twice(Name),
}

codes! { OfferError, "offer" {
    Self::Conditions(_) => "conditions",
    Self::Twice(_) => "twice",
} }

names! {
    /// The outcome of a condition.
    #[expect(clippy::exhaustive_enums, reason = "a condition is met or it is not")]
    ConditionOutcome {
        /// The condition is met.
        Met = "met",
        /// The condition is not met. The company then withdraws the offer with its reasons, or hires with a deviation.
        NotMet = "not_met",
    }
}

impl Offer {
    /// The most conditions of an offer.
    pub const MAX_CONDITIONS: usize = 8;

    /// Creates an offer from the place where it is kept and the moment by which the candidate is asked to answer.
    #[must_use]
    pub fn new(document: DocumentRef, answer_by: Time) -> Self {
        Offer { document, answer_by, starts: None, pay: None, conditions: [].into() }
    }

    /// Names the first day.
    #[must_use]
    pub fn starting(mut self, first_day: Time) -> Self {
        self.starts = Some(first_day);
        self
    }

    /// Names the pay.
    #[must_use]
    pub fn paying(mut self, pay: Label) -> Self {
        self.pay = Some(pay);
        self
    }

    /// Adds a condition.
    ///
    /// # Errors
    ///
    /// - [`OfferError::Conditions`] — there are [`MAX_CONDITIONS`](Self::MAX_CONDITIONS) already.
    /// - [`OfferError::Twice`] — another condition has this name.
    pub fn under(mut self, condition: Condition) -> Result<Self, OfferError> {
        if self.conditions.len() >= Self::MAX_CONDITIONS {
            return Err(OfferError::Conditions(self.conditions.len() + 1));
        }
        if self.condition(&condition.name).is_some() {
            return Err(OfferError::Twice(condition.name));
        }
        let mut conditions = self.conditions.into_vec();
        conditions.push(condition);
        self.conditions = conditions.into();
        Ok(self)
    }

    /// The same offer, kept elsewhere.
    pub(crate) fn kept_at(self, document: DocumentRef) -> Self {
        Offer { document, ..self }
    }

    /// Returns the place where the offer is kept.
    #[must_use]
    pub fn document(&self) -> &DocumentRef {
        &self.document
    }

    /// Returns the moment by which the candidate is asked to answer.
    #[must_use]
    pub fn answer_by(&self) -> Time {
        self.answer_by
    }

    /// Returns the first day, if the offer names one.
    #[must_use]
    pub fn starts(&self) -> Option<Time> {
        self.starts
    }

    /// Returns the pay, if the offer names it here and not only in its document.
    #[must_use]
    pub fn pay(&self) -> Option<&Label> {
        self.pay.as_ref()
    }

    /// Returns the conditions, in the order in which they were given.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// Returns the condition with this name, if there is one.
    #[must_use]
    pub fn condition(&self, name: &Name) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.name == *name)
    }
}

unchanged! { ConditionOutcome }

by_field! {
    Offer { document, answer_by, starts, pay, conditions }
    Condition { name, asked_of, due }
}

/// An offer as it stands on the wire, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Offer")]
struct Written {
    document: DocumentRef,
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    answer_by: Time,
    #[serde(
        default,
        serialize_with = "crate::value::time::serialize_maybe",
        deserialize_with = "crate::value::time::deserialize_maybe"
    )]
    starts: Option<Time>,
    #[serde(default)]
    pay: Option<Label>,
    #[serde(default)]
    conditions: ShortList<Condition>,
}

impl TryFrom<Written> for Offer {
    type Error = OfferError;
    fn try_from(written: Written) -> Result<Self, OfferError> {
        let Written { document, answer_by, starts, pay, conditions } = written;
        let offer = Offer { starts, pay, ..Offer::new(document, answer_by) };
        conditions.0.into_iter().try_fold(offer, Offer::under)
    }
}

impl From<Offer> for Written {
    fn from(offer: Offer) -> Self {
        let Offer { document, answer_by, starts, pay, conditions } = offer;
        Written { document, answer_by, starts, pay, conditions: ShortList(conditions) }
    }
}
