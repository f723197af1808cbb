//! Until when data is kept, in words for people of the company: the moment, and what says so.

use super::{Reader, Words};
use crate::person::{RetentionConflict, RetentionLimit};
use crate::terms::calendar::{Span, Zone};

impl Words {
    /// Returns until when data is kept and what says so, in these words and in the zone of the reader.
    ///
    /// "until the end of Tuesday 31 March 2026: the time after a candidacy is closed, 28 days (law: …)"
    #[must_use]
    pub fn retained(&self, limit: &RetentionLimit, zone: impl Into<Zone>) -> String {
        let RetentionLimit { until, reason, rule, record } = limit;
        let reader = Reader::new(self, zone.into());
        let why = self.say(&format!("retained.{reason}"));
        let said = self.fill("retained", &[("when", &reader.last(*until)), ("why", &why)]);
        let kept =
            |record| self.fill("retained.record", &[("until", &said), ("record", &self.named("record", record))]);
        let said = record.map_or_else(|| said.clone(), kept);
        let Some(rule) = rule else { return said };
        let ground = rule.ground();
        let source = format!("{}: {}", self.named("basis", ground.basis()), ground.source());
        let places = [("until", &*said), ("span", &self.span(Span::Days(rule.days()))), ("source", &source)];
        self.fill("retained.rule", &places)
    }

    /// Returns the two rules of which only one can be kept, in these words and in the zone of the reader.
    #[must_use]
    pub fn retention_conflict(&self, conflict: &RetentionConflict, zone: impl Into<Zone>) -> String {
        let zone = zone.into();
        let (at_most, at_least) = (self.retained(&conflict.at_most, zone), self.retained(&conflict.at_least, zone));
        self.fill("retained.conflict", &[("at_most", &at_most), ("at_least", &at_least)])
    }
}
