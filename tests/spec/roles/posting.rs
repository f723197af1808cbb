//! The advert as a document for job search engines: what they require is in it, it is valid as long as the advert is up, and no
//! text of it becomes anything else.
//!
//! Required and recommended properties: Google Search Central, "Job posting (`JobPosting`) structured data"; types: schema.org.

use super::model::Model;
use super::{kinds, told};
use crate::support::{day, role, staff};
use crate::wire::any::one_line;
use crate::wire::format::is_data;
use candidacy::role::{
    self, Address, Advert, Channel, Country, Employer, Employment, Need, PayPeriod, Publication, Requirement, Salary,
    Workplace,
};
use candidacy::value::Label;
use candidacy::value::meeting::Link;
use candidacy::{Aspect, Capacity, Role, Time};
use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

/// Google's required properties, beside where the work is done.
const REQUIRED: [&str; 4] = ["datePosted", "description", "hiringOrganization", "title"];

/// What `employmentType` may say.
const EMPLOYMENT: [&str; 8] =
    ["FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"];

/// Every property of a posting that schema.org knows, and that this document may have.
const KNOWN: [&str; 17] = [
    "@context",
    "@type",
    "title",
    "description",
    "datePosted",
    "validThrough",
    "hiringOrganization",
    "identifier",
    "jobLocation",
    "jobLocationType",
    "applicantLocationRequirements",
    "employmentType",
    "baseSalary",
    "jobBenefits",
    "qualifications",
    "totalJobOpenings",
    "url",
];

fn workplaces() -> impl Strategy<Value = Workplace> {
    let country = || select(vec!["NL", "ES", "DE"]).prop_map(|code| Country::new(code).expect("two letters"));
    let office = || {
        (one_line("{0,20}[a-z]"), country(), any::<bool>()).prop_map(|(town, country, whole)| {
            let some = |words: &str| whole.then(|| Label::new(words).expect("short"));
            let town = Label::new(town).expect("something that can be seen");
            Address { street: some("Kade 1"), postal_code: some("1000 AA"), town, region: some("NH"), country }
        })
    };
    let remote = || vec(country(), 1..4).prop_map(Vec::into_boxed_slice);
    prop_oneof![
        office().prop_map(Workplace::Office),
        remote().prop_map(Workplace::Remote),
        (office(), remote()).prop_map(|(office, remote)| Workplace::Either { office, remote }),
    ]
}

/// A page, or what is a link and no page, or none.
fn pages() -> impl Strategy<Value = Option<Link>> {
    let link = |link: &str| Link::new(link).expect("a link");
    select(vec![
        None,
        Some(link("https://jobs.example/1")),
        Some(link("http://[::1]/jobs")),
        Some(link("tel:+31201234567")),
    ])
}

/// What stands in a posting for a page: a web address.
fn page(link: Option<&Link>) -> Option<&str> {
    link.map(Link::as_str).filter(|link| link.starts_with("http"))
}

fn publications() -> impl Strategy<Value = Publication> {
    let salary = (1..9_u32, select(PayPeriod::ALL), select(vec![0, 5, 50, 99]), select(vec![0, 10, 99])).prop_map(
        |(n, per, least, most)| {
            let salary = Salary::new("EUR", n, n * 2, per).expect("a pay");
            salary.with_cents(least, most).unwrap_or(salary)
        },
    );
    let optional =
        (prop::option::of(100..200_i64), prop::option::of(select(Employment::ALL)), prop::option::of(salary), pages());
    let benefits = prop::option::of(one_line("{0,30}[a-z<&]"));
    (workplaces(), optional, benefits).prop_map(|(workplace, (until, employment, salary, page), benefits)| {
        let mut publication = Publication::new([Channel::LinkedIn], workplace).expect("somewhere");
        if let Some(until) = until {
            publication = publication.open_until(day(until));
        }
        if let Some(employment) = employment {
            publication = publication.employing(employment);
        }
        if let Some(salary) = salary {
            publication = publication.paying(salary);
        }
        if let Some(benefits) = benefits {
            publication = publication.with_benefits(crate::support::text(&benefits));
        }
        if let Some(page) = page { publication.on_page(page) } else { publication }
    })
}

/// A role in any words, advertised on day 1, and maybe ended on a later day.
fn roles() -> impl Strategy<Value = (Role, Option<Time>)> {
    let words = || one_line("{0,30}[a-z<&\"漢]");
    let need = select(Need::ALL);
    let requirements = vec((words(), need, vec(words(), 0..3)), 1..5);
    let ended = prop::option::of(2..300_i64);
    (words(), words(), words(), requirements, publications(), ended, any::<bool>(), pages()).prop_map(
        |(title, brand, work, requirements, publication, ended, branded, site)| {
            let employer = crate::support::employer();
            let brand = Label::new(brand).expect("something that can be seen");
            let employer = if branded { Employer { brand: Some(brand), site, ..employer } } else { employer };
            let requirements = requirements.iter().zip(0..).map(|((text, need, words), n)| {
                let one = Requirement::new(Aspect::Experience, *need, &format!("{n} {text}")).expect("a text");
                one.found_by(words.iter().map(String::as_str)).expect("a few words")
            });
            let work = format!("{work}\n{work}\r\n\r\n{work}");
            let profile = role::Profile::new(&title, employer, &work, requirements).expect("a role");
            let ana = staff(Capacity::RECRUITER);
            let role = Role::define(role(1), profile, ana, day(0)).expect("a moment");
            let mut role = role.advertise(ana, publication, day(1)).expect("it ends later").untyped();
            if let Some(ended) = ended {
                let closed = role::Fact::Closed { reason: crate::support::text("no budget") };
                role.record(role::Entry::new(ana, closed, day(ended))).expect("it is advertised");
            }
            (role, ended.map(day))
        },
    )
}

/// A text as it stands in HTML, read back.
fn unescaped(html: &str) -> String {
    html.replace("<br>", "\n").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn is_kind(value: &Value, kind: &str) -> bool {
    value["@type"] == kind
}

proptest! {
    /// What Google requires is there and of its type; what it recommends is there where the advert says it; and nothing that
    /// schema.org does not know.
    #[test]
    fn a_posting_is_what_job_search_engines_take((role, ended) in roles()) {
        let posting = serde_json::to_value(role.posting().expect("it was advertised")).expect("JSON");
        let profile = role.profile();
        let advert = role.latest_advert().expect("it was advertised");
        let publication = advert.publication();
        let object = posting.as_object().expect("an object");
        prop_assert!(object.keys().all(|key| KNOWN.contains(&key.as_str())), "{object:?}");
        prop_assert!(object.values().all(|value| !value.is_null()));
        prop_assert!(REQUIRED.iter().all(|key| object.contains_key(*key)));
        prop_assert_eq!((&posting["@context"], &posting["@type"]), (&"https://schema.org/".into(), &"JobPosting".into()));
        prop_assert_eq!(posting["title"].as_str(), Some(profile.title().as_str()));
        let posted = posting["datePosted"].as_str().expect("a date").parse::<NaiveDate>();
        prop_assert_eq!(posted, Ok(day(1).date_naive()));

        let company = &posting["hiringOrganization"];
        prop_assert!(is_kind(company, "Organization"));
        prop_assert_eq!(company["name"].as_str(), Some(profile.employer().shown_as().as_str()));
        prop_assert_eq!(company["legalName"].as_str(), Some("Locks B.V."));
        prop_assert_eq!(company.get("sameAs").and_then(Value::as_str), page(profile.employer().site.as_ref()));
        prop_assert!(is_kind(&posting["identifier"], "PropertyValue"));
        prop_assert_eq!(&posting["identifier"]["value"], &Value::from(role.id().to_string()));

        // An office, or remote work with where from, or both.
        let (office, remote) = (publication.workplace().office(), publication.workplace().remote());
        prop_assert_eq!(object.contains_key("jobLocation"), office.is_some());
        if let Some(office) = office {
            let address = &posting["jobLocation"]["address"];
            prop_assert!(is_kind(&posting["jobLocation"], "Place") && is_kind(address, "PostalAddress"));
            prop_assert_eq!(address["addressCountry"].as_str(), Some(office.country.as_str()));
            prop_assert_eq!(address["addressLocality"].as_str(), Some(office.town.as_str()));
            prop_assert_eq!(address.get("streetAddress").and_then(Value::as_str), office.street.as_ref().map(|_| "Kade 1"));
            prop_assert_eq!(address.get("postalCode").and_then(Value::as_str), office.street.as_ref().map(|_| "1000 AA"));
            prop_assert_eq!(address.get("addressRegion").and_then(Value::as_str), office.street.as_ref().map(|_| "NH"));
        }
        let telecommute = (!remote.is_empty()).then_some("TELECOMMUTE");
        prop_assert_eq!(object.get("jobLocationType").and_then(Value::as_str), telecommute);
        let from = object.get("applicantLocationRequirements").and_then(Value::as_array).cloned().unwrap_or_default();
        prop_assert!(from.iter().all(|country| is_kind(country, "Country")));
        let names: Vec<&str> = from.iter().filter_map(|country| country["name"].as_str()).collect();
        prop_assert_eq!(names, remote.iter().map(Country::as_str).collect::<Vec<_>>());
        prop_assert!(office.is_some() || !from.is_empty());

        let kind = object.get("employmentType").and_then(Value::as_str);
        prop_assert_eq!(kind, publication.employment().map(|kind| EMPLOYMENT[kind as usize]));
        prop_assert_eq!(object.contains_key("baseSalary"), publication.salary().is_some());
        if let Some(salary) = publication.salary() {
            let (amount, value) = (&posting["baseSalary"], &posting["baseSalary"]["value"]);
            prop_assert!(is_kind(amount, "MonetaryAmount") && is_kind(value, "QuantitativeValue"));
            prop_assert_eq!(amount["currency"].as_str(), Some("EUR"));
            for (written, cents) in [("minValue", salary.least_in_cents()), ("maxValue", salary.most_in_cents())] {
                let decimals = format!("{}.{:02}", cents / 100, cents % 100);
                let decimals = decimals.trim_end_matches('0').trim_end_matches('.');
                prop_assert_eq!(value[written].to_string(), decimals);
            }
            prop_assert_eq!(&value["unitText"], &Value::from(salary.per().name().to_uppercase()));
        }
        let benefits = object.get("jobBenefits").and_then(Value::as_str);
        prop_assert_eq!(benefits, publication.benefits().map(candidacy::Text::as_str));
        prop_assert_eq!(object.get("url").and_then(Value::as_str), page(publication.page()));

        // It is valid until it came down or was to come down.
        let until = match (ended, publication.until()) {
            (Some(ended), Some(until)) => Some(ended.min(until)),
            (ended, until) => ended.or(until),
        };
        let through = object.get("validThrough").map(|text| text.as_str().expect("a text").parse::<Time>().expect("RFC 3339"));
        prop_assert_eq!(through, until);
        prop_assert_eq!(role.advert().is_none(), ended.is_some());
    }

    /// Whatever the texts say, the description has the few elements that engines know, and says these texts and no others.
    #[test]
    fn a_text_stays_a_text((role, _) in roles()) {
        let posting = serde_json::to_value(role.posting().expect("it was advertised")).expect("JSON");
        let html = posting["description"].as_str().expect("a text");
        let mut bare = html.to_owned();
        for element in ["<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<br>"] {
            bare = bare.replace(element, "");
        }
        prop_assert!(!bare.contains(['<', '>']), "{html}");
        let (work, list) = html.split_once("<ul>").expect("a list");
        let items: Vec<String> =
            list.trim_end_matches("</ul>").split("<li>").skip(1).map(|item| unescaped(item.trim_end_matches("</li>"))).collect();
        let asked: Vec<&str> = role.profile().requirements().iter().map(|one| one.text().as_str()).collect();
        prop_assert_eq!(items, asked);
        let paragraphs: Vec<String> = work.split("<p>").skip(1).map(|one| unescaped(one.trim_end_matches("</p>"))).collect();
        let said = role.profile().work().as_str().replace("\r\n", "\n");
        prop_assert_eq!(paragraphs, said.split("\n\n").map(|one| one.trim().to_owned()).collect::<Vec<_>>());
        let essential: Vec<&str> = role.profile().requirements().iter().filter(|one| one.need() == Need::Essential)
            .map(|one| one.text().as_str()).collect();
        prop_assert_eq!(posting.get("qualifications").and_then(Value::as_str).unwrap_or_default(), essential.join("; "));
    }

    /// A posting follows the role: there is one as soon as the role was advertised. It is of the day when the advert went up, however
    /// often that was changed since, and it ends when the advert came down, whatever happened to the role later.
    #[test]
    fn validity_follows_the_role(kinds in kinds()) {
        let role = told(&kinds);
        let (mut up, mut since, mut down) = (false, None, None);
        for length in 1..=role.journal().len() {
            let then = Role::replay(role.journal()[..length].to_vec()).expect("it was accepted");
            let at = Some(then.last_line().entry.at);
            match Model::of(&then).phase == role::Phase::Advertised {
                true if !up => (up, since, down) = (true, at, None),
                false if up => (up, down) = (false, at),
                true | false => {}
            }
        }
        let advert = role.latest_advert();
        prop_assert_eq!(advert.map(Advert::since), since);
        prop_assert_eq!(advert.and_then(Advert::ended), down);
        prop_assert_eq!(role.advert().is_some(), up);
        let posting = serde_json::to_value(role.posting()).expect("JSON");
        prop_assert_eq!(posting.is_null(), since.is_none());
        // The number of positions that are open: a positive number, or nothing.
        let model = Model::of(&role);
        let open = model.openings.number().map(|number| number - model.held()).filter(|open| *open > 0);
        let open = open.filter(|_| since.is_some()).map(Value::from);
        prop_assert_eq!(posting.get("totalJobOpenings"), open.as_ref());
        if let Some(advert) = advert {
            prop_assert_eq!(&posting["datePosted"], &Value::from(advert.since().date_naive().to_string()));
            let until = match (down, advert.publication().until()) {
                (Some(down), Some(until)) => Some(down.min(until)),
                (down, until) => down.or(until),
            };
            prop_assert_eq!(advert.valid_until(), until);
            prop_assert_eq!(posting.get("validThrough").is_some(), until.is_some());
        }
    }
}

/// A posting is written in any format that serde knows, and says the same in each.
#[test]
fn any_format_writes_a_posting() {
    for kinds in [[role::FactKind::Advertised].as_slice(), &[role::FactKind::Advertised, role::FactKind::Closed]] {
        is_data(&told(kinds).posting().expect("it was advertised"));
    }
}
