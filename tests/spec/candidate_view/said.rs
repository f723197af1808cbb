//! The page says what a reader would otherwise ask: what no longer takes place, who was there, which version an offer is, and what a
//! step that comes is for.

use super::{at_the_step, by, record, view};
use crate::support::after::after;
use crate::support::way::{Way, approached};
use crate::support::ways::{self, DAY, attendance};
use crate::support::{day, reference, staff, text};
use candidacy::law::Held;
use candidacy::view::candidate::Detail;
use candidacy::{
    Attendance, Candidacy, CandidateView, Capacity, Entry, Fact, FactKind, Meeting, Part, PersonId, Phase, Place,
    Process, Seq, Staff, Step, Terms,
};
use uuid::Uuid;

/// A step with a talk that only informs, and one with a tour that does, too.
fn informed() -> Terms {
    let talk = |name: &str| Part::interview(name, [Capacity::COLLEAGUE]).expect("a name");
    let steps = [
        Step::of("visit", [talk("panel"), talk("the talk").only_informing()], Capacity::RECRUITER).expect("a name"),
        Step::of("day", [talk("pairing"), talk("tour").only_informing()], Capacity::RECRUITER).expect("a name"),
    ];
    let cast = Process::back_end().cast().collect::<Vec<_>>();
    Terms::new("informed", 1, Process::new(cast, steps).expect("a process")).expect("a name")
}

/// What was set up and no longer takes place is said with what takes it away: a talk that only informs when it goes on, an interview when
/// it ends or a step begins once more. What an entry is itself about is not said twice, and a part that was not set up is not missed.
#[test]
fn what_no_longer_takes_place_is_said() {
    let scheduled = |candidacy: &mut Candidacy, part: u8| {
        let at = candidacy.last_line().entry.at + DAY;
        let place = Place::online("https://meet.example").expect("a link");
        let meeting = Meeting::new(at + DAY * 3, 30, place, [staff(Capacity::COLLEAGUE)]).expect("a meeting");
        let fact = Fact::InterviewScheduled { part: Some(part), meeting: Box::new(meeting) };
        record(candidacy, by(Capacity::RECRUITER, fact, at))
    };
    let gone = |candidacy: &Candidacy| {
        let last = view(candidacy).happened().last().expect("it happened").clone();
        last.cancelled.iter().map(|name| name.as_str().to_owned()).collect::<Vec<_>>()
    };
    let mut mira = after(ways::applied(&informed(), day(0)), &[FactKind::CandidateAdvanced]);
    scheduled(&mut mira, 1);
    assert_eq!(gone(&mira), Vec::<String>::new());
    let at = mira.last_line().entry.at + DAY * 4;
    let came = Held { part: Some(1), ..attendance(mira.terms()).into() };
    record(&mut mira, by(Capacity::RECRUITER, came, at));
    let without = after(mira.clone(), &[FactKind::CandidateAdvanced]);
    assert_eq!(gone(&without), Vec::<String>::new(), "nobody was invited to the talk");
    scheduled(&mut mira, 2);
    let on = after(mira.clone(), &[FactKind::CandidateAdvanced]);
    assert_eq!(gone(&on), ["the talk"]);
    assert!(view(&on).to_string().contains("this no longer takes place: the talk\n"), "{}", view(&on));
    let cancelled = Fact::InterviewCancelled { part: Some(2), reason: text("the speaker is ill") };
    let at = mira.last_line().entry.at;
    record(&mut mira, by(Capacity::RECRUITER, cancelled, at));
    assert_eq!(gone(&mira), Vec::<String>::new(), "the entry is about it");

    let mut invited = after(ways::applied(&informed(), day(0)), &[FactKind::CandidateAdvanced]);
    scheduled(&mut invited, 1);
    let told = after(invited.clone(), &[FactKind::RejectionDecided, FactKind::FeedbackDelivered]);
    let no = view(&told).happened().iter().find(|one| one.fact == FactKind::RejectionDecided).expect("told").clone();
    assert_eq!(no.cancelled.len(), 1);
    assert_eq!(gone(&after(invited, &[FactKind::Withdrew])), ["panel"]);
}

/// The people who were at an interview have numbers, a stand-in too: by these the candidate can say whom a concern is about (C19, R19).
#[test]
fn who_was_there_has_a_number() {
    let mut mira = at_the_step();
    let stand_in = Staff::new(PersonId::new(Uuid::from_u128(4_711)).expect("not nil"), Capacity::COLLEAGUE);
    let came = Held { part: Some(1), ..Attendance::new([stand_in]).expect("somebody").into() };
    let at = mira.last_line().entry.at + DAY;
    let entry = Entry::new(staff(Capacity::RECRUITER), came, at).deviating(text("nobody had scheduled it"));
    let seq = record(&mut mira, entry);
    let seen = view(&mira);
    let number = seen.happened().iter().find(|one| one.fact == FactKind::InterviewHeld).expect("told").number;
    assert_eq!(seen.in_journal(&mira, number), Some(seq));
    let people = [0, 1, 2].map(|person| seen.person(number, person));
    assert_eq!(people, [None, Some(stand_in.person), None]);
    let page = seen.to_string();
    assert!(page.contains("with person 1, a future colleague\n"), "{page}");
    assert!(page.contains(&format!("say who: number {number}, person 1, for example")), "{page}");
    assert!(!page.contains(&stand_in.person.to_string()), "{page}");
}

/// Another version of an offer says that it is one. The page says that it is in writing, and never where the company keeps it.
#[test]
fn a_version_of_an_offer_says_so() {
    let way = Way::applied().advanced().met().advanced().met().advanced().worked().advanced().met().advanced();
    let way = way.then(Fact::StepAgreed).met().advanced();
    let offer = |days: i64| candidacy::value::Offer::new(reference("s3://hr/offers/7"), day(days));
    let once = way.then(offer(200));
    let said = |way: &Way| view(&way.0).to_string().matches("we made you the offer in a new version").count();
    assert_eq!(said(&once), 0);
    let twice = once.then(offer(220));
    let page = view(&twice.0).to_string();
    assert_eq!((said(&twice), page.matches("we made you an offer\n").count()), (1, 1), "{page}");
    assert!(page.contains("you have it in writing") && !page.contains("s3://"), "{page}");
    let detail = view(&twice.0).happened().last().and_then(|one| one.detail.clone());
    assert!(matches!(detail, Some(Detail::Offer(_))), "the data have it");
}

/// Who was approached has not applied, and who was taken over has not either: the page does not say so.
#[test]
fn who_was_approached_did_not_apply() {
    let interested = after(approached().0, &[FactKind::InterestShown]);
    assert_eq!(interested.phase(), Phase::Screening);
    let page = view(&interested).to_string();
    assert!(page.starts_with("You are interested, and we are looking at how it could go on.\n"), "{page}");
    let page = CandidateView::of(&ways::applied(&informed(), day(0)), day(0)).to_string();
    assert!(page.starts_with("Your application is being read.\n"), "{page}");
    // And of what comes next, which part only informs.
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("an interview with a future colleague, which only informs you"), "{page}");
    assert_eq!(view(&interested).happened()[0].number, Seq(0));
}
