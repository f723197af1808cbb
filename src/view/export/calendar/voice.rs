//! The words of a calendar: plain ones for the company, and those of a catalogue for the candidate.

use super::course::{Planned, What};
use crate::promise::Promise;
use crate::terms::policy::PromiseKind;
use crate::value::id::CandidacyId;
use crate::value::meeting::{Meeting, Recording, Screen};
use crate::value::text::Name;
use crate::value::work::Assignment;
use crate::view::words::Words;

/// Whose calendar it is, of which candidacy, and in which words.
pub(crate) enum Voice<'a> {
    Company(CandidacyId),
    Candidate(CandidacyId, &'a Words),
}

impl Voice<'_> {
    /// The beginning of every `UID`.
    pub(super) fn begins(&self) -> String {
        match self {
            Voice::Company(candidacy) => candidacy.to_string(),
            Voice::Candidate(candidacy, _) => format!("{candidacy}.told"),
        }
    }

    /// Returns true if the reader is to be reminded of when it is due.
    pub(super) fn reminds(&self, kind: PromiseKind) -> bool {
        matches!(self, Voice::Company(_)) || kind != PromiseKind::Interest
    }

    /// The title of something planned: of an interview also whom one meets, since a title is all that most people see.
    pub(super) fn planned(&self, planned: &Planned<'_>) -> String {
        let name = self.planned_name(planned);
        match (self, planned.what) {
            (_, What::FirstDay(_) | What::Unplanned) => name,
            (Voice::Company(_), What::Meeting(..)) => format!("interview: {name}"),
            (Voice::Company(_), What::WorkDay(..)) => format!("assignment: {name}"),
            (Voice::Candidate(_, words), What::Meeting(meeting, _)) => {
                words.fill("calendar.interview", &[("what", &name), ("who", &words.people(meeting.people()))])
            }
            (Voice::Candidate(_, words), What::WorkDay(..)) => words.fill("calendar.work", &[("what", &name)]),
        }
    }

    /// The title of a last day.
    pub(super) fn due(&self, promise: &Promise, of: Option<(&Name, bool)>) -> String {
        let what = self.owed(promise, of);
        match self {
            Voice::Company(_) => format!("due: {what}"),
            Voice::Candidate(_, words) => words.fill("calendar.due", &[("what", &what)]),
        }
    }

    fn planned_name(&self, planned: &Planned<'_>) -> String {
        match (planned.what, planned.of) {
            (What::FirstDay(_), _) => self.say("first day", "calendar.first_day"),
            (_, Some((step, Some(part)))) => format!("{}: {}", self.name("step", step), self.name("step", part)),
            (_, Some((step, None))) => self.name("step", step),
            (_, None) => self.say("extra interview", "calendar.extra"),
        }
    }

    /// Says whom one meets, and what to know before; to the candidate, all that the page says of it.
    pub(super) fn meeting(&self, meeting: &Meeting) -> String {
        if let Voice::Candidate(_, words) = self {
            return one_a_line(words.meeting(meeting));
        }
        let people: Vec<String> = meeting.people().iter().map(|staff| spaced(staff.capacity.as_str())).collect();
        let screen = (meeting.screen() == Screen::Shared).then_some("the candidate shares the screen");
        let recorded = (*meeting.recording() != Recording::NotRecorded).then_some("it is recorded");
        let shared = meeting.shared_with().map(|_| "several candidates take part");
        let more = [screen, recorded, shared].into_iter().flatten().map(ToOwned::to_owned);
        self.signed([format!("with: {}", people.join(", "))].into_iter().chain(more).collect())
    }

    /// Says what the work is that a day is booked for; to the candidate, all that the page says of it.
    pub(super) fn work(&self, assignment: &Assignment) -> String {
        match self {
            Voice::Company(_) => self.signed(vec![format!("booked for about {} hours", assignment.hours())]),
            Voice::Candidate(_, words) => one_a_line(words.assignment(assignment)),
        }
    }

    /// Says what is owed.
    pub(super) fn owed(&self, promise: &Promise, of: Option<(&Name, bool)>) -> String {
        let beginning = if promise.kind == PromiseKind::Condition { "condition" } else { "step" };
        let of = of.filter(|(_, several)| *several || matches!(self, Voice::Company(_)));
        let of = of.map(|(name, _)| self.name(beginning, name));
        match self {
            Voice::Company(_) => {
                let what = spaced(promise.kind.name());
                of.map_or(what.clone(), |of| format!("{what}: {of}"))
            }
            Voice::Candidate(_, words) => {
                let key = format!("owed.{}", promise.kind);
                let side = if promise.by.is_candidate() { ".by_you" } else { "" };
                let what = words.say_first(&format!("{key}{side}"), &key);
                of.map_or(what.clone(), |of| words.fill("page.owed_of", &[("what", &what), ("of", &of)]))
            }
        }
    }

    /// Says which side owes it, and to the candidate what the work is that they owe.
    pub(super) fn side(&self, promise: &Promise, work: Option<&Assignment>) -> String {
        match self {
            Voice::Company(_) => self.signed(vec![format!("owed by {}", promise.by)]),
            Voice::Candidate(_, words) => {
                let to_you = promise.by.is_company().then(|| words.say("page.owed_to_you"));
                let by_you = promise.by.is_candidate().then(|| words.say("page.owed_by_you"));
                let work = work.into_iter().flat_map(|assignment| words.assignment(assignment));
                one_a_line(to_you.into_iter().chain(by_you).chain(work))
            }
        }
    }

    /// Says what there is to say of something planned that has no invitation.
    pub(super) fn plain(&self) -> String {
        self.signed(Vec::new())
    }

    /// Lines, and for the company the candidacy that they are about.
    fn signed(&self, mut lines: Vec<String>) -> String {
        if let Voice::Company(candidacy) = self {
            lines.push(format!("candidacy {candidacy}"));
        }
        lines.join("\n")
    }

    fn say(&self, plain: &str, key: &str) -> String {
        match self {
            Voice::Company(_) => plain.to_owned(),
            Voice::Candidate(_, words) => words.say(key),
        }
    }

    fn name(&self, beginning: &str, name: &Name) -> String {
        match self {
            Voice::Company(_) => spaced(name.as_str()),
            Voice::Candidate(_, words) => words.name(beginning, name.as_str()),
        }
    }
}

/// Each in a line of its own, however many it had.
fn one_a_line(said: impl IntoIterator<Item = String>) -> String {
    let lines = said.into_iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n")
}

fn spaced(name: &str) -> String {
    name.replace('_', " ")
}
