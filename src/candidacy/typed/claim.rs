//! What one typed method claims of the law, held against it while the crate compiles. Nothing here runs, so a panic is the
//! compiler's.

#![expect(clippy::panic, reason = "all of it is evaluated while compiling")]

use super::phase;
use super::step::{Leg, Offer};
use crate::law::fact::FactKind;
use crate::law::phase::Phase;
use crate::law::{By, To, rule};
use crate::terms::process::Process;

/// What one method says: this fact is legal in this phase.
pub(super) type Claim = (Phase, FactKind);

/// Who a method lets act, in the words of the tables.
#[derive(Clone, Copy)]
#[expect(non_camel_case_types, reason = "the tables of methods name them so")]
pub(super) enum Who {
    /// It takes no actor.
    candidate,
    /// It takes a `Staff`.
    staff,
    /// It takes anything that is an actor.
    either,
}

/// A step made so that each way out of it is another phase: none can be mistaken for another.
#[derive(Debug)]
pub(super) struct Probe;

impl Leg for Probe {
    const NAME: &'static str = "";
    type Start = phase::Arranging<Probe>;
    type Entry = phase::Proposed<Probe>;
    type Next = Offer;
    fn disagrees(_: &Process, _: u8) -> Option<(u8, &'static str)> {
        None
    }
}

/// A method that leads somewhere, held against the law.
pub(super) const fn moves(protest: &'static str, from: Phase, fact: FactKind, who: Who, to: Option<Phase>) -> Claim {
    let Some((law, by)) = rule(Some(from), fact) else { panic!("{}", protest) };
    let lawful = match law {
        To::At(phase) => Some(phase),
        To::Begin => Some(Phase::Arranging),
        To::Onward => Some(if matches!(from, Phase::Screening) { Phase::Proposed } else { Phase::Offered }),
        To::Back => None,
        To::Same => panic!("{}", protest),
    };
    let agrees = match (lawful, to) {
        (None, None) => true,
        (Some(lawful), Some(to)) => lawful as u8 == to as u8,
        (None, Some(_)) | (Some(_), None) => false,
    };
    assert!(agrees && lets_act(by, who), "{}", protest);
    (from, fact)
}

/// A method that leaves the phase as it is, held against the law.
pub(super) const fn stays(protest: &'static str, from: Phase, fact: FactKind, who: Who) -> Claim {
    let Some((To::Same, by)) = rule(Some(from), fact) else { panic!("{}", protest) };
    assert!(lets_act(by, who), "{}", protest);
    (from, fact)
}

/// Does the method take the kind of actor that the law wants?
const fn lets_act(by: By, who: Who) -> bool {
    match by {
        By::Candidate => matches!(who, Who::candidate),
        By::Recruiter | By::Staff | By::Decider => matches!(who, Who::staff),
        By::Either => matches!(who, Who::either),
    }
}
