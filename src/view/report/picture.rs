//! The funnel as a picture: a bar for each place, as long as how many came there, with the number and its share as words.

use super::funnel::{Funnel, StepReached};
use crate::view::drawing::{Escaped, open, shortened, words, words_to};
use std::fmt;

impl Funnel {
    /// Draws a picture: one self-contained SVG, light or dark as its reader is, with its numbers as text.
    #[must_use]
    pub fn svg(&self) -> impl fmt::Display + '_ {
        Picture(self)
    }
}

pub(super) struct Picture<'a>(pub(super) &'a Funnel);

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
    fn groups(&self) -> [(&'static str, Vec<Bar>); 3] {
        const COMPANY: &str = "cdy-company";
        let Picture(funnel) = self;
        let came = vec![
            bar("applied", funnel.applied, "cdy-candidate"),
            bar("applied openly", funnel.applied_openly, "cdy-candidate"),
            bar("approached", funnel.approached, COMPANY),
            bar("taken over", funnel.taken_over, COMPANY),
        ];
        let steps = funnel.steps().map(|StepReached { number, name, candidacies, .. }| {
            bar(format!("{number} {}", name.as_str().replace('_', " ")), candidacies, COMPANY)
        });
        let got = [bar("screening", funnel.screening, COMPANY)].into_iter().chain(steps);
        let got =
            got.chain([bar("offered", funnel.offered, COMPANY), bar("accepted", funnel.accepted, COMPANY)]).collect();
        let stands = vec![
            bar("hired", funnel.hired, "cdy-good"),
            bar("in the pool", funnel.pooled, COMPANY),
            bar("rejected", funnel.rejected, "cdy-over"),
            bar("withdrawn", funnel.withdrawn, "cdy-over"),
            bar("lapsed", funnel.lapsed, "cdy-over"),
        ];
        [("How they came", came), ("How far they got", got), ("How it stands", stands)]
    }

    /// A count out of all, in these units.
    fn share(&self, count: u64, units: u64) -> u64 {
        let share = u128::from(count) * u128::from(units) / u128::from(self.0.all().max(1));
        u64::try_from(share).unwrap_or(units).min(units)
    }
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (groups, all) = (self.groups(), self.0.all());
        let rows = groups.iter().map(|(_, bars)| i64::try_from(bars.len()).unwrap_or(0) * ROW + HEAD).sum::<i64>();
        let said: Vec<String> =
            groups.iter().flat_map(|(_, bars)| bars).map(|bar| format!("{} {}", bar.name, bar.count)).collect();
        let about = format!("Of {all} candidacies: {}.", said.join(", "));
        open(f, WIDTH, TOP + rows - 8, "How far candidates got", &about)?;
        words(f, 20, 34, "cdy-ink cdy-title", "How far candidates got")?;
        words(
            f,
            20,
            56,
            "cdy-soft cdy-small",
            &format!("{all} candidacies, each counted once at each place that it reached"),
        )?;
        let mut y = TOP;
        for (title, bars) in groups {
            words(f, 20, y, "cdy-ink cdy-head", title)?;
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
