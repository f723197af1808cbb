//! The types of the back-end process are its data.

use crate::support::ways::{applied, opening};
use crate::support::{day, evidence, reference, staff};
use candidacy::law::{Phases, Takeover};
use candidacy::phase::{Deciding, Preparing, Proposed, Screening, Underway};
use candidacy::step::back_end::{BackEnd, CaseReview, FinalChat, IntroChat, TeamInterview, TestCase};
use candidacy::step::{Declared, Interview};
use candidacy::terms::{PartKind, Powers};
use candidacy::typed::{Mismatch, State};
use candidacy::value::{Label, Source};
use candidacy::{Candidacy, Capacity, Entry, Part, Phase, Process, Step, Terms};

fn terms(process: Process) -> Terms {
    Terms::new("a process", 1, process).expect("a short name")
}

/// The back-end process with other steps, under the same cast.
fn with(steps: Vec<Step>) -> Process {
    let cast: Vec<(Capacity, Powers)> = Process::back_end().cast().collect();
    Process::new(cast, steps).expect("a process")
}

/// The reason why a candidacy is not of the type, if there is one. It is given back as it was.
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
                        ": it has other parts there, or differs in whether the candidate is asked".to_owned()
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

/// A candidacy that is taken over at a step of the back-end process.
fn at(step: u8) -> Candidacy {
    let terms = terms(Process::back_end());
    let from = Label::new("another system").expect("a label");
    let takeover = Takeover { opening: opening(&terms), role: None, step, from, source: Source::default() };
    Candidacy::open(&terms, Entry::new(staff(Capacity::RECRUITER), takeover, day(0))).expect("a takeover opens")
}

/// The types of the back-end process are its data: at the beginning of each step a candidacy of it narrows to that step, and to no
/// other of them.
#[test]
fn the_types_agree_with_the_back_end_process() {
    let begun = || applied(&terms(Process::back_end()), day(0));
    assert_eq!(mismatch::<Screening<BackEnd>>(begun()), None);
    assert_eq!(mismatch::<Screening>(begun()), None);
    let other = Some(Mismatch::Steps { expected: "team_interview", number: 1 });
    assert_eq!(mismatch::<Screening<TeamInterview>>(begun()), other);

    let names = ["intro_chat", "team_interview", "test_case", "case_review", "final_chat"];
    for number in 1..=5_u8 {
        let found = [
            mismatch::<Preparing<IntroChat>>(at(number)),
            mismatch::<Preparing<TeamInterview>>(at(number)),
            mismatch::<Preparing<TestCase>>(at(number)),
            mismatch::<Preparing<CaseReview>>(at(number)),
            mismatch::<Preparing<FinalChat>>(at(number)),
        ];
        for (own, (name, found)) in (1..).zip(names.into_iter().zip(found)) {
            let expected = (own != number).then_some(Mismatch::Steps { expected: name, number });
            assert_eq!(found, expected, "{name} at step {number}");
        }
        assert_eq!(mismatch::<Preparing>(at(number)), None);
        let case = Some(Mismatch::Steps { expected: "an interview", number }).filter(|_| number == 3);
        assert_eq!(mismatch::<Preparing<Interview>>(at(number)), case);
    }
    let expected = Phases::from_slice(&[Phase::Deciding]);
    let elsewhere = Some(Mismatch::Phase { expected, found: Phase::Preparing });
    assert_eq!(mismatch::<Deciding<IntroChat>>(at(1)), elsewhere);
    let ana = staff(Capacity::RECRUITER);
    let case = candidacy::value::Assignment::new(reference("case"), 6).expect("few hours");
    let out = at(3).narrow::<Preparing<TestCase>>().expect("it is there").send_assignment(ana, case, day(1));
    assert_eq!(mismatch::<Underway<TestCase>>(out.expect("it is sent").into_candidacy().untyped()), None);
    assert_eq!(<FinalChat as Declared>::NAME, Some("final_chat"));
}

/// In a process that differs in a name, a kind, an order, a number or a yes, the types name the first step that differs. The steps
/// before a candidacy's own are over and may differ. Who meets and who decides is the law's business.
#[test]
fn other_steps_are_named() {
    const NAMES: [&str; 5] = ["intro_chat", "team_interview", "test_case", "case_review", "final_chat"];
    let steps = || Process::back_end().steps().to_vec();
    let people = Capacity::COLLEAGUE;
    let another = |name: &str| Step::interview(name, people).expect("a name");
    let expect = |steps: Vec<Step>, expected: &'static str| {
        let found = mismatch::<Screening<BackEnd>>(applied(&terms(with(steps.clone())), day(0)));
        let number = (1..).zip(NAMES).find(|(_, name)| *name == expected).map_or(6, |(number, _)| number);
        assert_eq!(found, Some(Mismatch::Steps { expected, number }), "{steps:?}");
    };
    for (at, name) in NAMES.into_iter().enumerate() {
        let mut renamed = steps();
        renamed[at] = another("another");
        expect(renamed, name);

        let mut kind = steps();
        kind[at] = match kind[at].parts()[0].kind() {
            PartKind::Interview => Step::assignment(name, 7, people),
            _ => Step::interview(name, people),
        }
        .expect("a name");
        expect(kind, name);

        let mut several = steps();
        let parts = ["one", "two"].map(|part| Part::interview(part, people).expect("a name"));
        several[at] = Step::of(name, parts, people).expect("a name");
        expect(several, name);

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
        longer.insert(at, another("hello"));
        expect(longer, name);

        let mut other_people = steps();
        other_people[at] = other_people[at].clone().decided_by(Capacity::RECRUITER);
        assert_eq!(mismatch::<Screening<BackEnd>>(applied(&terms(with(other_people)), day(0))), None);
    }
    let mut unasked = steps();
    unasked[4] = Step::interview("final_chat", Capacity::MANAGING_DIRECTOR).expect("a name");
    expect(unasked, "final_chat");
    let mut longer = steps();
    longer.push(another("hello"));
    expect(longer, "offer");

    // Past its first step, only what comes is compared.
    let mut other_start = steps();
    other_start[0] = another("hello");
    let begun = applied(&terms(with(other_start)), day(0)).narrow::<Screening>().expect("it is screened");
    let begun = begun.advance(staff(Capacity::RECRUITER), evidence(), day(1)).expect("it goes on").into_candidacy();
    let begun = begun.narrow::<Preparing<Interview>>().expect("an interview");
    let waived = begun.waive(staff(people), crate::support::text("we know each other"), day(1)).expect("it is waived");
    let later =
        waived.into_candidacy().advance(staff(people), evidence(), day(1)).expect("it goes on").into_candidacy();
    assert_eq!(mismatch::<Preparing<TeamInterview>>(later.clone()), None);
    assert!(mismatch::<Proposed<FinalChat>>(later).is_some());
}

/// The parts of a step are compared by name and kind, in their order: a part that is called otherwise is another part.
#[test]
fn the_parts_of_a_step_are_compared() {
    mod ours {
        candidacy::steps! { Day = "day": { Pairing = "pairing": Interview, Trial = "trial": Assignment } }
    }
    use PartKind::{Assignment, Check, Interview};
    let part = |name, kind| match kind {
        Interview => Part::interview(name, Capacity::COLLEAGUE),
        Assignment => Part::assignment(name, 2),
        Check => Part::check(name, "a registry"),
    };
    let cases: [(&[(&str, PartKind)], bool); 6] = [
        (&[("pairing", Interview), ("trial", Assignment)], true),
        (&[("trial", Assignment), ("pairing", Interview)], false),
        (&[("pairing", Interview), ("trial", Check)], false),
        (&[("pairing", Interview), ("work", Assignment)], false),
        (&[("pairing", Interview)], false),
        (&[("pairing", Interview), ("trial", Assignment), ("talk", Interview)], false),
    ];
    for (parts, fits) in cases {
        let parts = parts.iter().map(|(name, kind)| part(name, *kind).expect("a name"));
        let day_of = Step::of("day", parts, Capacity::COLLEAGUE).expect("a name");
        let found = mismatch::<Screening<ours::Day>>(applied(&terms(with(vec![day_of])), day(0)));
        assert_eq!(found, (!fits).then_some(Mismatch::Steps { expected: "day", number: 1 }));
    }
}
