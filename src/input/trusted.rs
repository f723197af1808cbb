//! The knowledge of the program, about which no request is believed: people and their capacities, where bodies are kept, what was checked.

use crate::cv::Cv;
use crate::role::Vacancy;
use crate::value::actor::{Capacities, Staff};
use crate::value::id::PersonId;
use crate::value::text::DocumentRef;
use std::collections::BTreeMap;

/// The people of the company, each with the capacities that they have.
///
/// ```
/// use candidacy::input::People;
/// use candidacy::uuid::Uuid;
/// use candidacy::{Capacity, PersonId, Staff};
///
/// let ana = PersonId::new(Uuid::from_u128(3))?;
/// let people = People::from_iter([(ana, [Capacity::RECRUITER, Capacity::COLLEAGUE].into())]);
/// assert!(people.have(Staff::new(ana, Capacity::COLLEAGUE)));
/// assert!(!people.have(Staff::new(ana, Capacity::HR_PARTNER)));
/// # Ok::<(), candidacy::value::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[doc(alias = "directory")]
pub struct People(BTreeMap<PersonId, Capacities>);

impl People {
    /// Returns the capacities of a person; none if the company has no such person.
    #[must_use]
    pub fn capacities(&self, person: PersonId) -> Option<&Capacities> {
        self.0.get(&person)
    }

    /// Returns true if a person of this id has this capacity.
    #[must_use]
    pub fn have(&self, staff: Staff) -> bool {
        self.capacities(staff.person).is_some_and(|capacities| capacities.contains(staff.capacity))
    }
}

impl FromIterator<(PersonId, Capacities)> for People {
    fn from_iter<I: IntoIterator<Item = (PersonId, Capacities)>>(people: I) -> Self {
        People(people.into_iter().collect())
    }
}

/// The word of the program about a request: the people of the company, its key, and what came with it.
///
/// By default it knows nobody and brings nothing. An act that needs more is refused with an [`Error`](crate::input::Error).
///
/// A request names a document by the name under which it came, such as that of a part of a form. The program keeps the body, and says
/// its place. A request cannot name a place of the store.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trusted<'a> {
    pub(super) people: Option<&'a People>,
    pub(super) documents: BTreeMap<Box<str>, DocumentRef>,
    pub(super) cv: Option<Cv>,
    pub(super) vacancy: Option<Vacancy>,
    pub(super) author: Option<PersonId>,
    pub(super) subject: Option<PersonId>,
    pub(super) writer: Option<Staff>,
    pub(super) request: Option<DocumentRef>,
}

impl<'a> Trusted<'a> {
    /// Gives the people of the company.
    #[must_use]
    pub fn with_people(self, people: &'a People) -> Self {
        Trusted { people: Some(people), ..self }
    }

    /// Says where a document is kept that came under this name.
    #[must_use]
    pub fn with_document(mut self, name: impl Into<Box<str>>, kept: DocumentRef) -> Self {
        self.documents.insert(name.into(), kept);
        self
    }

    /// Gives the CV that was made of the bytes that came.
    #[must_use]
    pub fn with_cv(self, cv: Cv) -> Self {
        Trusted { cv: Some(cv), ..self }
    }

    /// Gives the vacancy of the role that the request names: [`Role::vacancy`](crate::Role::vacancy).
    #[must_use]
    pub fn with_vacancy(self, vacancy: Vacancy) -> Self {
        Trusted { vacancy: Some(vacancy), ..self }
    }

    /// Says who wrote the feedback, if that is another person than the one who records it.
    #[must_use]
    pub fn with_author(self, author: PersonId) -> Self {
        Trusted { author: Some(author), ..self }
    }

    /// Says whom a concern is about, where the program knows it otherwise than by an invitation.
    #[must_use]
    pub fn with_subject(self, subject: PersonId) -> Self {
        Trusted { subject: Some(subject), ..self }
    }

    /// Says who of the company writes the candidate's act down, which came by telephone or by post.
    #[must_use]
    pub fn written_down_by(self, writer: Staff) -> Self {
        Trusted { writer: Some(writer), ..self }
    }

    /// Gives the request its key: the same request again is answered with the first entry.
    #[must_use]
    pub fn requested_as(self, key: DocumentRef) -> Self {
        Trusted { request: Some(key), ..self }
    }
}
