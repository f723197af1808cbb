//! Who may come in: passwords, sessions, signed links. Everything is compared by its digest or in constant time.

use crate::Fault;
use crate::store::Store;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use candidacy::chrono::TimeDelta;
use candidacy::{CandidacyId, PersonId, Time};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A minute has room for this many failed logins of one name; the next is answered with 429.
const ATTEMPTS: i64 = 5;

/// 128 bits that nobody can guess, in hexadecimal.
pub fn random() -> String {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the system has random bytes");
    hex(&bytes)
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn mac(secret: &[u8], words: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("any length");
    mac.update(words.as_bytes());
    mac
}

/// 16 bytes that belong to these words, and that nobody else can make.
pub fn sixteen(secret: &[u8], words: &str) -> [u8; 16] {
    let (mut made, all) = ([0; 16], mac(secret, words).finalize().into_bytes());
    made.copy_from_slice(&all[..16]);
    made
}

/// The link to a candidate's page, for half a year.
pub fn link(secret: &[u8], id: CandidacyId, now: Time) -> String {
    let words = format!("{id}.{}", (now + TimeDelta::days(183)).timestamp());
    format!("{words}.{}", hex(&mac(secret, &words).finalize().into_bytes()))
}

/// The candidacy that a link opens: none if it was forged or has expired.
pub fn opens(secret: &[u8], link: &str, now: Time) -> Option<CandidacyId> {
    let (words, signature) = link.rsplit_once('.')?;
    let signature: Vec<u8> = (0..signature.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(signature.get(at..at + 2)?, 16).ok())
        .collect::<Option<_>>()?;
    mac(secret, words).verify_slice(&signature).ok()?;
    let (id, until) = words.split_once('.')?;
    let until: i64 = until.parse().ok()?;
    if now.timestamp() < until { id.parse().ok() } else { None }
}

pub fn hash(password: &str) -> Result<String, Fault> {
    Ok(Argon2::default().hash_password(password.as_bytes()).map_err(Fault::broken)?.to_string())
}

/// A session of somebody of the company.
pub struct Session {
    pub person: PersonId,
    pub csrf: String,
}

fn digest(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Logs somebody in, and returns the token for their cookie. An unknown name takes as long as a wrong password.
pub async fn login(store: &Store, login: &str, password: &str, now: Time) -> Result<String, Fault> {
    // The attempt is counted before it is tried, so that many at once are no way around.
    let attempt = random();
    let insert = sqlx::query("insert into login_attempt values ($1, $2, $3)").bind(&attempt).bind(login);
    insert.bind(now.timestamp()).execute(&store.db).await?;
    let (tried,): (i64,) = sqlx::query_as("select count(*) from login_attempt where login = $1 and at > $2")
        .bind(login)
        .bind(now.timestamp() - 60)
        .fetch_one(&store.db)
        .await?;
    let forget = sqlx::query("delete from login_attempt where id = $1").bind(attempt);
    if tried > ATTEMPTS {
        forget.execute(&store.db).await?; // or nobody could come in while somebody tries on
        return Err(Fault::TooMany);
    }
    let row: Option<(String, String)> = sqlx::query_as("select id, password from person where login = $1")
        .bind(login)
        .fetch_optional(&store.db)
        .await?;
    let (person, kept) = row.map_or((None, NOBODYS.to_owned()), |(person, kept)| (Some(person), kept));
    let given = password.to_owned();
    let right = tokio::task::spawn_blocking(move || {
        PasswordHash::new(&kept).is_ok_and(|kept| Argon2::default().verify_password(given.as_bytes(), &kept).is_ok())
    })
    .await
    .map_err(Fault::broken)?;
    let Some(person) = person.filter(|_| right) else {
        return Err(Fault::Forbidden("The name or the password is not right."));
    };
    forget.execute(&store.db).await?;
    let token = random();
    sqlx::query("insert into session values ($1, $2, $3, $4)")
        .bind(digest(&token))
        .bind(person)
        .bind(random())
        .bind((now + TimeDelta::hours(12)).timestamp())
        .execute(&store.db)
        .await?;
    Ok(token)
}

/// A hash of what nobody knows, with the same cost as every other.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$V3w5V1Xh0ZpYb3o1m2y0b3F0eXl5eXl5eXl5eXl5eXk";

/// Returns true if two tokens are the same. The time that it takes says nothing about either.
pub fn same(one: &str, other: &str) -> bool {
    Sha256::digest(one.as_bytes()) == Sha256::digest(other.as_bytes())
}

pub async fn session(store: &Store, token: &str, now: Time) -> Result<Session, Fault> {
    let row: Option<(String, String)> = sqlx::query_as("select person, csrf from session where id = $1 and until > $2")
        .bind(digest(token))
        .bind(now.timestamp())
        .fetch_optional(&store.db)
        .await?;
    let (person, csrf) = row.ok_or(Fault::Login)?;
    Ok(Session { person: person.parse().map_err(Fault::broken)?, csrf })
}

pub async fn logout(store: &Store, token: &str) -> Result<(), Fault> {
    sqlx::query("delete from session where id = $1").bind(digest(token)).execute(&store.db).await?;
    Ok(())
}
