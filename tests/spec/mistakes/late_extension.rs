//! More time is for an assignment that is out, and not for one that came back.
//! E0599: no method named `answer_extension`
//! E0599: the method was found for
use candidacy::phase::{Assigned, Submitted};
use candidacy::value::ExtensionAnswer;
use candidacy::{Candidacy, Seq, Staff, Time};

pub fn give(mut a: Candidacy<Assigned>, mut s: Candidacy<Submitted>, ana: Staff, answer: ExtensionAnswer, now: Time) {
    let _ = (s.answer_extension(ana, Seq(9), answer, now), &mut a); // mistake
    let _ = (a.answer_extension(ana, Seq(9), answer, now), &mut s); // instead
}
