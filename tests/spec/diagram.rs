//! The diagram shows the law: every way that a candidacy can go, and no other.

use crate::support::ways::{self, DAY};
use crate::support::{day, part};
use candidacy::law::{By, LAW, Now, PARTS, To, row};
use candidacy::terms::{Part, PartKind, Power, Powers};
use candidacy::view::diagram::Diagram;
use candidacy::{Candidacy, Capacity, Entry, FactKind, Phase, Process, Step, Terms};
use proptest::prelude::*;
use std::collections::{BTreeSet, HashSet, VecDeque};

/// A way: from where, to where, by which fact. A node is named as in the diagram.
type Ways = BTreeSet<(String, String, String)>;

/// The ways that a note says: its fact, and every node of its phases.
fn noted(note: &str, to: &str, nodes: &[&str]) -> Ways {
    let Some((fact, phases)) = note.split_once(" leads here from ") else { return Ways::new() };
    let of = |phase: &str| {
        let at = nodes.iter().filter(|node| **node == phase || node.ends_with(&format!("_{phase}")));
        at.map(|node| ((*node).into(), to.into(), fact.into())).collect::<Vec<_>>()
    };
    phases.split(", ").flat_map(of).collect()
}

/// The nodes of the phases that stand outside of steps, and those that a diagram names.
fn nodes(text: &str) -> Vec<&str> {
    let named: Vec<&str> =
        text.lines().filter_map(|line| line.split_once("\" as ")).map(|(_, node)| node.trim()).collect();
    let phases = Phase::ALL.iter().map(|phase| phase.name());
    phases.filter(|phase| !named.iter().any(|node| node.ends_with(&format!("_{phase}")))).chain(named.clone()).collect()
}

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
            ways.extend(noted(lines.next().expect("words"), to, &nodes(&text)));
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
            let words = note.split("label=\"").nth(1).expect("words").trim_end_matches("\"]").replace(",\\n", ", ");
            ways.extend(noted(&words, to, &nodes));
        }
    }
    ways
}

/// A process of these steps, with one person who may everything.
fn of(steps: impl IntoIterator<Item = Step>) -> Process {
    let cast = [(Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears]))];
    Process::new(cast, steps).expect("a process")
}

/// The time after the yes is in the picture: what leaves the candidacy where it is, in the offer and before the first day, is a note there.
#[test]
fn the_time_after_the_yes_is_drawn() {
    let process = Process::back_end();
    for diagram in [Diagram::from_law(), Diagram::from_process(&process)] {
        let drawn = diagram.to_string();
        for note in [
            "note left of offered\n        offer_made leaves it here\n",
            "note left of accepted\n        offer_made, offer_accepted, condition_settled, start_agreed leave it here\n",
            "note left of hired\n        condition_settled leaves it here\n",
            "accepted --> hired: hired\n",
            "accepted --> feedback_due: offer_withdrawn\n",
        ] {
            assert!(drawn.contains(note), "{note} is not in\n{drawn}");
        }
    }
}

/// Small processes: of each kind of part alone and of two together, after a yes and without one, and one with a talk that informs.
fn small() -> Vec<Process> {
    let step = |name: &str, kinds: &[PartKind]| {
        let parts = (1..).zip(kinds).map(|(number, kind)| part(&format!("part {number}"), *kind, Capacity::RECRUITER));
        Step::of(name, parts, Capacity::RECRUITER).expect("a name")
    };
    let [i, a, c] = [PartKind::Interview, PartKind::Assignment, PartKind::Check];
    let talk = Part::interview("talk", Capacity::RECRUITER).expect("a name").only_informing();
    let informed =
        Step::of("informed", [talk, part("case", a, Capacity::RECRUITER)], Capacity::RECRUITER).expect("a name");
    vec![
        of([step("one", &[i]), step("two", &[a]).after_a_yes()]),
        of([step("one", &[c]).after_a_yes()]),
        of([step("one", &[i, a])]),
        of([step("one", &[i, i]).after_a_yes(), step("two", &[a, c])]),
        of([informed]),
    ]
}

/// What leads back, or anywhere: it has a note of its own.
const ANYWHERE: [FactKind; 6] = [
    FactKind::Reversed,
    FactKind::EntryContested,
    FactKind::AssentGiven,
    FactKind::StepRepeated,
    FactKind::Transferred,
    FactKind::TakenOver,
];

fn node(now: Now) -> String {
    if now.phase.is_in_a_step() || now.phase == Phase::Proposed {
        format!("step{}_{}", now.step, now.phase)
    } else {
        now.phase.to_string()
    }
}

/// Every place that a candidacy of a process can come to, by the law itself: a candidacy in each, and the ways between them.
fn explored(process: &Process) -> (Vec<Candidacy>, Ways) {
    let terms = Terms::new("drawn", 1, process.clone()).expect("a name");
    let (mut ways, mut seen, mut places, mut queue) = (Ways::new(), HashSet::new(), Vec::new(), VecDeque::new());
    for kind in [FactKind::Applied, FactKind::Approached] {
        let opens = ways::entries(&terms, None, kind, day(0)).into_iter();
        let opened =
            opens.filter(|entry| entry.writer().is_none()).find_map(|entry| Candidacy::open(&terms, entry).ok());
        let opened = opened.expect("an opening");
        ways.insert(("[*]".into(), node(opened.now()), kind.to_string()));
        queue.push_back(opened);
    }
    let moves: BTreeSet<FactKind> = LAW
        .iter()
        .filter(|row| !matches!(row.to, To::Same))
        .map(|row| row.fact)
        .chain(PARTS.iter().map(|row| row.fact))
        .chain([FactKind::ConsentGiven])
        .filter(|fact| !ANYWHERE.contains(fact))
        .collect();
    while let Some(candidacy) = queue.pop_front() {
        if !seen.insert((candidacy.now(), candidacy.consent().is_some())) {
            continue;
        }
        let at = candidacy.last_line().entry.at + DAY * 2;
        for kind in candidacy.legal().iter().filter(|kind| moves.contains(kind)) {
            let entries: Vec<Entry> = ways::entries(&terms, Some(&candidacy), kind, at);
            for entry in entries.into_iter().filter(|entry| entry.writer().is_none() && candidacy.check(entry).is_ok())
            {
                let mut next = candidacy.clone();
                let _ = next.record(entry).expect("it was checked");
                if node(next.now()) != node(candidacy.now()) {
                    ways.insert((node(candidacy.now()), node(next.now()), kind.to_string()));
                }
                if !seen.contains(&(next.now(), next.consent().is_some())) {
                    queue.push_back(next);
                }
            }
        }
        places.push(candidacy);
    }
    (places, ways)
}

/// Graphviz draws the same ways as Mermaid: of the whole law, and of every small process.
#[test]
fn graphviz_draws_the_same() {
    assert_eq!(dotted(Diagram::from_law()), drawn(Diagram::from_law()));
    for process in small().into_iter().chain([Process::back_end()]) {
        assert_eq!(dotted(Diagram::from_process(&process)), drawn(Diagram::from_process(&process)));
    }
}

/// The diagram of a process has exactly the ways that candidacies really go through it (F4).
#[test]
fn a_process_is_drawn_as_it_goes() {
    for process in small().into_iter().chain([Process::back_end()]) {
        let (_, found) = explored(&process);
        let mut drawn = drawn(Diagram::from_process(&process));
        // A note says phases. While work is out, nobody decides against the candidate or pools them.
        let without_work = [FactKind::RejectionDecided, FactKind::Pooled].map(|kind| kind.to_string());
        for (number, step) in (1..).zip(process.steps()) {
            let judging = || step.parts().iter().filter(|part| !part.informs());
            if judging().all(|part| part.kind() == PartKind::Assignment) && judging().count() == 1 {
                let at = format!("step{number}_underway");
                drawn.retain(|(from, _, fact)| *from != at || !without_work.contains(fact));
            }
        }
        let [missing, more] = [found.difference(&drawn), drawn.difference(&found)].map(Iterator::collect::<Vec<_>>);
        assert!(missing.is_empty() && more.is_empty(), "not drawn: {missing:?}; drawn and not there: {more:?}");
        assert!(found.len() > 20, "{found:?}");
    }
}

/// The diagram of the whole law is what the diagrams of processes add up to.
#[test]
fn the_whole_law_is_drawn() {
    let phase = |node: &str| {
        node.split_once('_').filter(|(step, _)| step.starts_with("step")).map_or(node, |(_, phase)| phase).to_owned()
    };
    let of_processes: Ways = small()
        .iter()
        .flat_map(|process| drawn(Diagram::from_process(process)))
        .map(|(from, to, fact)| (phase(&from), phase(&to), fact))
        .filter(|(from, to, _)| from != to)
        .collect();
    let whole = drawn(Diagram::from_law());
    let [missing, more] =
        [of_processes.difference(&whole), whole.difference(&of_processes)].map(Iterator::collect::<Vec<_>>);
    assert!(missing.is_empty() && more.is_empty(), "not drawn: {missing:?}; drawn and in no process: {more:?}");
    let text = Diagram::from_law().to_string();
    for fact in LAW.iter().filter(|row| matches!(row.to, To::Back | To::Again)).map(|row| row.fact) {
        assert!(text.contains(&format!("        {fact} ")), "{fact} has a note: {text}");
    }
    assert!(row(Some(Phase::Offered), FactKind::OfferAccepted).is_some_and(|row| row.by == By::Candidate));
}

/// Wherever a candidacy is, its place is marked, and only it; all else is the diagram of its process.
#[test]
fn the_present_phase_is_marked() {
    let mut seen = 0;
    for process in small() {
        let (places, _) = explored(&process);
        for candidacy in places {
            let place = node(candidacy.now());
            let (plain, marked) =
                (Diagram::from_process(candidacy.terms().process()), Diagram::from_candidacy(&candidacy));
            let plain = (plain.to_string(), plain.graphviz().to_string());
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
    assert!(seen > 60, "{seen}");
}

/// What leads somewhere from many phases is a note there and no arrow, and each phase of a step is called by both, and no other.
#[test]
fn what_is_said_beside_it() {
    let process = Process::back_end();
    let diagram = Diagram::from_process(&process);
    let (text, dot) = (diagram.to_string(), diagram.graphviz().to_string());
    for words in ["withdrew leads here from ", "rejection_decided leads here from ", "reversed leads back to "] {
        assert!(text.contains(words) && dot.contains(words), "{words} in {text}");
    }
    assert!(!text.lines().any(|line| line.contains(" --> ") && line.contains("withdrew")), "{text}");
    let named: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("state \"")).collect();
    assert!(named.contains(&"intro_chat: preparing\" as step1_preparing"), "{named:?}");
    assert!(named.contains(&"test_case: underway\" as step3_underway"), "{named:?}");
    assert!(named.iter().all(|name| name.contains("\" as step")), "{named:?}");
    for step in process.steps() {
        assert!(dot.contains(&format!("{}\"", step.name())), "{} in {dot}", step.name());
    }
}

proptest! {
    /// Whatever a step is called, its name stays inside its label: no line of the diagram is anything but a diagram's.
    #[test]
    fn a_name_stays_in_its_label(name in "[^\\p{C}]{1,60}") {
        let Ok(step) = Step::interview(&name, Capacity::RECRUITER) else { return Ok(()) };
        let process = of([step]);
        let text = Diagram::from_process(&process).to_string();
        let label = text.lines().find(|line| line.contains(" as step1_preparing")).unwrap();
        prop_assert_eq!(label.matches('"').count(), 2, "{}", label);
        prop_assert!(label.starts_with("    state \"") && label.ends_with(": preparing\" as step1_preparing"));
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
        let process = of([Step::interview(name, Capacity::RECRUITER).expect("a name")]);
        let text = Diagram::from_process(&process).to_string();
        assert!(text.contains(&format!("    state \"{written}: preparing\" as step1_preparing\n")), "{text}");
    }
}
