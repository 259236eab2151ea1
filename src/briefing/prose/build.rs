//! Blocks out of pieces, with a stack of our own: however deep the text nests, nothing here recurses, and the
//! result is no deeper than [`MAX_NESTING`].

use pulldown_cmark::{Tag, TagEnd};

use super::block::{Block, Inline, MAX_NESTING};
use super::source::{Piece, Pieces, is_hidden, shielded};

pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    let shielded = shielded(text);
    for piece in Pieces::of(text, &shielded) {
        builder.add(piece);
    }
    builder.finish()
}

/// Puts text at the end of a line, in one part with text that stands there.
pub(super) fn push_text(line: &mut Vec<Inline>, text: &str) {
    if let Some(Inline::Text(last)) = line.last_mut() {
        last.push_str(text);
    } else if !text.is_empty() {
        line.push(Inline::Text(text.to_owned()));
    }
}

#[derive(Default)]
struct Builder {
    done: Vec<Block>,
    /// The quotes and lists around the present place, outermost first.
    open: Vec<Container>,
    /// How many quotes, lists and items have begun that are too deep to be kept.
    too_deep: usize,
    /// The paragraph or heading that is being written.
    leaf: Option<LeafBlock>,
    /// The code or HTML block that is being written.
    verbatim: Option<Verbatim>,
    /// The rows of the table that is being written, its head first.
    table: Option<Vec<Vec<Vec<Inline>>>>,
}

enum Container {
    Quote(Vec<Block>),
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
}

enum Verbatim {
    Code(String),
    Html(String),
}

/// A paragraph or heading in the making.
struct LeafBlock {
    heading: Option<u8>,
    parts: Vec<Inline>,
    /// The styles around the present place, outermost first, each with the parts before it.
    open: Vec<(Style, Vec<Inline>)>,
    too_deep: usize,
}

enum Style {
    Emphasis,
    Strong,
    Link(String),
}

impl Builder {
    fn add(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Start(tag) => self.start(tag),
            Piece::End(tag) => self.end(tag),
            Piece::Text(text) => self.text(&text),
            Piece::Html(html) => self.text(&html),
            Piece::Code(code) => self.leaf().parts.push(Inline::Code(code.into_string())),
            Piece::Wiki(link) => self.leaf().parts.push(Inline::Wiki {
                target: link.target,
                shown: link.shown,
            }),
            Piece::Break => self.leaf().parts.push(Inline::Break),
            Piece::Rule => {
                self.end_leaf();
                self.push(Block::Rule);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let style = match tag {
            Tag::Emphasis => Style::Emphasis,
            Tag::Strong => Style::Strong,
            Tag::Link { dest_url, .. } => {
                Style::Link(dest_url.chars().filter(|c| !is_hidden(*c)).collect())
            }
            tag => return self.start_block(&tag),
        };
        self.leaf().start(style);
    }

    fn start_block(&mut self, tag: &Tag<'_>) {
        self.end_leaf();
        match tag {
            Tag::Heading { level, .. } => {
                self.leaf = Some(LeafBlock::new(Some(*level as u8)));
            }
            Tag::CodeBlock(_) => self.verbatim = Some(Verbatim::Code(String::new())),
            Tag::HtmlBlock => self.verbatim = Some(Verbatim::Html(String::new())),
            Tag::BlockQuote(_) => self.open(Container::Quote(Vec::new())),
            Tag::List(start) => self.open(Container::List {
                start: *start,
                items: Vec::new(),
            }),
            Tag::Item => match self.open.last_mut() {
                Some(Container::List { items, .. }) if self.too_deep == 0 => items.push(Vec::new()),
                _ => self.too_deep += 1,
            },
            Tag::Table(_) => self.table = Some(Vec::new()),
            Tag::TableHead | Tag::TableRow => {
                self.table.iter_mut().for_each(|rows| rows.push(Vec::new()));
            }
            // A paragraph begins with its first word; the rest belongs to extensions that are off.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.leaf().end(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) => {
                self.end_leaf();
                self.close();
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableHead | TagEnd::TableRow => {}
            TagEnd::Table => self.end_table(),
            TagEnd::Item => {
                self.end_leaf();
                self.too_deep = self.too_deep.saturating_sub(1);
            }
            _ => self.end_leaf(),
        }
    }

    fn end_cell(&mut self) {
        let words = match self.leaf.take().map(LeafBlock::finish) {
            Some(Block::Paragraph(words)) => words,
            _ => Vec::new(),
        };
        if let Some(row) = self.table.as_mut().and_then(|rows| rows.last_mut()) {
            row.push(words);
        }
    }

    fn end_table(&mut self) {
        let mut rows = self.table.take().unwrap_or_default().into_iter();
        if let Some(head) = rows.next() {
            let rows = rows.collect();
            self.push(Block::Table { head, rows });
        }
    }

    fn open(&mut self, container: Container) {
        if self.too_deep > 0 || self.open.len() == MAX_NESTING - 1 {
            self.too_deep += 1;
        } else {
            self.open.push(container);
        }
    }

    fn close(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        match self.open.pop() {
            Some(Container::Quote(blocks)) => self.push(Block::Quote(blocks)),
            Some(Container::List { start, items }) => self.push(Block::List { start, items }),
            None => {}
        }
    }

    fn push(&mut self, block: Block) {
        match self.open.last_mut() {
            None => self.done.push(block),
            Some(Container::Quote(blocks)) => blocks.push(block),
            Some(Container::List { items, .. }) => match items.last_mut() {
                Some(item) => item.push(block),
                None => items.push(vec![block]),
            },
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.verbatim {
            Some(Verbatim::Code(lines) | Verbatim::Html(lines)) => lines.push_str(text),
            None => push_text(&mut self.leaf().parts, text),
        }
    }

    /// The block that is being written; words outside of one (in a tight list) begin a paragraph.
    fn leaf(&mut self) -> &mut LeafBlock {
        self.leaf.get_or_insert_with(|| LeafBlock::new(None))
    }

    fn end_leaf(&mut self) {
        if let Some(line) = self.leaf.take() {
            self.push(line.finish());
        }
        if let Some(verbatim) = self.verbatim.take() {
            self.push(verbatim.finish());
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_leaf();
        self.done
    }
}

impl Verbatim {
    fn finish(self) -> Block {
        match self {
            Self::Code(lines) => {
                let code = lines.strip_suffix('\n').unwrap_or(&lines);
                Block::Code(code.strip_suffix('\r').unwrap_or(code).to_owned())
            }
            Self::Html(lines) => {
                let mut parts = Vec::new();
                for line in lines.lines() {
                    if !parts.is_empty() {
                        parts.push(Inline::Break);
                    }
                    push_text(&mut parts, line);
                }
                Block::Paragraph(parts)
            }
        }
    }
}

impl LeafBlock {
    fn new(heading: Option<u8>) -> Self {
        Self {
            heading,
            parts: Vec::new(),
            open: Vec::new(),
            too_deep: 0,
        }
    }

    fn start(&mut self, style: Style) {
        if self.too_deep > 0 || self.open.len() == MAX_NESTING - 1 {
            self.too_deep += 1;
        } else {
            self.open.push((style, std::mem::take(&mut self.parts)));
        }
    }

    fn end(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if let Some((style, before)) = self.open.pop() {
            let parts = std::mem::replace(&mut self.parts, before);
            self.parts.push(match style {
                Style::Emphasis => Inline::Emphasis(parts),
                Style::Strong => Inline::Strong(parts),
                Style::Link(url) => Inline::Link { url, shown: parts },
            });
        }
    }

    fn finish(self) -> Block {
        match self.heading {
            Some(level) => Block::Heading(level, self.parts),
            None => Block::Paragraph(self.parts),
        }
    }
}
