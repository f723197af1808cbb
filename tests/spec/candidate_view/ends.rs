//! Decisions, offers, holds and ends on the page: with the company's reasons in none of them.

use super::{by, label, onsite, record, view};
use crate::support::after::after;
use crate::support::ways::{self, HOUR};
use crate::support::{day, reasons, reference, staff, text};
use candidacy::value::{Answer, Condition, ConditionOutcome, Correction, Deciders, Hold, Name, Offer, Rejection};
use candidacy::view::candidate::Detail;
use candidacy::{Actor, Candidacy, CandidateView, Capacity, Entry, Fact, FactKind, Phase, PromiseKind, Seq, Status};

/// The grounds of a decision, the people who took part and stood back, and the company's reasons are in no view, told or not.
#[test]
fn what_a_decision_says_to_the_company() {
    let mut mira = ways::applied(&onsite(), day(0));
    let people = Deciders::new([staff(Capacity::COLLEAGUE)], [staff(Capacity::MANAGING_DIRECTOR)], []).expect("two");
    let rejection =
        Rejection { deciders: people, ..Rejection::new(reasons()).with_evidence(crate::support::evidence()) };
    record(&mut mira, by(Capacity::RECRUITER, rejection, day(1)));
    record(
        &mut mira,
        by(
            Capacity::RECRUITER,
            Fact::CandidateInformed {
                to: Seq(1),
                answer: Answer::Interim,
                message: reference("letters/1"),
                stated: None,
            },
            day(2),
        ),
    );
    let json = serde_json::to_string(&view(&mira)).expect("JSON");
    for secret in ["Queries inside", "two years of Rust", &staff(Capacity::COLLEAGUE).person.to_string(), "managing"] {
        assert!(!json.contains(secret), "{secret} is in {json}");
    }
    assert_eq!(view(&mira).phase(), Phase::FeedbackDue);
    let told = after(mira, &[FactKind::FeedbackDelivered]);
    assert!(view(&told).to_string().contains("why: Queries inside a loop made the case slow."));
}

/// An offer is there with its answer date, first day, pay and conditions, and each condition with how it was settled.
#[test]
fn an_offer_and_its_conditions() {
    let mut mira = ways::applied(&onsite(), day(0));
    mira = after(mira, &[FactKind::CandidateInformed, FactKind::CandidateAdvanced]);
    for part in 1..=3 {
        record(
            &mut mira,
            by(Capacity::COLLEAGUE, Fact::PartWaived { part: Some(part), reason: text("known") }, day(2)),
        );
    }
    let mira = after(mira, &[FactKind::CandidateAdvanced]);
    let condition = |name: &str| Condition { name: Name::new(name).expect("a name"), asked_of: None, due: day(30) };
    let offer = Offer::new(reference("offers/1"), day(20)).starting(day(60)).paying(label("EUR 70,000"));
    let offer = offer.under(condition("papers")).and_then(|offer| offer.under(condition("health"))).expect("two");
    let mut mira = mira;
    record(&mut mira, by(Capacity::RECRUITER, offer, day(4)));
    let seen = view(&mira);
    let current = seen.offer().expect("an offer");
    assert_eq!((current.accepted, current.conditions.len(), current.offer.answer_by()), (false, 2, day(20)));
    assert!(seen.to_string().contains("your answer by Sunday 22 March 2026, 09:00 UTC"), "{seen}");
    record(&mut mira, Entry::new(Actor::Candidate, Fact::OfferAccepted, day(5)));
    let met =
        Fact::ConditionSettled { condition: Name::new("papers").expect("a name"), outcome: ConditionOutcome::Met };
    record(&mut mira, by(Capacity::RECRUITER, met, day(6)));
    let seen = view(&mira);
    let current = seen.offer().expect("an offer");
    let outcomes: Vec<_> = current.conditions.iter().map(|one| one.outcome).collect();
    assert_eq!(
        (current.accepted, outcomes, seen.first_day()),
        (true, vec![Some(ConditionOutcome::Met), None], Some(day(60)))
    );
    let owed: Vec<_> = seen.owed_to_you().iter().filter(|one| one.kind == PromiseKind::Condition).collect();
    assert_eq!((owed.len(), owed[0].of.as_ref().map(Name::as_str)), (1, Some("health")));
    assert!(seen.to_string().contains("a condition that is met: papers"), "{seen}");
    let not =
        Fact::ConditionSettled { condition: Name::new("health").expect("a name"), outcome: ConditionOutcome::NotMet };
    record(&mut mira, by(Capacity::RECRUITER, not, day(7)));
    record(&mut mira, Entry::new(Actor::Candidate, Fact::StartAgreed { on: day(70) }, day(8)));
    let page = view(&mira).to_string();
    for line in ["a condition that is not met: health", "health: it is not met", "on Monday 11 May 2026"] {
        assert!(page.contains(line), "{line}: {page}");
    }
}

/// A hold is told by the first message about it, with its end and its reason; until then what it delays is still promised.
#[test]
fn a_hold_is_told_by_the_message_about_it() {
    let mut mira = ways::applied(&onsite(), day(0));
    let hold = Hold { until: day(20), reason: text("a freeze") };
    let before = view(&mira);
    let seq = record(&mut mira, by(Capacity::RECRUITER, hold, day(1)));
    assert_eq!(CandidateView::of(&mira, day(0)), before);
    assert_eq!((view(&mira).pause(), view(&mira).happened().len()), (None, 1));
    record(
        &mut mira,
        by(
            Capacity::RECRUITER,
            Fact::CandidateInformed { to: seq, answer: Answer::Interim, message: reference("letters/1"), stated: None },
            day(2),
        ),
    );
    let seen = view(&mira);
    assert_eq!(seen.pause().map(|pause| (pause.until, pause.reason.as_str())), Some((day(20), "a freeze")));
    assert!(seen.owed_to_you().iter().any(|one| one.kind == PromiseKind::Update));
    let page = seen.to_string();
    assert!(
        page.contains("We have paused, until Sunday 22 March 2026, 09:00 UTC at the latest.\n  a freeze\n"),
        "{page}"
    );
    assert!(page.contains("What comes next, once the pause is over"), "{page}");
}

/// A closed vacancy shows with the message about it, as of then, and no step is promised any more.
#[test]
fn a_closed_vacancy_shows_with_its_message() {
    let mut mira = after(ways::applied(&onsite(), day(0)), &[FactKind::VacancyClosed]);
    assert!(!view(&mira).ahead().is_empty());
    record(
        &mut mira,
        by(
            Capacity::RECRUITER,
            Fact::CandidateInformed {
                to: Seq(1),
                answer: Answer::Final,
                message: reference("letters/1"),
                stated: None,
            },
            day(3),
        ),
    );
    let seen = view(&mira);
    let last: Vec<_> = seen.happened().iter().rev().take(2).map(|one| (one.fact, one.at)).collect();
    assert_eq!(last, [(FactKind::CandidateInformed, day(3)), (FactKind::VacancyClosed, day(3))]);
    assert!(seen.ahead().is_empty());
}

/// A corrected moment is told where its entry was, with the reason; a message about something that was never told names nothing.
#[test]
fn corrections_and_messages_name_what_is_known() {
    let mut mira = after(ways::applied(&onsite(), day(0)), &[FactKind::NoteAdded]);
    let correction = Correction { entry: Seq(0), moment: day(0) - HOUR, reason: text("the clock was wrong") };
    record(&mut mira, by(Capacity::RECRUITER, correction, day(2)));
    let seen = view(&mira);
    let detail = Detail::Corrected { of: Seq(0), moment: day(0) - HOUR, reason: text("the clock was wrong") };
    assert_eq!(seen.happened().last().expect("it").detail, Some(detail));
    assert!(seen.to_string().contains("number 0 was on Monday 2 March 2026, 08:00 UTC"), "{seen}");

    let mut pooled =
        after(ways::applied(&onsite(), day(0)), &[FactKind::ConsentGiven, FactKind::Pooled, FactKind::RoleMatched]);
    let matched = pooled.last_line().seq;
    record(
        &mut pooled,
        by(
            Capacity::RECRUITER,
            Fact::CandidateInformed {
                to: matched,
                answer: Answer::Final,
                message: reference("letters/2"),
                stated: None,
            },
            day(4),
        ),
    );
    let last = view(&pooled).happened().last().expect("it").detail.clone();
    assert!(matches!(last, Some(Detail::Message { to: None, .. })), "{last:?}");
    assert!(!view(&pooled).to_string().contains("number "), "nothing that they know has a number to name");
}

/// Somebody who did not ask to be contacted is never late with an answer.
#[test]
fn nobody_is_late_who_did_not_ask() {
    let terms = onsite();
    let fact = ways::facts(&terms, None, FactKind::Approached, day(0)).remove(0);
    let mira = Candidacy::open(&terms, by(Capacity::RECRUITER, fact, day(0))).expect("an opening");
    let view = CandidateView::of(&mira, day(99));
    let owed: Vec<_> = view.owed_by_you().iter().map(|one| (one.kind, one.status)).collect();
    assert_eq!(owed, [(PromiseKind::Interest, Status::ReminderDue)]);
    let page = view.to_string();
    let theirs = page.split("What you owe us").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap_or_default();
    assert!(!theirs.contains("late"), "{page}");
}
