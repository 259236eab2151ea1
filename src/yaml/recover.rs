//! Reading on after a syntax error.
//!
//! The list item or top-level key around the error is overwritten with comments, so that every other offset stays
//! true, and the whole is parsed again, as mostly that was all. What stands before an error could be read, so that further
//! ones are looked for from there on, and the whole once more at the end: however many there are, the text is gone through
//! a few times in all. The ids in what is overwritten are kept, so that links to them do not seem to lead nowhere.

mod blame;
mod chunks;
mod conflict;

use std::ops::Range;
use std::sync::Arc;

use super::explain::{IsField, UNDER_NO_ITEM, UNDER_NO_KEY, line_of};
use super::marking;
use super::tree::{self, Indentation, Refusal, Tree, Why};
use crate::briefing::id::is_id;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use crate::work;
use blame::{SyntaxError, blame, floor, over};
use chunks::Chunks;
use conflict::conflicts;

/// How many bytes are parsed again for what only a look at the whole can tell: for each byte of the text, and besides.
const WORK: (usize, usize) = (4, 16 << 20);

/// So many lines of signs are told by their numbers.
const FEW: usize = 4;

/// What is said of a merge where the version that is not read has a marking.
const MARKED_IN_MERGE: &str = "; the other has a marking, so the file counts as RED";

/// The key by which a map takes in another one.
const MERGE_KEY: &str = "<<";

/// How many errors are told one by one. What stands behind so many is not read.
const ERRORS: usize = 10_000;

/// What syntax errors cost.
#[derive(Default)]
pub(crate) struct Torn {
    /// The errors.
    pub problems: Vec<Diagnostic>,
    /// Keys and ids that stand in the parts with errors.
    pub lost: Vec<String>,
    /// The parts that are not read.
    pub parts: Vec<Part>,
}

/// A part of a file that is not read because of a syntax error: an item, a keyed entry, or a top-level key as a whole.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The top-level key that it is under, or is.
    pub key: String,
    /// Where the slip stands.
    pub span: Span,
    /// What it is.
    pub code: Code,
    /// What it stands in without belonging there, if that is it.
    pub stray: Option<Stray>,
    /// All that is not read because of it.
    pub whole: Span,
}

/// What a line stands in without belonging there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stray {
    /// In a list.
    InList,
    /// In a map, with a dash before it.
    ItemInMap,
    /// In a map.
    InMap,
}

impl Stray {
    fn of(problem: &Diagnostic, text: &str) -> Option<Self> {
        let line = || &text[line_of(text, floor(text, problem.place.span.range().start))];
        match &*problem.message {
            UNDER_NO_ITEM => Some(Self::InList),
            UNDER_NO_KEY if line().trim_start().starts_with("- ") => Some(Self::ItemInMap),
            UNDER_NO_KEY => Some(Self::InMap),
            _ => None,
        }
    }
}

/// Reads on after the syntax errors of a text that was parsed; `then` gets what there is of a tree. Every place in it is
/// the same as in the file.
pub(crate) fn read_on<R>(
    source: &Arc<SourceFile>,
    parsed: Result<Tree<'_>, Refusal>,
    is_field: IsField,
    then: impl FnOnce(Option<Tree<'_>>, Torn) -> R,
) -> R {
    match parsed {
        Ok(tree) => then(Some(tree), Torn::default()),
        Err(refusal) => mend(source, refusal, is_field, |_, tree, torn| then(tree, torn)),
    }
}

/// Blanks what cannot be read, beginning with the refusal of the whole text, and hands on what is left: the text, of the same
/// length, its tree, where not too much is broken, and what that cost.
fn mend<R>(
    source: &Arc<SourceFile>,
    first: Refusal,
    is_field: IsField,
    then: impl FnOnce(&str, Option<Tree<'_>>, Torn) -> R,
) -> R {
    if let Why::Budget(limit) = &first.why {
        // Nothing is to be mended, and more is not looked at.
        let torn = Torn {
            problems: vec![over(first.at, limit).diagnose(source, source.text())],
            ..Torn::default()
        };
        return then(source.text(), None, torn);
    }
    let mut mending = Mending::of(source, is_field);
    let mut error = mending.first(first);
    loop {
        let may_be_readable = error.take().is_none_or(|error| mending.mend_on(error));
        let parsed = may_be_readable.then(|| either_way(&mending.text));
        let tree = match parsed {
            None => None,
            Some(Ok(tree)) => Some(tree),
            Some(Err(refused)) => {
                if let Why::Budget(limit) = &refused.lenient.why {
                    let problem = over(refused.lenient.at, limit);
                    let problem = problem.diagnose(source, &mending.text);
                    mending.problems.push(problem);
                } else if mending.may_go_on() {
                    error = (!mending.is_cut).then_some(refused);
                    continue;
                }
                None
            }
        };
        let torn = Torn {
            problems: mending.problems,
            lost: mending.ids,
            parts: mending.parts,
        };
        return then(&mending.text, tree, torn);
    }
}

/// Reads a text by the strict way, or else by the lenient one.
fn either_way(text: &str) -> Result<Tree<'_>, SyntaxError> {
    tree::parse(text, Indentation::Strict).or_else(|strict| {
        let at = Some(strict.at);
        let refused = |lenient| SyntaxError {
            lenient,
            strict: at,
        };
        match strict.why {
            Why::Budget(_) => Err(refused(strict)),
            Why::Syntax(..) => tree::parse(text, Indentation::Lenient).map_err(refused),
        }
    })
}

/// A text that is being mended.
struct Mending<'s> {
    source: &'s Arc<SourceFile>,
    text: String,
    /// The text with a header written over what was read already, so that the rest can be parsed under it.
    aimed: String,
    /// The bytes of that header.
    header: Range<usize>,
    chunks: Chunks,
    problems: Vec<Diagnostic>,
    ids: Vec<String>,
    parts: Vec<Part>,
    /// What the last part was that belongs to nothing, and where it ends.
    stray: Option<(Option<Stray>, usize)>,
    /// How far the text is known to be mended, where something was blanked.
    known: usize,
    /// Whether the rest was left out.
    is_cut: bool,
    /// How many bytes may be parsed again.
    left: usize,
}

impl<'s> Mending<'s> {
    fn of(source: &'s Arc<SourceFile>, is_field: IsField) -> Self {
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
    fn first(&mut self, refusal: Refusal) -> Option<SyntaxError> {
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
    fn mend_on(&mut self, mut error: SyntaxError) -> bool {
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
    fn may_go_on(&mut self) -> bool {
        if self.is_cut {
            return false;
        }
        if self.parts.len() > 1 && !self.spend(self.text.len() * 3) {
            self.cut();
        }
        true
    }

    /// Tells unfinished merges and blanks the second version of each, so that the first one is read; of one that is not
    /// whole, the lines of signs. Says whether there are any.
    fn merge(&mut self) -> bool {
        let found = conflicts(&self.text);
        for conflict in &found.whole {
            let lines = |at: usize| self.line(at);
            let last = lines(conflict.all.end.saturating_sub(1));
            let span = Span::new(conflict.all.start, conflict.all.start + 7);
            let mut unread = self.text[conflict.out[1].clone()].lines();
            let is_marked = unread.any(has_marking);
            self.problems.push(Diagnostic::new(
                Code::Syntax,
                Place::new(self.source, span),
                &format!(
                    "an unfinished merge, in lines {} to {last}: the first version is read{}",
                    lines(conflict.all.start),
                    if is_marked { MARKED_IN_MERGE } else { "" }
                ),
                "keep one version, or both, and take the lines of `<<<<<<<`, `=======` and `>>>>>>>` out",
            ));
            self.ids
                .extend(is_marked.then(|| marking::FIELD.to_owned()));
            let key = self.top_key(conflict.all.start);
            self.parts.push(Part {
                key,
                span,
                code: Code::Syntax,
                stray: None,
                whole: Span::new(conflict.out[1].start, conflict.out[1].end),
            });
            for out in &conflict.out {
                self.blank(out.clone());
            }
        }
        found
            .left
            .iter()
            .for_each(|lines| self.left_of_merge(lines));
        let is_any = !found.whole.is_empty() || !found.left.is_empty();
        if is_any {
            self.chunks = Chunks::of(&self.text, self.chunks.is_field);
        }
        is_any
    }

    /// Tells lines of signs of a merge that lacks others of them, and blanks them: what stands around them is read, whichever
    /// version it is.
    fn left_of_merge(&mut self, lines: &[Range<usize>]) {
        let Some(first) = lines.first() else { return };
        let span = Span::new(first.start, first.start + 7);
        let number = |line: &Range<usize>| self.line(line.start).to_string();
        let (message, help) = match lines {
            [before @ .., last] if !before.is_empty() => {
                let (count, last) = (lines.len(), number(last));
                let which = match count {
                    ..=FEW => {
                        let before: Vec<String> = before.iter().map(number).collect();
                        format!("lines {} and {last}", before.join(", "))
                    }
                    _ => format!("{count} lines from {} to {last}", number(first)),
                };
                (
                    format!("what is left of an unfinished merge, in {which}"),
                    "take these lines out, and see that only one version of what stands around them is left",
                )
            }
            _ => (
                format!(
                    "what is left of an unfinished merge: a line of `{}`",
                    self.source.slice(span)
                ),
                "take this line out, and see that only one version of what stands around it is left",
            ),
        };
        let place = Place::new(self.source, span);
        let problem = Diagnostic::new(Code::Syntax, place, &message, help);
        self.problems.push(problem);
        lines.iter().for_each(|line| self.blank(line.clone()));
    }

    /// The number of the line of a byte.
    fn line(&self, at: usize) -> usize {
        self.source.position(Span::new(at, at).start).line
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
    fn top_key(&mut self, start: usize) -> String {
        let own = self.chunks.at(start);
        let header = match self.chunks.header(own) {
            none if none.is_empty() => self.chunks.range(own),
            header => header,
        };
        let line = self.text[header].lines().next().unwrap_or_default();
        let key = line.split(':').next().unwrap_or_default();
        key.trim_matches([' ', '"', '\'']).to_owned()
    }

    fn blank(&mut self, chunk: Range<usize>) {
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

    /// The next error from the start of a chunk on, as far as that can be told without a look at the whole.
    fn next(&mut self, from: usize) -> Option<SyntaxError> {
        let start = self.aim(from);
        let strict = tree::refusal(&self.aimed[start..], Indentation::Strict)?;
        let at = start + strict.at;
        let is_unknown = matches!(&strict.why, Why::Syntax(words, _) if words.contains(ANCHOR));
        if is_unknown || at < from {
            return None;
        }
        let lenient = match self.lenient(start, at) {
            Lenient::Refused(refusal) => refusal,
            Lenient::Accepted => return None,
            Lenient::Unknown => strict,
        };
        let moved = Refusal {
            at: start + lenient.at,
            ..lenient
        };
        Some(SyntaxError {
            lenient: moved,
            strict: Some(at),
        })
    }

    /// What the lenient way says of an error that the strict one found: it is asked about a little more than what is
    /// needed, and about more if it stops only because there is nothing more.
    fn lenient(&mut self, start: usize, at: usize) -> Lenient {
        let length = self.aimed.len();
        let next = |chunks: &Chunks, byte: usize| chunks.range(chunks.at(byte) + 1).end;
        let mut end = next(&self.chunks, at);
        loop {
            match tree::refusal(&self.aimed[start..end], Indentation::Lenient) {
                Some(refusal) if end == length || !is_of_the_end(&refusal, end - start) => {
                    return Lenient::Refused(refusal);
                }
                None if end == length => return Lenient::Accepted,
                _ if !self.spend(end - start) => return Lenient::Unknown,
                _ => end = next(&self.chunks, end + 3 * (end - start)),
            }
        }
    }

    /// Takes bytes from what may be parsed again, if there are as many.
    fn spend(&mut self, bytes: usize) -> bool {
        let left = self.left.checked_sub(bytes);
        self.left = left.unwrap_or_default();
        left.is_some()
    }

    /// Writes the top-level key under which a chunk stands before it, and returns where.
    fn aim(&mut self, from: usize) -> usize {
        let old = std::mem::take(&mut self.header);
        self.aimed.replace_range(old.clone(), &self.text[old]);
        let chunk = self.chunks.at(from);
        let header = self.chunks.header(chunk);
        let start = self.text.floor_char_boundary(from - header.len());
        let space = "\n".repeat(from - start - header.len());
        self.header = start..from;
        let header = format!("{space}{}", &self.text[header]);
        self.aimed.replace_range(start..from, &header);
        start
    }
}

/// The parser's words for an alias whose anchor may stand above what it was given.
const ANCHOR: &str = "unknown anchor";

/// What the lenient way of reading says.
enum Lenient {
    Refused(Refusal),
    Accepted,
    Unknown,
}

/// Whether a text may be refused only because it ends there.
fn is_of_the_end(refusal: &Refusal, end: usize) -> bool {
    let is_unclosed = |words: &str| {
        let signs = ["unclosed", "unexpected end", "EOF", "stream"];
        signs.into_iter().any(|sign| words.contains(sign))
    };
    let Why::Syntax(words, _) = &refusal.why else {
        return false;
    };
    refusal.at + 1 >= end || is_unclosed(words)
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

/// Whether a line has a key that is a marking, or may bring one.
fn has_marking(line: &str) -> bool {
    let keys = line.match_indices(':').map(|(colon, _)| {
        let before = line[..colon].trim_end();
        let word = before.rsplit([' ', '{', '[', ',']).next();
        word.unwrap_or_default().trim_matches(['"', '\''])
    });
    let mut keys = keys.filter(|key| !key.is_empty());
    keys.any(|key| marking::is_name(key) || marking::has_slip(key) || key == MERGE_KEY)
}

/// Ids that a broken chunk seems to declare: its own key, and what follows `id:`.
fn ids(chunk: &str) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mended(text: &str) -> (Vec<String>, Option<String>) {
        let source = SourceFile::named("t.yaml", text);
        let is_field = |key: &str| ["title", "name"].contains(&key);
        match tree::parse(text, Indentation::Lenient) {
            Ok(_) => (vec![], Some(text.to_owned())),
            Err(refusal) => mend(&source, refusal, is_field, |left, tree, torn| {
                let places = torn
                    .problems
                    .iter()
                    .map(|p| format!("{} {} {}", p.position(), p.code, p.message));
                let text = tree.map(|_| left.to_owned());
                (places.collect(), text)
            }),
        }
    }

    fn check(text: &str, problems: &[&str], left: &str) {
        let (found, text_left) = mended(text);
        assert_eq!(found, problems, "{text}");
        let squeezed: Vec<String> = text_left
            .unwrap_or_default()
            .lines()
            .map(str::trim_end)
            .filter(|l| !l.is_empty() && *l != "#")
            .map(str::to_owned)
            .collect();
        assert_eq!(squeezed.join("|"), left, "{text}");
    }

    #[test]
    fn a_colon_in_a_value_is_told_where_it_stands() {
        check(
            "title: China: the screws\nb: 1\n",
            &["1:13 unquoted-colon a colon followed by a space starts a new key"],
            "b: 1",
        );
    }

    #[test]
    fn unclosed_quotes_and_brackets_lose_only_their_own_entry() {
        check(
            "e:\n  - a: \"x\n  - b: 1\n",
            &["2:8 syntax `\"` is not closed"],
            "e:|  - b: 1",
        );
        check(
            "e:\n  - a: [x\n  - b: 1\n",
            &["2:8 syntax `[` is not closed"],
            "e:|  - b: 1",
        );
        check(
            "a:\n  x: {t: 1\n  y: {t: 2}\nb: 1\n",
            &["2:6 syntax `{` is not closed"],
            "a:|  y: {t: 2}|b: 1",
        );
    }

    #[test]
    fn links_that_yaml_takes_for_lists_are_told_apart() {
        let nested = "YAML reads `[[` at the start of a value as a list";
        check(
            "t: [[x]] and more\nb: 2\n",
            &[&format!("1:4 nested-link {nested}")],
            "b: 2",
        );
        check(
            "e:\n  - {id: a, t: see [[x]] now}\n  - b\n",
            &["2:20 braced-link a link inside `{ }` or `[ ]` without quotes"],
            "e:|  - b",
        );
    }

    #[test]
    fn tabs_are_shown_where_they_stand() {
        check(
            "a:\n\tb: 1\nc: 2\n",
            &["2:1 tab a tab where YAML wants spaces"],
            "c: 2",
        );
        check(
            "a:\n  - b\n\t- c\n  - d\n",
            &["3:1 tab a tab where YAML wants spaces"],
            "a:|  - b|  - d",
        );
    }

    #[test]
    fn only_a_field_in_the_column_of_a_dash_belongs_to_the_item() {
        let stray = |line| format!("{line}:3 syntax a line that stands under no item of the list");
        check(
            "a:\n  - id: fbi\n    name: FBI\n  cia:\n    name: CIA\n  nsa: NSA\n",
            &[&stray(4)],
            "a:|  - id: fbi|    name: FBI",
        );
        check(
            "a:\n  - id: fbi\n  name: FBI\n  - id: cia\n    name: CIA\n",
            &["3:3 syntax a field in the column of the dash before its item"],
            "a:|  - id: cia|    name: CIA",
        );
    }

    #[test]
    fn a_dash_alone_begins_an_item() {
        let colon = "unquoted-colon a colon followed by a space starts a new key";
        check(
            "e:\n  - title: A: b\n  -\n    title: B\n",
            &[&format!("2:13 {colon}")],
            "e:|  -|    title: B",
        );
        check(
            "e:\n- title: A: b\n-\n  title: B\n",
            &[&format!("2:11 {colon}")],
            "e:|-|  title: B",
        );
    }

    #[test]
    fn a_marking_in_a_version_that_is_not_read_is_lost() {
        let merge = |theirs: &str| format!("<<<<<<< HEAD\n- a\n=======\n{theirs}\n>>>>>>> x\n");
        let is_lost = |text: &str| {
            let source = SourceFile::named("t.yaml", text);
            let refusal = tree::refusal(text, Indentation::Lenient).unwrap();
            mend(
                &source,
                refusal,
                |_| true,
                |_, _, torn| torn.lost.contains(&"tlp".to_owned()),
            )
        };
        for theirs in [
            "tlp: RED",
            "\"tlp\" : RED",
            "title: t\ntlp: RED",
            "  - {id: a, TLP: RED}",
            "  - {id: a,classification: RED}",
            "  tpl: RED",
            "  <<: *red",
        ] {
            assert!(is_lost(&merge(theirs)), "{theirs}");
        }
        for theirs in ["title: RED", "- {id: a, text: tlp}", "x-tlp: RED"] {
            assert!(!is_lost(&merge(theirs)), "{theirs}");
        }
    }

    #[test]
    fn two_errors_are_both_told() {
        let (problems, left) = mended("e:\n  - a: b: c\n  - d: 1\n  - f: [g\nh: 1\n");
        assert_eq!(problems.len(), 2);
        assert!(left.is_some_and(|left| left.contains("- d: 1") && left.contains("h: 1")));
    }

    #[test]
    fn ids_of_what_is_lost_are_kept() {
        assert_eq!(ids("  - {id: leak, title: [x"), ["leak"]);
        assert_eq!(ids("  fbi: {name: [x"), ["fbi"]);
    }

    proptest! {
        #[test]
        fn no_text_panics_and_offsets_stay(text in "([a-c]: |- |  |\\[|\\]|\\{|\\}|\"|'|\n|#|\\[\\[a|é|:|\t){0,30}") {
            if let (_, Some(left)) = mended(&text) {
                prop_assert_eq!(left.len(), text.len());
            }
        }
    }
}
