//! The actions that matter most, by what has the keys.

use super::state::Browse;
use crate::tui::keys::action::Action::{
    self, Back, Close, FindNext, FindPrevious, Finder, Follow, Help, Hints, Left, Next, Quit,
    Search,
};
use crate::tui::layout::browse::Focus;
use crate::tui::screen::Hint;

pub(super) fn hints(browse: &Browse) -> Vec<Hint> {
    let wanted = wanted(browse).iter();
    // Going back is offered only where there is somewhere to go back to.
    let offered = wanted.filter(|action| **action != Back || browse.can_go_back());
    offered.map(|action| hint(browse, *action)).collect()
}

fn wanted(browse: &Browse) -> &'static [Action] {
    let is_finding = browse.is_finding();
    match browse.view.focus {
        _ if browse.hints.is_some() => &[Close],
        Focus::List => &[Follow, Next, Search, Finder, Help, Quit],
        _ if is_finding => &[FindNext, FindPrevious, Close, Next, Follow, Help],
        // Where the list is out of sight, the way to it is shown first.
        _ if browse.shown.areas.list.width == 0 => &[Left, Hints, Next, Follow, Back, Help],
        _ if browse.can_go_back() => &[Hints, Next, Follow, Back, Finder, Help],
        _ => &[Hints, Next, Follow, Search, Finder, Help],
    }
}

fn hint(browse: &Browse, action: Action) -> Hint {
    let listed = browse.view.focus == Focus::List;
    match action {
        Search if !listed => Hint::shortened(action, "find here", "find"),
        Next if listed => Hint::shortened(action, "next pane", "pane"),
        Next => Hint::shortened(action, "next link", "link"),
        Follow if listed => Hint::saying(action, "read"),
        FindNext => Hint::saying(action, "next"),
        FindPrevious => Hint::shortened(action, "previous", "back"),
        Close if browse.is_finding() => Hint::saying(action, "clear"),
        Close => Hint::saying(action, "close"),
        other => Hint::of(other),
    }
}
