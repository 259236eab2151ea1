//! Parts of a slide as blocks of lines of some columns: what belongs together, and what may stand on a page of its own.

mod axis;
pub(super) mod block;
mod large;
mod scale;
mod table;

use super::page::Role;
use super::part::{Part, Sheet};
use crate::page::part;
use crate::theme::meaning::Meaning;
use crate::typeset::looks::look;
use crate::typeset::parts::Setter;
use block::{Air, MEASURE, Setting, Turn, WIDEST, of};

/// What of a slide is in large letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Enlarged {
    /// Its title, of one line.
    Title,
    /// Its title, of two lines at most, and the sentence that matters most.
    Lead,
}

/// The blocks of a slide for a screen of so many columns.
pub(super) fn blocks(sheet: &Sheet, screen: u16) -> Setting {
    let mut setting = Setting::within(screen);
    setting.title = setting.paragraph(look(&sheet.title, Meaning::Title), Role::Title);
    let parts = sheet.parts.iter();
    parts.for_each(|part| add(&mut setting, part));
    setting
}

/// The same with large letters; none where what is to be large is too long for that: a title that takes more lines, a
/// word that has to be broken.
pub(super) fn enlarged(sheet: &Sheet, screen: u16, enlarged: Enlarged) -> Option<Setting> {
    let mut setting = Setting::within(screen);
    let title = look(&sheet.title, Meaning::Title);
    let title = large::lines(title, setting.width, Role::Title);
    let most = match enlarged {
        Enlarged::Title => 1,
        Enlarged::Lead => 2,
    };
    let most = usize::from(large::SCALE) * most;
    setting.title = title.filter(|lines| lines.len() <= most)?;
    for part in &sheet.parts {
        match part {
            Part::Lead(words) if enlarged == Enlarged::Lead => {
                let words = look(words, Meaning::Strong);
                let lines = large::lines(words, setting.width, Role::Lead)?;
                setting.push(lines, Turn::Now, Air::Always);
            }
            part => add(&mut setting, part),
        }
    }
    Some(setting)
}

impl Setting {
    /// Nothing yet, between the margins of a screen of so many columns.
    fn within(screen: u16) -> Self {
        let margin = match screen {
            ..60 => 1,
            60..100 => 2,
            _ => 4,
        };
        let width = screen.saturating_sub(2 * margin).min(WIDEST);
        Self {
            left: screen.saturating_sub(width) / 2,
            width,
            ..Self::default()
        }
    }
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
        Part::Key(words) => {
            let lines = setting.paragraph(look(words, Meaning::Text), Role::Key);
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
