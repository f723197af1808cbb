//! What version 0.1 wrote: journals that reach far into the law, and entries that hold every word of the format.
//!
//! Until the format is released these files follow the law: `CANDIDACY_SPEC=freeze cargo test --test spec -- wire::written` writes
//! them again. From then on nothing writes them.

use super::dress::Dress;
use super::format::Format;
use super::walks::{dressed, lawful, loose, opened, shelf};
use super::{folder, frozen};
use crate::layers::variants;
use crate::support::{day, staff};
use candidacy::law::Facts;
use candidacy::terms::PartKind;
use candidacy::terms::policy::Basis;
use candidacy::value::{Answer, ConcernKind, ConditionOutcome, DataRight, MaterialKind, RequestKind};
use candidacy::{Candidacy, Capacity, Entry, FactKind, Line, Phase, Process, PromiseKind, Terms};
use chrono::TimeDelta;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

use FactKind as F;

/// The journals by name: the place of their terms, the facts that they tell in this order, and the phase where they end.
const JOURNALS: [(&str, usize, &[FactKind], Phase); 9] = [
    ("hired", 0, HIRED, Phase::Hired),
    ("rejected", 1, REJECTED, Phase::Rejected),
    ("unwanted", 1, UNWANTED, Phase::Rejected),
    ("withdrawn", 1, WITHDRAWN, Phase::Withdrawn),
    ("contested", 1, CONTESTED, Phase::Screening),
    ("lapsed", 2, LAPSED, Phase::Lapsed),
    ("pooled", 1, POOLED, Phase::Approached),
    ("declined", 2, DECLINED, Phase::Withdrawn),
    ("waiting", 0, WAITING, Phase::Underway),
];

#[rustfmt::skip]
const HIRED: &[F] = &[
    F::Applied, F::CandidateInformed, F::CvReplaced, F::ProfileReplaced, F::ResponsibleNamed, F::CandidateAdvanced, F::TimesProposed,
    F::InterviewScheduled, F::InterviewConfirmed, F::InterviewRescheduled, F::InterviewHeld, F::PartAssessed, F::AssignmentSent,
    F::AssignmentExtended, F::AssignmentSubmitted, F::CheckRequested, F::CheckAnswered, F::CandidateAdvanced, F::AssentGiven,
    F::StepAgreed, F::InterviewScheduled, F::InterviewHeld, F::CandidateAdvanced, F::OfferMade, F::OfferAccepted,
    F::ConditionSettled, F::StartAgreed, F::Hired, F::CandidateFeedbackGiven,
];
#[rustfmt::skip]
const REJECTED: &[F] = &[
    F::TakenOver, F::PutOnHold, F::CandidateInformed, F::HoldEnded, F::NoteAdded, F::MomentCorrected, F::RejectionDecided, F::Reversed,
    F::RejectionDecided, F::CandidateInformed, F::FeedbackDelivered, F::RequestMade, F::CandidateInformed,
];
#[rustfmt::skip]
const UNWANTED: &[F] = &[
    F::Applied, F::CandidateAdvanced, F::InterviewScheduled, F::InterviewMissed, F::InterviewScheduled, F::InterviewHeld,
    F::CandidateAdvanced, F::RejectionDecided, F::FeedbackDelivered,
];
const WITHDRAWN: &[F] =
    &[F::Applied, F::RequestMade, F::FollowUpPromised, F::CandidateInformed, F::VacancyClosed, F::Withdrew];
const CONTESTED: &[F] =
    &[F::Applied, F::CvReplaced, F::CandidateInformed, F::EntryConfirmed, F::CvReplaced, F::EntryContested];
const LAPSED: &[F] = &[F::Approached, F::NoteAdded, F::ApproachLapsed];
#[rustfmt::skip]
const POOLED: &[F] = &[
    F::Approached, F::InterestShown, F::InterviewHeld, F::ConsentGiven, F::Pooled, F::FeedbackUnwanted, F::RoleMatched, F::Approached,
];
#[rustfmt::skip]
const DECLINED: &[F] = &[
    F::TakenOver, F::PartWaived, F::CandidateAdvanced, F::OfferMade, F::OfferWithdrawn, F::Reversed, F::OfferDeclined,
];
#[rustfmt::skip]
const WAITING: &[F] = &[
    F::Applied, F::CandidateAdvanced, F::InterviewScheduled, F::InterviewCancelled, F::PartWaived, F::PartRepeated, F::PartWaived,
    F::StepRepeated, F::Transferred, F::InterviewScheduled, F::RequestMade,
];

/// Words for people of these journals.
fn words(roll: u64) -> Dress {
    let words =
        ["Mira Sørensen, as she wrote", "two years of Rust", "letters/2026 118", "größer als gedacht", "漢字 too"];
    Dress { words: words.map(String::from).to_vec(), roll }
}

impl Format {
    /// The name of a file with a value on each line.
    fn file_of_lines(self, name: &str) -> String {
        match self {
            Format::Json => format!("{name}.jsonl"),
            Format::Cbor | Format::Postcard => self.file(name),
        }
    }
}

/// The story of these facts, the first that the law takes; each at a later moment.
fn tell(candidacy: Candidacy, rest: &[FactKind], roll: u64) -> Option<Candidacy> {
    let [kind, rest @ ..] = rest else { return Some(candidacy) };
    if !candidacy.legal().contains(*kind) {
        return None;
    }
    let hours = TimeDelta::hours(7 + i64::try_from(roll % 90).expect("a small number"));
    let fraction = TimeDelta::milliseconds(if roll.is_multiple_of(3) { 250 } else { 0 });
    let at = candidacy.journal().last()?.at + hours + fraction;
    let mut seen = Vec::new();
    for plain in lawful(&candidacy, *kind, at) {
        let entry = dressed(&candidacy, plain, &mut words(roll));
        let mut after = candidacy.clone();
        let _ = after.record(entry).expect("it was checked");
        let led = (after.now(), after.pending(), after.legal());
        if seen.contains(&led) {
            continue;
        }
        seen.push(led);
        if let Some(told) = tell(after, rest, roll.wrapping_mul(31) + 7) {
            return Some(told);
        }
    }
    None
}

/// The journal of this story.
fn told(place: usize, facts: &[FactKind]) -> Candidacy {
    let opening = |roll: u64| opened(place, facts[0], day(1), &mut words(roll));
    let story = (1..9).find_map(|roll| tell(opening(roll), &facts[1..], roll));
    story.unwrap_or_else(|| panic!("the law tells no story of {facts:?}"))
}

/// Entries, each of which has a word of the format that none before it has.
pub(super) fn entries() -> Vec<Entry> {
    let (mut so_far, mut entries) = (BTreeSet::new(), Vec::new());
    let (mut dress, wanted) = (words(1), wanted());
    // Requests can say the most, so they are tried the most.
    let requests = [FactKind::RequestMade; 600];
    for (round, kind) in FactKind::ALL.repeat(8).iter().chain(&requests).enumerate() {
        let entry = loose(*kind, day(2), &mut dress);
        let entry = if round % 3 == 0 { entry.recorded_by(staff(Capacity::RECRUITER)) } else { entry };
        let before = so_far.len();
        collect(&serde_json::to_value(&entry).unwrap(), &mut so_far);
        so_far.retain(|word| wanted.contains(word));
        if so_far.len() > before || round < FactKind::ALL.len() {
            entries.push(entry);
        }
    }
    entries
}

/// Everything that is frozen here, by the name of its file.
fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    files.push(("back_end.json".into(), serde_json::to_string_pretty(&Process::back_end()).unwrap() + "\n"));
    files.push(("terms.json".into(), serde_json::to_string_pretty(shelf()).unwrap() + "\n"));
    let entries = entries();
    for format in Format::ALL {
        if format != Format::Json {
            files.push((format.file("back_end"), format.line(&Process::back_end()) + "\n"));
            files.push((format.file("terms"), format.line(shelf()) + "\n"));
        }
        files.push((format.file("entries"), format.line(&entries) + "\n"));
    }
    for (name, place, facts, _) in JOURNALS {
        let story = told(place, facts);
        for format in Format::ALL {
            let lines: String = story.lines().map(|line| format.line(&line) + "\n").collect();
            files.push((format.file_of_lines(name), lines));
        }
    }
    files
}

/// The frozen files are what this version writes, byte for byte.
#[test]
fn what_is_frozen_is_what_is_written() {
    let freeze = std::env::var_os("CANDIDACY_SPEC").is_some_and(|spec| spec == "freeze");
    let mut there: BTreeSet<String> =
        fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    for (name, text) in files() {
        if freeze {
            fs::write(folder().join(&name), &text).unwrap();
        } else {
            assert_eq!(frozen(&name), text, "wire/0.1/{name}");
        }
        there.remove(&name);
    }
    let others = ["role", "profile"].iter().flat_map(|name| Format::ALL.map(|format| format.file(name)));
    others.for_each(|name| assert!(there.remove(&name), "{name}"));
    assert!(there.is_empty() || freeze, "no law reads these: {there:?}");
}

/// The frozen terms, in the order of their places.
pub(super) fn frozen_terms() -> [Terms; 3] {
    serde_json::from_str(&frozen("terms.json")).expect("the frozen terms")
}

/// The lines of each frozen journal, as they stand in JSON.
pub(super) fn frozen_journals() -> impl Iterator<Item = (&'static str, Phase, Vec<Line>)> {
    JOURNALS.into_iter().map(|(name, _, _, phase)| {
        let lines = frozen(&format!("{name}.jsonl"));
        let read = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{name}: {line}: {error}"));
        (name, phase, lines.lines().map(read).collect())
    })
}

/// What version 0.1 wrote is read, and written today byte for byte as it was then: processes and terms.
#[test]
fn frozen_terms_are_written_as_they_were() {
    let process: Process = serde_json::from_str(&frozen("back_end.json")).expect("the frozen process");
    assert_eq!(process, Process::back_end());
    assert_eq!(serde_json::to_string_pretty(&process).unwrap() + "\n", frozen("back_end.json"));
    let terms = frozen_terms();
    assert_eq!(serde_json::to_string_pretty(&terms).unwrap() + "\n", frozen("terms.json"));
    for format in [Format::Cbor, Format::Postcard] {
        let (process_file, terms_file) = (format.file("back_end"), format.file("terms"));
        assert_eq!(format.read::<Process>(&format.bytes_of(frozen(&process_file).trim_end())), Ok(process.clone()));
        assert_eq!(format.read::<[Terms; 3]>(&format.bytes_of(frozen(&terms_file).trim_end())), Ok(terms.clone()));
        assert_eq!(format.line(&process) + "\n", frozen(&process_file));
        assert_eq!(format.line(&terms) + "\n", frozen(&terms_file));
    }
}

/// What version 0.1 wrote is read, replays to where it ended, and is written today byte for byte as it was then: journals.
#[test]
fn frozen_journals_are_written_as_they_were() {
    let terms = frozen_terms();
    for (name, phase, lines) in frozen_journals() {
        let candidacy = Candidacy::replay_lines(&terms, lines.clone()).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(candidacy.phase(), phase, "{name}");
        for format in Format::ALL {
            let file = frozen(&format.file_of_lines(name));
            let read: Vec<Line> = file
                .lines()
                .map(|line| format.read(&format.bytes_of(line)).unwrap_or_else(|e| panic!("{name}: {line}: {e}")))
                .collect();
            assert_eq!(read, lines, "{name}, {format:?}");
            let written: String = candidacy.lines().map(|line| format.line(&line) + "\n").collect();
            assert_eq!(written, file, "{name}, {format:?}");
        }
    }
    let json: Vec<Entry> = serde_json::from_str(&frozen("entries.json")).unwrap();
    for format in Format::ALL {
        let file = frozen(&format.file("entries"));
        assert_eq!(format.read::<Vec<Entry>>(&format.bytes_of(file.trim_end())).as_ref(), Ok(&json));
        assert_eq!(format.line(&json) + "\n", file);
    }
}

/// Nothing of the format is unfrozen: every kind of fact occurs in the frozen journals, and in the frozen files every word that a
/// fact, a process or an actor can be told in, and a moment with and one without a fraction of a second.
#[test]
fn the_frozen_files_hold_the_whole_format() {
    let lines: Vec<Line> = frozen_journals().flat_map(|(_, _, lines)| lines).collect();
    let kinds: Facts = lines.iter().map(|line| line.entry.fact.kind()).collect();
    assert_eq!(kinds, Facts::ALL, "missing: {}", Facts::ALL.difference(kinds));
    let mut words = BTreeSet::new();
    for line in &lines {
        collect(&serde_json::to_value(line).unwrap(), &mut words);
    }
    collect(&serde_json::from_str(&frozen("entries.json")).unwrap(), &mut words);
    collect(&serde_json::from_str(&frozen("terms.json")).unwrap(), &mut words);
    let wanted = wanted();
    let missing: Vec<&String> = wanted.difference(&words).collect();
    assert!(missing.is_empty(), "not frozen: {missing:?}");
    assert!(lines.iter().any(|line| line.entry.at.timestamp_subsec_nanos() > 0));
    assert!(lines.iter().any(|line| line.entry.at.timestamp_subsec_nanos() == 0));
}

/// Every word that a fact, an actor, a process or a policy can be told in. A value of the company is told in its own words;
/// everything else is told in the words of these lists.
pub(crate) fn wanted() -> BTreeSet<String> {
    let lists = [
        "Actor",
        "Aspect",
        "Assent",
        "value::Ask",
        "Category",
        "Manner",
        "NoMeeting",
        "Ownership",
        "Party",
        "Place",
        "Recording",
        "Screen",
        "Source",
        "Task",
        "WorkPay",
        "Span",
    ];
    let mut wanted: BTreeSet<String> = lists.into_iter().flat_map(variants).map(|name| snake_case(&name)).collect();
    wanted.remove("right"); // on the wire a right is a `data_right`
    for list in [
        names(FactKind::ALL),
        names(Answer::ALL),
        names(ConditionOutcome::ALL),
        names(ConcernKind::ALL),
        names(DataRight::ALL),
        names(MaterialKind::ALL),
        names(RequestKind::ALL),
        names(PartKind::ALL),
        names(PromiseKind::ALL),
        names(Basis::ALL),
        ["recorded_by", "occurred", "deviation", "request_id"].map(String::from).to_vec(),
    ] {
        wanted.extend(list);
    }
    wanted
}

fn names(all: &[impl ToString]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

/// `MissedMessage` as `missed_message`.
fn snake_case(name: &str) -> String {
    let words = |c: char| if c.is_uppercase() { format!("_{}", c.to_lowercase()) } else { c.into() };
    name.chars().map(words).collect::<String>().trim_start_matches('_').to_owned()
}

/// Every key and every string in a value.
pub(crate) fn collect(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(word) => {
            into.insert(word.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
        Value::Object(fields) => {
            for (key, value) in fields {
                if !value.is_null() {
                    into.insert(key.clone());
                }
                collect(value, into);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
