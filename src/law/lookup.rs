//! The tables as the machine reads them: one load for each question. And what they must say of one another, by the compiler.

use crate::law::fact::{FactKind, Facts};
use crate::law::parts::PartState;
use crate::law::pending::{Pending, Pendings};
use crate::law::phase::{Phase, Phases};
use crate::law::rule::{PartRow, RequestRow, Row, To, Told};
use crate::law::table::{LAW, PARTS, REQUESTS};
use crate::terms::{PartKind, PartKinds};
use crate::value::request::RequestKind;

/// The line for "no candidacy yet", after those of the phases.
const NO_PHASE: usize = Phase::ALL.len();

type Matrix = [[Option<u8>; FactKind::ALL.len()]; NO_PHASE + 1];

#[expect(clippy::indexing_slicing, reason = "in const, an index out of range does not compile")]
const MATRIX: Matrix = {
    let mut matrix: Matrix = [[None; FactKind::ALL.len()]; NO_PHASE + 1];
    let mut r = 0;
    while r < LAW.len() {
        let mut line = 0;
        while line <= NO_PHASE {
            let speaks = if line == NO_PHASE { LAW[r].opening } else { LAW[r].from.contains(Phase::ALL[line]) };
            if speaks {
                let cell = &mut matrix[line][LAW[r].fact as usize];
                assert!(cell.is_none(), "two rows of the law speak of the same fact in the same phase");
                #[expect(clippy::cast_possible_truncation, reason = "the law has far fewer than 256 rows")]
                {
                    *cell = Some(r as u8);
                }
            }
            line += 1;
        }
        r += 1;
    }
    matrix
};

/// Returns the row of [`LAW`] about a fact in a phase (`None`: there is no candidacy yet), if there is one.
///
/// ```
/// use candidacy::law::{By, To, row};
/// use candidacy::{FactKind, Phase};
///
/// let accepted = row(Some(Phase::Offered), FactKind::OfferAccepted).ok_or("no row")?;
/// assert_eq!((accepted.to, accepted.by), (To::At(Phase::Accepted), By::Candidate));
/// assert!(row(Some(Phase::Hired), FactKind::Withdrew).is_none());
/// # Ok::<(), &str>(())
/// ```
#[must_use]
#[inline]
#[expect(
    clippy::indexing_slicing,
    reason = "the indices are discriminants of the enums that the matrix was built from"
)]
pub const fn row(phase: Option<Phase>, fact: FactKind) -> Option<&'static Row> {
    static RULES: Matrix = MATRIX; // one copy, however often it is asked
    let line = match phase {
        Some(phase) => phase as usize,
        None => NO_PHASE,
    };
    match RULES[line][fact as usize] {
        Some(row) => Some(&LAW[row as usize]),
        None => None,
    }
}

const KINDS: usize = PartKind::ALL.len();
const STATES: usize = PartState::ALL.len();
type PartMatrix = [[[Option<u8>; STATES]; KINDS]; FactKind::ALL.len()];

#[expect(clippy::indexing_slicing, reason = "in const, an index out of range does not compile")]
const PART_MATRIX: PartMatrix = {
    let mut matrix: PartMatrix = [[[None; STATES]; KINDS]; FactKind::ALL.len()];
    let mut r = 0;
    while r < PARTS.len() {
        let mut i = 0;
        while i < KINDS * STATES {
            let (kind, state) = (PartKind::ALL[i / STATES], PartState::ALL[i % STATES]);
            if PARTS[r].of.contains(kind) && PARTS[r].from.contains(state) {
                let cell = &mut matrix[PARTS[r].fact as usize][i / STATES][i % STATES];
                assert!(cell.is_none(), "two rows speak of the same fact for the same part");
                #[expect(clippy::cast_possible_truncation, reason = "there are far fewer than 256 rows")]
                {
                    *cell = Some(r as u8);
                }
            }
            i += 1;
        }
        r += 1;
    }
    matrix
};

/// Returns the row of [`PARTS`] about a fact for a part of this kind that is this far, if there is one.
///
/// ```
/// use candidacy::FactKind;
/// use candidacy::law::{PartState, part_row};
/// use candidacy::terms::PartKind;
///
/// let sent = part_row(FactKind::AssignmentSent, PartKind::Assignment, PartState::ToSetUp).ok_or("no row")?;
/// assert_eq!(sent.to, PartState::SetUp);
/// assert!(part_row(FactKind::AssignmentSent, PartKind::Interview, PartState::ToSetUp).is_none());
/// # Ok::<(), &str>(())
/// ```
#[must_use]
#[inline]
#[expect(
    clippy::indexing_slicing,
    reason = "the indices are discriminants of the enums that the matrix was built from"
)]
pub const fn part_row(fact: FactKind, kind: PartKind, state: PartState) -> Option<&'static PartRow> {
    static RULES: PartMatrix = PART_MATRIX;
    match RULES[fact as usize][kind as usize][state as usize] {
        Some(row) => Some(&PARTS[row as usize]),
        None => None,
    }
}

/// The kinds of parts for which people meet.
pub(crate) const MEETINGS: PartKinds = kinds_of(FactKind::InterviewScheduled);
/// The kinds of parts for which the candidate works.
pub(crate) const WORK: PartKinds = kinds_of(FactKind::AssignmentSent);
/// The kinds of parts for which a third party is asked.
pub(crate) const CHECKS: PartKinds = kinds_of(FactKind::CheckRequested);

/// The kinds of parts that a fact is about.
const fn kinds_of(fact: FactKind) -> PartKinds {
    let (mut kinds, mut rows) = (PartKinds::EMPTY, PARTS);
    while let [row, others @ ..] = rows {
        if row.fact as u8 == fact as u8 {
            kinds = kinds.union(row.of);
        }
        rows = others;
    }
    kinds
}

/// Returns the row of [`REQUESTS`] about a request.
#[must_use]
#[expect(
    clippy::indexing_slicing,
    reason = "there is a row for each request, in their order, which the compiler holds"
)]
pub const fn request_row(request: RequestKind) -> &'static RequestRow {
    &REQUESTS[request as usize]
}

/// The facts that [`PARTS`] speaks of.
pub(crate) const ABOUT_A_PART: Facts = {
    let (mut facts, mut rest) = (Facts::EMPTY, PARTS);
    while let [row, others @ ..] = rest {
        facts = facts.union(Facts::from_slice(&[row.fact]));
        rest = others;
    }
    facts
};

/// Returns every fact of [`LAW`] in a phase (`None`: there is no candidacy yet), under any conditions. The facts about
/// a part are not among them.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "there is a line for each phase, and one for none")]
pub const fn facts_of(phase: Option<Phase>) -> Facts {
    static FACTS: [Facts; NO_PHASE + 1] = FACTS_OF;
    match phase {
        Some(phase) => FACTS[phase as usize],
        None => FACTS[NO_PHASE],
    }
}

#[expect(clippy::indexing_slicing, reason = "in const, an index out of range does not compile")]
const FACTS_OF: [Facts; NO_PHASE + 1] = {
    let mut facts = [Facts::EMPTY; NO_PHASE + 1];
    let mut cell = 0;
    while cell < facts.len() * FactKind::ALL.len() {
        let (line, fact) = (cell / FactKind::ALL.len(), FactKind::ALL[cell % FactKind::ALL.len()]);
        if MATRIX[line][fact as usize].is_some() {
            facts[line] = facts[line].union(Facts::from_slice(&[fact]));
        }
        cell += 1;
    }
    facts
};

/// Returns every phase in which the tables know a fact.
///
/// ```
/// use candidacy::law::{Phases, phases_of};
/// use candidacy::{FactKind, Phase};
///
/// assert_eq!(phases_of(FactKind::OfferDeclined), Phases::from_slice(&[Phase::Offered]));
/// assert!(phases_of(FactKind::AssignmentSent).contains(Phase::Preparing));
/// ```
#[must_use]
pub fn phases_of(fact: FactKind) -> Phases {
    let known = |phase: &Phase| row(Some(*phase), fact).is_some();
    let in_a_step = if ABOUT_A_PART.contains(fact) { Phases::IN_A_STEP } else { Phases::EMPTY };
    Phase::ALL.iter().copied().filter(known).collect::<Phases>().union(in_a_step)
}

/// The kinds of items that a fact closes, by its row.
pub(in crate::law) fn closes_of(fact: FactKind) -> Pendings {
    let part = PARTS.iter().find(|row| row.fact == fact).map(|row| row.closes);
    part.or_else(|| LAW.iter().find(|row| row.fact == fact).map(|row| row.closes)).unwrap_or_default()
}

/// Returns true if the first answer ends a request of this kind.
pub(in crate::law) fn ends_with_an_answer(what: Pending) -> bool {
    let request = RequestKind::ALL.iter().find(|kind| Pending::of_request(**kind) == what);
    request.is_some_and(|kind| request_row(*kind).ends_with_an_answer)
}

/// When the candidate is told of a fact of this kind.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the index is the discriminant of the kinds that the table was built from")]
pub(crate) fn told_of(fact: FactKind) -> Told {
    static TOLD: [Told; FactKind::ALL.len()] = TOLD_OF;
    TOLD[fact as usize]
}

#[expect(clippy::indexing_slicing, reason = "in const, an index out of range does not compile")]
const TOLD_OF: [Told; FactKind::ALL.len()] = {
    let mut told = [Told::Never; FactKind::ALL.len()];
    let mut r = 0;
    while r < LAW.len() {
        told[LAW[r].fact as usize] = LAW[r].told;
        r += 1;
    }
    let mut r = 0;
    while r < PARTS.len() {
        told[PARTS[r].fact as usize] = PARTS[r].told;
        r += 1;
    }
    told
};

// What the tables say of one another.
#[expect(clippy::indexing_slicing, reason = "in const, an index out of range does not compile")]
const _: () = {
    let mut i = 0;
    while i < LAW.len() {
        let row = &LAW[i];
        let decides_against = matches!(row.to, To::At(Phase::FeedbackDue));
        assert!(!decides_against || row.opens.contains(Pending::Feedback), "a decision against somebody owes feedback");
        assert!(!matches!(row.to, To::At(Phase::Rejected)), "nothing but feedback leads to `Rejected`");
        let told = matches!(row.to, To::Told);
        assert!(told == matches!(row.fact, FactKind::FeedbackDelivered), "nothing but feedback leads to `Rejected`");
        let twice = ABOUT_A_PART.contains(row.fact);
        assert!(!twice || matches!(row.fact, FactKind::InterviewHeld), "only an extra interview stands in both tables");
        assert!(row.told as u8 == TOLD_OF[row.fact as usize] as u8, "a fact is told at one time, in both tables");
        i += 1;
    }
    let mut f = 0;
    while f < FactKind::ALL.len() {
        let (mut known, mut line) = (ABOUT_A_PART.contains(FactKind::ALL[f]), 0);
        while line <= NO_PHASE {
            known |= MATRIX[line][f].is_some();
            line += 1;
        }
        assert!(known, "the law does not speak of a fact");
        f += 1;
    }
    let mut r = 0;
    while r < RequestKind::ALL.len() {
        assert!(REQUESTS[r].request as usize == r, "each request has its row, in order");
        r += 1;
    }
    assert!(REQUESTS.len() == RequestKind::ALL.len(), "each request has its row");
};
