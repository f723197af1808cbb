//! The observations of an audit: each entry that was not as planned, takes something back, or goes another way.

use crate::law::{Entry, Fact, FactKind, Pending};
use crate::terms::calendar::Span;
use crate::terms::policy::Panel;
use crate::terms::{self, Task};
use crate::value::actor::{Actor, Staff};
use crate::value::decision::Assent;
use crate::value::id::Seq;
use crate::value::set::names;
use crate::value::time::Time;
use crate::view::then::{Place, Then};
use serde::Serialize;

/// An entry that was not as planned, or that takes something back. None is a fault by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[doc(alias = "exception")]
pub struct Observation {
    /// The number of the entry.
    pub seq: Seq,
    /// When it was recorded.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub at: Time,
    /// The fact.
    pub fact: FactKind,
    /// The observation about it.
    pub what: Observed,
}

/// The subject of an [`Observation`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Observed {
    /// It was not as planned or not as required. The entry says why.
    Deviation,
    /// It took back these moves, the latest first: a reversal, a contest, an assent that was refused.
    Reversal {
        /// The entries of the moves.
        moves: Vec<Seq>,
    },
    /// It follows a review from outside or an appeal, which led back. The entry names it.
    Review,
    /// It is a decision that somebody else had to agree to before the candidate was told.
    Assent {
        /// How that stands.
        stands: AssentStands,
    },
    /// The candidacy goes on under these terms from here.
    Transfer {
        /// The terms.
        to: terms::Id,
    },
    /// A person of the company wrote it down for the candidate.
    WrittenDown {
        /// The person.
        by: Staff,
        /// Whether the candidate was told, and what they said to it.
        stands: WrittenAct,
    },
    /// It was recorded more than a working day after it happened.
    RecordedLate {
        /// When it happened.
        #[serde(serialize_with = "crate::value::time::serialize")]
        occurred: Time,
    },
    /// It corrected the moment of an entry.
    MomentCorrected {
        /// The entry.
        entry: Seq,
        /// The moment that was recorded.
        #[serde(serialize_with = "crate::value::time::serialize")]
        was: Time,
        /// The right moment.
        #[serde(serialize_with = "crate::value::time::serialize")]
        is: Time,
    },
    /// It invited fewer or more people of the company than the policy says. One for each capacity is right if the interview needs more
    /// of them than that.
    PanelSize {
        /// The number of people who were invited.
        people: usize,
        /// The number that the [policy](crate::Policy::panel) says.
        panel: Panel,
    },
    /// It invited the candidate to an interview and said no topics, so that nobody can prepare.
    NoTopics,
}

names! {
    /// How an act that was written down for the candidate stands.
    #[expect(clippy::exhaustive_enums, reason = "the candidate is told, and then confirms, contests or says nothing")]
    WrittenAct {
        /// The candidate has not been told yet.
        Untold = "untold",
        /// The candidate was told, and has said nothing to it.
        Told = "told",
        /// The candidate confirmed it.
        Confirmed = "confirmed",
        /// The candidate contested it.
        Contested = "contested",
    }
}

names! {
    /// How the assent to a decision stands.
    #[expect(clippy::exhaustive_enums, reason = "it is awaited, given, refused, or the decision was taken back")]
    AssentStands {
        /// Nobody has answered yet.
        Awaited = "awaited",
        /// It was given, and the candidate was told.
        Given = "given",
        /// It was refused, which took the decision back.
        Refused = "refused",
        /// The decision was taken back before an answer.
        Overtaken = "overtaken",
    }
}

/// The observations about one entry.
pub(super) fn observed(then: &Then<'_>, (seq, entry, place): (Seq, &Entry, &Place<'_>)) -> Vec<Observation> {
    let mut all = Vec::new();
    let mut note = |what| all.push(Observation { seq, at: entry.at, fact: entry.fact.kind(), what });
    if entry.deviation().is_some() {
        note(Observed::Deviation);
    }
    if !place.took_back.is_empty() {
        note(Observed::Reversal { moves: place.took_back.clone() });
    }
    if matches!(&entry.fact, Fact::Reversed(reversal) if reversal.review.is_some()) {
        note(Observed::Review);
    }
    if let Fact::Transferred(transfer) = &entry.fact {
        note(Observed::Transfer { to: transfer.terms.clone() });
    }
    if let Some(stands) = assent(then, seq) {
        note(Observed::Assent { stands });
    }
    if let Some(by) = entry.writer() {
        note(Observed::WrittenDown { by, stands: stands(then.entries, seq) });
    }
    let (occurred, calendar) = (entry.happened(), place.terms.policy().calendar());
    if entry.at > calendar.after(occurred, Span::WorkingDays(1)) {
        note(Observed::RecordedLate { occurred });
    }
    if let Fact::MomentCorrected(correction) = &entry.fact {
        let was = correction.entry.entry(then.entries).map_or(entry.at, |entry| entry.at);
        note(Observed::MomentCorrected { entry: correction.entry, was, is: correction.moment });
    }
    let (people, panel) =
        (entry.fact.meeting().map_or(0, |meeting| meeting.people().len()), place.terms.policy().panel());
    let said = entry.fact.meeting().is_none_or(|meeting| !meeting.topics().is_empty());
    let sides =
        place.invites_to.map_or(0, |part| if let Task::Interview { with, .. } = part.task() { with.len() } else { 0 });
    let fits = panel.admits(people) || people == sides && people > usize::from(panel.at_most());
    if sides > 1 && !fits && entry.by != Actor::Candidate {
        note(Observed::PanelSize { people, panel });
    }
    if place.invites_to.is_some() && !said && entry.by != Actor::Candidate {
        note(Observed::NoTopics);
    }
    all
}

/// How the assent to a decision stands; none where the entry needs none. An own end of the candidate that was reversed has it waiting again.
fn assent(then: &Then<'_>, seq: Seq) -> Option<AssentStands> {
    let waits = |index: usize| then.places.get(index).is_some_and(|place| place.pending.contains(Pending::Assent));
    let decides = |index: usize| {
        let kind = then.entries.get(index).map(|entry| entry.fact.kind());
        let decision = matches!(kind, Some(FactKind::CandidateAdvanced | FactKind::RejectionDecided));
        decision && waits(index) && !index.checked_sub(1).is_some_and(waits)
    };
    if !decides(seq.index()) {
        return None;
    }
    let since = then.entries.iter().enumerate().skip(seq.index() + 1);
    for (index, entry) in since.take_while(|(index, _)| !decides(*index)) {
        if let Fact::AssentGiven(assent) = &entry.fact
            && waits(index - 1)
        {
            let given = **assent == Assent::Given;
            return Some(if given { AssentStands::Given } else { AssentStands::Refused });
        }
    }
    let awaited = then.places.len().checked_sub(1).is_some_and(waits);
    Some(if awaited { AssentStands::Awaited } else { AssentStands::Overtaken })
}

/// How an act that was written down stands. The first word about it tells the candidate.
fn stands(entries: &[Entry], act: Seq) -> WrittenAct {
    let since = entries.iter().skip(act.index() + 1).filter(|entry| entry.fact.about() == Some(act));
    let kinds: Vec<FactKind> = since.map(|entry| entry.fact.kind()).collect();
    let says = [
        (FactKind::EntryContested, WrittenAct::Contested),
        (FactKind::EntryConfirmed, WrittenAct::Confirmed),
        (FactKind::CandidateInformed, WrittenAct::Told),
    ];
    says.into_iter().find(|(kind, _)| kinds.contains(kind)).map_or(WrittenAct::Untold, |(_, stands)| stands)
}
