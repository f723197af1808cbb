//! The openings of a role (R26): taken by an accepted candidacy, filled by a hired one, free again when that ends. Small roles are
//! searched whole.

use super::model::Model;
use super::{fact, profile, witness};
use crate::support::after::{after, plain};
use crate::support::{candidacy_id, day, publication, role_profile, staff, text, ways};
use candidacy::law::Approach;
use candidacy::phase::{Accepted, Hired};
use candidacy::role::{self, Acceptance, Correction, Definition, FactKind as F, Hire, Openings, Release, Why};
use candidacy::terms::{Power, Powers};
use candidacy::value::Source;
use candidacy::{Candidacy, CandidacyId, Capacity, Entry, FactKind, Part, Phase, Process, Role, Step, Terms};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeMap, BTreeSet};

/// The candidacies that hold openings in the roles that are searched whole, and one more that never does.
const CANDIDACIES: u128 = 3;

fn number(number: u32) -> Openings {
    Openings::new(number).expect("more than none")
}

fn set(openings: Openings) -> role::Fact {
    role::Fact::OpeningsSet { openings, reason: text("as many as there is budget for") }
}

/// Everything that can be said: of each candidacy, of one that nobody has heard of, of one of another role, and of each number.
fn everything() -> Vec<role::Fact> {
    let mut facts: Vec<role::Fact> = Vec::new();
    for candidacy in 1..=CANDIDACIES + 1 {
        facts.push(witness::<Acceptance>(candidacy, 1).into());
        facts.push(witness::<Hire>(candidacy, 1).into());
        facts.push(witness::<Release>(candidacy, 1).into());
    }
    facts.extend([witness::<Acceptance>(1, 2).into(), witness::<Hire>(1, 2).into(), witness::<Release>(1, 2).into()]);
    facts.extend((1..=4).map(number).chain([Openings::Evergreen]).map(set));
    let words = |n| Correction { profile: profile(n), publication: publication(), reason: text("a typing error") };
    facts.extend([words(1).into(), words(2).into()]);
    for kind in F::ALL {
        match kind {
            F::Defined | F::Revised | F::Advertised | F::TakenDown | F::Closed | F::Reopened | F::DatesSet => {
                facts.push(fact(*kind, 2));
            }
            F::Filled | F::OpeningTaken | F::OpeningFreed | F::OpeningsSet | F::AdvertCorrected => {} // above
        }
    }
    facts
}

/// What distinguishes one role from another in the search. The words and the dates decide nothing but whether a correction is one.
type Key = (role::Phase, Openings, BTreeSet<CandidacyId>, BTreeSet<CandidacyId>, bool);

fn key(model: &Model) -> Key {
    let is_first = model.profile == profile(1);
    (model.phase, model.openings, model.accepted.clone(), model.hired.clone(), is_first)
}

/// In every state of every small role, each fact leads where F5–F8 and R26 say or is refused. `legal`, `check`, `record` and the replay of
/// the journal agree; a refusal gives the entry back and changes nothing. Never are more openings taken and filled than there are; a role
/// that is not closed is filled exactly while all of its openings are; and its advert is up exactly while it is advertised.
#[test]
fn every_fact_in_every_state_of_small_roles() {
    let ana = staff(Capacity::RECRUITER);
    let at = day(1);
    let others = everything();
    let mut found: BTreeMap<Key, (Role, Model)> = BTreeMap::new();
    let mut todo: Vec<(Role, Model)> = Vec::new();
    for openings in [number(1), number(2), number(3), Openings::Evergreen] {
        let definition = Definition::new(crate::support::role(1), role_profile()).with_openings(openings);
        let role = Role::open(role::Entry::new(ana, definition, at)).expect("a definition");
        let model = Model::of(&role);
        found.insert(key(&model), (role.clone(), model.clone()));
        todo.push((role, model));
    }
    let (mut taken, mut refused) = (0_u32, 0_u32);
    let mut phases: BTreeMap<(role::Phase, F), role::Phases> = BTreeMap::new();
    while let Some((role, model)) = todo.pop() {
        holds_what_is_said_of_it(&role, &model);
        let mut legal = role::Facts::EMPTY;
        for fact in &others {
            let entry = role::Entry::new(ana, fact.clone(), at);
            let is_of_another = matches!(fact, role::Fact::OpeningTaken(it) if it.role() != role.id())
                || matches!(fact, role::Fact::Filled(it) if it.role() != role.id())
                || matches!(fact, role::Fact::OpeningFreed(it) if it.role() != role.id());
            let expected = model.next(&entry).filter(|_| !is_of_another);
            let mut after = role.clone();
            assert_eq!(role.check(&entry).ok(), expected.as_ref().map(|next| next.phase), "{fact:?} in {model:?}");
            match (after.record(entry.clone()).map(role::Line::to_owned), expected) {
                (Ok(line), Some(next)) => {
                    taken += 1;
                    legal = legal.union(fact.kind().into());
                    assert_eq!(line, role.draft(entry.clone()));
                    let led = phases.entry((role.phase(), fact.kind())).or_default();
                    *led = led.union(next.phase.into());
                    let few = next.accepted.union(&next.hired).all(|one| *one != candidacy_id(CANDIDACIES + 1));
                    if few && !found.contains_key(&key(&next)) {
                        found.insert(key(&next), (after.clone(), next.clone()));
                        todo.push((after, next));
                    }
                }
                (Err(back), None) => {
                    refused += 1;
                    assert_eq!((&back.entry, &after, back.refusal.legal), (&entry, &role, role.legal()));
                    assert_eq!(back.refusal.why == Why::NotHere, fact.kind().row(Some(role.phase())).is_none());
                    assert!(!is_of_another || matches!(back.refusal.why, Why::OtherRole | Why::NotHere));
                }
                (recorded, expected) => panic!("{fact:?} in {model:?}: {recorded:?}, but {expected:?}"),
            }
        }
        assert_eq!(role.legal(), legal, "{model:?}");
    }
    // The table says where each fact can lead, and each of these happens.
    for phase in role::Phase::ALL {
        for kind in F::ALL {
            let led = phases.get(&(*phase, *kind)).copied().unwrap_or_default();
            assert_eq!(kind.leads_to(Some(*phase)), led, "{kind} in {phase}");
        }
    }
    assert!(found.len() > 200 && taken > 2_000 && refused > 2_000, "{} {taken} {refused}", found.len());
    // Nothing but a definition begins a role.
    for fact in others {
        let kind = fact.kind();
        let opened = Role::open(role::Entry::new(ana, fact, at));
        assert_eq!(opened.is_ok(), kind == F::Defined);
        assert_eq!(role::Facts::legal_in(None).contains(kind), opened.is_ok());
    }
}

fn holds_what_is_said_of_it(role: &Role, model: &Model) {
    assert!(role.taken_by().eq(model.accepted.iter().copied()) && role.filled_by().eq(model.hired.iter().copied()));
    let held = u32::try_from(role.taken_by().chain(role.filled_by()).count()).expect("a few");
    assert!(role.openings().number().is_none_or(|number| held <= number), "more than there are: {model:?}");
    assert_eq!(role.free_openings(), role.openings().number().map(|number| number - held));
    assert_eq!(role.is_taken(), role.free_openings() == Some(0));
    let all = role.openings().number() == u32::try_from(role.filled_by().count()).ok();
    assert!(role.phase() == role::Phase::Closed || (role.phase() == role::Phase::Filled) == all);
    assert_eq!(role.advert().is_some(), role.phase() == role::Phase::Advertised);
    assert_eq!((role.openings(), role.profile(), role.phase()), (model.openings, &model.profile, model.phase));
    let again = Role::replay(role.journal().to_vec()).expect("it was accepted");
    assert_eq!((again.phase(), again.openings(), again.legal()), (role.phase(), role.openings(), role.legal()));
    assert!(again.taken_by().eq(role.taken_by()) && again.filled_by().eq(role.filled_by()));
    assert_eq!(again.latest_advert(), role.latest_advert());
}

/// A refusal names what there is, in each way in which openings can be refused.
#[test]
fn a_refusal_about_openings_names_what_there_is() {
    let ana = staff(Capacity::RECRUITER);
    let mut role = super::told(&[]);
    for fact in [set(number(2)), witness::<Acceptance>(1, 1).into(), witness::<Hire>(2, 1).into()] {
        role.record(role::Entry::new(ana, fact, day(1))).expect("it is lawful");
    }
    for (fact, words) in [
        (witness::<Acceptance>(3, 1).into(), "no opening is free, taken or filled: 2"),
        (witness::<Hire>(3, 1).into(), "no opening is free, taken or filled: 2"),
        (witness::<Acceptance>(1, 1).into(), "the candidacy takes or fills an opening so already"),
        (witness::<Hire>(2, 1).into(), "the candidacy takes or fills an opening so already"),
        (witness::<Release>(3, 1).into(), "the candidacy neither takes nor fills an opening"),
        (witness::<Hire>(1, 2).into(), "the candidacy is not for this role"),
        (set(number(1)), "there are no fewer openings than are taken or filled: 2"),
        (set(number(2)), "the role has this number of openings already"),
    ] {
        let fact: role::Fact = fact;
        let refusal = role.check(&role::Entry::new(ana, fact, day(2))).expect_err("it is refused");
        assert_eq!(refusal.why.to_string(), words);
    }
    assert_eq!(Openings::new(0), Err(role::Error::Openings));
    assert!(serde_json::from_str::<Openings>(r#"{"number":0}"#).is_err());
}

/// A definition that does not say how many people it looks for looks for one: so it was before roles had openings.
#[test]
fn a_definition_of_before_has_one_opening() {
    let mut written = serde_json::to_value(Definition::new(crate::support::role(1), role_profile())).expect("JSON");
    assert_eq!(written["openings"], serde_json::json!({ "number": 1 }));
    written.as_object_mut().expect("an object").remove("openings");
    let read: Definition = serde_json::from_value(written).expect("it was written before");
    assert_eq!(read.openings, Openings::ONE);
    let json = serde_json::to_string(&Openings::Evergreen).expect("JSON");
    assert_eq!(json, r#""evergreen""#);
}

/// A candidacy for the role with this number that the candidate has accepted an offer in. Its process has one interview.
fn accepted(role: u128) -> Candidacy {
    let talk = Part::interview("talk", Capacity::COLLEAGUE).expect("a short name");
    let step = Step::of("talk", [talk], Capacity::COLLEAGUE).expect("short names");
    let cast = [
        (Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears])),
        (Capacity::COLLEAGUE, Powers::from(Power::Hears)),
    ];
    let terms = Terms::new("short", 1, Process::new(cast, [step]).expect("a process")).expect("a short name");
    let role = crate::support::role(role);
    let approach =
        Approach { opening: ways::opening(&terms), role, found: text("at a fair"), source: Source::default() };
    let opened = Candidacy::open(&terms, Entry::new(staff(Capacity::RECRUITER), approach, day(2))).expect("lawful");
    let path = [
        FactKind::InterestShown,
        FactKind::CandidateAdvanced,
        FactKind::InterviewScheduled,
        FactKind::InterviewHeld,
        FactKind::CandidateAdvanced,
        FactKind::OfferMade,
        FactKind::OfferAccepted,
    ];
    after(opened, &path)
}

/// What can follow a yes, and a few things that change nothing for the role.
const AFTER_THE_YES: &[FactKind] = &[
    FactKind::StartAgreed,
    FactKind::ConditionSettled,
    FactKind::Hired,
    FactKind::Withdrew,
    FactKind::OfferWithdrawn,
    FactKind::OfferMade,
    FactKind::OfferAccepted,
    FactKind::OfferDeclined,
    FactKind::Reversed,
    FactKind::FeedbackDelivered,
    FactKind::VacancyClosed,
    FactKind::RequestMade,
    FactKind::NoteAdded,
];

proptest! {
    /// A role that takes note of its candidacies holds those that are accepted as taken and those that are hired as filled, at each
    /// moment, and nothing else: an opening is free as soon as its candidacy ends, is reversed or was for another role.
    #[test]
    fn an_opening_is_free_when_its_candidacy_ends(
        kinds in vec((0..3_usize, select(AFTER_THE_YES)), 0..14), openings in select(vec![number(3), number(5), Openings::Evergreen]),
    ) {
        let ana = staff(Capacity::RECRUITER);
        let definition = Definition::new(crate::support::role(1), role_profile()).with_openings(openings);
        let mut role = Role::open(role::Entry::new(ana, definition, day(0))).expect("a definition");
        let first = accepted(1);
        let mut candidacies: Vec<Candidacy> =
            (1..=3).map(|n| crate::support::fleet::numbered(&first, &[first.terms().clone()], n, n)).collect();
        candidacies.push(crate::support::fleet::numbered(&accepted(2), &[first.terms().clone()], 4, 4));
        for (whose, kind) in kinds {
            if let Some(entry) = plain(&candidacies[whose], kind) {
                let _ = candidacies[whose].record(entry).expect("it was checked");
            }
            for candidacy in &candidacies {
                if let Some(fact) = role.opening_fact(candidacy) {
                    role.record(role::Entry::new(ana, fact, day(500))).expect("there are as many openings as candidacies");
                }
                prop_assert_eq!(role.opening_fact(candidacy), None, "it is up to date");
            }
            let of = |phase: Phase| candidacies[..3].iter().filter(move |one| one.phase() == phase).map(Candidacy::id);
            prop_assert!(role.taken_by().eq(of(Phase::Accepted)));
            prop_assert!(role.filled_by().eq(of(Phase::Hired)));
            let all = openings == number(3) && of(Phase::Hired).count() == 3;
            prop_assert_eq!(role.phase() == role::Phase::Filled, all);
        }
    }
}

/// The witness of a candidacy is of its own role. The typed face takes a candidacy that was accepted or hired and no other; a candidacy
/// without a role has none, and one that holds an opening releases none.
#[test]
fn a_witness_is_of_the_candidacys_own_role() {
    let ana = staff(Capacity::RECRUITER);
    let other = crate::support::role(2);
    let mira: Candidacy<Accepted> = accepted(1).narrow().expect("accepted");
    let acceptance = mira.acceptance().expect("it is for a role");
    assert_eq!((acceptance.candidacy(), acceptance.role()), (mira.id(), crate::support::role(1)));
    assert_eq!(mira.release(crate::support::role(1)), None);
    assert_eq!(mira.release(other).map(|release| (release.candidacy(), release.role())), Some((mira.id(), other)));

    let mut role = crate::support::defined(1);
    role.take_opening(ana, acceptance, day(20)).expect("one is free");
    let why = crate::support::defined(2).take_opening(ana, acceptance, day(20)).expect_err("it is for another role");
    assert_eq!(why.refusal.why, Why::OtherRole);

    let hired: Candidacy<Hired> =
        after(mira.untyped(), &[FactKind::StartAgreed, FactKind::Hired]).narrow().expect("hired");
    let hire = hired.hired().expect("it is for a role");
    assert_eq!((hire.candidacy(), hire.role()), (hired.id(), crate::support::role(1)));
    let role = role.fill(ana, hire, day(21)).expect("it took one").untyped();
    assert_eq!((role.phase(), role.opening_fact(&hired)), (role::Phase::Filled, None));

    // The hire is reversed: the opening is taken, and the search is on. The candidate steps back: it is free.
    let back = after(hired.untyped(), &[FactKind::Reversed]);
    let fact = role.opening_fact(&back).expect("it is not hired any more");
    assert_eq!((back.phase(), fact.kind()), (Phase::Accepted, F::OpeningTaken));
    let left = after(back, &[FactKind::Withdrew]);
    assert_eq!(role.opening_fact(&left).map(|fact| fact.kind()), Some(F::OpeningFreed));
}
