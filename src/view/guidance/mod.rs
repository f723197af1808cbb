//! Help for a candidate where they are: short tips with keys, each with the facts of the source that it stands for.
//!
//! A tip is advice and never a condition: nothing in the law looks at one, and nobody is asked whether they followed it.

mod english;

use crate::law::phase::{Phase, Phases};
use crate::terms::process::{Step, StepKind};
use crate::value::actor::Capacities;
use crate::value::meeting::Screen;
use crate::value::text::{Name, Text, TextError};
use serde::Serialize;

/// Tips for candidates, in some language.
///
/// [`english`](Self::english) comes with the library. Another language, or another voice, is a list of keys and texts; a company's
/// own tips stand beside those that come along.
///
/// ```
/// use candidacy::law::Phases;
/// use candidacy::view::guidance::{Guidance, Occasion, Tip};
/// use candidacy::{Phase, Process};
///
/// let dutch = [("nerves", "Zenuwen horen erbij. Ze laten zien dat het je iets doet.")];
/// let bikes = Tip::new("bikes", "There is room for your bike in the yard.", Phase::Scheduled, Occasion::ALL_MEETINGS)?;
/// let guidance = Guidance::english().reworded(dutch)?.with(bikes)?;
///
/// let process = Process::back_end();
/// let keys: Vec<&str> = guidance.at(Phase::Scheduled, process.step(1)).map(Tip::key).collect();
/// assert!(keys.contains(&"nerves") && keys.contains(&"bikes"));
/// assert!(guidance.tip("nerves").unwrap().text().starts_with("Zenuwen"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guidance {
    tips: Vec<Tip>,
}

/// One tip: a key, a text, and where it helps. As data it is its key, its text and its facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tip {
    key: Name,
    text: Text,
    facts: Vec<u8>,
    #[serde(skip)]
    phases: Phases,
    #[serde(skip)]
    occasion: Occasion,
}

/// At what kind of step a tip helps.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Occasion {
    /// At every step, and where there is none.
    Any,
    /// At a meeting with a person in one of these capacities.
    MeetingWith(Capacities),
    /// At a meeting in which the screen is shared.
    SharedScreen,
    /// At an assignment.
    Assignment,
    /// At the step with this name.
    Step(Name),
}

/// Why guidance cannot be changed so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
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

impl Occasion {
    /// At every meeting.
    pub const ALL_MEETINGS: Occasion = Occasion::MeetingWith(Capacities::ALL);

    fn is_at(&self, step: Option<&Step>) -> bool {
        let kind = step.map(Step::kind);
        match self {
            Occasion::Any => true,
            Occasion::MeetingWith(any) => {
                matches!(kind, Some(StepKind::Meeting { with, .. }) if with.iter().any(|one| any.contains(one)))
            }
            Occasion::SharedScreen => matches!(kind, Some(StepKind::Meeting { screen: Screen::Shared, .. })),
            Occasion::Assignment => matches!(kind, Some(StepKind::Assignment { .. })),
            Occasion::Step(name) => step.is_some_and(|step| step.name() == name),
        }
    }
}

impl Tip {
    /// Creates a tip of the caller's own, for these phases and this occasion. It stands for no fact of the source.
    ///
    /// # Errors
    ///
    /// The errors of [`Name::new`] and [`Text::new`] — a key or a text that is blank, too long or has control characters.
    pub fn new(key: &str, text: &str, phases: impl Into<Phases>, occasion: Occasion) -> Result<Self, TextError> {
        Ok(Tip { key: Name::new(key)?, text: Text::new(text)?, facts: Vec::new(), phases: phases.into(), occasion })
    }

    /// Returns the key, which is the same in every language.
    #[must_use]
    pub fn key(&self) -> &str {
        self.key.as_str()
    }

    /// Its words. They are about no person, so they may be shown anywhere.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_str()
    }

    /// Returns the facts of the source that it stands for, by number: 45 is "F45". None for a tip of the caller's own.
    #[must_use]
    pub fn facts(&self) -> &[u8] {
        &self.facts
    }

    /// Returns true if the tip helps in this phase, at this step.
    #[must_use]
    pub fn helps_at(&self, phase: Phase, step: Option<&Step>) -> bool {
        self.phases.contains(phase) && self.occasion.is_at(step)
    }
}

impl Guidance {
    /// Returns no tips: a page of its own to fill.
    #[must_use]
    pub const fn none() -> Self {
        Guidance { tips: Vec::new() }
    }

    /// Says these tips in other words, by their keys; the others stay as they are.
    ///
    /// # Errors
    ///
    /// - [`Error::Unknown`] — no tip has this key.
    /// - [`Error::Text`] — the words are blank, too long or have control characters.
    pub fn reworded<K: AsRef<str>, W: AsRef<str>>(
        mut self,
        words: impl IntoIterator<Item = (K, W)>,
    ) -> Result<Self, Error> {
        for (key, words) in words {
            let key = key.as_ref();
            let tip = self.tips.iter_mut().find(|tip| tip.key() == key);
            tip.ok_or_else(|| Error::Unknown(key.into()))?.text = Text::new(words.as_ref())?;
        }
        Ok(self)
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

    /// Returns the tips that help in this phase, at this step, in the order of the list.
    pub fn at<'a>(&'a self, phase: Phase, step: Option<&'a Step>) -> impl Iterator<Item = &'a Tip> {
        self.tips.iter().filter(move |tip| tip.helps_at(phase, step))
    }
}

/// The [English](Guidance::english) one.
impl Default for Guidance {
    fn default() -> Self {
        Guidance::english()
    }
}
