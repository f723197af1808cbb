//! The timeline: every stay, fact and promise has its place, and what is drawn says no more than what is recorded.

use crate::stories::stories;
use crate::support::{after, applied, day, reference, sample, terms};
use candidacy::value::meeting::Party;
use candidacy::view::FactLine;
use candidacy::view::timeline::Stay;
use candidacy::{
    Actor, Candidacy, CandidateView, Capacity, Entry, Fact, FactKind, Phase, Process, PromiseKind, Status, Step, Time,
    Timeline,
};
use chrono::TimeDelta;
use proptest::prelude::*;

/// Every way in which a timeline is drawn.
pub(crate) fn drawn(timeline: &Timeline) -> String {
    let data = serde_json::to_string(timeline).expect("a timeline is data");
    format!("{data}\n{timeline}\n{}\n{}\n{}", timeline.coloured(), timeline.mermaid(), timeline.svg())
}

/// The same without colours.
fn plain(coloured: &str) -> String {
    let mut parts = coloured.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or("", |(_, rest)| rest))
}

/// A picture is XML that a parser reads, refers to nothing outside itself, runs nothing, and has a name and a description.
pub(crate) fn is_a_picture(svg: &str) {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error} in {svg}"));
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "svg");
    assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
    assert_eq!(root.attribute("role"), Some("img"));
    let mut children = root.children().filter(roxmltree::Node::is_element).map(|node| node.tag_name().name());
    assert_eq!([children.next(), children.next()], [Some("title"), Some("desc")]);
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let allowed = ["svg", "title", "desc", "style", "rect", "path", "circle", "text", "g"];
        assert!(allowed.contains(&node.tag_name().name()), "{node:?}");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on") && !attribute.name().contains("href"), "{attribute:?}");
        }
    }
    assert!(!svg.contains("url(") && !svg.contains("@import"));
}

/// The end of the picture, below which nothing is drawn, and its right edge.
fn is_within_its_frame(svg: &str) {
    let document = roxmltree::Document::parse(svg).expect("a picture");
    let number = |node: roxmltree::Node<'_, '_>, name| node.attribute(name).and_then(|text| text.parse::<i64>().ok());
    let root = document.root_element();
    let (width, height) = (number(root, "width").expect("a width"), number(root, "height").expect("a height"));
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        for (name, most) in [("x", width), ("cx", width), ("y", height), ("cy", height)] {
            let place = number(node, name).unwrap_or(0);
            assert!((0..=most).contains(&place), "{name}={place} of {most}");
        }
        assert!(number(node, "width").unwrap_or(0) >= 0);
    }
}

/// The name of a stay: its step, if it is at one, and its phase.
fn name(stay: &Stay) -> String {
    stay.step.as_ref().map_or_else(String::new, |step| format!("{step}: ")) + stay.phase.name()
}

/// How a promise stands, in a word.
fn stands(status: Status) -> &'static str {
    match status {
        Status::Pending => "open",
        Status::ReminderDue => "due soon",
        Status::Kept => "kept",
        Status::KeptLate => "kept late",
        Status::Breached => "not kept in time",
        Status::Released => "no longer owed",
    }
}

fn is_told_in_words(timeline: &Timeline, text: &str, at: Time) {
    let parts: Vec<&str> = text.split("\n\n").collect();
    let lines = |part: usize| parts[part].lines().skip(1).collect::<Vec<_>>();
    let (stays, facts, promises) = (lines(1), lines(2), lines(3));
    assert_eq!(stays.len(), timeline.stays().len(), "{text}");
    for (line, stay) in stays.iter().zip(timeline.stays()) {
        assert!(line.starts_with(&format!("  {} ", name(stay))) && line.contains('█'), "{line}");
        let (_, lasted) = line.rsplit_once("  ").expect("how long it lasted");
        assert!(lasted.starts_with(|c: char| c.is_ascii_digit()), "{line}");
    }
    assert_eq!(facts.len(), timeline.facts().count(), "{text}");
    for (line, mark) in facts.iter().zip(timeline.facts()) {
        let sign = if mark.by == Party::Candidate { '○' } else { '●' };
        let when = mark.at.format(" %Y-%m-%d %H:%M").to_string();
        assert!(
            line.starts_with(&format!("  {} ", mark.fact)) && line.contains(sign) && line.ends_with(&when),
            "{line}"
        );
    }
    assert_eq!(promises.len(), timeline.promises().len(), "{text}");
    for (line, promise) in promises.iter().zip(timeline.promises()) {
        let status = promise.status(at);
        let end = format!("  due {}, {}", promise.due.format("%Y-%m-%d %H:%M"), stands(status));
        assert!(line.starts_with(&format!("  {} ", promise.kind)) && line.ends_with(&end), "{line}");
        let late = matches!(status, Status::KeptLate | Status::Breached);
        assert_eq!((line.contains('✓'), line.contains('✗')), (status == Status::Kept, late), "{line}");
    }
}

fn is_told_in_a_picture(timeline: &Timeline, svg: &str) {
    let document = roxmltree::Document::parse(svg).expect("a picture");
    let titles = document.descendants().filter(|node| node.tag_name().name() == "title").skip(1); // the whole has one
    let titles: Vec<(&str, &str)> = titles
        .map(|title| {
            (title.parent().expect("what it is the title of").tag_name().name(), title.text().unwrap_or_default())
        })
        .collect();
    let of = |what: &str, owed: bool| -> Vec<&str> {
        let these = titles.iter().filter(|(of, said)| what.contains(of) && said.contains(", due ") == owed);
        these.map(|(_, said)| *said).collect()
    };
    let (stays, facts, promises) = (of("rect", false), of("g circle", false), of("g", true));
    assert_eq!((stays.len(), facts.len(), promises.len()), {
        (timeline.stays().len(), timeline.facts().count(), timeline.promises().len())
    });
    for (said, stay) in stays.iter().zip(timeline.stays()) {
        let start = format!("{}, {} to ", name(stay), stay.from.format("%-d %b %H:%M"));
        assert!(said.starts_with(&start), "{said} for {start}");
    }
    for (said, mark) in facts.iter().zip(timeline.facts()) {
        assert_eq!(*said, format!("{} {}, {}", mark.seq, mark.fact, mark.at.format("%Y-%m-%d %H:%M UTC")));
    }
    for (said, promise) in promises.iter().zip(timeline.promises()) {
        let start = format!("{}: {}, due ", promise.kind, stands(promise.status(timeline.as_of())));
        assert!(said.starts_with(&start), "{said} for {start}");
    }
}

fn is_told_to_mermaid(timeline: &Timeline, gantt: &str, at: Time) {
    let moment = |at: Time| at.format("%Y-%m-%dT%H:%M:%S").to_string();
    let line = |id: String| {
        let mut lines = gantt.lines().filter(|line| line.contains(&id));
        let line = lines.next().unwrap_or_else(|| panic!("no {id} in {gantt}"));
        assert_eq!(lines.next(), None, "{id} is there twice");
        line
    };
    let tasks = gantt.lines().filter(|line| line.contains(" :")).count();
    assert_eq!(tasks, timeline.stays().len() + timeline.facts().count() + timeline.promises().len(), "{gantt}");
    for (number, stay) in timeline.stays().iter().enumerate() {
        let line = line(format!(", phase{number}, {}, ", moment(stay.from)));
        let step = stay.step.as_ref().map_or_else(String::new, |step| format!(" - {step}"));
        assert!(line.starts_with(&format!("    {}{step} :", stay.phase)), "{line}");
    }
    for mark in timeline.facts() {
        let line = line(format!(" :milestone, fact{}, {}, 0s", mark.seq, moment(mark.at)));
        assert!(line.starts_with(&format!("    {} :", mark.fact)), "{line}");
    }
    for (number, promise) in timeline.promises().iter().enumerate() {
        let line = line(format!("promise{number}, {}, {}", moment(promise.made_at), moment(promise.due)));
        assert!(line.starts_with(&format!("    {} ({}) :", promise.kind, stands(promise.status(at)))), "{line}");
        let red = matches!(promise.status(at), Status::Breached | Status::KeptLate);
        assert_eq!(line.contains(":crit, "), red, "{line}");
    }
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

    /// Each way of drawing has a line for every stay, fact and promise, in their order, with its name, its moment and how it stands,
    /// and no other; the picture is XML within its frame; colour adds nothing but colour. Also before the opening, when the
    /// candidate is told of it as if it were.
    #[test]
    fn every_drawing_is_whole(story in stories(), hours in -1_000_i64..3_000) {
        let candidacy = story.accepted(|_, _, _| {});
        let at = candidacy.journal()[0].at + TimeDelta::hours(hours);
        for timeline in [Timeline::new(&candidacy, at), Timeline::as_told(&candidacy, at)] {
            let (text, svg, gantt) =
                (timeline.to_string(), timeline.svg().to_string(), timeline.mermaid().to_string());
            let colours = text.contains('\u{1b}');
            prop_assert!(!colours);
            prop_assert_eq!(plain(&timeline.coloured().to_string()), text.clone());
            is_a_picture(&svg);
            is_within_its_frame(&svg);
            is_told_in_words(&timeline, &text, at);
            is_told_in_a_picture(&timeline, &svg);
            is_told_to_mermaid(&timeline, &gantt, at);
        }
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

    /// Whatever a step is called, the picture is a picture, and each line of the Mermaid diagram is one.
    #[test]
    fn a_name_stays_a_name(name in "[^\\p{C}]{1,60}") {
        let Ok(step) = Step::meeting(&name, Capacity::Recruiter) else { return Ok(()) };
        let terms = terms(Process::new(Capacity::Recruiter, [step]).expect("a process"));
        let candidacy = after(applied(&terms), &[FactKind::Passed, FactKind::Scheduled]);
        let timeline = Timeline::new(&candidacy, day(9));
        is_a_picture(&timeline.svg().to_string());
        let gantt = timeline.mermaid().to_string();
        let line = gantt.lines().find(|line| line.contains("phase1,")).expect("a line");
        let (label, rest) = line.split_once(':').expect("a label");
        prop_assert!(rest.starts_with("done, phase1, 2026-03-03T") || rest.starts_with("active, phase1, "), "{}", line);
        prop_assert!(!label.contains(['#', ';', ',', '%', '<', '"']), "{}", line);
    }
}

/// A line of the Mermaid diagram begins with the name of a phase, whatever its step is called: Mermaid takes a first word that is
/// one of its own, or a date, for that. The names are such.
#[test]
fn a_task_begins_with_its_phase() {
    for name in [
        "call with a recruiter",
        "click",
        "gantt review",
        "2026-03-02",
        "topAxis",
        "Title talk",
        "section chat",
        "Includes lunch",
        "weekend friday",
        "href \"x\"",
        "title: x",
    ] {
        let step = Step::meeting(name, Capacity::Recruiter).expect("a name");
        let terms = terms(Process::new(Capacity::Recruiter, [step]).expect("a process"));
        let candidacy = after(applied(&terms), &[FactKind::Passed, FactKind::Scheduled]);
        let timeline = Timeline::new(&candidacy, day(9));
        let gantt = timeline.mermaid().to_string();
        let tasks: Vec<&str> = gantt.lines().filter(|line| line.contains(", phase")).collect();
        assert_eq!(tasks.len(), timeline.stays().len(), "{gantt}");
        for (task, stay) in tasks.iter().zip(timeline.stays()) {
            let rest = task.strip_prefix(&format!("    {} ", stay.phase)).unwrap_or_else(|| panic!("{task}"));
            assert!(rest.starts_with(if stay.step.is_some() { "- " } else { ":" }), "{task}");
        }
    }
}

/// What XML cannot say is replaced, so that the picture stays one.
#[test]
fn a_name_beyond_xml() {
    for odd in ["a\u{ffff}b", "a\u{fffe}b"] {
        let step = Step::meeting(odd, Capacity::Recruiter).expect("no control character");
        let terms = terms(Process::new(Capacity::Recruiter, [step]).expect("a process"));
        let svg = Timeline::new(&after(applied(&terms), &[FactKind::Passed]), day(9)).svg().to_string();
        is_a_picture(&svg);
        assert!(svg.contains("a\u{fffd}b"), "{svg}");
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

/// Marks that fall together stand beside each other, so that each number can be read; where a row is full, the rest are dots in
/// their places. None leaves the line.
#[test]
fn marks_stand_beside_each_other() {
    let mut candidacy = applied(&terms(Process::back_end()));
    for minute in 0..60 {
        let message = Fact::MessageReceived { message: reference("letters/1") };
        candidacy
            .record(Entry::new(Actor::Candidate, message, day(1) + TimeDelta::minutes(minute)))
            .expect("at any time");
    }
    let svg = Timeline::new(&candidacy, day(2)).svg().to_string();
    let document = roxmltree::Document::parse(&svg).expect("a picture");
    let circles = |radius: &'static str| {
        let all =
            document.descendants().filter(move |node| node.has_tag_name(("http://www.w3.org/2000/svg", "circle")));
        let these = all.filter(move |node| node.attribute("r") == Some(radius));
        these.map(|node| node.attribute("cx").unwrap().parse::<i64>().unwrap()).collect::<Vec<_>>()
    };
    let (marks, dots) = (circles("8"), circles("2"));
    assert_eq!(marks.len() + dots.len(), 61);
    assert!(marks.len() > 10 && !dots.is_empty());
    assert!(marks.windows(2).all(|two| two[1] - two[0] >= 17), "{marks:?}");
    assert!(marks.iter().chain(&dots).all(|x| (224..=804).contains(x)), "{marks:?} {dots:?}");
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
