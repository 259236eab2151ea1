//! Lines, one after the other: which maps and lists are open, and what the last line begins.

use super::flow::Flow;
use super::spot::{Column, Cursor, Spot, Step};
use crate::source::Span;

/// A map or a list that is open, by the column of its keys or dashes.
#[derive(Debug)]
enum Frame {
    Map { column: usize, keys: Vec<String> },
    Seq { column: usize },
}

impl Frame {
    fn column(&self) -> usize {
        match self {
            Self::Map { column, .. } | Self::Seq { column } => *column,
        }
    }
}

/// A value that may go on in the next line.
#[derive(Debug)]
enum Open {
    /// A block of lines, farther right than this column.
    Block { right_of: usize, start: usize },
    /// A text in quotes.
    Quoted {
        right_of: usize,
        start: usize,
        quote: char,
    },
    /// A text without.
    Plain { right_of: usize, start: usize },
    /// Braces or brackets.
    Flow { right_of: usize, flow: Flow },
}

/// What the last line begins at its end.
#[derive(Debug, Clone, Copy)]
enum Last {
    Key {
        start: usize,
        column: usize,
        fits: Column,
    },
    Item {
        start: usize,
        column: usize,
    },
    Value {
        start: usize,
    },
}

/// A text as far as it was gone through.
#[derive(Debug, Default)]
pub(super) struct Scan {
    frames: Vec<Frame>,
    open: Option<Open>,
    last: Option<Last>,
}

impl Scan {
    /// Goes through a line that starts at a byte; the last one may end in its middle.
    pub(super) fn line(&mut self, line: &str, start: usize) {
        let words = line.trim_end_matches(['\n', '\r']);
        let column = words.len() - words.trim_start_matches(' ').len();
        let is_blank = words.trim().is_empty();
        let is_last = !line.ends_with('\n');
        if self.goes_on(words, start, column, is_blank && !is_last) {
            return;
        }
        let is_comment = words[column..].starts_with('#');
        if is_comment && is_last {
            // Whatever is written in it, nothing is to be offered.
            self.frames.clear();
            (self.open, self.last) = (None, Some(Last::Value { start }));
            return;
        }
        if is_comment || is_blank && !is_last {
            return;
        }
        self.open = None;
        self.begin(words, start, column);
    }

    /// Whether a line belongs to a value that began before it.
    fn goes_on(&mut self, words: &str, start: usize, column: usize, is_blank: bool) -> bool {
        let (right_of, is_scalar) = match &self.open {
            None => return false,
            Some(Open::Flow { right_of, .. }) => (*right_of, false),
            Some(
                Open::Block { right_of, .. }
                | Open::Quoted { right_of, .. }
                | Open::Plain { right_of, .. },
            ) => (*right_of, true),
        };
        let is_inside = is_blank && is_scalar || column > right_of;
        let closes = words[column..].starts_with(['}', ']']);
        if !is_inside && (is_scalar || !closes) {
            return false;
        }
        match &mut self.open {
            Some(Open::Quoted { quote, .. }) if closes_quote(words, *quote) => self.open = None,
            Some(Open::Flow { flow, .. }) => {
                flow.feed(words, start);
                if flow.is_closed() {
                    self.open = None;
                }
            }
            // What looks like a key is one that is being written.
            Some(Open::Plain { .. }) if key(words.trim_start()).is_some() => return false,
            Some(Open::Plain { .. }) => self.last = None,
            _ => {}
        }
        true
    }

    /// Goes through the dashes of a line, then its key or its words.
    fn begin(&mut self, words: &str, start: usize, mut column: usize) {
        let closed = self.close(column, is_dash(&words[column..]));
        while is_dash(&words[column..]) {
            let is_open =
                matches!(self.frames.last(), Some(Frame::Seq { column: own }) if *own == column);
            if !is_open {
                self.frames.push(Frame::Seq { column });
            }
            let rest = &words[column + 1..];
            let spaces = rest.len() - rest.trim_start_matches(' ').len();
            column += 1 + spaces;
            self.last = Some(Last::Item {
                start: start + column,
                column,
            });
            if rest.trim().is_empty() {
                return;
            }
        }
        let rest = &words[column..];
        match key(rest) {
            Some((name, behind)) => {
                self.name(name, column);
                let value = rest[behind..].trim_start();
                let at = words.len() - value.len();
                self.last = Some(Last::Value { start: start + at });
                self.value(value, start + at, column);
            }
            None => {
                let right_of = column.saturating_sub(1);
                let is_item = matches!(self.last, Some(Last::Item { start: own, .. }) if own == start + column);
                if is_item {
                    self.value(rest, start + column, right_of.saturating_sub(1));
                } else {
                    self.last = Some(Last::Key {
                        start: start + column,
                        column,
                        fits: self.fits(column, closed.as_ref()),
                    });
                }
            }
        }
    }

    /// How a line that begins at a column suits what is open, of which the last that ended was inside.
    fn fits(&self, column: usize, closed: Option<&Frame>) -> Column {
        match (self.frames.last(), closed) {
            (Some(Frame::Map { column: own, .. }), _) if *own == column => match closed {
                Some(Frame::Seq { column: own }) if *own == column => Column::Both,
                _ => Column::Same,
            },
            (_, Some(Frame::Seq { column: own })) if *own == column => Column::Dash,
            (Some(_), Some(_)) => Column::Odd,
            (Some(Frame::Map { column: own, .. }), None) => Column::First(column - *own),
            (Some(Frame::Seq { .. }), None) | (None, _) => Column::Same,
        }
    }

    /// Ends what a line at a column is no part of, and returns the outermost of that.
    fn close(&mut self, column: usize, is_dash: bool) -> Option<Frame> {
        let mut closed = None;
        while let Some(frame) = self.frames.last() {
            let is_below = match frame {
                Frame::Map { column: own, .. } => *own > column,
                Frame::Seq { column: own } => *own > column || *own == column && !is_dash,
            };
            if !is_below {
                break;
            }
            closed = self.frames.pop();
        }
        closed
    }

    fn name(&mut self, name: &str, column: usize) {
        match self.frames.last_mut() {
            Some(Frame::Map { column: own, keys }) if *own == column => keys.push(name.to_owned()),
            _ => self.frames.push(Frame::Map {
                column,
                keys: vec![name.to_owned()],
            }),
        }
    }

    /// Looks at a value: whether it goes on behind its line.
    fn value(&mut self, value: &str, start: usize, right_of: usize) {
        let value = value.trim_end();
        self.open = match value.chars().next() {
            None | Some('#') => None,
            Some('|' | '>') => Some(Open::Block {
                right_of,
                start: start + value.len(),
            }),
            Some(quote @ ('"' | '\'')) if !closes_quote(&value[1..], quote) => Some(Open::Quoted {
                right_of,
                start: start + 1,
                quote,
            }),
            Some('"' | '\'') => None,
            Some('{' | '[') => {
                let mut flow = Flow::default();
                flow.feed(value, start);
                (!flow.is_closed()).then_some(Open::Flow { right_of, flow })
            }
            Some(_) => Some(Open::Plain { right_of, start }),
        };
    }

    /// The place at the end of all that was gone through.
    pub(super) fn cursor(mut self, offset: usize) -> Cursor {
        let open = self.open.take();
        let mut cursor = Cursor {
            path: Vec::new(),
            spot: Spot::Key,
            word: Span::new(offset, offset),
            typed: Span::new(offset, offset),
            siblings: Vec::new(),
            is_flow: false,
            indent: 0,
            column: Column::Same,
        };
        match (open, self.last) {
            (Some(Open::Flow { flow, .. }), _) => {
                self.steps(&mut cursor, usize::MAX);
                flow.put(&mut cursor, offset);
            }
            (Some(Open::Block { start, .. } | Open::Quoted { start, .. }), _) => {
                self.steps(&mut cursor, usize::MAX);
                cursor.spot = Spot::Words;
                cursor.typed = Span::new(start.min(offset), offset);
            }
            (
                _,
                Some(Last::Key {
                    start,
                    column,
                    fits,
                }),
            ) => {
                self.steps(&mut cursor, column);
                cursor.column = fits;
                cursor.typed = Span::new(start.min(offset), offset);
                cursor.indent = column;
            }
            (_, Some(Last::Item { start, column })) => {
                self.steps(&mut cursor, usize::MAX);
                cursor.spot = Spot::Item;
                cursor.typed = Span::new(start.min(offset), offset);
                cursor.indent = column;
            }
            (_, Some(Last::Value { start })) => {
                cursor.indent = self.frames.last().map_or(0, Frame::column);
                self.steps(&mut cursor, usize::MAX);
                cursor.spot = Spot::Value;
                cursor.typed = Span::new(start.min(offset), offset);
            }
            (Some(Open::Plain { start, .. }), None) => {
                self.steps(&mut cursor, usize::MAX);
                cursor.spot = Spot::Words;
                cursor.typed = Span::new(start.min(offset), offset);
            }
            (None, None) => {}
        }
        cursor
    }

    /// Puts down the steps to what is open; a map at `column` is the one around, whose keys are told.
    fn steps(self, cursor: &mut Cursor, column: usize) {
        for frame in self.frames {
            match frame {
                Frame::Map { column: own, keys } if own == column => cursor.siblings = keys,
                Frame::Map { mut keys, .. } => {
                    cursor.path.extend(keys.pop().map(Step::Key));
                    cursor.siblings = Vec::new();
                }
                Frame::Seq { .. } => cursor.path.push(Step::Item),
            }
        }
    }
}

/// Whether a quote ends in a text, which begins behind it.
fn closes_quote(text: &str, quote: char) -> bool {
    let mut escaped = false;
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            c if c == quote => return true,
            _ => {}
        }
    }
    false
}

/// Whether words begin an item of a list.
pub(super) fn is_dash(words: &str) -> bool {
    words.starts_with("- ") || words == "-"
}

/// The key that a line begins with, without its quotes, and where what is behind its colon begins.
pub(super) fn key(line: &str) -> Option<(&str, usize)> {
    let line = line.trim_end_matches(['\n', '\r']);
    if let Some(quote) = line.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let end = line[1..].find(quote)? + 1;
        let colon = line[end + 1..].starts_with(':');
        return colon.then(|| (&line[1..end], end + 2));
    }
    if line.starts_with([
        '[', '{', '#', '|', '>', '&', '*', '!', '%', '@', ']', '}', ',',
    ]) {
        return None;
    }
    let colon = line.match_indices(':').map(|(at, _)| at);
    let mut colon = colon.filter(|at| {
        let rest = &line[at + 1..];
        rest.is_empty() || rest.starts_with(' ')
    });
    let at = colon.next()?;
    let name = line[..at].trim_end();
    (!name.is_empty() && !name.contains(" #")).then_some((name, at + 1))
}
