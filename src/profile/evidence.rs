//! The requirements of a role and the passages of a profile, side by side, for a person to read and to judge.
//!
//! Nothing is counted, weighed or ordered: rows stand as the role has them, passages as the person wrote them.

use super::Profile;
use crate::role;
use crate::role::Requirement;
use crate::value::text::{Label, Text};
use std::fmt;

/// A requirement, and the passages of a profile in which one of its [words](Requirement::words) occurs.
///
/// No passage does not mean no experience: the person may use other words. It cannot be compared with another one, and there is
/// nothing in it to sort people by.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequirementEvidence<'a> {
    /// The requirement.
    pub requirement: &'a Requirement,
    /// The passages in which the person speaks of it, in their words and their order.
    pub passages: Vec<Passage<'a>>,
}

/// The part of a profile that a passage is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "these are the parts of a profile")]
pub enum Part {
    /// The words about themselves.
    Summary,
    /// A piece of work, by its place in the list.
    Experience(usize),
    /// A strength.
    Strength,
    /// Something that they enjoy.
    Joy,
    /// A part of the stack that they prefer.
    Stack,
    /// A skill.
    Skill,
}

/// A passage of a profile, in the person's own words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Passage<'a> {
    part: Part,
    text: &'a str,
}

impl<'a> Passage<'a> {
    /// Returns the part of the profile that the passage is in.
    #[must_use]
    pub fn part(self) -> Part {
        self.part
    }

    /// Returns the words themselves; the only way to see them.
    #[must_use]
    pub fn as_str(self) -> &'a str {
        self.text
    }
}

/// Shows where it stands and how long it is, not what it says.
impl fmt::Debug for Passage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Passage({:?}, {} characters)", self.part, self.text.chars().count())
    }
}

impl Profile {
    /// Lays what a role needs and what the person tells side by side: a row for each requirement, in the role's order.
    ///
    /// It scores nothing. The person who reads it judges, and says so with a name: [`Requirement::finding`] makes what was seen a
    /// part of the evidence that a decision rests on.
    ///
    /// ```
    /// use candidacy::profile::Part;
    /// use candidacy::role::{self, Employer, Need, OutsideBody, OutsideContact, Requirement};
    /// use candidacy::value::Label;
    /// use candidacy::{Aspect, Profile, Text};
    ///
    /// let rust = Requirement::new(Aspect::Experience, Need::Essential, "two years of Rust")?.found_by(["Rust"])?;
    /// let authority = "Autoriteit Persoonsgegevens";
    /// let outside = OutsideContact::new(OutsideBody::DataAuthority, authority, "https://autoriteitpersoonsgegevens.nl")?;
    /// let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL", outside)?;
    /// let role = role::Profile::new("Back-end engineer", employer, "You build the service that opens doors.", [rust])?;
    /// let profile = Profile::default().with_skill(Label::new("rust, mostly async")?)?.with_joy(Text::new("trust")?)?;
    ///
    /// let [row] = profile.evidence_for(&role).try_into().map_err(|_| "one requirement")?;
    /// assert_eq!(row.passages.len(), 1); // `trust` is another word
    /// assert_eq!((row.passages[0].part(), row.passages[0].as_str()), (Part::Skill, "rust, mostly async"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn evidence_for<'a>(&'a self, role: &'a role::Profile) -> Vec<RequirementEvidence<'a>> {
        let told: Vec<(Passage<'a>, String)> = self.passages().map(|passage| (passage, folded(passage.text))).collect();
        let row = |requirement: &'a Requirement| {
            let words: Vec<String> = requirement.words().iter().map(|word| folded(word.as_str())).collect();
            let speaks = |text: &str| words.iter().any(|word| occurs(word, text));
            let passages = told.iter().filter(|(_, text)| speaks(text)).map(|(passage, _)| *passage).collect();
            RequirementEvidence { requirement, passages }
        };
        role.requirements().iter().map(row).collect()
    }

    /// Everything that the person tells in words, in their order.
    pub(super) fn passages(&self) -> impl Iterator<Item = Passage<'_>> {
        let of = |part: Part| move |text| Passage { part, text };
        let work = self.experience.iter().enumerate().flat_map(move |(at, one)| {
            let labels = [&one.title, &one.organisation].into_iter().flatten().map(Label::as_str);
            let texts = one.work.iter().chain(&one.highlights).map(Text::as_str);
            labels.chain(texts).map(of(Part::Experience(at)))
        });
        let summary = self.summary.iter().map(Text::as_str).map(of(Part::Summary));
        let strengths = self.strengths.iter().map(Text::as_str).map(of(Part::Strength));
        let joys = self.enjoys.iter().map(Text::as_str).map(of(Part::Joy));
        let stack = self.stack.iter().map(Label::as_str).map(of(Part::Stack));
        let skills = self.skills.iter().map(Label::as_str).map(of(Part::Skill));
        summary.chain(work).chain(strengths).chain(joys).chain(stack).chain(skills)
    }
}

/// The text as it is compared: in lower case, with one blank where there are some or a line ends, and with plain hyphens.
fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(['\u{2010}', '\u{2011}'], "-").to_lowercase()
}

/// Returns true if the word occurs in the text as a whole one. `C` does not in `C++`, and `Rust` does not in `trust`. In scripts
/// that put no blanks between words, any place is one.
fn occurs(word: &str, text: &str) -> bool {
    if word.starts_with(is_unspaced) || word.ends_with(is_unspaced) {
        return text.contains(word);
    }
    let goes_on = |c: char| (c.is_alphanumeric() && !is_unspaced(c)) || matches!(c, '+' | '#');
    // Looked for at every place: of two that overlap, the second may be the whole one.
    text.char_indices().any(|(at, _)| {
        let (before, rest) = text.split_at(at);
        !before.ends_with(goes_on) && rest.strip_prefix(word).is_some_and(|after| !after.starts_with(goes_on))
    })
}

/// Chinese and Japanese characters, and Thai, Lao and Khmer letters.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}
