//! What is kept of a checked CV.

use super::name;
use super::pdf::written;
use candidacy::Cv;
use proptest::prelude::*;

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

/// What was stored is not trusted, and what is refused is not repeated.
#[test]
fn bad_stored_values() {
    let too_long = format!(r#""{}""#, "n".repeat(256));
    for (name, bytes, version) in [
        (r#""""#, "9", r#""1.7""#),
        (r#""  ""#, "9", r#""1.7""#),
        (too_long.as_str(), "9", r#""1.7""#),
        (r#""nina\u0000""#, "9", r#""1.7""#),
        (r#""nina\n.pdf""#, "9", r#""1.7""#),
        (r#""nina\u202efdp""#, "9", r#""1.7""#),
        (r#""a/nina.pdf""#, "9", r#""1.7""#),
        ("null", "9", r#""1.7""#),
        (r#""nina.pdf""#, "0", r#""1.7""#),
        (r#""nina.pdf""#, "-1", r#""1.7""#),
        (r#""nina.pdf""#, "4294967296", r#""1.7""#),
        (r#""nina.pdf""#, "18446744073709551615", r#""1.7""#),
        (r#""nina.pdf""#, "9", r#""0.9""#),
        (r#""nina.pdf""#, "9", r#""3.0""#),
        (r#""nina.pdf""#, "9", r#""1.10""#),
        (r#""nina.pdf""#, "9", r#""1,7""#),
        (r#""nina.pdf""#, "9", r#""""#),
        (r#""nina.pdf""#, "9", "1.7"),
    ] {
        let wire = format!(r#"{{"name":{name},"bytes":{bytes},"version":{version}}}"#);
        let error = serde_json::from_str::<Cv>(&wire).expect_err(&wire);
        assert!(!error.to_string().contains("nina"), "{error}");
    }
}

proptest! {
    /// Any declared name gives one that can be kept: it comes back from the wire as it went.
    #[test]
    fn wire_round_trip(name in name(), version in "[0-9.]{0,4}") {
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
