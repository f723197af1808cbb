//! The reference model: the domain told once more, place by place, where the crate tells it fact by fact.
//!
//! It asks the crate nothing but what it was handed: no table, no predicate, no set of phases. What the two agree on, two
//! independent readings of the same page agree on.

use candidacy::{
    Actor, Candidacy, Capacities, Capacity, Entry, ExtensionAnswer, Fact, FactKind, Mark, Meeting, Opening, Phase,
    Process, RefusalKind, RoleId, Screen, Seq, Staff, Step, StepKind, Terms, Time,
};
use chrono::TimeDelta;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Where a candidacy can be, in the words of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    ReachedOut,
    ToBeRead,
    InThePool,
    AskedForAYes,
    MeetingPromised,
    MeetingPlanned,
    MeetingOver,
    WorkPromised,
    WorkHandedOver,
    WorkBack,
    OfferMade,
    TurnedDown,
    Hired,
    Told,
    SteppedOut,
}

/// A place, at which step (0 before the first), and the moment that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Spot {
    pub(crate) place: Place,
    pub(crate) step: usize,
    pub(crate) moment: Option<Time>,
}

/// What is asked and waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Ask {
    Message,
    Help,
    MoreTime,
    Concern,
}

/// Who has the word.
#[derive(Debug, Clone, Copy)]
enum Who {
    TheCandidate,
    ARecruiter,
    TheCompany,
    ADecider,
    EitherSide,
}

/// Where it leads.
#[derive(Debug, Clone, Copy)]
enum Then {
    Stay,
    Go(Place),
    StartTheStep,
    GoOn,
    GoBack,
}

/// A candidacy as the model sees it.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    terms: Terms,
    opening: Rc<Opening>,
    pub(crate) spot: Spot,
    /// Where it stood before it was decided against or closed.
    pub(crate) stood: Option<Spot>,
    pub(crate) on_hold: Option<Time>,
    pub(crate) role: Option<RoleId>,
    pub(crate) vacancy_closed: bool,
    pub(crate) work_came_back: bool,
    pub(crate) feedback_owed: bool,
    /// What waits, by the number of the entry that asked.
    pub(crate) waiting: BTreeMap<u32, Ask>,
    /// The number of the entry that brought the latest CV.
    cv: Option<u32>,
    /// The meeting that was announced last.
    meeting: Option<Rc<Meeting>>,
    last: Time,
    entries: u32,
}

/// Everything of the model that decides what is legal: two candidacies with the same key have the same rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    place: Place,
    step: usize,
    stood: Option<Place>,
    marks: [bool; 5],
    waits: [bool; 4],
}

impl Model {
    /// Opens a candidacy, or says what refuses it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "three facts open a candidacy and no other")]
    pub(crate) fn open(terms: &Terms, entry: &Entry) -> Result<Model, RefusalKind> {
        let recruiter = matches!(entry.by, Actor::Staff(Staff { capacity: Capacity::Recruiter, .. }));
        let candidate = entry.by == Actor::Candidate;
        let (theirs, place, opening, role, cv) = match &entry.fact {
            // An application is the candidate's own act (F3); it is for a role (F8) or an open one (F74).
            Fact::Applied(it) => (candidate, Place::ToBeRead, &it.opening, Some(it.role), Some(0)),
            Fact::AppliedOpenly(it) => (candidate, Place::ToBeRead, &it.opening, None, Some(0)),
            // The company approaches people itself (F9).
            Fact::Approached(it) => (recruiter, Place::ReachedOut, &it.opening, Some(it.role), None),
            _ => return Err(RefusalKind::Phase),
        };
        if !theirs {
            return Err(RefusalKind::Actor);
        }
        if opening.terms != *terms.id() {
            return Err(RefusalKind::Guard);
        }
        Ok(Model {
            terms: terms.clone(),
            opening: Rc::new(opening.clone()),
            spot: Spot { place, step: 0, moment: None },
            stood: None,
            on_hold: None,
            role,
            vacancy_closed: false,
            work_came_back: false,
            feedback_owed: false,
            waiting: BTreeMap::new(),
            cv,
            meeting: None,
            last: entry.at,
            entries: 1,
        })
    }

    /// What follows, or what refuses it: the place, the person, or the words.
    pub(crate) fn next(&self, entry: &Entry) -> Result<Model, RefusalKind> {
        self.judge(entry).map(|then| self.with(entry, then))
    }

    /// The class of reason for which it is refused, if it is.
    pub(crate) fn refuses(&self, entry: &Entry) -> Option<RefusalKind> {
        self.judge(entry).err()
    }

    fn judge(&self, entry: &Entry) -> Result<Then, RefusalKind> {
        let (who, then) = self.word(entry.fact.kind()).ok_or(RefusalKind::Phase)?;
        if !self.has_the_word(who, entry.by) {
            return Err(RefusalKind::Actor);
        }
        if entry.at < self.last || !self.right(entry) {
            return Err(RefusalKind::Guard);
        }
        Ok(then)
    }

    /// In this place, these facts, by whom, lead there.
    #[expect(clippy::too_many_lines, reason = "a page of rules, to be read from top to bottom")]
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "each place names its own facts; what goes anywhere comes below"
    )]
    fn word(&self, kind: FactKind) -> Option<(Who, Then)> {
        use FactKind as F;
        use Place::{
            AskedForAYes, Hired, InThePool, MeetingOver, MeetingPlanned, MeetingPromised, OfferMade, ReachedOut,
            SteppedOut, ToBeRead, Told, TurnedDown, WorkBack, WorkHandedOver, WorkPromised,
        };
        use Then::{Go, GoBack, GoOn, StartTheStep, Stay};
        use Who::{ADecider, ARecruiter, EitherSide, TheCandidate, TheCompany};
        match self.spot.place {
            ReachedOut => match kind {
                F::Interested => Some((TheCandidate, Go(ToBeRead))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.while_going(kind),
            },
            ToBeRead => match kind {
                F::Passed => Some((ADecider, GoOn)),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                F::AssessmentRecorded => Some((TheCompany, Stay)),
                _ => self.while_going(kind),
            },
            InThePool => match kind {
                // And only while she agrees to be there (F75).
                F::Approached if Some(self.last) <= self.spot.moment => Some((ARecruiter, Go(ReachedOut))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                _ => self.while_going(kind),
            },
            AskedForAYes => match kind {
                F::Agreed => Some((TheCandidate, StartTheStep)),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.while_going(kind),
            },
            MeetingPromised => match kind {
                F::Scheduled => Some((TheCompany, Go(MeetingPlanned))),
                F::Waived => Some((ADecider, GoOn)),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.while_going(kind),
            },
            MeetingPlanned => match kind {
                F::Held => Some((TheCompany, Go(MeetingOver))),
                F::NotHeld | F::Cancelled => Some((TheCompany, Go(MeetingPromised))),
                F::Rescheduled => Some((EitherSide, Stay)),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.while_going(kind),
            },
            MeetingOver => match kind {
                F::Passed => Some((ADecider, GoOn)),
                F::Repeated => Some((TheCompany, Go(MeetingPromised))),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                F::AssessmentRecorded => Some((TheCompany, Stay)),
                _ => self.while_going(kind),
            },
            WorkPromised => match kind {
                F::Assigned => Some((TheCompany, Go(WorkHandedOver))),
                F::Waived => Some((ADecider, GoOn)),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.while_going(kind),
            },
            WorkHandedOver => match kind {
                F::Submitted => Some((TheCandidate, Go(WorkBack))),
                F::Extended => Some((TheCompany, Stay)),
                F::ExtensionAsked => Some((TheCandidate, Stay)),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.while_going(kind),
            },
            WorkBack => match kind {
                F::Passed => Some((ADecider, GoOn)),
                F::Repeated => Some((TheCompany, Go(WorkPromised))),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                F::AssessmentRecorded => Some((TheCompany, Stay)),
                _ => self.while_going(kind),
            },
            OfferMade => match kind {
                F::OfferAccepted => Some((TheCandidate, Go(Hired))),
                F::OfferDeclined => Some((TheCandidate, Go(SteppedOut))),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                _ => self.while_going(kind),
            },
            // Nothing pauses here: feedback is owed, and only feedback ends it (F51–F53).
            TurnedDown => match kind {
                F::FeedbackDelivered => Some((TheCompany, Go(Told))),
                F::Reopened => Some((TheCompany, GoBack)),
                _ => self.while_open(kind),
            },
            Hired => self.anywhere(kind),
            Told => match kind {
                F::Reopened => Some((TheCompany, GoBack)),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.anywhere(kind),
            },
            SteppedOut => match kind {
                // What was owed when she stepped out is owed again: only telling it, or her own word, ends that.
                F::Reopened if self.feedback_owed => Some((TheCompany, Go(TurnedDown))),
                F::Reopened => Some((TheCompany, GoBack)),
                F::FeedbackDelivered if self.feedback_owed => Some((TheCompany, Stay)),
                F::FeedbackUnwanted if self.feedback_owed => Some((TheCandidate, Stay)),
                _ => self.anywhere(kind),
            },
        }
    }

    /// Before anything is decided the company may pause, and the vacancy may go.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest goes wherever the candidacy is open, or nowhere")]
    fn while_going(&self, kind: FactKind) -> Option<(Who, Then)> {
        match kind {
            FactKind::PutOnHold => Some((Who::TheCompany, Then::Stay)),
            FactKind::Resumed if self.on_hold.is_some() => Some((Who::TheCompany, Then::Stay)),
            FactKind::VacancyClosed if self.role.is_some() && !self.vacancy_closed => {
                Some((Who::TheCompany, Then::Stay))
            }
            _ => self.while_open(kind),
        }
    }

    /// Until it is over the candidate may step out, ask for help, and send newer papers.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest goes anywhere, or nowhere")]
    fn while_open(&self, kind: FactKind) -> Option<(Who, Then)> {
        match kind {
            FactKind::Withdrew => Some((Who::TheCandidate, Then::Go(Place::SteppedOut))),
            FactKind::HelpAsked | FactKind::CvReplaced | FactKind::ProfileReplaced => {
                Some((Who::TheCandidate, Then::Stay))
            }
            _ => self.anywhere(kind),
        }
    }

    /// What people say to each other goes anywhere, in a closed candidacy too (F57, F60, F62); answers need a question.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other fact goes everywhere")]
    fn anywhere(&self, kind: FactKind) -> Option<(Who, Then)> {
        let asked = |ask| self.waiting.values().any(|open| *open == ask);
        let who = match kind {
            FactKind::MessageReceived | FactKind::ConcernRaised | FactKind::CandidateFeedbackGiven => Who::TheCandidate,
            FactKind::Replied if asked(Ask::Message) => Who::TheCompany,
            FactKind::HelpAnswered if asked(Ask::Help) => Who::TheCompany,
            FactKind::ExtensionAnswered if asked(Ask::MoreTime) => Who::TheCompany,
            FactKind::ConcernAnswered if asked(Ask::Concern) => Who::TheCompany,
            FactKind::Noted => Who::TheCompany,
            _ => return None,
        };
        Some((who, Then::Stay))
    }

    /// The candidate speaks for herself, the company through a named person (F11).
    fn has_the_word(&self, who: Who, actor: Actor) -> bool {
        let capacity = match actor {
            Actor::Candidate => None,
            Actor::Staff(staff) => Some(staff.capacity),
        };
        match who {
            Who::TheCandidate => capacity.is_none(),
            Who::TheCompany => capacity.is_some(),
            Who::EitherSide => true,
            Who::ARecruiter => capacity == Some(Capacity::Recruiter),
            Who::ADecider => capacity.is_some_and(|one| self.deciders().iter().any(|other| other == one)),
        }
    }

    /// Before the first step they read applications; at the offer they are those of the last step.
    fn deciders(&self) -> Capacities {
        let process = self.terms.process();
        match (self.spot.step, self.step()) {
            (0, _) => process.screened_by(),
            (_, Some(step)) => step.deciders(),
            (_, None) => process.steps().last().expect("a process has a step").deciders(),
        }
    }

    /// The step that it is at: none before the first and at the offer.
    pub(crate) fn step(&self) -> Option<&Step> {
        step(self.terms.process(), self.spot.step)
    }

    /// Are the words and the moment right? Only facts that have the word here come so far.
    fn right(&self, entry: &Entry) -> bool {
        let due = self.spot.moment;
        match &entry.fact {
            // Out of the pool it is the same candidacy of the same person, under the same terms.
            Fact::Approached(it) => it.opening == *self.opening && Some(entry.at) <= due,
            // A consent and a pause end, and not in the past (F75).
            Fact::Pooled(consent) => consent.until > entry.at,
            Fact::PutOnHold(hold) => hold.until > entry.at,
            // Who is invited covers both sides (F40–F44, F64, F67); a screen is announced beforehand (F66).
            Fact::Scheduled(it) | Fact::Rescheduled(it) => {
                let announced = it.screen() == Screen::Shared || !self.shares_the_screen();
                // The candidate asks for another time, not for other people or another place.
                let hers =
                    !(entry.by == Actor::Candidate && self.meeting.as_deref().is_none_or(|last| differ(last, it)));
                hers && self.covered(it.people()) && announced && it.starts() >= entry.at
            }
            Fact::Held(it) => due <= Some(entry.at) && self.covered(it.people()),
            Fact::NotHeld { .. } => due <= Some(entry.at),
            Fact::Assigned { .. } => self.handed_over_until(entry.at).is_some(),
            // More time, never less (F50).
            Fact::Extended { until } | Fact::ExtensionAsked { until } => Some(*until) > due,
            Fact::ExtensionAnswered { to, answer } => {
                let possible = match **answer {
                    ExtensionAnswer::Granted { until } => self.spot.place == Place::WorkHandedOver && Some(until) > due,
                    ExtensionAnswer::Unchanged { .. } => true,
                };
                self.waits(*to, Ask::MoreTime) && possible
            }
            Fact::Replied { to, .. } => self.waits(*to, Ask::Message),
            Fact::HelpAnswered { to, .. } => self.waits(*to, Ask::Help),
            Fact::ConcernAnswered { to, .. } => self.waits(*to, Ask::Concern),
            // After work that came back there is at least one point to work on (F52).
            Fact::FeedbackDelivered(it) => !self.work_came_back || !it.points_to_work_on().is_empty(),
            Fact::Applied(_)
            | Fact::AppliedOpenly(_)
            | Fact::Interested
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
            | Fact::Noted { .. } => true,
        }
    }

    fn waits(&self, to: Seq, ask: Ask) -> bool {
        self.waiting.get(&to.0) == Some(&ask)
    }

    fn covered(&self, people: &[Staff]) -> bool {
        let needed = match self.step().map(Step::kind) {
            Some(StepKind::Meeting { with, .. }) => with,
            Some(StepKind::Assignment { .. }) | None => panic!("a meeting is of a step that is one"),
        };
        needed.iter().all(|capacity| people.iter().any(|staff| staff.capacity == capacity))
    }

    fn shares_the_screen(&self) -> bool {
        matches!(self.step().map(Step::kind), Some(StepKind::Meeting { screen: Screen::Shared, .. }))
    }

    fn handed_over_until(&self, at: Time) -> Option<Time> {
        match self.step().map(Step::kind) {
            Some(StepKind::Assignment { days }) => at.checked_add_signed(TimeDelta::hours(24 * i64::from(days))),
            Some(StepKind::Meeting { .. }) | None => panic!("work is handed over at a step that is an assignment"),
        }
    }

    /// The candidacy after this entry.
    fn with(&self, entry: &Entry, then: Then) -> Model {
        let (was, number) = (self.spot, self.entries);
        let mut next = Model { last: entry.at, entries: number + 1, ..self.clone() };
        next.lead(then);
        next.hear(entry, number);
        if (next.spot.place, next.spot.step) != (was.place, was.step) {
            next.on_hold = None;
        }
        next
    }

    fn lead(&mut self, then: Then) {
        let Spot { step, .. } = self.spot;
        match then {
            Then::Stay => {}
            Then::GoBack => self.spot = self.stood.take().expect("it stood somewhere before it closed"),
            Then::StartTheStep => self.spot = Spot { place: self.start_of(step), step, moment: None },
            Then::GoOn => {
                let step = step + 1;
                let asked = self::step(self.terms.process(), step).is_some_and(Step::needs_yes);
                let place = if asked { Place::AskedForAYes } else { self.start_of(step) };
                self.spot = Spot { place, step, moment: None };
            }
            Then::Go(place) => match place {
                Place::ReachedOut | Place::ToBeRead | Place::InThePool => {
                    self.spot = Spot { place, step: 0, moment: None };
                    self.stood = None;
                }
                Place::TurnedDown | Place::Hired | Place::Told | Place::SteppedOut => {
                    self.stood = self.stood.or(Some(self.spot));
                    self.spot = Spot { place, step, moment: None };
                }
                Place::AskedForAYes
                | Place::MeetingPromised
                | Place::MeetingPlanned
                | Place::MeetingOver
                | Place::WorkPromised
                | Place::WorkHandedOver
                | Place::WorkBack
                | Place::OfferMade => self.spot = Spot { place, step, moment: None },
            },
        }
    }

    fn start_of(&self, number: usize) -> Place {
        match step(self.terms.process(), number).map(Step::kind) {
            Some(StepKind::Meeting { .. }) => Place::MeetingPromised,
            Some(StepKind::Assignment { .. }) => Place::WorkPromised,
            None => Place::OfferMade,
        }
    }

    /// What the words change beside the place.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most facts change nothing but the place")]
    fn hear(&mut self, entry: &Entry, number: u32) {
        match &entry.fact {
            Fact::Approached(it) => {
                self.role = Some(it.role);
                self.vacancy_closed = false;
            }
            Fact::Pooled(consent) => {
                self.spot.moment = Some(consent.until);
                (self.role, self.vacancy_closed) = (None, false);
            }
            Fact::Scheduled(it) | Fact::Rescheduled(it) => {
                self.spot.moment = Some(it.starts());
                self.meeting = Some(Rc::new((**it).clone()));
            }
            Fact::Assigned { .. } => self.spot.moment = self.handed_over_until(entry.at),
            Fact::Extended { until } => self.spot.moment = Some(*until),
            Fact::Submitted { .. } => self.work_came_back = true,
            Fact::DecidedAgainst { .. } => self.feedback_owed = true,
            Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted => self.feedback_owed = false,
            Fact::Reopened { .. } => self.feedback_owed = self.spot.place == Place::TurnedDown,
            Fact::PutOnHold(hold) => self.on_hold = Some(hold.until),
            Fact::Resumed => self.on_hold = None,
            Fact::VacancyClosed => self.vacancy_closed = true,
            Fact::CvReplaced(_) => self.cv = Some(number),
            Fact::MessageReceived { .. } => self.ask(number, Ask::Message),
            Fact::HelpAsked { .. } => self.ask(number, Ask::Help),
            Fact::ExtensionAsked { .. } => self.ask(number, Ask::MoreTime),
            Fact::ConcernRaised(_) => self.ask(number, Ask::Concern),
            Fact::Replied { to, .. } | Fact::HelpAnswered { to, .. } | Fact::ConcernAnswered { to, .. } => {
                self.waiting.remove(&to.0);
            }
            Fact::ExtensionAnswered { to, answer } => {
                self.waiting.remove(&to.0);
                if let ExtensionAnswer::Granted { until } = **answer {
                    self.spot.moment = Some(until);
                }
            }
            _ => {}
        }
    }

    fn ask(&mut self, number: u32, ask: Ask) {
        self.waiting.insert(number, ask);
    }

    /// Every fact that somebody could record here.
    pub(crate) fn legal(&self) -> impl Iterator<Item = FactKind> {
        FactKind::ALL.iter().copied().filter(|kind| self.word(*kind).is_some())
    }

    /// Every fact that this actor could record here.
    pub(crate) fn legal_for(&self, actor: Actor) -> impl Iterator<Item = FactKind> {
        let theirs = move |kind: &FactKind| self.word(*kind).is_some_and(|(who, _)| self.has_the_word(who, actor));
        FactKind::ALL.iter().copied().filter(theirs)
    }

    /// The phase of the crate that stands for the place.
    pub(crate) fn phase(&self) -> Phase {
        match self.spot.place {
            Place::ReachedOut => Phase::Approached,
            Place::ToBeRead => Phase::Screening,
            Place::InThePool => Phase::Pooled,
            Place::AskedForAYes => Phase::Proposed,
            Place::MeetingPromised => Phase::Arranging,
            Place::MeetingPlanned => Phase::Scheduled,
            Place::MeetingOver => Phase::Held,
            Place::WorkPromised => Phase::Preparing,
            Place::WorkHandedOver => Phase::Assigned,
            Place::WorkBack => Phase::Submitted,
            Place::OfferMade => Phase::Offered,
            Place::TurnedDown => Phase::Declining,
            Place::Hired => Phase::Hired,
            Place::Told => Phase::Declined,
            Place::SteppedOut => Phase::Withdrawn,
        }
    }

    /// What decides what is legal, and nothing else.
    pub(crate) fn key(&self) -> Key {
        let waits = |ask| self.waiting.values().any(|open| *open == ask);
        Key {
            place: self.spot.place,
            step: self.spot.step,
            stood: self.stood.map(|spot| spot.place),
            marks: [
                self.on_hold.is_some(),
                self.role.is_some(),
                self.vacancy_closed,
                self.work_came_back,
                self.feedback_owed,
            ],
            waits: [Ask::Message, Ask::Help, Ask::MoreTime, Ask::Concern].map(waits),
        }
    }

    /// What decides which words are right for a fact that is legal.
    pub(crate) fn key_of_words(&self) -> Key {
        Key { stood: None, marks: [false, false, false, self.work_came_back, false], ..self.key() }
    }

    /// How many kinds of question wait for an answer.
    pub(crate) fn waits_for(&self) -> usize {
        self.key().waits.into_iter().filter(|waits| *waits).count()
    }

    /// The crate shows the same candidacy, and the same of what is legal.
    #[track_caller]
    pub(crate) fn agrees_with(&self, candidacy: &Candidacy) {
        self.looks_like(candidacy);
        let legal = candidacy.legal();
        assert!(self.legal().eq(legal.iter()), "{:?} for {legal:?}", self.legal().collect::<Vec<_>>());
    }

    /// The crate shows the same candidacy: in everything that can be asked of it, not only in its phase.
    #[track_caller]
    pub(crate) fn looks_like(&self, candidacy: &Candidacy) {
        let entry = |number: u32| candidacy.entry(Seq(number)).expect("an entry that the model has seen");
        assert_eq!(self.phase(), candidacy.phase());
        assert_eq!(self.spot.step, usize::from(candidacy.step_number()), "the number of the step");
        assert_eq!(self.step(), candidacy.step());
        assert_eq!(self.spot.moment, candidacy.due(), "the moment that the phase is about");
        assert_eq!(self.on_hold, candidacy.hold().map(|hold| hold.until), "until when it is on hold");
        assert_eq!(self.role, candidacy.role());
        assert_eq!(self.cv.map(|number| brought(entry(number))), candidacy.cv());
        assert_eq!(self.entries as usize, candidacy.journal().len(), "how many entries");
        assert_eq!(Some(self.last), candidacy.journal().last().map(|entry| entry.at));
        assert_eq!(*self.opening, *candidacy.opening());
        let marks = [
            (Mark::OnHold, self.on_hold.is_some()),
            (Mark::Role, self.role.is_some()),
            (Mark::VacancyClosed, self.vacancy_closed),
            (Mark::WorkSubmitted, self.work_came_back),
            (Mark::FeedbackOwed, self.feedback_owed),
        ];
        let marks = marks.into_iter().filter(|(_, lies)| *lies).map(|(mark, _)| mark);
        assert!(marks.clone().eq(candidacy.marks().iter()), "{:?} for {:?}", marks.collect::<Vec<_>>(), candidacy);
        let waiting = self.waiting.iter().map(|(number, ask)| {
            let kind = match ask {
                Ask::Message => FactKind::MessageReceived,
                Ask::Help => FactKind::HelpAsked,
                Ask::MoreTime => FactKind::ExtensionAsked,
                Ask::Concern => FactKind::ConcernRaised,
            };
            (Seq(*number), kind)
        });
        assert!(waiting.eq(candidacy.unanswered()), "{:?} for {candidacy:?}", self.waiting);
    }
}

/// Is anything but the start another one?
fn differ(one: &Meeting, other: &Meeting) -> bool {
    (one.minutes(), one.place(), one.people(), one.screen())
        != (other.minutes(), other.place(), other.people(), other.screen())
}

fn step(process: &Process, number: usize) -> Option<&Step> {
    process.steps().get(number.checked_sub(1)?)
}

/// The CV that an entry brought.
#[expect(clippy::wildcard_enum_match_arm, reason = "three facts bring a CV")]
fn brought(entry: &Entry) -> &candidacy::Cv {
    match &entry.fact {
        Fact::Applied(it) => &it.cv,
        Fact::AppliedOpenly(it) => &it.cv,
        Fact::CvReplaced(cv) => cv,
        _ => panic!("no other fact brings a CV"),
    }
}
