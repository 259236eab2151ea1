//! A theme as it is written.
//!
//! ```yaml
//! name: harbour            # the name of the file, if it is left out
//! extends: dark            # what this file does not set comes from there
//! background: dark         # dark, light or any: the ground that the colours are made for
//! palette:                 # colours of one's own, by names like those of ids
//!   accent: "#7aa2f7"      # quotes, since `#` after a space starts a comment in YAML
//!   calm: bright-black     # one of the sixteen ANSI colours
//!   soft: 236              # a number from 0 to 255
//! styles:                  # meaning → style
//!   heading: accent bold   # a colour, then any of bold dim italic underline reverse
//!   row-selected: bold on soft
//!   quote: {fg: calm, italic: true}
//!   link: {short: accent, underline: true}
//! ```
//!
//! **Colours.** Wherever a colour is wanted there may stand a name of the palette, `#rrggbb`, an ANSI name (`black`,
//! `red`, `green`, `yellow`, `blue`, `magenta`, `cyan`, `white`, and each with `bright-` before it), a number of the
//! 256 colours, or `default`: the terminal's own. A name of the palette hides an ANSI name.
//!
//! **Styles.** A style says what changes: without a colour, the text keeps the colour of what it stands on. So
//! `strong: bold` is bold in whatever colour the text around it has. The meanings are those of
//! [`Meaning`]; one that no theme of the chain sets has the style of `text`.
//!
//! **Extending.** A palette extends the palette, and a style replaces the whole style. Names of colours are looked up
//! in the palette as it is at the end, so that a theme may consist of a palette only. A theme that extends its own
//! name extends the built-in one.
//!
//! These types are the one declaration of the format: reading, the JSON Schema and completion follow them. They hold
//! words only; [`super::resolved`] has the colours.

use std::borrow::Cow;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::meaning::Meaning;
use crate::briefing::id::Id;
use crate::words::text::{self, Text};

/// A theme as it is written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Theme {
    /// Its name, if not the name of its file.
    pub name: Option<Text>,
    /// The theme that gives what this one does not set.
    pub extends: Option<Text>,
    /// The ground that its colours are made for.
    pub background: Option<Background>,
    /// Colours by names of one's own: `"#rrggbb"`, an ANSI name such as `bright-blue`, or a number from 0 to 255.
    pub palette: IndexMap<Id, Text>,
    /// The style of each meaning.
    pub styles: Stylesheet,
}

/// The ground that a theme is made for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Background {
    /// Light text on a dark ground.
    Dark,
    /// Dark text on a light ground.
    Light,
    /// Either.
    #[default]
    Any,
}

/// Styles by meaning.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Stylesheet(pub IndexMap<Meaning, Style>);

/// How a part of the screen looks. A bare string stands for `short`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("x-main" = "short"))]
pub(crate) struct Style {
    /// All in one: a colour, any of `bold dim italic underline reverse`, and `on` with the colour behind the text.
    pub short: Option<Text>,
    /// The colour of the text.
    pub fg: Option<Text>,
    /// The colour behind the text.
    pub bg: Option<Text>,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is fainter than usual.
    pub dim: bool,
    /// Whether it is italic.
    pub italic: bool,
    /// Whether it is underlined.
    pub underline: bool,
    /// Whether text and ground change their colours.
    pub reverse: bool,
}

impl<'de> Deserialize<'de> for Meaning {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::read(deserializer, |name| {
            let meaning = Self::ALL.iter().find(|meaning| meaning.name() == name);
            meaning.copied().ok_or("no such meaning")
        })
    }
}

impl JsonSchema for Stylesheet {
    fn schema_name() -> Cow<'static, str> {
        "Stylesheet".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let style = generator.subschema_for::<Style>();
        let field = |meaning: &Meaning| {
            let mut style = style.clone();
            style.insert("description".to_owned(), meaning.doc().into());
            (meaning.name().to_owned(), style.into())
        };
        let fields: serde_json::Map<_, _> = Meaning::ALL.iter().map(field).collect();
        json_schema!({ "type": "object", "description": "Styles by meaning.", "properties": fields })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The theme that the documentation of this module shows.
    fn documented() -> String {
        let lines = include_str!("raw.rs").lines();
        let lines = lines.skip_while(|line| *line != "//! ```yaml").skip(1);
        lines
            .take_while(|line| *line != "//! ```")
            .map(|line| format!("{}\n", line.trim_start_matches("//! ")))
            .collect()
    }

    #[test]
    fn the_documented_theme_reads_without_problems() {
        let source = crate::source::SourceFile::named("harbour.yaml", documented());
        let themes = super::super::Themes::new(&[source]);
        let (_, problems) = themes.named("harbour").unwrap();
        assert!(problems.is_empty(), "{problems:?}");
    }

    #[test]
    fn the_schema_has_each_meaning_with_what_it_is_for() {
        let schema = schemars::schema_for!(Theme).to_value();
        let fields = &schema["$defs"]["Stylesheet"]["properties"];
        for meaning in Meaning::ALL {
            assert_eq!(fields[meaning.name()]["description"], meaning.doc());
        }
    }
}
