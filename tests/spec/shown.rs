//! What a candidacy shows of itself is what its journal says last, where that still counts; and what values show.

use crate::support::{advertised, after, applied, day, evidence, reasons, sample, shapes, staff, terms, text};
use candidacy::law::{Facts, Mark, Phases};
use candidacy::role::{self, Address, Channel, Country, Need, Publication, Requirement, Workplace};
use candidacy::value::meeting::Link;
use candidacy::value::{Finding, IdError, Manner, Reason};
use candidacy::{
    Aspect, Candidacy, CandidacyId, CandidateId, CandidateView, Capacity, Desk, Evidence, Fact, FactKind, Feedback,
    PersonId, Phase, Process, Profile, Reasons, RoleId, Timeline, cv,
};
use proptest::prelude::*;
use std::fmt::{Debug, Display};
use std::str::FromStr;
use uuid::Uuid;

/// The latest entry that says something of a kind.
fn latest<'a, T>(candidacy: &'a Candidacy, find: impl Fn(&'a Fact) -> Option<T>) -> Option<T> {
    candidacy.journal().iter().filter_map(|entry| find(&entry.fact)).last()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "each looks for its own fact")]
fn shows_what_counts(candidacy: &Candidacy) {
    let (phase, owed) = (candidacy.phase(), candidacy.marks().contains(Mark::FeedbackOwed));
    let meeting = latest(candidacy, |fact| match fact {
        Fact::Scheduled(meeting) | Fact::Rescheduled(meeting) => Some(&**meeting),
        _ => None,
    });
    assert_eq!(candidacy.meeting(), meeting.filter(|_| [Phase::Scheduled, Phase::Held].contains(&phase)));
    let consent = latest(candidacy, |fact| if let Fact::Pooled(consent) = fact { Some(&**consent) } else { None });
    assert_eq!(candidacy.consent(), consent.filter(|_| phase == Phase::Pooled));
    let reasons = latest(candidacy, |fact| match fact {
        Fact::DecidedAgainst { reasons } => Some(reasons),
        _ => None,
    });
    let stands = owed || [Phase::Declining, Phase::Declined].contains(&phase);
    assert_eq!(candidacy.reasons(), reasons.filter(|_| stands));
    let hold = latest(candidacy, |fact| if let Fact::PutOnHold(hold) = fact { Some(&**hold) } else { None });
    assert_eq!(candidacy.hold(), hold.filter(|_| candidacy.marks().contains(Mark::OnHold)));
}

proptest! {
    /// On any way: the meeting, the consent, the hold and the reasons are the latest, and shown only while they count.
    #[test]
    fn what_counts_is_shown(
        shape in 0..84_usize,
        way in prop::collection::vec(any::<prop::sample::Index>(), 1..40),
    ) {
        let terms = terms(shapes(3).swap_remove(shape));
        let mut candidacy = applied(&terms);
        for choice in way {
            let legal: Vec<FactKind> = candidacy.legal().into_iter().collect();
            let last = candidacy.journal().last().unwrap().at;
            let entry = sample(*choice.get(&legal), &terms, Some(&candidacy), last + chrono::TimeDelta::hours(1));
            candidacy.record(entry).unwrap();
            shows_what_counts(&candidacy);
        }
    }

    /// The history is the journal, and with each entry where the candidacy was after it.
    #[test]
    fn history_shows_where_each_entry_led(
        shape in 0..84_usize,
        way in prop::collection::vec(any::<prop::sample::Index>(), 1..30),
    ) {
        let terms = terms(shapes(3).swap_remove(shape));
        let mut live = vec![applied(&terms)];
        for choice in way {
            let mut candidacy = live[live.len() - 1].clone();
            let legal: Vec<FactKind> = candidacy.legal().into_iter().collect();
            let last = candidacy.journal().last().unwrap().at;
            let entry = sample(*choice.get(&legal), &terms, Some(&candidacy), last + chrono::TimeDelta::hours(1));
            candidacy.record(entry).unwrap();
            live.push(candidacy);
        }
        let whole = &live[live.len() - 1];
        prop_assert_eq!(whole.history().count(), live.len());
        for (recorded, then) in whole.history().zip(&live) {
            let line = then.last_line();
            prop_assert_eq!((recorded.seq, recorded.entry), (line.seq, line.entry));
            prop_assert_eq!((recorded.phase, recorded.step), (then.phase(), then.step_number()));
            prop_assert_eq!(recorded.marks, then.marks());
        }
    }

    /// The lines are the journal with its numbers, from either end.
    #[test]
    fn lines_are_the_journal_numbered(kinds in prop::collection::vec(Just(FactKind::Noted), 0..20)) {
        let candidacy = after(applied(&terms(Process::back_end())), &kinds);
        let forwards: Vec<_> = candidacy.lines().collect();
        prop_assert_eq!(candidacy.lines().len(), kinds.len() + 1);
        prop_assert!(candidacy.lines().rev().eq(forwards.iter().rev().copied()));
        prop_assert_eq!(Some(candidacy.last_line()), forwards.last().copied());
        for (number, line) in (0..).zip(&forwards) {
            prop_assert_eq!((line.candidacy, line.seq.0), (candidacy.id(), number));
            prop_assert_eq!(Some(line.entry), candidacy.entry(line.seq));
        }
    }

    /// A set of facts is a list of their names on the wire, and comes back.
    #[test]
    fn a_set_is_a_list_of_names(picked in prop::sample::subsequence(FactKind::ALL, 0..FactKind::ALL.len())) {
        let set: Facts = picked.iter().copied().collect();
        prop_assert_eq!(set.into_iter().collect::<Vec<_>>(), &picked[..]);
        prop_assert_eq!((set.len(), set.is_empty()), (picked.len(), picked.is_empty()));
        let names: Vec<&str> = picked.iter().map(|fact| fact.name()).collect();
        prop_assert_eq!(serde_json::to_value(set).unwrap(), serde_json::json!(names));
        prop_assert_eq!(serde_json::from_value::<Facts>(serde_json::json!(names)).unwrap(), set);
        let shown = if names.is_empty() { "none".into() } else { names.join(", ") };
        prop_assert_eq!(set.to_string(), shown);
    }

    /// An id is read from what it is displayed as.
    #[test]
    fn an_id_is_read_as_it_is_shown(id in 1..u128::MAX) {
        fn comes_back<T: FromStr<Err = IdError> + Display + Debug + PartialEq>(id: Result<T, IdError>, uuid: Uuid) {
            let id = id.expect("not nil");
            assert_eq!(id.to_string(), uuid.to_string());
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        let uuid = Uuid::from_u128(id);
        comes_back(CandidacyId::new(uuid), uuid);
        comes_back(CandidateId::new(uuid), uuid);
        comes_back(PersonId::new(uuid), uuid);
        comes_back(RoleId::new(uuid), uuid);
    }
}

/// What is no id says so, without repeating the text.
#[test]
fn what_is_no_id() {
    assert_eq!(PersonId::from_str(&Uuid::nil().to_string()), Err(IdError::Nil));
    assert_eq!(PersonId::from_str("Anna"), Err(IdError::NotAUuid));
    assert!(!IdError::NotAUuid.to_string().contains("Anna"));
}

/// Three phases are ends, and in all others a candidacy is open. In seven of these it is at a step of its process.
#[test]
fn a_phase_is_open_or_an_end() {
    let ends = [Phase::Hired, Phase::Declined, Phase::Withdrawn];
    let at_a_step = [
        Phase::Proposed,
        Phase::Arranging,
        Phase::Scheduled,
        Phase::Held,
        Phase::Preparing,
        Phase::Assigned,
        Phase::Submitted,
    ];
    for phase in Phase::ALL {
        assert_eq!(phase.is_closed(), ends.contains(phase), "{phase}");
        assert_eq!(
            (Phases::OPEN.contains(*phase), Phases::CLOSED.contains(*phase)),
            (!ends.contains(phase), ends.contains(phase))
        );
        assert_eq!(phase.is_in_a_step(), at_a_step.contains(phase), "{phase}");
    }
}

/// For a log line, a candidacy tells its terms, where it is, and which facts it has.
#[test]
fn a_candidacy_is_told_in_a_log_line() {
    let candidacy = after(applied(&terms(Process::back_end())), &[FactKind::Passed]);
    let told = format!("{candidacy:?}");
    for word in ["Candidacy", "spec", "phase: Arranging", "step: 1", "Applied", "Passed"] {
        assert!(told.contains(word), "{word} in {told}");
    }
}

/// Every answer says about whom it is, and for which moment it was asked.
#[test]
fn an_answer_says_about_whom_and_when() {
    let candidacy = after(applied(&terms(Process::back_end())), &[FactKind::Passed]);
    let (view, timeline) = (CandidateView::of(&candidacy, day(9)), Timeline::new(&candidacy, day(9)));
    assert_eq!((view.candidacy(), view.at()), (candidacy.id(), day(9)));
    assert_eq!((timeline.candidacy(), timeline.as_of()), (candidacy.id(), day(9)));
    assert_eq!(Desk::new([&candidacy], day(9)).as_of(), day(9));
}

/// What was put into a value comes out of it.
#[test]
fn what_was_said_is_given_back() {
    let portfolio = Link::new("https://ana.example").unwrap();
    assert_eq!(Profile::default().with_portfolio(portfolio.clone()).portfolio(), Some(&portfolio));
    assert_eq!(Profile::default().portfolio(), None);
    for manner in [Manner::Written, Manner::Spoken] {
        let feedback = Feedback::new(reasons(), text("Come back."), staff(Capacity::Recruiter).person, manner);
        assert_eq!(feedback.manner(), manner);
    }
    for aspect in [Aspect::Experience, Aspect::CompanyFit] {
        assert_eq!(Requirement::new(aspect, Need::Essential, "Rust").unwrap().aspect(), aspect);
    }
    let channels = [Channel::CareersPage, Channel::LinkedIn];
    let workplace = Workplace::Office(Address::new("Amsterdam", "NL").unwrap());
    assert_eq!(Publication::new(channels.clone(), workplace).unwrap().channels(), channels);
    assert_eq!(AsRef::<str>::as_ref(&text("as it was said")), "as it was said");
    assert_eq!(cv::Policy::default(), cv::Policy::standard());
    assert_eq!(Reasons::try_from(Box::<[Reason]>::from(reasons())), Ok(reasons()));
    assert_eq!(Evidence::try_from(Box::<[Finding]>::from(evidence())), Ok(evidence()));
}

/// What a log line shows: terms by name and version, a country by its code, a role with its journal, a window by its length.
#[test]
fn values_are_told_in_a_log_line() {
    assert_eq!(terms(Process::back_end()).id().to_string(), "`spec`, version 1");
    let country = Country::new("NL").unwrap();
    assert_eq!((format!("{country:>4}"), format!("{country:?}")), ("  NL".into(), "Country(NL)".into()));
    let told = format!("{:?}", advertised(1));
    for word in ["Role", "phase: Advertised", "Defined", "Advertised"] {
        assert!(told.contains(word), "{word} in {told}");
    }
    for (len, window) in [(0, cv::Window::whole(b"")), (3, cv::Window::whole(b"CV!"))] {
        assert_eq!((window.len(), window.is_empty()), (len, len == 0));
        assert!(format!("{window:?}").ends_with(&format!("of {len} bytes)")) && !format!("{window:?}").contains("CV!"));
    }
    let over: Vec<role::Phase> = role::Phase::ALL.iter().copied().filter(|phase| phase.is_over()).collect();
    assert_eq!(over, [role::Phase::Filled, role::Phase::Closed]);
}
