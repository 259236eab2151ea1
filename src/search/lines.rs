//! What an entry says itself, line by line, as its page has it: so that whatever a reader can read can be found, and
//! nothing else. Names of fields and headings are not said by the entry; what only stands on the page because others
//! point there is not among it either ([`Context::Own`]).

use crate::briefing::date::shown::Dates;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::part::{Block, Item, Kind, Part, Run, Table, Words, in_a_line};
use crate::page::{Context, page};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// The title, or the sentence that stands for it.
    Title(&'a str),
    /// Words behind the title in the same line.
    More(&'a str),
    /// Any other line.
    Text(&'a str),
    /// The name of another entry, in a line that holds such names and nothing more.
    Name(&'a str),
}

/// Gives the lines of an entry, from top to bottom.
pub(super) fn each(
    library: &Library,
    entry: EntryIx,
    dates: Dates,
    give: &mut dyn FnMut(Line<'_>),
) {
    let page = page(library, entry, Context::Own, dates);
    parts(&page.parts, give);
}

fn parts(all: &[Part], give: &mut dyn FnMut(Line<'_>)) {
    for part in all {
        match part {
            Part::Title(words) => give(Line::Title(&joined(words))),
            Part::Lead { title, more } => {
                give(Line::Title(&joined(title)));
                give(Line::More(&joined(more)));
            }
            Part::Facts(facts) => give(Line::Text(&joined(&in_a_line(facts)))),
            Part::Field(field) => text(&field.value, give),
            Part::Item(one) => item(one, give),
            Part::Prose(blocks) => blocks.iter().for_each(|each| block(each, give)),
            Part::Table(table) => cells(table, give),
            Part::Section(section) => {
                // A heading that leads somewhere names something.
                if section.heading.iter().any(|run| run.link.is_some()) {
                    text(&section.heading, give);
                }
                parts(&section.parts, give);
            }
            Part::Backlinks(_) | Part::Gap => {}
        }
    }
}

fn block(block: &Block, give: &mut dyn FnMut(Line<'_>)) {
    match block {
        Block::Paragraph(words) | Block::Heading(_, words) => text(words, give),
        Block::List { items, .. } => items.iter().for_each(|one| item(one, give)),
        Block::Quote(blocks) => blocks.iter().for_each(|each| self::block(each, give)),
        Block::Code(code) => code.lines().for_each(|line| give(Line::Text(line))),
        // Its heads are the author's own words.
        Block::Table(table) => {
            table.head.iter().for_each(|cell| text(cell, give));
            cells(table, give);
        }
        Block::Rule => {}
    }
}

fn cells(table: &Table, give: &mut dyn FnMut(Line<'_>)) {
    let cells = table.rows.iter().flatten();
    cells.for_each(|cell| text(cell, give));
}

fn item(item: &Item, give: &mut dyn FnMut(Line<'_>)) {
    item.blocks.iter().for_each(|each| block(each, give));
}

fn text(words: &Words, give: &mut dyn FnMut(Line<'_>)) {
    let line = joined(words);
    let says = |run: &Run| run.link.is_none() && run.kind != Kind::Aside;
    let mut said = words.iter().filter(|run| says(run));
    if said.any(|run| run.text.contains(char::is_alphanumeric)) {
        give(Line::Text(&line));
    } else {
        names(words, give);
    }
}

/// Each name in a line of its own, with what hedges it: so that what is found tells one name from several.
fn names(words: &Words, give: &mut dyn FnMut(Line<'_>)) {
    let is_begun = |run: &Run, next: &Run| next.link.is_none() || next.link == run.link;
    for name in words.chunk_by(is_begun) {
        let name = joined(name);
        let name = name.trim_end_matches([',', ' ']);
        if !name.is_empty() {
            give(Line::Name(name));
        }
    }
}

fn joined(words: &[Run]) -> String {
    let each = words.iter().map(|run| match run.kind {
        Kind::Apart => "  ",
        _ => run.text.as_str(),
    });
    each.collect::<String>().replace('\n', " ")
}
