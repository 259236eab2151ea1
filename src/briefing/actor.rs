//! Who acts: states, agencies, groups, people, and what else a story turns on.

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::When;
use super::relation::Relation;
use super::several::Several;
use super::words::{Prose, RefOrTitle, Title};
use crate::words::text::Text;

/// Usual kinds of actors.
pub(crate) const KINDS: &[&str] = &[
    "state",
    "agency",
    "military",
    "company",
    "organisation",
    "alliance",
    "media",
    "person",
    "group",
    "persona",
    "population",
    "place",
    "system",
    "agreement",
    "work",
    "malware",
    "tool",
    "campaign",
    "sector",
];

/// Someone or something that acts or is acted upon.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "name"))]
pub struct Actor {
    /// The usual name.
    pub name: Title,
    /// What sort of actor it is.
    #[schemars(extend("x-words" = KINDS))]
    pub kind: Option<Text>,
    /// Other names, as people type them; with those who use them, where that is known.
    #[serde(default)]
    pub aliases: Several<Alias>,
    /// Who this is, for this story.
    pub summary: Option<Prose>,
    /// The country, by its ISO 3166 code, in quotes (`"NO"`).
    #[schemars(extend("x-form" = "country"))]
    pub country: Option<Text>,
    /// Office or function.
    pub role: Option<Title>,
    /// Sorts of threat actor, by STIX 2.1 or in your own words.
    #[serde(default)]
    pub types: Several<Text>,
    /// What drives the actor.
    #[serde(default)]
    pub motivation: Several<Text>,
    /// How capable the actor is.
    pub sophistication: Option<Text>,
    /// What means the actor has.
    pub resources: Option<Text>,
    /// What the actor wants.
    #[serde(default)]
    pub goals: Several<Prose>,
    /// When the actor was first seen.
    pub first_seen: Option<Box<When>>,
    /// When the actor was last seen.
    pub last_seen: Option<Box<When>>,
    /// How the actor stands to others.
    #[serde(default)]
    pub relations: Several<Relation>,
}

/// Another name of an actor. Also written as the name alone.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "name"))]
pub struct Alias {
    /// The name.
    pub name: Text,
    /// Those who call the actor so.
    #[serde(default)]
    pub by: Several<RefOrTitle>,
}
