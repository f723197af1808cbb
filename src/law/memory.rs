//! The memory of the law beside where a candidacy is: the moves that stand, what waits, and what no later entry may restart.

use crate::journal::Later;
use crate::law::entry::Entry;
use crate::law::now::{Now, Since};
use crate::law::pending::{Pending, Pendings};
use crate::value::id::{PersonId, Seq};
use crate::value::offer;
use crate::value::time::Time;

/// Something that waits for an answer or for news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Item {
    /// The entry that opened it.
    pub(crate) seq: u32,
    pub(crate) what: Pending,
    /// Which of several that one entry opened: the index of the condition of an offer.
    pub(crate) nth: u8,
    /// The terms under which it was opened, by their place on the shelf.
    pub(crate) terms: u8,
    /// The step that it is about, by its trail.
    pub(crate) trail: u16,
    /// The first word about it that did not end it; of a hold the latest.
    pub(crate) word: Later,
    /// The move that ended it. It is kept, because the move may be taken back; what a word ended is gone.
    pub(in crate::law) ended: Later,
}

/// A move that stands, and where the candidacy was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Move {
    pub(in crate::law) seq: u32,
    /// The index of the part that it was about. Another part may have had a new date since: that is not taken back.
    pub(in crate::law) part: Option<u8>,
    pub(in crate::law) now: Now,
    pub(in crate::law) since: Since,
    pub(in crate::law) terms: u8,
}

/// The memory of a step, so that nothing restarts its ceilings: no reversal, repetition, new date or transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Trail {
    pub(in crate::law) terms: u8,
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
    /// The latest interview before everything was done for the first time. A rule of a place counts from it, and no review restarts it.
    pub(crate) interviewed: Option<u32>,
    /// Whether that was work that came back.
    pub(crate) by_work: bool,
    /// The latest entry by which the candidate wished another time.
    pub(crate) wish: Option<u32>,
}

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
    /// In the order of their numbers.
    pub(in crate::law) items: Vec<Item>,
    /// The entry that opened the outcome that waits, or the latest that did: there is at most one.
    outcome: u32,
    /// How many of each kind wait.
    counts: [u32; Pending::ALL.len()],
    pub(in crate::law) trails: Vec<Trail>,
    pub(crate) stops: Vec<Stop>,
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
    /// The entries with the consents that stand, the latest last: each renews the one before.
    pub(in crate::law) consents: Vec<u32>,
    /// Whether the candidate ever took a consent back.
    pub(in crate::law) consent_withdrawn: bool,
    /// The withdrawal that took consents back, these, and whether one was taken back before.
    pub(in crate::law) took_back: Option<(u32, Vec<u32>, bool)>,
    /// Whether the latest entry took back a move that the candidate was never told of.
    pub(in crate::law) untold: bool,
    /// The entry that names the responsible person.
    pub(crate) responsible: Later,
    /// The acceptances, each with its offer.
    accepted: Vec<(u32, u32)>,
    /// The entries that have the key of a request.
    pub(crate) keyed: Vec<u32>,
    /// Who has said what they saw at an interview, by the entry that says it was held.
    pub(in crate::law) assessed: Vec<(u32, PersonId)>,
    /// The moments that parts were about, each earlier than all that came after it: those of later entries only.
    pub(in crate::law) starts: Vec<(u32, Time)>,
    /// The items that the latest entry opened, ended or said something about, each as it was before.
    pub(crate) touched: Vec<Touched>,
}

/// An item as it was before an entry, and what tells it from any other.
pub(crate) type Touched = (Option<Item>, u32, Pending, u8);

impl Item {
    fn touched(self) -> Touched {
        (Some(self), self.seq, self.what, self.nth)
    }
}

impl Memory {
    pub(in crate::law) fn new() -> Self {
        Memory {
            since: Since::OPENING,
            moves: Vec::new(),
            items: Vec::new(),
            outcome: 0,
            counts: [0; Pending::ALL.len()],
            trails: Vec::new(),
            stops: Vec::new(),
            corrected: Vec::new(),
            clock: Vec::new(),
            met: None,
            covered: None,
            handed_in: false,
            consents: Vec::new(),
            consent_withdrawn: false,
            took_back: None,
            untold: false,
            responsible: None,
            accepted: Vec::new(),
            keyed: Vec::new(),
            assessed: Vec::new(),
            starts: Vec::new(),
            touched: Vec::new(),
        }
    }

    /// Did the candidate ever take a consent back?
    pub(in crate::law) fn was_withdrawn(&self) -> bool {
        self.consent_withdrawn
    }

    /// The items that wait, in the order in which they were opened.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.ended.is_none())
    }

    /// The outcome that waits, if one does.
    pub(crate) fn outcome(&self) -> Option<&Item> {
        self.waiting_at(self.outcome).find(|item| item.what == Pending::Outcome)
    }

    /// Of several outcomes that wait, the first goes on: it is due before the others, and what answers one answers all.
    pub(in crate::law) fn one_outcome(&mut self) {
        let count = self.counts.get(Pending::Outcome as usize).copied().unwrap_or_default();
        if count == 0 || count == 1 && self.outcome().is_some() {
            return;
        }
        let outcomes = self.waiting().filter(|item| item.what == Pending::Outcome).map(|item| item.seq);
        let outcomes: Vec<u32> = outcomes.collect();
        self.outcome = outcomes.first().copied().unwrap_or_default();
        for seq in outcomes.into_iter().skip(1) {
            self.finish(seq, Pending::Outcome, 0);
        }
    }

    /// The entry with the consent that stands.
    pub(crate) fn consent(&self) -> Option<u32> {
        self.consents.last().copied()
    }

    /// The candidate withdraws, and with that takes back every consent.
    pub(in crate::law) fn withdraw_consent(&mut self, seq: u32) {
        let taken = std::mem::take(&mut self.consents);
        if !taken.is_empty() {
            self.took_back = Some((seq, taken, std::mem::replace(&mut self.consent_withdrawn, true)));
        }
    }

    /// The candidate never gave this consent: from then on only they give one. Or they never withdrew, and what they gave stands.
    pub(in crate::law) fn contest_consent(&mut self, seq: u32, is_consent: bool) {
        if is_consent {
            self.consents.retain(|consent| *consent != seq);
            self.consent_withdrawn = true;
            if let Some((_, taken, before)) = &mut self.took_back {
                taken.retain(|consent| *consent != seq);
                *before = true;
            }
        } else if let Some((_, mut taken, before)) = self.took_back.take_if(|(of, ..)| *of == seq) {
            taken.append(&mut self.consents);
            (self.consents, self.consent_withdrawn) = (taken, before);
        }
    }

    /// Was the candidate told of a decision against them, by a message or by feedback?
    pub(in crate::law) fn was_told_of(&self, decided: u32) -> bool {
        self.covered > Some(decided) || self.waiting_at(decided).any(|item| item.word.is_some())
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
    pub(in crate::law) fn standing(&self) -> impl Iterator<Item = u32> {
        self.moves.iter().rev().map(|latest| latest.seq)
    }

    /// Is this entry a move that stands?
    pub(in crate::law) fn stands(&self, seq: u32) -> bool {
        self.moves.binary_search_by_key(&seq, |latest| latest.seq).is_ok()
    }

    /// The items that wait and that an entry opened.
    pub(crate) fn waiting_at(&self, seq: u32) -> impl Iterator<Item = &Item> {
        let from = self.items.partition_point(|item| item.seq < seq);
        let at = self.items.get(from..).unwrap_or_default().iter().take_while(move |item| item.seq == seq);
        at.filter(|item| item.ended.is_none())
    }

    /// The item that a word of the company about an entry is about, of several that the entry opened: the one that comes first here.
    pub(in crate::law) fn informed_of(&self, to: u32) -> Option<&Item> {
        // What was written down first, then what the word can end, then how it ended, then how it goes on.
        let rank = |item: &&Item| {
            let is_untold = item.what == Pending::Confirmation && item.word.is_none();
            let kinds = [Pendings::BY_A_WORD, Pending::Feedback.into(), Pending::Outcome.into()];
            let place = kinds.iter().position(|kinds| kinds.contains(item.what)).unwrap_or(kinds.len());
            if is_untold { 0 } else { 1 + place }
        };
        self.waiting_at(to).min_by_key(rank)
    }

    /// The kinds of which something waits.
    pub(in crate::law) fn pending(&self) -> Pendings {
        let counted = Pending::ALL.iter().zip(&self.counts).filter(|(_, count)| **count > 0);
        counted.map(|(what, _)| *what).collect()
    }

    fn count(&mut self, what: Pending, by: i32) {
        if let Some(count) = self.counts.get_mut(what as usize) {
            *count = count.saturating_add_signed(by);
        }
    }

    pub(in crate::law) fn waits(&self, what: Pending) -> bool {
        self.counts.get(what as usize).is_some_and(|count| *count > 0)
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.moves.shrink_to_fit();
        self.items.shrink_to_fit();
        self.trails.shrink_to_fit();
        self.stops.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.touched = Vec::new();
    }

    /// The trail at a place.
    pub(crate) fn trail(&self, place: u16) -> Option<&Trail> {
        self.trails.get(usize::from(place))
    }

    /// The place of the trail of a step.
    pub(crate) fn place(&self, terms: u8, step: u8) -> Option<u16> {
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

    /// The earliest moment that a part was about, of those that stood when an entry was recorded or came since.
    pub(crate) fn first_moment_since(&self, seq: u32) -> Option<Time> {
        let from = self.starts.partition_point(|(of, _)| *of < seq);
        self.starts.get(from).map(|(_, moment)| *moment)
    }

    pub(in crate::law) fn starts_at(&mut self, seq: u32, moment: Time) {
        while self.starts.last().is_some_and(|(_, later)| *later >= moment) {
            self.starts.pop();
        }
        self.starts.push((seq, moment));
    }

    /// Opens an item. It comes last: its number is the latest.
    pub(in crate::law) fn open(&mut self, item: Item) {
        self.touched.push((None, item.seq, item.what, item.nth));
        self.count(item.what, 1);
        if item.what == Pending::Outcome {
            self.outcome = item.seq;
        }
        self.items.push(item);
    }

    /// Ends everything of these kinds that was opened before an entry. An item that a move ended is kept, because the move may be
    /// taken back.
    pub(in crate::law) fn end(&mut self, closes: Pendings, before: u32, by: Later) {
        if closes.is_empty() || !closes.iter().any(|what| self.waits(what)) {
            return;
        }
        let Memory { items, counts, touched, .. } = self;
        items.retain_mut(|item| {
            if item.ended.is_some() || !closes.contains(item.what) || item.seq >= before {
                return true;
            }
            touched.push(item.touched());
            if let Some(count) = counts.get_mut(item.what as usize) {
                *count = count.saturating_sub(1);
            }
            item.ended = by;
            by.is_some()
        });
    }

    /// Ends one item for good.
    pub(in crate::law) fn finish(&mut self, seq: u32, what: Pending, nth: u8) {
        let from = self.items.partition_point(|item| item.seq < seq);
        let is_it = |item: &Item| (item.seq, item.what, item.nth, item.ended) == (seq, what, nth, None);
        if let Some(place) = self.items.iter().skip(from).take_while(|item| item.seq == seq).position(is_it) {
            let item = self.items.remove(from + place);
            self.count(what, -1);
            self.touched.push(item.touched());
        }
    }

    /// Notes a word about an item that does not end it.
    pub(in crate::law) fn hear(&mut self, seq: u32, what: Pending, word: Later) {
        let from = self.items.partition_point(|item| item.seq < seq);
        let heard = self.items.iter_mut().skip(from).take_while(|item| item.seq == seq);
        if let Some(item) = heard.filter(|item| item.ended.is_none()).find(|item| item.what == what) {
            self.touched.push(item.touched());
            if item.word.is_none() || what == Pending::Hold {
                item.word = word;
            }
        }
    }

    /// Takes back what a move did to items. An item that it opened goes, unless the candidate was told of it, or was `met` by it and
    /// waits for the outcome. An item that it ended waits again if `revives`, and else stays ended for good.
    pub(in crate::law) fn take_back(&mut self, undone: u32, met: bool, revives: Pendings) {
        let Memory { items, counts, touched, outcome, .. } = self;
        items.retain_mut(|item| {
            let Some(count) = counts.get_mut(item.what as usize) else { return true };
            let confirms = item.what == Pending::Confirmation; // nothing is left that could be confirmed or contested
            let gone = confirms || item.word.is_none() && !(met && item.what == Pending::Outcome);
            if item.seq == undone && gone {
                if item.ended.is_none() {
                    *count = count.saturating_sub(1);
                }
                touched.push(item.touched());
                return false;
            }
            if item.ended.is_some_and(|ended| ended.get() == undone) {
                if !revives.contains(item.what) {
                    return false;
                }
                item.ended = None;
                if item.what == Pending::Outcome {
                    *outcome = item.seq;
                }
                *count = count.saturating_add(1);
                touched.push((None, item.seq, item.what, item.nth));
            }
            true
        });
    }
}
