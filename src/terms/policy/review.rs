//! Everything that can be remarked about the deadlines of terms. Nothing is refused here, and nobody's compliance is certified.

use super::advert::{AdvertItem, AdvertRule};
use super::deadline::Ceiling;
use super::ground::Ground;
use super::retention::{RecordKind, RetentionDuty, RetentionKind, RetentionRule};
use super::rule::Rule;
use super::rules::Rules;
use super::sum::{is_longer, sum};
use super::{Policy, PromiseKind, standard};
use crate::terms::Terms;
use crate::terms::calendar::Span;
use crate::terms::process::part::PartKind;
use crate::terms::process::step::Step;
use crate::value::text::Name;
use std::fmt;

/// A remark about terms that are lawful, for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Remark {
    /// The ceiling of a promise was taken off.
    CeilingTakenOff {
        /// The promise.
        kind: PromiseKind,
        /// The reason that was given.
        reason: Ground,
    },
    /// The ceiling of an outcome after a hand-in was taken off.
    CeilingAfterWorkTakenOff {
        /// The reason that was given.
        reason: Ground,
    },
    /// A promise is switched off.
    SwitchedOff {
        /// The promise.
        kind: PromiseKind,
        /// The reason that was given.
        reason: Ground,
    },
    /// To decide, to agree and to tell, one after the other, can take longer at a step than the ceiling of an outcome.
    StepBeyondCeiling {
        /// The step.
        step: Name,
        /// The spans, in their order.
        spans: Box<[(PromiseKind, Span)]>,
        /// All together; in days, the most that they can take, where their units differ.
        sum: Span,
        /// The ceiling, with its source.
        ceiling: Ceiling,
    },
    /// To decide, to agree and to tell, one after the other, can take longer at a step than a rule of a place allows.
    StepBeyondRule {
        /// The step.
        step: Name,
        /// The spans, in their order.
        spans: Box<[(PromiseKind, Span)]>,
        /// All together; in days, the most that they can take, where their units differ.
        sum: Span,
        /// The rules of the place.
        place: Rules,
        /// The rule.
        rule: Rule,
    },
    /// No retention was chosen: a number of days is the standard's assumption.
    NoRetention {
        /// The kind of the rule.
        kind: RetentionKind,
        /// The number that is assumed.
        rule: RetentionRule,
    },
    /// A duty to keep data is longer than the data may be kept.
    Contradiction {
        /// The duty.
        duty: RetentionDuty,
        /// The kind of the rule not to keep it.
        kind: RetentionKind,
        /// The rule not to keep it.
        maximum: RetentionRule,
    },
    /// The promise of the pay is switched off, and a chosen place wants the pay named: only an advert that says it then does.
    PayNotPromised {
        /// The rules of the place.
        place: Rules,
        /// The rule about the pay in an advert.
        rule: AdvertRule,
    },
}

/// Returns everything that can be remarked about the deadlines of these terms.
///
/// - Ceilings that were taken off and promises that are switched off, each with its reason.
/// - Steps whose own deadline, with the assent and the feedback after it, can go beyond a ceiling or a rule of a place.
/// - Numbers of days that nobody chose, and duties to keep that contradict such a number.
/// - Places that want the pay named, where nothing promises word of it: Directive (EU) 2023/970 Art. 5(1) wants it known before the
///   interview, also to a candidate who read no advert.
///
/// A step that counts its deadline from a date of the role is left out: that date can be any.
///
/// ```
/// use candidacy::terms::calendar::Span;
/// use candidacy::terms::policy::{Remark, Retention, review};
/// use candidacy::{Capacity, Policy, Process, Step, Terms};
///
/// let terms = Terms::new("back-end", 1, Process::back_end())?;
/// assert!(review(&terms).iter().all(|remark| matches!(remark, Remark::NoRetention { .. })));
///
/// let policy = Policy::builder().keeping(Retention::netherlands()).build()?;
/// assert_eq!(review(&terms.with_policy(policy)), []);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn review(terms: &Terms) -> Vec<Remark> {
    let (policy, process) = (terms.policy(), terms.process());
    let mut remarks: Vec<Remark> = PromiseKind::ALL.iter().flat_map(|kind| of_deadline(policy, *kind)).collect();
    remarks.extend(process.steps().iter().flat_map(|step| of_step(policy, step)));
    remarks.extend(of_retention(policy));
    remarks.extend(of_the_pay(policy));
    remarks
}

/// The reasons that a deadline has.
fn of_deadline(policy: &Policy, kind: PromiseKind) -> impl Iterator<Item = Remark> {
    let deadline = policy.deadline(kind);
    let remarks = [
        deadline.unlimited().cloned().map(|reason| Remark::CeilingTakenOff { kind, reason }),
        deadline.unlimited_after_work().cloned().map(|reason| Remark::CeilingAfterWorkTakenOff { reason }),
        deadline.switched_off().cloned().map(|reason| Remark::SwitchedOff { kind, reason }),
    ];
    remarks.into_iter().flatten()
}

/// The limits that a step can go beyond.
fn of_step(policy: &Policy, step: &Step) -> Vec<Remark> {
    let outcome = policy.deadline(PromiseKind::Outcome);
    let own = step.decision_deadline();
    let within = own.map_or(outcome.within(), |own| own.counted_from().is_none().then_some(own.span()));
    let Some(within) = within else { return Vec::new() };
    let assent = policy.deadline(PromiseKind::Assent).within().filter(|_| step.needs_assent());
    let spans = [
        (PromiseKind::Outcome, Some(within)),
        (PromiseKind::Assent, assent),
        (PromiseKind::Feedback, policy.deadline(PromiseKind::Feedback).within()),
    ];
    let spans: Box<[(PromiseKind, Span)]> = spans.into_iter().filter_map(|(kind, span)| Some((kind, span?))).collect();
    let sum = sum(policy.calendar(), spans.iter().map(|(_, span)| *span));
    let is_longer = |limit| is_longer(policy.calendar(), sum, limit);
    let has_work = step.parts().iter().any(|part| part.kind() == PartKind::Assignment);
    let has_else = step.parts().iter().any(|part| part.kind() != PartKind::Assignment);
    let ceilings = [outcome.ceiling().filter(|_| has_else), outcome.ceiling_after_work().filter(|_| has_work)];
    let mut remarks = Vec::new();
    for ceiling in ceilings.into_iter().flatten().filter(|ceiling| is_longer(ceiling.span())) {
        let (step, ceiling) = (step.name().clone(), ceiling.clone());
        remarks.push(Remark::StepBeyondCeiling { step, spans: spans.clone(), sum, ceiling });
    }
    for place in policy.rules() {
        let rules = [PromiseKind::Outcome, PromiseKind::DecisionWord].into_iter().filter_map(|kind| place.rule(kind));
        for rule in rules.filter(|rule| is_longer(rule.within())) {
            let (step, place, rule) = (step.name().clone(), place.clone(), rule.clone());
            remarks.push(Remark::StepBeyondRule { step, spans: spans.clone(), sum, place, rule });
        }
    }
    remarks
}

/// The places that want the pay named, where no promise sees to it.
fn of_the_pay(policy: &Policy) -> impl Iterator<Item = Remark> {
    let off = policy.deadline(PromiseKind::Pay).switched_off().is_some();
    policy.rules().iter().filter(move |_| off).flat_map(|place| {
        let rules = place.adverts().iter().filter(|rule| rule.item() == AdvertItem::Pay);
        rules.map(|rule| Remark::PayNotPromised { place: place.clone(), rule: rule.clone() })
    })
}

/// The numbers that nobody chose, and those that contradict each other.
fn of_retention(policy: &Policy) -> Vec<Remark> {
    let (retention, standard) = (policy.retention(), standard::retention());
    let both = [
        (RetentionKind::Closed, retention.closed(), standard.closed()),
        (RetentionKind::Pooled, retention.pooled(), standard.pooled()),
    ];
    let assumed = both.iter().filter(|(_, rule, standard)| rule == standard);
    let assumed = assumed.map(|(kind, rule, _)| Remark::NoRetention { kind: *kind, rule: (*rule).clone() });
    let mut remarks: Vec<Remark> = assumed.collect();
    // A posting is no data of a candidate.
    for duty in retention.duties().iter().filter(|duty| duty.record() != RecordKind::Posting) {
        let shorter = both.iter().filter(|(_, rule, _)| rule.days() < duty.rule().days());
        remarks.extend(shorter.map(|(kind, rule, _)| Remark::Contradiction {
            duty: duty.clone(),
            kind: *kind,
            maximum: (*rule).clone(),
        }));
    }
    remarks
}

/// For people, in one sentence without a full stop.
impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = |spans: &[(PromiseKind, Span)]| {
            let each: Vec<String> = spans.iter().map(|(kind, span)| format!("`{kind}` within {span}")).collect();
            each.join(", then ")
        };
        match self {
            Remark::CeilingTakenOff { kind, reason } => write!(f, "the ceiling of `{kind}` is taken off ({reason})"),
            Remark::CeilingAfterWorkTakenOff { reason } => {
                write!(f, "the ceiling of `outcome` after a hand-in is taken off ({reason})")
            }
            Remark::SwitchedOff { kind, reason } => write!(f, "`{kind}` is switched off ({reason})"),
            Remark::StepBeyondCeiling { step, spans, sum, ceiling } => {
                let spans = all(spans);
                write!(f, "at {step}, {spans}, {sum} together, can take longer than the ceiling, {ceiling}")
            }
            Remark::StepBeyondRule { step, spans, sum, place, rule } => {
                let (spans, kind, place) = (all(spans), rule.kind(), place.place());
                write!(f, "at {step}, {spans}, {sum} together, can take longer than `{kind}` in {place}, {rule}")
            }
            Remark::NoRetention { kind, rule } => {
                write!(f, "nobody chose how long data is kept: `{kind}` for at most {rule}")
            }
            Remark::Contradiction { duty, kind, maximum } => {
                write!(f, "data is kept at least for {duty}, and `{kind}` for at most {maximum}")
            }
            Remark::PayNotPromised { place, rule } => {
                let (pay, place, clause) = (PromiseKind::Pay, place.place(), rule.clause());
                write!(f, "word of the `{pay}` is promised to nobody, and {place} wants it named, {clause}")
            }
        }
    }
}
