//! The processes that histories go through.

use candidacy::terms::{Part, Power, Powers};
use candidacy::value::Label;
use candidacy::{Capacity, Process, Step, Terms};

/// Who agrees where a step needs assent.
pub(crate) const COUNCIL: Capacity = match Capacity::new("works_council") {
    Ok(word) => word,
    Err(_) => panic!("a short word"),
};

/// A tool that is named beforehand.
pub(crate) const NAMED: &str = "a transcript";

/// Several processes, each under its own name: the source's; one step of one part; two steps of two parts of every kind; a part that
/// only informs; assent and a yes.
pub(crate) fn processes() -> Vec<Terms> {
    let steps: [(&str, Vec<Step>); 4] = [
        ("short", vec![Step::interview("chat", [Capacity::COLLEAGUE]).expect("a name")]),
        (
            "two by two",
            vec![
                Step::of("first", [talk("talk"), work("work")], [Capacity::COLLEAGUE])
                    .expect("a name")
                    .sharing_the_screen(),
                Step::of("second", [talk("panel"), check("papers")], [Capacity::MANAGING_DIRECTOR]).expect("a name"),
            ],
        ),
        (
            "informing",
            vec![
                Step::of(
                    "tour",
                    [talk("tour").only_informing(), work("trial").only_informing(), talk("panel")],
                    [Capacity::COLLEAGUE],
                )
                .expect("a name"),
                Step::check("papers", "the register", [Capacity::RECRUITER]).expect("a name"),
            ],
        ),
        (
            "assenting",
            vec![
                Step::of("talks", [talk("one"), talk("two")], [Capacity::COLLEAGUE]).expect("a name").with_assent(),
                Step::of("day", [work("day")], [Capacity::COLLEAGUE]).expect("a name").after_a_yes().with_assent(),
            ],
        ),
    ];
    let own = steps.into_iter().map(|(name, steps)| {
        let process = Process::new(cast(), steps).expect("a process").with_tools([Label::new(NAMED).expect("a label")]);
        Terms::new(name, 1, process).expect("a name")
    });
    let back_end = Terms::new("back-end", 1, Process::back_end()).expect("a name");
    [back_end].into_iter().chain(own).collect()
}

fn cast() -> [(Capacity, Powers); 4] {
    [
        (Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears])),
        (Capacity::MANAGING_DIRECTOR, Powers::from(Power::Hears)),
        (Capacity::COLLEAGUE, Powers::EMPTY),
        (COUNCIL, Powers::from(Power::Agrees)),
    ]
}

fn talk(name: &str) -> Part {
    Part::interview(name, [Capacity::COLLEAGUE]).expect("a name")
}

fn work(name: &str) -> Part {
    Part::assignment(name, 3).expect("a name")
}

fn check(name: &str) -> Part {
    Part::check(name, "the register").expect("a name")
}
