//! The straight way through any process: each part is set up and done, each decision is made by all who may, and told.

use super::next_part;
use crate::support::way::informed;
use crate::support::ways::{DAY, cv, offer, pay};
use crate::support::{candidacy_id, day, evidence, feedback_of, reasons, reference, staff, text};
use candidacy::law::{Document, Held, Material, Now, PartState, Pending};
use candidacy::terms::{Part, PartKind, RoleDate, Task};
use candidacy::value::{Assent, Assignment, CheckRequest, Consent, Decision, MaterialKind, Rejection};
use candidacy::{
    Actor, Application, Attendance, Candidacy, CandidateId, Entry, Fact, Meeting, Phase, Place, Staff, Terms, Time,
};
use uuid::Uuid;

/// A candidacy on the straight way. Entries are a day apart, or as late as the interview that they are about.
pub(super) struct Walk(Candidacy);

impl Walk {
    /// Somebody applied, with what the process takes, and was told that it arrived.
    pub(super) fn under(terms: &Terms) -> Walk {
        let process = terms.process();
        let dates = process.dates().iter().map(|name| RoleDate { name: name.clone(), at: day(14) });
        let candidate = CandidateId::new(Uuid::from_u128(2)).expect("not nil");
        let opening = terms.opening(candidacy_id(1), candidate).with_dates(dates).paying(pay());
        let takes = process.material();
        let documents = takes.iter().filter(|kind| *kind != MaterialKind::Cv);
        let documents = documents.map(|kind| Document { kind, document: reference("document") }).collect();
        let material = Material { cv: takes.contains(MaterialKind::Cv).then(cv), documents };
        let application = Entry::new(Actor::Candidate, Application::open(opening, material), day(0));
        let walk = Walk(Candidacy::open(terms, application).expect("an application that brings what it should"));
        walk.then(informed(0))
    }

    /// Straight on to where this holds.
    pub(super) fn to(self, is_there: impl Fn(Now) -> bool) -> Walk {
        let parts: usize = self.0.terms().process().steps().iter().map(|step| step.parts().len()).sum();
        let (steps, mut walk) = (self.0.terms().process().steps().len(), self);
        // At each part three entries, at each step three, and some before and after.
        for _ in 0..3 * parts + 3 * steps + 12 {
            if walk.has_nothing_to_agree() && is_there(walk.0.now()) {
                return walk;
            }
            walk = walk.onward();
        }
        panic!("the way does not lead there, but to {:?}", walk.0.now());
    }

    /// Somebody decides against the candidate, with feedback. Work that is out is waived before that.
    pub(super) fn rejected(self) -> Candidacy {
        let deciders = self.deciders();
        let no = Rejection::from(reasons()).together(deciders.iter().copied().skip(1)).expect("each once");
        let is_out = |(_, part, state): &(u8, &Part, PartState)| {
            part.kind() == PartKind::Assignment && *state == PartState::SetUp
        };
        let out = next_part(&self.0).filter(is_out).map(|(number, ..)| number);
        let waived = |part| Fact::PartWaived { part: Some(part), reason: text("it is decided") };
        let walk = out.map(waived).into_iter().fold(self, Walk::then).by(deciders[0], no);
        let walk = if walk.has_nothing_to_agree() { walk } else { walk.then(Assent::Given) };
        walk.then(feedback_of(deciders[0], 1)).done()
    }

    /// The candidate agrees to be kept, and is.
    pub(super) fn pooled(self) -> Candidacy {
        let until = self.at() + DAY * 365;
        let walk = self.then(Consent { until, evidence: reference("consent") });
        walk.then(Fact::Pooled).done()
    }

    pub(super) fn done(self) -> Candidacy {
        self.0
    }

    /// One entry more, or two where what an interviewer saw comes after.
    fn onward(self) -> Walk {
        if !self.has_nothing_to_agree() {
            return self.then(Assent::Given);
        }
        let at = self.at();
        match self.0.phase() {
            Phase::Proposed => self.then(Fact::StepAgreed),
            Phase::Preparing | Phase::Underway => self.worked_on(),
            Phase::Screening | Phase::Deciding => {
                let deciders = self.deciders();
                let yes = Decision::from(evidence()).together(deciders.iter().copied().skip(1)).expect("each once");
                self.by(deciders[0], yes)
            }
            Phase::OfferDue => self.then(offer(at)),
            Phase::Offered => self.then(Fact::OfferAccepted),
            Phase::Accepted => self.then(Fact::Hired),
            other => panic!("no way leads on from {other}"),
        }
    }

    /// The next part is set up, or done.
    fn worked_on(self) -> Walk {
        let (number, part, state) = next_part(&self.0).expect("a part is left");
        let (part, of_it, is_set_up) = (Some(number), part.clone(), state == PartState::SetUp);
        let at = self.at();
        match of_it.task() {
            Task::Interview { with, .. } if is_set_up => {
                let people: Vec<Staff> = with.iter().map(staff).collect();
                let attendance = Attendance::new(people.iter().copied()).expect("people");
                let held = self.then(Held { part, extra: None, attendance });
                people
                    .into_iter()
                    .fold(held, |walk, one| walk.by(one, Fact::PartAssessed { part, evidence: evidence() }))
            }
            Task::Interview { with, .. } => {
                let place = Place::online("https://meet.example/a").expect("a link");
                let meeting = Meeting::new(at + DAY, 60, place, with.iter().map(staff)).expect("a meeting");
                self.then(Fact::InterviewScheduled { part, meeting: Box::new(meeting.sharing_the_screen()) })
            }
            Task::Assignment { .. } if is_set_up => {
                self.then(Fact::AssignmentSubmitted { part, work: reference("work") })
            }
            Task::Assignment { hours, pay, .. } => {
                let sent = Assignment::new(reference("work"), hours.unwrap_or(1)).expect("some hours");
                let sent = pay.clone().into_iter().fold(sent, Assignment::paid);
                self.then(Fact::AssignmentSent { part, assignment: Box::new(sent) })
            }
            Task::Check { .. } if is_set_up => self.then(Fact::CheckAnswered { part, answer: reference("answer") }),
            Task::Check { asked } => {
                let check = Box::new(CheckRequest { asked: asked.clone(), document: None });
                self.then(Fact::CheckRequested { part, check })
            }
        }
    }

    /// One person for each capacity that decides here.
    fn deciders(&self) -> Vec<Staff> {
        self.0.terms().process().deciders(self.0.now().step).iter().map(staff).collect()
    }

    fn has_nothing_to_agree(&self) -> bool {
        self.0.waiting().all(|(_, what)| what != Pending::Assent)
    }

    fn at(&self) -> Time {
        self.0.last_line().entry.at + DAY
    }

    /// A fact of the first who may record it: the candidate, or somebody of the cast.
    fn then(self, fact: impl Into<Fact>) -> Walk {
        let (fact, at) = (fact.into(), self.at());
        let cast = self.0.terms().process().cast().map(|(capacity, _)| Actor::from(staff(capacity)));
        let actors: Vec<Actor> = [Actor::Candidate].into_iter().chain(cast).collect();
        let may = actors.iter().find(|actor| self.0.check(&Entry::new(**actor, fact.clone(), at)).is_ok());
        let by = may.or(actors.last()).copied().expect("somebody");
        self.recorded(Entry::new(by, fact, at))
    }

    fn by(self, one: Staff, fact: impl Into<Fact>) -> Walk {
        let at = self.at();
        self.recorded(Entry::new(one, fact, at))
    }

    fn recorded(mut self, entry: Entry) -> Walk {
        let _ = self.0.record(entry).unwrap_or_else(|refused| panic!("{refused}"));
        self
    }
}
