//! The example that audits logs of other systems: what a mapping says is what the judge sees, and what cannot be read is named.

#[path = "../../../examples/audit/main.rs"]
#[expect(dead_code, reason = "what makes it a program of its own")]
mod example;

mod exports;
mod files;
mod formats;
mod moments;
mod rows;

use example::Outcome;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A process of one interview, under the standard policy.
const TERMS: &str = r#"
[terms]
name = "audited"
[terms.process]
cast = { recruiter = ["selects", "hears"] }
steps = [
    { name = "phone", task = { interview = { with = ["recruiter"] } } },
    { name = "onsite", task = { interview = { with = ["recruiter"] } } },
]
"#;

/// A history as CSV: a case, an activity, a moment.
const HISTORY: &str = r#"
format = "csv"
case = "id"
[[event]]
at = "at"
activity = "activity"
[activities]
applied = "applied"
phone = { what = "moved", step = "phone" }
no = "rejected"
told = "told"
offer = "offered"
"#;

/// A folder of files for one law.
struct Folder(PathBuf);

impl Folder {
    fn new(law: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("audit").join(law);
        fs::create_dir_all(&folder).expect("a folder");
        Folder(folder)
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, text).expect("a file");
        path.to_str().expect("a path").to_owned()
    }
}

/// What the example answers.
struct Answer {
    outcome: Outcome,
    json: Value,
    err: String,
}

impl Answer {
    /// How often this was seen.
    fn seen(&self, what: &str) -> u64 {
        self.json["judgement"]["counts"]["seen"][what].as_u64().unwrap_or_default()
    }

    /// A number of the judgement.
    fn counts(&self, name: &str) -> u64 {
        self.json["judgement"]["counts"][name].as_u64().expect("a number")
    }

    /// Something that the reader noticed.
    fn log(&self, name: &str) -> &Value {
        assert!(!self.json["log"][name].is_null(), "nothing is called {name}: {}", self.json["log"]);
        &self.json["log"][name]
    }

    /// The rows that could not be read: number and reason.
    fn unreadable(&self) -> Vec<(u64, &str)> {
        let rows = self.log("unreadable_rows").as_array().expect("a list");
        let rows =
            rows.iter().map(|row| (row["row"].as_u64().expect("a number"), row["why"].as_str().expect("a text")));
        rows.collect()
    }
}

/// What the example answers to these arguments, or why it stops.
fn answer(arguments: &[&str]) -> Result<Answer, String> {
    let arguments: Vec<String> = ["--json"].iter().chain(arguments).map(|&argument| argument.to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = example::run(&arguments, &mut out, &mut err).map_err(|error| error.to_string())?;
    let json = serde_json::from_slice(&out).expect("JSON");
    Ok(Answer { outcome, json, err: String::from_utf8(err).expect("text") })
}

/// What it answers to a log with this mapping, which has its terms added.
fn audit(law: &str, mapping: &str, log: impl AsRef<[u8]>) -> Result<Answer, String> {
    let folder = Folder::new(law);
    let mapping = folder.file("mapping.toml", format!("{mapping}{TERMS}"));
    answer(&["--mapping", &mapping, &folder.file("log", log)])
}
