//! The standard policy: one row for each kind of promise. A number without a source is called an assumption.

use super::deadline::{Ceiling, Deadline, Limit, Within};
use super::ground::{Basis, Ground};
use super::panel::Panel;
use super::retention::{Retention, RetentionRule};
use crate::terms::calendar::Span::{self, Days, WorkingDays};
use crate::terms::policy::PromiseKind;

/// The kind of source, and where to look it up.
type Cited = (Basis, &'static str);

const OWN: Cited = (Basis::Assumption, "standard policy of candidacy");
const AT_ONCE: Cited = (Basis::Assumption, "standard policy of candidacy, from the seed: at once");
const OFFER: Cited = (Basis::Assumption, "standard policy of candidacy: the offer says by when");
const BY_A_RULE: Cited = (Basis::Assumption, "standard policy of candidacy: a rule of a place says by when");
const STEP: Cited = (Basis::Seed, "the step says how long there is");
const PROMISED: Cited = (Basis::Seed, "the person who promises names the day");
const IN_THE_POOL: Cited = (Basis::Seed, "the consent says when it ends");
const HEARD: Cited = (
    Basis::Practice,
    "sourcegraph/handbook, content/departments/people-talent/resources_for_candidates.md: 5 business days of the \
     interview; after a hand-in the same, by assumption; read on 2026-11-29",
);
const SOURCEGRAPH: Cited = (
    Basis::Practice,
    "sourcegraph/handbook, content/departments/people-talent/resources_for_candidates.md: 5 business days; read on 2026-11-29",
);
const MATTERMOST: Cited = (
    Basis::Practice,
    "mattermost/mattermost-handbook, contributors/join-us/staff-recruiting/README.md: 24 hours; read on 2026-11-29",
);
const COMPLAINT: Cited =
    (Basis::Code, "NVP recruitment code: 1 month for a written complaint; not read at the source, 2026-11-29");
const RIGHT: Cited = (Basis::Law, "GDPR Art. 12(3): 1 month; read in a copy on 2026-11-29");
const NOTICE: Cited =
    (Basis::Law, "GDPR Art. 14(3)(b): with the first communication; not read at the source, 2026-11-29");
const CONSENT: Cited =
    (Basis::Code, "Dutch data protection authority: 1 year with consent; not read at the source, 2026-11-29");
const PAY: Cited = (
    Basis::Assumption,
    "standard policy of candidacy; before the first interview: Directive (EU) 2023/970 Art. 5(1), read in a copy on 2026-11-29",
);
const CLOSED: Cited = (Basis::Assumption, "standard policy of candidacy: 4 weeks, as in the Netherlands");
const POOLED: Cited = (Basis::Assumption, "standard policy of candidacy: 1 year with consent, as in the Netherlands");

const LONGEST_STEP: Cited =
    (Basis::Assumption, "standard policy of candidacy: a step of several interviews, from its first to the outcome");

/// The shortest month. "1 month" is written so, and is then never longer than it is meant.
const MONTH: Span = Days(28);

/// The shortest three months, from a February on: the month that a request has, and the two by which it may be extended.
const THREE_MONTHS: Span = Days(89);

/// The standard deadline of a kind of promise.
#[expect(clippy::match_same_arms, reason = "a row for each kind")]
pub(super) fn deadline(kind: PromiseKind) -> Deadline {
    match kind {
        PromiseKind::Acknowledgement => within(WorkingDays(1), OWN),
        PromiseKind::FirstAnswer => within(WorkingDays(5), SOURCEGRAPH).at_most(Days(14), OWN),
        PromiseKind::Notice => within(WorkingDays(1), NOTICE),
        PromiseKind::Interest => within(WorkingDays(10), OWN),
        PromiseKind::Agreement => within(WorkingDays(10), OWN),
        PromiseKind::Consent => elsewhere(IN_THE_POOL).at_most(Days(365), CONSENT),
        PromiseKind::ReachOut => within(WorkingDays(1), AT_ONCE),
        PromiseKind::SetUp => within(WorkingDays(5), OWN).at_most(Days(14), OWN),
        PromiseKind::TimesAnswer => within(WorkingDays(10), OWN),
        PromiseKind::Attendance => within(WorkingDays(1), OWN),
        PromiseKind::Assessment => within(WorkingDays(1), MATTERMOST),
        PromiseKind::Submission => elsewhere(STEP),
        PromiseKind::CheckNews => within(WorkingDays(10), OWN),
        PromiseKind::Outcome => within(WorkingDays(5), HEARD).at_most(Days(45), OWN).at_most_after_work(Days(14), OWN),
        PromiseKind::Assent => within(WorkingDays(5), OWN),
        PromiseKind::Offer => within(WorkingDays(5), OWN).at_most(Days(14), OWN),
        PromiseKind::OfferAnswer => within(WorkingDays(10), OWN),
        PromiseKind::Start => within(WorkingDays(10), OWN),
        PromiseKind::Condition => elsewhere(OFFER),
        PromiseKind::Feedback => within(WorkingDays(1), OWN),
        PromiseKind::Update => within(Days(14), OWN).at_most(Days(90), OWN),
        PromiseKind::Vacancy => within(WorkingDays(5), OWN).at_most(Days(14), OWN),
        PromiseKind::FollowUp => elsewhere(PROMISED),
        PromiseKind::Confirmation => within(WorkingDays(1), OWN),
        PromiseKind::Reply => within(WorkingDays(3), OWN),
        PromiseKind::Help => within(WorkingDays(1), OWN),
        PromiseKind::MoreTime => within(WorkingDays(1), OWN),
        PromiseKind::OtherTime => within(WorkingDays(1), OWN),
        PromiseKind::Adjustment => within(WorkingDays(1), OWN),
        PromiseKind::Concern => within(WorkingDays(3), OWN).at_most(MONTH, COMPLAINT),
        PromiseKind::Settlement => within(MONTH, COMPLAINT).at_most(MONTH, COMPLAINT),
        PromiseKind::DataRight => within(MONTH, RIGHT).at_most(MONTH, RIGHT).extended_to(THREE_MONTHS),
        PromiseKind::WrittenNo => elsewhere(BY_A_RULE),
        PromiseKind::DecisionWord => elsewhere(BY_A_RULE),
        PromiseKind::Pay => within(WorkingDays(5), PAY),
    }
}

/// The most days from the first interview or hand-in of a step to its outcome.
pub(crate) const LONGEST_STEP_DAYS: u16 = 90;

/// The same with its source.
pub(super) static LONGEST: Ceiling = Ceiling { span: Days(LONGEST_STEP_DAYS), ground: Ground::stated(LONGEST_STEP) };

/// The periods for which data is kept where no country was chosen.
pub(super) fn retention() -> Retention {
    let days = |days, cited| RetentionRule { days, ground: Ground::stated(cited), read: None };
    Retention { closed: days(28, CLOSED), pooled: days(365, POOLED), silent: None, duties: Vec::new() }
}

/// Two to eight people.
pub(super) const PANEL: Panel = Panel { at_least: 2, at_most: 8 };

fn within(span: Span, cited: Cited) -> Deadline {
    Deadline { within: Within::Span(span), ..elsewhere(cited) }
}

fn elsewhere(cited: Cited) -> Deadline {
    Deadline {
        within: Within::Elsewhere,
        ground: Ground::stated(cited),
        limit: Limit::Unsaid,
        limit_after_work: Limit::Unsaid,
        extended: None,
    }
}

fn limit(span: Span, cited: Cited) -> Limit {
    Limit::AtMost(Ceiling { span, ground: Ground::stated(cited) })
}

impl Deadline {
    fn at_most(self, span: Span, cited: Cited) -> Deadline {
        Deadline { limit: limit(span, cited), ..self }
    }

    fn at_most_after_work(self, span: Span, cited: Cited) -> Deadline {
        Deadline { limit_after_work: limit(span, cited), ..self }
    }

    fn extended_to(self, span: Span) -> Deadline {
        Deadline { extended: Some(span), ..self }
    }
}
