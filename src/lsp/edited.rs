//! A text that is changed at many places, one after the other, where each place is counted in the text that the change
//! before left.
//!
//! The text is kept in two halves around the line of the last change, so that changes beside each other, from top to bottom
//! or from bottom to top, cost what lies between them: an editor that replaces a word everywhere sends one change a line.

use super::lines::{Encoding, Position, column};
use crate::work;

/// A text between two changes.
pub(super) struct Edited<'t> {
    /// Whole lines, up to some line.
    front: String,
    /// Where each of them begins.
    starts: Vec<usize>,
    /// The lines behind them, letter by letter from the last one to the first.
    back: String,
    /// The lines behind those.
    rest: &'t str,
}

impl<'t> Edited<'t> {
    /// A text.
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            front: String::new(),
            starts: Vec::new(),
            back: String::new(),
            rest: text,
        }
    }

    /// Puts words in the place of what lies between two places, whichever of these comes first.
    pub(super) fn replace(&mut self, places: (Position, Position), words: &str, by: Encoding) {
        let (first, last) = (places.0.min(places.1), places.0.max(places.1));
        self.go_to(last.0 as usize);
        let (start, end) = (self.offset(first, by), self.offset(last, by));
        self.front.replace_range(start..end, words);
        // With what is put behind it, the end of the line before may become another one.
        let own = self.starts.partition_point(|line| *line <= start);
        let before = own.saturating_sub(2);
        let from = self.starts.get(before).copied().unwrap_or_default();
        self.starts.truncate(before);
        self.find_lines(from);
    }

    /// The whole text.
    pub(super) fn finish(self) -> String {
        let mut text = self.front;
        text.extend(self.back.chars().rev());
        text.push_str(self.rest);
        text
    }

    /// Makes a line the last one in front, or the last of the text where that has fewer.
    fn go_to(&mut self, line: usize) {
        while self.starts.len() > line + 1 {
            let start = self.starts.pop().unwrap_or_default();
            let moved = self.front.split_off(start);
            work::count(moved.len());
            self.back.extend(moved.chars().rev());
        }
        while self.starts.len() <= line && self.take_line() {}
    }

    /// Takes the next line to the front, if there is one. Behind the last line end stands one more, which is empty.
    fn take_line(&mut self) -> bool {
        let start = self.front.len();
        if self.back.is_empty() && self.rest.is_empty() {
            let is_taken = self.starts.last() == Some(&start);
            let has_end = self.front.ends_with(['\n', '\r']) || start == 0;
            self.starts.extend((has_end && !is_taken).then_some(start));
            return has_end && !is_taken;
        }
        self.starts.push(start);
        if self.back.is_empty() {
            let (line, rest) = self.rest.split_at(line_end(self.rest));
            self.front.push_str(line);
            self.rest = rest;
        }
        while let Some(letter) = self.back.pop() {
            self.front.push(letter);
            if letter == '\n' || letter == '\r' && !self.back.ends_with('\n') {
                break;
            }
        }
        work::count(self.front.len() - start);
        true
    }

    /// Finds the lines in front from the start of one on.
    fn find_lines(&mut self, from: usize) {
        work::count(self.front.len() - from);
        let mut start = from;
        while start < self.front.len() {
            self.starts.push(start);
            start += line_end(&self.front[start..]);
        }
    }

    /// The byte in front at a place.
    fn offset(&self, (line, units): Position, by: Encoding) -> usize {
        let Some(start) = self.starts.get(line as usize) else {
            return self.front.len();
        };
        let line = &self.front[*start..];
        let line = line[..line_end(line)].trim_end_matches(['\n', '\r']);
        start + column(line, units, by)
    }
}

/// Where the first line of a text ends, with its end.
fn line_end(text: &str) -> usize {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => at + 2,
        Some(at) => at + 1,
        None => text.len(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::lines::Lines;
    use super::*;

    /// The same, with the lines of the whole text found anew each time.
    fn plainly(text: &str, changes: &[((Position, Position), String)], by: Encoding) -> String {
        let mut text = text.to_owned();
        for ((one, other), words) in changes {
            let lines = Lines::of(&text);
            let (first, last) = (one.min(other), one.max(other));
            let (start, end) = (
                lines.offset(&text, *first, by),
                lines.offset(&text, *last, by),
            );
            text.replace_range(start..end, words);
        }
        text
    }

    fn position() -> impl Strategy<Value = Position> {
        (0_u32..8, 0_u32..6)
    }

    proptest! {
        #[test]
        fn changes_are_as_if_each_began_with_the_whole_text(
            text in "(a|é|🎯|\n|\r\n|\r){0,30}",
            changes in proptest::collection::vec(
                ((position(), position()), "(b|ü|\n|\r\n|\r){0,4}"),
                0..6,
            ),
            unit in 0_usize..3,
        ) {
            let by = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32][unit];
            let mut edited = Edited::of(&text);
            for (places, words) in &changes {
                edited.replace(*places, words, by);
            }
            prop_assert_eq!(edited.finish(), plainly(&text, &changes, by));
        }
    }
}
