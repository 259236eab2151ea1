//! Characters that CommonMark, or GitHub's additions to it, would take for markup.

use std::fmt::Write;

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph: it may have several lines, and blocks begin at their beginnings.
    Paragraph,
    /// In a heading, which is one line.
    Heading,
    /// In a cell of a table, which is one line without bars.
    Cell,
}

/// What a character must be written as, so that it counts as punctuation for the stress beside it.
pub(super) fn reference(c: char, out: &mut String) {
    let _ = write!(out, "&#x{:X};", u32::from(c));
}

/// Writes plain words behind what is written already. Line breaks are kept as hard ones in paragraphs.
pub(super) fn words(text: &str, place: Place, out: &mut String) {
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            end_line(place, out);
        }
        one_line(line, place, out);
    }
}

fn end_line(place: Place, out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
    match place {
        // A break at the beginning would be a backslash.
        Place::Paragraph if out.is_empty() => {}
        Place::Paragraph => out.push_str("\\\n"),
        Place::Heading | Place::Cell => out.push(' '),
    }
}

fn one_line(line: &str, place: Place, out: &mut String) {
    let begins = out.is_empty() || out.ends_with('\n');
    let line = if begins {
        line.trim_start_matches(' ')
    } else {
        line
    };
    let at = if begins && place == Place::Paragraph {
        opener(line, out)
    } else {
        0
    };
    let mut last = line[..at].chars().next_back().or(out.chars().next_back());
    let mut rest = line[at..].chars().peekable();
    while let Some(c) = rest.next() {
        if is_markup(c, last, rest.peek().copied()) {
            out.push('\\');
        }
        out.push(c);
        last = Some(c);
    }
}

/// Writes what would open a block at the beginning of a line, escaped, and says how many bytes of the line that was.
fn opener(line: &str, out: &mut String) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let sign = line[digits..].chars().next();
    let behind = line[digits..].chars().nth(1);
    let opens = match sign {
        Some('.' | ')') => digits > 0 && behind.is_none_or(|c| c == ' '),
        Some('#' | '>' | '+' | '-' | '=' | ':') => digits == 0,
        _ => false,
    };
    let Some(sign) = sign.filter(|_| opens) else {
        return 0;
    };
    out.push_str(&line[..digits]);
    out.push('\\');
    out.push(sign);
    digits + sign.len_utf8()
}

/// Whether a character would be markup between two others.
fn is_markup(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
        '_' => !(is_letter(before) && is_letter(after)),
        '&' => after.is_none_or(|c| c == '#' || c.is_ascii_alphanumeric()),
        '!' => after.is_none_or(|c| c == '['),
        _ => false,
    }
}

/// A code span.
pub(super) fn code(text: &str, place: Place, out: &mut String) {
    let text = text.replace('\n', " ");
    let fence = fence(&text, 1);
    let is_spaced = text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    let pad = if is_spaced || text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    let text = if place == Place::Cell {
        text.replace('|', "\\|")
    } else {
        text
    };
    let _ = write!(out, "{fence}{pad}{text}{pad}{fence}");
}

/// Backticks, at least so many, and more than stand in a text one behind the other.
pub(super) fn fence(text: &str, least: usize) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let length = if longest < least { least } else { longest + 1 };
    "`".repeat(length)
}

/// A link to a web address: between angle brackets, where the words are the address.
pub(super) fn address(url: &str, shown: &str, place: Place, out: &mut String) {
    let is_plain = |c: char| !c.is_whitespace() && !matches!(c, '<' | '>' | '&' | '|' | '\\' | '`');
    if shown == url && url.chars().all(is_plain) {
        let _ = write!(out, "<{url}>");
        return;
    }
    out.push('[');
    let mut label = String::new();
    words(shown, place, &mut label);
    out.push_str(&label.replace("\\\n", " "));
    out.push_str("](<");
    for c in url.chars().filter(|c| *c != '\n') {
        if matches!(c, '<' | '>' | '&' | '|' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push_str(">)");
}
