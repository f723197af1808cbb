//! The proof, by the compiler: the typed methods and the law's rows are the same, one to one.
//!
//! Each method makes a [`Claim`]; a claim that is not in the law, or not as the law has it, does not compile, and the
//! message names the method. Then each row of the law must have been claimed exactly once; one that was not does not compile,
//! and the message names the fact. Nothing here runs, so a panic is the compiler's, and an index out of range too.

#![expect(clippy::panic, clippy::indexing_slicing, reason = "all of it is evaluated while compiling")]

use super::phase;
use super::shared;
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

/// How many methods claim each fact in each phase.
type Offers = [[usize; FactKind::ALL.len()]; Phase::ALL.len()];

const fn count(mut offers: Offers, tables: &[&[Claim]]) -> Offers {
    let mut t = 0;
    while t < tables.len() {
        let mut c = 0;
        while c < tables[t].len() {
            let (from, fact) = tables[t][c];
            offers[from as usize][fact as usize] += 1;
            c += 1;
        }
        t += 1;
    }
    offers
}

const _: () = {
    let nothing = [[0; FactKind::ALL.len()]; Phase::ALL.len()];
    let offers = count(count(nothing, phase::CLAIMS), shared::CLAIMS);
    let mut i = 0;
    while i < Phase::ALL.len() * FactKind::ALL.len() {
        let (from, fact) = (Phase::ALL[i / FactKind::ALL.len()], FactKind::ALL[i % FactKind::ALL.len()]);
        let lawful = if rule(Some(from), fact).is_some() { 1 } else { 0 };
        // The compiler's message ends with the name of the fact that has no method, or two, where it is legal.
        assert!(offers[from as usize][fact as usize] == lawful, "{}", fact.name());
        i += 1;
    }
};
