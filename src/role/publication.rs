//! How an advert is made public: on which channels, for work at which place, and until when.

use super::{Address, CollectiveAgreement, Country, Error, Salary};
use crate::terms::policy::{AdvertItem, AdvertRule, Rules};
use crate::value::meeting::Link;
use crate::value::set::names;
use crate::value::text::{Label, Text};
use crate::value::time::Time;
use serde::{Deserialize, Serialize};

/// A channel on which an advert can be seen.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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
    /// The purpose of an advert.
    #[expect(clippy::exhaustive_enums, reason = "there is a vacancy, or there is none yet")]
    Purpose {
        /// A vacancy that exists.
        Vacancy = "vacancy",
        /// A pool, for vacancies to come.
        Pool = "pool",
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
///
/// The publication also says what laws want an advert to say; [`lacks`](Self::lacks) names what is not said.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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
    benefits: Option<Text>,
    agreement: Option<CollectiveAgreement>,
    tools: Option<Box<[Label]>>,
    purpose: Option<Purpose>,
}

impl Publication {
    /// The most channels of an advert.
    pub const MAX_CHANNELS: usize = 20;

    /// The most tools that an advert names.
    pub const MAX_TOOLS: usize = 20;

    /// Creates a publication on these channels, for work at this place. A channel or a country that is named twice is
    /// there once.
    ///
    /// # Errors
    ///
    /// - [`Error::Channels`] — no channel, or more than [`MAX_CHANNELS`](Self::MAX_CHANNELS).
    /// - [`Error::Countries`] — remote work from no country, or from more than [`Workplace::MAX_COUNTRIES`].
    pub fn new(channels: impl IntoIterator<Item = Channel>, workplace: Workplace) -> Result<Self, Error> {
        let channels = channels.into_iter().take(Self::MAX_CHANNELS + 1).collect();
        Publication {
            channels,
            workplace,
            until: None,
            employment: None,
            salary: None,
            page: None,
            benefits: None,
            agreement: None,
            tools: None,
            purpose: None,
        }
        .check()
    }

    fn check(mut self) -> Result<Self, Error> {
        let channels = self.channels.len();
        if !(1..=Self::MAX_CHANNELS).contains(&channels) {
            return Err(Error::Channels(channels));
        }
        once(&mut self.channels);
        if let Some(tools) = &mut self.tools {
            if tools.len() > Self::MAX_TOOLS {
                return Err(Error::Tools(tools.len()));
            }
            once(tools);
        }
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

    /// Sets the benefits beside the salary, in words.
    #[must_use]
    pub fn with_benefits(self, benefits: Text) -> Self {
        Publication { benefits: Some(benefits), ..self }
    }

    /// Sets the collective agreement that the salary follows, or that it follows none.
    #[must_use]
    pub fn under(self, agreement: CollectiveAgreement) -> Self {
        Publication { agreement: Some(agreement), ..self }
    }

    /// Sets the tools that take part in the selection, such as those of artificial intelligence. No tool says that none does. A tool
    /// that is named twice is there once.
    ///
    /// # Errors
    ///
    /// [`Error::Tools`] — more than [`MAX_TOOLS`](Self::MAX_TOOLS).
    pub fn using(self, tools: impl IntoIterator<Item = Label>) -> Result<Self, Error> {
        let tools = tools.into_iter().take(Self::MAX_TOOLS + 1).collect();
        Publication { tools: Some(tools), ..self }.check()
    }

    /// Sets the purpose: a vacancy that exists, or a pool.
    #[must_use]
    pub fn meant_for(self, purpose: Purpose) -> Self {
        Publication { purpose: Some(purpose), ..self }
    }

    /// Returns what the advert does not say and the rules of a place want it to say, each with its clause. That it says all of it
    /// makes no advert lawful: the library reads nobody's words.
    ///
    /// ```
    /// use candidacy::role::{Address, Channel, PayPeriod, Publication, Purpose, Salary, Workplace};
    /// use candidacy::terms::policy::{AdvertItem, Rules};
    ///
    /// let office = Workplace::Office(Address::new("Toronto", "CA")?);
    /// let advert = Publication::new([Channel::CareersPage], office)?
    ///     .paying(Salary::new("CAD", 90_000, 110_000, PayPeriod::Year)?)
    ///     .meant_for(Purpose::Vacancy);
    /// let ontario = Rules::ontario();
    /// let lacking: Vec<_> = advert.lacks(&ontario).map(|rule| rule.item()).collect();
    /// assert_eq!(lacking, [AdvertItem::Tools]);
    /// assert_eq!(advert.using([])?.lacks(&ontario).count(), 0); // no tool takes part
    /// # Ok::<(), candidacy::role::Error>(())
    /// ```
    pub fn lacks<'r>(&self, rules: &'r Rules) -> impl Iterator<Item = &'r AdvertRule> {
        rules.adverts().iter().filter(|rule| !self.says(rule.item()))
    }

    /// Returns true if it says this.
    fn says(&self, item: AdvertItem) -> bool {
        match item {
            AdvertItem::Pay => self.salary.is_some(),
            AdvertItem::Agreement => self.agreement.is_some(),
            AdvertItem::Benefits => self.benefits.is_some(),
            AdvertItem::Employment => self.employment.is_some(),
            AdvertItem::Tools => self.tools.is_some(),
            AdvertItem::Purpose => self.purpose.is_some(),
        }
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

    /// Returns the benefits beside the salary, if they are known.
    #[must_use]
    pub fn benefits(&self) -> Option<&Text> {
        self.benefits.as_ref()
    }

    /// Returns the collective agreement that the salary follows, or that it follows none; nothing if the advert does not say so.
    #[must_use]
    pub fn agreement(&self) -> Option<&CollectiveAgreement> {
        self.agreement.as_ref()
    }

    /// Returns the tools that take part in the selection; nothing if the advert does not say whether any does.
    #[must_use]
    pub fn tools(&self) -> Option<&[Label]> {
        self.tools.as_deref()
    }

    /// Returns the purpose, if it is known.
    #[must_use]
    pub fn purpose(&self) -> Option<Purpose> {
        self.purpose
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
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Moment(
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    Time,
);

/// A publication as it is written, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Publication")]
struct Written {
    channels: Box<[Channel]>,
    workplace: Workplace,
    until: Option<Moment>,
    employment: Option<Employment>,
    salary: Option<Salary>,
    page: Option<Link>,
    benefits: Option<Text>,
    agreement: Option<CollectiveAgreement>,
    tools: Option<Box<[Label]>>,
    purpose: Option<Purpose>,
}

impl TryFrom<Written> for Publication {
    type Error = Error;
    fn try_from(written: Written) -> Result<Self, Error> {
        let Written { channels, workplace, until, employment, salary, page, benefits, agreement, tools, purpose } =
            written;
        let until = until.map(|Moment(until)| until);
        Publication { channels, workplace, until, employment, salary, page, benefits, agreement, tools, purpose }
            .check()
    }
}

impl From<Publication> for Written {
    fn from(publication: Publication) -> Self {
        let Publication { channels, workplace, until, employment, salary, page, benefits, agreement, tools, purpose } =
            publication;
        let until = until.map(Moment);
        Written { channels, workplace, until, employment, salary, page, benefits, agreement, tools, purpose }
    }
}
