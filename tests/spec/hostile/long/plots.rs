//! Plots: what somebody can do again and again, each with how it begins and how it goes on once more.

use crate::hostile::company::{boss, of_parts, partner, plain, process, terms};
use crate::support::ways::{self, DAY};
use crate::support::{day, evidence, feedback_of, reasons, reference, text};
use candidacy::law::{Held, Takeover, Transfer};
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{
    Answer, Ask, Assent, Assignment, CheckRequest, ConcernKind, Condition, Consent, Correction, DataRight, Deciders,
    Decision, FollowUp, Hold, Label, Name, Offer, Rejection, Request, Reversal, RoleMatch, Source, Stated, Times,
};
use candidacy::{Actor, Attendance, Candidacy, Capacity, Entry, Fact, Meeting, Process, Seq, Step, Terms, Time};
use chrono::TimeDelta;

/// A journal in the making; each entry is a second after the one before.
pub(super) struct Journal {
    pub(super) candidacy: Candidacy,
    at: Time,
}

/// Something that can be done again and again.
pub(super) struct Plot {
    pub(super) name: &'static str,
    pub(super) begin: fn() -> Journal,
    /// Once more, by how often it was done before.
    pub(super) again: fn(&mut Journal, u32),
    /// Whether each time leaves something that waits.
    pub(super) piles: bool,
}

const fn plot(name: &'static str, begin: fn() -> Journal, again: fn(&mut Journal, u32)) -> Plot {
    Plot { name, begin, again, piles: false }
}

impl Plot {
    const fn piling(self) -> Plot {
        Plot { piles: true, ..self }
    }

    /// The journal after so many times.
    pub(super) fn told(&self, often: u32) -> Journal {
        let mut journal = (self.begin)();
        (0..often).for_each(|number| (self.again)(&mut journal, number));
        journal
    }
}

impl Journal {
    fn open(terms: &Terms, fact: impl Into<Fact>, by: impl Into<Actor>) -> Self {
        let candidacy = Candidacy::open(terms, Entry::new(by, fact, day(0))).expect("an opening");
        Journal { candidacy, at: day(0) }
    }

    /// Somebody applied, and was told that it arrived.
    fn applied() -> Self {
        let terms = terms(plain(), 1);
        let mut journal = Journal::open(&terms, ways::application(&terms), Actor::Candidate);
        journal.tell(0);
        journal
    }

    /// Somebody was taken over at the first step of a process.
    fn at_a_step(process: Process) -> Self {
        let terms = terms(process, 1);
        let from = Label::new("the old system").expect("a label");
        let takeover =
            Takeover { opening: ways::opening(&terms), role: None, step: 1, from, source: Source::default() };
        let mut journal = Journal::open(&terms, takeover, boss());
        journal.tell(0);
        journal
    }

    /// The offer is due, after one conversation.
    fn offer_due() -> Self {
        let chat = Step::interview("chat", Capacity::HIRING_MANAGER).expect("a name");
        let mut journal = Journal::at_a_step(process([chat]));
        journal.oddly(held(None));
        journal.company(Decision::new(evidence()));
        journal
    }

    /// The number of the next entry.
    fn next(&self) -> u32 {
        u32::try_from(self.candidacy.journal().len()).expect("a few thousand")
    }

    fn last(&self) -> u32 {
        self.next() - 1
    }

    fn record(&mut self, entry: Entry) {
        let refused = |refused: candidacy::law::Refused| panic!("{refused}");
        let _ = self.candidacy.record(entry).unwrap_or_else(refused);
        self.at += TimeDelta::seconds(1);
    }

    fn company(&mut self, fact: impl Into<Fact>) {
        self.record(Entry::new(boss(), fact, self.at));
    }

    /// With a deviation.
    fn oddly(&mut self, fact: impl Into<Fact>) {
        self.record(Entry::new(boss(), fact, self.at).deviating(text("it was so")));
    }

    fn own(&mut self, fact: impl Into<Fact>) {
        self.record(Entry::new(Actor::Candidate, fact, self.at));
    }

    fn written(&mut self, fact: impl Into<Fact>) {
        self.record(Entry::new(Actor::Candidate, fact, self.at).recorded_by(boss()));
    }

    fn asks(&mut self, ask: Ask) {
        self.own(Request { ask, message: reference("mail/1") });
    }

    fn says(&mut self, to: u32, answer: Answer) {
        let message = reference("mail/2");
        let by = if self.candidacy.entry(Seq(to)).is_some_and(|entry| entry.fact.request().is_some()) {
            partner()
        } else {
            boss()
        };
        self.record(Entry::new(by, Fact::CandidateInformed { to: Seq(to), answer, message, stated: None }, self.at));
    }

    fn tell(&mut self, to: u32) {
        self.says(to, Answer::Final);
    }

    /// Tells of the latest entry.
    fn tells(&mut self) {
        self.tell(self.last());
    }

    fn takes_back(&mut self) {
        self.company(Reversal::new(text("a mis-click")));
    }

    fn schedules(&mut self, starts: Time) {
        let meeting = Box::new(ways::interview(self.candidacy.terms(), starts));
        self.company(Fact::InterviewScheduled { part: None, meeting });
    }

    fn corrects(&mut self, entry: u32, moment: Time) {
        self.company(Correction { entry: Seq(entry), moment, reason: text("a wrong clock") });
    }
}

fn held(part: Option<u8>) -> Fact {
    Held { part, extra: None, attendance: Attendance::new([boss()]).expect("somebody") }.into()
}

fn note() -> Fact {
    Fact::NoteAdded { note: text("likes tea") }
}

fn moved(is: &Meeting, starts: Time) -> Meeting {
    let people = is.people().iter().copied();
    let meeting = Meeting::new(starts, is.minutes(), is.place().clone(), people).expect("the same people");
    meeting.sharing_the_screen()
}

/// An interview in a month.
fn in_a_month() -> Journal {
    let mut journal = Journal::at_a_step(plain());
    journal.schedules(day(30));
    journal
}

/// The last interview's own date, moved by a second for each time.
fn reschedules(journal: &mut Journal, starts: Time) {
    let meeting = Box::new(moved(journal.candidacy.meeting(1).expect("it is scheduled"), starts));
    journal.company(Fact::InterviewRescheduled { part: None, meeting });
}

fn second(number: u32) -> TimeDelta {
    TimeDelta::seconds(number.into())
}

/// In the pool, with consent.
fn pooled() -> Journal {
    let mut journal = Journal::applied();
    journal.own(Consent { until: day(300), evidence: reference("consent") });
    journal.company(Fact::Pooled);
    journal
}

fn offers(journal: &mut Journal) {
    let papers = Condition { name: Name::new("papers").expect("a name"), asked_of: None, due: day(60) };
    let offer = Offer::new(reference("offer"), journal.at + DAY * 14).under(papers).expect("one condition");
    journal.company(offer);
}

/// Where a pair of facts can begin to be recorded by turns.
pub(super) const BEGINNINGS: &[fn() -> Candidacy] = &[
    || Journal::applied().candidacy,
    || Journal::at_a_step(plain()).candidacy,
    || Journal::at_a_step(of_parts()).candidacy,
    || in_a_month().candidacy,
    || Journal::offer_due().candidacy,
    || pooled().candidacy,
];

/// Everything that can be done again and again.
#[rustfmt::skip]
pub(super) const PLOTS: &[Plot] = &[
    plot("requests with a key, sent twice and answered", Journal::applied, |it, number| {
        let message = Request { ask: Ask::Message, message: reference("mail/1") };
        let key = reference(&format!("request/{number}"));
        let entry = Entry::new(Actor::Candidate, message, it.at).requested_as(key);
        it.record(entry.clone());
        it.record(entry);
        it.tells();
    }),
    plot("messages that wait", Journal::applied, |it, _| it.asks(Ask::Message)).piling(),
    plot("messages that name tools, and decisions with the first", Journal::applied, |it, number| {
        let tool = |number: u32| Label::new(format!("tool {number:06}")).expect("a label");
        it.asks(Ask::Message);
        let (to, message, stated) = (Seq(it.last()), reference("mail/7"), Stated { pay: None, tools: vec![tool(number)] });
        it.company(Fact::CandidateInformed { to, answer: Answer::Final, message, stated: Some(Box::new(stated)) });
        let deciders = Deciders::new([], [], [tool(0)]).expect("one tool");
        it.company(Decision { deciders, ..Decision::new(evidence()) });
        it.company(Reversal::new(text("an error")));
    }),
    plot("a decision reversed while messages wait", Journal::applied, |it, _| {
        it.asks(Ask::Message);
        it.company(Decision::new(evidence()));
        it.takes_back();
    }).piling(),
    plot("withdrawn and taken back", Journal::applied, |it, _| {
        it.own(Fact::Withdrew);
        it.own(Reversal::new(text("I thought again")));
    }),
    plot("holds that were told, and ended", Journal::applied, |it, _| {
        it.company(Hold { until: it.at + DAY * 20, reason: text("a freeze") });
        it.tells();
        it.company(Fact::HoldEnded);
    }),
    plot("news of one hold", Journal::applied, |it, number| {
        if number == 0 {
            it.company(Hold { until: day(40), reason: text("a freeze") });
        }
        it.says(2, Answer::Interim);
    }),
    plot("a consent that is renewed", Journal::applied, |it, _| {
        it.own(Consent { until: it.at + DAY * 300, evidence: reference("consent") });
    }),
    plot("pooled and taken back", pooled, |it, _| {
        it.takes_back();
        it.company(Fact::Pooled);
    }),
    plot("roles that fit somebody in the pool", pooled, |it, _| {
        it.company(RoleMatch { role: ways::some_role(), evidence: evidence() });
    }).piling(),
    plot("conversations beyond the process", Journal::applied, |it, _| {
        let extra = Some(Label::new("a coffee").expect("a label"));
        it.oddly(Held { part: None, extra, attendance: Attendance::new([boss()]).expect("somebody") });
    }),
    plot("offers made once more", Journal::offer_due, |it, _| offers(it)),
    plot("offers accepted once more", Journal::offer_due, |it, _| {
        offers(it);
        it.own(Fact::OfferAccepted);
    }),
    plot("notes, CVs, and who is responsible", Journal::applied, |it, _| {
        it.company(note());
        it.own(ways::cv());
        it.company(Fact::ResponsibleNamed { person: boss().person });
    }),
    plot("clocks put right, each once", Journal::applied, |it, _| {
        it.company(note());
        it.corrects(it.last(), it.at - TimeDelta::seconds(1));
    }),
    plot("one clock put right over and over", Journal::applied, |it, number| {
        it.corrects(1, day(0) + TimeDelta::nanoseconds((number % 2).into()));
    }),
    plot("a clock that is behind", Journal::applied, |it, _| {
        it.record(Entry::new(boss(), note(), it.at - TimeDelta::seconds(100)));
    }),
    plot("transferred to a newer version, and back", || {
        let mut journal = Journal::at_a_step(plain());
        journal.candidacy.know(&terms(plain(), 2));
        journal
    }, |it, number| {
        let id = terms(plain(), 2 - number % 2).id().clone();
        it.company(Transfer { terms: id, step: 1, role: None, reason: text("a newer version") });
    }),
    plot("acts written down, told and confirmed", Journal::applied, |it, _| {
        it.written(Fact::ProfileReplaced { profile: reference("profile") });
        it.tells();
        it.own(Fact::EntryConfirmed { to: Seq(it.last() - 1) });
    }),
    plot("acts written down, told and contested", Journal::applied, |it, _| {
        it.written(Fact::Withdrew);
        it.tells();
        it.own(Fact::EntryContested { to: Seq(it.last() - 1), why: text("not so") });
    }),
    plot("an interview that gets other dates", in_a_month, |it, number| {
        reschedules(it, day(30) + second(number + 1));
    }),
    plot("help asked while the interview comes nearer", in_a_month, |it, number| {
        it.asks(Ask::Help);
        reschedules(it, day(30) - second(number + 1));
    }).piling(),
    plot("another time asked for and given", in_a_month, |it, number| {
        it.asks(Ask::OtherTime { part: None, times: Times::new([day(33), day(34)]).expect("two times") });
        reschedules(it, day(30) + second(number + 1));
    }),
    plot("interviews called off", || Journal::at_a_step(plain()), |it, _| {
        it.schedules(day(30));
        it.company(Fact::InterviewCancelled { part: None, reason: text("ill") });
    }),
    plot("interviews that were missed", || Journal::at_a_step(plain()), |it, _| {
        it.schedules(it.at);
        it.company(Fact::InterviewMissed { part: None, why: NoMeeting::NoShow(Party::Candidate) });
    }),
    plot("times that are proposed, and others", || Journal::at_a_step(plain()), |it, number| {
        let times = [day(3) + second(number), day(4) + second(number)];
        it.company(Fact::TimesProposed { part: None, times: Times::new(times).expect("two times") });
    }),
    plot("data rights, extended and answered", Journal::applied, |it, _| {
        it.asks(Ask::Right(DataRight::Access));
        let right = it.last();
        it.says(right, Answer::Interim);
        it.tell(right);
    }),
    plot("concerns that wait", Journal::applied, |it, _| {
        it.asks(Ask::Concern { about: Some(boss().person), kind: ConcernKind::Conduct });
    }).piling(),
    plot("a told no that is taken back", Journal::applied, |it, _| {
        it.company(Rejection::from(reasons()));
        it.company(feedback_of(boss(), 1));
        it.takes_back();
        it.takes_back();
    }),
    plot("an untold no that is taken back", Journal::applied, |it, _| {
        it.company(Rejection::from(reasons()));
        it.takes_back();
    }),
    plot("a step that is repeated", || Journal::at_a_step(plain()), |it, _| {
        it.oddly(held(None));
        it.company(Fact::StepRepeated { step: 1, reason: text("again") });
    }),
    plot("a part that is waived and repeated", || Journal::at_a_step(plain()), |it, _| {
        it.company(Fact::PartWaived { part: None, reason: text("not needed") });
        it.company(Fact::PartRepeated { part: None, reason: text("after all") });
    }),
    plot("more time for an assignment, again and again", || {
        let mut journal = Journal::at_a_step(of_parts());
        let pay = Label::new("EUR 80").expect("a label");
        let assignment = Box::new(Assignment::new(reference("case"), 4).expect("few hours").paid(pay));
        journal.company(Fact::AssignmentSent { part: None, assignment });
        journal
    }, |it, number| it.company(Fact::AssignmentExtended { part: None, until: day(9) + second(number) })),
    plot("news of a check that is out", || {
        let mut journal = Journal::at_a_step(of_parts());
        let check = Box::new(CheckRequest { asked: Label::new("the register").expect("a label"), document: None });
        journal.company(Fact::CheckRequested { part: None, check });
        journal
    }, |it, _| it.says(2, Answer::Interim)),
    plot("a decision to which nobody agrees", || {
        let mut journal = Journal::at_a_step(of_parts());
        for part in 1..=4 {
            journal.company(Fact::PartWaived { part: Some(part), reason: text("not needed") });
        }
        journal
    }, |it, _| {
        it.company(Decision::new(evidence()));
        it.record(Entry::new(partner(), Assent::Refused { ground: text("not heard") }, it.at));
    }),
    plot("promises in person that are kept", Journal::applied, |it, _| {
        it.company(FollowUp { due: it.at + DAY, about: text("the parking") });
        it.tells();
    }),
    plot("a vacancy that is closed, and told", Journal::applied, |it, _| {
        it.company(Fact::VacancyClosed);
        it.tells();
    }),
];
