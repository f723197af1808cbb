//! Values: each is checked once, when it is made, and in the same way when it is read.

use crate::layers::variants;
use crate::support::{PDF, day, evidence, feedback, reasons, reference, staff, text};
use crate::wire::any::{categories, dress};
use candidacy::{
    Aspect, Attendance, CandidacyId, CandidateId, Capacities, Capacity, Category, Concern, ConcernKind, Cv, CvError,
    Entry, Evidence, EvidenceError, Feedback, FeedbackError, Finding, IdError, Label, Link, LinkError, Manner, Meeting,
    MeetingError, Name, Party, PersonId, Place, Reason, Reasons, Reference, RoleId, Seq, Staff, Text, TextError, Time,
};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
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

/// Each of these texts, as each of the four kinds of text: made and read alike.
fn texts(words: &str) -> [Result<(), TextError>; 4] {
    same(Text::new(words), &json!(words));
    same(Reference::new(words), &json!(words));
    same(Name::new(words), &json!(words));
    same(Label::new(words), &json!(words));
    assert_eq!(Text::try_from(words), Text::new(words));
    assert_eq!(words.parse::<Reference>(), Reference::new(words));
    assert_eq!(Name::try_from(Box::from(words)), Name::new(words));
    assert_eq!(Label::try_from(words), Label::new(words));
    [
        Text::new(words).map(drop),
        Reference::new(words).map(drop),
        Name::new(words).map(drop),
        Label::new(words).map(drop),
    ]
}

/// A text in which nothing can be seen says nothing: no characters, blanks of every script, characters without ink.
#[test]
fn a_blank_text_is_refused() {
    let invisible = [
        '\u{20}',
        '\u{a0}',
        '\u{ad}',
        '\u{34f}',
        '\u{61c}',
        '\u{115f}',
        '\u{1160}',
        '\u{1680}',
        '\u{17b4}',
        '\u{17b5}',
        '\u{180b}',
        '\u{180e}',
        '\u{2000}',
        '\u{2003}',
        '\u{200a}',
        '\u{200b}',
        '\u{200c}',
        '\u{200d}',
        '\u{200e}',
        '\u{200f}',
        '\u{2028}',
        '\u{2029}',
        '\u{202a}',
        '\u{202e}',
        '\u{202f}',
        '\u{205f}',
        '\u{2060}',
        '\u{2064}',
        '\u{2066}',
        '\u{206f}',
        '\u{2800}',
        '\u{3000}',
        '\u{3164}',
        '\u{fe00}',
        '\u{fe0f}',
        '\u{feff}',
        '\u{ffa0}',
        '\u{e0001}',
        '\u{e0020}',
        '\u{e007f}',
        '\u{e0100}',
        '\u{e01ef}',
    ];
    assert_eq!(texts(""), [Err(TextError::Blank); 4]);
    for c in invisible {
        for blank in [c.to_string(), format!(" {c}{c} ")] {
            assert_eq!(texts(&blank)[0], Err(TextError::Blank), "{}", c.escape_unicode());
            assert!(texts(&blank).iter().all(Result::is_err), "{}", c.escape_unicode());
        }
        // Within one line, what turns the direction of writing could make a name look like another.
        let turns =
            matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let line = if turns { Err(TextError::Control(0)) } else { Ok(()) };
        assert_eq!(texts(&format!("{c}x{c}")), [Ok(()), line, line, line], "{}", c.escape_unicode());
    }
    let all: String = invisible.iter().collect();
    assert_eq!(texts(&all)[0], Err(TextError::Blank));
    assert_eq!(Text::new("\r\n\t"), Err(TextError::Blank));
}

/// What is short but can be seen is a text: a letter, a digit, a picture, a mark.
#[test]
fn whatever_can_be_seen_is_a_text() {
    for words in ["a", "0", ".", "漢", "ß", "👍", "👩\u{200d}💻", "❤\u{fe0f}", "\u{301}", "\u{fffd}", "﷽"] {
        assert_eq!(texts(words), [Ok(()); 4], "{words}");
    }
}

/// A text is as long as it has characters, not bytes; the longest is taken as it is, and one more is too many.
#[test]
fn length_is_counted_in_characters() {
    for c in ["a", "ß", "漢", "👍"] {
        for (kind, max) in [(0, Text::MAX), (1, Reference::MAX), (2, Name::MAX), (3, Label::MAX)] {
            assert_eq!(texts(&c.repeat(max))[kind], Ok(()), "{max} × {c}");
            let too_long = Err(TextError::TooLong { chars: max + 1, max });
            assert_eq!(texts(&c.repeat(max + 1))[kind], too_long, "{} × {c}", max + 1);
        }
    }
    assert_eq!((Text::MAX, Reference::MAX, Name::MAX, Label::MAX), (4_000, 200, 60, 200));
    // Blanks count too: nothing is trimmed.
    assert_eq!(Name::new(" a ").unwrap().as_str(), " a ");
    assert_eq!(texts(&" ".repeat(61))[2], Err(TextError::TooLong { chars: 61, max: 60 }));
}

/// No control character is in a text, whatever surrounds it; a line break and a tab only where several lines are fine. The
/// error says where.
#[test]
fn control_characters_are_refused() {
    for c in (0..=0x1f).chain(0x7f..=0x9f).map(|c| char::from_u32(c).unwrap()) {
        let lines = matches!(c, '\n' | '\r' | '\t');
        let [text, reference, name, label] = texts(&format!("ß{c}x"));
        let at = Err(TextError::Control(2));
        assert_eq!(text, if lines { Ok(()) } else { at }, "{c:?}");
        assert_eq!([reference, name, label], [at; 3], "{c:?}");
    }
}

proptest! {
    /// Reading a text applies the checks of making it, whatever the text; taken, it is kept to the letter. An error repeats
    /// nothing of it.
    #[test]
    fn texts_are_made_and_read_alike(any in any::<String>(), seen in "\\PC{1,70}", long in vec("[α-ω]{40}", 0..6)) {
        for words in [any, seen, long.concat()] {
            let kept = |taken: Option<&str>| taken.is_none_or(|taken| taken == words);
            prop_assert!(kept(Text::new(words.as_str()).ok().as_ref().map(Text::as_str)));
            prop_assert!(kept(Reference::new(words.as_str()).ok().as_ref().map(Reference::as_str)));
            prop_assert!(kept(Label::new(words.as_str()).ok().as_ref().map(Label::as_str)));
            prop_assert!(kept(Name::new(words.as_str()).ok().as_ref().map(Name::as_str)));
            for error in texts(&words).into_iter().filter_map(Result::err) {
                prop_assert!(error.to_string().is_ascii());
            }
        }
    }

    /// The same for links.
    #[test]
    fn links_are_made_and_read_alike(any in any::<String>(), rest in "\\PC{0,40}", odd in any::<char>(), long in 1_980_usize..2_010) {
        for link in [any, rest.clone(), format!("https://{rest}"), format!("tel:{odd}"), format!("http://{}", "α".repeat(long))] {
            if let Some(taken) = same(Link::new(link.as_str()), &json!(link)) {
                prop_assert_eq!(taken.as_str(), link.as_str());
                let seen = taken.as_str();
                prop_assert!(["https://", "http://", "tel:"].iter().any(|s| seen.starts_with(s) && seen.len() > s.len()));
                prop_assert!(!seen.contains(|c: char| c.is_control() || c.is_whitespace()));
                prop_assert!(seen.chars().count() <= Link::MAX);
            }
            same(Place::online(&link).map_err(|error| error.to_string()), &json!({ "online": link }));
            same(Place::on_site(&link).map_err(|error| error.to_string()), &json!({ "on_site": link }));
        }
    }
}

/// A link leads where a candidate can safely follow, and nowhere else; capital letters hide nothing.
#[test]
fn a_link_has_a_safe_scheme() {
    for link in
        ["https://meet.example/ana", "http://10.0.0.1:8080/?a=b#c", "tel:+31-20-555-01-23", "https://münchen.example/ä"]
    {
        assert_eq!(Link::new(link).unwrap().as_str(), link);
    }
    for link in [
        "",
        "https://",
        "http://",
        "tel:",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,hello",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://meet.example/1",
        "ftp://meet.example",
        "mailto:ana@meet.example",
        "meet.example/ana",
        "//meet.example/ana",
        "https:meet.example",
        "https:/meet.example",
        "https;//meet.example",
        " https://meet.example",
        "\thttps://meet.example",
        "\nhttps://meet.example",
        "\u{feff}https://meet.example",
        "HTTPS://meet.example",
        "Https://meet.example",
        "Tel:+31",
        "xhttps://meet.example",
        "javascript:https://meet.example",
    ] {
        assert_eq!(Link::new(link), Err(LinkError::Scheme), "{link:?}");
    }
}

/// Nothing in a link ends an attribute, a tag or a line of the page that it stands on.
#[test]
fn a_link_has_no_odd_character() {
    let blanks = ['\u{20}', '\u{a0}', '\u{2003}', '\u{2028}', '\u{3000}', '\u{200b}', '\u{202e}', '\u{feff}'];
    let controls = ['\0', '\t', '\n', '\r', '\u{1b}', '\u{7f}', '\u{85}', '\u{9f}'];
    for c in ['"', '\'', '<', '>', '`', '\\'].into_iter().chain(blanks).chain(controls) {
        for link in [format!("https://meet.example/{c}"), format!("tel:1{c}1"), format!("http://a{c}")] {
            assert_eq!(Link::new(link), Err(LinkError::Character(c)), "{c:?}");
        }
        for link in [format!("https://{c}meet.example"), format!("tel:{c}1")] {
            assert_eq!(Link::new(link), Err(LinkError::Scheme), "{c:?}");
        }
    }
    assert_eq!(LinkError::Character('\n').to_string(), "a link has no `\\n` in it");
}

/// A link leads to a host or a number, and nothing before the host looks like one.
#[test]
fn a_link_leads_somewhere() {
    for nowhere in
        ["https://", "https:///", "https://?", "http://#x", "http://.", "tel:", "tel:javascript:alert(1)", "tel: 1"]
    {
        assert_eq!(Link::new(nowhere), Err(LinkError::Scheme), "{nowhere}");
    }
    for elsewhere in ["https://meet.example@evil.example/", "http://a:b@c", "https://a@"] {
        assert_eq!(Link::new(elsewhere), Err(LinkError::Character('@')), "{elsewhere}");
    }
    for fine in
        ["https://meet.example/@ana?to=a@b", "http://[::1]/", "https://größe.example", "tel:+31-20-123", "tel:0201"]
    {
        assert!(Link::new(fine).is_ok(), "{fine}");
    }
}

/// A meeting starts at a moment that a clock shows.
#[test]
fn a_meeting_starts_on_the_clock() {
    use chrono::Timelike;
    let ana = [staff(Capacity::Recruiter)];
    let at = |second: u32| day(0).with_second(second).unwrap().with_nanosecond(1_500_000_000).unwrap();
    let place = || Place::online("https://meet.example").unwrap();
    assert_eq!(Meeting::new(at(30), 30, place(), ana), Err(MeetingError::NoSuchMoment));
    assert!(Meeting::new(at(59), 30, place(), ana).is_ok(), "the last second of a minute can leap");
}

/// A link is as long as it has characters.
#[test]
fn a_link_is_not_too_long() {
    for c in ["a", "ä"] {
        let rest = |length: usize| format!("https://{}", c.repeat(length - "https://".len()));
        assert!(Link::new(rest(Link::MAX)).is_ok());
        assert_eq!(Link::new(rest(Link::MAX + 1)), Err(LinkError::TooLong));
    }
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
    let ana = someone(1, Capacity::Recruiter);
    let meet = |minutes| Meeting::new(day(0), minutes, online(), [ana]);
    for minutes in [0, Meeting::MAX_MINUTES + 1, u16::MAX] {
        assert_eq!(meet(minutes), Err(MeetingError::Minutes(minutes)));
    }
    for minutes in [1, Meeting::MAX_MINUTES] {
        let meeting = meet(minutes).unwrap();
        assert_eq!(meeting.ends() - meeting.starts(), TimeDelta::minutes(minutes.into()));
    }

    let last = Time::MAX_UTC - TimeDelta::minutes(30);
    assert_eq!(Meeting::new(last, 30, online(), [ana]).map(|meeting| meeting.ends()), Ok(Time::MAX_UTC));
    assert_eq!(Meeting::new(last, 31, online(), [ana]), Err(MeetingError::NeverEnds));

    let crowd = |n: u128| (1..=n).map(|n| someone(n, Capacity::Colleague));
    assert_eq!(Meeting::new(day(0), 30, online(), []), Err(MeetingError::People(0)));
    assert_eq!(Meeting::new(day(0), 30, online(), crowd(20)).map(|meeting| meeting.people().len()), Ok(20));
    assert_eq!(Meeting::new(day(0), 30, online(), crowd(21)), Err(MeetingError::People(21)));
    assert_eq!(Attendance::of([]), Err(MeetingError::People(0)));
    assert_eq!(Attendance::of(crowd(20)).map(|came| came.people().len()), Ok(20));
    assert_eq!(Attendance::of(crowd(21)), Err(MeetingError::People(21)));
    // However many are named, it does not count to the end.
    assert_eq!(Attendance::of((1..).map(|n| someone(n, Capacity::Colleague))), Err(MeetingError::People(21)));

    let twice = [ana, someone(2, Capacity::Colleague), someone(1, Capacity::Colleague)];
    assert_eq!(Meeting::new(day(0), 30, online(), twice), Err(MeetingError::Twice(ana.person)));
    assert_eq!(Attendance::of(twice), Err(MeetingError::Twice(ana.person)));
    assert_eq!(Attendance::try_from(twice), Err(MeetingError::Twice(ana.person)));
}

/// What people cover is told by them, and not by who wrote it down.
#[test]
fn people_cover_their_own_capacities() {
    let two = [someone(1, Capacity::Recruiter), someone(2, Capacity::Colleague)];
    let covers = Capacities::of(&[Capacity::Recruiter, Capacity::Colleague]);
    assert_eq!(Meeting::new(day(0), 30, online(), two).unwrap().covers(), covers);
    assert_eq!(Attendance::of(two).unwrap().covers(), covers);
    let mut written = serde_json::to_value(Attendance::of(two).unwrap()).unwrap();
    written["covers"] = json!(["managing_director"]);
    assert_eq!(serde_json::from_value::<Attendance>(written).unwrap().covers(), covers);
}

fn people() -> impl Strategy<Value = Vec<Staff>> {
    vec((1_u128..40, select(Capacity::ALL)).prop_map(|(n, capacity)| someone(n, capacity)), 0..24)
}

proptest! {
    /// Meetings and attendances are made and read alike; either side can be late (F32).
    #[test]
    fn meetings_are_made_and_read_alike(
        people in people(),
        minutes in prop_oneof![0..5_u16, 1_438..1_444_u16, any::<u16>()],
        late in prop_oneof![Just(day(0)), (0..2_000_i64).prop_map(|minutes| Time::MAX_UTC - TimeDelta::minutes(minutes))],
        shared in any::<bool>(),
        delay in any::<Option<u16>>(),
        (who, named) in select([(Party::Candidate, "candidate"), (Party::Company, "company")].as_slice()),
    ) {
        let made = Meeting::new(late, minutes, online(), people.iter().copied());
        let made = if shared { made.map(Meeting::sharing_the_screen) } else { made };
        let starts = format!("{late:?}");
        let screen = if shared { "shared" } else { "not_shared" };
        let place = json!({ "online": "https://meet.example/ana" });
        let written = json!({ "starts": starts, "minutes": minutes, "place": place, "people": people, "screen": screen });
        if let Some(meeting) = same(made, &written) {
            prop_assert_eq!(serde_json::to_value(meeting).unwrap(), written);
        }

        let made = Attendance::of(people.iter().copied());
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

        let author = staff(Capacity::Recruiter).person;
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

    /// A stored CV is not trusted: it is what `check` gives, or it is refused.
    #[test]
    fn a_cv_is_made_and_read_alike(name in any::<String>(), dress in dress()) {
        for name in [name, dress.words.concat()] {
            let cv = Cv::check(PDF, &name, "").unwrap();
            let written = serde_json::to_value(&cv).unwrap();
            prop_assert_eq!(serde_json::from_value::<Cv>(written).unwrap(), cv);
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
    assert_eq!(Evidence::of(Aspect::Experience, "", "seen"), Err(EvidenceError::Text(TextError::Blank)));
    assert_eq!(Evidence::of(Aspect::Experience, "required", " "), Err(EvidenceError::Text(TextError::Blank)));
    assert_eq!(Reasons::of(Category::Honesty, "\u{200b}"), Err(FeedbackError::Text(TextError::Blank)));
}

/// Who was late is said of an attendance, and where nobody was, nobody is.
#[test]
fn who_was_late_is_shown() {
    let came = Attendance::of([staff(Capacity::Recruiter)]).unwrap();
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

/// A concern says what it is about: something personal, a message that was missed, or conduct (F61).
#[test]
fn a_concern_says_what_it_is_about() {
    assert_eq!(variants("ConcernKind"), ["Personal", "MissedMessage", "Conduct"]);
    for (kind, named) in [
        (ConcernKind::Personal, "personal"),
        (ConcernKind::MissedMessage, "missed_message"),
        (ConcernKind::Conduct, "conduct"),
    ] {
        let concern = Concern { kind, message: reference("letters/3") };
        let written = json!({ "kind": named, "message": "letters/3" });
        assert_eq!(serde_json::to_value(&concern).unwrap(), written);
        assert_eq!(serde_json::from_value::<Concern>(written).unwrap(), concern);
    }
    assert!(serde_json::from_value::<Concern>(json!({ "message": "letters/3" })).is_err());
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

/// A stored CV that was edited is refused: without a name, with a path or a control character in it, without bytes, or
/// with a version that no PDF has.
#[test]
fn an_edited_cv_is_refused() {
    let good = json!({ "name": "cv.pdf", "bytes": PDF.len(), "version": "1.7", "pages": 1, "warnings": [] });
    assert_eq!(serde_json::from_value::<Cv>(good.clone()).unwrap(), Cv::check(PDF, "cv.pdf", "").unwrap());
    for (field, odd) in [
        ("name", json!("")),
        ("name", json!(" ")),
        ("name", json!("../cv.pdf")),
        ("name", json!("a\\cv.pdf")),
        ("name", json!("cv\n.pdf")),
        ("name", json!("cv\u{202e}fdp.exe")),
        ("name", json!("a".repeat(256))),
        ("name", json!(null)),
        ("bytes", json!(0)),
        ("bytes", json!(-1)),
        ("bytes", json!(u64::MAX)),
        ("bytes", json!(1_u64 << 32)),
        ("version", json!("3.0")),
        ("version", json!("1.10")),
        ("version", json!("")),
        ("version", json!(1.7)),
        ("pages", json!(0)),
        ("pages", json!(-1)),
        ("warnings", json!(["unheard_of"])),
        ("warnings", json!("javascript")),
    ] {
        let mut edited = good.clone();
        edited[field] = odd.clone();
        assert!(serde_json::from_value::<Cv>(edited).is_err(), "{field}: {odd}");
    }
    let mut most = good;
    most["bytes"] = json!(u32::MAX);
    assert!(serde_json::from_value::<Cv>(most).is_ok(), "a policy may allow as much");
    assert_eq!(Cv::check(b"", "cv.pdf", "application/pdf"), Err(CvError::Empty));
}

/// A set of capacities is a list of their names, each once, in one order, however it was given.
#[test]
fn a_set_is_written_in_one_order() {
    let read: Capacities = serde_json::from_value(json!(["colleague", "recruiter", "colleague"])).unwrap();
    assert_eq!(read, Capacities::of(&[Capacity::Recruiter, Capacity::Colleague]));
    assert_eq!(serde_json::to_value(read).unwrap(), json!(["recruiter", "colleague"]));
    assert_eq!((read.len(), read.is_empty()), (2, false));
    assert_eq!(read.to_string(), "recruiter, colleague");
    assert_eq!(serde_json::to_value(Capacities::ALL).unwrap(), json!(Capacity::ALL));
    assert_eq!(serde_json::from_value::<Capacities>(json!([])).unwrap(), Capacities::NONE);
}

/// Every way in which a value can be refused has its case above: their lists in the source are as long as here.
#[test]
fn every_refusal_of_a_value_is_known() {
    for (name, known) in [
        ("TextError", ["Blank", "TooLong", "Control"].as_slice()),
        ("LinkError", &["Scheme", "TooLong", "Character"]),
        ("MeetingError", &["Minutes", "NoSuchMoment", "NeverEnds", "People", "Twice"]),
        ("EvidenceError", &["Length", "Text"]),
        ("FeedbackError", &["Reasons", "Points", "Text"]),
    ] {
        assert_eq!(variants(name), known);
    }
}

/// An entry of a stored journal is made of these values, so a bad one anywhere in it refuses the entry.
#[test]
fn an_entry_with_a_bad_value_is_refused() {
    let entry = |fact: Value| {
        let entry = json!({ "at": "2026-03-02T09:00:00Z", "by": "candidate", "fact": fact });
        serde_json::from_value::<Entry>(entry).map_err(|error| error.to_string())
    };
    assert!(entry(json!({ "waived": { "reason": "fine" } })).is_ok());
    for (fact, why) in [
        (json!({ "waived": { "reason": " " } }), "the text is blank"),
        (json!({ "submitted": { "work": "a\nb" } }), "control character at byte 1"),
        (json!({ "passed": { "evidence": [] } }), "1 to 20 findings, not 0"),
        (json!({ "decided_against": { "reasons": [] } }), "1 to 10 reasons, not 0"),
        (json!({ "held": { "people": [], "late": null } }), "1 to 20 people of the company, not 0"),
        (json!({ "replied": { "to": -1, "message": "m" } }), "-1"),
        (json!({ "informed": { "to": 0, "message": "" } }), "the text is blank"),
        (json!({ "concern_settled": { "to": 4_294_967_296_u64, "message": "m" } }), "4294967296"),
        (json!({ "follow_up_promised": { "due": "2026-03-03T09:00:00Z", "about": "\u{200b}" } }), "the text is blank"),
        (json!({ "follow_up_promised": { "due": "tomorrow", "about": "a call" } }), "not a moment as RFC 3339"),
        (json!({ "role_found": { "role": Uuid::nil(), "evidence": evidence() } }), "the nil uuid names nobody"),
        (json!({ "role_found": { "role": Uuid::max(), "evidence": [] } }), "1 to 20 findings, not 0"),
    ] {
        let error = entry(fact.clone()).expect_err("a bad value");
        assert!(error.contains(why), "{fact}: {error}");
    }
}
