//! A candidacy as it stood at a moment: what views of the past are made of.

use crate::candidacy::Candidacy;
use crate::law::{Entry, Fact, Now, Pendings, Phase, State};
use crate::promise::{self, Promise, Status, Trace};
use crate::terms::policy::PromiseKind;
use crate::terms::{Part, Terms};
use crate::value::id::Seq;
use crate::value::time::Time;
use crate::view::cited::Cited;

/// A candidacy as it stood at a moment. Before it was opened, it has no entries.
pub(super) struct Then<'a> {
    pub(super) entries: &'a [Entry],
    /// The place where each entry led, in their order.
    pub(super) places: Vec<Place<'a>>,
    /// Every promise that had been made.
    pub(super) promises: Vec<Promise>,
    shelf: &'a [Terms],
    at: Time,
    state: State,
}

/// What reports count of a candidacy: its entries, where each led, and the promises that had been made.
#[derive(Clone, Copy)]
pub(crate) struct Course<'t, 'a> {
    pub(crate) entries: &'t [Entry],
    pub(crate) places: &'t [Place<'a>],
    pub(crate) promises: &'t [Promise],
}

/// The place where an entry led.
pub(crate) struct Place<'a> {
    pub(super) now: Now,
    /// The terms that rule there.
    pub(super) terms: &'a Terms,
    /// The kinds of which something waits there.
    pub(super) pending: Pendings,
    /// The moves that the entry took back, the latest first.
    pub(super) took_back: Vec<Seq>,
    /// The part that the entry dates, if it is an invitation.
    pub(super) invites_to: Option<&'a Part>,
    /// Its place on the shelf.
    shelf: u16,
}

impl<'a> Then<'a> {
    pub(super) fn new<S>(candidacy: &'a Candidacy<S>, at: Time) -> Self {
        let (shelf, entries) = (candidacy.shelf(), candidacy.until(at));
        let mut trace = Trace::new(shelf, entries);
        let mut places = Vec::with_capacity(entries.len());
        let mut moves: Vec<u32> = Vec::new();
        while let Some((seq, entry, _)) = trace.step() {
            let state = &trace.state;
            let Some(terms) = shelf.get(usize::from(state.terms)) else { break };
            let stand = &state.memory.moves;
            let took_back: Vec<Seq> = moves.drain(moves.len().min(stand.len())..).rev().map(Seq).collect();
            moves.extend(stand.iter().skip(moves.len()).map(|latest| latest.seq));
            let parts = terms.process().parts(state.now.step).iter().enumerate();
            let dated = |(index, _): &(usize, &Part)| state.memory.since.part(*index) == seq.0;
            let invites_to = entry.fact.meeting().and_then(|_| parts.clone().find(dated)).map(|(_, part)| part);
            places.push(Place { took_back, invites_to, ..Place::of(state, terms) });
        }
        let promises = promise::history(shelf, entries);
        Then { entries, places, promises, shelf, at, state: trace.state }
    }

    /// Each entry, and where it led.
    pub(super) fn steps(&self) -> impl Iterator<Item = (Seq, &'a Entry, &Place<'a>)> {
        (0..).map(Seq).zip(self.entries).zip(&self.places).map(|((seq, entry), place)| (seq, entry, place))
    }

    /// What reports count of it.
    pub(super) fn course(&self) -> Course<'_, 'a> {
        Course { entries: self.entries, places: &self.places, promises: &self.promises }
    }

    /// The places on the way that stands, in order, each with its terms. Nothing that was taken back is on it.
    pub(super) fn way(&self) -> Vec<(&'a Terms, Now)> {
        let places = self.state.memory.way().chain([(self.state.terms, self.state.now)]);
        places.filter_map(|(terms, now)| Some((self.shelf.get(usize::from(terms))?, now))).collect()
    }

    /// Returns true if the candidate is on a reserve list: they came through every step, and were then taken into the pool.
    pub(super) fn is_reserve(&self) -> bool {
        let phases: Vec<Phase> = self.way().iter().map(|(_, now)| now.phase).collect();
        matches!(phases.as_slice(), [.., Phase::OfferDue, Phase::Pooled])
    }

    /// Returns true if an entry is a move that stands.
    pub(super) fn stands(&self, seq: Seq) -> bool {
        self.state.memory.stands(seq.0)
    }

    /// The step at which it was taken over from elsewhere, if it was.
    pub(super) fn taken_over(&self) -> Option<u8> {
        if let Fact::TakenOver(takeover) = &self.entries.first()?.fact { Some(takeover.step) } else { None }
    }

    /// The promises that it was taken over with, of which nobody says how they stood: that the application arrived, and beyond the first
    /// step the first answer and the outcome of each step before.
    pub(super) fn unknown(&self) -> Vec<(PromiseKind, u64)> {
        self.taken_over().map(|step| unknown_before(step).collect()).unwrap_or_default()
    }

    /// How a promise stood then. An end that was recorded by then is known, no matter what a clock said.
    pub(super) fn status(&self, promise: &Promise) -> Status {
        status(promise, self.at)
    }

    /// The place where a promise was made, whose terms rule it.
    pub(super) fn made(&self, promise: &Promise) -> Option<&Place<'a>> {
        let anew = matches!(promise.kind, PromiseKind::Update | PromiseKind::DecisionWord);
        let about = match promise.entry.entry(self.entries).map(|entry| &entry.fact) {
            Some(Fact::CandidateInformed { to, .. }) if anew => *to, // the next word on the same item
            _ => promise.entry,
        };
        self.places.get(about.index())
    }

    /// The ceiling of a promise with its source. Feedback has that of the outcome that it answers, unless it has its own.
    pub(super) fn ceiling(&self, promise: &Promise) -> Option<Cited> {
        let made = self.made(promise)?;
        let own = Cited::ceiling(made.terms, promise.kind, self.is_after_work(promise));
        if promise.kind != PromiseKind::Feedback || own.is_some() {
            return own;
        }
        let answered = self.state.memory.answered(promise.entry.0)?;
        let terms = self.places.iter().find(|place| place.shelf == answered.terms)?.terms;
        let before_the_steps = answered.step == 0;
        let kind = if before_the_steps { PromiseKind::FirstAnswer } else { PromiseKind::Outcome };
        Cited::ceiling(terms, kind, answered.by_work && !before_the_steps)
    }

    /// Returns true if the outcome of a promise counts from work that came back.
    fn is_after_work(&self, promise: &Promise) -> bool {
        let memory = &self.state.memory;
        let trail = self.made(promise).and_then(|made| memory.trail(memory.place(made.shelf, made.now.step)?));
        promise.kind == PromiseKind::Outcome && trail.is_some_and(|trail| trail.by_work)
    }
}

impl<'t, 'a> Course<'t, 'a> {
    /// Each entry, and where it led.
    pub(super) fn steps(self) -> impl Iterator<Item = (Seq, &'t Entry, &'t Place<'a>)> {
        (0..).map(Seq).zip(self.entries).zip(self.places).map(|((seq, entry), place)| (seq, entry, place))
    }
}

impl<'a> Place<'a> {
    /// The place where a candidacy is, by an entry that takes nothing back and invites to nothing.
    pub(crate) fn of(state: &State, terms: &'a Terms) -> Self {
        let (took_back, invites_to) = (Vec::new(), None);
        Place { now: state.now, terms, pending: state.pending(), took_back, invites_to, shelf: state.terms }
    }
}

/// The promises of before a step at which a candidacy is taken over, of which nobody says how they stood.
pub(crate) fn unknown_before(step: u8) -> impl Iterator<Item = (PromiseKind, u64)> {
    let (before, answered) = (u64::from(step.saturating_sub(1)), u64::from(step > 0));
    let all = [(PromiseKind::Acknowledgement, 1), (PromiseKind::FirstAnswer, answered), (PromiseKind::Outcome, before)];
    all.into_iter().filter(|(_, count)| *count > 0)
}

/// How a promise of a journal that was recorded by a moment stands then.
pub(crate) fn status(promise: &Promise, at: Time) -> Status {
    promise.status(promise.end.map_or(at, |end| at.max(end.at)))
}
