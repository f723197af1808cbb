//! Where a candidacy stands: what the law remembers, what waits for a word, and since which entry the phase owes what it owes.
//!
//! It is folded from accepted entries, live and in retrospect alike.

use super::table::{PAUSED, owed_in};
use crate::law::fact::FactKind;
use crate::law::journal::Entry;
use crate::law::phase::{Mark, Phase};
use crate::law::{Now, Waiting};
use crate::terms::Terms;
use crate::terms::policy::PromiseKind;
use crate::terms::process::StepKind;
use crate::value::id::Seq;

#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) now: Now,
    /// The entry that made what the phase owes.
    pub(super) since: Seq,
    /// The entry from whose moment the days for it count, feedback aside: an earlier one, where nothing stopped them that the
    /// candidate has heard of.
    pub(super) counts_from: Seq,
    pub(crate) waiting: Waiting,
}

impl Standing {
    /// After the opening fact.
    pub(crate) fn opened(now: Now) -> Self {
        Standing { now, since: Seq(0), counts_from: Seq(0), waiting: Waiting::default() }
    }

    /// After the next entry, which led to `now`.
    #[inline]
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts make anew what the same phase owes")]
    pub(crate) fn follow(&mut self, terms: &Terms, entries: &[Entry], entry: &Entry, now: Now) {
        let (seq, was, kind) = (Seq::from_index(entries.len()), self.now, entry.fact.kind());
        let moved = (was.phase, was.step) != (now.phase, now.step);
        let anew = match kind {
            FactKind::Pooled => true, // a consent that is renewed is another
            FactKind::Resumed => owed(terms, now).is_some_and(|kind| PAUSED.contains(kind)),
            // Put off after it was to start, it was missed: that stays to be seen.
            FactKind::Rescheduled => was.due(entries, terms.process()).is_some_and(|starts| entry.at > starts),
            // Feedback that stays owed when the candidate withdraws is not owed anew.
            _ => moved && !(owes_feedback(was) && owes_feedback(now)),
        };
        if anew {
            self.since = seq;
        }
        if (anew || kind == FactKind::Reopened) && !self.goes_unheard(kind, was) {
            self.counts_from = seq;
        }
        self.waiting.follow(entries, seq, entry, now);
        self.now = now;
    }

    /// Does what the phase owed go on, as far as the candidate knows? A pause that nobody told of has not stopped it, and a
    /// decision has not until its feedback.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the candidate sees any other fact, or the phase stays")]
    fn goes_unheard(&self, kind: FactKind, was: Now) -> bool {
        match kind {
            FactKind::Resumed => !self.waiting.told_of_the_pause(),
            FactKind::DecidedAgainst => true,
            FactKind::Reopened => was.phase == Phase::Declining,
            _ => false,
        }
    }
}

/// What the phase owes, pause or not.
pub(super) fn owed(terms: &Terms, now: Now) -> Option<PromiseKind> {
    match owed_in(now.phase) {
        Some(PromiseKind::Decision) if is_final(terms, now.step) => Some(PromiseKind::FinalDecision),
        None if owes_feedback(now) => Some(PromiseKind::Feedback),
        owed => owed,
    }
}

/// Feedback is owed to whoever was decided against, and stays owed to a candidate who withdrew while it was on its way.
fn owes_feedback(now: Now) -> bool {
    now.phase == Phase::Declining || now.phase == Phase::Withdrawn && now.marks.contains(Mark::FeedbackOwed)
}

/// Is it the process's last step, and a meeting?
fn is_final(terms: &Terms, step: u8) -> bool {
    let meets = |step: &crate::terms::process::Step| matches!(step.kind(), StepKind::Meeting { .. });
    usize::from(step) == terms.process().steps().len() && terms.process().step(step).is_some_and(meets)
}
