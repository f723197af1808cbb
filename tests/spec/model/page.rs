//! Who has the word in which place, and where it leads.

use super::{Model, Place, Then, Who};
use candidacy::FactKind;

impl Model {
    /// In this place, these facts, by whom, lead there.
    #[expect(clippy::too_many_lines, reason = "a page of rules, to be read from top to bottom")]
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "each place names its own facts; what goes anywhere comes below"
    )]
    pub(super) fn word(&self, kind: FactKind) -> Option<(Who, Then)> {
        use FactKind as F;
        use Place::{
            AskedForAYes, Hired, InThePool, MeetingOver, MeetingPlanned, MeetingPromised, OfferMade, ReachedOut,
            SteppedOut, ToBeRead, Told, TurnedDown, WorkBack, WorkHandedOver, WorkPromised,
        };
        use Then::{Go, GoBack, GoOn, StartTheStep, Stay};
        use Who::{ADecider, ARecruiter, EitherSide, TheCandidate, TheCompany};
        match self.spot.place {
            ReachedOut => match kind {
                F::Interested => Some((TheCandidate, Go(ToBeRead))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.while_going(kind),
            },
            ToBeRead => match kind {
                F::Passed => Some((ADecider, GoOn)),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                F::AssessmentRecorded => Some((TheCompany, Stay)),
                _ => self.while_going(kind),
            },
            InThePool => match kind {
                // And only while she agrees to be there (F75).
                F::Approached if Some(self.last) <= self.spot.moment => Some((ARecruiter, Go(ReachedOut))),
                F::RoleFound if Some(self.last) <= self.spot.moment => Some((TheCompany, Stay)),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                _ => self.while_going(kind),
            },
            AskedForAYes => match kind {
                F::Agreed => Some((TheCandidate, StartTheStep)),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.while_going(kind),
            },
            MeetingPromised => match kind {
                F::Scheduled => Some((TheCompany, Go(MeetingPlanned))),
                F::Waived => Some((ADecider, GoOn)),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.while_going(kind),
            },
            MeetingPlanned => match kind {
                F::Held => Some((TheCompany, Go(MeetingOver))),
                F::NotHeld | F::Cancelled => Some((TheCompany, Go(MeetingPromised))),
                F::Rescheduled => Some((EitherSide, Stay)),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.while_going(kind),
            },
            MeetingOver => match kind {
                F::Passed => Some((ADecider, GoOn)),
                F::Repeated => Some((TheCompany, Go(MeetingPromised))),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                F::AssessmentRecorded => Some((TheCompany, Stay)),
                _ => self.while_going(kind),
            },
            WorkPromised => match kind {
                F::Assigned => Some((TheCompany, Go(WorkHandedOver))),
                F::Waived => Some((ADecider, GoOn)),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.while_going(kind),
            },
            WorkHandedOver => match kind {
                F::Submitted => Some((TheCandidate, Go(WorkBack))),
                F::Extended => Some((TheCompany, Stay)),
                F::ExtensionAsked => Some((TheCandidate, Stay)),
                F::ExtensionAnswered if self.waits_for(kind) => Some((TheCompany, Stay)),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.while_going(kind),
            },
            WorkBack => match kind {
                F::Passed => Some((ADecider, GoOn)),
                F::Repeated => Some((TheCompany, Go(WorkPromised))),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                F::AssessmentRecorded => Some((TheCompany, Stay)),
                _ => self.while_going(kind),
            },
            OfferMade => match kind {
                F::OfferAccepted => Some((TheCandidate, Go(Hired))),
                F::OfferDeclined => Some((TheCandidate, Go(SteppedOut))),
                F::DecidedAgainst => Some((ADecider, Go(TurnedDown))),
                _ => self.while_going(kind),
            },
            // Nothing pauses here: feedback is owed, and only feedback ends it (F51–F53).
            TurnedDown => match kind {
                F::FeedbackDelivered => Some((TheCompany, Go(Told))),
                F::Reopened => Some((TheCompany, GoBack)),
                _ => self.while_open(kind),
            },
            Hired => self.anywhere(kind),
            Told => match kind {
                F::Reopened => Some((TheCompany, GoBack)),
                F::Pooled => Some((ARecruiter, Go(InThePool))),
                _ => self.anywhere(kind),
            },
            SteppedOut => match kind {
                // What was owed when she stepped out is owed again: only telling it, or her own word, ends that.
                F::Reopened if self.feedback_owed => Some((TheCompany, Go(TurnedDown))),
                F::Reopened => Some((TheCompany, GoBack)),
                F::FeedbackDelivered if self.feedback_owed => Some((TheCompany, Stay)),
                F::FeedbackUnwanted if self.feedback_owed => Some((TheCandidate, Stay)),
                _ => self.anywhere(kind),
            },
        }
    }

    /// Before anything is decided the company may pause, and the vacancy may go.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest goes wherever the candidacy is open, or nowhere")]
    fn while_going(&self, kind: FactKind) -> Option<(Who, Then)> {
        match kind {
            FactKind::PutOnHold => Some((Who::TheCompany, Then::Stay)),
            FactKind::Resumed if self.pause.is_some() => Some((Who::TheCompany, Then::Stay)),
            FactKind::VacancyClosed if self.role.is_some() && !self.vacancy_closed => {
                Some((Who::TheCompany, Then::Stay))
            }
            _ => self.while_open(kind),
        }
    }

    /// Until it is over the candidate may step out, ask for help, and send newer papers.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest goes anywhere, or nowhere")]
    fn while_open(&self, kind: FactKind) -> Option<(Who, Then)> {
        match kind {
            FactKind::Withdrew => Some((Who::TheCandidate, Then::Go(Place::SteppedOut))),
            FactKind::HelpAsked | FactKind::CvReplaced | FactKind::ProfileReplaced => {
                Some((Who::TheCandidate, Then::Stay))
            }
            _ => self.anywhere(kind),
        }
    }

    /// What people say to each other goes anywhere, in a closed candidacy too (F57, F58, F60, F62). An answer needs a
    /// question, and a word that nobody asked for needs something that owes it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other fact goes everywhere")]
    fn anywhere(&self, kind: FactKind) -> Option<(Who, Then)> {
        let who = match kind {
            FactKind::MessageReceived | FactKind::ConcernRaised | FactKind::CandidateFeedbackGiven => Who::TheCandidate,
            FactKind::Replied | FactKind::HelpAnswered | FactKind::ConcernAnswered | FactKind::Informed
                if self.waits_for(kind) =>
            {
                Who::TheCompany
            }
            // She may be content before anybody says how it ended (F61).
            FactKind::ConcernSettled if self.waits_for(kind) => Who::EitherSide,
            FactKind::FollowUpPromised | FactKind::Noted => Who::TheCompany,
            _ => return None,
        };
        Some((who, Then::Stay))
    }

    fn waits_for(&self, kind: FactKind) -> bool {
        !self.takes(kind).is_empty()
    }
}
