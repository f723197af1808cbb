//! Nothing hides: what a PDF does is found in every place where it can do something, however it is written.

mod disguises;
mod places;
mod sketch;

use super::packed::Pack;
use super::warnings;
use super::writer::{Pdf, Place as At, ROOT};
use candidacy::cv;
use disguises::Disguise;
use places::{ACTIONS, ANNOTATIONS, Danger, FILES, Place};
use proptest::prelude::*;
use std::fmt::Write as _;

/// What does nothing of all this, in the place of each kind of danger.
const HARMLESS: [&str; 3] = [
    "<< /S /URI /URI (https://example.org) >>",
    "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (/JavaScript) >>",
    "<< /Type /Filespec /F (a.txt) >>",
];

/// The file that has this in this place, disguised.
fn file(place: &Place, value: &str, disguises: &[&Disguise]) -> Vec<u8> {
    let objects = disguises.iter().fold(place.objects(value), |objects, disguise| disguise.put_on(&objects));
    let hand = disguises.iter().find(|disguise| matches!(disguise, Disguise::Written(_)));
    let hand = hand.map_or(sketch::PLAIN, |disguise| disguise.hand());
    sketch::pdf(&sketch::written(&objects, hand)).rooted()
}

/// Whether both policies say what they should: the strict one refuses, and the standard one refuses or warns.
fn is_named(file: &[u8], risk: cv::Risk) -> Result<(), String> {
    let check = |policy: cv::Policy| policy.check(file, "cv.pdf", "application/pdf");
    match check(cv::Policy::strict()) {
        Err(cv::Error::Risk { .. }) => {}
        Err(other) => return Err(format!("does not open: {other}")),
        Ok(_) => return Err("passes the strict policy".into()),
    }
    match check(cv::Policy::standard()) {
        Err(cv::Error::Risk { .. }) => Ok(()),
        Ok(cv) if cv.warnings().contains(risk.warning()) && !cv::Policy::standard().refused().contains(risk) => Ok(()),
        Ok(_) => Err("passes the standard policy without a warning of it".into()),
        Err(other) => Err(format!("does not open: {other}")),
    }
}

/// Whether the file is taken, and nothing said of what it could do. That a rendition plays something may be said.
fn is_harmless(file: &[u8]) -> Result<(), String> {
    match cv::Policy::strict().accepting(cv::Risk::Media).check(file, "cv.pdf", "application/pdf") {
        Ok(cv) if cv.warnings().contains(cv::Warning::LinkToFile) => Err("warned of a link".into()),
        Ok(_) => Ok(()),
        Err(refused) => Err(format!("is refused: {refused}")),
    }
}

/// What failed, all of it counted and the first of each kind told.
#[derive(Default)]
struct Failures {
    tried: usize,
    failed: Vec<String>,
}

impl Failures {
    fn note(&mut self, result: Result<(), String>, file: &[u8], what: impl FnOnce() -> String) {
        self.tried += 1;
        if let Err(why) = result {
            let text = if self.failed.len() < 3 { String::from_utf8_lossy(file).into_owned() } else { String::new() };
            self.failed.push(format!("{why}: {}\n{text}", what()));
        }
    }

    /// Fails if any did, or if fewer were tried than there should be.
    fn end(self, at_least: usize) {
        let mut told = String::new();
        for failed in self.failed.iter().take(60) {
            writeln!(told, "{failed}").unwrap();
        }
        assert!(self.failed.is_empty(), "{} of {} fail:\n{told}", self.failed.len(), self.tried);
        assert!(self.tried >= at_least, "{} were tried, not {at_least}", self.tried);
    }
}

/// The kinds of dangers: what they are, where each of them can be, and where the most different ones are.
fn kinds() -> [(&'static [Danger], Vec<Place>, Vec<Place>); 3] {
    [
        (&ACTIONS, places::for_actions(), places::few_for_actions()),
        (&ANNOTATIONS, places::for_annotations(), places::for_annotations().split_off(1)),
        (&FILES, places::for_files(), places::for_files().into_iter().take(5).collect()),
    ]
}

/// Every danger is found in every place where a PDF allows it.
#[test]
fn every_danger_in_every_place() {
    let mut failures = Failures::default();
    for (dangers, everywhere, _) in kinds() {
        for (danger, place) in dangers.iter().flat_map(|danger| everywhere.iter().map(move |place| (danger, place))) {
            let file = file(place, danger.text, &[&Disguise::Nothing]);
            failures.note(is_named(&file, danger.risk), &file, || format!("{} in {}", danger.text, place.name()));
        }
    }
    failures.end(3_000);
}

/// Every danger is found behind every disguise that some reader sees through.
#[test]
fn every_danger_in_every_disguise() {
    let mut failures = Failures::default();
    for (dangers, _, few) in kinds() {
        for disguise in disguises::all() {
            for (place, danger) in dangers.iter().enumerate() {
                let place = &few[place % few.len()];
                let file = file(place, danger.text, &[&disguise]);
                let what = || format!("{disguise:?} of {} in {}", danger.text, place.name());
                failures.note(is_named(&file, danger.risk), &file, what);
            }
        }
    }
    failures.end(15_000);
}

/// In every place, a danger is found behind every disguise.
#[test]
fn every_disguise_in_every_place() {
    let mut failures = Failures::default();
    for (dangers, everywhere, _) in kinds() {
        // What is odd inside a danger does not depend on its place: the law above looks at it.
        let disguises = disguises::all().into_iter().filter(|disguise| !matches!(disguise, Disguise::Inside(..)));
        for (disguise, number) in disguises.zip(0..) {
            for (place, danger) in everywhere.iter().zip((number..).map(|number| &dangers[number % dangers.len()])) {
                let file = file(place, danger.text, &[&disguise]);
                let what = || format!("{disguise:?} of {} in {}", danger.text, place.name());
                failures.note(is_named(&file, danger.risk), &file, what);
            }
        }
    }
    failures.end(25_000);
}

/// The same files without the danger are taken by the strict policy, and nothing is said of them: so the laws above hold for
/// the right reason.
#[test]
fn the_same_places_and_disguises_without_a_danger() {
    let mut failures = Failures::default();
    for ((_, everywhere, few), harmless) in kinds().into_iter().zip(HARMLESS) {
        for place in everywhere.iter().filter(|place| place.harmless) {
            let file = file(place, harmless, &[&Disguise::Nothing]);
            failures.note(is_harmless(&file), &file, || place.name());
        }
        for (disguise, place) in
            disguises::all().iter().flat_map(|disguise| few.iter().map(move |place| (disguise, place)))
        {
            let file = file(place, harmless, &[disguise]);
            // A word that is the name of a danger, where a value may stand, is one only as the value of a key that says so.
            if place.harmless {
                failures.note(is_harmless(&file), &file, || format!("{disguise:?} in {}", place.name()));
            }
        }
    }
    failures.end(2_000);
}

/// Where brackets do not match, each reader finds other borders: a danger that stands anywhere in such an object counts.
#[test]
fn every_danger_without_borders() {
    let mut failures = Failures::default();
    for (dangers, _, few) in kinds() {
        for (disguise, place) in
            disguises::without_borders().iter().flat_map(|disguise| few.iter().map(move |place| (disguise, place)))
        {
            for danger in dangers {
                let file = file(place, danger.text, &[disguise]);
                let what = || format!("{disguise:?} of {} in {}", danger.text, place.name());
                failures.note(is_named(&file, danger.risk), &file, what);
            }
        }
    }
    failures.end(1_500);
}

/// `PDFium` knows no texts in the place of a key: it reads the words between the parentheses as keys and values.
#[test]
fn in_a_text_in_the_place_of_a_key() {
    for (text, danger) in [
        ("<< /Type /Annot /Subtype /Link (/A << /S /Launch /F (calc.exe) >>) >>", cv::Risk::Launch),
        ("<< /Type /Annot (/Subtype /RichMedia) >>", cv::Risk::RichMedia),
        ("<< /Subtype /Link /A << (/S /JavaScript /JS (app.beep)) >> >>", cv::Risk::JavaScript),
        ("<< /Subtype /Link /A << </S /JavaScript /JS (app.beep)> >> >>", cv::Risk::JavaScript),
    ] {
        let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [6 0 R] >>";
        let pdf = Pdf::cv().object(3, page).object(6, text).rooted();
        assert_eq!(is_named(&pdf, danger), Ok(()), "{text}");
    }
}

/// `PDFium` takes the bytes 80 and FF for blanks: a name ends there.
#[test]
fn behind_blanks_that_one_reader_knows() {
    for blank in ["\u{80}", "\u{ff}", " \u{ff}\u{80} "] {
        for danger in ACTIONS {
            let text = danger.text.replace("/S ", &format!("/S{blank}")).replace(" >>", &format!("{blank}>>"));
            let text = text
                .replace("/JavaScript ", &format!("/JavaScript{blank}"))
                .replace("/Launch ", &format!("/Launch{blank}"));
            let objects = [
                (1, "<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>".to_owned()),
                (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned()),
                (3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>".to_owned()),
                (5, text.clone()),
            ];
            assert_eq!(is_named(&sketch::pdf(&objects).rooted(), danger.risk), Ok(()), "{text:?}");
        }
    }
}

/// What object streams may be packed with (ISO 32000-2, 7.5.7), alone and one behind the other.
fn packs() -> Vec<Pack> {
    Pack::all(4).into_iter().chain(Pack::rare()).collect()
}

/// These objects, of which the first three are the catalogue, the pages and the page, in every kind of file.
fn every_kind_of_file(objects: &[(u32, String)]) -> Vec<(String, Vec<u8>)> {
    let listed: Vec<(u32, &str)> = objects.iter().map(|(number, text)| (*number, text.as_str())).collect();
    let (first, rest) = listed.split_at(3);
    let plain =
        |pdf: Pdf, objects: &[(u32, &str)]| objects.iter().fold(pdf, |pdf, (number, text)| pdf.object(*number, text));
    let mut files = Vec::new();
    for pack in packs() {
        let packed = sketch::with_streams(Pdf::new().object_stream(50, &listed, &pack), objects);
        files.push((format!("{pack:?}"), packed.clone().table_stream(51, ROOT, &Pack::Deflate)));
        files.push((format!("{pack:?} searched"), packed.trailer_only(ROOT)));
    }
    let before = sketch::with_streams(Pdf::cv(), objects).object(5, "null").object(6, "null").table_only(ROOT);
    files.push(("an update".into(), plain(before, &listed).rooted()));
    if !rest.is_empty() {
        let pdf = sketch::with_streams(plain(Pdf::new(), first).object_stream(50, rest, &Pack::Deflate), objects);
        let hidden: Vec<(u32, At)> = rest.iter().map(|(number, _)| (*number, pdf.place(*number))).collect();
        let pdf = hidden.iter().fold(pdf, |pdf, (number, _)| pdf.lists(*number, At::Free));
        files.push(("a table for old readers".into(), pdf.hybrid(52, &hidden)));
    }
    if !sketch::use_streams(objects) {
        files.push(("for the web".into(), Pdf::new().for_the_web(&listed[2..], &listed[..2], [ROOT, ""])));
    }
    files
}

/// A danger is found in an object stream, however that is packed and whatever lists it: a table, a table for old readers, a
/// search; and in the second part of a file that was written twice or for the web.
#[test]
fn every_danger_in_every_kind_of_file() {
    let mut failures = Failures::default();
    for (dangers, _, few) in kinds() {
        for (number, danger) in dangers.iter().enumerate() {
            let place = &few[number % few.len()];
            let objects = sketch::written(&place.objects(danger.text), sketch::PLAIN);
            for (kind, file) in every_kind_of_file(&objects) {
                failures.note(is_named(&file, danger.risk), &file, || {
                    format!("{kind}: {} in {}", danger.text, place.name())
                });
            }
        }
    }
    failures.end(1_500);
}

/// What an update has replaced does nothing any more.
#[test]
fn replaced_by_an_update() {
    for danger in ACTIONS {
        let pdf = Pdf::with("<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>").object(5, danger.text);
        let replaced = pdf.table_only(ROOT).object(5, HARMLESS[0]).rooted();
        assert_eq!(warnings(&replaced), [], "{}", danger.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Any danger in any place is found behind any two disguises.
    #[test]
    fn behind_two_disguises(kind in 0..3_usize, picks in any::<[prop::sample::Index; 4]>()) {
        let (dangers, everywhere, _) = &kinds()[kind];
        let all = disguises::all();
        let (danger, place) = (picks[0].get(dangers), picks[1].get(everywhere));
        let (first, second) = (picks[2].get(&all), picks[3].get(&all));
        // What leaves brackets open is written once, at last.
        prop_assume!(!matches!(first, Disguise::Open(_)));
        let file = file(place, danger.text, &[first, second]);
        let found = is_named(&file, danger.risk);
        prop_assert_eq!(found, Ok(()), "{:?} {:?} {} {}", first, second, danger.text, place.name());
    }
}
