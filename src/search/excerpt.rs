//! A line of a text as a row shows it: from shortly before what was found in it on.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::typeset::width::{ELLIPSIS, columns};

/// Bytes of a line that are shown before a place, at most.
const BEFORE: usize = 24;

/// The line around a place in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The line, without what stands too far before the place.
    pub(crate) line: String,
    /// The bytes to be marked.
    pub(crate) marks: Vec<Range<usize>>,
    /// Which of them is the first of the place.
    first: usize,
}

impl Excerpt {
    /// A line from shortly before a place on, which begins with one of its marks.
    pub(super) fn of(line: &str, marks: &[Range<usize>], first: usize) -> Self {
        let at = marks
            .get(first)
            .map_or(0, |mark| beginning(line, mark.start));
        Self::cut(line, marks, first, at)
    }

    /// The same for so many columns: what was found is in them, too. None where it is as it stands.
    pub(crate) fn within(&self, room: usize) -> Option<Self> {
        let (line, mark) = (self.line.as_str(), self.marks.get(self.first)?);
        let goes_on = usize::from(mark.end < line.len());
        if columns(&line[..mark.end]) + goes_on <= room {
            return None;
        }
        // What stands behind it tells as much.
        let left = room.saturating_sub(columns(&line[mark.clone()]) + 2);
        let before = left * 2 / 3;
        let clusters = line[..mark.start].grapheme_indices(true);
        let fits = |at: &usize| columns(&line[*at..mark.start]) <= before;
        let mut places = clusters.map(|(at, _)| at).filter(fits);
        let earliest = places.clone().next();
        let word = places.find(|at| line[..*at].ends_with(' '));
        let at = word.or(earliest).unwrap_or(mark.start);
        Some(Self::cut(line, &self.marks, self.first, at))
    }

    /// A line from a byte on.
    fn cut(line: &str, marks: &[Range<usize>], first: usize, at: usize) -> Self {
        let sign = if at > 0 { ELLIPSIS } else { "" };
        let dropped = marks.iter().take_while(|mark| mark.start < at).count();
        let moved = |byte: usize| byte - at + sign.len();
        let marks = marks[dropped..].iter();
        Self {
            line: format!("{sign}{}", &line[at..]),
            marks: marks
                .map(|mark| moved(mark.start)..moved(mark.end))
                .collect(),
            first: first.saturating_sub(dropped),
        }
    }
}

/// Where a line begins to be shown, so that a byte of it is not far behind: a word begins there.
fn beginning(line: &str, byte: usize) -> usize {
    if byte <= BEFORE {
        return 0;
    }
    let from = line.floor_char_boundary(byte - BEFORE);
    let space = line[from..byte].find(' ');
    space.map_or(from, |space| from + space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::width::truncate;

    /// The row that shows a line in so many columns, with what is marked of it in brackets.
    fn row(line: &str, word: &str, room: u16) -> String {
        let marks = line.match_indices(word);
        let marks: Vec<_> = marks.map(|(at, _)| at..at + word.len()).collect();
        let excerpt = Excerpt::of(line, &marks, 0);
        let excerpt = excerpt.within(room.into()).unwrap_or(excerpt);
        let shown = truncate(&excerpt.line, room).0;
        let mark = excerpt
            .marks
            .first()
            .and_then(|mark| shown.get(mark.clone()));
        mark.map_or(format!("{shown} without it"), |mark| {
            shown.replacen(mark, &format!("[{mark}]"), 1)
        })
    }

    #[test]
    fn what_was_found_is_in_the_row_however_narrow() {
        let line = "A note of the Tide Crew, unsigned, asks the port of Lund for coins in two days";
        let check = |room, expected: &str| assert_eq!(row(line, "coins", room), expected, "{room}");
        check(42, "…the port of Lund for [coins] in two days");
        check(30, "…the port of Lund for [coins] i…");
        check(20, "…for [coins] in two d…");
        check(8, "…[coins]…");
        for room in 10..60 {
            for word in ["A", "Crew", "unsigned", "Lund", "coins", "days"] {
                let row = row(line, word, room);
                assert!(row.contains(&format!("[{word}]")), "{room} {row}");
            }
        }
        // Without spaces, letters stay whole, and columns count.
        assert_eq!(row("港の起重機は動かない", "動", 9), "…は[動]か…");
    }
}
