//! A policy in a file. A rule that is left out is the standard's; a file that is written says everything, so that a later standard changes
//! nothing about it. A file goes through the builder and its checks.

use super::deadline::{Ceiling, Deadline};
use super::ground::{Basis, Ground, Source};
use super::retention::{Retention, RetentionRule};
use super::{Error, Panel, Policy, PromiseKind};
use crate::terms::calendar::{Calendar, Span};
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A policy as it stands in a file, not yet checked.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Policy", deny_unknown_fields)]
pub(super) struct Written {
    deadlines: Option<WrittenDeadlines>,
    retention: Option<WrittenRetention>,
    panel: Option<Panel>,
    calendar: Option<Calendar>,
}

/// One kind of promise after the other, as a map.
struct WrittenDeadlines(Vec<(PromiseKind, WrittenDeadline)>);

#[derive(Serialize, Deserialize)]
#[serde(rename = "Deadline", deny_unknown_fields)]
struct WrittenDeadline {
    within: Option<WrittenSpan>,
    #[serde(default)]
    at_most: AtMost,
}

/// A ceiling that is left out is the standard's. A file that wants none says so.
#[derive(Default)]
enum AtMost {
    #[default]
    LeftOut,
    Said(Option<WrittenSpan>),
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Span", deny_unknown_fields)]
struct WrittenSpan {
    span: Span,
    basis: Basis,
    source: Source,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Retention", deny_unknown_fields)]
struct WrittenRetention {
    closed: Option<WrittenDays>,
    pooled: Option<WrittenDays>,
    minimum: Option<WrittenDays>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "RetentionRule", deny_unknown_fields)]
struct WrittenDays {
    days: u16,
    basis: Basis,
    source: Source,
}

impl TryFrom<Written> for Policy {
    type Error = Error;
    fn try_from(written: Written) -> Result<Self, Error> {
        let mut policy = Policy::builder();
        for (kind, WrittenDeadline { within, at_most }) in written.deadlines.map_or(Vec::new(), |all| all.0) {
            if let Some(WrittenSpan { span, basis, source }) = within {
                policy = policy.within(kind, span, Ground { basis, source });
            }
            policy = match at_most {
                AtMost::LeftOut => policy,
                AtMost::Said(None) => policy.without_ceiling(kind),
                AtMost::Said(Some(WrittenSpan { span, basis, source })) => {
                    policy.at_most(kind, span, Ground { basis, source })
                }
            };
        }
        if let Some(WrittenRetention { closed, pooled, minimum }) = written.retention {
            if let Some(WrittenDays { days, basis, source }) = closed {
                policy = policy.keep_closed_for(days, Ground { basis, source });
            }
            if let Some(WrittenDays { days, basis, source }) = pooled {
                policy = policy.keep_pooled_for(days, Ground { basis, source });
            }
            if let Some(WrittenDays { days, basis, source }) = minimum {
                policy = policy.keep_at_least(days, Ground { basis, source });
            }
        }
        if let Some(panel) = written.panel {
            policy = policy.panel(panel);
        }
        if let Some(calendar) = written.calendar {
            policy = policy.calendar(calendar);
        }
        policy.build()
    }
}

impl From<Policy> for Written {
    fn from(Policy { calendar, deadlines, retention, panel }: Policy) -> Self {
        let Retention { closed, pooled, minimum } = retention;
        let deadlines = deadlines.into_iter().map(WrittenDeadline::from);
        Written {
            deadlines: Some(WrittenDeadlines(PromiseKind::ALL.iter().copied().zip(deadlines).collect())),
            retention: Some(WrittenRetention {
                closed: Some(closed.into()),
                pooled: Some(pooled.into()),
                minimum: minimum.map(WrittenDays::from),
            }),
            panel: Some(panel),
            calendar: Some(calendar),
        }
    }
}

impl From<Deadline> for WrittenDeadline {
    fn from(Deadline { within, ground: Ground { basis, source }, ceiling }: Deadline) -> Self {
        let written = |Ceiling { span, ground: Ground { basis, source } }| WrittenSpan { span, basis, source };
        WrittenDeadline {
            within: within.map(|span| WrittenSpan { span, basis, source }),
            at_most: AtMost::Said(ceiling.map(written)),
        }
    }
}

impl From<RetentionRule> for WrittenDays {
    fn from(RetentionRule { days, ground: Ground { basis, source } }: RetentionRule) -> Self {
        WrittenDays { days, basis, source }
    }
}

/// The word for no ceiling. TOML has no `null`, and what is left out is the standard's.
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
                WrittenSpan::deserialize(MapAccessDeserializer::new(map)).map(|span| AtMost::Said(Some(span)))
            }
        }
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Said)
        } else {
            Ok(AtMost::Said(Option::deserialize(deserializer)?))
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
                while let Some((kind, deadline)) = map.next_entry()? {
                    if seen.contains(kind) {
                        return Err(A::Error::custom(format_args!("the deadline of `{kind}` is there twice")));
                    }
                    seen = seen.union(kind.into());
                    deadlines.push((kind, deadline));
                }
                Ok(WrittenDeadlines(deadlines))
            }
        }
        deserializer.deserialize_map(Each)
    }
}
