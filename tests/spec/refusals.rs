//! Refusals: each reason has an input that causes it, says what it is about, and changes nothing.

mod cases;

use crate::layers::variants;
use crate::support::{actor, day, reference, sample, staff, terms, text};
use candidacy::law::{By, Facts, RefusalKind, Refused, legal};
use candidacy::phase::Screening;
use candidacy::step::back_end::BackEnd;
use candidacy::{Actor, Application, Candidacy, Capacity, Entry, Fact, FactKind, Phase, Process, Refusal, Step, Why};
use cases::{Case, TO_THE_CASE, back_end, cases, next_day, story};
use chrono::TimeDelta;
use std::collections::BTreeSet;

/// The refusal of a case; nothing has changed, and the entry is back as it was. The dry run says the same.
fn refused(case: &Case) -> Refusal {
    let Some(candidacy) = &case.candidacy else {
        let Refused { refusal, entry, .. } = Candidacy::open(&back_end(), case.entry.clone()).unwrap_err();
        assert_eq!(entry, case.entry);
        return refusal;
    };
    let mut after = candidacy.clone();
    let error = after.record(case.entry.clone()).unwrap_err();
    assert_eq!(error.to_string(), error.refusal.to_string());
    assert_eq!(error.entry, case.entry);
    assert_eq!(format!("{after:?}"), format!("{candidacy:?}"));
    assert_eq!(candidacy.check(&case.entry), Err(error.refusal));
    error.refusal
}

/// Each reason is met as it was described, and is of its kind: the phase, the actor, or a guard (F40, F50, F52, F66,
/// F67).
#[test]
fn each_reason_has_its_cause() {
    for case in cases() {
        let refusal = refused(&case);
        assert_eq!(refusal.why, case.why, "{refusal}");
        assert_eq!(refusal.kind(), case.kind, "{refusal}");
        assert_eq!(refusal.fact, case.entry.fact.kind());
        assert_eq!(refusal.phase, case.candidacy.as_ref().map(Candidacy::phase));
        assert_eq!(refusal.legal, case.candidacy.as_ref().map_or(legal(None), Candidacy::legal));
    }
}

/// A refusal teaches: it names the fact, the phase, the reason, and what is legal instead, in one line.
#[test]
fn a_refusal_teaches() {
    for case in cases() {
        let refusal = refused(&case);
        let said = refusal.to_string();
        let start = match refusal.phase {
            Some(phase) => format!("`{}` is refused in `{phase}`: {}", refusal.fact, case.words),
            None => format!("`{}` cannot open a candidacy: {}", refusal.fact, case.words),
        };
        assert!(said.starts_with(&start), "{said}\n{start}");
        let tail = match (refusal.phase, refusal.kind()) {
            (None, RefusalKind::Guard) => String::new(), // no other fact would open it
            (None, _) => format!("; what can: {}", refusal.legal.difference(refusal.fact.into())),
            (Some(_), RefusalKind::Phase) => format!("; legal here: {}", refusal.legal),
            (Some(_), _) => format!("; also legal here: {}", refusal.legal.difference(refusal.fact.into())),
        };
        assert_eq!(
            said[start.len()..].split_once("; ").map_or("", |(_, tail)| tail),
            tail.trim_start_matches("; "),
            "{said}"
        );
        assert!(!said.contains('\n') && !said.ends_with('.'), "{said}");
        assert!(!refusal.legal.is_empty(), "{said}");
    }
    let opening = Candidacy::open(&back_end(), Entry::new(Actor::Candidate, Fact::Interested, day(0))).unwrap_err();
    assert_eq!(
        opening.to_string(),
        "`interested` cannot open a candidacy: it does not belong here but in approached; what can: applied, \
         applied_openly, approached"
    );
}

/// What a refusal of the phase names as legal does not hold the fact itself; one of the actor or of a guard does: with
/// the right person and the right words, it can be recorded.
#[test]
fn a_refusal_says_whether_it_is_the_fact_itself() {
    for case in cases() {
        let refusal = refused(&case);
        let possible = refusal.legal.contains(refusal.fact);
        assert_eq!(possible, refusal.kind() != RefusalKind::Phase, "{refusal}");
    }
}

/// Every reason that the source lists has its case, but the one that only the types can give; that one is here.
#[test]
fn every_reason_is_known() {
    let word = |why: &Why| format!("{why:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned();
    let mut known: BTreeSet<String> = cases().iter().map(|case| word(&case.why)).collect();

    let other = Process::new(Capacity::Recruiter, [Step::meeting("hello", Capacity::Colleague).unwrap()]).unwrap();
    let terms = terms(other);
    let entry = sample(FactKind::Applied, &terms, None, day(0));
    let Fact::Applied(application) = entry.fact.clone() else { panic!("an application") };
    let refused = Candidacy::<Screening<BackEnd>>::apply(&terms, Application::clone(&application), day(0)).unwrap_err();
    assert_eq!(refused.refusal.why, Why::OtherSteps { expected: "intro_chat" });
    assert_eq!((refused.refusal.kind(), refused.refusal.phase), (RefusalKind::Guard, None));
    assert_eq!(refused.entry, entry);
    let words = "`applied` cannot open a candidacy: the process of these terms does not go on with `intro_chat`";
    assert!(refused.to_string().starts_with(words), "{refused}");
    known.insert(word(&refused.refusal.why));

    let listed: BTreeSet<String> = variants("law::Why").into_iter().collect();
    assert_eq!(known, listed);
    assert_eq!(variants("RefusalKind"), ["Phase", "Actor", "Guard"]);
}

/// Where several things are wrong, the first in this order is told: the phase, the actor, the clock, the words. Who may not
/// speak at all learns nothing about what is right to say.
#[test]
fn the_first_thing_wrong_is_told() {
    let candidacy = story(&TO_THE_CASE);
    let due = candidacy.due().unwrap();
    let everything = |fact| Entry::new(Actor::Candidate, fact, day(-9));
    let why = |entry: &Entry| candidacy.check(entry).unwrap_err().why;
    // Agreeing is not of this phase; the candidate may not extend; an hour ago is before the last fact; and it is no later.
    assert_eq!(why(&everything(Fact::Agreed)), Why::NotHere);
    let mut entry = everything(Fact::Extended { until: due });
    assert!(matches!(why(&entry), Why::NotTheirs { by: By::Staff, .. }));
    entry.by = staff(Capacity::Colleague).into();
    assert!(matches!(why(&entry), Why::Backwards { .. }));
    entry.at = next_day(&candidacy);
    assert_eq!(why(&entry), Why::NotLater { due });
    entry.fact = Fact::Extended { until: due + TimeDelta::nanoseconds(1) };
    assert_eq!(candidacy.check(&entry), Ok(Phase::Assigned));
}

/// Time stands still or goes on, to the nanosecond: two facts may be of one moment, and none is before the last.
#[test]
fn time_is_compared_to_the_nanosecond() {
    let mut candidacy = story(&[]);
    let noted = |nanos| {
        Entry::new(staff(Capacity::Colleague), Fact::Noted { note: text("x") }, day(0) + TimeDelta::nanoseconds(nanos))
    };
    candidacy.record(noted(5)).unwrap();
    assert_eq!(candidacy.check(&noted(4)).unwrap_err().why, Why::Backwards { last: noted(5).at });
    candidacy.record(noted(5)).unwrap();
    candidacy.record(noted(6)).unwrap();
}

/// A refusal owns nothing: it is `Copy`. And the entry that comes back is the one that was brought, not a copy of it.
#[test]
fn a_refusal_copies_nothing() {
    fn owns_nothing<T: Copy>() {}
    owns_nothing::<Refusal>();
    owns_nothing::<Why>();
    owns_nothing::<candidacy::candidacy::Unlawful>();
    owns_nothing::<candidacy::candidacy::Broken>();
    owns_nothing::<candidacy::candidacy::typed::Mismatch>();
    owns_nothing::<Facts>();

    let mut candidacy = story(&[]);
    let brought = Entry::new(Actor::Candidate, Fact::Submitted { work: reference("a/case") }, next_day(&candidacy));
    let address = |entry: &Entry| {
        let Fact::Submitted { work } = &entry.fact else { panic!("{entry:?}") };
        work.as_str().as_ptr()
    };
    let before = address(&brought);
    let refused = candidacy.record(brought).unwrap_err();
    assert_eq!(address(&refused.entry), before);
    let line = candidacy.draft(refused.entry);
    let back = candidacy.append(line).unwrap_err();
    assert_eq!(address(&back.line.entry), before);
}

/// Each case is wrong in one respect, and right in all others: brought by somebody who may, what was refused for its actor is
/// accepted; and what was refused by a guard is accepted in other words, or at another moment.
#[test]
fn each_case_is_about_one_thing() {
    let terms = back_end();
    let accepted = |case: &Case, entry: Entry| match &case.candidacy {
        Some(candidacy) => candidacy.check(&entry).is_ok(),
        None => Candidacy::open(&terms, entry).is_ok(),
    };
    let (mut actors, mut guards) = (0, 0);
    for case in cases() {
        let (candidacy, kind) = (case.candidacy.as_ref(), case.entry.fact.kind());
        if case.kind == RefusalKind::Actor {
            let by = actor(kind, &terms, candidacy);
            assert!(accepted(&case, Entry { by, ..case.entry.clone() }), "{kind}: {:?}", case.why);
            actors += 1;
        }
        // What belongs elsewhere nobody could record there.
        if case.kind == RefusalKind::Guard {
            let usual = sample(kind, &terms, candidacy, day(0));
            let in_other_words = Entry { fact: usual.fact, ..case.entry.clone() };
            let at_another_moment = Entry { at: usual.at, ..case.entry.clone() };
            let right = accepted(&case, in_other_words) || accepted(&case, at_another_moment);
            assert!(right, "{kind}: {:?}", case.why);
            guards += 1;
        }
    }
    assert!(actors >= 2 && guards >= 20, "{actors} {guards}");
}
