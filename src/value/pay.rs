//! The pay, as an advert, an opening or a message of the company names it: from the least to the most.

use crate::value::code::codes;
use crate::value::redacted::unchanged;
use crate::value::set::names;
use serde::{Deserialize, Serialize};
use std::fmt;

names! {
    /// The period that a pay is for.
    #[expect(clippy::exhaustive_enums, reason = "job search engines know these")]
    PayPeriod {
        /// For an hour.
        Hour = "hour",
        /// For a day.
        Day = "day",
        /// For a week.
        Week = "week",
        /// For a month.
        Month = "month",
        /// For a year.
        Year = "year",
    }
}

/// The pay, before tax, from the least to the most. Candidates have a right to know it in good time for an informed negotiation, as in
/// the advert or before the interview, in states where Directive (EU) 2023/970 Art. 5(1) is law.
///
/// ```
/// use candidacy::value::{PayPeriod, Salary};
///
/// let salary = Salary::new("EUR", 17, 21, PayPeriod::Hour)?.with_cents(50, 0)?;
/// assert_eq!((salary.least_in_cents(), salary.most_in_cents()), (1_750, 2_100));
/// # Ok::<(), candidacy::value::PayError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
#[doc(alias = "compensation")]
pub struct Salary {
    currency: [char; 3],
    least: u32,
    most: u32,
    per: PayPeriod,
    /// Of the least and of the most, each below 100.
    cents: (u8, u8),
}

/// Why something is no pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PayError {
    /// A currency is not three capital letters.
    #[error("a currency is three capital letters, such as `EUR` (ISO 4217)")]
    Currency,
    /// The pay is nothing, or at least more than at most.
    #[error("pay is more than nothing, and {least} is not at most {most}")]
    Range {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// More than 99 cents, or a least that is more than the most.
    #[error("cents are 0 to 99 and leave the least below the most, not {least} and {most}")]
    Cents {
        /// Of the least.
        least: u8,
        /// Of the most.
        most: u8,
    },
}

codes! { PayError, "pay" {
    Self::Currency => "currency",
    Self::Range { .. } => "range",
    Self::Cents { .. } => "cents",
} }

impl Salary {
    /// Creates a salary from the least to the most, in whole units of a currency (ISO 4217).
    ///
    /// # Errors
    ///
    /// - [`PayError::Currency`] — the currency is not three capital letters.
    /// - [`PayError::Range`] — the least is nothing, or more than the most.
    pub fn new(currency: &str, least: u32, most: u32, per: PayPeriod) -> Result<Self, PayError> {
        let letters: Vec<char> = currency.chars().collect();
        match *letters.as_slice() {
            [a, b, c] if [a, b, c].iter().all(char::is_ascii_uppercase) => {
                if least == 0 || least > most {
                    return Err(PayError::Range { least, most });
                }
                Ok(Salary { currency: [a, b, c], least, most, per, cents: (0, 0) })
            }
            _ => Err(PayError::Currency),
        }
    }

    /// Sets the cents, hundredths of a unit, that come on top of the least and of the most.
    ///
    /// # Errors
    ///
    /// [`PayError::Cents`] — more than 99 cents, or with them the least is more than the most.
    pub fn with_cents(self, least: u8, most: u8) -> Result<Self, PayError> {
        let salary = Salary { cents: (least, most), ..self };
        if least.max(most) > 99 || salary.least_in_cents() > salary.most_in_cents() {
            return Err(PayError::Cents { least, most });
        }
        Ok(salary)
    }

    /// Returns the currency.
    #[must_use]
    pub fn currency(&self) -> String {
        self.currency.iter().collect()
    }

    /// Returns the least, in whole units.
    #[must_use]
    pub fn least(&self) -> u32 {
        self.least
    }

    /// Returns the most, in whole units.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.most
    }

    /// Returns the least in cents, hundredths of a unit.
    #[must_use]
    pub fn least_in_cents(&self) -> u64 {
        u64::from(self.least) * 100 + u64::from(self.cents.0)
    }

    /// Returns the most in cents, hundredths of a unit.
    #[must_use]
    pub fn most_in_cents(&self) -> u64 {
        u64::from(self.most) * 100 + u64::from(self.cents.1)
    }

    /// The least and the most in digits; with cents, where one of them has some.
    pub(crate) fn amounts(&self) -> (String, String) {
        let amount = |whole: u32, cents: u8| match self.cents {
            (0, 0) => whole.to_string(),
            _ => format!("{whole}.{cents:02}"),
        };
        (amount(self.least, self.cents.0), amount(self.most, self.cents.1))
    }

    /// Returns the period that the pay is for.
    #[must_use]
    pub fn per(&self) -> PayPeriod {
        self.per
    }
}

/// A pay as it is written, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Salary")]
struct Written {
    currency: String,
    least: u32,
    most: u32,
    per: PayPeriod,
    #[serde(default)]
    cents: Option<(u8, u8)>,
}

impl TryFrom<Written> for Salary {
    type Error = PayError;
    fn try_from(Written { currency, least, most, per, cents }: Written) -> Result<Self, PayError> {
        let (of_the_least, of_the_most) = cents.unwrap_or_default();
        Salary::new(&currency, least, most, per)?.with_cents(of_the_least, of_the_most)
    }
}

impl From<Salary> for Written {
    fn from(salary: Salary) -> Self {
        let (currency, cents) = (salary.currency(), Some(salary.cents).filter(|cents| *cents != (0, 0)));
        Written { currency, least: salary.least, most: salary.most, per: salary.per, cents }
    }
}

/// For people: "EUR 17.50 to 21.00 per hour".
impl fmt::Display for Salary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (currency, (least, most)) = (self.currency(), self.amounts());
        if least == most {
            write!(f, "{currency} {least} per {}", self.per)
        } else {
            write!(f, "{currency} {least} to {most} per {}", self.per)
        }
    }
}

unchanged! { Salary }
