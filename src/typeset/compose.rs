//! Lines out of cuts: which words of which style stand in them, and how wide they are.

use std::borrow::Cow;

use super::line::{End, Line, MARK, Piece, Styled};
use super::width::{self, Clusters, ELLIPSIS};
use super::wrap::{Cut, Rooms};

/// Columns from one tab stop to the next.
const TAB: usize = 4;

/// Hands out the lines of a paragraph from first to last.
pub(super) struct Compositor<'r, S, T> {
    runs: &'r [Styled<S, T>],
    /// All runs without their tabs.
    text: Cow<'r, str>,
    /// Where in that text each run ends.
    ends: Vec<usize>,
    rooms: Rooms,
    /// The run that is being set.
    run: usize,
}

impl<'r, S: Clone + PartialEq, T: AsRef<str>> Compositor<'r, S, T> {
    pub(super) fn of(runs: &'r [Styled<S, T>], rooms: Rooms) -> Self {
        let (text, ends) = match runs {
            [run] if !run.text.as_ref().contains('\t') => {
                let text = run.text.as_ref();
                (Cow::Borrowed(text), vec![text.len()])
            }
            _ => join(runs),
        };
        Self {
            runs,
            text,
            ends,
            rooms,
            run: 0,
        }
    }

    /// The text to be cut.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn line(&mut self, cut: Cut, indent: u16) -> Line<S> {
        let mut pieces: Vec<Piece<S>> = Vec::new();
        let mut at = cut.range.start;
        while at < cut.range.end {
            while self.ends.get(self.run).is_some_and(|end| *end <= at) {
                self.run += 1;
            }
            let (Some(run), Some(end)) = (self.runs.get(self.run), self.ends.get(self.run)) else {
                break;
            };
            let (end, words, columns) = self.stretch(at, (*end).min(cut.range.end));
            at = end;
            match pieces.last_mut() {
                Some(last) if last.style == run.style && last.link == run.link => {
                    last.text.push_str(&words);
                    last.columns = last.columns.saturating_add(columns);
                }
                _ => pieces.push(Piece {
                    text: words.into_owned(),
                    style: run.style.clone(),
                    link: run.link,
                    columns,
                }),
            }
        }
        if cut.end == End::Marked {
            pieces.extend(pieces.last().map(mark));
        }
        Line {
            indent,
            pieces,
            end: cut.end,
        }
    }

    /// The words from `from` to `to`, or to the end of the cluster there: it goes with the run that it begins in.
    fn stretch(&self, from: usize, to: usize) -> (usize, Cow<'_, str>, u16) {
        let words = &self.text[from..to];
        let whole = self.text.as_bytes().get(to).is_none_or(u8::is_ascii);
        if whole && width::is_printable_ascii(words) {
            return (to, Cow::Borrowed(words), width::narrow(words.len()));
        }
        let mut end = from;
        let mut words = String::with_capacity(to - from);
        let mut columns = 0;
        for cluster in Clusters::from(&self.text, from).take_while(|cluster| cluster.start < to) {
            end = cluster.start + cluster.text.len();
            words.push_str(if self.rooms.holds(cluster) {
                cluster.text
            } else {
                ELLIPSIS
            });
            columns += self.rooms.columns(cluster);
        }
        (end, Cow::Owned(words), width::narrow(columns))
    }
}

fn mark<S: Clone>(last: &Piece<S>) -> Piece<S> {
    Piece {
        text: MARK.to_owned(),
        style: last.style.clone(),
        link: last.link,
        columns: 1,
    }
}

/// The text of all runs with spaces for tabs, and where each run ends in it. Tab stops count from the last line break
/// of the text: where lines will be cut is not known yet.
fn join<S, T: AsRef<str>>(runs: &[Styled<S, T>]) -> (Cow<'static, str>, Vec<usize>) {
    let mut text = String::with_capacity(runs.iter().map(|run| run.text.as_ref().len()).sum());
    let mut ends = Vec::with_capacity(runs.len());
    let mut measured = 0;
    let mut column = 0;
    for run in runs {
        for (i, part) in run.text.as_ref().split('\t').enumerate() {
            if i > 0 {
                column += width::columns(&text[measured..]);
                let spaces = TAB - column % TAB;
                text.extend(std::iter::repeat_n(' ', spaces));
                (measured, column) = (text.len(), column + spaces);
            }
            if let Some(newline) = part.rfind('\n') {
                (measured, column) = (text.len() + newline + 1, 0);
            }
            text.push_str(part);
        }
        ends.push(text.len());
    }
    (Cow::Owned(text), ends)
}
