//! Parts of a slide as blocks of lines of some columns: what belongs together, and what may stand on a page of its own.

mod axis;
pub(super) mod block;
mod scale;
mod table;

use super::page::Role;
use super::part::{Part, Sheet};
use crate::page::part;
use crate::theme::meaning::Meaning;
use crate::typeset::looks::look;
use crate::typeset::parts::Setter;
use block::{Air, MEASURE, Setting, Turn, WIDEST, of};

/// The blocks of a slide for a screen of so many columns.
pub(super) fn blocks(sheet: &Sheet, screen: u16) -> Setting {
    let margin = match screen {
        ..60 => 1,
        60..100 => 2,
        _ => 4,
    };
    let width = screen.saturating_sub(2 * margin).min(WIDEST);
    let mut setting = Setting {
        left: screen.saturating_sub(width) / 2,
        width,
        ..Setting::default()
    };
    setting.title = setting.paragraph(look(&sheet.title, Meaning::Title), Role::Title);
    let parts = sheet.parts.iter();
    parts.for_each(|part| add(&mut setting, part));
    setting
}

/// Adds the blocks of a part.
fn add(setting: &mut Setting, part: &Part) {
    match part {
        Part::Lead(words) => {
            let lines = setting.paragraph(look(words, Meaning::Strong), Role::Lead);
            setting.push(lines, Turn::Now, Air::Always);
        }
        Part::Text(words) => {
            let lines = setting.paragraph(look(words, Meaning::Text), Role::Text);
            setting.push(lines, Turn::Now, Air::Spare);
        }
        Part::Heading(words) => setting.heading(words),
        Part::Item(item) => setting.item(item),
        Part::Prose(block) => {
            let mut setter = Setter::new(setting.width.min(MEASURE));
            setter.part(&part::Part::Prose(vec![block.clone()]));
            let lines = setter.finish().lines.into_iter();
            let lines = lines.map(|line| of(line, Role::Text)).collect();
            setting.push(lines, Turn::Item, Air::Always);
        }
        Part::Table(table) => setting.table(table),
        Part::Scale(likelihood) => {
            let lines = scale::lines(*likelihood, setting.width);
            setting.push(lines, Turn::Item, Air::Always);
        }
        Part::Axis(axis) => setting.axis(axis),
        Part::Sides(sides) => setting.sides(sides),
        Part::Rest(words) => {
            let lines = setting.paragraph(look(words, Meaning::Dim), Role::Rest);
            setting.push(lines, Turn::WithLast, Air::Spare);
        }
    }
}
