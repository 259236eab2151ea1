//! What a page says around a link: under which words it stands, which tell of what field it is.

use std::cmp::Reverse;

use super::part::{Block, Item, Page, Part, Run, Section, Table, is_row};

/// The words under which a link stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Around {
    /// What the field, or the column, is called; none of what stands in running text or in a list.
    pub(crate) label: Option<String>,
    /// The heading; empty above the first.
    pub(crate) heading: String,
    /// Whether it stands among what points to the entry.
    pub(crate) is_back: bool,
}

/// Words of a page that are not those of their field, with that.
const FIELDS: [(&str, &str); 9] = [
    ("aimed at", "target"),
    ("evidence", "matrix"),
    ("evidence against each", "matrix"),
    ("quotes", "via"),
    ("replaces", "supersedes"),
    ("rules out", "conflicts_with"),
    ("said by", "by"),
    ("through", "via"),
    ("took part", "actors"),
];

impl Around {
    /// What stands around a link of a page, by its number; none where it stands in a sentence.
    pub(crate) fn link(page: &Page, link: usize) -> Option<Self> {
        let link = u32::try_from(link).ok()?;
        Self::default().within(&page.parts, link)
    }

    /// How well these words fit a field, as `attribution.by`; none where nothing says that it is this one.
    pub(crate) fn fits(&self, field: &str) -> Option<(usize, Reverse<usize>)> {
        let said = [self.label.as_deref(), Some(self.heading.as_str())];
        let said: Vec<String> = said.into_iter().flatten().map(field_of).collect();
        let names: Vec<&str> = field.split('.').collect();
        let is_said = |name: &&&str| said.iter().any(|word| word == **name);
        let fitting = names.iter().filter(is_said).count();
        // A name that nothing says is one too many.
        (fitting > 0).then_some((fitting, Reverse(names.len())))
    }

    fn within(&self, parts: &[Part], link: u32) -> Option<Self> {
        parts.iter().find_map(|part| self.part(part, link))
    }

    fn part(&self, part: &Part, link: u32) -> Option<Self> {
        match part {
            Part::Title(_) | Part::Lead { .. } | Part::Gap => None,
            Part::Facts(words) => self.words(words, link),
            Part::Field(field) => self.labelled(&field.label).words(&field.value, link),
            Part::Item(item) => self.item(item, link),
            Part::Prose(blocks) => self.blocks(blocks, link),
            Part::Table(table) => self.table(table, link),
            Part::Section(section) => self.section(section, link),
            Part::Backlinks(section) => {
                let back = Self {
                    is_back: true,
                    ..self.clone()
                };
                back.section(section, link)
            }
        }
    }

    fn section(&self, section: &Section, link: u32) -> Option<Self> {
        let heading = section.heading.first();
        let under = Self {
            heading: heading.map(|run| run.text.clone()).unwrap_or_default(),
            ..self.clone()
        };
        let own = under.words(&section.heading, link);
        own.or_else(|| under.within(&section.parts, link))
    }

    fn item(&self, item: &Item, link: u32) -> Option<Self> {
        self.blocks(&item.blocks, link)
    }

    fn blocks(&self, blocks: &[Block], link: u32) -> Option<Self> {
        blocks.iter().find_map(|block| match block {
            Block::Paragraph(words) | Block::Heading(_, words) => {
                self.words(words, link).filter(|_| is_row(words))
            }
            Block::List { items, .. } => items.iter().find_map(|item| self.item(item, link)),
            Block::Quote(blocks) => self.blocks(blocks, link),
            Block::Table(table) => self.table(table, link),
            Block::Code(_) | Block::Rule => None,
        })
    }

    fn table(&self, table: &Table, link: u32) -> Option<Self> {
        table.rows.iter().find_map(|row| {
            let mut cells = table.head.iter().zip(row);
            cells.find_map(|(head, cell)| {
                let label: String = head.iter().map(|run| run.text.as_str()).collect();
                self.labelled(&label).words(cell, link)
            })
        })
    }

    fn words(&self, words: &[Run], link: u32) -> Option<Self> {
        let has = words.iter().any(|run| run.link == Some(link));
        has.then(|| self.clone())
    }

    fn labelled(&self, label: &str) -> Self {
        Self {
            label: Some(label.to_owned()),
            ..self.clone()
        }
    }
}

/// The field that some words of a page are those of.
fn field_of(words: &str) -> String {
    let words = words.to_lowercase();
    let other = FIELDS.iter().find(|(own, _)| *own == words);
    other.map_or_else(|| words.replace(' ', "_"), |(_, field)| (*field).to_owned())
}
