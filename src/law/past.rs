//! What the law looks at beside the fact itself.

use super::now::Now;
use super::waiting::Waiting;
use crate::law::journal::Entry;
use crate::terms::Terms;
use crate::value::time::Time;

/// What the law looks at beside the fact itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Past<'a> {
    pub(crate) terms: &'a Terms,
    pub(crate) entries: &'a [Entry],
    pub(crate) waiting: &'a Waiting,
}

impl Past<'_> {
    /// The moment that the phase is about, if it is about one.
    pub(super) fn due(&self, now: Now) -> Option<Time> {
        now.due(self.entries, self.terms.process())
    }
}
