//! What is behind the candidate: the steps that were done, those that a transfer went past, and what lies before a candidacy was taken
//! over; the reserve list; and the organisations that people act for.

use super::{label, onsite, view};
use crate::support::after::after;
use crate::support::way::{Way, back_end, taken_over};
use crate::support::ways::{self, DAY};
use crate::support::{day, employer, reference, staff, text};
use crate::wire::walks::journal;
use candidacy::law::Transfer;
use candidacy::person::{AccessExport, Candidate, Processing};
use candidacy::terms::{DataRole, Organisation, ProcessError};
use candidacy::value::{Consent, Reversal};
use candidacy::view::timeline::Timeline;
use candidacy::view::{Audit, Desk, Page, PastStep, StepLeft, Watchlist, WatchlistFilter, export};
use candidacy::{Candidacy, CandidateView, Capacity, Fact, FactKind, Phase, Process, PromiseKind, Terms};
use proptest::prelude::*;

/// The steps behind, in short: the terms, the number, and how each was left.
fn behind(past: &[PastStep]) -> Vec<(&str, u8, StepLeft, usize)> {
    past.iter().map(|one| (one.terms.name.as_str(), one.number, one.left, one.done.len())).collect()
}

proptest! {
    /// In any history the steps before the present one are behind, each once, in order; what was done in one is a fact of the story that
    /// stands; and the timeline, for either side, says the same of what was told (R28).
    #[test]
    fn what_is_behind_is_what_was_done((candidacy, _) in journal(40)) {
        let seen = view(&candidacy);
        let ruling: Vec<u8> = seen.past().iter().filter(|one| one.ruling).map(|one| one.number).collect();
        if let Some(step) = seen.step() {
            prop_assert_eq!(&ruling, &(1..step.number).collect::<Vec<_>>());
        }
        prop_assert!(ruling.is_sorted());
        let done = [FactKind::InterviewHeld, FactKind::AssignmentSubmitted, FactKind::CheckAnswered];
        for step in seen.past() {
            for number in &step.done {
                let happened = &seen.happened()[number.0 as usize];
                prop_assert!(done.contains(&happened.fact) && happened.step == step.number, "{:?}", step);
            }
            prop_assert!(step.left != StepLeft::Done || !step.done.is_empty(), "{:?}", step);
            prop_assert!(step.left != StepLeft::Unknown || step.done.is_empty(), "{:?}", step);
        }
        let at = candidacy.last_line().entry.at;
        let told = Timeline::as_told(&candidacy, at);
        prop_assert_eq!(told.past(), seen.past());
        if candidacy.untold().is_empty() {
            let timeline = Timeline::new(&candidacy, at);
            let real: Vec<_> = timeline.past().iter().map(|one| (one.number, one.left)).collect();
            prop_assert_eq!(seen.past().iter().map(|one| (one.number, one.left)).collect::<Vec<_>>(), real);
        }
        let unknown = seen.past().iter().filter(|one| one.left == StepLeft::Unknown).count();
        let before = seen.taken_over().map_or(0, |taken| usize::from(taken.step.saturating_sub(1)));
        prop_assert!(unknown <= before);
    }
}

/// After a transfer what was done under the terms before is shown and linked, and what the new process has before the present step is left
/// out; when the transfer is taken back, it is not behind any more (R28).
#[test]
fn a_transfer_shows_what_was_done_and_left_out() {
    let mut way = Way::applied().advanced().met().advanced();
    way.0.know(&onsite());
    let before = view(&way.0).past().to_vec();
    assert_eq!(behind(&before), [("back-end", 1, StepLeft::Done, 1)]);
    let other = Terms::new("other", 1, Process::back_end()).expect("a name");
    way.0.know(&other);
    let transfer = Transfer { terms: other.id().clone(), step: 3, role: None, reason: text("It fits better.") };
    let moved = Way(way.0.clone()).then(transfer);
    let seen = view(&moved.0);
    // As data the terms are what people call them.
    let data = serde_json::to_value(&seen).expect("data");
    assert_eq!(data["past"][0]["terms"], serde_json::json!({"name": "back-end", "version": 1}));
    assert_eq!(
        behind(seen.past()),
        [
            ("back-end", 1, StepLeft::Done, 1),
            ("back-end", 2, StepLeft::Unfinished, 0),
            ("other", 1, StepLeft::LeftOut, 0),
            ("other", 2, StepLeft::LeftOut, 0),
        ]
    );
    let page = seen.to_string();
    let number = seen.past()[0].done[0];
    for line in [
        format!("intro chat: done, see number {number} (under back-end, version 1)"),
        "intro chat: left out".to_owned(),
        "team interview: not finished (under back-end, version 1)".to_owned(),
    ] {
        assert!(page.contains(&line), "{line} is not in\n{page}");
    }
    let timeline = Timeline::new(&moved.0, day(90)).to_string();
    assert!(timeline.contains("Steps behind\n  1 intro chat: done, entry "), "{timeline}");
    assert!(timeline.contains("  1 intro chat: left out\n"), "{timeline}");
    let audit = Audit::new(&moved.0, day(90)).to_string();
    assert!(audit.contains("goes on under `other`, version 1"), "{audit}");
    let back = moved.then(Reversal::new(text("the wrong role")));
    assert_eq!(view(&back.0).past(), before);
}

/// A candidacy that was taken over says so on page, desk, audit, timeline and exports. What lies before is not known: neither kept nor
/// broken, and no step before is done (R35).
#[test]
fn what_was_taken_over_is_marked_everywhere() {
    let (moved, plain) = (taken_over(3), Way::applied().advanced());
    let looks = |candidacy: &Candidacy| {
        let at = candidacy.last_line().entry.at;
        let list: Watchlist = [candidacy].into_iter().collect();
        [
            view(candidacy).to_string(),
            Desk::new(&list, WatchlistFilter::ALL, Page::first(9), at, |_| Some(candidacy)).to_string(),
            Audit::new(candidacy, at).to_string(),
            Timeline::new(candidacy, at).to_string(),
            Timeline::as_told(candidacy, at).svg().to_string(),
            export::xes([candidacy]).to_string(),
        ]
    };
    let marks = ["took your candidacy over", "taken over at step 3", "taken over at step 3", "taken over at step 3"];
    let marks = marks.into_iter().chain(["taken over at step 3", r#""candidacy:taken_over" value="3""#]);
    for ((look, other), mark) in looks(&moved.0).iter().zip(looks(&plain.0)).zip(marks) {
        assert!(look.contains(mark) && !other.contains(mark), "{mark} is not in\n{look}\nor is in\n{other}");
    }
    let seen = view(&moved.0);
    let taken = seen.taken_over().expect("it was");
    assert_eq!((taken.from.as_str(), taken.step, view(&plain.0).taken_over()), ("the old system", 3, None));
    assert_eq!(behind(seen.past()), [("back-end", 1, StepLeft::Unknown, 0), ("back-end", 2, StepLeft::Unknown, 0)]);
    assert!(seen.to_string().contains("before we took your candidacy over; we do not know how it went"), "{seen}");
    let audit = Audit::new(&moved.0, day(0));
    assert_eq!((audit.taken_over(), audit.breaches().len()), (Some(3), 0));
    let unknown = [(PromiseKind::Acknowledgement, 1), (PromiseKind::FirstAnswer, 1), (PromiseKind::Outcome, 2)];
    assert_eq!(audit.unknown(), unknown);
    assert!(Audit::new(&plain.0, day(90)).unknown().is_empty());
}

/// Somebody who came through every step and is then kept is on a reserve list: the page says what that is, and until when; somebody
/// else in the pool is not (R50).
#[test]
fn a_reserve_list_is_said_to_be_one() {
    let consent = |way: Way| {
        let until = way.at() + DAY * 300;
        way.then(Consent { until, evidence: reference("consent") })
    };
    let due = Way::applied().advanced().met().advanced().met().advanced().worked().advanced().met().advanced();
    let due = due.then(Fact::StepAgreed).met().advanced();
    assert_eq!(due.0.phase(), Phase::OfferDue);
    let reserve = consent(due).then(Fact::Pooled);
    let pooled = consent(Way::applied()).then(Fact::Pooled);
    for (way, is_reserve) in [(&reserve, true), (&pooled, false)] {
        let seen = view(&way.0);
        let page = seen.to_string();
        assert_eq!((seen.phase(), seen.is_on_reserve()), (Phase::Pooled, is_reserve));
        assert_eq!(page.contains("You are on our reserve list until"), is_reserve, "{page}");
        assert_eq!(page.contains("You have agreed to be kept until"), !is_reserve, "{page}");
        assert!(seen.consent_until().is_some());
    }
    let until = reserve.at() + DAY * 400;
    let again = reserve.then(Consent { until, evidence: reference("again") });
    let seen = view(&again.0);
    assert_eq!((seen.is_on_reserve(), seen.consent_until()), (true, Some(until)));
    assert!(!view(&again.then(Fact::Withdrew).0).is_on_reserve());
}

/// A capacity that acts for another organisation says so on the page beforehand and beside what it did, and in the access export, with
/// what that organisation is towards the data; a process without one says nothing of it (R43).
#[test]
fn who_acts_for_another_organisation() {
    for (data, words) in [
        (DataRole::JointController, "which holds your data together with us"),
        (DataRole::Controller, "which holds your data on its own"),
        (DataRole::Processor, "which works on your data for us"),
    ] {
        let agency = Organisation { name: label("Search & Co"), data };
        let process =
            Process::back_end().with_organisations([(Capacity::RECRUITER, agency.clone())]).expect("of the cast");
        let terms = Terms::new("back-end", 1, process).expect("a name");
        assert_ne!(terms.id().digest, back_end().id().digest, "an edit is noticed");
        let mira = after(ways::applied(&terms, day(0)), &[FactKind::CandidateInformed, FactKind::CandidateAdvanced]);
        let seen = view(&mira);
        assert_eq!(seen.organisations().iter().map(|it| &it.organisation).collect::<Vec<_>>(), [&agency]);
        let told: Vec<_> = seen.happened().iter().map(|one| one.acted_for.is_some()).collect();
        let recruits = |entry: &candidacy::Entry| entry.by == staff(Capacity::RECRUITER).into();
        assert_eq!(told, mira.journal().iter().map(recruits).collect::<Vec<_>>());
        let acted = told.iter().filter(|acted| **acted).count();
        assert!(acted > 0);
        let page = seen.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(page.contains(&format!("Here a recruiter acts for Search & Co, {words}.")), "{page}");
        assert_eq!(page.matches("for Search & Co").count(), 1 + acted, "{page}");
        let person = Candidate::new(mira.candidate(), [&mira]).expect("theirs");
        let (employer, processing) = (employer(), Processing::new(label("hiring"), label("the authority")));
        let access = AccessExport::new(&person, &employer, &processing, day(9));
        assert_eq!(access.candidacies()[0].organisations, [&agency]);
        let json = serde_json::to_string(terms.process()).expect("JSON");
        assert_eq!(serde_json::from_str::<Process>(&json).expect("it was written"), *terms.process());
    }
    let plain = CandidateView::of(&ways::applied(&back_end(), day(0)), day(0));
    assert!(plain.organisations().is_empty() && !plain.to_string().contains("acts for"));
    let nobody: Capacity = "nobody".parse().expect("a slug");
    let agency = || Organisation { name: label("Search & Co"), data: DataRole::Processor };
    let refused =
        |all: Vec<Capacity>| Process::back_end().with_organisations(all.into_iter().map(|one| (one, agency())));
    assert_eq!(refused(vec![nobody]), Err(ProcessError::NoSuchCapacity(nobody)));
    assert_eq!(refused(vec![Capacity::RECRUITER; 2]), Err(ProcessError::CastTwice(Capacity::RECRUITER)));
}
