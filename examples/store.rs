//! Storing journals so that two writers cannot contradict each other.
//!
//! Run it with `cargo run --example store`. A map stands for the database: its key is what a unique index would be, its
//! value is the row. Ana and Tom have read the same candidacy; Ana invites, Tom decides against. Tom's row comes second: its key
//! is taken, so he reads again, and the law answers to what is there now.

use candidacy::uuid::Uuid;
use candidacy::value::Category;
use candidacy::{
    Actor, Aspect, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Evidence, Fact, Line, Meeting,
    OpenApplication, PersonId, Place, Process, Reasons, Seq, Staff, Terms, Time,
};
use std::collections::BTreeMap;
use std::error::Error;

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// One row for each entry, as JSON; the key is its identity.
#[derive(Default)]
struct Store(BTreeMap<(CandidacyId, Seq), String>);

impl Store {
    /// Inserts a row, as `INSERT` does with a unique key: a taken one is refused.
    fn insert(&mut self, line: &Line<&Entry>) -> Done<bool> {
        let key = (line.candidacy, line.seq);
        if self.0.contains_key(&key) {
            return Ok(false);
        }
        self.0.insert(key, serde_json::to_string(&line)?);
        Ok(true)
    }

    /// Reads a candidacy. What is stored is not trusted: the law judges each entry again.
    fn read(&self, terms: &Terms, id: CandidacyId) -> Done<Candidacy> {
        let rows = self.0.range((id, Seq(0))..=(id, Seq(u32::MAX)));
        let lines = rows.map(|(_, row)| serde_json::from_str(row)).collect::<Result<Vec<Line>, _>>()?;
        Ok(Candidacy::replay_lines(terms, lines)?)
    }
}

fn main() -> Done {
    let terms = Terms::new("back-end", 1, Process::back_end())?;
    let ana = Staff::new(PersonId::new(Uuid::from_u128(201))?, Capacity::Recruiter);
    let tom = Staff::new(PersonId::new(Uuid::from_u128(202))?, Capacity::Recruiter);
    let mut store = Store::default();

    // Mira applies; a recruiter wants to meet her.
    let id = CandidacyId::new(Uuid::from_u128(1))?;
    let opening = terms.opening(id, CandidateId::new(Uuid::from_u128(2))?);
    let cv = Cv::check(include_bytes!("cv.pdf"), "cv.pdf", "application/pdf")?;
    let application = OpenApplication { opening, cv };
    let mut mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, day(2)?))?;
    let evidence = Evidence::from_finding(Aspect::Experience, "two years of Rust", "maintains a crate")?;
    mira.record(Entry::new(ana, Fact::Passed { evidence }, day(3)?))?;
    for line in mira.lines() {
        store.insert(&line)?;
    }

    // Both read; both write entry 2.
    let (mut hers, mut his) = (store.read(&terms, id)?, store.read(&terms, id)?);
    let chat = Meeting::new(day(6)?, 30, Place::online("https://meet.example/ana")?, [ana])?;
    let invited = hers.record(Entry::new(ana, Fact::scheduled(chat), day(4)?))?;
    println!("Ana writes entry {}: {}", invited.seq, outcome(store.insert(&invited)?));

    let reasons = Reasons::from_reason(Category::VacancyFilled, "Somebody else said yes this morning.")?;
    let against = Entry::new(tom, Fact::DecidedAgainst { reasons }, day(4)?);
    let decided = his.record(against.clone())?;
    println!("Tom writes entry {}: {}", decided.seq, outcome(store.insert(&decided)?));

    // Tom reads again and looks at what is there now before he decides.
    let mut his = store.read(&terms, id)?;
    println!("Tom reads again:     {} with {} entries", his.phase(), his.journal().len());
    let decided = his.record(against)?;
    println!("Tom writes entry {}: {}", decided.seq, outcome(store.insert(&decided)?));
    println!("Legal now:           {}", store.read(&terms, id)?.legal());

    // A row that somebody changed in the database is found, and named.
    let forged = store.0.get_mut(&(id, Seq(1))).ok_or("there is an entry 1")?;
    *forged = forged.replace("recruiter", "colleague");
    println!("\nA row was changed by hand:\n    {}", store.read(&terms, id).unwrap_err());
    store.0.remove(&(id, Seq(1)));
    println!("A row was deleted by hand:\n    {}", store.read(&terms, id).unwrap_err());
    Ok(())
}

fn outcome(inserted: bool) -> &'static str {
    if inserted { "stored" } else { "the number is taken" }
}

fn day(day: u32) -> Done<Time> {
    Ok(format!("2026-03-{day:02}T09:00:00Z").parse()?)
}
