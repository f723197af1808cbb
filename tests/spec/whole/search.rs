//! The search: every state that a candidacy under some terms can come to, and in each of them everything that somebody could record.

use super::entries;
use super::found::{Found, Law};
use super::key::{self, Key};
use super::states;
use super::ways::{Ways, actors};
use crate::support::ways::DAY;
use crate::support::{day, staff, text, ways};
use candidacy::law::{Facts, Now, Pendings, RefusalKind};
use candidacy::terms::Id;
use candidacy::{Actor, Candidacy, Entry, FactKind, Meeting, Phase, Seq, Terms, Time, Why};
use std::collections::{HashMap, HashSet, VecDeque};

/// How much a search looks at.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scope {
    /// How many things may be so at once that lead nowhere by themselves, beside one word in each phase.
    pub(super) aside: usize,
    /// Whether states differ by where a reversal leads.
    pub(super) back: bool,
    /// Whether everybody tries everything, with a deviation too, and records what is refused; else some of them do, in turn.
    pub(super) thorough: bool,
}

/// A candidacy in a state, and the moves that stand in it.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) candidacy: Candidacy,
    pub(super) moves: Vec<Move>,
}

/// A move that stands, by the number of its entry, and where the candidacy was before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Move {
    pub(super) seq: Seq,
    pub(super) fact: FactKind,
    pub(super) before: Now,
    pub(super) terms: Id,
}

/// What may be another fact once an interview has started.
const ABOUT_THE_START: Facts = Facts::from_slice(&[
    FactKind::InterviewHeld,
    FactKind::InterviewMissed,
    FactKind::InterviewCancelled,
    FactKind::InterviewRescheduled,
    FactKind::PartWaived,
    FactKind::Reversed,
]);

/// The moment of the latest entry.
pub(super) fn last(candidacy: &Candidacy) -> Time {
    candidacy.journal().last().map_or(day(0), |entry| entry.at)
}

/// When the interviews start that are set up.
pub(super) fn starts(candidacy: &Candidacy) -> impl Iterator<Item = Time> {
    (1..=8).filter_map(|part| candidacy.meeting(part).map(Meeting::starts))
}

/// Searches every state under some terms; `others` are those that a candidacy may be transferred to.
pub(super) fn search(terms: &Terms, others: &[Terms], scope: Scope, found: &mut Found) {
    let known: Vec<Terms> = [terms].into_iter().chain(others).cloned().collect();
    let mut search = Search { scope, known: known.clone(), ..Search::default() };
    found.processes += 1;
    for kind in FactKind::ALL {
        for entry in ways::entries(terms, None, *kind, day(0)) {
            let Ok(mut candidacy) = Candidacy::open(terms, entry) else { continue };
            others.iter().for_each(|others| candidacy.know(others));
            found.taken = found.taken.union((*kind).into());
            found.rows.insert((None, *kind));
            found.opened = found.opened.union(candidacy.pending());
            search.queue_up(Node { candidacy, moves: Vec::new() });
        }
    }
    while let Some(node) = search.queue.pop_front() {
        found.states += 1;
        states::judge(&node, &known, found);
        for entry in search.try_everything(&node, found) {
            search.turn += 1;
            let also_back = scope.thorough || search.turn.is_multiple_of(3);
            let next = entries::judge(&node, &entry, also_back, found);
            search.queue_up(next);
        }
    }
}

#[derive(Default)]
struct Search {
    scope: Scope,
    /// The terms that a candidacy may be transferred to.
    known: Vec<Terms>,
    seen: HashSet<Key>,
    /// In which phases each word waited already: once at least, with as much aside as there is.
    trips: HashSet<(Phase, Pendings, usize)>,
    queue: VecDeque<Node>,
    ways: HashMap<Id, Ways>,
    /// Counts what is tried, so that everybody has their turn.
    turn: usize,
}

impl Search {
    fn queue_up(&mut self, node: Node) {
        let (aside, words) = (key::aside(&node.candidacy), key::words(&node.candidacy));
        let first = words.len() == 1 && self.trips.insert((node.candidacy.phase(), words, aside));
        let near = aside <= self.scope.aside || first && aside <= self.scope.aside + 2;
        if near && self.seen.insert(Key::of(&node.candidacy, self.scope)) {
            self.queue.push_back(node);
        }
    }

    /// Tries everything in a state. Comes back with what was taken: of everything that could be said, one entry by the candidate, one
    /// that was written down, and one by a person of the company.
    fn try_everything(&mut self, node: &Node, found: &mut Found) -> Vec<Entry> {
        let candidacy = &node.candidacy;
        let (at, legal, terms) = (last(candidacy), candidacy.legal(), candidacy.terms());
        let mut by: Vec<(Actor, Facts)> = actors(terms).into_iter().map(|actor| (actor, Facts::EMPTY)).collect();
        let writer = terms.process().cast().next().map(|(capacity, _)| staff(capacity)).expect("a cast");
        let not_started = starts(candidacy).any(|starts| starts > at);
        let (mut trial, mut anybody, mut taken) = (candidacy.clone(), Facts::EMPTY, Vec::new());
        for kind in FactKind::ALL.iter().copied() {
            let later = not_started && ABOUT_THE_START.contains(kind);
            for at in [at].into_iter().chain(later.then(|| at + DAY * 2)) {
                let facts = self.ways.entry(terms.id().clone()).or_default().facts(&self.known, candidacy, kind, at);
                for fact in facts {
                    let written = self.try_one(
                        &mut trial,
                        Entry::new(Actor::Candidate, fact.clone(), at).recorded_by(writer),
                        found,
                    );
                    let mut staff_took = false;
                    anybody = if written.is_some() { anybody.union(kind.into()) } else { anybody };
                    taken.extend(written);
                    for (actor, facts) in &mut by {
                        self.turn += 1;
                        if !self.scope.thorough && !legal.contains(kind) && !self.turn.is_multiple_of(4) {
                            continue;
                        }
                        let Some(entry) = self.try_one(&mut trial, Entry::new(*actor, fact.clone(), at), found) else {
                            continue;
                        };
                        *facts = facts.union(kind.into());
                        anybody = anybody.union(kind.into());
                        if *actor == Actor::Candidate || !std::mem::replace(&mut staff_took, true) {
                            taken.push(entry);
                        }
                    }
                }
            }
        }
        found.taken = found.taken.union(anybody);
        found.hold(Law::LegalIsExact, anybody == legal, candidacy, || differ(legal, anybody));
        for (actor, facts) in by {
            let said = candidacy.legal_for(actor);
            found
                .hold(Law::LegalForIsExact, facts == said, candidacy, || format!("{actor:?}: {}", differ(said, facts)));
        }
        let same = states::looks(&trial) == states::looks(candidacy) && trial == *candidacy;
        found.hold(Law::RefusalsChangeNothing, same, candidacy, || "something has changed".into());
        taken
    }

    /// Tries an entry as it is and, where it is not right, with a deviation. Comes back with what is taken.
    fn try_one(&mut self, trial: &mut Candidacy, entry: Entry, found: &mut Found) -> Option<Entry> {
        let checked = trial.check(&entry);
        let refusal = match checked {
            Ok(now) => {
                found.legal += 1;
                if self.scope.thorough {
                    let deviating = trial.check(&entry.clone().deviating(text("it was so")));
                    found.hold(Law::DeviationsDoNoHarm, deviating == Ok(now), trial, || {
                        format!("{}", entry.fact.kind())
                    });
                }
                return Some(entry);
            }
            Err(refusal) => refusal,
        };
        found.refused += 1;
        if let Why::NotNow(condition) = refusal.why {
            found.unmet = found.unmet.union(condition.into());
        }
        let deviates = refusal.why.kind() == RefusalKind::Guard || self.scope.thorough;
        let deviating = deviates.then(|| entry.clone().deviating(text("it was so")));
        if self.scope.thorough || self.turn.is_multiple_of(4) {
            let kind = entry.fact.kind();
            let refused = trial.record(entry).map(|_| ()).map_err(|refused| refused.refusal);
            found.hold(Law::CheckIsRecord, refused == Err(refusal), trial, || format!("{kind}: {refused:?}"));
        }
        let deviating = deviating?;
        if trial.check(&deviating).is_ok() {
            found.legal += 1;
            found.hold(Law::DeviationsDoNoHarm, refusal.why.kind() == RefusalKind::Guard, trial, || {
                format!("{refusal}")
            });
            Some(deviating)
        } else {
            found.refused += 1;
            None
        }
    }
}

fn differ(said: Facts, facts: Facts) -> String {
    format!("legal and never taken: {}; taken and not legal: {}", said.difference(facts), facts.difference(said))
}
