//! The guards: what a fact must say beyond its row. One hook for what cannot be set aside, one for what a deviation meets.

use super::next::{Led, Past};
use super::request_row;
use super::rule::By;
use crate::law::entry::Entry;
use crate::law::fact::{Fact, FactKind, Facts};
use crate::law::informed_of;
use crate::law::memory::Item;
use crate::law::parts::PartState;
use crate::law::payload::Material;
use crate::law::pending::Pending;
use crate::law::refusal::Why;
use crate::terms::{self, Opening, Part, PartKind, Task};
use crate::value::actor::{Actor, Staff};
use crate::value::deciders::Deciders;
use crate::value::feedback::{Feedback, Manner};
use crate::value::id::{PersonId, Seq};
use crate::value::material::MaterialKind;
use crate::value::meeting::{Meeting, Screen};
use crate::value::request::{Ask, Request};
use crate::value::text::Label;
use crate::value::time::{Time, is_on_the_clock};
use chrono::TimeDelta;

/// How far the clocks of two servers may differ.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(5);
/// A moment that is further ahead than this many days needs a deviation: five years.
const FAR_AHEAD: u16 = 1_826;

/// What happens to both sides, and may be recorded later than it happened.
const OCCURS: Facts = Facts::from_slice(&[
    FactKind::InterviewHeld,
    FactKind::InterviewMissed,
    FactKind::AssignmentSubmitted,
    FactKind::CheckAnswered,
    FactKind::RequestMade,
    FactKind::CandidateFeedbackGiven,
]);
/// What only the candidate says, and nobody writes down for them.
const OWN: Facts =
    Facts::from_slice(&[FactKind::FeedbackUnwanted, FactKind::EntryConfirmed, FactKind::EntryContested, FactKind::Reversed]);

/// A moment this many days later; the last there is, where that is beyond it.
pub(super) fn days_after(at: Time, days: u16) -> Time {
    at.checked_add_signed(TimeDelta::days(days.into())).unwrap_or(Time::MAX_UTC)
}

/// The place of terms among those that the candidacy knows.
pub(super) fn on_the_shelf(past: Past<'_>, id: &terms::Id) -> Option<usize> {
    past.shelf.iter().position(|terms| terms.id() == id)
}

/// Whose entry it is and when: before anything that it says.
#[inline]
pub(super) fn passes(past: Past<'_>, entry: &Entry) -> Result<(), Why> {
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
    if let Some(last) = past.last_before(entry)
        && !entry.is_own()
    {
        if entry.at.checked_add_signed(CLOCKS_DIFFER).is_some_and(|at| at < last) {
            return Err(Why::Backwards { last });
        }
        if entry.at > days_after(last, FAR_AHEAD) && entry.deviation().is_none() {
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

impl<'a> Past<'a> {
    /// The moment that an entry comes after.
    pub(super) fn last_before(self, entry: &Entry) -> Option<Time> {
        self.state?.last_before(self.entries, entry)
    }

    /// The entry with the same key by the same actor.
    pub(crate) fn same_request(self, entry: &Entry) -> Option<(Seq, &'a Entry)> {
        let key = entry.request_id()?;
        let keyed = self.state?.memory.keyed.iter().map(|seq| Seq(*seq));
        let earlier = |seq: Seq| Some((seq, seq.entry(self.entries)?));
        keyed.filter_map(earlier).find(|(_, earlier)| earlier.request_id() == Some(key) && earlier.by == entry.by)
    }
}

/// What the guards look at.
#[derive(Clone, Copy)]
pub(super) struct Guarded<'a> {
    pub(super) past: Past<'a>,
    pub(super) led: Option<Led<'a>>,
    /// The moment of the entry, in the order of the journal.
    pub(super) at: Time,
    pub(super) entry: &'a Entry,
}

/// What cannot be set aside.
fn must(holds: bool, why: Why) -> Result<(), Why> {
    if holds { Ok(()) } else { Err(why) }
}

impl Guarded<'_> {
    /// What a deviation meets, if the entry says one.
    fn should(self, holds: bool, why: Why) -> Result<(), Why> {
        must(holds || self.entry.deviation().is_some(), why)
    }

    /// A moment that is still ahead.
    fn ahead(self, moment: Time) -> Result<(), Why> {
        must(is_on_the_clock(moment), Why::NoSuchMoment)?;
        must(moment > self.at, Why::InThePast)
    }

    fn within_the_horizon(self, moment: Time) -> Result<(), Why> {
        let days = self.past.process().map_or(0, |process| process.horizons().appointment());
        self.should(moment <= days_after(self.at, days), Why::BeyondTheHorizon { days })
    }
}

/// The guard of each fact. Facts without words need none.
#[inline]
pub(super) fn guard(it: Guarded<'_>) -> Result<(), Why> {
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
            let withdrawn = it.past.state.is_some_and(|state| state.memory.was_withdrawn());
            must(it.entry.writer().is_none() || !withdrawn, Why::NotWrittenDown)?;
            it.ahead(consent.until)
        }
        Fact::CandidateAdvanced(decision) => it.decides(&decision.deciders),
        Fact::RejectionDecided(rejection) => it.decides(&rejection.deciders),
        Fact::StepRepeated { step, .. } => it.repeats(*step),
        Fact::Reversed(reversal) => it.reviews(reversal.review.as_ref()),
        Fact::Transferred(transfer) => it.transfers(&transfer.terms, transfer.step),
        Fact::InterviewScheduled { meeting, .. } => it.invites(meeting),
        Fact::InterviewRescheduled { meeting, .. } if it.entry.by == Actor::Candidate => {
            must(it.dated_meeting().is_some_and(|is| is.is_same_but_for_start(meeting)), Why::MoreThanTheTime)?;
            must(meeting.starts() >= it.at, Why::InThePast)
        }
        Fact::InterviewRescheduled { meeting, .. } => it.invites(meeting),
        Fact::TimesProposed { times, .. } => it.ahead(times.first()),
        Fact::InterviewHeld(held) => match &held.extra {
            Some(_) => {
                must(held.part.is_none(), Why::ExtraPart)?;
                it.should(false, Why::Unplanned)
            }
            None => {
                let planned = it.led.is_none_or(|led| led.was == PartState::SetUp);
                it.should(planned, Why::Unplanned)?;
                it.covers(held.attendance.people())?;
                let starts = it.dated_meeting().map(Meeting::starts).filter(|starts| it.entry.happened() < *starts);
                starts.map_or(Ok(()), |starts| it.should(false, Why::TooEarly { starts }))
            }
        },
        Fact::InterviewMissed { .. } => {
            let starts = it.dated_meeting().map(Meeting::starts).filter(|starts| it.entry.happened() < *starts);
            starts.map_or(Ok(()), |starts| Err(Why::TooEarly { starts }))
        }
        Fact::AssignmentSent { assignment, .. } => {
            assignment.day().map_or(Ok(()), |day| must(day >= it.at && is_on_the_clock(day), Why::InThePast))
        }
        Fact::AssignmentExtended { until, .. } => {
            must(is_on_the_clock(*until), Why::NoSuchMoment)?;
            let due = it.led.and_then(|led| it.past.part_due(led.index, led.part));
            due.map_or(Ok(()), |due| must(*until > due, Why::NotLater { due }))
        }
        Fact::OfferMade(offer) => {
            it.ahead(offer.answer_by())?;
            let floor = it.floor();
            must(floor.is_none_or(|floor| offer.answer_by() >= floor), Why::NotLater { due: floor.unwrap_or(it.at) })
        }
        Fact::ConditionSettled { condition, .. } => {
            let open = it.past.state.is_some_and(|state| {
                let mut conditions = state.memory.waiting().filter_map(|item| super::condition(it.past.entries, item));
                conditions.any(|open| open.name == *condition)
            });
            must(open, Why::NoSuchCondition)
        }
        Fact::StartAgreed { on } => {
            must(is_on_the_clock(*on), Why::NoSuchMoment)?;
            let agreed = it.past.first_day().filter(|_| !it.entry.is_own());
            must(agreed.is_none_or(|agreed| *on <= agreed), Why::OnlyTheirOwn)
        }
        Fact::Hired => {
            let settled = it.past.state.is_none_or(|state| !state.pending().contains(Pending::Condition));
            it.should(settled, Why::ConditionsOpen)?;
            let starts = it.past.first_day().filter(|starts| it.entry.happened() < *starts);
            starts.map_or(Ok(()), |starts| it.should(false, Why::TooEarly { starts }))
        }
        Fact::FeedbackDelivered(feedback) => it.feeds_back(feedback),
        Fact::EntryConfirmed { to } => it.confirms(*to, |item| item.word.is_some()),
        Fact::EntryContested { to, .. } => {
            it.confirms(*to, |item| it.past.state.is_some_and(|state| it.past.is_contestable(state, item, it.at)))
        }
        Fact::PutOnHold(hold) => it.ahead(hold.until),
        Fact::RequestMade(request) => it.requests(request),
        Fact::CandidateInformed { to, .. } => it.informs(*to),
        Fact::FollowUpPromised(promise) => it.ahead(promise.due),
        Fact::ResponsibleNamed { person } => it.past.has_power(*person, By::Staff).map(drop),
        Fact::MomentCorrected { entry, moment, .. } => it.corrects(*entry, *moment),
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
        | Fact::NoteAdded { .. } => Ok(()),
    }
}

/// Openings and decisions.
impl<'a> Guarded<'a> {
    /// An opening is under the terms it is judged by; out of the pool it is the one that the candidacy has.
    fn opens(self, opening: &Opening) -> Result<(), Why> {
        match self.past.entries.first().and_then(|first| first.fact.opening()) {
            Some(own) => must(own == opening, Why::OtherCandidacy),
            None => {
                must(self.past.terms().is_some_and(|terms| *terms.id() == opening.terms), Why::OtherTerms)?;
                let dates = self.past.process().map_or(&[][..], |process| process.dates());
                let missing = dates.iter().any(|name| opening.dates.iter().all(|date| date.name != *name));
                must(!missing, Why::DateMissing)
            }
        }
    }

    /// An application brings what the process takes, and nothing else.
    fn brings(self, material: &Material) -> Result<(), Why> {
        let takes = self.past.process().map(|process| process.material()).unwrap_or_default();
        let documents = material.documents.iter().map(|document| document.kind);
        let brought = documents.chain(material.cv.as_ref().map(|_| MaterialKind::Cv)).collect();
        must(takes == brought, Why::OtherMaterial { takes })
    }

    fn is_a_step(self, step: u8, or_before: bool) -> Result<(), Why> {
        let there = self.past.process().is_some_and(|process| process.step(step).is_some());
        must(there || or_before && step == 0, Why::NoSuchStep(step))
    }

    /// Nobody who stood back decides; a tool was named beforehand; somebody who was there has said what they saw.
    fn decides(self, deciders: &Deciders) -> Result<(), Why> {
        let Actor::Staff(decider) = self.entry.by else { return Ok(()) };
        must(deciders.stood_back().iter().all(|staff| staff.person != decider.person), Why::StoodBack)?;
        let named = |tool: &Label| self.past.process().is_some_and(|process| process.tools().contains(tool));
        self.should(deciders.tools().iter().all(named), Why::ToolNotNamed)?;
        let decided = deciders.together().iter().map(|staff| staff.person).chain([decider.person]);
        self.should(self.was_assessed(decided), Why::NobodySaid)
    }

    /// Has somebody who was at an interview of the step said what they saw, or do they decide?
    fn was_assessed(self, mut deciders: impl Iterator<Item = PersonId>) -> bool {
        let Some(state) = self.past.state.filter(|state| state.now.phase.is_in_a_step()) else { return true };
        let entries = self.past.entries.get(Seq(state.entered()).index()..).unwrap_or_default();
        let held = entries.iter().filter_map(|entry| match &entry.fact {
            Fact::InterviewHeld(held) => Some(held.attendance.people()),
            _ => None,
        });
        let mut there = held.flatten().map(|staff| staff.person).peekable();
        if there.peek().is_none() {
            return true;
        }
        let there: Vec<PersonId> = there.collect();
        let assessed = |entry: &Entry| match (&entry.fact, entry.by) {
            (Fact::PartAssessed { .. }, Actor::Staff(staff)) => there.contains(&staff.person),
            _ => false,
        };
        deciders.any(|person| there.contains(&person)) || entries.iter().any(assessed)
    }

    fn repeats(self, step: u8) -> Result<(), Why> {
        self.is_a_step(step, false)?;
        let now = self.past.now();
        let fresh = self.past.process().is_some_and(|process| super::Now::enter(process, step, false) == now);
        must(step <= now.step && !fresh, Why::NoSuchStep(step))
    }

    /// A review restarts the ceilings, once for each.
    fn reviews(self, review: Option<&Label>) -> Result<(), Why> {
        let Some(review) = review else { return Ok(()) };
        let before = self.past.entries.iter().any(|entry| match &entry.fact {
            Fact::Reversed(reversal) => reversal.review.as_ref() == Some(review),
            _ => false,
        });
        must(!before, Why::ReviewTaken)
    }

    fn transfers(self, to: &terms::Id, step: u8) -> Result<(), Why> {
        let place = on_the_shelf(self.past, to).ok_or(Why::UnknownTerms)?;
        must(self.past.terms().is_some_and(|terms| terms.id() != to), Why::SameTerms)?;
        let process = self.past.shelf.get(place).map(crate::terms::Terms::process);
        must(step == 0 || process.is_some_and(|process| process.step(step).is_some()), Why::NoSuchStep(step))
    }

    /// No earlier than the answer date of an offer that the candidate was told of.
    fn floor(self) -> Option<Time> {
        let days = self.past.process()?.horizons().appointment();
        let told = self.past.entries.iter().filter_map(|entry| match &entry.fact {
            Fact::OfferMade(offer) => Some(offer.answer_by()).filter(|date| *date <= days_after(entry.at, days)),
            _ => None,
        });
        told.max().filter(|floor| *floor > self.at)
    }

    /// Feedback is written, and after work that came back it has a point to work on.
    fn feeds_back(self, feedback: &Feedback) -> Result<(), Why> {
        must(feedback.manner() == Manner::Written, Why::NotWritten)?;
        let worked = self.past.state.is_some_and(|state| state.memory.handed_in);
        must(!worked || !feedback.points_to_work_on().is_empty(), Why::NoPointToWorkOn)
    }
}

/// Interviews.
impl<'a> Guarded<'a> {
    /// The invitation that dates the part, if there is one.
    fn dated_meeting(self) -> Option<&'a Meeting> {
        let led = self.led.filter(|led| led.was == PartState::SetUp)?;
        Seq(self.past.state?.memory.since.part(led.index)).entry(self.past.entries)?.fact.meeting()
    }

    /// An invitation starts in time, covers the capacities that the part asks for, and announces a screen that is shared.
    fn invites(self, meeting: &Meeting) -> Result<(), Why> {
        must(meeting.starts() >= self.at, Why::InThePast)?;
        self.covers(meeting.people())?;
        let shared = |task: &Task| matches!(task, Task::Interview { screen: Screen::Shared, .. });
        let asked = self.led.is_some_and(|led| shared(led.part.task()));
        self.should(!asked || meeting.screen() == Screen::Shared, Why::ScreenNotAnnounced)?;
        self.within_the_horizon(meeting.starts())
    }

    fn covers(self, people: &[Staff]) -> Result<(), Why> {
        let Some(Task::Interview { with, .. }) = self.led.map(|led| led.part.task()) else { return Ok(()) };
        with.first_not_covered_by(people).map_or(Ok(()), |one| self.should(false, Why::Missing(one)))
    }
}

/// What is written down, asked and said.
impl Guarded<'_> {
    fn confirms(self, to: Seq, fits: impl Fn(&Item) -> bool) -> Result<(), Why> {
        let written = self.past.state.is_some_and(|state| {
            state.memory.waiting_at(to.0).any(|item| item.what == Pending::Confirmation && fits(item))
        });
        must(written, Why::NothingWrittenDown(to))
    }

    fn requests(self, request: &Request) -> Result<(), Why> {
        let (row, now) = (request_row(request.ask.kind()), self.past.now());
        let parts = self.past.process().map_or(&[][..], |process| process.parts(now.step));
        let out = |kind: PartKind| parts.iter().enumerate().any(|(i, part)| part.kind() == kind && now.is_set_up(i));
        must(row.legal.contains(now.phase) && row.while_out.is_none_or(out), Why::NotAskedHere(row.request))?;
        match &request.ask {
            Ask::MoreTime { until } => self.ahead(*until),
            Ask::OtherTime { times, .. } => self.ahead(times.first()),
            Ask::Message | Ask::Help | Ask::Adjustment | Ask::Concern { .. } | Ask::Right(_) => Ok(()),
        }
    }

    /// A word of the company is about something that waits, by somebody who may answer.
    fn informs(self, to: Seq) -> Result<(), Why> {
        let item = self.past.state.and_then(|state| informed_of(&state.memory, to.0));
        let item = item.filter(|item| self.past.may_be_told(item)).ok_or(Why::NothingWaits(to))?;
        let Actor::Staff(staff) = self.entry.by else { return Ok(()) };
        self.past.may_answer(item, staff)
    }

    /// A correction lies between the neighbours of the entry.
    fn corrects(self, entry: Seq, moment: Time) -> Result<(), Why> {
        let Past { entries, .. } = self.past;
        must(entry.entry(entries).is_some(), Why::NoSuchEntry(entry))?;
        must(is_on_the_clock(moment), Why::NoSuchMoment)?;
        let state = self.past.state;
        let from = entry.0.checked_sub(1).and_then(|before| state?.moment(entries, before)).unwrap_or(Time::MIN_UTC);
        let until = entries.get(entry.index() + 1).map_or(self.entry.at, |next| next.at);
        must((from..=until).contains(&moment), Why::NotBetween { from, until })
    }
}

impl Past<'_> {
    /// May this person say something about this item?
    pub(super) fn may_answer(self, item: &Item, staff: Staff) -> Result<(), Why> {
        let Some(Fact::RequestMade(request)) = Seq(item.seq).entry(self.entries).map(|entry| &entry.fact) else {
            return Ok(());
        };
        let row = request_row(request.ask.kind());
        if item.what != Pending::of_request(row.request) {
            return Ok(());
        }
        let about = match &request.ask {
            Ask::Concern { about, .. } => *about,
            _ => None,
        };
        must(row.answered_by_whom_it_is_about || about != Some(staff.person), Why::AboutThem)?;
        must(self.has_power(staff, row.answered_by)?, Why::NotTheirs { by: row.answered_by })
    }

    /// The moment until which the candidate has time for a part.
    pub(crate) fn part_due(self, index: usize, part: &Part) -> Option<Time> {
        let state = self.state?;
        let seq = state.memory.since.part(index);
        let entry = Seq(seq).entry(self.entries)?;
        match (&entry.fact, part.task()) {
            (Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. }, _) => Some(meeting.starts()),
            (Fact::AssignmentSent { assignment, .. }, Task::Assignment { days, .. }) => {
                let from = assignment.day().unwrap_or(state.moment(self.entries, seq)?);
                Some(days_after(from, *days))
            }
            (Fact::AssignmentExtended { until, .. }, _) => Some(*until),
            _ => None,
        }
    }

    /// The first day: the one that was agreed since the offer was accepted, or the one that the offer says.
    pub(crate) fn first_day(self) -> Option<Time> {
        let since = &self.state?.memory.since;
        if let Fact::StartAgreed { on } = Seq(since.phase).entry(self.entries)?.fact {
            return Some(on);
        }
        match &Seq(since.accepted?.get()).entry(self.entries)?.fact {
            Fact::OfferMade(offer) => offer.starts(),
            _ => None,
        }
    }
}
