//! Draws everything. It reads and never changes anything but the cells.

use ratatui::buffer::Buffer;

use super::{Shell, Top, footer, header, series};
use crate::theme::meaning::Meaning;
use crate::tui::layout::{self, LEAST, is_too_small};
use crate::tui::over::contract::Over as _;
use crate::tui::terminal::canvas::{Canvas, look};
use crate::tui::terminal::link::Anchor;
use crate::tui::widget::paint;

impl Shell {
    /// Draws the whole screen.
    pub fn draw(&self, buf: &mut Buffer) {
        let mut canvas = Canvas::blank(buf.area.as_size());
        self.draw_on(&mut canvas);
        *buf = canvas.into_cells();
    }

    /// Draws what looks otherwise than it does on a canvas.
    pub fn draw_on(&self, canvas: &mut Canvas) {
        if is_too_small(self.shared.size) && !self.is_bare() {
            return too_small(self, canvas.whole());
        }
        let theme = self.shared.theme();
        canvas.begin(theme.style(Meaning::Text), look(theme));
        if self.is_covered() {
            canvas.anew();
        }
        self.draw_parts(canvas);
        if !canvas.is_sound() {
            canvas.anew();
            self.draw_parts(canvas);
        }
    }

    /// Whether something lies above the screen, or above the finder that takes its place.
    fn is_covered(&self) -> bool {
        let is_over = match &self.top {
            Top::Nothing => false,
            Top::Finder => self.finder.is_covered(),
            Top::Box(..) => true,
        };
        is_over || !self.pending.is_empty()
    }

    /// Whether the screen has all of the terminal to itself.
    pub(super) fn is_bare(&self) -> bool {
        self.over().is_none() && self.screen().is_bare()
    }

    fn draw_parts(&self, canvas: &mut Canvas) {
        if self.is_bare() {
            return self.screen().draw(&self.shared, canvas);
        }
        canvas.always(layout::header(self.shared.size), |buf| {
            header::draw(self, buf)
        });
        let over = self.over();
        if over.is_none_or(|over| !over.covers()) {
            self.screen().draw(&self.shared, canvas);
        }
        match &self.top {
            Top::Nothing => {}
            Top::Finder if !self.is_covered() => {
                self.finder.draw_on(&self.shared, self.screen(), canvas);
            }
            Top::Finder => self
                .finder
                .draw(&self.shared, self.screen(), canvas.above()),
            Top::Box(_, over) => over.draw(&self.shared, self.screen(), canvas.above()),
        }
        if !self.pending.is_empty() {
            series::draw(self, canvas.above());
        }
        canvas.always(layout::footer(self.shared.size), |buf| {
            footer::draw(self, buf)
        });
    }

    /// The links on the screen that the terminal can open; none while a box covers them.
    pub fn anchors(&self) -> Vec<Anchor> {
        if !self.pending.is_empty() {
            return Vec::new();
        }
        match self.over() {
            Some(over) => over.anchors(&self.shared),
            None => self.screen().anchors(),
        }
    }
}

fn too_small(shell: &Shell, buf: &mut Buffer) {
    let size = shell.shared.size;
    paint::clear(buf, buf.area, shell.shared.style(Meaning::Text));
    header::draw(shell, buf);
    let text = format!(
        "{} × {} is too small: bluf needs {} × {}",
        size.width, size.height, LEAST.width, LEAST.height
    );
    let mut words = text.split(' ').peekable();
    let style = shell.shared.style(Meaning::Message);
    for y in 1..buf.area.height {
        let mut line = String::new();
        while let Some(word) = words
            .next_if(|word| line.is_empty() || line.len() + 1 + word.len() <= buf.area.width.into())
        {
            line = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
        }
        paint::words(buf, 0, y, buf.area.width, &line, style);
    }
}
