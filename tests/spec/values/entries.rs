//! What a bad value does to an entry.

use crate::support::evidence;
use candidacy::Entry;
use serde_json::{Value, json};
use uuid::Uuid;

/// An entry of a stored journal is made of these values, so a bad one anywhere in it refuses the entry.
#[test]
fn an_entry_with_a_bad_value_is_refused() {
    let entry = |fact: Value| {
        let entry = json!({ "at": "2026-03-02T09:00:00Z", "by": "candidate", "fact": fact });
        serde_json::from_value::<Entry>(entry).map_err(|error| error.to_string())
    };
    assert!(entry(json!({ "part_waived": { "part": null, "reason": "fine" } })).is_ok());
    for (fact, why) in [
        (json!({ "part_waived": { "part": 1, "reason": " " } }), "the text is blank"),
        (json!({ "assignment_submitted": { "part": null, "work": "a\nb" } }), "control character at byte 1"),
        (json!({ "part_assessed": { "part": null, "evidence": [] } }), "1 to 20 findings, not 0"),
        (json!({ "offer_withdrawn": { "reasons": [] } }), "1 to 10 reasons, not 0"),
        (
            json!({ "interview_held": { "attendance": { "people": [], "late": null } } }),
            "1 to 20 people of the company, not 0",
        ),
        (json!({ "entry_confirmed": { "to": -1 } }), "-1"),
        (json!({ "entry_contested": { "to": 4_294_967_296_u64, "why": "not so" } }), "4294967296"),
        (json!({ "times_proposed": { "part": null, "times": [] } }), "1 to 10 times are proposed, not 0"),
        (json!({ "follow_up_promised": { "due": "2026-03-03T09:00:00Z", "about": "\u{200b}" } }), "the text is blank"),
        (json!({ "follow_up_promised": { "due": "tomorrow", "about": "a call" } }), "not a moment as RFC 3339"),
        (json!({ "role_matched": { "role": Uuid::nil(), "evidence": evidence() } }), "the nil uuid names nobody"),
        (json!({ "role_matched": { "role": Uuid::max(), "evidence": [] } }), "1 to 20 findings, not 0"),
    ] {
        let error = entry(fact.clone()).expect_err("a bad value");
        assert!(error.contains(why), "{fact}: {error}");
    }
}
