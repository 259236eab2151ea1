//! All briefings at once: a list to choose from, with the page of the selected one beside it.

mod draw;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::{Answer, Over, walk};
use crate::briefing::date::shown::Dates;
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::{Diagnostic, Severity};
use crate::library::Library;
use crate::page::marking;
use crate::page::{Context, contents};
use crate::search::filter::filter;
use crate::tui::keys::action::{Action, Mode};
use crate::tui::keys::keymap::Key;
use crate::tui::layout::{inside, over};
use crate::tui::reader::Glance;
use crate::tui::screen::{Hint, Pressed, Screen};
use crate::tui::shared::Shared;
use crate::tui::shared::order::Order;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::List;
use crate::words::text::Text;

/// A briefing in the list.
#[derive(Debug, Clone)]
struct Listed {
    /// Its place in the library.
    briefing: usize,
    title: Text,
    /// The date that its picture holds for.
    as_of: String,
    tlp: Option<Tlp>,
    /// How many entries of each kind it has.
    contents: String,
    /// How many errors and warnings its file has.
    problems: usize,
}

/// The list of all briefings.
#[derive(Debug)]
struct Briefings {
    /// The briefings, in order.
    listed: Vec<Listed>,
    /// Those that the filter lets through, with the bytes of the title that it matched.
    visible: Vec<(usize, Vec<Range<usize>>)>,
    /// Where one is among the visible.
    list: List,
    order: Order,
    /// The briefings that were open, by their ids, the open one first.
    recent: Vec<Text>,
    filter: Line,
    /// Whether the filter is being typed.
    is_typing: bool,
    /// The page of the selected one.
    glance: Glance,
}

/// The list of all briefings, from the open one.
pub(super) fn open(shared: &Shared, screen: &dyn Screen) -> Result<Box<dyn Over>, String> {
    if let Some(why) = shared.why_alone() {
        return Err(why.to_owned());
    }
    let mut briefings = Briefings {
        listed: listed(&shared.library, &shared.problems, shared.dates()),
        visible: Vec::new(),
        list: List::default(),
        order: shared.order,
        recent: screen.recent(),
        filter: Line::default(),
        is_typing: false,
        glance: Glance::default(),
    };
    briefings.sort(&shared.library);
    let open = screen.briefing().into_iter();
    open.for_each(|open| briefings.find(open));
    Ok(Box::new(briefings))
}

impl Briefings {
    /// The selected briefing, by its place in the library.
    fn selected(&self) -> Option<usize> {
        let (row, _) = self.visible.get(self.list.selected)?;
        Some(self.listed[*row].briefing)
    }

    /// Sorts the briefings; the first is selected.
    fn sort(&mut self, library: &Library) {
        let file = |listed: &Listed| &library.briefings()[listed.briefing];
        let date = |listed: &Listed| {
            let as_of = file(listed).header.as_of.as_ref();
            Reverse(as_of.map(|date| date.latest()))
        };
        let title = |listed: &Listed| listed.title.to_lowercase();
        match self.order {
            Order::Recent => self.listed.sort_by_cached_key(|listed| {
                let mut recent = self.recent.iter();
                let place = recent.position(|id| *id == file(listed).id);
                (place.unwrap_or(usize::MAX), date(listed), title(listed))
            }),
            Order::Date => {
                let key = |listed: &Listed| (date(listed), title(listed));
                self.listed.sort_by_cached_key(key);
            }
            Order::Title => self.listed.sort_by_cached_key(title),
            Order::Problems => {
                let key = |listed: &Listed| (Reverse(listed.problems), title(listed));
                self.listed.sort_by_cached_key(key);
            }
        }
        self.apply();
    }

    /// Selects a briefing, where it is visible.
    fn find(&mut self, briefing: usize) {
        let mut visible = self.visible.iter();
        let found = visible.position(|(row, _)| self.listed[*row].briefing == briefing);
        self.list.selected = found.unwrap_or(self.list.selected);
    }

    fn apply(&mut self) {
        let titles = self.listed.iter().map(|listed| listed.title.as_str());
        self.visible = filter(titles, self.filter.value());
        self.list.selected = 0;
    }

    fn areas(&self, size: Size) -> over::Briefings {
        over::briefings(size, self.listed.len())
    }

    /// How many briefings are seen at once.
    fn height(&self, size: Size) -> u16 {
        self.areas(size).rows().height / over::BRIEFING
    }

    fn clear_filter(&mut self) -> Answer {
        self.is_typing = false;
        self.filter = Line::default();
        self.apply();
        Answer::Stay(None)
    }

    fn act(&mut self, action: Action, shared: &mut Shared) -> Answer {
        match action {
            Action::Follow if self.is_typing => self.is_typing = false,
            Action::Follow => {
                let selected = self.selected();
                return selected.map_or(Answer::Stay(None), Answer::Briefing);
            }
            Action::Close if self.is_typing => return self.clear_filter(),
            Action::Close | Action::Quit if !self.filter.value().is_empty() => {
                return self.clear_filter();
            }
            Action::Sort => {
                self.order = self.order.next();
                shared.order = self.order;
                self.sort(&shared.library);
            }
            Action::Search => self.is_typing = true,
            Action::ReaderDown => self.glance.scroll.by(1),
            Action::ReaderUp => self.glance.scroll.by(-1),
            Action::Help | Action::Problems | Action::Finder => return Answer::Do(action),
            action => {
                self.is_typing = false;
                let height = self.height(shared.size);
                return walk(&mut self.list, action, height, self.visible.len());
            }
        }
        Answer::Stay(None)
    }
}

impl Over for Briefings {
    fn mode(&self) -> Mode {
        if self.is_typing {
            Mode::Typing
        } else {
            Mode::Over
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn key(&mut self, pressed: Pressed, shared: &mut Shared) -> Answer {
        match pressed {
            Pressed::Action(action) => return self.act(action, shared),
            Pressed::Key(key) if self.is_typing => self.type_key(key),
            Pressed::Key(_) => {}
        }
        Answer::Stay(None)
    }

    fn paste(&mut self, text: &str) {
        if self.is_typing {
            self.filter.insert_text(text);
            self.apply();
        }
    }

    fn draw(&self, shared: &Shared, screen: &dyn Screen, buf: &mut Buffer) {
        draw::draw(self, shared, screen, buf);
    }

    fn boxes(&self, shared: &Shared) -> Vec<Rect> {
        let boxes = self.areas(shared.size);
        vec![boxes.list, boxes.page]
    }

    fn hit(&self, shared: &Shared, at: Position) -> Option<usize> {
        let rows = self.areas(shared.size).rows();
        let line = rows.contains(at).then(|| at.y - rows.y)?;
        let item = self.list.offset + usize::from(line / over::BRIEFING);
        (item < self.visible.len()).then_some(item)
    }

    fn select(&mut self, item: usize, _: &mut Shared) -> bool {
        self.list.pick(item)
    }

    fn wheel(&mut self, at: Position, by: isize, shared: &mut Shared) {
        if self.areas(shared.size).page.contains(at) {
            self.glance.scroll.by(by);
        } else {
            self.list.turn(by, self.visible.len());
        }
    }

    fn refresh(&mut self, shared: &Shared, _: &dyn Screen) -> bool {
        let height = self.height(shared.size);
        self.list.keep_in_sight(height.into(), self.visible.len());
        let (library, page) = (&shared.library, inside(self.areas(shared.size).page));
        let selected = self.selected();
        let id = selected.and_then(|briefing| library.briefings().get(briefing));
        let id = id.map(|file| EntryId::global(&file.id));
        let how = (Context::Beside, shared.dates());
        self.glance.refresh(library, id.as_ref(), page, how);
        true
    }

    fn renew(&mut self, before: &Library, shared: &Shared, _: &dyn Screen) {
        let selected = self.selected();
        let selected = selected.and_then(|briefing| before.briefings().get(briefing));
        self.listed = listed(&shared.library, &shared.problems, shared.dates());
        self.glance.renew();
        self.sort(&shared.library);
        let mut files = shared.library.briefings().iter();
        let place = selected.and_then(|old| files.position(|file| file.id == old.id));
        place.into_iter().for_each(|place| self.find(place));
    }

    fn markings(&self, shared: &Shared) -> Vec<Option<Tlp>> {
        let visible = self.visible.iter().skip(self.list.offset);
        let visible = visible.take(self.height(shared.size).into());
        let rows = visible.map(|(row, _)| self.listed[*row].tlp);
        let linked = marking::of_links(&shared.library, self.glance.page.targets());
        rows.chain(linked).collect()
    }

    fn footer(&self, _: &Shared) -> Vec<Hint> {
        if self.is_typing {
            let keep = Hint::shortened(Action::Follow, "keep the filter", "keep");
            return vec![keep, Hint::saying(Action::Close, "clear")];
        }
        vec![
            Hint::saying(Action::Follow, "open"),
            Hint::of(Action::Search),
            Hint::of(Action::Sort),
            Hint::saying(Action::Close, "close"),
        ]
    }

    fn crumb(&self) -> Option<&'static str> {
        Some("All briefings")
    }
}

impl Briefings {
    fn type_key(&mut self, key: Key) {
        if key.code == KeyCode::Backspace && self.filter.value().is_empty() {
            self.is_typing = false;
        } else {
            self.filter.key(key);
            self.apply();
        }
    }
}

/// The briefings of a library with what is to be known of each.
fn listed(library: &Library, problems: &[Diagnostic], dates: Dates) -> Vec<Listed> {
    let mut counts: HashMap<*const _, usize> = HashMap::new();
    for problem in problems {
        if problem.severity() != Severity::Info {
            *counts
                .entry(Arc::as_ptr(&problem.place.source))
                .or_default() += 1;
        }
    }
    let rows = library.briefings().iter().enumerate();
    rows.map(|(briefing, file)| Listed {
        briefing,
        title: file.title().clone(),
        as_of: file
            .header
            .as_of
            .as_ref()
            .map(|date| date.short(dates))
            .unwrap_or_default(),
        tlp: file.header.tlp,
        contents: contents(library, briefing),
        problems: counts
            .get(&Arc::as_ptr(&file.source))
            .copied()
            .unwrap_or_default(),
    })
    .collect()
}
