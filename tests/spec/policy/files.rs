//! A policy is said call by call or written in a file, in any order, and both are read alike.

use super::{any_ground, span};
use candidacy::terms::calendar::Span;
use candidacy::terms::calendar::Span::{Days, Hours};
use candidacy::terms::policy::{self, Deadline, Ground, Panel, PromiseKinds, RetentionKind, RetentionRule};
use candidacy::{Calendar, Policy, PromiseKind};
use chrono::{NaiveDate, Weekday};
use proptest::collection::btree_map;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

type Cited<T> = (T, Ground);

/// What a company says: a span, and a ceiling or that there is none.
type Words = (Option<Cited<Span>>, Option<Option<Cited<Span>>>);

/// What a company says that differs from the standard, right or wrong.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    pub(super) deadlines: BTreeMap<PromiseKind, Words>,
    closed: Option<Cited<u16>>,
    pooled: Option<Cited<u16>>,
    minimum: Option<Cited<u16>>,
    panel: Option<Panel>,
    calendar: Option<Calendar>,
}

impl Said {
    /// One call for each thing that is said.
    fn calls(&self) -> Vec<Box<dyn Fn(policy::Builder) -> policy::Builder + '_>> {
        let mut calls: Vec<Box<dyn Fn(policy::Builder) -> policy::Builder>> = Vec::new();
        for (kind, (within, ceiling)) in &self.deadlines {
            if let Some((span, ground)) = within {
                calls.push(Box::new(|policy| policy.within(*kind, *span, ground.clone())));
            }
            match ceiling {
                None => {}
                Some(None) => calls.push(Box::new(|policy| policy.without_ceiling(*kind))),
                Some(Some((span, ground))) => {
                    calls.push(Box::new(|policy| policy.at_most(*kind, *span, ground.clone())));
                }
            }
        }
        if let Some((days, ground)) = &self.closed {
            calls.push(Box::new(|policy| policy.keep_closed_for(*days, ground.clone())));
        }
        if let Some((days, ground)) = &self.pooled {
            calls.push(Box::new(|policy| policy.keep_pooled_for(*days, ground.clone())));
        }
        if let Some((days, ground)) = &self.minimum {
            calls.push(Box::new(|policy| policy.keep_at_least(*days, ground.clone())));
        }
        if let Some(panel) = self.panel {
            calls.push(Box::new(move |policy| policy.panel(panel)));
        }
        if let Some(calendar) = &self.calendar {
            calls.push(Box::new(|policy| policy.calendar(calendar.clone())));
        }
        calls
    }

    fn built(&self) -> Result<Policy, policy::Error> {
        self.calls().iter().fold(Policy::builder(), |policy, call| call(policy)).build()
    }

    /// A file that says this and leaves the rest out.
    pub(super) fn written(&self) -> Value {
        let cited = |what: &str, value: Value, ground: &Ground| json!({ what: value, "basis": ground.basis().name(), "source": ground.source() });
        let span = |(span, ground): &Cited<Span>| cited("span", json!(span), ground);
        let mut file = Map::new();
        let mut deadlines = Map::new();
        for (kind, (within, ceiling)) in &self.deadlines {
            let mut words = Map::new();
            if let Some(within) = within {
                words.insert("within".into(), span(within));
            }
            if let Some(ceiling) = ceiling {
                words.insert("at_most".into(), ceiling.as_ref().map_or(json!("no_ceiling"), span));
            }
            deadlines.insert(kind.name().into(), words.into());
        }
        if !deadlines.is_empty() {
            file.insert("deadlines".into(), deadlines.into());
        }
        let mut retention = Map::new();
        for (name, rule) in [("closed", &self.closed), ("pooled", &self.pooled), ("minimum", &self.minimum)] {
            if let Some((days, ground)) = rule {
                retention.insert(name.into(), cited("days", json!(days), ground));
            }
        }
        if !retention.is_empty() {
            file.insert("retention".into(), retention.into());
        }
        if let Some(panel) = self.panel {
            file.insert("panel".into(), json!({ "at_least": panel.at_least(), "at_most": panel.at_most() }));
        }
        if let Some(calendar) = &self.calendar {
            file.insert("calendar".into(), json!(calendar));
        }
        file.into()
    }
}

fn panels() -> impl Strategy<Value = Panel> {
    (1..=20_u8, 1..=20_u8).prop_map(|(a, b)| Panel::new(a.min(b), a.max(b)).unwrap())
}

/// A weekend of none to two days, and a holiday now and then.
fn calendars() -> impl Strategy<Value = Calendar> {
    let weekends: &[&[Weekday]] = &[&[], &[Weekday::Sun], &[Weekday::Fri, Weekday::Sat]];
    select(weekends).prop_map(|weekend| {
        let march = (1..=31).step_by(9).filter_map(|day| NaiveDate::from_ymd_opt(2026, 3, day));
        Calendar::utc().with_weekend(weekend.iter().copied()).unwrap().with_holidays(march).unwrap()
    })
}

/// Whatever somebody might say; most of it can be held.
fn said() -> impl Strategy<Value = Said> {
    let long = prop_oneof![3 => (10..400_u16).prop_map(Days), 1 => span(20)];
    let short = prop_oneof![6 => span(5), 1 => span(60), 1 => select(&[Hours(0), Days(0)])];
    let words = (weighted(0.6, (short, any_ground())), weighted(0.6, weighted(0.7, (long, any_ground()))));
    let kinds = prop_oneof![
        9 => select(PromiseKinds::ALL.difference(PromiseKinds::NAMED_BY_A_FACT).iter().collect::<Vec<_>>()),
        1 => select(PromiseKind::ALL),
    ];
    let days = |of: std::ops::Range<u16>| weighted(0.4, (of, any_ground()));
    let retention = (days(100..1500), days(300..1500), days(0..400));
    (btree_map(kinds, words, 0..5), retention, weighted(0.5, panels()), weighted(0.5, calendars())).prop_map(
        |(deadlines, (closed, pooled, minimum), panel, calendar)| Said {
            deadlines,
            closed,
            pooled,
            minimum,
            panel,
            calendar,
        },
    )
}

/// Whatever can be held.
fn policy() -> impl Strategy<Value = Policy> {
    said().prop_filter_map("it is refused", |said| said.built().ok())
}

fn rule(rule: &RetentionRule) -> Cited<u16> {
    (rule.days(), rule.ground().clone())
}

fn ceiling(deadline: &Deadline) -> Option<Cited<Span>> {
    deadline.ceiling().map(|ceiling| (ceiling.span(), ceiling.ground().clone()))
}

proptest! {
    /// A policy read is a policy built: the same value, or the same words why not. That there is no ceiling can be said by a word,
    /// or as it was at first, by `null`.
    #[test]
    fn a_policy_is_built_and_read_alike(said in said()) {
        let built = said.built().map_err(|error| error.to_string());
        let read = |file: &str| serde_json::from_str::<Policy>(file).map_err(|error| error.to_string());
        let written = said.written();
        prop_assert_eq!(serde_json::from_value::<Policy>(written.clone()).map_err(|error| error.to_string()), built.clone());
        let shape = |error: String| error.split(" at line ").next().map(str::to_owned);
        let at_first = written.to_string().replace("\"no_ceiling\"", "null");
        prop_assert_eq!(read(&at_first).map_err(shape), built.map_err(Some));
    }

    /// In whichever order it is said, the policy is the same, or the error is.
    #[test]
    fn the_order_of_calls_does_not_matter((said, order) in said().prop_flat_map(|said| {
        let calls = said.calls().len();
        (Just(said), Just((0..calls).collect::<Vec<_>>()).prop_shuffle())
    })) {
        let calls = said.calls();
        let shuffled = order.iter().fold(Policy::builder(), |policy, call| calls[*call](policy)).build();
        prop_assert_eq!(shuffled, said.built());
    }

    /// Whatever policy there is can be changed: what is said anew counts, and the rest stays as it is; with nothing said, all does.
    #[test]
    fn any_policy_can_be_changed(policy in policy(), said in said()) {
        prop_assert_eq!(policy::Builder::from(policy.clone()).build(), Ok(policy.clone()));
        let changed = said.calls().iter().fold(policy::Builder::from(policy.clone()), |builder, call| call(builder)).build();
        let Ok(changed) = changed else { return Ok(()) };
        for kind in PromiseKind::ALL {
            let (found, was) = (changed.deadline(*kind), policy.deadline(*kind));
            let (within, at_most) = said.deadlines.get(kind).cloned().unwrap_or_default();
            let (span, ground) = within.map_or((was.within(), was.ground().clone()), |(span, ground)| (Some(span), ground));
            prop_assert_eq!((found.within(), found.ground()), (span, &ground));
            prop_assert_eq!(ceiling(found), at_most.unwrap_or_else(|| ceiling(was)));
        }
        let (found, was) = (changed.retention(), policy.retention());
        prop_assert_eq!(rule(found.closed()), said.closed.unwrap_or_else(|| rule(was.closed())));
        prop_assert_eq!(rule(found.pooled()), said.pooled.unwrap_or_else(|| rule(was.pooled())));
        prop_assert_eq!(found.minimum().map(rule), said.minimum.or_else(|| was.minimum().map(rule)));
        prop_assert_eq!(changed.panel(), said.panel.unwrap_or(policy.panel()));
        prop_assert_eq!(changed.calendar(), said.calendar.as_ref().unwrap_or(policy.calendar()));
    }

    /// A policy is what was said, and what was left out is the standard's.
    #[test]
    fn what_is_left_out_is_the_standard_s(said in said()) {
        let Ok(policy) = said.built() else { return Ok(()) };
        let standard = Policy::standard();
        for kind in PromiseKind::ALL {
            let (found, usual) = (policy.deadline(*kind), standard.deadline(*kind));
            let (within, at_most) = said.deadlines.get(kind).cloned().unwrap_or_default();
            let (span, ground) = within.map_or((usual.within(), usual.ground().clone()), |(span, ground)| (Some(span), ground));
            prop_assert_eq!((found.within(), found.ground()), (span, &ground));
            prop_assert_eq!(ceiling(found), at_most.unwrap_or_else(|| ceiling(usual)));
        }
        let (found, usual) = (policy.retention(), standard.retention());
        prop_assert_eq!(rule(found.closed()), said.closed.unwrap_or_else(|| rule(usual.closed())));
        prop_assert_eq!(rule(found.pooled()), said.pooled.unwrap_or_else(|| rule(usual.pooled())));
        prop_assert_eq!(found.minimum().map(rule), said.minimum);
        prop_assert_eq!(policy.panel(), said.panel.unwrap_or(standard.panel()));
        prop_assert_eq!(policy.calendar(), said.calendar.as_ref().unwrap_or(standard.calendar()));
    }

    /// A duty to keep data for longer than it may be kept is refused, whichever of the two is said; and nothing else is.
    #[test]
    fn contradicting_rules_are_both_named(
        least in 1..9_u16, closed in 1..9_u16, pooled in 1..9_u16,
        (duty, closing, consent) in (any_ground(), any_ground(), any_ground()),
    ) {
        let built = Policy::builder()
            .keep_at_least(least, duty.clone())
            .keep_closed_for(closed, closing.clone())
            .keep_pooled_for(pooled, consent.clone())
            .build();
        let broken = if least > closed {
            Some((RetentionKind::Closed, (closed, closing)))
        } else if least > pooled {
            Some((RetentionKind::Pooled, (pooled, consent)))
        } else {
            None
        };
        match (built, broken) {
            (Ok(policy), None) => prop_assert_eq!(policy.retention().minimum().map(rule), Some((least, duty))),
            (Err(policy::Error::Contradiction { minimum, kind, maximum }), Some(broken)) => {
                prop_assert_eq!(rule(&minimum), (least, duty));
                prop_assert_eq!((kind, rule(&maximum)), broken);
            }
            (built, broken) => prop_assert!(false, "{built:?} {broken:?}"),
        }
    }

    /// In each format, a policy is read as it was written, and what is written says everything.
    #[test]
    fn a_policy_is_read_as_it_was_written(policy in policy()) {
        let json = serde_json::to_string(&policy).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Policy>(&json).unwrap(), &policy);
        let mut cbor = Vec::new();
        ciborium::into_writer(&policy, &mut cbor).unwrap();
        prop_assert_eq!(&ciborium::from_reader::<Policy, _>(cbor.as_slice()).unwrap(), &policy);
        let postcard = postcard::to_stdvec(&policy).unwrap();
        prop_assert_eq!(&postcard::from_bytes::<Policy>(&postcard).unwrap(), &policy);
        let toml = toml::to_string(&policy).unwrap();
        prop_assert_eq!(&toml::from_str::<Policy>(&toml).unwrap(), &policy);
        for (kind, deadline) in toml::from_str::<toml::Table>(&toml).unwrap()["deadlines"].as_table().unwrap() {
            prop_assert!(deadline.get("at_most").is_some(), "of `{kind}`, a later standard would say it");
        }
        let written = serde_json::to_value(&policy).unwrap();
        prop_assert_eq!(written["deadlines"].as_object().unwrap().len(), PromiseKind::ALL.len());
        for part in ["closed", "pooled"] {
            prop_assert!(written["retention"][part].is_object());
        }
        prop_assert!(written["panel"].is_object() && written["calendar"].is_object());
    }
}

/// An empty file is the standard, and so is one whose parts are empty; what is written is written like this.
#[test]
fn a_file_says_what_differs() {
    for file in ["{}", r#"{"deadlines": {}, "retention": {}}"#, r#"{"deadlines": {"reply": {}}, "panel": null}"#] {
        assert_eq!(serde_json::from_str::<Policy>(file).unwrap(), Policy::standard(), "{file}");
    }
    let written = serde_json::to_value(Policy::standard()).unwrap();
    assert_eq!(
        written["deadlines"]["screening"],
        json!({
            "within": { "span": { "working_days": 5 }, "basis": "practice", "source": "Sourcegraph handbook" },
            "at_most": { "span": { "days": 14 }, "basis": "code", "source": "NVP recruitment code: 2 weeks" },
        })
    );
    assert_eq!(written["deadlines"]["submission"], json!({ "within": null, "at_most": "no_ceiling" }));
    assert_eq!(
        written["retention"],
        json!({
            "closed": { "days": 28, "basis": "code",
                "source": "Dutch data protection authority, and NVP recruitment code: 4 weeks" },
            "pooled": { "days": 365, "basis": "code", "source": "Dutch data protection authority: 1 year with consent" },
            "minimum": null,
        })
    );
    assert_eq!(written["panel"], json!({ "at_least": 2, "at_most": 8 }));
    assert_eq!(written.as_object().unwrap().len(), 4);
}

/// What a file says and the library does not know is refused by its name; so is what it says twice or leaves half said.
#[test]
fn a_file_is_read_strictly() {
    let refused = |file: &str, words: &str| {
        let error = serde_json::from_str::<Policy>(file).unwrap_err().to_string();
        assert!(error.contains(words), "{file}: {error}");
    };
    let span = r#"{"span": {"days": 3}, "basis": "practice", "source": "our handbook"}"#;
    refused(r#"{"deadline": {}}"#, "unknown field `deadline`");
    refused(r#"{"deadlines": {"decisions": {}}}"#, "unknown variant `decisions`, expected one of `acknowledgement`");
    refused(r#"{"deadlines": {"reply": {"in": 3}}}"#, "unknown field `in`, expected `within` or `at_most`");
    refused(
        &format!(r#"{{"deadlines": {{"reply": {{}}, "help": {{"within": {span}}}, "reply": {{}}}}}}"#),
        "`reply` is there twice",
    );
    refused(&format!(r#"{{"deadlines": {{"submission": {{"within": {span}}}}}}}"#), "`submission` has no span");
    refused(r#"{"deadlines": {"reply": {"at_most": "nothing"}}}"#, "unknown variant `nothing`, expected `no_ceiling`");
    refused(r#"{"deadlines": {"reply": {"at_most": 3}}}"#, "expected a span with its source, or `no_ceiling`");
    refused(&format!(r#"{{"deadlines": {{"submission": {{"at_most": {span}}}}}}}"#), "`submission` has no ceiling");
    refused(r#"{"deadlines": []}"#, "a map from kinds of promises to deadlines");
    let within = |words: &str| format!(r#"{{"deadlines": {{"reply": {{"within": {{{words}}}}}}}}}"#);
    refused(&within(r#""span": {"days": 3}, "basis": "law""#), "missing field `source`");
    refused(&within(r#""span": {"days": 3}, "source": "x""#), "missing field `basis`");
    refused(&within(r#""basis": "law", "source": "x""#), "missing field `span`");
    refused(&within(r#""span": {"days": 3}, "basis": "rumour", "source": "x""#), "unknown variant `rumour`");
    refused(&within(r#""span": {"days": 3}, "basis": "law", "source": " ""#), "the text is blank");
    refused(&within(r#""span": {"days": 3}, "basis": "law", "source": "x", "days": 3"#), "unknown field `days`");
    refused(&within(r#""span": {"weeks": 3}, "basis": "law", "source": "x""#), "`weeks`");
    refused(r#"{"retention": {"open": null}}"#, "unknown field `open`");
    refused(
        r#"{"retention": {"closed": {"days": 3, "basis": "law", "source": "x", "weeks": 1}}}"#,
        "unknown field `weeks`",
    );
    refused(r#"{"panel": {"at_least": 2}}"#, "missing field `at_most`");
    refused(r#"{"panel": {"at_least": 2, "at_most": 3, "usually": 2}}"#, "unknown field `usually`");
    refused(r#"{"panel": {"at_least": 2, "at_most": 3}, "panel": null}"#, "duplicate field `panel`");
}
