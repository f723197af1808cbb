//! The timeline as a picture. Colour never stands alone: each bar has its name, each mark its number and each promise its word.

use super::scale::Scale;
use super::{Drawing, Stay, Timeline};
use crate::law::Phase;
use crate::promise::{Promise, Status};
use crate::value::meeting::Party;
use crate::value::time::Time;
use crate::view::drawing::{Escaped, open, shortened, words, words_to};
use crate::view::line::FactLine;
use std::fmt;

pub(super) struct Svg<'a>(pub(super) &'a Drawing<'a>);

/// All in pixels: the whole, the names, the line of time, and the words after it.
const WIDTH: i64 = 1_060;
const NAMES: i64 = 212;
const LEFT: i64 = 224;
const LINE: i64 = 580;
const RIGHT: i64 = LEFT + LINE + 14;
const ROW: i64 = 24;
const TOP: i64 = 104;
/// Room for a heading.
const HEAD: i64 = 34;
/// The marks of a row keep so far apart.
const APART: i64 = 17;
/// The list of the facts.
const COLUMNS: usize = 3;
const COLUMN: i64 = 338;
const LISTED: i64 = 19;

/// The places of things on the page.
struct Page<'a> {
    drawing: &'a Drawing<'a>,
    timeline: &'a Timeline,
    scale: Scale,
    promises: i64,
    facts: i64,
    legend: i64,
}

impl fmt::Display for Svg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Svg(drawing) = self;
        let timeline = drawing.timeline();
        let rows = |count: usize| i64::try_from(count).unwrap_or(i64::MAX / 1_000) * ROW;
        let promises = TOP + rows(timeline.stays.len()) + HEAD;
        let facts = promises + rows(timeline.promises.len()) + HEAD;
        let listed = i64::try_from(timeline.facts().count().div_ceil(COLUMNS)).unwrap_or(0);
        let legend = facts + listed * LISTED + 26;
        let page = Page { drawing, timeline, scale: timeline.scale(), promises, facts, legend };
        open(f, WIDTH, legend + 24, &drawing.say("name"), &page.about())?;
        page.rows(f)?;
        page.frame(f)?;
        page.phases(f)?;
        page.promises(f)?;
        page.facts(f)?;
        writeln!(f, "</svg>")
    }
}

impl Page<'_> {
    /// The content of the picture, for those who do not see it.
    fn about(&self) -> String {
        let (Timeline { stays, promises, .. }, drawing) = (self.timeline, self.drawing);
        let now = |stay| drawing.fill("now", &[("stay", &drawing.stay(stay))]);
        let here = stays.last().map_or_else(|| drawing.say("not_opened"), now);
        let count = |status| promises.iter().filter(|promise| self.timeline.status(promise) == status).count();
        let (phases, facts, owed) = (stays.len(), self.timeline.facts().count(), promises.len());
        let stand = Status::ALL.iter().filter(|status| count(**status) > 0);
        let stand = stand.map(|status| format!("{} {}", count(*status), drawing.words().status(*status)));
        let stand = drawing.words().in_a_row(stand);
        let counts = [phases, facts, owed].map(|count| count.to_string());
        let [phases, facts, owed] = counts.each_ref().map(|count| &**count);
        let head = drawing.with_taken_over(drawing.head());
        let places = [
            ("head", &*head),
            ("here", &here),
            ("phases", phases),
            ("facts", facts),
            ("promises", owed),
            ("stand", &stand),
        ];
        drawing.fill("about", &places)
    }

    fn x(&self, at: Time) -> i64 {
        LEFT + self.scale.place(at, LINE)
    }

    /// Every second row is a little darker, below everything else.
    fn rows(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = WIDTH - 24;
        for (top, rows) in [(TOP, self.timeline.stays.len()), (self.promises, self.timeline.promises.len())] {
            for y in (top..).step_by(2 * usize::try_from(ROW).unwrap_or(1)).take(rows.div_ceil(2)) {
                writeln!(f, r#"<rect class="cdy-row" x="12" y="{y}" width="{width}" height="{ROW}" rx="4"/>"#)?;
            }
        }
        Ok(())
    }

    /// The headings, the days and the present moment.
    fn frame(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (at, drawing) = (&self.timeline.as_of, self.drawing);
        words(f, 20, 34, "cdy-ink cdy-title", &drawing.say("title"))?;
        words(f, 20, 56, "cdy-soft cdy-small", &drawing.with_taken_over(drawing.head()))?;
        let bottom = self.facts - HEAD + 4;
        for tick in self.scale.ticks(drawing.reader().ahead(*at)) {
            let x = self.x(tick);
            writeln!(f, r#"<path class="cdy-grid" d="M{x} {}V{bottom}"/>"#, TOP - 10)?;
            if (x - self.x(*at)).abs() > 44 {
                let label = drawing.tick(tick);
                let label = Escaped(&label);
                writeln!(
                    f,
                    r#"<text class="cdy-text cdy-soft cdy-small" x="{x}" y="{}" text-anchor="middle">{label}</text>"#,
                    TOP - 16
                )?;
            }
        }
        let now = self.x(*at);
        writeln!(f, r#"<path class="cdy-now" d="M{now} {}V{bottom}"/>"#, TOP - 10)?;
        writeln!(
            f,
            r#"<text class="cdy-text cdy-ink cdy-small cdy-head" x="{now}" y="{}" text-anchor="middle">{}</text>"#,
            TOP - 16,
            Escaped(&drawing.day(*at)),
        )?;
        words(f, 20, TOP - 16, "cdy-ink cdy-head", &drawing.say("phases"))?;
        let company = [("cdy-company", "company_move"), ("cdy-candidate", "candidate_move")];
        for ((class, what), x) in company.into_iter().zip([20, 180]) {
            writeln!(f, r#"<rect class="{class}" x="{x}" y="{}" width="14" height="12" rx="3"/>"#, self.legend - 10)?;
            words(f, x + 20, self.legend, "cdy-soft cdy-small", &drawing.say(what))?;
        }
        for ((class, what), x) in [("cdy-dot", "company_act"), ("cdy-its", "candidate_act")].into_iter().zip([346, 492])
        {
            writeln!(f, r#"<circle class="{class}" cx="{x}" cy="{}" r="6"/>"#, self.legend - 4)?;
            words(f, x + 12, self.legend, "cdy-soft cdy-small", &drawing.say(what))?;
        }
        writeln!(f, r#"<path class="cdy-span" d="M640 {0}h34M674 {1}v10"/>"#, self.legend - 4, self.legend - 9)?;
        words(f, 682, self.legend, "cdy-soft cdy-small", &drawing.say("promised_until"))
    }

    fn phases(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Timeline { stays, as_of: at, .. } = self.timeline;
        let mut y = TOP;
        for stay in stays {
            let until = stay.until.unwrap_or(*at).max(stay.from);
            let (from, to) = (self.x(stay.from), self.x(until));
            let name = self.drawing.stay(stay);
            let (start, end) = (self.drawing.hour(stay.from), self.drawing.hour(until));
            let said = self.drawing.fill("from_to", &[("name", &name), ("from", &start), ("until", &end)]);
            words_to(f, NAMES, y + 16, "cdy-ink", &shortened(&name, 30))?;
            writeln!(
                f,
                r#"<rect class="{}" x="{from}" y="{}" width="{}" height="16" rx="4"><title>{}</title></rect>"#,
                class(stay),
                y + 4,
                (to - from).max(3),
                Escaped(&said),
            )?;
            words(f, RIGHT, y + 16, "cdy-soft cdy-small", &self.drawing.lasted(stay, until))?;
            let mut next = LEFT;
            for fact in &stay.facts {
                next = self.mark(f, fact, next, y + 12)?;
            }
            y += ROW;
        }
        Ok(())
    }

    /// A mark with its number, far enough from the one before it for both to be read. A mark without room is a dot in its place.
    fn mark(&self, f: &mut fmt::Formatter<'_>, line: &FactLine<Party>, next: i64, y: i64) -> Result<i64, fmt::Error> {
        let FactLine { seq: number, at, by, fact, .. } = line;
        let class = match by {
            Party::Candidate => "cdy-its",
            Party::Company => "cdy-dot",
        };
        let fact = self.drawing.words().fact(*fact);
        let said = format!("{number} {fact}, {}", self.drawing.reader().moment(*at));
        let said = Escaped(&said);
        let x = self.x(*at).max(next);
        if x > LEFT + LINE {
            let x = self.x(*at);
            writeln!(f, r#"<circle class="{class}" cx="{x}" cy="{y}" r="2"><title>{said}</title></circle>"#)?;
            return Ok(next);
        }
        writeln!(f, r#"<g><title>{said}</title><circle class="{class}" cx="{x}" cy="{y}" r="8"/>"#)?;
        writeln!(
            f,
            r#"<text class="cdy-text cdy-ink cdy-tiny" x="{x}" y="{}" text-anchor="middle">{number}</text></g>"#,
            y + 3
        )?;
        Ok(x + APART)
    }

    fn promises(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let promises = &self.timeline.promises;
        if !promises.is_empty() {
            words(f, 20, self.promises - 12, "cdy-ink cdy-head", &self.drawing.say("promises"))?;
        }
        let mut y = self.promises;
        for promise in promises {
            self.promise(f, promise, y)?;
            y += ROW;
        }
        Ok(())
    }

    fn promise(&self, f: &mut fmt::Formatter<'_>, promise: &Promise, y: i64) -> fmt::Result {
        let at = self.timeline.as_of;
        let (status, middle) = (self.timeline.status(promise), y + 12);
        let over = promise.end.map_or(at, |end| end.at);
        let (made, due, end) = (self.x(promise.made_at), self.x(promise.due), self.x(over));
        let class = match status {
            Status::Kept => "cdy-kept",
            Status::KeptLate => "cdy-late",
            Status::Overdue | Status::Broken => "cdy-broken",
            Status::Pending | Status::ReminderDue | Status::Released | Status::PutOff => "cdy-span",
        };
        let (day, time) = (self.drawing.day(promise.due), self.drawing.time(promise.due));
        let beyond = self.scale.is_beyond(promise.due);
        let year = if beyond { format!(" {}", self.drawing.year(promise.due)) } else { String::new() };
        let places = [("status", &*self.drawing.words().status(status)), ("due", &format!("{day}{year}, {time}"))];
        let (said, kind) = (self.drawing.fill("stands", &places), self.drawing.words().promise(promise.kind));
        words_to(f, NAMES, y + 16, "cdy-ink", &shortened(&kind, 30))?;
        let title = format!("{kind}: {said}");
        let title = Escaped(&title);
        write!(f, r#"<g><title>{title}</title><path class="cdy-span" d="M{made} {middle}H{due}"#)?;
        if self.scale.is_beyond(promise.due) {
            write!(f, "m-6 -5l6 5l-6 5")?;
        } else {
            write!(f, "M{due} {}v10", middle - 5)?;
        }
        writeln!(f, r#""/>"#)?;
        if over > promise.due {
            writeln!(f, r#"<path class="{class}" stroke-dasharray="3 3" d="M{due} {middle}H{end}"/>"#)?;
        }
        match status {
            Status::Kept => writeln!(f, r#"<path class="{class}" d="M{} {middle}l4 4l7 -9"/>"#, end - 5)?,
            Status::KeptLate | Status::Overdue | Status::Broken => {
                writeln!(f, r#"<path class="{class}" d="M{0} {1}l9 9m0 -9l-9 9"/>"#, end - 4, middle - 4)?;
            }
            Status::Released | Status::PutOff => writeln!(f, r#"<path class="{class}" d="M{end} {}v8"/>"#, middle - 4)?,
            Status::Pending | Status::ReminderDue => {}
        }
        writeln!(f, "</g>")?;
        words(f, RIGHT, y + 16, "cdy-soft cdy-small", &said)
    }

    /// Each number with its fact and its moment.
    fn facts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<&FactLine<Party>> = self.timeline.facts().collect();
        if !all.is_empty() {
            words(f, 20, self.facts - 12, "cdy-ink cdy-head", &self.drawing.say("facts"))?;
        }
        let down = all.len().div_ceil(COLUMNS).max(1);
        for (column, lines) in (0..).zip(all.chunks(down)) {
            let (x, mut y) = (20 + column * COLUMN, self.facts + 6);
            for FactLine { seq, at, fact, .. } in lines {
                words_to(f, x + 24, y, "cdy-soft cdy-small", &seq.to_string())?;
                let fact = shortened(&self.drawing.words().fact(*fact), 26);
                words(f, x + 32, y, "cdy-ink cdy-small", &fact)?;
                let drawing = self.drawing;
                let when = format!("{} {}, {}", drawing.weekday(*at), drawing.day(*at), drawing.time(*at));
                words(f, x + 186, y, "cdy-soft cdy-small", &when)?;
                y += LISTED;
            }
        }
        Ok(())
    }
}

fn class(stay: &Stay) -> &'static str {
    match (stay.phase == Phase::Hired, stay.phase.is_closed(), stay.next_move == Party::Candidate) {
        (true, _, _) => "cdy-good",
        (false, true, _) => "cdy-over",
        (false, false, true) => "cdy-candidate",
        (false, false, false) => "cdy-company",
    }
}
