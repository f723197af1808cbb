//! The standard policy: one row for each kind of promise. A number without a source is called an assumption.

use super::deadline::{Ceiling, Deadline};
use super::ground::{Basis, Ground};
use super::panel::Panel;
use super::retention::{Retention, RetentionRule};
use crate::terms::calendar::Span::{self, Days, Hours, WorkingDays};
use crate::terms::policy::PromiseKind;

/// The kind of source, and where to look it up.
type Cited = (Basis, &'static str);

const OWN: Cited = (Basis::Assumption, "standard policy of candidacy");
const POOL: Cited = (Basis::Assumption, "standard policy of candidacy, from F76: at once");
const PENDING: Cited =
    (Basis::Assumption, "standard policy of candidacy, from the NVP recruitment code: word that it is still pending");
const TEST_CASE: Cited = (Basis::Seed, "F49: the step says how long there is");
const PROMISED: Cited = (Basis::Seed, "F58: the person who promises names the day");
const IN_THE_POOL: Cited = (Basis::Seed, "F75: the consent says when it ends");
const SOURCEGRAPH: Cited = (Basis::Practice, "Sourcegraph handbook");
const POSTHOG: Cited = (Basis::Practice, "PostHog handbook: 48 hours");
const APPLY: Cited = (Basis::Practice, "UK Department for Education, Apply for teacher training: 10 working days");
const NVP: Cited = (Basis::Code, "NVP recruitment code: 2 weeks");
const COMPLAINTS: Cited = (Basis::Code, "NVP recruitment code: 1 month for a complaint");
const ONTARIO: Cited =
    (Basis::Law, "Ontario Employment Standards Act, O. Reg. 476/24: interviewed applicants, 45 days");
const GDPR: Cited = (Basis::Law, "GDPR Art. 14(3)");
const CONSENT: Cited = (Basis::Code, "Dutch data protection authority: 1 year with consent");
const CLOSED: Cited = (Basis::Code, "Dutch data protection authority, and NVP recruitment code: 4 weeks");

/// The shortest month. "1 month" is written so, and is then never longer than it is meant.
const MONTH: Span = Days(28);

/// The standard deadline of a kind of promise.
#[expect(clippy::match_same_arms, reason = "a row for each kind")]
pub(super) fn deadline(kind: PromiseKind) -> Deadline {
    match kind {
        PromiseKind::Acknowledgement => within(WorkingDays(1), OWN),
        PromiseKind::Screening => within(WorkingDays(5), SOURCEGRAPH).at_most(Days(14), NVP),
        PromiseKind::Arrangement => within(WorkingDays(5), OWN).at_most(Days(14), OWN),
        PromiseKind::Preparation => within(WorkingDays(5), OWN).at_most(Days(14), OWN),
        PromiseKind::Attendance => within(WorkingDays(1), OWN),
        PromiseKind::Decision => within(WorkingDays(5), SOURCEGRAPH).at_most(Days(45), ONTARIO),
        PromiseKind::FinalDecision => within(WorkingDays(2), POSTHOG).at_most(Days(14), OWN),
        PromiseKind::Submission => named_by_a_fact(TEST_CASE),
        PromiseKind::Verdict => within(WorkingDays(5), OWN).at_most(Days(14), NVP),
        PromiseKind::Feedback => within(WorkingDays(1), OWN).at_most(Days(14), NVP),
        PromiseKind::Reply => within(WorkingDays(3), SOURCEGRAPH),
        PromiseKind::Help => within(WorkingDays(1), OWN),
        PromiseKind::Extension => within(WorkingDays(1), OWN),
        PromiseKind::Concern => within(WorkingDays(3), OWN).at_most(MONTH, COMPLAINTS),
        PromiseKind::Settlement => within(MONTH, COMPLAINTS).at_most(MONTH, COMPLAINTS),
        PromiseKind::Update => within(Days(14), PENDING),
        PromiseKind::Vacancy => within(WorkingDays(5), OWN).at_most(Days(14), NVP),
        PromiseKind::Interest => within(WorkingDays(10), OWN),
        PromiseKind::Agreement => within(WorkingDays(10), OWN),
        PromiseKind::OfferAnswer => within(WorkingDays(10), APPLY),
        PromiseKind::Consent => named_by_a_fact(IN_THE_POOL).at_most(Days(365), CONSENT),
        PromiseKind::Notice => within(Hours(0), GDPR).at_most(MONTH, GDPR),
        PromiseKind::FollowUp => named_by_a_fact(PROMISED),
        PromiseKind::ReachOut => within(WorkingDays(1), POOL),
    }
}

/// How long data is kept.
pub(super) fn retention() -> Retention {
    let days = |days, cited| RetentionRule { days, ground: Ground::stated(cited) };
    Retention { closed: days(28, CLOSED), pooled: days(365, CONSENT), minimum: None }
}

/// Two to eight people.
pub(super) const PANEL: Panel = Panel { at_least: 2, at_most: 8 };

fn within(span: Span, cited: Cited) -> Deadline {
    Deadline { within: Some(span), ..named_by_a_fact(cited) }
}

fn named_by_a_fact(cited: Cited) -> Deadline {
    Deadline { within: None, ground: Ground::stated(cited), ceiling: None }
}

impl Deadline {
    fn at_most(self, span: Span, cited: Cited) -> Deadline {
        Deadline { ceiling: Some(Ceiling { span, ground: Ground::stated(cited) }), ..self }
    }
}
