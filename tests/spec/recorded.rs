//! What recording returns: the line to store, the promises that were opened and ended, and what the candidate is now to be told.

use crate::support::ways::{self, HOUR};
use crate::support::{day, evidence, feedback, reasons, reference, staff, text};
use crate::wire::dress::{Dress, dress};
use crate::wire::walks::{self, any_step, next_entry, opened};
use candidacy::candidacy::{Happened, Recorded};
use candidacy::promise::{End, Promise};
use candidacy::value::{Answer, Ask, Assent, Correction, Decision, Hold, Rejection, Request, Reversal};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, FactKind, Phase, Process, PromiseKind, Seq, Terms, Time};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeMap, BTreeSet};

/// What tells a promise from any other.
type Key = (PromiseKind, Seq, u8);

fn key(promise: &Promise) -> Key {
    (promise.kind, promise.entry, promise.number)
}

fn keys(promises: impl IntoIterator<Item = Promise>) -> BTreeSet<Key> {
    promises.into_iter().map(|promise| key(&promise)).collect()
}

/// A journal on its way, and what recording returned, folded.
struct Folded {
    candidacy: Candidacy,
    /// What is open by what was opened and ended.
    open: BTreeSet<Key>,
    /// How each promise ended that is over.
    ended: BTreeMap<Key, End>,
    /// What each entry opened and ended, and the phase after it.
    history: Vec<(BTreeSet<Key>, BTreeMap<Key, End>, Phase)>,
    told: Vec<Seq>,
}

impl Folded {
    fn new(candidacy: Candidacy) -> Self {
        let open = keys(candidacy.promises());
        let history = vec![(open.clone(), BTreeMap::new(), candidacy.phase())];
        Folded { candidacy, open, ended: BTreeMap::new(), history, told: Vec::new() }
    }

    #[expect(clippy::needless_pass_by_value, reason = "an entry is made to be recorded")]
    fn record(&mut self, entry: Entry) {
        let seq = Seq(u32::try_from(self.candidacy.journal().len()).expect("a short journal"));
        let recorded = self.candidacy.record(entry.clone()).unwrap_or_else(|refused| panic!("{refused}"));
        assert_eq!((recorded.line.seq, recorded.line.entry, recorded.again), (seq, &entry, false));
        let opened = keys(recorded.opened.iter().copied());
        let ended: BTreeMap<Key, End> =
            recorded.ended.iter().map(|it| (key(it), it.end.expect("it says how it ended"))).collect();
        assert_eq!((opened.len(), ended.len()), (recorded.opened.len(), recorded.ended.len()), "nothing twice");
        assert!(recorded.opened.iter().all(|promise| promise.end.is_none()));
        assert!(ended.values().all(|end| end.entry == seq));
        assert!(recorded.told.is_sorted() && recorded.told.iter().all(|told| *told <= seq));
        self.told.extend(&recorded.told);
        for ended in ended.keys() {
            assert!(self.open.remove(ended), "{ended:?} ended and was not open");
        }
        for opened in &opened {
            assert!(self.open.insert(*opened), "{opened:?} was opened and is open already");
            self.ended.remove(opened);
        }
        self.ended.extend(&ended);
        let kinds =
            || self.candidacy.journal().iter().map(|it| (it.fact.kind(), it.writer().is_some())).collect::<Vec<_>>();
        assert_eq!(self.open, keys(self.candidacy.promises()), "after {:?}", kinds());
        self.history.push((opened, ended, self.candidacy.phase()));
    }
}

proptest! {
    /// What recording opened and ended, folded over a journal, is at each point what is owed; at the end it is every promise that
    /// was ever made, and entry by entry it is the history.
    #[test]
    fn what_is_returned_is_all_there_is(
        place in 0..3_usize,
        kind in select(&[FactKind::Applied, FactKind::Approached, FactKind::TakenOver]),
        mut words in dress(),
        steps in vec(any_step(dress().boxed()), 1..40),
    ) {
        let mut folded = Folded::new(opened(place, kind, day(0), &mut words));
        for (onward, step) in &steps {
            let entry = next_entry(&folded.candidacy, *onward, step);
            folded.record(entry);
        }
        let Folded { candidacy, open, ended, history, .. } = folded;
        let all = candidacy.all_promises();
        prop_assert_eq!(keys(all.iter().copied()).len(), all.len(), "each once");
        prop_assert_eq!(keys(all.iter().filter(|it| it.end.is_none()).copied()), open);
        let over: BTreeMap<Key, End> = all.iter().filter_map(|it| Some((key(it), it.end?))).collect();
        prop_assert!(over.keys().eq(ended.keys()));
        for (key, end) in &over {
            let said = ended[key];
            prop_assert_eq!((end.how, end.entry), (said.how, said.entry));
            prop_assert!(end.at <= said.at, "kept at the recorded moment, or at the next entry's if that is earlier");
        }
        prop_assert_eq!(candidacy.history().count(), history.len());
        for (Happened { seq, entry, now, opened, ended, .. }, then) in candidacy.history().zip(history) {
            prop_assert_eq!(Some(entry), candidacy.entry(seq));
            let ended: BTreeMap<Key, End> = ended.iter().map(|it| (key(it), it.end.unwrap())).collect();
            prop_assert_eq!((keys(opened), ended, now.phase), then);
        }
        // What the opening brought can be asked for at any time.
        let opening = candidacy.opened();
        prop_assert_eq!((opening.line.seq, opening.told.as_slice()), (Seq(0), &[Seq(0)][..]));
        prop_assert!(opening.ended.is_empty() && opening.redated.is_empty());
        prop_assert_eq!(keys(opening.opened), candidacy.history().next().map(|first| keys(first.opened)).unwrap());
        // A journal that was read again goes on with the same answers.
        let mut replayed = Candidacy::replay(&walks::known(place), candidacy.journal().to_vec()).unwrap();
        let mut live = candidacy;
        let next = next_entry(&live, true, &steps[0].1);
        let again = replayed.record(next.clone()).unwrap();
        let recorded = live.record(next).unwrap();
        prop_assert_eq!(recorded, again);
    }

    /// The candidate is told of an entry once or never, and of one that is told at once in its own answer, unless it waits for assent.
    #[test]
    fn each_entry_is_told_as_its_row_says(
        place in 0..3_usize,
        mut words in dress(),
        steps in vec(any_step(dress().boxed()), 1..30),
    ) {
        let mut folded = Folded::new(opened(place, FactKind::Applied, day(0), &mut words));
        for (onward, step) in &steps {
            let entry = next_entry(&folded.candidacy, *onward, step);
            folded.record(entry);
        }
        let mut seen = BTreeSet::new();
        for told in &folded.told {
            let kind = folded.candidacy.entry(*told).expect("an entry").fact.kind();
            prop_assert!(seen.insert(*told), "entry {}, {}, is told twice", told, kind);
            prop_assert_ne!(told_of(kind), candidacy::law::Told::Never, "{}", kind);
        }
    }
}

/// When the tables say that a fact of this kind is told.
fn told_of(kind: FactKind) -> candidacy::law::Told {
    let part = candidacy::law::PARTS.iter().find(|row| row.fact == kind).map(|row| row.told);
    let row = || candidacy::law::LAW.iter().find(|row| row.fact == kind).map(|row| row.told);
    part.or_else(row).expect("each fact has a row")
}

fn by(capacity: Capacity, fact: impl Into<Fact>, at: Time) -> Entry {
    Entry::new(staff(capacity), fact, at)
}

fn informed(to: u32, at: Time) -> Entry {
    let fact =
        Fact::CandidateInformed { to: Seq(to), answer: Answer::Interim, message: reference("letters/1"), stated: None };
    by(Capacity::RECRUITER, fact, at)
}

const NOTHING: [u32; 0] = [];

/// The entries that recording this one has the candidate told of.
fn told(candidacy: &mut Candidacy, entry: Entry) -> Vec<u32> {
    let recorded = candidacy.record(entry).unwrap_or_else(|refused| panic!("{refused}"));
    recorded.told.iter().map(|seq| seq.0).collect()
}

/// A hold and a rejection are told by a later message about them, and then the message and the entry are told together (F54).
#[test]
fn what_is_told_by_a_message() {
    let mut mira = ways::applied(&Terms::new("back-end", 1, Process::back_end()).unwrap(), day(0));
    let hold = Hold { until: day(20), reason: text("a freeze") };
    assert_eq!(told(&mut mira, by(Capacity::RECRUITER, hold, day(1))), NOTHING);
    assert_eq!(told(&mut mira, informed(1, day(2))), [1, 2]);
    assert_eq!(told(&mut mira, by(Capacity::RECRUITER, Rejection::from(reasons()), day(3))), NOTHING);
    assert_eq!(told(&mut mira, by(Capacity::RECRUITER, Fact::NoteAdded { note: text("tea") }, day(3))), NOTHING);
    assert_eq!(told(&mut mira, informed(3, day(4))), [3, 5]);
    assert_eq!(told(&mut mira, by(Capacity::RECRUITER, feedback(1), day(5))), [6], "the no was told before");
}

/// Feedback tells of a no that was not told before.
#[test]
fn feedback_tells_of_the_no() {
    let mut mira = ways::applied(&Terms::new("back-end", 1, Process::back_end()).unwrap(), day(0));
    assert_eq!(told(&mut mira, by(Capacity::RECRUITER, Rejection::from(reasons()), day(3))), NOTHING);
    assert_eq!(told(&mut mira, by(Capacity::RECRUITER, feedback(1), day(5))), [1, 2]);
}

/// The end of a hold, the correction of a moment and the reversal of a move say nothing to a candidate who does not know of the hold, the
/// entry or the move: they are told where that was told.
#[test]
fn what_rests_on_an_entry_is_told_where_that_was_told() {
    let corrects = |entry: u32, at| {
        by(Capacity::RECRUITER, Correction { entry: Seq(entry), moment: at, reason: text("a wrong clock") }, at)
    };
    let reversed = |at| by(Capacity::RECRUITER, Reversal::new(text("a mis-click")), at);
    for known in [false, true] {
        let mut mira = ways::applied(&Terms::new("back-end", 1, Process::back_end()).unwrap(), day(0));
        let hold = Hold { until: day(20), reason: text("a freeze") };
        assert_eq!(told(&mut mira, by(Capacity::RECRUITER, hold, day(1))), NOTHING);
        if known {
            assert_eq!(told(&mut mira, informed(1, day(1))), [1, 2]);
        }
        let next = u32::try_from(mira.journal().len()).unwrap();
        let expected = |seq: u32| if known { vec![seq] } else { vec![] };
        assert_eq!(told(&mut mira, corrects(1, day(1))), expected(next), "the correction of the hold");
        assert_eq!(told(&mut mira, corrects(next, day(1))), expected(next + 1), "the correction of its correction");
        assert_eq!(told(&mut mira, by(Capacity::RECRUITER, Fact::HoldEnded, day(2))), expected(next + 2));
    }
    let mut mira = ways::applied(&Terms::new("back-end", 1, Process::back_end()).unwrap(), day(0));
    let note = Fact::NoteAdded { note: text("tea") };
    assert_eq!(told(&mut mira, by(Capacity::RECRUITER, note, day(1))), NOTHING);
    assert_eq!(told(&mut mira, corrects(1, day(1))), NOTHING, "the company's own");
    assert_eq!(told(&mut mira, by(Capacity::RECRUITER, Rejection::from(reasons()), day(2))), NOTHING);
    assert_eq!(told(&mut mira, reversed(day(2))), NOTHING, "nobody knew of the no");
    // A no that feedback told of stays told, when the feedback is reversed first.
    assert_eq!(told(&mut mira, by(Capacity::RECRUITER, Rejection::from(reasons()), day(2))), NOTHING);
    assert_eq!(told(&mut mira, by(Capacity::RECRUITER, feedback(1), day(3))), [5, 6]);
    assert_eq!(told(&mut mira, reversed(day(3))), [7]);
    assert_eq!(told(&mut mira, reversed(day(3))), [8]);
    assert_eq!(mira.phase(), Phase::Screening);
}

/// A decision that needs assent is told when it is given, and never when it is refused.
#[test]
fn a_decision_is_told_with_its_assent() {
    for (assent, expected) in
        [(Assent::Given, vec![4]), (Assent::Refused { ground: text("the plan has no such position") }, vec![])]
    {
        let mut words = Dress::plain();
        let mut ana = opened(0, FactKind::TakenOver, day(0), &mut words);
        while ana.now().step != 1 {
            ana = opened(0, FactKind::TakenOver, day(0), &mut words);
        }
        for part in 1..=3 {
            let waived = Fact::PartWaived { part: Some(part), reason: text("done elsewhere") };
            assert_eq!(told(&mut ana, by(Capacity::HIRING_MANAGER, waived, day(1))), [u32::from(part)]);
        }
        let decision = Decision::new(evidence());
        assert_eq!(ana.phase(), Phase::Deciding);
        assert_eq!(told(&mut ana, by(Capacity::HIRING_MANAGER, decision, day(2))), NOTHING);
        assert_eq!(told(&mut ana, by(Capacity::HR_PARTNER, assent, day(3))), expected);
    }
}

/// What was written down for the candidate is not their own: a message tells them what it was.
#[test]
fn what_was_written_down_is_told() {
    let mut mira = ways::applied(&Terms::new("back-end", 1, Process::back_end()).unwrap(), day(0));
    let own = Entry::new(Actor::Candidate, Fact::ProfileReplaced { profile: reference("profiles/1") }, day(1));
    let recorded = mira.record(own.clone().recorded_by(staff(Capacity::RECRUITER))).unwrap();
    assert!(recorded.opened.iter().any(|promise| promise.kind == PromiseKind::Confirmation));
    let _ = told(&mut mira, informed(1, day(1) + HOUR));
    assert!(mira.promises().all(|promise| promise.kind != PromiseKind::Confirmation));
    let recorded = mira.record(own).unwrap();
    assert!(recorded.opened.is_empty() && recorded.ended.is_empty());
}

/// The promises that an entry gives other dates, without a word about them.
fn redated(candidacy: &mut Candidacy, entry: Entry) -> Vec<(PromiseKind, Time, Time)> {
    let recorded = candidacy.record(entry).unwrap_or_else(|refused| panic!("{refused}"));
    recorded.redated.iter().map(|promise| (promise.kind, promise.made_at, promise.due)).collect()
}

/// An answer that is due before the interview is returned with its new date when the interview comes to lie sooner, and one that is due
/// sooner anyhow is not; a later interview dates nothing (F33).
#[test]
fn a_sooner_interview_dates_the_answers() {
    let terms = Terms::new("back-end", 1, Process::back_end()).unwrap();
    let mut mira = ways::applied(&terms, day(0));
    let help = |at| Entry::new(Actor::Candidate, Request { ask: Ask::Help, message: reference("mail/1") }, at);
    let interview = |starts| Box::new(ways::interview(&terms, starts));
    assert_eq!(redated(&mut mira, by(Capacity::RECRUITER, Decision::from(evidence()), day(1))), []);
    let scheduled = Fact::InterviewScheduled { part: None, meeting: interview(day(20)) };
    assert_eq!(redated(&mut mira, by(Capacity::RECRUITER, scheduled, day(1))), []);
    assert_eq!(redated(&mut mira, help(day(1))), []);
    assert_eq!(redated(&mut mira, help(day(3))), []);
    let moves = |starts| Fact::InterviewRescheduled { part: None, meeting: interview(starts) };
    // Help that was asked for two days ago is due already; that of today is due tomorrow, and now in two hours.
    let soon = day(3) + HOUR * 2;
    let expected = [(PromiseKind::Help, day(3), soon)];
    assert_eq!(redated(&mut mira, by(Capacity::RECRUITER, moves(soon), day(3))), expected);
    assert_eq!(redated(&mut mira, by(Capacity::RECRUITER, moves(day(30)), day(3))), []);
}

/// A clock that is put right dates what counts from its entry: what the entry opened, what it said, and nothing else.
#[test]
fn a_corrected_clock_dates_what_counts_from_it() {
    let mut mira = ways::applied(&Terms::new("back-end", 1, Process::back_end()).unwrap(), day(0));
    let asks = |ask, at| Entry::new(Actor::Candidate, Request { ask, message: reference("mail/1") }, at);
    let corrects = |entry, moment, at| {
        by(Capacity::RECRUITER, Correction { entry: Seq(entry), moment, reason: text("a wrong clock") }, at)
    };
    let hold = Hold { until: day(90), reason: text("a freeze") };
    assert_eq!(redated(&mut mira, asks(Ask::Message, day(1))), []);
    assert_eq!(redated(&mut mira, by(Capacity::RECRUITER, hold, day(8))), []);
    let dated = redated(&mut mira, corrects(1, day(0) + HOUR, day(8)));
    let due = mira.promises().find(|promise| promise.kind == PromiseKind::Reply).unwrap().due;
    assert_eq!(dated, [(PromiseKind::Reply, day(0) + HOUR, due)]);
    // The message about the hold dates the next news.
    let _ = mira.record(informed(2, day(9))).unwrap();
    let news = redated(&mut mira, corrects(4, day(8) + HOUR, day(9)));
    assert!(news.iter().any(|(kind, ..)| *kind == PromiseKind::Update), "{news:?}");
    assert!(news.iter().all(|(kind, ..)| *kind != PromiseKind::Reply), "{news:?}");
}

/// The answer is data: it compares, shows and borrows, and its line is the one to store.
#[test]
fn the_answer_is_data() {
    let mut mira = ways::applied(&Terms::new("back-end", 1, Process::back_end()).unwrap(), day(0));
    let note = by(Capacity::RECRUITER, Fact::NoteAdded { note: text("likes tea") }, day(1));
    let mut twin = mira.clone();
    let (recorded, other) = (mira.record(note.clone()).unwrap(), twin.record(note).unwrap());
    assert_eq!(recorded, other);
    assert!(!format!("{recorded:?}").contains("tea"));
    let line = recorded.line.to_owned();
    assert_eq!((line.candidacy, line.seq, &line.entry), (mira.id(), Seq(1), mira.last_line().entry));
}

proptest! {
    /// A rejection with its feedback in one call is the two entries one after the other, or nothing where either is refused.
    #[test]
    fn a_rejection_with_its_feedback_is_both_or_none(
        place in 0..3_usize, mut words in dress(), steps in vec(any_step(dress().boxed()), 0..25), points in 0..2_usize,
    ) {
        let mut mira = opened(place, FactKind::Applied, day(0), &mut words);
        for (onward, step) in &steps {
            let entry = next_entry(&mira, *onward, step);
            let _ = mira.record(entry).unwrap();
        }
        let (at, feedback) = (mira.last_line().entry.at, feedback(points));
        for (capacity, _) in mira.terms().process().clone().cast() {
            let (mut twice, mut once, by) = (mira.clone(), mira.clone(), staff(capacity));
            let rejected = twice.record(Entry::new(by, Rejection::new(feedback.reasons().clone()), at)).map(Owned::from);
            let both = rejected.and_then(|first| Ok([first, twice.record(Entry::new(by, feedback.clone(), at)).map(Owned::from)?]));
            let called = once.reject_with_feedback(by, &feedback, at).map(|both| both.map(Owned::from));
            prop_assert_eq!(&once, if both.is_ok() { &twice } else { &mira });
            prop_assert_eq!(called, both);
        }
    }
}

/// A line, and what followed from it.
#[derive(Debug, PartialEq)]
struct Owned(candidacy::Line, Vec<Promise>, Vec<Promise>, Vec<Seq>);

impl From<Recorded<'_>> for Owned {
    fn from(it: Recorded<'_>) -> Self {
        Owned(it.line.to_owned(), it.opened, it.ended, it.told)
    }
}
