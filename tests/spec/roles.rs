//! Roles: the law of their journals, the advert that follows from it, and that nobody applies where there is none (F5–F8).

mod corrections;
mod lines;
mod model;
pub(crate) mod news;
mod openings;
mod parts;
mod posting;
mod redacted;

use crate::support::{candidacy_id, day, defined, publication, requirement, role, role_profile, staff, text};
use crate::wire::{folder, format::Format, frozen};
use candidacy::role::phase::{Advertised, Closed, Defined, Filled, Settled};
use candidacy::role::{self, Advert, NotAdvertised, Openings};
use candidacy::terms::RoleDate;
use candidacy::{Capacity, Role, Vacancy};
use model::Model;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::de::DeserializeOwned;
use std::fs;

/// What a fact of this kind says; the number makes one differ from another.
pub(crate) fn fact(kind: role::FactKind, n: u32) -> role::Fact {
    match kind {
        role::FactKind::Defined => role::Definition::new(role(1), role_profile()).into(),
        role::FactKind::Revised => profile(n).into(),
        role::FactKind::Advertised => published(n).into(),
        role::FactKind::TakenDown => role::Fact::TakenDown { reason: text("a mistake in it") },
        role::FactKind::Filled => witness::<role::Hire>(u128::from(n % 3) + 1, 1).into(),
        role::FactKind::Closed => role::Fact::Closed { reason: text("no budget") },
        role::FactKind::Reopened => role::Fact::Reopened { reason: text("there is budget") },
        role::FactKind::OpeningTaken => witness::<role::Acceptance>(u128::from(n % 3) + 1, 1).into(),
        role::FactKind::OpeningFreed => witness::<role::Release>(u128::from(n % 3) + 1, 1).into(),
        role::FactKind::OpeningsSet => {
            let openings = Openings::new(n % 4).unwrap_or(Openings::Evergreen);
            role::Fact::OpeningsSet { openings, reason: text("as many as there is budget for") }
        }
        role::FactKind::AdvertCorrected => {
            let reason = text("the work was put wrongly");
            role::Correction { profile: profile(n), publication: published(n), reason }.into()
        }
        role::FactKind::DatesSet => {
            let name = "closing date".parse().expect("a name");
            role::Fact::DatesSet([RoleDate { name, at: day(500 + i64::from(n)) }].into())
        }
    }
}

fn published(n: u32) -> role::Publication {
    let until = day(1_000 + i64::from(n));
    if n.is_multiple_of(2) { publication() } else { publication().open_until(until) }
}

/// What a candidacy gave out about itself for a role, read from a store.
pub(crate) fn witness<T: DeserializeOwned>(candidacy: u128, of: u128) -> T {
    let witness = serde_json::json!({ "by": candidacy_id(candidacy), "role": role(of) });
    serde_json::from_value(witness).expect("a witness")
}

fn profile(n: u32) -> role::Profile {
    let employer = role_profile().employer().clone();
    role::Profile::new("Back-end engineer", employer, "Doors.", [requirement(&format!("{n} years of Rust"))])
        .expect("one requirement")
}

fn entry(kind: role::FactKind, n: u32, at: i64) -> role::Entry {
    role::Entry::new(staff(Capacity::RECRUITER), fact(kind, n), day(at))
}

/// The role after facts of these kinds, one a day, without those that the law refuses.
pub(crate) fn told(kinds: &[role::FactKind]) -> Role {
    let mut role = defined(1).untyped();
    for (kind, n) in kinds.iter().zip(1..) {
        let _ = role.record(entry(*kind, n, i64::from(n)));
    }
    role
}

/// What is recorded next, and how many days after the latest.
pub(crate) fn kinds() -> impl Strategy<Value = Vec<role::FactKind>> {
    vec(select(role::FactKind::ALL), 0..20)
}

proptest! {
    /// An advert is up from when it was recorded until it is recorded that it came down, and says what the profile says that was
    /// written down before it: there is none without a profile (F5, F6). A role gives out a vacancy exactly then (F8); and no
    /// moment that passes takes an advert down, not even the one until which it was to be up (F12).
    #[test]
    fn there_is_no_advert_without_a_profile(kinds in kinds()) {
        let whole = told(&kinds);
        let (mut model, mut profile, mut publication) = (None::<Model>, None, None);
        for (length, entry) in (1..).zip(whole.journal()) {
            match &entry.fact {
                role::Fact::Defined(it) => profile = Some(&it.profile),
                role::Fact::Revised(it) => profile = Some(&**it),
                role::Fact::Advertised(it) => publication = Some(&**it),
                role::Fact::AdvertCorrected(it) => (profile, publication) = (Some(&it.profile), Some(&it.publication)),
                role::Fact::TakenDown { .. }
                | role::Fact::Filled(_)
                | role::Fact::Closed { .. }
                | role::Fact::Reopened { .. }
                | role::Fact::OpeningTaken(_)
                | role::Fact::OpeningFreed(_)
                | role::Fact::OpeningsSet { .. }
                | role::Fact::DatesSet(_) => {}
            }
            model = match model {
                None => Model::begin(entry),
                Some(model) => model.next(entry),
            };
            let up = model.as_ref().expect("it was accepted").phase == role::Phase::Advertised;
            let role = Role::replay(whole.journal()[..length].to_vec()).expect("it was accepted");
            prop_assert_eq!(Some(role.profile()), profile);
            prop_assert_eq!(role.advert().map(Advert::profile), profile.filter(|_| up));
            prop_assert_eq!(role.publication(), publication.filter(|_| up));
            let refused = (role.phase(), None);
            let vacancy = role.vacancy().map(Vacancy::role).map_err(|NotAdvertised { phase, .. }| (phase, None::<()>));
            prop_assert_eq!(vacancy, if up { Ok(role.id()) } else { Err(refused) });
            // Long after every advert was to end.
            let late = day(9_000);
            prop_assert_eq!(role.was_advertised(late), up);
            prop_assert!(role.legal().contains(role::FactKind::Filled) || !up, "somebody who applied can still be hired");
        }
    }

    /// Replay of a journal, and of each of its beginnings, is what was live then, whatever format it was kept in.
    #[test]
    fn replay_is_what_was_live(kinds in kinds()) {
        let whole = told(&kinds);
        let (mut live, mut played) = (None, 0);
        for entry in whole.journal() {
            played += 1;
            let role = match live.take() {
                None => Role::open(entry.clone()).expect("it was accepted"),
                Some(mut role) => { Role::record(&mut role, entry.clone()).expect("it was accepted"); role }
            };
            let again = Role::replay(whole.journal()[..played].to_vec()).expect("it was accepted");
            prop_assert_eq!((again.phase(), &again), (role.phase(), &role));
            live = Some(role);
        }
        prop_assert_eq!(live.as_ref(), Some(&whole));
        for format in Format::ALL {
            let read: Vec<role::Entry> = format.read(&format.write(&whole)).expect("it was written");
            prop_assert_eq!(read.as_slice(), whole.journal());
        }
    }

    /// A journal that lacks an entry, has one twice, has two exchanged or one of another moment is refused at its first entry that
    /// F5–F8, R26 or the clock forbid, and is otherwise the role that it says.
    #[test]
    fn replay_asks_the_law(kinds in kinds(), fault in 0..4_u8, one in any::<Index>(), other in any::<Index>()) {
        let mut entries = told(&kinds).journal().to_vec();
        let (one, other) = (one.index(entries.len()), other.index(entries.len()));
        match fault {
            0 => drop(entries.remove(one)),
            1 => entries.insert(other, entries[one].clone()),
            2 => entries.swap(one, other),
            _ => entries[one].at = entries[other].at,
        }
        let mut so_far: Result<Option<Model>, u32> = Ok(None);
        for (number, entry) in (0_u32..).zip(&entries) {
            so_far = so_far.and_then(|model| {
                let next = model.map_or_else(|| Model::begin(entry), |model| model.next(entry));
                next.map(Some).ok_or(number)
            });
        }
        match (Role::replay(entries.clone()), so_far) {
            (Ok(role), Ok(Some(model))) => prop_assert_eq!((role.phase(), role.journal()), (model.phase, &entries[..])),
            (Err(unlawful), Err(number)) => prop_assert_eq!(unlawful.seq.0, number, "{}", unlawful),
            (Err(unlawful), Ok(None)) => prop_assert_eq!(unlawful.why, role::Broken::Empty),
            (replayed, judged) => prop_assert!(false, "{replayed:?}, but {judged:?}"),
        }
    }

    /// Whether the advert was up at a moment is what the journal up to that moment says; the moment when it came down counts, so
    /// that nobody who applied in time is said to be late.
    #[test]
    fn it_was_advertised_when_it_was(kinds in kinds(), at in -1_i64..22) {
        let whole = told(&kinds);
        let then = |before: bool| {
            let entries = whole.journal().iter().filter(|e| if before { e.at < day(at) } else { e.at <= day(at) });
            Role::replay(entries.cloned()).is_ok_and(|role| role.phase() == role::Phase::Advertised)
        };
        prop_assert_eq!(whole.was_advertised(day(at)), then(true) || then(false));
    }
}

/// Time never runs backwards, no clock shows a leap second within a minute, and an advert ends after it begins.
#[test]
fn guards_on_moments() {
    let role = told(&[role::FactKind::Advertised]);
    let ana = staff(Capacity::RECRUITER);
    let why = |fact: role::Fact, at| role.check(&role::Entry::new(ana, fact, at)).err().map(|refusal| refusal.why);
    let leap = day(5) + chrono::TimeDelta::nanoseconds(0);
    let leap = chrono::Timelike::with_nanosecond(&leap, 1_500_000_000).expect("chrono can say it");
    assert_eq!(why(fact(role::FactKind::Filled, 0), day(0)), Some(role::Why::Backwards { last: day(1) }));
    assert_eq!(why(fact(role::FactKind::Filled, 0), day(1)), None);
    assert_eq!(why(fact(role::FactKind::Filled, 0), leap), Some(role::Why::NoSuchMoment));
    let until = |until| publication().open_until(until).into();
    assert_eq!(why(until(day(5)), day(5)), Some(role::Why::InThePast));
    assert_eq!(why(until(day(6)), day(5)), None);
    assert_eq!(why(until(leap), day(5)), Some(role::Why::NoSuchMoment));
    let open = role::Entry::new(ana, fact(role::FactKind::Defined, 0), leap);
    assert_eq!(Role::open(open).unwrap_err().refusal.why, role::Why::NoSuchMoment);
}

/// A role says what it refuses, why, and what is legal instead.
#[test]
fn a_refusal_teaches() {
    let refused = told(&[role::FactKind::Filled]).record(entry(role::FactKind::Advertised, 1, 9)).unwrap_err();
    let words = "`advertised` is refused for a role that is filled: it does not belong here; \
        legal there: opening_taken, opening_freed, openings_set";
    assert_eq!(refused.to_string(), words);
    let refused = Role::open(entry(role::FactKind::Advertised, 1, 9)).unwrap_err();
    assert_eq!(refused.to_string(), "`advertised` cannot begin a role: it does not belong here; what can: defined");
    assert_eq!(Role::replay([]).unwrap_err().to_string(), "entry 0 of the journal: there is no entry");
    let NotAdvertised { phase, .. } = told(&[role::FactKind::Closed]).vacancy().unwrap_err();
    assert_eq!(phase, role::Phase::Closed);
}

/// The compile-time face does what the run-time face does, and hands back what a guard refuses.
#[test]
fn a_typed_method_is_its_fact() {
    use role::FactKind as F;
    let ana = staff(Capacity::RECRUITER);
    let mut role: Role<Defined> = defined(1);
    role.revise(ana, profile(3), day(1)).unwrap();
    let role: Role<Advertised> = role.advertise(ana, publication(), day(2)).unwrap();
    let role: Role<Defined> = role.take_down(ana, text("a mistake in it"), day(3)).unwrap();
    let role: Role<Advertised> = role.advertise(ana, publication(), day(4)).unwrap();
    let back = role.advertise(ana, publication().open_until(day(4)), day(5)).unwrap_err();
    assert_eq!((back.refusal.why, back.role.phase()), (role::Why::InThePast, role::Phase::Advertised));
    let role: Role<Advertised> = back.role.advertise(ana, publication().open_until(day(9)), day(5)).unwrap();
    let Settled::Filled(role) = role.fill(ana, witness(1, 1), day(6)).unwrap() else { panic!("it has one opening") };
    let mut role: Role<Defined> = role.free_opening(ana, witness(1, 1), day(7)).unwrap();
    role.set_dates(ana, [].into(), day(8)).unwrap();
    role.take_opening(ana, witness(3, 1), day(8)).unwrap();
    let mut role: Role<Closed> = role.close(ana, text("no budget"), day(8)).unwrap();
    role.free_opening(ana, witness(3, 1), day(9)).unwrap();
    let Settled::Looking(role) = role.reopen(ana, text("there is"), day(9)).unwrap() else {
        panic!("nobody was hired")
    };
    let role: Settled<Defined> = role.set_openings(ana, Openings::new(2).unwrap(), text("two"), day(9)).unwrap();
    let Settled::Looking(role) = role else { panic!("nobody was hired") };
    let Settled::Looking(role) = role.fill(ana, witness(2, 1), day(10)).unwrap() else { panic!("one is free") };
    let mut role: Role<Advertised> = role.advertise(ana, publication(), day(10)).unwrap();
    let correction = role::Correction { profile: profile(4), publication: publication(), reason: text("a typo") };
    role.correct(ana, correction, day(10)).unwrap();
    let fewer = role.set_openings(ana, Openings::ONE, text("one is enough"), day(11)).unwrap();
    let Settled::Filled(role) = fewer else { panic!("one was hired") };
    let kinds: Vec<role::FactKind> = role.journal().iter().map(|entry| entry.fact.kind()).collect();
    let expected = [
        F::Defined,
        F::Revised,
        F::Advertised,
        F::TakenDown,
        F::Advertised,
        F::Advertised,
        F::Filled,
        F::OpeningFreed,
        F::DatesSet,
        F::OpeningTaken,
        F::Closed,
        F::OpeningFreed,
        F::Reopened,
        F::OpeningsSet,
        F::Filled,
        F::Advertised,
        F::AdvertCorrected,
        F::OpeningsSet,
    ];
    assert_eq!(kinds, expected);
    let elsewhere = Role::replay(role.journal().to_vec()).unwrap().narrow::<Advertised>().unwrap_err();
    assert_eq!(elsewhere.to_string(), "the role is filled and not advertised");
    assert_eq!(elsewhere.role.narrow::<Filled>().unwrap(), role);
}

/// The law as the documentation shows it is the law.
#[test]
fn the_documented_law_of_roles_is_the_law() {
    let source = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/role/law.rs")).unwrap();
    let documented: Vec<&str> = source.lines().filter_map(|line| line.strip_prefix("/// | `")).collect();
    let law: Vec<String> = role::LAW
        .iter()
        .map(|row| {
            let from = if row.from.is_empty() { "(defines a role)".to_owned() } else { row.from.to_string() };
            let to = if row.or_filled { format!("{}, filled", row.to) } else { row.to.to_string() };
            format!("{}` | {from} | {} | {to} |", row.fact, row.when)
        })
        .collect();
    assert_eq!(documented, law);
}

/// The wire is what it was: a role's journal, read and written byte for byte in each format that names a capacity, with every fact
/// and every word that a role is told in. What postcard wrote is refused and not misread.
#[test]
fn a_frozen_role_is_written_as_it_was() {
    let json = frozen("role.json");
    let entries: Vec<role::Entry> = serde_json::from_str(&json).unwrap();
    let role = Role::replay(entries.clone()).unwrap();
    assert_eq!(role.phase(), role::Phase::Closed);
    // Until the format is released the files follow it; see `wire::written`.
    if std::env::var_os("CANDIDACY_SPEC").is_some_and(|spec| spec == "freeze") {
        fs::write(folder().join("role.json"), serde_json::to_string_pretty(&role).unwrap() + "\n").unwrap();
        fs::write(folder().join("role.cbor.hex"), Format::Cbor.line(&role) + "\n").unwrap();
        return;
    }
    assert_eq!(serde_json::to_string_pretty(&role).unwrap() + "\n", json);
    let file = |format: Format| frozen(&format.file("role"));
    let read = |format: Format| format.read::<Vec<role::Entry>>(&format.bytes_of(file(format).trim_end()));
    assert_eq!(read(Format::Cbor), Ok(entries));
    assert_eq!(Format::Cbor.line(&role) + "\n", file(Format::Cbor));
    // Postcard wrote the place of a capacity in a list that is gone, and not its word.
    read(Format::Postcard).unwrap_err();
    let kinds: Vec<role::FactKind> = role.journal().iter().map(|entry| entry.fact.kind()).collect();
    assert!(role::FactKind::ALL.iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
    let words =
        "office remote either careers_page linkedin instagram other essential welcome applies none vacancy pool";
    for word in words.split(' ') {
        assert!(json.contains(&format!("\"{word}\"")), "{word} is not frozen");
    }
}

/// The company looks until a role is filled or closed, and two roles are the same whose journals are.
#[test]
fn a_role_is_over_when_it_is_filled_or_closed() {
    let over = role::Phase::ALL.iter().filter(|phase| phase.is_over());
    assert_eq!(over.copied().collect::<Vec<_>>(), [role::Phase::Filled, role::Phase::Closed]);
    assert_eq!(told(&[role::FactKind::Defined]), told(&[role::FactKind::Defined]));
    assert_ne!(told(&[role::FactKind::Defined]), told(&[role::FactKind::Defined, role::FactKind::Advertised]));
    assert_eq!(format!("{:?}", role::Country::new("NL").unwrap()), "Country(NL)");
    let shown = format!("{:?}", told(&[role::FactKind::Defined]));
    assert!(shown.starts_with("Role { phase: Defined, journal: [") && !shown.contains("Locks"), "{shown}");
}
