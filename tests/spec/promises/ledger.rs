//! Random walks: nobody is ever in the dark, no promise is lost, and every face of the crate says the same about them.

mod books;
pub(crate) mod walks;

use super::tale::Tale;
use crate::support::{staff, text};
use books::{Books, Identity, by_identity, ends};
use candidacy::promise::How;
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::{Actor, Calendar, Candidacy, Capacity, Entry, Fact, Phase, Promise, PromiseKind, Seq};
use proptest::test_runner::{Config, TestRunner};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use walks::{Walk, walks};

type Ledger = BTreeMap<Identity, Promise>;

/// What walks came across.
#[derive(Debug, Default)]
struct Seen {
    entries: usize,
    made: BTreeSet<PromiseKind>,
    ended: BTreeSet<(PromiseKind, &'static str)>,
    phases: BTreeSet<Phase>,
    brought_back: usize,
    redated: usize,
}

fn walked(cases: u32, each: impl Fn(&Walk, &RefCell<Seen>)) -> Seen {
    let seen = RefCell::new(Seen::default());
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&walks(45), |steps| {
        Walk::take(&steps, |walk| each(walk, &seen));
        Ok(())
    });
    outcome.unwrap_or_else(|failed| panic!("{failed}"));
    seen.into_inner()
}

/// After each entry the books that were kept entry by entry say what the candidacy says, with the same dates; so do a replayed one,
/// the history and the list of every promise.
#[test]
fn every_face_says_the_same() {
    let books = RefCell::new(Books::default());
    let seen = walked(45, |walk, seen| {
        let (candidacy, mut books, mut seen) = (&walk.candidacy, books.borrow_mut(), seen.borrow_mut());
        seen.brought_back += books.follow(walk);
        let (open, kept) = (by_identity(candidacy.promises()), by_identity(books.open()));
        let odd = |these: &Ledger, those: &Ledger| -> Vec<Promise> {
            these
                .iter()
                .filter(|(one, promise)| those.get(*one) != Some(*promise))
                .map(|(_, promise)| *promise)
                .collect()
        };
        let [crate_s, books_s] = [odd(&open, &kept), odd(&kept, &open)];
        assert_eq!(crate_s, books_s, "{}", walk.story());
        assert_eq!(books.ends(), ends(&by_identity(candidacy.all_promises())), "every promise");
        let again = Candidacy::replay(&walk.shelf, candidacy.journal().iter().cloned()).expect("a lawful journal");
        assert!(again.promises().eq(candidacy.promises()), "replayed");
        let last = candidacy.history().last().expect("an entry");
        let recorded = (&walk.opened, &walk.ended, &walk.redated);
        assert!(candidacy.journal().len() == 1 || (&last.opened, &last.ended, &last.redated) == recorded, "history");
        seen.entries += 1;
        seen.redated += walk.redated.len();
        seen.phases.insert(candidacy.phase());
        seen.made.extend(walk.opened.iter().map(|promise| promise.kind));
        seen.ended.extend(walk.ended.iter().filter_map(|promise| Some((promise.kind, promise.end?.how.name()))));
    });
    assert!(seen.entries > 1_000 && seen.brought_back > 0 && seen.redated > 0, "{seen:?}");
    assert!(seen.phases.len() >= 11 && seen.made.len() >= 24, "{seen:?}");
    let hows: BTreeSet<&str> = seen.ended.iter().map(|(_, how)| *how).collect();
    assert_eq!(hows.len(), How::ALL.len(), "{hows:?}");
}

/// While a candidacy is open somebody owes something by a moment, and once it is closed and settled the company owes nothing.
#[test]
fn nobody_is_left_in_the_dark() {
    let seen = walked(45, |walk, seen| {
        let candidacy = &walk.candidacy;
        let owes = candidacy.promises().any(|promise| promise.by.is_company());
        if candidacy.phase().is_closed() {
            assert_eq!(candidacy.is_settled(), !owes, "{:?}", candidacy.now());
        } else {
            assert!(candidacy.promises().next().is_some(), "dark in {:?}: {:?}", candidacy.now(), candidacy.journal());
            assert!(!candidacy.is_settled());
        }
        assert_eq!(candidacy.next_due(), candidacy.promises().map(|promise| promise.due).min());
        seen.borrow_mut().phases.insert(candidacy.phase());
    });
    assert!(seen.phases.iter().filter(|phase| phase.is_closed()).count() >= 2 && seen.phases.len() >= 11, "{seen:?}");
}

/// Every promise that there ever was is open or ended, by an entry that can end it so, and each stands in the list once.
#[test]
fn every_promise_is_open_or_ended_once() {
    let seen = walked(45, |walk, seen| {
        let candidacy = &walk.candidacy;
        let all = by_identity(candidacy.all_promises());
        for promise in all.values() {
            assert!(candidacy.entry(promise.entry).is_some(), "{promise}");
            assert!(promise.ceiling.is_none_or(|ceiling| promise.due <= ceiling), "{promise}");
            let half = promise.remind_at();
            assert!((promise.made_at.min(promise.due)..=promise.due).contains(&half), "{promise}");
            let Some(end) = promise.end else { continue };
            let entry = candidacy.entry(end.entry).expect("the entry that ended it");
            assert!(promise.entry < end.entry || promise.entry == end.entry && end.how == How::Released, "{promise}");
            let kept = end.how == How::Kept;
            assert!(!kept || promise.kind.kept_by().contains(entry.fact.kind()), "{promise} by {}", entry.fact.kind());
            assert!(!kept || !promise.by.is_company() || entry.writer().is_none(), "{promise} by a written act");
            let own = entry.by == Actor::Candidate && entry.writer().is_none();
            assert!(!own || end.how != How::PutOff, "{promise} put off by the candidate");
            seen.borrow_mut().ended.insert((promise.kind, end.how.name()));
        }
        let open = all.values().filter(|promise| promise.end.is_none()).copied();
        assert_eq!(by_identity(open), by_identity(candidacy.promises()));
    });
    assert!(seen.ended.len() >= 36, "{seen:?}");
}

/// Lateness of the candidate shows on their page at once: nobody owes word of it, before or after.
#[test]
fn what_shows_at_once_was_never_owed() {
    let mut tale = Tale::up_to(&Calendar::utc(), 1).schedule();
    let missed = Fact::InterviewMissed { part: None, why: NoMeeting::NoShow(Party::Candidate) };
    let entry = Entry::new(staff(Capacity::RECRUITER), missed, tale.at);
    let recorded = tale.candidacy.record(entry).expect("it was due");
    let word = |promises: &[Promise]| promises.iter().any(|promise| promise.kind == PromiseKind::Confirmation);
    assert!(!word(&recorded.opened) && !word(&recorded.ended), "{:?}", recorded.ended);
    assert!(tale.ever(PromiseKind::Confirmation).is_empty());
}

/// A contest that takes back several moves tells what it brings back, as every entry does.
#[test]
fn a_contest_tells_what_it_brings_back() {
    let tale = Tale::approached(&Calendar::utc()).written(Fact::InterestShown).tell(1).advance().schedule().hold();
    let tale = tale.company(Fact::VacancyClosed);
    let mut books: BTreeSet<Identity> = by_identity(tale.candidacy.promises()).into_keys().collect();
    let mut tale = tale;
    let contest = Fact::EntryContested { to: Seq(1), why: text("not so") };
    let recorded = tale.candidacy.record(Entry::new(Actor::Candidate, contest, tale.at)).expect("it was written down");
    for promise in by_identity(recorded.ended).into_keys() {
        assert!(books.remove(&promise), "{promise:?} was not open");
    }
    books.extend(by_identity(recorded.opened).into_keys());
    assert_eq!(books, by_identity(tale.candidacy.promises()).into_keys().collect());
}
