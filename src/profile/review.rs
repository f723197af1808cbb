//! Friendly suggestions for a profile. Nothing follows from one that is not taken: no method anywhere asks for them.

use super::Profile;

/// Something that would help the reader of a profile. It never asks for a picture or a portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Suggestion {
    /// No experience is listed.
    ListExperience,
    /// A piece of work has a title and does not describe the work.
    DescribeWork {
        /// Which, by its place in the list.
        experience: usize,
    },
    /// No strengths are told.
    NameStrengths,
    /// It is not told what the person enjoys.
    SayWhatYouEnjoy,
    /// No preferred stack is told.
    NameStack,
    /// No skills are listed.
    ListSkills,
    /// One text is longer than most people read.
    SayLess,
}

impl Suggestion {
    /// Returns the fact of the source that it comes from.
    #[must_use]
    pub const fn fact(self) -> &'static str {
        match self {
            Suggestion::ListExperience => "F13",
            Suggestion::DescribeWork { .. } => "F14",
            Suggestion::NameStrengths | Suggestion::SayWhatYouEnjoy => "F15",
            Suggestion::NameStack => "F16",
            Suggestion::SayLess => "F19",
            Suggestion::ListSkills => "F20",
        }
    }

    /// Returns the suggestion in words, for the person whose profile it is.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Suggestion::ListExperience => "Tell us what you have done so far. Every kind of work counts.",
            Suggestion::DescribeWork { .. } => {
                "A title tells us little about you. Two sentences on what you really did there would say a lot."
            }
            Suggestion::NameStrengths => "What are you good at? You know it better than we could guess.",
            Suggestion::SayWhatYouEnjoy => "Tell us what you like to work on, so that we both see whether it is here.",
            Suggestion::NameStack => "Which technologies do you like best? It shows early whether ours would suit you.",
            Suggestion::ListSkills => "List a few skills. They help us find the right role for you.",
            Suggestion::SayLess => "This is a lot of text. The essentials are enough; we can talk about the rest.",
        }
    }
}

/// Longer than this, in characters, and most people stop reading (our own assumption).
const LONG: usize = 1_500;

impl Profile {
    /// Suggests what would help the people who read it, in the order of the source. An empty list is no praise and a
    /// long one is no fault.
    #[must_use]
    pub fn review(&self) -> Vec<Suggestion> {
        let mut suggestions = Vec::new();
        if self.experience.is_empty() {
            suggestions.push(Suggestion::ListExperience);
        }
        let untold =
            self.experience.iter().enumerate().filter(|(_, one)| one.work.is_none() && one.highlights.is_empty());
        suggestions.extend(untold.map(|(experience, _)| Suggestion::DescribeWork { experience }));
        let missing = [
            (self.strengths.is_empty(), Suggestion::NameStrengths),
            (self.enjoys.is_empty(), Suggestion::SayWhatYouEnjoy),
            (self.stack.is_empty(), Suggestion::NameStack),
            (self.passages().any(|passage| passage.as_str().chars().count() > LONG), Suggestion::SayLess),
            (self.skills.is_empty(), Suggestion::ListSkills),
        ];
        suggestions.extend(missing.into_iter().filter(|(missing, _)| *missing).map(|(_, suggestion)| suggestion));
        suggestions
    }
}
