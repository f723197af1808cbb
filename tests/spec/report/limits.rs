//! What a report says beside numbers of days: what was put off, holds, limits that were taken off, and what no desk may show.

use crate::support::way::{Way, back_end, informed};
use crate::support::ways::{DAY, applied, interview};
use crate::support::{day, reference, staff, text};
use candidacy::terms::Powers;
use candidacy::terms::policy::{Basis, Ground, PromiseKinds};
use candidacy::value::{Ask, ConcernKind, Hold, Request};
use candidacy::view::report::Report;
use candidacy::view::{Desk, Limit, Page, Watchlist, WatchlistFilter};
use candidacy::{Candidacy, Capacity, Fact, Policy, Process, PromiseKind, Step, Terms, Time};

/// An interview that the company calls off is among the frustrations, as a share of the appointments and set-ups that it promised; one
/// that takes place is not (C20).
#[test]
fn what_is_put_off_frustrates() {
    let scheduled = |way: Way| {
        let meeting = interview(way.0.terms(), way.at() + DAY * 3);
        way.then(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) })
    };
    let share = |way: &Way| {
        let share = Report::new([&way.0], way.at()).frustrations().put_off;
        (share.some, share.of)
    };
    let way = scheduled(Way::applied().advanced());
    assert_eq!(share(&way), (0, 2));
    let off = way.by(Capacity::RECRUITER, Fact::InterviewCancelled { part: None, reason: text("ill") });
    assert_eq!(share(&off), (1, 3));
    let again = scheduled(off);
    assert_eq!(share(&again), (1, 4));
}

/// A hold has a row of its own beside the phases, with how long it was; the limits that the terms do without are listed once, each with
/// its reason; what is beyond its ceiling is counted beside what is late (C1, C2).
#[test]
fn holds_limits_and_ceilings_stand_in_the_report() {
    let held = Way::applied();
    let until = held.at() + DAY * 30;
    let held = held.then(Hold { until, reason: text("a freeze") });
    let over = held.clone().then(Fact::HoldEnded);
    let shown = Report::new([&held.0, &over.0], day(60));
    let row = |report: &Report| {
        let text = report.to_string();
        text.lines()
            .find(|line| line.starts_with("on hold"))
            .expect("a row")
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(row(&shown)[2..4], ["1", "1"], "one left, and one still there");
    assert_eq!(row(&Report::default())[2..4], ["0", "0"]);
    assert_eq!(serde_json::to_value(&shown).expect("data")["holds"]["ongoing"], 1);

    let ours = Ground::new(Basis::Practice, "a register takes its time").expect("a source");
    let policy = Policy::builder().without_ceiling(PromiseKind::FirstAnswer, ours).build().expect("lawful");
    let unlimited = applied(&back_end().with_policy(policy), day(0));
    let report = Report::new([&unlimited, &unlimited, &applied(&back_end(), day(0))], day(90));
    let off: Vec<_> = report.taken_off().map(|off| (off.kind, off.limit, &*off.reason)).collect();
    assert_eq!(off, [(PromiseKind::FirstAnswer, Limit::Ceiling, "a register takes its time")]);
    assert!(report.to_string().contains("no ceiling (practice: a register takes its time)"), "{report}");
    let tally = report.tally(PromiseKind::FirstAnswer);
    assert_eq!((tally.overdue, tally.beyond, tally.total()), (3, 1, 3));
    let early = Report::new([&applied(&back_end(), day(0))], day(9)).tally(PromiseKind::FirstAnswer);
    assert_eq!((early.overdue, early.beyond), (1, 0));
}

/// A concern about the only person who hears concerns is on nobody's desk, and no desk shows a word of it; the report counts it as
/// overdue, and the company's list has it, for as long as nobody settles it (C7).
#[test]
fn a_concern_that_no_desk_may_show_is_overdue_in_the_report() {
    let steps = [Step::interview("chat", Capacity::RECRUITER).expect("a name")];
    let process = Process::new([(Capacity::RECRUITER, Powers::ALL)], steps).expect("a process");
    let way = Way(applied(&Terms::new("one", 1, process).expect("a name"), day(0)));
    let only = staff(Capacity::RECRUITER);
    let ask = Ask::Concern { about: Some(only.person), kind: ConcernKind::Conduct };
    let way = way.then(informed(0)).then(Request { ask, message: reference("mail/9") });
    let (list, at): (Watchlist, Time) = ([&way.0].into_iter().collect(), day(90));
    let kinds = PromiseKinds::from_slice(&[PromiseKind::Concern, PromiseKind::Settlement]);
    let owed = |filter: WatchlistFilter| {
        let desk = Desk::new(&list, filter.kinds(kinds), Page::first(9), at, |_| None::<Candidacy>);
        desk.items().iter().map(|item| item.promise.kind).collect::<Vec<_>>()
    };
    assert_eq!(owed(WatchlistFilter::ALL.staff(only)), []);
    assert_eq!(owed(WatchlistFilter::ALL.company()), [PromiseKind::Concern, PromiseKind::Settlement]);
    let report = Report::new([&way.0], at);
    for kind in [PromiseKind::Concern, PromiseKind::Settlement] {
        assert_eq!((report.tally(kind).overdue, report.tally(kind).total()), (1, 1), "{kind}");
    }
}
