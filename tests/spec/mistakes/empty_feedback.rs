//! Feedback without reasons cannot be built.
//! E0061: this function takes 4 arguments but 3 arguments were supplied
use candidacy::value::Manner;
use candidacy::{Feedback, PersonId, Reasons, Text};

pub fn write(why: Reasons, advice: Text, ana: PersonId) {
    let _ = (Feedback::new(advice, ana, Manner::Written), why); // mistake
    let _ = Feedback::new(why, advice, ana, Manner::Written); // instead
}
