//! People of a company, a fixed few for each capacity, and the roles that they advertise.

use crate::role::{
    self, Address, Channel, Employer, Need, OutsideBody, OutsideContact, Publication, Requirement, Role, Vacancy,
    Workplace,
};
use crate::value::actor::{Capacity, Staff};
use crate::value::evidence::Aspect;
use crate::value::id::{PersonId, RoleId};
use crate::value::time::Time;
use uuid::Uuid;

/// The person with this number, from 0, who acts in a capacity. Nobody acts in two.
#[expect(clippy::expect_used, reason = "the number and one more is not nil")]
pub(super) fn staff(capacity: Capacity, number: usize) -> Staff {
    // FNV-1a of the word: the same person in each process.
    let hash = capacity
        .as_str()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let id = (u128::from(hash) << 8) + number as u128 + 1;
    Staff::new(PersonId::new(Uuid::from_u128(id)).expect("not nil"), capacity)
}

/// The role with this number, from 0.
#[expect(clippy::expect_used, reason = "the number and one more is not nil")]
pub(super) fn role(number: usize) -> RoleId {
    RoleId::new(Uuid::from_u128(number as u128 + 1)).expect("not nil")
}

/// The vacancy of a role that is advertised at this moment.
#[expect(clippy::expect_used, reason = "a constant role, advertised by a test")]
pub(super) fn vacancy(role: RoleId, at: Time) -> Vacancy {
    let requirement = Requirement::new(Aspect::Experience, Need::Essential, "two years of Rust").expect("a text");
    let outside = OutsideContact::new(
        OutsideBody::DataAuthority,
        "Autoriteit Persoonsgegevens",
        "https://autoriteitpersoonsgegevens.nl",
    );
    let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL", outside.expect("a link")).expect("short names");
    let profile = role::Profile::new("Back-end engineer", employer, "You open doors.", [requirement]);
    let office = Workplace::Office(Address::new("Amsterdam", "NL").expect("a town"));
    let publication = Publication::new([Channel::LinkedIn], office).expect("one channel");
    let recruiter = staff(Capacity::RECRUITER, 0);
    let role = Role::define(role, profile.expect("one requirement"), recruiter, at).expect("a moment of the clock");
    role.advertise(recruiter, publication, at).expect("an advert without end").vacancy()
}
