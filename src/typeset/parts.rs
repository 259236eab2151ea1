//! The parts of a page one below the other: indents, marks of lists, labels, empty lines.

use std::borrow::Cow;

use super::line::{End, Line};
use super::looks::{Look, add, look, styled};
use super::page::{SetPage, Stretch};
use super::paragraph::{Paragraph, set};
use super::table::Columns;
use super::width::columns;
use crate::page::part::{Block, Field, Item, Kind, Part, Section, Table, Words, in_a_line};
use crate::theme::meaning::Meaning;

/// Columns of the labels in front of fields.
const LABEL: u16 = 14;
/// As many spaces.
const SPACES: &str = "              ";
/// Columns by which what belongs to something is indented.
const INDENT: u16 = 2;
/// The mark of an item.
const BULLET: &str = "• ";
/// A line across.
const RULE: &str = "───";

/// Sets part after part.
pub(crate) struct Setter {
    width: u16,
    indent: u16,
    /// Whether an empty line stands before what comes next.
    gap: bool,
    page: SetPage,
}

impl Setter {
    pub(crate) fn new(width: u16) -> Self {
        Self {
            width,
            indent: 0,
            gap: false,
            page: SetPage::default(),
        }
    }

    pub(crate) fn finish(self) -> SetPage {
        self.page
    }

    pub(crate) fn part(&mut self, part: &Part) {
        match part {
            Part::Title(words) => self.paragraph(look(words, Meaning::Title), 0),
            Part::Lead { title, more } => {
                let mut runs = look(title, Meaning::Title);
                add(more, Meaning::Text, &mut runs);
                self.paragraph(runs, 0);
            }
            Part::Facts(facts) => self.paragraph(look(&in_a_line(facts), Meaning::Dim), 0),
            Part::Field(field) => self.field(field),
            Part::Item(item) => {
                let mark = item.sign.map(|sign| format!("{sign} ").into());
                match starts_with_bar(item) {
                    true => self.item("".into(), item),
                    false => self.item(mark.unwrap_or(BULLET.into()), item),
                }
            }
            Part::Prose(blocks) => self.prose(blocks),
            Part::Table(table) => self.table(table),
            Part::Section(section) => {
                self.section(section);
            }
            Part::Backlinks(section) => self.page.backlinks = Some(self.section(section)),
            Part::Gap => self.gap = true,
        }
    }

    /// Puts the empty line that was asked for; none above the first line.
    fn begin(&mut self) {
        if std::mem::take(&mut self.gap) && !self.page.lines.is_empty() {
            self.page.lines.push(Line {
                indent: 0,
                pieces: Vec::new(),
                end: End::Hard,
            });
        }
    }

    /// A paragraph whose lines after the first are indented further; nothing of nothing.
    fn paragraph(&mut self, runs: Look<'_>, hang: u16) {
        if runs.iter().all(|run| run.text.is_empty()) {
            return;
        }
        self.begin();
        let paragraph = Paragraph {
            runs,
            first: self.indent,
            hang: self.indent + hang,
        };
        let lines = set(&paragraph, self.width);
        let numbered = (self.page.lines.len()..).zip(&lines);
        self.page.flow.extend(numbered.map(Stretch::of));
        self.page.lines.extend(lines);
    }

    /// Sets a section, and says in which line it begins.
    fn section(&mut self, section: &Section) -> usize {
        self.gap = true;
        let line = self.heading(&section.heading);
        self.indented(|setter| section.parts.iter().for_each(|part| setter.part(part)));
        self.gap = true;
        line
    }

    fn heading(&mut self, words: &Words) -> usize {
        self.begin();
        let line = self.page.lines.len();
        let runs = look(words, Meaning::Heading);
        let said: String = runs.iter().map(|run| &*run.text).collect();
        self.paragraph(runs, 0);
        if self.page.lines.len() > line {
            self.page.headings.push((line, said));
        }
        line
    }

    fn indented(&mut self, inner: impl FnOnce(&mut Self)) {
        self.indent += INDENT;
        inner(self);
        self.indent -= INDENT;
    }

    fn field(&mut self, field: &Field) {
        let taken = u16::try_from(columns(&field.label)).unwrap_or(u16::MAX);
        let missing = usize::from(LABEL.saturating_sub(taken).max(1));
        let mut runs = Vec::with_capacity(field.value.len() + 4);
        runs.push(styled(&*field.label, Meaning::Dim));
        runs.push(styled(&SPACES[..missing], Meaning::Dim));
        add(&field.value, Meaning::Text, &mut runs);
        self.paragraph(runs, LABEL);
    }

    fn table(&mut self, table: &Table) {
        self.begin();
        let set = Columns::of(table, self.indent).set(self.width);
        let first = self.page.lines.len();
        if set.head == 1 {
            self.page.tables.push(first..first + set.lines.len());
        }
        self.page
            .flow
            .extend(set.flow.into_iter().map(|stretch| Stretch {
                line: first + stretch.line,
                ..stretch
            }));
        self.page.lines.extend(set.lines);
    }

    fn prose(&mut self, blocks: &[Block]) {
        for (i, block) in blocks.iter().enumerate() {
            self.gap |= i > 0;
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(words) => self.paragraph(look(words, Meaning::Text), 0),
            Block::Heading(_, words) => {
                self.heading(words);
            }
            Block::Code(text) => self.paragraph(vec![styled(text, Meaning::Code)], 0),
            Block::Table(table) => self.table(table),
            Block::Rule => self.paragraph(vec![styled(RULE, Meaning::Dim)], 0),
            Block::Quote(blocks) => self.below(blocks),
            Block::List { start, items } => {
                for (i, item) in (0..).zip(items) {
                    let mark = start.map_or(BULLET.into(), |first| {
                        format!("{}. ", first.saturating_add(i)).into()
                    });
                    self.item(mark, item);
                }
            }
        }
    }

    /// Blocks that belong to what is above them.
    fn below(&mut self, blocks: &[Block]) {
        self.indented(|setter| blocks.iter().for_each(|block| setter.block(block)));
    }

    fn item(&mut self, mark: Cow<'static, str>, item: &Item) {
        let hang = match mark.chars().count() {
            0 => INDENT,
            mark => u16::try_from(mark).unwrap_or(INDENT),
        };
        let mut runs = vec![styled(mark, Meaning::Dim)];
        match item.blocks.split_first() {
            Some((Block::Paragraph(words), rest)) => {
                add(words, Meaning::Text, &mut runs);
                self.paragraph(runs, hang);
                self.below(rest);
            }
            _ => {
                self.paragraph(runs, 0);
                self.below(&item.blocks);
            }
        }
    }
}

/// Whether an item begins with a bar of likelihood, which is its mark.
fn starts_with_bar(item: &Item) -> bool {
    let Some(Block::Paragraph(words)) = item.blocks.first() else {
        return false;
    };
    words
        .first()
        .is_some_and(|run| run.kind == Kind::Likelihood)
}
