//! The audit: exactly what was not kept in time, each with the rule that it broke, and every entry that was not as planned.

mod assent;
mod breaches;
mod contests;
mod journals;
mod logs;

use crate::support::walked::{around, few, members, moments, shelf, until};
use crate::support::ways::{DAY, HOUR, applied, attendance, interview};
use crate::support::{day, evidence, reasons, reference, staff, text};
use candidacy::law::{Held, Pending};
use candidacy::promise::How;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Clause, Ground, PromiseKinds, Read, Rule, Rules};
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{Answer, Ask, ConcernKind, Correction, Decision, FollowUp, Name, Rejection, Request, Reversal};
use candidacy::view::{AssentStands, Audit, Limit, Observation, Observed, WrittenAct};
use candidacy::{
    Actor, Candidacy, Capacity, Entry, Fact, FactKind, Policy, Process, Promise, PromiseKind, Seq, Step, Terms, Time,
};
use chrono::TimeDelta;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Was it kept too late, or not at all although it was due, or broken?
fn is_breach(promise: &Promise, at: Time) -> bool {
    match promise.end {
        None => at > promise.due,
        Some(end) => end.how == How::Broken || end.at > promise.due,
    }
}

/// What tells a promise from any other.
fn key(promise: &Promise) -> (Time, PromiseKind, Seq, u8) {
    (promise.due, promise.kind, promise.entry, promise.number)
}

/// The terms that rule a promise: those after the entry that made it, or after what a further word is about.
fn terms_of(candidacy: &Candidacy, promise: &Promise) -> (Terms, u8) {
    let further = matches!(promise.kind, PromiseKind::Update | PromiseKind::DecisionWord);
    let about = candidacy.entry(promise.entry).and_then(|entry| entry.fact.about()).filter(|_| further);
    let made = candidacy.history().nth(about.unwrap_or(promise.entry).0 as usize).expect("an entry");
    (made.terms.clone(), made.now.step)
}

/// Does an entry of the company invite another number of people than the policy says, to an interview that needs several capacities?
fn is_another_panel(candidacy: &Candidacy, seq: Seq) -> bool {
    let entries = candidacy.journal()[..=seq.0 as usize].iter().cloned();
    let then = Candidacy::replay(&shelf(), entries).expect("the beginning of a lawful journal");
    let entry = then.last_line().entry;
    let Some(meeting) = entry.fact.meeting().filter(|_| entry.by != Actor::Candidate) else { return false };
    let parts = then.step().expect("it is in a step").parts();
    let set_up = (1..).zip(parts).find(|(number, _)| then.meeting(*number) == Some(meeting));
    let needed = set_up.expect("it was set up").1.task().with().map_or(0, candidacy::value::Capacities::len);
    let (people, panel) = (meeting.people().len(), then.terms().policy().panel());
    let range = usize::from(panel.at_least())..=usize::from(panel.at_most());
    needed > 1 && !range.contains(&people) && !(people == needed && needed > *range.end())
}

proptest! {
    #![proptest_config(few())]

    /// The breaches are exactly the promises that were late, missing or broken at the moment, in the order in which they were
    /// due; each says how late, cites the rule that it broke, and a ceiling exactly if that has passed as well.
    #[test]
    fn every_breach_and_nothing_else(member in members(), around in around()) {
        let candidacy = member.last(1);
        let at = around.at(&moments(std::slice::from_ref(&candidacy)));
        let audit = Audit::new(&candidacy, at);
        prop_assert_eq!((audit.candidacy(), audit.as_of()), (candidacy.id(), at));

        let then = until(&candidacy, &shelf(), at);
        let made = then.as_ref().map(Candidacy::all_promises).unwrap_or_default();
        prop_assert_eq!(audit.promises(), made.len());
        let put_off = made.iter().filter(|promise| promise.end.is_some_and(|end| end.how == How::PutOff));
        prop_assert_eq!(audit.put_off(), put_off.count());
        let mut expected: Vec<Promise> = made.into_iter().filter(|promise| is_breach(promise, at)).collect();
        expected.sort_by_key(key);
        let found: Vec<Promise> = audit.breaches().iter().map(|breach| breach.promise).collect();
        prop_assert_eq!(found, expected);

        for breach in audit.breaches() {
            let promise = breach.promise;
            let (terms, step) = terms_of(then.as_ref().expect("it had promised something"), &promise);
            let (policy, deadline) = (terms.policy(), terms.policy().deadline(promise.kind));
            let over = promise.end.map_or(at, |end| end.at);
            prop_assert_eq!(breach.late_by, (over - promise.due).max(TimeDelta::zero()));
            let own = terms.process().step(step).and_then(Step::decision_deadline);
            let own = own.filter(|_| promise.kind == PromiseKind::Outcome);
            let says = own.and_then(candidacy::terms::DecidedWithin::ground);
            let own = own.map(candidacy::terms::DecidedWithin::span);
            let within = own.or(deadline.within());
            let longest = |span: Span| policy.calendar().longest(span);
            let named = PromiseKinds::NAMED_BY_A_FACT.contains(promise.kind);
            let rule = policy.rule(promise.kind).filter(|_| !named);
            let of_a_place = rule.filter(|(_, rule)| within.is_none_or(|own| longest(rule.within()) < longest(own)));
            let cited = (breach.rule.place.as_deref(), breach.rule.within, &*breach.rule.source);
            match of_a_place {
                Some((rules, rule)) => {
                    prop_assert_eq!(cited, (Some(rules.place()), Some(rule.within()), rule.ground().source()));
                }
                None if own.is_some() => {
                    prop_assert_eq!((cited.0, cited.1, breach.rule.basis), (None, own, says.map(Ground::basis)));
                    prop_assert!(cited.2.starts_with("the process, step ") && says.is_none_or(|it| cited.2.ends_with(it.source())));
                }
                None => prop_assert_eq!(cited, (None, within, deadline.ground().source())),
            }
            let beyond = promise.ceiling.is_some_and(|ceiling| over > ceiling);
            // Feedback comes within the ceiling of what it answers.
            let answers = [PromiseKind::FirstAnswer, PromiseKind::Outcome].map(|kind| policy.deadline(kind));
            let answers = answers.into_iter().filter(|_| promise.kind == PromiseKind::Feedback);
            let all = answers.chain([deadline]).flat_map(|it| [it.ceiling(), it.ceiling_after_work()]);
            let ceilings: Vec<_> = all.collect();
            let of_a_step = [PromiseKind::Outcome, PromiseKind::Feedback].contains(&promise.kind);
            let longest = of_a_step.then(Policy::longest_step);
            let is_one = |cited: &candidacy::view::Cited| {
                ceilings.iter().flatten().copied().chain(longest).any(|one| (Some(one.span()), one.ground().source()) == (cited.within, &*cited.source))
            };
            prop_assert_eq!(breach.beyond.is_some(), beyond);
            prop_assert!(breach.beyond.as_ref().is_none_or(is_one));
        }
    }

    /// Every deviation, act that was written down, late recording, corrected moment, invitation of another number of people, invitation
    /// without topics (C16), review (R45), transfer (R28) and decision that needed assent (R42) is observed, and nothing else; a move is taken back once, by a reversal, a contest or an assent that was refused.
    #[test]
    fn every_observation_and_nothing_else(member in members()) {
        let candidacy = member.last(1);
        let audit = Audit::new(&candidacy, Time::MAX_UTC);
        let (mut expected, mut needs_assent): (Vec<(Seq, &str)>, bool) = (Vec::new(), false);
        for happened in candidacy.history() {
            let (entry, calendar) = (happened.entry, happened.terms.policy().calendar());
            let mut note = |what| expected.push((happened.seq, what));
            if entry.deviation().is_some() {
                note("deviation");
            }
            match &entry.fact {
                Fact::Reversed(reversal) if reversal.review.is_some() => note("review"),
                Fact::Transferred(_) => note("transfer"),
                Fact::CandidateAdvanced(_) | Fact::RejectionDecided(_) if needs_assent => note("assent"),
                _ => {}
            }
            needs_assent = happened.terms.process().step(happened.now.step).is_some_and(Step::needs_assent);
            if entry.writer().is_some() {
                note("written down");
            }
            let next = calendar.working_days_after(calendar.date_of(entry.happened()), 1);
            if entry.at > calendar.end_of(next) {
                note("late");
            }
            if entry.fact.kind() == FactKind::MomentCorrected {
                note("corrected");
            }
            if is_another_panel(&candidacy, happened.seq) {
                note("panel");
            }
            let silent = entry.fact.meeting().is_some_and(|meeting| meeting.topics().is_empty());
            if silent && entry.by != Actor::Candidate {
                note("no topics");
            }
        }
        let mut taken_back: BTreeSet<Seq> = BTreeSet::new();
        let mut found: Vec<(Seq, &str)> = Vec::new();
        for Observation { seq, at, fact, what, .. } in audit.observations() {
            let entry = candidacy.entry(*seq).expect("an entry");
            prop_assert_eq!((*at, *fact), (entry.at, entry.fact.kind()));
            match what {
                Observed::Deviation => found.push((*seq, "deviation")),
                Observed::WrittenDown { by, .. } => {
                    prop_assert_eq!(entry.writer(), Some(*by));
                    found.push((*seq, "written down"));
                }
                Observed::RecordedLate { occurred } => {
                    prop_assert_eq!(*occurred, entry.happened());
                    found.push((*seq, "late"));
                }
                Observed::MomentCorrected { .. } => found.push((*seq, "corrected")),
                Observed::PanelSize { people, .. } => {
                    prop_assert_eq!(Some(*people), entry.fact.meeting().map(|meeting| meeting.people().len()));
                    found.push((*seq, "panel"));
                }
                Observed::NoTopics => found.push((*seq, "no topics")),
                Observed::Review => found.push((*seq, "review")),
                Observed::Transfer { .. } => found.push((*seq, "transfer")),
                Observed::Assent { stands } => {
                    let waits = candidacy.waiting().any(|waits| waits == (*seq, Pending::Assent));
                    prop_assert_eq!(*stands == AssentStands::Awaited, waits);
                    found.push((*seq, "assent"));
                }
                Observed::Reversal { moves } => {
                    let takes = [FactKind::Reversed, FactKind::EntryContested, FactKind::AssentGiven];
                    prop_assert!(takes.contains(fact) && !moves.is_empty());
                    prop_assert!(moves.is_sorted_by(|one, next| one > next));
                    prop_assert!(moves.iter().all(|of| of < seq && taken_back.insert(*of)), "twice: {:?}", moves);
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
        prop_assert_eq!(found, expected);
        let reversals = candidacy.journal().iter().filter(|entry| entry.fact.kind() == FactKind::Reversed).count();
        let single = audit.observations().iter().filter(|it| it.fact == FactKind::Reversed);
        prop_assert_eq!(single.filter(|it| matches!(&it.what, Observed::Reversal { moves } if moves.len() == 1)).count(), reversals);
    }

    /// What was recorded later is left out: the audit is the one that could have been made then, word for word.
    #[test]
    fn what_came_later_is_left_out(member in members(), around in around()) {
        let candidacy = member.last(1);
        let at = around.at(&moments(std::slice::from_ref(&candidacy)));
        let audit = Audit::new(&candidacy, at);
        if let Some(then) = until(&candidacy, &shelf(), at) {
            let made_then = Audit::new(&then, at);
            prop_assert_eq!(audit.to_string(), made_then.to_string());
            prop_assert_eq!(audit, made_then);
        } else {
            prop_assert_eq!((audit.promises(), audit.breaches(), audit.observations()), (0, &[][..], &[][..]));
        }
    }
}

fn terms() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a name")
}

fn ground(words: &str) -> Ground {
    Ground::new(Basis::Practice, words).expect("a short text")
}

fn by(candidacy: &mut Candidacy, capacity: Capacity, fact: impl Into<Fact>, at: Time) {
    let _ = candidacy.record(Entry::new(staff(capacity), fact, at)).expect("a lawful entry");
}

fn own(candidacy: &mut Candidacy, fact: impl Into<Fact>, at: Time) {
    let _ = candidacy.record(Entry::new(Actor::Candidate, fact, at)).expect("a lawful entry");
}

fn asks(ask: Ask) -> Request {
    Request { ask, message: reference("mail/1") }
}

fn informed(to: u32) -> Fact {
    Fact::CandidateInformed { to: Seq(to), answer: Answer::Final, message: reference("mail/2"), stated: None }
}

/// What is due at this very moment is not breached, what was kept at it is in time.
#[test]
fn the_last_moment_is_in_time() {
    let candidacy = applied(&terms(), day(0));
    let due = candidacy.next_due().expect("a word");
    let moment = TimeDelta::nanoseconds(1);
    assert_eq!(Audit::new(&candidacy, due).breaches().len(), 0);
    assert_eq!(Audit::new(&candidacy, due + moment).breaches()[0].late_by, moment);
    let kept_at = |at| {
        let mut candidacy = applied(&terms(), day(0));
        by(&mut candidacy, Capacity::RECRUITER, informed(0), at);
        Audit::new(&candidacy, at).breaches().len()
    };
    assert_eq!((kept_at(due), kept_at(due + moment)), (0, 1));
}

/// A rule of a place is cited where it is stricter than the company's own deadline, or where only it makes the promise.
#[test]
fn a_rule_of_a_place_is_cited() {
    let policy = Policy::builder().under(Rules::netherlands()).build().expect("the standard keeps it");
    let mut candidacy = applied(&terms().with_policy(policy), day(0));
    by(&mut candidacy, Capacity::RECRUITER, Rejection::from(reasons()), day(1));
    let audit = Audit::new(&candidacy, day(60));
    let rule = |kind| {
        audit.breaches().iter().find(|breach| breach.promise.kind == kind).map(|breach| breach.rule.place.clone())
    };
    assert_eq!(rule(PromiseKind::WrittenNo), Some(Some(Rules::netherlands().place().into())));
    assert_eq!(rule(PromiseKind::FirstAnswer), Some(None));
}

/// Of a moment that a fact names and a rule of a place, the earlier is the one that was broken, and it is cited.
#[test]
fn a_rule_is_cited_where_it_ends_before_a_named_moment() {
    let charter = Clause::new(Basis::Law, "the town's charter", Read::AtTheSource(day(0).date_naive()));
    let rule = Rule::new(PromiseKind::FollowUp, Span::Days(3), charter.expect("a title"));
    let place = Rules::new(Name::new("a town").expect("a name"), [rule.expect("three days")]).expect("one rule");
    let policy = Policy::builder().under(place).build().expect("the standard has no span for it");
    let mut candidacy = applied(&terms().with_policy(policy), day(0));
    for due in [day(2), day(20)] {
        by(&mut candidacy, Capacity::RECRUITER, FollowUp { due, about: text("the parking") }, day(1));
    }
    let audit = Audit::new(&candidacy, day(60));
    let late = audit.breaches().iter().filter(|breach| breach.promise.kind == PromiseKind::FollowUp);
    let late: Vec<_> = late.map(|breach| (breach.promise.due, breach.rule.place.as_deref())).collect();
    assert_eq!(late, [(day(2), None), (day(4) + HOUR * 15, Some("a town"))]);
}

/// A ceiling that was taken off and a promise that was switched off stand in every audit, with the reason; each is told in a line.
#[test]
fn what_was_taken_off_is_shown() {
    let builder = Policy::builder().without_ceiling(PromiseKind::SetUp, ground("our rooms are booked for months"));
    let builder = builder.without_ceiling_after_work(ground("two people read each case"));
    let policy = builder.without(PromiseKind::Assessment, ground("our interviewers meet")).build().expect("a policy");
    let candidacy = applied(&terms().with_policy(policy), day(0));
    let audit = Audit::new(&candidacy, day(0));
    let shown: Vec<_> = audit.taken_off().iter().map(|off| (off.kind, off.limit, &*off.reason)).collect();
    assert_eq!(
        shown,
        [
            (PromiseKind::SetUp, Limit::Ceiling, "our rooms are booked for months"),
            (PromiseKind::Assessment, Limit::Promise, "our interviewers meet"),
            (PromiseKind::Outcome, Limit::CeilingAfterWork, "two people read each case"),
        ]
    );
    let lines: Vec<String> = audit.taken_off().iter().map(ToString::to_string).collect();
    let id = terms().id().to_string();
    assert_eq!(
        lines,
        [
            format!("set up under {id}: no ceiling (practice: our rooms are booked for months)"),
            format!("assessment under {id}: not promised (practice: our interviewers meet)"),
            format!("outcome under {id}: no ceiling after a hand-in (practice: two people read each case)"),
        ]
    );
    assert!(Audit::new(&applied(&terms(), day(0)), day(0)).taken_off().is_empty());
}

/// An act that was written down is untold, then told, and then confirmed or contested (R20).
#[test]
fn how_a_written_act_stands() {
    let mut candidacy = applied(&terms(), day(0));
    let written = |fact: Request, at| Entry::new(Actor::Candidate, fact, at).recorded_by(staff(Capacity::RECRUITER));
    for _ in 0..4 {
        let _ = candidacy.record(written(asks(Ask::Message), day(1))).expect("it can be written down");
    }
    for to in 2..=4 {
        by(&mut candidacy, Capacity::RECRUITER, informed(to), day(1));
    }
    own(&mut candidacy, Fact::EntryConfirmed { to: Seq(3) }, day(2));
    own(&mut candidacy, Fact::EntryContested { to: Seq(4), why: text("not so") }, day(2));
    let audit = Audit::new(&candidacy, day(3));
    let stands = audit.observations().iter().filter_map(|it| match it.what {
        Observed::WrittenDown { stands, .. } => Some((it.seq.0, stands)),
        _ => None,
    });
    let expected =
        [(1, WrittenAct::Untold), (2, WrittenAct::Told), (3, WrittenAct::Confirmed), (4, WrittenAct::Contested)];
    assert_eq!(stands.collect::<Vec<_>>(), expected);
}

/// A clock that was a century ahead hides nothing that was recorded after its correction, at any moment (R22).
#[test]
fn a_wrong_clock_hides_nothing() {
    let mut candidacy = applied(&terms(), day(0));
    let ahead = day(36_500);
    let note = Fact::NoteAdded { note: text("likes tea") };
    let wrong = Entry::new(staff(Capacity::RECRUITER), note, ahead).deviating(text("imported"));
    let _ = candidacy.record(wrong).expect("it deviates");
    let correction = Correction { entry: Seq(1), moment: day(1), reason: text("the clock of a server") };
    by(&mut candidacy, Capacity::RECRUITER, correction, day(2));
    by(&mut candidacy, Capacity::RECRUITER, informed(0), day(3));
    let seen = |at| Audit::new(&candidacy, at).observations().len();
    // The deviation and its correction are seen from the correction on.
    assert_eq!([day(1), day(2), day(3), ahead].map(seen), [0, 2, 2, 2]);
    let late =
        |at| Audit::new(&candidacy, at).breaches().iter().any(|it| it.promise.kind == PromiseKind::Acknowledgement);
    assert_eq!([day(1), day(2), day(3)].map(late), [false, true, true]);
}

/// Another date for the same thing does not undo what was overdue before it: an audit of that time still says so (F59).
#[test]
fn more_time_is_given_for_what_comes_and_not_for_what_was() {
    let cast = [(Capacity::RECRUITER, candidacy::terms::Powers::ALL)];
    let case = Step::assignment("test_case", 7, Capacity::RECRUITER).expect("a short name");
    let terms = Terms::new("case", 1, Process::new(cast, [case]).expect("a process")).expect("a name");
    let mut candidacy = applied(&terms, day(0));
    by(&mut candidacy, Capacity::RECRUITER, Decision::from(evidence()), day(0));
    let sent = candidacy::value::Assignment::new(reference("case"), 6).expect("few hours");
    by(&mut candidacy, Capacity::RECRUITER, Fact::AssignmentSent { part: None, assignment: Box::new(sent) }, day(0));
    let due = candidacy.due(1).expect("it is due");
    let until = due + DAY * 9;
    by(&mut candidacy, Capacity::RECRUITER, Fact::AssignmentExtended { part: None, until }, due + DAY * 2);
    let is_late = |days| {
        let audit = Audit::new(&candidacy, due + DAY * days);
        audit
            .breaches()
            .iter()
            .any(|breach| breach.promise.kind == PromiseKind::Submission && breach.promise.end.is_none())
    };
    assert_eq!([1, 2, 8, 10].map(is_late), [true, false, false, true]);
}

/// Somebody for whom everything went wrong that can.
fn unlucky() -> Candidacy {
    let builder = Policy::builder().without_ceiling(PromiseKind::SetUp, ground("our rooms are booked for months"));
    let terms = terms().with_policy(builder.build().expect("a policy"));
    let mut candidacy = applied(&terms, day(0));
    let recruiter = Capacity::RECRUITER;
    own(&mut candidacy, asks(Ask::Message), day(0));
    own(&mut candidacy, asks(Ask::Concern { about: None, kind: ConcernKind::MissedMessage }), day(1));
    by(&mut candidacy, recruiter, informed(1), day(10));
    by(&mut candidacy, recruiter, Decision::from(evidence()), day(20) + TimeDelta::minutes(7));
    by(&mut candidacy, recruiter, Reversal::new(text("the wrong row")), day(20) + HOUR);
    by(&mut candidacy, recruiter, Decision::from(evidence()), day(21));
    let meeting = interview(&terms, day(24));
    by(&mut candidacy, recruiter, Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) }, day(21));
    by(
        &mut candidacy,
        recruiter,
        Fact::InterviewMissed { part: None, why: NoMeeting::NoShow(Party::Company) },
        day(24) + HOUR,
    );
    let held = Entry::new(staff(recruiter), Held::from(attendance(&terms)), day(30)).occurred(day(26));
    let _ = candidacy.record(held.deviating(text("nobody had planned it"))).expect("it took place");
    let by_telephone = Entry::new(Actor::Candidate, Fact::Withdrew, day(33)).recorded_by(staff(recruiter));
    let _ = candidacy.record(by_telephone).expect("it can be written down");
    let correction = Correction { entry: Seq(9), moment: day(32), reason: text("the clock of a server") };
    by(&mut candidacy, recruiter, correction, day(33));
    candidacy
}

/// An audit reads so.
#[test]
fn an_audit_reads_so() {
    let shown = Audit::new(&unlucky(), day(40)).to_string();
    let expected = include_str!("audit/audit.txt");
    assert_eq!(shown, expected.trim_end(), "\n{shown}");
    let nothing = Audit::new(&applied(&terms(), day(0)), day(0)).to_string();
    assert_eq!(
        nothing,
        "00000000-0000-0000-0000-000000000001, Monday 2 March 2026, 09:00 UTC: 0 of 2 promises not kept in time"
    );
}

/// As data, an audit is this.
#[test]
fn an_audit_is_this_data() {
    let audit = Audit::new(&unlucky(), day(40));
    let data = serde_json::to_string_pretty(&audit).expect("numbers and names");
    let expected = include_str!("audit/audit.json");
    assert_eq!(data, expected.trim_end(), "\n{data}");
}
