//! Prose: CommonMark with wiki links, read into plain data.
//!
//! The rules are those of CommonMark 0.31 with two additions, the wiki link: `[[id]]`, `[[id|shown text]]`,
//! `[[briefing/id]]`, `[[question.hypothesis]]`, and GitHub's tables. Footnotes and other extensions are off. This module says
//! what is written and where; it may not ask what an id stands for, open a file or know a screen.
//!
//! What follows from there being no browser:
//! - Raw HTML and images are text: their source, as it stands.
//! - A character reference (`&#27;`) to a character that cannot be seen stays as it is written, and such characters
//!   are dropped from the URLs of links, so that parsing lets nothing in that cleaning has kept out.
//! - Blocks and styles nest at most [`MAX_NESTING`](block::MAX_NESTING) deep each; what goes deeper is kept, one level
//!   up. Whoever walks the result may recurse.

pub(crate) mod block;
mod build;
pub(crate) mod link;
pub(crate) mod sentence;
mod source;
mod title;

use std::borrow::Cow;
use std::ops::Range;

use crate::work;
use block::{Block, Inline};
use link::WikiLink;

/// Reads prose. Every text is prose: nothing is refused, and time is linear in the length.
pub(crate) fn parse(text: &str) -> Vec<Block> {
    work::count(text.len());
    build::blocks(text)
}

/// Reads a plain title, which knows wiki links and nothing else: a `*` stays a `*`.
pub(crate) fn inline(text: &str) -> Vec<Inline> {
    title::inlines(text)
}

/// The wiki links of prose in the order they are written: the same that [`parse`] finds, so none in code or HTML.
pub(crate) fn wiki_links(text: &str) -> impl Iterator<Item = WikiLink> {
    work::count(text.len());
    fn link(piece: source::Piece<'_>) -> Option<WikiLink> {
        match piece {
            source::Piece::Wiki(link) => Some(link),
            _ => None,
        }
    }
    let links: Box<dyn Iterator<Item = WikiLink> + '_> = match source::shielded(text) {
        Cow::Borrowed(shielded) => Box::new(source::Pieces::of(text, shielded).filter_map(link)),
        Cow::Owned(shielded) => {
            let all: Vec<WikiLink> = source::Pieces::of(text, &shielded)
                .filter_map(link)
                .collect();
            Box::new(all.into_iter())
        }
    };
    links
}

/// The wiki links of a plain title in the order they are written: the same that [`inline`] finds.
pub(crate) fn title_links(text: &str) -> impl Iterator<Item = WikiLink> {
    title::links(text)
}

/// The bytes of the sentence around the bytes `at`, without the space and the block marks (`-`, `>`, `#`) before it.
///
/// It stays within the paragraph, list item or heading, ends at a full stop, `!`, `?` or `。` that ends a sentence
/// (so not at `U.S.`, `Mr.`, `e.g.` or `3.5`; for words like `Corp.` the next word decides), and never cuts a wiki
/// link. The rules are made for English; others get their sentences from the punctuation alone. A range outside the
/// text or within a character is moved to the nearest place before.
pub(crate) fn sentence(text: &str, at: Range<usize>) -> Range<usize> {
    sentence::around(text, at)
}

/// The sentence that a longer text begins with.
pub(crate) fn first_sentence(text: &str) -> &str {
    text.get(sentence(text, 0..0)).unwrap_or(text)
}

/// What follows the sentence that a longer text begins with.
pub(crate) fn behind_first_sentence(text: &str) -> &str {
    text.get(sentence(text, 0..0).end..).unwrap_or_default()
}

/// Prose as one line of plain text, with wiki links shown by their own words or else by their target.
pub(crate) fn plain(text: &str) -> String {
    plain_with(text, str::to_owned)
}

/// Prose as one line of plain text, with wiki links shown by their own words or else by what `name` says of the
/// target.
pub(crate) fn plain_with<N: AsRef<str>>(text: &str, mut name: impl FnMut(&str) -> N) -> String {
    let mut line = PlainLine::default();
    if is_bare(text) {
        line.push(text);
    } else {
        line.blocks(&parse(text), &mut name);
    }
    line.finish()
}

/// Whether a text is one paragraph of words alone, as most sentences are: it need not be parsed then.
fn is_bare(text: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || " ,.;:?'\"()/%-–—’“”…".contains(c);
    text.starts_with(char::is_alphabetic) && text.chars().all(is_word)
}

/// A line's parts as one line of plain text: what [`plain_with`] is for prose, for a title or a single paragraph.
pub(crate) fn flat<N: AsRef<str>>(inlines: &[Inline], mut name: impl FnMut(&str) -> N) -> String {
    let mut line = PlainLine::default();
    line.inlines(inlines, &mut name);
    line.finish()
}

/// One line of text in the making; white space becomes single spaces, and none stands at its start.
#[derive(Default)]
struct PlainLine(String);

impl PlainLine {
    fn blocks<N: AsRef<str>>(&mut self, blocks: &[Block], name: &mut impl FnMut(&str) -> N) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) | Block::Heading(_, inlines) => {
                    self.inlines(inlines, name);
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item, name)),
                Block::Quote(blocks) => self.blocks(blocks, name),
                Block::Code(code) => self.push(code),
                Block::Table { head, rows } => {
                    for cell in std::iter::once(head).chain(rows).flatten() {
                        self.inlines(cell, name);
                        self.push(" ");
                    }
                }
                Block::Rule => {}
            }
            self.push(" ");
        }
    }

    fn inlines<N: AsRef<str>>(&mut self, inlines: &[Inline], name: &mut impl FnMut(&str) -> N) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => self.push(text),
                Inline::Emphasis(parts) | Inline::Strong(parts) => self.inlines(parts, name),
                Inline::Link { shown, .. } => self.inlines(shown, name),
                Inline::Wiki {
                    shown: Some(shown), ..
                } => self.push(shown),
                Inline::Wiki {
                    target,
                    shown: None,
                } => self.push(name(target).as_ref()),
                Inline::Break => self.push(" "),
            }
        }
    }

    fn finish(mut self) -> String {
        self.0.truncate(self.0.trim_end().len());
        self.0
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            if !c.is_whitespace() {
                self.0.push(c);
            } else if !self.0.is_empty() && !self.0.ends_with(' ') {
                self.0.push(' ');
            }
        }
    }
}

#[cfg(test)]
mod tests;
