//! Lines and columns as the protocol counts them: from zero, in units that both sides agreed on; a line ends at `\n`,
//! `\r\n` or `\r`.

use crate::work;

/// In what columns are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16: what holds where nothing is agreed on.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// The one that a client names.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "utf-8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16),
            "utf-32" => Some(Self::Utf32),
            _ => None,
        }
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    /// How many units a text has.
    pub(super) fn units(self, text: &str) -> u32 {
        let units: usize = match self {
            Self::Utf8 => text.len(),
            _ => text.chars().map(|c| self.width(c)).sum(),
        };
        u32::try_from(units).unwrap_or(u32::MAX)
    }
}

/// A place: line and column, from zero.
pub(super) type Position = (u32, u32);

/// A place that was found last: its byte, and how many units stand before it on its line.
#[derive(Debug, Clone, Default)]
pub(super) struct Near {
    at: usize,
    units: u32,
}

/// Where the lines of a text begin.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Those of a text.
    pub(super) fn of(text: &str) -> Self {
        work::count(text.len());
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter_map(|(at, byte)| {
            let is_end = *byte == b'\n' || *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
            is_end.then_some(at + 1)
        });
        Self {
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// A line without its end.
    fn line<'t>(&self, text: &'t str, line: usize) -> (usize, &'t str) {
        let start = self.starts.get(line).copied().unwrap_or(text.len());
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let line = text.get(start..end).unwrap_or_default();
        (start, line.trim_end_matches(['\n', '\r']))
    }

    /// The byte at a place; one behind the end of its line is the end of it.
    pub(super) fn offset(&self, text: &str, (line, column): Position, encoding: Encoding) -> usize {
        let line = line as usize;
        if line >= self.starts.len() {
            return text.len();
        }
        let (start, words) = self.line(text, line);
        start + self::column(words, column, encoding)
    }

    /// The place of a byte; one within the end of a line is before it. It is counted from one that was found last, where
    /// that stands before it on the same line, so that all of a line costs its length.
    pub(super) fn position(
        &self,
        text: &str,
        offset: usize,
        encoding: Encoding,
        near: &mut Near,
    ) -> Position {
        let offset = text.floor_char_boundary(offset.min(text.len()));
        let line = self
            .starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1);
        let (start, words) = self.line(text, line);
        let end = offset.min(start + words.len());
        if !(start..=end).contains(&near.at) {
            *near = Near {
                at: start,
                units: 0,
            };
        }
        work::count(end - near.at);
        near.units += encoding.units(&text[near.at..end]);
        near.at = end;
        (u32::try_from(line).unwrap_or(u32::MAX), near.units)
    }
}

/// The byte at a column of a line without its end; one behind that is its end.
pub(super) fn column(line: &str, column: u32, encoding: Encoding) -> usize {
    let mut left = column as usize;
    for (at, c) in line.char_indices() {
        let width = encoding.width(c);
        if left < width {
            return at;
        }
        left -= width;
    }
    line.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_are_counted_as_agreed_and_end_with_their_lines() {
        let text = "é북🎯x\r\nb\rc\n";
        let lines = Lines::of(text);
        let at = |position, encoding| lines.offset(text, position, encoding);
        assert_eq!(at((0, 3), Encoding::Utf32), 9);
        assert_eq!(at((0, 4), Encoding::Utf16), 9);
        assert_eq!(at((0, 3), Encoding::Utf16), 5, "in the middle of a pair");
        assert_eq!(at((0, 9), Encoding::Utf8), 9);
        assert_eq!(at((0, 99), Encoding::Utf16), 10);
        assert_eq!(at((1, 99), Encoding::Utf16), 13);
        assert_eq!(at((2, 0), Encoding::Utf16), 14);
        assert_eq!(at((9, 9), Encoding::Utf16), text.len());
        let mut near = Near::default();
        for (offset, place) in [
            (11, (0, 5)),
            (9, (0, 4)),
            (10, (0, 5)),
            (13, (1, 1)),
            (text.len(), (3, 0)),
        ] {
            let found = lines.position(text, offset, Encoding::Utf16, &mut near);
            assert_eq!(found, place, "{offset}");
        }
    }

    proptest! {
        #[test]
        fn a_place_is_found_again(text in "(a|é|🎯|\n|\r\n|\r){0,20}", at in 0_usize..60, unit in 0_usize..3) {
            let encoding = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32][unit];
            let lines = Lines::of(&text);
            let at = text.floor_char_boundary(at.min(text.len()));
            let place = lines.position(&text, at, encoding, &mut Near::default());
            let again = lines.offset(&text, place, encoding);
            prop_assert!(again == at || text[again..at].chars().all(|c| c == '\r'));
        }
    }
}
