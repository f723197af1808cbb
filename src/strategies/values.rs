//! Words, files and moments. Nothing in them is odd to this crate, and much may be odd to a program: every script, several lines,
//! parts of a second.

use super::dice::{Dice, dice};
use crate::cv::Cv;
use crate::value::text::{DocumentRef, Label, Name, Text};
use crate::value::time::Time;
use proptest::prop_oneof;
use proptest::sample::select;
use proptest::strategy::Strategy;
use proptest::string::string_regex;

/// Any short words, on a line of their own.
#[expect(clippy::expect_used, reason = "a constant pattern, built by a test")]
pub(super) fn line() -> impl Strategy<Value = String> {
    // No control character, nothing that begins a line, and no mark that turns the direction of writing. The last can be seen,
    // so it is never blank.
    let character = "[^\\p{Cc}\\u{61c}\\u{200e}\\u{200f}\\u{2028}-\\u{202e}\\u{2066}-\\u{2069}]";
    string_regex(&format!("{character}{{0,30}}[a-z]")).expect("a pattern")
}

/// Returns texts of a line or two, in any script.
#[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "what `line` makes is short and can be seen")]
pub fn text() -> impl Strategy<Value = Text> {
    let lines = prop_oneof![3 => line(), 1 => (line(), line()).prop_map(|(one, other)| format!("{one}\r\n\t{other}"))];
    lines.prop_map(|words| Text::new(words).expect("short words"))
}

/// Returns references of one line, in any script.
#[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "what `line` makes is short and can be seen")]
pub fn reference() -> impl Strategy<Value = DocumentRef> {
    line().prop_map(|words| DocumentRef::new(words).expect("short words on one line"))
}

/// Returns names, as terms, steps and parts have, in any script.
#[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "what `line` makes is short and can be seen")]
pub fn name() -> impl Strategy<Value = Name> {
    line().prop_map(|words| Name::new(words).expect("short words on one line"))
}

/// Returns labels of one line, in any script.
#[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "what `line` makes is short and can be seen")]
pub fn label() -> impl Strategy<Value = Label> {
    line().prop_map(|words| Label::new(words).expect("short words on one line"))
}

/// Returns moments from 1970 to 2100; a part of them to the nanosecond.
pub fn moment() -> impl Strategy<Value = Time> {
    dice(12).prop_map(|mut dice| any_moment(&mut dice))
}

/// A moment of these years, by twelve bytes.
#[expect(clippy::expect_used, reason = "these years are among those of the clock")]
pub(super) fn any_moment(dice: &mut Dice) -> Time {
    const SECONDS_TO_2100: u64 = 4_102_444_800;
    let seconds = i64::try_from(dice.long() % SECONDS_TO_2100).expect("not too many");
    let nanoseconds = u32::from(dice.number(u16::MAX)) * 15_000;
    let nanoseconds = if dice.hits(4) { nanoseconds } else { 0 };
    Time::from_timestamp(seconds, nanoseconds).expect("less than a second after one of these years")
}

/// Returns CVs of one page, of each version of PDF, under any file name that an upload can have.
pub fn cv() -> impl Strategy<Value = Cv> {
    (line(), select(VERSIONS), 0..100_usize).prop_map(|(name, version, more)| pdf(&name, version, more))
}

/// The versions that there are.
pub(super) const VERSIONS: &[&str] = &["1.4", "1.0", "1.1", "1.2", "1.3", "1.5", "1.6", "1.7", "2.0"];

/// The CV of this name and version; this number of blank lines comes after its end.
#[expect(clippy::expect_used, reason = "a constant file but for its version, opened by a test")]
pub(super) fn pdf(name: &str, version: &str, more: usize) -> Cv {
    let file = format!("%PDF-{version}\n{OBJECTS}{}", "\n".repeat(more));
    Cv::check(file.as_bytes(), &format!("{name}.pdf"), "application/pdf").expect("a PDF that readers open")
}

/// The smallest file with a page. A header of nine bytes goes before it.
const OBJECTS: &str = "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
    2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
    3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n\
    xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n0000000115 00000 n \n\
    trailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n186\n%%EOF\n";
