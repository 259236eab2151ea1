//! The terminal while it is ours.

use std::io::{self, Write};

use ratatui::layout::Size;
use rustix::process::{Signal, kill_current_process_group};

use super::backend::{Screen, Written};
use super::canvas::Canvas;
use super::error::TerminalError;
use super::link::Anchor;
use super::panics::contain;
use super::tty::Mouse;
use super::{background, input, panics, signals, sizing, tty};

/// In base64 this is just below the longest sequence that the gate lets through.
const LARGEST_COPY: usize = 95 * 1024;

/// What became of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// It is on the screen, or on its way.
    Drawn,
    /// It was not drawn: the terminal has not taken the one before.
    Waits,
}

/// The terminal while it is ours: raw mode, alternate screen, hidden cursor, marked pastes; no mouse, no focus.
///
/// It is given back when this is dropped, before a panic's message, before the program stops, and before it dies of
/// SIGTERM, SIGHUP, SIGINT or SIGQUIT.
#[derive(Debug)]
pub struct Session {
    screen: Screen<Tty>,
    entries: u64,
}

impl Session {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When standard input or output is no terminal or `TERM` says that it can show no screen: then nothing was
    /// written. When the terminal refuses raw mode or a write: then it was given back.
    pub fn enter() -> Result<Self, TerminalError> {
        tty::check()?;
        signals::listen()?;
        panics::give_back_first();
        let mut session = Self {
            screen: Screen::new(Tty),
            entries: 0,
        };
        tty::enter()?;
        // While the first briefing is being read, there is time for this.
        session.screen.canvas(tty::size());
        Ok(session)
    }

    /// Draws a frame, in one write; nothing is written when nothing changed. `view` gets what it drew last, and says
    /// which cells are links. After a stop or [`Session::resume`] the whole screen is written.
    ///
    /// While the terminal has not taken the frame before, nothing is drawn: on a slow line nobody has to wait for frames
    /// that nobody wants any more. [`input::Input::Ready`] comes when it has.
    ///
    /// # Errors
    /// When `view` panics ([`TerminalError::Drawing`]) the last frame stays, and another may be drawn. When the
    /// terminal is gone.
    pub fn draw(
        &mut self,
        view: impl FnOnce(&mut Canvas) -> Vec<Anchor>,
    ) -> Result<Frame, TerminalError> {
        if !tty::has_taken_all() {
            return Ok(Frame::Waits);
        }
        let entries = tty::entries();
        if self.entries != entries {
            self.entries = entries;
            self.screen.forget();
        }
        let canvas = self.screen.canvas(tty::size());
        match contain(|| view(canvas)) {
            Ok(links) => {
                self.screen.present(links)?;
                Ok(Frame::Drawn)
            }
            Err(message) => {
                self.screen.drop_frame();
                Err(TerminalError::Drawing(message))
            }
        }
    }

    /// Asks the terminal whether its ground is dark or light, the first time that this is called. [`Input::Ground`] is
    /// the answer, if there is one.
    ///
    /// # Errors
    /// When the terminal is gone.
    ///
    /// [`Input::Ground`]: input::Input::Ground
    pub fn ask_ground(&mut self) -> io::Result<()> {
        match background::ask() {
            true => tty::write(background::QUESTION.as_bytes()),
            false => Ok(()),
        }
    }

    /// Asks the terminal whether it has large letters ([`large`]), the first time that this is called. [`Input::Large`]
    /// is the answer, if it has. The question writes on the screen: the next frame is drawn whole.
    ///
    /// # Errors
    /// When the terminal is gone.
    ///
    /// [`large`]: super::large
    /// [`Input::Large`]: input::Input::Large
    pub fn ask_large(&mut self) -> io::Result<()> {
        if !sizing::ask() {
            return Ok(());
        }
        self.screen.forget();
        tty::write(sizing::QUESTION.as_bytes())
    }

    /// Columns and rows, between 1×1 and 1000×500.
    pub fn size(&self) -> Size {
        tty::size()
    }

    /// What was written so far, to be measured.
    pub fn written(&self) -> Written {
        self.screen.written()
    }

    /// Lends the terminal to a program that is about to be started: stops reading, then gives it back. Until
    /// [`Session::resume`] frames are dropped, and SIGINT and SIGQUIT are left to that program.
    ///
    /// # Errors
    /// When reading cannot be stopped within a second; then nothing has changed.
    pub fn suspend(&mut self) -> io::Result<()> {
        input::pause()?;
        tty::lend();
        Ok(())
    }

    /// Takes the terminal back after [`Session::suspend`] and reads again. The next frame is drawn whole.
    ///
    /// # Errors
    /// When the terminal refuses, as in [`Session::enter`].
    pub fn resume(&mut self) -> io::Result<()> {
        signals::settle();
        let taken = tty::reclaim();
        input::resume();
        taken
    }

    /// Stops the program and those it was started with, as Ctrl-Z does elsewhere. [`input::Input::Redraw`] comes when
    /// it goes on, or at once where no shell could continue it.
    ///
    /// # Errors
    /// Those of kill(2).
    pub fn suspend_self(&self) -> io::Result<()> {
        Ok(kill_current_process_group(Signal::TSTP)?)
    }

    /// Has clicks and the wheel reported. The terminal's own selection then needs Shift.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn capture_mouse(&mut self) -> io::Result<()> {
        tty::report_mouse(Mouse::On)
    }

    /// Leaves the mouse to the terminal, as it is at the start.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn release_mouse(&mut self) -> io::Result<()> {
        tty::report_mouse(Mouse::Off)
    }

    /// Asks the terminal to put the text on the clipboard (OSC 52), at most 95 KiB. It may refuse, and does not say so.
    ///
    /// # Errors
    /// When the text is too long (`InvalidInput`) or the terminal is gone.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        if text.len() > LARGEST_COPY {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        self.screen.copy(text)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        tty::leave();
    }
}

/// Standard output as the terminal: the sink of the backend.
#[derive(Debug)]
struct Tty;

impl Write for Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        tty::write(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
