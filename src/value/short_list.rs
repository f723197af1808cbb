//! A short list as it is read and written. Most have one thing or two in them, and those are read without memory that is given
//! back.

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// As `Vec` on the wire. A `Vec` that grows has room for four, and giving the rest back costs as much as asking for it.
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(inline, from = "Vec<T>", into = "Vec<T>"))]
pub(crate) struct ShortList<T>(pub(crate) Box<[T]>);

impl<T> Default for ShortList<T> {
    fn default() -> Self {
        ShortList(Box::new([]))
    }
}

impl<T: Serialize> Serialize for ShortList<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for ShortList<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(List(PhantomData))
    }
}

struct List<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = ShortList<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<ShortList<T>, A::Error> {
        let Some(first) = list.next_element()? else {
            return Ok(ShortList(Box::new([])));
        };
        let Some(second) = list.next_element()? else {
            return Ok(ShortList(Box::new([first])));
        };
        let mut several = vec![first, second];
        while let Some(next) = list.next_element()? {
            several.push(next);
        }
        Ok(ShortList(several.into()))
    }
}
