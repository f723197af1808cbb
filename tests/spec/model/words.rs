//! Which words are right for a fact that has the word.

use super::{Ask, Model, Pause};
use candidacy::terms::StepKind;
use candidacy::value::meeting::Screen;
use candidacy::value::{Capacities, ExtensionAnswer};
use candidacy::{Actor, Entry, Fact, FactKind, Meeting, Staff, Step, Time};
use chrono::TimeDelta;
use std::collections::BTreeSet;

impl Model {
    /// Are the words and the moment right? Only facts that have the word here come so far.
    pub(super) fn right(&self, entry: &Entry) -> bool {
        let due = self.spot.moment;
        match &entry.fact {
            // Out of the pool it is the same candidacy of the same person, under the same terms.
            Fact::Approached(it) => it.opening == *self.opening && Some(entry.at) <= due,
            // For somebody who does not agree to be kept, nobody looks for a role (F75, F76).
            Fact::RoleFound(_) => Some(entry.at) <= due,
            // A consent and a pause end, a promise falls due, and none of them in the past (F58, F75).
            Fact::Pooled(consent) => consent.until > entry.at,
            Fact::PutOnHold(hold) => hold.until > entry.at,
            Fact::FollowUpPromised(it) => it.due > entry.at,
            // Who is invited covers both sides (F40–F44, F64, F67); a screen is announced beforehand (F66).
            Fact::Scheduled(it) | Fact::Rescheduled(it) => {
                let announced = it.screen() == Screen::Shared || !self.shares_the_screen();
                // The candidate asks for another time, not for other people or another place.
                let hers =
                    !(entry.by == Actor::Candidate && self.meeting.as_deref().is_none_or(|last| differ(last, it)));
                let people = it.people();
                hers && self.covered(people) && self.as_many_as(people) && announced && it.starts() >= entry.at
            }
            Fact::Held(it) => due <= Some(entry.at) && self.covered(it.people()),
            Fact::NotHeld { .. } => due <= Some(entry.at),
            Fact::Assigned { .. } => self.handed_over_until(entry.at).is_some(),
            // More time, never less (F50).
            Fact::Extended { until } | Fact::ExtensionAsked { until } => Some(*until) > due,
            Fact::ExtensionAnswered { to, answer } => {
                let later = match **answer {
                    ExtensionAnswer::Granted { until } => Some(until) > due,
                    ExtensionAnswer::Unchanged { .. } => true,
                };
                self.takes(entry.fact.kind()).contains(&to.0) && later
            }
            Fact::Replied { to, .. }
            | Fact::HelpAnswered { to, .. }
            | Fact::ConcernAnswered { to, .. }
            | Fact::ConcernSettled { to, .. }
            | Fact::Informed { to, .. } => self.takes(entry.fact.kind()).contains(&to.0),
            // After work that came back there is at least one point to work on (F52).
            Fact::FeedbackDelivered(it) => !self.work_came_back || !it.points_to_work_on().is_empty(),
            Fact::Applied(_)
            | Fact::AppliedOpenly(_)
            | Fact::Interested
            | Fact::Passed { .. }
            | Fact::Agreed
            | Fact::Waived { .. }
            | Fact::Repeated { .. }
            | Fact::Cancelled { .. }
            | Fact::Submitted { .. }
            | Fact::AssessmentRecorded { .. }
            | Fact::OfferAccepted
            | Fact::OfferDeclined
            | Fact::DecidedAgainst { .. }
            | Fact::FeedbackUnwanted
            | Fact::Withdrew
            | Fact::Reopened { .. }
            | Fact::Resumed
            | Fact::VacancyClosed
            | Fact::MessageReceived { .. }
            | Fact::HelpAsked { .. }
            | Fact::ConcernRaised(_)
            | Fact::CandidateFeedbackGiven { .. }
            | Fact::CvReplaced(_)
            | Fact::ProfileReplaced { .. }
            | Fact::Noted { .. } => true,
        }
    }

    /// The entries that a fact of this kind can name: what waits for such an answer, or for such a word.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other fact names an entry")]
    pub(crate) fn takes(&self, kind: FactKind) -> Vec<u32> {
        let waits = |ask| self.waiting.iter().filter(move |(_, waits)| **waits == ask).map(|(number, _)| *number);
        match kind {
            FactKind::Replied => waits(Ask::Message).collect(),
            FactKind::HelpAnswered => waits(Ask::Help).collect(),
            FactKind::ExtensionAnswered => waits(Ask::MoreTime).collect(),
            // An answer does not end a concern: there may be another, until it is settled.
            FactKind::ConcernAnswered | FactKind::ConcernSettled => waits(Ask::Concern).collect(),
            FactKind::Informed => {
                let opening = (self.unheard || self.in_the_dark).then_some(0);
                let pause = self.pause.iter().flat_map(Pause::names).flatten();
                let owed: BTreeSet<u32> =
                    opening.into_iter().chain(pause).chain(self.news).chain(waits(Ask::FollowUp)).collect();
                owed.into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn covered(&self, people: &[Staff]) -> bool {
        self.sides().iter().all(|capacity| people.iter().any(|staff| staff.capacity == capacity))
    }

    /// Where both sides are needed, how many people come is the company's policy; it never keeps a side away (F40).
    fn as_many_as(&self, people: &[Staff]) -> bool {
        let (sides, panel) = (self.sides().iter().count(), self.terms.policy().panel());
        let (least, most) = (usize::from(panel.at_least()), usize::from(panel.at_most()));
        sides == 1 || least <= people.len() && people.len() <= most.max(sides)
    }

    fn sides(&self) -> Capacities {
        match self.step().map(Step::kind) {
            Some(StepKind::Meeting { with, .. }) => with,
            Some(StepKind::Assignment { .. }) | None => panic!("a meeting is of a step that is one"),
        }
    }

    fn shares_the_screen(&self) -> bool {
        matches!(self.step().map(Step::kind), Some(StepKind::Meeting { screen: Screen::Shared, .. }))
    }

    pub(super) fn handed_over_until(&self, at: Time) -> Option<Time> {
        match self.step().map(Step::kind) {
            Some(StepKind::Assignment { days }) => at.checked_add_signed(TimeDelta::hours(24 * i64::from(days))),
            Some(StepKind::Meeting { .. }) | None => panic!("work is handed over at a step that is an assignment"),
        }
    }
}

/// Is anything but the start another one?
fn differ(one: &Meeting, other: &Meeting) -> bool {
    (one.minutes(), one.place(), one.people(), one.screen())
        != (other.minutes(), other.place(), other.people(), other.screen())
}
