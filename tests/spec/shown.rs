//! What a candidacy shows of itself is what its journal says last, where that still counts.

use crate::support::way::Way;
use crate::support::ways;
use crate::support::{day, feedback, reasons, staff, text};
use crate::wire::dress::{Dress, dress};
use crate::wire::walks::{any_entry, any_step, journal, known, next_entry, opened};
use candidacy::law::{Facts, Now, PartState, Parts, Pending, Phases, Transfer};
use candidacy::terms::Power;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground};
use candidacy::value::{Ask, DataRight, IdError};
use candidacy::view::timeline::Timeline;
use candidacy::view::{Audit, Desk, Page, Watchlist, WatchlistFilter};
use candidacy::{
    Candidacy, CandidacyId, CandidateId, CandidateView, Capacity, Entry, Fact, FactKind, PersonId, Phase, Policy,
    Process, PromiseKind, RoleId, Seq, Terms,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use std::fmt::{Debug, Display};
use std::str::FromStr;
use uuid::Uuid;

/// The latest entry that says something of a kind.
fn latest<'a, T>(candidacy: &'a Candidacy, find: impl Fn(&'a Fact) -> Option<T>) -> Option<T> {
    candidacy.journal().iter().filter_map(|entry| find(&entry.fact)).last()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "each looks for its own fact")]
fn shows_what_counts(candidacy: &Candidacy) {
    let (now, pending) = (candidacy.now(), candidacy.pending());
    assert_eq!(candidacy.phase(), now.phase);
    assert_eq!(
        candidacy.step().map(candidacy::Step::name),
        candidacy.terms().process().step(now.step).map(candidacy::Step::name)
    );
    let parts = candidacy.step().map_or(0, |step| step.parts().len());
    for part in 0..=9_u8 {
        let place = usize::from(part);
        let set_up = now.phase.is_in_a_step() && part > 0 && now.parts.get(place - 1) == PartState::SetUp;
        assert!(!set_up || place <= parts);
        let kind = candidacy.step().and_then(|step| step.part(part)).map(candidacy::Part::kind);
        let meeting = candidacy.meeting(part);
        assert_eq!(meeting.is_some(), set_up && kind == Some(candidacy::terms::PartKind::Interview), "part {part}");
        if let Some(meeting) = meeting {
            assert_eq!(candidacy.due(part), Some(meeting.starts()));
            let said = |entry: &Entry| entry.fact.meeting() == Some(meeting);
            assert!(candidacy.journal().iter().any(said), "an invitation of the journal");
        }
        assert!(candidacy.due(part).is_none() || set_up);
    }
    // What was written down for the candidate and contested never was.
    let contested = |place: usize| {
        let by = |entry: &Entry| matches!(&entry.fact, Fact::EntryContested { to, .. } if to.0 as usize == place);
        candidacy.journal().iter().any(by)
    };
    let takes_it_back =
        |fact: &Fact| fact.request().is_some_and(|asked| asked.ask == Ask::Right(DataRight::ConsentWithdrawal));
    let ends_it = |entry: &Entry| entry.fact == Fact::Withdrew || takes_it_back(&entry.fact);
    let withdrawals = candidacy.journal().iter().enumerate().filter(|(_, entry)| ends_it(entry));
    let withdrew = withdrawals.map(|(place, _)| place).rfind(|place| !contested(*place));
    let consents =
        candidacy.journal().iter().enumerate().filter(|(_, entry)| entry.fact.kind() == FactKind::ConsentGiven);
    let consented = consents.map(|(place, _)| place).rfind(|place| !contested(*place));
    assert_eq!(candidacy.consent().is_some(), consented > withdrew && consented.is_some());
    let hold = latest(candidacy, |fact| if let Fact::PutOnHold(hold) = fact { Some(&**hold) } else { None });
    assert_eq!(candidacy.hold(), hold.filter(|_| pending.contains(Pending::Hold)));
    let reasons = latest(candidacy, |fact| match fact {
        Fact::RejectionDecided(rejection) => Some(&rejection.reasons),
        Fact::OfferWithdrawn { reasons } => Some(reasons),
        _ => None,
    });
    assert_eq!(candidacy.reasons(), reasons.filter(|_| pending.contains(Pending::Feedback)));
    assert_eq!(candidacy.cv(), latest(candidacy, Fact::cv));
    let takes_back = |entry: &Entry| matches!(entry.fact.kind(), FactKind::Reversed | FactKind::EntryContested);
    if candidacy.journal().iter().any(takes_back) {
        let named: Vec<_> = candidacy.journal().iter().map(|entry| entry.fact.role()).collect();
        assert!(candidacy.role().is_none() || named.contains(&candidacy.role()));
    } else {
        assert_eq!(candidacy.role(), latest(candidacy, Fact::role));
    }
    let offered = [Phase::Offered, Phase::Accepted, Phase::Hired].contains(&now.phase);
    assert!(!offered || candidacy.offer().is_some());
    let waits = candidacy.waiting().map(|(_, what)| what).collect();
    assert_eq!(pending, waits);
    assert!(candidacy.waiting().all(|(seq, _)| candidacy.entry(seq).is_some()));
    assert_eq!(candidacy.next_due(), candidacy.promises().map(|promise| promise.due).min());
    let settled = now.phase.is_closed() && !candidacy.promises().any(|promise| promise.by.is_company());
    assert_eq!(candidacy.is_settled(), settled);
}

proptest! {
    /// On any way: the meeting, the consent, the hold, the offer, the reasons and the CV are the latest, and shown only while they
    /// count.
    #[test]
    fn what_counts_is_shown(place in 0..3_usize, mut words in dress(), steps in vec(any_step(dress().boxed()), 1..40)) {
        let mut candidacy = opened(place, FactKind::Applied, day(0), &mut words);
        for (onward, step) in &steps {
            shows_what_counts(&candidacy);
            let entry = next_entry(&candidacy, *onward, step);
            let led = candidacy.check(&entry).unwrap();
            let _ = candidacy.record(entry).unwrap();
            let assent = candidacy.journal().last().is_some_and(|entry| entry.fact.kind() == FactKind::AssentGiven);
            let contest = candidacy.journal().last().is_some_and(|entry| entry.fact.kind() == FactKind::EntryContested);
            prop_assert!(led == candidacy.now() || assent || contest, "{:?}", candidacy.journal().last());
        }
        shows_what_counts(&candidacy);
    }

    /// The history is the journal, and with each entry where the candidacy was after it.
    #[test]
    fn history_shows_where_each_entry_led(place in 0..3_usize, mut words in dress(), steps in vec(any_step(dress().boxed()), 1..30)) {
        let mut live = vec![opened(place, FactKind::Approached, day(0), &mut words)];
        for (onward, step) in &steps {
            let mut candidacy = live[live.len() - 1].clone();
            let entry = next_entry(&candidacy, *onward, step);
            let _ = candidacy.record(entry).unwrap();
            live.push(candidacy);
        }
        let whole = &live[live.len() - 1];
        prop_assert_eq!(whole.history().count(), live.len());
        for (happened, then) in whole.history().zip(&live) {
            let line = then.last_line();
            prop_assert_eq!((happened.seq, happened.entry), (line.seq, line.entry));
            prop_assert_eq!((happened.now, happened.pending), (then.now(), then.pending()));
        }
    }

    /// The lines are the journal with its numbers, from either end.
    #[test]
    fn lines_are_the_journal_numbered((candidacy, _) in journal(20)) {
        let forwards: Vec<_> = candidacy.lines().collect();
        prop_assert_eq!(candidacy.lines().len(), candidacy.journal().len());
        prop_assert!(candidacy.lines().rev().eq(forwards.iter().rev().copied()));
        prop_assert_eq!(Some(candidacy.last_line()), forwards.last().copied());
        for (number, line) in (0..).zip(&forwards) {
            prop_assert_eq!((line.candidacy, line.seq.0), (candidacy.id(), number));
            prop_assert_eq!(Some(line.entry), candidacy.entry(line.seq));
        }
        let draft = candidacy.draft(forwards[0].entry.clone());
        prop_assert_eq!((draft.candidacy, draft.seq.0 as usize), (candidacy.id(), forwards.len()));
    }

    /// A set of facts is a list of their names on the wire, and comes back.
    #[test]
    fn a_set_is_a_list_of_names(picked in prop::sample::subsequence(FactKind::ALL, 0..FactKind::ALL.len())) {
        let set: Facts = picked.iter().copied().collect();
        prop_assert_eq!(set.into_iter().collect::<Vec<_>>(), &picked[..]);
        prop_assert_eq!((set.len(), set.is_empty()), (picked.len(), picked.is_empty()));
        let names: Vec<&str> = picked.iter().map(|fact| fact.name()).collect();
        prop_assert_eq!(serde_json::to_value(set).unwrap(), serde_json::json!(names));
        prop_assert_eq!(serde_json::from_value::<Facts>(serde_json::json!(names)).unwrap(), set);
        let shown = if names.is_empty() { "none".into() } else { names.join(", ") };
        prop_assert_eq!(set.to_string(), shown);
    }

    /// An id is read from what it is displayed as.
    #[test]
    fn an_id_is_read_as_it_is_shown(id in 1..u128::MAX) {
        fn comes_back<T: FromStr<Err = IdError> + Display + Debug + PartialEq>(id: Result<T, IdError>, uuid: Uuid) {
            let id = id.expect("not nil");
            assert_eq!(id.to_string(), uuid.to_string());
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        let uuid = Uuid::from_u128(id);
        comes_back(CandidacyId::new(uuid), uuid);
        comes_back(CandidateId::new(uuid), uuid);
        comes_back(PersonId::new(uuid), uuid);
        comes_back(RoleId::new(uuid), uuid);
    }
}

/// What is no id says so, without repeating the text.
#[test]
fn what_is_no_id() {
    assert_eq!(PersonId::from_str(&Uuid::nil().to_string()), Err(IdError::Nil));
    assert_eq!(PersonId::from_str("Anna"), Err(IdError::NotAUuid));
    assert!(!IdError::NotAUuid.to_string().contains("Anna"));
}

/// Four phases are ends, and in all others a candidacy is open. In three of these the parts of a step are worked on.
#[test]
fn a_phase_is_open_or_an_end() {
    let ends = [Phase::Hired, Phase::Rejected, Phase::Withdrawn, Phase::Lapsed];
    for phase in Phase::ALL {
        assert_eq!(phase.is_closed(), ends.contains(phase), "{phase}");
        assert_eq!(
            (Phases::OPEN.contains(*phase), Phases::CLOSED.contains(*phase)),
            (!ends.contains(phase), ends.contains(phase))
        );
        let in_a_step = [Phase::Preparing, Phase::Underway, Phase::Deciding].contains(phase);
        assert_eq!((phase.is_in_a_step(), Phases::IN_A_STEP.contains(*phase)), (in_a_step, in_a_step), "{phase}");
    }
}

/// The first day is the one that the accepted offer names, and then the one that was agreed; that stays so when the person has
/// started.
#[test]
fn the_first_day_that_was_agreed_stays() {
    let way = Way::applied().offered();
    let [offered, agreed] = [40, 35].map(|days| way.at() + ways::DAY * days);
    let way = way.then(ways::offer(day(90)).starting(offered)).then(Fact::OfferAccepted);
    assert_eq!(way.0.first_day(), Some(offered));
    let mut mira = way.then(Fact::StartAgreed { on: agreed }).0;
    assert_eq!(mira.first_day(), Some(agreed));
    let _ = mira.record(Entry::new(staff(Capacity::RECRUITER), Fact::Hired, agreed)).expect("on the day");
    assert_eq!((mira.phase(), mira.first_day()), (Phase::Hired, Some(agreed)));
}

/// For a log line, a candidacy tells where it is and which facts it has, and no words.
#[test]
fn a_candidacy_is_told_in_a_log_line() {
    let mut candidacy = ways::applied(&Terms::new("spec", 1, Process::back_end()).unwrap(), day(0));
    let note = Fact::NoteAdded { note: text("likes tea") };
    let _ = candidacy.record(Entry::new(staff(Capacity::RECRUITER), note, day(1))).unwrap();
    let told = format!("{candidacy:?}");
    for word in ["Candidacy", "phase: Screening", "step: 0", "Applied", "NoteAdded", "Text(9 characters)"] {
        assert!(told.contains(word), "{word} in {told}");
    }
    assert!(!told.contains("tea"));
    let Now { phase, step, .. } = candidacy.now();
    assert_eq!((phase, step), (Phase::Screening, 0));
}

/// Terms whose deadlines have changed since the opening are read all the same, and the candidacy says so.
#[test]
fn changed_deadlines_are_told() {
    let mut words = Dress::plain();
    let candidacy = opened(0, FactKind::Applied, day(0), &mut words);
    assert!(!candidacy.deadlines_have_changed());
    let [terms, _] = known(0);
    let edited = terms.with_policy(Policy::standard());
    let read = Candidacy::replay(&edited, candidacy.journal().to_vec()).unwrap();
    assert!(read.deadlines_have_changed());
    assert_eq!(read.now(), candidacy.now());
    assert_eq!(read.entry(Seq(0)), candidacy.entry(Seq(0)));
}

/// Every answer says about whom it is, and for which moment it was asked.
#[test]
fn an_answer_says_about_whom_and_when() {
    let terms = Terms::new("back-end", 1, Process::back_end()).unwrap();
    let candidacy = crate::support::after::after(ways::applied(&terms, day(0)), &[FactKind::CandidateAdvanced]);
    let (id, at) = (candidacy.id(), day(9));
    let (view, audit) = (CandidateView::of(&candidacy, at), Audit::new(&candidacy, at));
    let timelines = [Timeline::new(&candidacy, at), Timeline::as_told(&candidacy, at)];
    assert_eq!((view.candidacy(), view.at()), (id, at));
    assert_eq!((audit.candidacy(), audit.as_of()), (id, at));
    assert!(timelines.iter().all(|timeline| (timeline.candidacy(), timeline.as_of()) == (id, at)));
    let list: Watchlist = [&candidacy].into_iter().collect();
    assert!(list.after(WatchlistFilter::ALL, None).all(|(about, _)| about == id) && !list.open(id).is_empty());
    let desk = Desk::new(&list, WatchlistFilter::ALL, Page::first(9), at, |_| Some(&candidacy));
    assert_eq!(desk.as_of(), at);
    assert!(!desk.items().is_empty() && desk.items().iter().all(|item| item.candidacy == id));
    let recorded = candidacy.opened();
    assert_eq!((recorded.line.candidacy, candidacy.last_line().candidacy), (id, id));
}

/// What a fact says as data, by the name of the field.
fn field<'a>(fact: &'a Value, name: &str) -> Option<&'a Value> {
    fact.as_object()?.values().next()?.get(name).filter(|value| !value.is_null())
}

/// The same as data.
fn data<T: serde::Serialize>(said: Option<T>) -> Option<Value> {
    said.map(|said| serde_json::to_value(said).expect("data"))
}

proptest! {
    /// Who reads a fact for one thing finds exactly what it says of it as data: the entry that it is about, the part, the opening, the
    /// role, the CV, the invitation, the offer, the consent, the request, the source.
    #[test]
    fn a_fact_is_read_for_what_it_says(entry in any_entry()) {
        let (kind, fact) = (entry.fact.kind(), &entry.fact);
        let said = serde_json::to_value(fact).expect("data");
        let whole = |of: FactKind| said.get(kind.name()).filter(|_| kind == of).cloned();
        let either = |one: Option<&Value>, other: Option<&Value>| one.or(other).cloned();
        prop_assert_eq!(data(fact.about()), either(field(&said, "to"), field(&said, "entry")));
        prop_assert_eq!(data(fact.part()), field(&said, "part").cloned());
        prop_assert_eq!(data(fact.opening()), field(&said, "opening").cloned());
        prop_assert_eq!(data(fact.meeting()), field(&said, "meeting").cloned());
        prop_assert_eq!(data(fact.source()), field(&said, "source").cloned());
        prop_assert_eq!(data(fact.offer()), whole(FactKind::OfferMade));
        prop_assert_eq!(data(fact.consent()), whole(FactKind::ConsentGiven));
        prop_assert_eq!(data(fact.request()), whole(FactKind::RequestMade));
        let material = field(&said, "material").and_then(|material| material.get("cv")).filter(|cv| !cv.is_null());
        prop_assert_eq!(data(fact.cv()), material.cloned().or_else(|| whole(FactKind::CvReplaced)));
        // A role that fits somebody is not yet the role of the candidacy.
        let role = field(&said, "role").filter(|_| kind != FactKind::RoleMatched);
        let role = role.map(|role| role.get("role").unwrap_or(role).clone());
        prop_assert_eq!(data(fact.role()), role);
    }
}

/// Two candidacies with the same journal are the same only under the same terms: those of the opening, and those that a transfer led to.
#[test]
fn equal_journals_are_of_equal_terms() {
    let mira = opened(0, FactKind::Applied, day(0), &mut Dress::plain());
    let [first, second] = known(0);
    let to = Transfer { terms: second.id().clone(), step: 0, role: None, reason: text("a newer version") };
    let read = |shelf: [&Terms; 2], entries: Vec<Entry>| Candidacy::replay(shelf, entries).unwrap();
    let mut moved = read([&first, &second], mira.journal().to_vec());
    let selects = first.process().who(Power::Selects).iter().next().unwrap();
    let _ = moved.record(Entry::new(staff(selects), to, mira.journal()[0].at)).unwrap();
    let policy =
        Policy::builder().within(PromiseKind::Reply, Span::Days(1), Ground::new(Basis::Assumption, "ours").unwrap());
    let policy = policy.build().unwrap();
    let [others_first, others_second] = [&first, &second].map(|terms| terms.clone().with_policy(policy.clone()));
    let entries = moved.journal().to_vec();
    assert_eq!(read([&first, &second], entries.clone()), moved);
    assert_ne!(read([&others_first, &second], entries.clone()), moved);
    assert_ne!(read([&first, &others_second], entries), moved);
}

/// The reasons of an offer that was withdrawn are shown while feedback about it is owed.
#[test]
fn a_withdrawn_offer_has_reasons() {
    let mira = Way::applied().offered().then(Fact::OfferWithdrawn { reasons: reasons() });
    assert_eq!(mira.0.reasons(), Some(&reasons()));
    assert_eq!(mira.then(feedback(1)).0.reasons(), None);
}

/// A step has at most eight parts: there are no states beyond them, and nothing changes any.
#[test]
fn there_is_no_ninth_part() {
    let parts = Parts::to_set_up(Parts::MAX);
    assert_eq!(Parts::to_set_up(Parts::MAX + 1), parts);
    for place in [Parts::MAX, 99] {
        assert_eq!((parts.get(place), parts.with(place, PartState::Done)), (PartState::Waived, parts));
    }
}

/// The parts of a step show how far each is, to whoever reads a failed assertion; outside of a step there are none.
#[test]
fn parts_show_how_far_they_are() {
    let parts = Parts::to_set_up(3).with(0, PartState::Done).with(1, PartState::Waived);
    assert_eq!(format!("{parts:?}"), "Parts[Done, Waived, ToSetUp]");
    assert_eq!(format!("{:?}", parts.with(2, PartState::Waived)), "Parts[Done]");
    assert_eq!(format!("{:?}", Parts::NONE), "Parts[]");
}

/// A promise says in words what it is, who owes it, since when, and when it is due.
#[test]
fn a_promise_in_words() {
    let mira = Way::applied().0;
    let words: Vec<String> = mira.promises().map(|promise| promise.to_string()).collect();
    let since = "since 2026-03-02T09:00:00Z, due 2026-03-10T00:00:00Z";
    assert_eq!(words, [format!("first_answer (entry 0), owed by company {since}")]);
}
