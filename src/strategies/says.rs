//! The values that facts are made of, by dice. Each is right wherever it stands; what a fact is about is said elsewhere.

use super::dice::{Dice, WORD};
use super::people::{role, staff};
use super::values::{VERSIONS, pdf};
use crate::cv::Cv;
use crate::law::{Document, Material};
use crate::terms::{Process, Task};
use crate::value::actor::{Actor, Capacity, Staff};
use crate::value::correspondence::Stated;
use crate::value::decision::{Decision, Rejection};
use crate::value::evidence::{Aspect, Evidence, Finding};
use crate::value::feedback::{Category, Feedback, Manner, Reason, Reasons};
use crate::value::id::RoleId;
use crate::value::material::MaterialKind;
use crate::value::meeting::{Attendance, Meeting, Party, Place, Recording, Screen};
use crate::value::offer::{Condition, Offer};
use crate::value::pay::{PayPeriod, Salary};
use crate::value::source::Source;
use crate::value::text::{DocumentRef, Label, Name, Text};
use crate::value::time::Time;
use crate::value::times::Times;
use crate::value::work::{Assignment, Ownership};
use chrono::TimeDelta;

/// How many words there are to choose from.
const WORDS: usize = 4;

/// Words, and dice for each choice.
#[derive(Debug, Clone)]
pub(super) struct Says {
    pub(super) dice: Dice,
    words: Vec<String>,
}

/// A moment that is this much later, where the calendar goes on so far.
pub(super) fn later(at: Time, by: TimeDelta) -> Time {
    at.checked_add_signed(by).unwrap_or(at)
}

#[expect(
    clippy::expect_used,
    reason = "the words are short and on a line of their own, and there are few of everything"
)]
impl Says {
    pub(super) fn of(dice: &mut Dice) -> Says {
        let (mut words, dice) = (dice.split(WORDS * WORD), dice.split(64));
        Says { dice, words: (0..WORDS).map(|_| words.word()).collect() }
    }

    pub(super) fn word(&mut self) -> String {
        self.dice.one_of(&self.words)
    }

    pub(super) fn text(&mut self) -> Text {
        let word = self.word();
        let lines = if self.dice.hits(6) { format!("{word}\r\n\t{}", self.word()) } else { word };
        Text::new(lines).expect("short words")
    }

    pub(super) fn pay(&mut self) -> Salary {
        let (least, more) = (self.dice.roll(90_000), self.dice.roll(9_000));
        let [least, most] = [least + 1, least + 1 + more].map(|pay| u32::try_from(pay).unwrap_or(1));
        let salary = Salary::new("EUR", least, most, self.dice.one_of(PayPeriod::ALL)).expect("a pay");
        if self.dice.hits(3) { salary.with_cents(10, 50).expect("cents") } else { salary }
    }

    /// Sometimes what a message states: the pay, or a tool, or neither.
    pub(super) fn stated(&mut self) -> Option<Box<Stated>> {
        self.seldom(3, |says| {
            let pay = says.seldom(2, Says::pay);
            let tools = says.seldom(3, Says::label).into_iter().collect();
            Box::new(Stated { pay, tools })
        })
    }

    pub(super) fn reference(&mut self) -> DocumentRef {
        DocumentRef::new(self.word()).expect("short words on one line")
    }

    pub(super) fn label(&mut self) -> Label {
        Label::new(self.word()).expect("short words on one line")
    }

    /// Something, or nothing: once in this number of times.
    pub(super) fn seldom<T>(&mut self, one_in: usize, make: impl FnOnce(&mut Says) -> T) -> Option<T> {
        self.dice.hits(one_in).then(|| make(self))
    }

    /// One to this number of them.
    fn some<T>(&mut self, most: usize, make: impl Fn(&mut Says) -> T) -> Vec<T> {
        (0..=self.dice.roll(most)).map(|_| make(self)).collect()
    }

    /// Some time after a moment: a week, or else.
    pub(super) fn after(&mut self, at: Time) -> Time {
        let days = self.dice.one_of(&[7, 1, 2, 14, 30, 59, 400]);
        later(at, TimeDelta::days(days))
    }

    pub(super) fn role(&mut self) -> RoleId {
        role(self.dice.roll(3))
    }

    /// Somebody who acts in a capacity, mostly the same.
    pub(super) fn staff(&mut self, capacity: Capacity) -> Staff {
        let number = self.dice.one_of(&[0, 0, 0, 1, 2]);
        staff(capacity, number)
    }

    /// Somebody who takes part in the process.
    pub(super) fn anybody(&mut self, process: &Process) -> Staff {
        let capacities: Vec<Capacity> = process.cast().map(|(capacity, _)| capacity).collect();
        let capacity = self.dice.one_of(&capacities);
        self.staff(capacity)
    }

    pub(super) fn source(&mut self) -> Source {
        let other = Source::Other(self.label());
        let all =
            [Source::Direct, Source::Referral, Source::Agency, Source::Internal, Source::Event, Source::Campus, other];
        self.dice.one_of(&all)
    }

    pub(super) fn cv(&mut self) -> Cv {
        let (name, version) = (self.word(), self.dice.one_of(VERSIONS));
        pdf(&name, version, self.dice.roll(100))
    }

    /// The material that a process takes.
    pub(super) fn material(&mut self, process: &Process) -> Material {
        let kinds = || process.material().into_iter();
        let cv = kinds().any(|kind| kind == MaterialKind::Cv).then(|| self.cv());
        let documents = kinds().filter(|kind| *kind != MaterialKind::Cv);
        Material { cv, documents: documents.map(|kind| Document { kind, document: self.reference() }).collect() }
    }

    pub(super) fn evidence(&mut self) -> Evidence {
        const ASPECTS: [Aspect; 3] = [Aspect::Experience, Aspect::Characteristics, Aspect::CompanyFit];
        let finding = |says: &mut Says| Finding {
            aspect: says.dice.one_of(&ASPECTS),
            requirement: says.text(),
            seen: says.text(),
        };
        Evidence::new(self.some(3, finding)).expect("a few findings")
    }

    pub(super) fn reasons(&mut self) -> Reasons {
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
            Reason { category: says.dice.one_of(&categories), details: says.text() }
        };
        Reasons::new(self.some(3, reason)).expect("a few reasons")
    }

    /// People who decided together or stood back, and tools: those that the process names, or another.
    fn deciders(&mut self, by: Actor, process: &Process) -> (Vec<Staff>, Vec<Staff>, Vec<Label>) {
        let is_other = |staff: &Staff| Actor::Staff(*staff) != by;
        let together = self.seldom(4, |says| says.anybody(process)).filter(is_other);
        let back = self.seldom(6, |says| says.anybody(process)).filter(is_other).filter(|one| Some(*one) != together);
        let named = process.tools().first().cloned();
        let tool = self.seldom(4, |says| if says.dice.hits(3) { Some(says.label()) } else { named }).flatten();
        (together.into_iter().collect(), back.into_iter().collect(), tool.into_iter().collect())
    }

    pub(super) fn decision(&mut self, by: Actor, process: &Process) -> Decision {
        let (together, back, tools) = self.deciders(by, process);
        let decision = Decision::new(self.evidence()).together(together).expect("one person");
        decision.stood_back(back).expect("another person").with_tools(tools).expect("one tool")
    }

    pub(super) fn rejection(&mut self, by: Actor, process: &Process) -> Rejection {
        let (together, back, tools) = self.deciders(by, process);
        let rejection = Rejection::new(self.reasons()).together(together).expect("one person");
        let rejection = rejection.stood_back(back).expect("another person").with_tools(tools).expect("one tool");
        let evidence = self.seldom(3, Says::evidence);
        evidence.into_iter().fold(rejection, Rejection::with_evidence)
    }

    /// With a point to work on where work came back, else perhaps.
    pub(super) fn feedback(&mut self, by: Actor, needs_a_point: bool) -> Feedback {
        let author = match by {
            Actor::Staff(staff) => staff.person,
            Actor::Candidate => staff(Capacity::RECRUITER, 0).person,
        };
        let mut feedback = Feedback::new(self.reasons(), self.text(), author, Manner::Written);
        for _ in 0..self.dice.roll(3) + usize::from(needs_a_point) {
            feedback = feedback.work_on(self.text()).expect("a few points");
        }
        for _ in 0..self.dice.roll(3) {
            feedback = feedback.strength(self.text()).expect("a few strengths");
        }
        feedback
    }

    /// People who cover what an interview asks for, and perhaps others; seldom one is not there.
    fn people(&mut self, process: &Process, task: Option<&Task>) -> Vec<Staff> {
        let mut people: Vec<Staff> = match task.and_then(Task::with) {
            Some(with) => with.iter().map(|capacity| self.staff(capacity)).collect(),
            None => vec![self.anybody(process)],
        };
        for _ in 0..self.dice.one_of(&[0, 0, 0, 1, 2, 5]) {
            let other = self.anybody(process);
            people.retain(|one| *one != other);
            people.push(other);
        }
        if people.len() > 1 && self.dice.hits(8) {
            people.pop();
        }
        people
    }

    /// An invitation from a moment on.
    pub(super) fn meeting(&mut self, process: &Process, task: Option<&Task>, at: Time) -> Meeting {
        let starts = later(at, TimeDelta::hours(1) * self.dice.one_of(&[48, 0, 1, 24, 170, 24 * 30, 24 * 300]));
        let place = match self.dice.roll(3) {
            0 => Place::online("https://meet.example/1").expect("a link"),
            1 => Place::online("tel:+31201234567").expect("a number"),
            _ => Place::OnSite(self.text()),
        };
        let minutes = self.dice.one_of(&[60, 1, 90, Meeting::MAX_MINUTES]);
        let meeting = Meeting::new(starts, minutes, place, self.people(process, task)).expect("people and a moment");
        let asked = matches!(task, Some(Task::Interview { screen: Screen::Shared, .. }));
        let meeting = if asked == self.dice.hits(5) { meeting } else { meeting.sharing_the_screen() };
        let topics = self.seldom(4, |says| says.some(3, Says::label)).unwrap_or_default();
        let meeting = meeting.about(topics).expect("a few topics");
        let meeting = self.seldom(6, Says::text).into_iter().fold(meeting, Meeting::recorded);
        let meeting = self.seldom(6, Says::text).into_iter().fold(meeting, Meeting::with_adjustments);
        self.seldom(6, Says::label).into_iter().fold(meeting, Meeting::together)
    }

    /// The same invitation for another time.
    pub(super) fn moved(&mut self, is: &Meeting, at: Time) -> Meeting {
        let starts = later(at, TimeDelta::hours(1) * self.dice.one_of(&[24, 0, 100]));
        let moved = Meeting::new(starts, is.minutes(), is.place().clone(), is.people().iter().copied());
        let moved = moved.expect("the same people").about(is.topics().iter().cloned()).expect("the same topics");
        let moved = if is.screen() == Screen::Shared { moved.sharing_the_screen() } else { moved };
        let moved = match is.recording() {
            Recording::Recorded { purpose } => moved.recorded(purpose.clone()),
            Recording::NotRecorded => moved,
        };
        let moved = is.adjustments().cloned().into_iter().fold(moved, Meeting::with_adjustments);
        is.shared_with().cloned().into_iter().fold(moved, Meeting::together)
    }

    pub(super) fn attendance(&mut self, process: &Process, task: Option<&Task>) -> Attendance {
        let came = Attendance::new(self.people(process, task)).expect("somebody came");
        match self.dice.roll(4) {
            0 | 1 => came,
            2 => came.late(Party::Candidate, 5),
            _ => came.late(Party::Company, 20),
        }
    }

    /// One to three times after a moment.
    pub(super) fn times(&mut self, at: Time) -> Times {
        let first = self.after(at);
        let more = (0..=self.dice.roll(3)).filter_map(|hour| i64::try_from(hour).ok());
        let times = more.map(|hour| later(first, TimeDelta::hours(hour)));
        Times::new(times.collect::<std::collections::BTreeSet<_>>()).expect("a few times")
    }

    /// Mostly as the process says.
    pub(super) fn assignment(&mut self, at: Time, task: Option<&Task>) -> Assignment {
        let announced =
            if let Some(Task::Assignment { hours, pay, .. }) = task { (*hours, pay.clone()) } else { (None, None) };
        let (hours, pay) = if self.dice.hits(8) { (None, None) } else { announced };
        let hours = 1 + self.dice.number(hours.unwrap_or(Assignment::MAX_HOURS) - 1);
        let work = Assignment::new(self.reference(), hours).expect("some hours");
        let work = pay.into_iter().fold(work, Assignment::paid);
        let work = self.seldom(4, |says| says.after(at)).into_iter().fold(work, Assignment::on);
        let work = self.seldom(4, Says::label).into_iter().fold(work, Assignment::paid);
        if self.dice.hits(4) { work.owned_by(Ownership::Company) } else { work }
    }

    /// An offer that is answered no sooner than by a moment.
    pub(super) fn offer(&mut self, at: Time, floor: Time) -> Offer {
        let offer = Offer::new(self.reference(), self.after(at).max(floor));
        let offer = self.seldom(2, |says| says.after(at)).into_iter().fold(offer, Offer::starting);
        let mut offer = self.seldom(3, Says::label).into_iter().fold(offer, Offer::paying);
        for number in 0..self.dice.one_of(&[0, 0, 1, 3]) {
            let name = Name::new(format!("{number} {}", self.word())).expect("a name");
            let condition = Condition { name, asked_of: self.seldom(2, Says::label), due: self.after(at) };
            offer = offer.under(condition).expect("another name");
        }
        offer
    }
}
