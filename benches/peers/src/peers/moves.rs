//! The smaller process as one `match`, for those peers that bring a frame and leave the decision to the caller.

use crate::guards::{attended, candidate, decider, due, in_order, invited, later, staff};
use crate::hand::{Stage, begin, enter};
use candidacy::{Entry, Fact, Process, Time, Why};

pub fn moves(process: &Process, stage: Stage, last: Time, entry: &Entry) -> Result<Stage, Why> {
    let Entry { at, by, fact } = entry;
    let (at, by) = (*at, *by);
    in_order(last, entry)?;
    match (stage, fact) {
        (Stage::Approached, Fact::Interested) => candidate(by).map(|()| Stage::Screening),
        (Stage::Screening, Fact::Passed { .. }) => decider(process, 0, by).map(|()| enter(process, 1)),
        (Stage::Held { step } | Stage::Submitted { step }, Fact::Passed { .. }) => {
            decider(process, step, by).map(|()| enter(process, step + 1))
        }
        (Stage::Proposed { step }, Fact::Agreed) => candidate(by).map(|()| begin(process, step)),
        (Stage::Arranging { step }, Fact::Scheduled(meeting))
        | (Stage::Scheduled { step, .. }, Fact::Rescheduled(meeting)) => {
            staff(by)?;
            Ok(Stage::Scheduled { step, starts: invited(process, step, meeting, at)? })
        }
        (Stage::Scheduled { step, .. }, Fact::Cancelled { .. }) => staff(by).map(|()| Stage::Arranging { step }),
        (Stage::Scheduled { step, starts }, Fact::Held(attendance)) => {
            staff(by)?;
            attended(process, step, starts, attendance.covers(), at).map(|()| Stage::Held { step })
        }
        (Stage::Preparing { step }, Fact::Assigned { .. }) => {
            staff(by)?;
            Ok(Stage::Assigned { step, due: due(process, step, at)? })
        }
        (Stage::Assigned { step, due }, Fact::Extended { until }) => {
            staff(by)?;
            Ok(Stage::Assigned { step, due: later(due, *until)? })
        }
        (Stage::Assigned { step, .. }, Fact::Submitted { .. }) => candidate(by).map(|()| Stage::Submitted { step }),
        (Stage::Offered { .. }, Fact::OfferAccepted) => candidate(by).map(|()| Stage::Hired),
        (Stage::Declining, Fact::FeedbackDelivered(_)) => staff(by).map(|()| Stage::Declined),
        (Stage::Hired | Stage::Declined | Stage::Withdrawn, _) => Err(Why::NotHere),
        (_, Fact::Withdrew) => candidate(by).map(|()| Stage::Withdrawn),
        (Stage::Approached | Stage::Declining, Fact::DecidedAgainst { .. }) => Err(Why::NotHere),
        (_, Fact::DecidedAgainst { .. }) => decider(process, stage.step(), by).map(|()| Stage::Declining),
        _ => Err(Why::NotHere),
    }
}
