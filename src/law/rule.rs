//! The rows of the tables, and the words of their columns.

use crate::law::fact::FactKind;
use crate::law::parts::{PartState, PartStates};
use crate::law::pending::{Pending, Pendings};
use crate::law::phase::{Phase, Phases};
use crate::terms::{PartKind, PartKinds};
use crate::value::request::RequestKind;
use crate::value::set::{names, set_of};
use std::fmt;

/// The place where a fact leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "another way to move is a change of the law")]
pub enum To {
    /// To this phase. `Approached`, `Screening` and `Pooled` stand before the first step.
    At(Phase),
    /// To the next step, its parts to be set up: `Preparing`, or `Proposed` where it needs a yes, or `OfferDue` after the last.
    Onward,
    /// To the step that was proposed, its parts to be set up.
    Step,
    /// To the step that the fact names, its parts to be set up.
    Again,
    /// To where it was before the latest move that stands.
    Back,
    /// From `FeedbackDue` to `Rejected`; elsewhere nowhere.
    Told,
    /// Nowhere.
    Same,
}

/// Whose act a fact is: the candidate's, or that of a person of the company with a power.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "another kind of actor is a change of the law")]
pub enum By {
    /// The candidate's and nobody else's. A person of the company may write it down.
    Candidate,
    /// That of anybody who takes part in the process.
    Staff,
    /// The candidate's, or that of anybody who takes part.
    Either,
    /// That of a person who selects.
    Selects,
    /// That of a person who decides at the step.
    Decides,
    /// That of a person whose assent is needed.
    Agrees,
    /// That of a person who hears concerns.
    Hears,
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            By::Candidate => "the candidate",
            By::Staff => "a person of the process",
            By::Either => "the candidate or a person of the process",
            By::Selects => "a person who selects",
            By::Decides => "a person who decides at this step",
            By::Agrees => "a person whose assent is needed",
            By::Hears => "a person who hears concerns",
        })
    }
}

/// When the candidate is told of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "another way of telling is a change of the law")]
pub enum Told {
    /// At once: the fact shows as soon as it is recorded, or after the assent that it needs.
    AtOnce,
    /// By a later entry about it.
    ByWord,
    /// Never: it is the company's own.
    Never,
}

names! {
    /// A condition beside the phase.
    ///
    /// A row whose conditions hold is legal: somebody could record its fact with some words. That keeps
    /// [`legal`](crate::Candidacy::legal) exact.
    #[expect(clippy::exhaustive_enums, reason = "another condition is a change of the law")]
    Condition {
        /// Something of this step is no longer to be set up, or a step lies before it.
        Begun = "begun",
        /// Some move stands that somebody may take back.
        Moved = "moved",
        /// No assignment is out.
        NoWorkOut = "no_work_out",
        /// The candidate has been told of everything that was written down for them.
        NothingUntold = "nothing_untold",
        /// Nobody's assent is awaited.
        AssentFree = "assent_free",
        /// Somebody's assent is awaited.
        AssentDue = "assent_due",
        /// The candidacy is on hold.
        OnHold = "on_hold",
        /// The candidacy is not on hold.
        WithoutHold = "without_hold",
        /// The vacancy is not closed.
        VacancyOpen = "vacancy_open",
        /// The candidate's consent to be kept stands.
        Consented = "consented",
        /// Feedback is owed.
        FeedbackOwed = "feedback_owed",
        /// Feedback is owed, and the candidate was told how it ended.
        ToldTheEnd = "told_the_end",
        /// An offer waits for the candidate's answer.
        OfferOpen = "offer_open",
        /// A condition of the accepted offer is not settled.
        ConditionOpen = "condition_open",
        /// Something was written down for the candidate that they can confirm.
        Confirmable = "confirmable",
        /// Something was written down for or about the candidate that they can still contest.
        Contestable = "contestable",
        /// The candidacy knows other terms than those that rule.
        TermsKnown = "terms_known",
        /// Something waits about which the company can tell the candidate something.
        Owed = "owed",
    }
}

set_of! {
    /// A set of conditions.
    Conditions(u32) of Condition
}

/// A row of [`LAW`](crate::law::LAW).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// The fact.
    pub fact: FactKind,
    /// The phases in which it is legal.
    pub from: Phases,
    /// Whether it can open a candidacy.
    pub opening: bool,
    /// The conditions beside the phase, if the candidacy is open already.
    pub when: Conditions,
    /// The place where it leads.
    pub to: To,
    /// Whose act it is.
    pub by: By,
    /// The pending items that it opens.
    pub opens: Pendings,
    /// The pending items that it closes.
    pub closes: Pendings,
    /// When the candidate is told.
    pub told: Told,
}

impl Row {
    pub(super) const fn new(fact: FactKind, from: &[Phase], to: To, by: By, told: Told) -> Row {
        let (opens, closes) = (Pendings::EMPTY, Pendings::EMPTY);
        let from = Phases::from_slice(from);
        Row { fact, from, opening: from.is_empty(), when: Conditions::EMPTY, to, by, opens, closes, told }
    }
    pub(super) const fn or_opening(self) -> Row {
        Row { opening: true, ..self }
    }
    pub(super) const fn when(self, conditions: &[Condition]) -> Row {
        Row { when: Conditions::from_slice(conditions), ..self }
    }
    pub(super) const fn opens(self, items: &[Pending]) -> Row {
        Row { opens: Pendings::from_slice(items), ..self }
    }
    pub(super) const fn closes(self, items: &[Pending]) -> Row {
        Row { closes: Pendings::from_slice(items), ..self }
    }
}

/// A row of [`PARTS`](crate::law::PARTS).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartRow {
    /// The fact.
    pub fact: FactKind,
    /// The kinds of parts that it is about.
    pub of: PartKinds,
    /// How far such a part is before it.
    pub from: PartStates,
    /// How far it is then.
    pub to: PartState,
    /// Whose act it is.
    pub by: By,
    /// The pending items that it closes.
    pub closes: Pendings,
    /// When the candidate is told.
    pub told: Told,
}

impl PartRow {
    pub(super) const fn new(fact: FactKind, of: &[PartKind], from: &[PartState], to: PartState, by: By) -> PartRow {
        let (of, from) = (PartKinds::from_slice(of), PartStates::from_slice(from));
        PartRow { fact, of, from, to, by, closes: Pendings::EMPTY, told: Told::AtOnce }
    }
    pub(super) const fn closes(self, items: &[Pending]) -> PartRow {
        PartRow { closes: Pendings::from_slice(items), ..self }
    }
    pub(super) const fn untold(self) -> PartRow {
        PartRow { told: Told::Never, ..self }
    }
}

/// A row of [`REQUESTS`](crate::law::REQUESTS).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestRow {
    /// The request.
    pub request: RequestKind,
    /// The phases in which the candidate may make it.
    pub legal: Phases,
    /// The kind of part that has to be set up meanwhile, in a step; none if that does not matter. Elsewhere there are no parts.
    pub while_out: Option<PartKind>,
    /// Who answers.
    pub answered_by: By,
    /// Whether the first answer ends it; otherwise only one that says so.
    pub ends_with_an_answer: bool,
    /// Whether the person whom it is about may answer.
    pub answered_by_whom_it_is_about: bool,
}

impl RequestRow {
    pub(super) const fn new(request: RequestKind, legal: &[Phase], out: Option<PartKind>, by: By) -> RequestRow {
        RequestRow {
            request,
            legal: Phases::from_slice(legal),
            while_out: out,
            answered_by: by,
            ends_with_an_answer: false,
            answered_by_whom_it_is_about: true,
        }
    }
    /// Returns true if the candidate may make the request in this phase, with these kinds of parts set up.
    pub(crate) fn fits(self, phase: Phase, is_set_up: impl FnOnce(PartKind) -> bool) -> bool {
        self.legal.contains(phase) && (!phase.is_in_a_step() || self.while_out.is_none_or(is_set_up))
    }
    pub(super) const fn ended_by_an_answer(self) -> RequestRow {
        RequestRow { ends_with_an_answer: true, ..self }
    }
    pub(super) const fn not_by_whom_it_is_about(self) -> RequestRow {
        RequestRow { answered_by_whom_it_is_about: false, ..self }
    }
}
