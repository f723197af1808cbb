//! The reference model: the domain told once more, place by place, where the crate tells it fact by fact.
//!
//! It asks the crate nothing but what it was handed: no table, no predicate, no set of phases. What the two agree on, two
//! independent readings of the same page agree on.
//!
//! `page` says who has the word in which place, `words` which words are right there, and `face` holds what the model sees
//! against what the crate shows. What a fact changes stands here.

mod face;
mod page;
mod words;

use candidacy::law::RefusalKind;
use candidacy::terms::StepKind;
use candidacy::value::{Capacities, ExtensionAnswer};
use candidacy::{Actor, Capacity, Entry, Fact, FactKind, Meeting, Opening, Process, RoleId, Staff, Step, Terms, Time};
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

/// What was asked or promised, and waits: for an answer, for its settlement, for its keeping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Ask {
    Message,
    Help,
    MoreTime,
    Concern,
    FollowUp,
}

/// A pause, and the entries by which it is known.
#[derive(Debug, Clone, Copy)]
struct Pause {
    until: Time,
    began: u32,
    /// Where it was said last until when; where it began, unless it was renewed.
    renewed: u32,
    /// The latest word about it.
    told: Option<u32>,
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
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no of its own, and none follows from another")]
pub(crate) struct Model {
    terms: Terms,
    opening: Rc<Opening>,
    pub(crate) spot: Spot,
    /// Where it stood before it was decided against or closed.
    pub(crate) stood: Option<Spot>,
    pause: Option<Pause>,
    role: Option<RoleId>,
    vacancy_closed: bool,
    work_came_back: bool,
    feedback_owed: bool,
    /// She applied, and has not heard a word.
    unheard: bool,
    /// She was reached out to, and was not told who has her data and from where.
    in_the_dark: bool,
    /// The closed vacancy that she has not heard of.
    news: Option<u32>,
    /// What waits, by the number of the entry that asked or promised.
    waiting: BTreeMap<u32, Ask>,
    /// The number of the entry that brought the latest CV.
    cv: Option<u32>,
    /// The meeting that was announced last.
    meeting: Option<Rc<Meeting>>,
    last: Time,
    entries: u32,
}

impl Model {
    /// Opens a candidacy, or says what refuses it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "three facts open a candidacy and no other")]
    pub(crate) fn open(terms: &Terms, entry: &Entry) -> Result<Model, RefusalKind> {
        let recruiter = matches!(entry.by, Actor::Staff(Staff { capacity: Capacity::Recruiter, .. }));
        let candidate = entry.by == Actor::Candidate;
        let (theirs, place, opening, role, cv) = match &entry.fact {
            // An application is the candidate's own act (F3); it is for a role (F8) or an open one (F74).
            Fact::Applied(it) => (candidate, Place::ToBeRead, &it.opening, Some(it.role.role()), Some(0)),
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
            pause: None,
            role,
            vacancy_closed: false,
            work_came_back: false,
            feedback_owed: false,
            unheard: candidate,
            in_the_dark: !candidate,
            news: None,
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

    /// The candidacy after this entry.
    fn with(&self, entry: &Entry, then: Then) -> Model {
        let (was, number) = (self.spot, self.entries);
        let mut next = Model { last: entry.at, entries: number + 1, ..self.clone() };
        next.lead(then);
        next.hear(entry, number);
        // A pause is over when it goes on. Turned down and not told, she waits as before, also when that is taken back.
        let untold =
            next.spot.place == Place::TurnedDown || was.place == Place::TurnedDown && matches!(then, Then::GoBack);
        if (next.spot.place, next.spot.step) != (was.place, was.step) && !untold {
            next.pause = None;
        }
        // More time was asked for that assignment and no other. Who was turned down and has not heard it still waits.
        if ![Place::WorkHandedOver, Place::TurnedDown].contains(&next.spot.place) {
            next.forget(Ask::MoreTime);
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
            Fact::Extended { until } => {
                self.spot.moment = Some(*until);
                self.forget(Ask::MoreTime);
            }
            Fact::Submitted { .. } => self.work_came_back = true,
            Fact::DecidedAgainst { .. } => self.feedback_owed = true,
            Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted => self.feedback_owed = false,
            Fact::Reopened { .. } => self.feedback_owed = self.spot.place == Place::TurnedDown,
            Fact::PutOnHold(hold) => {
                let was = self.pause.unwrap_or(Pause { until: hold.until, began: number, renewed: number, told: None });
                self.pause = Some(Pause { until: hold.until, renewed: number, ..was });
            }
            Fact::Resumed => self.pause = None,
            Fact::VacancyClosed => (self.vacancy_closed, self.news) = (true, Some(number)),
            Fact::CvReplaced(_) => self.cv = Some(number),
            Fact::MessageReceived { .. } => self.ask(number, Ask::Message),
            Fact::HelpAsked { .. } => self.ask(number, Ask::Help),
            Fact::ExtensionAsked { .. } => self.ask(number, Ask::MoreTime),
            Fact::ConcernRaised(_) => self.ask(number, Ask::Concern),
            Fact::FollowUpPromised(_) => self.ask(number, Ask::FollowUp),
            Fact::Replied { to, .. } | Fact::HelpAnswered { to, .. } | Fact::ConcernSettled { to, .. } => {
                self.waiting.remove(&to.0);
            }
            Fact::ExtensionAnswered { to, answer } => {
                self.waiting.remove(&to.0);
                if let ExtensionAnswer::Granted { until } = **answer {
                    self.spot.moment = Some(until);
                }
            }
            Fact::Informed { to, .. } => self.tell(to.0, number),
            _ => {}
        }
        self.comes_out(&entry.fact);
    }

    /// She is told what she was owed unasked. A pause is not over by that: the next word about it is owed.
    fn tell(&mut self, about: u32, number: u32) {
        if about == 0 {
            self.in_the_dark = false;
        }
        if self.news == Some(about) {
            self.news = None;
        }
        if let Some(pause) = self.pause.as_mut().filter(|pause| pause.names().contains(&Some(about))) {
            pause.told = Some(number);
        }
        self.waiting.remove(&about);
    }

    /// Some news comes by itself, with what happens.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest tells her nothing")]
    fn comes_out(&mut self, fact: &Fact) {
        match fact {
            // Whatever she hears first shows that her application arrived; and who leaves does not wait for that.
            Fact::Informed { .. }
            | Fact::Replied { .. }
            | Fact::HelpAnswered { .. }
            | Fact::ConcernAnswered { .. }
            | Fact::Passed { .. } => self.unheard = false,
            // Where the way ends or turns off, a vacancy that is gone is no news any more.
            // Should the way go on after all, it can be said anew.
            Fact::Pooled(_) | Fact::FeedbackDelivered(_) | Fact::Withdrew => {
                (self.unheard, self.news, self.vacancy_closed) = (false, None, false);
            }
            Fact::OfferAccepted => self.news = None,
            Fact::OfferDeclined => (self.news, self.vacancy_closed) = (None, false),
            _ => {}
        }
    }

    fn ask(&mut self, number: u32, ask: Ask) {
        self.waiting.insert(number, ask);
    }

    /// Nothing of the kind waits any more.
    fn forget(&mut self, ask: Ask) {
        self.waiting.retain(|_, waits| *waits != ask);
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
}

impl Pause {
    /// The entries that a word about it can name.
    fn names(&self) -> [Option<u32>; 3] {
        [Some(self.began), Some(self.renewed), self.told]
    }
}

fn step(process: &Process, number: usize) -> Option<&Step> {
    process.steps().get(number.checked_sub(1)?)
}
