//! Data of any shape, as it was given: read first and judged afterwards, so that what is wrong can be named by where it stands
//! and without repeating it.

use serde::de::{Deserialize, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor};
use std::fmt;

pub(super) enum Given {
    Nothing,
    Flag,
    Number,
    Text(String),
    Bytes,
    List(Vec<Given>),
    Object(Vec<(String, Given)>),
}

impl Given {
    /// What it is, in words.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Given::Nothing => "nothing",
            Given::Flag => "true or false",
            Given::Number => "a number",
            Given::Text(_) => "a text",
            Given::Bytes => "bytes",
            Given::List(_) => "a list",
            Given::Object(_) => "an object",
        }
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything)
    }
}

struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON Resume")
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::Nothing)
    }

    fn visit_none<E>(self) -> Result<Given, E> {
        Ok(Given::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, some: D) -> Result<Given, D::Error> {
        some.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Given, D::Error> {
        inner.deserialize_any(self)
    }

    /// Something with a tag is what it is without.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Given, A::Error> {
        let (IgnoredAny, inner) = tagged.variant()?;
        inner.newtype_variant()
    }

    fn visit_bool<E>(self, _: bool) -> Result<Given, E> {
        Ok(Given::Flag)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Given, E> {
        Ok(Given::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Given, E> {
        Ok(Given::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Given, E> {
        Ok(Given::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Given, E> {
        Ok(Given::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Given, E> {
        Ok(Given::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Given, E> {
        Ok(Given::Text(text.to_owned()))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Given, E> {
        Ok(Given::Bytes)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Given, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Given::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Given, A::Error> {
        let mut object = Vec::new();
        while let Some((name, field)) = fields.next_entry()? {
            // What has another name than a text is not known.
            if let Given::Text(name) = name {
                object.push((name, field));
            }
        }
        Ok(Given::Object(object))
    }
}
