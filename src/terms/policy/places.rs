//! The rules of three places, as their sources were on the day on which they were read.

use super::PromiseKind;
use super::advert::{AdvertItem, AdvertRule};
use super::clause::{Clause, Read};
use super::ground::Basis;
use super::rule::Rule;
use super::rules::Rules;
use crate::terms::calendar::Span;
use chrono::NaiveDate;

/// The day on which the sources of the rules here were read.
pub(super) const READ_ON: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 29) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Read in a copy of the text, or in a text about it.
pub(super) const ELSEWHERE: Read = Read::Elsewhere(READ_ON);

const NVP: (Basis, &str) = (Basis::Code, "NVP recruitment code");
const ESA: (Basis, &str) = (Basis::Law, "Employment Standards Act, 2000 (Ontario)");
const GDPR: (Basis, &str) = (Basis::Law, "Regulation (EU) 2016/679 (GDPR)");
const PAY: (Basis, &str) = (Basis::Law, "Directive (EU) 2023/970");

impl Rules {
    /// Returns three rules of the Netherlands, from the NVP recruitment code. A no comes in writing within 14 days of the decision, and a
    /// written complaint is settled within 28 days. An advert says the kind of employment. A month is written as 28 days, the
    /// shortest that a month is. Directive (EU) 2023/970, about pay, is planned to be Dutch law on 2027-01-01.
    #[must_use]
    pub fn netherlands() -> Self {
        let no = Clause::stated(
            NVP,
            "a no in writing within 2 weeks of the end of the procedure",
            "https://rechtskundig.nl/staat-er-nvp-sollicitatiecode",
            ELSEWHERE,
        );
        let complaint = Clause::stated(
            NVP,
            "a written complaint is answered within 1 month",
            "https://mijnstudentenleven.nl/solliciteren/de-inhoud-van-de-sollicitatiecode.html",
            ELSEWHERE,
        );
        let advert = Clause::stated(
            NVP,
            "an advert says how much work it is",
            "https://performa-hr.nl/checklist/sollicitatiecode-nvp/",
            Read::Not,
        );
        Rules::stated(
            "Netherlands",
            [
                Rule::stated(PromiseKind::Settlement, Span::Days(28), complaint),
                Rule::stated(PromiseKind::WrittenNo, Span::Days(14), no),
            ],
            [AdvertRule::new(AdvertItem::Employment, advert)],
        )
    }

    /// Returns four rules of Ontario, since 2026-01-01. Word whether a decision was made comes within 45 days of the last interview. An
    /// advert says the pay, the use of artificial intelligence, and whether the vacancy exists.
    /// They hold for adverts to the public, of employers of 25 or more.
    #[must_use]
    pub fn ontario() -> Self {
        const ABOUT: &str =
            "https://sherrardkuzz.com/newsblast/job-posting-rules-for-ontario-employers-in-force-january-1-2026";
        let word = Clause::stated(
            (Basis::Law, "O. Reg. 476/24 under the Employment Standards Act, 2000"),
            "word within 45 days of the last interview",
            "https://www.ontario.ca/laws/regulation/240476",
            Read::AtTheSource(READ_ON),
        );
        let advert = |item, article| AdvertRule::new(item, Clause::stated(ESA, article, ABOUT, ELSEWHERE));
        Rules::stated(
            "Ontario",
            [Rule::stated(PromiseKind::DecisionWord, Span::Days(45), word)],
            [
                advert(AdvertItem::Pay, "Part III.1: the expected pay or its range"),
                advert(AdvertItem::Tools, "Part III.1: the use of artificial intelligence"),
                advert(AdvertItem::Purpose, "Part III.1: whether the vacancy exists"),
            ],
        )
    }

    /// Returns four rules of the European Union. A data right is answered within 28 days of the request. A person whose data was found
    /// gets word within 28 days of the first contact. An advert says the pay and its collective agreement. A month is written as
    /// 28 days, the shortest that a month is. The regulation counts its month of that word from obtaining the data, a moment that no
    /// journal has. The directive wants the pay known in good time for an informed negotiation, as in an advert or otherwise; it
    /// binds employers where a state has made it its law.
    #[must_use]
    pub fn european_union() -> Self {
        const REGULATION: &str = "https://eur-lex.europa.eu/eli/reg/2016/679/oj";
        const DIRECTIVE: &str = "https://eur-lex.europa.eu/eli/dir/2023/970/oj";
        let notice = "Art. 14(3)(a): within 1 month of obtaining the data, counted from the first contact";
        let right = "Art. 12(3): within 1 month of the request";
        let advert = |item, article| AdvertRule::new(item, Clause::stated(PAY, article, DIRECTIVE, ELSEWHERE));
        Rules::stated(
            "European Union",
            [
                Rule::stated(PromiseKind::Notice, Span::Days(28), Clause::stated(GDPR, notice, REGULATION, ELSEWHERE)),
                Rule::stated(
                    PromiseKind::DataRight,
                    Span::Days(28),
                    Clause::stated(GDPR, right, REGULATION, ELSEWHERE),
                ),
            ],
            [
                advert(AdvertItem::Pay, "Art. 5(1)(a): the initial pay or its range"),
                advert(AdvertItem::Agreement, "Art. 5(1)(b): the provisions of a collective agreement on pay"),
            ],
        )
    }
}
