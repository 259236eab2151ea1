//! Building blocks of pages: fields, sections, links.

use std::borrow::Cow;
use std::collections::HashSet;

use super::part::{
    Block, Field, Item, Kind, Page, Part, Run, Section, Target, Words, apart, aside, is_row,
    is_said, plain,
};
use super::sign::sign;
use crate::analysis::known::{self, Later, later_than_picture};
use crate::briefing::date::When;
use crate::briefing::date::shown::Dates;
use crate::briefing::prose;
use crate::briefing::words::{Prose, Ref, RefOrTitle, Title};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::words::text::Text;

/// A page in the making.
pub(crate) struct Builder<'l> {
    pub(crate) library: &'l Library,
    pub(crate) briefing: Option<usize>,
    pub(crate) entry: EntryIx,
    pub(crate) dates: Dates,
    pub(super) says: Says,
    parts: Vec<Part>,
    links: Vec<Target>,
    /// Those that point here of which the page has told already.
    told: HashSet<EntryIx>,
    room: Room,
}

/// What a page may take, in bytes of its words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    left: usize,
    /// Whether there was more than there is room for.
    is_over: bool,
    /// Whether nothing is added any more: the part that there was no room for has been begun.
    is_closed: bool,
}

impl Room {
    /// Room for all there is.
    pub(crate) const ALL: Self = Self::of(usize::MAX);

    /// Room for so many bytes.
    pub(super) const fn of(bytes: usize) -> Self {
        Self {
            left: bytes,
            is_over: false,
            is_closed: false,
        }
    }
}

/// What a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// Also what only other entries say.
    All,
    /// No more than the entry says itself.
    Own,
}

/// What words of their own kind, or a link, cost beside their bytes.
pub(super) const RUN: usize = 16;

impl<'l> Builder<'l> {
    pub(crate) fn new(
        library: &'l Library,
        briefing: Option<usize>,
        entry: EntryIx,
        dates: Dates,
        room: Room,
    ) -> Self {
        Self {
            library,
            briefing,
            entry,
            dates,
            says: Says::All,
            parts: Vec::new(),
            links: Vec::new(),
            told: HashSet::new(),
            room,
        }
    }

    pub(crate) fn finish(self) -> Page {
        Page {
            goes_on: self.room.is_over,
            parts: self.parts,
            links: self.links,
            ..Page::default()
        }
    }

    /// A date in words, as the reader wants dates.
    pub(super) fn date(&self, date: Option<&When>) -> Option<String> {
        date.map(|date| date.words(self.dates))
    }

    /// The source's words first, the date behind them: `Friday (2014-12-19)`.
    pub(super) fn time(&self, when: Option<&Text>, date: Option<&When>) -> Option<String> {
        match (when, self.date(date)) {
            (Some(when), Some(date)) => Some(format!("{when} ({date})")),
            (when, date) => when.map(Text::to_string).or(date),
        }
    }

    /// Notes that the page tells how an entry points here.
    pub(super) fn tell(&mut self, entry: EntryIx) {
        self.told.insert(entry);
    }

    /// Whether the page has told how an entry points here.
    pub(super) fn has_told(&self, entry: EntryIx) -> bool {
        self.told.contains(&entry)
    }

    /// The entry that an id means here.
    pub(crate) fn find(&self, target: &str) -> Option<EntryIx> {
        self.library.resolve(self.briefing, target)
    }

    pub(super) fn push(&mut self, part: Part) {
        if !self.room.is_closed {
            self.parts.push(part);
            self.room.is_closed = self.room.is_over;
        }
    }

    /// Whether there is room for another part; the page ends where there is not.
    pub(super) fn has_room(&mut self) -> bool {
        let fits = self.has_room_within();
        self.room.is_closed |= !fits;
        fits
    }

    /// Whether there is room for more within a part; the page ends with that part where there is not.
    pub(super) fn has_room_within(&mut self) -> bool {
        self.room.is_over |= self.room.left == 0;
        !self.room.is_over
    }

    /// A part says nothing: perhaps there was no room for its first word.
    pub(super) fn nothing(&mut self) {
        self.room.is_closed |= self.room.is_over;
    }

    /// Whether there is room for something that costs as much as so many bytes; the page ends before it where there is
    /// not.
    pub(super) fn has_room_for(&mut self, bytes: usize) -> bool {
        let fits = bytes <= self.room.left;
        self.room.is_over |= !fits;
        self.room.is_closed |= !fits;
        fits
    }

    /// Takes room for something of so many bytes.
    pub(super) fn spend(&mut self, bytes: usize) {
        self.room.left = self.room.left.saturating_sub(bytes);
    }

    /// As much of a text as there is room for. What is cut off begins far below any screen.
    pub(super) fn fitting<'t>(&mut self, text: &'t str) -> &'t str {
        let end = text.floor_char_boundary(self.room.left);
        self.spend(text.len());
        self.room.is_over |= end < text.len();
        &text[..end]
    }

    /// Says that another matter begins; never at the beginning, and never twice.
    pub(super) fn gap(&mut self) {
        if !matches!(self.parts.last(), None | Some(Part::Gap)) {
            self.push(Part::Gap);
        }
    }

    /// Facts; those that are not known are left out.
    pub(super) fn facts(&mut self, facts: impl IntoIterator<Item = Option<String>>) {
        self.facts_of(facts.into_iter().flatten().map(aside));
    }

    /// Facts of several kinds.
    pub(super) fn facts_of(&mut self, facts: impl IntoIterator<Item = Run>) {
        let facts = facts.into_iter().filter(|fact| !fact.text.is_empty());
        let facts: Words = facts.collect();
        if !facts.is_empty() {
            self.push(Part::Facts(facts));
        }
    }

    /// A heading, and what belongs under it; nothing at all when that is nothing.
    pub(super) fn section(&mut self, heading: &str, fill: impl FnOnce(&mut Self)) {
        self.section_of(vec![plain(heading)], fill);
    }

    /// The section of what points here.
    pub(super) fn backlinks(&mut self, section: Section) {
        self.parts.push(Part::Backlinks(section));
    }

    /// A section whose heading has words of several kinds.
    pub(super) fn section_of(&mut self, heading: Words, fill: impl FnOnce(&mut Self)) {
        if let Some(section) = self.filled(heading, fill) {
            // Its parts may have closed the page.
            self.parts.push(Part::Section(section));
        }
    }

    /// A section, where there is anything under its heading.
    pub(super) fn filled(
        &mut self,
        heading: Words,
        fill: impl FnOnce(&mut Self),
    ) -> Option<Section> {
        if self.room.is_closed {
            return None;
        }
        let before = std::mem::take(&mut self.parts);
        fill(self);
        let parts = std::mem::replace(&mut self.parts, before);
        (!parts.is_empty()).then_some(Section { heading, parts })
    }

    /// A label with words behind it; nothing when there are no words.
    pub(super) fn field(&mut self, label: &'static str, value: Words) {
        self.labelled(Field {
            label: label.into(),
            value,
        });
    }

    /// A field, where it says anything.
    pub(super) fn labelled(&mut self, field: Field) {
        if is_said(&field.value) {
            self.push(Part::Field(field));
        } else {
            self.nothing();
        }
    }

    /// A label with text behind it; nothing when there is none.
    pub(super) fn text_field(&mut self, label: &'static str, text: Option<impl Into<String>>) {
        self.field(label, text.into_iter().map(plain).collect());
    }

    /// A label with a title behind it, which may hold links.
    pub(super) fn title_field(&mut self, label: &'static str, title: Option<&Title>) {
        let words = title.map(|title| self.inline(title)).unwrap_or_default();
        self.field(label, words);
    }

    /// A label with several texts behind it.
    pub(super) fn texts_field(&mut self, label: &'static str, texts: &[Text]) {
        let joined: Vec<&str> = texts.iter().map(Text::as_str).collect();
        let joined = joined.join(", ");
        let fitting = self.fitting(&joined);
        self.text_field(label, Some(fitting));
    }

    /// A label with links behind it.
    pub(super) fn refs_field(&mut self, label: &'static str, refs: &[Ref]) {
        let words = self.refs(refs);
        self.field(label, words);
    }

    /// A word of a scale with what it means.
    pub(super) fn grade_field(
        &mut self,
        label: &'static str,
        word: &str,
        kind: Kind,
        meaning: impl Into<String>,
    ) {
        let words = vec![Run::new(word, kind), apart(), aside(meaning)];
        self.field(label, words);
    }

    /// Links to some entries, with commas between.
    pub(super) fn refs(&mut self, refs: &[Ref]) -> Words {
        let each = refs
            .iter()
            .map_while(|target| self.has_room_within().then(|| self.reference(target, None)));
        listed(each.collect())
    }

    /// A link by an id, or the id as a warning when it leads nowhere.
    pub(crate) fn reference(&mut self, target: &str, shown: Option<&str>) -> Words {
        self.reference_to(self.find(target), target, shown)
    }

    /// The same by what the id means.
    pub(super) fn reference_to(
        &mut self,
        entry: Option<EntryIx>,
        target: &str,
        shown: Option<&str>,
    ) -> Words {
        match entry {
            Some(entry) => {
                // Other words are those of whoever says them, with what hedges them.
                match shown {
                    Some(_) => vec![self.link(entry, shown)],
                    None => self.named(entry, None),
                }
            }
            None => vec![
                Run::new(shown.unwrap_or(target), Kind::Dead),
                aside(" (no such entry)"),
            ],
        }
    }

    /// A link by an id, named by the label of what it leads to: where a row has no room for more.
    pub(crate) fn by_label(&mut self, target: &str) -> Words {
        let Some(entry) = self.find(target) else {
            return self.reference(target, None);
        };
        let label = self.library.entry(entry).map(Entry::label);
        self.named(entry, label.as_deref())
    }

    /// The name of an entry as a link, or another name that it has, with what is said behind it.
    pub(crate) fn named(&mut self, entry: EntryIx, name: Option<&str>) -> Words {
        let link = self.link(entry, name);
        std::iter::once(link).chain(self.caveats(entry)).collect()
    }

    /// A link to an entry, by its title or in other words.
    pub(crate) fn link(&mut self, entry: EntryIx, shown: Option<&str>) -> Run {
        let title = || self.library.entry(entry).map(Entry::name);
        let shown = shown.map(Cow::Borrowed).or_else(title);
        self.linked(Target::Entry(entry), &shown.unwrap_or_default())
    }

    /// A link to an entry by its label where it has one: where many stand below each other, the whole title is too much.
    pub(super) fn link_by_label(&mut self, entry: EntryIx) -> Run {
        let label = self.library.entry(entry).and_then(Entry::own_label);
        self.link(entry, label.map(Text::as_str))
    }

    /// Words that lead somewhere.
    pub(super) fn linked(&mut self, target: Target, shown: &str) -> Run {
        if self.room.is_closed {
            // It will stand nowhere.
            return plain(shown);
        }
        self.spend(shown.len() + RUN);
        let number = u32::try_from(self.links.len()).unwrap_or(u32::MAX);
        self.links.push(target);
        Run {
            link: Some(number),
            ..plain(shown)
        }
    }

    pub(super) fn ref_or_title(&mut self, either: &RefOrTitle) -> Words {
        if either.is_ref() {
            self.reference(either, None)
        } else {
            self.inline(either)
        }
    }

    /// Entries or other names, with commas between.
    pub(crate) fn refs_or_titles(&mut self, all: &[RefOrTitle]) -> Words {
        let each = all
            .iter()
            .map_while(|either| self.has_room_within().then(|| self.ref_or_title(either)));
        listed(each.collect())
    }

    /// A section with a list of texts.
    pub(super) fn prose_section(&mut self, heading: &str, texts: &[Prose]) {
        self.section(heading, |b| b.items(texts));
    }

    /// An item of one paragraph.
    pub(super) fn item(&mut self, words: Words) {
        self.item_of(vec![Block::Paragraph(words)]);
    }

    /// An item of several blocks, of which the first may name what the item is about.
    pub(super) fn item_of(&mut self, blocks: Vec<Block>) {
        let sign = match blocks.first() {
            Some(Block::Paragraph(words)) if is_row(words) => self.sign_of_row(words),
            _ => None,
        };
        self.push(Part::Item(Item { blocks, sign }));
    }

    /// The sign of the one entry that some words name.
    fn sign_of_row(&self, words: &[Run]) -> Option<&'static str> {
        let mut links = words.iter().filter_map(|run| run.link);
        let (Some(link), None) = (links.next(), links.next()) else {
            return None;
        };
        match self.links.get(link as usize)? {
            Target::Entry(entry) => self.library.entry(*entry).map(|entry| sign(&entry.body)),
            Target::Address(_) | Target::Topic(_) => None,
        }
    }

    /// Links to entries in a list, each with its kind.
    pub(super) fn ref_items(&mut self, refs: &[Ref]) {
        for target in refs {
            if !self.has_room() {
                return;
            }
            let mut words = self.reference(target, None);
            words.extend(self.find(target).and_then(|entry| self.kind(entry)));
            self.item(words);
        }
    }

    /// What is said behind the name of an entry, wherever it stands: what hedges its words, and that it is later than the
    /// picture of its briefing.
    pub(crate) fn caveats(&self, entry: EntryIx) -> Words {
        let mut words: Words = self.hedge(entry).into_iter().collect();
        if let Some(later) = self.later(entry) {
            words.extend([plain(" "), later]);
        }
        words
    }

    /// What hedges the words by which an entry is called: they never stand without it.
    fn hedge(&self, entry: EntryIx) -> Option<Run> {
        let hedge = hedge(self.library, entry)?;
        Some(aside(format!(" ({hedge})")))
    }

    /// Says of an entry that it is later than the picture of its briefing.
    pub(crate) fn later(&self, entry: EntryIx) -> Option<Run> {
        later(self.library, entry)
    }

    /// Says of a date that it is later than the picture of the briefing on the page.
    pub(crate) fn later_date(&self, date: &When) -> Option<Run> {
        let day = known::day(self.library, self.briefing?)?;
        (date.known_by() > day).then(|| told_later(Later::Came))
    }

    /// The kind of an entry, said behind its name.
    pub(super) fn kind(&self, entry: EntryIx) -> Option<Run> {
        let entry = self.library.entry(entry)?;
        Some(aside(format!(" {}", entry.kind().word())))
    }
}

/// Says of an entry that it is later than the picture of its briefing.
pub(super) fn later(library: &Library, entry: EntryIx) -> Option<Run> {
    let entry = library.entry(entry)?;
    later_than_picture(library, entry).map(told_later)
}

/// A sign and a word, as a list has them.
fn told_later(later: Later) -> Run {
    Run::new(format!("{} {}", Later::SIGN, later.word()), Kind::Later)
}

/// What hedges the words by which an entry is called: those of a statement.
pub(crate) fn hedge(library: &Library, entry: EntryIx) -> Option<String> {
    let entry = library.entry(entry)?;
    let Body::Statement(statement) = &entry.body else {
        return None;
    };
    let hedge = prose::inline(statement.own.hedge.as_ref()?);
    let name = |id: &str| {
        let found = library.resolve(entry.briefing, id);
        let found = found.and_then(|ix| library.entry(ix));
        found.map_or_else(|| id.to_owned(), |entry| entry.name().into_owned())
    };
    Some(prose::flat(&hedge, name))
}

/// Words one behind the other, with commas between.
pub(crate) fn listed(all: Vec<Words>) -> Words {
    let mut words = Vec::new();
    for each in all {
        if !words.is_empty() {
            words.push(plain(", "));
        }
        words.extend(each);
    }
    words
}
