//! Guidance: every tip helps somewhere, is calm, and can be said otherwise. That every advice of the source has one says `facts`.

use candidacy::law::Phases;
use candidacy::terms::StepKind;
use candidacy::value::meeting::Screen;
use candidacy::value::{Name, TextError};
use candidacy::view::guidance::{self, Guidance, Occasion, Tip};
use candidacy::{Capacity, Phase, Process, Step};
use std::collections::BTreeSet;

/// The phases that a candidate can see.
const SEEN: Phases = Phases::ALL.difference(Phases::from_slice(&[Phase::Declining]));

/// Each tip helps somewhere in the source's own process, and everywhere a candidate finds at least one; each key is there once.
#[test]
fn every_tip_helps_somewhere() {
    let (english, process) = (Guidance::english(), Process::back_end());
    let meets = Phases::from_slice(&[Phase::Arranging, Phase::Scheduled, Phase::Held]);
    let works = Phases::from_slice(&[Phase::Preparing, Phase::Assigned, Phase::Submitted]);
    let mut places: Vec<(Phase, Option<&Step>)> =
        SEEN.iter().filter(|phase| !phase.is_in_a_step()).map(|phase| (phase, None)).collect();
    for step in process.steps() {
        let phases = if matches!(step.kind(), StepKind::Meeting { .. }) { meets } else { works };
        let yes = step.needs_yes().then_some(Phase::Proposed);
        places.extend(phases.iter().chain(yes).map(|phase| (phase, Some(step))));
    }
    let mut helped = BTreeSet::new();
    for (phase, step) in places {
        let here: Vec<&str> = english.at(phase, step).map(Tip::key).collect();
        assert!(!here.is_empty(), "nothing helps in {phase}");
        helped.extend(here);
    }
    let keys: BTreeSet<&str> = english.tips().iter().map(Tip::key).collect();
    assert_eq!(helped, keys);
    assert_eq!(keys.len(), english.tips().len());
}

/// Tips speak to one person, calmly: nobody is called a candidate or an applicant, nothing is shouted, and nobody must or has to;
/// nothing is longer than three sentences. As data, a tip is its key, its text and its facts (F2, F72).
#[test]
fn tips_are_calm() {
    const NEVER: [&str; 9] =
        ["candidate", "applicant", "must", "have to", "has to", "should have", "fail", "mandatory", "reject"];
    for tip in Guidance::default().tips() {
        let words = tip.text();
        let lower = words.to_lowercase();
        let said = NEVER.iter().find(|never| lower.contains(**never));
        assert_eq!(said, None, "{words}");
        let shouted = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase());
        assert!(!words.contains('!') && !words.split(' ').any(shouted), "{words}");
        let sentences = words.matches(['.', '?']).count();
        assert!(words.ends_with('.') && sentences <= 3 && words.len() <= 220, "{words}");
        let data = serde_json::json!({ "key": tip.key(), "text": words, "facts": tip.facts() });
        assert_eq!(serde_json::to_value(tip).expect("a tip is data"), data);
    }
}

/// Any tip can be said in other words, left out, and stand beside others; a key that is not there, or is there, is named.
#[test]
fn any_words_can_be_changed() {
    let english = Guidance::english();
    let translated =
        english.clone().reworded(english.tips().iter().map(|tip| (tip.key(), format!("vertaald: {}", tip.key()))));
    let translated = translated.expect("its own keys");
    assert!(translated.tips().iter().all(|tip| tip.text() == format!("vertaald: {}", tip.key())));
    for (before, after) in english.tips().iter().zip(translated.tips()) {
        assert_eq!((before.key(), before.facts()), (after.key(), after.facts()));
    }

    let unknown = english.clone().reworded([("nervs", "…")]).unwrap_err();
    assert_eq!(unknown, guidance::Error::Unknown("nervs".into()));
    assert_eq!(unknown.to_string(), "there is no tip `nervs`");
    let blank = english.clone().reworded([("nerves", " ")]).unwrap_err();
    assert_eq!(blank, guidance::Error::Text(TextError::Blank));

    let fewer = english.clone().without("skills").expect("its own key");
    assert!(fewer.tip("skills").is_none() && fewer.tips().len() + 1 == english.tips().len());
    assert_eq!(fewer.without("skills"), Err(guidance::Error::Unknown("skills".into())));
    let twice = Tip::new("nerves", "Breathe.", Phases::ALL, Occasion::Any).expect("a key and a text");
    assert_eq!(english.clone().with(twice), Err(guidance::Error::Twice("nerves".into())));
    let own = Tip::new("door", "The bell is broken; knock.", Phases::ALL, Occasion::Any).expect("a key and a text");
    let more = english.clone().with(own.clone()).expect("a key of its own");
    assert_eq!((more.tips().split_last(), more.tip("door")), (Some((&own, english.tips())), Some(&own)));
}

/// A tip of the caller's own helps where it is meant to: in its phases, at its kind of step.
#[test]
fn a_tip_helps_where_it_is_meant_to() {
    let chat = Step::meeting("chat", [Capacity::Recruiter]).expect("a name");
    let review = Step::meeting("review", [Capacity::Colleague]).expect("a name").sharing_the_screen();
    let case = Step::assignment("case", 7, Capacity::Colleague).expect("a name");
    assert!(matches!(review.kind(), StepKind::Meeting { screen: Screen::Shared, .. }));
    let helps = |occasion: Occasion| {
        let tip = Tip::new("own", "…", Phase::Scheduled, occasion).expect("a key and a text");
        assert!(SEEN.iter().all(|phase| phase == Phase::Scheduled || !tip.helps_at(phase, Some(&chat))));
        [None, Some(&chat), Some(&review), Some(&case)].map(|step| tip.helps_at(Phase::Scheduled, step))
    };
    assert_eq!(helps(Occasion::Any), [true; 4]);
    assert_eq!(helps(Occasion::ALL_MEETINGS), [false, true, true, false]);
    assert_eq!(helps(Occasion::MeetingWith(Capacity::Colleague.into())), [false, false, true, false]);
    assert_eq!(helps(Occasion::SharedScreen), [false, false, true, false]);
    assert_eq!(helps(Occasion::Assignment), [false, false, false, true]);
    assert_eq!(helps(Occasion::Step(Name::new("chat").expect("a name"))), [false, true, false, false]);
}
