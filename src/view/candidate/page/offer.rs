//! The offer on the page: what it says, its versions, the first day, and what was promised before it.

use super::Page;
use super::lines::wrapped;
use crate::law::Phase;
use crate::value::offer::{ConditionOutcome, Offer};
use crate::value::time::Time;
use crate::view::candidate::offer::{CurrentCondition, CurrentOffer, FirstDay, OfferStanding, OfferVersion};
use std::fmt;

impl Page<'_> {
    pub(super) fn offer(&self, f: &mut fmt::Formatter<'_>, current: &CurrentOffer) -> fmt::Result {
        let CurrentOffer { offer, made_at, first_day, conditions, .. } = current;
        writeln!(f, "\n{}", self.reader.words.say("page.offer"))?;
        let mut lines = vec![self.when("offer.made", self.reader.moment(*made_at))];
        if current.accepted {
            lines.push(self.fill("offer.accepted", &[]));
        } else {
            lines.push(self.when("offer.answer_by", self.reader.last(offer.answer_by())));
            lines.push(self.fill("offer.no_date", &[]));
        }
        lines.extend(self.terms(offer, *first_day, conditions));
        lines.iter().try_for_each(|line| wrapped(f, "  ", "    ", line))?;
        current.earlier.iter().try_for_each(|version| self.version(f, version))
    }

    /// The pay, the first day and the conditions of an offer.
    fn terms(&self, offer: &Offer, first_day: Option<FirstDay>, conditions: &[CurrentCondition]) -> Vec<String> {
        let pay = offer.pay().map(|pay| self.fill("offer.pay", &[("pay", pay.as_str())]));
        let offered = offer.starts().filter(|_| first_day.is_none());
        let offered = offered.map(|day| self.when("offer.starts", self.reader.moment(day)));
        let day = first_day.into_iter().flat_map(|day| self.first_day(day));
        let conditions = conditions.iter().map(|one| self.condition(one));
        pay.into_iter().chain(offered).chain(day).chain(conditions).collect()
    }

    /// The first day of an accepted offer; once it has passed and nobody said that they started, what to do.
    fn first_day(&self, FirstDay { on, agreed, before }: FirstDay) -> Vec<String> {
        let key = match (agreed, before) {
            (None, _) => "offer.starts",
            (Some(_), None) => "offer.starts.agreed",
            (Some(_), Some(_)) => "offer.starts.moved",
        };
        let before = before.map(|day| self.reader.moment(day)).unwrap_or_default();
        let line = self.fill(key, &[("when", &self.reader.moment(on)), ("before", &before)]);
        let has_passed = on < self.view.at && self.view.phase == Phase::Accepted;
        let passed = has_passed.then(|| self.fill("offer.starts.passed", &[]));
        [line].into_iter().chain(passed).collect()
    }

    fn condition(&self, CurrentCondition { condition, outcome }: &CurrentCondition) -> String {
        let key = match (outcome, &condition.asked_of) {
            (None, None) => "offer.condition",
            (None, Some(_)) => "offer.condition.asked",
            (Some(ConditionOutcome::Met), _) => "offer.condition.met",
            (Some(ConditionOutcome::NotMet), _) => "offer.condition.not_met",
        };
        let name = self.reader.words.name("condition", condition.name.as_str());
        let who = condition.asked_of.as_ref().map_or("", |who| who.as_str());
        self.fill(key, &[("condition", &name), ("when", &self.reader.last(condition.due)), ("who", who)])
    }

    fn version(&self, f: &mut fmt::Formatter<'_>, version: &OfferVersion) -> fmt::Result {
        let OfferVersion { made_at, offer, standing, first_day, conditions, .. } = version;
        let when = |at: Time| self.reader.moment(at);
        let places = [("when", &*when(*made_at)), ("until", &self.reader.last(offer.answer_by()))];
        wrapped(f, "  ", "    ", &self.fill(&format!("offer.version.{standing}"), &places))?;
        let stands = *standing == OfferStanding::Accepted;
        let lines = if stands { self.terms(offer, *first_day, conditions) } else { Vec::new() };
        lines.iter().try_for_each(|line| wrapped(f, "     ", "       ", line))
    }

    /// The promises of before the offer, with their dates.
    pub(super) fn beforehand(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.view.beforehand.is_empty() {
            return Ok(());
        }
        writeln!(f, "\n{}", self.reader.words.say("page.beforehand"))?;
        self.view.beforehand.iter().try_for_each(|one| {
            let places = [("when", &*self.reader.moment(one.at)), ("text", one.about.as_str())];
            wrapped(f, "  ", "    ", &self.fill("offer.beforehand", &places))
        })
    }
}
