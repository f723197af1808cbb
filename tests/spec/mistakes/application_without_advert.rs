//! First the advert, then the application (F8).
//! E0599: no method named `vacancy` found for reference `&candidacy::Role<candidacy::role::phase::Defined>`
use candidacy::role::phase::{Advertised, Defined};
use candidacy::{Application, Cv, Opening, Role};

pub fn apply(opening: Opening, defined: &Role<Defined>, up: &Role<Advertised>, cv: Cv) {
    let _ = (Application { opening, role: defined.vacancy(), cv }, up); // mistake
    let _ = (Application { opening, role: up.vacancy(), cv }, defined); // instead
}
