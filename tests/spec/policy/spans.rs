//! Spans and their ceilings: what fits, what is due, and that nothing is due later.

use super::files::Said;
use super::{any_ground, ground, moment, span};
use candidacy::terms::calendar::Span;
use candidacy::terms::calendar::Span::{Days, Hours, WorkingDays};
use candidacy::terms::policy::{self, PromiseKinds};
use candidacy::{Calendar, Policy, PromiseKind};
use chrono::{NaiveDate, TimeDelta, Weekday};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

/// Ten working days fit two weeks, and eleven do not; an hour more than two days does not fit two days, whenever they start.
#[test]
fn a_span_fits_its_ceiling_or_it_does_not() {
    let fits = |within, ceiling| {
        let reply = PromiseKind::Reply;
        let built = Policy::builder().at_most(reply, ceiling, ground("a")).within(reply, within, ground("b")).build();
        match built {
            Ok(_) => true,
            Err(policy::Error::BeyondCeiling { .. }) => false,
            Err(other) => panic!("{other}"),
        }
    };
    for (within, ceiling, expected) in [
        (WorkingDays(10), Days(14), true),
        (WorkingDays(11), Days(14), false),
        (WorkingDays(10), Days(13), false),
        (WorkingDays(1), Days(3), true),
        (WorkingDays(1), Days(2), false),
        (Days(14), Days(14), true),
        (Days(15), Days(14), false),
        (Hours(48), Days(2), true),
        (Hours(49), Days(2), false),
        (Days(1), Hours(48), true),
        (Days(1), Hours(47), false),
        (Hours(47), Hours(47), true),
        (Hours(48), Hours(47), false),
        (Days(14), WorkingDays(10), true),
    ] {
        assert_eq!(fits(within, ceiling), expected, "{within} in {ceiling}");
    }
}

/// Days are counted on the policy's own calendar, said before or after the spans, built or read: where one day of the week is
/// worked, a working day is a week. Holidays make no span too long: the ceiling holds when they come.
#[test]
fn spans_are_compared_on_the_policy_s_calendar() {
    use Weekday::{Fri, Sat, Sun, Thu, Tue, Wed};
    let mondays = Calendar::utc().with_weekend([Tue, Wed, Thu, Fri, Sat, Sun]).unwrap();
    let (offer, ceiling) = (PromiseKind::Offer, Days(40));
    let spans = |policy: policy::Builder| {
        let policy = policy.without_ceiling_after_work(ground("c"));
        PromiseKind::ALL.iter().fold(policy, |policy, kind| policy.without_ceiling(*kind, ground("c")))
    };
    let spans = |policy| spans(policy).at_most(offer, ceiling, ground("a"));
    let policy = spans(Policy::builder().calendar(mondays.clone())).build().unwrap();
    assert_eq!(policy.calendar(), &mondays);
    assert_eq!(spans(Policy::builder()).calendar(mondays.clone()).build(), Ok(policy.clone()));
    let read = |policy: &Policy| serde_json::from_value::<Policy>(serde_json::to_value(policy).unwrap()).unwrap();
    assert_eq!(read(&policy), policy);

    let six = |policy: policy::Builder| policy.within(offer, WorkingDays(6), ground("b"));
    let built = spans(six(Policy::builder()));
    built.clone().build().unwrap();
    let Err(error) = built.calendar(mondays.clone()).build() else { panic!("six Mondays are no 40 days") };
    assert!(matches!(error, policy::Error::BeyondCeiling { within: WorkingDays(6), .. }), "{error}");
    let file = serde_json::from_value::<Policy>(json!({ "calendar": mondays })).unwrap_err();
    let built = Policy::builder().calendar(mondays).build().unwrap_err();
    assert_eq!(file.to_string(), built.to_string());

    // A company that is closed for a month answers in time all the same.
    let march = (1..=31).filter_map(|day| NaiveDate::from_ymd_opt(2026, 3, day));
    let closed = Policy::builder().calendar(Calendar::utc().with_holidays(march).unwrap()).build().unwrap();
    let due = closed.deadline(offer).due(closed.calendar(), moment("2026-03-02T09:00:00Z"));
    assert_eq!(due, Some(moment("2026-03-17T00:00:00Z")));
    assert_eq!(read(&closed), closed);
}

/// What is due is due when its span is over, and a ceiling holds even where the span alone would go beyond it.
#[test]
fn a_ceiling_holds_whenever_it_starts() {
    let update = PromiseKind::Update;
    let policy = Policy::builder().at_most(update, WorkingDays(10), ground("a")).build().unwrap();
    let (deadline, calendar) = (policy.deadline(update), policy.calendar());
    let (monday, sunday) = (moment("2026-03-02T09:00:00Z"), moment("2026-03-01T09:00:00Z"));
    assert_eq!(deadline.due(calendar, monday), Some(moment("2026-03-17T00:00:00Z")));
    assert_eq!(deadline.latest(calendar, monday), Some(moment("2026-03-17T00:00:00Z")));
    assert_eq!(calendar.after(sunday, Days(14)), moment("2026-03-16T00:00:00Z"));
    assert_eq!(deadline.due(calendar, sunday), Some(moment("2026-03-14T00:00:00Z")));

    // At once is at once; what a fact names has no span, and still a ceiling.
    let policy = Policy::builder().within(PromiseKind::Notice, Hours(0), ground("a")).build().unwrap();
    assert_eq!(policy.deadline(PromiseKind::Notice).due(calendar, monday), Some(monday));
    assert_eq!(policy.deadline(PromiseKind::Reply).latest(calendar, monday), None);
    assert_eq!(policy.deadline(PromiseKind::Submission).due(calendar, monday), None);
    assert_eq!(policy.deadline(PromiseKind::Submission).latest(calendar, monday), None);
    assert_eq!(policy.deadline(PromiseKind::Consent).due(calendar, monday), None);
    let latest = policy.deadline(PromiseKind::Consent).latest(calendar, monday);
    assert_eq!(latest, Some(moment("2027-03-03T00:00:00Z")));
    let after_work = policy.deadline(PromiseKind::Outcome).ceiling_after_work().unwrap();
    assert_eq!(after_work.latest(calendar, monday), moment("2026-03-17T00:00:00Z"));

    // What is switched off is never due.
    let policy = Policy::builder().without(PromiseKind::Assessment, ground("a")).build().unwrap();
    assert_eq!(policy.deadline(PromiseKind::Assessment).due(calendar, monday), None);
    assert_eq!(policy.deadline(PromiseKind::Assessment).switched_off(), Some(&ground("a")));
}

/// What has no span of a policy's own.
const ELSEWHERE: PromiseKinds = PromiseKinds::NAMED_BY_A_FACT.union(PromiseKinds::BY_A_RULE);

/// What adds up with feedback.
const TOLD: PromiseKinds =
    PromiseKinds::from_slice(&[PromiseKind::FirstAnswer, PromiseKind::Outcome, PromiseKind::Feedback]);

/// A span and a ceiling: any two, one that is the other, or hours that are about as long as some days.
fn spans() -> impl Strategy<Value = (Span, Span)> {
    prop_oneof![
        (span(60), span(60)),
        span(400).prop_map(|span| (span, span)),
        (1..30_u16, 0..48_u16).prop_map(|(days, hours)| (Hours(days * 24 - 23 + hours), Days(days))),
    ]
}

/// The longest that a span takes from any moment of a week, tried out.
fn longest(span: Span) -> TimeDelta {
    let midnight = moment("2026-03-02T00:00:00Z");
    let starts = (0..7).map(|day| midnight + TimeDelta::days(day));
    starts.map(|start| Calendar::utc().after(start, span) - start).max().unwrap()
}

proptest! {
    /// Any span that is within its ceiling is taken, and any beyond it is refused with both, through builder and file alike.
    #[test]
    fn a_ceiling_divides(
        kind in select(PromiseKinds::ALL.difference(ELSEWHERE).difference(TOLD).iter().collect::<Vec<_>>()),
        (within, ceiling) in spans(),
        (ground, says) in (any_ground(), any_ground()),
    ) {
        let mut most = longest(ceiling);
        if matches!((within, ceiling), (Hours(_), Days(_) | WorkingDays(_))) {
            most -= TimeDelta::days(1); // it may start just before midnight
        }
        let built = Policy::builder().within(kind, within, ground.clone()).at_most(kind, ceiling, says.clone()).build();
        if longest(within) > most {
            let Err(policy::Error::BeyondCeiling { kind: named, within: long, ceiling: short }) = &built else {
                return Err(TestCaseError::fail(format!("{built:?}")));
            };
            prop_assert_eq!((*named, *long, short.span(), short.ground()), (kind, within, ceiling, &says));
        } else {
            let built = built.as_ref().unwrap();
            let deadline = built.deadline(kind);
            prop_assert_eq!((deadline.within(), deadline.ground()), (Some(within), &ground));
        }
        let mut policy = Said::default();
        policy.deadlines.insert(kind, (Some((Some(within), ground)), Some((Some(ceiling), says))));
        let read = serde_json::from_value::<Policy>(policy.written()).map_err(|error| error.to_string());
        prop_assert_eq!(read, built.map_err(|error| error.to_string()));
    }

    /// To decide and then to tell takes no longer than the ceiling, or the policy is refused (C1). It is tried out for every hour of
    /// a week, with a decision in the last second. Where all three are in days, nothing is refused that would have fitted.
    #[test]
    fn deciding_and_telling_add_up(
        (within, feedback, ceiling) in (span(12), span(6), span(20)),
        after_work in any::<bool>(),
    ) {
        let policy = Policy::builder().within(PromiseKind::Outcome, within, ground("a"));
        let policy = policy.within(PromiseKind::Feedback, feedback, ground("b"));
        let policy = policy.without_ceiling(PromiseKind::FirstAnswer, ground("c"));
        let policy = if after_work {
            policy.without_ceiling(PromiseKind::Outcome, ground("c")).at_most_after_work(ceiling, ground("d"))
        } else {
            policy.without_ceiling_after_work(ground("c")).at_most(PromiseKind::Outcome, ceiling, ground("d"))
        };
        let built = policy.build();
        let calendar = Calendar::utc();
        let second = TimeDelta::seconds(1);
        let hours = (0..7 * 24).map(|hour| moment("2026-03-02T00:00:00Z") + TimeDelta::hours(hour));
        let starts = hours.flat_map(|hour| [hour, hour + TimeDelta::hours(1) - second]);
        let late = starts.clone().any(|start| {
            // To tell begins just before the first is over.
            let decided = (calendar.after(start, within) - second).max(start);
            calendar.after(decided, feedback) > calendar.after(start, ceiling) + second
        });
        let refused = match &built {
            Ok(_) => false,
            Err(policy::Error::NoRoomForFeedback { kind: PromiseKind::Outcome, .. } | policy::Error::BeyondCeiling { .. }) => true,
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        };
        prop_assert!(refused || !late || matches!(ceiling, WorkingDays(_)), "{within}, {feedback} in {ceiling}");
        let days = |span| !matches!(span, Hours(_));
        if days(within) && days(feedback) && matches!(ceiling, Days(_)) {
            prop_assert_eq!(refused, late, "{} and {} in {}", within, feedback, ceiling);
        }
    }

    /// What is due is never later than the ceiling; and what fits a ceiling in calendar days is never cut short by it.
    #[test]
    fn due_is_never_beyond_the_ceiling((within, ceiling) in spans(), seconds in 0..2_000_000_i64) {
        let (reply, from) = (PromiseKind::Reply, moment("2026-03-02T00:00:00Z") + TimeDelta::seconds(seconds));
        let built = Policy::builder().within(reply, within, ground("a")).at_most(reply, ceiling, ground("b")).build();
        if let Ok(policy) = built {
            let (deadline, calendar) = (policy.deadline(reply), policy.calendar());
            let (alone, latest) = (calendar.after(from, within), calendar.after(from, ceiling));
            prop_assert_eq!(deadline.latest(calendar, from), Some(latest));
            prop_assert_eq!(deadline.due(calendar, from), Some(alone.min(latest)));
            prop_assert!(matches!(ceiling, WorkingDays(_)) || alone <= latest);
        }
    }
}

/// A ceiling in hours is written in hours, and read as it was written.
#[test]
fn a_ceiling_in_hours_stays_one() {
    let builder = Policy::builder().within(PromiseKind::Reply, Hours(8), ground("a"));
    let policy = builder.at_most(PromiseKind::Reply, Hours(20), ground("b")).build().unwrap();
    let written = serde_json::to_value(&policy).unwrap();
    assert_eq!(written["deadlines"]["reply"]["at_most"]["span"], json!({ "hours": 20 }));
    assert_eq!(serde_json::from_value::<Policy>(written).unwrap(), policy);
}
