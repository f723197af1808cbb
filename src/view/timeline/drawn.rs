//! The ways of drawing a timeline, in English or in a reader's words.

use super::gantt::Gantt;
use super::svg::Svg;
use super::text::Terminal;
use super::{Drawing, Timeline};
use crate::terms::calendar::Zone;
use crate::view::words::{InWords, Words};
use chrono::Utc;
use std::fmt;

impl Timeline {
    /// Returns the timeline to draw in these words and on the clock of this zone.
    pub fn in_words<'a>(&'a self, words: &'a Words, zone: impl Into<Zone>) -> Drawing<'a> {
        Drawing(InWords::new(self, words, zone))
    }

    /// Draws it for a terminal, in colour.
    #[must_use]
    pub fn coloured(&self) -> impl fmt::Display + '_ {
        English(self, Way::Coloured)
    }

    /// Writes a Mermaid `gantt` diagram.
    #[must_use]
    pub fn mermaid(&self) -> impl fmt::Display + '_ {
        English(self, Way::Mermaid)
    }

    /// Draws a picture: one self-contained SVG for a page or a file, light or dark as its reader is, with its words as
    /// text.
    #[must_use]
    pub fn svg(&self) -> impl fmt::Display + '_ {
        English(self, Way::Svg)
    }
}

/// For a terminal, without colour, in English.
impl fmt::Display for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_words(&Words::english(), Utc).fmt(f)
    }
}

#[derive(Clone, Copy)]
enum Way {
    Coloured,
    Mermaid,
    Svg,
}

/// The timeline in English, drawn in one way.
struct English<'a>(&'a Timeline, Way);

impl fmt::Display for English<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (English(timeline, way), words) = (self, Words::english());
        let drawing = timeline.in_words(&words, Utc);
        match way {
            Way::Coloured => drawing.coloured().fmt(f),
            Way::Mermaid => drawing.mermaid().fmt(f),
            Way::Svg => drawing.svg().fmt(f),
        }
    }
}

impl Drawing<'_> {
    /// Draws it for a terminal, in colour.
    #[must_use]
    pub fn coloured(&self) -> impl fmt::Display + '_ {
        Terminal::new(self, true)
    }

    /// Writes a Mermaid `gantt` diagram.
    #[must_use]
    pub fn mermaid(&self) -> impl fmt::Display + '_ {
        Gantt(self)
    }

    /// Draws a picture: one self-contained SVG.
    #[must_use]
    pub fn svg(&self) -> impl fmt::Display + '_ {
        Svg(self)
    }
}

/// For a terminal, without colour.
impl fmt::Display for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Terminal::new(self, false).fmt(f)
    }
}
