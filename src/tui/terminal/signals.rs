//! What the program does when it is sent a signal: give the terminal back first, always.
//!
//! One thread for the life of the program; handlers themselves only write to its pipe. It waits for no other thread, and
//! for the terminal only as long as [`tty`] does: whatever hangs must not keep the program alive.

use std::{
    io,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU, SIGWINCH},
    iterator::Signals,
    low_level::{emulate_default_handler, raise},
};

use super::{
    bell::{self, Reason},
    tty,
};

/// How long signals sent together may come one after the other.
const REST: Duration = Duration::from_millis(20);

/// The longest wait of [`settle`].
const PATIENCE: Duration = Duration::from_millis(200);

/// Starts the thread, once for each program however often it is called.
pub(super) fn listen() -> io::Result<()> {
    static LISTENING: Mutex<bool> = Mutex::new(false);
    let mut listening = LISTENING.lock().unwrap_or_else(PoisonError::into_inner);
    if !*listening {
        let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
        thread::Builder::new()
            .name("signals".into())
            .spawn(move || run(signals))?;
        *listening = true;
    }
    Ok(())
}

/// Returns when all signals that came before were heeded, so that the Ctrl-C which ended an editor is not taken for
/// ours a moment later. Signals are looked at in the order of their numbers, SIGWINCH last of all; the second one is
/// in a round that began after the first.
pub(super) fn settle() {
    for _ in 0..2 {
        let resizes = resizes();
        let before = *resizes;
        if raise(SIGWINCH).is_ok() {
            drop(HEEDED.wait_timeout_while(resizes, PATIENCE, |now| *now == before));
        }
    }
}

/// How many SIGWINCH were heeded.
static RESIZES: Mutex<u64> = Mutex::new(0);
static HEEDED: Condvar = Condvar::new();

fn resizes() -> MutexGuard<'static, u64> {
    RESIZES.lock().unwrap_or_else(PoisonError::into_inner)
}

fn run(mut signals: Signals) {
    loop {
        let caught: Vec<i32> = signals.wait().collect();
        for signal in caught {
            heed(signal, &mut signals);
        }
    }
}

fn heed(signal: i32, signals: &mut Signals) {
    match signal {
        SIGWINCH => resized(),
        SIGTSTP => stop(signals),
        SIGCONT => carry_on(signals),
        // Ctrl-C in an editor is for the editor, as in system(3).
        SIGINT | SIGQUIT if tty::is_lent() => {}
        fatal => die(fatal),
    }
}

/// Stops the program by a signal that is not caught and whose default is to stop. Not SIGSTOP: the kernel ignores
/// this one where no shell is there to continue the program (an orphaned process group, as in `xterm -e bluf`), and
/// then the screen comes back at once.
fn stop(signals: &mut Signals) {
    tty::step_aside();
    let _ = raise(SIGTTIN);
    rest(signals);
    carry_on(signals);
}

/// Takes the terminal again, or stops once more if the program was continued in the background (`bg`).
fn carry_on(signals: &mut Signals) {
    while tty::is_in_background() {
        rest(signals);
        if tty::is_in_background() {
            let _ = raise(SIGTTOU);
            rest(signals);
        }
    }
    if tty::step_back() {
        bell::ring(Reason::Redraw);
    }
}

/// Heeds what came with the SIGCONT, and the SIGCONT itself by carrying on: `kill %1` sends a stopped program SIGTERM,
/// then continues it.
fn rest(signals: &mut Signals) {
    thread::sleep(REST);
    let caught: Vec<i32> = signals.pending().collect();
    for signal in caught {
        if ![SIGCONT, SIGTSTP].contains(&signal) {
            heed(signal, signals);
        }
    }
}

fn resized() {
    bell::ring(Reason::Resize);
    *resizes() += 1;
    HEEDED.notify_all();
}

/// Ends the program by the signal's default action, so that its parent sees which signal it was.
fn die(signal: i32) {
    tty::give_up();
    let _ = emulate_default_handler(signal);
}
