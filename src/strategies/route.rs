//! The shortest way from each phase and step to where a candidacy is led, read off the tables.

use super::act::Wanted;
use crate::candidacy::Candidacy;
use crate::law::{Condition, Entry, FactKind, LAW, Now, PARTS, PartState, Pending, Phase, To, WORK};
use crate::terms::{Part, Process};
use crate::value::id::Seq;
use std::collections::{BTreeMap, VecDeque};

/// A phase, and the number of the step.
pub(super) type Place = (Phase, u8);

/// The act that leads from one place to another.
#[derive(Debug, Clone, Copy)]
enum Turn {
    /// A fact.
    Fact(FactKind),
    /// A repetition of this step.
    Repeat(u8),
    /// To set up the next part that judges.
    SetUp,
    /// To have a part that is set up done.
    Finish,
}

/// The next turn from each place from where a way leads.
#[derive(Debug, Clone)]
pub(super) struct Route {
    turns: BTreeMap<Place, Turn>,
}

impl Route {
    /// The ways to every place for which this holds.
    pub(super) fn to(process: &Process, is_there: impl Fn(Place) -> bool) -> Route {
        let last = u8::try_from(process.steps().len()).unwrap_or(u8::MAX - 1);
        let steps = 0..=last + 1;
        let places = Phase::ALL.iter().flat_map(|phase| steps.clone().map(move |step| (*phase, step)));
        let mut ways: BTreeMap<Place, Vec<(Place, Turn)>> = BTreeMap::new();
        let mut open = VecDeque::new();
        for from in places {
            if is_there(from) {
                open.push_back(from);
            }
            for (turn, to) in turns(process, from) {
                ways.entry(to).or_default().push((from, turn));
            }
        }
        let mut route = BTreeMap::new();
        while let Some(to) = open.pop_front() {
            for (from, turn) in ways.get(&to).into_iter().flatten() {
                if !is_there(*from) && !route.contains_key(from) {
                    route.insert(*from, *turn);
                    open.push_back(*from);
                }
            }
        }
        Route { turns: route }
    }

    /// Returns true if a way leads here from an application.
    pub(super) fn is_reached(&self) -> bool {
        self.turns.contains_key(&(Phase::Screening, 0))
    }

    /// The fact that brings a candidacy nearer; where none does, the latest move is taken back.
    pub(super) fn next(&self, candidacy: &Candidacy) -> Wanted {
        let now = candidacy.now();
        let back = Wanted { kind: FactKind::Reversed, about: None };
        match self.turns.get(&(now.phase, now.step)) {
            Some(Turn::Fact(kind)) => Wanted { kind: *kind, about: None },
            Some(Turn::Repeat(step)) => Wanted { kind: FactKind::StepRepeated, about: Some((*step).into()) },
            Some(Turn::SetUp) => of_a_part(candidacy, now, PartState::ToSetUp, PartState::SetUp).unwrap_or(back),
            Some(Turn::Finish) => of_a_part(candidacy, now, PartState::SetUp, PartState::Done).unwrap_or(back),
            None => back,
        }
    }
}

/// The turns from a place, and where each leads.
fn turns(process: &Process, (phase, step): Place) -> Vec<(Turn, Place)> {
    let enter = |step: u8, asked: bool| match process.step(step) {
        Some(is) if asked && is.needs_yes() => (Phase::Proposed, step),
        Some(_) => (Phase::Preparing, step),
        None => (Phase::OfferDue, step),
    };
    let mut turns = Vec::new();
    for row in LAW.iter().filter(|row| row.from.contains(phase)) {
        match row.to {
            To::At(at @ (Phase::Approached | Phase::Screening | Phase::Pooled)) => {
                turns.push((Turn::Fact(row.fact), (at, 0)));
            }
            // The offer that was accepted stands until another one is.
            To::At(Phase::Offered) if phase == Phase::Accepted => {}
            To::At(at) => turns.push((Turn::Fact(row.fact), (at, step))),
            To::Onward => turns.push((Turn::Fact(row.fact), enter(step.saturating_add(1), true))),
            To::Step => turns.push((Turn::Fact(row.fact), enter(step, false))),
            To::Again if row.fact == FactKind::StepRepeated => {
                let begun = (1..=step).filter(|step| process.step(*step).is_some());
                turns.extend(begun.map(|step| (Turn::Repeat(step), enter(step, false))));
            }
            To::Told if phase == Phase::FeedbackDue => turns.push((Turn::Fact(row.fact), (Phase::Rejected, step))),
            To::Again | To::Told | To::Back | To::Same => {}
        }
    }
    if phase == Phase::Preparing {
        turns.push((Turn::SetUp, (Phase::Underway, step)));
    }
    if phase == Phase::Underway {
        turns.push((Turn::Finish, (Phase::Deciding, step)));
    }
    turns
}

/// The fact that brings the first part that judges from one state to another, as the tables say.
fn of_a_part(candidacy: &Candidacy, now: Now, from: PartState, to: PartState) -> Option<Wanted> {
    let parts = candidacy.step()?.parts().iter().enumerate();
    let (index, part) = parts.filter(|(_, part)| !part.informs()).find(|(index, _)| now.parts.get(*index) == from)?;
    let leads = PARTS.iter().find(|row| row.of.contains(part.kind()) && row.from.contains(from) && row.to == to)?;
    Some(Wanted { kind: leads.fact, about: u32::try_from(index + 1).ok() })
}

/// Returns the fact that makes a condition hold.
pub(super) fn meets(candidacy: &Candidacy, condition: Condition) -> Option<Wanted> {
    let plain = |kind| Some(Wanted { kind, about: None });
    match condition {
        Condition::NothingUntold => {
            let untold = untold(candidacy)?;
            Some(Wanted { kind: FactKind::CandidateInformed, about: Some(untold.0) })
        }
        Condition::NoWorkOut => {
            let now = candidacy.now();
            let is_out = |(index, part): &(usize, &Part)| {
                WORK.contains(part.kind()) && now.parts.get(*index) == PartState::SetUp
            };
            let (index, _) = candidacy.step()?.parts().iter().enumerate().find(is_out)?;
            Some(Wanted { kind: FactKind::PartWaived, about: u32::try_from(index + 1).ok() })
        }
        Condition::AssentFree => Some(Wanted { kind: FactKind::AssentGiven, about: Some(0) }),
        Condition::OnHold => plain(FactKind::PutOnHold),
        Condition::WithoutHold => plain(FactKind::HoldEnded),
        Condition::Consented => plain(FactKind::ConsentGiven),
        Condition::OfferOpen => plain(FactKind::OfferMade),
        Condition::Begun
        | Condition::Moved
        | Condition::AssentDue
        | Condition::VacancyOpen
        | Condition::FeedbackOwed
        | Condition::ToldTheEnd
        | Condition::ConditionOpen
        | Condition::Confirmable
        | Condition::Contestable
        | Condition::TermsKnown
        | Condition::Owed => None,
    }
}

/// An entry that was written down for the candidate, who has not been told of it.
fn untold(candidacy: &Candidacy) -> Option<Seq> {
    let written = candidacy.waiting().filter(|(_, what)| *what == Pending::Confirmation).map(|(seq, _)| seq);
    // That they did not come shows at once, unless somebody else wrote it down.
    let is_hidden = |entry: &Entry| entry.writer().is_some();
    let mut written = written.filter(|seq| candidacy.entry(*seq).is_some_and(is_hidden));
    let tells =
        |entry: &Entry, seq: Seq| entry.fact.kind() == FactKind::CandidateInformed && entry.fact.about() == Some(seq);
    written.find(|seq| !candidacy.journal().iter().any(|entry| tells(entry, *seq)))
}
