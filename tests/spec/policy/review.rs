//! What can be remarked about terms: all of it is listed, and nothing is refused.

use super::{ground, span};
use crate::layers::variants;
use candidacy::terms::calendar::Span::{Days, Hours, WorkingDays};
use candidacy::terms::policy::{self, RecordKind, Remark, Retention, RetentionKind, Rules, review};
use candidacy::terms::{DecidedWithin, Part, Powers};
use candidacy::{Calendar, Capacity, Policy, Process, PromiseKind, Step, Terms};
use proptest::prelude::*;

fn terms(policy: Policy, steps: impl IntoIterator<Item = Step>) -> Terms {
    let process = Process::new([(Capacity::HIRING_MANAGER, Powers::ALL)], steps).expect("people who choose");
    Terms::new("ours", 1, process).expect("a name").with_policy(policy)
}

fn words(remarks: &[Remark]) -> Vec<String> {
    remarks.iter().map(ToString::to_string).collect()
}

fn interview(name: &str) -> Step {
    Step::interview(name, [Capacity::HIRING_MANAGER]).expect("a name")
}

/// Where a country was chosen and nothing was taken off, the standard has no remark; else each number that is assumed has one.
#[test]
fn the_standard_chose_no_country() {
    let standard = Terms::new("back-end", 1, Process::back_end()).unwrap();
    let source = "assumption: standard policy of candidacy:";
    assert_eq!(
        words(&review(&standard)),
        [
            format!(
                "nobody chose how long data is kept: `closed` for at most 28 days ({source} 4 weeks, as in the Netherlands)"
            ),
            format!(
                "nobody chose how long data is kept: `pooled` for at most 365 days \
                 ({source} 1 year with consent, as in the Netherlands)"
            ),
        ]
    );
    let half = Policy::builder().keep_closed_for(28, ground("our handbook")).build().unwrap();
    let remarks = review(&standard.clone().with_policy(half));
    assert!(matches!(remarks.as_slice(), [Remark::NoRetention { kind: RetentionKind::Pooled, .. }]), "{remarks:?}");
    for retention in [Retention::netherlands(), Retention::germany(), Retention::france(), Retention::united_kingdom()]
    {
        let chosen = Policy::builder().keeping(retention).build().unwrap();
        assert_eq!(review(&standard.clone().with_policy(chosen)), []);
    }
}

/// Each kind of remark is made where there is a reason for it, and says which promise, which step, which spans with their sum, which
/// source (C1).
#[test]
fn everything_is_listed_and_nothing_refused() {
    let ours = || ground("our handbook");
    let policy = Policy::builder()
        .keeping(Retention::netherlands())
        .keep_at_least(RecordKind::Messages, 100, ours())
        .keep_at_least(RecordKind::Posting, 1000, ours())
        .without(PromiseKind::Assessment, ours())
        .without_ceiling(PromiseKind::Offer, ours())
        .under(Rules::ontario());
    let own = policy.clone().without_ceiling_after_work(ours()).build().unwrap();
    let steps = [
        interview("chat").decided_within(Days(40)).with_assent(),
        interview("soon").decided_within(Hours(47)),
        interview("later").decided_within(DecidedWithin::from(Days(400)).after("last day").unwrap()),
        Step::assignment("case", 7, [Capacity::HIRING_MANAGER]).unwrap().decided_within(Days(46)),
    ];
    let remarks = review(&terms(own, steps));
    let rule = Rules::ontario().rules()[0].clone();
    assert_eq!(
        words(&remarks),
        [
            "`assessment` is switched off (practice: our handbook)".to_owned(),
            "the ceiling of `outcome` after a hand-in is taken off (practice: our handbook)".to_owned(),
            "the ceiling of `offer` is taken off (practice: our handbook)".to_owned(),
            "at chat, `outcome` within 40 days, then `assent` within 5 working days, then `feedback` within 1 working day, \
             50 days together, can take longer than the ceiling, 45 days (assumption: standard policy of candidacy)"
                .to_owned(),
            format!(
                "at chat, `outcome` within 40 days, then `assent` within 5 working days, then `feedback` within 1 working day, \
                 50 days together, can take longer than `decision_word` in Ontario, {rule}"
            ),
            format!(
                "at case, `outcome` within 46 days, then `feedback` within 1 working day, 49 days together, can take longer \
                 than `decision_word` in Ontario, {rule}"
            ),
            format!(
                "data is kept at least for `messages`: 100 days (practice: our handbook), and `closed` for at most {}",
                Retention::netherlands().closed()
            ),
        ]
    );
    // After work the shorter ceiling holds, and for a step of both kinds both do.
    let both = Step::of(
        "both",
        [Part::interview("talk", [Capacity::HIRING_MANAGER]).unwrap(), Part::assignment("work", 7).unwrap()],
        Capacity::HIRING_MANAGER,
    );
    let both = both.unwrap().decided_within(Days(50));
    let standard = Policy::builder().keeping(Retention::netherlands()).build().unwrap();
    let limits = |step: Step| {
        let beyond = |remark: &Remark| match remark {
            Remark::StepBeyondCeiling { ceiling, .. } => Some(ceiling.span()),
            _ => None,
        };
        review(&terms(standard.clone(), [step])).iter().filter_map(beyond).collect::<Vec<_>>()
    };
    assert_eq!(limits(both), [Days(45), Days(14)]);
    let case = |days| Step::assignment("case", 7, [Capacity::HIRING_MANAGER]).unwrap().decided_within(Days(days));
    assert_eq!((limits(case(11)), limits(case(12))), (vec![], vec![Days(14)]));
    assert_eq!((limits(interview("chat")), limits(interview("chat").decided_within(Days(42)))), (vec![], vec![]));
    // The usual spans fit, and with an assent between them they do not fit after work.
    let work = Step::assignment("case", 7, [Capacity::HIRING_MANAGER]).unwrap();
    assert_eq!((limits(work.clone()), limits(work.with_assent())), (vec![], vec![Days(14)]));
    let mut kinds: Vec<String> = remarks.iter().map(|remark| format!("{remark:?}")).collect();
    kinds.extend(["NoRetention".into(), "PayNotPromised".into()]);
    for kind in variants("terms::policy::Remark") {
        assert!(kinds.iter().any(|remark| remark.starts_with(&kind)), "{kind}");
    }
}

/// Where the pay is promised to nobody, each chosen place that wants it named is remarked with its clause, and no other: the European
/// Union wants it known before the interview (C9).
#[test]
fn a_place_that_wants_the_pay_named_is_remarked() {
    let unpromised = |policy: policy::Builder| policy.without(PromiseKind::Pay, ground("our handbook"));
    let places = |policy: policy::Builder| {
        let policy = policy.keeping(Retention::netherlands()).build().unwrap();
        let remarks = review(&terms(policy, [interview("chat")]));
        let of = |remark: &Remark| match remark {
            Remark::PayNotPromised { place, rule } => {
                assert!(remark.to_string().ends_with(&format!("{} wants it named, {}", place.place(), rule.clause())));
                Some(place.place().to_owned())
            }
            _ => None,
        };
        remarks.iter().filter_map(of).collect::<Vec<_>>()
    };
    let all = || Policy::builder().under(Rules::netherlands()).under(Rules::european_union()).under(Rules::ontario());
    assert_eq!(places(all()), Vec::<String>::new());
    assert_eq!(places(unpromised(all())), ["European Union", "Ontario"]);
    assert_eq!(places(unpromised(Policy::builder())), Vec::<String>::new());
}

/// All that a builder would refuse is listed without refusing it; `build` refuses the first.
#[test]
fn a_builder_lists_its_errors() {
    let ours = || ground("our handbook");
    let builder = Policy::builder()
        .within(PromiseKind::FirstAnswer, WorkingDays(11), ours())
        .within(PromiseKind::Outcome, WorkingDays(40), ours())
        .within(PromiseKind::DataRight, Days(29), ours())
        .without(PromiseKind::Reply, ours())
        .under(Rules::ontario())
        .under(Rules::european_union())
        .keep_pooled_for(0, ours());
    let errors = builder.errors();
    let names: Vec<String> = errors
        .iter()
        .map(|error| format!("{error:?}").split([' ', '(']).next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        names,
        [
            "BeyondCeiling",     // a first answer
            "BeyondCeiling",     // an outcome
            "Readable",          // a reply
            "BeyondCeiling",     // a data right
            "NoRoomForFeedback", // a first answer
            "NoRoomForFeedback", // an outcome
            "NoRoomForFeedback", // an outcome after work
            "BeyondRule",        // a data right in the European Union
            "BeyondRule",        // an outcome in Ontario
            "NoDays",
        ]
    );
    assert_eq!(builder.build(), Err(errors[0].clone()));
    assert_eq!(Policy::builder().errors(), []);
}

proptest! {
    /// A step has a remark about a ceiling exactly where a policy with the same spans for all steps would be refused (C1).
    #[test]
    fn a_step_is_reviewed_as_a_policy_is_built(within in span(30), feedback in span(6)) {
        let base = || Policy::builder().keeping(Retention::netherlands()).within(PromiseKind::Feedback, feedback, ground("a"));
        let free = base().without_ceiling(PromiseKind::FirstAnswer, ground("c"));
        let Ok(policy) = free.clone().build() else { return Ok(()) };
        let remarks = review(&terms(policy, [interview("chat").decided_within(within)]));
        let built = free.without_ceiling_after_work(ground("c")).within(PromiseKind::Outcome, within, ground("b"));
        let room = built.errors().into_iter().find_map(|error| match error {
            policy::Error::NoRoomForFeedback { kind: PromiseKind::Outcome, sum, .. } => Some(sum),
            _ => None,
        });
        let found = remarks.iter().find_map(|remark| match remark {
            Remark::StepBeyondCeiling { sum, .. } => Some(*sum),
            _ => None,
        });
        prop_assert_eq!(found, room);
        prop_assert!(room.is_none_or(|sum| Calendar::utc().longest(sum) > Calendar::utc().longest(within)));
    }
}
