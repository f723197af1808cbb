//! The talent pool: nobody is in it without a consent that ends, everybody who is in it is seen, and reaching out owes something.

use crate::profiles::{profiles, roles};
use crate::report::fleet::{fleets, numbered};
use crate::support::{after, applied_openly, day, evidence, reference, role, staff, terms, text};
use candidacy::law::{Fit, Refused};
use candidacy::person::TalentPool;
use candidacy::terms::calendar::Span;
use candidacy::{
    Candidacy, Capacity, Consent, Entry, Fact, FactKind, Phase, Process, Profile, PromiseKind, Status, Time, Why,
};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;

/// Somebody with an open application, kept from day 1 on by a consent until a day.
fn kept(number: u128, until: i64) -> Candidacy {
    let mut candidacy = applied_openly(&terms(Process::back_end()));
    let consent = Consent { until: day(until), evidence: reference("letters/7") };
    candidacy.record(Entry::new(staff(Capacity::Recruiter), consent, day(1))).expect("it ends later");
    numbered(&candidacy, number)
}

proptest! {
    /// Nobody is in the pool without a consent that ends and has not ended, within what the policy says; whoever has one is, in the
    /// caller's order, and nobody else (F75).
    #[test]
    fn nobody_is_pooled_without_consent_that_ends(
        fleet in fleets(4), ends in vec(2_i64..900, 0..5), profile in profiles(), at in 0_i64..900,
    ) {
        let mut all: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.told(id)).collect();
        all.extend(ends.iter().zip(100..).map(|(until, id)| kept(id, *until)));
        // The latest consent, for as long as it says and no longer than the policy does.
        let ends = |one: &Candidacy| {
            let given = one.journal().iter().rev().find_map(|entry| {
                if let Fact::Pooled(consent) = &entry.fact { Some((entry.at, consent.until)) } else { None }
            });
            let (given, until) = given.filter(|_| one.phase() == Phase::Pooled)?;
            let most = Span::Days(one.terms().policy().retention().pooled().days());
            Some(until.min(one.terms().policy().calendar().after(given, most)))
        };
        // Also at the very moment at which one ends, and after it.
        let last = all.iter().filter_map(ends).flat_map(|end| [end, end + TimeDelta::nanoseconds(1)]);
        for at in last.chain([day(at)]) {
            let pool = TalentPool::new(all.iter().map(|one| (one, &profile)), at);
            let lasts = |one: &Candidacy| ends(one).is_some_and(|end| at <= end);
            let members: Vec<&Candidacy> = pool.members().iter().map(|member| member.candidacy).collect();
            prop_assert_eq!(&members, &all.iter().filter(|one| lasts(one)).collect::<Vec<_>>());
            let lapsed: Vec<&Candidacy> = all.iter().filter(|one| one.phase() == Phase::Pooled && !lasts(one)).collect();
            prop_assert_eq!(pool.lapsed(), &lapsed[..]);
            for member in pool.members() {
                prop_assert_eq!(Some(member.limit.until), ends(member.candidacy));
                // The company owes it to renew or end it by then.
                let owed = member.candidacy.promises().find(|promise| promise.kind == PromiseKind::Consent).expect("owed");
                prop_assert!(owed.due <= member.limit.until.max(owed.made_at));
            }
            let by = at + TimeDelta::days(30);
            let soon: Vec<&Candidacy> = pool.to_renew(by).map(|member| member.candidacy).collect();
            let expected = members.into_iter().filter(|one| ends(one).is_some_and(|end| end <= by));
            prop_assert_eq!(soon, expected.collect::<Vec<_>>());
        }
    }

    /// Whoever looks for a role sees everybody, in the order of the pool: neither what a profile says nor how much of it moves
    /// anybody up, down or out.
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

/// A role is found for somebody, the company owes it to reach out at once (F76), and having done so, the candidate's answer is
/// awaited: the next page of their candidacy. After the consent has ended, nobody is reached out to.
#[test]
fn a_role_is_found_and_somebody_reached_out_to() {
    let ana = staff(Capacity::Recruiter);
    let mut mira = kept(1, 300);
    let fit = Fit { role: role(2), evidence: evidence() };
    mira.record(Entry::new(ana, fit.clone(), day(9))).unwrap();
    let owed = |candidacy: &Candidacy, kind| candidacy.promises().find(|promise| promise.kind == kind);
    let reach_out = owed(&mira, PromiseKind::ReachOut).expect("at once");
    assert_eq!(reach_out.status(day(9)), Status::Pending);
    let reached = after(mira.clone(), &[FactKind::Approached]);
    assert_eq!((reached.phase(), reached.role()), (Phase::Approached, Some(role(2))));
    assert!(owed(&reached, PromiseKind::ReachOut).is_none() && owed(&reached, PromiseKind::Interest).is_some());

    let late: Result<_, Refused> = kept(2, 8).record(Entry::new(ana, fit, day(9))).map(|_| ());
    assert_eq!(late.unwrap_err().refusal.why, Why::ConsentEnded { until: day(8) });
    let approach = candidacy::law::Approach { opening: mira.opening().clone(), role: role(2), found: text("the pool") };
    let approach = Entry::new(ana, Fact::from(approach), day(301));
    assert_eq!(mira.check(&approach).unwrap_err().why, Why::ConsentEnded { until: day(300) });
}

/// A consent that is renewed lasts anew, and one that says that it lasts for ever ends when the policy says.
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
    let again = Consent { until: day(500), evidence: reference("letters/8") };
    mira.record(Entry::new(staff(Capacity::Recruiter), again, day(360))).unwrap();
    assert_eq!(until(&mira, day(400)), Some(day(500)));
    // The last moment is one at which it ends.
    let pool = TalentPool::new([(&mira, &profile)], day(400));
    let ends = |by: Time| pool.to_renew(by).count();
    assert_eq!((ends(day(500) - TimeDelta::seconds(1)), ends(day(500))), (0, 1));
}
