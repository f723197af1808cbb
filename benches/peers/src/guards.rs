//! The guards, written out once for every peer, so that each asks the same questions of the same data.

use candidacy::law::By;
use candidacy::terms::StepKind;
use candidacy::value::Capacities;
use candidacy::value::meeting::Screen;
use candidacy::{Actor, Capacity, Entry, Step, Terms, Time, Why};

fn only(by: By, right: bool) -> Result<(), Why> {
    if right { Ok(()) } else { Err(Why::NotTheirs { by, deciders: Capacities::EMPTY }) }
}

pub fn candidate(by: Actor) -> Result<(), Why> {
    only(By::Candidate, by == Actor::Candidate)
}

pub fn staff(by: Actor) -> Result<(), Why> {
    only(By::Staff, matches!(by, Actor::Staff(_)))
}

pub fn recruiter(by: Actor) -> Result<(), Why> {
    only(By::Recruiter, matches!(by, Actor::Staff(staff) if staff.capacity == Capacity::Recruiter))
}

pub fn decider(terms: &Terms, step: u8, by: Actor) -> Result<(), Why> {
    only(By::Decider, matches!(by, Actor::Staff(staff) if terms.process().deciders(step).contains(staff.capacity)))
}

/// Time never runs backwards.
pub fn in_order(last: Time, entry: &Entry) -> Result<(), Why> {
    if entry.at < last { Err(Why::Backwards { last }) } else { on_the_clock(entry.at) }
}

/// Only the last second of a minute can leap.
pub fn on_the_clock(at: Time) -> Result<(), Why> {
    let leaps_within = at.timestamp_subsec_nanos() >= 1_000_000_000 && at.timestamp().rem_euclid(60) != 59;
    if leaps_within { Err(Why::NoSuchMoment) } else { Ok(()) }
}

/// The invitation covers the step's capacities, is as large as the policy says, announces a shared screen, and starts in time.
pub fn invited(terms: &Terms, step: u8, meeting: &candidacy::Meeting, at: Time) -> Result<Time, Why> {
    let Some(StepKind::Meeting { with, screen }) = terms.process().step(step).map(Step::kind) else {
        return Err(Why::NotHere);
    };
    cover(with, meeting.covers())?;
    let (people, panel) = (meeting.people().len(), terms.policy().panel());
    if with.len() > 1 && !panel.admits(people) && (people != with.len() || people <= usize::from(panel.at_most())) {
        return Err(Why::PanelSize { people, panel });
    }
    if screen == Screen::Shared && meeting.screen() == Screen::NotShared {
        return Err(Why::ScreenNotAnnounced);
    }
    if meeting.starts() < at { Err(Why::InThePast) } else { Ok(meeting.starts()) }
}

/// Those who came cover the step's capacities, and it had started.
pub fn attended(terms: &Terms, step: u8, starts: Time, came: Capacities, at: Time) -> Result<(), Why> {
    if at < starts {
        return Err(Why::TooEarly { starts });
    }
    let Some(StepKind::Meeting { with, .. }) = terms.process().step(step).map(Step::kind) else {
        return Err(Why::NotHere);
    };
    cover(with, came)
}

fn cover(with: Capacities, there: Capacities) -> Result<(), Why> {
    let missing = with.difference(there);
    if missing.is_empty() { Ok(()) } else { missing.iter().next().map_or(Ok(()), |one| Err(Why::Missing(one))) }
}

/// When an assignment that is handed over now is due.
pub fn due(terms: &Terms, step: u8, at: Time) -> Result<Time, Why> {
    let Some(StepKind::Assignment { days }) = terms.process().step(step).map(Step::kind) else {
        return Err(Why::NotHere);
    };
    at.checked_add_signed(chrono::TimeDelta::days(days.into())).ok_or(Why::NeverDue)
}

/// An extension only ever gives more time.
pub fn later(due: Time, until: Time) -> Result<Time, Why> {
    on_the_clock(until)?;
    if until > due { Ok(until) } else { Err(Why::NotLater { due }) }
}

/// A moment that is still to come.
pub fn ahead(moment: Time, at: Time) -> Result<(), Why> {
    on_the_clock(moment)?;
    if moment > at { Ok(()) } else { Err(Why::InThePast) }
}
