//! The rules of the places that a policy chose. None is chosen in silence.

use super::advert::{AdvertItem, AdvertItems, AdvertRule};
use super::rule::Rule;
use super::{PromiseKind, PromiseKinds};
use crate::terms::calendar::Calendar;
use crate::value::code::codes;
use crate::value::short_list::ShortList;
use crate::value::text::Name;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The rules of one place, which a policy may choose with [`Builder::under`](super::Builder::under).
///
/// ```
/// use candidacy::terms::calendar::Span;
/// use candidacy::terms::policy::Rules;
/// use candidacy::{Policy, PromiseKind};
///
/// assert_eq!(Policy::standard().rule(PromiseKind::WrittenNo), None);
/// let policy = Policy::builder().under(Rules::netherlands()).under(Rules::ontario()).build()?;
/// let (place, rule) = policy.rule(PromiseKind::WrittenNo).ok_or("no such rule")?;
/// assert_eq!((place.place(), rule.within()), ("Netherlands", Span::Days(14)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The library states numbers and sources; it certifies nobody's compliance.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
#[doc(alias = "jurisdiction")]
pub struct Rules {
    place: Place,
    promised: Box<[Rule]>,
    adverts: Box<[AdvertRule]>,
}

/// Why something is not the rules of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RulesError {
    /// Two rules of one place are about one kind of promise.
    #[error("the rule about `{0}` is there twice")]
    Twice(PromiseKind),
    /// Two rules of one place are about the same in an advert.
    #[error("the rule about `{0}` in an advert is there twice")]
    AdvertTwice(AdvertItem),
    /// A place without a rule.
    #[error("a place has at least 1 rule")]
    NoRules,
}

codes! { RulesError, "rules" {
    Self::Twice(_) => "twice",
    Self::AdvertTwice(_) => "advert_twice",
    Self::NoRules => "no_rules",
} }

impl Rules {
    /// Creates the rules of a place, in any order.
    ///
    /// # Errors
    ///
    /// - [`RulesError::NoRules`] — no rule.
    /// - [`RulesError::Twice`] — two rules about one kind of promise.
    pub fn new(place: Name, rules: impl IntoIterator<Item = Rule>) -> Result<Self, RulesError> {
        Rules::of(place.into(), rules, [])
    }

    /// Creates the rules of a place that are about adverts only, in any order.
    ///
    /// # Errors
    ///
    /// - [`RulesError::NoRules`] — no rule.
    /// - [`RulesError::AdvertTwice`] — two rules about the same in an advert.
    pub fn of_adverts(place: Name, adverts: impl IntoIterator<Item = AdvertRule>) -> Result<Self, RulesError> {
        Rules::of(place.into(), [], adverts)
    }

    /// Replaces the rules about adverts, in any order.
    ///
    /// # Errors
    ///
    /// - [`RulesError::AdvertTwice`] — two rules about the same in an advert.
    /// - [`RulesError::NoRules`] — no rule, and the place had no other.
    pub fn with_adverts(self, adverts: impl IntoIterator<Item = AdvertRule>) -> Result<Self, RulesError> {
        Rules::of(self.place, self.promised, adverts)
    }

    /// Returns the name of the place.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place.0
    }

    /// Returns the rules, in the order of [`PromiseKind::ALL`].
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.promised
    }

    /// Returns the rule about a kind of promise, if the place has one.
    #[must_use]
    pub fn rule(&self, kind: PromiseKind) -> Option<&Rule> {
        self.promised.iter().find(|rule| rule.kind() == kind)
    }

    /// Returns the rules about adverts, in the order of [`AdvertItem::ALL`].
    /// [`Publication::lacks`](crate::role::Publication::lacks) holds an advert against them.
    #[must_use]
    pub fn adverts(&self) -> &[AdvertRule] {
        &self.adverts
    }

    fn of(
        place: Place,
        rules: impl IntoIterator<Item = Rule>,
        adverts: impl IntoIterator<Item = AdvertRule>,
    ) -> Result<Self, RulesError> {
        let (mut seen, mut taken) = (PromiseKinds::EMPTY, Vec::new());
        for rule in rules {
            if seen.contains(rule.kind()) {
                return Err(RulesError::Twice(rule.kind()));
            }
            seen = seen.union(rule.kind().into());
            taken.push(rule);
        }
        let (mut said, mut asked) = (AdvertItems::EMPTY, Vec::new());
        for advert in adverts {
            if said.contains(advert.item()) {
                return Err(RulesError::AdvertTwice(advert.item()));
            }
            said = said.union(advert.item().into());
            asked.push(advert);
        }
        if taken.is_empty() && asked.is_empty() {
            return Err(RulesError::NoRules);
        }
        taken.sort_by_key(Rule::kind);
        asked.sort_by_key(AdvertRule::item);
        Ok(Rules { place, promised: taken.into(), adverts: asked.into() })
    }

    /// One place that this library states; a test holds that [`new`](Self::new) would take it.
    pub(super) fn stated(
        place: &'static str,
        rules: impl Into<Box<[Rule]>>,
        adverts: impl Into<Box<[AdvertRule]>>,
    ) -> Self {
        Rules { place: Place(Cow::Borrowed(place)), promised: rules.into(), adverts: adverts.into() }
    }
}

/// The name of a place. The names that this library states are not copied.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(from = "Name")]
struct Place(Cow<'static, str>);

impl From<Name> for Place {
    fn from(place: Name) -> Self {
        Place(Cow::Owned(Box::<str>::from(place).into_string()))
    }
}

/// The places whose rules a policy chose: in the order of their names, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Chosen(Vec<Rules>);

impl Chosen {
    /// Chooses one more. Of two that are of one place, the later one counts; then the earlier one is given back.
    pub(super) fn choose(&mut self, rules: Rules) -> Option<Rules> {
        match self.0.binary_search_by(|chosen| chosen.place.cmp(&rules.place)) {
            Ok(there) => self.0.get_mut(there).map(|chosen| std::mem::replace(chosen, rules)),
            Err(free) => {
                self.0.insert(free, rules);
                None
            }
        }
    }

    pub(super) fn all(&self) -> &[Rules] {
        &self.0
    }

    /// The strictest about a kind; of two that are equally strict, that of the first place.
    pub(super) fn strictest(&self, kind: PromiseKind, calendar: &Calendar) -> Option<(&Rules, &Rule)> {
        let rules = self.0.iter().filter_map(|rules| Some((rules, rules.rule(kind)?)));
        rules.min_by_key(|(_, rule)| calendar.longest(rule.within()))
    }

    pub(super) fn into_vec(self) -> Vec<Rules> {
        self.0
    }
}

/// The rules of a place as they stand in a file, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Rules", deny_unknown_fields)]
struct Written {
    place: Place,
    #[serde(default)]
    rules: ShortList<Rule>,
    #[serde(default)]
    adverts: ShortList<AdvertRule>,
}

impl TryFrom<Written> for Rules {
    type Error = RulesError;
    fn try_from(Written { place, rules, adverts }: Written) -> Result<Self, RulesError> {
        Rules::of(place, rules.0, adverts.0)
    }
}

impl From<Rules> for Written {
    fn from(Rules { place, promised, adverts }: Rules) -> Self {
        Written { place, rules: ShortList(promised), adverts: ShortList(adverts) }
    }
}
