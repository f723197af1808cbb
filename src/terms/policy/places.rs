//! The rules of three places, as their sources were on the day on which they were read.

use super::PromiseKind;
use super::ground::Basis;
use super::rule::Rule;
use super::rules::Rules;
use crate::terms::calendar::Span;
use chrono::NaiveDate;

/// The day on which the sources of the rules here were read.
const READ_ON: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 29) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

fn rule(kind: PromiseKind, within: Span, basis: Basis, source: &'static str) -> Rule {
    Rule::stated(kind, within, (basis, source), READ_ON)
}

impl Rules {
    /// Returns two rules of the Netherlands, from the NVP recruitment code: a no in writing within 14 days of the decision,
    /// and a written complaint settled within 28 days. A month is written as 28 days, the shortest that a month is.
    #[must_use]
    pub fn netherlands() -> Self {
        const NO: &str = "NVP recruitment code: a no in writing within 2 weeks of the end of the procedure; not read at the \
                          source, but at rechtskundig.nl/staat-er-nvp-sollicitatiecode";
        const COMPLAINT: &str = "NVP recruitment code: a written complaint is answered within 1 month; not read at the \
                                 source, but at mijnstudentenleven.nl/solliciteren/de-inhoud-van-de-sollicitatiecode.html";
        let settlement = rule(PromiseKind::Settlement, Span::Days(28), Basis::Code, COMPLAINT);
        Rules::stated("Netherlands", [settlement, rule(PromiseKind::WrittenNo, Span::Days(14), Basis::Code, NO)])
    }

    /// Returns the rule of Ontario, since 2026-01-01: word whether a decision was made, within 45 days of the last interview.
    /// It holds for adverts to the public, of employers of 25 or more.
    #[must_use]
    pub fn ontario() -> Self {
        const WORD: &str = "O. Reg. 476/24 under the Employment Standards Act, 2000: word within 45 days of the last \
                            interview; ontario.ca/laws/regulation/240476";
        Rules::stated("Ontario", [rule(PromiseKind::DecisionWord, Span::Days(45), Basis::Law, WORD)])
    }

    /// Returns two rules of the European Union: a data right answered within 28 days of the request, and word to a person
    /// within 28 days of obtaining their data. A month is written as 28 days, the shortest that a month is.
    #[must_use]
    pub fn european_union() -> Self {
        const NOTICE: &str = "GDPR Art. 14(3)(a): within 1 month of obtaining the data; not read at the source";
        const RIGHT: &str = "GDPR Art. 12(3): within 1 month of the request; read in a copy, not at the source";
        let notice = rule(PromiseKind::Notice, Span::Days(28), Basis::Law, NOTICE);
        Rules::stated("European Union", [notice, rule(PromiseKind::DataRight, Span::Days(28), Basis::Law, RIGHT)])
    }
}
