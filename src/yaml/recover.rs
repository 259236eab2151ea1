//! Reading on after a syntax error.
//!
//! The list item or top-level key around the error is overwritten with comments, so that every other offset stays
//! true, and the file is parsed again. The ids in what is overwritten are kept, so that links to them do not seem
//! to lead nowhere.

use super::explain::{Meaning, explain, line_of};
use super::tree::{self, Indentation, Refusal, Slip, Why};
use crate::briefing::id::is_id;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use std::sync::Arc;

/// How many bytes may be parsed again in all, and how many errors are looked for at most.
const WORK: usize = 64 << 20;
const ERRORS: usize = 50;

/// What is left of a text after its errors are blanked.
pub(crate) struct Mended {
    /// A text that parses, of the same length; none when too much is broken.
    pub text: Option<String>,
    /// What was wrong.
    pub problems: Vec<Diagnostic>,
    /// Ids that stand in the blanked parts.
    pub ids: Vec<String>,
}

/// Blanks what cannot be read, beginning with the refusal of the whole text.
pub(crate) fn mend(source: &Arc<SourceFile>, first: Refusal) -> Mended {
    let mut text = source.text().to_owned();
    let mut mended = Mended {
        text: None,
        problems: Vec::new(),
        ids: Vec::new(),
    };
    let tries = (WORK / text.len().max(1)).clamp(3, ERRORS);
    let mut refusal = first;
    for _ in 0..tries {
        let culprit = blame(&text, &refusal);
        mended.problems.push(culprit.diagnose(source, &text));
        let Some(chunk) = culprit
            .chunk
            .filter(|chunk| !is_blank(&text[chunk.clone()]))
        else {
            return mended;
        };
        mended.ids.extend(ids(&text[chunk.clone()]));
        blank(&mut text, chunk);
        match tree::parse(&text, Indentation::Strict)
            .or_else(|_| tree::parse(&text, Indentation::Lenient))
        {
            Ok(_) => {
                mended.text = Some(text);
                return mended;
            }
            Err(next) => refusal = next,
        }
    }
    mended
}

struct Culprit {
    at: usize,
    code: Code,
    message: String,
    help: String,
    chunk: Option<std::ops::Range<usize>>,
}

impl Culprit {
    fn diagnose(&self, source: &Arc<SourceFile>, text: &str) -> Diagnostic {
        let end = text[self.at..]
            .chars()
            .next()
            .map_or(self.at, |c| self.at + c.len_utf8());
        Diagnostic::new(
            self.code,
            Place::new(source, Span::new(self.at, end)),
            &self.message,
            &self.help,
        )
    }
}

fn blame(text: &str, lenient: &Refusal) -> Culprit {
    let (words, slip) = match &lenient.why {
        Why::Syntax(words, slip) => (words, slip),
        Why::Budget(limit) => return over(floor(text, lenient.at), limit),
    };
    let strict = tree::parse(text, Indentation::Strict).err();
    let at = strict
        .iter()
        .map(|r| r.at)
        .chain([lenient.at])
        .min()
        .unwrap_or(lenient.at);
    let at = floor(text, at);
    let chunks = chunks(text);
    let index = chunks
        .partition_point(|chunk| chunk.start <= at)
        .saturating_sub(1);
    // An unclosed quote or bracket is noticed only where the next entry starts.
    let starts_chunk = chunks
        .get(index)
        .is_some_and(|chunk| text[chunk.start..at].trim_matches([' ', '-']).is_empty());
    let candidates = [
        Some(index),
        starts_chunk.then(|| index.checked_sub(1)).flatten(),
    ];
    for chunk in candidates
        .into_iter()
        .flatten()
        .filter_map(|i| chunks.get(i))
    {
        if let Some((open, sign)) = unclosed(&text[chunk.clone()]) {
            let at = chunk.start + open;
            if !is_link_trap(text, lenient.at, *slip) {
                return not_closed(text, at, sign, chunk);
            }
        }
    }
    let meaning = explain(text, floor(text, lenient.at), words, *slip);
    // What is wrong may stand above the place where it was noticed.
    let slip = chunks
        .partition_point(|chunk| chunk.start <= meaning.at)
        .saturating_sub(1);
    let Meaning {
        at,
        code,
        message,
        help,
    } = meaning;
    // Only a tab is told where it stands even if the parser stopped above it.
    let index = if code == Code::Tab {
        slip
    } else {
        slip.min(index)
    };
    let chunk = chunks.get(index).cloned();
    // An item in a column of its own belongs to nothing, so the entry above it is not to blame.
    let line = line_of(text, at).start;
    let stray = text[line..at].trim().is_empty() && text[at..].starts_with("- ");
    Culprit {
        at,
        code,
        message,
        help,
        chunk: chunk.map(|chunk| {
            if stray {
                chunk.start.max(line)..chunk.end
            } else {
                chunk
            }
        }),
    }
}

fn over(at: usize, limit: &str) -> Culprit {
    let help = if limit.ends_with("deep") {
        "take brackets or dashes out: no part of a briefing is ten levels deep"
    } else {
        "write values out instead of using aliases, or split the file"
    };
    Culprit {
        at,
        code: Code::Budget,
        message: limit.to_owned(),
        help: help.to_owned(),
        chunk: None,
    }
}

/// A quote or bracket that nothing closes, or whose end stands in a comment.
fn not_closed(text: &str, at: usize, sign: char, chunk: &std::ops::Range<usize>) -> Culprit {
    let rest = &text[at..line_of(text, at).end];
    let hash = rest.match_indices(" #").find(|(i, _)| {
        rest[i + 2..].starts_with(char::is_alphanumeric) && !matches!(sign, '"' | '\'')
    });
    let (at, message, help) = match hash {
        Some((i, _)) => (
            at + i + 1,
            format!("` #` starts a comment, so the `{sign}` before it is not closed"),
            "put the text with the `#` in quotes".to_owned(),
        ),
        None => (
            at,
            format!("`{sign}` is not closed"),
            format!("close it, or put the text in quotes if the `{sign}` belongs to it"),
        ),
    };
    Culprit {
        at,
        code: Code::Syntax,
        message,
        help,
        chunk: Some(chunk.clone()),
    }
}

/// Whether the error stands at, or right behind, a link that YAML takes for a list, or at a colon in a value.
fn is_link_trap(text: &str, at: usize, slip: Slip) -> bool {
    let line = line_of(text, floor(text, at));
    text[line.clone()].contains("[[")
        && slip != Slip::Tab
        && text[line].matches('"').count().is_multiple_of(2)
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(0)
}

/// The top-level keys of a file and, inside each, its items or keyed entries: what is blanked as a whole.
fn chunks(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut starts = vec![];
    let mut offset = 0;
    let mut entry_indent = None;
    for line in text.split_inclusive('\n') {
        let body = line.trim_start_matches(' ');
        let indent = line.len() - body.len();
        let content = !body.trim().is_empty() && !body.starts_with('#');
        if let Some(item) = body.strip_prefix('\t') {
            // A tab has no width that could be compared: such a line is an item or goes on with what is above.
            if item.trim_start().starts_with("- ") {
                starts.push(offset);
            }
        } else if content && indent == 0 && !body.starts_with("- ") {
            starts.push(offset);
            entry_indent = None;
        } else if content && *entry_indent.get_or_insert(indent) == indent {
            starts.push(offset);
        }
        offset += line.len();
    }
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts
        .into_iter()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}

/// The last quote or bracket of a text that is opened and not closed.
fn unclosed(text: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut previous = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let inside = open
            .last()
            .map(|(_, sign)| *sign)
            .filter(|sign| matches!(sign, '"' | '\''));
        match (inside, c) {
            (Some('"'), '\\') => drop(chars.next()),
            (Some(quote), c) if c == quote => drop(open.pop()),
            (Some(_), _) => {}
            (None, '#') if previous.is_whitespace() => {
                while chars.next_if(|(_, c)| *c != '\n').is_some() {}
            }
            (None, '"' | '\'') if matches!(previous, ' ' | '\n' | '[' | '{' | ',') => {
                open.push((i, c))
            }
            (None, '[' | '{') if !open.is_empty() || matches!(previous, ' ' | '\n') => {
                open.push((i, c))
            }
            (None, ']' | '}') => drop(open.pop()),
            _ => {}
        }
        previous = c;
    }
    open.pop()
}

/// Makes comments of lines. Spaces alone would be part of a block of text above them.
fn blank(text: &mut String, range: std::ops::Range<usize>) {
    let blanked: String = text[range.clone()]
        .split_inclusive('\n')
        .map(|line| {
            let words = line.trim_end_matches('\n');
            let comment = if words.is_empty() { "" } else { "#" };
            let spaces = " ".repeat(words.len() - comment.len());
            format!("{comment}{spaces}{}", &line[words.len()..])
        })
        .collect();
    text.replace_range(range, &blanked);
}

fn is_blank(chunk: &str) -> bool {
    chunk
        .lines()
        .map(str::trim_start)
        .all(|line| line.is_empty() || line.starts_with('#'))
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
        match tree::parse(text, Indentation::Lenient) {
            Ok(_) => (vec![], Some(text.to_owned())),
            Err(refusal) => {
                let mended = mend(&source, refusal);
                let places = mended
                    .problems
                    .iter()
                    .map(|p| format!("{} {} {}", p.position(), p.code, p.message));
                (places.collect(), mended.text)
            }
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
