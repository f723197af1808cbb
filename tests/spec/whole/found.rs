//! What a search has seen, and where a law did not hold.

use candidacy::law::{Conditions, Facts, PartState, Pendings};
use candidacy::terms::PartKind;
use candidacy::{Candidacy, FactKind, Phase, PromiseKind};
use std::collections::{BTreeMap, BTreeSet};

/// A law that a search holds against every state or every entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Law {
    LegalIsExact,
    LegalForIsExact,
    CheckIsRecord,
    DeviationsDoNoHarm,
    RefusalsChangeNothing,
    ReplayIsLive,
    NobodyInTheDark,
    ClosedAndOwed,
    SettledOwesNothing,
    EveryPromiseCanEnd,
    PooledOwesFeedback,
    PooledWithConsent,
    RejectedAfterFeedback,
    OnlyTheirYes,
    StepsInOrder,
    WhoCloses,
    ContestedIsTakenBack,
    BackToWhereItWas,
    BackAtOnce,
    BackAndToldDebts,
    HiredIsWhole,
    OwesTheFirstDay,
    TransferLosesNothing,
}

/// The counts of a search, what it came across, and the first journal that breaks each law.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) processes: usize,
    pub(crate) states: usize,
    pub(crate) legal: usize,
    pub(crate) refused: usize,
    /// Moves that were taken back at once, and after something else.
    pub(crate) reversals: [usize; 2],
    /// Hires, and transfers.
    pub(crate) hires: usize,
    pub(crate) transfers: usize,
    pub(crate) phases: BTreeSet<Phase>,
    pub(crate) taken: Facts,
    pub(crate) unmet: Conditions,
    pub(crate) opened: Pendings,
    pub(crate) closed: Pendings,
    /// Which facts were taken in which phases; none before the opening.
    pub(crate) rows: BTreeSet<(Option<Phase>, FactKind)>,
    /// Which facts were taken about parts of which kinds that were how far.
    pub(crate) parts: BTreeSet<(FactKind, PartKind, PartState)>,
    pub(crate) owed: BTreeSet<PromiseKind>,
    /// Which facts kept which promises.
    pub(crate) kept: BTreeSet<(PromiseKind, FactKind)>,
    broken: BTreeMap<Law, (usize, String)>,
}

impl Found {
    /// Notes whether a law holds; `how` says what is wrong, for the first time only.
    pub(super) fn hold(&mut self, law: Law, holds: bool, candidacy: &Candidacy, how: impl FnOnce() -> String) {
        if holds {
            return;
        }
        let first = || (0, format!("{}: {}", story(candidacy), how()));
        self.broken.entry(law).or_insert_with(first).0 += 1;
    }

    /// Stops with the first journal that breaks the law, if there is one.
    #[track_caller]
    pub(crate) fn assert(&self, law: Law) {
        if let Some((times, first)) = self.broken.get(&law) {
            panic!("{law:?}, {times} times; first {first}");
        }
    }
}

/// The journal in short: each fact, and whose entry it was.
pub(super) fn story(candidacy: &Candidacy) -> String {
    let entries = candidacy.journal().iter().map(|entry| {
        let by = match (entry.by, entry.writer()) {
            (candidacy::Actor::Candidate, None) => "own".to_owned(),
            (candidacy::Actor::Candidate, Some(_)) => "written down".to_owned(),
            (candidacy::Actor::Staff(staff), _) => staff.capacity.to_string(),
        };
        let part = entry.fact.part().map_or(String::new(), |part| format!(" {part}"));
        format!("{}{part} ({by})", entry.fact.kind())
    });
    let entries: Vec<String> = entries.collect();
    let steps = candidacy.terms().process().steps().iter().map(|step| {
        let parts: Vec<&str> = step.parts().iter().map(|part| part.kind().name()).collect();
        let (yes, assent) =
            (if step.needs_yes() { " yes" } else { "" }, if step.needs_assent() { " assent" } else { "" });
        format!("[{}{yes}{assent}]", parts.join(" "))
    });
    let steps: Vec<String> = steps.collect();
    format!("{} {} -> {:?}", steps.join(""), entries.join(", "), candidacy.now())
}
