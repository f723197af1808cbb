//! A journal without anybody's words, in which everything happened as it did (GDPR Art. 17).
//!
//! It changes nothing in a store: the caller keeps the redacted journal and deletes the other.

use super::Candidacy;
use crate::cv::Cv;
use crate::law::fact::{Application, Approach, Fact, Fit, FollowUp, Hold, OpenApplication};
use crate::law::journal::Entry;
use crate::value::correspondence::{Concern, Consent, ExtensionAnswer};
use crate::value::text::{DocumentRef, Text};
use std::marker::PhantomData;

impl<S> Candidacy<S> {
    /// The same candidacy without the words: each text, reference, link and file name is replaced by one that says nothing, and
    /// each CV by an empty page.
    ///
    /// What happened, when, by whom of the company and about which of few categories stays, so that it replays under the same
    /// terms to the same phases and promises, and counts in a [`Report`](crate::Report) as before. So do the ids: whom a
    /// candidate's id stands for, the caller's own records say, and that is where it is deleted. What a [`DocumentRef`] led to is
    /// the caller's to delete as well.
    ///
    /// In a store its [`lines`](Self::lines) take the place of those that are there, all of them in one transaction: each has the
    /// number it had. What is redacted already stays as it is, so that whoever compares the two sees whether there is
    /// something left to do; what [`retention_period`](Self::retention_period) says stays the same, too.
    ///
    /// ```
    /// # use candidacy::{Actor, Candidacy, CandidacyId, CandidateId, Cv, Entry, Fact, OpenApplication, Process, Terms};
    /// # use uuid::Uuid;
    /// # let terms = Terms::new("back-end", 1, Process::back_end())?;
    /// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
    /// # let monday = "2026-03-02T09:00:00Z".parse()?;
    /// let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "Mira_Lindqvist.pdf", "application/pdf")?;
    /// let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, OpenApplication { opening, cv }, monday))?;
    ///
    /// let redacted = mira.redacted();
    /// assert_eq!(redacted.cv().map(Cv::name), Some("redacted.pdf"));
    /// assert!(redacted.promises().eq(mira.promises()));
    /// assert!(redacted != mira && redacted == redacted.redacted()); // once is enough
    /// assert_eq!(Candidacy::replay(&terms, redacted.journal().to_vec())?, redacted);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn redacted(&self) -> Self {
        let entries = self.entries.iter().map(redacted).collect();
        // No guard looks at words, so that the law would say the same of each entry; a test replays them.
        Candidacy { terms: self.terms.clone(), entries, standing: self.standing.clone(), state: PhantomData }
    }
}

fn redacted(entry: &Entry) -> Entry {
    Entry { at: entry.at, by: entry.by, fact: without_words(&entry.fact) }
}

/// The fact without its words. Each is named, so that a new one cannot be forgotten.
fn without_words(fact: &Fact) -> Fact {
    let (text, reference) = (Text::redacted, DocumentRef::redacted);
    match fact {
        Fact::Applied(it) => {
            let Application { opening, role, cv: _ } = &**it;
            Application { opening: opening.clone(), role: *role, cv: blank() }.into()
        }
        Fact::AppliedOpenly(it) => {
            let OpenApplication { opening, cv: _ } = &**it;
            OpenApplication { opening: opening.clone(), cv: blank() }.into()
        }
        Fact::Approached(it) => {
            let Approach { opening, role, found: _ } = &**it;
            Approach { opening: opening.clone(), role: *role, found: text() }.into()
        }
        Fact::Pooled(it) => {
            let Consent { until, evidence: _ } = **it;
            Consent { until, evidence: reference() }.into()
        }
        Fact::RoleFound(it) => {
            let Fit { role, evidence } = &**it;
            Fit { role: *role, evidence: evidence.redacted() }.into()
        }
        Fact::Passed { evidence } => Fact::Passed { evidence: evidence.redacted() },
        Fact::Waived { reason: _ } => Fact::Waived { reason: text() },
        Fact::Repeated { reason: _ } => Fact::Repeated { reason: text() },
        Fact::Scheduled(meeting) => Fact::scheduled(meeting.redacted()),
        Fact::Rescheduled(meeting) => Fact::rescheduled(meeting.redacted()),
        Fact::Cancelled { reason: _ } => Fact::Cancelled { reason: text() },
        Fact::Assigned { work: _ } => Fact::Assigned { work: reference() },
        Fact::Submitted { work: _ } => Fact::Submitted { work: reference() },
        Fact::AssessmentRecorded { evidence } => Fact::AssessmentRecorded { evidence: evidence.redacted() },
        Fact::DecidedAgainst { reasons } => Fact::DecidedAgainst { reasons: reasons.redacted() },
        Fact::FeedbackDelivered(feedback) => feedback.redacted().into(),
        Fact::Reopened { reason: _ } => Fact::Reopened { reason: text() },
        Fact::PutOnHold(it) => {
            let Hold { until, reason: _ } = **it;
            Hold { until, reason: text() }.into()
        }
        Fact::MessageReceived { message: _ } => Fact::MessageReceived { message: reference() },
        Fact::Informed { to, message: _ } => Fact::Informed { to: *to, message: reference() },
        Fact::FollowUpPromised(it) => {
            let FollowUp { due, about: _ } = **it;
            FollowUp { due, about: text() }.into()
        }
        Fact::Replied { to, message: _ } => Fact::Replied { to: *to, message: reference() },
        Fact::HelpAsked { message: _ } => Fact::HelpAsked { message: reference() },
        Fact::HelpAnswered { to, message: _ } => Fact::HelpAnswered { to: *to, message: reference() },
        Fact::ExtensionAnswered { to, answer } => {
            let answer = match **answer {
                ExtensionAnswer::Granted { until } => ExtensionAnswer::Granted { until },
                ExtensionAnswer::Unchanged { message: _ } => ExtensionAnswer::Unchanged { message: reference() },
            };
            Fact::ExtensionAnswered { to: *to, answer: Box::new(answer) }
        }
        Fact::ConcernRaised(it) => {
            let Concern { kind, message: _ } = **it;
            Concern { kind, message: reference() }.into()
        }
        Fact::ConcernAnswered { to, message: _ } => Fact::ConcernAnswered { to: *to, message: reference() },
        Fact::ConcernSettled { to, message: _ } => Fact::ConcernSettled { to: *to, message: reference() },
        Fact::CandidateFeedbackGiven { message: _ } => Fact::CandidateFeedbackGiven { message: reference() },
        Fact::CvReplaced(_) => Fact::CvReplaced(Box::new(blank())),
        Fact::ProfileReplaced { profile: _ } => Fact::ProfileReplaced { profile: reference() },
        Fact::Noted { note: _ } => Fact::Noted { note: text() },
        // These say who, when or how much, and nothing in words.
        Fact::Interested
        | Fact::Agreed
        | Fact::Held(_)
        | Fact::NotHeld { .. }
        | Fact::Extended { .. }
        | Fact::OfferAccepted
        | Fact::OfferDeclined
        | Fact::FeedbackUnwanted
        | Fact::Withdrew
        | Fact::Resumed
        | Fact::VacancyClosed
        | Fact::ExtensionAsked { .. } => fact.clone(),
    }
}

const BLANK: &[u8] = include_bytes!("blank.pdf");
const BLANK_NAME: &str = "redacted.pdf";

/// A CV that says nothing: one empty page.
#[expect(clippy::expect_used, reason = "the file beside this one is a whole PDF, and a test checks it")]
fn blank() -> Cv {
    Cv::check(BLANK, BLANK_NAME, "application/pdf").expect("an empty page is a PDF")
}

/// Is it what redaction left? How much is known of the page depends on the features that the journal was redacted with.
pub(crate) fn is_blank(cv: &Cv) -> bool {
    cv.name() == BLANK_NAME && usize::try_from(cv.size()) == Ok(BLANK.len())
}
