//! What a fact has to say, and which of that a deviation can stand for.

use crate::model::Model;
use crate::model::moments::{days_after, is_shown};
use candidacy::law::{PartState, Pending};
use candidacy::terms::Task;
use candidacy::value::meeting::Screen;
use candidacy::value::{
    Ask, Assignment, ConditionOutcome, Deciders, Label, Manner, MaterialKind, MaterialKinds, WorkPay,
};
use candidacy::{Actor, Application, Entry, Fact, Feedback, Meeting, Opening, PersonId, Phase, Staff, Time};
use chrono::TimeDelta;

impl Model {
    pub(super) fn says_enough(&self, entry: &Entry, part: Option<usize>, at: Time) -> bool {
        let (process, deviates) = (self.process(), entry.deviation().is_some());
        let ahead = |moment: Time| is_shown(moment) && moment > at;
        let is_own = entry.by == Actor::Candidate && entry.writer().is_none();
        let is_a_step = |step: u8| process.step(step).is_some();
        let early = |part: Option<usize>| self.starts(part).is_some_and(|starts| entry.happened() < starts);
        match &entry.fact {
            Fact::Applied(application) => self.opens_well(&application.opening) && self.brings(application),
            Fact::Approached(approach) => match self.entries.first().and_then(|first| first.fact.opening()) {
                Some(own) => *own == approach.opening,
                None => self.opens_well(&approach.opening),
            },
            Fact::TakenOver(takeover) => {
                self.opens_well(&takeover.opening) && (takeover.step == 0 || is_a_step(takeover.step))
            }
            Fact::ConsentGiven(consent) => ahead(consent.until),
            Fact::CandidateAdvanced(decision) => self.may_decide(entry, &decision.deciders),
            Fact::RejectionDecided(rejection) => self.may_decide(entry, &rejection.deciders),
            Fact::StepRepeated { step, .. } => is_a_step(*step) && *step <= self.place.step && !self.is_fresh(*step),
            Fact::Reversed(reversal) => reversal.review.as_ref().is_none_or(|review| {
                self.latest_is_an_end()
                    && !self.entries.iter().any(
                        |earlier| matches!(&earlier.fact, Fact::Reversed(it) if it.review.as_ref() == Some(review)),
                    )
            }),
            Fact::Transferred(transfer) => {
                self.shelf.iter().position(|terms| *terms.id() == transfer.terms).is_some_and(|place| {
                    let there = transfer.step == 0 || self.shelf[place].process().step(transfer.step).is_some();
                    place != self.place.terms && there
                })
            }
            Fact::InterviewScheduled { meeting, .. } => self.invites(meeting, part, at, deviates),
            Fact::InterviewRescheduled { meeting, .. } if entry.by == Actor::Candidate => {
                let near = is_own || deviates || meeting.starts() <= self.horizon(at);
                self.invitation(part).is_some_and(|is| only_moves(is, meeting)) && meeting.starts() >= at && near
            }
            Fact::InterviewRescheduled { meeting, .. } => self.invites(meeting, part, at, deviates),
            Fact::TimesProposed { times, .. } => ahead(times.first()),
            Fact::InterviewHeld(held) if held.extra.is_some() => held.part.is_none() && deviates,
            Fact::InterviewHeld(held) => {
                let planned = part.is_some_and(|index| self.place.parts[index] == PartState::SetUp);
                deviates || planned && self.covers(held.attendance.people(), part) && !early(part)
            }
            Fact::InterviewMissed { .. } => is_own || !early(part),
            Fact::AssignmentSent { assignment, .. } => {
                let near = |day: Time| deviates || day <= self.horizon(at);
                let day = assignment.day().is_none_or(|day| is_shown(day) && day >= at && near(day));
                day && (deviates || part.is_none_or(|index| self.is_as_announced(assignment, index)))
            }
            Fact::AssignmentExtended { until, .. } => {
                is_shown(*until) && part.and_then(|index| self.part_due(index)).is_none_or(|due| *until > due)
            }
            Fact::OfferMade(offer) => {
                ahead(offer.answer_by()) && self.offer_floor().is_none_or(|floor| offer.answer_by() >= floor)
            }
            Fact::ConditionSettled { condition, .. } => self.waiting().any(|item| item.is_condition(condition)),
            Fact::StartAgreed { on } => {
                is_shown(*on) && (is_own || self.first_day().is_none_or(|agreed| *on <= agreed))
            }
            Fact::Hired => {
                let early = self.first_day().is_some_and(|first| entry.happened() < first);
                deviates || !self.waits(Pending::Condition) && !self.is_unmet() && !early
            }
            Fact::FeedbackDelivered(feedback) => {
                self.is_enough(feedback) && self.is_by_somebody(feedback.author(), entry)
            }
            Fact::PutOnHold(hold) => ahead(hold.until),
            Fact::FollowUpPromised(promise) => ahead(promise.due),
            Fact::RequestMade(request) => match &request.ask {
                Ask::MoreTime { until } => ahead(*until),
                Ask::OtherTime { times, .. } => ahead(times.first()),
                _ => true,
            },
            Fact::MomentCorrected(correction) => {
                is_shown(correction.moment) && self.is_between(correction.entry.0 as usize, correction.moment, at)
            }
            _ => true,
        }
    }

    /// The opening names the terms that it is opened under, and every date that the process counts from.
    fn opens_well(&self, opening: &Opening) -> bool {
        let dates = self.process().dates();
        opening.terms == *self.shelf[0].id()
            && dates.iter().all(|name| opening.dates.iter().any(|date| date.name == *name))
    }

    /// An application brings what the process takes, and nothing else.
    fn brings(&self, application: &Application) -> bool {
        let mut brought: Vec<MaterialKind> =
            application.material.documents.iter().map(|document| document.kind).collect();
        brought.extend(application.material.cv.as_ref().map(|_| MaterialKind::Cv));
        brought.into_iter().collect::<MaterialKinds>() == self.process().material()
    }

    /// Nobody who stood back decides. Tools were named beforehand, and somebody who was there has said what they saw: or it deviates.
    fn may_decide(&self, entry: &Entry, deciders: &Deciders) -> bool {
        let Actor::Staff(decider) = entry.by else { return false };
        let stood_back = deciders.stood_back().iter().any(|staff| staff.person == decider.person);
        let told = |tool| self.entries.iter().any(|entry| names_a_tool(&entry.fact, tool));
        let named = deciders.tools().iter().all(|tool| self.process().tools().contains(tool) || told(tool));
        let deciding = deciders.together().iter().map(|staff| staff.person).chain([decider.person]);
        let seen = !self.is_in_a_step() || self.was_seen(deciding);
        !stood_back && (named && seen || entry.deviation().is_some())
    }

    /// Whether one of those who were at an interview since the candidate came to the step decides, or has said what they saw.
    fn was_seen(&self, deciding: impl Iterator<Item = PersonId>) -> bool {
        let deciding: Vec<PersonId> = deciding.collect();
        let came = self.trail_here().map_or(0, |here| self.trails[here].came);
        let mut there = Vec::new();
        for (seq, entry) in self.entries.iter().enumerate().skip(came) {
            if let Fact::InterviewHeld(held) = &entry.fact {
                there.extend(held.attendance.people().iter().map(|staff| (seq, staff.person)));
            }
        }
        there.is_empty() || there.iter().any(|(held, one)| deciding.contains(one) || self.has_said(*held, *one))
    }

    /// A review from outside puts them back where the company had excluded them.
    fn latest_is_an_end(&self) -> bool {
        self.moves.last().is_some_and(|latest| match self.entries[latest.seq].fact {
            Fact::RejectionDecided(_) => self.is_told_of_a_no(latest.seq),
            Fact::OfferWithdrawn { .. } | Fact::FeedbackDelivered(_) | Fact::Pooled | Fact::ApproachLapsed => true,
            _ => false,
        })
    }

    /// Whether the candidate was told of a decision against them, or had feedback on it.
    pub(super) fn is_told_of_a_no(&self, decided: usize) -> bool {
        let told =
            self.items.iter().any(|item| item.seq == decided && item.what == Pending::Feedback && item.told.is_some());
        let says = |entry: &Entry| matches!(entry.fact, Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted);
        told || self.entries[decided..].iter().any(says)
    }

    fn horizon(&self, at: Time) -> Time {
        days_after(at, self.process().horizons().appointment())
    }

    /// Work takes no longer than the process says, and is paid where that says so.
    fn is_as_announced(&self, assignment: &Assignment, index: usize) -> bool {
        let Task::Assignment { hours, pay, .. } = self.process().parts(self.place.step)[index].task() else {
            return true;
        };
        hours.is_none_or(|hours| assignment.hours() <= hours) && (pay.is_none() || *assignment.pay() != WorkPay::Unpaid)
    }

    /// An invitation: ahead, within the horizon, with the capacities that the part asks for, the screen announced, and adjustments
    /// named if any ever were.
    fn invites(&self, meeting: &Meeting, part: Option<usize>, at: Time, deviates: bool) -> bool {
        let agreed = self.entries.iter().filter_map(|entry| entry.fact.meeting()).any(|it| it.adjustments().is_some());
        let near = meeting.starts() <= self.horizon(at) && (!agreed || meeting.adjustments().is_some());
        let shares = part.is_some_and(|index| match self.process().parts(self.place.step)[index].task() {
            Task::Interview { screen, .. } => *screen == Screen::Shared,
            _ => false,
        });
        let announced = !shares || meeting.screen() == Screen::Shared;
        meeting.starts() >= at && (deviates || near && announced && self.covers(meeting.people(), part))
    }

    /// Whether these people cover what an interview asks for.
    fn covers(&self, people: &[Staff], part: Option<usize>) -> bool {
        let with = part.and_then(|index| self.process().parts(self.place.step)[index].task().with());
        with.is_some_and(|with| with.iter().all(|asked| people.iter().any(|staff| staff.capacity == asked)))
    }

    /// The invitation to an interview that is set up.
    fn invitation(&self, part: Option<usize>) -> Option<&Meeting> {
        let index = part.filter(|index| self.is_set_up(*index))?;
        self.entries[self.place.named[index]].fact.meeting()
    }

    /// When an interview that is set up starts.
    pub(super) fn starts(&self, part: Option<usize>) -> Option<Time> {
        self.invitation(part).map(Meeting::starts)
    }

    /// Until when there is time for a part that is set up: the start of an interview, the end of the time for work.
    pub(super) fn part_due(&self, index: usize) -> Option<Time> {
        let named = self.place.named[index];
        match (&self.entries[named].fact, self.process().parts(self.place.step)[index].task()) {
            (Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. }, _) => {
                Some(meeting.starts())
            }
            (Fact::AssignmentExtended { until, .. }, _) => Some(*until),
            (Fact::AssignmentSent { assignment, .. }, Task::Assignment { days, .. }) => {
                Some(assignment.day().unwrap_or(self.moment(named)) + TimeDelta::days((*days).into()))
            }
            _ => None,
        }
    }

    /// The answer date below which no offer goes: that of the latest one, which the candidate was told.
    fn offer_floor(&self) -> Option<Time> {
        let horizon = self.process().horizons().appointment();
        let mut floor = None;
        for entry in &self.entries {
            match &entry.fact {
                // As it was recorded: no correction takes the floor away.
                Fact::OfferMade(offer) if offer.answer_by() <= days_after(entry.at, horizon) => {
                    floor = Some(offer.answer_by()).max(floor);
                }
                _ => {}
            }
        }
        floor
    }

    /// The first day: the one that was agreed since the acceptance, or that of the accepted offer.
    pub(super) fn first_day(&self) -> Option<Time> {
        let accepted = self.place.accepted?;
        let mut first = match &self.entries[accepted].fact {
            Fact::OfferMade(offer) => offer.starts(),
            _ => None,
        };
        let since = self.moves.iter().rfind(|it| matches!(self.entries[it.seq].fact, Fact::OfferAccepted))?;
        for entry in &self.entries[since.seq..] {
            if let Fact::StartAgreed { on } = entry.fact {
                first = Some(on);
            }
        }
        first
    }

    /// Whether a condition of the accepted offer was not met (R6).
    fn is_unmet(&self) -> bool {
        let since = self.moves.iter().rfind(|it| matches!(self.entries[it.seq].fact, Fact::OfferAccepted));
        let unmet = |entry: &Entry| matches!(&entry.fact, Fact::ConditionSettled { outcome, .. } if *outcome == ConditionOutcome::NotMet);
        since.is_some_and(|since| self.entries[since.seq..].iter().any(unmet))
    }

    /// The author of feedback records it, or did something before: recorded, met the candidate, decided with others.
    fn is_by_somebody(&self, author: PersonId, entry: &Entry) -> bool {
        let records = |entry: &Entry| matches!(entry.by, Actor::Staff(staff) if staff.person == author);
        let met = |fact: &Fact| matches!(fact, Fact::InterviewHeld(held) if held.attendance.people().iter().any(|it| it.person == author));
        let decided = |fact: &Fact| {
            let deciders = match fact {
                Fact::CandidateAdvanced(decision) => decision.deciders.together(),
                Fact::RejectionDecided(rejection) => rejection.deciders.together(),
                _ => &[],
            };
            deciders.iter().any(|staff| staff.person == author)
        };
        records(entry) || self.entries.iter().any(|it| records(it) || met(&it.fact) || decided(&it.fact))
    }

    /// Feedback is written, and on work that came back it names a point to work on.
    fn is_enough(&self, feedback: &Feedback) -> bool {
        let worked = self.entries.iter().any(|entry| matches!(entry.fact, Fact::AssignmentSubmitted { .. }));
        feedback.manner() == Manner::Written && (!worked || !feedback.points_to_work_on().is_empty())
    }

    /// Whether the step has only just begun, so that there is nothing to repeat.
    fn is_fresh(&self, step: u8) -> bool {
        let untouched = self.place.parts.iter().all(|state| *state == PartState::ToSetUp);
        step == self.place.step && self.place.phase == Phase::Preparing && untouched
    }
}

/// Whether one invitation says what the other does, but for the time.
fn only_moves(is: &Meeting, to: &Meeting) -> bool {
    let rest = |it: &Meeting| {
        let topics = it.topics().to_vec();
        (it.minutes(), it.place().clone(), it.people().to_vec(), it.screen(), topics, it.recording().clone())
    };
    let others = |it: &Meeting| (it.adjustments().cloned(), it.shared_with().cloned());
    rest(is) == rest(to) && others(is) == others(to)
}

/// Whether a message names a tool that may take part in decisions.
fn names_a_tool(fact: &Fact, tool: &Label) -> bool {
    matches!(fact, Fact::CandidateInformed { stated: Some(stated), .. } if stated.tools.contains(tool))
}
