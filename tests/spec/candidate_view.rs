//! What the candidate sees: everything that was told, at once, and nothing else.

mod acts;
mod page;
mod whispers;

use crate::promises::ledger::PAUSED;
use crate::stories::stories;
use crate::support::{after, applied, day, reference, sample, terms, text};
use crate::timeline::drawn;
use crate::wire::any::{Dress, journal_in};
use candidacy::law::{Facts, Mark};
use candidacy::terms::StepKind;
use candidacy::view::candidate::Detail;
use candidacy::{
    Actor, Candidacy, CandidateView, Entry, Fact, FactKind, Phase, Process, PromiseKind, Seq, Status, Time, Timeline,
};
use chrono::TimeDelta;
use proptest::prelude::*;
use whispers::{Twins, twins};

/// All that a view says, as data and as text.
fn bytes<S>(candidacy: &Candidacy<S>, at: Time) -> String {
    let view = CandidateView::of(candidacy, at);
    let data = serde_json::to_string(&view).expect("a view is data");
    format!("{data}\n{view}")
}

/// All that a candidate can be shown: the view, the timeline however it is drawn, and the calendar.
fn everything<S>(candidacy: &Candidacy<S>, at: Time) -> String {
    let shown = bytes(candidacy, at) + &drawn(&Timeline::as_told(candidacy, at));
    #[cfg(feature = "icalendar")]
    let shown = shown + &candidacy::view::export::icalendar_as_told(candidacy, at).to_string();
    shown
}

/// The moments at which somebody might look: when something happens, a little later, and when something falls due.
pub(crate) fn moments(candidacy: &Candidacy) -> Vec<Time> {
    let mut moments: Vec<Time> = candidacy.journal().iter().map(|entry| entry.at).collect();
    moments.extend(candidacy.all_promises().iter().flat_map(|promise| [promise.remind_at(), promise.due]));
    moments.extend(moments.clone().iter().map(|at| *at + TimeDelta::seconds(1)));
    moments.push(candidacy.journal()[0].at - TimeDelta::days(1));
    moments.sort();
    moments.dedup();
    // So many are looked at, evenly, that a long story costs no more than its length.
    let each = moments.len().div_ceil(12);
    moments.into_iter().step_by(each).collect()
}

/// Facts that are for the company alone, or whose words are told later with another fact.
const FOR_THE_COMPANY: Facts =
    Facts::from_slice(&[FactKind::Noted, FactKind::AssessmentRecorded, FactKind::RoleFound, FactKind::DecidedAgainst]);

proptest! {
    /// Two journals that differ only in what the company keeps to itself give the same view, timeline and calendar, byte for byte, at
    /// every moment: while it happens and looking back. Kept are notes, assessments, roles found for somebody in the pool, pauses and closed
    /// vacancies without a word, and a decision, undone or not, until it is told.
    #[test]
    fn what_is_kept_changes_no_byte(twins in twins()) {
        let Twins { open, secretive, .. } = twins.tell(|open, secretive| {
            let now = secretive.journal().last().expect("an opening").at;
            assert_eq!(bytes(secretive, now), bytes(open, now));
        });
        for at in moments(&secretive).into_iter().chain(moments(&open)) {
            prop_assert_eq!(everything(&secretive, at), everything(&open, at), "at {}", at);
        }
    }

    /// Decided against and not told, the candidate sees where they were, with the same acts and the same dates, and still hears
    /// what else happens; told, it shows at once, with its feedback.
    #[test]
    fn a_decision_shows_when_it_is_told_and_not_before(story in stories()) {
        story.accepted(|before, entry, after| {
            let view = CandidateView::of(after, entry.at);
            assert_ne!(view.phase(), Phase::Declining);
            if after.phase() == Phase::Declining && entry.fact.kind() == FactKind::DecidedAgainst {
                assert_eq!(view.phase(), before.phase());
                assert_eq!(bytes(after, entry.at), bytes(before, entry.at));
            }
            if let Fact::FeedbackDelivered(feedback) = &entry.fact {
                assert_eq!(view.phase(), after.phase());
                let told = view.happened().last().expect("it was told");
                assert_eq!((told.at, told.fact), (entry.at, FactKind::FeedbackDelivered));
                assert_eq!(told.detail, Some(Detail::Feedback(feedback.clone())));
                assert!(before.phase() != Phase::Declining || view.phase() == Phase::Declined);
            }
            let decided = view.happened().iter().filter(|one| one.fact == FactKind::DecidedAgainst);
            for decided in decided {
                let next = &view.happened()[decided.number.0 as usize + 1];
                assert_eq!((next.fact, next.at), (FactKind::FeedbackDelivered, decided.at));
            }
        });
    }

    /// Everything else that happens shows at once, in order, each once: what somebody did, and the words that went from one to the
    /// other.
    #[test]
    fn what_is_told_shows_at_once(story in stories()) {
        story.accepted(|before, entry, after| {
            let (was, now) = (CandidateView::of(before, entry.at), CandidateView::of(after, entry.at));
            let new = &now.happened()[was.happened().len()..];
            let kind = entry.fact.kind();
            let kept = FOR_THE_COMPANY.union([FactKind::PutOnHold, FactKind::VacancyClosed].into()).contains(kind)
                || kind == FactKind::Resumed && was.pause().is_none()
                || kind == FactKind::Reopened && before.phase() == Phase::Declining;
            assert_eq!(new.is_empty(), kept, "{kind}");
            if let Some(told) = new.last() {
                assert_eq!(told.fact, kind);
                assert!(new.iter().all(|one| one.at == entry.at));
                assert!(new.len() == 1 || matches!(kind, FactKind::FeedbackDelivered | FactKind::Informed));
                let number = now.in_journal(after, told.number).expect("it is in the journal");
                assert_eq!(after.entry(number), Some(entry));
            }
        });
    }

    /// Whatever the candidate sees that the company owes them, it really owes, and no later. Of what it does next, feedback stands in
    /// its place while a decision is not told, and news while a pause is: so what nobody heard of takes nothing from anybody.
    #[test]
    fn what_the_candidate_waits_for_is_owed(story in stories()) {
        story.accepted(|_, entry, after| {
            let (decided, paused) = (after.phase() == Phase::Declining, after.marks().contains(Mark::OnHold));
            let owes = |kind| after.promises().filter(move |promise| promise.kind == kind);
            for seen in CandidateView::of(after, entry.at).owed_to_you() {
                let stands_for_it = if let Some(it) = owes(seen.kind).min_by_key(|promise| promise.due) {
                    // What was late already is late at once; and of a meeting they see when it starts.
                    it.due <= seen.due.max(it.made_at) || it.kind == PromiseKind::Attendance
                } else {
                    let next = PAUSED.contains(&seen.kind);
                    let instead = if decided { PromiseKind::Feedback } else { PromiseKind::Update };
                    let whole = decided && [PromiseKind::Attendance, PromiseKind::Consent].contains(&seen.kind);
                    (next && (decided || paused) || whole) && owes(instead).next().is_some()
                };
                assert!(stands_for_it, "{} is seen as owed by {} after {}", seen.kind, seen.due, entry.fact.kind());
            }
        });
    }

    /// What was told stays told: later, a view has everything that an earlier one had, under the same numbers.
    #[test]
    fn what_was_told_only_grows(story in stories()) {
        let candidacy = story.accepted(|_, _, _| {});
        let mut told = Vec::new();
        for at in moments(&candidacy) {
            let view = CandidateView::of(&candidacy, at);
            prop_assert!(view.happened().starts_with(&told), "at {}", at);
            let numbers = (0..).take(view.happened().len());
            prop_assert!(view.happened().iter().map(|one| one.number.0).eq(numbers));
            told = view.happened().to_vec();
        }
    }

    /// A view looks back as one looked then: what was recorded later is not in it.
    #[test]
    fn a_view_of_then_is_what_was_seen_then(story in stories()) {
        let mut seen = Vec::new();
        let candidacy = story.accepted(|before, entry, _| {
            let last = before.journal().last().expect("an opening").at;
            if last < entry.at {
                seen.push((last, bytes(before, last)));
            }
        });
        for (at, then) in seen {
            prop_assert_eq!(bytes(&candidacy, at), then);
        }
    }

    /// While nothing is kept from them, the candidate sees where the candidacy is and every promise with its date; there is always
    /// somebody who owes something, as long as it is open by what they know (F53).
    #[test]
    fn the_view_is_the_candidacy_while_nothing_is_kept(story in stories()) {
        story.accepted(|_, entry, after| {
            let view = CandidateView::of(after, entry.at);
            let owed: Vec<_> = view.owed_to_you().iter().chain(view.owed_by_you()).collect();
            assert!(!owed.is_empty() || view.phase().is_closed());
            assert!(owed.iter().all(|one| !matches!(one.status, Status::Kept | Status::KeptLate | Status::Released)));
            let untold = FOR_THE_COMPANY.union([FactKind::PutOnHold, FactKind::VacancyClosed].into());
            if after.journal().iter().any(|entry| untold.contains(entry.fact.kind())) {
                return;
            }
            assert_eq!((view.phase(), view.due(), view.role()), (after.phase(), after.due(), after.role()));
            assert_eq!(view.meeting(), after.meeting());
            let starts = |kind, due| if kind == PromiseKind::Attendance { after.due().unwrap_or(due) } else { due };
            for (theirs, list) in [(false, view.owed_to_you()), (true, view.owed_by_you())] {
                let side = |owner: candidacy::promise::Owner| if theirs { owner.is_candidate() } else { owner.is_company() };
                let mut expected: Vec<_> = after
                    .promises()
                    .filter(|promise| side(promise.owner))
                    .map(|one| (one.kind, one.entry, one.made_at, starts(one.kind, one.due), one.status(entry.at)))
                    .collect();
                let mut found: Vec<_> =
                    list.iter().map(|one| (one.kind, one.about, one.made_at, one.due, one.status)).collect();
                expected.sort();
                found.sort();
                assert_eq!(found, expected);
            }
        });
    }

    /// What comes next is what is left of the process, in its order, with what the policy gives each step; once it is over, nothing
    /// does (F4). Nor does it in the pool, where there is no role to go on with (F75), and where the candidate was told that the
    /// vacancy closed.
    #[test]
    fn what_comes_next_is_the_rest_of_the_process(story in stories()) {
        let steps = story.process.steps();
        story.accepted(|_, entry, after| {
            let view = CandidateView::of(after, entry.at);
            // Should it go on after an end, it goes on with all that is left.
            let ends = [FactKind::Pooled, FactKind::Withdrew, FactKind::OfferDeclined, FactKind::FeedbackDelivered];
            let turns = view.happened().iter().rev().map(|one| one.fact);
            let closed = turns.into_iter().find(|fact| *fact == FactKind::VacancyClosed || ends.contains(fact));
            let nothing_comes = [Phase::Pooled, Phase::Offered, Phase::Hired, Phase::Declined, Phase::Withdrawn];
            let done = if nothing_comes.contains(&view.phase()) || closed == Some(FactKind::VacancyClosed) {
                steps.len()
            } else {
                view.step().map_or(0, |step| step.number.into())
            };
            assert_eq!(view.ahead().len(), steps.len() - done, "in {}", view.phase());
            for (one, (number, step)) in view.ahead().iter().zip((1..).zip(steps).skip(done)) {
                assert_eq!((usize::from(one.number), &one.name), (number, step.name()));
                assert_eq!((one.kind, one.needs_yes), (step.kind(), step.needs_yes()));
                let kinds = match step.kind() {
                    StepKind::Assignment { .. } => [PromiseKind::Preparation, PromiseKind::Verdict],
                    StepKind::Meeting { .. } if number == steps.len() => [PromiseKind::Arrangement, PromiseKind::FinalDecision],
                    StepKind::Meeting { .. } => [PromiseKind::Arrangement, PromiseKind::Decision],
                };
                let within = |kind| after.terms().policy().deadline(kind).within().expect("a span");
                let usually: Vec<_> = one.usually.iter().map(|usual| (usual.kind, usual.within)).collect();
                assert_eq!(usually, kinds.map(|kind| (kind, within(kind))));
            }
        });
    }

    /// The page names steps and an offer where they come next, and nowhere else; while the company has paused, and said so, it says
    /// that they wait for the end of the pause.
    #[test]
    fn the_page_promises_what_comes_next(story in stories()) {
        story.accepted(|_, entry, after| {
            let view = CandidateView::of(after, entry.at);
            let page = view.to_string();
            let titles: Vec<&str> = page.lines().filter(|line| line.starts_with("What comes next")).collect();
            let expected: &[&str] = match (view.ahead().is_empty(), view.pause()) {
                (true, _) => &[],
                (false, None) => &["What comes next"],
                (false, Some(_)) => &["What comes next, once the pause is over"],
            };
            assert_eq!(titles, expected, "in {}", view.phase());
            assert_eq!(page.contains("Then: an offer"), !view.ahead().is_empty());
        });
    }

    /// A pause is told by the first word about it, with its end and its reason as they are then; until then what it replaces is
    /// still promised, and it is over when it is said to be or when the candidacy goes on.
    #[test]
    fn a_pause_is_told_by_the_word_about_it(story in stories()) {
        story.accepted(|before, entry, after| {
            let (was, now) = (CandidateView::of(before, entry.at), CandidateView::of(after, entry.at));
            if let (Fact::Informed { to, .. }, Some(hold)) = (&entry.fact, after.hold()) {
                let about = before.entry(*to).expect("an entry").fact.kind();
                if matches!(about, FactKind::PutOnHold | FactKind::Informed) {
                    let pause = now.pause().expect("it was told");
                    assert_eq!((pause.until, &pause.reason), (hold.until, &hold.reason));
                    let update = |one: &candidacy::view::candidate::Owed| (one.kind == PromiseKind::Update).then_some(one.due);
                    let real = after.promises().find(|promise| promise.kind == PromiseKind::Update);
                    assert_eq!(now.owed_to_you().iter().find_map(update), real.map(|promise| promise.due));
                }
            } else if was.pause().is_none() {
                assert_eq!(now.pause(), None);
            }
            let moved = (was.phase(), was.step().map(|step| step.number)) != (now.phase(), now.step().map(|step| step.number));
            if moved || entry.fact.kind() == FactKind::Resumed {
                assert_eq!(now.pause(), None);
            }
        });
    }
}

/// A pause that is renewed is told anew by the next word, whichever of its names the word calls it by.
#[test]
fn a_renewed_pause_is_told_by_any_of_its_names() {
    let paused =
        after(applied(&terms(Process::back_end())), &[FactKind::PutOnHold, FactKind::Informed, FactKind::Informed]);
    let numbers: Vec<Seq> = paused.lines().skip(1).map(|line| line.seq).collect();
    let renewed = after(paused.clone(), &[FactKind::PutOnHold]);
    let until = |it: &Candidacy| CandidateView::of(it, day(9)).pause().expect("a pause that was told").until;
    assert_eq!(until(&renewed), until(&paused));
    let by = renewed.last_line().entry.by;
    let mut named = 0;
    for to in numbers.into_iter().chain([renewed.last_line().seq]) {
        let mut told = renewed.clone();
        if told.record(Entry::new(by, Fact::Informed { to, message: reference("letters/2") }, day(9))).is_ok() {
            assert_eq!(Some(until(&told)), told.hold().map(|hold| hold.until));
            named += 1;
        }
    }
    assert_eq!(named, 3, "its beginning, the latest word about it, and its renewal");
}

/// Words that are the company's alone.
const SECRET: &str = "Wq7Zk2Xv9Jr4Hn8Tb3";

proptest! {
    /// No word of a note, an assessment, a reason or an untold decision is in a view: not in its data, not in its text, and not in
    /// what is shown to a programmer.
    #[test]
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts have words for the company alone")]
    fn no_word_of_the_companys_shows(candidacy in journal_in(Just(Dress { words: vec!["fine".into()], roll: 3 }).boxed(), 40)) {
        let secret = || text(SECRET);
        let evidence = || candidacy::Evidence::from_finding(candidacy::Aspect::CompanyFit, SECRET, SECRET).expect("a text");
        let dressed = candidacy.journal().iter().map(|entry| {
            let mut entry = entry.clone();
            match &mut entry.fact {
                Fact::Noted { note } => *note = secret(),
                Fact::Waived { reason } | Fact::Repeated { reason } | Fact::Cancelled { reason } | Fact::Reopened { reason } => {
                    *reason = secret();
                }
                Fact::Passed { evidence: found } | Fact::AssessmentRecorded { evidence: found } => *found = evidence(),
                Fact::RoleFound(fit) => fit.evidence = evidence(),
                Fact::DecidedAgainst { reasons } => {
                    *reasons = candidacy::Reasons::from_reason(candidacy::value::Category::Honesty, SECRET).expect("a text");
                }
                Fact::Pooled(consent) => consent.evidence = reference(SECRET),
                _ => {}
            }
            entry
        });
        let dressed: Vec<Entry> = dressed.collect();
        let candidacy = Candidacy::replay(candidacy.terms(), dressed).expect("only words have changed");
        for at in moments(&candidacy) {
            let view = CandidateView::of(&candidacy, at);
            let shown = everything(&candidacy, at) + &format!("{view:?}");
            prop_assert!(!shown.contains(SECRET));
        }
    }
}

/// An undone decision has never been, and one that was told and undone is put right before the candidate's eyes.
#[test]
fn what_was_told_is_put_right_openly() {
    let screening = applied(&terms(Process::back_end()));
    let undone = after(screening.clone(), &[FactKind::DecidedAgainst, FactKind::Reopened]);
    assert_eq!(bytes(&undone, day(9)), bytes(&screening, day(9)));
    let told = after(screening, &[FactKind::DecidedAgainst, FactKind::FeedbackDelivered, FactKind::Reopened]);
    let kinds: Vec<FactKind> = CandidateView::of(&told, day(9)).happened().iter().map(|one| one.fact).collect();
    assert_eq!(kinds[1..], [FactKind::DecidedAgainst, FactKind::FeedbackDelivered, FactKind::Reopened]);
}

/// Whoever withdrew while an untold decision waited sees that they withdrew; the feedback comes as a surprise and not before.
#[test]
fn withdrawn_before_it_was_told() {
    let held = after(applied(&terms(Process::back_end())), &[FactKind::Passed, FactKind::Scheduled, FactKind::Held]);
    let plain = {
        let mut plain = held.clone();
        let at = held.journal()[3].at + TimeDelta::days(2);
        plain.record(Entry::new(Actor::Candidate, Fact::Withdrew, at)).expect("from anywhere");
        plain
    };
    let untold = after(held, &[FactKind::DecidedAgainst, FactKind::Withdrew]);
    assert!(untold.marks().contains(Mark::FeedbackOwed) && !plain.marks().contains(Mark::FeedbackOwed));
    assert_eq!(bytes(&untold, day(30)), bytes(&plain, day(30)));
    let told = after(untold, &[FactKind::FeedbackDelivered]);
    let view = CandidateView::of(&told, day(30));
    assert_eq!(view.phase(), Phase::Withdrawn);
    assert!(matches!(view.happened().last().expect("it was told").detail, Some(Detail::Feedback(_))));
}

/// A closed vacancy shows with the word about it, as of then.
#[test]
fn a_closed_vacancy_shows_with_its_word() {
    let c = after(applied(&terms(Process::back_end())), &[FactKind::Informed, FactKind::VacancyClosed]);
    let closed = c.last_line().seq;
    assert!(CandidateView::of(&c, day(9)).happened().iter().all(|one| one.fact != FactKind::VacancyClosed));
    let mut c = c;
    let by = sample(FactKind::Informed, c.terms(), Some(&c), day(3)).by;
    c.record(Entry::new(by, Fact::Informed { to: closed, message: reference("letters/2") }, day(3)))
        .expect("it is owed");
    let view = CandidateView::of(&c, day(9));
    let last: Vec<_> = view.happened().iter().rev().take(2).map(|one| (one.fact, one.at)).collect();
    assert_eq!(last, [(FactKind::Informed, day(3)), (FactKind::VacancyClosed, day(3))]);
}
