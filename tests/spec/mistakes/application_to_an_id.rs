//! An application is for a role that is advertised, not for any id of one (F8).
//! E0308: expected `Vacancy`, found `RoleId`
use candidacy::role::phase::Advertised;
use candidacy::{Application, Cv, Opening, Role, RoleId};

pub fn apply(opening: Opening, id: RoleId, role: &Role<Advertised>, cv: Cv) {
    let _ = (Application { opening, role: id, cv }, role); // mistake
    let _ = (Application { opening, role: role.vacancy(), cv }, id); // instead
}
