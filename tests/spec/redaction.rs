//! A redacted journal: nobody's words are left in it, and everything happened as it did.

use crate::report::fleet::fleets;
use crate::support::{after, applied, applied_openly, day, terms};
use crate::wire::any::{Dress, journal_in};
use crate::wire::format::Format;
use candidacy::candidacy::Recorded;
use candidacy::{Audit, Candidacy, FactKind, Process, Report};
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
        (words, candidacy) in words().prop_flat_map(|dress| {
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

    /// A text is left as it was or is taken away whole; what else the journal says, it says as before.
    #[test]
    fn a_text_stays_or_goes(candidacy in journal_in(words(), 40)) {
        let (before, after) = (serde_json::to_value(&candidacy).unwrap(), serde_json::to_value(candidacy.redacted()).unwrap());
        same_but_for_texts(&before, &after, "");
        prop_assert_eq!(candidacy.redacted().redacted(), candidacy.redacted());
    }

    /// It replays under the same terms, and everything that is derived from it is as before: phases, marks, steps, what is
    /// legal, each promise with its dates and its end, what an audit finds and what a report counts.
    #[test]
    fn everything_happened_as_it_did(candidacy in journal_in(words(), 60), later in 0_i64..90) {
        let redacted = Candidacy::replay(candidacy.terms(), candidacy.redacted().journal().to_vec());
        let redacted = redacted.expect("no guard looks at words");
        prop_assert_eq!(&redacted, &candidacy.redacted());
        let way = |candidacy: &Candidacy| -> Vec<_> {
            let told = |at: Recorded<'_>| (at.seq, at.entry.at, at.entry.by, at.entry.fact.kind(), at.phase, at.step, at.marks);
            candidacy.history().map(told).collect()
        };
        prop_assert_eq!(way(&redacted), way(&candidacy));
        prop_assert_eq!(redacted.all_promises(), candidacy.all_promises());
        for redacted in [&redacted, &candidacy.redacted()] {
            prop_assert!(redacted.promises().eq(candidacy.promises()));
            prop_assert!(redacted.unanswered().eq(candidacy.unanswered()));
            prop_assert_eq!(redacted.legal(), candidacy.legal());
            prop_assert_eq!(redacted.due(), candidacy.due());
            prop_assert_eq!((redacted.id(), redacted.role()), (candidacy.id(), candidacy.role()));
            let at = candidacy.journal().last().expect("an opening").at + chrono::TimeDelta::days(later);
            prop_assert_eq!(Audit::new(redacted, at), Audit::new(&candidacy, at));
            prop_assert_eq!(report([redacted], at), report([&candidacy], at));
        }
    }

    /// A report over a fleet of which some are redacted is the report over the fleet.
    #[test]
    fn reports_count_the_redacted(fleet in fleets(5), redact in vec(any::<bool>(), 5)) {
        let told: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.told(id)).collect();
        let some: Vec<Candidacy> =
            told.iter().zip(redact).map(|(one, redact)| if redact { one.redacted() } else { one.clone() }).collect();
        prop_assert_eq!(report(&some, day(60)), report(&told, day(60)));
    }
}

fn report<'a>(candidacies: impl IntoIterator<Item = &'a Candidacy>, at: candidacy::Time) -> Report {
    Report::new(candidacies, at)
}

/// The empty page that stands for a CV is a PDF, and says nothing of the one that was there: not how large it was, nor what was odd
/// about it. It is the same for every CV.
#[test]
fn a_cv_becomes_an_empty_page() {
    let terms = terms(Process::back_end());
    let candidacy = after(applied(&terms), &[FactKind::CvReplaced]);
    assert_ne!(candidacy.journal()[0].fact.cv(), candidacy.journal()[1].fact.cv());
    let (candidacy, openly) = (candidacy.redacted(), applied_openly(&terms).redacted());
    let cv = candidacy.cv().expect("an application has one");
    assert_eq!((cv.name(), cv.version().map(|version| version.to_string()).as_deref()), ("redacted.pdf", Some("1.4")));
    assert!(cv.warnings().is_empty());
    for entry in candidacy.journal().iter().chain(openly.journal()) {
        assert_eq!(entry.fact.cv(), Some(cv));
    }
}

/// What was typed stays typed.
#[test]
fn a_typed_candidacy_is_redacted_as_it_is() {
    let screening =
        applied(&terms(Process::back_end())).narrow::<candidacy::phase::Screening>().expect("it was applied");
    let redacted: Candidacy<candidacy::phase::Screening> = screening.redacted();
    assert_eq!(redacted.untyped(), applied(&terms(Process::back_end())).redacted());
}
