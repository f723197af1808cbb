//! The candidate's way in: every answer is made of what was told, and nothing that goes out names a person or a place of the store.

use crate::input::heard::{PLACES, heard, named};
use crate::support::after::after;
use crate::support::{day, reference, ways};
use crate::told::whispers::{Twins, twins};
use crate::wire::walks::journal;
use candidacy::input::{CandidateAct, Error, People, Trusted};
use candidacy::terms::Terms;
use candidacy::value::{Ask, RequestKind};
use candidacy::view::candidate::Owed;
use candidacy::view::timeline::Timeline;
use candidacy::view::words::Words;
use candidacy::view::{NotTaken, Portal};
use candidacy::{Actor, Candidacy, CandidateView, Entry, Fact, FactKind, Phase, Process, PromiseKind, Status, Time};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A fourth of the usual number of cases: each tries many acts.
fn some_cases() -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.div_ceil(4), ..config }
}

/// The place where the program would keep a request that becomes a message.
const KEPT: &str = "requests/1";

/// The answer to each act of the candidate that there is in `of`, as they read it; and what was recorded.
fn answers(portal: &Portal, of: &Candidacy, at: Time) -> Vec<(FactKind, Result<FactKind, NotTaken>)> {
    let opens = [FactKind::Applied, FactKind::TakenOver, FactKind::CvReplaced];
    let kinds = FactKind::ALL.iter().filter(|kind| !opens.contains(kind));
    let facts = kinds.flat_map(|kind| ways::facts(of.terms(), Some(of), *kind, at));
    let answers = facts.filter_map(|fact| {
        let (kind, entry) = (fact.kind(), Entry::new(Actor::Candidate, fact, at));
        let heard = heard(Some(of), &entry);
        let act = heard.candidate().ok()?;
        let people = People::from_iter(named(&entry));
        let mut portal = portal.clone();
        let recorded = portal.record(act, &heard.trusted(&people), reference(KEPT), at);
        Some((kind, recorded.map(|recorded| recorded.line.entry.fact.kind())))
    });
    answers.collect()
}

proptest! {
    #![proptest_config(some_cases())]

    /// Two candidacies that differ only in what is not told answer each act alike: it is taken in both, or refused in both with the same
    /// words. An act that the law refuses in one of them, because of what is not told, is recorded there as a message, and a reply is
    /// owed (C24).
    #[test]
    fn what_is_not_told_changes_no_answer(plot in twins()) {
        let Twins { open, secretive, .. } = plot.tell(|_| {});
        let at = secretive.last_line().entry.at;
        let [one, other] = [&open, &secretive].map(|it| answers(&Portal::new(it.clone()), &open, at));
        prop_assert!(one.len() > 3);
        let seen = |all: &[(FactKind, Result<FactKind, NotTaken>)]| {
            all.iter().map(|(kind, answer)| (*kind, answer.clone().map(|_| ()))).collect::<Vec<_>>()
        };
        prop_assert_eq!(seen(&one), seen(&other));
        let overtaken = CandidateView::overtaken(&secretive);
        for (kind, answer) in other {
            let Ok(recorded) = answer else { continue };
            let is_message = recorded == FactKind::RequestMade;
            prop_assert!(recorded == kind || is_message && (overtaken.contains(kind) || kind == FactKind::EntryContested), "{kind} as {recorded}");
        }
    }

    /// The page, the reminders and the timeline as told name nobody of the company by id, no place of the store and no key of a request:
    /// as data, whatever happened.
    #[test]
    fn nothing_of_the_company_s_keys_goes_out((candidacy, shelf) in journal(30)) {
        let candidacy = placed(&candidacy, &shelf);
        let people: Vec<String> = candidacy.journal().iter().flat_map(named).map(|(person, _)| person.to_string()).collect();
        let portal = Portal::new(candidacy.clone());
        let at = candidacy.last_line().entry.at;
        let page = serde_json::to_string(&portal.page(at)).expect("JSON");
        let reminders = serde_json::to_string(&portal.reminders(Time::MIN_UTC, Time::MAX_UTC)).expect("JSON");
        let timeline = serde_json::to_string(&Timeline::as_told(&candidacy, at)).expect("JSON");
        for (what, data) in [("page", page), ("reminders", reminders), ("timeline", timeline)] {
            for person in &people {
                prop_assert!(!data.contains(person), "the {} names {}: {}", what, person, data);
            }
            prop_assert!(!data.contains("kept at"), "the {} names a place: {}", what, data);
        }
        // And each place is there for the program, by the number of its entry.
        let page = portal.page(at);
        let told = candidacy.told();
        for (happened, seq) in page.happened().iter().zip(&told) {
            let fact = serde_json::to_value(&candidacy.entry(*seq).expect("an entry").fact).expect("JSON");
            let place = ["/assignment_submitted/work", "/offer_made/document", "/candidate_informed/message", "/request_made/message"];
            let kept = place.iter().find_map(|place| fact.pointer(place)?.as_str());
            if let Some(kept) = kept {
                prop_assert_eq!(page.document(happened.number).map(candidacy::value::DocumentRef::as_str), Some(kept));
            }
        }
    }

    /// The reminders between two moments are of what the candidate owes, by what they were told: each once, over any run of moments.
    #[test]
    fn a_reminder_is_of_what_the_candidate_owes((candidacy, _) in journal(25), cut in 0..100_i32) {
        let portal = Portal::new(candidacy.clone());
        let now = candidacy.last_line().entry.at;
        let dues = portal.page(now).owed_by_you().iter().map(|owed| owed.due).max();
        let at = dues.map_or(now, |due| due.max(now));
        let page = portal.page(at);
        let all = portal.reminders(Time::MIN_UTC, at);
        let waits: Vec<&Owed> = page.owed_by_you().iter().filter(|owed| owed.status != Status::Pending).collect();
        prop_assert_eq!(all.iter().collect::<Vec<_>>(), waits);
        // A reminder is due from its own moment on.
        for promise in candidacy.promises().filter(|promise| promise.by.is_candidate()) {
            let then = promise.remind_at().max(now);
            let page = portal.page(then);
            let waits = page.owed_by_you().iter().filter(|owed| owed.status != Status::Pending).count();
            prop_assert_eq!(portal.reminders(Time::MIN_UTC, then).len(), waits, "{} at {}", promise, then);
        }
        let between = now + (at - now) / 100 * cut;
        let mut parts = portal.reminders(Time::MIN_UTC, between);
        parts.extend(portal.reminders(between, at));
        let key = |owed: &Owed| (owed.kind, owed.about, owed.of.clone());
        let (mut parts, mut all): (Vec<_>, Vec<_>) = (parts.iter().map(key).collect(), all.iter().map(key).collect());
        parts.sort();
        all.sort();
        prop_assert_eq!(parts, all);
        let words = Words::english();
        let text = page.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        for owed in page.owed_by_you() {
            let reminder = page.page(&words, chrono::Utc).reminder(owed);
            prop_assert!(text.contains(&reminder), "{}", reminder);
        }
    }

    /// An act that comes twice under one key stores nothing the second time, be it as itself or as a message.
    #[test]
    fn the_same_act_again_stores_nothing(plot in twins()) {
        let Twins { open, secretive, .. } = plot.tell(|_| {});
        let at = secretive.last_line().entry.at;
        let acts = secretive_acts(&open, &secretive, at);
        for (act, people, heard) in acts {
            let trusted = heard.trusted(&people).requested_as(reference("key/1"));
            let mut portal = Portal::new(secretive.clone());
            let Ok(first) = portal.record(act.clone(), &trusted, reference(KEPT), at) else { continue };
            let first = first.line.to_owned();
            let again = portal.record(act, &trusted, reference(KEPT), at).expect("it was taken before");
            prop_assert!(again.again);
            prop_assert_eq!(again.line.to_owned(), first);
            prop_assert_eq!(portal.candidacy().journal().len(), secretive.journal().len() + 1);
        }
    }
}

/// Acts that the page offers, mostly of those that a decision has overtaken.
fn secretive_acts(
    open: &Candidacy,
    secretive: &Candidacy,
    at: Time,
) -> Vec<(CandidateAct, People, crate::input::heard::Heard)> {
    let overtaken = CandidateView::overtaken(secretive);
    let kinds = overtaken.union(FactKind::Withdrew.into()).union(FactKind::ProfileReplaced.into());
    let facts = kinds.iter().flat_map(|kind| ways::facts(open.terms(), Some(open), kind, at).into_iter().take(2));
    let acts = facts.filter_map(|fact| {
        let entry = Entry::new(Actor::Candidate, fact, at);
        let heard = heard(Some(open), &entry);
        Some((heard.candidate().ok()?, People::from_iter(named(&entry)), heard))
    });
    acts.collect()
}

/// The same story with a place of its own for each document, and a key of its own for each request.
fn placed(candidacy: &Candidacy, shelf: &[Terms]) -> Candidacy {
    let mut count = 0;
    let entries = candidacy.journal().iter().map(|entry| {
        let mut written = serde_json::to_value(entry).expect("JSON");
        let documents = (0..9).map(|index| format!("/applied/material/documents/{index}/document"));
        for place in PLACES.map(String::from).into_iter().chain(documents) {
            if let Some(Value::String(kept)) = written["fact"].pointer_mut(&place) {
                count += 1;
                *kept = format!("kept at {count}");
            }
        }
        if let Some(Value::String(key)) = written.get_mut("request_id") {
            count += 1;
            *key = format!("kept at {count}");
        }
        serde_json::from_value::<Entry>(written).expect("an entry")
    });
    Candidacy::replay(shelf, entries.collect::<Vec<_>>()).expect("no guard looks at places")
}

fn applied() -> Candidacy {
    ways::applied(&Terms::new("back-end", 1, Process::back_end()).expect("a short name"), day(0))
}

fn act(said: Value) -> CandidateAct {
    serde_json::from_value(said).expect("an act")
}

/// A no was decided that nobody has told: the candidate's yes to the step is answered as a yes is, and a person owes them a reply.
#[test]
fn a_yes_that_a_no_overtook_is_answered_by_a_person() {
    use FactKind::{CandidateAdvanced, RejectionDecided};
    let chat = candidacy::Step::interview("chat", candidacy::Capacity::COLLEAGUE).expect("a name").after_a_yes();
    let cast = Process::back_end().cast().collect::<Vec<_>>();
    let terms = Terms::new("chat", 1, Process::new(cast, [chat]).expect("one step")).expect("a name");
    let proposed = after(ways::applied(&terms, day(0)), &[CandidateAdvanced]);
    let decided = after(proposed.clone(), &[RejectionDecided]);
    let at = decided.last_line().entry.at;
    let yes = || act(json!({ "fact": "step_agreed" }));

    let mut portal = Portal::new(proposed);
    let taken = portal.record(yes(), &Trusted::default(), reference(KEPT), at).expect("they are asked");
    assert_eq!(taken.line.entry.fact, Fact::StepAgreed);
    let mut portal = Portal::new(decided.clone());
    assert_eq!(portal.page(at).phase(), Phase::Proposed);
    let taken = portal.record(yes(), &Trusted::default(), reference(KEPT), at).expect("they were asked");
    let Fact::RequestMade(request) = &taken.line.entry.fact else { panic!("it is no message") };
    assert_eq!(
        (&request.ask, request.ask.kind(), &request.message),
        (&Ask::Message, RequestKind::Message, &reference(KEPT))
    );
    assert!(portal.candidacy().promises().any(|promise| promise.kind == PromiseKind::Reply));
    assert_eq!(portal.page(at).phase(), Phase::Proposed);

    // What the company sees of it says more: that is why it is for the company.
    assert!(!decided.legal_for(Actor::Candidate).contains(FactKind::StepAgreed));
    assert!(CandidateView::of(&decided, at).acts().contains(FactKind::StepAgreed));
}

/// An act that is not possible is refused with what is possible instead, by what was told; one that says no act of theirs, with its code.
#[test]
fn a_refusal_says_what_is_possible_instead() {
    let mut portal = Portal::new(applied());
    let early = portal.record(act(json!({ "fact": "offer_accepted" })), &Trusted::default(), reference(KEPT), day(1));
    let refused = early.expect_err("there is no offer");
    assert!(refused.code().starts_with("refused."), "{}", refused.code());
    let NotTaken::Refused(refusal) = refused else { panic!("it was said well") };
    assert_eq!(refusal.legal, portal.page(day(1)).acts());
    let cv = portal.record(act(json!({ "fact": "cv_replaced" })), &Trusted::default(), reference(KEPT), day(1));
    assert_eq!(cv.expect_err("none came"), NotTaken::Input(Error::CvMissing));
    assert_eq!(portal.candidacy(), &applied());

    let terms = Terms::new("back-end", 1, Process::back_end()).expect("a short name");
    let applies = act(json!({ "fact": { "applied": {} } }));
    let open = |trusted: &Trusted<'_>| Portal::open(&terms, applies.clone(), ways::opening(&terms), trusted, day(0));
    let NotTaken::Refused(refusal) = open(&Trusted::default()).expect_err("it brings no CV") else {
        panic!("it was said well")
    };
    assert!(matches!(refusal.why, candidacy::Why::OtherMaterial { .. }));
    let opened = open(&Trusted::default().with_cv(ways::cv())).expect("an application");
    assert_eq!(opened.into_candidacy(), applied());
}
