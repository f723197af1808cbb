//! The people of this company, their words and their calendar.

use candidacy::value::{Decision, DocumentRef, PayPeriod, Salary};
use candidacy::{
    Application, Aspect, CandidacyId, CandidateId, Capacity, Cv, Evidence, Meeting, PersonId, Place, Staff, Terms, Time,
};
use chrono::TimeDelta;
use std::error::Error;
use uuid::Uuid;

pub(super) type Done<T = ()> = Result<T, Box<dyn Error>>;

/// The people of this company.
pub(super) struct Team {
    pub(super) ana: Staff,
    pub(super) tom: Staff,
    pub(super) eva: Staff,
    pub(super) tea: Staff,
    pub(super) max: Staff,
}

impl Team {
    pub(super) fn new() -> Done<Self> {
        let person = |n, capacity| PersonId::new(id(n)).map(|person| Staff::new(person, capacity));
        Ok(Team {
            ana: person(201, Capacity::RECRUITER)?,
            tom: person(202, Capacity::TECHNICAL_INTERVIEWER)?,
            eva: person(203, Capacity::CHARACTER_INTERVIEWER)?,
            tea: person(204, Capacity::COLLEAGUE)?,
            max: person(205, Capacity::HIRING_MANAGER)?,
        })
    }

    pub(super) fn name(&self, who: Staff) -> &'static str {
        let names = [(self.ana, "Ana"), (self.tom, "Tom"), (self.eva, "Eva"), (self.tea, "Tea"), (self.max, "Max")];
        names.iter().find(|(staff, _)| staff.person == who.person).map_or("somebody", |(_, name)| name)
    }
}

pub(super) fn application(terms: &Terms, number: u128) -> Done<Application> {
    let opening = terms
        .opening(CandidacyId::new(id(number))?, CandidateId::new(id(100 + number))?)
        .paying(Salary::new("EUR", 4_000, 5_500, PayPeriod::Month)?);
    let cv = Cv::check(include_bytes!("../cv.pdf"), "cv.pdf", "application/pdf")?;
    Ok(Application::open(opening, cv)) // for a vacancy there is `new`: see the example `role`
}

/// The words of a message are kept elsewhere.
pub(super) fn mail(number: u32) -> Done<DocumentRef> {
    Ok(DocumentRef::new(format!("mail/{number}"))?)
}

pub(super) fn online<const N: usize>(starts: Time, minutes: u16, people: [Staff; N]) -> Done<Meeting> {
    Ok(Meeting::new(starts, minutes, Place::online("https://meet.example/back-end")?, people)?)
}

pub(super) fn saw(words: &str) -> Done<Evidence> {
    Ok(Evidence::from_finding(Aspect::Experience, "three years of back-end work", words)?)
}

pub(super) fn seen(requirement: &str, seen: &str) -> Done<Decision> {
    Ok(Decision::new(Evidence::from_finding(Aspect::Experience, requirement, seen)?))
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// A moment of a day, counted from the first of March 2026.
pub(super) fn at(day: i64, hour: i64, minute: i64) -> Time {
    Time::UNIX_EPOCH + TimeDelta::days(20_512 + day) + TimeDelta::minutes(hour * 60 + minute)
}
