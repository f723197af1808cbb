//! Nobody comes in where they don't belong.

use crate::site::{GOOD, Site, Staff, role};
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
