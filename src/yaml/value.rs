//! A value with nothing wrong in it, on its way from the tree to the types.
//!
//! It borrows its words from the tree, and its keys are those of the shapes, so that nothing is copied before a type
//! keeps it. Where values have to outlive their file, or to be added to, they become [`serde_yaml::Value`]s.

use std::borrow::Cow;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_yaml::{Error, Number};

/// A value that the walk found sound.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'t> {
    /// A key that takes something away.
    Null,
    /// True or false.
    Flag(bool),
    /// A number.
    Number(Number),
    /// Words.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Value<'t>>),
    /// Keys with values, each key once.
    Map(Vec<(Cow<'t, str>, Value<'t>)>),
}

impl<'t> Value<'t> {
    /// The words of a text.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The same with words of its own.
    pub(crate) fn into_owned(self) -> Value<'static> {
        let own = |text: Cow<'t, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Null => Value::Null,
            Self::Flag(flag) => Value::Flag(flag),
            Self::Number(number) => Value::Number(number),
            Self::Text(text) => Value::Text(own(text)),
            Self::List(items) => Value::List(items.into_iter().map(Value::into_owned).collect()),
            Self::Map(pairs) => {
                let pairs = pairs.into_iter();
                Value::Map(pairs.map(|(key, v)| (own(key), v.into_owned())).collect())
            }
        }
    }
}

impl From<&Value<'_>> for serde_yaml::Value {
    fn from(value: &Value<'_>) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Flag(flag) => Self::Bool(*flag),
            Value::Number(number) => Self::Number(number.clone()),
            Value::Text(text) => Self::String(text.as_ref().to_owned()),
            Value::List(items) => Self::Sequence(items.iter().map(Self::from).collect()),
            Value::Map(pairs) => {
                let pairs = pairs.iter();
                Self::Mapping(
                    pairs
                        .map(|(key, value)| (key.as_ref().into(), value.into()))
                        .collect(),
                )
            }
        }
    }
}

impl<'t> From<&'t str> for Value<'t> {
    fn from(text: &'t str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'de> IntoDeserializer<'de, Error> for &'de Value<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for &'de Value<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Value::Null => visitor.visit_unit(),
            Value::Flag(flag) => visitor.visit_bool(*flag),
            Value::Number(number) => number.deserialize_any(visitor),
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(items) => SeqDeserializer::new(items.iter()).deserialize_any(visitor),
            Value::Map(pairs) => {
                let pairs = pairs.iter().map(|(key, value)| (key.as_ref(), value));
                MapDeserializer::new(pairs).deserialize_any(visitor)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let word: &str = self.text().unwrap_or_default();
        let word: <&str as IntoDeserializer<'de, Error>>::Deserializer = word.into_deserializer();
        word.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq
        tuple tuple_struct map struct identifier
    }
}
