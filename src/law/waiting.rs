//! What waits for a word, by the number of its entry: questions for an answer, promises by hand for their keeping, a closed
//! vacancy and a pause for news, a role that was found for its candidate.
//!
//! It judges nothing, and knows nothing of dates.

use super::Now;
use crate::journal::Later;
use crate::law::fact::{Fact, FactKind, Facts};
use crate::law::journal::Entry;
use crate::law::phase::{Mark, Phase};
use crate::value::id::Seq;
use crate::value::meeting::Meeting;
use crate::value::time::Time;

/// What waits. Most candidacies ask nothing, and pay one pointer for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Waiting(Option<Box<Lists>>);

/// The facts that wait to be answered by their number. They are counted in this order.
const ASKS: [FactKind; 5] = [
    FactKind::MessageReceived,
    FactKind::HelpAsked,
    FactKind::ExtensionAsked,
    FactKind::ConcernRaised,
    FactKind::FollowUpPromised,
];

/// The facts that begin to wait. Before the first of them there is nothing to look after.
const BEGINS: Facts = Facts::from_slice(&ASKS).union(Facts::from_slice(&[
    FactKind::VacancyClosed,
    FactKind::PutOnHold,
    FactKind::RoleFound,
]));

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Lists {
    /// In the order of their numbers. What is settled stays until most of it is, and is then swept out.
    asked: Vec<Asked>,
    /// How many of each kind of [`ASKS`] wait.
    open: [u32; ASKS.len()],
    vacancy: Later,
    role: Option<Found>,
    pause: Option<Pause>,
}

/// A role that was found for somebody in the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) seq: Seq,
    /// Of the consents since then, the entry of the one that ends first.
    pub(crate) ends_first: Later,
}

/// Something that was asked or promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asked {
    seq: u32,
    /// What it asks for.
    pub(crate) kind: FactKind,
    /// The step at which it was asked.
    pub(crate) step: u8,
    settled: bool,
    /// The first answer to a concern; for help and more time, the entry with the moment that it must be answered before.
    pub(crate) beside: Later,
}

impl Asked {
    pub(crate) fn seq(&self) -> Seq {
        Seq(self.seq)
    }
}

/// A pause, by the numbers of its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pause {
    /// Since when.
    pub(crate) since: Seq,
    /// The latest word about it.
    pub(crate) word: Option<Seq>,
    /// The pause as it was last recorded.
    latest: Seq,
    /// The one that ends first of those that were recorded since the latest word.
    pub(crate) ends_first: Seq,
}

impl Pause {
    /// Is it what an entry is about: the pause as it was first or last recorded, or the latest word about it?
    pub(crate) fn is_at(&self, seq: Seq) -> bool {
        [Some(self.since), Some(self.latest), self.word].contains(&Some(seq))
    }
}

impl Waiting {
    /// Does anything of this kind wait for an answer?
    pub(crate) fn waits(&self, ask: FactKind) -> bool {
        self.0.as_deref().is_some_and(|lists| lists.count(ask) > 0)
    }

    /// Does nobody wait for anything?
    pub(crate) fn is_empty(&self) -> bool {
        self.0.as_deref().is_none_or(|lists| {
            let nothing = lists.vacancy.is_none() && lists.role.is_none() && lists.pause.is_none();
            nothing && lists.open.iter().all(|open| *open == 0)
        })
    }

    /// What was asked by the entry with this number, if it waits for an answer.
    pub(crate) fn at(&self, seq: Seq) -> Option<&Asked> {
        let lists = self.0.as_deref()?;
        lists.asked.get(lists.find(seq)?).filter(|asked| !asked.settled)
    }

    /// Everything of a kind that waits for an answer, the latest first.
    pub(crate) fn all(&self, kind: FactKind) -> impl Iterator<Item = &Asked> {
        let open = self.0.as_deref().map_or(0, |lists| lists.count(kind));
        let asked = self.0.as_deref().map_or(&[][..], |lists| &lists.asked).iter().rev();
        asked.filter(move |asked| asked.kind == kind && !asked.settled).take(open as usize)
    }

    /// Everything that waits for an answer, in order.
    pub(crate) fn asked(&self) -> impl Iterator<Item = &Asked> + Clone {
        self.0.as_deref().map_or(&[][..], |lists| &lists.asked).iter().filter(|asked| !asked.settled)
    }

    /// The closed vacancy that the candidate has not heard of.
    pub(crate) fn vacancy(&self) -> Option<Seq> {
        self.0.as_deref()?.vacancy.map(|seq| Seq(seq.get()))
    }

    /// The role that was found for somebody in the pool.
    pub(crate) fn role(&self) -> Option<&Found> {
        self.0.as_deref()?.role.as_ref()
    }

    /// The pause that there is.
    pub(crate) fn pause(&self) -> Option<&Pause> {
        self.0.as_deref()?.pause.as_ref()
    }

    /// Is there a pause that the candidate has heard of?
    pub(crate) fn told_of_the_pause(&self) -> bool {
        self.pause().is_some_and(|pause| pause.word.is_some())
    }

    /// Takes in an entry that the law has accepted.
    #[inline]
    pub(crate) fn follow(&mut self, entries: &[Entry], seq: Seq, entry: &Entry, now: Now) {
        if self.0.is_some() || BEGINS.contains(entry.fact.kind()) {
            self.0.get_or_insert_default().follow(entries, seq, entry, now);
        }
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        if let Some(lists) = &mut self.0 {
            lists.asked.shrink_to_fit();
        }
    }
}

/// What belongs to a phase waits while that lasts. A decision against does not end it by itself: as long as nobody has told the
/// candidate it may be undone, and then everything is as it was.
pub(crate) fn lasts(phase: Phase, now: Now) -> bool {
    now.phase == phase || now.phase == Phase::Declining
}

impl Lists {
    #[inline(never)] // most entries have nothing to do with it
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other fact asks, answers or tells")]
    fn follow(&mut self, entries: &[Entry], seq: Seq, entry: &Entry, now: Now) {
        let kind = entry.fact.kind();
        match &entry.fact {
            Fact::MessageReceived { .. } | Fact::ConcernRaised(_) | Fact::FollowUpPromised(_) => {
                self.ask(kind, seq, now.step, None);
            }
            Fact::HelpAsked { .. } | Fact::ExtensionAsked { .. } => {
                self.ask(kind, seq, now.step, now.undecided().dated());
            }
            Fact::ConcernAnswered { to, .. } => self.answered_first(*to, seq),
            Fact::Informed { to, .. } => self.told(*to, seq),
            Fact::VacancyClosed => self.vacancy = seq.later(),
            Fact::FeedbackDelivered(_)
            | Fact::Pooled(_)
            | Fact::Withdrew
            | Fact::OfferAccepted
            | Fact::OfferDeclined => self.vacancy = None,
            Fact::RoleFound(_) => self.role = self.role.or(Some(Found { seq, ends_first: now.dated() })),
            Fact::PutOnHold(_) => self.pause(entries, seq, entry),
            fact => {
                if let Some(to) = fact.answers() {
                    self.settle(to);
                }
            }
        }
        // More time is asked for the assignment that is out, a role found for somebody in the pool.
        if kind == FactKind::Extended || !lasts(Phase::Assigned, now) {
            self.settle_all(FactKind::ExtensionAsked);
        }
        if !lasts(Phase::Pooled, now) {
            self.role = None;
        }
        if let Some(meeting) = entry.fact.meeting() {
            self.meet(entries, seq, meeting.starts(), now.step);
        }
        if let (Some(found), Fact::Pooled(consent)) = (&mut self.role, &entry.fact) {
            let first = found.ends_first.and_then(|first| Seq(first.get()).entry(entries));
            if first.is_none_or(|first| matches!(&first.fact, Fact::Pooled(first) if consent.until < first.until)) {
                found.ends_first = seq.later();
            }
        }
        if !now.marks.contains(Mark::OnHold) {
            self.pause = None;
        }
    }

    fn ask(&mut self, kind: FactKind, Seq(seq): Seq, step: u8, beside: Later) {
        self.asked.push(Asked { seq, kind, step, settled: false, beside });
        self.add(kind, u32::saturating_add);
    }

    fn answered_first(&mut self, to: Seq, seq: Seq) {
        if let Some(asked) = self.find(to).and_then(|at| self.asked.get_mut(at)) {
            asked.beside = asked.beside.or(seq.later());
        }
    }

    /// A word that nobody asked for.
    fn told(&mut self, to: Seq, seq: Seq) {
        if self.vacancy == to.later() {
            self.vacancy = None;
        }
        match &mut self.pause {
            Some(pause) if pause.is_at(to) => *pause = Pause { word: Some(seq), ends_first: pause.latest, ..*pause },
            Some(_) | None => {}
        }
        self.settle(to);
    }

    /// Of the pauses since the latest word, the one that is over first counts; one that should have been over by then does not.
    fn pause(&mut self, entries: &[Entry], seq: Seq, entry: &Entry) {
        let Fact::PutOnHold(hold) = &entry.fact else { return };
        let pause = self.pause.get_or_insert(Pause { since: seq, word: None, latest: seq, ends_first: seq });
        pause.latest = seq;
        let word = pause.word.unwrap_or(pause.since).entry(entries).map(|word| word.at);
        if let Some(Fact::PutOnHold(first)) = pause.ends_first.entry(entries).map(|first| &first.fact)
            && (hold.until < first.until || word.is_some_and(|word| first.until <= word))
        {
            pause.ends_first = seq;
        }
    }

    /// Help comes before the meeting, also before one that is arranged, or moved, after somebody asked.
    fn meet(&mut self, entries: &[Entry], seq: Seq, starts: Time, step: u8) {
        let open = self.count(FactKind::HelpAsked) as usize;
        let help = self.asked.iter_mut().rev().filter(|asked| asked.kind == FactKind::HelpAsked && !asked.settled);
        for asked in help.take(open).filter(|asked| asked.step == step) {
            let asked_at = asked.seq().entry(entries).map(|entry| entry.at);
            let before = asked.beside.and_then(|seq| Seq(seq.get()).entry(entries));
            let before = before.and_then(|entry| entry.fact.meeting()).map(Meeting::starts);
            if before.is_none_or(|before| starts < before || Some(before) <= asked_at) {
                asked.beside = seq.later();
            }
        }
    }

    fn settle(&mut self, to: Seq) {
        if let Some(asked) = self.find(to).and_then(|at| self.asked.get_mut(at)).filter(|asked| !asked.settled) {
            asked.settled = true;
            let kind = asked.kind;
            self.add(kind, u32::saturating_sub);
            self.sweep();
        }
    }

    /// Settles everything of a kind. The latest come first, because they are the ones that are open.
    fn settle_all(&mut self, kind: FactKind) {
        let open = self.count(kind) as usize;
        if open == 0 {
            return;
        }
        self.asked.iter_mut().rev().filter(|asked| asked.kind == kind && !asked.settled).take(open).for_each(|asked| {
            asked.settled = true;
        });
        self.add(kind, |_, _| 0);
        self.sweep();
    }

    /// Keeps the list at most twice as long as what waits, so that looking through it costs no more than that.
    fn sweep(&mut self) {
        let open: u32 = self.open.iter().sum();
        if open == 0 || self.asked.len() / 2 > open as usize + 4 {
            self.asked.retain(|asked| !asked.settled);
        }
    }

    fn find(&self, Seq(seq): Seq) -> Option<usize> {
        self.asked.binary_search_by_key(&seq, |asked| asked.seq).ok()
    }

    fn count(&self, ask: FactKind) -> u32 {
        ASKS.iter().zip(self.open).find(|(kind, _)| **kind == ask).map_or(0, |(_, open)| open)
    }

    fn add(&mut self, ask: FactKind, change: fn(u32, u32) -> u32) {
        for (kind, open) in ASKS.iter().zip(&mut self.open) {
            if *kind == ask {
                *open = change(*open, 1);
            }
        }
    }
}
