//! Codes of errors, and errors as problem details (RFC 9457): each has one, none changes, and none says more than its error.

use crate::layers::variants;
use crate::refusals::causes::{causes, story, terms};
use crate::support::ways;
use candidacy::law::{Condition, RefusalKind};
use candidacy::view::Problem;
use candidacy::{Candidacy, Cv, Entry, FactKind, Seq, Text, Why, cv, journal, role};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The codes as they were written down: a code may come to it, and none goes or changes.
const FROZEN: &str = include_str!("codes.txt");

/// The errors that are enums, each with the area of its codes and the variants that only pass on a cause.
const ENUMS: &[(&str, &str, &[&str])] = &[
    ("law::Why", "refused", &[]),
    ("journal::Broken", "journal", &["Refused"]),
    ("candidacy::typed::Mismatch", "elsewhere", &[]),
    ("role::Why", "role_refused", &[]),
    ("role::Error", "role", &["Text", "Link", "Pay"]),
    ("person::CandidateError", "candidate", &[]),
    ("terms::ProcessError", "process", &[]),
    ("terms::calendar::Error", "calendar", &[]),
    ("terms::policy::Error", "policy", &[]),
    ("terms::policy::PanelError", "panel", &[]),
    ("terms::policy::RuleError", "rule", &[]),
    ("terms::policy::RulesError", "rules", &[]),
    ("cv::Error", "cv", &[]),
    ("cv::WindowError", "cv_window", &[]),
    ("profile::Error", "profile", &[]),
    ("profile::ResumeError", "resume", &["Text", "Date", "Profile"]),
    ("value::TextError", "text", &[]),
    ("value::IdError", "id", &[]),
    ("value::CapacityError", "capacity", &[]),
    ("value::DecidersError", "deciders", &[]),
    ("value::EvidenceError", "evidence", &["Text"]),
    ("value::FeedbackError", "feedback", &["Text"]),
    ("value::OfferError", "offer", &[]),
    ("value::PayError", "pay", &[]),
    ("value::TimesError", "times", &[]),
    ("value::AssignmentError", "assignment", &[]),
    ("value::meeting::Error", "meeting", &[]),
    ("value::meeting::LinkError", "link", &[]),
    ("input::Error", "input", &["NoFeedback", "NoMeeting"]),
    ("view::words::Error", "words", &[]),
    ("view::guidance::Error", "guidance", &["Text"]),
];

/// The codes of errors that have one reason only, and of what the candidate has not been told.
const ALONE: [&str; 6] = [
    "candidate.too_soon",
    "cv.pdf_version",
    "profile.date",
    "refused.not_at_present",
    "role.elsewhere",
    "role.not_advertised",
];

/// Every code stands once in the frozen list, and nothing else does: an area, a dot, and words of small letters.
#[test]
fn no_code_ever_changes() {
    let codes: BTreeSet<&str> = Problem::codes().collect();
    assert_eq!(codes.len(), Problem::codes().count(), "a code stands twice");
    let frozen: BTreeSet<&str> = FROZEN.lines().collect();
    let (gone, more): (Vec<_>, Vec<_>) = (frozen.difference(&codes).collect(), codes.difference(&frozen).collect());
    assert!(gone.is_empty() && more.is_empty(), "gone: {gone:?}, not in tests/spec/codes.txt: {more:#?}");
    for code in codes {
        let is_word =
            |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || "_0123456789".contains(c));
        assert!(code.contains('.') && code.split('.').all(is_word), "{code}");
    }
}

/// Every variant of every error has a code of its own: its area, and its name in snake case. What only passes on a cause has the code of
/// that cause.
#[test]
fn every_variant_has_a_code() {
    let codes: BTreeSet<&str> = Problem::codes().collect();
    let mut named: BTreeSet<&str> = ALONE.into();
    for (name, area, passed_on) in ENUMS {
        for variant in variants(name).iter().filter(|variant| !passed_on.contains(&variant.as_str())) {
            let code = format!("{area}.{}", snake_case(variant));
            let within = format!("{code}.");
            let of_it: Vec<&str> =
                codes.iter().copied().filter(|one| *one == code || one.starts_with(&within)).collect();
            assert!(!of_it.is_empty(), "{name}::{variant} has no code {code}");
            named.extend(of_it);
        }
    }
    assert_eq!(codes.difference(&named).collect::<Vec<_>>(), Vec::<&&str>::new());
}

/// `NotHere` as `not_here`.
fn snake_case(name: &str) -> String {
    let words = |c: char| if c.is_uppercase() { format!("_{}", c.to_lowercase()) } else { c.into() };
    name.chars().map(words).collect::<String>().trim_start_matches('_').to_owned()
}

/// A code is what the error is written as: the area, and the name that serde gives the variant.
#[test]
fn a_code_is_what_the_error_is_written_as() {
    let tag = |written: &Value| match written {
        Value::String(name) => name.clone(),
        Value::Object(fields) => fields.keys().next().expect("the name of the variant").clone(),
        other => panic!("{other}"),
    };
    let whys = causes().into_iter().filter_map(|(candidacy, entry)| Some(candidacy.check(&entry).err()?.why));
    let mut seen = BTreeSet::new();
    for why in whys.filter(|why| !matches!(why, Why::NotNow(_))) {
        assert_eq!(why.code(), format!("refused.{}", tag(&serde_json::to_value(why).expect("data"))));
        seen.insert(why.code());
    }
    assert!(seen.len() > 30, "{seen:?}");
    for condition in Condition::ALL {
        assert_eq!(Why::NotNow(*condition).code(), format!("refused.not_now.{condition}"));
    }
    let long = Text::new("x".repeat(100_000)).expect_err("too long");
    assert_eq!((long.code(), tag(&serde_json::to_value(long).expect("data"))), ("text.too_long", "too_long".into()));
    let cause = role::Address::new("", "NL").expect_err("a blank place");
    assert_eq!(
        (cause.code(), serde_json::to_value(cause).expect("data")),
        ("text.blank", serde_json::json!({ "text": "blank" }))
    );
}

/// What an entry is, at a pointer; where a field is left out, what it would be a field of.
fn points_into(entry: &Value, pointer: &str) -> bool {
    let pointer = pointer.strip_prefix('#').expect("a fragment");
    entry.pointer(pointer).is_some()
        || pointer.rsplit_once('/').and_then(|(parent, _)| entry.pointer(parent)).is_some_and(Value::is_object)
}

/// A refusal becomes a problem: its status says of what kind it is, its pointer leads to a field of the entry, and what is legal instead
/// is what the same actor may do, and nothing else.
#[test]
fn a_refusal_becomes_a_problem() {
    let told = story().into_iter().flat_map(|candidacy| {
        let at = candidacy.last_line().entry.at;
        let entries = FactKind::ALL.iter().flat_map(|kind| ways::entries(&terms(), Some(&candidacy), *kind, at));
        entries.map(|entry| (candidacy.clone(), entry)).collect::<Vec<_>>()
    });
    let (mut statuses, mut pointers) = (BTreeMap::<u16, usize>::new(), BTreeSet::new());
    for (candidacy, entry) in causes().into_iter().chain(told) {
        let Err(refusal) = candidacy.check(&entry) else { continue };
        let problem = Problem::from(&refusal);
        let refused = candidacy.clone().record(entry.clone()).map(|_| ()).expect_err("it is refused");
        assert_eq!(problem, Problem::from(&refused));
        let status = match refusal.why.kind() {
            RefusalKind::Phase => 409,
            RefusalKind::Actor => 403,
            RefusalKind::Guard => 422,
            other => panic!("{other:?}"),
        };
        assert_eq!((problem.code, problem.status), (refusal.code(), status));
        assert_eq!(problem.detail, refusal.why.to_string());
        let legal: Vec<&str> = candidacy.legal_for(entry.by).iter().map(FactKind::name).collect();
        assert_eq!(problem.legal.as_deref(), Some(legal.as_slice()));
        let written = serde_json::to_value(&entry).expect("data");
        if let Some(pointer) = &problem.pointer {
            assert!(points_into(&written, pointer), "{}: {pointer} leads nowhere in {written}", problem.code);
            pointers.insert(pointer.clone());
        }
        let body = serde_json::to_value(&problem).expect("data");
        let members: Vec<&String> = body.as_object().expect("an object").keys().collect();
        assert!(
            ["type", "title", "status", "detail", "legal"]
                .iter()
                .all(|member| members.contains(&&(*member).to_owned()))
        );
        assert_eq!(body["type"], format!("{}{}", Problem::URN, problem.code));
        assert_eq!(body["status"], status);
        *statuses.entry(status).or_default() += 1;
    }
    assert_eq!(statuses.keys().copied().collect::<Vec<_>>(), [403, 409, 422]);
    assert!(pointers.len() > 25, "{pointers:?}");
}

/// A file that is too large, one of another kind, and a PDF that is not taken have the statuses that HTTP has for them; an advert that
/// is not up yet is not found, and one of a role that is over is gone.
#[test]
fn other_errors_have_the_status_that_is_theirs() {
    let of = |error: cv::Error| Problem::from(&error);
    assert_eq!(of(cv::Error::TooLarge { len: 2, max: 1 }).status, 413);
    let word = Cv::check(br"{\rtf1 My CV}", "cv.rtf", "application/rtf").expect_err("no PDF");
    let problem = of(word.clone());
    assert_eq!((problem.status, problem.code), (415, "cv.not_pdf"));
    assert!(problem.detail.ends_with(word.advice()), "{problem}");
    assert_eq!(of(cv::Error::Truncated).status, 422);

    let opened = ways::applied(&terms(), crate::support::day(0));
    let none = Candidacy::replay_lines(&terms(), []).expect_err("no entry");
    assert_eq!((Problem::from(&none).status, none.code()), (404, "journal.empty"));
    let mut second = opened.clone();
    let again = opened.last_line().to_owned();
    let taken = second.append(again).map(|_| ()).expect_err("its number is taken");
    let problem = Problem::from(&taken);
    assert_eq!((problem.status, problem.code, problem.legal), (409, "journal.taken", None));
    assert!(matches!(taken.why.why, journal::Broken::Taken { next: Seq(1) }));

    let blank = Text::new(" ").expect_err("blank");
    let problem = Problem::from(&blank).at("/fact/note_added/note");
    assert_eq!(problem.pointer.as_deref(), Some("#/fact/note_added/note"));
    assert_eq!(serde_json::to_value(&problem).expect("data")["pointer"], "#/fact/note_added/note");
}

/// What comes back with an error is not in what is written of it: neither the words of an entry nor a candidacy.
#[test]
fn an_error_is_written_without_what_it_gives_back() {
    let mut opened = ways::applied(&terms(), crate::support::day(0));
    let words = crate::support::text(crate::surface::SECRET);
    let note =
        Entry::new(candidacy::Actor::Candidate, candidacy::Fact::NoteAdded { note: words }, crate::support::day(1));
    let refused = opened.record(note).map(|_| ()).expect_err("a note is the company's");
    let written = serde_json::to_value(&refused).expect("data");
    crate::surface::hides(&written.to_string());
    assert_eq!(written["refusal"], serde_json::to_value(refused.refusal).expect("data"));
    let elsewhere = opened.narrow::<candidacy::phase::Deciding>().expect_err("it is in screening");
    let written = serde_json::to_value(&elsewhere).expect("data");
    assert_eq!(written, serde_json::json!({ "why": { "phase": { "expected": ["deciding"], "found": "screening" } } }));
}
