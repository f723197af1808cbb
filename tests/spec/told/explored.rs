//! What is not told, from every state of small processes: whatever can be kept is kept, alone and before everything that can happen
//! next, and no surface changes.

use super::whispers::{KEPT, Twins};
use super::{calendar, refusals};
use crate::support::day;
use crate::support::ways;
use crate::wire::walks::lawful;
use candidacy::law::{Facts, Now, Pendings, Phases};
use candidacy::terms::{Power, Powers};
use candidacy::view::words::Words;
use candidacy::{Actor, Candidacy, CandidateView, Capacity, Entry, FactKind, Phase, Process, Seq, Step, Terms};
use std::collections::{HashSet, VecDeque};

/// What tells one state of a candidacy from another: where it is, what the candidate may do, and for a whole search what waits and what
/// anybody may do.
type Key = (Now, Facts, Option<(Pendings, Facts)>);

fn key(candidacy: &Candidacy) -> Key {
    let more = is_whole().then(|| (candidacy.pending(), candidacy.legal()));
    (candidacy.now(), candidacy.legal_for(Actor::Candidate), more)
}

/// Is every state looked at, in each process, and every way to do a thing?
fn is_whole() -> bool {
    std::env::var("CANDIDACY_SPEC").is_ok_and(|spec| spec == "whole")
}

#[derive(Debug, Default)]
struct Seen {
    states: usize,
    whispers: usize,
    comparisons: usize,
    kept: Facts,
    followed: Facts,
    decided_in: Phases,
}

/// An interview, or an assignment; asked for a yes, or with assent.
fn processes() -> Vec<Terms> {
    let step = |shape: usize| {
        let step = if shape & 1 == 0 {
            Step::interview("one", Capacity::COLLEAGUE)
        } else {
            Step::assignment("one", 7, Capacity::COLLEAGUE)
        };
        let step = step.expect("a short name");
        match shape >> 1 {
            0 => step,
            1 => step.after_a_yes(),
            _ => step.with_assent(),
        }
    };
    let cast = [
        (Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears])),
        (Capacity::COLLEAGUE, Powers::EMPTY),
        (Capacity::HR_PARTNER, Powers::from(Power::Agrees)),
    ];
    let terms = |shape: usize| {
        let process = Process::new(cast, [step(shape)]).expect("one step");
        Terms::new(&format!("process {shape}"), 1, process).expect("a short name")
    };
    (0..6).map(terms).collect()
}

/// One lawful entry of each kind and way that differs: by the candidate, written down, or by a person of the company.
fn entries(candidacy: &Candidacy) -> Vec<Entry> {
    let at = candidacy.last_line().entry.at + ways::DAY;
    let mut all: Vec<Entry> = Vec::new();
    for kind in candidacy.legal().iter() {
        let mut ways = lawful(candidacy, kind, at);
        ways.sort_by_key(|entry| (entry.deviation().is_some(), entry.writer().is_some()));
        for entry in ways {
            let same = |other: &Entry| {
                if !is_whole() {
                    return other.fact.kind() == kind;
                }
                let by = |entry: &Entry| (entry.by == Actor::Candidate, entry.writer().is_some());
                other.fact == entry.fact && by(other) == by(&entry)
            };
            if !all.iter().any(same) {
                all.push(entry);
            }
        }
    }
    all
}

/// Both show the same, now and at the moment of each entry.
fn same(twins: &Twins, seen: &mut Seen) {
    let Twins { open, secretive, .. } = twins;
    let at = secretive.last_line().entry.at;
    let (one, other) = (CandidateView::of(open, at), CandidateView::of(secretive, at));
    assert_eq!(one, other, "{:?}", whispered(twins));
    assert_eq!(calendar(open, at), calendar(secretive, at), "{:?}", whispered(twins));
    seen.comparisons += 1;
}

/// What was whispered, and after what.
fn whispered(twins: &Twins) -> Vec<String> {
    let is_open = |seq: &Seq| twins.numbers.contains(seq);
    let story = twins.secretive.lines().map(|line| {
        let kept = if is_open(&line.seq) { "" } else { " (kept)" };
        format!("{}{kept}", line.entry.fact.kind())
    });
    story.collect()
}

/// What takes back what was kept, or corrects it.
const BACK: [FactKind; 4] = [FactKind::Reversed, FactKind::AssentGiven, FactKind::HoldEnded, FactKind::MomentCorrected];

/// The same happens in both, each thing alone.
fn follow(twins: &Twins, next: &[Entry], seen: &mut Seen) {
    for entry in next {
        let mut twins = twins.clone();
        if twins.happens(entry) {
            seen.followed = seen.followed.union(entry.fact.kind().into());
            same(&twins, seen);
        }
    }
}

fn explore(terms: &Terms, seen: &mut Seen) {
    let mut known = HashSet::new();
    let mut queue = VecDeque::new();
    for kind in [FactKind::Applied, FactKind::Approached] {
        let fact = ways::facts(terms, None, kind, day(0)).remove(0);
        let by = if kind == FactKind::Applied { Actor::Candidate } else { crate::wire::walks::selects(terms) };
        let opened = Candidacy::open(terms, Entry::new(by, fact, day(0))).expect("an opening");
        known.insert(key(&opened));
        queue.push_back(opened);
    }
    while let Some(open) = queue.pop_front() {
        seen.states += 1;
        let next = entries(&open);
        let plain = Twins::new(open.clone());
        for kind in KEPT {
            let few = if is_whole() { usize::MAX } else { 1 };
            for entry in plain.kept(kind).into_iter().take(few) {
                let mut twins = plain.clone();
                if !twins.keep(entry) {
                    continue;
                }
                seen.whispers += 1;
                seen.kept = seen.kept.union(kind.into());
                if twins.secretive.phase() == Phase::FeedbackDue && open.phase() != Phase::FeedbackDue {
                    seen.decided_in = seen.decided_in.union(open.phase().into());
                }
                same(&twins, seen);
                follow(&twins, &next, seen);
                for back in BACK {
                    for entry in twins.kept(back).into_iter().take(1) {
                        let mut twins = twins.clone();
                        if twins.keep(entry) {
                            seen.kept = seen.kept.union(back.into());
                            same(&twins, seen);
                            follow(&twins, if is_whole() { &next } else { &[] }, seen);
                        }
                    }
                }
            }
        }
        for entry in next {
            let mut then = open.clone();
            let _ = then.record(entry).expect("it was checked");
            if then.journal().len() < 12 && known.insert(key(&then)) {
                queue.push_back(then);
            }
        }
    }
}

/// From every state, whatever the company keeps to itself there changes nothing that the candidate sees, at once and after whatever
/// happens next. With `CANDIDACY_SPEC=whole` states are told apart by what waits, too, and everything is tried in every way.
#[test]
fn nothing_that_is_kept_shows_from_any_state() {
    let mut seen = Seen::default();
    let few = if is_whole() { 0 } else { 2 }; // those that ask for a yes or for assent, or all
    for terms in processes().iter().skip(few) {
        explore(terms, &mut seen);
    }
    println!("{seen:?}"); // how much that was, with `--nocapture`
    assert!(seen.states > 60 && seen.comparisons > 4_000, "{seen:?}");
    assert!(seen.kept.len() >= 11 && seen.followed.len() > 25 && seen.decided_in.len() > 2, "{seen:?}");
}

/// A refusal reads the same whatever is kept, and so does the text of the page, from the states of one process.
#[test]
fn no_refusal_and_no_page_says_what_is_kept() {
    let terms = processes().remove(3);
    let mut compared = 0;
    let way = [
        FactKind::CandidateAdvanced,
        FactKind::StepAgreed,
        FactKind::AssignmentSent,
        FactKind::AssignmentSubmitted,
        FactKind::CandidateAdvanced,
        FactKind::OfferMade,
        FactKind::OfferAccepted,
    ];
    let words = Words::english();
    for length in 0..=way.len() {
        let plain = Twins::new(crate::support::after::after(ways::applied(&terms, day(0)), &way[..length]));
        for kind in KEPT {
            for entry in plain.kept(kind) {
                let mut twins = plain.clone();
                if !twins.keep(entry) {
                    continue;
                }
                let at = twins.secretive.last_line().entry.at;
                let own: Vec<Seq> = (0..).map(Seq).take(twins.numbers.len()).collect();
                let of = |candidacy: &Candidacy, numbers: &[Seq]| refusals(candidacy, &twins.open, numbers, at);
                assert_eq!(of(&twins.secretive, &twins.numbers), of(&twins.open, &own), "{:?}", whispered(&twins));
                let page =
                    |candidacy: &Candidacy| CandidateView::of(candidacy, at).page(&words, chrono::Utc).to_string();
                assert_eq!(page(&twins.secretive), page(&twins.open));
                compared += 1;
            }
        }
    }
    assert!(compared > 30, "{compared}");
}
