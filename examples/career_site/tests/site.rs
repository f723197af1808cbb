//! The site over HTTP, in process, on SQLite: what works, and what does not for those whom it is not for.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{Request, StatusCode};
use candidacy::chrono::TimeDelta;
use candidacy::{Candidacy, CandidacyId, Fact, FactKind, Phase, Time};
use career_site::{App, guard, night, seed, site, store::Store};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::sync::Arc;
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

impl Site {
    async fn new(candidacies: u32) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("career-site-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let url = format!("sqlite:{}", folder.join("db").display());
        let store = Store::open(&url, folder.join("files"), seed::shelf().expect("terms")).await.expect("a store");
        seed::plant(&store, start(), candidacies).await.expect("a company");
        let ahead = Arc::new(AtomicI64::new(0));
        let clock = { let ahead = ahead.clone(); Arc::new(move || start() + TimeDelta::minutes(ahead.load(Ordering::Relaxed))) };
        let app = App { store, clock };
        Site { router: site(app.clone()), app, ahead, folder }
    }

    fn wait(&self, time: TimeDelta) {
        self.ahead.fetch_add(time.num_minutes(), Ordering::Relaxed);
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let header = |name| answer.headers().get(name).map(|value| value.to_str().expect("words").to_owned()).unwrap_or_default();
        let (status, to, cookie) = (answer.status(), header(LOCATION), header(SET_COOKIE));
        let body = to_bytes(answer.into_body(), 1 << 24).await.expect("a body");
        Answer { status, to, cookie, body: String::from_utf8_lossy(&body).into_owned() }
    }

    async fn get(&self, path: &str, cookie: &str) -> Answer {
        self.ask(Request::get(path).header(COOKIE, cookie).body(Body::empty()).expect("a request")).await
    }

    async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
        self.ask(multipart(path, cookie, fields, file)).await
    }

    async fn urlencoded(&self, path: &str, cookie: &str, body: &str) -> Answer {
        let request = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded").header(COOKIE, cookie);
        self.ask(request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    async fn log_in(&self, name: &str) -> Staff {
        let answer = self.urlencoded("/login", "", &format!("login={name}&password={}", seed::PASSWORD.replace(' ', "+"))).await;
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
        let fields = [("key", after(&page, r#"name="key" value=""#)), ("name", name.into()), ("email", "m@example.org".into()), ("zone", "Asia/Kolkata".into())];
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
    async fn record(&self, staff: &Staff, id: CandidacyId, form: &str, capacity: &str, fields: &[(&str, &str)]) -> Answer {
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
        let head = format!("--xx\r\nContent-Disposition: form-data; name=\"cv\"; filename=\"{name}\"\r\nContent-Type: application/pdf\r\n\r\n");
        body.extend(head.bytes().chain(bytes.iter().copied()).chain(*b"\r\n"));
    }
    body.extend(b"--xx--\r\n");
    Request::post(path).header(CONTENT_TYPE, "multipart/form-data; boundary=xx").header(COOKIE, cookie).body(Body::from(body)).expect("a request")
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
