//! The talent pool: nobody is in it without a consent that ends, everybody who is in it is seen, and reaching out owes something.

use crate::profiles::{profiles, roles};
use crate::support::after::{after, plain};
use crate::support::fleet::{fleets, numbered};
use crate::support::ways::{self, DAY};
use crate::support::{day, evidence, reference, role, staff};
use candidacy::person::TalentPool;
use candidacy::terms::calendar::Span;
use candidacy::value::RoleMatch;
use candidacy::{
    Actor, Candidacy, Capacity, Consent, Entry, Fact, FactKind, Phase, Process, Profile, PromiseKind, Status, Terms,
    Time, Why,
};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;

fn back_end() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a short name")
}

fn consents(candidacy: &mut Candidacy, until: Time, at: Time) {
    let consent = Consent { until, evidence: reference("letters/7") };
    let _ = candidacy.record(Entry::new(Actor::Candidate, consent, at)).expect("it ends later");
}

/// Somebody with an open application, kept from day 1 on by a consent until a day.
fn kept(number: u128, until: i64) -> Candidacy {
    let terms = back_end();
    let mut candidacy = ways::applied(&terms, day(0));
    consents(&mut candidacy, day(until), day(1));
    let _ = candidacy.record(Entry::new(staff(Capacity::RECRUITER), Fact::Pooled, day(1))).expect("they agreed");
    numbered(&candidacy, &[terms], number, 2)
}

proptest! {
    /// Nobody is in the pool without a consent that ends and has not ended, within what the policy says; everybody who has one is, in the
    /// caller's order, and nobody else (F75).
    #[test]
    fn nobody_is_pooled_without_consent_that_ends(
        fleet in fleets(3), ends in vec(2_i64..900, 0..4), profile in profiles(), at in 0_i64..900,
    ) {
        let mut all = fleet;
        all.extend(ends.iter().zip(100..).map(|(until, id)| kept(id, *until)));
        // The consent that stands, for as long as it says and no longer than the policy does.
        let ends = |one: &Candidacy| {
            let consent = one.consent().filter(|_| one.phase() == Phase::Pooled)?;
            let given = one.journal().iter().rfind(|entry| entry.fact.consent() == Some(consent)).expect("it was given").at;
            let most = Span::Days(one.terms().policy().retention().pooled().days());
            Some(consent.until.min(one.terms().policy().calendar().after(given, most)))
        };
        // Also at the very moment at which one ends, and after it.
        let last = all.iter().filter_map(ends).flat_map(|end| [Some(end), end.checked_add_signed(TimeDelta::nanoseconds(1))]);
        for at in last.flatten().chain([day(at)]) {
            let pool = TalentPool::new(all.iter().map(|one| (one, &profile)), at);
            let lasts = |one: &Candidacy| ends(one).is_some_and(|end| at <= end);
            let members: Vec<&Candidacy> = pool.members().iter().map(|member| member.candidacy).collect();
            prop_assert_eq!(&members, &all.iter().filter(|one| lasts(one)).collect::<Vec<_>>());
            let lapsed: Vec<&Candidacy> = all.iter().filter(|one| one.phase() == Phase::Pooled && !lasts(one)).collect();
            prop_assert_eq!(pool.lapsed(), &lapsed[..]);
            for member in pool.members() {
                prop_assert_eq!(Some(member.limit.until), ends(member.candidacy));
                // The company owes it to renew or end it by then.
                prop_assert!(member.candidacy.promises().any(|promise| promise.kind == PromiseKind::Consent));
            }
        }
    }

    /// A search for somebody shows everybody, in the order of the pool: neither what a profile says nor how much of it moves anybody up,
    /// down or out.
    #[test]
    fn evidence_moves_nobody(told in vec(profiles(), 1..5), role in roles()) {
        let all: Vec<Candidacy> = (1..=told.len()).map(|id| kept(id as u128, 300)).collect();
        let pool = TalentPool::new(all.iter().zip(&told), day(2));
        let shown: Vec<_> = pool.evidence_for(&role).collect();
        prop_assert_eq!(shown.len(), all.len());
        for ((member, rows), (candidacy, profile)) in shown.iter().zip(all.iter().zip(&told)) {
            prop_assert_eq!((member.candidacy, member.profile), (candidacy, profile));
            prop_assert_eq!(rows, &profile.evidence_for(&role));
        }
        // In other words, everybody stands where they stood.
        let silent = vec![Profile::default(); told.len()];
        let other = TalentPool::new(all.iter().zip(&silent), day(2));
        let places = |pool: &TalentPool<'_>| pool.evidence_for(&role).map(|(member, _)| member.candidacy.id()).collect::<Vec<_>>();
        prop_assert_eq!(places(&other), places(&pool));
    }
}

/// A role is matched to somebody, the company owes it to reach out at once (F76), and having done so, the candidate's answer is awaited:
/// the next page of their candidacy. After the consent has ended, nobody is reached out to.
#[test]
fn a_role_is_matched_and_somebody_reached_out_to() {
    let ana = staff(Capacity::RECRUITER);
    let mut mira = kept(1, 300);
    let fits = RoleMatch { role: role(2), evidence: evidence() };
    let _ = mira.record(Entry::new(ana, fits.clone(), day(9))).expect("the consent stands");
    let owed = |candidacy: &Candidacy, kind| candidacy.promises().find(|promise| promise.kind == kind);
    let reach_out = owed(&mira, PromiseKind::ReachOut).expect("at once");
    assert_eq!(reach_out.status(day(9)), Status::Pending);
    let reached = after(mira.clone(), &[FactKind::Approached]);
    assert_eq!((reached.phase(), reached.role()), (Phase::Approached, Some(ways::some_role())));
    assert!(owed(&reached, PromiseKind::ReachOut).is_none() && owed(&reached, PromiseKind::Interest).is_some());

    let late = kept(2, 8).record(Entry::new(ana, fits, day(9))).map(|_| ()).unwrap_err();
    assert_eq!(late.refusal.why, Why::NotNow(candidacy::law::Condition::Consented));
    let mut approach = plain(&mira, FactKind::Approached).expect("the consent stands");
    approach.at = day(301);
    assert_eq!(mira.check(&approach).unwrap_err().why, Why::NotNow(candidacy::law::Condition::Consented));
}

/// A consent that is renewed lasts from then on, and one that says that it lasts for ever ends when the policy says.
#[test]
fn a_consent_is_renewed_and_never_endless() {
    let profile = Profile::default();
    let mut mira = kept(1, 100_000);
    let until = |candidacy: &Candidacy, at: Time| {
        TalentPool::new([(candidacy, &profile)], at).members().first().map(|member| member.limit.until)
    };
    let most = mira.terms().policy().calendar().after(day(1), Span::Days(365));
    assert_eq!(until(&mira, day(2)), Some(most));
    assert_eq!(until(&mira, day(400)), None);
    consents(&mut mira, day(500), day(360));
    assert_eq!(until(&mira, day(400)), Some(day(500)));
    // The last moment is one at which it ends.
    let pool = TalentPool::new([(&mira, &profile)], day(400));
    let ends = |by: Time| pool.to_renew(by).count();
    assert_eq!((ends(day(500) - TimeDelta::seconds(1)), ends(day(500))), (0, 1));
}

/// A consent that was given before the pool keeps nobody in it, and a member whose feedback is still owed is no member for longer.
#[test]
fn the_pool_is_by_consent_alone() {
    let profile = Profile::default();
    let members = |candidacy: &Candidacy, at: Time| TalentPool::new([(candidacy, &profile)], at).members().len();
    let mut screening = ways::applied(&back_end(), day(0));
    consents(&mut screening, day(300), day(1));
    assert_eq!(members(&screening, day(2)), 0);
    let met = after(screening, &[FactKind::CandidateAdvanced, FactKind::InterviewHeld, FactKind::Pooled]);
    assert!(met.promises().any(|promise| promise.kind == PromiseKind::Feedback));
    assert_eq!((members(&met, day(300)), members(&met, day(300) + DAY)), (1, 0));
}
