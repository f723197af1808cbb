//! The night: what candidates are to be sent, and one mail to everybody whose task is overdue. It reminds, and decides nothing.

use crate::Fault;
use crate::guard;
use crate::roles;
use crate::store::{Person, Store, Which};
use candidacy::view::{Watchlist, WatchlistFilter};
use candidacy::{Candidacy, CandidacyId, PersonId, Staff, Time};

/// Fills the outbox with reminders and empties it. Returns how many mails left.
pub async fn run(store: &Store, now: Time) -> Result<usize, Fault> {
    for old in ["delete from session where until < $1", "delete from login_attempt where at < $1 - 60"] {
        sqlx::query(old).bind(now.timestamp()).execute(&store.db).await?;
    }
    for (role, _) in store.roles().await? {
        roles::tell(store, &role, now).await?; // in case that the program ended while a role was being closed
    }
    let (staff, mut after) = (store.staff().await?, None);
    loop {
        let late = store.read(Which::Overdue(now, after)).await?;
        let Some(last) = late.last() else { break };
        after = last.next_due().map(|due| (due, last.id()));
        remind(store, &late, &staff, now).await?;
    }
    empty(store, now).await
}

/// Writes a reminder for each person whose task is overdue, once a day.
async fn remind(store: &Store, late: &[Candidacy], staff: &[Person], now: Time) -> Result<(), Fault> {
    let list: Watchlist = late.iter().collect();
    for person in staff {
        for capacity in &person.capacities {
            for (id, watched) in list.overdue(WatchlistFilter::ALL.staff(Staff::new(person.id, *capacity)), now) {
                let promise = &watched.promise;
                let about = format!("{id}.{}.{}.{}.{}", promise.entry, promise.kind, person.id, now.date_naive());
                sqlx::query("insert into outbox (id, candidacy, person, subject) values ($1, $2, $3, $4) on conflict (id) do nothing")
                    .bind(about).bind(id.to_string()).bind(person.id.to_string()).bind(promise.kind.to_string())
                    .execute(&store.db).await?;
            }
        }
    }
    Ok(())
}

/// Sends each row once. A row is marked and its mail written in one step: a second night that runs beside waits, and passes it over. A
/// mail that was written before a crash is written over, under the same name: the program that carries the folder on goes by the name,
/// as a mail server does by the `Message-ID`.
async fn empty(store: &Store, now: Time) -> Result<usize, Fault> {
    type Row = (String, String, Option<i64>, Option<String>, String);
    let rows: Vec<Row> =
        sqlx::query_as("select id, candidacy, seq, person, subject from outbox where sent is null order by id")
            .fetch_all(&store.db)
            .await?;
    let (staff, mut sent) = (store.staff().await?, 0);
    for (id, candidacy, seq, person, subject) in rows {
        let about: CandidacyId = candidacy.parse().map_err(Fault::broken)?;
        let mail = if let Some(person) = person {
            let person: PersonId = person.parse().map_err(Fault::broken)?;
            let name = staff.iter().find(|one| one.id == person).map_or("somebody who left", |one| &one.name);
            format!("To: {name}\nSubject: overdue: {subject}\n\n/candidacy/{about}\n")
        } else {
            let who = store.contact(store.load(about).await?.candidate()).await?;
            let (name, email) = (who.name.replace(['\r', '\n'], " "), who.email.replace(['\r', '\n'], " "));
            let link = guard::link(&store.secret, about, now);
            format!("To: {name} <{email}>\nSubject: {subject} ({})\n\n/c/{link}\n", seq.unwrap_or_default())
        };
        let mut write = store.db.begin().await?;
        let marked = sqlx::query("update outbox set sent = $1 where id = $2 and sent is null")
            .bind(now.timestamp())
            .bind(&id)
            .execute(&mut *write)
            .await?;
        if marked.rows_affected() == 1 {
            std::fs::write(store.mails.join(format!("{id}.part")), mail)?;
            std::fs::rename(store.mails.join(format!("{id}.part")), store.mails.join(format!("{id}.eml")))?;
            write.commit().await?;
            sent += 1;
        }
    }
    Ok(sent)
}
