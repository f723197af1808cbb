//! Two candidacies in which the same happens, but that in one of them the company also does things that it tells nobody.

use crate::support::{day, text, ways};
use crate::told::opening;
use crate::wire::dress::{Dress, dress};
use crate::wire::walks::{Next, ONWARD, any_step, dressed, lawful, next_entry, opened};
use candidacy::law::{Facts, Pending, Phases};
use candidacy::value::{Assent, Correction};
use candidacy::{Candidacy, Entry, Fact, FactKind, Phase, PromiseKind, Seq, Time};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::fmt;

/// What can be kept from the candidate. `Reversed` takes back a decision, and `HoldEnded` ends a hold, that nobody was told of;
/// `AssentGiven` refuses the assent to one, and `MomentCorrected` corrects the moment of one of these.
pub(crate) const KEPT: [FactKind; 12] = [
    FactKind::RejectionDecided,
    FactKind::CandidateAdvanced,
    FactKind::Reversed,
    FactKind::AssentGiven,
    FactKind::PutOnHold,
    FactKind::HoldEnded,
    FactKind::VacancyClosed,
    FactKind::RoleMatched,
    FactKind::PartAssessed,
    FactKind::ResponsibleNamed,
    FactKind::NoteAdded,
    FactKind::MomentCorrected,
];

/// What is seldom possible.
const RARE: [FactKind; 2] = [FactKind::CandidateAdvanced, FactKind::RoleMatched];

/// A story, and what is whispered before which of its entries.
#[derive(Clone)]
pub(crate) struct Plot {
    place: usize,
    opening: FactKind,
    dress: Dress,
    steps: Vec<(bool, Next)>,
    whispers: Vec<(Index, FactKind)>,
}

impl fmt::Debug for Plot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plot { place, opening, steps, whispers, .. } = self;
        write!(f, "{place} by {opening}, {} steps, whispered: {whispers:?}", steps.len())
    }
}

/// The two candidacies.
#[derive(Clone)]
pub(crate) struct Twins {
    pub(crate) open: Candidacy,
    pub(crate) secretive: Candidacy,
    /// Where each entry of the open one is in the journal of the other.
    pub(crate) numbers: Vec<Seq>,
    /// What was whispered.
    pub(crate) whispered: Facts,
    /// The decisions that were whispered and stand, the latest last.
    decided: Vec<Seq>,
}

pub(crate) fn twins() -> impl Strategy<Value = Plot> {
    let whispers = vec((any::<Index>(), select(KEPT.to_vec())), 1..6);
    // Three of four steps lead on, so that many stories come to an offer.
    let step = (any_step(dress().boxed()), any::<bool>()).prop_map(|((onward, step), also)| (onward || also, step));
    let steps = vec(step, 1..30);
    (0..3_usize, opening(), dress(), steps, whispers).prop_map(|(place, opening, dress, steps, whispers)| Plot {
        place,
        opening,
        dress,
        steps,
        whispers,
    })
}

impl Plot {
    /// Tells the story in both, as far as both can go and nothing that was whispered is told. `listen` hears both after each thing that
    /// happens in either.
    pub(crate) fn tell(&self, mut listen: impl FnMut(&Twins)) -> Twins {
        let mut twins = Twins::new(opened(self.place, self.opening, day(0), &mut self.dress.clone()));
        for (number, (onward, step)) in self.steps.iter().enumerate() {
            for (index, kind) in &self.whispers {
                if index.index(self.steps.len()) == number && twins.whisper(*kind, &self.dress) {
                    listen(&twins);
                }
            }
            // What is seldom possible is tried whenever it is; and most of what was decided is taken back, so that it goes on.
            let back = [FactKind::AssentGiven, FactKind::Reversed].into_iter().filter(|_| step.which % 4 > 0);
            let rare = RARE.into_iter().filter(|_| step.way.is_multiple_of(3));
            for kind in back.chain(rare) {
                if (kind != FactKind::Reversed || !twins.decided.is_empty()) && twins.whispers(kind, &self.dress) {
                    listen(&twins);
                }
            }
            let entry = next(&twins.open, *onward, step);
            if !twins.happens(&entry) {
                break;
            }
            listen(&twins);
        }
        twins
    }
}

impl Twins {
    pub(crate) fn new(open: Candidacy) -> Self {
        let secretive = open.clone();
        let numbers = (0..).map(Seq).take(open.journal().len()).collect();
        Twins { open, secretive, numbers, whispered: Facts::EMPTY, decided: Vec::new() }
    }

    /// The same happens in both, if it can and does not tell what was whispered.
    pub(crate) fn happens(&mut self, entry: &Entry) -> bool {
        if self.would_tell(entry) {
            return false;
        }
        let there = renumbered(entry, &self.numbers);
        let Ok(seq) = self.secretive.record(there).map(|recorded| recorded.line.seq) else {
            return false; // what was whispered stands in its way
        };
        let _ = self.open.record(entry.clone()).expect("it was checked");
        self.numbers.push(seq);
        true
    }

    /// Does it, or else the next of what can be kept, in one of them, if the law allows and if it stays untold.
    fn whisper(&mut self, kind: FactKind, dress: &Dress) -> bool {
        let kinds = KEPT.iter().chain(&KEPT).skip_while(|one| **one != kind).take(KEPT.len());
        kinds.copied().any(|kind| self.whispers(kind, dress))
    }

    /// Does it in one of them, if the law allows and if it stays untold.
    fn whispers(&mut self, kind: FactKind, dress: &Dress) -> bool {
        let entry = self.kept(kind).into_iter().next();
        let entry = entry.map(|entry| dressed(&self.secretive, entry, &mut dress.clone()));
        entry.is_some_and(|entry| self.keep(entry))
    }

    /// Records something in one of them that is kept.
    pub(crate) fn keep(&mut self, entry: Entry) -> bool {
        let kind = entry.fact.kind();
        let refused = matches!(&entry.fact, Fact::AssentGiven(assent) if **assent != Assent::Given);
        let Ok(seq) = self.secretive.record(entry).map(|recorded| recorded.line.seq) else { return false };
        match kind {
            FactKind::RejectionDecided | FactKind::CandidateAdvanced => {
                self.decided.push(seq);
            }
            FactKind::Reversed => drop(self.decided.pop()),
            FactKind::AssentGiven if refused => drop(self.decided.pop()),
            _ => {}
        }
        self.whispered = self.whispered.union(kind.into());
        true
    }

    /// The entries of a kind that can be kept now, in plain words.
    pub(crate) fn kept(&self, kind: FactKind) -> Vec<Entry> {
        let at = self.secretive.last_line().entry.at;
        if kind == FactKind::MomentCorrected {
            return self.correction(at).into_iter().collect();
        }
        if !self.secretive.legal().contains(kind) {
            return Vec::new();
        }
        let mut entries = lawful(&self.secretive, kind, at);
        entries.retain(|entry| entry.writer().is_none() && self.is_kept(entry));
        entries
    }

    /// A correction of the latest entry, if that was whispered.
    fn correction(&self, at: Time) -> Option<Entry> {
        let last = self.secretive.last_line().seq;
        let correction = Correction { entry: last, moment: at, reason: text("a wrong clock") };
        let by = ways::cast(self.secretive.terms()).into_iter().next()?;
        let entry = Entry::new(by, correction, at);
        let whispered = !self.numbers.contains(&last);
        (whispered && self.secretive.check(&entry).is_ok()).then_some(entry)
    }

    /// Does nobody tell it by recording it?
    fn is_kept(&self, entry: &Entry) -> bool {
        match &entry.fact {
            Fact::CandidateAdvanced(_) => {
                let mut next = self.secretive.clone();
                next.record(entry.clone()).is_ok() && next.pending().contains(Pending::Assent)
            }
            Fact::AssentGiven(assent) => !self.decided.is_empty() && **assent != Assent::Given,
            Fact::Reversed(_) => self.takes_back_what_was_whispered(),
            Fact::HoldEnded => !self.open.pending().contains(Pending::Hold),
            _ => true,
        }
    }

    /// Is the latest move that stands a decision that was whispered?
    fn takes_back_what_was_whispered(&self) -> bool {
        let Some(decided) = self.decided.last() else { return false };
        let mut after = None;
        for happened in self.secretive.history() {
            if happened.seq == *decided {
                after = Some(happened.now);
            }
        }
        // Only a withdrawal moves it on from there.
        after == Some(self.secretive.now())
    }

    /// Would it tell what was whispered, or be about that: feedback of a decision, the end of a hold, a way back?
    fn would_tell(&self, entry: &Entry) -> bool {
        let holds = [&self.open, &self.secretive].map(|it| it.pending().contains(Pending::Hold));
        match &entry.fact {
            Fact::FeedbackDelivered(_) => self.secretive.untold().iter().any(|seq| !self.numbers.contains(seq)),
            Fact::PutOnHold(_) | Fact::HoldEnded => holds[0] != holds[1],
            Fact::AssentGiven(_) => !self.decided.is_empty(),
            Fact::Reversed(_) => self.takes_back_what_was_whispered(),
            _ => false,
        }
    }
}

/// The next entry: onward mostly as somebody would record it for whom nothing is unusual, and with word of what was written down.
fn next(open: &Candidacy, onward: bool, step: &Next) -> Entry {
    let at = open.last_line().entry.at + step.later;
    let untold = open.promises().any(|promise| promise.kind == PromiseKind::Confirmation);
    let word = [FactKind::CandidateInformed].into_iter().filter(|_| untold);
    let kinds = word.chain(ONWARD).filter(|kind| onward && open.legal().contains(*kind));
    for kind in kinds {
        let mut entries = lawful(open, kind, at);
        let extra = |fact: &Fact| matches!(fact, Fact::InterviewHeld(held) if held.extra.is_some());
        entries.retain(|entry| entry.writer().is_none() && !extra(&entry.fact));
        if !entries.is_empty() {
            return dressed(open, entries.swap_remove(step.way % entries.len()), &mut step.dress.clone());
        }
    }
    next_entry(open, false, step)
}

/// The same entry, about the same things, by the numbers that they have there.
pub(crate) fn renumbered(entry: &Entry, numbers: &[Seq]) -> Entry {
    let mut entry = entry.clone();
    let there = |seq: &mut Seq| {
        if let Some(number) = numbers.get(seq.0 as usize) {
            *seq = *number;
        }
    };
    match &mut entry.fact {
        Fact::CandidateInformed { to, .. } | Fact::EntryConfirmed { to } | Fact::EntryContested { to, .. } => there(to),
        Fact::MomentCorrected(correction) => there(&mut correction.entry),
        _ => {}
    }
    entry
}

/// The plots are worth something: each kind of fact is whispered often, and decisions from most phases that have one.
#[test]
fn every_kind_is_whispered() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut often, mut from) = ([0; KEPT.len()], Phases::EMPTY);
    for _ in 0..200 {
        let plot = twins().new_tree(&mut runner).expect("a plot").current();
        let told = plot.tell(|twins| {
            if twins.secretive.phase() == Phase::FeedbackDue && twins.open.phase() != Phase::FeedbackDue {
                from = from.union(twins.open.phase().into());
            }
        });
        for (kind, often) in KEPT.iter().zip(&mut often) {
            *often += u32::from(told.whispered.contains(*kind));
        }
    }
    println!("{often:?} {from}");
    assert!(often.iter().all(|often| *often >= 2), "{often:?}");
    let decided = candidacy::law::phases_of(FactKind::RejectionDecided);
    assert!(decided.difference(from).len() <= 2, "never from {}", decided.difference(from));
}
