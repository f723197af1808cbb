//! A rejection with its feedback, in one call.

use super::{Candidacy, Recorded};
use crate::law::{Entry, Refused};
use crate::value::actor::Staff;
use crate::value::decision::Rejection;
use crate::value::feedback::Feedback;
use crate::value::time::Time;

impl Candidacy {
    /// Rejects the candidate and gives them the feedback, in one call: both entries are recorded, or none is. The reasons of the
    /// rejection are those of the feedback.
    ///
    /// It helps where several candidacies end for one reason: the vacancy was filled, or the role was closed. The words about the
    /// vacancy are shared; who handed in work is also owed a point to work on.
    ///
    /// ```
    /// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, PersonId, Process, Staff, Terms};
    /// # use candidacy::uuid::Uuid;
    /// # let terms = Terms::new("back-end", 1, Process::back_end())?;
    /// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
    /// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
    /// # let monday = "2026-03-02T09:00:00Z".parse()?;
    /// # let mut mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
    /// use candidacy::value::{Category, Manner};
    /// use candidacy::{Feedback, Phase, Reasons, Seq, Text};
    ///
    /// let ana = Staff::new(PersonId::new(Uuid::from_u128(3))?, Capacity::RECRUITER);
    /// let reasons = Reasons::from_reason(Category::VacancyFilled, "Somebody started on Monday.")?;
    /// let advice = Text::new("There will be another vacancy in autumn; we would like to hear from you.")?;
    /// let feedback = Feedback::new(reasons, advice, ana.person, Manner::Written);
    ///
    /// let [rejection, feedback] = mira.reject_with_feedback(ana, &feedback, "2026-03-03T09:00:00Z".parse()?)?;
    /// assert_eq!((rejection.line.seq, feedback.line.seq), (Seq(1), Seq(2))); // two rows to store
    /// assert_eq!(feedback.told, [Seq(1), Seq(2)]); // and one message to send
    /// assert_eq!(mira.phase(), Phase::Rejected);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A [`Refused`] entry comes back, the rejection or the feedback, and nothing has changed. [`Why`](crate::Why) lists every reason.
    /// Two of them often stand in the way:
    ///
    /// - [`NotNow`](crate::Why::NotNow) — an assignment is out. It is waived first, so that nobody works on it in vain.
    /// - [`NotNow`](crate::Why::NotNow) — the step needs somebody's assent before the candidate is told.
    #[doc(alias = "bulk rejection")]
    pub fn reject_with_feedback(
        &mut self,
        by: Staff,
        feedback: &Feedback,
        at: Time,
    ) -> Result<[Recorded<'_>; 2], Refused> {
        let rejection = Entry::new(by, Rejection::new(feedback.reasons().clone()), at);
        let feedback = Entry::new(by, feedback.clone(), at);
        let mut both = self.clone();
        let followed = [both.push_where(rejection, |_, _| true)?, both.push_where(feedback, |_, _| true)?];
        *self = both;
        Ok(followed.map(|followed| followed.of(self.id(), &self.entries)))
    }
}
