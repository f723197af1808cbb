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
    assert!(entry(json!({ "waived": { "reason": "fine" } })).is_ok());
    for (fact, why) in [
        (json!({ "waived": { "reason": " " } }), "the text is blank"),
        (json!({ "submitted": { "work": "a\nb" } }), "control character at byte 1"),
        (json!({ "passed": { "evidence": [] } }), "1 to 20 findings, not 0"),
        (json!({ "decided_against": { "reasons": [] } }), "1 to 10 reasons, not 0"),
        (json!({ "held": { "people": [], "late": null } }), "1 to 20 people of the company, not 0"),
        (json!({ "replied": { "to": -1, "message": "m" } }), "-1"),
        (json!({ "informed": { "to": 0, "message": "" } }), "the text is blank"),
        (json!({ "concern_settled": { "to": 4_294_967_296_u64, "message": "m" } }), "4294967296"),
        (json!({ "follow_up_promised": { "due": "2026-03-03T09:00:00Z", "about": "\u{200b}" } }), "the text is blank"),
        (json!({ "follow_up_promised": { "due": "tomorrow", "about": "a call" } }), "not a moment as RFC 3339"),
        (json!({ "role_found": { "role": Uuid::nil(), "evidence": evidence() } }), "the nil uuid names nobody"),
        (json!({ "role_found": { "role": Uuid::max(), "evidence": [] } }), "1 to 20 findings, not 0"),
    ] {
        let error = entry(fact.clone()).expect_err("a bad value");
        assert!(error.contains(why), "{fact}: {error}");
    }
}
