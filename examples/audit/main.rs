//! Judges the hiring log of any system: who waited for what, by which rule, and what the law of hiring would not have allowed.
//!
//!     cargo run --example audit                                  # a small log of its own
//!     cargo run --example audit -- --mapping M.toml LOG…         # yours
//!     cargo run --example audit -- --mapping M.toml --json LOG…  # for programs
//!
//! A log is CSV, XES (IEEE 1849) or OCEL JSON, each also packed with gzip. The mapping says what stands where: the columns, what each
//! activity means, the formats and the zone of moments, and the terms that the log is judged by. `mappings/` has some, each with the
//! address where the export is described; the steps in them are to be replaced by those of the company. `mapping.rs` lists every key.
//!
//! | option | |
//! |---|---|
//! | `--mapping FILE` | what stands where, as TOML |
//! | `--at MOMENT` | the moment of judgement, such as that of the export. Without it the last moment of the log, which takes a pass of its own |
//! | `--process FILE`, `--policy FILE` | the terms, instead of those in the mapping; TOML or JSON |
//! | `--merged FILE` | CSV: which persons were merged |
//! | `--grouped` | the rows of a case follow each other, so that a case takes no memory after its end |
//! | `--json` | the same as JSON |
//!
//! What the log does not say is unknown: neither kept nor broken. A row that cannot be read is named on standard error, with its number and
//! the reason, and does not stop the rest. An activity without a meaning is counted, listed, and counts as an event of its case.
//!
//! The exit status is 0 if all is clean, 1 if there is a finding, a promise that was late or is overdue, or a row that could not be read,
//! and 2 if an argument, the mapping or a log cannot be read. Of a log that breaks off, what came before is reported. Without arguments the
//! status is 0.

mod csv;
mod judges;
mod lines;
mod log;
mod mapping;
mod merged;
mod moment;
mod noticed;
mod ocel;
mod report;
mod xes;

use candidacy::Time;
use judges::Judges;
use log::{Columns, Latest, Log, Rows};
use mapping::{Format, Mapping};
use merged::Persons;
use report::Report;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The log that comes along, and its mapping.
const OWN: [&str; 2] = ["mappings/opencats.toml", "opencats.csv"];

/// How a log was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Clean,
    Found,
    /// It breaks off.
    Broken,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = io::BufWriter::new(io::stdout().lock());
    match run(&arguments, &mut out, &mut io::stderr()) {
        Ok(_) if arguments.is_empty() => ExitCode::SUCCESS,
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Broken) => ExitCode::from(2),
        // The reader of the output has seen enough.
        Err(error) if error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            // Nobody is there to be told where even this cannot be written.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

pub(crate) fn run(arguments: &[String], out: &mut dyn Write, err: &mut dyn Write) -> Result<Outcome, Box<dyn Error>> {
    let asked = if arguments.is_empty() { Asked::own() } else { Asked::from(arguments.iter().cloned())? };
    let named = |path: &Path, error: Box<dyn Error>| format!("{}: {error}", path.display());
    let text = fs::read_to_string(&asked.mapping).map_err(|error| named(&asked.mapping, error.into()))?;
    let mut mapping = Mapping::parse(&text).map_err(|error| named(&asked.mapping, error))?;
    mapping.grouped |= asked.grouped || mapping.format == Format::Xes;
    let terms = mapping.terms(asked.mapping.parent(), asked.process.as_deref(), asked.policy.as_deref());
    let terms = terms.map_err(|error| named(&asked.mapping, error))?;
    let persons = match (&mapping.merged, &asked.merged) {
        (Some(merged), Some(path)) => {
            open(path).and_then(|file| Persons::read(merged, file)).map_err(|e| named(path, e))?
        }
        (None, Some(path)) => return Err(named(path, "the mapping has no `[merged]`".into()).into()),
        (_, None) => Persons::default(),
    };

    let columns = Columns::of(&mapping);
    let at = match asked.at {
        Some(at) => at,
        None => last_moment(&asked.logs, &mapping, &columns)?,
    };
    let mut log = Log::new(&mapping, &columns, persons, Judges::new(&terms, at, mapping.records()), err);
    for path in &asked.logs {
        log.begin(&path.display().to_string());
        if let Err(error) = read(path, &mapping, &columns, &mut log) {
            // Nothing was read of a log that does not fit the mapping, and there is nothing to report.
            if log.noticed.rows == 0 {
                return Err(named(path, error).into());
            }
            log.noticed.stopped = Some(named(path, error));
            break;
        }
    }
    log.end_of_case();
    log.noticed.merged_unknown = mapping.merged.is_some() && asked.merged.is_none();
    let (noticed, gaps, judgement) = log.judgement();
    let report = Report { at, terms: &terms, noticed, until_rejected: gaps.into(), judgement };
    if asked.json {
        serde_json::to_writer_pretty(&mut *out, &report)?;
        writeln!(out)?;
    } else {
        write!(out, "{report}")?;
    }
    out.flush()?;
    if let Some(why) = &report.noticed.stopped {
        // Nobody is there to be told where even this cannot be written.
        let _ = writeln!(err, "{why}");
    }
    Ok(report.outcome())
}

/// What the arguments ask for.
#[derive(Default)]
struct Asked {
    mapping: PathBuf,
    logs: Vec<PathBuf>,
    at: Option<Time>,
    process: Option<String>,
    policy: Option<String>,
    merged: Option<PathBuf>,
    grouped: bool,
    json: bool,
}

impl Asked {
    fn own() -> Self {
        let [mapping, log] = OWN.map(|name| Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/audit").join(name));
        Asked { mapping, logs: vec![log], ..Asked::default() }
    }

    fn from(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let (mut asked, mut mapping) = (Asked::default(), None);
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--mapping" => mapping = Some(value()?),
                "--at" => {
                    let at = value()?;
                    asked.at = Some(at.parse().map_err(|error| format!("{at}: {error}"))?);
                }
                "--process" => asked.process = Some(value()?),
                "--policy" => asked.policy = Some(value()?),
                "--merged" => asked.merged = Some(value()?.into()),
                "--grouped" => asked.grouped = true,
                "--json" => asked.json = true,
                option if option.starts_with('-') => return Err(format!("no such option: {option}").into()),
                log => asked.logs.push(log.into()),
            }
        }
        asked.mapping = mapping.ok_or("which mapping? `--mapping FILE` names it")?.into();
        if asked.logs.is_empty() {
            return Err("which log?".into());
        }
        Ok(asked)
    }
}

/// Opens a file, and unpacks it if it is packed with gzip.
fn open(path: &Path) -> Result<Box<dyn BufRead>, Box<dyn Error>> {
    let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
    if file.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
        let unpacked = flate2::bufread::MultiGzDecoder::new(file);
        return Ok(Box::new(BufReader::with_capacity(1 << 16, Box::new(unpacked) as Box<dyn Read>)));
    }
    Ok(Box::new(file))
}

fn read(path: &Path, mapping: &Mapping, columns: &Columns, rows: &mut impl Rows) -> Result<(), Box<dyn Error>> {
    match mapping.format {
        Format::Csv => csv::read(open(path)?, mapping, columns, rows),
        Format::Xes => xes::read(open(path)?, mapping, columns, rows),
        Format::Ocel => ocel::read(|| open(path), mapping, columns, rows),
    }
}

/// The last moment of all logs. What stands behind the place where a log breaks off is not looked at.
fn last_moment(logs: &[PathBuf], mapping: &Mapping, columns: &Columns) -> Result<Time, Box<dyn Error>> {
    let mut latest = Latest { mapping, columns, at: None };
    for path in logs {
        let read = read(path, mapping, columns, &mut latest);
        if let (Err(error), None) = (read, latest.at) {
            return Err(format!("{}: {error}", path.display()).into());
        }
    }
    latest.at.ok_or_else(|| "no row has a moment: `--at` names the moment of judgement".into())
}
