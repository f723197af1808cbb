//! Any lawful journals: ways through a few processes in any words, one lawful entry after another.

use super::any::moment;
use super::dress::{Dress, TOOL, documents, dress};
use crate::support::ways::{self, HOUR, some_role};
use crate::support::{day, reference, staff, text};
use candidacy::law::{Material, Transfer};
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground};
use candidacy::terms::{Power, Powers, RoleDate};
use candidacy::value::{Label, MaterialKind, MaterialKinds, Name};
use candidacy::{
    Actor, Application, Candidacy, Capacity, Circumstances, Entry, Fact, FactKind, Part, Policy, Process, PromiseKind,
    Seq, Step, Terms, Time,
};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::LazyLock;

/// A process with everything that a process can have: parts of each kind, one that informs, a yes, assent, dates, tools.
fn onsite() -> Process {
    const RECRUITER: Capacity = Capacity::RECRUITER;
    const MANAGER: Capacity = Capacity::HIRING_MANAGER;
    const PARTNER: Capacity = Capacity::HR_PARTNER;
    let part = |part: Result<Part, _>| part.expect("a short name");
    let parts = [
        part(Part::interview("pairing", [RECRUITER, MANAGER])).sharing_the_screen(),
        part(Part::assignment("case", 5)).taking(6).paid(Label::new("EUR 200").expect("a label")),
        part(Part::check("references", "the former employer")),
        part(Part::interview("tour", RECRUITER)).only_informing(),
    ];
    let step = |step: Result<Step, _>| step.expect("a short name");
    let steps = [
        step(Step::of("onsite", parts, MANAGER)).with_assent(),
        step(Step::interview("last chat", MANAGER)).after_a_yes().decided_within(Span::Days(9)),
    ];
    let cast = [
        (RECRUITER, Powers::from(Power::Selects)),
        (MANAGER, Powers::EMPTY),
        (PARTNER, Powers::from([Power::Agrees, Power::Hears])),
    ];
    let process = Process::new(cast, steps).expect("everybody is of the cast");
    let process = process.with_tools([Label::new(TOOL).expect("a label")]);
    process.with_dates([Name::new("closing date").expect("a name")]).expect("one date")
}

/// The terms of these laws, two of which a candidacy knows: a process with everything, the source's, and a short one with much material.
pub(crate) fn shelf() -> &'static [Terms; 3] {
    static SHELF: LazyLock<[Terms; 3]> = LazyLock::new(|| {
        let ground = Ground::new(Basis::Seed, "the page about hiring").expect("a source");
        let policy = Policy::builder()
            .within(PromiseKind::Reply, Span::Days(2), ground)
            .build()
            .expect("a reply has no ceiling");
        let terms = |name, process| Terms::new(name, 3, process).expect("a short name");
        let selects = (Capacity::COORDINATOR, Powers::ALL);
        let chat = Step::interview("chat", Capacity::COORDINATOR).expect("a name").after_a_yes();
        let short = Process::new([selects], [chat]).expect("one step");
        let short = short.with_material(MaterialKind::ALL.iter().copied().collect::<MaterialKinds>());
        [terms("onsite", onsite()).with_policy(policy), terms("back-end", Process::back_end()), terms("short", short)]
    });
    &SHELF
}

/// The terms at this place first, and those that a candidacy under them may be transferred to.
pub(crate) fn known(place: usize) -> [Terms; 2] {
    [place, place + 1].map(|place| shelf()[place % shelf().len()].clone())
}

/// The opening of a candidacy under these terms by a fact of this kind, in these words.
pub(crate) fn opening(terms: &Terms, kind: FactKind, at: Time, dress: &mut Dress) -> Entry {
    let dates = terms.process().dates().iter().map(|name| RoleDate { name: name.clone(), at: at + ways::DAY * 9 });
    let own = ways::opening(terms).with_dates(dates);
    let mut ways = ways::facts(terms, None, kind, at);
    let way = usize::try_from(dress.roll(ways.len() as u64)).expect("a few ways");
    let mut fact = ways.swap_remove(way);
    match &mut fact {
        Fact::Applied(application) => {
            let documents =
                if terms.process().material().contains(MaterialKind::Form) { documents() } else { Vec::new() };
            let material = Material { documents, ..Material::from(ways::cv()) };
            **application = Application::open(own, material);
        }
        Fact::Approached(approach) => approach.opening = own,
        Fact::TakenOver(takeover) => {
            takeover.opening = own;
            takeover.role = (dress.roll(2) == 0).then(some_role);
        }
        other => panic!("{} opens nothing", other.kind()),
    }
    let by = if kind == FactKind::Applied { Actor::Candidate } else { selects(terms) };
    dress.entry(Entry::new(by, fact, at))
}

/// Somebody who selects.
pub(crate) fn selects(terms: &Terms) -> Actor {
    let capacity = terms.process().who(Power::Selects).iter().next().expect("somebody selects");
    staff(capacity).into()
}

/// An entry of any kind, which belongs in no journal in particular.
pub(crate) fn any_entry() -> impl Strategy<Value = Entry> {
    (select(FactKind::ALL), moment(), dress(), any::<u64>(), any::<u32>()).prop_map(
        |(kind, at, mut dress, roll, to)| {
            let mut entry = loose(kind, at, &mut dress);
            match &mut entry.fact {
                Fact::EntryConfirmed { to: about }
                | Fact::EntryContested { to: about, .. }
                | Fact::CandidateInformed { to: about, .. } => *about = Seq(to),
                Fact::MomentCorrected(correction) => correction.entry = Seq(to),
                _ => {}
            }
            if roll % 2 == 0 { beside(entry, &mut dress) } else { entry }
        },
    )
}

/// Under each terms a candidacy that is at the first step, so that a fact can be about its parts.
fn somewhere() -> &'static [Candidacy; 3] {
    static SOMEWHERE: LazyLock<[Candidacy; 3]> = LazyLock::new(|| {
        [0, 1, 2].map(|place| {
            let mut candidacy = opened(place, FactKind::Applied, day(0), &mut Dress::plain());
            for kind in [FactKind::CandidateAdvanced, FactKind::StepAgreed] {
                if let Some(entry) = lawful(&candidacy, kind, candidacy.journal()[0].at).pop() {
                    let _ = candidacy.record(entry).expect("it was checked");
                }
            }
            candidacy
        })
    });
    &SOMEWHERE
}

/// An entry of this kind, by somebody, in these words.
pub(crate) fn loose(kind: FactKind, at: Time, dress: &mut Dress) -> Entry {
    let place = usize::try_from(dress.roll(3)).expect("a few terms");
    if [FactKind::Applied, FactKind::Approached, FactKind::TakenOver].contains(&kind) {
        return opening(&shelf()[place], kind, at, dress);
    }
    let [terms, other] = known(place);
    let somewhere = &somewhere()[place];
    let mut facts = ways::facts(&terms, Some(somewhere), kind, at);
    facts.extend((kind == FactKind::Transferred).then(|| transfer(&other, 1)));
    let fact = dress.one_of(&facts);
    let by = if dress.roll(2) == 0 { Actor::Candidate } else { selects(&terms) };
    dress.entry(Entry::new(by, fact, at))
}

/// The same with some of what seldom stands beside an entry.
fn beside(entry: Entry, dress: &mut Dress) -> Entry {
    let besides = Circumstances {
        recorded_by: (dress.roll(2) == 0).then(|| staff(Capacity::RECRUITER)),
        occurred: (dress.roll(2) == 0).then(|| entry.at - HOUR),
        deviation: (dress.roll(2) == 0).then(|| dress.text()),
        request_id: Some(reference("request/7")),
    };
    Entry { circumstances: Some(Box::new(besides)), ..entry }
}

fn transfer(to: &Terms, step: u8) -> Fact {
    Transfer { terms: to.id().clone(), step, role: None, reason: text("better so") }.into()
}

/// What is tried next.
#[derive(Debug, Clone)]
pub(crate) struct Next {
    /// The kind of fact; any that is legal if there is none.
    pub(crate) kind: Option<FactKind>,
    pub(crate) which: usize,
    pub(crate) way: usize,
    pub(crate) later: TimeDelta,
    pub(crate) dress: Dress,
}

impl Next {
    /// An entry that the law takes here. Where words are wrong that are right elsewhere, it has the plain ones.
    pub(crate) fn entry(&self, candidacy: &Candidacy) -> Entry {
        let legal: Vec<FactKind> = candidacy.legal().iter().collect();
        let kind = self.kind.filter(|kind| legal.contains(kind)).unwrap_or_else(|| legal[self.which % legal.len()]);
        let last = candidacy.journal().last().expect("an opening").at;
        let at = last.checked_add_signed(self.later).unwrap_or(last);
        let mut ways = lawful(candidacy, kind, at);
        // A role is found for nobody whose consent has ended meanwhile; a note is legal everywhere.
        if ways.is_empty() {
            ways = lawful(candidacy, FactKind::NoteAdded, at);
        }
        dressed(candidacy, ways[self.way % ways.len()].clone(), &mut self.dress.clone())
    }
}

/// Every entry with a fact of this kind that the law takes here at this moment, in plain words.
pub(crate) fn lawful(candidacy: &Candidacy, kind: FactKind, at: Time) -> Vec<Entry> {
    let mut ways = ways::entries(candidacy.terms(), Some(candidacy), kind, at);
    if kind == FactKind::Transferred {
        let others = shelf().iter().flat_map(|terms| [0, 1].map(|step| transfer(terms, step)));
        ways = others.map(|fact| Entry::new(selects(candidacy.terms()), fact, at)).collect();
    }
    ways.retain(|entry| candidacy.check(entry).is_ok());
    ways
}

/// The entry in these words, if the law takes it so; sometimes with a key, or recorded later than it occurred.
pub(crate) fn dressed(candidacy: &Candidacy, plain: Entry, dress: &mut Dress) -> Entry {
    let at = plain.at;
    let dressed = dress.entry(plain.clone());
    let keyed = dressed.clone().requested_as(reference(&format!("request/{}", candidacy.journal().len())));
    let earlier = dressed.clone().occurred(at - TimeDelta::minutes(1));
    let tries = match dress.roll(6) {
        0 => [keyed, dressed, plain],
        1 => [earlier, dressed, plain],
        _ => [dressed.clone(), dressed, plain],
    };
    tries.into_iter().find(|entry| candidacy.check(entry).is_ok()).expect("the plain one was checked")
}

/// The nearer to the end, in the order of a process.
pub(crate) const ONWARD: [FactKind; 14] = [
    FactKind::AssentGiven,
    FactKind::InterestShown,
    FactKind::StepAgreed,
    FactKind::InterviewHeld,
    FactKind::InterviewScheduled,
    FactKind::AssignmentSubmitted,
    FactKind::AssignmentSent,
    FactKind::CheckAnswered,
    FactKind::CheckRequested,
    FactKind::CandidateAdvanced,
    FactKind::OfferAccepted,
    FactKind::OfferMade,
    FactKind::ConditionSettled,
    FactKind::Hired,
];

/// Any next entry, more often than not one that leads on.
pub(crate) fn any_step(dress: BoxedStrategy<Dress>) -> impl Strategy<Value = (bool, Next)> {
    let later = prop_oneof![Just(0), 0..1_000_000_000_i64, 0..20 * 86_400 * 1_000_000_000_i64];
    let step = (any::<[Index; 2]>(), later, dress).prop_map(|([which, way], later, dress)| Next {
        kind: None,
        which: which.index(usize::MAX),
        way: way.index(usize::MAX),
        later: TimeDelta::nanoseconds(later),
        dress,
    });
    (any::<bool>(), step)
}

/// The entry of a step in a candidacy, onward if it should be and can.
pub(crate) fn next_entry(candidacy: &Candidacy, onward: bool, step: &Next) -> Entry {
    let legal = candidacy.legal();
    let kind = ONWARD.into_iter().find(|kind| onward && legal.contains(*kind));
    Next { kind, ..step.clone() }.entry(candidacy)
}

/// A candidacy under the terms at this place that knows the next ones, opened by a fact of this kind.
pub(crate) fn opened(place: usize, kind: FactKind, at: Time, dress: &mut Dress) -> Candidacy {
    let [terms, other] = known(place);
    let mut candidacy = Candidacy::open(&terms, opening(&terms, kind, at, dress)).expect("an opening that is right");
    candidacy.know(&other);
    candidacy
}

/// A lawful journal of up to this many entries after the opening, and the terms that it is read under.
pub(crate) fn journal(most: usize) -> impl Strategy<Value = (Candidacy, [Terms; 2])> {
    journal_in(dress().boxed(), most)
}

/// The same, in these words.
pub(crate) fn journal_in(dress: BoxedStrategy<Dress>, most: usize) -> impl Strategy<Value = (Candidacy, [Terms; 2])> {
    let kind = select(&[FactKind::Applied, FactKind::Applied, FactKind::Approached, FactKind::TakenOver]);
    let steps = vec(any_step(dress.clone()), 0..=most);
    (0..3_usize, kind, moment(), dress, steps).prop_map(|(place, kind, at, mut dress, steps)| {
        (told(opened(place, kind, at, &mut dress), &steps), known(place))
    })
}

/// The candidacy after these steps.
pub(crate) fn told(mut candidacy: Candidacy, steps: &[(bool, Next)]) -> Candidacy {
    for (onward, step) in steps {
        let entry = next_entry(&candidacy, *onward, step);
        let _ = candidacy.record(entry).unwrap_or_else(|refused| panic!("{refused}"));
    }
    candidacy
}

/// The same journal and the same state; `==` looks at the journal only.
pub(crate) fn assert_same(one: &Candidacy, other: &Candidacy) {
    assert_eq!(one, other);
    assert_eq!((one.now(), one.pending()), (other.now(), other.pending()));
    assert_eq!((one.legal(), one.terms()), (other.legal(), other.terms()));
    assert!(one.waiting().eq(other.waiting()));
    assert!(one.promises().eq(other.promises()));
}
