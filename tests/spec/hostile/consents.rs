//! The consent to be kept: who gives it, how it ends, and that no way of the company's keeps or revives it (C5).

use super::company::{boss, plain, terms};
use super::story::{Story, asks, consent, fed_back, rejected, reversed};
use crate::support::{day, text};
use candidacy::law::Condition;
use candidacy::person::RetentionReason;
use candidacy::value::{Ask, DataRight};
use candidacy::{Actor, CandidateView, Entry, Fact, Phase, PromiseKind, Why};

/// A consent is renewed by the candidate and by nobody else: the company writes the first one down, with their writing (C5).
#[test]
fn the_company_renews_no_consent() {
    let mut story = Story::applied(&terms(plain(), 1));
    let written =
        |story: &Story, until| Entry::new(Actor::Candidate, consent(day(until)), story.at).recorded_by(boss());
    story.record(written(&story, 100));
    assert_eq!(story.refuses_entry(&written(&story, 200)), Why::NotWrittenDown);
    story.own(consent(day(150)));
    assert_eq!(story.refuses_entry(&written(&story, 200)), Why::NotWrittenDown);
}

/// The candidate takes the consent back and stays in the process. Nothing keeps them on it from then on: not the pool, no role that is
/// matched there, no act that somebody writes down. In the pool, which rests on the consent, they are told how to leave it (C5).
#[test]
fn a_consent_ends_without_leaving() {
    let mut story = Story::applied(&terms(plain(), 1));
    let takes_back = || asks(Ask::Right(DataRight::ConsentWithdrawal));
    story.own(consent(day(300)));
    story.boss(Fact::Pooled);
    let refused = story.candidacy.check(&Entry::new(Actor::Candidate, takes_back(), story.at));
    let refused = refused.expect_err("the pool rests on it");
    assert_eq!(refused.why, Why::WithdrawInstead);
    assert!(refused.to_string().contains("`withdrew`"), "{refused}");
    story.boss(reversed());
    let asked = story.on(1).own(takes_back());
    assert_eq!((story.candidacy.phase(), story.candidacy.consent()), (Phase::Screening, None));
    assert!(matches!(story.refuses(Fact::Pooled), Why::NotNow(Condition::Consented)));
    let written = Entry::new(Actor::Candidate, consent(day(200)), story.at).recorded_by(boss());
    assert_eq!(story.refuses_entry(&written), Why::NotWrittenDown);
    assert_eq!(story.owes(PromiseKind::DataRight).map(|owed| owed.entry), Some(asked), "they get word of it");
    story.boss(rejected());
    story.boss(fed_back());
    let keeping = story.candidacy.retention_period();
    let reasons = keeping.at_most().map(|limit| limit.reason);
    assert!(matches!(reasons, Some(RetentionReason::Closing | RetentionReason::Owed)), "{keeping:?}");
    story.own(consent(day(250)));
    story.boss(Fact::Pooled);
}

/// A candidate who is not told of a no reads that they are in the pool, and that the consent ends there with their leaving: the law says
/// the same. Once they are told, they take it back and stay (C5, C24).
#[test]
fn a_no_that_is_not_told_opens_no_other_way_out_of_a_consent() {
    let mut story = Story::applied(&terms(plain(), 1));
    story.own(consent(day(300)));
    story.boss(Fact::Pooled);
    let decided = story.on(1).boss(rejected());
    let act = |story: &Story| Entry::new(Actor::Candidate, asks(Ask::Right(DataRight::ConsentWithdrawal)), story.at);
    let page = |story: &Story| CandidateView::refusal(&story.candidacy, &act(story)).map(|refused| refused.why);
    let law = |story: &Story| story.candidacy.check(&act(story)).err().map(|refused| refused.why);
    assert_eq!((page(&story), law(&story)), (Some(Why::WithdrawInstead), Some(Why::WithdrawInstead)));
    let leaves = Entry::new(Actor::Candidate, Fact::Withdrew, story.at);
    assert_eq!(CandidateView::refusal(&story.candidacy, &leaves), None);
    let mut left = story.candidacy.clone();
    let _line = left.record(leaves).expect("they leave at any time").line;
    assert!(left.consent().is_none() && left.promises().any(|promise| promise.kind == PromiseKind::Feedback));
    story.tell(decided);
    assert_eq!((page(&story), law(&story)), (None, None));
    story.own(asks(Ask::Right(DataRight::ConsentWithdrawal)));
    assert_eq!((story.candidacy.phase(), story.candidacy.consent()), (Phase::FeedbackDue, None));
}

/// Of a consent that somebody says the candidate took back, and who never did, the consent stands again (C5).
#[test]
fn a_withdrawal_of_consent_can_be_contested() {
    let mut story = Story::applied(&terms(plain(), 1));
    story.own(consent(day(300)));
    let written = story.by_telephone(asks(Ask::Right(DataRight::ConsentWithdrawal)));
    assert_eq!(story.candidacy.consent(), None);
    story.own(Fact::EntryContested { to: written, why: text("I never said so") });
    assert!(story.candidacy.consent().is_some());
}
