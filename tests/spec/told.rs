//! What the candidate is told: every surface for them is made of it, and nothing else changes a byte of one.
//!
//! The surfaces are the page as data and as text, the acts that it offers, what may be asked for, the reminders, what a refusal says,
//! the timeline as told, and the calendar (feature `icalendar`). Each later surface joins `everything`.

mod explored;
pub(crate) mod whispers;

use crate::support::after::{after, plain};
use crate::support::ways::{self, DAY};
use crate::support::{day, staff, text};
use crate::wire::dress::dress;
use crate::wire::walks::{any_step, journal, next_entry, opened};
use candidacy::law::{LAW, PARTS, Told};
use candidacy::value::Correction;
use candidacy::view::timeline::Timeline;
use candidacy::view::{Portal, Problem};
use candidacy::{
    Actor, Candidacy, CandidateView, Capacity, Entry, Fact, FactKind, Phase, Process, Refusal, Seq, Terms, Time, Why,
};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use whispers::{Twins, twins};

/// All that a candidate can be shown at a moment.
pub(crate) fn everything<S>(candidacy: &Candidacy<S>, at: Time) -> String {
    let view = CandidateView::of(candidacy, at);
    let data = serde_json::to_string(&view).expect("a view is data");
    format!("{data}\n{view}\n{}\n{}", reminders(candidacy, at), timeline_and_calendar(candidacy, at))
}

/// What the candidate was ever to be reminded of by then, as data.
fn reminders<S>(candidacy: &Candidacy<S>, at: Time) -> String {
    let portal = Portal::new(candidacy.clone().untyped());
    serde_json::to_string(&portal.reminders(Time::MIN_UTC, at)).expect("reminders are data")
}

/// What was told as a picture, and as a calendar.
fn timeline_and_calendar<S>(candidacy: &Candidacy<S>, at: Time) -> String {
    let timeline = Timeline::as_told(candidacy, at);
    let data = serde_json::to_string(&timeline).expect("a timeline is data");
    format!("{data}\n{timeline}\n{}\n{}", timeline.svg(), calendar(candidacy, at))
}

/// The candidate's calendar; nothing without its feature.
#[cfg(feature = "icalendar")]
pub(crate) fn calendar<S>(candidacy: &Candidacy<S>, at: Time) -> String {
    candidacy::view::export::icalendar_as_told(candidacy, &candidacy::view::words::Words::english(), at).to_string()
}

/// The candidate's calendar; nothing without its feature.
#[cfg(not(feature = "icalendar"))]
pub(crate) fn calendar<S>(_: &Candidacy<S>, _: Time) -> &'static str {
    ""
}

/// What each act of the candidate would be answered, of every kind and way that there is in `of`; `numbers` says where its entries are
/// in the journal of the candidacy.
pub(crate) fn refusals(candidacy: &Candidacy, of: &Candidacy, numbers: &[Seq], at: Time) -> Vec<Option<Refusal>> {
    let kinds = FactKind::ALL.iter().filter(|kind| !OPENS.contains(kind));
    let acts = kinds.flat_map(|kind| ways::facts(of.terms(), Some(of), *kind, at));
    let act = |fact: Fact| whispers::renumbered(&Entry::new(Actor::Candidate, fact, at), numbers);
    acts.map(|fact| CandidateView::refusal(candidacy, &act(fact))).collect()
}

/// The problem that each act of the candidate would meet, of every kind and way that there is in `of`.
fn problems(candidacy: &Candidacy, of: &Candidacy, numbers: &[Seq], at: Time) -> Vec<Option<Problem>> {
    let kinds = FactKind::ALL.iter().filter(|kind| !OPENS.contains(kind));
    let acts = kinds.flat_map(|kind| ways::facts(of.terms(), Some(of), *kind, at));
    let act = |fact: Fact| whispers::renumbered(&Entry::new(Actor::Candidate, fact, at), numbers);
    let problem = |act: Entry| {
        candidacy.check(&act).err()?;
        let refused = candidacy.clone().record(act).map(|_| ()).expect_err("the dry run says the same");
        Some(CandidateView::problem(candidacy, &refused))
    };
    acts.map(|fact| problem(act(fact))).collect()
}

/// What opens a candidacy brings a CV, which takes its time to be read.
const OPENS: [FactKind; 3] = [FactKind::Applied, FactKind::TakenOver, FactKind::CvReplaced];

/// The moments at which somebody might look: when something happens, a little later, and when something falls due.
pub(crate) fn moments(candidacy: &Candidacy) -> Vec<Time> {
    let mut moments: Vec<Time> = candidacy.journal().iter().map(|entry| entry.at).collect();
    moments.extend(candidacy.all_promises().iter().flat_map(|promise| [promise.remind_at(), promise.due]));
    let later: Vec<Time> = moments.iter().filter_map(|at| at.checked_add_signed(TimeDelta::seconds(1))).collect();
    moments.extend(later);
    moments.extend(candidacy.journal()[0].at.checked_sub_signed(DAY));
    moments.sort();
    moments.dedup();
    // As many are looked at, evenly, as a long journal has time for.
    let each = moments.len().div_ceil(8);
    moments.into_iter().step_by(each).collect()
}

/// When the tables say that a fact of this kind is told.
fn told_of(kind: FactKind) -> Told {
    let part = PARTS.iter().find(|row| row.fact == kind).map(|row| row.told);
    let row = || LAW.iter().find(|row| row.fact == kind).map(|row| row.told);
    part.or_else(row).expect("each fact has a row")
}

fn back_end() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a short name")
}

fn applied() -> Candidacy {
    ways::applied(&back_end(), day(0))
}

/// A fourth of the usual number of cases: each looks at a page many times.
fn some_cases() -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.div_ceil(4), ..config }
}

proptest! {
    #![proptest_config(some_cases())]

    /// Two journals that differ only in what is not told give the same surfaces, byte for byte, at every moment: while it happens and
    /// looking back. Not told are notes, assessments, matched roles, who is responsible, holds and closed vacancies without a word,
    /// decisions that nobody has told or that wait for assent, and what takes one of these back.
    #[test]
    fn what_is_not_told_changes_no_byte(plot in twins()) {
        let Twins { open, secretive, numbers, .. } = plot.tell(|twins| {
            let Twins { open, secretive, .. } = twins;
            let now = secretive.last_line().entry.at;
            assert_eq!(CandidateView::of(secretive, now), CandidateView::of(open, now));
        });
        for at in moments(&secretive).into_iter().chain(moments(&open)) {
            prop_assert_eq!(CandidateView::of(&secretive, at), CandidateView::of(&open, at), "at {}", at);
        }
        let at = secretive.last_line().entry.at;
        prop_assert_eq!(everything(&secretive, at), everything(&open, at));
        let own: Vec<Seq> = (0..).map(Seq).take(numbers.len()).collect();
        prop_assert_eq!(refusals(&secretive, &open, &numbers, at), refusals(&open, &open, &own, at));
    }

    /// A problem that an act of the candidate meets says nothing that is not told: in two journals that differ only in that, it is the
    /// same; an act that only one of them takes meets the problem without a reason, and what is legal instead is what the candidate
    /// knows of.
    #[test]
    fn a_problem_says_what_was_told(plot in twins()) {
        let Twins { open, secretive, numbers, .. } = plot.tell(|_| {});
        let at = secretive.last_line().entry.at;
        let own: Vec<Seq> = (0..).map(Seq).take(numbers.len()).collect();
        let (there, here) = (problems(&secretive, &open, &numbers, at), problems(&open, &open, &own, at));
        let known: BTreeSet<&str> = CandidateView::of(&open, at).acts().iter().map(FactKind::name).collect();
        for (there, here) in there.iter().zip(&here) {
            match (there, here) {
                (Some(there), Some(here)) => prop_assert_eq!(there, here),
                (Some(alone), None) | (None, Some(alone)) => {
                    // The page refuses two acts that the law takes: no feedback after an end, and a reversal of it.
                    let by_page = ["refused.not_at_present", "refused.not_now.told_the_end", "refused.not_now.moved"];
                    prop_assert!(by_page.contains(&alone.code) && alone.status == 409, "{}", alone);
                }
                (None, None) => {}
            }
            for problem in [there, here].into_iter().flatten() {
                let legal: BTreeSet<&str> = problem.legal.iter().flatten().copied().collect();
                let missing: Vec<&&str> = known.difference(&legal).collect();
                prop_assert!(missing.is_empty() || problem.code == "refused.not_at_present" && missing.len() == 1, "{}", problem);
            }
        }
    }

    /// Each entry is told once or never, none that the law never tells, and each that is told at once by itself, but for what rests
    /// on an entry that the candidate does not know: its reversal, its correction, and the end of a hold.
    #[test]
    fn each_entry_is_told_as_its_row_says((candidacy, _) in journal(30)) {
        let told = candidacy.told();
        let untold = candidacy.untold();
        let rests = |kind| matches!(kind, FactKind::Reversed | FactKind::MomentCorrected | FactKind::HoldEnded);
        let mut seen = told.clone();
        seen.sort();
        seen.dedup();
        prop_assert_eq!(seen.len(), told.len(), "each once");
        prop_assert!(untold.iter().all(|seq| !told.contains(seq)) && untold.is_sorted());
        for seq in &told {
            let kind = candidacy.entry(*seq).expect("an entry").fact.kind();
            prop_assert_ne!(told_of(kind), Told::Never, "{}", kind);
        }
        let of_each: Vec<Seq> = candidacy.history().flat_map(|happened| happened.told).collect();
        let kept = |seqs: &[Seq]| -> Vec<Seq> {
            let kind = |seq: &Seq| candidacy.entry(*seq).expect("an entry").fact.kind();
            seqs.iter().copied().filter(|seq| !rests(kind(seq))).collect()
        };
        prop_assert_eq!(kept(&told), kept(&of_each), "in the order in which recording says so");
    }

    /// What was told stays told: later, a page has everything that an earlier one had, under the same numbers and in the same words. A
    /// page of an earlier moment is what was seen then.
    #[test]
    fn what_was_told_only_grows((place, kind) in (0..3_usize, opening()), mut words in dress(), steps in vec(any_step(dress().boxed()), 1..25)) {
        let mut candidacy = opened(place, kind, day(0), &mut words);
        let mut seen = vec![(day(0), everything(&candidacy, day(0)))];
        let mut told = CandidateView::of(&candidacy, day(0)).happened().to_vec();
        for (onward, step) in &steps {
            let entry = next_entry(&candidacy, *onward, step);
            let at = entry.at;
            let corrects = entry.fact.kind() == FactKind::MomentCorrected;
            let _ = candidacy.record(entry).expect("it was checked");
            let view = CandidateView::of(&candidacy, at);
            prop_assert!(view.happened().starts_with(&told), "after {:?}", candidacy);
            told = view.happened().to_vec();
            prop_assert!(told.iter().map(|one| one.number.0).eq((0..).take(told.len())));
            // A clock that was wrong moves what was seen when.
            if corrects {
                seen.clear();
            }
            seen.retain(|(then, _)| *then < at);
            seen.push((at, everything(&candidacy, at)));
        }
        for (at, then) in seen {
            prop_assert_eq!(everything(&candidacy, at), then);
        }
    }
}

/// The facts that open a candidacy.
pub(crate) fn opening() -> impl Strategy<Value = FactKind> {
    select(&[FactKind::Applied, FactKind::Applied, FactKind::Approached, FactKind::TakenOver])
}

/// The numbers of the entries that a candidacy's candidate knows.
fn numbers(candidacy: &Candidacy) -> Vec<u32> {
    candidacy.told().into_iter().map(|seq| seq.0).collect()
}

/// The facts of the page, in their order.
fn shown(candidacy: &Candidacy) -> Vec<FactKind> {
    let at = candidacy.last_line().entry.at;
    CandidateView::of(candidacy, at).happened().iter().map(|one| one.fact).collect()
}

/// A hold that nobody was told of ends without a word; one that was told ends with one.
#[test]
fn the_end_of_a_hold_that_nobody_knows_is_no_news() {
    use FactKind::{Applied, CandidateInformed, HoldEnded, PutOnHold};
    let quiet = after(applied(), &[PutOnHold, HoldEnded]);
    assert_eq!((numbers(&quiet), shown(&quiet)), (vec![0], vec![Applied]));
    let mut told = after(applied(), &[PutOnHold]);
    let word = Fact::CandidateInformed {
        to: Seq(1),
        answer: candidacy::value::Answer::Interim,
        message: crate::support::reference("letters/1"),
        stated: None,
    };
    let _ = told.record(Entry::new(staff(Capacity::RECRUITER), word, day(2))).expect("news are owed");
    let told = after(told, &[HoldEnded]);
    assert_eq!(
        (numbers(&told), shown(&told)),
        (vec![0, 1, 2, 3], vec![Applied, PutOnHold, CandidateInformed, HoldEnded])
    );
}

/// The correction of a note's clock is no news; that of an entry which the candidate knows is.
#[test]
fn a_correction_is_told_where_the_entry_was() {
    let corrected = |candidacy: Candidacy, entry: Seq| {
        let mut candidacy = candidacy;
        let at = candidacy.last_line().entry.at;
        let moment = candidacy.entry(entry).expect("an entry").at;
        let correction = Correction { entry, moment, reason: text("a wrong clock") };
        let _ =
            candidacy.record(Entry::new(staff(Capacity::RECRUITER), correction, at)).expect("between its neighbours");
        numbers(&candidacy)
    };
    let noted = after(applied(), &[FactKind::NoteAdded]);
    assert_eq!(corrected(noted.clone(), Seq(1)), [0]);
    assert_eq!(corrected(noted, Seq(0)), [0, 2]);
}

/// A decision that was taken back before it was told has not been. One that was told by its feedback is taken back openly, with the
/// feedback and by itself.
#[test]
fn a_told_decision_is_reversed_openly() {
    use FactKind::{FeedbackDelivered, RejectionDecided, Reversed};
    assert_eq!(numbers(&after(applied(), &[RejectionDecided, Reversed])), [0]);
    let told = after(applied(), &[RejectionDecided, FeedbackDelivered, Reversed, Reversed]);
    assert_eq!((told.phase(), numbers(&told)), (Phase::Screening, vec![0, 1, 2, 3, 4]));
}

/// A decision that is told by a later message stands in its place in what the law knows, and last in what the candidate heard: what
/// is owed counts from when it was decided.
#[test]
fn what_is_told_later_stands_in_its_place() {
    let mut mira = after(applied(), &[FactKind::RejectionDecided, FactKind::Withdrew]);
    assert_eq!(shown(&mira), [FactKind::Applied, FactKind::Withdrew]);
    mira = after(mira, &[FactKind::FeedbackDelivered]);
    assert_eq!(
        shown(&mira),
        [FactKind::Applied, FactKind::Withdrew, FactKind::RejectionDecided, FactKind::FeedbackDelivered]
    );
    let view = CandidateView::of(&mira, day(9));
    assert_eq!((view.phase(), mira.phase()), (Phase::Withdrawn, Phase::Withdrawn));
    assert_eq!((2..4).map(|at| view.happened()[at].at).collect::<Vec<_>>(), [day(3), day(3)]);
    assert_eq!(view.in_journal(&mira, Seq(2)), Some(Seq(1)));
}

/// A refusal that a candidate may read says nothing that was not told: after an untold no, a yes to it is not refused in what they read,
/// and what they cannot do is refused with what they know (C24).
#[test]
fn a_refusal_says_what_was_told() {
    let decided = after(applied(), &[FactKind::RejectionDecided]);
    let act = |fact: Fact| Entry::new(Actor::Candidate, fact, day(9));
    let refused = CandidateView::refusal(&decided, &act(Fact::OfferAccepted)).expect("there is no offer");
    assert_eq!((refused.phase, refused.why), (Some(Phase::Screening), Why::NotHere));
    assert_eq!(decided.check(&act(Fact::OfferAccepted)).unwrap_err().phase, Some(Phase::FeedbackDue));
    assert_eq!(CandidateView::refusal(&decided, &act(Fact::Withdrew)), None);

    let proposed = after(applied(), &[FactKind::CandidateAdvanced, FactKind::InterviewScheduled]);
    let plain_yes = plain(&proposed, FactKind::InterviewConfirmed).expect("it is scheduled");
    let overtaken = after(proposed, &[FactKind::RejectionDecided]);
    assert!(CandidateView::overtaken(&overtaken).contains(FactKind::InterviewConfirmed));
    assert!(overtaken.check(&plain_yes).is_err());
    assert_eq!(CandidateView::refusal(&overtaken, &plain_yes), None);
}
