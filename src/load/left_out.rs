//! Noting the entries that have to be left out because of a slip.

use super::slip::LeftOut;
use super::{Declared, File, SHAPES, collection_meant, entries, known_fields};
use crate::briefing::EntryKind;
use crate::briefing::id::is_id;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::{Code, problems};
use crate::source::Span;
use crate::words::text::Text;
use crate::yaml::omit::Own;
use crate::yaml::pairs::{Pairs, first_key};
use crate::yaml::recover::torn::Part;
use crate::yaml::shape::Record;
use crate::yaml::tree::{Kind, Node};

impl File<'_, '_> {
    /// Notes the entries that were lost with syntax errors.
    pub(super) fn leave_out_torn(&mut self, parts: &[Part]) {
        for part in parts {
            // What it names is used.
            self.reader.pass_over("", part.whole);
            let record = entries(&SHAPES.collections, &part.key);
            let kind = record.and_then(|record| EntryKind::from_word(&record.name));
            let main = record.and_then(|record| record.main.as_deref());
            let text = self.reader.source.slice(part.whole);
            self.left_out.extend(kind.map(|kind| LeftOut {
                kind,
                title: main.and_then(|main| torn_title(text, main)),
                span: part.span,
                code: part.code,
                marking: Some(Tlp::Unreadable),
            }));
        }
    }

    /// Notes the entries of collections whose names have a slip in them: the slip is told, and their ids are no less there
    /// than those of other entries with slips.
    pub(super) fn leave_out_misnamed(&mut self, pairs: Pairs<'_, '_>) {
        let known = known_fields();
        for (key, node) in pairs {
            let meant = key.text().and_then(|name| collection_meant(name, &known));
            let record = meant.and_then(|name| entries(&SHAPES.collections, name));
            let kind = record.and_then(|record| EntryKind::from_word(&record.name));
            let (Some(record), Some(kind)) = (record, kind) else {
                continue;
            };
            self.reader.pass_over("", node.span);
            for (name, item) in entries_of(node) {
                let id = name.text().filter(|id| is_id(id));
                let at = id.map_or_else(|| first_key(item), |_| name.span);
                self.leave_out_unread((kind, record), (at, item), Code::UnknownKey);
                let Some(id) = id.filter(|_| !self.withheld) else {
                    continue;
                };
                let entry = Span {
                    start: name.span.start.min(item.span.start),
                    end: name.span.end.max(item.span.end),
                };
                let id = self.reader.name(id);
                self.declared.entry(id).or_insert(Declared {
                    kind,
                    name: name.span,
                    entry,
                    own: Own::unreadable(),
                });
            }
        }
    }

    /// Notes that an entry with an id was read and is left out, if something was found to be wrong with it since: else it
    /// is withheld.
    pub(super) fn leave_out(
        &mut self,
        (kind, record): (EntryKind, &Record),
        (id, name, item): (&str, Span, &Node<'_>),
        since: &problems::Mark,
    ) {
        let Some(code) = self.reader.problems.first(since) else {
            return;
        };
        let own = self.declared.get(id).map(|declared| &declared.own);
        let marking = own.map_or(self.tlp, |own| own.within(self.tlp));
        self.left_out.push(LeftOut {
            kind,
            title: title(item, record),
            span: name,
            code,
            marking,
        });
    }

    /// Notes that an entry is left out without having been read, as its id is none or another one's. Where something is
    /// withheld, it may be that.
    pub(super) fn leave_out_unread(
        &mut self,
        (kind, record): (EntryKind, &Record),
        (name, item): (Span, &Node<'_>),
        code: Code,
    ) {
        if self.withheld {
            return;
        }
        let marking = match item.is_null() {
            true => self.tlp,
            false => Some(Tlp::Unreadable),
        };
        self.left_out.push(LeftOut {
            kind,
            title: title(item, record),
            span: name,
            code,
            marking,
        });
    }
}

/// The longest words of a torn entry that are looked at for its title.
const LOOKED_AT: usize = 4096;

/// The main words of an entry that is no YAML, where a line of it tells them.
fn torn_title(text: &str, main: &str) -> Option<Text> {
    // What is not indented is a whole collection.
    if !text.starts_with([' ', '-']) {
        return None;
    }
    let text = &text[..text.floor_char_boundary(LOOKED_AT)];
    let field = format!("{main}: ");
    let given = text.match_indices(&field).find_map(|(at, _)| {
        let before = text[..at].trim_end_matches(' ');
        let begins = before.is_empty() || before.ends_with(['\n', '{', ',', '-']);
        begins.then(|| (&text[at + field.len()..], before.ends_with(['{', ','])))
    });
    let (words, in_braces) = given.unwrap_or_else(|| (first_words(text), false));
    let line = words.lines().next().unwrap_or_default();
    let end = line.find([',', '}']).filter(|_| in_braces);
    let words = line[..end.unwrap_or(line.len())].trim();
    let words = words.trim_matches(['"', '\'']);
    let is_title =
        words.contains(char::is_alphanumeric) && !words.starts_with(['[', '{', '|', '>']);
    is_title.then(|| Text::line(words))
}

/// The words of an entry that is written as words alone: behind its dash, or behind its id.
fn first_words(text: &str) -> &str {
    let line = text.trim_start().lines().next().unwrap_or_default();
    match line.strip_prefix("- ") {
        Some(words) if !words.starts_with(['{', '[']) => words,
        Some(_) => "",
        None => line.split_once(": ").map_or("", |(_, words)| words),
    }
}

/// The entries of a collection in either form, each with what is its id if it has one.
fn entries_of<'n, 't>(node: &'n Node<'t>) -> Vec<(&'n Node<'t>, &'n Node<'t>)> {
    match &node.kind {
        Kind::Map(pairs) => pairs.iter().map(|(key, item)| (key, item)).collect(),
        Kind::Seq(items) => {
            let items = items.iter().filter(|item| !item.is_null());
            items
                .map(|item| (item.get("id").unwrap_or(item), item))
                .collect()
        }
        Kind::Scalar { .. } => Vec::new(),
    }
}

/// The main words of an entry, where they can be read.
fn title(item: &Node<'_>, record: &Record) -> Option<Text> {
    let main = record.main.as_deref();
    let title = item.text().or_else(|| item.get(main?)?.text());
    let title = title.filter(|_| !item.is_null()).map(Text::line);
    title.filter(|title| !title.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Bases, load};
    use crate::source::SourceFile;

    fn check(text: &str, expected: &[&str]) {
        let text = format!("title: T\ntlp: GREEN\n{text}");
        let source = SourceFile::named("b.yaml", text);
        let loaded = load(&source, &Bases::default());
        let found = loaded.left_out.iter().map(|it| {
            let (kind, place) = (it.kind.word(), source.position(it.span.start));
            let title = it.title.as_ref().map_or("-", |title| title.as_str());
            let marking = it.marking.map_or("unmarked", Tlp::word);
            format!("{place} {kind} {} {title} {marking}", it.code)
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_was_read_and_is_wrong_has_its_title_and_marking() {
        check(
            "events:\n  - {id: a, kind: leak}\n  - b\n  - {id: c, title: C, tlp: RED, after: a}\n  - {title: [x], tlp: AMBER}\nactors:\n  fbi: {kind: agency}\n  cia: CIA\n",
            &[
                "4:6 event missing-field - GREEN",
                "7:6 event wrong-type - AMBER",
                "9:3 actor missing-field - GREEN",
            ],
        );
    }

    #[test]
    fn what_was_not_read_counts_as_the_narrowest() {
        check(
            "events:\n  - {id: a, title: A}\n  - {id: a, title: Again}\n  -\n  - {title: B [[a]], kind: leak}\nactors:\n  FBI: {name: The bureau}\n  a b: c: d\noptions: {o: {title: [}\n",
            &[
                "5:6 event duplicate-id Again ?",
                "6:4 event wrong-type - GREEN",
                "7:15 event braced-link B [[a]] ?",
                "9:3 actor bad-id The bureau ?",
                "10:9 actor unquoted-colon c: d ?",
                "11:14 option syntax - ?",
            ],
        );
    }

    #[test]
    fn of_what_is_no_yaml_a_line_tells_the_title() {
        check(
            "events:\n  - id: a\n    title: \"The lights\" go out\n  - title: Back on\n     kind: leak\n  - {kind: leak, title: Off: again}\nactors:\n  fbi:\n    name: FBI\n   kind: agency\n",
            &[
                "5:25 event syntax The lights\" go out ?",
                "7:10 event syntax Back on ?",
                "8:28 event unquoted-colon Off: again ?",
                "12:4 actor syntax FBI ?",
            ],
        );
    }

    #[test]
    fn what_is_sound_is_not_left_out() {
        check("events: [a, {title: b, date: x}]\nslides: [nothing]\n", &[]);
    }
}
