//! Processes, policies, calendars and CVs are of every kind.

use super::some;
use candidacy::strategies::{calendar, cv, policy, process};
use candidacy::terms::calendar::Zone;
use candidacy::terms::policy::{PromiseKinds, Rules};
use candidacy::terms::{Horizons, Part, PartKind, Power, Task};
use candidacy::value::MaterialKinds;
use candidacy::{Policy, Process, PromiseKind, Step};
use std::collections::{BTreeSet, HashSet};

/// Processes are of every length that is said, with steps of one to eight parts of each kind, with everything that a part and a step
/// can say, and with casts that share the powers in many ways.
#[test]
fn processes_are_of_every_kind() {
    let all = some(&process(), 300);
    let lengths: BTreeSet<usize> = all.iter().map(|process| process.steps().len()).collect();
    assert_eq!(lengths, (1..=4).collect());
    let steps = || all.iter().flat_map(Process::steps);
    let counts: BTreeSet<usize> = steps().map(|step| step.parts().len()).collect();
    assert_eq!(counts, (1..=Step::MAX_PARTS).collect());
    let kinds: BTreeSet<BTreeSet<PartKind>> =
        steps().map(|step| step.parts().iter().map(Part::kind).collect()).collect();
    assert_eq!(kinds.len(), 7, "each kind alone and with each other: {kinds:?}");
    let parts = || steps().flat_map(Step::parts);
    assert!(parts().any(Part::informs));
    let is_paid = |part: &Part| matches!(part.task(), Task::Assignment { hours: Some(_), pay: Some(_), .. });
    assert!(parts().any(is_paid));
    assert!(steps().any(Step::needs_yes) && steps().any(Step::needs_assent));
    let dated = |step: &Step| step.decision_deadline().map(|within| within.counted_from().is_some());
    assert_eq!(steps().map(dated).collect::<BTreeSet<_>>().len(), 3);
    for power in Power::ALL {
        let holders: BTreeSet<usize> = all.iter().map(|process| process.who(*power).len()).collect();
        assert!(holders.len() > 3, "{power}: {holders:?}");
    }
    let casts: BTreeSet<usize> = all.iter().map(|process| process.cast().count()).collect();
    assert_eq!(casts, (1..=6).collect());
    assert!(all.iter().map(Process::material).collect::<HashSet<MaterialKinds>>().len() > 10);
    assert!(all.iter().map(Process::horizons).collect::<HashSet<Horizons>>().len() > 10);
    assert!(all.iter().any(|process| process.tools().len() > 1) && all.iter().any(|process| process.dates().len() > 1));
}

/// Policies have their own spans, ceilings, calendars, rules of a place, panels and retention, and some switch off what may be.
#[test]
fn policies_are_of_every_kind() {
    let all = some(&policy(), 900);
    let differs = |of: fn(&Policy) -> String| all.iter().map(of).collect::<BTreeSet<_>>().len();
    assert!(all.contains(&Policy::standard()));
    assert!(differs(|it| format!("{:?}", it.calendar().weekend().collect::<Vec<_>>())) > 20);
    assert!(differs(|it| format!("{:?}", it.panel())) > 20);
    assert!(differs(|it| format!("{:?}", it.retention().duties().first().map(|duty| duty.rule().days()))) > 20);
    let changed = |kind: &PromiseKind| {
        all.iter().any(|it| it.deadline(*kind).within() != Policy::standard().deadline(*kind).within())
    };
    let same: PromiseKinds = PromiseKind::ALL.iter().copied().filter(|kind| !changed(kind)).collect();
    assert_eq!(same, PromiseKinds::NAMED_BY_A_FACT.union(PromiseKinds::BY_A_RULE));
    let places: BTreeSet<&str> = all.iter().flat_map(Policy::rules).map(Rules::place).collect();
    assert!(
        ["Netherlands", "Ontario", "European Union"].iter().all(|place| places.contains(place)) && places.len() > 3
    );
    let off = |kind: PromiseKind| all.iter().any(|it| it.deadline(kind).switched_off().is_some());
    assert!(PromiseKinds::INTERNAL.iter().all(off));
    let standard = Policy::standard();
    let limited = PromiseKind::ALL.iter().filter(|kind| standard.deadline(**kind).ceiling().is_some());
    let taken_off = limited.filter(|kind| all.iter().any(|it| it.deadline(**kind).ceiling().is_none()));
    assert!(taken_off.count() > 3);
}

/// Calendars are in every fixed zone; those with a name occur where the feature knows them.
#[test]
fn calendars_are_of_every_kind() {
    let all = some(&calendar(), 600);
    let fixed = |zone| if let Zone::Fixed(offset) = zone { Some(offset.local_minus_utc() / 3600) } else { None };
    let hours: BTreeSet<i32> = all.iter().filter_map(|calendar| fixed(calendar.zone())).collect();
    assert!((-12..=12).all(|hour| hours.contains(&hour)), "{hours:?}");
    let named = all.iter().filter(|calendar| fixed(calendar.zone()).is_none()).count();
    assert_eq!(named > 0, cfg!(feature = "chrono-tz"));
    assert!(all.iter().any(|calendar| calendar.holidays().len() > 5));
}

/// CVs are of each version of PDF.
#[test]
fn cvs_are_of_each_version() {
    let versions = some(&cv(), 200).into_iter().filter_map(|cv| cv.version().map(|version| version.to_string()));
    assert_eq!(versions.collect::<BTreeSet<String>>().len(), 9);
}
