//! Where a candidacy stands: what the law remembers, what waits for a word, and since which entry the phase owes what it owes.
//!
//! It is folded from accepted entries, live and in retrospect alike.

use super::table::{PAUSED, owed_in};
use crate::Seq;
use crate::fact::FactKind;
use crate::journal::{Entry, number};
use crate::law::{Now, Waiting};
use crate::phases::{Mark, Phase};
use crate::policy::PromiseKind;
use crate::process::StepKind;
use crate::terms::Terms;

#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) now: Now,
    /// The entry that made what the phase owes.
    pub(super) since: Seq,
    pub(crate) waiting: Waiting,
}

impl Standing {
    /// After the opening fact.
    pub(crate) fn opened(now: Now) -> Self {
        Standing { now, since: Seq(0), waiting: Waiting::default() }
    }

    /// After the next entry, which led to `now`.
    #[inline]
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts make anew what the same phase owes")]
    pub(crate) fn follow(&mut self, terms: &Terms, entries: &[Entry], entry: &Entry, now: Now) {
        let (seq, was, kind) = (number(entries.len()), self.now, entry.fact.kind());
        let moved = (was.phase, was.step) != (now.phase, now.step);
        let anew = match kind {
            FactKind::Pooled | FactKind::Resumed => renews(terms, was, now, kind),
            // Put off after it was to start, it was missed: that stays to be seen.
            FactKind::Rescheduled => was.due(entries, terms.process()).is_some_and(|starts| entry.at > starts),
            _ => moved && renews(terms, was, now, kind),
        };
        if anew {
            self.since = seq;
        }
        self.waiting.follow(entries, seq, entry, was, now);
        self.now = now;
    }
}

/// Is what the phase owes from now on something new? A consent that is renewed is, and what a pause had replaced; feedback that
/// stays owed when the candidate withdraws is not.
#[inline]
fn renews(terms: &Terms, was: Now, now: Now, fact: FactKind) -> bool {
    let resumes = || owed(terms, now).is_some_and(|kind| PAUSED.has(kind));
    let other = now.step != was.step || owed(terms, now) != owed(terms, was);
    other || fact == FactKind::Pooled || fact == FactKind::Resumed && resumes()
}

/// What the phase owes, pause or not.
pub(super) fn owed(terms: &Terms, now: Now) -> Option<PromiseKind> {
    match owed_in(now.phase) {
        Some(PromiseKind::Decision) if is_final(terms, now.step) => Some(PromiseKind::FinalDecision),
        // Feedback stays owed to a candidate who withdrew while it was on its way.
        None if now.phase == Phase::Withdrawn && now.marks.has(Mark::FeedbackOwed) => Some(PromiseKind::Feedback),
        owed => owed,
    }
}

/// Is it the process's last step, and a meeting?
fn is_final(terms: &Terms, step: u8) -> bool {
    let meets = |step: &crate::Step| matches!(step.kind(), StepKind::Meeting { .. });
    usize::from(step) == terms.process().steps().len() && terms.process().step(step).is_some_and(meets)
}
