//! Evidence never orders people: there is nothing in it to compare by.
//! E0369: binary operation `<` cannot be applied
//! E0277: the trait bound `RequirementEvidence<'_>: Ord` is not satisfied
use candidacy::profile::RequirementEvidence;
use candidacy::{Profile, role};

pub fn rank(a: &Profile, b: &Profile, role: &role::Profile) {
    let (mut a, b) = (a.evidence_for(role), b.evidence_for(role));
    let _ = a < b; // mistake
    a.sort(); // mistake
    let _ = (a.pop(), b); // instead
    let _ = std::marker::PhantomData::<RequirementEvidence<'_>>;
}
