//! OrangeHRM's recruitment, workflow 2: `V4_1_2_1.sql`, each with its number, who acts, and the states as they are named there.
//!
//! *Interview passed* is the way to the next step, *interview failed* no state of its own: what was seen is recorded, and somebody decides.

use super::tale::Tale;
use super::{Row, refused, said};
use crate::support::reasons;
use crate::support::ways::application;
use candidacy::FactKind as F;
use candidacy::law::{By, Why};
use candidacy::terms::{Power, Powers};
use candidacy::value::Rejection;
use candidacy::{Capacity, Fact, Phase, Process, Step, Terms};

const fn capacity(word: &str) -> Capacity {
    match Capacity::new(word) {
        Ok(word) => word,
        Err(_) => panic!("a short word"),
    }
}
const ADMIN: Capacity = capacity("admin");
const INTERVIEWER: Capacity = capacity("interviewer");
const MANAGER: Capacity = Capacity::HIRING_MANAGER;

fn initial() -> Tale {
    let everything = Powers::from([Power::Selects, Power::Hears]);
    let cast = [(ADMIN, everything), (MANAGER, everything), (INTERVIEWER, Powers::EMPTY)];
    let step = |name| Step::interview(name, [INTERVIEWER]).expect("a name").decided_by([ADMIN, MANAGER, INTERVIEWER]);
    let process = Process::new(cast, [step("first"), step("second")]).expect("a process");
    Tale::under(Terms::new("vacancy", 1, process).expect("a name"), ADMIN)
}

fn initiated() -> Tale {
    initial().applied()
}

fn shortlisted() -> Tale {
    initiated().advanced()
}

fn interview_scheduled() -> Tale {
    shortlisted().scheduled(1, [INTERVIEWER])
}

fn failed() -> Tale {
    interview_scheduled().held(1, [INTERVIEWER]).assessed(1, INTERVIEWER)
}

fn passed() -> Tale {
    failed().advanced()
}

fn offered() -> Tale {
    passed().waived(1).advanced().offered(60, &[])
}

fn declined() -> Tale {
    offered().own(Fact::OfferDeclined)
}

/// The transitions that the administrator and the hiring manager have alike, by their names.
fn of_both(who: Capacity, names: [&'static str; 16]) -> Vec<Row> {
    let [
        attach,
        shortlist,
        no_1,
        schedule,
        no_2,
        no_3,
        pass,
        fail,
        again,
        offer,
        no_4,
        no_5,
        decline,
        no_6,
        hire,
        no_7,
    ] = names;
    let rejects: &[F] = &[F::RejectionDecided, F::FeedbackDelivered];
    let only_theirs = Why::NotTheirs { by: By::Candidate };
    let rows = vec![
        said(
            attach,
            (initial, None),
            &[F::Applied, F::CandidateInformed],
            |tale| {
                let application = application(&tale.terms);
                tale.noted(application)
            },
            Phase::Screening,
        )
        .but_not(only_theirs, "nobody is made a candidate without having said so", |tale| {
            tale.act(application(&tale.terms))
        }),
        said(shortlist, (initiated, Phase::Screening), &[F::CandidateAdvanced], Tale::advanced, Phase::Preparing),
        said(no_1, (initiated, Phase::Screening), rejects, Tale::rejected, Phase::Rejected),
        said(
            schedule,
            (shortlisted, Phase::Preparing),
            &[F::InterviewScheduled],
            |tale| tale.scheduled(1, [INTERVIEWER]),
            Phase::Underway,
        ),
        said(no_2, (shortlisted, Phase::Preparing), rejects, Tale::rejected, Phase::Rejected),
        said(no_3, (interview_scheduled, Phase::Underway), rejects, Tale::rejected, Phase::Rejected),
        said(
            pass,
            (interview_scheduled, Phase::Underway),
            &[F::InterviewHeld, F::PartAssessed, F::CandidateAdvanced],
            |tale| tale.held(1, [INTERVIEWER]).assessed(1, INTERVIEWER).advanced(),
            Phase::Preparing,
        ),
        said(
            fail,
            (interview_scheduled, Phase::Underway),
            &[F::InterviewHeld, F::PartAssessed],
            |tale| tale.held(1, [INTERVIEWER]).assessed(1, INTERVIEWER),
            Phase::Deciding,
        ),
        said(
            again,
            (passed, Phase::Preparing),
            &[F::InterviewScheduled],
            |tale| tale.scheduled(1, [INTERVIEWER]),
            Phase::Underway,
        ),
        said(
            offer,
            (passed, Phase::Preparing),
            &[F::PartWaived, F::CandidateAdvanced, F::OfferMade],
            |tale| tale.waived(1).advanced().offered(60, &[]),
            Phase::Offered,
        ),
        said(no_4, (passed, Phase::Preparing), rejects, Tale::rejected, Phase::Rejected),
        said(no_5, (failed, Phase::Deciding), rejects, Tale::rejected, Phase::Rejected),
        said(
            decline,
            (offered, Phase::Offered),
            &[F::OfferDeclined, F::CandidateInformed],
            |tale| tale.noted(Fact::OfferDeclined),
            Phase::Withdrawn,
        )
        .but_not(only_theirs, "only the candidate answers an offer", |tale| tale.act(Fact::OfferDeclined)),
        said(
            no_6,
            (offered, Phase::Offered),
            &[F::OfferWithdrawn, F::CandidateInformed, F::FeedbackDelivered],
            Tale::withdrawn,
            Phase::Rejected,
        ),
        said(
            hire,
            (offered, Phase::Offered),
            &[F::OfferAccepted, F::CandidateInformed, F::Hired],
            |tale| tale.noted(Fact::OfferAccepted).on(60).acts(Fact::Hired),
            Phase::Hired,
        )
        .but_not(Why::NotHere, "nobody is hired who has not accepted", |tale| tale.act(Fact::Hired)),
        refused(
            no_7,
            (declined, Phase::Withdrawn),
            Why::NotHere,
            "an end of the candidate's own is not turned into a no of the company's",
            |tale| tale.act(Rejection::from(reasons())),
        ),
    ];
    rows.into_iter().map(|row| row.of(who)).collect()
}

pub(super) fn rows() -> Vec<Row> {
    let of_the_interviewer = [
        said(
            "69 INTERVIEWER: INTERVIEW SCHEDULED → INTERVIEW PASSED",
            (interview_scheduled, Phase::Underway),
            &[F::InterviewHeld, F::CandidateAdvanced],
            |tale| tale.held(1, [INTERVIEWER]).advanced(),
            Phase::Preparing,
        ),
        said(
            "70 INTERVIEWER: INTERVIEW SCHEDULED → INTERVIEW FAILED",
            (interview_scheduled, Phase::Underway),
            &[F::InterviewHeld, F::PartAssessed],
            |tale| tale.held(1, [INTERVIEWER]).assessed(1, INTERVIEWER),
            Phase::Deciding,
        ),
    ];
    let of_the_interviewer = of_the_interviewer.into_iter().map(|row| row.of(INTERVIEWER));
    let both = of_both(ADMIN, ADMINS).into_iter().chain(of_both(MANAGER, MANAGERS));
    both.chain(of_the_interviewer).collect()
}

const ADMINS: [&str; 16] = [
    "37 ADMIN: INITIAL → APPLICATION INITIATED",
    "38 ADMIN: APPLICATION INITIATED → SHORTLISTED",
    "39 ADMIN: APPLICATION INITIATED → REJECTED",
    "40 ADMIN: SHORTLISTED → INTERVIEW SCHEDULED",
    "41 ADMIN: SHORTLISTED → REJECTED",
    "42 ADMIN: INTERVIEW SCHEDULED → REJECTED",
    "43 ADMIN: INTERVIEW SCHEDULED → INTERVIEW PASSED",
    "44 ADMIN: INTERVIEW SCHEDULED → INTERVIEW FAILED",
    "45 ADMIN: INTERVIEW PASSED → INTERVIEW SCHEDULED",
    "46 ADMIN: INTERVIEW PASSED → JOB OFFERED",
    "47 ADMIN: INTERVIEW PASSED → REJECTED",
    "48 ADMIN: INTERVIEW FAILED → REJECTED",
    "49 ADMIN: JOB OFFERED → OFFER DECLINED",
    "50 ADMIN: JOB OFFERED → REJECTED",
    "51 ADMIN: JOB OFFERED → HIRED",
    "52 ADMIN: OFFER DECLINED → REJECTED",
];

const MANAGERS: [&str; 16] = [
    "53 HIRING MANAGER: INITIAL → APPLICATION INITIATED",
    "54 HIRING MANAGER: APPLICATION INITIATED → SHORTLISTED",
    "55 HIRING MANAGER: APPLICATION INITIATED → REJECTED",
    "56 HIRING MANAGER: SHORTLISTED → INTERVIEW SCHEDULED",
    "57 HIRING MANAGER: SHORTLISTED → REJECTED",
    "58 HIRING MANAGER: INTERVIEW SCHEDULED → REJECTED",
    "59 HIRING MANAGER: INTERVIEW SCHEDULED → INTERVIEW PASSED",
    "60 HIRING MANAGER: INTERVIEW SCHEDULED → INTERVIEW FAILED",
    "61 HIRING MANAGER: INTERVIEW PASSED → INTERVIEW SCHEDULED",
    "62 HIRING MANAGER: INTERVIEW PASSED → JOB OFFERED",
    "63 HIRING MANAGER: INTERVIEW PASSED → REJECTED",
    "64 HIRING MANAGER: INTERVIEW FAILED → REJECTED",
    "65 HIRING MANAGER: JOB OFFERED → OFFER DECLINED",
    "66 HIRING MANAGER: JOB OFFERED → REJECTED",
    "67 HIRING MANAGER: JOB OFFERED → HIRED",
    "68 HIRING MANAGER: OFFER DECLINED → REJECTED",
];
