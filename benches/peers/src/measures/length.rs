//! What everybody sees of a journal, for each of its entries, in a short one and in one that is eight times as long.

use super::ledger::with_messages;
use super::{Measure, measure};
use crate::story::at;
use candidacy::{Audit, Candidacy, CandidateView, Desk, Report, Timeline};
use std::hint::black_box;

/// Two entries before the messages.
const BEFORE: u32 = 2;

#[rustfmt::skip]
pub const ALL: &[Measure] = &[
    measure("company-100-open",     BEFORE + 100, |times| company(times, &with_messages(0, 100))),
    measure("company-800-open",     BEFORE + 800, |times| company(times, &with_messages(0, 800))),
    measure("company-50-replies",   BEFORE + 100, |times| company(times, &with_messages(50, 0))),
    measure("company-400-replies",  BEFORE + 800, |times| company(times, &with_messages(400, 0))),
    measure("candidate-100-open",   BEFORE + 100, |times| candidate(times, &with_messages(0, 100))),
    measure("candidate-800-open",   BEFORE + 800, |times| candidate(times, &with_messages(0, 800))),
    measure("candidate-50-replies", BEFORE + 100, |times| candidate(times, &with_messages(50, 0))),
    measure("candidate-400-replies", BEFORE + 800, |times| candidate(times, &with_messages(400, 0))),
];

fn company(times: u32, candidacy: &Candidacy) {
    for _ in 0..times {
        let candidacy = black_box(candidacy);
        black_box((
            Audit::new(candidacy, at(1_000)),
            Desk::new([candidacy], at(1_000)),
            Report::new([candidacy], at(1_000)),
        ));
    }
}

fn candidate(times: u32, candidacy: &Candidacy) {
    for _ in 0..times {
        let candidacy = black_box(candidacy);
        black_box((CandidateView::of(candidacy, at(1_000)), Timeline::as_told(candidacy, at(1_000))));
    }
}
