//! The requests of the candidate: where each is possible, what ends it, and what is owed while it waits.

use self::Answered::{BeforeTheMoment, ByTheArticle, Twice, Within};
use self::Here::{Everywhere, Invited, OfTheData, UntilTheEnd, WithADate};
use crate::model::days::Span;
use candidacy::PromiseKind;
use candidacy::law::Pending;
use candidacy::value::RequestKind;

/// What the domain says of a request.
pub(super) struct Asked {
    pub(super) here: Here,
    pub(super) ended_by_any_answer: bool,
    pub(super) owed: Answered,
}

/// Where a request is possible.
pub(super) enum Here {
    Everywhere,
    /// In each phase before the end.
    UntilTheEnd,
    /// While work is out, and while an offer waits for its answer.
    WithADate,
    /// While an interview is scheduled.
    Invited,
    /// In each phase; but in the pool the consent is no request.
    OfTheData,
}

/// By when the answer is owed.
pub(super) enum Answered {
    Within(PromiseKind, Span),
    /// Within a day, and before the earliest moment that a part is about.
    BeforeTheMoment(PromiseKind),
    /// First an answer, and then a settlement.
    Twice,
    /// Within a month, or three by word.
    ByTheArticle,
}

/// What the domain says of each request.
pub(super) fn asked_by(kind: RequestKind) -> Asked {
    let asked = |here, ended_by_any_answer, owed| Asked { here, ended_by_any_answer, owed };
    match kind {
        RequestKind::Message => asked(Everywhere, true, Within(PromiseKind::Reply, Span::Working(3))),
        RequestKind::Help => asked(UntilTheEnd, true, BeforeTheMoment(PromiseKind::Help)),
        RequestKind::MoreTime => asked(WithADate, true, BeforeTheMoment(PromiseKind::MoreTime)),
        RequestKind::OtherTime => asked(Invited, true, BeforeTheMoment(PromiseKind::OtherTime)),
        RequestKind::Adjustment => asked(UntilTheEnd, false, BeforeTheMoment(PromiseKind::Adjustment)),
        RequestKind::Concern => asked(Everywhere, false, Twice),
        RequestKind::DataRight => asked(OfTheData, false, ByTheArticle),
    }
}

/// What the domain says of an item, if it waits for the answer to a request.
pub(super) fn asked(what: Pending) -> Option<Asked> {
    let is_it = |kind: &&RequestKind| Pending::of_request(**kind) == what;
    RequestKind::ALL.iter().find(is_it).map(|kind| asked_by(*kind))
}
