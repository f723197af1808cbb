//! A digest of terms, so that an edit under the same version is noticed. It is no seal: two terms with one digest
//! can be made on purpose.

use crate::terms::calendar::Span;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;

/// A digest of what a company wrote: 64 bits, shown as 16 hexadecimal digits.
///
/// It notices an edit. It does not protect against somebody who makes two texts with the same digest on purpose. In formats for
/// people it is written as its digits, in others as a `u64`.
///
/// ```
/// use candidacy::{Process, Terms};
///
/// let first = Terms::new("back-end", 1, Process::back_end())?;
/// let edited = Terms::new("back-end", 1, Process::back_end().with_tools(["a transcript".parse()?]))?;
/// assert_eq!(first.id().digest.to_string(), "0d04356d2b0d9bc2");
/// assert_ne!(first.id().digest, edited.id().digest);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The digest is the FNV-1a hash with 64 bits of these bytes:
///
/// - a number is eight bytes, the least significant one first; *no* is the number 0, *yes* is the number 1;
/// - a text is the number of its bytes, then its bytes in UTF-8;
/// - a list is the number of its items, then the items in order;
/// - an optional item is *no*, or *yes* and the item;
/// - a span is the text `working_days`, `days` or `hours`, then its number.
///
/// The digest of a process is made of these, in this order:
///
/// 1. the cast, as a list: each capacity, and the list of its powers;
/// 2. the steps, as a list: the name, whether the step needs a yes, whether it needs assent, the list of those who decide, and the
///    list of the parts;
/// 3. of each part: the name, the kind, whether it only informs, and what the task asks for;
/// 4. of an interview, the list of capacities and whether the screen is shared; of an assignment, the days, the optional hours and
///    the optional pay; of a check, what is asked;
/// 5. the lists of material, of dates and of tools, and the three horizons: appointment, reversal, contest;
/// 6. where a capacity acts for another organisation, the list of these: the capacity, the name, and what it is towards the data.
///
/// The digest of deadlines is made of these:
///
/// 1. for each kind of promise, in the order of [`PromiseKind::ALL`](crate::PromiseKind::ALL): its name, the optional span and the
///    optional ceiling; the digest of that, as a number;
/// 2. the steps, as a list: the optional span of the decision, and after a span the optional date that it counts from.
///
/// Holidays, sources and words for people are in neither.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "checksum")]
#[doc(alias = "fingerprint")]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(from = "String", into = "String", extend("pattern" = "^[0-9a-f]{16}$")))]
pub struct Digest(u64);

/// The 16 hexadecimal digits, in lower case.
impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(self) } else { serializer.serialize_u64(self.0) }
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Digits;
        impl Visitor<'_> for Digits {
            type Value = Digest;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("16 hexadecimal digits in lower case")
            }

            fn visit_str<E: Error>(self, digits: &str) -> Result<Digest, E> {
                let is_one = digits.len() == 16 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
                let number = u64::from_str_radix(digits, 16).ok().filter(|_| is_one);
                number.map(Digest).ok_or_else(|| E::custom("a digest has 16 hexadecimal digits in lower case"))
            }
        }
        if deserializer.is_human_readable() {
            deserializer.deserialize_str(Digits)
        } else {
            u64::deserialize(deserializer).map(Digest)
        }
    }
}

/// A digest in the making. Each method adds one of the things that the documentation of [`Digest`] lists.
#[derive(Debug)]
pub(crate) struct Fnv(u64);

impl Fnv {
    pub(crate) const fn new() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    /// The digest of everything that was added.
    pub(crate) const fn finish(self) -> Digest {
        Digest(self.0)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    pub(crate) fn number(&mut self, number: impl Into<u64>) {
        self.bytes(&number.into().to_le_bytes());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes(text.as_bytes());
    }

    pub(crate) fn span(&mut self, span: Span) {
        let (unit, count) = match span {
            Span::WorkingDays(days) => ("working_days", days),
            Span::Days(days) => ("days", days),
            Span::Hours(hours) => ("hours", hours),
        };
        self.text(unit);
        self.number(count);
    }

    pub(crate) fn digest(&mut self, digest: Digest) {
        self.number(digest.0);
    }

    pub(crate) fn list<T>(&mut self, items: impl Iterator<Item = T> + Clone, mut add: impl FnMut(&mut Self, T)) {
        self.number(items.clone().count() as u64);
        items.for_each(|item| add(self, item));
    }

    pub(crate) fn maybe<T>(&mut self, item: Option<T>, add: impl FnOnce(&mut Self, T)) {
        self.number(item.is_some());
        if let Some(item) = item {
            add(self, item);
        }
    }
}
