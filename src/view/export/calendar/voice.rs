//! The words of a calendar: plain ones for the company, and those of a catalogue for the candidate.

use super::course::{Planned, What};
use crate::promise::Promise;
use crate::terms::policy::PromiseKind;
use crate::value::id::CandidacyId;
use crate::value::meeting::{Meeting, Recording, Screen};
use crate::value::text::Name;
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

    /// The name of something planned.
    pub(super) fn planned(&self, planned: &Planned<'_>) -> String {
        match (planned.what, planned.of) {
            (What::FirstDay(_), _) => self.say("first day", "calendar.first_day"),
            (_, Some((step, Some(part)))) => format!("{}: {}", self.name("step", step), self.name("step", part)),
            (_, Some((step, None))) => self.name("step", step),
            (_, None) => self.say("extra interview", "calendar.extra"),
        }
    }

    /// Says whom one meets, and what to know before.
    pub(super) fn meeting(&self, meeting: &Meeting) -> String {
        let people = match self {
            Voice::Company(_) => {
                let people: Vec<String> =
                    meeting.people().iter().map(|staff| spaced(staff.capacity.as_str())).collect();
                format!("with: {}", people.join(", "))
            }
            Voice::Candidate(_, words) => words.fill("meeting.people", &[("people", &words.people(meeting.people()))]),
        };
        let mut lines = vec![people];
        if meeting.screen() == Screen::Shared {
            lines.push(self.say("the candidate shares the screen", "meeting.screen"));
        }
        if *meeting.recording() != Recording::NotRecorded {
            lines.push(self.say("it is recorded", "calendar.recorded"));
        }
        if meeting.shared_with().is_some() {
            lines.push(self.say("several candidates take part", "meeting.shared"));
        }
        self.signed(lines)
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

    /// Says which side owes it.
    pub(super) fn side(&self, promise: &Promise) -> String {
        match self {
            Voice::Company(_) => self.signed(vec![format!("owed by {}", promise.by)]),
            Voice::Candidate(_, words) => {
                let to_you = promise.by.is_company().then(|| words.say("page.owed_to_you").to_owned());
                let by_you = promise.by.is_candidate().then(|| words.say("page.owed_by_you").to_owned());
                to_you.into_iter().chain(by_you).collect::<Vec<_>>().join("\n")
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
            Voice::Candidate(_, words) => words.say(key).to_owned(),
        }
    }

    fn name(&self, beginning: &str, name: &Name) -> String {
        match self {
            Voice::Company(_) => spaced(name.as_str()),
            Voice::Candidate(_, words) => words.name(beginning, name.as_str()),
        }
    }
}

fn spaced(name: &str) -> String {
    name.replace('_', " ")
}
