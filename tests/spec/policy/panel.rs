//! How many people one candidate meets at once: a company's policy, which is shown and refuses nothing.

use crate::support::ways::{DAY, applied};
use crate::support::{day, evidence, staff, text};
use candidacy::terms::policy::Panel;
use candidacy::terms::{Power, Powers};
use candidacy::value::{Capacities, Decision};
use candidacy::view::{Audit, Observed};
use candidacy::{Candidacy, Capacity, Entry, Fact, Meeting, PersonId, Place, Policy, Process, Staff, Step, Terms};
use uuid::Uuid;

/// The three sides that come to the interview.
const SIDES: [Capacity; 3] = [Capacity::TECHNICAL_INTERVIEWER, Capacity::CHARACTER_INTERVIEWER, Capacity::COLLEAGUE];

/// A candidacy at an interview to which this number of sides come, under a policy with such a panel.
fn invited(sides: usize, panel: Panel) -> Candidacy {
    let cast = [(Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears]))];
    let cast = cast.into_iter().chain(SIDES.map(|side| (side, Powers::EMPTY)));
    let step = Step::interview("interview", SIDES.into_iter().take(sides).collect::<Capacities>()).expect("a name");
    let policy = Policy::builder().panel(panel).build().expect("the standard, with a panel");
    let terms = Terms::new("panel", 1, Process::new(cast, [step]).expect("a process")).expect("a name");
    let mut candidacy = applied(&terms.with_policy(policy), day(0));
    let entry = Entry::new(staff(Capacity::RECRUITER), Decision::new(evidence()), day(1));
    let _ = candidacy.record(entry).expect("it is lawful");
    candidacy
}

/// The company's invitation of this number of people, one for each side and then more colleagues.
fn invites(sides: usize, people: usize, starts: i64) -> Meeting {
    let more = (1..).map(|n| {
        let person = PersonId::new(Uuid::from_u128(0x200 + n)).expect("not nil");
        Staff::new(person, SIDES[0])
    });
    let people = SIDES.into_iter().take(sides).map(staff).chain(more).take(people);
    let place = Place::online("https://meet.example/panel").expect("a link");
    Meeting::new(day(starts), 60, place, people).expect("somebody to meet")
}

/// What the audit says of the sizes of panels: how many were invited.
fn other_sizes(candidacy: &Candidacy) -> Vec<usize> {
    let audit = Audit::new(candidacy, day(99));
    let sizes = audit.observations().iter().filter_map(|observation| match &observation.what {
        Observed::PanelSize { people, panel } => {
            assert_eq!(*panel, candidacy.terms().policy().panel());
            let words = format!("{people} invited, and the policy says {} to {}", panel.at_least(), panel.at_most());
            assert!(observation.to_string().ends_with(&words), "{observation}");
            Some(*people)
        }
        _ => None,
    });
    sizes.collect()
}

/// The number of people is policy, the sides are law: each number that covers the sides is recorded, and the audit names those that the
/// policy does not say. With more sides than the panel may have people, exactly one for each is right; with fewer, the panel still
/// says how many. An interview that one side is enough for is no panel (F40).
#[test]
fn a_panel_gives_way_to_the_sides() {
    let fit = |sides: usize, least, most| {
        let before = invited(sides, Panel::new(least, most).expect("a panel"));
        let fits = |people: &usize| {
            let mut candidacy = before.clone();
            let invitation = Fact::InterviewScheduled { part: None, meeting: Box::new(invites(sides, *people, 9)) };
            let _ = candidacy
                .record(Entry::new(staff(Capacity::RECRUITER), invitation, day(2)))
                .expect("no number is refused");
            other_sizes(&candidacy).is_empty()
        };
        (sides..=6).filter(fits).collect::<Vec<_>>()
    };
    assert_eq!(fit(3, 1, 1), [3]);
    assert_eq!(fit(3, 2, 2), [3]);
    assert_eq!(fit(3, 1, 3), [3]);
    assert_eq!(fit(3, 2, 4), [3, 4]);
    assert_eq!(fit(3, 4, 5), [4, 5], "and not the three that the sides need");
    assert_eq!(fit(1, 2, 2), [1, 2, 3, 4, 5, 6], "no panel");
}

/// Each invitation of the company counts, and the candidate's own wish for another time invites nobody.
#[test]
fn each_invitation_of_the_company_counts() {
    let mut candidacy = invited(2, Panel::new(2, 3).expect("a panel"));
    let mut at = day(2);
    let mut record = |candidacy: &mut Candidacy, by: candidacy::Actor, fact: Fact| {
        let entry = Entry::new(by, fact, at).deviating(text("it was so"));
        let _ = candidacy.record(entry).unwrap_or_else(|refused| panic!("{refused}"));
        at += DAY;
        other_sizes(candidacy)
    };
    let recruiter = || staff(Capacity::RECRUITER).into();
    let scheduled = Fact::InterviewScheduled { part: None, meeting: Box::new(invites(2, 5, 20)) };
    assert_eq!(record(&mut candidacy, recruiter(), scheduled), [5]);
    let own = Fact::InterviewRescheduled { part: Some(1), meeting: Box::new(invites(2, 5, 21)) };
    assert_eq!(record(&mut candidacy, candidacy::Actor::Candidate, own), [5]);
    let right = Fact::InterviewRescheduled { part: None, meeting: Box::new(invites(2, 3, 22)) };
    assert_eq!(record(&mut candidacy, recruiter(), right), [5]);
    let again = Fact::InterviewRescheduled { part: None, meeting: Box::new(invites(2, 4, 23)) };
    assert_eq!(record(&mut candidacy, recruiter(), again), [5, 4]);
}
