//! Lawful values for the properties of a program, with [`proptest`] (feature `proptest`).
//!
//! A program that builds on this crate has laws of its own: a store gives back what it was given, a page never fails, a mail is sent
//! once. They are held best against journals that nobody thought of. These strategies draw such journals, and the values in them.
//!
//! The law has accepted everything that they draw: nothing is filtered out afterwards. A value that fails shrinks to fewer facts,
//! shorter words and the plainest variants, each of them lawful again.
//!
//! A property of a store, which gives back what it was given, and keeps the rows of each candidacy apart:
//!
//! ```
//! use candidacy::{Candidacy, CandidacyId, Line, Process, Seq, Terms, strategies};
//! use proptest::prelude::*;
//! use std::collections::BTreeMap;
//!
//! #[derive(Default)]
//! struct Store(BTreeMap<(CandidacyId, Seq), String>);
//!
//! impl Store {
//!     fn put(&mut self, line: &Line) {
//!         self.0.insert((line.candidacy, line.seq), serde_json::to_string(line).expect("a line can be written"));
//!     }
//!
//!     fn rows(&self, of: CandidacyId) -> Vec<Line> {
//!         let rows = self.0.range((of, Seq(0))..=(of, Seq(u32::MAX)));
//!         rows.map(|(_, row)| serde_json::from_str(row).expect("it was written here")).collect()
//!     }
//! }
//!
//! fn ours() -> Terms {
//!     Terms::new("back-end", 1, Process::back_end()).expect("a name")
//! }
//!
//! // In a test, `#[test]` stands before the `fn`, and nothing after the macro.
//! proptest! {
//!     fn the_store_gives_back_what_it_was_given(
//!         journal in strategies::journal(strategies::terms(), 0..20),
//!         mira in strategies::candidacy(Just(ours()), 0..20), // under our own terms
//!     ) {
//!         prop_assume!(journal[0].candidacy != mira.id());
//!         let mut store = Store::default();
//!         for line in journal.iter().cloned().chain(mira.lines().map(|line| line.to_owned())).rev() {
//!             store.put(&line);
//!         }
//!         prop_assert_eq!(store.rows(journal[0].candidacy), journal);
//!         prop_assert_eq!(Candidacy::replay_lines(&ours(), store.rows(mira.id())), Ok(mira));
//!     }
//! }
//! the_store_gives_back_what_it_was_given();
//! ```
//!
//! As everywhere, `Debug` hides the words about a person. The report of a failure therefore shows how long they are. To see
//! them, print the journal as JSON.

mod act;
mod dice;
mod facts;
mod people;
mod policy;
mod route;
mod says;
mod terms;
mod values;
mod walk;

pub use policy::{calendar, policy};
pub use terms::{process, terms};
pub use values::{cv, label, moment, name, reference, text};

use crate::candidacy::Candidacy;
use crate::law::{Entry, FactKind, Line, Phase};
use crate::terms::Terms;
use proptest::collection::SizeRange;
use proptest::strategy::{BoxedStrategy, Just, Strategy};
use route::{Place, Route};
use walk::{Ways, moves, one, reach, wander, ways};

/// Returns candidacies under these terms, with this number of entries after the opening.
///
/// They go any lawful way, which mostly leads on. Everything that the law knows occurs: acts that were written down for the candidate,
/// deviations, things that are recorded later than they occurred, corrected moments and wrong clocks. A transfer occurs in
/// [`transferable`] ones only.
///
/// ```
/// use candidacy::{Process, Terms, strategies};
/// use proptest::prelude::*;
///
/// let ours = Terms::new("back-end", 1, Process::back_end())?;
/// proptest!(|(mira in strategies::candidacy(Just(ours), 0..30))| {
///     prop_assert!(mira.is_settled() || mira.promises().next().is_some());
/// });
/// # Ok::<(), candidacy::value::TextError>(())
/// ```
pub fn candidacy(under: impl Strategy<Value = Terms>, after: impl Into<SizeRange>) -> impl Strategy<Value = Candidacy> {
    // What comes first shrinks first, and fewer facts tell more than plainer terms.
    (ways(after), under).prop_map(|((opening, moves), terms)| wander(opening.open(&terms), &moves))
}

/// Returns candidacies like [`candidacy`], which also [know](Candidacy::know) other terms and may be
/// [transferred](crate::Fact::Transferred) to them.
///
/// Their journals replay under their [known terms](Candidacy::known_terms).
///
/// ```
/// use candidacy::{Candidacy, strategies};
/// use proptest::collection::vec;
/// use proptest::prelude::*;
///
/// let others = vec(strategies::terms(), 1..3);
/// proptest!(|(mira in strategies::transferable(strategies::terms(), others, 0..20))| {
///     let again = Candidacy::replay(mira.known_terms(), mira.journal().to_vec());
///     prop_assert_eq!(again.map(|again| again.now()), Ok(mira.now()));
/// });
/// ```
pub fn transferable(
    under: impl Strategy<Value = Terms>,
    others: impl Strategy<Value = Vec<Terms>>,
    after: impl Into<SizeRange>,
) -> impl Strategy<Value = Candidacy> {
    (ways(after), under, others).prop_map(|((opening, moves), terms, others)| {
        let mut candidacy = opening.open(&terms);
        for other in &others {
            candidacy.know(other);
        }
        wander(candidacy, &moves)
    })
}

/// Returns the rows of such a candidacy, as a store keeps them. [`Just`] the same terms replay them.
pub fn journal(under: impl Strategy<Value = Terms>, after: impl Into<SizeRange>) -> impl Strategy<Value = Vec<Line>> {
    candidacy(under, after).prop_map(|candidacy| candidacy.lines().map(Line::to_owned).collect())
}

/// Returns candidacies that are in a phase, under any terms whose process knows it: by any way that led there, and with anything
/// that was recorded there.
///
/// ```
/// use candidacy::{FactKind, Phase, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(mira in strategies::candidacy_in(Phase::Offered))| {
///     prop_assert!(mira.offer().is_some());
///     prop_assert!(mira.legal().contains(FactKind::OfferDeclined));
/// });
/// ```
pub fn candidacy_in(phase: Phase) -> impl Strategy<Value = Candidacy> {
    reached(terms::terms_with(phase), move |(is, _)| is == phase)
}

/// Returns candidacies under these terms that are in a phase; `None` if their process knows no such phase, as one that never asks for
/// the candidate's own yes knows no [`Proposed`](Phase::Proposed).
///
/// ```
/// use candidacy::{Phase, Process, Terms, strategies};
///
/// let ours = Terms::new("back-end", 1, Process::back_end())?;
/// assert!(strategies::candidacy_under(&ours, Phase::Proposed).is_some()); // before the final chat
/// # Ok::<(), candidacy::value::TextError>(())
/// ```
#[must_use]
pub fn candidacy_under(terms: &Terms, phase: Phase) -> Option<impl Strategy<Value = Candidacy> + use<>> {
    at(terms, move |(is, _)| is == phase)
}

/// Returns candidacies under these terms that are in a phase at a step, by its number from 1; `None` if none can be there.
///
/// Before the first step the number is 0, and after the last it is one more than there are.
///
/// ```
/// use candidacy::{Phase, Process, Terms, strategies};
/// use proptest::prelude::*;
///
/// let ours = Terms::new("back-end", 1, Process::back_end())?;
/// let review = strategies::candidacy_at(&ours, Phase::Deciding, 4).ok_or("there is a case review")?;
/// proptest!(|(mira in review)| {
///     prop_assert_eq!(mira.step().map(|step| step.name().as_str()), Some("case_review"));
/// });
/// assert!(strategies::candidacy_at(&ours, Phase::Proposed, 4).is_none()); // a yes is asked for before the fifth
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn candidacy_at(terms: &Terms, phase: Phase, step: u8) -> Option<impl Strategy<Value = Candidacy> + use<>> {
    at(terms, move |place| place == (phase, step))
}

fn at(terms: &Terms, is_there: impl Fn(Place) -> bool + 'static) -> Option<BoxedStrategy<Candidacy>> {
    let route = Route::to(terms.process(), &is_there);
    let is_reached = is_there((Phase::Screening, 0)) || route.is_reached();
    is_reached.then(|| reached(Just(terms.clone()), is_there).boxed())
}

fn reached(under: impl Strategy<Value = Terms>, is_there: impl Fn(Place) -> bool) -> impl Strategy<Value = Candidacy> {
    (ways(0..20), moves(4), moves(0..4), under).prop_map(move |((opening, before), straight, there, terms)| {
        reach(opening.open(&terms), &Ways { before, straight, there }, &is_there)
    })
}

/// Returns entries that can be recorded next in a candidacy: each with a legal fact, by somebody who may, in words that no guard
/// refuses.
///
/// ```
/// use candidacy::{Phase, strategies};
/// use proptest::prelude::*;
///
/// let next = strategies::candidacy_in(Phase::Offered).prop_flat_map(|mira| (Just(mira.clone()), strategies::next_entry(&mira)));
/// proptest!(|((mira, next) in next)| prop_assert!(mira.check(&next).is_ok()));
/// ```
pub fn next_entry(candidacy: &Candidacy) -> impl Strategy<Value = Entry> + use<> {
    let candidacy = candidacy.clone();
    one().prop_map(move |one| one.next(&candidacy))
}

/// Returns entries with a fact of this kind that can be recorded next in a candidacy; `None` if the kind is not
/// [legal](Candidacy::legal) there.
///
/// ```
/// use candidacy::{FactKind, Phase, strategies};
/// use proptest::prelude::*;
///
/// let rejected = strategies::candidacy_in(Phase::Rejected).prop_flat_map(|mira| {
///     let request = strategies::next_entry_of(&mira, FactKind::RequestMade).expect("the candidate may always ask");
///     (Just(mira), request)
/// });
/// proptest!(|((mut mira, request) in rejected)| {
///     let _ = mira.record(request).expect("it is lawful");
///     prop_assert!(!mira.is_settled());
/// });
/// ```
#[must_use]
pub fn next_entry_of(candidacy: &Candidacy, kind: FactKind) -> Option<impl Strategy<Value = Entry> + use<>> {
    let candidacy = candidacy.clone();
    let is_legal = candidacy.legal().contains(kind);
    let words = "a fact that somebody can record";
    is_legal.then(|| one().prop_filter_map(words, move |one| one.next_of(&candidacy, kind)))
}
