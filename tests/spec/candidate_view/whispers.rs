//! Two candidacies in which the same happens, but that in one of them the company also does things that it tells nobody.

use crate::stories::{Story, stories};
use crate::support::sample;
use candidacy::law::Facts;
use candidacy::{Candidacy, Entry, Fact, FactKind, Phase, Seq};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::fmt;

/// What can be kept. `Reopened` undoes a decision, `Resumed` a pause, that nobody was told of.
pub(super) const KEPT: [FactKind; 8] = [
    FactKind::DecidedAgainst,
    FactKind::Resumed,
    FactKind::RoleFound,
    FactKind::AssessmentRecorded,
    FactKind::Noted,
    FactKind::PutOnHold,
    FactKind::VacancyClosed,
    FactKind::Reopened,
];

/// A story, and what is whispered before which of its entries.
#[derive(Clone)]
pub(super) struct Plot {
    story: Story,
    whispers: Vec<(Index, FactKind)>,
}

impl fmt::Debug for Plot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:?}whispered: {:?}", self.story, self.whispers)
    }
}

/// The two candidacies.
pub(super) struct Twins {
    pub(super) open: Candidacy,
    pub(super) secretive: Candidacy,
    /// What was whispered.
    pub(super) whispered: Facts,
}

pub(super) fn twins() -> impl Strategy<Value = Plot> {
    let rare = [FactKind::PutOnHold, FactKind::Resumed, FactKind::RoleFound];
    let kept = prop_oneof![
        2 => Just(FactKind::DecidedAgainst),
        6 => select(rare.to_vec()),
        3 => select(KEPT.to_vec()),
    ];
    (stories(), prop::collection::vec((any::<Index>(), kept), 1..20))
        .prop_map(|(story, whispers)| Plot { story, whispers })
}

impl Plot {
    /// Tells the story in both, as far as both can go and nothing that was whispered is told; whoever listens hears both after
    /// each thing that happens in either.
    pub(super) fn tell(&self, mut listen: impl FnMut(&Candidacy, &Candidacy)) -> Twins {
        let whole = self.story.accepted(|_, _, _| {});
        let opening = Candidacy::replay(whole.terms(), [whole.journal()[0].clone()]).expect("an opening");
        let mut twins = Twins { open: opening.clone(), secretive: opening, whispered: Facts::EMPTY };
        // Where each entry of the story is in the journal with the whispers.
        let mut numbers = vec![Seq(0)];
        for (number, entry) in whole.journal().iter().enumerate().skip(1) {
            for (index, kind) in &self.whispers {
                if index.index(whole.journal().len()) == number && twins.whisper(*kind) {
                    listen(&twins.open, &twins.secretive);
                }
            }
            if twins.would_tell(entry) {
                break;
            }
            let there = renumbered(entry, &numbers);
            let mut open = twins.open.clone();
            open.record(entry.clone()).expect("it was accepted");
            let seq = match twins.secretive.record(there) {
                Ok(line) => line.seq,
                Err(_) => break, // what was whispered stands in its way
            };
            twins.open = open;
            numbers.push(seq);
            listen(&twins.open, &twins.secretive);
        }
        twins
    }
}

impl Twins {
    /// Does it, or else the next of what can be kept, in one of them, if the law allows and if it stays untold.
    fn whisper(&mut self, kind: FactKind) -> bool {
        let kinds = KEPT.iter().chain(&KEPT).skip_while(|one| **one != kind).take(KEPT.len());
        kinds.copied().any(|kind| self.keep(kind))
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "of the others, the law alone decides")]
    fn keep(&mut self, kind: FactKind) -> bool {
        let declining = [&self.open, &self.secretive].map(|it| it.phase() == Phase::Declining);
        let paused = [&self.open, &self.secretive].map(|it| it.hold().is_some());
        let untold = match kind {
            FactKind::Reopened => declining == [false, true],
            FactKind::PutOnHold => !paused[0],
            FactKind::Resumed => paused == [false, true],
            _ => true,
        };
        let now = self.secretive.journal().last().expect("an opening").at;
        let entry = sample(kind, self.secretive.terms(), Some(&self.secretive), now);
        let done = untold && entry.at == now && self.secretive.record(entry).is_ok();
        if done {
            self.whispered = self.whispered.union(kind.into());
        }
        done
    }

    /// Would it tell what was whispered: feedback of a decision, a word about a pause?
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else can tell it")]
    fn would_tell(&self, entry: &Entry) -> bool {
        let paused = [&self.open, &self.secretive].map(|it| it.hold().is_some());
        match &entry.fact {
            Fact::FeedbackDelivered(_) => self.open.phase() != self.secretive.phase(),
            Fact::PutOnHold(_) | Fact::Resumed => paused[0] != paused[1],
            _ => false,
        }
    }
}

/// The same entry, about the same things, by the numbers that they have there.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other fact names an entry")]
fn renumbered(entry: &Entry, numbers: &[Seq]) -> Entry {
    let mut entry = entry.clone();
    match &mut entry.fact {
        Fact::Informed { to, .. }
        | Fact::Replied { to, .. }
        | Fact::HelpAnswered { to, .. }
        | Fact::ExtensionAnswered { to, .. }
        | Fact::ConcernAnswered { to, .. }
        | Fact::ConcernSettled { to, .. } => *to = numbers[to.0 as usize],
        _ => {}
    }
    entry
}

/// The plots are worth something: each kind of fact is whispered often, and decisions from every phase that has one.
#[test]
fn every_kind_is_whispered() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut often, mut from) = ([0; KEPT.len()], candidacy::law::Phases::EMPTY);
    for _ in 0..300 {
        let plot = twins().new_tree(&mut runner).expect("a plot").current();
        let told = plot.tell(|open, secretive| {
            if secretive.phase() == Phase::Declining && open.phase() != Phase::Declining {
                from = from.union(open.phase().into());
            }
        });
        for (kind, often) in KEPT.iter().zip(&mut often) {
            *often += u32::from(told.whispered.contains(*kind));
        }
    }
    assert!(often.iter().all(|often| *often >= 5), "{often:?}");
    let decided = candidacy::law::phases_of(FactKind::DecidedAgainst);
    assert!(decided.difference(from).len() <= 1, "never from {}", decided.difference(from));
}
