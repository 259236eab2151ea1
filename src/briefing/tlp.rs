//! The Traffic Light Protocol, version 2.0 (FIRST, 2022).

use schemars::JsonSchema;
use serde::Deserialize;

/// With whom a briefing or an entry may be shared, by TLP 2.0. Ordered from the widest to the narrowest circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum Tlp {
    /// No limit on disclosure.
    #[serde(rename = "CLEAR")]
    Clear,
    /// Within the community.
    #[serde(rename = "GREEN")]
    Green,
    /// Within the organisation and its clients, on a need-to-know basis.
    #[serde(rename = "AMBER")]
    Amber,
    /// Within the organisation only.
    #[serde(rename = "AMBER+STRICT")]
    AmberStrict,
    /// For the eyes and ears of the recipients only.
    #[serde(rename = "RED")]
    Red,
}

impl Tlp {
    /// The label as the standard writes it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Red => "TLP:RED",
        }
    }

    /// The marking of several things together: the narrowest. What has no marking is never treated as CLEAR, so that
    /// with it there is none.
    pub fn of_all(markings: impl IntoIterator<Item = Option<Self>>) -> Option<Self> {
        let narrowness = |marking: &Option<Self>| match marking {
            Some(Self::Clear) => (0, None),
            None => (1, None),
            narrower => (2, *narrower),
        };
        markings.into_iter().max_by_key(narrowness).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::Tlp::{self, Amber, Clear, Red};

    #[test]
    fn several_together_have_the_narrowest_marking() {
        assert_eq!(Tlp::of_all([]), None);
        assert_eq!(
            Tlp::of_all([Some(Clear), Some(Red), Some(Amber)]),
            Some(Red)
        );
        assert_eq!(Tlp::of_all([Some(Clear), None]), None);
        assert_eq!(Tlp::of_all([None, Some(Amber)]), Some(Amber));
        assert_eq!(Tlp::of_all([Some(Clear), Some(Clear)]), Some(Clear));
    }
}
