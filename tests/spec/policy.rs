//! The policy: the standard is the domain's table, what is none is named, and a file is what the builder makes.

mod files;
mod panel;
mod places;
mod retention;
mod review;
mod spans;

use crate::layers::variants;
use Basis::{Assumption, Code, Law, Practice, Seed};
use Span::{Days, Hours, WorkingDays};
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{
    self, Basis, Ceiling, Ground, Panel, PanelError, PromiseKinds, RecordKind, RetentionKind, Rules,
};
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

const OWN: &str = "standard policy of candidacy";

/// The domain's table once more, a row for each promise, in the order of the vocabulary.
const TABLE: &[Row] = &[
    ("acknowledgement", Some(WorkingDays(1)), Assumption, OWN, None),
    ("first_answer", Some(WorkingDays(5)), Practice, "sourcegraph/handbook", Some((Days(14), Assumption, OWN))),
    ("notice", Some(WorkingDays(1)), Law, "GDPR Art. 14(3)(b)", None),
    ("interest", Some(WorkingDays(10)), Assumption, OWN, None),
    ("agreement", Some(WorkingDays(10)), Assumption, OWN, None),
    ("consent", None, Seed, "the consent says", Some((Days(365), Code, "Dutch data protection authority"))),
    ("reach_out", Some(WorkingDays(1)), Assumption, "at once", None),
    ("set_up", Some(WorkingDays(5)), Assumption, OWN, Some((Days(14), Assumption, OWN))),
    ("times_answer", Some(WorkingDays(10)), Assumption, OWN, None),
    ("attendance", Some(WorkingDays(1)), Assumption, OWN, None),
    ("assessment", Some(WorkingDays(1)), Practice, "24 hours", None),
    ("submission", None, Seed, "the step says", None),
    ("check_news", Some(WorkingDays(10)), Assumption, OWN, None),
    ("outcome", Some(WorkingDays(5)), Practice, "sourcegraph/handbook", Some((Days(45), Assumption, OWN))),
    ("assent", Some(WorkingDays(5)), Assumption, OWN, None),
    ("offer", Some(WorkingDays(5)), Assumption, OWN, Some((Days(14), Assumption, OWN))),
    ("offer_answer", Some(WorkingDays(10)), Assumption, OWN, None),
    ("start", Some(WorkingDays(10)), Assumption, OWN, None),
    ("condition", None, Assumption, "the offer says", None),
    ("feedback", Some(WorkingDays(1)), Assumption, OWN, None),
    ("update", Some(Days(14)), Assumption, OWN, Some((Days(90), Assumption, OWN))),
    ("vacancy", Some(WorkingDays(5)), Assumption, OWN, Some((Days(14), Assumption, OWN))),
    ("follow_up", None, Seed, "names the day", None),
    ("confirmation", Some(WorkingDays(1)), Assumption, OWN, None),
    ("reply", Some(WorkingDays(3)), Assumption, OWN, None),
    ("help", Some(WorkingDays(1)), Assumption, OWN, None),
    ("more_time", Some(WorkingDays(1)), Assumption, OWN, None),
    ("other_time", Some(WorkingDays(1)), Assumption, OWN, None),
    ("adjustment", Some(WorkingDays(1)), Assumption, OWN, None),
    ("concern", Some(WorkingDays(3)), Assumption, OWN, Some((Days(28), Code, "complaint"))),
    ("settlement", Some(Days(28)), Code, "complaint", Some((Days(28), Code, "complaint"))),
    ("data_right", Some(Days(28)), Law, "GDPR Art. 12(3)", Some((Days(28), Law, "GDPR Art. 12(3)"))),
    ("written_no", None, Assumption, "a rule of a place", None),
    ("decision_word", None, Assumption, "a rule of a place", None),
    ("pay", Some(WorkingDays(5)), Assumption, "Directive (EU) 2023/970 Art. 5(1)", None),
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
        let elsewhere = PromiseKinds::NAMED_BY_A_FACT.union(PromiseKinds::BY_A_RULE);
        assert_eq!(elsewhere.contains(kind(name)), within.is_none(), "{name}");
        assert_eq!(
            (deadline.unlimited(), deadline.unlimited_after_work(), deadline.switched_off()),
            (None, None, None)
        );
        assert_eq!(deadline.extended(), (*name == "data_right").then_some(Days(89)), "{name}");
        let after_work = deadline.ceiling_after_work().map(Ceiling::span);
        assert_eq!(after_work, (*name == "outcome").then_some(Days(14)), "{name}");
    }
    let after_work = policy.deadline(PromiseKind::Outcome).ceiling_after_work().unwrap();
    is_ground(after_work.ground(), Assumption, OWN);
    assert_eq!(PromiseKinds::NAMED_BY_A_FACT.to_string(), "consent, submission, condition, follow_up");
    assert_eq!(PromiseKinds::BY_A_RULE.to_string(), "written_no, decision_word");
    assert_eq!(PromiseKinds::INTERNAL.to_string(), "assessment");
    assert_eq!(PromiseKinds::OPTIONAL.to_string(), "assessment, pay");
    assert_eq!(policy.rules(), [], "none in silence");
    let retention = policy.retention();
    assert_eq!((retention.closed().days(), retention.pooled().days(), retention.duties()), (28, 365, [].as_slice()));
    is_ground(retention.closed().ground(), Assumption, "as in the Netherlands");
    is_ground(retention.pooled().ground(), Assumption, "as in the Netherlands");
    assert_eq!((retention.closed().read(), retention.silent()), (None, retention.closed()));
    assert_eq!((policy.panel().at_least(), policy.panel().at_most()), (2, 8));
    assert_eq!(policy.calendar(), &Calendar::utc());
    // It holds its own law.
    assert_eq!(Policy::builder().build(), Ok(policy));
}

/// The documentation of the standard has a row for each kind of promise, which says what the standard says.
#[test]
fn the_documented_standard_is_the_standard() {
    let (documented, policy) = (include_str!("../../src/terms/policy/mod.rs"), Policy::standard());
    for kind in PromiseKind::ALL {
        let deadline = policy.deadline(*kind);
        let elsewhere = if PromiseKinds::BY_A_RULE.contains(*kind) { "only by a rule" } else { "the fact names it" };
        let within = deadline.within().map_or(elsewhere.to_owned(), |span| span.to_string());
        let mut at_most = deadline.ceiling().map_or("–".to_owned(), |ceiling| ceiling.span().to_string());
        let mut source = deadline.ground().to_string();
        if let Some(ceiling) = deadline.ceiling().filter(|ceiling| ceiling.ground() != deadline.ground()) {
            source = format!("{source}; ceiling: {}", ceiling.ground());
        }
        if let Some(ceiling) = deadline.ceiling_after_work() {
            at_most = format!("{at_most}; after a hand-in {}", ceiling.span());
        }
        if let Some(extended) = deadline.extended() {
            at_most = format!("{at_most}; extended {extended}");
        }
        let row = format!("    /// | `{kind}` | {within} | {at_most} | {source} |\n");
        assert!(documented.contains(&row), "{row}");
    }
    assert_eq!(documented.matches("/// | `").count(), PromiseKind::ALL.len());
}

/// Whatever is no policy is named: which promise, which span, which two and their sum, which ceiling or rule and whose.
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

    let (answer, outcome, submission) = (PromiseKind::FirstAnswer, PromiseKind::Outcome, PromiseKind::Submission);
    refused(
        Policy::builder().within(answer, WorkingDays(11), ours()),
        policy::Error::BeyondCeiling {
            kind: answer,
            within: WorkingDays(11),
            ceiling: standard.deadline(answer).ceiling().unwrap().clone(),
        },
        "`first_answer` within 11 working days can take longer than its ceiling, 14 days \
         (assumption: standard policy of candidacy)",
    );
    // Each alone fits, and both together do not (C1).
    for (kind, within, ceiling) in [
        (answer, WorkingDays(10), standard.deadline(answer).ceiling()),
        (outcome, WorkingDays(10), standard.deadline(outcome).ceiling_after_work()),
    ] {
        refused(
            Policy::builder().within(kind, within, ours()),
            policy::Error::NoRoomForFeedback {
                kind,
                within,
                feedback: WorkingDays(1),
                sum: WorkingDays(11),
                ceiling: ceiling.unwrap().clone(),
            },
            &format!(
                "`{kind}` within 10 working days, and then feedback within 1 working day, are 11 working days together and can \
                 take longer than its ceiling, 14 days (assumption: standard policy of candidacy)"
            ),
        );
    }
    for kind in PromiseKinds::BY_A_RULE {
        let words = format!("`{kind}` has no span or ceiling of a policy's own, only a rule of a place says by when");
        refused(Policy::builder().within(kind, Days(3), ours()), policy::Error::ByARule(kind), &words);
        refused(Policy::builder().at_most(kind, Days(3), ours()), policy::Error::ByARule(kind), &words);
    }
    // What a candidate can read is never switched off, be there a span for it or none; the pay alone can.
    for kind in PromiseKinds::ALL.difference(PromiseKinds::OPTIONAL) {
        let words =
            format!("`{kind}` cannot be switched off, the candidate can read it; those that can: assessment, pay");
        refused(Policy::builder().without(kind, ours()), policy::Error::Readable(kind), &words);
    }
    let (place, slow) = (Rules::netherlands(), Policy::builder().within(PromiseKind::Settlement, Days(30), ours()));
    let rule = place.rule(PromiseKind::Settlement).unwrap().clone();
    refused(
        slow.without_ceiling(PromiseKind::Settlement, ours()).under(place.clone()),
        policy::Error::BeyondRule { kind: PromiseKind::Settlement, within: Days(30), place, rule: rule.clone() },
        &format!("`settlement` within 30 days can take longer than `settlement` in Netherlands, {rule}"),
    );
    let (place, slow) = (Rules::ontario(), Policy::builder().within(outcome, Days(43), ours()));
    let rule = place.rule(PromiseKind::DecisionWord).unwrap().clone();
    refused(
        slow.without_ceiling(outcome, ours()).without_ceiling_after_work(ours()).under(place.clone()),
        policy::Error::NoRoomInRule {
            kind: outcome,
            within: Days(43),
            feedback: WorkingDays(1),
            sum: Days(46),
            place,
            rule: rule.clone(),
        },
        &format!(
            "`outcome` within 43 days, and then feedback within 1 working day, are 46 days together and can take longer than \
             `decision_word` in Ontario, {rule}"
        ),
    );
    for named in PromiseKinds::NAMED_BY_A_FACT {
        refused(
            Policy::builder().within(named, Days(0), ours()),
            policy::Error::NamedByAFact(named),
            &format!(
                "`{named}` has no span, the fact itself names its moment; those that do: \
                 consent, submission, condition, follow_up"
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
        let words = format!("{span} are no time for `outcome`; only `notice` can be due at once, in 0 hours");
        let error = policy::Error::NoTime { kind: outcome, span };
        refused(Policy::builder().within(outcome, span, ours()), error.clone(), &words);
        refused(Policy::builder().at_most(outcome, span, ours()), error.clone(), &words);
        refused(Policy::builder().at_most_after_work(span, ours()), error, &words);
    }
    let notice = PromiseKind::Notice;
    for span in [WorkingDays(0), Days(0)] {
        let words = format!("{span} are no time for `notice`; only `notice` can be due at once, in 0 hours");
        refused(Policy::builder().within(notice, span, ours()), policy::Error::NoTime { kind: notice, span }, &words);
    }
    what_is_no_retention(&mut refused);
    // Only a file can take a ceiling off without a reason.
    let words = serde_json::from_str::<Policy>(r#"{"deadlines": {"outcome": {"at_most": "no_ceiling"}}}"#).unwrap_err();
    assert_eq!(words.to_string(), policy::Error::NoReason(outcome).to_string());
    seen.push("NoReason".to_owned());
    let all = variants("terms::policy::Error");
    assert!(all.iter().all(|error| seen.contains(error)), "{all:?} {seen:?}");
}

/// Rules about keeping data for no time.
fn what_is_no_retention(refused: &mut impl FnMut(policy::Builder, policy::Error, &str)) {
    let ours = || ground("our handbook");
    for (builder, kind) in [
        (Policy::builder().keep_closed_for(0, ours()), RetentionKind::Closed),
        (Policy::builder().keep_pooled_for(0, ours()), RetentionKind::Pooled),
        (Policy::builder().keep_at_least(RecordKind::Offer, 0, ours()), RetentionKind::Duty),
        (Policy::builder().keep_silent_for(0, ours()), RetentionKind::Silent),
    ] {
        let words = format!("data is kept for at least 1 day, not 0, by the rule `{kind}`");
        refused(builder, policy::Error::NoDays(kind), &words);
    }
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
