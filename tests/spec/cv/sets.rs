//! Sets of risks and of warnings are sets.

use candidacy::cv::{Risk, Risks, Warning, Warnings};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn drawn() -> impl Strategy<Value = Vec<Risk>> {
    prop::collection::vec(prop::sample::select(Risk::ALL.to_vec()), 0..9)
}

fn names(risks: impl IntoIterator<Item = Risk>) -> BTreeSet<&'static str> {
    risks.into_iter().map(Risk::name).collect()
}

proptest! {
    /// Union, difference and the number of members are those of any set, and a set is written as the names of its members.
    #[test]
    fn they_are_sets(left in drawn(), right in drawn()) {
        let (a, b) = (Risks::from_slice(&left), Risks::from_slice(&right));
        let (left, right) = (names(left), names(right));
        prop_assert_eq!(names(a.union(b)), left.union(&right).copied().collect::<BTreeSet<_>>());
        prop_assert_eq!(names(a.difference(b)), left.difference(&right).copied().collect::<BTreeSet<_>>());
        prop_assert_eq!(a.len(), left.len());
        prop_assert_eq!(a.is_empty(), left.is_empty());
        let (shown, debugged) = (a.to_string(), format!("{a:?}"));
        prop_assert!(left.iter().all(|name| shown.contains(name)), "{}", shown);
        prop_assert!(a.iter().all(|risk| debugged.contains(&format!("{risk:?}"))), "{}", debugged);
    }
}

/// An array of members is a set, and the set of all has each of them.
#[test]
fn of_an_array() {
    let warnings = Warnings::from([Warning::Repaired, Warning::Launch, Warning::Repaired]);
    assert_eq!(warnings.len(), 2);
    assert!(warnings.contains(Warning::Launch) && !warnings.contains(Warning::Remote));
    assert_eq!(Warnings::ALL.into_iter().count(), Warning::ALL.len());
}
