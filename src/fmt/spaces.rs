//! Spaces and empty lines: one space behind a colon and a comma, none inside brackets, none at the end of a line, no two
//! empty lines together, a line end at the end. What stands in a text of several lines stays as it is.

use std::ops::Range;

use super::line::{line_around, line_end};
use super::shape::is_bare;
use crate::edit::Edit;
use crate::source::Span;
use crate::yaml::layout::{Form, Item, Layout, Quoting, Written};

pub(super) fn spaced(text: &str, layout: &Layout<'_>) -> Vec<Edit> {
    let mut spaces = Spaces {
        text,
        edits: Vec::new(),
        texts: Vec::new(),
    };
    if let Some(root) = &layout.root {
        spaces.item(root);
    }
    spaces.lines();
    spaces.edits
}

struct Spaces<'t> {
    text: &'t str,
    edits: Vec<Edit>,
    /// The bytes of texts of several lines, in their order.
    texts: Vec<Range<usize>>,
}

impl Spaces<'_> {
    fn item(&mut self, item: &Item<'_>) {
        match &item.written {
            Written::Text(quoting, _) => {
                let mut bytes = item.bytes.clone();
                if matches!(quoting, Quoting::Literal | Quoting::Folded) {
                    bytes.start = self.first_line(bytes.start);
                }
                if self
                    .text
                    .get(bytes.clone())
                    .is_some_and(|text| text.contains('\n'))
                {
                    self.texts.push(bytes);
                }
            }
            Written::Alias => {}
            Written::List(form, items) => {
                items.iter().for_each(|item| self.item(item));
                let own: Vec<_> = items.iter().map(|item| item.bytes.clone()).collect();
                self.flow(*form, item, &own, &|_| false);
            }
            Written::Map(form, pairs) => {
                for (key, value) in pairs {
                    self.item(key);
                    self.colon(key, value);
                    self.item(value);
                }
                let own = pairs
                    .iter()
                    .map(|(key, value)| key.bytes.start..value.bytes.end.max(key.bytes.end));
                let own: Vec<_> = own.collect();
                // What a comma cut off a text is written as its author wrote it: `1,000`.
                let text = self.text;
                let is_rest = |nth: usize| {
                    let pair = pairs.get(nth);
                    pair.is_some_and(|(key, value)| is_bare(text, key, value))
                };
                self.flow(*form, item, &own, &is_rest);
            }
        }
    }

    /// Where the lines of a block begin: with what indents the first one, and the empty ones above it.
    fn first_line(&self, at: usize) -> usize {
        let mut start = line_around(self.text, at).start;
        while let Some(end) = start.checked_sub(1) {
            let above = line_around(self.text, end);
            if !self
                .text
                .get(above.clone())
                .is_some_and(|line| line.trim().is_empty())
            {
                break;
            }
            start = above.start;
        }
        start
    }

    /// `key:  value` has one space, and `key :` none before the colon.
    fn colon(&mut self, key: &Item<'_>, value: &Item<'_>) {
        // The colon would be part of the name of an alias, or of an anchor.
        if matches!(key.written, Written::Alias) || key.bytes.is_empty() {
            return;
        }
        let behind = self.text.get(key.bytes.end..).unwrap_or_default();
        let before = behind.len() - behind.trim_start_matches(' ').len();
        let Some(rest) = behind[before..].strip_prefix(':') else {
            return;
        };
        let after = rest.len() - rest.trim_start_matches(' ').len();
        let goes_on = |c: char| !c.is_whitespace() && c != '#';
        let is_followed = rest[after..].starts_with(goes_on) && !value.bytes.is_empty();
        let (end, wanted) = match is_followed {
            true => (before + 1 + after, ": "),
            false => (before + 1, ":"),
        };
        self.replace(key.bytes.end..key.bytes.end + end, wanted);
    }

    /// What stands between the items in brackets or braces.
    fn flow(
        &mut self,
        form: Form,
        item: &Item<'_>,
        own: &[Range<usize>],
        is_rest: &dyn Fn(usize) -> bool,
    ) {
        let opening = self.text.get(item.bytes.start..).unwrap_or_default();
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            return;
        };
        if form == Form::Block || !opening.starts_with(['[', '{']) {
            return;
        }
        self.gap(item.bytes.start + 1..first.start, "", "");
        for (nth, pair) in own.windows(2).enumerate() {
            let (before, behind) = (pair[0].end, pair[1].start);
            if !is_rest(nth + 1) && !self.is_number(before, behind) {
                self.gap(before..behind, ",", ", ");
            }
        }
        self.gap(last.end..item.bytes.end.saturating_sub(1), "", "");
    }

    /// Whether what stands on both sides of a comma looks like one number, as in `1,000`.
    fn is_number(&self, before: usize, behind: usize) -> bool {
        let (before, behind) = (self.text.get(..before), self.text.get(behind..));
        let ends = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        before.is_some_and(ends) && behind.is_some_and(|text| digits(text) == 3)
    }

    /// Makes a gap what it should be, if it is on one line and has nothing else in it.
    fn gap(&mut self, bytes: Range<usize>, holds: &str, wanted: &str) {
        let Some(gap) = self.text.get(bytes.clone()) else {
            return;
        };
        if !gap.contains('\n') && gap.trim_matches(' ') == holds {
            self.replace(bytes, wanted);
        }
    }

    fn replace(&mut self, bytes: Range<usize>, wanted: &str) {
        if self
            .text
            .get(bytes.clone())
            .is_some_and(|old| old != wanted)
        {
            self.edits.push(Edit {
                span: Span::new(bytes.start, bytes.end),
                text: wanted.to_owned(),
            });
        }
    }

    /// The ends of lines, empty lines, and the end of the file.
    fn lines(&mut self) {
        let (mut at, mut blanks, mut texts) = (0, 1, 0);
        let kept = std::mem::take(&mut self.texts);
        for line in self.text.split_inclusive('\n') {
            let bytes = at..at + line.len();
            at = bytes.end;
            let words = line.trim_end_matches(['\n', '\r']);
            let end = bytes.start + words.len();
            while kept.get(texts).is_some_and(|text| text.end <= bytes.start) {
                texts += 1;
            }
            // The last line of a text may have spaces behind it.
            if kept
                .get(texts)
                .is_some_and(|text| text.start <= end && text.end >= end)
            {
                blanks = 0;
                continue;
            }
            let trimmed = words.trim_end_matches([' ', '\t']);
            blanks = if trimmed.is_empty() { blanks + 1 } else { 0 };
            if blanks > 1 {
                self.replace(bytes, "");
            } else {
                self.replace(bytes.start + trimmed.len()..end, "");
            }
        }
        let ends_in_text = kept.last().is_some_and(|text| text.end == self.text.len());
        if !ends_in_text {
            self.end();
        }
    }

    fn end(&mut self) {
        let words = self.text.trim_end_matches([' ', '\t', '\n', '\r']).len();
        if words == 0 {
            return;
        }
        self.edits.retain(|edit| edit.span.range().start < words);
        self.replace(words..self.text.len(), line_end(self.text));
    }
}
