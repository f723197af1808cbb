//! The advert as schema.org's `JobPosting`, which job search engines read: a document that any serde format writes.
//!
//! It is written and never read: the role is the truth, and this is made from it.

use super::{Address, Advert, Country, Employment, Need, PayPeriod, Requirement, Salary};
use crate::value::id::RoleId;
use crate::value::meeting::Link;
use crate::value::text::{Label, Text};
use crate::value::time::Time;
use chrono::SecondsFormat;
use serde::{Serialize, Serializer};

/// An advert as a `JobPosting` of schema.org in JSON-LD, with what job search engines require and recommend.
///
/// It is valid as long as the role's advert is. Once the advert is taken down, or the role is filled or closed, the posting says so
/// in `validThrough`. The pay and the benefits are in it where the advert says them; the words by which a requirement is found are not.
/// `totalJobOpenings` is the number of openings that nobody takes or fills, as far as the role counts them.
///
/// ```
/// use candidacy::Role;
/// use candidacy::role::phase::Advertised;
///
/// fn script(role: &Role<Advertised>) -> Result<String, serde_json::Error> {
///     let json = serde_json::to_string(&role.posting())?;
///     // Inside a page, no text of it may end the script.
///     Ok(format!(r#"<script type="application/ld+json">{}</script>"#, json.replace('<', "\\u003c")))
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JobPosting<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    title: &'a str,
    /// In HTML, as job search engines want it.
    description: String,
    date_posted: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_through: Option<String>,
    hiring_organization: Organization<'a>,
    identifier: PropertyValue<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_location: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_location_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    applicant_location_requirements: Vec<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    employment_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base_salary: Option<MonetaryAmount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_benefits: Option<&'a str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    qualifications: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_job_openings: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Organization<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    legal_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<&'a str>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct PropertyValue<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    value: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Place<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    address: PostalAddress<'a>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct PostalAddress<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    street_address: Option<&'a str>,
    address_locality: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address_region: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<&'a str>,
    address_country: Country,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Named {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: Country,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct MonetaryAmount {
    #[serde(rename = "@type")]
    kind: &'static str,
    currency: String,
    value: QuantitativeValue,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct QuantitativeValue {
    #[serde(rename = "@type")]
    kind: &'static str,
    min_value: Amount,
    max_value: Amount,
    unit_text: &'static str,
}

/// An amount in cents, which is written in units: as a whole number if it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Amount(u64);

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Amount(cents) = self;
        if cents.is_multiple_of(100) {
            return serializer.serialize_u64(cents / 100);
        }
        #[expect(clippy::cast_precision_loss, reason = "a hundred times a u32 is exact")]
        serializer.serialize_f64(*cents as f64 / 100.0)
    }
}

impl<'a> JobPosting<'a> {
    pub(super) fn new(role: RoleId, advert: Advert<'a>, free: Option<u32>) -> Self {
        let (profile, publication) = (advert.profile(), advert.publication());
        let employer = profile.employer();
        let moment = |at: Time| at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        let essential = profile.requirements().iter().filter(|one| one.need() == Need::Essential);
        let qualifications: Vec<&str> = essential.map(|one| one.text().as_str()).collect();
        let country = |country: &Country| Named { kind: "Country", name: *country };
        JobPosting {
            context: "https://schema.org/",
            kind: "JobPosting",
            title: profile.title().as_str(),
            description: description(profile.work(), profile.requirements().iter().map(Requirement::text)),
            date_posted: advert.since().date_naive().to_string(),
            valid_through: advert.valid_until().map(moment),
            hiring_organization: Organization {
                kind: "Organization",
                name: employer.shown_as().as_str(),
                legal_name: employer.legal_name.as_str(),
                same_as: employer.site.as_ref().and_then(Link::as_web_address),
            },
            identifier: PropertyValue {
                kind: "PropertyValue",
                name: employer.shown_as().as_str(),
                value: role.to_string(),
            },
            job_location: publication.workplace().office().map(place),
            job_location_type: if publication.workplace().remote().is_empty() { None } else { Some("TELECOMMUTE") },
            applicant_location_requirements: publication.workplace().remote().iter().map(country).collect(),
            employment_type: publication.employment().map(employment_type),
            base_salary: publication.salary().map(base_salary),
            job_benefits: publication.benefits().map(Text::as_str),
            qualifications: qualifications.join("; "),
            // A positive number, or nothing.
            total_job_openings: free.filter(|free| *free > 0),
            url: publication.page().and_then(Link::as_web_address),
        }
    }
}

fn place(office: &Address) -> Place<'_> {
    let address = PostalAddress {
        kind: "PostalAddress",
        street_address: office.street.as_ref().map(Label::as_str),
        address_locality: office.town.as_str(),
        address_region: office.region.as_ref().map(Label::as_str),
        postal_code: office.postal_code.as_ref().map(Label::as_str),
        address_country: office.country,
    };
    Place { kind: "Place", address }
}

fn employment_type(employment: Employment) -> &'static str {
    match employment {
        Employment::FullTime => "FULL_TIME",
        Employment::PartTime => "PART_TIME",
        Employment::Contractor => "CONTRACTOR",
        Employment::Temporary => "TEMPORARY",
        Employment::Intern => "INTERN",
        Employment::Volunteer => "VOLUNTEER",
        Employment::PerDiem => "PER_DIEM",
        Employment::Other => "OTHER",
    }
}

fn base_salary(salary: &Salary) -> MonetaryAmount {
    let unit_text = match salary.per() {
        PayPeriod::Hour => "HOUR",
        PayPeriod::Day => "DAY",
        PayPeriod::Week => "WEEK",
        PayPeriod::Month => "MONTH",
        PayPeriod::Year => "YEAR",
    };
    let (min_value, max_value) = (Amount(salary.least_in_cents()), Amount(salary.most_in_cents()));
    MonetaryAmount {
        kind: "MonetaryAmount",
        currency: salary.currency(),
        value: QuantitativeValue { kind: "QuantitativeValue", min_value, max_value, unit_text },
    }
}

/// The work in paragraphs and the requirements as a list, in the few elements that job search engines show. Any markup that a text
/// has stays text.
fn description<'a>(work: &Text, requirements: impl Iterator<Item = &'a Text>) -> String {
    let mut html = String::new();
    let text = work.as_str().replace("\r\n", "\n");
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        html.push_str("<p>");
        html.push_str(&escaped(paragraph));
        html.push_str("</p>");
    }
    html.push_str("<ul>");
    for requirement in requirements {
        html.push_str("<li>");
        html.push_str(&escaped(requirement.as_str()));
        html.push_str("</li>");
    }
    html.push_str("</ul>");
    html
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\n' => escaped.push_str("<br>"),
            c => escaped.push(c),
        }
    }
    escaped
}
