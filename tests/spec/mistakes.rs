//! What must not compile, does not, for the reason that is meant, with words that a person understands.
//!
//! Each file in `mistakes/` is one mistake. Its first line says the law, the next ones the error's code and words. Lines that
//! end in `// mistake` are in the one version, lines that end in `// instead` in the other: the first must fail exactly so,
//! the second, its twin, must compile. So no case passes because of a misspelt import.
//!
//! One more file is generated: every typed method in every phase.

use candidacy::law::rule;
use candidacy::{FactKind, Phase};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Each mistake fails with its code and its words, and its twin compiles; every illegal call of every typed method in every
/// phase fails, and every legal one does not.
///
/// One test, because one run of the compiler serves all.
#[test]
fn what_must_not_compile_does_not() {
    let cases = cases();
    assert!(cases.len() >= 15, "the cases were not found");
    let project = project(&cases);
    let found = check(&project);

    let mut wrong = Vec::new();
    for case in &cases {
        let messages = found.get(&case.name).map(Vec::as_slice).unwrap_or_default();
        for (code, words) in &case.expected {
            if !messages.iter().any(|m| m.code == *code && m.text.contains(words.as_str())) {
                wrong.push(format!("`{}` does not say {code} `{words}` but {messages:#?}", case.name));
            }
        }
        for message in messages {
            if !case.expected.iter().any(|(code, _)| *code == message.code) {
                wrong.push(format!("`{}` fails for another reason too: {message:#?}", case.name));
            }
        }
        if let Some(twin) = found.get(&format!("{}_twin", case.name)) {
            wrong.push(format!("the twin of `{}` does not compile: {twin:#?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let messages = found.get("every_call").map(Vec::as_slice).unwrap_or_default();
    let mut calls = 0;
    for (line, call) in (1..).zip(every_call()) {
        let Some((phase, fact)) = call.what else { continue };
        calls += 1;
        let errors: BTreeSet<&str> =
            messages.iter().filter(|m| m.line == Some(line)).map(|m| m.code.as_str()).collect();
        let lawful = rule(Some(phase), fact).is_some();
        assert_eq!(lawful, errors.is_empty(), "`{fact}` in `{phase}`: {errors:?}");
        assert!(errors.iter().all(|code| ["E0599", "E0277"].contains(code)), "`{fact}` in `{phase}`: {errors:?}");
    }
    // Each fact but the two that only open, in each of 15 phases.
    assert_eq!(calls, (FactKind::ALL.len() - 2) * Phase::ALL.len());
}

struct Case {
    name: String,
    expected: Vec<(String, String)>,
    source: String,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/mistakes");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |file: PathBuf| {
        let source = fs::read_to_string(&file).unwrap();
        let said = source.lines().skip(1).map_while(|line| line.strip_prefix("//! "));
        let expected: Vec<_> =
            said.filter_map(|line| line.split_once(": ")).map(|(code, words)| (code.into(), words.into())).collect();
        assert!(!expected.is_empty(), "{} does not say what to expect", file.display());
        Case { name: file.file_stem().unwrap().to_str().unwrap().into(), expected, source }
    };
    files.into_iter().map(read).collect()
}

/// A package beside this one, with an example for each case, its twin, and all calls.
fn project(cases: &[Case]) -> PathBuf {
    let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mistakes");
    let examples = project.join("examples");
    let _ = fs::remove_dir_all(&examples); // the first time there is none
    fs::create_dir_all(&examples).unwrap();
    fs::create_dir_all(project.join("src")).unwrap();
    let here = env!("CARGO_MANIFEST_DIR");
    let manifest = format!(
        "[package]\nname = \"mistakes\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[workspace]\n\n\
         [dependencies]\ncandidacy = {{ path = {here:?} }}\nserde = \"1\"\n"
    );
    fs::write(project.join("Cargo.toml"), manifest).unwrap();
    fs::write(project.join("src/lib.rs"), "").unwrap();
    // The same versions as here, and nothing to fetch.
    fs::copy(Path::new(here).join("Cargo.lock"), project.join("Cargo.lock")).unwrap();

    let write = |name: &str, source: &str| fs::write(examples.join(format!("{name}.rs")), source).unwrap();
    for case in cases {
        let without = |mark: &str| -> String {
            let lines = case.source.lines().map(|line| if line.ends_with(mark) { "" } else { line });
            lines.chain(["fn main() {}"]).flat_map(|line| [line, "\n"]).collect()
        };
        write(&case.name, &without("// instead"));
        write(&format!("{}_twin", case.name), &without("// mistake"));
    }
    write("every_call", &every_call().map(|call| call.line + "\n").collect::<String>());
    project
}

#[derive(Debug)]
struct Message {
    code: String,
    line: Option<u64>,
    text: String,
}

/// What the compiler says of each example: its errors, those that it only counts left out.
fn check(project: &Path) -> BTreeMap<String, Vec<Message>> {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--examples", "--keep-going", "--offline", "--quiet", "--message-format=json"])
        .arg("--manifest-path")
        .arg(project.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(project.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(stdout.contains("\"reason\":\"compiler-artifact\""), "nothing was built: {stderr}");

    let mut found: BTreeMap<String, Vec<Message>> = BTreeMap::new();
    for line in stdout.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let message = &line["message"];
        let summary = message["message"].as_str().unwrap_or_default();
        if line["reason"] != "compiler-message" || message["level"] != "error" || summary.starts_with("aborting due") {
            continue;
        }
        found.entry(line["target"]["name"].as_str().unwrap().into()).or_default().push(Message {
            code: message["code"]["code"].as_str().unwrap_or("error").into(),
            line: message["spans"].as_array().unwrap().iter().find(|s| s["is_primary"] == true).and_then(own_line),
            text: message["rendered"].as_str().unwrap_or(summary).into(),
        });
    }
    found
}

fn own_line(span: &Value) -> Option<u64> {
    span["line_start"].as_u64()
}

struct Call {
    line: String,
    what: Option<(Phase, FactKind)>,
}

/// A line for each fact in each phase that calls its method, after a few lines that make it compile.
fn every_call() -> impl Iterator<Item = Call> {
    let head = [
        "use candidacy::{Candidacy, Staff, phase::*, step::back_end::*};",
        "fn main() {}",
        "fn any<T>() -> T { loop {} }",
        "#[allow(unused)] pub struct Calls; impl Calls {",
    ];
    let calls = Phase::ALL.iter().flat_map(|phase| {
        FactKind::ALL.iter().filter_map(move |fact| {
            let mut line = String::new();
            let (typed, method) = (typed(*phase), method(*fact)?);
            write!(line, "pub fn {phase}_{fact}(mut c: Candidacy<{typed}>) {{ let _ = c.{method}; }}").unwrap();
            Some(Call { line, what: Some((*phase, *fact)) })
        })
    });
    let plain = |line: &str| Call { line: line.into(), what: None };
    head.map(plain).into_iter().chain(calls).chain([plain("}")])
}

/// The type of each phase, at a step where it exists.
fn typed(phase: Phase) -> &'static str {
    match phase {
        Phase::Approached => "Approached<BackEnd>",
        Phase::Screening => "Screening<BackEnd>",
        Phase::Pooled => "Pooled<BackEnd>",
        Phase::Proposed => "Proposed<FinalChat>",
        Phase::Arranging => "Arranging<TeamInterview>",
        Phase::Scheduled => "Scheduled<TeamInterview>",
        Phase::Held => "Held<TeamInterview>",
        Phase::Preparing => "Preparing<TestCase>",
        Phase::Assigned => "Assigned<TestCase>",
        Phase::Submitted => "Submitted<TestCase>",
        Phase::Offered => "Offered",
        Phase::Declining => "Declining",
        Phase::Hired => "Hired",
        Phase::Declined => "Declined",
        Phase::Withdrawn => "Withdrawn",
    }
}

/// The method that records each fact; none for the two that only open a candidacy.
fn method(fact: FactKind) -> Option<&'static str> {
    Some(match fact {
        FactKind::Applied | FactKind::AppliedOpenly => return None,
        FactKind::Approached => "reach_out(any(), any(), any(), any())",
        FactKind::RoleFound => "find_role(any(), any(), any())",
        FactKind::Interested => "interested(any())",
        FactKind::Pooled => "pool(any(), any(), any())",
        FactKind::Passed => "pass(any(), any(), any())",
        FactKind::Agreed => "agree(any())",
        FactKind::Waived => "waive(any(), any(), any())",
        FactKind::Repeated => "repeat(any(), any(), any())",
        FactKind::Scheduled => "schedule(any(), any(), any())",
        FactKind::Rescheduled => "reschedule(any::<Staff>(), any(), any())",
        FactKind::Cancelled => "cancel(any(), any(), any())",
        FactKind::Held => "held(any(), any(), any())",
        FactKind::NotHeld => "not_held(any(), any(), any())",
        FactKind::Assigned => "assign(any(), any(), any())",
        FactKind::Extended => "extend(any(), any(), any())",
        FactKind::Submitted => "submit(any(), any())",
        FactKind::AssessmentRecorded => "assess(any(), any(), any())",
        FactKind::OfferAccepted => "accept_offer(any())",
        FactKind::OfferDeclined => "decline_offer(any())",
        FactKind::DecidedAgainst => "decide_against(any(), any(), any())",
        FactKind::FeedbackDelivered => "deliver(any(), any(), any())",
        FactKind::FeedbackUnwanted => "forgo_feedback(any())",
        FactKind::Withdrew => "withdraw(any())",
        FactKind::Reopened => "reopen(any(), any(), any())",
        FactKind::PutOnHold => "put_on_hold(any(), any(), any())",
        FactKind::Resumed => "resume(any(), any())",
        FactKind::VacancyClosed => "close_vacancy(any(), any())",
        FactKind::MessageReceived => "message(any(), any())",
        FactKind::Informed => "inform(any(), any(), any(), any())",
        FactKind::FollowUpPromised => "promise(any(), any(), any())",
        FactKind::Replied => "reply(any(), any(), any(), any())",
        FactKind::HelpAsked => "ask_help(any(), any())",
        FactKind::HelpAnswered => "answer_help(any(), any(), any(), any())",
        FactKind::ExtensionAsked => "ask_extension(any(), any())",
        FactKind::ExtensionAnswered => "answer_extension(any(), any(), any(), any())",
        FactKind::ConcernRaised => "raise_concern(any(), any())",
        FactKind::ConcernAnswered => "answer_concern(any(), any(), any(), any())",
        FactKind::ConcernSettled => "settle_concern(any::<Staff>(), any(), any(), any())",
        FactKind::CandidateFeedbackGiven => "give_feedback(any(), any())",
        FactKind::CvReplaced => "replace_cv(any(), any())",
        FactKind::ProfileReplaced => "replace_profile(any(), any())",
        FactKind::Noted => "note(any(), any(), any())",
    })
}
