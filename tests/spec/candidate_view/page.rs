//! The view as a page: what it says in words.

use crate::support::{after, applied, day, staff, terms, text};
use crate::wire::format::is_data;
use candidacy::law::FollowUp;
use candidacy::value::Capacities;
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::view::guidance::Guidance;
use candidacy::{
    Candidacy, CandidateView, Capacity, Desk, Entry, Fact, FactKind, Meeting, PersonId, Place, Process, Staff, Step,
    Timeline,
};
use uuid::Uuid;

/// The pages of one story, early, in the middle and at its end, are pinned: whoever changes a word reads them.
#[test]
fn the_pages_of_a_story() {
    let screening = applied(&terms(Process::back_end()));
    let invited = after(screening.clone(), &[FactKind::Informed, FactKind::Passed, FactKind::Scheduled]);
    let told =
        after(invited.clone(), &[FactKind::MessageReceived, FactKind::DecidedAgainst, FactKind::FeedbackDelivered]);
    let page = |candidacy: &Candidacy| {
        let view = CandidateView::of(candidacy, candidacy.last_line().entry.at);
        let page = view.to_string();
        assert!(!view.tips().is_empty());
        assert_eq!(page.matches("\n  * ").count(), view.tips().len(), "each is on the page");
        page
    };
    let pages = [&screening, &invited, &told].map(page).join("\n====\n\n");
    assert!(pages == include_str!("pages.txt"), "the pages are\n{pages}");
}

/// A meeting that did not take place is told with why: who did not come, or that it was nobody's fault.
#[test]
fn why_there_was_no_meeting() {
    let invited = after(applied(&terms(Process::back_end())), &[FactKind::Passed, FactKind::Scheduled]);
    for (why, words) in [
        (NoMeeting::NoShow(Party::Candidate), "(you did not come)"),
        (NoMeeting::NoShow(Party::Company), "(we did not come)"),
        (NoMeeting::Trouble, "(there was trouble with the connection or the place)"),
    ] {
        let mut candidacy = invited.clone();
        candidacy
            .record(Entry::new(staff(Capacity::Recruiter), Fact::NotHeld { why }, day(9)))
            .expect("it had started");
        let view = CandidateView::of(&candidacy, day(9));
        assert_eq!(view.at(), day(9));
        assert!(view.to_string().contains(words), "{view}");
    }
}

/// Words are broken into lines of at most 100 characters, as full as they can be: the next word would not have fitted.
#[test]
fn lines_are_as_full_as_they_can_be() {
    // A line ends with the last of many short words; of these two texts, one fills it to the last place.
    for first in ["b", "bb"] {
        let words = format!("{first}{}", " a".repeat(150));
        let mut candidacy = applied(&terms(Process::back_end()));
        let promised = FollowUp { due: day(20), about: text(&words) };
        candidacy.record(Entry::new(staff(Capacity::Recruiter), promised, day(1))).expect("at any time");
        let page = CandidateView::of(&candidacy, day(1)).to_string();
        let lines: Vec<usize> = page
            .lines()
            .filter(|line| {
                line.trim_start().starts_with(&format!("{first} a ")) || line.trim_start().starts_with("a a ")
            })
            .map(|line| line.chars().count())
            .collect();
        assert!(lines.len() > 2, "{page}");
        assert!(lines[..lines.len() - 1].iter().all(|length| (99..=100).contains(length)), "{lines:?} in {page}");
    }
}

/// A word that is longer than a line has one for itself, and leaves none empty before it.
#[test]
fn a_long_word_has_its_own_line() {
    let word = "x".repeat(120);
    let mut candidacy = applied(&terms(Process::back_end()));
    let promised = FollowUp { due: day(20), about: text(&word) };
    candidacy.record(Entry::new(staff(Capacity::Recruiter), promised, day(1))).expect("at any time");
    let page = CandidateView::of(&candidacy, day(1)).to_string();
    assert!(page.lines().any(|line| line.trim() == word), "{page}");
    assert!(!page.lines().any(|line| line.starts_with(' ') && line.trim().is_empty()), "{page}");
}

/// The view as data, early and at its end, is pinned: whoever reads it elsewhere relies on its names.
#[test]
fn the_data_of_a_story() {
    let screening = applied(&terms(Process::back_end()));
    let kinds =
        [FactKind::Passed, FactKind::Scheduled, FactKind::MessageReceived, FactKind::PutOnHold, FactKind::Informed];
    let paused = after(screening, &kinds);
    let told = after(paused.clone(), &[FactKind::Replied, FactKind::DecidedAgainst, FactKind::FeedbackDelivered]);
    let view = |candidacy: &Candidacy| CandidateView::of(candidacy, candidacy.last_line().entry.at);
    let views = serde_json::to_string_pretty(&[&paused, &told].map(view)).expect("a view is data") + "\n";
    assert!(views == include_str!("views.json"), "they are\n{views}");
}

/// What people see is data in every format, and says the same in each: in one that describes itself, and in one that does not.
#[test]
fn views_are_data_in_every_format() {
    let kinds =
        [FactKind::Passed, FactKind::Scheduled, FactKind::PutOnHold, FactKind::Informed, FactKind::DecidedAgainst];
    let candidacy = after(applied(&terms(Process::back_end())), &kinds);
    let at = candidacy.last_line().entry.at;
    is_data(&CandidateView::of(&candidacy, at));
    is_data(&Desk::new([&candidacy], at));
    is_data(&Timeline::new(&candidacy, at));
}

/// A due moment that ends a day of the company's is said as that day, any other with its hour; what is late says so.
#[test]
fn dates_in_words() {
    // The first word is that it arrived, the second about the pause.
    let kinds = [FactKind::Informed, FactKind::PutOnHold, FactKind::Informed];
    let paused = after(applied(&terms(Process::back_end())), &kinds);
    let until = paused.hold().expect("a pause").until;
    let line = format!("  word on how it stands while we pause, by {}", until.format("%A %-d %B %Y, %H:%M UTC"));
    assert!(CandidateView::of(&paused, day(3)).to_string().contains(&format!("{line}\n")));
    assert!(CandidateView::of(&paused, day(30)).to_string().contains(&format!("{line}; this is late\n")));
    let page = CandidateView::of(&applied(&terms(Process::back_end())), day(0)).to_string();
    assert!(page.contains("  our first answer, by the end of Monday 9 March 2026\n"), "{page}");
}

/// Another voice, and none: the page says the caller's words.
#[test]
fn other_words_are_said() {
    let candidacy = applied(&terms(Process::back_end()));
    let dutch = Guidance::english().reworded([("strengths", "Vertel waar je blij van wordt.")]).expect("a tip");
    let page = CandidateView::with(&candidacy, &dutch, day(0)).to_string();
    assert!(page.contains("  * Vertel waar je blij van wordt.\n"));
    let bare = CandidateView::with(&candidacy, &Guidance::none(), day(0));
    assert!(bare.tips().is_empty() && !bare.to_string().contains("Good to know"));
}

/// A meeting is announced as people say it: a minute is one, and of several people of one kind it says how many they are.
#[test]
fn who_is_met_and_for_how_long() {
    use Capacity::{CharacteristicsInterviewer, Colleague, EngineeringManager, ManagingDirector, Recruiter};
    let technical = Capacity::TechnicalInterviewer;
    let page = |minutes, people: &[Capacity]| {
        let someone = |n| PersonId::new(Uuid::from_u128(n)).expect("it is not nil");
        let with: Vec<Staff> = (1..).zip(people).map(|(n, capacity)| Staff::new(someone(n), *capacity)).collect();
        let covered = with.iter().map(|staff| staff.capacity).collect::<Capacities>();
        let process = Process::new(Recruiter, [Step::meeting("chat", covered).expect("a short name")]);
        let mut candidacy = after(applied(&terms(process.expect("one step"))), &[FactKind::Passed]);
        let meeting = Meeting::new(day(9), minutes, Place::online("https://meet.example").expect("a link"), with);
        let meeting = Fact::scheduled(meeting.expect("somebody to meet"));
        candidacy.record(Entry::new(staff(Recruiter), meeting, day(2))).expect("it is promised");
        CandidateView::of(&candidacy, day(2)).to_string()
    };
    for (minutes, people, words) in [
        (1, &[Recruiter][..], "for 1 minute\n  online, at https://meet.example\n  you meet a recruiter\n"),
        (
            2,
            &[Recruiter, Colleague],
            "for 2 minutes\n  online, at https://meet.example\n  you meet a recruiter and a future colleague\n",
        ),
        (60, &[Colleague, Recruiter, Colleague], "\n  you meet 2 future colleagues and a recruiter\n"),
        (60, &[technical; 2], "\n  you meet 2 people for the technical side\n"),
        (60, &[CharacteristicsInterviewer; 3], "\n  you meet 3 people who would like to know you\n"),
        (
            60,
            &[Recruiter, Recruiter, EngineeringManager, EngineeringManager],
            "\n  you meet 2 recruiters and 2 engineering managers\n",
        ),
        (60, &[ManagingDirector; 2], "\n  you meet 2 managing directors\n"),
    ] {
        let page = page(minutes, people);
        assert!(page.contains(words), "{words} is not in\n{page}");
    }
}

/// How long an assignment has is said as people say it.
#[test]
fn days_for_an_assignment() {
    for (days, words) in [(1, "an assignment, with a day for it"), (2, "an assignment, with 2 days for it")] {
        let steps = [Step::assignment("Case", days, Capacity::Colleague).expect("a short name")];
        let process = Process::new(Capacity::Recruiter, steps).expect("one step");
        let page = CandidateView::of(&applied(&terms(process)), day(0)).to_string();
        assert!(page.contains(words), "{page}");
    }
}
