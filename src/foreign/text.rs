//! The judgement as a page of text: the counts, the findings with examples, and what the log says of promises and times.

use crate::foreign::finding::{Finding, FindingKind};
use crate::foreign::judgement::{Counts, Found, Judgement};
use crate::terms::calendar::Zone;
use crate::view::report::text::Table;
use crate::view::words::{InWords, Reader, Words};
use chrono::Utc;
use std::fmt;

impl Judgement {
    /// Returns the judgement as a page of text, in these words and on the clock of this zone. `Display` of the judgement is English, on
    /// the clock of UTC.
    pub fn in_words<'a>(&'a self, words: &'a Words, zone: impl Into<Zone>) -> impl fmt::Display + 'a {
        InWords::new(self, words, zone)
    }
}

/// For a person, in English.
impl fmt::Display for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        InWords::new(self, &Words::english(), Utc).fmt(f)
    }
}

impl Finding {
    /// Returns the finding as a line, in these words and on the clock of this zone: the case, what was seen, and why it is one.
    pub fn in_words<'a>(&'a self, words: &'a Words, zone: impl Into<Zone>) -> impl fmt::Display + 'a {
        InWords::new(self, words, zone)
    }
}

/// For a person, in English: the case, what was seen, and why it is a finding.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        InWords::new(self, &Words::english(), Utc).fmt(f)
    }
}

impl fmt::Display for InWords<'_, Finding> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reader.finding(self.view))
    }
}

impl fmt::Display for InWords<'_, Judgement> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let InWords { view: judgement, reader } = self;
        let words = reader.words;
        let Counts { cases, sightings, .. } = &judgement.counts;
        let places = [("cases", &*cases.to_string()), ("sightings", &sightings.to_string())];
        writeln!(f, "{}", words.fill("judgement", &places))?;
        let mut table = Table::new(words, "cases", &["count"]);
        for (name, count) in judgement.counts.named() {
            table.row(words.say(&format!("judgement.count.{name}")), [count.to_string()]);
        }
        table.fmt(f)?;
        let mut table = Table::new(words, "findings", &["count"]);
        for kind in FindingKind::ALL {
            table.row(words.named("finding", kind), [judgement.found(*kind).count.to_string()]);
        }
        table.fmt(f)?;
        for Found { examples, .. } in judgement.findings.values() {
            examples.iter().try_for_each(|example| writeln!(f, "  {}", reader.finding(example)))?;
        }
        Table::of_promises(words, &judgement.promises).fmt(f)?;
        let mut table = Table::of_times(words);
        table.row(words.say("report.head.all"), judgement.times.row(words));
        table.fmt(f)?;
        writeln!(f)?;
        judgement.funnel.lines(f, words)?;
        write!(f, "\n\n{}", judgement.frustrations().said(words))
    }
}

impl Counts {
    /// The counts of what a candidate would not expect, by their names.
    fn named(&self) -> [(&'static str, u64); 8] {
        [
            ("begun_in_the_middle", self.begun_in_the_middle),
            ("activity_after_rejection", self.activity_after_rejection),
            ("rejected_twice", self.rejected_twice),
            ("several_offers", self.several_offers),
            ("offer_after_rejection", self.offer_after_rejection),
            ("rejection_after_offer", self.rejection_after_offer),
            ("clean", self.clean),
            ("left_out", self.left_out),
        ]
    }
}

impl Reader<'_> {
    fn finding(&self, finding: &Finding) -> String {
        let Finding { case, sighting, kind, what, at, why, legal } = finding;
        let words = self.words;
        let legal: Vec<String> = legal.iter().map(|what| words.named("what", what)).collect();
        let why = why.map(|why| self.why(why));
        let places = [
            ("case", &**case),
            ("number", &*sighting.to_string()),
            ("when", &self.moment(*at)),
            ("what", &words.named("what", what)),
            ("kind", &words.named("finding", kind)),
            ("legal", &words.listed(&legal)),
            ("why", why.as_deref().unwrap_or_default()),
        ];
        words.fill(if why.is_some() { "judgement.finding.why" } else { "judgement.finding" }, &places)
    }
}
