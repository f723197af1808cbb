//! A role's journal as rows: with role and number, a row that is missing, doubled or of another role shows, though the law alone
//! would not mind.

use super::{entry, kinds, told};
use crate::layers::variants;
use crate::support::role;
use crate::wire::format::Format;
use candidacy::{Role, Seq, role};
use proptest::prelude::*;
use proptest::sample::Index;

fn lines(role: &Role) -> Vec<role::Line> {
    role.lines().map(role::Line::to_owned).collect()
}

/// What is wrong with these lines, the first thing only, by their roles and numbers alone; nothing but the beginning of a journal
/// is left where there is nothing.
fn broken(lines: &[role::Line]) -> Option<Found> {
    let Some(first) = lines.first() else {
        return Some((Seq(0), role::Broken::Empty));
    };
    let odd = (0..).map(Seq).zip(lines).find(|(next, line)| line.seq != *next || line.role != first.role);
    odd.map(|(next, line)| {
        let why = match line.seq.cmp(&next) {
            _ if line.role != first.role => role::Broken::OtherJournal(line.role),
            std::cmp::Ordering::Less => role::Broken::Taken { next },
            std::cmp::Ordering::Equal | std::cmp::Ordering::Greater => role::Broken::Gap { expected: next },
        };
        (line.seq, why)
    })
}

type Found = (Seq, role::Broken);

fn at(unlawful: role::Unlawful) -> Found {
    (unlawful.seq, unlawful.why)
}

proptest! {
    /// The lines of a role are its journal with its id and numbers from 0, and are the same role again, whatever format they were
    /// kept in.
    #[test]
    fn lines_are_the_journal(kinds in kinds()) {
        let whole = told(&kinds);
        let lines = lines(&whole);
        let entries: Vec<_> = lines.iter().map(|line| line.entry.clone()).collect();
        prop_assert_eq!(entries.as_slice(), whole.journal());
        prop_assert!((0..).zip(&lines).all(|(number, line)| (line.role, line.seq) == (role(1), Seq(number))));
        prop_assert_eq!(whole.lines().len(), lines.len());
        prop_assert_eq!(whole.lines().next_back().map(role::Line::to_owned), lines.last().cloned());
        let again = Role::replay_lines(lines.clone());
        prop_assert_eq!(again.as_ref().map(Role::phase), Ok(whole.phase()));
        prop_assert_eq!(again.as_ref(), Ok(&whole));
        let mut grown = Role::open(lines[0].entry.clone()).expect("its definition");
        for line in &lines[1..] {
            let taken = grown.append(line.clone()).map(role::Line::to_owned);
            prop_assert_eq!(taken.as_ref(), Ok(line));
        }
        prop_assert_eq!(&grown, &whole);
        for format in Format::ALL {
            let read: Vec<role::Line> = format.read(&format.write(&lines)).expect("it was written");
            prop_assert_eq!(&read, &lines);
        }
    }

    /// Lines of which some are missing, doubled, exchanged, of another role or all gone are refused at the first that does not
    /// belong there, with what is wrong with it; what is left after an end was cut off is the role of then.
    #[test]
    fn what_is_missing_doubled_or_foreign_is_named(
        kinds in kinds(), fault in 0..6_u8, one in any::<Index>(), other in any::<Index>(),
    ) {
        let mut lines = lines(&told(&kinds));
        let (one, other) = (one.index(lines.len()), other.index(lines.len()));
        match fault {
            0 => drop(lines.remove(one)),
            1 => lines.insert(other, lines[one].clone()),
            2 => lines.swap(one, other),
            3 if one > 0 => lines[one].role = role(2),
            3 | 4 => lines.truncate(one),
            _ => lines[one].seq = Seq(lines[other].seq.0 + 1),
        }
        match (Role::replay_lines(lines.clone()), broken(&lines)) {
            (Ok(role), None) => prop_assert_eq!(role.journal().len(), lines.len()),
            (Err(unlawful), Some(expected)) => prop_assert_eq!(at(unlawful), expected),
            (replayed, expected) => prop_assert!(false, "{replayed:?}, but {expected:?}"),
        }
    }
}

/// Of two writers who have read the same journal the second is turned away, with its line and an untouched role; a line of another
/// role, one after a gap and one that the law refuses are given back in the same way.
#[test]
fn a_second_writer_is_turned_away() {
    let read = told(&[]);
    let (mut kept, advertised) = (read.clone(), read.draft(entry(role::FactKind::Advertised, 0, 30)));
    let revised = read.draft(entry(role::FactKind::Revised, 1, 30));
    assert_eq!(kept.append(advertised.clone()).map(role::Line::to_owned), Ok(advertised));
    let foreign = role::Line { role: role(2), ..kept.draft(revised.entry.clone()) };
    let early = role::Line { seq: Seq(3), ..revised.clone() };
    let unlawful = kept.draft(revised.entry.clone());
    for (line, why) in [
        (revised, "its number is taken, the next is 2"),
        (foreign, &*format!("it belongs to another journal, {}", role(2))),
        (early, "entry 2 is missing before it"),
        (
            unlawful,
            "`revised` is refused for a role that is advertised: it does not belong here; legal there: \
            advertised, taken_down, filled, closed, opening_taken, openings_set, advert_corrected, dates_set",
        ),
    ] {
        let before = kept.clone();
        let back = kept.append(line.clone()).expect_err("it is not the next line, or not lawful");
        assert_eq!(back.to_string(), format!("entry {} of the journal: {why}", line.seq));
        assert_eq!((*back.line, &kept), (line, &before));
    }
}

/// A row in the middle that is gone shows, also where the law would take the rest: an advert would else say what the profile said
/// before it was revised.
#[test]
fn a_lost_revision_shows() {
    let whole = told(&[role::FactKind::Revised, role::FactKind::Advertised]);
    let mut rows = lines(&whole);
    rows.remove(1);
    let by_the_law = Role::replay(rows.iter().map(|row| row.entry.clone())).expect("an advert needs no revision");
    assert_ne!(by_the_law.profile(), whole.profile());
    let unlawful = Role::replay_lines(rows).unwrap_err();
    assert_eq!(unlawful.to_string(), "entry 2 of the journal: entry 1 is missing before it");
}

/// Every way in which a line can be wrong happens and says what it is: also one that the law refuses, and a first line whose
/// definition is that of another role.
#[test]
fn every_way_to_be_broken_happens() {
    let rows = lines(&told(&[role::FactKind::Advertised, role::FactKind::Filled]));
    let line = |n: u32, kind| role::Line { role: role(1), seq: Seq(n), entry: entry(kind, 0, 30) };
    let of_another = |n: usize| {
        let mut rows = rows.clone();
        rows[n].role = role(2);
        rows
    };
    let other = format!("it belongs to another journal, {}", role(2));
    let law = "`advertised` is refused for a role that is filled: it does not belong here; \
        legal there: opening_taken, opening_freed, openings_set";
    let begins = "`filled` cannot begin a role: it does not belong here; what can: defined";
    let mut met = Vec::new();
    for (given, seq, why) in [
        (vec![], 0, "there is no entry"),
        (of_another(2), 2, other.as_str()),
        (of_another(0), 0, other.as_str()),
        ([&rows[..2], &rows[1..]].concat(), 1, "its number is taken, the next is 2"),
        (rows[1..].to_vec(), 1, "entry 0 is missing before it"),
        ([&rows[..1], &rows[2..]].concat(), 2, "entry 1 is missing before it"),
        ([&rows[..], &[line(3, role::FactKind::Advertised)]].concat(), 3, law),
        (vec![line(0, role::FactKind::Filled)], 0, begins),
    ] {
        let unlawful = Role::replay_lines(given).unwrap_err();
        assert_eq!(unlawful.to_string(), format!("entry {seq} of the journal: {why}"));
        assert_eq!(unlawful.seq, Seq(seq));
        if let role::Broken::Refused(refusal) = unlawful.why {
            assert_eq!((refusal.why, refusal.phase.is_none()), (role::Why::NotHere, seq == 0));
            assert!(refusal.phase.is_none_or(|phase| phase == role::Phase::Filled));
        }
        met.push(format!("{:?}", unlawful.why).split(['(', ' ']).next().unwrap_or_default().to_owned());
    }
    assert!(variants("journal::Broken").iter().all(|variant| met.contains(variant)), "{met:?}");
}

/// A line is written with its role, its number and its entry, by these names; a field more is read over.
#[test]
fn a_line_on_the_wire() {
    let [line] = lines(&told(&[])).try_into().expect("its definition");
    let written = serde_json::to_value(&line).expect("a line is data");
    let entry = serde_json::to_value(&line.entry).expect("an entry is data");
    assert_eq!(written, serde_json::json!({ "role": role(1), "seq": 0, "entry": entry }));
    let borrowed = told(&[]);
    let borrowed: Vec<_> = borrowed.lines().collect();
    assert_eq!(serde_json::to_value(&borrowed).expect("lines are data"), serde_json::json!([written]));
    let mut later = written;
    later["later"] = serde_json::json!(1);
    assert_eq!(serde_json::from_value::<role::Line>(later).expect("it is read over"), line);
}
