//! The process is data: the cast, and the steps with their parts in order. The law says what a step may lead to.
//!
//! A process is checked when it is built and again when it is read from a file; nothing later needs to doubt it.

mod back_end;
mod file;
pub(crate) mod horizon;
pub(crate) mod mistake;
pub(crate) mod organisation;
pub(crate) mod part;
pub(crate) mod power;
pub(crate) mod step;
mod walk;

use crate::terms::process::horizon::Horizons;
use crate::terms::process::mistake::{MAX_CAST, MAX_DAYS, MAX_HOURS, MAX_STEPS, ProcessError};
use crate::terms::process::organisation::Organisation;
use crate::terms::process::part::Part;
use crate::terms::process::power::{Power, Powers};
use crate::terms::process::step::{DecidedWithin, Step};
use crate::value::actor::{Capacities, Capacity};
use crate::value::material::{MaterialKind, MaterialKinds};
use crate::value::text::{Label, Name};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The cast and the ordered steps of one kind of role.
///
/// ```
/// use candidacy::terms::{Power, Powers};
/// use candidacy::{Capacity, Process, Step};
///
/// let cast = [
///     (Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears])),
///     (Capacity::COLLEAGUE, Powers::EMPTY), // takes part where a step says so
/// ];
/// let shop = Process::new(cast, [
///     Step::interview("hello", [Capacity::COLLEAGUE])?,
///     Step::assignment("trial_day", 1, [Capacity::COLLEAGUE])?.after_a_yes(),
/// ])?;
/// assert_eq!(shop.step(2).map(|step| step.name().as_str()), Some("trial_day"));
/// assert_eq!(shop.who(Power::Hears), &Capacity::RECRUITER.into());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// As a file, here in JSON, with every field. The people who meet decide, unless `decided_by` names others. A step of one part has
/// a `task`, a step of several has `parts`. Only `cast`, `steps`, a name and a task or parts are needed. A field that is not known is
/// refused, so that a misspelt one is noticed.
///
/// ```
/// let file = r#"{
///     "cast": {
///         "recruiter": ["selects", "hears"],
///         "works_council": ["agrees"],
///         "ward_sister": []
///     },
///     "steps": [
///         {"name": "portfolio", "task": {"interview": {"with": ["ward_sister"]}}},
///         {"name": "take_home", "task": {"assignment": {"days": 5, "hours": 4, "pay": "120 euros"}}, "decided_by": ["ward_sister"]},
///         {
///             "name": "panel day",
///             "parts": [
///                 {"name": "talk", "task": {"interview": {"with": ["recruiter"]}}, "informs": true},
///                 {"name": "panel", "task": {"interview": {"with": ["ward_sister", "recruiter"], "screen": "shared"}}},
///                 {"name": "registry", "task": {"check": {"asked": "the register of nurses"}}}
///             ],
///             "decided_by": ["ward_sister"],
///             "needs_yes": true,
///             "needs_assent": true,
///             "decided_within": {"span": {"days": 7}, "counted_from": "last panel"}
///         }
///     ],
///     "material": ["cv", "letter"],
///     "dates": ["last panel"],
///     "tools": ["a transcript of the panel"],
///     "horizons": {"appointment": 90, "reversal": 28, "contest": 28},
///     "organisations": {"recruiter": {"name": "Search & Co", "data": "processor"}}
/// }"#;
/// let nurse: candidacy::Process = serde_json::from_str(file)?;
/// assert_eq!(nurse.parts(3).len(), 3);
/// assert_eq!(serde_json::from_str::<candidacy::Process>(&serde_json::to_string(&nurse)?)?, nurse);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "file::Written", into = "file::Written")]
#[doc(alias = "pipeline")]
#[doc(alias = "workflow")]
pub struct Process {
    /// In the order of the capacities.
    cast: Box<[(Capacity, Powers)]>,
    who: Who,
    steps: Box<[Step]>,
    material: MaterialKinds,
    dates: Box<[Name]>,
    tools: Box<[Label]>,
    horizons: Horizons,
    organisations: Box<[(Capacity, Organisation)]>,
}

/// Who has a power, read off the cast once.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Who {
    selects: Capacities,
    agrees: Capacities,
    hears: Capacities,
    /// After the last step: those who select, and those who decide there.
    concludes: Capacities,
}

impl Process {
    /// The most capacities of a cast.
    pub const MAX_CAST: usize = MAX_CAST;
    /// More steps than this are no process but a mistake in a file.
    pub const MAX_STEPS: usize = MAX_STEPS;
    /// More days than this for an assignment are no test case but a job.
    pub const MAX_DAYS: u16 = MAX_DAYS;
    /// More hours than this for an assignment are no test case but a job.
    pub const MAX_HOURS: u16 = MAX_HOURS;

    /// Checks a cast and steps, and makes a process of them.
    ///
    /// An application brings a CV, no tool is named, and the horizons are the default. The dates of the role are those that steps
    /// count from; [`with_dates`](Self::with_dates) names more.
    ///
    /// # Errors
    ///
    /// - [`ProcessError::Cast`] — no capacities, or more than [`MAX_CAST`](Self::MAX_CAST).
    /// - [`ProcessError::CastTwice`] — a capacity occurs twice in the cast.
    /// - [`ProcessError::NobodySelects`], [`ProcessError::NobodyHears`] — no capacity has the power.
    /// - [`ProcessError::NobodyAgrees`] — a step needs assent, and no capacity has the power.
    /// - [`ProcessError::NotOfTheCast`] — a part or a decision names a capacity that the cast does not have.
    /// - [`ProcessError::Length`] — no steps, or more than [`MAX_STEPS`](Self::MAX_STEPS).
    /// - [`ProcessError::SameName`] — a name occurs twice.
    /// - [`ProcessError::Parts`] — a step of no parts, or of more than [`Step::MAX_PARTS`].
    /// - [`ProcessError::SamePart`] — a name occurs twice in a step.
    /// - [`ProcessError::NobodyJudges`] — a step of parts that only inform.
    /// - [`ProcessError::NobodyMeets`], [`ProcessError::NobodyDecides`] — an interview or a decision without people.
    /// - [`ProcessError::Days`] — an assignment of no days, or more than [`MAX_DAYS`](Self::MAX_DAYS).
    /// - [`ProcessError::Hours`] — an assignment of no hours, or more than [`MAX_HOURS`](Self::MAX_HOURS).
    /// - [`ProcessError::NoTime`] — a decision within a span of nothing.
    pub fn new(
        cast: impl IntoIterator<Item = (Capacity, Powers)>,
        steps: impl IntoIterator<Item = Step>,
    ) -> Result<Self, ProcessError> {
        // One more than there may be is enough to know that there are too many.
        let mut cast: Box<[(Capacity, Powers)]> = cast.into_iter().take(MAX_CAST + 1).collect();
        let steps: Box<[Step]> = steps.into_iter().take(MAX_STEPS + 1).collect();
        cast.sort_unstable_by_key(|(capacity, _)| *capacity);
        let who = Who::of(&cast, steps.last())?;
        who.check(&cast, &steps)?;
        let mut dates: Vec<Name> = Vec::new();
        for (_, date) in dates_of(&steps) {
            if !dates.contains(date) {
                dates.push(date.clone());
            }
        }
        Ok(Process {
            cast,
            who,
            steps,
            material: MaterialKind::Cv.into(),
            dates: dates.into(),
            tools: Box::default(),
            horizons: Horizons::default(),
            organisations: Box::default(),
        })
    }

    /// Replaces what an application brings.
    #[must_use]
    pub fn with_material(self, material: impl Into<MaterialKinds>) -> Self {
        Process { material: material.into(), ..self }
    }

    /// Replaces the names of the dates of the role that deadlines may count from.
    ///
    /// # Errors
    ///
    /// - [`ProcessError::SameDate`] — a name occurs twice.
    /// - [`ProcessError::UnknownDate`] — a step counts from a date that is not among these.
    pub fn with_dates(self, dates: impl IntoIterator<Item = Name>) -> Result<Self, ProcessError> {
        let dates: Box<[Name]> = dates.into_iter().collect();
        let mut earlier = BTreeSet::new();
        if let Some(twice) = dates.iter().find(|date| !earlier.insert(*date)) {
            return Err(ProcessError::SameDate(twice.clone()));
        }
        if let Some((step, date)) = dates_of(&self.steps).find(|(_, date)| !earlier.contains(date)) {
            return Err(ProcessError::UnknownDate { step: step.name().clone(), date: date.clone() });
        }
        Ok(Process { dates, ..self })
    }

    /// Replaces the tools that are named to the candidate beforehand.
    #[must_use]
    pub fn with_tools(self, tools: impl IntoIterator<Item = Label>) -> Self {
        Process { tools: tools.into_iter().collect(), ..self }
    }

    /// Replaces the horizons.
    #[must_use]
    pub fn with_horizons(self, horizons: Horizons) -> Self {
        Process { horizons, ..self }
    }

    /// Replaces the organisations that capacities act for, where that is not the employer. The candidate reads them beforehand.
    ///
    /// # Errors
    ///
    /// - [`ProcessError::NoSuchCapacity`] — a capacity is not of the cast.
    /// - [`ProcessError::CastTwice`] — a capacity acts for two organisations.
    pub fn with_organisations(
        self,
        organisations: impl IntoIterator<Item = (Capacity, Organisation)>,
    ) -> Result<Self, ProcessError> {
        // One more than the cast has is enough to know that one stands there twice.
        let mut organisations: Box<[(Capacity, Organisation)]> = organisations.into_iter().take(MAX_CAST + 1).collect();
        organisations.sort_by_key(|(capacity, _)| *capacity); // as the cast: a store of maps may give them in another order
        let mut earlier = BTreeSet::new();
        for (capacity, _) in &organisations {
            self.powers(*capacity).ok_or(ProcessError::NoSuchCapacity(*capacity))?;
            if !earlier.insert(*capacity) {
                return Err(ProcessError::CastTwice(*capacity));
            }
        }
        Ok(Process { organisations, ..self })
    }

    /// Returns an iterator over the cast, in the order of the capacities' words, each with its powers.
    #[doc(alias = "hiring team")]
    pub fn cast(&self) -> impl Iterator<Item = (Capacity, Powers)> + Clone {
        self.cast.iter().copied()
    }

    /// Returns the powers of a capacity, or `None` if it is not of the cast.
    #[must_use]
    pub fn powers(&self, capacity: Capacity) -> Option<Powers> {
        self.cast.iter().find(|(one, _)| *one == capacity).map(|(_, powers)| *powers)
    }

    /// Returns the capacities that have a power.
    #[must_use]
    pub fn who(&self, power: Power) -> &Capacities {
        match power {
            Power::Selects => &self.who.selects,
            Power::Agrees => &self.who.agrees,
            Power::Hears => &self.who.hears,
        }
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

    /// Returns the number of the step with this name, from 1.
    ///
    /// ```
    /// use candidacy::Process;
    ///
    /// let process = Process::back_end();
    /// let name = process.steps()[2].name().as_str();
    /// assert_eq!(process.step_number(name), Some(3));
    /// assert_eq!(process.step_number("coffee"), None);
    /// ```
    #[must_use]
    pub fn step_number(&self, name: &str) -> Option<u8> {
        (1..).zip(&self.steps).find(|(_, step)| step.name().as_str() == name).map(|(number, _)| number)
    }

    /// Returns the parts of a step by its number: none before the first step and after the last.
    #[must_use]
    pub fn parts(&self, number: u8) -> &[Part] {
        self.step(number).map_or(&[], Step::parts)
    }

    /// Returns the capacities in which a person may decide at a step, by its number. Before the first step they are those that
    /// select, after the last those and the deciders of the last.
    #[must_use]
    pub fn deciders(&self, number: u8) -> &Capacities {
        match number {
            0 => &self.who.selects,
            number => self.step(number).map_or(&self.who.concludes, Step::deciders),
        }
    }

    /// Returns what an application brings.
    #[must_use]
    pub fn material(&self) -> MaterialKinds {
        self.material
    }

    /// Returns the names of the dates of the role that deadlines may count from.
    #[must_use]
    pub fn dates(&self) -> &[Name] {
        &self.dates
    }

    /// Returns the tools that are named to the candidate beforehand.
    #[must_use]
    pub fn tools(&self) -> &[Label] {
        &self.tools
    }

    /// Returns the capacities that act for another organisation than the employer, each with that organisation.
    pub fn organisations(&self) -> impl Iterator<Item = (Capacity, &Organisation)> + Clone {
        self.organisations.iter().map(|(capacity, organisation)| (*capacity, organisation))
    }

    /// Returns the organisation that a capacity acts for, if it is not the employer.
    #[must_use]
    pub fn organisation(&self, capacity: Capacity) -> Option<&Organisation> {
        self.organisations().find(|(one, _)| *one == capacity).map(|(_, organisation)| organisation)
    }

    /// Returns the horizons.
    #[must_use]
    pub fn horizons(&self) -> Horizons {
        self.horizons
    }
}

impl Who {
    fn of(cast: &[(Capacity, Powers)], last: Option<&Step>) -> Result<Self, ProcessError> {
        let of = |power| -> Capacities {
            cast.iter().filter(|(_, powers)| powers.contains(power)).map(|(capacity, _)| *capacity).collect()
        };
        let (selects, agrees, hears) = (of(Power::Selects), of(Power::Agrees), of(Power::Hears));
        let concludes = selects.iter().chain(last.into_iter().flat_map(|step| step.deciders().iter())).collect();
        if !(1..=MAX_CAST).contains(&cast.len()) {
            Err(ProcessError::Cast(cast.len()))
        } else if let Some(((twice, _), _)) =
            cast.iter().zip(cast.iter().skip(1)).find(|((one, _), (next, _))| one == next)
        {
            Err(ProcessError::CastTwice(*twice))
        } else if selects.is_empty() {
            Err(ProcessError::NobodySelects)
        } else if hears.is_empty() {
            Err(ProcessError::NobodyHears)
        } else {
            Ok(Who { selects, agrees, hears, concludes })
        }
    }

    fn check(&self, cast: &[(Capacity, Powers)], steps: &[Step]) -> Result<(), ProcessError> {
        if !(1..=MAX_STEPS).contains(&steps.len()) {
            return Err(ProcessError::Length(steps.len()));
        }
        let mut earlier = BTreeSet::new();
        for step in steps {
            let name = || step.name().clone();
            if !earlier.insert(step.name()) {
                return Err(ProcessError::SameName(name()));
            }
            step.validate()?;
            let is_of_the_cast = |capacity: &Capacity| cast.iter().any(|(one, _)| one == capacity);
            if let Some(capacity) = step.named().find(|capacity| !is_of_the_cast(capacity)) {
                return Err(ProcessError::NotOfTheCast { step: name(), capacity });
            }
            if step.needs_assent() && self.agrees.is_empty() {
                return Err(ProcessError::NobodyAgrees(name()));
            }
        }
        Ok(())
    }
}

/// The dates that steps count from, each with its step.
fn dates_of(steps: &[Step]) -> impl Iterator<Item = (&Step, &Name)> {
    steps.iter().filter_map(|step| Some((step, step.decision_deadline().and_then(DecidedWithin::counted_from)?)))
}
