//! The terms that a candidacy was opened under: a name, a version, and the process and the policy that they stand for.

pub mod calendar;
pub(crate) mod digest;
pub(crate) mod opening;
pub mod policy;
pub(crate) mod process;

pub use digest::Digest;
pub use opening::{Id, Opening, RoleDate};
pub use process::Process;
pub use process::horizon::Horizons;
pub use process::mistake::ProcessError;
pub use process::organisation::{DataRole, Organisation};
pub use process::part::{Part, PartKind, PartKinds, Task};
pub use process::power::{Power, Powers};
pub use process::step::{DecidedWithin, Step};

use crate::terms::digest::Fnv;
use crate::terms::policy::Policy;
use crate::value::id::{CandidacyId, CandidateId};
use crate::value::text::{Name, TextError};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The terms that a candidacy was opened under. Cheap to clone and to share between threads.
///
/// The caller keeps every version that journals were opened under, and raises the version with every change. A journal names its
/// terms and does not repeat them. A promise under one version stays one, regardless of the next version. An edit of the process
/// under the same version shows as another [`Digest`].
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
/// let policy = Policy::builder().within(PromiseKind::Outcome, Span::WorkingDays(2), faster).build()?;
/// let faster = Terms::new("back-end", 2, Process::back_end())?.with_policy(policy);
/// assert_eq!(faster.id().digest, terms.id().digest); // the process is the same
/// assert_ne!(faster.deadlines_digest(), terms.deadlines_digest());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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
        Ok(Terms::of(Name::new(name)?, version, process, Policy::standard()))
    }

    fn of(name: Name, version: u32, process: Process, policy: Policy) -> Self {
        let id = Id { name, version, digest: process.digest() };
        Terms(Arc::new(Inner { id, process, policy }))
    }

    /// Replaces the policy by one of the company's own.
    #[must_use]
    pub fn with_policy(self, policy: Policy) -> Self {
        Terms(Arc::new(Inner { policy, ..Arc::unwrap_or_clone(self.0) }))
    }

    /// Returns the name, the version and the digest of the process.
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

    /// Computes the digest of the deadlines: those of the policy, and those of the decisions of steps.
    #[must_use]
    pub fn deadlines_digest(&self) -> Digest {
        let mut fnv = Fnv::new();
        fnv.digest(self.policy().digest());
        self.process().add_deadlines(&mut fnv);
        fnv.finish()
    }

    /// Returns what an opening fact says first: which candidacy of which candidate, under these terms. A process that has dates
    /// needs them too; see [`Opening::with_dates`]. The pay that is known is named by [`Opening::paying`].
    #[must_use]
    pub fn opening(&self, candidacy: CandidacyId, candidate: CandidateId) -> Opening {
        let (terms, deadlines) = (self.id().clone(), Some(self.deadlines_digest()));
        Opening { candidacy, candidate, terms, deadlines, dates: Box::default(), pay: None }
    }
}

/// The terms themselves, once: where several versions can be handed over, one can be.
#[expect(clippy::into_iter_without_iter, reason = "terms are no list: they only stand where one is asked for")]
impl<'a> IntoIterator for &'a Terms {
    type Item = &'a Terms;
    type IntoIter = std::iter::Once<&'a Terms>;
    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}

/// Terms as they stand in a file. Their digest is computed.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Terms", deny_unknown_fields)]
struct Written {
    name: Name,
    version: u32,
    process: Process,
    #[serde(default = "Policy::standard")]
    policy: Policy,
}

impl From<Written> for Terms {
    fn from(Written { name, version, process, policy }: Written) -> Self {
        Terms::of(name, version, process, policy)
    }
}

impl From<Terms> for Written {
    fn from(terms: Terms) -> Self {
        let Inner { id, process, policy } = Arc::unwrap_or_clone(terms.0);
        Written { name: id.name, version: id.version, process, policy }
    }
}
