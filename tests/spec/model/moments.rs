//! When: the order of the journal is that of its moments, and clocks differ by minutes.

use crate::model::Model;
use candidacy::{Actor, Entry, Fact, FactKind, Time};
use chrono::{TimeDelta, Timelike};

/// So many days of 24 hours later, or the last moment that there is.
pub(super) fn days_after(at: Time, days: u16) -> Time {
    at.checked_add_signed(TimeDelta::days(days.into())).unwrap_or(Time::MAX_UTC)
}

/// Five years of days.
const FIVE_YEARS: u16 = 5 * 365 + 1;

/// Whether a clock can show it: only the last second of a minute leaps.
pub(super) fn is_shown(at: Time) -> bool {
    at.nanosecond() < 1_000_000_000 || at.second() == 59
}

impl Model {
    /// The moment of an entry in the order of the journal: none is before the one before it.
    pub(super) fn moment(&self, seq: usize) -> Time {
        self.said[..=seq].iter().copied().max().unwrap_or(self.said[seq])
    }

    /// The earlier of two clocks: the moment as recorded, and as corrected.
    pub(super) fn earlier(&self, seq: usize) -> Time {
        self.moment(seq).min(self.entries[seq].at)
    }

    /// The later of both.
    pub(super) fn later(&self, seq: usize) -> Time {
        self.moment(seq).max(self.entries[seq].at)
    }

    /// The moment of the latest entry.
    pub(crate) fn last(&self) -> Time {
        self.said.iter().copied().max().unwrap_or(Time::MIN_UTC)
    }

    /// The moment that an entry comes after. A correction is measured against the one before the entry that it corrects: no clock
    /// bricks a candidacy.
    fn last_before(&self, entry: &Entry) -> Option<Time> {
        let latest = self.said.len().checked_sub(1)?;
        match &entry.fact {
            Fact::MomentCorrected(correction) => {
                Some(self.moment(latest.min((correction.entry.0 as usize).checked_sub(1)?)))
            }
            _ => Some(self.moment(latest)),
        }
    }

    /// The moment of an entry that is tried.
    pub(super) fn moment_of(&self, entry: &Entry) -> Time {
        self.last_before(entry).map_or(entry.at, |last| last.max(entry.at))
    }

    /// The moment that an entry is judged by: an act that the candidate records is never refused for its moment.
    pub(super) fn judged_at(&self, entry: &Entry) -> Time {
        let own = entry.by == Actor::Candidate && entry.writer().is_none();
        if own { entry.at } else { self.moment_of(entry) }
    }

    /// Whether the moments of an entry, the key and the person who wrote it down are as they may be.
    pub(super) fn is_then(&self, entry: &Entry) -> bool {
        let own = entry.by == Actor::Candidate && entry.writer().is_none();
        let written = entry.writer().is_none_or(|writer| {
            entry.by == Actor::Candidate && self.is_of_the_cast(writer) && self.may_be_written_down(&entry.fact)
        });
        let latest = self.said.len().checked_sub(1).map(|latest| self.moment(latest));
        let behind = self.last_before(entry).is_some_and(|last| last - entry.at > TimeDelta::minutes(5));
        let far = latest.is_some_and(|latest| entry.at > days_after(latest, FIVE_YEARS));
        let in_order = own || !behind && (!far || entry.deviation().is_some());
        let shown = is_shown(entry.at) && is_shown(entry.happened());
        written && in_order && shown && self.occurred_then(entry) && self.is_keyed(entry).is_none()
    }

    /// What happened to both sides, and what was written down for the candidate, may have happened between the opening and now.
    fn occurred_then(&self, entry: &Entry) -> bool {
        let happened = entry.happened();
        if happened == entry.at {
            return true;
        }
        let to_both = matches!(
            entry.fact.kind(),
            FactKind::InterviewHeld
                | FactKind::InterviewMissed
                | FactKind::AssignmentSubmitted
                | FactKind::CheckAnswered
                | FactKind::RequestMade
                | FactKind::CandidateFeedbackGiven
        );
        let opened = self.said.first();
        (to_both || entry.writer().is_some()) && happened < entry.at && opened.is_some_and(|opened| happened >= *opened)
    }

    /// Whether a correction puts an entry between its neighbours.
    pub(super) fn is_between(&self, corrected: usize, moment: Time, at: Time) -> bool {
        let there = corrected < self.said.len();
        let from = corrected.checked_sub(1).filter(|_| there).map(|before| self.moment(before));
        // The next one counts as this one, if its own moment is before it.
        let until = self.said.get(corrected + 1).copied().unwrap_or(at);
        let until = from.map_or(until, |from| until.max(from));
        there && from.is_none_or(|from| from <= moment) && moment <= until
    }
}
