//! JSON Schemas of what is stored, sent and shown, for programs in other languages (feature `schemars`).
//!
//! Each is a JSON Schema of the draft 2020-12. A generator of types reads it, and so does a validator at the edge of a service. A type of
//! the caller's own that contains one of this crate derives `schemars::JsonSchema` too.
//!
//! ```
//! let line = candidacy::schema::all().find(|(name, _)| *name == "line").map(|(_, schema)| schema);
//! let line = line.ok_or("no such schema")?;
//! assert_eq!(line.get("title"), Some(&"Line".into()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Which formats are stable
//!
//! | schemas | are of | between versions |
//! |---|---|---|
//! | `line`, `role_line`, `opening`, `terms` | what a program stores | what was written is read by every later version, as the same thing; a field or a fact that is new in a version is unknown to those before |
//! | `process`, `policy`, `calendar` | files that people write | as what is stored; a rule that a file leaves out is that of the version's standard |
//! | `candidate_act`, `staff_act`, `sighting` | requests to a program, and what its readers of logs give | what was accepted stays accepted until a version that says otherwise |
//! | all others | views, for people and programs | fields are added; none changes its meaning |
//!
//! A validator takes more than the library does. A text that is too long, a part that the step does not have, a fact that is not legal:
//! those are refused by the law, with words.

use crate::foreign::{Judgement, Sighting};
use crate::input::{CandidateAct, StaffAct};
use crate::law::Line;
use crate::person::{AccessExport, RetentionPeriod};
use crate::promise::Promise;
use crate::role;
use crate::terms::calendar::Calendar;
use crate::terms::policy::Policy;
use crate::terms::{Opening, Process, Terms};
use crate::view::candidate::View as CandidateView;
use crate::view::report::Report;
use crate::view::timeline::Timeline;
use crate::view::{Audit, Desk, Problem, Story};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};

/// Makes the schema of one type.
type Make = fn() -> Schema;

/// Returns every schema with its name, in the order of the names.
pub fn all() -> impl Iterator<Item = (&'static str, Schema)> {
    let schemas: [(&str, Make); 21] = [
        ("access_export", shown::<AccessExport<'static>>),
        ("audit", shown::<Audit>),
        ("calendar", read::<Calendar>),
        ("candidate_act", read::<CandidateAct>),
        ("candidate_view", shown::<CandidateView>),
        ("desk", shown::<Desk>),
        ("judgement", shown::<Judgement>),
        ("line", read::<Line>),
        ("opening", read::<Opening>),
        ("policy", read::<Policy>),
        ("problem", shown::<Problem>),
        ("process", read::<Process>),
        ("promise", shown::<Promise>),
        ("report", shown::<Report>),
        ("retention", shown::<RetentionPeriod>),
        ("role_line", read::<role::Line>),
        ("sighting", read::<Sighting>),
        ("staff_act", read::<StaffAct>),
        ("story", shown::<Story>),
        ("terms", read::<Terms>),
        ("timeline", shown::<Timeline>),
    ];
    schemas.into_iter().map(|(name, schema)| (name, schema()))
}

/// The first paragraph of a description says what it is; the rest is for readers of Rust.
fn in_short(schema: &mut Schema) {
    let words = schema.get("description").and_then(|words| words.as_str()?.split("\n\n").next());
    if let Some(words) = words.map(str::to_owned) {
        schema.insert("description".to_owned(), words.into());
    }
}

/// Of what is read, and of what is written to be read again.
fn read<T: JsonSchema>() -> Schema {
    made::<T>(SchemaSettings::draft2020_12().for_deserialize())
}

/// Of what is only written.
fn shown<T: JsonSchema>() -> Schema {
    made::<T>(SchemaSettings::draft2020_12().for_serialize())
}

fn made<T: JsonSchema>(settings: SchemaSettings) -> Schema {
    settings.with_transform(RecursiveTransform(in_short)).into_generator().into_root_schema_for::<T>()
}
