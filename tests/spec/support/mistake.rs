//! What can be wrong with a fact that is legal.

use super::{a_colleague, a_meeting, attendance, candidacy_id, feedback, meeting, staff};
use candidacy::value::{Capacities, ExtensionAnswer};
use candidacy::{Capacity, Entry, Fact, FactKind, Meeting, Seq, Time};

/// What can be wrong with a fact that is legal, told by somebody who may tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// It is recorded a second before the last fact, or before the meeting starts.
    TooEarly,
    /// The moment that it names is a day before it is recorded.
    InThePast,
    /// The moment that it names is the very one that it must not be before, or must be after.
    OnTheDot,
    /// Nobody covers this capacity.
    Lacks(Capacity),
    /// More people are invited than anybody wants to face.
    Crowd,
    /// The shared screen is not announced.
    Unannounced,
    /// It answers this entry.
    To(u32),
    /// The opening names another version of the terms.
    OtherTerms,
    /// The opening names another candidacy.
    OtherCandidacy,
    /// The feedback has no point to work on.
    NothingToWorkOn,
}

impl Mistake {
    /// Every one of them.
    pub(crate) const ALL: &[Mistake] = &[
        Mistake::TooEarly,
        Mistake::InThePast,
        Mistake::OnTheDot,
        Mistake::Lacks(Capacity::Recruiter),
        Mistake::Lacks(Capacity::TechnicalInterviewer),
        Mistake::Lacks(Capacity::CharacteristicsInterviewer),
        Mistake::Lacks(Capacity::Colleague),
        Mistake::Lacks(Capacity::EngineeringManager),
        Mistake::Lacks(Capacity::ManagingDirector),
        Mistake::Crowd,
        Mistake::Unannounced,
        Mistake::To(0),
        Mistake::To(1),
        Mistake::To(2),
        Mistake::To(7),
        Mistake::To(1_000),
        Mistake::OtherTerms,
        Mistake::OtherCandidacy,
        Mistake::NothingToWorkOn,
    ];

    /// Can a fact of this kind have it?
    pub(crate) fn possible_in(self, kind: FactKind) -> bool {
        match self {
            Mistake::TooEarly => true,
            Mistake::InThePast | Mistake::OnTheDot => matches!(
                kind,
                FactKind::Pooled
                    | FactKind::PutOnHold
                    | FactKind::FollowUpPromised
                    | FactKind::Scheduled
                    | FactKind::Rescheduled
                    | FactKind::Extended
                    | FactKind::ExtensionAsked
                    | FactKind::ExtensionAnswered
            ),
            Mistake::Lacks(_) => matches!(kind, FactKind::Scheduled | FactKind::Rescheduled | FactKind::Held),
            Mistake::Crowd | Mistake::Unannounced => matches!(kind, FactKind::Scheduled | FactKind::Rescheduled),
            Mistake::To(_) => !kind.answers().is_empty(),
            Mistake::OtherTerms | Mistake::OtherCandidacy => {
                matches!(kind, FactKind::Applied | FactKind::AppliedOpenly | FactKind::Approached)
            }
            Mistake::NothingToWorkOn => kind == FactKind::FeedbackDelivered,
        }
    }

    /// Makes the mistake, where a fact of that kind can have it; the entry stays as it is where not.
    ///
    /// `due` is the moment that the phase is about, if it is about one.
    pub(crate) fn spoil(self, entry: &mut Entry, due: Option<Time>) {
        let (at, fact) = (entry.at, &mut entry.fact);
        let yesterday = at - chrono::TimeDelta::days(1);
        match (self, fact) {
            (Mistake::TooEarly, _) => entry.at -= chrono::TimeDelta::seconds(1),
            (Mistake::InThePast, fact) => rename(fact, yesterday, yesterday),
            (Mistake::OnTheDot, fact) => rename(fact, at, due.unwrap_or(at)),
            (Mistake::Lacks(capacity), Fact::Scheduled(it) | Fact::Rescheduled(it)) => {
                **it = meeting(it.starts(), Capacities::ALL.difference(capacity.into()));
            }
            (Mistake::Lacks(capacity), Fact::Held(it)) => {
                **it = attendance(Capacities::ALL.difference(capacity.into()));
            }
            (Mistake::Crowd, Fact::Scheduled(it) | Fact::Rescheduled(it)) => {
                let people = Capacity::ALL.iter().copied().map(staff).chain((1..=9).map(a_colleague));
                **it = a_meeting(it.starts(), people);
            }
            (Mistake::Unannounced, Fact::Scheduled(it) | Fact::Rescheduled(it)) => {
                let people = it.people().iter().copied();
                **it = Meeting::new(it.starts(), it.minutes(), it.place().clone(), people).expect("it was one before");
            }
            (
                Mistake::To(number),
                Fact::Replied { to, .. }
                | Fact::HelpAnswered { to, .. }
                | Fact::ExtensionAnswered { to, .. }
                | Fact::ConcernAnswered { to, .. }
                | Fact::ConcernSettled { to, .. }
                | Fact::Informed { to, .. },
            ) => *to = Seq(number),
            (Mistake::OtherTerms, Fact::Applied(it)) => it.opening.terms.version += 1,
            (Mistake::OtherTerms, Fact::AppliedOpenly(it)) => it.opening.terms.version += 1,
            (Mistake::OtherTerms, Fact::Approached(it)) => it.opening.terms.version += 1,
            (Mistake::OtherCandidacy, Fact::Applied(it)) => it.opening.candidacy = candidacy_id(2),
            (Mistake::OtherCandidacy, Fact::AppliedOpenly(it)) => it.opening.candidacy = candidacy_id(2),
            (Mistake::OtherCandidacy, Fact::Approached(it)) => it.opening.candidacy = candidacy_id(2),
            (Mistake::NothingToWorkOn, Fact::FeedbackDelivered(it)) => **it = feedback(0),
            _ => {}
        }
    }
}

/// Lets a fact name another moment: of the calendar, or a new due moment of an assignment.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts name a moment")]
fn rename(fact: &mut Fact, moment: Time, due: Time) {
    match fact {
        Fact::Pooled(it) => it.until = moment,
        Fact::PutOnHold(it) => it.until = moment,
        Fact::FollowUpPromised(it) => it.due = moment,
        Fact::Scheduled(it) | Fact::Rescheduled(it) => **it = meeting(moment, it.covers()),
        Fact::Extended { until } | Fact::ExtensionAsked { until } => *until = due,
        Fact::ExtensionAnswered { answer, .. } => **answer = ExtensionAnswer::Granted { until: due },
        _ => {}
    }
}
