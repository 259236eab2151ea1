//! Is the terminal's ground dark or light? Asked once (OSC 11), and answered whenever the terminal likes: nobody waits.
//!
//! Until then, and where no answer comes, the ground is what `COLORFGBG` says, if anything. The input thread brings what
//! may be an answer; one that was not asked for, or comes a second time, changes nothing.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use xterm_color::Color;

use crate::theme::Ground;

/// The question for the colour of the ground, with the end that every terminal understands.
pub(super) const QUESTION: &str = "\x1b]11;?\x1b\\";

/// What an answer begins with.
const ANSWER: &[u8] = b"11;";

/// How long an answer counts as due. One that comes later is still heard.
const DUE: Duration = Duration::from_secs(3);

/// How far the question has come.
#[derive(Clone, Copy)]
enum State {
    NotAsked,
    Asked(Instant),
    Answered,
}

static STATE: Mutex<State> = Mutex::new(State::NotAsked);

/// Whether the question is to be put now; it is put once.
pub(super) fn ask() -> bool {
    let mut state = state();
    let is_first = matches!(*state, State::NotAsked);
    if is_first {
        *state = State::Asked(Instant::now());
    }
    is_first
}

/// Whether an answer may be on its way.
pub(super) fn is_due() -> bool {
    matches!(*state(), State::Asked(at) if at.elapsed() < DUE)
}

/// The ground, by what stands in a command of the terminal (OSC); none when that is no answer to the question, or no
/// colour by its numbers.
pub(super) fn answer(command: &[u8]) -> Option<Ground> {
    let colour = command.strip_prefix(ANSWER)?;
    let mut state = state();
    if !matches!(*state, State::Asked(_)) {
        return None;
    }
    *state = State::Answered;
    let colour = Color::parse(colour).ok()?;
    Some(if colour.perceived_lightness() < 0.5 {
        Ground::Dark
    } else {
        Ground::Light
    })
}

/// The ground that is assumed until the terminal answers: what `COLORFGBG` says.
pub(crate) fn assumed() -> Option<Ground> {
    named(&std::env::var("COLORFGBG").ok()?)
}

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads `COLORFGBG` as rxvt, Konsole and others set it: `text;ground` or `text;default;ground` in the sixteen ANSI
/// colours. Grounds 0–6 and 8 are dark (the convention of vim's `'background'`).
fn named(colours: &str) -> Option<Ground> {
    match colours.rsplit(';').next()?.parse::<u8>().ok()? {
        0..=6 | 8 => Some(Ground::Dark),
        7 | 9..=15 => Some(Ground::Light),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colorfgbg_is_read_from_its_last_part() {
        assert_eq!(named("15;0"), Some(Ground::Dark));
        assert_eq!(named("0;15"), Some(Ground::Light));
        assert_eq!(named("0;default;15"), Some(Ground::Light));
        assert_eq!(named("7;8"), Some(Ground::Dark));
        assert_eq!(named("12;7"), Some(Ground::Light));
    }

    #[test]
    fn nonsense_in_colorfgbg_says_nothing() {
        for odd in ["", ";", "default", "15;default", "0;16", "0;-1", "0;999"] {
            assert_eq!(named(odd), None, "{odd:?}");
        }
    }

    /// One test, since the question is one for the whole program.
    #[test]
    fn the_first_answer_to_the_question_counts() {
        assert_eq!(answer(b"11;rgb:ffff/ffff/ffff"), None, "not asked");
        assert!(ask() && is_due());
        assert!(!ask(), "asked twice");
        assert_eq!(answer(b"10;rgb:ffff/ffff/ffff"), None, "of the text");
        assert!(is_due());
        assert_eq!(answer(b"11;rgb:ffff/ffff/ffff"), Some(Ground::Light));
        assert!(!is_due());
        assert_eq!(answer(b"11;rgb:0/0/0"), None, "answered twice");
    }
}
