//! A policy is said call by call or written in a file, in any order, and both are read alike.

use super::{any_ground, span};
use candidacy::terms::calendar::Span;
use candidacy::terms::calendar::Span::{Days, Hours};
use candidacy::terms::policy::{
    self, AdvertItem, AdvertRule, Ceiling, Clause, Deadline, Ground, Panel, PromiseKinds, Read, RecordKind, Retention,
    RetentionRule, Rule, Rules,
};
use candidacy::value::Name;
use candidacy::{Calendar, Policy, PromiseKind};
use chrono::{NaiveDate, Weekday};
use proptest::collection::btree_map;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

type Cited<T> = (T, Ground);

/// A span, or that there is none, with the source or the reason.
type Maybe = Cited<Option<Span>>;

/// What a company says: a span, or that nothing is owed; and a ceiling, or that there is none.
type Words = (Option<Maybe>, Option<Maybe>);

/// What a company says that differs from the standard, right or wrong.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    pub(super) deadlines: BTreeMap<PromiseKind, Words>,
    after_work: Option<Maybe>,
    rules: Vec<Rules>,
    closed: Option<Cited<u16>>,
    pooled: Option<Cited<u16>>,
    silent: Option<Cited<u16>>,
    duties: BTreeMap<RecordKind, Cited<u16>>,
    panel: Option<Panel>,
    calendar: Option<Calendar>,
}

impl Said {
    /// One call for each thing that is said.
    fn calls(&self) -> Vec<Box<dyn Fn(policy::Builder) -> policy::Builder + '_>> {
        let mut calls: Vec<Box<dyn Fn(policy::Builder) -> policy::Builder>> = Vec::new();
        for (kind, (within, ceiling)) in &self.deadlines {
            if let Some((span, ground)) = within {
                calls.push(Box::new(|policy| match span {
                    Some(span) => policy.within(*kind, *span, ground.clone()),
                    None => policy.without(*kind, ground.clone()),
                }));
            }
            if let Some((span, ground)) = ceiling {
                calls.push(Box::new(|policy| match span {
                    Some(span) => policy.at_most(*kind, *span, ground.clone()),
                    None => policy.without_ceiling(*kind, ground.clone()),
                }));
            }
        }
        if let Some((span, ground)) = &self.after_work {
            calls.push(Box::new(|policy| match span {
                Some(span) => policy.at_most_after_work(*span, ground.clone()),
                None => policy.without_ceiling_after_work(ground.clone()),
            }));
        }
        for rules in &self.rules {
            calls.push(Box::new(|policy| policy.under(rules.clone())));
        }
        if let Some((days, ground)) = &self.closed {
            calls.push(Box::new(|policy| policy.keep_closed_for(*days, ground.clone())));
        }
        if let Some((days, ground)) = &self.pooled {
            calls.push(Box::new(|policy| policy.keep_pooled_for(*days, ground.clone())));
        }
        if let Some((days, ground)) = &self.silent {
            calls.push(Box::new(|policy| policy.keep_silent_for(*days, ground.clone())));
        }
        for (record, (days, ground)) in &self.duties {
            calls.push(Box::new(|policy| policy.keep_at_least(*record, *days, ground.clone())));
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
        let span =
            |(span, ground): &Maybe, word: &str| cited("span", span.map_or(json!(word), |span| json!(span)), ground);
        let mut file = Map::new();
        let mut deadlines: BTreeMap<PromiseKind, Map<String, Value>> = BTreeMap::new();
        for (kind, (within, ceiling)) in &self.deadlines {
            let words = deadlines.entry(*kind).or_default();
            if let Some(within) = within {
                words.insert("within".into(), span(within, "switched_off"));
            }
            if let Some(ceiling) = ceiling {
                words.insert("at_most".into(), span(ceiling, "no_ceiling"));
            }
        }
        if let Some(ceiling) = &self.after_work {
            let words = deadlines.entry(PromiseKind::Outcome).or_default();
            words.insert("after_work".into(), span(ceiling, "no_ceiling"));
        }
        let deadlines: Map<String, Value> =
            deadlines.into_iter().map(|(kind, words)| (kind.name().into(), words.into())).collect();
        if !self.rules.is_empty() {
            file.insert("rules".into(), json!(self.rules));
        }
        if !deadlines.is_empty() {
            file.insert("deadlines".into(), deadlines.into());
        }
        let mut retention = Map::new();
        for (name, rule) in [("closed", &self.closed), ("pooled", &self.pooled), ("silent", &self.silent)] {
            if let Some((days, ground)) = rule {
                retention.insert(name.into(), cited("days", json!(days), ground));
            }
        }
        let duties = self.duties.iter().map(|(record, (days, ground))| {
            let mut duty = cited("days", json!(days), ground);
            duty["record"] = json!(record);
            duty
        });
        let duties: Vec<Value> = duties.collect();
        if !duties.is_empty() {
            retention.insert("duties".into(), duties.into());
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

/// Rules of no, one or two places, of which one may be stricter than the library's.
fn places() -> impl Strategy<Value = Vec<Rules>> {
    let ours = (20..60_u16, any_ground()).prop_map(|(days, ground)| {
        let read = Read::AtTheSource(NaiveDate::from_ymd_opt(2026, 11, 29).unwrap());
        let clause = Clause::new(ground.basis(), ground.source(), read).unwrap();
        let rule = |kind| Rule::new(kind, Days(days), clause.clone()).unwrap();
        let rules = [PromiseKind::DataRight, PromiseKind::WrittenNo].map(rule);
        let rules = Rules::new(Name::new("our town").unwrap(), rules).unwrap();
        let advert = AdvertRule::new(AdvertItem::Benefits, clause);
        if days % 2 == 0 { rules.with_adverts([advert]).unwrap() } else { rules }
    });
    let place = prop_oneof![Just(Rules::netherlands()), Just(Rules::ontario()), Just(Rules::european_union()), ours];
    prop::collection::vec(place, 0..3).prop_filter("a place twice", |all| {
        all.iter().enumerate().all(|(i, rules)| all[..i].iter().all(|other| other.place() != rules.place()))
    })
}

/// Whatever somebody might say; most of it can be held.
fn said() -> impl Strategy<Value = Said> {
    let long = || prop_oneof![3 => (10..400_u16).prop_map(Days), 1 => span(20)];
    let short = prop_oneof![6 => span(5), 1 => span(60), 1 => select(&[Hours(0), Days(0)])];
    let ceiling = || (prop_oneof![3 => long().prop_map(Some), 1 => Just(None)], any_ground());
    let words = (weighted(0.6, (short.prop_map(Some), any_ground())), weighted(0.6, ceiling()));
    let elsewhere = PromiseKinds::NAMED_BY_A_FACT.union(PromiseKinds::BY_A_RULE);
    let kinds = prop_oneof![
        9 => select(PromiseKinds::ALL.difference(elsewhere).iter().collect::<Vec<_>>()),
        1 => select(PromiseKind::ALL),
    ];
    let off = prop_oneof![3 => Just(None), 1 => any_ground().prop_map(Some)];
    let days = |of: std::ops::Range<u16>| weighted(0.4, (of, any_ground()));
    let duties = btree_map(select(RecordKind::ALL), (0..400_u16, any_ground()), 0..3);
    let retention = (days(100..1500), days(300..1500), days(1..400), duties);
    let deadlines = (btree_map(kinds, words, 0..5), off, weighted(0.2, ceiling()), places());
    (deadlines, retention, weighted(0.5, panels()), weighted(0.5, calendars())).prop_map(
        |((mut deadlines, off, after_work, rules), (closed, pooled, silent, duties), panel, calendar)| {
            if let Some(reason) = off {
                deadlines.entry(PromiseKind::Assessment).or_default().0 = Some((None, reason));
            }
            Said { deadlines, after_work, rules, closed, pooled, silent, duties, panel, calendar }
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

fn duties(retention: &Retention) -> BTreeMap<RecordKind, Cited<u16>> {
    retention.duties().iter().map(|duty| (duty.record(), rule(duty.rule()))).collect()
}

fn limit(ceiling: Option<&Ceiling>, reason: Option<&Ground>) -> Option<Maybe> {
    let ceiling = ceiling.map(|ceiling| (Some(ceiling.span()), ceiling.ground().clone()));
    ceiling.or(reason.map(|reason| (None, reason.clone())))
}

fn ceiling(deadline: &Deadline) -> Option<Maybe> {
    limit(deadline.ceiling(), deadline.unlimited())
}

fn after_work(policy: &Policy) -> Option<Maybe> {
    let outcome = policy.deadline(PromiseKind::Outcome);
    limit(outcome.ceiling_after_work(), outcome.unlimited_after_work())
}

proptest! {
    /// A policy read is a policy built: the same value, or the same words why not.
    #[test]
    fn a_policy_is_built_and_read_alike(said in said()) {
        let built = said.built().map_err(|error| error.to_string());
        let read = |file: &str| serde_json::from_str::<Policy>(file).map_err(|error| error.to_string());
        let written = said.written();
        prop_assert_eq!(serde_json::from_value::<Policy>(written.clone()).map_err(|error| error.to_string()), built.clone());
        let shape = |error: String| error.split(" at line ").next().map(str::to_owned);
        prop_assert_eq!(read(&written.to_string()).map_err(shape), built.map_err(Some));
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
            let (span, ground) = within.unwrap_or((was.within(), was.ground().clone()));
            prop_assert_eq!((found.within(), found.ground()), (span, &ground));
            prop_assert_eq!(ceiling(found), at_most.or_else(|| ceiling(was)));
        }
        prop_assert_eq!(after_work(&changed), said.after_work.clone().or_else(|| after_work(&policy)));
        let kept = policy.rules().iter().filter(|rules| said.rules.iter().all(|other| other.place() != rules.place()));
        let mut rules: Vec<_> = kept.chain(&said.rules).cloned().collect();
        rules.sort_by(|a, b| a.place().cmp(b.place()));
        prop_assert_eq!(changed.rules(), rules);
        let (found, was) = (changed.retention(), policy.retention());
        prop_assert_eq!(rule(found.closed()), said.closed.unwrap_or_else(|| rule(was.closed())));
        prop_assert_eq!(rule(found.pooled()), said.pooled.unwrap_or_else(|| rule(was.pooled())));
        let (duties, mut owed) = (duties(found), duties(was));
        owed.extend(said.duties);
        prop_assert_eq!(duties, owed);
        let closed = if was.silent() == was.closed() { found.closed() } else { was.silent() };
        prop_assert_eq!(rule(found.silent()), said.silent.unwrap_or_else(|| rule(closed)));
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
            let (span, ground) = within.unwrap_or((usual.within(), usual.ground().clone()));
            prop_assert_eq!((found.within(), found.ground()), (span, &ground));
            prop_assert_eq!(ceiling(found), at_most.or_else(|| ceiling(usual)));
        }
        prop_assert_eq!(after_work(&policy), said.after_work.clone().or_else(|| after_work(&standard)));
        prop_assert_eq!(policy.rules().len(), said.rules.len());
        let (found, usual) = (policy.retention(), standard.retention());
        prop_assert_eq!(rule(found.closed()), said.closed.unwrap_or_else(|| rule(usual.closed())));
        prop_assert_eq!(rule(found.pooled()), said.pooled.unwrap_or_else(|| rule(usual.pooled())));
        prop_assert_eq!(duties(found), said.duties);
        prop_assert_eq!(rule(found.silent()), said.silent.unwrap_or_else(|| rule(found.closed())));
        prop_assert_eq!(policy.panel(), said.panel.unwrap_or(standard.panel()));
        prop_assert_eq!(policy.calendar(), said.calendar.as_ref().unwrap_or(standard.calendar()));
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
            prop_assert_eq!(deadline.get("after_work").is_some(), kind == "outcome");
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
    let own = |span: Value| json!({ "span": span, "basis": "assumption", "source": "standard policy of candidacy" });
    assert_eq!(
        written["deadlines"]["set_up"],
        json!({ "within": own(json!({ "working_days": 5 })), "at_most": own(json!({ "days": 14 })) })
    );
    assert_eq!(written["deadlines"]["submission"], json!({ "within": null, "at_most": "no_ceiling" }));
    let outcome = &written["deadlines"]["outcome"];
    assert_eq!(
        (&outcome["at_most"], &outcome["after_work"]),
        (&own(json!({ "days": 45 })), &own(json!({ "days": 14 })))
    );
    let cited =
        |days: u16, source: &str| json!({ "days": days, "basis": "assumption", "source": source, "read": null });
    let closed = "standard policy of candidacy: 4 weeks, as in the Netherlands";
    let pooled = "standard policy of candidacy: 1 year with consent, as in the Netherlands";
    assert_eq!(
        written["retention"],
        json!({ "closed": cited(28, closed), "pooled": cited(365, pooled), "silent": null, "duties": [] })
    );
    assert_eq!(written["rules"], json!([]));
    assert_eq!(written["panel"], json!({ "at_least": 2, "at_most": 8 }));
    assert_eq!(written.as_object().unwrap().len(), 5);

    // A ceiling that is taken off and what is switched off say why, and are read so again.
    let reason = || Ground::new(policy::Basis::Practice, "our handbook").unwrap();
    let less = Policy::builder().without_ceiling(PromiseKind::Offer, reason()).without_ceiling_after_work(reason());
    let less = less.without(PromiseKind::Assessment, reason()).under(Rules::ontario()).build().unwrap();
    let written = serde_json::to_value(&less).unwrap();
    let none = |word: &str| json!({ "span": word, "basis": "practice", "source": "our handbook" });
    assert_eq!(written["deadlines"]["offer"]["at_most"], none("no_ceiling"));
    assert_eq!(written["deadlines"]["outcome"]["after_work"], none("no_ceiling"));
    assert_eq!(written["deadlines"]["assessment"]["within"], none("switched_off"));
    assert_eq!(
        written["rules"][0]["rules"],
        json!([{
            "kind": "decision_word",
            "within": { "days": 45 },
            "clause": {
                "basis": "law",
                "title": "O. Reg. 476/24 under the Employment Standards Act, 2000",
                "article": "word within 45 days of the last interview",
                "address": "https://www.ontario.ca/laws/regulation/240476",
                "read": { "at_the_source": "2026-11-29" },
            },
        }])
    );
    assert_eq!(written["rules"].as_array().map(Vec::len), Some(1));
    assert_eq!(serde_json::from_value::<Policy>(written).unwrap(), less);
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
    refused(r#"{"deadlines": {"outcomes": {}}}"#, "unknown variant `outcomes`, expected one of `acknowledgement`");
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
    let off = r#"{"span": "switched_off", "basis": "practice", "source": "our handbook"}"#;
    refused(&format!(r#"{{"deadlines": {{"reply": {{"within": {off}}}}}}}"#), "`reply` cannot be switched off");
    refused(&format!(r#"{{"deadlines": {{"reply": {{"at_most": {off}}}}}}}"#), "unknown variant `switched_off`");
    refused(&format!(r#"{{"deadlines": {{"reply": {{"after_work": {span}}}}}}}"#), "unknown field `after_work`");
    for word in ["\"no_ceiling\"", "null"] {
        let file = |words: &str| format!(r#"{{"deadlines": {{{words}: {word}}}}}}}"#);
        refused(&file(r#""offer": {"at_most""#), "the ceiling of `offer` is taken off without a reason");
        refused(&file(r#""outcome": {"after_work""#), "the ceiling of `outcome` is taken off without a reason");
        serde_json::from_str::<Policy>(&file(r#""reply": {"at_most""#)).unwrap();
    }
    let rule = r#"{"kind": "reply", "within": {"days": 3}, "clause": {"basis": "law", "title": "x", "read": {"elsewhere": "2026-11-29"}}}"#;
    let place = |rules: &str| format!(r#"{{"place": "here", "rules": [{rules}]}}"#);
    let places = |places: &str| format!(r#"{{"rules": [{places}]}}"#);
    serde_json::from_str::<Policy>(&places(&place(rule))).unwrap_err(); // five calendar days are not within three
    refused(&places(&place("")), "a place has at least 1 rule");
    refused(&places(&place(&format!("{rule}, {rule}"))), "the rule about `reply` is there twice");
    let rule = rule.replace("3}", "30}");
    serde_json::from_str::<Policy>(&places(&place(&rule))).unwrap();
    refused(&places(&format!("{0}, {0}", place(&rule))), "the place `here` is there twice");
    refused(&places(&place(&rule.replace("30}", "0}"))), "0 days are no time for `reply`");
    refused(&places(&place(&rule.replace("11-29", "11-9"))), "no date such as");
    refused(&places(&place(&rule.replace("\"kind\"", "\"kinds\""))), "unknown field `kinds`");
    refused(&places(&place(&rule).replace("here", " ")), "the text is blank");
    refused(r#"{"panel": {"at_least": 2}}"#, "missing field `at_most`");
    refused(r#"{"panel": {"at_least": 2, "at_most": 3, "usually": 2}}"#, "unknown field `usually`");
    refused(r#"{"panel": {"at_least": 2, "at_most": 3}, "panel": null}"#, "duplicate field `panel`");
}
