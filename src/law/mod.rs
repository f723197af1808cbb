//! The law: one plain table, the guards beside it, and the one function that applies both.
//!
//! Everything else that knows what is legal is derived from [`LAW`]: the matrix that answers a question in one load,
//! [`legal`], the diagram, and the proof that the compile-time face offers exactly these moves. Nothing here knows of
//! promises or of dates other than those it is given.
//!
//! Stored journals are judged by it again. Once released, a row or a guard that forbids what was lawful makes journals
//! unreadable that have it: loosen and add, or tighten for new terms only.

pub(crate) mod fact;
mod guard;
pub(crate) mod journal;
mod next;
mod now;
mod past;
pub(crate) mod phase;
pub(crate) mod refusal;
mod table;
mod waiting;

use std::fmt;

pub use fact::{Application, Approach, Fact, FactKind, Facts, Fit, FollowUp, Hold, OpenApplication};
pub(crate) use guard::may_record;
pub use journal::{Entry, Line};
pub(crate) use next::{follow, legal_now, next};
pub(crate) use now::{Now, moment};
pub(crate) use past::Past;
pub use phase::{Mark, Marks, Phase, Phases};
pub use refusal::{Refusal, RefusalKind, Refused, Why};
pub use table::LAW;
pub(crate) use waiting::{Asked, Waiting, lasts};

/// Where a fact leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "another way to move is a change of the law")]
pub enum To {
    /// To this phase, at the same step. `Approached`, `Screening` and `Pooled` stand before the first step.
    At(Phase),
    /// To the next step: `Proposed` where the process wants the candidate's own yes, else where the step starts, or
    /// `Offered` after the last.
    Onward,
    /// To where the step starts: `Arranging` a meeting or `Preparing` an assignment.
    Begin,
    /// To the phase before closing, with its step and due moment. Feedback that was owed when the candidate withdrew is
    /// still owed: that one goes back to `Declining`.
    Back,
    /// Nowhere: the phase stays.
    Same,
}

/// Who may record a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "another kind of actor is a change of the law")]
pub enum By {
    /// The candidate and nobody else.
    Candidate,
    /// A recruiter.
    Recruiter,
    /// Anybody of the company.
    Staff,
    /// A person of the company who may [decide](crate::Process::deciders) at this step.
    Decider,
    /// The candidate or anybody of the company.
    Either,
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            By::Candidate => "the candidate",
            By::Recruiter => "a recruiter",
            By::Staff => "somebody of the company",
            By::Decider => "somebody who may decide at this step",
            By::Either => "the candidate or somebody of the company",
        })
    }
}

/// One line of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// Which fact.
    pub fact: FactKind,
    /// In which phases; none: the fact opens a candidacy.
    pub from: Phases,
    /// Where it leads.
    pub to: To,
    /// Who may record it.
    pub by: By,
    /// The [marks](crate::law::Mark) that it lays over the phase.
    pub lays: Marks,
    /// The marks that it lifts.
    pub lifts: Marks,
}

/// The line of the matrix for "no candidacy yet", after those of the phases.
const NO_PHASE: usize = Phase::ALL.len();

const fn line(phase: Option<Phase>) -> usize {
    match phase {
        Some(phase) => phase as usize,
        None => NO_PHASE,
    }
}

/// The law as the machine reads it: a line for each phase and one for "no candidacy yet", one load for each question.
type Matrix = [[Option<Row>; FactKind::ALL.len()]; Phase::ALL.len() + 1];

#[expect(clippy::indexing_slicing, reason = "in const, an index out of range does not compile")]
const MATRIX: Matrix = {
    let mut matrix: Matrix = [[None; FactKind::ALL.len()]; Phase::ALL.len() + 1];
    let mut r = 0;
    while r < LAW.len() {
        let Row { fact, from, .. } = LAW[r];
        let mut line = 0;
        while line <= Phase::ALL.len() {
            let speaks_of_it = if line == NO_PHASE { from.is_empty() } else { from.contains(Phase::ALL[line]) };
            if speaks_of_it {
                assert!(
                    matrix[line][fact as usize].is_none(),
                    "two rows of the law speak of the same fact in the same phase"
                );
                matrix[line][fact as usize] = Some(LAW[r]);
            }
            line += 1;
        }
        r += 1;
    }
    matrix
};

/// What the law says of a fact in a phase (`None`: no candidacy yet): where it leads, and who may record it.
///
/// ```
/// use candidacy::law::{By, To, rule};
/// use candidacy::{FactKind, Phase};
///
/// const HELD: Option<(To, By)> = rule(Some(Phase::Scheduled), FactKind::Held);
/// assert_eq!(HELD, Some((To::At(Phase::Held), By::Staff)));
/// assert_eq!(rule(Some(Phase::Hired), FactKind::Withdrew), None);
/// ```
#[must_use]
pub const fn rule(phase: Option<Phase>, fact: FactKind) -> Option<(To, By)> {
    match row_of(phase, fact) {
        Some(row) => Some((row.to, row.by)),
        None => None,
    }
}

/// The row of the law that speaks of a fact in a phase.
#[inline]
#[expect(
    clippy::indexing_slicing,
    reason = "both indices are discriminants of the enums that the matrix was built from"
)]
const fn row_of(phase: Option<Phase>, fact: FactKind) -> Option<Row> {
    static RULES: Matrix = MATRIX; // one copy, however often it is asked
    RULES[line(phase)][fact as usize]
}

/// Every fact that the law knows in a phase (`None`: no candidacy yet). A candidacy may know better:
/// [`Candidacy::legal`](crate::Candidacy::legal) leaves out what its own past rules out, such as a reply without a message.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "the index is below the length of the table it was built from")]
pub const fn legal(phase: Option<Phase>) -> Facts {
    static LEGAL: [Facts; Phase::ALL.len() + 1] = {
        let mut table = [Facts::EMPTY; Phase::ALL.len() + 1];
        let mut i = 0;
        while i < table.len() * FactKind::ALL.len() {
            let (line, fact) = (i / FactKind::ALL.len(), FactKind::ALL[i % FactKind::ALL.len()]);
            if MATRIX[line][fact as usize].is_some() {
                table[line] = table[line].union(Facts::from_slice(&[fact]));
            }
            i += 1;
        }
        table
    };
    LEGAL[line(phase)]
}

/// Every phase in which the law knows a fact.
///
/// ```
/// use candidacy::law::{Phases, phases_of};
/// use candidacy::{FactKind, Phase};
///
/// assert_eq!(phases_of(FactKind::OfferAccepted), Phases::from_slice(&[Phase::Offered]));
/// ```
#[must_use]
#[expect(clippy::indexing_slicing, reason = "the index is below the length of the table")]
pub const fn phases_of(fact: FactKind) -> Phases {
    let mut phases = Phases::EMPTY;
    let mut i = 0;
    while i < Phase::ALL.len() {
        if rule(Some(Phase::ALL[i]), fact).is_some() {
            phases = phases.union(Phases::from_slice(&[Phase::ALL[i]]));
        }
        i += 1;
    }
    phases
}

// Each fact has its place in the law.
const _: () = {
    let mut facts = FactKind::ALL;
    while let [fact, others @ ..] = facts {
        let opens = rule(None, *fact).is_some();
        assert!(opens || !phases_of(*fact).is_empty(), "the law does not speak of a fact");
        facts = others;
    }
};
