//! What the law knows of a candidacy between two entries, and how an accepted entry changes it.

use super::closes_of;
use crate::law::entry::Entry;
use crate::law::fact::{Fact, FactKind};
use crate::law::memory::{Item, Memory, Move, Stop, StopReason, Trail};
use crate::law::now::{Now, Since};
use crate::law::parts::PartState;
use crate::law::pending::{Pending, Pendings};
use crate::law::phase::Phase;
use crate::law::rule::To;
use crate::terms::Terms;
use crate::value::actor::Actor;
use crate::value::answer::Answer;
use crate::value::decision::Assent;
use crate::value::id::Seq;
use crate::value::meeting::{NoMeeting, Party};
use crate::value::request::Ask;
use crate::value::time::Time;

/// Everything that the law remembers. What is legal depends on it and on the payloads of entries, and on nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) now: Now,
    /// The terms that rule, by their place on the shelf.
    pub(crate) terms: u8,
    /// The kinds of which something waits: kept here because it is asked far more often than it changes.
    pending: Pendings,
    pub(crate) memory: Box<Memory>,
}

/// What follows from an entry that the law accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Then {
    pub(crate) now: Now,
    /// The index of the part that it is about, from 0.
    pub(crate) part: Option<u8>,
    /// The terms that rule from then on.
    pub(crate) terms: u8,
    pub(crate) to: To,
    pub(crate) opens: Pendings,
    pub(crate) closes: Pendings,
}

/// An accepted entry, with what came before it.
#[derive(Clone, Copy)]
struct Accepted<'a> {
    shelf: &'a [Terms],
    before: &'a [Entry],
    entry: &'a Entry,
    seq: u32,
    /// Its moment, in the order of the journal.
    at: Time,
}

impl Accepted<'_> {
    fn fact_of(&self, seq: u32) -> Option<&Fact> {
        Some(&Seq(seq).entry(self.before)?.fact)
    }
}

impl State {
    /// Before the opening.
    pub(crate) fn blank() -> State {
        State { now: Now::BLANK, terms: 0, pending: Pendings::EMPTY, memory: Box::new(Memory::new()) }
    }

    /// The kinds of which something waits.
    pub(crate) fn pending(&self) -> Pendings {
        self.pending
    }

    /// Where it was before the latest move that stands, and the entry of that move.
    pub(super) fn latest_move(&self) -> Option<(Now, u32)> {
        self.memory.moves.last().map(|latest| (latest.now, latest.seq))
    }

    /// The terms that ruled before the latest move.
    pub(super) fn terms_before(&self) -> u8 {
        self.memory.moves.last().map_or(self.terms, |latest| latest.terms)
    }

    /// The moment of an entry in the order of the journal: as recorded, unless a clock was wrong.
    pub(crate) fn moment(&self, entries: &[Entry], seq: u32) -> Option<Time> {
        match self.memory.clock.binary_search_by_key(&seq, |(seq, _)| *seq) {
            Ok(place) => self.memory.clock.get(place).map(|(_, moment)| *moment),
            Err(_) => Seq(seq).entry(entries).map(|entry| entry.at),
        }
    }

    /// The moment that an entry comes after: that of the latest, or the right one, if the entry corrects it.
    pub(super) fn last_before(&self, before: &[Entry], entry: &Entry) -> Option<Time> {
        let seq = Seq::from_index(before.len().checked_sub(1)?);
        let last = self.moment(before, seq.0)?;
        match &entry.fact {
            Fact::MomentCorrected { entry: corrected, moment, .. } if *corrected == seq => Some(last.min(*moment)),
            _ => Some(last),
        }
    }

    /// The entry with which the candidate came to the step.
    pub(super) fn entered(&self) -> u32 {
        let here = |trail: &&Trail| (trail.terms, trail.step) == (self.terms, self.now.step);
        self.memory.trails.iter().rfind(here).map_or(0, |trail| trail.entered)
    }

    /// Changes to after an entry that the law has accepted.
    pub(crate) fn follow(&mut self, shelf: &[Terms], before: &[Entry], entry: &Entry, then: Then) {
        let seq = Seq::from_index(before.len()).0;
        let last = self.last_before(before, entry);
        let at = last.map_or(entry.at, |last| last.max(entry.at));
        if at != entry.at {
            self.memory.clock.push((seq, at)); // it counts as that of the entry before it
        }
        if entry.request_id().is_some() {
            self.memory.keyed.push(seq);
        }
        self.memory.touched.clear();
        let it = Accepted { shelf, before, entry, seq, at };
        if then.to == To::Back {
            self.go_back(it);
        } else {
            self.go_on(it, then);
        }
        self.complete(it);
        self.pending = self.memory.pending();
    }

    fn go_on(&mut self, it: Accepted<'_>, then: Then) {
        let kind = it.entry.fact.kind();
        let (was, terms) = (std::mem::replace(&mut self.now, then.now), std::mem::replace(&mut self.terms, then.terms));
        let since = self.memory.since;
        let makes_an_offer = matches!(kind, FactKind::OfferMade | FactKind::OfferAccepted);
        let moved = self.now != was || self.terms != terms || makes_an_offer && it.seq > 0;
        if moved {
            self.memory.moves.push(Move { seq: it.seq, part: then.part, now: was, since, terms });
        }
        self.date(it, then, was);
        self.stop_and_go(it, then);
        self.lose(it, was, since, then.part);
        let assent = self.needs_assent(it, was, terms);
        let closes = self.closing(it, then.closes, assent);
        let by = if moved { Seq(it.seq).later() } else { None };
        self.end(it, closes, by);
        self.open_all(it, then.opens, assent);
        self.hear(it);
        self.remember(it);
    }

    /// Dates the phase and the parts: since which entries they are as they are.
    fn date(&mut self, it: Accepted<'_>, then: Then, was: Now) {
        let (kind, since) = (it.entry.fact.kind(), &mut self.memory.since);
        match then.part.map(usize::from) {
            Some(part) => {
                let dates = !matches!(kind, FactKind::PartAssessed | FactKind::TimesProposed | FactKind::InterviewConfirmed);
                if dates {
                    since.set_part(part, it.seq);
                }
                match kind {
                    FactKind::InterviewConfirmed => since.set_confirmed(part, it.entry.is_own()),
                    FactKind::InterviewRescheduled => since.set_confirmed(part, it.entry.is_own()),
                    _ if dates => since.set_confirmed(part, false),
                    _ => {}
                }
                if self.now.phase != was.phase {
                    since.phase = it.seq;
                }
            }
            None if matches!(then.to, To::Onward | To::Step | To::Again) => *since = since.all(it.seq),
            None if self.now.phase != was.phase || it.seq == 0 => since.phase = it.seq,
            None => match kind {
                FactKind::StartAgreed | FactKind::OfferMade | FactKind::OfferAccepted => since.phase = it.seq,
                FactKind::ConsentGiven if self.now.phase == Phase::Pooled => since.phase = it.seq,
                _ => {}
            },
        }
        match kind {
            FactKind::OfferMade => since.offer = Seq(it.seq).later(),
            FactKind::OfferAccepted => since.accepted = since.offer,
            _ => {}
        }
    }

    /// Does a body have to agree before the candidate is told of this decision?
    fn needs_assent(&self, it: Accepted<'_>, was: Now, terms: u8) -> bool {
        let decision = matches!(it.entry.fact.kind(), FactKind::CandidateAdvanced | FactKind::RejectionDecided);
        let step = it.shelf.get(usize::from(terms)).and_then(|terms| terms.process().step(was.step));
        decision && step.is_some_and(crate::terms::Step::needs_assent)
    }

    /// What the fact closes. What the candidate has not said, or has not been told of, ends nothing that the company owes.
    fn closing(&self, it: Accepted<'_>, closes: Pendings, assent: bool) -> Pendings {
        if assent || it.entry.writer().is_some() {
            return Pendings::EMPTY;
        }
        let outcome = match it.entry.fact.kind() {
            FactKind::FeedbackDelivered | FactKind::FeedbackUnwanted => self.has_ended(),
            FactKind::Pooled => !self.is_owed_feedback(),
            FactKind::OfferMade => self.now.phase == Phase::Offered,
            _ => true,
        };
        if outcome { closes } else { closes.difference(Pending::Outcome.into()) }
    }

    /// Has the company ended it, or the candidate? Feedback then says how.
    fn has_ended(&self) -> bool {
        self.now.phase.is_closed() || matches!(self.now.phase, Phase::FeedbackDue | Phase::Pooled)
    }

    /// Was the candidate interviewed, or did they work, since they last had feedback?
    fn is_owed_feedback(&self) -> bool {
        self.memory.met.is_some_and(|met| self.memory.covered.is_none_or(|covered| met > covered))
    }

    fn end(&mut self, it: Accepted<'_>, closes: Pendings, by: crate::journal::Later) {
        if closes.contains(Pending::Hold) && self.memory.waits(Pending::Hold) {
            self.stop_ends(it.seq, |why| matches!(why, StopReason::Hold { .. }));
        }
        self.memory.end(closes, by);
    }

    fn open_all(&mut self, it: Accepted<'_>, opens: Pendings, assent: bool) {
        let mut opens = opens;
        let kind = it.entry.fact.kind();
        if kind == FactKind::Approached && it.seq > 0 {
            opens = opens.difference(Pending::Notice.into()); // out of the pool: they know
        }
        if matches!(kind, FactKind::Pooled | FactKind::VacancyClosed) && self.is_owed_feedback() {
            opens = opens.union(Pending::Feedback.into());
        }
        if self.memory.waits(Pending::Feedback) {
            opens = opens.difference(Pending::Feedback.into()); // it is owed already, and since earlier
        }
        if assent {
            opens = opens.union(Pending::Assent.into());
        }
        for what in opens.iter() {
            self.open(it.seq, what, 0);
        }
        let absent = match &it.entry.fact {
            Fact::InterviewMissed { why, .. } => *why == NoMeeting::NoShow(Party::Candidate),
            Fact::InterviewHeld(held) => held.attendance.lateness().is_some_and(|late| late.who == Party::Candidate),
            _ => false,
        };
        if it.entry.writer().is_some() || absent {
            self.open(it.seq, Pending::Confirmation, 0);
            if absent {
                self.memory.hear(it.seq, Pending::Confirmation, Seq(it.seq).later()); // it shows at once
            }
        }
        match &it.entry.fact {
            Fact::RequestMade(request) => self.open(it.seq, Pending::of_request(request.ask.kind()), 0),
            Fact::OfferAccepted => {
                self.memory.end(Pending::Condition.into(), Seq(it.seq).later());
                let accepted = self.memory.since.accepted.and_then(|offer| Seq(offer.get()).entry(it.before));
                if let Some(Fact::OfferMade(offer)) = accepted.map(|entry| &entry.fact) {
                    (0..).zip(offer.conditions()).for_each(|(nth, _)| self.open(it.seq, Pending::Condition, nth));
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, seq: u32, what: Pending, nth: u8) {
        let trail = self.trail(seq);
        self.memory.open(Item { seq, what, nth, terms: self.terms, trail, word: None, ended: None });
    }

    /// Takes in a word about an item, and what the candidate confirms.
    fn hear(&mut self, it: Accepted<'_>) {
        match &it.entry.fact {
            Fact::CandidateInformed { to, answer, .. } => self.inform(it, to.0, *answer),
            Fact::AssentGiven(assent) => self.agree(it, assent),
            Fact::ConditionSettled { condition, .. } => {
                let open = self.memory.waiting().find(|item| is_condition(it, item, condition.as_str())).copied();
                open.into_iter().for_each(|item| self.memory.finish(item.seq, item.what, item.nth));
            }
            Fact::EntryConfirmed { to } => {
                self.memory.finish(to.0, Pending::Confirmation, 0);
                let (kept, own) = (it.fact_of(to.0).map(Fact::kind), self.trail(it.seq));
                self.end(it, kept.map_or(Pendings::EMPTY, closes_of), None);
                self.wish(own, it.seq);
            }
            Fact::EntryContested { to, .. } => {
                self.memory.finish(to.0, Pending::Confirmation, 0);
                if Seq(to.0).entry(it.before).is_some_and(|entry| entry.writer().is_some()) {
                    while self.latest_move().is_some_and(|(_, seq)| seq >= to.0) {
                        self.undo(it, true);
                    }
                } else {
                    self.meet(it, false);
                }
            }
            _ => {}
        }
    }

    fn inform(&mut self, it: Accepted<'_>, to: u32, answer: Answer) {
        let Some(item) = super::informed_of(&self.memory, to).copied() else { return };
        let word = Seq(it.seq).later();
        match item.what {
            Pending::Hold => {
                if item.word.is_none() {
                    let why = StopReason::Hold { trail: item.trail };
                    self.memory.stops.push(Stop { why, from: it.seq, to: None });
                }
                self.memory.hear(to, item.what, word);
            }
            Pending::Feedback => {
                self.memory.hear(to, item.what, word);
                if self.has_ended() {
                    self.memory.end(Pending::Outcome.into(), None); // told how it ended
                }
            }
            Pending::Outcome | Pending::Confirmation | Pending::Assent | Pending::Condition => {
                self.memory.hear(to, item.what, word);
            }
            Pending::Notice
            | Pending::Vacancy
            | Pending::FollowUp
            | Pending::Message
            | Pending::Help
            | Pending::MoreTime
            | Pending::OtherTime
            | Pending::Adjustment
            | Pending::Concern
            | Pending::DataRight => {
                if answer == Answer::Final || super::ends_with_an_answer(item.what) {
                    self.memory.finish(to, item.what, item.nth);
                } else {
                    self.memory.hear(to, item.what, word);
                }
            }
        }
    }

    /// The assent was given, and the candidate is told; or it was refused, and the decision goes back.
    fn agree(&mut self, it: Accepted<'_>, assent: &Assent) {
        let decided = self.memory.touched.iter().find(|(_, what, _)| *what == Pending::Assent).map(|(seq, ..)| *seq);
        let Some(decided) = decided else { return };
        match assent {
            Assent::Given => {
                let closes = it.fact_of(decided).map_or(Pendings::EMPTY, |fact| closes_of(fact.kind()));
                self.end(it, closes, None);
            }
            Assent::Refused { .. } if self.latest_move().is_some_and(|(_, seq)| seq == decided) => self.undo(it, true),
            Assent::Refused { .. } => {}
        }
    }

    /// Keeps what later entries need to know.
    fn remember(&mut self, it: Accepted<'_>) {
        let memory = &mut self.memory;
        match &it.entry.fact {
            Fact::ConsentGiven(_) => memory.consent = Some(it.seq),
            Fact::Withdrew if memory.consent.take().is_some() => memory.consent_withdrawn = true,
            Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted => memory.covered = Some(it.seq),
            Fact::ResponsibleNamed { .. } => memory.responsible = Seq(it.seq).later(),
            Fact::MomentCorrected { entry, moment, .. } => {
                match memory.clock.binary_search_by_key(&entry.0, |(seq, _)| *seq) {
                    Ok(place) => memory.clock.iter_mut().skip(place).take(1).for_each(|(_, at)| *at = *moment),
                    Err(place) => memory.clock.insert(place, (entry.0, *moment)),
                }
            }
            Fact::Applied(_) | Fact::InterestShown => {
                let trail = self.trail(it.seq);
                self.restart(trail, it.seq);
                self.meets(trail, it.seq, false);
            }
            Fact::InterviewHeld(_) => self.meet(it, false),
            Fact::AssignmentSubmitted { .. } => {
                memory.handed_in = true;
                self.meet(it, true);
            }
            Fact::AssignmentSent { .. } => memory.met = Some(it.seq),
            Fact::TakenOver(takeover) if takeover.step > 0 => self.meet(it, false),
            Fact::InterviewRescheduled { .. } | Fact::InterviewCancelled { .. } | Fact::TimesProposed { .. } => {
                if it.entry.is_own() {
                    let trail = self.trail(it.seq);
                    self.wish(trail, it.seq);
                }
            }
            Fact::RequestMade(request) if it.entry.is_own() => {
                let until = match &request.ask {
                    Ask::MoreTime { until } => *until,
                    Ask::OtherTime { times, .. } => times.last(),
                    _ => return,
                };
                self.memory.stops.push(Stop { why: StopReason::Wish { until }, from: it.seq, to: Some(it.seq) });
            }
            _ => {}
        }
    }

    /// An interview that is taken away after its start, and work that was out and is not wanted: the candidate waits for the outcome.
    fn lose(&mut self, it: Accepted<'_>, was: Now, since: Since, part: Option<u8>) {
        let process = it.shelf.get(usize::from(self.terms)).map(Terms::process);
        let lost = match part.map(usize::from) {
            Some(part) if was.is_set_up(part) => match (it.entry.fact.kind(), it.fact_of(since.part(part))) {
                (FactKind::PartWaived, Some(Fact::AssignmentSent { .. } | Fact::AssignmentExtended { .. })) => true,
                (
                    FactKind::PartWaived
                    | FactKind::InterviewCancelled
                    | FactKind::InterviewRescheduled
                    | FactKind::InterviewMissed,
                    Some(Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. }),
                ) => meeting.starts() <= it.at && !is_no_show_of_the_candidate(&it.entry.fact),
                _ => false,
            },
            Some(_) => false,
            // The step is left or repeated while work is out.
            None if was.phase.is_in_a_step() && self.now != was && !self.now.phase.is_closed() => {
                let is_work = |part: &crate::terms::Part| part.kind() == crate::terms::PartKind::Assignment;
                let parts = process.map_or(&[][..], |process| process.parts(was.step));
                parts.iter().enumerate().any(|(index, part)| is_work(part) && was.parts.get(index) == PartState::SetUp)
            }
            None => false,
        };
        if lost {
            self.meet(it, false);
        }
    }

    /// The candidate was met, or worked: they wait for the outcome.
    fn meet(&mut self, it: Accepted<'_>, by_work: bool) {
        self.memory.met = Some(it.seq);
        let trail = self.trail(it.seq);
        self.meets(trail, it.seq, by_work);
        let before_the_offer = !matches!(self.now.phase, Phase::Offered | Phase::Accepted);
        if before_the_offer && !self.now.phase.is_closed() && !self.memory.waits(Pending::Outcome) {
            self.open(it.seq, Pending::Outcome, 0);
        }
    }

    fn meets(&mut self, trail: u16, seq: u32, by_work: bool) {
        if let Some(trail) = self.memory.trails.get_mut(usize::from(trail)) {
            trail.first.get_or_insert(seq);
            trail.last = Some(seq);
            if trail.complete.is_none() {
                trail.by_work = by_work;
            }
        }
    }

    /// What always holds after an entry: somebody waits for the outcome of an application and of a step that is done, and for feedback
    /// where it is due.
    fn complete(&mut self, it: Accepted<'_>) {
        let phase = self.now.phase;
        let decided = matches!(phase, Phase::Screening | Phase::Deciding);
        let assent = self.memory.waits(Pending::Assent);
        if decided || phase.is_in_a_step() {
            let trail = self.trail(it.seq);
            let met = self.memory.trails.get_mut(usize::from(trail)).is_some_and(|trail| {
                if decided && trail.complete.is_none() {
                    trail.complete = Some(trail.last.unwrap_or(it.seq));
                }
                trail.first.is_some()
            });
            if (decided || met) && !assent && !self.memory.waits(Pending::Outcome) {
                self.open(it.seq, Pending::Outcome, 0);
            }
        }
        if phase == Phase::FeedbackDue && !self.memory.waits(Pending::Feedback) {
            self.open(it.seq, Pending::Feedback, 0);
        }
    }
}

/// Is it this condition of the offer that was accepted?
fn is_condition(it: Accepted<'_>, item: &Item, name: &str) -> bool {
    item.what == Pending::Condition && super::condition(it.before, item).is_some_and(|condition| condition.name.as_str() == name)
}

fn is_no_show_of_the_candidate(fact: &Fact) -> bool {
    matches!(fact, Fact::InterviewMissed { why: NoMeeting::NoShow(Party::Candidate), .. })
}

/// The way back, and the clocks.
impl State {
    fn go_back(&mut self, it: Accepted<'_>) {
        if let Fact::Reversed(reversal) = &it.entry.fact
            && reversal.review.is_some()
        {
            self.undo(it, false);
            let trail = self.trail(it.seq);
            self.restart(trail, it.seq);
            return;
        }
        self.undo(it, false);
    }

    /// Takes the latest move back. `unmade`: it never was what it seemed, so that nothing was kept by it.
    fn undo(&mut self, it: Accepted<'_>, unmade: bool) {
        let Some(Move { seq, part, now, since, terms }) = self.memory.moves.pop() else { return };
        let Some(undone) = Seq(seq).entry(it.before) else { return };
        (self.now, self.terms) = (now, terms);
        match part {
            None => self.memory.since = since,
            Some(part) => self.memory.since.restore_part(part.into(), &since),
        }
        let by_the_candidate = undone.by == Actor::Candidate;
        let kind = undone.fact.kind();
        let met = matches!(kind, FactKind::InterviewHeld | FactKind::AssignmentSubmitted);
        let untold = super::is_told_by_word(kind);
        self.memory.take_back(seq, met, unmade || by_the_candidate || untold);
        if by_the_candidate && undone.writer().is_none() && now.phase != Phase::Pooled {
            self.memory.stops.push(Stop { why: StopReason::Away, from: seq, to: Some(it.seq) });
        }
        let started = |starts: Time| starts <= it.at;
        let was_lost = match &undone.fact {
            Fact::AssignmentSent { .. } => true,
            Fact::InterviewScheduled { meeting, .. } => started(meeting.starts()),
            _ => false,
        };
        if was_lost {
            self.meet(it, false);
        }
    }

    /// The trail of the step that it is at; a new one, where the candidate comes to it for the first time.
    fn trail(&mut self, seq: u32) -> u16 {
        let (terms, step) = (self.terms, self.now.step);
        let trails = &mut self.memory.trails;
        let place = trails.iter().rposition(|trail| (trail.terms, trail.step) == (terms, step));
        let place = place.unwrap_or_else(|| {
            let (first, last, complete, wish) = (None, None, None, None);
            trails.push(Trail { terms, step, entered: seq, first, last, complete, by_work: false, wish });
            trails.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    /// The ceilings of a step begin again: by the candidate's own application, or by a review from outside.
    fn restart(&mut self, trail: u16, seq: u32) {
        if let Some(trail) = self.memory.trails.get_mut(usize::from(trail)) {
            let (first, last, complete) = (trail.first.map(|_| seq), trail.last.map(|_| seq), trail.complete.map(|_| seq));
            *trail = Trail { entered: seq, first, last, complete, ..*trail };
        }
    }

    fn wish(&mut self, trail: u16, seq: u32) {
        if let Some(trail) = self.memory.trails.get_mut(usize::from(trail)) {
            trail.wish = Some(seq);
        }
    }

    /// Times that wait for the candidate stop the clock of setting up, and start it again.
    fn stop_and_go(&mut self, it: Accepted<'_>, then: Then) {
        let Some(part) = then.part else { return };
        let trail = self.trail(it.seq);
        let is_it = |why: StopReason| why == StopReason::Proposed { trail, part };
        self.stop_ends(it.seq, is_it);
        if let Fact::TimesProposed { times, .. } = &it.entry.fact
            && it.entry.by != Actor::Candidate
            && times.len() > 1
        {
            self.memory.stops.push(Stop { why: StopReason::Proposed { trail, part }, from: it.seq, to: None });
        }
    }

    fn stop_ends(&mut self, seq: u32, is_it: impl Fn(StopReason) -> bool) {
        let lasting = self.memory.stops.iter_mut().filter(|stop| stop.to.is_none() && is_it(stop.why));
        lasting.for_each(|stop| stop.to = Some(seq));
    }
}
