//! First the advert, then the application (F8).
//! E0599: no method named `vacancy` found for reference `&Role<candidacy::role::phase::Defined>`
use candidacy::role::phase::{Advertised, Defined};
use candidacy::{Application, Cv, Opening, Role};

pub fn apply(opening: Opening, defined: &Role<Defined>, up: &Role<Advertised>, cv: Cv) {
    let _ = (Application::new(opening, defined.vacancy(), cv), up); // mistake
    let _ = (Application::new(opening, up.vacancy(), cv), defined); // instead
}
