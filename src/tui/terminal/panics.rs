//! Panics: the terminal comes back before anything is said, and a panic while drawing is only a value.

use std::{
    any::Any,
    cell::Cell,
    io::{self, Write as _},
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    process,
    sync::{
        Once,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::tty;
use crate::words::text::{Lines, clean};

/// The exit code of a Rust program that panics.
const PANICKED: i32 = 101;

thread_local! {
    static IS_CONTAINED: Cell<bool> = const { Cell::new(false) };
    /// Where the last panic was that was contained on this thread.
    static PLACE: Cell<String> = const { Cell::new(String::new()) };
}

/// How many threads run something that is contained and may share its work with others.
static WORKERS: AtomicUsize = AtomicUsize::new(0);

/// Chains our hook before the one that is there: the terminal is given back, then the message and the hint at
/// `RUST_BACKTRACE` are printed on the main screen.
///
/// A panic of another thread than this one ends the program: nobody would see it otherwise, on a screen that was given
/// back.
pub(super) fn give_back_first() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let ours = thread::current().id();
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            // Threads without a name are those that share the work of one that waits for them.
            let shares = WORKERS.load(Ordering::Relaxed) > 0 && thread::current().name().is_none();
            if IS_CONTAINED.get() || shares {
                let place = panic.location().map(ToString::to_string);
                PLACE.set(place.unwrap_or_default());
                return;
            }
            let held = tty::leave();
            tell(panic, &*default);
            if held && thread::current().id() != ours {
                process::exit(PANICKED);
            }
        }));
    });
}

/// Prints the usual message. One that quotes what a terminal would obey, as the message of a slice of a briefing's
/// text may, is printed cleaned and without a trace.
fn tell(panic: &PanicHookInfo<'_>, usual: &dyn Fn(&PanicHookInfo<'_>)) {
    let message = panic.payload_as_str().unwrap_or_default();
    let cleaned = clean(message, Lines::Many).text;
    if cleaned == message {
        return usual(panic);
    }
    let place = panic.location().map(ToString::to_string);
    let place = place.unwrap_or_default();
    // There is nobody to tell when this fails.
    let _ = writeln!(io::stderr(), "panicked at {place}:\n{cleaned}");
}

/// Runs `f`; a panic in it leaves the screen alone, and its message is the error.
///
/// # Errors
/// With the message of the panic.
pub(crate) fn contain<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    IS_CONTAINED.set(true);
    WORKERS.fetch_add(1, Ordering::Relaxed);
    let result = panic::catch_unwind(AssertUnwindSafe(f));
    WORKERS.fetch_sub(1, Ordering::Relaxed);
    IS_CONTAINED.set(false);
    result.map_err(message)
}

/// Where in the program the last panic was that was contained on this thread; told once.
pub fn last_place() -> String {
    PLACE.take()
}

fn message(panic: Box<dyn Any + Send>) -> String {
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => panic
            .downcast_ref::<&str>()
            .map_or_else(|| "no message".into(), |text| (*text).into()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_contained_panic_is_its_message() {
        assert_eq!(contain(|| 3), Ok(3));
        assert_eq!(contain(|| panic!("static")), Err::<(), _>("static".into()));
        assert_eq!(contain(|| panic!("at {}", 3)), Err::<(), _>("at 3".into()));
        assert!(!IS_CONTAINED.get());
    }
}
