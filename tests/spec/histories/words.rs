//! Laws of what people say to each other beside the process: what was asked gets its answer, what was promised is kept, and
//! what the company owes unasked it tells.

use super::judged;
use crate::stories::{QUESTIONS, ends, stories};
use crate::support::{Mistake, after, applied, approached, day, owed_a_word, sample, terms};
use candidacy::law::{Mark, RefusalKind};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, FactKind, Phase, Process, Seq, Step, Terms, Why};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeSet;

/// What tells somebody who applied that it arrived, or that they need not wait for it.
const FIRST_WORDS: [FactKind; 8] = [
    FactKind::Informed,
    FactKind::Replied,
    FactKind::HelpAnswered,
    FactKind::ConcernAnswered,
    FactKind::Passed,
    FactKind::Pooled,
    FactKind::FeedbackDelivered,
    FactKind::Withdrew,
];

/// A fact of this kind about this entry, by somebody who may record it.
fn about(candidacy: &Candidacy, kind: FactKind, Seq(number): Seq) -> Entry {
    let mut entry = sample(kind, candidacy.terms(), Some(candidacy), day(0));
    Mistake::To(number).spoil(&mut entry, None);
    entry
}

/// Why it is refused, if it is.
fn refused(candidacy: &Candidacy, kind: FactKind, seq: Seq) -> Option<Why> {
    candidacy.check(&about(candidacy, kind, seq)).err().map(|refusal| refusal.why)
}

/// The numbers of the entries of this kind.
fn all(candidacy: &Candidacy, kind: FactKind) -> impl Iterator<Item = Seq> {
    (0..).zip(candidacy.journal()).filter(move |(_, entry)| entry.fact.kind() == kind).map(|(seq, _)| Seq(seq))
}

proptest! {
    /// The candidate can write, raise a concern and say what could be better at any time, in a closed candidacy too; and whatever
    /// it is, it moves nothing (F57, F60, F62).
    #[test]
    fn a_candidate_can_speak_up_at_any_time(story in stories()) {
        let can = |candidacy: &Candidacy| {
            for kind in [FactKind::MessageReceived, FactKind::ConcernRaised, FactKind::CandidateFeedbackGiven] {
                assert!(candidacy.legal_for(Actor::Candidate).contains(kind), "{kind} in {}", candidacy.phase());
                let entry = sample(kind, candidacy.terms(), Some(candidacy), day(0));
                assert_eq!(entry.by, Actor::Candidate);
                assert_eq!(candidacy.check(&entry), Ok(candidacy.phase()));
            }
        };
        can(&story.open().0);
        story.accepted(|_, _, after| can(after));
    }

    /// What was asked or promised by hand waits until the word comes that ends it, and for nothing else (F53, F57, F58, F60);
    /// only a request for more time is over sooner: when there is more time, and when the assignment is not out any more. A decision
    /// that nobody has told ends nothing.
    #[test]
    fn no_question_is_lost(story in stories()) {
        story.accepted(|before, entry, after| {
            let kind = entry.fact.kind();
            let waits = |(seq, ask): &(Seq, FactKind)| {
                let ended = kind == ends(*ask) && entry.fact.answers() == Some(*seq);
                let out = [Phase::Assigned, Phase::Declining].contains(&after.phase());
                let in_time = kind != FactKind::Extended && out;
                !ended && (*ask != FactKind::ExtensionAsked || in_time)
            };
            let new = (after.last_line().seq, kind);
            let asked = QUESTIONS.contains(&kind).then_some(new);
            let expected: Vec<_> = before.unanswered().filter(waits).chain(asked).collect();
            assert_eq!(after.unanswered().collect::<Vec<_>>(), expected);
        });
    }

    /// What is answered, settled or kept, is so once; only a concern has answers before it is settled, and only a pause is told
    /// of as long as it lasts.
    #[test]
    fn nothing_is_answered_twice(story in stories()) {
        let candidacy = story.accepted(|_, _, _| {});
        let about = |seq| candidacy.entry(seq).expect("it was answered").fact.kind();
        let ends = |entry: &Entry| {
            let to = entry.fact.answers()?;
            let goes_on = [FactKind::PutOnHold, FactKind::Informed].contains(&about(to));
            (entry.fact.kind() != FactKind::ConcernAnswered && !goes_on).then_some(to)
        };
        let ended: Vec<Seq> = candidacy.journal().iter().filter_map(ends).collect();
        let once: BTreeSet<Seq> = ended.iter().copied().collect();
        prop_assert_eq!(ended.len(), once.len());
        prop_assert!(candidacy.unanswered().all(|(seq, _)| !once.contains(&seq)));
    }

    /// A concern is answered as often as it takes, until it is settled; then it takes no more answers, and is not settled
    /// again (F60, F61).
    #[test]
    fn a_settled_concern_takes_no_more_answers(story in stories()) {
        let candidacy = story.accepted(|_, _, _| {});
        let waits: Vec<Seq> =
            candidacy.unanswered().filter(|(_, kind)| *kind == FactKind::ConcernRaised).map(|(seq, _)| seq).collect();
        for concern in all(&candidacy, FactKind::ConcernRaised) {
            let settled = |entry: &Entry| matches!(entry.fact, Fact::ConcernSettled { to, .. } if to == concern);
            let settled = candidacy.journal().iter().any(settled);
            prop_assert_eq!(settled, !waits.contains(&concern));
            let why = match (settled, waits.is_empty()) {
                (false, _) => None,
                (true, false) => Some(Why::IsAnswered(concern)),
                (true, true) => Some(Why::NothingAsked(FactKind::ConcernRaised)),
            };
            for kind in [FactKind::ConcernAnswered, FactKind::ConcernSettled] {
                prop_assert_eq!(refused(&candidacy, kind, concern), why);
            }
        }
    }

    /// However much was asked, an answer closes its own question and no other, in whatever order they come (F57).
    #[test]
    fn a_long_correspondence_stays_exact(
        questions in prop::collection::vec(select(QUESTIONS.to_vec()), 1..150),
        answers in prop::collection::vec(any::<Index>(), 0..150),
    ) {
        let mut candidacy = after(applied(&an_assignment()), &[FactKind::Passed, FactKind::Assigned]);
        let mut model = judged(candidacy.terms(), candidacy.journal()).expect("it was accepted");
        let mut say = |candidacy: &mut Candidacy, entry: Entry| {
            model = model.next(&entry).expect("a question, or an answer to one");
            candidacy.record(entry).expect("the model accepts it");
            model.looks_like(candidacy);
        };
        for question in questions {
            let entry = sample(question, candidacy.terms(), Some(&candidacy), day(0));
            say(&mut candidacy, entry);
        }
        for pick in answers {
            let waiting: Vec<_> = candidacy.unanswered().collect();
            if waiting.is_empty() {
                break;
            }
            let (number, question) = waiting[pick.index(waiting.len())];
            let entry = about(&candidacy, ends(question), number);
            prop_assert!(candidacy.check(&entry).is_ok());
            say(&mut candidacy, entry.clone());
            let again = candidacy.check(&entry).expect_err("it has its answer").kind();
            let class = if candidacy.unanswered().any(|(_, kind)| kind == question) {
                RefusalKind::Guard
            } else {
                RefusalKind::Phase
            };
            prop_assert_eq!(again, class);
        }
    }

    /// The candidate hears from the company or is owed the word: whoever applied and has heard nothing can be told that it
    /// arrived, in whatever phase; the first word of any kind, and their own leaving, is the end of it.
    #[test]
    fn who_applied_hears_or_is_owed_the_word(story in stories()) {
        story.accepted(|_, _, after| {
            let (opening, since) = after.journal().split_first().expect("an opening");
            let applied = matches!(opening.fact, Fact::Applied(_) | Fact::AppliedOpenly(_));
            let heard = since.iter().any(|entry| FIRST_WORDS.contains(&entry.fact.kind()));
            assert_eq!(after.marks().contains(Mark::Unacknowledged), applied && !heard);
        });
    }

    /// Whoever was approached is told where the company has their data from, or is owed it for ever, closed or not (GDPR
    /// Art. 14); whoever applied first knows that, and is not owed it when the company reaches out of the pool.
    #[test]
    fn who_was_approached_is_told_where_the_data_come_from(story in stories()) {
        story.accepted(|_, _, after| {
            let (opening, since) = after.journal().split_first().expect("an opening");
            let approached = matches!(opening.fact, Fact::Approached(_));
            let told = since.iter().any(|entry| matches!(entry.fact, Fact::Informed { to: Seq(0), .. }));
            assert_eq!(after.marks().contains(Mark::NoticeOwed), approached && !told);
        });
    }

    /// A word that nobody asked for is legal exactly while something owes it, and it can be about each thing that does.
    #[test]
    fn a_word_is_owed_or_not_given(story in stories()) {
        story.accepted(|_, _, after| {
            let owed = owed_a_word(after);
            assert_eq!(after.legal().contains(FactKind::Informed), !owed.is_empty(), "{owed:?}");
            for seq in &owed {
                assert_eq!(refused(after, FactKind::Informed, *seq), None, "{seq}");
            }
            let why = refused(after, FactKind::Informed, Seq(1_000));
            assert_eq!(why, Some(if owed.is_empty() { Why::NoWordOwed } else { Why::NoWordOwedFor(Seq(1_000)) }));
        });
    }

    /// A word settles what it is about: the opening, the closed vacancy, the promise. Only a pause goes on, and owes the next
    /// word.
    #[test]
    fn a_word_settles_what_it_is_about(story in stories()) {
        story.accepted(|before, entry, after| {
            if let Fact::Informed { to, .. } = entry.fact {
                let about = before.entry(to).expect("an entry").fact.kind();
                assert!(owed_a_word(before).contains(&to) || [FactKind::PutOnHold, FactKind::Informed].contains(&about));
                if [FactKind::PutOnHold, FactKind::Informed].contains(&about) {
                    assert!(before.hold().is_some());
                    assert_eq!(refused(after, FactKind::Informed, after.last_line().seq), None, "the next word is owed");
                } else {
                    assert!(!owed_a_word(after).contains(&to));
                    assert!(matches!(
                        refused(after, FactKind::Informed, to),
                        Some(Why::NoWordOwed | Why::NoWordOwedFor(_))
                    ));
                }
                assert_eq!(after.hold(), before.hold());
            }
        });
    }

    /// A word about a pause is about the one that there is, by one of its names: the entry that began it, the one that renewed it
    /// last, or the latest word about it. What was said of an earlier pause, or of it before that, is past.
    #[test]
    fn a_word_about_a_pause_is_about_this_one(story in stories()) {
        let (mut began, mut renewed, mut told) = (None, None, None);
        story.accepted(|before, entry, after| {
            let seq = after.last_line().seq;
            if let Fact::PutOnHold(_) = entry.fact {
                (began, renewed) = (began.or(Some(seq)), Some(seq));
            }
            if let Fact::Informed { to, .. } = entry.fact
                && [began, renewed, told].contains(&Some(to))
            {
                told = Some(seq);
            }
            if after.hold().is_none() {
                (began, renewed, told) = (None, None, None);
            }
            let about = all(after, FactKind::PutOnHold).chain(all(after, FactKind::Informed));
            for seq in about {
                let known = [began, renewed, told].contains(&Some(seq));
                assert_eq!(refused(after, FactKind::Informed, seq).is_none(), known, "{seq} in {:?}", before.phase());
            }
        });
    }

    /// The news of a closed vacancy is told, or comes out by itself: with feedback, with the pool, with an answer to an offer, or
    /// when the candidate leaves. A decision alone does not tell it, and the vacancy stays closed.
    #[test]
    fn the_news_of_a_closed_vacancy(story in stories()) {
        story.accepted(|before, entry, after| {
            let owed = |candidacy: &Candidacy| {
                let closed = all(candidacy, FactKind::VacancyClosed).last();
                closed.filter(|closed| refused(candidacy, FactKind::Informed, *closed).is_none())
            };
            let out = matches!(
                entry.fact,
                Fact::FeedbackDelivered(_) | Fact::Pooled(_) | Fact::Withdrew | Fact::OfferAccepted | Fact::OfferDeclined
            );
            let closes = matches!(entry.fact, Fact::VacancyClosed);
            let told = |closed: &Seq| matches!(entry.fact, Fact::Informed { to, .. } if to == *closed);
            let still = owed(before).filter(|closed| !out && !told(closed));
            assert_eq!(owed(after), if closes { Some(after.last_line().seq) } else { still });
            let closed = before.marks().contains(Mark::VacancyClosed) || closes;
            // Where the way may go on after that, it can be said anew, and is news again.
            let out = out && !matches!(entry.fact, Fact::OfferAccepted);
            assert_eq!(after.marks().contains(Mark::VacancyClosed), closed && !out);
        });
    }

    /// For somebody in the pool a role is found, and they are reached out to, while they agree to be kept and not later (F75,
    /// F76). Finding one moves nothing.
    #[test]
    fn a_role_is_found_while_the_consent_lasts(story in stories()) {
        story.accepted(|before, entry, after| {
            if matches!(entry.fact, Fact::RoleFound(_) | Fact::Approached(_)) {
                assert_eq!(before.phase(), Phase::Pooled);
                assert!(before.consent().is_some_and(|consent| entry.at <= consent.until));
            }
            if let Fact::RoleFound(_) = entry.fact {
                assert!(matches!(entry.by, Actor::Staff(_)));
                assert_eq!((after.phase(), after.role(), after.marks()), (Phase::Pooled, None, before.marks()));
            }
            let both = [FactKind::RoleFound, FactKind::Approached].map(|kind| after.legal().contains(kind));
            let last = after.journal().last().expect("an opening").at;
            assert_eq!(both, [after.consent().is_some_and(|consent| last <= consent.until); 2]);
        });
    }

    /// What a fact is about is told alike by the fact, by its kind, and by the kind of what it is about. A word can be about an
    /// earlier word only where that was about the pause.
    #[test]
    fn a_fact_is_about_what_its_kind_says(story in stories()) {
        story.accepted(|before, entry, _| {
            let kind = entry.fact.kind();
            assert_eq!(entry.fact.answers().is_some(), !kind.answers().is_empty(), "{kind}");
            if let Some(seq) = entry.fact.answers() {
                let about = before.entry(seq).expect("an entry").fact.kind();
                let goes_on = (kind, about) == (FactKind::Informed, FactKind::Informed) && before.hold().is_some();
                assert!(goes_on || (kind.answers().contains(about) && about.answered_by().contains(kind)), "{kind} to {about}");
            }
        });
    }
}

/// Terms with one step, an assignment.
fn an_assignment() -> Terms {
    let assignment = Step::assignment("test_case", 7, Capacity::Colleague).expect("a short name");
    terms(Process::new(Capacity::Recruiter, [assignment]).expect("a process"))
}

/// What answers and what is answered are one table, read from either side.
#[test]
fn answers_and_questions_are_one_table() {
    for word in FactKind::ALL {
        for about in FactKind::ALL {
            assert_eq!(word.answers().contains(*about), about.answered_by().contains(*word), "{word} to {about}");
        }
    }
    for question in QUESTIONS {
        assert!(question.answered_by().contains(ends(question)), "{question}");
    }
    let concern = FactKind::ConcernRaised.answered_by();
    assert_eq!(concern, [FactKind::ConcernAnswered, FactKind::ConcernSettled].into());
    for about in [FactKind::Applied, FactKind::AppliedOpenly, FactKind::Approached, FactKind::PutOnHold] {
        assert_eq!(about.answered_by(), FactKind::Informed.into(), "{about}");
    }
    assert!(FactKind::Noted.answers().is_empty() && FactKind::Noted.answered_by().is_empty());
}

/// Each first word of the company is one: whoever applied has then heard that it arrived. Other facts of the company are not.
#[test]
fn the_first_word() {
    let unheard = |candidacy: &Candidacy| candidacy.marks().contains(Mark::Unacknowledged);
    let asked = [FactKind::MessageReceived, FactKind::HelpAsked, FactKind::ConcernRaised, FactKind::FollowUpPromised];
    let asked = after(applied(&an_assignment()), &asked);
    let asked = after(asked, &[FactKind::PutOnHold, FactKind::VacancyClosed, FactKind::Noted]);
    let asked = after(asked, &[FactKind::AssessmentRecorded, FactKind::ConcernSettled, FactKind::ConcernRaised]);
    assert!(unheard(&asked));
    for word in
        [FactKind::Replied, FactKind::HelpAnswered, FactKind::ConcernAnswered, FactKind::Passed, FactKind::Pooled]
    {
        assert!(!unheard(&after(asked.clone(), &[word])), "{word}");
    }
    for seq in owed_a_word(&asked) {
        let mut told = asked.clone();
        told.record(about(&asked, FactKind::Informed, seq)).expect("it is owed");
        assert!(!unheard(&told), "a word about {seq}");
    }
    // A decision is not told yet: the feedback is, and leaving makes it needless.
    let declining = after(asked.clone(), &[FactKind::DecidedAgainst]);
    assert!(unheard(&declining));
    assert!(!unheard(&after(declining.clone(), &[FactKind::FeedbackDelivered])));
    assert!(!unheard(&after(declining, &[FactKind::Withdrew])));
}

/// A notice stays owed in a closed candidacy; any word but the one about the opening leaves it.
#[test]
fn a_notice_is_owed_until_it_is_given() {
    let owed = |candidacy: &Candidacy| candidacy.marks().contains(Mark::NoticeOwed);
    let approached = approached(&terms(Process::back_end()));
    let told = after(approached.clone(), &[FactKind::FollowUpPromised, FactKind::MessageReceived, FactKind::Replied]);
    let mut told = told;
    told.record(about(&told, FactKind::Informed, Seq(1))).expect("it was promised");
    let closed = after(told, &[FactKind::Interested, FactKind::Withdrew]);
    assert!(owed(&closed));
    assert_eq!(owed_a_word(&closed), [Seq(0)]);
    assert!(!owed(&after(closed, &[FactKind::Informed])));

    // Out of the pool, the candidate knows the company already.
    let known = after(applied(&terms(Process::back_end())), &[FactKind::Pooled, FactKind::Approached]);
    assert!(!owed(&known));
    assert_eq!(refused(&known, FactKind::Informed, Seq(0)), Some(Why::NoWordOwed));
}

/// A pause is known by where it began, where it was renewed last and the latest word about it, and by nothing else; the next
/// pause has other names.
#[test]
fn a_pause_and_its_names() {
    let paused = [FactKind::PutOnHold, FactKind::PutOnHold, FactKind::PutOnHold];
    let mut candidacy = after(after(applied(&terms(Process::back_end())), &[FactKind::Passed]), &paused);
    let known = |candidacy: &Candidacy| -> Vec<u32> {
        let all = 0..u32::try_from(candidacy.journal().len()).expect("a short journal");
        all.filter(|number| refused(candidacy, FactKind::Informed, Seq(*number)).is_none()).collect()
    };
    assert_eq!(known(&candidacy), [2, 4]);
    for (about_it, names) in [(2, [2, 4, 5]), (5, [2, 4, 6]), (4, [2, 4, 7])] {
        candidacy.record(about(&candidacy, FactKind::Informed, Seq(about_it))).expect("it is known by that");
        assert_eq!(known(&candidacy), names);
    }
    let renewed = after(candidacy.clone(), &[FactKind::PutOnHold]);
    assert_eq!(known(&renewed), [2, 7, 8]);
    let resumed = after(renewed, &[FactKind::Resumed]);
    assert_eq!(refused(&resumed, FactKind::Informed, Seq(8)), Some(Why::NoWordOwed));
    assert_eq!(known(&after(resumed, &[FactKind::PutOnHold])), [10]);
    // Going on is the end of a pause, and of its names.
    let gone_on = after(candidacy, &[FactKind::Scheduled, FactKind::PutOnHold]);
    assert_eq!(known(&gone_on), [9]);
}

/// Whoever asked for more time, and has it, or has handed in, or left, waits for no answer. Whoever was decided against does until
/// they hear it: if that is undone, their request is still there.
#[test]
fn more_time_is_for_the_assignment_that_is_out() {
    let asks = [FactKind::Passed, FactKind::Assigned, FactKind::ExtensionAsked, FactKind::ExtensionAsked];
    let asked = after(applied(&an_assignment()), &asks);
    assert_eq!(asked.unanswered().count(), 2);
    for over in [FactKind::Extended, FactKind::Submitted, FactKind::Withdrew, FactKind::Pooled] {
        assert_eq!(after(asked.clone(), &[over]).unanswered().count(), 0, "{over}");
    }
    // An answer is to one request; the other waits, be it a yes or a no.
    assert_eq!(after(asked.clone(), &[FactKind::ExtensionAnswered]).unanswered().count(), 1);
    let decided = after(asked.clone(), &[FactKind::DecidedAgainst]);
    assert_eq!(decided.unanswered().count(), 2);
    assert_eq!(after(decided.clone(), &[FactKind::FeedbackDelivered]).unanswered().count(), 0);
    let undone = after(decided, &[FactKind::Reopened]);
    assert_eq!(undone.unanswered().count(), 2);
    assert!(undone.legal().contains(FactKind::ExtensionAnswered));
    // Reopened, it is asked anew.
    let back = after(asked, &[FactKind::Withdrew, FactKind::Reopened]);
    assert_eq!((back.phase(), back.unanswered().count()), (Phase::Assigned, 0));
    assert!(!back.legal().contains(FactKind::ExtensionAnswered));
}
