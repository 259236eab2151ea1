//! What a page is to say, and what a parser finds in its Markdown, in one form that can be compared.

use std::collections::HashSet;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::super::names::Names;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::part::{Block, Item, Kind, Page, Part, Table, Target, Words, in_a_line};

/// A page as a row of letters, each with what it stands in, and of blocks that begin and end.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sign {
    Letter(char, &'static str),
    Begin(String),
    End,
}

/// What a page is to say.
struct Said<'p> {
    signs: Vec<Sign>,
    names: Names<'p>,
    depth: u8,
    seen: HashSet<EntryIx>,
}

impl Said<'_> {
    fn letters(&mut self, text: &str, dress: &'static str) {
        let letters = text.chars().filter(|c| !c.is_whitespace());
        self.signs.extend(letters.map(|c| Sign::Letter(c, dress)));
    }

    fn words(&mut self, words: &Words) {
        self.seen.clear();
        for run in words {
            let dress = match run.kind {
                Kind::Emphasis | Kind::Ours => "emphasis",
                Kind::Strong
                | Kind::Grade
                | Kind::Likelihood
                | Kind::Confidence
                | Kind::Marking
                | Kind::Caution => "strong",
                Kind::Code => "code",
                _ => "",
            };
            match run.link.and_then(|link| self.names.target(link)).cloned() {
                Some(Target::Entry(entry)) => {
                    self.letters(&run.text, "");
                    if self.seen.insert(entry) {
                        let id = &self.names.library.entry(entry).unwrap();
                        let id = if id.briefing == self.names.briefing && id.briefing.is_some() {
                            id.id.item.to_string()
                        } else {
                            id.id.to_string()
                        };
                        self.letters("(", "");
                        self.letters(&id, "code");
                        self.letters(")", "");
                    }
                }
                Some(Target::Address(url))
                    if ["http://", "https://", "mailto:"]
                        .iter()
                        .any(|s| url.starts_with(s)) =>
                {
                    self.letters(&run.text, "link");
                }
                Some(_) => self.letters(&run.text, ""),
                None if run.kind == Kind::Apart => self.letters("·", ""),
                None => self.letters(&run.text, dress),
            }
        }
    }

    fn block(&mut self, what: &str, fill: impl FnOnce(&mut Self)) {
        self.signs.push(Sign::Begin(what.to_owned()));
        fill(self);
        self.signs.push(Sign::End);
    }

    fn heading(&mut self, level: u8, words: &Words) {
        if words.iter().any(|run| !run.text.trim().is_empty()) {
            self.block(&format!("heading {}", level.min(6)), |said| {
                said.words(words)
            });
        }
    }

    fn items<'i>(&mut self, start: Option<u64>, items: impl Iterator<Item = &'i Item>) {
        self.block(&format!("list {start:?}"), |said| {
            for item in items {
                said.block("item", |said| said.blocks(&item.blocks));
            }
        });
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(words) => self.words(words),
                Block::Heading(level, words) => self.heading(self.depth + level, words),
                Block::List { start, items } => self.items(*start, items.iter()),
                Block::Quote(blocks) => self.block("quote", |said| said.blocks(blocks)),
                Block::Code(text) => self.block("code", |said| said.letters(text, "")),
                Block::Table(table) => self.table(table),
                Block::Rule => self.signs.push(Sign::Begin("rule".to_owned())),
            }
        }
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in parts.chunk_by(|a, b| {
            matches!(
                (a, b),
                (Part::Field(_), Part::Field(_)) | (Part::Item(_), Part::Item(_))
            )
        }) {
            match &part[0] {
                Part::Title(words) => self.heading(1, words),
                Part::Lead { title, more } => {
                    self.heading(1, title);
                    self.words(more);
                }
                Part::Facts(facts) => self.words(&in_a_line(facts)),
                Part::Field(_) => self.block("list None", |said| {
                    for part in part {
                        let Part::Field(field) = part else {
                            panic!("{part:?}")
                        };
                        said.block("item", |said| {
                            said.letters(&format!("{}:", field.label), "strong");
                            said.words(&field.value);
                        });
                    }
                }),
                Part::Item(_) => {
                    let items = part.iter().map(|part| match part {
                        Part::Item(item) => item,
                        other => panic!("{other:?}"),
                    });
                    self.items(None, items);
                }
                Part::Prose(blocks) => self.blocks(blocks),
                Part::Table(table) => self.table(table),
                Part::Section(section) | Part::Backlinks(section) => {
                    self.depth += 1;
                    self.heading(self.depth, &section.heading);
                    self.parts(&section.parts);
                    self.depth -= 1;
                }
                Part::Gap => {}
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.block("table", |said| {
            for row in [&table.head].into_iter().chain(&table.rows) {
                row.iter()
                    .for_each(|cell| said.block("cell", |said| said.words(cell)));
            }
        });
    }
}

pub(super) fn said(library: &Library, page: &Page, briefing: Option<usize>) -> Vec<Sign> {
    let names = Names {
        library,
        links: &page.links,
        briefing,
        named: HashSet::new(),
    };
    let mut said = Said {
        signs: Vec::new(),
        names,
        depth: 1,
        seen: HashSet::new(),
    };
    said.parts(&page.parts);
    said.signs
}

/// What a parser of CommonMark finds, with all that GitHub adds.
pub(super) fn found(markdown: &str) -> Vec<Sign> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS;
    let (mut signs, mut dress) = (Vec::new(), vec![""]);
    for event in Parser::new_ext(markdown, options) {
        let begin = match &event {
            Event::Start(Tag::Heading { level, .. }) => Some(format!("heading {}", *level as u8)),
            Event::Start(Tag::List(start)) => Some(format!("list {start:?}")),
            Event::Start(Tag::Item) => Some("item".to_owned()),
            Event::Start(Tag::BlockQuote(None)) => Some("quote".to_owned()),
            Event::Start(Tag::CodeBlock(_)) => Some("code".to_owned()),
            Event::Start(Tag::Table(_)) => Some("table".to_owned()),
            Event::Start(Tag::TableCell) => Some("cell".to_owned()),
            Event::Rule => Some("rule".to_owned()),
            _ => None,
        };
        signs.extend(begin.map(Sign::Begin));
        let mut letters = |text: &str, dress| {
            let letters = text.chars().filter(|c| !c.is_whitespace());
            signs.extend(letters.map(|c| Sign::Letter(c, dress)));
        };
        match event {
            Event::Start(Tag::Emphasis) => dress.push("emphasis"),
            Event::Start(Tag::Strong) => dress.push("strong"),
            Event::Start(Tag::Link { .. }) => dress.push("link"),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {
                dress.pop();
            }
            Event::Text(text) => letters(&text, dress.last().unwrap()),
            Event::Code(text) => letters(&text, "code"),
            Event::Start(
                Tag::HtmlBlock
                | Tag::Image { .. }
                | Tag::FootnoteDefinition(_)
                | Tag::Strikethrough,
            )
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {
                panic!("{event:?} in\n{markdown}")
            }
            Event::End(
                TagEnd::Heading(_)
                | TagEnd::List(_)
                | TagEnd::Item
                | TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock
                | TagEnd::Table
                | TagEnd::TableCell,
            ) => signs.push(Sign::End),
            _ => {}
        }
    }
    signs
}
