//! Data of any shape, as it was given. It is read first and judged afterwards, so that an error names the place of what is wrong
//! and does not repeat it.

use serde::de::{Deserialize, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor};
use std::fmt;

pub(super) enum Json {
    Nothing,
    Flag,
    Number,
    Text(String),
    Bytes,
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The kind of data, in words.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Json::Nothing => "nothing",
            Json::Flag => "true or false",
            Json::Number => "a number",
            Json::Text(_) => "a text",
            Json::Bytes => "bytes",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything)
    }
}

struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON Resume")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, some: D) -> Result<Json, D::Error> {
        some.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Json, D::Error> {
        inner.deserialize_any(self)
    }

    /// Something with a tag is what it is without.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Json, A::Error> {
        let (IgnoredAny, inner) = tagged.variant()?;
        inner.newtype_variant()
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Flag)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Json, E> {
        Ok(Json::Bytes)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some((name, field)) = fields.next_entry()? {
            // What has another name than a text is not known.
            if let Json::Text(name) = name {
                object.push((name, field));
            }
        }
        Ok(Json::Object(object))
    }
}
