//! The parts that every picture shares: words that stay words in XML, and one look that is at home in light and in dark.
//!
//! A picture is one self-contained SVG: no script, no link, no font and no image from elsewhere.

use std::fmt;

/// Words inside XML, in text or in an attribute. A character that XML cannot say at all is replaced.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            '\t' | '\n' | '\r' => write!(f, "&#{};", u32::from(c)),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => f.write_char('\u{fffd}'),
            c => f.write_char(c),
        })
    }
}

/// The look, light first. Viewers that know no media queries stay with that; each class is the pictures' own.
const LOOK: &str = "\
.cdy-paper{fill:#fcfcfb}.cdy-ink{fill:#22303c}.cdy-soft{fill:#5b6b79}.cdy-row{fill:#f1f3f4}\
.cdy-grid{stroke:#d9dee2;stroke-width:1}.cdy-now{stroke:#3a5a8c;stroke-width:1.5;stroke-dasharray:4 3}\
.cdy-company{fill:#7fa3cf}.cdy-candidate{fill:#e9b872}.cdy-over{fill:#9aa7b1}.cdy-good{fill:#4d9a74}\
.cdy-span{stroke:#8797a5;stroke-width:2.5;fill:none}.cdy-kept{stroke:#3c8a63;stroke-width:2.5;fill:none}\
.cdy-late{stroke:#b7791f;stroke-width:2.5;fill:none}.cdy-broken{stroke:#c0392b;stroke-width:2.5;fill:none}\
.cdy-dot{fill:#fcfcfb;stroke:#22303c;stroke-width:1.2}.cdy-its{fill:#ffe9c7;stroke:#22303c;stroke-width:1.2}\
.cdy-text{font:13px system-ui,'Segoe UI',Helvetica,Arial,sans-serif}.cdy-small{font-size:11px}\
.cdy-tiny{font-size:9px}.cdy-title{font-size:18px;font-weight:600}.cdy-head{font-weight:600}\
@media (prefers-color-scheme:dark){\
.cdy-paper{fill:#161b20}.cdy-ink{fill:#e6eaee}.cdy-soft{fill:#9fb0bf}.cdy-row{fill:#1e252b}\
.cdy-grid{stroke:#343e47}.cdy-now{stroke:#8fb4ea}.cdy-company{fill:#4f79ad}.cdy-candidate{fill:#b98535}\
.cdy-over{fill:#5f6d78}.cdy-good{fill:#3f8a66}.cdy-span{stroke:#76889a}.cdy-kept{stroke:#5cbf8f}\
.cdy-late{stroke:#e0a84a}.cdy-broken{stroke:#ff7b6b}.cdy-dot{fill:#161b20;stroke:#e6eaee}.cdy-its{fill:#6b4d1c;stroke:#e6eaee}}";

/// Opens a picture: its size, its name and what it shows, for those who do not see it as well.
pub(crate) fn open(f: &mut fmt::Formatter<'_>, width: i64, height: i64, title: &str, about: &str) -> fmt::Result {
    let (title, about) = (Escaped(title), Escaped(about));
    writeln!(
        f,
        r#"<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}">"#
    )?;
    writeln!(f, "<title>{title}</title>\n<desc>{about}</desc>\n<style>{LOOK}</style>")?;
    writeln!(f, r#"<rect class="cdy-paper" width="{width}" height="{height}" rx="8"/>"#)
}

/// Writes words at a place, in classes of the look.
pub(crate) fn words(f: &mut fmt::Formatter<'_>, x: i64, y: i64, classes: &str, words: &str) -> fmt::Result {
    writeln!(f, r#"<text class="cdy-text {classes}" x="{x}" y="{y}">{}</text>"#, Escaped(words))
}

/// The same, ending at the place.
pub(crate) fn words_to(f: &mut fmt::Formatter<'_>, x: i64, y: i64, classes: &str, words: &str) -> fmt::Result {
    let words = Escaped(words);
    writeln!(f, r#"<text class="cdy-text {classes}" x="{x}" y="{y}" text-anchor="end">{words}</text>"#)
}

/// Shortens a text to the most characters; if there are more, the last is an ellipsis.
pub(crate) fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    words.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}
