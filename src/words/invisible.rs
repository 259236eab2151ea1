//! Characters that cannot be seen: the one table of them, and what each of the program's purposes makes of it.
//!
//! What a character is, [`Hidden::of`] says, by the properties of Unicode. What follows from it differs: a text marks
//! nearly all of them, a search looks past those inside words, and the terminal is spared those that it would obey.
//! Each purpose has its function here and says where it differs, so that no other file lists characters of its own.

use super::emoji::{KEY, is_emoji, is_keycap};

/// What a character that cannot be seen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hidden {
    /// C0, DEL and C1 (Cc).
    Control,
    /// Breaks of lines and paragraphs (Zl, Zp).
    LineBreak,
    /// Turns the order of a line, or the shapes of its letters and digits (UAX #9, and the deprecated ones).
    Direction,
    /// Takes no column: the soft hyphen, spaces without width, operators that are not written.
    ZeroWidth,
    /// Joins its neighbours or keeps them apart, inside emoji and in scripts that need it.
    Joiner,
    /// Stands for a letter or a pattern that is not there.
    Filler,
    /// Chooses among the shapes of the character before it, which may be an emoji.
    VariationSelector,
    /// Chooses among the variants of an ideograph.
    IdeographicSelector,
    /// Stands around the digits or letters behind it (Prepended_Concatenation_Mark).
    Prepended,
    /// Notes of music, shorthand and hieroglyphs that arrange others.
    Notation,
    /// Marks a note between the lines; and what is set aside beside these.
    Annotation,
    /// Letters of hidden words, and what is set aside beside these.
    Tag,
    /// Never a character (Noncharacter_Code_Point).
    Noncharacter,
}

impl Hidden {
    /// What it is; none of what can be seen, marks over and under letters among it.
    pub(crate) const fn of(c: char) -> Option<Self> {
        // Most of what is written, seen at once.
        if matches!(c,
            ' '..='~' | '\u{AE}'..='\u{2FF}' | '\u{370}'..='\u{5FF}' | '\u{2070}'..='\u{27FF}' | '\u{3165}'..='\u{D7FF}')
        {
            return None;
        }
        Some(match c {
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Self::Control,
            '\u{2028}'..='\u{2029}' => Self::LineBreak,
            '\u{61C}'
            | '\u{200E}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{206F}' => Self::Direction,
            '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2065}' | '\u{FEFF}' => {
                Self::ZeroWidth
            }
            '\u{34F}' | '\u{200C}'..='\u{200D}' => Self::Joiner,
            '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FFA0}' => Self::Filler,
            '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' => {
                Self::VariationSelector
            }
            '\u{E0100}'..='\u{E01EF}' => Self::IdeographicSelector,
            '\u{600}'..='\u{605}'
            | '\u{6DD}'
            | '\u{70F}'
            | '\u{890}'..='\u{891}'
            | '\u{8E2}'
            | '\u{110BD}'
            | '\u{110CD}' => Self::Prepended,
            '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' => {
                Self::Notation
            }
            '\u{FFF0}'..='\u{FFFB}' => Self::Annotation,
            '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}' => Self::Tag,
            '\u{FDD0}'..='\u{FDEF}' => Self::Noncharacter,
            _ if c as u32 & 0xFFFE == 0xFFFE => Self::Noncharacter,
            _ => return None,
        })
    }
}

/// Whether a text shows a mark in its place. All of them; line breaks, the joiner inside emoji and selectors that have
/// something to choose ([`is_at_home`]), [`super::text::clean`] sees to before it asks.
pub(crate) fn is_marked(c: char) -> bool {
    Hidden::of(c).is_some()
}

/// Whether a variation selector has something to choose where it stands: between the looks of an emoji, or between the
/// shapes of a Mongolian letter, which are others without it. All others show nothing and could carry a hidden word: any
/// letter may have one behind it.
pub(crate) fn is_at_home(selector: char, before: Option<char>, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match selector {
        '\u{FE0E}' | '\u{FE0F}' if is_keycap(before) => after == Some(KEY),
        '\u{FE0E}' | '\u{FE0F}' => is_emoji(before),
        '\u{180B}'..='\u{180D}' | '\u{180F}' => matches!(before, '\u{1820}'..='\u{18AA}'),
        _ => false,
    }
}

/// Whether a character reference to it (`&#x200b;`) is shown as it is written. All of them: who writes one so means to
/// write about it, or to hide it.
pub(crate) fn is_unseen(c: char) -> bool {
    Hidden::of(c).is_some()
}

/// Whether a search looks past it, as nobody types it and words are the same without it. Controls, tags and the like
/// are no part of a word, so they are told apart; fillers are, to those who write Hangul letter by letter.
pub(crate) fn is_ignored_in_search(c: char) -> bool {
    matches!(
        Hidden::of(c),
        Some(
            Hidden::Direction
                | Hidden::ZeroWidth
                | Hidden::Joiner
                | Hidden::VariationSelector
                | Hidden::IdeographicSelector
        )
    )
}

/// Whether it is kept from a screen, which would obey it or set what stands around it otherwise than was worked out
/// (ECMA-48, UAX #9, RFC 9839). Text was marked before it comes there; what is left to pass are the parts of clusters,
/// joiners and selectors, and what takes columns, fillers and prepended marks.
pub(crate) fn is_kept_from_screen(c: char) -> bool {
    !matches!(
        Hidden::of(c),
        None | Some(
            Hidden::Joiner
                | Hidden::Filler
                | Hidden::VariationSelector
                | Hidden::IdeographicSelector
                | Hidden::Prepended
        )
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use regex_syntax::hir::{Class, HirKind};

    use super::*;

    /// The characters of a class, as in a regular expression.
    fn class(class: &str) -> impl Fn(char) -> bool {
        let hir = regex_syntax::parse(class).unwrap();
        let HirKind::Class(Class::Unicode(class)) = hir.into_kind() else {
            panic!("{class} is no class of characters");
        };
        let ranges = class.ranges().to_vec();
        move |c| {
            let after = ranges.partition_point(|range| range.start() <= c);
            after > 0 && c <= ranges[after - 1].end()
        }
    }

    fn all() -> impl Iterator<Item = char> {
        '\0'..=char::MAX
    }

    #[test]
    fn the_table_has_what_unicode_calls_invisible() {
        let invisible = class(
            r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{2800}]",
        );
        for c in all() {
            assert_eq!(Hidden::of(c).is_some(), invisible(c), "{c:?}");
        }
    }

    #[test]
    fn what_each_is_agrees_with_unicode() {
        for (hidden, like) in [
            (Hidden::Control, r"\p{Cc}"),
            (Hidden::LineBreak, r"[\p{Zl}\p{Zp}]"),
            (Hidden::Noncharacter, r"\p{Noncharacter_Code_Point}"),
        ] {
            let like = class(like);
            for c in all() {
                assert_eq!(Hidden::of(c) == Some(hidden), like(c), "{c:?}");
            }
        }
        let selector = class(r"\p{Variation_Selector}");
        let turns = class(r"\p{Bidi_Control}");
        let prepended = class(r"\p{Prepended_Concatenation_Mark}");
        for c in all() {
            let hidden = Hidden::of(c);
            let selects = matches!(
                hidden,
                Some(Hidden::VariationSelector | Hidden::IdeographicSelector)
            );
            assert_eq!(selects, selector(c), "{c:?}");
            assert_eq!(hidden == Some(Hidden::Prepended), prepended(c), "{c:?}");
            assert!(!turns(c) || hidden == Some(Hidden::Direction), "{c:?}");
        }
    }

    #[test]
    fn what_a_terminal_obeys_reaches_neither_text_nor_screen() {
        let obeyed = class(
            r"[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u{E0000}-\u{E007F}\p{Noncharacter_Code_Point}]",
        );
        for c in all().filter(|c| obeyed(*c)) {
            assert!(is_marked(c) && is_kept_from_screen(c), "{c:?}");
        }
    }
}
