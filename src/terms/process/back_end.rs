//! The source's back-end process.

use crate::terms::calendar::Span;
use crate::terms::policy::{Basis, Ground};
use crate::terms::process::Process;
use crate::terms::process::power::{Power, Powers};
use crate::terms::process::step::{DecidedWithin, Step};
use crate::value::actor::Capacity;
use crate::value::text::TextError;

/// The source of the days after the last conversation. Hours that end on a weekend help nobody.
const POSTHOG: &str = "2 working days, from 48 hours in PostHog/posthog.com, \
                       contents/handbook/people/hiring-process/index.mdx; read on 2026-11-29";

impl Process {
    /// Returns the source's back-end process.
    ///
    /// - An informal chat with a recruiter.
    /// - An interview with two sides of the company.
    /// - A test case, with a week's time.
    /// - A review of it, with the screen shared.
    /// - If both sides agree, a final chat with the managing director, decided within two working days.
    ///
    /// A recruiter selects. A recruiter and the managing director hear concerns.
    ///
    /// ```
    /// use candidacy::terms::Power;
    /// use candidacy::{Capacity, Process};
    ///
    /// let process = Process::back_end();
    /// let names: Vec<&str> = process.steps().iter().map(|step| step.name().as_str()).collect();
    /// assert_eq!(names, ["intro_chat", "team_interview", "test_case", "case_review", "final_chat"]);
    /// assert_eq!(process.cast().count(), 6);
    /// assert_eq!(process.who(Power::Selects), &Capacity::RECRUITER.into());
    /// // After the last step decide those who select, and those who decided there.
    /// assert_eq!(process.deciders(6), &[Capacity::RECRUITER, Capacity::MANAGING_DIRECTOR].into());
    /// ```
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "a constant process, built by a test")]
    pub fn back_end() -> Self {
        const RECRUITER: Capacity = Capacity::RECRUITER;
        const TECHNICAL: Capacity = Capacity::TECHNICAL_INTERVIEWER;
        const CHARACTER: Capacity = Capacity::CHARACTER_INTERVIEWER;
        const COLLEAGUE: Capacity = Capacity::COLLEAGUE;
        const MANAGER: Capacity = Capacity::ENGINEERING_MANAGER;
        const DIRECTOR: Capacity = Capacity::MANAGING_DIRECTOR;
        let cast = [
            (RECRUITER, Powers::from([Power::Selects, Power::Hears])),
            (TECHNICAL, Powers::EMPTY),
            (CHARACTER, Powers::EMPTY),
            (COLLEAGUE, Powers::EMPTY),
            (MANAGER, Powers::EMPTY),
            (DIRECTOR, Powers::from(Power::Hears)),
        ];
        let steps = || -> Result<[Step; 5], TextError> {
            let posthog = Ground::new(Basis::Assumption, POSTHOG)?;
            Ok([
                Step::interview("intro_chat", RECRUITER)?,
                Step::interview("team_interview", [TECHNICAL, CHARACTER])?,
                Step::assignment("test_case", 7, [TECHNICAL, COLLEAGUE, MANAGER])?,
                Step::interview("case_review", [COLLEAGUE, MANAGER])?.sharing_the_screen(),
                Step::interview("final_chat", DIRECTOR)?
                    .after_a_yes()
                    .decided_within(DecidedWithin::from(Span::WorkingDays(2)).with_ground(posthog)),
            ])
        };
        Process::new(cast, steps().expect("the names are short words"))
            .expect("each step has people of the cast, and time")
    }
}
