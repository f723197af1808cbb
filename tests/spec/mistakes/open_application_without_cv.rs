//! Nor is there an open application without one (F34, F77).
//! E0063: missing field `cv`
use candidacy::{Cv, OpenApplication, Opening};

pub fn apply(opening: Opening, cv: Cv) {
    let _ = (OpenApplication { opening }, cv); // mistake
    let _ = OpenApplication { opening, cv }; // instead
}
