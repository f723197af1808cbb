//! The timeline: every stay, fact and promise has its place, and what is drawn says no more than what is recorded.

mod drawing;

pub(crate) use drawing::is_a_picture;

use crate::support::walked::{around, few, members, moments, shelf, until};
use crate::support::way::{Way, approached, back_end, informed, message};
use crate::support::ways::{DAY, applied, interview};
use crate::support::{day, text};
use candidacy::value::Hold;
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::view::FactLine;
use candidacy::view::timeline::{Stay, Timeline};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, FactKind, Phase, PromiseKind, Seq, Step, Time};
use chrono::TimeDelta;
use drawing::is_within_its_frame;
use proptest::prelude::*;

/// Each fact with its stay.
fn in_stays(timeline: &Timeline) -> impl Iterator<Item = (&Stay, &FactLine<Party>)> {
    timeline.stays().iter().flat_map(|stay| stay.facts.iter().map(move |fact| (stay, fact)))
}

/// Does the phase belong to a step?
fn belongs(phase: Phase) -> bool {
    phase.is_in_a_step() || phase == Phase::Proposed
}

proptest! {
    #![proptest_config(few())]

    /// The stays follow each other without a gap and are the phases that there were; each fact until the moment is there once,
    /// in order, in the stay that it led to; the promises are all that had been made.
    #[test]
    fn everything_has_its_place(member in members(), around in around()) {
        let candidacy = member.last(1);
        let at = around.at(&moments(std::slice::from_ref(&candidacy))).max(candidacy.journal()[0].at);
        let timeline = Timeline::new(&candidacy, at);
        let then: Vec<_> = candidacy.history().take_while(|happened| happened.entry.at <= at).collect();

        let stays = timeline.stays();
        let mut places: Vec<_> = then.iter().map(|it| (it.now.phase, it.now.step, it.terms.clone())).collect();
        places.dedup_by_key(|(phase, step, _)| (*phase, *step));
        prop_assert!(stays.iter().map(|stay| stay.phase).eq(places.iter().map(|(phase, ..)| *phase)));
        prop_assert!(stays.windows(2).all(|two| two[0].until == Some(two[1].from)));
        prop_assert_eq!(stays.last().expect("an opening").until, None);
        for (stay, (phase, step, terms)) in stays.iter().zip(&places) {
            let name = terms.process().step(*step).filter(|_| belongs(*phase)).map(Step::name);
            prop_assert_eq!(stay.step.as_ref(), name);
        }

        prop_assert_eq!(timeline.facts().count(), then.len());
        for ((stay, mark), happened) in in_stays(&timeline).zip(&then) {
            prop_assert_eq!((mark.seq, mark.at, mark.fact), (happened.seq, happened.entry.at, happened.entry.fact.kind()));
            prop_assert_eq!(mark.by == Party::Candidate, happened.entry.by == Actor::Candidate);
            prop_assert_eq!((mark.part, mark.written_down), (happened.entry.fact.part(), happened.entry.writer().is_some()));
            prop_assert_eq!(stay.phase, happened.now.phase);
            prop_assert!(stay.from <= mark.at && stay.until.is_none_or(|until| mark.at <= until));
        }

        prop_assert_eq!((timeline.candidacy(), timeline.as_of()), (candidacy.id(), at));
        let until = until(&candidacy, &shelf(), at).expect("it was open");
        prop_assert_eq!(timeline.promises(), until.all_promises());
        let before = candidacy.journal()[0].at - TimeDelta::days(1);
        prop_assert!(Timeline::new(&candidacy, before).facts().next().is_none());
    }

    /// The next move is the candidate's while they are to answer or to work, and else the company's (F4).
    #[test]
    fn whose_move_it_is(member in members()) {
        for candidacy in member.versions(1) {
            let stays = Timeline::new(&candidacy, candidacy.last_line().entry.at);
            let stay = stays.stays().last().expect("an opening");
            if stay.facts.len() > 1 {
                continue; // it is said of the beginning of a stay
            }
            let asked = [PromiseKind::Interest, PromiseKind::Agreement, PromiseKind::OfferAnswer, PromiseKind::Submission];
            let of_theirs = candidacy.promises().any(|promise| asked.contains(&promise.kind));
            prop_assert_eq!(stay.next_move == Party::Candidate, of_theirs, "{}", stay);
        }
    }

    /// A candidate's timeline is what they were told, in the order of telling, and every promise in it is one of the company's own list,
    /// or of the candidate's.
    #[test]
    fn as_told_is_what_was_told(member in members()) {
        for candidacy in member.versions(1) {
            let at = candidacy.last_line().entry.at;
            let told = Timeline::as_told(&candidacy, at);
            let kinds = candidacy.told().into_iter().map(|seq| candidacy.entry(seq).expect("an entry").fact.kind());
            prop_assert!(told.facts().map(|mark| mark.fact).eq(kinds));
            let numbers = told.facts().map(|mark| mark.seq);
            prop_assert!(numbers.eq((0..).map(Seq).take(told.facts().count())));
            prop_assert!(told.stays().windows(2).all(|two| two[0].until == Some(two[1].from)));
            let never = [FactKind::NoteAdded, FactKind::ResponsibleNamed, FactKind::PartAssessed, FactKind::RoleMatched];
            prop_assert!(told.facts().all(|mark| !never.contains(&mark.fact)));
        }
    }
}

fn fresh() -> Candidacy {
    applied(&back_end(), day(0))
}

/// A story of a second, of an hour, of a year and of an age has its days written below it, a few of them.
#[test]
fn however_long_it_took() {
    for length in
        [TimeDelta::zero(), TimeDelta::hours(1), TimeDelta::days(5), TimeDelta::days(400), TimeDelta::days(90_000)]
    {
        let candidacy = fresh();
        let svg = Timeline::new(&candidacy, day(0) + length).svg().to_string();
        is_a_picture(&svg);
        is_within_its_frame(&svg);
        let days: Vec<i64> = svg
            .split("cdy-grid\" d=\"M")
            .skip(1)
            .map(|rest| rest.split(' ').next().unwrap().parse().unwrap())
            .collect();
        assert!((1..=9).contains(&days.len()), "{days:?} in {length}");
        assert!(days.last() > Some(&514), "{days:?} in {length}: they are written along the whole line");
    }
    // As long as the calendar, there are no more days than elsewhere, and they do not stand on each other.
    let svg = Timeline::new(&fresh(), Time::MAX_UTC).svg().to_string();
    is_a_picture(&svg);
    let days = svg.split("cdy-grid\" d=\"M").skip(1).map(|rest| rest.split(' ').next().unwrap().parse().unwrap());
    let days: Vec<i64> = days.collect();
    assert!(days.len() <= 9 && days.windows(2).all(|two| two[1] - two[0] > 9), "{days:?}");
}

/// A candidacy with an interview and a message, which the candidate leaves.
fn left() -> Candidacy {
    let way = Way::applied().advanced();
    let meeting = interview(way.0.terms(), way.at() + DAY * 2);
    let way = way.then(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) });
    way.then(message()).then(Fact::Withdrew).0
}

/// The timeline for a terminal and for Mermaid, pinned.
#[test]
fn a_timeline_in_words() {
    let timeline = Timeline::new(&left(), day(12));
    let words = format!("{timeline}\n{}", timeline.mermaid());
    assert!(words == include_str!("timeline.txt"), "it is\n{words}");
}

/// The days below a picture are round ones, in words that fit how long it is: hours, days, months, years.
#[test]
fn days_are_round() {
    let says = [
        (TimeDelta::zero(), "2 Mar 10:00"),
        (TimeDelta::hours(4), "2 Mar 09:00, 2 Mar 10:00, 2 Mar 11:00, 2 Mar 12:00"),
        (TimeDelta::days(2), "2 Mar 12:00, 3 Mar 00:00, 3 Mar 12:00, 4 Mar 00:00"),
        (TimeDelta::hours(84), "3 Mar, 4 Mar, 5 Mar"),
        (TimeDelta::days(5), "3 Mar, 4 Mar, 5 Mar, 6 Mar, 8 Mar"),
        (TimeDelta::days(30), "5 Mar, 12 Mar, 19 Mar, 26 Mar"),
        (TimeDelta::days(400), "23 Apr, 23 Jul, 22 Oct, 21 Jan"),
        (TimeDelta::days(700), "Dec 2026"),
        (TimeDelta::days(9_000), "Dec 2029, Dec 2034, Dec 2039, Dec 2044"),
    ];
    for (length, words) in says {
        let svg = Timeline::new(&fresh(), day(0) + length).svg().to_string();
        let document = roxmltree::Document::parse(&svg).expect("a picture");
        let days: Vec<_> = document
            .descendants()
            .filter(|node| node.attribute("class") == Some("cdy-text cdy-soft cdy-small"))
            .filter(|node| node.attribute("text-anchor") == Some("middle"))
            .filter_map(|node| node.text())
            .collect();
        assert_eq!(days.join(", "), words, "{length}");
        // The application is answered by the end of Monday, 9 March; beyond the picture's end, that is said with its year.
        let beyond = length < TimeDelta::days(6);
        assert_eq!(svg.contains("due 10 Mar 2026, 00:00"), beyond, "{length}");
        assert_eq!(svg.contains("due 10 Mar, 00:00"), !beyond, "{length}");
    }
}

/// How long something took is said in days and hours, in hours and minutes, or in minutes.
#[test]
fn how_long_it_took_in_words() {
    for (minutes, words) in [
        (0, "0 min"),
        (59, "59 min"),
        (60, "1 h"),
        (125, "2 h 5 min"),
        (24 * 60 - 1, "23 h 59 min"),
        (24 * 60, "1 d"),
        (24 * 60 + 59, "1 d"),
        (49 * 60 + 30, "2 d 1 h"),
        (50 * 24 * 60, "50 d"),
    ] {
        let mut candidacy = fresh();
        let at = day(0) + TimeDelta::minutes(minutes);
        let _ = candidacy.record(Entry::new(Actor::Candidate, Fact::Withdrew, at)).expect("from anywhere");
        let timeline = Timeline::new(&candidacy, at);
        assert!(timeline.svg().to_string().contains(&format!(">{words}</text>")), "{words}");
        assert!(timeline.to_string().lines().any(|line| line.ends_with(&format!(" {words}"))), "{words} in {timeline}");
    }
}

/// Whose move it is can be seen: in colour and by the class of a bar. A colour is a code of a terminal, begun and ended.
#[test]
fn whose_move_it_is_can_be_seen() {
    let bar = |candidacy: &Candidacy, name: &str| {
        let svg = Timeline::new(candidacy, day(1)).svg().to_string();
        let line = svg.lines().find(|line| line.contains(&format!("<title>{name}, "))).expect("a bar").to_owned();
        line.split('"').nth(1).expect("a class").to_owned()
    };
    assert_eq!(bar(&fresh(), "screening"), "cdy-company");
    assert_eq!(bar(&approached().0, "approached"), "cdy-candidate");
    for candidacy in [fresh(), approached().0] {
        let coloured = Timeline::new(&candidacy, day(20)).coloured().to_string();
        let codes: Vec<&str> =
            coloured.split('\u{1b}').skip(1).map(|rest| rest.split_once('m').expect("a code").0).collect();
        let is_code = |code: &str| code.len() > 1 && code[1..].chars().all(|c| c.is_ascii_digit() || c == ';');
        assert!(codes.len() > 1 && codes.iter().all(|code| code.starts_with('[') && is_code(code)), "{codes:?}");
    }
}

/// A timeline as a picture, pinned: looked at, and from then on the same. Promises in it are kept, kept late, not kept, put off, broken,
/// no longer owed and open.
#[test]
fn a_timeline_as_a_picture() {
    let way = Way::applied().advanced().met().then(message());
    let asked = way.0.last_line().seq.0;
    let mut way = way.advanced();
    let meeting = interview(way.0.terms(), way.at() + DAY * 2);
    way = way.then(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) });
    way = way.by(Capacity::RECRUITER, Fact::InterviewCancelled { part: None, reason: text("ill") });
    let meeting = interview(way.0.terms(), way.at());
    way = way.then(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) });
    way = way.then(Fact::InterviewMissed { part: None, why: NoMeeting::NoShow(Party::Company) });
    let until = way.at() + DAY * 9;
    way = way.then(Hold { until, reason: text("a freeze") }).then(informed(asked)).then(Fact::HoldEnded);
    let svg = Timeline::new(&way.0, way.at() + DAY * 4).svg().to_string();
    let stands = ["kept", "kept late", "not kept in time", "put off", "broken", "no longer owed", "open"];
    let shown = stands.iter().filter(|words| svg.contains(&format!(": {words}, due "))).count();
    assert!(shown >= 6, "{shown} of {stands:?}");
    assert!(svg == include_str!("timeline.svg"), "it is\n{svg}");
}
