//! DfE Apply for teacher training: `app/services/application_state_change.rb`, state and event as they are named there.
//!
//! A provider may meet an applicant twice. *Pending conditions* and *recruited* are one phase, `Accepted`, with conditions that are open
//! or settled: who is recruited can still withdraw, and the first day is yet to come.

use super::tale::{CLOCK, Tale};
use super::{Row, refused, said};
use crate::support::ways::DAY;
use crate::support::{day, reasons};
use candidacy::FactKind as F;
use candidacy::law::Why;
use candidacy::terms::{Part, Power, Powers};
use candidacy::value::{ConditionOutcome, Rejection};
use candidacy::{Capacity, Fact, Phase, Process, Step, Terms};

const PROVIDER: Capacity = match Capacity::new("provider") {
    Ok(word) => word,
    Err(_) => panic!("a short word"),
};
/// The course begins.
const TERM: i64 = 180;
/// It begins again.
const NEXT_TERM: i64 = TERM + 365;
const CONDITIONS: [&str; 2] = ["references", "criminal records"];

fn unsubmitted() -> Tale {
    let talk = |name: &str| Part::interview(name, [PROVIDER]).expect("a name");
    let steps = [Step::of("interviews", [talk("first"), talk("second")], [PROVIDER]).expect("a name")];
    let process = Process::new([(PROVIDER, Powers::from([Power::Selects, Power::Hears]))], steps).expect("a process");
    Tale::under(Terms::new("teacher training", 1, process).expect("a name"), PROVIDER)
}

fn awaiting() -> Tale {
    unsubmitted().applied()
}

fn interviewing() -> Tale {
    awaiting().advanced().scheduled(1, [PROVIDER])
}

fn rejected() -> Tale {
    interviewing().held(1, [PROVIDER]).waived(2).rejected()
}

fn offer() -> Tale {
    interviewing().held(1, [PROVIDER]).waived(2).advanced().offered(TERM, &CONDITIONS)
}

fn offer_withdrawn() -> Tale {
    offer().withdrawn()
}

fn pending() -> Tale {
    offer().own(Fact::OfferAccepted)
}

fn recruited() -> Tale {
    CONDITIONS.iter().fold(pending(), |tale, condition| tale.settled(condition, ConditionOutcome::Met))
}

fn deferred() -> Tale {
    pending().own(Fact::StartAgreed { on: day(NEXT_TERM) })
}

pub(super) fn rows() -> Vec<Row> {
    let rejects = &[F::RejectionDecided, F::FeedbackDelivered];
    let offers_at_once = &[F::CandidateAdvanced, F::PartWaived, F::PartWaived, F::CandidateAdvanced, F::OfferMade];
    let rows = vec![
        said("unsubmitted: send_to_provider", (unsubmitted, None), &[F::Applied], Tale::applied, Phase::Screening),
        refused(
            "unsubmitted: reject_at_end_of_cycle",
            (unsubmitted, None),
            Why::NotHere,
            "a draft is no application, and nobody is rejected who never applied",
            |tale| tale.act(Rejection::from(reasons())),
        ),
        said(
            "awaiting_provider_decision: make_offer",
            (awaiting, Phase::Screening),
            offers_at_once,
            |tale| tale.advanced().waived(1).waived(2).advanced().offered(TERM, &CONDITIONS),
            Phase::Offered,
        ),
        said(
            "awaiting_provider_decision: reject",
            (awaiting, Phase::Screening),
            rejects,
            Tale::rejected,
            Phase::Rejected,
        ),
        refused(
            "awaiting_provider_decision: reject_by_default",
            (awaiting, Phase::Screening),
            Why::NotInTheCast(CLOCK),
            "no moment that passes decides about anybody: the answer is overdue, and stays owed",
            |tale| tale.by_the_clock(Rejection::from(reasons())),
        ),
        said(
            "awaiting_provider_decision: withdraw",
            (awaiting, Phase::Screening),
            &[F::Withdrew],
            |tale| tale.own(Fact::Withdrew),
            Phase::Withdrawn,
        ),
        said(
            "awaiting_provider_decision: interview",
            (awaiting, Phase::Screening),
            &[F::CandidateAdvanced, F::InterviewScheduled],
            |tale| tale.advanced().scheduled(1, [PROVIDER]),
            Phase::Underway,
        ),
        said(
            "interviewing: make_offer",
            (interviewing, Phase::Underway),
            &[F::InterviewHeld, F::PartWaived, F::CandidateAdvanced, F::OfferMade],
            |tale| tale.held(1, [PROVIDER]).waived(2).advanced().offered(TERM, &CONDITIONS),
            Phase::Offered,
        ),
        said("interviewing: reject", (interviewing, Phase::Underway), rejects, Tale::rejected, Phase::Rejected),
        refused(
            "interviewing: reject_by_default",
            (interviewing, Phase::Underway),
            Why::NotInTheCast(CLOCK),
            "no moment that passes decides about anybody: the interview is overdue, and stays owed",
            |tale| tale.by_the_clock(Rejection::from(reasons())),
        ),
        said(
            "interviewing: withdraw",
            (interviewing, Phase::Underway),
            &[F::Withdrew],
            |tale| tale.own(Fact::Withdrew),
            Phase::Withdrawn,
        ),
        said(
            "interviewing: interview",
            (interviewing, Phase::Underway),
            &[F::InterviewScheduled],
            |tale| tale.scheduled(2, [PROVIDER]),
            Phase::Underway,
        ),
        said(
            "interviewing: cancel_interview",
            (interviewing, Phase::Underway),
            &[F::InterviewCancelled],
            |tale| {
                let reason = crate::support::text("the school is closed that day");
                tale.acts(Fact::InterviewCancelled { part: Some(1), reason })
            },
            Phase::Preparing,
        ),
        said(
            "rejected: make_offer",
            (rejected, Phase::Rejected),
            &[F::Reversed, F::Reversed, F::CandidateAdvanced, F::OfferMade],
            |tale| tale.reversed().reversed().advanced().offered(TERM, &CONDITIONS),
            Phase::Offered,
        ),
    ];
    rows.into_iter().chain(after_the_offer()).map(|row| row.of(PROVIDER)).collect()
}

fn after_the_offer() -> Vec<Row> {
    let withdraws: fn(Tale) -> Tale = |tale| tale.own(Fact::Withdrew);
    let defers: fn(Tale) -> Tale = |tale| tale.own(Fact::StartAgreed { on: day(NEXT_TERM) });
    let settles: fn(Tale) -> Tale =
        |tale| CONDITIONS.iter().fold(tale, |tale, condition| tale.settled(condition, ConditionOutcome::Met));
    let settled = &[F::ConditionSettled, F::ConditionSettled];
    vec![
        said(
            "offer: make_offer",
            (offer, Phase::Offered),
            &[F::OfferMade],
            |tale| tale.offered(TERM, &["references"]),
            Phase::Offered,
        ),
        said(
            "offer: withdraw_offer",
            (offer, Phase::Offered),
            &[F::OfferWithdrawn, F::CandidateInformed, F::FeedbackDelivered],
            Tale::withdrawn,
            Phase::Rejected,
        ),
        said(
            "offer: accept",
            (offer, Phase::Offered),
            &[F::OfferAccepted],
            |tale| tale.own(Fact::OfferAccepted),
            Phase::Accepted,
        ),
        said(
            "offer: decline",
            (offer, Phase::Offered),
            &[F::OfferDeclined],
            |tale| tale.own(Fact::OfferDeclined),
            Phase::Withdrawn,
        ),
        refused(
            "offer: decline_by_default",
            (offer, Phase::Offered),
            Why::NotInTheCast(CLOCK),
            "silence is no answer: an answer after its date is taken, and the company withdraws the offer or waits",
            |tale| tale.by_the_clock(Fact::OfferDeclined),
        ),
        said(
            "offer_withdrawn: make_offer",
            (offer_withdrawn, Phase::Rejected),
            &[F::Reversed, F::Reversed, F::OfferMade],
            |tale| tale.reversed().reversed().offered(TERM, &CONDITIONS),
            Phase::Offered,
        ),
        said(
            "pending_conditions: confirm_conditions_met",
            (pending, Phase::Accepted),
            settled,
            settles,
            Phase::Accepted,
        ),
        said(
            "pending_conditions: conditions_not_met",
            (pending, Phase::Accepted),
            &[F::ConditionSettled, F::OfferWithdrawn, F::CandidateInformed, F::FeedbackDelivered],
            |tale| tale.settled("references", ConditionOutcome::NotMet).withdrawn(),
            Phase::Rejected,
        ),
        said("pending_conditions: withdraw", (pending, Phase::Accepted), &[F::Withdrew], withdraws, Phase::Withdrawn),
        said("pending_conditions: defer_offer", (pending, Phase::Accepted), &[F::StartAgreed], defers, Phase::Accepted),
        said("recruited: withdraw", (recruited, Phase::Accepted), &[F::Withdrew], withdraws, Phase::Withdrawn),
        said("recruited: defer_offer", (recruited, Phase::Accepted), &[F::StartAgreed], defers, Phase::Accepted),
        said(
            "offer_deferred: reinstate_conditions_met",
            (deferred, Phase::Accepted),
            settled,
            settles,
            Phase::Accepted,
        ),
        said(
            "offer_deferred: reinstate_pending_conditions",
            (deferred, Phase::Accepted),
            &[F::OfferMade, F::OfferAccepted],
            |tale| tale.on(TERM + 200).offered(NEXT_TERM, &CONDITIONS).own(Fact::OfferAccepted),
            Phase::Accepted,
        ),
        said("offer_deferred: withdraw", (deferred, Phase::Accepted), &[F::Withdrew], withdraws, Phase::Withdrawn),
    ]
}

/// The weeks, the month and the year that DfE lets pass decide nothing here: what is owed is overdue, the candidacy stands where it stood,
/// and an answer is taken as on the first day (F12).
#[test]
fn no_date_decides() {
    let answers = [
        (awaiting as fn() -> Tale, Fact::Withdrew, Phase::Withdrawn),
        (interviewing, Fact::InterviewConfirmed { part: Some(1) }, Phase::Underway),
        (offer, Fact::OfferAccepted, Phase::Accepted),
        (pending, Fact::StartAgreed { on: day(NEXT_TERM + 200) }, Phase::Accepted),
        (deferred, Fact::Withdrew, Phase::Withdrawn),
    ];
    for (begins, answer, to) in answers {
        let tale = begins().on(NEXT_TERM + 100);
        let candidacy = tale.candidacy.as_ref().expect("it is open");
        assert!(candidacy.promises().any(|promise| promise.is_overdue(tale.at + DAY)), "{}", candidacy.phase());
        assert_eq!(tale.own(answer).phase(), Some(to));
    }
}
