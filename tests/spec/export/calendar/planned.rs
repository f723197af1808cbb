//! What becomes of a meeting, of a due date and of the first day, each as an example.

use super::super::of_two;
use super::{Component, candidate, company, components, meetings, moment, sequence};
use crate::support::after::{after, plain};
use crate::support::way::{Way, approached, back_end, informed};
use crate::support::ways::{self, DAY, HOUR, attendance, interview, offer};
use crate::support::{candidacy_id, day, staff, text};
use candidacy::law::{Held, Transfer};
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{Answer, Ask, Condition, Correction, Hold, Label, Name, Request, Reversal, Times};
use candidacy::view::export;
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, FactKind, Meeting, Phase, Place, Seq, Terms, Time};
use chrono::TimeDelta;
use std::collections::BTreeMap;

/// A meeting of a calendar: how often it was changed at most, and how it stands.
fn one(sequence: u32, status: &str) -> (u32, String) {
    (sequence, status.to_owned())
}

/// At the first interview of the source's process, which is scheduled.
fn scheduled() -> Candidacy {
    after(ways::applied(&back_end(), day(0)), &[FactKind::CandidateAdvanced, FactKind::InterviewScheduled])
}

/// The candidacy after this fact of the recruiter, a day later.
fn then(mut candidacy: Candidacy, fact: impl Into<Fact>) -> Candidacy {
    let at = candidacy.last_line().entry.at + DAY;
    let _ = candidacy.record(Entry::new(staff(Capacity::RECRUITER), fact, at)).expect("it is lawful");
    candidacy
}

fn back(candidacy: Candidacy) -> Candidacy {
    then(candidacy, Reversal::new(text("a mis-click")))
}

/// The component whose `UID` has this in it.
fn found(all: &BTreeMap<String, Component>, what: &str) -> Component {
    let found = all.iter().find(|(uid, _)| uid.contains(what));
    found.unwrap_or_else(|| panic!("no {what} in {all:?}")).1.clone()
}

/// A meeting that is moved twice, called off, and planned again: its own `UID` all the way, another one for the next.
#[test]
fn a_meeting_that_is_moved_and_called_off() {
    use FactKind::{InterviewCancelled, InterviewRescheduled, InterviewScheduled};
    let (mut candidacy, mut seen) = (scheduled(), Vec::new());
    for kind in [InterviewRescheduled, InterviewRescheduled, InterviewCancelled, InterviewScheduled] {
        candidacy = after(candidacy, &[kind]);
        seen.push(meetings(&company(&candidacy)));
    }
    assert_eq!(seen[0], [one(1, "CONFIRMED")]);
    assert_eq!(seen[1], [one(2, "CONFIRMED")]);
    assert_eq!(seen[2], [one(3, "CANCELLED")]);
    assert_eq!(seen[3], [one(3, "CANCELLED"), one(0, "CONFIRMED")]);
}

/// A meeting is called off by whatever takes it away: somebody who did not come, a part that is waived, a step that is repeated, other
/// terms, a decision, an end, and a reversal; a reversal of each of these confirms it again.
#[test]
fn whatever_takes_a_meeting_away() {
    let other = Terms::new("other", 1, of_two("visit", ["tour", "talk"]).expect("a process")).expect("a name");
    let transfer =
        Transfer { terms: other.id().clone(), step: 1, role: None, reason: text("we made a mistake with the process") };
    let missed = Fact::InterviewMissed { part: None, why: NoMeeting::NoShow(Party::Company) };
    let waived = Fact::PartWaived { part: None, reason: text("we know each other") };
    let repeated = Fact::StepRepeated { step: 1, reason: text("from the beginning") };
    let takes: [(Fact, Phase); 5] = [
        (missed, Phase::Preparing),
        (waived, Phase::Deciding),
        (repeated, Phase::Preparing),
        (transfer.into(), Phase::Preparing),
        (candidacy::value::Rejection::from(crate::support::reasons()).into(), Phase::FeedbackDue),
    ];
    for (fact, phase) in takes {
        let mut candidacy = scheduled();
        candidacy.know(&other);
        let at = candidacy.due(1).expect("a meeting");
        let kind = fact.kind();
        let _ =
            candidacy.record(Entry::new(staff(Capacity::RECRUITER), fact, at)).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!((candidacy.phase(), meetings(&company(&candidacy))), (phase, vec![one(1, "CANCELLED")]), "{kind}");
        let candidacy = back(candidacy);
        assert_eq!(meetings(&company(&candidacy)), [one(2, "CONFIRMED")], "{kind}");
    }
    let withdrew = after(scheduled(), &[FactKind::Withdrew]);
    assert_eq!(meetings(&company(&withdrew)), [one(1, "CANCELLED")]);
    let found_again = after(withdrew, &[FactKind::Reversed]);
    assert_eq!(meetings(&company(&found_again)), [one(2, "CONFIRMED")]);
    assert_eq!(meetings(&company(&back(scheduled()))), [one(1, "CANCELLED")]);
}

/// A meeting that took place stays, when its step is decided, left and repeated; taken back, it is to come again.
#[test]
fn a_meeting_that_took_place_stays() {
    let held = after(scheduled(), &[FactKind::InterviewHeld]);
    assert_eq!(meetings(&company(&held)), [one(0, "CONFIRMED")]);
    let left = after(held.clone(), &[FactKind::RejectionDecided, FactKind::FeedbackDelivered]);
    assert_eq!(meetings(&company(&left)), [one(0, "CONFIRMED")]);
    let repeated = after(held.clone(), &[FactKind::PartRepeated, FactKind::InterviewScheduled]);
    assert_eq!(meetings(&company(&repeated)), [one(0, "CONFIRMED"), one(0, "CONFIRMED")]);
    let taken_back = back(held);
    assert_eq!(meetings(&company(&taken_back)), [one(0, "CONFIRMED")]);
    assert_eq!(meetings(&company(&back(taken_back))), [one(3, "CANCELLED")]);
}

/// A meeting that took place on somebody's word, which was written down and is not theirs: contested, it is taken back with its
/// scheduling, and is not in the calendar as one that took place.
#[test]
fn a_meeting_on_a_contested_word() {
    let approached = approached();
    let interest = Entry::new(Actor::Candidate, Fact::InterestShown, approached.at());
    let mut candidacy = approached.0;
    let _ = candidacy.record(interest.recorded_by(staff(Capacity::RECRUITER))).expect("it is lawful");
    let met = Way(candidacy).then(informed(1)).advanced().met();
    assert_eq!(meetings(&company(&met.0)), [one(0, "CONFIRMED")]);
    let contested = met.then(Fact::EntryContested { to: Seq(1), why: text("I said no such thing") });
    assert_eq!(contested.0.phase(), Phase::Approached);
    assert_eq!(meetings(&company(&contested.0)), [one(2, "CANCELLED")]);
}

/// An interview that nobody scheduled, and one beyond the process, are where they happened, without a length; taken back, the first
/// did not take place.
#[test]
fn what_nobody_scheduled() {
    let terms = back_end();
    let prepared = after(ways::applied(&terms, day(0)), &[FactKind::CandidateAdvanced]);
    let recruiter = staff(Capacity::RECRUITER);
    let deviating = |fact: Fact, at: Time| {
        Entry::new(recruiter, fact, at).occurred(at - HOUR * 5).deviating(text("he was in the house"))
    };
    let mut held = prepared;
    let _ = held.record(deviating(attendance(&terms).into(), day(3))).expect("it took place");
    let extra =
        Held { part: None, extra: Some(Label::new("a coffee").expect("a label")), attendance: attendance(&terms) };
    let _ = held.record(deviating(extra.into(), day(4))).expect("in every open phase");
    let all = company(&held);
    let words = |number: u32| {
        let one = found(&all, &format!(".meeting.{number}"));
        assert!(!one.contains_key("DTEND") && !one.contains_key("LOCATION"));
        (one["SUMMARY"].clone(), one["DTSTART"].clone(), one["STATUS"].clone())
    };
    let first = terms.process().steps()[0].name().to_string().replace('_', " ");
    assert_eq!(words(2), (first, moment(day(3) - HOUR * 5), "CONFIRMED".to_owned()));
    assert_eq!(words(3), ("extra interview".to_owned(), moment(day(4) - HOUR * 5), "CONFIRMED".to_owned()));
    assert_eq!(meetings(&company(&back(held))), [one(2, "CANCELLED"), one(0, "CONFIRMED")]);

    // A clock that was wrong is put right, and the calendar follows.
    let mut late = after(ways::applied(&terms, day(0)), &[FactKind::CandidateAdvanced]);
    let _ = late.record(Entry::new(recruiter, attendance(&terms), day(3)).deviating(text("by chance"))).expect("held");
    let correction = Correction { entry: Seq(2), moment: day(2), reason: text("ahead") };
    let _ = late.record(Entry::new(recruiter, correction, day(3))).expect("between its neighbours");
    let one = found(&company(&late), ".meeting.2");
    assert_eq!((one["DTSTART"].clone(), sequence(&one)), (moment(day(2)), 1));
}

/// Several interviews of a step stand side by side, each with the name of its part, and each goes its own way.
#[test]
fn several_at_once() {
    let terms =
        Terms::new("spec", 1, of_two("on_site", ["pairing", "values_talk"]).expect("a process")).expect("a name");
    let mut candidacy = after(ways::applied(&terms, day(0)), &[FactKind::CandidateAdvanced]);
    let invite = |part: u8, starts: Time| Fact::InterviewScheduled {
        part: Some(part),
        meeting: Box::new(interview(&terms, starts)),
    };
    candidacy = then(candidacy, invite(1, day(5)));
    candidacy = then(candidacy, invite(2, day(5) + HOUR * 2));
    let all = company(&candidacy);
    let named: Vec<(String, String)> = [2, 3]
        .map(|number| found(&all, &format!(".meeting.{number}")))
        .map(|one| (one["SUMMARY"].clone(), one["DTSTART"].clone()))
        .into();
    let expected = [("interview: on site: pairing", day(5)), ("interview: on site: values talk", day(5) + HOUR * 2)];
    assert_eq!(named, expected.map(|(name, at)| (name.to_owned(), moment(at))));
    let moved = Fact::InterviewRescheduled { part: Some(2), meeting: Box::new(interview(&terms, day(6))) };
    let candidacy = then(candidacy, moved);
    assert_eq!(meetings(&company(&candidacy)), [one(0, "CONFIRMED"), one(1, "CONFIRMED")]);
    let off = then(candidacy, Fact::InterviewCancelled { part: Some(1), reason: text("ill") });
    assert_eq!(meetings(&company(&off)), [one(3, "CANCELLED"), one(1, "CONFIRMED")]);
    let again = back(off);
    assert_eq!(meetings(&company(&again)), [one(4, "CONFIRMED"), one(1, "CONFIRMED")]);
    assert_eq!(found(&company(&again), ".set_up.1.1")["SUMMARY"], "set up: pairing");
}

/// A meeting with several candidates is an event in each of their candidacies, and says so; its reference is in none, and calling one
/// of them off leaves the others.
#[test]
fn a_meeting_with_several_candidates() {
    let together = |number: u128| {
        let candidacy = after(ways::applied(&back_end(), day(0)), &[FactKind::CandidateAdvanced]);
        let meeting = interview(candidacy.terms(), day(5)).together(Label::new("group/7").expect("a label"));
        let invited = then(candidacy, Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) });
        crate::support::walked::numbered(&invited, number)
    };
    let (one, other) = (together(1), after(together(2), &[FactKind::Withdrew]));
    let calendar = export::icalendar([&one, &other], day(9)).to_string();
    assert!(!calendar.contains("group/7"));
    let all = components(&calendar);
    let of = |number: u128| found(&all, &format!("{}.meeting.2", candidacy_id(number)));
    assert_eq!((of(1)["STATUS"].as_str(), of(2)["STATUS"].as_str()), ("CONFIRMED", "CANCELLED"));
    assert_eq!(of(1)["DTSTART"], of(2)["DTSTART"]);
    assert!(of(1)["DESCRIPTION"].contains("several candidates take part"));
}

/// The first day is an event from the acceptance on, or from when it was agreed; agreed otherwise, it moves; given up, it is called
/// off; and it stays when the person has started.
#[test]
fn the_first_day() {
    let way = Way::applied().offered();
    let first = |candidacy: &Candidacy| {
        let one = company(candidacy).into_iter().find(|(uid, _)| uid.ends_with(".first_day"))?.1;
        assert_eq!(one["SUMMARY"], "first day");
        Some((one["DTSTART"].clone(), one["STATUS"].clone(), sequence(&one)))
    };
    let starts = way.at() + DAY * 40;
    let named = |status: &str, day: Time, sequence: u32| Some((moment(day), status.to_owned(), sequence));
    let way = way.then(offer(day(90)).starting(starts));
    assert_eq!(first(&way.0), None);
    let way = way.then(Fact::OfferAccepted);
    assert_eq!(first(&way.0), named("CONFIRMED", starts, 0));
    let way = way.then(message());
    let sooner = starts - DAY * 5;
    let way = way.then(Fact::StartAgreed { on: sooner });
    assert_eq!(first(&way.0), named("CONFIRMED", sooner, 2));
    let withdrew = Way(way.0.clone()).then(Fact::Withdrew);
    assert_eq!(first(&withdrew.0), named("CANCELLED", sooner, 3));
    let mut hired = way.0;
    let _ = hired.record(Entry::new(staff(Capacity::RECRUITER), Fact::Hired, sooner)).expect("on the day");
    assert_eq!(first(&hired), named("CONFIRMED", sooner, 2));
}

fn message() -> Request {
    crate::support::way::message()
}

/// More time, a pause that is over sooner, an interview before which help is owed, and a clock that is put right move what is due; who
/// has the calendar sees it.
#[test]
fn a_due_date_that_moves() {
    let of = |candidacy: &Candidacy, kind: &str| {
        let found = found(&company(candidacy), kind);
        (sequence(&found), found["DUE"].clone())
    };
    let sent = Way::applied().advanced().met().advanced().met().advanced();
    let sent = after(sent.0, &[FactKind::AssignmentSent]);
    let before = of(&sent, ".submission.");
    let until = sent.due(1).expect("a due moment") + DAY * 3;
    let more = then(sent, Fact::AssignmentExtended { part: None, until });
    let longer = found(&company(&more), ".submission.");
    assert_eq!((before.0, longer["DUE"].clone(), longer["STATUS"].as_str()), (0, moment(until), "NEEDS-ACTION"));

    let asked = then_asks(Way::applied().advanced().0, Ask::Help);
    let (new, soon) = of(&asked, ".help.");
    let at = asked.last_line().entry.at;
    let meeting = Box::new(interview(asked.terms(), at + HOUR * 3));
    let mut invited = asked;
    let entry = Entry::new(staff(Capacity::RECRUITER), Fact::InterviewScheduled { part: None, meeting }, at + HOUR);
    let _ = invited.record(entry).expect("it is to be scheduled");
    let (moved, sooner) = of(&invited, ".help.");
    assert!(new == 0 && moved > 0 && sooner < soon, "{sooner} {soon}");

    let held = Way::applied();
    let until = held.at() + DAY * 20;
    let held = held.then(Hold { until, reason: text("a freeze") });
    let word = Fact::CandidateInformed {
        to: held.0.last_line().seq,
        answer: Answer::Interim,
        message: crate::support::reference("mail/3"),
        stated: None,
    };
    let (first, _) = of(&held.0, ".first_answer.");
    let told = held.then(word);
    let (paused, later) = of(&told.0, ".first_answer.");
    let goes_on = told.then(Fact::HoldEnded);
    let (again, sooner) = of(&goes_on.0, ".first_answer.");
    assert!(first < paused && paused < again && sooner < later, "{first} {paused} {again}, {later} {sooner}");
}

/// A clock that was wrong is put right: what counts from the entry is due earlier, and the calendar follows.
#[test]
fn a_due_date_whose_clock_was_wrong() {
    let mut asked = then_asks(Way::applied().0, Ask::Message);
    let entry = asked.last_line().seq;
    let before = found(&company(&asked), ".reply.");
    let moment = asked.last_line().entry.at - HOUR * 20;
    let correction = Correction { entry, moment, reason: text("a day ahead") };
    let at = asked.last_line().entry.at;
    let _ = asked.record(Entry::new(staff(Capacity::RECRUITER), correction, at)).expect("between its neighbours");
    let after = found(&company(&asked), ".reply.");
    assert!(after["DUE"] < before["DUE"], "{after:?} {before:?}");
    assert_eq!((sequence(&before), sequence(&after)), (0, 1));
}

fn then_asks(mut candidacy: Candidacy, ask: Ask) -> Candidacy {
    let at = candidacy.last_line().entry.at + DAY;
    let request = Request { ask, message: crate::support::reference("mail/1") };
    let _ = candidacy.record(Entry::new(Actor::Candidate, request, at)).expect("at any time");
    candidacy
}

/// A promise that was kept is done when it was; one that ended otherwise is called off.
#[test]
fn what_became_of_a_promise() {
    let way = Way::applied();
    let told = found(&company(&way.0), ".acknowledgement.0.0");
    assert_eq!((told["STATUS"].as_str(), told["COMPLETED"].clone()), ("COMPLETED", moment(day(1))));
    assert_eq!(told["DESCRIPTION"], format!("owed by company\\ncandidacy {}", way.0.id()));
    let left = company(&way.then(Fact::Withdrew).0);
    let answer = found(&left, ".first_answer.");
    assert_eq!((answer["STATUS"].as_str(), answer.get("COMPLETED")), ("CANCELLED", None));
    let times = Times::new([day(20), day(21)]).expect("two times");
    let proposed = Way::applied().advanced().by(Capacity::RECRUITER, Fact::TimesProposed { part: None, times });
    assert_eq!(
        found(&company(&proposed.0), ".times_answer.")["DESCRIPTION"].split('\\').next(),
        Some("owed by candidate")
    );
}

/// A promise says what it is about: the step, its part where there are several, the condition of the offer; an assessment says the step,
/// for each interviewer.
#[test]
fn what_a_promise_is_about() {
    let way = Way::applied().advanced();
    assert_eq!(found(&company(&way.0), ".set_up.")["SUMMARY"], "set up: intro chat");
    let all = company(&way.met().0);
    let assessments = all.iter().filter(|(uid, _)| uid.contains(".assessment."));
    let said: Vec<&str> = assessments.map(|(_, one)| one["SUMMARY"].as_str()).collect();
    assert!(said.len() > 1 && said.iter().all(|said| *said == "assessment: intro chat"), "{said:?}");

    let way = Way::applied().offered();
    let condition =
        |name: &str| Condition { name: Name::new(name).expect("a name"), asked_of: None, due: way.at() + DAY * 50 };
    let both = ["work_permit", "references"].map(condition).into_iter();
    let offer = both.fold(offer(day(90)), |offer, condition| offer.under(condition).expect("two conditions"));
    let accepted = Way(way.0.clone()).then(offer).then(Fact::OfferAccepted).0;
    let said = |all: BTreeMap<String, Component>| {
        let conditions = all.into_iter().filter(|(uid, _)| uid.contains(".condition."));
        conditions.map(|(_, one)| one["SUMMARY"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(said(company(&accepted)), ["condition: work permit", "condition: references"]);
    let theirs = ["work permit", "references"].map(|name| format!("Due: to settle a condition of the offer ({name})"));
    assert_eq!(said(candidate(&accepted)), theirs);
}

/// What is owed within days is due in the last second of the last of them, and not at the midnight after it (C22).
#[test]
fn the_last_second_of_a_day() {
    let mira = ways::applied(&back_end(), day(0));
    assert_eq!(found(&company(&mira), ".first_answer.")["DUE"], "20260309T235959Z");
    let asked = then_asks(mira, Ask::Help);
    let due = asked.promises().find(|promise| promise.kind == candidacy::PromiseKind::Help).expect("help is owed").due;
    assert_eq!(found(&company(&asked), ".help.")["DUE"], moment(due - TimeDelta::seconds(1)));
}

/// Years have four digits: what is beyond them is at their beginning or their end, and still begins before it ends.
#[test]
fn a_calendar_ends_with_the_year_9999() {
    for (year, start) in [(-5, "00000101T000000Z"), (9999, "99991231T235958Z"), (12_000, "99991231T235958Z")] {
        let eve = chrono::NaiveDate::from_ymd_opt(year, 12, 31).and_then(|date| date.and_hms_opt(23, 59, 59));
        let at = eve.expect("a moment").and_utc();
        let mut candidacy = ways::applied(&back_end(), at);
        for kind in [FactKind::CandidateAdvanced, FactKind::InterviewScheduled] {
            let entry = plain(&candidacy, kind).map(|entry| Entry { at, ..entry }).expect("it is lawful");
            let _ = candidacy.record(entry).expect("at the same moment");
        }
        let all = components(&export::icalendar([&candidacy], at).to_string());
        assert!(all.len() > 1);
        for one in all.values() {
            let end = one.get("DTEND").or(one.get("DUE")).expect("an end");
            let begins = if year < 0 { "0000" } else { "9999" };
            assert!(one["DTSTART"].starts_with(begins) && one["DTSTART"] < *end && end.len() == start.len(), "{one:?}");
        }
        assert_eq!(found(&all, ".acknowledgement.")["DTSTART"], start, "{year}");
    }
}

/// Directions with commas and lines stay one property, and a link is one.
#[test]
fn directions_stay_one_line() {
    let at_place = |place: Place| {
        let candidacy = after(ways::applied(&back_end(), day(0)), &[FactKind::CandidateAdvanced]);
        let meeting = Meeting::new(day(5), 30, place, [staff(Capacity::RECRUITER)]).expect("a meeting");
        found(
            &company(&then(candidacy, Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) })),
            ".meeting.",
        )
    };
    let on_site = Place::on_site("Herengracht 1, Amsterdam; ring twice,\nthen second floor").expect("directions");
    let on_site = at_place(on_site);
    assert_eq!(on_site["LOCATION"], "Herengracht 1\\, Amsterdam\\; ring twice\\,\\nthen second floor");
    assert_eq!(on_site.get("URL"), None);
    let link = format!("https://meet.example/{}", "a".repeat(90));
    let online = at_place(Place::online(&link).expect("a link"));
    assert_eq!((&online["LOCATION"], &online["URL"]), (&link, &link));
    assert_eq!(online["DTEND"], moment(day(5) + TimeDelta::minutes(30)));
}

/// A calendar says whom one meets by what they are, whether the screen is shared and whether it is recorded; not for what, nor what
/// was agreed with the candidate.
#[test]
fn what_to_know_before() {
    let candidacy = after(ways::applied(&back_end(), day(0)), &[FactKind::CandidateAdvanced]);
    let meeting =
        interview(candidacy.terms(), day(5)).recorded(text("for training")).with_adjustments(text("in writing"));
    let meeting = meeting.about([Label::new("the role").expect("a label")]).expect("one topic");
    let invited = then(candidacy, Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) });
    let said = found(&company(&invited), ".meeting.")["DESCRIPTION"].clone();
    assert!(said.starts_with("with: "), "{said}");
    assert!(
        said.contains("engineering manager") && said.contains("shares the screen") && said.contains("it is recorded")
    );
    for words in ["training", "in writing", "the role"] {
        assert!(!said.contains(words), "{said}");
    }
}
