//! Before anything is measured: every side gives the same answers.

use crate::allocator::allocations;
use crate::calendars;
use crate::fold::fold;
use crate::hand::Hand;
use crate::measures;
use crate::mirror;
use crate::peers::{Peer, cqrs, rustfsm, sml, stat, strings, typestate};
use crate::samples::samples;
use crate::story::{letters, mistakes, terms, way};
use crate::watched;
use candidacy::law::Facts;
use candidacy::terms::policy::Panel;
use candidacy::{Candidacy, Entry, FactKind, Policy, Terms};
use rust_fsm::StateMachine;

/// What leads to an offer.
const ONWARD: Facts = Facts::from_slice(&[
    FactKind::Interested,
    FactKind::Passed,
    FactKind::Agreed,
    FactKind::Scheduled,
    FactKind::Held,
    FactKind::Assigned,
    FactKind::Submitted,
]);

/// What walks would hardly ever get to.
const MORE_TIME: Facts =
    Facts::from_slice(&[FactKind::Extended, FactKind::ExtensionAsked, FactKind::ExtensionAnswered]);

/// Panics where two sides disagree.
pub fn verify() {
    let terms = terms();
    let mut never = Facts::ALL;
    for (walk, panel) in [(2, 8), (1, 1), (3, 3)].into_iter().cycle().take(300).enumerate() {
        let policy = Policy::builder().panel(Panel::new(panel.0, panel.1).expect("some people")).build();
        never = never.difference(walks(&terms.clone().with_policy(policy.expect("one that can be kept")), walk as u64));
    }
    assert!(never.is_empty(), "no walk ever got to {never}");
    peer::<typestate::Hiring>("typestate", &terms);
    peer::<StateMachine<rustfsm::Hiring>>("rust-fsm", &terms);
    peer::<sml::StateMachine<sml::Hiring>>("smlang", &terms);
    peer::<stat::Machine>("statig", &terms);
    peer::<cqrs::Framed>("cqrs-es", &terms);
    peer::<strings::Strings>("strings", &terms);
    reads_the_same(&terms);
    calendars::agree();
    watched::agree(&terms);
}

/// From any opening, at random but the same each time: every sample gets the same answer from the law and by hand. Returns
/// the facts that were recorded.
fn walks(terms: &Terms, seed: u64) -> Facts {
    let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678_9abc_def1);
    let mut choose = |among: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % among as u64).expect("small")
    };
    let openings: Vec<Entry> =
        samples(terms, 0, &[]).into_iter().filter(|entry| Candidacy::open(terms, entry.clone()).is_ok()).collect();
    let opening = openings[choose(openings.len())].clone();
    let mut law = Candidacy::open(terms, opening.clone()).expect("chosen because it is lawful");
    let mut recorded = Facts::from_slice(&[opening.fact.kind()]);
    let mut hand = Hand::open(terms, opening).expect("lawful by hand too");
    for turn in 1..=40 {
        let candidates = samples(terms, turn, law.journal());
        let mut legal = Vec::new();
        for entry in candidates {
            let (asked, by_hand) = (law.check(&entry), hand.check(&entry));
            assert_eq!(
                asked.ok(),
                by_hand.ok().map(crate::hand::Stage::phase),
                "law {asked:?}, by hand {by_hand:?}: {entry:?} after {:?}",
                law.journal().iter().map(|entry| entry.fact.kind()).collect::<Vec<_>>()
            );
            if asked.is_ok() {
                legal.push(entry);
            }
        }
        assert_eq!(law.legal(), hand.legal(), "in {}", law.phase());
        // Each kind alike, however many samples of it there are; but often onward or more time, where that is possible.
        let kinds: Facts = legal.iter().map(|entry| entry.fact.kind()).collect();
        let preferred =
            kinds.difference([Facts::ALL, Facts::ALL.difference(ONWARD), Facts::ALL.difference(MORE_TIME)][choose(3)]);
        let kinds = if preferred.is_empty() { kinds } else { preferred };
        let kind = kinds.iter().nth(choose(kinds.len())).expect("as many as there are");
        legal.retain(|entry| entry.fact.kind() == kind);
        let next = legal.swap_remove(choose(legal.len()));
        law.record(next.clone()).expect("checked above");
        hand.record(next).expect("checked above");
        recorded = recorded.union(kind.into());
    }
    recorded
}

/// A peer goes the whole way, and refuses every mistake where the first meeting is to be planned.
fn peer<P: Peer>(name: &str, terms: &Terms) {
    let terms: &'static Terms = Box::leak(terms.clone().into());
    let way: &'static [Entry] = way(terms).leak();
    let mut law = Candidacy::open(terms, way[0].clone()).expect("lawful");
    let mut peer = P::opened(terms, way[0].at);
    for (number, entry) in way.iter().enumerate().skip(1) {
        if number == 2 {
            for mistake in &*mistakes::all().to_vec().leak() {
                assert!(law.check(mistake).is_err(), "the law takes {mistake:?}");
                assert!(!peer.step(&P::event(terms, mistake)), "{name} takes {mistake:?}");
            }
        }
        law.record(entry.clone()).expect("lawful");
        assert!(peer.step(&P::event(terms, entry)), "{name} refuses {entry:?}");
        assert_eq!(peer.phase(), law.phase(), "{name} after entry {number}");
    }
}

/// The fold ends where replay ends, the mirror reads and writes the same lines, and asking allocates nothing.
fn reads_the_same(terms: &Terms) {
    let lawful = Candidacy::replay(terms, way(terms)).expect("lawful");
    let folded = fold(terms, way(terms));
    assert_eq!((folded.stage.phase(), folded.journal.as_slice()), (lawful.phase(), lawful.journal()));
    assert_eq!((&folded.terms, folded.last), (lawful.terms(), lawful.journal()[18].at));
    assert!(!folded.on_hold && !folded.feedback_owed && folded.before.phase() == candidacy::Phase::Offered);
    assert!(Candidacy::replay(terms, letters(terms)).is_ok_and(|it| it.unanswered().count() == 0));
    for entry in samples(terms, 1, lawful.journal()) {
        let line = serde_json::to_string(&entry).expect("an entry can be written");
        let mirrored: mirror::Entry = serde_json::from_str(&line).expect("the mirror reads what was written");
        assert_eq!(serde_json::to_string(&mirrored).expect("the mirror writes"), line);
    }
    assert!(allocations(|| drop(Vec::<u8>::with_capacity(1))) == 1, "the allocator counts");
    assert!(!measures::all().is_empty());
}
