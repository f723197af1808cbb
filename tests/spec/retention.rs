//! When data must go, when it must stay, and that a contradiction between the two is said and never settled silently.

use crate::support::after::after;
use crate::support::ways;
use crate::support::{day, reference, staff, text};
use crate::wire::format::is_data;
use crate::wire::walks::journal;
use candidacy::person::{DataStatus, RetentionReason};
use candidacy::terms::policy::{Basis, Ground, RecordKind};
use candidacy::value::{Answer, Ask, DataRight, Request};
use candidacy::{
    Actor, Calendar, Candidacy, Capacity, Consent, Entry, Fact, FactKind, Phase, Policy, Process, Promise, PromiseKind,
    Seq, Terms, Time,
};
use chrono::{TimeDelta, Timelike};
use proptest::prelude::*;

/// The standard policy with other numbers of days.
fn policy(closed: u16, pooled: u16, minimum: Option<u16>) -> Policy {
    let ground = || Ground::new(Basis::Law, "29 CFR 1602.14").expect("a source");
    let policy = Policy::builder().keep_closed_for(closed, ground()).keep_pooled_for(pooled, ground());
    let application = RecordKind::Application;
    let policy = minimum.into_iter().fold(policy, |policy, days| policy.keep_at_least(application, days, ground()));
    policy.build().expect("some days each")
}

fn kept(closed: u16, pooled: u16, minimum: Option<u16>) -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a short name").with_policy(policy(closed, pooled, minimum))
}

/// In UTC, the end of the day that is this number of days later.
fn days_later(from: Time, days: u16) -> Time {
    let midnight =
        from.with_hour(0).and_then(|at| at.with_minute(0)).and_then(|at| at.with_second(0)).expect("midnight");
    let midnight = midnight.with_nanosecond(0).expect("a second begins");
    midnight.checked_add_signed(TimeDelta::days(i64::from(days) + 1)).unwrap_or(Time::MAX_UTC)
}

/// The moments of a journal in their order: an entry counts as the one before it where its clock is behind.
fn moments(candidacy: &Candidacy) -> Vec<Time> {
    let mut last = Time::MIN_UTC;
    let counts = |entry: &Entry| {
        last = last.max(entry.at);
        last
    };
    candidacy.journal().iter().map(counts).collect()
}

/// The kinds of promises that nobody could keep without the data (C6).
const NEEDS: [PromiseKind; 7] = [
    PromiseKind::FirstAnswer,
    PromiseKind::Outcome,
    PromiseKind::Feedback,
    PromiseKind::Confirmation,
    PromiseKind::Concern,
    PromiseKind::Settlement,
    PromiseKind::DataRight,
];

fn is_erasure(candidacy: &Candidacy, promise: &Promise) -> bool {
    let asks = candidacy.entry(promise.entry).and_then(|entry| entry.fact.request());
    promise.kind == PromiseKind::DataRight && asks.is_some_and(|request| request.ask == Ask::Right(DataRight::Erasure))
}

/// Since when only the candidate can do anything: since their answer was due, or since their last word.
fn silence(candidacy: &Candidacy, moments: &[Time]) -> Option<Time> {
    use PromiseKind as P;
    let open: Vec<Promise> = candidacy.promises().collect();
    let of = |kinds: &[PromiseKind]| open.iter().filter(|it| kinds.contains(&it.kind)).map(|it| it.due).max();
    let due = of(&[P::Interest, P::Agreement, P::Submission, P::OfferAnswer])?;
    if of(&[P::SetUp, P::Attendance, P::CheckNews]).is_some() {
        return None;
    }
    let word = candidacy.journal().iter().rposition(|entry| entry.by == Actor::Candidate);
    Some(word.map_or(due, |at| moments[at].max(due)))
}

/// When the data must go, and why; and until when what is owed needs it. Written from the rule: an open candidacy is kept, a closed one
/// for some days or by its consent, one in the pool by its consent, one whose candidate left the pool no longer, one whose candidate was
/// approached and says nothing for some days; nothing goes by lapse of time while something is owed; a request for erasure is a duty.
fn expected(candidacy: &Candidacy, closed: u16, pooled: u16) -> (Option<(Time, RetentionReason)>, Option<Time>) {
    let (moments, phases) = (moments(candidacy), candidacy.history().map(|one| one.now.phase).collect::<Vec<_>>());
    let now = candidacy.phase();
    let since = moments[(1..phases.len()).rfind(|at| phases[*at] != phases[*at - 1]).unwrap_or(0)];
    let consent = candidacy.consent().map(|consent| {
        let given = candidacy.journal().iter().rposition(|entry| entry.fact.consent() == Some(consent)).expect("given");
        let most = days_later(moments[given], pooled);
        if consent.until < most { (consent.until, RetentionReason::Consent) } else { (most, RetentionReason::Pool) }
    });
    let open = |phase: &&Phase| !phase.is_closed() && **phase != Phase::FeedbackDue;
    let left = now == Phase::Withdrawn && phases.iter().rfind(open) == Some(&Phase::Pooled);
    let lapses = match now {
        Phase::Hired | Phase::Rejected | Phase::Withdrawn | Phase::Lapsed => {
            Some((days_later(since, closed), RetentionReason::Closing))
        }
        Phase::Pooled => consent,
        _ => silence(candidacy, &moments).map(|since| (days_later(since, closed), RetentionReason::Silence)),
    };
    let lapses = lapses.map(|lapses| consent.filter(|consent| consent.0 > lapses.0).unwrap_or(lapses));
    let needed = candidacy.promises().filter(|it| NEEDS.contains(&it.kind) && !is_erasure(candidacy, it));
    let needed = needed.map(|promise| days_later(promise.ceiling.unwrap_or(promise.due), closed)).max();
    // Also one that was answered; but not one that they say they never made.
    let is_theirs = |of: Seq| {
        let contests = |entry: &Entry| matches!(entry.fact, Fact::EntryContested { to, .. } if to == of);
        !candidacy.journal().iter().any(contests)
    };
    let every = candidacy.all_promises().into_iter().filter(|it| is_erasure(candidacy, it) && is_theirs(it.entry));
    let erasure = every.map(|it| (it.due, RetentionReason::Erasure));
    let withdrawal = left.then_some((since, RetentionReason::Withdrawal));
    let asked = erasure.min_by_key(|it| it.0).into_iter().chain(withdrawal).min_by_key(|it| it.0);
    let by_lapse = lapses.map(|limit| match needed {
        Some(needed) if needed > limit.0 => (needed, RetentionReason::Owed),
        _ => limit,
    });
    (asked.or(by_lapse), needed)
}

proptest! {
    /// Data goes when the rule says, to the moment, and not before; a redacted journal is kept as long (C6).
    #[test]
    fn data_goes_when_it_must((candidacy, known) in journal(25), closed in 1..400_u16, pooled in 1..400_u16) {
        let terms = known.map(|terms| terms.with_policy(policy(closed, pooled, None)));
        let candidacy = Candidacy::replay(&terms, candidacy.journal().to_vec()).expect("the law looks at no policy");
        // A clock that was corrected moves what it dated.
        prop_assume!(candidacy.journal().iter().all(|entry| entry.fact.kind() != FactKind::MomentCorrected));
        let (limit, needed) = expected(&candidacy, closed, pooled);
        let keeping = candidacy.retention_period();
        prop_assert_eq!(keeping.at_most().map(|limit| (limit.until, limit.reason)), limit);
        let asked = limit.is_some_and(|(_, reason)| matches!(reason, RetentionReason::Erasure | RetentionReason::Withdrawal));
        prop_assert_eq!(keeping.at_least().map(|limit| limit.until), needed.filter(|_| asked));
        if let (Some((until, _)), None) = (limit, keeping.conflict()) {
            prop_assert_eq!(keeping.status(until), DataStatus::MayStay);
            if let Some(later) = until.checked_add_signed(TimeDelta::seconds(1)) {
                prop_assert_eq!(keeping.status(later), DataStatus::MustGo);
            }
        }
        prop_assert_eq!(candidacy.redacted().retention_period(), keeping);
    }

    /// A duty to keep what must go is told, with both rules, before, while and as long as it is one; nothing is chosen.
    #[test]
    fn a_contradiction_is_a_value(consent in 1_i64..100, minimum in 1..100_u16, hours in 0_i64..4_000) {
        let keeping = pooled_until(&kept(100, 365, Some(minimum)), day(consent)).retention_period();
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

/// Somebody in the pool since day 0, by a consent until a moment, to whom nothing else is owed.
fn pooled_until(terms: &Terms, until: Time) -> Candidacy {
    let mut candidacy = ways::applied(terms, day(0));
    let consent = Consent { until, evidence: reference("letters/7") };
    let message = reference("letters/8");
    let entries = [
        Entry::new(Actor::Candidate, consent, day(0)),
        Entry::new(staff(Capacity::RECRUITER), Fact::Pooled, day(0)),
        Entry::new(
            staff(Capacity::RECRUITER),
            Fact::CandidateInformed { to: Seq(0), answer: Answer::Final, message, stated: None },
            day(0),
        ),
    ];
    for entry in entries {
        let _ = candidacy.record(entry).expect("they agreed");
    }
    candidacy
}

fn limit(candidacy: &Candidacy) -> Option<(RetentionReason, Time)> {
    candidacy.retention_period().at_most().map(|limit| (limit.reason, limit.until))
}

fn withdrew(candidacy: &Candidacy, on: i64) -> Candidacy {
    let mut candidacy = candidacy.clone();
    let _ = candidacy.record(Entry::new(Actor::Candidate, Fact::Withdrew, day(on))).expect("from anywhere");
    candidacy
}

/// A candidate who leaves the pool withdraws the consent, and the data must go at once, also where a decision against them had been made
/// and not been told. A duty to keep it is a conflict from that moment on, and is said with both sources.
#[test]
fn somebody_who_leaves_the_pool_is_not_kept() {
    let pooled = pooled_until(&kept(28, 365, Some(28)), day(300));
    let left = withdrew(&pooled, 10);
    let keeping = left.retention_period();
    assert_eq!(keeping.status(day(10)), DataStatus::MayStay);
    let DataStatus::Conflict(conflict) = keeping.status(day(11)) else { panic!("a duty says otherwise") };
    assert_eq!(
        conflict.to_string(),
        "the data may be kept until 2026-03-12T09:00:00Z by withdrawal, and must be kept until 2026-04-10T00:00:00Z by \
         duty to keep `application`, 28 days (law: 29 CFR 1602.14)"
    );
    assert_eq!(keeping.status(day(60)), DataStatus::MustGo);
    let json = serde_json::to_value(&keeping).unwrap();
    assert_eq!(json["at_most"]["reason"], "withdrawal");
    assert_eq!(json["at_least"]["rule"], "28 days (law: 29 CFR 1602.14)");
    assert_eq!((&json["at_least"]["record"], json["at_most"].get("record")), (&"application".into(), None));
    is_data(&keeping.status(day(11)));

    let untold = withdrew(&after(pooled_until(&kept(28, 365, None), day(300)), &[FactKind::RejectionDecided]), 10);
    assert_eq!(limit(&untold), Some((RetentionReason::Withdrawal, day(10))));
    let owed = untold.retention_period().conflict().expect("feedback is owed");
    assert_eq!(owed.at_least.reason, RetentionReason::Owed);
}

/// Of several duties the longest is the one that is shown, with its kind of record; a posting is no data of a candidate. Data that may
/// be kept for less is a conflict, which is shown and never settled.
#[test]
fn a_duty_names_its_record() {
    let ground = |source| Ground::new(Basis::Law, source).expect("a source");
    let policy = Policy::builder()
        .keep_at_least(RecordKind::Posting, 1095, ground("Ontario ESA"))
        .keep_at_least(RecordKind::Messages, 90, ground("a law"))
        .keep_at_least(RecordKind::Offer, 60, ground("another law"))
        .keep_at_least(RecordKind::Application, 20, ground("a third law"));
    let terms = kept(28, 365, None).with_policy(policy.build().expect("no contradiction is refused"));
    let keeping = withdrew(&ways::applied(&terms, day(0)), 1).retention_period();
    let least = keeping.at_least().expect("a duty");
    assert_eq!((least.record, least.until), (Some(RecordKind::Messages), days_later(day(1), 90)));
    let conflict = keeping.conflict().expect("28 days and 90");
    assert_eq!((conflict.at_most.record, conflict.at_least.record), (None, Some(RecordKind::Messages)));
    let posting = Policy::builder().keep_at_least(RecordKind::Posting, 1095, ground("Ontario ESA"));
    let terms = kept(28, 365, None).with_policy(posting.build().expect("a duty"));
    assert_eq!(withdrew(&ways::applied(&terms, day(0)), 1).retention_period().at_least(), None);
}

/// Nothing goes by lapse of time while feedback is owed: it stays until it is answered, and no longer than after closing from the
/// ceiling of the answer on (C6).
#[test]
fn what_is_owed_keeps_the_data() {
    let terms = kept(28, 365, None);
    let met = after(ways::applied(&terms, day(0)), &[FactKind::CandidateInformed, FactKind::CandidateAdvanced]);
    let met = after(met, &[FactKind::InterviewScheduled, FactKind::InterviewHeld, FactKind::ConsentGiven]);
    let consent = Consent { until: day(9), evidence: reference("letters/7") };
    let mut short = met;
    let _ = short.record(Entry::new(Actor::Candidate, consent, day(6))).expect("it ends later");
    let pooled = after(short, &[FactKind::Pooled]);
    let owed: Vec<Promise> = pooled.promises().filter(|promise| NEEDS.contains(&promise.kind)).collect();
    assert!(owed.iter().any(|promise| promise.kind == PromiseKind::Feedback), "they were met");
    let latest = owed.iter().map(|promise| promise.ceiling.unwrap_or(promise.due)).max().expect("feedback");
    let until = days_later(latest, 28);
    assert_eq!(limit(&pooled), Some((RetentionReason::Owed, until)));
    let told = after(pooled, &[FactKind::FeedbackDelivered]);
    assert_eq!(limit(&told), Some((RetentionReason::Consent, day(9))));
}

/// A request for erasure is itself the duty, in every phase; what is still owed is a conflict, which is shown (C6).
#[test]
fn a_request_for_erasure_is_a_duty() {
    let mut mira = ways::applied(&kept(28, 365, None), day(0));
    assert_eq!(limit(&mira), None);
    let ask = Request { ask: Ask::Right(DataRight::Erasure), message: reference("letters/9") };
    let _ = mira.record(Entry::new(Actor::Candidate, ask, day(1))).expect("at any time");
    let due = mira.promises().find(|promise| promise.kind == PromiseKind::DataRight).expect("an answer").due;
    assert_eq!(limit(&mira), Some((RetentionReason::Erasure, due)));
    let conflict = mira.retention_period().conflict().expect("an answer to the application is owed");
    assert_eq!(conflict.at_least.reason, RetentionReason::Owed);
    let answered =
        Fact::CandidateInformed { to: Seq(1), answer: Answer::Final, message: reference("letters/10"), stated: None };
    let _ = mira.record(Entry::new(staff(Capacity::RECRUITER), answered, day(2))).expect("it is owed");
    assert_eq!(limit(&mira), Some((RetentionReason::Erasure, due)), "an answer takes nothing away from the request");
    assert_eq!(limit(&mira.redacted()), Some((RetentionReason::Erasure, due)));
}

/// A request for erasure that somebody wrote down, and that the candidate says they never made, deletes nothing (C6).
#[test]
fn an_erasure_that_nobody_asked_for_deletes_nothing() {
    let mut mira = ways::applied(&kept(28, 365, None), day(0));
    let ask = Request { ask: Ask::Right(DataRight::Erasure), message: reference("letters/9") };
    let written = Entry::new(Actor::Candidate, ask, day(1)).recorded_by(staff(Capacity::RECRUITER));
    let _ = mira.record(written).expect("at any time");
    assert!(limit(&mira).is_some());
    let contest = Fact::EntryContested { to: Seq(1), why: text("I never asked for it") };
    let _ = mira.record(Entry::new(Actor::Candidate, contest, day(2))).expect("they can");
    assert_eq!(limit(&mira), None);
}

/// Of an erasure that was asked for and a pool that was left, the earlier is the duty.
#[test]
fn the_earlier_of_two_wishes_is_the_duty() {
    let pooled = after(ways::applied(&kept(28, 365, None), day(0)), &[FactKind::ConsentGiven, FactKind::Pooled]);
    let ask = Request { ask: Ask::Right(DataRight::Erasure), message: reference("letters/9") };
    let mut mira = pooled;
    let _ = mira.record(Entry::new(Actor::Candidate, ask, day(3))).expect("at any time");
    assert_eq!(limit(&mira).map(|(reason, _)| reason), Some(RetentionReason::Erasure));
    let _ = mira.record(Entry::new(Actor::Candidate, Fact::Withdrew, day(4))).expect("at any time");
    assert_eq!(limit(&mira), Some((RetentionReason::Withdrawal, day(4))));
}

/// Somebody who was approached and never answers is not kept for ever: the days count from when an answer was due, or from their own
/// last word. Until then and after it, they can answer. Out of the pool they are kept no shorter than they would have been in it.
#[test]
fn somebody_who_never_answers_is_not_kept_for_ever() {
    let terms = kept(28, 365, Some(20));
    let opening = ways::facts(&terms, None, FactKind::Approached, day(0)).remove(0);
    let approached = Candidacy::open(&terms, Entry::new(staff(Capacity::RECRUITER), opening, day(0))).expect("opens");
    // On Monday, 2 March; an answer is due when Monday, 16 March, is over.
    let (goes, stays): (Time, Time) =
        ("2026-04-15T00:00:00Z".parse().unwrap(), "2026-04-07T00:00:00Z".parse().unwrap());
    let keeping = approached.retention_period();
    assert_eq!(limit(&approached), Some((RetentionReason::Silence, goes)));
    assert_eq!(keeping.at_most().and_then(|limit| limit.rule.as_ref()), Some(terms.policy().retention().closed()));
    assert_eq!(keeping.at_least().map(|limit| (limit.until, limit.reason)), Some((stays, RetentionReason::Duty)));
    let interested = after(approached.redacted(), &[FactKind::InterestShown]);
    assert_eq!((interested.phase(), limit(&interested)), (Phase::Screening, None));

    let word = |entry: Entry| {
        let mut candidacy = approached.clone();
        let _ = candidacy.record(entry).expect("at any time");
        limit(&candidacy).map(|limit| limit.1)
    };
    let profile = || Fact::ProfileReplaced { profile: reference("profiles/8") };
    assert_eq!(word(Entry::new(Actor::Candidate, profile(), day(3))), Some(goes));
    assert_eq!(word(Entry::new(Actor::Candidate, profile(), day(30))), Some(days_later(day(30), 28)));
    let note = Fact::NoteAdded { note: text("no answer") };
    assert_eq!(word(Entry::new(staff(Capacity::RECRUITER), note, day(30))), Some(goes));

    // A company may have another number for silence.
    let ours = Ground::new(Basis::Practice, "our handbook").expect("a source");
    let shorter = Policy::builder().keep_silent_for(10, ours).build().expect("some days");
    let silent = Candidacy::replay(&terms.clone().with_policy(shorter), approached.journal().to_vec()).expect("lawful");
    assert_eq!(limit(&silent), Some((RetentionReason::Silence, goes - TimeDelta::days(18))));

    for (consent, expected) in [(10, None), (200, Some((RetentionReason::Consent, day(200))))] {
        let found = after(pooled_until(&terms, day(consent)), &[FactKind::Approached]);
        assert_eq!(
            limit(&found),
            expected.or_else(|| limit(&found).filter(|limit| limit.0 == RetentionReason::Silence))
        );
    }
}

/// In every phase, nobody is kept for ever whose answer alone is awaited: a yes to a step, work that is out, the answer to an offer. As
/// soon as something else goes on, or they answer, the candidacy is needed; and nothing is decided by the lapse (C6).
#[test]
fn nobody_is_kept_for_ever_for_an_answer() {
    let way = || crate::support::way::Way::applied().advanced().met().advanced().met().advanced();
    let sent = way().then(Fact::AssignmentSent {
        part: None,
        assignment: Box::new(candidacy::value::Assignment::new(reference("case"), 6).expect("few hours")),
    });
    assert_eq!(way().0.retention_period().at_most(), None, "the company has to send the work");
    let late = sent.0.promises().find(|promise| promise.kind == PromiseKind::Submission).expect("work is out").due;
    let goes = sent.0.retention_period();
    let limit = goes.at_most().expect("it does not stay for ever");
    assert_eq!((limit.reason, limit.until), (RetentionReason::Silence, days_later(late, 28)));
    assert_eq!(sent.0.phase(), Phase::Underway);
    let back = sent.then(Fact::AssignmentSubmitted { part: None, work: reference("work") });
    assert_eq!(back.0.retention_period().at_most(), None);
}

/// A consent that ends at the very moment at which the policy ends the keeping is no shorter than that: the policy is what limits.
#[test]
fn a_consent_as_long_as_the_policy_allows() {
    let terms = kept(28, 30, None);
    let most = terms.policy().calendar().after(day(0), candidacy::terms::calendar::Span::Days(30));
    for (until, by) in [
        (most, RetentionReason::Pool),
        (most - TimeDelta::nanoseconds(1), RetentionReason::Consent),
        (most + TimeDelta::days(1), RetentionReason::Pool),
    ] {
        assert_eq!(limit(&pooled_until(&terms, until)).map(|limit| limit.0), Some(by), "{until}");
    }
}

/// Days are those of the company's calendar; what is reversed is needed again.
#[test]
fn days_are_the_company_s_and_a_reversal_keeps() {
    let amsterdam = Calendar::new(chrono::FixedOffset::east_opt(3_600).unwrap());
    let terms = kept(28, 365, None).with_policy(Policy::builder().calendar(amsterdam).build().unwrap());
    let closed = withdrew(&ways::applied(&terms, day(0)), 1);
    assert_eq!(
        limit(&closed),
        Some((RetentionReason::Closing, "2026-03-31T22:00:00Z".parse::<Time>().unwrap() + TimeDelta::hours(1)))
    );
    assert_eq!(limit(&after(closed, &[FactKind::Reversed])), None);
}

/// A consent that stands keeps somebody whom the company rejected: it could take them into the pool.
#[test]
fn a_consent_keeps_after_an_end() {
    let terms = kept(28, 365, None);
    let rejected = after(ways::applied(&terms, day(0)), &[FactKind::ConsentGiven, FactKind::RejectionDecided]);
    let rejected = after(rejected, &[FactKind::FeedbackDelivered, FactKind::CandidateInformed]);
    assert_eq!(limit(&rejected).map(|limit| limit.0), Some(RetentionReason::Consent));
    let without = after(ways::applied(&terms, day(0)), &[FactKind::CandidateInformed, FactKind::RejectionDecided]);
    let without = after(without, &[FactKind::FeedbackDelivered]);
    assert_eq!(limit(&without).map(|limit| limit.0), Some(RetentionReason::Closing));
}

/// Two rules that end at the same moment do not contradict each other; one that ends a moment earlier does, until the other ends, that
/// moment included. An open candidacy is needed, and no duty begins.
#[test]
fn a_contradiction_begins_and_ends_to_the_moment() {
    let terms = kept(100, 365, Some(5));
    let (stays, second) = (days_later(day(0), 5), TimeDelta::seconds(1));
    assert_eq!(pooled_until(&terms, stays).retention_period().conflict(), None);
    let keeping = pooled_until(&terms, stays - second).retention_period();
    assert_eq!(keeping.status(stays - second), DataStatus::MayStay);
    assert!(matches!(keeping.status(stays), DataStatus::Conflict(_)));
    assert_eq!(keeping.status(stays + second), DataStatus::MustGo);
    let open = ways::applied(&terms, day(0)).retention_period();
    assert_eq!((open.at_most(), open.at_least(), open.status(day(9_999))), (None, None, DataStatus::MayStay));
}
