//! The policy: the standard is the domain's table, what is none is named, and a file is what the builder makes.

mod files;
mod spans;

use crate::layers::variants;
use Basis::{Assumption, Code, Law, Practice, Seed};
use Span::{Days, Hours, WorkingDays};
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{self, Basis, Ceiling, Ground, Panel, PanelError, PromiseKinds, RetentionKind};
use candidacy::value::TextError;
use candidacy::{Calendar, Meeting, Policy, PromiseKind, Time};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

fn moment(text: &str) -> Time {
    text.parse().unwrap()
}

fn ground(source: &str) -> Ground {
    Ground::new(Practice, source).unwrap()
}

fn kind(name: &str) -> PromiseKind {
    *PromiseKind::ALL.iter().find(|kind| kind.name() == name).unwrap()
}

fn span(most: u16) -> impl Strategy<Value = Span> {
    (1..=most, select(&[WorkingDays as fn(u16) -> Span, Days, Hours])).prop_map(|(n, unit)| unit(n))
}

fn any_ground() -> impl Strategy<Value = Ground> {
    (select(Basis::ALL), "[a-zA-Z0-9 .()äß§]{0,20}[a-z]")
        .prop_map(|(basis, source)| Ground::new(basis, &source).unwrap())
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
        assert_eq!(PromiseKinds::NAMED_BY_A_FACT.contains(kind(name)), within.is_none(), "{name}");
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
    let mut refused = |builder: policy::Builder, error: policy::Error, words: &str| {
        assert_eq!(error.to_string(), words);
        seen.push(format!("{error:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned());
        assert_eq!(builder.build(), Err(error));
    };

    let (screening, decision, submission) = (PromiseKind::Screening, PromiseKind::Decision, PromiseKind::Submission);
    refused(
        Policy::builder().within(screening, WorkingDays(11), ours()),
        policy::Error::BeyondCeiling {
            kind: screening,
            within: WorkingDays(11),
            ceiling: standard.deadline(screening).ceiling().unwrap().clone(),
        },
        "`screening` within 11 working days can take longer than its ceiling, 14 days (code: NVP recruitment code: 2 weeks)",
    );
    for named in [submission, PromiseKind::Consent, PromiseKind::FollowUp] {
        refused(
            Policy::builder().within(named, Days(0), ours()),
            policy::Error::NamedByAFact(named),
            &format!(
                "`{named}` has no span, the fact itself names its moment; those that do: submission, consent, follow_up"
            ),
        );
    }
    // Longer than any case, or shorter: what the step gives, nobody takes away, and an extension is for as long as it says (F50).
    for span in [Days(8), Hours(1), Days(0), WorkingDays(1_000)] {
        refused(
            Policy::builder().at_most(submission, span, ours()),
            policy::Error::TheirTime(submission),
            "`submission` has no ceiling: it is the candidate's time, which the step gives and an extension lengthens",
        );
    }
    for span in [WorkingDays(0), Days(0), Hours(0)] {
        let words = format!("{span} are no time for `decision`; only `notice` can be due at once, in 0 hours");
        let error = policy::Error::NoTime { kind: decision, span };
        refused(Policy::builder().within(decision, span, ours()), error.clone(), &words);
        refused(Policy::builder().at_most(decision, span, ours()), error, &words);
    }
    let notice = PromiseKind::Notice;
    for span in [WorkingDays(0), Days(0)] {
        let words = format!("{span} are no time for `notice`; only `notice` can be due at once, in 0 hours");
        refused(Policy::builder().within(notice, span, ours()), policy::Error::NoTime { kind: notice, span }, &words);
    }
    for (builder, kind) in [
        (Policy::builder().keep_closed_for(0, ours()), RetentionKind::Closed),
        (Policy::builder().keep_pooled_for(0, ours()), RetentionKind::Pooled),
        (Policy::builder().keep_at_least(0, ours()), RetentionKind::Minimum),
    ] {
        let words = format!("data is kept for at least 1 day, not 0, by the rule `{kind}`");
        refused(builder, policy::Error::NoDays(kind), &words);
    }

    // The United States, one year, and Ontario, three: against the Dutch four weeks, and against one year in the pool.
    let of = |policy: &Policy| (policy.retention().minimum().cloned(), policy.retention().closed().clone());
    let law = |source: &str| Ground::new(Law, source).unwrap();
    let america = Policy::builder().keep_at_least(365, law("29 CFR 1602.14"));
    let (minimum, closed) = of(&america.clone().keep_closed_for(365, ours()).build().unwrap());
    assert_eq!((closed.days(), closed.ground()), (365, &ours()));
    refused(
        america,
        policy::Error::Contradiction {
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
        policy::Error::Contradiction {
            minimum: minimum.unwrap(),
            kind: RetentionKind::Pooled,
            maximum: standard.retention().pooled().clone(),
        },
        "two rules contradict: data is kept for at least 1095 days (law: Ontario ESA), and `pooled` for at most 365 days \
         (code: Dutch data protection authority: 1 year with consent)",
    );
    let all = variants("terms::policy::Error");
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
