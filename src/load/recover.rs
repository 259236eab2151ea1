//! Reading on after a syntax error.
//!
//! The list item or top-level key around the error is overwritten with spaces, so that every other offset stays
//! true, and the file is parsed again. The ids in what is overwritten are kept, so that links to them do not seem
//! to lead nowhere.

use super::yaml::{self, Indentation, Refusal, Slip, Why};
use crate::briefing::id::is_id;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use std::sync::Arc;

/// How many bytes may be parsed again in all, and how many errors are looked for at most.
const WORK: usize = 64 << 20;
const ERRORS: usize = 50;

/// What is left of a text after its errors are blanked.
pub struct Mended {
    /// A text that parses, of the same length; none when too much is broken.
    pub text: Option<String>,
    /// What was wrong.
    pub problems: Vec<Diagnostic>,
    /// Ids that stand in the blanked parts.
    pub ids: Vec<String>,
}

/// Blanks what cannot be read, beginning with the refusal of the whole text.
pub fn mend(source: &Arc<SourceFile>, first: Refusal) -> Mended {
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
            .filter(|chunk| !text[chunk.clone()].trim().is_empty())
        else {
            return mended;
        };
        mended.ids.extend(ids(&text[chunk.clone()]));
        blank(&mut text, chunk);
        match yaml::parse(&text, Indentation::Strict)
            .or_else(|_| yaml::parse(&text, Indentation::Lenient))
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
    let Why::Syntax(words, slip) = &lenient.why else {
        let limit = if let Why::Budget(limit) = &lenient.why {
            limit.clone()
        } else {
            String::new()
        };
        return Culprit {
            at: floor(text, lenient.at),
            code: Code::Budget,
            message: limit,
            help: "split the file, or write values out instead of using aliases".to_owned(),
            chunk: None,
        };
    };
    let strict = yaml::parse(text, Indentation::Strict).err();
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
                return Culprit {
                    at,
                    code: Code::Syntax,
                    message: format!("`{sign}` is not closed"),
                    help: format!(
                        "close it, or put the text in quotes if the `{sign}` belongs to it"
                    ),
                    chunk: Some(chunk.clone()),
                };
            }
        }
    }
    let (at, code, message, help) = explain(text, lenient.at.min(text.len()), words, *slip);
    Culprit {
        at,
        code,
        message,
        help,
        chunk: chunks.get(index).cloned(),
    }
}

/// Whether the error stands at, or right behind, a link that YAML takes for a list, or at a colon in a value.
fn is_link_trap(text: &str, at: usize, slip: Slip) -> bool {
    let line = line_of(text, floor(text, at));
    text[line.clone()].contains("[[")
        && slip != Slip::Tab
        && text[line].matches('"').count().is_multiple_of(2)
}

/// The place, the code, the message and the help for a syntax error.
fn explain(text: &str, at: usize, words: &str, slip: Slip) -> (usize, Code, String, String) {
    let at = floor(text, at);
    let line = line_of(text, at);
    let before = &text[line.start..at];
    if slip == Slip::Tab {
        let tab = before.rfind('\t').map_or(at, |i| line.start + i);
        return (
            tab,
            Code::Tab,
            "a tab where YAML wants spaces".into(),
            "indent with spaces".into(),
        );
    }
    if let Some(open) = value_link(&text[line.clone()]) {
        return (
            line.start + open,
            Code::NestedLink,
            "YAML reads `[[` at the start of a value as a list".into(),
            quote_help(&text[line.start + open..line.end]),
        );
    }
    if text[at..].starts_with("[[") || before.ends_with('[') {
        let open = if before.ends_with('[') { at - 1 } else { at };
        return (
            open,
            Code::BracedLink,
            "a link inside `{ }` or `[ ]` without quotes".into(),
            "put the whole text in double quotes, or write the entry on lines of its own".into(),
        );
    }
    if slip == Slip::Colon && before.contains(": ") {
        let value = before.find(": ").map_or(before, |i| &before[i + 2..]);
        let help = format!(
            "put the whole value in double quotes: \"{}: …\"",
            value.trim_end_matches(':').trim()
        );
        let colon = if before.ends_with(':') { at - 1 } else { at };
        return (
            colon,
            Code::UnquotedColon,
            "a colon followed by a space starts a new key".into(),
            help,
        );
    }
    let (message, help) = match slip {
        Slip::Comment => (
            "` #` starts a comment, and the text goes on after it",
            "put the text in quotes, or write it as a block after `>`",
        ),
        Slip::Colon => (
            "a key where none can stand",
            "indent it like the keys above it, in spaces",
        ),
        _ if words.contains("expected ':'") => (
            "a key without a value",
            "write `key: value`, or indent the line as part of the text above",
        ),
        _ if words.contains("unexpected character") => (
            "a value cannot start with this sign",
            "put the value in quotes",
        ),
        _ if words.contains("unknown anchor") => (
            "an alias without an anchor",
            "set the anchor before it, as in `&name value`",
        ),
        _ => (
            words,
            "look at the indentation, quotes and brackets of this line and the one above",
        ),
    };
    (at, Code::Syntax, message.to_owned(), help.to_owned())
}

/// The offset of `[[` at the start of a value in a line.
fn value_link(line: &str) -> Option<usize> {
    [": ", "- "]
        .iter()
        .filter_map(|lead| {
            let value = line.find(lead)? + lead.len();
            let rest = line[value..].trim_start();
            rest.starts_with("[[").then(|| line.len() - rest.len())
        })
        .min()
}

fn quote_help(value: &str) -> String {
    let value: String = value.trim().chars().take(40).collect();
    format!("put the value in double quotes: \"{value}\"")
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(0)
}

fn line_of(text: &str, at: usize) -> std::ops::Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    start..end
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
        if content && indent == 0 && !body.starts_with("- ") {
            starts.push(offset);
            entry_indent = None;
        } else if content && *entry_indent.get_or_insert(indent) == indent {
            starts.push(offset);
        }
        offset += line.len();
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

fn blank(text: &mut String, range: std::ops::Range<usize>) {
    let spaces: String = text[range.clone()]
        .chars()
        .flat_map(|c| std::iter::repeat_n(if c == '\n' { '\n' } else { ' ' }, c.len_utf8()))
        .collect();
    text.replace_range(range, &spaces);
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
        match yaml::parse(text, Indentation::Lenient) {
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
            .filter(|l| !l.is_empty())
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
            "a:|c: 2",
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
