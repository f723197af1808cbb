//! Roles: their adverts go up and come down, and everybody who is owed the news is told.

use crate::company::{Token, who};
use crate::page::Page;
use crate::store::{Change, Kept, Store, Which};
use crate::{App, Fault, guard, seed};
use axum::Form;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Redirect;
use candidacy::chrono::TimeDelta;
use candidacy::uuid::Uuid;
use candidacy::{Aspect, Capacity, Entry, Role, RoleId, Terms, Text, Time, role};
use maud::html;
use serde::Deserialize;

type Answer<T = Page> = Result<T, Fault>;

/// All roles, each with what can be done with it, and the form for a new one.
pub async fn roles(State(app): State<App>, headers: HeaderMap) -> Answer {
    let (who, roles) = (who(&app, &headers).await?, app.store.roles().await?);
    let may = who.as_one_of(Capacity::RECRUITER).is_ok();
    let body = html! { @for (role, terms) in &roles {
        h2 { (role.profile().title().as_str()) }
        p { (role.phase()) ", process " (terms.id().name.as_str()) " " (terms.id().version) }
        @if may && role.legal().contains(role::FactKind::Closed) { form method="post" action={ "/roles/" (role.id()) } {
            (who.token())
            p { label for={ "reason." (role.id()) } { "Why it is closed" } input id={ "reason." (role.id()) } name="reason" required; }
            button { "Close the role" }
        } }
    }
        @if may {
            h2 { "A new role" }
            form method="post" {
                (who.token())
                p { label for="title" { "Title" } input id="title" name="title" required; }
                p { label for="work" { "The work" } textarea id="work" name="work" rows="4" required {} }
                p { label for="needed" { "What is needed" } input id="needed" name="needed" required; }
                p { label for="town" { "Town" } input id="town" name="town" required; }
                p { label for="from" { "Euros a month, at least" } input id="from" name="from" type="number" min="1" required; }
                p { label for="to" { "Euros a month, at most" } input id="to" name="to" type="number" min="1" required; }
                p { label for="terms" { "Process" } select id="terms" name="terms" { @for terms in app.store.shelf.iter() {
                    option value=(terms.id().name.as_str()) { (terms.id().name.as_str()) }
                } } }
                button { "Put the advert up" }
            }
        }
    };
    Ok(who.page("Roles", &body))
}

#[derive(Deserialize)]
pub struct NewRole {
    csrf: String,
    title: String,
    work: String,
    needed: String,
    town: String,
    from: u32,
    to: u32,
    terms: String,
}

/// Defines a role and puts its advert up.
pub async fn add_role(State(app): State<App>, headers: HeaderMap, Form(form): Form<NewRole>) -> Answer<Redirect> {
    let (who, now) = (who(&app, &headers).await?, app.now());
    who.sent_it(&form.csrf)?;
    let me = who.as_one_of(Capacity::RECRUITER)?;
    let known = |one: &&Terms| one.id().name.as_str() == form.terms;
    let terms = app.store.shelf.iter().rev().find(known).ok_or(Fault::NotFound)?;
    let id = RoleId::new(Uuid::from_bytes(guard::sixteen(&app.store.secret, &guard::random())))?;
    let needed = [role::Requirement::new(Aspect::Experience, role::Need::Essential, &form.needed)?];
    let profile = role::Profile::new(&form.title, seed::employer()?, &form.work, needed)?;
    let office = role::Workplace::Office(role::Address::new(&form.town, "NL")?);
    let advert = role::Publication::new([role::Channel::CareersPage], office)?
        .open_until(now + TimeDelta::days(90))
        .paying(role::Salary::new("EUR", form.from, form.to, role::PayPeriod::Month).map_err(role::Error::from)?);
    let role = role::Role::define(id, profile, me, now)?
        .advertise(me, advert, now)
        .map_err(|back| Fault::Form(back.to_string()))?
        .untyped();
    app.store.add_role(&role, terms).await?;
    Ok(Redirect::to("/roles"))
}

/// Closes a role, and records the news for everybody who is owed it.
pub async fn close_role(
    State(app): State<App>,
    Path(id): Path<RoleId>,
    headers: HeaderMap,
    Form(form): Form<Token>,
) -> Answer<Redirect> {
    let (who, now) = (who(&app, &headers).await?, app.now());
    who.sent_it(&form.csrf)?;
    let (me, reason) =
        (who.as_one_of(Capacity::RECRUITER)?, Text::new(form.reason).map_err(|why| Fault::Form(why.to_string()))?);
    let (mut role, _) = app.store.role(id).await?;
    let line = role.record(role::Entry::new(me, role::Fact::Closed { reason }, now))?;
    if !app.store.append_role(&line).await? {
        return Err(Fault::Form("Somebody else has just changed the role.".into()));
    }
    tell(&app.store, &role, now).await?;
    Ok(Redirect::to("/roles"))
}

/// Records the news of a role for everybody who is owed it, by the person who last recorded something of the role. It can be done again:
/// nobody is owed it twice.
pub async fn tell(store: &Store, role: &Role, now: Time) -> Answer<()> {
    if !matches!(role.phase(), role::Phase::Closed | role::Phase::Filled) {
        return Ok(());
    }
    let by = role.last_line().entry.by;
    for owed in store.read(Which::Under(role.id())).await?.iter().filter(|one| role.news_for(one).is_some()) {
        let told = store
            .act(owed.id(), |mut seen| {
                let news = role.news_for(&seen).ok_or(Fault::NotFound)?; // somebody else has just told them
                let change = Change::of(&seen.record(Entry::new(by, news.fact, now))?, Kept::default());
                Ok((seen, change))
            })
            .await;
        if !matches!(told, Ok(_) | Err(Fault::NotFound)) {
            told?;
        }
    }
    Ok(())
}
