//! The smallest applicant tracking system that is worth the name: a store in SQLite, a watch list, a desk, and a page for candidates.
//!
//! Run it with `cargo run --example mini_ats`. It shows where the library ends and a program begins. The program brings rows, ids, names
//! and the clock, which is fixed here, so that each run prints the same. The library says what is legal, what is owed and by whom, what a
//! candidate may see, and what has to go. Four things happen:
//!
//! 1. Mira writes while Ana, who has not read it, invites her. The database refuses Ana's row, since its number is taken. Ana's program
//!    reads again, decides again, and stores the row under the next number.
//! 2. At night a job loads the candidacies in which something is overdue, and everybody who owes something gets one mail.
//! 3. Ana looks at her desk. Mira opens her page. Jonas withdraws, and four weeks later his words go.
//! 4. Somebody edits a row in the database, and the next person who reads it is told which.

use candidacy::law::Held;
use candidacy::person::DataStatus;
use candidacy::uuid::Uuid;
use candidacy::value::{Answer, Ask, Decision, DocumentRef, PayPeriod, Request, Salary};
use candidacy::view::{Desk, Page, Watchlist, WatchlistFilter};
use candidacy::{
    Actor, Application, Aspect, Attendance, Candidacy, CandidacyId, CandidateId, CandidateView, Capacity, Cv, Entry,
    Evidence, Fact, Line, Meeting, PersonId, Place, Process, PromiseKind, Seq, Staff, Terms, Time,
};
use rusqlite::{Connection, Transaction, TransactionBehavior, ffi, params};
use std::error::Error;

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// The key is an entry's identity, and it turns a second writer away. The moments beside the journal follow from it; they are there so that
/// a job finds its candidacies without reading all of them.
const SCHEMA: &str = "
    create table journal (candidacy text, seq integer, entry text not null, primary key (candidacy, seq)) strict;
    create table moments (candidacy text primary key, next_due integer, keep_until integer) strict;";

struct Store {
    db: Connection,
    /// Every version that anybody ever applied under: a journal names its own, and replays under no others.
    terms: Vec<Terms>,
}

impl Store {
    /// Reads a candidacy. What is stored is not trusted: the law judges each entry again, and an error says which row it is about.
    fn load(&self, id: CandidacyId) -> Done<Candidacy> {
        let mut query = self.db.prepare("select seq, entry from journal where candidacy = ? order by seq")?;
        let mut rows = query.query([id.to_string()])?;
        let mut lines: Vec<Line> = Vec::new();
        while let Some(row) = rows.next()? {
            let (seq, entry): (u32, String) = (row.get("seq")?, row.get("entry")?);
            // The message of serde might repeat what is stored; the place is enough.
            let entry = serde_json::from_str(&entry)
                .map_err(|why| format!("candidacy {id}: row {seq} is no entry, from its column {} on", why.column()))?;
            lines.push(Line { candidacy: id, seq: Seq(seq), entry });
        }
        Ok(Candidacy::replay_lines(&self.terms, lines).map_err(|why| format!("candidacy {id}: {why}"))?)
    }

    /// Adds the latest entry: its row and the moments that follow from it together, or neither.
    fn append(&mut self, candidacy: &Candidacy) -> rusqlite::Result<()> {
        let write = self.db.transaction()?;
        insert(&write, &candidacy.last_line())?;
        let keep_until = candidacy.retention_period().at_most().map(|limit| limit.until.timestamp());
        write.execute(
            "insert or replace into moments values (?, ?, ?)",
            params![candidacy.id().to_string(), candidacy.next_due().map(|due| due.timestamp()), keep_until],
        )?;
        write.commit()
    }

    /// Records what somebody makes of a candidacy as they saw it. If its number is taken, others were faster: it is read again and decided
    /// again, until it is stored or the law says that there is nothing left to do.
    fn record(&mut self, mut seen: Candidacy, decide: impl Fn(&Candidacy) -> Done<Entry>) -> Done<Candidacy> {
        loop {
            let entry = decide(&seen)?;
            let _ = seen.record(entry)?;
            match self.append(&seen) {
                Ok(()) => return Ok(seen),
                Err(why) if is_taken(&why) => {
                    println!("  number {} is taken: read again, decide again", seen.last_line().seq);
                    seen = self.load(seen.id())?;
                }
                Err(why) => return Err(why.into()),
            }
        }
    }

    /// The candidacies with a moment in this column that is over.
    fn over(&self, column: &str, now: Time) -> Done<Vec<Candidacy>> {
        let mut query =
            self.db.prepare(&format!("select candidacy from moments where {column} <= ? order by candidacy"))?;
        let ids = query.query_map([now.timestamp()], |row| row.get::<_, String>(0))?;
        ids.map(|id| self.load(id?.parse()?)).collect()
    }

    /// Puts a candidacy without anybody's words in the place of the one with them. If somebody has written since it was read, it does
    /// nothing and says so: rows that it has not seen are not its to delete, and may be why nothing has to go any more.
    fn redact(&mut self, seen: &Candidacy) -> Done<bool> {
        let id = seen.id().to_string();
        // From here on nobody else writes, so what is counted is what is replaced.
        let write = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let rows: i64 = write.query_row("select count(*) from journal where candidacy = ?", [&id], |row| row.get(0))?;
        if usize::try_from(rows) != Ok(seen.journal().len()) {
            return Ok(false);
        }
        write.execute("delete from journal where candidacy = ?", [&id])?;
        for line in seen.redacted().lines() {
            insert(&write, &line)?;
        }
        write.execute("update moments set keep_until = null where candidacy = ?", [&id])?;
        write.commit()?;
        Ok(true)
    }
}

fn insert(write: &Transaction, line: &Line<&Entry>) -> rusqlite::Result<usize> {
    let entry = serde_json::to_string(line.entry).map_err(|why| rusqlite::Error::ToSqlConversionFailure(why.into()))?;
    write.execute("insert into journal values (?, ?, ?)", params![line.candidacy.to_string(), line.seq.0, entry])
}

fn is_taken(why: &rusqlite::Error) -> bool {
    why.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_CONSTRAINT_PRIMARYKEY)
}

/// The nightly job: one mail to everybody who owes something that is overdue. It reminds; it never decides about anybody.
fn mail_what_is_overdue(store: &Store, people: &[(&str, Staff)], now: Time) -> Done {
    let late = store.over("next_due", now)?;
    let list: Watchlist = late.iter().collect();
    for (name, staff) in people {
        let overdue: Vec<_> = list.overdue(WatchlistFilter::ALL.staff(*staff), now).collect();
        if !overdue.is_empty() {
            println!("To: {name}, {}\nSubject: overdue: {}", staff.capacity, overdue.len());
        }
        for (id, watched) in overdue {
            let terms = late.iter().find(|one| one.id() == id).ok_or("a task of another candidacy")?.terms();
            let day = terms.policy().calendar().last_day(watched.promise.due).date.format("%A %-d %B");
            println!("  {} by {day}, to {id}", watched.promise.kind);
        }
    }
    Ok(())
}

/// What Ana sees in the morning: what she owes next, and what led to it.
fn show_the_desk(store: &Store, ids: &[CandidacyId], ana: Staff, now: Time) -> Done {
    let all = ids.iter().map(|id| store.load(*id)).collect::<Done<Vec<_>>>()?;
    let list: Watchlist = all.iter().collect();
    let load = |id| all.iter().find(|one| one.id() == id);
    let desk = Desk::new(&list, WatchlistFilter::ALL.staff(ana), Page::first(3), now, load);
    for item in desk.items() {
        let lines = item.story.as_ref().map_or(&[][..], |story| &story.lines);
        let facts: Vec<&str> = lines.iter().map(|line| line.fact.name()).collect();
        println!("  {}, {}, to {}: {}", item.promise.kind, item.status, item.candidacy, facts.join(", "));
    }
    println!("  {}", if desk.next().is_some() { "and a second page" } else { "and that is all" });
    Ok(())
}

/// The sweep: what may not be kept any longer goes. If a rule says that it must stay, a lawyer has to say what gives way.
fn sweep(store: &mut Store, now: Time) -> Done {
    for mut seen in store.over("keep_until", now)? {
        let id = seen.id();
        loop {
            match seen.retention_period().status(now) {
                DataStatus::MayStay => {}
                DataStatus::MustGo if store.redact(&seen)? => {
                    println!("  {id}: {} entries, no words left", store.load(id)?.journal().len());
                }
                DataStatus::MustGo => {
                    seen = store.load(id)?; // somebody has written meanwhile: read again, judge again
                    continue;
                }
                DataStatus::Conflict(rules) => println!("  {id}: {rules}"),
            }
            break;
        }
    }
    Ok(())
}

fn main() -> Done {
    let terms = Terms::new("back-end", 1, Process::back_end())?;
    let mut store = Store { db: Connection::open_in_memory()?, terms: vec![terms.clone()] };
    store.db.execute_batch(SCHEMA)?;
    let staff = |n, capacity| Done::Ok(Staff::new(PersonId::new(Uuid::from_u128(n))?, capacity));
    let (ana, ben) = (staff(201, Capacity::RECRUITER)?, staff(202, Capacity::RECRUITER)?);
    let eva = staff(203, Capacity::MANAGING_DIRECTOR)?;
    let (mira, jonas) = (CandidacyId::new(Uuid::from_u128(1))?, CandidacyId::new(Uuid::from_u128(2))?);
    for (id, candidate) in [(mira, 101), (jonas, 102)] {
        let opening = terms.opening(id, CandidateId::new(Uuid::from_u128(candidate))?).paying(Salary::new(
            "EUR",
            4_000,
            5_500,
            PayPeriod::Month,
        )?);
        let cv = Cv::check(include_bytes!("cv.pdf"), "cv.pdf", "application/pdf")?;
        let application = Entry::new(Actor::Candidate, Application::open(opening, cv), at("2026-03-02T09:00:00Z")?);
        store.append(&Candidacy::open(&terms, application)?)?;
    }

    println!("Tuesday. Mira writes while Ana, who does not know of it, goes on with her:");
    let tuesday = at("2026-03-03T10:00:00Z")?;
    let (hers, anas) = (store.load(mira)?, store.load(mira)?);
    let mail = |n: u32| DocumentRef::new(format!("mail/{n}"));
    store.record(hers, |_| {
        Ok(Entry::new(Actor::Candidate, Request { ask: Ask::Message, message: mail(7)? }, tuesday))
    })?;
    let evidence = Evidence::from_finding(Aspect::Experience, "two years of Rust", "maintains a crate since 2022")?;
    let seen = store.record(anas, |_| Ok(Entry::new(ana, Decision::new(evidence.clone()), tuesday)))?;
    println!("  stored as number {}", seen.last_line().seq);

    println!("Ana and Ben both answer the message:");
    let answer = |by: Staff, seen: &Candidacy| -> Done<Entry> {
        let reply = seen.promises().find(|promise| promise.kind == PromiseKind::Reply);
        let to = reply.ok_or("nothing waits for an answer any more")?.entry;
        Ok(Entry::new(
            by,
            Fact::CandidateInformed { to, answer: Answer::Final, message: mail(8)?, stated: None },
            tuesday,
        ))
    };
    let (anas, bens) = (seen.clone(), seen);
    let seen = store.record(anas, |seen| answer(ana, seen))?;
    println!("  Ben: {}", store.record(bens, |seen| answer(ben, seen)).unwrap_err());

    let meeting = Meeting::new(at("2026-03-05T13:00:00Z")?, 60, Place::online("https://meet.example/ana")?, [ana])?;
    let invited = Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) };
    let seen = store.record(seen, |_| Ok(Entry::new(ana, invited.clone(), tuesday)))?;
    let held = Held::from(Attendance::new([ana])?);
    store.record(seen, |_| Ok(Entry::new(ana, held.clone(), at("2026-03-05T14:00:00Z")?)))?;

    println!("\nFriday of the week after, at night:");
    let friday = at("2026-03-13T03:00:00Z")?;
    mail_what_is_overdue(&store, &[("Ana", ana), ("Ben", ben), ("Eva", eva)], friday)?;

    println!("\nAna's desk:");
    show_the_desk(&store, &[mira, jonas], ana, friday)?;

    println!("\nMira opens her page:\n\n{}", CandidateView::of(&store.load(mira)?, friday));

    println!("Jonas has waited for long enough and withdraws; in May, four weeks are over:");
    let his = store.load(jonas)?;
    let before = his.clone();
    store.record(his, |_| Ok(Entry::new(Actor::Candidate, Fact::Withdrew, friday)))?;
    if !store.redact(&before)? {
        println!("  a program that had read him before that deletes nothing");
    }
    sweep(&mut store, at("2026-05-01T03:00:00Z")?)?;

    println!("\nSomebody edits a row:");
    store.db.execute("update journal set entry = replace(entry, 'recruiter', 'colleague') where seq = 2", [])?;
    println!("  {}", store.load(mira).unwrap_err());
    Ok(())
}

fn at(moment: &str) -> Done<Time> {
    Ok(moment.parse()?)
}
