//! Words cut to a length, for messages and for other words.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The most characters of a title that stands in other words.
const NAME: usize = 200;

/// At most forty characters of what the file says, for a message.
pub(crate) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// The beginning of a title, as far as it stands in other words, where a long one would be said again and again.
pub(crate) fn name_of(title: &str) -> Cow<'_, str> {
    match title.char_indices().nth(NAME) {
        Some((end, _)) => Cow::Owned(format!("{}…", &title[..end])),
        None => Cow::Borrowed(title),
    }
}

/// As much of a text as so many columns hold, cut behind a word; within one only where the first is too long.
pub(crate) fn cut_at_word(text: &str, columns: usize) -> Cow<'_, str> {
    let (mut width, mut whole, mut fits) = (0, 0, 0);
    for (at, cluster) in text.grapheme_indices(true) {
        if cluster.trim().is_empty() && width < columns {
            whole = at;
        }
        width += cluster.width();
        if width < columns {
            fits = at + cluster.len();
        }
        if width > columns {
            let end = if whole > 0 { whole } else { fits };
            let words = text[..end].trim_end_matches([' ', ',', ';', ':', '–', '—']);
            return Cow::Owned(format!("{words}…"));
        }
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_are_cut_behind_a_word() {
        for (text, columns, cut) in [
            ("Fits", 4, "Fits"),
            ("Malicious code, of North Korea", 16, "Malicious code…"),
            ("Malicious code of North Korea", 17, "Malicious code…"),
            ("Malicious code of North Korea", 18, "Malicious code of…"),
            ("Donaudampfschiff fährt", 8, "Donauda…"),
            ("港の起重機は動かない", 8, "港の起…"),
            ("", 3, ""),
        ] {
            assert_eq!(cut_at_word(text, columns), cut, "{columns}");
        }
    }

    proptest! {
        #[test]
        fn what_is_cut_fits(text in "[a-z 港]{0,60}", columns in 2_usize..40) {
            let cut = cut_at_word(&text, columns);
            prop_assert!(cut.width() <= columns.max(1), "{cut}");
        }
    }
}
