//! The law as a picture, for Mermaid and for Graphviz: the whole law, one process, or with the place of one candidacy.
//!
//! It is drawn from [`LAW`] alone, so it cannot show anything else than what is enforced. Facts that leave the phase as it
//! is are not drawn. A fact that is legal in many phases would cover the rest with arrows; it is written as a note where it leads.

mod graphviz;

use crate::candidacy::Candidacy;
use crate::law::fact::FactKind;
use crate::law::phase::{Phase, Phases};
use crate::law::{LAW, Row, To, phases_of};
use crate::terms::process::{Process, StepKind};
use std::fmt;

/// A Mermaid state diagram, written by `Display`; for Graphviz it is [`graphviz`](Self::graphviz).
///
/// ```
/// use candidacy::Process;
/// use candidacy::view::diagram::Diagram;
///
/// let law = Diagram::from_law().to_string();
/// assert!(law.contains("scheduled --> held: held"));
///
/// let process = Process::back_end();
/// let drawn = Diagram::from_process(&process).to_string();
/// assert!(drawn.contains("step3_submitted --> step4_arranging: passed"));
///
/// let dot = Diagram::from_process(&process).graphviz().to_string();
/// assert!(dot.contains("step3_submitted -> step4_arranging [label=\"passed\"]"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Diagram<'a> {
    process: Option<&'a Process>,
    here: Option<Node>,
}

/// A phase and, where it belongs to a step, the number of that step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Node {
    phase: Phase,
    step: u8,
}

/// More sources than this, and a fact becomes a note.
const FEW: usize = 3;

impl<'a> Diagram<'a> {
    /// Draws the whole law, for every process at once.
    #[must_use]
    pub const fn from_law() -> Diagram<'static> {
        Diagram { process: None, here: None }
    }

    /// Draws the law for one process, step by step.
    #[must_use]
    pub const fn from_process(process: &'a Process) -> Self {
        Diagram { process: Some(process), here: None }
    }

    /// Draws the process of a candidacy, with the place where it is marked.
    #[must_use]
    pub fn from_candidacy<S>(candidacy: &'a Candidacy<S>) -> Self {
        let here = Node::new(candidacy.phase(), candidacy.step_number());
        Diagram { process: Some(candidacy.terms().process()), here: Some(here) }
    }

    fn nodes(self) -> Vec<Node> {
        let Some(process) = self.process else {
            return Phase::ALL.iter().map(|phase| Node { phase: *phase, step: 0 }).collect();
        };
        let before = [Phase::Approached, Phase::Screening, Phase::Pooled];
        let after = [Phase::Offered, Phase::Declining, Phase::Hired, Phase::Declined, Phase::Withdrawn];
        let steps = (1..).zip(process.steps()).flat_map(|(number, step)| {
            let yes = step.needs_yes().then_some(Phase::Proposed);
            let phases = match step.kind() {
                StepKind::Meeting { .. } => [Phase::Arranging, Phase::Scheduled, Phase::Held],
                StepKind::Assignment { .. } => [Phase::Preparing, Phase::Assigned, Phase::Submitted],
            };
            yes.into_iter().chain(phases).map(move |phase| Node::new(phase, number))
        });
        let outside = |phase| Node::new(phase, 0);
        before.map(outside).into_iter().chain(steps).chain(after.map(outside)).collect()
    }

    /// Does the row lead from one node to the other?
    fn leads(self, row: Row, from: Node, to: Node) -> bool {
        if !row.from.contains(from.phase) {
            return false;
        }
        match (row.to, self.process) {
            (To::At(phase), _) => to == Node::new(phase, from.step),
            (To::Onward, Some(process)) => to == Node::new(process.enter(from.step + 1), from.step + 1),
            (To::Begin, Some(process)) => to == Node::new(process.begin(from.step), from.step),
            (To::Onward, None) if from.phase == Phase::Screening && to.phase == Phase::Offered => false, // there is a step
            (To::Onward, None) => {
                Phases::from_slice(&[Phase::Proposed, Phase::Arranging, Phase::Preparing, Phase::Offered])
                    .contains(to.phase)
            }
            (To::Begin, None) => Phases::from_slice(&[Phase::Arranging, Phase::Preparing]).contains(to.phase),
            (To::Back | To::Same, _) => false,
        }
    }
}

/// Does it come from so few phases that each has an arrow?
fn few(row: Row) -> bool {
    row.from.len() <= FEW
}

/// The notes beside a phase, in words: what leads there from many, and what leads back.
fn notes(absent: Phases) -> impl Iterator<Item = (Phase, String)> {
    let back = LAW.iter().find(|row| row.to == To::Back).map(|row| {
        let from = phases_of(row.fact);
        (Phase::Declining, format!("{} leads from {from} back to the phase before closing", row.fact))
    });
    let many = LAW.iter().filter(|row| !few(**row)).filter_map(move |row| match row.to {
        To::At(to) => Some((to, format!("{} leads here from {}", row.fact, row.from.difference(absent)))),
        To::Onward | To::Begin | To::Back | To::Same => None,
    });
    many.chain(back)
}

/// An arrow with every fact that takes it; none, if no fact does.
fn arrow(
    f: &mut fmt::Formatter<'_>,
    from: &dyn fmt::Display,
    to: Node,
    mut facts: impl Iterator<Item = FactKind>,
) -> fmt::Result {
    let Some(first) = facts.next() else { return Ok(()) };
    write!(f, "    {from} --> {to}: {first}")?;
    facts.try_for_each(|fact| write!(f, ", {fact}"))?;
    writeln!(f)
}

impl Node {
    /// Only the phases of a step carry its number.
    fn new(phase: Phase, step: u8) -> Self {
        Node { phase, step: if phase.is_in_a_step() { step } else { 0 } }
    }
}

/// The id of the node.
impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.step > 0 { write!(f, "step{}_{}", self.step, self.phase) } else { write!(f, "{}", self.phase) }
    }
}

/// A name inside a quoted label: what Mermaid would take for its own is written as a code. Its `direction LR` is one in the middle
/// of a label too, so what comes after that word is written so.
struct Label<'a>(&'a str);

impl Label<'_> {
    const WORD: &'static [u8] = b"direction";

    fn is_after_the_word(&self, at: usize) -> bool {
        let before = at.checked_sub(Self::WORD.len()).and_then(|from| self.0.as_bytes().get(from..at));
        before.is_some_and(|before| before.eq_ignore_ascii_case(Self::WORD))
    }
}

impl fmt::Display for Label<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.char_indices().try_for_each(|(at, c)| match c {
            '"' | '#' | ';' | '<' | '>' | '&' | '\\' | '`' | '{' | '}' | '[' => write!(f, "#{};", u32::from(c)),
            _ if self.is_after_the_word(at) => write!(f, "#{};", u32::from(c)),
            _ => write!(f, "{c}"),
        })
    }
}

impl fmt::Display for Diagram<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nodes = self.nodes();
        let absent = Phases::ALL.difference(nodes.iter().map(|node| node.phase).collect());
        writeln!(f, "stateDiagram-v2")?;
        for node in nodes.iter().filter(|node| node.step > 0) {
            let step = self.process.and_then(|process| process.step(node.step)).map_or("", |step| step.name().as_str());
            writeln!(f, "    state \"{}: {}\" as {node}", Label(step), node.phase)?;
        }
        for to in &nodes {
            let opens = LAW.iter().filter(|row| row.from.is_empty() && row.to == To::At(to.phase));
            arrow(f, &"[*]", *to, opens.map(|row| row.fact))?;
        }
        for from in &nodes {
            for to in &nodes {
                let lead = LAW.iter().filter(|row| few(**row) && self.leads(**row, *from, *to));
                arrow(f, from, *to, lead.map(|row| row.fact))?;
            }
        }
        for (at, note) in notes(absent) {
            let side = if at == Phase::Declining && note.starts_with("reopened") { "left" } else { "right" };
            writeln!(f, "    note {side} of {at}\n        {note}\n    end note")?;
        }
        for closed in Phases::CLOSED.iter() {
            writeln!(f, "    {closed} --> [*]")?;
        }
        if let Some(here) = self.here {
            writeln!(f, "    classDef here fill:#ffd54d,stroke:#333,stroke-width:3px,color:#000")?;
            writeln!(f, "    class {here} here")?;
        }
        Ok(())
    }
}
