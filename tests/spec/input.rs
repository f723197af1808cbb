//! What a request may say: every lawful entry and no forged one, with people, places and witnesses that the program alone knows.

pub(crate) mod heard;

use crate::support::after::after;
use crate::support::walked::versions;
use crate::support::ways::{self, cast};
use crate::support::{day, feedback, reference, staff, text};
use crate::wire::walks::journal;
use candidacy::input::{CandidateAct, Error, Number, People, StaffAct, Trusted};
use candidacy::law::{By, LAW, PARTS};
use candidacy::role::phase::Advertised;
use candidacy::value::meeting::NoMeeting;
use candidacy::value::{Answer, Decision, Rejection, RequestKind};
use candidacy::{
    Actor, Attendance, Candidacy, Capacity, Entry, Fact, FactKind, PersonId, Process, Role, Seq, Staff, Terms,
};
use heard::{heard, named};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use uuid::Uuid;

/// The facts that a side may record, by the tables.
fn of_side(may: fn(By) -> bool) -> Vec<FactKind> {
    let rows = LAW.iter().map(|row| (row.fact, row.by)).chain(PARTS.iter().map(|row| (row.fact, row.by)));
    let theirs: Vec<FactKind> = rows.filter(|(_, by)| may(*by)).map(|(fact, _)| fact).collect();
    FactKind::ALL.iter().copied().filter(|kind| theirs.contains(kind)).collect()
}

/// Each fact that a side may record can be said by that side, under the same name, and no other can: by the tables.
#[test]
fn each_side_says_its_facts() {
    for kind in FactKind::ALL {
        let unknown = |error: serde_json::Error| error.to_string().contains(&format!("unknown variant `{kind}`"));
        let act = json!({ "fact": { kind.name(): { "nothing": "of it" } } });
        let candidate =
            serde_json::from_value::<CandidateAct>(act.clone()).map_or_else(|error| !unknown(error), |_| true);
        let company = serde_json::from_value::<StaffAct>(act).map_or_else(|error| !unknown(error), |_| true);
        let of_candidate = of_side(|by| matches!(by, By::Candidate | By::Either)).contains(kind);
        let of_company = of_side(|by| by != By::Candidate).contains(kind);
        assert_eq!((candidate, company), (of_candidate, of_company), "{kind}");
    }
}

proptest! {
    /// Every entry of a lawful journal can be said in a request, and becomes the same entry by what the program knows.
    #[test]
    fn a_lawful_entry_comes_back((candidacy, shelf) in journal(30)) {
        let before = versions(&shelf, candidacy.journal().iter().cloned());
        for (index, entry) in candidacy.journal().iter().enumerate() {
            let before = index.checked_sub(1).map(|last| &before[last]);
            let heard = heard(before, entry);
            let people = People::from_iter(named(entry));
            let again = heard.entry(before, entry.by, &heard.trusted(&people), entry.at);
            prop_assert_eq!(again.as_ref(), Ok(entry), "{}", heard.act);
        }
    }

    /// An act that anybody sends becomes an entry by the actor that the program names, or none. Nobody is named in it whom the program
    /// does not know in that capacity, and no place of the store that the program did not say. The law then takes it or refuses it.
    #[test]
    fn no_act_becomes_an_entry_of_somebody_else(
        (candidacy, _) in journal(15),
        kind in select(FactKind::ALL),
        [way, who, left_out] in any::<[Index; 3]>(),
        wrong in 0..4_u8,
    ) {
        let at = candidacy.last_line().entry.at;
        let facts = ways::facts(candidacy.terms(), Some(&candidacy), kind, at);
        prop_assume!(!facts.is_empty());
        let mut actors = cast(candidacy.terms());
        actors.push(Actor::Candidate);
        let by = actors[who.index(actors.len())];
        let said = Entry::new(by, facts[way.index(facts.len())].clone(), at);
        let heard = heard(Some(&candidacy), &said);
        let mut known: Vec<(PersonId, candidacy::value::Capacities)> = named(&said);
        if wrong == 0 && !known.is_empty() {
            known.remove(left_out.index(known.len()));
        } else if wrong == 1 && !known.is_empty() {
            let place = left_out.index(known.len());
            known[place].1 = Capacity::new("stranger").expect("a word").into();
        }
        let people = People::from_iter(known);
        let is_theirs = of_side(if by == Actor::Candidate { |by| matches!(by, By::Candidate | By::Either) } else { |by| by != By::Candidate });
        if !is_theirs.contains(&kind) {
            prop_assert!(heard.is_unreadable(by), "{kind} is no act of {by:?}");
            return Ok(());
        }
        let Ok(entry) = heard.entry(Some(&candidacy), by, &heard.trusted(&people), at) else { return Ok(()) };
        prop_assert_eq!((entry.by, entry.at, entry.writer(), entry.request_id()), (by, at, None, None));
        // To another time the candidate moves the invitation that they have.
        if entry.fact.kind() != FactKind::InterviewRescheduled || by != Actor::Candidate {
            for (person, capacities) in named(&entry) {
                let has = people.capacities(person).is_some_and(|has| capacities.iter().all(|one| has.contains(one)));
                prop_assert!(has, "{person} as {capacities} in {entry:?}");
            }
        }
        let written = serde_json::to_string(&entry.fact).expect("JSON");
        for (name, kept) in &heard.documents {
            prop_assert!(written.contains(kept.as_str()) && !written.contains(name));
        }
        let mut then = candidacy.clone();
        if let Ok(recorded) = then.record(entry) {
            prop_assert_eq!(recorded.line.entry.by, by);
        }
    }

    /// A field that says who acts, when, for whom or with which witness is refused in the act itself; in a fact it is refused or has no
    /// effect.
    #[test]
    fn a_forged_field_is_refused_or_has_no_effect((candidacy, shelf) in journal(20), which in any::<Index>()) {
        const FORGED: [&str; 12] = [
            "at", "by", "recorded_by", "request_id", "author", "opening", "cv", "material", "candidacy", "person", "about", "vacancy",
        ];
        let before = versions(&shelf, candidacy.journal().iter().cloned());
        let index = which.index(candidacy.journal().len());
        let entry = &candidacy.journal()[index];
        let heard = heard(index.checked_sub(1).map(|last| &before[last]), entry);
        prop_assert!(!heard.is_unreadable(entry.by));
        for field in FORGED {
            let forged = json!({ "staff": { "person": staff(Capacity::RECRUITER).person, "capacity": "recruiter" } });
            let mut act = heard.act.clone();
            act[field] = forged.clone();
            prop_assert!(heard.saying(act).is_unreadable(entry.by), "{field} beside the fact");
            let mut act = heard.act.clone();
            let Some((_, Value::Object(body))) = act["fact"].as_object_mut().and_then(|fact| fact.iter_mut().next()) else { continue };
            if body.contains_key(field) {
                continue;
            }
            body.insert(field.to_owned(), forged);
            let forged = heard.saying(act);
            prop_assert!(forged.is_unreadable(entry.by) || forged.says_the_same(&heard, entry.by), "{field} in {}", entry.fact.kind());
        }
    }
}

fn back_end() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a short name")
}

fn applied() -> Candidacy {
    ways::applied(&back_end(), day(0))
}

/// Everybody of the process.
fn everybody() -> People {
    back_end().process().cast().map(|(capacity, _)| (staff(capacity).person, capacity.into())).collect()
}

/// A fact as a person of the company says it.
fn act(fact: impl Into<Fact>) -> StaffAct {
    let entry = Entry::new(staff(Capacity::RECRUITER), fact, day(1));
    serde_json::from_value(heard(Some(&applied()), &entry).act).expect("an act")
}

/// Whoever acts or is named is somebody of the company, in a capacity that they have: who is not is refused by name, in each of the
/// places where a person can stand.
#[test]
fn strangers_and_foreign_capacities_are_refused() {
    let (ana, mira, people) = (staff(Capacity::RECRUITER), applied(), everybody());
    let stranger = Staff::new(PersonId::new(Uuid::from_u128(900)).expect("not nil"), Capacity::COLLEAGUE);
    let foreign = Staff::new(staff(Capacity::COLLEAGUE).person, Capacity::MANAGING_DIRECTOR);
    let trusted = Trusted::default().with_people(&people);
    let facts = |who: Staff| -> Vec<Fact> {
        let evidence = crate::support::evidence();
        let place = candidacy::Place::online("https://meet.example/a").expect("a link");
        let meeting = Box::new(candidacy::Meeting::new(day(3), 60, place, [ana, who]).expect("two people"));
        let decided = Decision::new(evidence);
        let no = Rejection::new(crate::support::reasons());
        vec![
            Fact::InterviewScheduled { part: None, meeting: meeting.clone() },
            Fact::InterviewRescheduled { part: None, meeting },
            Attendance::new([ana, who]).expect("two people").into(),
            decided.clone().together([who]).expect("one person").into(),
            decided.stood_back([who]).expect("one person").into(),
            no.clone().together([who]).expect("one person").into(),
            no.stood_back([who]).expect("one person").into(),
        ]
    };
    for fact in facts(stranger) {
        let kind = fact.kind();
        assert_eq!(act(fact).entry(ana, &mira, &trusted, day(1)), Err(Error::UnknownPerson(stranger.person)), "{kind}");
    }
    for fact in facts(foreign) {
        let kind = fact.kind();
        assert_eq!(act(fact).entry(ana, &mira, &trusted, day(1)), Err(Error::ForeignCapacity(foreign)), "{kind}");
    }
    for fact in facts(staff(Capacity::COLLEAGUE)) {
        assert!(act(fact).entry(ana, &mira, &trusted, day(1)).is_ok());
    }
    let responsible = Fact::ResponsibleNamed { person: stranger.person };
    assert_eq!(act(responsible).entry(ana, &mira, &trusted, day(1)), Err(Error::UnknownPerson(stranger.person)));

    let note = act(Fact::NoteAdded { note: text("likes tea") });
    assert_eq!(note.clone().entry(stranger, &mira, &trusted, day(1)), Err(Error::UnknownPerson(stranger.person)));
    assert_eq!(note.clone().entry(foreign, &mira, &trusted, day(1)), Err(Error::ForeignCapacity(foreign)));
    let nobody = Trusted::default();
    assert_eq!(note.entry(ana, &mira, &nobody, day(1)), Err(Error::UnknownPerson(ana.person)));
    let withdrew: CandidateAct = serde_json::from_value(json!({ "fact": "withdrew" })).expect("an act");
    let written = trusted.clone().written_down_by(foreign);
    assert_eq!(withdrew.clone().entry(&mira, &written, day(1)), Err(Error::ForeignCapacity(foreign)));
    let entry = withdrew.entry(&mira, &trusted.written_down_by(ana), day(1)).expect("by somebody of the company");
    assert_eq!((entry.by, entry.writer()), (Actor::Candidate, Some(ana)));
}

/// The author of feedback is the person who records it, or the one whom the program names: no request can name another.
#[test]
fn no_request_names_an_author() {
    let (ana, ben) = (staff(Capacity::RECRUITER), staff(Capacity::COLLEAGUE));
    let (mira, people) = (applied(), everybody());
    let trusted = Trusted::default().with_people(&people);
    let said = act(feedback(0));
    let author =
        |trusted: &Trusted<'_>, by| match said.clone().entry(by, &mira, trusted, day(1)).map(|entry| entry.fact) {
            Ok(Fact::FeedbackDelivered(feedback)) => Ok(feedback.author()),
            Ok(other) => panic!("{}", other.kind()),
            Err(error) => Err(error),
        };
    assert_eq!(author(&trusted, ben), Ok(ben.person));
    assert_eq!(author(&trusted.clone().with_author(ana.person), ben), Ok(ana.person));
    let stranger = PersonId::new(Uuid::from_u128(900)).expect("not nil");
    assert_eq!(author(&trusted.with_author(stranger), ben), Err(Error::UnknownAuthor));
    let mut forged = serde_json::to_value(&said).expect("JSON");
    forged["fact"]["feedback_delivered"]["author"] = json!(ana.person);
    assert!(serde_json::from_value::<StaffAct>(forged).is_err());
}

/// No witness comes from outside: the CV, the vacancy and the opening are the program's, and a request that brings one is refused.
#[test]
fn no_request_brings_a_witness() {
    let (mira, cv) = (applied(), ways::cv());
    let replaced: CandidateAct = serde_json::from_value(json!({ "fact": "cv_replaced" })).expect("an act");
    assert_eq!(replaced.clone().entry(&mira, &Trusted::default(), day(1)), Err(Error::CvMissing));
    let entry = replaced.entry(&mira, &Trusted::default().with_cv(cv.clone()), day(1)).expect("with its CV");
    assert_eq!(entry.fact, cv.clone().into());
    let forged = json!({ "fact": { "cv_replaced": cv } });
    assert!(serde_json::from_value::<CandidateAct>(forged).is_err());

    let role: Role<Advertised> = crate::support::defined(7)
        .advertise(staff(Capacity::RECRUITER), crate::support::publication(), day(0))
        .expect("a profile and a publication");
    let said = json!({ "fact": { "applied": { "role": crate::support::role(7) } } });
    let apply = |trusted: &Trusted<'_>| {
        let act: CandidateAct = serde_json::from_value(said.clone()).expect("an act");
        act.open(ways::opening(&back_end()), trusted, day(0))
    };
    let trusted = Trusted::default().with_cv(ways::cv());
    assert_eq!(apply(&trusted), Err(Error::NotAdvertised));
    let entry = apply(&trusted.with_vacancy(role.vacancy())).expect("it is advertised");
    assert_eq!(Candidacy::open(&back_end(), entry).map(|opened| opened.role()), Ok(Some(crate::support::role(7))));
    for field in ["opening", "material", "cv", "vacancy"] {
        let mut forged = said.clone();
        forged["fact"]["applied"][field] = json!(ways::opening(&back_end()));
        assert!(serde_json::from_value::<CandidateAct>(forged).is_err(), "{field}");
    }
}

/// The candidate names entries and people by the page: the number of what happened, and the place of a person in an invitation. What is
/// not on the page is no entry, be it in the journal.
#[test]
fn the_candidate_names_things_by_the_page() {
    let quiet = after(applied(), &[FactKind::NoteAdded, FactKind::CandidateAdvanced, FactKind::InterviewScheduled]);
    let concern = |number: u32, person: u8| -> Result<Option<PersonId>, Error> {
        let ask = json!({ "concern": { "about": { "number": number, "person": person }, "kind": "conduct" } });
        let said = json!({ "fact": { "request_made": { "ask": ask, "message": "words" } } });
        let act: CandidateAct = serde_json::from_value(said).expect("an act");
        let entry = act.entry(&quiet, &Trusted::default().with_document("words", reference("mail/1")), day(9))?;
        Ok(entry.fact.request().filter(|it| it.ask.kind() == RequestKind::Concern).and_then(|it| it.ask.about()))
    };
    let page = candidacy::CandidateView::of(&quiet, day(9));
    assert_eq!(page.happened().len(), 3, "the note is not on the page");
    assert_eq!(concern(2, 1), Ok(page.person(Seq(2), 1)));
    assert!(page.person(Seq(2), 1).is_some());
    for (number, person) in [(3, 1), (2, 0), (2, 200), (0, 1)] {
        assert!(matches!(concern(number, person), Err(Error::NobodyInvited(_))), "{number}, {person}");
    }

    let ana = staff(Capacity::RECRUITER);
    let mut missed = quiet;
    let fact =
        Fact::InterviewMissed { part: None, why: NoMeeting::NoShow(candidacy::value::meeting::Party::Candidate) };
    let starts = missed.meeting(1).expect("it is scheduled").starts();
    let seq = missed.record(Entry::new(ana, fact, starts)).expect("she did not come").line.seq;
    let contest = |number: u32| {
        let said = json!({ "fact": { "entry_contested": { "to": number, "why": "I was there." } } });
        serde_json::from_value::<CandidateAct>(said).expect("an act").entry(&missed, &Trusted::default(), starts)
    };
    assert_eq!(seq, Seq(4));
    let why = text("I was there.");
    assert_eq!(contest(3).map(|entry| entry.fact), Ok(Fact::EntryContested { to: seq, why }));
    assert_eq!(contest(4), Err(Error::UnknownNumber(Seq(4))));
    assert_eq!(serde_json::to_value(Number(Seq(3))).expect("JSON"), json!(3));
}

/// A place of the store is the program's to say: a request that names one is refused, unless the program says so.
#[test]
fn no_request_names_a_place_of_the_store() {
    let (ana, mira, people) = (staff(Capacity::RECRUITER), applied(), everybody());
    let word =
        Fact::CandidateInformed { to: Seq(0), answer: Answer::Final, message: reference("mail/1"), stated: None };
    let act: StaffAct = serde_json::from_value(json!({ "fact": word })).expect("an act");
    let trusted = Trusted::default().with_people(&people);
    assert_eq!(act.clone().entry(ana, &mira, &trusted, day(1)), Err(Error::UnknownDocument));
    let kept = trusted.with_document("mail/1", reference("kept/9"));
    let entry = act.entry(ana, &mira, &kept, day(1)).expect("it is kept");
    let Fact::CandidateInformed { message, .. } = entry.fact else { panic!("it is another fact") };
    assert_eq!(message, reference("kept/9"));
}
