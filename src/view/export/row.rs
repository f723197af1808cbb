//! One entry of a journal as a row of a table or an event of a log: everything about it that is no word about a person.

use crate::candidacy::{Candidacy, Happened};
use crate::law::{Entry, Fact, Now, Phase};
use crate::terms::{Part, Step, Terms};
use crate::value::actor::Actor;
use crate::value::id::Seq;
use crate::value::text::Name;
use crate::value::time::Time;

/// One entry of a journal, without its words.
#[cfg_attr(not(feature = "csv"), expect(dead_code, reason = "a table has more columns than a log has attributes"))]
pub(super) struct Row<'a> {
    pub(super) seq: Seq,
    pub(super) entry: &'a Entry,
    /// The moment to which it was corrected, if it was.
    pub(super) corrected: Option<Time>,
    /// The name of the part of the step that it is about.
    pub(super) part: Option<&'a Name>,
    /// The phase before it.
    pub(super) before: Option<Phase>,
    /// The phase where it led.
    pub(super) phase: Phase,
    /// The step where it led, where that phase belongs to one.
    pub(super) step: Option<&'a Name>,
    /// The terms that rule after it.
    pub(super) terms: &'a Terms,
    /// The entry that told the candidate of it.
    pub(super) told_by: Option<Seq>,
    /// The step at which the candidacy was taken over from elsewhere.
    pub(super) taken_over: Option<u8>,
}

/// The rows of a candidacy, in order.
pub(super) fn rows<S>(candidacy: &Candidacy<S>) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::with_capacity(candidacy.journal().len());
    let mut before = None;
    let taken_over = taken_over(candidacy);
    for Happened { seq, entry, now, part, terms, told, .. } in candidacy.history() {
        let step = terms.process().step(now.step);
        let part = step.zip(part).and_then(|(step, number)| step.part(number)).map(Part::name);
        let place = (now.phase, step.filter(|_| belongs(now)).map(Step::name));
        rows.push(Row {
            seq,
            entry,
            corrected: None,
            part,
            before,
            phase: place.0,
            step: place.1,
            terms,
            told_by: None,
            taken_over,
        });
        before = Some(now.phase);
        for told in told {
            rows.get_mut(told.index()).into_iter().for_each(|row| row.told_by = Some(seq));
        }
        if let Fact::MomentCorrected(correction) = &entry.fact {
            let moment = correction.moment;
            rows.get_mut(correction.entry.index()).into_iter().for_each(|row| row.corrected = Some(moment));
        }
    }
    rows
}

/// The step at which a candidacy was taken over from elsewhere.
pub(super) fn taken_over<S>(candidacy: &Candidacy<S>) -> Option<u8> {
    if let Fact::TakenOver(takeover) = &candidacy.journal().first()?.fact { Some(takeover.step) } else { None }
}

/// Returns true if the phase belongs to a step.
fn belongs(now: Now) -> bool {
    now.phase.is_in_a_step() || now.phase == Phase::Proposed
}

/// The role of an actor: the candidate, or a capacity of the company.
pub(super) fn role(by: &Actor) -> &str {
    match by {
        Actor::Candidate => "candidate",
        Actor::Staff(staff) => staff.capacity.as_str(),
    }
}
