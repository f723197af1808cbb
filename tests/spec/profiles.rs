//! Profiles: advice that asks for nothing it may not ask for, and evidence that is laid side by side and orders nobody.

mod resume;

use crate::support::{requirement, role_profile, text};
use crate::wire::any::one_line;
use crate::wire::{format::Format, frozen};
use candidacy::profile::{self, Experience, Part, PartialDate, Passage, Suggestion};
use candidacy::value::Label;
use candidacy::value::meeting::Link;
use candidacy::{Profile, Text, role};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn label(words: &str) -> Label {
    Label::new(words).expect("a short label")
}

fn texts() -> impl Strategy<Value = Text> {
    one_line("{0,20}[a-z]").prop_map(|words| text(&words))
}

fn labels() -> impl Strategy<Value = Label> {
    one_line("{0,20}[a-z]").prop_map(|words| label(&words))
}

/// Words that are alike and not the same, so that they meet by chance.
fn terms() -> impl Strategy<Value = Label> {
    let words =
        vec!["Rust", "rust", "trust", "C", "C++", "C#", "go", "Golang", "event sourcing", "Größe", "ΣΑΣ", ".NET"];
    vec(select(words), 1..4).prop_map(|words| label(&words.join(" ")))
}

fn dates() -> impl Strategy<Value = PartialDate> {
    let day = (1000..3000_u32, 1..13_u32, 1..29_u32, 0..3_u8).prop_map(|(y, m, d, told)| match told {
        0 => format!("{y}"),
        1 => format!("{y}-{m:02}"),
        _ => format!("{y}-{m:02}-{d:02}"),
    });
    day.prop_map(|date| date.parse().expect("a date"))
}

fn experience() -> impl Strategy<Value = Experience> {
    let told = (option::of(labels()), option::of(labels()), option::of(dates()), option::of(dates()));
    (told, option::of(texts()), vec(texts(), 0..3)).prop_map(
        |((title, organisation, from, until), work, highlights)| Experience {
            title,
            organisation,
            from,
            until,
            work,
            highlights,
        },
    )
}

/// Any profile, of these labels.
fn profiles_in<L: Strategy<Value = Label> + Clone + 'static>(labels: L) -> impl Strategy<Value = Profile> {
    let words = labels.clone().prop_map(|label| text(label.as_str()));
    let lists = (vec(experience(), 0..4), vec(words.clone(), 0..4), vec(words.clone(), 0..4));
    let few = (vec(labels.clone(), 0..4), vec(labels, 0..4), option::of(words), any::<bool>());
    (lists, few).prop_map(|((experience, strengths, joys), (stack, skills, summary, portfolio))| {
        let fine = "few of each";
        let mut profile = Profile::default();
        profile = experience.into_iter().fold(profile, |all, one| all.with_experience(one).expect(fine));
        profile = strengths.into_iter().fold(profile, |all, one| all.with_strength(one).expect(fine));
        profile = joys.into_iter().fold(profile, |all, one| all.with_joy(one).expect(fine));
        profile = stack.into_iter().fold(profile, |all, one| all.with_stack(one).expect(fine));
        profile = skills.into_iter().fold(profile, |all, one| all.with_skill(one).expect(fine));
        if let Some(summary) = summary {
            profile = profile.with_summary(summary);
        }
        if portfolio { profile.with_portfolio(Link::new("https://mira.example").expect("a link")) } else { profile }
    })
}

/// Any profile.
pub(crate) fn profiles() -> impl Strategy<Value = Profile> {
    prop_oneof![profiles_in(labels().boxed()), profiles_in(terms().boxed())]
}

/// A role whose requirements are found by words that occur in profiles.
pub(crate) fn roles() -> impl Strategy<Value = role::Profile> {
    vec(vec(terms(), 0..4), 1..5).prop_map(|words| {
        let one = |(words, n): (Vec<Label>, usize)| {
            requirement(&format!("requirement {n}")).found_by(words.iter().map(Label::as_str)).expect("a few words")
        };
        let employer = role_profile().employer().clone();
        role::Profile::new("Any", employer, "Doors.", words.into_iter().zip(0..).map(one)).expect("a few requirements")
    })
}

/// Everything that a profile says in words, in its order.
fn told(profile: &Profile) -> Vec<(Part, &str)> {
    let mut told: Vec<(Part, &str)> =
        profile.summary().map(|text| (Part::Summary, text.as_str())).into_iter().collect();
    for (at, one) in profile.experience().iter().enumerate() {
        told.extend(one.title.iter().chain(&one.organisation).map(|label| (Part::Experience(at), label.as_str())));
        told.extend(one.work.iter().chain(&one.highlights).map(|text| (Part::Experience(at), text.as_str())));
    }
    told.extend(profile.strengths().iter().map(|text| (Part::Strength, text.as_str())));
    told.extend(profile.enjoys().iter().map(|text| (Part::Joy, text.as_str())));
    told.extend(profile.stack().iter().map(|label| (Part::Stack, label.as_str())));
    told.extend(profile.skills().iter().map(|label| (Part::Skill, label.as_str())));
    told
}

/// The words of a text in lower case, as runs of letters, digits, `+` and `#`; every sign stands by itself, and so does each character
/// of a script that puts no blanks between words.
fn words(text: &str) -> Vec<String> {
    let unspaced = |c: char| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}');
    let goes_on = |c: char| (c.is_alphanumeric() && !unspaced(c)) || matches!(c, '+' | '#');
    let apart = |c: char| if goes_on(c) { c.to_string() } else { format!(" {c} ") };
    text.to_lowercase().chars().map(apart).collect::<String>().split_whitespace().map(str::to_owned).collect()
}

proptest! {
    /// A row for each requirement in the role's order; in it every passage, and only those, in which one of its words occurs as a
    /// whole one, in the person's own words and order. Nothing is invented, left out, counted or weighed.
    #[test]
    fn evidence_is_what_the_person_says(profile in profiles_in(terms().boxed()), role in roles()) {
        let rows = profile.evidence_for(&role);
        prop_assert_eq!(rows.iter().map(|row| row.requirement).collect::<Vec<_>>(), role.requirements().iter().collect::<Vec<_>>());
        for row in rows {
            let speaks = |said: &str| row.requirement.words().iter().any(|word| {
                let (said, word) = (words(said), words(word.as_str()));
                said.windows(word.len().max(1)).any(|window| window == word)
            });
            let found: Vec<(Part, &str)> = row.passages.iter().map(|passage| (passage.part(), passage.as_str())).collect();
            let dotted = row.requirement.words().iter().any(|word| word.as_str().contains('.'));
            let expected: Vec<(Part, &str)> = told(&profile).into_iter().filter(|(_, said)| speaks(said)).collect();
            if dotted {
                // In front of a sign no word goes on.
                prop_assert!(found.iter().all(|passage| expected.contains(passage)));
            } else {
                prop_assert_eq!(found, expected);
            }
        }
    }

    /// Evidence never orders people, nor what they say: in whatever order somebody wrote things down, the same of them is laid side
    /// by side, where each stands then; and a requirement more adds a row and changes none.
    #[test]
    fn evidence_never_orders_people(profile in profiles_in(terms().boxed()), role in roles()) {
        let fine = "as many";
        let mut turned = profile.summary().cloned().map_or_else(Profile::default, |it| Profile::default().with_summary(it));
        turned = profile.experience().iter().rev().fold(turned, |all, one| all.with_experience(one.clone()).expect(fine));
        turned = profile.strengths().iter().rev().fold(turned, |all, one| all.with_strength(one.clone()).expect(fine));
        turned = profile.enjoys().iter().rev().fold(turned, |all, one| all.with_joy(one.clone()).expect(fine));
        turned = profile.stack().iter().rev().fold(turned, |all, one| all.with_stack(one.clone()).expect(fine));
        turned = profile.skills().iter().rev().fold(turned, |all, one| all.with_skill(one.clone()).expect(fine));
        let last = profile.experience().len();
        let laid = |profile: &Profile, turned: bool| -> Vec<Vec<(String, String)>> {
            let place = |part: Part| {
                if let (Part::Experience(at), true) = (part, turned) { Part::Experience(last - 1 - at) } else { part }
            };
            let told = |one: &Passage<'_>| (format!("{:?}", place(one.part())), one.as_str().to_owned());
            let rows = profile.evidence_for(&role);
            let rows = rows.iter().map(|row| row.passages.iter().map(told).collect::<Vec<_>>());
            rows.map(|mut row| { row.sort(); row }).collect()
        };
        prop_assert_eq!(laid(&turned, true), laid(&profile, false));
        let mut more = role.requirements().to_vec();
        more.insert(0, requirement("another"));
        let more = role::Profile::new("Any", role.employer().clone(), "Doors.", more).expect("one more");
        prop_assert_eq!(&profile.evidence_for(&more)[1..], &profile.evidence_for(&role)[..]);
    }

    /// Advice is given for what is missing, by the source, and for nothing else (F13–F16, F20); a portfolio never counts (F38),
    /// and a picture cannot (F18).
    #[test]
    fn advice_is_about_what_helps(profile in profiles()) {
        let review = profile.review();
        let has = |one: Suggestion| review.contains(&one);
        prop_assert_eq!(has(Suggestion::ListExperience), profile.experience().is_empty());
        for (at, one) in profile.experience().iter().enumerate() {
            let silent = one.work.is_none() && one.highlights.is_empty();
            prop_assert_eq!(has(Suggestion::DescribeWork { experience: at }), silent);
        }
        prop_assert_eq!(has(Suggestion::NameStrengths), profile.strengths().is_empty());
        prop_assert_eq!(has(Suggestion::SayWhatYouEnjoy), profile.enjoys().is_empty());
        prop_assert_eq!(has(Suggestion::NameStack), profile.stack().is_empty());
        prop_assert_eq!(has(Suggestion::ListSkills), profile.skills().is_empty());
        prop_assert!(!has(Suggestion::SayLess));
        prop_assert!(review.is_sorted_by_key(|one| one.fact()), "in the order of the source");
        let shown = profile.with_portfolio(Link::new("https://other.example").expect("a link"));
        prop_assert_eq!(shown.review(), review);
    }

    /// A profile is read as it was written, in every format.
    #[test]
    fn a_profile_is_read_as_it_was_written(profile in profiles()) {
        for format in Format::ALL {
            prop_assert_eq!(format.read::<Profile>(&format.write(&profile)), Ok(profile.clone()));
        }
    }
}

/// The wire is what it was: a profile, read and written byte for byte in each format.
#[test]
fn a_frozen_profile_is_written_as_it_was() {
    let json = frozen("profile.json");
    let profile: Profile = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string_pretty(&profile).unwrap() + "\n", json);
    assert_eq!(profile.review(), []);
    for format in [Format::Cbor, Format::Postcard] {
        let file = frozen(&format.file("profile"));
        assert_eq!(format.read(&format.bytes_of(file.trim_end())), Ok(profile.clone()));
        assert_eq!(format.line(&profile) + "\n", file);
    }
}

/// One text that is long is advised against, wherever it stands, and many short ones are not (F19); every suggestion has its fact
/// and friendly words.
#[test]
fn say_less() {
    let work = |work| Experience { work, ..Experience::default() };
    let places: [fn(Text) -> Profile; 3] = [
        |words| Profile::default().with_summary(words),
        |words| Profile::default().with_strength(words).unwrap(),
        |words| Profile::default().with_joy(words).unwrap(),
    ];
    let of_work = |words| Profile::default().with_experience(work(Some(words))).unwrap();
    let of_a_highlight = |words| {
        let one = Experience { highlights: vec![words], ..work(None) };
        Profile::default().with_experience(one).unwrap()
    };
    let says_less = |profile: &Profile| profile.review().iter().filter(|one| **one == Suggestion::SayLess).count();
    for (chars, expected) in [(1_500, 0), (1_501, 1)] {
        let long = || text(&"ä".repeat(chars));
        for place in places {
            assert_eq!(says_less(&place(long())), expected, "{chars}");
        }
        assert_eq!([says_less(&of_work(long())), says_less(&of_a_highlight(long()))], [expected; 2], "{chars}");
    }
    let many = (0..10).fold(Profile::default(), |all, _| all.with_strength(text(&"a".repeat(1_000))).unwrap());
    assert_eq!(says_less(&many), 0);
    let all = [
        Suggestion::ListExperience,
        Suggestion::DescribeWork { experience: 0 },
        Suggestion::NameStrengths,
        Suggestion::SayWhatYouEnjoy,
        Suggestion::NameStack,
        Suggestion::SayLess,
        Suggestion::ListSkills,
    ];
    assert_eq!(all.map(Suggestion::fact), ["F13", "F14", "F15", "F15", "F16", "F19", "F20"]);
    for one in all {
        let words = one.text().to_lowercase();
        assert!(words.len() > 30 && !words.contains("must") && !words.contains("picture") && !words.contains("photo"));
    }
}

/// A portfolio is shown where there is one, beside everything else that was told (F38, F39).
#[test]
fn a_portfolio_stands_beside_the_rest() {
    let link = Link::new("https://mira.example").expect("a link");
    let told = Profile::default().with_strength(text("patience")).expect("one");
    assert_eq!(told.portfolio(), None);
    let shown = told.clone().with_portfolio(link.clone());
    assert_eq!((shown.portfolio(), shown.strengths()), (Some(&link), told.strengths()));
}

/// A word is a whole one: `C` is not `C++`, `Rust` is not `trust`; case does not matter, and signs do.
#[test]
fn a_word_is_a_whole_word() {
    let found = |word: &str, said: &str| {
        let one = requirement("it").found_by([word]).unwrap();
        let role = role::Profile::new("Any", role_profile().employer().clone(), "Doors.", [one]).unwrap();
        !Profile::default().with_strength(text(said)).unwrap().evidence_for(&role)[0].passages.is_empty()
    };
    for (word, said) in [
        ("Rust", "RUST"),
        ("rust", "async Rust, mostly"),
        ("C", "C and C++"),
        ("C++", "c++"),
        (".NET", "ten years of .NET"),
        ("event sourcing", "some Event Sourcing"),
        ("C++ C", "C++ C++ C"), // the first place overlaps the second, and is not whole
        ("größe", "GRÖSSE, Größe"),
        ("漢", "漢"),
        ("日本語", "日本語でプログラミング"), // no blanks between words
        ("Go", "Go言語"),
        ("日本go", "日本golang"), // one end of it is in such a script, and has no end of a word
        ("go日本", "cargo日本"),
        ("machine learning", "machine\n  learning"),
        ("e-mail", "e\u{2011}mail"),
    ] {
        assert!(found(word, said), "{word} in {said}");
    }
    for (word, said) in
        [("Rust", "trust"), ("Rust", "rusty"), ("C", "C++"), ("C", "C#"), ("event sourcing", "events, sourcing")]
    {
        assert!(!found(word, said), "{word} in {said}");
    }
    let nothing = role::Profile::new("Any", role_profile().employer().clone(), "Doors.", [requirement("it")]).unwrap();
    let profile = Profile::default().with_strength(text("it")).unwrap();
    assert!(profile.evidence_for(&nothing)[0].passages.is_empty(), "nothing is guessed");
}

/// A profile is as long as anybody reads, however it came to be.
#[test]
fn a_profile_has_an_end() {
    let most = (0..Profile::MAX).fold(Profile::default(), |all, _| all.with_skill(label("Rust")).unwrap());
    assert_eq!(most.clone().with_skill(label("Rust")).unwrap_err(), profile::Error::TooMany(101));
    let mut json = serde_json::to_value(&most).unwrap();
    json["skills"].as_array_mut().unwrap().push("Rust".into());
    let error = serde_json::from_value::<Profile>(json).unwrap_err();
    assert_eq!(error.to_string(), "a profile has at most 100 of a kind, not 101");
    let highlights = vec![text("a"); 101];
    let long = Experience { highlights, ..Experience::default() };
    assert_eq!(Profile::default().with_experience(long).unwrap_err(), profile::Error::TooMany(101));
    let full = |add: fn(Profile) -> Result<Profile, profile::Error>| {
        (0..=Profile::MAX).try_fold(Profile::default(), |all, _| add(all)).unwrap_err()
    };
    assert_eq!(full(|all| all.with_strength(text("a"))), profile::Error::TooMany(101));
    assert_eq!(full(|all| all.with_joy(text("a"))), profile::Error::TooMany(101));
    assert_eq!(full(|all| all.with_stack(label("a"))), profile::Error::TooMany(101));
    assert_eq!(full(|all| all.with_experience(Experience::default())), profile::Error::TooMany(101));
}

/// A date is a year, a month or a day, and is written as it was told.
#[test]
fn a_date_is_told_as_far_as_it_is_known() {
    for date in ["2019", "2019-04", "2019-04-01", "1000", "2999-12-31", "2024-02-29"] {
        assert_eq!(date.parse::<PartialDate>().unwrap().to_string(), date);
    }
    for odd in [
        "",
        "19",
        "0999",
        "3000",
        "2019-",
        "2019-4",
        "2019-13",
        "2019-00",
        "2019-02-29",
        "2019-04-1",
        "2019-04-01-",
        "2019-04-01T",
    ] {
        assert!(odd.parse::<PartialDate>().is_err(), "{odd}");
    }
    assert!("二〇一九".parse::<PartialDate>().is_err() && "+019".parse::<PartialDate>().is_err());
}

/// No way of showing a profile, or evidence, for a programmer shows the person's words.
#[test]
fn a_profile_hides_its_words() {
    let secret = "Wq7Zk2Xv9Jr4Hn8Tb3";
    let job = Experience { title: Some(label(secret)), work: Some(text(secret)), ..Experience::default() };
    let profile = Profile::default().with_experience(job).unwrap().with_skill(label(secret)).unwrap();
    let one = requirement("it").found_by([secret]).unwrap();
    let role = role::Profile::new("Any", role_profile().employer().clone(), "Doors.", [one]).unwrap();
    let rows = profile.evidence_for(&role);
    assert_eq!(rows[0].passages.len(), 3);
    for shown in [format!("{profile:?}"), format!("{rows:#?}")] {
        assert!(!shown.contains(&secret[..6]), "{shown}");
    }
    assert_eq!(format!("{:?}", rows[0].passages[2]), "Passage(Skill, 18 characters)");
}
