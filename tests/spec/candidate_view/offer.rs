//! The offer on the page, from when it is owed to the first day: its versions, its conditions, and what was promised before it.

use super::{by, label, record, view};
use crate::support::way::Way;
use crate::support::{day, reference, text};
use crate::wire::walks::journal;
use candidacy::law::Facts;
use candidacy::value::{Condition, ConditionOutcome, FollowUp, Name, Offer, Reversal};
use candidacy::view::candidate::{CurrentOffer, Detail, OfferStanding};
use candidacy::{Actor, Candidacy, CandidateView, Capacity, Entry, Fact, FactKind, Phase, PromiseKind, Time};
use chrono::TimeDelta;
use proptest::prelude::*;

/// Days after the moment at which an offer is made in these laws.
fn later(way: &Way, days: i64) -> Time {
    way.at() + TimeDelta::days(days)
}

/// Somebody who came through every step, and is owed the offer.
fn due() -> Way {
    let way = Way::applied().advanced().met().advanced().met().advanced().worked().advanced().met().advanced();
    way.then(Fact::StepAgreed).met()
}

fn condition(name: &str, asked_of: Option<&str>, due: Time) -> Condition {
    Condition { name: Name::new(name).expect("a name"), asked_of: asked_of.map(label), due }
}

/// The first version: by a day, with pay, a first day and two conditions.
fn first(way: &Way) -> Offer {
    let offer = Offer::new(reference("offers/1"), later(way, 14)).starting(later(way, 60)).paying(label("EUR 70,000"));
    let offer = offer.under(condition("papers", None, later(way, 30)));
    offer.and_then(|offer| offer.under(condition("health", Some("the doctor"), later(way, 40)))).expect("two")
}

/// The second version: more time and more pay, another first day and another condition.
fn second(way: &Way) -> Offer {
    let offer = Offer::new(reference("offers/2"), later(way, 30)).starting(later(way, 80)).paying(label("EUR 72,000"));
    offer.under(condition("licence", None, later(way, 50))).expect("one")
}

fn current(candidacy: &Candidacy) -> CurrentOffer {
    view(candidacy).offer().expect("an offer").clone()
}

fn says(candidacy: &Candidacy, lines: &[&str]) {
    let page = view(candidacy).to_string();
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in lines {
        assert!(page.contains(line), "{line} is not in\n{page}");
    }
}

/// Before it is made, the page says that the company owes the offer, and until when; what was promised meanwhile stands there with its
/// date, until the offer is over (R1, R49).
#[test]
fn an_offer_is_owed_before_it_is_made() {
    let way = due();
    let promised = FollowUp { due: later(&way, 90), about: text("We pay for the move.") };
    let way = way.by(Capacity::RECRUITER, promised).advanced();
    let seen = view(&way.0);
    assert_eq!((seen.phase(), seen.offer()), (Phase::OfferDue, None));
    let owed = seen.owed_to_you().iter().find(|one| one.kind == PromiseKind::Offer).expect("it is owed");
    assert_eq!(Some(owed.due), way.0.promises().find(|it| it.kind == PromiseKind::Offer).map(|it| it.due));
    says(&way.0, &["the offer, by the end of", "What we promised before the offer", "We pay for the move."]);
    let beforehand = |way: &Way| view(&way.0).beforehand().iter().map(|one| one.about.clone()).collect::<Vec<_>>();
    let offer = first(&way);
    let way = way.then(offer).by(Capacity::RECRUITER, FollowUp { due: day(900), about: text("A desk.") });
    assert_eq!(beforehand(&way), [text("We pay for the move.")], "what came after the offer is no part of it");
    let way = way.then(Fact::OfferAccepted);
    assert_eq!(beforehand(&way).len(), 1);
    assert_eq!(beforehand(&way.then(Fact::Withdrew)), []);
}

/// An offer says what it is: when it was made, that it is in writing, its pay, its first day, and of each condition whose it is and by when
/// (R1). No date decides: an answer after the answer date is offered, and taken.
#[test]
fn an_offer_says_what_it_is() {
    let way = due().advanced();
    let offer = first(&way);
    let way = way.then(offer.clone());
    let seen = current(&way.0);
    assert_eq!((&seen.offer, seen.accepted, seen.earlier.len(), seen.first_day), (&offer, false, 0, None));
    assert_eq!(view(&way.0).in_journal(&way.0, seen.number), Some(way.0.last_line().seq));
    assert_eq!(seen.made_at, way.0.last_line().entry.at);
    says(
        &way.0,
        &[
            "you have it in writing",
            "no date decides for you: you can still answer after that",
            "pay: EUR 70,000",
            "under a condition: papers, by",
            "it is up to you",
            "we ask the doctor",
        ],
    );
    let after = offer.answer_by() + TimeDelta::days(100);
    let late = CandidateView::of(&way.0, after);
    let answers = Facts::from_slice(&[FactKind::OfferAccepted, FactKind::OfferDeclined]);
    assert_eq!((late.phase(), answers.difference(late.acts())), (Phase::Offered, Facts::EMPTY));
    assert!(way.0.check(&Entry::new(Actor::Candidate, Fact::OfferAccepted, after)).is_ok());
}

/// A revised offer stands beside the one before it, each with its dates; one that was accepted stands, with its own conditions and its own
/// first day, until the candidate accepts the other (R2, R3).
#[test]
fn an_offer_has_its_versions() {
    let way = due().advanced();
    let (one, two) = (first(&way), second(&way));
    let revised = Way(way.0.clone()).then(one.clone()).then(two.clone());
    let seen = current(&revised.0);
    let [earlier] = &seen.earlier[..] else { panic!("there is one before it") };
    assert_eq!((&seen.offer, &earlier.offer, earlier.standing), (&two, &one, OfferStanding::Replaced));
    assert!(earlier.made_at < seen.made_at && earlier.number < seen.number);
    says(&revised.0, &["pay: EUR 72,000", "the version of", ": a later one replaced it"]);

    let accepted = way.then(one.clone()).then(Fact::OfferAccepted).then(two.clone());
    let seen = current(&accepted.0);
    let [earlier] = &seen.earlier[..] else { panic!("there is one before it") };
    assert_eq!((seen.accepted, earlier.standing), (false, OfferStanding::Accepted));
    assert_eq!(earlier.first_day.map(|day| day.on), one.starts());
    let owed = view(&accepted.0).owed_to_you().iter().filter(|it| it.kind == PromiseKind::Condition).count();
    let named: Vec<_> =
        view(&accepted.0).owed_to_you().iter().filter_map(|it| it.of.clone()).map(|of| of.to_string()).collect();
    assert_eq!((owed, named), (2, vec!["papers".to_owned(), "health".to_owned()]), "those of the accepted one");
    says(&accepted.0, &["you accepted it, and it stands until you accept another", "your answer by"]);
    let both = accepted.then(Fact::OfferAccepted);
    let seen = current(&both.0);
    assert_eq!((seen.accepted, &seen.offer, seen.earlier[0].standing), (true, &two, OfferStanding::Replaced));
    assert_eq!(seen.first_day.map(|day| day.on), two.starts());
}

/// An offer that was made by mistake is shown as taken back, beside the one that was made after it (R9).
#[test]
fn an_offer_by_mistake_is_taken_back() {
    let way = due().advanced();
    let (one, two) = (first(&way), second(&way));
    let way = way.then(one).then(Reversal::new(text("the wrong file"))).then(two);
    let seen = current(&way.0);
    assert_eq!(seen.earlier.iter().map(|it| it.standing).collect::<Vec<_>>(), [OfferStanding::TakenBack]);
    says(&way.0, &["it was an error, and we took it back"]);
}

/// The first day is that of the offer, then the one that was agreed, and one that was moved says from when; once it has passed and nobody
/// said that they started, both sides read it as late and are told what to do (R5, R8).
#[test]
fn the_first_day_is_agreed_and_moved() {
    let way = due().advanced();
    let offer = first(&way);
    let way = way.then(offer.clone()).then(Fact::OfferAccepted);
    let day_of = |way: &Way| current(&way.0).first_day.expect("a first day");
    assert_eq!((Some(day_of(&way).on), day_of(&way).agreed, day_of(&way).before), (offer.starts(), None, None));
    let on = offer.starts().expect("a day") + TimeDelta::days(7);
    let moved = way.then(Fact::StartAgreed { on });
    let agreed = day_of(&moved);
    assert_eq!((agreed.on, agreed.before), (on, offer.starts()));
    assert_eq!(
        agreed.agreed.and_then(|number| view(&moved.0).in_journal(&moved.0, number)),
        Some(moved.0.last_line().seq)
    );
    says(
        &moved.0,
        &["the first day, as agreed:", ", and no longer", "to begin on the first day, or to say what came up"],
    );
    let passed = CandidateView::of(&moved.0, on + TimeDelta::days(9));
    let page = passed.to_string();
    assert!(page.contains("that day has passed; if you did not come, or nobody of us was there"), "{page}");
    for owed in [passed.owed_to_you(), passed.owed_by_you()] {
        let start = owed.iter().find(|one| one.kind == PromiseKind::Start).expect("somebody owes it");
        assert_eq!(start.status, candidacy::Status::Overdue);
    }
    assert!(passed.acts().contains(FactKind::StartAgreed));
}

/// Between the yes and the first day somebody owes something at every moment, on the page and on the company's desk: the conditions, each
/// by its name, and the first day (R5).
#[test]
fn until_the_first_day_somebody_owes_something() {
    use candidacy::view::{Desk, Page, Watchlist, WatchlistFilter};
    let way = due().advanced();
    let offer = first(&way);
    let way = way.then(offer).then(Fact::OfferAccepted);
    let settled = |name: &str, outcome| Fact::ConditionSettled { condition: Name::new(name).expect("a name"), outcome };
    let desk = |way: &Way| {
        let list: Watchlist = [&way.0].into_iter().collect();
        let desk = Desk::new(&list, WatchlistFilter::ALL, Page::first(99), way.at(), |_| Some(&way.0));
        let about = |item: &candidacy::view::DeskItem| item.story.as_ref().and_then(|story| story.about.clone());
        let items = desk.items().iter().map(|item| (item.promise.kind, about(item).map(|about| about.to_string())));
        (items.collect::<Vec<_>>(), desk.to_string())
    };
    let (items, words) = desk(&way);
    for name in ["papers", "health"] {
        assert!(items.contains(&(PromiseKind::Condition, Some(name.to_owned()))), "{items:?}");
        assert!(words.contains(&format!("condition ({name})")), "{words}");
    }
    let way = way.by(Capacity::RECRUITER, settled("papers", ConditionOutcome::Met));
    let way = way.by(Capacity::RECRUITER, settled("health", ConditionOutcome::NotMet));
    let outcomes: Vec<_> = current(&way.0).conditions.iter().map(|one| one.outcome).collect();
    assert_eq!(outcomes, [Some(ConditionOutcome::Met), Some(ConditionOutcome::NotMet)]);
    assert_eq!(desk(&way).0, [(PromiseKind::Start, None)]);
}

proptest! {
    /// In any history the latest offer on the page is the one that stands; each version is the fact that its number names, in order; at
    /// most one of all is accepted; and a condition is settled or owed (R1, R2, R5).
    #[test]
    fn the_offer_on_the_page_is_that_of_the_law((candidacy, _) in journal(40)) {
        let told = candidacy.told();
        let untold = candidacy.untold();
        let seen = view(&candidacy);
        let Some(current) = seen.offer() else {
            let offers = [Phase::Offered, Phase::Accepted, Phase::Hired];
            prop_assert!(!offers.contains(&seen.phase()));
            return Ok(());
        };
        prop_assert!(!untold.is_empty() || candidacy.offer() == Some(&current.offer));
        let versions = current.earlier.iter().map(|one| (one.number, one.made_at, &one.offer));
        let versions: Vec<_> = versions.chain([(current.number, current.made_at, &current.offer)]).collect();
        prop_assert!(versions.is_sorted_by_key(|(number, ..)| *number));
        for (number, made_at, offer) in versions {
            let real = seen.in_journal(&candidacy, number).expect("it was told");
            let entry = candidacy.entry(real).expect("an entry");
            prop_assert!(told.contains(&real) && entry.fact.offer() == Some(offer) && entry.at == made_at);
        }
        let accepted = current.earlier.iter().filter(|one| one.standing == OfferStanding::Accepted).count();
        prop_assert!(accepted + usize::from(current.accepted) <= 1);
        prop_assert_eq!(accepted + usize::from(current.accepted) == 1, seen.phase() != Phase::Offered);
        if current.accepted {
            let owed = seen.owed_to_you().iter().filter(|one| one.kind == PromiseKind::Condition).count();
            let open = current.conditions.iter().filter(|one| one.outcome.is_none()).count();
            prop_assert_eq!(owed, open);
            prop_assert_eq!(current.first_day.map(|day| day.on), seen.first_day());
        }
    }
}

/// An offer that is withdrawn is gone from the page as soon as that is recorded, after the acceptance too: the page says why, and what is
/// owed for it. Nobody works out their notice for an offer that does not stand (R4).
#[test]
fn an_offer_that_is_withdrawn_is_told_at_once() {
    let way = due().advanced();
    let offer = first(&way);
    let way = way.then(offer).then(Fact::OfferAccepted);
    let mut withdrawn = way.0.clone();
    let reasons = crate::support::reasons();
    let fact = Fact::OfferWithdrawn { reasons: reasons.clone() };
    let seq = record(&mut withdrawn, by(Capacity::RECRUITER, fact, way.at()));
    assert!(withdrawn.told().contains(&seq) && withdrawn.untold().is_empty());
    let page = CandidateView::of(&withdrawn, way.at());
    assert_eq!((page.phase(), page.offer()), (Phase::FeedbackDue, None));
    let last = page.happened().last().expect("it happened");
    assert_eq!(last.detail, Some(Detail::Reasons(reasons.clone())));
    let shown = page.to_string();
    assert!(shown.contains("we took the offer back") && shown.contains("why: "), "{shown}");
    let owed: Vec<PromiseKind> = page.owed_to_you().iter().map(|owed| owed.kind).collect();
    assert!(owed.contains(&PromiseKind::Feedback), "{owed:?}");
}
