//! The store: journals to which entries are only ever added, and what stands beside them.

use crate::Fault;
use candidacy::candidacy::Recorded;
use candidacy::input::People;
use candidacy::uuid::Uuid;
use candidacy::view::Watchlist;
use candidacy::{
    Candidacy, CandidacyId, CandidateId, Capacity, Line, PersonId, Role, RoleId, Seq, Staff, Terms, Time, role,
};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{Any, AnyPool, Transaction, any::AnyPoolOptions};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

type Done<T = ()> = Result<T, Fault>;

#[derive(Clone)]
pub struct Store {
    pub db: AnyPool,
    /// Every version that anybody ever applied under: a journal names its own, and replays under no others.
    pub shelf: Arc<Vec<Terms>>,
    /// The folder of the mails that leave.
    pub mails: PathBuf,
    /// The key of the signed links.
    pub secret: Arc<[u8]>,
}

/// What follows from an entry, apart from the candidacy that it is in.
#[derive(Clone)]
pub struct Change {
    pub line: Line,
    pub told: Vec<Seq>,
    /// The request came before: nothing is stored.
    pub again: bool,
    pub kept: Kept,
}

/// What came with an entry and is kept beside the journal, each with its place: words, and a CV.
#[derive(Clone, Default)]
pub struct Kept {
    pub words: Vec<(String, String)>,
    pub file: Option<(String, Arc<[u8]>)>,
}

impl Change {
    pub fn of(recorded: &Recorded<'_>, kept: Kept) -> Self {
        Change { line: recorded.line.to_owned(), told: recorded.told.clone(), again: recorded.again, kept }
    }
}

/// Which candidacies are read. None of these looks at a journal to find out.
#[derive(Clone, Copy)]
pub enum Which {
    Of(CandidateId),
    Under(RoleId),
    /// The most urgent tasks of somebody.
    On(Staff),
    /// Those whose data has to go, or of which a person has to say whether it has.
    Leaving(Time),
    /// A page of all whose ids come after the first and not after the second, in their order.
    Between(Uuid, Uuid),
    /// A page of those of which something is overdue, the longest overdue first, after this one.
    Overdue(Time, Option<(Time, CandidacyId)>),
}

/// How many candidacies are in a page.
pub const PAGE: usize = 500;
/// The moment in `keep_until` of a candidacy whose words are gone.
const GONE: i64 = i64::MAX;
/// How many are on a desk.
pub const DESK: u16 = 50;

/// Somebody of the company, as the directory has them.
#[derive(Clone)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub capacities: Vec<Capacity>,
}

/// The candidate's name and address, the language and the zone of their page.
#[derive(Clone)]
pub struct Contact {
    pub name: String,
    pub email: String,
    pub language: String,
    pub zone: String,
}

impl Store {
    pub async fn open(url: &str, mails: PathBuf, shelf: Vec<Terms>) -> Done<Self> {
        sqlx::any::install_default_drivers();
        std::fs::create_dir_all(&mails)?;
        let url = if url.starts_with("sqlite:") { format!("{url}?mode=rwc") } else { url.to_owned() };
        let db = AnyPoolOptions::new().max_connections(8).acquire_timeout(Duration::from_secs(5)).connect(&url).await?;
        if url.starts_with("sqlite:") {
            sqlx::query("pragma journal_mode = wal").fetch_one(&db).await?; // readers do not wait for a writer
        }
        let first = include_str!("../migrations/1_first.sql");
        let first = Migration::new(1, "first".into(), MigrationType::Simple, sqlx::SqlStr::from_static(first), false);
        Migrator { migrations: Cow::Owned(vec![first]), ..Migrator::DEFAULT }.run(&db).await?;
        let fresh = crate::guard::random();
        sqlx::query("insert into setting (name, value) values ('secret', $1) on conflict (name) do nothing")
            .bind(fresh)
            .execute(&db)
            .await?;
        let (secret,): (String,) =
            sqlx::query_as("select value from setting where name = 'secret'").fetch_one(&db).await?;
        Ok(Store { db, shelf: Arc::new(shelf), mails, secret: secret.into_bytes().into() })
    }

    /// Reads a candidacy. What is stored is not trusted: the law judges each entry again.
    pub async fn load(&self, id: CandidacyId) -> Done<Candidacy> {
        let rows: Vec<(String,)> = sqlx::query_as("select line from entry where candidacy = $1 order by seq")
            .bind(id.to_string())
            .fetch_all(&self.db)
            .await?;
        if rows.is_empty() {
            return Err(Fault::NotFound);
        }
        self.replay(rows.into_iter().map(|(line,)| line))
    }

    fn replay(&self, lines: impl IntoIterator<Item = String>) -> Done<Candidacy> {
        let lines: Vec<Line> = lines.into_iter().map(|line| serde_json::from_str(&line)).collect::<Result<_, _>>()?;
        Ok(Candidacy::replay_lines(self.shelf.iter(), lines)?)
    }

    /// Reads candidacies.
    pub async fn read(&self, which: Which) -> Done<Vec<Candidacy>> {
        // The journals of the candidacies that a query names, in the order of its column `place`.
        macro_rules! journals {
            ($chosen:literal) => {
                sqlx::query_as(concat!(
                    "select entry.candidacy, entry.line from (",
                    $chosen,
                    ") chosen join entry on entry.candidacy = chosen.id
                 order by chosen.place, entry.candidacy, entry.seq"
                ))
            };
        }
        let query = match which {
            Which::Of(candidate) => {
                journals!("select id, 0 as place from candidacy where candidate = $1").bind(candidate.to_string())
            }
            Which::Under(role) => {
                journals!("select id, 0 as place from candidacy where role = $1").bind(role.to_string())
            }
            Which::On(staff) => journals!(
                "select id, min(due) as place from (
                    select * from (select candidacy as id, due from task where whose = $1 order by due limit $3) named
                    union all
                    select * from (select candidacy as id, due from task where whose = $2 order by due limit $3) nobodys
                 ) both_of_them group by id order by place limit $3"
            )
            .bind(staff.person.to_string())
            .bind(staff.capacity.to_string())
            .bind(i64::from(DESK)),
            Which::Leaving(now) => journals!(
                "select id, keep_until as place from candidacy where keep_until <= $1 order by keep_until limit 500"
            )
            .bind(now.timestamp()),
            Which::Between(after, last) => {
                journals!("select id, 0 as place from candidacy where id > $1 and id <= $2 order by id limit 500")
                    .bind(after.to_string())
                    .bind(last.to_string())
            }
            Which::Overdue(now, after) => journals!(
                "select id, next_due as place from candidacy
                 where next_due <= $1 and (next_due, id) > ($2, $3) order by next_due, id limit 500"
            )
            .bind(now.timestamp())
            .bind(after.map_or(i64::MIN, |(due, _)| due.timestamp()))
            .bind(after.map(|(_, id)| id.to_string()).unwrap_or_default()),
        };
        let rows: Vec<(String, String)> = query.fetch_all(&self.db).await?;
        rows.chunk_by(|one, other| one.0 == other.0)
            .map(|rows| self.replay(rows.iter().map(|(_, line)| line.clone())))
            .collect()
    }

    /// Judges an act and stores what follows. If the number of its entry is taken, others were faster: the candidacy is read again,
    /// and the act judged again.
    pub async fn act(
        &self,
        id: CandidacyId,
        mut judge: impl FnMut(Candidacy) -> Done<(Candidacy, Change)> + Send,
    ) -> Done<Change> {
        loop {
            let (after, change) = judge(self.load(id).await?)?;
            if change.again || self.append(&after, &change).await? {
                return Ok(change);
            }
        }
    }

    /// Adds an entry: its row, what is due next, what came with it, and what the candidate is now to be sent; all of it, or nothing.
    /// Returns false if its number is taken.
    pub async fn append(&self, after: &Candidacy, change: &Change) -> Done<bool> {
        let mut write = self.db.begin().await?;
        let added = add(&mut write, after, change).await;
        if let Err(sqlx::Error::Database(why)) = &added
            && why.is_unique_violation()
        {
            write.rollback().await?;
            return Ok(false);
        }
        added?;
        write.commit().await?;
        Ok(true)
    }

    /// Adds a whole candidacy, without anything to be sent.
    pub async fn plant(&self, one: &Candidacy) -> Done {
        let mut write = self.db.begin().await?;
        for line in one.lines() {
            let change = Change { line: line.to_owned(), told: Vec::new(), again: false, kept: Kept::default() };
            add(&mut write, one, &change).await?;
        }
        Ok(write.commit().await?)
    }

    /// Puts the candidate beside the candidacies, once.
    pub async fn introduce(&self, id: CandidateId, who: &Contact) -> Done {
        sqlx::query("insert into candidate values ($1, $2, $3, $4, $5) on conflict (id) do nothing")
            .bind(id.to_string())
            .bind(&who.name)
            .bind(&who.email)
            .bind(&who.language)
            .bind(&who.zone)
            .execute(&self.db)
            .await?;
        Ok(())
    }

    pub async fn contact(&self, id: CandidateId) -> Done<Contact> {
        let row: Option<(String, String, String, String)> =
            sqlx::query_as("select name, email, language, zone from candidate where id = $1")
                .bind(id.to_string())
                .fetch_optional(&self.db)
                .await?;
        let (name, email, language, zone) =
            row.unwrap_or_else(|| ("Somebody who left".into(), String::new(), "en".into(), "UTC".into()));
        Ok(Contact { name, email, language, zone })
    }

    /// Reads the words that came with the entries of a candidacy: their place, the number of the entry, and the words.
    pub async fn words(&self, id: CandidacyId) -> Done<Vec<(String, i64, String)>> {
        Ok(sqlx::query_as("select id, seq, words from document where candidacy = $1 order by seq, id")
            .bind(id.to_string())
            .fetch_all(&self.db)
            .await?)
    }

    pub async fn staff(&self) -> Done<Vec<Person>> {
        let rows: Vec<(String, String, String)> =
            sqlx::query_as("select id, name, capacities from person order by name").fetch_all(&self.db).await?;
        rows.into_iter()
            .map(|(id, name, capacities)| {
                let capacities =
                    capacities.split(' ').map(str::parse).collect::<Result<_, _>>().map_err(Fault::broken)?;
                Ok(Person { id: id.parse().map_err(Fault::broken)?, name, capacities })
            })
            .collect()
    }

    pub async fn role(&self, id: RoleId) -> Done<(Role, &Terms)> {
        self.roles().await?.into_iter().find(|(role, _)| role.id() == id).ok_or(Fault::NotFound)
    }

    pub async fn roles(&self) -> Done<Vec<(Role, &Terms)>> {
        let rows: Vec<(String, String, String, i64)> = sqlx::query_as(
            "select role.id, role_entry.line, role.terms, role.version from role_entry join role on role.id = role_entry.role
             order by role_entry.role, role_entry.seq",
        ).fetch_all(&self.db).await?;
        rows.chunk_by(|one, other| one.0 == other.0)
            .map(|rows| {
                let lines: Vec<role::Line> =
                    rows.iter().map(|row| serde_json::from_str(&row.1)).collect::<Result<_, _>>()?;
                let under = |terms: &&Terms| {
                    terms.id().name.as_str() == rows[0].2 && i64::from(terms.id().version) == rows[0].3
                };
                let terms = self.shelf.iter().find(under).ok_or(Fault::NotFound)?;
                Ok((Role::replay_lines(lines).map_err(Fault::broken)?, terms))
            })
            .collect()
    }

    /// Adds a role with all its entries, under terms of the shelf.
    pub async fn add_role(&self, role: &Role, terms: &Terms) -> Done {
        let mut write = self.db.begin().await?;
        sqlx::query("insert into role values ($1, $2, $3)")
            .bind(role.id().to_string())
            .bind(terms.id().name.as_str())
            .bind(i64::from(terms.id().version))
            .execute(&mut *write)
            .await?;
        for line in role.lines() {
            sqlx::query("insert into role_entry values ($1, $2, $3)")
                .bind(line.role.to_string())
                .bind(i64::from(line.seq.0))
                .bind(serde_json::to_string(&line)?)
                .execute(&mut *write)
                .await?;
        }
        Ok(write.commit().await?)
    }

    /// Adds an entry of a role. Returns false if its number is taken.
    pub async fn append_role(&self, line: &role::Line<&role::Entry>) -> Done<bool> {
        let added = sqlx::query("insert into role_entry values ($1, $2, $3) on conflict (role, seq) do nothing")
            .bind(line.role.to_string())
            .bind(i64::from(line.seq.0))
            .bind(serde_json::to_string(line)?)
            .execute(&self.db)
            .await?;
        Ok(added.rows_affected() == 1)
    }

    /// Returns the newest CV of a candidacy, and none once its words were taken out.
    pub async fn cv(&self, id: CandidacyId) -> Done<Option<Vec<u8>>> {
        let row: Option<(Vec<u8>,)> =
            sqlx::query_as("select bytes from file where candidacy = $1 order by seq desc limit 1")
                .bind(id.to_string())
                .fetch_optional(&self.db)
                .await?;
        Ok(row.map(|(bytes,)| bytes))
    }

    /// Takes the words out of a candidacy whose data must go, and everything beside it. What happened stays.
    pub async fn redact(&self, candidacy: &Candidacy) -> Done {
        let (id, redacted) = (candidacy.id().to_string(), candidacy.redacted());
        let mut write = self.db.begin().await?;
        for line in redacted.lines() {
            sqlx::query("update entry set line = $1 where candidacy = $2 and seq = $3")
                .bind(serde_json::to_string(&line)?)
                .bind(&id)
                .bind(i64::from(line.seq.0))
                .execute(&mut *write)
                .await?;
        }
        for beside in [
            "delete from document where candidacy = $1",
            "delete from file where candidacy = $1",
            "delete from outbox where candidacy = $1",
        ] {
            sqlx::query(beside).bind(&id).execute(&mut *write).await?;
        }
        sqlx::query("update candidacy set keep_until = $2 where id = $1")
            .bind(&id)
            .bind(GONE)
            .execute(&mut *write)
            .await?;
        // Somebody with another candidacy keeps their name until that has to go, too.
        let name = "delete from candidate where id = $1
            and not exists (select 1 from candidacy where candidate = $1 and coalesce(keep_until, 0) < $2)";
        sqlx::query(name).bind(candidacy.candidate().to_string()).bind(GONE).execute(&mut *write).await?;
        Ok(write.commit().await?)
    }
}

async fn add(write: &mut Transaction<'_, Any>, after: &Candidacy, change: &Change) -> sqlx::Result<()> {
    let (id, line) = (after.id().to_string(), &change.line);
    let json = serde_json::to_string(line).map_err(|why| sqlx::Error::Encode(why.into()))?;
    sqlx::query("insert into entry values ($1, $2, $3)")
        .bind(&id)
        .bind(i64::from(line.seq.0))
        .bind(json)
        .execute(&mut **write)
        .await?;
    sqlx::query(
        "insert into candidacy values ($1, $2, $3, $4, $5)
         on conflict (id) do update set role = $3, next_due = $4, keep_until = $5",
    )
    .bind(&id)
    .bind(after.candidate().to_string())
    .bind(after.role().map(|role| role.to_string()))
    .bind(after.next_due().map(|due| due.timestamp()))
    .bind(after.retention_period().at_most().map(|limit| limit.until.timestamp()))
    .execute(&mut **write)
    .await?;
    sqlx::query("delete from task where candidacy = $1").bind(&id).execute(&mut **write).await?;
    for (whose, due) in tasks(after) {
        sqlx::query("insert into task values ($1, $2, $3)")
            .bind(&id)
            .bind(whose)
            .bind(due.timestamp())
            .execute(&mut **write)
            .await?;
    }
    for (place, words) in &change.kept.words {
        sqlx::query("insert into document values ($1, $2, $3, $4)")
            .bind(place)
            .bind(&id)
            .bind(i64::from(line.seq.0))
            .bind(words)
            .execute(&mut **write)
            .await?;
    }
    if let Some((place, bytes)) = &change.kept.file {
        sqlx::query("insert into file values ($1, $2, $3, $4)")
            .bind(place)
            .bind(&id)
            .bind(i64::from(line.seq.0))
            .bind(bytes.to_vec())
            .execute(&mut **write)
            .await?;
    }
    for seq in &change.told {
        sqlx::query(
            "insert into outbox (id, candidacy, seq, subject) values ($1, $2, $3, 'news') on conflict (id) do nothing",
        )
        .bind(format!("{id}.{seq}"))
        .bind(&id)
        .bind(i64::from(seq.0))
        .execute(&mut **write)
        .await?;
    }
    Ok(())
}

/// Whose tasks are open in a candidacy: those of people where some are named, and otherwise of everybody in a capacity. With when the
/// first is due.
pub fn tasks(candidacy: &Candidacy) -> BTreeMap<String, Time> {
    let (list, mut tasks) = (Watchlist::from_iter([candidacy]), BTreeMap::new());
    for watched in list.open(candidacy.id()) {
        let (people, capacities) = (&watched.task.people, &watched.task.capacities);
        let fallback = capacities.iter().filter(|_| people.is_empty()).map(|capacity| capacity.to_string());
        for whose in people.iter().map(|person| person.to_string()).chain(fallback) {
            let due = tasks.entry(whose).or_insert(watched.promise.due);
            *due = watched.promise.due.min(*due);
        }
    }
    tasks
}

/// The directory as the library asks for it.
pub fn people(staff: &[Person]) -> People {
    staff.iter().map(|person| (person.id, person.capacities.iter().copied().collect())).collect()
}
