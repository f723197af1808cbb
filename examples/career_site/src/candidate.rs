//! The pages for candidates: adverts, the application, and the own page by a signed link.

use crate::forms::{self, Around, Sent};
use crate::page::{self, Page, Tongue, frame};
use crate::store::{Change, Contact, Kept, Store};
use crate::{App, Fault, checked, guard};
use axum::extract::{Multipart, Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Redirect};
use candidacy::chrono_tz::Tz;
use candidacy::input::{CandidateAct, Trusted};
use candidacy::uuid::Uuid;
use candidacy::value::DocumentRef;
use candidacy::view::timeline::Timeline;
use candidacy::view::{NotTaken, Portal, export};
use candidacy::{Candidacy, CandidacyId, CandidateId, CandidateView, RoleId, role};
use maud::html;
use serde::Deserialize;
use serde_json::json;

type Answer<T = Page> = Result<T, Fault>;

/// The adverts that are up.
pub async fn adverts(State(app): State<App>, headers: HeaderMap) -> Answer {
    let tongue = Tongue::wished(&headers);
    let roles = app.store.roles().await?;
    let body = html! { ul { @for (role, _) in &roles { @if role.phase() == role::Phase::Advertised {
        li { a href={ "/role/" (role.id()) } { (role.profile().title().as_str()) } ", " (role.profile().employer().shown_as().as_str()) }
    } } } };
    Ok(frame(&tongue, tongue.label("jobs"), &[("/login", tongue.label("login"))], &body))
}

/// One advert, as people and as job search engines read it, with the form to apply.
pub async fn advert(State(app): State<App>, Path(id): Path<RoleId>, headers: HeaderMap) -> Answer {
    let (tongue, (role, _)) = (Tongue::wished(&headers), app.store.role(id).await?);
    let publication = role.publication().ok_or(Fault::NotFound)?;
    let body = html! {
        (page::json_ld(&role.posting()))
        @for paragraph in role.profile().work().as_str().split("\n\n") { p { (paragraph) } }
        h2 { (tongue.label("needed")) }
        ul { @for requirement in role.profile().requirements() {
            li { (requirement.text().as_str()) " (" (requirement.need()) ")" }
        } }
        @if let Some(pay) = publication.salary() { p { (pay) } }
        h2 { (tongue.label("apply")) }
        form method="post" enctype="multipart/form-data" {
            input type="hidden" name="key" value=(guard::random());
            p { label for="name" { (tongue.label("name")) } input id="name" name="name" autocomplete="name" required; }
            p { label for="email" { (tongue.label("email")) } input id="email" name="email" type="email" autocomplete="email" required; }
            p { label for="zone" { (tongue.label("zone")) } (zones("Europe/Amsterdam")) }
            p { label for="cv" { (tongue.label("cv")) } input id="cv" name="cv" type="file" accept="application/pdf" required; }
            button { (tongue.label("send")) }
        }
    };
    Ok(frame(&tongue, role.profile().title().as_str(), &[("/", tongue.label("jobs"))], &body))
}

/// A choice of time zones: all that there are.
fn zones(chosen: &str) -> maud::Markup {
    html! { select id="zone" name="zone" { @for zone in candidacy::chrono_tz::TZ_VARIANTS {
        option value=(zone.name()) selected[zone.name() == chosen] { (zone.name()) }
    } } }
}

/// An id that belongs to the key of a form and to who sent it, so that a form which is sent twice opens one candidacy, and a form whose
/// key somebody else has seen opens another.
fn id(store: &Store, what: &str, key: &str, email: &str) -> Uuid {
    Uuid::from_bytes(guard::sixteen(&store.secret, &format!("{what}.{key}.{email}")))
}

/// Opens a candidacy: a PDF and a name. A form that is sent twice leads to the same page.
pub async fn apply(
    State(app): State<App>,
    Path(role): Path<RoleId>,
    headers: HeaderMap,
    form: Multipart,
) -> Answer<Redirect> {
    let (tongue, now, sent) = (Tongue::wished(&headers), app.now(), Sent::read(form).await?);
    let (role, terms) = app.store.role(role).await?;
    let vacancy = role.vacancy()?;
    let file = sent.file.as_ref().ok_or_else(|| Fault::Form(tongue.label("cv").to_owned()))?;
    let cv = checked(file, &tongue)?;
    let zone = sent.get("zone").parse::<Tz>().map_err(|_| Fault::Form(tongue.label("zone").to_owned()))?;
    let (name, email) = (sent.get("name").trim(), sent.get("email").trim());
    if name.is_empty() || name.len() > 200 || !email.contains('@') || email.len() > 200 {
        return Err(Fault::Form(format!("{}, {}", tongue.label("name"), tongue.label("email"))));
    }
    let key = sent.key()?;
    let candidacy = CandidacyId::new(id(&app.store, "candidacy", key, email))?;
    let candidate = CandidateId::new(id(&app.store, "candidate", key, email))?;
    let mut opening = terms.opening(candidacy, candidate);
    if let Some(pay) = role.publication().and_then(|publication| publication.salary()) {
        opening = opening.paying(*pay);
    }
    let act: CandidateAct = serde_json::from_value(json!({ "fact": { "applied": { "role": role.id() } } }))?;
    let trusted = Trusted::default().with_cv(cv).with_vacancy(vacancy);
    let portal = Portal::open(terms, act, opening, &trusted, now)?;
    let kept = Kept {
        words: Vec::new(),
        file: sent.file.as_ref().map(|file| (format!("{candidacy}/{key}"), file.bytes.clone().into())),
    };
    let who =
        Contact { name: name.into(), email: email.into(), language: tongue.code.into(), zone: zone.name().into() };
    app.store.introduce(candidate, &who).await?;
    let change = Change::of(&portal.candidacy().opened(), kept);
    let _or_it_came_before = app.store.append(portal.candidacy(), &change).await?;
    Ok(Redirect::to(&format!("/c/{}", guard::link(&app.store.secret, candidacy, now))))
}

#[derive(Deserialize)]
pub struct Wish {
    zone: Option<String>,
}

impl Wish {
    fn or(&self, theirs: Tz) -> Tz {
        self.zone.as_ref().and_then(|zone| zone.parse().ok()).unwrap_or(theirs)
    }
}

/// Whose page a link opens, and how they read it.
async fn reader(app: &App, link: &str, headers: &HeaderMap) -> Answer<(Candidacy, Tongue, Tz)> {
    let id = guard::opens(&app.store.secret, link, app.now()).ok_or(Fault::NotFound)?;
    let candidacy = app.store.load(id).await?;
    let who = app.store.contact(candidacy.candidate()).await?;
    Ok((candidacy, Tongue::wished(headers), who.zone.parse().unwrap_or(Tz::UTC)))
}

/// The own page: what happened, what is owed, what comes next, and every act that is possible.
pub async fn own(
    State(app): State<App>,
    Path(link): Path<String>,
    Query(wish): Query<Wish>,
    headers: HeaderMap,
) -> Answer {
    let (candidacy, tongue, zone) = reader(&app, &link, &headers).await?;
    let (now, zone) = (app.now(), wish.or(zone));
    let kept = app.store.words(candidacy.id()).await?;
    let view = match candidacy.role() {
        Some(role) => {
            CandidateView::of(&candidacy, now).with_employer(app.store.role(role).await?.0.profile().employer())
        }
        None => CandidateView::of(&candidacy, now),
    }
    .shown_in(zone);
    let parts: Vec<(u8, String)> =
        view.step().iter().flat_map(|step| &step.parts).map(|part| (part.number, part.name.to_string())).collect();
    let entries: Vec<u32> = view.written_down().iter().map(|written| written.number.0).collect();
    let around = Around { tongue: &tongue, parts: &parts, people: &[], cast: &[], entries: &entries, zone };
    let acts = view
        .acts()
        .iter()
        .filter_map(|fact| Some((fact.name().to_owned(), format!("act.{}", fact.name()), forms::candidates(fact)?)));
    let asks = view.requests().iter().filter_map(|ask| {
        Some((format!("request_made.{}", ask.name()), format!("ask.{}", ask.name()), forms::request(ask.name())?))
    });
    let letters = view.happened().iter().filter_map(|happened| {
        let place = view.document(happened.number)?.as_str();
        Some((happened.number, kept.iter().find(|(id, ..)| id == place)?))
    });
    let body = html! {
        (page::sections(&view.page(&tongue.words, zone).to_string()))
        h2 { (tongue.label("messages")) }
        dl { @for (number, (_, _, words)) in letters { dt { (number) } dd { pre { (words) } } } }
        h2 { (tongue.label("way")) }
        div.scroll tabindex="0" { img src={ "/c/" (link) "/way.svg" } alt=(tongue.label("way_alt")); }
        p { a href={ "/c/" (link) "/calendar.ics" } { (tongue.label("calendar")) } }
        h2 { (tongue.act("page.acts")) }
        @for (form, name, fields) in acts.chain(asks) { details {
            summary { (tongue.act(&name)) }
            form method="post" enctype="multipart/form-data" action={ "/c/" (link) "/" (form) "?zone=" (zone) } {
                input type="hidden" name="key" value=(guard::random());
                (forms::draw(fields, &form, &around))
                button { (tongue.act(&name)) }
            }
        } }
        form { label for="zone" { (tongue.label("zone")) } (zones(zone.name())) button { (tongue.label("send")) } }
    };
    Ok(frame(&tongue, tongue.label("own"), &[("/", tongue.label("jobs"))], &body))
}

/// Records an act of the candidate. The page says what the law answers, by all that they were told.
pub async fn act(
    State(app): State<App>,
    Path((link, form)): Path<(String, String)>,
    Query(wish): Query<Wish>,
    headers: HeaderMap,
    sent: Multipart,
) -> Answer<Redirect> {
    let (candidacy, tongue, zone) = reader(&app, &link, &headers).await?;
    let (now, zone, id, sent) = (app.now(), wish.or(zone), candidacy.id(), Sent::read(sent).await?);
    let (fact, fields) = match form.split_once('.') {
        Some((fact, ask)) => (fact, forms::request(ask)),
        None => (form.as_str(), forms::kind(&form).and_then(forms::candidates)),
    };
    let (act, said) = sent.act(fact, fields.ok_or(Fault::NotFound)?, zone)?;
    let act: CandidateAct = serde_json::from_value(act).map_err(|why| Fault::Form(why.to_string()))?;
    let key = sent.key()?;
    let mut trusted = Trusted::default().requested_as(DocumentRef::new(format!("candidate/{key}"))?);
    let mut kept = Kept::default();
    for (name, words) in said {
        let place = format!("{id}/{key}/{name}");
        trusted = trusted.with_document(name, DocumentRef::new(place.clone())?);
        kept.words.push((place, words));
    }
    if let Some(file) = &sent.file {
        trusted = trusted.with_cv(checked(file, &tongue)?);
        kept.file = Some((format!("{id}/{key}"), file.bytes.clone().into()));
    }
    let whole = DocumentRef::new(format!("{id}/{key}/act"))?;
    let asked = tongue.act(&format!("act.{fact}"));
    app.store
        .act(id, |seen| {
            let mut portal = Portal::new(seen);
            let was = act.fact.kind();
            let recorded =
                portal.record(act.clone(), &trusted, whole.clone(), now).map_err(|why| refused(why, &tongue, zone))?;
            let mut kept = kept.clone();
            if recorded.line.entry.fact.kind() != was {
                kept.words.push((whole.as_str().to_owned(), asked.clone())); // it became a message, which a person answers
            }
            let change = Change::of(&recorded, kept);
            Ok((portal.into_candidacy(), change))
        })
        .await?;
    Ok(Redirect::to(&format!("/c/{link}?zone={zone}")))
}

/// A refusal in the words of the reader, with what is possible instead.
pub fn refused(why: NotTaken, tongue: &Tongue, zone: Tz) -> Fault {
    match (Fault::from(why.clone()), why) {
        (Fault::Refused(problem, _), NotTaken::Refused(refusal)) => {
            Fault::Refused(problem, tongue.words.refused(&refusal, zone))
        }
        (fault, _) => fault,
    }
}

/// The way so far, as the candidate knows it.
pub async fn way(State(app): State<App>, Path(link): Path<String>, headers: HeaderMap) -> Answer<impl IntoResponse> {
    let (candidacy, tongue, zone) = reader(&app, &link, &headers).await?;
    let picture = Timeline::as_told(&candidacy, app.now()).in_words(&tongue.words, zone).svg().to_string();
    Ok(([(CONTENT_TYPE, "image/svg+xml")], picture))
}

/// The dates that the candidate was told, for a calendar that reads this address again.
pub async fn calendar(
    State(app): State<App>,
    Path(link): Path<String>,
    headers: HeaderMap,
) -> Answer<impl IntoResponse> {
    let (candidacy, tongue, _) = reader(&app, &link, &headers).await?;
    let dates = export::icalendar_as_told(&candidacy, &tongue.words, app.now()).to_string();
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8")], dates))
}
