//! cqrs-es 0.5: an aggregate that handles a command and applies the event. Without its store.

use super::Peer;
use super::moves::moves;
use crate::hand::Stage;
use candidacy::{Entry, Phase, Terms, Time, Why};
use cqrs_es::event_sink::EventSink;
use cqrs_es::{Aggregate, DomainEvent};
use serde::{Deserialize, Serialize};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// The framework wants a default, and to write every aggregate.
#[derive(Default, Serialize, Deserialize)]
pub struct Hiring {
    #[serde(skip)]
    now: Option<(Stage, Time)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    Opened(Time),
    /// Where it led is in the event, because applying may not decide.
    Recorded(#[serde(skip)] Option<Stage>, Entry),
}

impl DomainEvent for Event {
    fn event_type(&self) -> String {
        match self {
            Event::Opened(_) => "opened".to_owned(),
            Event::Recorded(_, entry) => entry.fact.kind().name().to_owned(),
        }
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

impl Aggregate for Hiring {
    const TYPE: &'static str = "candidacy";
    type Command = Entry;
    type Event = Event;
    type Error = Why;
    type Services = &'static Terms;

    async fn handle(&mut self, entry: Entry, terms: &&'static Terms, sink: &EventSink<Self>) -> Result<(), Why> {
        let (stage, last) = self.now.ok_or(Why::NotHere)?;
        let led = moves(terms, stage, last, &entry)?;
        sink.write(Event::Recorded(Some(led), entry), self).await;
        Ok(())
    }

    fn apply(&mut self, event: Event) {
        self.now = match event {
            Event::Opened(at) => Some((Stage::Screening, at)),
            Event::Recorded(led, entry) => led.map(|stage| (stage, entry.at)),
        };
    }
}

pub struct Framed {
    terms: &'static Terms,
    hiring: Hiring,
}

impl Peer for Framed {
    type Event = &'static Entry;

    fn event(_: &'static Terms, entry: &'static Entry) -> &'static Entry {
        entry
    }

    fn opened(terms: &'static Terms, at: Time) -> Self {
        let mut hiring = Hiring::default();
        hiring.apply(Event::Opened(at));
        Framed { terms, hiring }
    }

    /// A command is taken by value; the clone is measured by itself and taken off.
    fn step(&mut self, event: &&'static Entry) -> bool {
        let sink = EventSink::default();
        now(self.hiring.handle((*event).clone(), &self.terms, &sink)).is_ok() && now(sink.collect()).len() == 1
    }

    fn phase(&self) -> Phase {
        self.hiring.now.map_or(Phase::Withdrawn, |(stage, _)| stage.phase())
    }
}

/// Nothing here ever waits, so one poll is enough and no executor adds to the cost.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("nothing waits"),
    }
}
