//! The domain's table of deadlines, row by row.
//!
//! Everything happens at half past eleven on Sunday evening, in UTC. In Amsterdam that is Monday, so that each span of days ends on
//! another day there.

use super::requests::{data_rights, requests};
use super::tale::{Tale, amsterdam, approach_again, begin, days, moment, offset, times};
use crate::support::ways::{names_the_pay, some_role};
use crate::support::{evidence, reference, text};
use PromiseKind as P;
use candidacy::promise::{How, Side};
use candidacy::terms::policy::{Basis, PromiseKinds};
use candidacy::value::{Ask, Assent, CheckRequest, Condition, ConditionOutcome, Label, Name, Offer, RoleMatch};
use candidacy::{Calendar, Capacity, Fact, PromiseKind, Seq, Status, Time};
use chrono::{Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta};

/// What is owed after something happened.
#[derive(Clone)]
pub(super) struct Row {
    kind: PromiseKind,
    event: &'static str,
    tale: fn(&Calendar) -> Tale,
    by: Side,
    /// The number of the part, of the condition or of the interviewer; 0 where there is only one.
    number: u8,
    /// The entry that it is about: the latest, or another.
    entry: Option<u32>,
    /// On which last day it is due, in UTC and in Amsterdam; or at which moment, everywhere.
    due: [&'static str; 2],
    ceiling: Option<[&'static str; 2]>,
    source: (Basis, &'static str),
    kept: fn(Tale) -> Tale,
}

const OWN: (Basis, &str) = (Basis::Assumption, "standard policy of candidacy");
const SOURCEGRAPH: (Basis, &str) = (Basis::Practice, "sourcegraph/handbook");
pub(super) const ONE_DAY: [&str; 2] = ["2025-12-01", "2025-12-02"];
pub(super) const THREE_DAYS: [&str; 2] = ["2025-12-03", "2025-12-04"];
const FIVE_DAYS: [&str; 2] = ["2025-12-05", "2025-12-08"];
const TEN_DAYS: [&str; 2] = ["2025-12-12", "2025-12-15"];
pub(super) const FORTNIGHT: [&str; 2] = ["2025-12-14", "2025-12-15"];
pub(super) const MONTH: [&str; 2] = ["2025-12-28", "2025-12-29"];
pub(super) const DAYS_45: [&str; 2] = ["2026-01-14", "2026-01-15"];

impl Row {
    /// What the company owes about the latest entry of a tale, from an assumption of this library's own.
    pub(super) fn new(kind: P, event: &'static str, tale: fn(&Calendar) -> Tale, kept: fn(Tale) -> Tale) -> Row {
        let (by, number, entry, due, ceiling, source) = (Side::Company, 0, None, ["", ""], None, OWN);
        Row { kind, event, tale, by, number, entry, due, ceiling, source, kept }
    }
    pub(super) fn due(self, due: [&'static str; 2]) -> Row {
        Row { due, ..self }
    }
    pub(super) fn at(self, due: &'static str) -> Row {
        Row { due: [due, due], ..self }
    }
    pub(super) fn at_most(self, ceiling: [&'static str; 2]) -> Row {
        Row { ceiling: Some(ceiling), ..self }
    }
    fn by(self, by: Side) -> Row {
        Row { by, ..self }
    }
    fn number(self, number: u8) -> Row {
        Row { number, ..self }
    }
    pub(super) fn source(self, basis: Basis, source: &'static str) -> Row {
        Row { source: (basis, source), ..self }
    }

    /// It is owed as the row says, on a calendar whose days begin this far from those of UTC; it stands as the clock says, and is kept.
    pub(super) fn holds(&self, calendar: &Calendar, place: usize) {
        let zone = offset(i32::from(place == 1));
        let (what, tale) =
            (format!("{} after {} in {:?}", self.kind, self.event, calendar.zone()), (self.tale)(calendar));
        let entry = self.entry.unwrap_or(tale.seq());
        let owed = tale.owed(self.kind);
        let promise =
            *owed.iter().find(|promise| (promise.entry.0, promise.number) == (entry, self.number)).expect(&what);
        let due = last_moment(self.due[place], zone);
        assert_eq!((promise.by, promise.made_at, promise.due), (self.by, begin(), due), "{what}");
        assert_eq!(promise.ceiling, self.ceiling.map(|days| last_moment(days[place], zone)), "{what}: the ceiling");
        assert_eq!(promise.end, None, "{what}");

        let ground = tale.policy().deadline(self.kind).ground();
        assert_eq!(ground.basis(), self.source.0, "{what}");
        assert!(ground.source().contains(self.source.1), "{what}: {ground}");

        let half = begin() + (due - begin()) / 2;
        let (before, after) = (half - TimeDelta::seconds(1), due + TimeDelta::seconds(1));
        assert_eq!(promise.remind_at(), half, "{what}");
        let stands = [begin(), before, half, due, after].map(|at| promise.status(at));
        let (pending, soon) = (Status::Pending, Status::ReminderDue);
        assert_eq!(stands, [pending, pending, soon, soon, Status::Overdue], "{what}");

        let kept = (self.kept)(tale);
        let ever = kept.ever(self.kind);
        let now = ever.iter().find(|promise| (promise.entry.0, promise.number) == (entry, self.number)).expect(&what);
        let end = now.end.unwrap_or_else(|| panic!("{what}: {:?} leaves it open", kept.candidacy.journal().last()));
        assert_eq!((end.how, end.entry.0), (How::Kept, kept.seq()), "{what}");
        assert_eq!(now.status(after), Status::Kept, "{what}");
    }
}

/// The moment at which a day is over there, or the moment itself.
pub(super) fn last_moment(last: &str, zone: FixedOffset) -> Time {
    match last.parse::<NaiveDate>() {
        Ok(day) => {
            let midnight = (day + Days::new(1)).and_time(NaiveTime::MIN);
            midnight.and_local_timezone(zone).single().expect("one midnight").to_utc()
        }
        Err(_) => moment(last),
    }
}

/// Both calendars.
pub(super) fn on_both_calendars(rows: &[Row]) {
    for row in rows {
        row.holds(&Calendar::utc(), 0);
        row.holds(&amsterdam(), 1);
    }
}

fn an_offer() -> Offer {
    Offer::new(reference("offer"), begin() + days(9))
}

/// An offer with two conditions that was accepted.
fn accepted(calendar: &Calendar) -> Tale {
    let condition = |name: &str, due| Condition { name: Name::new(name).expect("a name"), asked_of: None, due };
    let offer = an_offer().under(condition("papers", begin() + days(20))).expect("the first");
    let offer = offer.under(condition("health", begin() + days(30))).expect("the second");
    Tale::up_to(calendar, 6).offer(offer).candidate(Fact::OfferAccepted)
}

fn settle(tale: Tale, condition: &str) -> Tale {
    let condition = Name::new(condition).expect("a name");
    tale.company(Fact::ConditionSettled { condition, outcome: ConditionOutcome::Met })
}

fn quarter(tale: Tale) -> Tale {
    tale.later(TimeDelta::minutes(15))
}

/// An assignment came back whose decision needs an assent.
pub(super) fn before_assent(calendar: &Calendar) -> Tale {
    let tale = Tale::onsite(calendar).advance();
    let waived = |tale: Tale, part| tale.company(Fact::PartWaived { part: Some(part), reason: text("not needed") });
    (1..=4).fold(tale, waived).advance().send().submit()
}

/// And a person went on.
pub(super) fn awaiting_assent(calendar: &Calendar) -> Tale {
    before_assent(calendar).advance()
}

fn requested(calendar: &Calendar) -> Tale {
    let check = CheckRequest { asked: Label::new("two former managers").expect("a label"), document: None };
    Tale::onsite(calendar).advance().company(Fact::CheckRequested { part: Some(3), check: Box::new(check) })
}

fn openings() -> Vec<Row> {
    vec![
        Row::new(P::Acknowledgement, "an application", Tale::applied, |tale| tale.tell(0)).due(ONE_DAY),
        Row::new(P::FirstAnswer, "an application", Tale::applied, Tale::advance)
            .due(FIVE_DAYS)
            .at_most(FORTNIGHT)
            .source(SOURCEGRAPH.0, SOURCEGRAPH.1),
        Row::new(P::Notice, "an approach", Tale::approached, |tale| tale.tell(0))
            .due(ONE_DAY)
            .source(Basis::Law, "GDPR Art. 14(3)(b)"),
        Row::new(P::Notice, "taken over", Tale::taken_over, |tale| tale.tell(0))
            .due(ONE_DAY)
            .source(Basis::Law, "GDPR Art. 14(3)(b)"),
        Row::new(P::Interest, "an approach", Tale::approached, |tale| tale.candidate(Fact::InterestShown))
            .due(TEN_DAYS)
            .by(Side::Candidate),
        Row::new(
            P::Consent,
            "pooled",
            |on| Tale::applied(on).pool(100),
            |tale| {
                let again = approach_again(&tale);
                tale.company(again)
            },
        )
        .at("2026-03-10T23:30:00Z")
        .at_most(["2026-11-30", "2026-12-01"])
        .source(Basis::Seed, "the consent says when it ends"),
        Row::new(P::ReachOut, "a role that fits", matched, |tale| {
            let again = approach_again(&tale);
            tale.company(again)
        })
        .due(ONE_DAY),
        Row::new(P::Pay, "an application by somebody who does not know it", Tale::without_pay, |tale| {
            tale.company(names_the_pay(Seq(0)))
        })
        .due(FIVE_DAYS)
        .source(Basis::Assumption, "Directive (EU) 2023/970 Art. 5(1)"),
    ]
}

/// How somebody comes in, by an application, an approach or from another system, and who holds their data (F9, F21, F74).
#[test]
fn openings_owe_what_the_table_says() {
    on_both_calendars(&openings());
}

fn matched(calendar: &Calendar) -> Tale {
    Tale::applied(calendar).pool(100).company(RoleMatch { role: some_role(), evidence: evidence() })
}

fn steps() -> Vec<Row> {
    vec![
        Row::new(P::SetUp, "a promised step", |on| Tale::up_to(on, 1), Tale::schedule)
            .number(1)
            .due(FIVE_DAYS)
            .at_most(FORTNIGHT),
        Row::new(P::TimesAnswer, "two proposed times", proposed, |tale| {
            tale.candidate(Fact::TimesProposed { part: None, times: times([begin() + days(5)]) })
        })
        .number(1)
        .by(Side::Candidate)
        .due(TEN_DAYS),
        Row::new(P::Attendance, "an invitation", |on| Tale::up_to(on, 1).schedule(), |tale| quarter(tale).hold())
            .number(1)
            .by(Side::Both)
            .due(ONE_DAY),
        Row::new(
            P::Assessment,
            "an interview",
            |on| Tale::up_to(on, 1).schedule().hold(),
            |tale| tale.by(Capacity::RECRUITER, Fact::PartAssessed { part: None, evidence: evidence() }),
        )
        .number(1)
        .due(ONE_DAY)
        .source(Basis::Practice, "mattermost"),
        Row::new(P::Submission, "an assignment", |on| Tale::up_to(on, 3).send(), Tale::submit)
            .number(1)
            .by(Side::Candidate)
            .at("2025-12-07T23:30:00Z")
            .source(Basis::Seed, "the step says"),
        Row::new(P::CheckNews, "a requested check", requested, |tale| {
            let check = tale.seq();
            tale.news(check)
        })
        .number(3)
        .due(TEN_DAYS),
        Row::new(P::Outcome, "an interview", |on| Tale::up_to(on, 1).schedule().hold(), Tale::advance)
            .due(FIVE_DAYS)
            .at_most(DAYS_45)
            .source(SOURCEGRAPH.0, SOURCEGRAPH.1),
        Row::new(P::Outcome, "the final chat", final_chat, Tale::advance)
            .due(["2025-12-02", "2025-12-03"])
            .at_most(DAYS_45)
            .source(SOURCEGRAPH.0, SOURCEGRAPH.1),
        Row::new(P::Outcome, "a hand-in", |on| Tale::up_to(on, 3).send().submit(), Tale::advance)
            .due(FIVE_DAYS)
            .at_most(FORTNIGHT)
            .source(SOURCEGRAPH.0, SOURCEGRAPH.1),
        Row::new(P::Agreement, "a proposed step", |on| Tale::up_to(on, 5), |tale| tale.candidate(Fact::StepAgreed))
            .by(Side::Candidate)
            .due(TEN_DAYS),
        Row::new(P::Assent, "a decision that needs it", awaiting_assent, |tale| tale.company(Assent::Given))
            .due(FIVE_DAYS),
        Row::new(P::Feedback, "a rejection", |on| Tale::applied(on).reject(), Tale::feed_back)
            .due(ONE_DAY)
            .at_most(FORTNIGHT),
    ]
}

/// How a step goes: set up, attended, assessed, worked on, and its outcome told.
#[test]
fn steps_owe_what_the_table_says() {
    on_both_calendars(&steps());
}

fn final_chat(calendar: &Calendar) -> Tale {
    Tale::up_to(calendar, 5).candidate(Fact::StepAgreed).schedule().hold()
}

fn proposed(calendar: &Calendar) -> Tale {
    let two = times([begin() + days(3), begin() + days(4)]);
    Tale::up_to(calendar, 1).company(Fact::TimesProposed { part: None, times: two })
}

fn offers() -> Vec<Row> {
    vec![
        Row::new(P::Offer, "the last step", |on| Tale::up_to(on, 6), |tale| tale.offer(an_offer()))
            .due(FIVE_DAYS)
            .at_most(FORTNIGHT),
        Row::new(
            P::OfferAnswer,
            "an offer",
            |on| Tale::up_to(on, 6).offer(an_offer()),
            |tale| tale.candidate(Fact::OfferAccepted),
        )
        .by(Side::Candidate)
        .at("2025-12-09T23:30:00Z"),
        Row::new(P::Start, "an acceptance", accepted, |tale| {
            tale.company(Fact::StartAgreed { on: begin() + days(60) })
        })
        .by(Side::Both)
        .due(TEN_DAYS),
        Row::new(P::Condition, "an acceptance", accepted, |tale| settle(tale, "papers"))
            .number(1)
            .by(Side::Both)
            .at("2025-12-20T23:30:00Z"),
        Row::new(P::Condition, "an acceptance", accepted, |tale| settle(tale, "health"))
            .number(2)
            .by(Side::Both)
            .at("2025-12-30T23:30:00Z"),
    ]
}

/// After the last step: the offer, its answer, its conditions and the first day.
#[test]
fn offers_owe_what_the_table_says() {
    on_both_calendars(&offers());
}

fn pauses() -> Vec<Row> {
    vec![
        Row::new(P::Update, "a hold", |on| Tale::applied(on).pause(60), |tale| tale.company(Fact::HoldEnded))
            .due(FORTNIGHT),
        Row::new(P::Update, "a short hold", |on| Tale::applied(on).pause(3), |tale| tale.company(Fact::HoldEnded))
            .at("2025-12-03T23:30:00Z"),
        Row::new(
            P::Vacancy,
            "a closed vacancy",
            |on| Tale::applied(on).company(Fact::VacancyClosed),
            |tale| tale.tell(1),
        )
        .due(FIVE_DAYS)
        .at_most(FORTNIGHT),
        Row::new(P::FollowUp, "a promise in person", |on| Tale::applied(on).follow_up(4), |tale| tale.tell(1))
            .at("2025-12-04T23:30:00Z")
            .source(Basis::Seed, "names the day"),
        Row::new(
            P::Confirmation,
            "a withdrawal by telephone",
            |on| Tale::applied(on).written(Fact::Withdrew),
            |tale| tale.tell(1),
        )
        .due(ONE_DAY),
        Row::new(P::Reply, "a message", |on| Tale::applied(on).ask(Ask::Message), |tale| tale.tell(1)).due(THREE_DAYS),
    ]
}

/// What lies over a phase, and what was written down for somebody.
#[test]
fn pauses_and_promises_owe_what_the_table_says() {
    on_both_calendars(&pauses());
}

/// Each kind of promise that a policy dates has its row here or among the requests.
#[test]
fn every_kind_stands_in_the_table() {
    let rows = [openings(), steps(), offers(), pauses(), requests(), data_rights()].concat();
    let here: PromiseKinds = rows.iter().map(|row| row.kind).collect();
    assert_eq!(here, PromiseKinds::ALL.difference(PromiseKinds::BY_A_RULE));
}
