//! What is said about items: messages of the company, settled conditions, corrections, and what the candidate confirms.

use crate::model::clocks::Reason;
use crate::model::does::closed_by;
use crate::model::items::Item;
use crate::model::{Model, ends};
use candidacy::law::{PartState, Pending};
use candidacy::terms::PartKind;
use candidacy::value::Answer;
use candidacy::{Entry, Fact, Phase};

impl Model {
    /// What a message, a confirmation or a settled condition does to the one item that it is about.
    pub(super) fn tell(&mut self, entry: &Entry, seq: usize) {
        match &entry.fact {
            Fact::CandidateInformed { to, answer, .. } => {
                let Some(about) = self.informed_of(to.0 as usize).cloned() else {
                    let out = self.check_requested_by(to.0 as usize);
                    out.into_iter().for_each(|index| self.place.named[index] = seq);
                    return;
                };
                if about.what == Pending::Hold && about.told.is_none() {
                    self.stops_for_a_hold(about.trail, seq);
                }
                for item in self.items.iter_mut().filter(|item| **item == about) {
                    item.told = if item.what == Pending::Hold { Some(seq) } else { item.told.or(Some(seq)) };
                }
                // Told how it ended, they have their answer; why it did is still owed.
                if about.what == Pending::Feedback && self.is_over() {
                    self.closes(Pending::Outcome, seq, None);
                }
                if about.what == Pending::Outcome
                    && self.is_over()
                    && self.place.phase != Phase::FeedbackDue
                    && *answer == Answer::Final
                {
                    self.closes(Pending::Outcome, seq, None);
                }
                if ends(about.what, *answer) {
                    self.items
                        .retain(|item| !(item.ended.is_none() && item.seq == about.seq && item.what == about.what));
                }
            }
            Fact::MomentCorrected(correction) => self.said[correction.entry.0 as usize] = correction.moment,
            Fact::EntryConfirmed { to } => {
                let to = to.0 as usize;
                self.items.retain(|item| !(item.seq == to && item.what == Pending::Confirmation));
                self.keep(to, seq);
            }
            Fact::ConditionSettled { condition, .. } => {
                self.items.retain(|item| item.ended.is_some() || !item.is_condition(condition));
            }
            _ => {}
        }
    }

    /// What a written act did not keep, it keeps once the candidate has confirmed it: of what waited before it.
    fn keep(&mut self, written: usize, seq: usize) {
        let fact = self.entries[written].fact.clone();
        self.confirm(&fact, written, seq);
        let hold = closed_by(&fact).contains(&Pending::Hold) && self.entries[written].writer().is_some();
        if hold && self.waiting().any(|item| item.what == Pending::Hold && item.seq < written) {
            self.goes_on(seq, |why| matches!(why, Reason::Hold { .. }));
        }
        for what in closed_by(&fact).iter().filter(|_| self.entries[written].writer().is_some()) {
            let earlier = |item: &Item| item.ended.is_none() && item.what == *what && item.seq < written;
            self.items.retain(|item| !earlier(item));
        }
    }

    /// The candidate confirms the moment of an interview, or that they wished another.
    fn confirm(&mut self, fact: &Fact, written: usize, seq: usize) {
        let interviews = self.parts_that_are(PartState::SetUp).into_iter();
        let interviews: Vec<usize> = interviews.filter(|index| self.kind(*index) == PartKind::Interview).collect();
        let since = |index: &usize| self.place.named[*index];
        let confirmed = match fact {
            Fact::InterviewConfirmed { part } => {
                let is_it = |index: &usize| part.is_none_or(|number| usize::from(number) == index + 1);
                interviews.into_iter().find(|index| is_it(index) && since(index) < written)
            }
            Fact::InterviewRescheduled { .. } => interviews.into_iter().find(|index| since(index) == written),
            _ => None,
        };
        confirmed.into_iter().for_each(|index| self.place.confirmed[index] = true);
        let wishes = matches!(
            fact,
            Fact::InterviewRescheduled { .. }
                | Fact::InterviewCancelled { .. }
                | Fact::TimesProposed { .. }
                | Fact::InterviewMissed { .. }
                | Fact::StepAgreed
                | Fact::InterestShown
        );
        if wishes {
            self.wishes(seq);
        }
    }
}
