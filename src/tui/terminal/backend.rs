//! ratatui's crossterm backend behind the gate: a frame becomes one write.
//!
//! Nothing reaches the terminal before [`Screen::present`], and nothing at all if nothing changed. No question is ever
//! put to the terminal here: answers would be read as keys.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use crossterm::clipboard::CopyToClipboard;
use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
};

use super::{
    gate::{Gate, visible},
    link,
};

/// A synchronized update (mode 2026): the terminal shows the frame when it is whole. Unknown to a terminal, it is
/// ignored.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// What was written to the terminal so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// Writes, one for each frame in which something changed.
    pub frames: u64,
    /// Bytes of all frames.
    pub bytes: u64,
    /// Sequences and characters that were not let through.
    pub dropped: u64,
}

/// The backend: draws into the gate, presents to the sink.
#[derive(Debug)]
pub(super) struct Screen<W> {
    sink: W,
    size: fn() -> Size,
    gate: Gate,
    cursor: Cursor,
    written: Written,
}

/// Where the terminal's cursor was put, as far as it is known.
#[derive(Debug, Default)]
struct Cursor {
    at: Position,
    is_shown: bool,
    has_moved: bool,
}

impl<W: Write> Screen<W> {
    /// A screen of the size the function says, without anything on it and with the cursor hidden.
    pub(super) fn new(sink: W, size: fn() -> Size) -> Self {
        Self {
            sink,
            size,
            gate: Gate::default(),
            cursor: Cursor::default(),
            written: Written::default(),
        }
    }

    /// Forgets what was not presented; the cursor is hidden.
    pub(super) fn forget(&mut self) {
        self.gate.take();
        self.cursor = Cursor::default();
    }

    /// Writes the frame, in one piece.
    ///
    /// # Errors
    /// What the terminal answers to a write; EIO when it is gone.
    pub(super) fn present(&mut self) -> io::Result<()> {
        let frame = self.gate.take();
        if frame.is_empty() {
            return Ok(());
        }
        let frame = [BEGIN, &frame, END].concat();
        self.written.frames += 1;
        self.written.bytes += frame.len() as u64;
        self.sink.write_all(&frame)
    }

    /// Puts text on the clipboard with the next frame (OSC 52).
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        crossterm::queue!(self.gate, CopyToClipboard::to_clipboard_from(text))
    }

    /// Counts of what was written.
    pub(super) fn written(&self) -> Written {
        Written {
            dropped: self.gate.dropped(),
            ..self.written
        }
    }

    fn crossterm(&mut self) -> CrosstermBackend<&mut Gate> {
        CrosstermBackend::new(&mut self.gate)
    }
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    /// Draws run by run: crossterm moves the cursor at the start of each, so a run ends where the terminal's idea of
    /// a width may differ from ours.
    fn draw<'a, I>(&mut self, cells: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut run: Vec<(u16, u16, Cow<'a, Cell>)> = Vec::new();
        for (x, y, cell) in cells {
            let unsure = run
                .last()
                .is_some_and(|(lx, ly, last)| *ly == y && lx + 1 == x && !is_sure(last.symbol()));
            if unsure {
                self.draw_run(&run)?;
                run.clear();
            }
            let (cell, dropped) = harmless(cell);
            self.gate.count(dropped);
            run.push((x, y, cell));
        }
        self.draw_run(&run)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor.is_shown {
            self.cursor.is_shown = false;
            self.crossterm().hide_cursor()?;
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if !self.cursor.is_shown {
            self.cursor.is_shown = true;
            self.crossterm().show_cursor()?;
        }
        Ok(())
    }

    /// Where it was put last: the terminal is not asked.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.at)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.has_moved || self.cursor.at != position {
            self.cursor.at = position;
            self.cursor.has_moved = false;
            self.crossterm().set_cursor_position(position)?;
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.crossterm().clear_region(region)
    }

    /// Not on a full screen.
    fn append_lines(&mut self, _: u16) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn size(&self) -> io::Result<Size> {
        Ok((self.size)())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: (self.size)(),
            pixels: Size::ZERO,
        })
    }

    /// Nothing: see [`Screen::present`].
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<W: Write> Screen<W> {
    fn draw_run(&mut self, run: &[(u16, u16, Cow<'_, Cell>)]) -> io::Result<()> {
        if run.is_empty() {
            return Ok(());
        }
        self.cursor.has_moved = true;
        self.crossterm()
            .draw(run.iter().map(|(x, y, cell)| (*x, *y, cell.as_ref())))
    }
}

/// The cell without commands in its symbol, save a link made by [`link::set_link`]; and how many characters were
/// dropped. Whatever is left takes up its place.
fn harmless(cell: &Cell) -> (Cow<'_, Cell>, usize) {
    let symbol = cell.symbol();
    let (target, text) = match link::parts(symbol) {
        Some((target, text)) => (Some(target), text),
        None => (None, symbol),
    };
    let shown = match visible(text) {
        Cow::Borrowed(whole) if !whole.is_empty() => return (Cow::Borrowed(cell), 0),
        shown if shown.is_empty() => Cow::Borrowed(" "),
        shown => shown,
    };
    let dropped = text.chars().count().saturating_sub(shown.chars().count());
    let mut cell = cell.clone();
    match target {
        Some(target) => cell.set_symbol(&link::wrap(&shown, target)),
        None => cell.set_symbol(&shown),
    };
    (Cow::Owned(cell), dropped)
}

/// Do terminals agree that this is one column wide? One code point of ASCII, Latin, Greek, Cyrillic, or of what frames
/// and charts are drawn with. tmux 3.3 and unicode-width differ on most emoji sequences, and on marks of other scripts.
/// After a cell of two columns, as of CJK, crossterm moves the cursor anyway.
fn is_sure(symbol: &str) -> bool {
    let text = link::parts(symbol).map_or(symbol, |(_, text)| text);
    let mut chars = text.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return false;
    };
    matches!(c,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{2190}'..='\u{2193}' | '\u{2500}'..='\u{25a9}'
        | '\u{25b2}'..='\u{25b5}' | '\u{25b7}'..='\u{25bf}' | '\u{25c1}'..='\u{25fa}' | '\u{2800}'..='\u{28ff}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
