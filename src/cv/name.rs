//! What a file is called: cleaned to be kept, and asked whether it says PDF. It never decides what a file is.

use super::{CvWarning, CvWarnings};

/// How many characters a file name keeps.
pub(super) const MAX: usize = 255;

/// Keeps the last part of a path, without what cannot be seen and with its ending. Old browsers send whole paths.
pub(super) fn clean(declared: &str) -> Box<str> {
    if is_clean(declared) && declared.trim() == declared {
        return declared.into();
    }
    let declared = declared.trim_end_matches(is_dropped);
    let kept: Vec<char> =
        declared.chars().rev().take_while(|c| !is_separator(*c)).filter(|c| is_kept(*c)).take(MAX).collect();
    let name: String = kept.into_iter().rev().collect();
    match name.trim() {
        "" => "cv.pdf".into(),
        name => name.into(),
    }
}

/// Whether a stored name keeps to the limits of [`clean`].
pub(super) fn is_clean(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().nth(MAX).is_none() && name.chars().all(|c| is_kept(c) && !is_separator(c))
}

/// Whether a file was called a PDF: by the ending of its name, or by its media type where the name has no ending.
pub(super) fn says_pdf(name: &str, media_type: &str) -> bool {
    let name = name.trim_end_matches(is_dropped);
    if let Some((_, ending)) = name.rsplit(is_separator).next().and_then(|name| name.rsplit_once('.')) {
        return ending.eq_ignore_ascii_case("pdf");
    }
    let essence = essence(media_type);
    essence.eq_ignore_ascii_case("application/pdf") || essence.eq_ignore_ascii_case("application/x-pdf")
}

/// Whether name or media type are those of another kind of file. `octet-stream` is that of any.
pub(super) fn differs(name: &str, media_type: &str) -> CvWarnings {
    let ending = name.rsplit(is_separator).next().and_then(|name| name.trim_end_matches(is_dropped).rsplit_once('.'));
    let name_differs = ending.is_some_and(|(_, ending)| !ending.eq_ignore_ascii_case("pdf"));
    let essence = essence(media_type);
    let known = ["", "application/pdf", "application/x-pdf", "application/octet-stream", "binary/octet-stream"];
    let media_type_differs = !known.iter().any(|known| essence.eq_ignore_ascii_case(known));
    let name = name_differs.then_some(CvWarning::NameDiffers);
    name.into_iter().chain(media_type_differs.then_some(CvWarning::MediaTypeDiffers)).collect()
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

/// Neither a control character nor a mark that turns the direction of writing: `cv\u{202e}fdp.exe` would show as
/// `cvexe.pdf`.
fn is_kept(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
