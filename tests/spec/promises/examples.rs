//! One example of each kind of promise under the standard policy: what makes it, whose it is and by when; what keeps it, what
//! releases it, and how it stands before and after it is due.

mod table;

use crate::support::{after, applied, applied_openly, approached, reference, sample, terms};
use candidacy::promise::{How, Owner};
use candidacy::value::Capacities;
use candidacy::{Candidacy, Entry, Fact, FactKind, Process, Promise, PromiseKind, Seq, Status, Time};
use chrono::TimeDelta;
use table::examples;

/// How the example begins.
#[derive(Clone, Copy)]
enum Begins {
    Applied,
    AppliedOpenly,
    Approached,
}

/// After these facts, one a day, there is this promise.
struct Example {
    kind: PromiseKind,
    begins: Begins,
    facts: Vec<FactKind>,
    entry: u32,
    owner: Owner,
    made_at: &'static str,
    remind_at: &'static str,
    due: &'static str,
    /// Each a way to keep it: these facts, all at one moment, of which the last keeps it.
    kept: &'static [&'static [FactKind]],
    /// Each a fact that releases it.
    released: &'static [FactKind],
}

impl Example {
    fn of(kind: PromiseKind, begins: Begins, facts: impl Into<Vec<FactKind>>, entry: u32) -> Example {
        let (facts, owner) = (facts.into(), Owner::Company(Capacities::EMPTY));
        let (made_at, remind_at, due) = ("", "", "");
        Example { kind, begins, facts, entry, owner, made_at, remind_at, due, kept: &[], released: &[] }
    }

    fn owed_by(self, owner: Owner) -> Example {
        Example { owner, ..self }
    }

    /// Made, to be reminded of, and due.
    fn within(self, [made_at, remind_at, due]: [&'static str; 3]) -> Example {
        Example { made_at, remind_at, due, ..self }
    }

    fn kept_by(self, kept: &'static [&'static [FactKind]]) -> Example {
        Example { kept, ..self }
    }

    fn released_by(self, released: &'static [FactKind]) -> Example {
        Example { released, ..self }
    }
}

fn moment(text: &str) -> Time {
    text.parse().expect("a moment")
}

/// The candidacy after these facts, all of them at this moment. A word is about what the example is about, if it can be.
fn then(candidacy: &Candidacy, facts: &[FactKind], about: Seq, at: Time) -> Candidacy {
    let mut candidacy = candidacy.clone();
    for kind in facts {
        let mut entry = sample(*kind, &candidacy.terms().clone(), Some(&candidacy), at);
        if *kind == FactKind::Informed {
            let own = Fact::Informed { to: about, message: reference("letters/2") };
            let own = Entry { fact: own, ..entry.clone() };
            entry = if candidacy.check(&own).is_ok() { own } else { entry };
        }
        candidacy.record(entry).unwrap_or_else(|refused| panic!("{kind} at {at}: {refused}"));
    }
    candidacy
}

impl Example {
    fn opened(&self) -> Candidacy {
        let terms = terms(Process::back_end());
        let begun = match self.begins {
            Begins::Applied => applied(&terms),
            Begins::AppliedOpenly => applied_openly(&terms),
            Begins::Approached => approached(&terms),
        };
        after(begun, &self.facts)
    }

    fn promise(&self, candidacy: &Candidacy) -> Promise {
        let own = |promise: &Promise| (promise.kind, promise.entry) == (self.kind, Seq(self.entry));
        *candidacy.all_promises().iter().find(|promise| own(promise)).unwrap_or_else(|| panic!("no {}", self.kind))
    }

    /// The promise after these facts, all at this moment.
    fn ended(&self, facts: &[FactKind], at: Time) -> Promise {
        self.promise(&then(&self.opened(), facts, Seq(self.entry), at))
    }
}

const TICK: TimeDelta = TimeDelta::nanoseconds(1);

/// There is an example of each kind.
#[test]
fn there_is_an_example_of_each_kind() {
    let all = examples();
    for kind in PromiseKind::ALL {
        assert_eq!(all.iter().filter(|example| example.kind == *kind).count(), 1, "{kind}");
    }
}

/// Each promise is made by its fact, for its owner, at its moment, with its day; and it is among what is open (F33,
/// F48, F49, F51, F56–F58, F76).
#[test]
fn each_promise_is_made() {
    for example in examples() {
        let candidacy = example.opened();
        let promise = example.promise(&candidacy);
        assert_eq!(promise.owner, example.owner, "{promise}");
        assert_eq!(promise.made_at, moment(example.made_at), "{promise}");
        assert_eq!(promise.due, moment(example.due), "{promise}");
        assert_eq!(promise.remind_at(), moment(example.remind_at), "{promise}");
        assert_eq!((promise.end, promise.kept_at()), (None, None), "{promise}");
        assert!(candidacy.promises().any(|open| open == promise), "{promise}");
        assert_eq!(candidacy.promises().map(|open| open.due).min(), candidacy.next_due());
        // The last fact made it, or asked for it; before that there was none.
        let last = candidacy.journal().len() - 1;
        let before = Candidacy::replay(candidacy.terms(), candidacy.journal()[..last].to_vec());
        let there = before
            .is_ok_and(|before| before.promises().any(|open| (open.kind, open.entry) == (promise.kind, promise.entry)));
        assert!(!there, "{promise}");
    }
}

/// While it is open: pending, from half of its time on to be reminded of, and after its last moment breached.
#[test]
fn each_promise_waits_reminds_and_is_breached() {
    for example in examples() {
        let promise = example.promise(&example.opened());
        let (remind_at, due) = (promise.remind_at(), promise.due);
        if remind_at < due {
            assert_eq!(promise.status(promise.made_at), Status::Pending, "{promise}");
        }
        let stands = [remind_at - TICK, remind_at, due, due + TICK, Time::MAX_UTC].map(|at| promise.status(at));
        let in_order = [Status::Pending, Status::ReminderDue, Status::ReminderDue, Status::Breached, Status::Breached];
        assert_eq!(stands, in_order, "{promise}");
    }
}

/// Whatever keeps a promise keeps it up to its last moment; after that it is kept late, and was breached until then.
#[test]
fn each_promise_is_kept() {
    for example in examples() {
        let open = example.promise(&example.opened());
        for facts in example.kept {
            let last = facts.last().expect("a fact");
            assert!(example.kind.kept_by().contains(*last), "{last} keeps {open}");
            let in_time = example.ended(facts, open.due);
            let end = in_time.end.unwrap_or_else(|| panic!("{facts:?} keep {open}"));
            assert_eq!(
                (end.how, end.at, in_time.kept_at()),
                (How::Kept, open.due, Some(open.due)),
                "{facts:?}: {open}"
            );
            let before = if open.made_at == open.due { Status::Kept } else { Status::Pending };
            assert_eq!(in_time.status(open.made_at), before);
            assert_eq!(in_time.status(open.due), Status::Kept);
            assert_eq!(in_time.status(Time::MAX_UTC), Status::Kept);

            let late = example.ended(facts, open.due + TimeDelta::hours(1));
            assert_eq!(late.kept_at(), Some(open.due + TimeDelta::hours(1)), "{facts:?}: {open}");
            assert_eq!(late.status(open.due), Status::ReminderDue);
            assert_eq!(late.status(open.due + TICK), Status::Breached);
            assert_eq!(late.status(open.due + TimeDelta::hours(1)), Status::KeptLate);
            assert_eq!(late.status(Time::MAX_UTC), Status::KeptLate);
        }
    }
}

/// What overtakes a promise releases it; once it is breached, that stays to be seen.
#[test]
fn each_promise_is_released() {
    for example in examples() {
        let open = example.promise(&example.opened());
        for fact in example.released {
            assert!(!example.kind.kept_by().contains(*fact), "{fact} releases {open}");
            let in_time = example.ended(&[*fact], open.due);
            let end = in_time.end.unwrap_or_else(|| panic!("{fact} releases {open}"));
            assert_eq!((end.how, end.at, in_time.kept_at()), (How::Released, open.due, None), "{fact}: {open}");
            assert_eq!(in_time.status(open.due), Status::Released);
            assert_eq!(in_time.status(Time::MAX_UTC), Status::Released);

            let late = example.ended(&[*fact], open.due + TICK);
            assert_eq!(late.end.map(|end| (end.how, end.at)), Some((How::Released, open.due + TICK)), "{fact}: {open}");
            assert_eq!(late.status(open.due), Status::ReminderDue);
            assert_eq!(late.status(open.due + TICK), Status::Breached);
            assert_eq!(late.status(Time::MAX_UTC), Status::Breached, "a breach stays visible");
        }
    }
}
