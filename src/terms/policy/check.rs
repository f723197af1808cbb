//! Whether a policy can be held: each span within its ceiling, to decide and to tell together, and the chosen rules of a place.

use super::builder::Error;
use super::deadline::{Ceiling, Deadline, Limit, Within};
use super::retention::Retention;
use super::{Policy, PromiseKind, PromiseKinds, RetentionKind, standard};
use crate::terms::calendar::Span::{Days, Hours, WorkingDays};
use crate::terms::calendar::{Calendar, Span};
use chrono::TimeDelta;

impl Policy {
    /// Checks that all of it can be held.
    pub(super) fn check(&self) -> Result<(), Error> {
        for (kind, deadline) in PromiseKind::ALL.iter().zip(&self.deadlines) {
            deadline.check(*kind, &self.calendar)?;
        }
        self.check_telling()?;
        self.check_rules()?;
        self.retention.check()
    }

    /// Checks that an answer and an outcome leave room for the feedback that follows them.
    fn check_telling(&self) -> Result<(), Error> {
        let Some(feedback) = self.deadline(PromiseKind::Feedback).within() else { return Ok(()) };
        let (answer, outcome) = (self.deadline(PromiseKind::FirstAnswer), self.deadline(PromiseKind::Outcome));
        for (kind, deadline, ceiling) in [
            (PromiseKind::FirstAnswer, answer, answer.ceiling()),
            (PromiseKind::Outcome, outcome, outcome.ceiling()),
            (PromiseKind::Outcome, outcome, outcome.ceiling_after_work()),
        ] {
            let (Some(within), Some(ceiling)) = (deadline.within(), ceiling) else { continue };
            if are_longer(&self.calendar, within, feedback, ceiling.span) {
                return Err(Error::NoRoomForFeedback { kind, within, feedback, ceiling: ceiling.clone() });
            }
        }
        Ok(())
    }

    /// Checks that each span is within the rules that were chosen.
    fn check_rules(&self) -> Result<(), Error> {
        for place in self.rules() {
            for rule in place.rules() {
                // A no is told in writing by the feedback, and whether it is decided by the outcome.
                let kind = if rule.kind() == PromiseKind::WrittenNo {
                    PromiseKind::Feedback
                } else if rule.kind() == PromiseKind::DecisionWord {
                    PromiseKind::Outcome
                } else {
                    rule.kind()
                };
                if let Some(within) = self.deadline(kind).within()
                    && is_longer(&self.calendar, within, rule.within())
                {
                    return Err(Error::BeyondRule { kind, within, place: place.clone(), rule: rule.clone() });
                }
            }
        }
        Ok(())
    }
}

impl Deadline {
    /// Checks that it is one that this kind of promise can have.
    fn check(&self, kind: PromiseKind, calendar: &Calendar) -> Result<(), Error> {
        if self.switched_off().is_some() && !PromiseKinds::INTERNAL.contains(kind) {
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

/// Returns true if it can take longer than the ceiling, holidays aside.
///
/// The rest of the day that a span in days starts on comes on top, for the ceiling as for what it limits. Hours have no such
/// day: they have to fit a ceiling in days even where that starts just before midnight.
fn is_longer(calendar: &Calendar, within: Span, ceiling: Span) -> bool {
    let rest_of_the_day = match (within, ceiling) {
        (Hours(_), WorkingDays(_) | Days(_)) => TimeDelta::days(1),
        (Hours(_), Hours(_)) | (WorkingDays(_) | Days(_), _) => TimeDelta::zero(),
    };
    calendar.longest(within) > calendar.longest(ceiling) - rest_of_the_day
}

/// Returns true if two of them can take longer than the ceiling, one after the other. The first is over before its last day is, and
/// the second begins on that day.
fn are_longer(calendar: &Calendar, first: Span, then: Span, ceiling: Span) -> bool {
    let sum = match (first, then) {
        (WorkingDays(a), WorkingDays(b)) => a.checked_add(b).map(WorkingDays),
        (Days(a), Days(b)) => a.checked_add(b).map(Days),
        (Hours(a), Hours(b)) => a.checked_add(b).map(Hours),
        (Hours(hours), WorkingDays(_) | Days(_)) => {
            return are_longer(calendar, Days(hours.div_ceil(24)), then, ceiling);
        }
        (WorkingDays(_) | Days(_), Hours(_)) => {
            return calendar.longest(first) + calendar.longest(then) > calendar.longest(ceiling);
        }
        (WorkingDays(_), Days(_)) | (Days(_), WorkingDays(_)) => {
            let shared = TimeDelta::days(1);
            return calendar.longest(first) + calendar.longest(then) - shared > calendar.longest(ceiling);
        }
    };
    sum.is_none_or(|sum| is_longer(calendar, sum, ceiling))
}

impl Retention {
    /// Checks that all its rules can be kept at once.
    fn check(&self) -> Result<(), Error> {
        let most = [(RetentionKind::Closed, &self.closed), (RetentionKind::Pooled, &self.pooled)];
        let least = self.minimum.as_ref();
        for (kind, rule) in most.into_iter().chain(least.map(|rule| (RetentionKind::Minimum, rule))) {
            if rule.days == 0 {
                return Err(Error::NoDays(kind));
            }
        }
        for (kind, maximum) in most {
            if let Some(minimum) = least.filter(|minimum| minimum.days > maximum.days) {
                let (minimum, maximum) = (minimum.clone(), maximum.clone());
                return Err(Error::Contradiction { minimum, kind, maximum });
            }
        }
        Ok(())
    }
}
