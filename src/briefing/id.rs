//! Ids: what an entry is called in its file, and what it is called everywhere.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::words::look_alike::latin;
use crate::words::text::Text;

/// Words that YAML tools read as something other than text, and that are therefore no ids.
pub(crate) const RESERVED: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// Whether a text is a well-formed id: `[a-z][a-z0-9-]*`, and none of [`RESERVED`].
pub(crate) fn is_id(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !RESERVED.contains(&text)
}

/// What the letters of ids are made of: small Latin letters without accents, and all else as it is.
pub(crate) fn letters(text: &str) -> impl Iterator<Item = char> {
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
    letters.map(latin).flat_map(char::to_lowercase)
}

/// The nearest well-formed id to a text: what a title or a slip was probably meant to be.
pub(crate) fn id_from(text: &str) -> Option<String> {
    let mut id = String::new();
    for c in letters(text) {
        match c {
            'a'..='z' => id.push(c),
            '0'..='9' if !id.is_empty() => id.push(c),
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    let id = id.trim_end_matches('-').to_owned();
    is_id(&id).then_some(id)
}

/// The id that an entry has in its own file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Text);

impl Id {
    /// An id as written; whether it is well formed is for the loader to say.
    pub fn new(text: &str) -> Self {
        Self(Text::line(text))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words as text.
    pub fn text(&self) -> &Text {
        &self.0
    }
}

impl From<Text> for Id {
    fn from(text: Text) -> Self {
        Self(text)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Text::deserialize(deserializer).map(Self)
    }
}

impl JsonSchema for Id {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "x-form": "id", "pattern": "^[a-z][a-z0-9-]*$", "not": { "enum": RESERVED } })
    }
}

/// The name of an entry in the whole library: `briefing/item`, or the bare id of a briefing or of an entry that
/// stands only in a library file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId {
    /// The briefing the entry is seen in; empty for entries of library files and for briefings themselves.
    pub briefing: Text,
    /// The id within it; `question.hypothesis` for a hypothesis.
    pub item: Text,
}

impl EntryId {
    /// An entry of a briefing.
    pub fn in_briefing(briefing: &Text, item: &str) -> Self {
        Self {
            briefing: briefing.clone(),
            item: Text::line(item),
        }
    }

    /// A briefing itself, or an entry of a library file.
    pub fn global(item: &str) -> Self {
        Self {
            briefing: Text::line(""),
            item: Text::line(item),
        }
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.briefing.is_empty() {
            self.item.fmt(f)
        } else {
            write!(f, "{}/{}", self.briefing, self.item)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ids_are_small_words_with_hyphens() {
        for good in ["a", "north-korea", "apt10", "x--y", "none"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "A", "1a", "-a", "no", "true", "a_b", "a b", "é", "a.b"] {
            assert!(!is_id(bad), "{bad}");
        }
    }

    #[test]
    fn a_slip_becomes_the_id_that_was_meant() {
        assert_eq!(id_from("North Korea").as_deref(), Some("north-korea"));
        assert_eq!(id_from("APT_10").as_deref(), Some("apt-10"));
        assert_eq!(id_from("Süddeutsche").as_deref(), Some("suddeutsche"));
        assert_eq!(id_from("10"), None);
        assert_eq!(id_from("No"), None);
    }

    proptest! {
        #[test]
        fn what_is_made_is_an_id(text in "\\PC*") {
            prop_assert!(id_from(&text).is_none_or(|id| is_id(&id)));
        }
    }
}
