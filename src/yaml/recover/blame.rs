//! What is to blame for a syntax error, and what to say of it.

use std::ops::Range;
use std::sync::Arc;

use super::chunks::Chunks;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use crate::work;
use crate::yaml::explain::{Meaning, explain, line_of};
use crate::yaml::tree::{Refusal, Slip, Why};

/// Why a text is no YAML, by both ways of reading indentation.
pub(super) struct SyntaxError {
    /// By the lenient one, whose words are explained.
    pub(super) lenient: Refusal,
    /// Where the strict one stopped.
    pub(super) strict: Option<usize>,
}

/// What is to blame.
pub(super) struct Culprit {
    /// Where the slip stands.
    at: usize,
    code: Code,
    message: String,
    help: String,
    /// The value that wants quotes.
    value: Option<Range<usize>>,
    /// What cannot be read because of it; none where that is not known.
    pub(super) chunk: Option<Range<usize>>,
}

impl Culprit {
    /// The problem that it is.
    pub(super) fn diagnose(&self, source: &Arc<SourceFile>, text: &str) -> Diagnostic {
        let at = floor(text, self.at);
        let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        Diagnostic::new(
            self.code,
            Place::new(source, Span::new(at, end)),
            &self.message,
            &self.help,
        )
        .mended_by(self.quotes(source))
    }

    fn quotes(&self, source: &Arc<SourceFile>) -> Option<Fix> {
        let value = self.value.as_ref()?;
        Fix::enquote(&Place::new(source, Span::new(value.start, value.end)))
    }
}

/// Which chunk is to blame for an error, and what to say of it. Both ways of reading indentation were tried; the stricter
/// one mostly stops sooner.
pub(super) fn blame(text: &str, error: &SyntaxError, chunks: &Chunks) -> Culprit {
    let (words, slip) = match &error.lenient.why {
        Why::Syntax(words, slip) => (words, slip),
        Why::Budget(limit) => return over(error.lenient.at, limit),
    };
    let lenient = error.lenient.at;
    let at = floor(
        text,
        error.strict.map_or(lenient, |strict| strict.min(lenient)),
    );
    let index = chunks.at(at);
    // An unclosed quote or bracket is noticed only where the next entry starts.
    let starts_chunk = text[chunks.range(index).start..at]
        .trim_matches([' ', '-'])
        .is_empty();
    let before = starts_chunk.then(|| chunks.before(index)).flatten();
    for chunk in std::iter::once(index)
        .chain(before)
        .map(|i| chunks.range(i))
    {
        work::count(chunk.len());
        if let Some((open, sign)) = unclosed(&text[chunk.clone()]) {
            let at = chunk.start + open;
            if !is_link_trap(text, lenient, *slip) {
                return not_closed(text, at, sign, &chunk);
            }
        }
    }
    let Meaning {
        at,
        code,
        message,
        help,
        value,
    } = explain(text, floor(text, lenient), words, *slip, chunks.is_field);
    // What is wrong may stand above the place where it was noticed.
    let slip = chunks.at(at);
    // Only a tab is told where it stands even if the parser stopped above it.
    let index = if code == Code::Tab {
        slip
    } else {
        slip.min(index)
    };
    // An item in a column of its own belongs to nothing, so the entry above it is not to blame.
    let chunk = chunks.range(index);
    let line = line_of(text, at).start;
    let stray = text[line..at].trim().is_empty() && text[at..].starts_with("- ");
    let start = if stray {
        chunk.start.max(line)
    } else {
        chunk.start
    };
    Culprit {
        at,
        code,
        message,
        help,
        // Between brackets, a line may hold less of a value, or more.
        value: value.filter(|_| unclosed(&text[start.min(line)..line]).is_none()),
        chunk: Some(start..chunk.end),
    }
}

/// More than a file may hold.
pub(super) fn over(at: usize, limit: &str) -> Culprit {
    let help = if limit.ends_with("deep") {
        "take brackets or dashes out: no part of a briefing is ten levels deep"
    } else if limit.ends_with("in a file") {
        "split the briefing into several files"
    } else {
        "write values out instead of using aliases, or split the file"
    };
    Culprit {
        at,
        code: Code::Budget,
        message: limit.to_owned(),
        help: help.to_owned(),
        value: None,
        chunk: None,
    }
}

/// A quote or bracket that nothing closes, or whose end stands in a comment.
fn not_closed(text: &str, at: usize, sign: char, chunk: &Range<usize>) -> Culprit {
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
        value: None,
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

pub(super) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(0)
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
