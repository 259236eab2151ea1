//! What could be done: policy options with their sponsors, their price and their prospects.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{Citation, Prose, Ref, Title};
use crate::words::text::Text;

/// Usual instruments of policy.
pub(crate) const INSTRUMENTS: &[&str] = &[
    "diplomatic",
    "information",
    "military",
    "economic",
    "financial",
    "intelligence",
    "law-enforcement",
    "cyber",
    "legal",
];

/// Usual states of an option.
pub(crate) const STATUSES: &[&str] = &[
    "raised",
    "proposed",
    "under-discussion",
    "adopted",
    "under-way",
    "done",
    "unlikely",
    "ruled-out",
    "rejected",
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
    pub by: Box<[Ref]>,
    /// Those through whom it would work.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub via: Box<[Ref]>,
    /// Those whom it would be aimed at.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub target: Box<[Ref]>,
    /// By what means of state power.
    #[serde(default)]
    #[schemars(extend("x-words" = INSTRUMENTS))]
    pub instrument: Box<[Text]>,
    /// How far it has come.
    #[schemars(extend("x-words" = STATUSES))]
    pub status: Option<Text>,
    /// Those who speak for it.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub proponents: Box<[Ref]>,
    /// Those who speak against it.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub opponents: Box<[Ref]>,
    /// What gives it force.
    #[serde(default)]
    pub leverage: Box<[Argument]>,
    /// What speaks for it.
    #[serde(default)]
    pub pros: Box<[Argument]>,
    /// What speaks against it.
    #[serde(default)]
    pub cons: Box<[Argument]>,
    /// What could go wrong, and for whom or from whom.
    #[serde(default)]
    pub risks: Box<[Risk]>,
    /// What it would take.
    #[serde(default)]
    pub needs: Box<[Prose]>,
    /// What stands in its way.
    #[serde(default)]
    pub obstacles: Box<[Argument]>,
    /// What it would bring about.
    #[serde(default)]
    pub effects: Box<[Argument]>,
    /// How each actor would answer.
    #[serde(default)]
    #[schemars(extend("x-keys-to" = ["actor"]))]
    pub responses: IndexMap<Ref, Prose>,
    /// Events of the same kind.
    #[serde(default)]
    #[schemars(extend("x-to" = ["event"]))]
    pub precedents: Box<[Ref]>,
    /// Options that it rules out.
    #[serde(default)]
    #[schemars(extend("x-to" = ["option"]))]
    pub conflicts_with: Box<[Ref]>,
    /// The briefing's own rating by each criterion, from 1 (low) to 5 (high).
    #[serde(default)]
    #[schemars(extend("x-keys-form" = "criterion"))]
    pub ratings: IndexMap<Text, Rating>,
}

/// Something that speaks for an option or against it, or that it would bring about. Also written as the text alone.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "text"))]
pub struct Argument {
    /// What is said.
    pub text: Prose,
    /// Those who say so; without, it is the briefing's own reading.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"], "x-whose" = true))]
    pub by: Box<[Ref]>,
    /// Where it is said.
    #[serde(default)]
    pub sources: Box<[Citation]>,
}

/// How an option does by a criterion. Also written as the number alone.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "score"))]
pub struct Rating {
    /// From 1 (low) to 5 (high).
    #[schemars(range(min = 1, max = 5))]
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
    pub to: Box<[Ref]>,
    /// Those who would cause it.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub from: Box<[Ref]>,
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
