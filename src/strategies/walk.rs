//! Ways through the law: fact by fact, each legal where it is recorded.
//!
//! A way is a list of moves, and what a move means depends on where it is made. So moves can be left out, and what is left is
//! lawful again: that is how ways shrink.

use super::says::{Says, says};
use super::values::moment;
use crate::candidacy::Candidacy;
use crate::law::fact::{FactKind, Facts};
use crate::law::journal::Entry;
use crate::law::phase::{Phase, Phases};
use crate::law::{By, To, legal, rule};
use crate::terms::Terms;
use crate::terms::process::Process;
use crate::value::id::{CandidacyId, CandidateId};
use crate::value::time::Time;
use chrono::TimeDelta;
use proptest::bool;
use proptest::collection::vec;
use proptest::option;
use proptest::prop_oneof;
use proptest::sample::select;
use proptest::strategy::{Just, Strategy};
use std::collections::{BTreeSet, VecDeque};
use uuid::Uuid;

/// How a candidacy begins, whatever its terms.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    says: Says,
    at: Time,
    ids: (u64, u64),
}

pub(super) fn opening() -> impl Strategy<Value = Opening> {
    let ids = (1..=u64::MAX, 1..=u64::MAX);
    (says(), moment(), ids).prop_map(|(says, at, ids)| Opening { says, at, ids })
}

/// The facts that open a candidacy.
pub(super) fn openings() -> impl Strategy<Value = FactKind> {
    select(legal(None).iter().collect::<Vec<_>>())
}

impl Opening {
    #[expect(clippy::expect_used, reason = "an opening by who may, under these terms, with ids that are not nil")]
    pub(super) fn open(mut self, kind: FactKind, terms: &Terms) -> Candidacy {
        let (candidacy, candidate) = (Uuid::from_u128(self.ids.0.into()), Uuid::from_u128(self.ids.1.into()));
        let candidacy = CandidacyId::new(candidacy).expect("not nil");
        let opening = terms.opening(candidacy, CandidateId::new(candidate).expect("not nil"));
        let (_, by) = rule(None, kind).expect("it opens a candidacy");
        let by = self.says.actor(by, terms.process().screened_by());
        let entry = Entry::new(by, self.says.opening(kind, opening, self.at), self.at);
        Candidacy::open(terms, entry).expect("an opening that is right")
    }
}

/// What is recorded next, wherever the candidacy is. A wanted fact stays the same when others before it are left out.
#[derive(Debug, Clone)]
pub(super) struct Move {
    /// An answer, where something waits for one.
    answers: bool,
    /// Else this fact, where it is legal.
    wants: Option<FactKind>,
    /// Else one of those that lead elsewhere from there, chosen by this number; by 0, what brings it nearer to its end.
    turn: usize,
    later: TimeDelta,
    says: Says,
}

pub(super) fn moves() -> impl Strategy<Value = Move> {
    const DAY: i64 = 86_400_000_000_000;
    let (answers, wants) = (bool::weighted(0.2), option::weighted(0.6, select(FactKind::ALL)));
    let turn = prop_oneof![2 => Just(0), 1 => 0..12_usize];
    let later = prop_oneof![4 => (0..20_i64).prop_map(|days| days * DAY), 1 => Just(0), 1 => 0..20 * DAY];
    let later = later.prop_map(TimeDelta::nanoseconds);
    (answers, wants, turn, later, says()).prop_map(|(answers, wants, turn, later, says)| Move {
        answers,
        wants,
        turn,
        later,
        says,
    })
}

impl Move {
    /// The fact that it records here, which is one of these. They are legal here, and a note is among them.
    fn kind(&self, candidacy: &Candidacy, among: Facts) -> FactKind {
        let may = |kind: &FactKind| among.contains(*kind);
        let answer = || {
            let (_, latest) = candidacy.unanswered().last().filter(|_| self.answers)?;
            latest.answered_by().iter().find(may)
        };
        let turn = || {
            // Most facts lead nowhere: they are legal nearly everywhere and change nothing of where a candidacy is.
            let leads = |kind: &FactKind| rule(Some(candidacy.phase()), *kind).is_some_and(|(to, _)| to != To::Same);
            let turns: Vec<FactKind> = among.iter().filter(leads).collect();
            turns.iter().cycle().nth(self.turn.checked_sub(1)?).copied()
        };
        let onward = || toward(candidacy, Phase::Hired).filter(may);
        answer().or(self.wants.filter(may)).or_else(turn).or_else(onward).unwrap_or(FactKind::Noted)
    }

    /// The entry that it makes here, with one of these facts, which are legal here.
    pub(super) fn entry(&self, candidacy: &Candidacy, among: Facts) -> Entry {
        self.entry_of(self.kind(candidacy, among), candidacy)
    }

    /// The entry that it makes here with this fact, which is legal here.
    fn entry_of(&self, kind: FactKind, candidacy: &Candidacy) -> Entry {
        let mut says = self.says.clone();
        let deciders = candidacy.terms().process().deciders(candidacy.step_number());
        let (_, by) = rule(Some(candidacy.phase()), kind).unwrap_or((To::Same, By::Staff));
        let by = says.actor(by, deciders);
        let last = candidacy.last_line().entry.at;
        let at = last + self.later;
        let at = match candidacy.due() {
            // Whether a meeting took place is known once it has started.
            Some(starts) if matches!(kind, FactKind::Held | FactKind::NotHeld) => at.max(starts),
            // Nobody is reached out to once the consent has ended.
            Some(until) if matches!(kind, FactKind::Approached | FactKind::RoleFound) => at.min(until),
            Some(_) | None => at,
        };
        Entry::new(by, says.fact(kind, candidacy, by, at), at)
    }
}

#[expect(clippy::expect_used, reason = "a move makes only what is legal, in words that no guard refuses")]
fn recorded(mut candidacy: Candidacy, entry: Entry) -> Candidacy {
    candidacy.record(entry).expect("a lawful entry");
    candidacy
}

/// The candidacy after these moves, each of which makes one of the facts that are legal and for which this holds.
fn follow(candidacy: Candidacy, moves: &[Move], so: impl Fn(&FactKind) -> bool) -> Candidacy {
    moves.iter().fold(candidacy, |candidacy, one| {
        let entry = one.entry(&candidacy, candidacy.legal().iter().filter(&so).collect());
        recorded(candidacy, entry)
    })
}

/// The candidacy after these moves.
pub(super) fn wander(candidacy: Candidacy, moves: &[Move]) -> Candidacy {
    follow(candidacy, moves, |_| true)
}

/// Candidacies in this phase, under terms whose process knows it: some way, then straight to it, then something that stays there.
pub(super) fn in_phase(phase: Phase, under: impl Strategy<Value = Terms>) -> impl Strategy<Value = Candidacy> {
    let ways = (vec(moves(), 0..20), vec(moves(), 4), vec(moves(), 0..4));
    (openings(), ways, opening(), under).prop_map(move |(kind, (before, straight, there), opening, terms)| {
        // From where somebody was hired, nothing leads on.
        let ends = |kind: &FactKind| *kind == FactKind::OfferAccepted && phase != Phase::Hired;
        let candidacy = follow(opening.open(kind, &terms), &before, |kind| !ends(kind));
        let candidacy = lead(candidacy, phase, &straight);
        follow(candidacy, &there, |kind| matches!(rule(Some(phase), *kind), Some((To::Same, _))))
    })
}

/// Leads a candidacy to a phase, on the shortest way from where it is.
fn lead(mut candidacy: Candidacy, to: Phase, moves: &[Move]) -> Candidacy {
    let mut moves = moves.iter().cycle();
    while candidacy.phase() != to
        && let (Some(kind), Some(one)) = (toward(&candidacy, to), moves.next())
    {
        let entry = one.entry_of(kind, &candidacy);
        candidacy = recorded(candidacy, entry);
    }
    candidacy
}

/// The fact that brings a candidacy nearer to a phase. Where no fact but `reopened` leads on, it is that; where the consent to be
/// reached out to has ended, it is renewed first.
fn toward(candidacy: &Candidacy, phase: Phase) -> Option<FactKind> {
    let (process, legal) = (candidacy.terms().process(), candidacy.legal());
    let way = way(process, (candidacy.phase(), candidacy.step_number()), |there| there == phase);
    let back = Some(FactKind::Reopened).filter(|back| legal.contains(*back));
    way.map(|kind| if legal.contains(kind) { kind } else { FactKind::Pooled }).or(back)
}

/// The phases that a candidacy under this process can be in.
pub(super) fn phases_of(process: &Process) -> Phases {
    let mut phases = Phases::from_slice(&[Phase::Screening]);
    way(process, (Phase::Screening, 0), |there| {
        phases = phases.union(there.into());
        false
    });
    phases
}

/// The first fact of the shortest way from a phase and a step to such a phase. No step is left out on it.
fn way(process: &Process, from: (Phase, u8), mut is_there: impl FnMut(Phase) -> bool) -> Option<FactKind> {
    let mut seen = BTreeSet::from([from]);
    let mut ways = VecDeque::from([(from, None)]);
    while let Some(((phase, step), first)) = ways.pop_front() {
        for kind in legal(Some(phase)).difference(FactKind::Waived.into()).iter() {
            let Some(next) = leads(process, phase, step, kind) else { continue };
            let first = first.or(Some(kind));
            if is_there(next.0) {
                return first;
            }
            if seen.insert(next) {
                ways.push_back((next, first));
            }
        }
    }
    None
}

/// Where a fact leads from a phase and a step, if that alone says so and it is elsewhere.
fn leads(process: &Process, phase: Phase, step: u8, kind: FactKind) -> Option<(Phase, u8)> {
    match rule(Some(phase), kind)?.0 {
        To::At(there @ (Phase::Approached | Phase::Screening | Phase::Pooled)) => Some((there, 0)),
        To::At(there) => Some((there, step)),
        To::Onward => Some((process.enter(step + 1), step + 1)),
        To::Begin => Some((process.begin(step), step)),
        To::Back | To::Same => None,
    }
}
