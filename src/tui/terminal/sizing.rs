//! Has the terminal large letters (OSC 66)? Asked once, and answered whenever the terminal likes: nobody waits.
//!
//! A blank of two columns is written and a large blank behind it, and after each of them the terminal says where its
//! cursor is (CPR). One that knows the protocol has moved it by two columns each time; any other, tmux among them, leaves
//! it where it was or does not answer. The input thread brings what may be an answer. It counts by its row alone: keys
//! that look like such a report (F3 with Shift in the manner of xterm) have a 1 there.
//! <https://sw.kovidgoyal.net/kitty/text-sizing-protocol/#detecting-if-the-terminal-supports-this-protocol>

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// The question. It writes over the first cells of the second and third row.
pub(super) const QUESTION: &str = "\x1b[2H\x1b]66;w=2; \x1b\\\x1b[6n\x1b]66;s=2; \x1b\\\x1b[6n";

/// What an answer begins with: the row.
const ROW: &[u8] = b"2;";
/// The columns at which the cursor is after each of the two.
const AFTER_WIDTH: &[u8] = b"3";
const AFTER_SCALE: &[u8] = b"5";

/// How long an answer counts as due. One that comes later is still heard.
const DUE: Duration = Duration::from_secs(3);

/// How far the question has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    NotAsked,
    Asked(Instant),
    /// Widths are known to it.
    HalfAnswered(Instant),
    Answered,
}

static STATE: Mutex<State> = Mutex::new(State::NotAsked);

/// The terminal has large letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HasLarge;

/// Whether the question is to be put now; it is put once.
pub(super) fn ask() -> bool {
    let mut state = state();
    let is_first = *state == State::NotAsked;
    if is_first {
        *state = State::Asked(Instant::now());
    }
    is_first
}

/// Whether an answer may be on its way.
pub(super) fn is_due() -> bool {
    match *state() {
        State::Asked(at) | State::HalfAnswered(at) => at.elapsed() < DUE,
        State::NotAsked | State::Answered => false,
    }
}

/// Takes what stands behind `ESC [`; says whether that was the rest of an answer which says yes.
pub(super) fn answer(body: &[u8]) -> Option<HasLarge> {
    let mut state = state();
    let (next, has_large) = state.after(body)?;
    *state = next;
    has_large
}

impl State {
    /// The state after a report of the cursor's place; none where it is not asked for, or is no such report.
    fn after(self, body: &[u8]) -> Option<(Self, Option<HasLarge>)> {
        let column = body.strip_prefix(ROW)?.strip_suffix(b"R")?;
        if column.is_empty() || !column.iter().all(u8::is_ascii_digit) {
            return None;
        }
        match self {
            Self::Asked(at) if column == AFTER_WIDTH => Some((Self::HalfAnswered(at), None)),
            Self::HalfAnswered(_) if column == AFTER_SCALE => {
                Some((Self::Answered, Some(HasLarge)))
            }
            Self::Asked(_) | Self::HalfAnswered(_) => Some((Self::Answered, None)),
            Self::NotAsked | Self::Answered => None,
        }
    }
}

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a terminal that answers so has large letters, and whether it has said so or not.
    fn after(reports: &[&[u8]]) -> (Option<HasLarge>, bool) {
        let mut state = State::Asked(Instant::now());
        let mut found = None;
        for report in reports {
            if let Some((next, has_large)) = state.after(report) {
                state = next;
                found = found.or(has_large);
            }
        }
        (found, state == State::Answered)
    }

    #[test]
    fn a_terminal_has_large_letters_that_moves_its_cursor_by_two_columns_twice() {
        assert_eq!(after(&[b"2;3R", b"2;5R"]), (Some(HasLarge), true));
        // Keys, colours and the mouse in between; a report that stood for another question.
        let between: [&[u8]; 6] = [b"1;1R", b"2;3R", b"1;5R", b"A", b"<0;2;5M", b"2;5R"];
        assert_eq!(after(&between), (Some(HasLarge), true));
        assert_eq!(after(&[b"2;3R", b"2;5R", b"2;1R"]), (Some(HasLarge), true));
    }

    #[test]
    fn others_have_none() {
        assert_eq!(after(&[b"2;1R", b"2;1R"]), (None, true));
        assert_eq!(after(&[b"2;3R", b"2;3R"]), (None, true));
        assert_eq!(after(&[b"2;1R", b"2;3R", b"2;5R"]), (None, true));
        assert_eq!(after(&[b"2;2R", b"2;3R"]), (None, true));
        let none: [&[&[u8]]; 4] = [
            &[],
            &[b"2;3R"],
            &[b"1;3R", b"1;5R"],
            &[b"3R", b"2;R", b"2;3;5R"],
        ];
        for never in none {
            assert_eq!(after(never), (None, false), "{never:?}");
        }
    }

    #[test]
    fn what_was_not_asked_for_is_no_answer() {
        for state in [State::NotAsked, State::Answered] {
            assert_eq!(state.after(b"2;3R"), None);
        }
    }
}
