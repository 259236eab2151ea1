//! How actors stand to each other, with the words for both sides.

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::When;
use super::judgement::Confidence;
use super::several::Several;
use super::words::{Citation, Prose, Ref};
use crate::words::text::Text;

/// The usual kinds of relations, with the words on the page of the actor who has it and on the other's page.
pub(crate) const LABELS: &[(&str, &str, &str)] = &[
    ("attributed-to", "attributed to", "said to be behind"),
    ("part-of", "part of", "has as a part"),
    ("leads", "leads", "led by"),
    ("works-for", "works for", "employs"),
    ("controls", "controls", "controlled by"),
    ("sponsors", "sponsors", "sponsored by"),
    ("hosts", "hosts", "hosted by"),
    ("located-in", "located in", "seat of"),
    ("targets", "targets", "targeted by"),
    ("impersonates", "impersonates", "impersonated by"),
    ("ally-of", "ally of", "ally of"),
    ("patron-of", "patron of", "under the patronage of"),
    ("partner-of", "partner of", "partner of"),
    ("rival-of", "rival of", "rival of"),
    ("trades-with", "trades with", "trades with"),
    ("depends-on", "depends on", "needed by"),
    ("supplies", "supplies", "supplied by"),
    ("uses", "uses", "used by"),
    ("exploits", "exploits", "exploited by"),
    ("pressures", "puts pressure on", "under pressure from"),
    ("sanctions", "sanctions", "sanctioned by"),
    ("regulates", "regulates", "regulated by"),
    ("related-to", "related to", "related to"),
];

/// The same as words with their meaning.
fn kinds() -> Vec<(&'static str, String)> {
    let meaning = |(kind, own, others): &(&'static str, &str, &str)| {
        let meaning = format!("Shown as “{own}”, and on the page of the other as “{others}”.");
        (*kind, meaning)
    };
    LABELS.iter().map(meaning).collect()
}

/// How one actor stands to another.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-pair" = ["kind", "to"]))]
pub struct Relation {
    /// What sort of relation it is.
    #[schemars(extend("x-words" = kinds()))]
    pub kind: Text,
    /// The other actor.
    #[schemars(extend("x-to" = ["actor"]))]
    pub to: Ref,
    /// The actor whose relation it is; only for relations at the top level.
    #[schemars(extend("x-to" = ["actor"]))]
    pub from: Option<Ref>,
    /// How well founded it is (ICD 203).
    pub confidence: Option<Confidence>,
    /// How it stands.
    pub status: Option<RelationStatus>,
    /// Those who say so.
    #[serde(default)]
    #[schemars(extend("x-to" = ["actor"]))]
    pub by: Several<Ref>,
    /// Since when, or when.
    pub date: Option<When>,
    /// Where it is said.
    #[serde(default)]
    pub sources: Several<Citation>,
    /// More about it.
    pub text: Option<Prose>,
}

impl Relation {
    /// The words on the page of the actor who has it.
    pub fn label(&self) -> &str {
        LABELS
            .iter()
            .find(|(kind, ..)| *kind == &*self.kind)
            .map_or(&self.kind, |(_, label, _)| label)
    }

    /// The words on the other actor's page. A kind of one's own has none, so it is read backwards.
    pub fn inverse_label(&self) -> String {
        LABELS
            .iter()
            .find(|(kind, ..)| *kind == &*self.kind)
            .map_or_else(
                || format!("({} of this)", self.kind),
                |(_, _, inverse)| (*inverse).to_owned(),
            )
    }
}

/// Words of relations that say that they hold now, with those for what is past.
const PAST: &[(&str, &str)] = &[
    ("has as a part", "had as a part"),
    ("leads", "led"),
    ("works for", "worked for"),
    ("employs", "employed"),
    ("controls", "controlled"),
    ("sponsors", "sponsored"),
    ("hosts", "hosted"),
    ("targets", "targeted"),
    ("impersonates", "impersonated"),
    ("trades with", "traded with"),
    ("depends on", "depended on"),
    ("supplies", "supplied"),
    ("uses", "used"),
    ("exploits", "exploited"),
    ("puts pressure on", "put pressure on"),
    ("sanctions", "sanctioned"),
    ("regulates", "regulated"),
];

/// The words of a relation for one that is over.
pub(crate) fn in_the_past(label: &str) -> String {
    let past = PAST.iter().find(|(present, _)| *present == label);
    past.map_or_else(
        || format!("formerly {label}"),
        |(_, past)| (*past).to_owned(),
    )
}

/// Which end of a relation belongs to the other, so that what is said of it is said of the other less exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// The actor that has it, to the other.
    ToOther,
    /// The other, to the actor that has it.
    OtherToIt,
    /// The same, if the other is no more than a mask of his.
    MaskToIt,
}

/// The kinds by which one actor belongs to another.
const BELONGS: &[(&str, Belongs)] = &[
    ("part-of", Belongs::ToOther),
    ("works-for", Belongs::ToOther),
    ("attributed-to", Belongs::ToOther),
    ("controls", Belongs::OtherToIt),
    ("sponsors", Belongs::OtherToIt),
    ("impersonates", Belongs::MaskToIt),
];

impl Relation {
    /// Which end of it belongs to the other; none where neither does, or where that is disputed or denied.
    pub fn belongs(&self) -> Option<Belongs> {
        let doubted = [RelationStatus::Disputed, RelationStatus::Denied];
        let is_doubted = self.status.is_some_and(|status| doubted.contains(&status));
        let mut kinds = BELONGS.iter().filter(|_| !is_doubted);
        let found = kinds.find(|(kind, _)| *kind == &*self.kind);
        found.map(|(_, belongs)| *belongs)
    }

    /// Whether it no longer held on the day that a briefing's picture holds for: its date is a span that has ended by
    /// then, or what is said of it begins so.
    pub fn is_over(&self, as_of: Option<&When>) -> bool {
        let text = self.text.as_deref().unwrap_or_default();
        let first = text.split(|c: char| !c.is_alphanumeric()).next();
        let is_said = first.is_some_and(|word| {
            ["former", "formerly", "once", "until"].contains(&&*word.to_lowercase())
        });
        let has_ended = |date: &When| {
            let is_span = date.written().contains('/') && date.earliest() < date.latest();
            is_span && as_of.is_some_and(|as_of| date.latest() < as_of.earliest())
        };
        is_said || self.date.as_ref().is_some_and(has_ended)
    }

    /// Whether it reads the same from both sides.
    pub fn is_mutual(&self) -> bool {
        let mut labels = LABELS.iter();
        labels.any(|(kind, one, other)| *kind == &*self.kind && one == other)
    }

    /// Whether it says no more than that it is, and where that is said.
    pub fn is_bare(&self) -> bool {
        self.confidence.is_none()
            && self.status.is_none()
            && self.by.is_empty()
            && self.date.is_none()
            && self.text.is_none()
    }
}

/// How a relation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum RelationStatus {
    /// Said to be so.
    Asserted,
    /// Thought to be so.
    Suspected,
    /// Doubted by others.
    Disputed,
    /// Denied by those concerned.
    Denied,
}

impl RelationStatus {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Suspected => "suspected",
            Self::Disputed => "disputed",
            Self::Denied => "denied",
        }
    }
}
