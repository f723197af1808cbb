//! The name of a file: cleaned to be kept, and asked whether it says PDF. It never decides what a file is.

use super::ink::{is_invisible, is_odd_in_a_line};
use super::{Warning, Warnings};

/// How many characters a file name keeps.
pub(super) const MAX: usize = 255;

/// Keeps the last part of a path, without what is odd in a line and with its ending. Old browsers send whole paths.
pub(super) fn clean(declared: &str) -> Box<str> {
    if is_clean(declared) && declared.trim() == declared {
        return declared.into();
    }
    let declared = declared.trim_end_matches(is_dropped);
    let kept: Vec<char> =
        declared.chars().rev().take_while(|c| !is_separator(*c)).filter(|c| is_kept(*c)).take(MAX).collect();
    let name: String = kept.into_iter().rev().collect();
    if names_nothing(&name) { "cv.pdf".into() } else { name.trim().into() }
}

/// Whether a stored name keeps to the limits of [`clean`].
pub(super) fn is_clean(name: &str) -> bool {
    !names_nothing(name) && name.chars().nth(MAX).is_none() && name.chars().all(|c| is_kept(c) && !is_separator(c))
}

/// Only dots and what cannot be seen: nobody reads a name in it, and `.` and `..` are folders.
fn names_nothing(name: &str) -> bool {
    name.chars().all(|c| c == '.' || is_invisible(c))
}

/// Whether a file was called a PDF: by the ending of its name, or by its media type where the name has no ending.
pub(super) fn says_pdf(name: &str, media_type: &str) -> bool {
    if let Some(ending) = ending(name) {
        return ending.eq_ignore_ascii_case("pdf");
    }
    let essence = essence(media_type);
    essence.eq_ignore_ascii_case("application/pdf") || essence.eq_ignore_ascii_case("application/x-pdf")
}

/// Whether name or media type are those of another kind of file. `octet-stream` is that of any.
pub(super) fn differs(name: &str, media_type: &str) -> Warnings {
    let name_differs = ending(name).is_some_and(|ending| !ending.eq_ignore_ascii_case("pdf"));
    let essence = essence(media_type);
    let known = ["", "application/pdf", "application/x-pdf", "application/octet-stream", "binary/octet-stream"];
    let media_type_differs = !known.iter().any(|known| essence.eq_ignore_ascii_case(known));
    let name = name_differs.then_some(Warning::NameDiffers);
    name.into_iter().chain(media_type_differs.then_some(Warning::MediaTypeDiffers)).collect()
}

/// The ending behind the last dot of a name, if that has no blank in it: `Mira J. Doe` has none.
fn ending(name: &str) -> Option<&str> {
    let name = name.trim_end_matches(is_dropped).rsplit(is_separator).next()?;
    name.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| !ending.contains(char::is_whitespace))
}

/// A media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split_once(';').map_or(media_type, |(essence, _)| essence).trim()
}

fn is_separator(c: char) -> bool {
    matches!(c, '/' | '\\')
}

fn is_dropped(c: char) -> bool {
    c.is_whitespace() || !is_kept(c)
}

fn is_kept(c: char) -> bool {
    !is_odd_in_a_line(c)
}
