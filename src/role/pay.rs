//! The pay that an advert says: from the least to the most, and the agreement that it follows.

use super::Error;
use crate::value::set::names;
use crate::value::text::Label;
use serde::{Deserialize, Serialize};

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

/// The collective agreement that a pay follows. To follow none is something to say, too.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "it follows one, or none")]
#[doc(alias = "collective labour agreement")]
pub enum CollectiveAgreement {
    /// It follows the agreement of this name.
    Applies(Label),
    /// It follows none.
    None,
}

/// The pay, before tax, from the least to the most. Candidates have a right to know it in good time for an informed negotiation, as in
/// the advert or before the interview, in states where Directive (EU) 2023/970 Art. 5(1) is law.
///
/// ```
/// use candidacy::role::{PayPeriod, Salary};
///
/// let salary = Salary::new("EUR", 17, 21, PayPeriod::Hour)?.with_cents(50, 0)?;
/// assert_eq!((salary.least_in_cents(), salary.most_in_cents()), (1_750, 2_100));
/// # Ok::<(), candidacy::role::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Salary {
    currency: [char; 3],
    least: u32,
    most: u32,
    per: PayPeriod,
    /// Of the least and of the most, each below 100.
    cents: (u8, u8),
}

impl Salary {
    /// Creates a salary from the least to the most, in whole units of a currency (ISO 4217).
    ///
    /// # Errors
    ///
    /// - [`Error::Currency`] — the currency is not three capital letters.
    /// - [`Error::Pay`] — the least is nothing, or more than the most.
    pub fn new(currency: &str, least: u32, most: u32, per: PayPeriod) -> Result<Self, Error> {
        let letters: Vec<char> = currency.chars().collect();
        match *letters.as_slice() {
            [a, b, c] if [a, b, c].iter().all(char::is_ascii_uppercase) => {
                if least == 0 || least > most {
                    return Err(Error::Pay { least, most });
                }
                Ok(Salary { currency: [a, b, c], least, most, per, cents: (0, 0) })
            }
            _ => Err(Error::Currency),
        }
    }

    /// Sets the cents, hundredths of a unit, that come on top of the least and of the most.
    ///
    /// # Errors
    ///
    /// [`Error::Cents`] — more than 99 cents, or with them the least is more than the most.
    pub fn with_cents(self, least: u8, most: u8) -> Result<Self, Error> {
        let salary = Salary { cents: (least, most), ..self };
        if least.max(most) > 99 || salary.least_in_cents() > salary.most_in_cents() {
            return Err(Error::Cents { least, most });
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

    /// Returns the period that the pay is for.
    #[must_use]
    pub fn per(&self) -> PayPeriod {
        self.per
    }
}

/// A pay as it is written, not yet checked.
#[derive(Serialize, Deserialize)]
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
    type Error = Error;
    fn try_from(Written { currency, least, most, per, cents }: Written) -> Result<Self, Error> {
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
