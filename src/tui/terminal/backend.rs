//! ratatui's crossterm backend behind the gate: a frame becomes one write.
//!
//! Nothing reaches the terminal before [`Screen::present`], and nothing at all if nothing changed. No question is ever
//! put to the terminal here: answers would be read as keys.

use std::io::{self, Write};

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

    /// Takes commands out of the cells, and puts a move of the cursor after those whose width is not sure.
    fn draw<'a, I>(&mut self, cells: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut cells: Vec<(u16, u16, &Cell)> = cells.collect();
        if cells.is_empty() {
            return Ok(());
        }
        let mut safe = Vec::new();
        for (index, &(x, y, cell)) in cells.iter().enumerate() {
            if !is_sure(cell.symbol()) {
                let (symbol, dropped) = safe_symbol(cell.symbol(), x, y);
                self.gate.count(dropped);
                let mut cell = cell.clone();
                cell.set_symbol(&symbol);
                safe.push((index, cell));
            }
        }
        for (index, cell) in &safe {
            cells[*index].2 = cell;
        }
        self.cursor.has_moved = true;
        self.crossterm().draw(cells.into_iter())
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

/// The symbol without commands, save a link made by [`link::set_link`], and followed by a move to the next column
/// unless its width is sure; and how many characters were dropped. Whatever is left takes up its place.
fn safe_symbol(symbol: &str, x: u16, y: u16) -> (String, usize) {
    let (target, text) = match link::parts(symbol) {
        Some((target, text)) => (Some(target), text),
        None => (None, symbol),
    };
    let shown = visible(text);
    let dropped = text.chars().count() - shown.chars().count();
    let shown = if shown.is_empty() { " " } else { &shown };
    let mut safe = match target {
        Some(target) => link::wrap(shown, target),
        None => shown.to_owned(),
    };
    if !is_sure(shown) {
        // Rows and columns count from 1, and this is the column after.
        safe.push_str(&format!(
            "\x1b[{};{}H",
            y.saturating_add(1),
            x.saturating_add(2)
        ));
    }
    (safe, dropped)
}

/// Do terminals agree that this is one column wide, or does crossterm move the cursor anyway, since it is two (CJK)?
///
/// One code point, visible: a letter or digit of any script, or what frames and charts are drawn with. Not sure are marks, and
/// whatever may be an emoji: tmux 3.3 and unicode-width differ on 2,811 of 3,347 emoji sequences.
fn is_sure(text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return false;
    };
    match c {
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' => true,
        '\u{250}'..='\u{10ff}' | '\u{1200}'..='\u{1fff}' => c.is_alphanumeric(),
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{2190}'..='\u{2193}' => true,
        '\u{2500}'..='\u{25ff}' => !matches!(c, '▪' | '▫' | '▶' | '◀' | '◻'..='◾'),
        '\u{2800}'..='\u{28ff}' | '\u{ff61}'..='\u{ff9d}' => true,
        '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}' => true,
        '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff60}' => true,
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
