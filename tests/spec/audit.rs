//! The audit: exactly what was not kept in time, each with the rule that it broke.

mod journals;

use crate::report::fleet::{around, members, moments, until};
use crate::support::{after, applied, day, meeting, moved, sample, staff, terms};
use candidacy::promise::How;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground};
use candidacy::value::Capacities;
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::{
    Audit, Candidacy, Capacity, Entry, Fact, FactKind, Policy, Process, Promise, PromiseKind, Step, Terms, Time,
};
use chrono::TimeDelta;
use proptest::prelude::*;

/// Was it kept too late, or not at all although it was due, or broken?
fn is_breach(promise: &Promise, at: Time) -> bool {
    match promise.end {
        None => at > promise.due,
        Some(end) => end.how == How::Broken || end.at > promise.due,
    }
}

/// From when its ceiling counts: what is promised for after a meeting counts from its end.
fn counts_from(candidacy: &Candidacy, promise: &Promise) -> Time {
    if promise.kind != PromiseKind::Attendance {
        return promise.made_at;
    }
    let last = promise.end.map_or(candidacy.journal().len(), |end| end.entry.0 as usize);
    let meeting = candidacy.journal()[..last].iter().rev().find_map(|entry| entry.fact.meeting());
    meeting.expect("a meeting was scheduled").ends()
}

proptest! {
    /// The breaches are exactly the promises that were late, missing or broken at the moment, in the order in which they were
    /// due; each says how late, cites the policy's rule for its kind, and the ceiling exactly if that has passed as well.
    #[test]
    fn every_breach_and_nothing_else(member in members(), around in around()) {
        let told = member.told(1);
        let at = around.at(&moments(std::slice::from_ref(&told)));
        let audit = Audit::new(&told, at);
        prop_assert_eq!((audit.candidacy(), audit.as_of()), (told.id(), at));

        let then = until(&told, at);
        let made = then.as_ref().map(Candidacy::all_promises).unwrap_or_default();
        prop_assert_eq!(audit.promises(), made.len());
        let key = |promise: &Promise| (promise.due, promise.entry, promise.kind);
        let mut expected: Vec<Promise> = made.into_iter().filter(|promise| is_breach(promise, at)).collect();
        expected.sort_by_key(key);
        let found: Vec<Promise> = audit.breaches().iter().map(|breach| breach.promise).collect();
        prop_assert!(found.is_sorted_by_key(|promise| promise.due));
        let mut sorted = found;
        sorted.sort_by_key(key);
        prop_assert_eq!(sorted, expected);

        let policy = told.terms().policy();
        for breach in audit.breaches() {
            let (promise, deadline) = (breach.promise, policy.deadline(breach.promise.kind));
            let over = promise.end.map_or(at, |end| end.at);
            prop_assert_eq!(breach.late_by, (over - promise.due).max(TimeDelta::zero()));
            let (rule, ground) = (&breach.rule, deadline.ground());
            prop_assert_eq!((rule.within, rule.basis, &*rule.source), (deadline.within(), ground.basis(), ground.source()));
            let from = counts_from(then.as_ref().expect("it had promised something"), &promise);
            let ceiling = deadline.ceiling().filter(|ceiling| over > policy.calendar().after(from, ceiling.span()));
            let beyond = breach.beyond.as_ref().map(|beyond| (beyond.within, beyond.basis, &*beyond.source));
            let ceiling = ceiling.map(|one| (Some(one.span()), one.ground().basis(), one.ground().source()));
            prop_assert_eq!(beyond, ceiling);
        }
    }

    /// What was recorded later is left out: the audit is the one that could have been made then, word for word.
    #[test]
    fn what_came_later_is_left_out(member in members(), around in around()) {
        let told = member.told(1);
        let at = around.at(&moments(std::slice::from_ref(&told)));
        let audit = Audit::new(&told, at);
        if let Some(then) = until(&told, at) {
            let made_then = Audit::new(&then, at);
            prop_assert_eq!(audit.to_string(), made_then.to_string());
            prop_assert_eq!(audit, made_then);
        } else {
            prop_assert_eq!((audit.promises(), audit.breaches()), (0, &[][..]));
        }
    }

    /// Until something is due there is no breach, and once there is one it never goes away: at a later moment it is still
    /// there, and not less late (F59).
    #[test]
    fn a_breach_stays(member in members(), first in around(), second in around()) {
        let told = member.told(1);
        let moments = moments(std::slice::from_ref(&told));
        let (one, other) = (first.at(&moments), second.at(&moments));
        let (earlier, later) = (Audit::new(&told, one.min(other)), Audit::new(&told, one.max(other)));
        for breach in earlier.breaches() {
            let (kind, entry) = (breach.promise.kind, breach.promise.entry);
            let still = later.breaches().iter().find(|one| (one.promise.kind, one.promise.entry) == (kind, entry));
            // More time for the same thing puts it off.
            let put_off = || {
                let then = until(&told, later.as_of()).expect("it was open before");
                then.all_promises().iter().any(|one| (one.kind, one.entry) == (kind, entry) && one.due > breach.promise.due)
            };
            prop_assert!(still.is_some_and(|still| still.late_by >= breach.late_by) || put_off());
        }
    }
}

/// Where everybody does everything at once there is no breach, however late somebody looks.
#[test]
fn in_time_is_no_breach() {
    let terms = terms(Process::back_end());
    let mut candidacy = applied(&terms);
    while !candidacy.is_settled() {
        let kind = crate::stories::onward(candidacy.phase());
        let last = candidacy.journal().last().expect("an opening").at;
        // A meeting is as soon as it can be; nothing else takes any time.
        let mut entry = sample(kind, &terms, Some(&candidacy), last);
        if kind == FactKind::Scheduled {
            entry.fact = Fact::Scheduled(Box::new(meeting(last, Capacities::ALL)));
        }
        candidacy.record(entry).expect("it belongs there");
    }
    for at in [day(0), day(40), Time::MAX_UTC] {
        let audit = Audit::new(&candidacy, at);
        assert!(audit.promises() > 10 && audit.breaches().is_empty(), "{audit}");
    }
}

/// What is due at this very moment is not breached, what was kept at it is in time.
#[test]
fn the_last_moment_is_in_time() {
    let terms = terms(Process::back_end());
    let candidacy = applied(&terms);
    let due = candidacy.next_due().expect("a word");
    let moment = TimeDelta::nanoseconds(1);
    assert_eq!(Audit::new(&candidacy, due).breaches().len(), 0);
    assert_eq!(Audit::new(&candidacy, due + moment).breaches()[0].late_by, moment);
    let kept_at = |at| {
        let mut candidacy = applied(&terms);
        candidacy.record(sample(FactKind::Passed, &terms, Some(&candidacy), at)).expect("it belongs there");
        Audit::new(&candidacy, at).breaches().len()
    };
    assert_eq!((kept_at(due), kept_at(due + moment)), (0, 1));
}

/// Another day for the same thing does not undo what was overdue before it: an audit of that time still says so.
#[test]
fn more_time_is_given_for_what_comes_and_not_for_what_was() {
    let case = Step::assignment("test_case", 7, Capacity::Colleague).expect("a short name");
    let terms = terms(Process::new(Capacity::Recruiter, [case]).expect("a process"));
    let mut candidacy = after(applied(&terms), &[FactKind::Passed, FactKind::Assigned]);
    let due = candidacy.due().expect("it is due");
    let extended = Fact::Extended { until: due + TimeDelta::days(9) };
    candidacy
        .record(Entry::new(staff(Capacity::Recruiter), extended, due + TimeDelta::days(2)))
        .expect("it belongs there");
    let is_late = |days| {
        let audit = Audit::new(&candidacy, due + TimeDelta::days(days));
        audit.breaches().iter().any(|breach| breach.promise.kind == PromiseKind::Submission)
    };
    assert_eq!([1, 2, 8, 10].map(is_late), [true, false, false, true]);
}

/// What somebody has to record after a meeting counts from its end, and so does the most that it may take.
#[test]
fn the_ceiling_of_a_meeting_counts_from_its_end() {
    let handbook = || Ground::new(Basis::Practice, "our handbook").expect("a short text");
    let policy =
        Policy::builder().at_most(PromiseKind::Attendance, Span::Days(4), handbook()).build().expect("a policy");
    let terms = terms(Process::back_end()).with_policy(policy);
    let mut candidacy = after(applied(&terms), &[FactKind::Informed, FactKind::Passed]);
    let invited = Fact::Scheduled(Box::new(meeting(day(20), Capacities::ALL)));
    candidacy.record(Entry::new(staff(Capacity::Recruiter), invited, day(3))).expect("it belongs there");
    let beyond = |at| {
        let audit = Audit::new(&candidacy, at);
        let breach = audit.breaches().iter().find(|breach| breach.promise.kind == PromiseKind::Attendance).cloned();
        breach.map(|breach| breach.beyond.is_some())
    };
    // It is a Sunday: the next working day is over with day 21.
    assert_eq!([20, 21, 22, 24, 26].map(day).map(beyond), [None, None, Some(false), Some(false), Some(true)]);
}

/// A meeting that is put off when it should long have been recorded: what was owed for it counts from the end that it had, and
/// not from that of the other one.
#[test]
fn putting_off_gives_no_more_time_for_what_was_missed() {
    let handbook = || Ground::new(Basis::Practice, "our handbook").expect("a short text");
    let policy =
        Policy::builder().at_most(PromiseKind::Attendance, Span::Days(4), handbook()).build().expect("a policy");
    let terms = terms(Process::back_end()).with_policy(policy);
    let mut candidacy = after(applied(&terms), &[FactKind::Informed, FactKind::Passed]);
    let invited = meeting(day(5), Capacities::ALL);
    let later = moved(&invited, day(40));
    let recruiter = staff(Capacity::Recruiter);
    candidacy.record(Entry::new(recruiter, Fact::Scheduled(Box::new(invited)), day(3))).expect("it belongs there");
    candidacy.record(Entry::new(recruiter, Fact::Rescheduled(Box::new(later)), day(20))).expect("another time");
    let audit = Audit::new(&candidacy, day(20));
    let breach = audit.breaches().iter().find(|breach| breach.promise.kind == PromiseKind::Attendance);
    assert!(breach.expect("nobody said what had become of it").beyond.is_some());
}

/// Somebody for whom everything went wrong that can.
fn unlucky(terms: &Terms) -> Candidacy {
    use FactKind::{ConcernRaised, FollowUpPromised, MessageReceived, NotHeld, Passed, Replied, Scheduled};
    let mut candidacy = after(applied(terms), &[MessageReceived, ConcernRaised, FollowUpPromised]);
    let mut record = |kind, at| {
        let mut entry = sample(kind, terms, Some(&candidacy), at);
        if kind == NotHeld {
            entry.fact = Fact::NotHeld { why: NoMeeting::NoShow(Party::Company) };
        }
        candidacy.record(entry).expect("it belongs there");
    };
    record(Replied, day(10));
    record(Passed, day(20) + TimeDelta::minutes(7));
    record(Scheduled, day(21));
    record(NotHeld, day(24));
    candidacy
}

/// An audit reads so.
#[test]
fn an_audit_reads_so() {
    let shown = Audit::new(&unlucky(&terms(Process::back_end())), day(40)).to_string();
    let expected = include_str!("audit/audit.txt");
    assert_eq!(shown, expected.trim_end(), "\n{shown}");
    let nothing = Audit::new(&applied(&terms(Process::back_end())), day(0)).to_string();
    assert_eq!(
        nothing,
        "00000000-0000-0000-0000-000000000001 at 2026-03-02T09:00:00Z: 0 of 2 promises not kept in time"
    );
}

/// As data, an audit is this.
#[test]
fn an_audit_is_this_data() {
    let audit = Audit::new(&unlucky(&terms(Process::back_end())), day(40));
    let data = serde_json::to_string_pretty(&audit).expect("numbers and names");
    let expected = include_str!("audit/audit.json");
    assert_eq!(data, expected.trim_end(), "\n{data}");
}
