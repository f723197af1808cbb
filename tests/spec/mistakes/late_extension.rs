//! More time is for an assignment that is out, and not for one that came back.
//! E0599: no method named `extend`
use candidacy::phase::{Deciding, Underway};
use candidacy::step::back_end::TestCase;
use candidacy::{Candidacy, Staff, Time};

pub fn give(mut u: Candidacy<Underway<TestCase>>, mut d: Candidacy<Deciding<TestCase>>, ana: Staff, until: Time, now: Time) {
    let _ = (d.extend(ana, until, now), &mut u); // mistake
    let _ = (u.extend(ana, until, now), &mut d); // instead
}
