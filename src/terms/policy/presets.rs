//! The days for which data is kept in four countries, and the duties to keep of a fifth place, as their sources were on the day on which they were read.

use super::clause::Read;
use super::ground::{Basis, Ground};
use super::places::ELSEWHERE;
use super::retention::{RecordKind, Retention, RetentionDuty, RetentionRule};

fn rule(days: u16, basis: Basis, source: &'static str, read: Read) -> RetentionRule {
    RetentionRule { days, ground: Ground::stated((basis, source)), read: Some(read) }
}

/// A year with consent, where nothing was found that says another number.
fn a_year() -> RetentionRule {
    rule(365, Basis::Assumption, "as in the Netherlands: 1 year with consent", Read::Not)
}

fn kept(closed: RetentionRule, pooled: RetentionRule) -> Retention {
    Retention { closed, pooled, silent: None, duties: Vec::new() }
}

/// Three months are written as 89 days and six months as 181, the shortest that they are.
impl Retention {
    /// Returns the numbers of the Netherlands: 28 days after closing, and 365 with consent.
    #[must_use]
    pub fn netherlands() -> Self {
        const CLOSED: &str = "Dutch data protection authority, and NVP recruitment code: 4 weeks; \
                              https://privacy-web.nl/vragen/hoe-lang-mogen-gegevens-van-sollicitanten-bewaard-worden";
        const POOLED: &str = "Dutch data protection authority: 1 year with consent; \
                              https://privacy-web.nl/vragen/hoe-lang-mogen-gegevens-van-sollicitanten-bewaard-worden";
        kept(rule(28, Basis::Code, CLOSED, ELSEWHERE), rule(365, Basis::Code, POOLED, ELSEWHERE))
    }

    /// Returns the numbers of Germany: 181 days after closing, as a claim can be made within 2 months and brought to court within 3
    /// more. No number with consent was found: 365 is an assumption.
    #[must_use]
    pub fn germany() -> Self {
        const CLOSED: &str =
            "AGG § 15(4) and ArbGG § 61b: up to 6 months after the refusal; https://ds123.de, quoting the BfDI";
        kept(rule(181, Basis::Law, CLOSED, ELSEWHERE), a_year())
    }

    /// Returns the numbers of France: 89 days after closing, to explain the refusal, and 730 with consent. The two years count from
    /// the last contact; here they count from the consent, which each contact can renew.
    #[must_use]
    pub fn france() -> Self {
        const CLOSED: &str =
            "CNIL, guide to recruitment: 3 months to explain the refusal; https://ogletree.fr/publications";
        const POOLED: &str =
            "CNIL, guide to recruitment: 2 years with consent, from the last contact; https://ogletree.fr/publications";
        kept(rule(89, Basis::Code, CLOSED, ELSEWHERE), rule(730, Basis::Code, POOLED, ELSEWHERE))
    }

    /// Returns the numbers of the United Kingdom: 89 days after closing, the period in which an applicant can bring a claim. It is to
    /// be 6 months, no earlier than October 2026; from when on was not found. No number with consent was found: 365 is an assumption.
    #[must_use]
    pub fn united_kingdom() -> Self {
        const CLOSED: &str = "ICO, keeping recruitment records: the period of a claim, 3 months; https://ico.org.uk; \
                              https://burtons-solicitors.com/blog/employment-rights-act-2025-updated-timeline";
        kept(rule(89, Basis::Code, CLOSED, ELSEWHERE), a_year())
    }
}

impl RetentionDuty {
    /// Returns the duties of Ontario, since 2026-01-01: an advert to the public with its application form, and what a candidate was told of
    /// the decision, are kept for 3 years. They are written as 1096 days, the longest that they are. They hold for employers of 25 or more,
    /// and say nothing of the documents of a candidate.
    #[must_use]
    pub fn ontario() -> [Self; 2] {
        const ABOUT: &str = "Employment Standards Act, 2000 (Ontario), Part III.1: 3 years; \
                             https://sherrardkuzz.com/newsblast/job-posting-rules-for-ontario-employers-in-force-january-1-2026";
        let duty = |record| RetentionDuty { record, rule: rule(1_096, Basis::Law, ABOUT, ELSEWHERE) };
        [duty(RecordKind::Posting), duty(RecordKind::Messages)]
    }
}
