//! What a person does, as values: one thread reads the terminal and sends.
//!
//! The thread waits in poll(2) for the terminal and for `wake`, without a timeout: an idle program is not woken at
//! all. Only then is crossterm asked, and never when the terminal has hung up: crossterm takes the end of input for
//! "nothing yet" and turns in circles (crossterm issue 793). It is the only place that reads standard input.

use std::{
    io::{self, PipeReader, PipeWriter, Read, Write},
    ops::ControlFlow,
    sync::{
        Condvar, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicU8, Ordering},
    },
    thread,
    time::Duration,
};

use crossterm::event::{self, Event, KeyEvent, KeyModifiers, MouseEvent};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::retry_on_intr,
    stdio::stdin,
};

use super::{late::LateAnswer, tty};

/// How long [`pause`] waits for the thread to stop reading.
const PATIENCE: Duration = Duration::from_secs(1);

/// A pause between looks at a terminal that has something to read which crossterm does not see.
const REST: Duration = Duration::from_millis(10);

/// How often crossterm is asked where poll(2) cannot wait for a terminal (old versions of macOS).
const LOOK: Duration = Duration::from_millis(100);

/// Something a person did, or the terminal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// A key went down or repeats; never its release, and none together with the key of the desktop (Super, Cmd).
    Key(KeyEvent),
    /// Text was pasted, in one piece. It is not a series of keys: nothing in it is a command.
    Paste(String),
    /// A click or the wheel, after [`super::session::Session::capture_mouse`].
    Mouse(MouseEvent),
    /// The screen has so many columns and rows now. Several in a row come as one.
    Resize(u16, u16),
    /// The program was stopped and goes on: the screen is empty.
    Redraw,
    /// The terminal is gone, nothing more will come.
    Closed,
}

/// What the thread is woken for, as bits.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(super) enum Wake {
    Resize = 1,
    Redraw = 2,
    Pause = 4,
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
        bell: bell()?.0.try_clone()?,
        late: LateAnswer::default(),
        fruitless: 0,
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
/// `TimedOut` when the thread does not stop: the terminal sent the beginning of a sequence and not its end.
pub(super) fn pause() -> io::Result<()> {
    let mut phase = phase();
    if *phase != Phase::Reading {
        return Ok(());
    }
    *phase = Phase::Pausing;
    wake(Wake::Pause);
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

/// Wakes the thread for one reason more. Never blocks: at most one byte is on its way.
pub(super) fn wake(reason: Wake) {
    if REASONS.fetch_or(reason as u8, Ordering::AcqRel) == 0
        && let Ok((_, writer)) = bell()
    {
        let _ = (&*writer).write(&[0]);
    }
}

static PHASE: Mutex<Phase> = Mutex::new(Phase::Off);
static CHANGED: Condvar = Condvar::new();
static REASONS: AtomicU8 = AtomicU8::new(0);

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
    late: LateAnswer,
    fruitless: u32,
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
        match wait(&self.bell) {
            Ok((true, _)) => self.heed(),
            Ok((false, Line::Quiet)) => ControlFlow::Continue(()),
            Ok((false, Line::Readable)) => self.read(Duration::ZERO),
            Ok((false, Line::Unknown)) => self.read(LOOK),
            Ok((false, Line::Gone)) | Err(_) => self.close(),
        }
    }

    /// Does what the thread was woken for.
    fn heed(&mut self) -> ControlFlow<()> {
        // First the byte, then the reasons: one that comes between the two is seen now, and sends no byte.
        let _ = self.bell.read(&mut [0]);
        let reasons = REASONS.swap(0, Ordering::AcqRel);
        if reasons & Wake::Resize as u8 != 0 {
            let size = tty::size();
            self.send(Input::Resize(size.width, size.height))?;
        }
        if reasons & Wake::Redraw as u8 != 0 {
            self.send(Input::Redraw)?;
        }
        let mut phase = phase();
        if *phase == Phase::Pausing {
            *phase = Phase::Paused;
            CHANGED.notify_all();
            drop(CHANGED.wait_while(phase, |phase| *phase == Phase::Paused));
        }
        ControlFlow::Continue(())
    }

    /// Takes all that crossterm has. It reads 1 KiB at a time and is told only of what is new since (an edge), so more
    /// may wait for it in the terminal than it knows of: then the terminal is made to tell it again.
    fn read(&mut self, time: Duration) -> ControlFlow<()> {
        let mut found = 0;
        loop {
            match next(time) {
                Ok(Some(event)) => self.pass(event)?,
                Ok(None) => break,
                Err(_) => return self.close(),
            }
            found += 1;
        }
        self.fruitless = if found == 0 { self.fruitless + 1 } else { 0 };
        if self.fruitless > 0 && time.is_zero() {
            tty::nudge();
        }
        if self.fruitless > 2 {
            thread::sleep(REST);
        }
        ControlFlow::Continue(())
    }

    fn pass(&mut self, event: Event) -> ControlFlow<()> {
        match event {
            Event::Key(key) if key.is_release() || is_of_desktop(key) => ControlFlow::Continue(()),
            Event::Key(key) => {
                let keys = self.late.filter(key);
                keys.into_iter()
                    .try_for_each(|key| self.send(Input::Key(key)))
            }
            Event::Paste(text) => self.send(Input::Paste(text)),
            Event::Mouse(mouse) => self.send(Input::Mouse(mouse)),
            // The size is told by our own signal thread, in time also when no key is pressed.
            Event::Resize(..) | Event::FocusGained | Event::FocusLost => ControlFlow::Continue(()),
        }
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

/// Only the keyboard protocol tells of such keys, and they were not meant for us: Cmd-q must not be `q`.
fn is_of_desktop(key: KeyEvent) -> bool {
    key.modifiers
        .intersects(KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META)
}

/// What crossterm has, if anything. Looks twice, since an answer of the terminal, which is no input, ends a look too.
fn next(time: Duration) -> io::Result<Option<Event>> {
    // Each time, because crossterm never comes back from the end of input. A hang-up within the microseconds between
    // this look and crossterm's own goes unseen; the signal that comes with it ends the program then.
    if is_gone()? {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    if event::poll(time)? || event::poll(Duration::ZERO)? {
        event::read().map(Some)
    } else {
        Ok(None)
    }
}

fn is_gone() -> io::Result<bool> {
    let input = stdin();
    let mut look = [PollFd::new(&input, PollFlags::IN)];
    retry_on_intr(|| poll(&mut look, Some(&Timespec::default())))?;
    Ok(line(look[0].revents()) == Line::Gone)
}

/// Waits for the bell (said first) or the terminal.
fn wait(bell: &PipeReader) -> io::Result<(bool, Line)> {
    let input = stdin();
    let mut waiting = [
        PollFd::new(bell, PollFlags::IN),
        PollFd::new(&input, PollFlags::IN),
    ];
    retry_on_intr(|| poll(&mut waiting, None))?;
    Ok((!waiting[0].revents().is_empty(), line(waiting[1].revents())))
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

/// The pipe that wakes the thread, made when first needed.
fn bell() -> io::Result<&'static (PipeReader, PipeWriter)> {
    static BELL: OnceLock<(PipeReader, PipeWriter)> = OnceLock::new();
    match BELL.get() {
        Some(bell) => Ok(bell),
        None => {
            let made = io::pipe()?;
            Ok(BELL.get_or_init(|| made))
        }
    }
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
