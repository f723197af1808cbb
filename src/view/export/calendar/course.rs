//! The course of a journal: what was planned in it, and since which entry each thing is as it is.

use crate::candidacy::Candidacy;
use crate::law::{Entry, Fact, FactKind, Parts, Phase};
use crate::promise::{self, Life, Promise, Trace};
use crate::terms::calendar::LastDay;
use crate::terms::policy::PromiseKind;
use crate::terms::{Part, Terms};
use crate::told::Told;
use crate::value::id::{PersonId, Seq};
use crate::value::meeting::Meeting;
use crate::value::text::Name;
use crate::value::time::Time;
use crate::value::work::Assignment;
use std::collections::HashMap;

/// Everything that a calendar shows of a journal.
pub(crate) struct Course<'a> {
    entries: &'a [Entry],
    pub(super) planned: Vec<Planned<'a>>,
    pub(super) lives: Vec<Life>,
    places: Vec<Place<'a>>,
    /// The right moments of the entries that a wrong clock dated.
    right: HashMap<Seq, Time>,
    /// For each entry its number for the reader.
    numbers: Vec<Seq>,
    /// For each entry the highest number of it and of those before it.
    highest: Vec<Seq>,
    /// For each number the moment of its entry, or of telling it.
    moments: Vec<Time>,
}

/// Something at a time, and what became of it.
pub(crate) struct Planned<'a> {
    /// The entry that made it.
    pub(super) made: Seq,
    /// The entry since which it is as it is.
    pub(super) changed: Seq,
    pub(super) what: What<'a>,
    /// True if it takes place, or took place.
    pub(super) stands: bool,
    /// The step, and the part where there are several.
    pub(super) of: Option<(&'a Name, Option<&'a Name>)>,
}

/// The kind of something planned.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What<'a> {
    /// An interview that was scheduled, with the entry of its latest invitation.
    Meeting(&'a Meeting, Seq),
    /// An interview that took place without. It has a moment, and no length that anybody wrote down.
    Unplanned,
    /// The day that is booked for the work of an assignment.
    WorkDay(&'a Assignment, Time),
    /// The first day.
    FirstDay(Time),
}

/// The place of the candidacy after an entry.
struct Place<'a> {
    terms: &'a Terms,
    step: u8,
    /// The offer that was accepted.
    accepted: Option<Seq>,
}

/// The memory of the fold of a journal, from entry to entry.
#[derive(Default)]
struct Carried {
    /// For each part of the step the interview that is scheduled.
    standing: [Option<usize>; Parts::MAX],
    /// For each part of the step the booked day of the work that is out.
    booked: [Option<usize>; Parts::MAX],
    /// For each entry the interview that it scheduled, moved or held, or the day of work that it booked.
    of: HashMap<Seq, usize>,
    /// For each entry that work has been out since the day that is booked for it, if one is.
    works: HashMap<Seq, Option<usize>>,
    /// The moves that stand.
    moves: Vec<u32>,
    first_day: Option<usize>,
}

impl<'a> Course<'a> {
    /// Everything that had been recorded by a moment.
    pub(crate) fn recorded<S>(candidacy: &'a Candidacy<S>, at: Time) -> Self {
        let entries = candidacy.until(at);
        let (mut course, trace) = Course::new(candidacy.shelf(), entries);
        let all = || (0..).map(Seq).take(entries.len());
        course.moments = all().filter_map(|seq| trace.state.moment(entries, seq.0)).collect();
        course.numbered(all().collect())
    }

    /// Everything that was told.
    pub(crate) fn told(told: &'a Told<'_>) -> Self {
        let (mut course, _) = Course::new(told.known.shelf(), told.known.journal());
        course.moments = told.news.iter().map(|news| told.told_at(news)).collect();
        course.lives.retain(|life| Told::shows(life.promise.kind));
        course.numbered(told.numbers())
    }

    fn new(shelf: &'a [Terms], entries: &'a [Entry]) -> (Self, Trace<'a>) {
        let mut course = Course {
            entries,
            planned: Vec::new(),
            lives: promise::lives(shelf, entries),
            places: Vec::with_capacity(entries.len()),
            right: HashMap::new(),
            numbers: Vec::new(),
            highest: Vec::new(),
            moments: Vec::new(),
        };
        let (mut trace, mut carried) = (Trace::new(shelf, entries), Carried::default());
        while let Some((seq, entry, _)) = trace.step() {
            let state = &trace.state;
            let Some(terms) = shelf.get(usize::from(state.terms)) else { break };
            let accepted = state.memory.since.accepted.map(|offer| Seq(offer.get()));
            course.places.push(Place { terms, step: state.now.step, accepted });
            course.meetings(seq, entry, &trace, &mut carried);
            course.work_days(seq, entry, &trace, &mut carried);
            course.taken_back(seq, &trace, &mut carried);
            course.first_day(seq, &trace, &mut carried);
            if let Fact::MomentCorrected(correction) = &entry.fact {
                course.right.insert(correction.entry, correction.moment);
                let dated = carried.of.get(&correction.entry).and_then(|place| course.planned.get_mut(*place));
                dated.into_iter().filter(|it| it.what == What::Unplanned).for_each(|it| it.changed = seq);
            }
        }
        (course, trace)
    }

    fn numbered(self, numbers: Vec<Seq>) -> Self {
        let highest = numbers.iter().scan(Seq(0), |highest, number| {
            *highest = *number.max(highest);
            Some(*highest)
        });
        Course { highest: highest.collect(), numbers, ..self }
    }
}

/// The fold.
impl<'a> Course<'a> {
    /// The interviews that are scheduled after an entry; those that no longer are took place, or do not take place.
    fn meetings(&mut self, seq: Seq, entry: &'a Entry, trace: &Trace<'a>, carried: &mut Carried) {
        let (now, since) = (trace.state.now, trace.state.memory.since);
        let mut standing = [None; Parts::MAX];
        for (index, (was, is)) in carried.standing.iter().zip(&mut standing).enumerate() {
            let invited = Seq(since.part(index));
            let meeting = invited.entry(self.entries).and_then(|entry| entry.fact.meeting());
            let Some(meeting) = meeting.filter(|_| now.is_set_up(index)) else { continue };
            let what = What::Meeting(meeting, invited);
            // Moved, it stays the same; found again, it is what it was; else it is new.
            let moved = was.filter(|_| entry.fact.kind() == FactKind::InterviewRescheduled);
            let known = carried.of.get(&invited).copied().or(moved);
            let place = known.unwrap_or_else(|| self.plan(seq, what, self.name(index)));
            carried.of.insert(invited, place);
            self.set(place, seq, what, true);
            *is = Some(place);
        }
        let held = trace.part.filter(|_| entry.fact.kind() == FactKind::InterviewHeld).map(usize::from);
        for (index, was) in carried.standing.iter().enumerate() {
            let Some(place) = was.filter(|was| !standing.contains(&Some(*was)) && held != Some(index)) else {
                continue;
            };
            if let Some(left) = self.planned.get(place).map(|left| left.what) {
                self.set(place, seq, left, false);
            }
        }
        let was_planned = held.is_some_and(|index| carried.standing.get(index).is_some_and(Option::is_some));
        if let Fact::InterviewHeld(it) = &entry.fact
            && (it.extra.is_some() || held.is_some() && !was_planned)
        {
            let of = held.and_then(|index| self.name(index));
            carried.of.insert(seq, self.plan(seq, What::Unplanned, of));
        }
        carried.standing = standing;
    }

    /// The days that are booked for work that is out. A day stays as it was once the work came back, and does not take place where the work
    /// is waived, left or taken back.
    fn work_days(&mut self, seq: Seq, entry: &Entry, trace: &Trace<'a>, carried: &mut Carried) {
        let (now, since) = (trace.state.now, trace.state.memory.since);
        let mut booked = [None; Parts::MAX];
        for (index, is) in booked.iter_mut().enumerate().filter(|(index, _)| now.is_set_up(*index)) {
            let dated = Seq(since.part(index));
            let place = carried.works.get(&dated).copied().unwrap_or_else(|| {
                let (sent, assignment) = self.sent(index, dated)?;
                let what = What::WorkDay(assignment, assignment.day()?);
                let known = carried.of.get(&sent).copied();
                let place = known.unwrap_or_else(|| self.plan(seq, what, self.name(index)));
                carried.of.insert(sent, place);
                Some(place)
            });
            carried.works.insert(dated, place);
            if let Some((place, what)) = place.and_then(|place| Some((place, self.planned.get(place)?.what))) {
                self.set(place, seq, what, true);
            }
            *is = place;
        }
        let came_back = trace.part.filter(|_| entry.fact.kind() == FactKind::AssignmentSubmitted).map(usize::from);
        for (index, was) in carried.booked.iter().enumerate() {
            let Some(place) = was.filter(|was| !booked.contains(&Some(*was)) && came_back != Some(index)) else {
                continue;
            };
            if let Some(left) = self.planned.get(place).map(|left| left.what) {
                self.set(place, seq, left, false);
            }
        }
        carried.booked = booked;
    }

    /// The assignment that a part has been out with since this entry, or since an earlier one that this one gives more time for.
    #[expect(clippy::wildcard_enum_match_arm, reason = "two facts send work out")]
    fn sent(&self, index: usize, since: Seq) -> Option<(Seq, &'a Assignment)> {
        let is_it = |part: Option<u8>| part.is_none_or(|number| usize::from(number) == index + 1);
        let until = self.entries.get(..=since.index())?;
        for (place, entry) in until.iter().enumerate().rev() {
            match &entry.fact {
                Fact::AssignmentSent { part, assignment } if is_it(*part) => {
                    return Some((Seq::from_index(place), assignment));
                }
                Fact::AssignmentExtended { .. } => {}
                _ if place == since.index() => return None,
                _ => {}
            }
        }
        None
    }

    /// An interview did not take place if its move is taken back: one that nobody had scheduled, and one that was, where a contest takes
    /// its scheduling back with it.
    fn taken_back(&mut self, seq: Seq, trace: &Trace<'a>, carried: &mut Carried) {
        let (moves, stand) = (&mut carried.moves, &trace.state.memory.moves);
        let gone: Vec<u32> = moves.drain(moves.len().min(stand.len())..).collect();
        moves.extend(stand.iter().skip(moves.len()).map(|latest| latest.seq));
        for place in gone.iter().filter_map(|gone| carried.of.get(&Seq(*gone))) {
            let what = self.planned.get(*place).map(|held| held.what);
            let stands = [&carried.standing, &carried.booked].iter().any(|all| all.contains(&Some(*place)));
            if let Some(what) = what.filter(|_| !stands) {
                self.set(*place, seq, what, false);
            }
        }
    }

    /// The first day, from when somebody accepted an offer that names one or both agreed on it.
    fn first_day(&mut self, seq: Seq, trace: &Trace<'a>, carried: &mut Carried) {
        let state = &trace.state;
        let entries = self.entries.get(..=seq.index()).unwrap_or_default();
        let expected = matches!(state.now.phase, Phase::Accepted | Phase::Hired);
        let day = state.first_day(entries).filter(|_| expected).map(What::FirstDay);
        match (day, carried.first_day) {
            (Some(day), Some(place)) => self.set(place, seq, day, true),
            (Some(day), None) => carried.first_day = Some(self.plan(seq, day, None)),
            (None, Some(place)) => {
                if let Some(was) = self.planned.get(place).map(|was| was.what) {
                    self.set(place, seq, was, false);
                }
            }
            (None, None) => {}
        }
    }

    fn plan(&mut self, made: Seq, what: What<'a>, of: Option<(&'a Name, Option<&'a Name>)>) -> usize {
        self.planned.push(Planned { made, changed: made, what, stands: true, of });
        self.planned.len() - 1
    }

    fn set(&mut self, place: usize, seq: Seq, what: What<'a>, stands: bool) {
        if let Some(planned) = self.planned.get_mut(place)
            && (planned.what, planned.stands) != (what, stands)
        {
            (planned.what, planned.stands, planned.changed) = (what, stands, seq);
        }
    }

    /// The step after the latest entry, and its part where it has several.
    fn name(&self, index: usize) -> Option<(&'a Name, Option<&'a Name>)> {
        let place = self.places.last()?;
        let step = place.terms.process().step(place.step)?;
        let part = step.parts().get(index).filter(|_| step.parts().len() > 1);
        Some((step.name(), part.map(Part::name)))
    }
}

/// The answers for a component.
impl<'a> Course<'a> {
    /// The number of an entry for the reader.
    pub(super) fn number(&self, entry: Seq) -> Seq {
        self.numbers.get(entry.index()).copied().unwrap_or(entry)
    }

    /// Counts the changes of something. An entry that is told late has changed it, too, if it stands before the latest change.
    /// The count may be too high, and it rises with each change.
    pub(super) fn sequence(&self, made: Seq, changed: Seq) -> u32 {
        self.revision(changed).0.saturating_sub(self.number(made).0)
    }

    /// When it was changed, or when the change was told.
    pub(super) fn moment(&self, changed: Seq) -> Time {
        let moment = self.moments.get(self.revision(changed).index());
        moment.copied().unwrap_or(Time::UNIX_EPOCH)
    }

    fn revision(&self, changed: Seq) -> Seq {
        self.highest.get(changed.index()).copied().unwrap_or(changed)
    }

    /// When an interview took place that nobody had scheduled.
    pub(super) fn happened(&self, held: Seq) -> Option<Time> {
        let entry = held.entry(self.entries)?;
        let occurred = entry.circumstances.as_ref().and_then(|besides| besides.occurred);
        occurred.or_else(|| self.right.get(&held).copied()).or(Some(entry.at))
    }

    /// The last second that is in time for a promise. In a promise of days that is the last one of the last day.
    pub(super) fn last_second(&self, promise: &Promise) -> Time {
        let (due, whole) = (promise.due, self.last_day(promise).is_some_and(|last| last.whole));
        due.checked_sub_signed(chrono::TimeDelta::seconds(1)).filter(|_| whole).unwrap_or(due)
    }

    /// The last day that is in time for a promise.
    pub(super) fn last_day(&self, promise: &Promise) -> Option<LastDay> {
        let place = self.places.get(promise.entry.index())?;
        Some(place.terms.policy().calendar().last_day(promise.due))
    }

    /// Returns true if the person is invited to something planned, or was there.
    pub(crate) fn comes(&self, planned: &Planned<'_>, person: PersonId) -> bool {
        match planned.what {
            What::Meeting(meeting, _) => meeting.people().iter().any(|staff| staff.person == person),
            What::Unplanned => planned.made.entry(self.entries).is_some_and(|entry| entry.fact.attended_by(person)),
            What::WorkDay(..) | What::FirstDay(_) => false,
        }
    }

    /// The assignment that a hand-in is owed for.
    pub(super) fn work(&self, promise: &Promise) -> Option<&'a Assignment> {
        let before = self.entries.get(..=promise.entry.index()).filter(|_| promise.kind == PromiseKind::Submission)?;
        before.iter().rev().find_map(|entry| {
            let Fact::AssignmentSent { part, assignment } = &entry.fact else { return None };
            Some(&**assignment).filter(|_| part.is_none_or(|part| part == promise.number))
        })
    }

    /// The subject of a promise with a number: the condition, the part of the step, or the step if that has no other part. Whether there
    /// could be several stands beside it.
    pub(super) fn about(&self, promise: &Promise) -> Option<(&'a Name, bool)> {
        let place = self.places.get(promise.entry.index())?;
        let index = usize::from(promise.number).checked_sub(1)?;
        if promise.kind == PromiseKind::Condition {
            let offer = place.accepted?.entry(self.entries)?.fact.offer()?;
            return Some((&offer.conditions().get(index)?.name, true));
        }
        let step = place.terms.process().step(place.step)?;
        match step.parts() {
            // The number of an assessment is that of an interviewer.
            parts if parts.len() > 1 && promise.kind != PromiseKind::Assessment => {
                Some((parts.get(index)?.name(), true))
            }
            _ => Some((step.name(), false)),
        }
    }
}
