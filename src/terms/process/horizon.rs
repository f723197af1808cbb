//! How far a date may lie from the day that it is about.

use crate::terms::process::mistake::{MAX_HORIZON, ProcessError};
use serde::{Deserialize, Serialize};

/// How far a date may lie ahead, and for how long an entry may be taken back or contested: three numbers of days, 1 to 365.
///
/// ```
/// use candidacy::terms::Horizons;
///
/// let horizons = Horizons::default().with_appointment(90)?;
/// assert_eq!((horizons.appointment(), horizons.reversal(), horizons.contest()), (90, 28, 28));
/// # Ok::<(), candidacy::terms::ProcessError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
pub struct Horizons {
    appointment: u16,
    reversal: u16,
    contest: u16,
}

impl Default for Horizons {
    /// Returns 180 days for an appointment, 28 for a reversal and 28 for a contest.
    fn default() -> Self {
        Horizons { appointment: 180, reversal: 28, contest: 28 }
    }
}

impl Horizons {
    /// The most days of a horizon.
    pub const MAX: u16 = MAX_HORIZON;

    /// Replaces the number of days that an appointment may lie ahead without being a deviation.
    ///
    /// # Errors
    ///
    /// [`ProcessError::Horizon`] — no days, or more than [`MAX`](Self::MAX).
    pub fn with_appointment(self, days: u16) -> Result<Self, ProcessError> {
        Ok(Horizons { appointment: checked(days)?, ..self })
    }

    /// Replaces the number of days within which the candidate may take back an own withdrawal or a declined offer.
    ///
    /// # Errors
    ///
    /// [`ProcessError::Horizon`] — no days, or more than [`MAX`](Self::MAX).
    pub fn with_reversal(self, days: u16) -> Result<Self, ProcessError> {
        Ok(Horizons { reversal: checked(days)?, ..self })
    }

    /// Replaces the number of days within which the candidate may contest an entry that was written down for them.
    ///
    /// # Errors
    ///
    /// [`ProcessError::Horizon`] — no days, or more than [`MAX`](Self::MAX).
    pub fn with_contest(self, days: u16) -> Result<Self, ProcessError> {
        Ok(Horizons { contest: checked(days)?, ..self })
    }

    /// Returns the number of days that an appointment may lie ahead without being a deviation.
    #[must_use]
    pub fn appointment(self) -> u16 {
        self.appointment
    }

    /// Returns the number of days within which the candidate may take back an own withdrawal or a declined offer.
    #[must_use]
    pub fn reversal(self) -> u16 {
        self.reversal
    }

    /// Returns the number of days within which the candidate may contest an entry that was written down for them.
    #[must_use]
    pub fn contest(self) -> u16 {
        self.contest
    }
}

fn checked(days: u16) -> Result<u16, ProcessError> {
    if (1..=MAX_HORIZON).contains(&days) { Ok(days) } else { Err(ProcessError::Horizon(days)) }
}

/// Horizons as they stand in a file, not yet checked. One that is left out is the default.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Horizons", deny_unknown_fields)]
struct Written {
    appointment: Option<u16>,
    reversal: Option<u16>,
    contest: Option<u16>,
}

impl TryFrom<Written> for Horizons {
    type Error = ProcessError;
    fn try_from(Written { appointment, reversal, contest }: Written) -> Result<Self, ProcessError> {
        let standard = Horizons::default();
        standard
            .with_appointment(appointment.unwrap_or(standard.appointment))?
            .with_reversal(reversal.unwrap_or(standard.reversal))?
            .with_contest(contest.unwrap_or(standard.contest))
    }
}

impl From<Horizons> for Written {
    fn from(Horizons { appointment, reversal, contest }: Horizons) -> Self {
        Written { appointment: Some(appointment), reversal: Some(reversal), contest: Some(contest) }
    }
}
