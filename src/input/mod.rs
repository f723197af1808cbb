//! The acts that a request may say: those of the candidate and of the company's people, made to be read from the body of a request.
//!
//! An act is an entry without what only the program knows: who acts, in which capacity, when, under which key, and where a body is
//! kept. It has no witness in it: no CV, no vacancy, no opening, no author. The program brings these, as [`Trusted`], and the act
//! becomes an [`Entry`]. It decides nothing: the law judges the entry when it is recorded.
//!
//! On the wire an act is `{ "fact": "withdrew" }` or `{ "fact": { "interview_cancelled": { "reason": "I am ill." } } }`, with
//! `occurred` and `deviation` beside it, as in an entry. A field that is not known is refused in the act and in its fact; in a value
//! within, such as a meeting, it has no effect.

mod forms;
mod meant;
mod said;
mod trusted;

pub use forms::{Application, Approach, Ask, Feedback, Invited, Number, Request, Takeover, Transfer};
pub use meant::Error;
pub use said::{CandidateFact, StaffFact};
pub use trusted::{People, Trusted};

use crate::candidacy::Candidacy;
use crate::law::{self, Entry};
use crate::terms::Opening;
use crate::told::Told;
use crate::value::actor::{Actor, Staff};
use crate::value::text::Text;
use crate::value::time::Time;
use meant::{Hearing, Said};
use serde::{Deserialize, Serialize};

/// A fact as a request says it, with the circumstances that the person who acts can know.
///
/// [`CandidateAct`] and [`StaffAct`] are the two kinds. Neither says who acts, when, or in which capacity: a request that tries to,
/// with a field such as `by`, `at` or `recorded_by`, is refused when it is read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "ActOf{F}"))]
#[serde(deny_unknown_fields)]
pub struct Act<F> {
    /// The fact.
    pub fact: F,
    /// When it happened, if that was earlier than the request.
    #[serde(
        default,
        serialize_with = "crate::value::time::serialize_maybe",
        deserialize_with = "crate::value::time::deserialize_maybe"
    )]
    pub occurred: Option<Time>,
    /// Why it is not as planned or not as required.
    #[serde(default)]
    pub deviation: Option<Text>,
}

/// An act of the candidate. It names entries and people by their numbers on the candidate's page: see [`Number`] and [`Invited`].
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mut mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// use candidacy::input::{CandidateAct, Trusted};
/// use candidacy::value::DocumentRef;
///
/// let body = r#"{ "fact": { "request_made": { "ask": "message", "message": "question.txt" } } }"#;
/// let act: CandidateAct = serde_json::from_str(body)?;
///
/// // The program has kept what came under the name `question.txt`.
/// let trusted = Trusted::default().with_document("question.txt", DocumentRef::new("mail/7")?);
/// let _line = mira.record(act.entry(&mira, &trusted, monday)?)?.line;
///
/// let forged = r#"{ "fact": "withdrew", "by": { "staff": { "person": "…", "capacity": "recruiter" } } }"#;
/// assert!(serde_json::from_str::<CandidateAct>(forged).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type CandidateAct = Act<CandidateFact>;

/// An act of a person of the company. It names entries by their numbers in the journal.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mut mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// use candidacy::input::{Error, People, StaffAct, Trusted};
/// use candidacy::{Capacity, PersonId, Staff};
///
/// let ana = PersonId::new(Uuid::from_u128(3))?;
/// let people = People::from_iter([(ana, Capacity::RECRUITER.into())]);
/// let trusted = Trusted::default().with_people(&people);
///
/// let act: StaffAct = serde_json::from_str(r#"{ "fact": { "note_added": { "note": "Speaks at meetups." } } }"#)?;
/// let manager = Staff::new(ana, Capacity::HIRING_MANAGER);
/// assert_eq!(act.clone().entry(manager, &mira, &trusted, monday), Err(Error::ForeignCapacity(manager)));
///
/// let recruiter = Staff::new(ana, Capacity::RECRUITER);
/// let _line = mira.record(act.entry(recruiter, &mira, &trusted, monday)?)?.line;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type StaffAct = Act<StaffFact>;

impl CandidateAct {
    /// Makes the entry that opens a candidacy: that of an application.
    ///
    /// # Errors
    ///
    /// - [`Error::UnknownDocument`] — it names a document that the program does not keep under that name.
    /// - [`Error::NotAdvertised`] — it is for a role, and the program gave no vacancy of that role.
    /// - [`Error::UnknownPerson`], [`Error::ForeignCapacity`] — the person who wrote it down is unknown, or not in that capacity.
    /// - [`Error::UnknownNumber`], [`Error::NobodyInvited`], [`Error::NoInterview`], [`Error::CvMissing`] — it is another act.
    #[expect(clippy::needless_pass_by_value, reason = "an opening is for one candidacy")]
    pub fn open(self, opening: Opening, trusted: &Trusted<'_>, at: Time) -> Result<Entry, Error> {
        becomes(self, &Hearing { by: Actor::Candidate, opening: &opening, shelf: &[], told: None, trusted }, at)
    }

    /// Makes the entry of an act in a candidacy. Nothing is recorded.
    ///
    /// [`Portal::record`](crate::view::Portal::record) makes it, too, and answers in words for the candidate.
    ///
    /// # Errors
    ///
    /// - [`Error::UnknownDocument`] — it names a document that the program does not keep under that name.
    /// - [`Error::CvMissing`] — it brings a CV, and the program gave none.
    /// - [`Error::UnknownNumber`], [`Error::NobodyInvited`] — it names something that is not on the candidate's page.
    /// - [`Error::NoInterview`], [`Error::NoMeeting`] — it moves an interview, and there is none, or it cannot start then.
    /// - [`Error::UnknownPerson`], [`Error::ForeignCapacity`] — the person who wrote it down is unknown, or not in that capacity.
    /// - [`Error::NotAdvertised`] — it is an application for a role, which opens a candidacy.
    pub fn entry<S>(self, candidacy: &Candidacy<S>, trusted: &Trusted<'_>, at: Time) -> Result<Entry, Error> {
        becomes(self, &Hearing::in_candidacy(Actor::Candidate, candidacy, trusted), at)
    }
}

impl StaffAct {
    /// Makes the entry that opens a candidacy: that of an approach or a takeover.
    ///
    /// # Errors
    ///
    /// - [`Error::UnknownPerson`] — the actor or a person who is named is not among the people that the program gave.
    /// - [`Error::ForeignCapacity`] — the actor or a person who is named does not have the capacity.
    /// - [`Error::UnknownDocument`] — it names a document that the program does not keep under that name.
    /// - [`Error::UnknownTerms`] — it is a transfer, which opens nothing.
    #[expect(clippy::needless_pass_by_value, reason = "an opening is for one candidacy")]
    pub fn open(self, by: Staff, opening: Opening, trusted: &Trusted<'_>, at: Time) -> Result<Entry, Error> {
        becomes(self, &Hearing { by: by.into(), opening: &opening, shelf: &[], told: None, trusted }, at)
    }

    /// Makes the entry of an act in a candidacy. Nothing is recorded.
    ///
    /// # Errors
    ///
    /// - [`Error::UnknownPerson`] — the actor or a person who is named is not among the people that the program gave.
    /// - [`Error::ForeignCapacity`] — the actor or a person who is named does not have the capacity.
    /// - [`Error::UnknownDocument`] — it names a document that the program does not keep under that name.
    /// - [`Error::UnknownTerms`] — it is a transfer to terms that the candidacy does not know.
    pub fn entry<S>(
        self,
        by: Staff,
        candidacy: &Candidacy<S>,
        trusted: &Trusted<'_>,
        at: Time,
    ) -> Result<Entry, Error> {
        becomes(self, &Hearing::in_candidacy(by.into(), candidacy, trusted), at)
    }
}

impl<'a> Hearing<'a> {
    fn in_candidacy<S>(by: Actor, candidacy: &'a Candidacy<S>, trusted: &'a Trusted<'a>) -> Self {
        // Only the candidate counts in the numbers of the page.
        let told = (by == Actor::Candidate).then(|| Told::latest(candidacy));
        Hearing { by, opening: candidacy.opening(), shelf: candidacy.known_terms(), told, trusted }
    }
}

/// The one way from an act to an entry.
fn becomes<F: Said<As = law::Fact>>(act: Act<F>, hearing: &Hearing<'_>, at: Time) -> Result<Entry, Error> {
    let Act { fact, occurred, deviation } = act;
    if let Actor::Staff(staff) = hearing.by {
        hearing.knows(staff)?;
    }
    let mut entry = Entry::new(hearing.by, fact.meant(hearing)?, at);
    if let Some(writer) = hearing.trusted.writer {
        hearing.knows(writer)?;
        entry = entry.recorded_by(writer);
    }
    if let Some(occurred) = occurred {
        entry = entry.occurred(occurred);
    }
    if let Some(deviation) = deviation {
        entry = entry.deviating(deviation);
    }
    Ok(hearing.trusted.request.iter().fold(entry, |entry, key| entry.requested_as(key.clone())))
}
