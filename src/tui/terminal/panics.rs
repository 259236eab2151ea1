//! Panics: the terminal comes back before anything is said, and a panic while drawing is only a value.

use std::{
    any::Any,
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    process,
    sync::Once,
    thread,
};

use super::tty;

/// The exit code of a Rust program that panics.
const PANICKED: i32 = 101;

thread_local! {
    static IS_CONTAINED: Cell<bool> = const { Cell::new(false) };
}

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
            if IS_CONTAINED.get() {
                return;
            }
            let held = tty::leave();
            default(panic);
            if held && thread::current().id() != ours {
                process::exit(PANICKED);
            }
        }));
    });
}

/// Runs `f`; a panic in it leaves the screen alone, and its message is the error.
pub(super) fn contain<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    IS_CONTAINED.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(f));
    IS_CONTAINED.set(false);
    result.map_err(message)
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
