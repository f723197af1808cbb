//! A part of a step: an interview, an assignment or a check. It knows nothing of how far a candidate is.

use crate::terms::process::mistake::{MAX_DAYS, MAX_HOURS, ProcessError};
use crate::value::actor::Capacities;
use crate::value::meeting::Screen;
use crate::value::set::{names, set_of};
use crate::value::text::{Label, Name, TextError};
use crate::value::work::{Assignment, WorkPay};
use serde::{Deserialize, Serialize};

names! {
    /// The kind of a part.
    #[expect(clippy::exhaustive_enums, reason = "a fourth kind of part is new law, and matches should notice")]
    PartKind {
        /// People meet.
        Interview = "interview",
        /// The candidate works on something that the company puts together.
        Assignment = "assignment",
        /// A third party answers a question of the company.
        Check = "check",
    }
}

set_of! {
    /// A set of kinds of parts; on the wire, a list of their names.
    PartKinds(u8) of PartKind
}

/// The task of a part: what it asks of the candidate, of the company or of a third party.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[expect(clippy::exhaustive_enums, reason = "a fourth kind of part is new law, and matches should notice")]
pub enum Task {
    /// People meet.
    Interview {
        /// The capacities that the invited people must cover between them, and so must the people who come.
        with: Capacities,
        /// Whether the candidate shares the screen.
        #[serde(default)]
        screen: Screen,
    },
    /// The candidate works on something that the company puts together.
    Assignment {
        /// The number of calendar days of 24 hours that there are for it, from the moment when it is handed over, or from the day that
        /// is booked for it.
        days: u16,
        /// The number of hours of work that the company expects, if it says so.
        #[serde(default)]
        hours: Option<u16>,
        /// The pay for it, in words; without them it is not paid.
        #[serde(default)]
        pay: Option<Label>,
    },
    /// A third party answers a question of the company: references, a registry, the right to work.
    Check {
        /// The question, or whose answer it is.
        asked: Label,
    },
}

impl Task {
    /// Returns the kind.
    #[must_use]
    pub fn kind(&self) -> PartKind {
        match self {
            Task::Interview { .. } => PartKind::Interview,
            Task::Assignment { .. } => PartKind::Assignment,
            Task::Check { .. } => PartKind::Check,
        }
    }

    /// Returns the capacities of the people who meet, if people do.
    #[must_use]
    pub fn with(&self) -> Option<&Capacities> {
        match self {
            Task::Interview { with, .. } => Some(with),
            Task::Assignment { .. } | Task::Check { .. } => None,
        }
    }

    /// Returns the question to a third party, if one is asked.
    #[must_use]
    pub fn asked(&self) -> Option<&Label> {
        match self {
            Task::Check { asked } => Some(asked),
            Task::Interview { .. } | Task::Assignment { .. } => None,
        }
    }
}

/// One thing that happens in a step, under a name. The [process](crate::Process) checks it.
///
/// ```
/// use candidacy::terms::{Part, PartKind};
/// use candidacy::value::Label;
/// use candidacy::Capacity;
///
/// let pairing = Part::interview("pairing", [Capacity::COLLEAGUE])?.sharing_the_screen();
/// let work = Part::assignment("trial_day", 1)?.taking(8).paid(Label::new("240 euros")?);
/// let references = Part::check("references", "two former managers")?;
/// let talk = Part::interview("talk", [Capacity::RECRUITER])?.only_informing();
///
/// let kinds = [&pairing, &work, &references].map(Part::kind);
/// assert_eq!(kinds, [PartKind::Interview, PartKind::Assignment, PartKind::Check]);
/// assert!(talk.informs());
/// # Ok::<(), candidacy::value::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Part {
    name: Name,
    task: Task,
    #[serde(default)]
    informs: bool,
}

impl Part {
    /// Creates an interview with people who cover these capacities.
    ///
    /// # Errors
    ///
    /// The errors of [`Name::new`] — the name is blank, too long or has control characters.
    pub fn interview(name: &str, with: impl Into<Capacities>) -> Result<Self, TextError> {
        Ok(Part::of(Name::new(name)?, Task::Interview { with: with.into(), screen: Screen::NotShared }))
    }

    /// Creates an assignment with this number of calendar days for it. It is not [paid](Self::paid), and nobody says how many
    /// [hours](Self::taking) it takes.
    ///
    /// # Errors
    ///
    /// The errors of [`Name::new`] — the name is blank, too long or has control characters.
    pub fn assignment(name: &str, days: u16) -> Result<Self, TextError> {
        Ok(Part::of(Name::new(name)?, Task::Assignment { days, hours: None, pay: None }))
    }

    /// Creates a check: a third party is asked for this.
    ///
    /// # Errors
    ///
    /// The errors of [`Name::new`] and [`Label::new`] — one of the texts is blank, too long or has control characters.
    pub fn check(name: &str, asked: &str) -> Result<Self, TextError> {
        Ok(Part::of(Name::new(name)?, Task::Check { asked: Label::new(asked)? }))
    }

    pub(super) fn of(name: Name, task: Task) -> Self {
        Part { name, task, informs: false }
    }

    /// Lets the candidate share the screen. The invitation announces that. A part that is no interview stays as it is.
    #[must_use]
    pub fn sharing_the_screen(mut self) -> Self {
        if let Task::Interview { screen, .. } = &mut self.task {
            *screen = Screen::Shared;
        }
        self
    }

    /// Names the hours of work that the company expects. A part that is no assignment stays as it is.
    #[must_use]
    pub fn taking(mut self, expected: u16) -> Self {
        if let Task::Assignment { hours, .. } = &mut self.task {
            *hours = Some(expected);
        }
        self
    }

    /// Names the pay for the work. A part that is no assignment stays as it is.
    #[must_use]
    pub fn paid(mut self, amount: Label) -> Self {
        if let Task::Assignment { pay, .. } = &mut self.task {
            *pay = Some(amount);
        }
        self
    }

    /// Lets the part inform and not judge, as a talk or a rehearsal does. Nobody waits for it before going on, and going on ends it.
    /// Before a decision against the candidate, the pool or a transfer, work that is out for it is waived as any other.
    #[must_use]
    pub fn only_informing(self) -> Self {
        Part { informs: true, ..self }
    }

    /// Returns true if an assignment takes no more hours than the part says, and is paid if the part says so. Another part says neither.
    pub(crate) fn announces(&self, assignment: &Assignment) -> bool {
        let Task::Assignment { hours, pay, .. } = &self.task else { return true };
        let is_paid = *assignment.pay() != WorkPay::Unpaid;
        hours.is_none_or(|hours| assignment.hours() <= hours) && (pay.is_none() || is_paid)
    }

    /// Returns the name, unique in its step.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// Returns the task.
    #[must_use]
    pub fn task(&self) -> &Task {
        &self.task
    }

    /// Returns the kind.
    #[must_use]
    pub fn kind(&self) -> PartKind {
        self.task.kind()
    }

    /// Returns true if the part is there to inform, and not to judge.
    #[must_use]
    pub fn informs(&self) -> bool {
        self.informs
    }

    pub(super) fn validate(&self) -> Result<(), ProcessError> {
        let part = || self.name.clone();
        match self.task {
            Task::Interview { ref with, .. } if with.is_empty() => Err(ProcessError::NobodyMeets(part())),
            Task::Assignment { days, .. } if !(1..=MAX_DAYS).contains(&days) => {
                Err(ProcessError::Days { part: part(), days })
            }
            Task::Assignment { hours: Some(hours), .. } if !(1..=MAX_HOURS).contains(&hours) => {
                Err(ProcessError::Hours { part: part(), hours })
            }
            Task::Interview { .. } | Task::Assignment { .. } | Task::Check { .. } => Ok(()),
        }
    }
}
