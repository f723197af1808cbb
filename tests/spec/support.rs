//! What the laws share: fixed moments, people, words and roles.

pub(crate) mod after;
pub(crate) mod fleet;
pub(crate) mod memory;
pub(crate) mod modules;
pub(crate) mod stands;
pub(crate) mod walked;
pub(crate) mod way;
pub(crate) mod ways;

use candidacy::role::phase::Defined;
use candidacy::role::{
    self, Address, Channel, Employer, Need, OutsideBody, OutsideContact, Publication, Requirement, Workplace,
};
use candidacy::terms::{Part, PartKind};
use candidacy::value::{Category, DocumentRef, Manner};
use candidacy::{
    Aspect, CandidacyId, Capacity, Evidence, Feedback, PersonId, Reasons, Role, RoleId, Staff, Text, Time,
};
use uuid::Uuid;

/// The moment 2026-03-02T09:00:00Z plus so many days of 24 hours.
pub(crate) fn day(n: i64) -> Time {
    Time::from_timestamp(1_772_442_000 + n * 86_400, 0).expect("a few days from 2026 on")
}

/// One fixed person for each capacity: the one whose id is its word.
pub(crate) fn staff(capacity: Capacity) -> Staff {
    let mut id = [0; 16];
    id.iter_mut().zip(capacity.as_str().bytes()).for_each(|(place, letter)| *place = letter);
    Staff::new(PersonId::new(Uuid::from_bytes(id)).expect("not nil"), capacity)
}

/// A part of this kind; if people meet, with somebody in this capacity.
pub(crate) fn part(name: &str, kind: PartKind, with: Capacity) -> Part {
    let part = match kind {
        PartKind::Interview => Part::interview(name, with),
        PartKind::Assignment => Part::assignment(name, 7),
        PartKind::Check => Part::check(name, "the register"),
    };
    part.expect("a short name")
}

/// These words.
pub(crate) fn text(words: &str) -> Text {
    Text::new(words).expect("a short text")
}

/// This reference.
pub(crate) fn reference(to: &str) -> DocumentRef {
    DocumentRef::new(to).expect("a short reference")
}

/// A PDF that readers open: one page, and a list of its objects.
pub(crate) const PDF: &[u8] = b"%PDF-1.7\n\
    1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
    2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
    3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n\
    xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n0000000115 00000 n \n\
    trailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n186\n%%EOF\n";

/// The role with this number, from 1.
pub(crate) fn role(n: u128) -> RoleId {
    RoleId::new(Uuid::from_u128(n)).expect("not nil")
}

/// The requirement of the roles of these tests.
pub(crate) fn requirement(words: &str) -> Requirement {
    Requirement::new(Aspect::Experience, Need::Essential, words).expect("a short text")
}

/// Whom a candidate can turn to outside the company.
pub(crate) fn outside() -> OutsideContact {
    let (name, link) = ("Autoriteit Persoonsgegevens", "https://autoriteitpersoonsgegevens.nl");
    OutsideContact::new(OutsideBody::DataAuthority, name, link).expect("a name and a link")
}

/// The company of these tests.
pub(crate) fn employer() -> Employer {
    Employer::new("Locks B.V.", "KVK 12345678", "NL", outside()).expect("short names")
}

/// What these roles need.
pub(crate) fn role_profile() -> role::Profile {
    let work = "You build the service that opens doors.";
    role::Profile::new("Back-end engineer", employer(), work, [requirement("two years of Rust")])
        .expect("one requirement")
}

/// How these roles are made public.
pub(crate) fn publication() -> Publication {
    let office = Workplace::Office(Address::new("Amsterdam", "NL").expect("a town"));
    Publication::new([Channel::LinkedIn], office).expect("one channel")
}

/// The role with this number, defined on day 0.
pub(crate) fn defined(n: u128) -> Role<Defined> {
    Role::define(role(n), role_profile(), staff(Capacity::RECRUITER), day(0)).expect("a moment of the clock")
}

/// The candidacy with this number, from 1.
pub(crate) fn candidacy_id(n: u128) -> CandidacyId {
    CandidacyId::new(Uuid::from_u128(n)).expect("not nil")
}

/// One finding.
pub(crate) fn evidence() -> Evidence {
    Evidence::from_finding(Aspect::Experience, "two years of Rust", "maintains a crate").expect("two short texts")
}

/// One reason.
pub(crate) fn reasons() -> Reasons {
    Reasons::from_reason(Category::Technique, "Queries inside a loop made the case slow.").expect("a short text")
}

/// Feedback of the recruiter with so many points to work on.
pub(crate) fn feedback(points: usize) -> Feedback {
    feedback_of(staff(Capacity::RECRUITER), points)
}

/// The same of somebody.
pub(crate) fn feedback_of(author: Staff, points: usize) -> Feedback {
    let author = author.person;
    let feedback = Feedback::new(reasons(), text("Come back in half a year."), author, Manner::Written);
    (0..points).fold(feedback, |feedback, _| {
        feedback.work_on(text("Load what a page needs in one query.")).expect("not too many points")
    })
}
