//! Refusals: each reason has an input that causes it, changes nothing, names what the same actor could do, and says so to a person.

pub(crate) mod causes;

use crate::support::after::after;
use crate::support::way::Way;
use crate::support::ways::{self, DAY, interview};
use crate::support::{day, reference, staff, text};
use candidacy::law::{By, Condition, PARTS, PartState, PartStates, RefusalKind};
use candidacy::terms::{PartKind, PartKinds, Power};
use candidacy::value::Label;
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, FactKind, Meeting, Refusal, Staff, Why};
use causes::{causes, story, terms};
use chrono::TimeDelta;
use std::collections::{BTreeMap, BTreeSet};

/// The names of the reasons, as the source has them.
fn reasons() -> BTreeSet<String> {
    let text = include_str!("../../src/law/why.rs");
    let (_, after) = text.split_once("pub enum Why {").expect("the reasons");
    let (list, _) = after.split_once("\n}\n").expect("their end");
    let names =
        list.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.starts_with(char::is_uppercase));
    names.map(|line| line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()).collect()
}

/// The name of a reason, without what it says.
fn name(refusal: &Refusal) -> String {
    let whole = format!("{:?}", refusal.why);
    whole.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
}

/// The refusal of an entry: the dry run says the same, the entry comes back, and nothing has changed.
fn refused(candidacy: &Candidacy, entry: &Entry) -> Option<Refusal> {
    let refusal = candidacy.check(entry).err()?;
    let mut after = candidacy.clone();
    let error = after.record(entry.clone()).expect_err("what the dry run refuses is refused");
    assert_eq!((error.refusal, &error.entry), (refusal, entry));
    assert_eq!(&after, candidacy);
    assert_eq!(
        (after.now(), after.pending(), after.legal()),
        (candidacy.now(), candidacy.pending(), candidacy.legal())
    );
    Some(refusal)
}

/// Where people often look for a fact that is not legal there, the refusal says what comes first: the parts of a step before a decision to
/// go on, `offer_withdrawn` in place of a no once an offer is made, the candidate's yes before the hire.
#[test]
fn a_refusal_says_what_comes_first() {
    use candidacy::value::{Decision, Rejection};
    let terms = terms();
    let says = |candidacy: &Candidacy, fact: Fact| {
        let entry = Entry::new(staff(Capacity::RECRUITER), fact, candidacy.last_line().entry.at);
        refused(candidacy, &entry).expect("it is not legal").to_string()
    };
    let at_a_step = after(ways::applied(&terms, day(0)), &[FactKind::CandidateAdvanced]);
    let on = Decision::from(crate::support::evidence());
    let said = says(&at_a_step, on.into());
    assert!(said.contains("each part of the step is done or waived first; possible instead: "), "{said}");
    let offered = Way::applied().offered().0;
    let said = says(&offered, Rejection::from(crate::support::reasons()).into());
    assert!(said.contains("a no to it is `offer_withdrawn`"), "{said}");
    let said = says(&offered, Fact::Hired);
    assert!(said.contains("the candidate accepts the offer first"), "{said}");
}

/// What has to happen first is told to those whose act it is, and to nobody else: the others read whose act it is, in every phase and
/// under every condition. So it is with a no of a colleague while work is out, who would wait for the work in vain.
#[test]
fn who_may_never_do_it_reads_who_may() {
    use candidacy::value::{Decision, Rejection};
    let mut seen = 0;
    for candidacy in story().into_iter().chain(causes().into_iter().map(|(candidacy, _)| candidacy)) {
        let at = candidacy.last_line().entry.at;
        let theirs = |by: By, actor: Actor| match (by, actor) {
            (By::Candidate, actor) => actor == Actor::Candidate,
            (By::Either, _) => true,
            (_, Actor::Candidate) => false,
            (By::Staff, _) => true,
            (By::Selects, Actor::Staff(staff)) => holds(&candidacy, staff, Power::Selects),
            (By::Agrees, Actor::Staff(staff)) => holds(&candidacy, staff, Power::Agrees),
            (By::Hears, Actor::Staff(staff)) => holds(&candidacy, staff, Power::Hears),
            (By::Decides, Actor::Staff(staff)) => decides(&candidacy, staff),
        };
        for entry in FactKind::ALL.iter().flat_map(|kind| ways::entries(&terms(), Some(&candidacy), *kind, at)) {
            let kind = entry.fact.kind();
            let Err(Refusal { why: Why::NotNow(_), .. }) = candidacy.check(&entry) else { continue };
            let part = PARTS.iter().find(|row| row.fact == kind).map(|row| row.by);
            let by = candidacy::law::row(Some(candidacy.phase()), kind).map(|row| row.by).or(part).expect("a row");
            assert!(theirs(by, entry.by), "{kind} by {:?}, whose act it is not", entry.by);
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");

    let out = causes::at_work();
    let now = out.last_line().entry.at;
    let no = |by: Capacity| {
        let no = Entry::new(staff(by), Rejection::from(crate::support::reasons()), now);
        refused(&out, &no).expect("work is out").why
    };
    assert_eq!(no(Capacity::ENGINEERING_MANAGER), Why::NotNow(Condition::NoWorkOut));
    let mut cast = out.terms().process().cast().map(|(capacity, _)| capacity);
    let other = cast.find(|capacity| !decides(&out, staff(*capacity))).expect("not everybody decides");
    assert_eq!(no(other), Why::NotTheirs { by: By::Decides });
    let on = Entry::new(staff(other), Decision::from(crate::support::evidence()), now);
    assert_eq!(refused(&out, &on).expect("the step is not over").why, Why::NotHere);
}

/// Returns true if the person has this power in the process.
fn holds(candidacy: &Candidacy, staff: Staff, power: Power) -> bool {
    candidacy.terms().process().powers(staff.capacity).is_some_and(|powers| powers.contains(power))
}

/// Returns true if the person decides at the step.
fn decides(candidacy: &Candidacy, staff: Staff) -> bool {
    candidacy.terms().process().deciders(candidacy.now().step).contains(staff.capacity)
}

/// A part that is named and is none that the fact can be about is refused for one of three reasons, which say what there is: the step has
/// no part of the number, the part is of another kind, or it is not that far, or further.
#[test]
fn a_part_that_cannot_be_meant_says_why() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let eight = causes::at_a_step_of(8);
    let facts: Vec<Fact> =
        FactKind::ALL.iter().flat_map(|kind| ways::facts(&terms(), Some(&eight), *kind, day(9))).collect();
    let times = candidacy::value::Times::new([day(20)]).expect("a time");
    let other_time = |part| candidacy::value::Ask::OtherTime { part: Some(part), times: times.clone() };
    for candidacy in causes::three_kinds() {
        let at = candidacy.last_line().entry.at;
        let mut meet = |entry: Fact, number: u8, kinds: PartKinds, states: PartStates| {
            let entry = Entry::new(Actor::Candidate, entry, at);
            let refusal = refused(&candidacy, &entry).filter(|it| OF_A_NAMED_PART.contains(&name(it).as_str()));
            let expected = misfit(&candidacy, number, kinds, states);
            assert_eq!(refusal.map(|refusal| refusal.why), expected, "{} at {:?}", entry.fact.kind(), candidacy.now());
            *seen.entry(refusal.map_or("none", |refusal| refusal.code()).to_owned()).or_default() += 1;
        };
        for fact in &facts {
            let Some(number) = fact.part() else { continue };
            let rows = PARTS.iter().filter(|row| row.fact == fact.kind());
            let (kinds, states) = (rows.clone().flat_map(|row| row.of), rows.flat_map(|row| row.from));
            meet(fact.clone(), number, kinds.collect(), states.collect());
        }
        if candidacy.now().parts.get(0) == PartState::SetUp {
            for number in 0..=4 {
                let ask = other_time(number);
                let request = candidacy::value::Request { ask, message: reference("another time") };
                meet(request.into(), number, PartKind::Interview.into(), PartState::SetUp.into());
            }
        }
    }
    assert!(seen.len() == 4 && seen.values().all(|times| *times > 20), "{seen:?}");
}

/// The reason for which a part of the step is none of these kinds at one of these states.
fn misfit(candidacy: &Candidacy, number: u8, kinds: PartKinds, states: PartStates) -> Option<Why> {
    let parts = candidacy.step().expect("a step").parts();
    let index = usize::from(number).wrapping_sub(1);
    let Some(part) = parts.get(index) else {
        return Some(Why::NoSuchPart { number, parts: u8::try_from(parts.len()).expect("few") });
    };
    if !kinds.contains(part.kind()) {
        return Some(Why::OtherKindOfPart { number, expected: kinds, found: part.kind() });
    }
    let found = candidacy.now().parts.get(index);
    (!states.contains(found)).then_some(Why::NotThisPart { number, expected: states, found })
}

/// A refusal for each reason, by its name.
pub(crate) fn met() -> BTreeMap<String, Refusal> {
    let mut met: BTreeMap<String, Refusal> = BTreeMap::new();
    for (candidacy, entry) in causes() {
        let refusal = refused(&candidacy, &entry).unwrap_or_else(|| panic!("{} is taken", entry.fact.kind()));
        met.entry(name(&refusal)).or_insert(refusal);
    }
    for candidacy in story() {
        let at = candidacy.journal().last().expect("an opening").at;
        for entry in FactKind::ALL.iter().flat_map(|kind| ways::entries(&terms(), Some(&candidacy), *kind, at)) {
            if let Some(refusal) = refused(&candidacy, &entry) {
                met.entry(name(&refusal)).or_insert(refusal);
            }
        }
    }
    for refusal in causes::openings() {
        met.entry(name(&refusal)).or_insert(refusal);
    }
    met
}

/// Every reason has a cause: an entry that somebody could write and that meets it, such as an application without a CV (F77).
#[test]
fn every_reason_has_a_cause() {
    let met = met();
    // Only types can say other steps than a process has.
    let all: BTreeSet<String> = reasons().into_iter().filter(|name| name != "OtherSteps").collect();
    assert!(all.len() > 40, "{all:?}");
    let missing: Vec<&String> = all.iter().filter(|name| !met.contains_key(*name)).collect();
    assert_eq!(missing, Vec::<&String>::new());
    let kinds: BTreeSet<RefusalKind> = met.values().map(|refusal| refusal.why.kind()).collect();
    assert_eq!(kinds.len(), 3);
}

/// Each condition that is not met and each whose act it is are said in words of their own.
#[test]
fn each_condition_has_words_of_its_own() {
    let by = [By::Candidate, By::Staff, By::Either, By::Selects, By::Decides, By::Agrees, By::Hears];
    let conditions = Condition::ALL.iter().map(|condition| Why::NotNow(*condition));
    let said: Vec<String> = conditions.chain(by.map(|by| Why::NotTheirs { by })).map(|why| why.to_string()).collect();
    for words in &said {
        assert!(words.len() > 15 && words.starts_with(char::is_lowercase) && !words.ends_with('.'), "{words}");
    }
    assert_eq!(said.iter().collect::<BTreeSet<_>>().len(), said.len(), "{said:?}");
}

/// The candidate moves the time of an interview, and changes nothing else of the invitation.
#[test]
fn a_new_time_is_all_that_the_candidate_changes() {
    let way = Way::applied().advanced();
    let meeting = interview(way.0.terms(), way.at() + DAY);
    let way = way.then(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting.clone()) });
    let moved = |meeting: &Meeting| {
        let meeting = Meeting::new(way.at() + DAY, 60, meeting.place().clone(), meeting.people().to_vec());
        meeting.expect("a meeting").sharing_the_screen()
    };
    let others: [&dyn Fn(Meeting) -> Meeting; 5] = [
        &|meeting| meeting,
        &|meeting| meeting.about([Label::new("Rust").expect("a label")]).expect("one topic"),
        &|meeting| meeting.recorded(text("for a colleague who is ill")),
        &|meeting| meeting.with_adjustments(text("a ramp")),
        &|meeting| meeting.together(Label::new("the tour").expect("a label")),
    ];
    for (number, change) in others.into_iter().enumerate() {
        let meeting = Box::new(change(moved(&meeting)));
        let entry = Entry::new(Actor::Candidate, Fact::InterviewRescheduled { part: None, meeting }, way.at());
        let why = way.0.check(&entry).err().map(|refusal| refusal.why);
        assert_eq!(why, (number > 0).then_some(Why::MoreThanTheTime), "{number}");
    }
}

/// A refusal names the fact and the phase, says why in words that end in no full stop, and names what the same actor could record.
#[test]
fn a_refusal_is_a_sentence_for_a_person() {
    for (candidacy, entry) in causes() {
        let refusal = refused(&candidacy, &entry).expect("a cause");
        let words = refusal.to_string();
        assert!(words.contains(entry.fact.kind().name()) && words.contains(candidacy.phase().name()), "{words}");
        let why = refusal.why.to_string();
        assert!(
            words.contains(&why) && !why.ends_with('.') && why.starts_with(|c: char| c.is_lowercase() || c == '`'),
            "{why}"
        );
        assert_eq!(refusal.legal, candidacy.legal_for(entry.by));
        assert_eq!(refusal.phase, Some(candidacy.phase()));
    }
    let opened = ways::applied(&terms(), day(0));
    let early = Entry::new(Actor::Candidate, Fact::OfferAccepted, day(1));
    let refusal = opened.check(&early).expect_err("there is no offer");
    let expected =
        "`offer_accepted` is not possible in the phase `screening`: it cannot happen here; possible instead: ";
    assert!(refusal.to_string().starts_with(expected), "{refusal}");
    let stranger = Capacity::new("stranger").expect("a word");
    assert!(opened.legal_for(staff(stranger)).is_empty());
}

/// A refusal of the phase is of a fact that nobody could record there; one of the actor or of a guard says that the fact itself is
/// possible: by the right person, with the right words, at the right moment. Something may have to happen first, of which somebody
/// else is not told. Only a part that is named and is none that it can be about may be the only one.
#[test]
fn a_refusal_says_whether_it_is_the_fact_itself() {
    let mut seen: BTreeMap<RefusalKind, usize> = BTreeMap::new();
    let told = story().into_iter().flat_map(|candidacy| {
        let at = candidacy.journal().last().expect("an opening").at;
        let entries = FactKind::ALL.iter().flat_map(|kind| ways::entries(&terms(), Some(&candidacy), *kind, at));
        entries.map(|entry| (candidacy.clone(), entry)).collect::<Vec<_>>()
    });
    for (candidacy, entry) in causes().into_iter().chain(told) {
        let Err(refusal) = candidacy.check(&entry) else { continue };
        let (legal, theirs) = (candidacy.legal(), candidacy.legal_for(entry.by));
        let fact = refusal.fact;
        let says = match refusal.why.kind() {
            // A conversation beyond the process is legal where no interview is.
            RefusalKind::Phase => !legal.contains(fact) || fact == FactKind::InterviewHeld,
            RefusalKind::Actor => candidacy::law::phases_of(fact).contains(candidacy.phase()),
            RefusalKind::Guard if OF_A_NAMED_PART.contains(&name(&refusal).as_str()) => true,
            RefusalKind::Guard => legal.contains(fact) && (theirs.contains(fact) || entry.writer().is_some()),
            other => panic!("{other:?}"),
        };
        assert!(says, "{refusal} ({:?})", refusal.why);
        *seen.entry(refusal.why.kind()).or_default() += 1;
    }
    assert!(seen.len() == 3 && seen.values().all(|times| *times > 50), "{seen:?}");
}

/// Where several things are wrong, the first in this order is told: the phase and the part, the actor, the clock, the words. A clock that
/// is behind hides nothing that comes before it, and everything after it.
#[test]
fn the_first_thing_wrong_is_told() {
    let mut seen: BTreeMap<RefusalKind, usize> = BTreeMap::new();
    for candidacy in story() {
        let last = candidacy.journal().last().expect("an opening").at;
        for entry in FactKind::ALL.iter().flat_map(|kind| ways::entries(&terms(), Some(&candidacy), *kind, last)) {
            // A correction comes after the entry before the one that it corrects.
            if entry.by == Actor::Candidate || entry.fact.kind() == FactKind::MomentCorrected {
                continue;
            }
            let behind = Entry { at: last - TimeDelta::minutes(6), ..entry.clone() };
            let refusal = candidacy.check(&behind).expect_err("the clock is behind");
            let now = candidacy.check(&entry);
            let first = now.as_ref().err().filter(|now| {
                let name = name(now);
                let by_kind = now.why.kind() != RefusalKind::Guard && !AFTER_THE_CLOCK.contains(&name.as_str());
                by_kind || OF_A_PART.contains(&name.as_str())
            });
            let why = first.map_or(Why::Backwards { last }, |first| first.why);
            assert_eq!(refusal.why, why, "{} by {:?}", entry.fact.kind(), entry.by);
            *seen.entry(why.kind()).or_default() += 1;
        }
    }
    assert!(seen.len() == 3 && seen.values().all(|times| *times > 50), "{seen:?}");
}

/// The reasons that speak of the part, which is found before anything else is asked.
const OF_A_PART: [&str; 4] = ["WhichPart", "NoSuchPart", "OtherKindOfPart", "NotThisPart"];
/// Those of them about a part that is named.
const OF_A_NAMED_PART: [&str; 3] = ["NoSuchPart", "OtherKindOfPart", "NotThisPart"];
/// The reasons about a person that only what the fact says can give.
const AFTER_THE_CLOCK: [&str; 3] = ["OnlyTheirOwn", "AboutThem", "StoodBack"];

/// A refusal owns nothing and copies nothing of the entry: it is `Copy`, and the entry that comes back is the one that was brought.
#[test]
fn a_refusal_copies_nothing() {
    fn is_copy<T: Copy>() {}
    is_copy::<Refusal>();
    is_copy::<Why>();
    let mut refused = ways::applied(&terms(), day(0));
    let note = Fact::NoteAdded { note: text("likes tea") };
    let entry = Entry::new(Actor::Candidate, note, day(1));
    let words = |entry: &Entry| match &entry.fact {
        Fact::NoteAdded { note } => note.as_str().as_ptr(),
        _ => panic!("it is a note"),
    };
    let brought = words(&entry);
    let refused = refused.record(entry).expect_err("a note is the company's");
    assert_eq!(words(&refused.entry), brought);
}
