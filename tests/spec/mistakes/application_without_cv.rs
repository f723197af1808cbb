//! Without a CV there is no application (F34).
//! E0063: missing field `cv`
use candidacy::{Application, Cv, Opening, Vacancy};

pub fn apply(opening: Opening, role: Vacancy, cv: Cv) {
    let _ = (Application { opening, role }, cv); // mistake
    let _ = Application { opening, role, cv }; // instead
}
