//! The law once more, from the pages of the design and the domain alone: simple, slow, and without the library's law.
//!
//! It says of an entry whether it is taken, where the candidacy is then, what is pending, and what is owed by when. It borrows words from
//! the library (facts, payloads, phases, getters of a process) and no rule, no table, no deadline and no calendar: `itself` holds it to
//! that.
//!
//! | file | the question that it answers |
//! |---|---|
//! | `who`, `when`, `says`, `moments` | whose act a fact is, where it can happen, what it has to say, and at which moments |
//! | `does`, `told`, `undo` | where it leads and what it opens and closes; what is said about items; what is taken back |
//! | `items` | what waits for an answer or for news |
//! | `clocks`, `days`, `owed` | what restarts no ceiling and which time does not count; how days are counted; what is owed by when |
//! | `requests` | where each request is possible, what ends it, and what is owed while it waits |
//! | `pay` | whether the pay is known, and since when it is owed |

mod clocks;
mod days;
mod does;
mod items;
mod itself;
mod moments;
mod owed;
mod pay;
mod requests;
mod says;
mod told;
mod undo;
mod when;
mod who;

pub(crate) use crate::model::owed::Owed;

use crate::model::clocks::{Stop, Trail};
use crate::model::items::Item;
use candidacy::law::{PartState, Pending};
use candidacy::value::Answer;
use candidacy::{Actor, Entry, Fact, PersonId, Phase, Process, Terms, Time};
use std::collections::BTreeSet;

/// The candidacy as the model sees it.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    shelf: Vec<Terms>,
    entries: Vec<Entry>,
    /// The moment that each entry says, or that the latest correction of it says.
    said: Vec<Time>,
    /// Every entry counts from the moment that it says, whatever a correction says.
    as_recorded: bool,
    /// The entries by which the candidate was met, worked or had work.
    met: Vec<usize>,
    /// Who has said what they saw at an interview, by the entry that says it was held.
    assessed: Vec<(usize, PersonId)>,
    items: Vec<Item>,
    /// The moves that stand, the latest last.
    moves: Vec<Move>,
    place: Place,
    /// What is remembered of each step, so that nothing restarts its ceilings.
    trails: Vec<Trail>,
    /// The times that do not count.
    stops: Vec<Stop>,
    /// The moments that requests and invitations were about, each with its entry.
    about: Vec<(usize, Time)>,
    /// The entries between a role that was brought and its way back: the pay that they name is not that of the role before.
    of_another_role: Vec<(usize, usize)>,
}

/// What a reversal gives back.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Place {
    pub(crate) phase: Phase,
    pub(crate) step: u8,
    /// One state for each part of the step; none outside of one.
    pub(crate) parts: Vec<PartState>,
    /// The entry that led to the phase, or that names its moment.
    since: usize,
    /// For each part, the entry that brought it where it is, or that names its moment.
    named: Vec<usize>,
    /// For each part, whether the candidate has confirmed its moment by an own entry.
    confirmed: Vec<bool>,
    /// The place of the terms that rule.
    terms: usize,
    /// The latest offer that stands, and the accepted one.
    offer: Option<usize>,
    accepted: Option<usize>,
}

/// A move that stands.
#[derive(Debug, Clone)]
struct Move {
    seq: usize,
    /// The part that it was about.
    part: Option<usize>,
    before: Place,
}

impl Model {
    /// Opens a candidacy that knows these terms, if the law takes the entry.
    pub(crate) fn open(shelf: &[Terms], entry: &Entry) -> Option<Model> {
        let blank = Place {
            phase: Phase::Screening,
            step: 0,
            parts: Vec::new(),
            since: 0,
            named: Vec::new(),
            confirmed: Vec::new(),
            terms: 0,
            offer: None,
            accepted: None,
        };
        let model = Model {
            shelf: shelf.to_vec(),
            entries: Vec::new(),
            as_recorded: false,
            said: Vec::new(),
            met: Vec::new(),
            assessed: Vec::new(),
            items: Vec::new(),
            moves: Vec::new(),
            place: blank,
            trails: Vec::new(),
            stops: Vec::new(),
            about: Vec::new(),
            of_another_role: Vec::new(),
        };
        model.after(entry)
    }

    /// The candidacy after the entry; none if the law refuses it.
    pub(crate) fn after(&self, entry: &Entry) -> Option<Model> {
        let at = self.moment_of(entry);
        if self.is_retried(entry) {
            return Some(self.clone());
        }
        let part = self.part_of(&entry.fact)?;
        let taken = self.is_here(entry, part, self.judged_at(entry))
            && self.is_theirs(entry, self.judged_at(entry))
            && self.is_then(entry)
            && self.says_enough(entry, part, self.judged_at(entry));
        taken.then(|| self.clone().follow(entry, part, at))
    }

    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    pub(crate) fn is_closed(&self) -> bool {
        matches!(self.place.phase, Phase::Hired | Phase::Rejected | Phase::Withdrawn | Phase::Lapsed)
    }

    /// The kinds of items that are pending.
    pub(crate) fn pending(&self) -> BTreeSet<Pending> {
        self.waiting().map(|item| item.what).collect()
    }

    fn process(&self) -> &Process {
        self.shelf[self.place.terms].process()
    }

    fn is_open(&self) -> bool {
        !self.entries.is_empty()
    }

    fn is_in_a_step(&self) -> bool {
        matches!(self.place.phase, Phase::Preparing | Phase::Underway | Phase::Deciding)
    }

    /// Whether the same actor has used the key of the request before.
    fn is_keyed(&self, entry: &Entry) -> Option<&Entry> {
        let key = entry.request_id()?;
        self.entries.iter().find(|earlier| {
            earlier.request_id() == Some(key) && (earlier.by, earlier.writer()) == (entry.by, entry.writer())
        })
    }

    /// The same request once more is answered with the first line.
    fn is_retried(&self, entry: &Entry) -> bool {
        self.is_keyed(entry).is_some_and(|earlier| earlier.fact == entry.fact)
    }
}

/// Whether the candidate recorded it.
fn is_own(entry: &Entry) -> bool {
    entry.by == Actor::Candidate && entry.writer().is_none()
}

/// Whether a fact is about a part of the step.
fn is_about_a_part(fact: &Fact) -> bool {
    match fact {
        Fact::InterviewHeld(held) => held.extra.is_none(),
        Fact::PartWaived { .. }
        | Fact::PartRepeated { .. }
        | Fact::InterviewScheduled { .. }
        | Fact::InterviewRescheduled { .. }
        | Fact::TimesProposed { .. }
        | Fact::InterviewConfirmed { .. }
        | Fact::InterviewCancelled { .. }
        | Fact::InterviewMissed { .. }
        | Fact::AssignmentSent { .. }
        | Fact::AssignmentExtended { .. }
        | Fact::AssignmentSubmitted { .. }
        | Fact::CheckRequested { .. }
        | Fact::CheckAnswered { .. }
        | Fact::PartAssessed { .. } => true,
        _ => false,
    }
}

/// Whether a message ends what it answers: the first reply ends what only wants one; what wants a settlement stays until that.
fn ends(what: Pending, answer: Answer) -> bool {
    if let Some(asked) = requests::asked(what) {
        return asked.ended_by_any_answer || answer == Answer::Final;
    }
    // All others end with something else than a message.
    matches!(what, Pending::Notice | Pending::Vacancy | Pending::FollowUp) && answer == Answer::Final
}
