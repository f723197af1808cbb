//! Everything that there is occurs among what is drawn: facts, phases, words, deviations, people, meetings.

use super::{SOME, entries};
use crate::wire::written::{collect, wanted};
use candidacy::law::{Facts, PartState, Pendings, Phases, RefusalKind, facts_of};
use candidacy::terms::PartKind;
use candidacy::value::meeting::{Party, Screen};
use candidacy::value::{Ask, RequestKind};
use candidacy::{Actor, Candidacy, Entry, Fact, FactKind, Meeting, Staff, Why};
use std::collections::{BTreeMap, BTreeSet};

/// The number of entries of each kind that pass.
fn counts(pass: impl Fn(&Entry) -> bool) -> BTreeMap<FactKind, usize> {
    let mut counts: BTreeMap<FactKind, usize> = FactKind::ALL.iter().map(|kind| (*kind, 0)).collect();
    for entry in entries().filter(|entry| pass(entry)) {
        *counts.entry(entry.fact.kind()).or_default() += 1;
    }
    counts
}

/// Every kind of fact occurs several times, and all openings, phases and pending items do.
#[test]
fn everything_that_can_happen_happens() {
    let few: Vec<(FactKind, usize)> = counts(|_| true).into_iter().filter(|(_, count)| *count < 4).collect();
    assert!(few.is_empty(), "these seldom happen: {few:?}");
    let openings: Facts = SOME.iter().map(|mira| mira.journal()[0].fact.kind()).collect();
    assert_eq!(openings, facts_of(None));
    let happened =
        || SOME.iter().flat_map(|mira| mira.history().map(|it| (it.now.phase, it.pending)).collect::<Vec<_>>());
    let phases: Phases = happened().map(|(phase, _)| phase).collect();
    assert_eq!(Phases::ALL.difference(phases), Phases::EMPTY, "no way leads there");
    let pending = happened().fold(Pendings::EMPTY, |all, (_, pending)| all.union(pending));
    assert_eq!(Pendings::ALL.difference(pending), Pendings::EMPTY, "these never wait");
    let states: BTreeSet<(PartKind, PartState)> = SOME.iter().flat_map(states).collect();
    assert_eq!(states.len(), PartKind::ALL.len() * PartState::ALL.len(), "{states:?}");
}

/// How far each part of the step is, by its kind.
fn states(mira: &Candidacy) -> Vec<(PartKind, PartState)> {
    let parts = mira.step().filter(|_| mira.phase().is_in_a_step()).map_or(&[][..], |step| step.parts());
    parts.iter().enumerate().map(|(index, part)| (part.kind(), mira.now().parts.get(index))).collect()
}

/// An act of the candidate is recorded by the candidate and written down for them; an act of both sides by both.
#[test]
fn acts_are_written_down() {
    let own = counts(|entry| entry.by == Actor::Candidate && entry.writer().is_none());
    let written = counts(|entry| entry.writer().is_some());
    let only_own = [FactKind::FeedbackUnwanted, FactKind::EntryConfirmed, FactKind::EntryContested, FactKind::Reversed];
    for (kind, count) in own.iter().filter(|(_, count)| **count > 25) {
        assert_eq!(
            written[kind] > 0,
            !only_own.contains(kind),
            "{kind}: {count} of their own, {} written",
            written[kind]
        );
    }
    assert!(own.values().filter(|count| **count > 0).count() > 15, "{own:?}");
    let staff = counts(|entry| entry.by != Actor::Candidate);
    for kind in [
        FactKind::Reversed,
        FactKind::InterviewRescheduled,
        FactKind::TimesProposed,
        FactKind::InterviewCancelled,
        FactKind::InterviewMissed,
        FactKind::StartAgreed,
    ] {
        assert!(own[&kind] > 0 && staff[&kind] > 0, "{kind} is either side's");
    }
}

/// Entries deviate, say when they occurred and have the key of a request, and the law would have refused what deviates for every
/// reason that a deviation meets.
#[test]
fn everything_deviates() {
    assert!(counts(|entry| entry.deviation().is_some()).values().filter(|count| **count > 0).count() > 30);
    assert!(counts(|entry| entry.request_id().is_some()).values().filter(|count| **count > 0).count() > 30);
    let late = counts(|entry| entry.happened() != entry.at);
    assert!(late[&FactKind::InterviewHeld] > 0 && late[&FactKind::AssignmentSubmitted] > 0, "{late:?}");
    assert!(late[&FactKind::RequestMade] > 0 && late[&FactKind::CheckAnswered] > 0, "{late:?}");
    let mut reasons = BTreeSet::new();
    for mira in SOME.iter() {
        let journal = mira.journal();
        for (before, entry) in journal.iter().enumerate().skip(1).filter(|(_, entry)| entry.deviation().is_some()) {
            let mut plain = entry.clone();
            plain.circumstances = plain.circumstances.map(|mut it| {
                it.deviation = None;
                it
            });
            let mut then = Candidacy::replay(mira.known_terms(), journal[..before].to_vec()).expect("lawful entries");
            if let Err(refused) = then.record(plain) {
                let why = refused.refusal.why;
                assert_eq!(why.kind(), RefusalKind::Guard, "{why}");
                reasons.insert(reason(why));
            }
        }
    }
    let all = [
        "adjustments",
        "capacity",
        "early",
        "far ahead",
        "horizon",
        "nobody said",
        "open conditions",
        "screen",
        "tool",
        "unplanned",
        "work",
    ];
    assert_eq!(reasons.into_iter().collect::<Vec<_>>(), all);
}

/// A reason for which something deviates, in a word.
fn reason(why: Why) -> &'static str {
    match why {
        Why::AdjustmentsMissing => "adjustments",
        Why::Missing(_) => "capacity",
        Why::TooEarly { .. } => "early",
        Why::FarAhead { .. } => "far ahead",
        Why::BeyondTheHorizon { .. } => "horizon",
        Why::NobodySaid => "nobody said",
        Why::ConditionsOpen => "open conditions",
        Why::ScreenNotAnnounced => "screen",
        Why::ToolNotNamed => "tool",
        Why::Unplanned => "unplanned",
        Why::OtherWork => "work",
        other => panic!("no deviation meets this: {other}"),
    }
}

/// Every request is made, and the company answers each kind for good and for now.
#[test]
fn everything_is_asked_for() {
    let asks: Vec<&Ask> = entries().filter_map(|entry| Some(&entry.fact.request()?.ask)).collect();
    for kind in RequestKind::ALL {
        let count = asks.iter().filter(|ask| ask.kind() == *kind).count();
        assert!(count >= 4, "{kind}: {count}");
    }
    assert!(asks.iter().any(|ask| ask.about().is_some()));
    let reversals = || entries().filter_map(|entry| if let Fact::Reversed(it) = &entry.fact { Some(it) } else { None });
    let reviewed = reversals().filter(|reversal| reversal.review.is_some()).count();
    assert!(reviewed > 0 && reviewed < reversals().count());
    let transfers = || entries().filter_map(|it| if let Fact::Transferred(it) = &it.fact { Some(it) } else { None });
    assert!(transfers().any(|it| it.role.is_some()) && transfers().any(|it| it.step > 1));
    let corrected = |mira: &Candidacy| {
        let of = |entry: &Entry| if let Fact::MomentCorrected(it) = &entry.fact { Some(it.clone()) } else { None };
        let corrections: Vec<_> = mira.journal().iter().filter_map(of).collect();
        corrections.into_iter().any(|it| mira.entry(it.entry).is_some_and(|entry| entry.at != it.moment))
    };
    assert!(SOME.iter().filter(|mira| corrected(mira)).count() > 10);
}

/// Whatever can be said is said: every word of the format occurs, and texts that are told apart.
#[test]
fn everything_that_can_be_said_is_said() {
    let mut words = BTreeSet::new();
    for mira in &*SOME {
        collect(&serde_json::to_value(mira).expect("a journal can be written"), &mut words);
        collect(&serde_json::to_value(mira.terms()).expect("terms can be written"), &mut words);
    }
    let missing: Vec<String> = wanted().difference(&words).cloned().collect();
    assert_eq!(missing, ["spoken"], "never said; feedback is written, and the law refuses what was spoken");

    let counts = |of: fn(&Fact) -> Option<usize>| entries().filter_map(|it| of(&it.fact)).collect::<BTreeSet<_>>();
    let findings =
        counts(|fact| if let Fact::CandidateAdvanced(it) = fact { Some(it.evidence.findings().len()) } else { None });
    let reasons =
        counts(|fact| if let Fact::RejectionDecided(it) = fact { Some(it.reasons.all().len()) } else { None });
    assert_eq!((findings, reasons), ((1..=3).collect(), (1..=3).collect()));
    let points =
        counts(|fact| if let Fact::FeedbackDelivered(it) = fact { Some(it.points_to_work_on().len()) } else { None });
    let strengths =
        counts(|fact| if let Fact::FeedbackDelivered(it) = fact { Some(it.strengths().len()) } else { None });
    assert_eq!((points, strengths), ((0..=3).collect(), (0..=2).collect()));
    assert_eq!(counts(|fact| Some(fact.offer()?.conditions().len())), [0, 1, 3].into());
    let notes = counts(|fact| if let Fact::NoteAdded { note } = fact { Some(note.as_str().len()) } else { None });
    assert!(notes.len() > 15, "{notes:?}");
    let odd = ['<', '=', '"', ',', '\n', '\u{301}', 'א', '本'];
    let said: String = entries()
        .filter_map(|it| if let Fact::NoteAdded { note } = &it.fact { Some(note.as_str()) } else { None })
        .collect();
    assert!(odd.iter().all(|c| said.contains(*c)), "words of every script");
}

/// Meetings begin at once and weeks after they are announced, and never before; people of all numbers come to them, and either side
/// is late or none. The screen is shared also where the step does not ask for it.
#[test]
fn meetings_are_of_every_kind() {
    let meetings: Vec<(&Entry, &Meeting)> = entries().filter_map(|it| Some((it, it.fact.meeting()?))).collect();
    let hours: BTreeSet<i64> = meetings.iter().map(|(it, meeting)| (meeting.starts() - it.at).num_hours()).collect();
    assert!(hours.first() == Some(&0) && hours.last() > Some(&(100 * 24)), "{hours:?}");
    let sizes: BTreeSet<usize> = meetings.iter().map(|(_, meeting)| meeting.people().len()).collect();
    assert!(sizes.len() > 5, "{sizes:?}");
    for shared in [Screen::Shared, Screen::NotShared] {
        assert!(meetings.iter().any(|(_, meeting)| meeting.screen() == shared));
    }
    assert!(meetings.iter().any(|(_, meeting)| meeting.topics().len() > 1 && meeting.adjustments().is_some()));
    assert!(meetings.iter().any(|(_, meeting)| meeting.shared_with().is_some()));
    let held = || entries().filter_map(|it| if let Fact::InterviewHeld(held) = &it.fact { Some(held) } else { None });
    let late: BTreeSet<Option<Party>> = held().map(|held| held.attendance.lateness().map(|late| late.who)).collect();
    assert_eq!(late.len(), 3, "{late:?}");
    assert!(held().any(|held| held.extra.is_some()) && held().any(|held| held.part.is_some()));
}

/// A person who acts in a capacity acts in no other: one person has one.
#[test]
fn a_person_has_one_capacity() {
    let mut known = BTreeMap::new();
    let of = |entry: &'static Entry| -> Vec<Staff> {
        let invited = entry.fact.meeting().map(Meeting::people).unwrap_or_default();
        let recorder = if let Actor::Staff(staff) = entry.by { Some(staff) } else { entry.writer() };
        invited.iter().copied().chain(recorder).collect()
    };
    for staff in entries().flat_map(of) {
        assert_eq!(*known.entry(staff.person).or_insert(staff.capacity), staff.capacity);
    }
    assert!(known.len() > 20);
}
