//! The data that every side gets: one process, one candidate's whole way through it, and the mistakes.

use candidacy::law::Held;
use candidacy::role::{
    self, Address, Channel, Employer, Need, OutsideBody, OutsideContact, Publication, Requirement, Workplace,
};
use candidacy::value::{Answer, Ask, Assignment, Decision, DocumentRef, Offer, Request};
use candidacy::{
    Actor, Application, Aspect, Attendance, CandidacyId, CandidateId, Capacity, Cv, Entry, Evidence, Fact, Meeting,
    Part, PersonId, Place, Process, Role, RoleId, Seq, Staff, Step, Terms, Text, Time, Vacancy,
};
use uuid::Uuid;

/// A whole way: the opening and this many facts more.
pub const STEPS: u32 = 20;

const RECRUITER: Capacity = Capacity::RECRUITER;
const TECHNICAL: Capacity = Capacity::TECHNICAL_INTERVIEWER;
const CHARACTER: Capacity = Capacity::CHARACTER_INTERVIEWER;
const COLLEAGUE: Capacity = Capacity::COLLEAGUE;
const MANAGER: Capacity = Capacity::ENGINEERING_MANAGER;
const DIRECTOR: Capacity = Capacity::MANAGING_DIRECTOR;

pub fn terms() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a short name")
}

/// A process with a step of four parts, one of them informing.
pub fn onsite() -> Terms {
    let parts = [
        Part::interview("talk", RECRUITER).expect("a name").only_informing(),
        Part::interview("pairing", [COLLEAGUE, TECHNICAL]).expect("a name").sharing_the_screen(),
        Part::assignment("case", 3).expect("a name"),
        Part::check("references", "two former managers").expect("a name"),
    ];
    let steps = [
        Step::interview("chat", RECRUITER).expect("a name"),
        Step::of("onsite", parts, [COLLEAGUE, RECRUITER]).expect("a name").after_a_yes(),
    ];
    let cast: Vec<_> = Process::back_end().cast().collect();
    Terms::new("onsite", 1, Process::new(cast, steps).expect("a process")).expect("a short name")
}

/// So many minutes after the story starts.
pub fn at(minutes: i64) -> Time {
    let start: Time = "2026-03-02T09:00:00Z".parse().expect("a moment");
    start + chrono::TimeDelta::minutes(minutes)
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x019c_7f3a_b1c2_7d4e_9f50_6172_8394_0000 + number)
}

/// One person for each capacity: the one whose id follows from its word.
pub fn staff(capacity: Capacity) -> Staff {
    let number = capacity.as_str().bytes().fold(0_u128, |sum, letter| 31 * sum % 30_011 + u128::from(letter));
    Staff::new(PersonId::new(id(100 + number)).expect("not nil"), capacity)
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
    Application::new(terms.opening(candidacy, candidate), vacancy(), cv.expect("a PDF"))
}

/// A role that people can apply for.
fn vacancy() -> Vacancy {
    let needed = Requirement::new(Aspect::Experience, Need::Essential, "two years of Rust in production");
    let authority = "Autoriteit Persoonsgegevens";
    let outside = OutsideContact::new(OutsideBody::DataAuthority, authority, "https://autoriteitpersoonsgegevens.nl");
    let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL", outside.expect("a link")).expect("short names");
    let profile = role::Profile::new("Back-end engineer", employer, "Doors.", [needed.expect("a short text")]);
    let office = Workplace::Office(Address::new("Amsterdam", "NL").expect("a town"));
    let publication = Publication::new([Channel::LinkedIn], office).expect("a channel");
    let (role, ana) = (RoleId::new(id(3)).expect("not nil"), staff(RECRUITER));
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

pub fn advanced() -> Fact {
    Decision::from(evidence()).into()
}

pub fn meeting(minutes: i64, with: &[Capacity]) -> Meeting {
    let place = Place::online("https://meet.example.com/k3v-9q7-xwz").expect("a link");
    Meeting::new(at(minutes), 45, place, with.iter().copied().map(staff)).expect("some people, nobody twice")
}

pub fn held(part: Option<u8>, of: &[Capacity]) -> Fact {
    let attendance = Attendance::new(of.iter().copied().map(staff)).expect("some people, nobody twice");
    Held { part, ..Held::from(attendance) }.into()
}

pub fn scheduled(part: Option<u8>, meeting: Meeting) -> Fact {
    Fact::InterviewScheduled { part, meeting: Box::new(meeting) }
}

/// From the application to the job, without a detour.
pub fn way(terms: &Terms) -> Vec<Entry> {
    let meets = |on: i64, by: Capacity, with: &[Capacity], shared: bool| {
        let plain = meeting(on + 120, with);
        let invitation = if shared { plain.sharing_the_screen() } else { plain };
        [
            Entry::new(staff(by), scheduled(None, invitation), at(on)),
            Entry::new(staff(by), held(None, with), at(on + 180)),
            Entry::new(staff(with[0]), advanced(), at(on + 200)),
        ]
    };
    let mut way =
        vec![Entry::new(Actor::Candidate, application(terms), at(0)), Entry::new(staff(RECRUITER), advanced(), at(60))];
    way.extend(meets(1_000, RECRUITER, &[RECRUITER], false));
    way.extend(meets(2_000, RECRUITER, &[TECHNICAL, CHARACTER], false));
    let assignment = Box::new(Assignment::new(reference("cases/2026/parking-garage"), 6).expect("few hours"));
    let work = reference("git/k3v9q7/parking-garage");
    way.extend([
        Entry::new(staff(RECRUITER), Fact::AssignmentSent { part: None, assignment }, at(3_000)),
        Entry::new(Actor::Candidate, Fact::AssignmentSubmitted { part: None, work }, at(8_000)),
        Entry::new(staff(COLLEAGUE), advanced(), at(9_000)),
    ]);
    way.extend(meets(10_000, RECRUITER, &[COLLEAGUE, MANAGER], true));
    way.push(Entry::new(Actor::Candidate, Fact::StepAgreed, at(11_000)));
    way.extend(meets(12_000, RECRUITER, &[DIRECTOR], false));
    way.extend([
        Entry::new(staff(RECRUITER), Offer::new(reference("offers/4711"), at(30_000)), at(12_500)),
        Entry::new(Actor::Candidate, Fact::OfferAccepted, at(13_000)),
        Entry::new(staff(RECRUITER), Fact::Hired, at(20_000)),
    ]);
    assert_eq!(way.len(), 1 + STEPS as usize);
    way
}

pub fn message() -> Fact {
    Request { ask: Ask::Message, message: reference("mail/4711") }.into()
}

pub fn reply(to: u32) -> Fact {
    Fact::CandidateInformed { to: Seq(to), answer: Answer::Final, message: reference("mail/4712"), stated: None }
}

/// A candidacy that is mostly letters: the opening, one decision, and eight messages with their replies.
pub fn letters(terms: &Terms) -> Vec<Entry> {
    let pair = |number: u32| {
        let (at, to) = (at(100 + i64::from(number)), 2 + 2 * number);
        [Entry::new(Actor::Candidate, message(), at), Entry::new(staff(RECRUITER), reply(to), at)]
    };
    way(terms).into_iter().take(2).chain((0..8).flat_map(pair)).collect()
}

/// One wrong entry of each kind for a candidacy whose interview `intro_chat` is to be scheduled.
pub mod mistakes {
    use super::{COLLEAGUE, Capacity, Entry, Fact, RECRUITER, at, meeting, reference, scheduled, staff, text};
    use candidacy::Actor;

    /// The right one, for comparison.
    pub fn none() -> Entry {
        invitation(1_000, 1_120, RECRUITER)
    }

    /// A right one that no guard looks at.
    pub fn note() -> Entry {
        Entry::new(staff(RECRUITER), Fact::NoteAdded { note: text("Speaks Dutch.") }, at(1_000))
    }

    fn invitation(on: i64, starts: i64, with: Capacity) -> Entry {
        Entry::new(staff(RECRUITER), scheduled(None, meeting(starts, &[with])), at(on))
    }

    /// There is no assignment to submit.
    pub fn phase() -> Entry {
        let work = reference("git/k3v9q7/parking-garage");
        Entry::new(Actor::Candidate, Fact::AssignmentSubmitted { part: None, work }, at(1_000))
    }

    /// There is no offer to accept.
    pub fn law() -> Entry {
        Entry::new(Actor::Candidate, Fact::OfferAccepted, at(1_000))
    }

    /// The candidate does not invite herself.
    pub fn actor() -> Entry {
        Entry { by: Actor::Candidate, ..none() }
    }

    /// A chat with a recruiter, and no recruiter.
    pub fn people() -> Entry {
        invitation(1_000, 1_120, COLLEAGUE)
    }
}
