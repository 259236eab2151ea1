//! A file without what is withheld in it.
//!
//! The located tree is pruned and walked again: entries that are withheld are taken out of it, with whatever an alias
//! or a merge key carries from them elsewhere; what names them is left out by the walk itself ([`Omit`]). The text of
//! the file is redacted alike: it keeps the words of what was read and is blank otherwise, comments too, so that no
//! line of it that is ever shown has a word of what is withheld. All places stay true.

use std::collections::HashSet;
use std::sync::Arc;

use indexmap::IndexMap;

use super::redacted::{blanked, redacted};
use super::{
    Bases, Content, Declared, File, Loaded, NOT_ENTRIES, SHAPES, is_field, is_library,
    is_of_header, parse, read_on,
};
use crate::briefing::EntryKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use crate::words::text::Text;
use crate::yaml::omit::Omit;
use crate::yaml::omit::{Own, tokens};
use crate::yaml::pairs::{first_key, items};
use crate::yaml::read::Reader;
use crate::yaml::tree::{Carried, Kind, Node};

/// What is withheld of a file.
pub(crate) struct Withheld<'a> {
    /// What the file declared when it was loaded whole.
    pub declared: &'a IndexMap<Text, Declared>,
    /// Whether one of its own entries is withheld, by its id.
    pub entry: &'a dyn Fn(&str) -> bool,
    /// What is left out of the others.
    pub omit: &'a dyn Omit,
}

/// Loads a file without what is withheld of it. Problems that are told are those of what is left; of what cannot be
/// read nothing is known, so that only the place is told.
pub(crate) fn load_without(
    source: &Arc<SourceFile>,
    bases: &Bases,
    withheld: &Withheld<'_>,
) -> Loaded {
    read_on(source, parse(source), is_field, |tree, mut torn| {
        let regions = Regions::of(withheld);
        let (mut root, mut carried) = (None, Vec::new());
        if let Some(mut tree) = tree {
            carried = std::mem::take(&mut tree.aliases);
            carried.sort_by_key(|carried| carried.to);
            root = tree.root.and_then(|root| {
                Pruning {
                    withheld,
                    regions: &regions,
                    carried: &carried,
                }
                .root(root)
            });
        }
        let kept = root.as_ref().map(|root| kept(root, withheld, &carried));
        let first = source.with_text(redacted(source.text(), kept.unwrap_or_default()));
        for problem in &mut torn.problems {
            unsay(problem);
            problem.place.source = first.clone();
        }
        // Nothing is known of what was lost either.
        let is_known = !withheld.omit.record(&Own::unreadable());
        torn.parts.retain(|_| is_known);
        let mut file = File::new(Reader::new(&first).omitting(withheld.omit), bases, &torn);
        file.withheld = true;
        let content = match root {
            Some(root) => file.root(Some(root)),
            None => Content::Nothing,
        };
        let lost = torn.lost.iter().filter(|_| is_known);
        let loaded = file.finish(content, lost, carried);
        without_names(loaded, withheld.omit, regions)
    })
}

/// The spans of entries that are withheld, in order.
struct Regions(Vec<Span>);

impl Regions {
    fn of(withheld: &Withheld<'_>) -> Self {
        let declared = withheld.declared.iter();
        let entries = declared.filter(|(id, declared)| {
            declared.kind != EntryKind::Hypothesis && (withheld.entry)(id)
        });
        let mut spans: Vec<Span> = entries.map(|(_, declared)| declared.entry).collect();
        spans.sort();
        Self(spans)
    }

    /// Whether some bytes lie in one of them.
    fn hold(&self, span: Span) -> bool {
        let behind = self.0.partition_point(|region| region.start <= span.start);
        let region = behind.checked_sub(1).and_then(|i| self.0.get(i));
        region.is_some_and(|region| span.start < region.end && span.end <= region.end)
    }
}

/// Takes out of a tree what is withheld.
struct Pruning<'a, 'w> {
    withheld: &'a Withheld<'w>,
    regions: &'a Regions,
    carried: &'a [Carried],
}

impl Pruning<'_, '_> {
    fn root<'t>(&self, mut root: Node<'t>) -> Option<Node<'t>> {
        if let Kind::Map(pairs) = &mut root.kind {
            for (key, value) in pairs {
                if key.text().is_some_and(has_entries) {
                    self.entries(value);
                }
            }
        }
        self.node(root)
    }

    /// Takes the entries that are withheld out of a collection, and those with the same id, which were never read.
    fn entries(&self, collection: &mut Node<'_>) {
        let is_withheld = |id: &Node<'_>| id.text().is_some_and(self.withheld.entry);
        match &mut collection.kind {
            Kind::Map(pairs) => pairs.retain(|(id, _)| !is_withheld(id)),
            Kind::Seq(items) => items.retain(|item| !item.get("id").is_some_and(is_withheld)),
            Kind::Scalar { .. } => {}
        }
    }

    /// A node without what lies in an entry that is withheld, or is carried from one.
    fn node<'t>(&self, mut node: Node<'t>) -> Option<Node<'t>> {
        if self.regions.hold(node.span) || self.is_carried(node.span) {
            return None;
        }
        match &mut node.kind {
            Kind::Scalar { .. } => {}
            Kind::Seq(items) => {
                *items = std::mem::take(items)
                    .into_iter()
                    .filter_map(|item| self.node(item))
                    .collect();
            }
            Kind::Map(pairs) => {
                let pair = |(key, value)| Some((self.node(key)?, self.node(value)?));
                *pairs = std::mem::take(pairs).into_iter().filter_map(pair).collect();
            }
        }
        Some(node)
    }

    fn is_carried(&self, alias: Span) -> bool {
        let found = find(self.carried, alias);
        found.is_some_and(|carried| self.regions.hold(carried.from))
    }
}

/// What an alias with these bytes carries.
fn find(carried: &[Carried], alias: Span) -> Option<&Carried> {
    let found = carried.binary_search_by_key(&alias, |carried| carried.to);
    found.ok().and_then(|i| carried.get(i))
}

/// Whether a key at the top holds entries with ids.
fn has_entries(key: &str) -> bool {
    let collections = [&SHAPES.collections, &SHAPES.shared];
    let mut collections = collections
        .iter()
        .map(|record| record.fields.contains_key(key));
    collections.any(|holds| holds) && !NOT_ENTRIES.contains(&key)
}

/// The bytes of all words that were read: those of the header and of what belongs to the file itself, and those of the
/// entries that it declares. What stands elsewhere was never looked at, so nothing is known of it.
fn kept(root: &Node<'_>, withheld: &Withheld<'_>, carried: &[Carried]) -> Vec<Span> {
    let Kind::Map(pairs) = &root.kind else {
        return Vec::new();
    };
    let names: HashSet<Span> = withheld
        .declared
        .values()
        .map(|declared| declared.name)
        .collect();
    let library = is_library(root);
    let mut out = Vec::new();
    for (key, value) in pairs {
        out.push(key.span);
        let name = key.text().unwrap_or_default();
        match &value.kind {
            _ if !has_entries(name) || (name == "tags" && !library) => {
                // Keys of the author's own in a library file are shown nowhere.
                let is_own = library && name.starts_with("x-");
                let is_known = is_of_header(name) || NOT_ENTRIES.contains(&name) || name == "kind";
                let is_known = is_known && !is_own;
                if is_known {
                    scalars(value, carried, &mut out);
                }
            }
            Kind::Map(entries) => {
                for (id, entry) in entries.iter().filter(|(id, _)| names.contains(&id.span)) {
                    scalars(id, carried, &mut out);
                    scalars(entry, carried, &mut out);
                }
            }
            _ => {
                let is_read = |item: &&Node<'_>| {
                    let id = item.get("id").map_or_else(|| first_key(item), |id| id.span);
                    names.contains(&id) || names.contains(&first_key(item))
                };
                for item in items(value).iter().filter(is_read) {
                    scalars(item, carried, &mut out);
                }
            }
        }
    }
    out
}

/// The bytes of the words in a node; the name of an alias is none of them.
fn scalars(node: &Node<'_>, carried: &[Carried], out: &mut Vec<Span>) {
    match &node.kind {
        Kind::Scalar { .. } if find(carried, node.span).is_some() => {}
        Kind::Scalar { .. } => out.push(node.span),
        Kind::Seq(items) => items.iter().for_each(|item| scalars(item, carried, out)),
        Kind::Map(pairs) => {
            for (key, value) in pairs {
                scalars(key, carried, out);
                scalars(value, carried, out);
            }
        }
    }
}

/// A text of which nothing is left but its lines.
pub(crate) fn blank(text: &str) -> String {
    blanked(text, vec![Span::new(0, text.len())])
}

/// A problem of which only kind and place are told.
pub(crate) fn unsay(problem: &mut Diagnostic) {
    problem.message = Text::line(problem.code.title());
    problem.help =
        Text::line("nothing is known of what stands here: look at the file without a ceiling");
    problem.notes.clear();
    problem.fix = None;
}

/// Takes the bytes of what is withheld or left out by the walk, and the ids of what is withheld wherever else they stand,
/// out of the text and the problems.
fn without_names(mut loaded: Loaded, omit: &dyn Omit, regions: Regions) -> Loaded {
    let first = loaded.source.clone();
    // A byte that cannot be read is told of the whole file, wherever it is.
    let bad = |problem: &Diagnostic| problem.code == Code::NotUtf8;
    let is_told = |problem: &Diagnostic| !bad(problem) || !regions.hold(problem.place.span);
    loaded.problems.retain(is_told);
    let names = tokens(first.text()).filter(|(token, _)| omit.names(token));
    let names = names.map(|(_, span)| span);
    let omitted = loaded.omitted.iter().map(|omission| omission.span);
    // Nobody sees it, so that nobody need weigh what it says.
    let unshown = loaded.unshown.iter().copied();
    let spans = omitted.chain(names).chain(regions.0).chain(unshown);
    let source = first.with_text(blanked(first.text(), spans.collect()));
    let moved = |place: &mut Place| {
        if Arc::ptr_eq(&place.source, &first) {
            place.source = source.clone();
        }
    };
    for problem in &mut loaded.problems {
        // A fix is for the file as it is.
        problem.fix = None;
        let told = [&problem.message, &problem.help];
        if told.iter().any(|words| quotes(words, omit)) {
            unsay(problem);
        }
        moved(&mut problem.place);
        problem
            .notes
            .iter_mut()
            .for_each(|note| moved(&mut note.place));
    }
    if let Content::Shared(_, bases) = &mut loaded.content {
        bases.places().for_each(moved);
    }
    loaded.source = source;
    loaded
}

/// Whether a message quotes an id of what is withheld.
fn quotes(words: &str, omit: &dyn Omit) -> bool {
    let quoted = |mark: char| words.split(mark).skip(1).step_by(2);
    let mut quoted = quoted('`').chain(quoted('"'));
    quoted.any(|part| tokens(part).any(|(token, _)| omit.names(token)))
}
