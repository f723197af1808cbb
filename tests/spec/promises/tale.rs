//! A candidacy, told fact by fact on a clock that only the tale moves. Each fact is lawful, or the tale stops.

use crate::support::ways::{self, application, cv, some_role};
use crate::support::{evidence, feedback, reasons, reference, staff, text};
use candidacy::law::{Approach, Held, Material, Takeover};
use candidacy::terms::calendar::Span;
use candidacy::terms::{Power, Powers, Task};
use candidacy::value::{
    Answer, Ask, Assignment, Consent, Decision, FollowUp, Hold, Label, Offer, Rejection, Request, Reversal, Source,
    Times,
};
use candidacy::{
    Actor, Attendance, Calendar, Candidacy, Capacity, Entry, Fact, Meeting, Part, Place, Policy, Process, Promise,
    PromiseKind, Seq, Staff, Step, Terms, Time,
};
use chrono::{FixedOffset, TimeDelta};

/// Half an hour before midnight on Sunday, 30 November 2025, in UTC; in Amsterdam it is Monday already.
pub(super) fn begin() -> Time {
    moment("2025-11-30T23:30:00Z")
}

/// This moment.
pub(super) fn moment(moment: &str) -> Time {
    moment.parse().expect("a moment")
}

/// So many days of 24 hours.
pub(super) const fn days(days: i64) -> TimeDelta {
    TimeDelta::days(days)
}

/// The clock of Amsterdam. Without the time zone database it is that of its winter, in which these tales are told.
pub(super) fn amsterdam() -> Calendar {
    #[cfg(feature = "chrono-tz")]
    return Calendar::new(chrono_tz::Europe::Amsterdam);
    #[cfg(not(feature = "chrono-tz"))]
    Calendar::new(offset(1))
}

/// So many hours east of Greenwich.
pub(super) fn offset(hours: i32) -> FixedOffset {
    FixedOffset::east_opt(hours * 3600).expect("a few hours")
}

/// The standard policy on a calendar.
pub(super) fn policy(calendar: &Calendar) -> Policy {
    Policy::builder().calendar(calendar.clone()).build().expect("the standard")
}

/// A step of two interviews, a check and a talk that informs; then an assignment whose decision needs somebody's assent.
pub(super) fn onsite() -> Process {
    let (council, colleague) = (Capacity::new("works_council").expect("a word"), Capacity::COLLEAGUE);
    let cast = [
        (Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears])),
        (colleague, Powers::EMPTY),
        (Capacity::TECHNICAL_INTERVIEWER, Powers::EMPTY),
        (Capacity::HR_PARTNER, Powers::from(Power::Hears)),
        (council, Powers::from(Power::Agrees)),
    ];
    let parts = [
        Part::interview("pairing", colleague).expect("a name"),
        Part::interview("systems", [Capacity::TECHNICAL_INTERVIEWER, colleague]).expect("a name"),
        Part::check("references", "two former managers").expect("a name"),
        Part::interview("a talk", colleague).expect("a name").only_informing(),
    ];
    let onsite = Step::of("onsite", parts, [colleague, Capacity::RECRUITER]).expect("a name");
    let case = Step::assignment("case", 5, colleague).expect("a name").with_assent().decided_within(Span::Days(4));
    Process::new(cast, [onsite, case]).expect("a process")
}

/// A candidacy and its clock.
#[derive(Debug, Clone)]
pub(super) struct Tale {
    pub(super) candidacy: Candidacy,
    pub(super) at: Time,
}

/// How it begins.
impl Tale {
    /// Somebody applied in the source's process, under the standard policy on this calendar.
    pub(super) fn applied(calendar: &Calendar) -> Tale {
        Tale::under(Process::back_end(), policy(calendar))
    }

    /// The same by somebody who does not know the pay.
    pub(super) fn without_pay(calendar: &Calendar) -> Tale {
        let terms = terms(Process::back_end(), policy(calendar));
        let opened = Entry::new(Actor::Candidate, ways::without_pay(application(&terms)), begin());
        Tale { candidacy: Candidacy::open(&terms, opened).expect("an application opens"), at: begin() }
    }

    /// Somebody applied where a step has several parts.
    pub(super) fn onsite(calendar: &Calendar) -> Tale {
        Tale::under(onsite(), policy(calendar))
    }

    /// Somebody applied in this process, under this policy.
    pub(super) fn under(process: Process, policy: Policy) -> Tale {
        let terms = terms(process, policy);
        let opened = Entry::new(Actor::Candidate, application(&terms), begin());
        Tale { candidacy: Candidacy::open(&terms, opened).expect("an application opens"), at: begin() }
    }

    /// Somebody was approached.
    pub(super) fn approached(calendar: &Calendar) -> Tale {
        let terms = terms(Process::back_end(), policy(calendar));
        let opened = Entry::new(staff(Capacity::RECRUITER), approach(&terms), begin());
        Tale { candidacy: Candidacy::open(&terms, opened).expect("an approach opens"), at: begin() }
    }

    /// A candidacy came from another system, before the first step.
    pub(super) fn taken_over(calendar: &Calendar) -> Tale {
        let terms = terms(Process::back_end(), policy(calendar));
        let from = Label::new("the old system").expect("a label");
        let source = Source::default();
        let takeover = Takeover { opening: ways::opening(&terms), role: None, step: 0, from, source };
        let opened = Entry::new(staff(Capacity::RECRUITER), takeover, begin());
        Tale { candidacy: Candidacy::open(&terms, opened).expect("a takeover opens"), at: begin() }
    }

    /// Up to this step of the source's process, all at one moment. One more than there are is the offer.
    pub(super) fn up_to(calendar: &Calendar, step: u8) -> Tale {
        let mut tale = Tale::applied(calendar).advance();
        while tale.candidacy.now().step < step {
            tale = if tale.candidacy.now().step == 3 { tale.send().submit() } else { tale.schedule().hold() };
            tale = tale.advance();
            if tale.candidacy.now().step == 5 && step > 5 {
                tale = tale.candidate(Fact::StepAgreed);
            }
        }
        tale
    }
}

/// Facts, at the moment of the clock.
impl Tale {
    /// So much time passes.
    pub(super) fn later(self, by: TimeDelta) -> Tale {
        Tale { at: self.at + by, ..self }
    }

    /// So many days after the beginning.
    pub(super) fn on(self, day: i64) -> Tale {
        Tale { at: begin() + days(day), ..self }
    }

    /// An entry.
    pub(super) fn entry(mut self, entry: Entry) -> Tale {
        let kind = entry.fact.kind();
        let refused = self.candidacy.record(entry).err().map(|refused| refused.refusal);
        assert_eq!(refused, None, "{kind}");
        self
    }

    /// The candidate's own fact.
    pub(super) fn candidate(self, fact: impl Into<Fact>) -> Tale {
        let entry = Entry::new(Actor::Candidate, fact, self.at);
        self.entry(entry)
    }

    /// A fact of the candidate that somebody wrote down.
    pub(super) fn written(self, fact: impl Into<Fact>) -> Tale {
        let entry = Entry::new(Actor::Candidate, fact, self.at).recorded_by(staff(Capacity::RECRUITER));
        self.entry(entry)
    }

    /// A fact of the first person of the company who may record it.
    pub(super) fn company(self, fact: impl Into<Fact>) -> Tale {
        let (fact, people) = (fact.into(), ways::cast(self.candidacy.terms()));
        let entries = people.into_iter().map(|actor| Entry::new(actor, fact.clone(), self.at));
        let tried: Vec<Entry> = entries.collect();
        let lawful = tried.iter().find(|entry| self.candidacy.check(entry).is_ok());
        let entry = lawful.unwrap_or(&tried[0]).clone();
        self.entry(entry)
    }

    /// A fact of the person in this capacity.
    pub(super) fn by(self, capacity: Capacity, fact: impl Into<Fact>) -> Tale {
        let entry = Entry::new(staff(capacity), fact, self.at);
        self.entry(entry)
    }

    /// A fact of the recruiter, with a deviation.
    pub(super) fn deviating(self, fact: impl Into<Fact>) -> Tale {
        let entry = Entry::new(staff(Capacity::RECRUITER), fact, self.at).deviating(text("it was so"));
        self.entry(entry)
    }

    /// A person in this capacity goes on with the candidate, or whoever may.
    pub(super) fn advance(self) -> Tale {
        self.company(Decision::from(evidence()))
    }

    pub(super) fn reject(self) -> Tale {
        self.company(Rejection::from(reasons()))
    }

    pub(super) fn feed_back(self) -> Tale {
        self.company(feedback(1))
    }

    pub(super) fn reverse(self) -> Reversing {
        Reversing(self)
    }

    /// The interview of the first part that is to be set up begins now and takes a quarter of an hour.
    pub(super) fn schedule(self) -> Tale {
        let starts = self.at;
        self.schedule_for(1, starts)
    }

    /// The interview of a part begins then.
    pub(super) fn schedule_for(self, part: u8, starts: Time) -> Tale {
        let meeting = Box::new(self.meeting(part, starts));
        self.company(Fact::InterviewScheduled { part: Some(part), meeting })
    }

    pub(super) fn reschedule_for(self, starts: Time) -> Tale {
        let meeting = Box::new(self.meeting(1, starts));
        self.company(Fact::InterviewRescheduled { part: Some(1), meeting })
    }

    pub(super) fn meeting(&self, part: u8, starts: Time) -> Meeting {
        let place = Place::online("https://meet.example/a").expect("a link");
        Meeting::new(starts, 15, place, self.people(part)).expect("a meeting").sharing_the_screen()
    }

    /// One person in each capacity that a part asks for.
    pub(super) fn people(&self, part: u8) -> Vec<Staff> {
        match self.candidacy.step().and_then(|step| step.part(part)).map(Part::task) {
            Some(Task::Interview { with, .. }) => with.iter().map(staff).collect(),
            other => panic!("no interview: {other:?}"),
        }
    }

    /// The first part's interview took place.
    pub(super) fn hold(self) -> Tale {
        self.hold_part(1)
    }

    pub(super) fn hold_part(self, part: u8) -> Tale {
        let attendance = Attendance::new(self.people(part)).expect("people");
        self.company(Held { part: Some(part), extra: None, attendance })
    }

    pub(super) fn send(self) -> Tale {
        let assignment = Box::new(Assignment::new(reference("case"), 6).expect("few hours"));
        self.company(Fact::AssignmentSent { part: None, assignment })
    }

    pub(super) fn submit(self) -> Tale {
        self.candidate(Fact::AssignmentSubmitted { part: None, work: reference("work") })
    }

    pub(super) fn ask(self, ask: Ask) -> Tale {
        self.candidate(request(ask))
    }

    /// The company says something that ends what waits at an entry, if it can be ended so.
    pub(super) fn tell(self, to: u32) -> Tale {
        self.company(informed(to, Answer::Final))
    }

    /// The company says something that ends nothing.
    pub(super) fn news(self, to: u32) -> Tale {
        self.company(informed(to, Answer::Interim))
    }

    /// A hold for so many days.
    pub(super) fn pause(self, for_days: i64) -> Tale {
        let until = self.at + days(for_days);
        self.company(Hold { until, reason: text("a freeze") })
    }

    /// A hold for so many days, of which the candidate is told at once.
    pub(super) fn told_pause(self, for_days: i64) -> Tale {
        let tale = self.pause(for_days);
        let hold = tale.seq();
        tale.news(hold)
    }

    pub(super) fn offer(self, offer: Offer) -> Tale {
        self.company(offer)
    }

    pub(super) fn follow_up(self, in_days: i64) -> Tale {
        let due = self.at + days(in_days);
        self.company(FollowUp { due, about: text("the parking") })
    }

    /// In the pool, with consent for so many days.
    pub(super) fn pool(self, for_days: i64) -> Tale {
        let until = self.at + days(for_days);
        self.candidate(Consent { until, evidence: reference("consent") }).company(Fact::Pooled)
    }
}

/// A reversal, by either side.
pub(super) struct Reversing(Tale);

impl Reversing {
    pub(super) fn by_the_candidate(self) -> Tale {
        self.0.candidate(Reversal::new(text("a mis-click")))
    }

    pub(super) fn by_the_company(self) -> Tale {
        self.0.company(Reversal::new(text("a mis-click")))
    }
}

/// What is owed.
impl Tale {
    /// The number of the latest entry.
    pub(super) fn seq(&self) -> u32 {
        self.candidacy.last_line().seq.0
    }

    /// The open promises of a kind.
    pub(super) fn owed(&self, kind: PromiseKind) -> Vec<Promise> {
        self.candidacy.promises().filter(|promise| promise.kind == kind).collect()
    }

    /// The only open promise of a kind.
    #[track_caller]
    pub(super) fn owes(&self, kind: PromiseKind) -> Promise {
        match *self.owed(kind) {
            [only] => only,
            ref others => panic!("{kind}: {others:?}"),
        }
    }

    /// Every promise of a kind that there ever was.
    pub(super) fn ever(&self, kind: PromiseKind) -> Vec<Promise> {
        self.candidacy.all_promises().into_iter().filter(|promise| promise.kind == kind).collect()
    }

    pub(super) fn policy(&self) -> &Policy {
        self.candidacy.terms().policy()
    }
}

fn terms(process: Process, policy: Policy) -> Terms {
    Terms::new("back-end", 1, process).expect("a name").with_policy(policy)
}

/// An approach for a role.
pub(super) fn approach(terms: &Terms) -> Fact {
    let opening = ways::opening(terms);
    Approach { opening, role: some_role(), found: text("at a fair"), source: Source::default() }.into()
}

/// The approach of somebody whom the candidacy knows.
pub(super) fn approach_again(tale: &Tale) -> Fact {
    let opening = tale.candidacy.opening().clone();
    Approach { opening, role: some_role(), found: text("in the pool"), source: Source::default() }.into()
}

pub(super) fn request(ask: Ask) -> Fact {
    Request { ask, message: reference("request") }.into()
}

pub(super) fn informed(to: u32, answer: Answer) -> Fact {
    Fact::CandidateInformed { to: Seq(to), answer, message: reference("message"), stated: None }
}

pub(super) fn times(times: impl IntoIterator<Item = Time>) -> Times {
    Times::new(times).expect("a few times")
}

/// A tale's CV is a PDF of one page.
#[test]
fn tales_are_lawful() {
    let material = Material::from(cv());
    let tale = Tale::up_to(&Calendar::utc(), 6);
    assert_eq!(tale.candidacy.phase(), candidacy::Phase::OfferDue);
    assert_eq!(tale.candidacy.cv(), material.cv.as_ref());
    assert_eq!(tale.candidacy.journal().len(), 18);
}
