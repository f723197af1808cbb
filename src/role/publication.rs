//! How an advert is made public: on which channels, for work at which place, and until when.

use super::{Address, Country, Error};
use crate::value::meeting::Link;
use crate::value::set::names;
use crate::value::text::Label;
use crate::value::time::Time;
use serde::{Deserialize, Serialize};

/// A channel on which an advert can be seen.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Channel {
    /// The company's own page.
    CareersPage,
    /// The professional network of that name.
    #[serde(rename = "linkedin")]
    LinkedIn,
    /// The network of pictures of that name.
    Instagram,
    /// Somewhere else, by its name.
    Other(Label),
}

/// The place of work.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "at an office, from anywhere in some countries, or as the person likes")]
pub enum Workplace {
    /// At an office, all the time or some of it.
    Office(Address),
    /// From anywhere in these countries, all the time.
    Remote(Box<[Country]>),
    /// As the person likes: at the office, or from anywhere in these countries all the time.
    Either {
        /// The office.
        office: Address,
        /// The countries.
        remote: Box<[Country]>,
    },
}

impl Workplace {
    /// The most countries that remote work is from.
    pub const MAX_COUNTRIES: usize = 50;

    /// Returns the office, if there is one.
    #[must_use]
    pub fn office(&self) -> Option<&Address> {
        match self {
            Workplace::Office(office) | Workplace::Either { office, .. } => Some(office),
            Workplace::Remote(_) => None,
        }
    }

    /// Returns the countries that remote work is from; none if all work is at the office.
    #[must_use]
    pub fn remote(&self) -> &[Country] {
        match self {
            Workplace::Remote(countries) | Workplace::Either { remote: countries, .. } => countries,
            Workplace::Office(_) => &[],
        }
    }
}

names! {
    /// The kind of employment, in the words that job search engines know.
    #[expect(clippy::exhaustive_enums, reason = "job search engines know these")]
    Employment {
        /// Full time.
        FullTime = "full_time",
        /// Part time.
        PartTime = "part_time",
        /// On a contract.
        Contractor = "contractor",
        /// For a limited time.
        Temporary = "temporary",
        /// An internship.
        Intern = "intern",
        /// Unpaid.
        Volunteer = "volunteer",
        /// By the day.
        PerDiem = "per_diem",
        /// Something else.
        Other = "other",
    }
}

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

/// The pay, before tax, from the least to the most. Candidates have a right to know it before the first conversation where
/// Directive (EU) 2023/970 Art. 5(1) applies.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "WrittenSalary", into = "WrittenSalary")]
pub struct Salary {
    currency: [char; 3],
    least: u32,
    most: u32,
    per: PayPeriod,
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
                Ok(Salary { currency: [a, b, c], least, most, per })
            }
            _ => Err(Error::Currency),
        }
    }

    /// Returns the currency.
    #[must_use]
    pub fn currency(&self) -> String {
        self.currency.iter().collect()
    }

    /// Returns the least.
    #[must_use]
    pub fn least(&self) -> u32 {
        self.least
    }

    /// Returns the most.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.most
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
struct WrittenSalary {
    currency: String,
    least: u32,
    most: u32,
    per: PayPeriod,
}

impl TryFrom<WrittenSalary> for Salary {
    type Error = Error;
    fn try_from(written: WrittenSalary) -> Result<Self, Error> {
        Salary::new(&written.currency, written.least, written.most, written.per)
    }
}

impl From<Salary> for WrittenSalary {
    fn from(salary: Salary) -> Self {
        WrittenSalary { currency: salary.currency(), least: salary.least, most: salary.most, per: salary.per }
    }
}

/// How an advert is made public. Its words about the role come from the role's profile; it has no words of its own, so that the
/// two cannot contradict each other.
///
/// ```
/// use candidacy::role::{Address, Channel, Publication, Workplace};
///
/// let office = Workplace::Office(Address::new("Amsterdam", "NL")?);
/// let publication = Publication::new([Channel::LinkedIn, Channel::CareersPage], office)?;
/// assert_eq!(publication.channels().len(), 2);
/// # Ok::<(), candidacy::role::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
#[doc(alias = "job post")]
#[doc(alias = "advert")]
pub struct Publication {
    channels: Box<[Channel]>,
    workplace: Workplace,
    until: Option<Time>,
    employment: Option<Employment>,
    salary: Option<Salary>,
    page: Option<Link>,
}

impl Publication {
    /// The most channels of an advert.
    pub const MAX_CHANNELS: usize = 20;

    /// Creates a publication on these channels, for work at this place. A channel or a country that is named twice is
    /// there once.
    ///
    /// # Errors
    ///
    /// - [`Error::Channels`] — no channel, or more than [`MAX_CHANNELS`](Self::MAX_CHANNELS).
    /// - [`Error::Countries`] — remote work from no country, or from more than [`Workplace::MAX_COUNTRIES`].
    pub fn new(channels: impl IntoIterator<Item = Channel>, workplace: Workplace) -> Result<Self, Error> {
        let channels = channels.into_iter().take(Self::MAX_CHANNELS + 1).collect();
        Publication { channels, workplace, until: None, employment: None, salary: None, page: None }.check()
    }

    fn check(mut self) -> Result<Self, Error> {
        let channels = self.channels.len();
        if !(1..=Self::MAX_CHANNELS).contains(&channels) {
            return Err(Error::Channels(channels));
        }
        once(&mut self.channels);
        match &mut self.workplace {
            Workplace::Remote(countries) | Workplace::Either { remote: countries, .. } => {
                if !(1..=Workplace::MAX_COUNTRIES).contains(&countries.len()) {
                    return Err(Error::Countries(countries.len()));
                }
                once(countries);
            }
            Workplace::Office(_) => {}
        }
        Ok(self)
    }

    /// Sets the moment until which the advert is meant to be seen. Nothing happens then by itself: a person takes it
    /// down, and an application that comes later is taken as long as nobody has.
    #[must_use]
    pub fn open_until(self, until: Time) -> Self {
        Publication { until: Some(until), ..self }
    }

    /// Sets the kind of employment.
    #[must_use]
    pub fn employing(self, employment: Employment) -> Self {
        Publication { employment: Some(employment), ..self }
    }

    /// Sets the salary.
    #[must_use]
    pub fn paying(self, salary: Salary) -> Self {
        Publication { salary: Some(salary), ..self }
    }

    /// Sets the page where the advert is read, and where people apply; in a posting, if it is a web address.
    #[must_use]
    pub fn on_page(self, page: Link) -> Self {
        Publication { page: Some(page), ..self }
    }

    /// Returns the channels.
    #[must_use]
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// Returns the place of work.
    #[must_use]
    pub fn workplace(&self) -> &Workplace {
        &self.workplace
    }

    /// Returns the moment until which the advert is meant to be seen, if there is one.
    #[must_use]
    pub fn until(&self) -> Option<Time> {
        self.until
    }

    /// Returns the kind of employment, if it is known.
    #[must_use]
    pub fn employment(&self) -> Option<Employment> {
        self.employment
    }

    /// Returns the salary, if it is known.
    #[must_use]
    pub fn salary(&self) -> Option<&Salary> {
        self.salary.as_ref()
    }

    /// Returns the page where the advert is read, if there is one.
    #[must_use]
    pub fn page(&self) -> Option<&Link> {
        self.page.as_ref()
    }
}

/// Takes away what is there already.
fn once<T: PartialEq>(items: &mut Box<[T]>) {
    let mut each = Vec::with_capacity(items.len());
    for item in std::mem::take(items) {
        if !each.contains(&item) {
            each.push(item);
        }
    }
    *items = each.into();
}

/// A moment on the wire, as everywhere.
#[derive(Serialize, Deserialize)]
struct Moment(#[serde(with = "crate::value::time")] Time);

/// A publication as it is written, not yet checked.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Publication")]
struct Written {
    channels: Box<[Channel]>,
    workplace: Workplace,
    until: Option<Moment>,
    employment: Option<Employment>,
    salary: Option<Salary>,
    page: Option<Link>,
}

impl TryFrom<Written> for Publication {
    type Error = Error;
    fn try_from(written: Written) -> Result<Self, Error> {
        let Written { channels, workplace, until, employment, salary, page } = written;
        let until = until.map(|Moment(until)| until);
        Publication { channels, workplace, until, employment, salary, page }.check()
    }
}

impl From<Publication> for Written {
    fn from(publication: Publication) -> Self {
        let Publication { channels, workplace, until, employment, salary, page } = publication;
        Written { channels, workplace, until: until.map(Moment), employment, salary, page }
    }
}
