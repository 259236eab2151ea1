//! Lists and maps that most entries leave out.

use std::borrow::Cow;
use std::ops::Deref;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};
use thin_vec::ThinVec;

use crate::words::text::Text;

/// A list of one field. It is a pointer wide, and an empty one has no memory of its own: an entry has a dozen of them, a
/// library a hundred thousand entries, and nearly all of the lists are empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Several<T>(ThinVec<T>);

impl<T> Default for Several<T> {
    fn default() -> Self {
        Self(ThinVec::new())
    }
}

impl<T> Deref for Several<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> FromIterator<T> for Several<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut list: ThinVec<T> = items.into_iter().collect();
        list.shrink_to_fit();
        Self(list)
    }
}

impl<'a, T> IntoIterator for &'a Several<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Several<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::deserialize(deserializer)?.into_iter().collect())
    }
}

/// In the file it is a list like any other.
impl<T: JsonSchema> JsonSchema for Several<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}

/// A map of one field, as narrow as [`Several`], in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyed<T>(Several<(Text, T)>);

impl<T> Default for Keyed<T> {
    fn default() -> Self {
        Self(Several::default())
    }
}

impl<T> Deref for Keyed<T> {
    type Target = [(Text, T)];

    fn deref(&self) -> &[(Text, T)] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Keyed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = IndexMap::<Text, T>::deserialize(deserializer)?;
        Ok(Self(map.into_iter().collect()))
    }
}

/// In the file it is a map like any other.
impl<T: JsonSchema> JsonSchema for Keyed<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        IndexMap::<Text, T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        IndexMap::<Text, T>::json_schema(generator)
    }
}
