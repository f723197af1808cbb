//! Which promises a question about many candidacies asks for: by their kinds, and by whose task they are.

use crate::promise::{Side, Task};
use crate::terms::policy::{PromiseKind, PromiseKinds};
use crate::value::actor::{Capacity, Staff};
use crate::value::id::PersonId;

/// Somebody by whom promises can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Whose {
    Side(Side),
    /// The task names this person.
    Person(PersonId),
    /// Somebody in this capacity can keep it.
    Capacity(Capacity),
    /// The same, and the task names nobody.
    Nobodys(Capacity),
}

/// The promises that a question asks for, by their kinds and by whose task they are. If two calls name somebody, the later one
/// counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WatchlistFilter {
    kinds: PromiseKinds,
    by: FilterBy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum FilterBy {
    Anybody,
    Candidate,
    Company,
    Capacity(Capacity),
    Person(PersonId),
    Staff(Staff),
}

impl WatchlistFilter {
    /// Every promise.
    pub const ALL: WatchlistFilter = WatchlistFilter { kinds: PromiseKinds::ALL, by: FilterBy::Anybody };

    /// Restricts the filter to these kinds.
    #[must_use]
    pub fn kinds(self, kinds: impl Into<PromiseKinds>) -> Self {
        WatchlistFilter { kinds: kinds.into(), ..self }
    }

    /// Restricts the filter to promises that are the company's to keep, or also the company's.
    #[must_use]
    pub const fn company(self) -> Self {
        WatchlistFilter { by: FilterBy::Company, ..self }
    }

    /// Restricts the filter to promises that are the candidate's to keep, or also the candidate's.
    #[must_use]
    pub const fn candidate(self) -> Self {
        WatchlistFilter { by: FilterBy::Candidate, ..self }
    }

    /// Restricts the filter to promises that people of the company in this capacity can keep.
    #[must_use]
    pub const fn capacity(self, capacity: Capacity) -> Self {
        WatchlistFilter { by: FilterBy::Capacity(capacity), ..self }
    }

    /// Restricts the filter to promises whose task names this person.
    #[must_use]
    pub const fn person(self, person: PersonId) -> Self {
        WatchlistFilter { by: FilterBy::Person(person), ..self }
    }

    /// Restricts the filter to what is [on the desk](Task::is_for) of this person: the task names them, or it names nobody and they
    /// can keep it in their capacity.
    #[must_use]
    pub const fn staff(self, staff: Staff) -> Self {
        WatchlistFilter { by: FilterBy::Staff(staff), ..self }
    }

    /// The groups of promises that answer. No promise is in two of them.
    pub(super) fn groups(self) -> impl Iterator<Item = (Whose, PromiseKind)> {
        self.by.whose().flat_map(move |whose| self.kinds.iter().map(move |kind| (whose, kind)))
    }

    /// Returns true if it leaves out a task that is in such a group, because the person is excused.
    pub(super) fn excuses(self, task: &Task) -> bool {
        matches!(self.by, FilterBy::Staff(staff) if !task.is_for(staff))
    }
}

impl FilterBy {
    /// The groups that answer, of which no promise is in two.
    fn whose(self) -> impl Iterator<Item = Whose> {
        let both = |side| [Some(Whose::Side(side)), Some(Whose::Side(Side::Both)), None];
        let groups = match self {
            FilterBy::Anybody => [Side::Candidate, Side::Company, Side::Both].map(|side| Some(Whose::Side(side))),
            FilterBy::Candidate => both(Side::Candidate),
            FilterBy::Company => both(Side::Company),
            FilterBy::Capacity(capacity) => [Some(Whose::Capacity(capacity)), None, None],
            FilterBy::Person(person) => [Some(Whose::Person(person)), None, None],
            FilterBy::Staff(staff) => [Some(Whose::Person(staff.person)), Some(Whose::Nobodys(staff.capacity)), None],
        };
        groups.into_iter().flatten()
    }
}
