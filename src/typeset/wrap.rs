//! Where lines end. It sees plain text and columns; styles come later.

use std::borrow::Cow;
use std::ops::Range;

use unicode_linebreak::{BreakClass, BreakOpportunity, break_property, linebreaks};

use super::glue::{Glue, is_hangul};
use super::line::End;
use super::width::{Cluster, Clusters};

/// Below this many columns a mark would take more than it tells.
const ROOM_FOR_MARK: usize = 4;

/// The columns that there are for text, at least one each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rooms {
    /// In the first line.
    pub(super) first: usize,
    /// In each other line.
    pub(super) rest: usize,
}

impl Rooms {
    /// The columns that a cluster takes, which is one when it fits in no line and an ellipsis stands for it.
    pub(super) fn columns(self, cluster: Cluster<'_>) -> usize {
        if self.holds(cluster) {
            cluster.columns
        } else {
            1
        }
    }

    /// Whether a cluster fits in any line.
    pub(super) fn holds(self, cluster: Cluster<'_>) -> bool {
        cluster.columns <= self.least()
    }

    /// The columns that any line has.
    fn least(self) -> usize {
        self.first.min(self.rest)
    }
}

/// The bytes of one line, without the white space at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) range: Range<usize>,
    pub(super) end: End,
}

/// Cuts a text into lines, each as full as it gets.
pub(super) fn cuts(text: &str, rooms: Rooms) -> Vec<Cut> {
    let mut wrap = Wrap {
        text,
        rooms,
        cuts: Vec::new(),
        line: 0..0,
        column: 0,
    };
    let mut clusters = Clusters::of(text);
    let mut word = Word::at(0);
    let mut at = 0;
    let seen = korean_as_words(text);
    let mut glue = Glue::of(text, rooms.least());
    for (end, opportunity) in linebreaks(&seen) {
        while at < end {
            let Some(cluster) = clusters.next() else {
                break;
            };
            at = cluster.start + cluster.text.len();
            word.add(cluster, rooms.columns(cluster));
        }
        let must = opportunity == BreakOpportunity::Mandatory;
        // UAX #14 may see an opportunity within a cluster; no line may end there.
        if at == end && (must || !glue.holds(word.start, end)) {
            wrap.place(&word);
            word = Word::at(end);
            if must {
                wrap.end_line(End::Hard, end);
            }
        }
    }
    if text.is_empty() {
        wrap.end_line(End::Hard, 0);
    }
    wrap.cuts
}

/// A letter that UAX #14 breaks only at spaces (class AL), of as many bytes as a Hangul syllable.
const ORDINARY: char = 'ᐁ';

/// The text as the line breaker is to see it. Korean is broken at its spaces, as newspapers and `word-break: keep-all`
/// do: its letters count as ordinary ones (UAX #14, section 8.2, names this tailoring), so that a particle stays with
/// its word, `2014년` with its number, and `(USA)가` with its bracket. All bytes keep their places.
fn korean_as_words(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hangul) {
        return Cow::Borrowed(text);
    }
    let seen = text.chars();
    Cow::Owned(
        seen.map(|c| if is_hangul(c) { ORDINARY } else { c })
            .collect(),
    )
}

/// What stands between two places where a line may end: a word in most scripts, and the white space behind it.
struct Word {
    start: usize,
    /// The end of the word proper.
    end: usize,
    /// The columns of the word proper.
    columns: usize,
    /// The columns with the white space.
    with_space: usize,
}

impl Word {
    fn at(start: usize) -> Self {
        Self {
            start,
            end: start,
            columns: 0,
            with_space: 0,
        }
    }

    fn add(&mut self, cluster: Cluster<'_>, columns: usize) {
        self.with_space += columns;
        if !is_space(cluster.text) {
            self.end = cluster.start + cluster.text.len();
            self.columns = self.with_space;
        }
    }
}

fn is_space(cluster: &str) -> bool {
    match cluster.as_bytes() {
        [b' '] => true,
        [b'!'..=b'~'] => false,
        // Spaces that glue are part of the word.
        _ => cluster
            .chars()
            .all(|c| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')),
    }
}

struct Wrap<'t> {
    text: &'t str,
    rooms: Rooms,
    cuts: Vec<Cut>,
    /// The line in the making, without white space at its end.
    line: Range<usize>,
    /// The columns of that line, with the white space at its end.
    column: usize,
}

impl Wrap<'_> {
    fn room(&self) -> usize {
        if self.cuts.is_empty() {
            self.rooms.first
        } else {
            self.rooms.rest
        }
    }

    fn place(&mut self, word: &Word) {
        let mut columns = word.columns;
        if self.column + columns > self.room() {
            if self.line.is_empty() {
                // Nothing but white space so far: the word takes its place.
                (self.line, self.column) = (word.start..word.start, 0);
            } else {
                self.end_line(End::Soft, word.start);
            }
            while columns > self.room() {
                columns -= self.cut_word(word.end);
            }
        }
        if word.end > word.start {
            self.line.end = word.end;
        }
        self.column += columns + (word.with_space - word.columns);
    }

    fn end_line(&mut self, end: End, next: usize) {
        let range = self.line.clone();
        let end = match end {
            End::Soft if range.end == next => End::Close,
            end => end,
        };
        self.cuts.push(Cut { range, end });
        (self.line, self.column) = (next..next, 0);
    }

    /// Ends a line within the word that it begins with, and says how many columns it took.
    fn cut_word(&mut self, word_end: usize) -> usize {
        let room = self.room();
        let limit = if room < ROOM_FOR_MARK { room } else { room - 1 };
        let mut taken = (self.line.start, 0);
        let mut good = None;
        let mut last: Option<Cluster<'_>> = None;
        for cluster in Clusters::from(self.text, self.line.start) {
            if let Some(last) = last
                && may_part(last, cluster)
            {
                good = Some(taken);
            }
            let columns = taken.1 + self.rooms.columns(cluster);
            if cluster.start >= word_end || (last.is_some() && columns > limit) {
                break;
            }
            taken = (cluster.start + cluster.text.len(), columns);
            last = Some(cluster);
        }
        let (at, columns) = good.unwrap_or(taken);
        self.line.end = at;
        let marked = room >= ROOM_FOR_MARK && columns < room;
        self.end_line(if marked { End::Marked } else { End::Unmarked }, at);
        columns
    }
}

/// Whether a word may be cut here by force: not behind an opening bracket, nor before what may not begin a line.
fn may_part(before: Cluster<'_>, after: Cluster<'_>) -> bool {
    let class = |cluster: Cluster<'_>| {
        cluster
            .text
            .chars()
            .next()
            .map(|c| break_property(u32::from(c)))
    };
    class(before) != Some(BreakClass::OpenPunctuation)
        && !matches!(
            class(after),
            Some(
                BreakClass::ClosePunctuation
                    | BreakClass::CloseParenthesis
                    | BreakClass::Exclamation
                    | BreakClass::InfixSeparator
                    | BreakClass::NonStarter
                    | BreakClass::ConditionalJapaneseStarter
            )
        )
}
