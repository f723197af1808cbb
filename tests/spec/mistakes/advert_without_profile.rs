//! First what is needed, then the advert (F5, F6): an advert is part of a role, and a role begins with its profile.
//! E0451: Advert` are private
use candidacy::role::{self, Advert, Publication};
use candidacy::{Role, Time};

pub fn advertise<'a>(profile: &'a role::Profile, publication: &'a Publication, role: &'a Role, now: Time) {
    let _ = Advert { profile, publication, since: now, ended: None }; // mistake
    let _: Option<Advert<'_>> = role.advert(); // instead
    let _ = (profile, publication, role, now);
}
