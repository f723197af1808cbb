//! The guards: why a fact that the table allows is refused all the same. Each has its own reason in [`Why`].
//!
//! What a type rules out, no guard repeats.

use super::now::Now;
use super::{By, rule};
use crate::actor::{Actor, Capacities, Capacity};
use crate::correspondence::ExtensionAnswer;
use crate::fact::{Fact, FactKind, Facts};
use crate::journal::{Entry, Journal};
use crate::meeting::Meeting;
use crate::phases::{Mark, Phase};
use crate::process::{Screen, StepKind};
use crate::refusal::Why;
use crate::terms::{Opening, Terms};
use crate::time::is_on_the_clock;
use crate::{Seq, Time};

/// May this actor record it? Only the candidate acts for the candidate, and for the company always a named person does.
#[inline]
pub(super) fn covers(by: By, actor: Actor, deciders: impl FnOnce() -> Capacities) -> bool {
    match (by, actor) {
        (By::Either, _) | (By::Candidate, Actor::Candidate) | (By::Staff, Actor::Staff(_)) => true,
        (By::Recruiter, Actor::Staff(staff)) => staff.capacity == Capacity::Recruiter,
        (By::Decider, Actor::Staff(staff)) => deciders().has(staff.capacity),
        (By::Candidate, Actor::Staff(_)) | (By::Recruiter | By::Staff | By::Decider, Actor::Candidate) => false,
    }
}

/// May this actor record this fact now, if it is legal at all?
pub(crate) fn may_record(terms: &Terms, now: &Now, fact: FactKind, actor: Actor) -> bool {
    rule(Some(now.phase), fact).is_some_and(|(_, by)| covers(by, actor, || terms.process().deciders(now.step)))
}

/// The facts that a candidacy's own past can rule out, whatever they say.
pub(super) const PAST_DECIDES: Facts = Facts::of(&[
    FactKind::Replied,
    FactKind::HelpAnswered,
    FactKind::ExtensionAnswered,
    FactKind::ConcernAnswered,
    FactKind::Approached,
    FactKind::Resumed,
    FactKind::VacancyClosed,
    FactKind::FeedbackDelivered,
    FactKind::FeedbackUnwanted,
]);

/// Does the candidacy's own past rule the fact out, whatever the fact says?
#[inline]
#[expect(clippy::wildcard_enum_match_arm, reason = "the table says all that there is to say of any other fact")]
pub(super) fn standing(past: &Journal, now: &Now, fact: FactKind) -> Option<Why> {
    let marked = |mark| now.marks.has(mark);
    match fact {
        FactKind::Replied | FactKind::HelpAnswered | FactKind::ExtensionAnswered | FactKind::ConcernAnswered => {
            fact.answers().filter(|ask| !past.waits(*ask)).map(Why::NothingAsked)
        }
        FactKind::Approached => past.entries().last().and_then(|last| consent_ended(now, last.at)),
        FactKind::Resumed if !marked(Mark::OnHold) => Some(Why::NotOnHold),
        FactKind::VacancyClosed if !marked(Mark::Role) => Some(Why::NoRole),
        FactKind::VacancyClosed if marked(Mark::VacancyClosed) => Some(Why::VacancyIsClosed),
        FactKind::FeedbackDelivered | FactKind::FeedbackUnwanted if !marked(Mark::FeedbackOwed) => {
            Some(Why::NoFeedbackOwed)
        }
        _ => None,
    }
}

/// Nobody is reached out to once the consent to be kept has ended.
fn consent_ended(now: &Now, at: Time) -> Option<Why> {
    let until = now.due().filter(|until| now.phase == Phase::Pooled && at > *until)?;
    Some(Why::ConsentEnded { until })
}

/// The guards on what a fact says; or the moment that it sets.
#[inline]
pub(super) fn guard(terms: &Terms, past: &Journal, now: &Now, entry: &Entry) -> Result<Option<Time>, Why> {
    match &entry.fact {
        Fact::Applied(application) => opens(terms, past, &application.opening),
        Fact::AppliedOpenly(application) => opens(terms, past, &application.opening),
        Fact::Approached(approach) => {
            if let Some(why) = consent_ended(now, entry.at) {
                return Err(why);
            }
            opens(terms, past, &approach.opening)
        }
        Fact::Pooled(consent) => later(consent.until, entry.at, Why::InThePast),
        Fact::PutOnHold(hold) => later(hold.until, entry.at, Why::InThePast).map(|_| None),
        Fact::Rescheduled(meeting) if entry.by == Actor::Candidate && !only_the_time(past, meeting) => {
            Err(Why::OnlyTheTime)
        }
        Fact::Scheduled(meeting) | Fact::Rescheduled(meeting) => announced(terms, now, meeting, entry.at),
        Fact::Held(attendance) => {
            took_place(now, entry.at)?;
            cover(terms, now, attendance.covers())
        }
        Fact::NotHeld { .. } => took_place(now, entry.at),
        Fact::Assigned { .. } => match terms.process().step(now.step).map(crate::Step::kind) {
            Some(StepKind::Assignment { days }) => {
                entry.at.checked_add_signed(chrono::TimeDelta::days(days.into())).map(Some).ok_or(Why::NeverDue)
            }
            Some(StepKind::Meeting { .. }) | None => Ok(None), // the table knows `assigned` only in `Preparing`
        },
        Fact::Extended { until } => extends(now, *until),
        Fact::ExtensionAsked { until } => extends(now, *until).map(|_| None),
        Fact::ExtensionAnswered { to, answer } => {
            open_ask(past, *to, FactKind::ExtensionAsked)?;
            match **answer {
                ExtensionAnswer::Granted { until } if now.phase == Phase::Assigned => extends(now, until),
                ExtensionAnswer::Granted { .. } => Err(Why::NothingToExtend),
                ExtensionAnswer::Unchanged { .. } => Ok(None),
            }
        }
        Fact::Replied { to, .. } => open_ask(past, *to, FactKind::MessageReceived),
        Fact::HelpAnswered { to, .. } => open_ask(past, *to, FactKind::HelpAsked),
        Fact::ConcernAnswered { to, .. } => open_ask(past, *to, FactKind::ConcernRaised),
        Fact::FeedbackDelivered(feedback) => {
            let lacks_a_point = now.marks.has(Mark::WorkSubmitted) && feedback.points_to_work_on().is_empty();
            if lacks_a_point { Err(Why::NoPointToWorkOn) } else { Ok(None) }
        }
        Fact::Interested
        | Fact::Passed { .. }
        | Fact::Agreed
        | Fact::Waived { .. }
        | Fact::Repeated { .. }
        | Fact::Cancelled { .. }
        | Fact::Submitted { .. }
        | Fact::AssessmentRecorded { .. }
        | Fact::OfferAccepted
        | Fact::OfferDeclined
        | Fact::DecidedAgainst { .. }
        | Fact::FeedbackUnwanted
        | Fact::Withdrew
        | Fact::Reopened { .. }
        | Fact::Resumed
        | Fact::VacancyClosed
        | Fact::MessageReceived { .. }
        | Fact::HelpAsked { .. }
        | Fact::ConcernRaised(_)
        | Fact::CandidateFeedbackGiven { .. }
        | Fact::CvReplaced(_)
        | Fact::ProfileReplaced { .. }
        | Fact::Noted { .. } => Ok(None),
    }
}

/// An opening is under the terms it is judged by; out of the pool it is the one that the candidacy has.
fn opens(terms: &Terms, past: &Journal, opening: &Opening) -> Result<Option<Time>, Why> {
    if opening.terms != *terms.id() {
        return Err(Why::OtherTerms);
    }
    match past.entries().first().and_then(|first| first.fact.opening()) {
        Some(own) if own != opening => Err(Why::OtherCandidacy),
        Some(_) | None => Ok(None),
    }
}

/// A moment that has to come after another.
fn later(moment: Time, than: Time, otherwise: Why) -> Result<Option<Time>, Why> {
    if !is_on_the_clock(moment) {
        return Err(Why::NoSuchMoment);
    }
    if moment > than { Ok(Some(moment)) } else { Err(otherwise) }
}

/// An invitation covers the capacities that the step requires, announces a screen that is shared, and starts in time.
fn announced(terms: &Terms, now: &Now, meeting: &Meeting, at: Time) -> Result<Option<Time>, Why> {
    cover(terms, now, meeting.covers())?;
    if let Some(StepKind::Meeting { screen: Screen::Shared, .. }) =
        terms.process().step(now.step).map(crate::Step::kind)
        && meeting.screen() == Screen::NotShared
    {
        return Err(Why::ScreenNotAnnounced);
    }
    if meeting.starts() < at { Err(Why::InThePast) } else { Ok(Some(meeting.starts())) }
}

/// Is it the meeting that was announced last, but for when it starts? That much the candidate may change.
fn only_the_time(past: &Journal, meeting: &Meeting) -> bool {
    let announced = past.entries().iter().rev().find_map(|entry| entry.fact.meeting());
    announced.is_some_and(|announced| announced.is_same_but_for_start(meeting))
}

/// Those invited, and those who come, cover the capacities that the step requires (F40–F44, F64, F67).
fn cover(terms: &Terms, now: &Now, covers: Capacities) -> Result<Option<Time>, Why> {
    match terms.process().step(now.step).map(crate::Step::kind) {
        Some(StepKind::Meeting { with, .. }) => {
            with.first_missing_in(covers).map_or(Ok(None), |one| Err(Why::Missing(one)))
        }
        Some(StepKind::Assignment { .. }) | None => Ok(None), // the table knows meetings only in the phases of one
    }
}

/// Before its start nobody can say whether a meeting took place.
fn took_place(now: &Now, at: Time) -> Result<Option<Time>, Why> {
    match now.due() {
        Some(starts) if at < starts => Err(Why::TooEarly { starts }),
        Some(_) | None => Ok(None),
    }
}

/// An extension only ever gives more time (F50).
fn extends(now: &Now, until: Time) -> Result<Option<Time>, Why> {
    match now.due() {
        Some(due) => later(until, due, Why::NotLater { due }),
        None => Ok(Some(until)),
    }
}

/// An answer is to something of its kind that waits for one.
fn open_ask(past: &Journal, to: Seq, ask: FactKind) -> Result<Option<Time>, Why> {
    match past.entry(to) {
        Some(entry) if entry.fact.kind() == ask && past.is_answered(to) => Err(Why::IsAnswered(to)),
        Some(entry) if entry.fact.kind() == ask => Ok(None),
        Some(_) | None => Err(Why::NoSuchAsk { ask, to }),
    }
}
