//! One person, many candidacies: what was told once counts for all, and nobody is merged with anybody.

use crate::support::after::{after, plain};
use crate::support::fleet::{candidate_id, fleets, numbered};
use crate::support::ways::{self, DAY};
use crate::support::{PDF, candidacy_id, day, reference, staff, text};
use candidacy::law::Approach;
use candidacy::person::{Candidate, CandidateError, Conflict, Reapplication, TooSoon};
use candidacy::terms::calendar::Span;
use candidacy::value::{DocumentRef, Label, Source};
use candidacy::{
    Actor, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Fact, FactKind, Phase, Process, Promise, RoleId,
    Step, Terms, Time,
};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeMap, BTreeSet};

/// A process of one conversation.
fn chat() -> Terms {
    let step = Step::interview("chat", Capacity::RECRUITER).expect("a short name");
    let cast = Process::back_end().cast().collect::<Vec<_>>();
    Terms::new("chat", 1, Process::new(cast, [step]).expect("one step")).expect("a short name")
}

/// Somebody whom the company approached for the role of these laws on a day, and who is interested.
fn interested(terms: &Terms, number: u128, on: i64) -> Candidacy {
    let opening = ways::opening(terms);
    let approach = Approach { opening, role: ways::some_role(), found: text("at a fair"), source: Source::Event };
    let opened = Candidacy::open(terms, Entry::new(staff(Capacity::RECRUITER), approach, day(on))).expect("an opening");
    after(numbered(&opened, std::slice::from_ref(terms), number, 2), &[FactKind::InterestShown])
}

/// An open application with this number, of the candidate with that one, on a day.
fn applied(terms: &Terms, number: u128, candidate: u128, on: i64) -> Candidacy {
    numbered(&ways::applied(terms, day(on)), std::slice::from_ref(terms), number, candidate)
}

fn person<'a>(all: impl IntoIterator<Item = &'a Candidacy>) -> Candidate<'a> {
    Candidate::new(candidate_id(2), all).expect("all are one person's")
}

/// The ways in which a candidacy of one conversation ends.
const ENDS: [&[FactKind]; 4] = [
    &[FactKind::Withdrew],
    &[FactKind::RejectionDecided, FactKind::FeedbackDelivered],
    &[
        FactKind::CandidateAdvanced,
        FactKind::InterviewHeld,
        FactKind::CandidateAdvanced,
        FactKind::OfferMade,
        FactKind::OfferDeclined,
    ],
    &[
        FactKind::CandidateAdvanced,
        FactKind::InterviewHeld,
        FactKind::CandidateAdvanced,
        FactKind::OfferMade,
        FactKind::OfferAccepted,
        FactKind::Hired,
    ],
];

/// What may come after that, where it is legal: a message, the pool, its end, and a reversal.
const SINCE: [&[FactKind]; 6] = [
    &[],
    &[FactKind::RequestMade],
    &[FactKind::ConsentGiven, FactKind::Pooled],
    &[FactKind::ConsentGiven, FactKind::Pooled, FactKind::Withdrew],
    &[FactKind::Reversed],
    &[FactKind::Reversed, FactKind::Withdrew],
];

proptest! {
    /// All candidacies are there in any order in which they are given, the first first; open are those that are not closed; and what is
    /// owed is what is owed in each. The latest CV and profile of all that still have words count for all.
    #[test]
    fn a_person_is_the_sum_of_their_candidacies(
        fleet in fleets(4), turn in any::<bool>(), gone in vec(any::<bool>(), 4),
    ) {
        let fleet: Vec<Candidacy> =
            fleet.into_iter().zip(gone).map(|(one, gone)| if gone { one.redacted() } else { one }).collect();
        let mut given: Vec<&Candidacy> = fleet.iter().collect();
        if turn {
            given.reverse();
        }
        let person = person(given);
        prop_assert_eq!(person.id(), candidate_id(2));
        let ids: BTreeSet<CandidacyId> = person.candidacies().iter().map(|one| one.id()).collect();
        prop_assert_eq!(ids.len(), fleet.len());
        let open: Vec<&Candidacy> =
            person.candidacies().iter().copied().filter(|one| !one.phase().is_closed()).collect();
        prop_assert_eq!(person.open().collect::<Vec<_>>(), open);
        let owed: Vec<(CandidacyId, Promise)> =
            person.candidacies().iter().flat_map(|one| one.promises().map(|promise| (one.id(), promise))).collect();
        prop_assert_eq!(person.promises().collect::<Vec<_>>(), owed);
        let consents: Vec<_> =
            person.candidacies().iter().filter_map(|one| Some((one.id(), one.consent()?))).collect();
        prop_assert_eq!(person.consents().collect::<Vec<_>>(), consents);
        let opened = person.candidacies().iter().map(|one| (one.id(), one.journal()[0].fact.source().expect("an opening names it")));
        let mut sources: BTreeMap<CandidacyId, &Source> = BTreeMap::new();
        person.sources().for_each(|(id, source)| {
            sources.entry(id).or_insert(source);
        });
        prop_assert_eq!(sources, opened.collect::<BTreeMap<_, _>>());

        let mut entries: Vec<&Entry> = person.candidacies().iter().flat_map(|one| one.journal()).collect();
        entries.sort_by_key(|entry| entry.at);
        let cv = entries.iter().rev().filter_map(|entry| entry.fact.cv()).find(|cv| cv.name() != "redacted.pdf");
        prop_assert_eq!(person.cv(), cv);
        let profile = entries.iter().rev().find_map(|entry| {
            if let Fact::ProfileReplaced { profile } = &entry.fact { Some(profile).filter(|it| it.as_str() != "redacted") } else { None }
        });
        prop_assert_eq!(person.profile().map(DocumentRef::as_str), profile.map(DocumentRef::as_str));
    }

    /// Records are grouped by the caller's key and by nothing else: all of a group have it, and all who have it are in one group.
    #[test]
    fn the_caller_says_what_tells_people_apart(people in vec((1..30_u128, 0..8_u8), 0..20)) {
        let given: Vec<(CandidateId, u8)> = people.iter().map(|(id, key)| (candidate_id(*id), *key)).collect();
        let mut by_key: BTreeMap<u8, BTreeSet<CandidateId>> = BTreeMap::new();
        for (id, key) in &given {
            by_key.entry(*key).or_default().insert(*id);
        }
        let groups = Candidate::possible_duplicates(given.iter().copied());
        let found: BTreeSet<BTreeSet<CandidateId>> = groups.iter().map(|group| group.iter().copied().collect()).collect();
        let expected: BTreeSet<BTreeSet<CandidateId>> = by_key.into_values().filter(|ids| ids.len() > 1).collect();
        prop_assert_eq!(found, expected);
        prop_assert!(groups.iter().all(|group| group.iter().collect::<BTreeSet<_>>().len() == group.len()));
    }

    /// By the standard, anybody may apply again at any time. By a rule that wants a while to pass since a candidacy for the role ended,
    /// not until then, however it ended, whatever was said since, and whether or not they agreed to be kept; for another role at once.
    /// An end that was reversed is none, and a person who was hired waits for nothing.
    #[test]
    fn who_applies_again(
        end in select(&ENDS[..]), since in select(&SINCE[..]), days in 1..400_u16, hours in 0_i64..10_000,
    ) {
        let ended = after(interested(&chat(), 1, 0), end);
        let over = ended.last_line().entry.at;
        let legal = |candidacy: Candidacy, kind: &FactKind| {
            if plain(&candidacy, *kind).is_some() { after(candidacy, &[*kind]) } else { candidacy }
        };
        let ended = since.iter().fold(ended, legal);
        let closed = |kind| matches!(kind, FactKind::Reversed);
        let hired = ended.phase() == Phase::Hired;
        let reversed = ended.journal().iter().any(|entry| closed(entry.fact.kind()));
        let over = match (reversed, ended.phase().is_closed()) {
            _ if hired => None,
            (true, false) => None,
            (true, true) => Some(ended.last_line().entry.at),
            (false, _) => Some(over),
        };
        let person = person([&ended]);
        let (rule, role) = (Reapplication::After(Span::Days(days)), ways::some_role());
        let at = ended.last_line().entry.at + TimeDelta::hours(hours);
        prop_assert_eq!(person.may_apply(role, Reapplication::default(), at), Ok(()));
        prop_assert_eq!(person.may_apply(crate::support::role(5), rule, at), Ok(()));
        let until = over.map(|over| ended.terms().policy().calendar().after(over, Span::Days(days)));
        let too_soon = |at: Time| person.may_apply(role, rule, at).err().map(|too_soon: TooSoon| too_soon.after);
        prop_assert_eq!(too_soon(at), until.filter(|until| at <= *until));
        if let Some(until) = until {
            prop_assert!(too_soon(until).is_some());
            prop_assert_eq!(too_soon(until + TimeDelta::seconds(1)), None);
        }
    }
}

/// Candidacies that were opened at one moment stand in the order of their ids, in whatever order they are given: a page that lists them
/// is the same each time.
#[test]
fn candidacies_of_one_moment_are_in_the_order_of_their_ids() {
    let terms = chat();
    let all = [4, 1, 3, 2].map(|number| applied(&terms, number, 2, 0));
    let earlier = applied(&terms, 9, 2, -1);
    for turn in 0..all.len() {
        let mut given: Vec<&Candidacy> = all.iter().chain([&earlier]).collect();
        given.rotate_left(turn);
        let ids: Vec<CandidacyId> = person(given).candidacies().iter().map(|one| one.id()).collect();
        assert_eq!(ids, [9, 1, 2, 3, 4].map(candidacy_id));
    }
}

/// Somebody else's candidacy, or one twice, is not taken for one of theirs; nobody at all is a person without candidacies.
#[test]
fn what_is_not_theirs_is_named() {
    let terms = chat();
    let (one, two, other) = (applied(&terms, 1, 2, 3), applied(&terms, 2, 2, 1), applied(&terms, 3, 9, 2));
    let made = |all: &[&Candidacy]| Candidate::new(candidate_id(2), all.iter().copied()).map(|_| ());
    assert_eq!(made(&[&one, &other]), Err(CandidateError::OtherCandidate(other.id())));
    assert_eq!(made(&[&one, &two, &one]), Err(CandidateError::Twice(one.id())));
    assert_eq!(made(&[]), Ok(()));
    let both = person([&one, &two]);
    assert_eq!(both.candidacies().iter().map(|one| one.id()).collect::<Vec<_>>(), [two.id(), one.id()]);
    assert_eq!((both.cv().is_some(), both.profile()), (true, None));
}

/// A CV that redaction left says nothing, and hides none that is there; one that came after it counts again, and so does a person's own
/// that only has the same name.
#[test]
fn what_redaction_left_is_passed_over() {
    let terms = chat();
    let sent = |candidacy: Candidacy, name: &str, on: i64| {
        let mut candidacy = candidacy;
        let cv = Cv::check(PDF, name, "application/pdf").expect("a PDF");
        let _ = candidacy.record(Entry::new(Actor::Candidate, cv, day(on))).expect("it is open");
        candidacy
    };
    let name = |all: [&Candidacy; 2]| person(all).cv().map(|cv| cv.name().to_owned());
    let (older, newer) =
        (sent(applied(&terms, 1, 2, 0), "older.pdf", 2), sent(applied(&terms, 2, 2, 9), "newer.pdf", 10));
    assert_eq!(name([&older, &newer]).as_deref(), Some("newer.pdf"));
    assert_eq!(name([&older, &newer.redacted()]).as_deref(), Some("older.pdf"));
    assert_eq!(name([&older.redacted(), &newer.redacted()]), None);
    assert_eq!(name([&sent(older.clone(), "latest.pdf", 20), &newer]).as_deref(), Some("latest.pdf"));
    assert_eq!(name([&older, &sent(newer.redacted(), "redacted.pdf", 30)]).as_deref(), Some("redacted.pdf"));
}

/// An end before a hire is not held against the person who was hired; one after it is. Of several ends the latest counts.
#[test]
fn the_latest_end_since_a_hire_counts() {
    let terms = chat();
    let rejected = |number, on| after(interested(&terms, number, on), ENDS[1]);
    let hired = after(interested(&terms, 2, 10), ENDS[3]);
    let rule = Reapplication::After(Span::Days(90));
    let (before, later) = (rejected(1, 0), rejected(3, 40));
    let may = |all: &[&Candidacy]| person(all.iter().copied()).may_apply(ways::some_role(), rule, day(50));
    assert!(may(&[&before]).is_err());
    assert_eq!(may(&[&before, &hired]), Ok(()));
    let after = terms.policy().calendar().after(later.last_line().entry.at, Span::Days(90));
    assert_eq!(may(&[&before, &hired, &later]).unwrap_err().after, after);
}

/// Two open candidacies for one role, and two acceptances, are shown as a conflict; nothing is decided by it (R29).
#[test]
fn what_cannot_both_go_on_is_shown() {
    let terms = chat();
    let (one, two) = (interested(&terms, 1, 0), interested(&terms, 2, 1));
    let ids = [candidacy_id(1), candidacy_id(2)];
    let role: RoleId = ways::some_role();
    let same = Conflict::SameRole { role, candidacies: ids };
    assert_eq!(person([&two, &one]).conflicts(), [same]);
    let accepted = |candidacy: &Candidacy| after(candidacy.clone(), &ENDS[3][..5]);
    let both = [accepted(&one), accepted(&two)];
    assert_eq!(person(&both).conflicts(), [same, Conflict::TwoAcceptances { candidacies: ids }]);
    assert_eq!(person([&accepted(&one), &two]).conflicts(), [same], "one acceptance is none too many");
    let mut elsewhere = applied(&terms, 3, 2, 2);
    let role = crate::support::role(5);
    let (opening, found) = (elsewhere.opening().clone(), text("in our pool"));
    elsewhere = after(elsewhere, &[FactKind::ConsentGiven, FactKind::Pooled]);
    let approach = Approach { opening, role, found, source: Source::Direct };
    let at = elsewhere.last_line().entry.at + DAY;
    let _ = elsewhere.record(Entry::new(staff(Capacity::RECRUITER), approach, at)).expect("the consent stands");
    assert_eq!(person([&one, &elsewhere]).conflicts(), [], "for two roles one may go on in both");
    for end in [ENDS[0], ENDS[1]] {
        assert_eq!(person([&after(one.clone(), end), &two]).conflicts(), []);
    }
    let pooled = after(one.clone(), &[FactKind::ConsentGiven, FactKind::Pooled]);
    assert_eq!(person([&pooled, &two]).conflicts(), []);
    assert_eq!(person([&applied(&terms, 1, 2, 0), &applied(&terms, 2, 2, 0)]).conflicts(), [], "none is about a role");
}

/// Who applied twice says which of the two goes on. Nobody of the company closes the other for them: it is withdrawn as they said by
/// telephone, and they are told; or it waits on a told hold; or it ends by a decision with feedback. After each the conflict is gone or the
/// candidate knows where both stand, and no promise is lost by it (R29, R20).
#[test]
fn a_duplicate_is_closed_by_the_candidates_word() {
    let terms = chat();
    let (one, two) = (interested(&terms, 1, 0), interested(&terms, 2, 1));
    assert_eq!(person([&one, &two]).conflicts().len(), 1);
    let recruiter = staff(Capacity::RECRUITER);
    let at = two.last_line().entry.at + DAY;
    let by_the_company = Entry::new(recruiter, Fact::Withdrew, at);
    assert!(matches!(two.check(&by_the_company).unwrap_err().why, candidacy::Why::NotTheirs { .. }));

    let mut said = two.clone();
    let written = Entry::new(Actor::Candidate, Fact::Withdrew, at).recorded_by(recruiter);
    let seq = said.record(written).expect("they said so").line.seq;
    assert_eq!(person([&one, &said]).conflicts(), []);
    assert!(!said.is_settled(), "they are told of it first");
    let word = Fact::CandidateInformed {
        to: seq,
        answer: candidacy::value::Answer::Final,
        message: reference("mail"),
        stated: None,
    };
    let _ = said.record(Entry::new(recruiter, word, at)).expect("it waits for a word");
    let objects = Fact::EntryContested { to: seq, why: text("I meant the other one") };
    let _ = said.record(Entry::new(Actor::Candidate, objects, at)).expect("they can object");
    assert_eq!((said.phase(), person([&one, &said]).conflicts().len()), (two.phase(), 1));

    let held = after(two.clone(), &[FactKind::PutOnHold, FactKind::CandidateInformed]);
    assert!(held.promises().any(|promise| promise.kind == candidacy::PromiseKind::Update));
    let ended = after(two, &[FactKind::RejectionDecided]);
    assert!(ended.promises().any(|promise| promise.kind == candidacy::PromiseKind::Feedback));
    assert_eq!(person([&one, &after(ended, &[FactKind::FeedbackDelivered])]).conflicts(), []);
}

/// A hire beside an offer that still stands is a conflict, made or accepted, and none once the offer is over; each conflict says in words
/// what cannot both go on, by the ids of both, and stands on neither page (R29).
#[test]
fn a_hire_beside_an_offer_is_a_conflict() {
    let terms = chat();
    let (one, two) = (interested(&terms, 1, 0), interested(&terms, 2, 1));
    let hired = after(one.clone(), ENDS[3]);
    let conflict = Conflict::HiredElsewhere { hired: candidacy_id(1), offered: candidacy_id(2) };
    for (offered, expected) in [
        (after(two.clone(), &ENDS[3][..3]), vec![]),
        (after(two.clone(), &ENDS[3][..4]), vec![conflict]),
        (after(two.clone(), &ENDS[3][..5]), vec![conflict]),
        (after(two.clone(), ENDS[2]), vec![]),
    ] {
        for all in [[&hired, &offered], [&offered, &hired]] {
            assert_eq!(person(all).conflicts(), expected);
        }
        let page = candidacy::CandidateView::of(&offered, day(90)).to_string();
        assert!(!page.contains(&candidacy_id(1).to_string()), "{page}");
    }
    let role = ways::some_role();
    let both = [candidacy_id(1), candidacy_id(2)];
    for (conflict, words) in [
        (Conflict::SameRole { role, candidacies: both }, format!("two open candidacies for the role {role}: ")),
        (Conflict::TwoAcceptances { candidacies: both }, "an offer is accepted in two candidacies: ".to_owned()),
        (conflict, "hired by ".to_owned()),
    ] {
        let said = conflict.to_string();
        assert!(said.starts_with(&words) && both.iter().all(|id| said.contains(&id.to_string())), "{said}");
        let data = serde_json::to_value(conflict).expect("a conflict is data");
        assert_eq!(data.as_object().map(serde_json::Map::len), Some(1), "{data}");
    }
}

/// Each way by which a candidacy came is there: that of its opening, and those of later approaches out of the pool (R27).
#[test]
fn the_sources_of_a_candidacy() {
    let mut mira = after(interested(&chat(), 1, 0), &[FactKind::ConsentGiven, FactKind::Pooled]);
    let source = Source::Other(Label::new("the pool").expect("a label"));
    let approach = Approach {
        opening: mira.opening().clone(),
        role: ways::some_role(),
        found: text("in our pool"),
        source: source.clone(),
    };
    let at = mira.last_line().entry.at + DAY;
    let _ = mira.record(Entry::new(staff(Capacity::RECRUITER), approach, at)).expect("the consent stands");
    let person = person([&mira]);
    assert_eq!(person.sources().map(|(_, source)| source).collect::<Vec<_>>(), [&Source::Event, &source]);
    assert_eq!(person.consents().map(|(_, consent)| &consent.evidence).collect::<Vec<_>>(), [&reference("consent")]);
}
