//! A file as it was read, and places in it.
//!
//! Places are byte offsets; lines and columns are worked out when somebody asks. Nothing here reads a disk.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::words::text::Text;
use crate::work;

/// A range of bytes in one file, half open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of these bytes. Files are at most 16 MB, so 32 bits hold any offset.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: narrow(start),
            end: narrow(end.max(start)),
        }
    }

    /// The span as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Where a reader finds a place: both count from 1; the column counts characters, as editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The text of one file with the name it is known by.
pub struct SourceFile {
    name: Text,
    path: Option<PathBuf>,
    text: Box<str>,
    bad: Option<BadBytes>,
    lines: OnceLock<LineIndex>,
}

/// Bytes of a file that are no UTF-8. In its text, a mark (U+FFFD) stands for each run of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BadBytes {
    /// The first mark.
    pub(crate) first: Span,
    /// The byte that it stands for.
    pub(crate) byte: u8,
    /// How many marks there are.
    pub(crate) count: usize,
}

/// The text of some bytes, with marks for those that are no UTF-8; none for what is no text in the main: UTF-16 and
/// others with zeros in it, and what has more than one such byte in eight.
pub(crate) fn decode(bytes: Vec<u8>) -> Option<(String, Option<BadBytes>)> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some((text, None)),
        Err(error) => error.into_bytes(),
    };
    work::count(bytes.len());
    let mut text = String::with_capacity(bytes.len());
    let mut bad: Option<BadBytes> = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let Some(byte) = chunk.invalid().first().copied() else {
            continue;
        };
        let start = text.len();
        text.push(char::REPLACEMENT_CHARACTER);
        let first = Span::new(start, text.len());
        bad.get_or_insert(BadBytes {
            first,
            byte,
            count: 0,
        })
        .count += 1;
    }
    let is_text = !bytes.contains(&0) && bad.is_none_or(|bad| bad.count <= 1 + bytes.len() / 8);
    is_text.then_some((text, bad))
}

/// Where lines start, and how many bytes up to each block begin no character, so that no place costs more than a block.
struct LineIndex {
    starts: Vec<u32>,
    continuations: Vec<u32>,
}

/// The bytes of a block of [`LineIndex`].
const BLOCK: usize = 1024;

impl SourceFile {
    /// A file from the disk. The name shown is the path, cleaned.
    pub fn from_disk(path: &Path, text: String) -> Arc<Self> {
        Self::decoded(path, text, None)
    }

    /// The same with what [`decode`] found besides the text.
    pub(crate) fn decoded(path: &Path, text: String, bad: Option<BadBytes>) -> Arc<Self> {
        let name = Text::line(&path.to_string_lossy());
        Arc::new(Self {
            bad,
            ..Self::with(name, Some(path.to_owned()), text)
        })
    }

    /// A text that is not on the disk: embedded in the program, or made by a test.
    pub fn named(name: &str, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self::with(Text::line(name), None, text.into()))
    }

    /// The same file with another text, whose lines stand where they stand in its own.
    pub fn with_text(&self, text: String) -> Arc<Self> {
        Arc::new(Self {
            bad: self.bad,
            ..Self::with(self.name.clone(), self.path.clone(), text)
        })
    }

    fn with(name: Text, path: Option<PathBuf>, text: String) -> Self {
        Self {
            name,
            path,
            text: text.into_boxed_str(),
            bad: None,
            lines: OnceLock::new(),
        }
    }

    /// The name to show, cleaned.
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// Where the file is, if it is on the disk.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The file name without folders and ending: the id of a briefing that gives none.
    pub fn stem(&self) -> &str {
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The bytes of it that are no UTF-8.
    pub(crate) fn bad(&self) -> Option<BadBytes> {
        self.bad
    }

    /// The raw text: for parsing and for quoting through [`crate::words::text::clean`], never to be shown as it is.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The raw text of a span; empty when the span does not fit the file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The bytes of the line around a byte offset, without its end; an offset past the end is in the last line.
    pub fn line_around(&self, offset: u32) -> Range<usize> {
        let starts = &self.lines().starts;
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = |line: usize| starts.get(line).map(|start| *start as usize);
        let end = start(line).map_or(self.text.len(), |next| next - 1);
        start(line - 1).unwrap_or_default().min(end)..end
    }

    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::of(&self.text))
    }

    /// Line and column of a byte offset; an offset past the end is the end.
    pub fn position(&self, offset: u32) -> Position {
        let lines = self.lines();
        let line = lines
            .starts
            .partition_point(|start| *start <= offset)
            .max(1);
        let start = lines.starts.get(line - 1).copied().unwrap_or(0) as usize;
        let end = (offset as usize).clamp(start, self.text.len());
        let begun = |to: usize| to - lines.continuations(&self.text, to);
        let column = begun(end) - begun(start) + 1;
        Position { line, column }
    }
}

impl fmt::Debug for SourceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SourceFile({}, {} bytes)", self.name, self.text.len())
    }
}

impl LineIndex {
    fn of(text: &str) -> Self {
        work::count(text.len());
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        let starts = breaks.map(|(i, _)| Span::new(i + 1, i + 1).start);
        let blocks = text.as_bytes().chunks(BLOCK);
        let sums = blocks.scan(0, |sum, block| {
            *sum += narrow(continuations(block));
            Some(*sum)
        });
        Self {
            starts: std::iter::once(0).chain(starts).collect(),
            continuations: std::iter::once(0).chain(sums).collect(),
        }
    }

    /// How many of the bytes before an offset begin no character.
    fn continuations(&self, text: &str, to: usize) -> usize {
        let block = to / BLOCK * BLOCK;
        let rest = text.as_bytes().get(block..to).unwrap_or_default();
        work::count(rest.len());
        let before = self.continuations.get(to / BLOCK).copied();
        before.unwrap_or_default() as usize + continuations(rest)
    }
}

fn continuations(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| is_continuation(**b)).count()
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// A span in a file.
#[derive(Debug, Clone)]
pub struct Place {
    /// The file.
    pub source: Arc<SourceFile>,
    /// The bytes.
    pub span: Span,
}

impl Place {
    /// A place in a file.
    pub fn new(source: &Arc<SourceFile>, span: Span) -> Self {
        Self {
            source: source.clone(),
            span,
        }
    }

    /// Line and column of its start.
    pub fn position(&self) -> Position {
        self.source.position(self.span.start)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.source.name(), self.position())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = SourceFile::named("a.yaml", "ab\n북한: x\n\n");
        let at = |offset| source.position(offset).to_string();
        assert_eq!(
            [at(0), at(2), at(3), at(9), at(13), at(14), at(99)],
            ["1:1", "1:3", "2:1", "2:3", "3:1", "4:1", "4:1"]
        );
    }

    proptest! {
        #[test]
        fn columns_are_those_that_are_counted_from_the_start_of_the_line(
            text in "(a|é|북|🎯|\n|[a-z]{300}|(북한){200}){0,30}",
            offset in 0_u32..9_000,
        ) {
            let end = text.floor_char_boundary((offset as usize).min(text.len()));
            let line = text[..end].rfind('\n').map_or(0, |at| at + 1);
            let expected = Position {
                line: text[..end].matches('\n').count() + 1,
                column: text[line..end].chars().count() + 1,
            };
            let source = SourceFile::named("a.yaml", text.clone());
            prop_assert_eq!(source.position(narrow(end)), expected);
        }
    }

    #[test]
    fn the_stem_is_the_name_without_folder_and_ending() {
        assert_eq!(
            SourceFile::named("briefings/sony-hack.yaml", "").stem(),
            "sony-hack"
        );
        assert_eq!(SourceFile::named("plain", "").stem(), "plain");
    }
}
