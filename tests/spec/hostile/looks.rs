//! Everything that can be asked of a candidacy at a moment.

use candidacy::{Candidacy, Status, Time};

/// Asks, and says how much came back.
pub(crate) type Look = fn(&Candidacy, Time) -> usize;

/// Each question, by its name.
pub(crate) const LOOKS: &[(&str, Look)] = &[
    ("promises", |candidacy, at| candidacy.promises().filter(|promise| promise.status(at) != Status::Released).count()),
    ("all promises", |candidacy, at| {
        candidacy.all_promises().iter().map(|promise| usize::from(promise.status(at) != Status::Released)).sum()
    }),
    ("task", |candidacy, _| candidacy.promises().map(|promise| candidacy.task(&promise).people.len() + 1).sum()),
    ("next due", |candidacy, _| usize::from(candidacy.next_due().is_some() || candidacy.is_settled())),
    ("legal", |candidacy, _| candidacy.legal().len()),
    ("history", |candidacy, _| candidacy.history().count()),
    ("lines", |candidacy, _| candidacy.lines().len()),
    ("redacted", |candidacy, _| candidacy.redacted().journal().len()),
    ("replay", |candidacy, _| {
        let again = Candidacy::replay([candidacy.terms()], candidacy.journal().to_vec());
        again.map_or(1, |again| again.journal().len())
    }),
];
