//! Rows of the table, and whether they hold what was promised.

use std::fmt;

/// The most that something may be, and what it should be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) must: f64,
    pub(crate) goal: f64,
}

/// A number with its unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Amount(pub(crate) f64, pub(crate) &'static str);

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Amount(number, unit) = *self;
        let whole = number.fract() == 0.0 || number >= 1_000.0;
        let text = if whole { format!("{number:.0} {unit}") } else { format!("{number:.1} {unit}") };
        f.pad(text.trim_end())
    }
}

/// One measurement.
#[derive(Debug)]
pub(crate) struct Row {
    what: String,
    value: Amount,
    baseline: Option<(&'static str, Amount)>,
    /// On the ratio where there is a baseline, else on the value.
    limits: Option<Limits>,
}

impl Row {
    /// Something by itself.
    pub(crate) fn of(what: impl Into<String>, value: Amount) -> Self {
        Row { what: what.into(), value, baseline: None, limits: None }
    }

    /// Beside something else, in the same unit.
    pub(crate) fn beside(self, what: &'static str, amount: f64) -> Self {
        Row { baseline: Some((what, Amount(amount, self.value.1))), ..self }
    }

    /// With what was promised.
    pub(crate) fn within(self, must: f64, goal: f64) -> Self {
        Row { limits: Some(Limits { must, goal }), ..self }
    }

    fn ratio(&self) -> Option<f64> {
        self.baseline.map(|(_, baseline)| self.value.0 / baseline.0)
    }

    /// Whether it holds what it must; none where nothing was promised.
    fn holds(&self) -> Option<bool> {
        let limits = self.limits?;
        Some(self.ratio().unwrap_or(self.value.0) <= limits.must)
    }

    fn reaches(&self) -> bool {
        self.limits.is_some_and(|limits| self.ratio().unwrap_or(self.value.0) <= limits.goal)
    }
}

/// Above the rows.
pub(crate) fn head() -> String {
    let [what, value, beside, ratio, must, goal] = ["measurement", "value", "beside", "ratio", "must", "goal"];
    format!("  {what:<40} {value:>12}  {beside:<47} {ratio:>7} {must:>6} {goal:>6}  holds")
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |number: Option<f64>| match number {
            None => String::new(),
            Some(number) if number.fract() == 0.0 && number.abs() >= 10.0 => format!("{number:.0}"),
            Some(number) => format!("{number:.2}"),
        };
        let baseline = self.baseline.map_or(String::new(), |(what, amount)| format!("{what}: {amount}"));
        let holds = match (self.holds(), self.reaches()) {
            (None, _) => "",
            (Some(true), true) => "goal",
            (Some(true), false) => "yes",
            (Some(false), _) => "NO",
        };
        let (must, goal) = (self.limits.map(|limits| limits.must), self.limits.map(|limits| limits.goal));
        let line = format!(
            "  {:<40} {:>12}  {:<47} {:>7} {:>6} {:>6}  {holds}",
            self.what,
            self.value,
            baseline,
            number(self.ratio()),
            number(must),
            number(goal),
        );
        f.write_str(line.trim_end())
    }
}

/// The last line: how much of what was promised holds.
pub(crate) fn summary(rows: &[Row]) -> String {
    let promised: Vec<bool> = rows.iter().filter_map(Row::holds).collect();
    let (held, goals) =
        (promised.iter().filter(|holds| **holds).count(), rows.iter().filter(|row| row.reaches()).count());
    format!("{held} of {} limits hold, {goals} of them reach the goal.", promised.len())
}
