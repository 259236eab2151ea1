//! A text that is being mended: errors are told, and what is to blame for them is overwritten with comments.

use std::ops::Range;
use std::sync::Arc;

use super::blame::{SyntaxError, blame};
use super::chunks::Chunks;
use super::torn::{Part, Stray, has_marking};
use crate::briefing::id::is_id;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use crate::work;
use crate::yaml::explain::IsField;
use crate::yaml::marking;
use crate::yaml::tree::{self, Indentation, Refusal};

/// How many bytes are parsed again for what only a look at the whole can tell: for each byte of the text, and besides.
const WORK: (usize, usize) = (4, 16 << 20);

/// How many errors are told one by one. What stands behind so many is not read.
const ERRORS: usize = 10_000;

/// A text that is being mended.
pub(super) struct Mending<'s> {
    pub(super) source: &'s Arc<SourceFile>,
    pub(super) text: String,
    /// The text with a header written over what was read already, so that the rest can be parsed under it.
    pub(super) aimed: String,
    /// The bytes of that header.
    pub(super) header: Range<usize>,
    pub(super) chunks: Chunks,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) ids: Vec<String>,
    pub(super) parts: Vec<Part>,
    /// What the last part was that belongs to nothing, and where it ends.
    stray: Option<(Option<Stray>, usize)>,
    /// How far the text is known to be mended, where something was blanked.
    known: usize,
    /// Whether the rest was left out.
    pub(super) is_cut: bool,
    /// How many bytes may be parsed again.
    pub(super) left: usize,
}

impl<'s> Mending<'s> {
    pub(super) fn of(source: &'s Arc<SourceFile>, is_field: IsField) -> Self {
        let text = source.text();
        Self {
            source,
            text: text.to_owned(),
            aimed: text.to_owned(),
            header: 0..0,
            chunks: Chunks::of(text, is_field),
            problems: Vec::new(),
            ids: Vec::new(),
            parts: Vec::new(),
            stray: None,
            known: 0,
            is_cut: false,
            left: text.len() * WORK.0 + WORK.1,
        }
    }

    /// The first error, by both ways of reading; none where unfinished merges were taken out, and nothing is known of
    /// the rest.
    pub(super) fn first(&mut self, refusal: Refusal) -> Option<SyntaxError> {
        if self.merge() {
            return None;
        }
        let strict = tree::refusal(&self.text, Indentation::Strict);
        Some(SyntaxError {
            lenient: refusal,
            strict: strict.map(|strict| strict.at),
        })
    }

    /// Mends an error and those behind it that can be told without a look at the whole. Says whether the whole may be
    /// readable then.
    pub(super) fn mend_on(&mut self, mut error: SyntaxError) -> bool {
        loop {
            let Some(from) = self.mend(&error) else {
                return false;
            };
            self.known = from;
            if self.problems.len() >= ERRORS {
                self.cut();
                return true;
            }
            // Mostly there is one only.
            if self.parts.len() == 1 {
                return true;
            }
            error = match self.next(from) {
                Some(next) => next,
                None => return true,
            };
        }
    }

    /// Whether one more error of the whole may be mended: where that would be too much work, what is not known is left
    /// out, once.
    pub(super) fn may_go_on(&mut self) -> bool {
        if self.is_cut {
            return false;
        }
        if self.parts.len() > 1 && !self.spend(self.text.len() * 3) {
            self.cut();
        }
        true
    }

    /// Tells an error and blanks what is to blame for it. Returns from where on nothing is known yet; none where there is
    /// nothing to blank.
    fn mend(&mut self, error: &SyntaxError) -> Option<usize> {
        let culprit = blame(&self.text, error, &self.chunks);
        let problem = culprit.diagnose(self.source, &self.text);
        let (span, code) = (problem.place.span, problem.code);
        let stray = Stray::of(&problem, &self.text);
        let Some(chunk) = culprit
            .chunk
            .filter(|chunk| !is_blank(&self.text[chunk.clone()]))
        else {
            self.problems.push(problem);
            return None;
        };
        // Lines in a row that do not belong there have one slip.
        if stray.is_none() || self.stray != Some((stray, chunk.start)) {
            self.problems.push(problem);
        }
        self.stray = stray.map(|_| (stray, chunk.end));
        let key = self.top_key(chunk.start);
        let part = Part {
            key,
            span,
            code,
            stray,
            whole: Span::new(chunk.start, chunk.end),
        };
        self.parts.push(part);
        let start = chunk.start;
        self.blank(chunk);
        Some(start)
    }

    /// The top-level key that a chunk is under, or is.
    pub(super) fn top_key(&mut self, start: usize) -> String {
        let own = self.chunks.at(start);
        let header = match self.chunks.header(own) {
            none if none.is_empty() => self.chunks.range(own),
            header => header,
        };
        let line = self.text[header].lines().next().unwrap_or_default();
        let key = line.split(':').next().unwrap_or_default();
        key.trim_matches([' ', '"', '\'']).to_owned()
    }

    pub(super) fn blank(&mut self, chunk: Range<usize>) {
        work::count(chunk.len());
        self.ids.extend(ids(&self.text[chunk.clone()]));
        let own = self.chunks.at(chunk.start);
        if self.chunks.range(own).start == chunk.start {
            self.chunks.blank(own);
        }
        let comment = comment(&self.text[chunk.clone()]);
        self.aimed.replace_range(chunk.clone(), &comment);
        self.text.replace_range(chunk, &comment);
    }

    /// Leaves out all that nothing is known of yet, and says so.
    fn cut(&mut self) {
        self.is_cut = true;
        let from = self.known;
        let rest = from..self.text.len();
        let mut at_top = self.text[rest.clone()]
            .lines()
            .filter(|line| !line.starts_with(' '));
        let is_marked = at_top.any(has_marking);
        self.ids
            .extend(is_marked.then(|| marking::FIELD.to_owned()));
        self.problems.push(Diagnostic::new(
            Code::Budget,
            Place::new(self.source, Span::new(from, from)),
            &format!(
                "more errors than are looked for, {} up to here: the rest of the file is not read",
                self.problems.len()
            ),
            "mend those above first",
        ));
        self.blank(rest);
    }
}

/// Lines as comments. Spaces alone would be part of a block of text above them.
fn comment(lines: &str) -> String {
    let mut out = String::with_capacity(lines.len());
    for line in lines.split_inclusive('\n') {
        let words = line.trim_end_matches('\n').len();
        out.push_str(if words > 0 { "#" } else { "" });
        out.extend(std::iter::repeat_n(' ', words.saturating_sub(1)));
        out.push_str(&line[words..]);
    }
    out
}

fn is_blank(chunk: &str) -> bool {
    chunk
        .lines()
        .map(str::trim_start)
        .all(|line| line.is_empty() || line.starts_with('#'))
}

/// Ids that a broken chunk seems to declare: its own key, and what follows `id:`.
pub(super) fn ids(chunk: &str) -> Vec<String> {
    let word = |text: &str| {
        text.trim_start_matches([' ', '"', '\''])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect::<String>()
    };
    let own = chunk
        .trim_start()
        .split_once(':')
        .map(|(key, _)| key.trim().to_owned());
    let given = chunk
        .match_indices("id:")
        .map(|(i, found)| word(&chunk[i + found.len()..]));
    own.into_iter()
        .chain(given)
        .filter(|id| is_id(id))
        .collect()
}
