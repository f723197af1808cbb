//! Greenhouse: what one can do to an application there, in the words of its public documentation.

use super::tale::Tale;
use super::{Row, said};
use crate::support::ways::{HOUR, application, some_role};
use crate::support::{role_profile, staff, text};
use candidacy::FactKind as F;
use candidacy::law::{By, Transfer, Why};
use candidacy::terms::{Part, Power, Powers};
use candidacy::value::{Ask, DataRight, Rejection, Request, Reversal};
use candidacy::{Candidacy, Capacity, Fact, Phase, Process, Role, Step, Terms, role};

const RECRUITER: Capacity = Capacity::RECRUITER;
const COLLEAGUE: Capacity = Capacity::COLLEAGUE;
/// The first day of the offers.
const MONDAY: i64 = 60;

fn terms(name: &str) -> Terms {
    let cast = [(RECRUITER, Powers::from([Power::Selects, Power::Hears])), (COLLEAGUE, Powers::EMPTY)];
    let talk = |name: &str| Part::interview(name, [COLLEAGUE]).expect("a name");
    let steps = [
        Step::interview("phone screen", [RECRUITER]).expect("a name"),
        Step::assignment("take home", 7, [RECRUITER]).expect("a name"),
        Step::of("onsite", [talk("pairing"), talk("design"), talk("values")], [RECRUITER]).expect("a name"),
    ];
    Terms::new(name, 1, Process::new(cast, steps).expect("a process")).expect("a name")
}

fn nobody() -> Tale {
    Tale::under(terms("engineer"), RECRUITER)
}

fn applied() -> Tale {
    nobody().applied()
}

fn screened() -> Tale {
    applied().advanced().scheduled(1, [RECRUITER]).held(1, [RECRUITER])
}

fn shortlisted() -> Tale {
    applied().advanced()
}

fn rejected() -> Tale {
    screened().rejected()
}

fn at_the_onsite() -> Tale {
    shortlisted().waived(1).advanced().waived(1).advanced()
}

fn offered() -> Tale {
    (1..=3).fold(at_the_onsite(), Tale::waived).advanced().offered(MONDAY, &[])
}

/// The role that people are approached for, with one opening.
fn a_role() -> Role {
    let role = Role::define(some_role(), role_profile(), staff(RECRUITER), crate::support::day(0));
    role.expect("a moment of the clock").untyped()
}

/// The role takes note of what became of the candidacy.
fn takes_note(role: &mut Role, tale: &Tale) {
    let fact =
        tale.candidacy.as_ref().and_then(|candidacy| role.opening_fact(candidacy)).expect("it is about this role");
    role.record(role::Entry::new(staff(RECRUITER), fact, tale.at)).expect("an opening is free or taken by them");
}

fn offered_for_a_role() -> Tale {
    let interested = nobody().approached().own(Fact::InterestShown);
    let all = [1, 1, 3]
        .into_iter()
        .fold(interested.advanced(), |tale, parts| (1..=parts).fold(tale, Tale::waived).advanced());
    all.offered(MONDAY, &[])
}

fn hired() -> Tale {
    offered().own(Fact::OfferAccepted).on(MONDAY).acts(Fact::Hired)
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = vec![
        said("advance", (screened, Phase::Deciding), &[F::CandidateAdvanced], Tale::advanced, Phase::Preparing),
        said(
            "move forward over stages",
            (shortlisted, Phase::Preparing),
            &[F::PartWaived, F::CandidateAdvanced, F::PartWaived, F::CandidateAdvanced],
            |tale| tale.waived(1).advanced().waived(1).advanced(),
            Phase::Preparing,
        ),
        said(
            "move back to an earlier stage",
            (at_the_onsite, Phase::Preparing),
            &[F::StepRepeated],
            |tale| {
                let back = tale.acts(Fact::StepRepeated { step: 1, reason: text("another recruiter asks") });
                let step = back.candidacy.as_ref().and_then(|it| it.step()).map(|step| step.name().as_str());
                assert_eq!(step, Some("phone screen"));
                back
            },
            Phase::Preparing,
        ),
        said(
            "several interviews in one stage",
            (at_the_onsite, Phase::Preparing),
            &[
                F::InterviewScheduled,
                F::InterviewScheduled,
                F::InterviewScheduled,
                F::InterviewHeld,
                F::InterviewHeld,
                F::InterviewHeld,
            ],
            |tale| {
                let set_up = (1..=3).fold(tale, |tale, part| tale.scheduled(part, [COLLEAGUE]));
                [2, 3, 1].into_iter().fold(set_up, |tale, part| tale.held(part, [COLLEAGUE]))
            },
            Phase::Deciding,
        ),
        said(
            "reject",
            (screened, Phase::Deciding),
            &[F::RejectionDecided, F::FeedbackDelivered],
            Tale::rejected,
            Phase::Rejected,
        ),
        said(
            "reject, with the e-mail later",
            (screened, Phase::Deciding),
            &[F::RejectionDecided, F::CandidateInformed, F::FeedbackDelivered],
            |tale| {
                let decided = tale.acts(Rejection::from(crate::support::reasons()));
                let no = decided.latest(|fact| matches!(fact, Fact::RejectionDecided(_)));
                decided.tells(no).fed_back()
            },
            Phase::Rejected,
        ),
        said(
            "unreject",
            (rejected, Phase::Rejected),
            &[F::Reversed, F::Reversed],
            |tale| tale.reversed().reversed(),
            Phase::Deciding,
        ),
        said(
            "anonymise",
            (rejected, Phase::Rejected),
            &[F::RequestMade, F::CandidateInformed],
            |tale| {
                let ask = Ask::Right(DataRight::Erasure);
                let asked = tale.own(Request { ask, message: crate::support::reference("mail") });
                let right = asked.latest(|fact| matches!(fact, Fact::RequestMade(_)));
                let mut tale = asked.tells(right);
                tale.candidacy = tale.candidacy.map(|candidacy| candidacy.redacted());
                tale
            },
            Phase::Rejected,
        ),
    ];
    rows.extend(people());
    rows.extend(offers());
    rows
}

fn people() -> Vec<Row> {
    vec![
        said(
            "convert a prospect",
            (nobody, None),
            &[F::Approached, F::InterestShown],
            |tale| tale.approached().own(Fact::InterestShown),
            Phase::Screening,
        ),
        said(
            "add an applicant",
            (nobody, None),
            &[F::Applied, F::CandidateInformed],
            |tale| {
                let application = application(&tale.terms);
                tale.noted(application)
            },
            Phase::Screening,
        )
        .but_not(
            Why::NotTheirs { by: By::Candidate },
            "nobody is made a candidate without having said so",
            |tale| tale.act(application(&tale.terms)),
        ),
        // The other job is another process: the journal goes on, and they are asked.
        said(
            "transfer to another job",
            (screened, Phase::Deciding),
            &[F::Transferred, F::InterestShown],
            |mut tale| {
                let other = terms("lead engineer");
                tale.candidacy.iter_mut().for_each(|candidacy| candidacy.know(&other));
                let reason = text("you know more than that role asks for");
                let to = Transfer { terms: other.id().clone(), step: 0, role: Some(some_role()), reason };
                tale.acts(to).own(Fact::InterestShown)
            },
            Phase::Screening,
        ),
        // Whose journals they are stays as it was written; one of the two goes on, as the person says.
        said(
            "merge two candidates",
            (applied, Phase::Screening),
            &[F::Withdrew, F::CandidateInformed],
            |tale| tale.noted(Fact::Withdrew),
            Phase::Withdrawn,
        )
        .but_not(
            Why::NotTheirs { by: By::Candidate },
            "that somebody applied twice is theirs to say",
            |tale| tale.act(Fact::Withdrew),
        ),
    ]
}

fn offers() -> Vec<Row> {
    vec![
        said(
            "a new version of an offer",
            (offered, Phase::Offered),
            &[F::OfferMade],
            |tale| tale.offered(MONDAY + 7, &["references"]),
            Phase::Offered,
        ),
        said(
            "mark as hired",
            (offered, Phase::Offered),
            &[F::OfferAccepted, F::CandidateInformed, F::Hired],
            |tale| tale.noted(Fact::OfferAccepted).on(MONDAY).acts(Fact::Hired),
            Phase::Hired,
        )
        .but_not(Why::NotHere, "nobody is hired who has not accepted", |tale| tale.act(Fact::Hired)),
        // The opening is the role's: taken with the yes, filled with the hire, and its journal says by whom.
        said(
            "hire, with a start date and an opening",
            (offered_for_a_role, Phase::Offered),
            &[F::OfferAccepted, F::StartAgreed, F::Hired],
            |tale| {
                let mut role = a_role();
                let accepted = tale.own(Fact::OfferAccepted);
                takes_note(&mut role, &accepted);
                assert_eq!((role.free_openings(), role.taken_by().count(), role.filled_by().count()), (Some(0), 1, 0));
                let start = crate::support::day(MONDAY) + HOUR;
                let agreed = accepted.own(Fact::StartAgreed { on: start });
                assert_eq!(agreed.candidacy.as_ref().and_then(Candidacy::first_day), Some(start));
                let hired = agreed.on(MONDAY + 1).acts(Fact::Hired);
                takes_note(&mut role, &hired);
                assert!(hired.candidacy.as_ref().is_some_and(|mira| role.filled_by().eq([mira.id()])));
                assert_eq!(role.phase(), role::Phase::Filled);
                hired
            },
            Phase::Hired,
        ),
        said(
            "unhire",
            (hired, Phase::Hired),
            &[F::Reversed],
            |tale| tale.acts(Reversal::new(text("he starts a week later"))),
            Phase::Accepted,
        ),
    ]
}
