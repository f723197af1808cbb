//! What the hand-written law remembers of an entry that it took.

use super::{Hand, Item, Now, Trail};
use candidacy::law::{PartState, Pending, Pendings};
use candidacy::terms::PartKind;
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{Answer, Ask, RequestKind};
use candidacy::{Entry, Fact, Phase, Seq, Time};

impl Hand {
    pub(super) fn follow(&mut self, then: Now, entry: &Entry, part: Option<usize>) {
        let seq = Seq(u32::try_from(self.journal.len()).expect("a short journal")).0;
        let was = std::mem::replace(&mut self.now, then);
        self.last = self.last.max(entry.at);
        if self.last != entry.at {
            self.clock.push((seq, self.last));
        }
        if entry.request_id().is_some() {
            self.keyed.push(seq);
        }
        let lost = self.loses(entry, was, part);
        self.date(entry, seq, was, part);
        if lost {
            self.meet(seq);
        }
        let writer = entry.writer().is_some();
        if !writer {
            self.close(closes(self, &entry.fact));
        }
        self.open_all(entry, seq, writer);
        self.remember(entry, seq);
        let decided = matches!(self.now.phase, Phase::Screening | Phase::Deciding);
        if decided || self.now.phase.is_in_a_step() {
            let met = self.trail(seq).met;
            if (decided || met) && !self.pending.contains(Pending::Outcome) {
                self.wait(seq, Pending::Outcome, 0);
            }
        }
        let owed = self.now.phase == Phase::Rejected && self.is_owed_feedback();
        if (owed || self.now.phase == Phase::FeedbackDue) && !self.pending.contains(Pending::Feedback) {
            self.wait(seq, Pending::Feedback, 0);
        }
    }

    fn date(&mut self, entry: &Entry, seq: u32, was: Now, part: Option<usize>) {
        match (&entry.fact, part) {
            (Fact::PartAssessed { .. } | Fact::TimesProposed { .. } | Fact::InterviewConfirmed { .. }, Some(_)) => {}
            (_, Some(index)) => self.since_parts[index] = seq,
            (Fact::CandidateAdvanced(_) | Fact::StepAgreed | Fact::StepRepeated { .. }, None) => {
                self.since_parts = [seq; 8];
                self.since_phase = seq;
            }
            (Fact::StartAgreed { .. } | Fact::OfferMade(_) | Fact::OfferAccepted, None) => self.since_phase = seq,
            _ => {}
        }
        if self.now.phase != was.phase {
            self.since_phase = seq;
        }
        match entry.fact {
            Fact::OfferMade(_) => self.offer = Some(seq),
            Fact::OfferAccepted => self.accepted = self.offer,
            _ => {}
        }
    }

    /// Is an interview taken away after its start, or left without a word, or work that was out?
    fn loses(&self, entry: &Entry, was: Now, part: Option<usize>) -> bool {
        let set_up = |index: usize| was.phase.is_in_a_step() && was.parts.get(index) == PartState::SetUp;
        match part {
            Some(index) if set_up(index) => match (&entry.fact, self.fact(self.since_parts[index])) {
                (Fact::PartWaived { .. }, Some(Fact::AssignmentSent { .. } | Fact::AssignmentExtended { .. })) => true,
                (Fact::InterviewMissed { why: NoMeeting::NoShow(Party::Candidate), .. }, _) => false,
                (
                    Fact::PartWaived { .. }
                    | Fact::InterviewCancelled { .. }
                    | Fact::InterviewRescheduled { .. }
                    | Fact::InterviewMissed { .. },
                    Some(Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. }),
                ) => meeting.starts() <= self.last,
                _ => false,
            },
            Some(_) => false,
            None if was.phase.is_in_a_step() && self.now != was && !self.now.phase.is_closed() => {
                let mut parts = self.process().parts(was.step).iter().enumerate();
                let has_begun = |index: usize| {
                    let meeting = self.fact(self.since_parts[index]).and_then(Fact::meeting);
                    meeting.is_some_and(|meeting| meeting.starts() <= self.last)
                };
                parts.any(|(index, part)| set_up(index) && (part.kind() == PartKind::Assignment || has_begun(index)))
            }
            None => false,
        }
    }

    fn trail(&mut self, seq: u32) -> &mut Trail {
        let step = self.now.step;
        let place = self.trails.iter().rposition(|trail| trail.step == step).unwrap_or_else(|| {
            self.trails.push(Trail { step, entered: seq, met: false });
            self.trails.len() - 1
        });
        &mut self.trails[place]
    }

    fn meet(&mut self, seq: u32) {
        self.met = Some(seq);
        self.trail(seq).met = true;
        let before_the_offer = !matches!(self.now.phase, Phase::Offered | Phase::Accepted);
        if before_the_offer && !self.now.phase.is_closed() && !self.pending.contains(Pending::Outcome) {
            self.wait(seq, Pending::Outcome, 0);
        }
    }

    fn wait(&mut self, seq: u32, what: Pending, nth: usize) {
        self.trail(seq);
        self.items.push(Item { seq, what, nth, word: false });
        self.pending = self.pending.union(Pendings::from_slice(&[what]));
    }

    fn close(&mut self, closes: Pendings) {
        if self.pending.difference(closes) != self.pending {
            self.items.retain(|item| !closes.contains(item.what));
            self.pending = self.pending.difference(closes);
        }
    }

    fn finish(&mut self, place: usize) {
        let what = self.items.remove(place).what;
        if !self.items.iter().any(|item| item.what == what) {
            self.pending = self.pending.difference(Pendings::from_slice(&[what]));
        }
    }

    fn has_ended(&self) -> bool {
        self.now.phase.is_closed() || self.now.phase == Phase::FeedbackDue
    }

    fn is_owed_feedback(&self) -> bool {
        self.met.is_some_and(|met| self.covered.is_none_or(|covered| met > covered))
    }

    fn open_all(&mut self, entry: &Entry, seq: u32, writer: bool) {
        match &entry.fact {
            Fact::Applied(_) => self.wait(seq, Pending::Notice, 0),
            Fact::RejectionDecided(_) | Fact::OfferWithdrawn { .. } if !self.pending.contains(Pending::Feedback) => {
                self.wait(seq, Pending::Feedback, 0);
            }
            Fact::PutOnHold(_) => self.wait(seq, Pending::Hold, 0),
            Fact::VacancyClosed => {
                if self.is_owed_feedback() && !self.pending.contains(Pending::Feedback) {
                    self.wait(seq, Pending::Feedback, 0);
                }
                self.wait(seq, Pending::Vacancy, 0);
            }
            Fact::FollowUpPromised(_) => self.wait(seq, Pending::FollowUp, 0),
            _ => {}
        }
        let absent = match &entry.fact {
            Fact::InterviewMissed { why, .. } => *why == NoMeeting::NoShow(Party::Candidate),
            Fact::InterviewHeld(held) => held.attendance.lateness().is_some_and(|late| late.who == Party::Candidate),
            _ => false,
        };
        if writer || absent {
            self.wait(seq, Pending::Confirmation, 0);
            self.items.last_mut().expect("just pushed").word = absent;
        }
        match &entry.fact {
            Fact::RequestMade(request) => self.wait(seq, Pending::of_request(request.ask.kind()), 0),
            Fact::OfferAccepted => {
                self.close(Pendings::from_slice(&[Pending::Condition]));
                let conditions = match self.accepted.and_then(|offer| self.fact(offer)) {
                    Some(Fact::OfferMade(offer)) => offer.conditions().len(),
                    _ => 0,
                };
                (0..conditions).for_each(|nth| self.wait(seq, Pending::Condition, nth));
            }
            _ => {}
        }
    }

    fn remember(&mut self, entry: &Entry, seq: u32) {
        match &entry.fact {
            Fact::Applied(_) => self.trail(seq).met = true,
            Fact::OfferMade(offer) => self.gives_time(offer.answer_by()),
            Fact::ConsentGiven(_) => self.consent = true,
            Fact::Withdrew => self.consent_withdrawn |= std::mem::take(&mut self.consent),
            Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted => self.covered = Some(seq),
            Fact::InterviewHeld(_) => self.meet(seq),
            Fact::AssignmentSubmitted { .. } => {
                self.handed_in = true;
                self.meet(seq);
            }
            Fact::AssignmentSent { .. } => self.met = Some(seq),
            Fact::CandidateInformed { to, answer, .. } => self.inform(to.0, *answer, seq),
            Fact::ConditionSettled { condition, .. } => {
                let open = self.open_condition(condition);
                open.into_iter().for_each(|place| self.finish(place));
            }
            _ => {}
        }
    }

    /// Another version of an offer gives the time that was asked for.
    fn gives_time(&mut self, until: Time) {
        let is_given = |item: &Item| {
            let asked = match self.fact(item.seq) {
                Some(Fact::RequestMade(request)) => &request.ask,
                _ => return false,
            };
            let is_another = (0..item.seq).any(|seq| matches!(self.fact(seq), Some(Fact::OfferMade(_))));
            is_another && matches!(asked, Ask::MoreTime { until: asked } if *asked <= until)
        };
        let given: Vec<usize> = (0..self.items.len()).filter(|place| is_given(&self.items[*place])).collect();
        given.into_iter().rev().for_each(|place| self.finish(place));
    }

    fn inform(&mut self, to: u32, answer: Answer, seq: u32) {
        let Some(item) = self.item(to).copied() else {
            let check = self.check_out(to);
            check.into_iter().for_each(|index| self.since_parts[index] = seq);
            return;
        };
        let place = self.items.iter().position(|is| (is.seq, is.what) == (to, item.what)).expect("found before");
        let ends = [RequestKind::Message, RequestKind::Help, RequestKind::MoreTime, RequestKind::OtherTime];
        match item.what {
            Pending::Outcome if answer == Answer::Final && self.now.phase.is_closed() => self.finish(place),
            Pending::Hold | Pending::Outcome | Pending::Confirmation | Pending::Feedback => {
                self.items[place].word = true;
                if item.what == Pending::Feedback && self.has_ended() {
                    self.close(Pendings::from_slice(&[Pending::Outcome]));
                }
            }
            what if answer == Answer::Final || ends.iter().any(|ask| Pending::of_request(*ask) == what) => {
                self.finish(place)
            }
            _ => self.items[place].word = true,
        }
    }
}

/// What the fact closes.
fn closes(hand: &Hand, fact: &Fact) -> Pendings {
    use Pending::{Condition, Feedback, Hold, MoreTime, OtherTime, Outcome, Vacancy};
    let phase = hand.now.phase;
    match fact {
        Fact::InterviewScheduled { .. }
        | Fact::AssignmentSent { .. }
        | Fact::CheckRequested { .. }
        | Fact::PartWaived { .. }
        | Fact::PartRepeated { .. }
        | Fact::StepRepeated { .. }
        | Fact::HoldEnded => Pendings::from_slice(&[Hold]),
        Fact::InterviewHeld(held) if held.extra.is_none() => Pendings::from_slice(&[Hold]),
        Fact::InterviewRescheduled { .. } | Fact::TimesProposed { .. } => Pendings::from_slice(&[OtherTime]),
        Fact::AssignmentExtended { .. } | Fact::AssignmentSubmitted { .. } => Pendings::from_slice(&[MoreTime]),
        Fact::CandidateAdvanced(_) => Pendings::from_slice(&[Hold, Outcome]),
        Fact::OfferMade(_) if phase != Phase::Offered => Pendings::from_slice(&[Hold]),
        Fact::OfferMade(_) => Pendings::from_slice(&[Hold, Outcome]),
        Fact::OfferAccepted => Pendings::from_slice(&[Hold, Vacancy]),
        Fact::OfferWithdrawn { .. } => Pendings::from_slice(&[Condition]),
        Fact::Withdrew => Pendings::from_slice(&[Hold, Vacancy, Outcome, Condition]),
        Fact::OfferDeclined | Fact::Hired => Pendings::from_slice(&[Hold, Vacancy, Outcome]),
        Fact::FeedbackDelivered(_) if hand.has_ended() => Pendings::from_slice(&[Feedback, Outcome, Vacancy]),
        Fact::FeedbackDelivered(_) => Pendings::from_slice(&[Feedback, Vacancy]),
        Fact::FeedbackUnwanted if hand.has_ended() => Pendings::from_slice(&[Feedback, Outcome]),
        Fact::FeedbackUnwanted => Pendings::from_slice(&[Feedback]),
        _ => Pendings::EMPTY,
    }
}
