//! A breach is there from the moment after the last that was in time, and stays.

use crate::support::after::after;
use crate::support::walked::{around, few, members, moments, shelf, until};
use crate::support::ways::{self, applied};
use crate::support::{day, reference, staff, text};
use crate::wire::walks::ONWARD;
use candidacy::law::Held;
use candidacy::promise::{End, How};
use candidacy::terms::policy::{Basis, Ceiling, Ground};
use candidacy::value::{Answer, Ask, FollowUp, Request};
use candidacy::view::Audit;
use candidacy::{
    Actor, Attendance, Candidacy, Capacity, Entry, Fact, FactKind, Part, Phase, Policy, Process, Promise, PromiseKind,
    Step, Terms, Time,
};
use proptest::prelude::*;

proptest! {
    #![proptest_config(few())]

    /// Until something is due there is no breach, but where somebody did not come. Once there is one it never goes away: at a later moment
    /// it is still there, and not less late (F59). There are two exceptions: the candidate wished more time for the same thing, or it had
    /// been done before, and was recorded within a working day.
    #[test]
    fn a_breach_stays(member in members(), first in around(), second in around()) {
        let candidacy = member.last(1);
        let moments = moments(std::slice::from_ref(&candidacy));
        let (one, other) = (first.at(&moments), second.at(&moments));
        let (earlier, later) = (Audit::new(&candidacy, one.min(other)), Audit::new(&candidacy, one.max(other)));
        let same = |one: &Promise, other: &Promise| {
            (one.kind, one.entry, one.number) == (other.kind, other.entry, other.number)
        };
        for breach in earlier.breaches() {
            let is_broken = breach.promise.end.is_some_and(|end| end.how == How::Broken);
            prop_assert!(is_broken || breach.promise.due < one.min(other), "{}", breach);
            let still = later.breaches().iter().find(|still| same(&still.promise, &breach.promise));
            let otherwise = || {
                let then = until(&candidacy, &shelf(), later.as_of()).expect("it was open before");
                let all = then.all_promises();
                let is = all.iter().find(|promise| same(promise, &breach.promise)).expect("it is not forgotten");
                let was_kept = |end: End| end.how == How::Kept && end.at <= earlier.as_of();
                is.due > breach.promise.due || is.end.is_some_and(was_kept)
            };
            prop_assert!(still.is_some_and(|still| still.late_by >= breach.late_by) || otherwise(), "{}", breach);
        }
    }
}

/// A step takes 90 days at most from its first interview, and a breach cites that number with its source: where the step is not over, and
/// where the ceiling of the policy was taken off. Where that ceiling is nearer, the breach cites it.
#[test]
fn the_longest_step_is_cited_with_its_source() {
    let talk = |name| Part::interview(name, [Capacity::RECRUITER]).expect("a name");
    let step = Step::of("day", [talk("one"), talk("two")], Capacity::RECRUITER).expect("a name");
    let process = Process::new(Process::back_end().cast(), [step]).expect("a process");
    let why = Ground::new(Basis::Practice, "our handbook").expect("a source");
    let unlimited = Policy::builder().without_ceiling(PromiseKind::Outcome, why).build().expect("a policy");
    let held = |part| Held {
        part: Some(part),
        extra: None,
        attendance: Attendance::new([staff(Capacity::RECRUITER)]).expect("one"),
    };
    let cited = |policy: &Policy, interviews: &[u8], at: Time| {
        let terms = Terms::new("day", 1, process.clone()).expect("a name").with_policy(policy.clone());
        let mut way = after(applied(&terms, day(0)), &[FactKind::CandidateAdvanced]);
        for part in interviews {
            let entry = Entry::new(staff(Capacity::RECRUITER), held(*part), day(1)).deviating(text("they dropped by"));
            let _ = way.record(entry).expect("an interview");
        }
        let audit = Audit::new(&way, at);
        let breach = audit.breaches().iter().find(|breach| breach.promise.kind == PromiseKind::Outcome);
        breach.map(|breach| breach.beyond.as_ref().map(|cited| (cited.within, cited.basis, cited.source.clone())))
    };
    let says = |ceiling: &Ceiling| {
        Some((Some(ceiling.span()), Some(ceiling.ground().basis()), Box::<str>::from(ceiling.ground().source())))
    };
    let (standard, longest) = (Policy::standard(), says(Policy::longest_step()));
    assert_eq!(cited(&standard, &[1], day(90)), None);
    assert_eq!(cited(&standard, &[1], day(92)), Some(longest.clone()));
    assert_eq!(cited(&unlimited, &[1, 2], day(80)), Some(None));
    assert_eq!(cited(&unlimited, &[1, 2], day(92)), Some(longest));
    let nearer = standard.deadline(PromiseKind::Outcome).ceiling().and_then(says);
    assert_eq!(cited(&standard, &[1, 2], day(92)), Some(nearer));
}

/// The next entry of somebody who does everything at once: what waits is told of, an interview is as soon as it can be, and what leads
/// on is recorded.
fn at_once(candidacy: &Candidacy, at: Time) -> Entry {
    let told = candidacy.waiting().find_map(|(to, _)| {
        let message = reference("mail/1");
        let told = Fact::CandidateInformed { to, answer: Answer::Final, message, stated: None };
        Some(Entry::new(staff(Capacity::RECRUITER), told, at)).filter(|entry| candidacy.check(entry).is_ok())
    });
    let legal = candidacy.legal();
    let onward = [FactKind::Hired].into_iter().chain(ONWARD).filter(|kind| legal.contains(*kind)).flat_map(|kind| {
        let entries = ways::entries(candidacy.terms(), Some(candidacy), kind, at);
        entries.into_iter().map(|mut entry| {
            if let Fact::InterviewScheduled { meeting, .. } = &mut entry.fact {
                **meeting = ways::interview(candidacy.terms(), at);
            }
            entry
        })
    });
    let word = told.filter(|_| !legal.contains(FactKind::CandidateAdvanced));
    let mut entries = word.into_iter().chain(onward);
    let is_plain = |entry: &Entry| {
        let beyond = matches!(&entry.fact, Fact::InterviewHeld(held) if held.extra.is_some());
        !beyond && entry.deviation().is_none() && entry.writer().is_none()
    };
    entries.find(|entry| is_plain(entry) && candidacy.check(entry).is_ok()).expect("something leads on")
}

/// Where everybody does everything at once there is no breach, at whatever moment somebody looks.
#[test]
fn in_time_is_no_breach() {
    let mut candidacy = applied(&Terms::new("back-end", 1, Process::back_end()).expect("a name"), day(0));
    while !candidacy.is_settled() {
        let at = candidacy.last_line().entry.at;
        let entry = at_once(&candidacy, at);
        let _ = candidacy.record(entry).expect("it was checked");
        assert!(candidacy.journal().len() < 80, "{candidacy:?}");
    }
    assert_eq!(candidacy.phase(), Phase::Hired);
    for at in [day(0), day(40), Time::MAX_UTC] {
        let audit = Audit::new(&candidacy, at);
        assert!(audit.promises() > 30 && audit.breaches().is_empty(), "{audit}");
    }
}

/// What was due at one moment stands in the order of the kinds, and not in that in which it was promised: two audits of one journal read
/// the same, line by line.
#[test]
fn breaches_of_one_moment_are_in_the_order_of_their_kinds() {
    let mut candidacy = applied(&Terms::new("back-end", 1, Process::back_end()).expect("a name"), day(0));
    let message = Request { ask: Ask::Message, message: reference("mail/1") };
    let _ = candidacy.record(Entry::new(Actor::Candidate, message, day(0))).expect("it can be asked");
    let due = candidacy.promises().find(|promise| promise.kind == PromiseKind::Reply).expect("a reply is owed").due;
    let follow_up = FollowUp { due, about: text("the parking") };
    let _ = candidacy.record(Entry::new(staff(Capacity::RECRUITER), follow_up, day(0))).expect("it is ahead");
    let made: Vec<PromiseKind> =
        candidacy.all_promises().iter().filter(|promise| promise.due == due).map(|promise| promise.kind).collect();
    assert!(made.ends_with(&[PromiseKind::Reply, PromiseKind::FollowUp]), "{made:?}");
    let audit = Audit::new(&candidacy, due + ways::DAY);
    let late: Vec<PromiseKind> =
        audit.breaches().iter().filter(|it| it.promise.due == due).map(|it| it.promise.kind).collect();
    assert!(late.ends_with(&[PromiseKind::FollowUp, PromiseKind::Reply]), "{late:?}");
}
