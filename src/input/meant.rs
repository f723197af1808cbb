//! The meaning of what a request says: each value as the journal keeps it, or why it cannot be.
//!
//! Every value that can stand in a fact says here what it means: itself, or what the program knows of what it names.

use super::forms::{Application, Approach, Ask, Feedback, Invited, Number, Request, Takeover, Transfer};
use super::trusted::{People, Trusted};
use crate::cv::Cv;
use crate::law::{self, Document, Held, Material};
use crate::terms::{Opening, Terms};
use crate::told::Told;
use crate::value;
use crate::value::actor::{Actor, Staff};
use crate::value::answer::Answer;
use crate::value::code::codes;
use crate::value::correspondence::{Consent, Correction, FollowUp, Hold, RoleMatch, Stated};
use crate::value::deciders::Deciders;
use crate::value::decision::{Assent, Decision, Rejection};
use crate::value::evidence::Evidence;
use crate::value::feedback::{FeedbackError, Reasons};
use crate::value::id::{PersonId, Seq};
use crate::value::meeting::{self, Attendance, Meeting, NoMeeting};
use crate::value::offer::{ConditionOutcome, Offer};
use crate::value::reversal::Reversal;
use crate::value::text::{DocumentRef, Label, Name, Text};
use crate::value::time::Time;
use crate::value::times::Times;
use crate::value::work::{Assignment, CheckRequest};

/// Why an act becomes no entry. It repeats no words of the request.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Error {
    /// The person who acts, writes it down or is named is none of the company's.
    #[error("nobody of the company has the id {0}")]
    UnknownPerson(PersonId),
    /// The person who acts, writes it down or is named does not have the capacity.
    #[error("the person {} does not have the capacity `{}`", .0.person, .0.capacity)]
    ForeignCapacity(Staff),
    /// The author of feedback whom the program names is none of the company's people.
    #[error("nobody of the company is the author of the feedback")]
    UnknownAuthor,
    /// Feedback has more points than there is room for.
    #[error("it is no feedback")]
    NoFeedback(#[from] FeedbackError),
    /// The program keeps no document under the name that the request says.
    #[error("the request names a document that did not come with it")]
    UnknownDocument,
    /// The act brings a CV, and the program has checked none.
    #[error("no CV came with the request, or it was refused")]
    CvMissing,
    /// The application is for a role of which the program has given no vacancy.
    #[error("nobody can apply for the role: it is not advertised")]
    NotAdvertised,
    /// The candidacy knows no terms of this name and version.
    #[error("the candidacy knows no terms of this name and version")]
    UnknownTerms,
    /// Nothing on the candidate's page has the number.
    #[error("nothing on the page has the number {0}")]
    UnknownNumber(Seq),
    /// The number names no invitation, or the invitation names no such person.
    #[error("number {} on the page invites no person {}", .0.number.0, .0.person)]
    NobodyInvited(Invited),
    /// No interview that the candidate knows of is scheduled, or several are and none is named.
    #[error("there is no interview to move, or there are several and none is named")]
    NoInterview,
    /// An interview cannot start then.
    #[error("the interview cannot start then")]
    NoMeeting(#[from] meeting::Error),
}

codes! { Error, "input" {
    Self::UnknownPerson(_) => "unknown_person",
    Self::ForeignCapacity(_) => "foreign_capacity",
    Self::UnknownAuthor => "unknown_author",
    Self::UnknownDocument => "unknown_document",
    Self::CvMissing => "cv_missing",
    Self::NotAdvertised => "not_advertised",
    Self::UnknownTerms => "unknown_terms",
    Self::UnknownNumber(_) => "unknown_number",
    Self::NobodyInvited(_) => "nobody_invited",
    Self::NoInterview => "no_interview",
    ; Self::NoFeedback(error) => error.code(),
    Self::NoMeeting(error) => error.code(),
} }

/// Everything that a request is understood by.
pub(super) struct Hearing<'a> {
    pub(super) by: Actor,
    pub(super) opening: &'a Opening,
    pub(super) shelf: &'a [Terms],
    /// The journal as the candidate knows it, if it is their act in a candidacy.
    pub(super) told: Option<Told<'a>>,
    pub(super) trusted: &'a Trusted<'a>,
}

impl Hearing<'_> {
    /// A person of the company has this capacity.
    pub(super) fn knows(&self, staff: Staff) -> Result<(), Error> {
        let _known = staff.person.meant(self)?;
        let has = self.trusted.people.is_some_and(|people| people.have(staff));
        if has { Ok(()) } else { Err(Error::ForeignCapacity(staff)) }
    }

    fn all_known(&self, people: &[Staff]) -> Result<(), Error> {
        people.iter().try_for_each(|staff| self.knows(*staff))
    }

    /// The CV that was checked.
    pub(super) fn cv(&self) -> Result<Cv, Error> {
        self.trusted.cv.clone().ok_or(Error::CvMissing)
    }

    /// The interview that the candidate knows of, at another time.
    pub(super) fn moved(&self, part: Option<u8>, starts: Time) -> Result<Meeting, Error> {
        let known = self.told.as_ref().map(|told| &told.known).ok_or(Error::NoInterview)?;
        let parts = known.step().map_or(0, |step| step.parts().len());
        let scheduled = |number: usize| u8::try_from(number).ok().and_then(|number| known.meeting(number));
        let mut meetings = match part {
            Some(number) => scheduled(number.into()).into_iter().collect::<Vec<_>>(),
            None => (1..=parts).filter_map(scheduled).collect(),
        };
        match (meetings.pop(), meetings.is_empty()) {
            (Some(meeting), true) => Ok(meeting.starting(starts)?),
            (Some(_) | None, _) => Err(Error::NoInterview),
        }
    }
}

/// A value that a request can say.
pub(super) trait Said {
    /// The value that a fact is made of.
    type As;

    /// Returns what it means, by all that the program knows.
    fn meant(self, it: &Hearing<'_>) -> Result<Self::As, Error>;
}

/// Says of values that they mean what they say: they name nobody and no place.
macro_rules! literal { ($($type:ty)*) => { $(
    impl Said for $type {
        type As = Self;
        fn meant(self, _: &Hearing<'_>) -> Result<Self, Error> {
            Ok(self)
        }
    }
)* } }

literal! {
    u8 Time Seq Text Name Label Times Evidence Reasons NoMeeting Answer Assent Reversal ConditionOutcome Hold FollowUp Correction
    RoleMatch Stated
}

impl<T: Said> Said for Option<T> {
    type As = Option<T::As>;
    fn meant(self, it: &Hearing<'_>) -> Result<Self::As, Error> {
        self.map(|value| value.meant(it)).transpose()
    }
}

impl<T: Said> Said for Box<T> {
    type As = Box<T::As>;
    fn meant(self, it: &Hearing<'_>) -> Result<Self::As, Error> {
        Ok(Box::new((*self).meant(it)?))
    }
}

/// The place where the program keeps what came under this name.
impl Said for DocumentRef {
    type As = Self;
    fn meant(self, it: &Hearing<'_>) -> Result<Self, Error> {
        it.trusted.documents.get(self.as_str()).cloned().ok_or(Error::UnknownDocument)
    }
}

/// Somebody of the company.
impl Said for PersonId {
    type As = Self;
    fn meant(self, it: &Hearing<'_>) -> Result<Self, Error> {
        let known = it.trusted.people.and_then(|people: &People| people.capacities(self)).is_some();
        if known { Ok(self) } else { Err(Error::UnknownPerson(self)) }
    }
}

/// The entry in the journal that has this number on the page.
impl Said for Number {
    type As = Seq;
    fn meant(self, it: &Hearing<'_>) -> Result<Seq, Error> {
        let told = it.told.as_ref().and_then(|told| told.in_journal(self.0));
        told.ok_or(Error::UnknownNumber(self.0))
    }
}

impl Said for Invited {
    type As = PersonId;
    fn meant(self, it: &Hearing<'_>) -> Result<PersonId, Error> {
        let invited = it.told.as_ref().and_then(|told| told.invited(self.number, self.person));
        invited.ok_or(Error::NobodyInvited(self))
    }
}

impl Said for Meeting {
    type As = Self;
    fn meant(self, it: &Hearing<'_>) -> Result<Self, Error> {
        it.all_known(self.people()).map(|()| self)
    }
}

impl Said for Attendance {
    type As = Self;
    fn meant(self, it: &Hearing<'_>) -> Result<Self, Error> {
        it.all_known(self.people()).map(|()| self)
    }
}

impl Said for Deciders {
    type As = Self;
    fn meant(self, it: &Hearing<'_>) -> Result<Self, Error> {
        it.all_known(self.together()).and_then(|()| it.all_known(self.stood_back())).map(|()| self)
    }
}

impl Said for Assignment {
    type As = Self;
    fn meant(self, it: &Hearing<'_>) -> Result<Self, Error> {
        let work = self.work().clone().meant(it)?;
        Ok(self.kept_at(work))
    }
}

impl Said for Offer {
    type As = Self;
    fn meant(self, it: &Hearing<'_>) -> Result<Self, Error> {
        let document = self.document().clone().meant(it)?;
        Ok(self.kept_at(document))
    }
}

/// Says of a struct that each field means what its own type does. All fields are named, so that a new one cannot be forgotten.
macro_rules! by_field { ($($type:ident { $($said:ident)* $(; $($literal:ident)*)? })*) => { $(
    impl Said for $type {
        type As = Self;
        fn meant(self, it: &Hearing<'_>) -> Result<Self, Error> {
            let $type { $($said,)* $($($literal,)*)? } = self;
            Ok($type { $($said: $said.meant(it)?,)* $($($literal,)*)? })
        }
    }
)* } }

by_field! {
    Consent { until evidence }
    CheckRequest { asked document }
    Decision { evidence deciders }
    Rejection { reasons evidence deciders }
    Held { part extra attendance }
    Document { document; kind }
}

impl Said for Application {
    type As = law::Application;
    fn meant(self, it: &Hearing<'_>) -> Result<law::Application, Error> {
        let Application { role, documents, source } = self;
        let vacancy = |role| it.trusted.vacancy.filter(|vacancy| vacancy.role() == role).ok_or(Error::NotAdvertised);
        let documents = documents.into_iter().map(|document| document.meant(it)).collect::<Result<_, _>>()?;
        let material = Material { cv: it.trusted.cv.clone(), documents };
        Ok(law::Application { opening: it.opening.clone(), role: role.map(vacancy).transpose()?, material, source })
    }
}

impl Said for Approach {
    type As = law::Approach;
    fn meant(self, it: &Hearing<'_>) -> Result<law::Approach, Error> {
        let Approach { role, found, source } = self;
        Ok(law::Approach { opening: it.opening.clone(), role, found, source })
    }
}

impl Said for Takeover {
    type As = law::Takeover;
    fn meant(self, it: &Hearing<'_>) -> Result<law::Takeover, Error> {
        let Takeover { role, step, from, source } = self;
        Ok(law::Takeover { opening: it.opening.clone(), role, step, from, source })
    }
}

impl Said for Transfer {
    type As = law::Transfer;
    fn meant(self, it: &Hearing<'_>) -> Result<law::Transfer, Error> {
        let Transfer { terms, version, step, role, reason } = self;
        let named = it.shelf.iter().map(Terms::id).find(|id| id.name == terms && id.version == version);
        let terms = named.ok_or(Error::UnknownTerms)?.clone();
        Ok(law::Transfer { terms, step, role, reason })
    }
}

/// The author is the one that the program names, or the person who records it.
impl Said for Feedback {
    type As = value::Feedback;
    fn meant(self, it: &Hearing<'_>) -> Result<value::Feedback, Error> {
        let Feedback { reasons, work_on, strengths, advice, manner } = self;
        let recorder = if let Actor::Staff(staff) = it.by { Some(staff.person) } else { None };
        let author = it.trusted.author.or(recorder).meant(it).ok().flatten().ok_or(Error::UnknownAuthor)?;
        let feedback = value::Feedback::new(reasons, advice, author, manner);
        let feedback = work_on.into_iter().try_fold(feedback, value::Feedback::work_on)?;
        Ok(strengths.into_iter().try_fold(feedback, value::Feedback::strength)?)
    }
}

impl Said for Request {
    type As = value::Request;
    fn meant(self, it: &Hearing<'_>) -> Result<value::Request, Error> {
        let Request { ask, message } = self;
        Ok(value::Request { ask: ask.meant(it)?, message: message.meant(it)? })
    }
}

impl Said for Ask {
    type As = value::Ask;
    fn meant(self, it: &Hearing<'_>) -> Result<value::Ask, Error> {
        Ok(match self {
            Ask::Message => value::Ask::Message,
            Ask::Help => value::Ask::Help,
            Ask::MoreTime { until } => value::Ask::MoreTime { until },
            Ask::OtherTime { part, times } => value::Ask::OtherTime { part, times },
            Ask::Adjustment => value::Ask::Adjustment,
            Ask::Concern { about, kind } => {
                let subject = it.trusted.subject.meant(it)?;
                value::Ask::Concern { about: subject.map_or_else(|| about.meant(it), |one| Ok(Some(one)))?, kind }
            }
            Ask::Right(right) => value::Ask::Right(right),
        })
    }
}
