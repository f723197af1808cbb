//! The guards: why a fact that the table allows is refused all the same. Each has its own reason in [`Why`].
//!
//! What a type rules out, no guard repeats.

use super::now::{Now, moment};
use super::past::Past;
use super::{By, rule};
use crate::law::fact::{Fact, FactKind, Facts};
use crate::law::journal::Entry;
use crate::law::phase::{Mark, Phase};
use crate::law::refusal::Why;
use crate::terms::process::StepKind;
use crate::terms::{Opening, Terms};
use crate::value::actor::{Actor, Capacities, Capacity};
use crate::value::correspondence::ExtensionAnswer;
use crate::value::id::Seq;
use crate::value::meeting::{Meeting, Screen};
use crate::value::time::Time;
use crate::value::time::is_on_the_clock;

/// May this actor record it? Only the candidate acts for the candidate, and for the company always a named person does.
#[inline]
pub(super) fn covers(by: By, actor: Actor, deciders: impl FnOnce() -> Capacities) -> bool {
    match (by, actor) {
        (By::Either, _) | (By::Candidate, Actor::Candidate) | (By::Staff, Actor::Staff(_)) => true,
        (By::Recruiter, Actor::Staff(staff)) => staff.capacity == Capacity::Recruiter,
        (By::Decider, Actor::Staff(staff)) => deciders().contains(staff.capacity),
        (By::Candidate, Actor::Staff(_)) | (By::Recruiter | By::Staff | By::Decider, Actor::Candidate) => false,
    }
}

/// May this actor record this fact now, if it is legal at all?
pub(crate) fn may_record(terms: &Terms, now: Now, fact: FactKind, actor: Actor) -> bool {
    rule(Some(now.phase), fact).is_some_and(|(_, by)| covers(by, actor, || terms.process().deciders(now.step)))
}

/// The facts that a candidacy's own past can rule out, whatever they say.
pub(super) const PAST_DECIDES: Facts = Facts::from_slice(&[
    FactKind::Replied,
    FactKind::HelpAnswered,
    FactKind::ExtensionAnswered,
    FactKind::ConcernAnswered,
    FactKind::ConcernSettled,
    FactKind::Informed,
    FactKind::RoleFound,
    FactKind::Approached,
    FactKind::Resumed,
    FactKind::VacancyClosed,
    FactKind::FeedbackDelivered,
    FactKind::FeedbackUnwanted,
]);

/// Does the candidacy's own past rule the fact out, whatever the fact says?
#[inline]
#[expect(clippy::wildcard_enum_match_arm, reason = "the table says all that there is to say of any other fact")]
pub(super) fn standing(past: Past<'_>, now: Now, fact: FactKind) -> Option<Why> {
    let marked = |mark| now.marks.contains(mark);
    let nothing_asked = |ask| (!past.waiting.waits(ask)).then_some(Why::NothingAsked(ask));
    match fact {
        FactKind::Replied => nothing_asked(FactKind::MessageReceived),
        FactKind::HelpAnswered => nothing_asked(FactKind::HelpAsked),
        FactKind::ExtensionAnswered => nothing_asked(FactKind::ExtensionAsked),
        FactKind::ConcernAnswered | FactKind::ConcernSettled => nothing_asked(FactKind::ConcernRaised),
        FactKind::Informed => {
            let owed = marked(Mark::Unacknowledged) || marked(Mark::NoticeOwed) || marked(Mark::OnHold);
            let owed = owed || past.waiting.vacancy().is_some() || past.waiting.waits(FactKind::FollowUpPromised);
            (!owed).then_some(Why::NoWordOwed)
        }
        FactKind::Approached | FactKind::RoleFound => {
            past.entries.last().and_then(|last| consent_ended(past, now, last.at))
        }
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
fn consent_ended(past: Past<'_>, now: Now, at: Time) -> Option<Why> {
    if now.phase != Phase::Pooled {
        return None;
    }
    let until = past.due(now).filter(|until| at > *until)?;
    Some(Why::ConsentEnded { until })
}

/// The guards on what a fact says.
#[inline]
pub(super) fn guard(past: Past<'_>, now: Now, entry: &Entry) -> Result<(), Why> {
    match &entry.fact {
        Fact::Applied(application) => opens(past, &application.opening),
        Fact::AppliedOpenly(application) => opens(past, &application.opening),
        Fact::Approached(approach) => {
            consent_ended(past, now, entry.at).map_or(Ok(()), Err)?;
            opens(past, &approach.opening)
        }
        Fact::RoleFound(_) => consent_ended(past, now, entry.at).map_or(Ok(()), Err),
        Fact::Pooled(consent) => later(consent.until, entry.at, Why::InThePast),
        Fact::PutOnHold(hold) => later(hold.until, entry.at, Why::InThePast),
        Fact::FollowUpPromised(follow_up) => later(follow_up.due, entry.at, Why::InThePast),
        Fact::Rescheduled(meeting) if entry.by == Actor::Candidate && !only_the_time(past, now, meeting) => {
            Err(Why::OnlyTheTime)
        }
        Fact::Scheduled(meeting) | Fact::Rescheduled(meeting) => announced(past, now, meeting, entry.at),
        Fact::Held(attendance) => {
            took_place(past, now, entry.at)?;
            cover(past.terms, now, attendance.covers())
        }
        Fact::NotHeld { .. } => took_place(past, now, entry.at),
        Fact::Assigned { .. } => {
            let due = moment(entry, past.terms.process().step(now.step).map(crate::terms::process::Step::kind));
            due.map_or(Err(Why::NeverDue), |_| Ok(()))
        }
        Fact::Extended { until } | Fact::ExtensionAsked { until } => extends(past, now, *until),
        Fact::ExtensionAnswered { to, answer } => {
            open_ask(past, *to, FactKind::ExtensionAsked)?;
            match **answer {
                ExtensionAnswer::Granted { until } => extends(past, now, until),
                ExtensionAnswer::Unchanged { .. } => Ok(()),
            }
        }
        Fact::Replied { to, .. } => open_ask(past, *to, FactKind::MessageReceived),
        Fact::HelpAnswered { to, .. } => open_ask(past, *to, FactKind::HelpAsked),
        Fact::ConcernAnswered { to, .. } | Fact::ConcernSettled { to, .. } => {
            open_ask(past, *to, FactKind::ConcernRaised)
        }
        Fact::Informed { to, .. } => owes_a_word(past, now, *to),
        Fact::FeedbackDelivered(feedback) => {
            let lacks_a_point = now.marks.contains(Mark::WorkSubmitted) && feedback.points_to_work_on().is_empty();
            if lacks_a_point { Err(Why::NoPointToWorkOn) } else { Ok(()) }
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
        | Fact::Noted { .. } => Ok(()),
    }
}

/// An opening is under the terms it is judged by; out of the pool it is the one that the candidacy has.
fn opens(past: Past<'_>, opening: &Opening) -> Result<(), Why> {
    if opening.terms != *past.terms.id() {
        return Err(Why::OtherTerms);
    }
    match past.entries.first().and_then(|first| first.fact.opening()) {
        Some(own) if own != opening => Err(Why::OtherCandidacy),
        Some(_) | None => Ok(()),
    }
}

/// A moment that has to come after another.
fn later(moment: Time, than: Time, otherwise: Why) -> Result<(), Why> {
    if !is_on_the_clock(moment) {
        return Err(Why::NoSuchMoment);
    }
    if moment > than { Ok(()) } else { Err(otherwise) }
}

/// An invitation covers the capacities that the step requires, is as large as the policy says, announces a screen that is
/// shared, and starts in time.
#[inline]
fn announced(past: Past<'_>, now: Now, meeting: &Meeting, at: Time) -> Result<(), Why> {
    if let Some(StepKind::Meeting { with, screen }) =
        past.terms.process().step(now.step).map(crate::terms::process::Step::kind)
    {
        if let Some(one) = with.first_missing_in(meeting.covers()) {
            return Err(Why::Missing(one));
        }
        if with.len() > 1 {
            panel(past.terms, with, meeting.people().len())?;
        }
        if screen == Screen::Shared && meeting.screen() == Screen::NotShared {
            return Err(Why::ScreenNotAnnounced);
        }
    }
    if meeting.starts() < at { Err(Why::InThePast) } else { Ok(()) }
}

/// Is it the meeting that was announced last, but for when it starts? That much the candidate may change.
fn only_the_time(past: Past<'_>, now: Now, meeting: &Meeting) -> bool {
    let announced = now.dated().and_then(|seq| Seq(seq.get()).entry(past.entries));
    announced.and_then(|entry| entry.fact.meeting()).is_some_and(|announced| announced.is_same_but_for_start(meeting))
}

/// Those invited, and those who come, cover the capacities that the step requires (F40–F44, F64, F67).
#[inline]
fn cover(terms: &Terms, now: Now, covers: Capacities) -> Result<(), Why> {
    match terms.process().step(now.step).map(crate::terms::process::Step::kind) {
        Some(StepKind::Meeting { with, .. }) => {
            with.first_missing_in(covers).map_or(Ok(()), |one| Err(Why::Missing(one)))
        }
        Some(StepKind::Assignment { .. }) | None => Ok(()), // the table knows meetings only in the phases of one
    }
}

/// A meeting of several sides has as many people as the policy says, or as the sides need (F40): the number is policy, the sides
/// are law.
#[inline]
fn panel(terms: &Terms, with: Capacities, people: usize) -> Result<(), Why> {
    let panel = terms.policy().panel();
    let fits = panel.admits(people) || people == with.len() && people > usize::from(panel.at_most());
    if fits { Ok(()) } else { Err(Why::PanelSize { people, panel }) }
}

/// Before its start nobody can say whether a meeting took place.
#[inline]
fn took_place(past: Past<'_>, now: Now, at: Time) -> Result<(), Why> {
    match past.due(now) {
        Some(starts) if at < starts => Err(Why::TooEarly { starts }),
        Some(_) | None => Ok(()),
    }
}

/// An extension only ever gives more time (F50).
fn extends(past: Past<'_>, now: Now, until: Time) -> Result<(), Why> {
    past.due(now).map_or(Ok(()), |due| later(until, due, Why::NotLater { due }))
}

/// An answer is to something of its kind that waits for one.
fn open_ask(past: Past<'_>, to: Seq, ask: FactKind) -> Result<(), Why> {
    match to.entry(past.entries) {
        Some(entry) if entry.fact.kind() == ask && past.waiting.at(to).is_some() => Ok(()),
        Some(entry) if entry.fact.kind() == ask => Err(Why::IsAnswered(to)),
        Some(_) | None => Err(Why::NoSuchAsk { ask, to }),
    }
}

/// A word that nobody asked for is about something that owes one: the opening, the pause, the closed vacancy, a promise by
/// hand.
fn owes_a_word(past: Past<'_>, now: Now, to: Seq) -> Result<(), Why> {
    let owes = match to {
        Seq(0) => now.marks.contains(Mark::Unacknowledged) || now.marks.contains(Mark::NoticeOwed),
        to => {
            let by_hand = || past.waiting.at(to).is_some_and(|asked| asked.kind == FactKind::FollowUpPromised);
            let pause = || past.waiting.pause().is_some_and(|pause| pause.is_at(to));
            past.waiting.vacancy() == Some(to) || pause() || by_hand()
        }
    };
    if owes { Ok(()) } else { Err(Why::NoWordOwedFor(to)) }
}
