//! The site over HTTP, in process, on SQLite: what works, and what does not for those whom it is not for.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{Request, StatusCode};
use candidacy::chrono::TimeDelta;
use candidacy::{Candidacy, CandidacyId, Phase, Time};
use career_site::{App, guard, night, seed, site, store::Store};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use tower::ServiceExt;

const PDF: &[u8] = include_bytes!("../../cv.pdf");
const WORD: &[u8] = br#"<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>"#;

/// A site of its own: a database and a folder that go with it, and a clock that the test sets.
struct Site {
    app: App,
    router: Router,
    ahead: Arc<AtomicI64>,
    folder: PathBuf,
}

struct Answer {
    status: StatusCode,
    to: String,
    cookie: String,
    body: String,
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn start() -> Time {
    "2026-03-02T09:00:00Z".parse().expect("a moment")
}

/// A database of its own on a PostgreSQL server.
async fn database(server: &str, name: &str) -> String {
    sqlx::any::install_default_drivers();
    let admin = sqlx::AnyPool::connect(&format!("{server}/postgres")).await.expect("a server");
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("create database {name}"))).execute(&admin).await.expect("a database");
    format!("{server}/{name}")
}

impl Site {
    async fn new(candidacies: u32) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("career-site-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let url = match std::env::var("TEST_DATABASE_URL") {
            Ok(server) => database(&server, &format!("career_site_{}_{n}", std::process::id())).await,
            Err(_) => format!("sqlite:{}", folder.join("db").display()),
        };
        let store = Store::open(&url, folder.join("files"), seed::shelf().expect("terms")).await.expect("a store");
        seed::plant(&store, start(), candidacies).await.expect("a company");
        let ahead = Arc::new(AtomicI64::new(0));
        let clock = {
            let ahead = ahead.clone();
            Arc::new(move || start() + TimeDelta::minutes(ahead.load(Ordering::Relaxed)))
        };
        let app = App { store, clock };
        Site { router: site(app.clone()), app, ahead, folder }
    }

    fn wait(&self, time: TimeDelta) {
        self.ahead.fetch_add(time.num_minutes(), Ordering::Relaxed);
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let (head, body) = answer.into_parts();
        let header =
            |name| head.headers.get(name).map(|value| value.to_str().expect("words").to_owned()).unwrap_or_default();
        let (status, to, cookie) = (head.status, header(LOCATION), header(SET_COOKIE));
        let body = to_bytes(body, 1 << 24).await.expect("a body");
        Answer { status, to, cookie, body: String::from_utf8_lossy(&body).into_owned() }
    }

    async fn get(&self, path: &str, cookie: &str) -> Answer {
        self.ask(Request::get(path).header(COOKIE, cookie).body(Body::empty()).expect("a request")).await
    }

    async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
        self.ask(multipart(path, cookie, fields, file)).await
    }

    async fn urlencoded(&self, path: &str, cookie: &str, body: &str) -> Answer {
        let request =
            Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded").header(COOKIE, cookie);
        self.ask(request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    async fn log_in(&self, name: &str) -> Staff {
        let answer =
            self.urlencoded("/login", "", &format!("login={name}&password={}", seed::PASSWORD.replace(' ', "+"))).await;
        assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/desk"));
        assert!(answer.cookie.contains("HttpOnly; SameSite=Lax") && answer.cookie.contains("Secure"));
        let cookie = answer.cookie.split(';').next().expect("a cookie").to_owned();
        let desk = self.get("/desk", &cookie).await.body;
        Staff { cookie, csrf: after(&desk, r#"name="csrf" value=""#) }
    }

    /// Applies for the first role, and returns the link to the own page.
    async fn apply(&self, name: &str) -> String {
        let path = format!("/role/{}", role(1));
        let page = self.get(&path, "").await.body;
        let fields = [
            ("key", after(&page, r#"name="key" value=""#)),
            ("name", name.into()),
            ("email", "m@example.org".into()),
            ("zone", "Asia/Kolkata".into()),
        ];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = self.post(&path, "", &fields, Some(("cv.pdf", PDF))).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        answer.to
    }

    fn whose(&self, link: &str) -> CandidacyId {
        guard::opens(&self.app.store.secret, link.trim_start_matches("/c/"), self.app.now()).expect("a link")
    }

    async fn load(&self, id: CandidacyId) -> Candidacy {
        self.app.store.load(id).await.expect("a candidacy")
    }

    /// Records something as somebody of the company.
    async fn record(
        &self,
        staff: &Staff,
        id: CandidacyId,
        form: &str,
        capacity: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let key = guard::random();
        let own = [("csrf", staff.csrf.as_str()), ("key", &key), ("capacity", capacity)];
        self.post(&format!("/candidacy/{id}/{form}"), &staff.cookie, &[&own, fields].concat(), None).await
    }
}

struct Staff {
    cookie: String,
    csrf: String,
}

fn multipart(path: &str, cookie: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Request<Body> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    if let Some((name, bytes)) = file {
        let head = format!(
            "--xx\r\nContent-Disposition: form-data; name=\"cv\"; filename=\"{name}\"\r\nContent-Type: application/pdf\r\n\r\n"
        );
        body.extend(head.bytes().chain(bytes.iter().copied()).chain(*b"\r\n"));
    }
    body.extend(b"--xx--\r\n");
    Request::post(path)
        .header(CONTENT_TYPE, "multipart/form-data; boundary=xx")
        .header(COOKIE, cookie)
        .body(Body::from(body))
        .expect("a request")
}

/// What stands between this and the next quotation mark.
fn after(page: &str, beginning: &str) -> String {
    let rest = page.split_once(beginning).unwrap_or_else(|| panic!("no {beginning} in {page}")).1;
    rest.split('"').next().expect("an end").replace("&quot;", "\"")
}

fn role(n: u32) -> String {
    format!("00000000-0000-0000-0000-{n:012}")
}

fn person(n: u32, capacity: &str) -> String {
    let id = format!("00000000-0000-0000-0000-{n:012x}");
    serde_json::json!({ "person": id, "capacity": capacity }).to_string()
}

const GOOD: [(&str, &str); 3] =
    [("evidence/0/aspect", "experience"), ("evidence/0/requirement", "two years"), ("evidence/0/seen", "three years")];

#[tokio::test]
async fn the_seeded_company_has_candidacies_in_every_phase() {
    let site = Site::new(40).await;
    let all = site.app.store.all(None).await.expect("candidacies");
    let phases: BTreeSet<Phase> = all.iter().map(Candidacy::phase).collect();
    let missing: Vec<&Phase> = Phase::ALL.iter().filter(|phase| !phases.contains(phase)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(all.len(), 40);
    let ana = site.log_in("ana").await;
    for path in ["/", "/desk", "/candidacies", "/roles", "/report", "/retention", "/login", "/style.css"] {
        assert_eq!(site.get(path, &ana.cookie).await.status, StatusCode::OK, "{path}");
    }
    for one in &all {
        for page in ["", "/audit", "/data.json"] {
            let answer = site.get(&format!("/candidacy/{}{page}", one.id()), &ana.cookie).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        }
        let link = guard::link(&site.app.store.secret, one.id(), start());
        for page in ["", "/way.svg", "/calendar.ics"] {
            let answer = site.get(&format!("/c/{link}{page}"), "").await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        }
    }
}

#[tokio::test]
async fn a_candidate_and_the_company_go_all_the_way() {
    let site = Site::new(0).await;
    let link = site.apply("Mira").await;
    let id = site.whose(&link);
    let (ana, tom, eva) = (site.log_in("ana").await, site.log_in("tom").await, site.log_in("eva").await);

    // She asks something, and Ana goes on with her.
    let page = site.get(&link, "").await.body;
    assert!(page.contains("What we owe you") && page.contains("Write to us"));
    let asks =
        [("key", &*guard::random()), ("message", "May I bring my dog?")].map(|(name, value)| (name, value.to_owned()));
    let asks: Vec<(&str, &str)> = asks.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(site.post(&format!("{link}/request_made.message"), "", &asks, None).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&link, "").await.body.contains("May I bring my dog?"));
    let desk = site.get("/desk", &ana.cookie).await.body;
    assert!(desk.contains(&format!("/candidacy/{id}")));
    let page = site.get(&format!("/candidacy/{id}"), &ana.cookie).await.body;
    assert!(
        page.contains("May I bring my dog?") && page.contains("Go on with them") && !page.contains("Make an offer")
    );

    let done = async |staff: &Staff, form: &str, capacity: &str, fields: &[(&str, &str)]| {
        let answer = site.record(staff, id, form, capacity, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{form}: {}", answer.body);
    };
    done(&ana, "candidate_advanced", "recruiter", &GOOD).await;
    let (ana_is, tom_is, eva_is) =
        (person(201, "recruiter"), person(202, "technical_interviewer"), person(203, "character_interviewer"));
    let meeting = [
        ("meeting/starts", "2026-03-03T10:00"),
        ("meeting/minutes", "30"),
        ("meeting/place/online", "https://meet.example/a"),
    ];
    done(&ana, "interview_scheduled", "recruiter", &[&meeting[..], &[("meeting/people", &ana_is)]].concat()).await;

    // The page has the time on her own clock; the calendar, in UTC.
    let page = site.get(&link, "").await.body;
    assert!(page.contains("14:30"), "ten in Amsterdam is half past two in Kolkata: {page}");
    assert!(site.get(&format!("{link}/calendar.ics"), "").await.body.contains("20260303T090000Z"));
    assert!(site.get(&format!("{link}/way.svg"), "").await.body.starts_with("<svg"));

    site.wait(TimeDelta::days(2));
    let (ana, tom_2) = (site.log_in("ana").await, site.log_in("tom").await);
    drop((tom, eva));
    let (tom, eva) = (tom_2, site.log_in("eva").await);
    done(&ana, "interview_held", "recruiter", &[("attendance/people", &ana_is)]).await;
    done(&ana, "candidate_advanced", "recruiter", &GOOD).await;
    let meeting = [
        ("meeting/starts", "2026-03-05T10:00"),
        ("meeting/minutes", "60"),
        ("meeting/place/online", "https://meet.example/b"),
    ];
    done(
        &ana,
        "interview_scheduled",
        "recruiter",
        &[&meeting[..], &[("meeting/people", &tom_is), ("meeting/people", &eva_is)]].concat(),
    )
    .await;
    site.wait(TimeDelta::hours(10));
    site.wait(TimeDelta::days(1));
    let (tom, eva) = {
        drop((tom, eva));
        (site.log_in("tom").await, site.log_in("eva").await)
    };
    done(
        &tom,
        "interview_held",
        "technical_interviewer",
        &[("attendance/people", &tom_is), ("attendance/people", &eva_is)],
    )
    .await;
    done(&eva, "part_assessed", "character_interviewer", &GOOD).await;

    // A no, and feedback with it.
    let why = [("reasons/0/category", "technique"), ("reasons/0/details", "A query for each row of a page.")];
    done(&tom, "rejection_decided", "technical_interviewer", &why).await;
    assert!(!site.get(&link, "").await.body.contains("query for each row"), "it is not told yet");
    let more =
        [("work_on/0", "Load a page in one query."), ("advice", "Write to us in a year."), ("manner", "written")];
    done(&tom, "feedback_delivered", "technical_interviewer", &[&why[..], &more].concat()).await;
    assert_eq!(site.load(id).await.phase(), Phase::Rejected);
    assert!(site.get(&link, "").await.body.contains("A query for each row of a page."));
}

#[tokio::test]
async fn a_process_of_several_parts_is_planned_part_by_part() {
    let site = Site::new(40).await;
    let all = site.app.store.all(None).await.expect("candidacies");
    let several =
        |one: &&Candidacy| one.phase() == Phase::Preparing && one.step().is_some_and(|step| step.parts().len() > 1);
    let one = all.iter().find(several).expect("somebody before the day on the ward");
    let ana = site.log_in("ana").await;
    let page = site.get(&format!("/candidacy/{}", one.id()), &ana.cookie).await.body;
    assert!(page.contains("Which part") && page.contains("registry"));
    let asked = site
        .record(
            &ana,
            one.id(),
            "check_requested",
            "recruiter",
            &[("part", "3"), ("check/asked", "the register of nurses")],
        )
        .await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
}

#[tokio::test]
async fn a_word_file_is_refused_with_advice_in_the_language_of_the_reader() {
    let site = Site::new(0).await;
    let key = guard::random();
    let fields = [("key", key.as_str()), ("name", "Mira"), ("email", "m@example.org"), ("zone", "UTC")];
    for (language, advice) in [("en", "PDF"), ("nl-NL,nl;q=0.9,en;q=0.5", "pdf"), ("fr, es;q=0.8, en;q=0.2", "PDF")] {
        let mut request = multipart(&format!("/role/{}", role(1)), "", &fields, Some(("cv.pdf", WORD)));
        request.headers_mut().insert(ACCEPT_LANGUAGE, language.parse().expect("a header"));
        let answer = site.ask(request).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert!(answer.body.contains("Word") && answer.body.contains(advice), "{}", answer.body);
    }
    assert!(site.app.store.all(None).await.expect("none").is_empty());
    let huge = vec![b'x'; 12 << 20];
    let answer = site.post(&format!("/role/{}", role(1)), "", &fields, Some(("cv.pdf", &huge))).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
}

#[tokio::test]
async fn a_request_that_comes_twice_is_recorded_once() {
    let site = Site::new(0).await;
    let key = guard::random();
    let fields = [("key", key.as_str()), ("name", "Mira"), ("email", "m@example.org"), ("zone", "UTC")];
    let path = format!("/role/{}", role(1));
    let first = site.post(&path, "", &fields, Some(("cv.pdf", PDF))).await.to;
    let second = site.post(&path, "", &fields, Some(("cv.pdf", PDF))).await.to;
    assert_eq!((site.whose(&first), site.app.store.all(None).await.expect("one").len()), (site.whose(&second), 1));
    let asks = [("key", key.as_str()), ("message", "Hello?")];
    for _ in 0..3 {
        assert_eq!(
            site.post(&format!("{first}/request_made.message"), "", &asks, None).await.status,
            StatusCode::SEE_OTHER
        );
    }
    let (ana, id) = (site.log_in("ana").await, site.whose(&first));
    assert_eq!(site.load(id).await.journal().len(), 2);
    let words = [("csrf", ana.csrf.as_str()), ("key", &key), ("capacity", "recruiter"), ("note", "Call her.")];
    for _ in 0..2 {
        assert_eq!(
            site.post(&format!("/candidacy/{id}/note_added"), &ana.cookie, &words, None).await.status,
            StatusCode::SEE_OTHER
        );
    }
    assert_eq!(site.load(id).await.journal().len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_writers_on_one_candidacy_lose_nothing_and_double_nothing() {
    let site = Arc::new(Site::new(0).await);
    let link = site.apply("Mira").await;
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let (site, link) = (site.clone(), link.clone());
            tokio::spawn(async move {
                for n in 0..5 {
                    let (key, words) = (guard::random(), format!("message {writer}.{n}"));
                    let answer = site
                        .post(&format!("{link}/request_made.message"), "", &[("key", &key), ("message", &words)], None)
                        .await;
                    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("it wrote");
    }
    let id = site.whose(&link);
    let words = site.app.store.words(id).await.expect("words");
    assert_eq!(site.load(id).await.journal().len(), 41);
    for (writer, n) in (0..8).flat_map(|writer| (0..5).map(move |n| (writer, n))) {
        assert_eq!(words.iter().filter(|(_, _, said)| *said == format!("message {writer}.{n}")).count(), 1);
    }
}

#[tokio::test]
async fn the_second_of_two_staff_is_answered_by_the_law() {
    let site = Site::new(0).await;
    let (link, ana) = (site.apply("Mira").await, site.log_in("ana").await);
    let id = site.whose(&link);
    // Both have the same page open.
    let why = [("reasons/0/category", "experience"), ("reasons/0/details", "Too little of it.")];
    assert_eq!(site.record(&ana, id, "rejection_decided", "recruiter", &why).await.status, StatusCode::SEE_OTHER);
    let second = site.record(&ana, id, "candidate_advanced", "recruiter", &GOOD).await;
    assert_eq!(second.status, StatusCode::CONFLICT, "{}", second.body);
    assert_eq!(site.load(id).await.phase(), Phase::FeedbackDue);
}

#[tokio::test]
async fn an_act_that_is_no_longer_possible_is_refused_in_the_page_and_tells_nothing_new() {
    let site = Site::new(0).await;
    let link = site.apply("Mira").await;
    let key = guard::random();
    let answer = site.post(&format!("{link}/offer_accepted"), "", &[("key", &key)], None).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let ana = site.log_in("ana").await;
    let why = [("reasons/0/category", "experience"), ("reasons/0/details", "Too little of it.")];
    site.record(&ana, site.whose(&link), "rejection_decided", "recruiter", &why).await;
    let again = site.post(&format!("{link}/offer_accepted"), "", &[("key", &guard::random())], None).await;
    assert_eq!((again.status, again.body), (answer.status, answer.body));
}

#[tokio::test]
async fn a_link_opens_one_candidacy_and_a_forged_or_expired_one_opens_nothing() {
    let site = Site::new(0).await;
    let (mira, jonas) = (site.apply("Mira").await, site.apply("Jonas").await);
    assert_eq!(site.get(&mira, "").await.status, StatusCode::OK);
    let (hers, his): (Vec<&str>, Vec<&str>) = (mira.split('.').collect(), jonas.split('.').collect());
    let (id, until, mac) = (his[0], hers[1], hers[2]);
    for forged in [
        format!("{id}.{until}.{mac}"),
        format!("{}.9{until}.{mac}", hers[0]),
        format!("{}.{until}.", hers[0]),
        format!("{}.{until}.é", hers[0]),
        "/c/x".into(),
    ] {
        for page in ["", "/way.svg", "/calendar.ics"] {
            let path = format!("{forged}{page}").replace('é', "%C3%A9");
            assert_eq!(site.get(&path, "").await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let path = format!("{forged}/withdrew").replace('é', "%C3%A9");
        assert_eq!(site.post(&path, "", &[("key", &guard::random())], None).await.status, StatusCode::NOT_FOUND);
    }
    let page = site.get(&mira, "").await;
    assert!(!page.body.contains("Jonas") && !page.body.contains(&his[0][3..]));
    // A candidate's link is no session, and the company's pages ask for one.
    for path in [
        "/desk",
        "/candidacies",
        "/report",
        "/retention",
        &format!("/candidacy/{}", site.whose(&mira)),
        &format!("/candidacy/{}/cv", site.whose(&mira)),
    ] {
        let answer = site.get(path, "session=forged").await;
        assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/login"), "{path}");
    }
    site.wait(TimeDelta::days(184));
    assert_eq!(site.get(&mira, "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_acts_in_a_capacity_that_they_do_not_have_or_from_another_page() {
    let site = Site::new(0).await;
    let id = site.whose(&site.apply("Mira").await);
    let (ana, eva) = (site.log_in("ana").await, site.log_in("eva").await);
    let note = [("note", "Nice.")];
    assert_eq!(site.record(&eva, id, "candidate_advanced", "recruiter", &GOOD).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.record(&eva, id, "note_added", "owner", &note).await.status, StatusCode::FORBIDDEN);
    let from_elsewhere = Staff { cookie: ana.cookie.clone(), csrf: eva.csrf.clone() };
    assert_eq!(site.record(&from_elsewhere, id, "note_added", "recruiter", &note).await.status, StatusCode::FORBIDDEN);
    for path in ["/retention".to_owned(), format!("/roles/{}", role(1)), "/logout".to_owned()] {
        assert_eq!(
            site.urlencoded(&path, &ana.cookie, "csrf=x&reason=y").await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
    let body = format!("csrf={}&reason=y", eva.csrf);
    for path in ["/retention".to_owned(), format!("/roles/{}", role(1))] {
        assert_eq!(site.urlencoded(&path, &eva.cookie, &body).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(site.get(&format!("/candidacy/{id}/data.json"), &eva.cookie).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.load(id).await.journal().len(), 1);
}

#[tokio::test]
async fn the_sixth_failed_login_in_a_minute_is_answered_429() {
    let site = Site::new(0).await;
    for _ in 0..5 {
        assert_eq!(site.urlencoded("/login", "", "login=ana&password=x").await.status, StatusCode::FORBIDDEN);
    }
    let right = format!("login=ana&password={}", seed::PASSWORD.replace(' ', "+"));
    assert_eq!(site.urlencoded("/login", "", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(site.urlencoded("/login", "", "login=nobody&password=x").await.status, StatusCode::FORBIDDEN);
    site.wait(TimeDelta::minutes(2));
    let ana = site.log_in("ana").await;
    site.urlencoded("/logout", &ana.cookie, &format!("csrf={}", ana.csrf)).await;
    assert_eq!(site.get("/desk", &ana.cookie).await.to, "/login");
    let ana = site.log_in("ana").await;
    site.wait(TimeDelta::hours(13));
    assert_eq!(site.get("/desk", &ana.cookie).await.to, "/login");
}

#[tokio::test]
async fn html_in_every_text_stays_text() {
    const BAD: &str = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&";
    let site = Site::new(0).await;
    let link = site.apply(BAD).await;
    let (id, ana) = (site.whose(&link), site.log_in("ana").await);
    let key = guard::random();
    site.post(&format!("{link}/request_made.message"), "", &[("key", &key), ("message", BAD)], None).await;
    site.record(&ana, id, "note_added", "recruiter", &[("note", BAD), ("deviation", BAD)]).await;
    let evidence = [("evidence/0/aspect", "experience"), ("evidence/0/requirement", BAD), ("evidence/0/seen", BAD)];
    assert_eq!(site.record(&ana, id, "candidate_advanced", "recruiter", &evidence).await.status, StatusCode::SEE_OTHER);
    let why = [("reasons/0/category", "experience"), ("reasons/0/details", BAD)];
    assert_eq!(site.record(&ana, id, "rejection_decided", "recruiter", &why).await.status, StatusCode::SEE_OTHER);
    let more = [("work_on/0", BAD), ("strengths/0", BAD), ("advice", BAD), ("manner", "written")];
    assert_eq!(
        site.record(&ana, id, "feedback_delivered", "recruiter", &[&why[..], &more].concat()).await.status,
        StatusCode::SEE_OTHER
    );
    let pages = [
        format!("/candidacy/{id}"),
        format!("/candidacy/{id}/audit"),
        "/desk".into(),
        "/report".into(),
        link.clone(),
        format!("{link}/way.svg"),
    ];
    for path in pages {
        let page = site.get(&path, &ana.cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
        assert!(!page.body.contains("<script>") && !page.body.contains("<img src=x"), "{path}");
    }
    assert!(site.get(&link, "").await.body.contains("&lt;script&gt;"));
}

#[tokio::test]
async fn the_outbox_is_filled_and_emptied_once() {
    let site = Site::new(0).await;
    let (link, ana) = (site.apply("Mira").await, site.log_in("ana").await);
    let id = site.whose(&link);
    site.record(
        &ana,
        id,
        "candidate_informed",
        "recruiter",
        &[("to", "0"), ("answer", "final"), ("message", "It arrived.")],
    )
    .await;
    site.wait(TimeDelta::days(30));
    let (store, now) = (&site.app.store, site.app.now());
    let sent = night::run(store, now).await.expect("a night");
    assert!(sent >= 2, "news for Mira, and a reminder for Ana: {sent}");
    assert_eq!(night::run(store, now).await.expect("the same night"), 0);
    let folder = site.folder.join("files/outbox");
    let mails: Vec<String> = std::fs::read_dir(folder)
        .expect("mails")
        .map(|mail| std::fs::read_to_string(mail.expect("a mail").path()).expect("words"))
        .collect();
    assert_eq!(mails.len(), sent);
    assert!(
        mails.iter().any(|mail| mail.starts_with("To: Mira <m@example.org>"))
            && mails.iter().any(|mail| mail.starts_with("To: Ana"))
    );
    let mail = mails.iter().find(|mail| mail.contains("/c/")).expect("a link");
    let link = mail.split_once("/c/").expect("a link").1.trim();
    assert_eq!(guard::opens(&store.secret, link, now), Some(id));
}

#[tokio::test]
async fn the_retention_run_takes_words_and_names_and_leaves_what_happened() {
    let site = Site::new(0).await;
    let (link, ana) = (site.apply("Mira").await, site.log_in("ana").await);
    let id = site.whose(&link);
    site.post(&format!("{link}/withdrew"), "", &[("key", &guard::random())], None).await;
    site.record(&ana, id, "note_added", "recruiter", &[("note", "Sad.")]).await;
    site.wait(TimeDelta::days(3 * 365));
    let ana = site.log_in("ana").await;
    assert!(site.get("/retention", &ana.cookie).await.body.contains(&id.to_string()[..8]));
    site.urlencoded("/retention", &ana.cookie, &format!("csrf={}", ana.csrf)).await;
    let page = site.get(&format!("/candidacy/{id}"), &ana.cookie).await.body;
    assert!(page.contains("withdrew") && !page.contains("Mira"), "{page}");
    let files = std::fs::read_dir(site.folder.join("files"))
        .expect("files")
        .filter(|file| file.as_ref().is_ok_and(|file| file.path().is_file()));
    assert_eq!(files.count(), 0);
}
