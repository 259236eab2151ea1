//! What the briefing itself concludes, how likely it is, and how well founded.
//!
//! Likelihood and confidence follow ICD 203 (Analytic Standards, 2015, D.6.e.2): likelihood is about the event,
//! confidence about the ground one stands on, and the two are never mixed in one word.

mod share;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use crate::words::text;

use super::date::When;
use super::several::Several;
use super::words::{Prose, Ref, RefOrTitle, Synonyms};

/// A conclusion of the briefing's own.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "text"))]
pub struct Judgement {
    /// The claim, with its word of likelihood, so that the sentence does not overstate when it is quoted alone; without
    /// words of confidence.
    pub text: Prose,
    /// How likely it is, in the words of ICD 203.
    pub likelihood: Option<Likelihood>,
    /// How well founded it is, in the words of ICD 203.
    pub confidence: Option<Confidence>,
    /// The reasoning.
    #[serde(default)]
    pub why: Several<Prose>,
    /// What speaks for it: evidence, events, statements.
    #[serde(default)]
    #[schemars(extend("x-to" = []))]
    pub r#for: Several<Ref>,
    /// What speaks against it.
    #[serde(default)]
    #[schemars(extend("x-to" = []))]
    pub against: Several<Ref>,
    /// What it takes for granted.
    #[serde(default)]
    pub assumptions: Several<Prose>,
    /// Other readings: hypotheses, judgements, or words.
    #[serde(default)]
    pub alternatives: Several<RefOrTitle>,
    /// What would show that it is turning out so, or not.
    #[serde(default)]
    pub indicators: Several<Prose>,
    /// What changed since the last briefing.
    pub change: Option<Prose>,
    /// Those who see it otherwise.
    #[serde(default)]
    pub dissent: Several<Dissent>,
    /// When to look at it again.
    pub review_by: Option<When>,
}

/// Another view.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "text"))]
pub struct Dissent {
    /// Who holds it.
    #[serde(default)]
    pub by: Several<RefOrTitle>,
    /// What they say.
    pub text: Prose,
}

/// What people write for how well founded a judgement is.
const CONFIDENCE_SYNONYMS: Synonyms = &[
    ("low", "weak poor very-low"),
    ("moderate", "average mid middle fair"),
    ("high", "strong firm very-high"),
];

/// How well founded a judgement is, by ICD 203.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline, extend("x-synonyms" = CONFIDENCE_SYNONYMS))]
pub enum Confidence {
    /// Scant, questionable or fragmented information.
    Low,
    /// Credible and plausible information, not enough for more.
    Moderate,
    /// High-quality information or the nature of the issue allows a solid judgement.
    High,
}

impl Confidence {
    /// The word for it, as `moderate confidence`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low confidence",
            Self::Moderate => "moderate confidence",
            Self::High => "high confidence",
        }
    }

    /// The first part of that word, where it is said that it is confidence.
    pub fn degree(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

/// How likely a thing is, by ICD 203. Ordered from the least to the most likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likelihood {
    /// 1–5 %.
    AlmostNoChance,
    /// 5–20 %.
    VeryUnlikely,
    /// 20–45 %.
    Unlikely,
    /// 45–55 %.
    RoughlyEven,
    /// 55–80 %.
    Likely,
    /// 80–95 %.
    VeryLikely,
    /// 95–99 %.
    AlmostCertain,
}

/// The seven steps of ICD 203: the word, its synonyms in the standard's second row, and the range in per cent.
const STEPS: &[(Likelihood, &str, &str, u8, u8)] = &[
    (
        Likelihood::AlmostNoChance,
        "almost-no-chance",
        "remote",
        1,
        5,
    ),
    (
        Likelihood::VeryUnlikely,
        "very-unlikely",
        "highly-improbable",
        5,
        20,
    ),
    (Likelihood::Unlikely, "unlikely", "improbable", 20, 45),
    (Likelihood::RoughlyEven, "roughly-even", "even-odds", 45, 55),
    (Likelihood::Likely, "likely", "probable", 55, 80),
    (
        Likelihood::VeryLikely,
        "very-likely",
        "highly-probable",
        80,
        95,
    ),
    (
        Likelihood::AlmostCertain,
        "almost-certain",
        "nearly-certain",
        95,
        99,
    ),
];

/// What people write for how likely a thing is.
const LIKELIHOOD_SYNONYMS: Synonyms = &[
    ("almost-no-chance", "impossible no-chance"),
    ("very-unlikely", "highly-unlikely low"),
    ("unlikely", "low"),
    ("roughly-even", "even even-chance fifty-fifty toss-up"),
    ("likely", "high"),
    ("very-likely", "highly-likely high"),
    (
        "almost-certain",
        "certain certainly definite definitely sure virtually-certain",
    ),
];

impl Likelihood {
    /// The seven steps, from the least to the most likely.
    pub const ALL: [Self; 7] = [
        Self::AlmostNoChance,
        Self::VeryUnlikely,
        Self::Unlikely,
        Self::RoughlyEven,
        Self::Likely,
        Self::VeryLikely,
        Self::AlmostCertain,
    ];

    fn step(self) -> (&'static str, u8, u8) {
        STEPS
            .iter()
            .find(|step| step.0 == self)
            .map_or(("", 0, 0), |step| (step.1, step.3, step.4))
    }

    /// The word as it is written in a file, as `very-likely`.
    pub fn name(self) -> &'static str {
        self.step().0
    }

    /// The word of the standard, as `very likely`.
    pub fn word(self) -> String {
        match self {
            Self::RoughlyEven => "roughly even chance".to_owned(),
            _ => self.step().0.replace('-', " "),
        }
    }

    /// How likely it is as a bar, of seven heights for the seven steps.
    pub fn bar(self) -> &'static str {
        const BARS: [&str; STEPS.len()] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"];
        let step = STEPS.iter().position(|step| step.0 == self);
        step.and_then(|step| BARS.get(step))
            .copied()
            .unwrap_or_default()
    }

    /// The words for a number as it is written, with their ranges: several where it lies between them, or can be read in
    /// several ways, as 8/10 can; none for what is no number.
    pub(crate) fn for_number(written: &str) -> Vec<(&'static str, u8, u8)> {
        let shares = share::read(written);
        let holds = |low: u8, high: u8| {
            let (low, high) = (f64::from(low), f64::from(high));
            shares.iter().any(|share| share.overlaps(low, high))
        };
        let steps = STEPS.iter().filter(|step| holds(step.3, step.4));
        steps.map(|step| (step.1, step.3, step.4)).collect()
    }

    /// The range that the word stands for, in per cent.
    pub fn range(self) -> (u8, u8) {
        let (_, low, high) = self.step();
        (low, high)
    }
}

impl<'de> Deserialize<'de> for Likelihood {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::read(deserializer, |word| {
            let found = STEPS
                .iter()
                .find(|(_, name, synonym, ..)| *name == word || *synonym == word);
            found
                .map(|step| step.0)
                .ok_or("not a likelihood of ICD 203")
        })
    }
}

impl JsonSchema for Likelihood {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Likelihood".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let own = STEPS.iter().map(|(_, word, _, low, high)| {
            let meaning = format!("{low} to {high} %.");
            (*word, meaning)
        });
        let synonyms = STEPS.iter().map(|(_, word, synonym, low, high)| {
            let meaning = format!("{low} to {high} %; another word for {word}.");
            (*synonym, meaning)
        });
        let words = own.chain(synonyms);
        let words =
            words.map(|(word, meaning)| json_schema!({ "const": word, "description": meaning }));
        let words: Vec<Schema> = words.collect();
        json_schema!({ "type": "string", "oneOf": words, "x-synonyms": LIKELIHOOD_SYNONYMS })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_meet_without_a_gap() {
        for pair in STEPS.windows(2) {
            assert_eq!(pair[0].4, pair[1].3);
            assert!(pair[0].0 < pair[1].0);
        }
        assert_eq!(Likelihood::VeryLikely.word(), "very likely");
    }

    #[test]
    fn a_number_has_the_word_in_whose_range_it_is() {
        let words = |written| {
            let found = Likelihood::for_number(written).into_iter();
            found.map(|(word, ..)| word).collect::<Vec<_>>()
        };
        assert_eq!(words("0.1"), ["very-unlikely"]);
        assert_eq!(words("60 %"), ["likely"]);
        assert_eq!(words("60"), ["likely"]);
        assert_eq!(words("80%"), ["likely", "very-likely"]);
        assert_eq!(words("80-95%"), ["very-likely"]);
        assert_eq!(words("100%"), ["almost-certain"]);
        assert_eq!(words("0.5%"), ["almost-no-chance"]);
        assert_eq!(words("0"), ["almost-no-chance"]);
        assert_eq!(words("8/10"), ["likely", "very-likely"]);
        assert_eq!(words("3 out of 4"), ["likely"]);
        assert_eq!(words("2/3"), ["likely"]);
        assert_eq!(words("50/50"), ["roughly-even"]);
        assert_eq!(words("60/40"), ["likely"]);
        assert_eq!(words("55/80"), ["likely"]);
        assert_eq!(words("0,8"), ["likely", "very-likely"]);
        assert_eq!(words("1"), ["almost-no-chance", "almost-certain"]);
        assert_eq!(words("1.0"), ["almost-no-chance", "almost-certain"]);
        assert_eq!(words(">80%"), ["very-likely", "almost-certain"]);
        assert_eq!(
            words("more than 90 per cent"),
            ["very-likely", "almost-certain"]
        );
        assert_eq!(words("<5%"), ["almost-no-chance"]);
        assert_eq!(words("10 to 15 percent"), ["very-unlikely"]);
        assert_eq!(words("101%"), [""; 0]);
        assert_eq!(words("-5"), [""; 0]);
        assert_eq!(words("1/0"), [""; 0]);
        assert_eq!(words("NaN"), [""; 0]);
        assert_eq!(words("soon"), [""; 0]);
        assert_eq!(Likelihood::VeryLikely.range(), (80, 95));
    }
}
