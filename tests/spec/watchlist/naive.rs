//! The watch list once more, without any order: every answer is a look through everything.

use crate::support::staff;
use candidacy::promise::Side;
use candidacy::terms::policy::PromiseKinds;
use candidacy::view::{Watched, Watchlist, WatchlistFilter};
use candidacy::{Candidacy, CandidacyId, Capacity, PersonId, PromiseKind, Staff, Status, Time};
use chrono::TimeDelta;
use std::collections::BTreeMap;

/// Whose promises somebody asks for.
#[derive(Debug, Clone, Copy)]
pub(super) enum By {
    Anybody,
    Candidate,
    Company,
    Capacity(Capacity),
    Person(PersonId),
    Staff(Staff),
}

/// The capacities of these walks, and one that is in none.
pub(super) fn capacities() -> [Capacity; 6] {
    let council = Capacity::new("works_council").expect("a word");
    [Capacity::RECRUITER, Capacity::COLLEAGUE, Capacity::TECHNICAL_INTERVIEWER, Capacity::HR_PARTNER, council, nobody()]
}

pub(super) fn nobody() -> Capacity {
    Capacity::new("nobody").expect("a word")
}

impl By {
    pub(super) fn all() -> Vec<By> {
        let own = |capacity: Capacity| {
            let staff = staff(capacity);
            // Somebody else in the same capacity, too.
            let other = Staff::new(crate::support::staff(nobody()).person, capacity);
            [By::Capacity(capacity), By::Person(staff.person), By::Staff(staff), By::Staff(other)]
        };
        [By::Anybody, By::Candidate, By::Company].into_iter().chain(capacities().into_iter().flat_map(own)).collect()
    }

    pub(super) fn wanted(self, from: WatchlistFilter) -> WatchlistFilter {
        match self {
            By::Anybody => from,
            By::Candidate => from.candidate(),
            By::Company => from.company(),
            By::Capacity(capacity) => from.capacity(capacity),
            By::Person(person) => from.person(person),
            By::Staff(staff) => from.staff(staff),
        }
    }

    /// Is it theirs to keep?
    pub(super) fn owes(self, Watched { promise, task, .. }: &Watched) -> bool {
        match self {
            By::Anybody => true,
            By::Candidate => promise.by != Side::Company,
            By::Company => promise.by != Side::Candidate,
            By::Capacity(capacity) => task.capacities.iter().any(|one| one == capacity),
            By::Person(person) => task.people.contains(&person),
            By::Staff(Staff { person, capacity }) => {
                let can = task.capacities.iter().any(|one| one == capacity) && task.excused != Some(person);
                if task.people.is_empty() { can } else { task.people.contains(&person) }
            }
        }
    }
}

pub(super) type Answer = Vec<(CandidacyId, Watched)>;

/// What is open in a candidacy, with whose task each is.
pub(super) fn owed(candidacy: &Candidacy) -> Vec<(PromiseKind, u32, u8)> {
    candidacy.promises().map(|promise| (promise.kind, promise.entry.0, promise.number)).collect()
}

/// What is watched, without any order: each candidacy with what it says that it owes.
#[derive(Debug, Clone, Default)]
pub(super) struct Naive(pub(super) BTreeMap<CandidacyId, Vec<Watched>>);

impl Naive {
    pub(super) fn upsert(&mut self, candidacy: &Candidacy) {
        // A list of one gives the values; the laws below hold each against the candidacy itself.
        let alone: Watchlist = [candidacy].into_iter().collect();
        let watched = alone.open(candidacy.id()).to_vec();
        let open = watched.iter().filter(|one| !one.only_read).map(|one| &one.promise);
        let mut keys: Vec<_> = open.map(|promise| (promise.kind, promise.entry.0, promise.number)).collect();
        let mut expected = owed(candidacy);
        keys.sort_unstable();
        expected.sort_unstable();
        assert_eq!(keys, expected);
        for one in &watched {
            assert_ne!(candidacy.promises().any(|promise| promise == one.promise), one.only_read, "{}", one.promise);
            assert_eq!(candidacy.task(&one.promise), one.task);
        }
        self.0.insert(candidacy.id(), watched);
    }

    pub(super) fn answer(&self, kinds: PromiseKinds, by: By, fits: impl Fn(&Watched) -> bool) -> Answer {
        let all = self.0.iter().flat_map(|(id, watched)| watched.iter().map(|one| (*id, one.clone())));
        all.filter(|(_, one)| kinds.contains(one.promise.kind) && by.owes(one) && fits(one)).collect()
    }
}

pub(super) fn owned<'a>(answer: impl Iterator<Item = (CandidacyId, &'a Watched)>) -> Answer {
    answer.map(|(id, watched)| (id, watched.clone())).collect()
}

/// In an order of this file's own.
pub(super) fn sorted(mut answer: Answer) -> Answer {
    answer.sort_by_key(|(id, Watched { promise, only_read, .. })| {
        (promise.due, *id, promise.entry, promise.kind, promise.number, *only_read)
    });
    answer
}

/// These and no others, in the order in which they are due.
pub(super) fn same(found: Answer, expected: Answer) {
    assert!(found.is_sorted_by_key(|(_, watched)| watched.promise.due), "not in order of due: {found:?}");
    assert_eq!(sorted(found), sorted(expected));
}

pub(super) fn answers_alike(list: &Watchlist, naive: &Naive, kinds: PromiseKinds, by: By, at: Time) {
    // What is asked for first, kinds or people, does not matter.
    let wanted = by.wanted(WatchlistFilter::ALL).kinds(kinds);
    assert_eq!(wanted, by.wanted(WatchlistFilter::ALL.kinds(kinds)));
    same(owned(list.overdue(wanted, at)), naive.answer(kinds, by, |one| one.promise.due < at));
    same(owned(list.upcoming(wanted, at)), naive.answer(kinds, by, |one| one.promise.due >= at));
    // Reminders come once: for what stands so now, and did not yet when it was last asked.
    let reminds = |one: &Watched, at: Time| one.promise.status(at) == Status::ReminderDue;
    for since in [Some(at), at.checked_sub_signed(TimeDelta::days(1)), Some(Time::MIN_UTC)].into_iter().flatten() {
        let new = naive.answer(kinds, by, |one| reminds(one, at) && !reminds(one, since));
        same(owned(list.to_remind(wanted, since, at)), new);
    }
}
