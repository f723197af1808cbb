//! A redacted journal: nobody's words are left in it, and everything happened as it did.

use crate::support::ways::{self, DAY};
use crate::support::{day, reasons, reference, staff, text};
use crate::wire::dress::Dress;
use crate::wire::format::Format;
use crate::wire::walks::{assert_same, journal_in, known};
use candidacy::candidacy::Happened;
use candidacy::phase::Screening;
use candidacy::step::back_end::BackEnd;
use candidacy::value::{Answer, Label, Rejection, Reversal};
use candidacy::view::report::Report;
use candidacy::view::timeline::Timeline;
use candidacy::view::{Audit, Watchlist};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, FactKind, Process, Terms};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

/// Words of which eight characters in a row mean something: they occur nowhere by chance.
fn words() -> BoxedStrategy<Dress> {
    (vec("[a-z0-9ßé漢]{12,40}", 1..4), any::<u64>()).prop_map(|(words, roll)| Dress { words, roll }).boxed()
}

/// Holds two JSON values against each other: the second is the first, but that a text may have been taken away; a CV is that of the
/// empty page.
fn same_but_for_texts(was: &Value, is: &Value, at: &str) {
    match (was, is) {
        (Value::String(was), Value::String(is)) => assert!(was == is || TAKEN.contains(&is.as_str()), "{at}: {is}"),
        (Value::Array(was), Value::Array(is)) => {
            assert_eq!(was.len(), is.len(), "{at}");
            for (was, is) in was.iter().zip(is) {
                same_but_for_texts(was, is, at);
            }
        }
        (Value::Object(was), Value::Object(is)) => {
            assert_eq!(was.keys().collect::<Vec<_>>(), is.keys().collect::<Vec<_>>(), "{at}");
            for ((key, was), is) in was.iter().zip(is.values()) {
                if key != "cv" && key != "cv_replaced" {
                    same_but_for_texts(was, is, &format!("{at}.{key}"));
                }
            }
        }
        (was, is) => assert_eq!(was, is, "{at}"),
    }
}

/// How many of these words a journal says.
fn said(candidacy: &Candidacy, words: &[String]) -> usize {
    let json = serde_json::to_string(candidacy).expect("JSON");
    words.iter().filter(|word| json.contains(word.as_str())).count()
}

/// How a text looks that was taken away.
const TAKEN: [&str; 3] = ["redacted", "redacted.pdf", "https://redacted.invalid"];

proptest! {
    /// No personal text of the original is left in the redacted journal, in whatever format it is kept: not eight characters of
    /// it in a row.
    #[test]
    fn no_word_is_left(
        (words, (candidacy, _)) in words().prop_flat_map(|dress| {
            (Just(dress.words.clone()), journal_in(Just(dress).boxed(), 40))
        }),
    ) {
        prop_assert!(said(&candidacy, &words) > 0, "the words are really there");
        let redacted = candidacy.redacted();
        for format in Format::ALL {
            let bytes = format.write(&redacted);
            for word in &words {
                let letters: Vec<char> = word.chars().collect();
                for piece in letters.windows(8) {
                    let piece: String = piece.iter().collect();
                    let found = bytes.windows(piece.len()).any(|window| window == piece.as_bytes());
                    prop_assert!(!found, "`{piece}` is left, {format:?}");
                }
            }
        }
    }

    /// A text is left as it was or is taken away whole; what else the journal says, it says as before. Redacted twice is redacted once.
    #[test]
    fn a_text_stays_or_goes((candidacy, _) in journal_in(words(), 40)) {
        let (before, after) = (serde_json::to_value(&candidacy).unwrap(), serde_json::to_value(candidacy.redacted()).unwrap());
        same_but_for_texts(&before, &after, "");
        prop_assert_eq!(candidacy.redacted().redacted(), candidacy.redacted());
    }

    /// What the company counts and looks back at is as before, to the word: a report, also of some that are redacted beside some that
    /// are not, an audit, a timeline, the list of what is owed.
    #[test]
    fn the_views_of_the_company_are_as_before((candidacy, _) in journal_in(words(), 40), other in journal_in(words(), 20)) {
        let (redacted, at) = (candidacy.redacted(), candidacy.last_line().entry.at + DAY * 30);
        let report = |one: &Candidacy| Report::new([one, &other.0], at);
        prop_assert_eq!(report(&redacted), report(&candidacy));
        prop_assert_eq!(Audit::new(&redacted, at).to_string(), Audit::new(&candidacy, at).to_string());
        prop_assert_eq!(Timeline::new(&redacted, at).to_string(), Timeline::new(&candidacy, at).to_string());
        let list = |one: &Candidacy| [one].into_iter().collect::<Watchlist>();
        prop_assert_eq!(list(&redacted), list(&candidacy));
        prop_assert_eq!(redacted.retention_period(), candidacy.retention_period());
    }

    /// It replays under the same terms, and everything that is derived from it is as before: phases, parts, pending items, what is
    /// legal for whom, and each promise with its dates and its end.
    #[test]
    fn everything_happened_as_it_did((candidacy, shelf) in journal_in(words(), 60)) {
        let redacted = candidacy.redacted();
        let replayed = Candidacy::replay(&shelf, redacted.journal().to_vec());
        let replayed = replayed.unwrap_or_else(|error| panic!("no guard looks at words, and {error}"));
        assert_same(&replayed, &redacted);
        let way = |candidacy: &Candidacy| -> Vec<_> {
            let happened = |it: Happened<'_>| {
                (it.seq, it.entry.at, it.entry.by, it.entry.fact.kind(), it.now, it.pending, it.opened, it.ended)
            };
            candidacy.history().map(happened).collect()
        };
        prop_assert_eq!(way(&replayed), way(&candidacy));
        prop_assert_eq!(replayed.all_promises(), candidacy.all_promises());
        for redacted in [&replayed, &redacted] {
            prop_assert!(redacted.promises().eq(candidacy.promises()));
            prop_assert!(redacted.waiting().eq(candidacy.waiting()));
            prop_assert_eq!(redacted.legal(), candidacy.legal());
            for (capacity, _) in candidacy.terms().process().cast() {
                prop_assert_eq!(redacted.legal_for(staff(capacity)), candidacy.legal_for(staff(capacity)));
            }
            prop_assert_eq!((redacted.id(), redacted.role()), (candidacy.id(), candidacy.role()));
            let due = |candidacy: &Candidacy| (1..=8).map(|part| candidacy.due(part)).collect::<Vec<_>>();
            prop_assert_eq!(due(redacted), due(&candidacy));
        }
    }
}

fn back_end() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a short name")
}

/// What is typed stays typed.
#[test]
fn a_typed_candidacy_is_redacted_as_it_is() {
    let opened = || ways::applied(&Terms::new("back-end", 1, Process::back_end()).unwrap(), day(0));
    let screening = opened().narrow::<Screening<BackEnd>>().expect("it was applied");
    let redacted: Candidacy<Screening<BackEnd>> = screening.redacted();
    assert_eq!(redacted.untyped(), opened().redacted());
}

/// Two reviews from outside that led back, each once, are still two when their names are gone.
#[test]
fn two_reviews_stay_two() {
    let mut mira = ways::applied(&back_end(), day(0));
    let recruiter = staff(Capacity::RECRUITER);
    for (review, at) in [("staff tribunal", 1), ("labour court", 3)] {
        let to = mira.record(Entry::new(recruiter, Rejection::from(reasons()), day(at))).unwrap().line.seq;
        let told = Fact::CandidateInformed { to, answer: Answer::Final, message: reference("no"), stated: None };
        let _ = mira.record(Entry::new(recruiter, told, day(at))).unwrap();
        let reversal = Reversal::new(text("The appeal was upheld.")).after_review(Label::new(review).unwrap());
        let _ = mira.record(Entry::new(recruiter, reversal, day(at + 1))).unwrap();
    }
    assert_eq!(Candidacy::replay(&back_end(), mira.redacted().journal().to_vec()), Ok(mira.redacted()));
}

/// A redacted candidacy goes on: what the law takes of the original it takes of it.
#[test]
fn it_goes_on() {
    let mut words = Dress::plain();
    let original = crate::wire::walks::opened(0, FactKind::Applied, day(0), &mut words);
    let mut redacted = original.redacted();
    for kind in FactKind::ALL {
        for entry in ways::entries(original.terms(), Some(&original), *kind, day(1)) {
            assert_eq!(original.check(&entry), redacted.check(&entry), "{kind}");
        }
    }
    let withdrew = Entry::new(Actor::Candidate, Fact::Withdrew, day(1));
    assert!(redacted.record(withdrew).is_ok());
    assert_eq!(Candidacy::replay(&known(0), redacted.journal().to_vec()), Ok(redacted));
}

/// The empty page that stands for a CV is a PDF, and says nothing of the one that was there: not how large it was, nor what was odd
/// about it. It is the same for every CV.
#[test]
fn a_cv_becomes_an_empty_page() {
    let mut mira = ways::applied(&back_end(), day(0));
    let newer = candidacy::Cv::check(&[crate::support::PDF, b"\n"].concat(), "newer.pdf", "application/pdf").unwrap();
    let _ = mira.record(Entry::new(Actor::Candidate, newer, day(1))).unwrap();
    assert_ne!(mira.journal()[0].fact.cv(), mira.journal()[1].fact.cv());
    let mira = mira.redacted();
    let cv = mira.cv().expect("an application has one");
    assert_eq!((cv.name(), cv.version().map(|version| version.to_string()).as_deref()), ("redacted.pdf", Some("1.4")));
    assert!(cv.warnings().is_empty());
    assert!(mira.journal().iter().all(|entry| entry.fact.cv() == Some(cv)));
}

/// The key of a request and the names of conditions and tools stay, and so does whose act it was and who wrote it down.
#[test]
fn what_is_no_word_about_a_person_stays() {
    let mut mira = ways::applied(&back_end(), day(0));
    let entry = Entry::new(Actor::Candidate, Fact::Withdrew, day(3))
        .recorded_by(staff(Capacity::RECRUITER))
        .occurred(day(3) - DAY)
        .deviating(text("by telephone, on a Sunday"))
        .requested_as(reference("request/1"));
    let _ = mira.record(entry.clone()).unwrap();
    let redacted = &mira.redacted().journal()[1].clone();
    assert_eq!((redacted.by, redacted.writer(), redacted.happened()), (entry.by, entry.writer(), entry.happened()));
    assert_eq!(redacted.request_id(), entry.request_id());
    assert_eq!(redacted.deviation().map(candidacy::Text::as_str), Some("redacted"));
}
