//! The acts that were written down for the candidate, the facts about their coming, and what they can say to each.

use crate::law::{Entry, Fact, FactKind, Pending};
use crate::told::Told;
use crate::value::actor::{Actor, Staff};
use crate::value::id::Seq;
use crate::value::text::Text;
use crate::value::time::{Time, days_after};
use serde::Serialize;

/// Something that the company wrote down for the candidate or about their coming, and that the candidate has not answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WrittenDown {
    /// The number of it among what [happened](super::View::happened). A fact that confirms it or objects to it names the number in
    /// the journal: [`View::in_journal`](super::View::in_journal).
    pub number: Seq,
    /// The fact.
    pub fact: FactKind,
    /// The person of the company who wrote it down.
    #[serde(serialize_with = "super::outward::capacity")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<crate::Capacity>"))]
    pub by: Option<Staff>,
    /// Whether the candidate can say that it is right: by `entry_confirmed`, once they were told.
    pub can_confirm: bool,
    /// Whether the candidate can still say that it is not right: by `entry_contested`. Later they can raise a concern.
    pub can_object: bool,
    /// The last moment at which they can object; none until they were told.
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    pub until: Option<Time>,
}

/// Everything that waits for the candidate to say whether it is right, as of a moment.
pub(super) fn down(told: &Told<'_>, at: Time) -> Vec<WrittenDown> {
    let known = &told.known;
    let waits = known.waiting().filter(|(_, what)| *what == Pending::Confirmation);
    let written = waits.filter_map(|(here, _)| {
        let entry = known.entry(here)?;
        let by = entry.writer().or(if let Actor::Staff(staff) = entry.by { Some(staff) } else { None });
        let days = told.terms().process().horizons().contest();
        let told_at = told_at(known.journal(), here).and_then(|word| known.moment(word));
        let taken = |fact: Fact| known.check(&Entry::new(Actor::Candidate, fact, at)).is_ok();
        Some(WrittenDown {
            number: told.number(here)?,
            fact: entry.fact.kind(),
            by,
            can_confirm: taken(Fact::EntryConfirmed { to: here }),
            can_object: taken(Fact::EntryContested { to: here, why: Text::without_words() }),
            until: told_at.map(|told_at| days_after(told_at, days)),
        })
    });
    written.collect()
}

/// The entry that told the candidate: the first word about it; about their own coming, the entry itself.
fn told_at(journal: &[Entry], here: Seq) -> Option<Seq> {
    if here.entry(journal)?.writer().is_none() {
        return Some(here);
    }
    let tells = |entry: &Entry| matches!(entry.fact, Fact::CandidateInformed { to, .. } if to == here);
    journal.iter().position(tells).map(Seq::from_index)
}
