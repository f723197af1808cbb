//! Everything that one side can owe the other by a moment. Who keeps a promise, and when it is made, is not said here in code; the
//! words of each kind say it.

use crate::value::set::{names, set_of};

names! {
    /// The kind of a promise: what is owed, and by which side.
    ///
    /// Complete on purpose: each promise of the domain has its kind here, and a policy has a deadline for each.
    #[expect(clippy::exhaustive_enums, reason = "a new promise should make every match think again")]
    PromiseKind {
        /// The company says that the application arrived.
        Acknowledgement = "acknowledgement",
        /// The company gives its first real answer: it goes on, or it does not.
        Screening = "screening",
        /// The company plans the meeting that it promised.
        Arrangement = "arrangement",
        /// The company puts the test case together.
        Preparation = "preparation",
        /// Both come to the meeting, and the company records whether they did. Its span starts when the meeting ends.
        Attendance = "attendance",
        /// The company decides after a meeting.
        Decision = "decision",
        /// The company decides after the meeting that is the last step of the process.
        FinalDecision = "final_decision",
        /// The candidate submits the assignment; the step says how many days there are for it.
        Submission = "submission",
        /// The company gives its verdict on the assignment.
        Verdict = "verdict",
        /// The company gives feedback, once it has decided against.
        Feedback = "feedback",
        /// The company replies to a message.
        Reply = "reply",
        /// The company helps with the set-up of a meeting.
        Help = "help",
        /// The company answers a request for more time.
        Extension = "extension",
        /// The company gives its first answer to a concern.
        Concern = "concern",
        /// The company sees a concern through to its end.
        Settlement = "settlement",
        /// The company sends word while the candidacy is on hold.
        Update = "update",
        /// The company tells the candidate that the vacancy closed.
        Vacancy = "vacancy",
        /// The candidate answers to being approached.
        Interest = "interest",
        /// The candidate answers to a proposed next step.
        Agreement = "agreement",
        /// The candidate answers to an offer.
        OfferAnswer = "offer_answer",
        /// The company renews the consent to be kept in the pool in time, or ends it; the consent says when it ends.
        Consent = "consent",
        /// The company tells a person whom it sourced that it holds their data, and from where (GDPR Art. 14(3)).
        Notice = "notice",
        /// A person of the company does what they promised in person, by the day that they named.
        FollowUp = "follow_up",
        /// The company reaches out, once a role fits a candidate in the pool.
        ReachOut = "reach_out",
    }
}

set_of! {
    /// A set of kinds of promises; on the wire, a list of their names.
    PromiseKinds(u32) of PromiseKind
}

impl PromiseKinds {
    /// The kinds whose moment the fact itself names: the days of the step, the end of the consent, the day that somebody
    /// promised. A policy has no span for them.
    pub const NAMED_BY_A_FACT: Self =
        PromiseKinds::from_slice(&[PromiseKind::Submission, PromiseKind::Consent, PromiseKind::FollowUp]);
}
