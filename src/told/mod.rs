//! The journal as the candidate knows it: every entry that they were told of, in its place, without what of it is for the company.
//!
//! Which entries these are follows from the column `told` of the [tables of the law](crate::law). Every surface for a candidate is
//! folded from this journal by the same law and the same promises as the real one, and from nothing else. It cannot say what is not
//! told, since that never reaches it.

mod hides;
mod known;

use crate::candidacy::Candidacy;
use crate::law::{Entry, Fact, FactKind, Facts, Now, Pending, Refusal, Why};
use crate::promise::{End, Promise};
use crate::terms::Terms;
use crate::terms::policy::{PromiseKind, PromiseKinds};
use crate::value::actor::Actor;
use crate::value::id::{PersonId, Seq};
use crate::value::reversal::Reversal;
use crate::value::text::{Name, Text};
use crate::value::time::Time;
use hides::Before;
use known::Known;

/// The promises that are none of the candidate's: what interviewers owe each other, and what is owed before they are told.
const HIDDEN: PromiseKinds = PromiseKinds::INTERNAL.union(PromiseKinds::from_slice(&[PromiseKind::Assent]));

/// The journal of a candidacy as the candidate knew it at a moment.
///
/// It has two orders. `known` stands in the order of the journal, and the law folds it so. `news` stands in the order in which the
/// candidate was told, and only grows: a number in it stays what it is.
#[derive(Debug)]
pub(crate) struct Told<'a> {
    journal: &'a [Entry],
    /// The entries that the candidate knows, as a candidacy of their own. They name each other by their numbers here. It never leaves
    /// the library.
    pub(crate) known: Candidacy,
    /// For each of its entries the number in the journal.
    places: Vec<Seq>,
    /// For each of its entries the name of the part of the step that it is about.
    parts: Vec<Option<Name>>,
    /// For each of its entries the names of the parts that were set up and that it takes away, and that it is not about.
    gone: Vec<Vec<Name>>,
    pub(crate) news: Vec<News>,
    /// The decisions that needed assent, each with the entry that gave it, which is no news of its own.
    assents: Vec<(Seq, Seq)>,
}

/// Something that the candidate was told.
#[derive(Debug, Clone)]
pub(crate) struct News {
    /// The number of the entry in the journal.
    of: Seq,
    /// The number in the journal of the entry that told it.
    by: Seq,
    /// When the candidate was told.
    pub(crate) at: Time,
    /// The place of the candidacy, by all that they knew then.
    pub(crate) now: Now,
    /// The name of the part of the step that it is about.
    pub(crate) part: Option<Name>,
    /// The parts that were set up and no longer take place by it.
    pub(crate) gone: Vec<Name>,
}

impl<'a> Told<'a> {
    /// As of a moment; before the candidacy was opened, it is its opening.
    pub(crate) fn of<S>(candidacy: &'a Candidacy<S>, at: Time) -> Self {
        let whole = Told::latest(candidacy);
        let by_then = whole.news.partition_point(|news| whole.told_at(news) <= at).max(1);
        match whole.news.get(by_then) {
            None => whole,
            Some(later) => Told::up_to(candidacy, later.by.index()),
        }
    }

    /// By all that was recorded.
    pub(crate) fn latest<S>(candidacy: &'a Candidacy<S>) -> Self {
        Told::up_to(candidacy, candidacy.journal().len())
    }

    /// After this number of entries.
    fn up_to<S>(candidacy: &'a Candidacy<S>, count: usize) -> Self {
        let (shelf, journal) = (candidacy.shelf(), candidacy.journal());
        let mut known = Known::new(shelf, journal.get(..count.max(1)).unwrap_or(journal));
        let opening = known.step().map_or(Seq(0), |(opening, _)| opening);
        let mut told = Told {
            journal,
            known: Candidacy::open_part(shelf.to_vec(), opening_of(candidacy)),
            places: vec![opening],
            parts: vec![None],
            gone: vec![Vec::new()],
            news: Vec::new(),
            assents: Vec::new(),
        };
        told.tell(&[opening], opening);
        while let Some((by, news)) = known.step() {
            told.learn(&known, by, &news);
        }
        told
    }

    /// Takes in what an entry tells, each in its place.
    fn learn(&mut self, known: &Known<'_>, by: Seq, news: &[Seq]) {
        let mut more: Vec<Seq> = news.to_vec();
        for decision in news {
            if let Some(assent) = known.assent_to(*decision) {
                self.assents.push((*decision, assent));
                more.push(assent);
            }
        }
        more.sort_unstable();
        if more.first() <= self.places.last() && !more.is_empty() {
            // It happened before something that they know.
            more.append(&mut self.places);
            more.sort_unstable();
            let opening = opening_of(&self.known);
            self.known = Candidacy::open_part(self.known.shelf().to_vec(), opening);
            self.places = more.drain(..1).collect();
            self.parts.truncate(1);
            self.gone.truncate(1);
        }
        for seq in more {
            self.push(seq);
        }
        self.tell(news, by);
    }

    fn tell(&mut self, news: &[Seq], by: Seq) {
        let at = by.entry(self.journal).map_or(Time::MIN_UTC, |entry| entry.at);
        let now = self.known.now();
        let part = |of: &Seq| self.parts.get(self.places.binary_search(of).ok()?)?.clone();
        let gone = |of: &Seq| self.places.binary_search(of).ok().and_then(|place| self.gone.get(place)).cloned();
        let all = news.iter();
        let news: Vec<News> =
            all.map(|of| News { of: *of, by, at, now, part: part(of), gone: gone(of).unwrap_or_default() }).collect();
        self.news.extend(news);
    }

    /// Follows the law with an entry that comes after all others here.
    fn push(&mut self, seq: Seq) {
        let Some(entry) = seq.entry(self.journal) else { return };
        let entry = hides::for_the_candidate(entry, &self.before(&entry.fact));
        self.places.push(seq);
        let entry = self.renumbered(entry);
        let was: Vec<Name> = self.set_up().collect();
        let part = self.known.follow(entry).and_then(|index| self.known.step()?.parts().get(usize::from(index)));
        let name = part.map(|part| part.name().clone());
        let is: Vec<Name> = self.set_up().collect();
        let gone = was.into_iter().filter(|part| name.is_none() && !is.contains(part)).collect();
        self.gone.push(gone);
        self.parts.push(name);
    }

    /// The names of the parts that are set up.
    fn set_up(&self) -> impl Iterator<Item = Name> {
        let now = self.known.now();
        let parts = if now.phase.is_in_a_step() { self.terms().process().parts(now.step) } else { &[] };
        let set_up = parts.iter().enumerate().filter(move |(index, _)| now.is_set_up(*index));
        set_up.map(|(_, part)| part.name().clone())
    }

    /// The candidacy as it is known, for what is told of the next fact.
    fn before(&self, fact: &Fact) -> Before<'_> {
        let (named, process) = (fact.part(), self.terms().process());
        let parts = (1..).zip(process.parts(self.known.now().step));
        let meant = parts.filter(|(number, _)| named.is_none_or(|named| named == *number));
        Before { process, parts: meant.map(|(_, part)| part).collect(), known: &self.known }
    }

    /// The same entry, about the entry that has this number here. A message about something that was not told is about itself:
    /// nothing waits there.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts name an entry")]
    fn renumbered(&self, mut entry: Entry) -> Entry {
        let here = |real: Seq| Seq::from_index(self.places.binary_search(&real).unwrap_or(self.known.journal().len()));
        match &mut entry.fact {
            Fact::CandidateInformed { to, .. } | Fact::EntryConfirmed { to } | Fact::EntryContested { to, .. } => {
                *to = here(*to);
            }
            Fact::MomentCorrected(correction) => correction.entry = here(correction.entry),
            _ => {}
        }
        entry
    }

    /// The terms that rule, by all that was told.
    pub(crate) fn terms(&self) -> &Terms {
        self.known.terms()
    }

    /// The promises that are open, by all that was told. Each is about something told, by its number there.
    pub(crate) fn promises(&self) -> impl Iterator<Item = Promise> {
        self.known.promises().filter_map(|promise| self.seen(promise))
    }

    /// Every promise that the candidate has known of.
    pub(crate) fn all_promises(&self) -> Vec<Promise> {
        self.known.all_promises().into_iter().filter_map(|promise| self.seen(promise)).collect()
    }

    /// Returns true if the candidate may know of promises of this kind.
    pub(crate) fn shows(kind: PromiseKind) -> bool {
        !HIDDEN.contains(kind)
    }

    /// A promise with the numbers of what was told.
    fn seen(&self, promise: Promise) -> Option<Promise> {
        if !Told::shows(promise.kind) {
            return None;
        }
        let number = |here: Seq| self.number(here).unwrap_or(Seq(0));
        let end = promise.end.map(|end| End { entry: number(end.entry), ..end });
        Some(Promise { entry: number(promise.entry), end, ..promise })
    }

    /// The facts that the candidate may record at a moment, by all that was told. Time passes after the latest of it: an objection and a
    /// way back are possible for some days.
    pub(crate) fn acts(&self, at: Time) -> Facts {
        let taken = |fact: Fact| self.known.check(&Entry::new(Actor::Candidate, fact, at)).is_ok();
        let written = || self.known.waiting().filter(|(_, what)| *what == Pending::Confirmation).map(|(to, _)| to);
        #[expect(clippy::wildcard_enum_match_arm, reason = "two acts have a last day")]
        let in_time = |fact: &FactKind| match fact {
            FactKind::EntryContested => {
                written().any(|to| taken(Fact::EntryContested { to, why: Text::without_words() }))
            }
            FactKind::Reversed => taken(Reversal::new(Text::without_words()).into()),
            _ => true,
        };
        self.known.legal_for(Actor::Candidate).iter().filter(in_time).collect()
    }

    /// Why an act of the candidate is refused, by all that was told; none if it is possible by that. The act names entries by their
    /// numbers in the journal.
    pub(crate) fn refusal(&self, act: &Entry) -> Option<Refusal> {
        let refusal = self.known.check(&self.renumbered(act.clone())).err()?;
        let why = if let Why::NothingWrittenDown(here) = refusal.why {
            Why::NothingWrittenDown(self.number(here).unwrap_or(here))
        } else {
            refusal.why
        };
        Some(Refusal { why, ..refusal })
    }

    /// Everything that was told, in the order of telling, each with the entry as the candidate may read it and the terms that ruled after
    /// it.
    pub(crate) fn told_under(&self) -> Vec<(&News, &Entry, &Terms)> {
        let ruled: Vec<&Terms> = self.known.history().map(|happened| happened.terms).collect();
        let news = self.news.iter().filter_map(|news| {
            let place = self.places.binary_search(&news.of).ok()?;
            Some((news, self.known.journal().get(place)?, *ruled.get(place)?))
        });
        news.collect()
    }

    /// The number in the journal of something that was told.
    pub(crate) fn in_journal(&self, number: Seq) -> Option<Seq> {
        self.news.get(number.index()).map(|news| news.of)
    }

    /// The person whom an invitation names, by the number of the invitation among what was told and the place of the person, from 1.
    pub(crate) fn invited(&self, number: Seq, person: u8) -> Option<PersonId> {
        let place = self.places.binary_search(&self.news.get(number.index())?.of).ok()?;
        let people = self.known.journal().get(place)?.fact.meeting()?.people();
        Some(people.get(usize::from(person).checked_sub(1)?)?.person)
    }

    /// The number among what was told of an entry that is known here. Assent is told with its decision.
    pub(crate) fn number(&self, here: Seq) -> Option<Seq> {
        let real = self.places.get(here.index())?;
        let decision = self.assents.iter().find(|(_, assent)| assent == real).map(|(decision, _)| decision);
        let of = decision.unwrap_or(real);
        self.news.iter().position(|news| news.of == *of).map(Seq::from_index)
    }

    /// The number among what was told of each entry that is known here.
    #[cfg(feature = "icalendar")]
    pub(crate) fn numbers(&self) -> Vec<Seq> {
        let mut numbers = vec![Seq(0); self.places.len()];
        let place = |real: &Seq| self.places.binary_search(real).unwrap_or(usize::MAX);
        for (number, news) in (0..).map(Seq).zip(&self.news) {
            numbers.get_mut(place(&news.of)).into_iter().for_each(|it| *it = number);
        }
        for (decision, assent) in &self.assents {
            let number = numbers.get(place(decision)).copied();
            numbers.get_mut(place(assent)).zip(number).into_iter().for_each(|(it, number)| *it = number);
        }
        numbers
    }

    /// When something was told, by the clocks of what is known.
    pub(crate) fn told_at(&self, news: &News) -> Time {
        let place = self.places.binary_search(&news.by).ok().map(Seq::from_index);
        place.and_then(|place| self.known.moment(place)).unwrap_or(news.at)
    }
}

#[expect(clippy::expect_used, reason = "every candidacy starts with an opening fact")]
fn opening_of<S>(candidacy: &Candidacy<S>) -> Entry {
    candidacy.journal().first().expect("a candidacy has an opening entry").clone()
}

impl<S> Candidacy<S> {
    /// Returns the entries that the candidate has been told of, in the order in which they were told.
    ///
    /// It says of the whole journal what [`Recorded::told`](crate::candidacy::Recorded::told) says of an entry. Every view for the
    /// candidate is made of these entries and of no others.
    #[must_use]
    pub fn told(&self) -> Vec<Seq> {
        let mut known = Known::new(self.shelf(), self.journal());
        std::iter::from_fn(|| known.step()).flat_map(|(_, news)| news).collect()
    }

    /// Returns the entries that the candidate is still to be told of, in order: by a message, by feedback, or by the assent that a
    /// decision waits for. Entries that the law never tells, such as a note, are not among them.
    ///
    /// ```
    /// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, PersonId, Process, Seq, Staff};
    /// # use candidacy::{Reasons, Terms, Time};
    /// # use candidacy::uuid::Uuid;
    /// # let terms = Terms::new("back-end", 1, Process::back_end())?;
    /// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
    /// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
    /// # let monday: Time = "2026-03-02T09:00:00Z".parse()?;
    /// # let mut mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
    /// # let ana = Staff::new(PersonId::new(Uuid::from_u128(3))?, Capacity::RECRUITER);
    /// use candidacy::value::{Category, Rejection};
    ///
    /// let reasons = Reasons::from_reason(Category::Experience, "The role needs somebody who has run a database.")?;
    /// let _line = mira.record(Entry::new(ana, Rejection::new(reasons), monday))?.line;
    /// assert_eq!((mira.told(), mira.untold()), (vec![Seq(0)], vec![Seq(1)]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn untold(&self) -> Vec<Seq> {
        let mut known = Known::new(self.shelf(), self.journal());
        while known.step().is_some() {}
        known.still_untold()
    }
}
