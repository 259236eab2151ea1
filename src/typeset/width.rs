//! How wide text is on the screen: the same answer everywhere, and the one that ratatui draws by.

use std::borrow::Cow;

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

/// Stands for what is cut off, and for a cluster that is wider than its whole line.
pub(crate) const ELLIPSIS: &str = "…";

/// How many columns a text takes: the sum of its clusters (UAX #29).
///
/// A Hangul syllable takes two however it is written, so do joined emoji, flags and what U+FE0F makes an emoji; marks
/// take none, nor do control characters, which are not drawn.
pub fn columns(text: &str) -> usize {
    if is_printable_ascii(text) {
        return text.len();
    }
    Clusters::of(text).map(|cluster| cluster.columns).sum()
}

/// The clusters of a text that are drawn, each with its columns, at least one.
pub(crate) fn drawn(text: &str) -> impl Iterator<Item = (&str, u16)> {
    let clusters = Clusters::of(text).filter(|cluster| cluster.columns > 0);
    clusters.map(|cluster| (cluster.text, narrow(cluster.columns)))
}

/// A text of at most `width` columns, and how many it takes: the text itself when it fits, or else its beginning and
/// [`ELLIPSIS`]. It looks no further than it must.
pub(crate) fn truncate(text: &str, width: u16) -> (Cow<'_, str>, u16) {
    let room = usize::from(width);
    let mut used = 0;
    // Where an ellipsis still fits, and the columns before it.
    let mut kept = (0, 0);
    for cluster in Clusters::of(text) {
        if used + cluster.columns > room {
            return ellipsis(&text[..kept.0], kept.1, room);
        }
        used += cluster.columns;
        if used < room {
            kept = (cluster.start + cluster.text.len(), used);
        }
    }
    (Cow::Borrowed(text), narrow(used))
}

fn ellipsis(kept: &str, used: usize, room: usize) -> (Cow<'static, str>, u16) {
    if room == 0 {
        return (Cow::Borrowed(""), 0);
    }
    let words = kept.trim_end_matches(' ');
    let columns = used - (kept.len() - words.len()) + 1;
    (Cow::Owned(format!("{words}{ELLIPSIS}")), narrow(columns))
}

/// Columns as the screen counts them.
pub(super) fn narrow(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// Whether each byte is a cluster of one column.
pub(crate) fn is_printable_ascii(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' '..=b'~'))
}

/// What is written, moved over and cut as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cluster<'t> {
    /// Its first byte in the text.
    pub(super) start: usize,
    pub(super) text: &'t str,
    pub(super) columns: usize,
}

/// The clusters of a text. Between ASCII letters there is nothing to look up.
pub(super) struct Clusters<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Clusters<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self::from(text, 0)
    }

    /// The clusters from `at` on, which must be where one begins.
    pub(super) fn from(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }
}

impl<'t> Iterator for Clusters<'t> {
    type Item = Cluster<'t>;

    #[inline]
    fn next(&mut self) -> Option<Cluster<'t>> {
        let start = self.at;
        let mut chars = self.text[start..].chars();
        let first = chars.next()?;
        let (length, columns) = match (columns_of_loner(first), chars.next()) {
            (Some(columns), None) => (first.len_utf8(), columns),
            (Some(columns), Some(next)) if next.is_ascii() || columns_of_loner(next).is_some() => {
                (first.len_utf8(), columns)
            }
            _ => {
                let cluster = self.text[start..].graphemes(true).next()?;
                (cluster.len(), columns_of_cluster(cluster))
            }
        };
        self.at = start + length;
        let text = &self.text[start..self.at];
        Some(Cluster {
            start,
            text,
            columns,
        })
    }
}

/// The columns of a character that joins no other of its kind: most of what is written in Latin, Greek, Cyrillic,
/// Chinese, Japanese and Korean. Between two of them nothing has to be looked up, which is most of the time.
#[inline]
fn columns_of_loner(c: char) -> Option<usize> {
    match c {
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' => Some(1),
        '\u{391}'..='\u{3a1}' | '\u{3a3}'..='\u{482}' | '\u{2013}'..='\u{2014}' => Some(1),
        '\u{2018}'..='\u{201e}' | '\u{2020}'..='\u{2022}' | '\u{2026}' => Some(1),
        '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{25fc}' => Some(1),
        '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}' => Some(2),
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff60}' => Some(2),
        _ => None,
    }
}

fn columns_of_cluster(cluster: &str) -> usize {
    if cluster.contains(char::is_control) {
        0
    } else {
        usize::from(cluster.cell_width())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn knows_what_takes_two_columns_or_none() {
        for (text, expected) in [
            ("", 0),
            ("ab c", 4),
            ("e\u{301}é", 2),
            ("中文、", 6),
            ("한국", 4),
            ("\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}", 4),
            ("👩‍💻", 2),
            ("👨‍👩‍👧‍👦🏳️‍🌈", 4),
            ("🇰🇵🇺🇸", 4),
            ("❤️", 2),
            ("❤", 1),
            ("1️⃣", 2),
            ("لا", 2),
            ("\u{7}\u{1b}\n\r\n\t\u{85}\0", 0),
            ("a\u{200b}\u{feff}b", 2),
        ] {
            assert_eq!(columns(text), expected, "{text:?}");
        }
    }

    #[test]
    fn loners_are_as_wide_as_clusters_and_join_nothing() {
        let loners = ('\0'..=char::MAX).filter_map(|c| Some((c, columns_of_loner(c)?)));
        for (c, expected) in loners {
            assert_eq!(columns_of_cluster(&c.to_string()), expected, "{c:?}");
            for pair in [
                format!("{c}{c}"),
                format!("{c}a"),
                format!("a{c}"),
                format!("{c}각"),
                format!("가{c}"),
            ] {
                assert_eq!(pair.graphemes(true).count(), 2, "{pair:?}");
            }
        }
    }

    #[test]
    fn cuts_at_clusters() {
        for (text, width, expected) in [
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            ("ab cd", 4, "ab…"),
            ("a", 0, ""),
            ("ab", 1, "…"),
            ("中文字", 6, "中文字"),
            ("中文字", 5, "中文…"),
            ("中文字", 4, "中…"),
            ("中", 1, "…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("👩‍💻👩‍💻", 3, "👩‍💻…"),
            ("", 0, ""),
            ("e\u{301}\u{200b}", 1, "e\u{301}\u{200b}"),
        ] {
            let (cut, used) = truncate(text, width);
            assert_eq!(cut, expected);
            assert_eq!(usize::from(used), columns(&cut));
        }
    }

    proptest! {
        #[test]
        fn agrees_with_what_is_drawn(text in "([ -~]|é|e\u{301}|[가-힣]|\u{1100}\u{1161}|中|👩‍💻|🇰🇵|❤️|ﾊﾟ|\u{7}|\u{200b}|क्ष|\\PC){0,20}") {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 400, 1));
            let (x, _) = buffer.set_stringn(0, 0, &text, 400, Style::new());
            prop_assert_eq!(columns(&text), usize::from(x));
        }

        #[test]
        fn truncated_text_is_the_longest_that_fits(text in "([ -~]|e\u{301}|中|👩‍💻|\u{200b}|\\PC){0,12}", width in 0_u16..16) {
            let (cut, used) = truncate(&text, width);
            prop_assert_eq!(usize::from(used), columns(&cut));
            prop_assert!(used <= width);
            prop_assert_eq!(cut == text.as_str(), columns(&text) <= usize::from(width));
            if let Some(kept) = cut.strip_suffix(ELLIPSIS).filter(|_| cut != text.as_str()) {
                let rest = &text[kept.len()..];
                let next = rest.trim_start_matches(' ').graphemes(true).next().unwrap_or_default();
                let spaces = rest.len() - rest.trim_start_matches(' ').len();
                prop_assert!(text.starts_with(kept) && !kept.ends_with(' '));
                prop_assert!(columns(kept) + spaces + columns(next) + 1 > usize::from(width));
            }
        }
    }
}
