//! The collections of a file, entry by entry: one bad entry never loses the others.

use indexmap::IndexMap;
use serde::de::DeserializeOwned;

use super::flat::is_sound;
use super::{Base, Bases, Content, File, LIBRARY, SHAPES, entries, is_of_header};
use crate::briefing::common::Full;
use crate::briefing::event::Event;
use crate::briefing::id::{Id, id_from, is_id};
use crate::briefing::question::Question;
use crate::briefing::tlp::Tlp;
use crate::briefing::{Collections, EntryKind, Identified, Shared};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::words::short::short;
use crate::words::suggest;
use crate::words::text::Text;
use crate::yaml::form;
use crate::yaml::marking;
use crate::yaml::omit::Own;
use crate::yaml::pairs::{FirstKeys, Pair, Pairs, first_key, items_mut};
use crate::yaml::read::{Stands, own};
use crate::yaml::shape::{Form, Record};
use crate::yaml::tree::{Kind, Node};

/// What a library file may have at the top, besides `kind`.
const IN_LIBRARY: [&str; 6] = [
    "sources",
    "actors",
    "tags",
    "title",
    "format",
    marking::FIELD,
];

impl File<'_, '_> {
    /// Reads the collections. The tree of each entry is given back as soon as it is read, so that a file is not in memory
    /// twice over.
    pub(super) fn collections(&mut self, pairs: &mut [Pair<'_>]) -> Collections {
        let criteria = self.plain_map(pairs, "criteria");
        let mut collections = Collections {
            criteria,
            ..Collections::default()
        };
        for (key, node) in pairs.iter_mut().filter(|(_, node)| !node.is_null()) {
            match key.text().unwrap_or_default() {
                "sources" => self.map(&mut collections.sources, node, EntryKind::Source, "sources"),
                "actors" => self.map(&mut collections.actors, node, EntryKind::Actor, "actors"),
                "relations" => {
                    self.list(&mut collections.relations, node, "relations", Stands::Owned);
                }
                "events" => self.events(&mut collections.events, node),
                "statements" => self.map(
                    &mut collections.statements,
                    node,
                    EntryKind::Statement,
                    "statements",
                ),
                "evidence" => self.map(
                    &mut collections.evidence,
                    node,
                    EntryKind::Evidence,
                    "evidence",
                ),
                "questions" => self.questions(&mut collections.questions, node),
                "judgements" => self.map(
                    &mut collections.judgements,
                    node,
                    EntryKind::Judgement,
                    "judgements",
                ),
                "options" => self.map(&mut collections.options, node, EntryKind::Option, "options"),
                "slides" => {
                    self.check_slide_ids(node);
                    let places = self.list(&mut collections.slides, node, "slides", Stands::Alone);
                    self.slides.extend(places);
                }
                _ => {}
            }
        }
        self.duplicates(pairs, is_of_header);
        self.check_criteria(&collections.criteria);
        self.check_retired();
        self.unowned_relations(pairs, &mut collections);
        collections
    }

    pub(super) fn shared(&mut self, pairs: &mut [Pair<'_>]) -> Content {
        let mut shared = Shared::default();
        let mut bases = Bases::default();
        let words = marking::words(&SHAPES.shared).unwrap_or_default();
        let is_marking = |key: &Node<'_>| key.text() == Some(marking::FIELD);
        for (_, node) in pairs.iter().filter(|(key, _)| is_marking(key)) {
            shared.tlp = shared.tlp.max(Some(self.reader.marking(node, words)));
        }
        (self.tlp, self.reader.file) = (shared.tlp, shared.tlp);
        for (key, node) in pairs.iter_mut() {
            match key.text().unwrap_or_default() {
                _ if node.is_null() => {}
                "sources" => self.bases(
                    &mut shared.sources,
                    &mut bases,
                    node,
                    EntryKind::Source,
                    "sources",
                ),
                "actors" => self.bases(
                    &mut shared.actors,
                    &mut bases,
                    node,
                    EntryKind::Actor,
                    "actors",
                ),
                "tags" => self.bases(&mut shared.tags, &mut bases, node, EntryKind::Tag, "tags"),
                _ => {}
            }
        }
        self.rest_of_library(pairs);
        self.duplicates(pairs, |_| false);
        self.check_retired();
        self.unmarked_library(pairs, &mut shared);
        Content::Shared(Box::new(shared), bases)
    }

    /// Reads what a library file has at the top besides its collections and its marking.
    fn rest_of_library(&mut self, pairs: Pairs<'_, '_>) {
        let firsts = FirstKeys::new(pairs);
        for (key, node) in pairs {
            match key.text().unwrap_or_default() {
                "kind" => self.check_kind(node),
                name if IN_LIBRARY.contains(&name) => {}
                _ if node.is_null() => {}
                own::ALLOW => self.reader.allow(node, None),
                name if name.starts_with("x-") => {}
                _ if !self.reader.keeps(Code::UnknownKey, key.span) => {}
                name => {
                    let suggestion = firsts.but_given(suggest::one_of(name, IN_LIBRARY));
                    let message = format!("a library file has no field `{}`", short(name));
                    let reader = &mut self.reader;
                    reader.report_word(Code::UnknownKey, key.span, &message, name, &suggestion);
                }
            }
        }
    }

    /// Reports a kind of file that is meant as a library file by a slip.
    fn check_kind(&mut self, node: &Node<'_>) {
        let Some(text) = node.text().filter(|text| *text != LIBRARY) else {
            return;
        };
        let suggestion = suggest::one_of(text, [LIBRARY]);
        let message = format!("`{}` is no kind of file", short(text));
        self.reader
            .report_word(Code::UnknownValue, node.span, &message, text, &suggestion);
    }

    /// A marking that could not be read, or that is not there.
    fn unmarked_library(&mut self, pairs: Pairs<'_, '_>, shared: &mut Shared) {
        if self.has_lost_marking(pairs, &IN_LIBRARY) {
            shared.tlp = Some(Tlp::Unreadable);
        }
        if shared.tlp.is_none() {
            let start = pairs.first().map_or(Span::default(), |(key, _)| key.span);
            self.reader.report(
                Code::Unmarked,
                start,
                "this library file has no TLP marking",
                super::MARK_IT,
            );
        }
    }

    fn map<T: DeserializeOwned>(
        &mut self,
        out: &mut IndexMap<Id, Full<T>>,
        node: &mut Node<'_>,
        kind: EntryKind,
        name: &str,
    ) {
        self.map_then(out, node, (kind, name), |_, _, _, _| {});
    }

    /// Reads a map of entries; `then` gets each with its id and its tree.
    fn map_then<T: DeserializeOwned>(
        &mut self,
        out: &mut IndexMap<Id, Full<T>>,
        node: &mut Node<'_>,
        (kind, name): (EntryKind, &str),
        mut then: impl FnMut(&mut Self, &str, &Node<'_>, &Full<T>),
    ) {
        let Some(record) = entries(&SHAPES.collections, name) else {
            return;
        };
        self.as_map(node, record, name);
        self.gather(node, record, name);
        let sound = self.keyed(node, kind, name);
        let Kind::Map(pairs) = &mut node.kind else {
            return;
        };
        out.reserve(sound.len());
        for (i, id) in sound {
            let Some((key, node)) = pairs.get_mut(i) else {
                continue;
            };
            let start = self.reader.problems.mark();
            match self.entry(&id, key.span, node, record, kind) {
                Some(entry) => {
                    then(self, &id, node, &entry);
                    out.insert(id.into(), entry);
                }
                None => self.leave_out((kind, record), (&id, key.span, node), &start),
            }
            node.spend();
        }
    }

    fn bases<T: DeserializeOwned>(
        &mut self,
        out: &mut IndexMap<Id, Full<T>>,
        bases: &mut Bases,
        node: &mut Node<'_>,
        kind: EntryKind,
        name: &str,
    ) {
        let Some(record) = entries(&SHAPES.shared, name) else {
            return;
        };
        self.reader.section = None;
        if !is_sound(node, record) {
            self.as_map(node, record, name);
            self.gather(node, record, name);
        }
        let sound = self.keyed(node, kind, name);
        let Kind::Map(pairs) = &mut node.kind else {
            return;
        };
        for (i, id) in sound {
            let Some((key, node)) = pairs.get_mut(i) else {
                continue;
            };
            self.reader.enter(&id);
            let before = self.reader.links.len();
            self.take_inner(node, record);
            let value = self.reader.record(node, record, Stands::Alone, key.span);
            self.check_marking(node, None);
            self.check_relations(&id, before);
            let marking = self.reader.own.marking.max(self.tlp);
            self.keep_own(&id);
            let Some(value) = value else { continue };
            self.check_dates(node);
            if let Some(entry) = self.both(&value, node) {
                out.insert(id.clone().into(), entry);
                let place = self.reader.place(key.span);
                let value = (&value).into();
                let base = Base {
                    value,
                    place,
                    marking,
                };
                bases.insert(kind, id, base);
            }
        }
    }

    /// The places of the entries of a map collection whose ids are sound and not taken, with the ids that they get.
    fn keyed(&mut self, node: &Node<'_>, kind: EntryKind, name: &str) -> Vec<(usize, Text)> {
        let Kind::Map(pairs) = &node.kind else {
            let text = node.text().unwrap_or_default();
            if self.reader.look_alike_in(text, node.span) {
                return Vec::new();
            }
            let help = match node.text() {
                Some(text) if text.contains(':') && !text.contains("://") => {
                    "write a space behind the colon".to_owned()
                }
                _ => format!(
                    "write each {} as `its-id:` with its fields below",
                    kind.word()
                ),
            };
            self.reader.report(
                Code::WrongType,
                node.span,
                &format!("`{name}` is a map of entries by their ids"),
                &help,
            );
            return Vec::new();
        };
        let record = entries(&SHAPES.collections, name);
        let mut sound = Vec::new();
        let firsts = FirstKeys::new(pairs);
        for (i, pair) in pairs.iter().enumerate() {
            match self.sound_id(pair, &firsts, kind) {
                Ok(id) => sound.push((i, id)),
                Err(code) => {
                    let (key, node) = pair;
                    if let Some(record) = record {
                        self.leave_out_unread((kind, record), (key.span, node), code);
                    }
                }
            }
        }
        sound
    }

    /// The id that an entry gets, if its own is sound and not taken; else what is wrong with it, which is reported.
    fn sound_id(
        &mut self,
        (key, node): &Pair<'_>,
        firsts: &FirstKeys<'_, '_>,
        kind: EntryKind,
    ) -> Result<Text, Code> {
        let Some(id) = key.text() else {
            let help = "write the id of the entry";
            self.reader
                .report(Code::WrongType, key.span, "a key must be text", help);
            return Err(Code::WrongType);
        };
        if let Some((first, _)) = firsts.before(key) {
            if self.reader.keeps(Code::DuplicateKey, key.span) {
                let problem = Diagnostic::new(
                    Code::DuplicateKey,
                    self.reader.place(key.span),
                    &format!("`{}` is given twice", short(id)),
                    "give one of them another id; the first counts",
                );
                let first = self.reader.place(first.span);
                let problem = problem.note(first, "first given here");
                self.reader.problems.push(problem);
            }
            return Err(Code::DuplicateKey);
        }
        if !is_id(id) {
            self.reader.bad_id(key.span, id);
            return Err(Code::BadId);
        }
        let entry = Span {
            start: key.span.start.min(node.span.start),
            end: node.span.end.max(key.span.end),
        };
        let declared = self.declare(id, kind, key.span, entry);
        declared.ok_or(Code::DuplicateId)
    }

    fn plain_map<T: DeserializeOwned>(
        &mut self,
        pairs: Pairs<'_, '_>,
        name: &str,
    ) -> IndexMap<Id, T> {
        let mut out = IndexMap::new();
        let Some(record) = entries(&SHAPES.collections, name) else {
            return out;
        };
        let Some((_, node)) = pairs
            .iter()
            .find(|(key, node)| key.text() == Some(name) && !node.is_null())
        else {
            return out;
        };
        let mut node = node.clone();
        self.as_map(&mut node, record, name);
        let Kind::Map(pairs) = &node.kind else {
            self.reader.report(
                Code::WrongType,
                node.span,
                &format!("`{name}` is a map"),
                "write `its-id: its title`, a line each",
            );
            return out;
        };
        self.reader.enter("");
        for (key, node) in pairs {
            let Some(id) = key.text().filter(|id| is_id(id)) else {
                self.reader.bad_id(key.span, key.text().unwrap_or_default());
                continue;
            };
            if let Some(value) = self.reader.record(node, record, Stands::Alone, key.span)
                && let Some(entry) = self.decode(&value, node)
            {
                out.insert(self.reader.name(id).into(), entry);
            }
        }
        out
    }

    /// Reads a list of what has no id, and says where each one of it begins.
    fn list<T: DeserializeOwned>(
        &mut self,
        out: &mut Vec<T>,
        node: &mut Node<'_>,
        name: &str,
        stands: Stands,
    ) -> Vec<Span> {
        let mut places = Vec::new();
        let Some(record) = entries(&SHAPES.collections, name) else {
            return places;
        };
        self.reader.enter("");
        let is_slides = name == "slides";
        let of_all = is_slides.then(|| self.take_of_slides(node)).flatten();
        if let Some(items) = self.as_list(node, record, name) {
            node.kind = Kind::Seq(items);
        }
        for item in items_mut(node) {
            if is_slides && self.is_withheld_slide(item, record, of_all) {
                continue;
            }
            if item.is_null() {
                self.reader.empty_item(item.span);
            } else if !self.reader.merged(item, Code::LookAlike) {
                let values = self.reader.records(item, record, stands);
                out.extend(values.iter().filter_map(|value| self.decode(value, item)));
                places.resize(out.len(), first_key(item));
            }
        }
        places
    }

    fn events(&mut self, out: &mut Vec<Identified<Full<Event>>>, node: &mut Node<'_>) {
        let Some(record) = entries(&SHAPES.collections, "events") else {
            return;
        };
        self.mark_section(node, record, "events");
        if let Some(items) = self.as_list(node, record, "events") {
            node.kind = Kind::Seq(items);
        }
        let items = items_mut(node);
        out.reserve(items.len());
        for item in items {
            let start = self.reader.problems.mark();
            if item.is_null() {
                self.reader.empty_item(item.span);
                let code = self.reader.problems.first(&start);
                let code = code.unwrap_or(Code::WrongType);
                self.leave_out_unread((EntryKind::Event, record), (item.span, item), code);
                continue;
            }
            self.reader.merged(item, Code::LookAlike);
            let Some(id) = self.event_id(item) else {
                let at = (first_key(item), &*item);
                self.leave_out_unread((EntryKind::Event, record), at, Code::DuplicateId);
                continue;
            };
            let key = first_key(item);
            match self.entry(&id, key, item, record, EntryKind::Event) {
                Some(entry) => out.push(Identified {
                    id: self.reader.name(&id).into(),
                    entry,
                }),
                None => self.leave_out((EntryKind::Event, record), (&id, key, item), &start),
            }
            item.spend();
        }
    }

    /// The id of an event: its own, or one made of its title that no file can write, so that nothing comes to lean on
    /// it. None when the one it gives is taken.
    fn event_id(&mut self, item: &Node<'_>) -> Option<String> {
        if let Some(id) = item.get("id").filter(|id| id.text().is_some_and(is_id)) {
            let text = id.text().unwrap_or_default();
            return self
                .declare(text, EntryKind::Event, id.span, item.span)
                .map(|id| id.to_string());
        }
        if self.is_full(first_key(item)) {
            return None;
        }
        let title = item
            .get("title")
            .or(Some(item))
            .and_then(Node::text)
            .or_else(|| match &item.kind {
                Kind::Map(pairs) => pairs.first().and_then(|(_, value)| value.text()),
                _ => None,
            });
        let title = title.unwrap_or_default();
        let title = self.reader.without_omitted(title, Form::Title);
        let slug: String = id_from(&title)
            .unwrap_or_default()
            .chars()
            .take(40)
            .collect();
        let mut id = format!("event:{slug}");
        let made = self.made.entry(slug).or_insert(0_usize);
        *made += 1;
        if *made > 1 {
            id += &format!(":{made}");
        }
        self.declared.insert(
            self.reader.name(&id),
            super::Declared {
                kind: EntryKind::Event,
                name: first_key(item),
                entry: item.span,
                own: Own::default(),
            },
        );
        Some(id)
    }

    /// The items of a list that is written as a map, which is reported.
    fn as_list<'t>(
        &mut self,
        node: &Node<'t>,
        record: &Record,
        name: &str,
    ) -> Option<Vec<Node<'t>>> {
        // One bare value stands for a list of one, but for events, where a dash is more likely to be missing.
        let is_one = name == "relations" || name == "slides" && form::is_one(node, record);
        if is_one || !matches!(node.kind, Kind::Map(_)) {
            return None;
        }
        let at = first_key(node);
        let items = form::listed(node.clone(), record);
        let id = items.first().and_then(|item| item.get("id")?.text());
        let main = record.main.as_deref().unwrap_or("id");
        let (one, first) = (&record.name, id.map_or(main, |_| "id"));
        let written = match id {
            Some(id) => format!("{first}: {}, …", short(id)),
            None => format!("{first}: …"),
        };
        let help = format!("start each {one} with a dash: `- {{{written}}}`");
        let message = format!("`{name}` is a list");
        if !self.mixed.contains(&name) {
            self.reader.report(Code::WrongType, at, &message, &help);
        }
        Some(items)
    }

    /// Makes a map of a list that stands in place of one, which is reported.
    fn as_map(&mut self, node: &mut Node<'_>, record: &'static Record, name: &str) {
        let Kind::Seq(items) = &mut node.kind else {
            return;
        };
        let mut items = std::mem::take(items);
        let empty: Vec<Span> = items
            .iter()
            .filter(|i| i.is_null())
            .map(|i| i.span)
            .collect();
        items.retain(|item| !item.is_null());
        let declared = &self.declared;
        let pairs = form::keyed(items, Some(record), |id| declared.contains_key(id));
        let first = pairs.first().and_then(|(id, _)| id.text());
        let help = match first {
            Some(id) => format!(
                "write each {} under its id, without a dash: `{}: …`",
                record.name,
                short(id)
            ),
            None => format!("write each {} under its id", record.name),
        };
        let message = format!("`{name}` is a map of entries by their ids");
        if !self.mixed.contains(&name) {
            self.reader
                .report(Code::WrongType, node.span, &message, &help);
        }
        empty
            .into_iter()
            .for_each(|span| self.reader.empty_item(span));
        node.kind = Kind::Map(pairs);
    }

    fn questions(&mut self, out: &mut IndexMap<Id, Full<Question>>, node: &mut Node<'_>) {
        if let Some(record) = entries(&SHAPES.collections, "questions") {
            self.as_map(node, record, "questions");
        }
        if let Kind::Map(questions) = &mut node.kind {
            for (_, question) in questions {
                self.answers_as_map(question);
            }
        }
        let name = (EntryKind::Question, "questions");
        self.map_then(out, node, name, |file, id, node, question| {
            file.declare_hypotheses(id, node);
            super::within::check_matrix(&mut file.reader, &question.own, node);
        });
    }

    /// Makes a map of the hypotheses of a question that are written as a list, which is reported.
    fn answers_as_map(&mut self, question: &mut Node<'_>) {
        let Kind::Map(fields) = &mut question.kind else {
            return;
        };
        let is_list = |node: &Node<'_>| matches!(node.kind, Kind::Seq(_));
        let found = fields
            .iter_mut()
            .find(|(key, node)| key.text() == Some("hypotheses") && is_list(node));
        let Some((_, node)) = found else { return };
        let Kind::Seq(items) = std::mem::replace(&mut node.kind, Kind::Map(Vec::new())) else {
            return;
        };
        let mut pairs = form::keyed(items, None, |_| false);
        for (_, answer) in &mut pairs {
            only_words(answer);
        }
        let help = match pairs
            .first()
            .and_then(|(id, text)| Some((id.text()?, text.text()?)))
        {
            Some((id, text)) => format!("write `{}: {}`, a line each", short(id), short(text)),
            None => "write `its-id: its words`, a line each".to_owned(),
        };
        let message = "`hypotheses` is a map of answers by their ids";
        self.reader
            .report(Code::WrongType, node.span, message, &help);
        node.kind = Kind::Map(pairs);
    }

    fn declare_hypotheses(&mut self, question: &str, node: &Node<'_>) {
        let Some(Kind::Map(hypotheses)) = node.get("hypotheses").map(|node| &node.kind) else {
            return;
        };
        for (key, value) in hypotheses {
            if self.is_full(key.span) {
                break;
            }
            let name = format!("{question}.{}", key.text().unwrap_or_default());
            self.declared
                .entry(Text::line(&name))
                .or_insert(super::Declared {
                    kind: EntryKind::Hypothesis,
                    name: key.span,
                    entry: Span::new(key.span.range().start, value.span.range().end),
                    own: Own::default(),
                });
        }
    }
}

/// Makes of an answer that is written as an entry its words.
fn only_words(answer: &mut Node<'_>) {
    if let Kind::Map(fields) = &mut answer.kind
        && matches!(&fields[..], [(key, words)] if key.text().is_some_and(|key| WORDS.contains(&key)) && words.text().is_some())
        && let Some((_, words)) = fields.pop()
    {
        *answer = words;
    }
}

/// What entries have their words in.
const WORDS: [&str; 4] = ["text", "title", "name", "label"];
