//! A phase of a role as a type.

use super::fact::Phase;
use crate::value::any::Any;

mod sealed {
    /// Only the phases of this crate are phases.
    pub trait Sealed {}
}
pub(super) use sealed::Sealed;

/// A phase of a role as a type, or [`Any`] of them.
pub trait State: Sealed + 'static {
    /// Which phase; `None` for [`Any`].
    const PHASE: Option<Phase>;
}

impl Sealed for Any {}
impl State for Any {
    const PHASE: Option<Phase> = None;
}
