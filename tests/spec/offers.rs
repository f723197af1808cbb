//! From the offer to the first day: what the company and the candidate can say, what is owed meanwhile, and that no offer is worse by a
//! date.

mod dates;
mod ends;
mod walks;

use crate::support::way::Way;
use crate::support::ways::{DAY, HOUR};
use crate::support::{day, evidence, reference, staff, text};
use candidacy::law::{Held, Pending};
use candidacy::value::{Answer, Ask, Condition, ConditionOutcome, Decision, Label, Name, Offer, Request, RequestKind};
use candidacy::{
    Actor, Attendance, Candidacy, CandidateView, Capacity, Entry, Fact, FactKind, Phase, Process, Promise, PromiseKind,
    Seq, Step, Terms, Time, Why,
};

const RECRUITER: Capacity = Capacity::RECRUITER;

/// A candidacy under a process of one conversation, and what day it is.
#[derive(Debug, Clone)]
struct Story {
    candidacy: Candidacy,
    at: Time,
}

impl Story {
    /// The conversation is over, and the offer is due.
    fn offer_due() -> Story {
        use candidacy::terms::{Power, Powers};
        let cast = [(RECRUITER, Powers::from([Power::Selects, Power::Hears]))];
        let steps = [Step::interview("chat", RECRUITER).expect("a name")];
        let terms = Terms::new("short", 1, Process::new(cast, steps).expect("a process")).expect("a name");
        let mut story = Story { candidacy: crate::support::ways::applied(&terms, day(0)), at: day(0) };
        story.boss(informed(Seq(0)));
        story.boss(Decision::from(evidence()));
        story.boss(Fact::PartWaived { part: None, reason: text("they know each other") });
        story.boss(Decision::from(evidence()));
        story
    }

    /// An offer is made that is to be answered by day 14, with a first day on day 60, under one condition.
    fn offered() -> Story {
        let mut story = Story::offer_due();
        story.boss(offer(day(14)));
        story
    }

    /// It is accepted.
    fn accepted() -> Story {
        let mut story = Story::offered();
        story.on(2).own(Fact::OfferAccepted);
        story
    }

    fn on(&mut self, day_of: i64) -> &mut Story {
        self.at = day(day_of);
        self
    }

    #[track_caller]
    fn record(&mut self, entry: Entry) -> Seq {
        self.candidacy.record(entry).expect("it is lawful").line.seq
    }

    #[track_caller]
    fn boss(&mut self, fact: impl Into<Fact>) -> Seq {
        self.record(Entry::new(staff(RECRUITER), fact, self.at))
    }

    #[track_caller]
    fn own(&mut self, fact: impl Into<Fact>) -> Seq {
        self.record(Entry::new(Actor::Candidate, fact, self.at))
    }

    /// What the candidate told by telephone is written down.
    #[track_caller]
    fn noted(&mut self, fact: impl Into<Fact>) -> Seq {
        self.record(Entry::new(Actor::Candidate, fact, self.at).recorded_by(staff(RECRUITER)))
    }

    #[track_caller]
    fn refuses(&self, entry: &Entry) -> Why {
        self.candidacy.check(entry).expect_err("it is refused").why
    }

    fn refuses_boss(&self, fact: impl Into<Fact>) -> Why {
        self.refuses(&Entry::new(staff(RECRUITER), fact, self.at))
    }

    fn owed(&self, kind: PromiseKind) -> Option<Promise> {
        self.candidacy.promises().find(|promise| promise.kind == kind)
    }

    /// The page of the candidate.
    fn page(&self) -> CandidateView {
        CandidateView::of(&self.candidacy, self.at)
    }
}

fn informed(to: Seq) -> Fact {
    Fact::CandidateInformed { to, answer: Answer::Final, message: reference("mail"), stated: None }
}

fn offer(answer_by: Time) -> Offer {
    let papers = Condition { name: Name::new("papers").expect("a name"), asked_of: None, due: day(40) };
    Offer::new(reference("offer"), answer_by).starting(day(60)).under(papers).expect("one condition")
}

fn papers(outcome: ConditionOutcome) -> Fact {
    Fact::ConditionSettled { condition: Name::new("papers").expect("a name"), outcome }
}

fn asks(ask: Ask) -> Fact {
    Request { ask, message: reference("request") }.into()
}

/// The candidate asks for more time to answer an offer, also after its answer date, and is answered before that date, within a working
/// day. The company gives it by the offer in a new version, and that is the answer if it gives all of it; if not, the answer is still
/// owed. Nothing that the company owes is put off for it (R3).
#[test]
fn more_time_to_answer_an_offer_is_asked_for_and_given() {
    let mut story = Story::offered();
    assert!(story.page().requests().contains(RequestKind::MoreTime), "the page offers it");
    let asked = story.on(13).own(asks(Ask::MoreTime { until: day(21) }));
    let owed = story.owed(PromiseKind::MoreTime).expect("an answer is owed");
    assert!(owed.due <= day(14) && owed.due > story.at, "before the offer is to be answered: {owed}");
    let mut less = story.clone();
    less.boss(offer(day(20)));
    assert!(less.candidacy.pending().contains(Pending::MoreTime), "a day less than they asked for");
    less.boss(informed(asked));
    assert!(less.owed(PromiseKind::MoreTime).is_none());
    story.boss(offer(day(21)));
    assert_eq!(story.owed(PromiseKind::OfferAnswer).map(|promise| promise.due), Some(day(21)));
    assert!(story.owed(PromiseKind::MoreTime).is_none(), "they have what they asked for");

    // After the date, too: no date decides.
    story.on(30).own(asks(Ask::MoreTime { until: day(40) }));
    let owed = story.owed(PromiseKind::MoreTime).expect("an answer is owed");
    assert!(owed.due > story.at + HOUR, "a working day, and not the date that has passed: {owed}");
    story.on(35).own(Fact::OfferAccepted);

    // Elsewhere there is nothing to answer.
    for story in [Story::offer_due(), Story::accepted()] {
        let entry = Entry::new(Actor::Candidate, asks(Ask::MoreTime { until: day(40) }), story.at);
        assert_eq!(story.refuses(&entry), Why::NotAskedHere(RequestKind::MoreTime));
        assert!(!story.page().requests().contains(RequestKind::MoreTime));
    }

    // The time that the candidate takes stops no clock of the company's: of two offers taken back, both are due alike.
    let due = |asked: bool| {
        let mut story = Story::offered();
        if asked {
            story.own(asks(Ask::MoreTime { until: day(200) }));
        }
        story.on(1).boss(candidacy::value::Reversal::new(text("another salary was meant")));
        story.owed(PromiseKind::Offer).expect("it is owed again").due
    };
    assert_eq!(due(true), due(false));
}

/// Terms are talked about before the offer, by a conversation beyond the process that says when it was and why, and what was promised there
/// has a date (R49).
#[test]
fn terms_are_talked_about_before_the_offer() {
    let mut story = Story::offer_due();
    let attendance = Attendance::new([staff(RECRUITER)]).expect("somebody");
    let talk = Held { part: None, extra: Some(Label::new("terms").expect("a label")), attendance };
    story.on(4);
    let entry = Entry::new(staff(RECRUITER), talk, story.at).occurred(day(3) + HOUR);
    assert_eq!(story.refuses(&entry), Why::Unplanned);
    let talked = story.record(entry.deviating(text("pay and hours, before the offer is written")));
    assert_eq!(story.candidacy.phase(), Phase::OfferDue, "it moves nothing");
    assert_eq!(story.candidacy.entry(talked).map(Entry::happened), Some(day(3) + HOUR));
    assert!(story.candidacy.told().contains(&talked), "the candidate sees it");
    story.boss(candidacy::value::FollowUp { due: day(9), about: text("whether four days a week are possible") });
    assert_eq!(story.owed(PromiseKind::FollowUp).map(|promise| promise.due), Some(day(9)));
    story.on(5).boss(offer(day(20)));
    assert!(story.owed(PromiseKind::FollowUp).is_some(), "the offer alone does not answer");
}

/// Who owes the offer, and until when, is on the page before there is one; then what it says, until when, and in which version.
#[test]
fn the_page_says_who_owes_the_offer_and_what_it_says() {
    let story = Story::offer_due();
    let owed =
        |story: &Story| -> Vec<PromiseKind> { story.page().owed_to_you().iter().map(|owed| owed.kind).collect() };
    assert!(owed(&story).contains(&PromiseKind::Offer));
    let mut story = Story::offered();
    assert!(!owed(&story).contains(&PromiseKind::Offer));
    story.on(1).boss(offer(day(20)));
    let versions = story.candidacy.journal().iter().filter(|entry| entry.fact.kind() == FactKind::OfferMade).count();
    assert_eq!((versions, story.candidacy.offer().map(Offer::answer_by)), (2, Some(day(20))), "the latest stands");
    assert!(story.owed(PromiseKind::OfferAnswer).is_some_and(|owed| owed.by.is_candidate() && owed.due == day(20)));
}

/// Somebody who never had an offer, on the way to the last step of the source's process, cannot accept one.
#[test]
fn there_is_an_offer_before_it_is_answered() {
    let way = Way::applied().advanced().met().advanced();
    for fact in [Fact::OfferAccepted, Fact::OfferDeclined, Fact::Hired, Fact::StartAgreed { on: day(90) }] {
        for actor in [Actor::Candidate, staff(RECRUITER).into()] {
            let entry = Entry::new(actor, fact.clone(), way.at() + DAY);
            assert_eq!(way.0.check(&entry).map_err(|refusal| refusal.why), Err(Why::NotHere), "{}", fact.kind());
        }
    }
}
