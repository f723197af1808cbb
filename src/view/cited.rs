//! A rule with its source, for views that show why something was due.

use crate::promise::Promise;
use crate::terms::Terms;
use crate::terms::calendar::Span;
use crate::terms::policy::{Basis, Ceiling, Ground, Policy, PromiseKind, PromiseKinds, Rule};
use crate::view::words::{Said, Words};
use serde::Serialize;
use std::fmt;

/// A rule that a deadline rests on, with where a reader can look it up.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "CitedRule"))]
#[non_exhaustive]
pub struct Cited {
    /// The place whose rule it is; none for a rule of the company's own.
    pub place: Option<Box<str>>,
    /// The span; none if a fact names the moment.
    pub within: Option<Span>,
    /// The kind of its source; none if the step of the process says it and names no source.
    pub basis: Option<Basis>,
    /// The place where it can be looked up, as it was written down. A title, an article or an address is the same in every
    /// language, and no catalogue has words for it; the words around it are those of the catalogue.
    pub source: Box<str>,
}

impl Cited {
    fn of(within: Option<Span>, ground: &Ground) -> Self {
        Cited { place: None, within, basis: Some(ground.basis()), source: ground.source().into() }
    }

    /// The rule about a kind of promise that is made at a step: that of a place where it is stricter, and else the company's own.
    pub(super) fn rule(terms: &Terms, promise: &Promise, step: u8) -> Self {
        let kind = promise.kind;
        let (policy, deadline) = (terms.policy(), terms.policy().deadline(kind));
        let of_step = terms.process().step(step).filter(|_| kind == PromiseKind::Outcome);
        let own = of_step.and_then(|step| Some((step.name(), step.decision_deadline()?)));
        let within = own.map(|(_, own)| own.span()).or(deadline.within());
        let longest = |span| policy.calendar().longest(span);
        let is_stricter = |rule: Span| within.is_none_or(|within| longest(rule) < longest(within));
        // The moment that a fact names may be the earlier one.
        let named = PromiseKinds::NAMED_BY_A_FACT.contains(kind);
        let is_it = |rule: &Rule| !named || rule.due(policy.calendar(), promise.made_at) <= promise.due;
        let rules = policy.rule(kind).is_some_and(|(_, rule)| is_stricter(rule.within()) && is_it(rule));
        match (Cited::of_a_place(terms, kind).filter(|_| rules), own) {
            (Some(rule), _) => rule,
            (None, Some((name, own))) => {
                let basis = own.ground().map(Ground::basis);
                let source = own.ground().map(|ground| format!(": {}", ground.source())).unwrap_or_default();
                let source = format!("the process, step {name}{source}").into();
                Cited { place: None, within: Some(own.span()), basis, source }
            }
            (None, None) => Cited::of(within, deadline.ground()),
        }
    }

    /// The rule of a place about a kind of promise, if the terms have one.
    pub(super) fn of_a_place(terms: &Terms, kind: PromiseKind) -> Option<Self> {
        let (rules, rule) = terms.policy().rule(kind)?;
        Some(Cited { place: Some(rules.place().into()), ..Cited::of(Some(rule.within()), rule.ground()) })
    }

    /// The ceiling of a kind of promise, if it has one.
    pub(super) fn ceiling(terms: &Terms, kind: PromiseKind, after_work: bool) -> Option<Self> {
        let deadline = terms.policy().deadline(kind);
        let ceiling = if after_work { deadline.ceiling_after_work() } else { deadline.ceiling() };
        ceiling.map(Cited::limit)
    }

    /// The longest that a step may take.
    pub(super) fn longest_step() -> Self {
        Cited::limit(Policy::longest_step())
    }

    fn limit(ceiling: &Ceiling) -> Self {
        Cited::of(Some(ceiling.span()), ceiling.ground())
    }
}

/// "within 5 working days (practice: our handbook)"
impl Said for Cited {
    fn said(&self, words: &Words) -> String {
        self.fill(words, "rule.within")
    }
}

impl Cited {
    /// A ceiling: "45 days (assumption: our handbook)".
    pub(super) fn said_as_ceiling(&self, words: &Words) -> String {
        self.fill(words, "rule.ceiling")
    }

    fn fill(&self, words: &Words, key: &str) -> String {
        let Cited { place, within, basis, source } = self;
        let place = place.as_ref().map(|place| format!("{place}, ")).unwrap_or_default();
        let basis = basis.map(|basis| format!("{}: ", words.named("basis", basis))).unwrap_or_default();
        let source = format!("{place}{basis}{source}");
        match within {
            Some(within) => words.fill(key, &[("span", &words.span(*within)), ("source", &source)]),
            None => words.fill("rule.named", &[("source", &source)]),
        }
    }
}

/// For a person, in English: "within 5 working days (practice: our handbook)".
impl fmt::Display for Cited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(&Words::english()))
    }
}
