//! The phases of a candidacy. The number of its step and the states of its parts stand beside the phase, not in it.

use crate::value::set::{names, set_of};

names! {
    /// How far a candidacy has got. Beside it stand the step and how far each part of the step is: [`Now`](crate::law::Now).
    ///
    /// Complete on purpose: a new phase is a change of the law, and matches should notice.
    #[expect(clippy::exhaustive_enums, reason = "a new phase should make every match think again")]
    Phase {
        /// The company reached out; the candidate may be interested or not.
        Approached = "approached",
        /// An application waits for a person who reads it.
        Screening = "screening",
        /// Kept in the talent pool with consent until a date; there is no role at the moment.
        Pooled = "pooled",
        /// The company wants to go on; this step needs the candidate's own yes first.
        Proposed = "proposed",
        /// Some part of the step has to be set up, and none is.
        Preparing = "preparing",
        /// Some part of the step is set up: an interview, an assignment that is out, a check.
        Underway = "underway",
        /// Each part of the step is done or waived; the company decides.
        Deciding = "deciding",
        /// After the last step: the company owes the offer.
        OfferDue = "offer_due",
        /// An offer stands; the candidate answers.
        Offered = "offered",
        /// The candidate accepted; conditions and the first day are to be settled.
        Accepted = "accepted",
        /// Decided against; feedback is owed, and nothing else leads to `Rejected`.
        FeedbackDue = "feedback_due",
        /// Closed: the candidate has started, or the process ends at the yes.
        Hired = "hired",
        /// Closed: decided against, with feedback delivered.
        Rejected = "rejected",
        /// Closed by the candidate.
        Withdrawn = "withdrawn",
        /// Closed: nobody answered an approach.
        Lapsed = "lapsed",
    }
}

set_of! {
    /// A set of phases.
    Phases(u16) of Phase
}

impl Phase {
    /// Returns true if the candidacy is over. Debts may still be open: a message, a concern, feedback.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        Phases::CLOSED.contains(self)
    }

    /// Returns true if the parts of a step can be worked on in the phase.
    #[must_use]
    pub const fn is_in_a_step(self) -> bool {
        Phases::IN_A_STEP.contains(self)
    }
}

impl Phases {
    /// Every phase in which a candidacy is over.
    pub const CLOSED: Phases = Phases::from_slice(&[Phase::Hired, Phase::Rejected, Phase::Withdrawn, Phase::Lapsed]);
    /// Every phase in which it is not.
    pub const OPEN: Phases = Phases::ALL.difference(Phases::CLOSED);
    /// The phases in which the parts of a step are worked on.
    pub const IN_A_STEP: Phases = Phases::from_slice(&[Phase::Preparing, Phase::Underway, Phase::Deciding]);
}
