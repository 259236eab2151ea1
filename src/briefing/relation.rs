//! How actors stand to each other, with the words for both sides.

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::When;
use super::judgement::Confidence;
use super::several::Several;
use super::words::{Citation, Prose, Ref, Synonyms};
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

/// What people write for kinds of relations.
const KIND_SYNONYMS: Synonyms = &[
    ("attributed-to", "attributed blamed-on"),
    (
        "part-of",
        "belongs-to belong-to member-of unit-of subsidiary-of subordinate-to component-of \
        division-of",
    ),
    (
        "leads",
        "heads head-of leader-of directs commands commander-of runs",
    ),
    ("works-for", "employed-by employee-of works-at"),
    ("controls", "owns owner-of operates"),
    ("sponsors", "funds finances backs supports"),
    (
        "located-in",
        "based-in lives-in resides-in headquartered-in in",
    ),
    ("targets", "attacks attacked targeted hacked compromised"),
    ("impersonates", "poses-as pretends-to-be masquerades-as"),
    ("ally-of", "allied-with allied-to ally"),
    (
        "partner-of",
        "works-with cooperates-with collaborates-with partners-with partner",
    ),
    ("rival-of", "enemy-of adversary-of opponent-of rival"),
    ("depends-on", "relies-on"),
    ("supplies", "supplier-of sells-to"),
    ("uses", "used"),
    (
        "related-to",
        "linked-to linked-with associated-with affiliated-with connected-to connected-with \
        relates-to",
    ),
];

/// What people write on the other side of a relation: it is to be written on its own.
pub(crate) const INVERSES: Synonyms = &[
    ("attributed-to", "behind responsible-for"),
    (
        "part-of",
        "parent-of has-part has-parts has-member has-members includes contains comprises consists-of",
    ),
    ("leads", "headed-by run-by commanded-by directed-by"),
    ("works-for", "employer-of"),
    ("controls", "owned-by operated-by"),
    ("sponsors", "funded-by financed-by backed-by supported-by"),
    ("located-in", "location-of home-of"),
    ("targets", "attacked-by hacked-by compromised-by victim-of"),
    ("supplies", "customer-of buys-from"),
];

/// What people write for how a relation stands.
const STATUS_SYNONYMS: Synonyms = &[
    ("asserted", "claimed stated"),
    (
        "suspected",
        "alleged believed possible probable unconfirmed",
    ),
    ("disputed", "contested doubted"),
    ("denied", "refuted rejected"),
];

/// What people write before a kind and that says how the relation stands, in small letters, longer ones first.
const HEDGES: &[(&str, RelationStatus)] = &[
    ("suspected to have been ", RelationStatus::Suspected),
    ("suspected to be ", RelationStatus::Suspected),
    ("suspected of being ", RelationStatus::Suspected),
    ("believed to be ", RelationStatus::Suspected),
    ("thought to be ", RelationStatus::Suspected),
    ("suspected ", RelationStatus::Suspected),
    ("allegedly ", RelationStatus::Suspected),
    ("reportedly ", RelationStatus::Suspected),
    ("presumably ", RelationStatus::Suspected),
    ("probably ", RelationStatus::Suspected),
    ("possibly ", RelationStatus::Suspected),
    ("likely ", RelationStatus::Suspected),
    ("said to be ", RelationStatus::Asserted),
];

/// Words before a kind that say nothing.
const FILLERS: [&str; 4] = ["is ", "was ", "are ", "were "];

/// Words before a kind that is a noun. Before a verb they are an id: `a controls b`.
const ARTICLES: [&str; 3] = ["a ", "an ", "the "];

/// The longest words that are taken for a relation.
const LONG: usize = 200;

/// A kind as people write it, with what it is here.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Phrase<'t> {
    /// The words up to its end.
    pub written: &'t str,
    /// Those of them that are the kind.
    pub words: &'t str,
    /// The kind.
    pub kind: &'static str,
    /// What they say of how it stands.
    pub status: Option<RelationStatus>,
    /// What is behind them.
    pub to: &'t str,
}

/// The kind that a text begins with, in words as people write them; the longest that is one.
pub(crate) fn phrase(text: &str) -> Option<Phrase<'_>> {
    let text = text.trim();
    if text.len() > LONG {
        return None;
    }
    let (rest, status) = hedged(text);
    let spaces = rest.char_indices().filter(|(_, c)| c.is_whitespace());
    let ends: Vec<usize> = spaces.map(|(at, _)| at).chain([rest.len()]).collect();
    ends.into_iter().rev().find_map(|end| {
        let (kind, to) = rest.split_at(end);
        let words = kind.trim();
        Some(Phrase {
            written: text.strip_suffix(to)?.trim_end(),
            words,
            kind: kind_of(words)?,
            status,
            to: to.trim(),
        })
    })
}

/// What is left of a text without words before it that are no part of a kind, and what these say.
fn hedged(text: &str) -> (&str, Option<RelationStatus>) {
    let (mut rest, mut status) = (text, None);
    loop {
        let begins = |word: &str| {
            let start = rest.get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        let article = ARTICLES.iter().find(|word| begins(word));
        let is_behind = rest.len() < text.len();
        let article = article.filter(|word| is_behind || is_noun(&rest[word.len()..]));
        let filler = FILLERS.iter().find(|word| begins(word)).or(article);
        let hedge = HEDGES.iter().find(|(words, _)| begins(words));
        let words = match (filler, hedge) {
            (Some(filler), _) => filler,
            (None, Some((words, says))) => {
                status = Some(*says);
                words
            }
            (None, None) => return (rest, status),
        };
        rest = rest[words.len()..].trim_start();
    }
}

/// Whether a text begins with a kind that is a noun, as `member of`.
fn is_noun(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next(), words.next());
    let kind = |words: &str| kind_of(words).is_some();
    match (first, second) {
        (Some(first), Some("of")) => kind(&format!("{first} of")),
        (Some(first), _) => matches!(first, "ally" | "partner" | "rival"),
        _ => false,
    }
}

/// The kind that some words are or, likely, mean.
fn kind_of(words: &str) -> Option<&'static str> {
    let spelt = words.replace(['_', ' '], "-").to_lowercase();
    let own = LABELS.iter().map(|(kind, ..)| *kind);
    let likely = KIND_SYNONYMS.iter().flat_map(|(kind, others)| {
        let others = others.split_whitespace();
        others.map(move |other| (other, *kind))
    });
    let mut all = own.map(|kind| (kind, kind)).chain(likely);
    all.find(|(other, _)| *other == spelt).map(|(_, kind)| kind)
}

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
    #[schemars(extend("x-words" = kinds(), "x-synonyms" = KIND_SYNONYMS))]
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
#[schemars(inline, extend("x-synonyms" = STATUS_SYNONYMS))]
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

impl Phrase<'_> {
    /// How it is written here.
    pub(crate) fn right(&self) -> String {
        match self.status {
            Some(status) => format!(
                "{{kind: {}, to: {}, status: {}}}",
                self.kind,
                self.to,
                status.word()
            ),
            None => format!("{} {}", self.kind, self.to),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: Option<&str>) {
        let found = phrase(written).map(|phrase| phrase.right());
        assert_eq!(found.as_deref(), expected, "{written}");
    }

    #[test]
    fn kinds_in_words_are_understood() {
        check("part of gru", Some("part-of gru"));
        check("is part of gru", Some("part-of gru"));
        check("Works with iran", Some("partner-of iran"));
        check("belongs to uk", Some("part-of uk"));
        check("a member of the-family", Some("part-of the-family"));
        check("is a part of a", Some("part-of a"));
        check("a partner of a", Some("partner-of a"));
        check("a controls b", None);
        check("a part-of b", None);
        check("the targets iran", None);
        check("targets", Some("targets "));
        check("befriends iran", None);
        check("iran", None);
        check("", None);
    }

    #[test]
    fn how_sure_they_are_becomes_a_status() {
        check(
            "suspected to be part of gru",
            Some("{kind: part-of, to: gru, status: suspected}"),
        );
        check("is allegedly controlled controls gru", None);
        check(
            "Allegedly works for gru",
            Some("{kind: works-for, to: gru, status: suspected}"),
        );
        check("suspected gru", None);
    }

    #[test]
    fn synonyms_are_of_kinds_that_there_are() {
        let is_kind = |word: &str| LABELS.iter().any(|(kind, ..)| *kind == word);
        assert!(KIND_SYNONYMS.iter().all(|(kind, _)| is_kind(kind)));
    }
}
