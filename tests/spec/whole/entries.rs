//! What holds for every entry that is taken, and for taking it back.

use super::found::{Found, Law};
use super::search::{Move, Node, last};
use super::states::looks;
use super::ways::actors;
use crate::support::stands::{Stood, hired_went_the_whole_way, loses_nothing};
use crate::support::text;
use candidacy::law::{Facts, LAW, Now, PARTS, Pending, Pendings, To, Told};
use candidacy::promise::{How, PROMISES, While};
use candidacy::terms::Id;
use candidacy::value::{Assent, Reversal};
use candidacy::{Actor, Candidacy, Entry, Fact, FactKind, Phase, Promise, PromiseKind, Seq, Time};

/// The entry by which somebody takes the latest move back, and where it leads; the company is asked first.
pub(super) fn back(candidacy: &Candidacy, at: Time) -> Option<(Entry, Now)> {
    actors(candidacy.terms()).into_iter().rev().find_map(|actor| {
        let entry = Entry::new(actor, Reversal::new(text("a mis-click")), at);
        let now = candidacy.check(&entry).ok()?;
        Some((entry, now))
    })
}

/// Records an entry that is taken, and holds the laws of entries against it. Comes back with where it leads. A move is taken back at
/// once; the one before it after something else if `also_back`.
pub(super) fn judge(node: &Node, entry: &Entry, also_back: bool, found: &mut Found) -> Node {
    let was = &node.candidacy;
    let kind = entry.fact.kind();
    let checked = was.check(entry);
    let mut candidacy = was.clone();
    let recorded = candidacy.record(entry.clone()).map(|recorded| recorded.ended);
    let same = recorded.is_ok() && checked.is_ok();
    found.hold(Law::CheckIsRecord, same, was, || format!("{kind}: {checked:?}, and then {recorded:?}"));
    for ended in recorded.unwrap_or_default() {
        if ended.end.is_some_and(|end| end.how == How::Kept) {
            found.kept.insert((ended.kind, kind));
        }
    }
    found.rows.insert((Some(was.phase()), kind));
    if let Some(part) = entry.fact.part()
        && let Some(is) = was.step().and_then(|step| step.part(part))
    {
        found.parts.insert((kind, is.kind(), was.now().parts.get(usize::from(part) - 1)));
    }
    found.opened = found.opened.union(candidacy.pending());
    found.closed = found.closed.union(was.pending().difference(candidacy.pending()));
    let moves = moves_after(node, entry, &candidacy, found);
    let next = Node { candidacy, moves };
    let to = next.candidacy.now();
    found.hold(Law::CheckIsRecord, checked == Ok(to), was, || format!("{kind}: {checked:?}, and then {to:?}"));
    if matches!(kind, FactKind::Reversed | FactKind::EntryContested | FactKind::AssentGiven) {
        return next;
    }
    leads_where_it_may(was, entry, &next.candidacy, found);
    keeps_its_word(node, &next, kind, found);
    if also_back || next.moves.len() > node.moves.len() {
        taken_back(node, entry, &next, found);
    }
    next
}

/// The number that the next entry takes.
fn next_seq(candidacy: &Candidacy) -> Seq {
    Seq(u32::try_from(candidacy.journal().len()).expect("a short journal"))
}

/// The moves that stand after an entry: one more, or fewer.
fn moves_after(node: &Node, entry: &Entry, next: &Candidacy, found: &mut Found) -> Vec<Move> {
    let (was, seq, fact) = (&node.candidacy, next_seq(&node.candidacy), entry.fact.kind());
    let mut moves = node.moves.clone();
    let stood = moves.len();
    match &entry.fact {
        Fact::Reversed(_) => drop(moves.pop()),
        Fact::EntryContested { to, .. } => {
            // A move is taken back with all that was made on it; so is a consent, with the pool.
            let consents = was.entry(*to).is_some_and(|entry| entry.fact.kind() == FactKind::ConsentGiven);
            let rests = |it: &&Move| it.fact == FactKind::Pooled && it.seq > *to && was.phase() == Phase::Pooled;
            let made = moves.iter().position(|it| it.seq == *to || consents && next.consent().is_none() && rests(&it));
            let written = was.entry(*to).is_some_and(|entry| entry.writer().is_some());
            made.filter(|_| written).into_iter().for_each(|place| moves.truncate(place));
            let stands = (next.now(), next.terms().id()) == moves_to(node, &moves);
            found.hold(Law::ContestedIsTakenBack, stands, next, || {
                format!("it leads to {:?}", moves_to(node, &moves).0)
            });
            let given = next.journal().iter().filter(|entry| entry.fact.kind() == FactKind::ConsentGiven).count();
            let stands = consents && given == 1 && next.consent().is_some();
            found.hold(Law::ContestedIsTakenBack, !stands, next, || "the consent stands".into());
            return moves;
        }
        Fact::AssentGiven(assent) => {
            let decided = was.waiting().find(|(_, what)| *what == Pending::Assent).map(|(seq, _)| seq);
            let refused = matches!(**assent, Assent::Refused { .. });
            let decided = moves.iter().position(|it| refused && Some(it.seq) == decided);
            decided.into_iter().for_each(|place| moves.truncate(place));
        }
        _ => {
            let offers = matches!(fact, FactKind::OfferMade | FactKind::OfferAccepted);
            if next.now() != was.now() || next.terms() != was.terms() || offers {
                moves.push(Move { seq, fact, before: was.now(), terms: was.terms().id().clone() });
            }
        }
    }
    if moves.len() < stood {
        let back = (next.now(), next.terms().id()) == moves_to(node, &moves);
        found.hold(Law::BackToWhereItWas, back, next, || format!("it was {:?}", moves_to(node, &moves).0));
    }
    moves
}

/// Where it was when only these of the moves stood.
fn moves_to<'a>(node: &'a Node, stand: &[Move]) -> (Now, &'a Id) {
    let undone = node.moves.get(stand.len());
    undone.map_or((node.candidacy.now(), node.candidacy.terms().id()), |undone| (undone.before, &undone.terms))
}

/// Steps come in order, after a yes where one is asked; only the candidate accepts, agrees and withdraws; nobody is hired or rejected by
/// another way.
fn leads_where_it_may(was: &Candidacy, entry: &Entry, next: &Candidacy, found: &mut Found) {
    let (from, to, fact) = (was.now(), next.now(), entry.fact.kind());
    if from == to && was.terms() == next.terms() {
        return;
    }
    let theirs = entry.by == Actor::Candidate;
    let in_steps = |now: Now| now.phase.is_in_a_step();
    if fact == FactKind::Transferred {
        let asked = matches!(to.phase, Phase::Approached | Phase::Proposed);
        let other_role = entry.fact.role().is_some();
        found.hold(Law::OnlyTheirYes, asked || !other_role, was, || "another role without their yes".into());
        let needs = next.step().is_some_and(candidacy::Step::needs_yes);
        found.hold(Law::OnlyTheirYes, asked || !needs, was, || format!("a transfer to {to:?}, which needs a yes"));
        let waits = matches!(
            from.phase,
            Phase::Approached | Phase::Pooled | Phase::Proposed | Phase::Offered | Phase::Accepted
        );
        found.hold(Law::OnlyTheirYes, asked || !waits, was, || {
            format!("a transfer to {to:?} passes over their own yes")
        });
    } else if to.step > from.step {
        let next_step = fact == FactKind::CandidateAdvanced && to.step == from.step + 1;
        let ready = matches!(from.phase, Phase::Screening | Phase::Deciding);
        found.hold(Law::StepsInOrder, next_step && ready, was, || format!("{fact} leads to {to:?}"));
        let asked = next.step().is_some_and(candidacy::Step::needs_yes);
        found
            .hold(Law::OnlyTheirYes, asked == (to.phase == Phase::Proposed), was, || format!("{fact} leads to {to:?}"));
    }
    if in_steps(to) && from.phase == Phase::Proposed && fact != FactKind::Transferred {
        found
            .hold(Law::OnlyTheirYes, theirs && fact == FactKind::StepAgreed, was, || format!("{fact} leads to {to:?}"));
    }
    if to.phase == from.phase {
        return;
    }
    let lawful = match to.phase {
        Phase::Accepted => theirs && fact == FactKind::OfferAccepted && from.phase == Phase::Offered,
        Phase::Hired => fact == FactKind::Hired && from.phase == Phase::Accepted,
        Phase::Rejected => fact == FactKind::FeedbackDelivered && from.phase == Phase::FeedbackDue,
        Phase::Withdrawn => theirs && matches!(fact, FactKind::Withdrew | FactKind::OfferDeclined),
        Phase::Lapsed => fact == FactKind::ApproachLapsed && from.phase == Phase::Approached,
        Phase::FeedbackDue => matches!(fact, FactKind::RejectionDecided | FactKind::OfferWithdrawn),
        Phase::Offered => fact == FactKind::OfferMade,
        Phase::Screening => fact == FactKind::InterestShown && theirs || fact == FactKind::Transferred,
        Phase::Pooled => fact == FactKind::Pooled,
        Phase::Approached => matches!(fact, FactKind::Approached | FactKind::Transferred),
        Phase::Proposed | Phase::Preparing | Phase::Underway | Phase::Deciding | Phase::OfferDue => true,
    };
    let opens = from.phase.is_closed() && to.phase != Phase::Pooled;
    found.hold(Law::WhoCloses, lawful && !opens, was, || format!("{fact} leads to {to:?}"));
    let kept = from.phase != Phase::Accepted
        || matches!(fact, FactKind::Hired | FactKind::OfferWithdrawn | FactKind::Withdrew);
    found.hold(Law::OnlyTheirYes, kept, was, || format!("an accepted offer is gone by {fact}"));
}

/// A hire is the end of the whole way, and a transfer loses nothing that is owed for what waits.
fn keeps_its_word(node: &Node, next: &Node, fact: FactKind, found: &mut Found) {
    if fact == FactKind::Hired {
        found.hires += 1;
        let stood = |it: &Move| Stood { seq: it.seq, fact: it.fact, before: it.before };
        let moves: Vec<Stood> = next.moves.iter().map(stood).collect();
        let whole = hired_went_the_whole_way(&next.candidacy, &moves);
        found.hold(Law::HiredIsWhole, whole.is_ok(), &next.candidacy, || format!("{whole:?}"));
    }
    if fact == FactKind::Transferred {
        found.transfers += 1;
        let kept = loses_nothing(&debts(&node.candidacy), &debts(&next.candidacy));
        found.hold(Law::TransferLosesNothing, kept.is_ok(), &next.candidacy, || format!("{kept:?}"));
    }
}

/// What the phase and the parts owe; the rest is owed for something that waits.
fn is_of_an_item(kind: PromiseKind) -> bool {
    PROMISES.iter().any(|row| row.kind == kind && matches!(row.owed, While::Pending(..) | While::OtherRequest))
}

fn debts(candidacy: &Candidacy) -> Vec<Promise> {
    candidacy.promises().filter(|promise| promise.by.is_company() && is_of_an_item(promise.kind)).collect()
}

/// The latest move is taken back, after the entry: at once, or after something else.
fn taken_back(node: &Node, entry: &Entry, next: &Node, found: &mut Found) {
    let (Some(latest), Some((back, _))) = (next.moves.last(), back(&next.candidacy, last(&next.candidacy))) else {
        return;
    };
    let at_once = latest.seq == next_seq(&node.candidacy);
    let was_told = matches!(&entry.fact, Fact::CandidateInformed { to, .. } if *to == latest.seq);
    let owed = debts(&next.candidacy);
    let mut candidacy = next.candidacy.clone();
    if let Err(refused) = candidacy.record(back) {
        found.hold(Law::CheckIsRecord, false, &next.candidacy, || refused.to_string());
        return;
    }
    found.reversals[usize::from(!at_once)] += 1;
    let returned = (candidacy.now(), candidacy.terms().id()) == (latest.before, &latest.terms);
    found.hold(Law::BackToWhereItWas, returned, &candidacy, || format!("it was {:?}", latest.before));
    if at_once {
        let (_, pending, legal, _) = looks(&node.candidacy);
        let now = candidacy.pending();
        let differs =
            pending.difference(now).union(now.difference(pending)).difference(may_wait(&node.candidacy, entry));
        found.hold(Law::BackAtOnce, differs.is_empty(), &candidacy, || format!("{pending} waited, and then {now}"));
        let then = candidacy.legal();
        let differs =
            legal.difference(then).union(then.difference(legal)).difference(may_be_legal(&node.candidacy, entry));
        found.hold(Law::BackAtOnce, differs.is_empty(), &candidacy, || {
            format!("legal then {}, legal now {}", legal.difference(then), then.difference(legal))
        });
    }
    let still = debts(&candidacy);
    for promise in
        owed.iter().filter(|promise| promise.entry != latest.seq || was_told && promise.kind == PromiseKind::Feedback)
    {
        let stands = still.iter().any(|other| (other.kind, other.entry) == (promise.kind, promise.entry));
        found.hold(Law::BackAndToldDebts, stands, &candidacy, || format!("{promise} is gone"));
    }
}

/// What need not wait as before a move that was taken back: the outcome, if the candidate was met or had work; and what was kept by a
/// move that the candidate was told of; and feedback on an end that they were told of by its own entry.
fn may_wait(was: &Candidacy, entry: &Entry) -> Pendings {
    let fact = entry.fact.kind();
    let met = matches!(fact, FactKind::InterviewHeld | FactKind::AssignmentSubmitted | FactKind::AssignmentSent);
    let was_out = (1..=8).any(|part| match was.meeting(part) {
        Some(meeting) => meeting.starts() <= entry.at,
        None => was.due(part).is_some(), // work
    });
    let outcome = if met || was_out { Pending::Outcome.into() } else { Pendings::EMPTY };
    let told = LAW.iter().find(|row| row.fact == fact && row.told == Told::AtOnce && entry.by != Actor::Candidate);
    let ended = told.filter(|row| row.to == To::At(Phase::FeedbackDue)).map_or(Pendings::EMPTY, |row| row.opens);
    let kept = told.map_or(Pendings::EMPTY, |row| row.closes).union(ended);
    let besides = match fact {
        FactKind::Approached => Pending::FollowUp.into(), // of a role that fits
        FactKind::OfferMade => Pending::MoreTime.into(),  // all that was asked for
        _ => Pendings::EMPTY,
    };
    let kept = kept.union(besides);
    let parts = PARTS.iter().find(|row| row.fact == fact && entry.by != Actor::Candidate);
    outcome.union(kept).union(parts.map_or(Pendings::EMPTY, |row| row.closes))
}

/// What need not be legal as before: a withdrawal takes the consent back for good, and what waits may be told of.
fn may_be_legal(was: &Candidacy, entry: &Entry) -> Facts {
    const OUT_OF_THE_POOL: Facts =
        Facts::from_slice(&[FactKind::Pooled, FactKind::RoleMatched, FactKind::Approached, FactKind::Reversed]);
    let lost = was.consent().is_some() && entry.fact.kind() == FactKind::Withdrew;
    let waits = may_wait(was, entry);
    let about = [
        (Pending::Hold, FactKind::HoldEnded),
        (Pending::Hold, FactKind::PutOnHold),
        (Pending::Vacancy, FactKind::VacancyClosed),
        (Pending::Feedback, FactKind::FeedbackDelivered),
        (Pending::Feedback, FactKind::FeedbackUnwanted),
    ];
    let about = about.into_iter().filter(|(what, _)| waits.contains(*what)).map(|(_, fact)| fact);
    let about = about.chain((!waits.is_empty()).then_some(FactKind::CandidateInformed)).collect::<Facts>();
    about.union(if lost { OUT_OF_THE_POOL } else { Facts::EMPTY })
}
