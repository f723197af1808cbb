//! Noting and following: what the law would not allow is a finding with the law's reason, and the history goes on from where the log says.

use super::said::logged;
use super::{back_end, daily, judged};
use crate::support::{day, text};
use candidacy::foreign::{Finding, FindingKind, Judge, Sighting, What, Whats};
use candidacy::law::{Condition, Why};
use candidacy::value::Hold;
use candidacy::{Actor, Candidacy, Entry, Fact, Phase, PromiseKind, Time};
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::sample::Index;

fn findings(whats: &[What]) -> Vec<Finding> {
    let mut judge = Judge::new(&back_end(), day(400));
    daily("mira", whats).iter().for_each(|sighting| judge.see(sighting));
    judge.close("mira")
}

/// A sighting that says no other place than where the case is, and that the law would not allow there, with the fact that it stands for.
fn refused(before: &Candidacy, at: Time) -> Vec<(What, Entry)> {
    let staff = Actor::Staff(crate::support::staff(candidacy::Capacity::RECRUITER));
    let hold = Hold { until: at + TimeDelta::days(3), reason: text("a budget") };
    let rejected = candidacy::value::Rejection::new(crate::support::reasons());
    let all = [
        (What::OnHold, Entry::new(staff, hold, at)),
        (What::Accepted, Entry::new(Actor::Candidate, Fact::OfferAccepted, at)),
        (What::Withdrew, Entry::new(Actor::Candidate, Fact::Withdrew, at)),
        (What::Hired, Entry::new(staff, Fact::Hired, at)),
        (What::Rejected, Entry::new(staff, rejected, at)),
    ];
    let phase = before.phase();
    let stays = |what: What| match what {
        What::OnHold => true,
        What::Accepted => matches!(phase, Phase::Accepted | Phase::Hired),
        What::Withdrew => phase == Phase::Withdrawn,
        What::Hired => phase == Phase::Hired,
        _ => matches!(phase, Phase::FeedbackDue | Phase::Rejected),
    };
    all.into_iter().filter(|(what, entry)| stays(*what) && !before.legal().contains(entry.fact.kind())).collect()
}

/// A sighting that the law would not allow is one finding: at its place, with the law's own reason. Everything that comes after it is
/// judged as if it were not there.
#[test]
fn a_finding_changes_nothing_else() {
    let found = std::cell::Cell::new(0);
    proptest!(|(logged in logged(40), which in any::<Index>())| {
        let at = logged.journal.journal().last().expect("an opening").at;
        for (what, entry) in refused(&logged.journal, at) {
            let mut log = logged.log.clone();
            log.push(Sighting::new("mira", what, at));
            log.push(Sighting::new("mira", What::MessageIn, at));
            let mut without = logged.log.clone();
            without.push(Sighting::new("mira", What::MessageIn, at));
            let moment = at + TimeDelta::days(i64::try_from(which.index(30)).expect("few"));
            let mut judge = Judge::new(&logged.terms, moment);
            log.iter().for_each(|sighting| judge.see(sighting));
            let findings = judge.close("mira");
            let why = logged.journal.check(&entry).expect_err("it is not legal").why;
            prop_assert_eq!(findings.len(), 1, "{:?}", findings);
            let number = u64::try_from(logged.log.len()).expect("few");
            let Finding { kind, sighting, what: noted, why: noted_why, legal, .. } = &findings[0];
            prop_assert_eq!((*kind, *sighting, *noted), (FindingKind::Illegal, number, what));
            prop_assert_eq!(*noted_why, Some(why));
            prop_assert!(!legal.contains(what) && legal.contains(What::Other));
            let (judgement, without) = (judge.judgement(), judged(&logged.terms, &without, moment));
            for kind in PromiseKind::ALL {
                prop_assert_eq!(judgement.tally(*kind), without.tally(*kind), "{}", kind);
            }
            prop_assert_eq!(judgement.funnel(), without.funnel());
            prop_assert_eq!((judgement.counts().clean, without.counts().clean), (0, 1));
            found.set(found.get() + 1);
        }
    });
    assert!(found.get() > 50, "{}", found.get());
}

/// A sighting that is a finding: its number in the case, and why.
type Found = (u64, FindingKind, Option<Why>);

/// The history goes on from where the log says the case is: what follows from there is no finding.
#[test]
fn the_history_goes_on_from_there() {
    use What::{Accepted, Applied, Hired, Moved, Offered, OnHold, Other, Rejected, SetUp, Told, TookPlace, Withdrew};
    // What is seen, and which of it is a finding, why.
    let not_here = Some(Why::NotHere);
    let cases: [(&[What], &[Found]); 9] = [
        (&[Applied, Moved, SetUp, TookPlace, Moved, SetUp, Rejected, Told], &[]),
        (&[Applied, Offered, Accepted, Hired], &[(1, FindingKind::Skipped, None)]),
        (&[Applied, Rejected, Told, SetUp, TookPlace, Moved], &[(3, FindingKind::Illegal, not_here)]),
        (&[Applied, Hired, Other], &[(1, FindingKind::Illegal, not_here)]),
        (
            &[Applied, Rejected, Rejected, Rejected],
            &[(2, FindingKind::Illegal, not_here), (3, FindingKind::Illegal, not_here)],
        ),
        (&[Applied, OnHold, OnHold, Moved], &[(2, FindingKind::Illegal, Some(Why::NotNow(Condition::WithoutHold)))]),
        (
            &[Applied, Withdrew, Withdrew, Moved, SetUp],
            &[(2, FindingKind::Illegal, not_here), (3, FindingKind::Illegal, not_here)],
        ),
        (&[Applied, Applied, Moved], &[(1, FindingKind::Illegal, not_here)]),
        (&[Offered, Accepted, Hired], &[]), // it begins in the middle: the log does not say how
    ];
    for (whats, expected) in cases {
        let found: Vec<_> = findings(whats).iter().map(|one| (one.sighting, one.kind, one.why)).collect();
        assert_eq!(found, expected, "{whats:?}");
    }
}

/// The promises of the place that the history left end as unknown; those of the place where it goes on are known again.
#[test]
fn a_promise_that_was_left_is_unknown() {
    let left = judged(&back_end(), &daily("mira", &[What::Applied, What::Offered]), day(400));
    assert_eq!((left.tally(PromiseKind::FirstAnswer).total(), left.tally(PromiseKind::FirstAnswer).unknown), (0, 1));
    let stayed = judged(&back_end(), &daily("mira", &[What::Applied]), day(400));
    assert_eq!(
        (stayed.tally(PromiseKind::FirstAnswer).overdue, stayed.tally(PromiseKind::FirstAnswer).unknown),
        (1, 0)
    );
    let again = judged(&back_end(), &daily("mira", &[What::Applied, What::Hired, What::MessageIn]), day(400));
    assert_eq!(again.tally(PromiseKind::Reply).overdue, 1);
}

/// What a log cannot say is taken as given where something later needs it, and keeps no promise; what it can say and does not is missed.
#[test]
fn what_cannot_be_said_is_given() {
    use What::{Accepted, Applied, Hired, Offered, Rejected, Told};
    let log = daily("mira", &[Applied, Offered, Hired]);
    let judge = |records: &[What]| {
        let mut judge = Judge::new(&back_end(), day(400)).records(records.iter().copied());
        log.iter().for_each(|sighting| judge.see(sighting));
        judge.judgement()
    };
    let short = judge(&[Applied, Offered, Hired, Rejected, Told]);
    assert_eq!((short.counts().clean, short.funnel().hired), (1, 1));
    assert_eq!(short.tally(PromiseKind::FirstAnswer).kept, 1); // the offer shows that it went on
    assert_eq!(short.tally(PromiseKind::SetUp).total() + short.tally(PromiseKind::Outcome).total(), 0);
    assert_eq!(short.tally(PromiseKind::Acknowledgement).total(), 0); // it has no messages
    let says_yes = judge(&[Applied, Offered, Accepted, Hired, Rejected, Told]);
    assert_eq!(says_yes.found(FindingKind::Illegal).count, 1);
    let says_more = judge(&[Applied, What::TookPlace, Offered, Hired, Rejected, Told]);
    assert_eq!(says_more.found(FindingKind::Skipped).count, 1);
}

/// A step or a part that the process does not have is a finding, and so is a moment far before that of the sighting before it. A clock
/// that differs by minutes is none. Nothing of it moves the case.
#[test]
fn what_cannot_be_is_noted() {
    let (terms, minutes) = (back_end(), TimeDelta::minutes);
    let at = |minutes_later: i64| day(0) + minutes(minutes_later);
    let step = |name: &str| Sighting::new("mira", What::Moved, at(20)).step(name);
    let last = Sighting::new("mira", What::MessageIn, at(20));
    let cases = [
        (step("nowhere"), Some(FindingKind::UnknownStep)),
        (Sighting::new("mira", What::Other, at(20)).part("nothing"), Some(FindingKind::UnknownPart)),
        (Sighting::new("mira", What::MessageIn, at(4)), Some(FindingKind::Backwards)),
        (Sighting::new("mira", What::MessageIn, at(5)), None),
        (step("intro_chat"), None),
    ];
    for (sighting, kind) in cases {
        let mut judge = Judge::new(&terms, day(400));
        judge.see(&Sighting::new("mira", What::Applied, at(10)));
        [&sighting, &last].into_iter().for_each(|sighting| judge.see(sighting));
        let found: Vec<FindingKind> = judge.close("mira").iter().map(|finding| finding.kind).collect();
        assert_eq!(found, kind.into_iter().collect::<Vec<_>>(), "{sighting:?}");
    }
}

/// Each sighting that a finding says would have been legal is none in its place.
#[test]
fn what_would_have_been_legal_is() {
    let tried = std::cell::Cell::new(0);
    proptest!(|(whats in prop::collection::vec(prop::sample::select(What::ALL), 1..12))| {
        let log = daily("mira", &whats);
        let steps = back_end().process().steps().iter().map(|step| Some(step.name().as_str().to_owned())).collect::<Vec<_>>();
        let findings = findings(&whats);
        for finding in findings.iter().filter(|finding| finding.kind == FindingKind::Illegal) {
            let place = usize::try_from(finding.sighting).expect("few");
            for what in finding.legal {
                let is_legal = |step: &Option<String>| {
                    let mut judge = Judge::new(&back_end(), day(400));
                    log[..place].iter().for_each(|sighting| judge.see(sighting));
                    judge.see(&Sighting { what, step: step.clone(), ..log[place].clone() });
                    judge.close("mira").iter().all(|other| other.sighting != finding.sighting)
                };
                prop_assert!(is_legal(&None) || steps.iter().any(is_legal), "{what} instead of {:?}", finding);
                tried.set(tried.get() + 1);
            }
        }
    });
    assert!(tried.get() > 500, "{}", tried.get());
    assert!(Whats::ALL.contains(What::Other));
}
