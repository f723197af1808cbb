//! The data that every side gets: one process, one candidate's whole way through it, and the mistakes.

use candidacy::role::{self, Address, Channel, Employer, Need, Publication, Requirement, Workplace};
use candidacy::value::DocumentRef;
use candidacy::{
    Actor, Application, Aspect, Attendance, CandidacyId, CandidateId, Capacity, Cv, Entry, Evidence, Fact, Meeting,
    PersonId, Place, Process, Role, RoleId, Seq, Staff, Terms, Text, Time, Vacancy,
};
use uuid::Uuid;

/// A whole way: the opening and this many facts more.
pub const STEPS: u32 = 18;

pub fn terms() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a short name")
}

/// So many minutes after the story starts.
pub fn at(minutes: i64) -> Time {
    let start: Time = "2026-03-02T09:00:00Z".parse().expect("a moment");
    start + chrono::TimeDelta::minutes(minutes)
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x019c_7f3a_b1c2_7d4e_9f50_6172_8394_0000 + number)
}

pub fn staff(capacity: Capacity) -> Staff {
    Staff::new(PersonId::new(id(100 + capacity as u128)).expect("not nil"), capacity)
}

pub fn reference(words: &str) -> DocumentRef {
    DocumentRef::new(words).expect("a short reference")
}

pub fn text(words: &str) -> Text {
    Text::new(words).expect("a short text")
}

pub fn application(terms: &Terms) -> Application {
    let candidacy = CandidacyId::new(id(1)).expect("not nil");
    let candidate = CandidateId::new(id(2)).expect("not nil");
    let cv = Cv::check(include_bytes!("../../../examples/cv.pdf"), "cv.pdf", "application/pdf");
    Application { opening: terms.opening(candidacy, candidate), role: vacancy(), cv: cv.expect("a PDF") }
}

/// A role that people can apply for.
fn vacancy() -> Vacancy {
    let needed = Requirement::new(Aspect::Experience, Need::Essential, "two years of Rust in production");
    let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL").expect("short names");
    let profile = role::Profile::new("Back-end engineer", employer, "Doors.", [needed.expect("a short text")]);
    let office = Workplace::Office(Address::new("Amsterdam", "NL").expect("a town"));
    let publication = Publication::new([Channel::LinkedIn], office).expect("a channel");
    let (role, ana) = (RoleId::new(id(3)).expect("not nil"), staff(Capacity::Recruiter));
    let role = Role::define(role, profile.expect("a requirement"), ana, at(0)).expect("a moment");
    role.advertise(ana, publication, at(0)).expect("a moment").vacancy()
}

pub fn evidence() -> Evidence {
    Evidence::from_finding(
        Aspect::Experience,
        "two years of Rust in production",
        "maintains a crate that others use since 2022",
    )
    .expect("short texts")
}

pub fn meeting(minutes: i64, with: &[Capacity]) -> Meeting {
    let place = Place::online("https://meet.example.com/k3v-9q7-xwz").expect("a link");
    Meeting::new(at(minutes), 45, place, people(with)).expect("some people, nobody twice")
}

pub fn attendance(of: &[Capacity]) -> Attendance {
    Attendance::new(people(of)).expect("some people, nobody twice")
}

/// Somebody in each of these capacities; somebody else where one is named again.
fn people(capacities: &[Capacity]) -> impl Iterator<Item = Staff> {
    capacities.iter().enumerate().map(|(number, capacity)| {
        let before = capacities[..number].iter().filter(|other| *other == capacity).count();
        let person = id(100 + 100 * before as u128 + *capacity as u128);
        Staff::new(PersonId::new(person).expect("not nil"), *capacity)
    })
}

/// From the application to the job, without a detour.
pub fn way(terms: &Terms) -> Vec<Entry> {
    use Capacity::{
        CharacteristicsInterviewer, Colleague, EngineeringManager, ManagingDirector, Recruiter, TechnicalInterviewer,
    };
    let meets = |on: i64, by: Capacity, with: &[Capacity], shared: bool| {
        let plain = meeting(on + 120, with);
        let invitation = if shared { plain.sharing_the_screen() } else { plain };
        [
            Entry::new(staff(by), Fact::Scheduled(invitation.into()), at(on)),
            Entry::new(staff(by), attendance(with), at(on + 180)),
            Entry::new(staff(with[0]), Fact::Passed { evidence: evidence() }, at(on + 200)),
        ]
    };
    let mut way = vec![
        Entry::new(Actor::Candidate, application(terms), at(0)),
        Entry::new(staff(Recruiter), Fact::Passed { evidence: evidence() }, at(60)),
    ];
    way.extend(meets(1_000, Recruiter, &[Recruiter], false));
    way.extend(meets(2_000, Recruiter, &[TechnicalInterviewer, CharacteristicsInterviewer], false));
    way.extend([
        Entry::new(staff(Recruiter), Fact::Assigned { work: reference("cases/2026/parking-garage") }, at(3_000)),
        Entry::new(Actor::Candidate, Fact::Submitted { work: reference("git/k3v9q7/parking-garage") }, at(8_000)),
        Entry::new(staff(Colleague), Fact::Passed { evidence: evidence() }, at(9_000)),
    ]);
    way.extend(meets(10_000, Recruiter, &[Colleague, EngineeringManager], true));
    way.push(Entry::new(Actor::Candidate, Fact::Agreed, at(11_000)));
    way.extend(meets(12_000, Recruiter, &[ManagingDirector], false));
    way.push(Entry::new(Actor::Candidate, Fact::OfferAccepted, at(13_000)));
    assert_eq!(way.len(), 1 + STEPS as usize);
    way
}

/// A candidacy that is mostly letters: the opening, one decision, and eight messages with their replies.
pub fn letters(terms: &Terms) -> Vec<Entry> {
    let pair = |number: u32| {
        let (at, to) = (at(100 + i64::from(number)), Seq(2 + 2 * number));
        [
            Entry::new(Actor::Candidate, Fact::MessageReceived { message: reference("mail/4711") }, at),
            Entry::new(staff(Capacity::Recruiter), Fact::Replied { to, message: reference("mail/4712") }, at),
        ]
    };
    way(terms).into_iter().take(2).chain((0..8).flat_map(pair)).collect()
}

/// One wrong entry of each kind for a candidacy whose meeting `intro_chat` is to be planned.
pub mod mistakes {
    use super::{Capacity, Entry, Fact, at, meeting, reference, staff};
    use candidacy::Actor;

    /// The right one, for comparison.
    pub fn none() -> Entry {
        invitation(1_000, 1_120, Capacity::Recruiter)
    }

    fn invitation(on: i64, starts: i64, with: Capacity) -> Entry {
        Entry::new(staff(Capacity::Recruiter), Fact::Scheduled(meeting(starts, &[with]).into()), at(on))
    }

    /// There is no assignment to submit.
    pub fn phase() -> Entry {
        Entry::new(Actor::Candidate, Fact::Submitted { work: reference("git/k3v9q7/parking-garage") }, at(1_000))
    }

    /// The candidate does not invite herself.
    pub fn actor() -> Entry {
        Entry { by: Actor::Candidate, ..none() }
    }

    /// A chat with a recruiter, and no recruiter.
    pub fn people() -> Entry {
        invitation(1_000, 1_120, Capacity::Colleague)
    }

    /// A meeting that is over before it is announced.
    pub fn past() -> Entry {
        invitation(1_000, 900, Capacity::Recruiter)
    }

    /// A fact from before the last one.
    pub fn backwards() -> Entry {
        invitation(30, 1_120, Capacity::Recruiter)
    }

    pub fn all() -> [Entry; 5] {
        [phase(), actor(), people(), past(), backwards()]
    }
}
