//! The funnel as a picture: a bar for each place, as long as how many came there, with the number and its share as words.

use super::funnel::{Funnel, StepReached};
use crate::view::drawing::{Escaped, open, shortened, words, words_to};
use crate::view::words::Words;
use std::fmt;

impl Funnel {
    /// Draws a picture: one self-contained SVG, light or dark as its reader is, with its numbers as text.
    #[must_use]
    pub fn svg(&self) -> impl fmt::Display + '_ {
        English(self)
    }

    /// Draws the same picture in these words.
    #[must_use]
    pub fn svg_in_words<'a>(&'a self, words: &'a Words) -> impl fmt::Display + 'a {
        Picture { funnel: self, words }
    }
}

/// The picture in English.
struct English<'a>(&'a Funnel);

impl fmt::Display for English<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.svg_in_words(&Words::english()).fmt(f)
    }
}

struct Picture<'a> {
    funnel: &'a Funnel,
    words: &'a Words,
}

/// In pixels: the whole, the names, and the bars.
const WIDTH: i64 = 760;
const NAMES: i64 = 190;
const LEFT: i64 = 204;
const LINE: i64 = 400;
const ROW: i64 = 28;
const TOP: i64 = 86;
const HEAD: i64 = 40;

struct Bar {
    name: String,
    count: u64,
    class: &'static str,
}

fn bar(name: impl Into<String>, count: u64, class: &'static str) -> Bar {
    Bar { name: name.into(), count, class }
}

impl Picture<'_> {
    /// How they came, how far they got, and how it stands.
    fn groups(&self) -> [(String, Vec<Bar>); 3] {
        const COMPANY: &str = "cdy-company";
        let Picture { funnel, words } = self;
        let bar = |name: &str, count, class| bar(words.say(&format!("funnel.{name}")), count, class);
        let came = vec![
            bar("applied", funnel.applied, "cdy-candidate"),
            bar("openly", funnel.applied_openly, "cdy-candidate"),
            bar("approached", funnel.approached, COMPANY),
            bar("taken_over", funnel.taken_over, COMPANY),
        ];
        let steps = funnel.steps().map(|StepReached { number, name, candidacies, .. }| {
            self::bar(format!("{number} {}", words.step(name.as_str())), candidacies, COMPANY)
        });
        let got = [bar("screening", funnel.screening, COMPANY)].into_iter().chain(steps);
        let got =
            got.chain([bar("offered", funnel.offered, COMPANY), bar("accepted", funnel.accepted, COMPANY)]).collect();
        let stands = vec![
            bar("hired", funnel.hired, "cdy-good"),
            bar("pooled", funnel.pooled, COMPANY),
            bar("rejected", funnel.rejected, "cdy-over"),
            bar("withdrawn", funnel.withdrawn, "cdy-over"),
            bar("lapsed", funnel.lapsed, "cdy-over"),
        ];
        [("how_they_came", came), ("how_far_they_got", got), ("how_it_stands", stands)]
            .map(|(title, bars)| (words.say(&format!("funnel.{title}")), bars))
    }

    /// A count out of all, in these units.
    fn share(&self, count: u64, units: u64) -> u64 {
        let share = u128::from(count) * u128::from(units) / u128::from(self.funnel.all().max(1));
        u64::try_from(share).unwrap_or(units).min(units)
    }
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (groups, all) = (self.groups(), self.funnel.all().to_string());
        let rows = groups.iter().map(|(_, bars)| i64::try_from(bars.len()).unwrap_or(0) * ROW + HEAD).sum::<i64>();
        let said = groups.iter().flat_map(|(_, bars)| bars).map(|bar| format!("{} {}", bar.name, bar.count));
        let about = self.words.fill("funnel.about", &[("all", &all), ("bars", &self.words.in_a_row(said))]);
        let title = self.words.say("funnel.title");
        open(f, WIDTH, TOP + rows - 8, &title, &about)?;
        words(f, 20, 34, "cdy-ink cdy-title", &title)?;
        words(f, 20, 56, "cdy-soft cdy-small", &self.words.fill("funnel.counted", &[("all", &all)]))?;
        let mut y = TOP;
        for (title, bars) in groups {
            words(f, 20, y, "cdy-ink cdy-head", &title)?;
            y += 10;
            for Bar { name, count, class } in bars {
                let width = self.share(count, LINE.unsigned_abs()).max(3); // who is one of many is seen
                words_to(f, NAMES, y + 18, "cdy-ink", &shortened(&name, 24))?;
                writeln!(f, r#"<rect class="cdy-row" x="{LEFT}" y="{}" width="{LINE}" height="20" rx="4"/>"#, y + 4)?;
                if count > 0 {
                    writeln!(
                        f,
                        r#"<rect class="{class}" x="{LEFT}" y="{}" width="{width}" height="20" rx="4"><title>{}: {count}</title></rect>"#,
                        y + 4,
                        Escaped(&name),
                    )?;
                }
                let share = format!("{count}, {} %", self.share(count, 100));
                words(f, LEFT + LINE + 14, y + 18, "cdy-soft", &share)?;
                y += ROW;
            }
            y += HEAD - 10;
        }
        writeln!(f, "</svg>")
    }
}
