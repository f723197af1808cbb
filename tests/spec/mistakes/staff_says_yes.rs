//! Nobody says yes for the candidate (F69). A yes by telephone is the candidate's, and names its writer.
//! E0061: this method takes 1 argument but 2 arguments were supplied
//! E0277: From<candidacy::Staff>` is not satisfied
use candidacy::phase::Proposed;
use candidacy::step::back_end::FinalChat;
use candidacy::typed::Moment;
use candidacy::{Candidacy, Staff, Time};

pub fn agree(c: Candidacy<Proposed<FinalChat>>, ana: Staff, now: Time) {
    let _ = c.agree(ana, now); // mistake
    let _ = c.agree(Moment::new(now).recorded_by(ana)); // instead
    let _ = std::marker::PhantomData::<Moment>;
}
