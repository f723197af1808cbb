//! The same picture for Graphviz, with a frame around each step.

use super::{Diagram, Node, few, notes};
use crate::law::phase::Phases;
use crate::law::{LAW, To};
use std::fmt;

struct Graphviz<'a>(Diagram<'a>);

impl<'a> Diagram<'a> {
    /// Writes the same in Graphviz's language, with a frame around each step: for `dot -Tsvg`.
    #[must_use]
    pub fn graphviz(self) -> impl fmt::Display + 'a {
        Graphviz(self)
    }
}

impl fmt::Display for Graphviz<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Graphviz(diagram) = self;
        let nodes = diagram.nodes();
        let absent = Phases::ALL.difference(nodes.iter().map(|node| node.phase).collect());
        writeln!(f, "digraph candidacy {{")?;
        writeln!(f, "    graph [rankdir=TB, fontname=\"Helvetica\", nodesep=0.4]")?;
        writeln!(f, "    node [shape=box, style=\"rounded,filled\", fillcolor=\"#f1f3f4\", fontname=\"Helvetica\"]")?;
        writeln!(f, "    edge [fontname=\"Helvetica\", fontsize=10, color=\"#5b6b79\"]")?;
        writeln!(f, "    start [shape=point, label=\"\"]")?;
        for (number, step) in (1..).zip(diagram.process.map_or(&[][..], |process| process.steps())) {
            writeln!(f, "    subgraph cluster_step{number} {{")?;
            writeln!(f, "        label=\"{}\"", Quoted(step.name().as_str()))?;
            writeln!(f, "        style=rounded")?;
            for node in nodes.iter().filter(|node| node.step == number) {
                self.node(f, "        ", *node)?;
            }
            writeln!(f, "    }}")?;
        }
        for node in nodes.iter().filter(|node| node.step == 0) {
            self.node(f, "    ", *node)?;
        }
        for to in &nodes {
            let opens = LAW.iter().filter(|row| row.from.is_empty() && row.to == To::At(to.phase));
            arrow(f, &"start", *to, opens.map(|row| row.fact))?;
        }
        for from in &nodes {
            for to in &nodes {
                let lead = LAW.iter().filter(|row| few(**row) && diagram.leads(**row, *from, *to));
                arrow(f, from, *to, lead.map(|row| row.fact))?;
            }
        }
        for (number, (at, note)) in notes(absent).enumerate() {
            let note = lines(&note);
            writeln!(
                f,
                "    note{number} [shape=note, style=filled, fillcolor=\"#fff8e1\", fontsize=10, label=\"{note}\"]"
            )?;
            writeln!(f, "    note{number} -> {at} [style=dashed]")?;
        }
        writeln!(f, "}}")
    }
}

impl Graphviz<'_> {
    fn node(&self, f: &mut fmt::Formatter<'_>, indent: &str, node: Node) -> fmt::Result {
        write!(f, "{indent}{node} [label=\"{}\"", node.phase)?;
        if node.phase.is_closed() {
            write!(f, ", peripheries=2")?;
        }
        if self.0.here == Some(node) {
            write!(f, ", fillcolor=\"#ffd54d\", penwidth=3")?;
        }
        writeln!(f, "]")
    }
}

/// An arrow with every fact that takes it; none, if no fact does.
fn arrow(
    f: &mut fmt::Formatter<'_>,
    from: &dyn fmt::Display,
    to: Node,
    facts: impl Iterator<Item = crate::law::fact::FactKind>,
) -> fmt::Result {
    let facts: Vec<&str> = facts.map(crate::law::fact::FactKind::name).collect();
    if facts.is_empty() { Ok(()) } else { writeln!(f, "    {from} -> {to} [label=\"{}\"]", facts.join(", ")) }
}

/// In lines of some words, so that a note is no wider than a step.
fn lines(note: &str) -> String {
    let parts: Vec<&str> = note.split(", ").collect();
    parts.chunks(4).map(|line| line.join(", ")).collect::<Vec<_>>().join(",\\n")
}

/// A name inside a quoted label.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '"' | '\\' => write!(f, "\\{c}"),
            // An ampersand would begin an entity.
            '&' => f.write_str("&amp;"),
            c => write!(f, "{c}"),
        })
    }
}
