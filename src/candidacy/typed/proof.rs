//! The proof, by the compiler: the typed methods and the law's rows are the same, one to one.
//!
//! Each method makes a [`Claim`]; a claim that is not in the law, or not as the law has it, does not compile, and the
//! message names the method. Then each row of the law must have been claimed exactly once; one that was not does not compile,
//! and the message names the fact. Nothing here runs, so a panic is the compiler's, and an index out of range too.

#![expect(clippy::indexing_slicing, reason = "all of it is evaluated while compiling")]

use super::claim::Claim;
use super::phase;
use super::shared;
use crate::law::fact::FactKind;
use crate::law::phase::Phase;
use crate::law::rule;

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
