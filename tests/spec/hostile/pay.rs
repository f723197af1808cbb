//! The pay, before the first interview (C9), and tools that a message names (C10): each way round them, tried.

use super::company::{boss, plain, terms};
use super::story::{Story, advanced, asks, consent, fed_back, held, rejected, rescheduled, reversed, scheduled};
use crate::support::day;
use crate::support::ways::{self, DAY, names_the_pay};
use candidacy::law::Transfer;
use candidacy::promise::How;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Error, Ground};
use candidacy::value::{Answer, Ask, Deciders, Decision, Label, PayPeriod, Salary, Stated};
use candidacy::view::Audit;
use candidacy::{
    Actor, Candidacy, CandidateView, Entry, Fact, Meeting, Phase, Policy, PromiseKind, Seq, Status, Terms, Time, Why,
};

/// Somebody applied on day 0 who does not know the pay.
fn unpaid(terms: &Terms) -> Story {
    let application = ways::without_pay(ways::application(terms));
    let opened = Entry::new(Actor::Candidate, application, day(0));
    Story { candidacy: Candidacy::open(terms, opened).expect("an application opens"), at: day(0) }
}

/// Every promise of the pay that was ever made, with how it stands.
fn ever(story: &Story) -> Vec<(Seq, Status)> {
    let all = story.candidacy.all_promises().into_iter().filter(|promise| promise.kind == PromiseKind::Pay);
    all.map(|promise| (promise.entry, promise.status(story.at))).collect()
}

fn interview(story: &Story, days: i32) -> Meeting {
    story.meeting(days)
}

/// Who read the pay in the advert is owed nothing more. Everybody else is owed it within five working days of the opening, and before the
/// first interview, whichever comes first; no later date of that interview makes it due later (C9).
#[test]
fn the_pay_is_due_before_the_first_interview() {
    let terms = terms(plain(), 1);
    assert_eq!(Story::applied(&terms).owes(PromiseKind::Pay), None);
    let mut story = unpaid(&terms);
    let soon = terms.policy().calendar().after(day(0), Span::WorkingDays(5));
    assert_eq!(story.due(PromiseKind::Pay), soon);
    story.boss(advanced());
    let (first, later) = (interview(&story, 3), interview(&story, 9));
    let starts = first.starts();
    story.boss(scheduled(first));
    assert_eq!(story.due(PromiseKind::Pay), starts.min(soon));
    story.boss(rescheduled(later));
    assert_eq!(story.due(PromiseKind::Pay), starts.min(soon));
    story.boss(Fact::InterviewCancelled { part: None, reason: crate::support::text("ill") });
    assert_eq!(story.due(PromiseKind::Pay), starts.min(soon));
    story.on(1).oddly(held(&terms));
    assert_eq!(story.due(PromiseKind::Pay), day(1), "they were met");
    assert!(story.owes(PromiseKind::Pay).expect("it is owed").is_overdue(day(2)));
}

/// Nothing keeps it but a message that states the pay: no word without it, no interview, no decision and no step. What was owed is overdue
/// for all to see, and the message that comes too late keeps it late (C9).
#[test]
fn only_a_message_that_states_the_pay_keeps_it() {
    let terms = terms(plain(), 1);
    let mut story = unpaid(&terms);
    story.tell(Seq(0));
    let message = story.own(asks(Ask::Message));
    story.tell(message);
    story.tell(Seq(0));
    assert!(story.owes(PromiseKind::Pay).is_some(), "words without it");
    story.boss(advanced());
    story.on(1).oddly(held(&terms));
    let decided = story.on(2).oddly(advanced());
    assert_eq!(ever(&story), [(Seq(0), Status::Overdue)]);
    story.boss(reversed());
    assert_eq!(story.refuses(names_the_pay(decided)), Why::NothingWaits(decided));
    story.boss(names_the_pay(Seq(0)));
    assert_eq!(ever(&story), [(Seq(0), Status::KeptLate)]);
    assert_eq!(story.refuses(names_the_pay(Seq(0))), Why::NothingWaits(Seq(0)), "it is known");
}

/// An offer says the pay itself: what was owed before is over, and was late if somebody was met (C9). An offer that is taken back leaves it
/// owed.
#[test]
fn an_offer_says_the_pay() {
    let terms = terms(plain(), 1);
    let mut story = unpaid(&terms);
    story.boss(advanced());
    story.on(1).oddly(held(&terms));
    story.on(2).oddly(advanced());
    story.boss(super::story::sent());
    story.on(3).own(Fact::AssignmentSubmitted { part: None, work: crate::support::reference("work") });
    story.oddly(advanced());
    story.own(Fact::StepAgreed);
    story.on(4).oddly(held(&terms));
    story.oddly(advanced());
    assert_eq!(story.candidacy.phase(), Phase::OfferDue);
    story.boss(ways::offer(story.at));
    assert_eq!((story.owes(PromiseKind::Pay), ever(&story)), (None, vec![(Seq(0), Status::Overdue)]));
    story.boss(reversed());
    assert_eq!(story.due(PromiseKind::Pay), day(1));
}

/// The pay of one role is not that of another. Who is approached out of the pool is owed it again, and so is who is moved to another role;
/// a move that is taken back leaves what was known known. Who did not know the pay before waits no longer for the move (C9).
#[test]
fn another_role_has_another_pay() {
    let under = |version| terms(plain(), version);
    let (terms, next) = (under(1), under(2));
    let mut story = Story::applied(&terms);
    story.own(consent(day(300)));
    story.boss(Fact::Pooled);
    assert_eq!(story.owes(PromiseKind::Pay), None, "no role is meant");
    let again = ways::facts(&terms, Some(&story.candidacy), candidacy::FactKind::Approached, day(9)).remove(0);
    let approached = story.on(9).boss(again);
    assert_eq!(story.owes(PromiseKind::Pay).map(|owed| (owed.entry, owed.made_at)), Some((approached, day(9))));
    story.boss(names_the_pay(approached));
    assert_eq!(story.owes(PromiseKind::Pay), None);

    let moves = |story: &mut Story| {
        story.candidacy.know(&next);
        let reason = crate::support::text("better so");
        story.boss(Transfer { terms: next.id().clone(), step: 0, role: Some(ways::some_role()), reason })
    };
    let mut moved = Story::applied(&terms);
    let entry = moves(moved.on(4));
    assert_eq!(moved.owes(PromiseKind::Pay).map(|owed| (owed.entry, owed.made_at)), Some((entry, day(4))));
    moved.boss(reversed());
    assert_eq!(moved.owes(PromiseKind::Pay), None);
    let mut late = unpaid(&terms);
    let due = late.due(PromiseKind::Pay);
    moves(late.on(4));
    assert_eq!(late.owes(PromiseKind::Pay).map(|owed| (owed.entry, owed.due)), Some((Seq(0), due)));
}

/// The pay of a role that is taken back is not that of the role before. What was named for the one says nothing of the other: who did not
/// know the pay is owed it as before, and who knew it knows the one that they read (C9).
#[test]
fn the_pay_of_a_role_goes_with_it() {
    let (terms, next) = (terms(plain(), 1), terms(plain(), 2));
    let other = Salary::new("EUR", 9_000, 9_500, PayPeriod::Month).expect("a pay");
    for (mut story, known) in [(unpaid(&terms), None), (Story::applied(&terms), Some(ways::pay()))] {
        let due = story.owes(PromiseKind::Pay).map(|owed| (owed.entry, owed.due));
        story.candidacy.know(&next);
        let reason = crate::support::text("better so");
        let role = Some(ways::some_role());
        let moved = story.on(1).boss(Transfer { terms: next.id().clone(), step: 0, role, reason });
        let to = story.owes(PromiseKind::Pay).expect("it is owed").entry;
        assert_eq!(to, if known.is_some() { moved } else { Seq(0) });
        let (message, stated) = (crate::support::reference("mail/9"), Some(Box::new(Stated::from(other))));
        story.boss(Fact::CandidateInformed { to, answer: Answer::Interim, message, stated });
        assert_eq!((story.owes(PromiseKind::Pay), story.candidacy.pay()), (None, Some(&other)));
        story.boss(reversed());
        assert_eq!(story.owes(PromiseKind::Pay).map(|owed| (owed.entry, owed.due)), due);
        assert_eq!(story.candidacy.pay(), known.as_ref());
        let page = CandidateView::of(&story.candidacy, story.at);
        assert_eq!(page.pay(), known.as_ref());
    }
}

/// An end of the company's before the first interview leaves nobody waiting for the pay, and its reversal has the first date (C9).
#[test]
fn an_end_that_is_taken_back_restarts_nothing() {
    let terms = terms(plain(), 1);
    let mut story = unpaid(&terms);
    let due = story.due(PromiseKind::Pay);
    story.on(2).boss(rejected());
    assert_eq!(story.owes(PromiseKind::Pay), None);
    story.boss(fed_back());
    let ends: Vec<Option<How>> = story
        .candidacy
        .all_promises()
        .iter()
        .filter(|promise| promise.kind == PromiseKind::Pay)
        .map(|promise| promise.end.map(|end| end.how))
        .collect();
    assert_eq!(ends, [Some(How::Released)]);
    story.on(20).boss(reversed());
    story.boss(reversed());
    assert_eq!(story.candidacy.phase(), Phase::Screening);
    assert_eq!(story.due(PromiseKind::Pay), due);
}

/// A company takes the promise out of its policy in so many words: with a reason, which stands in the policy, in its file and in the audit.
/// Terms that came later take nothing out that was promised under earlier ones, and those that promise it after others that did not begin
/// it (C9).
#[test]
fn the_pay_is_taken_out_in_so_many_words() {
    let reason = || Ground::new(Basis::Assumption, "the agreement names it").expect("a source");
    let policy = Policy::builder().without(PromiseKind::Pay, reason()).build().expect("it can be taken out");
    assert_eq!(policy.deadline(PromiseKind::Pay).switched_off(), Some(&reason()));
    let read: Policy = serde_json::from_str(&serde_json::to_string(&policy).expect("a file")).expect("the same");
    assert_eq!(read, policy);
    for kind in PromiseKind::ALL.iter().filter(|kind| ![PromiseKind::Pay, PromiseKind::Assessment].contains(kind)) {
        let refused = Policy::builder().without(*kind, reason()).build();
        assert_eq!(refused, Err(Error::Readable(*kind)));
    }
    let without = terms(plain(), 2).with_policy(policy);
    let story = unpaid(&without);
    assert_eq!(story.owes(PromiseKind::Pay), None);
    let audit = Audit::new(&story.candidacy, day(1)).to_string();
    assert!(audit.contains("pay under `hostile`, version 2: not promised"), "{audit}");

    let with = terms(plain(), 3);
    for role in [None, Some(ways::some_role())] {
        let mut moved = unpaid(&without);
        moved.candidacy.know(&with);
        let reason = crate::support::text("a newer version");
        let entry = moved.on(2).boss(Transfer { terms: with.id().clone(), step: 0, role, reason });
        assert_eq!(moved.owes(PromiseKind::Pay).map(|owed| (owed.entry, owed.made_at)), Some((entry, day(2))));
        moved.boss(names_the_pay(entry));
        assert_eq!(moved.owes(PromiseKind::Pay), None);
        moved.boss(reversed());
        assert_eq!(moved.owes(PromiseKind::Pay), None);
        assert_eq!(moved.candidacy.pay().is_some(), role.is_none());
    }

    let mut promised = unpaid(&terms(plain(), 1));
    let due = promised.due(PromiseKind::Pay);
    promised.candidacy.know(&without);
    let reason = crate::support::text("a newer version");
    promised.boss(Transfer { terms: without.id().clone(), step: 0, role: None, reason });
    assert_eq!(promised.due(PromiseKind::Pay), due);
}

/// The pay stands on the candidate's page, and so do the tools that a message named: from the moment of the message, and not before (C9,
/// C10).
#[test]
fn what_a_message_states_stands_on_the_page() {
    let terms = terms(plain(), 1);
    let advertised = CandidateView::of(&Story::applied(&terms).candidacy, day(0));
    assert_eq!(advertised.pay(), Some(&ways::pay()));
    assert!(advertised.to_string().contains("The pay: EUR 4000 to 5500 a month, before tax."), "{advertised}");
    let mut story = unpaid(&terms);
    let page = |story: &Story, at: Time| CandidateView::of(&story.candidacy, at);
    assert!(page(&story, day(0)).to_string().contains("the pay, or its range, by the end of"), "it is owed");
    let tool = Label::new("a transcript").expect("a label");
    let stated = Stated { tools: vec![tool.clone()], ..Stated::from(ways::pay()) };
    let message = crate::support::reference("mail/9");
    story.on(1).boss(Fact::CandidateInformed {
        to: Seq(0),
        answer: Answer::Final,
        message,
        stated: Some(Box::new(stated)),
    });
    assert_eq!((page(&story, day(0)).pay(), page(&story, day(0)).tools()), (None, &[][..]));
    assert_eq!((page(&story, day(1)).pay(), page(&story, day(1)).tools()), (Some(&ways::pay()), &[tool][..]));
    assert_eq!(story.candidacy.pay(), Some(&ways::pay()));
    let kinds = [PromiseKind::Acknowledgement, PromiseKind::Pay];
    assert!(story.candidacy.promises().all(|promise| !kinds.contains(&promise.kind)), "one message keeps both");
}

/// A tool that a message named before a decision takes part without a deviation; one that nobody named, or named afterwards, does not (C10).
#[test]
fn a_message_names_a_tool_beforehand() {
    let tool = || Label::new("a transcript").expect("a label");
    let decision = || {
        let deciders = Deciders::new([], [], [tool()]).expect("one tool");
        Fact::from(Decision { deciders, ..Decision::from(crate::support::evidence()) })
    };
    let mut story = Story::applied(&terms(plain(), 1));
    let judged = |story: &Story| story.candidacy.check(&Entry::new(boss(), decision(), story.at)).map_err(|it| it.why);
    assert_eq!(judged(&story), Err(Why::ToolNotNamed));
    let stated = Stated { tools: vec![tool()], ..Stated::default() };
    let message = crate::support::reference("mail/9");
    story.boss(Fact::CandidateInformed {
        to: Seq(0),
        answer: Answer::Interim,
        message,
        stated: Some(Box::new(stated)),
    });
    assert!(judged(&story).is_ok());
    story.at += DAY;
    story.boss(decision());
}
