//! The company: it rolls dice, and records what they say if the law takes it.

mod acts;

use crate::support::staff;
use crate::support::ways::{self, DAY, HOUR};
use candidacy::law::Now;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::Rules;
use candidacy::terms::{Part, Power, Powers};
use candidacy::value::Label;
use candidacy::{
    Actor, Candidacy, Capacity, Entry, Fact, FactKind, Policy, Process, Promise, Staff, Step, Terms, Time,
};
use chrono::TimeDelta;

/// The person who may do everything that anybody of the company may.
pub(crate) fn boss() -> Staff {
    staff(Capacity::HIRING_MANAGER)
}

/// Another one.
pub(crate) fn partner() -> Staff {
    staff(Capacity::HR_PARTNER)
}

/// A process of three steps: a chat, a case with a week's time, and after the candidate's yes a last chat.
pub(crate) fn plain() -> Process {
    let people = [Capacity::HIRING_MANAGER, Capacity::HR_PARTNER];
    process([
        Step::interview("chat", Capacity::HIRING_MANAGER).expect("a name"),
        Step::assignment("case", 7, people).expect("a name"),
        Step::interview("last_chat", people).expect("a name").after_a_yes().decided_within(Span::WorkingDays(2)),
    ])
}

/// A process of two steps: a day of four parts with assent, and a chat.
pub(super) fn of_parts() -> Process {
    let people = [Capacity::HIRING_MANAGER, Capacity::HR_PARTNER];
    let parts = [
        Part::interview("pairing", Capacity::HIRING_MANAGER).expect("a name"),
        Part::assignment("case", 3).expect("a name").taking(4).paid(Label::new("EUR 80").expect("a label")),
        Part::check("papers", "the register").expect("two names"),
        Part::interview("tour", Capacity::HR_PARTNER).expect("a name").only_informing(),
    ];
    process([
        Step::of("day", parts, people).expect("a name").with_assent().after_a_yes(),
        Step::interview("chat", people).expect("a name"),
    ])
}

/// A process of these steps, of two people who may everything.
pub(super) fn process(steps: impl IntoIterator<Item = Step>) -> Process {
    let all = Powers::from([Power::Selects, Power::Agrees, Power::Hears]);
    let cast = [(Capacity::HIRING_MANAGER, all), (Capacity::HR_PARTNER, all)];
    Process::new(cast, steps).expect("people of the cast")
}

/// Terms with this process.
pub(crate) fn terms(process: Process, version: u32) -> Terms {
    Terms::new("hostile", version, process).expect("a name")
}

/// The same under the rules of two places.
pub(super) fn under_rules(terms: Terms) -> Terms {
    let policy = Policy::builder().under(Rules::netherlands()).under(Rules::ontario()).build();
    terms.with_policy(policy.expect("the standard keeps them"))
}

/// A number of which each choice takes a digit.
#[derive(Debug, Clone, Copy)]
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        let sides = sides.max(1) as u64;
        let rolled = self.0 % sides;
        self.0 /= sides;
        usize::try_from(rolled).expect("less than the sides")
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())]
    }

    fn hits(&mut self, one_in: usize) -> bool {
        self.roll(one_in) + 1 == one_in
    }
}

/// An entry, and what it changed.
pub(super) struct Turn<'a> {
    /// Where the candidacy was before.
    pub(super) was: Now,
    /// What was open before.
    pub(super) owed: &'a [Promise],
    pub(super) entry: &'a Entry,
    /// What the entry ended.
    pub(super) ended: &'a [Promise],
    /// The candidacy after it.
    pub(super) candidacy: &'a Candidacy,
}

impl Turn<'_> {
    /// Did the candidate record it?
    pub(super) fn is_own(&self) -> bool {
        is_own(self.entry)
    }
}

/// Did the candidate record it, and nobody for them?
pub(super) fn is_own(entry: &Entry) -> bool {
    entry.by == Actor::Candidate && entry.writer().is_none()
}

/// How a history begins: the process, the rules, and who opens it.
fn opened(dice: &mut Dice) -> Candidacy {
    let process = if dice.hits(2) { of_parts() } else { plain() };
    let is_under_rules = dice.hits(2);
    let [first, second] = [1, 2].map(|version| {
        let terms = terms(process.clone(), version);
        if is_under_rules { under_rules(terms) } else { terms }
    });
    let at = crate::support::day(0);
    let kind = dice.of(&[FactKind::Applied, FactKind::Applied, FactKind::Approached, FactKind::TakenOver]);
    let facts = ways::facts(&first, None, kind, at);
    let fact = facts[dice.roll(facts.len())].clone();
    let fact = if dice.hits(2) { ways::without_pay(fact) } else { fact };
    let entry =
        if kind == FactKind::Applied { Entry::new(Actor::Candidate, fact, at) } else { Entry::new(boss(), fact, at) };
    let by_telephone = kind == FactKind::Applied && dice.hits(4);
    let entry = if by_telephone { entry.recorded_by(boss()) } else { entry };
    let mut candidacy = Candidacy::open(&first, entry).expect("a lawful opening");
    candidacy.know(&second);
    candidacy
}

/// How long nobody does anything.
fn pause(dice: &mut Dice) -> TimeDelta {
    let pauses =
        [TimeDelta::zero(), TimeDelta::minutes(-4), HOUR, HOUR * 9, DAY, DAY, DAY * 2, DAY * 4, DAY * 13, DAY * 50];
    dice.of(&pauses)
}

/// Goes through a history that the numbers say, and looks at each entry. An error ends it.
pub(super) fn walk(rolls: &[u64], mut look: impl FnMut(&Turn<'_>) -> Result<(), String>) -> Result<(), String> {
    let Some((first, rolls)) = rolls.split_first() else { return Ok(()) };
    let mut candidacy = opened(&mut Dice(*first));
    let mut at = candidacy.journal()[0].at;
    let none =
        Turn { was: candidacy.now(), owed: &[], entry: &candidacy.journal()[0], ended: &[], candidacy: &candidacy };
    look(&none)?;
    for roll in rolls {
        let mut dice = Dice(*roll);
        let now: Time = at + pause(&mut dice);
        let Some(entry) = acts::act(&mut dice, &candidacy, now) else { continue };
        at = at.max(entry.at);
        let (was, owed): (_, Vec<Promise>) = (candidacy.now(), candidacy.promises().collect());
        let ended = candidacy.record(entry.clone()).expect("it was checked").ended;
        let turn = Turn { was, owed: &owed, entry: &entry, ended: &ended, candidacy: &candidacy };
        look(&turn).map_err(|why| format!("{why}\nafter\n{}", tale(&candidacy)))?;
    }
    Ok(())
}

/// The journal in a line for each entry, for a person who looks for what went wrong.
pub(super) fn tale(candidacy: &Candidacy) -> String {
    let first = candidacy.journal()[0].at;
    let line = |(number, entry): (usize, &Entry)| {
        let hours = (entry.at - first).num_minutes();
        let who = match (entry.by, entry.writer()) {
            (Actor::Candidate, None) => "candidate",
            (Actor::Candidate, Some(_)) => "for the candidate",
            (Actor::Staff(_), _) => "company",
        };
        let happened = (first.max(entry.happened()) - first).num_minutes();
        let about = entry.fact.about().map_or(String::new(), |to| format!(" about {to}"));
        let part = entry.fact.part().map_or(String::new(), |part| format!(" part {part}"));
        let answer =
            if let Fact::CandidateInformed { answer, .. } = &entry.fact { answer.to_string() } else { String::new() };
        let kind = entry.fact.kind();
        let (days, minutes) = (hours / 1_440, hours % 1_440);
        format!("{number:>3} {days:>4} d {minutes:>4} min ({happened}) {who}: {kind}{about}{part} {answer}\n")
    };
    candidacy.journal().iter().enumerate().map(line).collect()
}
