//! An assignment has nothing to schedule.
//! E0277: Assignment` is no interview
//! E0277: only an interview is scheduled, held or missed
use candidacy::phase::Preparing;
use candidacy::step::back_end::TestCase;
use candidacy::value::Assignment;
use candidacy::{Candidacy, Meeting, Staff, Time};

pub fn plan(c: Candidacy<Preparing<TestCase>>, ana: Staff, meeting: Meeting, case: Assignment, now: Time) {
    let _ = (c.schedule(ana, meeting, now), case); // mistake
    let _ = (c.send_assignment(ana, case, now), meeting); // instead
}
