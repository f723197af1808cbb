//! The smaller process as one `match`, for those peers that bring a frame and leave the decision to the caller.

use crate::guards::{attended, candidate, decider, due, in_order, invited, later, staff};
use crate::hand::{Stage, begin, enter};
use candidacy::{Entry, Fact, Terms, Time, Why};

pub fn moves(terms: &Terms, stage: Stage, last: Time, entry: &Entry) -> Result<Stage, Why> {
    let Entry { at, by, fact } = entry;
    let (at, by) = (*at, *by);
    in_order(last, entry)?;
    match (stage, fact) {
        (Stage::Approached, Fact::Interested) => candidate(by).map(|()| Stage::Screening),
        (Stage::Screening, Fact::Passed { .. }) => decider(terms, 0, by).map(|()| enter(terms, 1)),
        (Stage::Held { step } | Stage::Submitted { step }, Fact::Passed { .. }) => {
            decider(terms, step, by).map(|()| enter(terms, step + 1))
        }
        (Stage::Proposed { step }, Fact::Agreed) => candidate(by).map(|()| begin(terms, step)),
        (Stage::Arranging { step }, Fact::Scheduled(meeting))
        | (Stage::Scheduled { step, .. }, Fact::Rescheduled(meeting)) => {
            staff(by)?;
            Ok(Stage::Scheduled { step, starts: invited(terms, step, meeting, at)? })
        }
        (Stage::Scheduled { step, .. }, Fact::Cancelled { .. }) => staff(by).map(|()| Stage::Arranging { step }),
        (Stage::Scheduled { step, starts }, Fact::Held(attendance)) => {
            staff(by)?;
            attended(terms, step, starts, attendance.covers(), at).map(|()| Stage::Held { step })
        }
        (Stage::Preparing { step }, Fact::Assigned { .. }) => {
            staff(by)?;
            Ok(Stage::Assigned { step, due: due(terms, step, at)? })
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
        (_, Fact::DecidedAgainst { .. }) => decider(terms, stage.step(), by).map(|()| Stage::Declining),
        _ => Err(Why::NotHere),
    }
}
