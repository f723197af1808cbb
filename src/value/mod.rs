//! Values: what a fact is made of. Each is parsed once and then trusted. None of them knows of a process or of its law.

pub(crate) mod actor;
pub(crate) mod any;
pub(crate) mod correspondence;
pub(crate) mod evidence;
pub(crate) mod feedback;
pub(crate) mod id;
pub(crate) mod material;
pub mod meeting;
pub(crate) mod set;
pub(crate) mod short_list;
pub(crate) mod text;
pub(crate) mod time;

pub use actor::{Actor, Capacities, Capacity, CapacityError, Staff};
pub use any::Any;
pub use correspondence::{Concern, ConcernKind, Consent, ExtensionAnswer};
pub use evidence::{Aspect, Evidence, EvidenceError, Finding};
pub use feedback::{Category, Feedback, FeedbackError, Manner, Reason, Reasons};
pub use id::{CandidacyId, CandidateId, IdError, PersonId, RoleId, Seq};
pub use material::{MaterialKind, MaterialKinds};
pub use text::{DocumentRef, Label, Name, Text, TextError};
pub use time::Time;
