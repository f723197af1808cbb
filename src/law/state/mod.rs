//! The state of a candidacy between two entries, and how an accepted entry changes it.

mod back;
mod dates;
mod keeps;
mod meets;
mod opens;
mod says;
mod tells;

use crate::law::entry::Entry;
use crate::law::fact::{Fact, FactKind};
use crate::law::memory::{Memory, Move, Trail};
use crate::law::now::Now;
use crate::law::pending::{Pending, Pendings};
use crate::law::phase::{Phase, Phases};
use crate::law::rule::To;
use crate::terms::Terms;
use crate::value::id::Seq;
use crate::value::time::Time;

/// The phases in which the pay is to be named: those before an offer, which names it, in which a role is meant.
const BEFORE_AN_OFFER: Phases = Phases::from_slice(&[
    Phase::Approached,
    Phase::Screening,
    Phase::Proposed,
    Phase::Preparing,
    Phase::Underway,
    Phase::Deciding,
    Phase::OfferDue,
]);

/// Everything that the law remembers. The legal facts depend on it and on the payloads of entries, and on nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) now: Now,
    /// The terms that rule, by their place on the shelf.
    pub(crate) terms: u16,
    pub(crate) memory: Box<Memory>,
}

/// The consequences of an entry that the law accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Then {
    pub(crate) now: Now,
    /// The index of the part that it is about, from 0.
    pub(crate) part: Option<u8>,
    /// The terms that rule from then on.
    pub(crate) terms: u16,
    pub(crate) to: To,
    pub(crate) opens: Pendings,
    pub(crate) closes: Pendings,
}

/// An accepted entry, with what came before it.
#[derive(Clone, Copy)]
struct Accepted<'a> {
    shelf: &'a [Terms],
    before: &'a [Entry],
    entry: &'a Entry,
    seq: u32,
    /// Its moment, in the order of the journal.
    at: Time,
}

impl Accepted<'_> {
    fn fact_of(&self, seq: u32) -> Option<&Fact> {
        Some(&Seq(seq).entry(self.before)?.fact)
    }
}

impl State {
    /// Before the opening.
    pub(crate) fn blank() -> State {
        State { now: Now::BLANK, terms: 0, memory: Box::new(Memory::new()) }
    }

    /// The kinds of which something waits.
    pub(crate) fn pending(&self) -> Pendings {
        self.memory.items.pending()
    }

    /// The place before the latest move that stands, and the entry of that move.
    pub(crate) fn latest_move(&self) -> Option<(Now, u32)> {
        self.memory.moves.last().map(|latest| (latest.now, latest.seq))
    }

    /// The terms that ruled before the latest move.
    pub(in crate::law) fn terms_before(&self) -> u16 {
        self.memory.moves.last().map_or(self.terms, |latest| latest.terms)
    }

    /// The moment of an entry in the order of the journal: as recorded, unless a clock was wrong.
    pub(crate) fn moment(&self, entries: &[Entry], seq: u32) -> Option<Time> {
        at(&self.memory.clock, seq).or_else(|| Some(Seq(seq).entry(entries)?.at))
    }

    /// Returns true if the moment of an entry was corrected.
    pub(crate) fn has_corrected_moments(&self) -> bool {
        !self.memory.corrected.is_empty()
    }

    /// The moment of an entry as recorded, or as corrected.
    pub(crate) fn own_moment(&self, entries: &[Entry], seq: u32) -> Option<Time> {
        at(&self.memory.corrected, seq).or_else(|| Some(Seq(seq).entry(entries)?.at))
    }

    /// The moment that an entry comes after: that of the latest, or that of the one before the entry that it corrects.
    #[expect(clippy::wildcard_enum_match_arm, reason = "one fact corrects another")]
    pub(in crate::law) fn last_before(&self, before: &[Entry], entry: &Entry) -> Option<Time> {
        let last = Seq::from_index(before.len()).0.checked_sub(1)?;
        let after = match &entry.fact {
            Fact::MomentCorrected(correction) => correction.entry.0.checked_sub(1)?.min(last),
            _ => last,
        };
        self.moment(before, after)
    }

    /// Returns true if the company owes word of the pay: an interview is still to come, and nothing has named it.
    pub(crate) fn owes_the_pay(&self, entries: &[Entry]) -> bool {
        BEFORE_AN_OFFER.contains(self.now.phase) && !self.memory.knows_the_pay(entries)
    }

    /// The entry with which the candidate came to the step.
    pub(in crate::law) fn entered(&self) -> u32 {
        let here = |trail: &&Trail| (trail.terms, trail.step) == (self.terms, self.now.step);
        self.memory.trails.iter().rfind(here).map_or(0, |trail| trail.came)
    }

    /// Changes to after an entry that the law has accepted.
    pub(crate) fn follow(&mut self, known: &[Terms], before: &[Entry], entry: &Entry, led: Then) {
        let seq = Seq::from_index(before.len()).0;
        if let Fact::MomentCorrected(correction) = &entry.fact {
            self.correct(before, correction.entry.0, correction.moment);
        }
        let last = seq.checked_sub(1).and_then(|last| self.moment(before, last));
        let at = last.map_or(entry.at, |last| last.max(entry.at));
        if at != entry.at {
            self.memory.clock.push((seq, at)); // it counts as that of the entry before it
        }
        self.memory.keys.insert(entry, seq);
        self.memory.items.touched.clear();
        let rests_on = self.rests_on(entry);
        let it = Accepted { shelf: known, before, entry, seq, at };
        if led.to == To::Back {
            self.go_back(it);
        } else {
            self.go_on(it, led);
        }
        self.complete(it);
        self.tell(it, rests_on);
    }

    fn go_on(&mut self, it: Accepted<'_>, then: Then) {
        let kind = it.entry.fact.kind();
        let (was, terms) = (std::mem::replace(&mut self.now, then.now), std::mem::replace(&mut self.terms, then.terms));
        let since = self.memory.since;
        let makes_an_offer = matches!(kind, FactKind::OfferMade | FactKind::OfferAccepted);
        let moved = self.now != was || self.terms != terms || makes_an_offer;
        if moved && it.seq > 0 {
            self.memory.moves.push(Move { seq: it.seq, part: then.part, now: was, since, terms });
        }
        if self.terms != terms {
            self.carry_over(it);
        }
        self.date(it, then, was);
        self.stop_and_go(it, then);
        self.lose(it, (was, terms), since, then.part);
        let assent = State::needs_assent(it, was, terms);
        let closes = self.closing(it, then.closes, assent);
        let by = if moved { Seq(it.seq).later() } else { None };
        self.end(it, closes, u32::MAX, by); // and what the entry itself has lost
        self.open_all(it, then.opens, assent);
        self.hear(it);
        self.remember(it, then.part);
    }

    /// Dates the phase and the parts: since which entries they are as they are.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts date the phase that they leave")]
    fn date(&mut self, it: Accepted<'_>, then: Then, was: Now) {
        let (kind, since) = (it.entry.fact.kind(), &mut self.memory.since);
        match then.part.map(usize::from) {
            Some(part) => {
                let dates =
                    !matches!(kind, FactKind::PartAssessed | FactKind::TimesProposed | FactKind::InterviewConfirmed);
                if dates {
                    since.set_part(part, it.seq);
                }
                if matches!(kind, FactKind::InterviewConfirmed | FactKind::InterviewRescheduled) {
                    since.set_confirmed(part, it.entry.is_own());
                } else if dates {
                    since.set_confirmed(part, false);
                }
                if self.now.phase != was.phase {
                    since.phase = it.seq;
                }
            }
            None if matches!(then.to, To::Onward | To::Step | To::Again) => *since = since.all(it.seq),
            None if self.now.phase != was.phase || it.seq == 0 => since.phase = it.seq,
            None => match kind {
                FactKind::StartAgreed | FactKind::OfferAccepted => since.phase = it.seq,
                FactKind::OfferMade if self.now.phase == Phase::Offered => since.phase = it.seq,
                FactKind::ConsentGiven if self.now.phase == Phase::Pooled => since.phase = it.seq,
                _ => {}
            },
        }
        match kind {
            FactKind::OfferMade => since.offer = Seq(it.seq).later(),
            FactKind::OfferAccepted => since.accepted = since.offer,
            _ => {}
        }
    }

    /// Restores what always holds after an entry: somebody waits for the outcome of an application and of a step that is done, and for
    /// feedback where it is due.
    fn complete(&mut self, it: Accepted<'_>) {
        let phase = self.now.phase;
        self.memory.items.one_outcome();
        if !phase.is_closed() {
            let trail = self.trail(it.seq); // from here on the ceilings of the step count
            let decided = matches!(phase, Phase::Screening | Phase::Deciding);
            let met = self.memory.trails.get_mut(usize::from(trail)).is_some_and(|trail| {
                if decided && trail.complete.is_none() {
                    trail.complete = Some(trail.last.unwrap_or(it.seq));
                }
                trail.first.is_some()
            });
            let waits_for_it = decided || met && phase.is_in_a_step();
            let is_owed = self.memory.waits(Pending::Assent) || self.memory.waits(Pending::Outcome);
            if waits_for_it && !is_owed {
                self.open(it.seq, Pending::Outcome, 0);
            }
        }
        let owed = phase == Phase::FeedbackDue || phase == Phase::Rejected && self.is_owed_feedback();
        if owed && !self.memory.waits(Pending::Feedback) {
            self.open(it.seq, Pending::Feedback, 0);
        }
    }
}

/// The moment of an entry among those that are not as recorded.
fn at(moments: &[(u32, Time)], seq: u32) -> Option<Time> {
    let place = moments.binary_search_by_key(&seq, |(seq, _)| *seq).ok()?;
    moments.get(place).map(|(_, moment)| *moment)
}

/// Sets it.
fn set(moments: &mut Vec<(u32, Time)>, seq: u32, moment: Time) {
    match moments.binary_search_by_key(&seq, |(seq, _)| *seq) {
        Ok(place) => moments.iter_mut().skip(place).take(1).for_each(|(_, at)| *at = moment),
        Err(place) => moments.insert(place, (seq, moment)),
    }
}
