//! The files that come along, the arguments, and what a long log costs.

use super::{Folder, HISTORY, Outcome, TERMS, answer, audit, example};
use std::fs;
use std::path::{Path, PathBuf};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/audit")
}

/// Each mapping that comes along says where its export is described, reads a row of it, and understands every activity that it names.
#[test]
fn the_mappings_that_come_along_are_sound() {
    let folder = Folder::new("ready");
    let mut found = 0;
    for file in fs::read_dir(examples().join("mappings")).expect("the mappings") {
        let path = file.expect("a mapping").path();
        let text = fs::read_to_string(&path).expect("text");
        let mapping: toml::Table = text.parse().expect("TOML");
        assert!(mapping["source"].as_str().is_some_and(|source| source.starts_with("https://")), "{}", path.display());
        let activities: Vec<&String> = mapping["activities"].as_table().expect("a table").keys().collect();
        let log = match mapping["format"].as_str() {
            Some("csv") => {
                let case: Vec<&str> =
                    mapping["case"].as_array().expect("columns").iter().filter_map(toml::Value::as_str).collect();
                let event = &mapping["event"][0];
                let [at, activity] = ["at", "activity"].map(|column| event[column].as_str().expect("a column"));
                let actor = event
                    .get("actor")
                    .and_then(toml::Value::as_str)
                    .map(|actor| format!(",{actor}"))
                    .unwrap_or_default();
                let blank = if actor.is_empty() { "" } else { "," };
                let rows = activities
                    .iter()
                    .enumerate()
                    .map(|(day, name)| format!("1,2,2026-03-{:02} 09:00:00,{name}{blank}\n", day + 1));
                format!("{},{at},{activity}{actor}\n{}", case.join(","), rows.collect::<String>())
            }
            Some("ocel") => {
                let events = activities.iter().enumerate().map(|(day, name)| {
                    format!("\"{day}\":{{\"ocel:activity\":\"{name}\",\"ocel:timestamp\":\"2026-03-{:02}T09:00:00Z\",\"ocel:omap\":[\"a\"]}}", day + 1)
                });
                let object = mapping["object"].as_str().expect("a type");
                format!(
                    "{{\"ocel:objects\":{{\"a\":{{\"ocel:type\":\"{object}\"}}}},\"ocel:events\":{{{}}}}}",
                    events.collect::<Vec<_>>().join(",")
                )
            }
            format => panic!("{format:?}"),
        };
        let answer = answer(&["--mapping", path.to_str().expect("a path"), &folder.file("log", log)]).expect("a log");
        assert_eq!((answer.counts("cases"), answer.log("unmapped").as_u64()), (1, Some(0)), "{}", path.display());
        assert_eq!(answer.log("rows").as_u64(), Some(activities.len() as u64), "{}", path.display());
        assert!(answer.unreadable().is_empty() && answer.counts("sightings") > 5);
        assert!(answer.json["judgement"]["findings"]["unknown_step"].is_null(), "{}", path.display());
        found += 1;
    }
    assert!(found >= 3, "{found}");
}

/// Without arguments it judges a log of its own, in which something of each kind is found.
#[test]
fn its_own_log_is_judged() {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    assert_eq!(example::run(&[], &mut out, &mut err).expect("its own log"), Outcome::Found);
    let said = String::from_utf8(out).expect("text");
    for words in [
        "16 rows",
        "15: no moment: the 12th of March",
        "1 350",
        "1 dates that stand for none",
        "terms opencats",
        "as it stood at 2026-03-23T16:00:00Z",
        "14",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(String::from_utf8(err).expect("text").contains("opencats.csv:15: no moment"));
    let mapping = examples().join("mappings/opencats.toml");
    let log = examples().join("opencats.csv");
    let named =
        answer(&["--mapping", mapping.to_str().expect("a path"), log.to_str().expect("a path")]).expect("the same log");
    assert_eq!((named.counts("cases"), named.seen("hired"), named.log("blank_dates").as_u64()), (5, 1, Some(1)));
}

/// Nothing found, something found, nothing to be read: each has its status.
#[test]
fn the_outcome_says_what_was_found() {
    let clean = audit("clean", HISTORY, "id,activity,at\n1,applied,2026-03-02\n").expect("a log");
    assert_eq!((clean.outcome, clean.counts("clean")), (Outcome::Clean, 1));
    let late =
        audit("late", HISTORY, "id,activity,at\n1,applied,2026-03-02\n1,phone,2026-05-02\n2,applied,2026-05-02\n")
            .expect("a log");
    assert_eq!(
        (late.outcome, &late.json["judgement"]["promises"]["first_answer"]["unknown"]),
        (Outcome::Found, &0.into())
    );
    let unlawful =
        audit("unlawful", HISTORY, "id,activity,at\n1,applied,2026-03-02\n1,no,2026-03-02\n1,no,2026-03-02\n")
            .expect("a log");
    assert_eq!((unlawful.outcome, unlawful.counts("rejected_twice")), (Outcome::Found, 1));
}

/// What comes after the moment of judgement is left out.
#[test]
fn it_looks_at_a_moment() {
    let folder = Folder::new("moment");
    let mapping = folder.file("mapping.toml", format!("{HISTORY}{TERMS}"));
    let log = folder.file("log", "id,activity,at\n1,applied,2026-03-02\n1,phone,2026-05-02\n");
    let early = answer(&["--mapping", &mapping, "--at", "2026-03-03T00:00:00Z", &log]).expect("a log");
    assert_eq!(
        (early.outcome, early.counts("left_out"), &early.json["at"]),
        (Outcome::Clean, 1, &"2026-03-03T00:00:00Z".into())
    );
    let two = answer(&["--mapping", &mapping, &log, &folder.file("more", "id,activity,at\n2,applied,2026-06-02\n")])
        .expect("two logs");
    assert_eq!((two.counts("cases"), &two.json["at"]), (2, &"2026-06-02T12:00:00Z".into()));
}

/// Terms from files take the place of those in the mapping.
#[test]
fn terms_that_are_given_count() {
    let folder = Folder::new("terms");
    let log = folder.file("log", "id,activity,at\n1,applied,2026-03-02\n1,phone,2026-03-03\n1,told,2026-05-02\n");
    let none = folder.file("none.toml", HISTORY);
    assert!(answer(&["--mapping", &none, &log]).err().expect("it stops").contains("no process"));
    let process = serde_json::to_string(&candidacy::Process::back_end()).expect("a process");
    let unknown = |answer: super::Answer| {
        answer.json["judgement"]["findings"]["unknown_step"]["count"].as_u64().unwrap_or_default()
    };
    let other =
        answer(&["--mapping", &none, "--process", &folder.file("back_end.json", &process), &log]).expect("a process");
    assert_eq!(unknown(other), 1);
    let beside =
        folder.file("beside.toml", format!("{HISTORY}[terms]\nname = \"beside\"\nprocess = \"back_end.json\"\n"));
    assert_eq!(unknown(answer(&["--mapping", &beside, &log]).expect("a process")), 1);
    let own = folder.file("own.toml", format!("{HISTORY}{TERMS}"));
    assert_eq!(unknown(answer(&["--mapping", &own, &log]).expect("a process")), 0);
    let policy = folder.file(
        "policy.toml",
        "[deadlines.first_answer]\nwithin = { span = { hours = 1 }, basis = \"practice\", source = \"ours\" }\n",
    );
    let strict = answer(&["--mapping", &own, "--policy", &policy, &log]).expect("a policy");
    let kept = answer(&["--mapping", &own, &log]).expect("a log");
    let late = |answer: super::Answer| answer.json["judgement"]["promises"]["first_answer"]["late"].clone();
    assert_eq!((late(strict), late(kept)), (1.into(), 0.into()));
}

/// What it is not called with, and a mapping that does not hold together, it names, and stops.
#[test]
fn what_does_not_fit_is_named() {
    let folder = Folder::new("wrong");
    let mapping = folder.file("mapping.toml", format!("{HISTORY}{TERMS}"));
    let log = folder.file("log", "id,activity,at\n1,applied,2026-03-02\n");
    let of = |name: &str, text: &str| folder.file(name, format!("{text}{TERMS}"));
    let wrong: Vec<(Vec<&str>, &str)> = vec![
        (vec!["--at"], "--at needs a value"),
        (vec!["--at", "soon"], "soon: "),
        (vec!["--frobnicate"], "no such option: --frobnicate"),
        (vec![&log], "which mapping?"),
        (vec!["--mapping", &mapping], "which log?"),
        (vec!["--mapping", "no/such.toml", &log], "no/such.toml: "),
        (vec!["--mapping", &mapping, "no/such.csv"], "no/such.csv: "),
        (vec!["--mapping", &mapping, "--process", "no/such.json", &log], "no/such.json: "),
        (vec!["--mapping", &mapping, "--merged", &log, &log], "the mapping has no `[merged]`"),
    ];
    for (arguments, words) in wrong {
        let why = answer(&arguments).err().expect("it stops");
        assert!(why.contains(words), "{arguments:?}: {why}");
    }
    let mappings = [
        (
            HISTORY.replace("case = \"id\"", "case = \"number\""),
            "there is no column `number`; there are: id, activity, at",
        ),
        (HISTORY.replace("format = \"csv\"", "format = \"xlsx\""), "unknown variant `xlsx`"),
        (HISTORY.replace("activity = \"activity\"", ""), "either `activity` or `says`"),
        (HISTORY.replace("case = \"id\"", "case = []"), "it names no column"),
        (HISTORY.replace("case =", "delimiter = '\"'\ncase ="), "cannot stand between two fields"),
        (HISTORY.replace("format = \"csv\"", "format = \"ocel\""), "OCEL needs `object`"),
        (HISTORY.replace("\"rejected\"", "\"rejekted\""), "mapping.toml"),
        (
            HISTORY.replace("case = \"id\"", "case = \"id\"\nmerged = { column = \"x\", from = \"a\", to = \"b\" }"),
            "no column of the case",
        ),
    ];
    for (text, words) in mappings {
        let why = answer(&["--mapping", &of("mapping.toml", &text), &log]).err().expect("it stops");
        assert!(why.contains(words), "{text}: {why}");
    }
    let twice = folder.file("twice", "id,at,activity,at\n1,2026-03-02,applied,2026-03-02\n");
    let mapping = of("mapping.toml", HISTORY);
    assert!(answer(&["--mapping", &mapping, &twice]).err().expect("it stops").contains("two columns are called `at`"));
    let wide = folder.file("wide", b"\xff\xfei\0d\0");
    assert!(answer(&["--mapping", &mapping, &wide]).err().expect("it stops").contains("UTF-16"));
}

/// A log that is ten times as long takes no more memory where the rows of a case follow each other, and elsewhere less than 64 bytes for
/// each sighting that it has more. It says how far it is.
#[test]
fn a_long_log_takes_little_memory() {
    let folder = Folder::new("memory");
    let mapping = folder.file("mapping.toml", format!("{HISTORY}{TERMS}"));
    let log = |cases: u32| {
        let case = |id| {
            format!(
                "case {id},applied,2026-03-02 09:00:00\n{}",
                format!("case {id},phone,2026-03-02 10:00:00\n").repeat(199)
            )
        };
        folder.file(&format!("log {cases}"), format!("id,activity,at\n{}", (0..cases).map(case).collect::<String>()))
    };
    let (short, long) = (log(60), log(600));
    let peak = |log: &str, grouped: bool| {
        let mut arguments = vec!["--mapping", &mapping, "--at", "2026-03-03T00:00:00Z", log];
        arguments.extend(grouped.then_some("--grouped"));
        let mut err = String::new();
        let info = allocation_counter::measure(|| err = answer(&arguments).expect("a log").err);
        (info.bytes_max, err)
    };
    let [(once, _), (ten_times, err)] = [peak(&short, true), peak(&long, true)];
    assert!(ten_times < once + 64 * 540, "{once} and {ten_times}");
    assert!(err.contains("log 600: 100000 rows\n"), "{err}");
    let [(once, _), (ten_times, _)] = [peak(&short, false), peak(&long, false)];
    let each = (ten_times - once) / (540 * 200);
    assert!((8..64).contains(&each), "{once} and {ten_times}: {each} bytes each");
}
