//! One entry: whose act it is, when it is recorded, and how it was. The law says which of them is lawful.

use super::dice::Dice;
use super::facts::{Facts, Speaker};
use super::people::staff;
use super::says::{Says, later};
use crate::candidacy::Candidacy;
use crate::law::{By, Entry, Fact, FactKind, Now, Refusal, Why};
use crate::terms::{Power, Process};
use crate::value::actor::{Actor, Staff};
use crate::value::decision::Assent;
use crate::value::text::{DocumentRef, Text};
use crate::value::time::Time;
use chrono::TimeDelta;

/// A fact that is wanted, and the part, the step or the entry that it has to be about, if that matters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) kind: FactKind,
    pub(super) about: Option<u32>,
}

impl Wanted {
    /// Returns true if it is what is wanted. An extra interview is about no part, and an assent that is refused leads back.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts go astray")]
    fn is_it(self, fact: &Fact) -> bool {
        let astray = match fact {
            Fact::InterviewHeld(held) => held.extra.is_some(),
            Fact::AssentGiven(assent) => **assent != Assent::Given,
            _ => false,
        };
        let step = if let Fact::StepRepeated { step, .. } = fact { Some(*step) } else { None };
        let about = fact.about().map(|seq| seq.0).or_else(|| step.or_else(|| fact.part()).map(u32::from));
        // A part that alone takes a fact need not be named.
        self.about.is_none_or(|wanted| !astray && about.is_none_or(|about| about == wanted))
    }
}

/// How an entry is recorded: after a pause, by somebody, with what is not as usual.
#[derive(Debug, Clone)]
pub(super) struct Act {
    pub(super) how: Dice,
    pub(super) says: Says,
}

/// The circumstances that are not as usual.
#[derive(Debug, Clone, Default)]
struct Oddly {
    earlier: Option<TimeDelta>,
    deviation: Option<Text>,
    request_id: Option<DocumentRef>,
}

/// The moment of the latest entry in the order of the journal, which a wrong clock may have put elsewhere.
fn last_moment(candidacy: &Candidacy) -> Time {
    let recorded = candidacy.last_line().entry.at;
    let process = candidacy.terms().process();
    // The law says it to somebody who writes a note before that.
    let note = |note| Some(Entry::new(staff(process.cast().next()?.0, 0), Fact::NoteAdded { note }, recorded));
    match Text::new("a").ok().and_then(|text| candidacy.check(&note(text)?).err()) {
        Some(Refusal { why: Why::Backwards { last }, .. }) => last,
        Some(_) | None => recorded,
    }
}

impl Act {
    /// The first entry that the law takes of those with the fact that is wanted, if it leads to where this holds.
    pub(super) fn entry(&self, candidacy: &Candidacy, wanted: Wanted, fits: &impl Fn(Now) -> bool) -> Option<Entry> {
        let Act { mut how, mut says } = self.clone();
        let last = last_moment(candidacy);
        let at = later(last, pause(&mut how));
        let oddly = odd(&mut how, &mut says, candidacy);
        let is_early = how.hits(4);
        let lawful = |entry: &Entry| candidacy.check(entry).is_ok_and(|now| fits(led(candidacy, entry, now)));
        for (by, writer) in actors(&mut how, &mut says, candidacy, wanted.kind) {
            // A slow clock counts as that of the entry before: what is still ahead is ahead of both.
            let speaker = Speaker { by, at: at.max(last) };
            let mut facts = Facts { says: &mut says, candidacy, speaker, about: wanted.about };
            for fact in facts.of(wanted.kind).into_iter().filter(|fact| wanted.is_it(fact)) {
                // Whether an interview took place is known once it has started.
                let starts = || candidacy.due(fact.part().unwrap_or_else(|| only_set_up(candidacy)));
                let waits = matches!(wanted.kind, FactKind::InterviewHeld | FactKind::InterviewMissed) && !is_early;
                let at = if waits { starts().map_or(at, |starts| starts.max(at)) } else { at };
                for (at, oddly) in [(at, Some(&oddly)), (at, None), (last, None)] {
                    let entry = Entry { at, by, fact: fact.clone(), circumstances: None };
                    let entry = writer.into_iter().fold(entry, Entry::recorded_by);
                    let entry = oddly.map_or(entry.clone(), |oddly| oddly.of(entry, candidacy));
                    if lawful(&entry) {
                        return Some(entry);
                    }
                    let deviating = entry.deviating(says_why(&self.says));
                    if lawful(&deviating) {
                        return Some(deviating);
                    }
                }
            }
        }
        None
    }

    /// An entry of a kind by the candidate and by each capacity, lawful or not.
    pub(super) fn probes(&self, candidacy: &Candidacy, kind: FactKind) -> impl Iterator<Item = Entry> {
        let (mut says, at, by) = (self.says.clone(), last_moment(candidacy), Actor::Candidate);
        let facts = Facts { says: &mut says, candidacy, speaker: Speaker { by, at }, about: None }.of(kind);
        let cast = candidacy.terms().process().cast().map(|(capacity, _)| staff(capacity, 0).into());
        let actors = std::iter::once(by).chain(cast);
        actors.zip(facts.into_iter().next().into_iter().cycle()).map(move |(by, fact)| Entry::new(by, fact, at))
    }
}

fn says_why(says: &Says) -> Text {
    says.clone().text()
}

/// The place after an entry that is lawful. An objection and an assent that is refused take moves back, which only shows afterwards.
fn led(candidacy: &Candidacy, entry: &Entry, now: Now) -> Now {
    if !matches!(entry.fact.kind(), FactKind::EntryContested | FactKind::AssentGiven) {
        return now;
    }
    let mut then = candidacy.clone();
    then.take(entry.clone()).map_or(now, |()| then.now())
}

/// The number of the first part that is set up.
fn only_set_up(candidacy: &Candidacy) -> u8 {
    (1..=8).find(|number| candidacy.due(*number).is_some()).unwrap_or(1)
}

/// How long nobody does anything. A clock may be four minutes slow, and seldom it is years ahead.
fn pause(how: &mut Dice) -> TimeDelta {
    const HOUR: TimeDelta = TimeDelta::hours(1);
    const DAY: TimeDelta = TimeDelta::days(1);
    let days = TimeDelta::days(i64::from(how.number(20)));
    let odd =
        how.one_of(&[TimeDelta::minutes(-4), HOUR, HOUR, DAY * 50, DAY * 100, TimeDelta::nanoseconds(90_000_000_001)]);
    let odd = if how.hits(40) { DAY * 365 * 6 } else { odd };
    how.one_of(&[TimeDelta::zero(), HOUR, days, days, days, days, odd])
}

/// Everybody who may record a fact of a kind: the candidate, somebody who writes it down for them, and people of the company.
fn actors(how: &mut Dice, says: &mut Says, candidacy: &Candidacy, kind: FactKind) -> Vec<(Actor, Option<Staff>)> {
    let process = candidacy.terms().process();
    let mut actors = Vec::new();
    if candidacy.legal_for(Actor::Candidate).contains(kind) {
        actors.push((Actor::Candidate, None));
        let writer = says.anybody(process);
        let written = (Actor::Candidate, Some(writer));
        if how.hits(4) { actors.insert(0, written) } else { actors.push(written) }
    }
    let staff = process.cast().map(|(capacity, _)| says.staff(capacity));
    let staff =
        staff.filter(|staff| candidacy.legal_for(*staff).contains(kind)).map(|staff| (Actor::Staff(staff), None));
    let staff = how.turned(staff.collect());
    if how.hits(2) { staff.into_iter().chain(actors).collect() } else { actors.into_iter().chain(staff).collect() }
}

fn odd(how: &mut Dice, says: &mut Says, candidacy: &Candidacy) -> Oddly {
    let earlier = how.one_of(&[TimeDelta::hours(1), TimeDelta::days(2), TimeDelta::days(30)]);
    let earlier = how.hits(3).then_some(earlier);
    let deviation = how.hits(8).then(|| says.text());
    // A key that no other entry has.
    let key = || DocumentRef::new(format!("{} {}", says.word(), candidacy.journal().len())).ok();
    let request_id = how.hits(4).then(key).flatten();
    Oddly { earlier, deviation, request_id }
}

impl Oddly {
    fn of(&self, entry: Entry, candidacy: &Candidacy) -> Entry {
        let opened = candidacy.journal().first().map_or(entry.at, |opening| opening.at);
        let occurred = self.earlier.map(|earlier| later(entry.at, -earlier).max(opened));
        let entry = occurred.into_iter().fold(entry, Entry::occurred);
        let entry = self.deviation.clone().into_iter().fold(entry, Entry::deviating);
        self.request_id.clone().into_iter().fold(entry, Entry::requested_as)
    }
}

/// Somebody who may open a candidacy by a fact that is such people's.
pub(super) fn opener(how: &mut Dice, says: &mut Says, process: &Process, by: By) -> (Actor, Option<Staff>) {
    if by == By::Candidate {
        return (Actor::Candidate, how.hits(4).then(|| says.anybody(process)));
    }
    let selecting: Vec<_> = process.who(Power::Selects).iter().collect();
    let capacity = how.one_of(&selecting);
    (says.staff(capacity).into(), None)
}
