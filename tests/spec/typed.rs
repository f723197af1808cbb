//! The two faces are one: what a typed method does is what the law does with its fact.

use crate::support::{
    after, applied, approached, attendance, candidacy_id, candidate_id, cv, day, evidence, feedback, meeting, opening,
    reasons, reference, role, sample, shapes, staff, terms, text, vacancy,
};
use candidacy::candidacy::typed::{HandedBack, Mismatch, State};
use candidacy::law::{Approach, By, Refused, rule};
use candidacy::phase::{
    Approached, Arranging, Assigned, Declined, Declining, Held, Hired, Offered, Pooled, Preparing, Proposed, Scheduled,
    Screening, Submitted, Withdrawn,
};
use candidacy::step::back_end::{BackEnd, CaseReview, FinalChat, IntroChat, TeamInterview, TestCase};
use candidacy::terms::StepKind;
use candidacy::value::Capacities;
use candidacy::{
    Actor, Application, Candidacy, Capacity, Entry, Fact, FactKind, OpenApplication, Phase, Process, Refusal, Seq,
    Staff, Step, Why,
};
use proptest::prelude::*;

/// What became of an entry: the candidacy, and the refusal with the entry if there was one.
type Outcome = (Candidacy, Option<(Refusal, Entry)>);

fn by_record(mut candidacy: Candidacy, entry: Entry) -> Outcome {
    let refused = candidacy.record(entry).err().map(|Refused { refusal, entry, .. }| (refusal, entry));
    (candidacy, refused)
}

fn moved<S, T>(result: Result<Candidacy<T>, HandedBack<Candidacy<S>>>) -> Outcome {
    match result {
        Ok(candidacy) => (candidacy.untyped(), None),
        Err(HandedBack { refusal, candidacy, entry, .. }) => (candidacy.untyped(), Some((refusal, *entry))),
    }
}

fn stayed<S>(candidacy: Candidacy<S>, result: Result<Seq, Refused>) -> Outcome {
    if let Ok(Seq(seq)) = result {
        assert_eq!(
            usize::try_from(seq).unwrap() + 1,
            candidacy.journal().len(),
            "it tells another number than its own"
        );
    }
    (candidacy.untyped(), result.err().map(|Refused { refusal, entry, .. }| (refusal, entry)))
}

/// Calls a method in the phases where the types offer it: one that moves, and one that stays.
macro_rules! moves {
    ($c:ident.$method:ident $said:tt in $($phase:ident)*) => {
        match $c.phase() {
            $( Phase::$phase => Some(moved(narrow::<$phase>($c).$method $said)), )*
            _ => None,
        }
    };
}
macro_rules! stays {
    ($c:ident.$method:ident $said:tt anywhere) => {
        stays!(@ $c.$method $said in [Approached Screening Pooled Proposed Arranging Scheduled Held Preparing Assigned
            Submitted Offered Declining Hired Declined Withdrawn])
    };
    ($c:ident.$method:ident $said:tt in $($phase:ident)*) => {
        stays!(@ $c.$method $said in [$($phase)*] or _ => None)
    };
    (@ $c:ident.$method:ident $said:tt in [$($phase:ident)*] $(or $other:pat => $none:expr)?) => {
        match $c.phase() {
            $( Phase::$phase => {
                let mut candidacy = narrow::<$phase>($c);
                let done = candidacy.$method $said;
                Some(stayed(candidacy, done))
            } )*
            $( $other => $none, )?
        }
    };
}

fn narrow<S: State>(candidacy: Candidacy) -> Candidacy<S> {
    candidacy.narrow().expect("its own phase")
}

/// What only the candidate may say, by the typed method for it; `None` where there is none.
#[expect(clippy::wildcard_enum_match_arm, reason = "the rest is for the company to say")]
fn by_the_candidate(c: Candidacy, Entry { at, fact, .. }: Entry) -> Option<Outcome> {
    match fact {
        Fact::Interested => moves!(c.interested(at) in Approached),
        Fact::Agreed => moves!(c.agree(at) in Proposed),
        Fact::Submitted { work } => moves!(c.submit(work, at) in Assigned),
        Fact::Rescheduled(meeting) => {
            moves!(c.reschedule(Actor::Candidate, *meeting, at) in Scheduled)
        }
        Fact::OfferAccepted => moves!(c.accept_offer(at) in Offered),
        Fact::OfferDeclined => moves!(c.decline_offer(at) in Offered),
        Fact::Withdrew => {
            moves!(c.withdraw(at) in Approached Screening Pooled Proposed Arranging Scheduled Held Preparing Assigned Submitted Offered Declining)
        }
        Fact::FeedbackUnwanted => stays!(c.forgo_feedback(at) in Withdrawn),
        Fact::ExtensionAsked { until } => {
            stays!(c.ask_extension(until, at) in Assigned)
        }
        Fact::HelpAsked { message } => {
            stays!(c.ask_help(message, at) in Approached Screening Pooled Proposed Arranging Scheduled Held Preparing Assigned Submitted Offered Declining)
        }
        Fact::CvReplaced(cv) => {
            stays!(c.replace_cv(*cv, at) in Approached Screening Pooled Proposed Arranging Scheduled Held Preparing Assigned Submitted Offered Declining)
        }
        Fact::ProfileReplaced { profile } => {
            stays!(c.replace_profile(profile, at) in Approached Screening Pooled Proposed Arranging Scheduled Held Preparing Assigned Submitted Offered Declining)
        }
        Fact::MessageReceived { message } => stays!(c.message(message, at) anywhere),
        Fact::ConcernRaised(concern) => stays!(c.raise_concern(*concern, at) anywhere),
        Fact::ConcernSettled { to, message } => {
            stays!(c.settle_concern(Actor::Candidate, to, message, at) anywhere)
        }
        Fact::CandidateFeedbackGiven { message } => stays!(c.give_feedback(message, at) anywhere),
        _ => None,
    }
}

/// What the company may say, by the typed method for it; `None` where there is none.
#[expect(clippy::wildcard_enum_match_arm, reason = "the rest is for the candidate to say")]
fn by_the_company(c: Candidacy, by: Staff, Entry { at, fact, .. }: Entry) -> Option<Outcome> {
    match fact {
        Fact::Passed { evidence } => {
            moves!(c.pass(by, evidence, at) in Screening Held Submitted)
        }
        Fact::Waived { reason } => moves!(c.waive(by, reason, at) in Arranging Preparing),
        Fact::Repeated { reason } => moves!(c.repeat(by, reason, at) in Held Submitted),
        Fact::Scheduled(meeting) => moves!(c.schedule(by, *meeting, at) in Arranging),
        Fact::Rescheduled(meeting) => moves!(c.reschedule(by, *meeting, at) in Scheduled),
        Fact::Cancelled { reason } => moves!(c.cancel(by, reason, at) in Scheduled),
        Fact::Held(who) => moves!(c.held(by, *who, at) in Scheduled),
        Fact::NotHeld { why } => moves!(c.not_held(by, why, at) in Scheduled),
        Fact::Assigned { work } => moves!(c.assign(by, work, at) in Preparing),
        Fact::Extended { until } => moves!(c.extend(by, until, at) in Assigned),
        Fact::FeedbackDelivered(f) if c.phase() == Phase::Withdrawn => {
            stays!(c.deliver(by, *f, at) in Withdrawn)
        }
        Fact::FeedbackDelivered(f) => moves!(c.deliver(by, *f, at) in Declining),
        Fact::Reopened { reason } => {
            moves!(c.reopen(by, reason, at) in Declining Declined Withdrawn)
        }
        Fact::Approached(a) => moves!(c.reach_out(by, a.role, a.found, at) in Pooled),
        Fact::DecidedAgainst { reasons } => {
            moves!(c.decide_against(by, reasons, at) in Screening Pooled Proposed Arranging Scheduled Held Preparing Assigned Submitted Offered)
        }
        Fact::Pooled(consent) => {
            moves!(c.pool(by, *consent, at) in Approached Screening Pooled Proposed Arranging Scheduled Held Preparing Assigned Submitted Declined)
        }
        Fact::AssessmentRecorded { evidence } => {
            stays!(c.assess(by, evidence, at) in Screening Held Submitted)
        }
        Fact::PutOnHold(hold) => {
            stays!(c.put_on_hold(by, *hold, at) in Approached Screening Pooled Proposed Arranging Scheduled Held Preparing Assigned Submitted Offered)
        }
        Fact::Resumed => {
            stays!(c.resume(by, at) in Approached Screening Pooled Proposed Arranging Scheduled Held Preparing Assigned Submitted Offered)
        }
        Fact::VacancyClosed => {
            stays!(c.close_vacancy(by, at) in Approached Screening Proposed Arranging Scheduled Held Preparing Assigned Submitted Offered)
        }
        Fact::RoleFound(fit) => stays!(c.find_role(by, *fit, at) in Pooled),
        Fact::Informed { to, message } => stays!(c.inform(by, to, message, at) anywhere),
        Fact::FollowUpPromised(follow_up) => stays!(c.promise(by, *follow_up, at) anywhere),
        Fact::Replied { to, message } => stays!(c.reply(by, to, message, at) anywhere),
        Fact::HelpAnswered { to, message } => stays!(c.answer_help(by, to, message, at) anywhere),
        Fact::ExtensionAnswered { to, answer } => {
            stays!(c.answer_extension(by, to, *answer, at) in Assigned)
        }
        Fact::ConcernAnswered { to, message } => {
            stays!(c.answer_concern(by, to, message, at) anywhere)
        }
        Fact::ConcernSettled { to, message } => stays!(c.settle_concern(by, to, message, at) anywhere),
        Fact::Noted { note } => stays!(c.note(by, note, at) anywhere),
        _ => None,
    }
}

fn by_type(candidacy: Candidacy, entry: Entry) -> Option<Outcome> {
    match entry.by {
        Actor::Candidate => by_the_candidate(candidacy, entry),
        Actor::Staff(staff) => by_the_company(candidacy, staff, entry),
    }
}

proptest! {
    /// On any way through any small process, each typed method does what recording its fact does: it leads to the same
    /// candidacy, or is refused for the same reason and hands back candidacy and entry untouched; and the types offer a
    /// method for every legal fact.
    #[test]
    fn a_typed_method_is_its_fact(
        shape in 0..84_usize,
        opens in prop::sample::select(vec![FactKind::Applied, FactKind::AppliedOpenly, FactKind::Approached]),
        way in prop::collection::vec((any::<prop::sample::Index>(), -1..3_i64, prop::sample::select(Capacity::ALL)), 1..40),
    ) {
        let terms = terms(shapes(3).swap_remove(shape));
        let mut candidacy = Candidacy::open(&terms, sample(opens, &terms, None, day(0))).unwrap();
        for (choice, days, capacity) in way {
            let legal: Vec<FactKind> = candidacy.legal().iter().collect();
            let last = candidacy.journal().last().unwrap().at;
            let mut entry = sample(*choice.get(&legal), &terms, Some(&candidacy), last);
            // Some entries go backwards in time, and some are recorded by somebody else of the company: a guard's question.
            entry.at += chrono::TimeDelta::days(days);
            if let Actor::Staff(staff) = &mut entry.by && days == 2 {
                staff.capacity = capacity;
            }
            // What either side may say, now one of them says and now the other.
            if rule(Some(candidacy.phase()), entry.fact.kind()).is_some_and(|(_, by)| by == By::Either) && days == 1 {
                entry.by = Actor::Candidate;
            }
            let typed = by_type(candidacy.clone(), entry.clone());
            let recorded = by_record(candidacy.clone(), entry);
            prop_assert_eq!(typed.as_ref(), Some(&recorded));
            if let (_, Some(_)) = &recorded {
                prop_assert_eq!(&recorded.0, &candidacy, "a refusal changes nothing");
            }
            candidacy = recorded.0;
        }
    }
}

/// The whole back-end process is one chain of typed moves, with the step in the type, and it ends in `Hired` (F22, F40, F48,
/// F63, F70).
#[test]
fn the_whole_way_by_type() {
    use Capacity::{
        CharacteristicsInterviewer, Colleague, EngineeringManager, ManagingDirector, Recruiter, TechnicalInterviewer,
    };
    let terms = terms(Process::back_end());
    let ana = staff(Recruiter);
    let both = [TechnicalInterviewer, CharacteristicsInterviewer];
    let review = [Colleague, EngineeringManager];
    let application = Application { opening: opening(&terms), role: vacancy(1), cv: cv() };

    let c = Candidacy::<Screening<BackEnd>>::apply(&terms, application, day(0)).unwrap();
    let c: Candidacy<Arranging<IntroChat>> = c.pass(ana, evidence(), day(1)).unwrap();
    let c = c.schedule(ana, meeting(day(2), Recruiter), day(1)).unwrap();
    let c = c.held(ana, attendance(Recruiter), day(2)).unwrap();
    let c: Candidacy<Arranging<TeamInterview>> = c.pass(ana, evidence(), day(2)).unwrap();
    let c = c.schedule(ana, meeting(day(4), both), day(3)).unwrap().held(ana, attendance(both), day(4)).unwrap();
    let c: Candidacy<Preparing<TestCase>> = c.pass(staff(TechnicalInterviewer), evidence(), day(5)).unwrap();
    let c = c.assign(ana, reference("case"), day(6)).unwrap().submit(reference("work"), day(12)).unwrap();
    let c: Candidacy<Arranging<CaseReview>> = c.pass(staff(EngineeringManager), evidence(), day(13)).unwrap();
    let c = c.schedule(ana, meeting(day(15), review), day(14)).unwrap().held(ana, attendance(review), day(15)).unwrap();
    let c: Candidacy<Proposed<FinalChat>> = c.pass(staff(EngineeringManager), evidence(), day(15)).unwrap();
    let c: Candidacy<Arranging<FinalChat>> = c.agree(day(16)).unwrap();
    let c = c.schedule(ana, meeting(day(18), ManagingDirector), day(17)).unwrap();
    let c = c.held(ana, attendance(ManagingDirector), day(18)).unwrap();
    let c: Candidacy<Offered> = c.pass(staff(ManagingDirector), evidence(), day(18)).unwrap();
    let c: Candidacy<Hired> = c.accept_offer(day(20)).unwrap();

    assert_eq!(c.phase(), Phase::Hired);
    let again = Candidacy::replay(&terms, c.journal().to_vec()).unwrap();
    assert_eq!(again.narrow::<Hired>().unwrap(), c);
}

/// A company's own steps, declared by the macro, are typed like the source's (F1).
#[test]
fn own_steps() {
    mod shop {
        candidacy::steps! { Hello = "hello": Meeting, Trial = "trial_day": Assignment after yes }
    }
    let [hello, trial] = [
        Step::meeting("hello", Capacity::Colleague).unwrap(),
        Step::assignment("trial_day", 1, Capacity::Colleague).unwrap().after_a_yes(),
    ];
    let terms = terms(Process::new(Capacity::Recruiter, [hello, trial]).unwrap());
    let cleo = staff(Capacity::Colleague);
    let open = OpenApplication { opening: opening(&terms), cv: cv() };

    let c = Candidacy::<Screening<shop::Hello>>::apply_openly(&terms, open, day(0)).unwrap();
    let c = c.pass(staff(Capacity::Recruiter), evidence(), day(0)).unwrap();
    let c: Candidacy<Proposed<shop::Trial>> = c.waive(cleo, text("she knows us"), day(1)).unwrap();
    let c: Candidacy<Preparing<shop::Trial>> = c.agree(day(2)).unwrap();
    let c = c.assign(cleo, reference("day"), day(3)).unwrap().submit(reference("day/done"), day(4)).unwrap();
    let _: Candidacy<Offered> = c.pass(cleo, evidence(), day(4)).unwrap();
}

/// A process from a file has typed phases without any declared step: each move within a step is typed all the way, and what leads
/// to another step is a plain candidacy.
#[test]
fn phases_without_steps() {
    for process in shapes(2) {
        let file = serde_json::to_string(&process).unwrap();
        let terms = terms(serde_json::from_str(&file).unwrap());
        let ana = staff(Capacity::Recruiter);
        let screening = applied(&terms).narrow::<Screening>().unwrap();
        let mut plain: Candidacy = screening.pass(ana, evidence(), day(1)).unwrap();
        for step in process.steps() {
            let decider = staff(step.deciders().iter().next().unwrap());
            if step.needs_yes() {
                plain = plain.narrow::<Proposed>().unwrap().agree(day(1)).unwrap();
            }
            plain = if let StepKind::Meeting { .. } = step.kind() {
                let arranging = plain.narrow::<Arranging>().unwrap();
                let scheduled: Candidacy<Scheduled> =
                    arranging.schedule(ana, meeting(day(1), Capacities::ALL), day(1)).unwrap();
                let held: Candidacy<Held> = scheduled.held(ana, attendance(Capacities::ALL), day(1)).unwrap();
                held.pass(decider, evidence(), day(1)).unwrap()
            } else {
                let preparing = plain.narrow::<Preparing>().unwrap();
                let assigned: Candidacy<Assigned> = preparing.assign(ana, reference("case"), day(1)).unwrap();
                let submitted: Candidacy<Submitted> = assigned.submit(reference("work"), day(1)).unwrap();
                submitted.pass(decider, evidence(), day(1)).unwrap()
            };
        }
        let hired: Candidacy<Hired> = plain.narrow::<Offered>().unwrap().accept_offer(day(1)).unwrap();
        assert_eq!(usize::from(hired.step_number()), process.steps().len() + 1);
    }
}

/// Opening by type is refused, with everything given back, if the process has other steps than the type.
#[test]
fn opening_under_another_process() {
    let terms = terms(shapes(1).swap_remove(0));
    let (application, open) = (
        Application { opening: opening(&terms), role: vacancy(1), cv: cv() },
        OpenApplication { opening: opening(&terms), cv: cv() },
    );
    let approach = Approach { opening: opening(&terms), role: role(1), found: text("a talk") };
    let ana = staff(Capacity::Recruiter);
    let other = Why::OtherSteps { expected: "intro_chat" };

    let refused = Candidacy::<Screening<BackEnd>>::apply(&terms, application.clone(), day(0)).unwrap_err();
    assert_eq!((refused.refusal.why, refused.entry), (other, Entry::new(Actor::Candidate, application, day(0))));
    let refused = Candidacy::<Screening<BackEnd>>::apply_openly(&terms, open.clone(), day(0)).unwrap_err();
    assert_eq!((refused.refusal.why, refused.entry), (other, Entry::new(Actor::Candidate, open, day(0))));
    let refused = Candidacy::<Approached<BackEnd>>::approach(&terms, ana, approach.clone(), day(0));
    let refused = refused.unwrap_err();
    assert_eq!((refused.refusal.why, refused.entry), (other, Entry::new(ana, approach.clone(), day(0))));

    // Without a step in the type, any process will do.
    let candidacy = Candidacy::<Approached>::approach(&terms, ana, approach, day(0)).unwrap();
    assert_eq!((candidacy.id(), candidacy.candidate()), (candidacy_id(1), candidate_id(1)));
}

/// Narrowing says what does not fit, the phase or the steps, and hands the candidacy back.
#[test]
fn narrowing_says_what_does_not_fit() {
    let terms = terms(Process::back_end());
    let c = after(applied(&terms), &[FactKind::Passed]);
    let before = c.clone();

    let elsewhere = c.narrow::<Held>().unwrap_err();
    assert_eq!(elsewhere.why, Mismatch::Phase { expected: Phase::Held, found: Phase::Arranging });
    let elsewhere = elsewhere.candidacy.narrow::<Arranging<TeamInterview>>().unwrap_err();
    assert_eq!(elsewhere.why, Mismatch::Steps { expected: "team_interview", number: 1 });
    assert_eq!(elsewhere.found(), terms.process().step(1));
    assert_eq!(*elsewhere.candidacy, before);
    assert!(elsewhere.candidacy.narrow::<Arranging<IntroChat>>().is_ok());
    assert!(approached(&terms).narrow::<Approached<BackEnd>>().is_ok());
}

/// A refusal by a guard hands back the candidacy in its type and the words that were said, so that nothing is written twice.
#[test]
fn a_guard_hands_everything_back() {
    let terms = terms(Process::back_end());
    let c = after(applied(&terms), &[FactKind::Passed, FactKind::Scheduled, FactKind::Held]);
    let c = c.narrow::<Held<IntroChat>>().unwrap();
    let before = c.clone();
    let back = c.decide_against(staff(Capacity::Colleague), reasons(), day(9)).unwrap_err();
    let expected = Entry::new(staff(Capacity::Colleague), Fact::DecidedAgainst { reasons: reasons() }, day(9));
    assert_eq!((&back.candidacy, &*back.entry), (&before, &expected));

    let declining = back.candidacy.decide_against(staff(Capacity::Recruiter), reasons(), day(9)).unwrap();
    let declined: Candidacy<Declined> = declining.deliver(staff(Capacity::Recruiter), feedback(0), day(10)).unwrap();
    assert!(
        declined.reopen(staff(Capacity::Recruiter), text("wrong person"), day(11)).unwrap().narrow::<Held>().is_ok()
    );
}
