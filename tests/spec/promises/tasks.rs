//! Whose task a promise of the company is: a person's where one is known, and else that of everybody in a capacity.

use super::tale::{Tale, begin, days, request};
use crate::support::staff;
use PromiseKind as P;
use candidacy::value::{Ask, Capacities, ConcernKind};
use candidacy::{Calendar, Capacity, Fact, PersonId, PromiseKind};

const RECRUITER: Capacity = Capacity::RECRUITER;
const DIRECTOR: Capacity = Capacity::MANAGING_DIRECTOR;

fn applied() -> Tale {
    Tale::applied(&Calendar::utc())
}

fn person(capacity: Capacity) -> PersonId {
    staff(capacity).person
}

impl Tale {
    /// The people whose task the only promise of a kind is, and their capacities.
    #[track_caller]
    fn task(&self, kind: PromiseKind) -> (Vec<PersonId>, Capacities) {
        let task = self.candidacy.task(&self.owes(kind));
        (task.people, task.capacities)
    }

    fn responsible(self, capacity: Capacity) -> Tale {
        self.company(Fact::ResponsibleNamed { person: person(capacity) })
    }
}

fn concern_about(capacity: Capacity) -> Ask {
    Ask::Concern { about: Some(person(capacity)), kind: ConcernKind::Conduct }
}

/// An interview is the task of those who are invited, and what each saw is that person's.
#[test]
fn interviewers_have_their_own_tasks() {
    let scheduled = Tale::up_to(&Calendar::utc(), 2).responsible(RECRUITER).schedule();
    let both = vec![person(Capacity::CHARACTER_INTERVIEWER), person(Capacity::TECHNICAL_INTERVIEWER)];
    assert_eq!(scheduled.task(P::Attendance).0, both);
    let held = scheduled.hold();
    let saw: Vec<_> = held.owed(P::Assessment).iter().map(|promise| held.candidacy.task(promise).people).collect();
    assert_eq!(saw, both.iter().map(|one| vec![*one]).collect::<Vec<_>>());
}

/// A follow-up is the task of the person who promised it (F58).
#[test]
fn a_follow_up_is_the_task_of_whom_promised_it() {
    let due = begin() + days(4);
    let promise = candidacy::value::FollowUp { due, about: crate::support::text("the parking") };
    let tale = applied().responsible(RECRUITER).by(Capacity::COLLEAGUE, promise);
    assert_eq!(tale.task(P::FollowUp).0, [person(Capacity::COLLEAGUE)]);
}

/// Everything else is the task of the responsible person, the latest that was named; before that, of a capacity.
#[test]
fn the_rest_is_the_responsible_person_s() {
    let tale = applied().ask(Ask::Message);
    assert_eq!(tale.task(P::Reply), (vec![], RECRUITER.into()));
    let named = tale.responsible(RECRUITER);
    assert_eq!(named.task(P::Reply), (vec![person(RECRUITER)], RECRUITER.into()));
    let renamed = named.responsible(DIRECTOR);
    for kind in [P::Reply, P::Acknowledgement, P::FirstAnswer] {
        assert_eq!(renamed.task(kind).0, [person(DIRECTOR)], "{kind}");
    }
}

/// The capacities are those that can keep the promise: who selects, who decides at the step, who hears concerns.
#[test]
fn a_capacity_can_keep_it() {
    let tale = Tale::up_to(&Calendar::utc(), 2).schedule().hold().ask(concern_about(Capacity::COLLEAGUE));
    let judges = Capacities::from([Capacity::TECHNICAL_INTERVIEWER, Capacity::CHARACTER_INTERVIEWER]);
    let hear = Capacities::from([RECRUITER, DIRECTOR]);
    assert_eq!(tale.task(P::Outcome).1, judges);
    assert_eq!((tale.task(P::Concern).1, tale.task(P::Settlement).1), (hear.clone(), hear));
    assert_eq!(applied().task(P::FirstAnswer).1, RECRUITER.into());
    assert_eq!(Tale::up_to(&Calendar::utc(), 6).task(P::Offer).1, RECRUITER.into());
}

/// The person a concern is about has no task in it, responsible or not; it falls back to those who hear concerns.
#[test]
fn whom_a_concern_is_about_is_excused() {
    let tale = applied().responsible(RECRUITER);
    let about = tale.clone().ask(concern_about(RECRUITER));
    for kind in [P::Concern, P::Settlement] {
        assert_eq!(about.task(kind), (vec![], [RECRUITER, DIRECTOR].into()), "{kind}");
    }
    assert_eq!(about.task(P::FirstAnswer).0, [person(RECRUITER)], "other tasks stay theirs");
    let other = tale.ask(concern_about(DIRECTOR));
    assert_eq!(other.task(P::Concern).0, [], "nor is it theirs who are responsible for the rest");
}

/// What the candidate owes alone is nobody's task.
#[test]
fn the_candidate_s_promises_are_nobody_s_task() {
    let approached = Tale::approached(&Calendar::utc()).responsible(RECRUITER);
    assert_eq!(approached.task(P::Interest), (vec![], Capacities::default()));
    let message = request(Ask::Message);
    assert_eq!(approached.candidate(message).task(P::Reply).0, [person(RECRUITER)]);
}
