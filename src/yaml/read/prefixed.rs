//! What stands before the words of a text that is an entry by itself: the name of a field whose colon has no space, or a
//! date that nothing parts from them.

use super::Reader;
use super::links::Standing;
use crate::briefing::date::{When, meant};
use crate::diagnostic::fix::{Fix, Safety, in_quotes};
use crate::diagnostic::{Code, Diagnostic};
use crate::edit::Edit;
use crate::source::Span;
use crate::words::short::short;
use crate::yaml::shape::Record;
use crate::yaml::tree::{Kind, Node, Style};

/// What people write between a date and what happened then.
const BETWEEN: [&str; 8] = [" - ", " – ", " — ", ": ", " | ", ":", ", ", " "];

impl Reader<'_> {
    /// Reports a text that begins with the name of a field and its colon, without the space behind it. Says whether it does.
    pub(super) fn glued_fields(&mut self, node: &Node<'_>, record: &Record) -> bool {
        let Kind::Scalar {
            text,
            style: Style::Plain,
        } = &node.kind
        else {
            return false;
        };
        let Some(colon) = glued(text, record) else {
            return false;
        };
        let written = self.source.slice(node.span);
        if !written.starts_with(&text[..colon]) {
            return false;
        }
        let start = node.span.range().start;
        let mut at = start;
        let mut edits = Vec::new();
        for line in written.split_inclusive('\n') {
            let spaces = line.len() - line.trim_start().len();
            edits.extend(glued(line.trim_start(), record).map(|colon| {
                let behind = at + spaces + colon + 1;
                Edit {
                    span: Span::new(behind, behind),
                    text: " ".to_owned(),
                }
            }));
            at += line.len();
        }
        self.no_space(start + colon, &text[..colon], edits);
        true
    }

    /// Reports a key that is the name of a field, a colon and its value. Gives the field.
    pub(super) fn glued_key(
        &mut self,
        key: Span,
        name: &str,
        record: &'static Record,
    ) -> Option<&'static str> {
        let colon = glued(name, record)?;
        if self.source.slice(key) != name {
            return None;
        }
        let behind = key.range().start + colon + 1;
        let edits = vec![Edit {
            span: Span::new(behind, behind),
            text: " ".to_owned(),
        }];
        self.no_space(behind - 1, &name[..colon], edits);
        let field = record.fields.get_key_value(&name[..colon]);
        field.map(|(field, _)| field.as_str())
    }

    fn no_space(&mut self, colon: usize, field: &str, edits: Vec<Edit>) {
        let place = self.place(Span::new(colon, colon + 1));
        let help = format!("write a space behind it, as in `{field}: …`");
        let fix = Fix::several(&place, edits, "write the space", Safety::Safe);
        let message = "a colon without a space behind it is no key";
        let problem = Diagnostic::new(Code::Syntax, place, message, &help);
        self.problems.push(problem.mended_by(fix));
    }

    /// Reports a text that begins with a date, which is a part of it.
    pub(super) fn dated_words(&mut self, node: &Node<'_>, record: &Record) {
        let Some(text) = node.text().filter(|_| record.dated) else {
            return;
        };
        let Some((written, date, words)) = dated(text) else {
            return;
        };
        if !self.keeps(Code::LookAlike, node.span) {
            return;
        }
        let message = format!(
            "`{}` is a part of the title here, and no date",
            short(written)
        );
        let help = format!(
            "write a colon and a space behind it: `{date}: {}`",
            short(words)
        );
        let at = self.find(written, node.span, node.span.start);
        let is_plain = words.starts_with(char::is_alphanumeric)
            && !words.contains([':', '#', ',', '[', ']', '{', '}', '\n']);
        let words = match is_plain {
            true => Some(words.to_owned()),
            false => in_quotes(words),
        };
        let fix = words
            .filter(|_| !matches!(self.stands(node.span), Standing::Behind))
            .and_then(|words| Fix::rewrite(&self.place(node.span), &format!("{date}: {words}")));
        let problem = Diagnostic::new(Code::LookAlike, self.place(at), &message, &help);
        self.problems.push(problem.mended_by(fix));
    }
}

/// Where the colon stands that has no space, behind the name of a field that a text begins with.
fn glued(text: &str, record: &Record) -> Option<usize> {
    let colon = text.bytes().take(NAME).position(|byte| byte == b':')?;
    let behind = &text[colon + 1..];
    let is_glued = behind.starts_with(|c: char| !c.is_whitespace() && c != '/' && c != ':');
    (is_glued && record.fields.contains_key(&text[..colon])).then_some(colon)
}

/// No name of a field is longer.
const NAME: usize = 40;

/// The date that a text begins with, as it is written and as EDTF writes it, and the words behind it.
fn dated(text: &str) -> Option<(&str, String, &str)> {
    let starts = |c: char| c.is_ascii_digit() || c.is_alphabetic() || c == '~';
    if !text.starts_with(starts) {
        return None;
    }
    BETWEEN.iter().find_map(|sign| {
        let (date, words) = text.split_once(sign)?;
        let words = words.trim_start_matches(['-', '–', '—', ':', ' ']);
        let digits = date.bytes().filter(u8::is_ascii_digit).count();
        // A year alone may be the first word of a sentence, and so may words with one in them.
        let is_sure = match *sign {
            " " | ", " => digits >= 5 && !date.contains(' '),
            _ => digits >= 4,
        };
        if !is_sure || !words.starts_with(|c: char| c.is_alphabetic() || c == '"') {
            return None;
        }
        let right = match When::parse(date) {
            Ok(_) => date.to_owned(),
            Err(_) => match &meant::meant(date)[..] {
                [one] => one.clone(),
                _ => return None,
            },
        };
        Some((date, right, words))
    })
}
