//! Single values: words, dates, numbers, and the traps that YAML sets for them.

use serde_yaml::Number;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Reader;
use super::choice::Known;
use crate::briefing::common::LABEL;
use crate::briefing::date::{DateError, When, meant};
use crate::briefing::id::RESERVED;
use crate::briefing::tlp::Tlp;
use crate::briefing::words::{Address, is_reference};
use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::words::look_alike::{LookAlike, Sign};
use crate::words::short::short;
use crate::words::suggest::{self, Suggestion};
use crate::words::text::{Lines, clean};
use crate::work;
use crate::yaml::shape::{Form, Shape};
use crate::yaml::tree::{Kind, Node, Style};
use crate::yaml::value::Value;

/// The most bytes of one text: to read its markup takes a hundred times its size.
const TEXT: usize = 1 << 20;

/// How many bytes around a value are looked at for what belongs to it, a tag or a comment: not the whole line, which
/// may hold any number of values.
pub(super) const NEAR: usize = 1024;

/// What is wrong with a link that YAML reads as a list, and what to do about it.
const NESTED: &str = "YAML reads `[[` at the start of a value as a list";
const UNNESTED: &str = "put the value in double quotes, or write an id without brackets";

/// What people write where they know no date.
const NO_DATE: &[&str] = &[
    "?", "-", "n/a", "n.d.", "nd", "none", "tbd", "tba", "unknown", "undated",
];

impl Reader<'_> {
    /// The text of a scalar, with the traps that any text may hold.
    pub(super) fn scalar<'n>(&mut self, node: &'n Node<'_>, shape: &Shape) -> Option<&'n str> {
        let Kind::Scalar { text, style } = &node.kind else {
            if matches!(shape, Shape::Words(_)) && self.colon(node, |_| false) {
                return None;
            }
            if self.nested_link(node, shape) {
                return None;
            }
            let (wanted, help) = match shape {
                Shape::Ref(_) | Shape::Citation | Shape::Id => ("an id", "write one id here"),
                Shape::Date => ("a date", "write one date here"),
                Shape::Marking(_) => ("a marking", "write one marking here, as CLEAR"),
                Shape::Number { .. } => ("a number", "write one number here"),
                _ => (
                    "text",
                    "write text here, in quotes if it starts with a bracket",
                ),
            };
            let message = format!("this field wants {wanted}");
            self.report(Code::WrongType, node.span, &message, help);
            return None;
        };
        if text.len() > TEXT {
            self.report(
                Code::Budget,
                node.span,
                &format!("a text of more than {} MB", TEXT >> 20),
                "split it over several entries; a book has less",
            );
            return None;
        }
        if *style == Style::Tagged {
            self.tag(node.span, Code::IgnoredTag);
        }
        let hidden = clean(text, Lines::Many).hidden;
        if hidden > 0 && self.keeps(Code::HiddenCharacters, node.span) {
            let characters = if hidden == 1 {
                "character"
            } else {
                "characters"
            };
            self.report(
                Code::HiddenCharacters,
                self.hidden(node.span),
                &format!("{hidden} hidden {characters}"),
                "take them out; they are shown as marks",
            );
        }
        if *style == Style::Plain {
            self.cut(node.span);
            let is_text = match shape {
                Shape::Words(form) => *form != Form::Show,
                shape => matches!(shape, Shape::RefOrTitle),
            };
            let code = if is_text {
                Code::LookAlike
            } else {
                Code::Syntax
            };
            if self.item_in_words(node.span, code) && !is_text {
                return None;
            }
        }
        Some(text)
    }

    /// The tag before a value, which may be the first word of a text.
    pub(super) fn tag(&mut self, value: Span, code: Code) {
        let start = value.range().start;
        let near = self.source.text();
        let near = near.floor_char_boundary(start.saturating_sub(NEAR))..start;
        let before = self.source.text().get(near.clone()).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |i| i + 1);
        let tag = before[line..].rfind('!').map_or(before.len(), |sign| {
            let lead = before[line..line + sign].rfind([' ', '[', '{', ',']);
            line + lead.map_or(0, |i| i + 1)
        });
        let end = before[tag..].find(' ').map_or(before.len(), |i| tag + i);
        let span = if tag < before.len() {
            Span::new(near.start + tag, near.start + end)
        } else {
            value
        };
        self.report(
            code,
            span,
            "YAML tags mean nothing in a briefing",
            "take the tag out; text that starts with `!` needs quotes",
        );
    }

    /// Reports a value of which nothing is left but a tag. Says whether it is one.
    pub(super) fn is_tag_alone(&mut self, node: &Node<'_>) -> bool {
        let is_alone = matches!(&node.kind, Kind::Scalar { text, style: Style::Tagged } if text.trim().is_empty());
        if is_alone {
            // Nothing is left of the value.
            self.tag(node.span, Code::Syntax);
        }
        is_alone
    }

    /// The first character of a value that cannot be seen; the whole value when it is written as an escape.
    pub(super) fn hidden(&self, value: Span) -> Span {
        let hides = |cluster: &str| clean(cluster, Lines::Many).hidden > 0;
        let written = self.source.slice(value);
        let found = written
            .grapheme_indices(true)
            .find(|(_, cluster)| hides(cluster));
        found.map_or(value, |(i, cluster)| {
            let start = value.range().start + i;
            Span::new(start, start + cluster.len())
        })
    }

    /// A line of a plain text that begins like an item of a list, with what only looks like a hyphen. Says whether
    /// there is one.
    fn item_in_words(&mut self, span: Span, code: Code) -> bool {
        let text = self.source.slice(span);
        if text.is_ascii() {
            return false;
        }
        work::count(text.len());
        let start = span.range().start;
        let line = self.source.line_around(span.start).start;
        let before = self.source.text().get(line..start).unwrap_or_default();
        let begins = |at: usize| at > 0 || before.trim().is_empty();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let found = LookAlike::in_structure(line).filter(|_| begins(at));
            if let Some((offset, found)) = found.filter(|(_, it)| it.like == Sign::Dash) {
                let at = start + at + offset;
                let place = Span::new(at, at + found.character.len_utf8());
                let help = "write `- `, a hyphen and a space, or put the text in quotes";
                self.report(code, place, &found.message(), help);
                return true;
            }
            at += line.len();
        }
        false
    }

    /// ` #4` after a plain value: YAML takes it for a comment.
    pub(super) fn cut(&mut self, span: Span) {
        let rest = self.source.text().get(span.range().end..);
        let Some(rest) = rest.filter(|rest| rest.starts_with(' ')) else {
            return;
        };
        let spaces = rest.bytes().take(NEAR).take_while(|b| *b == b' ');
        let at = span.range().end + spaces.count();
        self.comment(at);
    }

    /// Reports a value of which nothing is left because it begins with `#`: there is a comment behind its key, or behind
    /// the dash of its item. Says whether it did.
    pub(super) fn swallowed(&mut self, key: Span) -> bool {
        let text = self.source.text();
        let rest = text.get(key.range().end..).unwrap_or_default();
        let rest = &rest[..rest.floor_char_boundary(NEAR)];
        let lead = rest.find(|c| !matches!(c, ' ' | ':' | '-' | '"' | '\''));
        let at = key.range().end + lead.unwrap_or(rest.len());
        text[key.range().end..at].ends_with(' ') && self.comment(at)
    }

    /// The dash of an item that holds nothing, by the place that the parser gives it.
    pub(super) fn dash(&self, item: Span) -> Span {
        let line = self.source.line_around(item.start);
        let start = line.start.max(item.range().start.saturating_sub(NEAR));
        let start = self.source.text().ceil_char_boundary(start);
        let before = self.source.text().get(start..line.end).unwrap_or_default();
        let dash = before
            .find("- #")
            .map_or(item.range().start, |i| start + i + 1);
        Span::new(dash, dash)
    }

    /// Reports a comment at a byte that may have been meant as text. Says whether there is one.
    fn comment(&mut self, at: usize) -> bool {
        let comment = self.source.text().get(at..).unwrap_or_default();
        let words = comment.strip_prefix('#');
        if !words.is_some_and(|words| words.starts_with(char::is_alphanumeric)) {
            return false;
        }
        let comment = short(comment.lines().next().unwrap_or_default());
        self.report(
            Code::CutByHash,
            Span::new(at, at + 1),
            &format!("`{comment}` is a comment to YAML, not part of the text"),
            "put the whole value in quotes; or, if it is a comment, write a space after `#`",
        );
        true
    }

    /// Reports a link at the start of a value, which YAML reads as a list. Says whether there is one.
    pub(super) fn nested_link(&mut self, node: &Node<'_>, shape: &Shape) -> bool {
        let written = self.source.slice(node.span);
        if !written.starts_with("[[") {
            return false;
        }
        if !self.keeps(Code::NestedLink, node.span) {
            return true;
        }
        let place = self.place(node.span);
        let inner = written.strip_prefix("[[");
        let inner = inner.and_then(|inner| inner.strip_suffix("]]"));
        let id = inner.map(str::trim).filter(|id| is_reference(id));
        let (help, fix) = match (shape, id) {
            (Shape::Ref(_) | Shape::RefOrTitle | Shape::Citation, Some(id)) => (
                format!("write the id without brackets: `{}`", short(id)),
                Fix::rewrite(&place, id),
            ),
            _ => (UNNESTED.to_owned(), None),
        };
        let is_text = matches!(shape, Shape::Words(Form::Prose | Form::Title));
        let quoted = (is_text && inner.is_some()).then(|| Fix::enquote(&place));
        let problem = Diagnostic::new(Code::NestedLink, place, NESTED, &help);
        self.problems
            .push(problem.mended_by(fix.or(quoted.flatten())));
        true
    }

    pub(super) fn nested_link_or_type(&mut self, node: &Node<'_>, message: &str, help: &str) {
        if self.source.slice(node.span).starts_with("[[") {
            self.report(Code::NestedLink, node.span, NESTED, UNNESTED);
        } else {
            self.report(Code::WrongType, node.span, message, help);
        }
    }

    pub(super) fn leaf<'n>(
        &mut self,
        node: &Node<'_>,
        text: &'n str,
        shape: &'static Shape,
    ) -> Option<Value<'n>> {
        match shape {
            Shape::Words(form) => self.words(node, text, *form),
            Shape::Choice {
                words,
                synonyms,
                open,
            } => self.choice(node, text, (words, synonyms), *open),
            Shape::Date => self.date(node, text),
            Shape::Number {
                min,
                max,
                whole,
                synonyms,
            } => self.number(node, text, ((*min, *max), synonyms), *whole),
            Shape::Flag => self.flag(node, text),
            Shape::Id => self.id(node, text),
            Shape::Ref(target) => self.reference(node.span, text, target),
            Shape::RefOrTitle => self.reference_or_title(node, text),
            Shape::Citation => self.citation(node, text),
            Shape::Cells => self.cells(node, text),
            Shape::Marking(words) => Some(self.marking(node, words).word().into()),
            Shape::List(_) | Shape::Map(..) | Shape::Record(_) => None,
        }
    }

    pub(super) fn words<'n>(
        &mut self,
        node: &Node<'_>,
        text: &'n str,
        form: Form,
    ) -> Option<Value<'n>> {
        let plain = matches!(
            node.kind,
            Kind::Scalar {
                style: Style::Plain,
                ..
            }
        );
        if plain && RESERVED.contains(&text.to_ascii_lowercase().as_str()) {
            let place = self.place(node.span);
            let fix = Fix::quote(&place, text);
            let message = format!("`{text}` means true or false to many YAML tools");
            let help = format!("put it in quotes: \"{text}\"");
            let problem = Diagnostic::new(Code::BareWord, place, &message, &help);
            self.problems.push(problem.mended_by(fix));
        }
        if plain && form != Form::Prose {
            self.comma_behind(node.span, text);
        }
        match form {
            Form::Title | Form::Prose => {
                return Some(Value::Text(self.wiki(node.span, text, form)));
            }
            Form::Address if !Address::new(text).is_openable() => {
                self.report(
                    Code::BadAddress,
                    node.span,
                    &format!("`{}` is no address that can be opened", short(text)),
                    "start it with https://, http:// or mailto:",
                );
            }
            Form::Country => self.country(node, text),
            Form::Language => self.language(node, text),
            Form::Show => return self.show(node, text),
            Form::Label => self.label(node, text),
            Form::Plain | Form::Address => {}
        }
        Some(text.into())
    }

    /// Reports a comma behind a value, as JSON has it.
    fn comma_behind(&mut self, span: Span, text: &str) {
        if !text.ends_with(',') || !self.source.slice(span).ends_with(',') {
            return;
        }
        let end = span.range().end;
        let place = self.place(Span::new(end - 1, end));
        let fix = Fix::remove(&place, "take the comma out");
        let message = "a comma at the end of a line is a part of the text";
        let help = "take it out, or put the text in quotes if it belongs to it";
        let problem = Diagnostic::new(Code::LookAlike, place, message, help);
        self.problems.push(problem.mended_by(fix));
    }

    /// A label has to fit into what it is for.
    fn label(&mut self, node: &Node<'_>, text: &str) {
        let columns = text.width();
        if columns > LABEL {
            self.report(
                Code::LongLabel,
                node.span,
                &format!("a label of {columns} columns is cut to {LABEL}"),
                "take fewer or shorter words",
            );
        }
    }

    /// Reads a marking. It fails closed: one that is written but cannot be read counts as the narrowest there is.
    pub(crate) fn marking(&mut self, node: &Node<'_>, words: &[(String, String)]) -> Tlp {
        let all = || words.iter().map(|(word, _)| word.as_str());
        if node.is_null() {
            let help = format!("write one of {}", all().collect::<Vec<_>>().join(", "));
            self.report(
                Code::UnknownValue,
                node.span,
                "a marking with nothing in it",
                &help,
            );
            return Tlp::Unreadable;
        }
        let Some(text) = self.scalar(node, &Shape::Marking(Vec::new())) else {
            return Tlp::Unreadable;
        };
        if let Some(tlp) = Tlp::ALL.into_iter().find(|tlp| tlp.word() == text) {
            return tlp;
        }
        match Tlp::meant_by(text) {
            Some(tlp) => {
                self.means(node, text, tlp.word());
                tlp
            }
            None => {
                let message = format!("`{}` is no marking, so the narrowest counts", short(text));
                // What is meant is for its author to say.
                let help = suggest::one_of(text, all()).help;
                self.report(Code::UnknownValue, node.span, &message, &help);
                Tlp::Unreadable
            }
        }
    }

    pub(super) fn date<'n>(&mut self, node: &Node<'_>, text: &'n str) -> Option<Value<'n>> {
        let error = match When::parse(text) {
            Ok(_) => return Some(text.into()),
            Err(error) => error,
        };
        let code = match error {
            DateError::Level2 => Code::DateLevel,
            DateError::Malformed(..) => Code::BadDate,
        };
        if !self.keeps(code, node.span) {
            return None;
        }
        let message = match (text, error) {
            ("", _) => "an empty text is not a date".to_owned(),
            (_, DateError::Level2) => format!("`{}` is a date of EDTF level 2", short(text)),
            _ => format!("`{}` is not a date", short(text)),
        };
        let suggestion = self.date_meant(text, code);
        self.report_word(code, node.span, &message, text, &suggestion);
        None
    }

    /// What to write in place of what is no date: that one where it can be told, else how dates are written.
    fn date_meant(&self, text: &str, code: Code) -> Suggestion {
        if NO_DATE.contains(&text.trim().to_lowercase().as_str()) {
            let help = "leave the field out where no date is known".to_owned();
            return help.into();
        }
        let meant = meant::meant(text);
        if meant.is_empty()
            && let Some(help) = meant::calendar::off(text)
        {
            return help.into();
        }
        match &meant[..] {
            [one] => Suggestion {
                help: format!("write `{one}`"),
                word: Some(one.clone()),
            },
            [one, other, ..] => format!("write `{one}` or `{other}`, whichever is meant").into(),
            [] if code == Code::DateLevel => {
                "write it as a date or an interval of level 0 or 1, as in `2014-12?` or `2014-11/2014-12`"
                    .to_owned()
                    .into()
            }
            [] if text.contains(':') => {
                "write a time as in 2014-12-19T10:00:00Z, or leave it out".to_owned().into()
            }
            [] if self.takes_words => {
                "write it as in 2014, 2014-12 or 2014-12-19; the words of a source go into `when`"
                    .to_owned()
                    .into()
            }
            [] => "write it as in 2014, 2014-12 or 2014-12-19".to_owned().into(),
        }
    }

    pub(super) fn number(
        &mut self,
        node: &Node<'_>,
        text: &str,
        ((min, max), synonyms): ((f64, f64), Known),
        whole: bool,
    ) -> Option<Value<'static>> {
        // Most numbers are a few digits, for which no parser has to be set up.
        let digits = text.len() < 10 && !text.starts_with(['0', '+']);
        let value = match text.parse::<u32>() {
            Ok(number) if digits => Some(Number::from(number)),
            _ => serde_yaml::from_str::<Number>(text).ok(),
        };
        let number = value
            .as_ref()
            .and_then(Number::as_f64)
            .filter(|n| !whole || n.fract() == 0.0);
        let Some(number) = number else {
            let wanted = if whole { "a whole number" } else { "a number" };
            let message = format!("`{}` is not {wanted}", short(text));
            let code = Code::WrongType;
            if self.keeps(code, node.span)
                && !self.synonym(code, node, &message, (text, &[], synonyms))
            {
                let help = format!("write {wanted} from {min} to {max}");
                self.report(code, node.span, &message, &help);
            }
            return None;
        };
        if !(min..=max).contains(&number) {
            self.report(
                Code::OutOfRange,
                node.span,
                &format!("{} is outside {min} to {max}", short(text)),
                &format!("write a number from {min} to {max}"),
            );
            return None;
        }
        // `2.0` is a whole number too.
        let is_written_so = value.as_ref().is_some_and(Number::is_f64);
        let digits = || format!("{number:.0}").parse::<i64>().ok();
        let as_whole = (whole && is_written_so).then(digits).flatten();
        as_whole.map(Number::from).or(value).map(Value::Number)
    }

    pub(super) fn flag(&mut self, node: &Node<'_>, text: &str) -> Option<Value<'static>> {
        match text {
            "true" => Some(Value::Flag(true)),
            "false" => Some(Value::Flag(false)),
            _ => {
                self.report(
                    Code::WrongType,
                    node.span,
                    &format!("`{}` is neither true nor false", short(text)),
                    "write `true` or `false`",
                );
                None
            }
        }
    }
}
