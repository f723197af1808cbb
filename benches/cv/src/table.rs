//! The table: every tool on every file of a folder whose truth is known.

use crate::judge::{Outcome, TIMEOUT, judge};
use crate::kinds::{KINDS, Kind};
use crate::tools::{ALL, File, HAYRO, INSPECTION, Tool, WINDOW};
use crate::truth::{self, Truth};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// What all tools said about one file.
struct Seen {
    truth: Truth,
    outcomes: Vec<Outcome>,
}

impl Seen {
    fn by(&self, tool: Tool) -> &Outcome {
        let number = ALL.iter().position(|(name, _)| *name == tool.0).expect("one of all");
        &self.outcomes[number]
    }

    fn wrong(&self, outcome: &Outcome) -> bool {
        outcome.accepted() != self.truth.accept
    }
}

/// Judges the folder and prints the table, and with `wrong` each file that this crate judged or named wrongly.
pub fn print(folder: &Path, wrong: bool) -> Result<(), String> {
    let mut files = Vec::new();
    for truth in truth::read(folder)? {
        let bytes = std::fs::read(&truth.path).map_err(|error| format!("{}: {error}", truth.path.display()))?;
        let file = File { name: truth.declared_name.as_str().into(), bytes: Arc::new(bytes) };
        let outcomes = ALL.iter().map(|tool| judge(*tool, &file)).collect();
        files.push(Seen { truth, outcomes });
    }
    let sum = |test: fn(&Truth) -> bool| files.iter().filter(|seen| test(&seen.truth)).count();
    println!(
        "{} files: {} to be accepted ({} clear), {} to be refused ({} clear).\n",
        files.len(),
        sum(|truth| truth.accept),
        sum(|truth| truth.accept && truth.clear),
        sum(|truth| !truth.accept),
        sum(|truth| !truth.accept && truth.clear),
    );
    verdicts(&files);
    ratios(&files);
    names(&files);
    if wrong {
        list(&files);
    }
    Ok(())
}

fn verdicts(files: &[Seen]) {
    println!(
        "| tool | false accepts | false refusals | clear of each | median µs | worst ms | panics | over {} s | peak MB |",
        TIMEOUT.as_secs()
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for (number, (name, _)) in ALL.iter().enumerate() {
        let outcomes = || files.iter().map(|seen| (&seen.truth, &seen.outcomes[number]));
        let count = |test: fn(&Truth, &Outcome) -> bool| outcomes().filter(|(truth, it)| test(truth, it)).count();
        let took: Vec<Duration> = outcomes().filter_map(|(_, it)| it.judged()).map(|judged| judged.took).collect();
        let peak = outcomes().filter_map(|(_, it)| it.judged()).map(|judged| judged.peak).max().unwrap_or_default();
        println!(
            "| {name} | {} | {} | {} / {} | {:.1} | {:.1} | {} | {} | {:.1} |",
            count(|truth, it| it.accepted() && !truth.accept),
            count(|truth, it| !it.accepted() && truth.accept),
            count(|truth, it| it.accepted() && !truth.accept && truth.clear),
            count(|truth, it| !it.accepted() && truth.accept && truth.clear),
            micros(median(took.clone())),
            micros(took.into_iter().max().unwrap_or_default()) / 1e3,
            count(|_, it| matches!(it, Outcome::Panicked)),
            count(|_, it| matches!(it, Outcome::TimedOut)),
            megabytes(peak),
        );
    }
}

/// On the files that both accept, and that are to be accepted.
fn ratios(files: &[Seen]) {
    let took = |seen: &Seen, tool| seen.by(tool).judged().filter(|it| it.verdict.accepted).map(|it| it.took);
    let both: Vec<(Duration, Duration)> = files
        .iter()
        .filter(|seen| seen.truth.accept)
        .filter_map(|seen| Some((took(seen, INSPECTION)?, took(seen, HAYRO)?)))
        .collect();
    let (own, hayro): (Vec<Duration>, Vec<Duration>) = both.iter().copied().unzip();
    let mut each: Vec<f64> = both.iter().map(|(own, hayro)| own.as_secs_f64() / hayro.as_secs_f64()).collect();
    each.sort_by(f64::total_cmp);
    let total = |times: &[Duration]| times.iter().sum::<Duration>().as_secs_f64();
    println!(
        "\nInspection ÷ hayro-syntax on the {} files that both rightly accept: total {:.2} ({:.1} ms ÷ {:.1} ms), medians {:.2}, \
         median of the ratios {:.2}, worst {:.1}.",
        both.len(),
        total(&own) / total(&hayro),
        total(&own) * 1e3,
        total(&hayro) * 1e3,
        micros(median(own)) / micros(median(hayro)),
        each.get(each.len() / 2).copied().unwrap_or(f64::NAN),
        each.last().copied().unwrap_or(f64::NAN),
    );
}

/// How many files of each kind are named as what they are.
fn names(files: &[Seen]) {
    const NAMERS: [usize; 3] = [1, 3, 4]; // this crate, infer, file-format
    println!("\n| kind | files | named by this crate | by infer | by file-format | this crate otherwise |");
    println!("|---|---|---|---|---|---|");
    let mut uncounted: BTreeMap<&str, usize> = BTreeMap::new();
    for seen in files {
        if seen.truth.kind != "pdf" && !KINDS.iter().any(|kind| kind.truth == seen.truth.kind) {
            *uncounted.entry(&seen.truth.kind).or_default() += 1;
        }
    }
    let (mut cvs, mut named_cvs) = (0, [0; 3]);
    for kind in KINDS {
        let of_kind: Vec<&Seen> = files.iter().filter(|seen| seen.truth.kind == kind.truth).collect();
        if of_kind.is_empty() {
            continue;
        }
        let named = NAMERS.map(|tool| of_kind.iter().filter(|seen| is_named(kind, tool, seen)).count());
        if kind.of_cvs {
            cvs += of_kind.len();
            for (sum, named) in named_cvs.iter_mut().zip(named) {
                *sum += named;
            }
        }
        let mut otherwise: BTreeMap<&str, usize> = BTreeMap::new();
        for seen in of_kind.iter().filter(|seen| !is_named(kind, 1, seen)) {
            *otherwise.entry(seen.by(INSPECTION).reason()).or_default() += 1;
        }
        let otherwise: Vec<String> = otherwise
            .iter()
            .map(|(reason, count)| format!("{count} {}", if reason.is_empty() { "accepted" } else { reason }))
            .collect();
        let [own, infer, file_format] = named;
        let star = if kind.of_cvs { " *" } else { "" };
        println!(
            "| {}{star} | {} | {own} | {infer} | {file_format} | {} |",
            kind.truth,
            of_kind.len(),
            otherwise.join(", ")
        );
    }
    let [own, infer, file_format] = named_cvs;
    println!("| **all with \\*** | {cvs} | {own} | {infer} | {file_format} | |");
    if cvs > 0 {
        println!("\n* Somebody may send a CV as one: {:.1} % of them are named.", percent(own, cvs));
    }
    if !uncounted.is_empty() {
        let kinds: Vec<String> = uncounted.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        println!("Not counted, because no name for them is agreed: {}.", kinds.join(", "));
    }
}

fn is_named(kind: &Kind, tool: usize, seen: &Seen) -> bool {
    let right = if tool == 1 { kind.codes } else { kind.media_types };
    let is = seen.outcomes[tool].judged().and_then(|judged| judged.verdict.is.as_deref());
    is.is_some_and(|is| right.contains(&is))
}

/// Each file that this crate judges or names wrongly.
fn list(files: &[Seen]) {
    println!("\nJudged wrongly by the inspection:");
    wrong(files, INSPECTION);
    println!("\nJudged wrongly by the window alone:");
    wrong(files, WINDOW);
    println!("\nNamed wrongly:");
    for seen in files {
        let kind = KINDS.iter().find(|kind| kind.truth == seen.truth.kind);
        if kind.is_some_and(|kind| !is_named(kind, 1, seen)) {
            println!("  {}: {} — {}", seen.truth.kind, file_name(seen), seen.by(INSPECTION).reason());
        }
    }
}

fn wrong(files: &[Seen], tool: Tool) {
    let mut lines: Vec<String> = files
        .iter()
        .map(|seen| (seen, seen.by(tool)))
        .filter(|(seen, outcome)| seen.wrong(outcome))
        .map(|(seen, outcome)| {
            let clear = if seen.truth.clear { "clear" } else { "disputed" };
            let way = if outcome.accepted() { "accept" } else { "refusal" };
            format!("  {clear} false {way}: {} {} {}", seen.truth.kind, file_name(seen), outcome.reason())
        })
        .collect();
    lines.sort();
    lines.iter().for_each(|line| println!("{}", line.trim_end()));
}

fn file_name(seen: &Seen) -> String {
    seen.truth.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

#[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

#[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole as f64
}
