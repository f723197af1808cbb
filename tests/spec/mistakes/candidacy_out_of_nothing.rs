//! A candidacy begins with somebody who applied or was approached.
//! E0599: no function or associated item named `default`
use candidacy::{Candidacy, Entry, Terms};

pub fn begin(terms: &Terms, entry: Entry) {
    let _ = (Candidacy::default(), terms, entry); // mistake
    let _ = Candidacy::open(terms, entry); // instead
}
