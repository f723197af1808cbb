//! Corrections of an advert that is up (R30): what may be put right, and that the old words are kept.

use super::{fact, kinds, told};
use crate::support::{day, employer, publication, role_profile, staff, text};
use candidacy::role::{
    self, AdvertPart, Channel, Correction, Employer, FactKind, Need, PayPeriod, Publication, Requirement, Salary, Why,
};
use candidacy::terms::RoleDate;
use candidacy::value::meeting::Link;
use candidacy::{Aspect, Capacity, Role};
use proptest::prelude::*;

fn paying(least: u32, most: u32) -> Publication {
    publication().paying(Salary::new("EUR", least, most, PayPeriod::Year).expect("pay"))
}

/// A role whose advert pays 60 to 80 thousand a year.
fn advertised() -> Role {
    let mut role = told(&[]);
    role.record(role::Entry::new(staff(Capacity::RECRUITER), paying(60, 80), day(1))).expect("it is defined");
    role
}

fn profile(title: &str, by: Employer, requirements: impl IntoIterator<Item = Requirement>) -> role::Profile {
    role::Profile::new(title, by, "You build the service that opens doors.", requirements).expect("a profile")
}

fn needs(aspect: Aspect, need: Need, words: &str) -> Requirement {
    Requirement::new(aspect, need, words).expect("a text")
}

fn why(role: &Role, fact: impl Into<role::Fact>) -> Option<Why> {
    let entry = role::Entry::new(staff(Capacity::RECRUITER), fact, day(2));
    role.check(&entry).err().map(|refusal| refusal.why)
}

/// Words can be put right, and a range of pay that was too low. The employer, the needs and the pay downwards cannot, nor can the pay
/// be taken out or told in another unit: people applied for those, and the advert is taken down first.
#[test]
fn words_are_put_right_and_nothing_is_taken_away() {
    let role = advertised();
    let is = role_profile();
    let correction = |profile: &role::Profile, publication: Publication| Correction {
        profile: profile.clone(),
        publication,
        reason: text("a typing error"),
    };
    let rust = || needs(Aspect::Experience, Need::Essential, "two years of Rust");
    let three = || needs(Aspect::Experience, Need::Essential, "three years of Rust");
    for (profile, publication, expected) in [
        (profile("Backend engineer", employer(), [rust()]), paying(60, 80), None),
        (profile("Back-end engineer", employer(), [three()]), paying(60, 80), None),
        (is.clone(), paying(60, 81), None),
        (is.clone(), paying(61, 80), None),
        (is.clone(), paying(60, 80).with_benefits(text("a lunch")), None),
        (is.clone(), paying(60, 80).on_page(Link::new("https://jobs.example/1").expect("a link")), None),
        (is.clone(), paying(60, 80), Some(Why::NothingCorrected)),
        (is.clone(), paying(59, 80), Some(Why::LessPay)),
        (is.clone(), paying(60, 79), Some(Why::LessPay)),
        (is.clone(), publication(), Some(Why::LessPay)),
        (
            is.clone(),
            publication().paying(Salary::new("EUR", 60, 80, PayPeriod::Month).expect("pay")),
            Some(Why::LessPay),
        ),
        (
            is.clone(),
            publication().paying(Salary::new("USD", 60, 80, PayPeriod::Year).expect("pay")),
            Some(Why::LessPay),
        ),
        (
            profile(
                "Back-end engineer",
                Employer { register: "KVK 2".parse().expect("short"), ..employer() },
                [rust()],
            ),
            paying(60, 80),
            Some(Why::MoreThanWords),
        ),
        (profile("Back-end engineer", employer(), [rust(), three()]), paying(60, 80), Some(Why::MoreThanWords)),
        (
            profile("Back-end engineer", employer(), [needs(Aspect::Experience, Need::Welcome, "two years of Rust")]),
            paying(60, 80),
            Some(Why::MoreThanWords),
        ),
        (
            profile("Back-end engineer", employer(), [needs(Aspect::CompanyFit, Need::Essential, "two years of Rust")]),
            paying(60, 80),
            Some(Why::MoreThanWords),
        ),
        (is.clone(), paying(60, 80).open_until(day(2)), Some(Why::InThePast)),
    ] {
        assert_eq!(why(&role, correction(&profile, publication.clone())), expected, "{profile:?}, {publication:?}");
    }
    // Nor does it fall by putting the advert up once more. Once it is down, it is another advert.
    assert_eq!(why(&role, paying(59, 80)), Some(Why::LessPay));
    assert_eq!(why(&role, publication()), Some(Why::LessPay));
    assert_eq!(why(&role, paying(60, 90)), None);
    let mut down = role.clone();
    down.record(role::Entry::new(staff(Capacity::RECRUITER), fact(FactKind::TakenDown, 1), day(2))).expect("it is up");
    assert_eq!(why(&down, paying(59, 80)), None);
}

/// An advert that has run out is up until a person takes it down, and its words are put right until then.
#[test]
fn an_advert_that_has_run_out_can_be_put_right() {
    let ana = staff(Capacity::RECRUITER);
    let mut role = told(&[]);
    let until = publication().open_until(day(3));
    role.record(role::Entry::new(ana, until.clone(), day(1))).expect("it is defined");
    let words = Correction { profile: super::profile(9), publication: until, reason: text("a typing error") };
    assert!(role.check(&role::Entry::new(ana, words, day(9))).is_ok());
}

/// The role's history shows what was put right, by whom and why, and what the advert said before. It never came down.
#[test]
fn the_history_keeps_the_old_words() {
    let ana = staff(Capacity::RECRUITER);
    let mut role = advertised();
    let typo = profile("Back-end enginer", employer(), [needs(Aspect::Experience, Need::Essential, "two years")]);
    let other = Publication::new([Channel::CareersPage], publication().workplace().clone()).expect("a channel");
    let other = other.paying(Salary::new("EUR", 60, 90, PayPeriod::Year).expect("pay"));
    let correction = Correction { profile: typo, publication: other.clone(), reason: text("the range was old") };
    role.record(role::Entry::new(ana, correction, day(3))).expect("it is up");
    let mended = Correction { profile: role_profile(), publication: other, reason: text("a typing error") };
    role.record(role::Entry::new(ana, mended, day(4))).expect("it is up");
    let corrections: Vec<_> = role.corrections().collect();
    let [first, second] = corrections.as_slice() else { panic!("{corrections:?}") };
    assert_eq!((first.seq.0, first.at, first.by, first.reason.as_str()), (2, day(3), ana, "the range was old"));
    let parts = [AdvertPart::Title, AdvertPart::Requirements, AdvertPart::Channels, AdvertPart::Pay];
    assert_eq!(first.parts(), parts.into());
    assert_eq!(first.before.publication().salary().map(Salary::most), Some(80));
    assert_eq!(second.parts(), [AdvertPart::Title, AdvertPart::Requirements].into());
    assert_eq!(second.before.profile().title().as_str(), "Back-end enginer");
    assert_eq!(second.after.profile().title().as_str(), "Back-end engineer");
    assert_eq!((second.after.since(), second.after.ended()), (day(1), None));
    assert_eq!(role.advert(), Some(second.after));
}

proptest! {
    /// Each correction is in the history once, in order, with the advert as it stood before it and after it.
    #[test]
    fn each_correction_is_in_the_history(kinds in kinds()) {
        let whole = told(&kinds);
        let mut corrections = whole.corrections();
        for (length, entry) in (0_u32..).zip(whole.journal()) {
            if let role::Fact::AdvertCorrected(correction) = &entry.fact {
                let found = corrections.next().expect("each is in it");
                prop_assert_eq!((found.seq.0, found.at, found.reason), (length, entry.at, &correction.reason));
                let before = Role::replay(whole.journal()[..length as usize].to_vec()).expect("it was accepted");
                prop_assert_eq!(Some(found.before), before.advert());
                prop_assert_eq!(found.after.profile(), &correction.profile);
                prop_assert_eq!(found.after.publication(), &correction.publication);
                prop_assert!(!found.parts().is_empty());
            }
        }
        prop_assert!(corrections.next().is_none());
    }
}

/// The dates of a role are set as a whole, each once; an opening copies those that stand then, and keeps them (R44).
#[test]
fn the_dates_of_a_role_are_those_that_were_set_last() {
    let ana = staff(Capacity::RECRUITER);
    let date = |name: &str, at: i64| RoleDate { name: name.parse().expect("a name"), at: day(at) };
    let mut role = told(&[]);
    assert!(role.dates().is_empty());
    for dates in [vec![date("closing date", 20), date("start of term", 90)], vec![date("closing date", 25)]] {
        role.record(role::Entry::new(ana, role::Fact::DatesSet(dates.clone().into()), day(1))).expect("it is defined");
        assert_eq!(role.dates(), dates);
    }
    let terms = candidacy::Terms::new("back-end", 1, candidacy::Process::back_end()).expect("a short name");
    let opening = crate::support::ways::opening(&terms).with_dates(role.dates().iter().cloned());
    let entry = role::Entry::new(ana, role::Fact::DatesSet([date("closing date", 30)].into()), day(2));
    role.record(entry).expect("it is defined");
    assert_eq!(opening.date(&"closing date".parse().expect("a name")), Some(day(25)));
    let twice = role::Fact::DatesSet([date("closing date", 20), date("closing date", 21)].into());
    assert_eq!(why(&role, twice), Some(Why::DateTwice));
    let many = (0..=role::Fact::MAX_DATES).map(|n| date(&format!("day {n}"), 20)).collect();
    assert_eq!(why(&role, role::Fact::DatesSet(many)), Some(Why::ManyDates));
    let leap = chrono::Timelike::with_nanosecond(&day(5), 1_500_000_000).expect("chrono can say it");
    let never = RoleDate { at: leap, ..date("closing date", 20) };
    assert_eq!(why(&role, role::Fact::DatesSet([never].into())), Some(Why::NoSuchMoment));
}
