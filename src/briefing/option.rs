//! What could be done: policy options with their sponsors, their price and their prospects.

use std::borrow::Cow;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::several::Several;
use super::words::{Citation, Prose, Ref, Synonyms, Title, Vocabulary, spaced};
use crate::words::text::Text;

/// Usual instruments of policy.
pub(crate) const INSTRUMENTS: Vocabulary = &[
    ("diplomatic", "Talks, recognition, protest."),
    ("information", "What is said in public, and to whom."),
    ("military", "Forces, and the threat of them."),
    ("economic", "Trade, aid, sanctions on goods."),
    ("financial", "Money, banks, sanctions on both."),
    ("intelligence", "What is found out, and shared."),
    ("law-enforcement", "Police and prosecutors."),
    ("cyber", "What is done to or with computers."),
    ("legal", "Law, courts, treaties."),
];

/// What people write for instruments of policy.
const INSTRUMENT_SYNONYMS: Synonyms = &[
    ("diplomatic", "diplomacy"),
    ("information", "media propaganda messaging"),
    ("military", "force kinetic"),
    ("economic", "economy trade sanction"),
    ("financial", "finance money"),
    ("intelligence", "espionage spying"),
    ("law-enforcement", "police prosecution indictment"),
    ("cyber", "hacking cyber-operation"),
    ("legal", "law court judicial treaty"),
];

/// Usual states of an option.
pub(crate) const STATUSES: Vocabulary = &[
    ("raised", "Somebody spoke of it."),
    ("proposed", "Somebody who counts wants it."),
    ("under-discussion", "Those who decide talk about it."),
    ("adopted", "It is decided."),
    ("under-way", "It is being done."),
    ("done", "It was done."),
    ("unlikely", "Hardly anybody expects it."),
    (
        "ruled-out",
        "Those who decide say that they will not do it.",
    ),
    ("rejected", "It was proposed, and refused."),
];

/// What people write for how far an option has come.
const STATUS_SYNONYMS: Synonyms = &[
    ("raised", "suggested mentioned floated"),
    ("proposed", "recommended proposal planned"),
    (
        "under-discussion",
        "considered considering under-consideration discussed debated on-the-table",
    ),
    ("adopted", "approved agreed decided accepted passed planned"),
    ("under-way", "ongoing in-progress underway started active"),
    ("done", "completed complete finished implemented"),
    ("unlikely", "improbable"),
    ("ruled-out", "excluded off-the-table"),
    ("rejected", "refused dismissed denied vetoed"),
];

/// Criteria that every briefing has: id, title, and whether a high rating is good.
pub(crate) const CRITERIA: &[(&str, &str, Good)] = &[
    ("effect", "Effect", Good::High),
    ("feasibility", "Feasibility", Good::High),
    ("cost", "Cost", Good::Low),
    ("escalation", "Escalation", Good::Low),
];

/// Something that could be done.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "title"))]
pub struct PolicyOption {
    /// What could be done, in a line.
    pub title: Title,
    /// How it would go.
    pub text: Option<Prose>,
    /// Those who would do it.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub by: Several<Ref>,
    /// Those through whom it would work.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub via: Several<Ref>,
    /// Those whom it would be aimed at.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub target: Several<Ref>,
    /// By what means of state power.
    #[serde(default)]
    #[schemars(extend("x-words" = INSTRUMENTS, "x-synonyms" = INSTRUMENT_SYNONYMS))]
    pub instrument: Several<Text>,
    /// How far it has come.
    #[schemars(extend("x-words" = STATUSES, "x-synonyms" = STATUS_SYNONYMS))]
    pub status: Option<Text>,
    /// Those who speak for it.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub proponents: Several<Ref>,
    /// Those who speak against it.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub opponents: Several<Ref>,
    /// What gives it force.
    #[serde(default)]
    pub leverage: Several<Argument>,
    /// What speaks for it.
    #[serde(default)]
    pub pros: Several<Argument>,
    /// What speaks against it.
    #[serde(default)]
    pub cons: Several<Argument>,
    /// What could go wrong, and for whom or from whom.
    #[serde(default)]
    pub risks: Several<Risk>,
    /// What it would take.
    #[serde(default)]
    pub needs: Several<Prose>,
    /// What stands in its way.
    #[serde(default)]
    pub obstacles: Several<Argument>,
    /// What it would bring about.
    #[serde(default)]
    pub effects: Several<Argument>,
    /// How each actor would answer.
    #[serde(default)]
    #[schemars(extend("x-keys-to" = ["actor"]))]
    pub responses: IndexMap<Ref, Prose>,
    /// Events of the same kind.
    #[serde(default)]
    #[schemars(extend("x-to" = ["event"]))]
    pub precedents: Several<Ref>,
    /// Options that it rules out.
    #[serde(default)]
    #[schemars(extend("x-to" = ["option"]))]
    pub conflicts_with: Several<Ref>,
    /// The briefing's own rating by each criterion, from 1 (low) to 5 (high): effect and feasibility, where high is good,
    /// cost and escalation, where low is good, and those under `criteria`.
    #[serde(default)]
    #[schemars(extend("x-keys-form" = "criterion"))]
    pub ratings: IndexMap<Text, Rating>,
}

impl PolicyOption {
    /// How far it has come, as it is shown.
    pub(crate) fn status_words(&self) -> Option<Cow<'_, str>> {
        Some(spaced(self.status.as_ref()?, STATUSES))
    }

    /// By what means, as they are shown.
    pub(crate) fn instrument_words(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let words = self.instrument.iter();
        words.map(|word| spaced(word, INSTRUMENTS))
    }
}

/// Something that speaks for an option or against it, or that it would bring about.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "text"))]
pub struct Argument {
    /// What is said.
    pub text: Prose,
    /// Those who say so; without, it is the briefing's own reading.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"], "x-whose" = true))]
    pub by: Several<Ref>,
    /// Where it is said.
    #[serde(default)]
    pub sources: Several<Citation>,
}

/// What people write for a rating.
const SCORE_SYNONYMS: Synonyms = &[
    ("1", "low very-low"),
    ("2", "low"),
    ("3", "medium moderate"),
    ("4", "high"),
    ("5", "high very-high"),
];

/// How an option does by a criterion.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "score"))]
pub struct Rating {
    /// From 1 (low) to 5 (high).
    #[schemars(range(min = 1, max = 5), extend("x-synonyms" = SCORE_SYNONYMS))]
    pub score: u8,
    /// The reason.
    pub why: Option<Prose>,
}

/// What could go wrong.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "text"))]
pub struct Risk {
    /// What could go wrong.
    pub text: Option<Prose>,
    /// Those who would suffer it.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub to: Several<Ref>,
    /// Those who would cause it.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub from: Several<Ref>,
}

/// A criterion of the briefing's own, by which options are rated.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "title"))]
pub struct Criterion {
    /// What is rated.
    pub title: Title,
    /// Whether a high or a low rating is good.
    #[serde(default)]
    pub good: Good,
}

/// Which end of a scale is the good one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Good {
    /// A high rating is good.
    #[default]
    High,
    /// A low rating is good.
    Low,
}
