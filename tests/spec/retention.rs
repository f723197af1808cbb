//! When data must go, when it must stay, and that a contradiction between the two is said and never settled silently.

use crate::stories::stories;
use crate::support::{after, applied, applied_openly, approached, day, sample, staff, terms};
use crate::wire::format::is_data;
use candidacy::person::{DataStatus, RetentionReason};
use candidacy::terms::policy::{Basis, Ground};
use candidacy::value::DocumentRef;
use candidacy::{
    Actor, Calendar, Candidacy, Capacity, Consent, Entry, Fact, FactKind, Phase, Policy, Process, PromiseKind, Terms,
    Time,
};
use chrono::{TimeDelta, Timelike};
use proptest::prelude::*;

/// The standard policy with other numbers of days.
fn kept(closed: u16, pooled: u16, minimum: Option<u16>) -> Terms {
    let ground = || Ground::new(Basis::Law, "29 CFR 1602.14").expect("a source");
    let mut policy = Policy::builder().keep_closed_for(closed, ground()).keep_pooled_for(pooled, ground());
    if let Some(days) = minimum {
        policy = policy.keep_at_least(days, ground());
    }
    terms(Process::back_end()).with_policy(policy.build().expect("no contradiction in general"))
}

/// In UTC, the end of the day that is so many days later.
fn days_later(from: Time, days: u16) -> Time {
    let midnight =
        from.with_hour(0).and_then(|at| at.with_minute(0)).and_then(|at| at.with_second(0)).expect("midnight");
    midnight + TimeDelta::days(i64::from(days) + 1)
}

/// Since when the phase is what it is, in the pool since the latest consent.
fn moved(candidacy: &Candidacy) -> Time {
    let told: Vec<(Phase, Time)> = candidacy.history().map(|recorded| (recorded.phase, recorded.entry.at)).collect();
    let since = (1..told.len()).rfind(|at| told[*at].0 != told[*at - 1].0).unwrap_or(0);
    let consent = candidacy.journal().iter().rfind(|entry| matches!(entry.fact, Fact::Pooled(_)));
    match consent {
        Some(consent) if candidacy.phase() == Phase::Pooled => consent.at,
        _ => told[since].1,
    }
}

/// Where somebody was before they closed it themselves, and before they were decided against, if they were.
fn came_from(candidacy: &Candidacy) -> Option<Phase> {
    let over = [Phase::Hired, Phase::Declined, Phase::Withdrawn, Phase::Declining];
    let way: Vec<Phase> = candidacy.history().map(|recorded| recorded.phase).collect();
    way.into_iter().rfind(|phase| !over.contains(phase))
}

/// Of somebody who was approached, not out of the pool, and has not said whether they are interested: since when they say nothing.
/// That is from when an answer was due, or from their own last word if that came later.
fn silent(candidacy: &Candidacy) -> Option<Time> {
    let policy = candidacy.terms().policy();
    let due = policy.deadline(PromiseKind::Interest).due(policy.calendar(), moved(candidacy));
    let word = candidacy.journal().iter().rfind(|entry| entry.by == Actor::Candidate).map(|entry| entry.at);
    due.max(word).filter(|_| candidacy.phase() == Phase::Approached)
}

proptest! {
    /// An open candidacy is kept for as long as it is open; a closed one for so many days after it closed; one in the pool until
    /// the consent ends, and never longer than the policy says; one whose candidate left the pool, no longer, whatever had been
    /// decided and not told; and somebody who was approached and says nothing, for as long as one that is closed, or as they would
    /// have been in the pool out of which they were.
    #[test]
    fn data_goes_when_it_must(story in stories(), closed in 1..400_u16, pooled in 1..400_u16, later in 0_i64..20_000) {
        let told = story.accepted(|_, _, _| {});
        let policy = kept(closed, pooled, None);
        let candidacy = Candidacy::replay(&told.terms().clone().with_policy(policy.policy().clone()), told.journal().to_vec())
            .expect("the law does not look at how long data is kept");
        let (phase, silent) = (candidacy.phase(), silent(&candidacy));
        let since = silent.unwrap_or_else(|| moved(&candidacy));
        let left_the_pool = phase == Phase::Withdrawn && came_from(&candidacy) == Some(Phase::Pooled);
        let in_the_pool = candidacy.journal().iter().rev().find_map(|entry| {
            let Fact::Pooled(consent) = &entry.fact else { return None };
            let most = days_later(entry.at, pooled);
            Some(if consent.until < most { (consent.until, RetentionReason::Consent) } else { (most, RetentionReason::Pool) })
        });
        let expected = if silent.is_some() {
            let silence = (days_later(since, closed), RetentionReason::Silence);
            Some(in_the_pool.filter(|pool| pool.0 >= silence.0).unwrap_or(silence))
        } else if left_the_pool {
            Some((since, RetentionReason::Withdrawal))
        } else if [Phase::Hired, Phase::Declined, Phase::Withdrawn].contains(&phase) {
            Some((days_later(since, closed), RetentionReason::Closing))
        } else if phase == Phase::Pooled {
            in_the_pool
        } else {
            None
        };
        let keeping = candidacy.retention_period();
        prop_assert_eq!(keeping.at_most().map(|limit| (limit.until, limit.reason)), expected);
        prop_assert_eq!((keeping.at_least(), keeping.conflict()), (None, None));
        let at = since + TimeDelta::hours(later);
        let goes = expected.is_some_and(|(until, _)| at > until);
        prop_assert_eq!(keeping.status(at), if goes { DataStatus::MustGo } else { DataStatus::MayStay });
        if let Some((until, _)) = expected {
            prop_assert_eq!(keeping.status(until), DataStatus::MayStay);
            prop_assert_eq!(keeping.status(until + TimeDelta::seconds(1)), DataStatus::MustGo);
        }
        // What is owed is not lost with the words.
        prop_assert_eq!(candidacy.redacted().retention_period(), keeping);
    }

    /// A duty to keep what must go is told, with both rules, before, while and as long as it is one; nothing is chosen.
    #[test]
    fn a_contradiction_is_a_value(consent in 1_i64..100, minimum in 1..100_u16, hours in 0_i64..4_000) {
        let terms = kept(100, 365, Some(minimum));
        let pooled = pooled_until(&terms, day(consent));
        let keeping = pooled.retention_period();
        let (goes, stays) = (day(consent), days_later(day(0), minimum));
        prop_assert_eq!(keeping.at_most().map(|limit| limit.until), Some(goes));
        prop_assert_eq!(keeping.at_least().map(|limit| (limit.until, limit.reason)), Some((stays, RetentionReason::Duty)));
        prop_assert_eq!(keeping.conflict().is_some(), goes < stays);
        let at = day(0) + TimeDelta::hours(hours);
        match keeping.status(at) {
            DataStatus::MayStay => prop_assert!(at <= goes),
            DataStatus::MustGo => prop_assert!(at > goes && (goes >= stays || at > stays)),
            DataStatus::Conflict(conflict) => {
                prop_assert!(goes < at && at <= stays);
                prop_assert_eq!((conflict.at_most.until, conflict.at_least.until), (goes, stays));
                prop_assert_eq!(keeping.conflict(), Some(conflict));
            }
        }
    }
}

fn pooled_until(terms: &Terms, until: Time) -> Candidacy {
    let mut candidacy = applied_openly(terms);
    let consent = Consent { until, evidence: DocumentRef::new("letters/7").expect("short") };
    candidacy.record(Entry::new(staff(Capacity::Recruiter), consent, day(0))).expect("the consent ends later");
    candidacy
}

/// Whoever leaves the pool withdraws the consent, also where a decision against them had been made and not been told: they left
/// the pool, and know of nothing else.
#[test]
fn an_untold_decision_keeps_nobody_in_the_pool() {
    let left = after(pooled_until(&kept(28, 365, None), day(300)), &[FactKind::DecidedAgainst, FactKind::Withdrew]);
    let limit = |candidacy: &Candidacy| candidacy.retention_period().at_most().map(|limit| (limit.reason, limit.until));
    let withdrawn = Some((RetentionReason::Withdrawal, left.last_line().entry.at));
    assert_eq!(limit(&left), withdrawn);
    assert_eq!(
        limit(&after(left.clone(), &[FactKind::FeedbackDelivered])),
        withdrawn,
        "and what is told since, changes nothing"
    );
    assert_eq!(
        limit(&after(left, &[FactKind::Reopened, FactKind::Withdrew])).map(|limit| limit.0),
        Some(RetentionReason::Withdrawal)
    );
}

/// Somebody who was approached and never answers is not kept for ever: a sweep finds them, a duty to keep counts from the same
/// moment, and what they are owed stays owed without their words. Until then and after it, they can answer.
#[test]
fn whoever_never_answers_is_not_kept_for_ever() {
    let terms = kept(28, 365, Some(20));
    let approached = approached(&terms); // on Monday, 2 March; an answer is due when Monday, 16 March, is over
    let keeping = approached.retention_period();
    let (goes, stays) = ("2026-04-15T00:00:00Z".parse().unwrap(), "2026-04-07T00:00:00Z".parse().unwrap());
    let limit = keeping.at_most().expect("a limit");
    assert_eq!((limit.until, limit.reason), (goes, RetentionReason::Silence));
    assert_eq!(limit.rule.as_ref(), Some(terms.policy().retention().closed()));
    assert_eq!(keeping.at_least().map(|limit| (limit.until, limit.reason)), Some((stays, RetentionReason::Duty)));
    assert_eq!(
        (keeping.status(goes), keeping.status(goes + TimeDelta::seconds(1))),
        (DataStatus::MayStay, DataStatus::MustGo)
    );

    // Who holds their data and from where is owed to them still; nothing else says it.
    let told = |of: &Candidacy| of.promises().any(|promise| promise.kind == PromiseKind::Notice);
    let redacted = approached.redacted();
    assert!(told(&approached) && told(&redacted) && redacted.promises().eq(approached.promises()));
    assert_eq!((redacted.phase(), redacted.retention_period()), (Phase::Approached, keeping.clone()));
    let interested = after(redacted, &[FactKind::Informed, FactKind::Interested]);
    assert_eq!((interested.phase(), interested.retention_period().at_most()), (Phase::Screening, None));

    // Their own word counts as one, and nobody else's does.
    let word = |by: Actor, fact: Fact, on| {
        let mut candidacy = approached.clone();
        candidacy.record(Entry::new(by, fact, day(on))).expect("at any time");
        candidacy.retention_period().at_most().map(|limit| limit.until)
    };
    let message = || Fact::MessageReceived { message: DocumentRef::new("letters/8").expect("short") };
    assert_eq!(word(Actor::Candidate, message(), 3), Some(goes));
    assert_eq!(word(Actor::Candidate, message(), 30), Some(days_later(day(30), 28)));
    let note = sample(FactKind::Noted, &terms, Some(&approached), day(30));
    assert_eq!(word(note.by, note.fact, 30), Some(goes));

    // Out of the pool they had agreed to be kept: not longer than that, if it is longer.
    for (consent, expected) in [(10, (goes, RetentionReason::Silence)), (200, (day(200), RetentionReason::Consent))] {
        let mut found = pooled_until(&terms, day(consent));
        found.record(sample(FactKind::Approached, &terms, Some(&found), day(0))).expect("they agree to be kept");
        assert_eq!(found.retention_period().at_most().map(|limit| (limit.until, limit.reason)), Some(expected));
    }
}

/// What is to be done is data for whoever does it, beside until when and why.
#[test]
fn what_is_to_be_done_is_data() {
    let mut candidacy = pooled_until(&kept(28, 365, Some(28)), day(300));
    candidacy.record(Entry::new(Actor::Candidate, Fact::Withdrew, day(10))).unwrap();
    let status = |on: i64| serde_json::to_value(candidacy.retention_period().status(day(on))).unwrap();
    assert_eq!((status(10), status(60)), ("may_stay".into(), "must_go".into()));
    let conflict = &status(11)["conflict"];
    assert_eq!(
        (&conflict["at_most"]["reason"], &conflict["at_least"]["reason"]),
        (&"withdrawal".into(), &"duty".into())
    );
    is_data(&candidacy.retention_period().status(day(11)));
}

/// Whoever leaves the pool withdraws the consent, and the data must go at once; a duty to keep it is a conflict from that moment
/// on, and is said with both sources.
#[test]
fn who_leaves_the_pool_is_not_kept() {
    let terms = kept(28, 365, Some(28));
    let mut candidacy = pooled_until(&terms, day(300));
    candidacy.record(Entry::new(Actor::Candidate, Fact::Withdrew, day(10))).unwrap();
    let keeping = candidacy.retention_period();
    assert_eq!(keeping.status(day(10)), DataStatus::MayStay);
    let DataStatus::Conflict(conflict) = keeping.status(day(11)) else { panic!("a duty says otherwise") };
    assert_eq!(
        conflict.to_string(),
        "the data may be kept until 2026-03-12T09:00:00Z by withdrawal, and must be kept until 2026-04-10T00:00:00Z by \
         duty, 28 days (law: 29 CFR 1602.14)"
    );
    assert_eq!(keeping.status(day(60)), DataStatus::MustGo);
    let json = serde_json::to_value(&keeping).unwrap();
    assert_eq!(json["at_most"]["reason"], "withdrawal");
    assert_eq!(json["at_least"]["rule"], "28 days (law: 29 CFR 1602.14)");
}

/// A consent that ends at the very moment at which the policy ends the keeping is no shorter than that: the policy is what limits.
#[test]
fn a_consent_as_long_as_the_policy_allows() {
    let terms = kept(28, 30, None);
    let most = terms.policy().calendar().after(day(0), candidacy::terms::calendar::Span::Days(30));
    for (until, by) in
        [(most, "pool"), (most - TimeDelta::nanoseconds(1), "consent"), (most + TimeDelta::days(1), "pool")]
    {
        let limit = serde_json::to_value(pooled_until(&terms, until).retention_period()).unwrap();
        assert_eq!(limit["at_most"]["reason"], by, "{until}");
    }
}

/// Days are those of the company's calendar; what is reopened is needed again.
#[test]
fn days_are_the_company_s_and_reopening_keeps() {
    let amsterdam = Calendar::new(chrono::FixedOffset::east_opt(3_600).unwrap());
    let terms = terms(Process::back_end()).with_policy(Policy::builder().calendar(amsterdam).build().unwrap());
    let closed = after(applied(&terms), &[FactKind::Withdrew]);
    let until: Time = "2026-03-31T23:00:00Z".parse().unwrap();
    assert_eq!(closed.retention_period().at_most().map(|limit| limit.until), Some(until));
    let reopened = after(closed, &[FactKind::Reopened]);
    assert_eq!(reopened.retention_period().at_most(), None);
    let noted = sample(FactKind::Noted, &terms, Some(&reopened), day(9));
    assert!(reopened.check(&noted).is_ok());
}

/// Somebody who is back in the pool by a correction is kept for as long as if they had never left it: leaving and coming back is
/// no new consent.
#[test]
fn coming_back_is_no_new_consent() {
    let terms = kept(28, 365, None);
    let pooled = pooled_until(&terms, day(10_000));
    let mut back = pooled.clone();
    back.record(Entry::new(Actor::Candidate, Fact::Withdrew, day(100))).unwrap();
    back.record(sample(FactKind::Reopened, &terms, Some(&back), day(200))).unwrap();
    assert_eq!((back.phase(), back.retention_period()), (Phase::Pooled, pooled.retention_period()));
    assert_eq!(back.retention_period().at_most().map(|limit| limit.until), Some(days_later(day(0), 365)));
    // And the company has to ask again, or let go, by the same moment.
    let consent = |of: &Candidacy| of.promises().find(|it| it.kind == PromiseKind::Consent).map(|it| it.due);
    assert_eq!(consent(&back), Some(days_later(day(0), 365)));
}

/// Two rules that end at the same moment do not contradict each other; one that ends a moment earlier does, until the other ends,
/// that moment included. An open candidacy is needed, and no duty begins.
#[test]
fn a_contradiction_begins_and_ends_to_the_moment() {
    let terms = kept(100, 365, Some(5));
    let stays = days_later(day(0), 5);
    assert_eq!(pooled_until(&terms, stays).retention_period().conflict(), None);
    let second = TimeDelta::seconds(1);
    let keeping = pooled_until(&terms, stays - second).retention_period();
    assert_eq!(keeping.status(stays - second), DataStatus::MayStay);
    assert!(matches!(keeping.status(stays), DataStatus::Conflict(_)));
    assert_eq!(keeping.status(stays + second), DataStatus::MustGo);
    let open = applied_openly(&terms).retention_period();
    assert_eq!((open.at_most(), open.at_least(), open.status(day(9_999))), (None, None, DataStatus::MayStay));
}
