//! Views in words, and the names that pages for people of the company have in common.

use super::{Reader, Words};
use crate::law::{FactKind, Phase};
use crate::promise::{Side, Status};
use crate::terms;
use crate::terms::calendar::Zone;
use crate::terms::policy::PromiseKind;
use crate::value::actor::{Actor, Capacity};
use std::fmt;

/// A view in somebody's words and on the clock of their zone. The view's own file says by `Display` how it reads.
pub(crate) struct InWords<'a, V> {
    pub(crate) view: &'a V,
    pub(crate) reader: Reader<'a>,
}

impl<'a, V> InWords<'a, V> {
    pub(crate) fn new(view: &'a V, words: &'a Words, zone: impl Into<Zone>) -> Self {
        InWords { view, reader: Reader::new(words, zone.into()) }
    }
}

impl Words {
    /// The name that an enumeration's value has for people of the company: `name.phase.offer_due`, for example.
    pub(crate) fn named(&self, what: &str, name: impl fmt::Display) -> String {
        self.say(&format!("name.{what}.{name}"))
    }

    pub(crate) fn phase(&self, phase: Phase) -> String {
        self.named("phase", phase)
    }

    pub(crate) fn fact(&self, fact: FactKind) -> String {
        self.named("fact", fact)
    }

    pub(crate) fn promise(&self, kind: PromiseKind) -> String {
        self.named("promise", kind)
    }

    pub(crate) fn status(&self, status: Status) -> String {
        self.named("status", status)
    }

    /// A capacity as colleagues call it.
    pub(crate) fn function(&self, capacity: Capacity) -> String {
        self.name("name.capacity", capacity.as_str())
    }

    pub(crate) fn step(&self, name: &str) -> String {
        self.name("step", name)
    }

    pub(crate) fn side(&self, side: Side) -> String {
        self.say(match side {
            Side::Candidate => "by.candidate",
            Side::Company => "by.company",
            Side::Both => "by.both",
        })
    }

    /// Who acted: the candidate, or a person of the company by their capacity.
    pub(crate) fn actor(&self, actor: Actor) -> String {
        match actor {
            Actor::Candidate => self.say("by.candidate"),
            Actor::Staff(staff) => self.function(staff.capacity),
        }
    }

    pub(crate) fn terms(&self, id: &terms::Id) -> String {
        self.fill("terms", &[("name", id.name.as_str()), ("version", &id.version.to_string())])
    }

    /// Names in a row: "one, two, three".
    pub(crate) fn in_a_row(&self, names: impl IntoIterator<Item = String>) -> String {
        names.into_iter().collect::<Vec<_>>().join(&self.say("list.comma"))
    }
}
