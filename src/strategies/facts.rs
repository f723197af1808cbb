//! The facts of a kind, for each kind of them: about each part, step, entry or condition that it could be about. Which of them is
//! legal, the law is asked.

use super::people::vacancy;
use super::says::{Says, later};
use crate::candidacy::Candidacy;
use crate::law::{Application, Approach, Fact, FactKind, Held, Pending, Takeover, Transfer, part_row, request_row};
use crate::terms::{Opening, PartKind, RoleDate, Task, Terms};
use crate::value::actor::Actor;
use crate::value::answer::Answer;
use crate::value::correspondence::{ConcernKind, Consent, Correction, FollowUp, Hold, RoleMatch};
use crate::value::decision::Assent;
use crate::value::id::Seq;
use crate::value::meeting::{NoMeeting, Party};
use crate::value::offer::{ConditionOutcome, Offer};
use crate::value::request::{Ask, DataRight, Request, RequestKind};
use crate::value::reversal::Reversal;
use crate::value::text::Name;
use crate::value::time::Time;
use crate::value::work::CheckRequest;
use chrono::TimeDelta;
use std::collections::BTreeSet;

/// The most entries, terms and conditions that a fact is tried about.
const MOST: usize = 12;

/// Whose act it is, and when it is recorded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speaker {
    pub(super) by: Actor,
    pub(super) at: Time,
}

/// Returns a fact of a kind that opens a candidacy.
pub(super) fn opening(says: &mut Says, terms: &Terms, kind: FactKind, opening: Opening, at: Time) -> Fact {
    let process = terms.process();
    let date = |name: &Name| RoleDate { name: name.clone(), at: says.after(at) };
    let opening = opening.with_dates(process.dates().iter().map(date).collect::<Vec<_>>());
    let pay = says.seldom(2, Says::pay);
    let opening = Opening { pay, ..opening };
    let (role, source) = (says.role(), says.source());
    if kind == FactKind::TakenOver {
        let step = says.dice.roll(process.steps().len() + 1);
        let role = says.dice.hits(2).then_some(role);
        let step = u8::try_from(step).unwrap_or_default();
        Takeover { opening, role, step, from: says.label(), source }.into()
    } else if kind == FactKind::Approached {
        Approach { opening, role, found: says.text(), source }.into()
    } else {
        let material = says.material(process);
        let application = match says.dice.roll(2) {
            0 => Application::new(opening, vacancy(role, at), material),
            _ => Application::open(opening, material),
        };
        Application { source, ..application }.into()
    }
}

/// The facts of a kind that is legal here.
pub(super) struct Facts<'a> {
    pub(super) says: &'a mut Says,
    pub(super) candidacy: &'a Candidacy,
    pub(super) speaker: Speaker,
    /// The entry that it has to be about, if that matters.
    pub(super) about: Option<u32>,
}

#[expect(
    clippy::expect_used,
    reason = "there are few steps, parts and conditions, and what is made is within its bounds"
)]
impl Facts<'_> {
    /// Each, from some one on.
    #[expect(clippy::too_many_lines, reason = "a row for each kind")]
    pub(super) fn of(&mut self, kind: FactKind) -> Vec<Fact> {
        let Speaker { by, at } = self.speaker;
        let process = self.candidacy.terms().process();
        match kind {
            FactKind::Applied | FactKind::TakenOver => Vec::new(),
            FactKind::Approached => {
                let opening = self.candidacy.opening().clone();
                let (role, found, source) = (self.says.role(), self.says.text(), self.says.source());
                vec![Approach { opening, role, found, source }.into()]
            }
            FactKind::InterestShown => vec![Fact::InterestShown],
            FactKind::ConsentGiven => {
                vec![Consent { until: self.says.after(at), evidence: self.says.reference() }.into()]
            }
            FactKind::Pooled => vec![Fact::Pooled],
            FactKind::RoleMatched => vec![RoleMatch { role: self.says.role(), evidence: self.says.evidence() }.into()],
            FactKind::CandidateAdvanced => vec![self.says.decision(by, process).into()],
            FactKind::StepAgreed => vec![Fact::StepAgreed],
            FactKind::PartWaived => self.parts(kind, |says, part, _| Fact::PartWaived { part, reason: says.text() }),
            FactKind::PartRepeated => {
                self.parts(kind, |says, part, _| Fact::PartRepeated { part, reason: says.text() })
            }
            FactKind::StepRepeated => {
                let most = usize::from(self.candidacy.now().step).min(process.steps().len());
                let steps = (1..=u8::try_from(most).unwrap_or(u8::MAX)).collect();
                let steps = self.says.dice.turned(steps);
                steps.into_iter().map(|step| Fact::StepRepeated { step, reason: self.says.text() }).collect()
            }
            FactKind::RejectionDecided => vec![self.says.rejection(by, process).into()],
            FactKind::AssentGiven => {
                let ground = self.says.text();
                let given = [Assent::Given, Assent::Given, Assent::Refused { ground }];
                vec![self.says.dice.one_of(&given).into(), Assent::Given.into()]
            }
            FactKind::Reversed => {
                let reversal = Reversal::new(self.says.text());
                let review = self.says.seldom(3, Says::label);
                // Only an end of the company's is reviewed, and once.
                let reviewed = review.map(|review| reversal.clone().after_review(review).into());
                reviewed.into_iter().chain([reversal.into()]).collect()
            }
            FactKind::Transferred => self.transfers(),
            FactKind::InterviewScheduled => self.parts(kind, |says, part, task| {
                let meeting = Box::new(says.meeting(process, task, at));
                Fact::InterviewScheduled { part, meeting }
            }),
            FactKind::InterviewRescheduled => {
                let candidacy = self.candidacy;
                self.about_parts(kind, |says, part, number, task| {
                    let is = candidacy.meeting(number).filter(|_| by == Actor::Candidate || says.dice.hits(3));
                    let meeting = match is {
                        Some(is) => says.moved(is, at),
                        None => says.meeting(process, task, at),
                    };
                    Fact::InterviewRescheduled { part, meeting: Box::new(meeting) }
                })
            }
            FactKind::TimesProposed => {
                self.parts(kind, |says, part, _| Fact::TimesProposed { part, times: says.times(at) })
            }
            FactKind::InterviewConfirmed => self.parts(kind, |_, part, _| Fact::InterviewConfirmed { part }),
            FactKind::InterviewCancelled => {
                self.parts(kind, |says, part, _| Fact::InterviewCancelled { part, reason: says.text() })
            }
            FactKind::InterviewHeld => self.held(),
            FactKind::InterviewMissed => self.parts(kind, |says, part, _| {
                let whys = [NoMeeting::Trouble, NoMeeting::NoShow(Party::Company), NoMeeting::NoShow(Party::Candidate)];
                Fact::InterviewMissed { part, why: says.dice.one_of(&whys) }
            }),
            FactKind::AssignmentSent => self.parts(kind, |says, part, task| {
                let assignment = Box::new(says.assignment(at, task));
                Fact::AssignmentSent { part, assignment }
            }),
            FactKind::AssignmentExtended => {
                let candidacy = self.candidacy;
                self.about_parts(kind, |says, part, number, _| {
                    let until = says.after(candidacy.due(number).unwrap_or(at));
                    Fact::AssignmentExtended { part, until }
                })
            }
            FactKind::AssignmentSubmitted => {
                self.parts(kind, |says, part, _| Fact::AssignmentSubmitted { part, work: says.reference() })
            }
            FactKind::CheckRequested => self.parts(kind, |says, part, _| {
                let check = CheckRequest { asked: says.label(), document: says.seldom(2, Says::reference) };
                Fact::CheckRequested { part, check: Box::new(check) }
            }),
            FactKind::CheckAnswered => {
                self.parts(kind, |says, part, _| Fact::CheckAnswered { part, answer: says.reference() })
            }
            FactKind::PartAssessed => {
                self.parts(kind, |says, part, _| Fact::PartAssessed { part, evidence: says.evidence() })
            }
            FactKind::OfferMade => {
                // The answer date of an offer is never earlier than that of one before.
                let offers = self.candidacy.journal().iter().filter_map(|entry| entry.fact.offer());
                let floor = offers.map(Offer::answer_by).max().unwrap_or(at);
                vec![self.says.offer(at, floor).into()]
            }
            FactKind::OfferWithdrawn => vec![Fact::OfferWithdrawn { reasons: self.says.reasons() }],
            FactKind::OfferAccepted => vec![Fact::OfferAccepted],
            FactKind::OfferDeclined => vec![Fact::OfferDeclined],
            FactKind::ConditionSettled => self.conditions(),
            FactKind::StartAgreed => {
                let (on, agreed) = (self.says.after(at), self.candidacy.first_day());
                // Only the candidate puts it off.
                let on = agreed.filter(|_| by != Actor::Candidate).map_or(on, |agreed| on.min(agreed));
                vec![Fact::StartAgreed { on }]
            }
            FactKind::Hired => vec![Fact::Hired],
            FactKind::FeedbackDelivered => {
                let is_work = |kind| kind == FactKind::AssignmentSubmitted;
                let worked = self.candidacy.journal().iter().any(|entry| is_work(entry.fact.kind()));
                vec![self.says.feedback(by, worked).into()]
            }
            FactKind::FeedbackUnwanted => vec![Fact::FeedbackUnwanted],
            FactKind::Withdrew => vec![Fact::Withdrew],
            FactKind::ApproachLapsed => vec![Fact::ApproachLapsed],
            FactKind::EntryConfirmed => {
                self.waiting(Some(Pending::Confirmation)).into_iter().map(|to| Fact::EntryConfirmed { to }).collect()
            }
            FactKind::EntryContested => {
                let written = self.waiting(Some(Pending::Confirmation)).into_iter();
                written.map(|to| Fact::EntryContested { to, why: self.says.text() }).collect()
            }
            FactKind::PutOnHold => vec![Hold { until: self.says.after(at), reason: self.says.text() }.into()],
            FactKind::HoldEnded => vec![Fact::HoldEnded],
            FactKind::VacancyClosed => vec![Fact::VacancyClosed],
            FactKind::RequestMade => self.requests(),
            FactKind::CandidateInformed => {
                let answer = self.says.dice.one_of(&[Answer::Final, Answer::Final, Answer::Interim]);
                let message = self.says.reference();
                let stated = self.says.stated();
                let told =
                    |to| Fact::CandidateInformed { to, answer, message: message.clone(), stated: stated.clone() };
                let told: Vec<Fact> = self.waiting(None).into_iter().chain([Seq(0)]).map(told).collect();
                let stated = Some(Box::new(self.says.pay().into()));
                let paid =
                    |to| Fact::CandidateInformed { to, answer, message: message.clone(), stated: stated.clone() };
                told.into_iter().chain(self.roles().map(paid)).collect()
            }
            FactKind::FollowUpPromised => {
                vec![FollowUp { due: self.says.after(at), about: self.says.text() }.into()]
            }
            FactKind::CvReplaced => vec![self.says.cv().into()],
            FactKind::ProfileReplaced => vec![Fact::ProfileReplaced { profile: self.says.reference() }],
            FactKind::CandidateFeedbackGiven => vec![Fact::CandidateFeedbackGiven { message: self.says.reference() }],
            FactKind::NoteAdded => vec![Fact::NoteAdded { note: self.says.text() }],
            FactKind::ResponsibleNamed => vec![Fact::ResponsibleNamed { person: self.says.anybody(process).person }],
            FactKind::MomentCorrected => self.corrections(),
        }
    }

    /// A fact about each part of the step that takes it. A part that alone takes it is mostly not named.
    fn parts(&mut self, kind: FactKind, make: impl Fn(&mut Says, Option<u8>, Option<&Task>) -> Fact) -> Vec<Fact> {
        self.about_parts(kind, |says, part, _, task| make(says, part, task))
    }

    fn about_parts(
        &mut self,
        kind: FactKind,
        make: impl Fn(&mut Says, Option<u8>, u8, Option<&Task>) -> Fact,
    ) -> Vec<Fact> {
        let (step, now) = (self.candidacy.step(), self.candidacy.now());
        let parts = step.map_or(&[][..], |step| step.parts()).iter().enumerate();
        let has_row = |index: usize, of: PartKind| part_row(kind, of, now.parts.get(index)).is_some();
        let takers = parts.filter(|(index, part)| has_row(*index, part.kind()));
        let takers: Vec<(u8, &Task)> =
            takers.filter_map(|(index, part)| Some((u8::try_from(index + 1).ok()?, part.task()))).collect();
        let is_alone = takers.len() == 1 && !self.says.dice.hits(4);
        let takers = self.says.dice.turned(takers);
        let of = |(number, task): (u8, &Task)| make(self.says, Some(number).filter(|_| !is_alone), number, Some(task));
        takers.into_iter().map(of).collect()
    }

    /// An interview of each part that waits for it, and one beyond the process.
    fn held(&mut self) -> Vec<Fact> {
        let process = self.candidacy.terms().process();
        let held = |says: &mut Says, part, task: Option<&Task>| {
            Held { part, extra: None, attendance: says.attendance(process, task) }.into()
        };
        let mut all = self.parts(FactKind::InterviewHeld, held);
        let extra = Some(self.says.label());
        let extra = Held { part: None, extra, attendance: self.says.attendance(process, None) }.into();
        if self.says.dice.hits(8) {
            all.insert(0, extra);
        } else {
            all.push(extra);
        }
        all
    }

    /// A transfer to each of the other terms that the candidacy knows.
    fn transfers(&mut self) -> Vec<Fact> {
        let ruling = self.candidacy.terms().id();
        let others: Vec<&Terms> =
            self.candidacy.known_terms().iter().filter(|terms| terms.id() != ruling).take(MOST).collect();
        let others = self.says.dice.turned(others);
        let transfer = |terms: &Terms| {
            let step = u8::try_from(self.says.dice.roll(terms.process().steps().len() + 1)).unwrap_or_default();
            let role = self.says.seldom(3, Says::role);
            Transfer { terms: terms.id().clone(), step, role, reason: self.says.text() }.into()
        };
        others.into_iter().map(transfer).collect()
    }

    /// Each condition of an offer that was made, the latest first.
    fn conditions(&mut self) -> Vec<Fact> {
        let offers = self.candidacy.journal().iter().rev().filter_map(|entry| entry.fact.offer());
        let mut named = BTreeSet::new();
        let conditions = offers.flat_map(Offer::conditions).filter(|one| named.insert(&one.name));
        let conditions: Vec<Name> = conditions.map(|one| one.name.clone()).take(2 * MOST).collect();
        let outcome = self.says.dice.one_of(ConditionOutcome::ALL);
        conditions.into_iter().map(|condition| Fact::ConditionSettled { condition, outcome }).collect()
    }

    /// The entries of which something of a kind waits, or something of any kind; checks that are out are waited for, too.
    fn waiting(&mut self, what: Option<Pending>) -> Vec<Seq> {
        let waiting = self.candidacy.waiting().filter(|(_, waits)| what.is_none_or(|what| what == *waits));
        let mut all: BTreeSet<Seq> = waiting.map(|(seq, _)| seq).collect();
        if what.is_none() && self.candidacy.phase().is_in_a_step() {
            let checks = self.candidacy.lines().rev().filter(|line| line.entry.fact.kind() == FactKind::CheckRequested);
            all.extend(checks.map(|line| line.seq).take(MOST));
        }
        let mut all = self.says.dice.turned(all.into_iter().collect());
        all.sort_by_key(|seq| Some(seq.0) != self.about);
        all.into_iter().take(MOST).collect()
    }

    /// The entries that brought a role.
    fn roles(&self) -> impl Iterator<Item = Seq> {
        let brings = |fact: &Fact| matches!(fact, Fact::Transferred(transfer) if transfer.role.is_some());
        let later = self.candidacy.lines().filter(move |line| brings(&line.entry.fact)).map(|line| line.seq);
        std::iter::once(Seq(0)).chain(later)
    }

    /// A request of each kind, from some one on.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few requests say more than their message")]
    fn requests(&mut self) -> Vec<Fact> {
        let at = self.speaker.at;
        let mut kinds = self.says.dice.turned(RequestKind::ALL.to_vec());
        if self.says.dice.hits(3) {
            // Those first that are about something that is set up.
            kinds.sort_by_key(|kind| request_row(*kind).while_out.is_none());
        }
        let mut facts = Vec::new();
        for kind in kinds {
            let message = self.says.reference();
            let ask = match kind {
                RequestKind::MoreTime => Ask::MoreTime { until: self.says.after(at) },
                RequestKind::OtherTime => {
                    let times = self.says.times(at);
                    let moves = |_: &mut Says, part, _: Option<&Task>| {
                        let ask = Ask::OtherTime { part, times: times.clone() };
                        Request { ask, message: message.clone() }.into()
                    };
                    facts.extend(self.parts(FactKind::InterviewRescheduled, moves));
                    continue;
                }
                RequestKind::Concern => {
                    let process = self.candidacy.terms().process();
                    let about = self.says.seldom(2, |says| says.anybody(process).person);
                    Ask::Concern { about, kind: self.says.dice.one_of(ConcernKind::ALL) }
                }
                RequestKind::DataRight => Ask::Right(self.says.dice.one_of(DataRight::ALL)),
                _ => {
                    let Some(ask) = Ask::of_kind(kind) else { continue };
                    ask
                }
            };
            facts.push(Request { ask, message }.into());
        }
        facts
    }

    /// A correction of one of the latest entries, or of any, to a moment between its neighbours.
    fn corrections(&mut self) -> Vec<Fact> {
        let journal = self.candidacy.journal();
        let last = journal.len().saturating_sub(1);
        let back = self.says.dice.one_of(&[0, 0, 1, 2, 5, usize::MAX]);
        let index = last.saturating_sub(back);
        let at = |index: usize| journal.get(index).map_or(self.speaker.at, |entry| entry.at);
        let (is, before, after) = (at(index), at(index.saturating_sub(1)), at(index + 1));
        let between = later(before, after.signed_duration_since(before) / 2);
        let sooner = later(is, -TimeDelta::hours(1));
        let entry = Seq(u32::try_from(index).expect("a short journal"));
        let moments = [between, is, sooner, before, after, self.speaker.at];
        let reason = self.says.text();
        moments.map(|moment| Correction { entry, moment, reason: reason.clone() }.into()).into()
    }
}
