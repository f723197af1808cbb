//! Values: each is checked once, when it is made, and in the same way when it is read.

mod entries;
mod limits;
mod links;
mod texts;

use crate::layers::variants;
use crate::support::{day, evidence, feedback, reasons, staff, text};
use crate::wire::any::categories;
use candidacy::value::meeting::{self, Link, Party};
use candidacy::value::{
    Capacities, Category, ConcernKind, EvidenceError, FeedbackError, Finding, IdError, Label, Manner, Reason, TextError,
};
use candidacy::{
    Aspect, Attendance, CandidacyId, CandidateId, Capacity, Evidence, Feedback, Meeting, PersonId, Place, Reasons,
    RoleId, Seq, Staff, Text, Time,
};
use chrono::{TimeDelta, Timelike};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use uuid::Uuid;

/// Reading a value applies the checks of making it: both give the same value, or the same words why not.
fn same<T: DeserializeOwned + PartialEq + Debug, E: Display>(made: Result<T, E>, written: &Value) -> Option<T> {
    match (made, serde_json::from_value::<T>(written.clone())) {
        (Ok(made), Ok(read)) => {
            assert_eq!(made, read);
            Some(made)
        }
        (Err(error), Err(refused)) => {
            assert_eq!(refused.to_string(), error.to_string());
            None
        }
        (made, read) => panic!("made: {:?}, read: {read:?}", made.map_err(|error| error.to_string())),
    }
}

/// A meeting starts at a moment that a clock shows.
#[test]
fn a_meeting_starts_on_the_clock() {
    use chrono::Timelike;
    let ana = [staff(Capacity::RECRUITER)];
    let at = |second: u32| day(0).with_second(second).unwrap().with_nanosecond(1_500_000_000).unwrap();
    let place = || Place::online("https://meet.example").unwrap();
    assert_eq!(Meeting::new(at(30), 30, place(), ana), Err(meeting::Error::NoSuchMoment));
    assert!(Meeting::new(at(59), 30, place(), ana).is_ok(), "the last second of a minute can leap");
}

/// Nobody and nothing is nil: each id takes any UUID but that one, made or read.
#[test]
fn nil_is_no_id() {
    fn check<T: DeserializeOwned + PartialEq + Debug + Display + TryFrom<Uuid, Error = IdError>>(
        new: fn(Uuid) -> Result<T, IdError>,
    ) {
        assert_eq!(new(Uuid::nil()), Err(IdError::Nil));
        for uuid in [Uuid::nil(), Uuid::max(), Uuid::from_u128(1), Uuid::from_u128(1 << 127)] {
            let made = same(new(uuid), &json!(uuid));
            assert_eq!(made.is_some(), !uuid.is_nil());
            assert_eq!(T::try_from(uuid), new(uuid));
            assert!(made.is_none_or(|id| id.to_string() == uuid.to_string()));
        }
        for odd in [json!(""), json!("1"), json!(1), json!(null), json!("00000000-0000-0000-0000-00000000000g")] {
            assert!(serde_json::from_value::<T>(odd.clone()).is_err(), "{odd}");
        }
    }
    check(CandidacyId::new);
    check(CandidateId::new);
    check(PersonId::new);
    check(RoleId::new);
    assert_eq!(serde_json::from_value::<Seq>(json!(7)).unwrap(), Seq(7));
    for odd in [json!(-1), json!(4_294_967_296_u64), json!("7"), json!(1.5)] {
        assert!(serde_json::from_value::<Seq>(odd.clone()).is_err(), "{odd}");
    }
}

fn someone(n: u128, capacity: Capacity) -> Staff {
    Staff::new(PersonId::new(Uuid::from_u128(n)).unwrap(), capacity)
}

fn label(words: &str) -> Label {
    Label::new(words).unwrap()
}

fn online() -> Place {
    Place::online("https://meet.example/ana").unwrap()
}

/// A meeting is online, at a link, or on site, with the way there; it is nowhere else, and never nowhere (F25).
#[test]
fn a_meeting_is_online_or_on_site() {
    assert_eq!(variants("Place"), ["Online", "OnSite"]);
    same(Place::online("tel:+31201234567"), &json!({ "online": "tel:+31201234567" })).unwrap();
    same(Place::on_site("Second floor"), &json!({ "on_site": "Second floor" })).unwrap();
    same(Place::on_site(" "), &json!({ "on_site": " " }));
    same(Place::online(" "), &json!({ "online": " " }));
    for odd in [json!("online"), json!("on_site"), json!(null), json!({}), json!({ "elsewhere": "Second floor" })] {
        assert!(serde_json::from_value::<Place>(odd.clone()).is_err(), "{odd}");
    }
}

/// A meeting takes a minute to a day, ends within the calendar, and is with one to twenty people, each named once.
#[test]
fn a_meeting_is_one() {
    let ana = someone(1, Capacity::RECRUITER);
    let meet = |minutes| Meeting::new(day(0), minutes, online(), [ana]);
    let a_day = 24 * 60;
    assert_eq!(Meeting::MAX_MINUTES, a_day);
    for minutes in [0, a_day + 1, u16::MAX] {
        assert_eq!(meet(minutes), Err(meeting::Error::Minutes(minutes)));
    }
    for minutes in [1, a_day] {
        let meeting = meet(minutes).unwrap();
        assert_eq!(meeting.ends() - meeting.starts(), TimeDelta::minutes(minutes.into()));
    }

    let last = Time::MAX_UTC - TimeDelta::minutes(30);
    assert_eq!(Meeting::new(last, 30, online(), [ana]).map(|meeting| meeting.ends()), Ok(Time::MAX_UTC));
    assert_eq!(Meeting::new(last, 31, online(), [ana]), Err(meeting::Error::NeverEnds));

    let crowd = |n: u128| (1..=n).map(|n| someone(n, Capacity::COLLEAGUE));
    assert_eq!(Meeting::new(day(0), 30, online(), []), Err(meeting::Error::People(0)));
    assert_eq!(Meeting::new(day(0), 30, online(), crowd(20)).map(|meeting| meeting.people().len()), Ok(20));
    assert_eq!(Meeting::new(day(0), 30, online(), crowd(21)), Err(meeting::Error::People(21)));
    assert_eq!(Attendance::new([]), Err(meeting::Error::People(0)));
    assert_eq!(Attendance::new(crowd(20)).map(|came| came.people().len()), Ok(20));
    assert_eq!(Attendance::new(crowd(21)), Err(meeting::Error::People(21)));
    // However many are named, it does not count to the end.
    assert_eq!(Attendance::new((1..).map(|n| someone(n, Capacity::COLLEAGUE))), Err(meeting::Error::People(21)));

    let twice = [ana, someone(2, Capacity::COLLEAGUE), someone(1, Capacity::COLLEAGUE)];
    assert_eq!(Meeting::new(day(0), 30, online(), twice), Err(meeting::Error::Twice(ana.person)));
    assert_eq!(Attendance::new(twice), Err(meeting::Error::Twice(ana.person)));
    assert_eq!(Attendance::try_from(twice), Err(meeting::Error::Twice(ana.person)));
}

fn people() -> impl Strategy<Value = Vec<Staff>> {
    vec(
        (1_u128..40, select(&[Capacity::RECRUITER, Capacity::COLLEAGUE]))
            .prop_map(|(n, capacity)| someone(n, capacity)),
        0..24,
    )
}

proptest! {
    /// Meetings and attendances are made and read alike; either side can be late (F32).
    #[test]
    fn meetings_are_made_and_read_alike(
        people in people(),
        minutes in prop_oneof![0..5_u16, 1_438..1_444_u16, any::<u16>()],
        late in prop_oneof![Just(day(0)), (0..2_000_i64).prop_map(|minutes| Time::MAX_UTC - TimeDelta::minutes(minutes))],
        shared in any::<bool>(),
        topics in 0..24_usize,
        words in any::<[bool; 3]>(),
        delay in any::<Option<u16>>(),
        (who, named) in select([(Party::Candidate, "candidate"), (Party::Company, "company")].as_slice()),
    ) {
        let [recorded, adjusted, together] = words;
        let made = Meeting::new(late, minutes, online(), people.iter().copied());
        let made = made.and_then(|it| it.about(vec![label("the last release"); topics]));
        let made = made.map(|it| if shared { it.sharing_the_screen() } else { it });
        let made = made.map(|it| if recorded { it.recorded(text("to read it again")) } else { it });
        let made = made.map(|it| if adjusted { it.with_adjustments(text("subtitles")) } else { it });
        let made = made.map(|it| if together { it.together(label("panel day 3")) } else { it });
        let written = json!({
            "starts": format!("{late:?}"), "minutes": minutes, "people": people,
            "place": { "online": "https://meet.example/ana" },
            "screen": if shared { "shared" } else { "not_shared" },
            "topics": vec!["the last release"; topics],
            "recording": if recorded { json!({ "recorded": { "purpose": "to read it again" } }) } else { json!("not_recorded") },
            "adjustments": adjusted.then_some("subtitles"),
            "shared_with": together.then_some("panel day 3"),
        });
        if let Some(meeting) = same(made, &written) {
            prop_assert_eq!(serde_json::to_value(meeting).unwrap(), written);
        }

        let made = Attendance::new(people.iter().copied());
        let made = delay.map_or(made.clone(), |minutes| made.map(|came| came.late(who, minutes)));
        let late = delay.map(|minutes| json!({ "who": named, "minutes": minutes }));
        let written = json!({ "people": people, "late": late });
        if let Some(came) = same(made, &written) {
            prop_assert_eq!(serde_json::to_value(came).unwrap(), written);
        }
    }

    /// Evidence, reasons and feedback are made and read alike, from none to one too many (F10).
    #[test]
    fn words_of_a_decision_are_made_and_read_alike(
        findings in 0..24_usize,
        reasons_ in 0..13_usize,
        points in 0..13_usize,
        strengths in 0..13_usize,
        spoken in any::<bool>(),
    ) {
        let finding = Finding { aspect: Aspect::CompanyFit, requirement: text("curious"), seen: text("asked") };
        let all = vec![finding; findings];
        let taken = same(Evidence::new(all.clone()), &json!(all));
        prop_assert_eq!(taken.is_some(), (1..=20).contains(&findings));

        let one = Reason { category: Category::CompanyFit { value: text("honest") }, details: text("how") };
        let all = vec![one; reasons_];
        let taken = same(Reasons::new(all.clone()), &json!(all));
        prop_assert_eq!(taken.is_some(), (1..=10).contains(&reasons_));

        let author = staff(Capacity::RECRUITER).person;
        let manner = if spoken { Manner::Spoken } else { Manner::Written };
        let mut made = Ok(Feedback::new(reasons(), text("try again"), author, manner));
        for _ in 0..points {
            made = made.and_then(|feedback| feedback.work_on(text("a point")));
        }
        for _ in 0..strengths {
            made = made.and_then(|feedback| feedback.strength(text("good")));
        }
        let written = json!({
            "reasons": reasons(), "work_on": vec!["a point"; points], "strengths": vec!["good"; strengths],
            "advice": "try again", "author": author, "manner": manner,
        });
        // What is added one by one is refused at the eleventh; what is read is counted whole.
        let read = serde_json::from_value::<Feedback>(written.clone());
        prop_assert_eq!(read.is_ok(), points <= 10 && strengths <= 10);
        prop_assert_eq!(made.clone().ok(), read.ok());
        match made {
            Ok(feedback) => prop_assert_eq!(serde_json::to_value(feedback).unwrap(), written),
            Err(error) => prop_assert_eq!(error, FeedbackError::Points(11)),
        }
    }
}

/// Evidence and reasons grow one by one up to their limit, and say what the limit is.
#[test]
fn too_many_are_refused() {
    let mut evidence = evidence();
    for _ in 1..Evidence::MAX {
        evidence = evidence.and(Aspect::Experience, "a requirement", "what was seen").unwrap();
    }
    assert_eq!(evidence.and(Aspect::Experience, "one", "more"), Err(EvidenceError::Length(21)));
    let mut all = reasons();
    for category in categories(&text("honest")).into_iter().skip(1) {
        all = all.and(category, "details").unwrap();
    }
    assert_eq!(all.and(Category::Honesty, "one more"), Err(FeedbackError::Reasons(11)));
    assert_eq!(feedback(10).work_on(text("one more")), Err(FeedbackError::Points(11)));
    assert_eq!(feedback(10).strength(text("good")).map(|feedback| feedback.strengths().len()), Ok(1));
    assert_eq!(Evidence::from_finding(Aspect::Experience, "", "seen"), Err(EvidenceError::Text(TextError::Blank)));
    assert_eq!(Evidence::from_finding(Aspect::Experience, "required", " "), Err(EvidenceError::Text(TextError::Blank)));
    assert_eq!(Reasons::from_reason(Category::Honesty, "\u{200b}"), Err(FeedbackError::Text(TextError::Blank)));
}

/// Who was late is said of an attendance, and where nobody was, nobody is.
#[test]
fn who_was_late_is_shown() {
    let came = Attendance::new([staff(Capacity::RECRUITER)]).unwrap();
    assert_eq!(came.lateness(), None);
    let late = came.late(Party::Company, 12).lateness().map(|late| (late.who, late.minutes));
    assert_eq!(late, Some((Party::Company, 12)));
}

/// A conversation looks at three things and at no fourth, and what was seen of one is of a requirement that is named (F24).
#[test]
fn three_things_are_looked_at() {
    assert_eq!(variants("Aspect"), ["Experience", "Characteristics", "CompanyFit"]);
    let read = |aspect: &str, requirement: &str| {
        let finding = json!([{ "aspect": aspect, "requirement": requirement, "seen": "asked" }]);
        serde_json::from_value::<Evidence>(finding).is_ok()
    };
    for aspect in ["experience", "characteristics", "company_fit"] {
        assert!(read(aspect, "curious") && !read(aspect, " "), "{aspect}");
    }
    assert!(!["picture", "background", "portfolio", "age", "other"].iter().any(|aspect| read(aspect, "curious")));
}

/// A concern says what it is about: something personal, a message that was missed, conduct, discrimination, the own data, or a question
/// of an interview (F61, C19).
#[test]
fn a_concern_says_what_it_is_about() {
    let kinds = [
        (ConcernKind::Personal, "personal"),
        (ConcernKind::MissedMessage, "missed_message"),
        (ConcernKind::Conduct, "conduct"),
        (ConcernKind::Discrimination, "discrimination"),
        (ConcernKind::Data, "data"),
        (ConcernKind::Question, "question"),
    ];
    assert_eq!(ConcernKind::ALL, kinds.map(|(kind, _)| kind));
    for (kind, named) in kinds {
        assert_eq!(serde_json::to_value(kind).unwrap(), json!(named));
        assert_eq!(serde_json::from_value::<ConcernKind>(json!(named)).unwrap(), kind);
    }
    assert!(serde_json::from_value::<ConcernKind>(json!("other")).is_err());
}

/// At most ten things that a reason can be about, and none of them is "other": free text alone gives poor feedback, and a
/// long list gives boxes ticked. Nerves, a picture, a background and a portfolio are not among them (F72, F18, F29, F38), nor
/// is who somebody is (F73); company fit is, with the value that is meant (F35, F36), and honesty (F46), and the thinking (F68).
#[test]
fn ten_categories_and_no_other() {
    let there = variants("Category");
    assert!(there.len() <= 10, "{there:?}");
    assert_eq!(there.len(), categories(&text("honest")).len());
    for word in ["other", "misc", "unknown", "nerves", "picture", "background", "portfolio", "culture", "age", "gender"]
    {
        assert!(!there.iter().any(|name| name.to_lowercase() == word), "{word}");
        let written = json!([{ "category": word, "details": "why" }]);
        assert!(serde_json::from_value::<Reasons>(written).is_err(), "{word}");
    }
    // A value of the company is named, and details are always there.
    for good in [json!({ "company_fit": { "value": "honest" } }), json!("honesty"), json!("approach")] {
        let read = |reason: Value| serde_json::from_value::<Reasons>(json!([reason]));
        assert!(read(json!({ "category": good, "details": "why" })).is_ok(), "{good}");
        assert!(
            read(json!({ "category": good })).is_err() && read(json!({ "category": good, "details": " " })).is_err()
        );
    }
    for odd in [json!("company_fit"), json!({ "company_fit": {} }), json!({ "company_fit": { "value": " " } })] {
        assert!(serde_json::from_value::<Reasons>(json!([{ "category": odd, "details": "why" }])).is_err(), "{odd}");
    }
}

/// A capacity is a word of 1 to 23 ASCII letters, digits and `_`, made and read alike; its order is that of the words.
#[test]
fn a_capacity_is_a_word() {
    for word in ["r", "ward_sister", "Tier2", &"a".repeat(23), "", &"a".repeat(24), "ward sister", "zöe", "a-b", "a\0"]
    {
        let made = same(Capacity::new(word), &json!(word));
        assert_eq!(made.is_some(), (1..=23).contains(&word.len()) && !word.contains([' ', 'ö', '-', '\0']), "{word}");
        assert!(made.is_none_or(|capacity| capacity.as_str() == word && capacity.to_string() == word));
    }
    assert!(Capacity::COLLEAGUE < Capacity::RECRUITER);
    assert_eq!(format!("{:>12}", Capacity::RECRUITER), "   recruiter");
}

/// A list of capacities has each once, in the order of their words, however it was given.
#[test]
fn a_list_of_capacities_is_written_in_one_order() {
    let read: Capacities = serde_json::from_value(json!(["recruiter", "colleague", "recruiter"])).unwrap();
    assert_eq!(read, Capacities::from([Capacity::COLLEAGUE, Capacity::RECRUITER]));
    assert_eq!(serde_json::to_value(&read).unwrap(), json!(["colleague", "recruiter"]));
    assert_eq!((read.len(), read.is_empty()), (2, false));
    assert_eq!(read.to_string(), "colleague, recruiter");
    assert_eq!(serde_json::from_value::<Capacities>(json!([])).unwrap(), Capacities::default());
    assert_eq!(Capacities::default().to_string(), "none");
}

/// Every way in which a value can be refused happens: each that the source lists has an input that causes it.
#[test]
fn every_refusal_of_a_value_happens() {
    let leap = day(0).with_nanosecond(1_500_000_000).unwrap(); // in the first second of a minute
    let meeting = |starts, minutes, people: &[u128]| {
        let people = people.iter().map(|n| someone(*n, Capacity::COLLEAGUE));
        Meeting::new(starts, minutes, online(), people).unwrap_err()
    };
    let said = |errors: &[&dyn Debug]| -> BTreeSet<String> {
        errors.iter().map(|error| format!("{error:?}").split(['(', ' ']).next().unwrap().to_owned()).collect()
    };
    let texts = ["", &"a".repeat(Text::MAX + 1), "a\u{1b}"].map(|words| Text::new(words).unwrap_err());
    let links = ["mailto:a@b", &format!("https://{}", "a".repeat(Link::MAX)), "https://a b"];
    let links = links.map(|link| Link::new(link).unwrap_err());
    let meetings = [
        meeting(day(0), 0, &[1]),
        meeting(leap, 30, &[1]),
        meeting(Time::MAX_UTC, 30, &[1]),
        meeting(day(0), 30, &[]),
        meeting(day(0), 30, &[1, 1]),
        Meeting::new(day(0), 30, online(), [someone(1, Capacity::COLLEAGUE)])
            .and_then(|it| it.about(vec![label("a topic"); 21]))
            .unwrap_err(),
    ];
    let evidence =
        [Evidence::new([]).unwrap_err(), Evidence::from_finding(Aspect::Experience, "", "seen").unwrap_err()];
    let feedback = [
        Reasons::new([]).unwrap_err(),
        feedback(10).work_on(text("one more")).unwrap_err(),
        Reasons::from_reason(Category::Honesty, "").unwrap_err(),
    ];
    let ids = [PersonId::new(Uuid::nil()).unwrap_err(), "Anna".parse::<PersonId>().unwrap_err()];
    let capacities = ["", "ward sister"].map(|word| Capacity::new(word).unwrap_err());
    for (name, happened) in [
        ("TextError", said(&texts.each_ref().map(|error| error as &dyn Debug))),
        ("LinkError", said(&links.each_ref().map(|error| error as &dyn Debug))),
        ("value::meeting::Error", said(&meetings.each_ref().map(|error| error as &dyn Debug))),
        ("EvidenceError", said(&evidence.each_ref().map(|error| error as &dyn Debug))),
        ("FeedbackError", said(&feedback.each_ref().map(|error| error as &dyn Debug))),
        ("CapacityError", said(&capacities.each_ref().map(|error| error as &dyn Debug))),
        ("IdError", said(&ids.each_ref().map(|error| error as &dyn Debug))),
    ] {
        assert_eq!(happened, variants(name).into_iter().collect(), "{name}");
    }
}
