//! What a person does, as values: one thread reads the terminal and sends.
//!
//! The thread waits in poll(2) for the terminal and for the [`bell`], without a timeout unless something
//! was begun: an idle program is not woken at all. It is the only place that reads standard input, and the one that
//! waits for a terminal to take what was written. What the terminal answers is taken out of the keys, whenever it comes
//! ([`tokens`]); keys keep their order.

mod keys;
mod kind;
mod mouse;
mod numbers;
mod tokens;

use std::{
    io::{self, PipeReader, Read},
    ops::ControlFlow,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use crossterm::event::{KeyEvent, KeyModifiers, MouseEvent};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::{Errno, ioctl_fionread, read, retry_on_intr},
    stdio::{stdin, stdout},
};

use super::bell::{self, Reason};
use super::writer::Sent;
use super::{background, sizing, tty};
use crate::theme::Ground;
use tokens::{Answer, Token, Tokens};

/// How long [`pause`] waits for the thread to stop reading.
const PATIENCE: Duration = Duration::from_secs(1);

/// A pause between looks at a terminal that says it is ready, and is not.
const REST: Duration = Duration::from_millis(10);

/// How often it is looked where poll(2) cannot wait for a terminal (old versions of macOS).
const LOOK: Duration = Duration::from_millis(100);

/// The most that is read at once, in bytes.
const ONCE: usize = 4096;

/// Something a person did, or the terminal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// A key went down or repeats; never its release, and none together with the key of the desktop (Super, Cmd).
    Key(KeyEvent),
    /// Text was pasted, in one piece. It is not a series of keys: nothing in it is a command.
    Paste(String),
    /// More than a mebibyte was pasted: nothing of it is kept.
    PasteTooLong,
    /// A click or the wheel, after [`super::session::Session::capture_mouse`].
    Mouse(MouseEvent),
    /// The terminal said what its ground is, after [`super::session::Session::ask_ground`].
    Ground(Ground),
    /// The terminal has large letters, after [`super::session::Session::ask_large`].
    Large,
    /// The screen has so many columns and rows now. Several in a row come as one.
    Resize(u16, u16),
    /// The program was stopped and goes on: the screen is empty.
    Redraw,
    /// The terminal has taken all that was written: another frame may follow one that had to wait.
    Ready,
    /// The terminal is gone, nothing more will come.
    Closed,
}

/// Starts the thread; it ends when `send` says false (nobody listens any more) or after [`Input::Closed`].
///
/// # Errors
/// When there is a thread already (`AlreadyExists`), or no more threads or pipes can be had.
pub fn spawn(send: impl Fn(Input) -> bool + Send + 'static) -> io::Result<()> {
    let mut phase = phase();
    if *phase != Phase::Off {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let reader = Reader {
        send,
        bell: bell::reader()?,
        tokens: Tokens::default(),
        whole: Vec::new(),
        owes_word: false,
    };
    thread::Builder::new()
        .name("input".into())
        .spawn(move || reader.run())?;
    *phase = Phase::Reading;
    Ok(())
}

/// Stops reading, so that another program can have the keys; returns when it has stopped.
///
/// # Errors
/// `TimedOut` when the thread does not stop within a second.
pub(super) fn pause() -> io::Result<()> {
    let mut phase = phase();
    if *phase != Phase::Reading {
        return Ok(());
    }
    *phase = Phase::Pausing;
    bell::ring(Reason::Pause);
    let (mut phase, late) = CHANGED
        .wait_timeout_while(phase, PATIENCE, |phase| *phase == Phase::Pausing)
        .unwrap_or_else(PoisonError::into_inner);
    if late.timed_out() {
        *phase = Phase::Reading;
        return Err(io::ErrorKind::TimedOut.into());
    }
    Ok(())
}

/// Reads again.
pub(super) fn resume() {
    let mut phase = phase();
    if *phase == Phase::Paused {
        *phase = Phase::Reading;
        CHANGED.notify_all();
    }
}

static PHASE: Mutex<Phase> = Mutex::new(Phase::Off);
static CHANGED: Condvar = Condvar::new();

/// What the thread is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Off,
    Reading,
    Pausing,
    Paused,
}

struct Reader<S> {
    send: S,
    bell: PipeReader,
    tokens: Tokens,
    /// What was read, in whole pieces.
    whole: Vec<Token>,
    /// Whether somebody has to hear when the terminal has taken all.
    owes_word: bool,
}

/// What the thread was woken by.
struct Woken {
    is_rung: bool,
    takes_more: bool,
    line: Line,
}

/// What poll(2) says of the terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Line {
    Quiet,
    Readable,
    Gone,
    /// poll(2) knows nothing of such a device.
    Unknown,
}

impl<S: Fn(Input) -> bool> Reader<S> {
    fn run(mut self) {
        while self.turn().is_continue() {}
        *phase() = Phase::Off;
        CHANGED.notify_all();
    }

    fn turn(&mut self) -> ControlFlow<()> {
        if self.owes_word && tty::has_taken_all() {
            self.owes_word = false;
            self.send(Input::Ready)?;
        }
        let Ok(woken) = self.wait() else {
            return self.close();
        };
        if woken.is_rung {
            self.heed()?;
        }
        if woken.takes_more && tty::send_rest() == Sent::Nothing {
            thread::sleep(REST);
        }
        match woken.line {
            // A pause may have changed what there is to read.
            _ if woken.is_rung => ControlFlow::Continue(()),
            Line::Readable => self.read(),
            Line::Gone => self.close(),
            Line::Unknown if ioctl_fionread(stdin()).is_ok_and(|bytes| bytes > 0) => self.read(),
            Line::Quiet if woken.takes_more => ControlFlow::Continue(()),
            Line::Quiet | Line::Unknown => {
                self.tokens.give_up(&mut self.whole);
                self.pass()
            }
        }
    }

    /// Waits for the bell, for the terminal to say something, and to take what waits for it; not longer than what was
    /// begun may take to go on.
    fn wait(&self) -> io::Result<Woken> {
        let (input, out) = (stdin(), stdout());
        let mut waiting = vec![
            PollFd::new(&self.bell, PollFlags::IN),
            PollFd::new(&input, PollFlags::IN),
        ];
        if !tty::has_taken_all() {
            waiting.push(PollFd::new(&out, PollFlags::OUT));
        }
        let answer = match background::is_due() || sizing::is_due() {
            true => Answer::Due,
            false => Answer::NotDue,
        };
        let time = self.tokens.patience(answer);
        poll_for(&mut waiting, time)?;
        let is_ready = |at: usize| {
            let events = waiting.get(at).map(PollFd::revents);
            events.is_some_and(|events| !events.is_empty())
        };
        let mut woken = Woken {
            is_rung: is_ready(0),
            takes_more: is_ready(2),
            line: line(waiting[1].revents()),
        };
        if woken.line == Line::Unknown && !woken.is_rung {
            // It was told at once, whatever the terminal does.
            let mut bell = [PollFd::new(&self.bell, PollFlags::IN)];
            poll_for(&mut bell, Some(time.map_or(LOOK, |time| time.min(LOOK))))?;
            woken.is_rung = !bell[0].revents().is_empty();
        }
        Ok(woken)
    }

    /// Does what the bell was rung for.
    fn heed(&mut self) -> ControlFlow<()> {
        let _ = self.bell.read(&mut [0]);
        let reasons = bell::reasons();
        if reasons.has(Reason::Resize) {
            let size = tty::size();
            self.send(Input::Resize(size.width, size.height))?;
        }
        self.owes_word |= reasons.has(Reason::Unsent);
        if reasons.has(Reason::Redraw) {
            self.send(Input::Redraw)?;
        }
        let mut phase = phase();
        if *phase == Phase::Pausing {
            // What was begun is nobody's any more.
            self.tokens = Tokens::default();
            *phase = Phase::Paused;
            CHANGED.notify_all();
            drop(CHANGED.wait_while(phase, |phase| *phase == Phase::Paused));
        }
        ControlFlow::Continue(())
    }

    fn read(&mut self) -> ControlFlow<()> {
        let mut bytes = [0; ONCE];
        match retry_on_intr(|| read(stdin(), &mut bytes)) {
            Ok(0) => self.close(),
            Ok(count) => {
                let ahead = &mut bytes[..tty::typed_ahead(count)];
                for byte in ahead.iter_mut().filter(|byte| **byte == b'\n') {
                    *byte = b'\r';
                }
                self.tokens.feed(&bytes[..count], &mut self.whole);
                self.pass()
            }
            // Somebody else read it, who shares the terminal.
            Err(Errno::AGAIN) => ControlFlow::Continue(()),
            Err(_) => self.close(),
        }
    }

    /// Sends what was read.
    fn pass(&mut self) -> ControlFlow<()> {
        let whole = std::mem::take(&mut self.whole);
        let mut inputs = whole.into_iter().filter_map(input);
        inputs.try_for_each(|input| self.send(input))
    }

    fn close(&self) -> ControlFlow<()> {
        tty::await_hang_up();
        self.send(Input::Closed)?;
        ControlFlow::Break(())
    }

    fn send(&self, input: Input) -> ControlFlow<()> {
        match (self.send)(input) {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    }
}

/// What a token means; none where it means nothing here, as most answers.
fn input(token: Token) -> Option<Input> {
    let key = |key: KeyEvent| {
        let is_ours = !key.is_release() && !is_of_desktop(key);
        is_ours.then_some(Input::Key(key))
    };
    match token {
        Token::Char(c) => key(keys::typed(c, KeyModifiers::NONE)),
        Token::Alt(c) => key(keys::typed(c, KeyModifiers::ALT)),
        Token::Escape => key(keys::typed('\u{1b}', KeyModifiers::NONE)),
        Token::Single(byte) => keys::single(byte).and_then(key),
        Token::Console(byte) => keys::console(byte).and_then(key),
        Token::Control(body) => match (sizing::answer(&body), mouse::by_numbers(&body)) {
            (Some(_), _) => Some(Input::Large),
            (None, Some(mouse)) => Some(Input::Mouse(mouse)),
            (None, None) => keys::control(&body).and_then(key),
        },
        Token::Mouse(bytes) => mouse::by_bytes(bytes).map(Input::Mouse),
        Token::Command(command) => background::answer(&command).map(Input::Ground),
        Token::Paste(text) => Some(Input::Paste(text)),
        Token::TooLong => Some(Input::PasteTooLong),
    }
}

/// Only the keyboard protocol tells of such keys, and they were not meant for us: Cmd-q must not be `q`.
fn is_of_desktop(key: KeyEvent) -> bool {
    key.modifiers
        .intersects(KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META)
}

fn poll_for(waiting: &mut [PollFd<'_>], time: Option<Duration>) -> io::Result<()> {
    let time = time.and_then(|time| Timespec::try_from(time).ok());
    retry_on_intr(|| poll(waiting, time.as_ref()))?;
    Ok(())
}

fn line(events: PollFlags) -> Line {
    if events.contains(PollFlags::NVAL) {
        Line::Unknown
    } else if events.intersects(PollFlags::HUP | PollFlags::ERR) {
        Line::Gone
    } else if events.contains(PollFlags::IN) {
        Line::Readable
    } else {
        Line::Quiet
    }
}

fn phase() -> MutexGuard<'static, Phase> {
    PHASE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_hung_up_is_never_read() {
        // What Linux says of a pty whose other side is closed: always readable, too.
        assert_eq!(line(PollFlags::IN | PollFlags::HUP), Line::Gone);
        assert_eq!(line(PollFlags::IN | PollFlags::ERR), Line::Gone);
        assert_eq!(line(PollFlags::IN), Line::Readable);
        assert_eq!(line(PollFlags::NVAL), Line::Unknown);
        assert_eq!(line(PollFlags::empty()), Line::Quiet);
    }
}
