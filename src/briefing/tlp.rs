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
}
