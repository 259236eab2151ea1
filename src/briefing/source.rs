//! Where the briefing has it from.

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::When;
use super::evidence::Reliability;
use super::several::Several;
use super::words::{Address, Ref, Title};
use crate::words::text::Text;

/// Usual kinds of sources.
pub(crate) const KINDS: &[&str] = &[
    "article",
    "opinion",
    "statement",
    "transcript",
    "press-release",
    "report",
    "testimony",
    "dataset",
    "law-firm",
    "news",
    "copy",
    "other",
];

/// Usual things that the bare number of a citation counts.
pub(crate) const LOCATORS: &[&str] = &["line", "page", "paragraph", "section", "minute"];

/// A source.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "title"))]
pub struct Source {
    /// Its title.
    pub title: Title,
    /// Who published it.
    pub publisher: Option<Title>,
    /// Who wrote it.
    #[serde(default)]
    pub authors: Several<Text>,
    /// When it was published.
    pub date: Option<When>,
    /// Where it stands on the web.
    pub url: Option<Address>,
    /// When it was read.
    pub accessed: Option<When>,
    /// What sort of source it is.
    #[schemars(extend("x-words" = KINDS))]
    pub kind: Option<Text>,
    /// Sources that it quotes.
    #[serde(default)]
    #[schemars(extend("x-to" = ["source"]))]
    pub via: Several<Ref>,
    /// How reliable it is, by the Admiralty code.
    pub reliability: Option<Reliability>,
    /// What affects its quality (ICD 206).
    pub descriptor: Option<Title>,
    /// The path of a stored copy.
    pub local: Option<Text>,
    /// Where an archived copy stands on the web.
    pub archive: Option<Address>,
    /// Its language, as `en`.
    pub lang: Option<Text>,
    /// What a bare number in a citation counts: `beast#27` is line 27.
    #[schemars(extend("x-words" = LOCATORS))]
    pub locator: Option<Text>,
}

/// A word to find entries by, described.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "name"))]
pub struct Tag {
    /// How it is shown.
    pub name: Title,
    /// What it stands for.
    pub text: Option<super::words::Prose>,
}
