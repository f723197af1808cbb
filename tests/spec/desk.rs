//! The desk: everything that the company owes, the most urgent first, each with its story, and what candidates do not know yet.

use crate::report::fleet::{around, fleets, moments, until};
use crate::stories::stories;
use crate::support::{after, applied, day, terms};
use candidacy::law::Facts;
use candidacy::terms::policy::PromiseKinds;
use candidacy::view::Task;
use candidacy::{Candidacy, CandidateView, Capacity, Desk, FactKind, Phase, Process, Promise, PromiseKind, Status};
use chrono::TimeDelta;
use proptest::prelude::*;

proptest! {
    /// The desk has exactly the promises that the company owes at the moment, in all candidacies together, the longest overdue
    /// first and then what is due next; each capacity has on its own desk what it can keep.
    #[test]
    fn everything_owed_is_on_a_desk(fleet in fleets(6), around in around()) {
        let fleet: Vec<Candidacy> = (1..).zip(&fleet).map(|(number, member)| member.told(number)).collect();
        let at = around.at(&moments(&fleet));
        let then: Vec<Candidacy> = fleet.iter().filter_map(|candidacy| until(candidacy, at)).collect();
        let desk = Desk::new(&fleet, at);
        let mut expected: Vec<_> = then
            .iter()
            .flat_map(|candidacy| candidacy.promises().map(move |promise| (promise.due, candidacy.id(), promise)))
            .filter(|(_, _, promise)| promise.owner.is_company())
            .map(|(due, id, promise)| (due, id, promise.kind, promise.entry))
            .collect();
        expected.sort();
        let key = |task: &Task| (task.promise.due, task.candidacy, task.promise.kind, task.promise.entry);
        let found: Vec<_> = desk.tasks().iter().map(key).collect();
        prop_assert_eq!(&found, &expected);
        let overdue = desk.tasks().iter().take_while(|task| task.promise.due < at);
        prop_assert!(overdue.clone().all(|task| task.status == Status::Breached));
        prop_assert!(desk.tasks()[overdue.count()..].iter().all(|task| task.status != Status::Breached));
        for capacity in Capacity::ALL {
            let own: Vec<_> = desk.on_that_of(*capacity).map(key).collect();
            let all = desk.tasks().iter().filter(|task| task.promise.owner.capacities().contains(*capacity));
            prop_assert_eq!(own, all.map(key).collect::<Vec<_>>());
        }
        for task in desk.tasks() {
            let candidacy = then.iter().find(|candidacy| candidacy.id() == task.candidacy).expect("one of them");
            let since = &candidacy.journal()[task.promise.entry.0 as usize..];
            let from = task.promise.entry.0;
            let told = |seq: u32| seq == from || (seq - from) as usize > since.len().saturating_sub(Task::MAX_STORY);
            let since: Vec<_> = (from..).zip(since).map(|(seq, entry)| (seq, entry.at, entry.by, entry.fact.kind())).collect();
            let (told, untold): (Vec<_>, Vec<_>) = since.into_iter().partition(|(seq, ..)| told(*seq));
            let story = task.story.iter().map(|line| (line.seq.0, line.at, line.by, line.fact));
            prop_assert!(story.eq(told));
            prop_assert_eq!(task.left_out, untold.len());
            prop_assert_eq!((task.phase, task.marks), (candidacy.phase(), candidacy.marks()));
            let deadline = candidacy.terms().policy().deadline(task.promise.kind);
            prop_assert_eq!((task.rule.basis, &*task.rule.source), (deadline.ground().basis(), deadline.ground().source()));
        }
    }

    /// What a candidate reads is on a desk with the same date, or the desk says that the candidate reads it: what was told is
    /// forgotten by nobody.
    #[test]
    fn what_a_candidate_reads_is_on_a_desk(story in stories()) {
        story.accepted(|_, entry, after| {
            let (view, desk) = (CandidateView::of(after, entry.at), Desk::new([after], entry.at));
            let untold = desk.untold().first();
            for owed in view.owed_to_you().iter().filter(|owed| owed.kind != PromiseKind::Attendance) {
                let on_a_desk = desk.tasks().iter().any(|task| (task.promise.kind, task.promise.due) == (owed.kind, owed.due));
                let awaited = |untold: &candidacy::view::Untold| {
                    untold.waits_for.iter().any(|one| (one.kind, one.due) == (owed.kind, owed.due))
                };
                assert!(on_a_desk || untold.is_some_and(awaited), "{owed:?}");
            }
            // What is on no desk is something that the candidate reads, and nothing that the candidate owes.
            let awaited = untold.map_or(&[][..], |untold| &untold.waits_for);
            let read = |one: &Promise| {
                // The desk numbers entries as the journal does, the view as the candidate knows them.
                let entry = after.entry(one.entry).expect("an entry of the journal");
                let is_it = |owed: &candidacy::view::candidate::Owed| {
                    let about = view.happened()[owed.about.0 as usize].fact;
                    (owed.kind, owed.due, owed.made_at, about) == (one.kind, one.due, one.made_at, entry.fact.kind())
                };
                one.kind == PromiseKind::Attendance || view.owed_to_you().iter().any(is_it)
            };
            assert!(awaited.iter().all(read), "{awaited:?}");
            assert!(awaited.iter().all(|one| one.owner.is_company() && one.end.is_none()), "{awaited:?}");
            let its_own = PromiseKinds::from_slice(&[PromiseKind::Submission, PromiseKind::Agreement, PromiseKind::OfferAnswer]);
            assert!(!awaited.iter().any(|one| its_own.contains(one.kind)), "{awaited:?}");
            let decided = after.phase() == Phase::Declining;
            assert!(!decided || untold.is_some_and(|untold| untold.phase == view.phase()));
            let overtaken = untold.map_or(Facts::EMPTY, |untold| untold.overtaken);
            assert_eq!(overtaken, CandidateView::overtaken(after));
        });
    }
}

/// Where the candidate knows how it stands, nothing that is on a desk is said to be on none.
#[test]
fn what_is_known_is_not_untold() {
    let kinds = [FactKind::Passed, FactKind::MessageReceived, FactKind::Scheduled, FactKind::HelpAsked, FactKind::Held];
    for told in 0..=kinds.len() {
        let candidacy = after(applied(&terms(Process::back_end())), &kinds[..told]);
        let desk = Desk::new([&candidacy], candidacy.last_line().entry.at);
        assert!(!desk.tasks().is_empty() && desk.untold().is_empty(), "{desk}");
    }
}

/// The desk in words.
#[test]
fn a_desk_in_words() {
    let screening = applied(&terms(Process::back_end()));
    let declining = after(screening.clone(), &[FactKind::Passed, FactKind::Scheduled, FactKind::DecidedAgainst]);
    let at = declining.last_line().entry.at + TimeDelta::hours(30);
    let words = Desk::new([&declining], at).to_string();
    assert_eq!(words, include_str!("desk.txt"), "\n{words}");
    assert!(Desk::new([&screening], day(0) - TimeDelta::days(1)).tasks().is_empty());
}

/// Of a long story the desk tells what the promise is about and the latest, and says how much it leaves out.
#[test]
fn a_long_story_is_told_in_short() {
    let mut asked = applied(&terms(Process::back_end()));
    for _ in 0..Task::MAX_STORY {
        asked = after(asked, &[FactKind::MessageReceived]);
    }
    let desk = Desk::new([&asked], day(100));
    let screening = desk.tasks().iter().find(|task| task.promise.kind == PromiseKind::Screening).expect("it is owed");
    let told: Vec<u32> = screening.story.iter().map(|line| line.seq.0).collect();
    assert_eq!((told.len(), told[0], told[1], screening.left_out), (Task::MAX_STORY, 0, 2, 1));
    assert_eq!(desk.to_string().matches("\n       …  1 facts in between\n").count(), 2, "{desk}");
    assert_eq!(desk.as_of(), day(100));
    let whole = Desk::new([&after(applied(&terms(Process::back_end())), &[FactKind::MessageReceived])], day(100));
    assert!(
        whole.tasks().iter().all(|task| task.left_out == 0) && !whole.to_string().contains("in between"),
        "{whole}"
    );
}
