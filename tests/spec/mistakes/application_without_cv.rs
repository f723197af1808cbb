//! Without a CV there is no application (F34).
//! E0063: missing field `cv`
use candidacy::{Application, Cv, Opening, RoleId};

pub fn apply(opening: Opening, role: RoleId, cv: Cv) {
    let _ = (Application { opening, role }, cv); // mistake
    let _ = Application { opening, role, cv }; // instead
}
