//! What keeps a promise follows from the law: whatever does what was promised, and nothing else. The tables are read side by side.

use candidacy::law::{By, Facts, LAW, PARTS, PartState, Pending, Pendings, Phase, To, Told};
use candidacy::promise::{PROMISES, Side, Which, While};
use candidacy::terms::{PartKind, PartKinds};
use candidacy::{FactKind, PromiseKind};

/// The items that a message of the company ends or answers.
const BY_A_MESSAGE: Pendings = Pendings::REQUESTS.union(Pendings::from_slice(&[
    Pending::Notice,
    Pending::Hold,
    Pending::Vacancy,
    Pending::FollowUp,
    Pending::Outcome,
    Pending::Confirmation,
]));

/// The candidate's own ways out of a phase.
fn own_ways(phase: Phase) -> Facts {
    let leads = |to| !matches!(to, To::Same | To::Told | To::Back);
    let rows = LAW.iter().filter(|row| row.from.contains(phase) && row.by == By::Candidate && leads(row.to));
    rows.map(|row| row.fact).collect()
}

/// What brings a part of these kinds on from here, to one of these states.
fn brings_on(kinds: PartKinds, from: PartState, to: &[PartState]) -> Facts {
    let fits = |kinds_of: PartKinds| PartKind::ALL.iter().any(|kind| kinds.contains(*kind) && kinds_of.contains(*kind));
    let rows = PARTS.iter().filter(|row| fits(row.of) && row.from.contains(from) && to.contains(&row.to));
    rows.map(|row| row.fact).collect()
}

/// What the company records, alone or as the candidate does, that closes items of a kind.
fn closes(what: Pending) -> Facts {
    let law = LAW.iter().filter(|row| row.closes.contains(what)).map(|row| (row.fact, row.by));
    let parts = PARTS.iter().filter(|row| row.closes.contains(what)).map(|row| (row.fact, row.by));
    law.chain(parts).filter(|(_, by)| *by != By::Candidate).map(|(fact, _)| fact).collect()
}

/// What the candidate owes is kept by each of their own ways on, and by nothing else: an answer is an answer either way.
#[test]
fn an_answer_of_the_candidate_is_any_of_theirs() {
    let owed: Vec<_> = PROMISES.iter().filter(|row| row.by == Side::Candidate).collect();
    let phases = owed.iter().filter_map(|row| if let While::In(phase) = row.owed { Some((row, phase)) } else { None });
    let mut seen = Vec::new();
    for (row, phase) in phases {
        assert_eq!(row.kept_by, own_ways(phase), "{}", row.kind);
        seen.push(phase);
    }
    assert_eq!(seen, [Phase::Approached, Phase::Proposed, Phase::Offered]);
    assert_eq!(owed.len(), 5, "and times that were proposed, and work");
}

/// A part is set up by what brings it on, or by the candidate's confirmation of a late date; what is set up is kept when it is done, or
/// by news of a check; times that were proposed are answered by other times or by an invitation.
#[test]
fn what_is_owed_of_a_part_is_what_brings_it_on() {
    let mut seen = 0;
    for row in PROMISES {
        let While::Part(kinds, state) = row.owed else { continue };
        let (done, all) =
            (brings_on(kinds, state, &[PartState::Done]), [PartState::SetUp, PartState::Done, PartState::Waived]);
        let (kept, by) = match (row.kind, state) {
            (PromiseKind::SetUp, PartState::ToSetUp) => {
                (brings_on(kinds, state, &all).union(FactKind::InterviewConfirmed.into()), Side::Company)
            }
            (PromiseKind::TimesAnswer, PartState::ToSetUp) => {
                (Facts::from_slice(&[FactKind::TimesProposed, FactKind::InterviewScheduled]), Side::Candidate)
            }
            (PromiseKind::Attendance, PartState::SetUp) => (done, Side::Both),
            (PromiseKind::Submission, PartState::SetUp) => (done, Side::Candidate),
            (PromiseKind::CheckNews, PartState::SetUp) => {
                (done.union(FactKind::CandidateInformed.into()), Side::Company)
            }
            (PromiseKind::Assessment, PartState::Done) => {
                let decides = [FactKind::PartAssessed, FactKind::CandidateAdvanced, FactKind::RejectionDecided];
                (Facts::from_slice(&decides), Side::Company)
            }
            _ => panic!("{} of a part that is {state}", row.kind),
        };
        assert_eq!((row.kept_by, row.by), (kept, by), "{}", row.kind);
        seen += 1;
    }
    assert_eq!(seen, 6);
}

/// What waits is kept by what the company closes it with, and by a message where one is an answer. An end that says nothing of it
/// releases it: a first day, an approach that nobody answered, an offer that is withdrawn. A decision that needs assent is told by that.
#[test]
fn what_waits_is_kept_by_what_closes_it() {
    let mut seen = Pendings::EMPTY;
    for row in PROMISES {
        if row.owed == While::OtherRequest {
            seen = seen.union(Pending::Message.into()); // a reply, and so for every request without a row of its own
        }
        let While::Pending(what, which) = row.owed else { continue };
        let silent: &[FactKind] = match what {
            Pending::Hold => &[FactKind::ApproachLapsed],
            _ => &[FactKind::ApproachLapsed, FactKind::Hired, FactKind::OfferWithdrawn],
        };
        let closed = closes(what).difference(Facts::from_slice(silent));
        let besides: &[FactKind] = match (row.kind, what) {
            (PromiseKind::Condition, _) => &[FactKind::ConditionSettled],
            (PromiseKind::ReachOut, _) => &[FactKind::Approached],
            (PromiseKind::Outcome | PromiseKind::DecisionWord | PromiseKind::Update, _) => &[FactKind::AssentGiven],
            (PromiseKind::WrittenNo, _) => &[FactKind::CandidateInformed],
            (PromiseKind::MoreTime, _) => &[FactKind::OfferMade],
            _ => &[],
        };
        let message = BY_A_MESSAGE.contains(what).then_some(FactKind::CandidateInformed);
        let kept = closed.union(Facts::from_slice(besides)).union(message.into_iter().collect());
        let by = if row.kind == PromiseKind::Condition { Side::Both } else { Side::Company };
        assert_eq!((row.kept_by, row.by), (kept, by), "{}", row.kind);
        if let Which::OpenedBy(facts) = which {
            let opens = |fact: &FactKind| LAW.iter().any(|row| row.fact == *fact && row.opens.contains(what));
            assert!(!facts.is_empty() && facts.iter().all(|fact| opens(&fact)), "{} opened by {facts}", row.kind);
        }
        seen = seen.union(what.into());
    }
    assert_eq!(seen, Pendings::ALL);
}

/// Whatever opens a notice, a follow-up or a no is owed by one kind of promise: none is opened by a fact that nobody answers for.
#[test]
fn each_opening_is_somebodys_promise() {
    for what in [Pending::Notice, Pending::FollowUp] {
        let opens: Facts = LAW.iter().filter(|row| row.opens.contains(what)).map(|row| row.fact).collect();
        let rows = PROMISES.iter().filter_map(|row| match row.owed {
            While::Pending(of, Which::OpenedBy(facts)) if of == what => Some(facts),
            _ => None,
        });
        let owed: Vec<FactKind> = rows.flatten().collect();
        assert_eq!((owed.iter().copied().collect::<Facts>(), owed.len()), (opens, opens.len()), "{what}");
    }
    // An offer that is withdrawn is no decision after an application, and told by its own entry.
    let ends = LAW.iter().filter(|row| row.to == To::At(Phase::FeedbackDue) && row.told == Told::ByWord);
    let noes: Facts = ends.map(|row| row.fact).collect();
    let written = PROMISES.iter().find(|row| row.kind == PromiseKind::WrittenNo).expect("a rule of the Netherlands");
    assert_eq!(written.owed, While::Pending(Pending::Feedback, Which::OpenedBy(noes)));
}

/// Each thing that waits is opened by what owes it and closed by what settles it, and by no other row: an outcome by what says how it goes
/// on, or by the candidate's own end; feedback by feedback, or by the candidate who wants none; a hold by whatever goes on. A request,
/// a notice and what was written down are in no row: they end by a message.
#[test]
fn each_thing_that_waits_is_settled_by_few_facts() {
    use FactKind as F;
    for what in Pending::ALL {
        let (opens, closes): (&[F], &[F]) = match what {
            Pending::Notice => (&[F::Applied, F::Approached, F::TakenOver], &[]),
            Pending::FollowUp => (&[F::RoleMatched, F::FollowUpPromised], &[]),
            Pending::Feedback => {
                (&[F::RejectionDecided, F::OfferWithdrawn], &[F::FeedbackDelivered, F::FeedbackUnwanted])
            }
            Pending::Outcome => (
                &[],
                &[
                    F::Pooled,
                    F::CandidateAdvanced,
                    F::OfferMade,
                    F::OfferWithdrawn,
                    F::OfferDeclined,
                    F::Hired,
                    F::FeedbackDelivered,
                    F::FeedbackUnwanted,
                    F::Withdrew,
                ],
            ),
            Pending::Vacancy => (
                &[F::VacancyClosed],
                &[
                    F::Pooled,
                    F::OfferAccepted,
                    F::OfferDeclined,
                    F::Hired,
                    F::FeedbackDelivered,
                    F::Withdrew,
                    F::ApproachLapsed,
                ],
            ),
            Pending::Hold => (
                &[F::PutOnHold],
                &[
                    F::Pooled,
                    F::CandidateAdvanced,
                    F::StepRepeated,
                    F::OfferMade,
                    F::OfferAccepted,
                    F::HoldEnded,
                    F::OfferDeclined,
                    F::Hired,
                    F::Withdrew,
                    F::ApproachLapsed,
                    F::InterviewScheduled,
                    F::InterviewHeld,
                    F::AssignmentSent,
                    F::CheckRequested,
                    F::PartWaived,
                    F::PartRepeated,
                ],
            ),
            Pending::Assent => (&[], &[F::AssentGiven, F::OfferDeclined, F::Withdrew]),
            Pending::Condition => (&[], &[F::OfferWithdrawn, F::Withdrew]),
            Pending::MoreTime => (&[], &[F::AssignmentExtended, F::AssignmentSubmitted]),
            Pending::OtherTime => (&[], &[F::InterviewRescheduled, F::TimesProposed]),
            Pending::Confirmation
            | Pending::Message
            | Pending::Help
            | Pending::Adjustment
            | Pending::Concern
            | Pending::DataRight => (&[], &[]),
        };
        let opened: Facts = LAW.iter().filter(|row| row.opens.contains(*what)).map(|row| row.fact).collect();
        let law = LAW.iter().filter(|row| row.closes.contains(*what)).map(|row| row.fact);
        let closed: Facts =
            law.chain(PARTS.iter().filter(|row| row.closes.contains(*what)).map(|row| row.fact)).collect();
        assert_eq!((opened, closed), (Facts::from_slice(opens), Facts::from_slice(closes)), "{what}");
    }
}

/// In the pool the company renews the consent, reaches out or ends it; after the last step it makes the offer; after the yes both agree on
/// the first day, or it is the first day.
#[test]
fn what_the_company_owes_in_a_phase_leads_on() {
    let owed = PROMISES.iter().filter_map(|row| match row.owed {
        While::In(phase) if row.by != Side::Candidate => Some((phase, row.by, row.kept_by)),
        _ => None,
    });
    let pool = Facts::from_slice(&[FactKind::ConsentGiven, FactKind::Approached, FactKind::RejectionDecided]);
    let all = [
        (Phase::Pooled, Side::Company, pool),
        (Phase::OfferDue, Side::Company, FactKind::OfferMade.into()),
        (Phase::Accepted, Side::Both, Facts::from_slice(&[FactKind::StartAgreed, FactKind::Hired])),
    ];
    assert!(owed.eq(all));
}
