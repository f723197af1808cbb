//! What is kept of a checked CV.

use super::name;
use super::pdf::written;
use crate::wire::any::one_line;
use candidacy::Cv;
use proptest::prelude::*;
use serde_json::json;

// What is stored.

/// The wire format is frozen, and earlier forms of it are read.
#[test]
fn frozen_wire() {
    let wire = r#"{"name":"cv.pdf","bytes":9,"version":"1.7","pages":2,"warnings":["no_end_mark"]}"#;
    let cv: Cv = serde_json::from_str(wire).unwrap();
    assert_eq!((cv.name(), cv.size(), cv.pages()), ("cv.pdf", 9, Some(2)));
    assert_eq!(serde_json::to_string(&cv).unwrap(), wire);
    let later = r#"{"name":"cv.pdf","later":[1],"bytes":9,"version":"1.7","pages":2,"warnings":["no_end_mark"]}"#;
    assert_eq!(serde_json::from_str::<Cv>(later).unwrap(), cv);
    let earlier: Cv = serde_json::from_str(r#"{"name":"cv.pdf","bytes":9}"#).unwrap();
    assert!(earlier.version().is_none() && earlier.pages().is_none() && earlier.warnings().is_empty());
}

/// A stored CV is not trusted: edited in any of its fields it is refused, and the refusal repeats nothing of it.
#[test]
fn an_edited_cv_is_refused() {
    let good = json!({ "name": "nina.pdf", "bytes": 9, "version": "1.7", "pages": 2, "warnings": ["no_end_mark"] });
    assert_eq!(serde_json::from_value::<Cv>(good.clone()).unwrap().name(), "nina.pdf");
    for (field, odd) in [
        ("name", json!("")),
        ("name", json!("  ")),
        ("name", json!("n".repeat(256))),
        ("name", json!("nina\0")),
        ("name", json!("nina\n.pdf")),
        ("name", json!("nina\u{202e}fdp")),
        ("name", json!("nina\u{200f}.pdf")),
        ("name", json!("nina\u{2028}.pdf")),
        ("name", json!("\u{200b}")),
        ("name", json!(".")),
        ("name", json!("..")),
        ("name", json!(" .. ")),
        ("name", json!("a/nina.pdf")),
        ("name", json!("../nina.pdf")),
        ("name", json!("a\\nina.pdf")),
        ("name", json!(null)),
        ("bytes", json!(0)),
        ("bytes", json!(-1)),
        ("bytes", json!(4_294_967_296_u64)),
        ("bytes", json!(u64::MAX)),
        ("version", json!("0.9")),
        ("version", json!("3.0")),
        ("version", json!("1.10")),
        ("version", json!("1,7")),
        ("version", json!("")),
        ("version", json!(1.7)),
        ("pages", json!(0)),
        ("pages", json!(-1)),
        ("warnings", json!(["unheard_of"])),
        ("warnings", json!("javascript")),
    ] {
        let mut edited = good.clone();
        edited[field] = odd.clone();
        let error = serde_json::from_str::<Cv>(&edited.to_string()).expect_err(&format!("{field}: {odd}"));
        assert!(!error.to_string().contains("nina"), "{error}");
    }
    let mut most = good;
    most["bytes"] = json!(u32::MAX);
    assert!(serde_json::from_value::<Cv>(most).is_ok(), "a policy may allow as much");
}

proptest! {
    /// Any declared name gives one that can be kept: it comes back from the wire as it went.
    #[test]
    fn wire_round_trip(name in prop_oneof![name(), one_line("{0,90}[a-zß漢]")], version in "[0-9.]{0,4}") {
        let cv = Cv::check(&written(&format!("%PDF-{version}"), 0, ""), &name, "").unwrap();
        let kept = cv.name();
        prop_assert!((1..=255).contains(&kept.chars().count()) && !kept.contains(char::is_control));
        prop_assert_eq!(&serde_json::from_str::<Cv>(&serde_json::to_string(&cv).unwrap()).unwrap(), &cv);
        prop_assert_eq!(&postcard::from_bytes::<Cv>(&postcard::to_stdvec(&cv).unwrap()).unwrap(), &cv);
        let mut cbor = Vec::new();
        ciborium::into_writer(&cv, &mut cbor).unwrap();
        prop_assert_eq!(&ciborium::from_reader::<Cv, _>(cbor.as_slice()).unwrap(), &cv);
    }
}
