//! Processes, and the terms that they are a part of.

use super::policy::{policy, span};
use super::values::{label, line, name};
use crate::law::Phase;
use crate::terms::calendar::Span;
use crate::terms::{DecidedWithin, Horizons, Part, PartKind, Power, Powers, Process, Step, Terms};
use crate::value::actor::{Capacities, Capacity};
use crate::value::material::{MaterialKind, MaterialKinds};
use crate::value::text::{Label, Name};
use proptest::arbitrary::any;
use proptest::collection::vec;
use proptest::option;
use proptest::prop_oneof;
use proptest::sample::{Index, select, subsequence};
use proptest::strategy::{BoxedStrategy, Just, Strategy};

/// The capacities that a cast is chosen from: the ready-made ones, and some of other companies.
fn capacities() -> Vec<Capacity> {
    let own = ["works_council", "ward_sister", "equality_officer", "X_2"].into_iter();
    let ready = [
        Capacity::RECRUITER,
        Capacity::HIRING_MANAGER,
        Capacity::HR_PARTNER,
        Capacity::COORDINATOR,
        Capacity::COLLEAGUE,
        Capacity::TECHNICAL_INTERVIEWER,
        Capacity::CHARACTER_INTERVIEWER,
        Capacity::ENGINEERING_MANAGER,
        Capacity::MANAGING_DIRECTOR,
    ];
    ready.into_iter().chain(own.filter_map(|word| word.parse().ok())).collect()
}

/// One person may do everything, or several share the powers. For each power there is somebody.
fn cast() -> impl Strategy<Value = Vec<(Capacity, Powers)>> {
    let powers = vec(subsequence(Power::ALL, 0..=Power::ALL.len()), 6);
    (subsequence(capacities(), 1..=6), powers, vec(any::<Index>(), Power::ALL.len())).prop_map(
        |(capacities, powers, holders)| {
            let holders: Vec<usize> = holders.iter().map(|holder| holder.index(capacities.len())).collect();
            let held = |place: usize| {
                let holds = holders.iter().zip(Power::ALL).filter(move |(holder, _)| **holder == place);
                holds.map(|(_, power)| *power).collect::<Powers>()
            };
            let each = capacities.into_iter().zip(powers).enumerate();
            each.map(|(place, (capacity, powers))| {
                (capacity, powers.into_iter().collect::<Powers>().union(held(place)))
            })
            .collect()
        },
    )
}

/// The plan of a part, before there is a cast.
#[derive(Debug, Clone)]
struct PartPlan {
    kind: PartKind,
    word: String,
    with: Vec<Index>,
    days: u16,
    hours: Option<u16>,
    pay: Option<Label>,
    shares_the_screen: bool,
    informs: bool,
}

fn part() -> impl Strategy<Value = PartPlan> {
    let work = (1..=Process::MAX_DAYS, option::of(1..=Process::MAX_HOURS), option::of(label()));
    let people = (vec(any::<Index>(), 1..=3), any::<bool>(), proptest::bool::weighted(0.2));
    (select(PartKind::ALL), line(), people, work).prop_map(|(kind, word, people, work)| {
        let ((with, shares_the_screen, informs), (days, hours, pay)) = (people, work);
        PartPlan { kind, word, with, days, hours, pay, shares_the_screen, informs }
    })
}

/// The plan of a step, before there is a cast.
#[derive(Debug, Clone)]
struct Plan {
    word: String,
    parts: Vec<PartPlan>,
    deciders: Vec<Index>,
    needs_yes: bool,
    needs_assent: bool,
    decided_within: Option<(Span, Option<u8>)>,
}

fn plan() -> impl Strategy<Value = Plan> {
    let parts = prop_oneof![5 => vec(part(), 1), 3 => vec(part(), 2..=3), 1 => vec(part(), 4..=Step::MAX_PARTS)];
    let decided_within = option::weighted(0.3, (span(), option::weighted(0.4, 0..2_u8)));
    let needs = (proptest::bool::weighted(0.4), proptest::bool::weighted(0.2));
    (line(), parts, vec(any::<Index>(), 1..=3), needs, decided_within).prop_map(
        |(word, parts, deciders, (needs_yes, needs_assent), decided_within)| Plan {
            word,
            parts,
            deciders,
            needs_yes,
            needs_assent,
            decided_within,
        },
    )
}

fn some(of: &[(Capacity, Powers)], which: &[Index]) -> Capacities {
    which.iter().map(|index| index.get(of).0).collect()
}

/// The names of the dates that a decision may count from.
const DATES: [&str; 2] = ["closing date", "last interview day"];

#[expect(clippy::expect_used, reason = "a number and what `line` makes are a name, and the numbers are in their bounds")]
impl PartPlan {
    fn part(self, number: usize, cast: &[(Capacity, Powers)]) -> Part {
        let name = format!("{} {}", number + 1, self.word);
        let part = match self.kind {
            PartKind::Interview => Part::interview(&name, some(cast, &self.with)),
            PartKind::Assignment => Part::assignment(&name, self.days),
            PartKind::Check => Part::check(&name, &self.word),
        };
        let part = part.expect("short words on one line");
        let part = if self.shares_the_screen { part.sharing_the_screen() } else { part };
        let part = self.hours.map_or(part.clone(), |hours| part.taking(hours));
        let part = self.pay.map_or(part.clone(), |amount| part.paid(amount));
        // The first judges, so that there is something to decide after.
        if self.informs && number > 0 { part.only_informing() } else { part }
    }
}

#[expect(clippy::expect_used, reason = "a number and what `line` makes are a name")]
impl Plan {
    fn step(self, number: usize, cast: &[(Capacity, Powers)]) -> Step {
        let parts = self.parts.into_iter().enumerate().map(|(number, part)| part.part(number, cast));
        let name = format!("{} {}", number + 1, self.word);
        let step = Step::of(&name, parts, some(cast, &self.deciders)).expect("short words on one line");
        let step = if self.needs_yes { step.after_a_yes() } else { step };
        let step = if self.needs_assent { step.with_assent() } else { step };
        let Some((span, date)) = self.decided_within else { return step };
        let date = date.and_then(|date| DATES.get(usize::from(date)));
        let within = DecidedWithin::from(span);
        step.decided_within(date.map_or(within.clone(), |date| within.after(date).expect("a name")))
    }
}

#[expect(clippy::expect_used, reason = "each is a number of days from 1 to 365")]
fn horizons() -> impl Strategy<Value = Horizons> {
    let own = (1..=Horizons::MAX, 1..=Horizons::MAX, 1..=Horizons::MAX).prop_map(|(appointment, reversal, contest)| {
        let horizons = Horizons::default().with_appointment(appointment).expect("some days");
        horizons.with_reversal(reversal).expect("some days").with_contest(contest).expect("some days")
    });
    prop_oneof![3 => Just(Horizons::default()), 1 => own]
}

/// Returns processes of one to four steps, each of one to eight parts of each kind, with a cast that shares the powers in any way.
///
/// Some parts only inform. Some steps need the candidate's own yes or somebody's assent, or are decided within a span of their own.
pub fn process() -> impl Strategy<Value = Process> {
    // Each process has a screening.
    process_with(Phase::Screening)
}

/// Those in which a candidacy can be in this phase.
#[expect(clippy::expect_used, reason = "each step has people of the cast, time and, with its number, a name of its own")]
fn process_with(phase: Phase) -> BoxedStrategy<Process> {
    let material = prop_oneof![
        3 => Just(vec![MaterialKind::Cv]),
        1 => subsequence(MaterialKind::ALL, 0..=MaterialKind::ALL.len())
    ];
    let named = (material, vec(label(), 0..=2), horizons(), any::<bool>());
    (cast(), vec(plan(), 1..=4), any::<Index>(), named)
        .prop_map(move |(cast, mut plans, which, (material, tools, horizons, with_dates))| {
            if phase == Phase::Proposed {
                which.get_mut(&mut plans).needs_yes = true;
            }
            let steps = plans.into_iter().enumerate().map(|(number, plan)| plan.step(number, &cast));
            let process = Process::new(cast.clone(), steps.collect::<Vec<_>>()).expect("steps with people and time");
            let dates = DATES.map(|date| Name::new(date).expect("a name"));
            // Other dates than those that a step counts from, too.
            let process = if with_dates { process.with_dates(dates).expect("each once") } else { process };
            process.with_material(material.into_iter().collect::<MaterialKinds>()).with_tools(tools).with_horizons(horizons)
        })
        .boxed()
}

/// Returns terms: any name and version, any process and any policy.
pub fn terms() -> impl Strategy<Value = Terms> {
    terms_with(Phase::Screening)
}

/// Those under which a candidacy can be in this phase.
#[expect(clippy::expect_used, reason = "what was a name is one")]
pub(super) fn terms_with(phase: Phase) -> impl Strategy<Value = Terms> {
    (name(), any::<u32>(), process_with(phase), policy()).prop_map(|(name, version, process, policy)| {
        Terms::new(name.as_str(), version, process).expect("a name").with_policy(policy)
    })
}
