//! OpenCATS: the 11 statuses of a candidate for a job order as it comes, and the 16 of one installation that has replaced them, each with
//! its number there.
//!
//! An agency looks for somebody, and its client decides with it: the client acts in a capacity of the process, and is asked as a third
//! party.

use super::tale::Tale;
use super::{Row, refused, said};
use crate::support::{day, text};
use candidacy::FactKind as F;
use candidacy::law::Why;
use candidacy::terms::{Part, Power, Powers};
use candidacy::value::{ConditionOutcome, FollowUp, Hold};
use candidacy::{Capacity, Fact, Phase, Process, Step, Terms};

const RECRUITER: Capacity = Capacity::RECRUITER;
const CLIENT: Capacity = match Capacity::new("client") {
    Ok(word) => word,
    Err(_) => panic!("a short word"),
};
const MONDAY: i64 = 60;

/// What the client is asked, and the interview there.
fn at_the_client() -> Step {
    let parts = [
        Part::check("submission", "the client").expect("a name"),
        Part::interview("client interview", [CLIENT]).expect("a name"),
    ];
    Step::of("client", parts, [RECRUITER, CLIENT]).expect("a name")
}

fn under(steps: Vec<Step>) -> Tale {
    let cast = [(RECRUITER, Powers::from([Power::Selects, Power::Hears])), (CLIENT, Powers::EMPTY)];
    let process = Process::new(cast, steps).expect("a process");
    Tale::under(Terms::new("job order", 1, process).expect("a name"), RECRUITER)
}

mod stock {
    //! As it comes.

    use super::{CLIENT, Fact, MONDAY, RECRUITER, Step, Tale, at_the_client, under};

    pub(super) fn nobody() -> Tale {
        under(vec![Step::interview("qualifying", [RECRUITER]).expect("a name"), at_the_client()])
    }

    pub(super) fn contacted() -> Tale {
        nobody().approached()
    }

    pub(super) fn responded() -> Tale {
        contacted().own(Fact::InterestShown)
    }

    pub(super) fn qualified() -> Tale {
        responded().advanced().scheduled(1, [RECRUITER]).held(1, [RECRUITER])
    }

    pub(super) fn submitted() -> Tale {
        qualified().advanced().requested(1, "the client")
    }

    pub(super) fn interviewed() -> Tale {
        submitted().answered(1).scheduled(2, [CLIENT]).held(2, [CLIENT]).assessed(2, CLIENT)
    }

    pub(super) fn offered() -> Tale {
        interviewed().advanced().offered(MONDAY, &[])
    }
}

mod bridge {
    //! The installation.

    use super::{CLIENT, Fact, MONDAY, RECRUITER, Step, Tale, at_the_client, under};

    pub(super) fn nobody() -> Tale {
        let work = |name| Step::assignment(name, 7, [RECRUITER]).expect("a name");
        let screening = Step::interview("screening", [RECRUITER]).expect("a name");
        under(vec![work("questionnaire"), work("assessment"), screening, work("technical test"), at_the_client()])
    }

    pub(super) fn new() -> Tale {
        nobody().applied()
    }

    pub(super) fn longlisted() -> Tale {
        new().advanced().sent()
    }

    pub(super) fn answered() -> Tale {
        longlisted().submitted()
    }

    pub(super) fn assessed() -> Tale {
        answered().advanced().sent()
    }

    pub(super) fn completed() -> Tale {
        assessed().submitted()
    }

    pub(super) fn screened() -> Tale {
        completed().advanced().scheduled(1, [RECRUITER]).held(1, [RECRUITER])
    }

    pub(super) fn tested() -> Tale {
        screened().advanced().sent().submitted()
    }

    pub(super) fn shortlisted() -> Tale {
        tested().advanced()
    }

    pub(super) fn submitted() -> Tale {
        shortlisted().requested(1, "the client").answered(1)
    }

    pub(super) fn interviewed() -> Tale {
        submitted().scheduled(2, [CLIENT]).held(2, [CLIENT]).assessed(2, CLIENT)
    }

    pub(super) fn offered() -> Tale {
        interviewed().advanced().offered(MONDAY, &["probation"])
    }

    pub(super) fn signed() -> Tale {
        offered().own(Fact::OfferAccepted)
    }

    /// The probation is a condition that is settled after the first day.
    pub(super) fn starts(tale: Tale) -> Tale {
        tale.on(MONDAY).oddly("the probation begins today", Fact::Hired)
    }

    pub(super) fn started() -> Tale {
        starts(signed())
    }
}

pub(super) fn rows() -> Vec<Row> {
    as_it_comes().into_iter().chain(of_one_installation()).collect()
}

fn as_it_comes() -> Vec<Row> {
    const UNKNOWING: &str = "a candidacy begins with the first contact: nothing is owed to somebody who knows of nothing, and a \
         list of names is kept elsewhere, for the month that GDPR Art. 14(3)(a) gives at most";
    let rejects = &[F::RejectionDecided, F::FeedbackDelivered];
    vec![
        refused("0 No Status", (stock::nobody, None), Why::NotHere, UNKNOWING, |tale| {
            tale.act(Fact::NoteAdded { note: text("found on a job board") })
        }),
        refused("100 No Contact", (stock::nobody, None), Why::NotHere, UNKNOWING, |tale| {
            tale.act(FollowUp { due: day(3), about: text("write to her") })
        }),
        said("200 Contacted", (stock::nobody, None), &[F::Approached], Tale::approached, Phase::Approached),
        said(
            "250 Candidate Responded",
            (stock::contacted, Phase::Approached),
            &[F::InterestShown],
            |tale| tale.own(Fact::InterestShown),
            Phase::Screening,
        ),
        said(
            "300 Qualifying",
            (stock::responded, Phase::Screening),
            &[F::CandidateAdvanced, F::InterviewScheduled],
            |tale| tale.advanced().scheduled(1, [RECRUITER]),
            Phase::Underway,
        ),
        said(
            "400 Submitted",
            (stock::qualified, Phase::Deciding),
            &[F::CandidateAdvanced, F::CheckRequested],
            |tale| tale.advanced().requested(1, "the client"),
            Phase::Underway,
        ),
        said(
            "500 Interviewing",
            (stock::submitted, Phase::Underway),
            &[F::CheckAnswered, F::InterviewScheduled],
            |tale| tale.answered(1).scheduled(2, [CLIENT]),
            Phase::Underway,
        ),
        said(
            "600 Offered",
            (stock::interviewed, Phase::Deciding),
            &[F::CandidateAdvanced, F::OfferMade],
            |tale| tale.advanced().offered(MONDAY, &[]),
            Phase::Offered,
        ),
        said("650 Not in Consideration", (stock::qualified, Phase::Deciding), rejects, Tale::rejected, Phase::Rejected),
        said(
            "700 Client Declined",
            (stock::submitted, Phase::Underway),
            &[F::CheckAnswered, F::RejectionDecided, F::FeedbackDelivered],
            |tale| tale.answered(1).rejected(),
            Phase::Rejected,
        ),
        said(
            "800 Placed",
            (stock::offered, Phase::Offered),
            &[F::OfferAccepted, F::Hired],
            |tale| tale.own(Fact::OfferAccepted).on(MONDAY).acts(Fact::Hired),
            Phase::Hired,
        )
        .but_not(Why::NotHere, "nobody is placed who has not accepted", |tale| tale.act(Fact::Hired)),
    ]
}

fn of_one_installation() -> Vec<Row> {
    let works: &[F] = &[F::CandidateAdvanced, F::AssignmentSent];
    vec![
        said("10 New Candidates", (bridge::nobody, None), &[F::Applied], Tale::applied, Phase::Screening),
        said(
            "20 Maybe",
            (bridge::new, Phase::Screening),
            &[F::PutOnHold, F::CandidateInformed],
            |tale| {
                let until = tale.at + crate::support::ways::DAY * 14;
                let held = tale.acts(Hold { until, reason: text("others are seen first") });
                let hold = held.latest(|fact| matches!(fact, Fact::PutOnHold(_)));
                held.tells(hold)
            },
            Phase::Screening,
        ),
        said(
            "30 Longlist/Questionnaire",
            (bridge::new, Phase::Screening),
            works,
            |tale| tale.advanced().sent(),
            Phase::Underway,
        ),
        said(
            "40 Questionnaire Answered",
            (bridge::longlisted, Phase::Underway),
            &[F::AssignmentSubmitted],
            Tale::submitted,
            Phase::Deciding,
        ),
        said(
            "50 Assessment",
            (bridge::answered, Phase::Deciding),
            works,
            |tale| tale.advanced().sent(),
            Phase::Underway,
        ),
        said(
            "60 Assessment Completed",
            (bridge::assessed, Phase::Underway),
            &[F::AssignmentSubmitted],
            Tale::submitted,
            Phase::Deciding,
        ),
        said(
            "70 Screening Interview",
            (bridge::completed, Phase::Deciding),
            &[F::CandidateAdvanced, F::InterviewScheduled],
            |tale| tale.advanced().scheduled(1, [RECRUITER]),
            Phase::Underway,
        ),
        said(
            "80 Technical Test",
            (bridge::screened, Phase::Deciding),
            works,
            |tale| tale.advanced().sent(),
            Phase::Underway,
        ),
        said(
            "90 Shortlisted",
            (bridge::tested, Phase::Deciding),
            &[F::CandidateAdvanced],
            Tale::advanced,
            Phase::Preparing,
        ),
        said(
            "100 Client Submission",
            (bridge::shortlisted, Phase::Preparing),
            &[F::CheckRequested],
            |tale| tale.requested(1, "the client"),
            Phase::Underway,
        ),
        said(
            "110 Client Interview",
            (bridge::submitted, Phase::Preparing),
            &[F::InterviewScheduled],
            |tale| tale.scheduled(2, [CLIENT]),
            Phase::Underway,
        ),
        said(
            "120 Not Selected",
            (bridge::interviewed, Phase::Deciding),
            &[F::RejectionDecided, F::FeedbackDelivered],
            Tale::rejected,
            Phase::Rejected,
        ),
        said(
            "130 Offered",
            (bridge::interviewed, Phase::Deciding),
            &[F::CandidateAdvanced, F::OfferMade],
            |tale| tale.advanced().offered(MONDAY, &["probation"]),
            Phase::Offered,
        ),
        said(
            "140 Hired/Signed",
            (bridge::offered, Phase::Offered),
            &[F::OfferAccepted],
            |tale| tale.own(Fact::OfferAccepted),
            Phase::Accepted,
        )
        .but_not(Why::NotHere, "nobody is hired who has not accepted", |tale| tale.act(Fact::Hired)),
        said("150 Started", (bridge::signed, Phase::Accepted), &[F::Hired], bridge::starts, Phase::Hired),
        said(
            "160 Probation Passed",
            (bridge::started, Phase::Hired),
            &[F::ConditionSettled],
            |tale| tale.on(MONDAY + 180).settled("probation", ConditionOutcome::Met),
            Phase::Hired,
        ),
    ]
}
