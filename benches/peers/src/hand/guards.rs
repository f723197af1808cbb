//! The guards of the hand-written law.

use super::{Hand, Item};
use candidacy::law::{By, Condition, PartState, Pending, request_row};
use candidacy::terms::{Part, PartKind, Power, Task};
use candidacy::value::meeting::Screen;
use candidacy::value::{Ask, Deciders, Manner, MaterialKind, Request};
use candidacy::{Actor, Entry, Fact, FactKind, Feedback, Meeting, PersonId, Phase, Staff, Time, Why};
use chrono::{TimeDelta, Timelike};

type Judged = Result<(), Why>;

pub(super) fn must(holds: bool, why: Why) -> Judged {
    if holds { Ok(()) } else { Err(why) }
}

/// What a deviation meets.
pub(super) fn should(entry: &Entry, holds: bool, why: Why) -> Judged {
    must(holds || entry.deviation().is_some(), why)
}

/// At most so many days later. Adding days in chrono is slow, so seconds are looked at first, as the law does.
fn is_within(at: Time, from: Time, days: u16) -> bool {
    at <= from || at.timestamp() - from.timestamp() < i64::from(days) * 86_400 || at <= days_after(from, days)
}

fn days_after(at: Time, days: u16) -> Time {
    at.checked_add_signed(TimeDelta::days(days.into())).unwrap_or(Time::MAX_UTC)
}

/// Only the last second of a minute can leap.
pub(super) fn on_the_clock(at: Time) -> Judged {
    must(at.timestamp_subsec_nanos() < 1_000_000_000 || at.second() == 59, Why::NoSuchMoment)
}

/// A moment that is still ahead.
pub(super) fn ahead(moment: Time, at: Time) -> Judged {
    on_the_clock(moment)?;
    must(moment > at, Why::InThePast)
}

fn occurs(kind: FactKind) -> bool {
    matches!(
        kind,
        FactKind::InterviewHeld
            | FactKind::InterviewMissed
            | FactKind::AssignmentSubmitted
            | FactKind::CheckAnswered
            | FactKind::RequestMade
            | FactKind::CandidateFeedbackGiven
    )
}

/// Who acts.
impl Hand {
    pub(super) fn candidate(&self, by: Actor) -> Judged {
        must(by == Actor::Candidate, Why::NotTheirs { by: By::Candidate })
    }

    pub(super) fn staff(&self, by: Actor) -> Judged {
        match by {
            Actor::Candidate => Err(Why::NotTheirs { by: By::Staff }),
            Actor::Staff(staff) => self.of_the_cast(staff),
        }
    }

    pub(super) fn either(&self, by: Actor) -> Judged {
        match by {
            Actor::Candidate => Ok(()),
            Actor::Staff(staff) => self.of_the_cast(staff),
        }
    }

    pub(super) fn of_the_cast(&self, staff: Staff) -> Judged {
        let capacity = staff.capacity;
        self.process().powers(capacity).map(drop).ok_or(Why::NotInTheCast(capacity))
    }

    fn has(&self, staff: Staff, power: Power, by: By) -> Judged {
        let powers = self.process().powers(staff.capacity).ok_or(Why::NotInTheCast(staff.capacity))?;
        must(powers.contains(power), Why::NotTheirs { by })
    }

    pub(super) fn selects(&self, by: Actor) -> Judged {
        match by {
            Actor::Candidate => Err(Why::NotTheirs { by: By::Selects }),
            Actor::Staff(staff) => self.has(staff, Power::Selects, By::Selects),
        }
    }

    /// A person who decides at the step.
    pub(super) fn decider(&self, by: Actor) -> Judged {
        let Actor::Staff(staff) = by else { return Err(Why::NotTheirs { by: By::Decides }) };
        self.of_the_cast(staff)?;
        must(self.process().deciders(self.now.step).contains(staff.capacity), Why::NotTheirs { by: By::Decides })
    }
}

/// Whose entry it is, and when.
impl Hand {
    #[inline]
    pub(super) fn in_order(&self, entry: &Entry) -> Judged {
        on_the_clock(entry.at)?;
        let own = entry.by == Actor::Candidate && entry.writer().is_none();
        if !own {
            let is_before = entry.at < self.last && self.last - entry.at > TimeDelta::minutes(5);
            must(!is_before, Why::Backwards { last: self.last })?;
            should(entry, is_within(entry.at, self.last, 1_826), Why::FarAhead { last: self.last })?;
        }
        if entry.circumstances.is_some() { self.besides(entry) } else { Ok(()) }
    }

    #[cold]
    fn besides(&self, entry: &Entry) -> Judged {
        let kind = entry.fact.kind();
        if let Some(writer) = entry.writer() {
            must(entry.by == Actor::Candidate && kind != FactKind::FeedbackUnwanted, Why::NotWrittenDown)?;
            self.of_the_cast(writer)?;
        }
        let happened = entry.happened();
        on_the_clock(happened)?;
        if happened != entry.at {
            let since = self.moment(0).is_some_and(|opened| happened >= opened);
            must((occurs(kind) || entry.writer().is_some()) && happened <= entry.at && since, Why::NotOccurredThen)?;
        }
        let key = entry.request_id();
        let same =
            |seq: &u32| self.journal.get(*seq as usize).is_some_and(|is| is.request_id() == key && is.by == entry.by);
        must(key.is_none() || !self.keyed.iter().any(same), Why::RequestTaken)
    }
}

/// What lies over a phase.
impl Hand {
    pub(super) fn free(&self) -> Judged {
        must(!self.pending.contains(Pending::Assent), Why::NotNow(Condition::AssentFree))
    }

    pub(super) fn told(&self) -> Judged {
        let untold = |item: &Item| item.what == Pending::Confirmation && !item.word;
        let waits = self.pending.contains(Pending::Confirmation) && self.items.iter().any(untold);
        must(!waits, Why::NotNow(Condition::NothingUntold))
    }

    pub(super) fn no_work_out(&self) -> Judged {
        must(!self.is_out(PartKind::Assignment), Why::NotNow(Condition::NoWorkOut))
    }

    pub(super) fn is_out(&self, kind: PartKind) -> bool {
        let set_up = |index| self.is_set_up(index);
        self.parts().iter().enumerate().any(|(index, part)| part.kind() == kind && set_up(index))
    }

    pub(super) fn is_set_up(&self, index: usize) -> bool {
        self.now.phase.is_in_a_step() && self.now.parts.get(index) == PartState::SetUp
    }

    pub(super) fn parts(&self) -> &[Part] {
        self.process().parts(self.now.step)
    }
}

/// What facts say.
impl Hand {
    /// An application under these terms, with the dates and the material that the process asks for.
    pub(super) fn opens(&self, entry: &Entry) -> Judged {
        let Fact::Applied(application) = &entry.fact else { return Err(Why::NotHere) };
        self.candidate(entry.by)?;
        on_the_clock(entry.at)?;
        let (process, opening, material) = (self.process(), &application.opening, &application.material);
        must(*self.terms.id() == opening.terms, Why::OtherTerms)?;
        let missing = process.dates().iter().any(|name| opening.date(name).is_none());
        must(!missing, Why::DateMissing)?;
        let documents = material.documents.iter().map(|document| document.kind);
        let takes = process.material();
        let brought = documents.chain(material.cv.as_ref().map(|_| MaterialKind::Cv)).collect();
        must(takes == brought, Why::OtherMaterial { takes })
    }

    pub(super) fn decides(&self, entry: &Entry, deciders: &Deciders) -> Judged {
        let Actor::Staff(decider) = entry.by else { return Ok(()) };
        must(deciders.stood_back().iter().all(|staff| staff.person != decider.person), Why::StoodBack)?;
        let tools = self.process().tools();
        should(entry, deciders.tools().iter().all(|tool| tools.contains(tool)), Why::ToolNotNamed)?;
        should(entry, self.was_assessed(decider.person, deciders.together()), Why::NobodySaid)
    }

    /// Has somebody who was at an interview of the step said what they saw, or do they decide?
    fn was_assessed(&self, decider: PersonId, together: &[Staff]) -> bool {
        if !self.now.phase.is_in_a_step() {
            return true;
        }
        let entered = self.trails.iter().rfind(|trail| trail.step == self.now.step).map_or(0, |trail| trail.entered);
        let entries = &self.journal[entered as usize..];
        let (mut held, mut decides) = (false, false);
        for entry in entries {
            if let Fact::InterviewHeld(interview) = &entry.fact {
                held = true;
                let is_there = |person| interview.attendance.people().iter().any(|staff| staff.person == person);
                decides |= is_there(decider) || together.iter().any(|staff| is_there(staff.person));
            }
        }
        !held || decides || self.has_said(entries)
    }

    #[cold]
    fn has_said(&self, entries: &[Entry]) -> bool {
        let there = |person| {
            entries.iter().any(|entry| match &entry.fact {
                Fact::InterviewHeld(held) => held.attendance.people().iter().any(|staff| staff.person == person),
                _ => false,
            })
        };
        entries.iter().any(|entry| match (&entry.fact, entry.by) {
            (Fact::PartAssessed { .. }, Actor::Staff(staff)) => there(staff.person),
            _ => false,
        })
    }

    /// The invitation that dates a part.
    pub(super) fn dated(&self, index: usize) -> Option<&Meeting> {
        if self.now.parts.get(index) == PartState::SetUp { self.fact(self.since_parts[index])?.meeting() } else { None }
    }

    pub(super) fn invites(&self, entry: &Entry, index: usize, meeting: &Meeting, at: Time) -> Judged {
        must(meeting.starts() >= at, Why::InThePast)?;
        let task = self.parts()[index].task();
        self.covers(entry, task, meeting.people())?;
        let shared = matches!(task, Task::Interview { screen: Screen::Shared, .. });
        should(entry, !shared || meeting.screen() == Screen::Shared, Why::ScreenNotAnnounced)?;
        self.within_the_horizon(entry, meeting, at)
    }

    pub(super) fn within_the_horizon(&self, entry: &Entry, meeting: &Meeting, at: Time) -> Judged {
        let days = self.process().horizons().appointment();
        should(entry, is_within(meeting.starts(), at, days), Why::BeyondTheHorizon { days })
    }

    pub(super) fn covers(&self, entry: &Entry, task: &Task, people: &[Staff]) -> Judged {
        let Task::Interview { with, .. } = task else { return Ok(()) };
        let missing = with.iter().find(|one| people.iter().all(|staff| staff.capacity != *one));
        missing.map_or(Ok(()), |one| should(entry, false, Why::Missing(one)))
    }

    /// An interview is held, or missed, after it has started.
    pub(super) fn started(&self, entry: &Entry, index: usize) -> Judged {
        match self.dated(index).map(Meeting::starts) {
            Some(starts) if entry.happened() < starts => Err(Why::TooEarly { starts }),
            _ => Ok(()),
        }
    }

    /// The moment until which the candidate has time for an assignment.
    pub(super) fn part_due(&self, index: usize) -> Option<Time> {
        let seq = self.since_parts[index];
        match (self.fact(seq)?, self.parts()[index].task()) {
            (Fact::AssignmentSent { assignment, .. }, Task::Assignment { days, .. }) => {
                Some(days_after(assignment.day().or(self.moment(seq))?, *days))
            }
            (Fact::AssignmentExtended { until, .. }, _) => Some(*until),
            _ => None,
        }
    }

    /// No earlier than the answer date of an offer that the candidate was told of.
    pub(super) fn floor(&self, at: Time) -> Option<Time> {
        let days = self.process().horizons().appointment();
        let told = self.journal.iter().filter_map(|entry| match &entry.fact {
            Fact::OfferMade(offer) => Some(offer.answer_by()).filter(|date| *date <= days_after(entry.at, days)),
            _ => None,
        });
        told.max().filter(|floor| *floor > at)
    }

    pub(super) fn feeds_back(&self, feedback: &Feedback) -> Judged {
        must(feedback.manner() == Manner::Written, Why::NotWritten)?;
        must(!self.handed_in || !feedback.points_to_work_on().is_empty(), Why::NoPointToWorkOn)
    }

    pub(super) fn requests(&self, request: &Request, at: Time) -> Judged {
        let row = request_row(request.ask.kind());
        let in_a_step = matches!(self.now.phase, Phase::Preparing | Phase::Underway | Phase::Deciding);
        let out = !in_a_step || row.while_out.is_none_or(|kind| self.is_out(kind));
        must(row.legal.contains(self.now.phase) && out, Why::NotAskedHere(row.request))?;
        match &request.ask {
            Ask::MoreTime { until } => ahead(*until, at),
            Ask::OtherTime { part, times } => {
                let is_it =
                    |index: &usize| self.parts()[*index].kind() == PartKind::Interview && self.is_set_up(*index);
                let mut set_up = (0..self.parts().len()).filter(is_it);
                match part {
                    Some(number) => must(set_up.any(|it| it + 1 == usize::from(*number)), Why::NotHere)?,
                    None => match set_up.count() {
                        1 => {}
                        fit => return Err(Why::WhichPart { fit }),
                    },
                }
                ahead(times.first(), at)
            }
            _ => Ok(()),
        }
    }

    /// A word of the company is about something that waits, by somebody who may answer.
    pub(super) fn informs(&self, by: Actor, to: candidacy::Seq) -> Judged {
        if self.check_out(to.0).is_some() {
            return Ok(());
        }
        let tells = |item: &&Item| match item.what {
            Pending::Assent | Pending::Condition => false,
            Pending::Confirmation => !item.word,
            Pending::Feedback | Pending::Outcome => !self.pending.contains(Pending::Assent),
            _ => true,
        };
        let item = self.item(to.0).filter(tells).ok_or(Why::NothingWaits(to))?;
        let (Actor::Staff(staff), Some(Fact::RequestMade(request))) = (by, self.fact(item.seq)) else { return Ok(()) };
        let kind = request.ask.kind();
        if item.what != Pending::of_request(kind) {
            return Ok(());
        }
        match (&request.ask, request_row(kind).answered_by) {
            (Ask::Concern { about, .. }, by) => {
                must(*about != Some(staff.person), Why::AboutThem)?;
                self.has(staff, Power::Hears, by)
            }
            (_, By::Selects) => self.has(staff, Power::Selects, By::Selects),
            _ => Ok(()),
        }
    }

    /// The check that an entry requested, if the third party has not answered.
    pub(super) fn check_out(&self, to: u32) -> Option<usize> {
        let Fact::CheckRequested { part, .. } = self.fact(to)? else { return None };
        let mut out = self.parts().iter().enumerate().filter(|(_, is)| is.kind() == PartKind::Check);
        let named = part.map(|number| usize::from(number).wrapping_sub(1));
        out.find(|(index, _)| {
            self.is_set_up(*index) && named.is_none_or(|named| named == *index) && self.since_parts[*index] >= to
        })
        .map(|(index, _)| index)
    }

    /// Was the candidate told of the end that feedback is about?
    pub(super) fn told_the_end(&self) -> Judged {
        let open = |seq: u32| self.items.iter().any(|item| item.seq == seq && item.what == Pending::Vacancy);
        let told = |item: &Item| {
            item.what == Pending::Feedback
                && (item.word || matches!(self.fact(item.seq), Some(Fact::VacancyClosed)) && !open(item.seq))
        };
        let told = self.now.phase != candidacy::Phase::FeedbackDue && self.items.iter().any(told);
        must(told, Why::NotNow(Condition::ToldTheEnd))
    }
}
