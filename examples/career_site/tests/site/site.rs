//! A site of a test: in process, over HTTP or over a socket, on SQLite or on the PostgreSQL server of `TEST_DATABASE_URL`.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{Request, StatusCode};
use candidacy::chrono::TimeDelta;
use candidacy::uuid::Uuid;
use candidacy::{Candidacy, CandidacyId, Time};
use career_site::store::{Store, Which};
use career_site::{App, guard, seed, site};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use tower::ServiceExt;

pub const PDF: &[u8] = include_bytes!("../../../cv.pdf");
pub const WORD: &[u8] = br#"<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>"#;

/// A site of its own: a database and a folder that go with it, and a clock that the test sets.
pub struct Site {
    pub app: App,
    pub router: Router,
    pub ahead: Arc<AtomicI64>,
    pub folder: PathBuf,
    pub url: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub to: String,
    pub cookie: String,
    pub body: String,
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn start() -> Time {
    "2026-03-02T09:00:00Z".parse().expect("a moment")
}

/// A database of its own on a PostgreSQL server.
pub async fn database(server: &str, name: &str) -> String {
    sqlx::any::install_default_drivers();
    let admin = sqlx::AnyPool::connect(&format!("{server}/postgres")).await.expect("a server");
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("create database {name}"))).execute(&admin).await.expect("a database");
    format!("{server}/{name}")
}

impl Site {
    pub async fn new(candidacies: u32) -> Self {
        Self::at(start(), candidacies).await
    }

    /// One whose clock shows this moment.
    pub async fn at(start: Time, candidacies: u32) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("career-site-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let url = match std::env::var("TEST_DATABASE_URL") {
            Ok(server) => database(&server, &format!("career_site_{}_{n}", std::process::id())).await,
            Err(_) => format!("sqlite:{}", folder.join("db").display()),
        };
        let store = Store::open(&url, folder.join("outbox"), seed::shelf().expect("terms")).await.expect("a store");
        seed::plant(&store, start, candidacies).await.expect("a company");
        let ahead = Arc::new(AtomicI64::new(0));
        let clock = {
            let ahead = ahead.clone();
            Arc::new(move || start + TimeDelta::minutes(ahead.load(Ordering::Relaxed)))
        };
        let app = App { store, clock };
        Site { router: site(app.clone()), app, ahead, folder, url }
    }

    pub fn wait(&self, time: TimeDelta) {
        self.ahead.fetch_add(time.num_minutes(), Ordering::Relaxed);
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let (head, body) = answer.into_parts();
        let header =
            |name| head.headers.get(name).map(|value| value.to_str().expect("words").to_owned()).unwrap_or_default();
        let (status, to, cookie) = (head.status, header(LOCATION), header(SET_COOKIE));
        let body = to_bytes(body, 1 << 24).await.expect("a body");
        Answer { status, to, cookie, body: String::from_utf8_lossy(&body).into_owned() }
    }

    pub async fn get(&self, path: &str, cookie: &str) -> Answer {
        self.ask(Request::get(path).header(COOKIE, cookie).body(Body::empty()).expect("a request")).await
    }

    pub async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
        self.ask(multipart(path, cookie, fields, file)).await
    }

    pub async fn urlencoded(&self, path: &str, cookie: &str, body: &str) -> Answer {
        let request =
            Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded").header(COOKIE, cookie);
        self.ask(request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    pub async fn log_in(&self, name: &str) -> Staff {
        let answer =
            self.urlencoded("/login", "", &format!("login={name}&password={}", seed::PASSWORD.replace(' ', "+"))).await;
        assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/desk"));
        assert!(answer.cookie.contains("HttpOnly; SameSite=Lax") && answer.cookie.contains("Secure"));
        let cookie = answer.cookie.split(';').next().expect("a cookie").to_owned();
        let desk = self.get("/desk", &cookie).await.body;
        Staff { cookie, csrf: after(&desk, r#"name="csrf" value=""#) }
    }

    /// Applies for the first role, and returns the link to the own page.
    pub async fn apply(&self, name: &str) -> String {
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

    pub fn whose(&self, link: &str) -> CandidacyId {
        guard::opens(&self.app.store.secret, link.trim_start_matches("/c/"), self.app.now()).expect("a link")
    }

    pub async fn all(&self) -> Vec<Candidacy> {
        self.app.store.read(Which::Between(Uuid::nil(), Uuid::max())).await.expect("candidacies")
    }

    pub async fn load(&self, id: CandidacyId) -> Candidacy {
        self.app.store.load(id).await.expect("a candidacy")
    }

    /// Records something as somebody of the company.
    pub async fn record(
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

pub struct Staff {
    pub cookie: String,
    pub csrf: String,
}

pub fn multipart(path: &str, cookie: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Request<Body> {
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
pub fn after(page: &str, beginning: &str) -> String {
    let rest = page.split_once(beginning).unwrap_or_else(|| panic!("no {beginning} in {page}")).1;
    rest.split('"').next().expect("an end").replace("&quot;", "\"")
}

pub fn role(n: u32) -> String {
    format!("00000000-0000-0000-0000-{n:012}")
}

pub fn person(n: u32, capacity: &str) -> String {
    let id = format!("00000000-0000-0000-0000-{n:012x}");
    serde_json::json!({ "person": id, "capacity": capacity }).to_string()
}

pub const GOOD: [(&str, &str); 3] =
    [("evidence/0/aspect", "experience"), ("evidence/0/requirement", "two years"), ("evidence/0/seen", "three years")];
