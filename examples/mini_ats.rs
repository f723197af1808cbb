//! The smallest applicant tracking system that is worth the name: a store in SQLite, requests, a page for candidates, and a night.
//!
//! Run it with `cargo run --example mini_ats`. It shows where the library ends and a program begins. The program brings rows, ids, names
//! and the clock, which is fixed here, so that each run prints the same. It knows who has logged in, and it never asks a request who
//! sent it, when, or where a body is kept. Five things happen:
//!
//! 1. Mira applies and asks something. Ana, who has not read it, invites her: the number of her row is taken, so the program reads again.
//! 2. Somebody sends acts that are not theirs, and one that comes twice. Nothing of them is stored.
//! 3. Mira is decided against, and says yes to another day before she is told. Her answer discloses nothing, and a person owes her a reply.
//! 4. At night the outbox goes out: news for the candidate as recording returned it, and one mail to each person whose task is overdue.
//! 5. Mira opens her page.

use candidacy::candidacy::Recorded;
use candidacy::chrono::Utc;
use candidacy::input::{CandidateAct, People, StaffAct, Trusted};
use candidacy::uuid::Uuid;
use candidacy::value::DocumentRef;
use candidacy::view::words::Words;
use candidacy::view::{Portal, Watchlist, WatchlistFilter};
use candidacy::{
    Actor, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Line, PersonId, Process, Seq, Staff, Terms, Time,
};
use rusqlite::{Connection, ffi, params};
use std::error::Error;

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// The key of a row is an entry's identity, and it turns a second writer away. `due` is beside the journal so that a job finds its
/// candidacies without reading all. `outbox` is what the candidate is still to be sent.
const SCHEMA: &str = "
    create table journal (candidacy text, seq integer, entry text not null, primary key (candidacy, seq)) strict;
    create table due (candidacy text primary key, next integer) strict;
    create table outbox (candidacy text, seq integer, primary key (candidacy, seq)) strict;";

/// Who has logged in: the program's sessions say it, and no request does.
enum Session {
    Candidate,
    Staff(Staff),
}

struct Store {
    db: Connection,
    /// Every version that anybody ever applied under: a journal names its own, and replays under no others.
    terms: Vec<Terms>,
    people: People,
}

impl Store {
    /// Reads a candidacy. What is stored is not trusted: the law judges each entry again.
    fn load(&self, id: CandidacyId) -> Done<Candidacy> {
        let mut query = self.db.prepare("select seq, entry from journal where candidacy = ? order by seq")?;
        let rows = query.query_map([id.to_string()], |row| Ok((row.get("seq")?, row.get::<_, String>("entry")?)))?;
        let lines: Vec<Line> = rows
            .map(|row| {
                row.map(|(seq, entry)| Ok(Line { candidacy: id, seq: Seq(seq), entry: serde_json::from_str(&entry)? }))?
            })
            .collect::<Done<_>>()?;
        Ok(Candidacy::replay_lines(&self.terms, lines)?)
    }

    /// Adds an entry: its row, what the candidate is now to be sent, and what is due next; all of it, or nothing.
    fn append(&mut self, line: &Line, told: &[Seq], next_due: Option<Time>) -> rusqlite::Result<()> {
        let (write, id) = (self.db.transaction()?, line.candidacy.to_string());
        let entry =
            serde_json::to_string(&line.entry).map_err(|why| rusqlite::Error::ToSqlConversionFailure(why.into()))?;
        write.execute("insert into journal values (?, ?, ?)", params![id, line.seq.0, entry])?;
        for seq in told {
            write.execute("insert into outbox values (?, ?)", params![id, seq.0])?;
        }
        write.execute("insert or replace into due values (?, ?)", params![id, next_due.map(|due| due.timestamp())])?;
        write.commit()
    }

    /// Opens a candidacy by an application: the bytes of a CV, and what the form says.
    fn apply(&mut self, id: u128, body: &str, upload: &[u8], now: Time) -> Done<CandidacyId> {
        let id = CandidacyId::new(Uuid::from_u128(id))?;
        let terms = self.terms.last().ok_or("no terms")?.clone();
        let opening = terms.opening(id, CandidateId::new(Uuid::from_u128(101))?);
        let trusted = Trusted::default().with_cv(Cv::check(upload, "cv.pdf", "application/pdf")?);
        let portal = Portal::open(&terms, serde_json::from_str(body)?, opening, &trusted, now)?;
        let opened = portal.candidacy().last_line().to_owned();
        self.append(&opened, &[], portal.candidacy().next_due())?;
        Ok(id)
    }

    /// Takes a request about a candidacy, as the sender saw it. If the number of its entry is taken, others were faster: the candidacy is
    /// read again and the act judged again.
    fn act(&mut self, mut seen: Candidacy, who: &Session, key: &str, body: &str, now: Time) -> Done<Candidacy> {
        loop {
            // What came with the request is kept under its key, and the form calls it "words".
            let kept = DocumentRef::new(format!("bodies/{key}"))?;
            let people = self.people.clone();
            let trusted = Trusted::default().with_people(&people).requested_as(DocumentRef::new(key)?);
            let trusted = trusted.with_document("words", kept.clone());
            let (candidacy, line, told, again) = match who {
                Session::Candidate => {
                    let (act, mut portal): (CandidateAct, _) = (serde_json::from_str(body)?, Portal::new(seen));
                    let (line, told, again) = owned(&portal.record(act, &trusted, kept, now)?);
                    (portal.into_candidacy(), line, told, again)
                }
                Session::Staff(staff) => {
                    let act: StaffAct = serde_json::from_str(body)?;
                    let entry = act.entry(*staff, &seen, &trusted, now)?;
                    let (line, told, again) = owned(&seen.record(entry)?);
                    (seen, line, told, again)
                }
            };
            match if again { Ok(()) } else { self.append(&line, &told, candidacy.next_due()) } {
                Ok(()) if again => println!("  {key}: recorded before, as number {}", line.seq),
                Ok(()) => println!("  {key}: number {}, {}", line.seq, line.entry.fact.kind()),
                Err(why) if is_taken(&why) => {
                    println!("  {key}: number {} is taken, read again", line.seq);
                    seen = self.load(candidacy.id())?;
                    continue;
                }
                Err(why) => return Err(why.into()),
            }
            return Ok(candidacy);
        }
    }

    /// The night: what candidates are to be sent, and one mail to everybody whose task is overdue. It reminds, and decides nothing.
    fn send(&mut self, staff: &[(&str, Staff)], now: Time) -> Done {
        let mut query = self.db.prepare("select candidacy, seq from outbox order by candidacy, seq")?;
        let news = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        for row in news {
            let (id, seq) = row?;
            let candidacy = self.load(id.parse()?)?;
            let number = candidacy.told().iter().position(|told| *told == Seq(seq)).ok_or("it was told")?;
            let Some(Entry { by: Actor::Staff(_), fact, .. }) = candidacy.entry(Seq(seq)) else { continue };
            println!("  To: the candidate of {id}: number {number} on your page is new ({})", fact.kind());
        }
        self.db.execute("delete from outbox", [])?;
        let mut query = self.db.prepare("select candidacy from due where next <= ? order by candidacy")?;
        let ids = query.query_map([now.timestamp()], |row| row.get::<_, String>(0))?;
        let late = ids.map(|id| self.load(id?.parse()?)).collect::<Done<Vec<_>>>()?;
        let list: Watchlist = late.iter().collect();
        for (name, staff) in staff {
            for (id, watched) in list.overdue(WatchlistFilter::ALL.staff(*staff), now) {
                println!("  To: {name}: overdue for {id}: {}", watched.promise.kind);
            }
        }
        Ok(())
    }
}

/// What follows from an entry, apart from the candidacy that it is in.
fn owned(recorded: &Recorded<'_>) -> (Line, Vec<Seq>, bool) {
    (recorded.line.to_owned(), recorded.told.clone(), recorded.again)
}

fn is_taken(why: &rusqlite::Error) -> bool {
    why.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_CONSTRAINT_PRIMARYKEY)
}

fn main() -> Done {
    let staff = |n, capacity| Done::Ok(Staff::new(PersonId::new(Uuid::from_u128(n))?, capacity));
    let (ana, ben) = (staff(201, Capacity::RECRUITER)?, staff(202, Capacity::COLLEAGUE)?);
    let people = [ana, ben].map(|staff| (staff.person, staff.capacity.into())).into_iter().collect();
    let terms = vec![Terms::new("back-end", 1, Process::back_end())?];
    let mut store = Store { db: Connection::open_in_memory()?, terms, people };
    store.db.execute_batch(SCHEMA)?;
    let (monday, tuesday) = ("2026-03-02T09:00:00Z".parse()?, "2026-03-03T10:00:00Z".parse()?);

    println!("Mira applies. She writes while Ana, who does not know of it, goes on with her:");
    let mira = store.apply(1, r#"{ "fact": { "applied": {} } }"#, include_bytes!("cv.pdf"), monday)?;
    let (hers, anas) = (store.load(mira)?, store.load(mira)?);
    let asks = r#"{ "fact": { "request_made": { "ask": "message", "message": "words" } } }"#;
    store.act(hers, &Session::Candidate, "k1", asks, tuesday)?;
    let finding = r#"{ "aspect": "experience", "requirement": "two years of Rust", "seen": "maintains a crate" }"#;
    let on = format!(r#"{{ "fact": {{ "candidate_advanced": {{ "evidence": [{finding}] }} }} }}"#);
    let seen = store.act(anas, &Session::Staff(ana), "k2", &on, tuesday)?;
    let invite = format!(
        r#"{{ "fact": {{ "interview_scheduled": {{ "meeting": {{ "starts": "2026-03-05T13:00:00Z", "minutes": 60,
            "place": {{ "online": "https://meet.example/ana" }}, "people": [{}] }} }} }} }}"#,
        serde_json::to_string(&ana)?
    );
    let seen = store.act(seen, &Session::Staff(ana), "k3", &invite, tuesday)?;

    println!("\nSomebody tries what is not theirs, and a request comes twice:");
    let says = |why: Done<Candidacy>| println!("  {}", why.map_or_else(|why| why.to_string(), |_| "taken".into()));
    let forged = format!(r#"{{ "fact": "withdrew", "by": {{ "staff": {} }} }}"#, serde_json::to_string(&ana)?);
    says(store.act(seen.clone(), &Session::Candidate, "k4", &forged, tuesday));
    says(store.act(seen.clone(), &Session::Staff(Staff::new(ben.person, Capacity::RECRUITER)), "k5", &on, tuesday));
    says(store.act(seen.clone(), &Session::Candidate, "k6", r#"{ "fact": "offer_accepted" }"#, tuesday));
    let seen = store.act(seen, &Session::Candidate, "k1", asks, tuesday)?;

    println!("\nAna decides against her and has not told her; Mira asks for another day, which is overtaken:");
    let no = r#"{ "fact": { "rejection_decided": { "reasons": [{ "category": "experience", "details": "Too little." }] } } }"#;
    let seen = store.act(seen, &Session::Staff(ana), "k7", no, tuesday)?;
    let later = r#"{ "fact": { "interview_rescheduled": { "starts": "2026-03-06T13:00:00Z" } } }"#;
    store.act(seen, &Session::Candidate, "k8", later, tuesday)?;

    let friday = "2026-03-13T03:00:00Z".parse()?;
    println!("\nFriday of the week after, at night:");
    store.send(&[("Ana", ana), ("Ben", ben)], friday)?;
    let (page, words) = (Portal::new(store.load(mira)?).page(friday), Words::english());
    println!("\nMira opens her page:\n\n{}", page.page(&words, Utc));
    Ok(())
}
