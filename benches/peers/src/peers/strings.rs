//! Strings and maps: the way it looks when the state machine is a column and the payload is whatever came.

use super::Peer;
use candidacy::terms::StepKind;
use candidacy::value::Capacities;
use candidacy::value::meeting::Screen;
use candidacy::{Actor, Capacity, Entry, Fact, Phase, Process, Terms, Time};
use std::collections::HashMap;
use std::sync::OnceLock;

type Map = HashMap<String, String>;

/// From `phase/event` to where it leads and who may.
fn table() -> &'static HashMap<String, (&'static str, &'static str)> {
    static TABLE: OnceLock<HashMap<String, (&'static str, &'static str)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        for (phase, event, to, by) in [
            ("approached", "interested", "screening", "candidate"),
            ("screening", "passed", "onward", "decider"),
            ("held", "passed", "onward", "decider"),
            ("submitted", "passed", "onward", "decider"),
            ("proposed", "agreed", "begin", "candidate"),
            ("arranging", "scheduled", "scheduled", "staff"),
            ("scheduled", "rescheduled", "scheduled", "staff"),
            ("scheduled", "cancelled", "arranging", "staff"),
            ("scheduled", "held", "held", "staff"),
            ("preparing", "assigned", "assigned", "staff"),
            ("assigned", "extended", "assigned", "staff"),
            ("assigned", "submitted", "submitted", "candidate"),
            ("offered", "offer_accepted", "hired", "candidate"),
            ("declining", "feedback_delivered", "declined", "staff"),
        ] {
            table.insert(format!("{phase}/{event}"), (to, by));
        }
        let open = ["screening", "proposed", "arranging", "scheduled", "held", "preparing", "assigned", "submitted"];
        for phase in open.into_iter().chain(["offered"]) {
            table.insert(format!("{phase}/decided_against"), ("declining", "decider"));
        }
        for phase in open.into_iter().chain(["approached", "offered", "declining"]) {
            table.insert(format!("{phase}/withdrew"), ("withdrawn", "candidate"));
        }
        table
    })
}

/// The process as it comes out of a configuration.
fn steps(process: &Process) -> &'static [Map] {
    static STEPS: OnceLock<Vec<Map>> = OnceLock::new();
    STEPS.get_or_init(|| {
        let first = Map::from([("deciders".to_owned(), names(process.screened_by()))]);
        let rest = process.steps().iter().map(|step| {
            let mut map = Map::from([("deciders".to_owned(), names(step.deciders()))]);
            map.insert("needs_yes".to_owned(), step.needs_yes().to_string());
            match step.kind() {
                StepKind::Meeting { with, screen } => {
                    map.insert("with".to_owned(), names(with));
                    map.insert("screen".to_owned(), (screen == Screen::Shared).to_string());
                }
                StepKind::Assignment { days } => {
                    map.insert("days".to_owned(), days.to_string());
                }
            }
            map
        });
        std::iter::once(first).chain(rest).collect()
    })
}

fn names(capacities: Capacities) -> String {
    capacities.iter().map(Capacity::name).collect::<Vec<_>>().join(",")
}

fn covers(wanted: &str, there: &str) -> bool {
    wanted.split(',').all(|one| there.split(',').any(|other| one == other))
}

pub struct Strings {
    state: Map,
    steps: &'static [Map],
}

impl Strings {
    fn of(&self, key: &str) -> &str {
        self.state.get(key).map_or("", String::as_str)
    }

    fn put(&mut self, key: &str, value: impl Into<String>) {
        self.state.insert(key.to_owned(), value.into());
    }

    /// The phase it leads to, the step, and the moment that it is about.
    fn decide(&self, event: &Map) -> Option<(String, usize, Option<String>)> {
        let said = |key: &str| event.get(key).map_or("", String::as_str);
        let step: usize = self.of("step").parse().ok()?;
        let about = |step: usize, key: &str| self.steps.get(step).and_then(|step| step.get(key)).map_or("", |it| it);
        let key = format!("{}/{}", self.of("phase"), said("name"));
        let (to, by) = *table().get(&key)?;
        // RFC 3339 in UTC, written alike, sorts as text.
        if said("at") < self.of("last") {
            return None;
        }
        let allowed = match by {
            "candidate" => said("by") == "candidate",
            "staff" => said("by") == "staff",
            _ => {
                let asked = step.min(self.steps.len() - 1);
                said("by") == "staff" && covers(said("capacity"), about(asked, "deciders"))
            }
        };
        if !allowed {
            return None;
        }
        let begin = |step: usize| match self.steps.get(step) {
            None => "offered",
            Some(map) if map.contains_key("days") => "preparing",
            Some(_) => "arranging",
        };
        Some(match (to, said("name")) {
            ("onward", _) if about(step + 1, "needs_yes") == "true" => ("proposed".to_owned(), step + 1, None),
            ("onward", _) => (begin(step + 1).to_owned(), step + 1, None),
            ("begin", _) => (begin(step).to_owned(), step, None),
            (_, "scheduled" | "rescheduled") => {
                let announced = about(step, "screen") != "true" || said("screen") == "true";
                if !covers(about(step, "with"), said("people")) || !announced || said("starts") < said("at") {
                    return None;
                }
                (to.to_owned(), step, Some(said("starts").to_owned()))
            }
            (_, "held") => {
                if said("at") < self.of("until") || !covers(about(step, "with"), said("people")) {
                    return None;
                }
                (to.to_owned(), step, None)
            }
            (_, "assigned") => {
                let at: Time = said("at").parse().ok()?;
                let days: i64 = about(step, "days").parse().ok()?;
                let due = at.checked_add_signed(chrono::TimeDelta::days(days))?;
                (to.to_owned(), step, Some(format!("{due:?}")))
            }
            (_, "extended") => {
                if said("until") <= self.of("until") {
                    return None;
                }
                (to.to_owned(), step, Some(said("until").to_owned()))
            }
            _ => (to.to_owned(), step, None),
        })
    }
}

impl Peer for Strings {
    type Event = Map;

    fn event(_: &'static Terms, entry: &'static Entry) -> Map {
        let mut map = Map::from([
            ("name".to_owned(), entry.fact.kind().name().to_owned()),
            ("at".to_owned(), format!("{:?}", entry.at)),
        ]);
        let mut put = |key: &str, value: String| map.insert(key.to_owned(), value);
        match entry.by {
            Actor::Candidate => put("by", "candidate".to_owned()),
            Actor::Staff(staff) => {
                put("capacity", staff.capacity.name().to_owned());
                put("person", staff.person.to_string());
                put("by", "staff".to_owned())
            }
        };
        match &entry.fact {
            Fact::Scheduled(meeting) | Fact::Rescheduled(meeting) => {
                put("starts", format!("{:?}", meeting.starts()));
                put("people", names(meeting.covers()));
                put("screen", (meeting.screen() == Screen::Shared).to_string());
            }
            Fact::Held(attendance) => {
                put("people", names(attendance.covers()));
            }
            Fact::Extended { until } => {
                put("until", format!("{until:?}"));
            }
            _ => {}
        }
        map
    }

    fn opened(terms: &'static Terms, at: Time) -> Self {
        let mut strings = Strings { state: Map::new(), steps: steps(terms.process()) };
        strings.put("phase", "screening");
        strings.put("step", "0");
        strings.put("last", format!("{at:?}"));
        strings
    }

    fn step(&mut self, event: &Map) -> bool {
        let Some((phase, step, until)) = self.decide(event) else { return false };
        self.put("phase", phase);
        self.put("step", step.to_string());
        self.put("last", event.get("at").map_or("", String::as_str));
        if let Some(until) = until {
            self.put("until", until);
        }
        true
    }

    fn phase(&self) -> Phase {
        let named = |phase: &&Phase| phase.name() == self.of("phase");
        *Phase::ALL.iter().find(named).expect("every name in the table is a phase")
    }
}
