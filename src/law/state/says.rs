//! Words about the items that wait: messages of the company, an assent, what the candidate confirms or contests.

use super::meets::Met;
use super::{Accepted, State};
use crate::law::fact::Fact;
use crate::law::items::Item;
use crate::law::lookup::{MEETINGS, closes_of, ends_with_an_answer};
use crate::law::memory::{Stop, StopReason};
use crate::law::parts::Parts;
use crate::law::pending::{Pending, Pendings};
use crate::law::phase::Phase;
use crate::terms::Terms;
use crate::value::answer::Answer;
use crate::value::decision::Assent;
use crate::value::id::Seq;
use crate::value::request::Ask;
use crate::value::time::Time;

#[expect(clippy::wildcard_enum_match_arm, reason = "few facts do more than their row says")]
impl State {
    /// Takes in a word about an item, and what the candidate confirms.
    pub(super) fn hear(&mut self, it: Accepted<'_>) {
        match &it.entry.fact {
            Fact::CandidateInformed { to, answer, .. } => self.inform(it, to.0, *answer),
            Fact::AssentGiven(assent) => self.agree(it, assent),
            Fact::ConditionSettled { condition, .. } => {
                let is_it =
                    |item: &&Item| self.memory.condition(item, it.before).is_some_and(|open| open.name == *condition);
                let open = self.memory.items.of(Pending::Condition).iter().find(is_it).copied();
                if let Some(item) = open {
                    self.memory.items.finish(item.seq, item.what, item.nth);
                }
            }
            Fact::OfferMade(offer) => self.gives_time(it, offer.answer_by()),
            Fact::EntryConfirmed { to } => self.confirm(it, *to),
            Fact::EntryContested { to, .. } => self.contest(it, *to),
            _ => {}
        }
    }

    /// Another version of an offer gives the time that the candidate asked for, if it gives all of it.
    fn gives_time(&mut self, it: Accepted<'_>, until: Time) {
        let is_given = |item: &&Item| {
            let before = it.before.get(..Seq(item.seq).index()).unwrap_or_default();
            let asked = match it.fact_of(item.seq).and_then(Fact::request).map(|request| &request.ask) {
                Some(Ask::MoreTime { until }) => *until,
                _ => return false,
            };
            asked <= until && before.iter().any(|entry| entry.fact.offer().is_some())
        };
        let given: Vec<Item> = self.memory.items.of(Pending::MoreTime).iter().filter(is_given).copied().collect();
        for item in given {
            self.memory.items.finish_by(item, it.seq);
        }
    }

    /// The candidate confirms what was written down: it keeps now what it would have kept as an entry of their own.
    fn confirm(&mut self, it: Accepted<'_>, to: Seq) {
        self.memory.items.finish(to.0, Pending::Confirmation, 0);
        let Some(entry) = to.entry(it.before) else { return };
        if entry.writer().is_some() {
            self.end(it, closes_of(entry.fact.kind()), to.0, None);
        }
        match &entry.fact {
            Fact::InterviewConfirmed { part } => {
                let is_it = |index: usize| part.is_none_or(|number| usize::from(number) == index + 1);
                let since = |index: usize| self.memory.since.part(index) < to.0;
                let set_up = self.interviews_set_up(it);
                if let Some(index) = set_up.into_iter().find(|index| is_it(*index) && since(*index)) {
                    self.memory.since.set_confirmed(index, true);
                }
            }
            Fact::InterviewRescheduled { .. } => {
                let still =
                    (0..Parts::MAX).find(|index| self.now.is_set_up(*index) && self.memory.since.part(*index) == to.0);
                if let Some(index) = still {
                    self.memory.since.set_confirmed(index, true);
                }
                self.wishes(it);
            }
            Fact::InterviewCancelled { .. }
            | Fact::TimesProposed { .. }
            | Fact::InterviewMissed { .. }
            | Fact::StepAgreed
            | Fact::InterestShown => {
                self.wishes(it);
            }
            _ => {}
        }
    }

    fn wishes(&mut self, it: Accepted<'_>) {
        let trail = self.trail(it.seq);
        self.wish(trail, it.seq);
    }

    /// The indices of the interviews that are set up.
    fn interviews_set_up(&self, it: Accepted<'_>) -> Vec<usize> {
        let process = it.shelf.get(usize::from(self.terms)).map(Terms::process);
        let parts = process.map_or(&[][..], |process| process.parts(self.now.step)).iter().enumerate();
        let set_up = parts.filter(|(index, part)| MEETINGS.contains(part.kind()) && self.now.is_set_up(*index));
        set_up.map(|(index, _)| index).collect()
    }

    /// Takes an act back that was written down for the candidate, with every move made on it. An entry about their coming is no act:
    /// whose miss it was not waits for the outcome.
    fn contest(&mut self, it: Accepted<'_>, to: Seq) {
        self.memory.items.finish(to.0, Pending::Confirmation, 0);
        if to.entry(it.before).is_none_or(|entry| entry.writer().is_none()) {
            if matches!(it.fact_of(to.0), Some(Fact::InterviewMissed { .. })) {
                self.meet(it, Met::Lost);
            }
            return;
        }
        let from = Some(to.0).filter(|seq| self.memory.stands(*seq));
        self.memory.consents.contest(to.0);
        self.memory.consents.unmake(to.0);
        while let Some(from) = from
            && self.latest_move().is_some_and(|(_, seq)| seq >= from)
        {
            self.undo(it, true);
        }
        if self.now.phase == Phase::Pooled && self.memory.consents.standing().is_none() {
            self.undo(it, true); // it rested on the consent
        }
    }

    pub(super) fn inform(&mut self, it: Accepted<'_>, to: u32, answer: Answer) {
        let Some(item) = self.memory.items.informed_of(to).copied() else {
            let process = it.shelf.get(usize::from(self.terms)).map(Terms::process);
            let check = process.and_then(|process| self.check_out(process, it.before, Seq(to)));
            if let Some(index) = check {
                self.memory.since.set_part(index, it.seq); // news of it are due from now on
            }
            return;
        };
        let word = Seq(it.seq).later();
        match item.what {
            Pending::Hold => {
                if item.word.is_none() {
                    let trail = self.memory.trail(item.trail).map_or(item.trail, |trail| trail.origin);
                    let why = StopReason::Hold { trail };
                    self.memory.stop(Stop { why, from: it.seq, to: None });
                }
                self.memory.items.hear(to, item.what, word);
            }
            Pending::Feedback => {
                self.memory.items.hear(to, item.what, word);
                if self.has_ended() {
                    self.memory.items.end(Pending::Outcome.into(), it.seq, None); // told how it ended
                }
            }
            // After an end that was written down for the candidate, the company says how it would have gone on.
            Pending::Outcome if answer == Answer::Final && self.is_over() => {
                self.memory.items.finish(to, item.what, item.nth);
            }
            what if Pendings::BY_A_WORD.contains(what) && (answer == Answer::Final || ends_with_an_answer(what)) => {
                self.memory.items.finish(to, what, item.nth);
            }
            what => self.memory.items.hear(to, what, word),
        }
    }

    /// The assent was given, and the candidate is told; or it was refused, and the decision goes back.
    pub(super) fn agree(&mut self, it: Accepted<'_>, assent: &Assent) {
        let decided =
            self.memory.items.touched.iter().find(|(_, _, what, _)| *what == Pending::Assent).map(|(_, seq, ..)| *seq);
        let Some(decided) = decided else { return };
        match assent {
            Assent::Given => {
                let closes = it.fact_of(decided).map_or(Pendings::EMPTY, |fact| closes_of(fact.kind()));
                self.end(it, closes, it.seq, None);
            }
            Assent::Refused { .. } if self.latest_move().is_some_and(|(_, seq)| seq == decided) => self.undo(it, true),
            Assent::Refused { .. } => {}
        }
    }
}
