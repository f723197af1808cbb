//! Feedback that is owed does not wait for a pause.
//! E0277: feedback that is owed does not wait
use candidacy::phase::{FeedbackDue, Offered};
use candidacy::value::Hold;
use candidacy::{Candidacy, Staff, Time};

pub fn pause(mut c: Candidacy<FeedbackDue>, mut o: Candidacy<Offered>, ana: Staff, hold: Hold, now: Time) {
    let _ = (c.put_on_hold(ana, hold, now), &mut o); // mistake
    let _ = (o.put_on_hold(ana, hold, now), &mut c); // instead
}
