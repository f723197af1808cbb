//! The candidate's way in: what they see, what they are reminded of, and how an act of theirs is answered.

use crate::candidacy::{Candidacy, Recorded};
use crate::input::{self, CandidateAct, Trusted};
use crate::law::{Entry, Refusal, Why};
use crate::terms::{Opening, Terms};
use crate::told::Told;
use crate::value::request::{Ask, Request};
use crate::value::text::DocumentRef;
use crate::value::time::Time;
use crate::view::candidate::{Owed, View, reminders};

/// A candidacy as its candidate meets it: their [page](Self::page), their [reminders](Self::reminders), and an [answer](Self::record)
/// to each act.
///
/// Everything that it says to the candidate is made of what they were told. The program that serves candidates needs nothing else.
///
/// The other surfaces of a candidacy are for the company, since they may disclose a decision that is not told yet. They are
/// [`legal_for`](Candidacy::legal_for), [`promises`](Candidacy::promises), and a refusal of [`record`](Candidacy::record).
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// use candidacy::input::{CandidateAct, Trusted};
/// use candidacy::value::DocumentRef;
/// use candidacy::view::{NotTaken, Portal};
/// use candidacy::{FactKind, Phase};
///
/// let mut portal = Portal::new(mira);
/// assert!(!portal.page(monday).acts().contains(FactKind::OfferAccepted));
///
/// // An act that is not possible is refused, and the refusal says what is possible instead, by all that she was told.
/// let early: CandidateAct = serde_json::from_str(r#"{ "fact": "offer_accepted" }"#)?;
/// let kept = DocumentRef::new("requests/1")?; // where the program keeps the request, if it becomes a message
/// let refused = portal.record(early, &Trusted::default(), kept.clone(), monday).unwrap_err();
/// let NotTaken::Refused(refusal) = refused else { panic!("there is no offer") };
/// assert!(refusal.legal.contains(FactKind::Withdrew));
///
/// let leaves: CandidateAct = serde_json::from_str(r#"{ "fact": "withdrew" }"#)?;
/// let recorded = portal.record(leaves, &Trusted::default(), kept, monday)?; // the line to store
/// assert_eq!(recorded.line.entry.fact.kind(), FactKind::Withdrew);
/// assert_eq!(portal.page(monday).phase(), Phase::Withdrawn);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "surface")]
#[doc(alias = "candidate portal")]
pub struct Portal {
    candidacy: Candidacy,
}

/// Why an act of the candidate was not taken, as the candidate may read it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NotTaken {
    /// The request does not say an act of theirs.
    #[error("{0}")]
    Input(#[from] input::Error),
    /// The act is not possible, by all that they were told. It names entries by their numbers on the page.
    #[error("{0}")]
    Refused(Refusal),
}

impl NotTaken {
    /// Returns the stable code of the reason, for programs: that of the [input](input::Error::code) or of the
    /// [refusal](Refusal::code).
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            NotTaken::Input(error) => error.code(),
            NotTaken::Refused(refusal) => refusal.code(),
        }
    }
}

impl Portal {
    /// Creates the portal of a candidacy.
    #[must_use]
    pub fn new(candidacy: Candidacy) -> Self {
        Portal { candidacy }
    }

    /// Opens a candidacy by an application. [`Candidacy::opened`] returns the line to store.
    ///
    /// # Errors
    ///
    /// - [`NotTaken::Input`] — the act is no application, or names what did not come with it.
    /// - [`NotTaken::Refused`] — the application does not open a candidacy under these terms.
    pub fn open(
        terms: &Terms,
        act: CandidateAct,
        opening: Opening,
        trusted: &Trusted<'_>,
        at: Time,
    ) -> Result<Self, NotTaken> {
        let entry = act.open(opening, trusted, at)?;
        let candidacy = Candidacy::open(terms, entry).map_err(|refused| NotTaken::Refused(refused.refusal))?;
        Ok(Portal { candidacy })
    }

    /// Returns the page at a moment, as data and as text. It says what the candidate may do: [`View::acts`], [`View::requests`].
    #[must_use]
    pub fn page(&self, at: Time) -> View {
        View::of(&self.candidacy, at)
    }

    /// Returns what the candidate owes and is to be reminded of: the promises whose [reminder](crate::Promise::remind_at) fell due
    /// later than one moment, and not later than the other. The next to fall due is first.
    ///
    /// [`Page::reminder`](crate::view::candidate::Page::reminder) says each in words. A lapse only reminds: nothing follows from it.
    #[must_use]
    pub fn reminders(&self, since: Time, at: Time) -> Vec<Owed> {
        reminders(&Told::of(&self.candidacy, at), since, at)
    }

    /// Records an act of the candidate, and returns the line to store and what follows from it, for the company. The candidate is
    /// answered with the page.
    ///
    /// An act that is possible by all that the candidate was told is never refused. If a decision that is not told has overtaken it, it is
    /// recorded as a [message](Ask::Message) instead. A reply is then owed, and a person tells the candidate. `kept` is the place in
    /// which the program then keeps the request, the same for the same request. [`View::overtaken`] names these acts for the company.
    ///
    /// # Errors
    ///
    /// - [`NotTaken::Input`] — the request names what did not come with it, or what is not on the page.
    /// - [`NotTaken::Refused`] — the act is not possible, by all that the candidate was told.
    pub fn record(
        &mut self,
        act: CandidateAct,
        trusted: &Trusted<'_>,
        kept: DocumentRef,
        at: Time,
    ) -> Result<Recorded<'_>, NotTaken> {
        let entry = act.entry(&self.candidacy, trusted, at)?;
        let message = as_message(entry.clone(), kept);
        let entry = match Told::latest(&self.candidacy).refusal(&entry) {
            None if self.candidacy.check(&entry).is_ok() => entry,
            None => message,
            // The same request again, after it was recorded as a message.
            Some(Refusal { why: Why::RequestTaken, .. }) if self.candidacy.check(&message).is_ok() => message,
            Some(refusal) => return Err(NotTaken::Refused(refusal)),
        };
        self.candidacy.record(entry).map_err(|refused| NotTaken::Refused(refused.refusal))
    }

    /// Returns the candidacy, for the company.
    #[must_use]
    pub fn candidacy(&self) -> &Candidacy {
        &self.candidacy
    }

    /// Returns the candidacy itself, for the company.
    #[must_use]
    pub fn into_candidacy(self) -> Candidacy {
        self.candidacy
    }
}

/// The act as a message with the same circumstances: legal everywhere, and owed a reply.
fn as_message(entry: Entry, kept: DocumentRef) -> Entry {
    let message = entry.fact.request().map_or(kept, |request| request.message.clone());
    Entry { fact: Request { ask: Ask::Message, message }.into(), ..entry }
}
