//! The pages for the company: who has logged in, their desk, a candidacy with what they may record, the report, and retention.

use crate::candidate::refused;
use crate::forms::{self, Around, Sent};
use crate::guard::{self, Session};
use crate::page::{self, Page, Tongue, frame};
use crate::store::{Change, DESK, Kept, PAGE, Person, Store, Which, people};
use crate::{App, Fault};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use candidacy::chrono_tz::Tz;
use candidacy::input::{StaffAct, Trusted};
use candidacy::person::{AccessExport, Candidate, DataStatus, Processing};
use candidacy::uuid::Uuid;
use candidacy::value::{DocumentRef, Label};
use candidacy::view::report::Report;
use candidacy::view::timeline::Timeline;
use candidacy::view::{Audit, Desk, NotTaken, Page as Leaf, Watchlist, WatchlistFilter};
use candidacy::{Actor, Candidacy, CandidacyId, Capacity, FactKind, Staff, Time};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;

type Answer<T = Page> = Result<T, Fault>;

/// The company's own zone: that of its promises and of its pages.
pub const ZONE: Tz = Tz::Europe__Amsterdam;
const LINKS: &[(&str, &str)] = &[
    ("/desk", "Desk"),
    ("/candidacies", "Candidacies"),
    ("/roles", "Roles"),
    ("/report", "Report"),
    ("/retention", "Retention"),
];

/// Somebody who has logged in, and everybody else.
pub struct Who {
    me: Person,
    all: Vec<Person>,
    csrf: String,
}

impl Who {
    pub fn as_one_of(&self, capacity: Capacity) -> Answer<Staff> {
        let has = self.me.capacities.contains(&capacity);
        if has { Ok(Staff::new(self.me.id, capacity)) } else { Err(Fault::Forbidden("It is not in your hands.")) }
    }

    /// A form of this session has sent it: no page elsewhere can have.
    pub fn sent_it(&self, csrf: &str) -> Answer<()> {
        if guard::same(csrf, &self.csrf) {
            Ok(())
        } else {
            Err(Fault::Forbidden("The form is not one of this session."))
        }
    }

    pub fn token(&self) -> Markup {
        html! { input type="hidden" name="csrf" value=(self.csrf); }
    }

    fn name(&self, actor: Actor) -> &str {
        let Actor::Staff(staff) = actor else { return "the candidate" };
        self.all.iter().find(|one| one.id == staff.person).map_or("somebody who left", |one| &one.name)
    }

    pub fn page(&self, title: &str, body: &Markup) -> Page {
        let body = html! { (body) form method="post" action="/logout" { (self.token()) p { (self.me.name) } button { "Log out" } } };
        frame(&Tongue::new("en"), title, LINKS, &body)
    }
}

fn cookie(headers: &HeaderMap) -> &str {
    let cookies = headers.get(COOKIE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    cookies.split("; ").find_map(|cookie| cookie.strip_prefix("session=")).unwrap_or_default()
}

pub async fn who(app: &App, headers: &HeaderMap) -> Answer<Who> {
    let Session { person, csrf } = guard::session(&app.store, cookie(headers), app.now()).await?;
    let all = app.store.staff().await?;
    let me = all.iter().find(|one| one.id == person).cloned().ok_or(Fault::Login)?;
    Ok(Who { me, all, csrf })
}

pub async fn login_page() -> Page {
    frame(
        &Tongue::new("en"),
        "Login",
        &[("/", "Jobs")],
        &html! {
            form method="post" {
                p { label for="login" { "Name" } input id="login" name="login" autocomplete="username" required; }
                p { label for="password" { "Password" } input id="password" name="password" type="password" autocomplete="current-password" required; }
                button { "Log in" }
            }
        },
    )
}

#[derive(Deserialize)]
pub struct Login {
    login: String,
    password: String,
}

/// The answer sets the cookie that no script reads and no other site sends.
pub async fn login(State(app): State<App>, Form(form): Form<Login>) -> Answer<Response> {
    let token = guard::login(&app.store, &form.login, &form.password, app.now()).await?;
    with_cookie(&format!("session={token}; HttpOnly; SameSite=Lax; Path=/; Max-Age=43200"), "/desk")
}

fn with_cookie(cookie: &str, to: &str) -> Answer<Response> {
    let mut answer = Redirect::to(to).into_response();
    // Behind TLS, as a site must be, the cookie travels on no other way.
    let secure = if std::env::var("INSECURE").is_ok() { "" } else { "; Secure" };
    let value = HeaderValue::try_from(format!("{cookie}{secure}")).map_err(Fault::broken)?;
    answer.headers_mut().insert(SET_COOKIE, value);
    Ok(answer)
}

#[derive(Deserialize)]
pub struct Token {
    pub csrf: String,
    #[serde(default)]
    pub reason: String,
}

pub async fn logout(State(app): State<App>, headers: HeaderMap, Form(form): Form<Token>) -> Answer<Response> {
    who(&app, &headers).await?.sent_it(&form.csrf)?;
    guard::logout(&app.store, cookie(&headers)).await?;
    with_cookie("session=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0", "/login")
}

/// What this person owes, in each of their capacities, the most urgent first.
pub async fn desk(State(app): State<App>, headers: HeaderMap) -> Answer {
    let (who, now) = (who(&app, &headers).await?, app.now());
    let mut desks = Vec::new();
    for capacity in &who.me.capacities {
        let me = Staff::new(who.me.id, *capacity);
        let mine = app.store.read(Which::On(me)).await?;
        let (list, by_id) = (mine.iter().collect::<Watchlist>(), |id| mine.iter().find(|one| one.id() == id));
        desks.push((capacity, Desk::new(&list, WatchlistFilter::ALL.staff(me), Leaf::first(DESK), now, by_id)));
    }
    let body = html! { @for (capacity, desk) in &desks {
        h2 { "As " (capacity) }
        div.scroll { table {
            tr { th { "Owed" } th { "By" } th { "Candidacy" } th { "Standing" } }
            @for item in desk.items() { tr {
                td { (item.promise.kind.to_string().replace('_', " ")) }
                td { (item.promise.due.with_timezone(&ZONE).format("%a %-d %b %H:%M")) }
                td { a href={ "/candidacy/" (item.candidacy) } { (short(item.candidacy)) } }
                td { @if item.promise.is_overdue(now) { strong { "overdue" } } @else { "in time" } }
            } }
        } }
    } };
    Ok(who.page("Your desk", &body))
}

fn short(id: CandidacyId) -> String {
    id.to_string().chars().take(8).collect()
}

#[derive(Deserialize)]
pub struct After {
    #[serde(default)]
    after: Uuid,
}

/// All of them, a page at a time.
pub async fn candidacies(State(app): State<App>, Query(after): Query<After>, headers: HeaderMap) -> Answer {
    let (who, all) = (who(&app, &headers).await?, app.store.read(Which::Between(after.after, Uuid::max())).await?);
    let body = html! {
        ul { @for one in &all {
            li { a href={ "/candidacy/" (one.id()) } { (short(one.id())) } " " (one.now().phase) @if let Some(step) = one.step() { " · " (step.name()) } }
        } }
        @if let Some(last) = all.last().filter(|_| all.len() == PAGE) { p { a href={ "/candidacies?after=" (last.id()) } { "More" } } }
    };
    Ok(who.page("Candidacies", &body))
}

/// One candidacy: the journal, what is owed, and a form for each fact that this person may record now.
pub async fn candidacy(State(app): State<App>, Path(id): Path<CandidacyId>, headers: HeaderMap) -> Answer {
    let (who, one, now) = (who(&app, &headers).await?, app.store.load(id).await?, app.now());
    let (contact, kept, tongue) =
        (app.store.contact(one.candidate()).await?, app.store.words(id).await?, Tongue::new("en"));
    let cast: Vec<Capacity> = one.terms().process().cast().map(|(capacity, _)| capacity).collect();
    let parts: Vec<(u8, String)> = (1..)
        .zip(one.step().iter().flat_map(|step| step.parts()))
        .map(|(n, part)| (n, part.name().to_string()))
        .collect();
    let entries: Vec<u32> = one.lines().rev().map(|line| line.seq.0).collect();
    let waiting: Vec<u32> = one.waiting().map(|(seq, _)| seq.0).collect();
    let mut forms: Vec<(FactKind, Capacity, &[forms::Field])> = Vec::new();
    for capacity in &who.me.capacities {
        for fact in one.legal_for(Staff::new(who.me.id, *capacity)).iter() {
            if let Some(fields) = forms::companys(fact).filter(|_| forms.iter().all(|(other, ..)| *other != fact)) {
                forms.push((fact, *capacity, fields));
            }
        }
    }
    let body = html! {
        p { (one.now().phase) @if let Some(step) = one.step() { ", " (step.name()) } " · " a href={ "/candidacy/" (id) "/audit" } { "Audit" }
            " · " a href={ "/candidacy/" (id) "/cv" } { "CV" } " · " a href={ "/candidacy/" (id) "/data.json" } { "Everything that is held" } }
        h2 { "Owed" }
        ul { @for promise in one.promises() { li { (promise) } } }
        h2 { "What you can record" }
        @for (fact, capacity, fields) in &forms { details {
            summary { (tongue.act(&format!("act.{}", fact.name()))) }
            form method="post" enctype="multipart/form-data" action={ "/candidacy/" (id) "/" (fact.name()) } {
                (who.token())
                input type="hidden" name="key" value=(guard::random());
                input type="hidden" name="capacity" value=(capacity);
                (forms::draw(fields, fact.name(), &Around {
                    tongue: &tongue, parts: &parts, people: &who.all, cast: &cast, zone: ZONE,
                    entries: if *fact == FactKind::CandidateInformed { &waiting } else { &entries },
                }))
                p { label for={ (fact.name()) ".deviation" } { "Why it is not as planned, if it is not" }
                    input id={ (fact.name()) ".deviation" } name="deviation"; }
                button { (tongue.act(&format!("act.{}", fact.name()))) }
            }
        } }
        h2 { "What happened" }
        div.scroll tabindex="0" { (PreEscaped(Timeline::new(&one, now).in_words(&tongue.words, ZONE).svg().to_string())) }
        div.scroll { table { tr { th { "Number" } th { "When" } th { "What" } th { "By" } th { "Words" } }
            @for line in one.lines() { tr {
                td { (line.seq) } td { (line.entry.at.with_timezone(&ZONE).format("%-d %b %Y %H:%M")) }
                td { (line.entry.fact.kind().name().replace('_', " ")) } td { (who.name(line.entry.by)) }
                td { @for (_, _, words) in kept.iter().filter(|(_, seq, _)| *seq == i64::from(line.seq.0)) { (words) " " } }
            } }
        } }
    };
    Ok(who.page(&contact.name, &body))
}

/// Records an act of a person of the company, in the capacity of their form. The library looks whether they have it.
pub async fn act(
    State(app): State<App>,
    Path((id, form)): Path<(CandidacyId, String)>,
    headers: HeaderMap,
    sent: axum::extract::Multipart,
) -> Answer<Redirect> {
    let (who, now, sent) = (who(&app, &headers).await?, app.now(), Sent::read(sent).await?);
    who.sent_it(sent.get("csrf"))?;
    let capacity: Capacity =
        sent.get("capacity").parse().map_err(|_| Fault::Forbidden("The form names no capacity."))?;
    let fields = forms::kind(&form).and_then(forms::companys).ok_or(Fault::NotFound)?;
    let (act, said) = sent.act(&form, fields, ZONE)?;
    let act: StaffAct = serde_json::from_value(act).map_err(|why| Fault::Form(why.to_string()))?;
    let (people, key) = (people(&who.all), sent.key()?);
    let mut trusted =
        Trusted::default().with_people(&people).requested_as(DocumentRef::new(format!("{}/{key}", who.me.id))?);
    let mut kept = Kept::default();
    for (name, words) in said {
        let place = format!("{id}/{key}/{name}");
        trusted = trusted.with_document(name, DocumentRef::new(place.clone())?);
        kept.words.push((place, words));
    }
    let me = Staff::new(who.me.id, capacity);
    app.store
        .act(id, |mut seen| {
            let entry = act.clone().entry(me, &seen, &trusted, now)?;
            let recorded =
                seen.record(entry).map_err(|why| refused(NotTaken::Refused(why.refusal), &Tongue::new("en"), ZONE))?;
            let change = Change::of(&recorded, kept.clone());
            Ok((seen, change))
        })
        .await?;
    Ok(Redirect::to(&format!("/candidacy/{id}")))
}

pub async fn audit(State(app): State<App>, Path(id): Path<CandidacyId>, headers: HeaderMap) -> Answer {
    let (who, one) = (who(&app, &headers).await?, app.store.load(id).await?);
    let audit = Audit::new(&one, app.now());
    Ok(who.page("Audit", &page::sections(&audit.in_words(&Tongue::new("en").words, ZONE).to_string())))
}

/// The newest CV, to be saved and not shown: what is in it is the sender's.
pub async fn cv(State(app): State<App>, Path(id): Path<CandidacyId>, headers: HeaderMap) -> Answer<impl IntoResponse> {
    who(&app, &headers).await?;
    let bytes = app.store.cv(id).await?.ok_or(Fault::NotFound)?;
    Ok(([(CONTENT_TYPE, "application/pdf"), (CONTENT_DISPOSITION, "attachment; filename=\"cv.pdf\"")], bytes))
}

/// Everything that is held of the candidate, to be read by a person before it is sent: it names what they have not been told yet.
pub async fn data(
    State(app): State<App>,
    Path(id): Path<CandidacyId>,
    headers: HeaderMap,
) -> Answer<impl IntoResponse> {
    who(&app, &headers).await?.as_one_of(Capacity::RECRUITER)?;
    let candidate = app.store.load(id).await?.candidate();
    let (all, roles) = (app.store.read(Which::Of(candidate)).await?, app.store.roles().await?);
    let employer = roles.first().ok_or(Fault::NotFound)?.0.profile().employer();
    let processing = Processing::new(Label::new("to decide whom to hire")?, Label::new("Autoriteit Persoonsgegevens")?);
    let export = AccessExport::new(&Candidate::new(candidate, &all)?, employer, &processing, app.now());
    let export = export.with_roles(roles.iter().map(|(role, _)| role));
    Ok((
        [(CONTENT_TYPE, "application/json"), (CONTENT_DISPOSITION, "attachment; filename=\"data.json\"")],
        serde_json::to_string_pretty(&export)?,
    ))
}

pub async fn report(State(app): State<App>, headers: HeaderMap) -> Answer {
    let (who, tongue) = (who(&app, &headers).await?, Tongue::new("en"));
    let report = counted(&app.store, app.now()).await?;
    let body = html! {
        div.scroll tabindex="0" { (PreEscaped(report.funnel().svg_in_words(&tongue.words).to_string())) }
        pre { (report.in_words(&tongue.words)) }
    };
    Ok(who.page("Report", &body))
}

/// The report over everything, in sixteen parts at once, each a page at a time.
pub async fn counted(store: &Store, now: Time) -> Answer<Report> {
    let part =
        |n: u128| (Uuid::from_u128((n << 124).saturating_sub(1)), Uuid::from_u128((n << 124) | (u128::MAX >> 4)));
    let parts: Vec<_> = (0..16)
        .map(|n| {
            let (store, (mut after, last)) = (store.clone(), part(n));
            tokio::spawn(async move {
                let mut report = Report::default();
                loop {
                    let page = store.read(Which::Between(after, last)).await?;
                    let Some(one) = page.last() else { return Ok::<_, Fault>(report) };
                    after = one.id().uuid();
                    report.merge(&Report::new(&page, now));
                }
            })
        })
        .collect();
    let mut report = Report::default();
    for part in parts {
        report.merge(&part.await.map_err(Fault::broken)??);
    }
    Ok(report)
}

/// What must go, with its reason, and what contradicts that, which a person decides.
pub async fn retention(State(app): State<App>, headers: HeaderMap) -> Answer {
    let (who, now, words) = (who(&app, &headers).await?, app.now(), Tongue::new("en").words);
    let all = app.store.read(Which::Leaving(now)).await?;
    let body = html! {
        ul { @for one in &all { @match one.retention_period().status(now) {
            DataStatus::MayStay => {}
            DataStatus::MustGo => li { a href={ "/candidacy/" (one.id()) } { (short(one.id())) } ": "
                @if let Some(limit) = one.retention_period().at_most() { (words.retained(limit, ZONE)) } }
            DataStatus::Conflict(conflict) => li { (short(one.id())) ": " (words.retention_conflict(&conflict, ZONE)) }
        } } }
        form method="post" { (who.token()) button { "Take the words out of what must go" } }
    };
    Ok(who.page("Retention", &body))
}

pub async fn retain(State(app): State<App>, headers: HeaderMap, Form(form): Form<Token>) -> Answer<Redirect> {
    let (who, now) = (who(&app, &headers).await?, app.now());
    who.sent_it(&form.csrf)?;
    who.as_one_of(Capacity::RECRUITER)?;
    let must_go = |one: &Candidacy| matches!(one.retention_period().status(now), DataStatus::MustGo);
    for one in app.store.read(Which::Leaving(now)).await?.iter().filter(|one| must_go(one)) {
        app.store.redact(one).await?;
    }
    Ok(Redirect::to("/retention"))
}
