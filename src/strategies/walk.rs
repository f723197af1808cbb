//! Ways through the law: fact by fact, each legal where it is recorded.
//!
//! A way is a list of moves, and what a move means depends on where it is made. Moves can therefore be left out, and the rest is
//! lawful again: that is how ways shrink.

use super::act::{Act, Wanted, opener};
use super::dice::{Dice, MOVE, after_one, dice, rows};
use super::facts::opening as opened;
use super::route::{Place, Route, meets};
use super::says::Says;
use super::values::any_moment;
use crate::candidacy::Candidacy;
use crate::law::{Condition, Conditions, Entry, FactKind, Facts, Now, Phase, To, Why, facts_of, phases_of, row};
use crate::terms::Terms;
use crate::value::id::{CandidacyId, CandidateId};
use crate::value::time::Time;
use proptest::collection::SizeRange;
use proptest::strategy::Strategy;
use uuid::Uuid;

/// How a candidacy begins, under any terms.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    kind: FactKind,
    at: Time,
    ids: (u64, u64),
    how: Dice,
    says: Says,
}

impl Opening {
    pub(super) fn of(mut dice: Dice) -> Opening {
        // Every kind that opens one: the first is an application.
        let kind = dice.one_of(&facts_of(None).into_iter().collect::<Vec<_>>());
        let (at, ids) = (any_moment(&mut dice), (dice.long().max(1), dice.long().max(1)));
        Opening { kind, at, ids, how: dice.split(4), says: Says::of(&mut dice) }
    }

    #[expect(clippy::expect_used, reason = "an opening by who may, under these terms, with ids that are not nil")]
    pub(super) fn open(mut self, terms: &Terms) -> Candidacy {
        let (candidacy, candidate) = (Uuid::from_u128(self.ids.0.into()), Uuid::from_u128(self.ids.1.into()));
        let candidacy = CandidacyId::new(candidacy).expect("not nil");
        let opening = terms.opening(candidacy, CandidateId::new(candidate).expect("not nil"));
        let by = row(None, self.kind).expect("it opens a candidacy").by;
        let (by, writer) = opener(&mut self.how, &mut self.says, terms.process(), by);
        let entry = Entry::new(by, opened(&mut self.says, terms, self.kind, opening, self.at), self.at);
        let entry = writer.into_iter().fold(entry, Entry::recorded_by);
        let key = self.says.seldom(4, Says::reference);
        let entry = key.into_iter().fold(entry, Entry::requested_as);
        Candidacy::open(terms, entry).expect("an opening that is right")
    }
}

/// An opening, and this number of moves after it.
pub(super) fn ways(after: impl Into<SizeRange>) -> impl Strategy<Value = (Opening, Vec<Move>)> {
    after_one(MOVE, &after.into()).prop_map(|rows| {
        let mut rows = rows.into_iter();
        (Opening::of(rows.next().unwrap_or_default()), rows.map(Move::of).collect())
    })
}

/// This number of moves.
pub(super) fn moves(count: impl Into<SizeRange>) -> impl Strategy<Value = Vec<Move>> {
    let count = count.into();
    let rows = rows(MOVE, (0, count.start()), count.start()..=count.end_incl());
    rows.prop_map(|rows| rows.into_iter().map(Move::of).collect())
}

/// One move.
pub(super) fn one() -> impl Strategy<Value = Move> {
    dice(MOVE).prop_map(Move::of)
}

/// The act that comes next, in each place and each phase.
#[derive(Debug, Clone)]
pub(super) struct Move {
    what: Dice,
    act: Act,
}

/// The most phases of a fact that is called rare.
const RARE: usize = 4;

/// The place of a kind in the order of a seed.
fn rank(seed: u16, kind: FactKind) -> u16 {
    (seed ^ (kind as u16).wrapping_mul(0x9e37)).wrapping_mul(0x6a2d)
}

/// Something waits for the fact of a row with one of these conditions.
const WAITS: Conditions = Conditions::from_slice(&[
    Condition::Owed,
    Condition::AssentDue,
    Condition::ConditionOpen,
    Condition::FeedbackOwed,
    Condition::Confirmable,
    Condition::Contestable,
    Condition::ToldTheEnd,
    Condition::OnHold,
]);

impl Move {
    fn of(mut dice: Dice) -> Move {
        Move { what: dice.split(8), act: Act { how: dice.split(24), says: Says::of(&mut dice) } }
    }

    /// The kinds that it tries to record here, the first that it can. The plainest move goes straight on.
    fn kinds(&self, candidacy: &Candidacy, onward: FactKind) -> Vec<FactKind> {
        let mut what = self.what.clone();
        let row_of = |kind: FactKind| row(Some(candidacy.phase()), kind);
        let ends = |kind: FactKind| row_of(kind).is_some_and(|row| matches!(row.to, To::At(to) if to.is_closed()));
        // What ends everything is seldom wanted.
        let may_end = what.hits(3);
        let legal: Facts = candidacy.legal().iter().filter(|kind| may_end || !ends(*kind)).collect();
        let is_awaited =
            |kind: FactKind| row_of(kind).is_some_and(|row| row.when.iter().any(|when| WAITS.contains(when)));
        // Most facts are legal nearly everywhere, and change nothing of where a candidacy is.
        let is_rare = |kind: FactKind| phases_of(kind).len() <= RARE;
        let (wanted, seed) = (what.hits(2).then(|| what.one_of(FactKind::ALL)), what.number(u16::MAX));
        let mut one_of = |one_in: usize, fits: &dyn Fn(FactKind) -> bool| {
            // The choice stays the same when others before it are left out, as long as it can be made.
            let first = legal.iter().filter(|kind| fits(*kind)).min_by_key(|kind| rank(seed, *kind));
            first.filter(|_| what.hits(one_in))
        };
        let answer = one_of(4, &is_awaited);
        let rare = one_of(3, &is_rare);
        let any = one_of(4, &|_| true);
        [answer, wanted.filter(|kind| legal.contains(*kind)), rare, any, Some(onward)].into_iter().flatten().collect()
    }

    /// The entry that it makes here, if it leads to where this holds; else a note, which leads nowhere.
    #[expect(clippy::expect_used, reason = "anybody of the company may write a note anywhere")]
    fn entry(&self, candidacy: &Candidacy, route: &Route, fits: impl Fn(Now) -> bool) -> Entry {
        let kinds = self.kinds(candidacy, route.next(candidacy).kind).into_iter().chain([FactKind::NoteAdded]);
        let mut entries = kinds.filter_map(|kind| self.act.entry(candidacy, Wanted { kind, about: None }, &fits));
        entries.next().expect("a note is legal in each phase")
    }

    /// The entry that it makes here.
    pub(super) fn next(&self, candidacy: &Candidacy) -> Entry {
        self.entry(candidacy, &onward(candidacy.terms()), |_| true)
    }

    /// The entry of a kind that it makes here, if the law takes one.
    pub(super) fn next_of(&self, candidacy: &Candidacy, kind: FactKind) -> Option<Entry> {
        self.act.entry(candidacy, Wanted { kind, about: None }, &|_| true)
    }
}

#[expect(clippy::expect_used, reason = "the entry was checked")]
fn recorded(candidacy: &mut Candidacy, entry: Entry) {
    candidacy.take(entry).expect("a lawful entry");
}

/// The candidacy after these moves, each of which leads to where this holds.
fn follow(candidacy: &mut Candidacy, moves: &[Move], route: &Route, fits: impl Fn(Now) -> bool) {
    for one in moves {
        let entry = one.entry(candidacy, route, &fits);
        recorded(candidacy, entry);
    }
}

/// The way on, to the first day.
fn onward(terms: &Terms) -> Route {
    Route::to(terms.process(), |(phase, _)| phase == Phase::Hired)
}

/// The candidacy after these moves.
pub(super) fn wander(mut candidacy: Candidacy, moves: &[Move]) -> Candidacy {
    let mut under = candidacy.terms().clone();
    let mut route = onward(&under);
    for one in moves {
        follow(&mut candidacy, std::slice::from_ref(one), &route, |_| true);
        if candidacy.terms().id() != under.id() {
            under = candidacy.terms().clone(); // transferred, to another process
            route = onward(&under);
        }
    }
    candidacy
}

/// Some moves on the way, some that lead straight on, and some that stay there.
#[derive(Debug, Clone)]
pub(super) struct Ways {
    pub(super) before: Vec<Move>,
    pub(super) straight: Vec<Move>,
    pub(super) there: Vec<Move>,
}

/// The candidacy, led to a place for which this holds: on some way, then straight, and after something that stays there.
pub(super) fn reach(mut candidacy: Candidacy, ways: &Ways, is_there: impl Fn(Place) -> bool) -> Candidacy {
    let is_there = |now: Now| is_there((now.phase, now.step));
    let route =
        Route::to(candidacy.terms().process(), |(phase, step)| is_there(Now { phase, step, ..candidacy.now() }));
    // Not everything that is closed can be led on from.
    follow(&mut candidacy, &ways.before, &route, |now| !now.phase.is_closed());
    lead(&mut candidacy, &route, &ways.straight, is_there);
    let way = || candidacy.journal().iter().map(|entry| entry.fact.kind()).collect::<Vec<_>>();
    assert!(is_there(candidacy.now()), "the way leads there, and not to {:?}, by {:?}", candidacy.now(), way());
    follow(&mut candidacy, &ways.there, &route, is_there);
    candidacy
}

/// Leads a candidacy to a place, on the shortest way from where it is.
fn lead(candidacy: &mut Candidacy, route: &Route, moves: &[Move], is_there: impl Fn(Now) -> bool) {
    // Each part is set up and done, and before a fact something may have to be said.
    let parts: usize = candidacy.terms().process().steps().iter().map(|step| step.parts().len()).sum();
    // Moves that go round in a circle, such as a consent that is over before it is used, are followed by plain ones.
    let plain = Move::of(Dice::default());
    let moves = moves.iter().cycle().take(24).chain(std::iter::repeat_n(&plain, 64 + 4 * parts));
    for Move { act, .. } in moves {
        if is_there(candidacy.now()) {
            return;
        }
        let wanted = route.next(candidacy);
        let entry = act.entry(candidacy, wanted, &|_| true);
        let entry = entry.or_else(|| act.entry(candidacy, blocked(candidacy, act, wanted)?, &|_| true));
        if let Some(entry) = entry {
            recorded(candidacy, entry);
        }
    }
}

/// Returns the fact that has to be recorded before another one is legal.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other reasons are about what a fact says")]
fn blocked(candidacy: &Candidacy, act: &Act, wanted: Wanted) -> Option<Wanted> {
    // The law names the condition to those whose act it is, before it looks at what it says: any fact of the kind will do.
    let told = act.probes(candidacy, wanted.kind).find_map(|probe| match candidacy.check(&probe).err()?.why {
        Why::NotNow(condition) => Some(condition),
        _ => None,
    });
    meets(candidacy, told?)
}
