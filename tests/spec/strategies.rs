//! What is drawn for the properties of others is lawful, is any of what there is, and shrinks to something plain.

mod costs;
mod plain;
mod reached;
mod said;
mod terms;

use candidacy::strategies::{
    candidacy, candidacy_in, cv, journal, label, moment, name, next_entry, next_entry_of, policy, process, reference,
    terms, text, transferable,
};
use candidacy::value::{DocumentRef, Label, Name};
use candidacy::{Actor, Candidacy, Entry, Fact, FactKind, Line, Phase, Policy, Process, Terms, Text};
use chrono::Datelike;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// This number of values of a strategy, the same each time.
fn some<S: Strategy>(of: &S, count: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| of.new_tree(&mut runner).expect("something is drawn").current()).collect()
}

/// Some hundreds of candidacies, the same for each law that asks.
static SOME: LazyLock<Vec<Candidacy>> = LazyLock::new(|| some(&transferable(terms(), vec(terms(), 0..3), 0..60), 800));

fn entries() -> impl Iterator<Item = &'static Entry> {
    SOME.iter().flat_map(Candidacy::journal)
}

fn ours() -> Terms {
    Terms::new("ours", 3, Process::back_end()).expect("a name")
}

/// Replayed, a candidacy is what it was, and its journal can be written and read.
fn is_lawful(candidacy: &Candidacy) {
    let again =
        Candidacy::replay_lines(candidacy.known_terms(), candidacy.lines().map(Line::to_owned)).expect("lawful lines");
    assert_eq!(&again, candidacy);
    assert_eq!(
        (again.now(), again.pending(), again.legal()),
        (candidacy.now(), candidacy.pending(), candidacy.legal())
    );
    assert!(again.promises().eq(candidacy.promises()));
    let written = serde_json::to_string(&candidacy).expect("a journal can be written");
    let read: Vec<Entry> = serde_json::from_str(&written).expect("it was written");
    assert_eq!(read, candidacy.journal());
}

proptest! {
    /// Every candidacy is what its journal says, written and read again, and has as many entries as were asked for.
    #[test]
    fn every_candidacy_replays(
        mira in candidacy(terms(), 0..40),
        ours in candidacy(Just(ours()), 10..=10),
        moved in transferable(terms(), vec(terms(), 1..3), 0..40),
    ) {
        is_lawful(&mira);
        is_lawful(&ours);
        is_lawful(&moved);
        prop_assert!((1..=40).contains(&mira.journal().len()));
        prop_assert_eq!(ours.journal().len(), 11);
        prop_assert!(mira.known_terms().len() == 1 && mira.entry(candidacy::Seq(0)).is_some());
    }

    /// A journal is the rows of one candidacy, numbered from 0, which the same terms replay.
    #[test]
    fn every_journal_replays(rows in journal(Just(ours()), 0..40)) {
        let again = Candidacy::replay_lines(&ours(), rows.clone()).expect("lawful lines");
        prop_assert_eq!(again.lines().map(Line::to_owned).collect::<Vec<_>>(), rows);
    }

    /// An entry that is drawn next is taken, in each phase and under any terms.
    #[test]
    fn what_is_next_is_taken(
        (mira, next) in select(Phase::ALL)
            .prop_flat_map(candidacy_in)
            .prop_flat_map(|mira| { let next = next_entry(&mira); (Just(mira), next) }),
    ) {
        let mut mira = mira;
        prop_assert!(mira.record(next).is_ok());
    }

    /// Terms, processes and policies can be written and read again.
    #[test]
    fn terms_can_be_kept(terms in terms(), process in process(), policy in policy()) {
        let written = serde_json::to_string(&(&terms, &process, &policy)).unwrap();
        prop_assert_eq!(serde_json::from_str::<(Terms, Process, Policy)>(&written).unwrap(), (terms, process, policy));
    }

    /// Words, moments and what is known of a CV can be written and read again, too.
    #[test]
    fn values_can_be_kept(text in text(), reference in reference(), name in name(), label in label(), cv in cv(), at in moment()) {
        let entry = Entry::new(Actor::Candidate, Fact::CvReplaced(Box::new(cv)), at);
        let kept = (text, reference, name, label, entry);
        let written = serde_json::to_string(&kept).unwrap();
        prop_assert_eq!(serde_json::from_str::<(Text, DocumentRef, Name, Label, Entry)>(&written).unwrap(), kept);
    }
}

/// Every fact that is legal somewhere can be drawn there: in each of some hundreds of candidacies each kind, and nothing else.
#[test]
fn whatever_is_legal_is_drawn() {
    let mut runner = TestRunner::deterministic();
    let mut odd = BTreeSet::new();
    for mira in SOME.iter().step_by(4) {
        for kind in FactKind::ALL {
            let drawn = next_entry_of(mira, *kind);
            assert_eq!(drawn.is_some(), mira.legal().contains(*kind), "{kind}");
            let Some(drawn) = drawn else { continue };
            let Ok(tree) = drawn.new_tree(&mut runner) else {
                odd.insert(format!("{kind} in {}", mira.phase()));
                continue;
            };
            let entry = tree.current();
            assert!(entry.fact.kind() == *kind && mira.check(&entry).is_ok());
        }
    }
    assert!(odd.is_empty(), "never drawn: {odd:?}");
}

/// Moments are of every decade that is said, and some are between two seconds.
#[test]
fn moments_are_of_every_decade() {
    let all = some(&moment(), 500);
    let decades: BTreeSet<i32> = all.iter().map(|at| at.year() / 10).collect();
    assert_eq!(decades, (197..=209).collect());
    let between = all.iter().filter(|at| at.timestamp_subsec_nanos() > 0).count();
    assert!((1..all.len()).contains(&between));
}

/// A way mostly leads on: a third of what is recorded leads to another phase or step, although most of what is legal does not.
#[test]
fn a_way_leads_on() {
    let places = SOME.iter().map(|mira| mira.history().map(|it| it.now).collect::<Vec<_>>());
    let (led, all) = places.fold((0, 0), |(led, all), way| {
        (led + way.array_windows().filter(|[from, to]| from != to).count(), all + way.len())
    });
    assert!(led * 3 > all, "{led} of {all}");
}
