//! What stands: the moves that nobody took back, read off the journal by other means than the library's; and what must hold of them.

use candidacy::law::{Now, PartState, Pending};
use candidacy::value::{Assent, ConditionOutcome};
use candidacy::{Actor, Candidacy, Fact, FactKind, Phase, Promise, PromiseKind, Seq};
use std::collections::BTreeSet;

/// A move that stands: its entry, and where the candidacy was before it.
#[derive(Debug, Clone)]
pub(crate) struct Stood {
    pub(crate) seq: Seq,
    pub(crate) fact: FactKind,
    pub(crate) before: Now,
}

/// The moves that stand after the last of these versions of a candidacy, one after each entry.
pub(crate) fn standing(versions: &[Candidacy]) -> Vec<Stood> {
    let mut moves: Vec<Stood> = Vec::new();
    for pair in versions.windows(2) {
        let [was, next] = pair else { continue };
        let line = next.last_line();
        let back_to = |moves: &mut Vec<Stood>, seq: Seq| {
            let place = moves.iter().position(|it| it.seq == seq);
            place.into_iter().for_each(|place| moves.truncate(place));
        };
        match &line.entry.fact {
            Fact::Reversed(_) => drop(moves.pop()),
            Fact::AssentGiven(assent) => {
                let decided = was.waiting().find(|(_, what)| *what == Pending::Assent).map(|(seq, _)| seq);
                let refused = matches!(**assent, Assent::Refused { .. });
                decided.filter(|_| refused).into_iter().for_each(|seq| back_to(&mut moves, seq));
            }
            Fact::EntryContested { to, .. } => {
                let written = was.entry(*to).is_some_and(|entry| entry.writer().is_some());
                if written {
                    back_to(&mut moves, *to);
                }
                if was.phase() == Phase::Pooled && next.phase() != Phase::Pooled {
                    moves.truncate(moves.iter().rposition(|it| it.fact == FactKind::Pooled).unwrap_or(moves.len()));
                }
            }
            fact => {
                let offers = matches!(fact.kind(), FactKind::OfferMade | FactKind::OfferAccepted);
                if offers || next.now() != was.now() || next.terms() != was.terms() {
                    moves.push(Stood { seq: line.seq, fact: fact.kind(), before: was.now() });
                }
            }
        }
    }
    moves
}

/// Who is hired went the whole way: each step was decided with all its parts done or left out, after their own yes where one is asked; an
/// offer that they accepted stands, and each of its conditions was met, unless the entry says why not.
pub(crate) fn hired_went_the_whole_way(candidacy: &Candidacy, moves: &[Stood]) -> Result<(), String> {
    let entry = |seq: Seq| candidacy.entry(seq).ok_or("no entry");
    let hired = moves.last().filter(|it| it.fact == FactKind::Hired && it.before.phase == Phase::Accepted);
    let hired = hired.ok_or("hired is not the latest move")?;
    let accepted = moves.iter().rfind(|it| it.fact == FactKind::OfferAccepted).ok_or("nobody accepted")?;
    if entry(accepted.seq)?.by != Actor::Candidate {
        return Err("somebody else accepted".into());
    }
    let offered = moves.iter().rfind(|it| it.fact == FactKind::OfferMade && it.seq < accepted.seq);
    let offer = entry(offered.ok_or("no offer stands")?.seq)?.fact.offer().ok_or("no offer")?;
    let settled = &candidacy.journal()[accepted.seq.0 as usize..hired.seq.0 as usize];
    let is_met = |name: &candidacy::value::Name| {
        let is_it = |entry: &&candidacy::Entry| matches!(&entry.fact, Fact::ConditionSettled { condition, .. } if condition == name);
        let met = |entry: &candidacy::Entry| {
            matches!(&entry.fact, Fact::ConditionSettled { outcome: ConditionOutcome::Met, .. })
        };
        settled.iter().rfind(is_it).is_some_and(met)
    };
    let says_why = entry(hired.seq)?.deviation().is_some();
    if let Some(open) = offer.conditions().iter().find(|condition| !is_met(&condition.name)).filter(|_| !says_why) {
        return Err(format!("`{}` is not met", open.name.as_str()));
    }
    every_step_was_gone(candidacy, moves)
}

/// Every step from where they came in was decided, and agreed to where a yes is asked.
fn every_step_was_gone(candidacy: &Candidacy, moves: &[Stood]) -> Result<(), String> {
    let process = candidacy.terms().process();
    let taken_over = match &candidacy.journal()[0].fact {
        Fact::TakenOver(takeover) => takeover.step,
        _ => 0,
    };
    let (mut from, mut elsewhere) = (taken_over, taken_over > 0);
    let (mut decided, mut agreed) = (BTreeSet::new(), BTreeSet::new());
    for Stood { seq, fact, before } in moves {
        let fact = match fact {
            FactKind::CandidateAdvanced | FactKind::StepAgreed => None,
            _ => candidacy.entry(*seq).map(|entry| &entry.fact),
        };
        match fact {
            Some(Fact::Transferred(transfer)) => (from, elsewhere) = (transfer.step, false),
            Some(Fact::Approached(_)) => (from, elsewhere) = (0, false),
            Some(Fact::StepRepeated { step, .. }) => drop(decided.split_off(step)),
            Some(_) => {}
            None if before.phase == Phase::Proposed => drop(agreed.insert(before.step)),
            None => {
                let parts = process.parts(before.step).iter().enumerate();
                let is_over = |index| matches!(before.parts.get(index), PartState::Done | PartState::Waived);
                if parts.clone().all(|(index, part)| part.informs() || is_over(index)) {
                    decided.insert(before.step);
                }
            }
        }
        if matches!(fact, Some(Fact::Transferred(_) | Fact::Approached(_))) {
            (decided, agreed) = (BTreeSet::new(), BTreeSet::new());
        }
    }
    let last = u8::try_from(process.steps().len()).expect("few steps");
    if let Some(step) = (from..=last).find(|step| !decided.contains(step)) {
        return Err(format!("step {step} was not decided"));
    }
    let asked = |step: &u8| process.step(*step).is_some_and(candidacy::Step::needs_yes);
    let is_unasked = |step: &u8| asked(step) && !agreed.contains(step) && !(elsewhere && *step == from);
    match (from..=last).find(is_unasked) {
        Some(step) => Err(format!("nobody agreed to step {step}")),
        None => Ok(()),
    }
}

/// Between the yes and the first day somebody owes something with a date: the first day always, and after it where one is known.
pub(crate) fn owes_the_first_day(candidacy: &Candidacy) -> Result<(), String> {
    if candidacy.phase() != Phase::Accepted {
        return Ok(());
    }
    let start =
        candidacy.promises().find(|promise| promise.kind == PromiseKind::Start).ok_or("nobody owes the first day")?;
    match candidacy.first_day() {
        Some(day) if start.due <= day => Err(format!("{start} is over before {day}")),
        _ => Ok(()),
    }
}

/// What these candidacies owe for something that waits survives: it is open, due no later, under a ceiling that is no later.
pub(crate) fn loses_nothing(was: &[Promise], is: &[Promise]) -> Result<(), String> {
    for owed in was {
        let same = |it: &&Promise| (it.kind, it.entry, it.number) == (owed.kind, owed.entry, owed.number);
        let now = is.iter().find(same).ok_or_else(|| format!("{owed} is gone"))?;
        let later = now.due > owed.due || owed.ceiling.is_some_and(|was| now.ceiling.is_none_or(|is| is > was));
        if later {
            return Err(format!("{owed} is now {now}"));
        }
    }
    Ok(())
}
