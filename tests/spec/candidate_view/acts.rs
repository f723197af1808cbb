//! What the candidate may do: everything that the law lets them record is offered, and nothing else, but where the offer would
//! be the news.

use super::view;
use crate::support::after::{after, plain};
use crate::support::day;
use crate::support::ways;
use crate::wire::walks::journal;
use candidacy::law::{Facts, Pending};
use candidacy::value::RequestKind;
use candidacy::view::words::Words;
use candidacy::{Actor, Candidacy, CandidateView, Capacity, Entry, FactKind, Phase, Process, Step, Terms};
use proptest::prelude::*;
use std::collections::HashSet;

proptest! {
    /// The page offers exactly what the law lets the candidate record while nothing is untold, each act in words of its own. While a
    /// decision is untold it offers what it offered before, and `overtaken` names what the law would refuse.
    #[test]
    fn acts_are_what_the_law_allows((candidacy, _) in journal(30)) {
        let view = view(&candidacy);
        let legal = candidacy.legal_for(Actor::Candidate);
        let overtaken = CandidateView::overtaken(&candidacy);
        prop_assert_eq!(overtaken, view.acts().difference(legal));
        let untold = |seq| candidacy.entry(seq).map(|entry| entry.fact.kind());
        let decided = candidacy.untold().into_iter().filter_map(untold).any(|kind| {
            !matches!(kind, FactKind::PutOnHold | FactKind::VacancyClosed)
        });
        // That feedback is not wanted is not offered while the end that it is about is not told: the offer would be the news.
        let told = candidacy.told();
        let closed = candidacy.lines().any(|line| line.entry.fact.kind() == FactKind::VacancyClosed && !told.contains(&line.seq));
        let hidden = if closed { Facts::from(FactKind::FeedbackUnwanted) } else { Facts::EMPTY };
        if !decided {
            prop_assert_eq!(view.acts().union(hidden), legal.union(hidden), "{}", candidacy.phase());
        }
        // Whatever is overtaken can be taken down as a message.
        prop_assert!(legal.contains(FactKind::RequestMade));
        let page = view.to_string();
        let said = page.split_once("What you can do\n").map_or("", |(_, rest)| rest);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let said: HashSet<&str> = said.split("; ").collect();
        let requests = view.requests().len();
        prop_assert_eq!(said.len(), view.acts().len() - 1 + requests, "each is on the page, in words of its own: {:?}", said);
    }

    /// The page refuses nothing that the law takes of the candidate at that moment, so that a refusal that they read takes nothing from
    /// them (C5, C24).
    #[test]
    fn the_page_refuses_nothing_that_the_law_takes((candidacy, _) in journal(30)) {
        let at = candidacy.last_line().entry.at;
        for kind in FactKind::ALL {
            for fact in ways::facts(candidacy.terms(), Some(&candidacy), *kind, at) {
                let act = Entry::new(Actor::Candidate, fact, at);
                if candidacy.check(&act).is_ok() {
                    let refused = CandidateView::refusal(&candidacy, &act);
                    prop_assert_eq!(refused, None, "{:?} in {}, untold: {:?}", act, candidacy.phase(), candidacy.untold());
                }
            }
        }
    }

    /// A request is offered exactly where the law takes one of its kind.
    #[test]
    fn requests_are_what_the_law_takes((candidacy, _) in journal(25)) {
        prop_assume!(candidacy.untold().is_empty());
        let at = candidacy.last_line().entry.at;
        let asks = ways::facts(candidacy.terms(), Some(&candidacy), FactKind::RequestMade, at);
        let taken = |kind: RequestKind| {
            asks.iter().filter(|fact| fact.request().is_some_and(|request| request.ask.kind() == kind)).any(|fact| {
                let refused = candidacy.check(&Entry::new(Actor::Candidate, fact.clone(), at)).err();
                // One of several interviews has to be named; that is no other place.
                refused.is_none_or(|refusal| matches!(refusal.why, candidacy::Why::WhichPart { fit } if fit > 1))
            })
        };
        for kind in RequestKind::ALL {
            prop_assert_eq!(view(&candidacy).requests().contains(*kind), taken(*kind), "{} in {}", kind, candidacy.phase());
        }
    }
}

/// Two ways that the law once took and the page refused, since they rest on an end that the candidate does not know: to want no feedback
/// for a vacancy that was closed in silence, and to take a withdrawal back into a no that nobody told, from a pool that has let them go.
/// The law refuses both, and the company can still take back what it wrote down.
#[test]
fn an_untold_end_opens_no_way() {
    let terms = Terms::new("back-end", 1, Process::back_end()).expect("a name");
    let refused = |candidacy: &Candidacy, fact: candidacy::Fact| {
        let act = Entry::new(Actor::Candidate, fact, candidacy.last_line().entry.at);
        candidacy.check(&act).is_err() && CandidateView::refusal(candidacy, &act).is_some()
    };
    let met = [FactKind::CandidateAdvanced, FactKind::InterviewScheduled, FactKind::InterviewHeld];
    let met = after(ways::applied(&terms, day(0)), &met);
    let left = after(met, &[FactKind::VacancyClosed, FactKind::Withdrew]);
    assert!(left.pending().contains(Pending::Feedback));
    assert!(refused(&left, candidacy::Fact::FeedbackUnwanted));

    let back = || candidacy::value::Reversal::new(crate::support::text("a mis-click"));
    let pooled = after(ways::applied(&terms, day(0)), &[FactKind::ConsentGiven, FactKind::Pooled]);
    let rejected = after(pooled, &[FactKind::RejectionDecided]);
    let ana = crate::support::staff(Capacity::RECRUITER);
    for written in [false, true] {
        let mut left = rejected.clone();
        let act = Entry::new(Actor::Candidate, candidacy::Fact::Withdrew, left.last_line().entry.at);
        let act = if written { act.recorded_by(ana) } else { act };
        let _ = left.record(act).expect("they step out");
        assert!(refused(&left, back().into()), "{written}");
        let by_staff = left.check(&Entry::new(ana, back(), left.last_line().entry.at));
        assert_eq!(by_staff.is_ok(), written, "{by_staff:?}");
    }
}

/// Each act and each request of the candidate has words in the catalogue.
#[test]
fn every_act_has_words() {
    use candidacy::law::{By, LAW, PARTS};
    let theirs = |by: By| matches!(by, By::Candidate | By::Either);
    let rows = LAW.iter().map(|row| (row.fact, row.by, row.from.is_empty()));
    let parts = PARTS.iter().map(|row| (row.fact, row.by, false));
    let acts: Facts = rows.chain(parts).filter(|(_, by, opens)| theirs(*by) && !opens).map(|(fact, ..)| fact).collect();
    assert!(acts.len() > 15, "{acts}");
    let words = Words::english();
    for act in acts.iter() {
        assert!(words.text(&format!("act.{act}")).is_some(), "{act}");
    }
    for kind in RequestKind::ALL {
        for key in [format!("ask.{kind}"), format!("asked.{kind}")] {
            assert!(words.text(&key).is_some(), "{key}");
        }
    }
}

/// Decided against and not told, from each phase in which that can be: the page offers what it offered before. With an offer made there
/// is no such no.
#[test]
fn an_untold_no_takes_no_act_from_the_page() {
    let step = Step::interview("chat", Capacity::COLLEAGUE).expect("a name").after_a_yes();
    let cast = Process::back_end().cast().collect::<Vec<_>>();
    let terms = Terms::new("chat", 1, Process::new(cast, [step]).expect("one step")).expect("a name");
    let way = [
        FactKind::CandidateInformed,
        FactKind::CandidateAdvanced,
        FactKind::StepAgreed,
        FactKind::InterviewScheduled,
        FactKind::InterviewHeld,
        FactKind::CandidateAdvanced,
        FactKind::OfferMade,
        FactKind::OfferAccepted,
    ];
    let mut seen = Vec::new();
    for length in 0..=way.len() {
        let before: Candidacy = after(ways::applied(&terms, day(0)), &way[..length]);
        if plain(&before, FactKind::RejectionDecided).is_none() {
            // An offer is not withdrawn before the candidate knows: the page says so at once, and nothing is overtaken.
            let told = after(before.clone(), &[FactKind::OfferWithdrawn]);
            assert_eq!((view(&told).phase(), CandidateView::overtaken(&told).len()), (Phase::FeedbackDue, 0));
            seen.push((before.phase(), 0));
            continue;
        }
        let untold = after(before.clone(), &[FactKind::RejectionDecided]);
        assert_eq!((view(&untold).acts(), view(&untold).phase()), (view(&before).acts(), before.phase()));
        assert_eq!(untold.phase(), Phase::FeedbackDue);
        let overtaken = CandidateView::overtaken(&untold);
        let expected = before.legal_for(Actor::Candidate).difference(untold.legal_for(Actor::Candidate));
        assert_eq!(overtaken, expected, "{}", before.phase());
        seen.push((before.phase(), overtaken.len()));
        assert!(!untold.pending().contains(Pending::Confirmation));
    }
    let most = |phase| seen.iter().filter(|(one, _)| *one == phase).map(|(_, count)| *count).max();
    assert!(
        most(Phase::Proposed) > Some(0) && most(Phase::Underway) > Some(0) && most(Phase::Offered) == Some(0),
        "{seen:?}"
    );
}
