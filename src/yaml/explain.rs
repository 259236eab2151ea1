//! What a syntax error means to the one who made it: place, message and remedy in plain words.
//!
//! The parser tells where it could not go on; the slip often stands before that. Nothing here mends a text.

use std::ops::Range;

use super::tree::Slip;
use crate::diagnostic::Code;
use crate::words::look_alike::LookAlike;
use crate::words::short::short;

/// A syntax error in plain words.
pub(super) struct Meaning {
    /// The byte where the slip stands.
    pub(super) at: usize,
    /// Its kind.
    pub(super) code: Code,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: String,
    /// The bytes of the value that wants quotes, where that is what to do and they are known.
    pub(super) value: Option<Range<usize>>,
}

impl Meaning {
    fn new(at: usize, code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            at,
            code,
            message: message.into(),
            help: help.into(),
            value: None,
        }
    }

    /// The same, mended by quotes around a value.
    fn quoting(self, value: Option<Range<usize>>) -> Self {
        Self { value, ..self }
    }
}

/// What each of the parser's sentences means: words of it, message, help.
const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "expected ':'",
        "a key without a value",
        "write `key: value`, or indent the line as part of the text above",
    ),
    (
        "document start",
        "a line that is no part of what stands above",
        "write `key: value`, or indent it as part of what is above",
    ),
    (
        "block scalar",
        "`>` or `|` at the start of a value begins a block of text",
        "put the value in quotes, or write the text on the lines below",
    ),
    (
        "sequence entries are not allowed",
        "a value cannot start with a dash",
        "put the value in quotes, or start the list on the next line",
    ),
    (
        "keys are not allowed",
        "a value cannot start with `?`",
        "put the value in quotes",
    ),
    (
        "misplaced bracket",
        "a closing bracket that nothing opens",
        "take it out, or put the text in quotes",
    ),
    (
        "mismatched bracket",
        "a closing bracket of another kind than the opening one",
        "close `[` with `]` and `{` with `}`, or put the text in quotes",
    ),
    (
        "a BOM",
        "an invisible byte order mark (U+FEFF) inside the file",
        "delete it; it may have come in with text that was pasted",
    ),
    (
        "after double-quoted",
        "text after the closing quote",
        "put single quotes round the whole value, or write `\\\"` for a quote inside double quotes",
    ),
    (
        "after single-quoted",
        "text after the closing quote",
        "put double quotes round the whole value, or write `''` for an apostrophe inside single quotes",
    ),
    (
        "unknown anchor",
        "`*` starts an alias, and no anchor above has this name",
        "put the value in quotes, or set the anchor above, as in `&name value`",
    ),
    (
        "multiline quoted",
        "a quoted text that goes on too far left",
        "close the quote, or indent the lines of the text below its key",
    ),
    (
        "in flow construct",
        "a `{` or `[` that goes on too far left",
        "close it, or indent its lines below its key",
    ),
    (
        "flow mapping",
        "something between `{` and `}` that is no `key: value`",
        "put text with signs in quotes, and commas between the pairs",
    ),
    (
        "flow sequence",
        "something between `[` and `]` that is no item",
        "put text with signs in quotes, and commas between the items",
    ),
    (
        "block collection",
        UNDER_NO_ITEM,
        "start it in the same column as the fields or dashes that it belongs to",
    ),
    (
        "block mapping",
        UNDER_NO_KEY,
        "start it in the same column as the keys that it belongs to",
    ),
];

/// What is said of a line in a list that begins no item.
pub(super) const UNDER_NO_ITEM: &str = "a line that stands under no item of the list";

/// What is said of a line in a map that begins no pair.
pub(super) const UNDER_NO_KEY: &str = "a line that stands under no key";

/// Explains the error that the parser noticed at a byte, with its words.
pub(super) fn explain(
    text: &str,
    at: usize,
    words: &str,
    slip: Slip,
    is_field: IsField,
) -> Meaning {
    let line = line_of(text, at);
    let before = &text[line.start..at];
    if slip == Slip::Tab {
        let above = before.rfind('\t').map(|i| line.start + i);
        let tab = above
            .or_else(|| indenting_tab(text, line.end))
            .unwrap_or(at);
        return Meaning::new(
            tab,
            Code::Tab,
            "a tab where YAML wants spaces",
            "indent with spaces",
        );
    }
    if let Some((place, found)) = look_alike(text, at) {
        return Meaning::new(place, Code::Syntax, found.message(), found.help());
    }
    if let Some(meaning) = link(text, at) {
        return meaning;
    }
    match slip {
        Slip::Comment => Meaning::new(
            at,
            Code::Syntax,
            "` #` starts a comment, and the text goes on after it",
            "put the text in quotes, or write it as a block after `>`",
        ),
        Slip::Colon => colon(text, at),
        _ => other(text, at, words, is_field),
    }
}

/// A character that only looks like a sign of YAML, in the line of an error or in the one above.
fn look_alike(text: &str, at: usize) -> Option<(usize, LookAlike)> {
    let line = line_of(text, at);
    let above = line.start.checked_sub(1).map(|end| line_of(text, end));
    let mut lines = std::iter::once(line).chain(above);
    lines.find_map(|line| {
        let (offset, found) = LookAlike::in_structure(&text[line.clone()])?;
        Some((line.start + offset, found))
    })
}

/// The first tab from a byte on that indents a line.
fn indenting_tab(text: &str, from: usize) -> Option<usize> {
    text[from..].match_indices('\t').find_map(|(i, _)| {
        let tab = from + i;
        text[line_of(text, tab).start..tab]
            .trim()
            .is_empty()
            .then_some(tab)
    })
}

/// A link that YAML takes for a list, at the start of a value or inside braces.
fn link(text: &str, at: usize) -> Option<Meaning> {
    let line = line_of(text, at);
    let before = &text[line.start..at];
    if let Some(open) = value_link(&text[line.clone()]) {
        let value = &text[line.start + open..line.end];
        let whole = value_of(text, at).filter(|value| value.start == line.start + open);
        let meaning = Meaning::new(
            line.start + open,
            Code::NestedLink,
            "YAML reads `[[` at the start of a value as a list",
            format!(
                "put the value in double quotes: \"{}\"",
                short(value.trim())
            ),
        );
        return Some(meaning.quoting(whole));
    }
    let open = if text[at..].starts_with("[[") {
        at
    } else if before.ends_with('[') && text[at - 1..].starts_with("[[") {
        at - 1
    } else if before.trim_end().ends_with("]]") {
        line.start + before.rfind("[[")?
    } else {
        return None;
    };
    Some(Meaning::new(
        open,
        Code::BracedLink,
        "a link inside `{ }` or `[ ]` without quotes",
        "put the whole text in double quotes, or write the entry on lines of its own",
    ))
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

/// A colon where no key can stand: in a text, behind a key that is too far right, or one without its space above.
fn colon(text: &str, at: usize) -> Meaning {
    let line = line_of(text, at);
    let before = text[line.start..at].trim_end_matches(':');
    let at = line.start + before.len();
    let words = before.trim_start_matches([' ', '-']).trim_end();
    if text[line.clone()].matches('}').count() > text[line.clone()].matches('{').count()
        && !before.contains(": ")
    {
        return Meaning::new(
            at,
            Code::Syntax,
            "no comma between this field and the one above",
            "write a comma at the end of the line above",
        );
    }
    if let Some((_, value)) = before.rsplit_once(": ") {
        let field = value.rsplit(' ').next().unwrap_or_default();
        let is_field = before.contains('{')
            && value.contains(' ')
            && field.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if is_field {
            return Meaning::new(
                at,
                Code::UnquotedColon,
                "a colon followed by a space starts a new key",
                format!(
                    "write a comma before `{field}:` if that is a field; else put the whole value in double quotes: \"{}: …\"",
                    short(value.trim())
                ),
            );
        }
        let meaning = Meaning::new(
            at,
            Code::UnquotedColon,
            "a colon followed by a space starts a new key",
            format!(
                "put the whole value in double quotes: \"{}: …\"",
                short(value.trim())
            ),
        );
        return meaning.quoting(value_of(text, at));
    }
    if let Some(glued) = glued_colon(text, line.start) {
        return Meaning::new(
            glued,
            Code::Syntax,
            "a colon without a space behind it is no key",
            "write `key: value`, with a space",
        );
    }
    if words.contains(' ') {
        return Meaning::new(
            at,
            Code::UnquotedColon,
            "a colon followed by a space starts a new key",
            "put the whole text in double quotes, or write it as a block below `>`",
        );
    }
    Meaning::new(
        at,
        Code::Syntax,
        "a key where none can stand",
        "indent it like the keys above it, in spaces",
    )
}

/// The colon of `key:value` in the line above a byte; not that of an address.
fn glued_colon(text: &str, line: usize) -> Option<usize> {
    let above = line_of(text, line.checked_sub(1)?);
    let written = &text[above.clone()];
    let colon = written.find(':')?;
    let key = written[..colon].trim_start_matches([' ', '-']);
    let is_key = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let value = &written[colon + 1..];
    (is_key && !value.starts_with("//") && value.starts_with(|c: char| !c.is_whitespace()))
        .then_some(above.start + colon)
}

fn other(text: &str, at: usize, words: &str, is_field: IsField) -> Meaning {
    let rest = &text[at..];
    let sign = rest.chars().next().unwrap_or_default();
    if let Some((message, help)) = by_signs(text, at) {
        return Meaning::new(at, Code::Syntax, message, help);
    }
    if sign == '-'
        && rest[1..].starts_with(char::is_alphanumeric)
        && text[line_of(text, at).start..at].trim().is_empty()
    {
        return Meaning::new(
            at,
            Code::Syntax,
            "a dash without a space behind it is no item",
            "write `- `, with a space, and then the item",
        );
    }
    if words.contains("block scalar") && is_below_spaces(text, at) {
        return Meaning::new(
            at,
            Code::Syntax,
            "an empty line above has more spaces than this one",
            "take the spaces out of the empty lines before the first line of the text",
        );
    }
    if words.contains("unexpected character") {
        return Meaning::new(
            at,
            Code::Syntax,
            match sign {
                '`' => "a value cannot start with a backtick".to_owned(),
                sign => format!("a value cannot start with `{sign}`"),
            },
            "put the value in quotes",
        );
    }
    if ["escape character", "hexadecimal number", "escape code"]
        .iter()
        .any(|known| words.contains(known))
    {
        return Meaning::new(
            escape(text, at),
            Code::Syntax,
            "a backslash in double quotes that starts no escape of YAML",
            "use single quotes, or write `\\\\` for a backslash",
        );
    }
    if words.contains("block collection") && is_in_dash_column(text, at, is_field) {
        return Meaning::new(
            at,
            Code::Syntax,
            "a field in the column of the dash before its item",
            "indent it by two spaces more, and so the other fields of the item: they stand in the column behind the dash",
        );
    }
    let known = SENTENCES.iter().find(|(known, ..)| words.contains(known));
    let (message, help) = known.map_or(
        (
            "something that YAML cannot read",
            "look at the indentation, quotes and brackets of this line and the one above",
        ),
        |(_, message, help)| (*message, *help),
    );
    Meaning::new(at, Code::Syntax, message, help)
}

/// Whether the line of a byte is a field that stands in the column of the dash of the item above.
fn is_in_dash_column(text: &str, at: usize, is_field: IsField) -> bool {
    let line = line_of(text, at);
    let own = &text[line.clone()];
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut above = text[..line.start].lines().rev();
    let item = above.find(|above| !above.trim().is_empty() && indent(above) <= indent(own));
    let item = item.filter(|item| indent(item) == indent(own));
    field_of(own).is_some_and(is_field) && item.is_some_and(begins_with_field)
}

/// Whether the line above is empty but for more spaces than indent the line of a byte.
fn is_below_spaces(text: &str, at: usize) -> bool {
    let line = line_of(text, at);
    let indent = text[line.clone()].len() - text[line.clone()].trim_start().len();
    let above = line.start.checked_sub(1).map(|end| line_of(text, end));
    above.is_some_and(|above| text[above.clone()].trim().is_empty() && above.len() > indent)
}

/// What is wrong by the signs around the place alone, and what to do about it.
fn by_signs(text: &str, at: usize) -> Option<(String, String)> {
    let line = line_of(text, at);
    let before = text[line.start..at].trim_end();
    let rest = text[at..line.end].trim_end();
    let sign = rest.chars().next()?;
    let told = |message: &str, help: &str| Some((message.to_owned(), help.to_owned()));
    let is_apart = rest[sign.len_utf8()..].starts_with(' ');
    match sign {
        '*' if is_apart && before.trim_matches([' ', '-']).is_empty() => told(
            "a star where YAML wants a hyphen",
            "write `- `, a hyphen and a space, before an item",
        ),
        '*' | '&' if is_apart => Some((
            format!("a value cannot start with `{sign}`"),
            format!("put the value in quotes: \"{}\"", short(rest)),
        )),
        '-' if rest[1..]
            .trim_start()
            .starts_with([',', '[', ']', '{', '}']) =>
        {
            told(
                "a lone dash inside `{ }` or `[ ]`",
                "put it in quotes: \"-\"",
            )
        }
        ',' | ']' if before.ends_with(',') || sign == ',' && before.ends_with('[') => told(
            "a comma with nothing before it",
            "take it out, or write what is missing",
        ),
        ',' | ';' if rest.len() == 1 && before.ends_with(['"', '\'', ']', '}']) => Some((
            format!("a `{sign}` behind the end of a value"),
            "take it out".to_owned(),
        )),
        _ if before.ends_with(['"', '\'', ']'])
            && is_in_braces(before)
            && key_of(rest).is_some() =>
        {
            let key = key_of(rest).unwrap_or_default();
            Some((
                "no comma between this field and the one before".to_owned(),
                format!("write a comma before `{key}:`"),
            ))
        }
        _ if !matches!(sign, ']' | '}') && before.ends_with([']', '}']) => {
            let gap = &text[line.start + before.len()..at];
            Some(behind_bracket(before, gap, rest))
        }
        _ => None,
    }
}

/// Whether a line is between braces that it opens.
fn is_in_braces(before: &str) -> bool {
    before.matches('{').count() > before.matches('}').count()
}

/// The name of a field that a text begins with, behind which a colon and a space stand.
fn key_of(text: &str) -> Option<&str> {
    let (key, _) = text.split_once(": ")?;
    let is_name = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-');
    (!key.is_empty() && key.bytes().all(is_name)).then_some(key)
}

/// Text behind the bracket that closes a value, with what stands between the two.
fn behind_bracket(before: &str, gap: &str, rest: &str) -> (String, String) {
    let close = if before.ends_with(']') { ']' } else { '}' };
    let value = before
        .rfind(": ")
        .map_or("", |colon| before[colon + 2..].trim());
    let help = match close {
        ']' if value.starts_with('[') && (rest.starts_with(',') || rest.starts_with("and [")) => {
            let rest = rest.replacen("and [", ", ", 1);
            let items = [value, &rest].concat().replace(['[', ']'], "");
            format!(
                "write all items in one pair of brackets: `[{}]`",
                short(&items)
            )
        }
        ']' if value.starts_with('[') => {
            let rest = if is_in_braces(before) {
                rest.trim_end_matches('}')
            } else {
                rest
            };
            format!(
                "put the whole value in quotes: \"{value}{gap}{}\"",
                short(rest)
            )
        }
        ']' => "put the whole value in quotes".to_owned(),
        _ if rest.starts_with(", {") => format!(
            "write them as a list: `[{}]`",
            short(&[value, rest].concat())
        ),
        _ => "move it before the `}`, or put the whole value in quotes".to_owned(),
    };
    (format!("text behind the closing `{close}`"), help)
}

/// The first backslash from a byte on that starts no escape (YAML 1.2.2, 5.7).
fn escape(text: &str, at: usize) -> usize {
    const KNOWN: &str = "0abt\tnvfre \"/\\N_LPxuU\n\r";
    let mut chars = text[at..].char_indices();
    while let Some((i, c)) = chars.next() {
        if c != '\\' {
            continue;
        }
        let Some((_, sign)) = chars.next().filter(|(_, c)| KNOWN.contains(*c)) else {
            return at + i;
        };
        let digits = match sign {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if chars
            .clone()
            .take(digits)
            .filter(|(_, c)| c.is_ascii_hexdigit())
            .count()
            < digits
        {
            return at + i;
        }
    }
    at
}

/// The bytes of the value of the line around a byte, if that is all of it: the line has a field, or is an item that starts
/// with a link, and neither goes on below nor is itself what goes on from above.
fn value_of(text: &str, at: usize) -> Option<Range<usize>> {
    let line = line_of(text, at);
    let written = text[line.clone()].trim_end();
    let first = column(written);
    let own = &written[first..];
    let (key, rest) = own.split_once(": ").unwrap_or((own, ""));
    let is_key = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
    let is_item = written[..first].contains('-') && own.starts_with("[[");
    let value = match is_key {
        true => rest.trim_start(),
        false if is_item => own,
        false => return None,
    };
    let is_plain = value.starts_with("[[") || value.starts_with(char::is_alphanumeric);
    if !is_plain || value.contains(" #") || value.contains('\t') {
        return None;
    }
    let is_line = |line: &&str| !line.trim().is_empty();
    let below = text[line.end..].lines().find(is_line);
    let spaces = |line: &str| line.len() - line.trim_start().len();
    // The fields of an item stand in the column of its first one.
    let least = if is_key { first } else { spaces(written) };
    let goes_on = below.is_some_and(|below| spaces(below) > least);
    let above = text[..line.start].lines().rev().find(is_line);
    let goes_on_from = above.is_some_and(|above| {
        let above = above.trim_end();
        column(above) < first && spaces(written) == first && !above.ends_with(':')
    });
    let end = line.start + written.len();
    (!goes_on && !goes_on_from).then(|| end - value.len()..end)
}

/// Where the first word of a line stands, behind its spaces and the dashes of items.
fn column(line: &str) -> usize {
    let mut rest = line.trim_start_matches(' ');
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item.trim_start_matches(' ');
    }
    line.len() - rest.len()
}

/// The bytes of the line around a byte, without its end.
pub(super) fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    start..end
}

/// Says whether a word is a field, where it stands in the column of the dash of an item: any other is an id.
pub(crate) type IsField = fn(&str) -> bool;

/// The word before the colon of a line.
pub(super) fn field_of(line: &str) -> Option<&str> {
    Some(line.split_once(':')?.0.trim())
}

/// The fields that an item of a list begins with: what stands under other keys is known by these.
const FIRST: [&str; 8] = [
    "id", "title", "text", "name", "date", "when", "show", "section",
];

/// Whether a line is an item that begins with a field, and not with the id of an entry.
pub(super) fn begins_with_field(line: &str) -> bool {
    let item = line.trim_start().strip_prefix("- ");
    item.and_then(field_of)
        .is_some_and(|key| FIRST.contains(&key))
}
