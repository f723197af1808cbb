//! What holds in every state.

use super::found::{Found, Law};
use super::search::Node;
use crate::support::stands::owes_the_first_day;
use candidacy::law::{Facts, Now, Pending, Pendings};
use candidacy::{Actor, Candidacy, FactKind, Phase, Promise, Seq, Terms};

/// How a candidacy looks from outside.
pub(super) fn looks(candidacy: &Candidacy) -> (Now, Pendings, Facts, Vec<Promise>) {
    (candidacy.now(), candidacy.pending(), candidacy.legal(), candidacy.promises().collect())
}

/// By these the candidate is met, or works.
const MEETS: &[FactKind] = &[FactKind::InterviewHeld, FactKind::AssignmentSent, FactKind::AssignmentSubmitted];
/// Decisions against the candidate.
const DECISIONS: &[FactKind] = &[FactKind::RejectionDecided, FactKind::OfferWithdrawn];

/// Holds the laws of states against one.
pub(super) fn judge(node: &Node, terms: &[Terms], found: &mut Found) {
    let Node { candidacy, moves } = node;
    let (now, pending, legal, promises) = looks(candidacy);
    let phase = now.phase;
    found.phases.insert(phase);
    found.owed.extend(promises.iter().map(|promise| promise.kind));

    let again = Candidacy::replay(terms, candidacy.journal().to_vec());
    let same = again.as_ref().is_ok_and(|again| looks(again) == looks(candidacy));
    found.hold(Law::ReplayIsLive, same, candidacy, || format!("{:?}", again.map(|again| again.now())));

    let company = promises.iter().any(|promise| promise.by.is_company());
    let dark = !phase.is_closed() && promises.is_empty();
    found.hold(Law::NobodyInTheDark, !dark, candidacy, || format!("nobody owes anything; {pending} waits"));
    let settled = candidacy.is_settled();
    found.hold(Law::ClosedAndOwed, !phase.is_closed() || settled != company, candidacy, || "closed".into());
    let theirs = Pendings::REQUESTS.union(Pendings::from_slice(&[Pending::Outcome, Pending::Feedback]));
    let left = theirs.difference(theirs.difference(pending));
    found.hold(Law::SettledOwesNothing, !settled || left.is_empty(), candidacy, || format!("{left} waits"));
    found.hold(
        Law::NobodyInTheDark,
        phase != Phase::FeedbackDue || pending.contains(Pending::Feedback),
        candidacy,
        || "no feedback".into(),
    );

    for promise in &promises {
        // First somebody agrees, or the candidate is told what was written down for them.
        let first = [(Pending::Assent, FactKind::AssentGiven), (Pending::Confirmation, FactKind::CandidateInformed)];
        let first = first.into_iter().filter(|(what, _)| pending.contains(*what)).map(|(_, fact)| fact);
        let can = promise.kind.kept_by().iter().chain(first).any(|fact| legal.contains(fact));
        found.hold(Law::EveryPromiseCanEnd, can, candidacy, || {
            format!("{promise} is kept by {}", promise.kind.kept_by())
        });
    }

    let first_day = owes_the_first_day(candidacy);
    found.hold(Law::OwesTheFirstDay, first_day.is_ok(), candidacy, || format!("{first_day:?}"));
    let consents = phase != Phase::Pooled || candidacy.consent().is_some();
    found.hold(Law::PooledWithConsent, consents, candidacy, || "no consent stands".into());

    let latest = |kinds: &[FactKind]| candidacy.journal().iter().rposition(|entry| kinds.contains(&entry.fact.kind()));
    if phase == Phase::Pooled {
        let covered = latest(&[FactKind::FeedbackDelivered, FactKind::FeedbackUnwanted]);
        let pooled = latest(&[FactKind::Pooled]);
        let met =
            candidacy.journal().iter().take(pooled.unwrap_or(0)).rposition(|entry| MEETS.contains(&entry.fact.kind()));
        let owed = met > covered && met.is_some();
        found.hold(Law::PooledOwesFeedback, !owed || pending.contains(Pending::Feedback), candidacy, || {
            "no feedback".into()
        });
    }
    if phase == Phase::Rejected {
        let decided = moves.iter().rfind(|it| DECISIONS.contains(&it.fact)).map(|it| it.seq);
        let told =
            latest(&[FactKind::FeedbackDelivered]).map(|place| Seq(u32::try_from(place).expect("a short journal")));
        found.hold(Law::RejectedAfterFeedback, decided.is_some() && told > decided, candidacy, || "rejected".into());
    }
    if matches!(phase, Phase::Accepted | Phase::Hired) {
        let accepted = moves.iter().rfind(|it| it.fact == FactKind::OfferAccepted).map(|it| it.seq);
        let entry = accepted.and_then(|seq| candidacy.entry(seq));
        let theirs = entry.is_some_and(|entry| entry.by == Actor::Candidate);
        found.hold(Law::OnlyTheirYes, theirs, candidacy, || "no yes stands".into());
    }
}
