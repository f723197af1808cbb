//! What the candidate sees: where they are, what happened, what is owed and by when, what comes next, and what helps.
//!
//! It is made of the told journal alone, and cannot leak what is not in there: no note, no assessment, no reason, no pause and no
//! decision before it is told, and nothing of any other candidate.

mod ahead;
mod owed;
mod page;
mod story;
mod words;

pub use ahead::{Ahead, Usual};
pub use owed::Owed;
pub use story::{Detail, Happened, Pause};

use crate::candidacy::Candidacy;
use crate::law::fact::{Fact, Facts};
use crate::law::journal::Entry;
use crate::law::phase::{Mark, Phase};
use crate::terms::Terms;
use crate::told::Told;
use crate::value::id::{CandidacyId, RoleId, Seq};
use crate::value::meeting::Meeting;
use crate::value::time::Time;
use crate::view::guidance::{Guidance, Tip};
use serde::Serialize;

/// A candidacy as its candidate may see it at a moment: as data, and by `Display` as a page of text in English. For another
/// language a page is made of the data.
///
/// What the company keeps to itself changes no byte of it. It is folded from the facts that the candidate knows, by the law and
/// the promises that hold for all:
///
/// | fact | shows |
/// |---|---|
/// | `noted`, `assessment_recorded`, `role_found` | never |
/// | `decided_against` | with `feedback_delivered`, as of then; until then the phase, the dates and the acts are those of before |
/// | `put_on_hold` | with the first `informed` about it; until then what the pause replaces is still promised |
/// | `vacancy_closed` | with the `informed` about it |
/// | `resumed`, `reopened` | where what they undo was told |
/// | every other | at once, without evidence and reasons: those are for the company |
///
/// # Acts, and an untold decision
///
/// [`acts`](Self::acts) are what the candidate may do. They are exactly what the law lets the candidate record, but for two cases
/// in which telling that would tell the decision:
///
/// - Decided against and not told yet, the law has moved on, and the view has not: `agreed`, `rescheduled`, `submitted`,
///   `extension_asked`, `offer_accepted` and `offer_declined` are shown where they were shown before, and would be refused.
///   [`overtaken`](Self::overtaken) names them for the company. A page that meets such a refusal does not show it: it takes the
///   act down as a `message_received`, which is legal everywhere and owes a reply, and somebody tells the candidate.
/// - Withdrawn while feedback was owed that was never spoken of, the candidate may say that it is not wanted. The view does not
///   offer `feedback_unwanted`, since the offer would be the news. Who has heard of it from a person can say so to that person.
///
/// How long things take is what the terms promise, not what others have waited: of few candidates a median is somebody's.
///
/// ```
/// # use candidacy::{Actor, Candidacy, CandidacyId, CandidateId, Cv, Entry, OpenApplication, Process, Terms};
/// # use uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let application = OpenApplication { opening, cv };
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mut mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, monday))?;
/// use candidacy::value::Category;
/// use candidacy::{CandidateView, Capacity, Fact, PersonId, Phase, Reasons, Staff, Time};
///
/// let wednesday: Time = "2026-03-04T09:00:00Z".parse()?;
/// let before = CandidateView::of(&mira, wednesday);
///
/// // Decided against. She has not been told, so nothing that she sees has changed.
/// let ana = Staff::new(PersonId::new(Uuid::from_u128(4))?, Capacity::Recruiter);
/// let reasons = Reasons::from_reason(Category::Experience, "The role needs somebody who has run a database.")?;
/// mira.record(Entry::new(ana, Fact::DecidedAgainst { reasons }, wednesday))?;
/// assert_eq!(mira.phase(), Phase::Declining);
/// assert_eq!(CandidateView::of(&mira, wednesday), before);
///
/// let page = before.to_string();
/// assert!(page.starts_with("Your application is being read.\n"));
/// assert!(page.contains("our first answer, by the end of Monday 9 March 2026"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CandidateView {
    candidacy: CandidacyId,
    #[serde(serialize_with = "crate::value::time::serialize")]
    at: Time,
    phase: Phase,
    step: Option<Ahead>,
    steps: usize,
    role: Option<RoleId>,
    pause: Option<Pause>,
    meeting: Option<Meeting>,
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    due: Option<Time>,
    happened: Vec<Happened>,
    owed_to_you: Vec<Owed>,
    owed_by_you: Vec<Owed>,
    acts: Facts,
    ahead: Vec<Ahead>,
    tips: Vec<Tip>,
    /// For words about days: where the company's days end.
    #[serde(skip)]
    terms: Terms,
}

impl CandidateView {
    /// What the candidate may see at a moment, with the tips that come along. Before it was opened, it is seen as it was
    /// when it opened.
    #[must_use]
    pub fn of<S>(candidacy: &Candidacy<S>, at: Time) -> Self {
        CandidateView::with(candidacy, &Guidance::english(), at)
    }

    /// The same with other tips.
    #[must_use]
    pub fn with<S>(candidacy: &Candidacy<S>, guidance: &Guidance, at: Time) -> Self {
        CandidateView::seen(candidacy.id(), &Told::of(candidacy, at), guidance, at)
    }

    /// Of what was told, and of nothing else.
    fn seen(candidacy: CandidacyId, told: &Told<'_>, guidance: &Guidance, at: Time) -> Self {
        let (terms, now) = (told.terms, told.standing().now);
        let process = terms.process();
        let step = process.step(now.step).filter(|_| now.phase.is_in_a_step());
        let meeting = matches!(now.phase, Phase::Scheduled | Phase::Held)
            .then(|| told.entries.iter().rev().find_map(|entry| entry.fact.meeting()).cloned())
            .flatten();
        let (owed_to_you, owed_by_you) = owed::both(told, meeting.as_ref(), at);
        CandidateView {
            candidacy,
            at,
            phase: now.phase,
            step: step.map(|step| ahead::step(terms, now.step, step)),
            steps: process.steps().len(),
            role: told.role(),
            pause: pause(told),
            meeting,
            due: now.due(&told.entries, process),
            happened: story::of(told),
            owed_to_you,
            owed_by_you,
            acts: told.acts(),
            ahead: ahead::after(terms, now),
            tips: guidance.at(now.phase, step).cloned().collect(),
            terms: terms.clone(),
        }
    }

    /// What the view offers to the candidate and the law would refuse, because a decision overtook it that is not told yet: for
    /// the company, which has to tell it. Nothing here is for the candidate.
    #[must_use]
    pub fn overtaken<S>(candidacy: &Candidacy<S>) -> Facts {
        let last = candidacy.last_line().entry.at;
        Told::of(candidacy, last).acts().difference(candidacy.legal_for(crate::value::actor::Actor::Candidate))
    }

    /// The number in the journal of something that [happened](Self::happened), by its number in the view: what a fact that answers
    /// it has to name.
    #[must_use]
    pub fn in_journal<S>(&self, candidacy: &Candidacy<S>, number: Seq) -> Option<Seq> {
        Told::of(candidacy, self.at).stands_for(number)
    }

    /// Which candidacy.
    #[must_use]
    pub fn candidacy(&self) -> CandidacyId {
        self.candidacy
    }

    /// As of when.
    #[must_use]
    pub fn at(&self) -> Time {
        self.at
    }

    /// Where the candidate is. Never [`Declining`](Phase::Declining): decided against is [`Declined`](Phase::Declined), once it
    /// is told.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// The step that they are at, if they are at one.
    #[must_use]
    pub fn step(&self) -> Option<&Ahead> {
        self.step.as_ref()
    }

    /// The role that it is about; none for an open application and in the pool.
    #[must_use]
    pub fn role(&self) -> Option<RoleId> {
        self.role
    }

    /// The pause that they were told of, if there is one.
    #[must_use]
    pub fn pause(&self) -> Option<&Pause> {
        self.pause.as_ref()
    }

    /// The meeting that is arranged, or was held and waits for a decision: when, where, and whom they meet in what capacity.
    #[must_use]
    pub fn meeting(&self) -> Option<&Meeting> {
        self.meeting.as_ref()
    }

    /// The moment that the phase is about: the start of the meeting, the due moment of the assignment, the end of the consent.
    #[must_use]
    pub fn due(&self) -> Option<Time> {
        self.due
    }

    /// What happened, in order. It only grows.
    #[must_use]
    pub fn happened(&self) -> &[Happened] {
        &self.happened
    }

    /// What the company owes them, the next first.
    #[must_use]
    pub fn owed_to_you(&self) -> &[Owed] {
        &self.owed_to_you
    }

    /// What they owe the company, the next first. A lapse only reminds (F12).
    #[must_use]
    pub fn owed_by_you(&self) -> &[Owed] {
        &self.owed_by_you
    }

    /// What they may do now.
    #[must_use]
    pub fn acts(&self) -> Facts {
        self.acts
    }

    /// The steps that would come after this one, with what they usually take; while there is a [pause](Self::pause), once it is
    /// over. None is promised in the talent pool, where there is no role, nor after word that the vacancy closed, nor where it is
    /// over.
    #[must_use]
    pub fn ahead(&self) -> &[Ahead] {
        &self.ahead
    }

    /// What helps here.
    #[must_use]
    pub fn tips(&self) -> &[Tip] {
        &self.tips
    }
}

impl Told<'_> {
    /// The role, by what was told.
    fn role(&self) -> Option<RoleId> {
        let role = self.entries.iter().rev().find_map(|entry| entry.fact.role());
        role.filter(|_| self.standing().now.marks.contains(Mark::Role))
    }
}

fn pause(told: &Told<'_>) -> Option<Pause> {
    let on_hold = told.standing().now.marks.contains(Mark::OnHold);
    let hold = |entry: &Entry| if let Fact::PutOnHold(hold) = &entry.fact { Some(hold.clone()) } else { None };
    let latest = told.entries.iter().rev().find_map(hold).filter(|_| on_hold)?;
    Some(Pause { until: latest.until, reason: latest.reason })
}
