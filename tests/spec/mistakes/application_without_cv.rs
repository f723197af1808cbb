//! An application brings what the process takes, and a CV by default (F34, F77).
//! E0061: this function takes 2 arguments but 1 argument was supplied
use candidacy::{Application, Cv, Opening};

pub fn apply(opening: Opening, cv: Cv) {
    let _ = (Application::open(opening), cv); // mistake
    let _ = Application::open(opening, cv); // instead
}
