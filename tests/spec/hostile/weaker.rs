//! What it is to weaken a promise: after an entry that the candidate did not record, it is gone without being kept, or due later, or
//! its ceiling is. And the few exceptions, each with its reason.

use super::company::Turn;
use candidacy::promise::How;
use candidacy::{Fact, FactKind, Promise, PromiseKind, Time};
use chrono::TimeDelta;

/// The most that holds can add up to, with the rest of the day on which the first begins.
pub(super) const HOLDS: TimeDelta = TimeDelta::days(91);

/// What is owed inside the company, and not to the candidate.
const INTERNAL: [PromiseKind; 2] = [PromiseKind::Assessment, PromiseKind::Assent];

/// What was still to be arranged: an end of the company's releases it, as does one that was written down for the candidate.
const ARRANGED: [PromiseKind; 10] = [
    PromiseKind::Pay,
    PromiseKind::SetUp,
    PromiseKind::Attendance,
    PromiseKind::CheckNews,
    PromiseKind::Offer,
    PromiseKind::Start,
    PromiseKind::Condition,
    PromiseKind::Consent,
    PromiseKind::Update,
    PromiseKind::Vacancy,
];

/// What a hold that was told stops.
const STOPPED: [PromiseKind; 6] = [
    PromiseKind::FirstAnswer,
    PromiseKind::SetUp,
    PromiseKind::CheckNews,
    PromiseKind::Outcome,
    PromiseKind::Offer,
    PromiseKind::Feedback,
];

/// Is it the same promise?
fn is_same(one: &Promise, other: &Promise) -> bool {
    (one.kind, one.entry, one.number) == (other.kind, other.entry, other.number)
}

/// Does the entry weaken nothing that was owed to the candidate? Entries of the candidate are not looked at.
pub(super) fn weakens_nothing(turn: &Turn<'_>) -> Result<(), String> {
    if turn.is_own() {
        return Ok(());
    }
    let after: Vec<Promise> = turn.candidacy.promises().collect();
    let owed = turn.owed.iter().filter(|promise| promise.by.is_company() && !INTERNAL.contains(&promise.kind));
    for promise in owed {
        match after.iter().find(|other| is_same(promise, other)) {
            Some(now) => is_not_later(turn, promise, now)?,
            None => is_kept(turn, promise)?,
        }
    }
    Ok(())
}

/// Is what is open still due no later, under a ceiling that is no later?
fn is_not_later(turn: &Turn<'_>, was: &Promise, is: &Promise) -> Result<(), String> {
    let later = is.due > was.due || is_a_later_ceiling(was.ceiling, is.ceiling);
    if !later {
        return Ok(());
    }
    let word = Some(turn.entry.fact.kind()).filter(|kind| *kind == FactKind::CandidateInformed);
    let about = word.and(turn.entry.fact.about()).and_then(|to| turn.candidacy.entry(to));
    let told_about = about.map(|entry| entry.fact.kind());
    let excused = match (was.kind, told_about) {
        // Its next news are due after these.
        (PromiseKind::Update, Some(FactKind::PutOnHold)) => true,
        // A hold that the candidate is told of, where the next move is the company's alone; and feedback, which comes with the outcome.
        (kind, Some(FactKind::PutOnHold)) if STOPPED.contains(&kind) => {
            is.due <= was.due + HOLDS && !is_a_later_ceiling(was.ceiling.map(|it| it + HOLDS), is.ceiling)
        }
        // A data right is extended once, by word of it (GDPR Art. 12(3)).
        (PromiseKind::DataRight, Some(FactKind::RequestMade)) => is.due <= is.made_at + TimeDelta::days(90),
        // "Not yet" counts, once, after the last interview (O. Reg. 476/24); what it may add is a law of its own.
        (PromiseKind::DecisionWord, Some(_)) => true,
        // Two times within the ceiling wait for the candidate; they stop it until the last of them.
        (PromiseKind::SetUp, None) if turn.entry.fact.kind() == FactKind::TimesProposed => {
            let Fact::TimesProposed { times, .. } = &turn.entry.fact else { return Ok(()) };
            times.len() > 1
                && times.first() <= was.ceiling.unwrap_or(was.due)
                && is.due <= was.due + TimeDelta::days(15)
        }
        // So does a review from outside, which leads back from an end.
        (_, None) if is_reviewed(turn) => true,
        // It counts from the last interview, which is known once everything of the step is done.
        (PromiseKind::DecisionWord, None) if is_after_the_last_interview(turn, is.due) => true,
        // A correction may be corrected: never beyond what was recorded, which no ceiling forgets. Beside it, two clocks differ by
        // minutes: an entry that counted as the one before it counts as that no longer.
        _ => is_corrected_twice(turn) || is_by_minutes(turn, was, is),
    };
    if excused { Ok(()) } else { Err(format!("later by `{}`: {was:?}\nis now {is:?}", turn.entry.fact.kind())) }
}

/// Is it later by no more than two clocks may differ, because of a correction?
fn is_by_minutes(turn: &Turn<'_>, was: &Promise, is: &Promise) -> bool {
    let (minutes, corrects) = (TimeDelta::minutes(5), turn.entry.fact.kind() == FactKind::MomentCorrected);
    corrects && is.due <= was.due + minutes && !is_a_later_ceiling(was.ceiling.map(|it| it + minutes), is.ceiling)
}

/// Does the entry correct a moment after another correction?
pub(super) fn is_corrected_twice(turn: &Turn<'_>) -> bool {
    let corrects = |entry: &&candidacy::Entry| entry.fact.kind() == FactKind::MomentCorrected;
    corrects(&turn.entry) && turn.candidacy.journal().iter().filter(corrects).count() > 1
}

/// Is it no later than 45 days after the last interview, and the rest of the last day?
pub(super) fn is_after_the_last_interview(turn: &Turn<'_>, due: Time) -> bool {
    let held = turn.candidacy.journal().iter().filter(|entry| entry.fact.kind() == FactKind::InterviewHeld);
    held.map(candidacy::Entry::happened).max().is_some_and(|last| due <= last + TimeDelta::days(46))
}

/// Is an end taken back after a review from outside?
pub(super) fn is_reviewed(turn: &Turn<'_>) -> bool {
    let ended = turn.was.phase.is_closed()
        || matches!(turn.was.phase, candidacy::Phase::FeedbackDue | candidacy::Phase::Pooled);
    ended && matches!(&turn.entry.fact, Fact::Reversed(reversal) if reversal.review.is_some())
}

fn is_a_later_ceiling(was: Option<Time>, is: Option<Time>) -> bool {
    was.is_some_and(|was| is.is_none_or(|is| is > was))
}

/// Is what is gone kept, or visibly put off or broken?
fn is_kept(turn: &Turn<'_>, promise: &Promise) -> Result<(), String> {
    let kind = turn.entry.fact.kind();
    let ended = turn.ended.iter().find(|other| is_same(promise, other)).and_then(|other| other.end);
    let how = ended.map(|end| end.how).ok_or_else(|| format!("it vanished by `{kind}`: {promise:?}"))?;
    let ends = |phase: candidacy::Phase| {
        phase.is_closed() || matches!(phase, candidacy::Phase::FeedbackDue | candidacy::Phase::Pooled)
    };
    let excused = match how {
        How::Kept | How::Broken => true,
        How::PutOff => !STANDS.contains(&promise.kind) || was_undecided(turn, promise),
        // A part is left out, of which the candidate is told at once.
        How::Released if kind == FactKind::PartWaived => {
            [PromiseKind::CheckNews, PromiseKind::Attendance].contains(&promise.kind)
        }
        // A part that only informs is left out when the candidacy goes on (R46).
        How::Released if kind == FactKind::CandidateAdvanced => {
            [PromiseKind::SetUp, PromiseKind::Attendance].contains(&promise.kind) && only_informs(turn, promise)
        }
        // An offer says the pay; if somebody was met before it, this stays overdue.
        How::Released if kind == FactKind::OfferMade => promise.kind == PromiseKind::Pay,
        // An assent was refused: nothing was decided.
        How::Released if kind == FactKind::AssentGiven => {
            was_undecided(turn, promise) || was_only_decided(turn, promise)
        }
        How::Released => ARRANGED.contains(&promise.kind) && ends(turn.candidacy.phase()),
    };
    if excused { Ok(()) } else { Err(format!("{how:?} by `{kind}`: {promise:?}")) }
}

/// Was it to be set up because of a decision that nobody had told the candidate of?
fn was_only_decided(turn: &Turn<'_>, promise: &Promise) -> bool {
    let decided = turn.candidacy.entry(promise.entry).map(|entry| entry.fact.kind());
    promise.kind == PromiseKind::SetUp
        && decided == Some(FactKind::CandidateAdvanced)
        && !turn.candidacy.told().contains(&promise.entry)
}

/// Is it about a part of the step that only informs?
fn only_informs(turn: &Turn<'_>, promise: &Promise) -> bool {
    let part = turn.candidacy.terms().process().step(turn.was.step).and_then(|step| step.part(promise.number));
    part.is_some_and(candidacy::Part::informs)
}

/// What no act of the company puts off.
const STANDS: [PromiseKind; 12] = [
    PromiseKind::Acknowledgement,
    PromiseKind::Notice,
    PromiseKind::FirstAnswer,
    PromiseKind::Outcome,
    PromiseKind::Feedback,
    PromiseKind::Reply,
    PromiseKind::Help,
    PromiseKind::Adjustment,
    PromiseKind::Concern,
    PromiseKind::Settlement,
    PromiseKind::DataRight,
    PromiseKind::WrittenNo,
];

/// Was it owed because of a decision that the candidate was not told of, or of what was left out, and that is taken back?
fn was_undecided(turn: &Turn<'_>, promise: &Promise) -> bool {
    let met = [FactKind::Applied, FactKind::InterviewHeld, FactKind::AssignmentSubmitted, FactKind::AssignmentSent];
    let undone = turn.candidacy.entry(promise.entry).is_some_and(|entry| !met.contains(&entry.fact.kind()));
    let decided = [PromiseKind::Outcome, PromiseKind::FirstAnswer, PromiseKind::Feedback, PromiseKind::WrittenNo];
    let about =
        |entry: &candidacy::Entry| matches!(&entry.fact, Fact::CandidateInformed { to, .. } if *to == promise.entry);
    undone && decided.contains(&promise.kind) && !turn.candidacy.journal().iter().any(about)
}
