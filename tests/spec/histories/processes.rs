//! The processes that histories go through.

use candidacy::terms::calendar::Span;
use candidacy::terms::policy::Rules;
use candidacy::terms::{Horizons, Part, Power, Powers};
use candidacy::value::Label;
use candidacy::{Capacity, Policy, Process, Step, Terms};

/// Who agrees where a step needs assent.
pub(crate) const COUNCIL: Capacity = match Capacity::new("works_council") {
    Ok(word) => word,
    Err(_) => panic!("a short word"),
};

/// A tool that is named beforehand.
pub(crate) const NAMED: &str = "a transcript";

/// Several processes: the source's; one step of one part; two steps of two parts of every kind; a part that only informs; assent and
/// a yes; and a newer version of the third, whose steps stand in another order and where rules of two places hold.
pub(crate) fn processes() -> Vec<Terms> {
    let steps: [(&str, Vec<Step>); 4] = [
        ("short", vec![Step::interview("chat", [Capacity::COLLEAGUE]).expect("a name")]),
        ("two by two", two_by_two(false)),
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
        let process = process.with_horizons(horizons());
        Terms::new(name, 1, process).expect("a name")
    });
    let back_end = Terms::new("back-end", 1, Process::back_end()).expect("a name");
    let third =
        Terms::new("two by two", 2, Process::new(cast(), two_by_two(true)).expect("a process")).expect("a name");
    let policy = Policy::builder().under(Rules::netherlands()).under(Rules::ontario()).build().expect("a policy");
    [back_end].into_iter().chain(own).chain([third.with_policy(policy)]).collect()
}

/// Three that differ.
fn horizons() -> Horizons {
    let horizons = Horizons::default().with_appointment(40).and_then(|it| it.with_reversal(20));
    horizons.and_then(|it| it.with_contest(30)).expect("some days")
}

/// An interview and work, an interview and a check; the newer version the other way round, with one part more.
fn two_by_two(newer: bool) -> Vec<Step> {
    let mut first = vec![talk("talk"), work("work")];
    first.extend(newer.then(|| talk("tea")));
    let first = Step::of("first", first, [Capacity::COLLEAGUE]).expect("a name").sharing_the_screen();
    let second = Step::of("second", [talk("panel"), check("papers")], [Capacity::MANAGING_DIRECTOR]).expect("a name");
    if newer { vec![second.decided_within(Span::Days(3)), first] } else { vec![first, second] }
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
