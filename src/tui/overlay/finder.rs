//! The finder: a few letters, and the entry is there.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::{Rect, Size};

use super::Answer;
use crate::briefing::EntryKind;
use crate::briefing::date::shown::Dates;
use crate::library::file::TitleWords;
use crate::library::{Entry, EntryIx, Library};
use crate::search::labels::{LabelKind, Labels};
use crate::search::session::Session;
use crate::text::Text;
use crate::tui::app::scrolled;
use crate::tui::keymap::Key;
use crate::tui::layout::inside;
use crate::tui::page::{Context, page, set::SetPage};
use crate::tui::widget::input::Line;

/// How many results are kept: more than any screen shows, few enough to be ranked at once.
pub const KEEP: usize = 200;
/// From this width on, the selected entry's page stands beside the results.
const PREVIEW: u16 = 100;

/// A result.
#[derive(Debug, Clone)]
pub struct Found {
    /// The entry.
    pub entry: EntryIx,
    /// The label that matched, when it is not the title: an alias or an id.
    pub other: Option<String>,
    /// The bytes of the label that matched.
    pub marks: Vec<std::ops::Range<usize>>,
}

/// The finder's state.
#[derive(Debug)]
pub struct Finder {
    /// What is typed.
    pub line: Line,
    /// The results, the best first.
    pub found: Vec<Found>,
    /// The selected one.
    pub selected: usize,
    /// The first one shown.
    pub offset: usize,
    /// The page of the selected one.
    pub preview: SetPage,
    session: Session,
    asked: Option<String>,
    of_preview: Option<(EntryIx, u16)>,
}

/// The boxes of the finder.
#[derive(Debug, Clone, Copy)]
pub struct Boxes {
    /// The line to type in.
    pub input: Rect,
    /// The results.
    pub results: Rect,
    /// The page beside them; empty on narrow screens.
    pub preview: Rect,
}

/// Every name, id and alias of a library, for the finder.
pub fn labels(library: &Library) -> Labels {
    let mut labels = Labels::builder();
    for (number, (_, entry)) in (0..).zip(library.entries()) {
        // Whoever types the word of a name wants what is called so before what is said with it.
        let kind = match entry.body.title() {
            TitleWords::Plain(_) => LabelKind::Title,
            TitleWords::Prose(_) | TitleWords::Quote(_) | TitleWords::None => LabelKind::Sentence,
        };
        labels.push(number, kind, &entry.title);
        for alias in entry.body.aliases() {
            labels.push(number, LabelKind::Alias, alias);
        }
        if !entry.id.item.contains(':') {
            labels.push(number, LabelKind::Id, &entry.id.item);
        }
    }
    labels.build()
}

/// What comes first among equals: the open briefing's own, then by kind. Lower is better.
fn rank(entry: &Entry, open: &Text) -> u8 {
    let kind = match entry.kind() {
        EntryKind::Actor => 0,
        EntryKind::Event => 1,
        EntryKind::Option => 2,
        EntryKind::Judgement => 3,
        EntryKind::Question => 4,
        EntryKind::Briefing => 5,
        EntryKind::Source => 6,
        EntryKind::Hypothesis | EntryKind::Evidence | EntryKind::Statement | EntryKind::Tag => 7,
    };
    let elsewhere = entry.id.briefing != *open
        && !(entry.kind() == EntryKind::Briefing && entry.id.item == *open);
    kind + if elsewhere { 8 } else { 0 }
}

impl Finder {
    pub(super) fn new(labels: Arc<Labels>) -> Self {
        Self {
            line: Line::default(),
            found: Vec::new(),
            selected: 0,
            offset: 0,
            preview: SetPage::default(),
            session: Session::new(labels),
            asked: None,
            of_preview: None,
        }
    }

    /// The boxes for a size of the screen.
    pub fn boxes(size: Size) -> Boxes {
        let body = Rect {
            x: 0,
            y: 1,
            width: size.width,
            height: size.height.saturating_sub(2),
        };
        let left = if size.width >= PREVIEW {
            size.width / 2
        } else {
            size.width
        };
        let input = Rect {
            width: left,
            height: 3.min(body.height),
            ..body
        };
        let results = Rect {
            y: body.y + input.height,
            width: left,
            height: body.height.saturating_sub(input.height),
            ..body
        };
        let preview = Rect {
            x: left,
            width: size.width - left,
            ..body
        };
        Boxes {
            input,
            results,
            preview,
        }
    }

    /// Answers what is typed, if that has changed.
    pub fn ask(&mut self, library: &Library, open: &Text) {
        if self.asked.as_deref() == Some(self.line.value()) {
            return;
        }
        let typed = self.line.value().to_owned();
        let boost = |owner: u32| {
            let entry = library.nth(owner);
            entry.map_or(u8::MAX, |(_, entry)| rank(entry, open))
        };
        self.found = if typed.trim().is_empty() {
            browse(library, open)
        } else {
            let hits = self.session.query(&typed, KEEP, &boost).to_vec();
            let found = hits.into_iter().filter_map(|hit| {
                let (ix, entry) = library.nth(hit.owner)?;
                let label = self.session.labels().text(hit.label);
                let other = (label != entry.title.as_str()).then(|| label.to_owned());
                Some(Found {
                    entry: ix,
                    other,
                    marks: hit.marks,
                })
            });
            found.collect()
        };
        self.asked = Some(typed);
        self.selected = 0;
        self.offset = 0;
    }

    /// Brings place and preview up to date.
    pub fn refresh(&mut self, library: &Library, size: Size, dates: Dates) {
        let boxes = Self::boxes(size);
        self.selected = self.selected.min(self.found.len().saturating_sub(1));
        let height = usize::from(inside(boxes.results).height);
        self.offset = scrolled(self.offset, self.selected, height, self.found.len());
        let width = inside(boxes.preview).width;
        let Some(found) = self.found.get(self.selected).filter(|_| width > 0) else {
            self.preview = SetPage::default();
            self.of_preview = None;
            return;
        };
        let key = (found.entry, width);
        if self.of_preview != Some(key) {
            self.preview = SetPage::new(&page(library, found.entry, Context::OnPage, dates), width);
            self.of_preview = Some(key);
        }
    }

    /// Asks anew, among the names of another library.
    pub fn renew(&mut self, labels: Arc<Labels>) {
        let line = std::mem::take(&mut self.line);
        *self = Self {
            line,
            ..Self::new(labels)
        };
    }

    /// The selected result is wanted.
    pub(super) fn chosen(&self) -> Option<Answer> {
        let found = self.found.get(self.selected);
        found.map(|found| Answer::Go(found.entry))
    }

    pub(super) fn key(&mut self, key: Key, size: Size) -> Answer {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let page = usize::from(inside(Self::boxes(size).results).height)
            .saturating_sub(1)
            .max(1);
        match key.code {
            KeyCode::Esc => return Answer::Close,
            KeyCode::Enter => return self.chosen().unwrap_or(Answer::Stay),
            KeyCode::Down => self.selected += 1,
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::Char('n' | 'j') if control => self.selected += 1,
            KeyCode::Char('p' | 'k') if control => self.selected = self.selected.saturating_sub(1),
            KeyCode::PageDown => self.selected += page,
            KeyCode::PageUp => self.selected = self.selected.saturating_sub(page),
            _ => self.line.key(key),
        }
        Answer::Stay
    }
}

/// Before anything is typed: the open briefing's entries, then the other briefings.
fn browse(library: &Library, open: &Text) -> Vec<Found> {
    let mut all: Vec<(u8, EntryIx)> = library
        .entries()
        .filter(|(_, entry)| entry.id.briefing == *open || entry.kind() == EntryKind::Briefing)
        .map(|(ix, entry)| (rank(entry, open), ix))
        .collect();
    all.sort();
    all.into_iter()
        .take(KEEP)
        .map(|(_, entry)| Found {
            entry,
            other: None,
            marks: Vec::new(),
        })
        .collect()
}
