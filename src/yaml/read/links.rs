//! Ids and links: what names another entry, and what declares one.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::scalar::NEAR;
use super::written::Written;
use super::{Reader, WrittenLink};
use crate::briefing::EntryKind;
use crate::briefing::id::{RESERVED, id_from, is_id};
use crate::briefing::prose::link::WikiLink;
use crate::briefing::prose::sentence::Sentences;
use crate::briefing::question::{CELLS, Cell, words_of};
use crate::briefing::slide::{Ids, PARTS, Show};
use crate::briefing::words::{cited_places, is_reference, source_of};
use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Cited, Code, Diagnostic, Sought};
use crate::source::Span;
use crate::words::look_alike::latin;
use crate::words::short::short;
use crate::words::suggest::{self, Suggestion};
use crate::words::text::Text;
use crate::work;
use crate::yaml::shape::{Form, Keys, Shape, Target};
use crate::yaml::tree::Node;
use crate::yaml::value::Value;

/// Ids of any kind.
pub(super) static ANY: Target = Target {
    kinds: Vec::new(),
    open: false,
};

/// Ids of sources.
pub(super) static SOURCES: LazyLock<Target> = LazyLock::new(|| Target {
    kinds: vec![EntryKind::Source],
    open: false,
});

/// The field of an entry with the ids that it had before.
const RETIRED: &str = "was";

/// What the words of a slide name.
pub(super) static SHOWN: LazyLock<Vec<(&'static str, Target)>> = LazyLock::new(|| {
    let kinds = |words: &[&str]| {
        words
            .iter()
            .filter_map(|kind| EntryKind::from_word(kind))
            .collect()
    };
    PARTS
        .iter()
        .map(|(name, _, words, _)| {
            (
                *name,
                Target {
                    kinds: kinds(words),
                    open: false,
                },
            )
        })
        .collect()
});

/// How many links a file may have.
const LINKS: usize = 500_000;

impl Reader<'_> {
    /// Notes the links of a text, and gives the text as it may be shown.
    pub(super) fn wiki<'t>(&mut self, span: Span, text: &'t str, form: Form) -> Cow<'t, str> {
        let mut written = Written::new(text, self.source.slice(span));
        if !self.omits_any() {
            let mut sentences = Sentences::of(text);
            for link in form.each_link(text) {
                let place = self.place_of(&link, span, &mut written);
                self.wiki_link(place, &link, &mut sentences);
            }
            return Cow::Borrowed(text);
        }
        let mut places = Vec::new();
        for link in form.each_link(text) {
            let place = self.place_of(&link, span, &mut written);
            if self.omits(&link.target) {
                self.leave_out(place);
            } else {
                places.push((place, link));
            }
        }
        let text = self.without_omitted(text, form);
        if let Cow::Owned(shown) = &text {
            let again = form.each_link(shown);
            for ((_, link), now) in places.iter_mut().zip(again) {
                *link = now;
            }
        }
        let mut sentences = Sentences::of(&text);
        for (place, link) in &places {
            self.wiki_link(*place, link, &mut sentences);
        }
        drop(sentences);
        text
    }

    /// Where the target of a link of a text stands; the whole text where that cannot be told.
    fn place_of(&self, link: &WikiLink, text: Span, written: &mut Written<'_>) -> Span {
        let place = written.place(link.target_range.start).map(|at| {
            let start = text.range().start + at;
            Span::new(start, start + link.target.len())
        });
        let place = place.filter(|place| self.source.slice(*place) == link.target);
        place.unwrap_or(text)
    }

    fn wiki_link(&mut self, place: Span, link: &WikiLink, sentences: &mut Sentences<'_>) {
        if is_reference(&link.target) {
            let sentence = sentences.around(link.range.clone());
            self.link(place, &link.target, &ANY, Some(sentence));
        } else {
            self.no_id(place, &link.target, &ANY);
        }
    }

    pub(super) fn link(
        &mut self,
        span: Span,
        target: &str,
        wants: &'static Target,
        sentence: Option<Text>,
    ) {
        if self.links.len() >= LINKS {
            return self.exceed(span, format!("more than {LINKS} links in a file"));
        }
        let (field, target) = (self.field(), self.name(target));
        self.links.push(WrittenLink {
            from: self.entry.clone(),
            field,
            target,
            wants,
            span,
            sentence,
        });
    }

    /// The name of the present field. Links come in series, so the last name is mostly the next one, too.
    pub(super) fn field(&mut self) -> Text {
        if self.field.0 != self.path {
            self.field = (self.path.clone(), self.name(&self.path.join(".")));
        }
        self.field.1.clone()
    }

    /// Where some words stand within a span, from an offset on; the span itself when they are not found as written.
    pub(super) fn find(&self, words: &str, within: Span, from: u32) -> Span {
        let start = from.max(within.start) as usize;
        let text = self
            .source
            .text()
            .get(start..within.range().end)
            .unwrap_or_default();
        let found = text.find(words);
        work::count(found.unwrap_or(text.len()));
        found.map_or(within, |i| Span::new(start + i, start + i + words.len()))
    }

    pub(super) fn id<'n>(&mut self, node: &Node<'_>, text: &'n str) -> Option<Value<'n>> {
        if !is_id(text) {
            self.bad_id(node.span, text);
            return None;
        }
        if self.path == [RETIRED] && !self.entry.is_empty() {
            let id = self.name(text);
            self.retired.push((id, node.span));
        }
        Some(text.into())
    }

    /// Reports something that should be an id and is none.
    pub(crate) fn bad_id(&mut self, span: Span, text: &str) {
        if !self.keeps(Code::BadId, span) {
            return;
        }
        let bare = text.trim_start_matches('[').trim_end_matches(']');
        let suggestion = match id_from(bare) {
            Some(id) if !bare.starts_with(|c: char| c.is_ascii_digit()) => Suggestion {
                help: format!("write it as `{id}`"),
                word: Some(id),
            },
            _ if RESERVED.contains(&bare) => {
                "many YAML tools read this word as something else: take another"
                    .to_owned()
                    .into()
            }
            _ => "ids are small letters, digits and hyphens, and start with a letter"
                .to_owned()
                .into(),
        };
        self.report_word(Code::BadId, span, &no_id(text), text, &suggestion);
    }

    /// Reports something that should be a word in the form of an id and is none, as a tag: several of them, where there
    /// are signs between.
    fn bad_word(&mut self, span: Span, text: &str) {
        let parts = text.split([',', ';', '/', '&', '+', '|']).map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let ids: Option<Vec<String>> = parts.iter().map(|part| id_from(part)).collect();
        let Some(ids) = ids.filter(|ids| ids.len() > 1) else {
            return self.bad_id(span, text);
        };
        if !self.keeps(Code::BadId, span) {
            return;
        }
        let place = self.place(span);
        let list = format!("[{}]", ids.join(", "));
        let (help, right) = match self.stands(span) {
            Standing::Behind => (
                format!("write them as a list: `{}`", short(&list)),
                Some(list),
            ),
            Standing::InBrackets => (
                format!("write a comma between them: `{}`", short(&ids.join(", "))),
                Some(ids.join(", ")),
            ),
            Standing::InLines => {
                let each: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
                (
                    format!(
                        "write each as an item of its own: {}",
                        short(&each.join(", "))
                    ),
                    None,
                )
            }
        };
        let fix = right.and_then(|right| Fix::rewrite(&place, &right));
        let message = format!("`{}` is several words", short(text));
        let problem = Diagnostic::new(Code::BadId, place, &message, &help);
        self.problems.push(problem.mended_by(fix));
    }

    /// How a value stands in its field: whether what is put in its place may be a list.
    pub(super) fn stands(&self, span: Span) -> Standing {
        let text = self.source.text();
        let start = span.range().start;
        let near = text.floor_char_boundary(start.saturating_sub(NEAR));
        let before = text.get(near..start).unwrap_or_default();
        match before.trim_end().chars().next_back() {
            Some(':') => Standing::Behind,
            Some('[' | ',') => Standing::InBrackets,
            _ => Standing::InLines,
        }
    }

    /// Reports something that should be the id of an entry and is none. Which entry is meant cannot be told before all
    /// are known.
    fn no_id(&mut self, span: Span, text: &str, target: &Target) {
        let wants = target.kinds.iter().map(|kind| kind.word()).collect();
        self.seek(
            span,
            &no_reference(text),
            Sought {
                words: Text::line(text),
                from: self.entry.clone(),
                wants,
                cited: None,
            },
        );
    }

    fn seek(&mut self, span: Span, message: &str, sought: Sought) {
        if self.keeps(Code::BadId, span) {
            let help =
                "write the id of the entry, as it stands before its fields or behind its `id:`";
            let problem = Diagnostic::new(Code::BadId, self.place(span), message, help);
            self.problems.push(problem.seeking(sought));
        }
    }

    pub(super) fn reference<'n>(
        &mut self,
        span: Span,
        text: &'n str,
        target: &'static Target,
    ) -> Option<Value<'n>> {
        if !is_reference(text) {
            match target.open {
                // Such words need not lead anywhere, so that this is where one gets its form.
                true => self.bad_word(span, text),
                false => self.no_id(span, text, target),
            }
            return None;
        }
        if self.omits(text) {
            self.leave_out(span);
            return None;
        }
        self.link(span, text, target, None);
        Some(text.into())
    }

    pub(super) fn reference_or_title<'n>(
        &mut self,
        node: &Node<'_>,
        text: &'n str,
    ) -> Option<Value<'n>> {
        if is_reference(text) {
            return self.reference(node.span, text, &ANY);
        }
        self.words(node, text, Form::Title)
    }

    pub(super) fn citation<'n>(&mut self, node: &Node<'_>, text: &'n str) -> Option<Value<'n>> {
        let id = text.split_once('#').map_or(text, |(id, _)| id);
        if self.omits(id) {
            self.leave_out(node.span);
            return None;
        }
        let span = self.find(id, node.span, node.span.start);
        let is_sound = is_reference(id);
        if !is_sound || names_another(text) {
            let (at, words, message) = match is_sound {
                true => (
                    node.span,
                    text,
                    format!("`{}` is more than one citation", short(text)),
                ),
                false => (span, id, no_id(id)),
            };
            let sought = Sought {
                words: Text::line(words),
                from: self.entry.clone(),
                wants: vec![EntryKind::Source.word()],
                cited: Some(Cited {
                    text: Text::line(text),
                    place: self.place(node.span),
                    is_sound,
                }),
            };
            self.seek(at, &message, sought);
        }
        if !is_sound {
            return None;
        }
        if text.len() == id.len() + 1 && self.keeps(Code::UnusualValue, node.span) {
            let place = self.place(node.span);
            let fix = Fix::spell_out(&place, text, id);
            let message = format!("`{}` names no place in the source", short(text));
            let help = format!("write it behind the `#`, or write `{}`", short(id));
            let problem = Diagnostic::new(Code::UnusualValue, place, &message, &help);
            self.problems.push(problem.mended_by(fix));
        }
        self.reference(span, id, &SOURCES)?;
        Some(text.into())
    }

    pub(super) fn show<'n>(&mut self, node: &Node<'_>, text: &'n str) -> Option<Value<'n>> {
        let show = match Show::parse(text) {
            Ok(show) => show,
            Err(_) if !self.keeps(Code::BadSlide, node.span) => return None,
            Err(why) => {
                let first = text.split_whitespace().next().unwrap_or_default();
                let help = match PARTS.iter().find(|(name, ..)| *name == first) {
                    Some((_, _, _, Ids::Exactly(0))) => format!("write only `{first}`"),
                    Some((_, _, _, Ids::Exactly(ids))) => {
                        format!("write it as `{first}{}`", " its-id".repeat(*ids))
                    }
                    Some(_) => format!(
                        "write it as `{first} its-id`, with more ids behind it if there are"
                    ),
                    None => suggest::one_of(first, PARTS.iter().map(|(name, ..)| *name)).help,
                };
                self.report(Code::BadSlide, node.span, &why, &help);
                return None;
            }
        };
        let part = text.split_whitespace().next().unwrap_or_default();
        let wants = SHOWN
            .iter()
            .find(|(name, _)| *name == part)
            .map_or(&ANY, |(_, target)| target);
        let mut from = self.find(part, node.span, node.span.start).end;
        for entry in &show.entries {
            let span = self.find(entry, node.span, from);
            from = span.end;
            self.reference(span, entry, wants)?;
        }
        Some(text.into())
    }

    /// A row of cells in order, with spaces or commas between them.
    pub(super) fn cells<'n>(&mut self, node: &Node<'_>, text: &'n str) -> Option<Value<'n>> {
        let wrong = words_of(text).find(|word| Cell::from_word(word).is_none());
        let Some(wrong) = wrong else {
            return Some(text.into());
        };
        if !self.keeps(Code::UnknownValue, node.span) {
            return None;
        }
        let span = self.find(wrong, node.span, node.span.start);
        let known = CELLS.iter().map(|(word, _)| *word);
        let message = format!("`{}` is not a cell of a matrix", short(wrong));
        let suggestion = suggest::one_of(wrong, known);
        self.report_word(Code::UnknownValue, span, &message, wrong, &suggestion);
        None
    }

    /// A row of a matrix as a list of cells.
    pub(super) fn listed_cells<'n>(&mut self, items: &'n [Node<'_>]) -> Option<Value<'n>> {
        let cells = items.iter().map(|item| {
            let text = self.scalar(item, &CELL)?;
            self.leaf(item, text, &CELL)
        });
        // A row with a wrong cell would be out of step with its hypotheses.
        let cells: Vec<Option<Value<'n>>> = cells.collect();
        cells.into_iter().collect::<Option<_>>().map(Value::List)
    }

    /// A row of a matrix as a map from hypotheses to cells.
    pub(super) fn named_cells<'n>(&mut self, node: &'n Node<'_>) -> Option<Value<'n>> {
        self.map(node, &Keys::Id, &CELL)
    }
}

/// Where a value stands.
pub(super) enum Standing {
    /// Behind its key.
    Behind,
    /// In a list in brackets.
    InBrackets,
    /// In a list of lines.
    InLines,
}

/// Whether a citation may name a second source behind its place: which words are sources, whoever knows all entries says.
fn names_another(text: &str) -> bool {
    text.contains([',', ';', '&', '+', ' '])
        && cited_places(text).any(|(_, next)| is_id(source_of(&text[next..])))
}

/// What stands between ids that are written one behind the other.
const BETWEEN: [char; 4] = [',', ';', '&', '+'];

/// What is wrong with a text that should name an entry: an id may be in it, and what is around that is what is wrong.
fn no_reference(text: &str) -> String {
    let is_id = |part: &str| is_reference(part.trim());
    if let Some((id, _)) = text.split_once('#')
        && is_id(id)
    {
        return format!(
            "`{}` has a place behind the id, which only a citation takes",
            short(text)
        );
    }
    if text.contains(BETWEEN) && text.split(BETWEEN).all(is_id) {
        return format!("`{}` is more than one id", short(text));
    }
    no_id(text)
}

/// What is wrong with a text that is no id.
fn no_id(text: &str) -> String {
    let other = text.chars().find(|c| latin(*c) != *c);
    match (text, other) {
        ("", _) => "an empty text is not an id".to_owned(),
        (text, Some(c)) if text.chars().any(|c| c.is_ascii_alphabetic()) => format!(
            "`{}` is not an id: its `{c}` (U+{:04X}) only looks like `{}`",
            short(text),
            u32::from(c),
            latin(c)
        ),
        _ => format!("`{}` is not an id", short(text)),
    }
}

/// A cell that stands alone.
static CELL: LazyLock<Shape> = LazyLock::new(|| Shape::Choice {
    words: CELLS
        .iter()
        .map(|(word, cell)| ((*word).to_owned(), cell.meaning().to_owned()))
        .collect(),
    synonyms: Vec::new(),
    open: false,
});
