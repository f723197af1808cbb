//! The items that wait for an answer or for news, beside the phase.

use crate::value::request::RequestKind;
use crate::value::set::{names, set_of};

names! {
    /// Something that waits for an answer or for news. It is opened by an entry, and stays until a fact closes it.
    ///
    /// Complete on purpose: each pending item is owed by somebody, and matches should notice a new one.
    #[expect(clippy::exhaustive_enums, reason = "a new pending item should make every match think again")]
    #[doc(alias = "open item")]
    Pending {
        /// Word that the application arrived, and who holds the candidate's data (GDPR Art. 13, 14).
        Notice = "notice",
        /// How it went on: for an application, an interview, work that came back, a step of which everything is done.
        Outcome = "outcome",
        /// Feedback, after a decision against the candidate or another end by the company.
        Feedback = "feedback",
        /// News while the candidacy is on hold.
        Hold = "hold",
        /// Word that the vacancy is closed.
        Vacancy = "vacancy",
        /// The answer of somebody who must agree before the candidate is told.
        Assent = "assent",
        /// A promise that a person of the company made in person, or a role that was matched.
        FollowUp = "follow_up",
        /// Word of what was written down for the candidate, and how to object.
        Confirmation = "confirmation",
        /// A condition of the offer that was accepted.
        Condition = "condition",
        /// A reply to a message.
        Message = "message",
        /// Help with the set-up of an interview.
        Help = "help",
        /// Whether there is more time for an assignment.
        MoreTime = "more_time",
        /// Whether an interview can be at another time.
        OtherTime = "other_time",
        /// The answer about an adjustment.
        Adjustment = "adjustment",
        /// The answer to a concern, and its settlement.
        Concern = "concern",
        /// The answer about a right in the candidate's data.
        DataRight = "data_right",
    }
}

set_of! {
    /// A set of kinds of pending items.
    Pendings(u16) of Pending
}

impl Pendings {
    /// The kinds that wait for the answer to a request of the candidate.
    pub const REQUESTS: Pendings = {
        let (mut all, mut rest) = (Pendings::EMPTY, RequestKind::ALL);
        while let [kind, others @ ..] = rest {
            all = all.union(Pendings::from_slice(&[Pending::of_request(*kind)]));
            rest = others;
        }
        all
    };
}

impl Pendings {
    /// The kinds that the company owes, no matter what comes next. The others are still to be arranged.
    pub(crate) const OWED: Pendings =
        Pendings::ALL.difference(Pendings::from_slice(&[Pending::Condition, Pending::Assent]));

    /// The kinds that a message of the company about their entry ends; about a hold it is news.
    pub(crate) const BY_A_WORD: Pendings = Pendings::REQUESTS.union(Pendings::from_slice(&[
        Pending::Notice,
        Pending::Hold,
        Pending::Vacancy,
        Pending::FollowUp,
    ]));
}

impl Pending {
    /// Returns the pending item that a request opens.
    #[must_use]
    pub const fn of_request(kind: RequestKind) -> Self {
        match kind {
            RequestKind::Message => Pending::Message,
            RequestKind::Help => Pending::Help,
            RequestKind::MoreTime => Pending::MoreTime,
            RequestKind::OtherTime => Pending::OtherTime,
            RequestKind::Adjustment => Pending::Adjustment,
            RequestKind::Concern => Pending::Concern,
            RequestKind::DataRight => Pending::DataRight,
        }
    }
}
