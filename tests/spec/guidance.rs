//! Guidance: every tip helps somewhere, is calm, and can be said otherwise. That every advice of the source has one says `facts`.

use crate::support::day;
use crate::support::way::{Way, approached, back_end, informed};
use crate::support::ways::{DAY, applied, interview};
use crate::support::{feedback, reference, text};
use candidacy::law::{PartState, PartStates, Phases};
use candidacy::terms::Powers;
use candidacy::value::{Ask, Assignment, Category, ConcernKind, Consent, Name, Request, RequestKind, TextError};
use candidacy::view::guidance::{self, Guidance, Occasion, Tip, Writing};
use candidacy::{
    Aspect, Candidacy, CandidateView, Capacity, Fact, FactKind, Part, Phase, Process, PromiseKind, Step, Terms,
};
use std::collections::BTreeSet;

/// Candidacies in every phase that a candidate can be in, and at every step of the source's process, as far as each can be.
fn everywhere() -> Vec<Candidacy> {
    let mut all = vec![applied(&back_end(), day(0)), approached().0];
    let consent = Consent { until: day(300), evidence: reference("consent") };
    all.push(Way::applied().then(consent).then(Fact::Pooled).0);
    let mut way = Way::applied().advanced();
    for step in 1..=5 {
        all.push(way.0.clone());
        if way.0.phase() == Phase::Proposed {
            way = way.then(Fact::StepAgreed);
            all.push(way.0.clone());
        }
        way = if step == 3 {
            let sent = Box::new(Assignment::new(reference("case"), 6).expect("few hours"));
            let sent = way.then(Fact::AssignmentSent { part: None, assignment: sent });
            all.push(sent.0.clone());
            sent.then(Fact::AssignmentSubmitted { part: None, work: reference("work") })
        } else {
            let meeting = interview(way.0.terms(), way.at() + DAY * 2);
            let invited = way.clone().then(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) });
            all.push(invited.0);
            way.met()
        };
        all.push(way.0.clone());
        way = way.advanced();
    }
    all.push(way.0.clone());
    let offered = Way::applied().offered();
    let accepted = offered.clone().then(Fact::OfferAccepted);
    all.extend([offered.0, accepted.0.clone(), accepted.then(Fact::Hired).0]);
    let rejected = Way::applied().rejected(Category::Experience, "No back end yet.").then(feedback(1));
    all.extend([rejected.0, Way::applied().then(Fact::Withdrew).0, approached().then(Fact::ApproachLapsed).0]);
    all
}

/// A candidacy whose check is out.
fn checked() -> Candidacy {
    let check = Step::check("papers", "the register", Capacity::RECRUITER).expect("two names");
    let process = Process::new([(Capacity::RECRUITER, Powers::ALL)], [check]).expect("a process");
    let way = Way(applied(&Terms::new("checked", 1, process).expect("a name"), day(0))).advanced();
    let asked = candidacy::value::Label::new("the register").expect("a label");
    let check = Box::new(candidacy::value::CheckRequest { asked, document: None });
    way.then(Fact::CheckRequested { part: None, check }).0
}

/// Each tip helps somewhere, and everywhere a candidate finds at least one; each key is there once.
#[test]
fn every_tip_helps_somewhere() {
    let english = Guidance::english();
    let mut helped = BTreeSet::new();
    for candidacy in everywhere().iter().chain([&checked()]) {
        let here: Vec<&str> = english.at(candidacy.now(), candidacy.step()).map(Tip::key).collect();
        assert!(!here.is_empty(), "nothing helps in {:?}", candidacy.now());
        helped.extend(here.into_iter().map(str::to_owned));
    }
    for what in Writing::ALL {
        let tips: Vec<&str> = english.for_writing(*what).map(Tip::key).collect();
        assert!(!tips.is_empty(), "nothing helps who writes {what}");
        helped.extend(tips.into_iter().map(str::to_owned));
    }
    let keys: BTreeSet<String> = english.tips().iter().map(|tip| tip.key().to_owned()).collect();
    assert_eq!(helped, keys);
    assert_eq!(keys.len(), english.tips().len());
}

/// The tips for those who write say what feedback, evidence and adverts keep out, and no candidate is shown them (C17).
#[test]
fn those_who_write_are_told_what_to_keep_out() {
    let english = Guidance::english();
    for what in Writing::ALL {
        let words: String = english.for_writing(*what).map(Tip::text).collect();
        for out in ["age", "health", "family", "faith", "origin"] {
            assert!(words.contains(out), "{out} for {what}: {words}");
        }
    }
    for candidacy in everywhere() {
        let mut here = english.at(candidacy.now(), candidacy.step());
        assert!(here.all(|tip| !matches!(tip.occasion(), Occasion::Writing(_))));
    }
}

/// Tips speak to one person, calmly: nobody is called a candidate or an applicant, nothing is shouted, and nobody must or has to;
/// nothing is longer than three sentences. As data, a tip is its key, its text and its facts (F2, F72).
#[test]
fn tips_are_calm() {
    const NEVER: [&str; 9] =
        ["candidate", "applicant", "must", "have to", "has to", "should have", "fail", "mandatory", "reject"];
    let english = Guidance::default();
    for tip in english.tips().iter().filter(|tip| !matches!(tip.occasion(), Occasion::Writing(_))) {
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

/// Something that a tip says will happen, or can be done, and the part of the law that holds it.
#[derive(Debug)]
enum Carried {
    /// The candidate may ask for it, everywhere where the tip helps.
    Ask(RequestKind),
    /// The candidate may do it, everywhere where the tip helps.
    Act(FactKind),
    /// The company owes one of these, everywhere where the tip helps.
    Owed(&'static [PromiseKind]),
    /// The company owes it once something has happened, or is asked for.
    Then(PromiseKind),
    /// No decision has it as a reason.
    NoReason(&'static str),
    /// A law of this name, in this file.
    Law(&'static str, &'static str),
}

/// The tips for candidates that promise something, each with what holds it.
const PROMISED: &[(&str, &[Carried])] = {
    use Carried::{Act, Ask, Law, NoReason, Owed, Then};
    use PromiseKind as P;
    &[
        ("picture", &[NoReason("picture")]),
        ("place", &[Ask(RequestKind::Message), Then(P::Reply)]),
        ("times", &[Act(FactKind::TimesProposed)]),
        ("time_zone", &[Ask(RequestKind::Message), Then(P::Reply)]),
        ("adjustment", &[Ask(RequestKind::Adjustment), Then(P::Adjustment)]),
        ("portfolio", &[NoReason("portfolio")]),
        ("past_pay", &[Ask(RequestKind::Concern), NoReason("past_pay")]),
        ("nerves", &[NoReason("nerves")]),
        ("background", &[NoReason("background")]),
        ("both_sides", &[Ask(RequestKind::OtherTime), Then(P::OtherTime)]),
        (
            "set_up",
            &[
                Ask(RequestKind::Help),
                Then(P::Help),
                Law(include_str!("promises/moments.rs"), "help_comes_before_the_interview_and_after_an_hour"),
            ],
        ),
        ("a_week_or_more", &[Ask(RequestKind::MoreTime), Then(P::MoreTime)]),
        (
            "coming_back",
            &[Owed(&[P::Outcome]), Then(P::Feedback), Law(include_str!("hostile/ten.rs"), "work_is_never_for_nothing")],
        ),
        ("a_check", &[Owed(&[P::CheckNews])]),
        ("two_yeses", &[Act(FactKind::StepAgreed), Ask(RequestKind::Message)]),
        ("waiting", &[Owed(&[P::Outcome, P::Offer]), Ask(RequestKind::Message), Then(P::Reply)]),
        ("the_offer", &[Act(FactKind::OfferAccepted), Ask(RequestKind::MoreTime), Then(P::MoreTime)]),
        ("before_the_first_day", &[Owed(&[P::Start, P::Condition]), Act(FactKind::StartAgreed)]),
        ("the_first_day", &[Act(FactKind::StartAgreed), Ask(RequestKind::Message), Then(P::Reply)]),
        ("speak_up", &[Ask(RequestKind::Concern), Then(P::Concern), Then(P::Settlement)]),
        (
            "written_down",
            &[
                Then(P::Confirmation),
                Ask(RequestKind::Concern),
                Law(include_str!("candidate_view.rs"), "what_was_written_down_and_how_to_object"),
            ],
        ),
    ]
};

/// The words by which a tip promises something, or says that something can be done.
const PROMISING: [&str; 18] = [
    "you will hear",
    "owed",
    "we owe",
    "you can",
    "ask for",
    "tell us if",
    "tell us which",
    "tell us:",
    "propose some",
    "propose another",
    "write",
    "object",
    "no reason",
    "has a date",
    "gets a",
    "if you want",
    "nobody asks",
    "nobody judges",
];

/// A tip promises nothing but what the law holds: where it helps, the request is possible, the act is legal, the promise is made (C17).
#[test]
fn tips_promise_what_the_law_holds() {
    let english = Guidance::english();
    let theirs = |tip: &&Tip| !matches!(tip.occasion(), Occasion::Writing(_));
    for tip in english.tips().iter().filter(theirs) {
        let lower = tip.text().to_lowercase();
        let promises = PROMISING.iter().find(|words| lower.contains(**words));
        let carried = PROMISED.iter().any(|(key, _)| *key == tip.key());
        assert!(promises.is_none() || carried, "{}: {promises:?}", tip.key());
    }
    let all: Vec<Candidacy> = everywhere().into_iter().chain([checked()]).collect();
    for (key, carried) in PROMISED {
        let tip = english.tip(key).unwrap_or_else(|| panic!("there is no tip {key}"));
        let here: Vec<&Candidacy> = all.iter().filter(|one| tip.helps_at(one.now(), one.step())).collect();
        assert!(!here.is_empty() && !carried.is_empty(), "{key}");
        for one in *carried {
            let owed = |kind| candidacy::promise::PROMISES.iter().any(|row| row.kind == kind && row.by.is_company());
            let everywhere = |holds: &dyn Fn(&CandidateView, &Candidacy) -> bool| {
                here.iter().all(|one| holds(&CandidateView::of(one, one.last_line().entry.at), one))
            };
            let is_held = match one {
                Carried::Ask(kind) => everywhere(&|view, _| view.requests().contains(*kind)),
                Carried::Act(kind) => everywhere(&|view, _| view.acts().contains(*kind)),
                Carried::Owed(kinds) => {
                    everywhere(&|view, _| view.owed_to_you().iter().any(|it| kinds.contains(&it.kind)))
                }
                Carried::Then(kind) => owed(*kind),
                Carried::NoReason(word) => {
                    let word = || serde_json::json!(word);
                    serde_json::from_value::<Category>(word()).is_err()
                        && serde_json::from_value::<Aspect>(word()).is_err()
                }
                Carried::Law(file, name) => file.contains(&format!("#[test]\nfn {name}()")),
            };
            assert!(is_held, "{key} promises {one:?}");
        }
    }
}

/// Nobody is asked what they earned before: it is the candidate's own affair, those who write are told never to ask, nothing that an
/// application holds is for it, and a question about it can be raised as a concern (C9).
#[test]
fn past_pay_is_never_asked() {
    let english = Guidance::english();
    let tip = english.tip("past_pay").expect("a tip for candidates");
    assert!(tip.text().contains("need not tell") && tip.text().contains("speak up about the question"));
    for candidacy in everywhere().iter().filter(|one| one.phase() == Phase::Underway && one.meeting(1).is_some()) {
        assert!(english.at(candidacy.now(), candidacy.step()).any(|tip| tip.key() == "past_pay"));
    }
    for what in [Writing::Advert, Writing::Evidence] {
        let words: String = english.for_writing(what).map(Tip::text).collect();
        assert!(words.to_lowercase().contains("never ask what somebody earns or earned before"), "{what}");
    }
    let profile = serde_json::to_string(&candidacy::Profile::default()).expect("a profile");
    for kind in candidacy::value::MaterialKind::ALL.iter().map(|kind| kind.name()).chain([profile.as_str()]) {
        assert!(!["pay", "salary", "wage", "income"].iter().any(|word| kind.contains(word)), "{kind}");
    }
    let ask = Ask::Concern { about: None, kind: ConcernKind::Question };
    let asked = Request { ask, message: reference("mail/4") };
    let way = Way::applied().advanced().met().then(asked);
    let owed = CandidateView::of(&way.0, way.at());
    assert!(owed.owed_to_you().iter().any(|one| one.kind == PromiseKind::Settlement));
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
    let twice = Tip::new("nerves", "Breathe.", Occasion::In(Phases::ALL)).expect("a key and a text");
    assert_eq!(english.clone().with(twice), Err(guidance::Error::Twice("nerves".into())));
    let none = Guidance::none();
    assert!(none.tips().is_empty() && none.at(checked().now(), None).next().is_none());
    let own = Tip::new("door", "The bell is broken; knock.", Occasion::In(Phases::ALL)).expect("a key and a text");
    let more = english.clone().with(own.clone()).expect("a key of its own");
    assert_eq!((more.tips().split_last(), more.tip("door")), (Some((&own, english.tips())), Some(&own)));
}

/// A tip of the caller's own helps where it is meant to: in its phases, at such a part that is so far.
#[test]
fn a_tip_helps_where_it_is_meant_to() {
    let parts = [
        Part::interview("review", Capacity::COLLEAGUE).expect("a name").sharing_the_screen(),
        Part::assignment("case", 7).expect("a name"),
    ];
    let steps = [
        Step::interview("chat", Capacity::RECRUITER).expect("a name"),
        Step::of("day", parts, Capacity::RECRUITER).expect("a name"),
    ];
    let cast = [(Capacity::RECRUITER, Powers::ALL), (Capacity::COLLEAGUE, Powers::EMPTY)];
    let terms = Terms::new("two", 1, Process::new(cast, steps).expect("a process")).expect("a name");
    let before = Way(applied(&terms, day(0))).then(informed(0));
    let chat = before.clone().advanced();
    let waived = chat.clone().then(Fact::PartWaived { part: None, reason: text("known well") });
    let at_the_day = waived.advanced();
    let sent = Fact::AssignmentSent {
        part: Some(2),
        assignment: Box::new(Assignment::new(reference("case"), 6).expect("few hours")),
    };
    let working = at_the_day.clone().then(sent);
    let places = [&before.0, &chat.0, &at_the_day.0, &working.0];
    let helps = |occasion: Occasion| {
        let tip = Tip::new("own", "…", occasion).expect("a key and a text");
        places.map(|candidacy| tip.helps_at(candidacy.now(), candidacy.step()))
    };
    let ahead = PartStates::from_slice(&[PartState::ToSetUp, PartState::SetUp]);
    assert_eq!(helps(Occasion::In(Phases::ALL)), [true; 4]);
    assert_eq!(helps(Occasion::In(Phase::Preparing.into())), [false, true, true, false]);
    assert_eq!(helps(Occasion::interview(ahead)), [false, true, true, true]);
    assert_eq!(helps(Occasion::With(Capacity::COLLEAGUE.into(), ahead)), [false, false, true, true]);
    assert_eq!(helps(Occasion::SharedScreen(ahead)), [false, false, true, true]);
    assert_eq!(helps(Occasion::assignment(PartState::SetUp)), [false, false, false, true]);
    assert_eq!(helps(Occasion::assignment(PartState::ToSetUp)), [false, false, true, false]);
    assert_eq!(helps(Occasion::Step(Name::new("chat").expect("a name"))), [false, true, false, false]);
    assert_eq!(helps(Occasion::Writing(Writing::Advert)), [false; 4]);
}
