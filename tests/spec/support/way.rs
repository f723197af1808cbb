//! A candidacy on its way, told fact by fact: each is recorded a day after the one before, by the first who may.

use super::ways::{DAY, applied, attendance, cast, interview, offer, opening, some_role};
use super::{day, evidence, reference, staff, text};
use candidacy::law::{Approach, Takeover};
use candidacy::value::{Answer, Ask, Assignment, Category, Decision, Label, Rejection, Request, Source};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, Process, Reasons, Seq, Terms, Time};

/// The source's process under the standard policy.
pub(crate) fn back_end() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a name")
}

/// A candidacy on its way: each fact is recorded a day after the one before, by somebody who may.
#[derive(Debug, Clone)]
pub(crate) struct Way(pub(crate) Candidacy);

impl Way {
    /// As this entry opens it.
    pub(crate) fn of(entry: Entry) -> Way {
        Way(Candidacy::open(&back_end(), entry).expect("an opening"))
    }

    /// Somebody applied, and was told that it arrived.
    pub(crate) fn applied() -> Way {
        Way(applied(&back_end(), day(0))).then(informed(0))
    }

    /// When the next fact is recorded.
    pub(crate) fn at(&self) -> Time {
        self.0.last_line().entry.at + DAY
    }

    /// A fact of the first who may record it: the candidate, or somebody of the cast.
    pub(crate) fn then(mut self, fact: impl Into<Fact>) -> Way {
        let (fact, at) = (fact.into(), self.at());
        let actors = [Actor::Candidate].into_iter().chain(cast(self.0.terms()));
        let mut entries = actors.map(|actor| Entry::new(actor, fact.clone(), at));
        let entry = entries.find(|entry| self.0.check(entry).is_ok());
        let _ = self.0.record(entry.unwrap_or_else(|| panic!("{} is not lawful", fact.kind()))).expect("checked");
        self
    }

    /// A fact of the person in this capacity.
    pub(crate) fn by(mut self, capacity: Capacity, fact: impl Into<Fact>) -> Way {
        let entry = Entry::new(staff(capacity), fact, self.at());
        let _ = self.0.record(entry).expect("it is lawful");
        self
    }

    /// Somebody decides to go on.
    pub(crate) fn advanced(self) -> Way {
        self.then(Decision::from(evidence()))
    }

    /// The interview is scheduled, and takes place.
    pub(crate) fn met(self) -> Way {
        let meeting = interview(self.0.terms(), self.at() + DAY);
        let came = attendance(self.0.terms());
        self.then(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) }).then(came)
    }

    /// The assignment is sent, and comes back.
    pub(crate) fn worked(self) -> Way {
        let sent = Box::new(Assignment::new(reference("case"), 6).expect("few hours"));
        self.then(Fact::AssignmentSent { part: None, assignment: sent })
            .then(Fact::AssignmentSubmitted { part: None, work: reference("work") })
    }

    /// Somebody decides against the candidate.
    pub(crate) fn rejected(self, category: Category, words: &str) -> Way {
        self.then(Rejection::from(Reasons::from_reason(category, words).expect("a reason")))
    }

    /// From before the first step to the offer.
    pub(crate) fn offered(self) -> Way {
        let way = self.advanced().met().advanced().met().advanced().worked().advanced().met().advanced();
        let way = way.then(Fact::StepAgreed).met().advanced();
        let answer = offer(way.at());
        way.then(answer)
    }
}

/// A word about an entry, which ends what waits there.
pub(crate) fn informed(to: u32) -> Fact {
    Fact::CandidateInformed { to: Seq(to), answer: Answer::Final, message: reference("mail/2"), stated: None }
}

/// A message of the candidate.
pub(crate) fn message() -> Request {
    Request { ask: Ask::Message, message: reference("mail/1") }
}

/// Somebody was approached at a fair.
pub(crate) fn approached() -> Way {
    let found = text("at a fair");
    let role = some_role();
    let approach = Approach { opening: opening(&back_end()), role, found, source: Source::Event };
    Way::of(Entry::new(staff(Capacity::RECRUITER), approach, day(0)))
}

/// A candidacy was taken over at a step.
pub(crate) fn taken_over(step: u8) -> Way {
    let from = Label::new("the old system").expect("a label");
    let takeover = Takeover { opening: opening(&back_end()), role: None, step, from, source: Source::Agency };
    Way::of(Entry::new(staff(Capacity::RECRUITER), takeover, day(0)))
}
