//! Two writers, one journal. Both decide on what they have read; the one who comes second reads again and decides again.

use super::dress::dress;
use super::walks::{Next, any_step, assert_same, known, next_entry, opened, told};
use crate::support::day;
use candidacy::candidacy::{Broken, NotAppended};
use candidacy::{Actor, Candidacy, Entry, Fact, FactKind, Line, Phase, Seq, Terms};
use proptest::collection::vec;
use proptest::prelude::*;

/// The keeper of a journal stores what it accepts, line by line.
struct Store {
    keeper: Candidacy,
    stored: Vec<Line>,
}

impl Store {
    fn new(keeper: Candidacy) -> Self {
        let stored = keeper.lines().map(Line::to_owned).collect();
        Store { keeper, stored }
    }

    fn append(&mut self, line: Line) -> Result<(), NotAppended> {
        let line = self.keeper.append(line)?.to_owned();
        self.stored.push(line);
        Ok(())
    }

    fn read(&self, shelf: &[Terms; 2]) -> Candidacy {
        Candidacy::replay_lines(shelf, self.stored.clone()).expect("what was accepted is lawful")
    }
}

fn applied() -> Candidacy {
    let mut words = super::dress::Dress { words: vec!["words".into()], roll: 1 };
    opened(1, FactKind::Applied, day(0), &mut words)
}

/// The second of two writers finds its number taken, has its line back, and nothing has changed; having read what the first
/// wrote, it learns that its own fact is no longer legal.
#[test]
fn the_second_writer_decides_again() {
    let mut store = Store::new(applied());
    let shelf = known(1);
    let (one, other) = (store.read(&shelf), store.read(&shelf));
    let withdrew = one.draft(Entry::new(Actor::Candidate, Fact::Withdrew, day(1)));
    let again = other.draft(Entry::new(Actor::Candidate, Fact::Withdrew, day(2)));
    assert_eq!((withdrew.seq, again.seq), (Seq(1), Seq(1)));

    store.append(withdrew).unwrap();
    let before = store.keeper.clone();
    let refused = store.append(again.clone()).unwrap_err();
    assert_eq!(*refused.line, again);
    assert_eq!((refused.why.seq, refused.why.why), (Seq(1), Broken::Taken { next: Seq(2) }));
    assert_eq!(refused.to_string(), "entry 1 of the journal: its number is taken, the next is 2");
    assert_eq!(store.keeper, before);

    let read = store.read(&shelf);
    assert_eq!(read.phase(), Phase::Withdrawn);
    let refusal = read.check(&again.entry).unwrap_err();
    assert!(refusal.to_string().starts_with("`withdrew` is not possible in the phase `withdrawn`"), "{refusal}");
    // One who does not look, and only takes the next number, is refused by the law.
    let stubborn = store.append(read.draft(again.entry)).unwrap_err();
    assert!(matches!(stubborn.why.why, Broken::Refused(found) if found == refusal));
    assert_eq!(store.keeper, before);
}

/// A line from a future that the keeper has not seen, of another candidacy, or of long ago comes back too.
#[test]
fn a_line_that_does_not_fit_comes_back() {
    let mut store = Store::new(applied());
    let before = store.keeper.clone();
    let good = before.draft(Entry::new(Actor::Candidate, Fact::Withdrew, day(1)));
    let early = Line { seq: Seq(5), ..good.clone() };
    let refused = store.append(early.clone()).unwrap_err();
    assert_eq!((refused.why.why, *refused.line), (Broken::Gap { expected: Seq(1) }, early));
    let foreign = Line { candidacy: crate::support::candidacy_id(9), ..good.clone() };
    let refused = store.append(foreign.clone()).unwrap_err();
    assert_eq!((refused.why.why, *refused.line), (Broken::OtherJournal(foreign.candidacy), foreign));
    let note = Fact::NoteAdded { note: crate::support::text("likes tea") };
    let late = before.draft(Entry::new(super::walks::selects(before.terms()), note, day(-1)));
    let refused = store.append(late.clone()).unwrap_err();
    assert_eq!((refused.why.seq, *refused.line), (Seq(1), late));
    assert_eq!(store.keeper, before);
    store.append(good).unwrap();
}

/// What one of the writers does next.
#[derive(Debug, Clone)]
enum Act {
    /// Something that is lawful on what was read.
    Decide(bool, Next),
    /// The same once more, lawful or not.
    Repeat,
    Send,
    Read,
}

fn act() -> impl Strategy<Value = (bool, Act)> {
    let act = prop_oneof![
        2 => any_step(dress().boxed()).prop_map(|(onward, next)| Act::Decide(onward, next)),
        1 => Just(Act::Repeat),
        4 => Just(Act::Send),
        2 => Just(Act::Read),
    ];
    (any::<bool>(), act)
}

proptest! {
    /// However two writers get in each other's way, no entry is lost, none is there twice, and none that was refused is
    /// there. A line is accepted exactly if its writer had read everything that is there and the law allows it.
    #[test]
    fn two_writers_lose_nothing(
        place in 0..3_usize,
        before in vec(any_step(dress().boxed()), 0..4),
        acts in vec(act(), 1..40),
    ) {
        let shelf = known(place);
        let mut words = super::dress::Dress { words: vec!["words".into()], roll: 1 };
        let mut store = Store::new(told(opened(place, FactKind::Applied, day(0), &mut words), &before));
        let mut accepted: Vec<Entry> = store.keeper.journal().to_vec();
        let mut writers = [(store.read(&shelf), None::<Line>), (store.read(&shelf), None)];
        for (second, act) in acts {
            let (read, draft) = &mut writers[usize::from(second)];
            match act {
                Act::Read => *read = store.read(&shelf),
                Act::Decide(onward, next) => *draft = Some(read.draft(next_entry(read, onward, &next))),
                Act::Repeat => *draft = accepted.last().map(|entry| read.draft(entry.clone())),
                Act::Send => {
                    let Some(line) = draft.take() else { continue };
                    let (kept, next) = (store.keeper.clone(), Seq(u32::try_from(accepted.len()).unwrap()));
                    let first = line.seq == next;
                    let longer: Vec<Entry> = accepted.iter().chain([&line.entry]).cloned().collect();
                    let lawful = Candidacy::replay(&shelf, longer.clone()).is_ok();
                    match store.append(line.clone()) {
                        Ok(()) => {
                            prop_assert!(first && lawful);
                            accepted = longer;
                            if *read == kept {
                                let _ = read.append(line).unwrap();
                            }
                        }
                        Err(NotAppended { why, line: back, .. }) => {
                            prop_assert!(!first || !lawful);
                            let late = matches!(why.why, Broken::Taken { next: found } if found == next);
                            prop_assert!(if first { matches!(why.why, Broken::Refused(_)) } else { late }, "{}", why);
                            prop_assert_eq!((why.seq, &*back), (line.seq, &line));
                            prop_assert_eq!(&store.keeper, &kept);
                            *read = store.read(&shelf);
                        }
                    }
                }
            }
            prop_assert_eq!(store.keeper.journal(), &accepted);
            prop_assert_eq!(store.stored.len(), accepted.len());
            prop_assert!((0..).zip(&store.stored).all(|(n, line)| line.seq == Seq(n)));
        }
        assert_same(&store.read(&shelf), &store.keeper);
    }
}
