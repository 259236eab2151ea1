//! What an id means, and everywhere it is written: where an entry is declared, and in whatever form it is named.
//!
//! An entry of a library file and what briefings add to it are one thing, and so are the descriptions of one actor in
//! several briefings; all else belongs to its briefing. Ids that an entry had before lead to it, but are no names of it.

use std::collections::HashSet;
use std::sync::Arc;

use super::own::{self, OwnName, Sort, names};
use crate::briefing::EntryKind;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::library::written_files::WrittenFile;
use crate::load::of_kind;
use crate::source::{Place, SourceFile, Span};
use crate::words::short::short;
use crate::words::suggest::nearest;
use crate::words::text::Text;
use crate::work;
use crate::yaml::at_root;
use crate::yaml::read::WrittenLink;
use crate::yaml::tree::{Kind, Node};

/// What an id names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Thing {
    /// What sort of thing it is.
    pub(crate) sort: Sort,
    /// The briefing that it belongs to; empty for what is one thing everywhere, and for briefings themselves.
    pub(crate) scope: Text,
    /// Its id there; `question.hypothesis` for a hypothesis.
    pub(crate) item: Text,
}

impl Thing {
    /// Whether it is an entry of a kind.
    pub(crate) fn is(&self, kind: EntryKind) -> bool {
        self.sort == Sort::Entry(kind)
    }

    /// The kind of entry that it is, if it is one.
    pub(crate) fn kind(&self) -> Option<EntryKind> {
        match self.sort {
            Sort::Entry(kind) => Some(kind),
            Sort::Criterion | Sort::Slide => None,
        }
    }

    /// The part of its id that stands where it is declared: of a hypothesis, what is behind the dot.
    pub(crate) fn name(&self) -> &str {
        let item = self.item.as_str();
        item.rsplit_once('.').map_or(item, |(_, name)| name)
    }

    /// Its whole id, by which it is found from everywhere.
    pub(crate) fn whole(&self) -> String {
        match self.scope.as_str() {
            "" => self.item.to_string(),
            scope => format!("{scope}/{}", self.item),
        }
    }
}

/// A place at which the name of a thing is written.
#[derive(Debug, Clone)]
pub(crate) struct Occurrence {
    /// The bytes of the name, and nothing else; where that cannot be told, of the value that it stands in.
    pub(crate) place: Place,
    /// Whether the thing is declared there.
    pub(crate) is_declaration: bool,
    /// Whether the bytes are those of the name.
    pub(crate) is_exact: bool,
}

/// The ids of a library.
pub(crate) struct Ids<'l> {
    library: &'l Library,
    /// What library files declare.
    shared: HashSet<(EntryKind, &'l str)>,
}

impl<'l> Ids<'l> {
    /// Those of a library.
    pub(crate) fn of(library: &'l Library) -> Self {
        let files = library
            .written_files()
            .filter(|file| file.briefing.is_none());
        let shared = files.flat_map(|file| {
            let declared = file.declared.iter();
            declared.map(|(id, declared)| (declared.kind, id.as_str()))
        });
        Self {
            library,
            shared: shared.collect(),
        }
    }

    /// What an entry is.
    pub(crate) fn thing(&self, ix: EntryIx) -> Option<Thing> {
        let entry = self.library.entry(ix)?;
        let kind = entry.kind();
        let item = own_id(kind, &entry.id.item);
        Some(self.named(kind, &entry.id.briefing, item))
    }

    /// The thing of a kind that has an id in a briefing, or in a library file.
    fn named(&self, kind: EntryKind, briefing: &Text, item: &str) -> Thing {
        let is_one = matches!(
            kind,
            EntryKind::Actor | EntryKind::Tag | EntryKind::Briefing
        );
        let scope = match is_one || self.shared.contains(&(kind, item)) {
            true => Text::line(""),
            false => briefing.clone(),
        };
        Thing {
            sort: Sort::Entry(kind),
            scope,
            item: Text::line(item),
        }
    }

    /// What an id means where it is written in a file, and one of some kinds is wanted, or any.
    pub(crate) fn meant(
        &self,
        file: &WrittenFile<'_>,
        target: &str,
        kinds: &[EntryKind],
    ) -> Option<Thing> {
        let found = match file.briefing {
            Some(_) => self.resolve(file.briefing, target, kinds),
            // What a library file names may be described in briefings only.
            None => self.resolve(None, target, kinds).or_else(|| {
                let mut briefings = self.library.written_files().map(|file| file.briefing);
                briefings.find_map(|briefing| self.resolve(briefing, target, kinds))
            }),
        };
        self.thing(found?)
    }

    fn resolve(
        &self,
        briefing: Option<usize>,
        target: &str,
        kinds: &[EntryKind],
    ) -> Option<EntryIx> {
        let library = self.library;
        let is_wanted = |ix: &EntryIx| {
            let kind = library.entry(*ix).map(crate::library::entry::Entry::kind);
            kind.is_some_and(|kind| kinds.contains(&kind))
        };
        let any = library.resolve(briefing, target);
        let wanted = kinds
            .iter()
            .filter_map(|kind| library.resolve_as(*kind, briefing, target));
        wanted.filter(is_wanted).chain(any).next()
    }

    /// What stands at a byte of a file, if that is the name of something, with the bytes of the name.
    pub(crate) fn at(&self, file: &WrittenFile<'_>, offset: usize) -> Option<(Thing, Span)> {
        let covers = |span: Span| span.range().start <= offset && offset <= span.range().end;
        work::count(file.links.len() + file.declared.len());
        let links = file.links.iter().filter(|link| covers(link.span));
        let named = links.filter_map(|link| {
            let parts = Parts::of(link, file.source)?;
            let (target, kinds, span) = parts.at(link, offset)?;
            Some((self.meant(file, &target, kinds)?, span))
        });
        named
            .into_iter()
            .next()
            .or_else(|| {
                let declared = file
                    .declared
                    .iter()
                    .filter(|(_, it)| covers(it.name) && !it.is_lost());
                let mut declared = declared.filter_map(|(id, declared)| {
                    let item = own_id(declared.kind, id);
                    let thing = self.named(declared.kind, &Text::line(file.id), item);
                    let span = bare(file.source, declared.name, thing.name())?;
                    Some((thing, span))
                });
                declared.next()
            })
            .or_else(|| {
                file.briefing?;
                work::count(file.source.text().len());
                at_root(file.source, |root| {
                    let root = root?;
                    if let Some(own) = root.get("id").filter(|id| covers(id.span)) {
                        let thing = self.named(EntryKind::Briefing, &Text::line(""), file.id);
                        return Some((thing, bare(file.source, own.span, file.id)?));
                    }
                    let mut own = own::of_root(root).into_iter();
                    let own = own.find(|name| covers(name.span))?;
                    let span = bare(file.source, own.span, &own.name)?;
                    Some((own_thing(file, &own), span))
                })
            })
    }

    /// Every place at which the name of a thing is written, file by file from top to bottom.
    pub(crate) fn occurrences(&self, thing: &Thing) -> Vec<Occurrence> {
        let mut all = Vec::new();
        for file in self.library.written_files() {
            let mut own = self.declarations(thing, &file);
            own.extend(self.uses(thing, &file));
            own.extend(cells(thing, &file));
            own.extend(own_names(thing, &file));
            own.sort_by_key(|it| (it.place.span, !it.is_declaration));
            own.dedup_by_key(|it| it.place.span);
            all.append(&mut own);
        }
        all
    }

    fn declarations(&self, thing: &Thing, file: &WrittenFile<'_>) -> Vec<Occurrence> {
        let Some(kind) = thing.kind() else {
            return Vec::new();
        };
        let spans = if kind == EntryKind::Briefing {
            let is_it = file.briefing.is_some() && *file.id == *thing.item;
            is_it
                .then(|| briefing_id(file))
                .flatten()
                .into_iter()
                .collect()
        } else if thing.scope.is_empty() || *thing.scope == *file.id {
            let ids = [thing.item.clone(), of_kind(kind, &thing.item)];
            let found = ids.iter().filter_map(|id| file.declared.get(id));
            let own = found.filter(|it| it.kind == kind && !it.is_lost());
            own.map(|declared| declared.name).collect()
        } else {
            Vec::new()
        };
        let spans = spans.into_iter();
        spans
            .map(|span| occurrence(file.source, span, thing.name(), true))
            .collect()
    }

    fn uses(&self, thing: &Thing, file: &WrittenFile<'_>) -> Vec<Occurrence> {
        let name = thing.name();
        work::count(file.links.len());
        let links = file.links.iter().filter(|link| link.target.contains(name));
        let links = links.filter_map(|link| {
            let whole = Parts::of(link, file.source);
            let parts = Parts::of_target(&link.target);
            let place = parts.named(name).into_iter().find(|part| {
                let (target, kinds) = parts.target(link, *part);
                self.meant(file, &target, kinds).as_ref() == Some(thing)
                    // Of a briefing, also what it does not have.
                    || *part == Part::Scope && thing.is(EntryKind::Briefing)
            })?;
            let span = whole.and_then(|whole| whole.span(place));
            Some(match span {
                Some(span) => occurrence(file.source, span, name, false),
                None => Occurrence {
                    place: Place::new(file.source, link.span),
                    is_declaration: false,
                    is_exact: false,
                },
            })
        });
        links.collect()
    }
}

/// An id without what tells entries of two kinds apart that have one.
fn own_id(kind: EntryKind, id: &str) -> &str {
    let rest = id.strip_prefix(kind.word());
    // An event without an id keeps what is made for it.
    match rest.and_then(|rest| rest.strip_prefix(':')) {
        Some(own) if crate::briefing::id::is_id(own) && kind != EntryKind::Event => own,
        _ => id,
    }
}

fn occurrence(
    source: &Arc<SourceFile>,
    value: Span,
    name: &str,
    is_declaration: bool,
) -> Occurrence {
    let span = bare(source, value, name);
    Occurrence {
        place: Place::new(source, span.unwrap_or(value)),
        is_declaration,
        is_exact: span.is_some(),
    }
}

/// The bytes of a name that is the whole of a value, without its quotes.
fn bare(source: &SourceFile, value: Span, name: &str) -> Option<Span> {
    let written = source.slice(value);
    let range = value.range();
    if written == name {
        return Some(value);
    }
    let inner = Span::new(range.start + 1, range.end.saturating_sub(1));
    let is_quoted = written.starts_with(['"', '\'']) && written.len() == name.len() + 2;
    (is_quoted && source.slice(inner) == name).then_some(inner)
}

/// Where a briefing says what its id is.
pub(crate) fn briefing_id(file: &WrittenFile<'_>) -> Option<Span> {
    file.briefing?;
    at_root(file.source, |root| root?.get("id").map(|id| id.span))
}

/// What a name means that is no entry's.
fn own_thing(file: &WrittenFile<'_>, own: &OwnName) -> Thing {
    Thing {
        sort: own.sort,
        scope: Text::line(file.id),
        item: Text::line(&own.name),
    }
}

/// Where what is no entry is declared and named: in its own briefing alone.
fn own_names(thing: &Thing, file: &WrittenFile<'_>) -> Vec<Occurrence> {
    if thing.kind().is_some() || *file.id != *thing.scope {
        return Vec::new();
    }
    let own = names(file).into_iter();
    let own = own.filter(|own| own.sort == thing.sort && *own.name == *thing.item);
    own.map(|own| occurrence(file.source, own.span, &own.name, own.is_declaration))
        .collect()
}

/// The rows of a matrix that name a hypothesis themselves.
fn cells(thing: &Thing, file: &WrittenFile<'_>) -> Vec<Occurrence> {
    let Some((question, name)) = thing.item.split_once('.') else {
        return Vec::new();
    };
    if !thing.is(EntryKind::Hypothesis) || *file.id != *thing.scope {
        return Vec::new();
    }
    at_root(file.source, |root| {
        let matrix = root.and_then(|root| root.get("questions")?.get(question)?.get("matrix"));
        let rows = matrix.map(pairs).unwrap_or_default().iter();
        let keys = rows.flat_map(|(_, row)| pairs(row)).map(|(key, _)| key);
        let keys = keys.filter(|key| key.text() == Some(name));
        keys.map(|key| occurrence(file.source, key.span, name, false))
            .collect()
    })
}

fn pairs<'n, 't>(node: &'n Node<'t>) -> &'n [(Node<'t>, Node<'t>)] {
    match &node.kind {
        Kind::Map(pairs) => pairs,
        _ => &[],
    }
}

/// The parts of a reference: `scope/head.tail`, in bytes from where it begins.
#[derive(Debug, Clone)]
struct Parts {
    start: usize,
    target: Text,
    /// Behind the scope and its sign; 0 without one.
    head: usize,
    /// Where the head ends.
    dot: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Scope,
    Head,
    Tail,
}

impl Parts {
    fn of_target(target: &Text) -> Self {
        let head = target.find('/').map_or(0, |at| at + 1);
        let dot = target[head..]
            .find('.')
            .map_or(target.len(), |at| head + at);
        Self {
            start: 0,
            target: target.clone(),
            head,
            dot,
        }
    }

    /// Those of a link, if it stands in the file as it is.
    fn of(link: &WrittenLink, source: &SourceFile) -> Option<Self> {
        let span = bare(source, link.span, &link.target)?;
        Some(Self {
            start: span.range().start,
            ..Self::of_target(&link.target)
        })
    }

    fn range(&self, part: Part) -> Option<std::ops::Range<usize>> {
        match part {
            Part::Scope => (self.head > 0).then(|| 0..self.head - 1),
            Part::Head => Some(self.head..self.dot),
            Part::Tail => (self.dot < self.target.len()).then(|| self.dot + 1..self.target.len()),
        }
    }

    fn span(&self, part: Part) -> Option<Span> {
        let range = self.range(part)?;
        Some(Span::new(self.start + range.start, self.start + range.end))
    }

    /// The parts that are a name.
    fn named(&self, name: &str) -> Vec<Part> {
        let all = [Part::Scope, Part::Head, Part::Tail].into_iter();
        let is_it = |part: &Part| {
            let range = self.range(*part);
            range.is_some_and(|range| self.target.get(range) == Some(name))
        };
        all.filter(is_it).collect()
    }

    /// What a part means by itself: an id, and the kinds of which it is one.
    fn target(&self, link: &WrittenLink, part: Part) -> (String, &'static [EntryKind]) {
        let to = |end: usize| self.target[..end].to_owned();
        match part {
            Part::Scope => (to(self.head.saturating_sub(1)), &[EntryKind::Briefing]),
            Part::Head if self.dot < self.target.len() => (to(self.dot), &[EntryKind::Question]),
            Part::Head => (to(self.dot), &link.wants.kinds),
            Part::Tail => (to(self.target.len()), &[EntryKind::Hypothesis]),
        }
    }

    /// The part at a byte of the file.
    fn at(
        &self,
        link: &WrittenLink,
        offset: usize,
    ) -> Option<(String, &'static [EntryKind], Span)> {
        let all = [Part::Tail, Part::Head, Part::Scope].into_iter();
        let mut all = all.filter_map(|part| Some((part, self.span(part)?)));
        let (part, span) =
            all.find(|(_, span)| span.range().start <= offset && offset <= span.range().end)?;
        let (target, kinds) = self.target(link, part);
        Some((target, kinds, span))
    }
}

/// Why an id names nothing that can be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotFound {
    /// There is nothing.
    #[error("no entry is called `{id}`{help}")]
    Unknown {
        /// The id.
        id: String,
        /// What may be meant.
        help: String,
    },
    /// There is more than one thing.
    #[error("several entries are called `{id}`: use one of\n{}", lines(.all))]
    Several {
        /// The id.
        id: String,
        /// Their whole ids.
        all: Vec<String>,
    },
}

fn lines(ids: &[String]) -> String {
    let lines: Vec<String> = ids.iter().map(|id| format!("    {id}")).collect();
    lines.join("\n")
}

/// The thing that has an id, as people write it: `item` where only one thing has it, `briefing/item`, the id of a
/// briefing. With `within`, what it means in that file.
///
/// # Errors
/// When there is none, or more than one.
pub(crate) fn find(
    library: &Library,
    within: Option<&WrittenFile<'_>>,
    written: &str,
) -> Result<Thing, NotFound> {
    let ids = Ids::of(library);
    let (scope, item) = match written.split_once('/') {
        Some((scope, item)) => (Some(scope), item),
        None => (None, written),
    };
    if let Some(file) = within.filter(|_| scope.is_none()) {
        let own = file
            .declared
            .get(item)
            .filter(|declared| !declared.is_lost());
        let own = own.map(|declared| ids.named(declared.kind, &Text::line(file.id), item));
        let meant = || {
            ids.meant(file, item, &[])
                .filter(|thing| *thing.item == *item)
        };
        if let Some(thing) = own.or_else(meant) {
            return Ok(thing);
        }
    }
    let mut found: Vec<Thing> = Vec::new();
    for file in library.written_files() {
        let is_in = scope.is_none_or(|scope| *scope == *file.id);
        let declared = file.declared.get(item).filter(|it| is_in && !it.is_lost());
        let own = declared.map(|it| ids.named(it.kind, &Text::line(file.id), item));
        let is_it = scope.is_none() && file.briefing.is_some() && *file.id == *item;
        let itself = is_it.then(|| ids.named(EntryKind::Briefing, &Text::line(""), item));
        for thing in own.into_iter().chain(itself) {
            if !found.contains(&thing) {
                found.push(thing);
            }
        }
    }
    if found.is_empty() {
        for file in library.written_files() {
            if scope.is_some_and(|scope| *scope != *file.id) {
                continue;
            }
            let own = names(&file).into_iter();
            let mut own = own.filter(|own| own.is_declaration && own.name == item);
            found.extend(own.next().map(|own| own_thing(&file, &own)));
        }
    }
    match found.len() {
        0 => Err(unknown(library, written)),
        1 => found.pop().ok_or_else(|| unknown(library, written)),
        _ => Err(NotFound::Several {
            id: written.to_owned(),
            all: found.iter().map(Thing::whole).collect(),
        }),
    }
}

fn unknown(library: &Library, written: &str) -> NotFound {
    let own = library.written_files().flat_map(|file| {
        let declared = file.declared.iter().filter(|(_, it)| !it.is_lost());
        let named = declared.map(move |(id, _)| match written.contains('/') {
            true => format!("{}/{id}", file.id),
            false => id.to_string(),
        });
        let itself = file.briefing.map(|_| file.id.to_owned());
        named.chain(itself)
    });
    let own: Vec<String> = own.collect();
    let near = nearest(written, own.iter().map(String::as_str));
    NotFound::Unknown {
        id: short(written),
        help: near
            .map(|near| format!(": did you mean `{near}`?"))
            .unwrap_or_default(),
    }
}
