//! A role that is over says who is owed a word, and recording that owes it.

use super::{kinds, told};
use crate::stories::stories;
use crate::support::{advertised, after, applied, candidacy_id, day, role, staff, terms, text};
use candidacy::value::Category;
use candidacy::{Candidacy, Capacity, Entry, Fact, FactKind, Phase, Process, PromiseKind, Role, role};
use proptest::prelude::*;

/// Who waits for this role, by their journals alone: it brought them the latest role that they have, they are not closed, not
/// declined and not in the pool, and nobody has closed the vacancy since, or since it went on after it was over.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts bring a role or take it away")]
fn waits(candidacy: &Candidacy) -> bool {
    let (mut waits, mut said) = (false, false);
    for recorded in candidacy.history() {
        match &recorded.entry.fact {
            Fact::Applied(application) => waits = application.role.role() == role(1),
            Fact::Approached(approach) => waits = approach.role == role(1),
            Fact::AppliedOpenly(_) | Fact::Pooled(_) => (waits, said) = (false, false),
            Fact::VacancyClosed => said = true,
            // It was over; should it go on, nothing is said of it any more.
            Fact::Withdrew | Fact::OfferDeclined | Fact::FeedbackDelivered(_) => said = false,
            _ => {}
        }
    }
    let over = [Phase::Declining, Phase::Declined, Phase::Withdrawn, Phase::Hired, Phase::Pooled];
    waits && !said && !over.contains(&candidacy.phase())
}

proptest! {
    /// Exactly those who wait for a role that is over are owed a word, but for the one who was hired; and once it is recorded,
    /// somebody of the company owes it by a moment (F53). Nobody else is touched.
    #[test]
    fn who_waits_for_a_role_that_is_over_is_owed_a_word(story in stories(), kinds in kinds(), own in any::<bool>()) {
        let candidacy = story.accepted(|_, _, _| {});
        let mut role = told(&kinds);
        if !own && role.phase() == role::Phase::Filled {
            let at = role.journal().last().expect("a definition").at;
            let ana = staff(Capacity::Recruiter);
            let facts = [role::Fact::Reopened { reason: text("again") }, role::Fact::Filled { by: candidacy_id(99) }];
            for fact in facts {
                role.record(role::Entry::new(ana, fact, at)).expect("it is filled");
            }
        }
        let hired = role.phase() == role::Phase::Filled && own; // candidacy 1 is the one that was hired
        let over = matches!(role.phase(), role::Phase::Filled | role::Phase::Closed);
        let news = role.news_for(&candidacy);
        prop_assert_eq!(news.is_some(), over && !hired && waits(&candidacy));
        if let Some(news) = news {
            let about = if role.phase() == role::Phase::Filled { Category::VacancyFilled } else { Category::VacancyWithdrawn };
            prop_assert_eq!((news.candidacy, news.category), (candidacy.id(), about));
            let mut told = candidacy.clone();
            let at = told.journal().last().expect("an opening").at;
            told.record(Entry::new(staff(Capacity::Recruiter), news.fact, at)).expect("it is legal");
            let owed = told.promises().find(|promise| promise.kind == PromiseKind::Vacancy).expect("a word is owed");
            prop_assert!(owed.owner.is_company() && owed.due > at);
            prop_assert_eq!(role.news_for(&told), None);
        }
    }
}

/// Of three who applied, one is hired and two are owed a word; a role that is reopened owes none.
#[test]
fn one_is_hired_and_two_are_owed_a_word() {
    let ana = staff(Capacity::Recruiter);
    let terms = terms(Process::back_end());
    let mut others = applied(&terms);
    let role = advertised(1).fill(ana, candidacy_id(2), day(9)).expect("it is advertised");
    assert_eq!(role.filled_by(), Some(candidacy_id(2)));
    assert!(role.news_for(&others).is_some());
    others = after(others, &[FactKind::Passed]);
    assert!(role.news_for(&others).is_some());
    assert_eq!(role.news_for(&after(others.clone(), &[FactKind::VacancyClosed])), None);
    let reopened: Role = role.reopen(ana, text("they did not start"), day(10)).expect("it is filled").untyped();
    assert_eq!((reopened.news_for(&others), reopened.filled_by()), (None, None));
    assert_eq!(told(&[role::FactKind::Closed]).filled_by(), None);
}
