//! Random lawful walks: at each entry one of the facts that are legal there, in one of the ways to record it.

use crate::promises::tale::{amsterdam, begin, onsite};
use crate::support::ways::{self, DAY, HOUR};
use candidacy::terms::policy::Rules;
use candidacy::terms::{Power, Powers};
use candidacy::value::{Condition, Name, Offer};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, FactKind, Policy, Process, Promise, Step, Terms, Time};
use proptest::collection::vec;
use proptest::prelude::*;

/// Choices, each a number that is taken modulo what there is to choose from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Choice {
    kind: usize,
    way: usize,
    /// What else is odd about the entry.
    odd: u8,
    hours: i64,
}

/// How a walk opens, and its choices.
pub(crate) type Steps = (usize, Vec<Choice>);

pub(crate) fn walks(length: usize) -> impl Strategy<Value = Steps> {
    let hours = prop_oneof![4 => 0..30_i64, 2 => 30..200_i64, 1 => 200..900_i64];
    let choice = (any::<usize>(), any::<usize>(), 0..12_u8, hours);
    let choice = choice.prop_map(|(kind, way, odd, hours)| Choice { kind, way, odd, hours });
    (any::<usize>(), vec(choice, length))
}

/// A walk, and what its latest entry opened, ended and dated anew.
pub(crate) struct Walk {
    pub(crate) shelf: Vec<Terms>,
    pub(crate) candidacy: Candidacy,
    pub(crate) opened: Vec<Promise>,
    pub(crate) ended: Vec<Promise>,
    pub(crate) redated: Vec<Promise>,
    at: Time,
}

/// The facts that lead on; three of four entries are one of them where one is legal.
const ON: [FactKind; 18] = [
    FactKind::CandidateAdvanced,
    FactKind::InterviewScheduled,
    FactKind::InterviewHeld,
    FactKind::AssignmentSent,
    FactKind::AssignmentSubmitted,
    FactKind::CheckRequested,
    FactKind::CheckAnswered,
    FactKind::StepAgreed,
    FactKind::AssentGiven,
    FactKind::OfferMade,
    FactKind::OfferAccepted,
    FactKind::InterestShown,
    FactKind::FeedbackDelivered,
    FactKind::CandidateInformed,
    FactKind::PartAssessed,
    FactKind::ConditionSettled,
    FactKind::Hired,
    FactKind::InterviewMissed,
];

impl Walk {
    /// Takes a walk, and shows where it is after each entry.
    pub(crate) fn take((opening, choices): &Steps, mut look: impl FnMut(&Walk)) {
        let shelf = shelf(opening % 3);
        let terms = shelf[0].clone();
        let kinds = [FactKind::Applied, FactKind::Applied, FactKind::Approached, FactKind::TakenOver];
        let ways = ways::entries(&terms, None, kinds[opening / 3 % 4], begin());
        let opens: Vec<Candidacy> = ways.into_iter().filter_map(|entry| Candidacy::open(&terms, entry).ok()).collect();
        let mut candidacy = opens[opening / 12 % opens.len()].clone();
        shelf.iter().for_each(|terms| candidacy.know(terms));
        let mut walk =
            Walk { shelf, candidacy, opened: Vec::new(), ended: Vec::new(), redated: Vec::new(), at: begin() };
        look(&walk);
        for choice in choices {
            walk.at += HOUR * i32::try_from(choice.hours).expect("a few hours");
            if walk.record(*choice) {
                look(&walk);
            }
        }
    }

    /// What happened, in short: who recorded what, and about which entry.
    pub(crate) fn story(&self) -> String {
        let entries = self.candidacy.journal().iter().enumerate().map(|(seq, entry)| {
            let written = if entry.writer().is_some() { " (written down)" } else { "" };
            let about = entry.fact.about().map_or(String::new(), |to| format!(" about {to}"));
            let by = if entry.by == Actor::Candidate { "candidate" } else { "staff" };
            format!("{seq} {by}{written}: {}{about}", entry.fact.kind())
        });
        entries.collect::<Vec<_>>().join("; ")
    }

    fn record(&mut self, choice: Choice) -> bool {
        let legal: Vec<FactKind> = self.candidacy.legal().iter().collect();
        let on: Vec<FactKind> = ON.into_iter().filter(|kind| legal.contains(kind)).collect();
        let from = if !choice.kind.is_multiple_of(4) && !on.is_empty() { &on } else { &legal };
        let kind = from[choice.kind / 4 % from.len()];
        let terms = self.candidacy.terms().clone();
        let mut ways = ways::entries(&terms, Some(&self.candidacy), kind, self.at);
        ways.iter_mut().for_each(|entry| self.make_odd(entry, choice.odd));
        ways.retain(|entry| self.candidacy.check(entry).is_ok());
        if ways.is_empty() {
            return false;
        }
        let entry = ways.swap_remove(choice.way % ways.len());
        let recorded = self.candidacy.record(entry).expect("it was checked");
        (self.opened, self.ended, self.redated) = (recorded.opened, recorded.ended, recorded.redated);
        true
    }

    /// Further away, under other terms, or happened some time ago.
    fn make_odd(&self, entry: &mut Entry, odd: u8) {
        let far = self.at + DAY * (i32::from(odd) * 5);
        match (&mut entry.fact, odd) {
            (Fact::Transferred(transfer), _) => {
                let mut others = self.shelf.iter().filter(|terms| *terms.id() != transfer.terms);
                transfer.terms = others.next_back().expect("two terms").id().clone();
                transfer.step = odd % 3;
            }
            (Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. }, 3..=7)
                if entry.by != Actor::Candidate =>
            {
                **meeting = ways::interview(self.candidacy.terms(), far);
            }
            (
                Fact::InterviewHeld(_)
                | Fact::AssignmentSubmitted { .. }
                | Fact::RequestMade(_)
                | Fact::CheckAnswered { .. },
                0..=3,
            ) => {
                let earlier = self.at - HOUR * (i32::from(odd) * 20 + 1);
                *entry = entry.clone().occurred(earlier.max(begin()));
            }
            (Fact::OfferMade(offer), 0..=5) => {
                let condition = |name| Condition { name: Name::new(name).expect("a name"), asked_of: None, due: far };
                let both = ["papers", "health"].map(condition);
                let under = |offer: Offer, condition| offer.under(condition).expect("two conditions");
                **offer = both.into_iter().fold((**offer).clone(), under);
            }
            _ => {}
        }
    }
}

/// The terms that a walk begins under, and those that it may go on under.
pub(crate) fn shelf(first: usize) -> Vec<Terms> {
    let places = [Rules::netherlands(), Rules::ontario(), Rules::european_union()];
    let builder =
        places.into_iter().fold(Policy::builder().calendar(amsterdam()), candidacy::terms::policy::Builder::under);
    let strict = builder.build().expect("the standard keeps the rules");
    let source = Terms::new("back-end", 1, Process::back_end()).expect("a name").with_policy(strict.clone());
    let onsite = Terms::new("onsite", 1, onsite()).expect("a name");
    let short = Terms::new("short", 1, short()).expect("a name").with_policy(strict);
    let mut shelf = vec![source, onsite, short];
    shelf.rotate_left(first);
    shelf
}

/// One conversation with a yes before it, and then an offer.
fn short() -> Process {
    let recruiter = Capacity::RECRUITER;
    let step = Step::interview("a chat", recruiter).expect("a name").after_a_yes();
    Process::new([(recruiter, Powers::from([Power::Selects, Power::Hears]))], [step]).expect("a process")
}
