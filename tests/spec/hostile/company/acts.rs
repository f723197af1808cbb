//! What somebody does next, as the dice say: mostly the company, and now and then the candidate.

use super::{Dice, boss, partner};
use crate::support::ways::{self, DAY, HOUR};
use crate::support::{reasons, reference, text};
use candidacy::law::{Held, Transfer};
use candidacy::value::meeting::{Party, Screen};
use candidacy::value::{
    Answer, Ask, Assignment, ConcernKind, Condition, Consent, Correction, DataRight, Deciders, Decision, FollowUp,
    Hold, Label, Manner, Name, Offer, Rejection, Request, Reversal, Times,
};
use candidacy::{Actor, Candidacy, Entry, Fact, FactKind, Feedback, Meeting, Seq, Time};
use chrono::TimeDelta;

/// What the candidate does, seldom what ends it.
const HONEST: [FactKind; 24] = [
    FactKind::StepAgreed,
    FactKind::OfferAccepted,
    FactKind::AssignmentSubmitted,
    FactKind::InterestShown,
    FactKind::InterviewConfirmed,
    FactKind::StepAgreed,
    FactKind::RequestMade,
    FactKind::ConsentGiven,
    FactKind::AssignmentSubmitted,
    FactKind::OfferAccepted,
    FactKind::InterestShown,
    FactKind::TimesProposed,
    FactKind::RequestMade,
    FactKind::ConsentGiven,
    FactKind::InterviewRescheduled,
    FactKind::EntryConfirmed,
    FactKind::StepAgreed,
    FactKind::EntryContested,
    FactKind::StartAgreed,
    FactKind::RequestMade,
    FactKind::FeedbackUnwanted,
    FactKind::Reversed,
    FactKind::OfferDeclined,
    FactKind::Withdrew,
];

/// What changes nothing that anybody waits for.
const IDLE: [FactKind; 5] = [
    FactKind::NoteAdded,
    FactKind::ResponsibleNamed,
    FactKind::CvReplaced,
    FactKind::ProfileReplaced,
    FactKind::CandidateFeedbackGiven,
];

/// What says what is owed after the end.
const TIDY: [FactKind; 2] = [FactKind::CandidateInformed, FactKind::FeedbackDelivered];

/// An entry that the law takes, if the dice find one.
pub(super) fn act(dice: &mut Dice, candidacy: &Candidacy, at: Time) -> Option<Entry> {
    let one_in = if candidacy.phase().is_closed() { 12 } else { 5 };
    if dice.hits(one_in) { honest(dice, candidacy, at) } else { hostile(dice, candidacy, at) }
}

fn honest(dice: &mut Dice, candidacy: &Candidacy, at: Time) -> Option<Entry> {
    let legal = candidacy.legal_for(Actor::Candidate);
    let first = dice.roll(HONEST.len());
    let kind = HONEST.iter().cycle().skip(first).take(HONEST.len()).find(|kind| legal.contains(**kind))?;
    let facts = facts(dice, candidacy, *kind, at);
    some(dice, facts.len())
        .map(|of| Entry::new(Actor::Candidate, facts[of].clone(), at))
        .find(|entry| candidacy.check(entry).is_ok())
}

/// Every index, from one of them on.
fn some(dice: &mut Dice, length: usize) -> impl Iterator<Item = usize> + use<> {
    let first = dice.roll(length);
    (0..length).map(move |index| (first + index) % length)
}

fn hostile(dice: &mut Dice, candidacy: &Candidacy, at: Time) -> Option<Entry> {
    let legal = candidacy.legal();
    // Once it is over, the company says what it owes, so as to be done with it.
    let tidies = candidacy.phase().is_closed() && !dice.hits(4);
    let often = |kind: &FactKind| if IDLE.contains(kind) { 1 } else { 6 };
    let kinds: Vec<FactKind> = legal.iter().flat_map(|kind| std::iter::repeat_n(kind, often(&kind))).collect();
    let tidy: Vec<FactKind> = kinds.iter().copied().filter(|kind| TIDY.contains(kind)).collect();
    let kinds = if tidies && !tidy.is_empty() { tidy } else { kinds };
    let kind = kinds[dice.roll(kinds.len())];
    let own = candidacy.legal_for(boss()).contains(kind) && !dice.hits(4);
    let written = dice.hits(2);
    let (deviates, late) = (dice.hits(2), dice.of(&[TimeDelta::zero(), TimeDelta::zero(), HOUR, DAY * 2, DAY * 40]));
    let facts = facts(dice, candidacy, kind, at);
    let entries = some(dice, facts.len()).flat_map(|of| {
        let fact = &facts[of];
        let by = if own {
            Entry::new(boss(), fact.clone(), at)
        } else {
            Entry::new(Actor::Candidate, fact.clone(), at).recorded_by(boss())
        };
        let colleague = Entry::new(partner(), fact.clone(), at);
        let first = candidacy.journal()[0].at;
        let earlier = by.clone().occurred((at - late).max(first));
        let deviating = by.clone().deviating(text("it was so"));
        let both = earlier.clone().deviating(text("it was so"));
        let ways = if deviates || written {
            [both, earlier, deviating, by, colleague]
        } else {
            [earlier, by, both, deviating, colleague]
        };
        ways.into_iter()
    });
    let mut entries = entries;
    entries.find(|entry| candidacy.check(entry).is_ok())
}

/// Facts of a kind, with moments that the company likes.
#[expect(clippy::wildcard_enum_match_arm, reason = "of the others, every way is a way")]
fn facts(dice: &mut Dice, candidacy: &Candidacy, kind: FactKind, at: Time) -> Vec<Fact> {
    let terms = candidacy.terms();
    let parts = candidacy.step().map_or(0, |step| step.parts().len());
    let numbers = (1..=u8::try_from(parts).expect("few")).map(Some).chain([None]);
    let soon = at + dice.of(&[TimeDelta::zero(), HOUR, DAY, DAY * 10, DAY * 59, DAY * 700, DAY * 400_000]);
    match kind {
        FactKind::InterviewScheduled => {
            let meeting = adjusted(dice, ways::interview(terms, soon));
            numbers.map(|part| Fact::InterviewScheduled { part, meeting: Box::new(meeting.clone()) }).collect()
        }
        FactKind::InterviewRescheduled => {
            let both = |part: Option<u8>| {
                let own = candidacy.meeting(part.unwrap_or(1)).map(|it| moved(it, soon));
                [Some(ways::interview(terms, soon)), own].into_iter().flatten().map(move |meeting| (part, meeting))
            };
            numbers
                .flat_map(both)
                .map(|(part, meeting)| Fact::InterviewRescheduled { part, meeting: Box::new(meeting) })
                .collect()
        }
        FactKind::TimesProposed => {
            let times = if dice.hits(2) { vec![soon + HOUR] } else { vec![at + HOUR, soon + HOUR * 2] };
            let times = Times::new(times).expect("two times");
            numbers.map(|part| Fact::TimesProposed { part, times: times.clone() }).collect()
        }
        FactKind::AssignmentSent => {
            let assignment = Assignment::new(reference("case"), dice.of(&[6, 3, 40])).expect("some hours");
            let assignment =
                if dice.hits(2) { assignment.paid(Label::new("EUR 80").expect("a label")) } else { assignment };
            let assignment = if dice.hits(3) { assignment.on(soon) } else { assignment };
            numbers.map(|part| Fact::AssignmentSent { part, assignment: Box::new(assignment.clone()) }).collect()
        }
        FactKind::AssignmentExtended => {
            numbers.map(|part| Fact::AssignmentExtended { part, until: soon + DAY * 9 }).collect()
        }
        FactKind::OfferMade => {
            let offer = Offer::new(reference("offer"), soon + HOUR);
            let condition = Condition { name: Name::new("papers").expect("a name"), asked_of: None, due: soon + DAY };
            let offer = if dice.hits(3) { offer.under(condition).expect("one condition") } else { offer };
            vec![if dice.hits(2) { offer.starting(soon + DAY * 9).into() } else { offer.into() }]
        }
        FactKind::StartAgreed => vec![Fact::StartAgreed { on: soon }],
        FactKind::ConsentGiven => vec![Consent { until: soon + HOUR, evidence: reference("consent") }.into()],
        FactKind::PutOnHold => vec![Hold { until: soon + HOUR, reason: text("a freeze") }.into()],
        FactKind::FollowUpPromised => vec![FollowUp { due: soon + HOUR, about: text("the parking") }.into()],
        FactKind::StepRepeated => {
            let steps = u8::try_from(terms.process().steps().len()).expect("few");
            (1..=steps).map(|step| Fact::StepRepeated { step, reason: text("again") }).collect()
        }
        FactKind::Reversed => {
            let reversal = Reversal::new(text("a mis-click"));
            vec![
                if dice.hits(6) {
                    reversal.after_review(Label::new("the ombudsman").expect("a label"))
                } else {
                    reversal
                }
                .into(),
            ]
        }
        FactKind::Transferred => {
            let steps = 0..=u8::try_from(terms.process().steps().len()).expect("few");
            let versions = [1, 2].map(|version| super::terms(terms.process().clone(), version).id().clone());
            let role = dice.hits(3).then(ways::some_role);
            let to =
                |step| versions.clone().map(|id| Transfer { terms: id, step, role, reason: text("better so") }.into());
            steps.flat_map(to).collect()
        }
        FactKind::CandidateInformed => {
            let told = ways::facts(terms, Some(candidacy), kind, at);
            let answer = dice.of(&[Answer::Final, Answer::Final, Answer::Interim]);
            let says = |fact: &Fact| matches!(fact, Fact::CandidateInformed { answer: is, .. } if *is == answer);
            told.into_iter().filter(says).collect()
        }
        FactKind::MomentCorrected => {
            let last = candidacy.journal().len() - 1;
            let entry = last.saturating_sub(dice.roll(8));
            let of = |index: usize| candidacy.journal().get(index).map_or(at, |entry| entry.at);
            let (before, it, after) = (of(entry.saturating_sub(1)), of(entry), of(entry + 1));
            let entry = Seq(u32::try_from(entry).expect("a short journal"));
            let moments = [before, after, it, before + (after - before) / 2];
            moments.map(|moment| Correction { entry, moment, reason: text("a wrong clock") }.into()).into()
        }
        FactKind::RequestMade => {
            asks(dice, at).into_iter().map(|ask| Request { ask, message: reference("request") }.into()).collect()
        }
        FactKind::CandidateAdvanced | FactKind::RejectionDecided => {
            let decided = ways::facts(terms, Some(candidacy), kind, at);
            if dice.hits(4) { decided.into_iter().map(with_a_tool).collect() } else { decided }
        }
        FactKind::FeedbackDelivered => {
            let talk = Feedback::new(reasons(), text("Good luck."), boss().person, Manner::Spoken);
            ways::facts(terms, Some(candidacy), kind, at).into_iter().chain([talk.into()]).collect()
        }
        FactKind::InterviewHeld => {
            let held = ways::facts(terms, Some(candidacy), kind, at);
            if dice.hits(4) { held.into_iter().map(late).collect() } else { held }
        }
        FactKind::Applied | FactKind::TakenOver => Vec::new(),
        _ => ways::facts(terms, Some(candidacy), kind, at),
    }
}

/// Perhaps with an adjustment that was agreed.
fn adjusted(dice: &mut Dice, meeting: Meeting) -> Meeting {
    if dice.hits(3) { meeting.with_adjustments(text("an interpreter")) } else { meeting }
}

fn asks(dice: &mut Dice, at: Time) -> Vec<Ask> {
    let later = at + dice.of(&[HOUR, DAY * 3, DAY * 20]);
    let mut asks = ways::asks(at);
    for ask in &mut asks {
        match ask {
            Ask::MoreTime { until } => *until = later,
            Ask::OtherTime { times, .. } => *times = Times::new([later]).expect("one time"),
            Ask::Concern { about, kind } => (*about, *kind) = (Some(boss().person), ConcernKind::Conduct),
            Ask::Right(right) => *right = dice.of(DataRight::ALL),
            _ => {}
        }
    }
    let first = dice.roll(asks.len());
    asks.rotate_left(first);
    asks
}

/// The same decision, in which a tool took part.
fn with_a_tool(fact: Fact) -> Fact {
    let tool = Label::new("a transcript").expect("a label");
    let deciders = Deciders::new([], [], [tool]).expect("one tool");
    match fact {
        Fact::CandidateAdvanced(decision) => Decision { deciders, ..*decision }.into(),
        Fact::RejectionDecided(rejection) => Rejection { deciders, ..*rejection }.into(),
        fact => fact,
    }
}

/// The same interview, to which the candidate came late.
fn late(fact: Fact) -> Fact {
    let Fact::InterviewHeld(held) = fact else { return fact };
    Held { attendance: held.attendance.clone().late(Party::Candidate, 20), ..*held }.into()
}

/// The same meeting at another time.
fn moved(it: &Meeting, starts: Time) -> Meeting {
    let moved =
        Meeting::new(starts, it.minutes(), it.place().clone(), it.people().iter().copied()).expect("the same people");
    let moved = it.adjustments().cloned().into_iter().fold(moved, Meeting::with_adjustments);
    if it.screen() == Screen::Shared { moved.sharing_the_screen() } else { moved }
}
