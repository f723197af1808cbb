//! The words for people: every key has a text in every language that comes along, and what is said in one is said in all.

#[cfg(feature = "fluent")]
mod languages;

use candidacy::cv::{self, FileKind, Risk};
use candidacy::foreign::{FindingKind, What};
use candidacy::law::{Condition, Pending};
use candidacy::person::RetentionReason;
use candidacy::terms::PartKind;
use candidacy::terms::policy::{Basis, RecordKind};
use candidacy::value::RequestKind;
use candidacy::view::report::SourceKind;
use candidacy::view::words::{Error, Said, Words};
use candidacy::view::{AssentStands, Limit, StepLeft, WrittenAct};
use candidacy::{FactKind, Phase, PromiseKind, Status};
use std::collections::BTreeSet;

/// Every phase, fact, act, request, promise, pending item, status, condition, basis, observation, kind of file and risk has a text (L).
#[test]
fn every_enumeration_has_its_words() {
    let words = Words::english();
    let mut wanted: Vec<String> = Vec::new();
    wanted.extend(Phase::ALL.iter().map(|phase| format!("phase.{phase}")));
    wanted.extend(FactKind::ALL.iter().flat_map(|fact| [format!("fact.{fact}"), format!("act.{fact}")]));
    wanted.extend(RequestKind::ALL.iter().flat_map(|ask| [format!("ask.{ask}"), format!("asked.{ask}")]));
    wanted.extend(PromiseKind::ALL.iter().map(|promise| format!("owed.{promise}")));
    wanted.extend(Condition::ALL.iter().map(|condition| format!("refused.not_now.{condition}")));
    wanted.extend(FileKind::ALL.iter().map(|kind| format!("cv.kind.{}", kind.code())));
    wanted.extend(
        PartKind::ALL
            .iter()
            .flat_map(|kind| ["to_set_up", "set_up", "done", "waived"].map(|state| format!("part.{kind}.{state}"))),
    );
    wanted.extend(Phase::ALL.iter().map(|phase| format!("name.phase.{phase}")));
    wanted.extend(FactKind::ALL.iter().map(|fact| format!("name.fact.{fact}")));
    wanted.extend(PromiseKind::ALL.iter().map(|promise| format!("name.promise.{promise}")));
    wanted.extend(Pending::ALL.iter().map(|pending| format!("name.pending.{pending}")));
    wanted.extend(Status::ALL.iter().map(|status| format!("name.status.{status}")));
    wanted.extend(Basis::ALL.iter().map(|basis| format!("name.basis.{basis}")));
    wanted.extend(SourceKind::ALL.iter().map(|source| format!("name.source.{source}")));
    wanted.extend(StepLeft::ALL.iter().map(|left| format!("behind.{left}")));
    wanted.extend(RetentionReason::ALL.iter().map(|reason| format!("retained.{reason}")));
    wanted.extend(RecordKind::ALL.iter().map(|record| format!("name.record.{record}")));
    wanted.extend(AssentStands::ALL.iter().map(|stands| format!("audit.observed.assent.{stands}")));
    wanted.extend(WrittenAct::ALL.iter().map(|stands| format!("audit.observed.written_down.{stands}")));
    wanted.extend(Limit::ALL.iter().map(|limit| format!("audit.taken_off.{limit}")));
    wanted.extend(What::ALL.iter().map(|what| format!("name.what.{what}")));
    wanted.extend(FindingKind::ALL.iter().map(|kind| format!("name.finding.{kind}")));
    // An act of the candidate's that is a request is named by what is asked.
    let missing: Vec<&String> = wanted.iter().filter(|key| words.text(key).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The keys are in order, each once; what is said of a number has a text for one and for any other.
#[test]
fn every_key_is_there_once() {
    let keys: Vec<&str> = Words::keys().collect();
    assert!(keys.windows(2).all(|two| two[0] < two[1]), "{keys:?}");
    let all: BTreeSet<&str> = keys.iter().copied().collect();
    for key in &keys {
        if let Some(family) = key.strip_suffix("@one") {
            assert!(all.contains(&*format!("{family}@other")), "{key} is alone");
        }
        assert_eq!(Words::english().text(key).map(|text| text.is_empty()), Some(false), "{key}");
    }
    assert!(keys.len() > 500);
}

/// The refusals and advice of the check of a CV read the same from the catalogue as from the check itself.
#[test]
fn a_cv_is_refused_in_the_same_words() {
    let words = Words::english();
    let mut refused = 0;
    let kinds =
        FileKind::ALL.iter().flat_map(|is| [true, false].map(|named_pdf| cv::Error::NotPdf { is: *is, named_pdf }));
    let firsts = FileKind::ALL.iter().map(|first| cv::Error::Polyglot { first: *first, pdf_at: 9 });
    let damages = [
        cv::Damage::NoObjects,
        cv::Damage::NoTrailer,
        cv::Damage::NoCatalog,
        cv::Damage::NoPageTree,
        cv::Damage::TextTransfer,
    ];
    let limits = [cv::Limit::Work, cv::Limit::Memory, cv::Limit::Pages];
    let others = [
        cv::Error::Empty,
        cv::Error::TooLarge { len: 7_340_033, max: 5 << 20 },
        cv::Error::Truncated,
        cv::Error::NoPages,
        cv::Error::PasswordProtected,
        cv::Error::UnsupportedEncryption { handler: "FOPN_fLock".into() },
    ];
    let all = kinds.chain(firsts).chain(others).chain(Risk::ALL.iter().map(|risk| cv::Error::Risk { risk: *risk }));
    let all = all.chain(damages.map(|damage| cv::Error::Damaged { damage }));
    for error in all.chain(limits.map(|limit| cv::Error::TooComplex { limit })) {
        assert_eq!(error.said(&words), error.to_string());
        assert_eq!(words.advice(&error), error.advice());
        refused += 1;
    }
    assert!(refused > 100);
}

/// A refusal in words says why, and what is possible instead, with no name that only programs know (C24).
#[test]
fn a_refusal_is_said_to_people() {
    for refusal in crate::refusals::met().values() {
        let said = refusal.said(&Words::english());
        let beginning =
            if refusal.phase.is_some() { "That is not possible here: " } else { "That does not begin a candidacy: " };
        assert!(said.starts_with(beginning) && said.ends_with('.'), "{said}");
        assert!(!said.contains(['{', '}', '`', '_']) && !said.contains("refused."), "{said}");
        let others = refusal.phase.is_some() && !refusal.legal.difference(refusal.fact.into()).is_empty();
        assert_eq!(said.contains("Possible instead: "), others, "{said}");
    }
}

/// A text in other words is taken for its key and no other, with its places and no others.
#[test]
fn other_words_fit_their_keys() {
    let reworded = |key: &str, text: &str| Words::english().reworded([(key, text)]);
    assert_eq!(reworded("span.days@one", "a day").expect("a key").text("span.days@one").as_deref(), Some("a day"));
    assert_eq!(reworded("span.day", "a day"), Err(Error::NoSuchKey("span.day".into())));
    let place = Error::NoSuchPlace { key: "span.days@other".into(), place: "days".into() };
    assert_eq!(reworded("span.days@other", "{days} days"), Err(place));
    assert_eq!(reworded("step.a_chat", "a talk").expect("a name").text("step.a_chat").as_deref(), Some("a talk"));
    assert!(Words::english().missing().is_empty());
}
