//! The getters of a candidacy that read its journal.

use super::Candidacy;
use super::recorded::{Followed, Recorded};
use crate::cv::Cv;
use crate::law::{Entry, Fact, Now, Pending, Pendings};
use crate::promise::{Change, Promise, Trace};
use crate::terms::Terms;
use crate::value::correspondence::{Consent, Hold};
use crate::value::feedback::Reasons;
use crate::value::id::{RoleId, Seq};
use crate::value::meeting::Meeting;
use crate::value::offer::Offer;
use crate::value::pay::Salary;
use crate::value::time::Time;

/// An entry, where it led, and what it changed about promises.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Happened<'a> {
    /// Its number.
    pub seq: Seq,
    /// The entry.
    pub entry: &'a Entry,
    /// The phase, the step and its parts after it.
    pub now: Now,
    /// The number of the part of the step that it is about, from 1, whether or not the fact names it.
    pub part: Option<u8>,
    /// The terms that rule after it.
    pub terms: &'a Terms,
    /// The kinds of which something waits after it.
    pub pending: Pendings,
    /// The promises that it opened.
    pub opened: Vec<Promise>,
    /// The promises that it ended.
    pub ended: Vec<Promise>,
    /// The promises that stay open and have other dates after it.
    pub redated: Vec<Promise>,
    /// The entries that the candidate is told of by it, in order.
    pub told: Vec<Seq>,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "each method looks for the few facts that carry what it is after")]
impl<S> Candidacy<S> {
    /// Returns what followed from the opening entry: the line to store, the promises that it opened, and what the candidate is told.
    ///
    /// ```
    /// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, PromiseKind, Seq, Terms};
    /// # use candidacy::uuid::Uuid;
    /// # let terms = Terms::new("back-end", 1, Process::back_end())?;
    /// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
    /// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
    /// # let monday = "2026-03-02T09:00:00Z".parse()?;
    /// let candidacy = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
    /// let opened = candidacy.opened();
    /// assert_eq!(opened.line.seq, Seq(0));
    /// assert!(opened.opened.iter().any(|promise| promise.kind == PromiseKind::Acknowledgement));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn opened(&self) -> Recorded<'_> {
        let mut trace = Trace::new(&self.shelf, &self.entries);
        let change = trace.step().map(|(_, _, change)| change).unwrap_or_default();
        let first = self.entries.get(..1).unwrap_or_default();
        Followed::new(first, &trace.state, change).of(self.id(), &self.entries)
    }

    /// Returns what happened, in order, where each entry led, and what it changed about promises.
    ///
    /// ```
    /// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Fact, Phase, Process, Terms};
    /// # use candidacy::uuid::Uuid;
    /// # let terms = Terms::new("back-end", 1, Process::back_end())?;
    /// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
    /// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
    /// # let application = Application::open(opening, cv);
    /// # let mut candidacy = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, "2026-03-02T09:00:00Z".parse()?))?;
    /// let _ = candidacy.record(Entry::new(Actor::Candidate, Fact::Withdrew, "2026-03-03T09:00:00Z".parse()?))?;
    /// let phases: Vec<Phase> = candidacy.history().map(|happened| happened.now.phase).collect();
    /// assert_eq!(phases, [Phase::Screening, Phase::Withdrawn]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn history(&self) -> impl Iterator<Item = Happened<'_>> {
        let mut trace = Trace::new(&self.shelf, &self.entries);
        std::iter::from_fn(move || {
            let (seq, entry, change) = trace.step()?;
            let (now, pending) = (trace.state.now, trace.state.pending());
            let terms = self.shelf.get(usize::from(trace.state.terms))?;
            let (part, told) = (trace.part.map(|index| index + 1), trace.state.told().collect());
            let Change { opened, ended, redated } = change;
            Some(Happened { seq, entry, now, part, terms, pending, opened, ended, redated, told })
        })
    }

    /// Returns every terms that it knows: those of its opening, and those that it was or may be [transferred](crate::Fact::Transferred)
    /// to. Its journal replays under them.
    #[must_use]
    pub fn known_terms(&self) -> &[Terms] {
        &self.shelf
    }

    /// Returns the moment that a part of the step is about, by its number from 1: the start of the interview that is scheduled, the
    /// moment the assignment is due. Nothing happens by itself when it passes.
    #[must_use]
    pub fn due(&self, part: u8) -> Option<Time> {
        let index = usize::from(part).checked_sub(1)?;
        if !self.state.now.is_set_up(index) {
            return None;
        }
        self.state.part_due(&self.entries, index, self.step()?.part(part)?)
    }

    /// Returns the pay or its range, as far as the candidate knows it: that of the latest message that states one since the role was
    /// brought, or that of the opening.
    #[must_use]
    pub fn pay(&self) -> Option<&Salary> {
        let memory = &self.state.memory;
        let (since, _) = memory.role_since();
        let told = memory.paid().and_then(|paid| Seq(paid).entry(&self.entries)?.fact.stated()?.pay.as_ref());
        told.or_else(|| self.opening().pay.as_ref().filter(|_| since == 0))
    }

    /// Returns the invitation to the interview that is scheduled for a part of the step, by its number from 1.
    #[must_use]
    pub fn meeting(&self, part: u8) -> Option<&Meeting> {
        let index = usize::from(part).checked_sub(1)?;
        if !self.state.now.is_set_up(index) {
            return None;
        }
        Seq(self.state.memory.since.part(index)).entry(&self.entries)?.fact.meeting()
    }

    /// Returns the hold that the company has made, if it has: until when, and why.
    #[must_use]
    pub fn hold(&self) -> Option<&Hold> {
        let held = self.pending().contains(Pending::Hold);
        self.latest(held, |fact| if let Fact::PutOnHold(hold) = fact { Some(&**hold) } else { None })
    }

    /// Returns the consent under which the candidate may be kept in the pool, if it stands.
    #[must_use]
    pub fn consent(&self) -> Option<&Consent> {
        match &Seq(self.state.memory.consents.standing()?).entry(&self.entries)?.fact {
            Fact::ConsentGiven(consent) => Some(consent),
            _ => None,
        }
    }

    /// Returns the latest offer that stands.
    #[must_use]
    pub fn offer(&self) -> Option<&Offer> {
        match &Seq(self.state.memory.since.offer?.get()).entry(&self.entries)?.fact {
            Fact::OfferMade(offer) => Some(offer),
            _ => None,
        }
    }

    /// The entries of the latest offer that stands, and of the one that the candidate accepted.
    pub(crate) fn offers(&self) -> [Option<Seq>; 2] {
        let since = &self.state.memory.since;
        [since.offer, since.accepted].map(|made| made.map(|made| Seq(made.get())))
    }

    /// The indices of the conditions of the accepted offer that are still open.
    pub(crate) fn open_conditions(&self) -> impl Iterator<Item = usize> {
        self.state.memory.items.of(Pending::Condition).iter().map(|item| usize::from(item.nth))
    }

    /// Returns true if an entry is a move that stands.
    pub(crate) fn stands(&self, seq: Seq) -> bool {
        self.state.memory.stands(seq.0)
    }

    /// Returns the first day: the one that was agreed, or the one that the accepted offer says.
    #[must_use]
    pub fn first_day(&self) -> Option<Time> {
        self.state.first_day(&self.entries)
    }

    /// Returns why it was decided against the candidate, while feedback about it is owed.
    #[must_use]
    pub fn reasons(&self) -> Option<&Reasons> {
        let owed = self.pending().contains(Pending::Feedback);
        self.latest(owed, |fact| match fact {
            Fact::RejectionDecided(rejection) => Some(&rejection.reasons),
            Fact::OfferWithdrawn { reasons } => Some(reasons),
            _ => None,
        })
    }

    /// Returns the role that it is about; none for an open application.
    #[must_use]
    pub fn role(&self) -> Option<RoleId> {
        self.role_named().map(|(_, role)| role)
    }

    /// The entry that names the role that it is about, and the role. A transfer or an approach that was taken back names none any more.
    pub(crate) fn role_named(&self) -> Option<(Seq, RoleId)> {
        let mut standing = self.state.memory.standing().chain([0]).map(Seq);
        standing.find_map(|seq| Some((seq, seq.entry(&self.entries)?.fact.role()?)))
    }

    /// Returns the latest CV, if there is one: somebody who was approached may not have sent it yet.
    #[must_use]
    pub fn cv(&self) -> Option<&Cv> {
        self.latest(true, Fact::cv)
    }

    /// Returns what waits for an answer or for news, each with the entry that opened it.
    pub fn waiting(&self) -> impl Iterator<Item = (Seq, Pending)> {
        self.state.memory.items.waiting().map(|item| (Seq(item.seq), item.what))
    }

    /// The entries that had been recorded by a moment. Each counts from the moment that it had in the order of the journal when it was
    /// recorded. A clock that was ahead hides nothing that was recorded after its correction.
    pub(crate) fn until(&self, at: Time) -> &[Entry] {
        let entries = &self.entries;
        let count = if entries.is_sorted_by_key(|entry| entry.at) {
            entries.partition_point(|entry| entry.at <= at)
        } else {
            let (mut trace, mut count) = (Trace::new(&self.shelf, entries), 0);
            while let Some((seq, ..)) = trace.step() {
                if trace.state.moment(entries, seq.0).is_some_and(|moment| moment <= at) {
                    count = seq.index() + 1;
                }
            }
            count
        };
        entries.get(..count).unwrap_or_default()
    }

    /// The content of the latest fact of a kind, if it still counts.
    fn latest<'a, T>(&'a self, counts: bool, find: impl Fn(&'a Fact) -> Option<T>) -> Option<T> {
        if counts { self.entries.iter().rev().find_map(|entry| find(&entry.fact)) } else { None }
    }
}
