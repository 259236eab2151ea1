//! The keys that matter most, at the bottom: chosen by what has the keys, in words that fit.

use ratatui::buffer::Buffer;

use super::Shell;
use crate::theme::meaning::Meaning;
use crate::tui::keys::action::Action;
use crate::tui::layout::footer;
use crate::tui::screen::Hint;
use crate::tui::widget::paint;
use crate::typeset::width::columns;

/// Shows those that fit before a column.
pub(super) fn draw(shell: &Shell, buf: &mut Buffer, end: u16) {
    let y = footer(shell.shared.size).y;
    let (keys, plain) = (
        shell.shared.style(Meaning::Key),
        shell.shared.style(Meaning::Footer),
    );
    for hint in laid(shell, end) {
        let next = paint::words(buf, hint.x, y, hint.width, &hint.key, keys) + 1;
        let room = (hint.x + hint.width).saturating_sub(next);
        paint::words(buf, next, y, room, hint.words, plain);
    }
}

/// What a click does, on those that fit before a column.
pub(super) fn action_at(shell: &Shell, x: u16, end: u16) -> Option<Action> {
    let hints = laid(shell, end).into_iter();
    let mut at = hints.filter(|hint| (hint.x..hint.x + hint.width).contains(&x));
    at.next().map(|hint| hint.action)
}

/// An action with its key, in words that fit, and its place.
struct Laid {
    action: Action,
    key: String,
    words: &'static str,
    x: u16,
    width: u16,
}

/// An action with its key, and what it does: in full, and in fewer words.
struct Keyed {
    action: Action,
    key: String,
    words: [&'static str; 2],
}

impl Keyed {
    fn columns(&self, wording: usize) -> u16 {
        let columns = columns(&self.key) + 1 + columns(self.words[wording]);
        u16::try_from(columns).unwrap_or(u16::MAX)
    }

    /// Whether it is shown before others: the way out, and the way to all the rest.
    fn is_kept(&self) -> bool {
        matches!(self.action, Action::Help | Action::Close)
    }
}

/// What is offered, with the keys in effect where it is offered.
fn keyed(shell: &Shell) -> Vec<Keyed> {
    let (shared, mode) = (&shell.shared, shell.mode());
    let hints = match shell.over() {
        Some(over) => over.footer(shared),
        None => shell.screen().footer(shared),
    };
    let back = shell.over().is_none().then(|| shell.screens.left_at());
    let back = back.flatten();
    let back = back.map(|_| Hint::shortened(Action::Close, "back to the slide", "slide"));
    let keyed = back.into_iter().chain(hints).filter_map(|hint| {
        Some(Keyed {
            action: hint.action,
            key: shared.keymap().key_in(mode, hint.action)?,
            words: hint.words,
        })
    });
    keyed.collect()
}

fn laid(shell: &Shell, end: u16) -> Vec<Laid> {
    let hints = keyed(shell);
    let taken = |wording| -> u16 { hints.iter().map(|hint| hint.columns(wording) + 2).sum() };
    let wording = usize::from(1 + taken(0) > end + 2);
    let kept = hints.iter().filter(|hint| hint.is_kept());
    let mut kept: u16 = kept.map(|hint| hint.columns(wording) + 2).sum();
    let mut x = 1;
    let mut laid = Vec::new();
    for hint in hints {
        let width = hint.columns(wording);
        if hint.is_kept() {
            kept -= width + 2;
        }
        if x + width + kept > end {
            continue;
        }
        laid.push(Laid {
            action: hint.action,
            key: hint.key,
            words: hint.words[wording],
            x,
            width,
        });
        x += width + 2;
    }
    laid
}
