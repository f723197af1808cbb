//! What a fact says, for each kind of it: right wherever the kind is legal. What it may be about is asked of the law.

use super::values::{VERSIONS, line, pdf};
use crate::candidacy::Candidacy;
use crate::cv::Cv;
use crate::law::By;
use crate::law::fact::{Application, Approach, Fact, FactKind, Fit, FollowUp, Hold, OpenApplication};
use crate::law::journal::Entry;
use crate::law::phase::Mark;
use crate::role;
use crate::role::{Address, Channel, Employer, Need, Publication, Requirement, Role, Vacancy, Workplace};
use crate::terms::process::{Step, StepKind};
use crate::terms::{Opening, Terms};
use crate::value::actor::{Actor, Capacities, Capacity, Staff};
use crate::value::correspondence::{Concern, ConcernKind, Consent, ExtensionAnswer};
use crate::value::evidence::{Aspect, Evidence, Finding};
use crate::value::feedback::{Category, Feedback, Manner, Reason, Reasons};
use crate::value::id::{PersonId, RoleId, Seq};
use crate::value::meeting::{Attendance, Meeting, NoMeeting, Party, Place, Screen};
use crate::value::text::{DocumentRef, Text};
use crate::value::time::Time;
use chrono::TimeDelta;
use proptest::arbitrary::any;
use proptest::collection::vec;
use proptest::strategy::Strategy;
use uuid::Uuid;

/// Words, and a number of which every choice takes a digit: one for all kinds of facts, so that a way of many facts stays small.
/// Once the number is 0, each choice is the first, so that what fails shrinks to the plainest.
#[derive(Debug, Clone)]
pub(super) struct Says {
    words: Vec<String>,
    roll: u64,
}

pub(super) fn says() -> impl Strategy<Value = Says> {
    (vec(line(), 1..=3), any::<u64>()).prop_map(|(words, roll)| Says { words, roll })
}

#[expect(
    clippy::expect_used,
    reason = "what `line` makes is short and has something to see, and the rest are constants"
)]
impl Says {
    /// One of so many numbers from 0.
    fn roll(&mut self, sides: u64) -> u64 {
        let rolled = self.roll % sides;
        self.roll /= sides;
        rolled
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        let index = self.roll(all.len() as u64);
        all.iter().cycle().nth(usize::try_from(index).unwrap_or_default()).expect("something to choose from").clone()
    }

    /// From 1 to `most`.
    fn some<T>(&mut self, most: u64, one: impl Fn(&mut Says) -> T) -> Vec<T> {
        (0..=self.roll(most)).map(|_| one(self)).collect()
    }

    fn word(&mut self) -> String {
        let words = self.words.clone();
        self.one_of(&words)
    }

    fn text(&mut self) -> Text {
        Text::new(self.word()).expect("short words")
    }

    fn reference(&mut self) -> DocumentRef {
        DocumentRef::new(self.word()).expect("short words on one line")
    }

    /// Some time after a moment.
    fn after(&mut self, at: Time) -> Time {
        at + TimeDelta::days(1) * self.one_of(&[7, 1, 30, 400])
    }

    fn cv(&mut self) -> Cv {
        let (name, version) = (self.word(), self.one_of(VERSIONS));
        pdf(&name, version, usize::try_from(self.roll(100)).unwrap_or_default())
    }

    fn role(&mut self) -> RoleId {
        RoleId::new(Uuid::from_u128(u128::from(1 + self.roll(3)))).expect("not nil")
    }

    /// What an advertised role gives out.
    fn vacancy(&mut self, at: Time) -> Vacancy {
        let requirement =
            Requirement::new(Aspect::Experience, Need::Essential, "two years of Rust").expect("a short text");
        let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL").expect("short names");
        let profile = role::Profile::new("Back-end engineer", employer, "You open doors.", [requirement]);
        let office = Workplace::Office(Address::new("Amsterdam", "NL").expect("a town"));
        let publication = Publication::new([Channel::LinkedIn], office).expect("one channel");
        let recruiter = staff(Capacity::Recruiter, 0);
        let role =
            Role::define(self.role(), profile.expect("one requirement"), recruiter, at).expect("a moment of the clock");
        role.advertise(recruiter, publication, at).expect("an advert without end").vacancy()
    }

    fn evidence(&mut self) -> Evidence {
        const ASPECTS: [Aspect; 3] = [Aspect::Experience, Aspect::Characteristics, Aspect::CompanyFit];
        let finding =
            |says: &mut Says| Finding { aspect: says.one_of(&ASPECTS), requirement: says.text(), seen: says.text() };
        Evidence::new(self.some(3, finding)).expect("a few findings")
    }

    fn reasons(&mut self) -> Reasons {
        let reason = |says: &mut Says| {
            let value = says.text();
            let categories = [
                Category::Technique,
                Category::Experience,
                Category::Approach,
                Category::Communication,
                Category::CompanyFit { value },
                Category::Honesty,
                Category::Expectations,
                Category::Availability,
                Category::VacancyFilled,
                Category::VacancyWithdrawn,
            ];
            Reason { category: says.one_of(&categories), details: says.text() }
        };
        Reasons::new(self.some(3, reason)).expect("a few reasons")
    }

    /// With a point to work on where there is work that came back (F52), else perhaps.
    fn feedback(&mut self, by: Actor, needs_a_point: bool) -> Feedback {
        let author = match by {
            Actor::Staff(staff) => staff.person,
            Actor::Candidate => person(0),
        };
        let manner = self.one_of(&[Manner::Written, Manner::Spoken]);
        let mut feedback = Feedback::new(self.reasons(), self.text(), author, manner);
        for _ in 0..self.roll(3) + u64::from(needs_a_point) {
            feedback = feedback.work_on(self.text()).expect("a few points");
        }
        for _ in 0..self.roll(3) {
            feedback = feedback.strength(self.text()).expect("a few strengths");
        }
        feedback
    }

    /// People for the sides that a step needs, as many as the policy wants.
    fn people(&mut self, step: Option<&Step>, terms: &Terms) -> Vec<Staff> {
        let (sides, panel) = (needed(step), terms.policy().panel());
        let (least, most) = match sides.len() {
            0 | 1 => (1, 4),
            sides => {
                let least = sides.max(panel.at_least().into());
                (least, least.max(panel.at_most().into()))
            }
        };
        let more = self.roll((most - least + 1) as u64);
        let size = least + usize::try_from(more).unwrap_or_default();
        let capacities = sides.iter().chain(Capacity::ALL.iter().copied().cycle());
        (0..).zip(capacities).map(|(number, capacity)| staff(capacity, number)).take(size).collect()
    }

    fn meeting(&mut self, candidacy: &Candidacy, at: Time) -> Meeting {
        let place = match self.roll(2) {
            0 => Place::online("https://meet.example/1").expect("a link"),
            _ => Place::OnSite(self.text()),
        };
        let (minutes, people) =
            (self.one_of(&[60, 1, 90, Meeting::MAX_MINUTES]), self.people(candidacy.step(), candidacy.terms()));
        let meeting = Meeting::new(at + TimeDelta::hours(1) * self.one_of(&[48, 0, 1, 300]), minutes, place, people);
        let meeting = meeting.expect("people, and a moment of the clock");
        let shows = shows_a_screen(candidacy.step()) || self.one_of(&[false, true]);
        if shows { meeting.sharing_the_screen() } else { meeting }
    }

    /// The meeting that was announced last, at another time and in nothing else another.
    fn moved(&mut self, candidacy: &Candidacy, at: Time) -> Meeting {
        let it = candidacy.meeting().expect("one is scheduled where it can be moved");
        let (starts, people) = (at + TimeDelta::hours(1) * self.one_of(&[24, 0, 100]), it.people().iter().copied());
        let moved = Meeting::new(starts, it.minutes(), it.place().clone(), people).expect("the same people");
        if it.screen() == Screen::Shared { moved.sharing_the_screen() } else { moved }
    }

    fn attendance(&mut self, candidacy: &Candidacy) -> Attendance {
        let came = Attendance::new(self.people(candidacy.step(), candidacy.terms())).expect("somebody came");
        match self.roll(3) {
            0 => came,
            1 => came.late(Party::Candidate, 5),
            _ => came.late(Party::Company, 20),
        }
    }

    /// Somebody who may record what is recorded by such people, where such people decide.
    pub(super) fn actor(&mut self, by: By, deciders: Capacities) -> Actor {
        let capacities: Vec<Capacity> = match by {
            By::Candidate => return Actor::Candidate,
            By::Either if self.one_of(&[true, false]) => return Actor::Candidate,
            By::Recruiter => vec![Capacity::Recruiter],
            By::Decider => deciders.iter().collect(),
            By::Staff | By::Either => Capacity::ALL.to_vec(),
        };
        staff(self.one_of(&capacities), 0).into()
    }

    /// What opens a candidacy.
    pub(super) fn opening(&mut self, kind: FactKind, opening: Opening, at: Time) -> Fact {
        if kind == FactKind::AppliedOpenly {
            OpenApplication { opening, cv: self.cv() }.into()
        } else if kind == FactKind::Approached {
            Approach { opening, role: self.role(), found: self.text() }.into()
        } else {
            Application { opening, role: self.vacancy(at), cv: self.cv() }.into()
        }
    }

    /// A fact of this kind, which is legal in this candidacy, recorded by this actor at this moment.
    pub(super) fn fact(&mut self, kind: FactKind, candidacy: &Candidacy, by: Actor, at: Time) -> Fact {
        let due = candidacy.due().unwrap_or(at);
        match kind {
            FactKind::Applied | FactKind::AppliedOpenly | FactKind::Approached => {
                self.opening(kind, candidacy.opening().clone(), at)
            }
            FactKind::RoleFound => Fit { role: self.role(), evidence: self.evidence() }.into(),
            FactKind::Interested => Fact::Interested,
            FactKind::Pooled => Consent { until: self.after(at), evidence: self.reference() }.into(),
            FactKind::Passed => Fact::Passed { evidence: self.evidence() },
            FactKind::Agreed => Fact::Agreed,
            FactKind::Waived => Fact::Waived { reason: self.text() },
            FactKind::Repeated => Fact::Repeated { reason: self.text() },
            FactKind::Scheduled => Fact::scheduled(self.meeting(candidacy, at)),
            FactKind::Rescheduled if by == Actor::Candidate => Fact::rescheduled(self.moved(candidacy, at)),
            FactKind::Rescheduled => Fact::rescheduled(self.meeting(candidacy, at)),
            FactKind::Cancelled => Fact::Cancelled { reason: self.text() },
            FactKind::Held => self.attendance(candidacy).into(),
            FactKind::NotHeld => {
                let whys = [NoMeeting::Trouble, NoMeeting::NoShow(Party::Company), NoMeeting::NoShow(Party::Candidate)];
                Fact::NotHeld { why: self.one_of(&whys) }
            }
            FactKind::Assigned => Fact::Assigned { work: self.reference() },
            FactKind::Extended => Fact::Extended { until: self.after(due) },
            FactKind::Submitted => Fact::Submitted { work: self.reference() },
            FactKind::AssessmentRecorded => Fact::AssessmentRecorded { evidence: self.evidence() },
            FactKind::OfferAccepted => Fact::OfferAccepted,
            FactKind::OfferDeclined => Fact::OfferDeclined,
            FactKind::DecidedAgainst => Fact::DecidedAgainst { reasons: self.reasons() },
            FactKind::FeedbackDelivered => self.feedback(by, candidacy.marks().contains(Mark::WorkSubmitted)).into(),
            FactKind::FeedbackUnwanted => Fact::FeedbackUnwanted,
            FactKind::Withdrew => Fact::Withdrew,
            FactKind::Reopened => Fact::Reopened { reason: self.text() },
            FactKind::PutOnHold => Hold { until: self.after(at), reason: self.text() }.into(),
            FactKind::Resumed => Fact::Resumed,
            FactKind::VacancyClosed => Fact::VacancyClosed,
            FactKind::MessageReceived => Fact::MessageReceived { message: self.reference() },
            FactKind::FollowUpPromised => FollowUp { due: self.after(at), about: self.text() }.into(),
            FactKind::HelpAsked => Fact::HelpAsked { message: self.reference() },
            FactKind::ExtensionAsked => Fact::ExtensionAsked { until: self.after(due) },
            FactKind::ConcernRaised => {
                let kinds = [ConcernKind::Personal, ConcernKind::MissedMessage, ConcernKind::Conduct];
                Concern { kind: self.one_of(&kinds), message: self.reference() }.into()
            }
            FactKind::CandidateFeedbackGiven => Fact::CandidateFeedbackGiven { message: self.reference() },
            FactKind::CvReplaced => Fact::CvReplaced(Box::new(self.cv())),
            FactKind::ProfileReplaced => Fact::ProfileReplaced { profile: self.reference() },
            FactKind::Noted => Fact::Noted { note: self.text() },
            FactKind::Informed
            | FactKind::Replied
            | FactKind::HelpAnswered
            | FactKind::ExtensionAnswered
            | FactKind::ConcernAnswered
            | FactKind::ConcernSettled => self.word_about(kind, candidacy, by, at),
        }
    }

    /// A word of this kind about one of the entries that wait for it: those for which the law takes it.
    fn word_about(&mut self, kind: FactKind, candidacy: &Candidacy, by: Actor, at: Time) -> Fact {
        let message = self.reference();
        let until = self.after(candidacy.due().unwrap_or(at));
        let answer = match self.roll(2) {
            0 => ExtensionAnswer::Granted { until },
            _ => ExtensionAnswer::Unchanged { message: message.clone() },
        };
        let about = |to| word(kind, to, message.clone(), answer.clone());
        let waits = |to: &Seq| candidacy.check(&Entry::new(by, about(*to), at)).is_ok();
        let waiting: Vec<Seq> = candidacy.lines().map(|line| line.seq).filter(waits).collect();
        about(self.one_of(&waiting))
    }
}

/// A word of this kind; one that is none of the others answers nothing that was asked.
fn word(kind: FactKind, to: Seq, message: DocumentRef, answer: ExtensionAnswer) -> Fact {
    if kind == FactKind::Replied {
        Fact::Replied { to, message }
    } else if kind == FactKind::HelpAnswered {
        Fact::HelpAnswered { to, message }
    } else if kind == FactKind::ExtensionAnswered {
        Fact::ExtensionAnswered { to, answer: Box::new(answer) }
    } else if kind == FactKind::ConcernAnswered {
        Fact::ConcernAnswered { to, message }
    } else if kind == FactKind::ConcernSettled {
        Fact::ConcernSettled { to, message }
    } else {
        Fact::Informed { to, message }
    }
}

/// The sides that must be at a meeting of this step.
fn needed(step: Option<&Step>) -> Capacities {
    match step.map(Step::kind) {
        Some(StepKind::Meeting { with, .. }) => with,
        Some(StepKind::Assignment { .. }) | None => Capacities::EMPTY,
    }
}

fn shows_a_screen(step: Option<&Step>) -> bool {
    matches!(step.map(Step::kind), Some(StepKind::Meeting { screen: Screen::Shared, .. }))
}

/// The person with this number.
#[expect(clippy::expect_used, reason = "a number and one more is not nil")]
fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number + 1)).expect("not nil")
}

/// So many people there are for each capacity.
const OF_A_CAPACITY: u128 = Meeting::MAX_PEOPLE as u128;

/// A person for this capacity.
fn staff(capacity: Capacity, number: u128) -> Staff {
    Staff::new(person(capacity as u128 * OF_A_CAPACITY + number), capacity)
}
