//! YAML as a located tree: the only file that names the parser.
//!
//! One pass makes the tree and guards the program: depth, nodes, aliases and anchors are counted, so that no file
//! expands past its own size, but for what honest reuse needs. Nothing here knows what a briefing is.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle};

use crate::source::Span;
use crate::work;

/// How deep collections may be nested.
pub(crate) const DEPTH: usize = 64;
/// How many aliases a file may use, and how many anchors it may set.
pub(crate) const ALIASES: usize = 1000;
/// How many values a file may hold: texts, lists and maps, those for which aliases stand among them.
pub(crate) const NODES: usize = 1_500_000;
/// How many merge keys (`<<`) a file may use.
pub(crate) const MERGES: usize = 1000;
/// What a file may hold beyond one node and one byte of text for each of its bytes.
const SLACK: usize = 64;
/// What a short file may hold, however often it uses again what it says: so many times its bytes, between these two.
const REUSE: usize = 10;
/// The least that any file may hold.
const FLOOR: usize = 64 << 10;
/// The most that a file may hold by using again what it says.
const CEILING: usize = 1 << 20;

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node<'a> {
    /// Its bytes in the file.
    pub span: Span,
    /// What it is.
    pub kind: Kind<'a>,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind<'a> {
    /// Text as YAML reads it; `plain` when it stands without quotes, so that YAML may take it for a number or null.
    Scalar {
        /// The text.
        text: Cow<'a, str>,
        /// How it is written.
        style: Style,
    },
    /// A list.
    Seq(Vec<Node<'a>>),
    /// Keys with values, in the order of the file, with every repetition.
    Map(Vec<(Node<'a>, Node<'a>)>),
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Without quotes.
    Plain,
    /// In quotes, or as a block of lines.
    Quoted,
    /// With a tag, as `!!binary`.
    Tagged,
}

impl<'a> Node<'a> {
    /// A word, in the place of what stands for it: as the name of a field.
    pub(crate) fn named(word: impl Into<String>, span: Span) -> Self {
        let text = word.into().into();
        let style = Style::Quoted;
        Self {
            span,
            kind: Kind::Scalar { text, style },
        }
    }

    /// The text of a scalar.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether this is YAML's null: nothing, `~` or `null`, without quotes.
    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, style: Style::Plain }
            if matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// Whether there is nothing in it: null, or text of white space.
    pub(crate) fn is_empty(&self) -> bool {
        self.is_null() || self.text().is_some_and(|text| text.trim().is_empty())
    }

    /// Gives back the memory of a value that has been read. It stands where it stood, and holds nothing.
    pub(crate) fn spend(&mut self) {
        self.kind = Kind::Map(Vec::new());
    }

    /// The value of a key; the first when the key is repeated.
    pub(crate) fn get(&self, key: &str) -> Option<&Node<'a>> {
        let Kind::Map(pairs) = &self.kind else {
            return None;
        };
        let at = pairs.iter().position(|(k, _)| k.text() == Some(key));
        work::count(at.unwrap_or(pairs.len()));
        Some(&pairs.get(at?)?.1)
    }

    /// How many nodes it has, and of how many bytes: as they are read or written, whichever are more. What is carried by
    /// an alias is gone through again as it is written, and a text of no length may be written at any length.
    pub(crate) fn weight(&self) -> (usize, usize) {
        let add = |a: (usize, usize), b: (usize, usize)| (a.0 + b.0, a.1 + b.1);
        match &self.kind {
            Kind::Scalar { text, .. } => (1, text.len().max(self.span.range().len())),
            Kind::Seq(items) => items.iter().map(Node::weight).fold((1, 0), add),
            Kind::Map(pairs) => pairs
                .iter()
                .map(|(k, v)| add(k.weight(), v.weight()))
                .fold((1, 0), add),
        }
    }
}

/// A file as a tree.
#[derive(Debug, PartialEq)]
pub(crate) struct Tree<'a> {
    /// The first document; none when there is nothing but comments.
    pub root: Option<Node<'a>>,
    /// Where a second document starts.
    pub second: Option<Span>,
    /// Where each alias stands, and where what it stands for is written. A merge key's alias is among them, though no
    /// node has its place.
    pub aliases: Vec<Carried>,
    /// The values with an anchor that no alias stands for.
    pub loose: Vec<Span>,
}

/// What an alias carries from one place to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carried {
    /// The bytes of the alias.
    pub to: Span,
    /// The bytes of the value with the anchor.
    pub from: Span,
}

/// Why a text is not a tree.
#[derive(Debug, PartialEq)]
pub(crate) struct Refusal {
    /// The byte at which it was noticed.
    pub at: usize,
    /// What is wrong.
    pub why: Why,
}

/// What is wrong with a text.
#[derive(Debug, PartialEq)]
pub(crate) enum Why {
    /// It is not YAML: the parser's words, and the sort of slip where it can be told.
    Syntax(String, Slip),
    /// It exceeds a limit: the words for the limit.
    Budget(String),
}

/// Slips that have messages of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    /// A tab where YAML wants spaces.
    Tab,
    /// A colon where a value was going on.
    Colon,
    /// A comment in the middle of a value.
    Comment,
    /// Any other.
    Other,
}

/// How indentation is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Indentation {
    /// As most tools do.
    Lenient,
    /// As the standard says: finds the place of an unclosed quote or bracket sooner.
    Strict,
}

/// Reads a text as YAML.
///
/// # Errors
/// At the first place where it is not YAML, or where it exceeds the limits of this module.
pub(crate) fn parse(text: &str, indentation: Indentation) -> Result<Tree<'_>, Refusal> {
    let mut builder = Builder::new(text);
    work::count(text.len());
    for event in Parser::new_from_str_with_options(text, options(indentation)) {
        let (event, span) = event.map_err(|e| syntax(&e, text))?;
        let range = span.byte_range().unwrap_or(0..0);
        let span = Span::new(range.start, range.end);
        match event {
            Event::DocumentStart(..) if builder.documents > 0 => {
                return Ok(builder.tree(Some(span)));
            }
            Event::DocumentStart(..) => builder.documents = 1,
            event => builder.event(event, span)?,
        }
    }
    Ok(builder.tree(None))
}

/// Why a text is not YAML, if it is not: what [`parse`] would say, but for most limits of this module, without a tree.
pub(crate) fn refusal(text: &str, indentation: Indentation) -> Option<Refusal> {
    let (mut documents, mut nodes, mut end) = (0, 0, 0);
    let mut refusal = None;
    for event in Parser::new_from_str_with_options(text, options(indentation)) {
        match event {
            Ok((event, span)) => {
                end = span.byte_range().map_or(end, |range| range.end);
                documents += usize::from(matches!(event, Event::DocumentStart(..)));
                nodes += usize::from(is_node(&event));
                if nodes > NODES {
                    refusal = Some(over(Span::new(end, end), too_many()));
                }
            }
            Err(error) => refusal = Some(syntax(&error, text)),
        }
        if documents > 1 || refusal.is_some() {
            break;
        }
    }
    work::count(refusal.as_ref().map_or(end, |refusal| refusal.at));
    refusal
}

fn is_node(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) | Event::Alias(..)
    )
}

fn too_many() -> String {
    format!("more than {NODES} values in a file")
}

fn options(indentation: Indentation) -> Options {
    granit_parser::options! {
        block_scalar_eof_without_line_feed: true,
        emit_comments: false,
        strict_indentation: indentation == Indentation::Strict,
    }
}

fn syntax(error: &granit_parser::ScanError, text: &str) -> Refusal {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let slip = match error.kind() {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => Slip::Tab,
        ErrorKind::CommentInterceptedScalar => Slip::Comment,
        _ if text[..at].ends_with('\t') => Slip::Tab,
        _ if text[at..].starts_with(':') || text[..at].ends_with(':') => Slip::Colon,
        _ => Slip::Other,
    };
    let words = error.info();
    let words = words
        .split(" at char ")
        .next()
        .unwrap_or_default()
        .to_owned();
    Refusal {
        at,
        why: Why::Syntax(words, slip),
    }
}

/// A collection that has not ended yet.
struct Open {
    is: Collection,
    span: Span,
    anchor: usize,
    /// Where its children begin among all that have no place yet.
    first: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Collection {
    Seq,
    Map,
}

impl Collection {
    /// The collection of some children, as long as they are many.
    fn of<'a>(self, mut children: impl ExactSizeIterator<Item = Node<'a>>) -> Kind<'a> {
        if self == Self::Seq {
            return Kind::Seq(children.collect());
        }
        let mut pairs = Vec::with_capacity(children.len() / 2);
        while let (Some(key), Some(value)) = (children.next(), children.next()) {
            pairs.push((key, value));
        }
        Kind::Map(pairs)
    }
}

struct Builder<'a> {
    stack: Vec<Open>,
    /// The children of all open collections, keys and values in turn: each list is made when its length is known.
    children: Vec<Node<'a>>,
    anchors: HashMap<usize, Node<'a>>,
    /// The values with anchors that no alias has stood for yet.
    loose: HashMap<usize, Span>,
    carried: Vec<Carried>,
    root: Option<Node<'a>>,
    documents: usize,
    nodes: usize,
    bytes: usize,
    aliases: usize,
    merges: usize,
    limit: usize,
}

impl<'a> Builder<'a> {
    fn new(text: &str) -> Self {
        Self {
            stack: Vec::new(),
            children: Vec::new(),
            anchors: HashMap::new(),
            loose: HashMap::new(),
            carried: Vec::new(),
            root: None,
            documents: 0,
            nodes: 0,
            bytes: 0,
            aliases: 0,
            merges: 0,
            limit: limit(text.len()),
        }
    }

    fn tree(self, second: Option<Span>) -> Tree<'a> {
        let mut loose: Vec<Span> = self.loose.into_values().collect();
        loose.sort_unstable();
        Tree {
            root: self.root,
            second,
            aliases: self.carried,
            loose,
        }
    }

    fn event(&mut self, event: Event<'a>, span: Span) -> Result<(), Refusal> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.spend(1, text.len(), span)?;
                let style = match (style, tag) {
                    (_, Some(_)) => Style::Tagged,
                    (ScalarStyle::Plain, None) => Style::Plain,
                    _ => Style::Quoted,
                };
                self.place(
                    Node {
                        span,
                        kind: Kind::Scalar { text, style },
                    },
                    anchor,
                    span,
                )
            }
            Event::SequenceStart(_, anchor, _) => self.open(Collection::Seq, anchor, span),
            Event::MappingStart(_, anchor, _) => self.open(Collection::Map, anchor, span),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            _ => Ok(()),
        }
    }

    fn spend(&mut self, nodes: usize, bytes: usize, span: Span) -> Result<(), Refusal> {
        self.nodes += nodes;
        self.bytes += bytes;
        if self.nodes > NODES {
            return Err(over(span, too_many()));
        }
        if self.nodes > self.limit || self.bytes > self.limit {
            return Err(over(
                span,
                format!(
                    "aliases make the file larger than the {} bytes that it may hold",
                    self.limit
                ),
            ));
        }
        Ok(())
    }

    fn open(&mut self, is: Collection, anchor: usize, span: Span) -> Result<(), Refusal> {
        self.spend(1, 0, span)?;
        if self.stack.len() >= DEPTH {
            return Err(over(span, format!("more than {DEPTH} levels deep")));
        }
        self.stack.push(Open {
            is,
            span,
            anchor,
            first: self.children.len(),
        });
        Ok(())
    }

    fn close(&mut self, end: Span) -> Result<(), Refusal> {
        let Some(open) = self.stack.pop() else {
            return Ok(());
        };
        let children = self.children.drain(open.first..);
        // A block collection ends with its last child, not where the next token starts.
        let last = children.as_slice().iter().rev().take(2);
        let last = last.map(|child| child.span.end).max();
        let mut kind = open.is.of(children);
        let mut span = open.span;
        span.end = if end.start == end.end {
            last.unwrap_or(end.end)
        } else {
            end.end
        };
        if let Kind::Map(pairs) = &mut kind {
            self.merges += merge(pairs);
            if self.merges > MERGES {
                return Err(over(span, format!("more than {MERGES} merge keys")));
            }
        }
        self.place(Node { span, kind }, open.anchor, end)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Refusal> {
        self.aliases += 1;
        if self.aliases > ALIASES {
            return Err(over(span, format!("more than {ALIASES} aliases")));
        }
        let Some(target) = self.anchors.get(&anchor) else {
            return Err(over(
                span,
                "an alias inside the value it stands for".to_owned(),
            ));
        };
        self.loose.remove(&anchor);
        let (nodes, bytes) = target.weight();
        self.carried.push(Carried {
            to: span,
            from: target.span,
        });
        let kind = target.kind.clone();
        self.spend(nodes, bytes, span)?;
        self.place(Node { span, kind }, 0, span)
    }

    fn place(&mut self, node: Node<'a>, anchor: usize, span: Span) -> Result<(), Refusal> {
        if anchor > 0 {
            if self.anchors.len() >= ALIASES {
                return Err(over(span, format!("more than {ALIASES} anchors")));
            }
            let (nodes, bytes) = node.weight();
            self.spend(nodes, bytes, span)?;
            self.loose.insert(anchor, node.span);
            self.anchors.insert(anchor, node.clone());
        }
        if self.stack.is_empty() {
            self.root = Some(node);
        } else {
            self.children.push(node);
        }
        Ok(())
    }
}

/// How many values, and how many bytes of text, a file of so many bytes may hold.
fn limit(bytes: usize) -> usize {
    let reuse = bytes.saturating_mul(REUSE).clamp(FLOOR, CEILING);
    reuse.max(bytes + SLACK)
}

/// Puts the pairs of `<<: *anchor` into the map, behind those that the map has itself. Returns how many there were.
fn merge<'a>(pairs: &mut Vec<(Node<'a>, Node<'a>)>) -> usize {
    let is_merge = |key: &Node<'_>| matches!(&key.kind, Kind::Scalar { text, style: Style::Plain } if text == "<<");
    if !pairs.iter().any(|(key, _)| is_merge(key)) {
        return 0;
    }
    let (merges, mut own): (Vec<_>, Vec<_>) = std::mem::take(pairs)
        .into_iter()
        .partition(|(key, value)| is_merge(key) && holds_maps(value));
    let count = merges.len();
    let mut taken: HashSet<Option<String>> = own
        .iter()
        .map(|(key, _)| key.text().map(str::to_owned))
        .collect();
    for (_, value) in merges {
        let maps = match value.kind {
            Kind::Seq(items) => items,
            kind => vec![Node {
                span: value.span,
                kind,
            }],
        };
        for (key, value) in maps
            .into_iter()
            .filter_map(|map| {
                if let Kind::Map(p) = map.kind {
                    Some(p)
                } else {
                    None
                }
            })
            .flatten()
        {
            if taken.insert(key.text().map(str::to_owned)) {
                own.push((key, value));
            }
        }
    }
    *pairs = own;
    count
}

/// Whether a value can be merged; any other stays under its key, to be told as unknown.
fn holds_maps(value: &Node<'_>) -> bool {
    let is_map = |node: &Node<'_>| matches!(node.kind, Kind::Map(_));
    match &value.kind {
        Kind::Seq(items) => items.iter().all(is_map),
        _ => is_map(value),
    }
}

fn over(span: Span, limit: String) -> Refusal {
    Refusal {
        at: span.start as usize,
        why: Why::Budget(limit),
    }
}
