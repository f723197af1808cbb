//! What must not compile, does not, for the reason that is meant, with words that a person understands.
//!
//! Each file in `mistakes/` is one mistake. Its first line says the law, the next ones the error's code and words. Lines that
//! end in `// mistake` are in the one version, lines that end in `// instead` in the other: the first must fail exactly so,
//! the second, its twin, must compile. So no case passes because of a misspelt import.
//!
//! One more file is generated: every typed method in every phase, at a step of every kind.

use candidacy::law::{PARTS, PartState, part_row, row};
use candidacy::terms::PartKind;
use candidacy::{FactKind, Phase};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
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
    assert!(cases.len() >= 30, "the cases were not found");
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
    let (mut legal, mut illegal) = (0, 0);
    for (line, call) in (1..).zip(every_call()) {
        let errors: BTreeSet<&str> =
            messages.iter().filter(|m| m.line == Some(line)).map(|m| m.code.as_str()).collect();
        if call.lawful {
            legal += 1;
            assert!(errors.is_empty(), "`{}`: {errors:?}", call.line);
        } else {
            illegal += 1;
            assert!(!errors.is_empty(), "`{}` compiles", call.line);
            assert!(errors.iter().all(|code| ["E0599", "E0277"].contains(code)), "`{}`: {errors:?}", call.line);
        }
    }
    assert!(legal > 300 && illegal > 900, "{legal} legal calls, {illegal} illegal ones");
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
    lawful: bool,
}

/// The steps that the calls are about: of each kind, and of several parts.
const STEPS: &str = "candidacy::steps! { Talk = \"talk\": Interview, Case = \"case\": Assignment, Refs = \"refs\": Check, \
    Onsite = \"onsite\": { Pairing = \"pairing\": Interview, Trial = \"trial\": Assignment, Right = \"right\": Check } }";

/// A line for each fact in each phase that calls its method, at a step of each kind, after a few lines that make it compile.
fn every_call() -> impl Iterator<Item = Call> {
    let head = [
        "use candidacy::{Candidacy, Evidence, Reasons, Staff, Time, phase::*};",
        STEPS,
        "fn main() {}",
        "fn any<T>() -> T { loop {} }",
        "#[allow(unused)] pub struct Calls; impl Calls {",
    ];
    let mut calls = Vec::new();
    let mut call = |typed: &str, method: &str, lawful: bool| {
        let name = calls.len();
        let line = format!("pub fn c{name}(mut c: Candidacy<{typed}>) {{ let _ = c.{method}; }}");
        calls.push(Call { line, lawful });
    };
    for phase in Phase::ALL.iter().copied() {
        for (typed, kind) in types(phase) {
            for fact in FactKind::ALL.iter().copied() {
                for (method, lawful) in by_the_law(phase, fact) {
                    call(&typed, method, lawful);
                }
                if let Some(method) = by_the_parts(fact) {
                    let states = states(phase).iter();
                    let legal = |kind| states.clone().any(|state| part_row(fact, kind, *state).is_some());
                    call(&typed, method, kind.is_some_and(legal));
                }
            }
        }
        for (part, kind) in
            [("Pairing", PartKind::Interview), ("Trial", PartKind::Assignment), ("Right", PartKind::Check)]
        {
            for (fact, method) in FactKind::ALL.iter().filter_map(|fact| Some((*fact, by_the_parts(*fact)?))) {
                let known = PARTS.iter().any(|row| row.fact == fact && row.of.contains(kind));
                if phase.is_in_a_step() {
                    call(&format!("{phase:?}<Onsite>"), &format!("part({part}).{method}"), known);
                }
            }
        }
    }
    let plain = |line: &str| Call { line: line.into(), lawful: true };
    head.map(plain).into_iter().chain(calls).chain([plain("}")])
}

/// The types of each phase: at a step of each kind, of several parts and of none that the type says.
fn types(phase: Phase) -> Vec<(String, Option<PartKind>)> {
    if !phase.is_in_a_step() {
        return vec![(format!("{phase:?}"), None)];
    }
    let kinds = [("Talk", PartKind::Interview), ("Case", PartKind::Assignment), ("Refs", PartKind::Check)];
    let of_a_kind = kinds.map(|(step, kind)| (format!("{phase:?}<{step}>"), Some(kind)));
    of_a_kind.into_iter().chain([(format!("{phase:?}<Onsite>"), None), (format!("{phase:?}"), None)]).collect()
}

/// How far the part of a step of one part can be.
fn states(phase: Phase) -> &'static [PartState] {
    match phase {
        Phase::Preparing => &[PartState::ToSetUp],
        Phase::Underway => &[PartState::SetUp],
        Phase::Deciding => &[PartState::Done, PartState::Waived],
        _ => &[],
    }
}

/// The methods that record a fact of the law, and whether each is legal there.
fn by_the_law(phase: Phase, fact: FactKind) -> Vec<(&'static str, bool)> {
    let lawful = row(Some(phase), fact).is_some();
    let leads_on = phase == Phase::FeedbackDue;
    let method = match fact {
        FactKind::Applied | FactKind::TakenOver => return Vec::new(), // they only open a candidacy
        FactKind::AssentGiven => {
            return vec![
                ("give_assent(any(), any::<Time>())", lawful),
                ("refuse_assent(any(), any(), any::<Time>())", lawful),
            ];
        }
        FactKind::FeedbackDelivered => {
            return vec![
                ("deliver_feedback(any(), any(), any::<Time>())", leads_on),
                ("deliver_owed_feedback(any(), any(), any::<Time>())", lawful && !leads_on),
            ];
        }
        FactKind::Approached => "reach_out(any(), any(), any(), any(), any::<Time>())",
        FactKind::InterestShown => "show_interest(any::<Time>())",
        FactKind::ConsentGiven => "give_consent(any(), any::<Time>())",
        FactKind::Pooled => "pool(any(), any::<Time>())",
        FactKind::RoleMatched => "match_role(any(), any(), any::<Time>())",
        FactKind::CandidateAdvanced => "advance(any(), any::<Evidence>(), any::<Time>())",
        FactKind::StepAgreed => "agree(any::<Time>())",
        FactKind::StepRepeated => "repeat_step(any(), Talk, any(), any::<Time>())",
        FactKind::RejectionDecided => "reject(any(), any::<Reasons>(), any::<Time>())",
        FactKind::Reversed => "reverse(any::<Staff>(), any(), any::<Time>())",
        FactKind::Transferred => "transfer(any(), any(), any::<Time>())",
        FactKind::InterviewHeld => "record_extra(any(), any(), any(), any::<Time>())",
        FactKind::OfferMade => "make_offer(any(), any(), any::<Time>())",
        FactKind::OfferWithdrawn => "withdraw_offer(any(), any(), any::<Time>())",
        FactKind::OfferAccepted => "accept_offer(any::<Time>())",
        FactKind::OfferDeclined => "decline_offer(any::<Time>())",
        FactKind::ConditionSettled => "settle_condition(any(), any(), any(), any::<Time>())",
        FactKind::StartAgreed => "agree_start(any::<Staff>(), any(), any::<Time>())",
        FactKind::Hired => "hire(any(), any::<Time>())",
        FactKind::FeedbackUnwanted => "forgo_feedback(any::<Time>())",
        FactKind::Withdrew => "withdraw(any::<Time>())",
        FactKind::ApproachLapsed => "lapse(any(), any::<Time>())",
        FactKind::EntryConfirmed => "confirm_entry(any(), any::<Time>())",
        FactKind::EntryContested => "contest_entry(any(), any(), any::<Time>())",
        FactKind::PutOnHold => "put_on_hold(any(), any(), any::<Time>())",
        FactKind::HoldEnded => "end_hold(any(), any::<Time>())",
        FactKind::VacancyClosed => "close_vacancy(any(), any::<Time>())",
        FactKind::RequestMade => "ask(any(), any(), any::<Time>())",
        FactKind::CandidateInformed => "inform(any(), any(), any(), any(), any::<Time>())",
        FactKind::FollowUpPromised => "promise_follow_up(any(), any(), any::<Time>())",
        FactKind::CvReplaced => "replace_cv(any(), any::<Time>())",
        FactKind::ProfileReplaced => "replace_profile(any(), any::<Time>())",
        FactKind::CandidateFeedbackGiven => "give_feedback(any(), any::<Time>())",
        FactKind::NoteAdded => "add_note(any(), any(), any::<Time>())",
        FactKind::ResponsibleNamed => "name_responsible(any(), any(), any::<Time>())",
        FactKind::MomentCorrected => "correct_moment(any(), any(), any::<Time>())",
        _ => return Vec::new(), // about a part
    };
    vec![(method, lawful)]
}

/// The method that records a fact about a part.
fn by_the_parts(fact: FactKind) -> Option<&'static str> {
    Some(match fact {
        FactKind::InterviewScheduled => "schedule(any(), any(), any::<Time>())",
        FactKind::InterviewRescheduled => "reschedule(any::<Staff>(), any(), any::<Time>())",
        FactKind::TimesProposed => "propose_times(any::<Staff>(), any(), any::<Time>())",
        FactKind::InterviewConfirmed => "confirm(any::<Time>())",
        FactKind::InterviewCancelled => "cancel(any::<Staff>(), any(), any::<Time>())",
        FactKind::InterviewHeld => "record_held(any(), any(), any::<Time>())",
        FactKind::InterviewMissed => "record_missed(any::<Staff>(), any(), any::<Time>())",
        FactKind::AssignmentSent => "send_assignment(any(), any(), any::<Time>())",
        FactKind::AssignmentExtended => "extend(any(), any(), any::<Time>())",
        FactKind::AssignmentSubmitted => "submit(any(), any::<Time>())",
        FactKind::CheckRequested => "request_check(any(), any(), any::<Time>())",
        FactKind::CheckAnswered => "record_answer(any(), any(), any::<Time>())",
        FactKind::PartAssessed => "assess(any(), any(), any::<Time>())",
        FactKind::PartWaived => "waive(any(), any(), any::<Time>())",
        FactKind::PartRepeated => "repeat(any(), any(), any::<Time>())",
        _ => return None,
    })
}
