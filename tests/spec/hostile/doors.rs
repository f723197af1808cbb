//! The doors for what happened, each tried as a way round a promise.

use super::company::{plain, terms};
use super::story::{Story, reversed};
use candidacy::Why;
use candidacy::law::Condition;

/// An opening is no move: nobody takes an approach or a takeover back, and so no approached person becomes an applicant.
#[test]
fn an_opening_is_not_reversed() {
    let story = Story::approached(&terms(plain(), 1));
    assert_eq!(story.refuses(reversed()), Why::NotNow(Condition::Moved));
}
