//! What is printed of a candidacy: each entry, and what follows from it.

use crate::team::{Done, Team};
use candidacy::candidacy::Recorded;
use candidacy::promise::{How, Side};
use candidacy::{Actor, Candidacy, Promise, Seq, Status, Terms, Time};
use chrono::TimeDelta;

/// A store, and what is told of a candidacy. It keeps a copy, as a second process would: line by line.
pub(super) struct Story<'a> {
    name: &'static str,
    team: &'a Team,
    terms: &'a Terms,
    kept: Option<Candidacy>,
}

impl<'a> Story<'a> {
    pub(super) fn new(name: &'static str, team: &'a Team, terms: &'a Terms) -> Self {
        Story { name, team, terms, kept: None }
    }

    /// Keeps what was recorded, and prints it with everything that follows from it. Returns its number.
    pub(super) fn keep(&mut self, words: &str) -> impl FnOnce(Recorded<'_>) -> Done<Seq> {
        move |Recorded { line, opened, ended, redated, told, .. }| {
            let before = self.kept.as_ref().map(place).unwrap_or_default();
            let candidacy = match self.kept.take() {
                Some(mut kept) => kept.append(line.to_owned()).map(|_| ()).map(|()| kept)?,
                None => Candidacy::open(self.terms, line.entry.clone())?,
            };
            let candidacy = self.kept.insert(candidacy);
            let who = match line.entry.by {
                Actor::Candidate => self.name,
                Actor::Staff(staff) => self.team.name(staff),
            };
            let now = place(candidacy);
            let led = if now == before { String::new() } else { format!("→ {now}") };
            println!(
                "{}",
                format!("  {:>2}  {}  {who:<6}{words:<58}{led}", line.seq.0, stamp(line.entry.at)).trim_end()
            );

            let ended = |how: How| -> Vec<String> {
                let so = ended.iter().filter(|promise| promise.end.is_some_and(|end| end.how == how));
                so.map(|promise| promise.kind.to_string()).collect()
            };
            follows("kept", &ended(How::Kept));
            follows("put off", &ended(How::PutOff));
            follows("released", &ended(How::Released));
            follows("promised", &promised(self.name, &opened));
            follows("now due", &promised(self.name, &redated));
            let by_the_company = |seq: &&Seq| candidacy.entry(**seq).is_some_and(|told| told.by != Actor::Candidate);
            let name = |told: &Seq| if *told == line.seq { "this".to_owned() } else { format!("entry {told}") };
            follows("to tell", &told.iter().filter(by_the_company).map(name).collect::<Vec<_>>());
            Ok(line.seq)
        }
    }
}

fn promised(candidate: &str, promises: &[Promise]) -> Vec<String> {
    let by = |promise: &Promise| match promise.by {
        Side::Candidate => format!(" from {candidate}"),
        Side::Company => String::new(),
        Side::Both => " from both".to_owned(),
    };
    let line = |promise: &Promise| format!("{}{} by {}", promise.kind, by(promise), last_day(promise.due));
    promises.iter().map(line).collect()
}

/// One line of what follows from an entry. What is there several times is counted.
fn follows(word: &str, what: &[String]) {
    let count =
        |same: &[String]| if same.len() == 1 { same.concat() } else { format!("{} × {}", same.len(), same[0]) };
    let what: Vec<String> = what.chunk_by(|one, next| one == next).map(count).collect();
    if !what.is_empty() {
        println!("{:24}{word:<10}{}", "", what.join(", "));
    }
}

/// Where a candidacy is: the step, and how far it has got in it.
fn place(candidacy: &Candidacy) -> String {
    match candidacy.step() {
        Some(step) if !candidacy.phase().is_closed() => format!("{}: {}", step.name(), candidacy.phase()),
        _ => candidacy.phase().to_string(),
    }
}

/// How everything that was ever promised stands at the end.
pub(super) fn settled<P>(candidacy: &Candidacy<P>) -> String {
    let (end, promises) = (candidacy.last_line().entry.at, candidacy.all_promises());
    let kept = promises.iter().filter(|promise| promise.status(end) == Status::Kept).count();
    let missed = promises.iter().filter(|promise| promise.is_overdue(end)).count();
    let owed = if candidacy.is_settled() { "Nothing is owed any more" } else { "Something is still owed" };
    format!("{owed}. Of {} promises {kept} were kept in time, and {missed} were missed.", promises.len())
}

fn stamp(at: Time) -> String {
    at.format("%a %e %b %H:%M").to_string()
}

/// The last day in time. A span in days is over when its last day is, at midnight.
fn last_day(due: Time) -> String {
    (due - TimeDelta::seconds(1)).format("%a %e %b").to_string()
}
