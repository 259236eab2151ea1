//! The forms that words take in a briefing: titles, prose, ids of other entries, citations.
//!
//! Each form is a type of its own, so that the schema, the loader and the screen know what a field holds.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::id::is_id;
use crate::words::text::{self, Text};

/// The usual words of a field that also takes others, each with its meaning.
pub(crate) type Vocabulary = &'static [(&'static str, &'static str)];

/// The words of a field, or its numbers, each with what people write for it: in small letters, with hyphens in them and
/// spaces between them. What may be meant for several stands with each. What is meant is likely, never sure.
pub(crate) type Synonyms = &'static [(&'static str, &'static str)];

/// A word of a field as it is shown: a usual one without its hyphens, another one as the author wrote it.
pub(crate) fn spaced<'w>(word: &'w str, usual: Vocabulary) -> Cow<'w, str> {
    match usual.iter().any(|(known, _)| *known == word) {
        true => word.replace('-', " ").into(),
        false => word.into(),
    }
}

/// Declares a form of words: a cleaned text, its name in the schema (`x-form`), and how it is cleaned.
macro_rules! form {
    ($(#[$doc:meta])* $name:ident $form:literal $clean:path) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $name(Text);

        impl $name {
            /// These words in this form.
            pub fn new(raw: &str) -> Self {
                Self($clean(raw))
            }

            /// The words as text.
            pub fn text(&self) -> &Text {
                &self.0
            }
        }

        impl std::ops::Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                text::read(deserializer, |raw| Ok::<_, &str>(Self::new(raw)))
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "x-form": $form })
            }
        }
    };
}

form! {
    /// One line of plain text that may hold wiki links `[[id]]`, and no other markup.
    Title "title" Text::line
}

form! {
    /// CommonMark with wiki links `[[id]]`, `[[id|shown text]]`, `[[briefing/id]]`.
    Prose "prose" Text::lines
}

form! {
    /// The id of another entry: `id`, `question.hypothesis`, or `briefing/id` for one of another briefing.
    Ref "ref" Text::line
}

form! {
    /// Either the id of another entry or plain words.
    RefOrTitle "ref-or-title" Text::line
}

form! {
    /// An address: `http://`, `https://` or `mailto:`.
    Address "address" Text::line
}

impl RefOrTitle {
    /// Whether the words have the form of an id, and so are taken for one.
    pub fn is_ref(&self) -> bool {
        is_reference(self)
    }
}

/// Whether a text has the form of a reference: `id`, `question.hypothesis`, `briefing/id`.
pub(crate) fn is_reference(text: &str) -> bool {
    let item = text.split_once('/').map_or(Some(text), |(briefing, item)| {
        is_id(briefing).then_some(item)
    });
    item.is_some_and(|item| item.splitn(2, '.').all(is_id))
}

impl Address {
    /// Whether it starts as an address that the program may open or link: `http://`, `https://` or `mailto:`.
    pub fn is_openable(&self) -> bool {
        ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| self.starts_with(scheme))
    }
}

/// A source and the place in it: `source-id` or `source-id#locator`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The id of the source.
    pub source: Ref,
    /// A page, a line, a section: whatever the source counts by.
    pub locator: Option<Text>,
}

/// Where one citation in a text may end and the next begin: what is between them stands between things that are counted
/// up, and an id follows.
pub(crate) fn cited_places(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let signs = text.match_indices([',', ';', '&', '+']);
    let words = text.match_indices(" and ");
    let mut all: Vec<(usize, usize)> = signs
        .chain(words)
        .map(|(at, sign)| {
            let rest = text[at + sign.len()..].trim_start();
            let rest = rest.strip_prefix("and ").unwrap_or(rest).trim_start();
            (text[..at].trim_end().len(), text.len() - rest.len())
        })
        .collect();
    all.sort_unstable();
    // A comma before an `and` is one with it.
    all.dedup_by_key(|(_, next)| *next);
    all.into_iter()
}

/// The id that a text of citations begins with; empty where that is none.
pub(crate) fn source_of(text: &str) -> &str {
    let is_of_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let id = &text[..text.find(|c| !is_of_id(c)).unwrap_or(text.len())];
    let rest = text[id.len()..].trim_start();
    let ends = rest.is_empty() || rest.starts_with(['#', ',', ';', '&', '+']);
    let is_whole = ends || rest.starts_with("and ");
    if is_whole { id } else { "" }
}

impl<'de> Deserialize<'de> for Citation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::read(deserializer, |raw| {
            let (source, locator) = raw
                .split_once('#')
                .map_or((raw, None), |(id, at)| (id, Some(at)));
            Ok::<_, &str>(Self {
                source: Ref::new(source),
                locator: locator.map(Text::line),
            })
        })
    }
}

impl JsonSchema for Citation {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Citation".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "x-form": "citation" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_ids_with_at_most_one_scope_and_one_part() {
        for good in ["a", "who.dprk", "sony-hack/leak", "sony-hack/who.dprk"] {
            assert!(is_reference(good), "{good}");
        }
        for bad in ["", "A name", "a/b/c", "a.b.c", "a/", "/a", "1/a", "a.b c"] {
            assert!(!is_reference(bad), "{bad}");
        }
    }
}
