//! Help for a candidate where they are, and for the people of the company who write: short tips with keys, each with the facts of
//! the source that it stands for.
//!
//! A tip is advice and never a condition: nothing in the law looks at one, and nobody is asked whether they followed it.

mod english;

use crate::law::{Now, PartState, PartStates, Phase, Phases};
use crate::terms::{Part, PartKind, PartKinds, Step, Task};
use crate::value::actor::Capacities;
use crate::value::code::codes;
use crate::value::meeting::Screen;
use crate::value::set::names;
use crate::value::text::{Name, Text, TextError};
use crate::view::words::Words;
use serde::Serialize;

/// Tips in some language.
///
/// [`english`](Self::english) comes with the library, and [`in_words`](Self::in_words) says it in other words. Another voice is a list
/// of keys and texts. A company's own tips stand beside those that come with the library.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// use candidacy::Phase;
/// use candidacy::view::guidance::{Guidance, Occasion, Tip};
///
/// let dutch = [("skills", "Vul je vaardigheden in; ze worden gelezen.")];
/// let mail = Tip::new("mail", "Our mail sometimes lands among the unwanted ones.", Occasion::In(Phase::Screening.into()))?;
/// let guidance = Guidance::english().reworded(dutch)?.with(mail)?;
///
/// let keys: Vec<&str> = guidance.at(mira.now(), mira.step()).map(Tip::key).collect();
/// assert!(keys.contains(&"skills") && keys.contains(&"mail"));
/// assert!(guidance.tip("skills").is_some_and(|tip| tip.text().starts_with("Vul")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "help")]
pub struct Guidance {
    tips: Vec<Tip>,
}

/// One tip: a key, a text, and where it helps. As data it is its key, its text and its facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Tip {
    key: Name,
    text: Text,
    facts: Vec<u8>,
    #[serde(skip)]
    occasion: Occasion,
    /// Its words are the caller's, and not those of a catalogue.
    #[serde(skip)]
    is_own: bool,
}

/// The occasion on which a tip helps.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Occasion {
    /// In these phases.
    In(Phases),
    /// While the step has a part of such a kind that is this far. A part that is to be set up counts from when the candidacy is at
    /// the step, and one that is done until the next step.
    Part(PartKinds, PartStates),
    /// The same, for an interview with a person in one of these capacities.
    With(Capacities, PartStates),
    /// The same, for an interview in which the screen is shared.
    SharedScreen(PartStates),
    /// At the step with this name.
    Step(Name),
    /// While a person of the company writes this.
    Writing(Writing),
}

names! {
    /// A text that people of the company write.
    #[non_exhaustive]
    Writing {
        /// The advert of a role.
        Advert = "advert",
        /// Evidence in a decision or an assessment.
        Evidence = "evidence",
        /// Feedback to a candidate.
        Feedback = "feedback",
    }
}

/// Why guidance cannot be changed so.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Error {
    /// A key that no tip has: misspelt, or of another version.
    #[error("there is no tip `{0}`")]
    Unknown(Box<str>),
    /// A key that a tip has already.
    #[error("there is a tip `{0}` already")]
    Twice(Box<str>),
    /// A key or a text that is blank, too long or has control characters.
    #[error("a tip has a key and a text")]
    Text(#[from] TextError),
}

codes! { Error, "guidance" {
    Self::Unknown(_) => "unknown",
    Self::Twice(_) => "twice",
    ;
    Self::Text(cause) => cause.code(),
} }

impl Occasion {
    /// Returns true if it is here.
    fn is_at(&self, now: Now, step: Option<&Step>) -> bool {
        let in_the_step = |phase: Phase| phase.is_in_a_step() || phase == Phase::Proposed;
        let here = step.filter(|_| in_the_step(now.phase));
        let parts = here.filter(|_| now.phase.is_in_a_step()).map_or(&[][..], Step::parts);
        let some = |states: &PartStates, is_it: &dyn Fn(&Part) -> bool| {
            let mut parts = parts.iter().enumerate().map(|(index, part)| (now.parts.get(index), part));
            parts.any(|(state, part)| states.contains(state) && is_it(part))
        };
        match self {
            Occasion::In(phases) => phases.contains(now.phase),
            Occasion::Part(kinds, states) => some(states, &|part| kinds.contains(part.kind())),
            Occasion::With(any, states) => {
                let meets = |task: &Task| matches!(task, Task::Interview { with, .. } if with.iter().any(|one| any.contains(one)));
                some(states, &|part| meets(part.task()))
            }
            Occasion::SharedScreen(states) => {
                some(states, &|part| matches!(part.task(), Task::Interview { screen: Screen::Shared, .. }))
            }
            Occasion::Step(name) => here.is_some_and(|step| step.name() == name),
            Occasion::Writing(_) => false,
        }
    }

    /// Returns the occasion of every interview that is this far.
    #[must_use]
    pub fn interview(states: impl Into<PartStates>) -> Self {
        Occasion::Part(PartKind::Interview.into(), states.into())
    }

    /// Returns the occasion of every assignment that is this far.
    #[must_use]
    pub fn assignment(states: impl Into<PartStates>) -> Self {
        Occasion::Part(PartKind::Assignment.into(), states.into())
    }
}

impl Tip {
    /// Creates a tip of the caller's own, for this occasion. It stands for no fact of the source.
    ///
    /// # Errors
    ///
    /// The errors of [`Name::new`] and [`Text::new`] — a key or a text that is blank, too long or has control characters.
    pub fn new(key: &str, text: &str, occasion: Occasion) -> Result<Self, TextError> {
        Ok(Tip { key: Name::new(key)?, text: Text::new(text)?, facts: Vec::new(), occasion, is_own: true })
    }

    /// Returns the key, which is the same in every language.
    #[must_use]
    pub fn key(&self) -> &str {
        self.key.as_str()
    }

    /// Returns its words. They are about no person, so they may be shown anywhere.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_str()
    }

    /// Returns the facts of the source that it stands for, by number. None for a tip of the caller's own.
    #[must_use]
    pub fn facts(&self) -> &[u8] {
        &self.facts
    }

    /// Returns where it helps.
    #[must_use]
    pub fn occasion(&self) -> &Occasion {
        &self.occasion
    }

    /// Returns true if the tip helps a candidate at this place, whose step is given.
    #[must_use]
    pub fn helps_at(&self, now: Now, step: Option<&Step>) -> bool {
        self.occasion.is_at(now, step)
    }
}

impl Guidance {
    /// Returns no tips: a page of its own to fill.
    #[must_use]
    pub const fn none() -> Self {
        Guidance { tips: Vec::new() }
    }

    /// Replaces the words of these tips, by their keys; the others stay as they are.
    ///
    /// # Errors
    ///
    /// - [`Error::Unknown`] — no tip has this key.
    /// - [`Error::Text`] — the words are blank, too long or have control characters.
    pub fn reworded<K: AsRef<str>>(
        mut self,
        words: impl IntoIterator<Item = (K, impl AsRef<str>)>,
    ) -> Result<Self, Error> {
        for (key, words) in words {
            let key = key.as_ref();
            let tip = self.tips.iter_mut().find(|tip| tip.key() == key).ok_or_else(|| Error::Unknown(key.into()))?;
            (tip.text, tip.is_own) = (Text::new(words.as_ref())?, true);
        }
        Ok(self)
    }

    /// Says each tip that comes with the library in these words, by the key `tip.` and its own. A tip in words of the caller's own stays
    /// as it is.
    ///
    /// ```
    /// use candidacy::view::guidance::Guidance;
    /// use candidacy::view::words::Words;
    ///
    /// let voice = Words::english().reworded([("tip.skills", "List your skills."), ("tip.nerves", "Breathe.")])?;
    /// let guidance = Guidance::english().reworded([("skills", "Skills first.")])?.in_words(&voice);
    /// assert_eq!(guidance.tip("nerves").map(|tip| tip.text()), Some("Breathe."));
    /// assert_eq!(guidance.tip("skills").map(|tip| tip.text()), Some("Skills first."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn in_words(mut self, words: &Words) -> Self {
        for tip in self.tips.iter_mut().filter(|tip| !tip.is_own) {
            if let Ok(text) = Text::new(words.say(&format!("tip.{}", tip.key()))) {
                tip.text = text;
            }
        }
        self
    }

    /// Adds this tip, after the others.
    ///
    /// # Errors
    ///
    /// [`Error::Twice`] — a tip has its key already.
    pub fn with(mut self, tip: Tip) -> Result<Self, Error> {
        if self.tip(tip.key()).is_some() {
            return Err(Error::Twice(tip.key().into()));
        }
        self.tips.push(tip);
        Ok(self)
    }

    /// Leaves a tip out.
    ///
    /// # Errors
    ///
    /// [`Error::Unknown`] — no tip has this key.
    pub fn without(mut self, key: &str) -> Result<Self, Error> {
        let at = self.tips.iter().position(|tip| tip.key() == key);
        self.tips.remove(at.ok_or_else(|| Error::Unknown(key.into()))?);
        Ok(self)
    }

    /// Returns the tip with this key.
    #[must_use]
    pub fn tip(&self, key: &str) -> Option<&Tip> {
        self.tips.iter().find(|tip| tip.key() == key)
    }

    /// Returns every tip.
    #[must_use]
    pub fn tips(&self) -> &[Tip] {
        &self.tips
    }

    /// Returns the tips that help a candidate at this place, whose step is given, in the order of the list.
    pub fn at<'a>(&'a self, now: Now, step: Option<&'a Step>) -> impl Iterator<Item = &'a Tip> {
        self.tips.iter().filter(move |tip| tip.helps_at(now, step))
    }

    /// Returns the tips for a person of the company who writes this.
    pub fn for_writing(&self, what: Writing) -> impl Iterator<Item = &Tip> {
        self.tips.iter().filter(move |tip| tip.occasion == Occasion::Writing(what))
    }
}

/// The [English](Guidance::english) one.
impl Default for Guidance {
    fn default() -> Self {
        Guidance::english()
    }
}

/// The parts that are still ahead.
const AHEAD: PartStates = PartStates::from_slice(&[PartState::ToSetUp, PartState::SetUp]);
