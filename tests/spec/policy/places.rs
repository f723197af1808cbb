//! The rules of a place: chosen and never silent, each with its source and the day on which it was read.

use super::{ground, is_ground, moment};
use candidacy::terms::calendar::Span::{self, Days, Hours, WorkingDays};
use candidacy::terms::policy::{self, Basis, Ground, Rule, RuleError, Rules, RulesError};
use candidacy::value::{Name, TextError};
use candidacy::{Calendar, Policy, PromiseKind};
use chrono::NaiveDate;

fn read_on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 29).unwrap()
}

fn rule(kind: PromiseKind, within: Span) -> Rule {
    Rule::new(kind, within, ground("our code"), read_on()).unwrap()
}

fn place(name: &str, rules: impl IntoIterator<Item = Rule>) -> Rules {
    Rules::new(Name::new(name).unwrap(), rules).unwrap()
}

/// A kind of promise, days, and the basis and a word of the source.
type Row = (PromiseKind, u16, Basis, &'static str);

/// The three places of the domain, with a number, a source and a day for each rule; a user could have stated each of them.
#[test]
fn three_places_are_ready_made() {
    let expected: [(Rules, &str, &[Row]); 3] = [
        (
            Rules::netherlands(),
            "Netherlands",
            &[
                (PromiseKind::Settlement, 28, Basis::Code, "NVP recruitment code"),
                (PromiseKind::WrittenNo, 14, Basis::Code, "NVP recruitment code"),
            ],
        ),
        (Rules::ontario(), "Ontario", &[(PromiseKind::DecisionWord, 45, Basis::Law, "O. Reg. 476/24")]),
        (
            Rules::european_union(),
            "European Union",
            &[
                (PromiseKind::Notice, 28, Basis::Law, "GDPR Art. 14(3)(a)"),
                (PromiseKind::DataRight, 28, Basis::Law, "GDPR Art. 12(3)"),
            ],
        ),
    ];
    for (rules, name, rows) in expected {
        assert_eq!((rules.place(), rules.rules().len()), (name, rows.len()));
        for (rule, (kind, days, basis, source)) in rules.rules().iter().zip(rows) {
            assert_eq!((rule.kind(), rule.within(), rule.read_on()), (*kind, Days(*days), read_on()));
            is_ground(rule.ground(), *basis, source);
            assert_eq!(rules.rule(*kind), Some(rule));
            let again = Rule::new(rule.kind(), rule.within(), rule.ground().clone(), rule.read_on());
            assert_eq!(again.as_ref(), Ok(rule));
            assert_eq!(rule.to_string(), format!("{days} days ({})", rule.ground()));
        }
        assert_eq!(rules.rule(PromiseKind::Reply), None);
        assert_eq!(place(name, rules.rules().iter().rev().cloned()), rules, "in any order");
        // The standard fits each of them.
        Policy::builder().under(rules).build().unwrap();
    }
}

/// A rule has a span, a place has a rule and none twice, and the candidate's time has none.
#[test]
fn what_is_no_rule_is_named() {
    let new = |kind, within| Rule::new(kind, within, ground("our code"), read_on());
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

/// Feedback is within the time for a written no, an outcome within that for word of a decision, and what has a span and a rule of
/// its own within that rule.
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
                Some(rule.kind())
            }
            Err(other) => panic!("{other}"),
        }
    };
    let (feedback, outcome, right) = (PromiseKind::Feedback, PromiseKind::Outcome, PromiseKind::DataRight);
    assert_eq!(beyond(feedback, Days(14), Rules::netherlands()), None);
    assert_eq!(beyond(feedback, Days(15), Rules::netherlands()), Some(PromiseKind::WrittenNo));
    assert_eq!(beyond(feedback, Days(15), Rules::ontario()), None);
    assert_eq!(beyond(outcome, Days(45), Rules::ontario()), None);
    assert_eq!(beyond(outcome, Days(46), Rules::ontario()), Some(PromiseKind::DecisionWord));
    assert_eq!(beyond(right, Days(28), Rules::european_union()), None);
    assert_eq!(beyond(right, Days(29), Rules::european_union()), Some(right));
    assert_eq!(beyond(PromiseKind::Notice, Days(29), Rules::european_union()), Some(PromiseKind::Notice));
}
