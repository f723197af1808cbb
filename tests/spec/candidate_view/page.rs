//! The view as a page: what it says in words, in which words, and on whose clock.

use super::{by, label, onsite, record, view};
use crate::support::after::after;
use crate::support::ways::{self, HOUR};
use crate::support::{day, reference, staff, text};
use crate::wire::format::is_data;
#[cfg(feature = "chrono-tz")]
use candidacy::chrono_tz;
use candidacy::law::Pending;
use candidacy::terms::PartKind;
use candidacy::terms::calendar::{Span, Zone};
use candidacy::terms::policy::{Basis, Ground};
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{Answer, FollowUp, Hold, RequestKind};
use candidacy::view::words::{Error, Words};
use candidacy::{
    Candidacy, CandidateView, Capacity, Entry, Fact, FactKind, Meeting, PersonId, Phase, Place, Policy, Process,
    PromiseKind, Seq, Staff, Step, Terms,
};
use chrono::{FixedOffset, Utc};
use uuid::Uuid;

fn back_end() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a short name")
}

/// One story: read, invited, told no.
fn story() -> [Candidacy; 3] {
    let screening = ways::applied(&back_end(), day(0));
    let invited = after(
        screening.clone(),
        &[FactKind::CandidateInformed, FactKind::CandidateAdvanced, FactKind::InterviewScheduled],
    );
    let mut told = after(invited.clone(), &[FactKind::InterviewHeld, FactKind::RejectionDecided]);
    let asked = ways::facts(told.terms(), Some(&told), FactKind::RequestMade, day(5)).remove(0);
    record(&mut told, Entry::new(candidacy::Actor::Candidate, asked, day(6)));
    [screening, invited, after(told, &[FactKind::FeedbackDelivered])]
}

/// The pages of one story, early, in the middle and at its end, are pinned: a changed word is read by somebody.
#[test]
fn the_pages_of_a_story() {
    let pages = story().iter().map(|candidacy| view(candidacy).to_string()).collect::<Vec<_>>().join("\n====\n\n");
    assert!(pages == include_str!("pages.txt"), "the pages are\n{pages}");
}

/// The view as data, in the middle of a story and at its end, is pinned: its names are relied on elsewhere.
#[test]
fn the_data_of_a_story() {
    let [_, invited, told] = story();
    let mut held = invited;
    let seq = record(&mut held, by(Capacity::RECRUITER, Hold { until: day(20), reason: text("a freeze") }, day(4)));
    let word =
        Fact::CandidateInformed { to: seq, answer: Answer::Interim, message: reference("letters/1"), stated: None };
    record(&mut held, by(Capacity::RECRUITER, word, day(4)));
    let views = serde_json::to_string_pretty(&[&held, &told].map(view)).expect("a view is data") + "\n";
    assert!(views == include_str!("views.json"), "they are\n{views}");
}

/// The view is data in every format, and says the same in each.
#[test]
fn a_view_is_data_in_every_format() {
    story().iter().for_each(|candidacy| is_data(&view(candidacy)));
}

/// What is promised in days is said as the last day that is over by then on the reader's clock, never as a midnight of elsewhere, and
/// any other moment with its hour; what is late says so (C22).
#[test]
fn dates_are_on_the_clock_of_the_reader() {
    let screening = ways::applied(&back_end(), day(0));
    let (seen, words) = (CandidateView::of(&screening, day(0)), Words::english());
    let line = |hours: i32, at: i64| {
        let zone = Zone::from(FixedOffset::east_opt(hours * 3_600).expect("a few hours"));
        let view = CandidateView::of(&screening, day(at));
        let page = view.page(&words, zone).to_string();
        page.lines().find(|line| line.contains("our first answer")).expect("it is owed").to_owned()
    };
    assert_eq!(line(0, 0), "  our first answer, by the end of Monday 9 March 2026");
    assert_eq!(line(1, 0), "  our first answer, by the end of Monday 9 March 2026");
    assert_eq!(line(-5, 0), "  our first answer, by the end of Sunday 8 March 2026");
    assert_eq!(line(0, 9), "  our first answer, by the end of Monday 9 March 2026; this is late");
    assert!(seen.page(&words, Utc).to_string() == seen.to_string());
    let stamp = |hours: i32| FixedOffset::east_opt(hours * 3_600).expect("a few hours");
    assert!(seen.page(&words, stamp(2)).to_string().contains("   0  2026-03-02 11:00  you applied"));
    #[cfg(feature = "chrono-tz")]
    assert!(seen.page(&words, chrono_tz::Asia::Tokyo).to_string().contains("2026-03-02 18:00"));
}

/// How long something usually takes is said in the span's own words: one of it, or several; and nothing where nothing is usual.
#[test]
fn a_span_is_said_as_people_say_it() {
    let page = |within: Span| {
        let ours = || Ground::new(Basis::Assumption, "ours").expect("a source");
        let policy = Policy::builder().within(PromiseKind::SetUp, within, ours());
        let terms = back_end().with_policy(policy.build().expect("it is shorter than usual"));
        CandidateView::of(&ways::applied(&terms, day(0)), day(0)).to_string()
    };
    for (within, said) in [
        (Span::Hours(1), "within 1 hour"),
        (Span::Hours(9), "within 9 hours"),
        (Span::Days(1), "within 1 day"),
        (Span::Days(4), "within 4 days"),
        (Span::WorkingDays(1), "within 1 working day"),
        (Span::WorkingDays(2), "within 2 working days"),
    ] {
        assert!(page(within).contains(said), "{said}: {}", page(within));
    }
}

/// The view says of which candidacy it is, and as of when.
#[test]
fn a_view_says_what_it_is_of() {
    let screening = ways::applied(&back_end(), day(0));
    let seen = CandidateView::of(&screening, day(3));
    assert_eq!((seen.candidacy(), seen.at()), (screening.id(), day(3)));
}

/// Another voice: the page says the caller's words, and names of the process as the caller does.
#[test]
fn other_words_are_said() {
    let dutch = [
        ("phase.screening", "Uw sollicitatie wordt gelezen."),
        ("owed", "iets anders"),
        ("weekday.1", "maandag"),
        ("month.03", "maart"),
        ("owed.first_answer", "ons eerste antwoord"),
        ("page.owed", "{what}, uiterlijk {when}"),
        ("end_of_day", "het einde van {date}"),
        ("step.introduction", "kennismaking"),
        ("capacity.recruiter", "een recruiter"),
    ];
    let unknown = Words::english().reworded(dutch).unwrap_err();
    assert_eq!(unknown, Error::NoSuchKey("owed".into()));
    let words = Words::english().reworded(dutch.into_iter().filter(|(key, _)| *key != "owed")).expect("keys");
    let view = CandidateView::of(&ways::applied(&back_end(), day(0)), day(0));
    let page = view.page(&words, Utc).to_string();
    assert!(page.starts_with("Uw sollicitatie wordt gelezen.\n"), "{page}");
    assert!(page.contains("  ons eerste antwoord, uiterlijk het einde van maandag 9 maart 2026\n"), "{page}");
    let odd = Words::english().reworded([("page.owed", "{whatever}")]).unwrap_err();
    assert_eq!(odd, Error::NoSuchPlace { key: "page.owed".into(), place: "whatever".into() });
    assert_eq!(words.text("step.introduction").as_deref(), Some("kennismaking"));
    assert_eq!((words.text("fact.withdrew").as_deref(), words.text("nothing")), (Some("you stepped out"), None));
    assert!(format!("{words:?}").contains("page.owed") && words != Words::english());
}

/// The catalogue has words for each phase, fact, promise, request and state of a part, each once, and fills in what it names.
#[test]
fn the_catalogue_is_whole() {
    let words = Words::english();
    let keys = Phase::ALL
        .iter()
        .map(|phase| format!("phase.{phase}"))
        .chain(FactKind::ALL.iter().map(|fact| format!("fact.{fact}")))
        .chain(PromiseKind::ALL.iter().map(|kind| format!("owed.{kind}")))
        .chain(RequestKind::ALL.iter().flat_map(|kind| [format!("ask.{kind}"), format!("asked.{kind}")]))
        .chain(PartKind::ALL.iter().map(|kind| format!("page.ahead.{kind}")))
        .chain(PartKind::ALL.iter().flat_map(|kind| {
            candidacy::law::PartState::ALL.iter().map(move |state| format!("part.{}.{}", kind.name(), state.name()))
        }));
    for key in keys {
        assert!(words.text(&key).is_some(), "there are no words for {key}");
    }
    assert!(Words::keys().is_sorted() && Words::keys().count() > 200);
    for key in Words::keys() {
        let text = words.text(key).expect("it is a key");
        assert_eq!(text.matches('{').count(), text.matches('}').count(), "{key}");
    }
    assert!(Pending::ALL.len() < 20);
}

/// Words that stand in braces in what somebody wrote are left as they are.
#[test]
fn braces_in_words_are_words() {
    let mut mira = ways::applied(&back_end(), day(0));
    let promised = FollowUp { due: day(9), about: text("a call about {when} and {what}") };
    record(&mut mira, by(Capacity::RECRUITER, promised, day(1)));
    let mut mira = after(mira, &[FactKind::CandidateAdvanced]);
    let place = Place::on_site("Lock 4, ring {link} twice").expect("words");
    let meeting = Meeting::new(day(9), 30, place, [staff(Capacity::RECRUITER)]).expect("a meeting");
    let meeting = Box::new(meeting.about([label("the {team}")]).expect("one topic"));
    record(&mut mira, by(Capacity::RECRUITER, Fact::InterviewScheduled { part: None, meeting }, day(3)));
    let page = view(&mira).to_string();
    for words in ["a call about {when} and {what}", "on site: Lock 4, ring {link} twice", "we talk about the {team}"] {
        assert!(page.contains(words), "{words} is not in\n{page}");
    }
}

/// An interview that did not take place is told with why: who did not come, or that it was nobody's fault.
#[test]
fn why_there_was_no_interview() {
    let invited =
        after(ways::applied(&back_end(), day(0)), &[FactKind::CandidateAdvanced, FactKind::InterviewScheduled]);
    for (why, words) in [
        (NoMeeting::NoShow(Party::Candidate), "you did not come"),
        (NoMeeting::NoShow(Party::Company), "we did not come"),
        (NoMeeting::Trouble, "there was trouble with the connection or the place"),
    ] {
        let mut mira = invited.clone();
        record(&mut mira, by(Capacity::RECRUITER, Fact::InterviewMissed { part: None, why }, day(9)));
        assert!(view(&mira).to_string().contains(words), "{}", view(&mira));
        let contests = view(&mira).written_down().len();
        assert_eq!(contests, usize::from(why == NoMeeting::NoShow(Party::Candidate)));
    }
}

/// Words are broken into lines of at most 100 characters, as full as they can be; a word that is longer than a line has one for itself.
#[test]
fn lines_are_as_full_as_they_can_be() {
    let page = |words: &str| {
        let mut mira = ways::applied(&back_end(), day(0));
        record(&mut mira, by(Capacity::RECRUITER, FollowUp { due: day(20), about: text(words) }, day(1)));
        view(&mira).to_string()
    };
    for first in ["b", "bb"] {
        let page = page(&format!("{first}{}", " a".repeat(150)));
        let is_it = |line: &&str| {
            line.trim_start().starts_with(&format!("{first} a ")) || line.trim_start().starts_with("a a ")
        };
        let lines: Vec<usize> = page.lines().filter(is_it).map(|line| line.chars().count()).collect();
        assert!(lines.len() > 2, "{page}");
        assert!(lines[..lines.len() - 1].iter().all(|length| (99..=100).contains(length)), "{lines:?} in {page}");
    }
    let word = "x".repeat(120);
    let page = page(&word);
    assert!(page.lines().any(|line| line.trim() == word), "{page}");
    assert!(!page.lines().any(|line| line.starts_with(' ') && line.trim().is_empty()), "{page}");
}

/// An interview is announced as people say it: a minute is one, and of several people of one kind it says how many they are; what is
/// recorded, shared and agreed is said (C16).
#[test]
fn who_is_met_and_for_how_long() {
    use Capacity as C;
    let page = |minutes, people: &[C]| {
        let with: Vec<Staff> = (1..)
            .zip(people)
            .map(|(n, capacity)| Staff::new(PersonId::new(Uuid::from_u128(n)).expect("not nil"), *capacity))
            .collect();
        let process = Process::new(
            Process::back_end().cast().collect::<Vec<_>>(),
            [Step::interview(
                "chat",
                with.iter().map(|staff| staff.capacity).collect::<candidacy::value::Capacities>(),
            )
            .expect("a name")],
        );
        let terms = Terms::new("chat", 1, process.expect("one step")).expect("a name");
        let mut mira = after(ways::applied(&terms, day(0)), &[FactKind::CandidateAdvanced]);
        let place = Place::online("https://meet.example").expect("a link");
        let meeting = Meeting::new(day(9), minutes, place, with).expect("somebody to meet");
        let meeting = Box::new(meeting.with_adjustments(text("The questions come in writing.")));
        record(&mut mira, by(C::RECRUITER, Fact::InterviewScheduled { part: None, meeting }, day(1)));
        view(&mira).to_string()
    };
    for (minutes, people, said) in [
        (1, &[C::RECRUITER][..], ["for 1 minute\n", "you meet a recruiter\n"]),
        (2, &[C::RECRUITER, C::COLLEAGUE], ["for 2 minutes\n", "you meet a recruiter and a future colleague\n"]),
        (
            60,
            &[C::COLLEAGUE, C::RECRUITER, C::COLLEAGUE],
            ["for 60 minutes\n", "you meet 2 times a future colleague and a recruiter\n"],
        ),
    ] {
        let page = page(minutes, people);
        for words in said.into_iter().chain([
            "online, at https://meet.example\n",
            "it is not recorded\n",
            "as agreed: The questions come in writing.\n",
        ]) {
            assert!(page.contains(words), "{words} is not in\n{page}");
        }
    }
}

/// A page shows no words for a programmer, and what is written in it is of the view that it is of.
#[test]
fn a_page_hides_its_words() {
    let mut mira = after(ways::applied(&onsite(), day(0)), &[FactKind::CandidateAdvanced]);
    let promised = FollowUp { due: day(9), about: text("Wq7Zk2Xv9Jr4Hn8Tb3") };
    record(&mut mira, by(Capacity::RECRUITER, promised, day(1) + HOUR));
    let (seen, words) = (view(&mira), Words::english());
    assert!(seen.to_string().contains("Wq7Zk2Xv9Jr4Hn8Tb3"));
    assert!(!format!("{:?}{seen:?}", seen.page(&words, Utc)).contains("Wq7Zk2Xv"));
    assert_eq!(seen.happened().last().map(|one| one.number), Some(Seq(2)));
}
