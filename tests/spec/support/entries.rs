//! Small processes, and for each kind of fact an entry that is right.
//!
//! Nothing here asks the law what it allows; who may record a fact is written out once more.

use super::mistake::Mistake;
use super::{PDF, candidacy_id, day, evidence, feedback, publication, reasons, reference, role, staff, text};
use candidacy::law::{Approach, Fit, FollowUp, Hold, Mark};
use candidacy::role::phase::{Advertised, Defined};
use candidacy::role::{self, Address, Channel, Employer, Need, Publication, Requirement, Workplace};
use candidacy::value::meeting::{NoMeeting, Party, Screen};
use candidacy::value::{Capacities, Category, Concern, ConcernKind, DocumentRef, ExtensionAnswer, Manner};
use candidacy::{
    Actor, Application, Aspect, Attendance, Candidacy, CandidacyId, CandidateId, Capacity, Consent, Cv, Entry,
    Evidence, Fact, FactKind, Feedback, Meeting, OpenApplication, Opening, PersonId, Place, Process, Reasons, Role,
    RoleId, Seq, Staff, Step, Terms, Text, Time, Vacancy,
};
use std::sync::LazyLock;
use uuid::Uuid;

/// The role with this number, advertised on day 0.
pub(crate) fn advertised(n: u128) -> Role<Advertised> {
    defined(n).advertise(staff(Capacity::RECRUITER), publication(), day(0)).expect("an advert without end")
}

/// A CV that is a PDF.
pub(crate) fn cv() -> Cv {
    static CV: LazyLock<Cv> = LazyLock::new(|| Cv::check(PDF, "cv.pdf", "application/pdf").expect("a PDF"));
    CV.clone()
}

/// Another one, so that it shows which of the two is the latest.
pub(crate) fn newer_cv() -> Cv {
    static CV: LazyLock<Cv> =
        LazyLock::new(|| Cv::check(&[PDF, b"\n"].concat(), "newer.pdf", "application/pdf").expect("a PDF"));
    CV.clone()
}

/// The terms `spec`, version 1, with this process.
pub(crate) fn terms(process: Process) -> Terms {
    Terms::new("spec", 1, process).expect("a short name")
}

/// What the role with this number gives out while it is advertised.
pub(crate) fn vacancy(n: u128) -> Vacancy {
    static FIRST: LazyLock<Vacancy> = LazyLock::new(|| advertised(1).vacancy());
    if n == 1 { *FIRST } else { advertised(n).vacancy() }
}

/// The candidate with this number, from 1.
pub(crate) fn candidate_id(n: u128) -> CandidateId {
    CandidateId::new(Uuid::from_u128(n)).expect("not nil")
}

/// The opening of candidacy 1 of candidate 1 under these terms.
pub(crate) fn opening(terms: &Terms) -> Opening {
    terms.opening(candidacy_id(1), candidate_id(1))
}

/// The colleague with this number, from 1: one of those whom the others are not.
pub(crate) fn a_colleague(n: u128) -> Staff {
    Staff::new(PersonId::new(Uuid::from_u128(0x200 + n)).expect("not nil"), Capacity::Colleague)
}

/// One meeting of an hour with a person for each of these capacities. It announces that the screen is shared.
pub(crate) fn meeting(starts: Time, with: impl Into<Capacities>) -> Meeting {
    a_meeting(starts, with.into().iter().map(staff))
}

/// The same with these people.
pub(crate) fn a_meeting(starts: Time, people: impl IntoIterator<Item = Staff>) -> Meeting {
    let place = Place::online("https://meet.example/spec").expect("a link");
    Meeting::new(starts, 60, place, people).expect("somebody to meet").sharing_the_screen()
}

/// The same meeting at another time, as the candidate may ask for it.
pub(crate) fn moved(meeting: &Meeting, starts: Time) -> Meeting {
    let people = meeting.people().iter().copied();
    let moved = Meeting::new(starts, meeting.minutes(), meeting.place().clone(), people).expect("the same people");
    if meeting.screen() == Screen::Shared { moved.sharing_the_screen() } else { moved }
}

/// A person for each of these capacities came, in time.
pub(crate) fn attendance(of: impl Into<Capacities>) -> Attendance {
    Attendance::new(of.into().iter().map(staff)).expect("somebody came")
}

/// Somebody who may record a fact of this kind where it is legal, in this candidacy as it stands.
pub(crate) fn actor(kind: FactKind, terms: &Terms, candidacy: Option<&Candidacy>) -> Actor {
    match kind {
        FactKind::Applied
        | FactKind::AppliedOpenly
        | FactKind::Interested
        | FactKind::Agreed
        | FactKind::Submitted
        | FactKind::OfferAccepted
        | FactKind::OfferDeclined
        | FactKind::FeedbackUnwanted
        | FactKind::Withdrew
        | FactKind::MessageReceived
        | FactKind::HelpAsked
        | FactKind::ExtensionAsked
        | FactKind::ConcernRaised
        | FactKind::CandidateFeedbackGiven
        | FactKind::CvReplaced
        | FactKind::ProfileReplaced => Actor::Candidate,
        FactKind::Passed | FactKind::Waived | FactKind::DecidedAgainst => {
            let deciders = terms.process().deciders(candidacy.map_or(0, Candidacy::step_number));
            staff(deciders.iter().next().expect("somebody decides at every step")).into()
        }
        FactKind::Approached
        | FactKind::Pooled
        | FactKind::RoleFound
        | FactKind::Repeated
        | FactKind::Scheduled
        | FactKind::Rescheduled
        | FactKind::Cancelled
        | FactKind::Held
        | FactKind::NotHeld
        | FactKind::Assigned
        | FactKind::Extended
        | FactKind::AssessmentRecorded
        | FactKind::FeedbackDelivered
        | FactKind::Reopened
        | FactKind::PutOnHold
        | FactKind::Resumed
        | FactKind::VacancyClosed
        | FactKind::Informed
        | FactKind::FollowUpPromised
        | FactKind::Replied
        | FactKind::HelpAnswered
        | FactKind::ExtensionAnswered
        | FactKind::ConcernAnswered
        | FactKind::ConcernSettled
        | FactKind::Noted => staff(Capacity::Recruiter).into(),
    }
}

/// An entry of this kind, by an actor who may record it, whose words no guard refuses wherever the kind is legal: what
/// [`Candidacy::legal`] means is that some such entry is accepted.
///
/// It is of `at`, or later where it has to be: time never runs backwards, and whether a meeting took place is known only
/// once it has started.
pub(crate) fn sample(kind: FactKind, terms: &Terms, candidacy: Option<&Candidacy>, at: Time) -> Entry {
    let due = candidacy.and_then(Candidacy::due);
    let at = candidacy.and_then(|candidacy| candidacy.journal().last()).map_or(at, |last| at.max(last.at));
    // Nobody is reached out to after the consent has ended, and no role is found for them.
    let last = candidacy.and_then(|candidacy| candidacy.journal().last()).map(|last| last.at);
    let consented = matches!(kind, FactKind::Approached | FactKind::RoleFound);
    let at = if consented { due.map_or(at, |due| at.min(due)).max(last.unwrap_or(at)) } else { at };
    let at = if matches!(kind, FactKind::Held | FactKind::NotHeld) { due.map_or(at, |due| at.max(due)) } else { at };
    Entry::new(actor(kind, terms, candidacy), fact(kind, terms, candidacy, due, at), at)
}

/// The words of a [`sample`].
fn fact(kind: FactKind, terms: &Terms, candidacy: Option<&Candidacy>, due: Option<Time>, at: Time) -> Fact {
    let own = || candidacy.map_or_else(|| opening(terms), |candidacy| candidacy.opening().clone());
    let soon = at + chrono::TimeDelta::days(2);
    let later = due.map_or(at, |due| due.max(at)) + chrono::TimeDelta::days(3);
    let reason = || text("because");
    let message = || reference("letters/1");
    // The first of its kind that waits; the opening is nothing that anybody asked.
    let to = |ask| {
        let waiting = |candidacy: &Candidacy| candidacy.unanswered().find(|(_, kind)| *kind == ask).map(|(seq, _)| seq);
        candidacy.and_then(waiting).unwrap_or(Seq(0))
    };
    match kind {
        FactKind::Applied => Application { opening: own(), role: vacancy(1), cv: cv() }.into(),
        FactKind::AppliedOpenly => OpenApplication { opening: own(), cv: cv() }.into(),
        FactKind::Approached => {
            let role = if candidacy.is_some() { role(2) } else { role(1) };
            Approach { opening: own(), role, found: text("a talk at a conference") }.into()
        }
        FactKind::RoleFound => Fit { role: role(2), evidence: evidence() }.into(),
        FactKind::Interested => Fact::Interested,
        FactKind::Pooled => Consent { until: later, evidence: message() }.into(),
        FactKind::Passed => Fact::Passed { evidence: evidence() },
        FactKind::Agreed => Fact::Agreed,
        FactKind::Waived => Fact::Waived { reason: reason() },
        FactKind::Repeated => Fact::Repeated { reason: reason() },
        FactKind::Scheduled => Fact::Scheduled(Box::new(meeting(soon, Capacities::ALL))),
        FactKind::Rescheduled => {
            let announced =
                candidacy.and_then(|candidacy| candidacy.journal().iter().rev().find_map(|e| e.fact.meeting()));
            Fact::Rescheduled(Box::new(announced.map_or_else(|| meeting(soon, Capacities::ALL), |it| moved(it, soon))))
        }
        FactKind::Cancelled => Fact::Cancelled { reason: reason() },
        FactKind::Held => attendance(Capacities::ALL).into(),
        FactKind::NotHeld => Fact::NotHeld { why: NoMeeting::NoShow(Party::Company) },
        FactKind::Assigned => Fact::Assigned { work: message() },
        FactKind::Extended => Fact::Extended { until: later },
        FactKind::Submitted => Fact::Submitted { work: message() },
        FactKind::AssessmentRecorded => Fact::AssessmentRecorded { evidence: evidence() },
        FactKind::OfferAccepted => Fact::OfferAccepted,
        FactKind::OfferDeclined => Fact::OfferDeclined,
        FactKind::DecidedAgainst => Fact::DecidedAgainst { reasons: reasons() },
        FactKind::FeedbackDelivered => feedback(1).into(),
        FactKind::FeedbackUnwanted => Fact::FeedbackUnwanted,
        FactKind::Withdrew => Fact::Withdrew,
        FactKind::Reopened => Fact::Reopened { reason: reason() },
        FactKind::PutOnHold => Hold { until: later, reason: reason() }.into(),
        FactKind::Resumed => Fact::Resumed,
        FactKind::VacancyClosed => Fact::VacancyClosed,
        FactKind::MessageReceived => Fact::MessageReceived { message: message() },
        FactKind::Informed => {
            // Each in its turn, so that a long story tells of all of them.
            let owed = candidacy.map(owed_a_word).unwrap_or_default();
            let turn = candidacy.map_or(0, |candidacy| candidacy.journal().len()) % owed.len().max(1);
            Fact::Informed { to: owed.get(turn).copied().unwrap_or(Seq(0)), message: message() }
        }
        FactKind::FollowUpPromised => FollowUp { due: later, about: text("a call about the team") }.into(),
        FactKind::Replied => Fact::Replied { to: to(FactKind::MessageReceived), message: message() },
        FactKind::HelpAsked => Fact::HelpAsked { message: message() },
        FactKind::HelpAnswered => Fact::HelpAnswered { to: to(FactKind::HelpAsked), message: message() },
        FactKind::ExtensionAsked => Fact::ExtensionAsked { until: later },
        FactKind::ExtensionAnswered => {
            // Yes and no, in turn.
            let answer = if candidacy.is_some_and(|candidacy| candidacy.journal().len() % 2 == 0) {
                ExtensionAnswer::Unchanged { message: message() }
            } else {
                ExtensionAnswer::Granted { until: later }
            };
            Fact::ExtensionAnswered { to: to(FactKind::ExtensionAsked), answer: Box::new(answer) }
        }
        FactKind::ConcernRaised => Concern { kind: ConcernKind::Conduct, message: message() }.into(),
        FactKind::ConcernAnswered => Fact::ConcernAnswered { to: to(FactKind::ConcernRaised), message: message() },
        FactKind::ConcernSettled => Fact::ConcernSettled { to: to(FactKind::ConcernRaised), message: message() },
        FactKind::CandidateFeedbackGiven => Fact::CandidateFeedbackGiven { message: message() },
        FactKind::CvReplaced => Fact::CvReplaced(Box::new(newer_cv())),
        FactKind::ProfileReplaced => Fact::ProfileReplaced { profile: message() },
        FactKind::Noted => Fact::Noted { note: reason() },
    }
}

/// The entries for which the company owes the candidate a word that nobody asked for: the opening, the pause as it was
/// recorded last, the closed vacancy, and what was promised by hand.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts make a word superfluous")]
pub(crate) fn owed_a_word(candidacy: &Candidacy) -> Vec<Seq> {
    let (journal, marks) = (candidacy.journal(), candidacy.marks());
    let latest =
        |kind| (0..).zip(journal).filter(|(_, entry)| entry.fact.kind() == kind).map(|(seq, _)| Seq(seq)).last();
    let opening = (marks.contains(Mark::Unacknowledged) || marks.contains(Mark::NoticeOwed)).then_some(Seq(0));
    let pause = latest(FactKind::PutOnHold).filter(|_| marks.contains(Mark::OnHold));
    let vacancy = latest(FactKind::VacancyClosed).filter(|closed| {
        let knows = |entry: &Entry| match &entry.fact {
            Fact::Informed { to, .. } => to == closed,
            Fact::Pooled(_)
            | Fact::FeedbackDelivered(_)
            | Fact::Withdrew
            | Fact::OfferAccepted
            | Fact::OfferDeclined => true,
            _ => false,
        };
        !journal[closed.0 as usize..].iter().any(knows)
    });
    let by_hand = candidacy.unanswered().filter(|(_, kind)| *kind == FactKind::FollowUpPromised).map(|(seq, _)| seq);
    opening.into_iter().chain(pause).chain(vacancy).chain(by_hand).collect()
}

/// A candidacy that somebody applied for, on day 0.
pub(crate) fn applied(terms: &Terms) -> Candidacy {
    opened(FactKind::Applied, terms)
}

/// An open application, on day 0.
pub(crate) fn applied_openly(terms: &Terms) -> Candidacy {
    opened(FactKind::AppliedOpenly, terms)
}

/// A candidacy of somebody whom the company approached, on day 0.
pub(crate) fn approached(terms: &Terms) -> Candidacy {
    opened(FactKind::Approached, terms)
}

fn opened(kind: FactKind, terms: &Terms) -> Candidacy {
    Candidacy::open(terms, sample(kind, terms, None, day(0))).expect("an opening that is right")
}

/// The candidacy after [`sample`]s of these kinds, one a day.
pub(crate) fn after(mut candidacy: Candidacy, kinds: &[FactKind]) -> Candidacy {
    let terms = candidacy.terms().clone();
    for kind in kinds {
        let last = candidacy.journal().last().expect("an opening").at;
        let entry = sample(*kind, &terms, Some(&candidacy), last + chrono::TimeDelta::days(1));
        candidacy.record(entry).unwrap_or_else(|refused| panic!("{refused}"));
    }
    candidacy
}

/// Every process of one to `max` steps, each a meeting or an assignment, with or without the candidate's own yes.
///
/// At each number another capacity decides, none of them reads applications, and every second meeting shares the screen.
pub(crate) fn shapes(max: usize) -> Vec<Process> {
    const DECIDERS: [Capacity; 5] = [
        Capacity::TechnicalInterviewer,
        Capacity::CharacteristicsInterviewer,
        Capacity::Colleague,
        Capacity::EngineeringManager,
        Capacity::ManagingDirector,
    ];
    let step = |index: usize, shape: usize| {
        let (name, decider) = (format!("step_{}", index + 1), DECIDERS[index % DECIDERS.len()]);
        let step = if shape & 1 == 0 {
            Step::meeting(&name, [Capacity::Recruiter, decider]).map(|step| step.decided_by(decider))
        } else {
            Step::assignment(&name, 7, decider)
        };
        let step = step.expect("a short name");
        let step = if index % 2 == 1 { step.sharing_the_screen() } else { step };
        if shape & 2 == 0 { step } else { step.after_a_yes() }
    };
    let shape = |length: usize, shape: usize| {
        let steps = (0..length).map(|index| step(index, shape >> (2 * index)));
        Process::new(Capacity::Recruiter, steps).expect("steps with people and time")
    };
    (1..=max).flat_map(|length| (0..1_usize << (2 * length)).map(move |number| shape(length, number))).collect()
}
