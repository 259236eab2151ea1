//! The screen behind the gate: a frame becomes one write.
//!
//! Knows what the terminal shows, and writes what differs from the next frame: nothing at all if nothing changed. No
//! question is ever put to the terminal here: who asks hears the answer, too. The terminal's own cursor stays hidden.

use std::io::{self, Write};

use crossterm::clipboard::CopyToClipboard;
use ratatui::layout::Size;

use super::canvas::Canvas;
use super::encode::{Frame, encode};
use super::gate::Gate;
use super::large::heads;
use super::link::Anchor;
use super::surface::Surface;

/// A synchronized update (mode 2026): the terminal shows the frame when it is whole. Unknown to a terminal, it is
/// ignored.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// Erases everything (ED), in the terminal's own style.
const ERASE: &[u8] = b"\x1b[2J";

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

/// Draws on a surface, presents to the sink.
#[derive(Debug)]
pub struct Screen<W> {
    sink: W,
    gate: Gate,
    /// What the terminal shows, if that is known.
    shown: Option<Surface>,
    canvas: Canvas,
    written: Written,
}

impl<W: Write> Screen<W> {
    /// A terminal of which nothing is known.
    pub fn new(sink: W) -> Self {
        Self {
            sink,
            gate: Gate::default(),
            shown: None,
            canvas: Canvas::default(),
            written: Written::default(),
        }
    }

    /// Forgets what the terminal shows: the next frame is written whole.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// The next frame, with what was drawn in the last one.
    pub fn canvas(&mut self, size: Size) -> &mut Canvas {
        self.canvas.resize(size);
        &mut self.canvas
    }

    /// Takes back a frame that was begun.
    pub(super) fn drop_frame(&mut self) {
        self.canvas.forget();
    }

    /// Writes the frame, in one piece.
    ///
    /// # Errors
    /// What the terminal answers to a write; EIO when it is gone.
    pub fn present(&mut self, mut links: Vec<Anchor>) -> io::Result<()> {
        links.sort_by_key(|anchor| (anchor.row, anchor.columns.start));
        let size = self.canvas.cells().area.as_size();
        let shown = self.shown.take();
        let shown = shown.filter(|shown| shown.cells.area.as_size() == size);
        let mut changed = self.canvas.take_changed();
        if shown.is_none() {
            self.gate.write_all(ERASE)?;
            changed = self.canvas.lines();
        }
        let cells = self.canvas.cells();
        let before = shown.as_ref().map_or(&[][..], Surface::heads);
        let heads = match self.canvas.has_large() {
            true => heads(cells, &changed, before),
            false => Vec::new(),
        };
        let next = Frame {
            cells,
            anchors: &links,
            heads: &heads,
        };
        let encoded = encode(shown.as_ref(), next, &changed);
        self.gate.write_all(&encoded.bytes)?;
        self.gate.count(encoded.dropped);
        self.flush()?;
        // Nobody waits for this: the frame is on its way.
        let cells = self.canvas.cells();
        self.shown = Some(match shown {
            Some(shown) => shown.with(&changed, cells, links, heads),
            None => Surface::of(cells.clone(), links, heads),
        });
        Ok(())
    }

    /// Puts text on the clipboard (OSC 52).
    ///
    /// # Errors
    /// Those of [`Screen::present`].
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        crossterm::queue!(self.gate, CopyToClipboard::to_clipboard_from(text))?;
        self.flush()
    }

    /// Counts of what was written.
    pub fn written(&self) -> Written {
        Written {
            dropped: self.gate.dropped(),
            ..self.written
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        let frame = self.gate.take();
        if frame.is_empty() {
            return Ok(());
        }
        let frame = [BEGIN, &frame, END].concat();
        self.written.frames += 1;
        self.written.bytes += frame.len() as u64;
        self.sink.write_all(&frame)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
