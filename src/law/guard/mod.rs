//! The guards: what a fact must say beyond its row. One hook for what cannot be set aside, one for what a deviation meets.

mod decisions;
mod interviews;
mod said;

use crate::law::entry::Entry;
use crate::law::fact::{Fact, FactKind, Facts};
use crate::law::past::{Led, Past};
use crate::law::pending::Pending;
use crate::law::rule::By;
use crate::law::why::Why;
use crate::value::actor::Actor;
use crate::value::id::Seq;
use crate::value::offer::ConditionOutcome;
use crate::value::time::{Time, is_on_the_clock, is_within};
use chrono::TimeDelta;

/// How far the clocks of two servers may differ.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(5);
/// A moment that is further ahead than this many days needs a deviation: five years.
const FAR_AHEAD: u16 = 1_826;

/// The facts that happen to both sides, and may be recorded later than they happened.
const OCCURS: Facts = Facts::from_slice(&[
    FactKind::InterviewHeld,
    FactKind::InterviewMissed,
    FactKind::AssignmentSubmitted,
    FactKind::CheckAnswered,
    FactKind::RequestMade,
    FactKind::CandidateFeedbackGiven,
]);
/// The facts that only the candidate records, and nobody writes down for them.
const OWN: Facts = Facts::from_slice(&[
    FactKind::FeedbackUnwanted,
    FactKind::EntryConfirmed,
    FactKind::EntryContested,
    FactKind::Reversed,
]);

/// Whose entry it is and when: before anything that it says.
#[inline]
pub(in crate::law) fn passes(past: Past<'_>, entry: &Entry, before: Option<Time>) -> Result<(), Why> {
    let kind = entry.fact.kind();
    if let Some(writer) = entry.writer() {
        if entry.by != Actor::Candidate || OWN.contains(kind) {
            return Err(Why::NotWrittenDown);
        }
        past.has_power(writer, By::Staff)?;
    }
    if !is_on_the_clock(entry.at) || !is_on_the_clock(entry.happened()) {
        return Err(Why::NoSuchMoment);
    }
    if !entry.is_own() {
        let is_before = |last: &Time| entry.at < *last && last.signed_duration_since(entry.at) > CLOCKS_DIFFER;
        if let Some(last) = before.filter(is_before) {
            return Err(Why::Backwards { last });
        }
        let is_far = |last: &Time| !is_within(entry.at, *last, FAR_AHEAD) && entry.deviation().is_none();
        if let Some(last) = past.last().filter(is_far) {
            return Err(Why::FarAhead { last });
        }
    }
    if entry.happened() != entry.at {
        let opened = past.state.and_then(|state| state.moment(past.entries, 0));
        let occurs = OCCURS.contains(kind) || entry.writer().is_some();
        if !occurs || entry.happened() > entry.at || opened.is_none_or(|opened| entry.happened() < opened) {
            return Err(Why::NotOccurredThen);
        }
    }
    match entry.request_id() {
        Some(_) if past.same_request(entry).is_some() => Err(Why::RequestTaken),
        _ => Ok(()),
    }
}

/// Everything that the guards look at.
#[derive(Clone, Copy)]
pub(in crate::law) struct Guarded<'a> {
    pub(in crate::law) past: &'a Past<'a>,
    pub(in crate::law) led: Option<&'a Led<'a>>,
    /// The moment of the entry, in the order of the journal.
    pub(in crate::law) at: Time,
    pub(in crate::law) entry: &'a Entry,
}

/// A requirement that cannot be set aside.
fn must(holds: bool, why: Why) -> Result<(), Why> {
    if holds { Ok(()) } else { Err(why) }
}

impl Guarded<'_> {
    /// A requirement that a deviation meets, if the entry has one.
    fn should(self, holds: bool, why: Why) -> Result<(), Why> {
        must(holds || self.entry.deviation().is_some(), why)
    }

    /// A moment that is still ahead.
    fn ahead(self, moment: Time) -> Result<(), Why> {
        must(is_on_the_clock(moment), Why::NoSuchMoment)?;
        must(moment > self.at, Why::InThePast)
    }

    /// The first day, as it was agreed or offered.
    fn first_day(self) -> Option<Time> {
        self.past.state?.first_day(self.past.entries)
    }

    /// Returns true if each condition of the accepted offer is settled, and met.
    fn has_met_the_conditions(self) -> bool {
        let entries = self.past.entries;
        let is_acceptance = |seq: &u32| Seq(*seq).entry(entries).is_some_and(|entry| entry.fact == Fact::OfferAccepted);
        let accepted = self.past.state.and_then(|state| state.memory.standing().find(is_acceptance));
        let is_unmet =
            |entry: &Entry| matches!(&entry.fact, Fact::ConditionSettled { outcome: ConditionOutcome::NotMet, .. });
        let since = accepted.and_then(|accepted| entries.get(Seq(accepted).index()..)).unwrap_or_default();
        !self.past.waits(Pending::Condition) && !since.iter().any(is_unmet)
    }

    fn within_the_horizon(self, moment: Time) -> Result<(), Why> {
        let days = self.past.process().map_or(0, |process| process.horizons().appointment());
        self.should(is_within(moment, self.at, days), Why::BeyondTheHorizon { days })
    }
}

/// The guard of each fact. Facts without words need none.
#[inline]
pub(in crate::law) fn guard(it: Guarded<'_>) -> Result<(), Why> {
    match &it.entry.fact {
        Fact::Applied(application) => {
            it.opens(&application.opening)?;
            it.brings(&application.material)
        }
        Fact::Approached(approach) => it.opens(&approach.opening),
        Fact::TakenOver(takeover) => {
            it.opens(&takeover.opening)?;
            it.is_a_step(takeover.step, true)
        }
        Fact::ConsentGiven(consent) => {
            let is_first = it.past.state.is_some_and(|state| state.memory.consents.is_first());
            must(it.entry.writer().is_none() || is_first, Why::NotWrittenDown)?;
            it.ahead(consent.until)
        }
        Fact::CandidateAdvanced(decision) => it.decides(&decision.deciders),
        Fact::RejectionDecided(rejection) => it.decides(&rejection.deciders),
        Fact::StepRepeated { step, .. } => it.repeats(*step),
        Fact::Reversed(reversal) => it.reviews(reversal.review.as_ref()),
        Fact::Transferred(transfer) => it.transfers(&transfer.terms, transfer.step),
        Fact::InterviewRescheduled { meeting, .. } if it.entry.by == Actor::Candidate => it.moves_the_time(meeting),
        Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. } => it.invites(meeting),
        Fact::TimesProposed { times, .. } => it.ahead(times.first()),
        Fact::InterviewHeld(held) => it.holds(held),
        Fact::InterviewMissed { .. } => {
            let early = it.starts_later().filter(|_| !it.entry.is_own());
            early.map_or(Ok(()), |starts| Err(Why::TooEarly { starts }))
        }
        Fact::AssignmentSent { assignment, .. } => it.sends(assignment),
        Fact::AssignmentExtended { until, .. } => {
            must(is_on_the_clock(*until), Why::NoSuchMoment)?;
            let due = it.led.and_then(|led| it.past.state?.part_due(it.past.entries, led.index, led.part));
            due.map_or(Ok(()), |due| must(*until > due, Why::NotLater { due }))
        }
        Fact::OfferMade(offer) => {
            it.ahead(offer.answer_by())?;
            let floor = it.floor();
            must(floor.is_none_or(|floor| offer.answer_by() >= floor), Why::NotLater { due: floor.unwrap_or(it.at) })
        }
        Fact::ConditionSettled { condition, .. } => {
            let open = it.past.state.is_some_and(|state| {
                let of = |item| state.memory.condition(item, it.past.entries);
                state.memory.items.of(Pending::Condition).iter().filter_map(of).any(|open| open.name == *condition)
            });
            must(open, Why::NoSuchCondition)
        }
        Fact::StartAgreed { on } => {
            must(is_on_the_clock(*on), Why::NoSuchMoment)?;
            let agreed = it.first_day().filter(|_| !it.entry.is_own());
            must(agreed.is_none_or(|agreed| *on <= agreed), Why::OnlyTheirOwn)
        }
        Fact::Hired => {
            it.should(it.has_met_the_conditions(), Why::ConditionsOpen)?;
            let starts = it.first_day().filter(|starts| it.entry.happened() < *starts);
            starts.map_or(Ok(()), |starts| it.should(false, Why::TooEarly { starts }))
        }
        Fact::FeedbackDelivered(feedback) => it.feeds_back(feedback),
        Fact::EntryConfirmed { to } => it.confirms(*to, |item| item.word.is_some()),
        Fact::EntryContested { to, .. } => {
            it.confirms(*to, |item| it.past.state.is_some_and(|state| it.past.is_contestable(state, item, it.at)))
        }
        Fact::PutOnHold(hold) => it.ahead(hold.until),
        Fact::RequestMade(request) => it.requests(request),
        Fact::CandidateInformed { to, stated, .. } => it.informs(*to, stated.as_deref()),
        Fact::FollowUpPromised(promise) => it.ahead(promise.due),
        Fact::MomentCorrected(correction) => it.corrects(correction.entry, correction.moment),
        Fact::InterestShown
        | Fact::Pooled
        | Fact::RoleMatched(_)
        | Fact::StepAgreed
        | Fact::PartWaived { .. }
        | Fact::PartRepeated { .. }
        | Fact::AssentGiven(_)
        | Fact::InterviewConfirmed { .. }
        | Fact::InterviewCancelled { .. }
        | Fact::AssignmentSubmitted { .. }
        | Fact::CheckRequested { .. }
        | Fact::CheckAnswered { .. }
        | Fact::PartAssessed { .. }
        | Fact::OfferWithdrawn { .. }
        | Fact::OfferAccepted
        | Fact::OfferDeclined
        | Fact::FeedbackUnwanted
        | Fact::Withdrew
        | Fact::ApproachLapsed
        | Fact::HoldEnded
        | Fact::VacancyClosed
        | Fact::CvReplaced(_)
        | Fact::ProfileReplaced { .. }
        | Fact::CandidateFeedbackGiven { .. }
        | Fact::NoteAdded { .. }
        | Fact::ResponsibleNamed { .. } => Ok(()),
    }
}
