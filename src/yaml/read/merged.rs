//! Lines that begin like items of a list and are none to YAML, which reads them as one text: with a dash in a column of
//! its own or without its space, with another sign, or with a number.

use super::Reader;
use super::scalar::NEAR;
use crate::diagnostic::fix::{Fix, Safety};
use crate::diagnostic::{Code, Diagnostic};
use crate::edit::Edit;
use crate::source::Span;
use crate::words::look_alike::{LookAlike, Sign};
use crate::work;
use crate::yaml::tree::{Kind, Node, Style};

/// What a line begins with in place of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A dash with a space.
    Dash,
    /// A dash with nothing behind it that YAML takes for a space.
    Glued,
    /// A plus sign.
    Plus,
    /// A number.
    Number,
}

/// A line that begins so.
struct Marked {
    mark: Mark,
    /// Where its line begins, and where the mark stands and ends.
    line: usize,
    at: usize,
    end: usize,
}

/// What else begins a list elsewhere, in a text that is one.
const BULLET: &str = "take it out: the hyphen alone makes the item";

impl Reader<'_> {
    /// Reports a value of a list, or an item of it, that goes over lines which begin like items themselves, or begins with
    /// a sign beside the dash, as a problem of some kind. Says whether it does.
    pub(crate) fn merged(&mut self, node: &Node<'_>, code: Code) -> bool {
        let plain =
            matches!(&node.kind, Kind::Scalar { text, style: Style::Plain } if !text.is_empty());
        plain && (self.bullet(node.span, code) || self.lines(node.span, code))
    }

    /// Reports what only looks like the hyphen that stands before it already.
    fn bullet(&mut self, span: Span, code: Code) -> bool {
        let text = self.source.slice(span);
        let first = text.chars().next().and_then(LookAlike::of);
        let Some(found) = first.filter(|found| found.like == Sign::Dash) else {
            return false;
        };
        let behind = &text[found.character.len_utf8()..];
        let is_behind_sign = !self.begins_line(span);
        if !is_behind_sign || !behind.starts_with(' ') || text.contains('\n') {
            return false;
        }
        let start = span.range().start;
        let spaces = behind.len() - behind.trim_start().len();
        let place = self.place(Span::new(start, start + found.character.len_utf8()));
        let whole = self.place(Span::new(
            start,
            start + found.character.len_utf8() + spaces,
        ));
        let message = format!("{} at the start of an item", found.named());
        let fix = Fix::remove(&whole, "take it out");
        let problem = Diagnostic::new(code, place, &message, BULLET);
        self.problems.push(problem.mended_by(fix));
        true
    }

    fn begins_line(&self, span: Span) -> bool {
        let start = span.range().start;
        let line = self.source.line_around(span.start).start;
        start - line <= NEAR
            && self
                .source
                .text()
                .get(line..start)
                .is_some_and(|before| before.trim().is_empty())
    }

    fn lines(&mut self, span: Span, code: Code) -> bool {
        let text = self.source.slice(span);
        let begins = text.starts_with(['-', '+']) || text.contains('\n');
        if !begins {
            return false;
        }
        work::count(text.len());
        let is_own = self.begins_line(span);
        let start = span.range().start;
        let (mut marked, mut others, mut at) = (Vec::new(), 0, 0);
        for (nth, line) in text.split_inclusive('\n').enumerate() {
            let spaces = line.len() - line.trim_start().len();
            match mark(line.trim()).filter(|_| nth > 0 || is_own) {
                Some((mark, length)) => marked.push(Marked {
                    mark,
                    line: start + at,
                    at: start + at + spaces,
                    end: start + at + spaces + length,
                }),
                None if line.trim().is_empty() => {}
                None => others += 1,
            }
            at += line.len();
        }
        match is_own {
            true => self.unmarked_list(&marked, others, code),
            false => self.deeper_items(span, &marked, code),
        }
    }

    /// Reports lines under a key that were meant as its items.
    fn unmarked_list(&mut self, marked: &[Marked], others: usize, code: Code) -> bool {
        let Some(first) = marked.first() else {
            return false;
        };
        let is_sure = first.mark == Mark::Glued || marked.len() > 1 && others == 0;
        if !is_sure {
            return false;
        }
        let message = match first.mark {
            Mark::Dash | Mark::Glued => "a dash without a space behind it is no item",
            Mark::Plus => "a plus sign is no item to YAML, which reads these lines as one text",
            Mark::Number => "a number is no item to YAML, which reads these lines as one text",
        };
        let help = "write `- `, a hyphen and a space, before each item";
        let edits = marked.iter().map(|marked| Edit {
            span: Span::new(marked.at, marked.end),
            text: "- ".to_owned(),
        });
        let place = self.place(Span::new(first.at, first.at + 1));
        let fix = match others {
            0 => Fix::several(
                &place,
                edits.collect(),
                "write a dash before each",
                Safety::Safe,
            ),
            _ => None,
        };
        let problem = Diagnostic::new(code, place, message, help);
        self.problems.push(problem.mended_by(fix));
        true
    }

    /// Reports items in a column further in than the dash of the item above, with which they are one text.
    fn deeper_items(&mut self, span: Span, marked: &[Marked], code: Code) -> bool {
        let dashes = || marked.iter().filter(|marked| marked.mark == Mark::Dash);
        let Some(first) = dashes().next() else {
            return false;
        };
        let start = span.range().start;
        let line = self.source.line_around(span.start).start;
        let before = self.source.text().get(line..start).unwrap_or_default();
        let own = before
            .rfind("- ")
            .filter(|at| before[at + 1..].trim().is_empty());
        let Some(column) = own else {
            return false;
        };
        // With more than a space too many, it may be meant as a part of the item above.
        let is_slip = dashes().all(|marked| column_of(marked) == column + 1);
        let edits = dashes().map(|marked| Edit {
            span: Span::new(marked.at - column_of(marked), marked.at),
            text: " ".repeat(column),
        });
        let place = self.place(Span::new(first.at, first.at + 1));
        let fix = match is_slip && before[..column].trim().is_empty() {
            true => Fix::several(
                &place,
                edits.collect(),
                "put the dash below that above",
                Safety::Safe,
            ),
            false => None,
        };
        let message = "this line goes on with the text above, as its dash stands further in";
        let help = "write the dash in the column of the one above, or put the text in quotes";
        let problem = Diagnostic::new(code, place, message, help);
        self.problems.push(problem.mended_by(fix));
        true
    }
}

/// The column of a mark in its line.
fn column_of(marked: &Marked) -> usize {
    marked.at - marked.line
}

/// What a line begins with in place of an item, and how many bytes that is with the space behind it.
fn mark(line: &str) -> Option<(Mark, usize)> {
    if let Some(rest) = line.strip_prefix('-') {
        let next = rest.chars().next()?;
        let is_space = LookAlike::of(next).is_some_and(|found| found.like == Sign::Space);
        return match next {
            ' ' => Some((Mark::Dash, 2)),
            next if is_space => Some((Mark::Glued, 1 + next.len_utf8())),
            next if next.is_alphabetic() => Some((Mark::Glued, 1)),
            _ => None,
        };
    }
    if line.starts_with("+ ") {
        return Some((Mark::Plus, 2));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    let is_number = (1..=2).contains(&digits) && rest.starts_with(' ');
    is_number.then_some((Mark::Number, digits + 2))
}
