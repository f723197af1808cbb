//! The site in a real browser: what people click, and what keeps nobody out.

use crate::site::{PDF, Site, WORD, start};
use crate::window::Window;
use candidacy::chrono::TimeDelta;
use candidacy::{Candidacy, Phase};
use career_site::{guard, seed};

async fn log_in(url: &str, name: &str) -> Window {
    let window = Window::new(url, 1024, "en").await;
    log_in_again(&window, name).await;
    window
}

async fn log_in_again(window: &Window, name: &str) {
    window.open("/login").await;
    window.fill("Name", name).await;
    window.fill("Password", seed::PASSWORD).await;
    window.press("Log in").await;
    assert_eq!(window.path().await, "/desk");
}

/// Puts a file where a browser can choose it.
fn file(site: &Site, name: &str, bytes: &[u8]) -> String {
    let path = site.folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path.display().to_string()
}

async fn apply(window: &Window, role: &str, name: &str, cv: &str) {
    window.open("/").await;
    window.follow(role).await;
    window.fill("Your name", name).await;
    window.fill("Your e-mail", "m@example.org").await;
    window.fill("Your time zone", "Asia/Kolkata").await;
    window.fill("Your CV", cv).await;
    window.press("Send").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_page_keeps_nobody_out() {
    let site = Site::new(0).await;
    let url = site.served().await;
    let window = Window::new(&url, 320, "nl").await;
    window.open("/").await;
    assert!(window.text().await.contains("Vacatures"), "{}", window.text().await);
    assert_eq!(window.barriers().await, Vec::<String>::new());
    // What would keep somebody out is found.
    window
        .run("const image = document.createElement('img'); image.style.width = '400px'; document.body.append(image)")
        .await;
    assert_eq!(window.barriers().await.len(), 2, "{:?}", window.barriers().await);
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_keeps_anybody_out() {
    let site = Site::new(40).await;
    let url = site.served().await;
    let all = site.all().await;
    let (mut pages, mut own) =
        (vec!["/".to_owned(), format!("/role/{}", crate::site::role(3)), "/nothing".into()], Vec::new());
    for phase in Phase::ALL {
        let one: &Candidacy = all.iter().find(|one| one.phase() == *phase).expect("one in every phase");
        pages.push(format!("/c/{}", guard::link(&site.app.store.secret, one.id(), start())));
        own.extend([format!("/candidacy/{}", one.id()), format!("/candidacy/{}/audit", one.id())]);
    }
    own.extend(["/desk", "/candidacies", "/roles", "/report", "/retention"].map(String::from));
    for (width, language) in [(320, "es"), (1280, "en")] {
        let window = Window::new(&url, width, language).await;
        for page in &pages {
            window.open(page).await;
            window.run("document.querySelectorAll('details').forEach(one => one.open = true)").await;
            assert_eq!(window.barriers().await, Vec::<String>::new(), "{page} at {width}");
        }
        window.open("/login").await;
        assert_eq!(window.barriers().await, Vec::<String>::new(), "/login at {width}");
        log_in_again(&window, "ana").await;
        for page in &own {
            window.open(page).await;
            window.run("document.querySelectorAll('details').forEach(one => one.open = true)").await;
            assert_eq!(window.barriers().await, Vec::<String>::new(), "{page} at {width}");
        }
        window.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_file_is_refused_in_the_page_and_a_pdf_is_taken_after_it() {
    let site = Site::new(0).await;
    let url = site.served().await;
    let window = Window::new(&url, 1024, "en").await;
    apply(&window, "Nurse", "Mira", &file(&site, "cv.docx", WORD)).await;
    let text = window.text().await;
    assert!(text.contains("Word") && text.contains("PDF"), "{text}");
    window.run("history.back()").await;
    assert!(site.all().await.is_empty());
    apply(&window, "Nurse", "Mira", &file(&site, "cv.pdf", PDF)).await;
    assert!(window.path().await.starts_with("/c/") && window.text().await.contains("What we owe you"));
    window.close().await;
}

const SAW: [(&str, &str); 3] =
    [("Looked at", "experience"), ("What is needed", "two years"), ("What was seen of it", "Three, in two teams.")];

#[tokio::test(flavor = "multi_thread")]
async fn mira_is_hired_click_by_click() {
    let site = Site::new(0).await;
    let url = site.served().await;
    let mira = Window::new(&url, 400, "en").await;
    apply(&mira, "Nurse", "Mira", &file(&site, "cv.pdf", PDF)).await;
    let own = mira.path().await;
    let id = site.whose(&own);
    let short = id.to_string()[..8].to_owned();
    mira.act("Write to us", &[("Your words", "May I bring my dog?")]).await;

    // Ana finds her on the desk, answers, and goes on with her.
    let ana = log_in(&url, "ana").await;
    ana.follow(&short).await;
    assert!(ana.text().await.contains("May I bring my dog?"));
    ana.act("Tell the candidate", &[("Your words", "You may."), ("Number on the page", "1")]).await;
    ana.act("Go on with them", &SAW).await;
    mira.open(&own).await;
    assert!(mira.text().await.contains("You may."));
    let talk = [
        ("When", "2026-03-03T10:00"),
        ("Minutes", "30"),
        ("Link of the meeting", "https://meet.example/a"),
        ("Max de Vries, ward_sister", ""),
    ];
    ana.act("Invite to an interview", &talk).await;
    mira.open(&own).await;
    assert!(mira.text().await.contains("14:30"), "ten in Amsterdam is half past two in Kolkata");
    mira.act("Say that you come", &[]).await;

    site.wait(TimeDelta::days(2));
    log_in_again(&ana, "ana").await;
    let page = format!("/candidacy/{id}");
    ana.open(&page).await;
    ana.act("Write down that the interview took place", &[("Max de Vries, ward_sister", "")]).await;
    let max = log_in(&url, "max").await; // who met her decides
    max.open(&page).await;
    max.act("Go on with them", &SAW).await;

    // A day on the ward has three parts, which she says yes to.
    mira.open(&own).await;
    mira.act("Say yes", &[]).await;
    ana.open(&page).await;
    let shift =
        [("Which part", "shift"), ("Your work", "A shift of six hours."), ("Hours of work", "6"), ("Pay", "120 euros")];
    ana.act("Send the assignment out", &shift).await;
    ana.act("Ask somebody outside", &[("Which part", "registry"), ("Who is asked", "the register of nurses")]).await;
    let tour = [
        ("Which part", "tour"),
        ("When", "2026-03-06T10:00"),
        ("Minutes", "30"),
        ("Link of the meeting", "https://meet.example/b"),
        ("Ana Kuiper, recruiter", ""),
    ];
    ana.act("Invite to an interview", &tour).await;
    mira.open(&own).await;
    mira.act("Hand in your work", &[("Which part", "shift"), ("Your work", "It is done.")]).await;
    site.wait(TimeDelta::days(2));
    log_in_again(&ana, "ana").await;
    ana.open(&page).await;
    ana.act("Write down what they answered", &[("Which part", "registry"), ("Your words", "She is registered.")]).await;
    ana.act("Write down that the interview took place", &[("Which part", "tour"), ("Ana Kuiper, recruiter", "")]).await;

    ana.act("Say what you saw", &[&[("Which part", "tour")][..], &SAW].concat()).await;

    // The ward sister decides.
    log_in_again(&max, "max").await;
    max.open(&page).await;
    max.act("Go on with them", &SAW).await;
    ana.open(&page).await;
    ana.act(
        "Make an offer",
        &[("Your words", "Come and work with us."), ("Until", "2026-03-20T12:00"), ("Pay", "EUR 5,000 a month")],
    )
    .await;
    mira.open(&own).await;
    mira.act("Accept the offer", &[]).await;
    assert_eq!(site.load(id).await.phase(), Phase::Accepted);
    ana.open(&page).await;
    ana.act("Write down that they have started", &[]).await;
    assert_eq!(site.load(id).await.phase(), Phase::Hired);
    mira.open(&own).await;
    assert_eq!(mira.barriers().await, Vec::<String>::new());
    for window in [mira, ana, max] {
        window.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn jonas_is_rejected_with_feedback_and_two_staff_at_once_are_no_muddle() {
    let site = Site::new(0).await;
    let url = site.served().await;
    let jonas = Window::new(&url, 400, "en").await;
    apply(&jonas, "Back-end engineer", "Jonas", &file(&site, "cv.pdf", PDF)).await;
    let own = jonas.path().await;
    let page = format!("/candidacy/{}", site.whose(&own));

    // Ana has his page open twice, and so have two people.
    let (ana, too) = (log_in(&url, "ana").await, log_in(&url, "ana").await);
    ana.open(&page).await;
    too.open(&page).await;
    let why = [("About", "experience"), ("The reason in words", "We need somebody who has done it for longer.")];
    ana.act("Decide not to go on", &why).await;
    too.unfold("Go on with them").await;
    for (label, value) in SAW {
        too.fill(label, value).await;
    }
    too.press("Go on with them").await;
    assert!(too.text().await.contains("Possible instead"), "{}", too.text().await);
    assert_eq!(site.load(site.whose(&own)).await.phase(), Phase::FeedbackDue);

    // He has the page open from before, and cannot tell from the answer what he has not been told.
    jonas.open(&own).await;
    assert!(!jonas.text().await.contains("done it for longer"));
    let more = [
        ("A point to work on", "Take part in a project from its beginning to its end."),
        ("Something good", "Clear words."),
        ("Advice for what comes next", "Write to us in a year."),
    ];
    ana.act("Give the feedback", &[&why[..], &more].concat()).await;
    jonas.unfold("Step out").await;
    jonas.press("Step out").await;
    assert!(jonas.path().await.contains("/withdrew") && !jonas.text().await.contains("We have made a mistake"));
    jonas.open(&own).await;
    assert!(jonas.text().await.contains("done it for longer") && jonas.text().await.contains("Write to us in a year."));
    for window in [jonas, ana, too] {
        window.close().await;
    }
}
