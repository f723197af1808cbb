//! A career site on `candidacy`: an axum server with a database. See README.md.
//!
//! The library is its only domain code. The site brings what the library leaves to a program: who has logged in, the clock, rows, names,
//! files and pages. It never asks a request who sent it, when, or where a body is kept.

pub mod candidate;
pub mod company;
pub mod forms;
pub mod guard;
pub mod night;
pub mod page;
pub mod roles;
pub mod seed;
pub mod store;

use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Router, extract::DefaultBodyLimit, middleware};
use candidacy::view::words::Said;
use candidacy::view::{NotTaken, Problem};
use candidacy::{Cv, Time, input, law};
use std::sync::Arc;

pub type Clock = Arc<dyn Fn() -> Time + Send + Sync>;

/// What every answer is made with.
#[derive(Clone)]
pub struct App {
    pub store: store::Store,
    pub clock: Clock,
}

impl App {
    pub fn now(&self) -> Time {
        (self.clock)()
    }
}

/// The pages, by their addresses.
pub fn site(app: App) -> Router {
    let most = usize::try_from(candidacy::cv::Policy::standard().max_bytes()).unwrap_or(usize::MAX);
    Router::new()
        .route("/", get(candidate::adverts))
        .route("/style.css", get(page::style))
        .route("/role/{id}", get(candidate::advert).post(candidate::apply))
        .route("/c/{link}", get(candidate::own))
        .route("/c/{link}/way.svg", get(candidate::way))
        .route("/c/{link}/calendar.ics", get(candidate::calendar))
        .route("/c/{link}/{form}", post(candidate::act))
        .layer(DefaultBodyLimit::max(most + 64 * 1024))
        .route("/login", get(company::login_page).post(company::login))
        .route("/logout", post(company::logout))
        .route("/desk", get(company::desk))
        .route("/candidacies", get(company::candidacies))
        .route("/roles", get(roles::roles).post(roles::add_role))
        .route("/roles/{id}", post(roles::close_role))
        .route("/report", get(company::report))
        .route("/retention", get(company::retention).post(company::retain))
        .route("/candidacy/{id}", get(company::candidacy))
        .route("/candidacy/{id}/audit", get(company::audit))
        .route("/candidacy/{id}/cv", get(company::cv))
        .route("/candidacy/{id}/data.json", get(company::data))
        .route("/candidacy/{id}/{form}", post(company::act))
        .fallback(async || Fault::NotFound)
        .layer(middleware::map_request(from_here))
        .layer(middleware::map_response(guarded))
        .with_state(app)
}

/// A form that another site sends is none of ours, even with the cookies of a session. Browsers say where a form comes from.
async fn from_here(request: Request) -> Result<Request, Fault> {
    let elsewhere = |from: &HeaderValue| !["same-origin", "none"].contains(&from.to_str().unwrap_or_default());
    match request.headers().get("sec-fetch-site") {
        Some(from) if request.method() == Method::POST && elsewhere(from) => {
            Err(Fault::Forbidden("The form is not one of this site."))
        }
        _ => Ok(request),
    }
}

/// No script, no frame, nothing from elsewhere, and no link in a referrer: a candidate's link is their key.
async fn guarded(mut answer: Response) -> Response {
    let policy = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    let headers = [
        ("content-security-policy", policy),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ];
    for (name, value) in headers {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// Why a request gets no page.
#[derive(Debug)]
pub enum Fault {
    NotFound,
    /// Nobody has logged in.
    Login,
    Forbidden(&'static str),
    TooMany,
    /// A form that says nothing that can be understood.
    Form(String),
    /// The database does not answer.
    Away,
    /// What the library refuses, with its status and its words.
    Refused(Box<Problem>, String),
    /// The store or the program is at fault. Nobody reads why, except in the log.
    Broken(String),
}

impl Fault {
    pub fn broken(why: impl std::fmt::Display) -> Self {
        Fault::Broken(why.to_string())
    }
}

/// Says of the errors of the library that the sender is answered with them.
macro_rules! refused { ($($error:ty)*) => { $(
    impl From<$error> for Fault {
        fn from(error: $error) -> Self {
            let problem = Problem::from(&error);
            let detail = problem.detail.clone();
            Fault::Refused(problem.into(), detail)
        }
    }
)* } }
refused! { NotTaken input::Error law::Refused candidacy::cv::Error candidacy::role::Refused candidacy::role::NotAdvertised }

impl From<candidacy::role::Error> for Fault {
    fn from(error: candidacy::role::Error) -> Self {
        Fault::Form(error.to_string())
    }
}

/// Says of other errors that the program is at fault.
macro_rules! broken { ($($error:ty)*) => { $(
    impl From<$error> for Fault {
        fn from(error: $error) -> Self {
            Fault::broken(error)
        }
    }
)* } }
broken! {
    sqlx::migrate::MigrateError std::io::Error serde_json::Error candidacy::candidacy::Unlawful
    candidacy::value::TextError candidacy::value::IdError candidacy::person::CandidateError
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        let ends = |code: &str| code.starts_with("57P") || code == "5"; // PostgreSQL shuts down, SQLite is busy
        let away = match &error {
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed => true,
            sqlx::Error::Database(why) => why.code().is_some_and(|code| ends(&code)),
            _ => false,
        };
        if away { Fault::Away } else { Fault::broken(error) }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let (status, title, words) = match self {
            Fault::Login => return Redirect::to("/login").into_response(),
            Fault::NotFound => {
                (404, "There is nothing here".to_owned(), "The link is not right, or it has expired.".to_owned())
            }
            Fault::Forbidden(why) => (403, "You may not do this".to_owned(), why.to_owned()),
            Fault::TooMany => (429, "Too many attempts".to_owned(), "Please wait a minute.".to_owned()),
            Fault::Form(why) => (422, "The form is not complete".to_owned(), why),
            Fault::Away => (503, "We are away for a moment".to_owned(), "Please send it again in a minute.".to_owned()),
            Fault::Refused(problem, words) => (problem.status, problem.title.to_owned(), words),
            Fault::Broken(why) => {
                eprintln!("{why}");
                (500, "We have made a mistake".to_owned(), "Please try again later.".to_owned())
            }
        };
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, page::fault(&title, &words)).into_response()
    }
}

/// Checks a CV. A refusal is in the language of the reader, with the library's advice.
pub fn checked(file: &forms::Upload, tongue: &page::Tongue) -> Result<Cv, Fault> {
    Cv::check(&file.bytes, &file.name, &file.media).map_err(|error| {
        let said = format!("{} {}", error.said(&tongue.words), tongue.words.advice(&error));
        Fault::Refused(Problem::from(&error).into(), said)
    })
}
