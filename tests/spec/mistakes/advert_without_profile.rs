//! First what is needed, then the advert (F5, F6): an advert is part of a role, and a role begins with its profile.
//! E0451: of struct `Advert` are private
//! E0599: no associated function or constant named `advertise`
use candidacy::{Advert, Publication, Role, RoleProfile, Staff, Time};

pub fn advertise<'a>(profile: &'a RoleProfile, publication: &'a Publication, role: &'a Role, ana: Staff, now: Time) {
    let _ = Advert { profile, publication, since: now, ended: None }; // mistake
    let _ = Role::advertise(ana, publication, now); // mistake
    let _: Option<Advert<'_>> = role.advert(); // instead
    let _ = (profile, publication, role, ana, now);
}
