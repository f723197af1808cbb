//! The timeline: every stay, fact and promise has its place, and what is drawn says no more than what is recorded.

mod drawing;

pub(crate) use drawing::is_a_picture;

use crate::stories::stories;
use crate::support::{after, applied, day, sample, terms};
use candidacy::value::meeting::Party;
use candidacy::view::FactLine;
use candidacy::view::timeline::Stay;
use candidacy::{
    Actor, Candidacy, CandidateView, Entry, Fact, FactKind, Phase, Process, PromiseKind, Step, Time, Timeline,
};
use chrono::TimeDelta;
use drawing::is_within_its_frame;
use proptest::prelude::*;

/// Every way in which a timeline is drawn.
pub(crate) fn drawn(timeline: &Timeline) -> String {
    let data = serde_json::to_string(timeline).expect("a timeline is data");
    format!("{data}\n{timeline}\n{}\n{}\n{}", timeline.coloured(), timeline.mermaid(), timeline.svg())
}

/// Each fact with its stay.
fn in_stays(timeline: &Timeline) -> impl Iterator<Item = (&Stay, &FactLine<Party>)> {
    timeline.stays().iter().flat_map(|stay| stay.facts.iter().map(move |fact| (stay, fact)))
}

proptest! {
    /// The stays follow each other without a gap and are the phases that there were; each fact until the moment is there once,
    /// in order, in the stay that it led to; the promises are all that had been made.
    #[test]
    fn everything_has_its_place(story in stories(), hours in 0_i64..3_000) {
        let candidacy = story.accepted(|_, _, _| {});
        let at = candidacy.journal()[0].at + TimeDelta::hours(hours);
        let timeline = Timeline::new(&candidacy, at);
        let then: Vec<_> = candidacy.history().take_while(|recorded| recorded.entry.at <= at).collect();

        let stays = timeline.stays();
        let mut places: Vec<_> = then.iter().map(|recorded| (recorded.phase, recorded.step)).collect();
        places.dedup();
        prop_assert!(stays.iter().map(|stay| stay.phase).eq(places.iter().map(|(phase, _)| *phase)));
        prop_assert!(stays.windows(2).all(|two| two[0].until == Some(two[1].from)));
        prop_assert_eq!(stays.last().expect("an opening").until, None);
        for (stay, (phase, step)) in stays.iter().zip(places) {
            let name = story.process.step(step).filter(|_| phase.is_in_a_step()).map(Step::name);
            prop_assert_eq!(stay.step.as_ref(), name);
        }

        prop_assert_eq!(timeline.facts().count(), then.len());
        for ((stay, mark), recorded) in in_stays(&timeline).zip(&then) {
            prop_assert_eq!((mark.seq, mark.at, mark.fact), (recorded.seq, recorded.entry.at, recorded.entry.fact.kind()));
            prop_assert_eq!(mark.by == Party::Candidate, recorded.entry.by == Actor::Candidate);
            prop_assert_eq!(stay.phase, recorded.phase);
            prop_assert!(stay.from <= mark.at && stay.until.is_none_or(|until| mark.at <= until));
        }

        prop_assert_eq!((timeline.candidacy(), timeline.as_of()), (candidacy.id(), at));
        let until: Vec<_> = then.iter().map(|recorded| recorded.entry.clone()).collect();
        let until = Candidacy::replay(candidacy.terms(), until).expect("a beginning");
        prop_assert_eq!(timeline.promises(), until.all_promises());
        prop_assert!(Timeline::new(&candidacy, day(0) - TimeDelta::days(1)).facts().next().is_none());
    }

    /// A candidate's timeline is what the view says happened, and in no phase that the view is never in.
    #[test]
    fn as_told_is_what_the_view_tells(story in stories()) {
        story.accepted(|_, entry, after| {
            let (view, told) = (CandidateView::of(after, entry.at), Timeline::as_told(after, entry.at));
            let marks = told.facts().map(|mark| (mark.seq, mark.at, mark.fact));
            assert!(marks.eq(view.happened().iter().map(|one| (one.number, one.at, one.fact))));
            for ((stay, _), one) in in_stays(&told).zip(view.happened()) {
                assert_eq!(stay.phase, one.phase);
                assert_ne!(one.phase, Phase::Declining);
            }
            assert_eq!(told.stays().last().expect("an opening").phase, view.phase());
            assert!(told.stays().windows(2).all(|two| two[0].until == Some(two[1].from)));
            assert!(told.promises().iter().all(|promise| promise.end.is_none_or(|end| end.at > promise.made_at)));
            // What was asked openly and answered openly, the candidate knows whole.
            let replies = |timeline: &Timeline| {
                let all = timeline.promises().iter().filter(|promise| promise.kind == PromiseKind::Reply);
                let all = all.filter(|promise| promise.end.is_none_or(|end| end.at > promise.made_at));
                all.map(|promise| (promise.made_at, promise.due, promise.end.map(|end| (end.at, end.how)))).collect::<Vec<_>>()
            };
            assert_eq!(replies(&told), replies(&Timeline::new(after, entry.at)));
            let open = told.promises().iter().filter(|promise| promise.end.is_none());
            assert_eq!(open.filter(|one| one.owner.is_company()).count(), view.owed_to_you().len());
        });
    }
}

/// A story of a second, of an hour, of a year and of an age has its days written below it, a few of them.
#[test]
fn however_long_it_took() {
    for length in
        [TimeDelta::zero(), TimeDelta::hours(1), TimeDelta::days(5), TimeDelta::days(400), TimeDelta::days(90_000)]
    {
        let candidacy = applied(&terms(Process::back_end()));
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
    let svg = Timeline::new(&applied(&terms(Process::back_end())), Time::MAX_UTC).svg().to_string();
    is_a_picture(&svg);
    let days = svg.split("cdy-grid\" d=\"M").skip(1).map(|rest| rest.split(' ').next().unwrap().parse().unwrap());
    let days: Vec<i64> = days.collect();
    assert!(days.len() <= 9 && days.windows(2).all(|two| two[1] - two[0] > 9), "{days:?}");
}

/// The timeline for a terminal and for Mermaid, pinned.
#[test]
fn a_timeline_in_words() {
    let kinds =
        [FactKind::Informed, FactKind::Passed, FactKind::Scheduled, FactKind::MessageReceived, FactKind::Withdrew];
    let candidacy = after(applied(&terms(Process::back_end())), &kinds);
    let timeline = Timeline::new(&candidacy, day(12));
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
        let svg = Timeline::new(&applied(&terms(Process::back_end())), day(0) + length).svg().to_string();
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
        let mut candidacy = applied(&terms(Process::back_end()));
        let at = day(0) + TimeDelta::minutes(minutes);
        candidacy.record(Entry::new(Actor::Candidate, Fact::Withdrew, at)).expect("from anywhere");
        let timeline = Timeline::new(&candidacy, at);
        assert!(timeline.svg().to_string().contains(&format!(">{words}</text>")), "{words}");
        assert!(timeline.to_string().lines().any(|line| line.ends_with(&format!(" {words}"))), "{words} in {timeline}");
    }
}

/// Whose move it is can be seen: in colour and by the class of a bar. A colour is a code of a terminal, begun and ended.
#[test]
fn whose_move_it_is() {
    let terms = terms(Process::back_end());
    let bar = |candidacy: &Candidacy, name: &str| {
        let svg = Timeline::new(candidacy, day(1)).svg().to_string();
        let line = svg.lines().find(|line| line.contains(&format!("<title>{name}, "))).expect("a bar").to_owned();
        line.split('"').nth(1).expect("a class").to_owned()
    };
    assert_eq!(bar(&applied(&terms), "screening"), "cdy-company");
    assert_eq!(bar(&crate::support::approached(&terms), "approached"), "cdy-candidate");
    for candidacy in [applied(&terms), crate::support::approached(&terms)] {
        let coloured = Timeline::new(&candidacy, day(20)).coloured().to_string();
        let codes: Vec<&str> =
            coloured.split('\u{1b}').skip(1).map(|rest| rest.split_once('m').expect("a code").0).collect();
        let is_code = |code: &str| code.len() > 1 && code[1..].chars().all(|c| c.is_ascii_digit() || c == ';');
        assert!(codes.len() > 1 && codes.iter().all(|code| code.starts_with('[') && is_code(code)), "{codes:?}");
    }
}

/// A timeline as a picture, pinned: looked at, and from then on the same. Promises in it are kept, kept late, not kept, no longer
/// owed and open.
#[test]
fn a_timeline_as_a_picture() {
    let kinds = [
        FactKind::Informed,
        FactKind::Passed,
        FactKind::Scheduled,
        FactKind::MessageReceived,
        FactKind::Held,
        FactKind::Passed,
        FactKind::HelpAsked,
        FactKind::PutOnHold,
    ];
    let candidacy = after(applied(&terms(Process::back_end())), &kinds);
    let last = candidacy.journal().last().expect("an opening").at;
    let mut candidacy = candidacy;
    let terms = candidacy.terms().clone();
    for (kind, days) in
        [(FactKind::Replied, 9), (FactKind::Resumed, 10), (FactKind::FollowUpPromised, 11), (FactKind::Withdrew, 11)]
    {
        let entry = sample(kind, &terms, Some(&candidacy), last + TimeDelta::days(days));
        candidacy.record(entry).expect("as it comes");
    }
    let svg = Timeline::new(&candidacy, last + TimeDelta::days(12)).svg().to_string();
    assert!(svg == include_str!("timeline.svg"), "it is\n{svg}");
}
