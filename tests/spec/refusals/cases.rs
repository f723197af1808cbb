//! Each reason for which the law refuses, and what causes it.

use crate::support::{
    a_colleague, a_meeting, actor, after, applied, applied_openly, attendance, candidacy_id, day, feedback, meeting,
    reference, sample, staff, terms, text,
};
use candidacy::law::{By, FollowUp, Hold, RefusalKind};
use candidacy::value::{Capacities, ExtensionAnswer};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, FactKind, Process, Seq, Terms, Time, Why};
use chrono::{TimeDelta, Timelike};

/// One reason, and what causes it.
pub(super) struct Case {
    /// Where it happens; `None`: at the opening.
    pub(super) candidacy: Option<Candidacy>,
    pub(super) entry: Entry,
    pub(super) why: Why,
    pub(super) kind: RefusalKind,
    /// What the reason says, in words.
    pub(super) words: &'static str,
}

pub(super) fn back_end() -> Terms {
    terms(Process::back_end())
}

/// A candidacy of the back-end process after these facts.
pub(super) fn story(kinds: &[FactKind]) -> Candidacy {
    after(applied(&back_end()), kinds)
}

/// The review of the case is to be planned: its screen is shared.
pub(super) const TO_THE_REVIEW: [FactKind; 6] =
    [FactKind::Passed, FactKind::Waived, FactKind::Waived, FactKind::Assigned, FactKind::Submitted, FactKind::Passed];

/// The test case is handed over.
pub(super) const TO_THE_CASE: [FactKind; 4] =
    [FactKind::Passed, FactKind::Waived, FactKind::Waived, FactKind::Assigned];

/// A day after the last fact.
pub(super) fn next_day(candidacy: &Candidacy) -> Time {
    candidacy.journal().last().unwrap().at + TimeDelta::days(1)
}

/// This fact, by somebody who may record it, a day after the last.
pub(super) fn said(candidacy: Candidacy, fact: impl Into<Fact>) -> (Option<Candidacy>, Entry) {
    let fact = fact.into();
    let by = actor(fact.kind(), candidacy.terms(), Some(&candidacy));
    let entry = Entry::new(by, fact, next_day(&candidacy));
    (Some(candidacy), entry)
}

/// Each reason for which the law refuses, with the shortest story that leads there.
#[expect(clippy::too_many_lines, reason = "a list, read one by one")]
pub(super) fn cases() -> Vec<Case> {
    use RefusalKind::{Actor as Who, Guard, Phase as Where};
    let recruiter = staff(Capacity::Recruiter);
    let message = || reference("letters/2");
    let mut cases = Vec::new();
    let mut case = |(candidacy, entry), why, kind, words| {
        cases.push(Case { candidacy, entry, why, kind, words });
    };

    // Nobody is hired who only applied.
    case(said(story(&[]), Fact::OfferAccepted), Why::NotHere, Where, "it does not belong here but in offered");
    // An opening cannot happen twice.
    case(
        said(story(&[]), story(&[]).journal()[0].fact.clone()),
        Why::NotHere,
        Where,
        "it does not belong here but opens a candidacy",
    );
    // A candidacy does not open with a message.
    let opening = Entry::new(Actor::Candidate, Fact::MessageReceived { message: message() }, day(0));
    case((None, opening), Why::NotHere, Where, "it does not belong here but in approached, screening");

    // What was not paused is not resumed.
    case(said(story(&[]), Fact::Resumed), Why::NotOnHold, Where, "the candidacy is not on hold");
    // An open application has no vacancy.
    let open = applied_openly(&back_end());
    case(said(open, Fact::VacancyClosed), Why::NoRole, Where, "there is no role whose vacancy could close");
    // A vacancy closes once.
    let closed = story(&[FactKind::VacancyClosed]);
    case(said(closed, Fact::VacancyClosed), Why::VacancyIsClosed, Where, "the vacancy is closed already");
    // Who withdrew without being decided against is owed none.
    let withdrawn = story(&[FactKind::Withdrew]);
    case(said(withdrawn, feedback(1)), Why::NoFeedbackOwed, Where, "no feedback is owed");
    // A reply is to a message.
    let reply = Fact::Replied { to: Seq(0), message: message() };
    let nothing = Why::NothingAsked(FactKind::MessageReceived);
    case(said(story(&[]), reply.clone()), nothing, Where, "no `message_received` waits for an answer");
    // More time was given, so nobody waits for a word about it.
    let extended = after(story(&TO_THE_CASE), &[FactKind::ExtensionAsked, FactKind::Extended]);
    let granted = Box::new(ExtensionAnswer::Granted { until: day(90) });
    let granted = Fact::ExtensionAnswered { to: Seq(5), answer: granted };
    let nothing = Why::NothingAsked(FactKind::ExtensionAsked);
    case(said(extended, granted.clone()), nothing, Where, "no `extension_asked` waits for an answer");
    // More time for what came back already.
    let back = after(story(&TO_THE_CASE), &[FactKind::ExtensionAsked, FactKind::Submitted]);
    case(said(back, granted), Why::NotHere, Where, "it does not belong here but in assigned");
    // A concern that was settled is not answered.
    let settled = story(&[FactKind::ConcernRaised, FactKind::ConcernAnswered, FactKind::ConcernSettled]);
    let late = Fact::ConcernAnswered { to: Seq(1), message: message() };
    let nothing = Why::NothingAsked(FactKind::ConcernRaised);
    case(said(settled, late.clone()), nothing, Where, "no `concern_raised` waits for an answer");
    // Who passed has heard that the application arrived.
    let informed = |to| Fact::Informed { to: Seq(to), message: message() };
    let words = "the candidate is owed no word that it could give";
    case(said(story(&[FactKind::Passed]), informed(0)), Why::NoWordOwed, Where, words);

    // Nobody withdraws for the candidate.
    let theirs = |by| Why::NotTheirs { by, deciders: Capacities::from_slice(&[Capacity::Recruiter]) };
    let candidacy = story(&[]);
    let entry = Entry::new(recruiter, Fact::Withdrew, next_day(&candidacy));
    case((Some(candidacy), entry), theirs(By::Candidate), Who, "only the candidate may record it");
    // A colleague does not read applications.
    let candidacy = story(&[]);
    let mut entry = sample(FactKind::Passed, &back_end(), Some(&candidacy), next_day(&candidacy));
    entry.by = staff(Capacity::Colleague).into();
    let words = "only somebody who may decide at this step may record it (recruiter)";
    case((Some(candidacy), entry), theirs(By::Decider), Who, words);

    // Time never runs backwards.
    let candidacy = story(&[]);
    let entry = Entry::new(Actor::Candidate, Fact::Withdrew, day(0) - TimeDelta::nanoseconds(1));
    let words = "time never runs backwards, and the last fact is of 2026-03-02 09:00:00 UTC";
    case((Some(candidacy), entry), Why::Backwards { last: day(0) }, Guard, words);
    // A second in the middle of a minute that is longer than one.
    let candidacy = story(&[]);
    let leap = day(9).with_second(30).unwrap().with_nanosecond(1_500_000_000).unwrap();
    let words = "no clock shows the moment: only the last second of a minute can leap";
    case(
        (Some(candidacy.clone()), Entry::new(Actor::Candidate, Fact::Withdrew, leap)),
        Why::NoSuchMoment,
        Guard,
        words,
    );
    let leap_begins = day(9).with_second(30).unwrap().with_nanosecond(1_000_000_000).unwrap();
    case(
        (Some(candidacy.clone()), Entry::new(Actor::Candidate, Fact::Withdrew, leap_begins)),
        Why::NoSuchMoment,
        Guard,
        words,
    );
    let pause = Hold { until: leap, reason: text("holidays") };
    case(said(candidacy.clone(), pause), Why::NoSuchMoment, Guard, words);
    let follow_up = FollowUp { due: leap, about: text("a call") };
    case(said(candidacy, follow_up), Why::NoSuchMoment, Guard, words);
    // An application under other terms.
    let elsewhere = Terms::new("spec", 2, Process::back_end()).unwrap();
    let opening = sample(FactKind::Applied, &elsewhere, None, day(0));
    case((None, opening), Why::OtherTerms, Guard, "it was opened under other terms");
    // Out of the pool, somebody else is approached.
    let pooled = story(&[FactKind::Pooled]);
    let mut approach = sample(FactKind::Approached, &back_end(), Some(&pooled), day(0)).fact;
    if let Fact::Approached(approach) = &mut approach {
        approach.opening.candidacy = candidacy_id(2);
    }
    let words = "it names another candidacy or candidate than this one";
    case(said(pooled, approach), Why::OtherCandidacy, Guard, words);

    // The consent ended a nanosecond ago.
    let pooled = story(&[FactKind::Pooled]);
    let until = pooled.due().unwrap();
    let mut entry = sample(FactKind::Approached, &back_end(), Some(&pooled), until);
    entry.at += TimeDelta::nanoseconds(1);
    let words = "the consent to be kept in the pool ended at 2026-03-06 09:00:00 UTC";
    case((Some(pooled.clone()), entry), Why::ConsentEnded { until }, Guard, words);
    // And a role that fits is found too late.
    let mut entry = sample(FactKind::RoleFound, &back_end(), Some(&pooled), until);
    entry.at += TimeDelta::nanoseconds(1);
    case((Some(pooled.clone()), entry), Why::ConsentEnded { until }, Guard, words);
    // It ended, and life went on: by now no moment would be right.
    let mut pooled = pooled;
    pooled.record(sample(FactKind::Noted, &back_end(), Some(&pooled), until + TimeDelta::days(9))).unwrap();
    for kind in [FactKind::Approached, FactKind::RoleFound] {
        let entry = sample(kind, &back_end(), Some(&pooled), until);
        case((Some(pooled.clone()), entry), Why::ConsentEnded { until }, Where, words);
    }

    // The review without the engineering manager.
    let review = story(&TO_THE_REVIEW);
    let without = meeting(next_day(&review), Capacities::ALL.difference(Capacity::EngineeringManager.into()));
    let missing = Why::Missing(Capacity::EngineeringManager);
    let words = "nobody there covers the capacity `engineering_manager`, which the step requires";
    case(said(review.clone(), Fact::Scheduled(Box::new(without))), missing, Guard, words);
    // The engineering manager was invited and did not come.
    let planned = after(review.clone(), &[FactKind::Scheduled]);
    let alone = attendance(Capacities::from_slice(&[Capacity::Colleague]));
    let held = Entry::new(recruiter, alone, planned.due().unwrap());
    case((Some(planned), held), missing, Guard, words);
    // Everybody wants to come along; the policy keeps the candidate from facing a crowd.
    let crowd = Capacity::ALL.iter().copied().map(staff).chain((1..=3).map(a_colleague));
    let crowd = a_meeting(next_day(&review), crowd);
    let panel = back_end().policy().panel();
    let words = "9 people of the company are invited, and the policy wants 2 to 8";
    case(said(review.clone(), Fact::Scheduled(Box::new(crowd))), Why::PanelSize { people: 9, panel }, Guard, words);
    // The candidate would not know of the screen.
    let like = meeting(next_day(&review), Capacities::ALL);
    let silent = candidacy::Meeting::new(like.starts(), 60, like.place().clone(), like.people().iter().copied());
    let words = "the invitation does not announce that the screen is shared";
    case(said(review.clone(), Fact::Scheduled(Box::new(silent.unwrap()))), Why::ScreenNotAnnounced, Guard, words);
    // The candidate asks for another time, and for fewer people.
    let planned = after(review.clone(), &[FactKind::Scheduled]);
    let fewer =
        meeting(next_day(&planned), Capacities::from_slice(&[Capacity::Colleague, Capacity::EngineeringManager]));
    let fewer = Entry::new(Actor::Candidate, Fact::Rescheduled(Box::new(fewer)), next_day(&planned));
    let words = "the candidate changes when the meeting starts, and nothing else of it";
    case((Some(planned), fewer), Why::OnlyTheTime, Guard, words);
    // The candidate asks for another time, and makes it shorter.
    let planned = after(review.clone(), &[FactKind::Scheduled]);
    let people = like.people().iter().copied();
    let shorter = candidacy::Meeting::new(next_day(&planned), 30, like.place().clone(), people).unwrap();
    let entry =
        Entry::new(Actor::Candidate, Fact::Rescheduled(Box::new(shorter.sharing_the_screen())), next_day(&planned));
    let words = "the candidate changes when the meeting starts, and nothing else of it";
    case((Some(planned), entry), Why::OnlyTheTime, Guard, words);
    // A meeting last week.
    let past = meeting(day(0), Capacities::ALL);
    let words = "the moment it names has passed already";
    case(said(review.clone(), Fact::Scheduled(Box::new(past))), Why::InThePast, Guard, words);
    // A promise for the very moment at which it is made.
    let candidacy = story(&[]);
    let follow_up = FollowUp { due: next_day(&candidacy), about: text("a call") };
    case(said(candidacy, follow_up), Why::InThePast, Guard, words);
    // Before it starts nobody knows whether it took place.
    let planned = after(review, &[FactKind::Scheduled]);
    let starts = planned.due().unwrap();
    let early = Entry::new(recruiter, attendance(Capacities::ALL), starts - TimeDelta::nanoseconds(1));
    case((Some(planned), early), Why::TooEarly { starts }, Guard, "the meeting starts only at 2026-03-11 09:00:00 UTC");

    // An extension is no cut.
    let working = story(&TO_THE_CASE);
    let due = working.due().unwrap();
    let words = "an extension only gives more time, and it is due at 2026-03-13 09:00:00 UTC already";
    case(said(working.clone(), Fact::Extended { until: due }), Why::NotLater { due }, Guard, words);
    // A yes that gives no time.
    let asked = after(working, &[FactKind::ExtensionAsked]);
    let granted = Box::new(ExtensionAnswer::Granted { until: due });
    let granted = Fact::ExtensionAnswered { to: Seq(5), answer: granted };
    case(said(asked, granted), Why::NotLater { due }, Guard, words);
    // Handed over on the last day of the calendar.
    let preparing = story(&TO_THE_CASE[..3]);
    let entry = Entry::new(recruiter, Fact::Assigned { work: message() }, Time::MAX_UTC);
    case((Some(preparing), entry), Why::NeverDue, Guard, "it would be due beyond the end of the calendar");
    // Feedback on a test case, without a point to work on.
    let declining = after(story(&TO_THE_CASE), &[FactKind::Submitted, FactKind::DecidedAgainst]);
    let words = "feedback on submitted work has at least one point to work on";
    case(said(declining, feedback(0)), Why::NoPointToWorkOn, Guard, words);

    // A reply to the application, while a message waits.
    let asked = story(&[FactKind::MessageReceived]);
    let none = Why::NoSuchAsk { ask: FactKind::MessageReceived, to: Seq(0) };
    case(said(asked, reply), none, Guard, "entry 0 is not a `message_received`");
    // A second reply, while another message waits.
    let answered = story(&[FactKind::MessageReceived, FactKind::Replied, FactKind::MessageReceived]);
    let again = Fact::Replied { to: Seq(1), message: message() };
    let words = "entry 1 does not wait for an answer any more";
    case(said(answered, again), Why::IsAnswered(Seq(1)), Guard, words);
    // An answer to a concern that was settled, while another one waits.
    let settled = story(&[FactKind::ConcernRaised, FactKind::ConcernSettled, FactKind::ConcernRaised]);
    case(said(settled, late), Why::IsAnswered(Seq(1)), Guard, words);

    // A word about the opening, while a promise waits; and about a promise that was kept.
    let promised = [FactKind::Passed, FactKind::FollowUpPromised];
    let words = "entry 0 owes the candidate no word";
    case(said(story(&promised), informed(0)), Why::NoWordOwedFor(Seq(0)), Guard, words);
    let kept = after(story(&promised), &[FactKind::Informed, FactKind::FollowUpPromised]);
    case(said(kept, informed(2)), Why::NoWordOwedFor(Seq(2)), Guard, "entry 2 owes the candidate no word");
    // A word about a pause that is over, while the next one lasts.
    let paused = [FactKind::Passed, FactKind::PutOnHold, FactKind::Resumed, FactKind::PutOnHold];
    case(said(story(&paused), informed(2)), Why::NoWordOwedFor(Seq(2)), Guard, "entry 2 owes the candidate no word");

    cases
}
