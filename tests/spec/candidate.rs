//! One person, many candidacies: what was told once counts for all, and nobody is merged with anybody.

use crate::report::fleet::fleets;
use crate::support::{PDF, after, applied, candidacy_id, candidate_id, day, role, sample, terms};
use candidacy::person::{CandidateError, Reapplication, TooSoon};
use candidacy::terms::calendar::Span;
use candidacy::value::DocumentRef;
use candidacy::{
    Actor, Application, Candidacy, CandidacyId, Candidate, CandidateId, Capacity, Cv, Entry, Fact, FactKind, Phase,
    Process, Promise, Step, Terms,
};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeMap, BTreeSet};

/// The ways in which a candidacy of one conversation ends.
const ENDS: [&[FactKind]; 4] = [
    &[FactKind::Withdrew],
    &[FactKind::DecidedAgainst, FactKind::FeedbackDelivered],
    &[FactKind::Passed, FactKind::Scheduled, FactKind::Held, FactKind::Passed, FactKind::OfferDeclined],
    &[FactKind::Passed, FactKind::Scheduled, FactKind::Held, FactKind::Passed, FactKind::OfferAccepted],
];

/// What may come after that, where it is legal: a word, the consent to be kept, its end, and the correction of a mistake.
const SINCE: [&[FactKind]; 6] = [
    &[],
    &[FactKind::MessageReceived, FactKind::Replied],
    &[FactKind::Pooled],
    &[FactKind::Pooled, FactKind::Withdrew],
    &[FactKind::Reopened],
    &[FactKind::Reopened, FactKind::Withdrew],
];

proptest! {
    /// Whatever the order in which they are given: all of them are there, the first first; open are those that are not closed; and
    /// what is owed is what is owed in each.
    #[test]
    fn a_person_is_the_sum_of_their_candidacies(
        fleet in fleets(5), turn in any::<bool>(), gone in vec(any::<bool>(), 5),
    ) {
        let told = fleet.iter().zip(1..).map(|(member, id)| member.told(id)).zip(gone);
        let told: Vec<Candidacy> = told.map(|(one, gone)| if gone { one.redacted() } else { one }).collect();
        let mut given: Vec<&Candidacy> = told.iter().collect();
        if turn {
            given.reverse();
        }
        let person = Candidate::new(candidate_id(1), given).expect("all are one person's");
        prop_assert_eq!(person.id(), candidate_id(1));
        let opened: Vec<_> = person.candidacies().iter().map(|one| one.journal()[0].at).collect();
        prop_assert!(opened.is_sorted());
        let ids: BTreeSet<CandidacyId> = person.candidacies().iter().map(|one| one.id()).collect();
        prop_assert_eq!(ids.len(), told.len());
        let over = [Phase::Hired, Phase::Declined, Phase::Withdrawn];
        let open: Vec<&Candidacy> = person.candidacies().iter().copied().filter(|one| !over.contains(&one.phase())).collect();
        prop_assert_eq!(person.open().collect::<Vec<_>>(), open);
        let owed: Vec<(CandidacyId, Promise)> =
            person.candidacies().iter().flat_map(|one| one.promises().map(|promise| (one.id(), promise))).collect();
        prop_assert_eq!(person.promises().collect::<Vec<_>>(), owed);

        // The latest CV and profile of all that are still there, by when they came.
        let mut entries: Vec<(&Entry, CandidacyId)> =
            person.candidacies().iter().flat_map(|one| one.journal().iter().map(|entry| (entry, one.id()))).collect();
        entries.sort_by_key(|(entry, _)| entry.at);
        let cv = entries.iter().rev().filter_map(|(entry, _)| entry.fact.cv()).find(|cv| cv.name() != "redacted.pdf");
        prop_assert_eq!(person.cv(), cv);
        let profile = entries.iter().rev().find_map(|(entry, _)| {
            if let Fact::ProfileReplaced { profile } = &entry.fact { Some(profile).filter(|it| it.as_str() != "redacted") } else { None }
        });
        prop_assert_eq!(person.profile().map(DocumentRef::as_str), profile.map(DocumentRef::as_str));
    }

    /// Records are grouped by the caller's key and by nothing else: who is in a group shares it, and who shares it is in one.
    #[test]
    fn the_caller_says_what_tells_people_apart(people in vec((1..30_u128, 0..8_u8), 0..20)) {
        let given: Vec<(CandidateId, u8)> = people.iter().map(|(id, key)| (candidate_id(*id), *key)).collect();
        let mut by_key: BTreeMap<u8, BTreeSet<CandidateId>> = BTreeMap::new();
        for (id, key) in &given {
            by_key.entry(*key).or_default().insert(*id);
        }
        let groups = Candidate::possible_duplicates(given.iter().copied());
        let found: BTreeSet<BTreeSet<CandidateId>> = groups.iter().map(|group| group.iter().copied().collect()).collect();
        let expected: BTreeSet<BTreeSet<CandidateId>> = by_key.into_values().filter(|ids| ids.len() > 1).collect();
        prop_assert_eq!(found, expected);
        prop_assert!(groups.iter().all(|group| group.iter().collect::<BTreeSet<_>>().len() == group.len()));
    }

    /// By the standard, anybody may apply again at any time. By a rule that wants a while to pass since a candidacy for the role
    /// ended, however it ended, whatever was said since, and whether or not they agreed to be kept, not until then; for another
    /// role at once. An end that was undone is none, and whoever was hired waits for nothing.
    #[test]
    fn who_applies_again(
        end in select(&ENDS[..]), since in select(&SINCE[..]), days in 1..400_u16, hours in 0_i64..10_000,
    ) {
        let chat = Process::new(Capacity::Recruiter, [Step::meeting("chat", Capacity::Recruiter).unwrap()]).unwrap();
        let ended = after(applied(&terms(chat)), end);
        let (over, hired) = (ended.last_line().entry.at, ended.phase() == Phase::Hired);
        let legal = |candidacy: Candidacy, kind: &FactKind| {
            if candidacy.legal().contains(*kind) { after(candidacy, &[*kind]) } else { candidacy }
        };
        let ended = since.iter().fold(ended, legal);
        let over = match since {
            _ if hired => None,
            [FactKind::Reopened] => None,
            [FactKind::Reopened, ..] => Some(ended.last_line().entry.at),
            _ => Some(over),
        };
        let person = Candidate::new(candidate_id(1), [&ended]).expect("theirs");
        let rule = Reapplication::After(Span::Days(days));
        let at = ended.last_line().entry.at + TimeDelta::hours(hours);
        prop_assert_eq!(person.may_apply(role(1), Reapplication::default(), at), Ok(()));
        prop_assert_eq!(person.may_apply(role(2), rule, at), Ok(()));
        let until = over.map(|over| ended.terms().policy().calendar().after(over, Span::Days(days)));
        let too_soon = person.may_apply(role(1), rule, at).err().map(|too_soon: TooSoon| too_soon.after);
        prop_assert_eq!(too_soon, until.filter(|until| at <= *until));
        if let Some(until) = until {
            prop_assert!(person.may_apply(role(1), rule, until).is_err());
            prop_assert_eq!(person.may_apply(role(1), rule, until + TimeDelta::seconds(1)), Ok(()));
        }
    }
}

/// The candidacy with this number of the candidate with that one, opened on a day.
fn opened(terms: &Terms, candidacy: u128, candidate: u128, on: i64) -> Candidacy {
    let mut entry = sample(FactKind::Applied, terms, None, day(on));
    if let Fact::Applied(application) = &mut entry.fact {
        let opening = terms.opening(candidacy_id(candidacy), candidate_id(candidate));
        **application = Application { opening, ..(**application).clone() };
    }
    Candidacy::open(terms, entry).expect("an opening that is right")
}

/// Somebody else's candidacy, or one twice, is not taken for one of theirs; nobody at all is a person without candidacies.
#[test]
fn what_is_not_theirs_is_named() {
    let terms = terms(Process::back_end());
    let (one, two, other) = (opened(&terms, 1, 1, 3), opened(&terms, 2, 1, 1), opened(&terms, 3, 2, 2));
    let person = |all: &[&Candidacy]| Candidate::new(candidate_id(1), all.iter().copied()).map(|_| ());
    assert_eq!(person(&[&one, &other]), Err(CandidateError::OtherCandidate(other.id())));
    assert_eq!(person(&[&one, &two, &one]), Err(CandidateError::Twice(one.id())));
    assert_eq!(person(&[]), Ok(()));
    let both = Candidate::new(candidate_id(1), [&one, &two]).unwrap();
    assert_eq!(both.candidacies().iter().map(|one| one.id()).collect::<Vec<_>>(), [two.id(), one.id()]);
    assert_eq!((both.cv().is_some(), both.profile()), (true, None));
    // One that is open for the role is no reason to wait: whoever asks sees it.
    let rule = Reapplication::After(Span::Days(90));
    assert_eq!(both.may_apply(role(1), rule, day(9)), Ok(()));
}

/// A newer CV that was sent in an older candidacy is the one that counts, for a person and in each order.
#[test]
fn told_once_counts_for_all() {
    let terms = terms(Process::back_end());
    let older = after(opened(&terms, 1, 1, 0), &[FactKind::CvReplaced, FactKind::ProfileReplaced]); // on days 1 and 2
    let newer = opened(&terms, 2, 1, 1);
    let latest = after(newer.clone(), &[FactKind::CvReplaced]);
    let cv = |all: [&Candidacy; 2]| Candidate::new(candidate_id(1), all).unwrap().cv().map(|cv| cv.name().to_owned());
    assert_eq!(cv([&older, &latest]).as_deref(), Some("newer.pdf"));
    // Of the same moment, the one of the later candidacy.
    assert_eq!(cv([&older, &newer]).as_deref(), Some("cv.pdf"));
    assert_eq!(cv([&newer, &older]).as_deref(), Some("cv.pdf"));
    let much_newer = after(older.clone(), &[FactKind::CvReplaced]);
    assert_eq!(cv([&newer, &much_newer]).as_deref(), Some("newer.pdf"));
    assert!(Candidate::new(candidate_id(1), [&newer, &older]).unwrap().profile().is_some());
}

/// A CV that redaction left says nothing, and hides none that is there; one that came after it counts again, and so does a
/// person's own that only has the same name.
#[test]
fn what_redaction_left_is_passed_over() {
    let terms = terms(Process::back_end());
    let older = after(opened(&terms, 1, 1, 0), &[FactKind::CvReplaced, FactKind::ProfileReplaced]);
    let newer = after(opened(&terms, 2, 1, 9), &[FactKind::CvReplaced, FactKind::ProfileReplaced]);
    let told = |all: [&Candidacy; 2]| {
        let person = Candidate::new(candidate_id(1), all).unwrap();
        (person.cv().map(|cv| cv.name().to_owned()), person.profile().map(|profile| profile.as_str().to_owned()))
    };
    let there = (Some("newer.pdf".to_owned()), Some("letters/1".to_owned()));
    assert_eq!(told([&older, &newer.redacted()]), there);
    assert_eq!(told([&older.redacted(), &newer.redacted()]), (None, None));
    let again = after(newer.redacted(), &[FactKind::CvReplaced]);
    assert_eq!(told([&older.redacted(), &again]).0.as_deref(), Some("newer.pdf"));
    let own = Cv::check(PDF, "redacted.pdf", "application/pdf").unwrap();
    let mut named = newer.redacted();
    named.record(Entry::new(Actor::Candidate, Fact::CvReplaced(Box::new(own)), day(30))).unwrap();
    assert_eq!(told([&older, &named]).0.as_deref(), Some("redacted.pdf"));
}

/// Whoever was hired for a role is not held off from it by an end before that; by one after it, they are.
#[test]
fn an_end_before_the_hire_is_not_held_against_them() {
    use FactKind::{DecidedAgainst, FeedbackDelivered, Held, OfferAccepted, Passed, Scheduled};
    let chat = Process::new(Capacity::Recruiter, [Step::meeting("chat", Capacity::Recruiter).unwrap()]).unwrap();
    let terms = terms(chat);
    let declined = |candidacy, on| after(opened(&terms, candidacy, 1, on), &[DecidedAgainst, FeedbackDelivered]);
    let hired = after(opened(&terms, 2, 1, 10), &[Passed, Scheduled, Held, Passed, OfferAccepted]);
    let rule = Reapplication::After(Span::Days(90));
    let (before, later) = (declined(1, 0), declined(3, 40));
    let may = |all: &[&Candidacy]| {
        Candidate::new(candidate_id(1), all.iter().copied()).unwrap().may_apply(role(1), rule, day(50))
    };
    assert!(may(&[&before]).is_err());
    assert_eq!(may(&[&before, &hired]), Ok(()));
    assert!(may(&[&before, &hired, &later]).is_err());
}

/// Of several candidacies for a role, the one that closed last counts, in whatever order they were opened.
#[test]
fn the_latest_end_counts() {
    let terms = terms(Process::back_end());
    let (first, second) = (opened(&terms, 1, 1, 0), opened(&terms, 2, 1, 3));
    let closed = |candidacy: &Candidacy, on: i64| {
        let mut candidacy = candidacy.clone();
        candidacy.record(Entry::new(Actor::Candidate, Fact::Withdrew, day(on))).expect("it is open");
        candidacy
    };
    let after = terms.policy().calendar().after(day(40), Span::Days(10));
    for (one, other) in [(closed(&first, 40), closed(&second, 5)), (closed(&first, 5), closed(&second, 40))] {
        let person = Candidate::new(candidate_id(1), [&one, &other]).expect("theirs");
        let too_soon = person.may_apply(role(1), Reapplication::After(Span::Days(10)), day(41)).unwrap_err();
        assert_eq!(too_soon.after, after);
    }
}
