//! The deadlines of a company: a deadline for each kind of promise, the rules of a place that it chose, how long data is kept, and
//! how many people meet.
//!
//! A policy states numbers and where they come from. It reads no clock, decides about nobody and certifies nobody's
//! compliance.

mod advert;
mod builder;
mod check;
mod clause;
mod deadline;
mod file;
mod ground;
mod kind;
mod panel;
mod places;
mod presets;
mod retention;
mod review;
mod rule;
mod rules;
mod standard;
mod sum;

pub use advert::{AdvertItem, AdvertItems, AdvertRule};
pub use builder::{Builder, Error};
pub use clause::{Clause, Read};
pub use deadline::{Ceiling, Deadline};
pub use ground::{Basis, Ground};
pub use kind::{PromiseKind, PromiseKinds};
pub use panel::{Panel, PanelError};
pub use retention::{RecordKind, Retention, RetentionDuty, RetentionKind, RetentionRule};
pub use review::{Remark, review};
pub use rule::{Rule, RuleError};
pub use rules::{Rules, RulesError};

pub(crate) use standard::LONGEST_STEP_DAYS;

use crate::terms::calendar::Calendar;
use crate::terms::digest::{Digest, Fnv};
use serde::{Deserialize, Serialize};

/// The deadlines of a company, each number with its source.
///
/// The library states numbers and sources; it certifies nobody's compliance. A deadline that passes is a breach that shows,
/// and never a decision.
///
/// ```
/// use candidacy::terms::calendar::Span;
/// use candidacy::terms::policy::{self, Basis, Ground, RecordKind};
/// use candidacy::{Policy, Process, PromiseKind, Terms};
///
/// let handbook = Ground::new(Basis::Practice, "our handbook")?;
/// let policy = Policy::builder().within(PromiseKind::Outcome, Span::WorkingDays(3), handbook.clone()).build()?;
/// assert_eq!(policy.deadline(PromiseKind::Outcome).within(), Some(Span::WorkingDays(3)));
///
/// // Nobody waits for longer than the ceiling, which has a source of its own.
/// let slow = Policy::builder().within(PromiseKind::FirstAnswer, Span::WorkingDays(11), handbook.clone());
/// assert_eq!(
///     slow.build().unwrap_err().to_string(),
///     "`first_answer` within 11 working days can take longer than its ceiling, 14 days (assumption: standard policy of candidacy)",
/// );
///
/// // To decide and to tell add up.
/// let slow = Policy::builder().within(PromiseKind::FirstAnswer, Span::WorkingDays(10), handbook.clone());
/// assert!(matches!(slow.build(), Err(policy::Error::NoRoomForFeedback { .. })));
///
/// // A ceiling is taken off with a reason, which stays in the policy.
/// let policy = Policy::builder().without_ceiling(PromiseKind::SetUp, handbook.clone()).build()?;
/// assert_eq!(policy.deadline(PromiseKind::SetUp).ceiling(), None);
/// assert_eq!(policy.deadline(PromiseKind::SetUp).unlimited(), Some(&handbook));
///
/// // A duty to keep data and a duty not to: both are named, and none is chosen.
/// let records = Ground::new(Basis::Law, "29 CFR 1602.14")?;
/// let policy = Policy::builder().keep_at_least(RecordKind::Application, 365, records).build()?;
/// let terms = Terms::new("back-end", 1, Process::back_end())?.with_policy(policy);
/// assert!(policy::review(&terms).iter().any(|remark| matches!(
///     remark,
///     policy::Remark::Contradiction { duty, maximum, .. } if (duty.rule().days(), maximum.days()) == (365, 28)
/// )));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// As a file, here in JSON; in TOML it says the same. A rule that is left out is the [standard](Self::standard)'s. A kind, a basis or
/// a field that is not known is refused, so that a misspelt one is noticed. In place of a span, three things are possible:
///
/// - `at_most` with the span `no_ceiling` takes a ceiling off, and its source is the reason.
/// - `at_most` is `no_ceiling` or `null`, without a reason, only where the standard has no ceiling either.
/// - `within` with the span `switched_off` switches off what the candidate cannot read, and its source is the reason.
///
/// ```
/// # use candidacy::terms::calendar::Span;
/// # use candidacy::{Policy, PromiseKind};
/// let file = r#"{
///     "deadlines": {
///         "outcome": {
///             "within": {"span": {"working_days": 3}, "basis": "practice", "source": "our handbook"},
///             "at_most": {"span": {"days": 14}, "basis": "practice", "source": "our handbook"},
///             "after_work": {"span": {"days": 10}, "basis": "practice", "source": "our handbook"}
///         },
///         "update": {"within": {"span": {"days": 7}, "basis": "practice", "source": "our handbook"}},
///         "set_up": {"at_most": {"span": "no_ceiling", "basis": "practice", "source": "our rooms are booked for months"}},
///         "assessment": {"within": {"span": "switched_off", "basis": "practice", "source": "our interviewers meet"}}
///     },
///     "retention": {
///         "closed": {"days": 365, "basis": "practice", "source": "our lawyer, on 29 CFR 1602.14"},
///         "duties": [{"record": "application", "days": 365, "basis": "law", "source": "29 CFR 1602.14"}]
///     },
///     "panel": {"at_least": 2, "at_most": 4},
///     "rules": [{
///         "place": "our town",
///         "rules": [{
///             "kind": "written_no",
///             "within": {"days": 7},
///             "clause": {"basis": "code", "title": "our code", "article": "article 3", "read": {"at_the_source": "2026-11-29"}}
///         }],
///         "adverts": [{"item": "pay", "clause": {"basis": "code", "title": "our code", "article": "article 4", "read": "not"}}]
///     }]
/// }"#;
/// let policy: Policy = serde_json::from_str(file)?;
/// assert_eq!(policy.deadline(PromiseKind::Update).within(), Some(Span::Days(7)));
/// assert_eq!(policy.deadline(PromiseKind::SetUp).ceiling(), None);
/// assert_eq!(policy.deadline(PromiseKind::Assessment).within(), None);
/// assert_eq!(policy.deadline(PromiseKind::Reply), Policy::standard().deadline(PromiseKind::Reply));
/// assert_eq!(policy.rule(PromiseKind::WrittenNo).map(|(_, rule)| rule.within()), Some(Span::Days(7)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "file::Written", into = "file::Written")]
#[doc(alias = "SLA")]
pub struct Policy {
    calendar: Calendar,
    /// One for each kind, in the order of [`PromiseKind::ALL`].
    deadlines: Box<[Deadline]>,
    retention: Retention,
    panel: Panel,
    rules: rules::Chosen,
}

impl Policy {
    /// Returns the policy of this project, on a calendar in UTC without holidays. Each number has its source; where
    /// none says one, it is called an assumption. A month is written as 28 days, the shortest that a month is.
    ///
    /// | promise | within | at most | source |
    /// |---|---|---|---|
    /// | `acknowledgement` | 1 working day | – | assumption: standard policy of candidacy |
    /// | `first_answer` | 5 working days | 14 days | practice: sourcegraph/handbook, content/departments/people-talent/resources_for_candidates.md: 5 business days; read on 2026-11-29; ceiling: assumption: standard policy of candidacy |
    /// | `notice` | 1 working day | – | law: GDPR Art. 14(3)(b): with the first communication; not read at the source, 2026-11-29 |
    /// | `interest` | 10 working days | – | assumption: standard policy of candidacy |
    /// | `agreement` | 10 working days | – | assumption: standard policy of candidacy |
    /// | `consent` | the fact names it | 365 days | seed: the consent says when it ends; ceiling: code: Dutch data protection authority: 1 year with consent; not read at the source, 2026-11-29 |
    /// | `reach_out` | 1 working day | – | assumption: standard policy of candidacy, from the seed: at once |
    /// | `set_up` | 5 working days | 14 days | assumption: standard policy of candidacy |
    /// | `times_answer` | 10 working days | – | assumption: standard policy of candidacy |
    /// | `attendance` | 1 working day | – | assumption: standard policy of candidacy |
    /// | `assessment` | 1 working day | – | practice: mattermost/mattermost-handbook, contributors/join-us/staff-recruiting/README.md: 24 hours; read on 2026-11-29 |
    /// | `submission` | the fact names it | – | seed: the step says how long there is |
    /// | `check_news` | 10 working days | – | assumption: standard policy of candidacy |
    /// | `outcome` | 5 working days | 45 days; after a hand-in 14 days | practice: sourcegraph/handbook, content/departments/people-talent/resources_for_candidates.md: 5 business days of the interview; after a hand-in the same, by assumption; read on 2026-11-29; ceiling: assumption: standard policy of candidacy |
    /// | `assent` | 5 working days | – | assumption: standard policy of candidacy |
    /// | `offer` | 5 working days | 14 days | assumption: standard policy of candidacy |
    /// | `offer_answer` | 10 working days | – | assumption: standard policy of candidacy |
    /// | `start` | 10 working days | – | assumption: standard policy of candidacy |
    /// | `condition` | the fact names it | – | assumption: standard policy of candidacy: the offer says by when |
    /// | `feedback` | 1 working day | – | assumption: standard policy of candidacy |
    /// | `update` | 14 days | 90 days | assumption: standard policy of candidacy |
    /// | `vacancy` | 5 working days | 14 days | assumption: standard policy of candidacy |
    /// | `follow_up` | the fact names it | – | seed: the person who promises names the day |
    /// | `confirmation` | 1 working day | – | assumption: standard policy of candidacy |
    /// | `reply` | 3 working days | – | assumption: standard policy of candidacy |
    /// | `help` | 1 working day | – | assumption: standard policy of candidacy |
    /// | `more_time` | 1 working day | – | assumption: standard policy of candidacy |
    /// | `other_time` | 1 working day | – | assumption: standard policy of candidacy |
    /// | `adjustment` | 1 working day | – | assumption: standard policy of candidacy |
    /// | `concern` | 3 working days | 28 days | assumption: standard policy of candidacy; ceiling: code: NVP recruitment code: 1 month for a written complaint; not read at the source, 2026-11-29 |
    /// | `settlement` | 28 days | 28 days | code: NVP recruitment code: 1 month for a written complaint; not read at the source, 2026-11-29 |
    /// | `data_right` | 28 days | 28 days; extended 89 days | law: GDPR Art. 12(3): 1 month; read in a copy on 2026-11-29 |
    /// | `written_no` | only by a rule | – | assumption: standard policy of candidacy: a rule of a place says by when |
    /// | `decision_word` | only by a rule | – | assumption: standard policy of candidacy: a rule of a place says by when |
    /// | `pay` | 5 working days | – | assumption: standard policy of candidacy; before the first interview: Directive (EU) 2023/970 Art. 5(1), read in a copy on 2026-11-29 |
    ///
    /// The outcome of a step is also due within 90 days of its first interview or hand-in, under every policy:
    /// [`longest_step`](Self::longest_step) has the source.
    ///
    /// Data is kept for 28 days after closing and for 365 in the talent pool, with consent that can be renewed. Both are
    /// assumptions: a company chooses the numbers of its country with [`Builder::keeping`]. A meeting of several sides of the company has 2 to 8 of its people. No rules of a
    /// place are chosen.
    #[must_use]
    pub fn standard() -> Self {
        Policy {
            calendar: Calendar::utc(),
            deadlines: PromiseKind::ALL.iter().copied().map(standard::deadline).collect(),
            retention: standard::retention(),
            panel: standard::PANEL,
            rules: rules::Chosen::default(),
        }
    }

    /// Returns the longest that a step may take, from its first interview or hand-in to the outcome, with its source: 90 days, each of 24
    /// hours.
    ///
    /// The ceiling of an outcome counts from the last interview of a step. This one counts from the first, so that more interviews put
    /// nothing off. No policy sets it or takes it off, and it stops as that of the outcome does.
    ///
    /// ```
    /// use candidacy::Policy;
    /// use candidacy::terms::calendar::Span;
    /// use candidacy::terms::policy::Basis;
    ///
    /// let longest = Policy::longest_step();
    /// assert_eq!((longest.span(), longest.ground().basis()), (Span::Days(90), Basis::Assumption));
    /// ```
    #[must_use]
    pub fn longest_step() -> &'static Ceiling {
        &standard::LONGEST
    }

    /// Starts from the standard, and changes what a company does differently. [`Builder::from`] starts from any policy.
    pub fn builder() -> Builder {
        Builder(Policy::standard())
    }

    /// Returns the calendar that days are counted on.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Returns the deadline of a promise of this kind.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "there is a deadline for each kind")]
    pub fn deadline(&self, kind: PromiseKind) -> &Deadline {
        &self.deadlines[kind as usize]
    }

    /// Returns the rules of the places that the policy chose, in the order of the places' names. The standard chooses none.
    #[must_use]
    pub fn rules(&self) -> &[Rules] {
        self.rules.all()
    }

    /// Returns the strictest of the chosen rules about a kind of promise, with its place. Of two that are equally strict, it
    /// returns that of the first place.
    #[must_use]
    pub fn rule(&self, kind: PromiseKind) -> Option<(&Rules, &Rule)> {
        self.rules.strictest(kind, &self.calendar)
    }

    /// Returns how long data is kept.
    #[must_use]
    pub fn retention(&self) -> &Retention {
        &self.retention
    }

    /// Returns how many people of the company meet a candidate, where more than one capacity is needed.
    #[must_use]
    pub fn panel(&self) -> Panel {
        self.panel
    }

    /// Computes the digest of the spans and the ceilings. Sources, holidays and retention are not in it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut fnv = Fnv::new();
        for (kind, deadline) in PromiseKind::ALL.iter().zip(&self.deadlines) {
            fnv.text(kind.name());
            fnv.maybe(deadline.within(), Fnv::span);
            fnv.maybe(deadline.ceiling(), |fnv, ceiling| fnv.span(ceiling.span()));
        }
        fnv.finish()
    }
}
