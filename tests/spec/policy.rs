//! The policy: the standard is the domain's table, what is none is named, and a file is what the builder makes.

use crate::layers::variants;
use crate::support::{a_colleague, a_meeting, after, applied, day, staff, terms};
use Basis::{Assumption, Code, Law, Practice, Seed};
use Span::{Days, Hours, WorkingDays};
use candidacy::{
    Basis, Calendar, Capacity, Ceiling, Deadline, Entry, Fact, FactKind, Ground, Meeting, Panel, PanelError, Policy,
    PolicyBuilder, PolicyError, Process, PromiseKind, PromiseKinds, RetentionKind, RetentionRule, Span, Step,
    TextError, Time,
};
use chrono::{NaiveDate, TimeDelta, Weekday};
use proptest::collection::btree_map;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

fn moment(text: &str) -> Time {
    text.parse().unwrap()
}

fn ground(source: &str) -> Ground {
    Ground::new(Practice, source).unwrap()
}

fn kind(name: &str) -> PromiseKind {
    *PromiseKind::ALL.iter().find(|kind| kind.name() == name).unwrap()
}

/// What a row says: a span or none, its basis, a word of its source; and a ceiling with the same.
type Row = (&'static str, Option<Span>, Basis, &'static str, Option<(Span, Basis, &'static str)>);

/// The domain's table once more, a row for each promise, in the order of the vocabulary.
const TABLE: &[Row] = &[
    ("acknowledgement", Some(WorkingDays(1)), Assumption, "standard policy", None),
    ("screening", Some(WorkingDays(5)), Practice, "Sourcegraph", Some((Days(14), Code, "NVP recruitment code"))),
    (
        "arrangement",
        Some(WorkingDays(5)),
        Assumption,
        "standard policy",
        Some((Days(14), Assumption, "standard policy")),
    ),
    (
        "preparation",
        Some(WorkingDays(5)),
        Assumption,
        "standard policy",
        Some((Days(14), Assumption, "standard policy")),
    ),
    ("attendance", Some(WorkingDays(1)), Assumption, "standard policy", None),
    ("decision", Some(WorkingDays(5)), Practice, "Sourcegraph", Some((Days(45), Law, "Ontario"))),
    ("final_decision", Some(WorkingDays(2)), Practice, "PostHog", Some((Days(14), Assumption, "standard policy"))),
    ("submission", None, Seed, "F49", None),
    ("verdict", Some(WorkingDays(5)), Assumption, "standard policy", Some((Days(14), Code, "NVP recruitment code"))),
    ("feedback", Some(WorkingDays(1)), Assumption, "standard policy", Some((Days(14), Code, "NVP recruitment code"))),
    ("reply", Some(WorkingDays(3)), Practice, "Sourcegraph", None),
    ("help", Some(WorkingDays(1)), Assumption, "standard policy", None),
    ("extension", Some(WorkingDays(1)), Assumption, "standard policy", None),
    ("concern", Some(WorkingDays(3)), Assumption, "standard policy", Some((Days(28), Code, "complaint"))),
    ("settlement", Some(Days(28)), Code, "complaint", Some((Days(28), Code, "complaint"))),
    ("update", Some(Days(14)), Assumption, "still pending", None),
    ("vacancy", Some(WorkingDays(5)), Assumption, "standard policy", Some((Days(14), Code, "NVP recruitment code"))),
    ("interest", Some(WorkingDays(10)), Assumption, "standard policy", None),
    ("agreement", Some(WorkingDays(10)), Assumption, "standard policy", None),
    ("offer_answer", Some(WorkingDays(10)), Practice, "Apply", None),
    ("consent", None, Seed, "F75", Some((Days(365), Code, "Dutch data protection authority"))),
    ("notice", Some(Hours(0)), Law, "GDPR Art. 14(3)", Some((Days(28), Law, "GDPR Art. 14(3)"))),
    ("follow_up", None, Seed, "F58", None),
    ("reach_out", Some(WorkingDays(1)), Assumption, "F76", None),
];

/// A ground of this basis whose source says this, and which anybody could have named.
fn is_ground(ground: &Ground, basis: Basis, word: &str) {
    assert_eq!(ground.basis(), basis, "{ground}");
    assert!(ground.source().contains(word), "{ground}");
    assert_eq!(Ground::new(basis, ground.source()).as_ref(), Ok(ground));
    assert_eq!(ground.to_string(), format!("{basis}: {}", ground.source()));
}

/// The standard policy is the domain's table in every number, ceiling and basis, and each source is one that can be
/// named (F56, F57, F76).
#[test]
fn the_standard_is_the_domain_s() {
    let policy = Policy::standard();
    assert_eq!(
        PromiseKind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>(),
        TABLE.iter().map(|row| row.0).collect::<Vec<_>>()
    );
    for (name, within, basis, source, ceiling) in TABLE {
        let deadline = policy.deadline(kind(name));
        assert_eq!(deadline.within(), *within, "{name}");
        is_ground(deadline.ground(), *basis, source);
        assert_eq!(deadline.ceiling().map(Ceiling::span), ceiling.map(|(span, ..)| span), "{name}");
        if let (Some(found), Some((_, basis, source))) = (deadline.ceiling(), ceiling) {
            is_ground(found.ground(), *basis, source);
        }
        assert_eq!(PromiseKinds::NAMED_BY_A_FACT.has(kind(name)), within.is_none(), "{name}");
    }
    let retention = policy.retention();
    assert_eq!((retention.closed().days(), retention.pooled().days(), retention.minimum()), (28, 365, None));
    is_ground(retention.closed().ground(), Code, "Dutch data protection authority, and NVP recruitment code");
    is_ground(retention.pooled().ground(), Code, "Dutch data protection authority");
    assert_eq!((policy.panel().at_least(), policy.panel().at_most()), (2, 8));
    assert_eq!(policy.calendar(), &Calendar::utc());
    // It holds its own law.
    assert_eq!(Policy::builder().build(), Ok(policy));
}

/// Whatever is no policy is named: which promise, which span, which ceiling and whose; which two rules contradict.
#[test]
fn what_is_no_policy_is_named() {
    let ours = || ground("our handbook");
    let standard = Policy::standard();
    let mut seen = Vec::new();
    let mut refused = |builder: PolicyBuilder, error: PolicyError, words: &str| {
        assert_eq!(error.to_string(), words);
        seen.push(format!("{error:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned());
        assert_eq!(builder.build(), Err(error));
    };

    let (screening, decision, submission) = (PromiseKind::Screening, PromiseKind::Decision, PromiseKind::Submission);
    refused(
        Policy::builder().within(screening, WorkingDays(11), ours()),
        PolicyError::BeyondCeiling {
            kind: screening,
            within: WorkingDays(11),
            ceiling: standard.deadline(screening).ceiling().unwrap().clone(),
        },
        "`screening` within 11 working days can take longer than its ceiling, 14 days (code: NVP recruitment code: 2 weeks)",
    );
    for named in [submission, PromiseKind::Consent, PromiseKind::FollowUp] {
        refused(
            Policy::builder().within(named, Days(0), ours()),
            PolicyError::NamedByAFact(named),
            &format!(
                "`{named}` has no span, the fact itself names its moment; those that do: submission, consent, follow_up"
            ),
        );
    }
    for span in [WorkingDays(0), Days(0), Hours(0)] {
        let words = format!("{span} are no time for `decision`; only `notice` can be due at once, in 0 hours");
        let error = PolicyError::NoTime { kind: decision, span };
        refused(Policy::builder().within(decision, span, ours()), error.clone(), &words);
        refused(Policy::builder().at_most(decision, span, ours()), error, &words);
    }
    let notice = PromiseKind::Notice;
    for span in [WorkingDays(0), Days(0)] {
        let words = format!("{span} are no time for `notice`; only `notice` can be due at once, in 0 hours");
        refused(Policy::builder().within(notice, span, ours()), PolicyError::NoTime { kind: notice, span }, &words);
    }
    for (builder, kind) in [
        (Policy::builder().keep_closed_for(0, ours()), RetentionKind::Closed),
        (Policy::builder().keep_pooled_for(0, ours()), RetentionKind::Pooled),
        (Policy::builder().keep_at_least(0, ours()), RetentionKind::Minimum),
    ] {
        let words = format!("data is kept for at least 1 day, not 0, by the rule `{kind}`");
        refused(builder, PolicyError::NoDays(kind), &words);
    }

    // The United States, one year, and Ontario, three: against the Dutch four weeks, and against one year in the pool.
    let of = |policy: &Policy| (policy.retention().minimum().cloned(), policy.retention().closed().clone());
    let law = |source: &str| Ground::new(Law, source).unwrap();
    let america = Policy::builder().keep_at_least(365, law("29 CFR 1602.14"));
    let (minimum, closed) = of(&america.clone().keep_closed_for(365, ours()).build().unwrap());
    assert_eq!((closed.days(), closed.ground()), (365, &ours()));
    refused(
        america,
        PolicyError::Contradiction {
            minimum: minimum.unwrap(),
            kind: RetentionKind::Closed,
            maximum: standard.retention().closed().clone(),
        },
        "two rules contradict: data is kept for at least 365 days (law: 29 CFR 1602.14), and `closed` for at most 28 days \
         (code: Dutch data protection authority, and NVP recruitment code: 4 weeks)",
    );
    let ontario = Policy::builder().keep_at_least(1095, law("Ontario ESA")).keep_closed_for(1095, ours());
    let (minimum, _) = of(&ontario.clone().keep_pooled_for(1095, ours()).build().unwrap());
    refused(
        ontario,
        PolicyError::Contradiction {
            minimum: minimum.unwrap(),
            kind: RetentionKind::Pooled,
            maximum: standard.retention().pooled().clone(),
        },
        "two rules contradict: data is kept for at least 1095 days (law: Ontario ESA), and `pooled` for at most 365 days \
         (code: Dutch data protection authority: 1 year with consent)",
    );
    let all = variants("PolicyError");
    assert!(all.iter().all(|error| seen.contains(error)), "{all:?} {seen:?}");
}

/// A source says something on one line, so that an error can say it and a reader can look it up.
#[test]
fn a_source_can_be_looked_up() {
    assert_eq!(Ground::new(Law, " "), Err(TextError::Blank));
    assert_eq!(Ground::new(Law, "GDPR\nArt. 14"), Err(TextError::Control(4)));
    assert_eq!(Ground::new(Law, &"x".repeat(201)), Err(TextError::TooLong { chars: 201, max: 200 }));
    is_ground(&Ground::new(Law, &"x".repeat(200)).unwrap(), Law, "xxx");
    assert_eq!(Basis::ALL, [Seed, Law, Code, Practice, Assumption]);
    assert_eq!(
        Basis::ALL.iter().map(|basis| basis.name()).collect::<Vec<_>>().join(" "),
        "seed law code practice assumption"
    );
}

/// A panel is one person or more, the least not above the most, and no more than a meeting can have; made and read
/// alike (F40).
#[test]
fn a_panel_is_one_to_twenty_people() {
    let words = [
        (PanelError::Nobody, "a panel has at least 1 person, not 0"),
        (PanelError::Crossed { at_least: 3, at_most: 2 }, "a panel cannot have at least 3 and at most 2 people"),
        (PanelError::Crowd(21), "a panel has at most 20 people, as a meeting has, not 21"),
    ];
    for (error, words) in words {
        assert_eq!(error.to_string(), words);
    }
    for at_least in 0..=u8::MAX {
        for at_most in 0..=u8::MAX {
            let expected = if at_least == 0 {
                Err(PanelError::Nobody)
            } else if at_most < at_least {
                Err(PanelError::Crossed { at_least, at_most })
            } else if at_most > 20 {
                Err(PanelError::Crowd(at_most))
            } else {
                Ok((at_least, at_most))
            };
            let made = Panel::new(at_least, at_most);
            assert_eq!(made.map(|panel| (panel.at_least(), panel.at_most())), expected);
        }
    }
    for (at_least, at_most) in [(0, 0), (0, 3), (2, 1), (1, 1), (1, 20), (1, 21), (20, 20), (255, 255)] {
        let made = Panel::new(at_least, at_most).map_err(|error| error.to_string());
        let read = serde_json::from_value::<Policy>(json!({ "panel": { "at_least": at_least, "at_most": at_most } }));
        assert_eq!(read.map(|policy| policy.panel()).map_err(|error| error.to_string()), made);
    }
    let panel = Panel::new(2, 4).unwrap();
    assert_eq!((0..=Meeting::MAX_PEOPLE).filter(|people| panel.admits(*people)).collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(variants("PanelError").len(), words.len());
}

/// The number of people is policy, the two sides are law: with more sides than the panel may have people, exactly one for each
/// comes; with fewer, the panel still says how many (F40).
#[test]
fn a_panel_gives_way_to_the_sides() {
    use Capacity::{CharacteristicsInterviewer, Colleague, Recruiter, TechnicalInterviewer};
    let sides = [TechnicalInterviewer, CharacteristicsInterviewer, Colleague];
    let come = |least, most| {
        let step = Step::meeting("interview", sides).unwrap().decided_by(TechnicalInterviewer);
        let policy = Policy::builder().panel(Panel::new(least, most).unwrap()).build().unwrap();
        let terms = terms(Process::new(Recruiter, [step]).unwrap()).with_policy(policy);
        let invited = after(applied(&terms), &[FactKind::Passed]);
        let fits = |people: usize| {
            let others = (1..).map(a_colleague).take(people.saturating_sub(sides.len()));
            let meeting = a_meeting(day(9), sides.into_iter().map(staff).take(people).chain(others));
            invited.clone().record(Entry::new(staff(Recruiter), Fact::Scheduled(Box::new(meeting)), day(2))).is_ok()
        };
        (3..=6).filter(|people| fits(*people)).collect::<Vec<_>>()
    };
    assert_eq!(come(1, 1), [3]);
    assert_eq!(come(2, 2), [3]);
    assert_eq!(come(1, 3), [3]);
    assert_eq!(come(2, 4), [3, 4]);
    assert_eq!(come(4, 5), [4, 5], "and not the three that the sides need");
}

/// Ten working days fit two weeks, and eleven do not; an hour more than two days does not fit two days, whenever they start.
#[test]
fn a_span_fits_its_ceiling_or_it_does_not() {
    let fits = |within, ceiling| {
        let reply = PromiseKind::Reply;
        let built = Policy::builder().at_most(reply, ceiling, ground("a")).within(reply, within, ground("b")).build();
        match built {
            Ok(_) => true,
            Err(PolicyError::BeyondCeiling { .. }) => false,
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
    let (verdict, ceiling) = (PromiseKind::Verdict, Days(40));
    let spans =
        |policy: PolicyBuilder| PromiseKind::ALL.iter().fold(policy, |policy, kind| policy.without_ceiling(*kind));
    let spans = |policy| spans(policy).at_most(verdict, ceiling, ground("a"));
    let policy = spans(Policy::builder().calendar(mondays.clone())).build().unwrap();
    assert_eq!(policy.calendar(), &mondays);
    assert_eq!(spans(Policy::builder()).calendar(mondays.clone()).build(), Ok(policy.clone()));
    let read = |policy: &Policy| serde_json::from_value::<Policy>(serde_json::to_value(policy).unwrap()).unwrap();
    assert_eq!(read(&policy), policy);

    let six = |policy: PolicyBuilder| policy.within(verdict, WorkingDays(6), ground("b"));
    let built = spans(six(Policy::builder()));
    built.clone().build().unwrap();
    let Err(error) = built.calendar(mondays.clone()).build() else { panic!("six Mondays are no 40 days") };
    assert!(matches!(error, PolicyError::BeyondCeiling { within: WorkingDays(6), .. }), "{error}");
    let file = serde_json::from_value::<Policy>(json!({ "calendar": mondays })).unwrap_err();
    let built = Policy::builder().calendar(mondays).build().unwrap_err();
    assert_eq!(file.to_string(), built.to_string());

    // A company that is closed for a month answers in time all the same.
    let march = (1..=31).filter_map(|day| NaiveDate::from_ymd_opt(2026, 3, day));
    let closed = Policy::builder().calendar(Calendar::utc().with_holidays(march).unwrap()).build().unwrap();
    let due = closed.deadline(verdict).due(closed.calendar(), moment("2026-03-02T09:00:00Z"));
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
    let policy = Policy::standard();
    assert_eq!(policy.deadline(PromiseKind::Notice).due(calendar, monday), Some(monday));
    assert_eq!(policy.deadline(PromiseKind::Reply).latest(calendar, monday), None);
    assert_eq!(policy.deadline(PromiseKind::Submission).due(calendar, monday), None);
    assert_eq!(policy.deadline(PromiseKind::Submission).latest(calendar, monday), None);
    assert_eq!(policy.deadline(PromiseKind::Consent).due(calendar, monday), None);
    let latest = policy.deadline(PromiseKind::Consent).latest(calendar, monday);
    assert_eq!(latest, Some(moment("2027-03-03T00:00:00Z")));
}

fn span(most: u16) -> impl Strategy<Value = Span> {
    (1..=most, select(&[WorkingDays as fn(u16) -> Span, Days, Hours])).prop_map(|(n, unit)| unit(n))
}

/// A span and a ceiling: any two, one that is the other, or hours that are about as long as some days.
fn spans() -> impl Strategy<Value = (Span, Span)> {
    prop_oneof![
        (span(60), span(60)),
        span(400).prop_map(|span| (span, span)),
        (1..30_u16, 0..48_u16).prop_map(|(days, hours)| (Hours(days * 24 - 23 + hours), Days(days))),
    ]
}

fn any_ground() -> impl Strategy<Value = Ground> {
    (select(Basis::ALL), "[a-zA-Z0-9 .()äß§]{0,20}[a-z]")
        .prop_map(|(basis, source)| Ground::new(basis, &source).unwrap())
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
        kind in select(PromiseKind::ALL).prop_filter("a fact names it", |kind| !PromiseKinds::NAMED_BY_A_FACT.has(*kind)),
        (within, ceiling) in spans(),
        (ground, says) in (any_ground(), any_ground()),
    ) {
        let mut most = longest(ceiling);
        if matches!((within, ceiling), (Hours(_), Days(_) | WorkingDays(_))) {
            most -= TimeDelta::days(1); // it may start just before midnight
        }
        let built = Policy::builder().within(kind, within, ground.clone()).at_most(kind, ceiling, says.clone()).build();
        if longest(within) > most {
            let Err(PolicyError::BeyondCeiling { kind: named, within: long, ceiling: short }) = &built else {
                return Err(TestCaseError::fail(format!("{built:?}")));
            };
            prop_assert_eq!((*named, *long, short.span(), short.ground()), (kind, within, ceiling, &says));
        } else {
            let built = built.as_ref().unwrap();
            let deadline = built.deadline(kind);
            prop_assert_eq!((deadline.within(), deadline.ground()), (Some(within), &ground));
        }
        let mut policy = Said::default();
        policy.deadlines.insert(kind, (Some((within, ground)), Some(Some((ceiling, says)))));
        let read = serde_json::from_value::<Policy>(policy.written()).map_err(|error| error.to_string());
        prop_assert_eq!(read, built.map_err(|error| error.to_string()));
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

type Cited<T> = (T, Ground);

/// What a company says: a span, and a ceiling or that there is none.
type Words = (Option<Cited<Span>>, Option<Option<Cited<Span>>>);

/// What a company says that differs from the standard, right or wrong.
#[derive(Debug, Clone, Default)]
struct Said {
    deadlines: BTreeMap<PromiseKind, Words>,
    closed: Option<Cited<u16>>,
    pooled: Option<Cited<u16>>,
    minimum: Option<Cited<u16>>,
    panel: Option<Panel>,
    calendar: Option<Calendar>,
}

impl Said {
    /// One call for each thing that is said.
    fn calls(&self) -> Vec<Box<dyn Fn(PolicyBuilder) -> PolicyBuilder + '_>> {
        let mut calls: Vec<Box<dyn Fn(PolicyBuilder) -> PolicyBuilder>> = Vec::new();
        for (kind, (within, ceiling)) in &self.deadlines {
            if let Some((span, ground)) = within {
                calls.push(Box::new(|policy| policy.within(*kind, *span, ground.clone())));
            }
            match ceiling {
                None => {}
                Some(None) => calls.push(Box::new(|policy| policy.without_ceiling(*kind))),
                Some(Some((span, ground))) => {
                    calls.push(Box::new(|policy| policy.at_most(*kind, *span, ground.clone())));
                }
            }
        }
        if let Some((days, ground)) = &self.closed {
            calls.push(Box::new(|policy| policy.keep_closed_for(*days, ground.clone())));
        }
        if let Some((days, ground)) = &self.pooled {
            calls.push(Box::new(|policy| policy.keep_pooled_for(*days, ground.clone())));
        }
        if let Some((days, ground)) = &self.minimum {
            calls.push(Box::new(|policy| policy.keep_at_least(*days, ground.clone())));
        }
        if let Some(panel) = self.panel {
            calls.push(Box::new(move |policy| policy.panel(panel)));
        }
        if let Some(calendar) = &self.calendar {
            calls.push(Box::new(|policy| policy.calendar(calendar.clone())));
        }
        calls
    }

    fn built(&self) -> Result<Policy, PolicyError> {
        self.calls().iter().fold(Policy::builder(), |policy, call| call(policy)).build()
    }

    /// A file that says this and leaves the rest out.
    fn written(&self) -> Value {
        let cited = |what: &str, value: Value, ground: &Ground| json!({ what: value, "basis": ground.basis().name(), "source": ground.source() });
        let span = |(span, ground): &Cited<Span>| cited("span", json!(span), ground);
        let mut file = Map::new();
        let mut deadlines = Map::new();
        for (kind, (within, ceiling)) in &self.deadlines {
            let mut words = Map::new();
            if let Some(within) = within {
                words.insert("within".into(), span(within));
            }
            if let Some(ceiling) = ceiling {
                words.insert("at_most".into(), ceiling.as_ref().map_or(Value::Null, span));
            }
            deadlines.insert(kind.name().into(), words.into());
        }
        if !deadlines.is_empty() {
            file.insert("deadlines".into(), deadlines.into());
        }
        let mut retention = Map::new();
        for (name, rule) in [("closed", &self.closed), ("pooled", &self.pooled), ("minimum", &self.minimum)] {
            if let Some((days, ground)) = rule {
                retention.insert(name.into(), cited("days", json!(days), ground));
            }
        }
        if !retention.is_empty() {
            file.insert("retention".into(), retention.into());
        }
        if let Some(panel) = self.panel {
            file.insert("panel".into(), json!({ "at_least": panel.at_least(), "at_most": panel.at_most() }));
        }
        if let Some(calendar) = &self.calendar {
            file.insert("calendar".into(), json!(calendar));
        }
        file.into()
    }
}

fn panels() -> impl Strategy<Value = Panel> {
    (1..=20_u8, 1..=20_u8).prop_map(|(a, b)| Panel::new(a.min(b), a.max(b)).unwrap())
}

/// A weekend of none to two days, and a holiday now and then.
fn calendars() -> impl Strategy<Value = Calendar> {
    let weekends: &[&[Weekday]] = &[&[], &[Weekday::Sun], &[Weekday::Fri, Weekday::Sat]];
    select(weekends).prop_map(|weekend| {
        let march = (1..=31).step_by(9).filter_map(|day| NaiveDate::from_ymd_opt(2026, 3, day));
        Calendar::utc().with_weekend(weekend.iter().copied()).unwrap().with_holidays(march).unwrap()
    })
}

/// Whatever somebody might say; most of it can be held.
fn said() -> impl Strategy<Value = Said> {
    let long = prop_oneof![3 => (10..400_u16).prop_map(Days), 1 => span(20)];
    let short = prop_oneof![6 => span(5), 1 => span(60), 1 => select(&[Hours(0), Days(0)])];
    let words = (weighted(0.6, (short, any_ground())), weighted(0.6, weighted(0.7, (long, any_ground()))));
    let kinds = prop_oneof![
        9 => select(PromiseKinds::ALL.without(PromiseKinds::NAMED_BY_A_FACT).iter().collect::<Vec<_>>()),
        1 => select(PromiseKind::ALL),
    ];
    let days = |of: std::ops::Range<u16>| weighted(0.4, (of, any_ground()));
    let retention = (days(100..1500), days(300..1500), days(0..400));
    (btree_map(kinds, words, 0..5), retention, weighted(0.5, panels()), weighted(0.5, calendars())).prop_map(
        |(deadlines, (closed, pooled, minimum), panel, calendar)| Said {
            deadlines,
            closed,
            pooled,
            minimum,
            panel,
            calendar,
        },
    )
}

/// Whatever can be held.
fn policy() -> impl Strategy<Value = Policy> {
    said().prop_filter_map("it is refused", |said| said.built().ok())
}

fn rule(rule: &RetentionRule) -> Cited<u16> {
    (rule.days(), rule.ground().clone())
}

fn ceiling(deadline: &Deadline) -> Option<Cited<Span>> {
    deadline.ceiling().map(|ceiling| (ceiling.span(), ceiling.ground().clone()))
}

proptest! {
    /// A policy read is a policy built: the same value, or the same words why not.
    #[test]
    fn a_policy_is_built_and_read_alike(said in said()) {
        let read = serde_json::from_value::<Policy>(said.written()).map_err(|error| error.to_string());
        prop_assert_eq!(read, said.built().map_err(|error| error.to_string()));
    }

    /// In whichever order it is said, the policy is the same, or the error is.
    #[test]
    fn the_order_of_calls_does_not_matter((said, order) in said().prop_flat_map(|said| {
        let calls = said.calls().len();
        (Just(said), Just((0..calls).collect::<Vec<_>>()).prop_shuffle())
    })) {
        let calls = said.calls();
        let shuffled = order.iter().fold(Policy::builder(), |policy, call| calls[*call](policy)).build();
        prop_assert_eq!(shuffled, said.built());
    }

    /// A policy is what was said, and what was left out is the standard's.
    #[test]
    fn what_is_left_out_is_the_standard_s(said in said()) {
        let Ok(policy) = said.built() else { return Ok(()) };
        let standard = Policy::standard();
        for kind in PromiseKind::ALL {
            let (found, usual) = (policy.deadline(*kind), standard.deadline(*kind));
            let (within, at_most) = said.deadlines.get(kind).cloned().unwrap_or_default();
            let (span, ground) = within.map_or((usual.within(), usual.ground().clone()), |(span, ground)| (Some(span), ground));
            prop_assert_eq!((found.within(), found.ground()), (span, &ground));
            prop_assert_eq!(ceiling(found), at_most.unwrap_or_else(|| ceiling(usual)));
        }
        let (found, usual) = (policy.retention(), standard.retention());
        prop_assert_eq!(rule(found.closed()), said.closed.unwrap_or_else(|| rule(usual.closed())));
        prop_assert_eq!(rule(found.pooled()), said.pooled.unwrap_or_else(|| rule(usual.pooled())));
        prop_assert_eq!(found.minimum().map(rule), said.minimum);
        prop_assert_eq!(policy.panel(), said.panel.unwrap_or(standard.panel()));
        prop_assert_eq!(policy.calendar(), said.calendar.as_ref().unwrap_or(standard.calendar()));
    }

    /// A duty to keep data for longer than it may be kept is refused, whichever of the two is said; and nothing else is.
    #[test]
    fn contradicting_rules_are_both_named(
        least in 1..9_u16, closed in 1..9_u16, pooled in 1..9_u16,
        (duty, closing, consent) in (any_ground(), any_ground(), any_ground()),
    ) {
        let built = Policy::builder()
            .keep_at_least(least, duty.clone())
            .keep_closed_for(closed, closing.clone())
            .keep_pooled_for(pooled, consent.clone())
            .build();
        let broken = if least > closed {
            Some((RetentionKind::Closed, (closed, closing)))
        } else if least > pooled {
            Some((RetentionKind::Pooled, (pooled, consent)))
        } else {
            None
        };
        match (built, broken) {
            (Ok(policy), None) => prop_assert_eq!(policy.retention().minimum().map(rule), Some((least, duty))),
            (Err(PolicyError::Contradiction { minimum, kind, maximum }), Some(broken)) => {
                prop_assert_eq!(rule(&minimum), (least, duty));
                prop_assert_eq!((kind, rule(&maximum)), broken);
            }
            (built, broken) => prop_assert!(false, "{built:?} {broken:?}"),
        }
    }

    /// In each format, a policy is read as it was written, and what is written says everything.
    #[test]
    fn a_policy_is_read_as_it_was_written(policy in policy()) {
        let json = serde_json::to_string(&policy).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Policy>(&json).unwrap(), &policy);
        let mut cbor = Vec::new();
        ciborium::into_writer(&policy, &mut cbor).unwrap();
        prop_assert_eq!(&ciborium::from_reader::<Policy, _>(cbor.as_slice()).unwrap(), &policy);
        let postcard = postcard::to_stdvec(&policy).unwrap();
        prop_assert_eq!(&postcard::from_bytes::<Policy>(&postcard).unwrap(), &policy);
        let written = serde_json::to_value(&policy).unwrap();
        prop_assert_eq!(written["deadlines"].as_object().unwrap().len(), PromiseKind::ALL.len());
        for part in ["closed", "pooled"] {
            prop_assert!(written["retention"][part].is_object());
        }
        prop_assert!(written["panel"].is_object() && written["calendar"].is_object());
    }
}

/// An empty file is the standard, and so is one whose parts are empty; what is written is written like this.
#[test]
fn a_file_says_what_differs() {
    for file in ["{}", r#"{"deadlines": {}, "retention": {}}"#, r#"{"deadlines": {"reply": {}}, "panel": null}"#] {
        assert_eq!(serde_json::from_str::<Policy>(file).unwrap(), Policy::standard(), "{file}");
    }
    let written = serde_json::to_value(Policy::standard()).unwrap();
    assert_eq!(
        written["deadlines"]["screening"],
        json!({
            "within": { "span": { "working_days": 5 }, "basis": "practice", "source": "Sourcegraph handbook" },
            "at_most": { "span": { "days": 14 }, "basis": "code", "source": "NVP recruitment code: 2 weeks" },
        })
    );
    assert_eq!(written["deadlines"]["submission"], json!({ "within": null, "at_most": null }));
    assert_eq!(
        written["retention"],
        json!({
            "closed": { "days": 28, "basis": "code",
                "source": "Dutch data protection authority, and NVP recruitment code: 4 weeks" },
            "pooled": { "days": 365, "basis": "code", "source": "Dutch data protection authority: 1 year with consent" },
            "minimum": null,
        })
    );
    assert_eq!(written["panel"], json!({ "at_least": 2, "at_most": 8 }));
    assert_eq!(written.as_object().unwrap().len(), 4);
}

/// What a file says and the library does not know is refused by its name; so is what it says twice or leaves half said.
#[test]
fn a_file_is_read_strictly() {
    let refused = |file: &str, words: &str| {
        let error = serde_json::from_str::<Policy>(file).unwrap_err().to_string();
        assert!(error.contains(words), "{file}: {error}");
    };
    let span = r#"{"span": {"days": 3}, "basis": "practice", "source": "our handbook"}"#;
    refused(r#"{"deadline": {}}"#, "unknown field `deadline`");
    refused(r#"{"deadlines": {"decisions": {}}}"#, "unknown variant `decisions`, expected one of `acknowledgement`");
    refused(r#"{"deadlines": {"reply": {"in": 3}}}"#, "unknown field `in`, expected `within` or `at_most`");
    refused(
        &format!(r#"{{"deadlines": {{"reply": {{}}, "help": {{"within": {span}}}, "reply": {{}}}}}}"#),
        "`reply` is there twice",
    );
    refused(&format!(r#"{{"deadlines": {{"submission": {{"within": {span}}}}}}}"#), "`submission` has no span");
    refused(r#"{"deadlines": []}"#, "a map from kinds of promises to deadlines");
    let within = |words: &str| format!(r#"{{"deadlines": {{"reply": {{"within": {{{words}}}}}}}}}"#);
    refused(&within(r#""span": {"days": 3}, "basis": "law""#), "missing field `source`");
    refused(&within(r#""span": {"days": 3}, "source": "x""#), "missing field `basis`");
    refused(&within(r#""basis": "law", "source": "x""#), "missing field `span`");
    refused(&within(r#""span": {"days": 3}, "basis": "rumour", "source": "x""#), "unknown variant `rumour`");
    refused(&within(r#""span": {"days": 3}, "basis": "law", "source": " ""#), "the text is blank");
    refused(&within(r#""span": {"days": 3}, "basis": "law", "source": "x", "days": 3"#), "unknown field `days`");
    refused(&within(r#""span": {"weeks": 3}, "basis": "law", "source": "x""#), "`weeks`");
    refused(r#"{"retention": {"open": null}}"#, "unknown field `open`");
    refused(
        r#"{"retention": {"closed": {"days": 3, "basis": "law", "source": "x", "weeks": 1}}}"#,
        "unknown field `weeks`",
    );
    refused(r#"{"panel": {"at_least": 2}}"#, "missing field `at_most`");
    refused(r#"{"panel": {"at_least": 2, "at_most": 3, "usually": 2}}"#, "unknown field `usually`");
    refused(r#"{"panel": {"at_least": 2, "at_most": 3}, "panel": null}"#, "duplicate field `panel`");
}

/// The documentation of a promise has a row for each kind, which ends with the facts that keep it.
#[test]
fn the_documented_promises_are_the_promises() {
    let documented = include_str!("../../src/promise/mod.rs");
    for kind in PromiseKind::ALL {
        let kept: Vec<String> = kind.kept_by().iter().map(|fact| format!("`{fact}`")).collect();
        let start = format!("/// | `{kind}` | ");
        let row =
            documented.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("no row for {kind}"));
        assert!(row.ends_with(&format!(" | {} |", kept.join(", "))), "{row}");
    }
    assert_eq!(documented.matches("/// | `").count(), PromiseKind::ALL.len());
}
