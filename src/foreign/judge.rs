//! The judge: takes sightings in the order of the log, keeps each small, and judges a case when it is closed.

use crate::foreign::case::{Case, Noted};
use crate::foreign::counted::count;
use crate::foreign::facts::Facts;
use crate::foreign::finding::Finding;
use crate::foreign::history::Rules;
use crate::foreign::judgement::Judgement;
use crate::foreign::seen::Seen;
use crate::foreign::sighting::{Sighting, What, Whats};
use crate::terms::Terms;
use crate::value::time::Time;
use std::collections::HashMap;

/// Judges the cases of a foreign log under terms.
///
/// Sightings are seen in the order of the log, and each is kept in sixteen bytes until its case is [closed](Self::close) or the
/// [judgement](Self::judgement) is made. Nothing that is seen is refused.
#[derive(Debug, Clone)]
pub struct Judge {
    rules: Rules,
    at: Time,
    cases: HashMap<Box<str>, Vec<Seen>>,
    judgement: Judgement,
}

impl Judge {
    /// Creates a judge under these terms, as of a moment. Later sightings are counted and left out.
    ///
    /// The judge takes it that the log can say everything, unless [`records`](Self::records) says otherwise.
    #[must_use]
    pub fn new(terms: &Terms, at: Time) -> Self {
        let rules = Rules { shelf: [terms.clone()], facts: Facts::new(terms), records: Whats::ALL };
        Judge { rules, at, cases: HashMap::new(), judgement: Judgement::default() }
    }

    /// Says what this log can say at all. Anything else is taken as given where a later sighting needs it, and the promises that only such
    /// a fact keeps are unknown.
    #[must_use]
    pub fn records(mut self, whats: impl IntoIterator<Item = What>) -> Self {
        self.rules.records = whats.into_iter().collect();
        self
    }

    /// Takes a sighting, after all others of its case that the log has before it.
    pub fn see(&mut self, sighting: &Sighting) {
        if sighting.at > self.at {
            self.judgement.counts.left_out += 1;
            return;
        }
        let seen = Seen::new(sighting, self.rules.process());
        match self.cases.get_mut(sighting.case.as_str()) {
            Some(case) => case.push(seen),
            None => {
                self.cases.insert(sighting.case.as_str().into(), vec![seen]);
            }
        }
    }

    /// Judges a case, frees what was kept of it, and returns its findings in the order of the log; none if nothing of the case was seen.
    /// A log that is grouped by case needs little memory if each is closed at its end. A case that is seen again afterwards is another.
    pub fn close(&mut self, case: &str) -> Vec<Finding> {
        let Some((case, sightings)) = self.cases.remove_entry(case) else { return Vec::new() };
        self.judge(&case, &sightings)
    }

    /// Judges every case that is not closed, and returns the judgement of all.
    #[must_use]
    pub fn judgement(mut self) -> Judgement {
        for (case, sightings) in std::mem::take(&mut self.cases) {
            self.judge(&case, &sightings);
        }
        self.judgement
    }

    fn judge(&mut self, case: &str, sightings: &[Seen]) -> Vec<Finding> {
        let Judge { rules, at, judgement, .. } = self;
        count(&mut judgement.counts, sightings, rules.calendar());
        let mut findings = Vec::new();
        let mut on_its_way = Case::new(rules);
        for (sighting, seen) in (0..).zip(sightings) {
            on_its_way.see(*seen, |Noted { kind, why, legal }| {
                let case = case.to_owned();
                findings.push(Finding { case, sighting, kind, what: seen.what, at: seen.at(), why, legal });
            });
            if let Some(history) = on_its_way.turn() {
                judgement.add(&history, *at);
            }
        }
        on_its_way.history.finish();
        judgement.add(&on_its_way.history, *at);
        judgement.counts.begun_in_the_middle += u64::from(on_its_way.begins_in_the_middle);
        judgement.counts.clean += u64::from(findings.is_empty());
        for finding in &findings {
            judgement.note(finding);
        }
        findings
    }
}
