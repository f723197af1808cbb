//! The night: what candidates are to be sent, and one mail to everybody whose task is overdue. It reminds, and decides nothing.

use crate::Fault;
use crate::guard;
use crate::store::Store;
use candidacy::view::{Watchlist, WatchlistFilter};
use candidacy::{CandidacyId, PersonId, Staff, Time};

/// Fills the outbox with reminders and empties it. Returns how many mails left.
pub async fn run(store: &Store, now: Time) -> Result<usize, Fault> {
    let late = store.overdue(now).await?;
    let list: Watchlist = late.iter().collect();
    for person in store.staff().await? {
        for capacity in &person.capacities {
            for (id, watched) in list.overdue(WatchlistFilter::ALL.staff(Staff::new(person.id, *capacity)), now) {
                // Once a day, whichever capacity it is for.
                let promise = &watched.promise;
                let about = format!("{id}.{}.{}.{}.{}", promise.entry, promise.kind, person.id, now.date_naive());
                sqlx::query("insert into outbox (id, candidacy, person, subject) values ($1, $2, $3, $4) on conflict (id) do nothing")
                    .bind(about).bind(id.to_string()).bind(person.id.to_string()).bind(promise.kind.to_string())
                    .execute(&store.db).await?;
            }
        }
    }
    empty(store, now).await
}

/// Sends each row once. The name of the mail is that of the row, so that a mail which was written before a crash is written over, and not
/// sent twice: whoever carries the folder on goes by the name, as a mail server does by the `Message-ID`.
async fn empty(store: &Store, now: Time) -> Result<usize, Fault> {
    let folder = store.files.join("outbox");
    std::fs::create_dir_all(&folder)?;
    let rows: Vec<(String, String, Option<i64>, Option<String>, String)> =
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
        std::fs::write(folder.join(format!("{id}.part")), mail)?;
        std::fs::rename(folder.join(format!("{id}.part")), folder.join(format!("{id}.eml")))?;
        let marked = sqlx::query("update outbox set sent = $1 where id = $2 and sent is null")
            .bind(now.timestamp())
            .bind(id)
            .execute(&store.db)
            .await?;
        sent += usize::try_from(marked.rows_affected()).unwrap_or_default();
    }
    Ok(sent)
}
