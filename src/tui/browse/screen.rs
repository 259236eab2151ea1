//! This screen, as the shell knows every screen.

use ratatui::layout::Position;

use super::state::{Browse, Shown};
use super::{draw, footer, pane};
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::reference::topic::Topic;
use crate::search::landing::Landing;
use crate::tui::keys::action::{Action, Mode};
use crate::tui::keys::key::{Key, shown};
use crate::tui::layout::browse::Focus;
use crate::tui::layout::pane::{PaneKind, Sign};
use crate::tui::reader::anchors::anchors;
use crate::tui::reader::whole::{Wanted, Whole};
use crate::tui::screen::{Crumb, Hint, Outcome, Screen, Tally};
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::tui::terminal::canvas::Canvas;
use crate::tui::terminal::link::Anchor;
use crate::tui::widget::input::Line;
use crate::words::text::Text;

impl Screen for Browse {
    fn mode(&self) -> Mode {
        match (&self.typing, &self.hints) {
            (Some(_), _) => Mode::Typing,
            (None, Some(_)) => Mode::Labels,
            (None, None) => Mode::Browse,
        }
    }

    fn act(&mut self, action: Action, shared: &mut Shared) -> Outcome {
        self.do_it(action, shared)
    }

    fn key(&mut self, key: Key, shared: &mut Shared) -> Outcome {
        if self.typing.is_some() {
            self.type_key(key);
        } else if self.hints.is_some() {
            return self.type_hint(key, shared);
        } else {
            let words = format!("{} does nothing here: ? shows what does", shown(&[key]));
            shared.say(Message::own(&words));
        }
        Outcome::Done
    }

    fn paste(&mut self, text: &str) {
        self.type_text(text);
    }

    fn click(&mut self, at: Position, shared: &mut Shared) -> Outcome {
        self.click_at(at, shared)
    }

    fn drag(&mut self, at: Position, shared: &mut Shared) {
        if self.dragged {
            self.put_line(at.x, shared);
        }
    }

    fn wheel(&mut self, at: Position, by: isize, shared: &mut Shared) {
        self.turn_wheel(at, by, shared);
    }

    fn settle(&mut self) {
        self.typing = None;
        self.hints = None;
    }

    fn refresh(&mut self, shared: &Shared) {
        self.bring_up_to_date(shared);
    }

    fn prepare(&mut self, shared: &Shared) {
        self.make_near(shared);
    }

    fn begun(&self) -> Vec<Wanted> {
        self.begun_pages()
    }

    fn take_page(&mut self, whole: &mut Whole, shared: &Shared) {
        self.take_page(whole, shared);
    }

    fn renew(&mut self, before: &Library, shared: &mut Shared) {
        self.keep_place(before, shared);
        self.shown = Shown::default();
    }

    fn redo(&mut self) {
        self.shown = Shown::default();
    }

    fn go(&mut self, entry: EntryIx, shared: &mut Shared) {
        self.go_to(entry, shared);
    }

    fn land(&mut self, entry: EntryIx, landing: Landing, shared: &mut Shared) {
        self.land_on(entry, landing, shared);
    }

    fn open(&mut self, briefing: usize, shared: &mut Shared) {
        self.open_briefing(briefing, shared);
    }

    fn scroll_to(&mut self, line: usize) {
        self.view.focus = Focus::Reader;
        self.view.reader.line = line;
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas) {
        draw::draw(self, shared, canvas);
    }

    fn anchors(&self) -> Vec<Anchor> {
        let areas = &self.shown.areas;
        let (page, context) = (&self.shown.page, &self.shown.context);
        let mut all = anchors(page, &self.view.reader, areas.page());
        all.extend(anchors(context, &self.view.context, areas.beside()));
        all
    }

    fn markings(&self) -> Vec<Option<Tlp>> {
        let markings = [self.shown.marking_of_briefing, self.shown.marking_of_page];
        markings.into_iter().flatten().collect()
    }

    fn crumbs(&self, shared: &Shared) -> Vec<Crumb> {
        let file = self.shown.briefing;
        let file = file.and_then(|i| shared.library.briefings().get(i));
        let title = file.map_or("", |file| file.title().as_str());
        let pane = self.view.pane;
        vec![
            Crumb {
                words: title.to_owned(),
                action: Action::Overview,
            },
            Crumb {
                words: pane.title().to_owned(),
                action: Action::Pane(pane),
            },
        ]
    }

    fn footer(&self, shared: &Shared) -> Vec<Hint> {
        footer::hints(self, shared)
    }

    fn typed(&self) -> Option<(&'static str, &Line)> {
        let typing = self.typing.as_ref()?;
        Some((typing.prompt(), &typing.line))
    }

    fn tally(&self) -> Option<Tally> {
        self.is_finding().then(|| {
            let places = self.shown.found.count();
            let words = match (places, self.view.place) {
                (0, _) => "not found".to_owned(),
                (places, Some(place)) => format!("{} of {places}", place + 1),
                (places, None) => format!("{places} places"),
            };
            let is_nothing = places == 0;
            Tally { words, is_nothing }
        })
    }

    fn briefing(&self) -> Option<usize> {
        self.shown.briefing
    }

    fn briefing_id(&self) -> &Text {
        &self.view.briefing
    }

    fn recent(&self) -> Vec<Text> {
        let left = self.left.iter().map(|view| view.briefing.clone());
        let open = std::iter::once(self.view.briefing.clone());
        open.chain(left).collect()
    }

    fn looked_at(&self, shared: &Shared) -> Result<EntryId, Message> {
        self.peeked(shared)
    }

    fn topic(&self, shared: &Shared) -> Option<Topic<'static>> {
        self.topic_of_selected(shared)
    }

    fn headings(&self) -> &[(usize, String)] {
        // Where the page is not on the screen, it is that of some time before.
        match self.shown.of_page {
            Some(_) => &self.shown.page.headings,
            None => &[],
        }
    }

    fn signs(&self) -> Vec<(PaneKind, &'static Sign)> {
        let panes = PaneKind::ALL.into_iter();
        let signs = panes.flat_map(|pane| pane::signs(pane).iter().map(move |sign| (pane, sign)));
        signs.collect()
    }
}
