//! How the named histories are told: who does what on which day, and what is owed then.

use super::company::boss;
use crate::support::ways::{self, HOUR};
use crate::support::{day, feedback_of, reasons, reference, text};
use candidacy::law::Held;
use candidacy::value::{Answer, Ask, Assignment, Decision, Hold, Rejection, Request, Reversal};
use candidacy::{Actor, Candidacy, Consent, Entry, Fact, Promise, PromiseKind, Seq, Terms, Time, Why};

/// A candidacy, and what day it is.
pub(super) struct Story {
    pub(super) candidacy: Candidacy,
    pub(super) at: Time,
}

impl Story {
    /// Somebody applied on day 0.
    pub(super) fn applied(terms: &Terms) -> Story {
        Story { candidacy: ways::applied(terms, day(0)), at: day(0) }
    }

    /// The company approached somebody on day 0.
    pub(super) fn approached(terms: &Terms) -> Story {
        let facts = ways::facts(terms, None, candidacy::FactKind::Approached, day(0));
        let entry = Entry::new(boss(), facts[0].clone(), day(0));
        Story { candidacy: Candidacy::open(terms, entry).expect("an approach opens"), at: day(0) }
    }

    /// Goes on to a day.
    pub(super) fn on(&mut self, to: i64) -> &mut Story {
        assert!(day(to) >= self.at, "a story goes on");
        self.at = day(to);
        self
    }

    /// So many hours later.
    pub(super) fn hours(&mut self, hours: i32) -> &mut Story {
        self.at += HOUR * hours;
        self
    }

    /// Records an entry that is lawful, and returns its number.
    #[track_caller]
    pub(super) fn record(&mut self, entry: Entry) -> Seq {
        let kind = entry.fact.kind();
        match self.candidacy.record(entry) {
            Ok(recorded) => recorded.line.seq,
            Err(refused) => panic!("{kind}: {}\nafter\n{}", refused.refusal, super::company::tale(&self.candidacy)),
        }
    }

    /// The company records it.
    #[track_caller]
    pub(super) fn boss(&mut self, fact: impl Into<Fact>) -> Seq {
        self.record(Entry::new(boss(), fact, self.at))
    }

    /// The company records it, with a deviation.
    #[track_caller]
    pub(super) fn oddly(&mut self, fact: impl Into<Fact>) -> Seq {
        self.record(Entry::new(boss(), fact, self.at).deviating(text("it was so")))
    }

    /// The candidate records it.
    #[track_caller]
    pub(super) fn own(&mut self, fact: impl Into<Fact>) -> Seq {
        self.record(Entry::new(Actor::Candidate, fact, self.at))
    }

    /// The company writes it down for the candidate.
    #[track_caller]
    pub(super) fn by_telephone(&mut self, fact: impl Into<Fact>) -> Seq {
        self.record(Entry::new(Actor::Candidate, fact, self.at).recorded_by(boss()))
    }

    /// The company tells the candidate about an entry.
    #[track_caller]
    pub(super) fn tell(&mut self, to: Seq) -> Seq {
        self.boss(tells(to))
    }

    /// Why the law does not take it from the company.
    #[track_caller]
    pub(super) fn refuses(&self, fact: impl Into<Fact>) -> Why {
        self.refuses_entry(&Entry::new(boss(), fact, self.at))
    }

    /// Why the law does not take an entry, not even with a deviation.
    #[track_caller]
    pub(super) fn refuses_entry(&self, entry: &Entry) -> Why {
        let deviating = entry.clone().deviating(text("it was so"));
        assert!(self.candidacy.check(&deviating).is_err(), "{} is taken with a deviation", entry.fact.kind());
        self.candidacy.check(entry).expect_err("it is taken").why
    }

    /// The open promise of a kind, if there is one.
    pub(super) fn owes(&self, kind: PromiseKind) -> Option<Promise> {
        self.candidacy.promises().find(|promise| promise.kind == kind)
    }

    /// When what is owed is due.
    #[track_caller]
    pub(super) fn due(&self, kind: PromiseKind) -> Time {
        self.owes(kind).unwrap_or_else(|| panic!("no {kind}")).due
    }

    /// When the ceiling of what is owed is.
    #[track_caller]
    pub(super) fn ceiling(&self, kind: PromiseKind) -> Time {
        self.owes(kind).unwrap_or_else(|| panic!("no {kind}")).ceiling.expect("it has a ceiling")
    }

    /// The candidate is at the first step, to be invited.
    pub(super) fn at_the_chat(terms: &Terms) -> Story {
        let mut story = Story::applied(terms);
        story.tell(Seq(0));
        story.hours(1).boss(advanced());
        story
    }

    /// The first interview was held on day 2.
    pub(super) fn interviewed(terms: &Terms) -> Story {
        let mut story = Story::at_the_chat(terms);
        let meeting = story.meeting(1);
        story.boss(scheduled(meeting));
        story.on(2).boss(held(terms));
        story
    }

    /// The case is out since day 3.
    pub(super) fn at_work(terms: &Terms) -> Story {
        let mut story = Story::interviewed(terms);
        story.on(3).oddly(advanced());
        story.boss(sent());
        story
    }

    /// An offer was made on day 12.
    pub(super) fn offered(terms: &Terms) -> Story {
        let mut story = Story::at_work(terms);
        story.on(9).own(Fact::AssignmentSubmitted { part: None, work: reference("work") });
        story.on(10).oddly(advanced());
        story.own(Fact::StepAgreed);
        story.on(11).oddly(held(terms));
        story.on(12).oddly(advanced());
        story.boss(ways::offer(story.at));
        story
    }

    /// An interview in so many days.
    pub(super) fn meeting(&self, days: i32) -> candidacy::Meeting {
        ways::interview(self.candidacy.terms(), self.at + ways::DAY * days)
    }
}

/// The company decides to go on.
pub(super) fn advanced() -> Fact {
    Decision::from(crate::support::evidence()).into()
}

/// The company decides against the candidate.
pub(super) fn rejected() -> Fact {
    Rejection::from(reasons()).into()
}

/// Feedback with a point to work on.
pub(super) fn fed_back() -> Fact {
    feedback_of(boss(), 1).into()
}

/// It is taken back.
pub(super) fn reversed() -> Fact {
    Reversal::new(text("a mis-click")).into()
}

/// An invitation.
pub(super) fn scheduled(meeting: candidacy::Meeting) -> Fact {
    Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) }
}

/// A new invitation.
pub(super) fn rescheduled(meeting: candidacy::Meeting) -> Fact {
    Fact::InterviewRescheduled { part: None, meeting: Box::new(meeting) }
}

/// The interview took place.
pub(super) fn held(terms: &Terms) -> Fact {
    Held::from(ways::attendance(terms)).into()
}

/// The case goes out.
pub(super) fn sent() -> Fact {
    Fact::AssignmentSent { part: None, assignment: Box::new(Assignment::new(reference("case"), 6).expect("few hours")) }
}

/// A word about an entry.
pub(super) fn tells(to: Seq) -> Fact {
    Fact::CandidateInformed { to, answer: Answer::Final, message: reference("message"), stated: None }
}

/// A word about an entry that ends nothing.
pub(super) fn says_not_yet(to: Seq) -> Fact {
    Fact::CandidateInformed { to, answer: Answer::Interim, message: reference("message"), stated: None }
}

/// A hold until a moment.
pub(super) fn hold(until: Time) -> Fact {
    Hold { until, reason: text("a freeze") }.into()
}

/// A consent until a moment.
pub(super) fn consent(until: Time) -> Fact {
    Consent { until, evidence: reference("consent") }.into()
}

/// A request of the candidate.
pub(super) fn asks(ask: Ask) -> Fact {
    Request { ask, message: reference("request") }.into()
}
