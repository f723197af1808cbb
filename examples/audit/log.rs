//! From the rows of a log to the sightings of the judge.

use super::judges::Judges;
use super::mapping::{BETWEEN, Event, Mapping, Order, Rule};
use super::merged::Persons;
use super::moment::Moment;
use super::noticed::Noticed;
use candidacy::Time;
use candidacy::foreign::{Judgement, Sighting, What};
use chrono::TimeDelta;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::io::Write;

/// How often a long log says how far it is, in rows.
const PROGRESS: u64 = 100_000;

/// Takes what a reader finds in a log.
pub(super) trait Rows {
    /// Takes a row: its number, and the values of the columns that [`Columns`] has, in that order. A blank is none.
    fn row(&mut self, number: u64, cells: &[Option<&str>]);
    /// Takes a row that cannot be read.
    fn unreadable(&mut self, number: u64, why: &str);
    /// Takes a row that is about no case.
    fn about_no_case(&mut self) {}
    /// The rows of the case before are all there.
    fn end_of_case(&mut self) {}
    /// Takes the name of a column that no rule reads.
    fn unused(&mut self, _column: &str) {}
}

/// The columns that a mapping reads, each once.
pub(super) struct Columns {
    names: Vec<String>,
    case: Vec<usize>,
    events: Vec<EventColumns>,
    /// The place in `case` of the column that names a person.
    person: Option<usize>,
}

struct EventColumns {
    at: Vec<usize>,
    activity: Vec<usize>,
    left: Option<usize>,
    step: Option<usize>,
    part: Option<usize>,
    side: Option<usize>,
    actor: Option<usize>,
}

impl Columns {
    pub(super) fn of(mapping: &Mapping) -> Self {
        let mut names: Vec<String> = Vec::new();
        let mut place = |name: &String| {
            names.iter().position(|one| one == name).unwrap_or_else(|| {
                names.push(name.clone());
                names.len() - 1
            })
        };
        let case: Vec<usize> = mapping.case.iter().map(&mut place).collect();
        let mut events = Vec::new();
        for Event { at, left, activity, says: _, step, part, side, actor, actors_between: _ } in &mapping.event {
            let at = at.iter().map(&mut place).collect();
            let activity = activity.iter().map(&mut place).collect();
            let [left, step, part, side, actor] = [left, step, part, side, actor].map(|it| it.as_ref().map(&mut place));
            events.push(EventColumns { at, activity, left, step, part, side, actor });
        }
        let person = mapping.merged.as_ref();
        let person = person.and_then(|merged| mapping.case.iter().position(|name| *name == merged.column));
        Columns { names, case, events, person }
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }
}

/// The values of several columns as one text. None if all are blank.
fn joined<'c>(cells: &[Option<&'c str>], columns: &[usize], between: &str) -> Option<Cow<'c, str>> {
    if let [column] = columns {
        return cells[*column].map(Cow::Borrowed);
    }
    let values: Vec<&str> = columns.iter().map(|column| cells[*column].unwrap_or_default()).collect();
    values.iter().any(|value| !value.is_empty()).then(|| Cow::Owned(values.join(between).trim().to_owned()))
}

/// Looks for the last moment of a log, and at nothing else.
pub(super) struct Latest<'m> {
    pub(super) mapping: &'m Mapping,
    pub(super) columns: &'m Columns,
    pub(super) at: Option<Time>,
}

impl Rows for Latest<'_> {
    fn row(&mut self, _: u64, cells: &[Option<&str>]) {
        for event in &self.columns.events {
            let text = joined(cells, &event.at, " ");
            if let Some(Moment::At(at)) = text.map(|text| self.mapping.time.read(&text)) {
                self.at = self.at.max(Some(at));
            }
        }
    }

    fn unreadable(&mut self, _: u64, _: &str) {}
}

/// Puts what a log says before the judge, and notices what it does not understand.
pub(super) struct Log<'m> {
    mapping: &'m Mapping,
    columns: &'m Columns,
    persons: Persons,
    judges: Judges,
    pub(super) noticed: Noticed,
    /// The name of the file.
    file: String,
    /// Where bad rows are named, and how far it is.
    err: &'m mut dyn Write,
    /// The case of the row before, if cases end.
    case: String,
    /// Filled for each row.
    sighting: Sighting,
    /// Where each case has been until, if the log says it.
    stays: HashMap<String, Time>,
    /// When the last interview of each case was that was not rejected since.
    met: HashMap<String, Time>,
    /// From there to the rejection.
    until_rejected: Vec<TimeDelta>,
    /// What is put in order at the end of its case.
    held: BTreeMap<String, Vec<Held>>,
    /// The cases that ended, by a number made of their name.
    ended: HashSet<u64>,
    hasher: RandomState,
}

/// Something that a row says.
struct Said<'r> {
    at: Time,
    stay: Option<Stay>,
    rule: Cow<'r, Rule>,
    step: Option<&'r str>,
    part: Option<&'r str>,
    side: Option<&'r str>,
    actor: Option<&'r str>,
}

/// That it is the beginning of a stay, which ends then, or lasts.
#[derive(Clone, Copy)]
struct Stay {
    until: Option<Time>,
}

/// Something that a row said, until its case ends.
struct Held {
    sighting: Sighting,
    stay: Option<Stay>,
}

impl<'m> Log<'m> {
    pub(super) fn new(
        mapping: &'m Mapping,
        columns: &'m Columns,
        persons: Persons,
        judges: Judges,
        err: &'m mut dyn Write,
    ) -> Self {
        let sighting = Sighting::new("", What::Other, Time::UNIX_EPOCH);
        let (noticed, case, stays, held) = (Noticed::default(), String::new(), HashMap::new(), BTreeMap::new());
        let (ended, hasher) = (HashSet::new(), RandomState::new());
        let (file, met, until_rejected) = (String::new(), HashMap::new(), Vec::new());
        Log {
            mapping,
            columns,
            persons,
            judges,
            noticed,
            file,
            err,
            case,
            sighting,
            stays,
            met,
            until_rejected,
            held,
            ended,
            hasher,
        }
    }

    /// From now on, the rows are those of this file.
    pub(super) fn begin(&mut self, file: &str) {
        file.clone_into(&mut self.file);
    }

    /// Says what is to be said at once.
    fn say(&mut self) {
        self.noticed.say(&self.file, self.err);
        if self.noticed.rows.is_multiple_of(PROGRESS) {
            // Nobody is there to be told where even this cannot be written.
            let _ = writeln!(self.err, "{}: {} rows", self.file, self.noticed.rows);
        }
    }

    pub(super) fn judgement(mut self) -> (Noticed, Vec<TimeDelta>, Judgement) {
        for (case, held) in std::mem::take(&mut self.held) {
            self.put_in_order(&case, held);
        }
        (self.noticed, self.until_rejected, self.judges.judgement())
    }

    /// Fills in the name of the case. Returns the column that is blank, if one is.
    fn name_case(&mut self, cells: &[Option<&str>]) -> Result<(), &'m str> {
        let before = std::mem::take(&mut self.sighting.case);
        let mut case = before;
        case.clear();
        for (place, column) in self.columns.case.iter().enumerate() {
            let Some(value) = cells[*column] else { return Err(&self.columns.names[*column]) };
            if place > 0 {
                case.push('/');
            }
            case.push_str(if self.columns.person == Some(place) { self.persons.now(value) } else { value });
        }
        self.sighting.case = case;
        Ok(())
    }

    /// What an event of the mapping says in a row. None if it did not happen.
    fn said<'r>(&mut self, event: usize, number: u64, cells: &[Option<&'r str>]) -> Option<Said<'r>>
    where
        'm: 'r,
    {
        let (mapping, columns) = (self.mapping, &self.columns.events[event]);
        let event = &mapping.event[event];
        let text = joined(cells, &columns.at, " ")?;
        let at = match mapping.time.read(&text) {
            Moment::At(at) => at,
            Moment::Blank => {
                self.noticed.blank_dates += 1;
                return None;
            }
            Moment::Unreadable => {
                self.noticed.name(number, &format!("no moment: {text}"));
                return None;
            }
        };
        let rule = if let Some(rule) = &event.says {
            Cow::Borrowed(rule)
        } else {
            let activity = joined(cells, &columns.activity, BETWEEN).unwrap_or_default();
            mapping.meaning(&activity).map_or_else(
                || {
                    self.noticed.unmapped(&activity);
                    Cow::Owned(Rule { whats: vec![What::Other], ..Rule::default() })
                },
                Cow::Borrowed,
            )
        };
        let cell = |column: Option<usize>| column.and_then(|column| cells[column]);
        let until = match cell(columns.left).map(|text| (mapping.time.read(text), text)) {
            Some((Moment::Unreadable, text)) => {
                self.noticed.name(number, &format!("no moment: {text}"));
                None
            }
            Some((Moment::At(until), _)) if until < at => {
                self.noticed.name(number, "the stay ends before it begins");
                None
            }
            Some((Moment::At(until), _)) => Some(until),
            Some((Moment::Blank, _)) | None => None,
        };
        let stay = columns.left.map(|_| Stay { until });
        let mut actor = cell(columns.actor);
        if let Some((first, _)) = actor.zip(event.actors_between.as_deref()).and_then(|(all, by)| all.split_once(by)) {
            self.noticed.several_actors += 1;
            actor = Some(first.trim());
        }
        let named = |step: &'r str| mapping.steps.get(step).map_or(step, String::as_str);
        let (step, part, side) = (cell(columns.step).map(named), cell(columns.part), cell(columns.side));
        Some(Said { at, stay, rule, step, part, side, actor })
    }

    /// Puts it before the judge, or aside until the case ends.
    fn see(&mut self, said: &Said<'_>) {
        let Said { at, stay, rule, step, part, side, actor } = said;
        if rule.whats.is_empty() {
            self.noticed.left_out += 1;
        }
        self.sighting.at = *at;
        put(&mut self.sighting.step, step.or(rule.step.as_deref()));
        put(&mut self.sighting.part, part.or(rule.part.as_deref()));
        put(&mut self.sighting.actor, *actor);
        self.sighting.side = side.and_then(|side| self.mapping.sides.get(side).copied()).or(rule.side);
        for (place, what) in rule.whats.iter().enumerate() {
            self.sighting.what = *what;
            let stay = stay.filter(|_| place == 0);
            if self.mapping.order == Order::File {
                self.judge();
                if let Some(Stay { until }) = stay {
                    let before = match until {
                        Some(until) => self.stays.insert(self.sighting.case.clone(), until),
                        None => self.stays.remove(&self.sighting.case),
                    };
                    self.noticed.joins(&self.sighting.case, before, *at);
                }
            } else {
                let held = Held { sighting: Sighting { case: String::new(), ..self.sighting.clone() }, stay };
                match self.held.get_mut(&self.sighting.case) {
                    Some(case) => case.push(held),
                    None => drop(self.held.insert(self.sighting.case.clone(), vec![held])),
                }
            }
        }
    }

    /// Puts the sighting before the judge.
    fn judge(&mut self) {
        let sighting = &self.sighting;
        self.noticed.sightings += 1;
        self.judges.see(sighting);
        if sighting.at > self.judges.at {
            return;
        }
        if sighting.what == What::TookPlace {
            self.met.insert(sighting.case.clone(), sighting.at);
        } else if let (What::Rejected, Some(met)) = (sighting.what, self.met.remove(&sighting.case)) {
            self.until_rejected.push(sighting.at - met);
        }
    }

    fn put_in_order(&mut self, case: &str, mut held: Vec<Held>) {
        if self.mapping.order == Order::Backwards {
            held.reverse();
        } else {
            held.sort_by_key(|held| held.sighting.at);
        }
        let mut before = None;
        for Held { sighting, stay } in held {
            let at = sighting.at;
            self.sighting = Sighting { case: case.to_owned(), ..sighting };
            self.judge();
            if let Some(Stay { until }) = stay {
                self.noticed.joins(case, std::mem::replace(&mut before, until), at);
            }
        }
    }
}

impl Rows for Log<'_> {
    fn row(&mut self, number: u64, cells: &[Option<&str>]) {
        self.noticed.rows += 1;
        if let Err(column) = self.name_case(cells) {
            self.noticed.name(number, &format!("no case: `{column}` is blank"));
            return self.say();
        }
        if self.mapping.grouped && self.sighting.case != self.case {
            self.end_of_case();
            self.case.clone_from(&self.sighting.case);
        }
        let problems = self.noticed.unreadable + self.noticed.blank_dates;
        let events = 0..self.columns.events.len();
        let mut said: Vec<Said<'_>> = events.filter_map(|event| self.said(event, number, cells)).collect();
        // In a table of cases, the columns are in no order.
        if self.columns.events.len() > 1 {
            said.sort_by_key(|said| said.at);
        }
        for said in &said {
            self.see(said);
        }
        if said.is_empty() && problems == self.noticed.unreadable + self.noticed.blank_dates {
            self.noticed.name(number, "no moment: the columns of moments are blank");
        }
        self.say();
    }

    fn unreadable(&mut self, number: u64, why: &str) {
        self.noticed.rows += 1;
        self.noticed.name(number, why);
        self.say();
    }

    fn about_no_case(&mut self) {
        self.noticed.rows += 1;
        self.noticed.about_no_case += 1;
    }

    fn end_of_case(&mut self) {
        let case = std::mem::take(&mut self.case);
        if case.is_empty() {
            return;
        }
        if let Some(held) = self.held.remove(&case) {
            self.put_in_order(&case, held);
        }
        self.judges.close(&case);
        self.stays.remove(&case);
        self.met.remove(&case);
        if !self.ended.insert(self.hasher.hash_one(&case)) {
            self.noticed.came_again(&case);
        }
    }

    fn unused(&mut self, column: &str) {
        self.noticed.unused(column);
    }
}

/// Fills in a text, in the room of the one before.
fn put(slot: &mut Option<String>, text: Option<&str>) {
    match (slot.as_mut(), text) {
        (Some(slot), Some(text)) => {
            slot.clear();
            slot.push_str(text);
        }
        (None, None) => {}
        (_, text) => *slot = text.map(str::to_owned),
    }
}
