//! Who acts: states, agencies, groups, people, and what else a story turns on.

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::When;
use super::relation::Relation;
use super::several::Several;
use super::words::{Prose, RefOrTitle, Synonyms, Title, Vocabulary};
use crate::words::text::Text;

/// Usual kinds of actors.
pub(crate) const KINDS: Vocabulary = &[
    ("state", "A state, or its government."),
    (
        "agency",
        "An authority of a state: a ministry, a service, a police force.",
    ),
    ("military", "Armed forces, or a unit of them."),
    ("company", "A business."),
    (
        "organisation",
        "Any other body: of several states, of citizens, of science.",
    ),
    (
        "alliance",
        "States or parties that are bound to each other.",
    ),
    ("media", "A newspaper, a broadcaster, an agency."),
    ("person", "One human being."),
    (
        "group",
        "People who act together, as intruders under one name.",
    ),
    ("persona", "A name under which somebody acts in public."),
    ("population", "The people of a place, or a part of them."),
    ("place", "A country, a town, a sea."),
    ("system", "A weapon, a network, an installation."),
    ("agreement", "A treaty, a resolution, an arrangement."),
    ("work", "A film, a book, a report."),
    ("malware", "Software that is made to do harm (STIX)."),
    ("tool", "Software that can be used to do harm (STIX)."),
    ("campaign", "Attacks that belong together (STIX)."),
    ("sector", "A branch of the economy."),
];

/// What people write for kinds of actors.
const KIND_SYNONYMS: Synonyms = &[
    ("state", "country nation government nation-state"),
    (
        "agency",
        "ministry department service intelligence-agency intelligence-service security-service \
        government-agency regulator police authority",
    ),
    ("military", "army navy air-force armed-forces military-unit"),
    (
        "company",
        "business corporation corp firm vendor enterprise bank provider",
    ),
    (
        "organisation",
        "organization org ngo institution institute university think-tank association",
    ),
    ("alliance", "coalition bloc"),
    (
        "media",
        "newspaper press broadcaster outlet journal news-agency",
    ),
    (
        "person",
        "individual human man woman politician official spokesperson spokesman spokeswoman \
        journalist researcher analyst minister president",
    ),
    (
        "group",
        "apt apt-group threat-actor threat-group hacker-group hacking-group hacker team gang \
        intrusion-set activity-group criminal-group",
    ),
    ("persona", "front identity handle"),
    ("population", "people public citizens"),
    ("place", "city region town location"),
    (
        "system",
        "weapon network infrastructure facility installation platform",
    ),
    ("agreement", "treaty accord"),
    ("work", "film movie book"),
    (
        "malware",
        "ransomware virus trojan worm backdoor rootkit wiper botnet spyware",
    ),
    ("tool", "software exploit"),
    ("campaign", "operation"),
    ("sector", "industry branch"),
];

/// Someone or something that acts or is acted upon.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "name"))]
pub struct Actor {
    /// The usual name.
    pub name: Title,
    /// What sort of actor it is.
    #[schemars(extend("x-words" = KINDS, "x-synonyms" = KIND_SYNONYMS))]
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

/// Another name of an actor.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "name"))]
pub struct Alias {
    /// The name.
    pub name: Text,
    /// Those who call the actor so.
    #[serde(default)]
    pub by: Several<RefOrTitle>,
}
