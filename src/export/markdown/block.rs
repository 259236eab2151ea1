//! Parts of a page one below the other: headings, lists, quotations, tables, with what stands before each line.

use super::escape::{Place, fence};
use super::line::line;
use super::names::Names;
use crate::page::part::{Block, Field, Item, Kind, Part, Run, Section, Table, in_a_line};

/// A line across: of a sign that begins no list.
const RULE: &str = "___";
/// The deepest heading that there is.
const DEEPEST: usize = 6;

pub(super) fn text(parts: &[Part], names: Names<'_>) -> String {
    let mut writer = Writer {
        out: String::new(),
        names,
        before: Vec::new(),
        is_first: true,
        list: None,
        depth: 1,
    };
    writer.parts(parts);
    writer.out
}

/// Writes block after block.
struct Writer<'p> {
    out: String,
    names: Names<'p>,
    /// What stands before each line, for each list or quotation around it.
    before: Vec<Before>,
    /// Whether nothing has been written in the innermost list item or quotation.
    is_first: bool,
    /// The sign of the list that was written last, where nothing else came after it: the next one needs another.
    list: Option<char>,
    /// The level of the last heading of the page itself.
    depth: usize,
}

/// What stands before lines.
struct Before {
    /// Before the next line, once.
    mark: Option<String>,
    /// Before each line after that.
    rest: String,
}

impl Writer<'_> {
    fn parts(&mut self, mut parts: &[Part]) {
        while let Some((part, rest)) = parts.split_first() {
            let alike = rest.iter().take_while(|next| is_listed_with(part, next));
            let (run, rest) = parts.split_at(1 + alike.count());
            self.run(run);
            parts = rest;
        }
    }

    /// A part, or several that make one list.
    fn run(&mut self, run: &[Part]) {
        let Some(part) = run.first() else { return };
        match part {
            Part::Title(words) => self.heading(1, words),
            Part::Lead { title, more } => {
                self.heading(1, title);
                self.paragraph(more);
            }
            Part::Facts(facts) => self.paragraph(&in_a_line(facts)),
            Part::Field(_) => self.fields(run),
            Part::Item(_) => {
                let items: Vec<&Item> = run.iter().filter_map(item).collect();
                self.list(None, &items);
            }
            Part::Prose(blocks) => self.blocks(blocks),
            Part::Table(table) => self.table(table),
            Part::Section(section) | Part::Backlinks(section) => self.section(section),
            Part::Gap => {}
        }
    }

    fn section(&mut self, section: &Section) {
        let outer = self.depth;
        self.depth = (outer + 1).min(DEEPEST);
        self.heading(self.depth, &section.heading);
        self.parts(&section.parts);
        self.depth = outer;
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(words) => self.paragraph(words),
                Block::Heading(level, words) => {
                    self.heading(self.depth + usize::from(*level), words)
                }
                Block::List { start, items } => {
                    let items: Vec<&Item> = items.iter().collect();
                    self.list(*start, &items);
                }
                Block::Quote(blocks) => {
                    self.begin();
                    self.within("> ".to_owned(), "> ", |writer| writer.blocks(blocks));
                }
                Block::Code(text) => self.code(text),
                Block::Table(table) => self.table(table),
                Block::Rule => {
                    self.begin();
                    self.line(RULE);
                }
            }
        }
    }

    fn heading(&mut self, level: usize, words: &[Run]) {
        let words = line(words, Place::Heading, &mut self.names);
        if !words.is_empty() {
            let signs = "#".repeat(level.min(DEEPEST));
            self.begin();
            self.line(&format!("{signs} {words}"));
        }
    }

    fn paragraph(&mut self, words: &[Run]) {
        let words = line(words, Place::Paragraph, &mut self.names);
        if !words.is_empty() {
            self.begin();
            self.lines(&words);
        }
    }

    fn code(&mut self, text: &str) {
        let fence = fence(text, 3);
        self.begin();
        self.line(&fence);
        self.lines(text);
        self.line(&fence);
    }

    /// Fields as a list: each with its label in front.
    fn fields(&mut self, fields: &[Part]) {
        let sign = self.begin_list('-', '*');
        for field in fields.iter().filter_map(field) {
            let label = Run::new(format!("{}:", field.label), Kind::Strong);
            let space = Run::new(" ", Kind::Plain);
            let words: Vec<Run> = [label, space].iter().chain(&field.value).cloned().collect();
            self.within(format!("{sign} "), "  ", |writer| writer.paragraph(&words));
        }
        self.end_list(sign);
    }

    /// Items with bullets, or with numbers from the first one on.
    fn list(&mut self, start: Option<u64>, items: &[&Item]) {
        let sign = match start {
            Some(_) => self.begin_list('.', ')'),
            None => match self.begin_list('-', '*') {
                sign if self.is_marked_by(sign) => '+',
                sign => sign,
            },
        };
        let is_tight = items.iter().all(|item| is_short(item));
        for (i, item) in (0..).zip(items) {
            let mark = start.map_or_else(|| format!("{sign} "), |first| numbered(first, i, sign));
            if i > 0 && !is_tight {
                self.blank();
            }
            let rest = " ".repeat(mark.len());
            self.within(mark, &rest, |writer| writer.blocks(&item.blocks));
        }
        self.end_list(sign);
    }

    /// The sign of a list that begins here: another one than that of a list right before it.
    fn begin_list(&mut self, usual: char, other: char) -> char {
        let last = self.list;
        self.begin();
        if last == Some(usual) { other } else { usual }
    }

    /// Whether this is right behind the mark of an item with the same sign: three of them in a line would be a rule.
    fn is_marked_by(&self, sign: char) -> bool {
        let mark = self.before.last().and_then(|before| before.mark.as_ref());
        mark.is_some_and(|mark| mark.starts_with(sign))
    }

    fn end_list(&mut self, sign: char) {
        self.is_first = false;
        self.list = Some(sign);
    }

    /// Writes what stands in a list item or in a quotation; a mark of its own where that is nothing.
    fn within(&mut self, mark: String, rest: &str, write: impl FnOnce(&mut Self)) {
        self.before.push(Before {
            mark: Some(mark),
            rest: rest.to_owned(),
        });
        (self.is_first, self.list) = (true, None);
        write(self);
        if self
            .before
            .last()
            .is_some_and(|before| before.mark.is_some())
        {
            self.line("");
        }
        self.before.pop();
        (self.is_first, self.list) = (false, None);
    }

    fn table(&mut self, table: &Table) {
        self.begin();
        self.row(&table.head);
        self.line(&format!("|{}", " --- |".repeat(table.head.len())));
        table.rows.iter().for_each(|row| self.row(row));
    }

    fn row(&mut self, cells: &[Vec<Run>]) {
        let mut row = String::from("|");
        for cell in cells {
            let words = line(cell, Place::Cell, &mut self.names);
            row.push(' ');
            row.push_str(&words);
            row.push_str(" |");
        }
        self.line(&row);
    }

    /// An empty line between what was written and what comes.
    fn begin(&mut self) {
        if !self.is_first {
            self.blank();
        }
        (self.is_first, self.list) = (false, None);
    }

    fn blank(&mut self) {
        self.before
            .iter()
            .for_each(|before| self.out.push_str(&before.rest));
        self.end_line("");
    }

    fn lines(&mut self, text: &str) {
        text.split('\n').for_each(|line| self.line(line));
    }

    fn line(&mut self, text: &str) {
        for before in &mut self.before {
            match before.mark.take() {
                Some(mark) => self.out.push_str(&mark),
                None => self.out.push_str(&before.rest),
            }
        }
        self.end_line(text);
    }

    fn end_line(&mut self, text: &str) {
        if text.is_empty() {
            self.out.truncate(self.out.trim_end_matches(' ').len());
        }
        self.out.push_str(text);
        self.out.push('\n');
    }
}

/// The mark of an item. Nine digits are the most that CommonMark takes for one.
fn numbered(first: u64, nth: u64, sign: char) -> String {
    format!("{}{sign} ", first.saturating_add(nth).min(999_999_999))
}

fn is_listed_with(part: &Part, next: &Part) -> bool {
    matches!(
        (part, next),
        (Part::Field(_), Part::Field(_)) | (Part::Item(_), Part::Item(_))
    )
}

fn item(part: &Part) -> Option<&Item> {
    match part {
        Part::Item(item) => Some(item),
        _ => None,
    }
}

fn field(part: &Part) -> Option<&Field> {
    match part {
        Part::Field(field) => Some(field),
        _ => None,
    }
}

/// Whether an item is no more than a paragraph.
fn is_short(item: &Item) -> bool {
    matches!(item.blocks.as_slice(), [Block::Paragraph(words)] if words.iter().any(|run| !run.text.trim().is_empty()))
}
