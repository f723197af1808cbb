//! Small sets of fieldless values, so that a rule can say "every open phase but these" in const, and be asked in one load.

/// Writes the set type of an enum that has `ALL` (every value, in the order of their discriminants) and `name()`.
macro_rules! set_of { ($(#[$doc:meta])* $set:ident($bits:ty) of $item:ident) => {
    $(#[$doc])*
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct $set($bits);

    impl $set {
        /// The set with nothing in it.
        pub const EMPTY: Self = $set(0);
        /// The set of every value there is.
        pub const ALL: Self = $set::from_slice($item::ALL);

        /// Returns the set of exactly these values, in const too.
        #[must_use]
        #[expect(clippy::indexing_slicing, reason = "the index is below the length")]
        pub const fn from_slice(items: &[$item]) -> Self {
            let mut set = Self::EMPTY;
            let mut i = 0;
            while i < items.len() {
                set.0 |= 1 << items[i] as $bits;
                i += 1;
            }
            set
        }

        /// Returns the values that are in this set or in the other.
        #[must_use]
        pub const fn union(self, other: Self) -> Self {
            $set(self.0 | other.0)
        }

        /// Returns the values of this set that are not in the other.
        #[must_use]
        pub const fn difference(self, other: Self) -> Self {
            $set(self.0 & !other.0)
        }

        /// Returns true if the value is in the set.
        #[must_use]
        pub const fn contains(self, item: $item) -> bool {
            self.0 & 1 << item as $bits != 0
        }

        /// Returns true if nothing is in the set.
        #[must_use]
        pub const fn is_empty(self) -> bool {
            self.0 == 0
        }

        /// Returns how many values are in the set.
        #[must_use]
        pub const fn len(self) -> usize {
            self.0.count_ones() as usize
        }

        /// Returns an iterator over the values, in the order of `ALL`.
        pub fn iter(self) -> impl Iterator<Item = $item> + Clone {
            let mut rest = self.0;
            std::iter::from_fn(move || {
                let lowest = rest.trailing_zeros() as usize; // out of range where none is left
                rest &= rest.wrapping_sub(1);
                $item::ALL.get(lowest).copied()
            })
        }
    }

    impl IntoIterator for $set {
        type Item = $item;
        type IntoIter = std::vec::IntoIter<$item>;
        fn into_iter(self) -> Self::IntoIter {
            self.iter().collect::<Vec<_>>().into_iter()
        }
    }

    /// A list of names.
    impl serde::Serialize for $set {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.iter().collect::<Vec<_>>()) // some formats need the length first
        }
    }

    impl<'de> serde::Deserialize<'de> for $set {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Ok(Vec::<$item>::deserialize(deserializer)?.into_iter().collect())
        }
    }

    #[cfg(feature = "schemars")]
    impl schemars::JsonSchema for $set {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> std::borrow::Cow<'static, str> {
            stringify!($set).into()
        }

        fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
            std::collections::BTreeSet::<$item>::json_schema(generator)
        }
    }

    impl FromIterator<$item> for $set {
        fn from_iter<I: IntoIterator<Item = $item>>(items: I) -> Self {
            items.into_iter().fold(Self::EMPTY, |set, item| set.union(item.into()))
        }
    }

    impl From<$item> for $set {
        fn from(item: $item) -> Self {
            $set::from_slice(&[item])
        }
    }

    impl<const N: usize> From<[$item; N]> for $set {
        fn from(items: [$item; N]) -> Self {
            $set::from_slice(&items)
        }
    }

    impl std::fmt::Debug for $set {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_set().entries(self.iter()).finish()
        }
    }

    /// The names, separated by commas; `none` if there is none.
    impl std::fmt::Display for $set {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            if self.is_empty() {
                return f.write_str("none");
            }
            self.iter().enumerate().try_for_each(|(i, item)| write!(f, "{}{}", if i == 0 { "" } else { ", " }, item.name()))
        }
    }
} }

/// Writes a fieldless enum with its one vocabulary: wire name, `name()` and `Display` are the same word.
macro_rules! names { ($(#[$doc:meta])* $enum:ident { $( $(#[$about:meta])* $item:ident = $name:literal, )* }) => {
    $(#[$doc])*
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    pub enum $enum { $( $(#[$about])* #[serde(rename = $name)] $item, )* }

    impl $enum {
        /// Every one of them, in the order of the documentation.
        pub const ALL: &'static [$enum] = &[$($enum::$item),*];

        /// Returns the one name it has: on the wire, in messages and in diagrams.
        #[must_use]
        pub const fn name(self) -> &'static str {
            match self { $($enum::$item => $name),* }
        }
    }

    impl std::fmt::Display for $enum {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.pad(self.name())
        }
    }
} }

pub(crate) use {names, set_of};
