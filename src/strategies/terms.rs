//! Processes, and the terms that they are a part of.

use super::dice::{Dice, WORD, dice, rows};
use super::policy::policy;
use crate::law::Phase;
use crate::terms::calendar::Span;
use crate::terms::{DecidedWithin, Horizons, Part, PartKind, Power, Powers, Process, Step, Terms};
use crate::value::actor::{Capacities, Capacity};
use crate::value::material::{MaterialKind, MaterialKinds};
use crate::value::text::{Label, Name};
use proptest::collection::vec;
use proptest::prop_oneof;
use proptest::strategy::Strategy;

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
fn cast(dice: &mut Dice) -> Vec<(Capacity, Powers)> {
    let size = 1 + dice.roll(6);
    let first = dice.roll(capacities().len());
    let holders: Vec<usize> = Power::ALL.iter().map(|_| dice.roll(size)).collect();
    let all = capacities();
    let capacities = all.iter().cycle().skip(first).take(size).copied();
    let powers = |place: usize| {
        let held = holders.iter().zip(Power::ALL).filter(|(holder, _)| **holder == place).map(|(_, power)| *power);
        let more = Power::ALL.iter().copied().filter(|_| dice.hits(3));
        held.chain(more).collect::<Powers>()
    };
    let powers: Vec<Powers> = (0..size).map(powers).collect();
    capacities.zip(powers).collect()
}

/// The dice of a step: of itself, and of each part.
type Plan = (Dice, Vec<Dice>);

fn plan() -> impl Strategy<Value = Plan> {
    let count = prop_oneof![5 => 1..=1_usize, 3 => 2..=3_usize, 1 => 4..=Step::MAX_PARTS];
    (dice(WORD + 12), rows(WORD + 16, (1, 1), count))
}

/// One to three capacities of a cast.
fn some(dice: &mut Dice, cast: &[(Capacity, Powers)]) -> Capacities {
    (0..=dice.roll(3)).map(|_| dice.one_of(cast).0).collect()
}

/// The names of the dates that a decision may count from.
const DATES: [&str; 2] = ["closing date", "last interview day"];

#[expect(clippy::expect_used, reason = "a number and a word are a name, and the numbers are in their bounds")]
fn part(mut dice: Dice, number: usize, cast: &[(Capacity, Powers)]) -> Part {
    let word = dice.word();
    let name = format!("{} {word}", number + 1);
    let part = match dice.one_of(PartKind::ALL) {
        PartKind::Interview => Part::interview(&name, some(&mut dice, cast)),
        PartKind::Assignment => Part::assignment(&name, 1 + dice.number(Process::MAX_DAYS - 1)),
        PartKind::Check => Part::check(&name, &word),
    };
    let part = part.expect("short words on one line");
    let part = if dice.hits(2) { part.sharing_the_screen() } else { part };
    let part = if dice.hits(2) { part.taking(1 + dice.number(Process::MAX_HOURS - 1)) } else { part };
    let part = if dice.hits(2) { part.paid(Label::new(word).expect("a short word")) } else { part };
    // The first judges, so that there is something to decide after.
    if dice.hits(5) && number > 0 { part.only_informing() } else { part }
}

#[expect(clippy::expect_used, reason = "a number and a word are a name")]
fn step((mut dice, parts): Plan, number: usize, cast: &[(Capacity, Powers)], asked: bool) -> Step {
    let name = format!("{} {}", number + 1, dice.word());
    let parts = parts.into_iter().enumerate().map(|(number, dice)| part(dice, number, cast));
    let parts: Vec<Part> = parts.collect();
    let step = Step::of(&name, parts, some(&mut dice, cast)).expect("short words on one line");
    let step = if dice.hits(3) || asked { step.after_a_yes() } else { step };
    let step = if dice.hits(5) { step.with_assent() } else { step };
    let days = 1 + dice.number(29);
    let span = dice.one_of(&[Span::WorkingDays(days), Span::Days(days), Span::Hours(24 * days)]);
    let within = DecidedWithin::from(span);
    let within = if dice.hits(2) { within.after(dice.one_of(&DATES)).expect("a name") } else { within };
    if dice.hits(3) { step.decided_within(within) } else { step }
}

#[expect(clippy::expect_used, reason = "each is a number of days from 1 to 365")]
fn horizons(dice: &mut Dice) -> Horizons {
    if !dice.hits(4) {
        return Horizons::default();
    }
    let mut days = || 1 + dice.number(Horizons::MAX - 1);
    let horizons = Horizons::default().with_appointment(days()).expect("some days");
    horizons.with_reversal(days()).expect("some days").with_contest(days()).expect("some days")
}

/// Returns processes of one to four steps, each of one to eight parts of each kind, with a cast that shares the powers in any way.
///
/// Some parts only inform. Some steps need the candidate's own yes or somebody's assent, or are decided within a span of their own.
pub fn process() -> impl Strategy<Value = Process> {
    // Each process has a screening.
    process_with(Phase::Screening)
}

/// Processes in which a candidacy can be in this phase.
#[expect(
    clippy::expect_used,
    reason = "each step has people of the cast, time and, with its number, a name of its own"
)]
fn process_with(phase: Phase) -> impl Strategy<Value = Process> {
    (vec(plan(), 1..=4), dice(32), dice(WORD + 16)).prop_map(move |(plans, mut of_cast, mut named)| {
        let cast = cast(&mut of_cast);
        let which = of_cast.roll(plans.len());
        let asked = |number| phase == Phase::Proposed && number == which;
        let steps = plans.into_iter().enumerate().map(|(number, plan)| step(plan, number, &cast, asked(number)));
        let process = Process::new(cast.clone(), steps.collect::<Vec<_>>()).expect("steps with people and time");
        let tool = Label::new(named.word()).expect("a short word");
        let process = process.with_tools(std::iter::repeat_n(tool, named.roll(3)));
        let process = process.with_horizons(horizons(&mut named));
        // Other dates than those that a step counts from, too.
        let dates = DATES.map(|date| Name::new(date).expect("a name"));
        let process = if named.hits(2) { process.with_dates(dates).expect("each once") } else { process };
        let other = MaterialKind::ALL.iter().copied().filter(|_| named.hits(2)).collect::<MaterialKinds>();
        if named.hits(4) { process.with_material(other) } else { process }
    })
}

/// Returns terms: any name and version, any process and any policy.
pub fn terms() -> impl Strategy<Value = Terms> {
    terms_with(Phase::Screening)
}

/// Terms under which a candidacy can be in this phase.
#[expect(clippy::expect_used, reason = "a word is a name")]
pub(super) fn terms_with(phase: Phase) -> impl Strategy<Value = Terms> {
    (dice(WORD + 8), process_with(phase), policy()).prop_map(|(mut dice, process, policy)| {
        let version = u32::try_from(dice.long() >> 32).unwrap_or_default();
        Terms::new(&dice.word(), version, process).expect("a short word").with_policy(policy)
    })
}
