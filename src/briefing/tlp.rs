//! The Traffic Light Protocol, version 2.0 (FIRST, 2022).

use schemars::JsonSchema;
use serde::Deserialize;

/// With whom a briefing or an entry may be shared, by TLP 2.0. Ordered from the widest to the narrowest circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema)]
#[schemars(inline, extend("x-form" = "marking"))]
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
    /// A marking is written, but cannot be read: it counts as the narrowest there is.
    #[serde(rename = "?")]
    #[schemars(skip)]
    Unreadable,
}

impl Tlp {
    /// The markings of the standard, from the widest to the narrowest.
    pub const ALL: [Self; 5] = [
        Self::Clear,
        Self::Green,
        Self::Amber,
        Self::AmberStrict,
        Self::Red,
    ];

    /// The label as the standard writes it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Red => "TLP:RED",
            Self::Unreadable => "TLP:?",
        }
    }

    /// The word as a file has it: the label without `TLP:`.
    pub fn word(self) -> &'static str {
        let label = self.label();
        label.strip_prefix("TLP:").unwrap_or(label)
    }

    /// The marking that is meant by words as people write them: in letters of any size, with or without `TLP:`, with
    /// another sign for the plus, and `WHITE`, which was the word for CLEAR in version 1. None where nothing is sure.
    pub fn meant_by(written: &str) -> Option<Self> {
        let letters = |text: &str| -> String {
            let letters = text.chars().filter(char::is_ascii_alphanumeric);
            letters.map(|c| c.to_ascii_uppercase()).collect()
        };
        let is_usual = |c: char| c.is_ascii_alphanumeric() || " :+-_".contains(c);
        if !written.chars().all(is_usual) {
            return None;
        }
        let written = letters(written);
        match written.strip_prefix("TLP").unwrap_or(&written) {
            "WHITE" => Some(Self::Clear),
            word => Self::ALL
                .into_iter()
                .find(|tlp| letters(tlp.word()) == word),
        }
    }

    /// Whether what is marked so may be seen by those who may see what has the other marking.
    pub fn is_within(self, other: Self) -> bool {
        self.min(Self::Red) <= other.min(Self::Red)
    }

    /// The marking of several things together: the narrowest. What has no marking is never treated as CLEAR or GREEN,
    /// which nobody gave it, so that with it there is none.
    pub fn of_all(markings: impl IntoIterator<Item = Option<Self>>) -> Option<Self> {
        markings.into_iter().max_by_key(narrowness).flatten()
    }

    /// The marking of something that stands in several things, each of which tells it: the widest.
    pub fn of_any(markings: impl IntoIterator<Item = Option<Self>>) -> Option<Self> {
        markings.into_iter().min_by_key(narrowness).flatten()
    }
}

/// The order in which markings count together; that of what has none is between.
fn narrowness(marking: &Option<Tlp>) -> (u8, Option<Tlp>) {
    let rank = match marking {
        Some(Tlp::Clear | Tlp::Green) => 0,
        None => 1,
        Some(_) => 2,
    };
    (rank, *marking)
}

#[cfg(test)]
mod tests {
    use super::Tlp::{self, Amber, AmberStrict, Clear, Green, Red, Unreadable};

    #[test]
    fn several_together_have_the_narrowest_marking() {
        assert_eq!(Tlp::of_all([]), None);
        assert_eq!(
            Tlp::of_all([Some(Clear), Some(Red), Some(Amber)]),
            Some(Red)
        );
        assert_eq!(Tlp::of_all([Some(Clear), None]), None);
        assert_eq!(Tlp::of_all([Some(Green), None, Some(Clear)]), None);
        assert_eq!(Tlp::of_all([None, Some(Amber)]), Some(Amber));
        assert_eq!(Tlp::of_all([Some(Clear), Some(Clear)]), Some(Clear));
        assert_eq!(Tlp::of_all([Some(Red), Some(Unreadable)]), Some(Unreadable));
    }

    #[test]
    fn what_several_tell_has_the_widest_marking_of_them() {
        assert_eq!(Tlp::of_any([Some(Red), Some(Green)]), Some(Green));
        assert_eq!(Tlp::of_any([Some(Red), None]), None);
        assert_eq!(Tlp::of_any([Some(Green), None]), Some(Green));
        assert_eq!(Tlp::of_any([Some(Unreadable), Some(Red)]), Some(Red));
    }

    #[test]
    fn what_people_write_is_understood_where_it_means_one_thing() {
        for (written, meant) in [
            ("CLEAR", Clear),
            ("TLP:WHITE", Clear),
            ("green", Green),
            ("TLP: Amber", Amber),
            ("amber strict", AmberStrict),
            ("TLP:AMBER-STRICT", AmberStrict),
            ("tlp red", Red),
        ] {
            assert_eq!(Tlp::meant_by(written), Some(meant), "{written}");
        }
        for written in [
            "",
            "TLP",
            "?",
            "reed",
            "RED!",
            "RED AMBER",
            "ŔED",
            "RED\u{200b}",
        ] {
            assert_eq!(Tlp::meant_by(written), None, "{written}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_within_the_narrowest_circle_only() {
        assert!(Unreadable.is_within(Red) && !Unreadable.is_within(AmberStrict));
        assert!(Green.is_within(Green) && Clear.is_within(Green) && !Amber.is_within(Green));
    }
}
