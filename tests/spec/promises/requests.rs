//! The table of deadlines once more: what the candidate asks for.

use super::table::{MONTH, ONE_DAY, Row, THREE_DAYS, on_both_calendars};
use super::tale::{Tale, begin, days, times};
use crate::support::staff;
use PromiseKind as P;
use candidacy::terms::policy::Basis;
use candidacy::value::{Ask, ConcernKind, DataRight};
use candidacy::{Calendar, Capacity, PromiseKind};

fn concern() -> Ask {
    Ask::Concern { about: Some(staff(Capacity::COLLEAGUE).person), kind: ConcernKind::Conduct }
}

fn answer(tale: Tale) -> Tale {
    let asked = tale.seq();
    tale.tell(asked)
}

fn news(tale: Tale) -> Tale {
    let asked = tale.seq();
    tale.news(asked)
}

/// An interview in ten days, and the wish for another time.
fn other_time(calendar: &Calendar) -> Tale {
    let ask = Ask::OtherTime { part: None, times: times([begin() + days(11)]) };
    Tale::up_to(calendar, 1).schedule_for(1, begin() + days(10)).ask(ask)
}

pub(super) fn requests() -> Vec<Row> {
    vec![
        Row::new(P::Help, "a request for help", |on| Tale::applied(on).ask(Ask::Help), answer).due(ONE_DAY),
        Row::new(P::MoreTime, "a request for more time", more_time, answer).due(ONE_DAY),
        Row::new(P::OtherTime, "a request for another time", other_time, answer).due(ONE_DAY),
        Row::new(P::Adjustment, "a request for an adjustment", |on| Tale::applied(on).ask(Ask::Adjustment), answer)
            .due(ONE_DAY),
        Row::new(P::Concern, "a concern", |on| Tale::applied(on).ask(concern()), news).due(THREE_DAYS).at_most(MONTH),
        Row::new(P::Settlement, "a concern", |on| Tale::applied(on).ask(concern()), answer)
            .due(MONTH)
            .at_most(MONTH)
            .source(Basis::Code, "NVP"),
    ]
}

/// Each request is answered within the time of its row.
#[test]
fn requests_owe_what_the_table_says() {
    on_both_calendars(&requests());
}

fn more_time(calendar: &Calendar) -> Tale {
    Tale::up_to(calendar, 3).send().ask(Ask::MoreTime { until: begin() + days(9) })
}

pub(super) fn data_rights() -> Vec<Row> {
    let rows = [
        Row::new(P::DataRight, "access", |on| right(on, DataRight::Access), answer),
        Row::new(P::DataRight, "rectification", |on| right(on, DataRight::Rectification), answer),
        Row::new(P::DataRight, "erasure", |on| right(on, DataRight::Erasure), answer),
        Row::new(P::DataRight, "restriction", |on| right(on, DataRight::Restriction), answer),
        Row::new(P::DataRight, "portability", |on| right(on, DataRight::Portability), answer),
        Row::new(P::DataRight, "objection", |on| right(on, DataRight::Objection), answer),
        Row::new(P::DataRight, "a human review", |on| right(on, DataRight::HumanReview), answer),
        Row::new(P::DataRight, "the end of a consent", |on| right(on, DataRight::ConsentWithdrawal), answer),
    ];
    rows.map(|row| row.due(MONTH).at_most(MONTH).source(Basis::Law, "GDPR Art. 12(3)")).to_vec()
}

/// Each right in the own data is answered within a month.
#[test]
fn every_data_right_owes_an_answer() {
    assert_eq!(data_rights().len(), DataRight::ALL.len());
    on_both_calendars(&data_rights());
}

fn right(calendar: &Calendar, right: DataRight) -> Tale {
    Tale::applied(calendar).ask(Ask::Right(right))
}
