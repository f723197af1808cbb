//! Links: where a candidate can follow safely.

use super::same;
use candidacy::Place;
use candidacy::value::meeting::{Link, LinkError};
use proptest::prelude::*;
use serde_json::json;

proptest! {
    /// Reading a link applies the checks of making it, whatever it is; taken, it is kept to the letter.
    #[test]
    fn links_are_made_and_read_alike(any in any::<String>(), rest in "\\PC{0,40}", odd in any::<char>(), long in 1_980_usize..2_010) {
        for link in [any, rest.clone(), format!("https://{rest}"), format!("tel:{odd}"), format!("http://{}", "α".repeat(long))] {
            if let Some(taken) = same(Link::new(link.as_str()), &json!(link)) {
                prop_assert_eq!(taken.as_str(), link.as_str());
                let seen = taken.as_str();
                prop_assert!(["https://", "http://", "tel:"].iter().any(|s| seen.starts_with(s) && seen.len() > s.len()));
                prop_assert!(!seen.contains(|c: char| c.is_control() || c.is_whitespace()));
                prop_assert!(seen.chars().count() <= Link::MAX);
            }
            same(Place::online(&link).map_err(|error| error.to_string()), &json!({ "online": link }));
            same(Place::on_site(&link).map_err(|error| error.to_string()), &json!({ "on_site": link }));
        }
    }
}

/// A link leads where a candidate can safely follow, and nowhere else; capital letters hide nothing.
#[test]
fn a_link_has_a_safe_scheme() {
    for link in
        ["https://meet.example/ana", "http://10.0.0.1:8080/?a=b#c", "tel:+31-20-555-01-23", "https://münchen.example/ä"]
    {
        assert_eq!(Link::new(link).unwrap().as_str(), link);
    }
    for link in [
        "",
        "https://",
        "http://",
        "tel:",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,hello",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://meet.example/1",
        "ftp://meet.example",
        "mailto:ana@meet.example",
        "meet.example/ana",
        "//meet.example/ana",
        "https:meet.example",
        "https:/meet.example",
        "https;//meet.example",
        " https://meet.example",
        "\thttps://meet.example",
        "\nhttps://meet.example",
        "\u{feff}https://meet.example",
        "HTTPS://meet.example",
        "Https://meet.example",
        "Tel:+31",
        "xhttps://meet.example",
        "javascript:https://meet.example",
    ] {
        assert_eq!(Link::new(link), Err(LinkError::Scheme), "{link:?}");
    }
}

/// Nothing in a link ends an attribute, a tag or a line of the page that it stands on.
#[test]
fn a_link_has_no_odd_character() {
    let blanks = ['\u{20}', '\u{a0}', '\u{2003}', '\u{2028}', '\u{3000}', '\u{200b}', '\u{202e}', '\u{feff}'];
    let controls = ['\0', '\t', '\n', '\r', '\u{1b}', '\u{7f}', '\u{85}', '\u{9f}'];
    for c in ['"', '\'', '<', '>', '`', '\\'].into_iter().chain(blanks).chain(controls) {
        for link in [format!("https://meet.example/{c}"), format!("tel:1{c}1"), format!("http://a{c}")] {
            assert_eq!(Link::new(link), Err(LinkError::Character(c)), "{c:?}");
        }
        for link in [format!("https://{c}meet.example"), format!("tel:{c}1")] {
            assert_eq!(Link::new(link), Err(LinkError::Scheme), "{c:?}");
        }
    }
    assert_eq!(LinkError::Character('\n').to_string(), "a link has no `\\n` in it");
}

/// A link leads to a host or a number, and nothing before the host looks like one.
#[test]
fn a_link_leads_somewhere() {
    for nowhere in [
        "https://",
        "https:///",
        "https://?",
        "http://#x",
        "http://.",
        "https://[",
        "https://[]",
        "https://[/]",
        "https://[::1",
        "https://[a]",
        "https://[::g]",
        "tel:",
        "tel:+",
        "tel:++31",
        "tel:+javascript",
        "tel:javascript:alert(1)",
        "tel: 1",
    ] {
        assert_eq!(Link::new(nowhere), Err(LinkError::Scheme), "{nowhere}");
    }
    for elsewhere in ["https://meet.example@evil.example/", "http://a:b@c", "https://a@"] {
        assert_eq!(Link::new(elsewhere), Err(LinkError::Character('@')), "{elsewhere}");
    }
    for fine in [
        "https://meet.example/@ana?to=a@b",
        "http://[::1]/",
        "https://[2001:db8::1]:80",
        "https://[::ffff:10.0.0.1]/",
        "https://größe.example",
        "tel:+31-20-123",
        "tel:0201",
    ] {
        assert!(Link::new(fine).is_ok(), "{fine}");
    }
}

/// A link is as long as it has characters.
#[test]
fn a_link_is_not_too_long() {
    for c in ["a", "ä"] {
        let rest = |length: usize| format!("https://{}", c.repeat(length - "https://".len()));
        assert!(Link::new(rest(Link::MAX)).is_ok());
        assert_eq!(Link::new(rest(Link::MAX + 1)), Err(LinkError::TooLong));
    }
}
