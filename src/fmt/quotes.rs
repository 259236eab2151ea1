//! Quotes only where they are needed: where a text without them would be something else, to this program or to another
//! one (YAML 1.1 takes `NO` for false, and `12:30` for a number), or has escapes.

use crate::briefing::id::RESERVED;
use crate::edit::Edit;
use crate::source::Span;
use crate::yaml::layout::{Form, Item, Layout, Quoting, Written};

pub(super) fn bare(text: &str, layout: &Layout<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    if let Some(root) = &layout.root {
        each(text, root, Form::Block, &mut edits);
    }
    edits
}

fn each(text: &str, item: &Item<'_>, within: Form, edits: &mut Vec<Edit>) {
    let inside = |form: Form| if form == Form::Flow { form } else { within };
    match &item.written {
        Written::Text(Quoting::Quoted, words) => {
            let quoted = text.get(item.bytes.clone()).unwrap_or_default();
            let inner = quoted.get(1..quoted.len().saturating_sub(1));
            let behind = text.get(item.bytes.end..).unwrap_or_default();
            // In brackets, `"a":b` is a key with a value, and `a:b` is one word.
            let holds =
                within == Form::Block || !behind.starts_with(':') || behind.starts_with(": ");
            // Before `#2`, the quotes show that the value ends there.
            let comment = behind.trim_start_matches(' ').strip_prefix('#');
            let is_ended = comment.is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
            if holds && !is_ended && inner == Some(words) && is_plain(words, within) {
                edits.push(Edit {
                    span: Span::new(item.bytes.start, item.bytes.end),
                    text: words.to_string(),
                });
            }
        }
        Written::Text(..) | Written::Alias => {}
        Written::List(form, items) => {
            items
                .iter()
                .for_each(|item| each(text, item, inside(*form), edits));
        }
        Written::Map(form, pairs) => {
            for (key, value) in pairs {
                let behind = text.get(key.bytes.end..).unwrap_or_default();
                if behind.starts_with(':') {
                    each(text, key, inside(*form), edits);
                }
                each(text, value, inside(*form), edits);
            }
        }
    }
}

/// Whether words without quotes are these words, and nothing but words.
fn is_plain(words: &str, within: Form) -> bool {
    let begins_well = words.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '/');
    let ends_well = !words.ends_with(|c: char| c.is_whitespace() || c == ':');
    let holds_mark =
        words.contains(": ") || words.contains(" #") || words.contains(char::is_control);
    let in_flow = within == Form::Flow && words.contains([',', '[', ']', '{', '}', ':']);
    begins_well && ends_well && !holds_mark && !in_flow && !is_other(words) && is_text(words)
}

/// Whether YAML 1.2 reads the words as text.
fn is_text(words: &str) -> bool {
    let read = serde_yaml::from_str::<serde_yaml::Value>(words);
    matches!(read, Ok(serde_yaml::Value::String(read)) if read == words)
}

/// Whether YAML 1.1 takes the words for something else: true or false, a number in any of its forms, a date.
fn is_other(words: &str) -> bool {
    let is_one = RESERVED
        .iter()
        .any(|other| other.eq_ignore_ascii_case(words));
    // Codes of countries have quotes, all of them, so that nobody forgets those of Norway.
    let is_code = words.len() == 2 && words.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_number = words.starts_with(|c: char| c.is_ascii_digit())
        && !words
            .split(' ')
            .any(|word| word.len() > 1 && word.chars().all(char::is_alphabetic));
    is_one || is_code || is_number
}
