//! What pages are made of: parts that say what they are, and nothing of how they look.
//!
//! No part knows a width, a style or an indent, and no words are padded: that is for [`typeset`](crate::typeset) and
//! whoever else shows a page. Links stand in the runs, by their numbers in [`Page::links`].

use std::borrow::Cow;

use crate::library::entry::EntryIx;
use crate::words::text::Text;

/// All that a page says, from top to bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The kind of the entry, with its marking where that is worth saying: words for the line around the page. None
    /// where the page is of no single entry.
    pub kind: Option<String>,
    /// Whether it begins with the title, whole or as the first sentence of its words.
    pub titled: bool,
    /// Whether this is only its beginning, as far as there was room for it.
    pub goes_on: bool,
    /// Its parts, from top to bottom.
    pub parts: Vec<Part>,
    /// What its links lead to, by their numbers.
    pub links: Vec<Target>,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An entry.
    Entry(EntryIx),
    /// A web address.
    Address(Text),
    /// A topic of the reference, by its name.
    Topic(Text),
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// The title in full.
    Title(Words),
    /// A paragraph that begins with the title of an entry that has no other.
    Lead {
        /// The sentence that is the title.
        title: Words,
        /// What follows it.
        more: Words,
    },
    /// A few facts in a word or two each ([`in_a_line`]).
    Facts(Words),
    /// A field.
    Field(Field),
    /// An item; those that follow each other are a list.
    Item(Item),
    /// Running text.
    Prose(Vec<Block>),
    /// A table.
    Table(Table),
    /// A heading with what belongs under it.
    Section(Section),
    /// The section of what points to the entry.
    Backlinks(Section),
    /// Here another matter begins. Sections stand apart from what is around them without it.
    Gap,
}

/// A label with words behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// What it is called.
    pub label: Cow<'static, str>,
    /// What it says.
    pub value: Words,
}

/// A heading with what belongs under it, which is never nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The words of the heading.
    pub heading: Words,
    /// What belongs under it.
    pub parts: Vec<Part>,
}

/// What stands behind one mark of a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Item {
    /// Its paragraphs and whatever else it holds.
    pub blocks: Vec<Block>,
    /// The sign of what it names, where it is no more than the name of an entry and a few words about it.
    pub sign: Option<&'static str>,
}

/// A part of running text that has lines of its own: what [`Block`](crate::briefing::prose::block::Block) is in a file,
/// with its links looked up.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Words.
    Paragraph(Words),
    /// A heading within the text, with its level from 1 to 6.
    Heading(u8, Words),
    /// A list.
    List {
        /// The first number of a numbered list; none for bullets.
        start: Option<u64>,
        /// The items.
        items: Vec<Item>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Lines to be shown as they are.
    Code(String),
    /// A table.
    Table(Table),
    /// A line across.
    Rule,
}

/// A table. The first column names the rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// What each column is, the first included.
    pub head: Vec<Words>,
    /// The rows, each with a cell for each column.
    pub rows: Vec<Vec<Words>>,
}

/// Words of several kinds, in order.
pub(crate) type Words = Vec<Run>;

/// Words of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words. A line break among them is one that the author asked for.
    pub text: String,
    /// What they are.
    pub kind: Kind,
    /// The link that they are, by its number on the page. Each link is one run.
    pub link: Option<u32>,
}

/// What words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words of no further kind.
    Plain,
    /// Words that the author stresses.
    Emphasis,
    /// Words that the author stresses strongly, and names that stand for what follows them.
    Strong,
    /// A name or command, as it is.
    Code,
    /// Somebody's exact words.
    Quote,
    /// What is said in passing: how a thing stands, how it is counted, what a word means.
    Aside,
    /// The name of a column.
    Label,
    /// A date.
    Date,
    /// A word of a scale: credibility, a score.
    Grade,
    /// How likely something is.
    Likelihood,
    /// How well founded something is.
    Confidence,
    /// With whom something may be shared.
    Marking,
    /// Speaks for it, or the good end of a scale.
    Good,
    /// Speaks against it, or the bad end of a scale.
    Bad,
    /// Says that claims contradict each other.
    Disputed,
    /// Says that it came, or became known, after the day whose picture the briefing gives.
    Later,
    /// Says that it is the briefing's own reading, and nobody else's.
    Ours,
    /// Says that something is not to be taken for what it looks like.
    Caution,
    /// Leads nowhere, though it should.
    Dead,
    /// No words: what follows is a thing of its own, though it stands in the same line.
    Apart,
}

impl Run {
    /// Words of a kind.
    pub fn new(text: impl Into<String>, kind: Kind) -> Self {
        Self {
            text: text.into(),
            kind,
            link: None,
        }
    }
}

/// Whether words are no sentence, but the names of entries with a few words about them.
pub(crate) fn is_row(words: &[Run]) -> bool {
    use Kind::{Code, Emphasis, Plain, Quote, Strong};
    let is_sentence = |run: &Run| {
        matches!(run.kind, Plain | Emphasis | Strong | Code | Quote)
            && run.text.contains(char::is_alphanumeric)
    };
    let mut others = words.iter().filter(|run| run.link.is_none());
    words.iter().any(|run| run.link.is_some()) && !others.any(is_sentence)
}

/// Facts one behind the other.
pub(crate) fn in_a_line(facts: &[Run]) -> Words {
    let mut words = Words::with_capacity(2 * facts.len());
    for fact in facts {
        words.extend((!words.is_empty()).then(|| aside(" · ")));
        words.push(fact.clone());
    }
    words
}

/// Whether there is anything to read.
pub(crate) fn is_said(words: &[Run]) -> bool {
    words.iter().any(|run| !run.text.is_empty())
}

/// Words of no further kind.
pub(crate) fn plain(text: impl Into<String>) -> Run {
    Run::new(text, Kind::Plain)
}

/// Words said in passing.
pub(crate) fn aside(text: impl Into<String>) -> Run {
    Run::new(text, Kind::Aside)
}

/// Says that what follows is a thing of its own.
pub(crate) fn apart() -> Run {
    Run::new("", Kind::Apart)
}
