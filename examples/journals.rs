//! Reads journals as JSON lines and says which entries the law refuses, which promises were not kept, what was not as planned, and what
//! it all adds up to.
//!
//!     cargo run --example journals                     # the journals in examples/journals.jsonl
//!     cargo run --example journals -- FILE…            # yours; - is standard input
//!     cargo run --example journals -- --terms terms.json --at 2026-04-01T00:00:00Z FILE
//!
//! One line is one entry with the candidacy it belongs to, as `Line` writes it; `seq` may be left out where the lines of a
//! candidacy are in order:
//!
//!     {"candidacy":"…","seq":0,"entry":{"at":"2026-03-02T09:00:00Z","by":"candidate","fact":{"applied":{…}}}}
//!
//! A journal is judged by the terms that it names, if they were given with `--terms`, else by the back-end process and the
//! standard policy; the output says where that was so. What is asked of them is how they stood `--at` a moment: without it, at
//! the last entry of all. A line that cannot be read is named and left out, and so is an entry that the law refuses; neither
//! stops the rest. The exit status is 2 where a file or an argument cannot be read, else 0.

use candidacy::law::Refused;
use candidacy::view::Audit;
use candidacy::view::report::Report;
use candidacy::{Candidacy, CandidacyId, Entry, Fact, Process, Seq, Terms, Time, terms};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::ExitCode;

/// A longer line is no entry.
const LONGEST_LINE: u64 = 1 << 20;
/// A longer explanation explains nothing.
const LONGEST_ERROR: usize = 300;
/// How often long input says how far it is, in lines.
const PROGRESS: u64 = 100_000;

fn main() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match run(std::env::args().skip(1), &mut io::stdin().lock(), &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of the output has seen enough.
        Err(error) if error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

pub(crate) fn run(
    args: impl Iterator<Item = String>,
    input: &mut impl BufRead,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let wanted = Wanted::from(args)?;
    let mut journals = Journals { terms: wanted.terms, ..Journals::default() };
    if wanted.files.is_empty() {
        journals.read("journals.jsonl", include_str!("journals.jsonl").as_bytes(), out)?;
    }
    for file in &wanted.files {
        match file.as_str() {
            "-" => journals.read("standard input", &mut *input, out)?,
            path => {
                let read = File::open(path).map_err(Box::from);
                let read = read.and_then(|file| journals.read(path, BufReader::with_capacity(1 << 16, file), out));
                read.map_err(|error: Box<dyn Error>| format!("{path}: {error}"))?;
            }
        }
    }
    journals.sum_up(wanted.at, out)?;
    Ok(out.flush()?)
}

/// What the arguments ask for.
#[derive(Default)]
struct Wanted {
    files: Vec<String>,
    terms: BTreeMap<terms::Id, Terms>,
    at: Option<Time>,
}

impl Wanted {
    fn from(mut args: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut wanted = Wanted::default();
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
            match arg.as_str() {
                "--terms" => {
                    let path = value()?;
                    let file = std::fs::read(&path).map_err(|error| format!("{path}: {error}"))?;
                    let terms: Terms = serde_json::from_slice(&file).map_err(|error| format!("{path}: {error}"))?;
                    wanted.terms.insert(terms.id().clone(), terms);
                }
                "--at" => {
                    let at = value()?;
                    wanted.at = Some(at.parse().map_err(|error| format!("{at}: {error}"))?);
                }
                "-" => wanted.files.push(arg),
                flag if flag.starts_with('-') => return Err(format!("no such option: {flag}").into()),
                _ => wanted.files.push(arg),
            }
        }
        Ok(wanted)
    }
}

/// One line of the input.
#[derive(Deserialize)]
struct Row {
    candidacy: CandidacyId,
    seq: Option<Seq>,
    entry: Entry,
}

/// A journal on its way through the law.
#[derive(Default)]
struct Journal {
    candidacy: Option<Candidacy>,
    /// The number that comes next in the input.
    next: u64,
    /// The number in the input of each entry that was accepted, in order.
    accepted: Vec<Seq>,
}

/// Every journal of the input, and what was wrong with it.
#[derive(Default)]
struct Journals {
    terms: BTreeMap<terms::Id, Terms>,
    /// Those of them that were not given.
    assumed: BTreeSet<terms::Id>,
    of: BTreeMap<CandidacyId, Journal>,
    last: Option<Time>,
    lines: u64,
    unreadable: u64,
    refused: u64,
}

impl Journals {
    fn read(&mut self, name: &str, mut input: impl BufRead, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
        let (mut line, mut number) = (Vec::new(), 0_u64);
        loop {
            line.clear();
            number += 1;
            let length = input.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut line)?;
            if length == 0 {
                return Ok(());
            }
            let entry = line.trim_ascii();
            if !line.ends_with(b"\n") && line.len() as u64 > LONGEST_LINE {
                input.skip_until(b'\n')?;
                self.lines += 1;
                self.unreadable += 1;
                writeln!(out, "{name}:{number}: longer than {LONGEST_LINE} bytes")?;
            } else if !entry.is_empty() {
                self.lines += 1;
                match serde_json::from_slice(entry) {
                    Ok(row) => self.take(name, number, row, out)?,
                    Err(error) => {
                        self.unreadable += 1;
                        writeln!(out, "{name}:{number}: {}", in_short(&error))?;
                    }
                }
            }
            if number.is_multiple_of(PROGRESS) {
                eprintln!("{name}: {number} lines, {} candidacies", self.of.len());
            }
        }
    }

    /// Puts an entry to the law, as the next of its candidacy.
    fn take(&mut self, name: &str, number: u64, row: Row, out: &mut impl Write) -> io::Result<()> {
        let Row { candidacy: id, seq, mut entry } = row;
        let journal = self.of.entry(id).or_default();
        let next = journal.next;
        let seq = seq.unwrap_or_else(|| Seq(u32::try_from(next).unwrap_or(u32::MAX)));
        let here = format_args!("{name}:{number}: candidacy {id}, entry {seq}");
        if u64::from(seq.0) < next {
            self.unreadable += 1;
            return writeln!(out, "{here}: it was there already, the next is {next}");
        }
        if let Some(opening) = entry.fact.opening().filter(|opening| opening.candidacy != id) {
            self.unreadable += 1;
            return writeln!(out, "{here}: it opens another candidacy, {}", opening.candidacy);
        }
        if u64::from(seq.0) > next {
            writeln!(out, "{here}: missing before it: {}, from {next} on", u64::from(seq.0) - next)?;
        }
        journal.next = u64::from(seq.0) + 1;
        if let Err(to) = renumber(&mut entry.fact, &journal.accepted) {
            self.refused += 1;
            return writeln!(out, "{here}: it is about entry {to}, which was not accepted before it");
        }
        let at = entry.at;
        let refused = match &mut journal.candidacy {
            Some(candidacy) => candidacy.record(entry).err(),
            None => match open(&mut self.terms, &mut self.assumed, entry) {
                Ok(candidacy) => {
                    journal.candidacy = Some(candidacy);
                    None
                }
                Err(refused) => Some(refused),
            },
        };
        if let Some(refused) = refused {
            self.refused += 1;
            return writeln!(out, "{here}: {}", refused.refusal);
        }
        journal.accepted.push(seq);
        self.last = self.last.max(Some(at));
        Ok(())
    }

    fn sum_up(&self, at: Option<Time>, out: &mut impl Write) -> io::Result<()> {
        let opened = || self.of.values().filter_map(|journal| journal.candidacy.as_ref());
        let mut report = Report::default();
        if let Some(at) = at.or(self.last) {
            writeln!(out, "\nAs it stood at {at:?}:\n")?;
            for candidacy in opened() {
                let audit = Audit::new(candidacy, at);
                if !audit.breaches().is_empty() || !audit.observations().is_empty() {
                    writeln!(out, "{audit}\n")?;
                }
                report.add(candidacy, at);
            }
        }
        writeln!(out, "{report}")?;
        let Journals { lines, unreadable, refused, .. } = self;
        writeln!(out, "\nlines: {lines}; could not be read: {unreadable}; refused by the law: {refused}")?;
        let unopened = self.of.len() - opened().count();
        if unopened > 0 {
            writeln!(out, "candidacies without an opening: {unopened}")?;
        }
        for terms::Id { name, version, .. } in &self.assumed {
            writeln!(
                out,
                "terms {name}, version {version}: not given, so the back-end process and the standard policy"
            )?;
        }
        Ok(())
    }
}

/// Opens a candidacy under the terms that it names.
fn open(
    terms: &mut BTreeMap<terms::Id, Terms>,
    assumed: &mut BTreeSet<terms::Id>,
    entry: Entry,
) -> Result<Candidacy, Refused> {
    // Where nothing is named, any terms will do to be told that it opens nothing.
    let Some(named) = entry.fact.opening().map(|opening| &opening.terms) else {
        let any = Terms::new("none", 0, Process::back_end()).expect("a short name");
        return Candidacy::open(&any, entry);
    };
    let terms = terms.entry(named.clone()).or_insert_with(|| {
        assumed.insert(named.clone());
        Terms::new(named.name.as_str(), named.version, Process::back_end()).expect("a name is one")
    });
    Candidacy::open(terms, entry)
}

/// What is about an earlier entry names it by its number in the input; where some were left out before it, its number among
/// those that were accepted is another.
fn renumber(fact: &mut Fact, accepted: &[Seq]) -> Result<(), Seq> {
    let to = if let Fact::CandidateInformed { to, .. } | Fact::EntryConfirmed { to } | Fact::EntryContested { to, .. } =
        fact
    {
        to
    } else if let Fact::MomentCorrected(correction) = fact {
        &mut correction.entry
    } else {
        return Ok(());
    };
    let place = accepted.binary_search(to).map_err(|_| *to)?;
    *to = Seq(u32::try_from(place).map_err(|_| *to)?);
    Ok(())
}

/// Why a line cannot be read, in a few words on one line; it may repeat what the line says.
fn in_short(error: &serde_json::Error) -> String {
    let error = error.to_string().replace(" at line 1 column ", " at column ").replace(char::is_control, " ");
    match error.char_indices().nth(LONGEST_ERROR) {
        Some((end, _)) => format!("{}…", &error[..end]),
        None => error,
    }
}
