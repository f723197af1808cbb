//! An application is for a role that is advertised, not for any id of one (F8).
//! E0308: expected `Vacancy`, found `RoleId`
use candidacy::role::phase::Advertised;
use candidacy::{Application, Cv, Opening, Role, RoleId};

pub fn apply(opening: Opening, id: RoleId, role: &Role<Advertised>, cv: Cv) {
    let _ = (Application::new(opening, id, cv), role); // mistake
    let _ = (Application::new(opening, role.vacancy(), cv), id); // instead
}
