//! Lines indented by two for each level, the items of a list as the fields of a map; comments with what stands below
//! them. The lines of a text go with it, so that it says the same.

use std::ops::Range;

use super::line::line_around;
use crate::edit::Edit;
use crate::source::Span;
use crate::yaml::layout::{Form, Item, Layout, Quoting, Written};

/// How many columns a level takes.
const STEP: usize = 2;

pub(super) fn indented(text: &str, layout: &Layout<'_>) -> Vec<Edit> {
    let mut starts = vec![0];
    starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
    let mut indent = Indent {
        text,
        moves: vec![Move::Free; starts.len()],
        starts,
        gaps: Vec::new(),
    };
    let root = layout.root.as_ref().filter(|root| is_block(root));
    let all = root.and_then(|root| indent.block(root, root.bytes.start, 0));
    all.map_or_else(Vec::new, |()| indent.edits())
}

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    /// Nothing is known: it is empty, or a comment.
    Free,
    /// A key or a dash begins it, which moves by so many columns.
    By(isize),
    /// It goes on with what another line began, and moves with that.
    With(isize),
}

struct Indent<'t> {
    text: &'t str,
    starts: Vec<usize>,
    moves: Vec<Move>,
    /// What stands between a dash and what follows it in the line, and the columns that this is to have.
    gaps: Vec<Range<usize>>,
}

impl Indent<'_> {
    fn line(&self, at: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= at)
            .saturating_sub(1)
    }

    fn column(&self, at: usize) -> usize {
        at - self.starts.get(self.line(at)).copied().unwrap_or(0)
    }

    /// Whether nothing but spaces stands before a byte in its line.
    fn begins_line(&self, at: usize) -> bool {
        let start = at - self.column(at);
        let before = self.text.get(start..at).unwrap_or("?");
        before.bytes().all(|byte| byte == b' ')
    }

    /// A map or a list in lines, whose keys or dashes are to stand in a column; it is found from a byte on. None where
    /// something else stands before them, such as a question mark or a tag.
    fn block(&mut self, item: &Item<'_>, from: usize, wanted: usize) -> Option<()> {
        match &item.written {
            Written::Map(_, pairs) => {
                for (nth, (key, value)) in pairs.iter().enumerate() {
                    if is_block(key) {
                        return None;
                    }
                    self.begins(key.bytes.start, nth)?;
                    let by = self.begin(key.bytes.start, wanted);
                    self.value(key.bytes.end, value, wanted, by)?;
                }
            }
            Written::List(_, items) => {
                let mut at = from;
                for (nth, item) in items.iter().enumerate() {
                    let dash = self.dash(at)?;
                    self.begins(dash, nth)?;
                    let by = self.begin(dash, wanted);
                    let behind = dash + 1..item.bytes.start.max(dash + 1);
                    let gap = self.text.get(behind.clone()).unwrap_or_default();
                    if !gap.is_empty() && gap.bytes().all(|byte| byte == b' ') {
                        self.gaps.push(behind);
                    }
                    self.value(dash + 1, item, wanted, by)?;
                    at = item.bytes.end.max(dash + 1);
                }
            }
            Written::Text(..) | Written::Alias => {}
        }
        Some(())
    }

    /// Makes sure that nothing but dashes stands before a key or a dash, and nothing at all where it is not the first.
    fn begins(&self, at: usize, nth: usize) -> Option<()> {
        let before = self.text.get(at - self.column(at)..at)?;
        let may_stand = |byte| byte == b' ' || byte == b'-' && nth == 0;
        before.bytes().all(may_stand).then_some(())
    }

    /// Notes where a key or a dash is to stand, if it begins its line; says by how much it moves.
    fn begin(&mut self, at: usize, wanted: usize) -> isize {
        let by = columns(wanted) - columns(self.column(at));
        if self.begins_line(at) {
            let line = self.line(at);
            self.moves[line] = Move::By(by);
        }
        by
    }

    /// What belongs to a key or a dash that stands in a column.
    fn value(&mut self, from: usize, value: &Item<'_>, wanted: usize, by: isize) -> Option<()> {
        if is_block(value) {
            return self.block(value, from, wanted + STEP);
        }
        let first = self.line(from) + 1;
        let last = self.line(
            self.text
                .get(..value.bytes.end)
                .unwrap_or_default()
                .trim_end()
                .len(),
        );
        let by = match &value.written {
            Written::Text(Quoting::Literal | Quoting::Folded, words) => {
                self.text_by(from, value, words, wanted).unwrap_or(by)
            }
            _ => by,
        };
        for line in first..=last.min(self.moves.len() - 1) {
            self.moves[line] = Move::With(by);
        }
        Some(())
    }

    /// By how much the lines of a block of text move; none where its first line does not tell how far it is indented.
    fn text_by(&self, from: usize, value: &Item<'_>, words: &str, wanted: usize) -> Option<isize> {
        let head = line_around(self.text, from);
        let head = self.text.get(from..head.end)?;
        let (_, head) = head.split_once(['|', '>'])?;
        let has_number = head.bytes().take(2).any(|byte| byte.is_ascii_digit());
        if has_number || words.starts_with([' ', '\n', '\t']) {
            return None;
        }
        Some(columns(wanted + STEP) - columns(self.column(value.bytes.start)))
    }

    /// The next dash from a byte on, past comments, empty lines, and the colon and anchor of the list.
    fn dash(&self, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            let rest = self.text.get(at..)?;
            let blank = rest.len() - rest.trim_start().len();
            match rest[blank..].chars().next()? {
                '-' => return Some(at + blank),
                '#' => at = line_around(self.text, at + blank).end,
                ':' => at += blank + 1,
                '&' | '!' => {
                    let word = rest[blank..].find(char::is_whitespace);
                    at += blank + word?;
                }
                _ => return None,
            }
        }
    }

    fn edits(&self) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        let below = self.below();
        let (mut above, mut is_in_text) = (None, false);
        for (line, start) in self.starts.iter().enumerate() {
            let own = line_around(self.text, *start);
            let words = self.text.get(own.clone()).unwrap_or_default();
            let spaces = words.len() - words.trim_start_matches(' ').len();
            let is_blank = spaces == words.len();
            if words.is_empty() {
                // It says the same at any column.
                is_in_text |= matches!(self.moves[line], Move::With(_));
                continue;
            }
            let by = match self.moves[line] {
                Move::By(by) => {
                    above = Some((spaces, by));
                    by
                }
                Move::With(by) => by,
                Move::Free if is_blank => continue,
                Move::Free => comment_by(spaces, above, below[line]),
            };
            let mut wanted = usize::try_from(columns(spaces) + by).unwrap_or(0);
            if self.moves[line] == Move::Free && is_in_text {
                // Further in, it would be one more line of the text above it.
                wanted = wanted.min(above.map_or(0, |(column, by)| {
                    usize::try_from(columns(column) + by).unwrap_or(0)
                }));
            }
            is_in_text = matches!(self.moves[line], Move::With(_)) || is_in_text && is_blank;
            if wanted != spaces && !(is_blank && wanted == 0) {
                edits.push(Edit {
                    span: Span::new(*start, start + spaces),
                    text: " ".repeat(wanted),
                });
            }
        }
        let gaps = self.gaps.iter().filter(|gap| gap.len() != 1);
        edits.extend(gaps.map(|gap| Edit {
            span: Span::new(gap.start, gap.end),
            text: " ".to_owned(),
        }));
        edits
    }

    /// For each line, where the next key or dash below stands, and by how much that moves.
    fn below(&self) -> Vec<Option<(usize, isize)>> {
        let mut next = None;
        let mut below: Vec<_> = (0..self.moves.len())
            .rev()
            .map(|line| {
                let before = next;
                if let Move::By(by) = self.moves[line] {
                    let words = self.text.get(line_around(self.text, self.starts[line]));
                    let words = words.unwrap_or_default();
                    next = Some((words.len() - words.trim_start_matches(' ').len(), by));
                }
                before
            })
            .collect();
        below.reverse();
        below
    }
}

/// By how much a comment moves: as what it stands above, or, where that is in another column, as what it stands below.
fn comment_by(
    column: usize,
    above: Option<(usize, isize)>,
    below: Option<(usize, isize)>,
) -> isize {
    let beside = |other: &(usize, isize)| other.0 == column;
    let found = below
        .filter(beside)
        .or(above.filter(beside))
        .or(below)
        .or(above);
    found.map_or(0, |(_, by)| by)
}

fn is_block(item: &Item<'_>) -> bool {
    matches!(
        item.written,
        Written::Map(Form::Block, _) | Written::List(Form::Block, _)
    )
}

fn columns(count: usize) -> isize {
    isize::try_from(count).unwrap_or(isize::MAX)
}
