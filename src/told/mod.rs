//! A journal as the candidate knows it: what the company keeps to itself is not in it, and what it has decided is in it from the
//! moment when it told.
//!
//! Every view for a candidate folds this journal through the same law and the same promises as the real one, and looks at nothing
//! else. So a view cannot leak: what is not told never reaches it. What a fact leaves out of itself is not said here but by
//! whoever shows it.

use crate::candidacy::Candidacy;
use crate::law::fact::{Fact, FactKind, Facts};
use crate::law::journal::Entry;
use crate::law::phase::{Mark, Phase};
use crate::law::{self, Past};
use crate::promise::{self, Look, Promise, Retrace, Standing};
use crate::terms::Terms;
use crate::value::actor::Actor;
use crate::value::id::Seq;
use crate::value::time::Time;
use std::collections::{HashMap, HashSet};

/// The journal of a candidacy as the candidate knew it at a moment.
#[derive(Debug)]
pub(crate) struct Told<'a> {
    pub(crate) terms: &'a Terms,
    /// What was told, in order. It only grows: what has its number keeps it.
    pub(crate) entries: Vec<Entry>,
    /// For each of them, the number of the entry that it stands for.
    stands_for: Vec<Seq>,
    /// For each entry that was told, the number that it has here.
    numbers: HashMap<Seq, Seq>,
    standing: Standing,
}

impl<'a> Told<'a> {
    /// As of a moment; before the candidacy was opened, it is its opening.
    #[expect(clippy::expect_used, reason = "a candidacy has an opening entry")]
    pub(crate) fn of<S>(candidacy: &'a Candidacy<S>, at: Time) -> Self {
        let (terms, journal) = (candidacy.terms(), candidacy.journal());
        let by_then = journal.partition_point(|entry| entry.at <= at).max(1);
        let mut way = Retrace::new(terms, journal.get(..by_then).unwrap_or_default());
        let (_, opening) = way.step().expect("every candidacy starts with an opening fact");
        let mut told = Told {
            terms,
            entries: vec![opening.clone()],
            stands_for: vec![Seq(0)],
            numbers: HashMap::from([(Seq(0), Seq(0))]),
            standing: Standing::opened(law::follow(terms, None, Seq(0), opening)),
        };
        let mut kept = Kept::default();
        while let Some(was) = way.standing().map(|standing| standing.now.phase)
            && let Some((seq, entry)) = way.step()
        {
            kept.hear(&mut told, seq, entry, was);
        }
        told
    }

    /// Takes in what the candidate hears, and follows the law with it.
    fn push(&mut self, stands_for: Seq, entry: Entry) -> Seq {
        let seq = Seq::from_index(self.entries.len());
        let now = law::follow(self.terms, Some(self.standing.now), seq, &entry);
        self.standing.follow(self.terms, &self.entries, &entry, now);
        self.entries.push(entry);
        self.stands_for.push(stands_for);
        self.numbers.insert(stands_for, seq);
        seq
    }

    /// Where the candidacy stands, by all that was told.
    pub(crate) fn standing(&self) -> &Standing {
        &self.standing
    }

    /// What is owed, by all that was told.
    pub(crate) fn promises(&self) -> impl Iterator<Item = Promise> {
        Look { terms: self.terms, entries: &self.entries, standing: &self.standing }.promises()
    }

    /// Every promise that the candidate has known of. What was told and settled in one breath was never waited for.
    pub(crate) fn all_promises(&self) -> Vec<Promise> {
        let mut promises = promise::record(self.terms, &self.entries);
        promises.retain(|promise| promise.end.is_none_or(|end| end.at > promise.made_at));
        promises
    }

    /// What the candidate may record, by all that was told.
    pub(crate) fn acts(&self) -> Facts {
        let now = self.standing.now;
        let past = Past { terms: self.terms, entries: &self.entries, waiting: &self.standing.waiting };
        let theirs = |fact: &FactKind| law::may_record(self.terms, now, *fact, Actor::Candidate);
        law::legal_now(past, now).iter().filter(theirs).collect()
    }

    /// The number in the real journal of an entry that was told.
    pub(crate) fn stands_for(&self, told: Seq) -> Option<Seq> {
        self.stands_for.get(told.index()).copied()
    }

    /// The number that an entry of the real journal has here, if it was told.
    fn number_of(&self, real: Seq) -> Option<Seq> {
        self.numbers.get(&real).copied()
    }
}

/// What the company has recorded and not told yet, where a later fact can tell it.
#[derive(Default)]
struct Kept {
    /// The pause as it was recorded last.
    pause: Option<(Seq, Entry)>,
    vacancy: Option<(Seq, Entry)>,
    /// The pause that was told last, by its number in what was told.
    told_pause: Option<Seq>,
    /// The entries that were told of pauses, by their real numbers: a later word may name one of them.
    about_pauses: HashSet<Seq>,
}

impl Kept {
    /// Passes on to the candidate what an entry tells; `was` is the real phase before it.
    fn hear(&mut self, told: &mut Told<'_>, seq: Seq, entry: &Entry, was: Phase) {
        match &entry.fact {
            // For the company alone. A role that fits is told by reaching out; a decision against, by its feedback.
            Fact::Noted { .. } | Fact::AssessmentRecorded { .. } | Fact::RoleFound(_) | Fact::DecidedAgainst { .. } => {
            }
            // Told by a word about it, and not before.
            Fact::PutOnHold(_) => self.pause = Some((seq, entry.clone())),
            Fact::VacancyClosed => self.vacancy = Some((seq, entry.clone())),
            Fact::Informed { to, .. } => self.inform(told, seq, entry, *to),
            // The end of a pause that nobody was told of is no news.
            Fact::Resumed => {
                if told.standing.now.marks.contains(Mark::OnHold) {
                    told.push(seq, entry.clone());
                }
            }
            // A decision that was undone before it was told has not been.
            Fact::Reopened { .. } if was == Phase::Declining => {}
            Fact::FeedbackDelivered(feedback) => {
                if was == Phase::Declining {
                    let reasons = feedback.reasons().clone(); // those that are told, whatever the decision noted
                    told.push(seq, Entry { fact: Fact::DecidedAgainst { reasons }, ..entry.clone() });
                }
                told.push(seq, entry.clone());
            }
            Fact::Applied(_)
            | Fact::AppliedOpenly(_)
            | Fact::Approached(_)
            | Fact::Interested
            | Fact::Pooled(_)
            | Fact::Passed { .. }
            | Fact::Agreed
            | Fact::Waived { .. }
            | Fact::Repeated { .. }
            | Fact::Scheduled(_)
            | Fact::Rescheduled(_)
            | Fact::Cancelled { .. }
            | Fact::Held(_)
            | Fact::NotHeld { .. }
            | Fact::Assigned { .. }
            | Fact::Extended { .. }
            | Fact::Submitted { .. }
            | Fact::OfferAccepted
            | Fact::OfferDeclined
            | Fact::FeedbackUnwanted
            | Fact::Withdrew
            | Fact::Reopened { .. }
            | Fact::MessageReceived { .. }
            | Fact::FollowUpPromised(_)
            | Fact::HelpAsked { .. }
            | Fact::ExtensionAsked { .. }
            | Fact::ConcernRaised(_)
            | Fact::CandidateFeedbackGiven { .. }
            | Fact::CvReplaced(_)
            | Fact::ProfileReplaced { .. } => {
                told.push(seq, entry.clone());
            }
            Fact::Replied { to, .. }
            | Fact::HelpAnswered { to, .. }
            | Fact::ExtensionAnswered { to, .. }
            | Fact::ConcernAnswered { to, .. }
            | Fact::ConcernSettled { to, .. } => {
                let about = told.number_of(*to);
                told.push(seq, readdressed(entry, about));
            }
        }
    }

    /// A word of the company. It tells what it is about, if that was not told before.
    fn inform(&mut self, told: &mut Told<'_>, seq: Seq, entry: &Entry, to: Seq) {
        let known = told.number_of(to).filter(|_| !self.about_pauses.contains(&to));
        let about = if let Some((vacancy, closed)) = self.vacancy.take_if(|(vacancy, _)| *vacancy == to) {
            Some(told.push(vacancy, Entry { at: entry.at, ..closed }))
        } else if known.is_some() {
            known
        } else {
            // About the pause as it stands, be it called by its beginning, its renewal or the latest word about it.
            if let Some((pause, made)) = self.pause.take() {
                self.about_pauses.insert(pause);
                self.told_pause = Some(told.push(pause, Entry { at: entry.at, ..made }));
            }
            self.about_pauses.insert(seq);
            self.told_pause
        };
        told.push(seq, readdressed(entry, about));
    }
}

/// The same word, about the entry that has this number here.
fn readdressed(entry: &Entry, about: Option<Seq>) -> Entry {
    let mut entry = entry.clone();
    if let Some(about) = about
        && let Fact::Informed { to, .. }
        | Fact::Replied { to, .. }
        | Fact::HelpAnswered { to, .. }
        | Fact::ExtensionAnswered { to, .. }
        | Fact::ConcernAnswered { to, .. }
        | Fact::ConcernSettled { to, .. } = &mut entry.fact
    {
        *to = about;
    }
    entry
}
