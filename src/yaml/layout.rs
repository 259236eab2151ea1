//! YAML as it is laid out: what stands where and how it is written, with comments, and with anchors and aliases as they
//! are. For whoever changes how a file looks and nothing that it says; whoever reads it takes [`super::tree`].

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use super::tree::{self, Indentation, Tree};
use crate::work;

/// A file as it is laid out.
#[derive(Debug)]
pub(crate) struct Layout<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// What it says.
    pub(crate) tree: Tree<'a>,
    /// What stands in it; none where there are only comments.
    pub(crate) root: Option<Item<'a>>,
    /// The bytes of its comments, in their order.
    pub(crate) comments: Vec<Range<usize>>,
}

/// A value where it stands.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    /// Its bytes, without an anchor or a tag before it. A block of text begins with its first line, not with `|` or `>`;
    /// a list or a map in lines ends with its last value.
    pub(crate) bytes: Range<usize>,
    /// How it is written.
    pub(crate) written: Written<'a>,
    /// Whether it, or something in it, has an anchor or a tag or is an alias, so that it hangs on where it stands.
    pub(crate) refers: bool,
}

/// How a value is written.
#[derive(Debug)]
pub(crate) enum Written<'a> {
    /// As `*name`.
    Alias,
    /// As text, and which.
    Text(Quoting, Cow<'a, str>),
    /// As a list.
    List(Form, Vec<Item<'a>>),
    /// As keys with values.
    Map(Form, Vec<(Item<'a>, Item<'a>)>),
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quoting {
    /// As it is.
    Plain,
    /// In quotes.
    Quoted,
    /// As a block of lines, `|`.
    Literal,
    /// As a block of lines that are joined, `>`.
    Folded,
    /// With a tag, which says how it is to be read.
    Tagged,
}

/// How a collection is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// In lines.
    Block,
    /// In brackets or braces.
    Flow,
}

/// How a text is laid out; none where it is no sound YAML, or holds more than one document.
pub(crate) fn layout(text: &str) -> Option<Layout<'_>> {
    let tree = tree::parse(text, Indentation::Lenient).ok()?;
    if tree.second.is_some() {
        return None;
    }
    work::count(text.len());
    let mut builder = Builder::default();
    for event in Parser::new_from_str_with_options(text, options()) {
        let (event, span) = event.ok()?;
        builder.event(event, span.byte_range()?);
    }
    Some(Layout {
        text,
        tree,
        root: builder.root,
        comments: builder.comments,
    })
}

fn options() -> granit_parser::Options {
    granit_parser::options! {
        block_scalar_eof_without_line_feed: true,
        emit_comments: true,
    }
}

fn form(style: StructureStyle) -> Form {
    match style {
        StructureStyle::Block => Form::Block,
        StructureStyle::Flow => Form::Flow,
    }
}

#[derive(Default)]
struct Builder<'a> {
    /// The collections that have not ended yet, each with its children, keys and values in turn.
    stack: Vec<(Item<'a>, Vec<Item<'a>>)>,
    comments: Vec<Range<usize>>,
    root: Option<Item<'a>>,
}

impl<'a> Builder<'a> {
    fn event(&mut self, event: Event<'a>, bytes: Range<usize>) {
        match event {
            Event::Comment(..) => self.comments.push(bytes),
            Event::Scalar(text, style, anchor, tag) => {
                let quoting = match style {
                    _ if tag.is_some() => Quoting::Tagged,
                    ScalarStyle::Plain => Quoting::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Quoting::Quoted,
                    ScalarStyle::Literal => Quoting::Literal,
                    ScalarStyle::Folded => Quoting::Folded,
                };
                self.place(Item {
                    bytes,
                    written: Written::Text(quoting, text),
                    refers: anchor > 0 || quoting == Quoting::Tagged,
                });
            }
            Event::Alias(_) => self.place(Item {
                bytes,
                written: Written::Alias,
                refers: true,
            }),
            Event::SequenceStart(style, anchor, tag) => {
                let written = Written::List(form(style), Vec::new());
                self.open(written, bytes.start, anchor > 0 || tag.is_some());
            }
            Event::MappingStart(style, anchor, tag) => {
                let written = Written::Map(form(style), Vec::new());
                self.open(written, bytes.start, anchor > 0 || tag.is_some());
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(&bytes),
            _ => {}
        }
    }

    fn open(&mut self, written: Written<'a>, start: usize, refers: bool) {
        let open = Item {
            bytes: start..start,
            written,
            refers,
        };
        self.stack.push((open, Vec::new()));
    }

    fn close(&mut self, end: &Range<usize>) {
        let Some((mut item, children)) = self.stack.pop() else {
            return;
        };
        let last = children.iter().map(|child| child.bytes.end).max();
        let end = match last {
            Some(last) if end.is_empty() => last,
            _ => end.end,
        };
        item.bytes.end = end.max(item.bytes.start);
        item.refers |= children.iter().any(|child| child.refers);
        match &mut item.written {
            Written::List(_, items) => *items = children,
            Written::Map(_, pairs) => {
                let mut children = children.into_iter();
                while let (Some(key), Some(value)) = (children.next(), children.next()) {
                    pairs.push((key, value));
                }
            }
            Written::Alias | Written::Text(..) => {}
        }
        self.place(item);
    }

    fn place(&mut self, item: Item<'a>) {
        match self.stack.last_mut() {
            Some((_, children)) => children.push(item),
            None => self.root = Some(item),
        }
    }
}
