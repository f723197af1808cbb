//! The same picture for Graphviz, with a frame around each step.

use super::{Diagram, Node};
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
        writeln!(f, "digraph candidacy {{")?;
        writeln!(f, "    graph [rankdir=TB, fontname=\"Helvetica\", nodesep=0.4]")?;
        writeln!(f, "    node [shape=box, style=\"rounded,filled\", fillcolor=\"#f1f3f4\", fontname=\"Helvetica\"]")?;
        writeln!(f, "    edge [fontname=\"Helvetica\", fontsize=10, color=\"#5b6b79\"]")?;
        writeln!(f, "    start [shape=point, label=\"\"]")?;
        for (number, step) in (1..).zip(diagram.process.map_or(&[][..], |process| process.steps())) {
            writeln!(f, "    subgraph cluster_step{number} {{")?;
            writeln!(f, "        label=\"{}\"", Quoted(&diagram.step(step.name().as_str())))?;
            writeln!(f, "        style=rounded")?;
            for node in nodes.iter().filter(|node| node.step == number) {
                self.node(f, "        ", *node)?;
            }
            writeln!(f, "    }}")?;
        }
        for node in nodes.iter().filter(|node| node.step == 0) {
            self.node(f, "    ", *node)?;
        }
        for arrow in diagram.arrows() {
            match arrow.from {
                Some(from) => write!(f, "    {from}")?,
                None => f.write_str("    start")?,
            }
            writeln!(f, " -> {} [label=\"{}\"]", arrow.to, Quoted(&diagram.in_a_row(&arrow.facts)))?;
        }
        for (number, note) in diagram.notes().iter().enumerate() {
            let words = lines(&Quoted(&note.words).to_string());
            writeln!(
                f,
                "    note{number} [shape=note, style=filled, fillcolor=\"#fff8e1\", fontsize=10, label=\"{words}\"]"
            )?;
            writeln!(f, "    note{number} -> {} [style=dashed]", note.at)?;
        }
        writeln!(f, "}}")
    }
}

impl Graphviz<'_> {
    fn node(&self, f: &mut fmt::Formatter<'_>, indent: &str, node: Node) -> fmt::Result {
        write!(f, "{indent}{node} [label=\"{}\"", Quoted(&self.0.phase(node.phase)))?;
        if node.phase.is_closed() {
            write!(f, ", peripheries=2")?;
        }
        if self.0.here == Some(node) {
            write!(f, ", fillcolor=\"#ffd54d\", penwidth=3")?;
        }
        writeln!(f, "]")
    }
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
