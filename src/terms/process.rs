//! The process is data: which steps, in which order, with whom. The law says what a step may lead to.
//!
//! A process is checked when it is built and again when it is read from a file; nothing later needs to doubt it.

use crate::value::actor::{Capacities, Capacity};
use crate::value::meeting::Screen;
use crate::value::text::{Name, TextError};
use serde::{Deserialize, Serialize};

/// The kind of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[expect(clippy::exhaustive_enums, reason = "a third kind of step is new phases, and matches should notice")]
pub enum StepKind {
    /// People meet.
    Meeting {
        /// The capacities that the invited people must cover between them, and so must the people who come.
        with: Capacities,
        /// Whether the candidate shares the screen.
        #[serde(default)]
        screen: Screen,
    },
    /// The candidate works alone on something that the company puts together.
    Assignment {
        /// How many calendar days of 24 hours there are for it, from the moment it is handed over.
        days: u16,
    },
}

/// One part of a process.
///
/// ```
/// use candidacy::value::meeting::Screen;
/// use candidacy::{Capacity, Step};
///
/// let review = Step::meeting("case_review", [Capacity::Colleague, Capacity::EngineeringManager])?.sharing_the_screen();
/// let trial = Step::assignment("trial_day", 1, Capacity::Colleague)?.after_a_yes();
/// assert!(trial.needs_yes());
/// # Ok::<(), candidacy::value::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "WrittenStep", into = "WrittenStep")]
#[doc(alias = "stage")]
pub struct Step {
    name: Name,
    kind: StepKind,
    decided_by: Capacities,
    needs_yes: bool,
}

impl Step {
    /// Creates a meeting with people who cover these capacities; they also decide, unless
    /// [`decided_by`](Self::decided_by) says otherwise.
    ///
    /// # Errors
    ///
    /// The errors of [`Name::new`] — the name is blank, too long or has control characters.
    pub fn meeting(name: &str, with: impl Into<Capacities>) -> Result<Self, TextError> {
        let with = with.into();
        Ok(Step {
            name: Name::new(name)?,
            kind: StepKind::Meeting { with, screen: Screen::NotShared },
            decided_by: with,
            needs_yes: false,
        })
    }

    /// Creates an assignment with this number of calendar days for it, decided by people in these capacities.
    ///
    /// # Errors
    ///
    /// The errors of [`Name::new`] — the name is blank, too long or has control characters.
    pub fn assignment(name: &str, days: u16, decided_by: impl Into<Capacities>) -> Result<Self, TextError> {
        Ok(Step {
            name: Name::new(name)?,
            kind: StepKind::Assignment { days },
            decided_by: decided_by.into(),
            needs_yes: false,
        })
    }

    /// Lets people in these capacities decide, and nobody else.
    #[must_use]
    pub fn decided_by(mut self, capacities: impl Into<Capacities>) -> Self {
        self.decided_by = capacities.into();
        self
    }

    /// Lets the candidate share the screen. The invitation announces that. An assignment has no screen and stays as it is.
    #[must_use]
    pub fn sharing_the_screen(mut self) -> Self {
        if let StepKind::Meeting { screen, .. } = &mut self.kind {
            *screen = Screen::Shared;
        }
        self
    }

    /// Goes on to this step only when the candidate says yes too.
    #[must_use]
    pub fn after_a_yes(mut self) -> Self {
        self.needs_yes = true;
        self
    }

    /// Its name, unique in its process.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// Returns the kind: a meeting or an assignment.
    #[must_use]
    pub fn kind(&self) -> StepKind {
        self.kind
    }

    /// Returns the capacities in which a person may decide here.
    #[must_use]
    pub fn deciders(&self) -> Capacities {
        self.decided_by
    }

    /// Returns true if the step needs the candidate's own yes first.
    #[must_use]
    pub fn needs_yes(&self) -> bool {
        self.needs_yes
    }

    fn check(&self) -> Result<(), ProcessError> {
        let name = || self.name.clone();
        match self.kind {
            StepKind::Meeting { with, .. } if with.is_empty() => return Err(ProcessError::NobodyMeets(name())),
            StepKind::Assignment { days } if !(1..=Process::MAX_DAYS).contains(&days) => {
                return Err(ProcessError::Days { step: name(), days });
            }
            StepKind::Meeting { .. } | StepKind::Assignment { .. } => {}
        }
        if self.decided_by.is_empty() { Err(ProcessError::NobodyDecides(name())) } else { Ok(()) }
    }
}

/// The ordered steps of one kind of role, and who reads applications.
///
/// ```
/// use candidacy::{Capacity, Process, Step};
///
/// let shop = Process::new(Capacity::Recruiter, [
///     Step::meeting("hello", [Capacity::Colleague])?,
///     Step::assignment("trial_day", 1, [Capacity::Colleague])?.after_a_yes(),
/// ])?;
/// assert_eq!(shop.step(2).map(|step| step.name().as_str()), Some("trial_day"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// As a file, here in JSON, with every field. The people who meet decide, unless `decided_by` names others; `screen` and
/// `needs_yes` may be left out. A field that is not known is refused, so that a misspelt one is noticed.
///
/// ```
/// let file = r#"{
///     "screened_by": ["recruiter"],
///     "steps": [
///         {"name": "portfolio", "kind": {"meeting": {"with": ["colleague"]}}},
///         {"name": "take_home", "kind": {"assignment": {"days": 5}}, "decided_by": ["colleague", "engineering_manager"]},
///         {"name": "team", "kind": {"meeting": {"with": ["colleague", "engineering_manager"], "screen": "shared"}}},
///         {"name": "final_chat", "kind": {"meeting": {"with": ["managing_director"]}}, "needs_yes": true}
///     ]
/// }"#;
/// let designer: candidacy::Process = serde_json::from_str(file)?;
/// assert_eq!(designer.steps().len(), 4);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
#[doc(alias = "pipeline")]
#[doc(alias = "workflow")]
pub struct Process {
    screened_by: Capacities,
    steps: Box<[Step]>,
}

/// Why something is not a process.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProcessError {
    /// Nobody may read the applications.
    #[error("nobody may read the applications")]
    NobodyScreens,
    /// There is no step, or there are too many: this number in a file, at least this number otherwise.
    #[error("a process has 1 to {max} steps, not {0}", max = Process::MAX_STEPS)]
    Length(usize),
    /// Two steps have one name.
    #[error("two steps are called `{0}`")]
    SameName(Name),
    /// A meeting has at least one capacity.
    #[error("the meeting `{0}` needs at least one capacity")]
    NobodyMeets(Name),
    /// A step that nobody may decide would never end.
    #[error("nobody may decide at `{0}`")]
    NobodyDecides(Name),
    /// An assignment has no time, or too much.
    #[error("the assignment `{step}` has 1 to {max} days, not {days}", max = Process::MAX_DAYS)]
    Days {
        /// The assignment.
        step: Name,
        /// The number that was asked for.
        days: u16,
    },
}

impl Process {
    /// More steps than this are no process but a mistake in a file.
    pub const MAX_STEPS: usize = 100;
    /// More days than this for an assignment are no test case but a job.
    pub const MAX_DAYS: u16 = 180;

    /// Checks steps and makes a process of them; people in the first capacities read the applications.
    ///
    /// # Errors
    ///
    /// - [`ProcessError::NobodyScreens`] — `screened_by` is empty.
    /// - [`ProcessError::Length`] — no steps, or more than [`MAX_STEPS`](Self::MAX_STEPS).
    /// - [`ProcessError::SameName`] — a name occurs twice.
    /// - [`ProcessError::NobodyMeets`], [`ProcessError::NobodyDecides`] — a step without people.
    /// - [`ProcessError::Days`] — an assignment of no days, or more than [`MAX_DAYS`](Self::MAX_DAYS).
    pub fn new(
        screened_by: impl Into<Capacities>,
        steps: impl IntoIterator<Item = Step>,
    ) -> Result<Self, ProcessError> {
        let screened_by = screened_by.into();
        // One more than there may be is enough to know that there are too many.
        let steps: Box<[Step]> = steps.into_iter().take(Self::MAX_STEPS + 1).collect();
        if screened_by.is_empty() {
            return Err(ProcessError::NobodyScreens);
        }
        if !(1..=Self::MAX_STEPS).contains(&steps.len()) {
            return Err(ProcessError::Length(steps.len()));
        }
        let mut earlier = std::collections::BTreeSet::new();
        for step in &steps {
            if !earlier.insert(&step.name) {
                return Err(ProcessError::SameName(step.name.clone()));
            }
            step.check()?;
        }
        Ok(Process { screened_by, steps })
    }

    /// Returns the source's back-end process.
    ///
    /// - An informal chat with a recruiter.
    /// - An interview with two sides of the company.
    /// - A test case, with a week's time.
    /// - A review of it, with the screen shared.
    /// - If both sides agree, a final chat with the managing director.
    ///
    /// [`step::back_end`](crate::step::back_end) says the same as types.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "a constant process, built by a test")]
    pub fn back_end() -> Self {
        use Capacity::{
            CharacteristicsInterviewer, Colleague, EngineeringManager, ManagingDirector, Recruiter,
            TechnicalInterviewer,
        };
        let steps = || -> Result<[Step; 5], TextError> {
            Ok([
                Step::meeting("intro_chat", [Recruiter])?,
                Step::meeting("team_interview", [TechnicalInterviewer, CharacteristicsInterviewer])?,
                Step::assignment("test_case", 7, [TechnicalInterviewer, Colleague, EngineeringManager])?,
                Step::meeting("case_review", [Colleague, EngineeringManager])?.sharing_the_screen(),
                Step::meeting("final_chat", [ManagingDirector])?.after_a_yes(),
            ])
        };
        Process::new(Recruiter, steps().expect("the names are short words")).expect("each step has people and time")
    }

    /// Returns the capacities in which a person may read an application and decide about it.
    #[must_use]
    pub fn screened_by(&self) -> Capacities {
        self.screened_by
    }

    /// Returns the steps, in order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Returns a step by its number. Numbers start at 1; 0 is before the first, one more than there are is the offer.
    #[must_use]
    pub fn step(&self, number: u8) -> Option<&Step> {
        self.steps.get(usize::from(number).checked_sub(1)?)
    }

    /// Returns the capacities in which a person may decide at a step. Before the first step they are those that read applications,
    /// at the offer those of the last step.
    #[must_use]
    pub fn deciders(&self, number: u8) -> Capacities {
        match number {
            0 => self.screened_by,
            number => self.step(number).or(self.steps.last()).map_or(Capacities::EMPTY, Step::deciders),
        }
    }
}

/// A step as it stands in a file.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Step", deny_unknown_fields)]
struct WrittenStep {
    name: Name,
    kind: StepKind,
    decided_by: Option<Capacities>,
    #[serde(default)]
    needs_yes: bool,
}

impl From<WrittenStep> for Step {
    fn from(WrittenStep { name, kind, decided_by, needs_yes }: WrittenStep) -> Self {
        let those_who_meet = match kind {
            StepKind::Meeting { with, .. } => with,
            StepKind::Assignment { .. } => Capacities::EMPTY,
        };
        Step { name, kind, decided_by: decided_by.unwrap_or(those_who_meet), needs_yes }
    }
}

impl From<Step> for WrittenStep {
    fn from(Step { name, kind, decided_by, needs_yes }: Step) -> Self {
        WrittenStep { name, kind, decided_by: Some(decided_by), needs_yes }
    }
}

/// A process as it stands in a file, not yet checked.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Process", deny_unknown_fields)]
struct Written {
    screened_by: Capacities,
    steps: Vec<Step>,
}

impl TryFrom<Written> for Process {
    type Error = ProcessError;
    fn try_from(written: Written) -> Result<Self, ProcessError> {
        let many = written.steps.len();
        let process = Process::new(written.screened_by, written.steps);
        if matches!(process, Err(ProcessError::Length(_))) { Err(ProcessError::Length(many)) } else { process }
    }
}

impl From<Process> for Written {
    fn from(process: Process) -> Self {
        Written { screened_by: process.screened_by, steps: process.steps.into_vec() }
    }
}
