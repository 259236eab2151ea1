//! Draws everything. It reads and never changes anything.

use ratatui::buffer::Buffer;

use super::{Shell, footer, header, series};
use crate::theme::meaning::Meaning;
use crate::tui::layout::{LEAST, is_too_small};
use crate::tui::terminal::link::Anchor;
use crate::tui::widget::paint;

impl Shell {
    /// Draws the whole screen.
    pub fn draw(&self, buf: &mut Buffer) {
        let area = buf.area;
        paint::clear(buf, area, self.shared.style(Meaning::Text));
        header::draw(self, buf);
        if is_too_small(self.shared.size) {
            return too_small(self, buf);
        }
        let over = self.over();
        if over.is_none_or(|over| !over.covers()) {
            self.screen().draw(&self.shared, buf);
        }
        if let Some(over) = over {
            over.draw(&self.shared, self.screen(), buf);
        }
        series::draw(self, buf);
        footer::draw(self, buf);
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
