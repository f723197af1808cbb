//! What the page says beforehand and beside: the ceiling and the rule of a place, whom to turn to outside, the tools, the work that comes,
//! and people by numbers.

use super::{at_the_step, by, label, onsite, record, view};
use crate::support::after::after;
use crate::support::ways;
use crate::support::{day, employer, outside, reference, staff, text};
use candidacy::role::{Employer, OutsideBody, OutsideContact};
use candidacy::terms::policy::{Rule, Rules};
use candidacy::value::{Ask, ConcernKind, Hold, Request, RequestKind};
use candidacy::view::candidate::Owed;
use candidacy::{
    Actor, Candidacy, CandidateView, Capacity, Entry, Fact, FactKind, Meeting, Part, Place, Policy, Process,
    PromiseKind, Seq, Step, Terms,
};

fn concern(candidacy: &mut Candidacy) -> Seq {
    let ask = Ask::Concern { about: None, kind: ConcernKind::Discrimination };
    record(candidacy, Entry::new(Actor::Candidate, Request { ask, message: reference("mail/3") }, day(3)))
}

fn owed(candidacy: &Candidacy, kind: PromiseKind) -> Owed {
    view(candidacy).owed_to_you().iter().find(|one| one.kind == kind).expect("it is owed").clone()
}

/// The contacts outside of an employer stand beside each concern and beside what the candidate can do, by their names and links; of an
/// employer that is not handed in, none do, and no other part of the page changes (C7).
#[test]
fn somebody_outside_stands_beside_each_concern() {
    let equality =
        OutsideContact::new(OutsideBody::EqualityBody, "College voor de Rechten van de Mens", "tel:+31308883888");
    let both = vec![outside(), equality.expect("a name and a number")];
    let both = Employer { outside: both.clone(), ..employer() };
    let said = [
        "outside the company there is the data protection authority: Autoriteit Persoonsgegevens",
        "https://autoriteitpersoonsgegevens.nl",
        "outside the company there is the equality body: College voor de Rechten van de Mens",
        "tel:+31308883888",
    ];
    let mut mira = ways::applied(&onsite(), day(0));
    for concerns in 0..3 {
        let (plain, named) = (view(&mira), view(&mira).with_employer(&both));
        assert_eq!((plain.outside(), named.outside()), (&[][..], &both.outside[..]));
        let pages = [plain.to_string(), named.to_string()];
        let lines = pages.each_ref().map(|page| page.split_whitespace().collect::<Vec<_>>().join(" "));
        for words in said {
            assert_eq!(lines.each_ref().map(|page| page.matches(words).count()), [0, concerns + 1], "{}", pages[1]);
        }
        let rest: Vec<&str> = pages[1].lines().filter(|line| pages[0].lines().any(|one| one == *line)).collect();
        assert_eq!(rest, pages[0].lines().collect::<Vec<_>>());
        assert_eq!(named.with_employer(&Employer { outside: Vec::new(), ..employer() }), plain);
        concern(&mut mira);
    }
    let page = view(&mira).with_employer(&employer()).to_string();
    let (before, beside) = page.split_once("you spoke up\n").expect("a concern");
    assert!(
        !before.contains("outside the company") && beside.trim_start().starts_with("outside the company"),
        "{page}"
    );
}

/// The page says the ceiling of what is owed wherever it is later than the due date, and never a due date beyond it: a pause moves the
/// one, and the other stays (C1, C2).
#[test]
fn the_ceiling_is_on_the_page() {
    let mut mira = ways::applied(&onsite(), day(0));
    let answer = owed(&mira, PromiseKind::FirstAnswer);
    let promised = mira.promises().find(|promise| promise.kind == PromiseKind::FirstAnswer).expect("it is owed");
    assert_eq!((answer.due, answer.ceiling), (promised.due, promised.ceiling));
    assert!(answer.ceiling > Some(answer.due));
    let line =
        "our first answer, by the end of Monday 9 March 2026\n     at the latest by the end of Monday 16 March 2026\n";
    assert!(view(&mira).to_string().contains(line), "{}", view(&mira));
    assert_eq!(owed(&mira, PromiseKind::Acknowledgement).rule, None);
    let held = record(&mut mira, by(Capacity::RECRUITER, Hold { until: day(60), reason: text("a freeze") }, day(1)));
    let word = Fact::CandidateInformed {
        to: held,
        answer: candidacy::value::Answer::Interim,
        message: reference("letters/2"),
        stated: None,
    };
    record(&mut mira, by(Capacity::RECRUITER, word, day(1)));
    let paused = owed(&mira, PromiseKind::FirstAnswer);
    assert!(Some(paused.due) <= paused.ceiling && paused.due > answer.due);
}

/// The rule of a place stands beside what it is about, with the place, its time and its source; it is in the data, and stands beside
/// nothing else (C2).
#[test]
fn the_rule_of_a_place_is_on_the_page() {
    let policy = |rules: Rules| Policy::builder().under(rules).build().expect("the standard keeps the rules");
    let (rules, mut mira) =
        (Rules::netherlands(), ways::applied(&onsite().with_policy(policy(Rules::netherlands())), day(0)));
    let rule: &Rule = rules.rules().iter().find(|rule| rule.kind() == PromiseKind::Settlement).expect("of complaints");
    assert!(view(&mira).owed_to_you().iter().all(|one| one.rule.is_none()));
    concern(&mut mira);
    let cited = owed(&mira, PromiseKind::Settlement).rule.expect("a rule of the place");
    assert_eq!((cited.place.as_deref(), cited.within), (Some("Netherlands"), Some(rule.within())));
    assert_eq!(&*cited.source, rule.ground().source());
    let page = view(&mira).to_string().split_whitespace().collect::<Vec<_>>().join(" ");
    let said = format!("Netherlands: within 28 days ({})", rule.ground().source());
    assert_eq!(page.matches(&said).count(), 1, "{page}");
}

/// What comes next says of an assignment how many hours it takes and whether it is paid, before it is handed over (C15).
#[test]
fn the_work_that_comes_is_said_beforehand() {
    let said = |part: Part| {
        let step = Step::of("work", [part], Capacity::COLLEAGUE).expect("a name");
        let process = Process::new(Process::back_end().cast().collect::<Vec<_>>(), [step]).expect("one step");
        let terms = Terms::new("work", 1, process).expect("a name");
        view(&ways::applied(&terms, day(0))).to_string().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let case = || Part::assignment("case", 5).expect("a name");
    for (part, words) in [
        (case(), "an unpaid assignment, with 5 days for it;"),
        (case().taking(6), "an unpaid assignment of about 6 hours, with 5 days for it;"),
        (case().paid(label("EUR 200")), "a paid assignment (EUR 200), with 5 days for it;"),
        (case().taking(6).paid(label("EUR 200")), "a paid assignment (EUR 200) of about 6 hours, with 5 days for it;"),
    ] {
        let page = said(part);
        assert!(page.contains(words), "{words} is not in {page}");
    }
}

/// The tools that the process names are on the page from the first day, with the right to ask for a person to look again; a process
/// without any shows none, and the right is there (C10).
#[test]
fn the_tools_are_named_beforehand() {
    let line = "We use: a transcript. You can ask for a person to look again at what a tool did.\n";
    let named = ways::applied(&onsite(), day(0));
    assert_eq!(view(&named).tools(), [label("a transcript")]);
    assert!(view(&named).to_string().contains(line), "{}", view(&named));
    assert!(view(&named).requests().contains(RequestKind::DataRight));
    let without = ways::applied(&Terms::new("back-end", 1, Process::back_end()).expect("a name"), day(0));
    let page = view(&without).to_string().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(view(&without).tools().is_empty() && !page.contains("We use:"), "{page}");
    assert!(page.contains("or for a person to look again at what a tool did"), "{page}");
}

/// Somebody is named as the page shows them, by the number of the invitation and a number in it, and never by an id: the page numbers
/// everybody, the company finds the person by the numbers, and there is nobody beyond them (C19).
#[test]
fn people_are_named_by_numbers() {
    let mut mira = at_the_step();
    let people = [Capacity::COLLEAGUE, Capacity::RECRUITER].map(staff);
    let place = Place::online("https://meet.example/a").expect("a link");
    let meeting = Meeting::new(day(5), 60, place, people).expect("two people").sharing_the_screen();
    record(
        &mut mira,
        by(Capacity::RECRUITER, Fact::InterviewScheduled { part: Some(1), meeting: Box::new(meeting) }, day(2)),
    );
    let seen = view(&mira);
    let number = seen.happened().last().expect("the invitation").number;
    let page = seen.to_string();
    assert!(page.contains("with person 1, a future colleague and person 2, a recruiter\n"), "{page}");
    let named = format!("say who: number {number}, person 1, for example");
    assert!(page.contains(&named), "{page}");
    assert!(people.iter().all(|staff| !page.contains(&staff.person.to_string())), "{page}");
    let found = [0, 1, 2, 3].map(|person| seen.person(number, person));
    assert_eq!(found, [None, Some(people[0].person), Some(people[1].person), None]);
    assert_eq!((seen.person(Seq(0), 1), seen.person(Seq(99), 1)), (None, None));
    let about = seen.person(number, 1);
    let ask = Ask::Concern { about, kind: ConcernKind::Question };
    record(&mut mira, Entry::new(Actor::Candidate, Request { ask, message: reference("mail/5") }, day(3)));
    let settles = mira.promises().find(|promise| promise.kind == PromiseKind::Settlement).expect("it is owed");
    assert_eq!(mira.task(&settles).excused, about);
    let before = after(ways::applied(&onsite(), day(0)), &[FactKind::CandidateAdvanced]);
    assert!(!CandidateView::of(&before, day(1)).to_string().contains("person 1"));
}
