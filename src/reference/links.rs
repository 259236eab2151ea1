//! Links from the page of a topic to those that it names: to the fields of a kind, and to what it says is explained elsewhere.

use super::kinds::Kind;
use super::topic::Topic;
use crate::page::part::{Block, Page, Part, Run, Target, Words};
use crate::words::text::Text;

/// What stands before the name of a topic that is to be asked for.
const ASKED: &str = "bluf explain ";

/// The page of a topic with links.
pub(crate) fn linked(topic: Topic<'_>) -> Page {
    let mut page = topic.page();
    let kind = match topic {
        Topic::Kind(kind) => Some(kind),
        _ => None,
    };
    let mut parts = std::mem::take(&mut page.parts);
    parts
        .iter_mut()
        .for_each(|part| link(part, kind, &mut page));
    page.parts = parts;
    page
}

fn link(part: &mut Part, kind: Option<&Kind>, page: &mut Page) {
    match part {
        Part::Section(section) | Part::Backlinks(section) => {
            section
                .parts
                .iter_mut()
                .for_each(|part| link(part, kind, page));
        }
        Part::Table(table) => {
            let names = table
                .rows
                .iter_mut()
                .filter_map(|row| row.first_mut()?.first_mut());
            for name in names {
                let topic = kind.and_then(|kind| named(kind, &name.text));
                put(name, topic, page);
            }
        }
        Part::Field(field) => asked(&mut field.value, page),
        Part::Prose(blocks) => {
            for block in blocks {
                if let Block::Paragraph(words) = block {
                    asked(words, page);
                }
            }
        }
        Part::Title(_) | Part::Lead { .. } | Part::Facts(_) | Part::Item(_) | Part::Gap => {}
    }
}

/// What a kind has by a name: a field, or a collection.
fn named(kind: &Kind, name: &str) -> Option<Topic<'static>> {
    let field = Topic::of_field(kind.name, name).map(Topic::Field);
    field.or_else(|| Topic::of_collection(name))
}

/// Names of topics as they are asked for.
fn asked(words: &mut Words, page: &mut Page) {
    for run in words {
        let topic = run.text.strip_prefix(ASKED).and_then(Topic::named);
        put(run, topic, page);
    }
}

fn put(run: &mut Run, topic: Option<Topic<'_>>, page: &mut Page) {
    if let Some(topic) = topic {
        run.link = u32::try_from(page.links.len()).ok();
        page.links.push(Target::Topic(Text::line(&topic.name())));
    }
}
