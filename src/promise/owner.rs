//! Whose task a promise of the company is: a person where one is known, and else the capacities that can keep it.

use super::Promise;
use super::look::Look;
use crate::law::Fact;
use crate::terms::policy::PromiseKind;
use crate::terms::{Power, Terms};
use crate::value::actor::{Actor, Capacities, Staff};
use crate::value::id::{PersonId, Seq};
use serde::Serialize;

/// The people of the company whose task a promise is.
///
/// The task belongs to `people` where some are known, and falls back to everybody in the `capacities`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Task {
    /// The people: those who meet, the person who promised, or the responsible person.
    pub people: Vec<PersonId>,
    /// The capacities in which somebody can keep it.
    pub capacities: Capacities,
    /// The person whom a concern is about, who keeps nothing of it.
    pub excused: Option<PersonId>,
}

impl Task {
    /// Returns true if the task is on the desk of this person: they are named, or nobody is and they can keep it in their capacity.
    #[must_use]
    pub fn is_for(&self, staff: Staff) -> bool {
        let falls_back = self.people.is_empty() && self.capacities.contains(staff.capacity);
        self.people.contains(&staff.person) || falls_back && self.excused != Some(staff.person)
    }
}

impl Look<'_> {
    /// Whose task a promise is; nobody's of the company if it is the candidate's alone.
    pub(crate) fn task(self, promise: &Promise) -> Task {
        if !promise.by.is_company() {
            return Task { people: Vec::new(), capacities: Capacities::default(), excused: None };
        }
        let fact = promise.entry.entry(self.entries).map(|entry| (&entry.fact, entry.by));
        let excused = fact.and_then(|(fact, _)| fact.request()).and_then(|request| request.ask.about());
        let people: Vec<PersonId> = match (promise.kind, fact) {
            (PromiseKind::Attendance, Some((fact, _))) => {
                fact.meeting().map_or(&[][..], |meeting| meeting.people()).iter().map(|staff| staff.person).collect()
            }
            (PromiseKind::Assessment, Some((Fact::InterviewHeld(held), _))) => {
                let of =
                    usize::from(promise.number).checked_sub(1).and_then(|index| held.attendance.people().get(index));
                of.map(|staff| staff.person).into_iter().collect()
            }
            (PromiseKind::FollowUp, Some((_, Actor::Staff(staff)))) => vec![staff.person],
            // Nobody's but theirs who hear concerns, and who agree on adjustments.
            (PromiseKind::Concern | PromiseKind::Settlement | PromiseKind::Adjustment, _) => Vec::new(),
            _ => self.responsible().into_iter().collect(),
        };
        let people = people.into_iter().filter(|person| Some(*person) != excused).collect();
        Task { people, capacities: self.capacities(promise.kind), excused }
    }

    fn responsible(self) -> Option<PersonId> {
        let named = self.state.memory.responsible?;
        let Fact::ResponsibleNamed { person } = Seq(named.get()).entry(self.entries)?.fact else { return None };
        Some(person)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "few promises are another person's than of those who select")]
    fn capacities(self, kind: PromiseKind) -> Capacities {
        let Some(process) = self.shelf.get(usize::from(self.state.terms)).map(Terms::process) else {
            return Capacities::default();
        };
        match kind {
            PromiseKind::Assent => process.who(Power::Agrees).clone(),
            PromiseKind::Concern | PromiseKind::Settlement => process.who(Power::Hears).clone(),
            PromiseKind::Outcome | PromiseKind::Feedback | PromiseKind::WrittenNo | PromiseKind::DecisionWord => {
                process.deciders(self.state.now.step).clone()
            }
            _ => process.who(Power::Selects).clone(),
        }
    }
}
