//! The examples, a row for each kind of promise.

use super::{Begins, Example};
use Begins::{Applied, AppliedOpenly, Approached};
use Capacity::{
    CharacteristicsInterviewer, Colleague, EngineeringManager, ManagingDirector, Recruiter, TechnicalInterviewer,
};
use FactKind as F;
use PromiseKind as P;
use candidacy::promise::Owner;
use candidacy::value::Capacities;
use candidacy::{Capacity, FactKind, PromiseKind};

const ALL_THE_WAY: [FactKind; 13] = [
    F::Passed,    // Tuesday, 3 March: to the intro chat
    F::Scheduled, // for Friday, 6 March
    F::Held,      // Friday, 6 March
    F::Passed,    // Saturday: to the team interview
    F::Scheduled, // for Tuesday, 10 March
    F::Held,      // Tuesday
    F::Passed,    // Wednesday, 11 March: to the test case
    F::Assigned,  // Thursday, 12 March, due on the 19th
    F::Submitted, // Friday, 13 March
    F::Passed,    // Saturday: to the case review
    F::Scheduled, // for Tuesday, 17 March
    F::Held,      // Tuesday
    F::Passed,    // Wednesday, 18 March: the final chat is proposed
];

/// The way up to this fact, and then these.
fn way(so_far: usize, then: &[FactKind]) -> Vec<FactKind> {
    ALL_THE_WAY[..so_far].iter().chain(then).copied().collect()
}

fn recruiter() -> Owner {
    Owner::Company(Capacities::from_slice(&[Recruiter]))
}

/// Every example, in the source's process; each begins on Monday, 2 March 2026, at nine.
#[expect(clippy::too_many_lines, reason = "a row for each kind")]
pub(super) fn examples() -> Vec<Example> {
    let judges = [TechnicalInterviewer, Colleague, EngineeringManager];
    vec![
        Example::of(P::Acknowledgement, Applied, vec![], 0)
            .owed_by(recruiter())
            .within(["2026-03-02T09:00:00Z", "2026-03-03T04:30:00Z", "2026-03-04T00:00:00Z"])
            .kept_by(&[
                &[F::Informed],
                &[F::Passed],
                &[F::Pooled],
                &[F::MessageReceived, F::Replied],
                &[F::HelpAsked, F::HelpAnswered],
                &[F::ConcernRaised, F::ConcernAnswered],
                &[F::DecidedAgainst, F::FeedbackDelivered],
            ])
            .released_by(&[F::Withdrew]),
        Example::of(P::Screening, AppliedOpenly, vec![], 0)
            .owed_by(recruiter())
            .within(["2026-03-02T09:00:00Z", "2026-03-06T04:30:00Z", "2026-03-10T00:00:00Z"])
            .kept_by(&[&[F::Passed], &[F::DecidedAgainst], &[F::Pooled]])
            .released_by(&[F::Withdrew, F::PutOnHold]),
        Example::of(P::Arrangement, Applied, way(1, &[]), 1)
            .owed_by(recruiter())
            .within(["2026-03-03T09:00:00Z", "2026-03-07T04:30:00Z", "2026-03-11T00:00:00Z"])
            .kept_by(&[&[F::Scheduled], &[F::Waived]])
            .released_by(&[F::Withdrew, F::PutOnHold, F::DecidedAgainst, F::Pooled]),
        Example::of(P::Preparation, Applied, way(7, &[]), 7)
            .owed_by(Owner::Company(Capacities::from_slice(&judges)))
            .within(["2026-03-11T09:00:00Z", "2026-03-15T04:30:00Z", "2026-03-19T00:00:00Z"])
            .kept_by(&[&[F::Assigned], &[F::Waived]])
            .released_by(&[F::Withdrew, F::PutOnHold, F::DecidedAgainst, F::Pooled]),
        // From nine to ten on Friday: over when Monday is.
        Example::of(P::Attendance, Applied, way(2, &[]), 2)
            .owed_by(Owner::Both(Capacities::from_slice(&[Recruiter])))
            .within(["2026-03-04T09:00:00Z", "2026-03-07T04:30:00Z", "2026-03-10T00:00:00Z"])
            .kept_by(&[&[F::Held]])
            .released_by(&[F::Withdrew, F::DecidedAgainst, F::Pooled]),
        Example::of(P::Decision, Applied, way(6, &[]), 6)
            .owed_by(Owner::Company(Capacities::from_slice(&[TechnicalInterviewer, CharacteristicsInterviewer])))
            .within(["2026-03-10T09:00:00Z", "2026-03-14T04:30:00Z", "2026-03-18T00:00:00Z"])
            .kept_by(&[&[F::Passed], &[F::Repeated], &[F::DecidedAgainst], &[F::Pooled]])
            .released_by(&[F::Withdrew, F::PutOnHold]),
        // The final chat is held on Sunday, 22 March.
        Example::of(P::FinalDecision, Applied, way(13, &[F::Agreed, F::Scheduled, F::Held]), 16)
            .owed_by(Owner::Company(Capacities::from_slice(&[ManagingDirector])))
            .within(["2026-03-22T09:00:00Z", "2026-03-23T16:30:00Z", "2026-03-25T00:00:00Z"])
            .kept_by(&[&[F::Passed], &[F::Repeated], &[F::DecidedAgainst], &[F::Pooled]])
            .released_by(&[F::Withdrew, F::PutOnHold]),
        Example::of(P::Submission, Applied, way(8, &[]), 8)
            .owed_by(Owner::Candidate)
            .within(["2026-03-12T09:00:00Z", "2026-03-15T21:00:00Z", "2026-03-19T09:00:00Z"])
            .kept_by(&[&[F::Submitted]])
            .released_by(&[F::Withdrew, F::DecidedAgainst, F::Pooled]),
        Example::of(P::Verdict, Applied, way(9, &[]), 9)
            .owed_by(Owner::Company(Capacities::from_slice(&judges)))
            .within(["2026-03-13T09:00:00Z", "2026-03-17T04:30:00Z", "2026-03-21T00:00:00Z"])
            .kept_by(&[&[F::Passed], &[F::Repeated], &[F::DecidedAgainst], &[F::Pooled]])
            .released_by(&[F::Withdrew, F::PutOnHold]),
        // Decided at the second step; a Friday counts until it is over.
        Example::of(P::Feedback, Applied, way(6, &[F::DecidedAgainst]), 7)
            .owed_by(Owner::Company(Capacities::from_slice(&[TechnicalInterviewer, CharacteristicsInterviewer])))
            .within(["2026-03-11T09:00:00Z", "2026-03-12T04:30:00Z", "2026-03-13T00:00:00Z"])
            .kept_by(&[&[F::FeedbackDelivered], &[F::Withdrew, F::FeedbackDelivered]])
            .released_by(&[F::Reopened]),
        Example::of(P::Reply, Applied, vec![F::MessageReceived], 1)
            .owed_by(recruiter())
            .within(["2026-03-03T09:00:00Z", "2026-03-05T04:30:00Z", "2026-03-07T00:00:00Z"])
            .kept_by(&[&[F::Replied], &[F::Withdrew, F::Replied]]),
        // Asked on the day before the meeting, answered before it starts.
        Example::of(P::Help, Applied, way(2, &[F::HelpAsked]), 3)
            .owed_by(recruiter())
            .within(["2026-03-05T09:00:00Z", "2026-03-05T21:00:00Z", "2026-03-06T09:00:00Z"])
            .kept_by(&[&[F::HelpAnswered], &[F::Withdrew, F::HelpAnswered]]),
        Example::of(P::Extension, Applied, way(8, &[F::ExtensionAsked]), 9)
            .owed_by(Owner::Company(Capacities::from_slice(&judges)))
            .within(["2026-03-13T09:00:00Z", "2026-03-15T04:30:00Z", "2026-03-17T00:00:00Z"])
            .kept_by(&[&[F::ExtensionAnswered], &[F::Extended], &[F::DecidedAgainst, F::FeedbackDelivered]])
            .released_by(&[F::Submitted, F::Withdrew, F::Pooled]),
        Example::of(P::Concern, Applied, vec![F::ConcernRaised], 1)
            .owed_by(recruiter())
            .within(["2026-03-03T09:00:00Z", "2026-03-05T04:30:00Z", "2026-03-07T00:00:00Z"])
            .kept_by(&[&[F::ConcernAnswered], &[F::ConcernSettled]]),
        // Since it was raised, and so many days from then.
        Example::of(P::Settlement, Applied, vec![F::ConcernRaised, F::ConcernAnswered], 1)
            .owed_by(recruiter())
            .within(["2026-03-03T09:00:00Z", "2026-03-17T16:30:00Z", "2026-04-01T00:00:00Z"])
            .kept_by(&[&[F::ConcernSettled]]),
        // The pause is to end on Friday: there is news by then.
        Example::of(P::Update, Applied, vec![F::PutOnHold], 1)
            .owed_by(recruiter())
            .within(["2026-03-03T09:00:00Z", "2026-03-04T21:00:00Z", "2026-03-06T09:00:00Z"])
            .kept_by(&[&[F::Informed], &[F::Passed], &[F::Pooled], &[F::DecidedAgainst, F::FeedbackDelivered]])
            .released_by(&[F::Withdrew]),
        Example::of(P::Vacancy, Applied, way(1, &[F::VacancyClosed]), 2)
            .owed_by(recruiter())
            .within(["2026-03-04T09:00:00Z", "2026-03-08T04:30:00Z", "2026-03-12T00:00:00Z"])
            .kept_by(&[&[F::Informed], &[F::Pooled], &[F::DecidedAgainst, F::FeedbackDelivered]])
            .released_by(&[F::Withdrew]),
        Example::of(P::Interest, Approached, vec![], 0)
            .owed_by(Owner::Candidate)
            .within(["2026-03-02T09:00:00Z", "2026-03-09T16:30:00Z", "2026-03-17T00:00:00Z"])
            .kept_by(&[&[F::Interested], &[F::Withdrew]])
            .released_by(&[F::Pooled]),
        Example::of(P::Agreement, Applied, way(13, &[]), 13)
            .owed_by(Owner::Candidate)
            .within(["2026-03-18T09:00:00Z", "2026-03-25T16:30:00Z", "2026-04-02T00:00:00Z"])
            .kept_by(&[&[F::Agreed], &[F::Withdrew]])
            .released_by(&[F::DecidedAgainst, F::Pooled]),
        Example::of(P::OfferAnswer, Applied, way(13, &[F::Agreed, F::Waived]), 15)
            .owed_by(Owner::Candidate)
            .within(["2026-03-20T09:00:00Z", "2026-03-27T16:30:00Z", "2026-04-04T00:00:00Z"])
            .kept_by(&[&[F::OfferAccepted], &[F::OfferDeclined], &[F::Withdrew]])
            .released_by(&[F::DecidedAgainst]),
        // It ends on Friday, to the moment.
        Example::of(P::Consent, AppliedOpenly, vec![F::Pooled], 1)
            .owed_by(recruiter())
            .within(["2026-03-03T09:00:00Z", "2026-03-04T21:00:00Z", "2026-03-06T09:00:00Z"])
            .kept_by(&[&[F::Pooled], &[F::DecidedAgainst]])
            .released_by(&[F::Withdrew]),
        // With the first contact, which is this one.
        Example::of(P::Notice, Approached, vec![], 0)
            .owed_by(recruiter())
            .within(["2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z"])
            .kept_by(&[&[F::Informed], &[F::Interested, F::Informed], &[F::Withdrew, F::Informed]]),
        Example::of(P::FollowUp, Applied, way(1, &[F::FollowUpPromised]), 2)
            .owed_by(recruiter())
            .within(["2026-03-04T09:00:00Z", "2026-03-05T21:00:00Z", "2026-03-07T09:00:00Z"])
            .kept_by(&[&[F::Informed]]),
        Example::of(P::ReachOut, AppliedOpenly, vec![F::Pooled, F::RoleFound], 2)
            .owed_by(recruiter())
            .within(["2026-03-04T09:00:00Z", "2026-03-05T04:30:00Z", "2026-03-06T00:00:00Z"])
            .kept_by(&[&[F::Approached], &[F::DecidedAgainst, F::FeedbackDelivered]])
            .released_by(&[F::Withdrew]),
    ]
}
