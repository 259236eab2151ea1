//! The speaker's notes on a slide: set for the console, scrolled, and larger where they are to be read from afar.

use ratatui::layout::Rect;

use crate::slides::notes::notes;
use crate::tui::layout::console::{Share, console};
use crate::tui::layout::inside;
use crate::tui::present::side::Side;
use crate::tui::present::state::Present;
use crate::tui::reader::Scroll;
use crate::tui::shared::Shared;
use crate::tui::widget::list::Move;
use crate::typeset::page::SetPage;

impl Present {
    /// Sets the notes anew where the slide or the room for them is another.
    pub(in crate::tui::present) fn set_notes(&mut self, shared: &Shared) {
        let spot = self.spot();
        let Side::Console(joined) = &mut self.side else {
            return;
        };
        let board = &mut joined.board;
        let room_now = room(shared, board.wants());
        let width = room_now.width;
        if board.of == Some((spot.slide, width)) {
            return board.scroll.keep_on(&board.page, room_now.height.into());
        }
        if board.of.is_none_or(|(slide, _)| slide != spot.slide) {
            board.scroll = Scroll::default();
        }
        board.of = Some((spot.slide, width));
        let slide = self.laid.deck.slides.get(spot.slide);
        let found =
            slide.and_then(|slide| notes(&shared.library, &self.laid.deck, slide, shared.dates()));
        board.marking = found.as_ref().and_then(|notes| notes.marking);
        board.page =
            found.map_or_else(SetPage::default, |notes| SetPage::whole(&notes.page, width));
        let mut lines = board.page.lines.iter();
        board.is_written = lines.any(|line| !line.pieces.is_empty());
        let height = room(shared, board.wants()).height.into();
        board.scroll.keep_on(&board.page, height);
    }

    /// Makes the notes anew: the files or the settings are others.
    pub(in crate::tui::present) fn forget_notes(&mut self) {
        if let Side::Console(joined) = &mut self.side {
            joined.board.of = joined.board.of.map(|(slide, _)| (slide, 0));
        }
    }

    /// Scrolls the notes.
    pub(in crate::tui::present) fn scroll_notes(&mut self, step: Move, shared: &Shared) {
        if let Side::Console(joined) = &mut self.side {
            let board = &mut joined.board;
            let height = room(shared, board.wants()).height.into();
            board.scroll.apply(step, height, &board.page);
        }
    }

    /// Gives the notes more of the console, or less.
    pub(in crate::tui::present) fn resize_notes(
        &mut self,
        to: fn(Share) -> Share,
        shared: &Shared,
    ) {
        if let Side::Console(joined) = &mut self.side {
            joined.board.share = to(joined.board.share);
        }
        self.set_notes(shared);
    }
}

/// The room for the words of the notes.
fn room(shared: &Shared, wants: (Share, usize)) -> Rect {
    inside(console(shared.size, wants).notes)
}
