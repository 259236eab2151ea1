//! The keys that matter most, at the bottom: chosen by what has the keys, in words that fit.

use ratatui::buffer::Buffer;

use super::footer::finding;
use crate::theme::meaning::Meaning;
use crate::tui::action::{Action, spec_of};
use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::view::Focus;
use crate::tui::widget::paint;
use crate::typeset::width::columns;

/// Shows those that fit before a column.
pub(super) fn draw(app: &App, buf: &mut Buffer, end: u16) {
    let y = app.shown.areas.footer.y;
    let (keys, plain) = (
        app.theme.style(Meaning::Key),
        app.theme.style(Meaning::Footer),
    );
    for hint in laid(app, end) {
        let next = paint::words(buf, hint.x, y, hint.width, &hint.key, keys) + 1;
        let room = (hint.x + hint.width).saturating_sub(next);
        paint::words(buf, next, y, room, hint.words, plain);
    }
}

/// What a click does, on those that fit before a column.
pub(super) fn action_at(app: &App, x: u16, end: u16) -> Option<Action> {
    let hints = laid(app, end).into_iter();
    let mut at = hints.filter(|hint| (hint.x..hint.x + hint.width).contains(&x));
    at.next().and_then(|hint| hint.action)
}

/// A key with its place and what it does; without an action where it belongs to what is on top alone.
struct Laid {
    action: Option<Action>,
    key: String,
    words: &'static str,
    x: u16,
    width: u16,
}

/// A key and what it does: in full, and in fewer words.
struct Hint {
    action: Option<Action>,
    key: String,
    words: [&'static str; 2],
}

impl Hint {
    fn columns(&self, wording: usize) -> u16 {
        let columns = columns(&self.key) + 1 + columns(self.words[wording]);
        u16::try_from(columns).unwrap_or(u16::MAX)
    }

    /// Whether it is shown before others: the way out, and the way to all the rest.
    fn is_kept(&self) -> bool {
        matches!(self.action, Some(Action::Help | Action::Close))
    }
}

fn laid(app: &App, end: u16) -> Vec<Laid> {
    // Going back is offered only where there is somewhere to go back to.
    let offered = |action: &Action| *action != Action::Back || app.can_go_back();
    let hints = wanted(app).into_iter().filter(offered);
    let mut hints: Vec<Hint> = hints.filter_map(|action| hint_of(app, action)).collect();
    if let Some(Overlay::Finder(finder)) = &app.overlay {
        hints.extend(finder.hints().map(|(key, words)| Hint {
            action: None,
            key: key.to_owned(),
            words: [words, words],
        }));
    }
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

fn hint_of(app: &App, action: Action) -> Option<Hint> {
    let spec = spec_of(action)?;
    let key = app.keymap.keys_of(action).into_iter().next()?;
    let one = |words| [words, words];
    let listed = app.view.focus == Focus::List;
    let words = match (action, &app.overlay) {
        (Action::Search, None) if !listed => ["find here", "find"],
        (Action::Next, _) if listed => ["next pane", "pane"],
        (Action::Next, _) => ["next link", "link"],
        (Action::Follow, Some(Overlay::Help(_) | Overlay::Palette(_))) => one("do it"),
        (Action::Follow, Some(Overlay::Finder(finder))) if finder.menu.is_some() => one("do it"),
        (Action::Follow, Some(Overlay::Signs(_))) => ["go to the list", "go"],
        (Action::Follow, Some(Overlay::Themes(_))) => ["keep it", "keep"],
        (Action::Follow, Some(Overlay::Problems(_))) => ["edit the file", "edit"],
        (Action::Follow, Some(_)) => one("open"),
        (Action::Follow, None) if listed => one("read"),
        (Action::FindNext, _) => one("next"),
        (Action::FindPrevious, _) => ["previous", "back"],
        (Action::Close, _) if finding(app) => one("clear"),
        (Action::Close, _) => one("close"),
        (Action::Reload, _) => one("read again"),
        _ => one(spec.brief),
    };
    Some(Hint {
        action: Some(action),
        key,
        words,
    })
}

/// The keys that matter most, by what has the keys.
fn wanted(app: &App) -> Vec<Action> {
    use Action::{
        Back, Close, FindNext, FindPrevious, Finder, Follow, Help, Hints, Left, Next, Quit, Reload,
        Search, Sort,
    };
    match (&app.overlay, app.view.focus) {
        (Some(Overlay::Problems(_)), _) if app.problems.is_empty() => vec![Reload, Close],
        (Some(Overlay::Problems(_)), _) => vec![Follow, Reload, Close],
        (Some(Overlay::Briefings(_)), _) => vec![Follow, Search, Sort, Close],
        (Some(Overlay::Help(_)), _) => vec![Follow, Search, Close],
        _ if app.hints.is_some() => vec![Close],
        (Some(_), _) => vec![Follow, Close],
        (None, Focus::List) => vec![Follow, Next, Search, Finder, Help, Quit],
        (None, _) if finding(app) => {
            vec![FindNext, FindPrevious, Close, Next, Follow, Help]
        }
        // Where the list is out of sight, the way to it is shown first.
        (None, _) if app.shown.areas.list.width == 0 => {
            vec![Left, Hints, Next, Follow, Back, Help]
        }
        (None, _) if app.can_go_back() => vec![Hints, Next, Follow, Back, Finder, Help],
        (None, _) => vec![Hints, Next, Follow, Search, Finder, Help],
    }
}
