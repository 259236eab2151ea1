//! Where the briefing has it from.

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::When;
use super::evidence::Reliability;
use super::several::Several;
use super::words::{Address, Ref, Synonyms, Title, Vocabulary};
use crate::words::text::Text;

/// Usual kinds of sources.
pub(crate) const KINDS: Vocabulary = &[
    ("article", "A piece of a newspaper, a magazine, a journal."),
    ("opinion", "A piece that argues."),
    ("statement", "What somebody made public in his own name."),
    ("transcript", "What was said, word for word."),
    (
        "press-release",
        "What an office or a company gave to the press.",
    ),
    ("report", "A study, with its findings."),
    ("testimony", "What was said before a court or a committee."),
    ("dataset", "Figures, records, indicators."),
    (
        "law-firm",
        "What a law firm wrote for clients or the public.",
    ),
    ("news", "A report of a news agency or a broadcaster."),
    ("copy", "A reprint or repost of another source."),
    ("other", "None of these."),
];

/// What people write for kinds of sources.
const KIND_SYNONYMS: Synonyms = &[
    (
        "article",
        "blog blog-post website webpage web-page news-article newspaper newspaper-article magazine \
        magazine-article journal-article",
    ),
    ("opinion", "op-ed editorial column commentary"),
    (
        "statement",
        "tweet post social-media social-media-post announcement press-statement",
    ),
    ("transcript", "interview speech podcast"),
    ("press-release", "release"),
    (
        "report",
        "paper study white-paper whitepaper analysis research research-paper advisory pdf",
    ),
    ("testimony", "affidavit"),
    ("dataset", "data database indicator ioc statistic"),
    ("news", "newswire wire news-agency broadcast news-report"),
    ("copy", "mirror repost reprint"),
    ("other", "misc miscellaneous unknown"),
];

/// Usual things that the bare number of a citation counts.
pub(crate) const LOCATORS: Vocabulary = &[
    ("line", "Lines."),
    ("page", "Pages."),
    ("paragraph", "Paragraphs."),
    ("section", "Sections."),
    ("minute", "Minutes of a recording."),
];

/// What people write for what a citation counts.
const LOCATOR_SYNONYMS: Synonyms = &[
    ("line", "l"),
    ("page", "p pp pg"),
    ("paragraph", "para par"),
    ("section", "sec sect chapter"),
    ("minute", "min timestamp time"),
];

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
    #[schemars(extend("x-words" = KINDS, "x-synonyms" = KIND_SYNONYMS))]
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
    #[schemars(extend("x-form" = "language"))]
    pub lang: Option<Text>,
    /// What a bare number in a citation counts: `beast#27` is line 27.
    #[schemars(extend("x-words" = LOCATORS, "x-synonyms" = LOCATOR_SYNONYMS))]
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
