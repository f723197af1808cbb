//! The candidate's page: where they are, what happened, what is owed and by when, what comes next, and what they may do.
//!
//! It is made of the journal as it was told, and cannot say what is not in there. No note, no assessment, no ground of a decision, and no
//! hold or decision before it is told is in there, and nothing of any other candidate.

mod ahead;
mod now;
mod offer;
mod outward;
mod owed;
mod page;
mod story;
mod written;

pub use ahead::{Ahead, Expected, Usual};
pub use now::{ActsFor, CurrentPart, CurrentStep, TakenFrom};
pub use offer::{Beforehand, CurrentCondition, CurrentOffer, FirstDay, OfferStanding, OfferVersion};
pub use owed::Owed;
pub use page::Page;
pub use story::{Detail, Happened, Pause};
pub use written::WrittenDown;

pub(super) use owed::reminders;

use crate::candidacy::Candidacy;
use crate::law::{Entry, Facts, Phase, Refusal, Refused, request_row};
use crate::role::{Employer, OutsideContact};
use crate::terms::calendar::Zone;
use crate::terms::{Part, PartKind};
use crate::told::Told;
use crate::value::actor::Actor;
use crate::value::id::{CandidacyId, PersonId, RoleId, Seq};
use crate::value::pay::Salary;
use crate::value::request::{RequestKind, RequestKinds};
use crate::value::text::{DocumentRef, Label};
use crate::value::time::Time;
use crate::view::past::{PastStep, past};
use crate::view::problem::Problem;
use crate::view::then::Then;
use crate::view::words::Words;
use serde::Serialize;
use std::collections::HashSet;

/// A candidacy as its candidate may see it at a moment: as data, and as a [page](Self::page) of text.
///
/// The company's own entries change no byte of it. It is folded from the entries that the candidate was told of, by the law and the
/// promises that hold for all. The column `told` of the [tables of the law](crate::law::LAW) says which these are:
///
/// | told | shows |
/// |---|---|
/// | `AtOnce` | at once; a decision that needs assent shows with the assent |
/// | `ByWord` | with the message about it, or with the feedback; until then the phase, the dates and the acts are those of before |
/// | `Never` | never |
///
/// The grounds of a decision, the people who took part in it, and the reasons of a reversal or a waived part are for the company. The
/// reason of a deviation shows where it touches the candidate: a tool that was not named, a screen, a date beyond the horizon.
///
/// # Acts, and a decision that is not told
///
/// [`acts`](Self::acts) are what the candidate may do by all that they know. While a decision against them is not told, the law has moved
/// on, and the page has not. It still offers a yes, a hand-in or an answer to an offer, which the law would refuse.
/// [`overtaken`](Self::overtaken) names these acts for the company. A program that meets such a refusal does not show it. It records
/// the act as a request with a message, which is legal everywhere and owes a reply, and a person tells the candidate.
/// [`refusal`](Self::refusal) returns the refusals that a candidate may read. A [`Portal`](crate::view::Portal) does all of that.
///
/// # As data
///
/// Serialised, it can be sent to the candidate's browser. It names nobody of the company by id, and no place of the program's store. An
/// entry is named by its number among what [happened](Self::happened), which is the handle of an act about it. A person is named by an
/// invitation ([`person`](Self::person)), and a document is asked for by the number of its entry ([`document`](Self::document)).
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let application = Application::open(opening, cv);
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mut mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, monday))?;
/// use candidacy::value::{Category, Rejection};
/// use candidacy::{CandidateView, Capacity, PersonId, Phase, Reasons, Staff, Time};
///
/// let wednesday: Time = "2026-03-04T09:00:00Z".parse()?;
/// let before = CandidateView::of(&mira, wednesday);
///
/// // Decided against. She has not been told, and nothing that she sees has changed.
/// let ana = Staff::new(PersonId::new(Uuid::from_u128(4))?, Capacity::RECRUITER);
/// let reasons = Reasons::from_reason(Category::Experience, "The role needs somebody who has run a database.")?;
/// let _line = mira.record(Entry::new(ana, Rejection::new(reasons), wednesday))?.line;
/// assert_eq!(mira.phase(), Phase::FeedbackDue);
/// assert_eq!(CandidateView::of(&mira, wednesday), before);
///
/// let page = before.to_string();
/// assert!(page.starts_with("Your application is being read.\n"));
/// assert!(page.contains("our first answer, by the end of Monday 9 March 2026"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "CandidateView"))]
#[doc(alias = "portal")]
pub struct View {
    candidacy: CandidacyId,
    #[serde(serialize_with = "crate::value::time::serialize")]
    at: Time,
    phase: Phase,
    role: Option<RoleId>,
    step: Option<CurrentStep>,
    steps: usize,
    pause: Option<Pause>,
    offer: Option<CurrentOffer>,
    beforehand: Vec<Beforehand>,
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    first_day: Option<Time>,
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    consent_until: Option<Time>,
    reserve: bool,
    happened: Vec<Happened>,
    owed_to_you: Vec<Owed>,
    owed_by_you: Vec<Owed>,
    written_down: Vec<WrittenDown>,
    acts: Facts,
    requests: RequestKinds,
    ahead: Vec<Ahead>,
    past: Vec<PastStep>,
    taken_over: Option<TakenFrom>,
    pay: Option<Salary>,
    tools: Vec<Label>,
    organisations: Vec<ActsFor>,
    outside: Vec<OutsideContact>,
}

impl View {
    /// Creates what the candidate may see at a moment. Before the candidacy was opened, it is seen as it was when it opened.
    #[must_use]
    pub fn of<S>(candidacy: &Candidacy<S>, at: Time) -> Self {
        View::seen(candidacy.id(), &Told::of(candidacy, at), at)
    }

    /// Of what was told, and of nothing else.
    fn seen(candidacy: CandidacyId, told: &Told<'_>, at: Time) -> Self {
        let known = &told.known;
        let (owed_to_you, owed_by_you) = owed::both(told, at);
        let then = Then::new(known, Time::MAX_UTC);
        let pause = known.hold().map(|hold| Pause { until: hold.until, reason: hold.reason.clone() });
        View {
            candidacy,
            at,
            phase: known.phase(),
            role: known.role(),
            step: now::step(told),
            steps: told.terms().process().steps().len(),
            pause,
            offer: offer::current(told),
            beforehand: offer::beforehand(told),
            first_day: known.first_day(),
            consent_until: known.consent().map(|consent| consent.until),
            reserve: then.is_reserve(),
            happened: story::of(told),
            owed_to_you,
            owed_by_you,
            written_down: written::down(told, at),
            acts: told.acts(at),
            requests: requests(told),
            ahead: ahead::steps(told),
            past: past(&then, |here| told.number(here)),
            taken_over: now::taken_over(told),
            organisations: now::organisations(told),
            pay: known.pay().copied(),
            tools: tools(told),
            outside: Vec::new(),
        }
    }

    /// Names the contacts outside of this employer. They stand on the page beside each concern, and beside what the candidate can do.
    ///
    /// A candidacy does not know its employer, so the caller hands it in: that of the role, or the one that an open application went to.
    #[must_use]
    pub fn with_employer(self, employer: &Employer) -> Self {
        View { outside: employer.outside.clone(), ..self }
    }

    /// Returns the acts that the page offers and the law would refuse, because a decision overtook them that is not told yet. It is for
    /// the company, which has to tell it. Nothing in it is for the candidate.
    #[must_use]
    pub fn overtaken<S>(candidacy: &Candidacy<S>) -> Facts {
        let last = candidacy.last_line().entry.at;
        Told::latest(candidacy).acts(last).difference(candidacy.legal_for(Actor::Candidate))
    }

    /// Returns why an act of the candidate is refused, as the candidate may read it: by all that they were told. It is none where the
    /// act is possible by that, and then the law may still refuse it: see [`overtaken`](Self::overtaken).
    ///
    /// The act names entries by their numbers in the journal, as it would be recorded. The refusal names them by their numbers in the
    /// view.
    #[must_use]
    pub fn refusal<S>(candidacy: &Candidacy<S>, act: &Entry) -> Option<Refusal> {
        Told::latest(candidacy).refusal(act)
    }

    /// Returns the refusal of the candidate's act as a problem that the candidate may read.
    ///
    /// It is made of what the candidate was told and of nothing else: the reason is that of [`refusal`](Self::refusal), and what is
    /// legal instead is what they may do by all that they know. An act that is possible by that, and that something
    /// [overtook](Self::overtaken), meets `refused.not_at_present`, which names no reason and no phase.
    ///
    /// ```
    /// use candidacy::view::Problem;
    /// use candidacy::{Candidacy, CandidateView, Entry};
    ///
    /// /// Records what the candidate did, and answers them.
    /// fn act(mira: &mut Candidacy, act: Entry) -> Result<(), Problem> {
    ///     match mira.record(act) {
    ///         Ok(_recorded) => Ok(()), // its line is stored
    ///         Err(refused) => Err(CandidateView::problem(mira, &refused)),
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn problem<S>(candidacy: &Candidacy<S>, refused: &Refused) -> Problem {
        let (told, act) = (Told::latest(candidacy), &refused.entry);
        let overtaken = || Problem::overtaken(act.fact.kind(), told.known.legal_for(Actor::Candidate));
        told.refusal(act).as_ref().map_or_else(overtaken, Problem::from)
    }

    /// Returns the number in the journal of something that [happened](Self::happened), by its number in the view: the number that a
    /// fact about it has to name.
    #[must_use]
    pub fn in_journal<S>(&self, candidacy: &Candidacy<S>, number: Seq) -> Option<Seq> {
        Told::of(candidacy, self.at).in_journal(number)
    }

    /// Returns the place where the body of something that [happened](Self::happened) is kept, by its number: of a message, an assignment,
    /// work that came back, an offer. The program hands the body to the candidate. The place is no data for them.
    #[must_use]
    pub fn document(&self, number: Seq) -> Option<&DocumentRef> {
        self.happened.iter().find(|one| one.number == number)?.detail.as_ref()?.document()
    }

    /// Returns the person of the company whom an invitation, or an interview that took place, names by a number: "number 3, person 1". With it the company
    /// records a concern about that person. The candidate never needs an id.
    #[must_use]
    pub fn person(&self, number: Seq, person: u8) -> Option<PersonId> {
        let happened = self.happened.iter().find(|one| one.number == number)?;
        #[expect(clippy::wildcard_enum_match_arm, reason = "two details name people by a number")]
        let people = match happened.detail.as_ref()? {
            Detail::Meeting(meeting) => meeting.people(),
            Detail::Held { people, .. } => people,
            _ => return None,
        };
        Some(people.get(usize::from(person).checked_sub(1)?)?.person)
    }

    /// Returns the view with the last day of each promise on the calendar of another zone, such as the reader's. Moments stay as they
    /// are.
    #[must_use]
    pub fn shown_in(mut self, zone: impl Into<Zone>) -> Self {
        let zone = zone.into();
        for owed in self.owed_to_you.iter_mut().chain(&mut self.owed_by_you) {
            owed.last_day = owed.last_day.shown_in(zone, owed.due);
        }
        self
    }

    /// Returns the page of text, in these words and with each moment on the clock of this zone.
    #[must_use]
    pub fn page<'a>(&'a self, words: &'a Words, zone: impl Into<Zone>) -> Page<'a> {
        Page::new(self, words, zone.into())
    }

    /// Returns the id of the candidacy.
    #[must_use]
    pub fn candidacy(&self) -> CandidacyId {
        self.candidacy
    }

    /// Returns the moment of the view.
    #[must_use]
    pub fn at(&self) -> Time {
        self.at
    }

    /// Returns the phase, by what was told.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Returns the step that they are at, with each of its parts, if they are at one.
    #[must_use]
    pub fn step(&self) -> Option<&CurrentStep> {
        self.step.as_ref()
    }

    /// Returns the role that it is about; none for an open application.
    #[must_use]
    pub fn role(&self) -> Option<RoleId> {
        self.role
    }

    /// Returns the pause that they were told of, if there is one.
    #[must_use]
    pub fn pause(&self) -> Option<&Pause> {
        self.pause.as_ref()
    }

    /// Returns the offer that stands, with its conditions, if there is one.
    #[must_use]
    pub fn offer(&self) -> Option<&CurrentOffer> {
        self.offer.as_ref()
    }

    /// Returns what the company promised in person before the offer, such as terms that were talked about, with its date.
    #[must_use]
    pub fn beforehand(&self) -> &[Beforehand] {
        &self.beforehand
    }

    /// Returns the first day, as it was agreed or as the accepted offer says.
    #[must_use]
    pub fn first_day(&self) -> Option<Time> {
        self.first_day
    }

    /// Returns until when the candidate agreed to be kept in the talent pool, if that consent stands.
    #[must_use]
    pub fn consent_until(&self) -> Option<Time> {
        self.consent_until
    }

    /// Returns true if they are kept on a reserve list: every step is behind them, and there was no place for them yet. It is a list in
    /// the talent pool, under the same consent and until the same moment. The library ranks nobody on it.
    #[must_use]
    #[doc(alias = "waiting list")]
    pub fn is_on_reserve(&self) -> bool {
        self.reserve
    }

    /// Returns what happened, in the order in which they were told. It only grows.
    #[must_use]
    pub fn happened(&self) -> &[Happened] {
        &self.happened
    }

    /// Returns what the company owes them, the next first.
    #[must_use]
    pub fn owed_to_you(&self) -> &[Owed] {
        &self.owed_to_you
    }

    /// Returns what they owe the company, the next first. A lapse only reminds.
    #[must_use]
    pub fn owed_by_you(&self) -> &[Owed] {
        &self.owed_by_you
    }

    /// Returns what was written down for them or about their coming, and waits for them to say whether it is right.
    #[must_use]
    pub fn written_down(&self) -> &[WrittenDown] {
        &self.written_down
    }

    /// Returns what they may do, by all that they were told.
    #[must_use]
    pub fn acts(&self) -> Facts {
        self.acts
    }

    /// Returns what they may ask for.
    #[must_use]
    pub fn requests(&self) -> RequestKinds {
        self.requests
    }

    /// Returns the steps that would come after this one, with what they usually take. None is promised in the talent pool, where there is
    /// no role, nor after word that the vacancy closed, nor where it is over.
    #[must_use]
    pub fn ahead(&self) -> &[Ahead] {
        &self.ahead
    }

    /// Returns the steps that are behind them, with the numbers of what was done in each. A transfer keeps those of the terms before it,
    /// and shows what it went past as left out. Steps of before a candidacy was taken over are not known.
    #[must_use]
    pub fn past(&self) -> &[PastStep] {
        &self.past
    }

    /// Returns the place that the candidacy was taken over from, if it was.
    #[must_use]
    pub fn taken_over(&self) -> Option<&TakenFrom> {
        self.taken_over.as_ref()
    }

    /// Returns the pay or its range, as far as the advert, the approach or a message named it.
    #[must_use]
    pub fn pay(&self) -> Option<&Salary> {
        self.pay.as_ref()
    }

    /// Returns the tools that the process or a message names: those that may take part in a decision. The candidate can ask for a person
    /// to look again.
    #[must_use]
    pub fn tools(&self) -> &[Label] {
        &self.tools
    }

    /// Returns the capacities that act for another organisation than the employer, and what that is towards their data. Each thing that
    /// such a person did says so.
    #[must_use]
    pub fn organisations(&self) -> &[ActsFor] {
        &self.organisations
    }

    /// Returns the contacts outside, if an [employer](Self::with_employer) was handed in.
    #[must_use]
    pub fn outside(&self) -> &[OutsideContact] {
        &self.outside
    }
}

/// The requests that the candidate may make, by all that was told.
fn requests(told: &Told<'_>) -> RequestKinds {
    let (known, now) = (&told.known, told.known.now());
    let parts = known.step().map_or(&[][..], |step| step.parts());
    let is_set_up = |kind: PartKind| {
        let is_it = |(index, part): (usize, &Part)| part.kind() == kind && now.is_set_up(index);
        parts.iter().enumerate().any(is_it)
    };
    let may = |kind: &RequestKind| request_row(*kind).fits(now.phase, is_set_up);
    RequestKind::ALL.iter().copied().filter(may).collect()
}

/// The tools that the process or a message names, each once.
fn tools(told: &Told<'_>) -> Vec<Label> {
    let named = told.known.journal().iter().filter_map(|entry| entry.fact.stated()).flat_map(|stated| &stated.tools);
    let mut earlier = HashSet::new();
    let all = told.terms().process().tools().iter().chain(named);
    all.filter(|tool| earlier.insert(*tool)).cloned().collect()
}
