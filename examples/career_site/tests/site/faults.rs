//! What is written at once, twice, or while something breaks: nothing is lost, and nothing is doubled.

use crate::site::{GOOD, PDF, Site, role};
use axum::http::StatusCode;
use candidacy::Phase;
use candidacy::chrono::TimeDelta;
use career_site::{guard, night};
use std::sync::Arc;

#[tokio::test]
async fn a_request_that_comes_twice_is_recorded_once() {
    let site = Site::new(0).await;
    let key = guard::random();
    let fields = [("key", key.as_str()), ("name", "Mira"), ("email", "m@example.org"), ("zone", "UTC")];
    let path = format!("/role/{}", role(1));
    let first = site.post(&path, "", &fields, Some(("cv.pdf", PDF))).await.to;
    let second = site.post(&path, "", &fields, Some(("cv.pdf", PDF))).await.to;
    assert_eq!((site.whose(&first), site.all().await.len()), (site.whose(&second), 1));
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
    let folder = site.folder.join("outbox");
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

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_writers_on_many_candidacies_lose_nothing_and_double_nothing() {
    let site = Arc::new(Site::new(0).await);
    let mut links = Vec::new();
    for n in 0..6 {
        links.push(site.apply(&format!("Candidate {n}")).await);
    }
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let (site, links) = (site.clone(), links.clone());
            tokio::spawn(async move {
                for (n, link) in links.iter().cycle().skip(writer).take(18).enumerate() {
                    let (key, words) = (guard::random(), format!("message {writer}.{n}"));
                    // Each is sent twice, as by somebody whose first answer was lost.
                    for _ in 0..2 {
                        let fields = [("key", key.as_str()), ("message", &words)];
                        let answer = site.post(&format!("{link}/request_made.message"), "", &fields, None).await;
                        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
                    }
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("it wrote");
    }
    let mut said = Vec::new();
    for link in &links {
        let words = site.app.store.words(site.whose(link)).await.expect("words");
        assert_eq!(site.load(site.whose(link)).await.journal().len(), 1 + words.len());
        said.extend(words.into_iter().map(|(_, _, words)| words));
    }
    let mut sent: Vec<String> =
        (0..8).flat_map(|writer| (0..18).map(move |n| format!("message {writer}.{n}"))).collect();
    said.sort();
    sent.sort();
    assert_eq!(said, sent);
}
