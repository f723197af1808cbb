//! Words in lines of at most 100 columns, where the words allow it.

use std::fmt;

const WIDTH: usize = 100;

/// Words in lines; the first begins with one indent, the others with another.
pub(super) fn wrapped(f: &mut fmt::Formatter<'_>, first: &str, indent: &str, words: &str) -> fmt::Result {
    let mut begins = first;
    for line in words.lines() {
        let (mut room, mut written) = (WIDTH.saturating_sub(begins.chars().count()), 0);
        f.write_str(begins)?;
        for word in line.split_whitespace() {
            let length = word.chars().count();
            if written > 0 && written + 1 + length > room {
                write!(f, "\n{indent}")?;
                (room, written) = (WIDTH.saturating_sub(indent.chars().count()), 0);
            } else if written > 0 {
                f.write_str(" ")?;
                written += 1;
            }
            f.write_str(word)?;
            written += length;
        }
        writeln!(f)?;
        begins = indent;
    }
    Ok(())
}
