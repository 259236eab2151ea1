//! The pieces of prose in the order of the text: the one place where Markdown and wiki links are recognised, so
//! that reading prose and finding its links cannot disagree. It may not build anything out of them.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthChar;

use super::link::WikiLink;
use crate::words::invisible::is_unseen;

/// A step through prose.
pub(super) enum Piece<'t> {
    /// A block or style begins; never an image or a wiki link.
    Start(Tag<'t>),
    /// The block or style that began last ends.
    End(TagEnd),
    /// Text of a line, or lines of a code block.
    Text(CowStr<'t>),
    /// A code span.
    Code(CowStr<'t>),
    /// A line of an HTML block.
    Html(CowStr<'t>),
    /// A whole wiki link.
    Wiki(WikiLink),
    /// A line break that the author asked for.
    Break,
    /// A line across.
    Rule,
}

/// Stands for the `|` between an id and the words of a link in a text with tables, where it would end a cell. No text has
/// it: what cannot be seen is a mark in it.
const BAR: char = '\u{1}';

/// A text as the parser has to see it: in one with tables, links are no place where a cell ends. Every byte keeps its
/// place.
pub(super) fn shielded(text: &str) -> Cow<'_, str> {
    let is_rule = |line: &str| {
        let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
        line.contains('-') && line.contains('|') && line.chars().all(|c| "-:| \t".contains(c))
    };
    if !text.contains("[[") || !text.lines().any(is_rule) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (i, part) in text.split("[[").enumerate() {
        out.push_str(if i > 0 { "[[" } else { "" });
        match part
            .split_once("]]")
            .filter(|(link, _)| i > 0 && !link.contains('\n'))
        {
            Some((link, rest)) => {
                let bar = if link.contains("\\|") { '|' } else { BAR };
                out.extend(link.chars().map(|c| if c == '|' { bar } else { c }));
                out.push_str("]]");
                out.push_str(rest);
            }
            None => out.push_str(part),
        }
    }
    Cow::Owned(out)
}

/// What the parser says, as it is written.
fn unshielded(text: CowStr<'_>) -> CowStr<'_> {
    if text.contains(BAR) {
        text.replace(BAR, "|").into()
    } else {
        text
    }
}

/// The pieces of a text.
pub(super) struct Pieces<'t> {
    text: &'t str,
    events: OffsetIter<'t>,
    /// What comes right after the piece that was handed out last.
    queued: Option<Piece<'t>>,
}

impl<'t> Pieces<'t> {
    /// Those of a text, from what [`shielded`] makes of it.
    pub(super) fn of(text: &'t str, shielded: &'t str) -> Self {
        let options = Options::ENABLE_WIKILINKS | Options::ENABLE_TABLES;
        let events = Parser::new_ext(shielded, options).into_offset_iter();
        Self {
            text,
            events,
            queued: None,
        }
    }

    fn started(&mut self, tag: Tag<'t>, range: Range<usize>) -> Piece<'t> {
        match tag {
            Tag::Link {
                link_type: LinkType::WikiLink { has_pothole },
                dest_url,
                ..
            } => self.wiki(range, &dest_url, has_pothole),
            Tag::Image {
                link_type: LinkType::WikiLink { has_pothole },
                dest_url,
                ..
            } => {
                let link = self.wiki(range.start + 1..range.end, &dest_url, has_pothole);
                self.queued = Some(link);
                Piece::Text("!".into())
            }
            Tag::Image { .. } => {
                self.content();
                Piece::Text(self.literal(range))
            }
            tag => Piece::Start(tag),
        }
    }

    /// The wiki link at `range`, or its source as text when what it says cannot be a target.
    fn wiki(&mut self, range: Range<usize>, written: &str, has_pothole: bool) -> Piece<'t> {
        let content = self.content();
        let (written, has_pothole, content) = match written.split_once(BAR) {
            Some((id, _)) => (
                id,
                true,
                content.split_once(BAR).map_or("", |(_, words)| words),
            ),
            None => (written, has_pothole, &*content),
        };
        let shown = content.trim();
        // In a table, the `|` before the words is written `\\|`.
        let target = written.trim();
        let target = target
            .strip_suffix('\\')
            .filter(|_| has_pothole)
            .unwrap_or(target);
        let start = range.start + 2 + (written.len() - written.trim_start().len());
        let target_range = start..start + target.len();
        // A rename writes to this range: rather no link than one whose place is not sure.
        if !is_target(target) || self.text.get(target_range.clone()) != Some(target) {
            return Piece::Text(self.literal(range));
        }
        Piece::Wiki(WikiLink {
            range,
            target_range,
            target: target.to_owned(),
            shown: (has_pothole && !shown.is_empty()).then(|| shown.to_owned()),
        })
    }

    /// The plain text up to the end of the element that has just begun.
    fn content(&mut self) -> String {
        let mut content = String::new();
        let mut depth = 0_usize;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Text(text) => content.push_str(&self.visible(text, range)),
                Event::Code(text) | Event::InlineHtml(text) => content.push_str(&text),
                Event::SoftBreak | Event::HardBreak => content.push(' '),
                _ => {}
            }
        }
        content
    }

    /// A text as it is meant, but a character reference to something that cannot be seen as it is written.
    fn visible(&self, text: CowStr<'t>, range: Range<usize>) -> CowStr<'t> {
        let is_unseen = |c: char| c != BAR && is_hidden(c);
        if range.len() != text.len() && text.chars().any(is_unseen) {
            self.literal(range)
        } else {
            text
        }
    }

    /// The source of an element on one line.
    fn literal(&self, range: Range<usize>) -> CowStr<'t> {
        on_one_line(self.text.get(range).unwrap_or_default()).into()
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if let Some(piece) = self.queued.take() {
            return Some(piece);
        }
        let (event, range) = self.events.next()?;
        Some(match event {
            Event::Start(tag) => self.started(tag, range),
            Event::End(tag) => Piece::End(tag),
            Event::Text(text) => Piece::Text(unshielded(self.visible(text, range))),
            Event::Code(text) => Piece::Code(unshielded(text)),
            Event::Html(text) => Piece::Html(unshielded(text)),
            Event::InlineHtml(_) => Piece::Text(self.literal(range)),
            Event::SoftBreak => Piece::Text(" ".into()),
            Event::HardBreak => Piece::Break,
            Event::Rule => Piece::Rule,
            // These belong to extensions that are off.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => Piece::Text(self.literal(range)),
        })
    }
}

/// Whether a wiki link may refer to this: anything on one line but brackets, so that a mistyped id is still a link
/// (and can be reported), but a link that is not closed does not swallow what follows.
pub(super) fn is_target(target: &str) -> bool {
    !target.is_empty() && !target.contains(['[', ']', '\n', '\r'])
}

/// Whether a character would not be seen where it stands by itself, as marks without a letter are not either.
pub(super) fn is_hidden(c: char) -> bool {
    is_unseen(c) || c.width().unwrap_or(0) == 0
}

fn on_one_line(source: &str) -> Cow<'_, str> {
    if !source.contains(['\n', '\r']) {
        return Cow::Borrowed(source);
    }
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    Cow::Owned(lines.join(" "))
}
