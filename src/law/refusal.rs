//! Why a fact was refused, for people and for programs. A refusal allocates nothing and changes nothing.

use crate::journal;
use crate::law::fact::{FactKind, Facts};
use crate::law::journal::{Entry, Line};
use crate::law::phase::Phase;
use crate::law::{By, phases_of};
use crate::terms::policy::Panel;
use crate::value::actor::{Capacities, Capacity};
use crate::value::id::{CandidacyId, Seq};
use crate::value::time::Time;
use std::fmt;

/// A fact that was refused: where, which, why, and what is legal instead. It names no person and repeats no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// The phase it was refused in; `None` where there is no candidacy yet.
    pub phase: Option<Phase>,
    /// Which fact.
    pub fact: FactKind,
    /// Why.
    pub why: Why,
    /// What somebody could record instead.
    pub legal: Facts,
}

/// What refused it, without the details.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RefusalKind {
    /// The fact is not legal here, whoever records it and whatever it says.
    Phase,
    /// Somebody else may record it.
    Actor,
    /// What it says, or when, is not right.
    Guard,
}

/// Why a fact is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Why {
    /// The law does not know the fact in this phase.
    #[error("it does not belong here")]
    NotHere,
    /// The pause was never made, or is over.
    #[error("the candidacy is not on hold")]
    NotOnHold,
    /// An open application has no vacancy that could close.
    #[error("there is no role whose vacancy could close")]
    NoRole,
    /// The vacancy was closed before.
    #[error("the vacancy is closed already")]
    VacancyIsClosed,
    /// The candidate was not decided against, or has the feedback, or does not want it.
    #[error("no feedback is owed")]
    NoFeedbackOwed,
    /// Nobody is reached out to after the consent to be kept has ended (F75).
    #[error("the consent to be kept in the pool ended at {until}")]
    ConsentEnded {
        /// When it ended.
        until: Time,
    },
    /// The candidate has been told everything that the company owes without being asked.
    #[error("the candidate is owed no word that it could give")]
    NoWordOwed,
    /// Nothing of the kind that it answers waits for an answer.
    #[error("no `{0}` waits for an answer")]
    NothingAsked(FactKind),

    /// Somebody else may record it.
    #[error("only {by} may record it{}", Deciding(*by, *deciders))]
    NotTheirs {
        /// Who may.
        by: By,
        /// In which capacities a person may decide here.
        deciders: Capacities,
    },

    /// Time never runs backwards.
    #[error("time never runs backwards, and the last fact is of {last}")]
    Backwards {
        /// When the last fact was recorded.
        last: Time,
    },
    /// No clock shows it: a leap second within a minute. It could not be stored and read again as the same.
    #[error("no clock shows the moment: only the last second of a minute can leap")]
    NoSuchMoment,
    /// The opening names other terms than those it is judged by.
    #[error("it was opened under other terms than these, by name or version")]
    OtherTerms,
    /// The process of the terms has not the steps that the type names.
    #[error(
        "the process of these terms does not go on with `{expected}` and the steps that the types say come after it"
    )]
    OtherSteps {
        /// The step of the type.
        expected: &'static str,
    },
    /// Out of the pool, a candidacy goes on as the one it is.
    #[error("it names another candidacy or candidate than this one")]
    OtherCandidacy,
    /// A capacity that the step requires is not covered (F40–F44, F64, F67).
    #[error("nobody there covers the capacity `{0}`, which the step requires")]
    Missing(Capacity),
    /// Fewer or more people of the company than the policy wants in a meeting of several sides (F40).
    #[error("{people} people of the company are invited, and the policy wants {} to {}", .panel.at_least(), .panel.at_most())]
    PanelSize {
        /// How many are invited.
        people: usize,
        /// How many the policy wants.
        panel: Panel,
    },
    /// The candidate has to share the screen and would not know (F66).
    #[error("the invitation does not announce that the screen is shared")]
    ScreenNotAnnounced,
    /// The candidate asks for another time; people, place and duration are the company's to change.
    #[error("the candidate changes when the meeting starts, and nothing else of it")]
    OnlyTheTime,
    /// A meeting, a consent, a hold or a promise lies in the past.
    #[error("the moment it names has passed already")]
    InThePast,
    /// Nobody can say yet whether the meeting took place.
    #[error("the meeting starts only at {starts}")]
    TooEarly {
        /// When it starts.
        starts: Time,
    },
    /// An extension only ever gives more time (F50).
    #[error("an extension only gives more time, and it is due at {due} already")]
    NotLater {
        /// The present due moment.
        due: Time,
    },
    /// The due moment would lie beyond the calendar.
    #[error("it would be due beyond the end of the calendar")]
    NeverDue,
    /// After an assignment there is at least one point to work on (F52).
    #[error("feedback on submitted work has at least one point to work on")]
    NoPointToWorkOn,
    /// The entry that it answers is not there, or is of another kind.
    #[error("entry {to} is not a `{ask}`")]
    NoSuchAsk {
        /// What it would answer.
        ask: FactKind,
        /// The number it names.
        to: Seq,
    },
    /// The entry that it answers has its answer, or nobody waits for one any more.
    #[error("entry {0} does not wait for an answer any more")]
    IsAnswered(Seq),
    /// The entry owes the candidate no word, or has given it.
    #[error("entry {0} owes the candidate no word")]
    NoWordOwedFor(Seq),
}

/// Adds in which capacities, where that is the question.
struct Deciding(By, Capacities);

impl fmt::Display for Deciding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == By::Decider { write!(f, " ({})", self.1) } else { Ok(()) }
    }
}

impl Refusal {
    /// What refused it: the phase, the actor, or a guard.
    #[must_use]
    #[expect(clippy::wildcard_enum_match_arm, reason = "what is legal tells the other two apart")]
    pub const fn kind(&self) -> RefusalKind {
        match self.why {
            Why::NotTheirs { .. } => RefusalKind::Actor,
            _ if self.legal.contains(self.fact) => RefusalKind::Guard,
            _ => RefusalKind::Phase,
        }
    }
}

/// For a person: "`submitted` is refused in `screening`: it does not belong here but in assigned; legal here: …".
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.phase {
            Some(phase) => write!(f, "`{}` is refused in `{phase}`: {}", self.fact, self.why)?,
            None => write!(f, "`{}` cannot open a candidacy: {}", self.fact, self.why)?,
        }
        let elsewhere = phases_of(self.fact);
        match (self.why == Why::NotHere, elsewhere.is_empty()) {
            (true, true) => f.write_str(" but opens a candidacy")?,
            (true, false) => write!(f, " but in {elsewhere}")?,
            (false, _) => {}
        }
        let here = match (self.phase, self.kind()) {
            // What opens a candidacy under other terms than its own is no other fact.
            (None, RefusalKind::Guard) => return Ok(()),
            (None, RefusalKind::Phase | RefusalKind::Actor) => "what can",
            (Some(_), RefusalKind::Phase) => "legal here",
            (Some(_), RefusalKind::Actor | RefusalKind::Guard) => "also legal here",
        };
        write!(f, "; {here}: {}", self.legal.difference(self.fact.into()))
    }
}

impl std::error::Error for Refusal {}

impl journal::Sealed for Refusal {}
impl journal::Refusal for Refusal {
    type Id = CandidacyId;
    type Entry = Entry;
    type Line = Line;
}

/// A refused entry of a candidacy, given back as it was.
pub type Refused = journal::Refused<Refusal>;
