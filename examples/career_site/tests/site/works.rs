//! What the site does, over HTTP and in process.

use crate::site::{GOOD, PDF, Site, Staff, WORD, multipart, person, role, start};
use axum::http::StatusCode;
use axum::http::header::ACCEPT_LANGUAGE;
use candidacy::chrono::TimeDelta;
use candidacy::{Candidacy, Phase};
use career_site::guard;
use std::collections::BTreeSet;

#[tokio::test]
async fn the_seeded_company_has_candidacies_in_every_phase() {
    let site = Site::new(40).await;
    let all = site.all().await;
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
    let all = site.all().await;
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
    assert!(site.all().await.is_empty());
    let huge = vec![b'x'; 12 << 20];
    let answer = site.post(&format!("/role/{}", role(1)), "", &fields, Some(("cv.pdf", &huge))).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
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
async fn the_retention_run_takes_words_and_names_and_leaves_what_happened() {
    let site = Site::new(0).await;
    let (link, ana) = (site.apply("Mira").await, site.log_in("ana").await);
    let id = site.whose(&link);
    site.post(&format!("{link}/withdrew"), "", &[("key", &guard::random())], None).await;
    site.record(&ana, id, "note_added", "recruiter", &[("note", "Sad.")]).await;
    assert_eq!(site.app.store.cv(id).await.expect("an answer").as_deref(), Some(PDF));
    site.wait(TimeDelta::days(3 * 365));
    let ana = site.log_in("ana").await;
    assert!(site.get("/retention", &ana.cookie).await.body.contains(&id.to_string()[..8]));
    site.urlencoded("/retention", &ana.cookie, &format!("csrf={}", ana.csrf)).await;
    let page = site.get(&format!("/candidacy/{id}"), &ana.cookie).await.body;
    assert!(page.contains("withdrew") && !page.contains("Mira"), "{page}");
    assert_eq!(site.app.store.cv(id).await.expect("an answer"), None);
    assert_eq!(site.get(&format!("/candidacy/{id}/cv"), &ana.cookie).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_name_stays_while_another_candidacy_of_theirs_does() {
    let site = Site::new(0).await;
    let (first, second) = (site.whose(&site.apply("Mira").await), site.whose(&site.apply("Mira").await));
    // The second is of the same candidate, as in a store that knows them by more than a form.
    let candidate = site.load(first).await.candidate();
    sqlx::query("update candidacy set candidate = $1 where id = $2")
        .bind(candidate.to_string())
        .bind(second.to_string())
        .execute(&site.app.store.db)
        .await
        .expect("a row");
    let store = &site.app.store;
    store.redact(&site.load(first).await).await.expect("it is done");
    assert_eq!(store.contact(candidate).await.expect("an answer").name, "Mira");
    let name = "update candidacy set candidate = 'another' where id = $1";
    sqlx::query(name).bind(second.to_string()).execute(&store.db).await.expect("a row");
    store.redact(&site.load(first).await).await.expect("it is done");
    assert_eq!(store.contact(candidate).await.expect("an answer").name, "Somebody who left");
}
