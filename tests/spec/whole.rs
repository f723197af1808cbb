//! The whole of every small process: each state that can be reached, and each fact in it.
//!
//! A state is everything that decides what is legal: the phase, the step, the phase before closing, the marks, and what
//! waits for an answer. The search goes breadth first, so a state is reached by one of its shortest journals.
//!
//! `CANDIDACY_SPEC=release` makes the search a hundred times larger: processes of up to five steps, and everything that may wait.

use crate::model::Model;
use crate::support::{day, sample, shapes, staff, terms};
use candidacy::{Actor, Candidacy, Capacity, Entry, FactKind, Process, Terms};
use std::collections::{HashSet, VecDeque};

/// What a search has seen.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Seen {
    states: usize,
    /// Pairs of a state and a kind of fact that is legal there.
    legal: usize,
    /// Pairs of a state and a kind of fact that is not.
    illegal: usize,
    /// Legal facts, brought by somebody who may not record them.
    not_theirs: usize,
}

impl std::iter::Sum for Seen {
    fn sum<I: Iterator<Item = Seen>>(all: I) -> Seen {
        all.fold(Seen::default(), |sum, one| Seen {
            states: sum.states + one.states,
            legal: sum.legal + one.legal,
            illegal: sum.illegal + one.illegal,
            not_theirs: sum.not_theirs + one.not_theirs,
        })
    }
}

/// Everybody who could bring a fact: the candidate, and somebody in each capacity.
fn everybody() -> impl Iterator<Item = Actor> {
    std::iter::once(Actor::Candidate).chain(Capacity::ALL.iter().map(|capacity| staff(*capacity).into()))
}

/// Searches one process, with at most so many kinds of question waiting at once.
fn explore(process: &Process, waiting: usize) -> Seen {
    let terms = terms(process.clone());
    let mut seen = Seen::default();
    let (mut known, mut brought_by_all) = (HashSet::new(), HashSet::new());
    let mut queue = VecDeque::new();
    for kind in FactKind::ALL {
        let entry = sample(*kind, &terms, None, day(0));
        match (Candidacy::open(&terms, entry.clone()), Model::open(&terms, &entry)) {
            (Ok(candidacy), Ok(model)) => {
                model.agrees_with(&candidacy);
                if known.insert(model.key()) {
                    queue.push_back((candidacy, model));
                }
            }
            (Err(refused), Err(class)) => {
                assert_eq!((refused.refusal.kind(), &refused.entry), (class, &entry));
                assert_eq!(refused.refusal.legal, candidacy::legal(None));
            }
            (crate_says, model_says) => panic!("{kind} opens: {crate_says:?}, {model_says:?}"),
        }
    }
    while let Some((mut candidacy, model)) = queue.pop_front() {
        seen.states += 1;
        let (before, legal) = (candidacy.clone(), candidacy.legal());
        for kind in FactKind::ALL {
            let entry = sample(*kind, &terms, Some(&before), day(0));
            let checked = candidacy.check(&entry);
            assert_eq!(legal.has(*kind), checked.is_ok(), "{kind} in {}", candidacy.phase());
            match model.next(&entry) {
                Ok(after) => {
                    seen.legal += 1;
                    if brought_by_all.insert((model.spot.place, model.spot.step, *kind)) {
                        seen.not_theirs += others(&candidacy, &model, entry.clone());
                    }
                    assert_eq!(checked, Ok(after.phase()), "{kind} in {}", candidacy.phase());
                    let next = accepted(&candidacy, &after, entry);
                    if after.waits_for() <= waiting && known.insert(after.key()) {
                        replayed(&terms, &next, &after);
                        queue.push_back((next, after));
                    }
                }
                Err(class) => {
                    seen.illegal += 1;
                    let refusal = checked.expect_err("the model refuses it");
                    assert_eq!(refusal.kind(), class, "{refusal}");
                    assert_eq!((refusal.phase, refusal.fact), (Some(candidacy.phase()), *kind));
                    assert_eq!(refusal.legal, legal);
                    let refused = candidacy.record(entry.clone()).expect_err("`check` refuses it");
                    assert_eq!((refused.refusal, refused.entry), (refusal, entry));
                }
            }
        }
        // Whatever was refused or only checked has changed nothing.
        assert_eq!(candidacy, before);
        model.agrees_with(&candidacy);
    }
    seen
}

/// A copy with an entry that is accepted: `record` does what `check` said.
fn accepted(candidacy: &Candidacy, after: &Model, entry: Entry) -> Candidacy {
    let mut next = candidacy.clone();
    let (number, copy) = (candidacy.journal().len(), entry.clone());
    let line = next.record(entry).expect("`check` accepts it");
    assert_eq!((line.candidacy, line.seq.0 as usize, line.entry), (candidacy.id(), number, &copy));
    after.agrees_with(&next);
    next
}

/// Replay sees what was seen live, in everything that can be asked.
fn replayed(terms: &Terms, live: &Candidacy, model: &Model) {
    let replayed = Candidacy::replay(terms, live.journal().iter().cloned()).expect("it was accepted live");
    assert_eq!(replayed, *live);
    model.agrees_with(&replayed);
}

/// A legal fact, brought by everybody: those who may record it may, the others may not and are told so. How many may not.
fn others(candidacy: &Candidacy, model: &Model, mut entry: Entry) -> usize {
    let kind = entry.fact.kind();
    let mut not_theirs = 0;
    for actor in everybody() {
        entry.by = actor;
        let refused = candidacy.check(&entry).map_err(|refusal| refusal.kind()).err();
        assert_eq!(refused, model.refuses(&entry), "{kind} by {actor:?} in {}", candidacy.phase());
        not_theirs += usize::from(refused.is_some());
    }
    not_theirs
}

/// Searches many processes, on every core there is.
fn explore_all(processes: &[Process], waiting: usize) -> Seen {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let search = |first| {
            let share = processes.iter().skip(first).step_by(workers);
            scope.spawn(move || share.map(|process| explore(process, waiting)).sum::<Seen>())
        };
        let searches: Vec<_> = (0..workers).map(search).collect();
        searches.into_iter().map(|search| search.join().expect("every law holds")).sum()
    })
}

#[test]
fn timing() {
    for (n, w) in [(1, 4), (2, 0), (3, 0)] {
        let t = std::time::Instant::now();
        let seen = explore_all(&shapes(n), w);
        println!("{n} {w}: {seen:?} {:?}", t.elapsed());
    }
    for w in 0..3 {
        let t = std::time::Instant::now();
        println!("{w} {:?} {:?}", explore(&Process::back_end(), w), t.elapsed());
    }
}
