//! The surface of candidacies, of their entries, of what is seen of them, and of what refuses them.

use super::{SECRET, comparable, debug, discreet, hides, plain};
use crate::support::ways::{DAY, applied};
use crate::support::{candidacy_id, day, role_profile, staff, text};
use crate::wire::dress::Dress;
use crate::wire::walks::{journal_in, opened};
use candidacy::person::{AccessExport, Candidate, Processing, TalentPool};
use candidacy::phase::{
    Accepted, Approached, Deciding, FeedbackDue, Hired, InStep, Lapsed, OfferDue, Offered, Pooled, Preparing, Proposed,
    Rejected, Screening, Underway, Withdrawn,
};
use candidacy::step::{Anywhere, Offer, back_end};
use candidacy::value::Label;
use candidacy::view::diagram::Diagram;
use candidacy::view::report::Report;
use candidacy::view::timeline::Timeline;
use candidacy::view::words::Words;
use candidacy::view::{Audit, Desk, Page, Watchlist, WatchlistFilter};
use candidacy::{Candidacy, CandidateView, Capacity, Entry, Evidence, Fact, FactKind, Line, Process, Profile, Terms};
use proptest::prelude::*;

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
        Approached Screening Pooled Proposed Preparing Underway Deciding OfferDue Offered Accepted FeedbackDue Hired
        Rejected Withdrawn Lapsed InStep<Anywhere> InStep<back_end::CaseReview> Deciding<back_end::TeamInterview>
        Underway<back_end::TestCase> Proposed<back_end::FinalChat> Preparing<back_end::IntroChat>
        Screening<back_end::BackEnd>
    }
    plain::<Offer>();
    plain::<Anywhere>();
}

/// Two candidacies are equal when they have the same journal under the same terms: another process under the same name and number is
/// another candidacy, other deadlines are other terms, and one entry more is another journal. How they came to be does not matter.
#[test]
fn equal_is_the_same_journal_under_the_same_terms() {
    let terms = |process: Process| Terms::new("back-end", 1, process).unwrap();
    let back_end = terms(Process::back_end());
    let one = applied(&back_end, day(0));
    assert_eq!(applied(&terms(Process::back_end()), day(0)), one);
    assert_eq!(Candidacy::replay([&back_end], one.journal().to_vec()).as_ref(), Ok(&one));
    let steps = Process::back_end().steps()[..4].to_vec();
    let cast = Process::back_end().cast().collect::<Vec<_>>();
    let shorter = applied(&terms(Process::new(cast, steps).unwrap()), day(0));
    assert_ne!(shorter, one);
    let hurried = candidacy::Policy::builder().keep_closed_for(7, ground()).build().unwrap();
    assert_ne!(applied(&back_end.clone().with_policy(hurried), day(0)), one);
    let mut longer = one.clone();
    let note = Fact::NoteAdded { note: text("likes tea") };
    let _ = longer.record(Entry::new(staff(Capacity::RECRUITER), note, day(0))).unwrap();
    assert_ne!(longer, one);
}

fn ground() -> candidacy::terms::policy::Ground {
    candidacy::terms::policy::Ground::new(candidacy::terms::policy::Basis::Practice, "our handbook").unwrap()
}

fn secret() -> BoxedStrategy<Dress> {
    any::<u64>().prop_map(|roll| Dress { words: vec![SECRET.to_owned()], roll }).boxed()
}

/// No view of it shows a secret to a programmer, and no picture of it does to anybody.
fn views_hide(candidacy: &Candidacy) {
    let at = candidacy.last_line().entry.at + DAY * 400;
    let drawn = Diagram::from_candidacy(candidacy);
    hides(&drawn.to_string());
    debug(&drawn);
    let audit = Audit::new(candidacy, at);
    hides(&audit.to_string());
    debug(&audit);
    let report = Report::new([candidacy], at);
    hides(&report.to_string());
    debug(&report);
    for timeline in [Timeline::new(candidacy, at), Timeline::as_told(candidacy, at)] {
        hides(&format!("{timeline}{}{}{}", timeline.coloured(), timeline.mermaid(), timeline.svg()));
        debug(&timeline);
    }
    let list: Watchlist = [candidacy].into_iter().collect();
    debug(&list);
    debug(&Desk::new(&list, WatchlistFilter::ALL, Page::first(50), at, |_| Some(candidacy)));
    let view = CandidateView::of(candidacy, at);
    debug(&view);
    let words = Words::english();
    debug(&view.page(&words, chrono::Utc));
    let person = Candidate::new(candidacy.candidate(), [candidacy]).unwrap();
    debug(&person);
    debug(&person.conflicts());
    let label = |words| Label::new(words).unwrap();
    let (processing, profile) = (Processing::new(label("hiring"), label("the authority")), role_profile());
    debug(&AccessExport::new(&person, profile.employer(), &processing, at));
    let profile = Profile::default();
    debug(&TalentPool::new([(candidacy, &profile)], at));
    debug(&candidacy.retention_period());
    for happened in candidacy.history() {
        debug(&happened);
    }
    candidacy.promises().for_each(|promise| {
        hides(&promise.to_string());
        debug(&candidacy.task(&promise));
    });
}

proptest! {
    /// In whatever a journal says about a person, showing a candidacy, an entry, a line, a fact, a view of it, what recording it
    /// returned or what refuses it shows none of it.
    #[test]
    fn nothing_personal_shows((candidacy, shelf) in journal_in(secret(), 25)) {
        // The secret is really there.
        let written = serde_json::to_string(&candidacy).unwrap();
        prop_assert!(written.contains(SECRET) || candidacy.journal().len() < 4);

        debug(&candidacy);
        debug(&candidacy.opening());
        debug(&candidacy.opened());
        debug(&candidacy.cv());
        debug(&candidacy.terms());
        views_hide(&candidacy);
        for line in candidacy.lines() {
            debug(&line);
            debug(&line.to_owned());
            debug(&line.entry.fact);
            let mut again = candidacy.clone();
            let not_appended = again.append(line.to_owned()).unwrap_err();
            discreet(&not_appended);
            discreet(&not_appended.why);
            discreet(&not_appended.why.why);
            let foreign = Line { candidacy: candidacy_id(77), ..line.to_owned() };
            discreet(&again.append(foreign).unwrap_err());
            if let Err(unlawful) = Candidacy::replay(&shelf, [line.entry.clone()]) {
                discreet(&unlawful);
            }
            match again.record(line.entry.clone()) {
                Ok(recorded) => debug(&recorded),
                Err(refused) => {
                    discreet(&refused);
                    discreet(&refused.refusal);
                    discreet(&refused.refusal.why);
                }
            }
        }
        match candidacy.clone().narrow::<Underway<back_end::TestCase>>() {
            Ok(narrow) => debug(&narrow),
            Err(elsewhere) => discreet(&elsewhere),
        }
        let other = Terms::new("other", 1, Process::back_end()).unwrap();
        discreet(&Candidacy::replay([&other], candidacy.journal().to_vec()).unwrap_err());
    }
}

/// A candidacy that is handed back shows nothing either, nor does its entry, and no error of a moved line or a narrowed phase.
#[test]
fn what_is_handed_back_shows_nothing() {
    let mut dress = Dress { words: vec![SECRET.to_owned()], roll: 7 };
    let candidacy = opened(1, FactKind::Applied, day(0), &mut dress);
    let candidacy = candidacy.narrow::<Screening<back_end::BackEnd>>().unwrap();
    let evidence = Evidence::from_finding(candidacy::Aspect::Experience, SECRET, SECRET).unwrap();
    let back = candidacy.advance(staff(Capacity::COLLEAGUE), evidence, day(1)).unwrap_err();
    discreet(&back);
    debug(&back.candidacy);
    debug(&back.entry);
    debug(&back.refusal);
    assert!(serde_json::to_string(&back.entry).unwrap().contains(SECRET), "the secret is there");
}

/// What is kept in large numbers is small: facts and entries of a journal, promises, and what a candidacy is to carry. A fact that is
/// rare and large is boxed, so that the others need not pay for it.
#[test]
#[cfg(target_pointer_width = "64")]
fn what_a_journal_is_made_of_is_small() {
    let sizes = [
        size_of::<Fact>(),
        size_of::<Entry>(),
        size_of::<Line>(),
        size_of::<candidacy::Promise>(),
        size_of::<Candidacy>(),
    ];
    let at_most = [32, 96, 120, 80, 80];
    assert!(sizes.iter().zip(at_most).all(|(size, at_most)| *size <= at_most), "{sizes:?} of at most {at_most:?}");
    assert_eq!(size_of::<candidacy::law::Now>(), 4);
    assert!(size_of::<candidacy::Refusal>() <= 64, "{}", size_of::<candidacy::Refusal>());
}
