//! A step: its parts, and who decides after them.

use crate::terms::calendar::Span;
use crate::terms::policy::Ground;
use crate::terms::process::mistake::{MAX_PARTS, ProcessError};
use crate::terms::process::part::{Part, Task};
use crate::value::actor::{Capacities, Capacity};
use crate::value::text::{Name, TextError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How long a company may take to decide at a step, and what the time counts from.
///
/// ```
/// use candidacy::terms::DecidedWithin;
/// use candidacy::terms::calendar::Span;
///
/// let soon = DecidedWithin::from(Span::WorkingDays(2));
/// assert_eq!(soon.counted_from(), None);
///
/// let together = DecidedWithin::from(Span::Days(7)).after("last interview day")?;
/// assert_eq!(together.counted_from(), Some(&"last interview day".parse()?));
/// # Ok::<(), candidacy::value::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DecidedWithin {
    span: Span,
    #[serde(default)]
    counted_from: Option<Name>,
    #[serde(default)]
    ground: Option<Ground>,
}

impl DecidedWithin {
    /// Counts the span from a date of the role, in place of the moment when the step was ready to be decided.
    ///
    /// # Errors
    ///
    /// The errors of [`Name::new`] — the name is blank, too long or has control characters.
    pub fn after(self, date: &str) -> Result<Self, TextError> {
        Ok(DecidedWithin { counted_from: Some(Name::new(date)?), ..self })
    }

    /// Names the source of the span. It is no part of a digest: a source that is mended changes no deadline.
    #[must_use]
    pub fn with_ground(self, ground: Ground) -> Self {
        DecidedWithin { ground: Some(ground), ..self }
    }

    /// Returns how long there is.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns the source of the span, if the process names one.
    #[must_use]
    pub fn ground(&self) -> Option<&Ground> {
        self.ground.as_ref()
    }

    /// Returns the name of the date of the role that the span counts from, if there is one.
    #[must_use]
    pub fn counted_from(&self) -> Option<&Name> {
        self.counted_from.as_ref()
    }
}

impl From<Span> for DecidedWithin {
    fn from(span: Span) -> Self {
        DecidedWithin { span, counted_from: None, ground: None }
    }
}

/// One step of a process: one to eight parts in any order, and one decision after them. The [process](crate::Process) checks it.
///
/// ```
/// use candidacy::terms::Part;
/// use candidacy::terms::calendar::Span;
/// use candidacy::{Capacity, Step};
///
/// let review = Step::interview("case_review", [Capacity::COLLEAGUE, Capacity::ENGINEERING_MANAGER])?.sharing_the_screen();
/// assert_eq!(review.deciders(), &[Capacity::COLLEAGUE, Capacity::ENGINEERING_MANAGER].into());
///
/// let onsite = [
///     Part::interview("pairing", [Capacity::COLLEAGUE])?,
///     Part::interview("systems", [Capacity::TECHNICAL_INTERVIEWER])?,
///     Part::check("references", "two former managers")?,
/// ];
/// let onsite = Step::of("onsite", onsite, Capacity::HIRING_MANAGER)?
///     .after_a_yes()
///     .with_assent()
///     .decided_within(Span::WorkingDays(3));
/// assert!(onsite.needs_yes() && onsite.needs_assent());
/// assert_eq!(onsite.part(2).map(|part| part.name().as_str()), Some("systems"));
/// # Ok::<(), candidacy::value::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
#[doc(alias = "stage")]
pub struct Step {
    name: Name,
    parts: Box<[Part]>,
    decided_by: Capacities,
    needs_yes: bool,
    needs_assent: bool,
    decided_within: Option<DecidedWithin>,
}

impl Step {
    /// The most parts of a step.
    pub const MAX_PARTS: usize = MAX_PARTS;

    /// Creates a step of one interview, with people who cover these capacities; they also decide, unless
    /// [`decided_by`](Self::decided_by) says otherwise.
    ///
    /// # Errors
    ///
    /// The errors of [`Name::new`] — the name is blank, too long or has control characters.
    pub fn interview(name: &str, with: impl Into<Capacities>) -> Result<Self, TextError> {
        let with = with.into();
        Step::of(name, [Part::interview(name, with.clone())?], with)
    }

    /// Creates a step of one assignment with this number of calendar days for it, decided by people in these capacities.
    ///
    /// # Errors
    ///
    /// The errors of [`Name::new`] — the name is blank, too long or has control characters.
    pub fn assignment(name: &str, days: u16, decided_by: impl Into<Capacities>) -> Result<Self, TextError> {
        Step::of(name, [Part::assignment(name, days)?], decided_by)
    }

    /// Creates a step of one check, for which a third party is asked for this, decided by people in these capacities.
    ///
    /// # Errors
    ///
    /// The errors of [`Part::check`] — one of the texts is blank, too long or has control characters.
    pub fn check(name: &str, asked: &str, decided_by: impl Into<Capacities>) -> Result<Self, TextError> {
        Step::of(name, [Part::check(name, asked)?], decided_by)
    }

    /// Creates a step of these parts, which go in any order, decided by people in these capacities.
    ///
    /// # Errors
    ///
    /// The errors of [`Name::new`] — the name is blank, too long or has control characters.
    pub fn of(
        name: &str,
        parts: impl IntoIterator<Item = Part>,
        decided_by: impl Into<Capacities>,
    ) -> Result<Self, TextError> {
        Ok(Step {
            name: Name::new(name)?,
            // One more than there may be is enough to know that there are too many.
            parts: parts.into_iter().take(MAX_PARTS + 1).collect(),
            decided_by: decided_by.into(),
            needs_yes: false,
            needs_assent: false,
            decided_within: None,
        })
    }

    /// Lets people in these capacities decide, and nobody else.
    #[must_use]
    pub fn decided_by(mut self, capacities: impl Into<Capacities>) -> Self {
        self.decided_by = capacities.into();
        self
    }

    /// Lets the candidate share the screen in each interview of the step. The invitation announces that.
    #[must_use]
    pub fn sharing_the_screen(mut self) -> Self {
        self.parts = self.parts.into_iter().map(Part::sharing_the_screen).collect();
        self
    }

    /// Goes on to this step only when the candidate says yes too.
    #[must_use]
    pub fn after_a_yes(mut self) -> Self {
        self.needs_yes = true;
        self
    }

    /// Tells the candidate of the decision only after somebody who may [agree](crate::terms::Power::Agrees) has agreed to it.
    #[must_use]
    #[doc(alias = "approval")]
    pub fn with_assent(mut self) -> Self {
        self.needs_assent = true;
        self
    }

    /// Sets how long the company may take to decide, in place of what the policy says.
    #[must_use]
    pub fn decided_within(mut self, deadline: impl Into<DecidedWithin>) -> Self {
        self.decided_within = Some(deadline.into());
        self
    }

    /// Returns the name, unique in its process.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// Returns the parts, in the order in which they are numbered.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns the number of the part with this name, from 1: the number by which facts name the part.
    #[must_use]
    pub fn part_number(&self, name: &str) -> Option<u8> {
        (1..).zip(&self.parts).find(|(_, part)| part.name().as_str() == name).map(|(number, _)| number)
    }

    /// Returns a part by its number. Numbers start at 1.
    #[must_use]
    pub fn part(&self, number: u8) -> Option<&Part> {
        self.parts.get(usize::from(number).checked_sub(1)?)
    }

    /// Returns the capacities in which a person may decide here.
    #[must_use]
    pub fn deciders(&self) -> &Capacities {
        &self.decided_by
    }

    /// Returns true if the step needs the candidate's own yes first.
    #[must_use]
    pub fn needs_yes(&self) -> bool {
        self.needs_yes
    }

    /// Returns true if somebody must agree before the candidate is told of the decision.
    #[must_use]
    pub fn needs_assent(&self) -> bool {
        self.needs_assent
    }

    /// Returns how long the company may take to decide, where the step says it.
    #[must_use]
    pub fn decision_deadline(&self) -> Option<&DecidedWithin> {
        self.decided_within.as_ref()
    }

    /// Returns every capacity that the step names, in its parts or to decide.
    pub(super) fn named(&self) -> impl Iterator<Item = Capacity> {
        self.parts.iter().filter_map(|part| part.task().with()).chain([&self.decided_by]).flat_map(Capacities::iter)
    }

    pub(super) fn validate(&self) -> Result<(), ProcessError> {
        let name = || self.name.clone();
        if !(1..=MAX_PARTS).contains(&self.parts.len()) {
            return Err(ProcessError::Parts { step: name(), parts: self.parts.len() });
        }
        let mut earlier = BTreeSet::new();
        for part in &self.parts {
            if !earlier.insert(part.name()) {
                return Err(ProcessError::SamePart { step: name(), part: part.name().clone() });
            }
            part.validate()?;
        }
        if self.parts.iter().all(Part::informs) {
            return Err(ProcessError::NobodyJudges(name()));
        }
        if self.decided_by.is_empty() {
            return Err(ProcessError::NobodyDecides(name()));
        }
        match self.decided_within {
            Some(DecidedWithin { span: span @ (Span::WorkingDays(0) | Span::Days(0) | Span::Hours(0)), .. }) => {
                Err(ProcessError::NoTime { step: name(), span })
            }
            _ => Ok(()),
        }
    }
}

/// A step as it stands in a file. One task is short for one part with the name of the step.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Step", deny_unknown_fields)]
struct Written {
    name: Name,
    task: Option<Task>,
    #[serde(default)]
    parts: Vec<Part>,
    decided_by: Option<Capacities>,
    #[serde(default)]
    needs_yes: bool,
    #[serde(default)]
    needs_assent: bool,
    decided_within: Option<DecidedWithin>,
}

impl TryFrom<Written> for Step {
    type Error = ProcessError;
    fn try_from(written: Written) -> Result<Self, ProcessError> {
        let Written { name, task, parts, decided_by, needs_yes, needs_assent, decided_within } = written;
        let parts: Box<[Part]> = match task {
            Some(_) if !parts.is_empty() => return Err(ProcessError::TaskAndParts(name)),
            Some(task) => [Part::of(name.clone(), task)].into(),
            None => parts.into(),
        };
        let decided_by = decided_by.unwrap_or_else(|| {
            // Those who meet to judge decide, unless others are named.
            let judging = parts.iter().filter(|part| !part.informs()).filter_map(|part| part.task().with());
            judging.flat_map(Capacities::iter).collect()
        });
        Ok(Step { name, parts, decided_by, needs_yes, needs_assent, decided_within })
    }
}

impl From<Step> for Written {
    fn from(step: Step) -> Self {
        let Step { name, parts, decided_by, needs_yes, needs_assent, decided_within } = step;
        let (task, parts) = match &*parts {
            [only] if *only.name() == name && !only.informs() => (Some(only.task().clone()), Vec::new()),
            _ => (None, parts.into_vec()),
        };
        Written { name, task, parts, decided_by: Some(decided_by), needs_yes, needs_assent, decided_within }
    }
}
