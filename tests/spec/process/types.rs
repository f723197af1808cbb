//! The types of the back-end process are its data.

use super::hello;
use crate::support::{after, applied, cv, day, opening, vacancy};
use candidacy::candidacy::typed::{Mismatch, State};
use candidacy::phase::{Arranging, Held, Preparing, Proposed, Screening};
use candidacy::step::back_end::{BackEnd, CaseReview, FinalChat, IntroChat, TeamInterview, TestCase};
use candidacy::terms::StepKind;
use candidacy::{Actor, Application, Candidacy, Capacity, Entry, FactKind, Phase, Process, Step, Why};

fn begun(process: Process) -> Candidacy {
    applied(&crate::support::terms(process))
}

/// What the types say is at odds with this process, if anything.
fn mismatch<S: State>(candidacy: Candidacy) -> Option<Mismatch> {
    let before = candidacy.clone();
    match candidacy.narrow::<S>() {
        Ok(narrow) => {
            assert_eq!(narrow.untyped(), before);
            None
        }
        Err(elsewhere) => {
            assert_eq!(*elsewhere.candidacy, before);
            let more = if let Mismatch::Steps { expected, number } = elsewhere.why {
                let found = before.terms().process().step(number);
                assert_eq!(elsewhere.found(), found);
                match found.map(|step| step.name().as_str()) {
                    Some(name) if name == expected => {
                        ": it is of another kind there, or differs in whether the candidate is asked".to_owned()
                    }
                    Some(name) => format!(": it has `{name}`"),
                    None => ": it has no such step".to_owned(),
                }
            } else {
                assert_eq!(elsewhere.found(), None);
                String::new()
            };
            assert_eq!(elsewhere.to_string(), format!("{}{more}", elsewhere.why));
            Some(elsewhere.why)
        }
    }
}

/// The types of the back-end process are its data: at the beginning of each step a candidacy of it narrows to that step, and to no
/// other of them.
#[test]
fn the_types_agree_with_the_back_end_process() {
    use FactKind::{Agreed, Assigned, Held as Met, Passed, Scheduled, Submitted};
    let way = [
        [Passed, Scheduled, Met].as_slice(), // the intro chat
        &[Passed, Scheduled, Met],           // the team interview
        &[Passed, Assigned, Submitted],      // the test case
        &[Passed, Scheduled, Met],           // the case review
        &[Passed, Agreed, Scheduled, Met],   // the final chat, after a yes
    ]
    .concat();
    let at = |facts: usize| after(begun(Process::back_end()), &way[..facts]);
    assert_eq!(mismatch::<Screening<BackEnd>>(at(0)), None);
    assert_eq!(mismatch::<Screening>(at(0)), None);
    let other = Some(Mismatch::Steps { expected: "team_interview", number: 1 });
    assert_eq!(mismatch::<Screening<TeamInterview>>(at(0)), other);
    let meetings = |candidacy: &Candidacy| {
        [
            mismatch::<Arranging<IntroChat>>(candidacy.clone()),
            mismatch::<Arranging<TeamInterview>>(candidacy.clone()),
            mismatch::<Arranging<CaseReview>>(candidacy.clone()),
            mismatch::<Arranging<FinalChat>>(candidacy.clone()),
        ]
    };
    let names = ["intro_chat", "team_interview", "case_review", "final_chat"];
    for (own, (facts, number)) in [(1, 1), (4, 2), (10, 4), (14, 5)].into_iter().enumerate() {
        let candidacy = at(facts);
        for (meeting, found) in meetings(&candidacy).into_iter().enumerate() {
            let expected = (meeting != own).then_some(Mismatch::Steps { expected: names[meeting], number });
            assert_eq!(found, expected, "{} at {}", names[meeting], names[own]);
        }
        assert_eq!(mismatch::<Arranging>(candidacy), None);
    }
    assert_eq!(mismatch::<Preparing<TestCase>>(at(7)), None);
    assert_eq!(mismatch::<Proposed<FinalChat>>(at(13)), None);
    let elsewhere = Some(Mismatch::Phase { expected: Phase::Held, found: Phase::Arranging });
    assert_eq!(mismatch::<Held<IntroChat>>(at(1)), elsewhere);
}

/// In a process that differs in a name, a kind, an order, a number or a yes, the types name the first step that differs;
/// the steps before a candidacy's own are over and may differ. Who meets and who decides is the law's business.
#[test]
fn other_steps_are_named() {
    const NAMES: [&str; 5] = ["intro_chat", "team_interview", "test_case", "case_review", "final_chat"];
    let steps = || Process::back_end().steps().to_vec();
    let with = |steps: Vec<Step>| begun(Process::new(Capacity::Recruiter, steps).unwrap());
    let expect = |steps: Vec<Step>, expected: &'static str| {
        let found = mismatch::<Screening<BackEnd>>(with(steps.clone()));
        let number = (1..).zip(NAMES).find(|(_, name)| *name == expected).map_or(6, |(number, _)| number);
        assert_eq!(found, Some(Mismatch::Steps { expected, number }), "{steps:?}");
        // Opening by type asks the same question.
        let terms = crate::support::terms(Process::new(Capacity::Recruiter, steps).unwrap());
        let application = Application { opening: opening(&terms), role: vacancy(1), cv: cv() };
        let refused = Candidacy::<Screening<BackEnd>>::apply(&terms, application.clone(), day(0)).unwrap_err();
        assert_eq!(refused.refusal.why, Why::OtherSteps { expected });
        assert_eq!(refused.entry, Entry::new(Actor::Candidate, application, day(0)));
    };
    for (at, name) in NAMES.into_iter().enumerate() {
        let mut renamed = steps();
        renamed[at] = Step::meeting("another", Capacity::Colleague).unwrap();
        expect(renamed, name);

        let mut kind = steps();
        kind[at] = match kind[at].kind() {
            StepKind::Meeting { .. } => Step::assignment(name, 7, Capacity::Colleague),
            StepKind::Assignment { .. } => Step::meeting(name, Capacity::Colleague),
        }
        .unwrap();
        expect(kind, name);

        if at < 4 {
            let mut asked = steps();
            asked[at] = asked[at].clone().after_a_yes();
            expect(asked, name);
            let mut swapped = steps();
            swapped.swap(at, at + 1);
            expect(swapped, name);
        }
        let mut shorter = steps();
        shorter.remove(at);
        expect(shorter, name);
        let mut longer = steps();
        longer.insert(at, hello());
        expect(longer, name);

        let mut other_people = steps();
        other_people[at] = other_people[at].clone().decided_by(Capacity::Recruiter);
        assert_eq!(mismatch::<Screening<BackEnd>>(with(other_people)), None);
    }
    let mut unasked = steps();
    unasked[4] = Step::meeting("final_chat", Capacity::ManagingDirector).unwrap();
    expect(unasked, "final_chat");
    let mut longer = steps();
    longer.push(hello());
    expect(longer, "offer");

    // Past its first step, only what comes is compared.
    let mut other_start = steps();
    other_start[0] = hello();
    let later = after(with(other_start), &[FactKind::Passed, FactKind::Waived]);
    assert_eq!(mismatch::<Arranging<TeamInterview>>(later), None);
}
