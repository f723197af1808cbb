//! A policy in a file. A rule that is left out is the standard's; a file that is written says everything, so that a later standard changes
//! nothing about it. A file goes through the builder and its checks.

use super::clause::Read;
use super::deadline::{Ceiling, Deadline, Limit, Within};
use super::ground::{Basis, Ground, Source};
use super::retention::{RecordKind, Retention, RetentionDuty, RetentionRule};
use super::rules::{Chosen, Rules};
use super::{Builder, Error, Panel, Policy, PromiseKind};
use crate::terms::calendar::{Calendar, Span};
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A policy as it stands in a file, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Policy", deny_unknown_fields)]
pub(super) struct Written {
    deadlines: Option<WrittenDeadlines>,
    retention: Option<WrittenRetention>,
    panel: Option<Panel>,
    calendar: Option<Calendar>,
    rules: Option<Places>,
}

/// The rules of the places that were chosen, as a list.
#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Places(Vec<Rules>);

/// One kind of promise after the other, as a map.
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(
        rename = "Deadlines",
        from = "std::collections::BTreeMap<PromiseKind, Outcome>",
        into = "std::collections::BTreeMap<PromiseKind, Outcome>"
    )
)]
struct WrittenDeadlines(Vec<(PromiseKind, WrittenDeadline)>);

/// A deadline. That of an outcome has one thing more.
enum WrittenDeadline {
    Usual(Usual),
    Outcome(Outcome),
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "Deadline"))]
#[serde(rename = "Deadline", deny_unknown_fields)]
struct Usual {
    within: Option<Cited<Length>>,
    #[serde(default)]
    at_most: AtMost,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "OutcomeDeadline"))]
#[serde(rename = "Deadline", deny_unknown_fields)]
struct Outcome {
    within: Option<Cited<Length>>,
    #[serde(default)]
    at_most: AtMost,
    #[serde(default)]
    after_work: AtMost,
}

/// A ceiling in a file: the one that the file says, and the standard's if the file leaves it out.
#[derive(Default)]
enum AtMost {
    #[default]
    LeftOut,
    Said(Option<Cited<Most>>),
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "Cited{T}"))]
#[serde(rename = "Span", deny_unknown_fields)]
struct Cited<T> {
    span: T,
    basis: Basis,
    source: Source,
}

/// A span or the word, and in older files nothing.
#[cfg(feature = "schemars")]
impl schemars::JsonSchema for AtMost {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AtMost".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let span = generator.subschema_for::<Option<Cited<Most>>>();
        schemars::json_schema!({ "anyOf": [span, { "const": NO_CEILING }] })
    }
}

/// A span, or that nothing is owed.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "SpanOrNothing"))]
#[serde(rename_all = "snake_case")]
enum Length {
    WorkingDays(u16),
    Days(u16),
    Hours(u16),
    SwitchedOff,
}

/// A span, or that there is no limit.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "SpanOrNoCeiling"))]
#[serde(rename_all = "snake_case")]
enum Most {
    WorkingDays(u16),
    Days(u16),
    Hours(u16),
    NoCeiling,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Retention", deny_unknown_fields)]
struct WrittenRetention {
    closed: Option<WrittenDays>,
    pooled: Option<WrittenDays>,
    silent: Option<WrittenDays>,
    #[serde(default)]
    duties: Duties,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "RetentionRule", deny_unknown_fields)]
pub(super) struct WrittenDays {
    days: u16,
    basis: Basis,
    source: Source,
    read: Option<Read>,
}

/// The duties to keep, each for another kind of record.
#[derive(Serialize, Default)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Duties(Vec<WrittenDuty>);

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "RetentionDuty", deny_unknown_fields)]
struct WrittenDuty {
    record: RecordKind,
    days: u16,
    basis: Basis,
    source: Source,
    read: Option<Read>,
}

impl TryFrom<Written> for Policy {
    type Error = Error;
    fn try_from(written: Written) -> Result<Self, Error> {
        let mut policy = Policy::builder();
        for (kind, deadline) in written.deadlines.map_or(Vec::new(), |all| all.0) {
            policy = deadline.apply(kind, policy);
        }
        if let Some(WrittenRetention { closed, pooled, silent, duties }) = written.retention {
            let retention = &mut policy.0.retention;
            retention.closed = closed.map_or_else(|| retention.closed.clone(), RetentionRule::from);
            retention.pooled = pooled.map_or_else(|| retention.pooled.clone(), RetentionRule::from);
            retention.silent = silent.map(RetentionRule::from);
            for duty in duties.0 {
                retention.owe(duty.into());
            }
        }
        if let Some(panel) = written.panel {
            policy = policy.panel(panel);
        }
        if let Some(calendar) = written.calendar {
            policy = policy.calendar(calendar);
        }
        for rules in written.rules.map_or(Vec::new(), |places| places.0) {
            policy = policy.under(rules);
        }
        policy.build()
    }
}

impl From<Policy> for Written {
    fn from(Policy { calendar, deadlines, retention, panel, rules }: Policy) -> Self {
        let Retention { closed, pooled, silent, duties } = retention;
        let deadlines = PromiseKind::ALL.iter().copied().zip(deadlines);
        Written {
            deadlines: Some(WrittenDeadlines(
                deadlines.map(|(kind, deadline)| (kind, WrittenDeadline::new(kind, deadline))).collect(),
            )),
            retention: Some(WrittenRetention {
                closed: Some(closed.into()),
                pooled: Some(pooled.into()),
                silent: silent.map(WrittenDays::from),
                duties: Duties(duties.into_iter().map(WrittenDuty::from).collect()),
            }),
            panel: Some(panel),
            calendar: Some(calendar),
            rules: Some(Places(rules.into_vec())),
        }
    }
}

impl WrittenDeadline {
    fn new(kind: PromiseKind, deadline: Deadline) -> Self {
        let Deadline { within, ground: Ground { basis, source }, limit, limit_after_work, extended: _ } = deadline;
        let within = match within {
            Within::Span(Span::WorkingDays(days)) => Some(Length::WorkingDays(days)),
            Within::Span(Span::Days(days)) => Some(Length::Days(days)),
            Within::Span(Span::Hours(hours)) => Some(Length::Hours(hours)),
            Within::SwitchedOff => Some(Length::SwitchedOff),
            Within::Elsewhere => None,
        };
        let within = within.map(|span| Cited { span, basis, source });
        let at_most = limit.into();
        if kind == PromiseKind::Outcome {
            WrittenDeadline::Outcome(Outcome { within, at_most, after_work: limit_after_work.into() })
        } else {
            WrittenDeadline::Usual(Usual { within, at_most })
        }
    }

    /// The same policy with this deadline of a kind.
    fn apply(self, kind: PromiseKind, policy: Builder) -> Builder {
        let (within, at_most, after_work) = match self {
            WrittenDeadline::Usual(Usual { within, at_most }) => (within, at_most, AtMost::LeftOut),
            WrittenDeadline::Outcome(Outcome { within, at_most, after_work }) => (within, at_most, after_work),
        };
        let policy = match within {
            None => policy,
            Some(Cited { span, basis, source }) => {
                let ground = Ground { basis, source };
                match span {
                    Length::WorkingDays(days) => policy.within(kind, Span::WorkingDays(days), ground),
                    Length::Days(days) => policy.within(kind, Span::Days(days), ground),
                    Length::Hours(hours) => policy.within(kind, Span::Hours(hours), ground),
                    Length::SwitchedOff => policy.without(kind, ground),
                }
            }
        };
        let policy = match at_most.limit() {
            None => policy,
            Some(Limit::Unsaid) => policy.unlimited(kind),
            Some(Limit::AtMost(Ceiling { span, ground })) => policy.at_most(kind, span, ground),
            Some(Limit::TakenOff(reason)) => policy.without_ceiling(kind, reason),
        };
        match after_work.limit() {
            None => policy,
            Some(Limit::Unsaid) => policy.unlimited_after_work(),
            Some(Limit::AtMost(Ceiling { span, ground })) => policy.at_most_after_work(span, ground),
            Some(Limit::TakenOff(reason)) => policy.without_ceiling_after_work(reason),
        }
    }
}

impl AtMost {
    /// The limit that it states, if any.
    fn limit(self) -> Option<Limit> {
        let (span, ground) = match self {
            AtMost::LeftOut => return None,
            AtMost::Said(None) => return Some(Limit::Unsaid),
            AtMost::Said(Some(Cited { span, basis, source })) => (span, Ground { basis, source }),
        };
        let span = match span {
            Most::WorkingDays(days) => Span::WorkingDays(days),
            Most::Days(days) => Span::Days(days),
            Most::Hours(hours) => Span::Hours(hours),
            Most::NoCeiling => return Some(Limit::TakenOff(ground)),
        };
        Some(Limit::AtMost(Ceiling { span, ground }))
    }
}

impl From<Limit> for AtMost {
    fn from(limit: Limit) -> Self {
        let (span, Ground { basis, source }) = match limit {
            Limit::Unsaid => return AtMost::Said(None),
            Limit::TakenOff(reason) => (Most::NoCeiling, reason),
            Limit::AtMost(Ceiling { span: Span::WorkingDays(days), ground }) => (Most::WorkingDays(days), ground),
            Limit::AtMost(Ceiling { span: Span::Days(days), ground }) => (Most::Days(days), ground),
            Limit::AtMost(Ceiling { span: Span::Hours(hours), ground }) => (Most::Hours(hours), ground),
        };
        AtMost::Said(Some(Cited { span, basis, source }))
    }
}

impl From<RetentionRule> for WrittenDays {
    fn from(RetentionRule { days, ground: Ground { basis, source }, read }: RetentionRule) -> Self {
        WrittenDays { days, basis, source, read }
    }
}

impl From<WrittenDays> for RetentionRule {
    fn from(WrittenDays { days, basis, source, read }: WrittenDays) -> Self {
        RetentionRule { days, ground: Ground { basis, source }, read }
    }
}

impl From<RetentionDuty> for WrittenDuty {
    fn from(RetentionDuty { record, rule }: RetentionDuty) -> Self {
        let WrittenDays { days, basis, source, read } = rule.into();
        WrittenDuty { record, days, basis, source, read }
    }
}

impl From<WrittenDuty> for RetentionDuty {
    fn from(WrittenDuty { record, days, basis, source, read }: WrittenDuty) -> Self {
        RetentionDuty { record, rule: WrittenDays { days, basis, source, read }.into() }
    }
}

/// The word for no ceiling where the standard has none either. TOML has no `null`, and what is left out is the standard's.
const NO_CEILING: &str = "no_ceiling";

impl Serialize for AtMost {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            AtMost::LeftOut => serializer.serialize_none(),
            AtMost::Said(None) if serializer.is_human_readable() => serializer.serialize_str(NO_CEILING),
            AtMost::Said(said) => said.serialize(serializer),
        }
    }
}

/// A format for people says what comes: a span, the word, or `null`, which older files have in place of the word.
impl<'de> Deserialize<'de> for AtMost {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Said;
        impl<'de> Visitor<'de> for Said {
            type Value = AtMost;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a span with its source, or `{NO_CEILING}`")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<AtMost, E> {
                if word == NO_CEILING { self.visit_unit() } else { Err(E::unknown_variant(word, &[NO_CEILING])) }
            }

            fn visit_unit<E: de::Error>(self) -> Result<AtMost, E> {
                Ok(AtMost::Said(None))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<AtMost, A::Error> {
                Cited::deserialize(MapAccessDeserializer::new(map)).map(|span| AtMost::Said(Some(span)))
            }
        }
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Said)
        } else {
            Ok(AtMost::Said(Option::deserialize(deserializer)?))
        }
    }
}

impl Serialize for WrittenDeadline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            WrittenDeadline::Usual(usual) => usual.serialize(serializer),
            WrittenDeadline::Outcome(outcome) => outcome.serialize(serializer),
        }
    }
}

impl Serialize for WrittenDeadlines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(kind, deadline)| (kind, deadline)))
    }
}

/// A kind that stands there twice is refused: one of the two would be lost.
impl<'de> Deserialize<'de> for WrittenDeadlines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = WrittenDeadlines;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map from kinds of promises to deadlines")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut seen = super::PromiseKinds::EMPTY;
                let mut deadlines = Vec::new();
                while let Some(kind) = map.next_key()? {
                    if seen.contains(kind) {
                        return Err(A::Error::custom(format_args!("the deadline of `{kind}` is there twice")));
                    }
                    seen = seen.union(kind.into());
                    let deadline = if kind == PromiseKind::Outcome {
                        WrittenDeadline::Outcome(map.next_value()?)
                    } else {
                        WrittenDeadline::Usual(map.next_value()?)
                    };
                    deadlines.push((kind, deadline));
                }
                Ok(WrittenDeadlines(deadlines))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

/// A place that stands there twice is refused: the rules of one of the two would be lost.
impl<'de> Deserialize<'de> for Places {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut chosen = Chosen::default();
        for rules in Vec::<Rules>::deserialize(deserializer)? {
            if let Some(earlier) = chosen.choose(rules) {
                return Err(D::Error::custom(format_args!("the place `{}` is there twice", earlier.place())));
            }
        }
        Ok(Places(chosen.into_vec()))
    }
}

/// A kind of record that stands there twice is refused: one of the two duties would be lost.
impl<'de> Deserialize<'de> for Duties {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let duties = Vec::<WrittenDuty>::deserialize(deserializer)?;
        let mut rest = duties.as_slice();
        while let [duty, after @ ..] = rest {
            if after.iter().any(|other| other.record == duty.record) {
                return Err(D::Error::custom(format_args!("the duty to keep `{}` is there twice", duty.record)));
            }
            rest = after;
        }
        Ok(Duties(duties))
    }
}
