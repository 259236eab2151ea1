//! The words for colours.
//!
//! What a name of a palette means is for [`super::resolve`] to say; what a terminal can show, for [`super::depth`].

use ratatui::style::Color;

/// The word for the colour that the terminal has of itself.
pub(super) const DEFAULT: &str = "default";

/// The sixteen ANSI colours in their order. Terminals' `white` is what ratatui calls gray.
pub(super) const ANSI: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// The colour that a word means without any palette.
pub(super) fn parse(word: &str) -> Option<Color> {
    if word == DEFAULT {
        return Some(Color::Reset);
    }
    if let Some(digits) = word.strip_prefix('#') {
        return hex(digits);
    }
    let named = ANSI.iter().find(|(name, _)| *name == word);
    named
        .map(|(_, colour)| *colour)
        .or_else(|| number(word).map(Color::Indexed))
}

/// Whether a word is meant as a colour by its value, as `#12` or `300`, and so is no name.
pub(super) fn is_value(word: &str) -> bool {
    word.starts_with(|c: char| c == '#' || c.is_ascii_digit())
}

fn hex(digits: &str) -> Option<Color> {
    let sound = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| sound)?;
    Some(Color::from_u32(value))
}

fn number(word: &str) -> Option<u8> {
    let digits = word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_values_and_numbers_are_colours() {
        assert_eq!(parse("#7aa2f7"), Some(Color::Rgb(0x7a, 0xa2, 0xf7)));
        assert_eq!(parse("#7AA2F7"), parse("#7aa2f7"));
        assert_eq!(parse("white"), Some(Color::Gray));
        assert_eq!(parse("bright-white"), Some(Color::White));
        assert_eq!(parse("255"), Some(Color::Indexed(255)));
        assert_eq!(parse("default"), Some(Color::Reset));
    }

    #[test]
    fn other_words_are_none() {
        for word in [
            "", "#", "#fff", "#7aa2f", "#7aa2f77", "#+aa2f7", "#ääb", "256", "+1", "-1", "1.0",
            "Blue", "grey",
        ] {
            assert_eq!(parse(word), None, "{word}");
        }
    }
}
