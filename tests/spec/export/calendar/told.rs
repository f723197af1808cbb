//! The candidate's calendar: what their page says, in words for a person, and nothing that they were not told.

use super::{candidate, company, meetings, moment};
use crate::support::after::after;
use crate::support::walked::{few, members};
use crate::support::way::{Way, approached, back_end};
use crate::support::ways::{self, interview};
use crate::support::{day, reference, staff, text};
use candidacy::value::{Assignment, Label, Ownership};
use candidacy::view::export;
use candidacy::view::words::Words;
use candidacy::{CandidateView, Capacity, Entry, Fact, FactKind, Meeting, PromiseKind, Time};
use proptest::prelude::*;

/// How the meetings of both calendars stand.
fn both(candidacy: &candidacy::Candidacy) -> [Vec<String>; 2] {
    [company(candidacy), candidate(candidacy)].map(|all| meetings(&all).into_iter().map(|(_, status)| status).collect())
}

proptest! {
    #![proptest_config(few())]

    /// The last days in the candidate's calendar are what their page says that they owe, as whole days where they are whole, and nothing of the
    /// company's is to be done there; every meeting of the page is an event (C22, C23).
    #[test]
    fn the_calendar_is_what_the_page_says(member in members()) {
        for candidacy in member.versions(1) {
            let at = candidacy.last_line().entry.at;
            let (all, view) = (candidate(&candidacy), CandidateView::of(&candidacy, at));
            let undated = [PromiseKind::Attendance, PromiseKind::Interest];
            for owed in view.owed_by_you().iter().filter(|owed| !undated.contains(&owed.kind)) {
                let begins = format!("{}.told.{}.{}.", candidacy.id(), owed.kind, owed.about);
                let day = owed.last_day.date.format("%Y%m%d").to_string();
                let (name, when) = if owed.last_day.whole { ("DTSTART;VALUE=DATE", day) } else { ("DTSTART", moment(owed.due)) };
                let mut same = all.iter().filter(|(uid, one)| uid.starts_with(&begins) && one["STATUS"] == "CONFIRMED");
                prop_assert!(same.any(|(_, one)| one.get(name) == Some(&when)), "{} {} in {:?} of {:?}", begins, when, all, member);
            }
            let theirs: Vec<String> = candidacy
                .all_promises()
                .iter()
                .filter(|promise| promise.by.is_candidate() && !undated.contains(&promise.kind))
                .map(|promise| format!(".told.{}.", promise.kind))
                .chain([".meeting.", ".work.", ".first_day"].map(str::to_owned))
                .collect();
            let foreign = all.keys().find(|uid| !theirs.iter().any(|of| uid.contains(of.as_str())));
            prop_assert_eq!(foreign, None, "{:?}", member);
            prop_assert!(all.values().all(|one| !one.contains_key("DUE")), "{:?}", all);
            let announced = view.step().into_iter().flat_map(|step| &step.parts).filter_map(|part| part.meeting.as_ref());
            for meeting in announced {
                let dates = (Some(moment(meeting.starts())), Some(moment(meeting.ends())));
                let mut stand = all.values().filter(|one| one["STATUS"] == "CONFIRMED");
                prop_assert!(stand.any(|one| (one.get("DTSTART").cloned(), one.get("DTEND").cloned()) == dates));
            }
        }
    }
}

/// A meeting that an untold decision overtook stays in the candidate's calendar, and leaves the company's; once it is told, it leaves
/// both.
#[test]
fn a_meeting_that_a_decision_overtook() {
    use FactKind::{CandidateAdvanced, FeedbackDelivered, InterviewScheduled, RejectionDecided};
    let open = after(ways::applied(&back_end(), day(0)), &[CandidateAdvanced, InterviewScheduled]);
    let decided = after(open.clone(), &[RejectionDecided]);
    assert_eq!(both(&decided), [["CANCELLED"], ["CONFIRMED"]]);
    let at = decided.last_line().entry.at;
    let calendar = |of: &candidacy::Candidacy| export::icalendar_as_told(of, &Words::english(), at).to_string();
    assert_eq!(calendar(&decided), calendar(&open));
    let told = after(decided, &[FeedbackDelivered]);
    assert_eq!(both(&told), [["CANCELLED"], ["CANCELLED"]]);
    // It was changed when it was told, as the last thing of all.
    let meeting = candidate(&told).into_iter().find(|(uid, _)| uid.contains(".meeting.")).expect("a meeting").1;
    assert_eq!((meeting["SEQUENCE"].as_str(), meeting["DTSTAMP"].clone()), ("1", moment(told.last_line().entry.at)));
}

/// The calendar of a person has the interviews that they come to and the last days of what is on their desk, as whole days; it has nothing of
/// others, and an interview that somebody else goes to now leaves it.
#[test]
fn a_person_has_a_calendar_of_their_own() {
    let way = Way::applied().advanced().then(crate::support::way::message());
    let (ana, kim) = (staff(Capacity::RECRUITER), staff(Capacity::COLLEAGUE));
    let place = interview(way.0.terms(), day(7)).place().clone();
    let with =
        |people: Vec<candidacy::Staff>| Box::new(Meeting::new(day(7), 60, place.clone(), people).expect("a meeting"));
    let mut invited = way.0;
    let mut record = |fact: Fact| {
        let at = invited.last_line().entry.at;
        let entry = Entry::new(ana, fact, at).deviating(text("kim is ill"));
        let _ = invited.record(entry).expect("an invitation");
        let of = |person| export::icalendar_of_a_person([&invited], person, at).to_string();
        [of(ana), of(kim)].map(|calendar| super::components(&calendar))
    };
    let [anas, kims] = record(Fact::InterviewScheduled { part: None, meeting: with(vec![ana, kim]) });
    let titles = |all: &std::collections::BTreeMap<String, super::Component>| {
        all.values().map(|one| one["SUMMARY"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&kims), ["interview: intro chat"]);
    let titles = titles(&anas);
    assert!(titles.contains(&kims.values().next().expect("one")["SUMMARY"]) && titles.len() > 1, "{titles:?}");
    let dues = anas.values().filter(|one| one["SUMMARY"].starts_with("due: "));
    assert!(dues.clone().count() + 1 == anas.len() && dues.clone().all(|one| one["TRANSP"] == "TRANSPARENT"));
    assert!(dues.clone().any(|one| one.contains_key("DTSTART;VALUE=DATE")), "{anas:?}");
    let [anas, kims] = record(Fact::InterviewRescheduled { part: None, meeting: with(vec![ana]) });
    assert!(kims.is_empty() && anas.keys().any(|uid| uid.contains(".meeting.")), "{kims:?}");
}

/// It speaks to a person, in the words of a catalogue: which step, whom one meets, what is owed and by whom.
#[test]
fn it_speaks_to_a_person() {
    let way = Way::applied().advanced();
    let meeting = interview(way.0.terms(), day(7))
        .recorded(text("for training"))
        .together(Label::new("group/7").expect("a label"));
    let way = way.then(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) });
    let words = Words::english().reworded([
        ("step.intro_chat", "Kennismaking"),
        ("meeting.screen", "je deelt je scherm"),
        ("owed.outcome", "hoe het verder gaat"),
    ]);
    let words = words.expect("known keys");
    let at = way.0.last_line().entry.at;
    let all = super::components(&export::icalendar_as_told(&way.0, &words, at).to_string());
    let one = all.iter().find(|(uid, _)| uid.contains(".meeting.")).expect("a meeting").1;
    let title = one["SUMMARY"].replace("\\,", ",");
    assert!(title.starts_with("Interview: Kennismaking, with "), "{title}");
    let said = &one["DESCRIPTION"];
    assert!(
        said.contains("you meet ") && said.contains("je deelt je scherm") && said.contains("it is recorded"),
        "{said}"
    );
    assert!(said.contains("other candidates are there too") && !said.contains("candidacy") && !said.contains("group"));
    assert!(all.keys().all(|uid| uid.contains(".meeting.")), "what the company owes is on the page: {:?}", all.keys());
}

/// The event of an interview says to the candidate all that the page says of it: for how long, with whom, about what, whether it is recorded
/// and for what, and what was agreed. The company's says neither the purpose nor what was agreed (C16, C23).
#[test]
fn an_interview_is_what_the_page_says() {
    let way = Way::applied().advanced();
    let label = |words| Label::new(words).expect("a label");
    let plain = interview(way.0.terms(), day(7)).about([label("the role"), label("your plans")]).expect("two topics");
    let full = plain.clone().recorded(text("for training")).with_adjustments(text("The questions come in writing."));
    for meeting in [plain, full] {
        let recorded = *meeting.recording() != candidacy::value::meeting::Recording::NotRecorded;
        let way = way.clone().then(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) });
        let page = CandidateView::of(&way.0, way.at()).to_string();
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = |all: std::collections::BTreeMap<String, super::Component>| {
            let one = all.into_iter().find(|(uid, _)| uid.contains(".meeting.")).expect("a meeting").1;
            one["DESCRIPTION"].replace("\\,", ",").replace("\\;", ";")
        };
        let (theirs, ours) = (said(candidate(&way.0)), said(company(&way.0)));
        let lines: Vec<&str> = theirs.split("\\n").collect();
        assert!(lines.len() > 4 && lines.iter().all(|line| page.contains(line)), "{lines:?} {page}");
        for words in
            ["for 60 minutes", "we talk about the role and your plans", "you will be asked to share your screen"]
        {
            assert!(lines.contains(&words), "{words}: {lines:?}");
        }
        let more = ["it is recorded: for training", "as agreed: The questions come in writing."];
        assert_eq!(more.map(|words| lines.contains(&words)), [recorded; 2]);
        assert_eq!(lines.contains(&"it is not recorded"), !recorded);
        assert!(!ours.contains("training") && !ours.contains("writing"), "{ours}");
    }
}

/// The last day of an assignment says to the candidate how many hours it takes, what is paid and whose the work is, as the page does (C15,
/// C23).
#[test]
fn work_is_what_the_page_says() {
    let amount = || Label::new("EUR 200").expect("a label");
    let of = |hours| Assignment::new(reference("case/1"), hours).expect("few hours");
    for (assignment, lines) in [
        (of(6), ["it takes about 6 hours", "it is not paid", "what you make stays yours"]),
        (
            of(8).paid(amount()).owned_by(Ownership::Company),
            ["it takes about 8 hours", "it is paid: EUR 200", "what you make is the company's"],
        ),
    ] {
        let way = Way::applied().advanced().met().advanced().met().advanced();
        let way = way.then(Fact::AssignmentSent { part: None, assignment: Box::new(assignment) });
        let page = CandidateView::of(&way.0, way.at()).to_string();
        let of = |all: std::collections::BTreeMap<String, super::Component>| {
            all.into_iter().find(|(uid, _)| uid.contains(".submission.")).expect("work is owed").1["DESCRIPTION"]
                .clone()
        };
        let said = of(candidate(&way.0));
        assert_eq!(said.split("\\n").skip(1).collect::<Vec<_>>(), lines, "{said}");
        assert!(lines.iter().all(|line| page.contains(&format!("     {line}\n"))), "{page}");
        assert!(!of(company(&way.0)).contains("paid"));
    }
}

/// Somebody who did not ask to be contacted is never late: whether they are interested is no day in their calendar, and has a due date in
/// the company's.
#[test]
fn nobody_is_late_who_did_not_ask() {
    let way = approached();
    let [theirs, ours] = [candidate(&way.0), company(&way.0)].map(|all| {
        let interest = all.into_iter().find(|(uid, _)| uid.contains(".interest."));
        interest.map(|(_, one)| one.contains_key("DUE"))
    });
    assert_eq!((theirs, ours), (None, Some(true)));
}

/// The numbers of the two calendars never meet: a component of one has another `UID` in the other.
#[test]
fn the_two_calendars_share_nothing() {
    let way = Way::applied().advanced().met().then(crate::support::way::message());
    let (ours, theirs) = (company(&way.0), candidate(&way.0));
    assert!(ours.len() > 3 && !theirs.is_empty());
    assert!(ours.keys().all(|uid| !theirs.contains_key(uid)));
}

/// Looking back, a calendar is what it was then, whatever was told since.
#[test]
fn looking_back_it_is_what_it_was() {
    use FactKind::{CandidateAdvanced, FeedbackDelivered, InterviewScheduled, RejectionDecided};
    let words = Words::english();
    let then = after(ways::applied(&back_end(), day(0)), &[CandidateAdvanced, InterviewScheduled, RejectionDecided]);
    let at: Time = then.last_line().entry.at;
    let later = after(then.clone(), &[FeedbackDelivered]);
    assert_eq!(
        export::icalendar_as_told(&later, &words, at).to_string(),
        export::icalendar_as_told(&then, &words, at).to_string()
    );
}
