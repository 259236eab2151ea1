//! A place in a list: which item is selected, which line is the first one shown. The same for every list there is.

use ratatui::layout::{Position, Rect};

use crate::tui::keys::action::Action;

/// A step in a list or on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    /// One down.
    Down,
    /// One up.
    Up,
    /// A screenful down.
    PageDown,
    /// A screenful up.
    PageUp,
    /// Half of that down.
    HalfDown,
    /// Half of that up.
    HalfUp,
    /// To the first.
    First,
    /// To the last.
    Last,
}

impl Move {
    /// The step that an action is, if it is one.
    pub(crate) fn of(action: Action) -> Option<Self> {
        Some(match action {
            Action::Down => Self::Down,
            Action::Up => Self::Up,
            Action::PageDown => Self::PageDown,
            Action::PageUp => Self::PageUp,
            Action::HalfDown => Self::HalfDown,
            Action::HalfUp => Self::HalfUp,
            Action::First => Self::First,
            Action::Last => Self::Last,
            _ => return None,
        })
    }

    /// The step that an action is in a list that has nothing else to go to.
    pub(crate) fn in_list(action: Action) -> Option<Self> {
        match action {
            Action::Next => Some(Self::Down),
            Action::Previous => Some(Self::Up),
            other => Self::of(other),
        }
    }

    /// Where it leads from one place among `0..=last`, where so many lines are seen. A screenful leaves a line of what
    /// was seen before.
    pub(crate) fn from(self, at: usize, height: usize, last: usize) -> usize {
        let page = height.saturating_sub(1).max(1);
        let to = match self {
            Self::Down => at + 1,
            Self::Up => at.saturating_sub(1),
            Self::PageDown => at + page,
            Self::PageUp => at.saturating_sub(page),
            Self::HalfDown => at + (page / 2).max(1),
            Self::HalfUp => at.saturating_sub((page / 2).max(1)),
            Self::First => 0,
            Self::Last => last,
        };
        to.min(last)
    }
}

/// A place in a list.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct List {
    /// The selected item.
    pub selected: usize,
    /// The first line shown.
    pub offset: usize,
}

impl List {
    /// Selects another of so many items, where so many are seen.
    pub(crate) fn apply(&mut self, step: Move, height: usize, items: usize) {
        self.selected = step.from(self.selected, height, items.saturating_sub(1));
    }

    /// Keeps the selected one of so many items in sight, each of one line, where so many lines are seen.
    pub(crate) fn keep_in_sight(&mut self, height: usize, items: usize) {
        self.selected = self.selected.min(items.saturating_sub(1));
        self.show(self.selected, height, items);
    }

    /// Keeps a line in sight, of so many of which so many are seen, with a line of air where there is room.
    pub(crate) fn show(&mut self, line: usize, height: usize, lines: usize) {
        let air = usize::from(height > 4);
        let last = lines.saturating_sub(height);
        let least = (line + 1 + air).saturating_sub(height);
        let most = line.saturating_sub(air);
        self.offset = self.offset.max(least).min(most).min(last);
    }

    /// Selects an item; says whether it was selected already.
    pub(crate) fn pick(&mut self, item: usize) -> bool {
        std::mem::replace(&mut self.selected, item) == item
    }

    /// Goes on by a turn of the wheel, among so many items.
    pub(crate) fn turn(&mut self, by: isize, items: usize) {
        let to = self.selected.saturating_add_signed(by.signum());
        self.selected = to.min(items.saturating_sub(1));
    }

    /// The item at a place of the screen, of so many of one line each, in a part of the screen that holds them.
    pub(crate) fn at(&self, rows: Rect, at: Position, items: usize) -> Option<usize> {
        let line = rows.contains(at).then(|| usize::from(at.y - rows.y))?;
        Some(self.offset + line).filter(|item| *item < items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screenful_is_what_is_seen_and_a_line_less() {
        let mut list = List::default();
        for (step, selected) in [
            (Move::PageDown, 7),
            (Move::HalfDown, 10),
            (Move::Up, 9),
            (Move::Last, 99),
            (Move::Down, 99),
            (Move::PageUp, 92),
            (Move::First, 0),
            (Move::Up, 0),
        ] {
            list.apply(step, 8, 100);
            assert_eq!(list.selected, selected, "{step:?}");
        }
        list.apply(Move::Last, 0, 0);
        assert_eq!(list.selected, 0);
    }

    #[test]
    fn what_is_selected_is_seen_with_a_line_of_air() {
        let mut list = List::default();
        for (selected, offset) in [(0, 0), (8, 0), (9, 1), (50, 42), (42, 41), (99, 90)] {
            list.selected = selected;
            list.keep_in_sight(10, 100);
            assert_eq!(list.offset, offset, "{selected}");
        }
    }
}
