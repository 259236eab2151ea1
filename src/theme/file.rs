//! One theme file: its words, and where they stand.

use std::sync::{Arc, LazyLock};

use super::colour;
use super::listed::Origin;
use super::raw;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use crate::words::text::Text;
use crate::yaml;
use crate::yaml::shape::Record;
use crate::yaml::tree::{self, Indentation, Kind, Node};

/// The most bytes of a theme.
pub(super) const BYTES: usize = 64 << 10;

/// The shape of a theme, made once from its type.
static SHAPE: LazyLock<Record> = LazyLock::new(Record::of::<raw::Theme>);

/// A theme as it was read from its file.
#[derive(Debug)]
pub(super) struct File {
    /// What it is called.
    pub(super) name: Text,
    /// What is written in it.
    pub(super) raw: raw::Theme,
    /// Whose it is.
    pub(super) origin: Origin,
    /// The file.
    pub(super) source: Arc<SourceFile>,
    /// What the loader found wrong in it.
    pub(super) problems: Vec<Diagnostic>,
}

impl File {
    /// Reads a file.
    pub(super) fn read(source: &Arc<SourceFile>, origin: Origin) -> Self {
        let (raw, problems): (raw::Theme, _) = if source.text().len() > BYTES {
            let message = format!("a theme may have at most {} KB", BYTES >> 10);
            let place = Place::new(source, Span::default());
            let help = "take out what is no part of the theme";
            let problem = Diagnostic::new(Code::TooLarge, place, &message, help);
            (raw::Theme::default(), vec![problem])
        } else {
            yaml::record(source, &SHAPE)
        };
        let name = raw.name.as_deref().unwrap_or_else(|| source.stem());
        Self {
            name: Text::line(name),
            raw,
            origin,
            source: source.clone(),
            problems,
        }
    }

    /// Where it says what it extends.
    pub(super) fn place_of_extends(&self) -> Place {
        let root = self.tree();
        Place::new(&self.source, locate(root.as_ref(), &["extends"]))
    }

    /// Its tree, if it has one, for what stands where.
    pub(super) fn tree(&self) -> Option<Node<'_>> {
        let text = self.source.text();
        let sound = text.len() <= BYTES;
        let tree = sound.then(|| tree::parse(text, Indentation::Lenient).ok());
        tree.flatten()?.root
    }
}

/// The bytes of a value, or of the deepest one on the way to it.
pub(super) fn locate(root: Option<&Node<'_>>, path: &[&str]) -> Span {
    let mut node = root;
    for key in path {
        node = node.and_then(|n| n.get(key)).or(node);
    }
    node.map_or(Span::default(), |node| node.span)
}

/// The keys and values of a map in a file; none when it has no such map.
pub(super) fn locate_map<'n, 't>(
    root: Option<&'n Node<'t>>,
    key: &str,
) -> &'n [(Node<'t>, Node<'t>)] {
    root.and_then(|root| root.get(key))
        .map_or(&[], |node| pairs_of(node))
}

/// The keys and values of a node; none when it is no map.
pub(super) fn pairs_of<'n, 't>(node: &'n Node<'t>) -> &'n [(Node<'t>, Node<'t>)] {
    match &node.kind {
        Kind::Map(pairs) => pairs,
        _ => &[],
    }
}

/// A comment right behind a key that looks like a colour, with its place.
pub(super) fn hash_behind(text: &str, key: Span) -> Option<(Span, &str)> {
    let line = text.get(key.range().end..)?.lines().next()?;
    let comment = line.trim_start().strip_prefix(':')?.trim();
    let colour = comment.split_whitespace().next()?;
    colour::parse(colour).filter(|_| colour.starts_with('#'))?;
    let start = key.range().end + line.find('#')?;
    Some((Span::new(start, start + colour.len()), colour))
}
