//! The surface of candidacies, of their entries and of what refuses them.

use super::{SECRET, comparable, debug, discreet, hides, plain};
use crate::support::{PDF, candidacy_id, day, sample, staff, terms};
use crate::wire::any::{Dress, journal_in};
use candidacy::phase::{
    Approached, Arranging, Assigned, Declined, Declining, Held, Hired, Offered, Pooled, Preparing, Proposed, Scheduled,
    Screening, Submitted, Withdrawn,
};
use candidacy::step::{Anywhere, Offer, back_end};
use candidacy::value::meeting::Link;
use candidacy::value::{Any, DocumentRef, Label, Name};
use candidacy::view::diagram::Diagram;
use candidacy::{
    Candidacy, CandidateView, Capacity, Cv, Entry, Evidence, Fact, FactKind, Line, Place, Process, Reasons, Seq, Terms,
    Text,
};
use chrono::TimeDelta;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Debug;
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

/// A candidacy of any phase, at any step, is as easy to carry as one of no phase in particular.
#[test]
fn a_phase_costs_nothing() {
    macro_rules! of { ($($phase:ty)*) => { $(
        plain::<$phase>();
        plain::<Candidacy<$phase>>();
        comparable::<Candidacy<$phase>>();
        assert_eq!(size_of::<Candidacy<$phase>>(), size_of::<Candidacy>());
    )* } }
    of! {
        Approached Screening Pooled Proposed Arranging Scheduled Held Preparing Assigned Submitted Offered Declining Hired
        Declined Withdrawn Held<back_end::TeamInterview> Assigned<back_end::TestCase> Proposed<back_end::FinalChat>
        Arranging<back_end::IntroChat> Scheduled<back_end::CaseReview> Screening<back_end::BackEnd>
    }
    plain::<Offer>();
    plain::<Anywhere>();
}

/// Two candidacies are equal when they have the same journal under the same terms: another process under the same name and
/// number is another candidacy, and so is one entry more.
#[test]
fn equal_is_the_same_journal_under_the_same_terms() {
    let back_end = terms(Process::back_end());
    let opening = sample(FactKind::Applied, &back_end, None, day(0));
    let one = Candidacy::open(&back_end, opening.clone()).unwrap();
    assert_eq!(Candidacy::open(&terms(Process::back_end()), opening.clone()).unwrap(), one);
    let shorter = Process::new(Capacity::Recruiter, Process::back_end().steps()[..4].to_vec()).unwrap();
    assert_ne!(Candidacy::open(&terms(shorter), opening).unwrap(), one);
    let mut longer = one.clone();
    longer.record(sample(FactKind::Noted, &back_end, Some(&one), day(0))).unwrap();
    assert_ne!(longer, one);
}

pub(crate) fn secret() -> BoxedStrategy<Dress> {
    any::<u64>().prop_map(|roll| Dress { words: vec![SECRET.to_owned()], roll }).boxed()
}

proptest! {
    /// Whatever a journal says about a person, showing a candidacy, an entry, a line, a fact, or a refusal shows none of it.
    #[test]
    fn nothing_personal_shows(candidacy in journal_in(secret(), 25)) {
        // The secret is really there.
        let written = serde_json::to_string(&candidacy).unwrap();
        prop_assert!(written.contains(SECRET));

        debug(&candidacy);
        debug(&candidacy.opening());
        debug(&candidacy.cv());
        debug(&candidacy.terms());
        hides(&Diagram::from_candidacy(&candidacy).to_string());
        debug(&Diagram::from_candidacy(&candidacy));
        debug(&CandidateView::of(&candidacy, day(100)));
        for line in candidacy.lines() {
            debug(&line);
            debug(&line.to_owned());
            debug(&line.entry.fact);
            let mut again = candidacy.clone();
            let late = Entry { at: line.entry.at - TimeDelta::days(1), ..line.entry.clone() };
            let refused = again.record(late).unwrap_err();
            discreet(&refused);
            discreet(&refused.refusal);
            discreet(&refused.refusal.why);
            let not_appended = again.append(line.to_owned()).unwrap_err();
            discreet(&not_appended);
            discreet(&not_appended.why);
            discreet(&not_appended.why.why);
            let foreign = Line { candidacy: candidacy_id(77), ..line.to_owned() };
            discreet(&again.append(foreign).unwrap_err());
            if let Err(unlawful) = Candidacy::replay(candidacy.terms(), [line.entry.clone()]) {
                discreet(&unlawful);
            }
        }
        match candidacy.clone().narrow::<Assigned<back_end::TestCase>>() {
            Ok(narrow) => debug(&narrow),
            Err(elsewhere) => discreet(&elsewhere),
        }
        let other = Terms::new("other", 1, Process::back_end()).unwrap();
        discreet(&Candidacy::replay(&other, candidacy.journal().to_vec()).unwrap_err());
    }
}

/// A candidacy that is handed back shows nothing either, nor does its entry.
#[test]
fn what_is_handed_back_shows_nothing() {
    let terms = terms(Process::back_end());
    let mut dress = Dress { words: vec![SECRET.to_owned()], roll: 7 };
    let opening = dress.entry(sample(FactKind::Applied, &terms, None, day(0)));
    let candidacy = Candidacy::open(&terms, opening).unwrap().narrow::<Screening>().unwrap();
    let evidence = Evidence::from_finding(candidacy::Aspect::Experience, SECRET, SECRET).unwrap();
    let back = candidacy.pass(staff(Capacity::Colleague), evidence, day(1)).unwrap_err();
    discreet(&back);
    debug(&back.candidacy);
    debug(&back.entry);
    debug(&back.refusal);
}
