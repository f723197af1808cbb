//! What the views say together: of random histories, at every moment, no two of them disagree, and what a candidate reads as overdue is
//! on the company's lists.

use crate::support::walked::{few, members, shelf};
use crate::support::ways::cast;
use crate::support::{reference, staff};
use candidacy::promise::Side;
use candidacy::terms::policy::PromiseKinds;
use candidacy::value::{Answer, Ask, ConcernKind, Request, RequestKind};
use candidacy::view::report::Report;
use candidacy::view::timeline::Timeline;
use candidacy::view::{Audit, Desk, Page, Watched, Watchlist, WatchlistFilter};
use candidacy::{Actor, Candidacy, CandidateView, Capacity, Entry, Fact, Promise, PromiseKind, Seq, Status, Time};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;

/// What tells a promise from any other.
type Key = (PromiseKind, Seq, u8);

fn key(promise: &Promise) -> Key {
    (promise.kind, promise.entry, promise.number)
}

/// The moments at which a candidacy is looked at: its latest entry, and just before and after what is due then.
fn moments(candidacy: &Candidacy) -> Vec<Time> {
    let now = candidacy.last_line().entry.at;
    let due = candidacy.promises().map(|promise| promise.due).filter(|due| *due >= now);
    let moment = TimeDelta::nanoseconds(1);
    let around = due.flat_map(|due| [due, due.checked_add_signed(moment).unwrap_or(due)]);
    around.chain([now]).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What the views say at a moment agrees.
fn agree(candidacy: &Candidacy, at: Time) {
    let list: Watchlist = [candidacy].into_iter().collect();
    let open = |wanted| list.overdue(wanted, at).filter(|(_, it)| !it.only_read).map(|(_, it)| key(&it.promise));
    let late: BTreeSet<Key> = open(WatchlistFilter::ALL).collect();
    let (audit, report, timeline) =
        (Audit::new(candidacy, at), Report::new([candidacy], at), Timeline::new(candidacy, at));

    // The audit's breaches that are still open are the list's overdue promises.
    let not_kept = audit.breaches().iter().filter(|breach| breach.promise.end.is_none());
    assert_eq!(not_kept.map(|breach| key(&breach.promise)).collect::<BTreeSet<_>>(), late);

    // The desk's items are the list's, of the company.
    let desk = Desk::new(&list, WatchlistFilter::ALL, Page::first(u16::MAX), at, |_| Some(candidacy));
    assert_eq!(desk.next(), None);
    let overdue = desk.items().iter().filter(|item| item.status == Status::Overdue && !item.only_read);
    let on_the_desk: BTreeSet<Key> = overdue.map(|item| key(&item.promise)).collect();
    assert_eq!(on_the_desk, open(WatchlistFilter::ALL.company()).collect());
    // And each is on the desk of somebody, or of a capacity.
    for item in desk.items() {
        assert!(!item.task.people.is_empty() || !item.task.capacities.is_empty(), "{}", item.promise);
    }

    // The report counts what the audit lists, kind by kind.
    for kind in PromiseKind::ALL.iter().copied() {
        let tally = report.tally(kind);
        let breaches = audit.breaches().iter().filter(|breach| breach.promise.kind == kind).count() as u64;
        assert_eq!(tally.late + tally.overdue + tally.broken, breaches, "{kind}");
        let open = timeline.promises().iter().filter(|promise| promise.kind == kind && promise.end.is_none());
        let in_time = open.filter(|promise| !promise.is_overdue(at)).count() as u64;
        assert_eq!(tally.open, in_time, "{kind}");
    }
    let made: u64 = PromiseKind::ALL.iter().map(|kind| report.tally(*kind).total()).sum();
    assert_eq!((made, audit.promises()), (audit.promises() as u64, timeline.promises().len()));
    assert_eq!(report.times().put_off, audit.put_off() as u64);
}

/// What a candidate reads that the company owes: as real entries.
fn read(candidacy: &Candidacy, at: Time) -> Vec<Promise> {
    let numbers = candidacy.told();
    let told = Timeline::as_told(candidacy, at);
    let owed = told.promises().iter().filter(|promise| promise.end.is_none() && promise.by != Side::Candidate);
    owed.map(|promise| {
        let mut real = *promise;
        real.entry = numbers[promise.entry.0 as usize];
        real
    })
    .collect()
}

/// The requests that are no ground of a decision.
const PRIVATE: [RequestKind; 2] = [RequestKind::Concern, RequestKind::Adjustment];

/// The promises to answer one.
const OF_PRIVATE: [PromiseKind; 3] = [PromiseKind::Concern, PromiseKind::Settlement, PromiseKind::Adjustment];

fn asks_in_private(entry: &Entry) -> bool {
    entry.fact.request().is_some_and(|request| PRIVATE.contains(&request.ask.kind()))
}

/// Two candidacies in which the same happened, but that in one of them the candidate also spoke up or asked for adjustments, and was
/// answered or not.
struct Twins {
    plain: Candidacy,
    private: Candidacy,
    /// Where each entry of the walk is in the journal of each; none if it is in neither.
    numbers: Vec<Option<[Seq; 2]>>,
    /// The private requests of the second one.
    asked: Vec<Seq>,
}

impl Twins {
    /// The walk without what was private in it, and what is asked before which of its entries.
    fn of(walk: &Candidacy, asks: &[(Index, u8)]) -> Twins {
        let journal = walk.journal();
        let opened = Candidacy::replay(&shelf(), [journal[0].clone()]).expect("a lawful opening");
        let numbers = vec![Some([Seq(0); 2])];
        let mut twins = Twins { plain: opened.clone(), private: opened, numbers, asked: Vec::new() };
        for (index, entry) in journal.iter().enumerate().skip(1) {
            for (place, how) in asks.iter().filter(|(place, _)| place.index(journal.len()) == index) {
                twins.ask(*how, place.index(2) == 0);
            }
            let numbers = twins.happens(entry);
            twins.numbers.push(numbers);
        }
        twins
    }

    /// The same happens in both, if it can and is not private.
    fn happens(&mut self, entry: &Entry) -> Option<[Seq; 2]> {
        let about = |side: usize, to: Seq| Some((*self.numbers.get(to.0 as usize)?)?[side]);
        let there = |side: usize| -> Option<Entry> {
            let mut entry = entry.clone();
            match &mut entry.fact {
                Fact::CandidateInformed { to, .. } | Fact::EntryConfirmed { to } | Fact::EntryContested { to, .. } => {
                    *to = about(side, *to)?;
                }
                Fact::MomentCorrected(correction) => correction.entry = about(side, correction.entry)?,
                _ => {}
            }
            Some(entry)
        };
        let (plain, private) = (there(0)?, there(1)?);
        let lawful = self.plain.check(&plain).is_ok() && self.private.check(&private).is_ok();
        if asks_in_private(entry) || !lawful {
            return None;
        }
        let one = self.plain.record(plain).expect("it was checked").line.seq;
        Some([one, self.private.record(private).expect("it was checked").line.seq])
    }

    /// A concern, a request for an adjustment, or a word about an earlier one; by telephone or by the candidate's own hand.
    fn ask(&mut self, how: u8, by_telephone: bool) {
        let at = self.private.last_line().entry.at;
        let ask = match how {
            0 => Ask::Concern { about: Some(staff(Capacity::COLLEAGUE).person), kind: ConcernKind::Conduct },
            1 => Ask::Adjustment,
            _ => return self.answer(how == 2, at),
        };
        let entry = Entry::new(Actor::Candidate, Request { ask, message: reference("mail/1") }, at);
        let somebody = self.private.terms().process().cast().next().map(|(capacity, _)| staff(capacity));
        let writer = somebody.filter(|_| by_telephone);
        let entry = writer.map_or(entry.clone(), |writer| entry.recorded_by(writer));
        let asked = self.private.record(entry).map(|recorded| recorded.line.seq);
        self.asked.extend(asked.ok());
    }

    fn answer(&mut self, ends: bool, at: Time) {
        let answer = if ends { Answer::Final } else { Answer::Interim };
        let words = self.asked.iter().map(|to| Fact::CandidateInformed {
            to: *to,
            answer,
            message: reference("mail/2"),
            stated: None,
        });
        let cast = cast(self.private.terms());
        let entries: Vec<Entry> = words
            .flat_map(|word| cast.iter().map(move |by| Entry::new(*by, word.clone(), at)).collect::<Vec<_>>())
            .collect();
        if let Some(entry) = entries.into_iter().find(|entry| self.private.check(entry).is_ok()) {
            let _ = self.private.record(entry).expect("it was checked");
        }
    }

    /// Everything that deciders read, at a moment: the desk without what is owed about private requests, as words and as data. An item
    /// names the entry that it is about, by its number in the journal; that number aside, it is data.
    fn read(candidacy: &Candidacy, asked: &[Seq], at: Time) -> String {
        let list: Watchlist = [candidacy].into_iter().collect();
        let kinds: PromiseKinds = PromiseKind::ALL.iter().copied().filter(|kind| !OF_PRIVATE.contains(kind)).collect();
        let wanted = WatchlistFilter::ALL.kinds(kinds);
        let desk = Desk::new(&list, wanted, Page::first(u16::MAX), at, |_| Some(candidacy));
        let items = desk.items().iter().filter(|item| !asked.contains(&item.promise.entry));
        let said = items.map(|item| {
            let mut data = serde_json::to_value(item).expect("an item is data");
            data["promise"]["entry"] = serde_json::Value::Null;
            data.to_string()
        });
        said.collect::<Vec<_>>().join("\n")
    }
}

proptest! {
    #![proptest_config(few())]

    /// Two candidacies that differ only in concerns and requests for adjustments, and in what was said about these, give deciders the same
    /// bytes at every moment: each promise with its date, its task and its story (C7, C11).
    #[test]
    fn deciders_read_no_concern_and_no_adjustment(member in members(), asks in vec((any::<Index>(), 0..4_u8), 1..8)) {
        let twins = Twins::of(&member.last(1), &asks);
        let Twins { plain, private, asked, .. } = &twins;
        prop_assume!(!asked.is_empty());
        for at in moments(plain).into_iter().chain(moments(private)) {
            prop_assert_eq!(Twins::read(plain, &[], at), Twins::read(private, asked, at), "{:?} at {:?}", member, at);
        }
        let at = private.last_line().entry.at;
        let owed = private.promises().filter(|promise| OF_PRIVATE.contains(&promise.kind)).count();
        let list: Watchlist = [private].into_iter().collect();
        let desk = Desk::new(&list, WatchlistFilter::ALL, Page::first(u16::MAX), at, |_| Some(private));
        let shown = desk.items().iter().filter(|item| OF_PRIVATE.contains(&item.promise.kind)).count();
        prop_assert_eq!(shown, owed, "and those who answer them read them");
    }

    /// Watch list, desk, audit, report and timeline agree at every moment (F54, F59).
    #[test]
    fn the_views_agree(member in members()) {
        for candidacy in member.versions(1) {
            moments(&candidacy).into_iter().for_each(|at| agree(&candidacy, at));
        }
    }

    /// What a candidate reads that the company owes is on the company's lists, due no later: so nothing is overdue on their page and not
    /// for the company. What only they still wait for is marked as that, while there is something that they were not told (F53, C25).
    #[test]
    fn what_a_candidate_reads_as_overdue_is_on_the_lists(member in members()) {
        for candidacy in member.versions(1) {
            let list: Watchlist = [&candidacy].into_iter().collect();
            let watched = list.open(candidacy.id());
            let read = read(&candidacy, candidacy.last_line().entry.at);
            for promise in &read {
                let is_it = |it: &&Watched| (it.promise.kind, it.promise.number) == (promise.kind, promise.number);
                let mut same = watched.iter().filter(is_it);
                prop_assert!(same.any(|it| it.promise.due <= promise.due), "{} of {:?}", promise, member);
            }
            for at in moments(&candidacy) {
                let overdue = list.overdue(WatchlistFilter::ALL.company(), at);
                let late: BTreeSet<PromiseKind> = overdue.map(|(_, it)| it.promise.kind).collect();
                let page = CandidateView::of(&candidacy, at);
                let read = page.owed_to_you().iter().filter(|owed| owed.status == Status::Overdue);
                for owed in read {
                    prop_assert!(late.contains(&owed.kind), "{:?} at {:?} of {:?}", owed, at, member);
                }
            }
            let only_read: Vec<&Watched> = watched.iter().filter(|it| it.only_read).collect();
            prop_assert!(only_read.is_empty() || !candidacy.untold().is_empty(), "{:?} of {:?}", only_read, member);
            for it in only_read {
                prop_assert!(read.contains(&it.promise), "{} of {:?}", it.promise, member);
            }
        }
    }
}
