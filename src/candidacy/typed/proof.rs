//! The proof, by the compiler: the typed methods and the rows of the tables are the same, one to one.
//!
//! Each method makes a claim. A claim that the tables do not bear out does not compile, and the message names the method. Each row must
//! then have been claimed by its one method, or the message names the fact. Nothing here runs, so a panic is the compiler's.

use super::claim::{Claim, state};
use super::{part, phase, shared};
use crate::law::{FactKind, PARTS, PartState, Phase, part_row, row};
use crate::terms::PartKind;

/// How many methods of a phase say this fact there, of a part of this kind or of none.
const fn methods(from: Phase, fact: FactKind, kind: Option<PartKind>) -> usize {
    let (mut found, tables) = (0, [phase::CLAIMS, shared::CLAIMS]);
    let mut tables = tables.as_slice();
    while let [table, others @ ..] = tables {
        let mut groups = *table;
        while let [group, further @ ..] = groups {
            let mut claims: &[Claim] = group;
            while let [(phase, claimed, of), more @ ..] = claims {
                let fits = match (of, kind) {
                    (None, None) => true,
                    (Some(of), Some(kind)) => of.has(kind),
                    (None, Some(_)) | (Some(_), None) => false,
                };
                if fits && *phase as u8 == from as u8 && *claimed as u8 == fact as u8 {
                    found += 1;
                }
                claims = more;
            }
            groups = further;
        }
        tables = others;
    }
    found
}

// Each row of the law has its one method in each of its phases; an assent has two, since a refused one takes the decision back,
// and so has a message, which may state something.
const _: () = {
    let mut phases = Phase::ALL;
    while let [from, later @ ..] = phases {
        let mut facts = FactKind::ALL;
        while let [fact, others @ ..] = facts {
            let lawful = match row(Some(*from), *fact) {
                None => 0,
                Some(_) if matches!(fact, FactKind::AssentGiven | FactKind::CandidateInformed) => 2,
                Some(_) => 1,
            };
            // The compiler's message ends with the name of the fact that has no method, or too many, where it is legal.
            assert!(methods(*from, *fact, None) == lawful, "{}", fact.name());
            facts = others;
        }
        phases = later;
    }
};

// So has each row of the parts: one method in the phase of a step of that part alone, and one of a part of several.
const _: () = {
    let mut rows = PARTS;
    while let [row, later @ ..] = rows {
        let mut kinds = PartKind::ALL;
        while let [kind, others @ ..] = kinds {
            let mut phases = [Phase::Preparing, Phase::Underway, Phase::Deciding].as_slice();
            while let [from, further @ ..] = phases {
                let waived = matches!(from, Phase::Deciding) && part_row(row.fact, *kind, PartState::Waived).is_some();
                let legal = waived || part_row(row.fact, *kind, state(*from)).is_some();
                let lawful = if legal { 1 } else { 0 };
                assert!(methods(*from, row.fact, Some(*kind)) == lawful, "{}", row.fact.name());
                phases = further;
            }
            let (mut found, mut claims) = (0, part::CLAIMS);
            while let [(fact, of), more @ ..] = claims {
                if *fact as u8 == row.fact as u8 && of.has(*kind) {
                    found += 1;
                }
                claims = more;
            }
            assert!(found == if row.of.contains(*kind) { 1 } else { 0 }, "{}", row.fact.name());
            kinds = others;
        }
        rows = later;
    }
};

// Each fact that opens has its method, and no other fact.
const _: () = {
    let mut facts = FactKind::ALL;
    while let [fact, others @ ..] = facts {
        let (mut opens, mut openings) = (false, phase::OPENINGS);
        while let [(opening, _), more @ ..] = openings {
            opens |= *opening as u8 == *fact as u8;
            openings = more;
        }
        assert!(opens == row(None, *fact).is_some(), "{}", fact.name());
        facts = others;
    }
};
