//! Whether a policy can be held: each span within its ceiling, to decide and to tell together, and the chosen rules of a place.

use super::builder::Error;
use super::deadline::{Ceiling, Deadline, Limit, Within};
use super::retention::Retention;
use super::sum::{is_longer, sum};
use super::{Policy, PromiseKind, PromiseKinds, RetentionKind, Rule, Rules, standard};
use crate::terms::calendar::Span::{Days, Hours, WorkingDays};
use crate::terms::calendar::{Calendar, Span};

/// The promises that are kept by a decision that is told: to decide and to tell add up.
const DECIDED: PromiseKinds = PromiseKinds::from_slice(&[PromiseKind::FirstAnswer, PromiseKind::Outcome]);

impl Policy {
    /// Checks that all of it can be held, and returns everything that cannot: of each deadline the first thing.
    pub(super) fn errors(&self) -> Vec<Error> {
        let deadlines = PromiseKind::ALL.iter().zip(&self.deadlines);
        let mut errors: Vec<Error> =
            deadlines.filter_map(|(kind, deadline)| deadline.check(*kind, &self.calendar).err()).collect();
        errors.extend(self.untellable());
        let rules = self.rules().iter().flat_map(|place| place.rules().iter().map(move |rule| (place, rule)));
        errors.extend(rules.filter_map(|(place, rule)| self.beyond(place, rule)));
        errors.extend(self.retention.errors());
        errors
    }

    /// An answer and an outcome that leave no room for the feedback that follows them.
    fn untellable(&self) -> impl Iterator<Item = Error> {
        let (answer, outcome) = (self.deadline(PromiseKind::FirstAnswer), self.deadline(PromiseKind::Outcome));
        let limits = [
            (PromiseKind::FirstAnswer, answer, answer.ceiling()),
            (PromiseKind::Outcome, outcome, outcome.ceiling()),
            (PromiseKind::Outcome, outcome, outcome.ceiling_after_work()),
        ];
        limits.into_iter().filter_map(|(kind, deadline, ceiling)| {
            let (within, ceiling) = (deadline.within()?, ceiling?.clone());
            let feedback = self.deadline(PromiseKind::Feedback).within()?;
            let sum = sum(&self.calendar, [within, feedback]);
            is_longer(&self.calendar, sum, ceiling.span).then_some(Error::NoRoomForFeedback {
                kind,
                within,
                feedback,
                sum,
                ceiling,
            })
        })
    }

    /// The span that is longer than a chosen rule allows, alone or with the feedback that follows it.
    fn beyond(&self, place: &Rules, rule: &Rule) -> Option<Error> {
        // A no is told in writing by the feedback, and whether it is decided by the outcome.
        let kind = if rule.kind() == PromiseKind::WrittenNo {
            PromiseKind::Feedback
        } else if rule.kind() == PromiseKind::DecisionWord {
            PromiseKind::Outcome
        } else {
            rule.kind()
        };
        let within = self.deadline(kind).within()?;
        if is_longer(&self.calendar, within, rule.within()) {
            return Some(Error::BeyondRule { kind, within, place: place.clone(), rule: rule.clone() });
        }
        let feedback = self.deadline(PromiseKind::Feedback).within().filter(|_| DECIDED.contains(kind))?;
        let sum = sum(&self.calendar, [within, feedback]);
        is_longer(&self.calendar, sum, rule.within()).then(|| Error::NoRoomInRule {
            kind,
            within,
            feedback,
            sum,
            place: place.clone(),
            rule: rule.clone(),
        })
    }
}

impl Deadline {
    /// Checks that it is one that this kind of promise can have.
    fn check(&self, kind: PromiseKind, calendar: &Calendar) -> Result<(), Error> {
        if self.switched_off().is_some() && !PromiseKinds::OPTIONAL.contains(kind) {
            return Err(Error::Readable(kind));
        }
        if self.within().is_some() && PromiseKinds::NAMED_BY_A_FACT.contains(kind) {
            return Err(Error::NamedByAFact(kind));
        }
        if (self.within().is_some() || self.ceiling().is_some()) && PromiseKinds::BY_A_RULE.contains(kind) {
            return Err(Error::ByARule(kind));
        }
        // It would end an extension that was granted, and could be shorter than the time that the step gives.
        if self.ceiling().is_some() && kind == PromiseKind::Submission {
            return Err(Error::TheirTime(kind));
        }
        let standard = standard::deadline(kind);
        let pairs = [(&self.limit, standard.limit), (&self.limit_after_work, standard.limit_after_work)];
        if pairs.iter().any(|(limit, standard)| **limit == Limit::Unsaid && *standard != Limit::Unsaid) {
            return Err(Error::NoReason(kind));
        }
        let ceilings = [self.ceiling(), self.ceiling_after_work()].into_iter().flatten();
        for span in self.within().into_iter().chain(ceilings.map(Ceiling::span)) {
            if is_no_time(kind, span) {
                return Err(Error::NoTime { kind, span });
            }
        }
        match (self.within, self.ceiling()) {
            (Within::Span(within), Some(ceiling)) if is_longer(calendar, within, ceiling.span) => {
                Err(Error::BeyondCeiling { kind, within, ceiling: ceiling.clone() })
            }
            _ => Ok(()),
        }
    }
}

/// A span of nothing is no time to keep a promise in. Only a notice can be due at once, with the first contact: in 0 hours.
fn is_no_time(kind: PromiseKind, span: Span) -> bool {
    match span {
        WorkingDays(n) | Days(n) => n == 0,
        Hours(n) => n == 0 && kind != PromiseKind::Notice,
    }
}

impl Retention {
    /// The rules that keep data for no days.
    fn errors(&self) -> impl Iterator<Item = Error> {
        let most = [(RetentionKind::Closed, Some(&self.closed)), (RetentionKind::Pooled, Some(&self.pooled))];
        let silent = (RetentionKind::Silent, self.silent.as_ref());
        let least = self.duties.iter().map(|duty| (RetentionKind::Duty, Some(&duty.rule)));
        let rules = most.into_iter().chain([silent]).chain(least);
        rules.filter(|(_, rule)| rule.is_some_and(|rule| rule.days == 0)).map(|(kind, _)| Error::NoDays(kind))
    }
}
