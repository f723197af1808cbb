//! The terms that a candidacy was opened under: a name, a version, and the process and the policy that they stand for.

pub mod calendar;
pub mod policy;
pub(crate) mod process;

pub use process::{Process, ProcessError, Step, StepKind};

use crate::terms::policy::Policy;
use crate::value::id::{CandidacyId, CandidateId};
use crate::value::text::{Name, TextError};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// Which terms, by name and version; the opening entry of a journal says it, and the journal replays under no others.
///
/// Of a stored journal, the first entry names them: `entry.fact.opening().map(|opening| &opening.terms)`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Id {
    /// The company's name for them, such as `back-end`.
    pub name: Name,
    /// Raised whenever anything in them changes.
    pub version: u32,
}

/// For people: "`back-end`, version 1".
impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`, version {}", self.name, self.version)
    }
}

/// The terms that a candidacy was opened under. Cheap to clone and to share between threads.
///
/// The caller keeps every version that journals were opened under, and raises the version with every change. A journal names its
/// terms and does not repeat them. A promise under one version stays one, regardless of the next version.
///
/// ```
/// use candidacy::terms::calendar::Span;
/// use candidacy::terms::policy::{Basis, Ground};
/// use candidacy::{Policy, Process, PromiseKind, Terms};
///
/// let terms = Terms::new("back-end", 1, Process::back_end())?;
/// assert_eq!(terms.process().steps().len(), 5);
/// assert_eq!(terms.policy(), &Policy::standard());
///
/// let faster = Ground::new(Basis::Practice, "our handbook, chapter 4")?;
/// let policy = Policy::builder().within(PromiseKind::Decision, Span::WorkingDays(2), faster).build()?;
/// let faster = Terms::new("back-end", 2, Process::back_end())?.with_policy(policy);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Terms(Arc<Inner>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Inner {
    id: Id,
    process: Process,
    policy: Policy,
}

impl Terms {
    /// Bundles a process under a name and a version, with the [standard policy](Policy::standard).
    ///
    /// # Errors
    ///
    /// The errors of [`Name::new`] — the name is blank, too long or has control characters.
    pub fn new(name: &str, version: u32, process: Process) -> Result<Self, TextError> {
        let id = Id { name: Name::new(name)?, version };
        Ok(Terms(Arc::new(Inner { id, process, policy: Policy::standard() })))
    }

    /// Replaces the policy by one of the company's own.
    #[must_use]
    pub fn with_policy(self, policy: Policy) -> Self {
        Terms(Arc::new(Inner { policy, ..Arc::unwrap_or_clone(self.0) }))
    }

    /// Returns the name and version.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.0.id
    }

    /// Returns the process.
    #[must_use]
    pub fn process(&self) -> &Process {
        &self.0.process
    }

    /// Returns the policy: what is promised by when.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.0.policy
    }

    /// Returns what an opening fact says first: which candidacy of which candidate, under these terms.
    #[must_use]
    pub fn opening(&self, candidacy: CandidacyId, candidate: CandidateId) -> Opening {
        Opening { candidacy, candidate, terms: self.id().clone() }
    }
}

/// The candidacy that is opened, its candidate, and its terms.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Opening {
    /// The candidacy.
    pub candidacy: CandidacyId,
    /// The person.
    pub candidate: CandidateId,
    /// The terms; see [`Terms::opening`].
    pub terms: Id,
}

/// Terms as they stand in a file.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Terms", deny_unknown_fields)]
struct Written {
    name: Name,
    version: u32,
    process: Process,
    #[serde(default = "Policy::standard")]
    policy: Policy,
}

impl From<Written> for Terms {
    fn from(written: Written) -> Self {
        let Written { name, version, process, policy } = written;
        Terms(Arc::new(Inner { id: Id { name, version }, process, policy }))
    }
}

impl From<Terms> for Written {
    fn from(terms: Terms) -> Self {
        let Inner { id, process, policy } = Arc::unwrap_or_clone(terms.0);
        Written { name: id.name, version: id.version, process, policy }
    }
}
