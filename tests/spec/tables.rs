//! The tables of the law, row by row: how small they are, what no row may say, and that each of them is used. `keepers` reads them beside
//! the table of promises.

mod keepers;

use crate::whole::FOUND;
use candidacy::law::{
    By, Facts, LAW, PARTS, PartState, Pending, Pendings, Phases, REQUESTS, Row, To, Told, part_row, row,
};
use candidacy::promise::{PROMISES, While};
use candidacy::terms::PartKind;
use candidacy::value::RequestKind;
use candidacy::{FactKind, Phase, PromiseKind, law};
use std::collections::BTreeSet;

fn rows_to(lead: impl Fn(To) -> bool) -> impl Iterator<Item = &'static Row> {
    LAW.iter().filter(move |row| lead(row.to))
}

/// The tables stay as small as somebody can read: 40 rows of facts, 16 of parts, 9 of requests, 36 of promises, and
/// nine pending items beside those of the requests.
#[test]
fn the_tables_are_small() {
    assert!(LAW.len() <= 40, "{}", LAW.len());
    assert!(PARTS.len() <= 16, "{}", PARTS.len());
    assert!(REQUESTS.len() <= 9, "{}", REQUESTS.len());
    assert!(PROMISES.len() <= 36, "{}", PROMISES.len());
    assert!(Pending::ALL.len() <= 9 + REQUESTS.len(), "{}", Pending::ALL.len());
}

/// Each fact has its row in one table: of the candidacy or of a part; only an interview beyond the process has both.
#[test]
fn each_fact_is_in_one_table() {
    for fact in FactKind::ALL {
        let tables = [LAW.iter().any(|row| row.fact == *fact), PARTS.iter().any(|row| row.fact == *fact)];
        assert_eq!(tables == [true, true], *fact == FactKind::InterviewHeld, "{fact}: {tables:?}");
        assert_ne!(tables, [false, false], "{fact}");
    }
    let beyond: Vec<&Row> = LAW.iter().filter(|row| row.fact == FactKind::InterviewHeld).collect();
    assert_eq!(beyond.iter().map(|row| row.to).collect::<Vec<_>>(), [To::Same], "it moves nothing");
}

/// A closed candidacy is left for the pool, after a rejection, or by a reversal; no other fact moves it.
#[test]
fn what_is_closed_stays_closed() {
    let mut moves = Facts::EMPTY;
    for row in LAW {
        let closed = row.from.iter().filter(|phase| phase.is_closed()).collect::<Phases>();
        if !closed.is_empty() && !matches!(row.to, To::Same | To::Told) {
            moves = moves.union(row.fact.into());
            assert!(row.to == To::Back || closed == Phase::Rejected.into(), "{} from {closed}", row.fact);
        }
    }
    assert_eq!(moves, Facts::from_slice(&[FactKind::Pooled, FactKind::Reversed]));
}

/// Only the candidate shows interest, agrees to a step, accepts, declines and withdraws.
#[test]
fn some_ways_are_the_candidates_alone() {
    let theirs = |to| matches!(to, To::Step | To::At(Phase::Accepted | Phase::Withdrawn));
    let rows: Vec<&Row> = rows_to(theirs).chain(LAW.iter().filter(|row| row.fact == FactKind::InterestShown)).collect();
    assert!(rows.len() >= 5, "{}", rows.len());
    for row in rows {
        assert_eq!(row.by, By::Candidate, "{}", row.fact);
    }
}

/// The candidate can withdraw in every open phase, and speak, ask and object in every phase there is, under no condition (F60, F62).
#[test]
fn some_rights_have_no_condition() {
    for phase in Phase::ALL {
        let withdraws = row(Some(*phase), FactKind::Withdrew);
        assert_eq!(withdraws.is_some(), !phase.is_closed(), "{phase}");
        assert!(withdraws.is_none_or(|row| row.when.is_empty()), "{phase}");
        for fact in [FactKind::RequestMade, FactKind::CandidateFeedbackGiven, FactKind::ConsentGiven] {
            let row = row(Some(*phase), fact).unwrap_or_else(|| panic!("no {fact} in {phase}"));
            assert_eq!((row.by, row.when.is_empty()), (By::Candidate, true), "{fact} in {phase}");
        }
        for request in [RequestKind::Message, RequestKind::Concern, RequestKind::DataRight] {
            let row = law::request_row(request);
            assert!(row.legal.contains(*phase) && row.while_out.is_none(), "{request} in {phase}");
        }
    }
}

/// Every decision against the candidate opens feedback, and nothing but feedback leads to `Rejected`. A no is told by a later word. An
/// offer that is withdrawn is told by that alone: until the candidate knows, it is not withdrawn.
#[test]
fn a_decision_against_somebody_owes_feedback() {
    let against: Vec<&Row> = rows_to(|to| to == To::At(Phase::FeedbackDue)).collect();
    assert!(against.len() >= 2, "{}", against.len());
    for row in against {
        let told = if row.fact == FactKind::OfferWithdrawn { Told::AtOnce } else { Told::ByWord };
        assert!(row.opens.contains(Pending::Feedback) && row.told == told, "{}", row.fact);
    }
    let rejects: Vec<FactKind> =
        rows_to(|to| matches!(to, To::Told | To::At(Phase::Rejected))).map(|row| row.fact).collect();
    assert_eq!(rejects, [FactKind::FeedbackDelivered]);
}

/// Each request opens a pending item of its own.
#[test]
fn each_request_waits_by_itself() {
    let opened: Pendings = RequestKind::ALL.iter().map(|request| Pending::of_request(*request)).collect();
    assert_eq!((opened, opened.len()), (Pendings::REQUESTS, REQUESTS.len()));
}

/// More time is asked for while work is out or an offer waits, another time while an interview is set up; help and an adjustment while it
/// is open. What the company says ends these, but for an adjustment, a concern and a right: they end by a final answer alone. The person
/// whom a concern is about answers none.
#[test]
fn each_request_is_made_where_it_helps() {
    let open: Phases = Phase::ALL.iter().copied().filter(|phase| !phase.is_closed()).collect();
    for row in REQUESTS {
        let (legal, out, by, ends) = match row.request {
            RequestKind::Message => (Phases::ALL, None, By::Staff, true),
            RequestKind::Help => (open, None, By::Staff, true),
            RequestKind::MoreTime => {
                (Phases::from_slice(&[Phase::Underway, Phase::Offered]), Some(PartKind::Assignment), By::Staff, true)
            }
            RequestKind::OtherTime => (Phase::Underway.into(), Some(PartKind::Interview), By::Staff, true),
            RequestKind::Adjustment => (open, None, By::Selects, false),
            RequestKind::Concern => (Phases::ALL, None, By::Hears, false),
            RequestKind::DataRight => (Phases::ALL, None, By::Staff, false),
        };
        assert_eq!((row.legal, row.while_out, row.answered_by), (legal, out, by), "{}", row.request);
        assert_eq!(row.ends_with_an_answer, ends, "{}", row.request);
        assert_eq!(row.answered_by_whom_it_is_about, row.request != RequestKind::Concern, "{}", row.request);
    }
}

/// Whose act each fact is. Who selects opens, pools, hires and says what a role needs; who decides at a step says how it goes on from there;
/// the candidate answers and asks; both change a date and take back; anybody who takes part does the rest.
#[test]
fn each_fact_is_somebodys_act() {
    use FactKind as F;
    let acts: [(By, &[F]); 5] = [
        (By::Selects, &[F::Approached, F::TakenOver, F::Pooled, F::RoleMatched, F::Transferred, F::OfferMade]),
        (By::Selects, &[F::OfferWithdrawn, F::Hired, F::ApproachLapsed, F::VacancyClosed, F::ResponsibleNamed]),
        (By::Decides, &[F::CandidateAdvanced, F::RejectionDecided, F::StepRepeated, F::PartWaived, F::PartRepeated]),
        (By::Agrees, &[F::AssentGiven]),
        (By::Either, &[F::Reversed, F::StartAgreed, F::InterviewRescheduled, F::TimesProposed, F::InterviewCancelled]),
    ];
    let answers = [F::Applied, F::InterestShown, F::ConsentGiven, F::StepAgreed, F::OfferAccepted, F::OfferDeclined];
    let objects = [F::FeedbackUnwanted, F::Withdrew, F::EntryConfirmed, F::EntryContested, F::RequestMade];
    let brings = [F::CvReplaced, F::ProfileReplaced, F::CandidateFeedbackGiven, F::InterviewConfirmed];
    let theirs = [&answers[..], &objects, &brings, &[F::AssignmentSubmitted]].concat();
    let rows = LAW.iter().map(|row| (row.fact, row.by)).chain(PARTS.iter().map(|row| (row.fact, row.by)));
    for (fact, by) in rows {
        let known = acts.iter().find(|(_, facts)| facts.contains(&fact)).map(|(by, _)| *by);
        let whose = match known {
            Some(by) => by,
            None if theirs.contains(&fact) => By::Candidate,
            None if fact == F::InterviewMissed => By::Either,
            None => By::Staff,
        };
        assert_eq!(by, whose, "{fact}");
    }
}

/// The candidate is told of everything at once, but for few facts: of a no, of a hold and of a closed vacancy by a message, and never of what the company keeps for itself. Nobody waits to be told of an act of their own.
#[test]
fn few_facts_are_told_later_or_never() {
    let by_word = [FactKind::RejectionDecided, FactKind::PutOnHold, FactKind::VacancyClosed];
    let never = [
        FactKind::RoleMatched,
        FactKind::AssentGiven,
        FactKind::NoteAdded,
        FactKind::ResponsibleNamed,
        FactKind::PartAssessed,
    ];
    let rows = LAW.iter().map(|row| (row.fact, row.by, row.told));
    for (fact, by, told) in rows.chain(PARTS.iter().map(|row| (row.fact, row.by, row.told))) {
        let is = match told {
            Told::AtOnce => !by_word.contains(&fact) && !never.contains(&fact),
            Told::ByWord => by_word.contains(&fact),
            Told::Never => never.contains(&fact),
        };
        assert!(is, "{fact} is told {told:?}");
        assert!(told == Told::AtOnce || !matches!(by, By::Candidate | By::Either), "{fact} is the candidate's");
    }
}

/// A told hold stops the clock of a next move that is the company's alone, an answer, a date, an offer, news of a check, and of nothing
/// else: no date that somebody named, nothing that the candidate asked for, no feedback.
#[test]
fn a_hold_stops_the_next_move_and_nothing_else() {
    let stopped = [
        PromiseKind::FirstAnswer,
        PromiseKind::SetUp,
        PromiseKind::CheckNews,
        PromiseKind::Outcome,
        PromiseKind::Offer,
    ];
    for row in PROMISES {
        assert_eq!(row.stops, stopped.contains(&row.kind), "{}", row.kind);
    }
}

/// What the candidate asked for, what was written down for them, a notice and a promise in person end by a message about them, and by no
/// other fact, however it ends: no row closes them. Only more time that is given, work that comes back and another time answer by
/// themselves the candidate who asked for them.
#[test]
fn only_a_message_ends_what_waits_for_one() {
    let by_a_message =
        Pendings::REQUESTS.union(Pendings::from([Pending::Notice, Pending::FollowUp, Pending::Confirmation]));
    let kept = |closes: Pendings| by_a_message.iter().all(|what| !closes.contains(what));
    assert!(LAW.iter().all(|row| kept(row.closes)));
    for row in PARTS {
        let own = match row.fact {
            FactKind::AssignmentExtended | FactKind::AssignmentSubmitted => Pendings::from(Pending::MoreTime),
            FactKind::InterviewRescheduled | FactKind::TimesProposed => Pendings::from(Pending::OtherTime),
            _ => Pendings::EMPTY,
        };
        assert!(kept(row.closes.difference(own)), "{}", row.fact);
    }
}

/// No row of the law is dead: the search takes its fact in each of its phases, and at the opening where it opens.
#[test]
fn every_row_is_taken_in_each_phase() {
    let phases =
        |row: &'static Row| row.from.iter().map(Some).chain(row.opening.then_some(None)).map(|phase| (phase, row.fact));
    let rows: Vec<(Option<Phase>, FactKind)> = LAW.iter().flat_map(phases).collect();
    let dead: Vec<_> = rows.iter().filter(|row| !FOUND.rows.contains(row) && !FARTHER.contains(row)).collect();
    assert!(rows.len() >= 300 && dead.is_empty(), "of {} rows and phases, never taken: {dead:?}", rows.len());
}

/// No row about a part is dead either: it is taken for each kind of part, from each state.
#[test]
fn every_row_is_taken_for_each_part() {
    let mut rows = 0;
    for fact in FactKind::ALL {
        for (kind, state) in
            PartKind::ALL.iter().flat_map(|kind| PartState::ALL.iter().map(move |state| (*kind, *state)))
        {
            let known = part_row(*fact, kind, state).is_some();
            let taken = FOUND.parts.contains(&(*fact, kind, state));
            assert_eq!(known, taken, "{fact} of a part that is {kind} and {state}");
            rows += usize::from(known);
        }
    }
    assert!(rows >= 29, "{rows}");
}

/// Every kind of pending item is opened by something, and closed by something.
#[test]
fn what_opens_is_closed() {
    assert_eq!(FOUND.opened, Pendings::ALL, "never opened: {}", Pendings::ALL.difference(FOUND.opened));
    assert_eq!(FOUND.closed, Pendings::ALL, "never closed: {}", Pendings::ALL.difference(FOUND.closed));
}

/// What the search does not come to: an interview beyond the ceiling of its setting up, which the candidate confirms; a hold that is
/// over because a check is requested; an offer to somebody who waits for a first answer since a conversation in the pool. `histories`
/// has a story of the last.
const ELSEWHERE: [(PromiseKind, FactKind); 3] = [
    (PromiseKind::SetUp, FactKind::InterviewConfirmed),
    (PromiseKind::Update, FactKind::CheckRequested),
    (PromiseKind::FirstAnswer, FactKind::OfferMade),
];

/// The rows that the usual search does not come to: an assent that is awaited before a yes, feedback that is owed after a rejection for
/// an interview in the pool.
const FARTHER: [(Option<Phase>, FactKind); 3] = [
    (Some(Phase::Proposed), FactKind::AssentGiven),
    (Some(Phase::Rejected), FactKind::FeedbackDelivered),
    (Some(Phase::Rejected), FactKind::FeedbackUnwanted),
];

/// Every kind of promise is owed somewhere, and each fact that keeps it by its row keeps it somewhere.
#[test]
fn what_keeps_a_promise_keeps_it() {
    let all: BTreeSet<PromiseKind> = PromiseKind::ALL.iter().copied().collect();
    assert_eq!(FOUND.owed, all);
    let pairs: Vec<_> = PROMISES.iter().flat_map(|row| row.kept_by.iter().map(|fact| (row.kind, fact))).collect();
    let idle: Vec<_> = pairs.iter().filter(|pair| !ELSEWHERE.contains(pair) && !FOUND.kept.contains(pair)).collect();
    assert!(pairs.len() >= 80 && idle.is_empty(), "of {}, never kept by: {idle:?}", pairs.len());
}

/// Every pending item, every open phase that a person waits in, and every part that is not done owes something.
#[test]
fn what_is_open_is_owed() {
    let others = PROMISES.iter().any(|row| row.owed == While::OtherRequest);
    for what in Pending::ALL {
        let has_a_row = PROMISES.iter().any(|row| matches!(row.owed, While::Pending(of, _) if of == *what));
        assert!(has_a_row || others && Pendings::REQUESTS.contains(*what), "{what}");
    }
    for (kind, state) in PartKind::ALL.iter().flat_map(|kind| [(*kind, PartState::ToSetUp), (*kind, PartState::SetUp)])
    {
        let owes = |owed| matches!(owed, While::Part(kinds, of) if kinds.contains(kind) && of == state);
        assert!(PROMISES.iter().any(|row| owes(row.owed)), "{kind} {state}");
    }
}
