//! Laws of every history: random attempts in several processes, told to the library and to the model.
//!
//! After each attempt both have taken or refused it alike, are at the same place, and have the same items and promises, to the moment.
//! `PROPTEST_CASES` says how many histories there are; 256 without it. `PROPTEST_RNG_SEED` chooses others.

mod draw;
mod found;
mod processes;

use self::draw::{Attempt, attempts};
use crate::model::{Model, Owed};
use crate::support::{day, staff, text, ways};
use candidacy::law::PartState;
use candidacy::terms::Power;
use candidacy::value::Correction;
use candidacy::{Candidacy, Capacity, Entry, FactKind, Line, Phase, Seq, Terms, Time};
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A history: the process, how it opens, whether other terms are known, and what is tried.
#[derive(Debug, Clone)]
pub(crate) struct History {
    process: usize,
    opening: usize,
    knows: usize,
    pub(crate) attempts: Vec<Attempt>,
}

/// Any history.
pub(crate) fn histories() -> impl Strategy<Value = History> {
    let attempts = proptest::collection::vec(attempts(), 60..120);
    (0..6_usize, 0..12_usize, 0..9_usize, attempts).prop_map(|(process, opening, knows, attempts)| History {
        process,
        opening,
        knows,
        attempts,
    })
}

impl History {
    /// The terms that the candidacy knows: its own first, then up to two others, among them a newer version.
    pub(crate) fn shelf(&self) -> Vec<Terms> {
        let all = processes::processes();
        let newer = if self.process == 2 { 5 } else { 2 };
        let others = [self.knows, newer].into_iter().filter(|known| *known != self.process);
        let known: BTreeSet<usize> = others.take(1 + self.knows % 2).collect();
        [&all[self.process]].into_iter().chain(known.into_iter().filter_map(|known| all.get(known))).cloned().collect()
    }

    /// The opening entry: an application mostly, an approach, or a takeover at some step.
    pub(crate) fn opening(&self, terms: &Terms) -> Entry {
        let kind = match self.opening {
            0..=5 => FactKind::Applied,
            6 | 7 => FactKind::Approached,
            _ => FactKind::TakenOver,
        };
        let ways = ways::facts(terms, None, kind, day(0));
        let from_the_end = ways.len() - 1 - self.opening % 3 % ways.len();
        let fact = ways[from_the_end].clone();
        let fact = if self.knows.is_multiple_of(2) { ways::without_pay(fact) } else { fact };
        let by = match kind {
            FactKind::Applied => candidacy::Actor::Candidate,
            _ => staff(Capacity::RECRUITER).into(),
        };
        Entry::new(by, fact, day(0))
    }
}

/// What histories have seen.
#[derive(Default)]
struct Seen {
    taken: BTreeMap<FactKind, usize>,
    refused: BTreeMap<FactKind, usize>,
    phases: BTreeMap<Phase, usize>,
    pending: BTreeSet<candidacy::law::Pending>,
    written: BTreeSet<FactKind>,
    most_pending: usize,
    reversals_in_a_row: usize,
    ended_legal: usize,
}

/// The model and the library show the same place, the same pending items and the same open promises.
fn agree(model: &Model, candidacy: &Candidacy) -> Result<(), String> {
    let (place, now) = (model.place(), candidacy.now());
    let parts: Vec<PartState> = (0..8).map(|index| now.parts.get(index)).collect();
    let mut modelled = place.parts.clone();
    modelled.resize(8, PartState::Waived);
    if (place.phase, place.step, &modelled) != (now.phase, now.step, &parts) {
        return Err(format!("the model is in {} {} {modelled:?}, the library in {now:?}", place.phase, place.step));
    }
    let pending: BTreeSet<_> = candidacy.pending().iter().collect();
    if model.pending() != pending {
        let more = |these: &BTreeSet<_>, those: &BTreeSet<_>| these.difference(those).copied().collect::<Vec<_>>();
        let (modelled, pending) = (more(&model.pending(), &pending), more(&pending, &model.pending()));
        return Err(format!("in {}: only in the model {modelled:?}, only in the library {pending:?}", now.phase));
    }
    let owed = |promise: candidacy::Promise| Owed {
        kind: promise.kind,
        entry: promise.entry.0 as usize,
        number: promise.number.into(),
        by: promise.by,
        made: promise.made_at,
        due: promise.due,
        ceiling: promise.ceiling,
    };
    let mut library: Vec<Owed> = candidacy.promises().map(owed).collect();
    library.sort_unstable();
    let modelled = model.owed();
    if modelled != library {
        let more = |these: &[Owed], those: &[Owed]| {
            these.iter().filter(|one| !those.contains(one)).map(Owed::to_string).collect::<Vec<_>>()
        };
        let (modelled, library) = (more(&modelled, &library), more(&library, &modelled));
        return Err(format!("owed in {}: the model has {modelled:?}, the library {library:?}", now.phase));
    }
    if model.is_closed() != candidacy.phase().is_closed() {
        return Err(format!("closed in one only: {}", now.phase));
    }
    Ok(())
}

/// A short account of a journal and of what was tried after it.
fn story(candidacy: &Candidacy, tried: Option<&Entry>) -> String {
    let entries = candidacy.journal().iter().chain(tried).enumerate();
    let line = |(number, entry): (usize, &Entry)| {
        let part = entry.fact.part().map_or(String::new(), |part| format!(" part {part}"));
        let about = entry.fact.about().map_or(String::new(), |about| format!(" of {about}"));
        let written = entry.writer().map_or("", |_| " (written down)");
        let by =
            format!("{:?}", entry.by).chars().filter(|letter| !letter.is_whitespace()).take(10).collect::<String>();
        format!("  {number} {} {by}{written} {}{part}{about}\n", entry.at, entry.fact.kind())
    };
    entries.map(line).collect()
}

fn failed(why: &str, candidacy: &Candidacy, tried: Option<&Entry>) -> TestCaseError {
    TestCaseError::fail(format!("{why}\n{}\n{}", candidacy.terms().id().name, story(candidacy, tried)))
}

/// Tries everything of a history, and asks model and library after each attempt.
fn walk(history: &History, seen: &mut Seen) -> Result<(Candidacy, Model), TestCaseError> {
    let shelf = history.shelf();
    let opening = history.opening(&shelf[0]);
    let mut model = Model::open(&shelf, &opening).ok_or_else(|| TestCaseError::fail("the model opens nothing"))?;
    let mut candidacy =
        Candidacy::open(&shelf[0], opening).map_err(|refused| TestCaseError::fail(refused.refusal.to_string()))?;
    shelf.iter().for_each(|terms| candidacy.know(terms));
    agree(&model, &candidacy).map_err(|why| failed(&why, &candidacy, None))?;
    let (mut clock, mut reversals) = (day(0), 0);
    for attempt in &history.attempts {
        let entry = attempt.entry(&shelf, &candidacy, &mut clock);
        let kind = entry.fact.kind();
        let before = candidacy.clone();
        let taken = candidacy.record(entry.clone()).map(|_| ()).map_err(|refused| refused.refusal.why);
        match (taken, model.after(&entry)) {
            (Ok(()), Some(after)) => {
                model = after;
                *seen.taken.entry(kind).or_default() += 1;
                seen.written.extend(entry.writer().map(|_| kind));
                agree(&model, &candidacy).map_err(|why| failed(&why, &before, Some(&entry)))?;
                reversals = if kind == FactKind::Reversed { reversals + 1 } else { 0 };
            }
            (Err(_), None) => {
                *seen.refused.entry(kind).or_default() += 1;
                prop_assert!(candidacy == before && agree(&model, &candidacy).is_ok(), "a refusal changes nothing");
            }
            (Ok(()), None) => return Err(failed("only the library takes it", &before, Some(&entry))),
            (Err(why), Some(_)) => {
                return Err(failed(&format!("only the model takes it: {why:?}"), &before, Some(&entry)));
            }
        }
        *seen.phases.entry(candidacy.phase()).or_default() += 1;
        seen.pending.extend(candidacy.pending().iter());
        seen.most_pending = seen.most_pending.max(candidacy.waiting().count());
        seen.reversals_in_a_row = seen.reversals_in_a_row.max(reversals);
    }
    Ok((candidacy, model))
}

/// Corrections of each entry to the moment of another, by somebody of the company.
fn corrections(candidacy: &Candidacy, at: Time) -> Vec<Entry> {
    let moments: BTreeSet<Time> = candidacy.journal().iter().map(|entry| entry.at).chain([at]).collect();
    let of = |seq: u32| {
        moments.iter().map(move |moment| Correction { entry: Seq(seq), moment: *moment, reason: text("a wrong clock") })
    };
    let last = u32::try_from(candidacy.journal().len()).expect("a short journal");
    (0..last).flat_map(of).map(|correction| Entry::new(staff(Capacity::RECRUITER), correction, at)).collect()
}

/// What is legal is what somebody can record in some way, at once or some time later.
fn legal_is_what_is_taken(shelf: &[Terms], candidacy: &Candidacy, last: Time) -> Result<(), TestCaseError> {
    let legal = candidacy.legal();
    for kind in FactKind::ALL {
        let taken = |at: Time| {
            let mut ways = ways::entries(candidacy.terms(), Some(candidacy), *kind, at);
            if *kind == FactKind::MomentCorrected {
                ways.extend(corrections(candidacy, at));
            }
            for entry in ways.clone() {
                for terms in shelf {
                    let mut entry = entry.clone();
                    if let candidacy::Fact::Transferred(transfer) = &mut entry.fact {
                        transfer.terms = terms.id().clone();
                        ways.push(entry);
                    }
                }
            }
            ways.iter().any(|entry| candidacy.check(entry).is_ok())
        };
        let some = taken(last) || legal.contains(*kind) && taken(last + TimeDelta::days(75));
        if some != legal.contains(*kind) {
            return Err(failed(&format!("{kind}: legal {}, taken {some}", !some), candidacy, None));
        }
    }
    Ok(())
}

/// An opening that is right opens a candidacy, in the library and in the model: an application by the candidate, an approach or a
/// takeover by somebody who selects. No other entry does, by any actor, in any circumstances, and none under other terms (F3, F9, F21,
/// F74).
#[test]
fn openings_are_taken_alike() {
    let (all, mut opened, mut refused) = (processes::processes(), BTreeMap::new(), 0);
    for (terms, other) in all.iter().zip(all.iter().cycle().skip(1)) {
        let somewhere = ways::applied(terms, day(0));
        for kind in FactKind::ALL.iter().copied() {
            let mut entries = ways::entries(terms, None, kind, day(0));
            entries.extend(ways::entries(other, None, kind, day(0)));
            entries.extend(ways::entries(terms, Some(&somewhere), kind, day(0)));
            for entry in entries {
                let shelf = [terms.clone(), other.clone()];
                let taken = Candidacy::open(terms, entry.clone()).is_ok();
                assert_eq!(Model::open(&shelf, &entry).is_some(), taken, "{kind} by {:?} of {}", entry.by, terms.id());
                let selects = |by: candidacy::Actor| match by {
                    candidacy::Actor::Candidate => false,
                    candidacy::Actor::Staff(staff) => {
                        terms.process().powers(staff.capacity).is_some_and(|powers| powers.contains(Power::Selects))
                    }
                };
                let theirs = match kind {
                    FactKind::Applied => entry.by == candidacy::Actor::Candidate,
                    FactKind::Approached | FactKind::TakenOver => selects(entry.by),
                    _ => false,
                };
                let own = entry.fact.opening().is_some_and(|opening| opening.terms == *terms.id());
                assert!(!taken || theirs && own, "{kind} by {:?} opens {}", entry.by, terms.id());
                *opened.entry(kind).or_insert(0) += usize::from(taken);
                refused += usize::from(!taken);
            }
        }
    }
    opened.retain(|_, times| *times > 0);
    let openings = [FactKind::Applied, FactKind::Approached, FactKind::TakenOver];
    assert!(opened.keys().copied().eq(openings) && refused > 5_000, "{opened:?} {refused}");
}

/// Random attempts are taken or refused by the library and the model alike, lead to the same place and items, and replay.
#[test]
fn the_library_and_the_model_agree() {
    let mut runner = TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() });
    let seen = RefCell::new(Seen::default());
    let outcome = runner.run(&histories(), |history| {
        let (candidacy, model) = walk(&history, &mut seen.borrow_mut())?;
        let shelf = history.shelf();
        let lines: Vec<Line> = candidacy
            .lines()
            .map(|line| Line { candidacy: line.candidacy, seq: line.seq, entry: line.entry.clone() })
            .collect();
        let replayed = Candidacy::replay(&shelf, candidacy.journal().to_vec());
        prop_assert_eq!(replayed.as_ref(), Ok(&candidacy));
        prop_assert_eq!(replayed.map(|it| (it.now(), it.pending())), Ok((candidacy.now(), candidacy.pending())));
        let replayed = Candidacy::replay_lines(&shelf, lines);
        prop_assert_eq!(replayed.as_ref(), Ok(&candidacy));
        let all = candidacy.all_promises();
        let open = candidacy.promises().count();
        prop_assert!(all.len() >= open && (open > 0 || candidacy.phase().is_closed()), "{open} of {}", all.len());
        legal_is_what_is_taken(&shelf, &candidacy, model.last())?;
        seen.borrow_mut().ended_legal += 1;
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    seen.borrow().is_enough();
}

impl Seen {
    /// Whether histories were worth walking: nearly every fact was taken, most of what can be written down for the candidate was, many
    /// items waited at once, and moves were taken back one after another.
    fn is_enough(&self) {
        // The last entries of the longest ways: not in each run.
        let rare = [FactKind::OfferDeclined, FactKind::OfferWithdrawn, FactKind::StartAgreed, FactKind::Hired];
        let opens = [FactKind::Applied, FactKind::TakenOver];
        let is_seen = |kind: &FactKind| opens.contains(kind) || rare.contains(kind) || self.taken.contains_key(kind);
        let never: Vec<_> = FactKind::ALL.iter().filter(|kind| !is_seen(kind)).collect();
        assert!(never.is_empty(), "never taken: {never:?}");
        assert!(self.written.len() >= 12, "written down: {:?}", self.written);
        assert!(self.phases.len() >= 14 && self.pending.len() >= 16, "{:?} {:?}", self.phases, self.pending);
        assert!(self.most_pending >= 10 && self.reversals_in_a_row >= 2 && self.ended_legal > 0);
    }
}
