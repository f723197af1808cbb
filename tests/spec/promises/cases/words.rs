//! Words: what somebody asked, raised or promised by hand.

use super::{back_end, by, end, is_due, moment, one_case, open, told};
use crate::support::{after, applied, moved, reference, staff, terms, text};
use candidacy::law::FollowUp;
use candidacy::promise::{How, Owner};
use candidacy::value::{Capacities, ExtensionAnswer};
use candidacy::{Actor, Candidacy, Capacity, Fact, FactKind, Promise, PromiseKind, Seq};

fn asks(candidacy: Candidacy, at: &str) -> Candidacy {
    by(candidacy, Actor::Candidate, Fact::HelpAsked { message: reference("letters/1") }, at)
}

fn answered(to: u32) -> Fact {
    Fact::ConcernAnswered { to: Seq(to), message: reference("letters/1") }
}

fn settled(to: u32) -> Fact {
    Fact::ConcernSettled { to: Seq(to), message: reference("letters/1") }
}

/// Help comes before the meeting as it was planned when somebody asked, however that moves; once it should have begun, within
/// the policy's span (F33).
#[test]
fn help_comes_before_the_meeting() {
    let scheduled = after(applied(&back_end()), &[FactKind::Passed, FactKind::Scheduled]);
    assert_eq!(scheduled.due(), Some(moment("2026-03-06T09:00:00Z")));
    let asked = asks(scheduled.clone(), "2026-03-06T08:00:00Z");
    is_due(&asked, PromiseKind::Help, 3, "2026-03-06T08:00:00Z", "2026-03-06T09:00:00Z");
    let meeting = scheduled.meeting().expect("it is scheduled").clone();
    // Where the meeting moves it comes before that as well, and never later.
    for (starts, due) in
        [("2026-03-06T08:30:00Z", "2026-03-06T08:30:00Z"), ("2026-03-30T09:00:00Z", "2026-03-06T09:00:00Z")]
    {
        let moves = told(asked.clone(), Fact::rescheduled(moved(&meeting, moment(starts))), "2026-03-06T08:10:00Z");
        is_due(&moves, PromiseKind::Help, 3, "2026-03-06T08:00:00Z", due);
        let called_off = after(moves, &[FactKind::Cancelled]);
        is_due(&called_off, PromiseKind::Help, 3, "2026-03-06T08:00:00Z", due);
    }
    // So it does where the meeting is arranged only after somebody asked, or the one that had begun is made up for.
    let arranging = after(applied(&back_end()), &[FactKind::Passed]);
    let early = asks(arranging, "2026-03-05T08:00:00Z");
    is_due(&early, PromiseKind::Help, 2, "2026-03-05T08:00:00Z", "2026-03-07T00:00:00Z");
    let soon = Fact::scheduled(moved(&meeting, moment("2026-03-05T17:00:00Z")));
    is_due(
        &told(early, soon, "2026-03-05T09:00:00Z"),
        PromiseKind::Help,
        2,
        "2026-03-05T08:00:00Z",
        "2026-03-05T17:00:00Z",
    );
    let missed = asks(scheduled.clone(), "2026-03-06T09:30:00Z");
    let made_up = Fact::rescheduled(moved(&meeting, moment("2026-03-06T17:00:00Z")));
    is_due(
        &told(missed, made_up, "2026-03-06T10:00:00Z"),
        PromiseKind::Help,
        3,
        "2026-03-06T09:30:00Z",
        "2026-03-06T17:00:00Z",
    );
    for at in ["2026-03-06T09:00:00Z", "2026-03-06T09:10:00Z"] {
        is_due(&asks(scheduled.clone(), at), PromiseKind::Help, 3, at, "2026-03-10T00:00:00Z");
    }
    // Long before it, the span is sooner.
    let planned = asks(scheduled, "2026-03-04T09:00:00Z");
    is_due(&planned, PromiseKind::Help, 3, "2026-03-04T09:00:00Z", "2026-03-06T00:00:00Z");
}

/// Help with an assignment comes before it is due, wherever the candidacy has gone since.
#[test]
fn help_comes_before_the_assignment_is_due() {
    use FactKind::{Assigned, Held, Passed, Scheduled, Submitted};
    let way = [Passed, Scheduled, Held, Passed, Scheduled, Held, Passed, Assigned];
    let assigned = after(applied(&back_end()), &way);
    assert_eq!(assigned.due(), Some(moment("2026-03-19T09:00:00Z")));
    let asked = asks(assigned, "2026-03-19T08:00:00Z");
    is_due(&asked, PromiseKind::Help, 9, "2026-03-19T08:00:00Z", "2026-03-19T09:00:00Z");
    let gone_on = after(asked, &[Submitted, Passed]);
    is_due(&gone_on, PromiseKind::Help, 9, "2026-03-19T08:00:00Z", "2026-03-19T09:00:00Z");
}

/// A request for more time is answered before the assignment is due, as that stood when it was asked; one answer answers one
/// request, and more time answers all of them (F50).
#[test]
fn more_time_is_answered_in_time() {
    let assigned = after(applied(&terms(one_case())), &[FactKind::Passed, FactKind::Assigned]);
    let until = moment("2026-03-20T09:00:00Z");
    let asked = |candidacy, at| by(candidacy, Actor::Candidate, Fact::ExtensionAsked { until }, at);
    let twice = asked(asked(assigned, "2026-03-10T10:00:00Z"), "2026-03-11T10:00:00Z");
    let due = |it: &Candidacy| {
        let extensions = it.promises().filter(|promise| promise.kind == PromiseKind::Extension);
        extensions.map(|promise| (promise.entry.0, promise.due, promise.owner)).collect::<Vec<_>>()
    };
    let deciders = Owner::Company(Capacities::from_slice(&[Capacity::Colleague]));
    let first = (3, moment("2026-03-11T09:00:00Z"), deciders);
    let second = (4, moment("2026-03-13T00:00:00Z"), deciders);
    assert_eq!(due(&twice), [first, second]);
    for answer in [
        ExtensionAnswer::Granted { until: moment("2026-03-11T12:00:00Z") },
        ExtensionAnswer::Unchanged { message: reference("letters/1") },
    ] {
        let answered = Fact::ExtensionAnswered { to: Seq(4), answer: Box::new(answer) };
        let one = told(twice.clone(), answered, "2026-03-11T11:00:00Z");
        assert_eq!(due(&one), [first]);
        assert_eq!(end(&one, PromiseKind::Extension, 4), Some((How::Kept, moment("2026-03-11T11:00:00Z"))));
    }
    let extended = told(twice.clone(), Fact::Extended { until }, "2026-03-11T11:00:00Z");
    let left = after(twice, &[FactKind::Submitted]);
    for entry in [3, 4] {
        assert_eq!(end(&extended, PromiseKind::Extension, entry).map(|(how, _)| how), Some(How::Kept));
        assert_eq!(end(&left, PromiseKind::Extension, entry).map(|(how, _)| how), Some(How::Released));
    }
}

/// A concern has its first answer, and then its end, which was promised when it was raised; another answer begins nothing.
/// A candidate who is content releases the company from it, whichever of the two was next (F60, F61).
#[test]
fn a_concern_is_answered_and_seen_through() {
    let raised = after(applied(&back_end()), &[FactKind::ConcernRaised]);
    let (at, concern, settlement) = ("2026-03-04T09:00:00Z", PromiseKind::Concern, PromiseKind::Settlement);
    let once = told(raised.clone(), answered(1), at);
    assert_eq!(end(&once, concern, 1), Some((How::Kept, moment(at))));
    is_due(&once, settlement, 1, "2026-03-03T09:00:00Z", "2026-04-01T00:00:00Z");
    let twice = told(once.clone(), answered(1), "2026-03-05T09:00:00Z");
    assert_eq!(open(&twice, settlement), open(&once, settlement));
    assert_eq!(end(&twice, concern, 1), Some((How::Kept, moment(at))));
    for (actor, how) in [(staff(Capacity::Colleague).into(), How::Kept), (Actor::Candidate, How::Released)] {
        let at = "2026-03-06T09:00:00Z";
        let over = by(twice.clone(), actor, settled(1), at);
        assert_eq!(end(&over, settlement, 1), Some((how, moment(at))));
        assert_eq!(end(&over, concern, 1), Some((How::Kept, moment("2026-03-04T09:00:00Z"))));
        let at_once = by(raised.clone(), actor, settled(1), at);
        assert_eq!(end(&at_once, concern, 1), Some((how, moment(at))));
        assert!(at_once.all_promises().iter().all(|promise| promise.kind != settlement), "nothing is left of it");
    }
    // Two at once are two.
    let both = after(once, &[FactKind::ConcernRaised]);
    is_due(&both, concern, 3, "2026-03-05T09:00:00Z", "2026-03-11T00:00:00Z");
    assert_eq!(open(&both, settlement).entry, Seq(1));
}

/// Whoever promises something by hand owes it, in the capacity in which they did, by the day they named (F58).
#[test]
fn who_promises_owes_it() {
    for capacity in Capacity::ALL {
        let promise = FollowUp { due: moment("2026-08-01T17:00:00Z"), about: text("a call about the team") };
        let promised = by(applied(&back_end()), staff(*capacity), promise, "2026-03-03T09:00:00Z");
        is_due(&promised, PromiseKind::FollowUp, 1, "2026-03-03T09:00:00Z", "2026-08-01T17:00:00Z");
        assert_eq!(open(&promised, PromiseKind::FollowUp).owner, Owner::Company(Capacities::from_slice(&[*capacity])));
    }
}

/// Whatever was asked is owed until it is answered, in a closed candidacy too (F57, F60).
#[test]
fn words_outlive_the_phase() {
    let asked = after(
        applied(&back_end()),
        &[FactKind::MessageReceived, FactKind::HelpAsked, FactKind::ConcernRaised, FactKind::Withdrew],
    );
    assert!(asked.phase().is_closed() && !asked.is_settled());
    let kinds: Vec<PromiseKind> = asked.promises().map(|promise| promise.kind).collect();
    assert_eq!(kinds, [PromiseKind::Reply, PromiseKind::Help, PromiseKind::Concern]);
    let over = after(asked, &[FactKind::Replied, FactKind::HelpAnswered, FactKind::ConcernSettled]);
    assert!(over.is_settled());
}

/// However many letters come and go, what is still open stays owed, and each that was answered was kept.
#[test]
fn a_long_correspondence_loses_nothing() {
    let mut candidacy = after(applied(&back_end()), &[FactKind::ConcernRaised, FactKind::MessageReceived]);
    let open = [(PromiseKind::Reply, 2), (PromiseKind::Concern, 1)];
    for _ in 0..40 {
        let write = Fact::MessageReceived { message: reference("letters/2") };
        candidacy = by(candidacy, Actor::Candidate, write, "2026-03-05T09:00:00Z");
        let to = Seq(u32::try_from(candidacy.journal().len()).expect("a short journal") - 1);
        let reply = Fact::Replied { to, message: reference("letters/3") };
        candidacy = told(candidacy, reply, "2026-03-05T09:00:00Z");
        for (kind, entry) in open {
            assert!(candidacy.promises().any(|promise| (promise.kind, promise.entry) == (kind, Seq(entry))), "{kind}");
        }
        assert!(candidacy.promises().all(|promise| promise.entry != to), "it is answered");
    }
    let kept = |promise: &&Promise| promise.end.is_some_and(|end| end.how == How::Kept);
    let replies: Vec<Promise> =
        candidacy.all_promises().into_iter().filter(|promise| promise.kind == PromiseKind::Reply).collect();
    assert_eq!((replies.len(), replies.iter().filter(kept).count()), (41, 40));
}
