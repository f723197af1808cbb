//! The whole of every small process: each state that can be reached, and each fact in it.
//!
//! A state is everything that decides what is legal: the phase, the step, the phase before closing, the marks, what the
//! company owes a word for, and what waits for an answer. The search goes breadth first, so a state is reached by one of its
//! shortest journals; and it goes on from each entry that an answer or a word can name.
//!
//! With `CANDIDACY_SPEC=release` in the environment the search is a hundred times larger: processes of up to five steps, and
//! up to four things that wait at once.

use crate::model::Model;
use crate::support::{Mistake, day, sample, shapes, staff, terms};
use candidacy::law::{Facts, Phases};
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
    /// How often a legal fact was brought by somebody who may not record it.
    not_theirs: usize,
    /// How often a legal fact was refused for its words or its moment.
    not_right: usize,
    phases: Phases,
    /// What was accepted at least once.
    facts: Facts,
}

impl std::iter::Sum for Seen {
    fn sum<I: Iterator<Item = Seen>>(all: I) -> Seen {
        all.fold(Seen::default(), |sum, one| Seen {
            states: sum.states + one.states,
            legal: sum.legal + one.legal,
            illegal: sum.illegal + one.illegal,
            not_theirs: sum.not_theirs + one.not_theirs,
            not_right: sum.not_right + one.not_right,
            phases: sum.phases.iter().chain(one.phases.iter()).collect(),
            facts: sum.facts.iter().chain(one.facts.iter()).collect(),
        })
    }
}

/// Everybody who could bring a fact: the candidate, and somebody in each capacity.
fn everybody() -> impl Iterator<Item = Actor> {
    std::iter::once(Actor::Candidate).chain(Capacity::ALL.iter().map(|capacity| staff(*capacity).into()))
}

/// Searches one process, with at most so many [loose ends](Model::loose_ends) at once.
fn explore(process: &Process, loose_ends: usize) -> Seen {
    let terms = terms(process.clone());
    let mut seen = Seen::default();
    let (mut known, mut brought, mut worded) = (HashSet::new(), HashSet::new(), HashSet::new());
    let mut queue = VecDeque::new();
    for kind in FactKind::ALL {
        let entry = sample(*kind, &terms, None, day(0));
        match (Candidacy::open(&terms, entry.clone()), Model::open(&terms, &entry)) {
            (Ok(candidacy), Ok(model)) => {
                seen.facts = seen.facts.union((*kind).into());
                model.agrees_with(&candidacy);
                if known.insert(model.key()) {
                    queue.push_back((candidacy, model));
                }
            }
            (Err(refused), Err(class)) => {
                assert_eq!((refused.refusal.kind(), &refused.entry), (class, &entry));
                assert_eq!(refused.refusal.legal, candidacy::law::legal(None));
            }
            (crate_says, model_says) => panic!("{kind} opens: {crate_says:?}, {model_says:?}"),
        }
    }
    while let Some((mut candidacy, model)) = queue.pop_front() {
        seen.states += 1;
        seen.phases = seen.phases.union(candidacy.phase().into());
        let (before, legal) = (candidacy.clone(), candidacy.legal());
        for kind in FactKind::ALL {
            let entry = sample(*kind, &terms, Some(&before), day(0));
            let checked = candidacy.check(&entry);
            assert_eq!(legal.contains(*kind), checked.is_ok(), "{kind} in {}", candidacy.phase());
            match model.next(&entry) {
                Ok(after) => {
                    seen.legal += 1;
                    seen.facts = seen.facts.union((*kind).into());
                    // Asked once for each place and step, because they decide who may record it.
                    if brought.insert((model.spot.place, model.spot.step, *kind)) {
                        seen.not_theirs += others(&candidacy, &model, entry.clone());
                    }
                    if worded.insert((model.key_of_words(*kind), *kind)) {
                        seen.not_right += spoilt(&candidacy, &model, &entry);
                    }
                    assert_eq!(checked, Ok(after.phase()), "{kind} in {}", candidacy.phase());
                    for entry in each_way(&model, entry) {
                        let after = model.next(&entry).expect("it is about something that waits");
                        let next = accepted(&candidacy, &after, entry);
                        if after.loose_ends() <= loose_ends && known.insert(after.key()) {
                            replayed(&terms, &next, &after);
                            queue.push_back((next, after));
                        }
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

/// The entry, once for each earlier one that it can be about; as it is, where it is about none.
fn each_way(model: &Model, entry: Entry) -> Vec<Entry> {
    if entry.fact.kind().answers().is_empty() {
        return vec![entry];
    }
    let numbers = model.takes(entry.fact.kind()).into_iter();
    let about = |number| {
        let mut entry = entry.clone();
        Mistake::To(number).spoil(&mut entry, None);
        entry
    };
    numbers.map(about).collect()
}

/// A copy with an entry that is accepted: `record` does what `check` said.
fn accepted(candidacy: &Candidacy, after: &Model, entry: Entry) -> Candidacy {
    let mut next = candidacy.clone();
    let (number, copy) = (candidacy.journal().len(), entry.clone());
    let line = next.record(entry).expect("`check` accepts it");
    assert_eq!((line.candidacy, line.seq.0 as usize, line.entry), (candidacy.id(), number, &copy));
    after.looks_like(&next);
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

/// A legal fact with each mistake that its words or its moment can have, and about each entry that there is: refused or not as
/// the model says. How many are.
fn spoilt(candidacy: &Candidacy, model: &Model, entry: &Entry) -> usize {
    let spoil = |mistake: Mistake| {
        let mut spoilt = entry.clone();
        mistake.spoil(&mut spoilt, candidacy.due());
        spoilt
    };
    let refused = |spoilt: &Entry| {
        let refused = candidacy.check(spoilt).map_err(|refusal| refusal.kind()).err();
        assert_eq!(refused, model.refuses(spoilt), "{spoilt:?} in {}", candidacy.phase());
        refused.is_some()
    };
    let kind = entry.fact.kind();
    let entries = u32::try_from(candidacy.journal().len()).expect("a short journal");
    let others = Mistake::ALL.iter().copied().filter(|mistake| !matches!(mistake, Mistake::To(_)));
    let mistakes = others.chain((0..=entries).map(Mistake::To)).filter(|mistake| mistake.possible_in(kind));
    mistakes.map(spoil).filter(refused).count()
}

/// Searches many processes, on every core there is.
fn explore_all(processes: &[Process], loose_ends: usize) -> Seen {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let search = |first| {
            let share = processes.iter().skip(first).step_by(workers);
            scope.spawn(move || share.map(|process| explore(process, loose_ends)).sum::<Seen>())
        };
        let searches: Vec<_> = (0..workers).map(search).collect();
        searches.into_iter().map(|search| search.join().expect("every law holds")).sum()
    })
}

/// Is this the large search?
pub(crate) fn release() -> bool {
    std::env::var_os("CANDIDACY_SPEC").is_some_and(|value| value == "release")
}

/// What only a question makes legal.
const ANSWERS: [FactKind; 5] = [
    FactKind::Replied,
    FactKind::HelpAnswered,
    FactKind::ExtensionAnswered,
    FactKind::ConcernAnswered,
    FactKind::ConcernSettled,
];

/// Each phase was reached, each of these facts was accepted somewhere, and there were so many states, legal and illegal
/// pairs, wrong actors and wrong words. The numbers change only with the law: an empty search is no proof.
#[track_caller]
fn whole(seen: Seen, [states, legal, illegal, not_theirs, not_right]: [usize; 5], facts: Facts) {
    assert_eq!(seen, Seen { states, legal, illegal, not_theirs, not_right, phases: Phases::ALL, facts });
    assert_eq!(states * FactKind::ALL.len(), legal + illegal, "each fact was tried in each state");
}

/// In every state of every process of up to three steps (for a release, five), each fact is legal or refused as the model
/// says; what `legal` names is what `check` predicts and `record` does; a refusal gives the entry back, names what is legal
/// instead and changes nothing; nobody records what is another's; and replay sees what was seen live (F4).
#[test]
fn every_fact_in_every_state_of_every_small_process() {
    if release() {
        whole(explore_all(&shapes(5), 1), [10_308_388, 137_252_006, 316_317_066, 3_004_564, 63_321_950], Facts::ALL);
    } else {
        let facts = Facts::ALL.difference(Facts::from_slice(&ANSWERS));
        whole(explore_all(&shapes(3), 0), [66_300, 809_907, 2_107_293, 118_512, 235_265], facts);
    }
}

/// The same, whatever waits for an answer or was promised by hand, and however often a pause was renewed and told of: an
/// answer is legal as long as its question is open, a word as long as something owes it.
#[test]
fn every_fact_whatever_waits_for_an_answer() {
    if release() {
        whole(explore_all(&shapes(3), 4), [2_253_656, 34_496_724, 64_664_140, 125_844, 29_539_667], Facts::ALL);
    } else {
        whole(explore_all(&shapes(1), 1), [7_972, 104_506, 246_262, 3_524, 37_874], Facts::ALL);
    }
}

/// The same for the back-end process of the source: each of its steps, and each of its ends (F22, F40, F48, F63, F70, F71).
#[test]
fn every_fact_in_every_state_of_the_back_end_process() {
    if release() {
        whole(explore(&Process::back_end(), 4), [43_206, 665_518, 1_235_546, 2_181, 593_914], Facts::ALL);
    } else {
        whole(explore(&Process::back_end(), 1), [7_674, 102_896, 234_760, 2_181, 46_531], Facts::ALL);
    }
}
