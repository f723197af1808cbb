//! Nobody comes in where they don't belong.

use crate::site::{GOOD, PDF, Site, Staff, multipart, role};
use axum::http::StatusCode;
use candidacy::chrono::TimeDelta;
use career_site::{guard, seed};

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
async fn a_form_that_somebody_else_has_seen_opens_nothing_of_theirs() {
    let site = Site::new(0).await;
    let (path, key) = (format!("/role/{}", role(1)), guard::random());
    let fields = |email| [("key", key.as_str()), ("name", "Mira"), ("email", email), ("zone", "UTC")];
    let hers = site.post(&path, "", &fields("mira@example.org"), Some(("cv.pdf", PDF))).await.to;
    let his = site.post(&path, "", &fields("eve@example.org"), Some(("cv.pdf", PDF))).await.to;
    assert_ne!(site.whose(&hers), site.whose(&his));
    // The key of her message is none of his, either.
    let words = |said| [("key", key.as_str()), ("message", said)];
    for (link, said) in [(&hers, "Hello."), (&his, "Who is there?")] {
        let answer = site.post(&format!("{link}/request_made.message"), "", &words(said), None).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert!(site.get(link, "").await.body.contains(said));
    }
    assert!(!site.get(&his, "").await.body.contains("Hello."));
    for key in ["", "x", "../../../../../../../etc/passwd.."] {
        let answer = site.post(&path, "", &[("key", key)], Some(("cv.pdf", PDF))).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_form_of_another_site_is_refused_even_with_the_cookie_of_a_session() {
    let site = Site::new(0).await;
    let (link, ana) = (site.apply("Mira").await, site.log_in("ana").await);
    let note = [("csrf", ana.csrf.as_str()), ("key", &guard::random()), ("capacity", "recruiter"), ("note", "Nice.")];
    let note: Vec<(&str, String)> = note.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    let note: Vec<(&str, &str)> = note.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = format!("/candidacy/{}/note_added", site.whose(&link));
    for (from, answered) in [
        ("cross-site", StatusCode::FORBIDDEN),
        ("same-site", StatusCode::FORBIDDEN),
        ("same-origin", StatusCode::SEE_OTHER),
    ] {
        let mut request = multipart(&page, &ana.cookie, &note, None);
        request.headers_mut().insert("sec-fetch-site", from.parse().expect("a header"));
        assert_eq!(site.ask(request).await.status, answered, "{from}");
    }
    assert_eq!(site.load(site.whose(&link)).await.journal().len(), 2);
    let new = format!("csrf={}&title=x&work=x&needed=x&town=x&from=1&to=2&terms=nurses", guard::random());
    assert_eq!(site.urlencoded("/roles", &ana.cookie, &new).await.status, StatusCode::FORBIDDEN);
}

/// A PDF of one page, of which this is an object.
fn pdf_with(object: &[u8]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n".to_vec();
    let objects = [1, 2, 3].map(|n| {
        let name = format!("{n} 0 obj");
        pdf.windows(name.len()).position(|at| at == name.as_bytes()).expect("it is there")
    });
    let fourth = pdf.len();
    pdf.extend_from_slice(object);
    let table = pdf.len();
    pdf.extend(b"xref\n0 5\n0000000000 65535 f \n");
    for at in objects.into_iter().chain([fourth]) {
        pdf.extend(format!("{at:010} 00000 n \n").bytes());
    }
    pdf.extend(format!("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes());
    pdf
}

#[tokio::test]
async fn files_that_would_fill_the_memory_are_refused_or_left_packed() {
    let site = Site::new(0).await;
    let page = format!("/role/{}", role(1));
    let packed = |times: usize| {
        let mut bytes = vec![b' '; 64 << 20];
        for _ in 0..times {
            bytes = miniz_oxide::deflate::compress_to_vec_zlib(&bytes, 6);
        }
        bytes
    };
    let stream = |kind: &str, filter: &str, bytes: &[u8]| {
        let head = format!("4 0 obj\n<< {kind} /Filter {filter} /Length {} >>\nstream\n", bytes.len());
        [head.as_bytes(), bytes, b"\nendstream\nendobj\n"].concat()
    };
    let objects = "/Type /ObjStm /N 1 /First 4";
    let bombs = [
        pdf_with(&stream(objects, "/FlateDecode", &packed(1))),
        pdf_with(&stream(objects, "[/FlateDecode /FlateDecode /FlateDecode]", &packed(3))),
        pdf_with(&[b"4 0 obj\n".as_slice(), &b"[".repeat(4 << 20), b"\nendobj\n"].concat()),
        pdf_with(&[b"4 0 obj\n<< ".as_slice(), &b"/JavaScript ".repeat(300_000), b">>\nendobj\n"].concat()),
        vec![b'%'; 64 << 20],
        [PDF, &vec![0; 64 << 20]].concat(),
    ];
    for (n, bomb) in bombs.iter().enumerate() {
        let key = guard::random();
        let fields = [("key", key.as_str()), ("name", "Mira"), ("email", "m@example.org"), ("zone", "UTC")];
        let answer = site.post(&page, "", &fields, Some(("cv.pdf", bomb))).await;
        assert!(answer.status.is_client_error() || answer.status == StatusCode::SEE_OTHER, "{n}: {}", answer.body);
        let is_large = bomb.len() > 16 << 20;
        assert!(!is_large || answer.status.is_client_error(), "{n}: {}", answer.status);
    }
    // Many fields, and a long one, are no way in, either.
    let many = vec![("x", "y"); 200_000];
    assert!(site.post(&page, "", &many, None).await.status.is_client_error());
    let long = "x".repeat(32 << 20);
    assert!(site.post(&page, "", &[("name", &long)], None).await.status.is_client_error());
    assert!(site.urlencoded("/login", "", &format!("login={long}&password=x")).await.status.is_client_error());
    // Each is kept as it came, or not at all.
    for one in site.all().await {
        assert!(bombs.contains(&site.app.store.cv(one.id()).await.expect("an answer").expect("a file")));
    }
}

#[tokio::test]
async fn many_logins_at_once_are_no_way_around_the_limit() {
    let site = std::sync::Arc::new(Site::new(0).await);
    let tries: Vec<_> = (0..20)
        .map(|_| {
            let site = site.clone();
            tokio::spawn(async move { site.urlencoded("/login", "", "login=ana&password=x").await.status })
        })
        .collect();
    let mut tried = 0;
    for one in tries {
        tried += u32::from(one.await.expect("an answer") == StatusCode::FORBIDDEN);
    }
    assert!(tried <= 5, "{tried} passwords were tried");
}
