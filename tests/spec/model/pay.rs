//! The pay, which is known before the first interview (C9).

use crate::model::Model;
use crate::model::days::Span;
use crate::model::owed::Owed;
use candidacy::promise::Side;
use candidacy::{Entry, Fact, Phase, PromiseKind, Time};

/// Word of the pay is owed within this, and before the first interview.
const FIVE_DAYS: Span = Span::Working(5);

impl Model {
    /// The entry that brought the role whose pay is meant, and its terms. Who is moved to another role while the pay is owed waits no
    /// longer for it; who comes out of the pool was owed nothing there.
    fn brought(&self) -> (usize, usize) {
        let mut brought = (0, 0);
        for it in &self.moves {
            match &self.entries[it.seq].fact {
                Fact::Approached(_) => brought = (it.seq, it.before.terms),
                Fact::Transferred(transfer) if transfer.role.is_some() && self.is_paid(brought.0, it.seq) => {
                    let terms = self.shelf.iter().position(|terms| *terms.id() == transfer.terms);
                    brought = (it.seq, terms.unwrap_or_default());
                }
                _ => {}
            }
        }
        brought
    }

    /// Whether somebody named the pay of the role that an entry brought: the advert, or a message before another entry.
    fn is_paid(&self, since: usize, until: usize) -> bool {
        let by_the_advert = self.entries[0].fact.opening().is_some_and(|opening| opening.pay.is_some());
        let of_another = |seq: &usize| self.of_another_role.iter().any(|(from, until)| (*from..*until).contains(seq));
        let mut after = (since + 1..until).filter(|seq| !of_another(seq));
        since == 0 && by_the_advert || after.any(|seq| names_the_pay(&self.entries[seq].fact))
    }

    /// Whether the company owes word of the pay about this entry: until an offer says it, and not where no role is meant.
    pub(super) fn owes_the_pay_of(&self, seq: usize) -> bool {
        let over = matches!(self.place.phase, Phase::Pooled | Phase::Offered | Phase::Accepted | Phase::FeedbackDue);
        let (since, _) = self.brought();
        since == seq && !over && !self.is_closed() && !self.is_paid(since, self.entries.len())
    }

    /// What is owed of it.
    pub(super) fn of_the_pay(&self) -> Option<Owed> {
        let (since, _) = self.brought();
        let interview = |entry: &Entry| match &entry.fact {
            Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. } => {
                Some(meeting.starts())
            }
            Fact::InterviewHeld(_) => Some(entry.happened()),
            _ => None,
        };
        let made = self.made(since);
        let first: Option<Time> = self.entries[since..].iter().filter_map(interview).min();
        let soon = self.away_from(since, FIVE_DAYS);
        let due = first.map_or(soon, |first| soon.min(first.max(made)));
        let owed =
            Owed { kind: PromiseKind::Pay, entry: since, number: 0, by: Side::Company, made, due, ceiling: None };
        self.owes_the_pay_of(since).then_some(owed)
    }
}

/// Whether a message states the pay.
pub(super) fn names_the_pay(fact: &Fact) -> bool {
    matches!(fact, Fact::CandidateInformed { stated: Some(stated), .. } if stated.pay.is_some())
}
