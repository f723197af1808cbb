//! Errors as problem details ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), for a program that answers requests. It sends
//! nothing.

mod of;
mod pointer;

use crate::candidacy::typed;
use crate::cv;
use crate::input;
use crate::journal;
use crate::law::{self, Why};
use crate::person;
use crate::profile;
use crate::role;
use crate::terms::{self, policy};
use crate::value;
use crate::view::{guidance, words};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::fmt;

/// An error as the problem details of RFC 9457, as data.
///
/// Every public error of the crate becomes one with `Problem::from(&error)`. On the wire it has the members of the RFC: `type`,
/// `title`, `status` and `detail`. Two more are there where they are known: `pointer`, and `legal`, the facts that the same actor may
/// record instead.
///
/// # In a web framework
///
/// In axum, `IntoResponse` for the program's error returns `StatusCode::from_u16(problem.status)`, the header `Content-Type` with
/// [`Problem::MEDIA_TYPE`], and the JSON as the body. In actix-web, `ResponseError::error_response` does the same with
/// `HttpResponse::build`. Neither framework's `Json` fits: it sets another media type.
///
/// The act of a **candidate** is answered with [`CandidateView::problem`](crate::CandidateView::problem): the refusal of the law names
/// the phase and what is legal, and both can show a decision that the candidate has not been told.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Fact, PersonId, Process, Staff};
/// # use candidacy::{Terms, Time};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday: Time = "2026-03-02T09:00:00Z".parse()?;
/// # let mut mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// # let ana = Staff::new(PersonId::new(Uuid::from_u128(3))?, Capacity::RECRUITER);
/// use candidacy::view::Problem;
///
/// let refused = mira.record(Entry::new(ana, Fact::Hired, monday)).unwrap_err();
/// let problem = Problem::from(&refused);
/// assert_eq!((problem.status, problem.code), (409, "refused.not_here"));
///
/// let body = serde_json::to_value(&problem)?; // with the header `Content-Type: application/problem+json`
/// assert_eq!(body["type"], "urn:candidacy:problem:refused.not_here");
/// assert_eq!(body["title"], "This is not possible now");
/// assert_eq!(body["detail"], "it cannot happen here");
/// assert_eq!(body["pointer"], "#/fact"); // of the entry as it is written
/// assert!(body["legal"].as_array().is_some_and(|facts| facts.contains(&"candidate_advanced".into())));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[doc(alias("RFC 9457", "RFC 7807", "HTTP"))]
pub struct Problem {
    /// The code of the error, which never changes. With [`URN`](Self::URN) before it, it is the `type`.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub code: &'static str,
    /// The kind of problem in a few words, the same each time.
    pub title: &'static str,
    /// The status of the answer in HTTP: 403, 404, 409, 410, 413, 415 or 422. A program whose own store or files are at fault sets 500.
    pub status: u16,
    /// The fault of this time, as a sentence.
    pub detail: String,
    /// The field of the input that is wrong, as a JSON pointer in a fragment (`#/fact/offer_made/answer_by`), where one is known. For
    /// a refusal of the law, the input is the entry as serde writes it.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub pointer: Option<String>,
    /// The names of the facts that the same actor may record instead, where the law refused one.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub legal: Option<Vec<&'static str>>,
}

impl Problem {
    /// The media type of a problem in JSON.
    pub const MEDIA_TYPE: &'static str = "application/problem+json";
    /// The beginning of every `type`. The code comes after it.
    pub const URN: &'static str = "urn:candidacy:problem:";

    /// Returns every code that there is, for a catalogue or a list of faults.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        let own = [OVERTAKEN];
        let all: [&[&str]; 36] = [
            input::Error::CODES,
            Why::CODES,
            journal::CODES,
            typed::Mismatch::CODES,
            role::Why::CODES,
            role::Elsewhere::CODES,
            role::Error::CODES,
            role::NotAdvertised::CODES,
            person::CandidateError::CODES,
            person::TooSoon::CODES,
            terms::ProcessError::CODES,
            terms::calendar::Error::CODES,
            policy::Error::CODES,
            policy::PanelError::CODES,
            policy::RuleError::CODES,
            policy::RulesError::CODES,
            cv::Error::CODES,
            cv::PdfVersionError::CODES,
            cv::WindowError::CODES,
            profile::Error::CODES,
            profile::DateError::CODES,
            profile::ResumeError::CODES,
            value::TextError::CODES,
            value::IdError::CODES,
            value::CapacityError::CODES,
            value::DecidersError::CODES,
            value::EvidenceError::CODES,
            value::FeedbackError::CODES,
            value::OfferError::CODES,
            value::PayError::CODES,
            value::TimesError::CODES,
            value::AssignmentError::CODES,
            value::meeting::Error::CODES,
            value::meeting::LinkError::CODES,
            words::Error::CODES,
            guidance::Error::CODES,
        ];
        all.into_iter().flatten().copied().chain(own)
    }

    /// Names the field of the input that is wrong, as a JSON pointer (`/fact/offer_made/salary`), where the caller knows it.
    #[must_use]
    pub fn at(self, pointer: impl fmt::Display) -> Self {
        Problem { pointer: Some(format!("#{pointer}")), ..self }
    }

    /// Of an error, with its kind in a few words and the status of the answer.
    fn new(code: &'static str, title: &'static str, status: u16, detail: &impl fmt::Display) -> Self {
        Problem { code, title, status, detail: detail.to_string(), pointer: None, legal: None }
    }

    /// An act that is possible by all that the candidate was told, and that something overtook which they were not told.
    pub(super) fn overtaken(act: law::FactKind, told: law::Facts) -> Self {
        let detail = "it cannot be recorded at the moment; a message to the company can be, and owes a reply";
        let problem = Problem::new(OVERTAKEN, NOT_NOW, 409, &detail).at("/fact");
        problem.instead(told.difference(act.into()).iter().map(law::FactKind::name))
    }

    fn instead(self, legal: impl Iterator<Item = &'static str>) -> Self {
        Problem { legal: Some(legal.collect()), ..self }
    }
}

/// The code of what no reason names, since the candidate has not been told it.
const OVERTAKEN: &str = "refused.not_at_present";
const NOT_NOW: &str = "This is not possible now";

/// The members of RFC 9457, and two more.
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Problem { code, title, status, detail, pointer, legal } = self;
        let more = usize::from(pointer.is_some()) + usize::from(legal.is_some());
        let mut problem = serializer.serialize_struct("Problem", 4 + more)?;
        problem.serialize_field("type", &format_args!("{}{code}", Problem::URN))?;
        problem.serialize_field("title", title)?;
        problem.serialize_field("status", status)?;
        problem.serialize_field("detail", detail)?;
        if let Some(pointer) = pointer {
            problem.serialize_field("pointer", pointer)?;
        }
        if let Some(legal) = legal {
            problem.serialize_field("legal", legal)?;
        }
        problem.end()
    }
}

/// The title, and the detail.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.title, self.detail)
    }
}
