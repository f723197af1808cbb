//! Where a candidacy is. The number of its step and its due moment stand beside the phase, not in it.

use crate::value::set::{names, set_of};

names! {
    /// How far a candidacy has got. The step that it is at is told by [`Candidacy::step`](crate::Candidacy::step).
    ///
    /// Complete on purpose: a new phase is a change of the law, and matches should notice.
    #[expect(clippy::exhaustive_enums, reason = "a new phase should make every match think again")]
    Phase {
        /// The company reached out; the candidate may be interested or not (F9).
        Approached = "approached",
        /// An application waits for a person's reading (F10, F11).
        Screening = "screening",
        /// Kept in the talent pool with consent until a date; there is no role at the moment (F75).
        Pooled = "pooled",
        /// The company wants to go on; this step needs the candidate's own yes first (F69).
        Proposed = "proposed",
        /// A meeting is promised; the company plans it.
        Arranging = "arranging",
        /// A meeting has a time, a place and people.
        Scheduled = "scheduled",
        /// The meeting took place; the company decides.
        Held = "held",
        /// An assignment is promised; the company puts it together (F48).
        Preparing = "preparing",
        /// The assignment is handed over and due at a moment (F49).
        Assigned = "assigned",
        /// The assignment came back; a verdict is owed, and feedback with it if that is no (F51).
        Submitted = "submitted",
        /// An offer stands; the candidate answers.
        Offered = "offered",
        /// Decided against; feedback is owed, and nothing else leads to `Declined` (F51–F53).
        Declining = "declining",
        /// Closed: the candidate accepted the offer.
        Hired = "hired",
        /// Closed: decided against, with feedback delivered.
        Declined = "declined",
        /// Closed by the candidate.
        Withdrawn = "withdrawn",
    }
}

set_of! {
    /// A set of phases.
    Phases(u16) of Phase
}

impl Phase {
    /// Is the candidacy over? Debts may still be open: a message, a concern, feedback.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Phase::Hired | Phase::Declined | Phase::Withdrawn)
    }

    /// Does the phase belong to a step of the process?
    #[must_use]
    pub const fn is_in_a_step(self) -> bool {
        Phases::from_slice(&[
            Phase::Proposed,
            Phase::Arranging,
            Phase::Scheduled,
            Phase::Held,
            Phase::Preparing,
            Phase::Assigned,
            Phase::Submitted,
        ])
        .contains(self)
    }
}

impl Phases {
    /// Every phase in which a candidacy is not over.
    pub const OPEN: Phases =
        Phases::ALL.difference(Phases::from_slice(&[Phase::Hired, Phase::Declined, Phase::Withdrawn]));
    /// Every phase in which it is.
    pub const CLOSED: Phases = Phases::ALL.difference(Phases::OPEN);
}

names! {
    /// What lies over a phase and does not change it.
    #[non_exhaustive]
    Mark {
        /// The company has paused; over when the candidacy goes on.
        OnHold = "on_hold",
        /// There is a role: not in the pool, and not for an open application.
        Role = "role",
        /// The vacancy of that role is filled or withdrawn, and the candidate is owed a word about it.
        VacancyClosed = "vacancy_closed",
        /// An assignment came back, so feedback has a point to work on (F52).
        WorkSubmitted = "work_submitted",
        /// Decided against, and the feedback is not delivered yet. It stays owed when the candidate withdraws meanwhile.
        FeedbackOwed = "feedback_owed",
        /// The candidate applied and has not heard a word yet.
        Unacknowledged = "unacknowledged",
        /// The company approached the candidate and has not said yet who holds their data and from where (GDPR Art. 14).
        NoticeOwed = "notice_owed",
    }
}

set_of! {
    /// A set of marks.
    Marks(u8) of Mark
}
