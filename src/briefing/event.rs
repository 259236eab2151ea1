//! What happened, and who is said to have done it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::When;
use super::judgement::Confidence;
use super::several::Several;
use super::words::{Citation, Prose, Ref, RefOrTitle, Synonyms, Title, Vocabulary};
use crate::words::text::Text;

/// Usual kinds of events.
pub(crate) const KINDS: Vocabulary = &[
    (
        "incident",
        "Something was done to somebody: an attack, an intrusion, an outage.",
    ),
    ("attribution", "Somebody says who was behind it."),
    ("statement", "Somebody says something in public."),
    ("sanction", "A penalty of one state against others."),
    ("indictment", "Somebody is charged before a court."),
    ("agreement", "Several agree on something."),
    ("deployment", "Forces or systems are brought somewhere."),
    ("diplomatic", "Talks, visits, notes, expulsions."),
    ("legal", "Laws, rulings, proceedings, other than a charge."),
    ("leak", "What was kept back becomes public."),
    ("military", "Forces act, or are made ready to."),
    ("publication", "A report or an article appears."),
    ("exercise", "Forces or agencies rehearse."),
    ("operation", "Somebody acts over some time and with a plan."),
    (
        "disclosure",
        "Those concerned, or researchers, make it known.",
    ),
    ("other", "None of these."),
];

/// What people write for kinds of events.
const KIND_SYNONYMS: Synonyms = &[
    (
        "incident",
        "attack cyberattack cyber-attack cyber-incident intrusion hack hacking breach data-breach \
        compromise outage blackout disruption ransomware phishing ddos sabotage",
    ),
    ("attribution", "accusation"),
    (
        "statement",
        "speech announcement press-conference interview comment remark denial warning threat",
    ),
    ("sanction", "embargo penalty"),
    ("indictment", "charge prosecution"),
    ("agreement", "treaty deal accord pact ceasefire"),
    (
        "diplomatic",
        "diplomacy meeting summit visit talk negotiation expulsion",
    ),
    (
        "legal",
        "law legislation ruling court lawsuit trial verdict arrest regulation",
    ),
    ("leak", "data-leak dump"),
    (
        "military",
        "strike airstrike war invasion battle offensive combat",
    ),
    ("publication", "report article paper study publish"),
    ("exercise", "drill training wargame"),
    ("operation", "campaign mission espionage"),
    ("disclosure", "advisory alert discovery notification"),
    ("other", "misc miscellaneous unknown none"),
];

/// Usual levels of an attribution, from the machine to the state.
pub(crate) const LEVELS: Vocabulary = &[
    (
        "infrastructure",
        "The machines and addresses that were used.",
    ),
    ("tooling", "The software that was used."),
    ("persona", "A name under which somebody acts in public."),
    ("group", "People who act together, by whatever name."),
    ("organisation", "A unit, an agency, a company."),
    ("state", "A state, which answers for it."),
];

/// What people write for levels of an attribution.
const LEVEL_SYNONYMS: Synonyms = &[
    ("infrastructure", "ip server domain"),
    ("tooling", "tool malware"),
    ("persona", "alias"),
    (
        "group",
        "apt team actor threat-actor hacker-group threat-group",
    ),
    ("organisation", "organization org unit agency company"),
    ("state", "country nation government nation-state"),
];

/// Usual grounds of an attribution.
pub(crate) const BASES: Vocabulary = &[
    (
        "technical",
        "What was found in code, logs and infrastructure.",
    ),
    ("official", "The word of an authority."),
    ("indictment", "A charge before a court."),
    ("media", "What the press reports on its own account."),
    ("anonymous", "Sources that are not named."),
    ("self-claim", "Those who did it say so."),
];

/// What people write for grounds of an attribution.
const BASIS_SYNONYMS: Synonyms = &[
    ("technical", "forensic malware-analysis telemetry"),
    ("official", "government"),
    ("indictment", "charge"),
    ("media", "press news"),
    ("anonymous", "unnamed anonymous-source"),
    ("self-claim", "confession claim-of-responsibility"),
];

/// What people write for how a claim stands.
const STATUS_SYNONYMS: Synonyms = &[
    ("claimed", "claim alleged asserted stated"),
    ("assessed", "assessment judged concluded"),
    ("contested", "disputed doubted challenged questioned"),
    ("denied", "refuted rejected"),
    ("withdrawn", "retracted recanted"),
];

/// What people write for how important an event is.
const IMPORTANCE_SYNONYMS: Synonyms = &[
    ("1", "high critical major top key"),
    ("2", "medium moderate normal"),
    ("3", "low minor detail"),
];

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "title", "x-dated" = true))]
pub struct Event {
    /// What happened, in a line.
    pub title: Title,
    /// The date, as exact as it is known (EDTF level 0 or 1).
    pub date: Option<When>,
    /// The time in the source's own words, as `Friday`.
    pub when: Option<Text>,
    /// Events that this one followed.
    #[serde(default)]
    #[schemars(extend("x-to" = ["event"]))]
    pub after: Several<Ref>,
    /// Events that this one preceded.
    #[serde(default)]
    #[schemars(extend("x-to" = ["event"]))]
    pub before: Several<Ref>,
    /// The story.
    pub text: Option<Prose>,
    /// What sort of event it is.
    #[schemars(extend("x-words" = KINDS, "x-synonyms" = KIND_SYNONYMS))]
    pub kind: Option<Text>,
    /// Those who took part.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub actors: Several<Ref>,
    /// Those who did it.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub by: Several<Ref>,
    /// Those whom it was done to.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub target: Several<Ref>,
    /// Where: an actor of kind place, or words.
    #[serde(default)]
    pub place: Several<RefOrTitle>,
    /// Techniques by their ATT&CK ids, as `T1566`.
    #[serde(default)]
    pub techniques: Several<Text>,
    /// What it did.
    #[serde(default)]
    pub impact: Several<Prose>,
    /// 1 leads the story, 3 is a detail.
    #[schemars(range(min = 1, max = 3), extend("x-synonyms" = IMPORTANCE_SYNONYMS))]
    pub importance: Option<u8>,
    /// The day from which this was known, where that is not the day of the event: later, or earlier for what was announced.
    pub known_since: Option<Box<When>>,
    /// Who is said to be behind it; several when the claims differ.
    #[serde(default)]
    pub attribution: Several<Attribution>,
}

/// A claim of who is behind an event.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "to"))]
pub struct Attribution {
    /// The actor said to be behind it.
    #[schemars(extend("x-to" = ["actor"]))]
    pub to: Ref,
    /// Those who say so.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub by: Several<Ref>,
    /// How far the claim goes: from a machine to a state.
    #[schemars(extend("x-words" = LEVELS, "x-synonyms" = LEVEL_SYNONYMS))]
    pub level: Option<Text>,
    /// How the claim stands.
    pub status: Option<ClaimStatus>,
    /// When the claim was made.
    pub date: Option<When>,
    /// What it rests on.
    #[serde(default)]
    #[schemars(extend("x-words" = BASES, "x-synonyms" = BASIS_SYNONYMS))]
    pub basis: Several<Text>,
    /// How well founded the claim is, by those who make it (ICD 203).
    pub confidence: Option<Confidence>,
    /// What speaks for it: evidence, events, statements.
    #[serde(default)]
    #[schemars(extend("x-to" = ["evidence", "event", "statement"]))]
    pub r#for: Several<Ref>,
    /// What speaks against it.
    #[serde(default)]
    #[schemars(extend("x-to" = ["evidence", "event", "statement"]))]
    pub against: Several<Ref>,
    /// Where the claim is made.
    #[serde(default)]
    pub sources: Several<Citation>,
    /// More about the claim.
    pub text: Option<Prose>,
}

/// How a claim of attribution stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline, extend("x-synonyms" = STATUS_SYNONYMS))]
pub enum ClaimStatus {
    /// Made in public.
    Claimed,
    /// The finding of an analysis.
    Assessed,
    /// Doubted by others.
    Contested,
    /// Denied by those named.
    Denied,
    /// Taken back.
    Withdrawn,
}

impl ClaimStatus {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Assessed => "assessed",
            Self::Contested => "contested",
            Self::Denied => "denied",
            Self::Withdrawn => "withdrawn",
        }
    }
}
