//! The arrows and the notes of a diagram, read off the tables of the law.

use super::{Diagram, Node};
use crate::law::{FactKind, LAW, PARTS, PartRow, PartState, Parts, Phase, Phases, Row, To};
use crate::terms::{Part, Process};
use crate::view::words::Words;

/// An arrow with every fact that takes it. Without a beginning it opens a candidacy.
pub(super) struct Arrow {
    pub(super) from: Option<Node>,
    pub(super) to: Node,
    pub(super) facts: Vec<FactKind>,
}

/// A note beside a phase.
pub(super) struct Note {
    pub(super) at: Node,
    pub(super) words: String,
    /// Whether it is about a fact that leads to the phase, from many.
    pub(super) leads_here: bool,
}

/// More sources than this, and a fact becomes a note.
const FEW: usize = 3;

impl Diagram<'_> {
    /// Every arrow, in the order of the nodes.
    pub(super) fn arrows(self) -> Vec<Arrow> {
        let nodes = self.nodes();
        let starts = std::iter::once(None).chain(nodes.iter().copied().map(Some));
        let mut arrows = Vec::new();
        for from in starts {
            let ways = self.ways(from);
            for to in &nodes {
                let facts: Vec<FactKind> = ways.iter().filter(|(_, led)| led == to).map(|(fact, _)| *fact).collect();
                if !facts.is_empty() {
                    arrows.push(Arrow { from, to: *to, facts });
                }
            }
        }
        arrows
    }

    /// Each fact that leads on from here, with where it leads, once.
    fn ways(self, from: Option<Node>) -> Vec<(FactKind, Node)> {
        let Some(from) = from else {
            let opens = LAW.iter().filter(|row| row.opening);
            return opens.filter_map(|row| Some((row.fact, Node::new(phase_of(row.to)?, 0)))).collect();
        };
        let rows = LAW.iter().filter(|row| row.from.contains(from.phase) && sources(row).len() <= FEW);
        let mut ways: Vec<(FactKind, Node)> =
            rows.flat_map(|row| self.led(row, from).into_iter().map(|to| (row.fact, to))).collect();
        if from.phase.is_in_a_step() {
            let to = |phase| Node::new(phase, from.step);
            let led = PARTS.iter().flat_map(|row| self.led_by_a_part(*row, from).map(|phase| (row.fact, to(phase))));
            ways.extend(led);
        }
        ways.retain(|(_, to)| *to != from);
        let mut once: Vec<(FactKind, Node)> = Vec::new();
        for way in ways {
            if !once.contains(&way) {
                once.push(way);
            }
        }
        once
    }

    /// The nodes where a row leads from here.
    fn led(self, row: &Row, from: Node) -> Vec<Node> {
        let enter = |step: u8| match self.process {
            Some(process) => vec![Node::new(entered(process, step), step)],
            // Every process has a step, so there is no offer before one.
            None if from.phase == Phase::Screening => {
                vec![Phase::Proposed, Phase::Preparing].into_iter().map(outside).collect()
            }
            None => vec![Phase::Proposed, Phase::Preparing, Phase::OfferDue].into_iter().map(outside).collect(),
        };
        match row.to {
            // The offer that was accepted stands until the candidate accepts another.
            To::At(Phase::Offered) if from.phase == Phase::Accepted => Vec::new(),
            To::At(phase) => vec![Node::new(phase, from.step)],
            To::Onward => enter(from.step + 1),
            To::Step => vec![Node::new(Phase::Preparing, from.step)],
            To::Told if from.phase == Phase::FeedbackDue => vec![Node::new(Phase::Rejected, 0)],
            To::Told | To::Again | To::Back | To::Same => Vec::new(),
        }
    }

    /// The phases where a row about a part leads from here: for each part that it can be about, beside others that are any way.
    fn led_by_a_part(self, row: PartRow, from: Node) -> impl Iterator<Item = Phase> {
        let judging = self.process.map(|process| process.parts(from.step).iter().filter(|part| !part.informs()));
        let judging: Option<Vec<&Part>> = judging.map(Iterator::collect);
        let is_about = judging.as_ref().is_none_or(|parts| parts.iter().any(|part| row.of.contains(part.kind())));
        let alone = judging.is_some_and(|parts| parts.len() == 1);
        let others: &[PartState] = if alone { &[PartState::Waived] } else { PartState::ALL };
        let was = PartState::ALL.iter().filter(move |state| is_about && row.from.contains(**state));
        let phase = |state, other| Parts::to_set_up(2).with(0, state).with(1, other).phase();
        was.flat_map(move |was| others.iter().map(move |other| (*was, *other)))
            .filter(move |(was, other)| phase(*was, *other) == from.phase)
            .map(move |(_, other)| phase(row.to, other))
    }

    /// The notes: what leads somewhere from many phases, and what leads to an earlier place.
    pub(super) fn notes(self) -> Vec<Note> {
        let here: Phases = self.nodes().iter().map(|node| node.phase).collect();
        let english = Words::english();
        let words = self.words.unwrap_or(&english);
        let said = |key: &str, row: &Row| {
            let from = row.from.difference(Phases::ALL.difference(here)).iter().map(|phase| self.phase(phase));
            let from = from.collect::<Vec<_>>().join(", ");
            words.fill(&format!("diagram.{key}"), &[("fact", &self.fact(row.fact)), ("phases", &from)])
        };
        let many = LAW.iter().filter(|row| sources(row).len() > FEW).filter_map(|row| {
            let words = said("leads_here", row);
            Some(Note { at: outside(phase_of(row.to)?), words, leads_here: true })
        });
        let again = LAW.iter().filter(|row| row.to == To::Again).map(|row| {
            let words = said(if row.from.is_empty() { "opens" } else { "leads" }, row);
            Note { at: Node::new(Phase::Preparing, u8::from(self.process.is_some())), words, leads_here: false }
        });
        let back = LAW.iter().filter(|row| row.to == To::Back).map(|row| {
            let words = said("leads_back", row);
            Note { at: outside(Phase::FeedbackDue), words, leads_here: false }
        });
        let stay = here.iter().filter_map(|phase| {
            let facts = stay(phase);
            let count = u32::try_from(facts.len()).unwrap_or(u32::MAX);
            let words = words.count("diagram.stays", count, &[("facts", &self.in_a_row(&facts))]);
            let is_said = !phase.is_in_a_step() && !facts.is_empty();
            is_said.then(|| Note { at: Node::new(phase, 0), words, leads_here: false })
        });
        many.chain(again).chain(back).chain(stay).collect()
    }
}

/// The facts of a few phases that leave the candidacy where it is, in the phase: another version of an offer, the first day.
fn stay(phase: Phase) -> Vec<FactKind> {
    let stays = |row: &&Row| {
        let accepted = row.to == To::At(Phase::Offered) && phase == Phase::Accepted;
        let same = row.to == To::Same || row.to == To::At(phase) || accepted;
        row.from.contains(phase) && row.from.len() <= FEW && same
    };
    LAW.iter().filter(stays).map(|row| row.fact).collect()
}

/// The phases from which a row leads to another.
fn sources(row: &Row) -> Phases {
    match row.to {
        To::At(phase) => row.from.difference(phase.into()),
        To::Told => Phase::FeedbackDue.into(),
        To::Onward | To::Step | To::Again | To::Back => row.from,
        To::Same => Phases::EMPTY,
    }
}

/// The phase that a row names.
fn phase_of(to: To) -> Option<Phase> {
    match to {
        To::At(phase) => Some(phase),
        To::Onward | To::Step | To::Again | To::Back | To::Told | To::Same => None,
    }
}

/// The phase in which a candidate comes to a step.
fn entered(process: &Process, step: u8) -> Phase {
    match process.step(step) {
        None => Phase::OfferDue,
        Some(step) if step.needs_yes() => Phase::Proposed,
        Some(_) => Phase::Preparing,
    }
}

fn outside(phase: Phase) -> Node {
    Node::new(phase, 0)
}
