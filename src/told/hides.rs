//! The part of an entry that is for the candidate. The grounds of a decision, who took part in it and the company's reasons are not.

use crate::candidacy::Candidacy;
use crate::law::{Entry, Fact};
use crate::terms::{Part, Process, Task};
use crate::value::actor::Actor;
use crate::value::deciders::Deciders;
use crate::value::decision::{Assent, Decision, Rejection};
use crate::value::evidence::{Aspect, Evidence};
use crate::value::feedback::{Category, Reasons};
use crate::value::meeting::Screen;
use crate::value::redacted::Redacted;
use crate::value::text::{DocumentRef, Label, Text};
use crate::value::time::{Time, is_within};
use crate::value::work::CheckRequest;

/// The candidacy before an entry, as the candidate knows it.
pub(super) struct Before<'a> {
    /// The process that rules.
    pub(super) process: &'a Process,
    /// The parts of the step that the entry can be about.
    pub(super) parts: Vec<&'a Part>,
    /// The candidacy: the tools that messages named, and whether an invitation named adjustments.
    pub(super) known: &'a Candidacy,
}

/// The entry without what is for the company alone.
pub(super) fn for_the_candidate(entry: &Entry, before: &Before<'_>) -> Entry {
    let mut told = Entry { fact: fact(&entry.fact), ..entry.clone() };
    if let Some(besides) = &mut told.circumstances {
        if !touches(entry, before) {
            besides.deviation = None;
        }
        if entry.by != Actor::Candidate {
            besides.request_id = None;
        }
    }
    told
}

/// Returns true if the candidate is told why the entry deviates. A tool was not named, a shared screen not announced, or an adjustment
/// that was agreed is missing. Work is not as the process says, or a date lies beyond the horizon.
#[expect(clippy::wildcard_enum_match_arm, reason = "few deviations touch the candidate")]
fn touches(entry: &Entry, before: &Before<'_>) -> bool {
    let Before { process, parts, known } = before;
    let is_named = |tool: &Label| process.tools().contains(tool) || known.names(tool);
    let unnamed = |deciders: &Deciders| deciders.tools().iter().any(|tool| !is_named(tool));
    let far = |moment: Time| !is_within(moment, entry.at, process.horizons().appointment());
    match &entry.fact {
        Fact::CandidateAdvanced(decision) => unnamed(&decision.deciders),
        Fact::RejectionDecided(rejection) => unnamed(&rejection.deciders),
        Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. } => {
            let shares = |part: &Part| matches!(part.task(), Task::Interview { screen: Screen::Shared, .. });
            let unannounced = meeting.screen() == Screen::NotShared && parts.iter().any(|part| shares(part));
            unannounced || known.is_adjusted() && meeting.adjustments().is_none() || far(meeting.starts())
        }
        Fact::AssignmentSent { assignment, .. } => {
            assignment.day().is_some_and(far) || parts.iter().any(|part| !part.announces(assignment))
        }
        _ => false,
    }
}

/// The fact without what is for the company alone. Each fact that says something to the company is named here.
fn fact(fact: &Fact) -> Fact {
    match fact {
        Fact::CandidateAdvanced(decision) => {
            Decision { evidence: no_evidence(), deciders: tools(&decision.deciders) }.into()
        }
        Fact::RejectionDecided(rejection) => {
            Rejection { reasons: no_reasons(), evidence: None, deciders: tools(&rejection.deciders) }.into()
        }
        Fact::AssentGiven(_) => Assent::Given.into(),
        Fact::Reversed(reversal) => Fact::Reversed(reversal.redacted()),
        Fact::PartWaived { part, .. } => Fact::PartWaived { part: *part, reason: Text::without_words() },
        Fact::PartRepeated { part, .. } => Fact::PartRepeated { part: *part, reason: Text::without_words() },
        Fact::StepRepeated { step, .. } => Fact::StepRepeated { step: *step, reason: Text::without_words() },
        Fact::CheckRequested { part, check } => {
            let check = CheckRequest { asked: check.asked.clone(), document: None };
            Fact::CheckRequested { part: *part, check: Box::new(check) }
        }
        Fact::CheckAnswered { part, .. } => Fact::CheckAnswered { part: *part, answer: DocumentRef::without_words() },
        // Never told.
        Fact::NoteAdded { .. } => Fact::NoteAdded { note: Text::without_words() },
        Fact::PartAssessed { part, .. } => Fact::PartAssessed { part: *part, evidence: no_evidence() },
        Fact::RoleMatched(_) | Fact::ResponsibleNamed { .. } => fact.redacted(),
        Fact::Applied(_)
        | Fact::Approached(_)
        | Fact::TakenOver(_)
        | Fact::InterestShown
        | Fact::ConsentGiven(_)
        | Fact::Pooled
        | Fact::StepAgreed
        | Fact::Transferred(_)
        | Fact::InterviewScheduled { .. }
        | Fact::InterviewRescheduled { .. }
        | Fact::TimesProposed { .. }
        | Fact::InterviewConfirmed { .. }
        | Fact::InterviewCancelled { .. }
        | Fact::InterviewHeld(_)
        | Fact::InterviewMissed { .. }
        | Fact::AssignmentSent { .. }
        | Fact::AssignmentExtended { .. }
        | Fact::AssignmentSubmitted { .. }
        | Fact::OfferMade(_)
        | Fact::OfferWithdrawn { .. }
        | Fact::OfferAccepted
        | Fact::OfferDeclined
        | Fact::ConditionSettled { .. }
        | Fact::StartAgreed { .. }
        | Fact::Hired
        | Fact::FeedbackDelivered(_)
        | Fact::FeedbackUnwanted
        | Fact::Withdrew
        | Fact::ApproachLapsed
        | Fact::EntryConfirmed { .. }
        | Fact::EntryContested { .. }
        | Fact::PutOnHold(_)
        | Fact::HoldEnded
        | Fact::VacancyClosed
        | Fact::RequestMade(_)
        | Fact::CandidateInformed { .. }
        | Fact::FollowUpPromised(_)
        | Fact::CvReplaced(_)
        | Fact::ProfileReplaced { .. }
        | Fact::CandidateFeedbackGiven { .. }
        | Fact::MomentCorrected(_) => fact.clone(),
    }
}

/// The tools that took part. The people who decided together or stood back are the company's.
fn tools(deciders: &Deciders) -> Deciders {
    Deciders::default().with_tools(deciders.tools().iter().cloned()).unwrap_or_default()
}

#[expect(clippy::expect_used, reason = "two short words are a finding")]
fn no_evidence() -> Evidence {
    Evidence::from_finding(Aspect::Experience, "not told", "not told").expect("two short texts")
}

#[expect(clippy::expect_used, reason = "two short words are a reason")]
fn no_reasons() -> Reasons {
    Reasons::from_reason(Category::Experience, "not told").expect("a short text")
}
