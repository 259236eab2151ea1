//! Names between backticks, for where nothing else tells them from the words around them.

use crate::page::part::{Block, Item, Kind, Page, Part, Run, Words};

/// The same page with every name in running words between backticks. Titles, and the names that tables and items begin
/// with, are nothing but names.
pub(crate) fn ticked(mut page: Page) -> Page {
    parts(&mut page.parts);
    page
}

fn parts(all: &mut [Part]) {
    for part in all {
        match part {
            Part::Section(section) | Part::Backlinks(section) => parts(&mut section.parts),
            Part::Field(field) => words(&mut field.value),
            Part::Prose(all) => blocks(all),
            Part::Item(item) => after_name(item),
            Part::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| row.iter_mut().skip(1));
                cells.for_each(words);
            }
            Part::Title(_) | Part::Lead { .. } | Part::Facts(_) | Part::Gap => {}
        }
    }
}

fn blocks(all: &mut [Block]) {
    for block in all {
        if let Block::Paragraph(paragraph) = block {
            words(paragraph);
        }
    }
}

fn after_name(item: &mut Item) {
    if let Some(Block::Paragraph(paragraph)) = item.blocks.first_mut() {
        paragraph.iter_mut().skip(1).for_each(tick);
    }
}

fn words(all: &mut Words) {
    all.iter_mut().for_each(tick);
}

fn tick(run: &mut Run) {
    if run.kind == Kind::Code {
        run.text = format!("`{}`", run.text);
    }
}
