//! What a slide says, as typed parts: no widths, no styles, no pages.

use chrono::NaiveDate;

use crate::briefing::judgement::Likelihood;
use crate::library::entry::EntryIx;
use crate::page::part::{Block, Target, Words};

/// All that a slide says, from top to bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sheet {
    /// Its title.
    pub title: Words,
    /// What stands under it.
    pub parts: Vec<Part>,
    /// What its links lead to, by their numbers.
    pub links: Vec<Target>,
    /// The entries whose words stand on it, whether or not there is a link to them.
    pub says: Vec<EntryIx>,
}

/// A part of a slide.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    /// The sentence that matters most.
    Lead(Words),
    /// Words that are there from the beginning.
    Text(Words),
    /// What the signs beside it say.
    Key(Words),
    /// A heading; it never ends a page.
    Heading(Words),
    /// One of several things that may appear one by one.
    Item(Item),
    /// A block of running text, one of several.
    Prose(Block),
    /// A table; its rows may appear one by one.
    Table(Table),
    /// How likely something is.
    Scale(Likelihood),
    /// Events on an axis.
    Axis(Axis),
    /// Entries side by side.
    Sides(Vec<Side>),
    /// What is left out, and the way to it.
    Rest(Words),
}

/// One of several things.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Item {
    /// What stands before it.
    pub mark: String,
    /// What it is.
    pub words: Words,
    /// What is said of it, a line each.
    pub under: Vec<Words>,
}

/// A table. The first column names the rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Table {
    /// What each column is.
    pub head: Vec<Words>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Row {
    /// A cell for each column.
    pub cells: Vec<Words>,
    /// How much it tells.
    pub weight: Weight,
}

/// How much something tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Weight {
    /// As much as others.
    #[default]
    Full,
    /// Nothing: it stands back.
    Faint,
}

/// Events in their order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Axis {
    /// The events.
    pub points: Vec<Point>,
    /// The days from the first to the last that are named.
    pub from: Option<(NaiveDate, NaiveDate)>,
}

/// An event on an axis.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Point {
    /// When, in a few letters.
    pub when: String,
    /// The first and the last day that are meant; none where that is not known.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// What happened.
    pub words: Words,
}

/// One of several entries side by side.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Side {
    /// Its name.
    pub name: Words,
    /// What is said of it, in the order that all sides have. A field may be empty.
    pub fields: Vec<(String, Words)>,
}
