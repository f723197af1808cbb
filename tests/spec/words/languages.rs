//! The languages that come along, and those that somebody brings.

use crate::support::after::after;
use crate::support::day;
use crate::support::ways::{self, DAY};
use candidacy::chrono_tz::Tz;
use candidacy::terms::calendar::Zone;
use candidacy::view::diagram::Diagram;
use candidacy::view::guidance::Guidance;
use candidacy::view::report::Report;
use candidacy::view::timeline::Timeline;
use candidacy::view::words::{Error, Said, Words};
use candidacy::view::{Audit, Desk, Page, Watchlist, WatchlistFilter};
use candidacy::{Candidacy, CandidateView, FactKind, Process, Terms, Time, cv};
use chrono::{Datelike, NaiveDate, TimeZone};

/// The languages, with the tag of each.
fn languages() -> [(&'static str, Words); 3] {
    [("en", Words::english()), ("nl", Words::dutch()), ("es", Words::spanish())]
}

/// Nothing is missing in the languages that come along, and nothing is said in English there, but for a few words that are the same.
#[test]
fn every_language_is_complete() {
    let english = Words::english();
    for (language, words) in &languages()[1..] {
        assert_eq!(words.missing(), Vec::<&str>::new(), "{language}");
        let same = Words::keys().filter(|key| words.text(key) == english.text(key)).collect::<Vec<_>>();
        assert!(same.len() < 20, "{language}: {same:?}");
        assert_ne!(words, &english);
        assert!(format!("{words:?}").contains(language));
    }
}

/// The English catalogue as a Fluent file says the same as the catalogue itself, on every page of a story.
#[test]
fn english_is_the_same_as_fluent() {
    let fluent = Words::fluent("en", &Words::english_as_fluent()).expect("a catalogue");
    assert_eq!(fluent.missing(), Vec::<&str>::new());
    for candidacy in stories() {
        let view = CandidateView::of(&candidacy, candidacy.journal().last().expect("an opening").at);
        let page = |words: &Words| view.page(words, chrono::Utc).to_string();
        assert_eq!(page(&fluent), page(&Words::english()));
    }
    for refusal in crate::refusals::met().values() {
        let said = |words: &Words| words.refused(refusal, chrono::Utc);
        assert_eq!(said(&fluent), said(&Words::english()));
    }
}

/// One story to the no, and one to the first day.
fn stories() -> Vec<Candidacy> {
    use FactKind as F;
    let terms = Terms::new("back-end", 1, Process::back_end()).expect("a short name");
    let mut told = vec![ways::applied(&terms, day(0))];
    let ways = [
        [F::CandidateInformed, F::CandidateAdvanced, F::InterviewScheduled].as_slice(),
        &[F::InterviewHeld, F::PutOnHold, F::CandidateInformed],
        &[F::HoldEnded, F::RejectionDecided, F::RequestMade, F::FeedbackDelivered],
    ];
    for way in ways {
        let last = told.last().cloned().expect("a first");
        told.push(after(last, way));
    }
    told
}

/// A date as each language writes it.
fn said(language: &str, date: NaiveDate) -> String {
    let index = |number: u32| usize::try_from(number).expect("small");
    let (day, year) = (date.day(), date.year());
    let (week, month) = (index(date.weekday().num_days_from_monday()), index(date.month0()));
    match language {
        "en" => format!("{} {day} {} {year}", ENGLISH.0[week], ENGLISH.1[month]),
        "nl" => format!("{} {day} {} {year}", DUTCH.0[week], DUTCH.1[month]),
        _ => format!("{} {day} de {} de {year}", SPANISH.0[week], SPANISH.1[month]),
    }
}

type Names = ([&'static str; 7], [&'static str; 6]);
const ENGLISH: Names = (
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["January", "February", "March", "April", "May", "June"],
);
const DUTCH: Names = (
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    ["januari", "februari", "maart", "april", "mei", "juni"],
);
const SPANISH: Names = (
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    ["enero", "febrero", "marzo", "abril", "mayo", "junio"],
);

/// The last date of a zone whose end is not after a moment, by walking.
fn last_date(zone: Tz, due: Time) -> NaiveDate {
    let ends = |date: NaiveDate| {
        let next = date.succ_opt().expect("a day").and_hms_opt(0, 0, 0).expect("midnight");
        zone.from_local_datetime(&next).earliest().expect("these zones skip no midnight").to_utc()
    };
    let mut date = zone.from_utc_datetime(&due.naive_utc()).date_naive();
    while ends(date) > due {
        date = date.pred_opt().expect("a day");
    }
    date
}

/// Every page of the stories is said in each language and in the zones of three continents: no gap, no place that is not filled in,
/// and each promise of days with the last local date whose end is not after its due moment (C22).
#[test]
fn every_page_is_said_in_every_language() {
    let zones = [Tz::Europe__Madrid, Tz::America__Los_Angeles, Tz::Asia__Tokyo];
    let (mut pages, mut dates) = (0, 0);
    for candidacy in stories() {
        let view = CandidateView::of(&candidacy, candidacy.journal().last().expect("an opening").at);
        for (language, words) in languages() {
            for zone in zones {
                let page = view.page(&words, zone).to_string();
                assert!(!page.contains("[en]") && !page.contains(['{', '}']), "{page}");
                assert!(!page.contains("page.") && !page.contains("page-"), "{page}");
                let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
                let there = view.clone().shown_in(zone);
                for owed in there.owed_to_you().iter().chain(there.owed_by_you()).filter(|owed| owed.last_day.whole) {
                    let date = last_date(zone, owed.due);
                    assert_eq!((owed.last_day.date, owed.last_day.zone), (date, Zone::from(zone)));
                    assert!(flat.contains(&said(language, date)), "{} in {page}", said(language, date));
                    dates += 1;
                }
                pages += 1;
            }
        }
    }
    assert!(pages == 36 && dates > 30, "{pages} pages, {dates} dates");
}

/// Every page of the stories for people of the company is said in each language: no gap, no place that is not filled in, no key and no
/// name that only programs know.
#[test]
fn every_page_of_the_company_is_said_in_every_language() {
    let mut said = 0;
    for candidacy in stories() {
        let last = candidacy.journal().last().expect("an opening").at;
        for at in [last, last + DAY * 40] {
            let list: Watchlist = [&candidacy].into_iter().collect();
            let desk = Desk::new(&list, WatchlistFilter::ALL, Page::first(u16::MAX), at, |_| Some(&candidacy));
            let conflict = crate::roles::news::conflict();
            let desk = desk.with_overbooked([conflict.clone()]);
            let (audit, mut report) = (Audit::new(&candidacy, at), Report::new([&candidacy], at));
            report.add_overbooked(&conflict);
            let timeline = Timeline::new(&candidacy, at);
            let mut pages: Vec<Vec<String>> = Vec::new();
            for (language, words) in languages() {
                let of = |zone: Tz| {
                    let (desk, audit) =
                        (desk.in_words(&words, zone).to_string(), audit.in_words(&words, zone).to_string());
                    let way = timeline.in_words(&words, zone);
                    let svg = way.svg().to_string();
                    let (_, picture) = svg.split_once("</style>").expect("a look");
                    [
                        desk,
                        audit,
                        report.in_words(&words).to_string(),
                        way.to_string(),
                        way.mermaid().to_string(),
                        picture.to_owned(),
                    ]
                };
                if language == "en" {
                    let english = of(Tz::UTC);
                    assert_eq!(english[..3], [desk.to_string(), audit.to_string(), report.to_string()]);
                    assert_eq!(english[3..5], [timeline.to_string(), timeline.mermaid().to_string()]);
                    assert!(timeline.svg().to_string().ends_with(&english[5]));
                }
                pages.push(of(Tz::Asia__Tokyo).to_vec());
            }
            for page in pages.iter().flatten() {
                assert!(!page.contains("[en]") && !page.contains(['{', '}']), "{page}");
                let ours = page.replace("resources_for_candidates", "").replace("hand_in", "");
                let key = [
                    "desk.",
                    "audit.",
                    "name.",
                    "rule.",
                    "late.",
                    "by.",
                    "span.",
                    "report.",
                    "funnel.",
                    "timeline.",
                    "month.",
                ]
                .iter()
                .find(|key| page.contains(**key));
                assert!(key.is_none() && !ours.contains('_'), "{key:?} in {page}");
                said += 1;
            }
            for (one, other) in pages.iter().zip(&pages[1..]) {
                assert!(one.iter().zip(other).all(|(one, other)| one != other));
            }
        }
    }
    assert_eq!(said, 144);
}

/// The law, a process and the way of a candidacy are drawn in each language: the same arrows, and no label with a name that only programs
/// know. So is the funnel.
#[test]
fn every_diagram_is_said_in_every_language() {
    let (process, stories) = (Process::back_end(), stories());
    let drawn = stories.iter().map(Diagram::from_candidacy);
    for diagram in [Diagram::from_law(), Diagram::from_process(&process)].into_iter().chain(drawn) {
        let plain = diagram.graphviz().to_string();
        let mut all: Vec<Vec<String>> = Vec::new();
        for (_, words) in languages() {
            let said = diagram.in_words(&words);
            let (text, dot) = (said.to_string(), said.graphviz().to_string());
            assert_eq!(dot.lines().count(), plain.lines().count());
            assert!(!text.contains("[en]") && !dot.contains("[en]"), "{text}");
            let arrow = |line: &&str| line.contains(" --> ");
            assert!(text.lines().filter(arrow).count() == diagram.to_string().lines().filter(arrow).count(), "{text}");
            let labels = dot.split("label=\"").skip(1).filter_map(|rest| rest.split('"').next());
            let notes = text.lines().filter(|line| line.starts_with("        "));
            let arrows = text.lines().filter_map(|line| line.split_once(": ").filter(|(from, _)| from.contains("-->")));
            let labels: Vec<String> =
                labels.chain(notes).chain(arrows.map(|(_, facts)| facts)).map(str::to_owned).collect();
            assert!(
                labels.iter().all(|label| !label.contains(['_', '{', '}']) && !label.contains("diagram.")),
                "{labels:?}"
            );
            all.push(labels);
        }
        assert!(all[0] != all[1] && all[1] != all[2] && all[0].len() == all[1].len() && all[1].len() == all[2].len());
    }
    let report = Report::new(&stories, day(60));
    for (language, words) in languages() {
        let svg = report.funnel().svg_in_words(&words).to_string();
        assert_eq!(svg == report.funnel().svg().to_string(), language == "en");
        let (_, picture) = svg.split_once("</style>").expect("a look");
        assert!(!svg.contains("[en]") && !picture.contains(['_', '{', '}']) && !picture.contains("funnel."), "{svg}");
    }
}

/// Until when data is kept is said in each language, with the rule and its source.
#[test]
fn how_long_data_is_kept_is_said_in_every_language() {
    let over = after(stories().remove(0), &[FactKind::Withdrew]);
    let keeping = over.retention_period();
    let limit = keeping.at_most().expect("it is over");
    let rule = limit.rule.as_ref().expect("a number of days");
    let said = languages().map(|(_, words)| words.retained(limit, chrono::Utc));
    for said in &said {
        assert!(!said.contains("[en]") && !said.contains("retained") && !said.contains(['{', '}', '_']), "{said}");
        assert!(said.contains(&rule.days().to_string()) && said.contains(rule.ground().source()), "{said}");
    }
    assert!(said[0].starts_with("until the end of ") && said[0] != said[1] && said[1] != said[2], "{said:?}");
}

/// The size of a file has the decimal mark of the language, and a whole number none.
#[test]
fn a_size_has_the_decimal_mark_of_the_language() {
    let says = |len: u64| {
        let error = cv::Error::TooLarge { len, max: 10 << 20 };
        languages().map(|(_, words)| error.said(&words))
    };
    for (said, size) in says(13_000_000).iter().zip(["12.4 MB", "12,4 MB", "12,4 MB"]) {
        assert!(said.contains(size) && said.contains("10 MB"), "{said}");
    }
    assert!(says(12 << 20).iter().all(|said| said.contains("12 MB")));
}

/// Every tip is said in each language, and one in words of the caller's own stays as it is.
#[test]
fn every_tip_is_said_in_every_language() {
    let own = "Name your skills first.";
    let english = Guidance::english().reworded([("skills", own)]).expect("its own key");
    for (language, words) in languages() {
        let said = english.clone().in_words(&words);
        assert_eq!(said.clone().in_words(&Words::english()), english, "{language}");
        for (tip, before) in said.tips().iter().zip(english.tips()) {
            let text = tip.text();
            assert_eq!(text == before.text(), language == "en" || tip.key() == "skills", "{text}");
            assert!(!text.contains("[en]") && !text.contains(['{', '}']) && text.ends_with('.'), "{text}");
            assert_eq!((tip.key(), tip.facts(), tip.occasion()), (before.key(), before.facts(), before.occasion()));
        }
    }
}

/// A language with more forms than two chooses by its own rules for numbers.
#[test]
fn other_languages_count_by_their_own_rules() {
    let polish = "span-working_days = { $count ->\n    [one] { $count } dzień roboczy\n    [few] { $count } dni robocze\n   *[many] { $count } dni roboczych\n }\n";
    let words = Words::fluent("pl", polish).expect("a catalogue");
    let candidacy = &stories()[1];
    let view = CandidateView::of(candidacy, day(3));
    let page = view.page(&words, chrono::Utc).to_string();
    assert!(page.contains("5 dni roboczych"), "{page}");
    assert!(page.contains("[en] What you can do"), "{page}");
    assert!(!words.missing().contains(&"span.working_days@one"));
}

/// What is no catalogue is refused with the place and the key.
#[test]
fn a_file_that_is_no_catalogue_is_refused() {
    let read = |source: &str| Words::fluent("nl", source).expect_err("it is no catalogue");
    assert_eq!(read("fact-withdraw = x\n"), Error::NoSuchKey("fact-withdraw".into()));
    assert_eq!(
        read("fact-withdrew = { $who }\n"),
        Error::NoSuchPlace { key: "fact.withdrew".into(), place: "who".into() }
    );
    let hidden = "span-days = { $count ->\n    [one] { NUMBER($n) }\n   *[other] x\n }\n";
    assert_eq!(read(hidden), Error::NoSuchPlace { key: "span.days".into(), place: "n".into() });
    assert!(matches!(read("fact-withdrew = ok\nfact-applied = { $a\n"), Error::Syntax { at: 36.., .. }));
    assert_eq!(Words::fluent("no tag", "").expect_err("no language"), Error::Language("no tag".into()));
    let own = Words::fluent(
        "nl",
        "-firm = Acme\nown-we = wij van { -firm }\nfact-hired = { own-we } heten je welkom\nstep-a_chat = een praatje\n",
    );
    let own = own.expect("a catalogue");
    assert_eq!(own.text("fact.hired").as_deref(), Some("wij van Acme heten je welkom"));
    assert_eq!(own.text("step.a_chat").as_deref(), Some("een praatje"));
    let other = own.clone().reworded([("fact.hired", "welkom")]).expect("a key");
    assert!(other != own && other.text("fact.hired").as_deref() == Some("welkom"));
}
