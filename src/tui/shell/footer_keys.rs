//! The keys that matter most, at the bottom: chosen by what has the keys, in words that fit.

use ratatui::buffer::Buffer;

use super::Shell;
use crate::theme::meaning::Meaning;
use crate::tui::keys::action::Action;
use crate::tui::layout::footer;
use crate::tui::screen::Weight;
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
    weight: Weight,
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
    let keyed = hints.into_iter().filter_map(|hint| {
        Some(Keyed {
            action: hint.action,
            key: shared.keymap().key_in(mode, hint.action)?,
            words: hint.words,
            weight: hint.weight,
        })
    });
    keyed.collect()
}

/// What is usual in full words where all of that fits, with as much of the rest as there is room for; else what is usual
/// in fewer words, as much as fits.
fn laid(shell: &Shell, end: u16) -> Vec<Laid> {
    let hints = keyed(shell);
    let usual = |hint: &&Keyed| hint.weight == Weight::Usual;
    let usual_hints = hints.iter().filter(usual);
    let taken: u16 = usual_hints.map(|hint| hint.columns(0) + 2).sum();
    let wording = usize::from(1 + taken > end + 2);
    let is_sure = |hint: &Keyed| usual(&hint) && (wording == 0 || hint.is_kept());
    let sure = hints.iter().filter(|hint| is_sure(hint));
    let mut sure: u16 = sure.map(|hint| hint.columns(wording) + 2).sum();
    let mut x = 1;
    let mut laid = Vec::new();
    for hint in hints {
        let width = hint.columns(wording);
        if is_sure(&hint) {
            sure -= width + 2;
        }
        let is_offered = wording == 0 || usual(&&hint);
        // Behind the last one no air is needed.
        if !is_offered || x + width + 2 + sure > end + 2 {
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
