//! The program is killed while it writes, the database goes away, and the clock is wrong.

use crate::site::{Site, Staff, role};
use axum::http::StatusCode;
use candidacy::chrono::TimeDelta;
use candidacy::{CandidacyId, Time};
use career_site::store::{self, Which};
use career_site::{guard, night};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The program itself, as it would run.
struct Program {
    process: Child,
    address: String,
}

impl Drop for Program {
    /// SIGKILL: nothing is put in order.
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Program {
    fn start(site: &Site) -> Self {
        let mut process =
            Program::of(site).env("ADDRESS", "127.0.0.1:0").stdout(Stdio::piped()).spawn().expect("it starts");
        let mut said = BufReader::new(process.stdout.take().expect("it was asked for")).lines();
        let first = said.next().expect("a line").expect("words");
        let address = first.trim_start_matches("http://").split(' ').next().expect("an address").to_owned();
        Program { process, address }
    }

    fn of(site: &Site) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_career-site"));
        program.env("DATABASE_URL", &site.url).env("OUTBOX", &site.app.store.mails);
        program
    }
}

/// Writes a message from a candidate's page. Returns true if it was answered that it is recorded.
async fn write(address: &str, link: &str, key: &str, words: &str) -> std::io::Result<bool> {
    let body = format!(
        "--xx\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n{key}\r\n--xx\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\n{words}\r\n--xx--\r\n"
    );
    let head = format!(
        "POST {link}/request_made.message HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=xx\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let (mut stream, mut answer) = (TcpStream::connect(address).await?, Vec::new());
    stream.write_all(format!("{head}{body}").as_bytes()).await?;
    stream.read_to_end(&mut answer).await?;
    Ok(answer.starts_with(b"HTTP/1.1 303"))
}

/// What stands beside the journals is what follows from them, for every candidacy; and nothing is there without its entry.
async fn is_whole(site: &Site) {
    for one in site.all().await {
        let id = one.id().to_string();
        let beside: (Option<i64>, Option<i64>) =
            sqlx::query_as("select next_due, keep_until from candidacy where id = $1")
                .bind(&id)
                .fetch_one(&site.app.store.db)
                .await
                .expect("its row");
        let keep = one.retention_period().at_most().map(|limit| limit.until.timestamp());
        assert_eq!(beside, (one.next_due().map(|due| due.timestamp()), keep));
        let tasks: Vec<(String, i64)> =
            sqlx::query_as("select whose, due from task where candidacy = $1 order by whose")
                .bind(&id)
                .fetch_all(&site.app.store.db)
                .await
                .expect("its tasks");
        let owed: Vec<(String, i64)> =
            store::tasks(&one).into_iter().map(|(who, due)| (who, due.timestamp())).collect();
        assert_eq!(tasks, owed);
    }
    for beside in ["document", "file", "outbox"] {
        let query = format!(
            "select count(*) from {beside} one where seq is not null
             and not exists (select 1 from entry where entry.candidacy = one.candidacy and entry.seq = one.seq)"
        );
        let (lost,): (i64,) =
            sqlx::query_as(sqlx::AssertSqlSafe(query)).fetch_one(&site.app.store.db).await.expect("a number");
        assert_eq!(lost, 0, "{beside}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_ten_times_while_it_writes_it_loses_nothing_and_doubles_nothing() {
    // The program reads the system's clock.
    let site = Site::at(Time::from(std::time::SystemTime::now()), 0).await;
    let mut links = Vec::new();
    for name in ["Mira", "Jonas", "Noor", "Kofi"] {
        links.push(site.apply(name).await);
    }
    let (mut answered, mut cut_off) = (Vec::new(), Vec::new());
    for round in 0..10 {
        let program = Program::start(&site);
        let writers: Vec<_> = links
            .iter()
            .flat_map(|link| [link.clone(), link.clone()])
            .enumerate()
            .map(|(writer, link)| {
                let address = program.address.clone();
                tokio::spawn(async move {
                    let (mut answered, mut n) = (Vec::new(), 0);
                    loop {
                        let said = (link.clone(), guard::random(), format!("{round}.{writer}.{n}"));
                        match write(&address, &said.0, &said.1, &said.2).await {
                            Ok(true) => answered.push(said),
                            Ok(false) | Err(_) => return (answered, said),
                        }
                        n += 1;
                    }
                })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(80 + 61 * round)).await;
        drop(program);
        for writer in writers {
            let (done, cut) = writer.await.expect("it wrote");
            answered.extend(done);
            cut_off.push(cut);
        }
        is_whole(&site).await;
    }
    assert!(answered.len() > 40 && cut_off.len() == 80, "{} written", answered.len());
    // Those who had no answer send the same form again.
    let program = Program::start(&site);
    for (link, key, words) in &cut_off {
        assert!(write(&program.address, link, key, words).await.expect("an answer"));
    }
    let mut entries = 0;
    for link in &links {
        let id: CandidacyId = site.whose(link);
        let mut words: Vec<String> =
            site.app.store.words(id).await.expect("words").into_iter().map(|(_, _, words)| words).collect();
        let sent = answered.iter().chain(&cut_off).filter(|(to, ..)| to == link).map(|(_, _, words)| words.clone());
        let mut sent: Vec<String> = sent.collect();
        words.sort();
        sent.sort();
        assert_eq!(words, sent);
        entries += site.load(id).await.journal().len();
    }
    assert_eq!(entries, links.len() + answered.len() + cut_off.len());
    is_whole(&site).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_night_and_a_closing_that_were_cut_off_are_finished_by_the_next_night() {
    let site = Site::at(Time::from(std::time::SystemTime::now()) - TimeDelta::days(60), 120).await;
    site.wait(TimeDelta::days(60));
    // The role is closed, and the program ends before anybody is told.
    let (mut closed, _) = site.app.store.role(role(1).parse().expect("an id")).await.expect("a role");
    let by = closed.last_line().entry.by;
    let reason = candidacy::Text::new("We have no money.").expect("words");
    let fact = candidacy::role::Fact::Closed { reason };
    let line = closed.record(candidacy::role::Entry::new(by, fact, site.app.now())).expect("it can be closed");
    assert!(site.app.store.append_role(&line).await.expect("it is stored"));
    let owed = async || {
        let all = site.app.store.read(Which::Under(closed.id())).await.expect("candidacies");
        closed.news(&all).count()
    };
    assert!(owed().await > 5, "{} are owed the news", owed().await);
    for pause in [20, 40, 60, 90, 130, 180, 240, 310, 390, 480] {
        let mut night = Program::of(&site).arg("nightly").stdout(Stdio::null()).spawn().expect("it starts");
        tokio::time::sleep(Duration::from_millis(pause)).await;
        night.kill().expect("it can be killed");
        night.wait().expect("it ends");
        is_whole(&site).await;
    }
    assert!(Program::of(&site).arg("nightly").stdout(Stdio::null()).status().expect("it starts").success());
    assert_eq!(owed().await, 0);
    let (rows,): (i64,) = sqlx::query_as("select count(*) from outbox where sent is not null")
        .fetch_one(&site.app.store.db)
        .await
        .expect("a number");
    let mails = std::fs::read_dir(&site.app.store.mails).expect("mails");
    let mails =
        mails.filter(|mail| mail.as_ref().is_ok_and(|mail| mail.path().extension().is_some_and(|end| end == "eml")));
    assert_eq!(i64::try_from(mails.count()).expect("a number"), rows);
    assert!(rows > 20, "{rows} left");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nights_at_once_send_each_mail_once() {
    let site = Site::new(40).await;
    site.wait(TimeDelta::days(30));
    let nights: Vec<_> = (0..4)
        .map(|_| {
            let app = site.app.clone();
            tokio::spawn(async move { night::run(&app.store, app.now()).await.expect("a night") })
        })
        .collect();
    let mut sent = 0;
    for night in nights {
        sent += night.await.expect("it ran");
    }
    let (rows,): (i64,) =
        sqlx::query_as("select count(*) from outbox").fetch_one(&site.app.store.db).await.expect("a number");
    assert_eq!(i64::try_from(sent).expect("a number"), rows);
    assert!(rows > 20, "{rows}");
}

/// On PostgreSQL the server is stopped by the command of `TEST_DATABASE_CTL`; a SQLite file is locked by somebody else.
#[tokio::test(flavor = "multi_thread")]
async fn while_the_database_is_away_nothing_is_taken_and_nothing_is_lost() {
    let site = Site::new(0).await;
    let link = site.apply("Mira").await;
    let path = format!("{link}/request_made.message");
    let key = guard::random();
    let words = [("key", key.as_str()), ("message", "Hello?")];
    if std::env::var_os("TEST_DATABASE_URL").is_some() {
        let ctl = std::env::var("TEST_DATABASE_CTL").expect("TEST_DATABASE_CTL stops and starts the server");
        let run = |what: &str| {
            let done = Command::new("sh").arg("-c").arg(format!("{ctl} {what}")).stdout(Stdio::null()).status();
            assert!(done.expect("a shell").success(), "{what}");
        };
        run("stop");
        let away = site.post(&path, "", &words, None).await;
        assert_eq!(away.status, StatusCode::SERVICE_UNAVAILABLE, "{}", away.body);
        run("start");
    } else {
        let other = sqlx::AnyPool::connect(&site.url).await.expect("the same file");
        let mut lock = other.acquire().await.expect("a connection");
        sqlx::query("begin exclusive").execute(&mut *lock).await.expect("it is locked");
        let away = site.post(&path, "", &words, None).await;
        assert_eq!(away.status, StatusCode::SERVICE_UNAVAILABLE, "{}", away.body);
        sqlx::query("rollback").execute(&mut *lock).await.expect("it is free");
    }
    assert_eq!(site.load(site.whose(&link)).await.journal().len(), 1);
    for _ in 0..2 {
        assert_eq!(site.post(&path, "", &words, None).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(site.load(site.whose(&link)).await.journal().len(), 2);
    is_whole(&site).await;
}

#[tokio::test]
async fn a_wrong_clock_stops_the_company_and_never_a_candidate() {
    let site = Site::new(0).await;
    let (link, ana) = (site.apply("Mira").await, site.log_in("ana").await);
    let id = site.whose(&link);
    let note = async |staff: &Staff| site.record(staff, id, "note_added", "recruiter", &[("note", "Call her.")]).await;
    let message = async || {
        let fields = [("key", &*guard::random()), ("message", "Hello?")].map(|(name, value)| (name, value.to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        site.post(&format!("{link}/request_made.message"), "", &fields, None).await.status
    };
    // Hours behind: what the company records would stand before what happened. Minutes are how clocks differ.
    site.wait(-TimeDelta::hours(3));
    let early = note(&ana).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", early.body);
    assert_eq!(message().await, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&link, "").await.status, StatusCode::OK);
    assert_eq!(night::run(&site.app.store, site.app.now()).await.expect("a night"), 2); // what she is told of her own acts
    assert_eq!(night::run(&site.app.store, site.app.now()).await.expect("a night"), 0);
    site.wait(TimeDelta::hours(3) - TimeDelta::minutes(2));
    assert_eq!(note(&ana).await.status, StatusCode::SEE_OTHER);
    // Years ahead.
    site.wait(TimeDelta::days(6 * 365));
    let late = note(&site.log_in("ana").await).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.body);
    site.wait(-TimeDelta::days(6 * 365));
    assert_eq!(note(&ana).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.load(id).await.journal().len(), 4);
    is_whole(&site).await;
}
