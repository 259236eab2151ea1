//! What somebody said, in their words or in ours.

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::When;
use super::several::Several;
use super::words::{Prose, Ref, Title};
use crate::words::text::Text;

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "says", "anyOf" = [{ "required": ["quote"] }, { "required": ["says"] }]))]
pub struct Statement {
    /// Those who said it.
    #[schemars(extend("x-to" = ["actor"]))]
    pub by: Several<Ref>,
    /// The exact words.
    pub quote: Option<Text>,
    /// The language of the exact words, as `ko`.
    #[schemars(extend("x-form" = "language"))]
    pub lang: Option<Text>,
    /// The exact words in the language of the briefing.
    pub translation: Option<Text>,
    /// The sense, in the briefing's words.
    pub says: Option<Prose>,
    /// When it was said.
    pub date: Option<When>,
    /// The time in the source's own words.
    pub when: Option<Text>,
    /// What it is about.
    #[serde(default)]
    #[schemars(extend("x-to" = []))]
    pub about: Several<Ref>,
    /// The words that hedge it, as `apparently`.
    pub hedge: Option<Title>,
}
