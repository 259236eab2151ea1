//! From the text of a file to a briefing, with everything that is wrong with it.
//!
//! Loading never fails as a whole. [`load`] has a file parsed once into a located tree ([`tree`]), reads on after
//! syntax errors ([`crate::yaml::recover`]), walks each entry along its shape ([`crate::yaml::read`], [`crate::yaml::shape`]) and
//! decodes what is sound into the types of [`crate::briefing`]. What is wrong is returned beside it. Nothing here opens a file or knows other files,
//! except for the entries of library files that a briefing adds to ([`Bases`]).

pub(crate) mod abridged;
mod bases;
pub(crate) mod flat;
pub(crate) mod foreign;
pub(crate) mod inner;
mod left_out;
mod merge;
mod mixed;
pub mod schema;
mod within;

mod collect;
mod redacted;
pub(crate) mod slip;
pub(crate) mod withheld;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use indexmap::IndexMap;
use serde::de::{DeserializeOwned, Deserializer};

use crate::briefing::tlp::Tlp;
use crate::briefing::{Briefing, Collections, EntryKind, FORMAT, Header, Shared};
use crate::diagnostic::fix::{Fix, in_quotes};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use crate::words::text::Text;
use crate::words::{short::short, suggest};
use crate::yaml::allowed::Allowed;
use crate::yaml::anchor;
use crate::yaml::decode;
use crate::yaml::marking;
use crate::yaml::omit::Omission;
use crate::yaml::omit::Own;
use crate::yaml::pairs::{FirstKeys, Pair};
use crate::yaml::read::other_names;
use crate::yaml::read::{Reader, Stands, WrittenLink};
use crate::yaml::recover::read_on;
use crate::yaml::recover::torn::Torn;
use crate::yaml::shape::{Record, Shape, described};
use crate::yaml::tree::{self, Carried, Indentation, Kind, Node, Refusal, Tree};
use crate::yaml::unread::Unread;
pub(crate) use bases::Base;
pub use bases::Bases;
use slip::LeftOut;

/// The shapes of everything that a file may hold.
pub(crate) struct Shapes {
    /// What a briefing says of itself.
    pub header: Record,
    /// The collections of a briefing.
    pub collections: Record,
    /// The collections of a library file.
    pub shared: Record,
}

/// The shapes, made once from the types.
pub(crate) static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    let [header, collections, shared] = Record::of_all([
        described::<Header>(),
        described::<Collections>(),
        described::<Shared>(),
    ]);
    Shapes {
        header,
        collections,
        shared,
    }
});

/// Makes what every file is read along. The first one that is read waits for that, unless somebody had it made before.
pub(crate) fn make_ready() {
    LazyLock::force(&SHAPES);
}

/// A file as it was loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The file.
    pub source: Arc<SourceFile>,
    /// What it holds.
    pub content: Content,
    /// Every id that the file declares, also those of entries that had to be left out.
    pub declared: IndexMap<Text, Declared>,
    /// The links that stand in it.
    pub links: Vec<WrittenLink>,
    /// The entries that had to be left out, in the order of the file.
    pub left_out: Vec<LeftOut>,
    /// Where each of its slides begins.
    pub slides: Vec<Span>,
    /// What it says of itself.
    pub(crate) own: Own,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
    /// What stands in no entry and was left out for a marking in it, with that, in order.
    pub(crate) narrower: Vec<(Span, Tlp)>,
    /// What aliases carry from one of its places to another.
    pub carried: Vec<Carried>,
    /// What was left out of what is left of it, where something is withheld.
    pub omitted: Vec<Omission>,
    /// What stands in it and is shown nowhere.
    pub(crate) unshown: Vec<Span>,
    /// The problems that are to be left as they are.
    pub(crate) allowed: Vec<Allowed>,
    /// The fields that could not be read, in order.
    pub(crate) unread: Vec<Unread>,
    /// The values with anchors that nothing uses.
    pub(crate) loose: Vec<Span>,
}

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// A briefing.
    Briefing(Box<Briefing>),
    /// What briefings share, and the same as values, for briefings to add to.
    Shared(Box<Shared>, Bases),
    /// Nothing that can be shown.
    Nothing,
}

/// Where an id is declared.
#[derive(Debug, Clone)]
pub struct Declared {
    /// The kind of its entry.
    pub kind: EntryKind,
    /// The bytes of the id, or of the start of an entry that has none of its own.
    pub name: Span,
    /// The bytes of the whole entry.
    pub entry: Span,
    /// What the entry says of itself, also where it had to be left out.
    pub own: Own,
}

impl Declared {
    /// Whether it is lost with a syntax error: then nothing is known but the words that may be its id.
    pub(crate) fn is_lost(&self) -> bool {
        self.entry == Span::default()
    }
}

/// Whether a text may be a library file: a quick look, without false denials.
pub(crate) fn may_be_shared(text: &str) -> bool {
    text.contains("kind") && PARTS.iter().any(|part| text.contains(part))
}

/// A text as a tree, or why it is none.
pub(crate) type Parsed<'t> = Result<Tree<'t>, Refusal>;

/// Parses a file: what of [`load`] needs no other file.
pub(crate) fn parse(source: &SourceFile) -> Parsed<'_> {
    tree::parse(source.text(), Indentation::Lenient)
}

/// Loads one file.
pub fn load(source: &Arc<SourceFile>, bases: &Bases) -> Loaded {
    load_parsed(source, parse(source), bases)
}

/// Loads a file from what [`parse`] made of it.
pub(crate) fn load_parsed(source: &Arc<SourceFile>, parsed: Parsed<'_>, bases: &Bases) -> Loaded {
    read_on(source, parsed, is_field, |tree, torn| {
        let mut file = File::new(Reader::new(source), bases, &torn);
        let (content, carried) = match tree {
            Some(tree) => {
                if let Some(second) = tree.second {
                    file.reader.report(
                        Code::SecondDocument,
                        second,
                        "a second document starts here",
                        "put it into a file of its own",
                    );
                }
                file.lost_words(&tree.loose);
                file.loose = tree.loose;
                (file.root(tree.root), tree.aliases)
            }
            None => (Content::Nothing, Vec::new()),
        };
        file.finish(content, torn.lost.iter(), carried)
    })
}

struct File<'s, 'b> {
    reader: Reader<'s>,
    bases: &'b Bases,
    declared: IndexMap<Text, Declared>,
    /// How many events without an id have each title, as it stands in the ids that are made for them.
    made: HashMap<String, usize>,
    /// Keys and ids that stand in parts with syntax errors.
    lost: &'b [String],
    /// Whether there were such parts.
    torn: bool,
    /// The keys at the top of such parts.
    torn_keys: Vec<&'b str>,
    /// The collections that are part list and part map, which is told.
    mixed: Vec<&'b str>,
    /// Whether entries are withheld, so that a collection may be empty.
    withheld: bool,
    /// The marking of the file.
    tlp: Option<Tlp>,
    left_out: Vec<LeftOut>,
    /// What it says of itself.
    own: Own,
    /// Where each slide begins.
    slides: Vec<Span>,
    /// What was left out for a marking in it, with that.
    narrower: Vec<(Span, Tlp)>,
    /// The values with anchors that nothing uses.
    loose: Vec<Span>,
}

impl<'s, 'b> File<'s, 'b> {
    fn new(mut reader: Reader<'s>, bases: &'b Bases, torn: &'b Torn) -> Self {
        let (problems, mixed) = mixed::told(torn, &SHAPES.collections);
        reader.problems.extend(problems);
        let mut file = Self {
            reader,
            bases,
            declared: IndexMap::new(),
            made: HashMap::new(),
            lost: &torn.lost,
            torn: !torn.problems.is_empty(),
            torn_keys: torn.parts.iter().map(|part| part.key.as_str()).collect(),
            mixed,
            withheld: false,
            tlp: None,
            left_out: Vec::new(),
            own: Own::default(),
            slides: Vec::new(),
            narrower: Vec::new(),
            loose: Vec::new(),
        };
        file.leave_out_torn(&torn.parts);
        file
    }

    fn finish<'l>(
        mut self,
        mut content: Content,
        lost: impl Iterator<Item = &'l String>,
        carried: Vec<Carried>,
    ) -> Loaded {
        for id in lost {
            self.declared.entry(Text::line(id)).or_insert(Declared {
                kind: EntryKind::Tag,
                name: Span::default(),
                entry: Span::default(),
                own: Own::unreadable(),
            });
        }
        let mut problems = self.reader.problems.finish();
        if let Some((span, limit)) = self.reader.exceeded {
            content = Content::Nothing;
            self.declared.clear();
            self.left_out.clear();
            self.reader.links.clear();
            let place = Place::new(self.reader.source, span);
            let help = "split the briefing into several files";
            problems.push(Diagnostic::new(Code::Budget, place, &limit, help));
        }
        crate::diagnostic::sort(&mut problems);
        self.left_out.sort_by_key(|left_out| left_out.span);
        self.left_out.shrink_to_fit();
        self.reader.unread.sort();
        // They are kept for as long as the file is.
        self.reader.unread.shrink_to_fit();
        self.reader.links.shrink_to_fit();
        self.declared.shrink_to_fit();
        Loaded {
            source: self.reader.source.clone(),
            content,
            declared: self.declared,
            links: self.reader.links,
            left_out: self.left_out,
            slides: self.slides,
            narrower: self.narrower,
            own: self.own,
            problems,
            carried,
            omitted: self.reader.omitted,
            unshown: self.reader.unshown,
            allowed: self.reader.allowed,
            unread: self.reader.unread,
            loose: self.loose,
        }
    }
}

impl File<'_, '_> {
    fn root(&mut self, root: Option<Node<'_>>) -> Content {
        let Some(mut root) = root.filter(|root| !root.is_null()) else {
            if self.reader.problems.is_empty() {
                self.reader.report(
                    Code::EmptyFile,
                    Span::default(),
                    "the file holds nothing",
                    "a briefing needs a `title` and at least one entry",
                );
            }
            return Content::Nothing;
        };
        let is_library = is_library(&root);
        if !is_library {
            self.gather_top(&mut root);
        }
        let Kind::Map(pairs) = &mut root.kind else {
            let end = root.span.end.min(root.span.start.saturating_add(1));
            self.reader.report(
                Code::WrongType,
                Span {
                    start: root.span.start,
                    end,
                },
                "a briefing is a map of fields",
                "start with `title: …` and a collection, as `events:`",
            );
            return Content::Nothing;
        };
        if is_library {
            self.shared(pairs)
        } else {
            self.briefing(root.span, pairs)
        }
    }

    fn briefing(&mut self, root: Span, pairs: &mut [Pair<'_>]) -> Content {
        let inner = self.take_outer(pairs);
        let mut header = self.header(pairs, inner);
        (self.tlp, self.reader.file) = (header.tlp, header.tlp);
        header.title.take_if(|title| title.trim().is_empty());
        let entries = self.collections(pairs);
        self.leave_out_misnamed(pairs);
        let start = pairs.first().map_or(root, |(key, _)| key.span);
        let mut need = |missing: bool, code, message: &str, help: &str| {
            if missing {
                self.reader.report(code, start, message, help);
            }
        };
        // What was lost with a syntax error is not missing: that error is told already.
        let (lost, torn) = (self.lost, self.torn);
        let torn_keys = &self.torn_keys;
        // Nor is what has a slip in its name, or what could not be read: those are told, too.
        let collections = SHAPES.collections.fields.keys().map(String::as_str);
        let mut of_entries = collections.filter(|name| !NOT_ENTRIES.contains(name));
        let names = || pairs.iter().filter_map(|(key, _)| key.text());
        let is_slip = |key: &str, known: &str| {
            let known_fields = known_fields();
            !known_fields.contains(&key)
                && match meant_by(key, &known_fields) {
                    Meant::Either(fields) => fields.contains(&known),
                    Meant::One(own) => own == known,
                    Meant::Near => {
                        suggest::nearest(key, known_fields.iter().copied()) == Some(known)
                    }
                }
        };
        let given = |key: &str| pairs.iter().find(|(name, _)| name.text() == Some(key));
        let broken = |key: &str| match given(key) {
            Some((_, node)) => {
                torn || !(node.is_empty()
                    || matches!(&node.kind, Kind::Seq(items) if items.is_empty())
                    || matches!(&node.kind, Kind::Map(pairs) if pairs.is_empty()))
            }
            None => {
                let is_meant =
                    |name| is_slip(name, key) || key == marking::FIELD && marking::is_name(name);
                lost.iter().any(|lost| lost == key)
                    || torn_keys.contains(&key)
                    || names().any(is_meant)
            }
        };
        let has_slips = of_entries.any(&broken);
        need(
            header.title.is_none() && !broken("title"),
            Code::MissingField,
            "this briefing has no `title`",
            "add `title: …`",
        );
        need(
            entries.is_empty() && !has_slips && !torn && !self.withheld,
            Code::MissingField,
            "this briefing has no entry",
            "add `events:` with at least one event, or entries of another kind",
        );
        need(
            header.tlp.is_none() && !broken("tlp"),
            Code::Unmarked,
            "this briefing has no TLP marking",
            MARK_IT,
        );
        Content::Briefing(Box::new(Briefing { header, entries }))
    }

    /// What a briefing says of itself; `inner` is a marking inside of that, or of what stands in no entry.
    fn header(&mut self, pairs: &[(Node<'_>, Node<'_>)], inner: Option<Tlp>) -> Header {
        let is_field = |key: &Node<'_>| key.text().is_none_or(is_of_header);
        let own: Vec<_> = pairs
            .iter()
            .filter(|(key, _)| is_field(key))
            .cloned()
            .collect();
        let span = own.first().map_or(Span::default(), |(key, _)| key.span);
        let node = Node {
            span,
            kind: Kind::Map(own),
        };
        self.reader.enter("");
        self.reader.inner = inner;
        self.unknown_fields(pairs);
        let value = self
            .reader
            .record(&node, &SHAPES.header, Stands::OnBase, span);
        self.own = std::mem::take(&mut self.reader.own);
        // What the briefing says of itself, it says of the whole file.
        for allowed in &mut self.reader.allowed {
            allowed.within = None;
        }
        let mut header: Header = value
            .and_then(|value| self.decode(&value, &node))
            .unwrap_or_default();
        if self.has_lost_marking(pairs, &known_fields()) {
            header.tlp = Some(Tlp::Unreadable);
        }
        if let (Some(format), Some(written)) =
            (header.format.filter(|f| *f > FORMAT), node.get("format"))
        {
            self.reader.report(
                Code::NewerFormat,
                written.span,
                &format!("format {format} is newer than this program, which knows {FORMAT}"),
                "use a newer bluf",
            );
        }
        header
    }

    /// Whether a file has a marking that could not be read: one whose name has a slip in it, or one that was lost with
    /// a syntax error, also while another one stands.
    fn has_lost_marking(&self, pairs: &[(Node<'_>, Node<'_>)], known: &[&str]) -> bool {
        let names = pairs.iter().filter_map(|(key, _)| key.text());
        let mut names = names.filter(|name| !name.starts_with("x-") && !known.contains(name));
        let is_lost = || self.lost.iter().any(|lost| lost == marking::FIELD);
        names.any(|name| marking::is_meant_by(name, known.iter().copied())) || is_lost()
    }

    /// A slip may be one in the name of a header field or in that of a collection.
    fn unknown_fields(&mut self, pairs: &[(Node<'_>, Node<'_>)]) {
        let known = known_fields();
        let firsts = FirstKeys::new(pairs);
        for (key, _) in pairs {
            let Some(name) = key
                .text()
                .filter(|name| !name.starts_with("x-") && !known.contains(name))
            else {
                continue;
            };
            let is_torn = self.reader.look_alike_in(name, key.span);
            if is_torn || !self.reader.keeps(Code::UnknownKey, key.span) {
                continue;
            }
            let suggestion = match meant_by(name, &known) {
                _ if name == "kind" => "write `kind: library` for a library file".to_owned().into(),
                _ if marking::is_name(name) => other_names::renamed(marking::FIELD, &firsts),
                Meant::Either(fields) => other_names::one_of_two(fields, &SHAPES.header).into(),
                Meant::One(own) => other_names::renamed(own, &firsts),
                Meant::Near => firsts.but_given(suggest::key(name, known.iter().copied())),
            };
            let message = format!("a briefing has no field `{}`", short(name));
            let reader = &mut self.reader;
            reader.report_word(Code::UnknownKey, key.span, &message, name, &suggestion);
        }
    }

    fn decode<'v, T: DeserializeOwned>(
        &mut self,
        value: impl Deserializer<'v> + Copy,
        node: &Node<'_>,
    ) -> Option<T> {
        decode(value, node, &mut self.reader)
    }

    /// Notes an id, and reports one that is taken. Returns the id under which the entry is kept: its own or, where an
    /// entry of another kind has that, one that no file can write, by which uses that want its kind still find it.
    fn declare(&mut self, id: &str, kind: EntryKind, name: Span, entry: Span) -> Option<Text> {
        if self.is_full(name) {
            return None;
        }
        let mut free = self.reader.name(id);
        if let Some(first) = self.declared.get(id) {
            free = of_kind(kind, id);
            let is_free = first.kind != kind && !self.declared.contains_key(&free);
            if !self.reader.keeps(Code::DuplicateId, name) {
                return None;
            }
            let problem = Diagnostic::new(
                Code::DuplicateId,
                self.reader.place(name),
                &format!("`{}` is already the id of another entry", short(id)),
                "give one of them another id",
            );
            let first = self.reader.place(first.name);
            self.reader
                .problems
                .push(problem.note(first, "first given here"));
            if !is_free {
                return None;
            }
        }
        let declared = Declared {
            kind,
            name,
            entry,
            own: Own::default(),
        };
        self.declared.insert(free.clone(), declared);
        Some(free)
    }

    /// Reports the first words of texts that are anchors to YAML, and that nothing uses as such.
    fn lost_words(&mut self, loose: &[Span]) {
        for value in loose {
            let text = self.reader.source.text();
            let anchor = anchor::before(text, value.range().start);
            let Some(anchor) = anchor.filter(|anchor| anchor::is_word(text, *anchor, *value))
            else {
                continue;
            };
            let name = text.get(anchor.range()).unwrap_or_default().trim_end();
            let at = Span::new(anchor.range().start, anchor.range().start + name.len());
            let whole = self.reader.place(Span {
                start: anchor.start,
                end: value.end,
            });
            let quoted = in_quotes(whole.source.slice(whole.span));
            let fix = quoted.and_then(|quoted| Fix::rewrite(&whole, &quoted));
            let message = format!(
                "`{}` is an anchor to YAML, and no part of the text",
                short(name)
            );
            let help = "put the text in quotes; if it is an anchor, nothing uses it: take it out";
            let problem = Diagnostic::new(Code::IgnoredTag, self.reader.place(at), &message, help);
            self.reader.problems.push(problem.mended_by(fix));
        }
    }

    /// Whether the file may have no more entries: then that is noted.
    fn is_full(&mut self, name: Span) -> bool {
        let is_full = self.declared.len() >= ENTRIES;
        if is_full {
            let limit = format!("more than {ENTRIES} entries in a file");
            self.reader.exceed(name, limit);
        }
        is_full
    }

    /// Keeps what the entry that was read says of itself.
    fn keep_own(&mut self, id: &str) {
        if let Some(declared) = self.declared.get_mut(id) {
            declared.own = std::mem::take(&mut self.reader.own);
        }
    }
}

/// The id of an entry whose own id an entry of another kind has.
pub(crate) fn of_kind(kind: EntryKind, id: &str) -> Text {
    Text::line(&format!("{}:{id}", kind.word()))
}

/// How many entries a file may have, hypotheses among them.
const ENTRIES: usize = 200_000;

/// How a file gets a marking.
const MARK_IT: &str = "add `tlp: CLEAR`, GREEN, AMBER, AMBER+STRICT or RED";

/// The collections of a briefing whose items have no ids that a link could name.
const NOT_ENTRIES: [&str; 3] = ["criteria", "relations", "slides"];

/// The word by which a file says that it is a library file, and parts of it, of which a slip leaves one.
const LIBRARY: &str = "library";
const PARTS: [&str; 2] = ["lib", "rary"];

/// Whether a file says that it is a library file, also with a slip in the word.
fn is_library(root: &Node<'_>) -> bool {
    let is_meant = |text: &str| {
        let has_part = PARTS.iter().any(|part| text.contains(part));
        text == LIBRARY || has_part && suggest::nearest(text, [LIBRARY]).is_some()
    };
    // What no library file has says otherwise.
    let has_more = |text: &str| {
        let Kind::Map(pairs) = &root.kind else {
            return false;
        };
        let known = |key: &str| SHAPES.shared.fields.contains_key(key) || !is_of_file(key);
        text != LIBRARY && !pairs.iter().all(|(key, _)| key.text().is_none_or(known))
    };
    let kind = root.get("kind").and_then(Node::text);
    kind.is_some_and(|kind| is_meant(kind) && !has_more(kind))
}

/// Whether a key is one that a briefing has at the top.
fn is_of_file(name: &str) -> bool {
    is_of_header(name) || SHAPES.collections.fields.contains_key(name)
}

/// Whether a key at the top of a briefing is one of those that it says of itself by: fields, and keys of the author's own.
fn is_of_header(name: &str) -> bool {
    name.starts_with("x-") || SHAPES.header.fields.contains_key(name)
}

/// The names of all that a briefing may have at the top.
fn known_fields() -> Vec<&'static str> {
    let collections = SHAPES.collections.fields.keys();
    let names = collections.chain(SHAPES.header.fields.keys());
    names.map(String::as_str).collect()
}

/// What a key at the top is, that is none there.
enum Meant {
    /// One of two fields of the header.
    Either([&'static str; 2]),
    /// A field or a collection by another name.
    One(&'static str),
    /// Whatever is near.
    Near,
}

fn meant_by(name: &str, known: &[&str]) -> Meant {
    if let Some(fields) = other_names::either(name, &SHAPES.header) {
        return Meant::Either(fields);
    }
    let own = other_names::other(name, |own| known.contains(&own));
    own.map_or(Meant::Near, Meant::One)
}

/// The collection that a key at the top is meant for, that is none there.
fn collection_meant(name: &str, known: &[&'static str]) -> Option<&'static str> {
    if name.starts_with("x-") || known.contains(&name) {
        return None;
    }
    match meant_by(name, known) {
        Meant::Either(_) => None,
        Meant::One(own) => Some(own),
        Meant::Near => suggest::nearest(name, known.iter().copied()),
    }
}

/// The map in which entries of a kind stand, and the field that they must have.
pub(crate) fn collection_of(kind: EntryKind) -> Option<(&'static str, &'static str)> {
    let collections = SHAPES.collections.fields.iter();
    let mut maps = collections.filter(|(_, field)| matches!(field.shape, Shape::Map(..)));
    maps.find_map(|(name, _)| {
        let record = entries(&SHAPES.collections, name)?;
        let main = record
            .main
            .as_deref()
            .filter(|_| record.name == kind.word())?;
        Some((name.as_str(), main))
    })
}

/// The shape of the entries in a collection.
pub(crate) fn entries(collections: &'static Record, name: &str) -> Option<&'static Record> {
    match &collections.fields.get(name)?.shape {
        Shape::Map(_, inner) | Shape::List(inner) => match inner.as_ref() {
            Shape::Record(record) => Some(record),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a word is a key at the top of a briefing, or the name of a field of an entry.
pub(crate) fn is_field(word: &str) -> bool {
    let mut collections = SHAPES.collections.fields.keys();
    is_of_header(word)
        || collections.any(|name| {
            let record = entries(&SHAPES.collections, name);
            name == word || record.is_some_and(|record| record.fields.contains_key(word))
        })
}

#[cfg(test)]
mod tests;
