//! The terminal device: raw mode, the fixed strings that enter and leave the screen, and the one lock over
//! everything that is written.
//!
//! Whoever holds the lock knows who the terminal belongs to at the moment, so that no frame lands on the shell's
//! screen after it was given back. Nothing that may wait for the terminal is done under it, but for [`PATIENCE`] when
//! it is given back: so the signal thread and the panic hook can call this at any moment, and a terminal that takes
//! nothing keeps nobody. May not draw, start threads or know of ratatui.

use std::{
    io,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

use ratatui::layout::Size;
use rustix::{
    io::{Errno, ioctl_fionread, retry_on_intr},
    process::getpgrp,
    stdio::{stdin, stdout},
    termios::{
        InputModes, OptionalActions, Termios, isatty, tcgetattr, tcgetpgrp, tcgetwinsize, tcsetattr,
    },
};

use super::bell::{self, Reason};
use super::error::TerminalError;
use super::writer::{Sent, Writer};

/// Alternate screen and its keyboard, then [`MODES`].
///
/// The keyboard protocol of kitty, so that Ctrl-i is not Tab (1), and Alt with Shift gives the sign it makes (4). It is
/// pushed without asking whether there is one: kitty, foot, Ghostty, WezTerm, Alacritty, Konsole and iTerm2 have it;
/// xterm, VTE, tmux, screen, Windows Terminal and the Linux console (since 4.20) read `CSI >` and `CSI <` as ECMA-48
/// has it and ignore what they do not know. Keys come either way. A question would cost a wait where nobody answers.
/// Each screen has a stack of its own, so it is pushed after entering and popped before leaving; not in [`MODES`],
/// which are set again on the same screen.
const SCREEN: &str = "\x1b[?1049h\x1b[>5u";

/// Mouse and focus reports off (a crashed program may have left them on), bracketed paste on, cursor hidden.
const MODES: &str = "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004h\x1b[?25l";

/// Presses, releases, the wheel, and moves with a button down, in SGR coordinates. Not 1003: a report for each move of
/// the mouse would wake the program for nothing.
const MOUSE_ON: &str = "\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l";

/// Undoes all of the above whatever was being written: string terminator, end of a synchronized update, plain
/// colours, no link, no mouse, no focus, no paste marks, the keyboard as it was (nothing where nothing was pushed),
/// main screen, cursor.
const RESET: &str = "\x1b\\\x1b[?2026l\x1b[0m\x1b]8;;\x1b\\\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\
    \x1b[?1004l\x1b[?2004l\x1b[<u\x1b[?1049l\x1b[?25h";

/// A screen reported larger than this is treated as this large, so that no terminal can ask for gigabytes of cells.
const LARGEST: Size = Size::new(1000, 500);

/// What is assumed when a terminal (a serial line, `script`) says it has no size: that of the VT100.
const CLASSIC: Size = Size::new(80, 24);

/// How long the terminal may take to take its last words.
const PATIENCE: Duration = Duration::from_millis(100);

static TTY: Mutex<Tty> = Mutex::new(Tty {
    owner: Owner::Shell,
    mouse: Mouse::Off,
    entries: 0,
    cooked: None,
    writer: Writer::new(),
});

/// How many bytes were typed before the line was made raw, and are not read yet. In these Enter is a line feed.
static TYPED_AHEAD: AtomicU64 = AtomicU64::new(0);

struct Tty {
    owner: Owner,
    mouse: Mouse,
    entries: u64,
    /// The line settings found at the start.
    cooked: Option<Termios>,
    writer: Writer,
}

/// Who the terminal belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// Whoever started the program: not entered yet, or left.
    Shell,
    /// This program: frames may be written.
    Us,
    /// The shell, until the program is continued.
    ShellForNow,
    /// A program started by this one, until it ends.
    Guest,
    /// Nobody any more: a fatal signal was caught.
    Dying,
}

/// Whether clicks and the wheel are reported; while they are, the terminal's own selection needs Shift.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mouse {
    On,
    Off,
}

/// Says why a full screen cannot be shown here. Writes nothing.
pub(super) fn check() -> Result<(), TerminalError> {
    if !isatty(stdin()) {
        return Err(TerminalError::NoTty("input"));
    }
    if !isatty(stdout()) {
        return Err(TerminalError::NoTty("output"));
    }
    match std::env::var_os("TERM") {
        Some(term) if term == "dumb" => Err(TerminalError::Dumb),
        Some(term) if !term.is_empty() => Ok(()),
        _ => Err(TerminalError::NoTerm),
    }
}

/// Takes the terminal: raw mode and screen.
pub(super) fn enter() -> io::Result<()> {
    take(&mut lock())
}

/// Gives the terminal back for good; says whether it was held. Errors are ignored: nothing could be done.
pub(super) fn leave() -> bool {
    let mut tty = lock();
    let held = tty.owner == Owner::Us;
    if held {
        give_back(&mut tty);
    }
    if tty.owner != Owner::Dying {
        tty.owner = Owner::Shell;
    }
    held
}

/// Gives the terminal to a program that is about to be started.
pub(super) fn lend() {
    let mut tty = lock();
    if tty.owner == Owner::Us {
        give_back(&mut tty);
        tty.owner = Owner::Guest;
    }
}

/// Takes the terminal back from such a program.
pub(super) fn reclaim() -> io::Result<()> {
    let mut tty = lock();
    match tty.owner {
        Owner::Guest => take(&mut tty),
        _ => Ok(()),
    }
}

/// Is another program, started by this one, in charge?
pub(super) fn is_lent() -> bool {
    lock().owner == Owner::Guest
}

/// Gives the terminal back before a stop (Ctrl-Z).
pub(super) fn step_aside() {
    let mut tty = lock();
    if tty.owner == Owner::Us {
        give_back(&mut tty);
        tty.owner = Owner::ShellForNow;
    }
}

/// Would taking the terminal again stop the program (SIGTTOU), since another one is in the foreground?
pub(super) fn is_in_background() -> bool {
    matches!(lock().owner, Owner::Us | Owner::ShellForNow) && !in_foreground()
}

/// Takes the terminal again after a stop; says whether the screen has to be drawn anew.
///
/// After a stop that could not be caught (SIGSTOP) the modes are set again, but not the alternate screen: entering it
/// twice makes some terminals forget where the shell's cursor was.
pub(super) fn step_back() -> bool {
    let mut tty = lock();
    match tty.owner {
        Owner::ShellForNow => take(&mut tty).is_ok(),
        Owner::Us => set_up(&mut tty, "").is_ok(),
        _ => false,
    }
}

/// Gives the terminal back before dying of a signal: nothing is written any more.
pub(super) fn give_up() {
    let mut tty = lock();
    if tty.owner == Owner::Us && in_foreground() {
        give_back(&mut tty);
    }
    tty.owner = Owner::Dying;
}

/// Writes, unless the terminal belongs to somebody else just now: then it is dropped, since the screen is drawn anew
/// when it comes back. What the terminal does not take now is sent by the input thread.
///
/// # Errors
/// EIO when the terminal is gone, after [`await_hang_up`].
pub(super) fn write(bytes: &[u8]) -> io::Result<()> {
    let mut tty = lock();
    if tty.owner != Owner::Us {
        return Ok(());
    }
    let written = put(&mut tty, bytes);
    drop(tty);
    if let Err(error) = &written
        && Errno::from_io_error(error) == Some(Errno::IO)
    {
        await_hang_up();
    }
    written
}

/// Whether the terminal has taken everything that was written.
pub(super) fn has_taken_all() -> bool {
    lock().writer.is_done()
}

/// Sends what waits, as much as the terminal takes. When it is gone, the next one who writes is told.
pub(super) fn send_rest() -> Sent {
    let mut tty = lock();
    tty.writer.send().unwrap_or(Sent::All)
}

/// Waits for the signal that comes when the terminal is gone, so that the program ends by it and not by an error. To
/// be called without the lock; returns where nobody sends that signal.
pub(super) fn await_hang_up() {
    thread::sleep(Duration::from_secs(1));
}

/// Turns reports of the mouse on or off, now and after each stop.
pub(super) fn report_mouse(mouse: Mouse) -> io::Result<()> {
    let mut tty = lock();
    tty.mouse = mouse;
    match (tty.owner, mouse) {
        (Owner::Us, Mouse::On) => put(&mut tty, MOUSE_ON.as_bytes()),
        (Owner::Us, Mouse::Off) => put(&mut tty, MOUSE_OFF.as_bytes()),
        _ => Ok(()),
    }
}

/// How often the screen was taken; a change means that what was drawn before is gone.
pub(super) fn entries() -> u64 {
    lock().entries
}

/// How many of the bytes that were just read were typed before the line was made raw.
pub(super) fn typed_ahead(read: usize) -> usize {
    let read = read as u64;
    let take = |ahead: u64| Some(ahead.saturating_sub(read));
    let ahead = TYPED_AHEAD.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take);
    ahead.unwrap_or_default().min(read) as usize
}

/// Columns and rows, at least 1×1.
pub(super) fn size() -> Size {
    match tcgetwinsize(stdout()) {
        Ok(found) if found.ws_col > 0 && found.ws_row > 0 => Size::new(
            found.ws_col.min(LARGEST.width),
            found.ws_row.min(LARGEST.height),
        ),
        _ => CLASSIC,
    }
}

fn lock() -> MutexGuard<'static, Tty> {
    TTY.lock().unwrap_or_else(PoisonError::into_inner)
}

fn take(tty: &mut Tty) -> io::Result<()> {
    set_up(tty, SCREEN)
}

/// Sets everything that the screen needs, behind what enters it.
fn set_up(tty: &mut Tty, screen: &str) -> io::Result<()> {
    make_raw(tty)?;
    tty.owner = Owner::Us;
    let mouse = match tty.mouse {
        Mouse::On => MOUSE_ON,
        Mouse::Off => "",
    };
    put(tty, [screen, MODES, mouse].concat().as_bytes())?;
    tty.entries += 1;
    Ok(())
}

fn give_back(tty: &mut Tty) {
    tty.writer.end_with(RESET.as_bytes(), PATIENCE);
    let _ = restore_line(tty);
}

fn make_raw(tty: &mut Tty) -> io::Result<()> {
    let mut line = tcgetattr(stdin())?;
    let makes_lines = line.input_modes.contains(InputModes::ICRNL);
    tty.cooked.get_or_insert_with(|| line.clone());
    line.make_raw();
    retry_on_intr(|| tcsetattr(stdin(), OptionalActions::Now, &line))?;
    if makes_lines {
        let ahead = ioctl_fionread(stdin()).unwrap_or_default();
        TYPED_AHEAD.store(ahead, Ordering::Relaxed);
    }
    Ok(())
}

fn restore_line(tty: &Tty) -> io::Result<()> {
    if let Some(line) = &tty.cooked {
        retry_on_intr(|| tcsetattr(stdin(), OptionalActions::Now, line))?;
    }
    Ok(())
}

/// In the background, setting the line would stop the program (SIGTTOU) instead of letting it die.
fn in_foreground() -> bool {
    tcgetpgrp(stdin()).map_or(true, |group| group == getpgrp())
}

/// Writes behind what waits, and lets the input thread wait for the terminal where it does not take everything.
fn put(tty: &mut Tty, bytes: &[u8]) -> io::Result<()> {
    if tty.writer.push(bytes)? != Sent::All {
        bell::ring(Reason::Unsent);
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::tui::terminal::gate::Gate;

    #[test]
    fn the_gate_knows_everything_that_is_written_past_it() {
        for fixed in [
            SCREEN,
            MODES,
            MOUSE_ON,
            MOUSE_OFF,
            RESET.strip_prefix("\x1b\\").unwrap(),
        ] {
            let mut gate = Gate::default();
            gate.write_all(fixed.as_bytes()).unwrap();
            assert_eq!(gate.take(), fixed.as_bytes());
            assert_eq!(gate.dropped(), 0);
        }
    }

    #[test]
    fn every_mode_that_is_set_is_reset() {
        for set in [SCREEN, MODES, MOUSE_ON]
            .concat()
            .split('\x1b')
            .filter(|s| s.ends_with('h'))
        {
            let reset = format!("\x1b{}l", set.trim_end_matches('h'));
            assert!(RESET.contains(&reset), "{set} stays on");
        }
        assert!(RESET.ends_with("\x1b[?25h"), "the cursor stays hidden");
    }

    #[test]
    fn the_keyboard_is_changed_on_the_alternate_screen_only() {
        assert!(SCREEN.starts_with("\x1b[?1049h\x1b[>"));
        assert!(RESET.contains("\x1b[<u\x1b[?1049l"));
        assert!(!MODES.contains('u'), "pushed twice and popped once");
    }
}
