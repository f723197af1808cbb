//! Who acts: the candidate, or a person of the company in a capacity that the process names.

use crate::value::code::codes;
use crate::value::id::PersonId;
use crate::value::short_list::ShortList;
use serde::de::{Deserializer, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A word for the part that a person of the company takes in a process: 1 to 23 ASCII letters, digits and `_`.
///
/// A process [declares](crate::Process::cast) the capacities that take part in it, each with its powers. The capacities of the
/// back-end process, and three more that many companies have, are constants here.
///
/// ```
/// use candidacy::Capacity;
///
/// let sister: Capacity = "ward_sister".parse()?;
/// assert_eq!(sister.as_str(), "ward_sister");
/// assert_eq!(Capacity::RECRUITER.to_string(), "recruiter");
/// assert!("ward sister".parse::<Capacity>().is_err());
/// # Ok::<(), candidacy::value::CapacityError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "hiring team")]
#[doc(alias = "role of staff")]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(from = "String", into = "String", extend("pattern" = "^[a-z][a-z0-9_]*$")))]
pub struct Capacity {
    /// Filled up with zeros, so that the order is that of the words.
    word: [u8; Capacity::MAX],
}

/// Why a word is not a capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CapacityError {
    /// It is empty, or has more characters than there is room for.
    #[error("a capacity has 1 to {max} characters, not {0}", max = Capacity::MAX)]
    Length(usize),
    /// It has a character other than an ASCII letter, a digit or `_`.
    #[error("a capacity has only ASCII letters, digits and `_`")]
    Character,
}

codes! { CapacityError, "capacity" {
    Self::Length(_) => "length",
    Self::Character => "character",
} }

impl Capacity {
    /// How many characters are possible.
    pub const MAX: usize = 23;

    /// Selects applicants in person, and holds the informal chat.
    pub const RECRUITER: Capacity = Capacity::stated("recruiter");
    /// Asks about the technical side.
    pub const TECHNICAL_INTERVIEWER: Capacity = Capacity::stated("technical_interviewer");
    /// Is interested in the candidate's characteristics.
    pub const CHARACTER_INTERVIEWER: Capacity = Capacity::stated("character_interviewer");
    /// A future colleague.
    pub const COLLEAGUE: Capacity = Capacity::stated("colleague");
    /// Asks how the candidate came to a solution.
    pub const ENGINEERING_MANAGER: Capacity = Capacity::stated("engineering_manager");
    /// Holds the final chat.
    pub const MANAGING_DIRECTOR: Capacity = Capacity::stated("managing_director");
    /// Needs the new colleague, and often decides.
    pub const HIRING_MANAGER: Capacity = Capacity::stated("hiring_manager");
    /// Advises on people and contracts, and hears concerns.
    pub const HR_PARTNER: Capacity = Capacity::stated("hr_partner");
    /// Plans and writes invitations, and decides nothing.
    pub const COORDINATOR: Capacity = Capacity::stated("coordinator");

    /// Takes a word of 1 to 23 ASCII letters, digits and `_`.
    ///
    /// # Errors
    ///
    /// - [`CapacityError::Length`] — it is empty, or longer.
    /// - [`CapacityError::Character`] — it has another character.
    pub const fn new(word: &str) -> Result<Self, CapacityError> {
        let (bytes, mut inline) = (word.as_bytes(), [0; Self::MAX]);
        if bytes.is_empty() || bytes.len() > Self::MAX {
            return Err(CapacityError::Length(bytes.len()));
        }
        inline.split_at_mut(bytes.len()).0.copy_from_slice(bytes);
        // No byte ends the look early, so that the machine can look at several at once.
        let (mut odd, mut rest) = (false, bytes);
        while let [byte, others @ ..] = rest {
            odd |= !(byte.is_ascii_alphanumeric() || *byte == b'_');
            rest = others;
        }
        if odd { Err(CapacityError::Character) } else { Ok(Capacity { word: inline }) }
    }

    /// One that this library states: a word that is none does not compile.
    #[expect(clippy::panic, reason = "it is asked in const only")]
    const fn stated(word: &'static str) -> Self {
        match Capacity::new(word) {
            Ok(capacity) => capacity,
            Err(_) => panic!("no capacity"),
        }
    }

    /// Returns the word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let length = self.word.iter().position(|byte| *byte == 0).unwrap_or(Self::MAX);
        self.word.get(..length).and_then(|word| std::str::from_utf8(word).ok()).unwrap_or_default()
    }
}

impl FromStr for Capacity {
    type Err = CapacityError;
    fn from_str(word: &str) -> Result<Self, CapacityError> {
        Capacity::new(word)
    }
}

impl fmt::Display for Capacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Capacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Capacity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Capacity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word;
        impl Visitor<'_> for Word {
            type Value = Capacity;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a capacity, such as `recruiter`")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Capacity, E> {
                Capacity::new(word).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Word)
    }
}

/// A list of capacities, each once and in order; on the wire, a list of their words.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(from = "ShortList<Capacity>", into = "ShortList<Capacity>")]
pub struct Capacities(Box<[Capacity]>);

impl Capacities {
    /// Returns true if the capacity is among them.
    #[must_use]
    pub fn contains(&self, capacity: Capacity) -> bool {
        self.0.contains(&capacity)
    }

    /// Returns true if there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns an iterator over them, in the order of their words.
    pub fn iter(&self) -> impl Iterator<Item = Capacity> + Clone {
        self.0.iter().copied()
    }

    /// Returns the first that none of these people has.
    pub(crate) fn first_not_covered_by(&self, people: &[Staff]) -> Option<Capacity> {
        self.iter().find(|one| people.iter().all(|staff| staff.capacity != *one))
    }
}

impl FromIterator<Capacity> for Capacities {
    fn from_iter<I: IntoIterator<Item = Capacity>>(capacities: I) -> Self {
        let mut all: Vec<Capacity> = capacities.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        Capacities(all.into())
    }
}

impl From<ShortList<Capacity>> for Capacities {
    fn from(list: ShortList<Capacity>) -> Self {
        list.0.into_iter().collect()
    }
}

impl From<Capacities> for ShortList<Capacity> {
    fn from(capacities: Capacities) -> Self {
        ShortList(capacities.0)
    }
}

impl<const N: usize> From<[Capacity; N]> for Capacities {
    fn from(capacities: [Capacity; N]) -> Self {
        capacities.into_iter().collect()
    }
}

impl From<Capacity> for Capacities {
    fn from(capacity: Capacity) -> Self {
        Capacities([capacity].into())
    }
}

impl fmt::Debug for Capacities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// The words, separated by commas; `none` if there is none.
impl fmt::Display for Capacities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("none");
        }
        self.iter().enumerate().try_for_each(|(i, one)| write!(f, "{}{one}", if i == 0 { "" } else { ", " }))
    }
}

/// A person of the company, in a capacity. It is what a method needs that only the company may call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Staff {
    /// The person.
    pub person: PersonId,
    /// In what capacity.
    pub capacity: Capacity,
}

impl Staff {
    /// This person, in this capacity.
    #[must_use]
    pub const fn new(person: PersonId, capacity: Capacity) -> Self {
        Staff { person, capacity }
    }
}

/// Whose act a fact is.
///
/// Complete on purpose: a third party that acts, a system above all, is what this library exists to rule out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "there is no third kind of actor (F11, F12)")]
pub enum Actor {
    /// The candidate whose candidacy it is.
    Candidate,
    /// A named person of the company.
    Staff(Staff),
}

impl From<Staff> for Actor {
    fn from(staff: Staff) -> Self {
        Actor::Staff(staff)
    }
}
