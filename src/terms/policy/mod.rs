//! The deadlines of a company: a deadline for each kind of promise, how long data is kept, and how many people meet.
//!
//! A policy states numbers and where they come from. It reads no clock, decides about nobody and certifies nobody's
//! compliance.

mod builder;
mod deadline;
mod file;
mod ground;
mod kind;
mod panel;
mod retention;
mod standard;

pub use builder::{Builder, Error};
pub use deadline::{Ceiling, Deadline};
pub use ground::{Basis, Ground};
pub use kind::{PromiseKind, PromiseKinds};
pub use panel::{Panel, PanelError};
pub use retention::{Retention, RetentionKind, RetentionRule};

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
/// use candidacy::terms::policy::{self, Basis, Ground};
/// use candidacy::{Policy, PromiseKind};
///
/// let handbook = Ground::new(Basis::Practice, "our handbook")?;
/// let policy = Policy::builder().within(PromiseKind::Decision, Span::WorkingDays(3), handbook.clone()).build()?;
/// assert_eq!(policy.deadline(PromiseKind::Decision).within(), Some(Span::WorkingDays(3)));
///
/// // Nobody waits for longer than the ceiling, which has a source of its own.
/// let refused = Policy::builder().within(PromiseKind::Screening, Span::WorkingDays(11), handbook).build().unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "`screening` within 11 working days can take longer than its ceiling, 14 days (code: NVP recruitment code: 2 weeks)",
/// );
///
/// // A duty to keep data and a duty not to: both are named, and none is chosen.
/// let records = Ground::new(Basis::Law, "29 CFR 1602.14")?;
/// match Policy::builder().keep_at_least(365, records).build().unwrap_err() {
///     policy::Error::Contradiction { minimum, maximum, .. } => assert_eq!((minimum.days(), maximum.days()), (365, 28)),
///     other => return Err(other.into()),
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// As a file, here in JSON; in TOML it says the same. A rule that is left out is the [standard](Self::standard)'s; where there is no
/// ceiling, `at_most` is `no_ceiling`, or `null`. A kind, a basis or a field that is not known is refused, so that a misspelt one
/// is noticed.
///
/// ```
/// # use candidacy::terms::calendar::Span;
/// # use candidacy::{Policy, PromiseKind};
/// let file = r#"{
///     "deadlines": {
///         "decision": {
///             "within": {"span": {"working_days": 3}, "basis": "practice", "source": "our handbook"},
///             "at_most": {"span": {"days": 14}, "basis": "practice", "source": "our handbook"}
///         },
///         "update": {"within": {"span": {"days": 7}, "basis": "practice", "source": "our handbook"}},
///         "arrangement": {"at_most": "no_ceiling"}
///     },
///     "retention": {
///         "closed": {"days": 365, "basis": "practice", "source": "our lawyer, on 29 CFR 1602.14"},
///         "minimum": {"days": 365, "basis": "law", "source": "29 CFR 1602.14"}
///     },
///     "panel": {"at_least": 2, "at_most": 4}
/// }"#;
/// let policy: Policy = serde_json::from_str(file)?;
/// assert_eq!(policy.deadline(PromiseKind::Update).within(), Some(Span::Days(7)));
/// assert_eq!(policy.deadline(PromiseKind::Arrangement).ceiling(), None);
/// assert_eq!(policy.deadline(PromiseKind::Reply), Policy::standard().deadline(PromiseKind::Reply));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "file::Written", into = "file::Written")]
#[doc(alias = "SLA")]
pub struct Policy {
    calendar: Calendar,
    /// One for each kind, in the order of [`PromiseKind::ALL`].
    deadlines: Box<[Deadline]>,
    retention: Retention,
    panel: Panel,
}

impl Policy {
    /// Returns the policy of this project, on a calendar in UTC without holidays. Each number has its source; where
    /// none says one, it is called an assumption. A month is written as 28 days, the shortest that a month is.
    ///
    /// | promise | within | at most | source |
    /// |---|---|---|---|
    /// | `acknowledgement` | 1 working day | – | assumption: standard policy of candidacy |
    /// | `screening` | 5 working days | 14 days | practice: Sourcegraph handbook; ceiling: code: NVP recruitment code: 2 weeks |
    /// | `arrangement` | 5 working days | 14 days | assumption: standard policy of candidacy |
    /// | `preparation` | 5 working days | 14 days | assumption: standard policy of candidacy |
    /// | `attendance` | 1 working day | – | assumption: standard policy of candidacy |
    /// | `decision` | 5 working days | 45 days | practice: Sourcegraph handbook; ceiling: law: Ontario Employment Standards Act, O. Reg. 476/24: interviewed applicants, 45 days |
    /// | `final_decision` | 2 working days | 14 days | practice: PostHog handbook: 48 hours; ceiling: assumption: standard policy of candidacy |
    /// | `submission` | the fact names it | – | seed: F49: the step says how long there is |
    /// | `verdict` | 5 working days | 14 days | assumption: standard policy of candidacy; ceiling: code: NVP recruitment code: 2 weeks |
    /// | `feedback` | 1 working day | 14 days | assumption: standard policy of candidacy; ceiling: code: NVP recruitment code: 2 weeks |
    /// | `reply` | 3 working days | – | practice: Sourcegraph handbook |
    /// | `help` | 1 working day | – | assumption: standard policy of candidacy |
    /// | `extension` | 1 working day | – | assumption: standard policy of candidacy |
    /// | `concern` | 3 working days | 28 days | assumption: standard policy of candidacy; ceiling: code: NVP recruitment code: 1 month for a complaint |
    /// | `settlement` | 28 days | 28 days | code: NVP recruitment code: 1 month for a complaint |
    /// | `update` | 14 days | – | assumption: standard policy of candidacy, from the NVP recruitment code: word that it is still pending |
    /// | `vacancy` | 5 working days | 14 days | assumption: standard policy of candidacy; ceiling: code: NVP recruitment code: 2 weeks |
    /// | `interest` | 10 working days | – | assumption: standard policy of candidacy |
    /// | `agreement` | 10 working days | – | assumption: standard policy of candidacy |
    /// | `offer_answer` | 10 working days | – | practice: UK Department for Education, Apply for teacher training: 10 working days |
    /// | `consent` | the fact names it | 365 days | seed: F75: the consent says when it ends; ceiling: code: Dutch data protection authority: 1 year with consent |
    /// | `notice` | 0 hours | 28 days | law: GDPR Art. 14(3) |
    /// | `follow_up` | the fact names it | – | seed: F58: the person who promises names the day |
    /// | `reach_out` | 1 working day | – | assumption: standard policy of candidacy, from F76: at once |
    ///
    /// Data is kept for 28 days after closing and for 365 in the talent pool, with consent that can be renewed (Dutch data
    /// protection authority, NVP recruitment code). A meeting of several sides of the company has 2 to 8 of its people.
    #[must_use]
    pub fn standard() -> Self {
        Policy {
            calendar: Calendar::utc(),
            deadlines: PromiseKind::ALL.iter().copied().map(standard::deadline).collect(),
            retention: standard::retention(),
            panel: standard::PANEL,
        }
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
