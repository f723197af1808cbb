//! A store that is a file of JSON lines, to which lines are only ever added.
//!
//! ```sh
//! cargo run --example store                     # writes target/store.jsonl
//! cargo run --example store -- some/file.jsonl
//! ```
//!
//! Candidacy and number are the key of a line, and the store takes each key once. Ana and Tom have read the same candidacy: Ana invites,
//! Tom decides against. Tom's line comes second, so he reads again, and the law answers to what is there now. Then the program starts
//! again and reads the file. A line that somebody changed, a line that is missing, and one of which a crash wrote only a half are found.

use candidacy::uuid::Uuid;
use candidacy::value::{Category, Decision, PayPeriod, Rejection, Salary};
use candidacy::{
    Actor, Application, Aspect, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Evidence, Fact, Line,
    Meeting, PersonId, Place, Process, Reasons, Seq, Staff, Terms, Time,
};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// The file, and what is in it. One process writes it; more of them would lock it, or use a database with a unique key.
struct Store {
    file: File,
    lines: BTreeMap<(CandidacyId, Seq), Line>,
}

impl Store {
    /// Opens the file and reads what is there. The journals are not judged yet: that is done when somebody asks for one.
    fn open(path: &Path) -> Done<Self> {
        let text = fs::read_to_string(path).unwrap_or_default();
        let mut lines = BTreeMap::new();
        for (number, text) in (1..).zip(text.lines()) {
            // The error of serde might repeat what somebody wrote; the place is enough.
            let line: Line =
                serde_json::from_str(text).map_err(|_| format!("line {number} of the file is no entry"))?;
            lines.insert((line.candidacy, line.seq), line);
        }
        Ok(Store { file: OpenOptions::new().create(true).append(true).open(path)?, lines })
    }

    /// Adds a line, unless its key is taken. It counts once it is on the disk.
    fn add(&mut self, line: Line) -> Done<bool> {
        let key = (line.candidacy, line.seq);
        if self.lines.contains_key(&key) {
            return Ok(false);
        }
        writeln!(self.file, "{}", serde_json::to_string(&line)?)?;
        self.file.sync_data()?;
        self.lines.insert(key, line);
        Ok(true)
    }

    /// Reads a candidacy. What is stored is not trusted: the law judges each entry again.
    fn read(&self, terms: &Terms, id: CandidacyId) -> Done<Candidacy> {
        let lines = self.lines.range((id, Seq(0))..=(id, Seq(u32::MAX)));
        Ok(Candidacy::replay_lines(terms, lines.map(|(_, line)| line.clone()))?)
    }
}

fn main() -> Done {
    let path = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/store.jsonl".to_owned()));
    let _ = fs::remove_file(&path); // so that each run is the same
    let terms = Terms::new("back-end", 1, Process::back_end())?;
    let ana = Staff::new(PersonId::new(Uuid::from_u128(201))?, Capacity::RECRUITER);
    let tom = Staff::new(PersonId::new(Uuid::from_u128(202))?, Capacity::RECRUITER);
    let mut store = Store::open(&path)?;

    // Mira applies; a recruiter would like to meet her.
    let id = CandidacyId::new(Uuid::from_u128(1))?;
    let opening = terms.opening(id, CandidateId::new(Uuid::from_u128(2))?).paying(Salary::new(
        "EUR",
        4_000,
        5_500,
        PayPeriod::Month,
    )?);
    let cv = Cv::check(include_bytes!("cv.pdf"), "cv.pdf", "application/pdf")?;
    let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), day(2)?))?;
    store.add(mira.last_line().to_owned())?;
    let evidence = Evidence::from_finding(Aspect::Experience, "two years of Rust", "maintains a crate")?;
    let fits = Entry::new(ana, Decision::new(evidence), day(3)?);
    store.add(mira.draft(fits))?;

    // Both read, and both write entry 2.
    let (mut hers, mut his) = (store.read(&terms, id)?, store.read(&terms, id)?);
    let chat = Meeting::new(day(6)?, 30, Place::online("https://meet.example/ana")?, [ana])?;
    let invited = Fact::InterviewScheduled { part: None, meeting: Box::new(chat) };
    let invited = hers.record(Entry::new(ana, invited, day(4)?))?.line.to_owned();
    write(&mut store, "Ana", invited)?;

    let reasons = Reasons::from_reason(Category::VacancyFilled, "Somebody else said yes this morning.")?;
    let against = Entry::new(tom, Rejection::new(reasons), day(4)?);
    let decided = his.record(against.clone())?.line.to_owned();
    write(&mut store, "Tom", decided)?;

    // Tom reads again, and looks at what is there now before he decides.
    let mut his = store.read(&terms, id)?;
    println!("Tom reads again:    {} with {} entries", his.phase(), his.journal().len());
    let decided = his.record(against)?.line.to_owned();
    write(&mut store, "Tom", decided)?;

    // The program stops and starts again: the file is all there is.
    drop(store);
    let again = Store::open(&path)?.read(&terms, id)?;
    println!(
        "\nAfter a restart:    {} with {} entries, and the same: {}",
        again.phase(),
        again.journal().len(),
        again == his
    );

    let text = fs::read_to_string(&path)?;
    let damaged = |what: &str, text: String| -> Done {
        fs::write(&path, text)?;
        let why = Store::open(&path).and_then(|store| store.read(&terms, id)).err().ok_or("it was not found")?;
        println!("{what}\n    {why}");
        Ok(())
    };
    damaged("A line was changed:", text.replacen(":{\"candidate_advanced\"", ":{\"offer_accepted\"", 1))?;
    damaged("An entry was forged:", text.replacen("\"capacity\":\"recruiter\"", "\"capacity\":\"colleague\"", 1))?;
    let others = text.split_inclusive('\n').enumerate().filter(|(number, _)| *number != 2);
    damaged("A line was deleted:", others.map(|(_, line)| line).collect())?;
    damaged("A crash wrote half a line:", text[..text.len() - 40].to_owned())?;
    fs::write(&path, text)?;
    Ok(())
}

fn write(store: &mut Store, who: &str, line: Line) -> Done {
    let seq = line.seq;
    println!("{who} writes entry {seq}: {}", if store.add(line)? { "stored" } else { "the number is taken" });
    Ok(())
}

fn day(day: u32) -> Done<Time> {
    Ok(format!("2026-03-{day:02}T09:00:00Z").parse()?)
}
