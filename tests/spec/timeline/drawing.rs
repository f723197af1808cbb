//! Every drawing of a timeline is whole, and stays a drawing whatever a step is called.

use crate::support::day;
use crate::support::walked::{few, members};
use crate::support::way::{Way, message};
use crate::support::ways::{DAY, applied, interview};
use candidacy::terms::Powers;
use candidacy::value::meeting::Party;
use candidacy::value::{Category, Name};
use candidacy::view::diagram::Diagram;
use candidacy::view::report::Report;
use candidacy::view::timeline::{Stay, Timeline};
use candidacy::view::words::Words;
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, Process, Status, Step, Terms, Time};
use chrono::TimeDelta;
use proptest::prelude::*;
use std::fmt;

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
pub(super) fn is_within_its_frame(svg: &str) {
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

/// A candidacy at the only step of a process, which has this name, with its interview set up; none if that is no name.
fn named(name: &str) -> Option<Candidacy> {
    let step = Step::interview(name, Capacity::RECRUITER).ok()?;
    let process = Process::new([(Capacity::RECRUITER, Powers::ALL)], [step]).expect("a process");
    let way = Way(applied(&Terms::new("named", 1, process).expect("a name"), day(0))).advanced();
    let meeting = interview(way.0.terms(), way.at() + DAY);
    Some(way.then(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) }).0)
}

/// The name of a stay: its step, if it is at one, and its phase.
fn name(stay: &Stay) -> String {
    stay.step.as_ref().map_or_else(String::new, |step| format!("{}: ", spaced(step))) + &spoken("phase", stay.phase)
}

/// The name of a step, as it is said.
fn spaced(step: &Name) -> String {
    step.as_str().replace('_', " ")
}

/// The name of something in the catalogue.
fn spoken(what: &str, name: impl fmt::Display) -> String {
    Words::english().text(&format!("name.{what}.{name}")).expect("a name").into_owned()
}

/// How a promise stands, in a word.
fn stands(status: Status) -> &'static str {
    match status {
        Status::Pending => "open",
        Status::ReminderDue => "due soon",
        Status::Kept => "kept",
        Status::KeptLate => "kept late",
        Status::Overdue => "not kept in time",
        Status::PutOff => "put off",
        Status::Broken => "broken",
        Status::Released => "no longer owed",
    }
}

fn is_told_in_words(timeline: &Timeline, text: &str, at: Time) {
    let mut parts: Vec<&str> = text.split("\n\n").collect();
    if !timeline.past().is_empty() {
        let behind = parts.remove(2).lines().skip(1).map(str::trim_start);
        assert!(behind.eq(timeline.past().iter().map(ToString::to_string)), "{text}");
    }
    assert_eq!(text.contains("; taken over at step "), timeline.taken_over().is_some(), "{text}");
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
            line.starts_with(&format!("  {} ", spoken("fact", mark.fact)))
                && line.contains(sign)
                && line.ends_with(&when),
            "{line}"
        );
    }
    assert_eq!(promises.len(), timeline.promises().len(), "{text}");
    for (line, promise) in promises.iter().zip(timeline.promises()) {
        let status = promise.status(at);
        let end = format!("  due {}, {}", promise.due.format("%Y-%m-%d %H:%M"), stands(status));
        assert!(line.starts_with(&format!("  {} ", spoken("promise", promise.kind))) && line.ends_with(&end), "{line}");
        let late = matches!(status, Status::KeptLate | Status::Overdue | Status::Broken);
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
        assert_eq!(
            *said,
            format!("{} {}, {}", mark.seq, spoken("fact", mark.fact), mark.at.format("%A %-d %B %Y, %H:%M UTC"))
        );
    }
    for (said, promise) in promises.iter().zip(timeline.promises()) {
        let start = format!("{}: {}, due ", spoken("promise", promise.kind), stands(promise.status(timeline.as_of())));
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
        let step = stay.step.as_ref().map_or_else(String::new, |step| format!(" - {}", spaced(step)));
        assert!(line.starts_with(&format!("    {}{step} :", spoken("phase", stay.phase))), "{line}");
    }
    for mark in timeline.facts() {
        let line = line(format!(" :milestone, fact{}, {}, 0s", mark.seq, moment(mark.at)));
        assert!(line.starts_with(&format!("    {} :", spoken("fact", mark.fact))), "{line}");
    }
    for (number, promise) in timeline.promises().iter().enumerate() {
        let line = line(format!("promise{number}, {}, {}", moment(promise.made_at), moment(promise.due)));
        assert!(
            line.starts_with(&format!("    {} ({}) :", spoken("promise", promise.kind), stands(promise.status(at)))),
            "{line}"
        );
        let red = matches!(promise.status(at), Status::Overdue | Status::KeptLate | Status::Broken);
        assert_eq!(line.contains(":crit, "), red, "{line}");
    }
}

proptest! {
    #![proptest_config(few())]

    /// Each way of drawing has a line for every stay, fact and promise, in their order, with its name, its moment and how it stands,
    /// and no other; the picture is XML within its frame; colour adds nothing but colour. Also before the opening, when the
    /// candidate is told of it as if it were.
    #[test]
    fn every_drawing_is_whole(member in members(), hours in -1_000_i64..3_000) {
        let candidacy = member.last(1);
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

    /// Whatever a step is called, the picture is a picture, and each line of the Mermaid diagram is one.
    #[test]
    fn a_name_stays_a_name(name in "[^\\p{C}]{1,60}") {
        let Some(candidacy) = named(&name) else { return Ok(()) };
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
        let candidacy = named(name).expect("a name");
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
        let svg = Timeline::new(&named(odd).expect("no control character"), day(9)).svg().to_string();
        is_a_picture(&svg);
        assert!(svg.contains("a\u{fffd}b"), "{svg}");
    }
}

/// Marks that fall together stand beside each other, so that each number can be read; where a row is full, the rest are dots in
/// their places. None leaves the line.
#[test]
fn marks_stand_beside_each_other() {
    let mut candidacy = applied(&crate::support::way::back_end(), day(0));
    for minute in 0..60 {
        let at = day(1) + TimeDelta::minutes(minute);
        let _ = candidacy.record(Entry::new(Actor::Candidate, message(), at)).expect("at any time");
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

/// The end of somebody who was hired is drawn as a good one, and no other.
#[test]
fn a_good_end_is_drawn_as_one() {
    let drawn = |way: Way| Timeline::new(&way.0, way.at()).svg().to_string().matches("class=\"cdy-good\"").count();
    let accepted = Way::applied().offered().then(Fact::OfferAccepted);
    let hired = accepted.clone().then(Fact::Hired);
    assert_eq!((drawn(hired), drawn(accepted.then(Fact::Withdrew))), (1, 0));
}

/// A writer that has no more room: so many bytes, and then a failure.
struct Room(usize, String);

impl fmt::Write for Room {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        self.0 = self.0.checked_sub(words.len()).ok_or(fmt::Error)?;
        self.1.push_str(words);
        Ok(())
    }
}

/// A picture ends where its writer fails, which is passed on, and goes on in no other place.
#[test]
fn a_picture_ends_where_its_writer_fails() {
    let way = Way::applied().advanced().met().rejected(Category::Technique, "a loop");
    let timeline = Timeline::new(&way.0, day(40));
    let (report, diagram) = (Report::new([&way.0], day(40)), Diagram::from_candidacy(&way.0));
    let pictures: [&dyn fmt::Display; 4] =
        [&timeline.svg(), &report.funnel().svg(), &diagram.graphviz(), &timeline.mermaid()];
    for picture in pictures {
        let whole = picture.to_string();
        for room in 0..whole.len() {
            let mut writer = Room(room, String::new());
            assert!(fmt::Write::write_fmt(&mut writer, format_args!("{picture}")).is_err(), "{room} is too little");
            assert!(whole.starts_with(&writer.1), "{}", writer.1);
        }
    }
}
