//! The law as a picture, for Mermaid and for Graphviz: the whole law, one process, or with the place of one candidacy.
//!
//! It is drawn from [`LAW`](crate::law::LAW) and [`PARTS`](crate::law::PARTS) alone, so it cannot show anything else than what is
//! enforced. Facts that leave the phase as it is are not drawn. A fact that is legal in many phases would cover the rest with
//! arrows; it is written as a note at the phase where it leads.

mod graphviz;
mod ways;

use crate::candidacy::Candidacy;
use crate::law::{FactKind, Phase, Phases};
use crate::terms::Process;
use crate::view::words::Words;
use std::fmt;

/// A Mermaid state diagram, written by `Display`; for Graphviz it is [`graphviz`](Self::graphviz).
///
/// ```
/// use candidacy::Process;
/// use candidacy::view::diagram::Diagram;
///
/// let law = Diagram::from_law().to_string();
/// assert!(law.contains("offered --> accepted: offer_accepted"));
///
/// let process = Process::back_end();
/// let drawn = Diagram::from_process(&process).to_string();
/// assert!(drawn.contains("step3_underway --> step3_deciding: assignment_submitted"));
///
/// let dot = Diagram::from_process(&process).graphviz().to_string();
/// assert!(dot.contains("step3_deciding -> step4_preparing [label=\"candidate_advanced\"]"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Diagram<'a> {
    process: Option<&'a Process>,
    here: Option<Node>,
    /// With none, names are those that programs use.
    words: Option<&'a Words>,
}

/// A phase and, where it belongs to a step, the number of that step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Node {
    phase: Phase,
    step: u8,
}

impl<'a> Diagram<'a> {
    /// Draws the whole law, for every process at once.
    #[must_use]
    pub const fn from_law() -> Diagram<'static> {
        Diagram { process: None, here: None, words: None }
    }

    /// Draws the law for one process, step by step.
    #[must_use]
    pub const fn from_process(process: &'a Process) -> Self {
        Diagram { process: Some(process), here: None, words: None }
    }

    /// Draws the process of a candidacy, with the place where it is marked.
    #[must_use]
    pub fn from_candidacy<S>(candidacy: &'a Candidacy<S>) -> Self {
        let now = candidacy.now();
        let here = Some(Node::new(now.phase, now.step));
        Diagram { process: Some(candidacy.terms().process()), here, words: None }
    }

    /// Draws it in these words. Without, phases, facts and steps have the names that programs use, and the notes are English.
    #[must_use]
    pub const fn in_words(self, words: &'a Words) -> Self {
        Diagram { words: Some(words), ..self }
    }

    fn phase(self, phase: Phase) -> String {
        self.words.map_or_else(|| phase.to_string(), |words| words.phase(phase))
    }

    fn step(self, name: &str) -> String {
        self.words.map_or_else(|| name.to_owned(), |words| words.step(name))
    }

    fn fact(self, fact: FactKind) -> String {
        self.words.map_or_else(|| fact.to_string(), |words| words.fact(fact))
    }

    /// The facts of an arrow, in a row.
    fn in_a_row(self, facts: &[FactKind]) -> String {
        facts.iter().map(|fact| self.fact(*fact)).collect::<Vec<_>>().join(", ")
    }

    fn nodes(self) -> Vec<Node> {
        let Some(process) = self.process else {
            return Phase::ALL.iter().map(|phase| Node { phase: *phase, step: 0 }).collect();
        };
        let of_steps = Phases::IN_A_STEP.union(Phase::Proposed.into());
        let steps = (1..).zip(process.steps()).flat_map(|(number, step)| {
            let asked = move |phase: &Phase| *phase != Phase::Proposed || step.needs_yes();
            of_steps.iter().filter(asked).map(move |phase| Node::new(phase, number))
        });
        let outside = |phases: Phases| phases.difference(of_steps).iter().map(|phase| Node::new(phase, 0));
        let before = Phases::from_slice(&[Phase::Approached, Phase::Screening, Phase::Pooled]);
        let mut nodes: Vec<Node> =
            outside(before).chain(steps).chain(outside(Phases::ALL.difference(before))).collect();
        // After a transfer, a candidacy can be asked for a yes where the process asks for none.
        nodes.extend(self.here.filter(|here| !nodes.contains(here)));
        nodes
    }
}

impl Node {
    /// Only the phases of a step carry its number.
    fn new(phase: Phase, step: u8) -> Self {
        let belongs = phase.is_in_a_step() || phase == Phase::Proposed;
        Node { phase, step: if belongs { step } else { 0 } }
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
        writeln!(f, "stateDiagram-v2")?;
        for node in self.nodes() {
            let (step, phase) = (self.process.and_then(|process| process.step(node.step)), self.phase(node.phase));
            if let Some(step) = step.filter(|_| node.step > 0) {
                let step = self.step(step.name().as_str());
                writeln!(f, "    state \"{}: {}\" as {node}", Label(&step), Label(&phase))?;
            } else if self.words.is_some() {
                writeln!(f, "    state \"{}\" as {node}", Label(&phase))?;
            }
        }
        for arrow in self.arrows() {
            match arrow.from {
                Some(from) => write!(f, "    {from} --> {}", arrow.to)?,
                None => write!(f, "    [*] --> {}", arrow.to)?,
            }
            writeln!(f, ": {}", Label(&self.in_a_row(&arrow.facts)))?;
        }
        for note in self.notes() {
            let side = if note.leads_here { "right" } else { "left" };
            writeln!(f, "    note {side} of {}\n        {}\n    end note", note.at, Label(&note.words))?;
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
