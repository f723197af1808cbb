//! What is taken back, from every state of two small processes: a hold that ends, an end that was none, and every move. After it the
//! candidacy owes what it owed, to the moment, except what the candidate was told meanwhile.
//!
//! A state is where it is, what waits, and the kinds of the promises that are open. The search is breadth first, one entry an hour.

use crate::support::ways::{self, HOUR};
use crate::support::{day, reference, text};
use crate::wire::walks::selects;
use candidacy::law::{Facts, LAW, Now, PARTS, Pending, Pendings, Told};
use candidacy::promise::{How, PROMISES};
use candidacy::terms::{Power, Powers};
use candidacy::value::{Answer, Reversal};
use candidacy::{
    Actor, Candidacy, Capacity, Entry, Fact, FactKind, Process, Promise, PromiseKind, Seq, Status, Step, Terms, Time,
};
use chrono::TimeDelta;
use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};

#[derive(Debug, Default)]
struct Seen {
    states: usize,
    holds: usize,
    ends: BTreeMap<&'static str, usize>,
    moves: BTreeSet<FactKind>,
    undone: usize,
    /// Promises that were overdue before one of these, and are on record as overdue after it.
    remembered: usize,
    /// What did not hold, how often, and after which facts for the first time.
    broken: BTreeMap<String, (usize, Vec<FactKind>)>,
}

impl Seen {
    fn hold(&mut self, holds: bool, what: impl FnOnce() -> String, candidacy: &Candidacy) {
        if !holds {
            let first = || (0, candidacy.journal().iter().map(|entry| entry.fact.kind()).collect());
            self.broken.entry(what()).or_insert_with(first).0 += 1;
        }
    }
}

type Key = (Now, Pendings, Vec<PromiseKind>);

fn key(candidacy: &Candidacy) -> Key {
    let owed: BTreeSet<PromiseKind> = candidacy.promises().map(|promise| promise.kind).collect();
    (candidacy.now(), candidacy.pending(), owed.into_iter().collect())
}

/// What tells a promise from any other.
type Identity = (PromiseKind, Seq, u8);

fn identity(promise: &Promise) -> Identity {
    (promise.kind, promise.entry, promise.number)
}

fn owed(candidacy: &Candidacy) -> BTreeMap<Identity, Promise> {
    candidacy.promises().map(|promise| (identity(&promise), promise)).collect()
}

fn waiting(candidacy: &Candidacy) -> Vec<(Seq, Pending)> {
    candidacy.waiting().collect()
}

fn last(candidacy: &Candidacy) -> Time {
    candidacy.last_line().entry.at
}

/// The number of the latest entry.
fn latest(candidacy: &Candidacy) -> Seq {
    candidacy.last_line().seq
}

/// The entries of a kind that the law takes at a moment, the plainest of each actor: the candidate's, one that was written down, and
/// one of the company.
fn entries(candidacy: &Candidacy, kind: FactKind, at: Time) -> Vec<Entry> {
    let mut ways = ways::entries(candidacy.terms(), Some(candidacy), kind, at);
    ways.sort_by_key(|entry| entry.deviation().is_some());
    let mut found: Vec<Entry> = Vec::new();
    for entry in ways {
        let by = |entry: &Entry| (entry.by == Actor::Candidate, entry.writer().is_some());
        if !found.iter().any(|other| by(other) == by(&entry)) && candidacy.check(&entry).is_ok() {
            found.push(entry);
        }
    }
    found
}

/// The candidacy after the plainest entry of a kind so long after its latest, if the law takes one.
fn then(candidacy: &Candidacy, kind: FactKind, later: TimeDelta) -> Option<Candidacy> {
    let own = entries(candidacy, kind, last(candidacy) + later).into_iter().find(|entry| entry.writer().is_none());
    after(candidacy, own?)
}

fn after(candidacy: &Candidacy, entry: Entry) -> Option<Candidacy> {
    let mut next = candidacy.clone();
    next.record(entry).ok().map(drop)?;
    Some(next)
}

/// The candidacy after somebody takes the latest move back: the company, or the candidate.
fn back(candidacy: &Candidacy, later: TimeDelta) -> Option<Candidacy> {
    let actors = ways::cast(candidacy.terms()).into_iter().chain([Actor::Candidate]);
    let mut entries =
        actors.map(|actor| Entry::new(actor, Reversal::new(text("a mis-click")), last(candidacy) + later));
    entries.find_map(|entry| after(candidacy, entry))
}

/// The candidacy after a message about an entry.
fn told(candidacy: &Candidacy, to: Seq) -> Option<Candidacy> {
    let message =
        || Fact::CandidateInformed { to, answer: Answer::Interim, message: reference("mail/1"), stated: None };
    ways::cast(candidacy.terms())
        .into_iter()
        .find_map(|by| after(candidacy, Entry::new(by, message(), last(candidacy))))
}

/// Nobody is in the dark: it is settled, or somebody owes something.
fn theorem(candidacy: &Candidacy) {
    let open = owed(candidacy);
    assert!(!open.is_empty() || candidacy.phase().is_closed(), "{candidacy:?}");
    let company = open.values().any(|promise| promise.by.is_company());
    assert_eq!(candidacy.is_settled(), candidacy.phase().is_closed() && !company);
    let held = candidacy.pending().contains(Pending::Hold);
    assert_eq!(held, open.keys().any(|(kind, ..)| *kind == PromiseKind::Update), "a hold owes news");
}

/// What was overdue before a moment is on record as overdue, whatever came after it.
fn remembers(before: &Candidacy, at: Time, after: &Candidacy, seen: &mut Seen) {
    let all: BTreeMap<Identity, Promise> =
        after.all_promises().into_iter().map(|promise| (identity(&promise), promise)).collect();
    for over in before.promises().filter(|promise| promise.due < at) {
        let same = all.get(&identity(&over)).unwrap_or_else(|| panic!("{over} is forgotten"));
        let stands = same.status(at.max(last(after)));
        assert!(matches!(stands, Status::Overdue | Status::KeptLate), "{over} is {stands} after {after:?}");
        seen.remembered += 1;
    }
}

/// Does a hold that was told stop its clock?
fn stops(kind: PromiseKind) -> bool {
    PROMISES.iter().any(|row| row.kind == kind && row.stops)
}

/// A hold that nobody is told of changes nothing but that news are owed; one that is told stops the clocks that a hold stops, of what
/// is not overdue yet; ended, it has stopped them for as long as it lasted.
fn holds(before: &Candidacy, later: TimeDelta, seen: &mut Seen) {
    let Some(held) = then(before, FactKind::PutOnHold, later) else { return };
    seen.holds += 1;
    theorem(&held);
    remembers(before, last(&held), &held, seen);
    let is_news = |promise: &Promise| promise.kind == PromiseKind::Update;
    let others = |candidacy: &Candidacy| {
        owed(candidacy).into_iter().filter(|(_, promise)| !is_news(promise)).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(others(&held), owed(before), "nobody was told of it");
    let known = told(&held, latest(&held)).expect("a hold can be told");
    theorem(&known);
    let over = then(&known, FactKind::HoldEnded, later).expect("a hold can be ended");
    theorem(&over);
    for (one, held, lasted) in [(&known, &held, TimeDelta::MAX), (&over, &held, later)] {
        let still = others(one);
        assert_eq!(still.len(), owed(before).len());
        for promise in owed(before).values() {
            let is = still.get(&identity(promise)).unwrap_or_else(|| panic!("{promise} is gone"));
            let may_be_later = stops(promise.kind) && promise.due > last(held);
            let most = if may_be_later {
                promise.due.checked_add_signed(lasted).unwrap_or(Time::MAX_UTC)
            } else {
                promise.due
            };
            assert!((promise.due..=most).contains(&is.due), "{promise} is {is}");
            assert_eq!((is.made_at, is.by), (promise.made_at, promise.by));
        }
    }
    let place = |candidacy: &Candidacy| (candidacy.now(), waiting(candidacy));
    assert_eq!(place(&over), place(before));
    remembers(before, last(&known), &known, seen);
    remembers(before, last(&known), &over, seen);
    remembers(&known, last(&over), &over, seen);
}

/// The ways to an end or to the word of it, and whether the candidate knows of it.
const ENDS: [(&str, &[FactKind], bool); 6] = [
    ("withdrawn", &[FactKind::Withdrew], true),
    ("declined", &[FactKind::OfferDeclined], true),
    ("decided against", &[FactKind::RejectionDecided], false),
    ("offer withdrawn", &[FactKind::OfferWithdrawn], true),
    ("rejected", &[FactKind::RejectionDecided, FactKind::FeedbackDelivered], true),
    ("lapsed", &[FactKind::ApproachLapsed], true),
];

/// An end that is taken back was none: of one that nobody was told of nothing is left at all; an own one gives nobody less time, and
/// the company no more than the time for which the candidate was away.
fn ends(before: &Candidacy, later: TimeDelta, seen: &mut Seen) {
    for (name, end, is_known) in ENDS {
        let over = end.iter().try_fold(before.clone(), |candidacy, kind| then(&candidacy, *kind, later));
        let Some(over) = over else { continue };
        theorem(&over);
        let mut again = over.clone();
        for _ in end {
            let Some(one) = back(&again, later) else { break };
            again = one;
        }
        // Feedback that tells nothing of an end is no move.
        if again.now() != before.now() || latest(&again) == latest(&over) {
            assert!(
                later > TimeDelta::days(28) && over.last_line().entry.by == Actor::Candidate
                    || before.consent().is_some(),
                "{name}: {again:?}"
            );
            continue;
        }
        *seen.ends.entry(name).or_default() += 1;
        theorem(&again);
        remembers(before, last(before) + later, &again, seen);
        remembers(&over, last(&again), &again, seen);
        if !is_known {
            let mut is = owed(&again);
            // Somebody whose interview had begun meanwhile waits for its outcome.
            let begun = before.meeting(1).is_some_and(|meeting| meeting.starts() <= last(&over));
            is.retain(|it, promise| !begun || !SINCE.contains(&promise.kind) || owed(before).contains_key(it));
            assert_eq!(is, owed(before), "{name}");
            continue;
        }
        let requests = |candidacy: &Candidacy| {
            waiting(candidacy).into_iter().filter(|(_, what)| Pendings::REQUESTS.contains(*what)).collect::<Vec<_>>()
        };
        assert_eq!(requests(&again), requests(before), "{name}");
        let own = end.len() == 1 && over.last_line().entry.by == Actor::Candidate;
        if own {
            let is = owed(&again);
            assert_eq!(waiting(&again), waiting(before), "{name}");
            assert!(is.keys().eq(owed(before).keys()), "{name}: {:?} of {:?}", is.keys(), owed(before).keys());
            for promise in owed(before).values() {
                let same = &is[&identity(promise)];
                assert!((promise.due..=promise.due + later).contains(&same.due), "{promise} is {same}");
            }
        }
    }
}

/// Is the candidate told of a fact as soon as it is recorded?
fn is_told(kind: FactKind) -> bool {
    let part = PARTS.iter().find(|row| row.fact == kind).map(|row| row.told);
    let row = LAW.iter().find(|row| row.fact == kind).map(|row| row.told);
    part.or(row) == Some(Told::AtOnce)
}

/// The kinds that somebody waits for who was met or worked, taken back or not.
const SINCE: [PromiseKind; 4] =
    [PromiseKind::FirstAnswer, PromiseKind::Outcome, PromiseKind::DecisionWord, PromiseKind::Feedback];

/// A move that is taken back leads to where it was. What was owed before it is owed, due as it was; or the move kept it, and the
/// candidate was told. What is owed now and was not before is what they wait for since: how it went, and feedback.
fn moves(before: &Candidacy, entries: &[Entry], later: TimeDelta, seen: &mut Seen) {
    let back_themselves = Facts::from_slice(&[FactKind::Reversed, FactKind::EntryContested, FactKind::AssentGiven]);
    for entry in entries {
        let kind = entry.fact.kind();
        let (own, by_telephone) = (entry.by == Actor::Candidate, entry.writer().is_some());
        let moved = after(before, entry.clone()).expect("it was checked");
        let offers = matches!(kind, FactKind::OfferMade | FactKind::OfferAccepted);
        let stays = moved.now() == before.now() && moved.terms() == before.terms() && !offers;
        if stays || back_themselves.contains(kind) {
            continue;
        }
        let Some(undone) = back(&moved, later) else { continue };
        seen.undone += 1;
        seen.moves.insert(kind);
        theorem(&undone);
        remembers(before, last(&moved), &undone, seen);
        assert_eq!((undone.now(), undone.terms()), (before.now(), before.terms()), "{kind}");
        let (was, is, all) = (owed(before), owed(&undone), undone.all_promises());
        let away = if own && !by_telephone { later } else { TimeDelta::zero() };
        // Times that waited for the candidate wait no longer once there was an interview, or none was wanted.
        let asked = was.keys().any(|(kind, ..)| *kind == PromiseKind::TimesAnswer);
        for promise in was.values() {
            if let Some(same) = is.get(&identity(promise)) {
                // No way back restarts the ceiling of an outcome, which counts since everything was done for the first time.
                // Nor does one make the pay later again, once a date was named that comes before it.
                let may_be_sooner = SINCE.contains(&promise.kind)
                    || promise.kind == PromiseKind::Pay
                    || asked && promise.kind == PromiseKind::SetUp;
                let sooner = may_be_sooner && same.due < promise.due;
                let as_it_was = (promise.due..=promise.due + away).contains(&same.due);
                seen.hold(sooner || as_it_was, || format!("{kind}: {} is due otherwise", promise.kind), &undone);
                continue;
            }
            let same = all.iter().find(|other| identity(other) == identity(promise));
            let Some(end) = same.and_then(|same| same.end) else {
                seen.hold(false, || format!("{kind}: {} is gone", promise.kind), &undone);
                continue;
            };
            let ended = end.how == How::Kept || [PromiseKind::Update, PromiseKind::TimesAnswer].contains(&promise.kind);
            let ended = ended && end.entry == latest(&moved) && is_told(kind) && !own;
            seen.hold(ended, || format!("{kind}: {} ended, {}, {own}", promise.kind, end.how), &undone);
        }
        for promise in is.values().filter(|promise| !was.contains_key(&identity(promise))) {
            let since = SINCE.contains(&promise.kind) && promise.entry >= latest(&moved);
            seen.hold(since, || format!("{kind}: {} is new", promise.kind), &undone);
        }
    }
}

/// One conversation with a yes before it, and one assignment with the assent of somebody after it.
fn processes() -> [Terms; 2] {
    let cast = [
        (Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears])),
        (Capacity::COLLEAGUE, Powers::EMPTY),
        (Capacity::HR_PARTNER, Powers::from(Power::Agrees)),
    ];
    let chat = Step::interview("chat", Capacity::COLLEAGUE).expect("a name").after_a_yes();
    let work = Step::assignment("work", 7, Capacity::COLLEAGUE).expect("a name").with_assent();
    [("chat", chat), ("work", work)]
        .map(|(name, step)| Terms::new(name, 1, Process::new(cast, [step]).expect("one step")).expect("a name"))
}

fn explore(terms: &Terms, seen: &mut Seen) {
    let mut known: HashSet<Key> = HashSet::new();
    let mut queue = VecDeque::new();
    for kind in [FactKind::Applied, FactKind::Approached, FactKind::TakenOver] {
        for fact in ways::facts(terms, None, kind, day(0)) {
            let by = if kind == FactKind::Applied { Actor::Candidate } else { selects(terms) };
            let opened = Candidacy::open(terms, Entry::new(by, fact, day(0))).expect("an opening");
            queue.extend(known.insert(key(&opened)).then_some(opened));
        }
    }
    while let Some(candidacy) = queue.pop_front() {
        seen.states += 1;
        theorem(&candidacy);
        let at = last(&candidacy) + HOUR;
        let next: Vec<Entry> = candidacy.legal().iter().flat_map(|kind| entries(&candidacy, kind, at)).collect();
        for later in [HOUR, TimeDelta::days(12), TimeDelta::days(400)] {
            holds(&candidacy, later, seen);
            ends(&candidacy, later, seen);
            moves(&candidacy, &next, later, seen);
        }
        for entry in next {
            let next = after(&candidacy, entry).expect("it was checked");
            let words = next.waiting().filter(|(_, what)| WORDS.contains(*what)).count();
            if words <= 1 && known.insert(key(&next)) {
                queue.push_back(next);
            }
        }
    }
}

/// What waits and leads nowhere by itself: at most one of these at a time.
const WORDS: Pendings = Pendings::REQUESTS.union(Pendings::from_slice(&[
    Pending::FollowUp,
    Pending::Hold,
    Pending::Vacancy,
    Pending::Confirmation,
]));

/// From every state, soon and after everything is overdue: a hold and its end, each way to an end and back, and each move that is
/// taken back lead to where it was, and to what was owed; nobody is in the dark at any point, what was overdue stays on record, and
/// what was asked still waits (F53, F59).
#[test]
fn what_is_taken_back_is_undone() {
    let mut seen = Seen::default();
    for terms in processes() {
        explore(&terms, &mut seen);
    }
    println!("{seen:?}"); // how much that was, with `--nocapture`
    assert!(seen.broken.is_empty(), "{:#?}", seen.broken);
    assert!(seen.states >= 1_000 && seen.holds >= 1_000 && seen.remembered >= 10_000, "{seen:?}");
    assert!(seen.undone >= 10_000 && seen.moves.len() >= 20, "{seen:?}");
    assert_eq!(seen.ends.len(), ENDS.len(), "{:?}", seen.ends);
}
