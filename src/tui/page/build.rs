//! Building blocks of pages: fields, sections, links, prose.

use super::table::Table;
use super::{Page, Part, Target, Words};
use indexmap::IndexMap;

use crate::briefing::EntryKind;
use crate::briefing::common::Common;
use crate::briefing::date::When;
use crate::briefing::date::shown::Dates;
use crate::briefing::prose::{self, Block, Inline};
use crate::briefing::words::{Citation, Prose, Ref, RefOrTitle, Title};
use crate::library::Library;
use crate::library::entry::Body;
use crate::library::entry::EntryIx;
use crate::theme::meaning::Meaning;
use crate::typeset::Paragraph;
use crate::words::text::Text;

/// Columns of the labels in front of fields.
const LABEL: u16 = 14;
/// Columns by which the parts of a section are indented.
const INDENT: u16 = 2;

/// A page in the making.
pub(super) struct Builder<'l> {
    pub(super) library: &'l Library,
    pub(super) briefing: Option<usize>,
    pub(super) entry: EntryIx,
    pub(super) dates: Dates,
    pub(super) page: Page,
    indent: u16,
}

/// Plain words of one meaning.
pub(super) fn words(text: &str, style: Meaning) -> Words {
    Words {
        text: text.to_owned(),
        style,
        link: None,
    }
}

/// Plain words of running text.
pub(super) fn plain(text: &str) -> Words {
    words(text, Meaning::Text)
}

impl<'l> Builder<'l> {
    pub(super) fn new(
        library: &'l Library,
        briefing: Option<usize>,
        entry: EntryIx,
        dates: Dates,
    ) -> Self {
        Self {
            library,
            briefing,
            entry,
            dates,
            page: Page::default(),
            indent: 0,
        }
    }

    pub(super) fn finish(mut self) -> Page {
        while matches!(self.page.parts.last(), Some(Part::Gap)) {
            self.page.parts.pop();
        }
        self.page
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

    /// The entry that an id means here.
    pub(super) fn find(&self, target: &str) -> Option<EntryIx> {
        self.library.resolve(self.briefing, target)
    }

    /// Says that the next part begins the list of what points here.
    pub(super) fn begin_backlinks(&mut self) {
        self.gap();
        self.page.backlinks = Some(self.page.parts.len());
    }

    pub(super) fn gap(&mut self) {
        if !matches!(self.page.parts.last(), None | Some(Part::Gap)) {
            self.page.parts.push(Part::Gap);
        }
    }

    pub(super) fn paragraph(&mut self, runs: Vec<Words>) {
        self.hanging(runs, 0);
    }

    /// A paragraph whose lines after the first are indented further.
    pub(super) fn hanging(&mut self, runs: Vec<Words>, hang: u16) {
        if runs.iter().any(|run| !run.text.is_empty()) {
            let (first, hang) = (self.indent, self.indent + hang);
            self.page
                .parts
                .push(Part::Paragraph(Paragraph { runs, first, hang }));
        }
    }

    pub(super) fn table(&mut self, table: Table) {
        self.page.parts.push(Part::Table(table));
    }

    /// A heading, and what belongs under it; nothing at all when that is nothing.
    pub(super) fn section(&mut self, heading: &str, fill: impl FnOnce(&mut Self)) {
        self.section_of(vec![words(heading, Meaning::Heading)], fill);
    }

    /// A section whose heading has words of several meanings.
    pub(super) fn section_of(&mut self, heading: Vec<Words>, fill: impl FnOnce(&mut Self)) {
        let before = self.page.parts.len();
        self.gap();
        self.paragraph(heading);
        let start = self.page.parts.len();
        self.indent += INDENT;
        fill(self);
        self.indent -= INDENT;
        if self.page.parts.len() == start {
            self.page.parts.truncate(before);
        } else {
            self.gap();
        }
    }

    /// A label with words behind it; nothing when there are no words.
    pub(super) fn field(&mut self, label: &str, runs: Vec<Words>) {
        if runs.iter().all(|run| run.text.is_empty()) {
            return;
        }
        let width = usize::from(LABEL) - 1;
        let mut all = vec![words(&format!("{label:<width$} "), Meaning::Dim)];
        all.extend(runs);
        self.hanging(all, LABEL);
    }

    /// A label with text behind it; nothing when there is none.
    pub(super) fn text_field(&mut self, label: &str, text: Option<&str>) {
        self.field(
            label,
            text.map(|text| vec![plain(text)]).unwrap_or_default(),
        );
    }

    /// A label with a title behind it, which may hold links.
    pub(super) fn title_field(&mut self, label: &str, title: Option<&Title>) {
        let runs = title.map(|title| self.inline(title)).unwrap_or_default();
        self.field(label, runs);
    }

    /// A label with several texts behind it.
    pub(super) fn texts_field(&mut self, label: &str, texts: &[Text]) {
        let joined: Vec<&str> = texts.iter().map(Text::as_str).collect();
        self.field(label, vec![plain(&joined.join(", "))]);
    }

    /// A label with links behind it.
    pub(super) fn refs_field(&mut self, label: &str, refs: &[Ref]) {
        let runs = self.refs(refs);
        self.field(label, runs);
    }

    /// Links to some entries, with commas between.
    pub(super) fn refs(&mut self, refs: &[Ref]) -> Vec<Words> {
        let mut runs = Vec::new();
        for (i, target) in refs.iter().enumerate() {
            if i > 0 {
                runs.push(plain(", "));
            }
            runs.extend(self.reference(target, None));
        }
        runs
    }

    /// A link by an id, or the id as a warning when it leads nowhere.
    pub(super) fn reference(&mut self, target: &str, shown: Option<&str>) -> Vec<Words> {
        match self.find(target) {
            Some(entry) => self.link(entry, shown),
            None => vec![
                words(shown.unwrap_or(target), Meaning::Warning),
                words(" (no such entry)", Meaning::Dim),
            ],
        }
    }

    /// A link to an entry, by its title or in other words.
    pub(super) fn link(&mut self, entry: EntryIx, shown: Option<&str>) -> Vec<Words> {
        let title = self.library.entry(entry).map(|entry| entry.title.clone());
        let shown = shown.map_or_else(
            || title.map(|title| title.to_string()).unwrap_or_default(),
            str::to_owned,
        );
        self.linked(Target::Entry(entry), &shown)
    }

    /// Words that lead somewhere, between brackets.
    pub(super) fn linked(&mut self, target: Target, shown: &str) -> Vec<Words> {
        let number = u32::try_from(self.page.links.len()).unwrap_or(u32::MAX);
        self.page.links.push(target);
        let part = |text: &str, style| Words {
            text: text.to_owned(),
            style,
            link: Some(number),
        };
        vec![
            part("[", Meaning::LinkMark),
            part(shown, Meaning::Link),
            part("]", Meaning::LinkMark),
        ]
    }

    pub(super) fn ref_or_title(&mut self, either: &RefOrTitle) -> Vec<Words> {
        if either.is_ref() {
            self.reference(either, None)
        } else {
            self.inline(either)
        }
    }

    /// Entries or other names, with commas between.
    pub(super) fn refs_or_titles(&mut self, all: &[RefOrTitle]) -> Vec<Words> {
        let mut runs = Vec::new();
        for (i, either) in all.iter().enumerate() {
            if i > 0 {
                runs.push(plain(", "));
            }
            runs.extend(self.ref_or_title(either));
        }
        runs
    }

    /// A line with wiki links.
    pub(super) fn inline(&mut self, text: &str) -> Vec<Words> {
        let inlines = prose::inline(text);
        let mut runs = Vec::new();
        self.inlines(&inlines, Meaning::Text, &mut runs);
        runs
    }

    pub(super) fn inlines(&mut self, inlines: &[Inline], style: Meaning, out: &mut Vec<Words>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => out.push(words(text, style)),
                Inline::Code(text) => out.push(words(text, Meaning::Code)),
                Inline::Emphasis(inner) => self.inlines(inner, Meaning::Emphasis, out),
                Inline::Strong(inner) => self.inlines(inner, Meaning::Strong, out),
                Inline::Wiki { target, shown } => {
                    out.extend(self.reference(target, shown.as_deref()))
                }
                Inline::Link { url, shown } => {
                    let shown = prose::flat(shown, str::to_owned);
                    out.extend(self.linked(Target::Address(Text::line(url)), &shown));
                }
                Inline::Break => out.push(words("\n", style)),
            }
        }
    }

    /// Prose in paragraphs.
    pub(super) fn prose(&mut self, prose: &Prose) {
        for (i, block) in prose::parse(prose).iter().enumerate() {
            if i > 0 {
                self.gap();
            }
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(inlines) => self.styled(inlines, Meaning::Text, 0, None),
            Block::Heading(_, inlines) => self.styled(inlines, Meaning::Heading, 0, None),
            Block::Code(text) => self.paragraph(vec![words(text, Meaning::Code)]),
            Block::Rule => self.paragraph(vec![words("───", Meaning::Dim)]),
            Block::Quote(blocks) => self.indented(blocks),
            Block::List { start, items } => {
                for (i, item) in items.iter().enumerate() {
                    let mark = start.map_or_else(
                        || "• ".to_owned(),
                        |first| format!("{}. ", first + i as u64),
                    );
                    self.item(&mark, item);
                }
            }
        }
    }

    fn indented(&mut self, blocks: &[Block]) {
        self.indent += INDENT;
        blocks.iter().for_each(|block| self.block(block));
        self.indent -= INDENT;
    }

    fn item(&mut self, mark: &str, blocks: &[Block]) {
        let mut blocks = blocks.iter();
        let hang = u16::try_from(mark.chars().count()).unwrap_or(INDENT);
        match blocks.next() {
            Some(Block::Paragraph(inlines)) => {
                self.styled(inlines, Meaning::Text, hang, Some(mark))
            }
            Some(other) => {
                self.paragraph(vec![words(mark, Meaning::Dim)]);
                self.indented(std::slice::from_ref(other));
            }
            None => self.paragraph(vec![words(mark, Meaning::Dim)]),
        }
        self.indented(blocks.as_slice());
    }

    fn styled(&mut self, inlines: &[Inline], style: Meaning, hang: u16, mark: Option<&str>) {
        let mut runs: Vec<Words> = mark
            .map(|mark| words(mark, Meaning::Dim))
            .into_iter()
            .collect();
        self.inlines(inlines, style, &mut runs);
        self.hanging(runs, hang);
    }

    /// Several texts as a list; a single one without a mark.
    pub(super) fn items(&mut self, texts: &[Prose]) {
        for text in texts {
            match prose::parse(text).as_slice() {
                blocks if texts.len() == 1 => blocks.iter().for_each(|block| self.block(block)),
                blocks => self.item("• ", blocks),
            }
        }
    }

    /// A section with a list of texts.
    pub(super) fn prose_section(&mut self, heading: &str, texts: &[Prose]) {
        self.section(heading, |b| b.items(texts));
    }

    /// A bullet with words of several meanings.
    pub(super) fn bullet(&mut self, runs: Vec<Words>) {
        let mut all = vec![words("• ", Meaning::Dim)];
        all.extend(runs);
        self.hanging(all, 2);
    }

    /// Links to entries in a list, each with its kind.
    pub(super) fn ref_bullets(&mut self, refs: &[Ref]) {
        for target in refs {
            let mut runs = self.reference(target, None);
            if let Some(entry) = self.find(target).and_then(|ix| self.library.entry(ix)) {
                runs.push(words(&format!(" {}", entry.kind().word()), Meaning::Dim));
            }
            self.bullet(runs);
        }
    }

    /// Where something comes from, as a list: `[Title] publisher · date · B · ¶27, ¶31`.
    pub(super) fn citations(&mut self, citations: &[Citation]) {
        for (source, places) in by_source(citations) {
            let mut runs = self.reference(source, None);
            let found = self.find(source).and_then(|ix| self.library.entry(ix));
            let mut more: Vec<String> = Vec::new();
            if let Some(Body::Source(source)) = found.map(|entry| &entry.body) {
                more.extend(source.own.publisher.as_ref().map(|p| p.to_string()));
                more.extend(source.own.date.as_ref().map(|date| date.short(self.dates)));
                more.extend(source.own.reliability.map(|r| r.words().0.to_owned()));
            }
            more.extend((!places.is_empty()).then(|| places.join(", ")));
            if !more.is_empty() {
                runs.push(words(&format!(" {}", more.join(" · ")), Meaning::Dim));
            }
            self.bullet(runs);
        }
    }

    /// Where something comes from, in running text: `[publisher] ¶27`, with semicolons between.
    pub(super) fn cited(&mut self, citations: &[Citation]) -> Vec<Words> {
        let mut runs = Vec::new();
        for (source, places) in by_source(citations) {
            if !runs.is_empty() {
                runs.push(words("; ", Meaning::Dim));
            }
            let found = self.find(source).and_then(|ix| self.library.entry(ix));
            let publisher = match found.map(|entry| &entry.body) {
                Some(Body::Source(source)) => source.own.publisher.clone(),
                _ => None,
            };
            runs.extend(self.reference(source, publisher.as_deref()));
            if !places.is_empty() {
                runs.push(words(&format!(" {}", places.join(", ")), Meaning::Dim));
            }
        }
        runs
    }

    /// Says of what has no date that it may not have been known on the day that is shown.
    pub(super) fn undated(&mut self) {
        let entry = self.library.entry(self.entry);
        if let Some(day) = entry.and_then(|entry| self.library.undated(entry)) {
            let day = day.words(self.dates);
            let words = format!("no date says whether this was known on {day}");
            self.text_field("As of", Some(&words));
        }
    }

    /// How often something was left out of a field of this entry because it is withheld.
    pub(super) fn left_out(&self, field: &str) -> usize {
        let entry = self.library.entry(self.entry);
        let fields = entry
            .into_iter()
            .flat_map(|entry| self.library.left_out(entry));
        fields.filter(|name| name.as_str() == field).count()
    }

    /// What any entry may have, after the fields of its kind. Speaker notes are not among it: what is on this screen
    /// may be on a wall.
    pub(super) fn common(&mut self, common: &Common) {
        self.section("Sources", |b| b.citations(&common.sources));
        self.section("See also", |b| b.ref_bullets(&common.see_also));
        self.gap();
        let entry = self.library.entry(self.entry);
        let marking = entry.and_then(|entry| self.library.marking(entry));
        if let Some(tlp) = marking.filter(|_| common.tlp.is_some()) {
            self.field("Marking", vec![plain(tlp.label())]);
        }
        self.undated();
        self.tags(&common.tags);
        let elsewhere: Vec<String> = common
            .ext
            .iter()
            .map(|(name, id)| format!("{name} {id}"))
            .collect();
        self.field("Elsewhere", vec![plain(&elsewhere.join(" · "))]);
        let was: Vec<&str> = common.was.iter().map(|id| id.as_str()).collect();
        self.field("Once called", vec![plain(&was.join(", "))]);
    }

    /// Tags: links where a library file describes them, words where not.
    pub(super) fn tags(&mut self, tags: &[Ref]) {
        let mut runs = Vec::new();
        for tag in tags {
            if !runs.is_empty() {
                runs.push(plain(", "));
            }
            match self.find(tag).filter(|ix| {
                self.library
                    .entry(*ix)
                    .is_some_and(|e| e.kind() == EntryKind::Tag)
            }) {
                Some(ix) => runs.extend(self.link(ix, None)),
                None => runs.push(plain(tag)),
            }
        }
        self.field("Tags", runs);
    }
}

/// Citations by their sources, each with all its places: numbers count paragraphs or lines, so they get that sign.
fn by_source(citations: &[Citation]) -> IndexMap<&str, Vec<String>> {
    let mut groups: IndexMap<&str, Vec<String>> = IndexMap::new();
    for citation in citations {
        let places = groups.entry(&citation.source).or_default();
        places.extend(citation.locator.as_ref().map(|at| {
            let number = at.chars().all(|c| c.is_ascii_digit());
            if number {
                format!("¶{at}")
            } else {
                at.to_string()
            }
        }));
    }
    groups
}

/// Facts in a line, with dots between; empty ones are left out.
pub(super) fn facts(facts: impl IntoIterator<Item = Option<String>>) -> Vec<Words> {
    let facts: Vec<String> = facts
        .into_iter()
        .flatten()
        .filter(|fact| !fact.is_empty())
        .collect();
    vec![words(&facts.join(" · "), Meaning::Dim)]
}
