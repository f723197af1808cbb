//! The desk: everything that the company owes, the most urgent first, page by page, each with its story, and what candidates do not
//! know yet.

use crate::support::walked::{around, few, fleets, members, moments, numbered};
use crate::support::ways::{DAY, applied, attendance, cast, interview};
use crate::support::{candidacy_id, day, evidence, feedback, reasons, reference, staff, text};
use candidacy::law::{Held, Pending, Pendings};
use candidacy::value::{Answer, Ask, ConcernKind, Decision, Rejection, Request, RequestKind};
use candidacy::view::{Desk, DeskItem, Page, Watchlist, WatchlistFilter};
use candidacy::{
    Actor, Candidacy, CandidacyId, Capacity, Entry, Fact, FactKind, Phase, Process, Promise, PromiseKind, Seq, Status,
    Terms, Time,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What tells an item from any other.
fn key(item: &DeskItem) -> (Time, CandidacyId, PromiseKind, Seq, u8) {
    let Promise { due, kind, entry, number, .. } = item.promise;
    (due, item.candidacy, kind, entry, number)
}

/// Every page of a desk, one after the other.
fn pages(
    list: &Watchlist,
    wanted: WatchlistFilter,
    length: u16,
    at: Time,
    load: &BTreeMap<CandidacyId, Candidacy>,
) -> Vec<DeskItem> {
    let (mut items, mut page) = (Vec::new(), Some(Page::first(length)));
    while let Some(next) = page {
        let desk = Desk::new(list, wanted, next, at, |id| load.get(&id));
        assert!(desk.items().len() <= usize::from(length.max(1)), "a page has its length");
        assert_eq!(desk.as_of(), at);
        items.extend_from_slice(desk.items());
        page = desk.next();
        assert!(page.is_none() || desk.items().len() == usize::from(length.max(1)), "only the last one is shorter");
    }
    items
}

/// The entries that are about a concern or an adjustment, by their numbers.
fn private(candidacy: &Candidacy, kinds: &[RequestKind]) -> Vec<Seq> {
    let journal = candidacy.journal();
    let asks = |entry: &Entry| entry.fact.request().is_some_and(|request| kinds.contains(&request.ask.kind()));
    let mut hidden: Vec<Seq> = Vec::new();
    for (seq, entry) in (0..).map(Seq).zip(journal) {
        let about = entry.fact.about().is_some_and(|to| hidden.contains(&to));
        if asks(entry) || about {
            hidden.push(seq);
        }
    }
    hidden
}

proptest! {
    #![proptest_config(few())]

    /// The pages of the desk have exactly the promises that the company owes, in all candidacies together, the longest overdue
    /// first and then what is due next, however long a page is. Each person has on their own desk what is theirs.
    #[test]
    fn everything_owed_is_on_a_desk(fleet in fleets(4), length in 0..9_u16, around in around()) {
        let fleet: Vec<Candidacy> = (1..).zip(&fleet).map(|(number, member)| member.last(number)).collect();
        let at = around.at(&moments(&fleet));
        let (list, store): (Watchlist, BTreeMap<_, _>) =
            (fleet.iter().collect(), fleet.iter().map(|candidacy| (candidacy.id(), candidacy.clone())).collect());
        let mut expected: Vec<_> = Vec::new();
        for candidacy in &fleet {
            let owed = candidacy.promises().filter(|promise| promise.by.is_company());
            expected.extend(owed.map(|it| (it.due, candidacy.id(), it.kind, it.entry, it.number)));
        }
        expected.sort_unstable();
        let items = pages(&list, WatchlistFilter::ALL, length, at, &store);
        let open = items.iter().filter(|item| !item.only_read);
        prop_assert_eq!(open.map(key).collect::<Vec<_>>(), expected);
        let overdue = items.iter().take_while(|item| item.promise.due < at).count();
        prop_assert!(items[..overdue].iter().all(|item| item.status == Status::Overdue));
        prop_assert!(items[overdue..].iter().all(|item| item.status != Status::Overdue));
        for candidacy in &fleet {
            for (capacity, _) in candidacy.terms().process().cast() {
                let staff = staff(capacity);
                let own = pages(&list, WatchlistFilter::ALL.staff(staff), length, at, &store);
                let theirs = items.iter().filter(|item| store[&item.candidacy].task(&item.promise).is_for(staff));
                prop_assert_eq!(own.iter().map(key).collect::<Vec<_>>(), theirs.map(key).collect::<Vec<_>>());
            }
        }
    }

    /// A story has the entry of its promise and everything since but concerns and requests for adjustments, which stand in none but
    /// their own; of a long one the first and the latest. It says where the candidacy is, and the rule of the deadline.
    #[test]
    fn a_story_tells_everything_but_what_is_private(member in members()) {
        for candidacy in member.versions(1) {
            let list: Watchlist = [&candidacy].into_iter().collect();
            let at = candidacy.last_line().entry.at;
            let desk = Desk::new(&list, WatchlistFilter::ALL, Page::first(u16::MAX), at, |_| Some(&candidacy));
            for DeskItem { promise, story, .. } in desk.items() {
                let story = story.as_ref().expect("it was loaded");
                let of = |kinds: &[PromiseKind]| kinds.contains(&promise.kind);
                let concerns = of(&[PromiseKind::Concern, PromiseKind::Settlement]);
                let both = [RequestKind::Concern, RequestKind::Adjustment];
                let hidden = private(&candidacy, &both);
                let mut kinds = both.to_vec();
                kinds.retain(|kind| match kind {
                    RequestKind::Concern => !concerns,
                    _ => !of(&[PromiseKind::Adjustment]),
                });
                let tells = |seq: &Seq| {
                    let about = candidacy.entry(*seq).and_then(|entry| entry.fact.about()) == Some(promise.entry);
                    *seq == promise.entry || about || !hidden.contains(seq)
                };
                let last = u32::try_from(candidacy.journal().len()).expect("a short journal");
                let all: Vec<Seq> = (promise.entry.0..last).map(Seq).filter(tells).collect();
                let told = story.lines.iter().map(|line| (line.at, line.by, line.fact));
                let kept = all[..1].iter().chain(&all[1 + story.left_out..]);
                let entries = kept.map(|seq| candidacy.entry(*seq).expect("an entry"));
                prop_assert!(told.eq(entries.map(|entry| (entry.at, entry.by, entry.fact.kind()))), "{:?}", story);
                prop_assert!(story.left_out == 0 || story.lines.len() == candidacy::view::Story::MAX_LINES);
                prop_assert_eq!(story.phase, candidacy.phase());
                let waits = |what, kind| kinds.contains(&kind) || story.pending.contains(what) == candidacy.pending().contains(what);
                prop_assert!(waits(Pending::Concern, RequestKind::Concern) && waits(Pending::Adjustment, RequestKind::Adjustment));
                prop_assert!(!kinds.contains(&RequestKind::Concern) || !story.pending.contains(Pending::Concern));
                prop_assert!(!kinds.contains(&RequestKind::Adjustment) || !story.pending.contains(Pending::Adjustment));
                // That one was written down is told by its own story only.
                let confirms = |(of, what): (Seq, Pending)| what == Pending::Confirmation && !hidden.contains(&of);
                let own = hidden.contains(&promise.entry) && candidacy.pending().contains(Pending::Confirmation);
                prop_assert_eq!(story.pending.contains(Pending::Confirmation), own || candidacy.waiting().any(confirms));
                let private = [Pending::Concern, Pending::Adjustment, Pending::Confirmation];
                let others = Pendings::ALL.difference(Pendings::from_slice(&private));
                prop_assert!(others.iter().all(|what| story.pending.contains(what) == candidacy.pending().contains(what)));
                prop_assert!(!story.rule.source.is_empty());
            }
        }
    }
}

fn back_end() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a name")
}

/// Somebody of the company records it, who may.
fn record(candidacy: &mut Candidacy, fact: impl Into<Fact>, at: Time) {
    let fact = fact.into();
    let actors = [Actor::Candidate].into_iter().chain(cast(candidacy.terms()));
    let mut entries = actors.map(|actor| Entry::new(actor, fact.clone(), at));
    let entry = entries.find(|entry| candidacy.check(entry).is_ok());
    let _ = candidacy.record(entry.unwrap_or_else(|| panic!("{} is not lawful", fact.kind()))).expect("it was checked");
}

fn informed(to: u32) -> Fact {
    Fact::CandidateInformed { to: Seq(to), answer: Answer::Final, message: reference("mail/2"), stated: None }
}

fn desk(candidacy: &Candidacy, at: Time) -> Desk {
    let list: Watchlist = [candidacy].into_iter().collect();
    Desk::new(&list, WatchlistFilter::ALL, Page::first(u16::MAX), at, |_| Some(candidacy))
}

/// A candidacy that was interviewed and decided against, of which nothing was told.
fn decided() -> Candidacy {
    let terms = back_end();
    let mut candidacy = applied(&terms, day(0));
    record(&mut candidacy, informed(0), day(0));
    record(&mut candidacy, Decision::from(evidence()), day(1));
    let meeting = interview(&terms, day(3));
    record(&mut candidacy, Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) }, day(2));
    record(&mut candidacy, Held::from(attendance(&terms)), day(3));
    record(&mut candidacy, Rejection::from(reasons()), day(4));
    candidacy
}

/// What is decided and not told stands on the desk beside every promise of the candidacy, with where the candidate believes to be;
/// once it is told, it is gone (F53).
#[test]
fn what_is_not_told_is_named() {
    let mut candidacy = decided();
    let before = desk(&candidacy, day(4));
    for item in before.items() {
        let untold = item.story.as_ref().and_then(|story| story.untold.as_ref()).expect("it is not told");
        let entries: Vec<_> = untold.entries.iter().map(|line| (line.at, line.fact)).collect();
        assert_eq!(entries, [(day(4), FactKind::RejectionDecided)]);
        assert_eq!(untold.phase, Phase::Deciding);
    }
    assert!(
        before
            .to_string()
            .contains("not told yet: rejection decided, 2026-03-06 09:00; what the candidate knows: deciding")
    );
    record(&mut candidacy, informed(5), day(4));
    let after = desk(&candidacy, day(4));
    assert!(after.items().iter().all(|item| item.story.as_ref().is_some_and(|story| story.untold.is_none())));
    record(&mut candidacy, feedback(1), day(5));
    assert!(desk(&candidacy, day(5)).items().is_empty(), "nothing is owed any more: {}", desk(&candidacy, day(5)));
}

/// An act that was written down is named as well until the candidate is told of it.
#[test]
fn what_was_written_down_is_named() {
    let mut candidacy = applied(&back_end(), day(0));
    let message = Request { ask: Ask::Message, message: reference("mail/1") };
    let by_telephone = Entry::new(Actor::Candidate, message, day(1)).recorded_by(staff(Capacity::RECRUITER));
    let _ = candidacy.record(by_telephone).expect("it can be written down");
    let untold = |candidacy: &Candidacy| {
        let desk = desk(candidacy, day(1));
        let stories = desk.items().iter().filter_map(|item| item.story.clone());
        stories
            .filter_map(|story| story.untold)
            .flat_map(|untold| untold.entries)
            .map(|line| (line.at, line.fact))
            .next()
    };
    assert_eq!(untold(&candidacy), Some((day(1), FactKind::RequestMade)));
    record(&mut candidacy, informed(1), day(1));
    assert_eq!(untold(&candidacy), None);
}

/// Each interviewer owes what they saw, on their own desk; who has said it owes it no more (R17).
#[test]
fn each_interviewer_owes_what_they_saw() {
    let mut candidacy = decided();
    record(&mut candidacy, candidacy::value::Reversal::new(text("a mis-click")), day(4));
    let owing = |candidacy: &Candidacy| {
        let list: Watchlist = [candidacy].into_iter().collect();
        let people = candidacy.terms().process().cast().map(|(capacity, _)| staff(capacity));
        let owes = |staff: &candidacy::Staff| {
            let wanted = WatchlistFilter::ALL.person(staff.person).kinds(PromiseKind::Assessment);
            Desk::new(&list, wanted, Page::first(9), day(4), |_| None::<Candidacy>).items().len()
        };
        people.map(|staff| (staff.capacity, owes(&staff))).collect::<BTreeMap<_, _>>()
    };
    let before = owing(&candidacy);
    assert!(before.values().all(|owes| *owes == 1), "{before:?}");
    let assessed = Fact::PartAssessed { part: None, evidence: evidence() };
    let said = Entry::new(staff(Capacity::COLLEAGUE), assessed, day(4));
    let _ = candidacy.record(said).expect("they were there");
    let after = owing(&candidacy);
    assert_eq!(after[&Capacity::COLLEAGUE], 0);
    assert!(after.iter().all(|(capacity, owes)| *capacity == Capacity::COLLEAGUE || *owes == 1), "{after:?}");
}

/// A concern is in no story of a decision, neither as a line nor as something that waits, and its answer is not either (C7).
#[test]
fn no_decision_knows_of_a_concern() {
    let mut candidacy = applied(&back_end(), day(0));
    let about = Some(staff(Capacity::COLLEAGUE).person);
    for ask in [Ask::Concern { about, kind: ConcernKind::Conduct }, Ask::Adjustment] {
        record(&mut candidacy, Request { ask, message: reference("mail/1") }, day(1));
    }
    for to in [1, 2] {
        let not_yet = Fact::CandidateInformed {
            to: Seq(to),
            answer: Answer::Interim,
            message: reference("mail/2"),
            stated: None,
        };
        record(&mut candidacy, not_yet, day(1));
    }
    let desk = desk(&candidacy, day(2));
    let story = |kind: PromiseKind| {
        let item = desk.items().iter().find(|item| item.promise.kind == kind).expect("it is owed");
        item.story.clone().expect("it was loaded")
    };
    let facts = |kind| story(kind).lines.iter().map(|line| line.fact).collect::<Vec<_>>();
    assert_eq!(facts(PromiseKind::FirstAnswer), [FactKind::Applied]);
    assert!(!story(PromiseKind::FirstAnswer).pending.contains(Pending::Concern));
    assert_eq!(facts(PromiseKind::Settlement), [FactKind::RequestMade, FactKind::CandidateInformed]);
    assert_eq!(facts(PromiseKind::Adjustment), [FactKind::RequestMade, FactKind::CandidateInformed]);
    let words = desk.to_string();
    assert_eq!(words.matches("pending: notice, outcome, concern").count(), 1, "{words}");
}

/// Of a long story the desk tells what the promise is about and the latest, and says how much it leaves out.
#[test]
fn a_long_story_is_told_in_short() {
    let mut candidacy = applied(&back_end(), day(0));
    let most = candidacy::view::Story::MAX_LINES;
    for _ in 0..most {
        record(&mut candidacy, Request { ask: Ask::Message, message: reference("mail/1") }, day(1));
    }
    let desk = desk(&candidacy, day(2));
    let answer = desk.items().iter().find(|item| item.promise.kind == PromiseKind::FirstAnswer).expect("it is owed");
    let story = answer.story.as_ref().expect("it was loaded");
    assert_eq!((story.lines.len(), story.lines[0].fact, story.left_out), (most, FactKind::Applied, 1));
    assert_eq!(desk.to_string().matches("\n      …  1 fact in between\n").count(), 2, "{desk}");
}

/// Ten thousand candidacies do not make one answer: a page has its length, in items and in bytes, and loads no others.
#[test]
fn a_page_is_no_longer_for_many() {
    let one = applied(&back_end(), day(0));
    let fleet: Vec<Candidacy> = (1..=300).map(|number| numbered(&one, number)).collect();
    let of = |count: usize| {
        let list: Watchlist = fleet[..count].iter().collect();
        let mut loaded = 0;
        let desk = Desk::new(&list, WatchlistFilter::ALL, Page::first(20), day(9), |id| {
            loaded += 1;
            fleet.iter().find(|candidacy| candidacy.id() == id)
        });
        let bytes = serde_json::to_string(&desk).expect("a desk is data").len();
        (desk.items().len(), loaded, bytes)
    };
    let ((few, few_loaded, few_bytes), (many, many_loaded, many_bytes)) = (of(30), of(300));
    assert_eq!((few, many, few_loaded, many_loaded), (20, 20, 20, 20));
    assert!(few_bytes == many_bytes && many_bytes < 40_000, "{few_bytes} {many_bytes}");
}

/// A candidacy that is not loaded has its promises on the desk, without a story.
#[test]
fn what_is_not_loaded_has_no_story() {
    let one = applied(&back_end(), day(0));
    let list: Watchlist = [&one].into_iter().collect();
    let desk = Desk::new(&list, WatchlistFilter::ALL, Page::first(9), day(1), |_| None::<Candidacy>);
    assert_eq!(desk.items().len(), 2);
    assert!(desk.items().iter().all(|item| item.story.is_none()));
    assert!(desk.to_string().contains(&candidacy_id(1).to_string()));
}

/// What is over and not told is on the desk for as long as the candidate reads it, with whose task it is; a desk says when there is
/// more than its page.
#[test]
fn a_desk_says_what_is_over_and_not_told() {
    let mut mira = applied(&back_end(), day(0));
    record(&mut mira, informed(0), day(1));
    record(&mut mira, Decision::from(evidence()), day(2));
    record(&mut mira, Rejection::from(reasons()), day(3));
    record(&mut mira, Fact::ResponsibleNamed { person: staff(Capacity::COLLEAGUE).person }, day(4));
    let list: Watchlist = [&mira].into_iter().collect();
    let words = Desk::new(&list, WatchlistFilter::ALL, Page::first(u16::MAX), day(4), |_| Some(&mira)).to_string();
    let person = staff(Capacity::COLLEAGUE).person;
    assert!(words.contains(&format!(", for {person}")), "{words}");
    assert!(words.contains(", over, but the candidate has not been told"), "{words}");
    let first = Desk::new(&list, WatchlistFilter::ALL, Page::first(1), day(4), |_| Some(&mira));
    assert!(first.to_string().lines().next().is_some_and(|line| line.ends_with(", and more on the next page")));
    let written = Entry::new(Actor::Candidate, Request { ask: Ask::Message, message: reference("mail/1") }, day(5));
    let _ = mira.record(written.recorded_by(staff(Capacity::RECRUITER))).expect("by telephone");
    assert!(desk(&mira, day(5)).to_string().contains("request made, the candidate, written down\n"));
}

/// The desk in words.
#[test]
fn a_desk_in_words() {
    let words = desk(&decided(), day(4) + DAY * 2).to_string();
    assert_eq!(words, include_str!("desk.txt"), "\n{words}");
}
