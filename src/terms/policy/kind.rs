//! Everything that one side can owe the other by a moment. Who keeps a promise, and when it is made, is not said here in code; the
//! words of each kind say it.

use crate::value::set::{names, set_of};

names! {
    /// The kind of a promise: what is owed, and by which side.
    ///
    /// Complete on purpose: each promise of the domain has its kind here, and a policy has a deadline for each.
    #[expect(clippy::exhaustive_enums, reason = "a new promise should make every match think again")]
    PromiseKind {
        /// The company says that the application arrived, and who holds the data (GDPR Art. 13).
        Acknowledgement = "acknowledgement",
        /// The company gives its first real answer to an application.
        FirstAnswer = "first_answer",
        /// The company tells a person whom it approached that it holds their data, and from where (GDPR Art. 14).
        Notice = "notice",
        /// The candidate answers to being approached.
        Interest = "interest",
        /// The candidate answers to a proposed next step.
        Agreement = "agreement",
        /// The company renews the consent to be kept in the pool in time, or ends it; the consent says when it ends.
        Consent = "consent",
        /// The company reaches out, once a role fits a candidate in the pool.
        ReachOut = "reach_out",
        /// The company sets up a part: it schedules the interview, sends the assignment or requests the check.
        SetUp = "set_up",
        /// The candidate answers to proposed times.
        TimesAnswer = "times_answer",
        /// Both come to the interview, and the company records that it took place. Its span starts when the interview ends.
        Attendance = "attendance",
        /// An interviewer says what they saw. It is internal: the candidate cannot read it, and a policy may switch it off.
        Assessment = "assessment",
        /// The candidate hands in the assignment; the step says how many days there are for it.
        Submission = "submission",
        /// The company sends news while a check is out.
        CheckNews = "check_news",
        /// The company tells how it went on, after an interview, a hand-in, or the last part of a step.
        Outcome = "outcome",
        /// A body that must agree answers, such as a works council.
        Assent = "assent",
        /// The company makes the offer, after the last step.
        Offer = "offer",
        /// The candidate answers to an offer, by the day that the offer names or else within this span.
        OfferAnswer = "offer_answer",
        /// The first day is agreed, and the person starts.
        Start = "start",
        /// A condition of the offer is settled; the offer says by when.
        Condition = "condition",
        /// The company gives feedback, once it has decided against.
        Feedback = "feedback",
        /// The company sends news while the candidacy is on hold.
        Update = "update",
        /// The company tells the candidate that the vacancy closed.
        Vacancy = "vacancy",
        /// A person of the company does what they promised in person, by the day that they named.
        FollowUp = "follow_up",
        /// The company tells the candidate what was written down for them, by whom, and how to object.
        Confirmation = "confirmation",
        /// The company replies to a message.
        Reply = "reply",
        /// The company helps with the set-up of an interview.
        Help = "help",
        /// The company answers a request for more time.
        MoreTime = "more_time",
        /// The company answers a request for another time.
        OtherTime = "other_time",
        /// The company answers a request for an adjustment, before the interview.
        Adjustment = "adjustment",
        /// The company gives its first answer to a concern.
        Concern = "concern",
        /// The company sees a concern through to its end.
        Settlement = "settlement",
        /// The company answers a request about the candidate's data, such as access, rectification or erasure.
        DataRight = "data_right",
        /// The company says no in writing. Only a rule of a place makes it a promise.
        WrittenNo = "written_no",
        /// The company says whether it has decided, "not yet" included, after an interview. Only a rule of a place makes it a promise.
        DecisionWord = "decision_word",
        /// The company names the pay or its range, before the first interview; unless the opening names it (Directive (EU) 2023/970
        /// Art. 5(1)). A message about the entry that brought the role keeps it, by `stated` with the pay; one without keeps nothing. A
        /// policy may take it out, for a reason.
        Pay = "pay",
    }
}

set_of! {
    /// A set of kinds of promises; on the wire, a list of their names.
    PromiseKinds(u64) of PromiseKind
}

impl PromiseKinds {
    /// The kinds whose moment the fact itself names: the days of the step, the end of the consent, the day that somebody
    /// promised, the day of the offer's condition. A policy has no span for them.
    pub const NAMED_BY_A_FACT: Self = PromiseKinds::from_slice(&[
        PromiseKind::Submission,
        PromiseKind::Consent,
        PromiseKind::FollowUp,
        PromiseKind::Condition,
    ]);

    /// The kinds that only a [rule of a place](super::Rules) gives a deadline. A policy has no span of its own for them.
    pub const BY_A_RULE: Self = PromiseKinds::from_slice(&[PromiseKind::WrittenNo, PromiseKind::DecisionWord]);

    /// The kinds that the candidate cannot read.
    pub const INTERNAL: Self = PromiseKinds::from_slice(&[PromiseKind::Assessment]);

    /// The kinds that a policy may [switch off](super::Builder::without), for a reason that stays in it: those that are internal, and the
    /// pay.
    pub const OPTIONAL: Self = PromiseKinds::INTERNAL.union(PromiseKinds::from_slice(&[PromiseKind::Pay]));
}
