//! Walks through small processes: each entry by its typed method and by recording, side by side.

use super::ours::{Case, Lunch, Onsite, Pairing, References, Right, Talk, Trial};
use super::{application, own_terms};
use crate::support::ways::{DAY, HOUR, entries, opening, some_role};
use crate::support::{day, staff, text};
use candidacy::candidacy::Recorded;
use candidacy::law::{Approach, Facts, Refused, Takeover, part_row};
use candidacy::phase::{
    Accepted, Approached, Deciding, FeedbackDue, Hired, InStep, Lapsed, OfferDue, Offered, Pooled, Preparing, Proposed,
    Rejected, Screening, Underway, Withdrawn,
};
use candidacy::step::Declared;
use candidacy::typed::{HandedBack, Moment, Move, State};
use candidacy::value::{Assent, Label, Source};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, FactKind, Line, Phase, Promise, Refusal, Seq, Staff};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What recording tells, on its own.
type Told = (Line, [Vec<Promise>; 3], Vec<Seq>, bool);

/// What became of an entry: the candidacy, and what was told of it, or the refusal with the entry.
type Outcome = (Candidacy, Result<Told, (Refusal, Entry)>);

fn told(recorded: Recorded<'_>) -> Told {
    let Recorded { line, opened, ended, redated, told, again, .. } = recorded;
    (line.to_owned(), [opened, ended, redated], told, again)
}

fn by_record(mut candidacy: Candidacy, entry: Entry) -> Outcome {
    let said = candidacy.record(entry).map(told).map_err(|Refused { refusal, entry, .. }| (refusal, entry));
    (candidacy, said)
}

fn moved<C, P: State>(result: Move<Candidacy<C>, P>) -> Outcome {
    match result {
        Ok(moved) => {
            let said = told(moved.recorded());
            let candidacy = moved.into_candidacy();
            assert!(P::PHASES.contains(candidacy.phase()), "it is in another phase than its type says");
            (candidacy.untyped(), Ok(said))
        }
        Err(HandedBack { refusal, candidacy, entry, .. }) => (candidacy.untyped(), Err((refusal, *entry))),
    }
}

fn stayed(result: Result<Recorded<'_>, Refused>) -> Result<Told, (Refusal, Entry)> {
    result.map(told).map_err(|Refused { refusal, entry, .. }| (refusal, entry))
}

fn narrow<S: State>(candidacy: &Candidacy) -> Candidacy<S> {
    candidacy.clone().narrow().expect("its own phase and step")
}

fn is_at<T: Declared>(candidacy: &Candidacy) -> bool {
    candidacy.step().is_some_and(|step| T::NAME == Some(step.name().as_str()))
}

/// Calls a method in the phases where the types offer it: one that moves, or one that stays.
macro_rules! moves { ($c:ident.$method:ident $said:tt in $($phase:ident $(<$step:ty>)?),* $(,)?) => {
    match $c.phase() {
        $( Phase::$phase => Some(moved(narrow::<$phase $(<$step>)?>(&$c).$method $said)), )*
        _ => None,
    }
} }
macro_rules! stays { ($c:ident.$method:ident $said:tt in $($phase:ident $(<$step:ty>)?),* $(,)?) => {
    match $c.phase() {
        $( Phase::$phase => {
            let mut typed = narrow::<$phase $(<$step>)?>(&$c);
            let said = stayed(typed.$method $said);
            assert_eq!(typed.phase(), Phase::$phase, "it is in another phase than its type says");
            Some((typed.untyped(), said))
        } )*
        _ => None,
    }
} }
/// In each phase: a shared method.
macro_rules! anywhere {
    ($go:ident $c:ident.$method:ident $said:tt) => {
        match $c.phase() {
            Phase::Lapsed => $go!($c.$method $said in Lapsed),
            _ => $go!($c.$method $said in Approached, Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue,
                Offered, Accepted, FeedbackDue, Hired, Rejected, Withdrawn),
        }
    };
}
macro_rules! open {
    ($go:ident $c:ident.$method:ident $said:tt) => {
        $go!($c.$method $said in Approached, Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue, Offered,
            Accepted, FeedbackDue)
    };
}
/// The method of a part: of the step alone, or of the part with that number in the step of several.
macro_rules! part {
    ($go:ident $c:ident $part:ident, $step:ty, [$($several:ident = $number:literal),*], $method:ident $said:tt in $($phase:ident),*) => {
        match ($c.step().map_or(0, |step| step.parts().len()), $part) {
            (1, None) if is_at::<$step>(&$c) => $go!($c.$method $said in $($phase<$step>),*),
            $( (2.., Some($number)) => Some(moved(narrow::<InStep<Onsite>>(&$c).part($several).$method $said)), )*
            _ => None,
        }
    };
}

fn moment(entry: &Entry) -> Moment {
    let mut moment = Moment::new(entry.at);
    if let Some(besides) = entry.circumstances.as_deref().cloned() {
        if let Some(staff) = besides.recorded_by {
            moment = moment.recorded_by(staff);
        }
        if let Some(reason) = besides.deviation {
            moment = moment.deviating(reason);
        }
    }
    moment
}

/// An interview, an assignment or a check: whichever the step of one part is.
macro_rules! any_kind {
    ($go:ident $c:ident $part:ident, $method:ident $said:tt in $($phase:ident),*) => {
        match $c.step().map(|step| step.name().as_str()) {
            Some("case") => part!($go $c $part, Case, [Pairing = 1], $method $said in $($phase),*),
            Some("right") => part!($go $c $part, Right, [Pairing = 1], $method $said in $($phase),*),
            _ => part!($go $c $part, Talk, [Pairing = 1, Trial = 2, References = 3, Lunch = 4], $method $said in $($phase),*),
        }
    };
}

/// What happens to a part, by the typed method for it; `None` where there is none.
fn of_a_part(c: &Candidacy, entry: &Entry) -> Option<Outcome> {
    if !c.phase().is_in_a_step() {
        return None;
    }
    let (c, by, at) = (c.clone(), entry.by, moment(entry));
    let (part, staff) = (entry.fact.part(), if let Actor::Staff(staff) = by { Some(staff) } else { None });
    let own = by == Actor::Candidate;
    match entry.fact.clone() {
        Fact::InterviewScheduled { meeting, .. } => {
            part!(moves c part, Talk, [Pairing = 1, Lunch = 4], schedule(staff?, *meeting, at) in Preparing)
        }
        Fact::InterviewRescheduled { meeting, .. } => {
            part!(stays c part, Talk, [Pairing = 1, Lunch = 4], reschedule(by, *meeting, at) in Underway)
        }
        Fact::TimesProposed { times, .. } => {
            part!(stays c part, Talk, [Pairing = 1, Lunch = 4], propose_times(by, times, at) in Preparing)
        }
        Fact::InterviewConfirmed { .. } if own => {
            part!(stays c part, Talk, [Pairing = 1, Lunch = 4], confirm(at) in Underway)
        }
        Fact::InterviewCancelled { reason, .. } => {
            part!(moves c part, Talk, [Pairing = 1, Lunch = 4], cancel(by, reason, at) in Underway)
        }
        Fact::InterviewHeld(held) => {
            part!(moves c part, Talk, [Pairing = 1, Lunch = 4], record_held(staff?, held.attendance, at) in Preparing, Underway)
        }
        Fact::InterviewMissed { why, .. } => {
            part!(moves c part, Talk, [Pairing = 1, Lunch = 4], record_missed(by, why, at) in Underway)
        }
        Fact::AssignmentSent { assignment, .. } => {
            part!(moves c part, Case, [Trial = 2], send_assignment(staff?, *assignment, at) in Preparing)
        }
        Fact::AssignmentExtended { until, .. } => {
            part!(stays c part, Case, [Trial = 2], extend(staff?, until, at) in Underway)
        }
        Fact::AssignmentSubmitted { work, .. } if own => {
            part!(moves c part, Case, [Trial = 2], submit(work, at) in Underway)
        }
        Fact::CheckRequested { check, .. } => {
            part!(moves c part, Right, [References = 3], request_check(staff?, *check, at) in Preparing)
        }
        Fact::CheckAnswered { answer, .. } => {
            part!(moves c part, Right, [References = 3], record_answer(staff?, answer, at) in Preparing, Underway)
        }
        Fact::PartAssessed { evidence, .. } => any_kind!(stays c part, assess(staff?, evidence, at) in Deciding),
        Fact::PartWaived { reason, .. } => any_kind!(moves c part, waive(staff?, reason, at) in Preparing, Underway),
        Fact::PartRepeated { reason, .. } => any_kind!(moves c part, repeat(staff?, reason, at) in Deciding),
        _ => None,
    }
}

/// What the candidate alone does, by the typed method for it; `None` where there is none.
fn by_the_candidate(c: &Candidacy, entry: &Entry) -> Option<Outcome> {
    let (c, at) = (c.clone(), moment(entry));
    match entry.fact.clone() {
        Fact::InterestShown => moves!(c.show_interest(at) in Approached),
        Fact::StepAgreed => moves!(c.agree(at) in Proposed<Onsite>),
        Fact::OfferAccepted => moves!(c.accept_offer(at) in Offered, Accepted),
        Fact::OfferDeclined => moves!(c.decline_offer(at) in Offered),
        Fact::Withdrew => open!(moves c.withdraw(at)),
        Fact::CvReplaced(cv) => open!(stays c.replace_cv(*cv, at)),
        Fact::ProfileReplaced { profile } => open!(stays c.replace_profile(profile, at)),
        Fact::FeedbackUnwanted if c.phase() != Phase::FeedbackDue => {
            stays!(c.forgo_feedback(at) in Approached, Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue, Offered,
                Accepted, Hired, Rejected, Withdrawn, Lapsed)
        }
        Fact::ConsentGiven(consent) => anywhere!(stays c.give_consent(*consent, at)),
        Fact::EntryConfirmed { to } => anywhere!(stays c.confirm_entry(to, at)),
        Fact::EntryContested { to, why } => anywhere!(moves c.contest_entry(to, why, at)),
        Fact::RequestMade(request) => anywhere!(stays c.ask(request.ask, request.message, at)),
        Fact::CandidateFeedbackGiven { message } => anywhere!(stays c.give_feedback(message, at)),
        Fact::Reversed(reversal) => anywhere!(moves c.reverse(Actor::Candidate, *reversal, at)),
        Fact::StartAgreed { on } => stays!(c.agree_start(Actor::Candidate, on, at) in Accepted),
        _ => None,
    }
}

/// What the company does, by the typed method for it; `None` where there is none.
fn by_the_company(c: &Candidacy, by: Staff, entry: &Entry) -> Option<Outcome> {
    let (c, at) = (c.clone(), moment(entry));
    match entry.fact.clone() {
        Fact::ApproachLapsed => moves!(c.lapse(by, at) in Approached),
        Fact::Approached(it) if it.opening == *c.opening() => {
            moves!(c.reach_out(by, it.role, it.found, it.source, at) in Pooled)
        }
        Fact::RoleMatched(found) => stays!(c.match_role(by, *found, at) in Pooled),
        Fact::CandidateAdvanced(decision) => match c.step().map(|step| step.name().as_str()) {
            None => moves!(c.advance(by, *decision, at) in Screening<Talk>),
            Some("talk") => moves!(c.advance(by, *decision, at) in Deciding<Talk>),
            Some("onsite") => moves!(c.advance(by, *decision, at) in Deciding<Onsite>),
            Some("case") => moves!(c.advance(by, *decision, at) in Deciding<Case>),
            Some(_) => moves!(c.advance(by, *decision, at) in Deciding<Right>),
        },
        Fact::StepRepeated { step, reason } => match step {
            1 => moves!(c.repeat_step(by, Talk, reason, at) in Preparing, Underway, Deciding, OfferDue),
            2 => moves!(c.repeat_step(by, Onsite, reason, at) in Preparing, Underway, Deciding, OfferDue),
            3 => moves!(c.repeat_step(by, Case, reason, at) in Preparing, Underway, Deciding, OfferDue),
            _ => moves!(c.repeat_step(by, Right, reason, at) in Preparing, Underway, Deciding, OfferDue),
        },
        Fact::OfferMade(offer) => moves!(c.make_offer(by, *offer, at) in OfferDue, Offered, Accepted),
        Fact::OfferWithdrawn { reasons } => moves!(c.withdraw_offer(by, reasons, at) in Offered, Accepted),
        Fact::ConditionSettled { condition, outcome } => {
            stays!(c.settle_condition(by, condition, outcome, at) in Accepted, Hired)
        }
        Fact::StartAgreed { on } => stays!(c.agree_start(by, on, at) in Accepted),
        Fact::Hired => moves!(c.hire(by, at) in Accepted),
        Fact::FeedbackDelivered(feedback) if c.phase() == Phase::FeedbackDue => {
            moves!(c.deliver_feedback(by, *feedback, at) in FeedbackDue)
        }
        Fact::FeedbackDelivered(feedback) => {
            stays!(c.deliver_owed_feedback(by, *feedback, at) in Approached, Screening, Pooled, Proposed, Preparing, Underway,
                Deciding, OfferDue, Offered, Accepted, Hired, Rejected, Withdrawn, Lapsed)
        }
        Fact::RejectionDecided(rejection) => {
            moves!(c.reject(by, *rejection, at) in Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue)
        }
        Fact::Pooled => {
            moves!(c.pool(by, at) in Screening, Proposed, Preparing, Underway, Deciding, OfferDue, Rejected)
        }
        Fact::AssentGiven(assent) => match *assent {
            Assent::Given => stays!(c.give_assent(by, at) in Proposed, Preparing, OfferDue, FeedbackDue),
            Assent::Refused { ground } => {
                moves!(c.refuse_assent(by, ground, at) in Proposed, Preparing, OfferDue, FeedbackDue)
            }
        },
        Fact::Transferred(transfer) => {
            moves!(c.transfer(by, *transfer, at) in Approached, Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue)
        }
        Fact::PutOnHold(hold) => {
            stays!(c.put_on_hold(by, *hold, at) in Approached, Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue,
                Offered, Accepted)
        }
        Fact::VacancyClosed => {
            stays!(c.close_vacancy(by, at) in Approached, Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue,
                Offered, Accepted)
        }
        Fact::HoldEnded => {
            stays!(c.end_hold(by, at) in Approached, Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue, Offered,
                Accepted, FeedbackDue, Rejected, Withdrawn)
        }
        Fact::InterviewHeld(held) => open!(stays c.record_extra(by, held.extra?, held.attendance, at)),
        Fact::Reversed(reversal) => anywhere!(moves c.reverse(by, *reversal, at)),
        Fact::CandidateInformed { to, answer, message, stated: None } => {
            anywhere!(stays c.inform(by, to, answer, message, at))
        }
        Fact::CandidateInformed { to, answer, message, stated: Some(stated) } => {
            anywhere!(stays c.inform_stating(by, to, answer, message, *stated, at))
        }
        Fact::FollowUpPromised(promise) => anywhere!(stays c.promise_follow_up(by, *promise, at)),
        Fact::NoteAdded { note } => anywhere!(stays c.add_note(by, note, at)),
        Fact::ResponsibleNamed { person } => anywhere!(stays c.name_responsible(by, person, at)),
        Fact::MomentCorrected(correction) => anywhere!(stays c.correct_moment(by, *correction, at)),
        _ => None,
    }
}

fn by_type(c: &Candidacy, entry: &Entry) -> Option<Outcome> {
    let extra = matches!(&entry.fact, Fact::InterviewHeld(held) if held.extra.is_some());
    let of_a_part = if extra { None } else { of_a_part(c, entry) };
    of_a_part.or_else(|| match entry.by {
        Actor::Candidate => by_the_candidate(c, entry),
        Actor::Staff(staff) => by_the_company(c, staff, entry),
    })
}

/// The facts that lead from the opening to the first day.
const ONWARD: Facts = Facts::from_slice(&[
    FactKind::CandidateAdvanced,
    FactKind::StepAgreed,
    FactKind::AssentGiven,
    FactKind::InterviewScheduled,
    FactKind::InterviewHeld,
    FactKind::AssignmentSent,
    FactKind::AssignmentSubmitted,
    FactKind::CheckRequested,
    FactKind::CheckAnswered,
    FactKind::OfferMade,
    FactKind::OfferAccepted,
    FactKind::Hired,
]);

/// A candidacy that is taken over at a step; before the first, one that is applied for, and beyond the last, one that is approached.
fn begun(number: u8) -> Candidacy {
    let terms = own_terms();
    let entry = if number == 0 {
        Entry::new(Actor::Candidate, application(&terms), day(0))
    } else if number > 4 {
        let (role, found, source) = (some_role(), text("at a fair"), Source::default());
        Entry::new(staff(Capacity::RECRUITER), Approach { opening: opening(&terms), role, found, source }, day(0))
    } else {
        let from = Label::new("another system").expect("a label");
        let takeover = Takeover { opening: opening(&terms), role: None, step: number, from, source: Source::default() };
        Entry::new(staff(Capacity::RECRUITER), takeover, day(0))
    };
    Candidacy::open(&terms, entry).expect("it opens")
}

/// Goes one step: an entry with a legal fact, said in some way, by both faces. Returns the candidacy then, and what was recorded.
fn step(candidacy: Candidacy, choice: usize, way: usize, later: i32) -> (Candidacy, Option<FactKind>) {
    let legal = candidacy.legal();
    // Two of three facts lead on where one can: most facts stay, and many end.
    let on = legal.iter().filter(|fact| ONWARD.contains(*fact) && !choice.is_multiple_of(3));
    let facts: Vec<FactKind> = if on.clone().count() > 0 { on.collect() } else { legal.iter().collect() };
    let kind = facts[choice / 3 % facts.len()];
    let last = candidacy.journal().last().expect("an opening").at;
    let ways = entries(candidacy.terms(), Some(&candidacy), kind, last + HOUR + DAY * later);
    if ways.is_empty() {
        return (candidacy, None);
    }
    let lawful: Vec<&Entry> = ways.iter().filter(|entry| candidacy.check(entry).is_ok()).collect();
    // Two of three are such that the law takes them; the rest shows that both faces refuse alike.
    let entry = if later == 0 || lawful.is_empty() { &ways[way % ways.len()] } else { lawful[way % lawful.len()] };
    let (typed, recorded) = (by_type(&candidacy, entry), by_record(candidacy.clone(), entry.clone()));
    match (&typed, &recorded) {
        (Some(typed), recorded) => {
            assert_eq!(typed, recorded);
            assert_eq!(
                (typed.0.now(), typed.0.pending(), typed.0.legal()),
                (recorded.0.now(), recorded.0.pending(), recorded.0.legal())
            );
        }
        (None, (_, Ok(_))) => assert!(names_its_part_otherwise(&candidacy, entry), "no typed method for {entry:?}"),
        (None, (_, Err(_))) => {}
    }
    let was_recorded = recorded.1.is_ok() && typed.is_some();
    (recorded.0, was_recorded.then_some(kind))
}

/// The types name a part of several, and name none where it is the only one; the run-time face takes either where it is clear.
fn names_its_part_otherwise(candidacy: &Candidacy, entry: &Entry) -> bool {
    let several = candidacy.step().is_some_and(|step| step.parts().len() > 1);
    let about_a_part = candidacy.step().is_some_and(|step| {
        step.parts()
            .iter()
            .enumerate()
            .any(|(index, part)| part_row(entry.fact.kind(), part.kind(), candidacy.now().parts.get(index)).is_some())
    });
    about_a_part && entry.fact.part().is_some() != several
}

proptest! {
    /// On any way through a process with everything in it, each typed method does what recording its fact does. It leads to the same
    /// candidacy and tells the same, or is refused for the same reason and hands everything back; and the types offer a method for
    /// every legal fact.
    #[test]
    fn a_typed_method_is_its_fact(at in 0..6_u8, way in prop::collection::vec((0..1_000_usize, 0..1_000_usize, 0..3_i32), 1..60)) {
        let mut candidacy = begun(at);
        for (choice, said, later) in way {
            candidacy = step(candidacy, choice, said, later).0;
        }
    }
}

/// Every fact goes by its typed method on some way, but those that only open a candidacy, and those for which the ways have no other
/// terms and no offer with a condition.
#[test]
#[expect(clippy::cast_possible_truncation, reason = "the numbers are below a thousand")]
fn every_fact_has_been_tried() {
    let (mut recorded, mut number) = (BTreeSet::new(), 1_u64);
    let mut next = |below: u64| -> u64 {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) % below
    };
    for _ in 0..250 {
        let mut candidacy = begun([0, 1, 2, 3, 4, 4, 4, 5][next(8) as usize]);
        for _ in 0..30 {
            let (choice, way) = (next(1_000) as usize, next(1_000) as usize);
            let (then, fact) = step(candidacy, choice, way, next(3) as i32);
            candidacy = then;
            recorded.extend(fact);
        }
    }
    let left: Vec<FactKind> = FactKind::ALL.iter().copied().filter(|fact| !recorded.contains(fact)).collect();
    assert_eq!(left, [FactKind::Applied, FactKind::TakenOver, FactKind::Transferred, FactKind::ConditionSettled]);
}
