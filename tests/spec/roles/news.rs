//! A role that is over says who is owed a message, and recording that owes it.

use super::model::Model;
use super::{kinds, told, witness};
use crate::support::after::after;
use crate::support::fleet::numbered;
use crate::support::ways;
use crate::support::{candidacy_id, day, defined, staff};
use crate::wire::walks::journal;
use candidacy::law::Approach;
use candidacy::person::Overbooked;
use candidacy::role::Openings;
use candidacy::value::{Category, Source};
use candidacy::view::report::Report;
use candidacy::view::{Desk, Page, Watchlist, WatchlistFilter};
use candidacy::{Candidacy, Capacity, Entry, Fact, FactKind, Phase, Process, PromiseKind, Terms, role};
use proptest::prelude::*;

/// Who is on the way to this role, by their journals alone: it brought them the latest role that they have, they are neither closed nor
/// decided against nor in the pool, and nobody has closed the vacancy since.
fn is_on_the_way(candidacy: &Candidacy) -> bool {
    let (mut is_it, mut closed) = (false, false);
    for entry in candidacy.journal() {
        if let Some(role) = entry.fact.role() {
            (is_it, closed) = (role == crate::support::role(1), false);
        }
        closed |= entry.fact.kind() == FactKind::VacancyClosed;
    }
    let over = [Phase::FeedbackDue, Phase::Pooled];
    is_it && !closed && !candidacy.phase().is_closed() && !over.contains(&candidacy.phase())
}

proptest! {
    /// Exactly those who are on the way to a role that is closed, or of which others take or fill all openings, are owed a message; and
    /// once it is recorded, the company owes it by a moment (F53, R26). Nobody else is touched, and an evergreen role owes none until
    /// it is closed.
    #[test]
    fn everybody_on_the_way_to_a_role_that_is_over_is_owed_a_message(
        (candidacy, known) in journal(20), kinds in kinds(), own in any::<bool>(),
    ) {
        // Of these journals, the role is the one with the number 1.
        let entries = candidacy.journal().iter().map(|entry| {
            let mut entry = entry.clone();
            match &mut entry.fact {
                Fact::Approached(approach) => approach.role = crate::support::role(1),
                Fact::TakenOver(takeover) => takeover.role = takeover.role.map(|_| crate::support::role(1)),
                _ => {}
            }
            entry
        });
        let candidacy = Candidacy::replay(&known, entries).expect("only the role is another");
        let candidacy = numbered(&candidacy, &known, if own { 1 } else { 7 }, 2);
        let role = told(&kinds);
        let model = Model::of(&role);
        let over = model.is_full() || model.phase == role::Phase::Closed;
        let news = role.news_for(&candidacy);
        prop_assert_eq!(news.is_some(), over && !model.is_held_by(candidacy.id()) && is_on_the_way(&candidacy));
        prop_assert_eq!(role.news([&candidacy]).collect::<Vec<_>>(), Vec::from_iter(news.clone()));
        if let Some(news) = news {
            let closed = model.phase == role::Phase::Closed;
            let about = if closed { Category::VacancyWithdrawn } else { Category::VacancyFilled };
            prop_assert_eq!((news.candidacy, news.category), (candidacy.id(), about));
            let mut told = candidacy.clone();
            let at = told.last_line().entry.at;
            let by = crate::wire::walks::selects(told.terms());
            let _ = told.record(Entry::new(by, news.fact, at)).expect("it is legal");
            let owed = told.promises().find(|promise| promise.kind == PromiseKind::Vacancy).expect("a message is owed");
            prop_assert!(owed.by.is_company() && owed.due > at);
            prop_assert_eq!(role.news_for(&told), None);
        }
    }
}

/// A candidacy with this number whose offer for a role is accepted.
fn accepted(number: u128, of: u128) -> Candidacy {
    let ana = staff(Capacity::RECRUITER);
    let chat = candidacy::Step::interview("chat", Capacity::RECRUITER).expect("a name");
    let process = Process::new(Process::back_end().cast().collect::<Vec<_>>(), [chat]).expect("one step");
    let terms = Terms::new("chat", 1, process).expect("a name");
    let opening = terms.opening(candidacy_id(number), crate::support::fleet::candidate_id(number));
    let found = crate::support::text("at a fair");
    let approach = Approach { opening, role: crate::support::role(of), found, source: Source::Event };
    let opened = Candidacy::open(&terms, Entry::new(ana, approach, day(0))).expect("an opening");
    let facts = [
        FactKind::InterestShown,
        FactKind::CandidateAdvanced,
        FactKind::PartWaived,
        FactKind::CandidateAdvanced,
        FactKind::OfferMade,
        FactKind::OfferAccepted,
    ];
    after(opened, &facts)
}

/// Two who have accepted an offer for a role with one opening.
#[cfg(feature = "fluent")]
pub(crate) fn conflict() -> Overbooked {
    let all = [accepted(1, 1), accepted(2, 1)];
    defined(1).untyped().overbooked(&all).expect("two for one opening")
}

/// The conflict stands on the desk with each id, as data and as text, and in the report in numbers alone; the report of two parts is the
/// same in either order.
fn is_on_the_desk_and_in_the_report(found: &Overbooked, all: &[&Candidacy]) {
    let watchlist: Watchlist = all.iter().copied().collect();
    let desk = Desk::new(&watchlist, WatchlistFilter::ALL, Page::first(1), day(90), |_| None::<Candidacy>);
    let (without, desk) = (desk.to_string(), desk.with_overbooked([found.clone()]));
    assert_eq!(desk.overbooked(), std::slice::from_ref(found));
    let line = format!("\n  {found}\n");
    assert!(desk.to_string().contains(&line) && !without.contains(&line), "{desk}");
    let data = serde_json::to_value(&desk).expect("data");
    assert_eq!(data["overbooked"][0]["accepted"].as_array().map(Vec::len), Some(2), "{data}");

    let mut report = Report::new(all.iter().copied(), day(90));
    assert_eq!(report.overbooked().count(), 0);
    report.add_overbooked(found);
    let numbers: Vec<_> = report.overbooked().map(|it| (it.role, it.openings, it.hired, it.accepted)).collect();
    assert_eq!(numbers, [(found.role, 1, 0, 2)]);
    let (said, data) = (report.to_string(), serde_json::to_string(&report).expect("data"));
    assert!(said.ends_with(&format!("2 accepted or hired for 1 of the role {}", found.role)), "{said}");
    // The role has the number of one of them.
    let mut ids = found.accepted.iter().map(ToString::to_string).filter(|id| *id != found.role.to_string());
    assert!(ids.all(|id| !said.contains(&id) && !data.contains(&id)), "{said}");
    let (mut one, mut other) = (report.clone(), Report::default());
    one.merge(&Report::default());
    other.merge(&report);
    assert_eq!((&one, &other), (&report, &report));
}

/// More people accepted or hired than a role has openings is a conflict: the role refuses the one who came too late, and says all their
/// ids. It is none while there are as many openings, for another role, or once one of them has left; an evergreen role has none (R26, R29).
#[test]
fn more_accepted_than_openings_is_shown() {
    let ana = staff(Capacity::RECRUITER);
    let (one, two, elsewhere) = (accepted(1, 1), accepted(2, 1), accepted(3, 2));
    let hired = after(one.clone(), &[FactKind::Hired]);
    let ids = [candidacy_id(1), candidacy_id(2)];
    let mut role = defined(1).untyped();
    let take = |role: &mut candidacy::Role, candidacy: &Candidacy| {
        let fact = role.opening_fact(candidacy).expect("it is for this role");
        role.record(role::Entry::new(ana, fact, day(90))).map(drop)
    };
    take(&mut role, &one).expect("one is free");
    assert_eq!(role.overbooked([&one, &elsewhere]), None);
    assert!(take(&mut role, &two).is_err(), "none is free");
    let all = [&two, &one, &elsewhere];
    let found = role.overbooked(all).expect("two for one opening");
    assert_eq!((found.openings, &found.accepted[..], &found.hired[..]), (1, &ids[..], &[][..]));
    let said = found.to_string();
    assert!(
        said.starts_with("2 accepted or hired for 1 of the role")
            && ids.iter().all(|id| said.contains(&id.to_string()))
    );
    is_on_the_desk_and_in_the_report(&found, &all);
    let found = role.overbooked([&hired, &two]).expect("still two");
    assert_eq!((&found.hired[..], &found.accepted[..]), (&ids[..1], &ids[1..]));
    let left = after(two.clone(), &[FactKind::Withdrew]);
    assert_eq!(role.overbooked([&one, &left]), None);
    for openings in [Openings::new(2).expect("two"), Openings::Evergreen] {
        let mut more = role.clone();
        let set = role::Fact::OpeningsSet { openings, reason: crate::support::text("two start") };
        more.record(role::Entry::new(ana, set, day(91))).expect("it is taken and not filled");
        assert_eq!(more.overbooked(all), None, "{openings:?}");
    }
}

/// Of two who are interested, one is hired and the other is owed a message; a role that is reopened owes none, and one that ends again
/// owes none to those who heard of an end.
#[test]
fn one_is_hired_and_the_other_is_owed_a_message() {
    let ana = staff(Capacity::RECRUITER);
    let terms = Terms::new("back-end", 1, Process::back_end()).expect("a short name");
    let found = crate::support::text("at a fair");
    let approach =
        Approach { opening: ways::opening(&terms), role: crate::support::role(1), found, source: Source::Event };
    let opened = Candidacy::open(&terms, Entry::new(ana, approach, day(0))).expect("an opening");
    let other = after(opened, &[FactKind::InterestShown]);
    let role = defined(1).fill(ana, witness(2, 1), day(9)).expect("it is looked for").untyped();
    assert!(role.filled_by().eq([candidacy_id(2)]));
    assert!(role.news_for(&other).is_some());
    assert!(role.news_for(&after(other.clone(), &[FactKind::CandidateAdvanced])).is_some());
    let told = after(other.clone(), &[FactKind::VacancyClosed]);
    assert_eq!(role.news_for(&told), None);
    let pooled = after(other.clone(), &[FactKind::ConsentGiven, FactKind::Pooled]);
    assert_eq!(role.news_for(&pooled), None);
    let mut freed = role.clone();
    let entry = role::Entry::new(ana, witness::<role::Release>(2, 1), day(10));
    freed.record(entry).expect("it is filled");
    assert_eq!((freed.news_for(&other), freed.filled_by().count()), (None, 0));
    let mut taken = freed.clone();
    let entry = role::Entry::new(ana, witness::<role::Acceptance>(3, 1), day(11));
    taken.record(entry).expect("it is free");
    assert!(taken.news_for(&other).is_some(), "it is taken and not filled yet");
    let another = defined(2).fill(ana, witness(2, 2), day(9)).expect("it is looked for").untyped();
    assert_eq!(another.news_for(&other), None, "it is not the role that they are on the way to");
}
