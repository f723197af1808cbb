//! Noting and following: what the law would not have allowed is noted, and the history goes on from where the log says the case is.

use crate::foreign::case::{Act, Case, Noted, Trouble};
use crate::foreign::finding::FindingKind;
use crate::foreign::history::{History, Origin};
use crate::foreign::legal::legal;
use crate::foreign::seen::{Named, Seen};
use crate::foreign::sighting::What;
use crate::law::{Phase, Why};
use crate::value::time::Time;
use chrono::TimeDelta;

/// Clocks differ by minutes: no order is wrong by less.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(5);

/// A history that is longer is ended, and the case begins again in the middle: so long a case costs its length, and little memory.
const LONGEST: usize = 4_096;

impl<'a> Case<'a> {
    /// Follows a sighting, and notes what is wrong with it.
    pub(super) fn see(&mut self, seen: Seen, mut note: impl FnMut(Noted)) {
        let at = seen.at();
        if self.latest.is_some_and(|latest| latest - at > CLOCKS_DIFFER) {
            note(self.noted(FindingKind::Backwards, None));
        }
        self.latest = Some(at);
        for (name, kind) in [(seen.step, FindingKind::UnknownStep), (seen.part, FindingKind::UnknownPart)] {
            if name == Named::Unknown {
                note(self.noted(kind, None));
            }
        }
        let leads_nowhere = seen.what == What::Other || seen.what == What::Moved && seen.step == Named::Unknown;
        if leads_nowhere {
            return;
        }
        let act = Act { seen, at, free: false };
        if !self.history.is_open() {
            self.open(act);
        } else if let Err(trouble) = self.act(act) {
            let (kind, why) = match trouble {
                Trouble::Illegal(why) => (FindingKind::Illegal, Some(why)),
                Trouble::Skipped => (FindingKind::Skipped, None),
            };
            note(self.noted(kind, why));
            if !stays(seen.what, self.history.now().phase) {
                let step = self.place_of(act);
                self.history.leave();
                self.begin_at(step, act);
            }
        }
    }

    /// Returns the history if it is as long as one may be. The case goes on with a new one, from the same place.
    pub(super) fn turn(&mut self) -> Option<History<'a>> {
        if self.history.len() < LONGEST {
            return None;
        }
        let (now, at) = (self.history.now(), self.latest.unwrap_or_default());
        self.history.leave();
        let fresh = History::new(self.history.rules);
        let ended = std::mem::replace(&mut self.history, fresh);
        self.come_to(now.phase, now.step.min(self.history.last_step()), at);
        Some(ended)
    }

    /// Opens the history with the first sighting that says a place. A case that does not begin with its opening begins in the middle.
    fn open(&mut self, act: Act) {
        let says_no_place = matches!(
            act.seen.what,
            What::MessageIn
                | What::MessageOut
                | What::Told
                | What::Feedback
                | What::Assessed
                | What::OnHold
                | What::Other
        );
        if !says_no_place {
            self.begins_in_the_middle |= !matches!(act.seen.what, What::Applied | What::Approached);
            let step = self.place_of(act);
            self.begin_at(step, act);
        }
    }

    /// Begins a segment where the log says the case is, with this sighting.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few sightings open a case")]
    fn begin_at(&mut self, step: u8, act: Act) {
        let Act { seen, at, .. } = act;
        // What opens a history is lawful, and nothing has been seen that could forbid what follows.
        let _opened = match seen.what {
            What::Applied => self.history.push(self.history.rules.facts.applied(), at, Origin::Said),
            What::Approached => self.history.push(self.history.rules.facts.approached(), at, Origin::Said),
            _ => self.history.push(self.history.rules.facts.taken_over(step), at, Origin::Implied),
        };
        if !matches!(seen.what, What::Applied | What::Approached | What::Moved) {
            let _followed = self.act(Act { free: true, ..act });
        }
    }

    /// The step at which a segment begins with a sighting.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the others leave the case where it was")]
    fn place_of(&self, act: Act) -> u8 {
        let (last, here) = (self.history.last_step(), self.history.now().step);
        match act.seen.what {
            What::Offered | What::Accepted | What::Declined | What::Hired => last,
            _ if act.seen.step.number().is_some() => act.seen.step.number().unwrap_or(here),
            What::Moved | What::SetUp | What::TookPlace | What::Assessed => here.clamp(1, last.max(1)),
            _ => here.min(last),
        }
    }

    /// Brings a history that has just been begun to a place.
    fn come_to(&mut self, phase: Phase, step: u8, at: Time) {
        let facts = &self.history.rules.facts;
        if phase == Phase::Approached {
            let _opened = self.history.push(facts.approached(), at, Origin::Implied);
            return;
        }
        let _opened = self.history.push(facts.taken_over(step), at, Origin::Implied);
        let whats: &[What] = match phase {
            Phase::Offered => &[What::Offered],
            Phase::Accepted => &[What::Accepted],
            Phase::Hired => &[What::Hired],
            Phase::FeedbackDue => &[What::Rejected],
            Phase::Rejected => &[What::Rejected, What::Feedback],
            Phase::Withdrawn => &[What::Withdrew],
            Phase::Approached
            | Phase::Screening
            | Phase::Pooled
            | Phase::Proposed
            | Phase::Preparing
            | Phase::Underway
            | Phase::Deciding
            | Phase::OfferDue
            | Phase::Lapsed => &[],
        };
        self.is_implied = true;
        for what in whats {
            let _followed = self.act(Act { seen: Seen::implied(*what, at), at, free: true });
        }
        self.is_implied = false;
    }

    fn noted(&self, kind: FindingKind, why: Option<Why>) -> Noted {
        Noted { kind, why, legal: legal(&self.history) }
    }
}

/// Returns true if a sighting that the law would not allow says no other place than where the case is.
fn stays(what: What, phase: Phase) -> bool {
    match what {
        What::Rejected => matches!(phase, Phase::FeedbackDue | Phase::Rejected),
        What::Withdrew | What::Declined => phase == Phase::Withdrawn,
        What::Accepted => matches!(phase, Phase::Accepted | Phase::Hired),
        What::Hired => phase == Phase::Hired,
        What::OnHold
        | What::Assessed
        | What::MessageIn
        | What::MessageOut
        | What::Told
        | What::Feedback
        | What::Other => true,
        What::Applied | What::Approached | What::Moved | What::SetUp | What::TookPlace | What::Offered => false,
    }
}
