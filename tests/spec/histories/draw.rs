//! Attempts: any fact, by anybody, with words that fit or do not, at a moment that fits or does not.

use super::processes::NAMED;
use crate::support::ways::{self, DAY, HOUR};
use crate::support::{reference, staff, text};
use candidacy::value::Correction;
use candidacy::value::meeting::Party;
use candidacy::value::{
    Answer, Ask, Condition, ConditionOutcome, Decision, Label, Manner, Name, Offer, Rejection, Times,
};
use candidacy::{
    Actor, Attendance, Candidacy, Capacity, Entry, Fact, FactKind, Feedback, Meeting, Seq, Staff, Terms, Time,
};
use chrono::TimeDelta;
use proptest::prelude::*;

/// What an attempt is made of: numbers, each of which chooses one thing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attempt {
    pub(crate) kind: u16,
    pub(crate) way: u8,
    pub(crate) actor: u8,
    pub(crate) clock: u8,
    pub(crate) besides: u16,
    pub(crate) words: u16,
}

/// Any attempt.
pub(crate) fn attempts() -> impl Strategy<Value = Attempt> {
    any::<(u16, u8, u8, u8, u16, u16)>().prop_map(|(kind, way, actor, clock, besides, words)| Attempt {
        kind,
        way,
        actor,
        clock,
        besides,
        words,
    })
}

/// How many times as likely a fact is, so that histories go far and do not end at once.
fn weight(kind: FactKind) -> usize {
    match kind {
        FactKind::CandidateAdvanced => 30,
        FactKind::OfferMade | FactKind::OfferAccepted => 20,
        FactKind::ConditionSettled => 16,
        FactKind::InterviewScheduled | FactKind::InterviewHeld | FactKind::AssignmentSent => 14,
        FactKind::AssignmentSubmitted | FactKind::CheckRequested | FactKind::CheckAnswered => 12,
        FactKind::CandidateInformed | FactKind::Reversed | FactKind::StepAgreed | FactKind::AssentGiven => 10,
        FactKind::EntryConfirmed | FactKind::EntryContested | FactKind::InterestShown | FactKind::Pooled => 8,
        FactKind::Hired | FactKind::OfferDeclined | FactKind::OfferWithdrawn => 8,
        FactKind::StartAgreed | FactKind::RequestMade | FactKind::Approached | FactKind::RoleMatched => 8,
        FactKind::NoteAdded | FactKind::ProfileReplaced | FactKind::CvReplaced | FactKind::ResponsibleNamed => 1,
        FactKind::Withdrew | FactKind::ApproachLapsed | FactKind::CandidateFeedbackGiven => 1,
        FactKind::RejectionDecided => 2,
        _ => 4,
    }
}

fn choose<T: Copy>(of: &[T], number: usize) -> T {
    of[number % of.len()]
}

impl Attempt {
    /// The entry that is tried next, and how far it moves the clock.
    pub(crate) fn entry(self, shelf: &[Terms], candidacy: &Candidacy, clock: &mut Time) -> Entry {
        let steps = [
            TimeDelta::zero(),
            TimeDelta::zero(),
            TimeDelta::minutes(1),
            HOUR,
            HOUR,
            HOUR * 6,
            DAY,
            DAY,
            DAY * 2,
            DAY * 8,
            DAY * 29,
        ];
        *clock += choose(&steps, self.clock.into());
        let at = self.moment(candidacy, clock);
        let kind = self.kind(candidacy);
        let mut fact = self.fact(shelf, candidacy, kind, at);
        self.vary(shelf, candidacy, &mut fact, at);
        let actor = self.actor(candidacy, kind);
        let entry = Entry::new(actor, fact, at);
        self.circumstances(candidacy, entry)
    }

    /// Mostly the moment of the clock; sometimes early or late, and sometimes on either side of a moment at which something ends.
    fn moment(self, candidacy: &Candidacy, clock: &mut Time) -> Time {
        let a_moment = TimeDelta::seconds(1);
        let last = candidacy.journal().last().map_or(*clock, |entry| entry.at);
        let skews = [TimeDelta::minutes(-4), TimeDelta::minutes(-10), -DAY, DAY];
        match self.besides >> 10 {
            number @ 0..=5 => *clock + choose(&skews, number.into()),
            6 | 7 => last - TimeDelta::minutes(5) - a_moment * i32::from(self.words % 2),
            8 if self.words.is_multiple_of(3) => last + DAY * 1_826 + a_moment * i32::from(self.words % 2),
            9..=16 => {
                let horizons = candidacy.terms().process().horizons();
                let days = choose(&[horizons.contest(), horizons.reversal(), 90], (self.words / 2).into());
                let from =
                    candidacy.journal().iter().rev().nth(usize::from(self.way) % 4).map_or(last, |entry| entry.at);
                let at = from + DAY * days.into() + a_moment * i32::from(self.words % 2);
                *clock = at.max(*clock);
                at
            }
            _ => *clock,
        }
    }

    /// Mostly what is legal, sometimes anything.
    fn kind(self, candidacy: &Candidacy) -> FactKind {
        let number = usize::from(self.kind / 5);
        if self.kind.is_multiple_of(5) {
            return choose(FactKind::ALL, number);
        }
        let legal: Vec<FactKind> =
            candidacy.legal().iter().flat_map(|kind| std::iter::repeat_n(kind, weight(kind))).collect();
        choose(&legal, number)
    }

    fn fact(self, shelf: &[Terms], candidacy: &Candidacy, kind: FactKind, at: Time) -> Fact {
        let facts = ways::facts(candidacy.terms(), Some(candidacy), kind, at);
        let last = u32::try_from(candidacy.journal().len()).expect("a short journal");
        let to = Seq(u32::from(self.words) % (last + 1));
        match facts.get(usize::from(self.way) % facts.len().max(1)) {
            Some(fact) => fact.clone(),
            None => match kind {
                FactKind::EntryConfirmed => Fact::EntryConfirmed { to },
                FactKind::EntryContested => Fact::EntryContested { to, why: text("not so") },
                FactKind::CandidateInformed => {
                    Fact::CandidateInformed { to, answer: Answer::Final, message: reference("message"), stated: None }
                }
                _ => ways::application(&shelf[0]),
            },
        }
    }

    /// Mostly somebody who could, sometimes anybody.
    fn actor(self, candidacy: &Candidacy, kind: FactKind) -> Actor {
        let mut everybody = vec![Actor::Candidate];
        everybody.extend(ways::cast(candidacy.terms()));
        let number = usize::from(self.actor / 4);
        if self.actor.is_multiple_of(4) {
            everybody.push(staff(Capacity::HIRING_MANAGER).into());
            return choose(&everybody, number);
        }
        let could: Vec<Actor> =
            everybody.iter().copied().filter(|actor| candidacy.legal_for(*actor).contains(kind)).collect();
        choose(if could.is_empty() { &everybody } else { &could }, number)
    }

    fn circumstances(self, candidacy: &Candidacy, mut entry: Entry) -> Entry {
        let cast: Vec<Staff> = candidacy.terms().process().cast().map(|(capacity, _)| staff(capacity)).collect();
        let number = usize::from(self.besides);
        let written = entry.by == Actor::Candidate && number.is_multiple_of(3) || number.is_multiple_of(61);
        if written {
            let writer =
                if number.is_multiple_of(31) { staff(Capacity::HIRING_MANAGER) } else { choose(&cast, number / 3) };
            entry = entry.recorded_by(writer);
        }
        if number.is_multiple_of(7) {
            let earlier = [HOUR, DAY, DAY * 5, -HOUR, TimeDelta::zero()];
            let occurred = entry.at - choose(&earlier, number / 7);
            entry = entry.occurred(occurred);
        }
        if (number / 2).is_multiple_of(2) {
            entry = entry.deviating(text("it was so"));
        }
        if number.is_multiple_of(19) {
            entry = entry.requested_as(reference(choose(&["a", "b", "c"], number / 19)));
        }
        entry
    }

    /// Lets the fact say something else: other people, other moments, other parts.
    fn vary(self, shelf: &[Terms], candidacy: &Candidacy, fact: &mut Fact, at: Time) {
        let number = usize::from(self.words);
        let some_of = |number: usize| {
            let cast = candidacy.terms().process().cast().map(|(capacity, _)| staff(capacity));
            let left_out = number % 9;
            let people: Vec<Staff> =
                cast.enumerate().filter(|(index, _)| *index != left_out).map(|(_, staff)| staff).collect();
            people
        };
        let horizon = DAY * candidacy.terms().process().horizons().appointment().into();
        let beyond = horizon + TimeDelta::seconds(1);
        let soon = at + choose(&[HOUR, HOUR * 3, DAY, DAY * 2, horizon, beyond, -HOUR, TimeDelta::zero()], number / 9);
        match fact {
            Fact::Applied(application) if number.is_multiple_of(2) => application.material.cv = None,
            Fact::ConsentGiven(consent) => {
                consent.until = at + choose(&[DAY * 300, DAY * 300, DAY * 5, TimeDelta::zero()], number);
            }
            Fact::CandidateAdvanced(decision) => **decision = self.decision(decision, candidacy),
            Fact::RejectionDecided(rejection) => **rejection = self.rejection(rejection, candidacy),
            Fact::StepRepeated { step, .. } if number.is_multiple_of(8) => *step = 7,
            Fact::Reversed(reversal) if number.is_multiple_of(3) => {
                reversal.review = Some(Label::new(choose(&["tribunal", "ombudsman"], number / 3)).expect("a label"));
            }
            Fact::Transferred(transfer) => {
                transfer.terms = shelf[number % shelf.len()].id().clone();
                transfer.step = choose(&[0, 1, 2, 3], number / 2);
                transfer.role = (number / 8).is_multiple_of(2).then(ways::some_role);
            }
            Fact::InterviewScheduled { meeting, .. } => **meeting = invitation(soon, some_of(number), number),
            Fact::InterviewRescheduled { part, meeting } => {
                let is = part.or(Some(1)).and_then(|part| candidacy.meeting(part));
                let moved = is.filter(|_| !number.is_multiple_of(4)).map(|is| moved(is, soon));
                **meeting = moved.unwrap_or_else(|| invitation(soon, some_of(number), number));
            }
            Fact::TimesProposed { times, .. } => *times = Times::new([soon, soon + HOUR]).expect("two times"),
            Fact::InterviewHeld(held) => {
                let attendance = Attendance::new(some_of(number)).expect("people");
                held.attendance = match number / 9 % 8 {
                    0 => attendance.late(Party::Candidate, 10),
                    1 => attendance.late(Party::Company, 10),
                    _ => attendance,
                };
                if number.is_multiple_of(37) {
                    held.part = Some(1);
                }
            }
            Fact::AssignmentSent { assignment, .. } if number.is_multiple_of(3) => {
                **assignment = assignment.as_ref().clone().on(soon);
            }
            Fact::AssignmentExtended { until, .. } => {
                let due = candidacy.due(fact_part(self.way)).unwrap_or(at);
                *until = choose(&[due, due + HOUR, at + DAY * 9, at + DAY * 30], number);
            }
            Fact::OfferMade(offer) => **offer = self.offer(candidacy, at),
            Fact::ConditionSettled { outcome, .. } if number.is_multiple_of(4) => *outcome = ConditionOutcome::NotMet,
            Fact::StartAgreed { on } => {
                let offered = candidacy.journal().iter().rev().find_map(|entry| entry.fact.offer()?.starts());
                let offered = offered.unwrap_or(at + DAY * 20);
                *on = choose(&[at + DAY, at + DAY * 20, offered, offered + TimeDelta::seconds(1), at - DAY], number);
            }
            Fact::FeedbackDelivered(feedback) if number.is_multiple_of(6) => **feedback = crate::support::feedback(0),
            Fact::FeedbackDelivered(feedback) if number.is_multiple_of(7) => **feedback = spoken(feedback),
            Fact::PutOnHold(hold) => hold.until = at + choose(&[DAY * 3, DAY * 20, TimeDelta::zero()], number),
            Fact::FollowUpPromised(promise) => promise.due = at + choose(&[DAY * 3, DAY * 3, -DAY], number),
            Fact::RequestMade(request) => match &mut request.ask {
                Ask::OtherTime { part, times } => {
                    *part = choose(&[None, Some(1), Some(2)], number);
                    *times = Times::new([soon, soon + HOUR]).expect("two times");
                }
                Ask::MoreTime { until } => *until = at + choose(&[DAY * 3, DAY * 9, -DAY], number),
                Ask::Concern { about, .. } if number.is_multiple_of(2) => *about = None,
                _ => {}
            },
            Fact::CandidateInformed { to, .. } | Fact::EntryConfirmed { to } | Fact::EntryContested { to, .. }
                if number.is_multiple_of(9) =>
            {
                *to = Seq(u32::from(self.words) / 9 % 40);
            }
            Fact::MomentCorrected(correction) => {
                let Correction { entry, moment, .. } = &mut **correction;
                let entries = u32::try_from(candidacy.journal().len()).expect("a short journal");
                *entry = match number % 4 {
                    0 => Seq(u32::from(self.words) / 4 % (entries + 1)),
                    1 => *entry,
                    _ => Seq(entries.saturating_sub(u32::from(self.words) / 4 % 6)),
                };
                let of = |seq: Option<u32>| seq.and_then(|seq| candidacy.entry(Seq(seq))).map_or(at, |entry| entry.at);
                let (before, was, after) = (of(entry.0.checked_sub(1)), of(Some(entry.0)), of(Some(entry.0 + 1)));
                let soon = [before, before, after, before + HOUR, at, was - TimeDelta::minutes(3), at - DAY, at + HOUR];
                *moment = choose(&soon, number / 64);
            }
            _ => {}
        }
    }

    fn decision(self, decision: &Decision, candidacy: &Candidacy) -> Decision {
        let decision = decision.clone();
        let people: Vec<Staff> = candidacy.terms().process().cast().map(|(capacity, _)| staff(capacity)).collect();
        let one = [choose(&people, usize::from(self.words) / 8)];
        match self.words % 8 {
            0 => decision.stood_back(one),
            1 => decision.together(one),
            2 => decision.with_tools([Label::new(NAMED).expect("a label")]),
            3 => decision.with_tools([Label::new("a secret tool").expect("a label")]),
            _ => Ok(decision),
        }
        .expect("one")
    }

    fn rejection(self, rejection: &Rejection, candidacy: &Candidacy) -> Rejection {
        let people: Vec<Staff> = candidacy.terms().process().cast().map(|(capacity, _)| staff(capacity)).collect();
        let one = [choose(&people, usize::from(self.words) / 8)];
        match self.words % 8 {
            0 => rejection.clone().stood_back(one).expect("one"),
            1 => rejection.clone().with_tools([Label::new("a secret tool").expect("a label")]).expect("one"),
            _ => rejection.clone(),
        }
    }

    fn offer(self, candidacy: &Candidacy, at: Time) -> Offer {
        let number = usize::from(self.words);
        let before = candidacy.journal().iter().rev().find_map(|entry| entry.fact.offer());
        let before = before.map_or(at, Offer::answer_by);
        let horizon = at + DAY * candidacy.terms().process().horizons().appointment().into();
        let some = [at + DAY * 14, before, before - TimeDelta::seconds(1), horizon, at + DAY * 80, at];
        let answer_by = choose(&some, number);
        let offer = Offer::new(reference("offer"), answer_by);
        let offer = if (number / 6).is_multiple_of(2) { offer.starting(at + DAY * 30) } else { offer };
        let names = match number / 12 % 4 {
            0 => &[][..],
            1 => &["papers"],
            2 => &["health"],
            _ => &["papers", "health"],
        };
        let condition =
            |name: &&str| Condition { name: Name::new(*name).expect("a name"), asked_of: None, due: at + DAY * 20 };
        names.iter().map(condition).try_fold(offer, Offer::under).expect("two conditions")
    }
}

fn fact_part(way: u8) -> u8 {
    way % 2 + 1
}

fn invitation(starts: Time, people: Vec<Staff>, number: usize) -> Meeting {
    let place = candidacy::Place::online("https://meet.example/a").expect("a link");
    let meeting = Meeting::new(starts, 60, place, people).expect("a meeting");
    if number.is_multiple_of(5) { meeting } else { meeting.sharing_the_screen() }
}

/// The same invitation at another time.
fn moved(is: &Meeting, starts: Time) -> Meeting {
    let meeting = Meeting::new(starts, is.minutes(), is.place().clone(), is.people().to_vec()).expect("it was one");
    if is.screen() == candidacy::value::meeting::Screen::Shared { meeting.sharing_the_screen() } else { meeting }
}

/// The same feedback, given in a conversation.
fn spoken(feedback: &Feedback) -> Feedback {
    let spoken =
        Feedback::new(feedback.reasons().clone(), feedback.advice().clone(), feedback.author(), Manner::Spoken);
    spoken.work_on(text("Load what a page needs in one query.")).expect("one point")
}
