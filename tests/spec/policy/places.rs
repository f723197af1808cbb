//! The rules of a place: chosen and never silent, each with its source and the day on which it was read.

use super::{is_ground, moment};
use candidacy::terms::calendar::Span::{self, Days, Hours, WorkingDays};
use candidacy::terms::policy::{
    self, AdvertItem, AdvertRule, Basis, Clause, Ground, Read, Rule, RuleError, Rules, RulesError,
};
use candidacy::value::meeting::Link;
use candidacy::value::{Name, TextError};
use candidacy::{Calendar, Policy, PromiseKind};
use chrono::NaiveDate;

fn read_on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 29).unwrap()
}

fn clause() -> Clause {
    Clause::new(Basis::Code, "our code", Read::AtTheSource(read_on())).unwrap()
}

fn rule(kind: PromiseKind, within: Span) -> Rule {
    Rule::new(kind, within, clause()).unwrap()
}

fn place(name: &str, rules: impl IntoIterator<Item = Rule>) -> Rules {
    Rules::new(Name::new(name).unwrap(), rules).unwrap()
}

/// A kind of promise, days, and the basis and two words of the source: of its title and of its article.
type Row = (PromiseKind, u16, Basis, [&'static str; 2]);

/// What an advert has to say, and a word of the source.
type Asked = (AdvertItem, &'static str);

/// The rules of a place, its name, the rules about promises and about adverts, and its file.
type Place<'a> = (Rules, &'a str, &'a [Row], &'a [Asked], &'a str);

const NVP: &str = "NVP recruitment code";
const GDPR: &str = "(GDPR)";

/// The three places of the domain, with a number, a source and a day for each rule; a user could have stated each of them. The same
/// stands in files, for companies that keep their rules in one.
#[test]
fn three_places_are_ready_made() {
    let expected: [Place<'_>; 3] = [
        (
            Rules::netherlands(),
            "Netherlands",
            &[
                (PromiseKind::Settlement, 28, Basis::Code, [NVP, "within 1 month"]),
                (PromiseKind::WrittenNo, 14, Basis::Code, [NVP, "within 2 weeks"]),
            ],
            &[(AdvertItem::Employment, NVP)],
            include_str!("../../../examples/rules/netherlands.json"),
        ),
        (
            Rules::ontario(),
            "Ontario",
            &[(PromiseKind::DecisionWord, 45, Basis::Law, ["O. Reg. 476/24", "45 days"])],
            &[(AdvertItem::Pay, "III.1"), (AdvertItem::Tools, "III.1"), (AdvertItem::Purpose, "III.1")],
            include_str!("../../../examples/rules/ontario.json"),
        ),
        (
            Rules::european_union(),
            "European Union",
            &[
                (PromiseKind::Notice, 28, Basis::Law, [GDPR, "Art. 14(3)(a)"]),
                (PromiseKind::DataRight, 28, Basis::Law, [GDPR, "Art. 12(3)"]),
            ],
            &[(AdvertItem::Pay, "2023/970, Art. 5(1)"), (AdvertItem::Agreement, "2023/970, Art. 5(1)")],
            include_str!("../../../examples/rules/european_union.json"),
        ),
    ];
    for (rules, name, rows, adverts, file) in expected {
        assert_eq!((rules.place(), rules.rules().len()), (name, rows.len()));
        for (rule, (kind, days, basis, [title, article])) in rules.rules().iter().zip(rows) {
            assert_eq!((rule.kind(), rule.within()), (*kind, Days(*days)));
            is_ground(rule.ground(), *basis, title);
            is_ground(rule.ground(), *basis, article);
            is_stated(rule.clause());
            assert_eq!(rules.rule(*kind), Some(rule));
            let again = Rule::new(rule.kind(), rule.within(), rule.clause().clone());
            assert_eq!(again.as_ref(), Ok(rule));
            assert_eq!(rule.to_string(), format!("{days} days ({})", rule.ground()));
        }
        let said = rules.adverts().iter().zip(adverts);
        assert_eq!(said.len(), adverts.len().max(rules.adverts().len()));
        for (advert, (item, word)) in said {
            assert_eq!(advert.item(), *item);
            is_ground(advert.clause().ground(), advert.clause().ground().basis(), word);
            is_stated(advert.clause());
            assert_eq!(advert.to_string(), format!("{item} ({})", advert.clause().ground()));
        }
        assert_eq!(rules.rule(PromiseKind::Reply), None);
        let again = place(name, rules.rules().iter().rev().cloned());
        assert_eq!(again.with_adverts(rules.adverts().iter().rev().cloned()), Ok(rules.clone()), "in any order");
        assert_eq!(
            serde_json::from_str::<Rules>(file).unwrap(),
            rules,
            "{}",
            serde_json::to_string_pretty(&rules).unwrap()
        );
        // The standard fits each of them.
        Policy::builder().under(rules).build().unwrap();
    }
}

/// A clause that the library states has a title, an article, an address that can be followed, and a day on which it was read, at its
/// source or elsewhere, or says that nobody read it; a user could have stated it.
fn is_stated(clause: &Clause) {
    let (Some(article), Some(address)) = (clause.article(), clause.address()) else { panic!("{clause}") };
    assert!(clause.read() == Read::Not || clause.read().on() == Some(read_on()), "{clause}");
    let again = Clause::new(clause.ground().basis(), clause.title(), clause.read()).unwrap();
    let again = again.with_article(article).unwrap().with_address(&Link::new(address).unwrap());
    assert_eq!(&again, clause);
    assert_eq!(clause.ground().source(), format!("{}, {article}", clause.title()));
    assert_eq!(clause.to_string(), format!("{}; {address}; {}", clause.ground(), clause.read()));
}

/// A clause was read at its source on a day, or elsewhere on a day, or not: it says so, and so does its file.
#[test]
fn a_clause_says_where_it_was_read() {
    let day = read_on();
    for (read, on, words, written) in [
        (Read::AtTheSource(day), Some(day), "read on 2026-11-29", serde_json::json!({ "at_the_source": "2026-11-29" })),
        (
            Read::Elsewhere(day),
            Some(day),
            "not read at the source, but elsewhere on 2026-11-29",
            serde_json::json!({ "elsewhere": "2026-11-29" }),
        ),
        (Read::Not, None, "not read at the source", serde_json::json!("not")),
    ] {
        let clause = Clause::new(Basis::Law, "a law", read).unwrap();
        assert_eq!((clause.read(), clause.read().on(), clause.article(), clause.address()), (read, on, None, None));
        assert_eq!(clause.to_string(), format!("law: a law; {words}"));
        let json = serde_json::to_value(&clause).unwrap();
        assert_eq!(json["read"], written);
        assert_eq!(serde_json::from_value::<Clause>(json).unwrap(), clause);
    }
    // Title and article fit one source together.
    let long = Clause::new(Basis::Law, &"t".repeat(100), Read::Not).unwrap();
    assert_eq!(long.clone().with_article(&"a".repeat(98)).unwrap().ground().source().len(), 200);
    assert_eq!(long.with_article(&"a".repeat(99)), Err(TextError::TooLong { chars: 201, max: 200 }));
    assert_eq!(Clause::new(Basis::Law, " ", Read::Not), Err(TextError::Blank));
    assert_eq!(clause().with_article(" "), Err(TextError::Blank));
}

/// A rule has a span, a place has a rule and none twice, and the candidate's time has none.
#[test]
fn what_is_no_rule_is_named() {
    let new = |kind, within| Rule::new(kind, within, clause());
    for span in [Days(0), WorkingDays(0), Hours(0)] {
        let error = new(PromiseKind::Notice, span).unwrap_err();
        assert_eq!(error, RuleError::NoTime { kind: PromiseKind::Notice, span });
        assert_eq!(error.to_string(), format!("{span} are no time for `notice`"));
    }
    let error = new(PromiseKind::Submission, Days(7)).unwrap_err();
    assert_eq!(error, RuleError::TheirTime(PromiseKind::Submission));
    assert!(error.to_string().starts_with("`submission` has no rule"), "{error}");
    let name = || Name::new("here").unwrap();
    assert_eq!(Rules::new(name(), []), Err(RulesError::NoRules));
    let reply = || rule(PromiseKind::Reply, Days(7));
    assert_eq!(Rules::new(name(), [reply(), reply()]), Err(RulesError::Twice(PromiseKind::Reply)));
    let pay = || AdvertRule::new(AdvertItem::Pay, clause());
    let twice = RulesError::AdvertTwice(AdvertItem::Pay);
    assert_eq!(Rules::of_adverts(name(), [pay(), pay()]), Err(twice));
    assert_eq!(place("here", [reply()]).with_adverts([pay(), pay()]), Err(twice));
    assert_eq!(twice.to_string(), "the rule about `pay` in an advert is there twice");
    assert_eq!(Rules::of_adverts(name(), []), Err(RulesError::NoRules));
    let adverts = Rules::of_adverts(name(), [pay()]).unwrap();
    assert_eq!((adverts.rules(), adverts.adverts()), ([].as_slice(), [pay()].as_slice()));
    assert_eq!(adverts.with_adverts([]), Err(RulesError::NoRules));
    assert_eq!(RulesError::NoRules.to_string(), "a place has at least 1 rule");
    assert_eq!(RulesError::Twice(PromiseKind::Reply).to_string(), "the rule about `reply` is there twice");
    assert_eq!(Name::new(" "), Err(TextError::Blank));
}

/// Of several places the strictest counts, on the policy's calendar; of one place, what was said later.
#[test]
fn the_strictest_rule_counts() {
    let (no, word) = (PromiseKind::WrittenNo, PromiseKind::DecisionWord);
    let town = place("town", [rule(no, WorkingDays(10)), rule(word, Days(30))]);
    let village = place("village", [rule(no, Days(7))]);
    let policy = Policy::builder().under(village.clone()).under(Rules::ontario()).under(town.clone()).build().unwrap();
    assert_eq!(policy.rules(), [Rules::ontario(), town.clone(), village.clone()], "in the order of their names");
    let strictest = |kind| policy.rule(kind).map(|(rules, rule)| (rules.place(), rule.within()));
    assert_eq!(strictest(no), Some(("village", Days(7))));
    assert_eq!(strictest(word), Some(("town", Days(30))));
    assert_eq!(strictest(PromiseKind::Reply), None);
    // 10 working days and 14 days are the same here; where all days are worked, the former are less.
    let equal = Policy::builder().under(Rules::netherlands()).under(town.clone());
    assert_eq!(equal.clone().build().unwrap().rule(no).unwrap().0, &Rules::netherlands());
    let all_week = Calendar::utc().with_weekend([]).unwrap();
    assert_eq!(equal.calendar(all_week).build().unwrap().rule(no).unwrap().0, &town);
    // The later one of the same name counts.
    let other = place("village", [rule(word, Days(40))]);
    let policy = Policy::builder().under(village).under(other.clone()).build().unwrap();
    assert_eq!(policy.rules(), [other]);
    // It counts to the end of a day.
    let due = rule(no, Days(14)).due(&Calendar::utc(), moment("2026-03-02T09:00:00Z"));
    assert_eq!(due, moment("2026-03-17T00:00:00Z"));
}

/// Feedback is within the time for a written no, an outcome and the feedback after it within that for word of a decision, and what
/// has a span and a rule of its own within that rule (C1).
#[test]
fn a_policy_fits_the_rules_that_it_chose() {
    let beyond = |kind, span: Span, rules: Rules| {
        let ours = || Ground::new(Basis::Practice, "our handbook").unwrap();
        let builder = [PromiseKind::FirstAnswer, PromiseKind::Outcome, PromiseKind::DataRight]
            .into_iter()
            .fold(Policy::builder().without_ceiling_after_work(ours()), |builder, kind| {
                builder.without_ceiling(kind, ours())
            });
        let builder = builder.within(kind, span, ours());
        builder.clone().build().unwrap();
        match builder.under(rules).build() {
            Ok(_) => None,
            Err(policy::Error::BeyondRule { kind: named, within, rule, .. }) => {
                assert_eq!((named, within), (kind, span));
                Some((rule.kind(), None))
            }
            Err(policy::Error::NoRoomInRule { kind: named, within, feedback, sum, rule, .. }) => {
                assert_eq!((named, within, feedback), (kind, span, WorkingDays(1)));
                Some((rule.kind(), Some(sum)))
            }
            Err(other) => panic!("{other}"),
        }
    };
    let (feedback, outcome, right) = (PromiseKind::Feedback, PromiseKind::Outcome, PromiseKind::DataRight);
    let word = PromiseKind::DecisionWord;
    assert_eq!(beyond(feedback, Days(14), Rules::netherlands()), None);
    assert_eq!(beyond(feedback, Days(15), Rules::netherlands()), Some((PromiseKind::WrittenNo, None)));
    assert_eq!(beyond(feedback, Days(15), Rules::ontario()), None);
    // Over a weekend, the working day of the feedback is three days.
    assert_eq!(beyond(outcome, Days(42), Rules::ontario()), None);
    assert_eq!(beyond(outcome, Days(43), Rules::ontario()), Some((word, Some(Days(46)))));
    assert_eq!(beyond(outcome, Days(46), Rules::ontario()), Some((word, None)));
    let week = || place("our town", [rule(outcome, Days(10))]);
    assert_eq!(beyond(outcome, WorkingDays(5), week()), None);
    assert_eq!(beyond(outcome, WorkingDays(6), week()), Some((outcome, Some(WorkingDays(7)))));
    assert_eq!(beyond(right, Days(28), Rules::european_union()), None);
    assert_eq!(beyond(right, Days(29), Rules::european_union()), Some((right, None)));
    let notice = PromiseKind::Notice;
    assert_eq!(beyond(notice, Days(29), Rules::european_union()), Some((notice, None)));
}

/// A clause and a rule about adverts are read strictly: what is not known, is not said or is there twice is refused by its name.
#[test]
fn clauses_are_read_strictly() {
    let refused = |file: &str, words: &str| {
        let error = serde_json::from_str::<Rules>(file).unwrap_err().to_string();
        assert!(error.contains(words), "{file}: {error}");
    };
    let advert = r#"{"item": "pay", "clause": {"basis": "law", "title": "x", "read": "not"}}"#;
    let adverts = |adverts: &str| format!(r#"{{"place": "here", "adverts": [{adverts}]}}"#);
    assert_eq!(serde_json::from_str::<Rules>(&adverts(advert)).unwrap().adverts().len(), 1);
    refused(&adverts(""), "a place has at least 1 rule");
    refused(&adverts(&format!("{advert}, {advert}")), "the rule about `pay` in an advert is there twice");
    for (said, other, words) in [
        (r#""pay""#, r#""age""#, "unknown variant `age`"),
        (r#""item""#, r#""page": 1, "item""#, "unknown field `page`"),
        (r#""title""#, r#""page": 1, "title""#, "unknown field `page`"),
        (r#""title""#, r#""address": "x", "title""#, "a link starts with"),
        (r#""title""#, r#""article": " ", "title""#, "the text is blank"),
        (r#""x""#, r#"" ""#, "the text is blank"),
        (r#", "read": "not""#, "", "missing field `read`"),
        (r#""not""#, r#""never""#, "unknown variant `never`"),
        (r#""not""#, r#"{"elsewhere": "2026-11-9"}"#, "no date such as"),
    ] {
        refused(&adverts(&advert.replace(said, other)), words);
    }
}
