//! Many candidacies and what they owe, by the library's watch list and by other means. Every side holds the same moments, and
//! finds the same that are overdue.
//!
//! Of the peers, each has what it is told: the row and the new moment, already computed. Only the library's own is given a
//! candidacy, computes what is owed in it, and finds its place by its id.

use crate::story::{application, at, evidence, meeting, staff};
use candidacy::law::Approach;
use candidacy::view::WatchlistFilter;
use candidacy::{Actor, Candidacy, CandidacyId, Capacity, Entry, Fact, Terms, Text, Time, Watchlist};
use rusqlite::Connection;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};
use uuid::Uuid;

/// How many promises are overdue, however many candidacies there are.
pub const OVERDUE: usize = 20;
/// When somebody asks.
const ASKED_ON: i64 = 20;

/// A random id, the same each time.
fn id(number: u64) -> Uuid {
    let mixed = |seed: u64| {
        let mut word = number.wrapping_mul(2).wrapping_add(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    };
    uuid::Builder::from_random_bytes((u128::from(mixed(1)) << 64 | u128::from(mixed(2))).to_be_bytes()).into_uuid()
}

pub fn candidacy_id(number: u64) -> CandidacyId {
    CandidacyId::new(id(number)).expect("not nil")
}

/// When the question is asked: everything of the first twenty candidacies is overdue then, and nothing else.
pub fn now() -> Time {
    at(ASKED_ON * 1_440)
}

/// Makes candidacies, quickly: what they say is shared as far as it can be.
pub struct Town {
    terms: Terms,
    application: candidacy::Application,
    invitation: candidacy::Meeting,
}

impl Town {
    pub fn new(terms: &Terms) -> Self {
        Town { terms: terms.clone(), application: application(terms), invitation: meeting(0, &[Capacity::Recruiter]) }
    }

    /// Minutes after the story starts: the first twenty on the first day, the others at random in a year from the 30th on.
    fn opened(number: u64) -> i64 {
        if number < OVERDUE as u64 {
            return i64::try_from(number).expect("small");
        }
        let random = id(number).as_u64_pair().1 % (300 * 1_440);
        30 * 1_440 + i64::try_from(random).expect("small")
    }

    /// A candidacy that has applied, is to be invited, has been invited or has been approached: a quarter each, and the
    /// first twenty are to be invited.
    pub fn candidacy(&self, number: u64) -> Candidacy {
        match number {
            0..20 => self.arranging(number),
            _ => match number % 4 {
                0 => self.applied(number),
                1 => self.arranging(number),
                2 => self.scheduled(number),
                _ => self.approached(number),
            },
        }
    }

    fn applied(&self, number: u64) -> Candidacy {
        let mut application = self.application.clone();
        application.opening.candidacy = candidacy_id(number);
        let applied = Entry::new(Actor::Candidate, application, at(Self::opened(number)));
        Candidacy::open(&self.terms, applied).expect("lawful")
    }

    fn approached(&self, number: u64) -> Candidacy {
        let mut opening = self.application.opening.clone();
        opening.candidacy = candidacy_id(number);
        let approach =
            Approach { opening, role: self.application.role.role(), found: Text::new("A talk.").expect("short") };
        let approached = Entry::new(staff(Capacity::Recruiter), approach, at(Self::opened(number)));
        Candidacy::open(&self.terms, approached).expect("lawful")
    }

    /// Screened within an hour; an invitation is owed.
    pub fn arranging(&self, number: u64) -> Candidacy {
        let mut candidacy = self.applied(number);
        let passed = Fact::Passed { evidence: evidence() };
        let passed = Entry::new(staff(Capacity::Recruiter), passed, at(Self::opened(number) + 60));
        candidacy.record(passed).expect("lawful");
        candidacy
    }

    /// Invited an hour later, for some day of the following week.
    pub fn scheduled(&self, number: u64) -> Candidacy {
        let mut candidacy = self.arranging(number);
        let invited = Self::opened(number) + 120;
        let days = i64::try_from(id(number).as_u64_pair().0 % 7).expect("small") + 3;
        let starts = at(invited + days * 1_440);
        let plain = &self.invitation;
        let invitation = candidacy::Meeting::new(starts, 45, plain.place().clone(), plain.people().iter().copied());
        let scheduled = Fact::scheduled(invitation.expect("like the one before"));
        candidacy.record(Entry::new(staff(Capacity::Recruiter), scheduled, at(invited))).expect("lawful");
        candidacy
    }
}

/// The next moment of a candidacy, as a number.
pub fn due(candidacy: &Candidacy) -> i64 {
    candidacy.next_due().map_or(i64::MAX, |due| due.timestamp())
}

/// What keeps one moment for each row and finds those that are overdue.
pub trait Column {
    fn new(dues: &[i64]) -> Self;
    fn update(&mut self, row: usize, due: i64);
    /// Rows that are due before a moment, in any order.
    fn overdue(&mut self, before: i64, found: &mut Vec<usize>);
    /// After many updates at once.
    fn settle(&mut self) {}
    fn begin(&mut self) {}
}

/// A column, looked at from beginning to end.
pub struct Plain(Vec<i64>);

impl Column for Plain {
    fn new(dues: &[i64]) -> Self {
        Plain(dues.to_vec())
    }

    #[inline]
    fn update(&mut self, row: usize, due: i64) {
        self.0[row] = due;
    }

    fn overdue(&mut self, before: i64, found: &mut Vec<usize>) {
        found.extend(self.0.iter().enumerate().filter(|(_, due)| **due < before).map(|(row, _)| row));
    }
}

/// An ordered set beside the column.
pub struct Ordered {
    column: Vec<i64>,
    set: BTreeSet<(i64, usize)>,
}

impl Column for Ordered {
    fn new(dues: &[i64]) -> Self {
        Ordered { column: dues.to_vec(), set: dues.iter().enumerate().map(|(row, due)| (*due, row)).collect() }
    }

    fn update(&mut self, row: usize, due: i64) {
        let was = std::mem::replace(&mut self.column[row], due);
        self.set.remove(&(was, row));
        self.set.insert((due, row));
    }

    fn overdue(&mut self, before: i64, found: &mut Vec<usize>) {
        found.extend(self.set.range(..(before, 0)).map(|(_, row)| *row));
    }
}

/// A heap in which what is over stays until it comes up or is most of it.
pub struct Lazy {
    column: Vec<i64>,
    heap: BinaryHeap<Reverse<(i64, usize)>>,
}

impl Column for Lazy {
    fn new(dues: &[i64]) -> Self {
        let heap = dues.iter().enumerate().map(|(row, due)| Reverse((*due, row))).collect();
        Lazy { column: dues.to_vec(), heap }
    }

    fn update(&mut self, row: usize, due: i64) {
        self.column[row] = due;
        self.heap.push(Reverse((due, row)));
        if self.heap.len() > 2 * self.column.len() {
            self.heap = self.column.iter().enumerate().map(|(row, due)| Reverse((*due, row))).collect();
        }
    }

    /// Down the heap, as long as there is something overdue; what is over is passed.
    fn overdue(&mut self, before: i64, found: &mut Vec<usize>) {
        let heap = self.heap.as_slice();
        let mut at = vec![0];
        while let Some(place) = at.pop() {
            let Some(Reverse((due, row))) = heap.get(place).filter(|Reverse((due, _))| *due < before) else { continue };
            if self.column[*row] == *due {
                found.push(*row);
            }
            at.extend([2 * place + 1, 2 * place + 2]);
        }
        found.sort_unstable();
        found.dedup();
    }
}

/// `SQLite` in memory, with an index. Many updates are one transaction.
pub struct Sqlite(Connection);

impl Column for Sqlite {
    fn new(dues: &[i64]) -> Self {
        let sqlite = Connection::open_in_memory().expect("memory");
        let schema = "CREATE TABLE watched (row INTEGER PRIMARY KEY, due INTEGER NOT NULL); BEGIN";
        sqlite.execute_batch(schema).expect("a table");
        let mut insert = sqlite.prepare("INSERT INTO watched VALUES (?, ?)").expect("a statement");
        for (row, due) in dues.iter().enumerate() {
            insert.execute((i64::try_from(row).expect("small"), due)).expect("a row");
        }
        drop(insert);
        sqlite.execute_batch("COMMIT; CREATE INDEX by_due ON watched (due)").expect("an index");
        Sqlite(sqlite)
    }

    fn begin(&mut self) {
        self.0.execute_batch("BEGIN").expect("a transaction");
    }

    fn update(&mut self, row: usize, due: i64) {
        let mut update = self.0.prepare_cached("UPDATE watched SET due = ? WHERE row = ?").expect("a statement");
        update.execute((due, i64::try_from(row).expect("small"))).expect("an update");
    }

    fn settle(&mut self) {
        self.0.execute_batch("COMMIT").expect("a transaction");
    }

    fn overdue(&mut self, before: i64, found: &mut Vec<usize>) {
        let mut query = self.0.prepare_cached("SELECT row FROM watched WHERE due < ?").expect("a statement");
        let rows = query.query_map([before], |row| row.get::<_, i64>(0)).expect("a query");
        found.extend(rows.map(|row| usize::try_from(row.expect("a row")).expect("small")));
    }
}

/// A column that finds its row by the id of the candidacy.
pub struct Keyed {
    rows: HashMap<CandidacyId, usize>,
    column: Vec<i64>,
}

impl Keyed {
    pub fn new(dues: &[i64]) -> Self {
        let rows = (0..dues.len()).map(|row| (candidacy_id(row as u64), row)).collect();
        Keyed { rows, column: dues.to_vec() }
    }

    #[inline]
    pub fn update(&mut self, id: CandidacyId, due: i64) {
        if let Some(due_at) = self.rows.get(&id).and_then(|row| self.column.get_mut(*row)) {
            *due_at = due;
        }
    }
}

/// The library's watch list of so many, and when each falls due next.
pub fn watched(town: &Town, size: usize) -> (Watchlist, Vec<i64>) {
    let mut watchlist = Watchlist::default();
    let dues = (0..size as u64).map(|number| {
        let candidacy = town.candidacy(number);
        watchlist.upsert(&candidacy);
        due(&candidacy)
    });
    let dues = dues.collect();
    (watchlist, dues)
}

pub fn overdue(watchlist: &Watchlist) -> usize {
    watchlist.breached(WatchlistFilter::ALL, now()).map(std::hint::black_box).count()
}

/// Panics where two sides find different candidacies, before and after many changes.
pub fn agree(terms: &Terms) {
    let (town, size) = (Town::new(terms), 2_000);
    let (mut watchlist, mut dues) = watched(&town, size);
    let (mut plain, mut ordered, mut lazy, mut sqlite) =
        (Plain::new(&dues), Ordered::new(&dues), Lazy::new(&dues), Sqlite::new(&dues));
    for round in 0..4_000_usize {
        let row = round * 7 % size;
        let changed = if round % 3 == 0 { town.scheduled(row as u64) } else { town.arranging(row as u64) };
        watchlist.upsert(&changed);
        dues[row] = due(&changed);
        plain.update(row, dues[row]);
        ordered.update(row, dues[row]);
        lazy.update(row, dues[row]);
        sqlite.update(row, dues[row]);
        if round % 400 == 0 {
            let at = at(ASKED_ON * 1_440 + i64::try_from(round).expect("small") * 30);
            let found: BTreeSet<CandidacyId> = watchlist.breached(WatchlistFilter::ALL, at).map(|(id, _)| id).collect();
            let by = |column: &mut dyn FnMut(i64, &mut Vec<usize>), name| {
                let mut rows = Vec::new();
                column(at.timestamp(), &mut rows);
                let by: BTreeSet<CandidacyId> = rows.into_iter().map(|row| candidacy_id(row as u64)).collect();
                assert_eq!(found, by, "{name}");
            };
            by(&mut |at, rows| plain.overdue(at, rows), "column");
            by(&mut |at, rows| ordered.overdue(at, rows), "ordered set");
            by(&mut |at, rows| lazy.overdue(at, rows), "lazy heap");
            by(&mut |at, rows| sqlite.overdue(at, rows), "sqlite");
        }
    }
    let (watchlist, _) = watched(&town, size);
    assert_eq!(overdue(&watchlist), OVERDUE);
}
