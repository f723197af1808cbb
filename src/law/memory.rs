//! The memory of the law beside where a candidacy is: the moves that stand, what waits, and what no later entry may restart.

use crate::journal::Later;
use crate::law::consents::Consents;
use crate::law::entry::Entry;
use crate::law::items::{Item, Items};
use crate::law::keys::Keys;
use crate::law::now::{Now, Since};
use crate::law::pending::Pending;
use crate::value::correspondence::Stated;
use crate::value::id::{PersonId, Seq};
use crate::value::offer;
use crate::value::text::Label;
use crate::value::time::Time;
use std::collections::BTreeSet;

/// A move that stands, and where the candidacy was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Move {
    pub(crate) seq: u32,
    /// The index of the part that it was about. Another part may have had a new date since: that is not taken back.
    pub(in crate::law) part: Option<u8>,
    pub(in crate::law) now: Now,
    pub(in crate::law) since: Since,
    pub(in crate::law) terms: u16,
}

/// The memory of a step, so that nothing restarts its ceilings: no reversal, repetition, new date or transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Trail {
    pub(crate) terms: u16,
    pub(crate) step: u8,
    /// The entry with which the candidate came to it.
    pub(in crate::law) came: u32,
    /// The same, or the review from which its ceilings count again.
    pub(crate) entered: u32,
    /// The place of the first trail of this step: the same under all terms that know it.
    pub(in crate::law) origin: u16,
    /// The first interview or piece of work in it.
    pub(crate) first: Option<u32>,
    /// The latest one before everything was done for the first time.
    pub(in crate::law) last: Option<u32>,
    /// The one from which its outcome counts: the latest when everything was done for the first time.
    pub(crate) complete: Option<u32>,
    /// The latest interview before everything was done for the first time. A rule of a place counts from it, and no review restarts
    /// it.
    pub(crate) interviewed: Option<u32>,
    /// Whether that was work that came back.
    pub(crate) by_work: bool,
    /// The latest entry by which the candidate wished another time.
    pub(crate) wish: Option<u32>,
}

/// The most stops that a candidacy has. A later one stops no clock: what is owed is due no later for it, and asking for what is
/// owed costs the same, no matter how often somebody stops and goes on.
const MOST_STOPS: usize = 64;

/// The most trails that are kept apart. With more transfers than that, a step overwrites what it had under the same terms.
const MOST_TRAILS: usize = 32_768;

/// A time that does not count for the ceilings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stop {
    pub(crate) why: StopReason,
    pub(crate) from: u32,
    /// The entry that ended it; none while it lasts.
    pub(crate) to: Option<u32>,
}

/// Why a time does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StopReason {
    /// A hold that the candidate was told of, at the step with this trail.
    Hold { trail: u16 },
    /// The candidate asked for time until a moment.
    Wish { until: Time },
    /// The candidate had left, and came back.
    Away,
    /// Times that the company proposed for a part wait for the candidate.
    Proposed { trail: u16, part: u8 },
}

/// Everything that is seldom looked at, apart from the rest so that a candidacy stays small to move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Memory {
    pub(crate) since: Since,
    /// The moves that stand, the latest last: a reversal takes one off and never puts one on.
    pub(crate) moves: Vec<Move>,
    pub(crate) items: Items,
    pub(in crate::law) trails: Vec<Trail>,
    /// The steps whose outcome feedback answers, each with the entry by which the feedback came to be owed and as it was then: what begins
    /// again later is another outcome.
    answered: Vec<(u32, Trail)>,
    stops: Vec<Stop>,
    /// The moments that were corrected, by number.
    pub(in crate::law) corrected: Vec<(u32, Time)>,
    /// The moments, in the order of the journal, that are not as recorded, by number.
    pub(in crate::law) clock: Vec<(u32, Time)>,
    /// The latest interview or piece of work.
    pub(crate) met: Option<u32>,
    /// The latest feedback.
    pub(in crate::law) covered: Option<u32>,
    /// Whether work ever came back.
    pub(crate) handed_in: bool,
    /// True once an invitation has named adjustments.
    pub(crate) adjusted: bool,
    pub(crate) consents: Consents,
    /// The entries that the candidate is told of by the latest one, in order.
    pub(in crate::law) told: Vec<u32>,
    /// The entries that the candidate does not know of yet, or never will; without those whose row says so.
    pub(in crate::law) hidden: BTreeSet<u32>,
    /// The latest answer date of an offer, of those within the horizon: no later offer may be answered by an earlier one.
    pub(in crate::law) floor: Option<Time>,
    /// The entry that names the responsible person.
    pub(crate) responsible: Later,
    pub(in crate::law) keys: Keys,
    /// The acceptances, each with its offer.
    accepted: Vec<(u32, u32)>,
    /// Who has said what they saw at an interview, by the entry that says it was held.
    pub(in crate::law) assessed: BTreeSet<(u32, PersonId)>,
    /// The moments that parts were about.
    pub(crate) starts: Earliest,
    /// The moments at which interviews were to begin, or took place.
    pub(crate) interviews: Earliest,
    /// The entries since each of which the pay is to be named: the opening, and each that stands and brought another role, or terms that
    /// promise it after others that did not. Each with the place of the terms that ruled then.
    pub(in crate::law) roles: Vec<(u32, u16)>,
    /// The messages of the company that state the pay, in order: those of a role that was taken back are not among them.
    pub(in crate::law) paid: Vec<u32>,
    /// The tools that messages of the company named.
    tools: BTreeSet<Label>,
}

/// Moments that entries name, each earlier than all that came after it: those of later entries only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Earliest(Vec<(u32, Time)>);

impl Earliest {
    /// The earliest of those that stood when an entry was recorded or came since.
    pub(crate) fn since(&self, seq: u32) -> Option<Time> {
        let from = self.0.partition_point(|(of, _)| *of < seq);
        self.0.get(from).map(|(_, moment)| *moment)
    }

    /// The number of the first entry from which on no moment is named that is not later than this one.
    pub(crate) fn without_until(&self, moment: Time) -> u32 {
        let so_early = self.0.partition_point(|(_, earlier)| *earlier <= moment);
        let last = so_early.checked_sub(1).and_then(|place| self.0.get(place));
        last.map_or(0, |(of, _)| of.saturating_add(1))
    }

    pub(in crate::law) fn name(&mut self, seq: u32, moment: Time) {
        while self.0.last().is_some_and(|(_, later)| *later >= moment) {
            self.0.pop();
        }
        self.0.push((seq, moment));
    }
}

impl Memory {
    pub(in crate::law) fn new() -> Self {
        Memory {
            since: Since::OPENING,
            moves: Vec::new(),
            items: Items::NONE,
            trails: Vec::new(),
            answered: Vec::new(),
            stops: Vec::new(),
            corrected: Vec::new(),
            clock: Vec::new(),
            met: None,
            covered: None,
            handed_in: false,
            adjusted: false,
            consents: Consents::NONE,
            told: Vec::new(),
            hidden: BTreeSet::new(),
            floor: None,
            responsible: None,
            keys: Keys::NONE,
            accepted: Vec::new(),
            assessed: BTreeSet::new(),
            starts: Earliest(Vec::new()),
            interviews: Earliest(Vec::new()),
            roles: Vec::new(),
            paid: Vec::new(),
            tools: BTreeSet::new(),
        }
    }

    /// The candidate accepts the offer that stands.
    pub(in crate::law) fn accepts(&mut self, seq: u32) {
        self.accepted.extend(self.since.accepted.map(|offer| (seq, offer.get())));
    }

    /// The condition that an item is about, of the offer that was accepted with it.
    pub(crate) fn condition<'e>(&self, item: &Item, entries: &'e [Entry]) -> Option<&'e offer::Condition> {
        let (_, offer) = self.accepted.iter().rfind(|(accepted, _)| *accepted == item.seq)?;
        let conditions = Seq(*offer).entry(entries)?.fact.offer()?.conditions();
        conditions.get(usize::from(item.nth)).filter(|_| item.what == Pending::Condition)
    }

    /// The moves that stand, the latest first.
    pub(crate) fn standing(&self) -> impl Iterator<Item = u32> {
        self.moves.iter().rev().map(|latest| latest.seq)
    }

    /// The places on the way that stands, in order, each as it was before a move: with the terms, by their place on the shelf.
    pub(crate) fn way(&self) -> impl Iterator<Item = (u16, Now)> {
        self.moves.iter().map(|latest| (latest.terms, latest.now))
    }

    /// Returns true if this entry is a move that stands.
    pub(crate) fn stands(&self, seq: u32) -> bool {
        self.moves.binary_search_by_key(&seq, |latest| latest.seq).is_ok()
    }

    pub(in crate::law) fn waits(&self, what: Pending) -> bool {
        self.items.pending().contains(what)
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.moves.shrink_to_fit();
        self.items.shrink_to_fit();
        self.trails.shrink_to_fit();
        self.answered.shrink_to_fit();
        self.stops.shrink_to_fit();
        self.starts.0.shrink_to_fit();
        self.interviews.0.shrink_to_fit();
        self.roles.shrink_to_fit();
        self.paid.shrink_to_fit();
        self.consents.shrink_to_fit();
    }

    /// The times that do not count, in the order in which they began.
    pub(crate) fn stops(&self) -> &[Stop] {
        &self.stops
    }

    pub(in crate::law) fn stops_mut(&mut self) -> &mut [Stop] {
        &mut self.stops
    }

    /// A time that does not count has begun.
    pub(in crate::law) fn stop(&mut self, stop: Stop) {
        if self.stops.len() < MOST_STOPS {
            self.stops.push(stop);
        }
    }

    /// Keeps what is remembered of the step whose outcome waits, for feedback that comes to be owed by an entry.
    pub(in crate::law) fn answers(&mut self, seq: u32) {
        let outcome = self.items.outcome().and_then(|outcome| self.trail(outcome.trail)).copied();
        self.answered.extend(outcome.map(|trail| (seq, trail)));
    }

    /// The step whose outcome the feedback answers that came to be owed by an entry, as it was then; none where nothing was waited for.
    pub(crate) fn answered(&self, seq: u32) -> Option<&Trail> {
        let place = self.answered.binary_search_by_key(&seq, |(seq, _)| *seq).ok()?;
        self.answered.get(place).map(|(_, trail)| trail)
    }

    /// The trail at a place.
    pub(crate) fn trail(&self, place: u16) -> Option<&Trail> {
        self.trails.get(usize::from(place))
    }

    /// Keeps what is remembered of a step under other terms.
    pub(in crate::law) fn carries_on(&mut self, trail: Trail) {
        let full = self.trails.len() >= MOST_TRAILS;
        let same = |other: &&mut Trail| (other.terms, other.step) == (trail.terms, trail.step);
        match self.trails.iter_mut().rfind(same).filter(|_| full) {
            Some(latest) => *latest = trail,
            None => self.trails.push(trail),
        }
    }

    /// The place of the trail of a step.
    pub(crate) fn place(&self, terms: u16, step: u8) -> Option<u16> {
        let place = self.trails.iter().rposition(|trail| (trail.terms, trail.step) == (terms, step))?;
        u16::try_from(place).ok()
    }

    /// The entry with the times that wait for the candidate, for a part of a step.
    pub(crate) fn proposes(&self, about: Option<(u16, u8)>) -> Option<u32> {
        let (trail, part) = about?;
        let lasts = |stop: &&Stop| stop.to.is_none() && stop.why == StopReason::Proposed { trail, part };
        self.stops.iter().rev().find(lasts).map(|stop| stop.from)
    }

    pub(crate) fn has_assessed(&self, held: u32, person: PersonId) -> bool {
        self.assessed.contains(&(held, person))
    }

    /// The entry since which the pay is to be named, the latest that brought a role, and the place of its terms.
    pub(crate) fn role_since(&self) -> (u32, u16) {
        self.roles.last().copied().unwrap_or_default()
    }

    /// Returns true if the pay of the role is known: the opening names it, or a message since the role was brought does. The opening
    /// says nothing of a later role.
    pub(crate) fn knows_the_pay(&self, entries: &[Entry]) -> bool {
        let (since, _) = self.role_since();
        let named = |entry: &Entry| entry.fact.opening().is_some_and(|opening| opening.pay.is_some());
        self.paid().is_some() || since == 0 && entries.first().is_some_and(named)
    }

    /// The latest message that states the pay of the role.
    pub(crate) fn paid(&self) -> Option<u32> {
        let (since, _) = self.role_since();
        self.paid.last().copied().filter(|paid| *paid > since)
    }

    /// The entry that brought a role is taken back: the pay that was named since is not that of the role before.
    pub(in crate::law) fn unknows_the_pay_since(&mut self, seq: u32) {
        self.paid.truncate(self.paid.partition_point(|paid| *paid < seq));
    }

    /// Returns true if a message of the company named the tool.
    pub(crate) fn names(&self, tool: &Label) -> bool {
        self.tools.contains(tool)
    }

    /// Keeps what a message of the company states.
    pub(in crate::law) fn states(&mut self, seq: u32, stated: &Stated) {
        self.paid.extend(stated.pay.map(|_| seq));
        for tool in &stated.tools {
            if !self.tools.contains(tool) {
                self.tools.insert(tool.clone());
            }
        }
    }
}
