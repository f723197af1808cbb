//! Everything that somebody can owe somebody by a moment. Who keeps a promise, and when it is made, is not said here in
//! code; the words of each kind say it.

use crate::value::set::{names, set_of};

names! {
    /// The kind of a promise: what is owed, and by whom.
    ///
    /// Complete on purpose: each promise of the domain has its kind here, and a policy has a deadline for each.
    #[expect(clippy::exhaustive_enums, reason = "a new promise should make every match think again")]
    PromiseKind {
        /// The company says that the application arrived.
        Acknowledgement = "acknowledgement",
        /// The company gives its first real answer: it goes on, or it does not (F10, F11).
        Screening = "screening",
        /// The company plans the meeting that it promised.
        Arrangement = "arrangement",
        /// The company puts the test case together (F48).
        Preparation = "preparation",
        /// Both come to the meeting, and the company records whether they did (F32). Its span starts when the meeting ends.
        Attendance = "attendance",
        /// The company decides after a meeting (F11).
        Decision = "decision",
        /// The company decides after the meeting that is the last step of the process (F70, F71).
        FinalDecision = "final_decision",
        /// The candidate submits the assignment; the step says how many days there are for it (F49).
        Submission = "submission",
        /// The company says what it thinks of the assignment (F51).
        Verdict = "verdict",
        /// The company gives feedback, once it has decided against (F51–F56).
        Feedback = "feedback",
        /// The company replies to a message (F57).
        Reply = "reply",
        /// The company helps with the set-up of a meeting (F33).
        Help = "help",
        /// The company answers a request for more time (F50).
        Extension = "extension",
        /// The company gives its first answer to a concern (F60).
        Concern = "concern",
        /// The company sees a concern through to its end (F60, F61).
        Settlement = "settlement",
        /// The company sends word while the candidacy is on hold (F53).
        Update = "update",
        /// The company tells the candidate that the vacancy closed (F53).
        Vacancy = "vacancy",
        /// The candidate answers to being approached (F9).
        Interest = "interest",
        /// The candidate answers to a proposed next step (F69).
        Agreement = "agreement",
        /// The candidate answers to an offer.
        OfferAnswer = "offer_answer",
        /// The company renews the consent to be kept in the pool in time, or ends it; the consent says when it ends (F75).
        Consent = "consent",
        /// The company tells a person whom it sourced who holds their data and from where (GDPR Art. 14(3)).
        Notice = "notice",
        /// Somebody of the company does what they promised on their own, by the day they named (F58).
        FollowUp = "follow_up",
        /// The company reaches out, once a role fits somebody in the pool (F76).
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
