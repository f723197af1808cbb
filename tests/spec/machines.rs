//! The state machines of four other systems, transition by transition, under its own name. Each is said by facts here, or refused on
//! purpose with the reason; none is missing.
//!
//! A law tells the way on a process that fits that system: it records the facts through the public API, asserts the phase where the
//! transition begins and ends, and that the journal reads back as it was. `cargo test --test spec machines -- --nocapture` prints the
//! tables.

mod dfe;
mod greenhouse;
mod opencats;
mod orangehrm;
mod tale;

use candidacy::law::{Refusal, RefusalKind, Why};
use candidacy::{Candidacy, Capacity, Entry, FactKind, Phase};
use std::collections::BTreeSet;
use tale::Tale;

/// A transition of another system.
struct Row {
    name: &'static str,
    /// Who acts there.
    who: Capacity,
    /// What happened before, and the phase that it led to; none where nothing has.
    begins: fn() -> Tale,
    from: Option<Phase>,
    how: How,
    /// The act that the other system takes in its place, and why the law takes none like it.
    but_not: Option<Refused>,
}

/// How the law says a transition.
enum How {
    /// By these facts, which lead here.
    Said { by: &'static [FactKind], way: fn(Tale) -> Tale, to: Phase },
    /// Not at all, on purpose.
    Refused(Refused),
}

/// An act that is refused on purpose.
struct Refused {
    because: &'static str,
    why: Why,
    act: fn(&Tale) -> Entry,
}

/// Said by these facts, from a phase to another.
fn said(
    name: &'static str,
    (begins, from): (fn() -> Tale, impl Into<Option<Phase>>),
    by: &'static [FactKind],
    way: fn(Tale) -> Tale,
    to: Phase,
) -> Row {
    Row { name, who: Capacity::RECRUITER, begins, from: from.into(), how: How::Said { by, way, to }, but_not: None }
}

/// Refused on purpose, for this reason.
fn refused(
    name: &'static str,
    (begins, from): (fn() -> Tale, impl Into<Option<Phase>>),
    why: Why,
    because: &'static str,
    act: fn(&Tale) -> Entry,
) -> Row {
    let how = How::Refused(Refused { because, why, act });
    Row { name, who: Capacity::RECRUITER, begins, from: from.into(), how, but_not: None }
}

impl Row {
    /// As an act of this capacity.
    fn of(self, who: Capacity) -> Row {
        Row { who, ..self }
    }

    /// The bare act of the other system is refused all the same.
    fn but_not(self, why: Why, because: &'static str, act: fn(&Tale) -> Entry) -> Row {
        Row { but_not: Some(Refused { because, why, act }), ..self }
    }
}

impl Refused {
    /// The act is refused for this reason, and changes nothing.
    fn holds(&self, name: &str, tale: &Tale) {
        let entry = (self.act)(tale);
        let refusal: Refusal = match &tale.candidacy {
            Some(candidacy) => {
                let mut tried = candidacy.clone();
                let refused = tried.record(entry.clone()).map(|_| ()).map_err(|refused| refused.refusal);
                assert_eq!((&tried, candidacy.check(&entry).err()), (candidacy, refused.err()), "{name}");
                candidacy.check(&entry).err()
            }
            None => Candidacy::open(&tale.terms, entry).err().map(|refused| refused.refusal),
        }
        .unwrap_or_else(|| panic!("{name}: it is taken"));
        assert_eq!((refusal.why, refusal.phase), (self.why, tale.phase()), "{name}: {refusal}");
        let kinds = [RefusalKind::Phase, RefusalKind::Actor];
        assert!(kinds.contains(&refusal.why.kind()), "{name}: a rule refuses it, and not some word of it: {refusal}");
        println!("      refused: {}; {}", refusal.why, self.because);
    }
}

/// Each transition is as its row says; there are as many as the system has, each under its own name.
fn hold(system: &str, rows: &[Row], said: usize, refused: usize) {
    println!("\n{system}");
    let names: BTreeSet<&str> = rows.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), rows.len(), "a name stands twice");
    let (mut says, mut refuses) = (0, 0);
    for row in rows {
        let Row { name, who, begins, from, how, but_not } = row;
        let tale = Tale { who: *who, ..begins() };
        assert_eq!(tale.phase(), *from, "{name} begins elsewhere");
        let place = |phase: &Option<Phase>| phase.map_or("nothing yet".to_owned(), |phase| phase.to_string());
        match how {
            How::Said { by, way, to } => {
                says += 1;
                let before = tale.journal().len();
                let told = way(tale.clone());
                let facts: Vec<FactKind> = told.journal().iter().skip(before).map(|entry| entry.fact.kind()).collect();
                assert_eq!(facts, *by, "{name} is said by other facts");
                assert_eq!(told.phase(), Some(*to), "{name} leads elsewhere");
                told.reads_back(name);
                let by: Vec<&str> = by.iter().map(|fact| fact.name()).collect();
                println!("  {name}: {} → {to}: {}", place(from), by.join(", "));
            }
            How::Refused(act) => {
                refuses += 1;
                println!("  {name}: {}", place(from));
                act.holds(name, &tale);
            }
        }
        but_not.iter().for_each(|act| act.holds(name, &tale));
    }
    assert_eq!((says, refuses), (said, refused), "{system}: said, and refused on purpose");
}

/// The 29 transitions of DfE Apply for teacher training (`application_state_change.rb`): 25 are said, and the four by which a date
/// decides, or a draft is rejected, are refused (F12).
#[test]
fn dfe_apply() {
    hold("DfE Apply", &dfe::rows(), 25, 4);
}

/// The 34 transitions of OrangeHRM's recruitment (workflow 2): 32 are said. An end of the candidate's own is not rejected afterwards.
/// Where OrangeHRM lets staff apply, accept or decline, staff write down here what the candidate said, who is told of it.
#[test]
fn orangehrm() {
    hold("OrangeHRM", &orangehrm::rows(), 32, 2);
}

/// The 16 operations of Greenhouse on an application: all are said.
#[test]
fn greenhouse() {
    hold("Greenhouse", &greenhouse::rows(), 16, 0);
}

/// The 27 statuses of OpenCATS, 11 as it comes and 16 of one installation: 25 are said, and the two before any contact are refused.
#[test]
fn opencats() {
    hold("OpenCATS", &opencats::rows(), 25, 2);
}
