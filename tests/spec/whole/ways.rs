//! What somebody could say in a state: the facts of `support::ways`, and those that need to know more of the candidacy.

use crate::support::ways::{DAY, facts, offer, some_role};
use crate::support::{staff, text};
use candidacy::law::Transfer;
use candidacy::value::{Condition, Label, Name, Reversal};
use candidacy::{Actor, Candidacy, Fact, FactKind, Terms, Time};
use std::collections::HashMap;

/// The facts of each kind that do not depend on the candidacy, made once: reading a CV takes its time.
#[derive(Debug, Default)]
pub(super) struct Ways(HashMap<FactKind, Vec<Fact>>);

/// The people who could record something.
pub(super) fn actors(terms: &Terms) -> Vec<Actor> {
    let staff = terms.process().cast().map(|(capacity, _)| staff(capacity).into());
    [Actor::Candidate].into_iter().chain(staff).collect()
}

impl Ways {
    /// What could be said with a fact of a kind at a moment: of each part, step, pending item and other terms.
    pub(super) fn facts(&mut self, known: &[Terms], candidacy: &Candidacy, kind: FactKind, at: Time) -> Vec<Fact> {
        let terms = candidacy.terms();
        match kind {
            FactKind::Applied | FactKind::TakenOver | FactKind::CvReplaced => {
                self.0.entry(kind).or_insert_with(|| facts(terms, Some(candidacy), kind, at)).clone()
            }
            FactKind::OfferMade => {
                let conditions = ["papers", "health"].map(|name| {
                    let name = Name::new(name).expect("a short name");
                    Condition { name, asked_of: None, due: at + DAY * 40 }
                });
                let plain = offer(at + DAY * 30);
                let with_conditions =
                    conditions.into_iter().fold(plain.clone().starting(at + DAY * 60), |offer, condition| {
                        offer.under(condition).expect("two conditions")
                    });
                vec![with_conditions.into(), plain.into()]
            }
            FactKind::AssignmentExtended => {
                let dues = (1..=8).filter_map(|part| Some((part, candidacy.due(part)? + DAY)));
                let named = dues.clone().map(|(part, until)| Fact::AssignmentExtended { part: Some(part), until });
                let unnamed =
                    Fact::AssignmentExtended { part: None, until: dues.map(|(_, until)| until).max().unwrap_or(at) };
                named.chain([unnamed]).collect()
            }
            FactKind::StartAgreed => {
                let agreed = candidacy.first_day().map(|on| Fact::StartAgreed { on });
                agreed.into_iter().chain(facts(terms, Some(candidacy), kind, at)).collect()
            }
            FactKind::Reversed => {
                let reviewed = Label::new("the tribunal").expect("a label");
                vec![
                    Reversal::new(text("a mis-click")).into(),
                    Reversal::new(text("an appeal")).after_review(reviewed).into(),
                ]
            }
            FactKind::Transferred => {
                let of = |terms: &Terms| -> Vec<Fact> {
                    let steps = 0..=u8::try_from(terms.process().steps().len()).expect("few steps");
                    let roles = steps.flat_map(|step| [None, Some(some_role())].map(|role| (step, role)));
                    let to = |(step, role)| Transfer { terms: terms.id().clone(), step, role, reason: text("it fits") };
                    roles.map(to).map(Fact::from).collect()
                };
                known.iter().flat_map(of).collect()
            }
            _ => facts(terms, Some(candidacy), kind, at),
        }
    }
}
