//! Random tales of promises: the stories of the other laws with more pauses, pools and words in them, longer gaps, and with
//! moments of their own in what is named; under the standard policy or under any other.

use crate::stories::{Move, What, Whom, moves, stories};
use crate::support::{day, meeting, moved, sample, terms};
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground, PromiseKinds};
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{Capacities, ExtensionAnswer};
use candidacy::{
    Actor, Calendar, Candidacy, Entry, Fact, FactKind, Meeting, Policy, Process, PromiseKind, Terms, Time,
};
use chrono::{FixedOffset, NaiveDate, TimeDelta, Weekday};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::fmt;

/// What a tale does to a move: another moment, another way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Twist {
    /// How long after the earliest moment that is right; none leaves the words as they are.
    minutes: Option<u32>,
    /// Seconds that this comes later than the hours of the move say.
    seconds: i64,
}

/// A process, who began, and what was attempted.
#[derive(Clone)]
pub(crate) struct Tale {
    pub(super) process: Process,
    pub(super) opening: FactKind,
    moves: Vec<(Move, Twist)>,
}

/// A line for each attempt, then what came of it under the standard policy.
impl fmt::Debug for Tale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.opening)?;
        self.moves.iter().try_for_each(|(one, twist)| writeln!(f, "  {one:?}, {twist:?}"))?;
        let told = self.tell(&self.terms(), |_, _, _| {});
        (0..)
            .zip(told.journal())
            .try_for_each(|(seq, Entry { at, fact, .. }): (u32, _)| writeln!(f, "  {seq}: {at} {}", fact.kind()))
    }
}

/// A policy, shown as its file.
#[derive(Clone)]
pub(crate) struct Rules(pub(crate) Policy);

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(&self.0).map_err(|_| fmt::Error)?)
    }
}

/// What makes, moves and ends promises, and is rare in other stories.
const OFTEN: [FactKind; 16] = [
    FactKind::PutOnHold,
    FactKind::PutOnHold,
    FactKind::Resumed,
    FactKind::Informed,
    FactKind::Pooled,
    FactKind::RoleFound,
    FactKind::RoleFound,
    FactKind::VacancyClosed,
    FactKind::Rescheduled,
    FactKind::Extended,
    FactKind::ExtensionAsked,
    FactKind::ExtensionAnswered,
    FactKind::ConcernRaised,
    FactKind::ConcernAnswered,
    FactKind::ConcernSettled,
    FactKind::HelpAsked,
];

/// Random tales.
pub(crate) fn tales() -> impl Strategy<Value = Tale> {
    let often = (select(OFTEN.to_vec()), 0_i64..60).prop_map(|(kind, hours)| Move {
        hours,
        by: Whom::Entitled,
        what: What::Fact(kind),
        mistake: None,
    });
    let minutes = prop_oneof![
        2 => Just(None),
        3 => (1_u32..60 * 24 * 3).prop_map(Some),
        3 => (1_u32..60 * 24 * 30).prop_map(Some),
        1 => (1_u32..60 * 24 * 800).prop_map(Some),
    ];
    let seconds = prop_oneof![6 => Just(0), 3 => 0_i64..86_400, 1 => 0_i64..86_400 * 90];
    let twist = (minutes, seconds).prop_map(|(minutes, seconds)| Twist { minutes, seconds });
    let one = (prop_oneof![3 => moves(), 2 => often], twist);
    (stories(), prop::collection::vec(one, 0..60)).prop_map(|(story, moves)| Tale {
        process: story.process,
        opening: story.opening,
        moves,
    })
}

impl Tale {
    /// Its process under the standard policy.
    pub(crate) fn terms(&self) -> Terms {
        terms(self.process.clone())
    }

    /// Tells it under these terms: the candidacy before, each entry that was accepted, and the candidacy after. How it ended.
    pub(crate) fn tell(&self, terms: &Terms, mut listen: impl FnMut(&Candidacy, &Entry, &Candidacy)) -> Candidacy {
        let mut candidacy = self.open(terms);
        for (one, twist) in &self.moves {
            let mut entry = one.entry(&candidacy);
            entry.at += TimeDelta::seconds(twist.seconds);
            twist.turn(&mut entry, &candidacy);
            let mut next = candidacy.clone();
            if next.record(entry.clone()).is_ok() {
                listen(&candidacy, &entry, &next);
                candidacy = next;
            }
        }
        candidacy
    }

    /// Its opening under these terms.
    pub(super) fn open(&self, terms: &Terms) -> Candidacy {
        Candidacy::open(terms, sample(self.opening, terms, None, day(0))).expect("an opening that is right")
    }
}

impl Twist {
    /// Gives an entry another moment to name, or another way to go.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts name a moment or can go another way")]
    fn turn(self, entry: &mut Entry, candidacy: &Candidacy) {
        let Some(minutes) = self.minutes else { return };
        let then = entry.at + TimeDelta::minutes(minutes.into());
        let later = candidacy.due().unwrap_or(entry.at) + TimeDelta::minutes(minutes.into());
        match &mut entry.fact {
            Fact::Pooled(it) => it.until = then,
            Fact::PutOnHold(it) => it.until = then,
            Fact::FollowUpPromised(it) => it.due = then,
            Fact::Rescheduled(it) if entry.by == Actor::Candidate => **it = moved(it, then),
            Fact::Scheduled(it) | Fact::Rescheduled(it) => **it = lasting(then, minutes),
            Fact::Extended { until } | Fact::ExtensionAsked { until } => *until = later,
            Fact::ExtensionAnswered { answer, .. } => {
                if let ExtensionAnswer::Granted { until } = &mut **answer {
                    *until = later;
                }
            }
            Fact::NotHeld { why } => {
                let ways = [NoMeeting::Trouble, NoMeeting::NoShow(Party::Candidate), NoMeeting::NoShow(Party::Company)];
                *why = ways[minutes as usize % ways.len()];
            }
            Fact::ConcernSettled { .. } if minutes % 2 == 0 => entry.by = Actor::Candidate,
            _ => {}
        }
    }
}

/// A meeting that starts then and takes a minute, a day, or something in between.
fn lasting(starts: Time, minutes: u32) -> Meeting {
    let usual = meeting(starts, Capacities::ALL);
    let length = u16::try_from(minutes % u32::from(Meeting::MAX_MINUTES)).expect("less than a day") + 1;
    let people = usual.people().iter().copied();
    Meeting::new(starts, length, usual.place().clone(), people).expect("the same people").sharing_the_screen()
}

fn ours() -> Ground {
    Ground::new(Basis::Practice, "our handbook").expect("a short source")
}

fn spans() -> impl Strategy<Value = Span> {
    prop_oneof![
        3 => (1_u16..15).prop_map(Span::WorkingDays),
        2 => (1_u16..40).prop_map(Span::Days),
        2 => (1_u16..500).prop_map(Span::Hours),
    ]
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let weekend = subsequence(vec![Weekday::Mon, Weekday::Wed, Weekday::Fri, Weekday::Sat, Weekday::Sun], 0..4);
    let holidays = prop::collection::vec((0_u64..400, 1_u64..25), 0..8);
    (-86_399_i32..86_400, weekend, holidays).prop_map(|(east, weekend, holidays)| {
        let first = NaiveDate::from_ymd_opt(2026, 2, 20).expect("a date");
        let days = holidays.into_iter().flat_map(|(from, days)| from..from + days);
        let offset = FixedOffset::east_opt(east).expect("less than a day");
        let calendar = Calendar::new(offset).with_weekend(weekend).expect("some days are worked");
        calendar.with_holidays(days.map(|n| first + chrono::Days::new(n))).expect("few holidays")
    })
}

/// Any policy: on any calendar, with any spans and ceilings that go together; a ceiling is often as low as it can be, so
/// that holidays lead to it.
fn policies() -> impl Strategy<Value = Policy> {
    let ceiling = prop::option::of(prop_oneof![2 => Just(None), 1 => spans().prop_map(Some)]);
    let rows = prop::collection::vec((spans(), ceiling), PromiseKind::ALL.len());
    (calendars(), rows, 1_u16..800, any::<bool>()).prop_map(|(calendar, rows, pooled, at_once)| {
        let lowest = |within| {
            let enough =
                |days: &u16| calendar.longest(Span::Days(*days)) >= calendar.longest(within) + TimeDelta::days(1);
            Span::Days((1..=100).find(enough).expect("at most 100 days"))
        };
        let mut policy = Policy::builder().calendar(calendar.clone()).keep_pooled_for(pooled, ours());
        for (kind, (within, ceiling)) in PromiseKind::ALL.iter().zip(rows) {
            let within = if *kind == PromiseKind::Notice && at_once { Span::Hours(0) } else { within };
            let named = PromiseKinds::NAMED_BY_A_FACT.contains(*kind);
            policy = policy.without_ceiling(*kind);
            policy = if named { policy } else { policy.within(*kind, within, ours()) };
            let tried = match ceiling {
                None => policy.clone(),
                Some(chosen) => policy.clone().at_most(*kind, chosen.unwrap_or_else(|| lowest(within)), ours()),
            };
            policy = if tried.clone().build().is_ok() { tried } else { policy };
        }
        policy.build().expect("spans and ceilings that go together")
    })
}

/// The standard policy, or any other.
pub(crate) fn any_policy() -> impl Strategy<Value = Rules> {
    prop_oneof![1 => Just(Policy::standard()), 2 => policies()].prop_map(Rules)
}
