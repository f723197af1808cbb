//! The law written by hand: one `match` over fact and phase, the same parts, guards and tables of the process, no table of the law.
//! This is what somebody would write who needs it once; the law is measured against it.
//!
//! It does not know the pool, approaches and takeovers, transfers, assents, reversals, and corrections by the candidate or of a clock.

mod decide;
mod follow;
mod guards;

use candidacy::law::{Parts, Pending, Pendings};
use candidacy::{Entry, Fact, Phase, Process, Terms, Time, Why};

/// Where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    pub phase: Phase,
    pub step: u8,
    pub parts: Parts,
}

/// Something that waits.
#[derive(Debug, Clone, Copy)]
struct Item {
    seq: u32,
    what: Pending,
    nth: usize,
    /// Whether the candidate was told something about it.
    word: bool,
}

/// A step that the candidate came to.
#[derive(Debug, Clone, Copy)]
struct Trail {
    step: u8,
    entered: u32,
    met: bool,
}

/// One candidacy, by hand.
#[derive(Debug, Clone)]
pub struct Hand {
    terms: Terms,
    pub now: Now,
    /// The moment of the latest entry, in the order of the journal.
    last: Time,
    /// The kinds of which something waits.
    pending: Pendings,
    items: Vec<Item>,
    trails: Vec<Trail>,
    since_phase: u32,
    since_parts: [u32; Parts::MAX],
    offer: Option<u32>,
    accepted: Option<u32>,
    handed_in: bool,
    met: Option<u32>,
    covered: Option<u32>,
    consent: bool,
    consent_withdrawn: bool,
    keyed: Vec<u32>,
    /// The moments that are not as recorded.
    clock: Vec<(u32, Time)>,
    journal: Vec<Entry>,
}

impl Hand {
    /// Opens a candidacy by an application.
    pub fn open(terms: &Terms, entry: Entry) -> Result<Hand, Why> {
        let mut hand = Hand::blank(terms, entry.at);
        hand.opens(&entry)?;
        hand.believe(entry, None, hand.now);
        Ok(hand)
    }

    fn blank(terms: &Terms, at: Time) -> Hand {
        Hand {
            terms: terms.clone(),
            now: Now { phase: Phase::Screening, step: 0, parts: Parts::NONE },
            last: at,
            pending: Pendings::EMPTY,
            items: Vec::new(),
            trails: Vec::new(),
            since_phase: 0,
            since_parts: [0; Parts::MAX],
            offer: None,
            accepted: None,
            handed_in: false,
            met: None,
            covered: None,
            consent: false,
            consent_withdrawn: false,
            keyed: Vec::new(),
            clock: Vec::new(),
            journal: Vec::new(),
        }
    }

    fn believe(&mut self, entry: Entry, part: Option<usize>, then: Now) {
        self.follow(then, &entry, part);
        self.journal.push(entry);
    }

    /// Everything that is remembered of a journal whose entries led there, without a question.
    pub fn replay(terms: &Terms, entries: Vec<Entry>, led: &[(Now, Option<usize>)]) -> Hand {
        let mut hand = Hand::blank(terms, Time::UNIX_EPOCH);
        hand.journal.reserve_exact(entries.len());
        for (entry, (then, part)) in entries.into_iter().zip(led) {
            hand.believe(entry, *part, *then);
        }
        hand
    }

    /// Where each entry of a journal leads, and the part that it is about.
    pub fn led(terms: &Terms, entries: &[Entry]) -> Vec<(Now, Option<usize>)> {
        let mut hand = Hand::open(terms, entries[0].clone()).expect("lawful");
        let mut led = vec![(hand.now, None)];
        for entry in &entries[1..] {
            led.push(hand.decide(entry).expect("lawful"));
            hand.record(entry.clone()).expect("lawful");
        }
        led
    }

    pub fn check(&self, entry: &Entry) -> Result<Now, Why> {
        self.decide(entry).map(|(now, _)| now)
    }

    pub fn record(&mut self, entry: Entry) -> Result<(), (Why, Entry)> {
        match self.decide(&entry) {
            Ok((now, part)) => {
                self.believe(entry, part, now);
                Ok(())
            }
            Err(why) => Err((why, entry)),
        }
    }

    pub fn waits(&self) -> Pendings {
        self.pending
    }

    fn process(&self) -> &Process {
        self.terms.process()
    }

    fn fact(&self, seq: u32) -> Option<&Fact> {
        self.journal.get(seq as usize).map(|entry| &entry.fact)
    }

    fn moment(&self, seq: u32) -> Option<Time> {
        match self.clock.binary_search_by_key(&seq, |(seq, _)| *seq) {
            Ok(place) => self.clock.get(place).map(|(_, moment)| *moment),
            Err(_) => self.journal.get(seq as usize).map(|entry| entry.at),
        }
    }

    /// The item that a word about an entry is about.
    fn item(&self, to: u32) -> Option<&Item> {
        let rank = |item: &&Item| match item.what {
            Pending::Confirmation if !item.word => 0,
            Pending::Feedback => 2,
            Pending::Outcome => 3,
            Pending::Confirmation | Pending::Condition | Pending::Assent => 4,
            _ => 1,
        };
        let from = self.items.partition_point(|item| item.seq < to);
        self.items[from..].iter().take_while(|item| item.seq == to).min_by_key(rank)
    }

    fn first_day(&self) -> Option<Time> {
        match (self.fact(self.since_phase)?, self.accepted.and_then(|offer| self.fact(offer))) {
            (Fact::StartAgreed { on }, _) => Some(*on),
            (_, Some(Fact::OfferMade(offer))) => offer.starts(),
            _ => None,
        }
    }
}

/// Where a candidacy arrives that goes on to a step.
fn enter(process: &Process, step: u8, asked: bool) -> Now {
    match process.step(step) {
        None if step == 0 => Now { phase: Phase::Screening, step, parts: Parts::NONE },
        None => Now { phase: Phase::OfferDue, step, parts: Parts::NONE },
        Some(is) => {
            let parts = Parts::to_set_up(is.parts().len());
            if asked && is.needs_yes() {
                Now { phase: Phase::Proposed, step, parts }
            } else {
                at_its_parts(process, step, parts)
            }
        }
    }
}

/// In a step, in the phase that follows from the parts that judge.
fn at_its_parts(process: &Process, step: u8, parts: Parts) -> Now {
    let mut judging = parts;
    for (index, part) in process.parts(step).iter().enumerate() {
        if part.informs() {
            judging = judging.with(index, candidacy::law::PartState::Waived);
        }
    }
    Now { phase: judging.phase(), step, parts }
}
