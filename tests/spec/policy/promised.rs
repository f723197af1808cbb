//! What the law and the promises make of a policy.

use crate::support::{a_colleague, a_meeting, after, applied, day, staff, terms};
use candidacy::terms::policy::Panel;
use candidacy::{Capacity, Entry, Fact, FactKind, Policy, Process, PromiseKind, Step};

/// The number of people is policy, the two sides are law: with more sides than the panel may have people, exactly one for each
/// comes; with fewer, the panel still says how many (F40).
#[test]
fn a_panel_gives_way_to_the_sides() {
    use Capacity::{CharacteristicsInterviewer, Colleague, Recruiter, TechnicalInterviewer};
    let sides = [TechnicalInterviewer, CharacteristicsInterviewer, Colleague];
    let come = |least, most| {
        let step = Step::meeting("interview", sides).unwrap().decided_by(TechnicalInterviewer);
        let policy = Policy::builder().panel(Panel::new(least, most).unwrap()).build().unwrap();
        let terms = terms(Process::new(Recruiter, [step]).unwrap()).with_policy(policy);
        let invited = after(applied(&terms), &[FactKind::Passed]);
        let fits = |people: usize| {
            let others = (1..).map(a_colleague).take(people.saturating_sub(sides.len()));
            let meeting = a_meeting(day(9), sides.into_iter().map(staff).take(people).chain(others));
            invited.clone().record(Entry::new(staff(Recruiter), Fact::Scheduled(Box::new(meeting)), day(2))).is_ok()
        };
        (3..=6).filter(|people| fits(*people)).collect::<Vec<_>>()
    };
    assert_eq!(come(1, 1), [3]);
    assert_eq!(come(2, 2), [3]);
    assert_eq!(come(1, 3), [3]);
    assert_eq!(come(2, 4), [3, 4]);
    assert_eq!(come(4, 5), [4, 5], "and not the three that the sides need");
}

/// The documentation of a promise has a row for each kind, which ends with the facts that keep it.
#[test]
fn the_documented_promises_are_the_promises() {
    let documented = include_str!("../../src/promise/mod.rs");
    for kind in PromiseKind::ALL {
        let kept: Vec<String> = kind.kept_by().iter().map(|fact| format!("`{fact}`")).collect();
        let start = format!("/// | `{kind}` | ");
        let row =
            documented.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("no row for {kind}"));
        assert!(row.ends_with(&format!(" | {} |", kept.join(", "))), "{row}");
    }
    assert_eq!(documented.matches("/// | `").count(), PromiseKind::ALL.len());
}
