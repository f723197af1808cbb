//! What a role is made of: requirements, employers and publications cannot be anything, made or read.

use super::entry;
use crate::support::{day, outside, publication, requirement, role_profile, text};
use candidacy::role::{self, Need, Publication, Requirement};
use candidacy::value::PayError;
use candidacy::{Aspect, Evidence, Time};

/// A role asks for something, and for nothing twice; a decision refers to what it asks for (F10).
#[test]
fn requirements_are_what_decisions_refer_to() {
    let employer = || role_profile().employer().clone();
    let new =
        |requirements: Vec<Requirement>| role::Profile::new("Back-end engineer", employer(), "Doors.", requirements);
    assert_eq!(new(vec![]).unwrap_err(), role::Error::Requirements(0));
    assert_eq!(new((0..21).map(|n| requirement(&n.to_string())).collect()).unwrap_err(), role::Error::Requirements(21));
    assert!(new((0..20).map(|n| requirement(&n.to_string())).collect()).is_ok());
    assert_eq!(new(vec![requirement("a"), requirement("b"), requirement("a")]).unwrap_err(), role::Error::Twice(2));

    // In other respects they may differ: a finding names a text.
    let welcome = Requirement::new(Aspect::Experience, Need::Welcome, "a").unwrap();
    assert_eq!(new(vec![requirement("a"), welcome]).unwrap_err(), role::Error::Twice(1));

    let profile = new(vec![requirement("a"), requirement("b")]).unwrap();
    assert_eq!(profile.requirements()[1].aspect(), Aspect::Experience);
    let finding = profile.requirements()[1].finding(text("seen"));
    assert_eq!(profile.names(&finding), Some(&profile.requirements()[1]));
    let evidence = Evidence::new([finding]).unwrap();
    assert_eq!((evidence.findings()[0].aspect, evidence.findings()[0].seen.as_str()), (Aspect::Experience, "seen"));
    let other = Evidence::from_finding(Aspect::CompanyFit, "b", "seen").unwrap();
    assert_eq!(profile.names(&other.findings()[0]), None);
    let many: Vec<String> = (0..21).map(|n| n.to_string()).collect();
    let found_by = |n: usize| requirement("a").found_by(many[..n].iter().map(String::as_str));
    assert_eq!(found_by(21).unwrap_err(), role::Error::Words(21));
    assert_eq!(found_by(20).unwrap().words().len(), 20);
    let blank = Requirement::new(Aspect::Experience, Need::Welcome, " ");
    assert_eq!(blank, Err(role::Error::Text(candidacy::value::TextError::Blank)));
}

/// What is stored is not trusted: a profile, a requirement and a publication come in through the same rules.
#[test]
fn stored_parts_of_a_role_are_checked() {
    let read = |json: serde_json::Value| serde_json::from_value::<role::Entry>(json).map_err(|error| error.to_string());
    let entry = serde_json::to_value(entry(role::FactKind::Advertised, 1, 1)).unwrap();
    assert!(read(entry.clone()).is_ok());
    let mut none = entry.clone();
    none["fact"]["advertised"]["channels"] = serde_json::json!([]);
    assert_eq!(read(none).unwrap_err(), "an advert is on 1 to 20 channels, not 0");
    let mut remote = entry.clone();
    remote["fact"]["advertised"]["workplace"] = serde_json::json!({ "remote": [] });
    assert_eq!(read(remote).unwrap_err(), "remote work is from 1 to 50 countries, not 0");
    let mut odd = entry.clone();
    odd["fact"]["advertised"]["workplace"] = serde_json::json!({ "remote": ["nl"] });
    assert_eq!(read(odd).unwrap_err(), role::Error::Country.to_string());
    let mut pay = entry;
    pay["fact"]["advertised"]["salary"] =
        serde_json::json!({ "currency": "EUR", "least": 2, "most": 1, "per": "month" });
    assert_eq!(read(pay.clone()).unwrap_err(), "pay is more than nothing, and 2 is not at most 1");
    pay["fact"]["advertised"]["salary"] =
        serde_json::json!({ "currency": "EUR", "least": 1, "most": 1, "per": "month", "cents": [1, 0] });
    assert_eq!(read(pay.clone()).unwrap_err(), PayError::Cents { least: 1, most: 0 }.to_string());
    pay["fact"]["advertised"]["salary"]["cents"] = serde_json::json!([0, 1]);
    assert!(read(pay.clone()).is_ok());
    pay["fact"]["advertised"]["tools"] = serde_json::json!(vec!["a tool"; 21]);
    assert_eq!(read(pay).unwrap_err(), role::Error::Tools(21).to_string());
    let mut twice = serde_json::to_value(role_profile()).unwrap();
    let one = twice["requirements"][0].clone();
    twice["requirements"].as_array_mut().unwrap().push(one);
    let error = serde_json::from_value::<role::Profile>(twice).unwrap_err();
    assert_eq!(error.to_string(), "requirement 1 is there twice");
}

/// An employer is a legal entity, with its name in a register of a country; the brand stands beside it, and people are shown
/// that (F78).
#[test]
fn an_employer_is_a_legal_entity() {
    use candidacy::value::Label;
    use role::Employer;
    let employer = crate::support::employer;
    let branded = Employer { brand: Some(Label::new("Locks & Co").unwrap()), ..employer() };
    for (employer, shown) in [(employer(), "Locks B.V."), (branded, "Locks & Co")] {
        assert_eq!((employer.legal_name.as_str(), employer.shown_as().as_str()), ("Locks B.V.", shown));
        let written = serde_json::to_value(&employer).unwrap();
        assert_eq!(serde_json::from_value::<Employer>(written.clone()).unwrap(), employer);
        for part in ["legal_name", "register", "country"] {
            for odd in [serde_json::json!(null), serde_json::json!(" ")] {
                let mut written = written.clone();
                written[part] = odd;
                assert!(serde_json::from_value::<Employer>(written).is_err(), "{part}");
            }
        }
    }
    assert!(matches!(Employer::new(" ", "KVK 12345678", "NL", outside()), Err(role::Error::Text(_))));
    assert!(matches!(Employer::new("Locks B.V.", " ", "NL", outside()), Err(role::Error::Text(_))));
    assert_eq!(Employer::new("Locks B.V.", "KVK 12345678", "nl", outside()), Err(role::Error::Country));
}

/// An employer names somebody outside whom a candidate can turn to, by a name and a link that can be followed; one that was stored before
/// names nobody, and is read (C7).
#[test]
fn an_employer_names_somebody_outside() {
    use role::{Employer, OutsideBody, OutsideContact};
    let employer = crate::support::employer();
    assert_eq!(employer.outside, [outside()]);
    let mut written = serde_json::to_value(&employer).unwrap();
    assert_eq!(written["outside"][0]["body"], "data_authority");
    assert!(written.as_object_mut().unwrap().remove("outside").is_some());
    assert_eq!(serde_json::from_value::<Employer>(written).unwrap(), Employer { outside: Vec::new(), ..employer });
    let named = |name, link| OutsideContact::new(OutsideBody::EqualityBody, name, link);
    assert!(matches!(named(" ", "tel:+31308707070"), Err(role::Error::Text(_))));
    assert!(matches!(named("College voor de Rechten van de Mens", "javascript:run()"), Err(role::Error::Link(_))));
    assert!(named("College voor de Rechten van de Mens", "tel:+31308707070").is_ok());
}

/// What is public about a role cannot be anything: at least one channel (F7), somewhere to work, a pay that is one.
#[test]
fn a_publication_is_somewhere() {
    use candidacy::role::{Address, Channel, Country, PayPeriod, Salary, Workplace};
    let office = || Workplace::Office(Address::new("Amsterdam", "NL").unwrap());
    let other = |n: usize| Channel::Other(candidacy::value::Label::new(n.to_string()).unwrap());
    assert_eq!(Publication::new([], office()).unwrap_err(), role::Error::Channels(0));
    assert_eq!(Publication::new((0..21).map(other), office()).unwrap_err(), role::Error::Channels(21));
    assert!(Publication::new((0..20).map(other), office()).is_ok());
    let remote = |n: usize| Workplace::Remote(vec![Country::new("NL").unwrap(); n].into());
    assert_eq!(Publication::new([Channel::LinkedIn], remote(0)).unwrap_err(), role::Error::Countries(0));
    assert_eq!(Publication::new([Channel::LinkedIn], remote(51)).unwrap_err(), role::Error::Countries(51));
    assert!(Publication::new([Channel::LinkedIn], remote(50)).is_ok());
    // What is named twice is there once, where it was named first, made or read.
    let codes = |codes: &[&str]| codes.iter().map(|code| Country::new(code).unwrap()).collect::<Box<[Country]>>();
    let (named, once) = (codes(&["NL", "ES", "NL", "ES", "DE"]), codes(&["NL", "ES", "DE"]));
    let either = |remote| Workplace::Either { office: Address::new("Amsterdam", "NL").unwrap(), remote };
    for (named, once) in
        [(Workplace::Remote(named.clone()), Workplace::Remote(once.clone())), (either(named), either(once))]
    {
        let made = Publication::new([other(1), Channel::LinkedIn, other(1)], named.clone()).unwrap();
        assert_eq!((made.channels(), made.workplace()), ([other(1), Channel::LinkedIn].as_slice(), &once));
        let mut written = serde_json::to_value(&made).unwrap();
        written["channels"] = serde_json::json!([{ "other": "1" }, "linkedin", { "other": "1" }]);
        written["workplace"] = serde_json::to_value(named).unwrap();
        assert_eq!(serde_json::from_value::<Publication>(written).unwrap(), made);
    }
    for odd in ["", "N", "nl", "NLD", "N1", "Ñ"] {
        assert_eq!(Country::new(odd), Err(role::Error::Country), "{odd}");
        assert_eq!(Address::new("Amsterdam", odd), Err(role::Error::Country));
    }
    for odd in ["", "EU", "eur", "EURO", "EU1"] {
        assert_eq!(Salary::new(odd, 1, 2, PayPeriod::Hour), Err(PayError::Currency), "{odd}");
    }
    assert_eq!(Salary::new("EUR", 0, 2, PayPeriod::Hour), Err(PayError::Range { least: 0, most: 2 }));
    assert_eq!(Salary::new("EUR", 3, 2, PayPeriod::Hour), Err(PayError::Range { least: 3, most: 2 }));
    let two = || Salary::new("EUR", 2, 2, PayPeriod::Hour).unwrap();
    assert_eq!(two().with_cents(0, 99).map(|pay| (pay.least_in_cents(), pay.most_in_cents())), Ok((200, 299)));
    for (least, most) in [(100, 0), (0, 100), (100, 100), (1, 0), (99, 98)] {
        assert_eq!(two().with_cents(least, most), Err(PayError::Cents { least, most }));
    }
    let words = "cents are 0 to 99 and leave the least below the most, not 1 and 0";
    assert_eq!(PayError::Cents { least: 1, most: 0 }.to_string(), words);
    // A range of whole units has room for more cents at its bottom.
    assert!(Salary::new("EUR", 2, 3, PayPeriod::Hour).unwrap().with_cents(99, 0).is_ok());
    let tool = |n: usize| candidacy::value::Label::new(format!("tool {}", n / 2)).unwrap();
    let using = |n: usize| publication().using((0..n).map(tool));
    assert_eq!(using(21).unwrap_err(), role::Error::Tools(21));
    assert_eq!(using(20).unwrap().tools().map(<[_]>::len), Some(10), "each once");
    assert_eq!(role::Error::Tools(21).to_string(), "an advert names at most 20 tools, not 21");
}

/// What is said of an advert is what is shown of it, each thing by itself and whatever else is said.
#[test]
fn a_publication_shows_what_was_said() {
    use candidacy::role::{Channel, Employment, PayPeriod, Salary};
    use candidacy::value::meeting::Link;
    type Said<'a> = (Option<Time>, Option<Employment>, Option<&'a Salary>, Option<&'a Link>);
    fn said(publication: &Publication) -> Said<'_> {
        (publication.until(), publication.employment(), publication.salary(), publication.page())
    }
    let pay = Salary::new("EUR", 4_000, 5_500, PayPeriod::Month).unwrap();
    assert_eq!((pay.currency().as_str(), pay.least(), pay.most(), pay.per()), ("EUR", 4_000, 5_500, PayPeriod::Month));
    let page = Link::new("https://locks.example/jobs/7").unwrap();
    let plain = publication();
    assert_eq!(plain.channels(), [Channel::LinkedIn]);
    assert_eq!(said(&plain), (None, None, None, None));
    let employment = Employment::FullTime;
    let whole = plain.open_until(day(9)).employing(employment).paying(pay).on_page(page.clone());
    assert_eq!(said(&whole), (Some(day(9)), Some(employment), Some(&pay), Some(&page)));
    assert_eq!(whole.channels(), [Channel::LinkedIn]);
}

/// What laws want an advert to say can be said of it, be it that there is none, and is read as it was written.
#[test]
fn a_publication_says_what_laws_ask_for() {
    use candidacy::role::{CollectiveAgreement, PayPeriod, Purpose, Salary};
    use candidacy::value::Label;
    let plain = publication();
    assert_eq!((plain.benefits(), plain.agreement(), plain.tools(), plain.purpose()), (None, None, None, None));
    let label = |words: &str| Label::new(words).unwrap();
    let pay = Salary::new("EUR", 17, 21, PayPeriod::Hour).unwrap().with_cents(50, 5).unwrap();
    let named = CollectiveAgreement::Applies(label("metal and electrical"));
    for agreement in [named, CollectiveAgreement::None] {
        for tools in [vec![], vec![label("a test of typing"), label("a chat")]] {
            for purpose in Purpose::ALL {
                let said = plain.clone().paying(pay).with_benefits(text("A bicycle.")).under(agreement.clone());
                let said = said.using(tools.clone()).unwrap().meant_for(*purpose);
                assert_eq!((said.benefits(), said.agreement()), (Some(&text("A bicycle.")), Some(&agreement)));
                assert_eq!((said.tools(), said.purpose()), (Some(tools.as_slice()), Some(*purpose)));
                assert_eq!(said.salary(), Some(&pay));
                let written = serde_json::to_value(&said).unwrap();
                assert_eq!(serde_json::from_value::<Publication>(written).unwrap(), said);
            }
        }
    }
    // A pay without cents is written as before, and reads without the field.
    let whole = serde_json::json!({ "currency": "EUR", "least": 1, "most": 2, "per": "hour" });
    let read = serde_json::from_value::<Salary>(whole).unwrap();
    assert_eq!(read, Salary::new("EUR", 1, 2, PayPeriod::Hour).unwrap());
}

/// An advert lacks what the rules of a place ask for and it does not say, each with its clause, and nothing else.
#[test]
fn an_advert_lacks_what_it_does_not_say() {
    use candidacy::role::{CollectiveAgreement, Employment, PayPeriod, Purpose, Salary};
    use candidacy::terms::policy::{AdvertItem, AdvertRule, Basis, Clause, Read, Rules};
    type Saying = fn(Publication) -> Publication;
    let sayings: [(AdvertItem, Saying); 6] = [
        (AdvertItem::Pay, |it| it.paying(Salary::new("EUR", 1, 2, PayPeriod::Hour).unwrap())),
        (AdvertItem::Agreement, |it| it.under(CollectiveAgreement::None)),
        (AdvertItem::Benefits, |it| it.with_benefits(text("A bicycle."))),
        (AdvertItem::Employment, |it| it.employing(Employment::FullTime)),
        (AdvertItem::Tools, |it| it.using([]).unwrap()),
        (AdvertItem::Purpose, |it| it.meant_for(Purpose::Pool)),
    ];
    assert_eq!(sayings.map(|(item, _)| item), AdvertItem::ALL);
    let clause = Clause::new(Basis::Law, "a law", Read::Not).unwrap();
    let every = AdvertItem::ALL.iter().map(|item| AdvertRule::new(*item, clause.clone()));
    let every = Rules::of_adverts("everywhere".parse().unwrap(), every).unwrap();
    for rules in [Rules::netherlands(), Rules::ontario(), Rules::european_union(), every] {
        for said in 0..1_u8 << sayings.len() {
            let is_said = |at: usize| said & 1 << at != 0;
            let saying = sayings.iter().enumerate().filter(|(at, _)| is_said(*at));
            let advert = saying.fold(publication(), |advert, (_, (_, say))| say(advert));
            let lacks: Vec<&AdvertRule> = advert.lacks(&rules).collect();
            let expected = rules.adverts().iter().filter(|rule| !is_said(rule.item() as usize));
            assert_eq!(lacks, expected.collect::<Vec<_>>(), "{}", rules.place());
        }
    }
}
