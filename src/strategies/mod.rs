//! Lawful values for a program's own properties, with [`proptest`] (feature `proptest`).
//!
//! Whoever builds on this crate has laws of their own: a store gives back what it was given, a page never fails, a mail is sent
//! once. They are held best against journals that nobody thought of. These strategies make such journals, and what stands in
//! them. Whatever they make the law has accepted: nothing is filtered out afterwards, and what fails shrinks to fewer facts,
//! shorter words and the plainest variants, each of them lawful again.
//!
//! A property of a store, which gives back what it was given, and in which nobody's rows get among those of others:
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
//!         prop_assert_eq!(Candidacy::replay_lines(mira.terms(), store.rows(mira.id())), Ok(mira));
//!     }
//! }
//! the_store_gives_back_what_it_was_given();
//! ```
//!
//! As everywhere, `Debug` hides what is said about a person, so that a failure that proptest reports shows how long its words
//! are: where they matter, print the journal as JSON.

mod says;
mod terms;
mod values;
mod walk;

pub use terms::{policy, process, terms};
pub use values::{cv, moment, name, reference, text};

use crate::candidacy::Candidacy;
use crate::law::journal::{Entry, Line};
use crate::law::phase::Phase;
use crate::terms::Terms;
use proptest::collection::{SizeRange, vec};
use proptest::strategy::{Just, Strategy};
use walk::{moves, opening, openings};

/// Candidacies under these terms, and with so many entries after the opening: any lawful way, which mostly leads on, and any
/// words by the way.
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
    (openings(), vec(moves(), after), opening(), under)
        .prop_map(|(kind, moves, opening, terms)| walk::wander(opening.open(kind, &terms), &moves))
}

/// The rows of one such candidacy, as a store keeps them. [`Just`] the same terms replay them.
pub fn journal(under: impl Strategy<Value = Terms>, after: impl Into<SizeRange>) -> impl Strategy<Value = Vec<Line>> {
    candidacy(under, after).prop_map(|candidacy| candidacy.lines().map(Line::to_owned).collect())
}

/// Candidacies that are in this phase, under any terms whose process has it: on whatever way they came there, and whatever else
/// was recorded there.
///
/// ```
/// use candidacy::{FactKind, Phase, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(held in strategies::candidacy_in(Phase::Held))| {
///     prop_assert!(held.step().is_some());
///     prop_assert!(held.legal().contains(FactKind::Passed));
/// });
/// ```
pub fn candidacy_in(phase: Phase) -> impl Strategy<Value = Candidacy> {
    walk::in_phase(phase, terms::terms_with(phase))
}

/// The same under these terms; `None` if their process knows no such phase, as one without an assignment knows no
/// [`Submitted`](Phase::Submitted).
///
/// ```
/// use candidacy::{Capacity, Phase, Process, Step, Terms, strategies};
///
/// let talk = Process::new(Capacity::Recruiter, [Step::meeting("talk", [Capacity::Colleague])?])?;
/// let talk = Terms::new("shop", 1, talk)?;
/// assert!(strategies::candidacy_under(&talk, Phase::Held).is_some());
/// assert!(strategies::candidacy_under(&talk, Phase::Submitted).is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn candidacy_under(terms: &Terms, phase: Phase) -> Option<impl Strategy<Value = Candidacy> + use<>> {
    walk::phases_of(terms.process()).contains(phase).then(|| walk::in_phase(phase, Just(terms.clone())))
}

/// What can be recorded next in this candidacy: any legal fact, by somebody who may, in words that no guard refuses.
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
    moves().prop_map(move |one| one.entry(&candidacy, candidacy.legal()))
}
