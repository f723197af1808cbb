//! Work that is asked for: an assignment for the candidate, and a check by a third party.

use crate::value::code::codes;
use crate::value::redacted::{Redacted, by_field, unchanged};
use crate::value::text::{DocumentRef, Label};
use crate::value::time::Time;
use serde::{Deserialize, Serialize};

/// An assignment as it is sent to the candidate. It says how long it takes, whether it is paid, and whose the work is.
///
/// ```
/// use candidacy::value::{Assignment, DocumentRef, Label, Ownership};
///
/// let case = Assignment::new(DocumentRef::new("cases/lock-shop")?, 4)?.paid(Label::new("EUR 200")?);
/// assert_eq!(case.hours(), 4);
/// assert_eq!(case.ownership(), Ownership::Candidate);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
#[doc(alias = "work sample")]
#[doc(alias = "take-home")]
pub struct Assignment {
    work: DocumentRef,
    day: Option<Time>,
    hours: u16,
    pay: WorkPay,
    ownership: Ownership,
}

/// The pay for an assignment.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "work is paid or it is not")]
pub enum WorkPay {
    /// The work is not paid.
    #[default]
    Unpaid,
    /// The work is paid.
    Paid {
        /// The amount, with its currency.
        amount: Label,
    },
}

/// The owner of the work that an assignment results in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "there are two sides")]
pub enum Ownership {
    /// The work stays the candidate's.
    #[default]
    Candidate,
    /// The work is the company's.
    Company,
}

/// Why something is not an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AssignmentError {
    /// It takes no time, or more than ten weeks of work.
    #[error("an assignment takes 1 to {max} hours, not {0}", max = Assignment::MAX_HOURS)]
    Hours(u16),
}

codes! { AssignmentError, "assignment" {
    Self::Hours(_) => "hours",
} }

/// A check that a third party is asked for: a reference, a certificate, an examination.
///
/// ```
/// use candidacy::value::{CheckRequest, Label};
///
/// let check = CheckRequest { asked: Label::new("the former employer")?, document: None };
/// assert_eq!(check.asked.as_str(), "the former employer");
/// # Ok::<(), candidacy::value::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[doc(alias = "background check")]
#[doc(alias = "reference check")]
pub struct CheckRequest {
    /// The third party.
    pub asked: Label,
    /// The place where the request is kept.
    #[serde(default)]
    pub document: Option<DocumentRef>,
}

impl Assignment {
    /// The most hours that an assignment is expected to take.
    pub const MAX_HOURS: u16 = 400;

    /// Creates an assignment from the place where the task is kept and the number of hours that the work is expected to take:
    /// unpaid, with work that stays the candidate's.
    ///
    /// # Errors
    ///
    /// [`AssignmentError::Hours`] — no hours, or more than [`MAX_HOURS`](Self::MAX_HOURS).
    pub fn new(work: DocumentRef, hours: u16) -> Result<Self, AssignmentError> {
        if !(1..=Self::MAX_HOURS).contains(&hours) {
            return Err(AssignmentError::Hours(hours));
        }
        Ok(Assignment { work, day: None, hours, pay: WorkPay::Unpaid, ownership: Ownership::Candidate })
    }

    /// Books a day for it, from which the time for the work counts. For another day the part is waived and repeated.
    #[must_use]
    pub fn on(mut self, day: Time) -> Self {
        self.day = Some(day);
        self
    }

    /// Says that the work is paid, and how much.
    #[must_use]
    pub fn paid(mut self, amount: Label) -> Self {
        self.pay = WorkPay::Paid { amount };
        self
    }

    /// Says whose the work is.
    #[must_use]
    pub fn owned_by(mut self, ownership: Ownership) -> Self {
        self.ownership = ownership;
        self
    }

    /// The same assignment, its task kept elsewhere.
    pub(crate) fn kept_at(self, work: DocumentRef) -> Self {
        Assignment { work, ..self }
    }

    /// Returns the place where the task is kept.
    #[must_use]
    pub fn work(&self) -> &DocumentRef {
        &self.work
    }

    /// Returns the day that was booked, if one was.
    #[must_use]
    pub fn day(&self) -> Option<Time> {
        self.day
    }

    /// Returns the number of hours that the work is expected to take.
    #[must_use]
    pub fn hours(&self) -> u16 {
        self.hours
    }

    /// Returns the pay.
    #[must_use]
    pub fn pay(&self) -> &WorkPay {
        &self.pay
    }

    /// Returns the owner of the work.
    #[must_use]
    pub fn ownership(&self) -> Ownership {
        self.ownership
    }
}

unchanged! { Ownership }

by_field! {
    Assignment { work, day, hours, pay, ownership }
    CheckRequest { asked, document }
}

impl Redacted for WorkPay {
    fn redacted(&self) -> Self {
        match self {
            WorkPay::Unpaid => WorkPay::Unpaid,
            WorkPay::Paid { amount } => WorkPay::Paid { amount: amount.redacted() },
        }
    }
}

/// An assignment as it stands on the wire, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Assignment")]
struct Written {
    work: DocumentRef,
    #[serde(
        default,
        serialize_with = "crate::value::time::serialize_maybe",
        deserialize_with = "crate::value::time::deserialize_maybe"
    )]
    day: Option<Time>,
    hours: u16,
    #[serde(default)]
    pay: WorkPay,
    #[serde(default)]
    ownership: Ownership,
}

impl TryFrom<Written> for Assignment {
    type Error = AssignmentError;
    fn try_from(written: Written) -> Result<Self, AssignmentError> {
        let Written { work, day, hours, pay, ownership } = written;
        Ok(Assignment { day, pay, ownership, ..Assignment::new(work, hours)? })
    }
}

impl From<Assignment> for Written {
    fn from(assignment: Assignment) -> Self {
        let Assignment { work, day, hours, pay, ownership } = assignment;
        Written { work, day, hours, pay, ownership }
    }
}
