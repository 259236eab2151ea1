//! Is the terminal's background dark or light?
//!
//! Asks by OSC 10 and 11, followed by a request that every terminal answers (DA1), so that one which knows no colours
//! is recognised without waiting. Reads standard input: only between entering the screen and starting to read keys.
//!
//! An answer that comes later than `PATIENCE` would be read as the keys `Alt-]`, `1`, `1`, `;`, …: the module counts
//! the answers that are still due, and [`super::input`] takes them out of the keys.

use std::{
    sync::atomic::{AtomicU8, Ordering},
    time::Duration,
};

use terminal_colorsaurus::{Error, QueryOptions, ThemeMode, theme_mode};

/// The longest wait for an answer. A connection slower than this decides by `COLORFGBG` or not at all.
const PATIENCE: Duration = Duration::from_millis(50);

/// Colour answers asked for and not received.
static DUE: AtomicU8 = AtomicU8::new(0);

/// How bright the terminal's background is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Background {
    /// Light text on a dark ground.
    Dark,
    /// Dark text on a light ground.
    Light,
}

/// The terminal's answer, else what `COLORFGBG` says, else None. Waits for at most 50 ms.
///
/// To be called after [`super::session::Session::enter`] and before [`super::input::spawn`].
pub fn background() -> Option<Background> {
    let mut question = QueryOptions::default();
    question.timeout = PATIENCE;
    match theme_mode(question) {
        Ok(ThemeMode::Dark) => return Some(Background::Dark),
        Ok(ThemeMode::Light) => return Some(Background::Light),
        Err(Error::Timeout(_)) => DUE.store(2, Ordering::Relaxed),
        Err(_) => {}
    }
    named(&std::env::var("COLORFGBG").ok()?)
}

/// May an answer still come?
pub(super) fn is_answer_due() -> bool {
    DUE.load(Ordering::Relaxed) > 0
}

/// One of the answers came, too late.
pub(super) fn answered() {
    let _ = DUE.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1));
}

/// Reads `COLORFGBG` as rxvt, Konsole and others set it: `text;ground` or `text;default;ground` in the sixteen ANSI
/// colours. Grounds 0–6 and 8 are dark (the convention of vim's `'background'`).
fn named(colours: &str) -> Option<Background> {
    match colours.rsplit(';').next()?.parse::<u8>().ok()? {
        0..=6 | 8 => Some(Background::Dark),
        7 | 9..=15 => Some(Background::Light),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colorfgbg_is_read_from_its_last_part() {
        assert_eq!(named("15;0"), Some(Background::Dark));
        assert_eq!(named("0;15"), Some(Background::Light));
        assert_eq!(named("0;default;15"), Some(Background::Light));
        assert_eq!(named("7;8"), Some(Background::Dark));
        assert_eq!(named("12;7"), Some(Background::Light));
    }

    #[test]
    fn nonsense_in_colorfgbg_says_nothing() {
        for odd in ["", ";", "default", "15;default", "0;16", "0;-1", "0;999"] {
            assert_eq!(named(odd), None, "{odd:?}");
        }
    }
}
