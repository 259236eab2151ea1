//! The actions that matter most, by what has the keys.

use super::pane::order::offered;
use super::state::Browse;
use crate::tui::keys::action::Action::{
    self, AsOf, Back, Briefings, Close, Edit, FindNext, FindPrevious, Finder, Follow, Help, Hints,
    Left, Next, NextEntry, Overview, Palette, Quit, Search, Sort,
};
use crate::tui::layout::browse::Focus;
use crate::tui::screen::Hint;
use crate::tui::shared::Shared;

pub(super) fn hints(browse: &Browse, shared: &Shared) -> Vec<Hint> {
    let wanted = wanted(browse).iter();
    // Going back is offered only where there is somewhere to go back to.
    let offered = wanted.filter(|action| **action != Back || browse.can_go_back());
    let mut hints: Vec<Hint> = offered.map(|action| hint(browse, *action)).collect();
    let more = more(browse, shared).into_iter().map(Hint::with_room);
    // The way to all the rest, and the way out, stay at the end.
    let last = hints.iter().position(|hint| hint.action == Help);
    let last = last.unwrap_or(hints.len());
    hints.splice(last..last, more);
    hints
}

/// What is good to know where there is room, the most important first: of that, what does something here.
fn more(browse: &Browse, shared: &Shared) -> Vec<Hint> {
    let list = &browse.shown.lists[browse.view.pane.index()];
    let turns = (list.visible.len() > 1).then(|| Hint::saying(NextEntry, "next entry"));
    let others = (shared.library.briefings().len() > 1).then(|| Hint::of(Briefings));
    match browse.view.focus {
        _ if browse.hints.is_some() || browse.is_finding() => Vec::new(),
        Focus::List => {
            let sorts = !offered(browse.view.pane, &list.rows, &shared.library).is_empty();
            let sort = sorts.then(|| Hint::of(Sort));
            let all = [others, sort, Some(Hint::of(AsOf)), Some(Hint::of(Palette))];
            all.into_iter().flatten().collect()
        }
        Focus::Reader | Focus::Context => {
            let edit = Some(Hint::saying(Edit, "edit"));
            let overview = Some(Hint::saying(Overview, "overview"));
            let all = [turns, others, overview, edit];
            all.into_iter().flatten().collect()
        }
    }
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
