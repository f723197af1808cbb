//! The diagram shows the law: every way that a candidacy can go, and no other.

use crate::support::{applied, applied_openly, approached, sample, shapes, terms};
use candidacy::law::{To, rule};
use candidacy::view::diagram::Diagram;
use candidacy::{Candidacy, FactKind, Phase, Process, Step};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet, VecDeque, btree_map};

/// A way: from where, to where, by which fact. A node is named as in the diagram.
type Ways = BTreeSet<(String, String, String)>;

/// The arrows of a diagram, and what its notes say.
fn drawn(diagram: Diagram<'_>) -> Ways {
    let text = diagram.to_string();
    let mut ways = Ways::new();
    let mut lines = text.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if let Some((from, rest)) = line.split_once(" --> ") {
            // The arrow to the end has no fact.
            if let Some((to, facts)) = rest.split_once(": ") {
                ways.extend(facts.split(", ").map(|fact| (from.into(), to.into(), fact.into())));
            }
        } else if let Some(to) = line.strip_prefix("note right of ") {
            let note = lines.next().unwrap();
            let (fact, phases) = note.split_once(" leads here from ").unwrap();
            for phase in phases.split(", ") {
                // A note speaks of a phase at every step that has it.
                let at_steps: Vec<&str> =
                    text.lines().filter_map(|line| line.split_once("\" as ")).map(|(_, node)| node.trim()).collect();
                let nodes = at_steps.iter().filter(|node| node.ends_with(&format!("_{phase}")));
                let nodes: Vec<&str> = nodes.copied().collect();
                let nodes = if nodes.is_empty() { vec![phase] } else { nodes };
                ways.extend(nodes.iter().map(|node| ((*node).into(), to.into(), fact.into())));
            }
        }
    }
    ways
}

/// The same ways, in Graphviz's language.
fn dotted(diagram: Diagram<'_>) -> Ways {
    let text = diagram.graphviz().to_string();
    assert!(text.starts_with("digraph candidacy {\n") && text.ends_with("\n}\n"));
    assert_eq!(text.matches('{').count(), text.matches('}').count());
    let named = text.lines().filter(|line| !line.contains(" -> "));
    let nodes: Vec<&str> = named.filter_map(|line| Some(line.trim().split_once(" [label=")?.0)).collect();
    let mut ways = Ways::new();
    for (from, rest) in text.lines().filter_map(|line| line.trim().split_once(" -> ")) {
        if let Some((to, label)) = rest.split_once(" [label=\"") {
            let facts = label.trim_end_matches("\"]").split(", ");
            let from = if from == "start" { "[*]" } else { from };
            ways.extend(facts.map(|fact| (from.into(), to.into(), fact.into())));
        } else {
            let (to, _) = rest.split_once(" [style=dashed]").expect("an arrow of a note");
            let note =
                text.lines().find(|line| line.trim().starts_with(&format!("{from} [shape=note"))).expect("a note");
            let words = note.split("label=\"").nth(1).expect("words").trim_end_matches("\"]");
            let words = words.replace(",\\n", ", ");
            if let Some((fact, phases)) = words.split_once(" leads here from ") {
                for phase in phases.split(", ") {
                    let at = |node: &&&str| **node == phase || node.ends_with(&format!("_{phase}"));
                    ways.extend(nodes.iter().filter(at).map(|node| ((*node).into(), to.into(), fact.into())));
                }
            }
        }
    }
    ways
}

/// Graphviz draws the same ways as Mermaid: of the whole law, and of every small process.
#[test]
fn graphviz_draws_the_same() {
    assert_eq!(dotted(Diagram::from_law()), drawn(Diagram::from_law()));
    for process in shapes(2).into_iter().chain([Process::back_end()]) {
        assert_eq!(dotted(Diagram::from_process(&process)), drawn(Diagram::from_process(&process)));
    }
}

/// The diagram of the whole law has an arrow or a note for each row that moves, and nothing else.
#[test]
fn the_whole_law_is_drawn() {
    let mut expected = Ways::new();
    let mut add = |from: Option<Phase>, to: Phase, fact: FactKind| {
        let from = from.map_or("[*]".into(), |from| from.to_string());
        expected.insert((from, to.to_string(), fact.to_string()));
    };
    for from in [None].into_iter().chain(Phase::ALL.iter().copied().map(Some)) {
        for fact in FactKind::ALL {
            match rule(from, *fact).map(|(to, _)| to) {
                Some(To::At(to)) => add(from, to, *fact),
                Some(To::Begin) => {
                    add(from, Phase::Arranging, *fact);
                    add(from, Phase::Preparing, *fact);
                }
                Some(To::Onward) => {
                    for to in [Phase::Proposed, Phase::Arranging, Phase::Preparing, Phase::Offered] {
                        // A process has at least one step, so nobody is offered anything before it.
                        if (from, to) != (Some(Phase::Screening), Phase::Offered) {
                            add(from, to, *fact);
                        }
                    }
                }
                Some(To::Back | To::Same) | None => {}
            }
        }
    }
    assert_eq!(drawn(Diagram::from_law()), expected);
    assert!(Diagram::from_law().to_string().contains("reopened leads from declining, declined, withdrawn back"));
}

/// The diagram of a process has exactly the ways that candidacies really go through it.
#[test]
fn a_process_is_drawn_as_it_goes() {
    for process in shapes(2).into_iter().chain([Process::back_end()]) {
        let terms = terms(process);
        let mut ways = Ways::new();
        let mut seen = BTreeSet::new();
        let mut queue = VecDeque::from([applied(&terms), applied_openly(&terms), approached(&terms)]);
        for opened in &queue {
            ways.insert(("[*]".into(), node(opened), opened.journal()[0].fact.kind().to_string()));
        }
        while let Some(candidacy) = queue.pop_front() {
            if !seen.insert(node(&candidacy)) {
                continue;
            }
            for fact in candidacy.legal().iter().filter(|fact| *fact != FactKind::Reopened) {
                let entry = sample(fact, &terms, Some(&candidacy), candidacy.journal()[0].at);
                let mut next = candidacy.clone();
                next.record(entry).unwrap();
                let moves = rule(Some(candidacy.phase()), fact).is_some_and(|(to, _)| to != To::Same);
                if moves {
                    ways.insert((node(&candidacy), node(&next), fact.to_string()));
                    queue.push_back(next);
                }
            }
        }
        assert_eq!(drawn(Diagram::from_process(terms.process())), ways);
    }
}

fn node(candidacy: &Candidacy) -> String {
    let phase = candidacy.phase();
    let outside = [Phase::Approached, Phase::Screening, Phase::Pooled, Phase::Offered, Phase::Declining];
    if outside.contains(&phase) || [Phase::Hired, Phase::Declined, Phase::Withdrawn].contains(&phase) {
        phase.to_string()
    } else {
        format!("step{}_{phase}", candidacy.step_number())
    }
}

/// A candidacy for each place that there is in a process.
fn everywhere(process: Process) -> BTreeMap<String, Candidacy> {
    let terms = terms(process);
    let mut places = BTreeMap::new();
    let mut queue = VecDeque::from([applied(&terms), applied_openly(&terms), approached(&terms)]);
    while let Some(candidacy) = queue.pop_front() {
        let btree_map::Entry::Vacant(place) = places.entry(node(&candidacy)) else { continue };
        for fact in candidacy.legal().iter() {
            let mut next = candidacy.clone();
            next.record(sample(fact, &terms, Some(&candidacy), candidacy.journal()[0].at)).expect("it is legal");
            queue.push_back(next);
        }
        place.insert(candidacy);
    }
    places
}

/// Wherever a candidacy is, its place is marked, and only it; all else is the diagram of its process.
#[test]
fn the_present_phase_is_marked() {
    let mut seen = 0;
    for process in shapes(2).into_iter().chain([Process::back_end()]) {
        for (place, candidacy) in everywhere(process) {
            let (plain, marked) =
                (Diagram::from_process(candidacy.terms().process()), Diagram::from_candidacy(&candidacy));
            let (plain, marked) = ((plain.to_string(), plain.graphviz().to_string()), marked);
            let (text, dot) = (marked.to_string(), marked.graphviz().to_string());
            assert!(text.starts_with(&plain.0), "{text}");
            let marks: Vec<&str> = text.lines().map(str::trim).filter(|line| line.starts_with("class ")).collect();
            assert_eq!(marks, [format!("class {place} here")], "{text}");
            let others: Vec<&str> = dot.lines().filter(|line| !line.contains("penwidth=3")).collect();
            let marked: Vec<&str> = dot.lines().filter(|line| line.contains("penwidth=3")).collect();
            let [marked] = marked.as_slice() else { panic!("{marked:?}") };
            assert!(marked.trim().starts_with(&format!("{place} [label=")), "{marked} for {place}");
            assert!(others.iter().all(|line| plain.1.lines().any(|other| other == *line)), "{dot}");
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen}");
}

/// What leads somewhere from many phases is a note there and no arrow, and each phase of a step is called by both, and no other.
#[test]
fn what_is_said_beside_it() {
    let process = Process::back_end();
    let diagram = Diagram::from_process(&process);
    let (text, dot) = (diagram.to_string(), diagram.graphviz().to_string());
    for words in ["withdrew leads here from ", "decided_against leads here from "] {
        assert!(text.contains(words) && dot.contains(words), "{words} in {text}");
    }
    assert!(!text.lines().any(|line| line.contains(" --> ") && line.contains("withdrew")), "{text}");
    let named: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("state \"")).collect();
    assert!(named.contains(&"intro_chat: arranging\" as step1_arranging"), "{named:?}");
    assert!(named.contains(&"test_case: assigned\" as step3_assigned"), "{named:?}");
    assert!(named.iter().all(|name| name.contains("\" as step")), "{named:?}");
    for step in process.steps() {
        assert!(dot.contains(&format!("{}\"", step.name())), "{} in {dot}", step.name());
    }
}

proptest! {
    /// Whatever a step is called, its name stays inside its label: no line of the diagram is anything but a diagram's.
    #[test]
    fn a_name_stays_in_its_label(name in "[^\\p{C}]{1,60}") {
        let Ok(step) = Step::meeting(&name, candidacy::Capacity::Colleague) else { return Ok(()) };
        let process = Process::new(candidacy::Capacity::Recruiter, [step]).unwrap();
        let text = Diagram::from_process(&process).to_string();
        let label = text.lines().find(|line| line.contains(" as step1_arranging")).unwrap();
        prop_assert_eq!(label.matches('"').count(), 2, "{}", label);
        prop_assert!(label.starts_with("    state \"") && label.ends_with(": arranging\" as step1_arranging"));
        let dot = Diagram::from_process(&process).graphviz().to_string();
        let frame = dot.lines().find(|line| line.trim().starts_with("label=\"")).unwrap();
        let words = frame.trim().trim_start_matches("label=").replace("\\\\", "").replace("\\\"", "");
        prop_assert_eq!(words.matches('"').count(), 2, "{}", frame);
        prop_assert!(words.ends_with('"'));
        let its_own = label.contains(['<', '>', '`', '{', '}', '\\']);
        prop_assert!(!its_own, "{}", label);
    }
}

/// Mermaid takes some words in the middle of a line for its own, even inside a label: a direction, a fork. What would make them
/// that is written as a code, and what is shown is the name.
#[test]
fn a_name_is_no_word_of_mermaids() {
    for (name, written) in [
        ("direction LR", "direction#32;LR"),
        ("A DIRECTION\u{a0} tb", "A DIRECTION#160; tb"),
        ("new directions", "new direction#115;"),
        ("direction", "direction"),
        ("a [[fork]] b", "a #91;#91;fork]] b"),
    ] {
        let step = Step::meeting(name, candidacy::Capacity::Colleague).expect("a name");
        let process = Process::new(candidacy::Capacity::Recruiter, [step]).expect("a process");
        let text = Diagram::from_process(&process).to_string();
        assert!(text.contains(&format!("    state \"{written}: arranging\" as step1_arranging\n")), "{text}");
    }
}
