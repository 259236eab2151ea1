//! Lines of folded texts (`>`) broken anew, where they are longer than asked for or could hold more. Only line breaks that
//! YAML reads as a space are made or taken away; what stands further in, as lists and code do, keeps its lines.

use unicode_width::UnicodeWidthStr;

use super::{line_around, line_end};
use crate::edit::Edit;
use crate::source::Span;
use crate::yaml::layout::{Item, Layout, Quoting, Written};

pub(super) fn wrapped(text: &str, layout: &Layout<'_>, width: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    if let Some(root) = &layout.root {
        each(text, root, width, &mut edits);
    }
    edits
}

fn each(text: &str, item: &Item<'_>, width: usize, edits: &mut Vec<Edit>) {
    match &item.written {
        Written::Text(Quoting::Folded, words) if !words.starts_with([' ', '\n']) => {
            edits.extend(folded(text, item, width));
        }
        Written::Text(..) | Written::Alias => {}
        Written::List(_, items) => items.iter().for_each(|item| each(text, item, width, edits)),
        Written::Map(_, pairs) => {
            let values = pairs.iter().map(|(_, value)| value);
            values.for_each(|value| each(text, value, width, edits));
        }
    }
}

/// A folded text with its paragraphs broken anew.
fn folded(text: &str, item: &Item<'_>, width: usize) -> Option<Edit> {
    let indent = item.bytes.start - line_around(text, item.bytes.start).start;
    let whole = text.get(item.bytes.clone())?;
    let body = whole.trim_end_matches([' ', '\n', '\r']);
    let (eol, margin) = (line_end(text), " ".repeat(indent));
    let mut out = String::new();
    let mut paragraph: Vec<&str> = Vec::new();
    for (nth, line) in body.lines().enumerate() {
        let line = if nth == 0 {
            line
        } else {
            line.get(indent..).unwrap_or("")
        };
        let is_kept = line.starts_with([' ', '\t']) || line.trim().is_empty();
        if !is_kept && !line.ends_with(' ') {
            paragraph.push(line);
            continue;
        }
        fill(
            &mut out,
            &paragraph,
            width.saturating_sub(indent),
            (eol, &margin),
        );
        paragraph.clear();
        begin(&mut out, (eol, &margin), line);
    }
    fill(
        &mut out,
        &paragraph,
        width.saturating_sub(indent),
        (eol, &margin),
    );
    let span = Span::new(item.bytes.start, item.bytes.start + body.len());
    (out != body).then_some(Edit { span, text: out })
}

/// Begins a line of a text; the first one is begun already.
fn begin(out: &mut String, (eol, margin): (&str, &str), line: &str) {
    if !out.is_empty() {
        out.push_str(eol);
        out.push_str(if line.is_empty() { "" } else { margin });
    }
    out.push_str(line);
}

fn fill(out: &mut String, paragraph: &[&str], width: usize, ends: (&str, &str)) {
    let whole = paragraph.join(" ");
    // Words, each with further spaces behind it: no line begins with one.
    let mut words: Vec<String> = Vec::new();
    for word in whole.split(' ') {
        match words.last_mut() {
            Some(last) if word.is_empty() || last.ends_with(' ') => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    let mut line = String::new();
    for word in words {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            begin(out, ends, &line);
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    if !line.is_empty() {
        begin(out, ends, &line);
    }
}
