//! What becomes of a day that is booked for work, as an example.

use super::{candidate, company, moment};
use crate::support::way::Way;
use crate::support::ways::DAY;
use crate::support::{reference, text};
use candidacy::value::{Assignment, Reversal};
use candidacy::{Candidacy, Fact, Time};

/// A day that is booked for work is an event from when the work was sent. More time moves nothing of it, and it stays once the work came
/// back. It is called off where the part is waived or the sending taken back, and back again where that is. Work without a day is none.
#[test]
fn a_booked_day_of_work() {
    let way = Way::applied().advanced().met().advanced().met().advanced();
    let booked = way.at() + DAY * 6;
    let work = |on: Option<Time>| {
        let work = Assignment::new(reference("case"), 6).expect("some hours");
        let assignment = Box::new(on.map_or(work.clone(), |day| work.on(day)));
        Fact::AssignmentSent { part: None, assignment }
    };
    let of = |candidacy: &Candidacy| {
        let all = [company(candidacy), candidate(candidacy)];
        let [ours, theirs] = all.map(|all| {
            let one = all.into_iter().find(|(uid, _)| uid.contains(".work."))?.1;
            Some((one["DTSTART"].clone(), one["STATUS"].clone()))
        });
        assert_eq!(ours, theirs, "both see the same day");
        ours
    };
    let back = |candidacy: Candidacy| Way(candidacy).then(Reversal::new(text("a mis-click"))).0;
    let is = |status: &str| Some((moment(booked), status.to_owned()));
    assert_eq!(of(&Way(way.0.clone()).then(work(None)).0), None);
    let sent = way.then(work(Some(booked))).0;
    assert_eq!(of(&sent), is("CONFIRMED"));
    let until = sent.due(1).expect("it is out") + DAY;
    let longer = Way(sent).then(Fact::AssignmentExtended { part: None, until }).0;
    assert_eq!(of(&longer), is("CONFIRMED"));
    let waived = Fact::PartWaived { part: None, reason: text("we have seen enough") };
    let waived = Way(longer.clone()).then(waived).0;
    assert_eq!(of(&waived), is("CANCELLED"));
    assert_eq!(of(&back(waived)), is("CONFIRMED"));
    let came_back = Way(longer.clone()).then(Fact::AssignmentSubmitted { part: None, work: reference("w") });
    assert_eq!(of(&came_back.advanced().0), is("CONFIRMED"));
    assert_eq!(of(&back(longer)), is("CANCELLED"));
}
