//! Refusals: each reason has an input that causes it, says what it is about, and changes nothing.

use crate::layers::variants;
use crate::support::{
    a_colleague, a_meeting, actor, after, applied, applied_openly, attendance, candidacy_id, day, feedback, meeting,
    reference, sample, staff, terms, text,
};
use candidacy::phase::Screening;
use candidacy::step::back_end::BackEnd;
use candidacy::{
    Actor, Application, By, Candidacy, Capacities, Capacity, Entry, ExtensionAnswer, Fact, FactKind, Facts, FollowUp,
    Hold, Phase, Process, Refusal, RefusalKind, Refused, Seq, Step, Terms, Time, Why, legal,
};
use chrono::{TimeDelta, Timelike};
use std::collections::BTreeSet;

/// One reason, and what causes it.
struct Case {
    /// Where it happens; `None`: at the opening.
    candidacy: Option<Candidacy>,
    entry: Entry,
    why: Why,
    kind: RefusalKind,
    /// What the reason says, in words.
    words: &'static str,
}

fn back_end() -> Terms {
    terms(Process::back_end())
}

/// A candidacy of the back-end process after these facts.
fn story(kinds: &[FactKind]) -> Candidacy {
    after(applied(&back_end()), kinds)
}

/// The review of the case is to be planned: its screen is shared.
const TO_THE_REVIEW: [FactKind; 6] =
    [FactKind::Passed, FactKind::Waived, FactKind::Waived, FactKind::Assigned, FactKind::Submitted, FactKind::Passed];

/// The test case is handed over.
const TO_THE_CASE: [FactKind; 4] = [FactKind::Passed, FactKind::Waived, FactKind::Waived, FactKind::Assigned];

/// A day after the last fact.
fn next_day(candidacy: &Candidacy) -> Time {
    candidacy.journal().last().unwrap().at + TimeDelta::days(1)
}

/// This fact, by somebody who may record it, a day after the last.
fn said(candidacy: Candidacy, fact: impl Into<Fact>) -> (Option<Candidacy>, Entry) {
    let fact = fact.into();
    let by = actor(fact.kind(), candidacy.terms(), Some(&candidacy));
    let entry = Entry::new(by, fact, next_day(&candidacy));
    (Some(candidacy), entry)
}

/// Each reason for which the law refuses, with the shortest story that leads there.
#[expect(clippy::too_many_lines, reason = "a list, read one by one")]
fn cases() -> Vec<Case> {
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
    let theirs = |by| Why::NotTheirs { by, deciders: Capacities::of(&[Capacity::Recruiter]) };
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
    let without = meeting(next_day(&review), Capacities::ALL.but(&[Capacity::EngineeringManager]));
    let missing = Why::Missing(Capacity::EngineeringManager);
    let words = "nobody there covers the capacity `engineering_manager`, which the step requires";
    case(said(review.clone(), Fact::Scheduled(Box::new(without))), missing, Guard, words);
    // The engineering manager was invited and did not come.
    let planned = after(review.clone(), &[FactKind::Scheduled]);
    let alone = attendance(Capacities::of(&[Capacity::Colleague]));
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
    let fewer = meeting(next_day(&planned), Capacities::of(&[Capacity::Colleague, Capacity::EngineeringManager]));
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

/// The refusal of a case; nothing has changed, and the entry is back as it was. The dry run says the same.
fn refused(case: &Case) -> Refusal {
    let Some(candidacy) = &case.candidacy else {
        let Refused { refusal, entry, .. } = Candidacy::open(&back_end(), case.entry.clone()).unwrap_err();
        assert_eq!(entry, case.entry);
        return refusal;
    };
    let mut after = candidacy.clone();
    let error = after.record(case.entry.clone()).unwrap_err();
    assert_eq!(error.to_string(), error.refusal.to_string());
    assert_eq!(error.entry, case.entry);
    assert_eq!(format!("{after:?}"), format!("{candidacy:?}"));
    assert_eq!(candidacy.check(&case.entry), Err(error.refusal));
    error.refusal
}

/// Each reason is met as it was described, and is of its kind: the phase, the actor, or a guard (F40, F50, F52, F66,
/// F67).
#[test]
fn each_reason_has_its_cause() {
    for case in cases() {
        let refusal = refused(&case);
        assert_eq!(refusal.why, case.why, "{refusal}");
        assert_eq!(refusal.kind(), case.kind, "{refusal}");
        assert_eq!(refusal.fact, case.entry.fact.kind());
        assert_eq!(refusal.phase, case.candidacy.as_ref().map(Candidacy::phase));
        assert_eq!(refusal.legal, case.candidacy.as_ref().map_or(legal(None), Candidacy::legal));
    }
}

/// A refusal teaches: it names the fact, the phase, the reason, and what is legal instead, in one line.
#[test]
fn a_refusal_teaches() {
    for case in cases() {
        let refusal = refused(&case);
        let said = refusal.to_string();
        let start = match refusal.phase {
            Some(phase) => format!("`{}` is refused in `{phase}`: {}", refusal.fact, case.words),
            None => format!("`{}` cannot open a candidacy: {}", refusal.fact, case.words),
        };
        assert!(said.starts_with(&start), "{said}\n{start}");
        let tail = match (refusal.phase, refusal.kind()) {
            (None, RefusalKind::Guard) => String::new(), // no other fact would open it
            (None, _) => format!("; what can: {}", refusal.legal.but(&[refusal.fact])),
            (Some(_), RefusalKind::Phase) => format!("; legal here: {}", refusal.legal),
            (Some(_), _) => format!("; also legal here: {}", refusal.legal.but(&[refusal.fact])),
        };
        assert_eq!(
            said[start.len()..].split_once("; ").map_or("", |(_, tail)| tail),
            tail.trim_start_matches("; "),
            "{said}"
        );
        assert!(!said.contains('\n') && !said.ends_with('.'), "{said}");
        assert!(!refusal.legal.is_empty(), "{said}");
    }
    let opening = Candidacy::open(&back_end(), Entry::new(Actor::Candidate, Fact::Interested, day(0))).unwrap_err();
    assert_eq!(
        opening.to_string(),
        "`interested` cannot open a candidacy: it does not belong here but in approached; what can: applied, \
         applied_openly, approached"
    );
}

/// What a refusal of the phase names as legal does not hold the fact itself; one of the actor or of a guard does: with
/// the right person and the right words, it can be recorded.
#[test]
fn a_refusal_says_whether_it_is_the_fact_itself() {
    for case in cases() {
        let refusal = refused(&case);
        let possible = refusal.legal.has(refusal.fact);
        assert_eq!(possible, refusal.kind() != RefusalKind::Phase, "{refusal}");
    }
}

/// Every reason that the source lists has its case, but the one that only the types can give; that one is here.
#[test]
fn every_reason_is_known() {
    let word = |why: &Why| format!("{why:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned();
    let mut known: BTreeSet<String> = cases().iter().map(|case| word(&case.why)).collect();

    let other = Process::new(Capacity::Recruiter, [Step::meeting("hello", Capacity::Colleague).unwrap()]).unwrap();
    let terms = terms(other);
    let entry = sample(FactKind::Applied, &terms, None, day(0));
    let Fact::Applied(application) = entry.fact.clone() else { panic!("an application") };
    let refused = Candidacy::<Screening<BackEnd>>::apply(&terms, Application::clone(&application), day(0)).unwrap_err();
    assert_eq!(refused.refusal.why, Why::OtherSteps { expected: "intro_chat" });
    assert_eq!((refused.refusal.kind(), refused.refusal.phase), (RefusalKind::Guard, None));
    assert_eq!(refused.entry, entry);
    let words = "`applied` cannot open a candidacy: the process of these terms does not go on with `intro_chat`";
    assert!(refused.to_string().starts_with(words), "{refused}");
    known.insert(word(&refused.refusal.why));

    let listed: BTreeSet<String> = variants("Why").into_iter().collect();
    assert_eq!(known, listed);
    assert_eq!(variants("RefusalKind"), ["Phase", "Actor", "Guard"]);
}

/// Where several things are wrong, the first in this order is told: the phase, the actor, the clock, the words. Who may not
/// speak at all learns nothing about what is right to say.
#[test]
fn the_first_thing_wrong_is_told() {
    let candidacy = story(&TO_THE_CASE);
    let due = candidacy.due().unwrap();
    let everything = |fact| Entry::new(Actor::Candidate, fact, day(-9));
    let why = |entry: &Entry| candidacy.check(entry).unwrap_err().why;
    // Agreeing is not of this phase; the candidate may not extend; an hour ago is before the last fact; and it is no later.
    assert_eq!(why(&everything(Fact::Agreed)), Why::NotHere);
    let mut entry = everything(Fact::Extended { until: due });
    assert!(matches!(why(&entry), Why::NotTheirs { by: By::Staff, .. }));
    entry.by = staff(Capacity::Colleague).into();
    assert!(matches!(why(&entry), Why::Backwards { .. }));
    entry.at = next_day(&candidacy);
    assert_eq!(why(&entry), Why::NotLater { due });
    entry.fact = Fact::Extended { until: due + TimeDelta::nanoseconds(1) };
    assert_eq!(candidacy.check(&entry), Ok(Phase::Assigned));
}

/// Time stands still or goes on, to the nanosecond: two facts may be of one moment, and none is before the last.
#[test]
fn time_is_compared_to_the_nanosecond() {
    let mut candidacy = story(&[]);
    let noted = |nanos| {
        Entry::new(staff(Capacity::Colleague), Fact::Noted { note: text("x") }, day(0) + TimeDelta::nanoseconds(nanos))
    };
    candidacy.record(noted(5)).unwrap();
    assert_eq!(candidacy.check(&noted(4)).unwrap_err().why, Why::Backwards { last: noted(5).at });
    candidacy.record(noted(5)).unwrap();
    candidacy.record(noted(6)).unwrap();
}

/// A refusal owns nothing: it is `Copy`. And the entry that comes back is the one that was brought, not a copy of it.
#[test]
fn a_refusal_copies_nothing() {
    fn owns_nothing<T: Copy>() {}
    owns_nothing::<Refusal>();
    owns_nothing::<Why>();
    owns_nothing::<candidacy::Unlawful>();
    owns_nothing::<candidacy::Broken>();
    owns_nothing::<candidacy::Mismatch>();
    owns_nothing::<Facts>();

    let mut candidacy = story(&[]);
    let brought = Entry::new(Actor::Candidate, Fact::Submitted { work: reference("a/case") }, next_day(&candidacy));
    let address = |entry: &Entry| {
        let Fact::Submitted { work } = &entry.fact else { panic!("{entry:?}") };
        work.as_str().as_ptr()
    };
    let before = address(&brought);
    let refused = candidacy.record(brought).unwrap_err();
    assert_eq!(address(&refused.entry), before);
    let line = candidacy.draft(refused.entry);
    let back = candidacy.append(line).unwrap_err();
    assert_eq!(address(&back.line.entry), before);
}

/// Each case is wrong in one respect, and right in all others: brought by somebody who may, what was refused for its actor is
/// accepted; and what was refused by a guard is accepted in other words, or at another moment.
#[test]
fn each_case_is_about_one_thing() {
    let terms = back_end();
    let accepted = |case: &Case, entry: Entry| match &case.candidacy {
        Some(candidacy) => candidacy.check(&entry).is_ok(),
        None => Candidacy::open(&terms, entry).is_ok(),
    };
    let (mut actors, mut guards) = (0, 0);
    for case in cases() {
        let (candidacy, kind) = (case.candidacy.as_ref(), case.entry.fact.kind());
        if case.kind == RefusalKind::Actor {
            let by = actor(kind, &terms, candidacy);
            assert!(accepted(&case, Entry { by, ..case.entry.clone() }), "{kind}: {:?}", case.why);
            actors += 1;
        }
        // What belongs elsewhere nobody could record there.
        if case.kind == RefusalKind::Guard {
            let usual = sample(kind, &terms, candidacy, day(0));
            let in_other_words = Entry { fact: usual.fact, ..case.entry.clone() };
            let at_another_moment = Entry { at: usual.at, ..case.entry.clone() };
            let right = accepted(&case, in_other_words) || accepted(&case, at_another_moment);
            assert!(right, "{kind}: {:?}", case.why);
            guards += 1;
        }
    }
    assert!(actors >= 2 && guards >= 20, "{actors} {guards}");
}
