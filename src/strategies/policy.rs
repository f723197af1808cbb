//! Calendars and policies. A policy is the standard one, with some changes of a company's own.

use super::values::{line, name};
use crate::terms::calendar::{Calendar, Span, Zone};
use crate::terms::policy::{
    Basis, Builder, Clause, Ground, Panel, Policy, PromiseKind, PromiseKinds, Read, RecordKind, Rule, Rules,
};
use crate::value::meeting::Meeting;
use chrono::{FixedOffset, NaiveDate, TimeDelta, Weekday};
use proptest::collection::vec;
use proptest::prop_oneof;
use proptest::sample::{select, subsequence};
use proptest::strategy::{BoxedStrategy, Strategy};

fn span() -> impl Strategy<Value = Span> {
    prop_oneof![
        (1..=30_u16).prop_map(Span::WorkingDays),
        (1..=60_u16).prop_map(Span::Days),
        (1..=500_u16).prop_map(Span::Hours),
    ]
}

#[expect(clippy::expect_used, reason = "what `line` makes is short and has something to see")]
fn ground() -> impl Strategy<Value = Ground> {
    (select(Basis::ALL), line())
        .prop_map(|(basis, source)| Ground::new(basis, &source).expect("short words on one line"))
}

/// Any fixed zone, to a quarter of an hour.
#[expect(clippy::expect_used, reason = "a constant of less than a day")]
fn fixed() -> impl Strategy<Value = Zone> {
    const QUARTERS_OF_AN_HOUR: i32 = 14 * 4;
    let zone = |quarters| FixedOffset::east_opt(quarters * 15 * 60).expect("less than a day");
    (-QUARTERS_OF_AN_HOUR..=QUARTERS_OF_AN_HOUR).prop_map(move |quarters| zone(quarters).into())
}

#[cfg(not(feature = "chrono-tz"))]
fn zone() -> impl Strategy<Value = Zone> {
    fixed()
}

/// Clocks change in some zones with a name, in others days are left out.
#[cfg(feature = "chrono-tz")]
fn zone() -> impl Strategy<Value = Zone> {
    use chrono_tz::{America, Asia, Australia, Europe, Pacific};
    let named =
        [Europe::Amsterdam, America::New_York, America::Sao_Paulo, Asia::Kolkata, Australia::Lord_Howe, Pacific::Apia];
    prop_oneof![3 => fixed(), 1 => select(named.to_vec()).prop_map(Zone::from)]
}

/// Returns calendars with a week of four working days at least, in any fixed zone, with some holidays.
///
/// With the feature `chrono-tz`, some are in a zone with a name.
#[expect(
    clippy::missing_panics_doc,
    clippy::expect_used,
    reason = "of seven days three at most are no working days, and a few holidays have usual years"
)]
pub fn calendar() -> impl Strategy<Value = Calendar> {
    const WEEK: &[Weekday] =
        &[Weekday::Sat, Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let holidays = vec((2000..2100_i32, 1..=365_u32), 0..10);
    (zone(), subsequence(WEEK, 0..=3), holidays).prop_map(|(zone, weekend, holidays)| {
        let dates = holidays.into_iter().filter_map(|(year, day)| NaiveDate::from_yo_opt(year, day));
        let calendar = Calendar::new(zone).with_weekend(weekend).expect("four working days");
        calendar.with_holidays(dates).expect("few of them")
    })
}

/// A panel of one size or more.
#[expect(clippy::expect_used, reason = "it has one person at least, and no more than a meeting")]
fn panel() -> impl Strategy<Value = Panel> {
    let most = u8::try_from(Meeting::MAX_PEOPLE).unwrap_or(u8::MAX);
    (1..=most, 1..=most).prop_map(|(one, other)| Panel::new(one.min(other), one.max(other)).expect("one at least"))
}

/// The rules of a place that the library states, or of one that a company wrote down.
#[expect(clippy::expect_used, reason = "the kinds are those that a rule can be about, each once, with a span")]
fn rules() -> impl Strategy<Value = Rules> {
    let own = (name(), subsequence(vec![PromiseKind::WrittenNo, PromiseKind::DecisionWord], 1..=2), span(), ground());
    let own = own.prop_map(|(place, kinds, span, ground)| {
        let read = Read::AtTheSource(NaiveDate::default());
        let clause = Clause::new(ground.basis(), ground.source(), read).expect("it is a source already");
        let rule = |kind| Rule::new(kind, span, clause.clone()).expect("some time");
        Rules::new(place, kinds.into_iter().map(rule)).expect("each kind once")
    });
    let stated = [Rules::netherlands(), Rules::ontario(), Rules::european_union()];
    prop_oneof![3 => select(stated.to_vec()), 1 => own]
}

/// Something that a company changes about the standard policy.
#[derive(Debug, Clone)]
enum Change {
    Calendar(Calendar),
    Panel(Panel),
    /// A span, with a ceiling that leaves room for it, or with none.
    Within(PromiseKind, Span, Ground, bool),
    /// A ceiling of what an outcome may take, after work that came back or else.
    AtMost(Span, Ground, bool),
    SwitchedOff(PromiseKind, Ground),
    Under(Rules),
    /// How long data is kept: of somebody whose candidacy is closed, in the pool, and at least.
    Kept(u16, u16, Option<u16>, Ground),
}

fn change() -> BoxedStrategy<Change> {
    let fixed = PromiseKinds::NAMED_BY_A_FACT.union(PromiseKinds::BY_A_RULE);
    let own = select(PromiseKinds::ALL.difference(fixed).into_iter().collect::<Vec<_>>());
    let optional = select(PromiseKinds::OPTIONAL.into_iter().collect::<Vec<_>>());
    let any = proptest::bool::ANY;
    let kept = (1..400_u16, 0..400_u16, 0..400_u16, proptest::bool::ANY, ground());
    prop_oneof![
        2 => calendar().prop_map(Change::Calendar),
        1 => panel().prop_map(Change::Panel),
        5 => (own, span(), ground(), any).prop_map(|(kind, span, ground, ceiling)| Change::Within(kind, span, ground, ceiling)),
        1 => ((30..90_u16).prop_map(Span::Days), ground(), any).prop_map(|(span, ground, work)| Change::AtMost(span, ground, work)),
        1 => (optional, ground()).prop_map(|(kind, ground)| Change::SwitchedOff(kind, ground)),
        1 => rules().prop_map(Change::Under),
        1 => kept.prop_map(|(least, closed, pooled, duty, ground)| {
            Change::Kept(least + closed, least + pooled, duty.then_some(least), ground)
        }),
    ]
    .boxed()
}

impl Change {
    fn of(self, policy: &Policy) -> Builder {
        let builder = Builder::from(policy.clone());
        match self {
            Change::Calendar(calendar) => builder.calendar(calendar),
            Change::Panel(panel) => builder.panel(panel),
            Change::Within(kind, span, ground, true) => {
                builder.at_most(kind, room(policy.calendar(), span), ground.clone()).within(kind, span, ground)
            }
            Change::Within(kind, span, ground, false) => {
                let builder = builder.without_ceiling(kind, ground.clone()).within(kind, span, ground.clone());
                if kind == PromiseKind::Outcome { builder.without_ceiling_after_work(ground) } else { builder }
            }
            Change::AtMost(span, ground, false) => builder.at_most(PromiseKind::Outcome, span, ground),
            Change::AtMost(span, ground, true) => builder.at_most_after_work(span, ground),
            Change::SwitchedOff(kind, ground) => builder.without(kind, ground),
            Change::Under(rules) => builder.under(rules),
            Change::Kept(closed, pooled, least, ground) => {
                let builder = builder.keep_closed_for(closed, ground.clone()).keep_pooled_for(pooled, ground.clone());
                least.map_or(builder.clone(), |least| builder.keep_at_least(RecordKind::Application, least, ground))
            }
        }
    }
}

/// As many days as the span can take at most, and some for telling.
fn room(calendar: &Calendar, span: Span) -> Span {
    let days = (calendar.longest(span) + TimeDelta::days(60)).num_days();
    Span::Days(u16::try_from(days).unwrap_or(u16::MAX))
}

/// Returns policies: the standard one, and those of companies with spans, ceilings, sources, a calendar, rules of a place, a panel
/// and retention of their own.
///
/// A change that contradicts what the policy says already is left out.
pub fn policy() -> impl Strategy<Value = Policy> {
    let changed = |policy: Policy, change: Change| change.of(&policy).build().unwrap_or(policy);
    vec(change(), 0..8).prop_map(move |changes| changes.into_iter().fold(Policy::standard(), changed))
}
